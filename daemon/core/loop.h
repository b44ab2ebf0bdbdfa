/*
 * loop: what the core waits for (descriptors, moments, signals), and the only
 * place that asks what time it is; everything else gets `now`.
 *
 * Tests move the clock: with a clock file (setting test-clock) the time is the
 * machine's plus the seconds written in that file, read anew at each turn.
 */
#ifndef AGREED_LOOP_H
#define AGREED_LOOP_H

#include <stdbool.h>
#include <stdint.h>

struct loop;
struct loop_event;

typedef void loop_fn(void *arg);

/* clock_file may be NULL. Never returns NULL. */
struct loop *loop_new(const char *clock_file);
void loop_free(struct loop *loop);

/* UTC seconds. */
int64_t loop_now(struct loop *loop);

/* Calls fn whenever fd can be read. Owned by the caller: loop_event_free. */
struct loop_event *loop_watch(struct loop *loop, int fd, loop_fn *fn, void *arg);
/* Calls fn once, after so many milliseconds of real time. */
struct loop_event *loop_after(struct loop *loop, int64_t ms, loop_fn *fn, void *arg);
/* A timer that is not running; loop_again starts it (anew). */
struct loop_event *loop_timer(struct loop *loop, loop_fn *fn, void *arg);
void loop_again(struct loop_event *event, int64_t ms);
void loop_stop_timer(struct loop_event *event);
/*
 * Calls fn for a signal, which stays blocked from here on, also when the program
 * begins anew: one that comes between two loops waits for the second.
 */
struct loop_event *loop_signal(struct loop *loop, int signal, loop_fn *fn, void *arg);
void loop_event_free(struct loop_event *event); /* NULL is allowed */

/* Runs until loop_end. */
void loop_run(struct loop *loop);
void loop_end(struct loop *loop);
/* Is the clock a test's? Then moments are looked at often. */
bool loop_is_test(const struct loop *loop);

#endif
