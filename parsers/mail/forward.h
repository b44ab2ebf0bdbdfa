/*
 * forward: finds the mail that was forwarded inside the text of another.
 *
 * One method for all clients and languages: a run of lines whose labels all
 * come from the families From, Date, Subject, To, Cc (a table of words in many
 * languages), in any order, bold or quoted, with or without a line before them
 * that says "forwarded". Besides, the forms without such a run: Yahoo's header
 * in one line, and one sentence ("On ..., X wrote:") when the subject says
 * that this is a forward.
 *
 * A header block that stands in a reply is no forward: without a mark before
 * it, it counts only if the subject says forward (header_mark) or nothing says
 * reply. Nested forwards: the outermost counts, its text holds the inner ones.
 * Attached messages are mime's affair.
 *
 * The text of lines is clean (text_clean). Everything in *out is clean and lives in pool.
 */
#ifndef AGREED_FORWARD_H
#define AGREED_FORWARD_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/text.h"
#include "parsers/mail/line.h"
#include "parsers/reading.h"

struct pool;

/* Where it was found in the text; lines are 1-based. */
struct forward_place {
	struct slice note; /* what the forwarder wrote above it, trimmed; part of text */
	int mark;          /* first line that belongs to the forward: its mark or its header */
	int line;          /* the line of text where out->text begins */
	int last;          /* the last line of out->text */
	int depth;         /* quote marks ('>') that were taken off each of its lines */
};

/*
 * Line n of out->text is line place->line + n - 1 of the text, less its quote
 * marks. subject decides the doubtful forms, it may be empty. place may be
 * NULL. False, and *out zeroed, when there is no forward.
 */
bool forward_find(struct pool *pool, struct slice subject, struct lines lines, struct reading_forward *out,
    struct forward_place *place);

/*
 * A date as a client writes it in a forwarded header, in any of the languages:
 * "Thu, Mar 24, 2016 at 5:17 PM", "26. Oktober 2021 um 14:25:08 OESZ",
 * "2021. november 2., kedd 09:26:50 CET", "25/10/2021 14:25". Where day and
 * month could be swapped, the day comes first unless the clock is a 12-hour
 * one in English. offset_s stays as it came in when no zone is written.
 * False when no date is in it.
 */
bool forward_date(struct pool *pool, struct slice s, int64_t *at, int *offset_s);

/*
 * Does line begin with a header label of one of the families, in any language?
 * *value is what stands behind the colon.
 */
enum forward_field {
	FORWARD_NONE,
	FORWARD_FROM,
	FORWARD_DATE,
	FORWARD_SUBJECT,
	FORWARD_TO,
	FORWARD_CC,
	FORWARD_OTHER
};
enum forward_field forward_label(struct pool *pool, struct slice line, struct slice *value);

/* The same without the value, told once of each line. For quote.h, too. */
enum forward_field forward_line_label(struct pool *pool, struct line *line);

/* Does the line say that a forwarded or original message follows ("-----Original Message-----")? Told once.
 */
enum forward_mark { FORWARD_MARK_NONE, FORWARD_MARK_FORWARDED, FORWARD_MARK_ORIGINAL };
enum forward_mark forward_line_mark(struct pool *pool, struct line *line);

#endif
