/*
 * See claim.h. Method: a block is cut into sentences; in each, wherever a clause
 * may begin, an actor with a binding word behind it opens a clause. Lines that
 * structure makes tasks (heading, marker, check box, a person's heading) are
 * claims as a whole, unless several people do several things in them.
 */
#include "parsers/language/claim.h"
#include "parsers/base/pool.h"

/* Clauses of one block. */
#define CLAUSE_MAX 40

const char *
claim_form_name(enum claim_form form)
{
	static const char *const names[] = { "clause", "self", "label", "bracket", "tail", "person", "row",
		"bare" };

	return names[form];
}

/* ---- clauses -------------------------------------------------------------- */

struct finder {
	const struct outline *o;
	const struct people *people;
	struct claim_list *claims;
	size_t block;
	const struct place *v;
	const struct tokens *t;
	struct claim clauses[CLAUSE_MAX];
	size_t n;
	struct actor label;   /* "Maya:" in front of the block */
	struct actor owner;   /* whose marker it is */
	struct actor speaker; /* whom its first sentence is about */
	size_t begin;         /* where the task with its date in front begins */
	size_t start;         /* where the text begins behind number and marker */
	bool marked;
	bool bracket; /* owner stands in brackets in front */
};

static struct claim
claim_base(const struct finder *f, size_t from, size_t to)
{
	return (struct claim) { .block = f->block,
		.actor_block = f->block,
		.from = from,
		.to = to,
		.task_from = from,
		.task_to = to,
		.marked = f->marked,
		.listed = f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD,
		.task_cell = -1,
		.owner_cell = -1,
		.due_cell = -1,
		.state_cell = -1,
		.standard_cell = -1 };
}

