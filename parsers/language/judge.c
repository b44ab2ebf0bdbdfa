/*
 * See judge.h. A feature is a short text like "verb=review" or
 * "signal=will:known"; its hash finds the weight. Training and use share this
 * code: the trainer asks for the names as well.
 */
#include <math.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/judge.h"

#define WORDS_MAX 40
/* A longer feature is none. */
#define FEATURE_BYTES 96

static const struct judge_weight weights[] = {
#include "parsers/language/items_weights.inc"
};

const struct judge_model judge_model = { weights, sizeof(weights) / sizeof(weights[0]), 0 };

#define HASH_BASIS 2166136261u

/* FNV-1a, byte after byte. */
static inline uint32_t
hash_add(uint32_t h, const char *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h;
}

/* The low bits of FNV are better mixed than the high ones, by which we search. */
static inline uint32_t
hash_end(uint32_t h)
{
	h ^= h >> 15;
	h *= 0x85ebca6bu;
	return h ^ (h >> 13);
}

uint32_t
judge_hash(const char *name, size_t len)
{
	return hash_end(hash_add(HASH_BASIS, name, len));
}

static void
feature(struct judge_features *f, const char *kind, struct slice value)
{
	size_t n = strlen(kind);

	if (f->n == JUDGE_FEATURES_MAX || n + value.len + 1 > FEATURE_BYTES)
		return;
	f->v[f->n++] = hash_end(hash_add(hash_add(HASH_BASIS, kind, n), value.p, value.len));
	if (f->names != NULL) {
		text_add(f->names, (struct slice) { kind, n });
		text_add(f->names, value);
		text_add_char(f->names, ' ');
	}
}

/*
 * The hash of "kind" and up to three names with ':' between them. All are
 * constants, of which a page uses few: their hash is remembered by their places.
 */
static uint32_t
constant_hash(struct judge_features *f, const char *const name[4])
{
	size_t sum = (size_t)name[0] * 3 + (size_t)name[1] * 5 + (size_t)name[2] * 7 + (size_t)name[3] * 11;
	struct judge_memo *memo = &f->memo[(sum * 0x9e3779b97f4a7c15u) >> (64 - JUDGE_MEMO_BITS)];
	uint32_t h = HASH_BASIS;

	if (memo->name[0] == name[0] && memo->name[1] == name[1] && memo->name[2] == name[2] &&
	    memo->name[3] == name[3])
		return memo->hash;
	for (size_t i = 0; i < 4 && name[i] != NULL; i++) {
		if (i > 1)
			h = hash_add(h, ":", 1);
		h = hash_add(h, name[i], strlen(name[i]));
	}
	memcpy(memo->name, name, sizeof(memo->name));
	memo->hash = hash_end(h);
	return memo->hash;
}

static void
feature_constant(struct judge_features *f, const char *const name[4])
{
	if (f->n == JUDGE_FEATURES_MAX)
		return;
	f->v[f->n++] = constant_hash(f, name);
	if (f->names == NULL)
		return;
	for (size_t i = 0; i < 4 && name[i] != NULL; i++)
		text_addf(f->names, "%s%s", i > 1 ? ":" : "", name[i]);
	text_add_char(f->names, ' ');
}

static void
feature_c(struct judge_features *f, const char *kind, const char *value)
{
	feature_constant(f, (const char *const[4]) { kind, value, NULL, NULL });
}

static void
feature_n(struct judge_features *f, const char *kind, size_t n)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	feature(f, kind, (struct slice) { digits + at, sizeof(digits) - at });
}

static void
feature_if(struct judge_features *f, bool yes, const char *name)
{
	if (yes)
		feature_constant(f, (const char *const[4]) { name, NULL, NULL, NULL });
}

static void
feature_pair(struct judge_features *f, const char *kind, const char *a, const char *b, const char *c)
{
	feature_constant(f, (const char *const[4]) { kind, a, b, c });
}

static size_t
bucket(size_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 10 ? 6 : n < 16 ? 10 : n < 30 ? 16 : n < 60 ? 30 : 60;
}

