/*
 * pool: one arena for one message. What is read from a message is allocated
 * here and dies with it, in one call; nothing is freed singly.
 *
 * A pool never returns NULL. A pool that would grow past its limit ends the
 * process: inside the jail that is a strike against the message, and the core
 * starts a new reader. Parsers bound their own output, so it takes an attack
 * to get there.
 */
#ifndef AGREED_POOL_H
#define AGREED_POOL_H

#include <stddef.h>

struct pool;

/* A new pool that may hold up to limit bytes. Owned by the caller. */
struct pool *pool_new(size_t limit);

/* Frees the pool and all that was allocated from it. NULL is allowed. */
void pool_free(struct pool *pool);

/* Empties the pool but keeps some of its memory, for the next message. */
void pool_reset(struct pool *pool);

/* len bytes, zeroed, aligned for any type. Never NULL. */
void *pool_alloc(struct pool *pool, size_t len);

/* The same, not zeroed: for what is written at once. */
void *pool_bytes(struct pool *pool, size_t len);

/*
 * p of have bytes made want bytes long, in place where nothing was allocated
 * behind it, else copied. What is added is not zeroed. p may be NULL with have 0.
 */
void *pool_more(struct pool *pool, void *p, size_t have, size_t want);
/* Gives back what p has beyond want bytes, if it was allocated last; else nothing changes. */
void pool_less(struct pool *pool, void *p, size_t have, size_t want);

/*
 * Where the pool stands now; pool_back() gives back all that was allocated since. For what is only tried: nothing
 * that was allocated since may be in use, and nothing older may have grown in the meantime. Marks are undone in
 * the order of their last setting, and die with a reset.
 */
struct pool_mark {
	void *block;
	size_t used;
};
struct pool_mark pool_mark(const struct pool *pool);
void pool_back(struct pool *pool, struct pool_mark mark);

/* Zeroed room for n things of size bytes each; the product is checked. */
void *pool_array(struct pool *pool, size_t n, size_t size);

/* Copies len bytes and adds a NUL behind them. */
char *pool_copy(struct pool *pool, const char *p, size_t len);

/*
 * Makes room for one more thing in a growing array: *v points to *n things of
 * size bytes, with room for *cap of them. Doubles the room when it is full.
 * It grows in place where nothing was allocated behind it; else the old array
 * stays in the pool until the pool dies.
 */
void *pool_grow(struct pool *pool, void *v, size_t n, size_t *cap, size_t size);

#endif
