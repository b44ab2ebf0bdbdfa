/*
 * repeat: the same words again. A program that answers every mail, without any
 * field that says so, says the same each time; a person who presses "send" twice
 * does as well. What was not understood the first time is not asked about again,
 * and nobody is told of it twice. Words that change something are not looked at:
 * saying them twice does no harm.
 */
#ifndef AGREED_REPEAT_H
#define AGREED_REPEAT_H

#include <stdbool.h>

#include "daemon/core/core.h"
#include "daemon/core/record.h"

struct pool;
struct reading;

/* Seconds within which the same words are a repetition. */
#define REPEAT_S (24 * 3600)

/* Has the writer of the reading said this, which changes nothing, on that agreement before? Numbers in it do not count. */
bool repeat_is(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading);

#endif
