/*
 * See judge.h. A feature is a short text like "verb=review" or
 * "signal=will:known"; its hash finds the weight. Training and use share this
 * code: the trainer asks for the names as well.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/judge.h"

#define WORDS_MAX 40
/* A longer feature is none. */
#define FEATURE_BYTES 96

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
feature_add(struct judge_features *f, struct slice kind, struct slice value)
{
	if (f->n == JUDGE_FEATURES_MAX || kind.len + value.len + 1 > FEATURE_BYTES)
		return;
	f->v[f->n++] = hash_end(hash_add(hash_add(HASH_BASIS, kind.p, kind.len), value.p, value.len));
	if (f->names != NULL) {
		text_add(f->names, kind);
		text_add(f->names, value);
		text_add_char(f->names, ' ');
	}
}

/* The kinds are constants, whose length the compiler knows. */
static inline void
feature(struct judge_features *f, const char *kind, struct slice value)
{
	feature_add(f, slice_of(kind), value);
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
			feature_c(f, "by-time=", claim_form_name(c->form));
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
		feature_pair(f, "dialogue=", claim_form_name(c->form), signal_name(c->signal),
		    section_name(v->section));
	feature_n(f, "actor-binds=", binds < 3 ? binds : 3);
	feature_if(f, v->exact, "exact");
	feature_pair(
	    f, "exact=", v->exact ? "exact" : "other", section_name(v->section), claim_form_name(c->form));
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
