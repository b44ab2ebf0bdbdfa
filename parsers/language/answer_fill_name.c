/*
 * See answer_model.h: whose it shall be, for the second reader. Method: the only
 * name that stands there, known people before others.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/answer_pick.h"

#define NAMES_MAX 8
/* From here on a word is the name; one beside it belongs to it; the name needs no rule that says the same;
 * and how likely another one may be beside it. */
#define NAME_LIKELY 0.4
#define NAME_JOINS 0.3
#define NAME_SURE 0.7
#define NAME_OTHER 0.6

static struct slice
written(const struct elems *e, size_t from, size_t to)
{
	return slice_to(slice_from(e->text, e->v[from].at), e->v[to - 1].end - e->v[from].at);
}

struct name {
	struct slice text;
	bool known; /* a person or a department that we know, or a given name */
	bool first; /* it begins a sentence, where any word has a capital */
};

static bool
is_title(struct slice s)
{
	static const char *const titles[] = { "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.", "herr",
		"herrn", "frau", "schwester", "sr", "sr.", "sister", "nurse", "chef", "pfleger", "prof",
		"prof.", "maître", "monsieur", "madame", "señor", "señora" };

	return slice_among(s, titles, sizeof(titles) / sizeof(titles[0]));
}

struct slice
answer_fill_untitled(struct slice name)
{
	for (;;) {
		size_t end = slice_find_char(name, ' ');

		if (end >= name.len || !is_title(slice_to(name, end)))
			return name;
		name = slice_trim(slice_from(name, end));
	}
}

bool
answer_fill_given(const struct reply *r, struct slice word)
{
	struct tokens t = words_read(r->pool, &r->names, word);

	return t.n > 0 && (t.v[0].is & W_GIVEN) != 0;
}

static bool
may_name(const struct elem *e)
{
	return e->kind == ELEM_NAME ||
	    (e->kind == ELEM_WORD && e->is == 0 && e->capital && e->points == 0 && e->end - e->at > 1);
}

/* "Hoist & Sons", "Health and Safety"; "Omar and Dana" are two. */
static bool
joins_firm(const struct elems *e, size_t i)
{
	return slice_eq(written(e, i, i + 1), SLICE("&")) ||
	    (slice_eq(written(e, i, i + 1), SLICE("and")) && e->v[i - 1].kind != ELEM_NAME &&
	        e->v[i + 1].kind != ELEM_NAME);
}

/* The end of the name that begins at i: "Dana Fox", "Hoist & Sons". */
static size_t
name_stop(const struct elems *e, size_t i)
{
	size_t end = i;

	while (end < e->n &&
	    (may_name(&e->v[end]) ||
	        (end > i && end + 1 < e->n && may_name(&e->v[end + 1]) && joins_firm(e, end))))
		end++;
	return end;
}

/* Somebody who is spoken to, or the writer. */
static bool
is_no_owner(const struct reply *r, const struct elems *e, size_t from, size_t to)
{
	bool first = from == 0 || e->v[from - 1].kind == ELEM_STOP;
	struct slice own = r->reading->from.name, s = written(e, from, to);

	if (own.len > 0 && slice_find_nocase(own, s) < own.len)
		return true;
	if (from > 0 && e->v[from - 1].kind == ELEM_WORD && (e->v[from - 1].is & (A_GREET | A_THANKS)))
		return true;
	return first && to < e->n && e->v[to].kind == ELEM_COMMA;
}

/* "Try Wei Ling", "Reckon Tariq": a sentence's first word has a capital, and is no name. */
static bool
is_lead(struct slice s)
{
	static const char *const words[] = { "ask", "asking", "assign", "call", "contact", "give", "guess",
		"leave", "let", "maybe", "perhaps", "please", "put", "reckon", "see", "suggest", "tell",
		"have", "think", "try", "bitte", "fragen", "frag", "frage", "nehmt", "nimm", "vielleicht",
		"lass", "gib" };

	return slice_among(s, words, sizeof(words) / sizeof(words[0]));
}

/* "Our Cardiff office", "the Exams Office": no part of it. */
static bool
is_before_name(struct slice s)
{
	static const char *const words[] = { "a", "an", "and", "at", "for", "from", "in", "my", "our", "the",
		"to", "with", "an", "bei", "beim", "das", "dem", "den", "der", "die", "für", "im", "mein",
		"meine", "meinem", "meinen", "meiner", "und", "unser", "unsere", "unserem", "unseren",
		"unserer", "vom", "von", "zum", "zur" };

	return is_lead(s) || slice_among(s, words, sizeof(words) / sizeof(words[0]));
}

static size_t
names_collect(struct reply *r, const struct answer_unit *u, struct name *names)
{
	size_t n = 0;

	for (size_t p = 0; p < u->n; p++) {
		const struct elems *e = &u->v[p];

		for (size_t i = 0, end; i<e->n; i = end> i ? end : i + 1) {
			struct name name = { .first = i == 0 || e->v[i - 1].kind != ELEM_WORD };
			size_t from = i;

			end = name_stop(e, i);
			while (from < end && is_lead(written(e, from, from + 1)))
				from++;
			while (from < end && is_title(written(e, from, from + 1))) {
				from++;
				name.known = true;
			}
			if (from == end || is_no_owner(r, e, from, end) || n == NAMES_MAX)
				continue;
			for (size_t k = from; k < end; k++)
				name.known = name.known || e->v[k].kind == ELEM_NAME ||
				    answer_fill_given(r, written(e, k, k + 1));
			name.text = written(e, from, end);
			names[n++] = name;
		}
	}
	return n;
}

