/*
 * transfer: base64, quoted-printable and the Q encoding, undone as far as they
 * can be: what is not in the alphabet is skipped, a cut end gives what is
 * there. Own code, because libetpan 1.9.4's decoder computes sizes that can
 * overflow (fixed upstream in 1.10, which Debian 12 has not).
 *
 * Results live in pool and are at most limit bytes. Linear.
 */
#ifndef AGREED_TRANSFER_H
#define AGREED_TRANSFER_H

#include "parsers/base/text.h"

struct pool;

struct slice transfer_base64(struct pool *pool, struct slice s, size_t limit);
/* RFC 2045 section 6.7; a "=" that begins no code stays as it is. */
struct slice transfer_quoted(struct pool *pool, struct slice s, size_t limit);
/* RFC 2047 section 4.2: the same, and "_" is a space. */
struct slice transfer_q(struct pool *pool, struct slice s);
/* "%41" of RFC 2231 section 4. */
struct slice transfer_percent(struct pool *pool, struct slice s);
/* The bytes of a uuencoded block, from its "begin" line to "end". */
struct slice transfer_uu(struct pool *pool, struct slice s, size_t limit);

#endif
