/*
 * notice_kinds: the templates, one for each kind of mail and language, and
 * which names each may use. agreed-templates(5) is their manual.
 *
 * A folder holds one folder for each language (en, de, ...) with KIND.txt and
 * KIND.html; layout.html is around them all. The first line of KIND.txt is
 * "Subject: ..." and an empty line follows.
 */
#ifndef AGREED_NOTICE_KINDS_H
#define AGREED_NOTICE_KINDS_H

#include <jansson.h>

#include "daemon/core/notice/notice.h"
#include "parsers/base/text.h"

/* What a template made. */
struct notice_form {
	const char *subject;     /* one line */
	struct slice text, html; /* html.p NULL: this kind has none */
};

/* The folder of templates for that language ("de-AT": "de"), or of the default. Never NULL. */
const char *notice_kinds_language(const struct notice_kinds *kinds, const char *language);

/*
 * One of our own sentences ("confirmed by the owner") in that language, from its phrases.txt; as it is when
 * it is not there.
 */
const char *notice_kinds_phrase(const struct notice_kinds *kinds, const char *language, const char *phrase);

/* kind must be one of the table's names. data is borrowed. */
void notice_kinds_fill(const struct notice_kinds *kinds, struct pool *pool, const char *language,
    const char *kind, json_t *data, struct notice_form *form);


/* The n-th kind, and the names it may use (mustache_check); NULL behind the last. */
const char *notice_kinds_kind(size_t n, const char **names);
/* What a mail of that kind is called in a sentence, as a phrase that languages translate. */
const char *notice_kinds_words(const char *kind);
/* The n-th language, and where its templates are; NULL behind the last. */
const char *notice_kinds_nth(const struct notice_kinds *kinds, size_t n);
const char *notice_kinds_path(const struct notice_kinds *kinds, const char *language);

#endif
