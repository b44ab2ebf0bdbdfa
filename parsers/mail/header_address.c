/*
 * Lists of addresses for header.h (RFC 5322 section 3.4, obsolete forms of
 * 4.4). Method: one pass that collects a phrase, an angle part and a comment
 * until the entry ends; what an entry means is decided then. Forgiven: commas
 * in unquoted names, ';' between entries, missing '>', encoded words around
 * everything. Known bug: two unquoted names without addresses before one with
 * an address become one name.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/header.h"

struct entry {
	struct text phrase;     /* raw words and quoted strings */
	struct text angle;
	struct text comment;
	bool has_angle;
	bool quoted;            /* the phrase holds a quoted string */
};

struct list {
	struct pool *pool;
	struct reading_addresses out;
	size_t cap;
	struct entry e;
	bool inside_word;       /* reading a decoded encoded word: do not decode again */
};

static void entries_read(struct list *l, struct slice s);

static void
entry_reset(struct list *l)
{
	l->e = (struct entry){ 0 };
	text_init(&l->e.phrase, l->pool);
	text_init(&l->e.angle, l->pool);
	text_init(&l->e.comment, l->pool);
}

/* The bare address in s, empty when it could not work: no blanks, one local part, a domain. */
static struct slice
address_clean(struct pool *pool, struct slice s)
{
	struct text t;
	size_t at;

	/* RFC 5322 section 4.4: a route "@a,@b:" in front */
	s = slice_trim(s);
	if (s.len > 0 && s.p[0] == '@' && slice_find_char(s, ':') < s.len)
		s = slice_from(s, slice_find_char(s, ':') + 1);
	if (slice_starts_nocase(s, SLICE("mailto:")))
		s = slice_from(s, 7);
	text_init(&t, pool);
	for (size_t i = 0; i < s.len; i++)
		if (!char_among(s.p[i], " \t\r\n<>") || s.p[i] == '\0')
			text_add_char(&t, s.p[i]);
	s = text_clean_line(pool, text_slice(&t), 320);
	while (s.len > 0 && char_among(s.p[s.len - 1], "'\"`.,;"))
		s.len--;
	while (s.len > 0 && char_among(s.p[0], "'`,;"))
		s = slice_from(s, 1);
	for (at = s.len; at > 0 && s.p[at - 1] != '@';)
		at--;
	if (at < 2 || at == s.len || memchr(s.p, '@', s.len) == s.p)
		return (struct slice){ NULL, 0 };
	return slice_copy(pool, s);
}

static struct slice
name_clean(struct pool *pool, struct slice s)
{
	s = header_decode(pool, s);
	while (s.len > 1 && char_among(s.p[0], "'\"") && s.p[s.len - 1] == s.p[0])
		s = slice_trim(slice_to(slice_from(s, 1), s.len - 2));
	while (s.len > 0 && (s.p[s.len - 1] == ',' || s.p[s.len - 1] == ';'))
		s = slice_trim(slice_to(s, s.len - 1));
	return s;
}

/* "Jane Doe jane@corp.example": the last word with an '@' is the address, the rest the name. */
static void
split_phrase(struct pool *pool, struct slice phrase, struct slice *name, struct slice *email)
{
	size_t start = phrase.len, end;

	while (start > 0 && phrase.p[start - 1] != '@')
		start--;
	for (end = start; end < phrase.len && !char_among(phrase.p[end], " \t\r\n");)
		end++;
	while (start > 0 && !char_among(phrase.p[start - 1], " \t\r\n"))
		start--;
	*email = address_clean(pool, slice_to(slice_from(phrase, start), end - start));
	*name = start == 0 ? slice_from(phrase, end) : slice_to(phrase, start);
}

static void
address_add(struct list *l, struct slice name, struct slice email)
{
	struct reading_address *before = l->out.n > 0 ? &l->out.v[l->out.n - 1] : NULL;

	if ((name.len == 0 && email.len == 0) || l->out.n >= READING_ADDRESS_MAX)
		return;
	/* "Doe, Jane <jane@corp.example>": a name that a comma tore apart */
	if (before != NULL && before->email.len == 0 && l->e.has_angle && email.len > 0) {
		struct text t;

		text_init(&t, l->pool);
		text_add(&t, before->name);
		text_add(&t, SLICE(", "));
		text_add(&t, name);
		*before = (struct reading_address){ text_clean_line(l->pool, text_slice(&t), READING_LINE_MAX), email };
		return;
	}
	l->out.v = pool_grow(l->pool, l->out.v, l->out.n, &l->cap, sizeof(*l->out.v));
	l->out.v[l->out.n++] = (struct reading_address){ name, email };
}

