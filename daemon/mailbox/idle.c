/* See idle.h. What a push says is not looked at: any word is a reason to look at the folders. */
#include <stdio.h>
#include <string.h>

#include "daemon/mailbox/idle.h"

enum session_answer
idle_begin(struct session *s, bool *news)
{
	enum session_answer answer;
	const char *line;
	char command[40];

	*news = false;
	snprintf(command, sizeof(command), "A%d IDLE", ++s->tag);
	session_begin(s, 0);
	if (!session_say(s, command))
		return SESSION_BROKEN;
	while ((line = session_hear(s)) != NULL) {
		if (line[0] == '+')
			return SESSION_OK;
		if (session_is_answer(s, line, &answer))
			return SESSION_NO;
		*news = true;
	}
	return SESSION_BROKEN;
}

bool
idle_has_pending(const struct session *s)
{
	return s->imap->imap_stream->read_buffer_len > 0 || tls_has_pending(s->tls);
}

enum session_answer
idle_end(struct session *s)
{
	enum session_answer answer;
	const char *line;

	session_begin(s, 0);
	if (!session_say(s, "DONE"))
		return SESSION_BROKEN;
	while ((line = session_hear(s)) != NULL) {
		if (session_is_answer(s, line, &answer))
			return answer;
		if (strncasecmp(line, "* BYE", 5) == 0) {
			session_fail(s, "the server said \"%.200s\"", line + 2);
			return SESSION_BROKEN;
		}
	}
	return SESSION_BROKEN;
}
