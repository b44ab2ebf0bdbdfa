/* See claim_clause.h. Method: wherever a clause may begin, an actor with a binding word behind it opens one.
 */
#include "parsers/language/claim_clause.h"

/* Tokens of a day in front of who does it. */
#define WHEN_TOKENS 7

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
		.chat = clause_in_chat(f),
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
	bool border;

	if (i == from)
		return true;
	before = &t->v[i - 1];
	if (before->kind == TOKEN_PUNCT)
		border = before->sign != '\'' && before->sign != '.' && before->sign != '&' &&
		    before->sign != '+' && (before->sign != '-' || token_is_dash(t, i - 1)) &&
		    (before->sign != '/' || t->v[i].space);
	else
		border = (before->is & (W_AND | W_LEAD | W_CONDITION)) != 0 && before->kind != TOKEN_HANDLE;
	return border && !continues_list(t, from, i);
}

/* Has each of them an address? */
bool
clause_is_reachable(const struct finder *f, const struct actor *a)
{
	for (size_t i = 0; i < a->n; i++) {
		struct reading_owner o;

		if (a->v[i].kind == ACTOR_I)
			continue;
		people_resolve(f->people, tokens_slice(f->t, a->v[i].from, a->v[i].to), &o);
		if (o.email.len == 0)
			return false;
	}
	return true;
}

void
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
	c->reachable = (s == SIGNAL_VERB || s == SIGNAL_WILL || c->form == CLAIM_LABEL) && a->n > 0 &&
	    a->kind <= ACTOR_HANDLE && clause_is_reachable(f, a);
	c->signal_at = a->to;
	c->first = first;
	c->sentence = sentence;
	c->task_from = a->to + n;
	if (s == SIGNAL_STATUS || s == SIGNAL_PAST || s == SIGNAL_BE)
		c->task_from = a->to;
	/* "I'm taking it" */
	if (s == SIGNAL_VERB && a->kind == ACTOR_I && a->to < f->t->n && (f->t->v[a->to].is & W_BE)) {
		c->task_from = a->to + 1;
		return;
	}
	/* "nos traerá", "Maya, revisa": the verb behind other words is part of it, too */
	if (n > 1 && signal_binds(s) && a->to + n <= f->t->n) {
		const struct token *last = &f->t->v[a->to + n - 1];

		if (last->phrase_len == 1 && (last->phrase & W_VERB) && (last->phrase & (W_COMMIT | W_FUTURE)))
			c->task_from = a->to + n - 1;
	}
	/* Where the word that binds is the verb itself, it belongs to the task. */
	if (s == SIGNAL_VERB ||
	    (a->to < f->t->n && n == f->t->v[a->to].phrase_len && signal_binds(s) && a->to < f->t->n &&
	        (f->t->v[a->to].phrase & (W_VERB | W_MYSELF)) &&
	        (f->t->v[a->to].phrase & (W_COMMIT | W_FUTURE)) &&
	        !slice_eq(f->t->v[a->to].low, SLICE("\303\274bernehme"))))
		c->task_from = a->to;
	/* "will also chase them", "then checks" */
	while ((signal_binds(s) || s == SIGNAL_VERB) && c->task_from + 1 < f->t->n &&
	    (f->t->v[c->task_from].is & (W_LEAD | W_VERB | W_MARKER)) == W_LEAD)
		c->task_from++;
}

/* "与总部 Maya 确认文件": whoever stands behind "with" and a few characters is with whom it is done. */
static bool
is_met(const struct tokens *t, size_t i)
{
	for (size_t n = 0; i > 0 && n < 8 && t->v[i - 1].kind == TOKEN_IDEOGRAPH; i--, n++)
		if (t->v[i - 1].is & W_WITH)
			return true;
	return false;
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
	if (before->kind == TOKEN_IDEOGRAPH && is_met(t, i))
		return false;
	if (before->is & W_WITH)
		return slice_eq(before->low, SLICE("for"));
	/* "agreed that Maya will" */
	return slice_eq(before->low, SLICE("that")) || !(before->is & (W_ARTICLE | W_TO | W_FUTURE));
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

bool
clause_is_deed(const struct outline *o, const struct token *w)
{
	const uint64_t no = W_PAST | W_STATUS | W_BE | W_FUTURE | W_WEAK | W_NEED | W_NOT | W_TIME | W_WITH |
	    W_AND | W_PRONOUN | W_ARTICLE | W_STATIVE | W_CONDITION | W_LEAD | W_TO | W_DONE | W_OPEN;
	bool german = o->set.n > 1 && o->set.v[1] == &words_de;

	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || w->len < 4 ||
	    (w->is & (no & ~(uint64_t)W_DONE)) != 0)
		return false;
	if (w->is & (W_VERB | W_DOES | W_COMMIT))
		return true;
	if ((w->is & W_FUNCTION) != 0)
		return false;
	return german ? slice_ends_nocase(w->low, SLICE("t"))
	              : o->set.n < 2 && slice_ends_nocase(w->low, SLICE("s")) &&
	        !slice_ends_nocase(w->low, SLICE("ss")) && !slice_ends_nocase(w->low, SLICE("us"));
}