static void
entry_end(struct list *l)
{
	struct slice phrase = slice_trim(text_slice(&l->e.phrase)), name = phrase, email = { 0 };
	struct slice comment = slice_trim(text_slice(&l->e.comment));

	if (l->e.has_angle) {
		email = address_clean(l->pool, text_slice(&l->e.angle));
	} else if (!l->inside_word && slice_starts(phrase, SLICE("=?")) && slice_find_char(phrase, '@') == phrase.len) {
		struct slice decoded = header_decode(l->pool, phrase);

		/* an encoded word around the whole "Name <address>", which RFC 2047 section 5 forbids */
		if (slice_find_char(decoded, '@') < decoded.len) {
			l->inside_word = true;
			entry_reset(l);
			entries_read(l, decoded);
			l->inside_word = false;
			return;
		}
	} else if (slice_find_char(phrase, '@') < phrase.len) {
		split_phrase(l->pool, phrase, &name, &email);
	}
	name = name_clean(l->pool, name);
	if (name.len == 0)
		name = name_clean(l->pool, comment);
	address_add(l, name, email);
	entry_reset(l);
}

/* A quoted string at s.p[*i]; its content goes to the phrase, or to the angle part as it stands. */
static void
quoted_read(struct slice s, size_t *i, struct text *to, bool keep_quotes)
{
	size_t start = to->len;

	if (keep_quotes)
		text_add_char(to, '"');
	for ((*i)++; *i < s.len && s.p[*i] != '"'; (*i)++) {
		if (s.p[*i] == '\\' && *i + 1 < s.len) {
			if (keep_quotes)
				text_add_char(to, '\\');
			(*i)++;
		}
		text_add_char(to, s.p[*i]);
	}
	if (keep_quotes && to->len > start)
		text_add_char(to, '"');
}

static void
comment_read(struct slice s, size_t *i, struct text *to)
{
	size_t depth = 1;

	to->len = 0;
	for ((*i)++; *i < s.len; (*i)++) {
		char c = s.p[*i];

		if (c == '\\' && *i + 1 < s.len) {
			c = s.p[++*i];
		} else if (c == '(') {
			depth++;
		} else if (c == ')' && --depth == 0) {
			return;
		}
		text_add_char(to, c);
	}
}

/* From '<' to its '>'; a missing one ends at the next comma. */
static void
angle_read(struct list *l, struct slice s, size_t *i)
{
	l->e.has_angle = true;
	l->e.angle.len = 0;
	for ((*i)++; *i < s.len && s.p[*i] != '>'; (*i)++) {
		if (s.p[*i] == '"')
			quoted_read(s, i, &l->e.angle, true);
		else if (s.p[*i] == '<')
			l->e.angle.len = 0;
		else if (s.p[*i] == ',' && memchr(text_slice(&l->e.angle).p == NULL ? "" : l->e.angle.p, '@',
		    l->e.angle.len) != NULL && l->e.angle.p[0] != '@') {
			(*i)--;
			return;
		} else
			text_add_char(&l->e.angle, s.p[*i]);
	}
}

/* Is the '"' at i the begin of the local part, as in "john doe"@corp.example? */
static bool
is_quoted_local(struct slice s, size_t i)
{
	for (i++; i < s.len && s.p[i] != '"'; i++)
		if (s.p[i] == '\\')
			i++;
	return i + 1 < s.len && s.p[i + 1] == '@';
}

static void
entries_read(struct list *l, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];
		struct slice phrase = slice_trim(text_slice(&l->e.phrase));

		if (c == '"')
			quoted_read(s, &i, &l->e.phrase, is_quoted_local(s, i));
		else if (c == '(')
			comment_read(s, &i, &l->e.comment);
		else if (c == '<')
			angle_read(l, s, &i);
		else if (c == ',' || c == ';')
			entry_end(l);
		else if (c == ':' && !l->e.has_angle && slice_find_char(phrase, '@') == phrase.len)
			l->e.phrase.len = 0; /* the name of a group, or "mailto" */
		else if (c == '\r' || c == '\n')
			text_add_char(&l->e.phrase, ' ');
		else
			text_add_char(&l->e.phrase, c);
	}
	entry_end(l);
}

struct reading_addresses
header_addresses(struct pool *pool, struct slice value)
{
	struct list l = { .pool = pool };

	entry_reset(&l);
	entries_read(&l, slice_to(value, HEADER_FIELD_MAX));
	return l.out;
}
