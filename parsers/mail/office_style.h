/*
 * office_style: what the styles and numberings of a Word document say about
 * its paragraphs: heading or list, how deep, counted or not.
 */
#ifndef AGREED_OFFICE_STYLE_H
#define AGREED_OFFICE_STYLE_H

#include "parsers/mail/office_package.h"

struct pool;

#define OFFICE_STYLE_MAX 1000
#define OFFICE_LEVELS 9

struct office_style {
	struct slice id, based_on;
	int heading;            /* 1..6, or 0 */
	int list;               /* numbering, or 0 */
	int level;              /* of the list, 0.. */
	bool listed;            /* "List Bullet", "List Number" */
	bool bold;
};

struct office_numbering {
	int number;             /* as paragraphs name it */
	int abstract;
	bool ordered[OFFICE_LEVELS];
	int count[OFFICE_LEVELS]; /* items so far, kept by the reader of paragraphs */
};

struct office_styles {
	struct office_style *styles;
	size_t n, cap;
	struct office_numbering *numberings, *abstracts;
	size_t numbering_count, numbering_cap, abstract_count, abstract_cap;
};

void office_styles_read(struct pool *pool, struct office_package *package, struct office_styles *out);

/* What a style says, its ancestors asked; zeroed when there is none. */
struct office_style office_style_find(const struct office_styles *styles, struct slice id);

struct office_numbering *office_numbering_find(const struct office_styles *styles, int number);

/* The number at the start of s, 0..9999. */
int office_number(struct slice s);

#endif
