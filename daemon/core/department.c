/* See department.h. Method: words are compared folded, as the reader does with names. */
#include <ctype.h>

#include "daemon/core/department.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/away.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

/* Does word begin a word of text? Both are folded; bytes beyond ASCII belong to words. */
static bool
begins_a_word(struct slice text, struct slice word)
{
	for (size_t at = 0; word.len > 0 && at + word.len <= text.len; at++) {
		at += slice_find(slice_from(text, at), word);
		if (at < text.len && (at == 0 || (!isalnum((unsigned char)text.p[at - 1]) && (unsigned char)text.p[at - 1] < 0x80)))
			return true;
	}
	return false;
}

static const struct config_topic *
topic_find(struct pool *pool, const struct config_department *d, const char *text)
{
	struct slice folded = unicode_fold(pool, slice_of(text));

	for (size_t i = 0; i < d->topic_count; i++)
		for (size_t k = 0; k < d->topics[i].word_count; k++)
			if (begins_a_word(folded, unicode_fold(pool, slice_of(d->topics[i].words[k]))))
				return &d->topics[i];
	return NULL;
}

const char *
department_point(struct core *core, struct pool *pool, const char *department, const char *text)
{
	const struct config_department *d = department_find(core, department);
	const struct config_topic *topic = d == NULL ? NULL : topic_find(pool, d, text);
	const char *point, *substitute;
	int64_t back;

	if (d == NULL)
		return NULL;
	point = topic != NULL && topic->point_person != NULL ? topic->point_person : d->point_person;
	substitute = topic != NULL && topic->substitute != NULL ? topic->substitute : d->substitute;
	if (point != NULL && substitute != NULL && away_now(core, pool, point, &back) &&
	    !away_now(core, pool, substitute, &back))
		return substitute;
	return point;
}

static bool
is_mentioned(struct slice notes, struct slice need)
{
	struct slice word;

	while (need.len > 0) {
		size_t end = slice_find_char(need, ' ');

		word = slice_to(need, end);
		need = slice_trim(slice_from(need, end));
		if (word.len > 0 && !begins_a_word(notes, word))
			return false;
	}
	return true;
}

const char *
department_needs(struct core *core, struct pool *pool, const char *department, const char *notes)
{
	const struct config_department *d = department_find(core, department);
	struct slice folded = unicode_fold(pool, slice_of(notes));
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; d != NULL && i < d->need_count; i++)
		if (!is_mentioned(folded, unicode_fold(pool, slice_of(d->needs[i]))))
			text_addf(&t, "%s%s", t.len == 0 ? "" : ", ", d->needs[i]);
	return t.len == 0 ? "" : t.p;
}
