/*
 * process: "#process design-request by 18 Dec", alone on a line of what the
 * writer wrote or in the subject: what is started, and from or by when. The
 * first one counts. Dates count from the mail's own. Linear in the text.
 */
#ifndef AGREED_LANGUAGE_PROCESS_H
#define AGREED_LANGUAGE_PROCESS_H

#include "parsers/base/text.h"

struct pool;
struct question;
struct reading;

/* own is the writer's text without what it quotes. Fills reading->process. */
void process_read(struct pool *pool, const struct question *question, struct slice own, struct reading *reading);

#endif
