/*
 * sandbox: the jail around the program that looks into mails. Once closed it
 * cannot be opened: no file, no network, no process, no new descriptor but
 * those that are handed over.
 *
 * Three walls, so that a hole in one is not a way out: a short list of system
 * calls (any other kills, SIGSYS), Landlock with nothing allowed, and limits
 * on memory, descriptors and processes. Where the kernel has no Landlock the
 * log says so and the other two stand. Under AddressSanitizer, which needs
 * what the list forbids, only the limits are set.
 */
#ifndef AGREED_SANDBOX_H
#define AGREED_SANDBOX_H

#include <stddef.h>

/* Address space of a jailed reader: its libraries take 90 MB of it, its pool at most 256 MB. */
#define SANDBOX_MEMORY_MAX ((size_t)448 * 1024 * 1024)

/* Closes the jail. Ends the process when it cannot be closed. */
void sandbox_reader(void);

/* The process may use so many more seconds of CPU; then it is killed (SIGXCPU). */
void sandbox_seconds(unsigned seconds);

#endif