/* Among tasks or with a day, a known name in front of a word that no dictionary has: "Maya sketches it". */
static enum signal
does_something(const struct finder *f, const struct actor *a, size_t end, size_t *n)
{
	const struct tokens *t = f->t;
	bool among = f->marked || f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD;
	size_t i = a->to;

	*n = 0;
	if (!actor_is_named(a) || a->kind > (among ? ACTOR_NAME : ACTOR_HANDLE))
		return SIGNAL_NONE;
	if ((among || says_when(t, i, end)) && i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].is == 0 &&
	    t->v[i].letters == CASE_LOWER)
		return SIGNAL_VERB;
	/* "Maya reworks it", "Sabine gleicht ... ab": a line of its own says what somebody known does */
	return i + 1 < end && a->kind <= ACTOR_HANDLE && clause_does(f->o, t, i, end, a) ? SIGNAL_VERB
	                                                                                 : SIGNAL_NONE;
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

/* "Maya:" above a list in which she says "I will": the clause just added becomes hers. */
static bool
is_ones_own_list(const struct finder *f, struct claim *own)
{
	*own = f->clauses[f->n - 1];
	if (f->v->person < 0 || f->v->b->kind != BLOCK_ITEM || !claim_owner_above(f->o, f->people, own) ||
	    own->actor.n != 1 || own->actor.kind > ACTOR_NAME)
		return false;
	own->form = CLAIM_SELF;
	own->author = false;
	return true;
}