static void
claim_add(struct finder *f, const struct claim *c)
{
	struct claim_list *list = f->claims;

	if (list->n >= CLAIM_MAX)
		return;
	list->v = pool_grow(f->o->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = *c;
}

/* "meet with Adam and Ben to plan": Ben goes on with those who are met. */
static bool
continues_list(const struct tokens *t, size_t from, size_t i)
{
	size_t j = i;
	bool joined = false;

	while (j > from && i - j < 12) {
		const struct token *w = &t->v[j - 1];

		if ((w->is & W_AND) ||
		    (w->kind == TOKEN_PUNCT && (w->sign == ',' || w->sign == '/' || w->sign == '&')))
			joined = true;
		else if (!claim_like_name(w))
			break;
		j--;
	}
	return joined && j > from && j < i - 1 && (t->v[j - 1].is & W_WITH) != 0;
}

/* May a clause begin at i, behind i - 1? */
static bool
opens(const struct tokens *t, size_t from, size_t i)
{
	const struct token *before;

	if (i == from)
		return true;
	before = &t->v[i - 1];
	if (continues_list(t, from, i))
		return false;
	if (before->kind == TOKEN_PUNCT)
		return before->sign != '\'' && before->sign != '.' && before->sign != '&' &&
		    before->sign != '+' && (before->sign != '-' || token_is_dash(t, i - 1)) &&
		    (before->sign != '/' || t->v[i].space);
	return (before->is & (W_AND | W_LEAD | W_CONDITION)) != 0 && before->kind != TOKEN_HANDLE;
}

static void
clause_add(
    struct finder *f, size_t at, const struct actor *a, enum signal s, size_t n, bool first, int sentence)
{
	struct claim *c;

	if (f->n == CLAUSE_MAX)
		return;
	/* The one before ends here, without the word that joins. */
	if (f->n > 0 && f->clauses[f->n - 1].to > at) {
		f->clauses[f->n - 1].to = at;
		f->clauses[f->n - 1].task_to = at;
	}
	c = &f->clauses[f->n++];
	*c = claim_base(f, at, at);
	c->form = s == SIGNAL_COLON || s == SIGNAL_DASH ? CLAIM_LABEL : CLAIM_CLAUSE;
	c->actor = *a;
	c->signal = s;
	c->signal_at = a->to;
	c->first = first;
	c->sentence = sentence;
	c->task_from = a->to + n;
	if (s == SIGNAL_STATUS || s == SIGNAL_PAST || s == SIGNAL_BE)
		c->task_from = a->to;
	/* Where the word that binds is the verb itself, it belongs to the task. */
	if (s == SIGNAL_VERB ||
	    (a->to < f->t->n && n == f->t->v[a->to].phrase_len && signal_binds(s) && a->to < f->t->n &&
	        (f->t->v[a->to].phrase & W_VERB) && (f->t->v[a->to].phrase & (W_COMMIT | W_FUTURE))))
		c->task_from = a->to;
}

/* Inside a sentence a name may still open a clause: "When ready Maya will", "it is for Omar to"; not "ask
 * Omar to". */
static bool
may_open_inside(const struct tokens *t, size_t i)
{
	const struct token *before = &t->v[i - 1];

	if (t->v[i].kind == TOKEN_PUNCT || (t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER))
		return false;
	if (before->kind == TOKEN_PUNCT ||
	    (before->kind == TOKEN_WORD && before->letters != CASE_LOWER && i > 1 && !(before->is & W_TIME)))
		return false;
	if (before->is & W_WITH)
		return slice_eq(before->low, SLICE("for"));
	/* "agreed that Maya will" */
	return slice_eq(before->low, SLICE("that")) || !(before->is & (W_ARTICLE | W_TO | W_FUTURE));
}

/* Among tasks, a known name in front of a word that no dictionary has: "Maya sketches it", "Maya, please
 * sketch it". */
static enum signal
does_something(const struct finder *f, const struct actor *a, size_t end, size_t *n)
{
	const struct tokens *t = f->t;
	bool among = f->marked || f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD;
	size_t i = a->to;

	*n = 0;
	if (!among || !actor_is_named(a) || a->kind > ACTOR_NAME)
		return SIGNAL_NONE;
	if (token_is(t, i, ',') && i + 2 < end && (t->v[i + 1].is & W_LEAD)) {
		*n = 2;
		return SIGNAL_TO;
	}
	if (i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].is == 0 && t->v[i].letters == CASE_LOWER)
		return SIGNAL_VERB;
	return SIGNAL_NONE;
}

static bool
front_counts(const struct actor *a, enum signal s, bool listed)
{
	if (signal_binds(s) || s == SIGNAL_NEED || s == SIGNAL_WEAK)
		return true;
	if (s == SIGNAL_COLON || s == SIGNAL_DASH)
		return actor_is_named(a) || a->kind == ACTOR_NOBODY || a->kind == ACTOR_SOMEBODY;
	return (s == SIGNAL_STATUS || s == SIGNAL_VERB || s == SIGNAL_PAST) && actor_is_named(a) &&
	    (a->kind <= ACTOR_DEPARTMENT || (listed && a->kind <= ACTOR_WORD && s == SIGNAL_VERB));
}

/*
 * "Maya: Looked at it. Will send the list." A sentence without subject is said of
 * the speaker, or of whom the line began with.
 */
static bool
speaks_on(struct finder *f, size_t i, size_t end, const struct actor *label, int sentence, size_t *n)
{
	const struct actor *who = label->n > 0 ? label : f->speaker.n > 0 ? &f->speaker : NULL;

	if (who == NULL || sentence == 0 || !token_has(f->t, i, W_FUTURE, n))
		return false;
	if (i + *n >= end || f->t->v[i + *n].kind != TOKEN_WORD || f->t->v[i + *n].letters != CASE_LOWER ||
	    (f->t->v[i + *n].is & (W_PRONOUN | W_ARTICLE | W_WE | W_I)))
		return false;
	clause_add(f, i, who, SIGNAL_WILL, 0, false, sentence);
	f->clauses[f->n - 1].form = CLAIM_SELF;
	f->clauses[f->n - 1].signal_at = i;
	f->clauses[f->n - 1].task_from = i + *n;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
	return true;
}