/* A word as a feature: plain words as they are, names and numbers as what they are. */
static struct slice
word_value(const struct token *w)
{
	if (w->kind == TOKEN_NUMBER)
		return SLICE("<number>");
	if (w->kind == TOKEN_URL)
		return SLICE("<url>");
	if (w->kind == TOKEN_HANDLE || w->kind == TOKEN_ADDRESS)
		return SLICE("<handle>");
	if (w->kind == TOKEN_PUNCT)
		return w->sign == '?' ? SLICE("<?>")
		    : w->sign == '('  ? SLICE("<(>")
		    : w->sign == ':'  ? SLICE("<:>")
		                      : SLICE("<sign>");
	if (w->kind == TOKEN_WORD && w->letters != CASE_LOWER &&
	    !(w->is & (W_FUNCTION | W_VERB | W_PAST | W_ROLE | W_MARKER)))
		return w->letters == CASE_UPPER ? SLICE("<CAPS>") : SLICE("<Name>");
	return w->low;
}

/* ---- the page -------------------------------------------------------------- */

static uint32_t
actor_key(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->actor_block].t;
	struct slice low = c->actor.n > 0 ? t->v[c->actor.v[0].from].low : (struct slice) { "", 0 };

	return judge_hash(low.p, low.len) & 1023;
}

void
judge_page(const struct outline *o, const struct claim_list *claims, struct judge_page *page)
{
	size_t labels = 0;

	page->memo = pool_array(o->pool, (size_t)1 << JUDGE_MEMO_BITS, sizeof(*page->memo));
	for (size_t i = 0; i < claims->n; i++) {
		const struct claim *c = &claims->v[i];

		if (c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON && c->first && !c->listed &&
		    !c->marked && actor_is_named(&c->actor))
			labels++;
		if (signal_binds(c->signal) && c->actor.n > 0 && page->binds[actor_key(o, c)] < 1000)
			page->binds[actor_key(o, c)]++;
	}
	page->dialogue = labels >= 6 && labels * 4 > claims->n;
}

/* ---- of what -------------------------------------------------------------- */

static void
form_features(struct judge_features *f, const struct place *v, const struct claim *c)
{
	const char *form = claim_form_name(c->form), *signal = signal_name(c->signal),
	           *actor = actor_kind_name(c->actor.kind);
	const char *section = section_name(v->section);
	const char *where = c->first ? "first" : "inner";

	feature_c(f, "form=", form);
	feature_c(f, "signal=", signal);
	feature_c(f, "actor=", actor);
	feature_pair(f, "fsa=", form, signal, actor);
	feature_pair(f, "fsw=", form, signal, where);
	feature_pair(f, "ssf=", section, signal, form);
	feature_pair(f, "sas=", signal, actor, where);
	feature_c(f, "section=", section);
	feature_pair(f, "sd=", section, v->direct ? "direct" : "far", form);
	feature_n(f, "actors=", bucket(c->actor.n));
	feature_if(f, c->marked, "marked");
	feature_if(f, c->marked && c->listed, "marked+listed");
	feature_if(f, c->first, "first");
	feature_if(f, c->author, "author");
	feature_if(f, v->speaker >= 0, "chat");
	feature_pair(f, "mark=", c->marked ? "marked" : "plain", form, signal);
}

static void
block_features(struct judge_features *f, const struct outline *o, const struct claim *c)
{
	static const char *const kinds[] = { "heading", "paragraph", "item", "row", "code", "quote" };
	const struct place *v = &o->v[c->block];
	const char *box = v->b->box == BOX_OPEN ? "open" : v->b->box == BOX_DONE ? "done" : "none";

	feature_c(f, "block=", kinds[v->b->kind]);
	feature_pair(f, "box=", box, section_name(v->section), claim_form_name(c->form));
	feature_c(f, "box=", box);
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
				feature(f, "head=", t->v[i].low);
	}
	if (v->parent >= 0) {
		const struct tokens *t = &o->v[v->parent].t;

		for (size_t i = 0; i < t->n && i < 3; i++)
			feature(f, "parent=", word_value(&t->v[i]));
		if (t->n > 0)
			feature(f, "parent-end=", word_value(&t->v[t->n - 1]));
	}
}

