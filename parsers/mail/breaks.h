/*
 * breaks: where the lines of a text end, and who ended them: a program that wraps them where the next word does not
 * fit, or whoever typed one below the other what are lines of their own. And by what else a text's lines are told:
 * that it is a chat, that its points begin with the letter "o".
 *
 * Linear in the text.
 */
#ifndef AGREED_BREAKS_H
#define AGREED_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"

/* A line longer than this was not wrapped by any mail program. */
#define WRAP_MAX 100

struct breaks {
	bool wrapped; /* the text shows signs of a program's line ends */
	size_t width; /* and this is where they come */
	bool typed;   /* nobody broke them: each line is one of its own, however it begins */
	bool chat;    /* it is a pasted chat, where each line is a message of its own */
	bool rings;   /* points begin with the letter "o" */
};

struct breaks breaks_measure(const struct slice *lines, size_t n);
/* Does the line at go on from a name or a label that stands above others in small letters: "Maya:", "send the offer", "book the hall"? */
bool breaks_below_label(const struct slice *lines, size_t at);
/* "  o two slates are off": set in, the letter, a space. */
bool breaks_is_ring(struct slice line);

#endif