/* "I will" without a name in front: who wrote the line of the chat, or else the notes. */
static void
self_claim(struct finder *f, size_t at)
{
	struct claim *c = &f->clauses[f->n - 1], own;

	if (f->v->speaker >= 0) {
		c->form = CLAIM_SELF;
		c->actor = f->o->v[f->v->speaker].said_by;
		c->actor_block = (size_t)f->v->speaker;
	} else if (f->label.n == 0 && is_ones_own_list(f, &own)) {
		*c = own;
	} else {
		c->author = f->label.n == 0;
		/* behind a speaker's name, not behind "as discussed on the phone:" */
		for (size_t i = f->start + 1; i < at && i < f->start + 12; i++) {
			struct actor a;

			if (token_is_colon(f->t, i) &&
			    ((i < f->start + 3 && claim_like_name(&f->t->v[f->start])) ||
			        (actor_read(f->people, f->t, f->start, i, &a) && a.to == i)))
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
		    (slice_ends_nocase(t->v[a->to].low, SLICE("t")) ||
		        slice_eq(t->v[a->to].low, SLICE("wird")));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(w, words[i]))
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

/* "yesterday", "always": what was or what is so every time is nothing that somebody takes on. */
static bool
is_over(const struct tokens *t, size_t from, size_t end)
{
	static const char *const words[] = { "yesterday", "last", "ago", "gestern", "letzte", "letzten",
		"hier", "dernier", "ayer", "pasado", "every", "always", "usually", "normally", "often",
		"sometimes", "never", "immer", "oft", "meistens", "toujours", "siempre", "already", "schon",
		"bereits" };

	for (size_t i = from; i < end; i++)
		for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
			if (slice_is(t->v[i].low, words[j]))
				return true;
	return false;
}

/* Does the sentence name a day that is still to come, or say "myself"? */
static bool
is_ahead(const struct tokens *t, size_t from, size_t end)
{
	static const char *const self[] = { "myself", "selbst", "selber", "moi-m\303\252me", "mismo",
		"misma" };
	static const char *const aims[] = { "damit", "dass", "weil", "was", "so", "because", "parce", "para", "porque" };
	bool ahead = false;

	if (is_over(t, from, end))
		return false;
	for (size_t i = from; i < end; i++) {
		/* "I note it down, so that nobody forgets it tomorrow" */
		if (i > from && token_is(t, i - 1, ',') && SLICE_IS_ONE_OF(t->v[i].low, aims))
			break;
		for (size_t j = 0; j < sizeof(self) / sizeof(self[0]); j++)
			ahead = ahead || slice_is(t->v[i].low, self[j]);
		ahead = ahead || (t->v[i].is & W_TIME);
	}
	return ahead;
}

/* "me" is nobody who does, and "habe", "ai demandé" tell what was done. */
static bool
is_no_subject(const struct tokens *t, const struct actor *a, const struct token *w)
{
	static const char *const had[] = { "habe", "hab", "hatte", "bin", "ai", "avais", "suis", "he", "hemos" };
	struct slice i = t->v[a->to - 1].low;

	if (slice_eq(t->v[a->from].low, SLICE("me")) || slice_eq(i, SLICE("ai")))
		return true;
	for (size_t j = 0; j < sizeof(had) / sizeof(had[0]); j++)
		if (slice_is(w->low, had[j]))
			return true;
	return false;
}

/* "I call her on Thursday", "Je relance le bailleur demain": what somebody says he does, with a day. */
static bool
does_myself(const struct finder *f, const struct actor *a, size_t end)
{
	size_t at = a->to;
	const struct token *w;

	/* "ich selbst nehme" */
	if (at + 2 < end &&
	    (slice_eq(f->t->v[at].low, SLICE("selbst")) || slice_eq(f->t->v[at].low, SLICE("selber")) ||
	        slice_eq(f->t->v[at].low, SLICE("myself"))))
		at++;
	w = &f->t->v[at];
	if (at + 1 >= end || is_no_subject(f->t, a, w))
		return false;
	/* "我明天把报告发给 Maya" */
	if (w->kind == TOKEN_IDEOGRAPH)
		return (f->v->section == SECTION_ACTION || is_ahead(f->t, a->from, end)) &&
		    !token_has(f->t, a->to, W_NOT | W_WEAK | W_DONE, NULL);
	/* "I'm taking it to Maya myself tomorrow" */
	if ((slice_eq(w->low, SLICE("'m")) || slice_eq(w->low, SLICE("am"))) &&
	    slice_ends_nocase(f->t->v[a->to + 1].low, SLICE("ing")) &&
	    !(f->t->v[a->to + 1].is & (W_STATUS | W_STATIVE)))
		return is_ahead(f->t, a->from, end) && f->t->v[a->to + 1].len > 5;
	/* "I take the rota" in a chat */
	if (clause_in_chat(f) && a->to == a->from + 1 &&
	    (slice_eq(w->low, SLICE("take")) || slice_eq(w->low, SLICE("nehme")) ||
	        slice_eq(w->low, SLICE("\303\274bernehme"))) &&
	    at + 2 < end && (f->t->v[at + 1].is & W_ARTICLE) && !is_over(f->t, a->to, end))
		return true;
	/* "I put it on the page by Friday" is no past */
	if ((slice_eq(w->low, SLICE("put")) || slice_eq(w->low, SLICE("set")) || slice_eq(w->low, SLICE("cut"))) &&
	    says_when(f->t, a->to, end))
		return true;
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER &&
	    !(w->is & (W_PAST | W_STATUS | W_BE | W_WEAK | W_NEED | W_STATIVE | W_NOT)) &&
	    ((w->is & (W_VERB | W_COMMIT | W_MYSELF)) || (w->is == 0 && f->o->set.n > 1)) &&
	    (is_ahead(f->t, a->from, end) ||
	        (clause_in_chat(f) && (w->is & W_MYSELF) && !is_over(f->t, a->to, end)));
}

void
clause_self_add(struct finder *f, size_t from, size_t task, size_t to, int sentence)
{
	struct actor a = { .from = from, .to = from + 1, .kind = ACTOR_I, .n = 1 };
	struct claim *c;

	a.v[0].from = (unsigned)from;
	a.v[0].to = (unsigned)from + 1;
	a.v[0].kind = ACTOR_I;
	clause_add(f, from, &a, SIGNAL_WILL, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->task_from = task;
	c->to = c->task_to = to;
	c->vowed = true;
	if (f->label.n > 0) {
		c->actor = f->label;
		c->form = CLAIM_SELF;
	} else {
		self_claim(f, from);
	}
}

/* "Den Betriebsrat informiere ich selbst am Montag": the writer behind his verb. */
static bool
inverted_self(struct finder *f, size_t from, size_t end, int sentence)
{
	struct actor a;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_de || !is_ahead(f->t, from, end))
		return false;
	for (size_t i = from + 2; i < end && i < from + 12; i++) {
		const struct token *verb = &f->t->v[i - 1];

		if (f->t->v[i].kind == TOKEN_PUNCT)
			return false;
		if (!slice_eq(f->t->v[i].low, SLICE("ich")) || verb->letters != CASE_LOWER ||
		    !slice_ends_nocase(verb->low, SLICE("e")) ||
		    (verb->is & (W_PAST | W_BE | W_WEAK | W_STATUS | W_FUNCTION | W_STATIVE)))
			continue;
		a = (struct actor) { .from = i, .to = i + 1, .kind = ACTOR_I, .n = 1 };
		a.v[0].from = i;
		a.v[0].to = i + 1;
		a.v[0].kind = ACTOR_I;
		clause_add(f, from, &a, SIGNAL_VERB, 0, true, sentence);
		f->clauses[f->n - 1].from = f->clauses[f->n - 1].task_from = from;
		f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
		self_claim(f, from);
		/* "Maya: mache ich morgen" */
		if (f->label.n > 0 && clause_in_chat(f)) {
			f->clauses[f->n - 1].form = CLAIM_SELF;
			f->clauses[f->n - 1].actor = f->label;
		}
		return true;
	}
	return false;
}

/* Does somebody named inside a sentence, at token i, open a clause of his own? */
static bool
binds_inside(const struct finder *f, const struct actor *a, enum signal s, size_t i)
{
	/* German nouns are written like names. */
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;

	/* "联系厂家工程师确认": characters of a name inside of words are none */
	if (f->t->v[i].kind == TOKEN_IDEOGRAPH && a->kind > ACTOR_HANDLE && i > 0 &&
	    f->t->v[i - 1].kind == TOKEN_IDEOGRAPH && !(f->t->v[i - 1].is & W_LEAD))
		return false;
	/* "the first EIP to be disabled" */
	if (s == SIGNAL_TO && a->kind > ACTOR_NAME && !slice_eq(f->t->v[i - 1].low, SLICE("for")))
		return false;
	return signal_binds(s) && a->kind <= (german ? ACTOR_NAME : ACTOR_INITIALS);
}

/* "Statik prüfen lassen": a German noun before an infinitive is what is done, as one person does no plural. */
static bool
is_object(const struct finder *f, const struct actor *a, enum signal s)
{
	const struct token *w = &f->t->v[a->to];

	return s == SIGNAL_COMMIT && f->o->set.n > 1 && f->o->set.v[1] == &words_de && a->n == 1 &&
	    a->kind >= ACTOR_WORD && a->kind != ACTOR_ROLE && a->kind <= ACTOR_LOWER &&
	    w->phrase_len == 1 && slice_ends_nocase(w->low, SLICE("en"));
}

/* What binds the actor: the word behind him, or that there is a verb among tasks; *n: its tokens. */
static enum signal
binding_word(const struct finder *f, const struct actor *a, bool first, size_t end, size_t *n)
{
	enum signal s = signal_read(f->t, a->to, end, n);

	if (is_object(f, a, s))
		return SIGNAL_NONE;
	if (s == SIGNAL_NONE && first)
		s = does_something(f, a, end, n);
	/* "Maya then checks it" */
	if (s == SIGNAL_NONE && first && a->to + 2 < end && actor_is_named(a) && a->kind <= ACTOR_HANDLE &&
	    (f->t->v[a->to].is & (W_LEAD | W_VERB)) == W_LEAD && clause_does(f->o, f->t, a->to + 1, end, a)) {
		*n = 1;
		s = SIGNAL_VERB;
	}
	/* "=> Maya explains it to the staff": below an arrow that is no report */
	if (s == SIGNAL_PAST && first && (f->marked || f->v->section == SECTION_ACTION || (f->v->b->ordered && says_when(f->t, a->to, end))) && slice_ends_nocase(f->t->v[a->to].low, SLICE("s")) &&
	    a->kind <= ACTOR_HANDLE)
		s = SIGNAL_VERB;
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
	    c->sentence == sentence && (c->signal == SIGNAL_VERB || (c->signal == SIGNAL_COMMIT && c->first)) &&
	    c->actor.kind != ACTOR_NONE && c->actor.kind <= ACTOR_HANDLE;
}

/* "First aid - Maya confirms two nurses by Friday": behind a dash, a colon or an arrow somebody known does
 * it. */
static bool
does_behind_topic(
    const struct finder *f, size_t from, size_t i, const struct actor *a, enum signal s, size_t end)
{
	const struct tokens *t = f->t;
	bool sign = i > from + 1 &&
	    (token_is_dash(t, i - 1) || token_is_colon(t, i - 1) ||
	        (token_is(t, i - 1, '>') && !t->v[i - 1].space));

	if (!sign || a->kind > ACTOR_HANDLE || s != SIGNAL_VERB || !clause_is_deed(f->o, &t->v[a->to]))
		return false;
	for (size_t j = a->to + 1; j < end; j++)
		if ((t->v[j].is & W_TIME) ||
		    (t->v[j].kind == TOKEN_NUMBER && t->v[j - 1].kind != TOKEN_PUNCT))
			return true;
	return f->v->b->kind == BLOCK_ITEM;
}

/* "It was agreed that Maya would obtain them and that Omar would review": minutes tell it as past. */
static bool
was_agreed(const struct tokens *t, size_t from, size_t i, size_t signal)
{
	if (i == from || signal >= t->n ||
	    !(slice_eq(t->v[i - 1].low, SLICE("that")) || slice_eq(t->v[i - 1].low, SLICE("agreed"))) ||
	    !(slice_eq(t->v[signal].low, SLICE("would")) || slice_eq(t->v[signal].low, SLICE("should"))))
		return false;
	for (; i > from; i--)
		if (slice_eq(t->v[i - 1].low, SLICE("agreed")) ||
		    slice_eq(t->v[i - 1].low, SLICE("decided")) ||
		    slice_eq(t->v[i - 1].low, SLICE("resolved")))
			return true;
	return false;
}

/* "You agreed to repeat it", "you'll send me the list": whom the mail greets. */
static bool
means_greeted(const struct finder *f, const struct actor *a, enum signal s)
{
	return f->greeted.n > 0 && a->kind == ACTOR_PRONOUN && signal_binds(s) && f->v->speaker < 0 &&
	    (f->t->v[a->from].is & W_ADDRESSED) && !slice_eq(f->t->v[a->from].low, SLICE("sie"));
}

/* "On my laptop, I can upload them": what somebody offers in a chat. */
static bool
offers(const struct finder *f, const struct actor *a, enum signal s, size_t n, size_t end)
{
	return clause_in_chat(f) && a->kind == ACTOR_I && s == SIGNAL_WEAK && a->to + n + 1 < end &&
	    (f->t->v[a->to + n].is & W_VERB) && !(f->t->v[a->to + n].is & (W_BE | W_STATIVE));
}

/* Is token i said in quotation marks, or behind "Tom said"? Who says "I" there is not who writes. */
static bool
is_cited(const struct finder *f, size_t i)
{
	static const char *const says[] = { "said", "says", "wrote", "writes", "sagte", "sagt", "meinte",
		"schrieb", "dit", "dijo", "dice" };
	const struct tokens *t = f->t;
	bool open = false;

	for (size_t j = 0; i > f->start && j < sizeof(says) / sizeof(says[0]); j++)
		if (slice_is(t->v[i - 1].low, says[j]))
			return true;
	if (!tokens_may_hold(t, '"') && !tokens_may_hold(t, 0x201c) && !tokens_may_hold(t, 0x201e) &&
	    !tokens_may_hold(t, 0xab))
		return false;
	for (size_t j = f->start; j < i; j++) {
		if (token_is(t, j, '"'))
			open = !open;
		else if (token_is(t, j, 0x201e) || token_is(t, j, 0xab) || (!open && token_is(t, j, 0x201c)))
			open = true;
		else if (token_is(t, j, 0x201d) || token_is(t, j, 0xbb) || token_is(t, j, 0x201c))
			open = false;
	}
	/* "Maya: "I will send it"" is what she says */
	return open && !(f->label.n > 0 && i == f->label.to + 2);
}

/* Whom the clause just added means, where it says I or you. */
static void
speaker_put(struct finder *f, size_t i, const struct actor *a, const struct actor *label)
{
	struct claim *c = &f->clauses[f->n - 1];

	/* What a named speaker says of himself, he says as an owner. */
	if (a->kind == ACTOR_I && label->n > 0) {
		c->actor = *label;
	} else if (a->kind == ACTOR_I) {
		self_claim(f, i);
	} else if (means_greeted(f, a, c->signal)) {
		c->actor = f->greeted;
		c->actor_block = f->greeted_block;
	}
}

/* "would like to", "will be happy": nothing that is promised. */
static bool
is_wish(const struct token *w)
{
	static const char *const words[] = { "like", "love", "prefer", "have", "want", "rather", "appreciate",
		"expect", "hope", "consider", "not", "need" };

	return (w->is & (W_BE | W_NOT)) || slice_among(w->low, words, sizeof(words) / sizeof(words[0]));
}

/*
 * "Tom said that he would send the list", "Maya said the text is fine, will print it": what somebody told that
 * he does. The tokens from behind the actor up to the task; 0 if he told something else.
 */
static size_t
told_promise(const struct tokens *t, const struct actor *a, size_t end)
{
	static const char *const says[] = { "said", "says", "mentioned", "noted", "confirmed", "added", "reported",
		"indicated", "stated" };
	static const char *const he[] = { "he", "she", "they" };
	size_t i = a->to;

	if (i + 3 >= end || !slice_among(t->v[i].low, says, sizeof(says) / sizeof(says[0])) || is_over(t, i, end))
		return 0;
	i++;
	if (slice_eq(t->v[i].low, SLICE("that")))
		i++;
	if (!slice_among(t->v[i].low, he, sizeof(he) / sizeof(he[0]))) {
		while (i + 2 < end && !(token_is(t, i, ',') && slice_eq(t->v[i + 1].low, SLICE("will"))))
			i++;
	}
	if (i + 2 >= end ||
	    !((t->v[i + 1].is & W_FUTURE) || slice_eq(t->v[i + 1].low, SLICE("would"))))
		return 0;
	/* "would do it if we paid" */
	for (size_t j = i; j < end && slice_eq(t->v[i + 1].low, SLICE("would")); j++)
		if (slice_eq(t->v[j].low, SLICE("if")))
			return 0;
	i += 2;
	return i + 1 < end && (t->v[i].is & W_VERB) && t->v[i].letters == CASE_LOWER && !is_wish(&t->v[i])
	    ? i - a->to
	    : 0;
}

/* Somebody in a sentence: where he stands, and what binds him. */
struct spot {
	size_t from, lead, end; /* the sentence; lead: behind "and", "so" */
	size_t i, n;            /* the actor's token; how many tokens bind him */
	int sentence;
	bool border, topic;
};

/* "Maya prints the flyers and I call the printer": behind what somebody known does in the same sentence. */
static bool
is_behind_deed(const struct finder *f, const struct spot *at)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return at->border && at->i > at->from && c != NULL && c->sentence == at->sentence && c->first &&
	    (c->signal == SIGNAL_VERB || c->signal == SIGNAL_COMMIT || c->signal == SIGNAL_WILL) &&
	    c->actor.kind != ACTOR_NONE && c->actor.kind <= ACTOR_HANDLE;
}

/* "One more thing from me: Maya, please book a table" */
static bool
is_behind_colon(const struct tokens *t, const struct spot *at)
{
	return at->i > at->from && at->border && token_is_colon(t, at->i - 1);
}

/* "@Maya Lin phone the driver" in a chat: called by the sign, and an order behind it. */
static bool
is_called(const struct finder *f, const struct actor *a, size_t end)
{
	const struct token *w = &f->t->v[a->to];

	return clause_in_chat(f) && a->kind == ACTOR_HANDLE && a->n == 1 && a->to + 2 < end &&
	    (w->is & W_VERB) && !(w->is & (W_PAST | W_STATUS | W_BE | W_EVENT | W_STATIVE | W_WEAK | W_FUTURE)) &&
	    !slice_ends_nocase(w->low, SLICE("s")) && !(f->t->v[a->to + 1].is & (W_BE | W_PAST | W_FUTURE));
}

/* What binds the actor there, and whether he is asked; at gets the tokens of it, and that it is behind a topic.
 */
static enum signal
bound_by(const struct finder *f, struct spot *at, const struct actor *a, bool *asked)
{
	const struct tokens *t = f->t;
	bool dash = at->border && at->i > at->from && token_is_dash(t, at->i - 1);
	enum signal s;
	size_t n;

	*asked = false;
	if ((at->i == at->from || at->i == at->lead) && clause_gave_word(t, a, at->end, &at->n)) {
		at->topic = true;
		return SIGNAL_COMMIT;
	}
	/* "ok then Maya please send it", "the hall is cold, Maya and Omar, please bring a heater" */
	*asked = (at->i == at->from || at->i == at->lead || is_behind_colon(t, at) ||
	             (at->i > at->from + 1 && token_is(t, at->i - 1, ',') && a->kind <= ACTOR_HANDLE)) &&
	    clause_is_asked(t, a, at->end, &at->n);
	if (!*asked && at->i == at->from && is_called(f, a, at->end)) {
		*asked = true;
		at->n = 0;
	}
	at->topic = *asked && at->i != at->from && at->i != at->lead;
	if (at->topic)
		return SIGNAL_TO;
	s = *asked ? SIGNAL_TO
	           : binding_word(f, a, at->i == at->from || at->i == at->lead || dash || is_behind_deed(f, at), at->end, &at->n);
	/* "请张伟周五前把报价发给李娜" */
	if (s == SIGNAL_NONE && at->i > 0 && t->v[at->i - 1].kind == TOKEN_IDEOGRAPH &&
	    (t->v[at->i - 1].is & W_PLEASE) && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE) {
		*asked = at->topic = true;
		at->n = 0;
		return SIGNAL_TO;
	}
	if (s == SIGNAL_NONE && at->i == at->from && (at->n = clause_homework(f, a, at->end)) > 0)
		return SIGNAL_COLON;
	if (s == SIGNAL_PAST && at->border && actor_is_named(a) && (n = told_promise(t, a, at->end)) > 0) {
		at->n = n;
		return SIGNAL_WILL;
	}
	if (s == SIGNAL_TO && a->kind <= ACTOR_HANDLE && clause_was_asked(t, at->from, at->i)) {
		at->topic = true;
		return SIGNAL_COMMIT;
	}
	if (at->i > at->from && a->kind <= ACTOR_HANDLE && a->kind != ACTOR_NONE &&
	    clause_is_had(t, at->i, a->to, at->end, &at->n)) {
		at->topic = true;
		return SIGNAL_COMMIT;
	}
	if (s == SIGNAL_NONE && at->border && at->i > at->from &&
	    clause_is_gapped(f, at->i, a, at->end, at->sentence)) {
		at->topic = true;
		at->n = 0;
		return SIGNAL_COMMIT;
	}
	if ((at->i == at->from || at->i == at->lead || is_behind_deed(f, at)) && a->kind == ACTOR_I && !signal_binds(s) &&
	    does_myself(f, a, at->end)) {
		s = SIGNAL_VERB;
		at->topic = at->i != at->from && at->i != at->lead;
		return s;
	}
	at->topic = at->border && does_behind_topic(f, at->from, at->i, a, s, at->end);
	/* "Maya should please tell us" */
	if ((s == SIGNAL_WEAK || s == SIGNAL_NEED) && a->to + at->n + 1 < at->end &&
	    (t->v[a->to + at->n].is & W_PLEASE)) {
		at->n++;
		*asked = actor_is_named(a);
		return SIGNAL_TO;
	}
	return s == SIGNAL_WEAK && was_agreed(t, at->from, at->i, a->to) ? SIGNAL_WILL : s;
}

/* Does the actor open a clause there? */
static bool
opens_clause(const struct finder *f, const struct spot *at, const struct actor *a, enum signal s)
{
	bool in_front = at->i == at->from || at->i == at->lead || is_behind_deed(f, at);

	return ((at->i == at->from || (at->i == at->lead && s == SIGNAL_NEED && clause_in_chat(f))) &&
	           front_counts(a, s, f->v->section == SECTION_ACTION || f->marked)) ||
	    (in_front && a->kind == ACTOR_I && s == SIGNAL_VERB && does_myself(f, a, at->end)) ||
	    (at->border && offers(f, a, s, at->n, at->end)) || (signal_binds(s) && a->kind <= ACTOR_I) ||
	    means_greeted(f, a, s) || at->topic || (at->border && does_too(f, a, s, at->sentence));
}

/* "Omar is cutting it and will tell the agency by Wednesday": behind "and" he goes on as somebody who promises. */
static bool
shares_subject(struct finder *f, size_t i, size_t end, int sentence, size_t *n)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;
	const struct tokens *t = f->t;
	struct actor who;

	if (c == NULL || !(t->v[i - 1].is & W_AND) || !token_has(t, i, W_FUTURE, n) || i + *n + 1 >= end ||
	    c->sentence != sentence || c->form != CLAIM_CLAUSE || !c->first || c->actor.kind == ACTOR_NONE ||
	    c->actor.kind > ACTOR_HANDLE ||
	    (c->signal != SIGNAL_STATUS && c->signal != SIGNAL_PAST && c->signal != SIGNAL_BE) ||
	    t->v[i + *n].letters != CASE_LOWER || (t->v[i + *n].is & (W_BE | W_NOT)))
		return false;
	who = c->actor;
	clause_add(f, i, &who, SIGNAL_WILL, 0, true, sentence);
	f->clauses[f->n - 1].signal_at = i;
	f->clauses[f->n - 1].from = i;
	f->clauses[f->n - 1].task_from = i + *n;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
	return true;
}

