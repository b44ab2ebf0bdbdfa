/*
 * See judge.h. A feature is a short text like "verb=review" or
 * "signal=will:known"; its hash finds the weight. Training and use share this
 * code: the trainer asks for the names as well.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/judge_rule.h"

#define WORDS_MAX 40
/* A longer feature is none. */
#define FEATURE_BYTES 96

static inline uint32_t
hash_end(uint32_t h)
{
	h ^= h >> 15;
	h *= 0x85ebca6bu;
	return h ^ (h >> 13);
}

/* FNV-1a, byte after byte, mixed, for its low bits are better than the high ones, by which others search. */
uint32_t
judge_hash(const char *name, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)name[i]) * 16777619u;
	return hash_end(h);
}

/* ---- names and their hashes -------------------------------------------------- */

/* What a feature's name is made of, and its words_hash. */
struct part {
	struct slice name;
	uint32_t hash;
};

static inline struct part
part_of(const char *name)
{
	struct slice s = slice_of(name);

	return (struct part) { s, words_hash(s) };
}

#define CONSTANT_MAX 28

/* The same of a constant of at most CONSTANT_MAX bytes, which the compiler works out. */
static inline __attribute__((always_inline)) struct part
constant(const char *name)
{
	size_t n = strlen(name);
	uint32_t h = 0;

#define STEP(i) h = (i) < n ? words_hash_step(h, name[(i) < n ? (i) : 0]) : h
#define STEPS(i) STEP(i), STEP((i) + 1), STEP((i) + 2), STEP((i) + 3)
	STEPS(0), STEPS(4), STEPS(8), STEPS(12), STEPS(16), STEPS(20), STEPS(24);
#undef STEPS
#undef STEP
	return n <= CONSTANT_MAX ? (struct part) { { name, n }, h } : part_of(name);
}

static inline uint32_t
hash_join(uint32_t h, uint32_t part)
{
	return h * 0x9e3779b1u + part; /* short words have small hashes: those of kinds must be far apart */
}

uint32_t
judge_feature_hash(struct slice name)
{
	size_t kind = slice_find_char(name, '=') + 1;
	struct slice rest = slice_from(name, kind);
	uint32_t h = words_hash(slice_to(name, kind));

	if (kind > name.len)
		return hash_end(h);
	for (size_t end;; rest = slice_from(rest, end + 1)) {
		/* of several parts none is a sign */
		end = rest.len > 0 && rest.p[0] == '<' ? rest.len : slice_find_char(rest, ':');
		h = hash_join(h, words_hash(slice_to(rest, end)));
		if (end == rest.len)
			return hash_end(h);
	}
}

/* ---- adding one --------------------------------------------------------------- */

/* The name is written where it is wanted: are there more behind part? */
static void
name_add(struct judge_features *f, struct slice part, bool more)
{
	if (f->names != NULL) {
		text_add(f->names, part);
		if (!more)
			text_add_char(f->names, ' ');
	}
}

/* kind ends in '='. */
static inline __attribute__((always_inline)) void
feature(struct judge_features *f, struct part kind, struct part value)
{
	if (f->n == JUDGE_FEATURES_MAX || kind.name.len + value.name.len >= FEATURE_BYTES)
		return;
	f->v[f->n++] = hash_end(hash_join(kind.hash, value.hash));
	if (f->names != NULL) {
		name_add(f, kind.name, true);
		name_add(f, value.name, false);
	}
}

static inline __attribute__((always_inline)) void
feature_if(struct judge_features *f, bool yes, const char *name)
{
	if (!yes || f->n == JUDGE_FEATURES_MAX)
		return;
	f->v[f->n++] = hash_end(constant(name).hash);
	name_add(f, slice_of(name), false);
}