static void
verb_features(struct judge_features *f, const struct tokens *t, const struct claim *c)
{
	size_t i = c->task_from;
	const char *signal = signal_name(c->signal);
	char kind[32]; /* signals have short names */

	while (i + 1 < c->task_to &&
	    ((t->v[i].is & W_LEAD) || (t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != '(')))
		i++;
	if (i >= c->task_to)
		return;
	feature(f, "verb=", word_value(&t->v[i]));
	memcpy(kind, "verb:", 5);
	memcpy(kind + 5, signal, strlen(signal));
	memcpy(kind + 5 + strlen(signal), "=", 2);
	feature(f, kind, word_value(&t->v[i]));
	feature_if(f, (t->v[i].is & W_VERB) != 0, "verb-is-verb");
	feature_if(f, (t->v[i].is & W_PAST) != 0, "verb-is-past");
	feature_if(f, (t->v[i].is & W_ARTICLE) != 0, "verb-is-article");
	feature_if(f, slice_ends_nocase(t->v[i].low, SLICE("ing")), "verb-ing");
	feature_if(f, slice_ends_nocase(t->v[i].low, SLICE("ed")), "verb-ed");
	if (c->listed || c->marked) {
		feature_if(f, (t->v[i].is & W_VERB) != 0, "task:verb-is-verb");
		feature(f, "task:verb=", word_value(&t->v[i]));
	}
	if (i + 1 < c->task_to)
		feature(f, "verb2=", word_value(&t->v[i + 1]));
}

static void
border_features(struct judge_features *f, const struct tokens *t, const struct claim *c)
{
	size_t at = c->actor.n > 0 && c->actor_block == c->block ? c->actor.from : c->from;

	if (at > 0)
		feature(f, "before=", word_value(&t->v[at - 1]));
	if (at > 1)
		feature(f, "before2=", word_value(&t->v[at - 2]));
	if (c->signal != SIGNAL_NONE && c->signal_at < t->n)
		feature(f, "sign=", word_value(&t->v[c->signal_at]));
	if (c->task_to > 0 && c->task_to <= t->n)
		feature(f, "end=", word_value(&t->v[c->task_to - 1]));
	feature_n(f, "tasklen=", bucket(c->task_to > c->task_from ? c->task_to - c->task_from : 0));
	if (t->n > 0)
		feature(f, "block-begins=", word_value(&t->v[0]));
}