/* Where the sentence begins behind "and", "so" and, in a chat, "ok", "no". */
/* "On Monday", "by the end of next week": tokens of a day in front of who does it. */
static size_t
when_length(const struct tokens *t, size_t i, size_t end)
{
	static const char *const small[] = { "on", "by", "in", "at", "the", "of", "next", "this", "end", "before", "am",
		"bis", "im", "vor" };
	size_t n = 0;
	bool day = false;

	for (; i + n < end && n < WHEN_TOKENS; n++) {
		const struct token *w = &t->v[i + n];

		if (w->kind != TOKEN_NUMBER && !(w->is & (W_TIME | W_BYTIME)) && !SLICE_IS_ONE_OF(w->low, small))
			break;
		day = day || (w->is & W_TIME) != 0;
	}
	return day ? n : 0;
}

static size_t
lead_of(const struct finder *f, size_t i, size_t end)
{
	size_t n = 1;

	/* "also", "on my side" */
	while (i < end &&
	    (token_has(f->t, i, W_LEAD | W_AND, &n) || token_is(f->t, i, ',') ||
	        (clause_in_chat(f) && clause_is_reply(f->t, i)))) {
		i += n;
		n = 1;
	}
	if (i < end && (f->t->any & W_TIME))
		i += when_length(f->t, i, end);
	i += i < end && token_is(f->t, i, ',');
	return i < end ? i : end;
}

