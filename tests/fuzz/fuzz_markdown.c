/* Fuzzer: Markdown to blocks, asked for or not. */
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/mail/html.h"
#include "parsers/mail/markdown.h"

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
	struct block_list blocks = { 0 };

	s = text_clean(pool, s, size * 3 + 8);
	markdown_is_likely(s);
	markdown_blocks(pool, s, true, &blocks);
	pool_free(pool);
	return 0;
}