static void
word_features(struct judge_features *f, const struct tokens *t, const struct claim *c)
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
		feature(f, "w=", word_value(&t->v[i]));
		n++;
	}
	for (size_t i = c->from; i + 1 < c->to; i++)
		if ((t->v[i].is & W_BYTIME) &&
		    ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER)) {
			feature_c(f, "by-time", "");
			feature_c(f, "by-time:", claim_form_name(c->form));
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
page_features(
    struct judge_features *f, const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t binds = c->actor.n > 0 ? page->binds[actor_key(o, c)] : 0;

	feature_if(f, page->dialogue, "dialogue");
	if (page->dialogue)
		feature_pair(f, "dialogue:", claim_form_name(c->form), signal_name(c->signal),
		    section_name(v->section));
	feature_n(f, "actor-binds=", binds < 3 ? binds : 3);
	feature_if(f, v->exact, "exact");
	feature_pair(
	    f, "exact:", v->exact ? "exact" : "other", section_name(v->section), claim_form_name(c->form));
}

void
judge_features(const struct outline *o, const struct judge_page *page, const struct claim_list *claims,
    size_t at, struct judge_features *f)
{
	const struct claim *c = &claims->v[at];
	const struct place *v = &o->v[c->block];

	f->n = 0;
	f->memo = page->memo;
	form_features(f, v, c);
	block_features(f, o, c);
	above_features(f, o, c);
	verb_features(f, &v->t, c);
	border_features(f, &v->t, c);
	neighbour_features(f, claims, at);
	page_features(f, o, page, c);
	word_features(f, &v->t, c);
}

/* ---- the verdict ---------------------------------------------------------- */

/* The hashes are spread evenly: a guess by proportion lands close. */
const struct judge_weight *
judge_weight_find(const struct judge_model *m, uint32_t hash)
{
	size_t i;

	if (m->n == 0)
		return NULL;
	i = (size_t)(((uint64_t)hash * m->n) >> 32);
	while (i > 0 && m->v[i].hash > hash)
		i--;
	while (i + 1 < m->n && m->v[i].hash < hash)
		i++;
	return m->v[i].hash == hash ? &m->v[i] : NULL;
}

/* For a page of many claims: where the weights begin whose hashes begin with these bits. */
#define INDEX_BITS 10

static uint32_t *
weights_index(struct pool *pool, const struct judge_model *m)
{
	uint32_t *first = pool_array(pool, ((size_t)1 << INDEX_BITS) + 1, sizeof(*first));

	for (size_t i = m->n; i > 0; i--)
		first[m->v[i - 1].hash >> (32 - INDEX_BITS)] = (uint32_t)i;
	/* counted from 1, so that 0 is a place without weights: there the next one begins */
	first[(size_t)1 << INDEX_BITS] = (uint32_t)m->n + 1;
	for (size_t i = (size_t)1 << INDEX_BITS; i > 0; i--)
		if (first[i - 1] == 0)
			first[i - 1] = first[i];
	return first;
}

static double
weight_of(const struct judge_model *m, const uint32_t *first, uint32_t hash)
{
	uint32_t bits = hash >> (32 - INDEX_BITS);

	for (size_t i = first[bits]; i < first[bits + 1]; i++)
		if (m->v[i - 1].hash == hash)
			return (double)m->v[i - 1].weight;
	return 0;
}

static double
model_score(const struct judge_model *m, const uint32_t *first, const struct judge_features *f)
{
	double sum = m->bias + weight_of(m, first, judge_hash("<bias>", 6));

	for (size_t i = 0; i < f->n; i++)
		sum += weight_of(m, first, f->v[i]);
	return 1 / (1 + exp(-sum));
}

/* Is the line's first word one that tells of the past or asks, and so no task? */
static bool
reads_like_task(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];

	if (w->is & (W_PRONOUN | W_WE | W_I | W_PAST | W_CONDITION | W_STATUS) && !(w->is & W_VERB))
		return false;
	if (token_has(t, c->task_from, W_STATUS | W_PAST | W_WEAK | W_QUESTION | W_PROPOSAL, NULL) &&
	    !(w->is & W_VERB))
		return false;
	return !token_is(t, c->task_to - 1, '?');
}

static const char RULE_NOBODY[] = "under an action heading, for somebody who is not named";

/* Two words or more, the first of which may be an order that no dictionary has. */
static bool
is_phrase(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];

	if (c->task_to < c->task_from + 2 || w->kind != TOKEN_WORD || (w->is & (W_FUNCTION | W_TIME)))
		return false;
	for (size_t i = c->task_from; i < c->task_to && i < c->task_from + 3; i++)
		if (t->v[i].is & (W_PAST | W_BE | W_STATUS))
			return false;
	return true;
}

/* "by Friday" in the claim's words? */
static bool
has_deadline(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->from; i + 1 < c->to; i++) {
		size_t n;

		if (!token_has(t, i, W_BYTIME | W_DUE, &n))
			continue;
		/* "due: 4 Dec", "no later than Friday"; "by 4 Dec" */
		if (token_is_colon(t, i + n) || (i + n < c->to && (t->v[i + n].is & W_ARTICLE)))
			n++;
		else if (!(t->v[i].is & W_BYTIME) && !(t->v[i].phrase & W_BYTIME) && n < 2)
			continue;
		/* "by the end of next week" */
		for (size_t j = i + n; j < c->to && j < i + n + 5; j++) {
			if ((t->v[j].is & W_TIME) || (j == i + n && t->v[j].kind == TOKEN_NUMBER))
				return true;
			if (!(t->v[j].is & (W_FUNCTION | W_ARTICLE)))
				break;
		}
	}
	return false;
}

/* "26.11.2026", "2026-11-26" */
static bool
is_dotted(const char *p, size_t len)
{
	size_t signs = 0;

	for (size_t i = 0; i < len; i++)
		signs += p[i] == '.' || p[i] == '/' || p[i] == '-';
	return signs == 2;
}

