/*
 * byhand: the administrator says what a person would say by mail, on that
 * person's behalf. What is asked for becomes a reading with one answer, which
 * goes the road of replies: who may say it, what the state allows, what
 * follows and who is told are decided there. The log and the mails say that it
 * was entered by the administrator; the person learns of it too.
 *
 * The request is one JSON object:
 *
 *   agreement, point   numbers; point 0 or none: no point in particular
 *   act                an act's name (reading.h), or "after"
 *   as                 address or name of somebody on the agreement; none: an owner's
 *                      word is its only owner's, all others are the requester's
 *   words              the reason, the note, the new wording
 *   date, minute       change, reassign: the new date; away: the first day back
 *   to, standard       another owner; "done when"
 *   parts              split: [{text, date, minute}]
 *   after              the number of the point that is waited for
 */
#ifndef AGREED_BYHAND_H
#define AGREED_BYHAND_H

#include "daemon/core/core.h"
#include "parsers/base/text.h"

/*
 * In a transaction of its own, which is rolled back when it cannot be. Adds to
 * answer one JSON object: done; why (when it is not); tag, for {name, email},
 * state (of the point) and words (the state as people read it), mails [{to, kind, state}].
 */
void byhand(struct core *core, const char *request, struct text *answer);

#endif
