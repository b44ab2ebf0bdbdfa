/* ical_read over a whole mail. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/mail/ical.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	mime_prepare();
	ical_prepare();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
	struct mime_message *message = mime_parse(pool, (struct slice) { (const char *)data, size });
	struct reading reading = { .itip.sequence = -1 };
	struct question question = { 0 };

	header_read(pool, &message->header, &question, &reading);
	ical_read(pool, message, &reading);
	if (!utf8_is_valid(reading.itip.uid) || !utf8_is_valid(reading.itip.attendee) ||
	    reading.itip.sequence < -1)
		abort();
	pool_free(pool);
	return 0;
}
