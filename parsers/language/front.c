/*
 * See front.h. Method: each line is looked at by itself (who stands in front, and
 * whether the word behind tells, orders or names); then the lines in a row are
 * counted together.
 */
#include "parsers/language/front.h"
#include "parsers/language/claim_clause.h"

/* Tokens of a line that may be one of such a list. */
#define LINE_TOKENS 40
/* And of what a line is about, up to its colon. */
#define TOPIC_TOKENS 4

enum front_kind {
	FRONT_NONE,  /* nobody known stands in front */
	FRONT_TOLD,  /* "Maya reported", "Maya is away": what was or is */
	FRONT_SIGN,  /* "Maya: ...", "Maya will ...": understood by itself */
	FRONT_ORDER, /* "Maya order new badges" */
	FRONT_THING  /* "Maya the posters" */
};

struct front {
	enum front_kind kind;
	size_t len; /* tokens of the name */
	bool whole; /* a name of several words, or a handle */
	bool self;  /* "me" */
	uint32_t who;
};

/* Does a verb stand at the end of the task, as in German: "Maya Preisliste umstellen, 19.10."? */
static bool
ends_in_order(const struct outline *o, const struct tokens *t, size_t from)
{
	if (o->set.n < 2 || o->set.v[1] != &words_de || !(t->any & W_VERB))
		return false;
	for (size_t i = from + 1; i < t->n; i++)
		if ((t->v[i].is & W_VERB) && t->v[i].letters == CASE_LOWER && !(t->v[i].is & W_PAST))
			return true;
	return false;
}

/* "usually orders", "bestellt immer", "a déjà commandé", "wollte", "preguntó": what is usual or was, in any language. */
static bool
is_usual_or_past(const struct outline *o, const struct tokens *t, size_t i)
{
	static const char *const usually[] = { "usually", "normally", "always", "often", "sometimes", "never", "mostly", "regularly" };
	static const char *const fr[] = { "a", "avait", "ont", "est", "\303\251tait", "sont", "n'a", "n'est" };
	static const char *const es[] = { "ha", "hab\303\255a", "han", "ya", "estuvo", "est\303\241", "estaba", "era", "fue", "tuvo" };
	const struct words *language = o->set.n > 1 ? o->set.v[1] : &words_en;
	const struct slice w = t->v[i].low;

	if (t->v[i].letters != CASE_LOWER)
		return false;
	if (language == &words_en)
		return SLICE_IS_ONE_OF(w, usually);
	if (clause_is_usual(t, i, t->n))
		return true;
	if (language == &words_de)
		return w.len > 4 && (slice_ends_nocase(w, SLICE("te")) || slice_ends_nocase(w, SLICE("ten"))) && !(t->v[i].is & (W_WEAK | W_VERB));
	if (language == &words_fr)
		return SLICE_IS_ONE_OF(w, fr);
	return language == &words_es && (SLICE_IS_ONE_OF(w, es) || slice_ends_nocase(w, SLICE("\303\263")));
}

static enum front_kind
kind_behind(const struct outline *o, const struct tokens *t, size_t i)
{
	const uint64_t told = W_PAST | W_STATUS | W_BE | W_WEAK | W_NOT | W_STATIVE | W_DONE | W_TIME;
	const struct token *w = &t->v[i];
	size_t n;
	enum signal s;

	if (w->kind != TOKEN_WORD && w->kind != TOKEN_IDEOGRAPH && w->kind != TOKEN_NUMBER)
		return w->kind == TOKEN_PUNCT && (w->sign == '"' || w->sign == 0x201c || w->sign == 0x201e)
		    ? FRONT_THING
		    : FRONT_SIGN;
	if (is_usual_or_past(o, t, i))
		return FRONT_TOLD;
	s = signal_read(t, i, t->n, &n);
	if (signal_binds(s) && !(w->is & W_VERB))
		return FRONT_SIGN;
	/* "Jürgen fragt die Bank": German orders are no such verbs, and the sentence is judged by itself */
	if (o->set.n > 1 && o->set.v[1] == &words_de && (w->is & (W_VERB | W_COMMIT)) == (W_VERB | W_COMMIT) &&
	    w->letters == CASE_LOWER && slice_ends_nocase(w->low, SLICE("t")))
		return FRONT_SIGN;
	if ((w->is & W_VERB) && !(w->is & (W_PAST | W_STATUS)) && w->letters == CASE_LOWER)
		return FRONT_ORDER;
	if ((w->is & told) || s == SIGNAL_STATUS || s == SIGNAL_PAST || s == SIGNAL_WEAK || s == SIGNAL_BE ||
	    slice_ends_nocase(w->low, SLICE("ing")) || slice_ends_nocase(w->low, SLICE("ed")))
		return FRONT_TOLD;
	if (s == SIGNAL_NEED || clause_is_deed(o, w))
		return FRONT_SIGN;
	return (w->is & W_VERB) || ends_in_order(o, t, i) ? FRONT_ORDER : FRONT_THING;
}

