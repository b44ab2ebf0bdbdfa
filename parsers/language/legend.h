/*
 * legend: the letters by which notes call people: "ML Maya Lin", "Omar Haddad
 * (OH)", "ThB = Thomas Brand", wherever they stand; and the initials of those who
 * were there, where the notes use them without a word about it.
 *
 * What is found goes into the people, so that whoever reads a name knows it.
 * Linear in the text, apart from a bounded number of questions about initials.
 */
#ifndef AGREED_LEGEND_H
#define AGREED_LEGEND_H

#include "parsers/language/outline.h"

/* Once those who were there are known. */
void legend_read(const struct outline *outline, struct people *people);
/* legend_called.c: what the line says that somebody is called besides: "Speaker 4 was Maya". */
void legend_called(struct pool *pool, struct people *people, const struct tokens *t);
/* Whom the first letters of family names mean in the owners' column, "Hadd/Kow", where no legend says so. */
void legend_shortened(const struct outline *outline, struct people *people);
/* Are the letters at token i those of the name behind them ("ML Maya Lin")? The name's tokens, or 0. */
size_t legend_names(const struct tokens *t, size_t i, size_t end, size_t *from);

#endif
