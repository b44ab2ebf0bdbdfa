/*
 * html_table: is a table one of data, and its rows. Mail programs draw letters
 * with tables; those are walked as if the table were not there.
 */
#ifndef AGREED_HTML_TABLE_H
#define AGREED_HTML_TABLE_H

#include "parsers/mail/html_walk.h"

/* No table inside, and at least two rows in which two cells say something, or one of three brief ones. */
bool html_table_is_data(const struct html_tree *tree, const struct html_node *table);

void html_table_add(struct html_walk *w, const struct html_node *table);

#endif