/* "I will" without a name in front: who wrote the line of the chat, or else the notes. */
static void
self_claim(struct finder *f, size_t at)
{
	struct claim *c = &f->clauses[f->n - 1];

	if (f->v->speaker >= 0) {
		c->form = CLAIM_SELF;
		c->actor = f->o->v[f->v->speaker].said_by;
		c->actor_block = (size_t)f->v->speaker;
	} else {
		c->author = f->label.n == 0;
		/* behind a speaker's name, not behind "as discussed on the phone:" */
		for (size_t i = f->start + 1; i < at && i < f->start + 12; i++) {
			struct actor a;

			if (token_is_colon(f->t, i) &&
			    (i < f->start + 3 || (actor_read(f->people, f->t, f->start, i, &a) && a.to == i)))
				c->author = false;
		}
	}
}

/* Does somebody named inside a sentence, at token i, open a clause of his own? */
static bool
binds_inside(const struct finder *f, const struct actor *a, enum signal s, size_t i)
{
	/* German nouns are written like names. */
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;

	/* "the first EIP to be disabled" */
	if (s == SIGNAL_TO && a->kind > ACTOR_NAME && !slice_eq(f->t->v[i - 1].low, SLICE("for")))
		return false;
	return signal_binds(s) && a->kind <= (german ? ACTOR_NAME : ACTOR_INITIALS);
}

static void
sentence_clauses(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t i = from;
	struct actor label = f->label;

	while (i < end) {
		struct actor a;
		enum signal s;
		size_t n;
		bool border = opens(t, from, i);

		if (i == from && speaks_on(f, i, end, &label, sentence, &n)) {
			i += n;
			continue;
		}
		if (!border && !may_open_inside(t, i)) {
			i++;
			continue;
		}
		if (!actor_read(f->people, t, i, end, &a) &&
		    !(border && actor_read_lower(f->people, t, i, end, &a))) {
			i++;
			continue;
		}
		s = signal_read(t, a.to, end, &n);
		if (!border && !binds_inside(f, &a, s, i)) {
			i = a.to;
			continue;
		}
		if (s == SIGNAL_NONE && i == from)
			s = does_something(f, &a, end, &n);
		/* "Maya, Omar: to send" */
		if (s == SIGNAL_NONE && token_is(t, a.to, ',') && actor_is_named(&a))
			s = signal_read(t, a.to + 1, end, &n), n += signal_binds(s) ? 1 : 0,
			s = signal_binds(s) ? s : SIGNAL_NONE;
		if ((i == from && front_counts(&a, s, f->v->section == SECTION_ACTION || f->marked)) ||
		    (signal_binds(s) && a.kind <= ACTOR_I)) {
			/* What a named speaker says of himself, he says as an owner. */
			if (a.kind == ACTOR_I && label.n > 0) {
				clause_add(f, i, &a, s, n, false, sentence);
				f->clauses[f->n - 1].form = CLAIM_SELF;
				f->clauses[f->n - 1].actor = label;
			} else {
				clause_add(f, i, &a, s, n, i == from, sentence);
				if (a.kind == ACTOR_I)
					self_claim(f, i);
			}
			if (i == from && sentence == 0 && s == SIGNAL_COLON && actor_is_named(&a)) {
				label = f->label = a;
				/* "Maya: Will send": what follows the label begins a sentence. */
				if (speaks_on(f, a.to + n, end, &label, 1, &n)) {
					i = f->clauses[f->n - 1].task_from;
					continue;
				}
				n = 1;
			}
			if (i == from && sentence == 0 && actor_is_named(&a))
				f->speaker = a;
			i = a.to + (n > 0 ? n : 1);
			f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
			continue;
		}
		/* "and you will get the list": another's clause ends the one before. */
		if (border && i > from && signal_binds(s) && f->n > 0 &&
		    f->clauses[f->n - 1].sentence == sentence) {
			f->clauses[f->n - 1].to = i;
			f->clauses[f->n - 1].task_to = i;
			return;
		}
		i = a.to;
	}
}