/* Three values with ':' between them. */
static inline __attribute__((always_inline)) void
feature_three(struct judge_features *f, const char *kind, const struct part *a, const struct part *b,
    const struct part *c)
{
	if (f->n == JUDGE_FEATURES_MAX)
		return;
	f->v[f->n++] =
	    hash_end(hash_join(hash_join(hash_join(constant(kind).hash, a->hash), b->hash), c->hash));
	if (f->names != NULL) {
		name_add(f, slice_of(kind), true);
		name_add(f, a->name, true);
		name_add(f, SLICE(":"), true);
		name_add(f, b->name, true);
		name_add(f, SLICE(":"), true);
		name_add(f, c->name, false);
	}
}

static inline __attribute__((always_inline)) void
feature_n(struct judge_features *f, const char *kind, size_t n)
{
	char digits[24];
	size_t at = sizeof(digits);
	struct slice s;

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	s = (struct slice) { digits + at, sizeof(digits) - at };
	feature(f, constant(kind), (struct part) { s, words_hash(s) });
}

static size_t
bucket(size_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 10 ? 6 : n < 16 ? 10 : n < 30 ? 16 : n < 60 ? 30 : 60;
}

/* A word as a feature: plain words as they are, names and numbers as what they are. */
static inline struct part
word(const struct token *w)
{
	if (w->kind == TOKEN_NUMBER)
		return constant("<number>");
	if (w->kind == TOKEN_URL)
		return constant("<url>");
	if (w->kind == TOKEN_HANDLE || w->kind == TOKEN_ADDRESS)
		return constant("<handle>");
	if (w->kind == TOKEN_PUNCT)
		return w->sign == '?' ? constant("<?>")
		    : w->sign == '('  ? constant("<(>")
		    : w->sign == ':'  ? constant("<:>")
		                      : constant("<sign>");
	if (w->kind == TOKEN_WORD && w->letters != CASE_LOWER &&
	    !(w->is & (W_FUNCTION | W_VERB | W_PAST | W_ROLE | W_MARKER)))
		return w->letters == CASE_UPPER ? constant("<CAPS>") : constant("<Name>");
	return (struct part) { w->low, w->low_hash };
}

static inline __attribute__((always_inline)) void
feature_word(struct judge_features *f, const char *kind, const struct token *w)
{
	feature(f, constant(kind), word(w));
}

/* ---- the page -------------------------------------------------------------- */

static uint32_t
actor_key(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->actor_block].t;
	struct slice low = c->actor.n > 0 ? t->v[c->actor.v[0].from].low : (struct slice) { "", 0 };

	return judge_hash(low.p, low.len) & (ACTOR_KEYS - 1);
}

size_t
judge_binds(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	return c->actor.n > 0 ? page->binds[actor_key(o, c)] : 0;
}

/* Is the label somebody, or does the page have it more than once: "Maya:", not the topic "Newsletter:"? */
static bool
is_speaker(const struct outline *o, const struct claim *c, bool *seen)
{
	const struct token *w = &o->v[c->actor_block].t.v[c->actor.from];

	if (c->actor.kind <= ACTOR_HANDLE || c->actor.kind == ACTOR_INITIALS || (w->is & (W_GIVEN | W_TITLE)))
		return true;
	if (seen[actor_key(o, c)])
		return true;
	seen[actor_key(o, c)] = true;
	return false;
}

