/*
 * See interpret.h. Place: the reader's whole work on one mail. Method: a list
 * of steps over one struct, each of which may find nothing.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/interpret.h"
#include "parsers/language/answer.h"
#include "parsers/language/items.h"
#include "parsers/mail/bounce.h"
#include "parsers/mail/document.h"
#include "parsers/mail/header.h"
#include "parsers/mail/ical.h"
#include "parsers/mail/mime.h"
#include "parsers/mail/quote.h"
#include "parsers/reading.h"

void
interpret(struct pool *pool, const struct question *question, struct slice raw, struct reading *reading)
{
	struct mime_message *m = mime_parse(pool, raw);
	struct document document;
	struct quote_pair *pairs;
	size_t n;

	*reading = (struct reading){ .itip.sequence = -1 };
	header_read(pool, &m->header, question, reading);
	document_read(pool, m, &document);
	reading->text = document.text;
	bounce_read(pool, m, document.text, reading);
	ical_read(pool, m, reading);
	reading->reply_text = quote_split(pool, document.text, &pairs, &n);
	reading->has_reply_text = true;
	if (reading->kind == READING_NOTES)
		items_read(pool, question, &document.blocks, reading);
	if (reading->kind == READING_REPLY)
		answer_read(pool, question, reading->reply_text, pairs, n, reading);
}

void
interpret_prepare(void)
{
	unicode_prepare();
	mime_prepare();
	ical_prepare();
	document_prepare();
}
