/*
 * chain: who waits on whom. Edges between numbers (points, steps); would one
 * more close a circle, and which chain of waiting is the longest? Pure; results
 * live in the pool.
 *
 * Time is at most nodes times edges: for the records of one organisation.
 */
#ifndef AGREED_CHAIN_H
#define AGREED_CHAIN_H

#include <stddef.h>
#include <stdint.h>

struct pool;

struct chain_edge {
	int64_t waits, on; /* the one waits on the other */
};

/*
 * Would "waits on" close a circle? Then the way round it, from waits over on back to
 * waits (both ends are waits), else 0. A point that waits on itself is one too.
 */
size_t chain_circle(struct pool *pool, const struct chain_edge *edges, size_t n, int64_t waits, int64_t on,
    int64_t **way);

/* The longest chain, from the one that waits on all others; 0 without edges. The edges must have no circle. */
size_t chain_longest(struct pool *pool, const struct chain_edge *edges, size_t n, int64_t **way);

#endif
