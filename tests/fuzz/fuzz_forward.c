/* forward_find over a subject and a text: the first line is the subject. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/mail/forward.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice text = text_clean(pool, (struct slice) { (const char *)data, size }, READING_TEXT_MAX),
	             subject = { 0 };
	struct reading_forward forward = { 0 };
	struct forward_place place;

	slice_line(&text, &subject);
	if (forward_find(pool, subject, line_split(pool, text), &forward, &place)) {
		if (!utf8_is_valid(forward.text) || !utf8_is_valid(forward.from.email) ||
		    !utf8_is_valid(forward.subject))
			abort();
		if (place.line < 1 || place.last < place.line - 1 || place.mark < 1)
			abort();
	}
	pool_free(pool);
	return 0;
}
