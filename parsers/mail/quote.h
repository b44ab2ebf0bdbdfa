/*
 * quote: what the writer of a reply wrote anew.
 *
 * Everything that somebody else wrote must go: a quoted question of ours read
 * as new text could become a yes. So in doubt a line counts as quoted, with
 * one exception: when nothing at all would be left, the whole text comes back,
 * for a person who writes below a strange line must be heard.
 *
 * Known: lines with '>', also between own lines (then the own lines stay, in
 * order); introductions ("On ..., X wrote:") in many languages, wrapped too;
 * header blocks of Outlook; "-----Original Message-----"; signatures, "Sent
 * from my ..." and their like.
 *
 * The text of lines is clean (text_clean); what comes back is, too, and lives in pool.
 */
#ifndef AGREED_QUOTE_H
#define AGREED_QUOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"
#include "parsers/mail/line.h"

struct pool;

/* A quoted stretch and the own words right below it; both on lines of their own, without '>'. */
struct quote_pair {
	struct slice quoted;
	struct slice answer;
};

/* More inline answers than anybody writes. */
#define QUOTE_PAIR_MAX 200

struct slice quote_reply(struct pool *pool, struct lines lines);

/* The same, and the inline answers in order; *pairs is NULL when there are none. */
struct slice quote_split(struct pool *pool, struct lines lines, struct quote_pair **pairs, size_t *n);

/* Does the line (trimmed) introduce a quote: "Am 24.11. schrieb Jane Doe:"? */
bool quote_is_introduction(struct pool *pool, struct slice line);

#endif
