/* Fuzzer: the parts of a mail, each decoded. */
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/mime.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	unicode_prepare();
	mime_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice s = { (const char *)data, size };
	struct mime_message *m = mime_parse(pool, s);

	for (size_t i = 0; i < m->n; i++)
		mime_text(pool, &m->parts[i]);
	pool_free(pool);
	return 0;
}
