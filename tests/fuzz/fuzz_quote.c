/* quote_split over a text: what comes out is clean and no longer than what went in. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/mail/quote.h"
#include "parsers/reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice text = text_clean(pool, (struct slice) { (const char *)data, size }, READING_TEXT_MAX),
	             own;
	struct quote_pair *pairs;
	size_t n;

	own = quote_split(pool, line_split(pool, text), &pairs, &n);
	if (!utf8_is_valid(own) || own.len > 2 * text.len || n > QUOTE_PAIR_MAX)
		abort();
	for (size_t i = 0; i < n; i++)
		if (!utf8_is_valid(pairs[i].quoted) || !utf8_is_valid(pairs[i].answer))
			abort();
	pool_free(pool);
	return 0;
}