/* "26.11.2026", "Nov 30", "2 Dec" among the tokens from..to? */
static bool
has_day(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind == TOKEN_NUMBER && t->v[i].len >= 6 &&
		    is_dotted(t->text.p + t->v[i].at, t->v[i].len))
			return true;
	for (size_t i = from; i + 1 < to; i++) {
		bool number = t->v[i].kind == TOKEN_NUMBER, next = t->v[i + 1].kind == TOKEN_NUMBER;

		if ((number && (t->v[i + 1].is & W_TIME)) || (next && (t->v[i].is & W_TIME)))
			return true;
		if (number && i + 2 < to && t->v[i + 2].kind == TOKEN_NUMBER && !t->v[i + 1].space &&
		    !t->v[i + 2].space &&
		    (token_is(t, i + 1, '.') || token_is(t, i + 1, '/') || token_is(t, i + 1, '-')))
			return true;
	}
	return false;
}

/* Somebody tells, or it is over: "[Maya] I am away until Friday", "contract signed (Claire, 12 Nov)". */
static bool
is_told(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++)
		if ((t->v[i].is & (W_I | W_WE | W_PAST | W_STATUS)) && !(t->v[i].is & W_VERB))
			return true;
	return false;
}

/* "- hang the sign (Maya, 26 Nov)", "- new board -> Omar, by Friday": a list item whose end names who and
 * when. */
static bool
is_full_end(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if ((c->form != CLAIM_BRACKET && c->form != CLAIM_TAIL) || v->b->kind != BLOCK_ITEM ||
	    page->dialogue || c->actor_block != c->block ||
	    (c->actor.kind > ACTOR_NAME && c->actor.kind != ACTOR_INITIALS))
		return false;
	/* minutes under the points of their agenda; an agenda itself says no "by" */
	if (v->section != SECTION_NONE && v->section != SECTION_ACTION && v->section != SECTION_FYI &&
	    !(v->section == SECTION_AGENDA && has_deadline(&v->t, c)))
		return false;
	if (is_told(&v->t, c))
		return false;
	/* "@maya out 1 Aug - 8 Aug" */
	if (c->actor.from < c->task_from && !(v->t.v[c->task_from].is & (W_VERB | W_LEAD)))
		return false;
	return has_deadline(&v->t, c) || has_day(&v->t, c->actor.v[c->actor.n - 1].to, c->to);
}

/* "Please finish by Friday, 4 December:" above the list? */
static bool
due_above(const struct outline *o, const struct place *v)
{
	const struct tokens *t;
	struct claim whole = { .from = 0 };

	if (v->b->kind != BLOCK_ITEM || v->heading < 0 || !o->v[v->heading].b->heads)
		return false;
	t = &o->v[v->heading].t;
	whole.to = t->n;
	return has_deadline(t, &whole);
}

/*
 * "Maya: packing list by Thu, 26 Nov", a line of its own: the form that we ask
 * people to write. And "- Maya sends the keys by 1 Dec" in a list.
 */
static bool
is_full_line(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if (!c->first || c->sentence > 0 || c->author || page->dialogue ||
	    !(has_deadline(&v->t, c) || (c->form == CLAIM_LABEL && due_above(o, v))))
		return false;
	/* what was decided for somebody and a day is a task */
	if (v->section != SECTION_NONE && v->section != SECTION_ACTION && v->section != SECTION_FYI &&
	    !(v->section == SECTION_DECISION && c->actor.kind <= ACTOR_HANDLE && v->b->kind == BLOCK_ITEM))
		return false;
	if (c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON)
		return c->actor.kind <= ACTOR_NAME || c->actor.kind == ACTOR_EVERYONE;
	if (c->form == CLAIM_LABEL && c->signal == SIGNAL_DASH)
		return c->actor.kind <= ACTOR_HANDLE && !is_told(&v->t, c);
	return c->form == CLAIM_CLAUSE && (c->signal == SIGNAL_VERB || c->signal == SIGNAL_COMMIT) &&
	    v->b->kind == BLOCK_ITEM && c->actor.kind <= ACTOR_HANDLE;
}

