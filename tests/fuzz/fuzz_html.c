/* Fuzzer: HTML to blocks. */
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/mail/html.h"

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
	struct slice text;

	html_blocks(pool, text_clean(pool, s, HTML_MAX), &blocks, &text);
	pool_free(pool);
	return 0;
}
