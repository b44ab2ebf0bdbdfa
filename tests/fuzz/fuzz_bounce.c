/* bounce_read over a whole mail. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bounce.h"
#include "parsers/mail/document.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	mime_prepare();
	document_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
	struct mime_message *message = mime_parse(pool, (struct slice) { (const char *)data, size });
	struct reading reading = { .itip.sequence = -1 };
	struct question question = { 0 };
	struct document document;

	header_read(pool, &message->header, &question, &reading);
	document_read(pool, message, NULL, &document);
	bounce_read(pool, message, document.text, &reading);
	for (size_t i = 0; i < reading.bounce.recipient_count; i++)
		if (!utf8_is_valid(reading.bounce.recipients[i]) || reading.bounce.recipients[i].len == 0)
			abort();
	pool_free(pool);
	return 0;
}
