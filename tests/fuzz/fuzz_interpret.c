/* interpret over a whole mail, then packed and unpacked as between the jail and the core. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pack.h"
#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	interpret_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
	struct question question = { .now = 1795600000,
		.subject_keyword = SLICE("[agreed]"),
		.line_keyword = SLICE("#agreed"),
		.address = SLICE("agree@corp.example"),
		.address_keyword = SLICE("notes"),
		.eod_minute = 17 * 60 };
	struct reading reading;
	struct pack out, in;

	interpret(pool, &question, (struct slice) { (const char *)data, size }, &reading);
	pack_write(&out, pool);
	reading_pack(&out, &reading);
	if (out.bad)
		abort(); /* over its own limits */
	pack_read(&in, pool, text_slice(&out.out));
	reading_pack(&in, &reading);
	if (!pack_ended(&in))
		abort();
	pool_free(pool);
	return 0;
}