/* A label in front whose text holds a clause of somebody gives way to it. */
static void
labels_drop(struct finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct claim *c = &f->clauses[i];

		if (c->form == CLAIM_LABEL && i + 1 < f->n && f->clauses[i + 1].sentence == c->sentence &&
		    f->clauses[i + 1].from == c->task_from) {
			struct claim *next = &f->clauses[i + 1];

			/* "Sales: price list to be checked": who is known in front is not displaced by a mere
			 * noun. */
			if (c->actor.kind > ACTOR_NAME || next->actor.kind <= ACTOR_NAME ||
			    next->actor.kind == ACTOR_I)
				continue;
			f->clauses[n] = *c;
			f->clauses[n].to = f->clauses[n].task_to = next->to;
			n++;
			i++;
			continue;
		}
		f->clauses[n++] = *c;
	}
	f->n = n;
}

/* ---- a block -------------------------------------------------------------- */

/* "[24.11.26, 10:32]" in front of a line of a chat; its tokens, 0 if there is none. */
static size_t
stamp_length(const struct tokens *t)
{
	size_t i = 0;
	bool bracket = token_is(t, 0, '[') || token_is(t, 0, '(');

	if (bracket)
		i++;
	if (i >= t->n || t->v[i].kind != TOKEN_NUMBER)
		return 0;
	while (i < t->n && i < 16 &&
	    (t->v[i].kind == TOKEN_NUMBER || token_is(t, i, ':') || token_is(t, i, '.') ||
	        token_is(t, i, ',') || token_is(t, i, '/') || token_is(t, i, '-') ||
	        slice_eq(t->v[i].low, SLICE("am")) || slice_eq(t->v[i].low, SLICE("pm"))))
		i++;
	if (bracket)
		return i < t->n && t->v[i].kind == TOKEN_PUNCT && (t->v[i].sign == ']' || t->v[i].sign == ')')
		    ? i + 1
		    : 0;
	return i >= 3 && i < t->n && token_is(t, 1, ':') ? i : 0;
}

/* ":arrow_right:", as chats write their pictures; its tokens. */
static size_t
shortcode_length(const struct tokens *t)
{
	size_t i = 1;

	if (!token_is(t, 0, ':') || t->n < 4)
		return 0;
	while (i < t->n && i < 8 && !t->v[i].space &&
	    (t->v[i].kind == TOKEN_WORD || t->v[i].kind == TOKEN_NUMBER || token_is(t, i, '_')))
		i++;
	return i > 1 && token_is(t, i, ':') && !t->v[i].space ? i + 1 : 0;
}

static size_t
skip_front(const struct tokens *t)
{
	size_t i = stamp_length(t);

	if (i == 0)
		i = shortcode_length(t);

	while (i > 0 && i < t->n && (token_is(t, i, '-') || token_is(t, i, 0x2013)))
		i++;
	if (i > 0)
		return i;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != '[' && t->v[i].sign != '(' &&
	    t->v[i].sign != '@')
		i++;
	if (i + 1 < t->n && t->v[i].kind == TOKEN_NUMBER &&
	    (token_is(t, i + 1, '.') || token_is(t, i + 1, ')')))
		i += 2;
	return i;
}

static bool
same_actor(const struct tokens *t, const struct actor *a, const struct actor *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!slice_eq_nocase(
		        tokens_slice(t, a->v[i].from, a->v[i].to), tokens_slice(t, b->v[i].from, b->v[i].to)))
			return false;
	return true;
}

