/*
 * See claim_clause.h. What somebody is told to have promised: "said she would send it", "promised two tickets", "we agreed
 * that he draws it", and what minutes tell of it as past.
 */
#include "parsers/language/claim_clause.h"

/* "is organising the lunch and will book the table by Friday" */
static bool
goes_on_to_promise(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		if (t->v[i].is & W_FUTURE)
			return true;
	return false;
}

/* "Sabine will den Plan bis Freitag schicken", "hat den Plan bis Freitag zugesagt", the verb at token i. */
static enum signal
wants_by(const struct tokens *t, size_t i, size_t end, size_t *n)
{
	static const char *const will[] = { "will", "m\303\266chte", "wollen", "m\303\266chten", "wollte", "wollten" };
	static const char *const promised[] = { "zugesagt", "versprochen", "angek\303\274ndigt" };
	static const char *const can[] = { "kann", "k\303\266nnen" }, *const says[] = { "sagt", "meint", "schreibt", "sagte", "meinte", "berichtet", "best\303\244tigt" };
	const struct token *last;
	bool able;

	/* "meint, sie kann den Plan bis Freitag schicken": what she can do she does */
	able = i > 2 && token_is(t, i - 2, ',') && SLICE_IS_ONE_OF(t->v[i].low, can) && SLICE_IS_ONE_OF(t->v[i - 3].low, says);
	for (size_t j = i + 1; j < end; j++)
		if (token_is(t, j, ','))
			end = j;
	while (end > i && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	last = &t->v[end - 1];
	*n = 1;
	if (!clause_says_by(t, i, end) || last->letters != CASE_LOWER || clause_is_over(t, i, end))
		return SIGNAL_NONE;
	if (slice_eq(t->v[i].low, SLICE("hat")) && SLICE_IS_ONE_OF(last->low, promised))
		return SIGNAL_COMMIT;
	return (able || SLICE_IS_ONE_OF(t->v[i].low, will)) && slice_ends_nocase(last->low, SLICE("en")) && !(last->is & (W_BE | W_STATIVE | W_PAST))
	    ? SIGNAL_WILL
	    : SIGNAL_NONE;
}

/* Tokens of "having the feed tested". */
#define ERRAND_TOKENS 7

/* "getting three quotes", "having the feed tested": what is brought about, with words of having and becoming. */
static bool
is_errand(const struct token *w)
{
	static const char *const some[] = { "two", "three", "four", "five", "six", "some", "another", "more", "quotes", "prices" };

	if (slice_eq(w->low, SLICE("getting")) && (w[1].kind == TOKEN_NUMBER || SLICE_IS_ONE_OF(w[1].low, some)))
		return true;
	if (!slice_eq(w->low, SLICE("having")) && !slice_eq(w->low, SLICE("getting")))
		return false;
	for (size_t i = 1; (w[1].is & W_ARTICLE) && i < ERRAND_TOKENS && w[i].kind == TOKEN_WORD && w[i].low.len > 0; i++)
		if (i > 2 && (slice_ends_nocase(w[i].low, SLICE("ed")) || slice_eq(w[i].low, SLICE("done"))))
			return true;
	return false;
}

/*
 * "Maya is drawing the plan by Friday" is no mere report: it has a deadline. "Omar promised the plan for Friday", "has
 * promised two tickets": what he promised is a thing. The tokens that bind him, *n; SIGNAL_NONE where it is neither.
 */
enum signal
clause_promises_thing(const struct finder *f, const struct actor *a, size_t end, size_t *n)
{
	static const char *const promised[] = { "promised", "promises", "pledged", "committed" };
	static const char *const whom[] = { "him", "her", "us", "them", "me" };
	static const char *const no[] = { "hoping", "expecting", "trying", "planning", "waiting", "looking", "leaving", "coming", "going", "moving",
		"starting", "aiming", "thinking", "wondering", "asking", "being", "having", "getting", "travelling", "traveling", "staying", "feeling" };
	const struct tokens *t = f->t;
	size_t i = a->to;

	if (a->kind == ACTOR_NONE || a->kind > ACTOR_DEPARTMENT || i + 4 >= end)
		return SIGNAL_NONE;
	if (f->o->set.n > 1)
		return f->o->set.v[1] == &words_de ? wants_by(t, i, end, n) : SIGNAL_NONE;
	if ((slice_eq(t->v[i].low, SLICE("is")) || slice_eq(t->v[i].low, SLICE("'s"))) && slice_ends_nocase(t->v[i + 1].low, SLICE("ing")) &&
	    t->v[i + 1].len > 4 && t->v[i + 1].letters == CASE_LOWER && (!SLICE_IS_ONE_OF(t->v[i + 1].low, no) || is_errand(&t->v[i + 1])) &&
	    !goes_on_to_promise(t, i, end) && !(t->v[i + 1].is & (W_STATUS | W_STATIVE | W_FUTURE)) && clause_says_by(t, i, end) &&
	    !clause_is_over(t, i, end)) {
		*n = 1;
		return SIGNAL_WILL;
	}
	i += slice_eq(t->v[i].low, SLICE("has")) || slice_eq(t->v[i].low, SLICE("have"));
	/* "has promised him a mock-up" */
	if (SLICE_IS_ONE_OF(t->v[i].low, promised) && SLICE_IS_ONE_OF(t->v[i + 1].low, whom) && (t->v[i + 2].is & W_ARTICLE) && (!slice_eq(t->v[i + 2].low, SLICE("the")) || clause_is_ahead(t, i + 3, end)) &&
	    i + 3 < end && !slice_eq(t->v[i + 3].low, SLICE("lot"))) {
		*n = i + 2 - a->to;
		return clause_is_over(t, i, end) ? SIGNAL_NONE : SIGNAL_COMMIT;
	}
	if (!SLICE_IS_ONE_OF(t->v[i].low, promised) || !((t->v[i + 1].is & W_ARTICLE) || t->v[i + 1].kind != TOKEN_WORD) ||
	    clause_is_over(t, i, end))
		return SIGNAL_NONE;
	*n = i + 1 - a->to;
	return SIGNAL_COMMIT;
}

/* "that Maya and Omar update", "that Omar draw": as English says what was agreed upon. */
static bool
is_base_form(const struct token *w)
{
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER && (w->is & (W_VERB | W_BE | W_STATIVE | W_PAST | W_FUTURE | W_WEAK | W_NEED)) == W_VERB;
}

/* "We agreed that Maya draws the plan", "it was agreed Maya draws it by Friday": what was agreed upon is done. */
bool
clause_is_agreed(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	static const char *const agreed[] = { "agreed", "decided", "resolved", "settled" };
	const struct tokens *t = f->t;
	size_t i = at->i;

	if (i < at->from + 2 || a->kind == ACTOR_NONE || (a->kind > ACTOR_HANDLE && !(a->kind == ACTOR_I && a->n > 1)))
		return false;
	i -= slice_eq(t->v[i - 1].low, SLICE("that"));
	return i > at->from && SLICE_IS_ONE_OF(t->v[i - 1].low, agreed) &&
	    (clause_does(f->o, t, a->to, at->end, a) || is_base_form(&t->v[a->to])) &&
	    !(t->v[a->to].is & (W_PAST | W_STATIVE)) && !clause_is_usual(t, a->to, at->end);
}

/* "would like to", "will be happy": nothing that is promised. */
static bool
is_wish(const struct token *w)
{
	static const char *const words[] = { "like", "love", "prefer", "have", "want", "rather", "appreciate",
		"expect", "hope", "consider", "not", "need" };

	return (w->is & (W_BE | W_NOT)) || slice_among(w->low, words, sizeof(words) / sizeof(words[0]));
}

/* "..., as it still says 14 days": where the sentence says why, which may tell of the past; or its end. */
static size_t
reason_begin(const struct tokens *t, size_t i, size_t end)
{
	for (; i + 1 < end; i++)
		if ((slice_eq(t->v[i].low, SLICE("as")) || slice_eq(t->v[i].low, SLICE("because"))) &&
		    (t->v[i + 1].is & (W_PRONOUN | W_ARTICLE | W_WE | W_I)))
			return i;
	return end;
}

/* Tokens of what somebody is or thinks, in front of "but said he would". */
#define BUT_TOKENS 10

/* Tokens of "hat gesagt", "berichtet" at token i; 0 if nothing is told there. */
static size_t
told_length(const struct tokens *t, size_t i)
{
	static const char *const told[] = { "gesagt", "geschrieben", "gemeint", "mitgeteilt", "gemeldet", "berichtet", "best\303\244tigt", "angek\303\274ndigt" };
	static const char *const tells[] = { "sagt", "schreibt", "meint", "meldet", "berichtet", "erkl\303\244rt", "best\303\244tigt" };

	if (slice_eq(t->v[i].low, SLICE("hat")))
		return SLICE_IS_ONE_OF(t->v[i + 1].low, told) ? 2 : 0;
	return SLICE_IS_ONE_OF(t->v[i].low, tells);
}

/* "Omar hat geschrieben, dass er uns die Liste schickt", "Omar berichtet, dass er sie schicken wird", from "hat" on: the token of the
 * task, or 0. */
static size_t
told_in_german(const struct tokens *t, size_t i, size_t end)
{
	static const char *const he[] = { "er", "sie", "es" }, *const lives[] = { "sein", "haben", "fehlen", "kommen", "bekommen", "bleiben", "gehen", "fahren" };
	size_t n = i + 7 > end ? 0 : told_length(t, i), to = i + n + 2 + token_is(t, i + n, ','), from = to;
	const struct token *last;

	if (n == 0 || !slice_eq(t->v[from - 2].low, SLICE("dass")) || !SLICE_IS_ONE_OF(t->v[from - 1].low, he))
		return 0;
	while (to < end && t->v[to].kind != TOKEN_PUNCT)
		to++;
	last = &t->v[to - 1];
	if (slice_eq(t->v[from - 1].low, SLICE("es")) && slice_eq(last->low, SLICE("wird")))
		return 0;
	for (size_t k = from; k < to; k++)
		if (t->v[k].is & W_NOT)
			return 0;
	if (to > from + 2 && slice_eq(last->low, SLICE("wird")) && !(last[-1].is & W_BE) && !SLICE_IS_ONE_OF(last[-1].low, lives) && last[-1].letters == CASE_LOWER && slice_ends_nocase(last[-1].low, SLICE("n")))
		return from;
	/* "dass sie krank ist", "dass er es geschickt hat" */
	return to > from + 1 && last->letters == CASE_LOWER && slice_ends_nocase(last->low, SLICE("t")) &&
	        !(last->is & (W_BE | W_PAST | W_STATIVE | W_FUNCTION)) && !slice_eq(last->low, SLICE("kommt"))
	    ? from
	    : 0;
}

/* "is sending", "'s moving our": he does it, and it is no way of living. */
static bool
is_doing(const struct token *be)
{
	return (slice_eq(be->low, SLICE("is")) || slice_eq(be->low, SLICE("'s"))) && slice_ends_nocase(be[1].low, SLICE("ing")) && be[1].len > 5 &&
	    be[1].letters == CASE_LOWER && !(be[1].is & (W_STATUS | W_STATIVE)) && !clause_is_life(&be[1]);
}

/* ': "I will' at token i, in front of a verb: its tokens, 0 if something else stands there. */
static size_t
quoted_will(const struct tokens *t, size_t i, size_t end)
{
	size_t from = i, n;

	i += token_is(t, i, ':') || token_is(t, i, ',');
	if (!(token_is(t, i, '"') || token_is(t, i, 0x201c) || token_is(t, i, 0x201e)) || i + 4 >= end || !(t->v[i + 1].is & W_I) || !token_has(t, i + 2, W_FUTURE, &n))
		return 0;
	i += 2 + n;
	return i + 1 < end && (t->v[i].is & W_VERB) && !is_wish(&t->v[i]) ? i - from : 0;
}

/*
 * "Tom said that he would send the list", "Maya said the text is fine, will print it": what somebody told that
 * he does. The tokens from behind the actor up to the task; 0 if he told something else.
 */
size_t
clause_told_promise(const struct finder *f, const struct actor *a, size_t end)
{
	const struct tokens *t = f->t;
	static const char *const says[] = { "said", "says", "mentioned", "noted", "confirmed", "added", "reported",
		"reports", "indicated", "indicates", "stated", "states", "announced", "announces", "explained", "confirms", "mentions", "agreed", "promised", "promises",
		"undertook", "suggested", "suggests" };
	static const char *const he[] = { "he", "she", "they" };
	static const char *const would[] = { "would", "'d", "\342\200\231d" };
	size_t i = a->to, will = 1;
	bool conditional;

	if ((conditional = told_in_german(t, i, end) > 0))
		return told_in_german(t, i, end) - a->to;
	/* "is against it but said he would look at it" */
	for (size_t j = i; j + 5 < end && j < i + BUT_TOKENS && t->v[j].kind != TOKEN_PUNCT && t->v[j].letters == CASE_LOWER; j++)
		if ((t->v[j].is & W_AND || slice_eq(t->v[j].low, SLICE("but"))) && slice_eq(t->v[j + 1].low, SLICE("said")) && SLICE_IS_ONE_OF(t->v[j + 2].low, he))
			i = j + 1;
	/* "has said he orders them tomorrow", "has kindly said she'd write" */
	i += i + 4 < end && (slice_eq(t->v[i].low, SLICE("has")) || slice_eq(t->v[i].low, SLICE("have")));
	i += i + 4 < end && (slice_eq(t->v[i].low, SLICE("kindly")) || slice_eq(t->v[i].low, SLICE("already")));
	/* "I told them I'd order two" */
	if (a->kind == ACTOR_I && i + 5 < end && slice_eq(t->v[i].low, SLICE("told")) &&
	    (t->v[i + 1].letters == CASE_CAPITAL || (t->v[i + 1].is & W_PRONOUN)))
		i++;
	/* "told me he would" */
	else if (i + 4 < end && slice_eq(t->v[i].low, SLICE("told")) && (slice_eq(t->v[i + 1].low, SLICE("me")) || slice_eq(t->v[i + 1].low, SLICE("us"))))
		i++;
	else if (i + 3 >= end || !slice_among(t->v[i].low, says, sizeof(says) / sizeof(says[0])))
		return 0;
	if (clause_is_over(t, i, reason_begin(t, i, end)))
		return 0;
	i++;
	/* 'Maya said: "I will send it"' */
	if (a->kind != ACTOR_I && a->kind != ACTOR_PRONOUN && !clause_in_chat(f) && quoted_will(t, i, end) > 0)
		return i + quoted_will(t, i, end) - a->to;
	if (slice_eq(t->v[i].low, SLICE("that")))
		i++;
	if (a->kind == ACTOR_I && !(t->v[i].is & W_I))
		return 0;
	/* "you said you would send it" */
	if (a->kind == ACTOR_PRONOUN && !(t->v[i].is & W_ADDRESSED))
		return 0;
	if (a->kind != ACTOR_I && a->kind != ACTOR_PRONOUN && !slice_among(t->v[i].low, he, sizeof(he) / sizeof(he[0]))) {
		while (i + 2 < end && !(token_is(t, i, ',') && slice_eq(t->v[i + 1].low, SLICE("will"))))
			i++;
	} else if (i + 2 < end && (t->v[i + 1].is & W_DOES) && !(t->v[i + 1].is & W_STATIVE) && tokens_name_day(t, i, end)) {
		return i + 1 - a->to;
	} else if (i + 3 < end && is_doing(&t->v[i + 1]) && clause_is_ahead(t, i + 2, end)) {
		/* "confirmed that he is moving the desks on Saturday" */
		return i + 2 - a->to;
	}
	conditional = i + 2 < end && SLICE_IS_ONE_OF(t->v[i + 1].low, would);
	/* "she can do it by Friday" */
	if (i + 2 >= end || !(token_has(t, i + 1, W_FUTURE, &will) || conditional || (slice_eq(t->v[i + 1].low, SLICE("can")) && clause_says_by(t, i, end))))
		return 0;
	/* "would do it if we paid" */
	for (size_t j = i; j < end && conditional; j++)
		if (slice_eq(t->v[j].low, SLICE("if")))
			return 0;
	i += 1 + (conditional ? 1 : will);
	/* "she'd have the papers ready by Thursday" */
	if (i + 3 < end && slice_eq(t->v[i].low, SLICE("have")) && (t->v[i + 1].is & W_ARTICLE) && clause_says_by(t, i, end))
		return i - a->to;
	return i + 1 < end && (t->v[i].is & W_VERB) && t->v[i].letters == CASE_LOWER && !is_wish(&t->v[i])
	    ? i - a->to
	    : 0;
}

/*
 * "The form was changed. Ms Lin would send it to all": minutes that tell of a meeting in the past say so what somebody
 * takes on; "Tom was going to call them", where nothing came in between. The tokens up to the task, or 0.
 */
size_t
clause_past_promise(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	const struct tokens *t = f->t;
	size_t i = a->to, n = 0;

	if (at->i != at->from || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE || !clause_is_reachable(f, a) || i + 4 >= at->end)
		return 0;
	if (slice_eq(t->v[i].low, SLICE("would")) && (f->marked || ((t->any | (f->block > 0 ? f->o->v[f->block - 1].t.any : 0)) & W_PAST)))
		n = 1;
	else if (slice_eq(t->v[i].low, SLICE("was")) && slice_eq(t->v[i + 1].low, SLICE("going")) && (t->v[i + 2].is & W_TO))
		n = 3;
	if (n == 0 || !(t->v[i + n].is & W_VERB) || t->v[i + n].letters != CASE_LOWER || is_wish(&t->v[i + n]) ||
	    ((t->v[i + n].is & W_STATIVE) && !slice_eq(t->v[i + n].low, SLICE("put")) && !slice_eq(t->v[i + n].low, SLICE("set"))) || clause_is_over(t, i, at->end))
		return 0;
	for (size_t j = i; j < at->end; j++)
		if (slice_eq(t->v[j].low, SLICE("if")) || slice_eq(t->v[j].low, SLICE("but")) || (j > i + n && (t->v[j].is & W_NOT)))
			return 0;
	return n;
}

/* Words of a thing that comes from somebody. */
#define THING_TOKENS 12

/* "follows from", "kommt von", "is with", "liegt bei" at token i: its tokens, 0 if it is none. */
static size_t
comes_from(const struct tokens *t, size_t i, size_t end)
{
	static const char *const forms[] = { "follows from", "follow from", "to follow from", "comes from", "come from", "to come from",
		"will come from", "will follow from", "is due from", "are due from", "is with", "are with", "sits with", "lies with", "rests with", "is on", "kommt von",
		"kommen von", "folgt von", "folgen von", "liegt bei", "ist bei", "viene de", "llega de", "lo tiene", "vient de", "arrive de",
		"est chez" };

	/* asked at each token of each sentence: behind the verb stands one of these */
	static const char *const behind[] = { "from", "with", "on", "von", "bei", "de", "tiene", "chez", "follow", "come" };

	return i + 1 < end && SLICE_IS_ONE_OF(t->v[i + 1].low, behind) ? CLAUSE_PHRASE_AT(t, i, end, forms) : 0;
}

/* Who stands at token i: somebody known, or "me", "mir", "moi", the writer. */
static bool
reads_source(const struct finder *f, size_t i, size_t end, struct actor *a)
{
	static const char *const me[] = { "me", "mir", "moi", "m\303\255" };

	if (i < end && SLICE_IS_ONE_OF(f->t->v[i].low, me)) {
		*a = actor_writer(i, i + 1);
		return true;
	}
	return actor_read(f->people, f->t, i, end, a) && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE;
}

bool
clause_comes_from(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	struct actor a;
	struct claim *c;
	size_t n = 0, i = from, other;

	while (i < end && (t->v[i].is & (W_LEAD | W_AND)) && t->v[i].kind == TOKEN_WORD)
		from = ++i;
	for (; i < end && i < from + THING_TOKENS && (n = comes_from(t, i, end)) == 0; i++)
		if (t->v[i].kind == TOKEN_PUNCT ? !token_is(t, i, '\'') && !token_is(t, i, '(') && !token_is(t, i, ')')
		                                : (t->v[i].is & (W_PAST | W_EVENT | W_I | W_WE | W_CONDITION | W_QUESTION | W_NOT)) != 0)
			return false;
	if (n == 0 || i < from + 1 || f->n == CLAUSE_MAX || !reads_source(f, i + n, end, &a) || a.to >= end ||
	    !(tokens_name_day(t, a.to, end) || clause_says_by(t, a.to, end)) || clause_is_usual(t, from, end) ||
	    (t->v[a.to].kind == TOKEN_WORD && !(t->v[a.to].is & (W_TIME | W_BYTIME | W_DUE | W_FUNCTION))))
		return false;
	clause_add(f, from, &a, SIGNAL_COMMIT, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->from = c->task_from = from;
	other = clause_another_does(f, a.to, end);
	c->to = other < end ? other - 1 : end;
	c->task_to = i;
	c->vowed = true;
	if (a.kind == ACTOR_I)
		clause_self_who(f, from);
	/* "the plan comes from me by Friday, Tom checks it" */
	if (other < end)
		clause_sentence(f, other, end, sentence);
	return true;
}

/* Tokens of what is somebody's. */
#define OWN_TOKENS 6

/* "Maya's numbers are due on Friday", "still waiting for Maya's numbers, she promised Friday": what is hers, and a day by
 * which others wait for it. */
bool
clause_ones_thing(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const waits[] = { "waiting for", "still waiting for", "we are waiting for", "we 're waiting for", "we wait for", "we still wait for",
		"i 'm waiting for", "i am waiting for", "we need", "i need", "we still need", "i still need", "we get", "we 'll get" };
	static const char *const lives[] = { "baby", "birthday", "plane", "train", "bus", "flight", "contract", "visit", "holiday", "leave", "wedding" };
	static const char *const due[] = { "is due", "are due", "due", "must be in", "must be here", "by", "until" };
	static const char *const jobs[] = { "task is to", "job is to", "action is to", "homework is to", "part is to", "next step is to", "next task is to",
		"task will be to", "job will be to" };
	const struct tokens *t = f->t;
	size_t n = CLAUSE_PHRASE_AT(t, from, end, waits), thing, to, binds;
	struct actor a;

	if (f->n == CLAUSE_MAX || f->o->set.n > 1 || !actor_read(f->people, t, from + n, end, &a) || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE ||
	    a.n != 1 || !slice_eq(t->v[a.to].low, SLICE("'s")))
		return false;
	/* "Maya's job is to send it" */
	if (n == 0 && (n = CLAUSE_PHRASE_AT(t, a.to + 1, end, jobs)) > 0 && a.to + n + 2 < end) {
		clause_hand(f, &a, from, a.to + 1 + n, end, end, sentence);
		f->clauses[f->n - 1].vowed = true;
		return true;
	}
	for (thing = to = a.to + 1; to < end && to < thing + OWN_TOKENS && t->v[to].kind == TOKEN_WORD && t->v[to].letters == CASE_LOWER &&
	     CLAUSE_PHRASE_AT(t, to, end, due) == 0;)
		to++;
	/* "Omar's contract is due to end", "Maya's birthday" */
	for (size_t i = thing; i < to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, lives))
			return false;
	binds = to < end ? CLAUSE_PHRASE_AT(t, to, end, due) : 0;
	if (to == thing || (binds > 0 && (t->v[to + binds].is & W_TO)) || !(binds > 0 ? tokens_name_day(t, to + binds, end) || clause_says_by(t, to, end) : n > 0 && claim_doer_says(t, to + 1) > 0))
		return false;
	clause_hand(f, &a, from, thing, to, end, sentence);
	f->clauses[f->n - 1].vowed = true;
	return true;
}

bool
clause_is_life(const struct token *w)
{
	static const char *const lives[] = { "travelling", "traveling", "flying", "leaving", "going", "coming", "having", "attending", "visiting",
		"arriving", "returning", "starting", "finishing", "moving", "joining", "working", "waiting", "hoping", "expecting", "thinking",
		"planning", "getting", "staying", "celebrating", "retiring", "closing", "running", "feeling", "seeing", "meeting", "presenting",
		"speaking", "talking", "hosting", "covering", "standing", "sitting", "looking", "trying", "wondering", "missing", "driving",
		"playing", "eating", "wearing", "cooking", "dining", "sleeping", "singing", "opening", "moderating", "chairing" };
	static const char *const done[] = { "moving", "closing", "running", "finishing", "getting", "starting" }, *const ours[] = { "our", "your", "all", "these", "those" };

	/* "moving our mailboxes", "closing the accounts" */
	if (SLICE_IS_ONE_OF(w->low, done) && ((w[1].is & W_ARTICLE) || SLICE_IS_ONE_OF(w[1].low, ours)))
		return false;
	return SLICE_IS_ONE_OF(w->low, lives) && !is_errand(w);
}

/* Tokens that are looked through for when somebody is doing something. */
#define ARRANGED_TOKENS 40

/* "Maya is ringing round tomorrow for two more prices": what somebody is doing on a day to come is arranged, as "will" has
 * it. Where he is going, whom he meets and how he lives is nothing that others wait for. */
bool
clause_is_arranged(const struct finder *f, const struct actor *a, size_t end)
{
	static const char *const lasts[] = { "until", "till", "through", "since", "every", "from", "off" };
	const struct tokens *t = f->t;
	const struct token *w = &t->v[a->to];

	if (f->o->set.n > 1 || a->to + 4 > end || !actor_is_named(a) || a->kind > ACTOR_HANDLE || w->letters != CASE_LOWER ||
	    !(slice_eq(w->low, SLICE("is")) || slice_eq(w->low, SLICE("'s")) || slice_eq(w->low, SLICE("are"))) ||
	    !slice_ends_nocase(w[1].low, SLICE("ing")) || w[1].len < 6 || w[1].letters != CASE_LOWER || clause_is_life(&w[1]))
		return false;
	if (end > a->to + ARRANGED_TOKENS)
		end = a->to + ARRANGED_TOKENS;
	/* "is sending him on Monday, and then she'll write": what she will do is another */
	for (size_t i = a->to + 3; i + 1 < end; i++)
		if ((t->v[i].is & W_AND) && clause_is_ahead(t, a->to + 2, i) && clause_has(t, i + 1, end, W_FUTURE))
			end = i;
	for (size_t i = a->to + 2; i < end; i++)
		/* "from Monday on"; not "the desk from Leeds" */
		if ((SLICE_IS_ONE_OF(t->v[i].low, lasts) &&
		        !(slice_eq(t->v[i].low, SLICE("from")) && i + 1 < end && t->v[i + 1].kind == TOKEN_WORD && !(t->v[i + 1].is & (W_TIME | W_LEAD)))) ||
		    (t->v[i].is & (W_NOT | W_FUTURE)))
			return false;
	return !clause_is_usual(t, a->to, end) && clause_is_ahead(t, a->to + 2, end);
}
