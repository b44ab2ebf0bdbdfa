/*
 * conversion: the files of one mail through their converters (convert.h), one
 * after the other.
 */
#ifndef AGREED_CONVERSION_H
#define AGREED_CONVERSION_H

#include "daemon/core/core.h"
#include "parsers/reading.h"

struct conversion;

/* What came of the files, in their order; borrowed until the conversion is freed. */
typedef void conversion_fn(void *arg, struct reading_converted *results, size_t n);

/* Copies the files. done is called once, later; the caller frees the conversion then. */
struct conversion *conversion_start(struct core *core, const struct reading_file *files, size_t n,
    conversion_fn *done, void *arg);
void conversion_free(struct conversion *conversion); /* stops it; NULL is allowed */

#endif