void
judge_page(const struct outline *o, const struct claim_list *claims, struct judge_page *page)
{
	bool seen[ACTOR_KEYS] = { false };

	for (size_t i = 0; i < claims->n; i++) {
		const struct claim *c = &claims->v[i];

		/* "Maya: print the drawing": nobody speaks, somebody is told what to do */
		if (c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON && c->first && !c->listed &&
		    !c->marked && actor_is_named(&c->actor)) {
			if (judge_is_order(o, c))
				page->orders++;
			else
				page->labels += is_speaker(o, c, seen);
		}
		page->labels += judge_is_voice(o, c);
		page->narrated += c->form == CLAIM_CLAUSE && c->first && c->actor.n > 0 && c->actor_block == c->block &&
		    judge_tells(&o->v[c->block].t, c->actor.to);
		if (judge_is_dashed(o, c)) {
			page->dashes++;
			page->dashed += judge_is_order(o, c) || judge_has_deadline(&o->v[c->block].t, c);
		}
		/* a box with its tick as often says what is there by now */
		if (c->form == CLAIM_BARE && o->v[c->block].b->box != BOX_NONE) {
			bool order = judge_is_boxed_order(o, c);

			page->boxes += order || o->v[c->block].b->box == BOX_OPEN;
			page->boxed_orders += order;
		}
		page->notes += c->actor_block == c->block && judge_is_note(&o->v[c->block].t, c);
		page->ends += judge_is_end_order(&o->v[c->block].t, c);
		page->told += judge_is_told_below(o, c);
		page->arrows += judge_is_arrowed(&o->v[c->block].t, c);
		page->fronted += judge_is_fronted(o, c);
		if (c->actor.kind == ACTOR_KNOWN && c->actor_block == c->block && claim_is_behind_arrow(&o->v[c->block].t, c)) {
			page->handed++;
			page->handed_needs += judge_names_need(&o->v[c->block].t, c);
		}
		if (signal_binds(c->signal) && c->actor.n > 0 && page->binds[actor_key(o, c)] < 1000)
			page->binds[actor_key(o, c)]++;
	}
	page->dialogue = page->labels >= 6 && page->labels * 4 > claims->n;
}

/* ---- of what -------------------------------------------------------------- */

/* What many features are made of. */
struct shape {
	struct part form, signal, actor, section;
};

static void
form_features(struct judge_features *f, const struct place *v, const struct claim *c, const struct shape *s)
{
	struct part where = c->first ? constant("first") : constant("inner"),
	            near = v->direct ? constant("direct") : constant("far"),
	            mark = c->marked ? constant("marked") : constant("plain");

	feature(f, constant("form="), s->form);
	feature(f, constant("signal="), s->signal);
	feature(f, constant("actor="), s->actor);
	feature_three(f, "fsa=", &s->form, &s->signal, &s->actor);
	feature_three(f, "fsw=", &s->form, &s->signal, &where);
	feature_three(f, "ssf=", &s->section, &s->signal, &s->form);
	feature_three(f, "sas=", &s->signal, &s->actor, &where);
	feature(f, constant("section="), s->section);
	feature_three(f, "sd=", &s->section, &near, &s->form);
	feature_n(f, "actors=", bucket(c->actor.n));
	feature_if(f, c->marked, "marked");
	feature_if(f, c->marked && c->listed, "marked+listed");
	feature_if(f, c->first, "first");
	feature_if(f, c->author, "author");
	feature_if(f, v->speaker >= 0, "chat");
	feature_three(f, "mark=", &mark, &s->form, &s->signal);
}

static void
block_features(
    struct judge_features *f, const struct outline *o, const struct claim *c, const struct shape *s)
{
	static const char *const kinds[] = { "heading", "paragraph", "item", "row", "code", "quote" };
	const struct place *v = &o->v[c->block];
	struct part box = v->b->box == BOX_OPEN ? constant("open")
	    : v->b->box == BOX_DONE             ? constant("done")
	                                        : constant("none");

	feature(f, constant("block="), part_of(kinds[v->b->kind]));
	feature_three(f, "box=", &box, &s->section, &s->form);
	feature(f, constant("box="), box);
	feature_n(f, "level=", v->b->kind == BLOCK_ITEM ? (size_t)(v->b->level < 3 ? v->b->level : 3) : 9);
	feature_if(f, v->children > 0, "children");
	feature_if(f, v->b->heads, "heads");
	feature_if(f, v->b->bold, "bold");
	feature_if(f, v->b->ordered, "ordered");
	feature_n(f, "place=", c->block * 6 / (o->n + 1));
	feature_n(f, "length=", bucket(v->t.n));
	feature_n(f, "sentence=", (size_t)(c->sentence < 3 ? c->sentence : 3));
	feature_n(f, "rivals=", bucket((size_t)c->rivals));
	feature_if(f, o->has_action, "page-has-action");
	feature_if(f, o->has_action && !c->listed, "page-has-action-elsewhere");
	feature_if(f, v->person >= 0, "person-above");
}

