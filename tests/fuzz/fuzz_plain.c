/* Fuzzer: typed text to blocks, with quotes. */
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/html.h"
#include "parsers/mail/plain.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	html_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice s = { (const char *)data, size };
	struct block_list blocks = { 0 }, all = { 0 };

	s = text_clean(pool, s, size * 3 + 8);
	plain_blocks(pool, s, &blocks);
	cite_blocks(pool, s, true, &all);
	pool_free(pool);
	return 0;
}
