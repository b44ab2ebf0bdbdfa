/*
 * phrase: the line that inline text of HTML, Markdown or Word gathers in, and
 * how its pieces looked, until a block border ends it.
 */
#ifndef AGREED_PHRASE_H
#define AGREED_PHRASE_H

#include "parsers/base/block.h"

/* How text looks; bits. */
enum {
	LOOK_BOLD = 1, LOOK_UNDER = 2, LOOK_STRUCK = 4, LOOK_PRE = 8, LOOK_CODE = 16,
	LOOK_MARK = 32,      /* Word: the bullet or number that it draws itself (mso-list: Ignore) */
	LOOK_DINGBAT = 64    /* letters of a font of signs, where "o" is a box */
};

struct phrase {
	struct pool *pool;
	struct text words;
	struct text gone;       /* what is struck through */
	struct text mark;       /* the bullet that Word draws */
	int mark_look;
	size_t lead;            /* bytes of words that are bold from the start */
	bool lead_over;
	bool plain;             /* some of it is neither bold nor underlined */
	bool uncoded;           /* some of it is no preformatted code */
	int indent;             /* no-break spaces before the first word */
	int space;              /* waits for the next word: 1 white space, 2 a line end */
	enum block_box box;
	size_t broken;          /* bytes of words before the last line break within a point; 0: none */
	bool padded;            /* it holds white space that is displayed */
};

/* Adds inline text; white space counts as HTML has it. */
void phrase_add(struct phrase *l, struct slice s, int look);

/* A line break within a point: what follows is still part of it, set off by a dash where it is but a name. */
void phrase_break(struct phrase *l);

void phrase_init(struct phrase *l, struct pool *pool);

bool phrase_is_empty(const struct phrase *l);

/*
 * Fills *b with the line (kind PARAGRAPH; ITEM where Word drew a bullet or a box
 * stands before it; CODE where it is nothing else) and empties it; false, and nothing is emptied but
 * white space, when there are no words. *typed: nothing but its words, and
 * these may be a bullet or heading by layout.
 */
bool phrase_take(struct phrase *l, struct block *b, bool *typed);

#endif
