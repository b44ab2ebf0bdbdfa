/*
 * markdown_break: where a line of a Markdown paragraph ends, does what it says end
 * too? Markdown joins such lines, but people type one below the other what they
 * mean as a list ("Maya: draw the plan"), and their programs wrap what they type.
 */
#ifndef AGREED_MARKDOWN_BREAK_H
#define AGREED_MARKDOWN_BREAK_H

#include <stdbool.h>

#include "parsers/base/text.h"

struct markdown_break {
	bool measured;
	size_t width; /* at which a program wrapped the text's lines; 0: none did */
};

/* Is the line of text in which p stands one of its own, and does not go on with the one above? */
bool markdown_breaks(struct markdown_break *state, struct slice text, const char *p);

#endif
