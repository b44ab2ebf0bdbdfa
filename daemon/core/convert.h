/*
 * convert: a file of a mail through a converter of the settings (pdftotext and the
 * like): a program of its own with the file on standard input and text on standard
 * output, no environment, few rights, and limits on time, memory and output. What
 * comes out is no more believed than a mail: only the reader looks into it.
 */
#ifndef AGREED_CONVERT_H
#define AGREED_CONVERT_H

#include "daemon/core/settings/config.h"
#include "daemon/core/core.h"
#include "parsers/base/text.h"

struct convert;

/* text is borrowed until the call returns, empty when it failed; why is a sentence then. */
typedef void convert_fn(void *arg, struct slice text, const char *why);

/* The converter for that type, or NULL. */
const struct config_converter *convert_find(const struct config *config, struct slice type);

/* Starts it; done is called later, once, unless convert_stop comes first. Never returns NULL. */
struct convert *convert_start(struct core *core, const struct config_converter *converter, struct slice bytes,
    convert_fn *done, void *arg);
void convert_stop(struct convert *convert); /* kills it; NULL is allowed */

#endif
