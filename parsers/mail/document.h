/*
 * document: what of a message is to be read as its text: the main part (plain
 * text, Markdown or HTML) and attached notes (.md .txt .html .docx .csv .vtt .srt,
 * .ics as context), as one text for people and one list of blocks.
 *
 * blocks[].line counts the lines of text. What was not read, and why, is added to
 * notes in words for people ("the attachment budget.xlsx was not read: ...");
 * message->notes come besides. All lives in pool. Never fails: a message without any text is an empty document.
 */
#ifndef AGREED_DOCUMENT_H
#define AGREED_DOCUMENT_H

#include "parsers/base/block.h"
#include "parsers/mail/mime.h"
#include "parsers/reading.h"

struct document {
	struct slice text;          /* clean, at most READING_TEXT_MAX */
	struct block_list blocks;
	int main_lines;             /* lines of text that are the mail itself; below them come attached files */
	struct slice *notes;
	size_t note_count;
	const struct mime_message *attached; /* the first attached message (message/rfc822), or NULL */
	struct reading_file *files; /* those that a converter could read, at most READING_FILE_MAX */
	size_t file_count;
	bool is_html;               /* text was made from HTML */
};

/* question says which types have converters and what they gave; NULL: none. */
void document_read(struct pool *pool, const struct mime_message *message, const struct question *question,
    struct document *document);

/* Loads what its libraries load lazily, before the jail is closed. */
void document_prepare(void);

#endif