/* What structure says: a rule in words, or NULL where it says nothing. */
static const char *
structure_rule(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	bool named = actor_is_named(&c->actor) && c->actor.kind != ACTOR_LOWER;
	bool listed =
	    c->listed && v->exact && (v->section == SECTION_ACTION || c->actor.kind <= ACTOR_DEPARTMENT);

	bool verb = c->task_from < c->task_to && (o->v[c->block].t.v[c->task_from].is & W_VERB) != 0;

	if (c->form == CLAIM_ROW && c->sure)
		return "a row of a table of tasks";
	if (c->marked && c->actor.n == 0 && v->section != SECTION_OLD && reads_like_task(o, c) &&
	    (verb || is_phrase(o, c)))
		return "a marker and an order";
	if (listed && (c->actor.kind == ACTOR_SOMEBODY || c->actor.kind == ACTOR_NOBODY) && c->first)
		return RULE_NOBODY;
	if (c->actor.kind == ACTOR_EVERYONE && reads_like_task(o, c) && is_full_line(o, page, c))
		return "everybody, a task and a date on a line of its own";
	if (!named || !reads_like_task(o, c))
		return NULL;
	if (c->marked && c->form != CLAIM_PERSON &&
	    (signal_binds(c->signal) || c->form != CLAIM_CLAUSE ||
	        (c->signal == SIGNAL_VERB && c->actor.kind <= ACTOR_NAME)))
		return "a marker and an owner";
	if (c->asked && has_deadline(&v->t, c))
		return "asked by name, with a date";
	if (v->record && c->form == CLAIM_PERSON && c->actor_block != c->block)
		return "a task and its owner in a line beside it";
	if (is_full_end(o, page, c))
		return "a task, somebody and a date on a line of its own";
	if (c->form == CLAIM_BRACKET && c->first && v->b->kind == BLOCK_ITEM &&
	    (verb || has_deadline(&v->t, c)) && !is_told(&v->t, c) && !page->dialogue &&
	    v->section != SECTION_AGENDA && v->section != SECTION_STATUS)
		return "somebody in brackets and an order";
	if (c->signal == SIGNAL_COMMIT && c->first && c->actor.kind <= ACTOR_DEPARTMENT &&
	    v->section != SECTION_AGENDA)
		return "somebody who is known took it on";
	if (listed &&
	    (signal_binds(c->signal) ||
	        (c->signal == SIGNAL_VERB && c->first && c->actor.kind <= ACTOR_NAME)))
		return "under an action heading, somebody will";
	if (listed && !page->dialogue &&
	    (c->form == CLAIM_LABEL || c->form == CLAIM_TAIL || c->form == CLAIM_BRACKET))
		return "under an action heading, with an owner";
	if (listed && c->form == CLAIM_PERSON && (verb || is_phrase(o, c)) &&
	    (v->parent < 0 || v->parent == v->person))
		return "under somebody's name among the action items";
	if (is_full_line(o, page, c))
		return "somebody, a task and a date on a line of its own";
	/* "[x] Jane Doe (chair) - Example Inc": she was there */
	if (v->b->box != BOX_NONE && c->actor.kind <= ACTOR_HANDLE && c->first &&
	    v->section != SECTION_AGENDA && (c->signal != SIGNAL_DASH || verb || listed))
		return "a check box and an owner";
	if (listed && v->b->box != BOX_NONE)
		return "a check box with an owner under an action heading";
	return NULL;
}

static bool
is_hopeless(const struct claim *c)
{
	return c->task_from >= c->task_to;
}

/* "the next meeting", "this call" behind the verb */
static bool
is_of_meeting(const struct tokens *t, const struct claim *c)
{
	size_t i = c->task_from + 1, end = c->task_to < c->task_from + 6 ? c->task_to : c->task_from + 6;

	for (; i < end; i++)
		if (t->v[i].is & W_EVENT)
			return true;
	return false;
}

