/*
 * post: what this program and the core say to each other on descriptor 3 (see
 * wire.h), and what follows from it: which mails are handed over and not yet
 * marked, and which are to be marked.
 *
 * A mail stays on the first list from MESSAGE to MARKED, so that the core
 * never has to say more than the socket holds, and so that after a reconnect
 * no mail is handed over again that the core has in its queue.
 *
 * When the core is gone, post ends the process: it holds nothing that matters.
 */
#ifndef AGREED_POST_H
#define AGREED_POST_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/ground/wire.h"

struct folder;

/* Names a mail. */
struct post_mail {
	struct folder *folder;
	uint32_t uidvalidity, uid;
};

/* A mail that the core is done with. */
struct post_mark {
	struct post_mail mail;
	int keep; /* KEEP_DONE or KEEP_UNREADABLE; what is left alone is answered at once */
};

struct post {
	struct folder *folders; /* all of this mailbox; owned by talk */
	size_t folder_count;
	struct post_mail given[WIRE_WINDOW];
	size_t given_count;
	struct post_mark *marks;
	size_t mark_count, mark_room;
};

/* Waits for START and gives it, allocated from pool. */
void post_start(struct pool *pool, struct wire_mailbox *start);

/* Hears what there is, without waiting; true when there was something. */
bool post_hear(struct post *post);

void post_state(enum wire_mailbox_state state, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* This folder is there; the core will answer where to begin (folder->placed). */
void post_folder(struct folder *folder);

/* How many mails may be handed over now. */
size_t post_room(const struct post *post);
/* Is it handed over and not marked? */
bool post_has(const struct post *post, const struct post_mail *mail);
/* Hands one over; fd is sealed and stays the caller's. what has all but folder, uidvalidity and uid. */
void post_message(struct post *post, const struct post_mail *mail, struct wire_message what, int fd);

/* The mark at index i is done, or there is nothing to mark: tells the core and forgets the mail. */
void post_marked(struct post *post, size_t i);

#endif