/* "Actions: Maya - badges; Omar - posters": known people in front of sentences of their own. */
static bool
is_ones_own(const struct claim *c)
{
	return signal_binds(c->signal) || (c->first && c->signal == SIGNAL_VERB) ||
	    (c->form == CLAIM_LABEL && c->first && c->actor.kind <= ACTOR_HANDLE);
}

/* How many different named people bind themselves in the clauses. */
static size_t
binding_actors(const struct finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		bool seen = !is_ones_own(&f->clauses[i]) || !actor_is_named(&f->clauses[i].actor);

		for (size_t j = 0; j < i && !seen; j++)
			seen = is_ones_own(&f->clauses[j]) &&
			    same_actor(f->t, &f->clauses[i].actor, &f->clauses[j].actor);
		n += !seen;
	}
	return n;
}

/* Dates, done marks and punctuation only. */
static bool
only_marks(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind != TOKEN_PUNCT && t->v[i].kind != TOKEN_NUMBER &&
		    !(t->v[i].is & (W_TIME | W_DONE | W_BYTIME)))
			return false;
	return true;
}

/* Words of the order that begins at token i, up to its date or end. */
static size_t
order_words(const struct tokens *t, size_t i)
{
	size_t n = 0;

	for (;
	     i < t->n && !(t->v[i].is & (W_TIME | W_BYTIME)) && !token_is(t, i, '.') && !token_is(t, i, '(');
	     i++)
		n += t->v[i].kind == TOKEN_WORD;
	return n;
}

/*
 * "Tax module: Estimate the effort": a bold topic in front of an order. A bare
 * "Finalize" says nothing without its topic.
 */
static size_t
behind_lead(const struct finder *f)
{
	size_t lead = f->v->b->lead.len, i = f->start;

	if (lead == 0 || lead >= f->v->b->text.len)
		return f->start;
	while (i < f->t->n && f->t->v[i].at < lead)
		i++;
	while (i < f->t->n && f->t->v[i].kind == TOKEN_PUNCT)
		i++;
	return i < f->t->n && i > f->start && (f->t->v[i].is & W_VERB) && order_words(f->t, i) > 2 ? i
	                                                                                           : f->start;
}

/* "Error budget dashboard: ... (Maya)": a word with a verb behind it is no person where somebody is named at
 * the end. */
static bool
is_chance_verb(const struct claim *c)
{
	return c->signal == SIGNAL_VERB && c->actor.kind > ACTOR_NAME;
}

/* "Traffic numbers: share them (Omar Haddad)": a known person at the end goes before a topic in front. */
static void
topic_gives_way(const struct finder *f, struct claim *c)
{
	struct claim behind = *c;

	if (c->actor.kind < ACTOR_NAME || c->actor.kind == ACTOR_EVERYONE ||
	    !(c->form == CLAIM_LABEL ||
	        (c->form == CLAIM_CLAUSE &&
	            (c->signal == SIGNAL_VERB ||
	                (c->signal == SIGNAL_COMMIT && c->actor.kind > ACTOR_NAME)))))
		return;
	behind.actor.n = 0;
	behind.task_to = behind.to;
	if (claim_owner_behind(f->people, f->t, &behind) &&
	    (behind.actor.kind <= ACTOR_HANDLE || behind.actor.kind == ACTOR_NOBODY)) {
		/* "Regal prüfen (Maya)": what looked like a name is what is looked at */
		if (behind.signal == SIGNAL_COMMIT)
			behind.task_from = behind.from;
		*c = behind;
	}
}

