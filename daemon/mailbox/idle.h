/*
 * idle: waiting while the server pushes (RFC 2177). Between idle_begin and
 * idle_end nothing else may be said.
 */
#ifndef AGREED_IDLE_H
#define AGREED_IDLE_H

#include "daemon/mailbox/session.h"

/*
 * A server may hang up on who is silent for 30 minutes, and boxes between us
 * and it forget a connection long before: IDLE is ended and begun anew after
 * so many seconds.
 */
#define IDLE_S (9 * 60)

/* Begins. SESSION_NO: not possible here. *news: the server told of a change already. */
enum session_answer idle_begin(struct session *s, bool *news);
/* Is there something to read that poll would not show? */
bool idle_has_pending(const struct session *s);
/* Ends, and hears what the server still says. */
enum session_answer idle_end(struct session *s);

#endif