/* Asked first, as it is told quickly of most lines. */
static bool
may_be_known(const struct people *people, const struct tokens *t)
{
	return t->v[0].kind == TOKEN_HANDLE || t->v[0].kind == TOKEN_ADDRESS ||
	    (t->v[0].is & (W_I | W_TITLE)) || people_match(people, t, 0) > 0 ||
	    people_department(people, t, 0) > 0;
}

/* "Tom Becker (Acme) to send it": behind a given name alone, a word in capitals that signs or "to" follow is the family
 * name of somebody else. */
static bool
is_stranger(const struct tokens *t, const struct actor *a)
{
	size_t n;

	return a->kind == ACTOR_KNOWN && a->n == 1 && a->v[0].to == a->v[0].from + 1 && a->to + 2 < t->n &&
	    t->v[a->to].kind == TOKEN_WORD && t->v[a->to].letters != CASE_LOWER && t->v[a->to].letters != CASE_UPPER &&
	    !(t->v[a->to].is & W_VERB) &&
	    (token_is(t, a->to + 1, '(') || token_is(t, a->to + 1, '[') || token_is(t, a->to + 1, ':') ||
	        signal_binds(signal_read(t, a->to + 1, t->n, &n)));
}

/* "Becker contract: sign it", "Maya Stone concert: book it", "Becker visit on Friday": is what the line is
 * about called so? */
static bool
is_of_topic(const struct outline *o, const struct people *people, const struct tokens *t, const struct actor *a)
{
	size_t colon = a->to;

	if (o->set.n > 1 || a->kind != ACTOR_KNOWN || a->n != 1 || a->v[0].to != a->v[0].from + 1 || a->to + 2 > t->n)
		return false;
	while (colon < t->n && colon < a->to + TOPIC_TOKENS && t->v[colon].kind == TOKEN_WORD)
		colon++;
	if (token_is_colon(t, colon) && (colon == a->to + 1 || (colon > a->to && t->v[a->to].letters == CASE_CAPITAL)))
		return true;
	return people_is_only_family(people, &t->v[a->v[0].from]) && !(t->v[a->to].is & W_ARTICLE) &&
	    (a->to + 1 >= t->n || (t->v[a->to + 1].is & (W_WITH | W_TIME | W_BYTIME)));
}

/* "Omar fragen (Maya)", "Luis anrufen: Maya": German has the verb last, and whom it is done to in front; at the end stands who does it. */
static bool
is_done_to(const struct outline *o, const struct people *people, const struct tokens *t, const struct actor *a)
{
	struct actor doer;
	size_t i = a->to + 1;

	if (o->set.n < 2 || o->set.v[1] != &words_de || i + 1 >= t->n || !slice_ends_nocase(t->v[a->to].low, SLICE("en")))
		return false;
	return (token_is(t, i, '(') || token_is_colon(t, i) || token_is_dash(t, i)) && actor_read(people, t, i + 1, t->n, &doer) && doer.kind != ACTOR_NONE &&
	    doer.kind <= ACTOR_HANDLE && (doer.to == t->n || t->v[doer.to].kind == TOKEN_PUNCT);
}

