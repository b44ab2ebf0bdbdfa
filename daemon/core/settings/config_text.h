/*
 * config_text: the text of a settings file before libconfuse sees it. Finds
 * what is never closed (libconfuse would only say "premature end of file"),
 * which line opened a section, and blanks out a statement, so that one wrong
 * name does not hide the errors behind it.
 */
#ifndef AGREED_CONFIG_TEXT_H
#define AGREED_CONFIG_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"

/*
 * The text of in with the bare word of each include( ) in quotes, because the
 * slash and star of a pattern would begin a comment. Out is empty at first.
 */
void config_text_prepare(struct slice in, struct text *out);
/* A quote, comment or brace that is never closed: its line, and what it is ("a quote"); 0 when all is well.
 */
int config_text_unclosed(const char *text, size_t len, const char **what);
/*
 * For each line on which a section is closed, the line on which it was opened; for the others themselves.
 * opened has room for lines + 1 numbers, where lines is at least 1 and the number of line ends and one more.
 */
void config_text_opened(const char *text, size_t len, int *opened, int lines);
/*
 * Replaces the statement that begins with name on that line by blanks: value,
 * list or section and all. false when it is not there.
 */
bool config_text_blank(char *text, size_t len, int line, const char *name);

#endif