/* What is never an item whatever its words weigh, in words; NULL if nothing speaks against it. */
static const char *
against(const struct outline *o, const struct claim *c)
{
	static const char *const roles[] = { "chair", "scribe", "host", "facilitate", "moderate" };
	const struct tokens *t = &o->v[c->block].t;

	if (is_hopeless(c))
		return "nothing to do is named";
	if (token_has(t, c->from, W_NOBODY, NULL) && c->signal == SIGNAL_NONE && c->form != CLAIM_ROW)
		return "says that there is none";
	if (c->form == CLAIM_BARE && !c->marked && o->v[c->block].b->kind == BLOCK_PARAGRAPH &&
	    (c->task_to < c->task_from + 2 || token_is(t, c->task_to - 1, ',')))
		return "too little for a task";
	if (c->actor.kind == ACTOR_WE && c->signal == SIGNAL_COMMIT && !c->marked &&
	    (!c->listed || o->v[c->block].b->kind == BLOCK_PARAGRAPH))
		return "a decision of all";
	if (c->actor.kind == ACTOR_PRONOUN && c->signal == SIGNAL_WEAK)
		return "advice to every reader";
	if (signal_binds(c->signal) && !c->marked && (c->task_to - c->task_from < 4 || is_of_meeting(t, c)))
		for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
			if (slice_eq(t->v[c->task_from].low, slice_of(roles[i])))
				return "a role at a meeting";
	return NULL;
}

/* A line below a task says more about it; it is a task of its own only if it names somebody itself. */
static bool
is_detail(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	int parent = o->v[c->block].parent;

	if (parent < 0 || c->marked || (actor_is_named(&c->actor) && c->actor_block == c->block))
		return false;
	for (size_t i = at; i > 0; i--) {
		const struct claim *up = &claims->v[i - 1];

		if (up->block < (size_t)parent)
			return false;
		if (up->block == (size_t)parent && up->taken)
			return true;
	}
	return false;
}

/* What a task and the one beside it have in common, so that one is sure when the other is. */
static bool
is_companion(const struct outline *o, const struct claim *c, const struct claim *beside)
{
	const struct place *v = &o->v[c->block], *w = &o->v[beside->block];

	return beside->sure && beside->taken && beside->form == c->form &&
	    beside->actor.kind <= ACTOR_HANDLE && w->b->kind == BLOCK_ITEM && w->heading == v->heading &&
	    w->parent == v->parent && w->b->box == v->b->box &&
	    (beside->block > c->block ? beside->block - c->block : c->block - beside->block) <= 2;
}

/* "- test it - Maya" beside "- ship it - Omar (4 Dec)": lists are of one kind. */
static void
companions_take(const struct outline *o, const struct judge_page *page, struct claim_list *claims)
{
	for (size_t i = 0; i < claims->n && !page->dialogue; i++) {
		struct claim *c = &claims->v[i];

		if (c->taken || (c->form != CLAIM_TAIL && c->form != CLAIM_BRACKET) ||
		    c->actor.kind > ACTOR_HANDLE || c->score == 0 || o->v[c->block].b->kind != BLOCK_ITEM ||
		    is_told(&o->v[c->block].t, c) || !reads_like_task(o, c))
			continue;
		if ((i > 0 && is_companion(o, c, &claims->v[i - 1])) ||
		    (i + 1 < claims->n && is_companion(o, c, &claims->v[i + 1]))) {
			c->taken = c->sure = true;
			c->score = 0.75;
			c->rule = "like the task beside it";
		}
	}
}

void
judge_claims(const struct outline *o, const struct judge_model *model, struct claim_list *claims,
    struct judge_page *page)
{
	struct judge_features f = { .n = 0 };
	const uint32_t *first;

	judge_page(o, claims, page);
	if (claims->n == 0)
		return;
	first = weights_index(o->pool, model);
	for (size_t i = 0; i < claims->n; i++) {
		struct claim *c = &claims->v[i];

		c->rule = against(o, c);
		if (c->rule != NULL)
			continue;
		c->rule = structure_rule(o, page, c);
		judge_features(o, page, claims, i, &f);
		c->score = model_score(model, first, &f);
		if (c->rule != NULL) {
			c->sure = true;
			c->score = c->rule == RULE_NOBODY ? 0.55 : 0.9 + c->score / 10;
		} else {
			c->rule = "weighed by its words and place";
		}
		/* What is only proposed must weigh more. */
		c->taken = c->score > (c->signal == SIGNAL_WEAK && !c->listed ? JUDGE_PROPOSED : JUDGE_ITEM);
		if (c->taken && is_detail(o, claims, i)) {
			c->taken = false;
			c->rule = "a detail of the task above it";
		}
	}
	companions_take(o, page, claims);
}
