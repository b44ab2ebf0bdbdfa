/*
 * claim_head: what the title of a column asks for, where a word of it tells. Which column that makes a table's, says
 * claim_column.c. Slices of any length, read once.
 */
#ifndef AGREED_CLAIM_HEAD_H
#define AGREED_CLAIM_HEAD_H

#include <stdbool.h>

#include "parsers/base/text.h"

/* "Name" and nothing more: a person's, or, where another column says whose, what the task is called. */
bool head_is_name(struct slice header);
/* "Abteilung", "责任部门": a department is asked for, which gives way to a column for the person. */
bool head_is_department(struct slice header);
/* "By": who, or by when. */
bool head_is_by(struct slice header);
/* "Review date", "Date raised", "Valid until": a day of something else than the task. */
bool head_is_other_day(struct slice header);
/* "Actual date", "Erledigt am": what has a day there is done. */
bool head_is_day_done(struct slice header);
/* "Due (new)", "Neuer Termin", "Revised date": the day that goes before the one in another column for it. */
bool head_is_newer_day(struct slice header);
/* "Date" and no more: the day of the entry, where another column says by when. */
bool head_is_date(struct slice header);
/* "Customer contact", "Ansprechpartner", "Lead / topic": gives way to a column for the owner. */
bool head_is_contact(struct slice header);
/* "Requested by", "Contact": people, but not those who do it. */
bool head_is_others(struct slice header);
/* "Task ID", "Bucket name", "Created by": what a board keeps of a card besides its task, person and day. */
bool head_is_of_card(struct slice header);
/* "Who", "Wer": beside a day, that asks for whoever does it; "Name" does not. */
bool head_asks_who(struct slice header);

#endif
