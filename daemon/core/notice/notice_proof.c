/*
 * See notice_proof.h. Method: the list of names that a kind may use (see
 * mustache_check) is read as the shape of its data, and data of that shape are
 * made, with every name there, with none, and with about half of them.
 */
#include <string.h>

#include "daemon/core/notice/notice_proof.h"
#include "daemon/core/settings/config.h"
#include "parsers/base/pool.h"

/* All, none, and mixtures: enough for three conditions inside each other. */
#define MIXTURES 64
#define POOL_MAX ((size_t)16 * 1024 * 1024)
/* Names of one kind; the longest list has about eighty. */
#define NAMES_MAX 256

/* One name of a kind, and in which parts it was seen. */
struct said {
	struct slice name;
	bool in_text, in_html;
};

struct saying {
	struct said v[NAMES_MAX];
	size_t n;
};

/* -- sample data -- */

/* Is it there in this mixture? The same each time. */
static bool
is_there(struct slice name, unsigned mixture)
{
	unsigned hash = mixture * 2654435761u;

	if (mixture < 2)
		return mixture == 0;
	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.p[i]) * 16777619u;
	return (hash >> 16 & 1) != 0;
}

/* The next word of a list of names; *inner is what stands in braces behind it, or empty. */
static bool
name_next(struct slice *names, struct slice *name, struct slice *inner)
{
	size_t end = 0, depth = 0;

	*names = slice_trim(*names);
	if (names->len == 0)
		return false;
	while (end < names->len && strchr(" {!", names->p[end]) == NULL)
		end++;
	*name = slice_to(*names, end);
	*names = slice_from(*names, end);
	*inner = (struct slice) { "", 0 };
	if (names->len > 0 && names->p[0] == '!')
		*names = slice_from(*names, 1);
	if (names->len == 0 || names->p[0] != '{')
		return true;
	for (end = 0; end < names->len; end++) {
		depth += names->p[end] == '{';
		depth -= names->p[end] == '}';
		if (depth == 0)
			break;
	}
	*inner = slice_from(slice_to(*names, end), 1);
	*names = slice_from(*names, end < names->len ? end + 1 : end);
	return true;
}

static json_t *
sample(struct pool *pool, struct slice names, unsigned mixture)
{
	json_t *data = json_object();
	struct slice name, inner;

	while (name_next(&names, &name, &inner)) {
		const char *key = slice_cstr(pool, name);
		struct text value;

		if (!is_there(name, mixture))
			continue;
		if (inner.len > 0) {
			json_t *list = json_array();

			for (int i = 0; i < 2; i++)
				json_array_append_new(list, sample(pool, inner, mixture));
			json_object_set_new(data, key, list);
			continue;
		}
		text_init(&value, pool);
		text_addf(&value, "[%s]", key);
		json_object_set_new(data, key, json_stringn(value.p, value.len));
	}
	return data;
}

/* -- what came through -- */

static void
names_collect(struct slice names, struct saying *all)
{
	struct slice name, inner;

	while (name_next(&names, &name, &inner)) {
		/* of no interest: links and the HTML part's own lang= are nothing that is said */
		bool known = slice_eq(name, SLICE("href")) || slice_eq(name, SLICE("words")) || slice_eq(name, SLICE("language"));

		for (size_t i = 0; i < all->n && !known; i++)
			known = slice_eq(all->v[i].name, name);
		if (!known && all->n < NAMES_MAX)
			all->v[all->n++] = (struct said) { name, false, false };
		names_collect(inner, all);
	}
}

static bool
is_said(struct pool *pool, struct slice part, struct slice name)
{
	struct text marked;

	text_init(&marked, pool);
	text_addf(&marked, "[%.*s]", SLICE_ARG(name));
	return slice_find(part, text_slice(&marked)) < part.len;
}

static void
form_look(struct pool *pool, const struct notice_form *form, struct saying *all)
{
	for (size_t i = 0; i < all->n; i++) {
		struct said *s = &all->v[i];

		s->in_text |= is_said(pool, form->text, s->name) || is_said(pool, slice_of(form->subject), s->name);
		s->in_html |= is_said(pool, form->html, s->name) || is_said(pool, slice_of(form->subject), s->name);
	}
}

/* One kind in one language, in all mixtures. */
static void
kind_fill(const struct notice_kinds *k, const char *language, const char *kind, const char *names, struct saying *all,
    struct config_errors *errors)
{
	bool is_empty = false;

	all->n = 0;
	names_collect(slice_of(names), all);
	for (unsigned m = 0; m < MIXTURES; m++) {
		struct pool *pool = pool_new(POOL_MAX);
		json_t *data = sample(pool, slice_of(names), m);
		struct notice_form form;

		notice_kinds_fill(k, pool, language, kind, data, &form);
		/* what is there for no reason need not have words */
		is_empty |= m == 0 && (slice_trim(form.text).len == 0 || *form.subject == '\0');
		form_look(pool, &form, all);
		json_decref(data);
		pool_free(pool);
	}
	if (is_empty)
		config_errors_add(errors, "%s/%s.txt: its subject or its text is empty when all is there to be said",
		    notice_kinds_path(k, language), kind);
}

/*
 * What the HTML part says, the text says, and what the default language says, the others do. A text may say more: how
 * to answer in words, where the HTML part has buttons.
 */
static void
compare(const struct notice_kinds *k, const char *language, const char *kind, const struct saying *ours,
    const struct saying *standard, struct config_errors *remarks)
{
	const char *folder = notice_kinds_path(k, language);

	for (size_t i = 0; i < ours->n; i++) {
		const struct said *s = &ours->v[i], *theirs = &standard->v[i];

		if (s->in_html && !s->in_text)
			config_errors_add(remarks, "%s/%s.txt: never says %.*s, as %s.html does", folder, kind, SLICE_ARG(s->name), kind);
		if ((theirs->in_text && !s->in_text) || (theirs->in_html && !s->in_html))
			config_errors_add(remarks, "%s/%s.%s: never says %.*s, as the default language does", folder, kind,
			    theirs->in_text && !s->in_text ? "txt" : "html", SLICE_ARG(s->name));
	}
}

size_t
notice_proof(const struct notice_kinds *k, struct config_errors *errors, struct config_errors *remarks)
{
	static struct saying first, ours;
	const char *standard = notice_kinds_language(k, NULL), *language, *kind, *names;
	size_t filled = 0;

	for (size_t i = 0; (kind = notice_kinds_kind(i, &names)) != NULL; i++) {
		kind_fill(k, standard, kind, names, &first, errors);
		compare(k, standard, kind, &first, &first, remarks);
		filled++;
		for (size_t n = 0; (language = notice_kinds_nth(k, n)) != NULL; n++) {
			if (strcmp(language, standard) == 0)
				continue;
			kind_fill(k, language, kind, names, &ours, errors);
			compare(k, language, kind, &ours, &first, remarks);
			filled++;
		}
	}
	return filled;
}
