/* See document.h. */
#include "parsers/mail/cite.h"
#include "parsers/mail/document.h"
#include "parsers/mail/html.h"
#include "parsers/reading.h"

void
document_read(struct pool *pool, const struct mime_message *message, struct document *document)
{
	*document = (struct document){ 0 };
	for (size_t i = 0; i < message->n && document->text.len == 0; i++) {
		const struct mime_part *part = &message->parts[i];
		struct slice text;

		if (!mime_is(part, "text", NULL))
			continue;
		text = mime_text(pool, part);
		if (mime_is(part, "text", "html")) {
			html_blocks(pool, text, &document->blocks, &document->text);
			document->is_html = true;
			continue;
		}
		document->text = text_clean(pool, text, READING_TEXT_MAX);
		cite_blocks(pool, document->text, &document->blocks);
	}
}

void
document_prepare(void)
{
	html_prepare();
}