/* The whole block is one task; the clause in front, if any, names its owner. */
static void
whole_claim(struct finder *f)
{
	struct claim c = claim_base(f, f->begin, f->t->n), behind = c;
	const struct claim *best = NULL;
	bool owned = claim_owner_behind(f->people, f->t, &behind) && behind.actor.kind <= ACTOR_NAME;

	c.task_from = f->start;
	c.form = CLAIM_BARE;
	for (size_t i = 0; i < f->n && best == NULL; i++)
		if (actor_is_named(&f->clauses[i].actor) && !(owned && is_chance_verb(&f->clauses[i])) &&
		    (signal_binds(f->clauses[i].signal) || f->clauses[i].from == f->start))
			best = &f->clauses[i];
	if (best == NULL && f->n > 0 && f->clauses[0].from == f->start &&
	    !(owned && is_chance_verb(&f->clauses[0])))
		best = &f->clauses[0];
	if (best != NULL) {
		c.form = best->form;
		c.actor = best->actor;
		c.signal = best->signal;
		c.signal_at = best->signal_at;
		c.author = best->author;
		c.actor_block = best->actor_block;
		c.first = best->first && best->sentence == 0;
		if (best->from == f->start || only_marks(f->t, f->start, best->from))
			c.task_from = best->task_from;
	}
	if (best == NULL)
		c.task_from = behind_lead(f);
	topic_gives_way(f, &c);
	if (f->v->record && c.actor.kind > ACTOR_HANDLE) {
		c.actor.n = 0;
		c.task_from = f->start;
	}
	if (!actor_is_named(&c.actor) && f->owner.n > 0) {
		c.actor = f->owner;
		c.form = f->bracket ? CLAIM_BRACKET : CLAIM_LABEL;
		c.first = c.first || f->bracket;
	}
	if (!actor_is_named(&c.actor) && !c.author && !claim_owner_behind(f->people, f->t, &c) &&
	    !claim_owner_below(f->o, f->people, &c))
		claim_owner_above(f->o, f->people, &c);
	claim_add(f, &c);
}

static bool
is_structural(const struct finder *f)
{
	const struct place *v = f->v;

	if (f->marked || v->b->box != BOX_NONE)
		return true;
	return v->section == SECTION_ACTION || v->section == SECTION_OLD || v->person >= 0 || v->record;
}

/* Behind the name "can you (please)", "kannst du (bitte)": its tokens, 0 if somebody else or nobody is asked.
 */
static size_t
asks_you(const struct tokens *t, size_t i, size_t end)
{
	static const char *const can[] = { "can", "could", "will", "would", "kannst", "k\303\266nntest",
		"peux", "pourrais", "puedes", "podr\303\255as" };
	size_t at = i;
	bool asks = false;

	if (token_is(t, i, ','))
		i++;
	for (size_t j = 0; i < end && j < sizeof(can) / sizeof(can[0]); j++)
		asks = asks || slice_eq(t->v[i].low, slice_of(can[j]));
	if (!asks)
		return 0;
	i++;
	if (token_is(t, i, '-'))
		i++;
	if (i < end &&
	    (slice_eq(t->v[i].low, SLICE("you")) || slice_eq(t->v[i].low, SLICE("du")) ||
	        slice_eq(t->v[i].low, SLICE("tu"))))
		i++;
	else if (slice_starts(t->v[i - 1].low, SLICE("c")) || slice_starts(t->v[i - 1].low, SLICE("w")))
		return 0;
	while (i < end && (t->v[i].is & W_LEAD))
		i++;
	return i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER &&
	        !(t->v[i].is & W_BE)
	    ? i - at
	    : 0;
}

/* "@Maya could you send it by Friday?" hands it to her. */
static void
ask_clause(struct finder *f, size_t i, size_t end, int sentence)
{
	struct actor a;
	size_t n;

	while (i < end && (f->t->v[i].kind == TOKEN_PUNCT || (f->t->v[i].is & W_LEAD)) &&
	    !token_is(f->t, i, '('))
		i++;
	if (!actor_read(f->people, f->t, i, end, &a) || !actor_is_named(&a) || a.kind > ACTOR_NAME ||
	    (n = asks_you(f->t, a.to, end)) == 0)
		return;
	clause_add(f, i, &a, SIGNAL_TO, n, true, sentence);
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end - 1;
	f->clauses[f->n - 1].asked = true;
}