static void
above_features(struct judge_features *f, const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if (v->heading >= 0) {
		const struct tokens *t = &o->v[v->heading].t;

		for (size_t i = 0; i < t->n && i < 6; i++)
			if (t->v[i].kind == TOKEN_WORD)
				feature(
				    f, constant("head="), (struct part) { t->v[i].low, t->v[i].low_hash });
	}
	if (v->parent >= 0) {
		const struct tokens *t = &o->v[v->parent].t;

		for (size_t i = 0; i < t->n && i < 3; i++)
			feature_word(f, "parent=", &t->v[i]);
		if (t->n > 0)
			feature_word(f, "parent-end=", &t->v[t->n - 1]);
	}
}

/* "Update the list", not "Update: all is well" or "Update from Maya": a word that also leads in. */
static bool
leads_as_order(const struct tokens *t, size_t i)
{
	static const char *const of[] = { "on", "from", "by", "about", "of", "re", "regarding", "for", "to", "with", "at", "in", "via",
		"after", "since", "per", "is", "was", "will" };

	return (t->v[i].is & W_VERB) && t->v[i + 1].kind != TOKEN_PUNCT && !SLICE_IS_ONE_OF(t->v[i + 1].low, of);
}

static void
verb_features(
    struct judge_features *f, const struct tokens *t, const struct claim *c, const struct part *signal)
{
	size_t i = c->task_from;
	char kind[32]; /* signals have short names */
	size_t n;

	while (i + 1 < c->task_to &&
	    (((t->v[i].is & W_LEAD) && !(c->signal == SIGNAL_NONE && leads_as_order(t, i))) || (t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != '(')))
		i++;
	if (i >= c->task_to)
		return;
	feature_word(f, "verb=", &t->v[i]);
	n = 5 + signal->name.len;
	memcpy(kind, "verb:", 5);
	memcpy(kind + 5, signal->name.p, signal->name.len);
	memcpy(kind + n, "=", 2);
	feature(f, part_of(kind), word(&t->v[i]));
	feature_if(f, (t->v[i].is & W_VERB) != 0, "verb-is-verb");
	feature_if(f, (t->v[i].is & W_PAST) != 0, "verb-is-past");
	feature_if(f, (t->v[i].is & W_ARTICLE) != 0, "verb-is-article");
	feature_if(f, slice_ends_nocase(t->v[i].low, SLICE("ing")), "verb-ing");
	feature_if(f, slice_ends_nocase(t->v[i].low, SLICE("ed")), "verb-ed");
	if (c->listed || c->marked) {
		feature_if(f, (t->v[i].is & W_VERB) != 0, "task:verb-is-verb");
		feature_word(f, "task:verb=", &t->v[i]);
	}
	if (i + 1 < c->task_to)
		feature_word(f, "verb2=", &t->v[i + 1]);
}

static void
border_features(struct judge_features *f, const struct tokens *t, const struct claim *c)
{
	size_t at = c->actor.n > 0 && c->actor_block == c->block ? c->actor.from : c->from;

	if (at > 0)
		feature_word(f, "before=", &t->v[at - 1]);
	if (at > 1)
		feature_word(f, "before2=", &t->v[at - 2]);
	if (c->signal != SIGNAL_NONE && c->signal_at < t->n)
		feature_word(f, "sign=", &t->v[c->signal_at]);
	if (c->task_to > 0 && c->task_to <= t->n)
		feature_word(f, "end=", &t->v[c->task_to - 1]);
	feature_n(f, "tasklen=", bucket(c->task_to > c->task_from ? c->task_to - c->task_from : 0));
	if (t->n > 0)
		feature_word(f, "block-begins=", &t->v[0]);
}

