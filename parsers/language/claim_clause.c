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
		.chat = clause_in_chat(f),
		.listed = f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD,
		.task_cell = -1,
		.owner_cell = -1,
		.due_cell = -1,
		.state_cell = -1,
		.standard_cell = -1 };
}

/* "on 17.12.", "am 3.4.2027", "on 9/12": a day in figures behind the word that says so; not "on 3.2 million". */
bool
clause_names_day(const struct tokens *t, size_t i)
{
	static const char *const on[] = { "on", "am", "le", "el" };
	const char *p = t->text.p + t->v[i].at;
	size_t len = t->v[i].len, at = 0, part[2] = { 0, 0 };
	char sign = '\0';

	/* "4/12" is three tokens */
	if (i + 2 < t->n && token_is(t, i + 1, '/') && t->v[i + 2].kind == TOKEN_NUMBER && !t->v[i + 1].space && !t->v[i + 2].space)
		len = t->v[i + 2].at + t->v[i + 2].len - t->v[i].at;

	if (t->v[i].kind != TOKEN_NUMBER || i == 0 ||
	    !((t->v[i - 1].is & W_BYTIME) || SLICE_IS_ONE_OF(t->v[i - 1].low, on)))
		return false;
	for (int k = 0; k < 2; k++, at++) {
		for (; at < len && p[at] >= '0' && p[at] <= '9' && part[k] < 100; at++)
			part[k] = part[k] * 10 + (size_t)(p[at] - '0');
		if (k == 0 && at < len)
			sign = p[at];
	}
	at--;
	return (sign == '/' || (sign == '.' && (at < len || token_is(t, i + 1, '.')))) &&
	    (at == len || p[at] == sign) && part[0] > 0 && part[0] <= 31 && part[1] > 0 && part[1] <= 12;
}

