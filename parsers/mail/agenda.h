/*
 * agenda: an attached calendar file as text for people: what the meeting was,
 * when, who was asked to it, and its description (people write notes there).
 *
 * Context, not an answer: what a calendar answers or asks is ical.h's affair.
 * Values stand as written, times without their zone. text is clean. Blocks
 * live in pool and have no lines yet (lines.h). Never fails.
 */
#ifndef AGREED_AGENDA_H
#define AGREED_AGENDA_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

void agenda_blocks(struct pool *pool, struct slice text, struct block_list *blocks);

#endif
