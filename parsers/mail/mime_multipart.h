/*
 * mime_multipart: where the parts of one multipart begin and end (RFC 2046
 * section 5.1).
 *
 * Forgiven: blanks behind a boundary, or at its end in the label; a boundary
 * that begins another one; empty parts; no closing line, or one in the middle
 * of parts that go on; a label that names no line of the body, or none at all.
 *
 * Never fails; linear in the body.
 */
#ifndef AGREED_MIME_MULTIPART_H
#define AGREED_MIME_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"

struct pool;

/*
 * The parts of body, their fields in front, at most max of them; slices of
 * body. *n is 0 where body holds no line that could be a boundary.
 */
struct slice *mime_multipart_split(struct pool *pool, struct slice body, struct slice boundary, size_t max, size_t *n);

/* Is the first line of body that is not empty a boundary? */
bool mime_multipart_opens(struct slice body, struct slice boundary);

#endif
