/*
 * Method: a list of blocks, each at least BLOCK_SIZE; allocation moves a mark
 * forward in the newest block. What was allocated last grows in place. Blocks of
 * the usual size are kept over a reset, up to KEEP_MAX: the next message finds
 * its memory mapped. Known bug: an array that grows while others are allocated
 * leaves its old copy behind, so a pool can hold twice what is in use.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"

/* One block serves most mails whole; larger things get a block of their own. */
#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGN ((size_t)16)
/* Bytes kept for the next message. */
#define KEEP_MAX ((size_t)1024 * 1024)

struct block {
	struct block *next;
	size_t size;
	size_t used;
	_Alignas(16) char data[];
};

struct pool {
	struct block *newest;
	struct block *spare; /* of BLOCK_SIZE each, in no use */
	size_t spare_total;
	size_t total;
	size_t limit;
};

static void
give_up(const char *why)
{
	fprintf(stderr, "pool: %s\n", why);
	abort();
}

static struct block *
block_add(struct pool *pool, size_t size)
{
	struct block *b;

	if (size > pool->limit || pool->total > pool->limit - size)
		give_up("limit reached");
	b = size == BLOCK_SIZE ? pool->spare : NULL;
	if (b != NULL) {
		pool->spare = b->next;
		pool->spare_total -= size;
	} else {
		b = malloc(sizeof(*b) + size);
	}
	if (b == NULL)
		give_up("out of memory");
	b->next = pool->newest;
	b->size = size;
	b->used = 0;
	pool->newest = b;
	pool->total += size;
	return b;
}

struct pool *
pool_new(size_t limit)
{
	struct pool *pool = calloc(1, sizeof(*pool));

	if (pool == NULL)
		give_up("out of memory");
	pool->limit = limit < BLOCK_SIZE ? BLOCK_SIZE : limit;
	block_add(pool, BLOCK_SIZE);
	return pool;
}

static void
blocks_free(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void
pool_free(struct pool *pool)
{
	if (pool == NULL)
		return;
	blocks_free(pool->newest);
	blocks_free(pool->spare);
	free(pool);
}

/* The newest block is in no use any more: kept for later, or freed. */
static void
block_drop(struct pool *pool)
{
	struct block *b = pool->newest;

	pool->newest = b->next;
	pool->total -= b->size;
	if (b->size == BLOCK_SIZE && pool->spare_total + b->size <= KEEP_MAX) {
		b->next = pool->spare;
		pool->spare = b;
		pool->spare_total += b->size;
	} else {
		free(b);
	}
}

void
pool_reset(struct pool *pool)
{
	while (pool->newest->next != NULL)
		block_drop(pool);
	pool->newest->used = 0;
}

struct pool_mark
pool_mark(const struct pool *pool)
{
	return (struct pool_mark) { pool->newest, pool->newest->used };
}

void
pool_back(struct pool *pool, struct pool_mark mark)
{
	while (pool->newest != mark.block && pool->newest->next != NULL)
		block_drop(pool);
	pool->newest->used = mark.used;
}

static size_t
aligned(size_t len)
{
	if (len > SIZE_MAX - ALIGN)
		give_up("size overflow");
	return (len + ALIGN - 1) & ~(ALIGN - 1);
}

void *
pool_bytes(struct pool *pool, size_t len)
{
	struct block *b = pool->newest;
	void *p;

	len = aligned(len);
	if (len > b->size - b->used)
		b = block_add(pool, len > BLOCK_SIZE ? len : BLOCK_SIZE);
	p = b->data + b->used;
	b->used += len;
	return p;
}

void *
pool_alloc(struct pool *pool, size_t len)
{
	return memset(pool_bytes(pool, len), 0, len);
}

void *
pool_more(struct pool *pool, void *p, size_t have, size_t want)
{
	struct block *b = pool->newest;
	void *copy;

	if (p != NULL && (char *)p + aligned(have) == b->data + b->used && want >= have &&
	    aligned(want) - aligned(have) <= b->size - b->used) {
		b->used += aligned(want) - aligned(have);
		return p;
	}
	copy = pool_bytes(pool, want);
	if (have > 0)
		memcpy(copy, p, have);
	return copy;
}

void
pool_less(struct pool *pool, void *p, size_t have, size_t want)
{
	struct block *b = pool->newest;

	if (p != NULL && want <= have && (char *)p + aligned(have) == b->data + b->used)
		b->used -= aligned(have) - aligned(want);
}

void *
pool_array(struct pool *pool, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		give_up("size overflow");
	return pool_alloc(pool, n * size);
}

char *
pool_copy(struct pool *pool, const char *p, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		give_up("size overflow");
	copy = pool_bytes(pool, len + 1);
	if (len > 0)
		memcpy(copy, p, len);
	copy[len] = '\0';
	return copy;
}

void *
pool_grow(struct pool *pool, void *v, size_t n, size_t *cap, size_t size)
{
	char *bigger;
	size_t room;

	if (n < *cap)
		return v;
	if (*cap > SIZE_MAX / 2)
		give_up("size overflow");
	room = *cap == 0 ? 8 : *cap * 2;
	if (size != 0 && room > SIZE_MAX / size)
		give_up("size overflow");
	bigger = pool_more(pool, v, *cap * size, room * size);
	memset(bigger + *cap * size, 0, (room - *cap) * size);
	*cap = room;
	return bigger;
}
