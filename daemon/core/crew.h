/*
 * crew: the core's children. Each is started, watched, and started again with
 * a growing pause when it ends, whatever the reason. The core never dies of
 * what a child says or does.
 */
#ifndef AGREED_CREW_H
#define AGREED_CREW_H

#include <stdbool.h>

#include "daemon/ground/wire.h"

struct crew;
struct loop;
struct pool;

struct crew_duty {
	/* It has just started: send it its START message. */
	void (*started)(void *arg);
	/*
	 * It said something. false: it makes no sense; the child is killed.
	 * passed is closed by crew afterwards unless the duty dup'ed it.
	 */
	bool (*said)(void *arg, struct pool *pool, enum wire_type type, struct pack *body, int passed);
	/* All that was there to be heard in this turn has been heard. May be NULL. */
	void (*heard)(void *arg);
	/* It has ended: what it was busy with is not done. May be NULL. */
	void (*ended)(void *arg, const char *how);
};

/* label is for the log ("mailbox notes"); it, duty and arg must outlive the crew. */
struct crew *crew_new(struct loop *loop, const char *program, const char *label, const struct crew_duty *duty,
    void *arg);
void crew_free(struct crew *crew); /* kills the child; NULL is allowed */

/* Sends; false when the child is not there or does not listen (it is killed then). */
bool crew_send(struct crew *crew, enum wire_type type, const struct pack *body, int passed);
bool crew_is_up(const struct crew *crew);
/* Ends the child at once; it is started again after the usual pause. */
void crew_kill(struct crew *crew, const char *why);

#endif