/* Adds the clause that the actor opens there. */
static void
actor_add(struct finder *f, const struct spot *at, const struct actor *a, enum signal s, const struct actor *label)
{
	if (a->kind == ACTOR_I && label->n > 0) {
		clause_add(f, at->i, a, s, at->n, false, at->sentence);
		f->clauses[f->n - 1].form = CLAIM_SELF;
	} else {
		clause_add(f, at->i, a, s, at->n,
		    at->i == at->from || at->i == at->lead || at->topic || (at->border && does_too(f, a, s, at->sentence)), at->sentence);
	}
	speaker_put(f, at->i, a, label);
}

void
clause_sentence(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t i = from, lead;
	struct actor label = f->label;

	while ((i = clause_tongue(f, from, end, sentence)) > from)
		from = i;
	if (from >= end || inverted_self(f, from, end, sentence) || clause_said(f, from, end, sentence) ||
	    clause_handed(f, from, end, sentence))
		return;
	lead = lead_of(f, from, end);
	while (i < end) {
		struct actor a;
		enum signal s;
		size_t n;
		struct spot at;
		bool border = i == lead || opens(t, from, i), asked, patient;

		if (i == from ? speaks_on(f, i, end, &label, sentence, &n)
		              : border && shares_subject(f, i, end, sentence, &n)) {
			i += n;
			continue;
		}
		if ((!border && !may_open_inside(t, i) && !clause_was_asked(t, from, i)) ||
		    (!actor_read(f->people, t, i, end, &a) &&
		        !(border && actor_read_lower(f->people, t, i, end, &a)))) {
			i++;
			continue;
		}
		if (a.kind == ACTOR_I && is_cited(f, i)) {
			i = a.to;
			continue;
		}
		antecedent(f, from, i, end, &a);
		at = (struct spot) { from, lead, end, i, 0, sentence, border, false };
		s = bound_by(f, &at, &a, &asked);
		n = at.n;
		/* "Maya to be asked by Omar": he does it; "Maya to be told" names nobody */
		patient = signal_binds(s) && clause_is_patient(f, a.to + n, &a);
		if ((patient && !clause_by_whom(f, a.to + n, end, &a)) ||
		    (a.kind == ACTOR_I && s != SIGNAL_COLON && s != SIGNAL_DASH && s != SIGNAL_TO && clause_is_object(t, &a))) {
			i = a.to;
			continue;
		}
		if (!border && !at.topic && !binds_inside(f, &a, s, i)) {
			i = a.to;
			continue;
		}
		if (opens_clause(f, &at, &a, s)) {
			actor_add(f, &at, &a, s, &label);
			/* a topic in the list of somebody who speaks: "Maya:" and below it "Budget: I will
			 * ..." */
			if (i == from && sentence == 0 && s == SIGNAL_COLON && actor_is_named(&a) &&
			    !(a.kind == ACTOR_WORD && f->v->person >= 0)) {
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
			if (patient)
				f->clauses[f->n - 1].task_from = a.from;
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
