/*
 * See answer_parts.h: which lines of a reply say something. Method: line by line;
 * a greeting and the writer's name say nothing, a closing and a disclaimer end
 * it, unless a postscript follows.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer_parts.h"

/* Bytes of a line that a program has wrapped; words of a greeting or closing; lines of a signature. */
#define WRAPPED_MIN 55
#define POLITE_MAX 7
#define NAME_MAX_WORDS 3

static const char *const ends[] = { "this e-mail", "this email", "this message", "this communication",
	"confidential", "the information contained", "the content of this", "the contents of this",
	"please consider the environment", "think before you print", "virus-free", "diese e-mail",
	"diese email", "diese nachricht", "der inhalt dieser", "die informationen in dieser",
	"bitte denken sie an die umwelt", "ce message", "ce courriel", "cet e-mail", "ce mail est",
	"este mensaje", "este correo", "sent from", "sent via", "sent with", "get outlook", "gesendet von",
	"von meinem", "envoyé de", "envoyé depuis", "envoyé à partir", "enviado desde", "enviado de",
	"disclaimer", "haftungsausschluss", "sent on the go", "--", "__", "==", NULL };

static bool
is_end(struct slice folded)
{
	for (size_t i = 0; ends[i] != NULL; i++)
		if (slice_starts(folded, slice_of(ends[i])))
			return true;
	return false;
}

struct line_kind {
	size_t words, names, other;
	uint64_t first, all;
};

static struct line_kind
line_look(struct reply *r, struct slice line)
{
	struct tokens t = words_read(r->pool, &r->own, line);
	struct line_kind k = { 0 };

	for (size_t i = 0; i < t.n;) {
		const struct token *w = &t.v[i];
		size_t len = w->phrase_len > 0 ? w->phrase_len : 1;

		if (w->kind == TOKEN_PUNCT &&
		    (w->sign == ',' || w->sign == '.' || w->sign == '!' || w->sign == '-' ||
		        w->sign > 0x2000)) {
			i++;
			continue;
		}
		k.words++;
		if (k.words == 1)
			k.first = w->phrase;
		k.all |= w->phrase;
		k.names += w->phrase == 0 && w->kind == TOKEN_WORD && w->letters != CASE_LOWER;
		k.other += w->phrase == 0 && (w->kind != TOKEN_WORD || w->letters == CASE_LOWER);
		i += len;
	}
	return k;
}

#define POLITE (A_GREET | A_CLOSE | A_THANKS | A_FILL | A_AND | A_ALL | A_PRAISE)

static bool
is_greeting(const struct line_kind *k)
{
	return (k->first & A_GREET) && k->words <= POLITE_MAX && k->other == 0 && !(k->all & ~POLITE);
}

/* "Best regards", "LG Maya"; thanks only when nothing but a name follows. */
static bool
is_closing(const struct line_kind *k)
{
	return (k->first & A_CLOSE) && k->words <= POLITE_MAX && k->other == 0 && !(k->all & ~POLITE);
}

static bool
is_name_line(struct reply *r, struct slice line, const struct line_kind *k)
{
	struct slice name = r->reading->from.name;
	struct slice s = slice_trim(line);

	while (s.len > 0 && (s.p[s.len - 1] == '.' || s.p[s.len - 1] == ','))
		s = slice_to(s, s.len - 1);
	while (s.len > 0 && (s.p[0] == '-' || s.p[0] == ' '))
		s = slice_from(s, 1);
	if (s.len > 1 && name.len > 0 && slice_find_nocase(name, s) < name.len)
		return true;
	if (s.len <= 2 && s.len > 0 && s.p[0] >= 'A' && s.p[0] <= 'Z')
		return true;
	return k->words == k->names && k->words > 0 && k->words <= NAME_MAX_WORDS;
}

static bool
is_only_names_left(struct reply *r, struct slice rest)
{
	struct slice line;
	int n = 0;

	while (slice_line(&rest, &line)) {
		struct line_kind k;

		line = slice_trim(line);
		if (line.len == 0)
			continue;
		k = line_look(r, line);
		if (++n > 2 || !is_name_line(r, line, &k))
			return false;
	}
	return true;
}

static struct slice
bullet_strip(struct slice s)
{
	static const char *const bullets[] = { "- ", "* ", "+ ", "> ", "\342\200\242", "\302\267",
		"\342\200\223 ", "\342\227\213", "\342\226\252" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (slice_starts(s, slice_of(bullets[i])))
			return slice_trim(slice_from(s, slice_of(bullets[i]).len));
	if (s.len > 1 && s.p[0] == '-' && s.p[1] != '-')
		return slice_from(s, 1);
	return s;
}

/* "Hi Jane, works for me": what stands behind the greeting. */
static struct slice
greeting_strip(struct reply *r, struct slice line)
{
	size_t comma = slice_find_char(line, ',');
	struct line_kind k;

	if (comma >= line.len)
		return line;
	k = line_look(r, slice_to(line, comma));
	return is_greeting(&k) ? slice_trim(slice_from(line, comma + 1)) : line;
}

static void
paragraph_add(struct reply *r, struct paragraphs *out, struct slice line, bool joined)
{
	struct text t;

	if (!joined) {
		out->v = pool_grow(r->pool, out->v, out->n, &out->cap, sizeof(*out->v));
		out->v[out->n++] = line;
		return;
	}
	text_init(&t, r->pool);
	text_add(&t, out->v[out->n - 1]);
	text_add_char(&t, ' ');
	text_add(&t, line);
	out->v[out->n - 1] = text_slice(&t);
}

static bool
is_postscript(struct slice folded)
{
	return slice_starts(folded, SLICE("ps")) || slice_starts(folded, SLICE("p.s."));
}

void
answer_paragraphs(struct reply *r, struct slice text, struct paragraphs *out)
{
	struct slice line;
	bool closed = false, wraps = false;

	*out = (struct paragraphs) { 0 };
	while (slice_line(&text, &line)) {
		struct slice s = bullet_strip(slice_trim(line)), folded;
		bool joined = wraps && out->n > 0 && unicode_starts_lower(s);
		struct line_kind k;

		wraps = false;
		if (s.len == 0)
			continue;
		folded = unicode_fold(r->pool, slice_to(s, 80));
		if (is_end(folded))
			return;
		closed = closed && !is_postscript(folded);
		if (closed)
			continue;
		k = line_look(r, s);
		if (out->n == 0)
			s = greeting_strip(r, s);
		if (is_greeting(&k) || s.len == 0)
			continue;
		if (is_closing(&k) && (!(k.first & A_THANKS) || is_only_names_left(r, text))) {
			closed = true;
			continue;
		}
		if (out->n > 0 && is_name_line(r, s, &k) && is_only_names_left(r, text))
			continue;
		wraps = line.len >= WRAPPED_MIN;
		paragraph_add(r, out, s, joined);
	}
}
