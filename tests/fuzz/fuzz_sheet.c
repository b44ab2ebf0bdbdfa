/* Fuzzer: comma-separated values to blocks, and as a directory of people. */
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/directory.h"
#include "parsers/base/pool.h"
#include "parsers/mail/lines.h"
#include "parsers/mail/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice s = { (const char *)data, size };
	struct block_list blocks = { 0 };
	struct directory people;
	struct text text;

	directory_from_csv(pool, s, &people);
	s = text_clean(pool, s, size * 3 + 8);
	text_init(&text, pool);
	sheet_blocks(pool, s, &blocks);
	lines_add(&blocks, 0, &text);
	pool_free(pool);
	return 0;
}