static bool
ends_word(struct slice s, size_t at)
{
	return at >= s.len || char_among(s.p[at], " .,&-/'");
}

/* "Dana" of "Dana Fox", "Omar" of "Omars": words of it; no "Dan" of "Dana". */
static bool
is_part(struct slice a, struct slice b)
{
	size_t at = slice_find_nocase(b, a), end = at + a.len;

	if (a.len == 0 || at >= b.len || (at > 0 && !ends_word(b, at - 1)))
		return false;
	return ends_word(b, end) || (b.p[end] == 's' && end + 1 == b.len);
}

/* The only one of its kind; a shorter form of another is the same. */
static bool
only_name(const struct name *names, size_t n, bool known, bool first, struct slice *out)
{
	struct slice one = { NULL, 0 };

	for (size_t i = 0; i < n; i++) {
		struct slice s = names[i].text;

		if (names[i].known != known || (!known && names[i].first != first))
			continue;
		if (one.len == 0 || is_part(one, s))
			one = s;
		else if (!is_part(s, one))
			return false;
	}
	*out = one;
	return one.len > 0;
}

bool
answer_fill_name(struct reply *r, const struct answer_unit *u, bool people, struct slice *name)
{
	struct name names[NAMES_MAX];
	size_t n = names_collect(r, u, names), known = 0;
	/* where every noun has a capital, it says nothing */
	bool german = slice_eq(r->dates.language, SLICE("de"));

	for (size_t i = 0; i < n; i++)
		known += names[i].known;
	if (only_name(names, n, true, false, name))
		return true;
	if (known > 0 || people || german)
		return false;
	return only_name(names, n, false, false, name) || (n == 1 && only_name(names, n, false, true, name));
}

/* -- the learned way -- */

struct run {
	struct slice text;
	double p; /* of its likeliest word */
};

/* The words that stand together and are likely enough; of two forms of one name the longer one. */
static void
run_add(struct run *v, size_t *n, struct run one)
{
	for (size_t i = 0; i < *n; i++)
		if (is_part(one.text, v[i].text) || is_part(v[i].text, one.text)) {
			v[i].text = one.text.len > v[i].text.len ? one.text : v[i].text;
			v[i].p = one.p > v[i].p ? one.p : v[i].p;
			return;
		}
	if (*n < NAMES_MAX)
		v[(*n)++] = one;
}

/* No verb, no sign. */
static bool
may_belong(const struct elem *e)
{
	return e->kind == ELEM_NAME ||
	    (e->kind == ELEM_WORD && (e->is & ~(uint64_t)(A_FILL | A_GREET | A_UNIT | A_ALL | A_AND)) == 0);
}

/* How likely each word of a paragraph belongs to the name. */
static double *
words_weigh(struct picker *k, size_t p)
{
	const struct elems *e = &k->u->v[p];
	double *v = pool_array(k->r->pool, e->n, sizeof(*v));

	for (size_t i = 0; i < e->n; i++)
		v[i] = may_belong(&e->v[i]) ? answer_picker_weigh(k, PICK_NAME, p, i, NULL) : 0;
	return v;
}

static size_t
runs_collect(struct reply *r, const struct answer_unit *u, struct run *v)
{
	struct picker k;
	size_t n = 0;

	answer_picker_init(&k, r, u);
	for (size_t p = 0; p < u->n; p++) {
		const double *word = words_weigh(&k, p);

		for (size_t i = 0, from, end; i < u->v[p].n; i = end + 1) {
			double most = 0;

			for (from = i; from > 0 && word[from - 1] >= NAME_JOINS;)
				from--;
			for (end = i; end < u->v[p].n && word[end] >= (end == i ? NAME_LIKELY : NAME_JOINS);
			     end++)
				most = word[end] > most ? word[end] : most;
			while (from + 1 < end && is_before_name(written(&u->v[p], from, from + 1)))
				from++;
			if (end > i)
				run_add(v, &n, (struct run) { written(&u->v[p], from, end), most });
		}
	}
	return n;
}

/* Is the name that the rules found the only one that we know there? */
static bool
is_only_known(struct reply *r, const struct answer_unit *u, struct slice rule)
{
	struct slice known;

	return rule.len > 0 && answer_fill_name(r, u, true, &known) &&
	    (is_part(known, rule) || is_part(rule, known));
}

bool
answer_fill_owner(struct reply *r, const struct answer_unit *u, struct slice rule, struct slice *name)
{
	struct run v[NAMES_MAX];
	size_t n = runs_collect(r, u, v), best = 0;

	for (size_t i = 1; i < n; i++)
		best = v[i].p > v[best].p ? i : best;
	*name = n > 0 ? v[best].text : rule;
	if (n == 0)
		return is_only_known(r, u, rule);
	/* more than are looked at */
	if (n == NAMES_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		if (i != best && v[i].p > NAME_OTHER * v[best].p)
			return false;
	if (rule.len > 0 && (is_part(rule, *name) || is_part(*name, rule))) {
		/* "Omars Thema" is Omar's */
		*name = rule.len + 1 == name->len ? rule : *name;
		return true;
	}
	return v[best].p >= NAME_SURE;
}
