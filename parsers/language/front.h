/*
 * front: lists of who does what in which nothing stands between a name and its
 * task: "Maya Lin order new badges", "@Omar the posters, by Friday".
 *
 * A name in front of a line may as well begin a sentence about somebody. So it
 * counts only behind an open check box, under an action heading, or where several
 * lines in a row are of this kind and tell what is to be done. Linear in the lines.
 */
#ifndef AGREED_FRONT_H
#define AGREED_FRONT_H

#include "parsers/language/outline.h"

/* Sets place->front wherever it is so; once the speakers of chats are known. */
void front_find(struct outline *outline, const struct people *people);

#endif