static void
block_sentences(struct finder *f)
{
	size_t i = f->start;
	int sentence = 0;

	while (i < f->t->n) {
		unsigned mark;
		size_t end = sentence_end(f->t, i, f->t->n, &mark);

		if (mark != '?' && mark != 0xff1f)
			sentence_clauses(f, i, end, sentence);
		else
			ask_clause(f, i, end, sentence);
		sentence++;
		i = end;
	}
	labels_drop(f);
}

/* A marker inside the line: what stands behind it is a task, what is before is not. */
static size_t
inner_marker(const struct finder *f, size_t *length)
{
	for (size_t i = f->start + 1; i < f->t->n; i++) {
		const struct token *before = &f->t->v[i - 1];
		bool border = before->kind == TOKEN_PUNCT && before->sign != '/' && before->sign != '\'' &&
		    before->sign != '-';

		if (!border && !token_is_dash(f->t, i - 1))
			continue;
		if (!(f->t->v[i].phrase & W_MARKER) && !token_is(f->t, i, '['))
			continue;
		*length = marker_length(f->t, i, f->t->n);
		/* Two capitals inside a line ("AI") are a marker only with their colon. */
		if (*length == 1 && f->t->v[i].len < 3 && !claim_hands_over(f->t, i + 1))
			continue;
		if (*length > 0)
			return i;
	}
	return 0;
}

/* "[due 4 December] send the list": a task says in front when it is due. */
static size_t
due_bracket(const struct tokens *t, size_t i)
{
	size_t j = i + 1;

	if (!token_is(t, i, '[') && !token_is(t, i, '('))
		return 0;
	if (!token_has(t, j, W_DUE, NULL))
		return 0;
	while (j < t->n && j < i + 10 && !token_is(t, j, ']') && !token_is(t, j, ')'))
		j++;
	return j + 1 < t->n && t->v[j].kind == TOKEN_PUNCT && t->v[j + 1].kind != TOKEN_PUNCT ? j + 1 - i : 0;
}

/* "[milestone]" or "Milestone:" in front: its tokens. */
static size_t
milestone_length(const struct tokens *t, size_t i)
{
	size_t skip = token_is(t, i, '[') || token_is(t, i, '(') ? 1 : 0, n;

	if (i + skip >= t->n || !(t->v[i + skip].phrase & W_MILESTONE))
		return 0;
	n = skip + t->v[i + skip].phrase_len;
	if (i + n + 1 >= t->n)
		return 0;
	return skip                    ? (token_is(t, i + n, ']') || token_is(t, i + n, ')') ? n + 1 : 0)
	    : token_is_colon(t, i + n) ? n + 1
	                               : 0;
}

/* "[Maya] resize the icons", "(Omar) ask them": the owner in brackets in front. */
static void
front_bracket(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;
	size_t i = f->start;

	if ((!token_is(t, i, '[') && !token_is(t, i, '(') && !token_is(t, i, 0x3010)) || f->owner.n > 0 ||
	    !actor_read(f->people, t, i + 1, t->n, &a) || !actor_is_named(&a) ||
	    a.kind > (f->v->section == SECTION_ACTION && f->v->exact ? ACTOR_INITIALS : ACTOR_NAME))
		return;
	if (a.to + 1 >= t->n ||
	    !(token_is(t, a.to, ']') || token_is(t, a.to, ')') || token_is(t, a.to, 0x3011)))
		return;
	f->owner = a;
	f->bracket = true;
	f->start = a.to + 1;
	while (f->start + 1 < t->n &&
	    (token_is_colon(t, f->start) || token_is_dash(t, f->start) || token_is(t, f->start, '-')))
		f->start++;
	f->begin = f->start;
}

