/*
 * See interpret.h. Place: the reader's whole work on one mail. Method: a list
 * of steps over one struct, each of which may find nothing.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/interpret.h"
#include "parsers/mail/header.h"
#include "parsers/mail/mime.h"
#include "parsers/reading.h"

void
interpret(struct pool *pool, const struct question *question, struct slice raw, struct reading *reading)
{
	struct mime_message *m = mime_parse(pool, raw);

	*reading = (struct reading){ .itip.sequence = -1 };
	header_read(pool, &m->header, question, reading);
	for (size_t i = 0; i < m->n && reading->text.len == 0; i++)
		if (mime_is(&m->parts[i], "text", NULL))
			reading->text = text_clean(pool, mime_text(pool, &m->parts[i]), READING_TEXT_MAX);
}

void
interpret_prepare(void)
{
	unicode_prepare();
	mime_prepare();
}
