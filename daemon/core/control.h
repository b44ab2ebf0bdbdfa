/*
 * control: the core's door for the administrator, a socket in the state folder
 * (SOCK_SEQPACKET, mode 0600). One message is one command line, the answer is
 * one message of text, and the connection ends. Only agreectl talks to it.
 *
 *   hand JSON      what a person would say by mail (byhand.h); answered in JSON
 *   process list   the processes that can be started
 *   process start NAME requester=ADDRESS [by=DATE] [from=DATE]
 *   report text|json|csv FROM TO   what became of promises (account.h); - for the last seven days
 *   release WHO    lets held mails to an address go; "all" for everybody
 */
#ifndef AGREED_CONTROL_H
#define AGREED_CONTROL_H

#include "daemon/core/core.h"

/* NULL when the socket cannot be made: the log says why, and the daemon goes on without. */
struct control *control_new(struct core *core);
void control_free(struct control *control); /* NULL is allowed */

#endif