static void
block_claims(struct finder *f)
{
	size_t marker, inner;

	f->start = skip_front(f->t);
	/* "What: ..." in a record */
	if (f->v->record && (f->t->v[0].phrase & W_TASK) && token_is_colon(f->t, f->t->v[0].phrase_len))
		f->start = f->t->v[0].phrase_len + 1;
	f->begin = f->start;
	if ((marker = due_bracket(f->t, f->start)) > 0) {
		f->marked = true;
		f->start += marker;
	}
	f->start += milestone_length(f->t, f->start);
	marker = marker_length(f->t, f->start, f->t->n);
	if (marker > 0 && f->start + marker < f->t->n) {
		f->marked = true;
		f->begin = token_is(f->t, f->start + 1, '(') ? f->start : f->start + marker;
		f->start += marker;
	} else if ((inner = inner_marker(f, &marker)) > 0 && inner + marker < f->t->n) {
		f->marked = true;
		/* "Maya: Action item: send it" */
		if (actor_read(f->people, f->t, f->start, inner, &f->owner) &&
		    !(actor_is_named(&f->owner) && token_is_colon(f->t, f->owner.to) &&
		        f->owner.to + 1 == inner))
			f->owner.n = 0;
		f->begin = f->start = inner + marker;
	}
	if (f->start >= f->t->n)
		return;
	front_bracket(f);
	block_sentences(f);
	if (f->bracket && f->owner.n > 0 && f->n == 0 && !is_structural(f)) {
		whole_claim(f);
		return;
	}
	if (is_structural(f) && binding_actors(f) < 2) {
		whole_claim(f);
		return;
	}
	for (size_t i = 0; i < f->n; i++)
		claim_add(f, &f->clauses[i]);
	if (f->n == 0) {
		struct claim c = claim_base(f, f->start, f->t->n);

		if (claim_owner_behind(f->people, f->t, &c) || claim_owner_below(f->o, f->people, &c))
			claim_add(f, &c);
	}
}

static bool
is_readable(const struct place *v)
{
	if (v->t.n == 0 || v->speaks || v->detail || v->b->kind == BLOCK_CODE ||
	    v->b->kind == BLOCK_HEADING || v->b->header_row)
		return false;
	if (v->section == SECTION_ATTEND || v->section == SECTION_ABSENT)
		return false;
	if (v->t.n > 2 && (v->t.v[0].phrase & (H_ATTEND | H_ABSENT | H_MEETING)) &&
	    !(v->t.v[0].phrase & W_TASK) && token_is_colon(&v->t, v->t.v[0].phrase_len))
		return false;
	/* "For information: prices will rise" */
	if (v->t.n > 2 && (v->t.v[0].phrase & H_FYI) && !(v->t.v[0].phrase & (W_MARKER | W_TASK)) &&
	    v->t.v[0].phrase_len > 1 && token_is_colon(&v->t, v->t.v[0].phrase_len))
		return false;
	return !(v->heads && (v->own != SECTION_NONE || v->t.n <= 4));
}

void
claim_find(const struct outline *o, const struct people *people, struct claim_list *claims)
{
	struct finder *f = pool_alloc(o->pool, sizeof(*f));

	*claims = (struct claim_list) { .n = 0 };
	f->o = o;
	f->people = people;
	f->claims = claims;
	for (size_t i = 0; i < o->n; i++) {
		size_t first = claims->n;
		struct claim row;

		f->block = i;
		f->v = &o->v[i];
		f->t = &o->v[i].t;
		f->n = 0;
		f->marked = f->bracket = false;
		f->label.n = f->speaker.n = f->owner.n = 0;
		if (!is_readable(f->v))
			continue;
		if (f->v->b->kind == BLOCK_ROW) {
			if (claim_row(o, people, i, &row)) {
				claim_add(f, &row);
				continue;
			}
			/* "Action: send it | Owner: Maya | Due: Friday" */
			if (marker_length(f->t, 0, f->t->n) == 0)
				continue;
		}
		block_claims(f);
		for (size_t j = first; j < claims->n; j++)
			claims->v[j].rivals = (int)(claims->n - first - 1);
	}
}
