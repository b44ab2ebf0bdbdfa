/*
 * Method: a list of blocks, each at least BLOCK_SIZE; allocation moves a mark
 * forward in the newest block. Known bug: a grown array leaves its old copy
 * behind, so a pool can hold twice what is in use.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"

/* One block serves most mails whole; larger things get a block of their own. */
#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGN      ((size_t)16)

struct block {
	struct block *next;
	size_t size;
	size_t used;
	_Alignas(16) char data[];
};

struct pool {
	struct block *newest;
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
	b = malloc(sizeof(*b) + size);
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
	free(pool);
}

void
pool_reset(struct pool *pool)
{
	struct block *first = pool->newest;
	struct block *before = NULL;

	while (first->next != NULL) {
		before = first;
		first = first->next;
	}
	if (before != NULL) {
		before->next = NULL;
		blocks_free(pool->newest);
	}
	first->used = 0;
	pool->newest = first;
	pool->total = first->size;
}

void *
pool_alloc(struct pool *pool, size_t len)
{
	struct block *b = pool->newest;
	void *p;

	if (len > SIZE_MAX - ALIGN)
		give_up("size overflow");
	len = (len + ALIGN - 1) & ~(ALIGN - 1);
	if (len > b->size - b->used)
		b = block_add(pool, len > BLOCK_SIZE ? len : BLOCK_SIZE);
	p = b->data + b->used;
	b->used += len;
	memset(p, 0, len);
	return p;
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
	copy = pool_alloc(pool, len + 1);
	if (len > 0)
		memcpy(copy, p, len);
	return copy;
}

void *
pool_grow(struct pool *pool, void *v, size_t n, size_t *cap, size_t size)
{
	void *bigger;
	size_t room;

	if (n < *cap)
		return v;
	if (*cap > SIZE_MAX / 2)
		give_up("size overflow");
	room = *cap == 0 ? 8 : *cap * 2;
	bigger = pool_array(pool, room, size);
	if (n > 0)
		memcpy(bigger, v, n * size);
	*cap = room;
	return bigger;
}
