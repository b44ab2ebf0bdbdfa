/*
 * name: folder names. People write them in UTF-8; IMAP carries them in its own
 * modified UTF-7 (RFC 3501 section 5.1.3). Pure.
 */
#ifndef AGREED_NAME_H
#define AGREED_NAME_H

#include "parsers/base/text.h"

/*
 * The name as the server wants it, in pool. NULL when it is empty, not UTF-8,
 * or holds a control character: a line end in it would end the command, and
 * the rest would be run as the next one.
 */
char *name_encode(struct pool *pool, struct slice name);

/* Back again, for the eyes of people; what cannot be decoded stays as it is. Clean, one line. */
struct slice name_decode(struct pool *pool, struct slice wire);

#endif
