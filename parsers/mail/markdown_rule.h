/*
 * markdown_rule: the rules below the headers of Markdown tables, as people write them and md4c takes them.
 *
 * md4c wants three dashes for a column where people and other programs take one, and takes no table that follows a
 * line of text at once ("Actions:" and below it "| Task | Owner |"): in front of it goes a carriage return, which is
 * an empty line to md4c and none to whoever counts lines. Linear in the text.
 */
#ifndef AGREED_MARKDOWN_RULE_H
#define AGREED_MARKDOWN_RULE_H

#include <stdbool.h>

#include "parsers/base/text.h"

/* The line below a table's header: "|--|:-:|". */
bool markdown_is_rule(struct slice line);
/* The text with rules that md4c takes, as many lines as before; from the pool, or text itself where nothing is to be
 * done. */
struct slice markdown_rules(struct pool *pool, struct slice text);

#endif