static void
word_features(struct judge_features *f, const struct tokens *t, const struct claim *c, const struct shape *s,
    bool foreign)
{
	uint64_t seen = 0;
	size_t n = 0;
	static const struct {
		uint64_t class;
		const char *name;
	} classes[] = {
		{ W_PAST, "has-past" },
		{ W_STATUS, "has-status" },
		{ W_CONDITION, "has-condition" },
		{ W_PROPOSAL, "has-proposal" },
		{ W_NOT, "has-not" },
		{ W_EVENT, "has-event" },
		{ W_TIME, "has-time" },
		{ W_WEAK, "has-weak" },
		{ W_NEED, "has-need" },
		{ W_WE, "has-we" },
		{ W_DONE, "has-done" },
		{ W_QUESTION, "has-question" },
		{ W_DECISION, "has-decision" },
		{ W_SOMEBODY, "has-somebody" },
		{ W_PRONOUN, "has-pronoun" },
		{ W_VERB, "has-verb" },
	};

	for (size_t i = c->from; i < c->to && n < WORDS_MAX; i++) {
		seen |= t->v[i].is | t->v[i].phrase;
		if (t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != '?')
			continue;
		/* "wird", "va", "fera": the notes to learn from are English, their "will" stands for all */
		if (foreign && i == c->signal_at && c->signal == SIGNAL_WILL)
			feature(f, constant("w="), constant("will"));
		else
			feature_word(f, "w=", &t->v[i]);
		n++;
	}
	for (size_t i = c->from; i + 1 < c->to; i++)
		if ((t->v[i].is & W_BYTIME) &&
		    ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER)) {
			feature_if(f, true, "by-time");
			feature(f, constant("by-time="), s->form);
			break;
		}
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		feature_if(f, (seen & classes[i].class) != 0, classes[i].name);
	if (c->from < c->to)
		feature_if(f, (t->v[c->from].is & W_CONDITION) != 0, "begins-condition");
}

/* Does a claim of the same kind stand in the block beside it? */
static bool
is_alike(const struct claim *a, const struct claim *b)
{
	return a->form == b->form && a->signal == b->signal &&
	    actor_is_named(&a->actor) == actor_is_named(&b->actor);
}

static void
neighbour_features(struct judge_features *f, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	bool before = at > 0 && c->block - claims->v[at - 1].block <= 1,
	     alike = before && is_alike(&claims->v[at - 1], c);
	bool after = at + 1 < claims->n && claims->v[at + 1].block - c->block <= 1;

	feature_if(f, before, "claim-before");
	feature_if(f, alike, "alike-before");
	feature_if(f, after, "claim-after");
	feature_if(f, after && is_alike(&claims->v[at + 1], c), "alike-after");
}

static void
page_features(struct judge_features *f, const struct outline *o, const struct judge_page *page,
    const struct claim *c, const struct shape *s)
{
	const struct place *v = &o->v[c->block];
	size_t binds = judge_binds(o, page, c);
	struct part exact = v->exact ? constant("exact") : constant("other");

	feature_if(f, page->dialogue, "dialogue");
	if (page->dialogue)
		feature_three(f, "dialogue=", &s->form, &s->signal, &s->section);
	feature_n(f, "actor-binds=", binds < 3 ? binds : 3);
	feature_if(f, v->exact, "exact");
	feature_three(f, "exact=", &exact, &s->section, &s->form);
}

void
judge_features(const struct outline *o, const struct judge_page *page, const struct claim_list *claims,
    size_t at, struct judge_features *f)
{
	const struct claim *c = &claims->v[at];
	const struct place *v = &o->v[c->block];
	struct shape s = { part_of(claim_form_name(c->form)), part_of(signal_name(c->signal)),
		part_of(actor_kind_name(c->actor.kind)), part_of(section_name(v->section)) };

	f->n = 0;
	form_features(f, v, c, &s);
	block_features(f, o, c, &s);
	above_features(f, o, c);
	verb_features(f, &v->t, c, &s.signal);
	border_features(f, &v->t, c);
	neighbour_features(f, claims, at);
	page_features(f, o, page, c, &s);
	word_features(f, &v->t, c, &s, o->set.n > 1);
}
