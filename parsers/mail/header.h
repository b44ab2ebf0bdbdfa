/*
 * header: the fields of a message or part, and what they mean.
 *
 * Mails are read as they come, not as they should be: raw 8-bit fields,
 * encoded words in wrong places and cut in the middle of a character, lists of
 * addresses with a broken one in the middle. A field that cannot be read comes
 * back empty; the others are not touched by it.
 *
 * Slices of struct header point into the raw bytes; all else is clean UTF-8
 * on one line (text_clean_line), in pool.
 */
#ifndef AGREED_HEADER_H
#define AGREED_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/text.h"
#include "parsers/reading.h"

struct pool;

/* A block of fields longer than this is an attack: the rest is not looked at. */
#define HEADER_BLOCK_MAX ((size_t)256 * 1024)
/* The same for one field; a list of 500 addresses fits. */
#define HEADER_FIELD_MAX ((size_t)64 * 1024)
/* Fields in a block. A mail over twenty relays has below 200. */
#define HEADER_FIELDS_MAX 2000

struct header_field {
	struct slice name;   /* as written, without the colon */
	struct slice value;  /* raw, folds and all, trimmed */
};

struct header {
	struct header_field *v;
	size_t n;
	size_t length;       /* bytes of the block with its empty line: the body begins there */
	bool cut;            /* longer than the limits: something was left out */
};

/*
 * Splits the block of fields at the start of raw (RFC 5322 section 2.2). Lines
 * may end in CR LF, LF or CR. Without an empty line the body begins at the
 * first line that is no field; raw without any field is all body.
 */
struct header header_split(struct pool *pool, struct slice raw);

/* The raw value of the first (or the next after *at) field of that name; p is NULL when there is none. */
struct slice header_find(const struct header *h, const char *name);
struct slice header_next(const struct header *h, const char *name, size_t *at);
bool header_has(const struct header *h, const char *name);

/* The value with encoded words (RFC 2047) and raw 8-bit bytes decoded. */
struct slice header_decode(struct pool *pool, struct slice value);
/* header_decode of header_find; empty when there is none. */
struct slice header_text(struct pool *pool, const struct header *h, const char *name);

/* The value without comments (RFC 5322 section 3.2.2), on one line; quoted strings stay. */
struct slice header_strip(struct pool *pool, struct slice value);

/*
 * The addresses of a list, groups flattened, at most READING_ADDRESS_MAX. An
 * entry without an address that could work keeps its name and has no email.
 */
struct reading_addresses header_addresses(struct pool *pool, struct slice value);

/* The ids in a References: or Message-ID: field, without < >, at most READING_REFERENCE_MAX (the last ones). */
struct slice *header_ids(struct pool *pool, struct slice value, size_t *n);

/*
 * RFC 5322 section 3.3 with the obsolete forms of 4.3 and what mailers make of
 * it: no weekday, two-digit year, named or no zone (then offset_s is left as
 * it came in), ISO 8601. False when there is no date in it.
 */
bool header_date(struct slice value, int64_t *at, int *offset_s);

/* One parameter of a structured field, RFC 2231 joined and decoded; false when absent. */
bool header_param(struct pool *pool, struct slice value, const char *name, struct slice *out);
/* The same for a parameter in which each blank counts, as in a boundary: the bytes as they stand, not decoded. */
bool header_param_raw(struct pool *pool, struct slice value, const char *name, struct slice *out);
/* What stands before the first ';' of a structured field, lower case, comments gone. */
struct slice header_token(struct pool *pool, struct slice value);

/*
 * The subject without the marks of answers and forwards in the languages that
 * mailers use, list tags aside, without keyword and our own "[A-17]".
 */
struct slice header_title(struct pool *pool, struct slice subject, struct slice keyword);
/* Do the marks in front of the subject say answer, or forward? The first one decides. */
enum header_mark { HEADER_MARK_NONE, HEADER_MARK_ANSWER, HEADER_MARK_FORWARD };
enum header_mark header_mark(struct pool *pool, struct slice subject);

/*
 * Who the topmost Authentication-Results says found out about the mail
 * (auth_server), and whether something passed that is aligned with From (DMARC,
 * or SPF or DKIM by RFC 7489 section 3.1) and DMARC did not fail. Whether that
 * server is to be believed is not known here.
 */
void header_auth(struct pool *pool, const struct header *h, struct reading *reading);

/* Fills all fields of reading that come from the header. */
void header_read(struct pool *pool, const struct header *h, const struct question *question,
    struct reading *reading);

#endif
