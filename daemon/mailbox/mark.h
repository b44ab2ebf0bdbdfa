/*
 * mark: what the core is done with gets its mark on the server: a keyword, or
 * a move into another folder. Never a plain EXPUNGE, which would remove what
 * other people have marked as deleted; never a change of \Seen.
 */
#ifndef AGREED_MARK_H
#define AGREED_MARK_H

#include "daemon/mailbox/folder.h"
#include "daemon/mailbox/post.h"

/*
 * Marks all that is to be marked and tells the core. A mail that is no longer
 * there counts as marked; so does one that cannot be marked: the administrator
 * is told once, and the core's journal knows the mail anyway.
 */
enum session_answer
mark(struct session *s, struct post *post, struct folder **selected, const struct wire_mailbox *settings);

#endif
