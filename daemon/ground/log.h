/*
 * log: one line each on standard error, with the <n> priority prefix that
 * systemd understands when the daemon is not on a terminal. Never a mail's
 * text, never a secret; control characters of foreign words are replaced.
 */
#ifndef AGREED_LOG_H
#define AGREED_LOG_H

#include <stdbool.h>

/* The program's name in front of each line; details switches log_debug on. */
void log_start(const char *program, bool details);

/* What went wrong and what to do; the administrator must look. */
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Something is not as it should be, and the daemon goes on by itself. */
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* What happened: one line an event. */
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* We are bad: a broken promise inside the program. Never because of input. */
#define die(...) log_die(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void log_die(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
