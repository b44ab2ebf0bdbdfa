/*
 * block_cases: cases for the parsers that make blocks. A .cases file holds
 *
 *     @@ what a reader of the test should know
 *     the source, any lines
 *     @>
 *     LINE KIND LEVEL FLAGS: text          one line a block
 *
 * KIND is head, para, item, row, code, or "> item" for a quoted one (a mark a
 * level). FLAGS, where they apply: #N (number), [ ] or [x], bold, struck, heads,
 * header, <lead>. What stands before the first "@@" is a comment.
 */
#ifndef AGREED_BLOCK_CASES_H
#define AGREED_BLOCK_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/block.h"
#include "parsers/base/pool.h"

typedef void case_parser(struct pool *pool, struct slice source, struct block_list *blocks);

static inline void
block_flags(const struct block *b, struct text *out)
{
	if (b->ordered)
		text_addf(out, " #%d", b->number);
	if (b->box != BOX_NONE)
		text_add(out, b->box == BOX_DONE ? SLICE(" [x]") : SLICE(" [ ]"));
	if (b->bold)
		text_add(out, SLICE(" bold"));
	if (b->struck)
		text_add(out, SLICE(" struck"));
	if (b->heads)
		text_add(out, SLICE(" heads"));
	if (b->header_row)
		text_add(out, SLICE(" header"));
	if (b->lead.len > 0 && !b->bold)
		text_addf(out, " <%.*s>", SLICE_ARG(b->lead));
}

static inline struct slice
blocks_print(struct pool *pool, const struct block_list *list)
{
	static const char *const names[] = { "head", "para", "item", "row", "code", "quote" };
	struct text out;

	text_init(&out, pool);
	text_add(&out, SLICE(""));
	for (size_t i = 0; i < list->n; i++) {
		const struct block *b = &list->v[i];

		text_addf(&out, "%d ", b->line);
		for (int k = 0; b->kind == BLOCK_QUOTE && k < b->quote; k++)
			text_add(&out, SLICE("> "));
		if (b->kind == BLOCK_QUOTE && b->quote == 0)
			text_add(&out, SLICE("signature "));
		text_addf(&out, "%s %d", names[b->kind == BLOCK_QUOTE ? b->inner : b->kind], b->level);
		block_flags(b, &out);
		text_addf(&out, ": %.*s\n", SLICE_ARG(b->text));
	}
	return text_slice(&out);
}

static inline struct slice
file_read(struct pool *pool, const char *path)
{
	FILE *f = fopen(path, "r");
	char *room = pool_alloc(pool, 1 << 20);
	size_t n;

	if (f == NULL)
		fail_msg("%s is missing; tests run from the top of the tree", path);
	n = fread(room, 1, 1 << 20, f);
	fclose(f);
	return (struct slice){ room, n };
}

/* Lines up to one that is mark or begins with it; the rest stays in *rest. */
static inline struct slice
lines_until(struct slice *rest, const char *mark, struct slice *found)
{
	struct slice all = *rest, line;
	size_t n = 0;

	*found = SLICE("");
	while (slice_line(rest, &line)) {
		if (slice_starts(line, slice_of(mark))) {
			*found = line;
			return slice_to(all, n);
		}
		n = (size_t)(rest->p - all.p);
	}
	return all;
}

/* Runs every case of the file; returns how many there were. */
static inline size_t
block_cases_run(const char *path, case_parser *parser)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct slice rest = file_read(pool, path), name, next;
	size_t n = 0, wrong = 0;

	lines_until(&rest, "@@", &name);
	while (name.len > 0) {
		struct block_list blocks = { 0 };
		struct slice mark, source = lines_until(&rest, "@>", &mark), want, got;

		want = lines_until(&rest, "@@", &next);
		parser(pool, source, &blocks);
		got = blocks_print(pool, &blocks);
		if (!slice_eq(slice_trim(got), slice_trim(want))) {
			wrong++;
			print_error("%s: %.*s\n--- wanted\n%.*s--- got\n%.*s", path, SLICE_ARG(name), SLICE_ARG(want),
			    SLICE_ARG(got));
		}
		n++;
		name = next;
	}
	pool_free(pool);
	assert_int_equal(wrong, 0);
	return n;
}

#endif
