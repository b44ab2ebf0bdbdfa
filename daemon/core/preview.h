/*
 * preview: what a mail would lead to, by the same road, with records that live in
 * memory alone and nobody to send. Behind `agreectl preview`.
 */
#ifndef AGREED_PREVIEW_H
#define AGREED_PREVIEW_H

#include "daemon/core/core.h"

/*
 * Reads the mail in file ("-": standard input) and prints who would get what;
 * with folder, every mail is written there as NUMBER-KIND-RECIPIENT.eml instead
 * of being printed. Returns the exit status.
 */
int preview(struct core *core, const char *file, const char *folder);

#endif
