/*
 * introduction: the sentence that mail programs put before what they quote:
 * "On 24 Nov 2026, at 10:12, Jane Doe <jane@corp.example> wrote:", in any
 * language and wrapped over several lines.
 *
 * Told by its parts (a date, an address, a verb of the list, the colon at the
 * end), not by a pattern per client. All slices point into the text or pool.
 */
#ifndef AGREED_INTRODUCTION_H
#define AGREED_INTRODUCTION_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/mail/line.h"

struct introduction {
	struct slice date;  /* the words of the date, or empty */
	struct slice name;  /* or empty */
	struct slice email; /* or empty */
	bool weak;          /* only counts when quoted lines follow */
};

/* Is s, the lines of it joined, an introduction? */
bool introduction_parse(struct pool *pool, struct slice s, struct introduction *out);

/* May an introduction end with line s? Cheap: most lines do not. */
bool introduction_may_end(struct slice s);

/* How many lines an introduction takes that begins at line at; 0: none begins there. */
size_t introduction_at(struct pool *pool, const struct lines *lines, size_t at, struct introduction *out);

#endif
