/* See lettered.h. Place: once the blocks of the notes are there, before items are looked for. */
#include "parsers/mail/lettered.h"

/* Letters and digits of such a number. */
#define LETTERS_MAX 2
#define DIGITS_MAX 2
/* Blocks within which the count goes on. */
#define COUNTED_NEAR 4

/* "T2. ", "M3: ", "D1) " in front: its bytes, 0 if it is none; *letters and *number are read. */
static size_t
count_read(struct slice s, struct slice *letters, int *number)
{
	size_t n = 0, first;

	while (n < s.len && n <= LETTERS_MAX && s.p[n] >= 'A' && s.p[n] <= 'Z')
		n++;
	*letters = slice_to(s, n);
	*number = 0;
	first = n;
	for (; n < s.len && n <= first + DIGITS_MAX && s.p[n] >= '0' && s.p[n] <= '9'; n++)
		*number = *number * 10 + (s.p[n] - '0');
	/* "Q4: sales", "H1: plans" are times, "P1: urgent" how much it matters */
	if (first == 0 || first > LETTERS_MAX || n == first || n > first + DIGITS_MAX || (first == 1 && char_among(s.p[0], "QHP")))
		return 0;
	return n + 2 < s.len && char_among(s.p[n], ".:)") && s.p[n + 1] == ' ' ? n + 2 : 0;
}

static bool
may_count(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM;
}

/* Does another block near this one have the next number, or the one before? */
static bool
counts_on(const struct block_list *blocks, size_t at, struct slice letters, int number)
{
	size_t from = at > COUNTED_NEAR ? at - COUNTED_NEAR : 0;

	for (size_t i = from; i < blocks->n && i <= at + COUNTED_NEAR; i++) {
		struct slice other;
		int n;

		/* those above have lost theirs, and have their numbers */
		if (i < at && blocks->v[i].ordered && blocks->v[i].lettered && blocks->v[i].number + 1 == number)
			return true;
		if (i > at && may_count(&blocks->v[i]) && count_read(blocks->v[i].text, &other, &n) > 0 && slice_eq(other, letters) && n == number + 1)
			return true;
	}
	return false;
}

void
lettered_count(struct block_list *blocks)
{
	for (size_t i = 0; i < blocks->n; i++) {
		struct block *b = &blocks->v[i];
		struct slice letters;
		int number;
		size_t n = may_count(b) ? count_read(b->text, &letters, &number) : 0;

		if (n == 0 || !counts_on(blocks, i, letters, number))
			continue;
		b->kind = BLOCK_ITEM;
		b->ordered = b->lettered = true;
		b->number = number;
		b->text = slice_trim(slice_from(b->text, n));
		b->lead = (struct slice) { NULL, 0 };
		b->heads = false;
	}
}
