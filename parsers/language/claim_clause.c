/* See claim_clause.h. Method: wherever a clause may begin, an actor with a binding word behind it opens one.
 */
#include "parsers/language/claim_clause.h"

struct claim
clause_base(const struct finder *f, size_t from, size_t to)
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
	*c = clause_base(f, at, at);
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

/* "Maya, please sketch it", "Everyone please send it": handed over by name; *n: the words up to the task. */
static bool
is_asked(const struct tokens *t, const struct actor *a, size_t end, size_t *n)
{
	size_t i = a->to, words;

	if (!actor_is_named(a) || (a->kind > ACTOR_NAME && a->kind != ACTOR_EVERYONE))
		return false;
	while (i < end && (token_is(t, i, ',') || token_is_colon(t, i) || token_is_dash(t, i)))
		i++;
	if (!token_has(t, i, W_PLEASE, &words) || i + words >= end || t->v[i + words].kind != TOKEN_WORD)
		return false;
	*n = i + words - a->to;
	return true;
}

/* "... by Friday" between the tokens? */
static bool
says_when(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if ((t->v[i].is & W_BYTIME) &&
		    ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER))
			return true;
	return false;
}

/* Among tasks or with a day, a known name in front of a word that no dictionary has: "Maya sketches it". */
static enum signal
does_something(const struct finder *f, const struct actor *a, size_t end, size_t *n)
{
	const struct tokens *t = f->t;
	bool among = f->marked || f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD;
	size_t i = a->to;

	*n = 0;
	if (!actor_is_named(a) || a->kind > (among ? ACTOR_NAME : ACTOR_HANDLE) ||
	    (!among && !says_when(t, i, end)))
		return SIGNAL_NONE;
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
		return actor_is_named(a) || a->kind == ACTOR_NOBODY || a->kind == ACTOR_SOMEBODY ||
		    a->kind == ACTOR_I;
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

/* "she", "er": one person in particular; German "sie" only with a verb in the singular. */
static bool
is_of_one(const struct tokens *t, const struct actor *a, size_t end)
{
	static const char *const words[] = { "he", "she", "er", "il", "elle", "\303\251l", "ella",
		"\344\273\226", "\345\245\271" };
	const struct slice w = t->v[a->from].low;

	if (slice_eq(w, SLICE("sie")))
		return a->to < end && t->v[a->to].low.len > 1 &&
		    (slice_ends_nocase(t->v[a->to].low, SLICE("t")) || slice_eq(t->v[a->to].low, SLICE("wird")));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_eq(w, slice_of(words[i])))
			return true;
	return false;
}

/* The one person who is known and named in the tokens from..to; false where there are none, or several. */
static bool
one_named(const struct finder *f, size_t from, size_t to, struct actor *who)
{
	bool found = false;

	for (size_t i = from; i < to;) {
		struct actor a;

		if (!actor_read(f->people, f->t, i, to, &a) || a.kind > ACTOR_HANDLE) {
			i++;
			continue;
		}
		if (a.n > 1 ||
		    (found &&
		        !slice_eq_nocase(tokens_slice(f->t, a.v[0].from, a.v[0].to),
		            tokens_slice(f->t, who->v[0].from, who->v[0].to))))
			return false;
		*who = a;
		found = true;
		i = a.to;
	}
	return found;
}

/* "Maya showed the labels. She will send them": whom the pronoun at token i of the sentence means. */
static bool
antecedent(const struct finder *f, size_t from, size_t i, size_t end, struct actor *a)
{
	struct actor who;

	if (a->kind != ACTOR_PRONOUN || !is_of_one(f->t, a, end) ||
	    !(one_named(f, from, i, &who) || (i == from && one_named(f, f->before, from, &who))))
		return false;
	who.from = a->from;
	who.to = a->to;
	*a = who;
	return true;
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

/* What binds the actor: the word behind him, or that there is a verb among tasks; *n: its tokens. */
static enum signal
binding_word(const struct finder *f, const struct actor *a, bool first, size_t end, size_t *n)
{
	enum signal s = signal_read(f->t, a->to, end, n);

	if (s == SIGNAL_NONE && first)
		s = does_something(f, a, end, n);
	/* "Maya, Omar: to send" */
	if (s == SIGNAL_NONE && token_is(f->t, a->to, ',') && actor_is_named(a)) {
		s = signal_read(f->t, a->to + 1, end, n);
		*n += 1;
		if (!signal_binds(s))
			s = SIGNAL_NONE;
	}
	return s;
}

/* "Maya updates the rules, Omar tells Sales": another known person of the same sentence does something. */
static bool
does_too(const struct finder *f, const struct actor *a, enum signal s, int sentence)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return s == SIGNAL_VERB && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE && c != NULL &&
	    c->sentence == sentence && c->signal == SIGNAL_VERB && c->actor.kind <= ACTOR_HANDLE;
}

/* "It was agreed that Maya would obtain them and that Omar would review": minutes tell it as past. */
static bool
was_agreed(const struct tokens *t, size_t from, size_t i, size_t signal)
{
	if (i == from || !slice_eq(t->v[i - 1].low, SLICE("that")) || signal >= t->n ||
	    !(slice_eq(t->v[signal].low, SLICE("would")) || slice_eq(t->v[signal].low, SLICE("should"))))
		return false;
	for (; i > from; i--)
		if (slice_eq(t->v[i - 1].low, SLICE("agreed")) ||
		    slice_eq(t->v[i - 1].low, SLICE("decided")) ||
		    slice_eq(t->v[i - 1].low, SLICE("resolved")))
			return true;
	return false;
}

void
clause_sentence(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t i = from;
	struct actor label = f->label;

	while (i < end) {
		struct actor a;
		enum signal s;
		size_t n;
		bool border = opens(t, from, i), asked;

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
		antecedent(f, from, i, end, &a);
		asked = i == from && is_asked(t, &a, end, &n);
		s = asked ? SIGNAL_TO : binding_word(f, &a, i == from, end, &n);
		if (s == SIGNAL_WEAK && was_agreed(t, from, i, a.to))
			s = SIGNAL_WILL;
		if (!border && !binds_inside(f, &a, s, i)) {
			i = a.to;
			continue;
		}
		if ((i == from && front_counts(&a, s, f->v->section == SECTION_ACTION || f->marked)) ||
		    (signal_binds(s) && a.kind <= ACTOR_I) || (border && does_too(f, &a, s, sentence))) {
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
			if (f->n > 0)
				f->clauses[f->n - 1].asked = asked;
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

/* ---- questions ------------------------------------------------------------ */

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

void
clause_question(struct finder *f, size_t i, size_t end, int sentence)
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
