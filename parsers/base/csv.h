/*
 * csv: the fields of a file of comma-separated values, one after another
 * (RFC 4180, section 2), with any one character between them.
 *
 * What files do against it and is read as meant: lines that end with a bare LF,
 * and signs behind a closing quote. Never fails but for a quote that is not closed.
 */
#ifndef AGREED_CSV_H
#define AGREED_CSV_H

#include <stdbool.h>

#include "parsers/base/text.h"

struct pool;

/* Bytes of a field that are kept; more is no name, date or sentence. */
#define CSV_FIELD_MAX 1000

struct csv {
	struct slice rest; /* what was not read yet: at first the file, without a byte order mark */
	char separator;
	int line;          /* of rest, from 1; csv_field counts line ends inside quotes, the caller those of records */
	bool is_open;      /* a quoted field has no closing quote; line is where it begins */
};

/* The bytes of a file, as they are decoded, to be read from line 1. */
struct csv csv_of(struct slice bytes, char separator);

/* The next field as one clean line, with its quotes undone; lives in pool. *last: it ends the record. */
struct slice csv_field(struct pool *pool, struct csv *csv, bool *last);

/* To the next record, over the fields of this one that nobody wants. */
void csv_skip(struct csv *csv);

#endif
