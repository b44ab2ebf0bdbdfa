/* See document.h. */
#include "parsers/mail/document.h"
#include "parsers/mail/plain.h"
#include "parsers/reading.h"

void
document_read(struct pool *pool, const struct mime_message *message, struct document *document)
{
	*document = (struct document){ 0 };
	for (size_t i = 0; i < message->n && document->text.len == 0; i++)
		if (mime_is(&message->parts[i], "text", NULL))
			document->text = text_clean(pool, mime_text(pool, &message->parts[i]), READING_TEXT_MAX);
	plain_blocks(pool, document->text, &document->blocks);
}
