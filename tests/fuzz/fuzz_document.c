/* Fuzzer: a whole mail to its document; its invariants. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/document.h"
#include "parsers/reading.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	unicode_prepare();
	mime_prepare();
	document_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice s = { (const char *)data, size };
	struct document d;
	int lines = 1;

	document_read(pool, mime_parse(pool, s), NULL, &d);
	if (!utf8_is_valid(d.text) || d.text.len > READING_TEXT_MAX)
		abort();
	for (size_t i = 0; i < d.text.len; i++)
		lines += d.text.p[i] == '\n';
	for (size_t i = 0; i < d.blocks.n; i++)
		if (d.blocks.v[i].line < 1 || d.blocks.v[i].line > lines || !utf8_is_valid(d.blocks.v[i].text))
			abort();
	pool_free(pool);
	return 0;
}
