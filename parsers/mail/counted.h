/*
 * counted: a line of typed minutes that counts a task and says whose it is in a column:
 *
 *     AI 26-09-1  ML  replace the labels
 *     ACTION 1.1 (ML): replace the labels
 *
 * Used by plain.c. Linear in the line.
 */
#ifndef AGREED_COUNTED_H
#define AGREED_COUNTED_H

#include <stdbool.h>

#include "parsers/base/text.h"

/* Both are parts of the line. */
struct counted {
	struct slice who;  /* "ML"; empty where the text says it, or nobody does */
	struct slice text; /* "replace the labels", "(ML): replace the labels" */
};

/* False: the line counts no task, and c holds nothing of use. */
bool counted_read(struct slice line, struct counted *c);

#endif
