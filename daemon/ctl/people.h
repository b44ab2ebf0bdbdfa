/*
 * people: the directory outside of the settings. What is ambiguous or missing in
 * it, in words; and the sections of agreed.conf that say the same.
 */
#ifndef AGREED_CTL_PEOPLE_H
#define AGREED_CTL_PEOPLE_H

#include "parsers/base/directory.h"

struct pool;

/* Begins a file that people_conf made; behind it stand a check sum and a line end. */
#define PEOPLE_MARK "# Written by agreectl people import; sum "

/* Adds a line for each thing that somebody should look at; returns how many. */
size_t people_check(struct pool *pool, const struct directory *d, struct text *out);

/* The person and department sections, in the order of d, behind PEOPLE_MARK and the sum of all that follows. */
void people_conf(struct pool *pool, const struct directory *d, struct text *out);

/* Is this text what people_conf wrote, without a change since? */
bool people_conf_is_ours(struct slice text);

#endif
