/* Fuzzer: a Word document: as a package, and as the document inside one. */
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/mail/html.h"
#include "parsers/mail/lines.h"
#include "parsers/mail/office.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	html_prepare();
	office_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice s = { (const char *)data, size };
	struct block_list blocks = { 0 };
	struct text text;

	text_init(&text, pool);
	office_blocks(pool, s, &blocks);
	lines_add(&blocks, 0, &text);
	pool_free(pool);
	return 0;
}