static struct front
front_of(const struct outline *o, const struct people *people, const struct place *v)
{
	const struct tokens *t = &v->t;
	struct front f = { .kind = FRONT_NONE };
	struct actor a;

	if ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_ITEM) || v->speaks || v->speaker >= 0 ||
	    v->closing || v->detail || v->b->heads || t->n < 3 || t->n > LINE_TOKENS ||
	    (t->v[0].kind == TOKEN_WORD && t->v[0].letters == CASE_LOWER && !(t->v[0].is & W_I)) ||
	    !may_be_known(people, t) || !actor_read(people, t, 0, t->n, &a) ||
	    !(a.kind <= ACTOR_DEPARTMENT || a.kind == ACTOR_I) || a.to + 1 >= t->n || is_stranger(t, &a) ||
	    is_of_topic(o, people, t, &a) || is_done_to(o, people, t, &a))
		return f;
	f.kind = kind_behind(o, t, a.to);
	f.self = a.kind == ACTOR_I;
	f.len = a.to;
	f.whole = a.kind == ACTOR_HANDLE || (a.kind == ACTOR_KNOWN && a.v[0].to - a.v[0].from > 1);
	f.who = t->v[a.v[0].from].hash;
	/* "I send it", "Sales figures look good" */
	if ((f.self && t->v[0].letters != CASE_LOWER) ||
	    (a.kind == ACTOR_DEPARTMENT && (f.kind == FRONT_ORDER || f.kind == FRONT_THING)))
		f.kind = f.self || a.kind == ACTOR_DEPARTMENT ? FRONT_SIGN : FRONT_NONE;
	return f;
}

/* May a list of tasks stand in the section? */
static bool
may_hold_tasks(const struct place *v)
{
	return v->section == SECTION_NONE || v->section == SECTION_ACTION || v->section == SECTION_OLD ||
	    section_is_fyi(v->section);
}

/* Lines in a row that are counted together. */
struct run {
	size_t lines, named, told, orders, things;
	uint32_t first;
	bool several;
};

static void
run_count(struct run *run, const struct front *f)
{
	run->lines++;
	run->named += f->kind != FRONT_NONE && f->kind != FRONT_TOLD;
	run->told += f->kind == FRONT_TOLD;
	run->orders += f->kind == FRONT_ORDER || f->kind == FRONT_SIGN;
	run->things += f->kind == FRONT_THING;
	if (f->kind == FRONT_NONE)
		return;
	run->several = run->several || (run->first != 0 && run->first != f->who);
	if (run->first == 0)
		run->first = f->who;
}

/* Do the lines together say who does what? */
static bool
run_assigns(const struct run *run, bool action)
{
	if (run->told * 3 > run->lines || run->named < 2 || run->named * 3 < run->lines * 2)
		return false;
	return action || (run->several && run->named > 2 && run->orders * 2 >= run->named);
}

static bool
goes_on(const struct place *a, const struct place *b)
{
	return b->b->kind == a->b->kind && b->heading == a->heading && b->section == a->section &&
	    b->parent == a->parent && !b->speaks && !b->b->heads && !b->closing;
}

/* Lines of a list. */
#define RUN_MAX 60

static size_t
run_read(struct outline *o, const struct people *people, size_t at)
{
	struct front fronts[RUN_MAX];
	struct run run = { .lines = 0 };
	const struct place *first = &o->v[at];
	bool action = first->section == SECTION_ACTION && first->exact;
	size_t end = at;

	while (end < o->n && end < at + RUN_MAX && goes_on(first, &o->v[end])) {
		fronts[end - at] = front_of(o, people, &o->v[end]);
		/* prose ends a list of lines that are no list items */
		if (first->b->kind == BLOCK_PARAGRAPH && fronts[end - at].kind == FRONT_NONE)
			break;
		run_count(&run, &fronts[end - at]);
		end++;
	}
	if (end == at)
		return at + 1;
	for (size_t i = at; i < end; i++) {
		const struct front *f = &fronts[i - at];
		struct place *v = &o->v[i];
		bool alone = f->whole && (v->b->box == BOX_OPEN || (action && v->b->kind == BLOCK_ITEM));

		if ((f->kind == FRONT_ORDER || f->kind == FRONT_THING) &&
		    (alone || run_assigns(&run, action)))
			v->front = f->len;
	}
	return end;
}

void
front_find(struct outline *o, const struct people *people)
{
	for (size_t i = 0; i < o->n;)
		i = (o->v[i].b->kind == BLOCK_PARAGRAPH || o->v[i].b->kind == BLOCK_ITEM) &&
		        may_hold_tasks(&o->v[i])
		    ? run_read(o, people, i)
		    : i + 1;
}