/* "ask Adam": the name behind it is whom somebody turns to. */
static bool
asks(const struct token *w)
{
	static const char *const words[] = { "ask", "asks", "asked", "asking", "invite", "invited", "remind", "reminds",
		"request", "tell", "contact", "encourage" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* Words of those who are met, in front of "and Maya". */
#define MET_TOKENS 4

/* "meet with the owners and Maya to plan": does "meet with" stand before the few words in front of token i? */
static bool
is_with_others(const struct tokens *t, size_t from, size_t i)
{
	static const char *const meets[] = { "meet", "meets", "work", "works", "talk", "talks", "speak", "sync", "coordinate",
		"check", "discuss", "liaise", "collaborate", "connect", "confer", "consult", "sit" };
	size_t j = i;

	while (j > from && i - j < MET_TOKENS && t->v[j - 1].kind == TOKEN_WORD && t->v[j - 1].letters == CASE_LOWER &&
	    !(t->v[j - 1].is & (W_WITH | W_TO | W_AND | W_FUTURE | W_BE | W_PRONOUN)))
		j--;
	return j > from + 1 && j < i && slice_eq(t->v[j - 1].low, SLICE("with")) &&
	    SLICE_IS_ONE_OF(t->v[j - 2].low, meets);
}

/* "meet with Adam and Ben to plan": Ben goes on with those who are met; before "to" also "ask Adam and Ben". */
static bool
continues_list(const struct tokens *t, size_t from, size_t i, bool to)
{
	size_t j = i;
	bool joined = false;

	/* "is busy with Weber and will call them", "I speak with Weber and Maya books a room" */
	if (((t->v[i].is & W_FUTURE) && t->v[i].letters == CASE_LOWER) ||
	    ((t->v[i - 1].is & W_AND) && t->v[i + 1].letters == CASE_LOWER && (t->v[i + 1].is & (W_DOES | W_VERB)) && t->v[i + 1].low.len > 4 &&
	        slice_ends_nocase(t->v[i + 1].low, SLICE("s")) && i + 3 < t->n))
		return false;
	/* "into the Hall of Arts, @maya to": a mention is no part of a list of names */
	if (i > from + 1 && t->v[i].kind == TOKEN_HANDLE && token_is(t, i - 1, ',') && t->v[i - 2].kind != TOKEN_HANDLE)
		return false;
	if (to && i > from + 2 && (t->v[i - 1].is & W_AND) && t->v[i - 2].letters == CASE_LOWER &&
	    is_with_others(t, from, i - 1))
		return true;
	while (j > from && i - j < 12) {
		const struct token *w = &t->v[j - 1];

		if ((w->is & W_AND) ||
		    (w->kind == TOKEN_PUNCT && (w->sign == ',' || w->sign == '/' || w->sign == '&')))
			joined = true;
		else if (!claim_like_name(w))
			break;
		j--;
	}
	/* "a poster for Easter, Maya will print it" */
	if (!to && j + 2 == i && token_is(t, i - 1, ',') && !(t->v[j].is & W_GIVEN))
		return false;
	return joined && j > from && j < i - 1 && ((t->v[j - 1].is & W_WITH) || (to && asks(&t->v[j - 1])));
}

/* ", and by Wednesday Luis calls", "und dass Tom": where what stands between the "and" and whoever does it, at token i, begins; or i. */
static size_t
day_in_front(const struct tokens *t, size_t from, size_t i)
{
	static const char *const that[] = { "dass", "that", "que" };
	size_t j = i;

	if (i > from + 3 && SLICE_IS_ONE_OF(t->v[i - 1].low, that) && (t->v[i - 2].is & W_AND))
		return i - 1;
	while (j > from + 2 && ((t->v[j - 1].is & W_TIME) || t->v[j - 1].kind == TOKEN_NUMBER))
		j--;
	return j < i && j > from + 3 && (t->v[j - 1].is & W_BYTIME) && (t->v[j - 2].is & W_AND) ? j - 1 : i;
}

/* May a clause begin at i, behind i - 1? */
static bool
opens(const struct tokens *t, size_t from, size_t i)
{
	const struct token *before;
	bool border;

	if (i == from)
		return true;
	i -= i > from + 1 && clause_is_stressed(t, i - 1);
	if (day_in_front(t, from, i) < i)
		return true;
	before = &t->v[i - 1];
	if (before->kind == TOKEN_PUNCT)
		border = before->sign != '\'' && before->sign != '.' && before->sign != '&' &&
		    before->sign != '+' &&
		    (before->sign != '-' || token_is_dash(t, i - 1) || (i > from + 1 && token_is(t, i - 2, '-'))) &&
		    (before->sign != '/' || t->v[i].space);
	else
		/* "与" between two people is read with them; in front of one it says with whom */
		border = (before->is & (W_AND | W_LEAD | W_CONDITION)) != 0 && before->kind != TOKEN_HANDLE &&
		    !(before->kind == TOKEN_IDEOGRAPH && (before->is & W_WITH));
	return border && !continues_list(t, from, i, false);
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

/* "is sending him on Monday, and after that she will": where the part before token i ends, without "and after that". */
static size_t
before_joint(const struct tokens *t, size_t from, size_t i)
{
	size_t to = i;

	while (to > from + 1 && t->v[to - 1].kind == TOKEN_WORD && (t->v[to - 1].is & (W_AND | W_LEAD)) && !(t->v[to - 1].is & W_VERB))
		to--;
	return to < i && token_is(t, to - 1, ',') ? to - 1 : i;
}

void
clause_add(
    struct finder *f, size_t at, const struct actor *a, enum signal s, size_t n, bool first, int sentence)
{
	const size_t begin = day_in_front(f->t, f->start, at);
	struct claim *c;

	/* whoever adds it writes on into it: the last one makes room, lest two be mixed */
	if (f->n == CLAUSE_MAX)
		f->n--;
	/* The one before ends here, without the word that joins. */
	if (f->n > 0 && f->clauses[f->n - 1].to > begin) {
		c = &f->clauses[f->n - 1];
		c->to = c->task_to = begin < at ? begin - 1 : before_joint(f->t, c->task_from, at - (at > 0 && clause_is_stressed(f->t, at - 1)));
	}
	c = &f->clauses[f->n++];
	*c = clause_base(f, at, at);
	c->form = s == SIGNAL_COLON || s == SIGNAL_DASH ? CLAIM_LABEL : CLAIM_CLAUSE;
	c->actor = *a;
	c->signal = s;
	c->reachable = (s == SIGNAL_VERB || s == SIGNAL_WILL || s == SIGNAL_NEED || c->form == CLAIM_LABEL) && a->n > 0 &&
	    a->kind <= ACTOR_HANDLE && clause_is_reachable(f, a);
	/* "KW to sign it": letters of one person who has an address */
	if (a->kind == ACTOR_INITIALS && s == SIGNAL_TO && first && clause_is_reachable(f, a)) {
		c->reachable = true;
		c->actor.kind = ACTOR_KNOWN;
	}
	c->from = begin < at ? begin : c->from;
	c->signal_at = a->to;
	c->first = first;
	c->sentence = sentence;
	c->task_from = a->to + n;
	if (s == SIGNAL_STATUS || s == SIGNAL_PAST || s == SIGNAL_BE)
		c->task_from = a->to;
	/* "I owe Tom the list" */
	if (n > 0 && c->task_from < f->t->n && slice_starts(f->t->v[c->task_from - 1].low, SLICE("owe")) && claim_like_name(&f->t->v[c->task_from]))
		c->task_from--;
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
	/* "hat angeboten, die Liste zu drucken", "hat zugesagt, dass sie die Liste druckt" */
	if (s == SIGNAL_COMMIT && c->task_from + 1 < f->t->n && token_is(f->t, c->task_from, ','))
		c->task_from++;
	if (s == SIGNAL_COMMIT && c->task_from + 3 < f->t->n && slice_eq(f->t->v[c->task_from].low, SLICE("dass")) &&
	    (f->t->v[c->task_from + 1].is & W_PRONOUN))
		c->task_from += 2;
	/* "will also chase them", "then checks" */
	while ((signal_binds(s) || s == SIGNAL_VERB) && c->task_from + 1 < f->t->n &&
	    (f->t->v[c->task_from].is & (W_LEAD | W_VERB | W_MARKER)) == W_LEAD)
		c->task_from++;
}

void
clause_add_self(struct finder *f, const struct actor *who, size_t at, size_t n, size_t end, int sentence)
{
	struct claim *c;

	if (f->n == CLAUSE_MAX)
		return;
	clause_add(f, at, who, SIGNAL_WILL, 0, false, sentence);
	c = &f->clauses[f->n - 1];
	c->form = CLAIM_SELF;
	c->signal_at = at;
	c->task_from = at + n;
	c->to = c->task_to = end;
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
	/* "laid before HR to decide" */
	if (before->is & (W_WITH | W_BYTIME))
		return slice_eq(before->low, SLICE("for"));
	/* "agreed that Maya will" */
	return slice_eq(before->low, SLICE("that")) || !(before->is & (W_ARTICLE | W_TO | W_FUTURE));
}

/*
 * "Maya: agree with that - will ask for a price", "Tom: had to change it and will send it": behind a dash, or behind
 * what he says of himself, whoever labels the line does it.
 */
static bool
will_of_label(struct finder *f, size_t i, size_t end, const struct actor *label, int sentence, size_t *n)
{
	const struct tokens *t = f->t;
	size_t first = i;

	if (label->n == 0 || !token_has(t, i, W_FUTURE, n) || i + *n + 1 >= end || i < label->to + 3 ||
	    t->v[i].letters != CASE_LOWER || t->v[i + *n].letters != CASE_LOWER ||
	    (t->v[i + *n].is & (W_VERB | W_BE | W_STATIVE | W_NOT)) != W_VERB)
		return false;
	while (first > label->to && !token_is_colon(t, first - 1))
		first--;
	if (!token_is_dash(t, i - 1) && !(t->v[first].is & (W_PAST | W_VERB | W_NEED | W_STATIVE)) &&
	    !slice_ends_nocase(t->v[first].low, SLICE("ed")))
		return false;
	clause_add_self(f, label, i, *n, end, sentence);
	return true;
}

/* "I have asked for a price and will look at it on Tuesday": what the writer did, and goes on to do. */
static bool
will_of_writer(struct finder *f, size_t from, size_t i, size_t end, int sentence, size_t *n)
{
	const struct tokens *t = f->t;

	if (f->o->set.n > 1 || !(t->v[from].is & W_I) || i < from + 4 || !(t->v[i - 1].is & W_AND) || !token_has(t, i, W_FUTURE, n) || i + *n + 1 >= end ||
	    (t->v[i + *n].is & (W_VERB | W_BE | W_STATIVE | W_NOT)) != W_VERB || f->label.n > 0 || f->n == CLAUSE_MAX ||
	    (f->n > 0 && f->clauses[f->n - 1].sentence == sentence))
		return false;
	clause_self_add(f, i, i + *n, end, sentence);
	return true;
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

/* Is token i said in quotation marks, or behind "Tom said"? Who says "I" there is not who writes. */
static bool
is_cited(const struct finder *f, size_t i)
{
	static const char *const says[] = { "said", "says", "wrote", "writes", "sagte", "sagt", "meinte",
		"schrieb", "dit", "dijo", "dice" };
	const struct tokens *t = f->t;
	bool open = false;

	if (i > f->start && SLICE_IS_ONE_OF(t->v[i - 1].low, says))
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

	/* "Maya: Tom and I will": her among others */
	for (size_t k = 0; a->kind != ACTOR_I && label->n == 1 && k < c->actor.n; k++)
		if (c->actor.v[k].kind == ACTOR_I)
			c->actor.v[k] = label->v[0];
	/* What a named speaker says of himself, he says as an owner. */
	if (a->kind == ACTOR_I && clause_is_ones_voice(f, label)) {
		c->actor = *label;
	} else if (a->kind == ACTOR_I) {
		clause_self_who(f, i);
	} else if (clause_means_greeted(f, a, c->signal)) {
		c->actor = f->greeted;
		c->actor_block = f->greeted_block;
	}
}

/* "Die Eröffnung wird verschoben, und ich werde das dem Vermieter mitteilen": behind the comma the writer begins anew. */
static bool
is_joined_writer(const struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s)
{
	return f->o->set.n > 1 && a->kind == ACTOR_I && signal_binds(s) && at->i > at->from + 2 && (f->t->v[at->i - 1].is & W_AND) &&
	    token_is(f->t, at->i - 2, ',');
}

/* Adds the clause that the actor opens there. */
static void
actor_add(struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s,
    const struct actor *label)
{
	if (a->kind == ACTOR_I && clause_is_ones_voice(f, label)) {
		clause_add(f, at->i, a, s, at->n, false, at->sentence);
		f->clauses[f->n - 1].form = CLAIM_SELF;
	} else {
		clause_add(f, at->i, a, s, at->n,
		    at->i == at->from || at->i == at->lead || at->topic ||
		        (at->border && clause_does_too(f, a, s, at->sentence)) || is_joined_writer(f, at, a, s),
		    at->sentence);
	}
	speaker_put(f, at->i, a, label);
}

/* "**Maya** - I think we can": who speaks stands in front of a dash, as in some transcripts. */
static bool
is_voice_before_dash(const struct finder *f, const struct actor *a, enum signal s)
{
	return s == SIGNAL_DASH && f->v->b->kind == BLOCK_PARAGRAPH && a->n == 1 && a->from == f->start &&
	    f->v->b->lead.len > 0 &&
	    (a->kind <= ACTOR_HANDLE || (a->kind <= ACTOR_WORD && (f->t->v[a->v[0].from].is & W_GIVEN)));
}

/*
 * The actor that begins the block labels what follows, or its sentences are about him.
 * True where a sentence begins right behind the label: "Maya: Will send it"; *i is there.
 */
static bool
label_open(struct finder *f, struct clause_spot *at, const struct actor *a, enum signal s,
    struct actor *label, size_t *i)
{
	bool begins = at->i == at->from && actor_is_named(a) &&
	    (at->sentence == 0 ||
	        (s == SIGNAL_COLON && a->kind <= ACTOR_HANDLE)); /* "It was short. Maya: I will ..." */
	size_t n;

	/* a topic in the list of somebody who speaks: "Maya:" and below it "Budget: I will ..." */
	if (begins && (s == SIGNAL_COLON || is_voice_before_dash(f, a, s)) &&
	    !(a->kind == ACTOR_WORD && f->v->person >= 0)) {
		*label = f->label = *a;
		if (clause_speaks_on(f, a->to + at->n, at->end, label, 1, &n)) {
			*i = f->clauses[f->n - 1].task_from;
			return true;
		}
		at->n = 1;
	}
	if (begins)
		f->speaker = *a;
	return false;
}

/* "Fix the form and redeploy to staging": behind "and" a word that no dictionary has goes on with the order, and is
 * somebody only where the words before it had somebody, too. */
static bool
goes_on(const struct finder *f, size_t from, size_t i, int sentence)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return i > from && (f->t->v[i - 1].is & W_AND) && f->t->v[i - 1].kind == TOKEN_WORD &&
	    (c == NULL || c->sentence != sentence || !actor_is_named(&c->actor));
}

/* ", and Maya is away until Friday", "und Sabine sagt bis morgen ab": what somebody else is or does. */
static bool
is_said_of(const struct finder *f, const struct actor *a, size_t end)
{
	/* ", and I told them that it is late" */
	if (a->kind == ACTOR_I && a->to + 1 < end && f->t->v[a->to].kind == TOKEN_WORD)
		return true;
	return a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE && !(f->t->v[a->from].is & W_PRONOUN) &&
	    a->to + 1 < end && f->t->v[a->to].kind == TOKEN_WORD && f->t->v[a->to].letters == CASE_LOWER &&
	    ((f->t->v[a->to].is & (W_STATIVE | W_BE | W_PAST | W_NEED | W_WEAK)) || slice_eq(f->t->v[a->to].low, SLICE("sagt"))) &&
	    !(f->t->v[a->to].is & (W_AND | W_WITH | W_TIME));
}

/* "(Maya, can you book it?)", "(Maya will bring one)": where what is asked or said inside of brackets ends; else the
 * sentence, as for "(Maya to review)", whose thing is outside. */
static size_t
bracket_end(const struct tokens *t, const struct clause_spot *at, size_t task, bool asked)
{
	size_t i = at->i, depth = 0;

	if (i == 0 || !token_is(t, i - 1, '('))
		return at->end;
	for (; i < at->end && !(asked && token_is(t, i, '?')); i++)
		if (token_is(t, i, '('))
			depth++;
		else if (token_is(t, i, ')') && depth-- == 0)
			break;
	return asked || i > task + 1 ? i : at->end;
}

/* ", you all comment on it until noon": behind a comma another does something else, who is nobody in particular. */
static bool
is_of_others(const struct finder *f, size_t i, const struct actor *a, size_t end)
{
	const struct token *w = &f->t->v[a->to];

	return token_is(f->t, i - 1, ',') && a->to + 2 < end &&
	    (a->kind == ACTOR_WE || a->kind == ACTOR_EVERYONE ||
	        (a->kind == ACTOR_PRONOUN && (f->t->v[a->from].is & W_ADDRESSED))) &&
	    ((w->is & W_VERB) || (w->is & W_EVERYONE)) && w->letters == CASE_LOWER;
}

/* "will write the report for Omar and Maya will sign it": "and" joins two clauses, and no two people. */
static bool
is_of_two_clauses(const struct finder *f, size_t i, const struct actor *a, int sentence)
{
	return a->n == 2 && i > 0 && slice_eq(f->t->v[i - 1].low, SLICE("for")) && f->n > 0 &&
	    f->clauses[f->n - 1].sentence == sentence && f->clauses[f->n - 1].task_from < i && a->to < f->t->n &&
	    (f->t->v[a->to].is & (W_FUTURE | W_NEED));
}

/* "das macht Sabine, Jürgen gibt ihr die Liste": one person does what the German verb in the singular says, the last of them. */
static bool
is_of_the_last(const struct finder *f, const struct actor *a, size_t end)
{
	const struct tokens *t = f->t;
	struct slice verb = a->to < end ? t->v[a->to].low : SLICE("");

	return a->n == 2 && f->o->set.n > 1 && f->o->set.v[1] == &words_de && a->v[0].to + 1 == a->v[1].from && token_is(t, a->v[0].to, ',') &&
	    slice_ends_nocase(verb, SLICE("t")) && !slice_eq(verb, SLICE("seid")) && (t->v[a->to].is & (W_VERB | W_COMMIT));
}

/* Tokens of what somebody is, in front of his name. */
#define OFFICE_TOKENS 6

/* "The farmer, Mr Olsen, is going to": a name between commas behind what he is. */
static bool
is_apposed(const struct tokens *t, size_t from, size_t i, size_t end, const struct actor *a)
{
	if (i < from + 3 || i > from + OFFICE_TOKENS || a->n != 1 || !token_is(t, i - 1, ',') || a->to + 2 >= end || !token_is(t, a->to, ',') || !(t->v[from].is & W_ARTICLE))
		return false;
	for (size_t j = from + 1; j + 1 < i; j++)
		if (t->v[j].kind != TOKEN_WORD || (t->v[j].is & (W_BE | W_FUTURE | W_PAST | W_NEED | W_WEAK | W_TO)))
			return false;
	return true;
}

/* Whom token *i and a stand for: the last of two where a clause of his own begins with him, true then. */
static bool
clause_parts(struct finder *f, size_t from, size_t *i, size_t end, int sentence, struct actor *a)
{
	bool parts = is_of_two_clauses(f, *i, a, sentence) || is_of_the_last(f, a, end);

	if (is_apposed(f->t, from, *i, end, a))
		a->to++;
	if (parts) {
		a->v[0] = a->v[1];
		a->n = 1;
		*i = a->from = a->v[0].from;
	}
	clause_antecedent(f, from, *i, end, a);
	return parts;
}

/* Does what the actor at token i is or does end the clause before; and, where he will do it, the sentence? */
static bool
ends_before(struct finder *f, size_t i, const struct actor *a, enum signal s, size_t end, int sentence)
{
	struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	if (c == NULL || c->sentence != sentence)
		return false;
	/* "and you will get the list"; not "find out if we owe it" */
	if (signal_binds(s) && !(f->t->v[i - 1].is & W_CONDITION)) {
		c->to = c->task_to = i;
		return true;
	}
	if (c->to > i && (((f->t->v[i - 1].is & W_AND) && is_said_of(f, a, end)) || is_of_others(f, i, a, end)))
		c->to = c->task_to = i - 1;
	return false;
}

/*
 * A title, "me", "Maya to be told" are nobody who does it; "Maya to be asked by Omar": he does, and becomes the actor.
 */
static bool
does_nothing(const struct finder *f, struct actor *a, enum signal s, size_t n, size_t end, bool patient)
{
	/* "muss noch angepasst werden" */
	if (a->kind == ACTOR_LOWER && f->o->set.n > 1 && f->o->set.v[1] == &words_de && a->to < end &&
	    slice_eq(f->t->v[a->to].low, SLICE("werden")))
		return true;
	/* "Tom informieren": one person does nothing in the plural, he is told */
	if (a->n == 1 && a->kind == ACTOR_KNOWN && f->o->set.n > 1 && f->o->set.v[1] == &words_de && a->to < end && n == 1 && (s == SIGNAL_COMMIT || s == SIGNAL_VERB) &&
	    slice_ends_nocase(f->t->v[a->to].low, SLICE("en")) && f->t->v[a->to].letters == CASE_LOWER)
		return true;
	/* "Jürgen: Preisliste Österreich aktualisieren": things, and behind them the infinitive */
	if (a->n == 1 && (a->kind == ACTOR_NAME || a->kind == ACTOR_WORD) && f->o->set.n > 1 && f->o->set.v[1] == &words_de && a->to < end && n == 1 &&
	    (s == SIGNAL_COMMIT || s == SIGNAL_VERB) && slice_ends_nocase(f->t->v[a->to].low, SLICE("en")) && !(f->t->v[a->v[0].from].is & (W_GIVEN | W_TITLE | W_EVERYONE)))
		return true;
	/* "Leider gibt es keine Antwort" */
	if (a->to + 1 < end && slice_eq(f->t->v[a->to].low, SLICE("gibt")) && slice_eq(f->t->v[a->to + 1].low, SLICE("es")))
		return true;
	/* "il reste à caler la position": nobody */
	if (a->kind == ACTOR_PRONOUN && a->to < end && slice_eq(f->t->v[a->from].low, SLICE("il")) && slice_eq(f->t->v[a->to].low, SLICE("reste")))
		return true;
	/* "j'ai fait le constat": over, unlike "j'ai à faire" */
	if (a->kind == ACTOR_I && a->to < end && (slice_eq(f->t->v[a->to - 1].low, SLICE("j'ai")) || slice_eq(f->t->v[a->to - 1].low, SLICE("ai"))) &&
	    !slice_eq(f->t->v[a->to].low, SLICE("\303\240")))
		return true;
	/* "y nos lo confirma": whom it is told */
	if (a->kind == ACTOR_WE && a->to + 1 < end && slice_eq(f->t->v[a->from].low, SLICE("nos")) && clause_is_clitic(f->t->v[a->to].low))
		return true;
	return (s == SIGNAL_VERB && clause_is_title(f->t, a, end)) ||
	    (patient && !clause_by_whom(f, a->to + n, end, a)) ||
	    (a->kind == ACTOR_I && s != SIGNAL_COLON && s != SIGNAL_DASH && s != SIGNAL_TO &&
	        clause_is_object(f->t, a));
}

/* "Maya will get Tom from the shop to do it", the name at token i: she is asked, and has him do it. */
static bool
is_gotten(const struct finder *f, size_t i, int sentence)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return c != NULL && c->sentence == sentence && c->task_from + 1 == i && actor_is_named(&c->actor) &&
	    signal_binds(c->signal) && slice_eq(f->t->v[c->task_from].low, SLICE("get"));
}

void
clause_sentence(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t i, lead;
	struct actor label = f->label;

	for (from = clause_behind_contrast(f, from, end); (i = clause_tongue(f, from, end, sentence)) > from;)
		from = i;
	if (from >= end || clause_given(f, from, end, sentence) || clause_without_me(f, from, end, sentence) || clause_asked_of(f, from, end, sentence) || clause_inverted(f, from, end, sentence) || clause_said(f, from, end, sentence) ||
	    clause_ones_thing(f, from, end, sentence) || clause_wanted(f, from, end, sentence) || clause_taken_behind(f, from, end, sentence) ||
	    clause_handed(f, from, end, sentence) || clause_asked_behind(f, from, end, sentence))
		return;
	lead = clause_lead(f, from, end);
	while (i < end) {
		struct actor a;
		enum signal s;
		size_t n;
		struct clause_spot at;
		bool border = i == lead || opens(t, from, i), asked, patient, who;

		if (i == from ? clause_speaks_on(f, i, end, &label, sentence, &n)
		              : border &&
		            (clause_shares_subject(f, from, i, end, sentence, &n) ||
		                will_of_label(f, i, end, &label, sentence, &n) || will_of_writer(f, from, i, end, sentence, &n) || clause_adds_me(f, i, end, sentence, &n))) {
			i += n;
			continue;
		}
		who = clause_relative(f, from, i, &a) || (border && clause_both(f, from, i, end, &a));
		if ((!who && !border && !may_open_inside(t, i) && !clause_was_asked(t, from, i)) ||
		    (!who && !actor_read(f->people, t, i, end, &a) &&
		        !(border && !goes_on(f, from, i, sentence) && actor_read_lower(f->people, t, i, end, &a)))) {
			i++;
			continue;
		}
		if ((a.kind == ACTOR_I && is_cited(f, i)) || clause_is_auxiliary(f, &a, end) ||
		    clause_is_order_to(t, &a)) {
			i = a.to;
			continue;
		}
		border = clause_parts(f, from, &i, end, sentence, &a) || border;
		if (!clause_may_be_bound(f, from, i, &a)) {
			i++;
			continue;
		}
		at = (struct clause_spot) { from, lead, end, i, 0, sentence, border, false, false };
		s = clause_bound_by(f, &at, &a, &asked);
		n = at.n;
		patient = signal_binds(s) && clause_is_patient(f, a.to + n, &a);
		if (does_nothing(f, &a, s, n, end, patient) || clause_is_thing(f, &at, &a, s) || (s == SIGNAL_TO && is_gotten(f, i, sentence))) {
			i = a.to;
			continue;
		}
		if (!at.topic && i > from &&
		    ((!border && !binds_inside(f, &a, s, i)) || clause_is_purpose(f, s, i, sentence) ||
		        (s == SIGNAL_TO && continues_list(t, from, i, true)))) {
			i = a.to;
			continue;
		}
		if (clause_opens(f, &at, &a, s)) {
			actor_add(f, &at, &a, s, &label);
			f->clauses[f->n - 1].present = at.present;
			if (label_open(f, &at, &a, s, &label, &i))
				continue;
			n = at.n;
			i = a.to + (n > 0 ? n : 1);
			if (f->n > 0)
				f->clauses[f->n - 1].asked = asked;
			/* "it" behind a topic is nothing without that */
			if (patient || (s == SIGNAL_NEED && at.topic && n > 0 && a.to + n + 1 < end &&
			        (t->v[a.to + n + 1].is & W_PRONOUN)))
				f->clauses[f->n - 1].task_from = patient ? a.from : from;
			f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = bracket_end(t, &at, f->clauses[f->n - 1].task_from, asked);
			clause_take_up(f, at.i);
			continue;
		}
		if (border && i > from && ends_before(f, i, &a, s, end, sentence))
			return;
		i = a.to;
	}
}
