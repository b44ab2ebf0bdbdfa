/*
 * pack: typed fields to bytes and back; the only encoding on the wire.
 *
 * One function per struct serves both ways: `pack_text(p, &x->name)` writes
 * the field when the pack was opened for writing and reads it when it was
 * opened for reading, so that the two can never differ. Integers are little
 * endian; a text is its length (u32) and its bytes.
 *
 * Reading trusts nothing: a length beyond the bytes that are there, a count
 * over its limit or a text that is not clean sets p->bad; everything read
 * after that is zero. Check p->bad once, at the end. What is read is copied
 * into the pool.
 */
#ifndef AGREED_PACK_H
#define AGREED_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/text.h"

struct pack {
	struct text out;     /* writing */
	struct slice in;     /* reading */
	size_t at;
	struct pool *pool;   /* reading: where texts and arrays go */
	bool reading;
	bool bad;
};

void pack_write(struct pack *p, struct pool *pool);
void pack_read(struct pack *p, struct pool *pool, struct slice bytes);

void pack_bool(struct pack *p, bool *v);
void pack_int(struct pack *p, int *v);          /* any enum that fits an int goes through pack_enum */
void pack_enum(struct pack *p, int *v, int max);/* 0..max, else bad */
void pack_i64(struct pack *p, int64_t *v);
void pack_double(struct pack *p, double *v);    /* 0..1 */
/* Bytes as they are, at most limit. */
void pack_bytes(struct pack *p, struct slice *v, size_t limit);
/* Clean UTF-8 (see text_clean), at most PACK_TEXT_MAX bytes. */
#define PACK_TEXT_MAX ((size_t)4 * 1024 * 1024)
void pack_text(struct pack *p, struct slice *v);
/*
 * The length of an array: writes *n, or reads it, refuses more than max, and
 * makes *v point to room for that many things of size bytes each. Then loop
 * over *n and pack each.
 */
void pack_count(struct pack *p, size_t *n, size_t max, void *v_ptr, size_t size);
#define pack_array(p, v, n, max) pack_count((p), (n), (max), (v), sizeof(**(v)))

/* A list of texts. */
void pack_texts(struct pack *p, struct slice **v, size_t *n, size_t max);

/* Did reading end well, with nothing left over? */
bool pack_ended(const struct pack *p);

#endif
