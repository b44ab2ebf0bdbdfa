/*
 * See claim_clause.h. What those who meet ask one of them to do: "The committee asked Maya to write to the bank", "wir
 * bitten Jürgen, die Liste zu drucken", "der Vorstand beauftragt ihn mit der Bestellung". What one person asks of
 * another is told as often, so it needs a day; and what others ask is news.
 */
#include "parsers/language/claim_clause.h"

/* "we", "the committee", "der Vorstand" at token i: the tokens up to the verb, or 0. */
static size_t
asker_length(const struct tokens *t, size_t i, size_t end)
{
	static const char *const bodies[] = { "committee", "board", "council", "group", "meeting", "chair", "trustees", "directors",
		"assembly", "members", "vorstand", "ausschuss", "beirat", "gremium", "versammlung", "runde", "gruppe", "sitzung" };
	size_t n = i < end && (t->v[i].is & W_ARTICLE) ? 1 : 0;

	if (n == 0 && i < end && (slice_eq(t->v[i].low, SLICE("we")) || slice_eq(t->v[i].low, SLICE("wir"))))
		return 1;
	return i + n < end && SLICE_IS_ONE_OF(t->v[i + n].low, bodies) ? n + 1 : 0;
}

/* Whom they ask, at token i: somebody known, or "him" of whom the sentence before speaks. */
static bool
asked_whom(const struct finder *f, size_t from, size_t i, size_t end, struct actor *a)
{
	if (clause_object_of(f, from, i, end, a))
		return true;
	return actor_read(f->people, f->t, i, end, a) && a->n > 0 && a->kind != ACTOR_NONE &&
	    (a->kind <= ACTOR_HANDLE || (a->kind == ACTOR_NAME && (f->t->v[a->v[0].from].is & W_GIVEN)));
}

/* "to write", "with the order" behind whom they ask: the token at which the task begins, or 0. */
static size_t
english_task(const struct tokens *t, size_t i, size_t end)
{
	/* in the meeting itself */
	static const char *const there[] = { "leave", "stay", "wait", "come", "explain", "introduce", "present", "describe", "speak", "say",
		"repeat", "elaborate", "comment", "sit", "vote", "summarise", "summarize", "clarify" };
	static const char *const came[] = { "did", "can't", "cannot", "couldn't", "won't", "wouldn't", "refused", "declined", "said" };

	if (i + 2 >= end)
		return 0;
	/* "and he did", "but she refused": what came of it */
	for (size_t j = i + 2; j + 2 < end; j++)
		if ((t->v[j].is & (W_AND | W_LEAD) || slice_eq(t->v[j].low, SLICE("but"))) && (t->v[j + 1].is & W_PRONOUN) &&
		    ((t->v[j + 2].is & (W_PAST | W_NOT)) || SLICE_IS_ONE_OF(t->v[j + 2].low, came)))
			return 0;
	if ((t->v[i].is & W_TO) && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_LOWER &&
	    !(t->v[i + 1].is & (W_BE | W_ARTICLE | W_PRONOUN)) && (!SLICE_IS_ONE_OF(t->v[i + 1].low, there) || slice_eq(t->v[i + 2].low, SLICE("back"))))
		return i + 1;
	return slice_eq(t->v[i].low, SLICE("with")) ? i + 1 : 0;
}

/* "auch, die Liste zu drucken", "mit der Bestellung", "um einen Bericht". */
static size_t
german_task(const struct tokens *t, size_t i, size_t end)
{
	static const char *const there[] = { "verlassen", "erl\303\244utern", "erkl\303\244ren", "vorzustellen", "abzustimmen", "abstimmung",
		"entschuldigung", "geduld", "ruhe", "wortmeldungen" };

	while (i < end && (t->v[i].is & W_LEAD))
		i++;
	if (i + 2 < end && (slice_eq(t->v[i].low, SLICE("mit")) || slice_eq(t->v[i].low, SLICE("um"))))
		return i + 1;
	if (!token_is(t, i, ','))
		return 0;
	for (size_t j = i + 1; j < end; j++)
		if (SLICE_IS_ONE_OF(t->v[j].low, there))
			return 0;
	for (size_t j = i + 1; j < end; j++)
		if (slice_ends_nocase(t->v[j].low, SLICE("en")) && t->v[j].letters == CASE_LOWER &&
		    ((j > 0 && slice_eq(t->v[j - 1].low, SLICE("zu"))) || slice_find(t->v[j].low, SLICE("zu")) < t->v[j].low.len))
			return i + 1;
	return 0;
}

/* "Purchasing is asked to check it", "der Bereich Einkauf wird gebeten, es zu prüfen": who is asked, by nobody who is named. */
static bool
is_asked_by_all(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const asked[] = { "is asked", "are asked", "is requested", "are requested", "wird gebeten", "werden gebeten", "wird beauftragt",
		"werden beauftragt" };
	static const char *const head[] = { "bereich", "abteilung", "team", "referat" };
	const struct tokens *t = f->t;
	size_t i = from, n, task;
	struct actor a;

	if (i < end && (t->v[i].is & W_ARTICLE))
		i++;
	if (i < end && SLICE_IS_ONE_OF(t->v[i].low, head))
		i++;
	if (!actor_read(f->people, t, i, end, &a) || a.kind == ACTOR_NONE || a.kind > ACTOR_DEPARTMENT || (n = CLAUSE_PHRASE_AT(t, a.to, end, asked)) == 0)
		return false;
	task = english_task(t, a.to + n, end);
	if (task == 0)
		task = german_task(t, a.to + n, end);
	if (task == 0 || task + 1 >= end)
		return false;
	clause_hand(f, &a, from, task, end, end, sentence);
	f->clauses[f->n - 1].vowed = true;
	return true;
}

/* "d'envoyer la liste", "que envíe la lista" behind whom they ask: the token at which the task begins, or 0. */
static size_t
romance_task(const struct tokens *t, size_t i, size_t end)
{
	if (i + 2 >= end)
		return 0;
	if (slice_starts(t->v[i].low, SLICE("d'")))
		return i;
	return slice_eq(t->v[i].low, SLICE("de")) || slice_eq(t->v[i].low, SLICE("que")) ? i + 1 : 0;
}

/* "by Friday", "antes del viernes", "pour le 4" between the tokens? */
static bool
is_by_day(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i + 2 < to; i++)
		if ((t->v[i].is & W_BYTIME) && ((t->v[i + 1].is & W_ARTICLE) || slice_eq(t->v[i + 1].low, SLICE("del"))) &&
		    ((t->v[i + 2].is & W_TIME) || t->v[i + 2].kind == TOKEN_NUMBER))
			return true;
	return clause_says_by(t, from, to);
}

/* "Maya asks Tom to send it by Friday", "Maya demande à Tom de l'envoyer avant vendredi": one of the people asks another. */
static bool
is_asked_by_one(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const verbs[] = { "asks", "asked", "has asked", "bittet", "bat", "erinnert", "demande \303\240", "a demand\303\251 \303\240",
		"pide a", "pidi\303\263 a", "ha pedido a", "le pide a" };
	const struct tokens *t = f->t;
	struct actor asker, a;
	size_t n, task;

	if (!actor_read(f->people, t, from, end, &asker) || asker.n != 1 || asker.kind > ACTOR_HANDLE || (n = CLAUSE_PHRASE_AT(t, asker.to, end, verbs)) == 0 ||
	    !actor_read(f->people, t, asker.to + n, end, &a) || a.n == 0 || a.kind > ACTOR_HANDLE)
		return false;
	task = english_task(t, a.to, end);
	if (task == 0)
		task = german_task(t, a.to + (a.to < end && slice_eq(t->v[a.to].low, SLICE("daran")) ? 1 : 0), end);
	if (task == 0)
		task = romance_task(t, a.to, end);
	if (task == 0 || task + 1 >= end || !is_by_day(t, task, end))
		return false;
	clause_hand(f, &a, from, task, end, end, sentence);
	f->clauses[f->n - 1].vowed = true;
	return true;
}

/* "I", "we", "I have just", or nobody in front of what was done, as people type it, at token i: the token of the verb; end if somebody else is
 * named. */
static size_t
writers_verb(const struct tokens *t, size_t i, size_t end)
{
	static const char *const have[] = { "have", "'ve", "had", "just", "now", "also" };

	if (i < end && (t->v[i].is & (W_I | W_WE)))
		i++;
	while (i < end && SLICE_IS_ONE_OF(t->v[i].low, have))
		i++;
	return i;
}

/* Does the sentence begin with the writer, or with what he did: "Spoke to Rob and", "I called Rob and"? */
static bool
is_of_writer(const struct tokens *t, size_t from)
{
	static const char *const did[] = { "have", "spoke", "met", "had", "rang", "saw", "wrote", "went", "quick" };

	return (t->v[from].is & (W_I | W_WE | W_PAST)) || SLICE_IS_ONE_OF(t->v[from].low, did) || slice_ends_nocase(t->v[from].low, SLICE("ed"));
}

/* "Asked Rob to call the plumber", "spoke to Rob, told him to call"; "Asked Tom whether he could lend us his." */
static bool
is_asked_by_writer(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const asked[] = { "asked", "told", "instructed", "tasked", "requested", "begged", "urged" };
	static const char *const whether[] = { "whether", "if" }, *const can[] = { "can", "could", "would", "might" };
	const struct tokens *t = f->t;
	struct actor a;

	while (from < end && (t->v[from].is & W_LEAD))
		from++;
	if (from + 4 >= end || token_is(t, end - 1, '?') || !is_of_writer(t, from))
		return false;
	for (size_t i = from; i + 4 < end; i++) {
		size_t verb, task;

		if (i > from && !(t->v[i - 1].is & W_AND) && !token_is(t, i - 1, ',') && !token_is(t, i - 1, ';') && !token_is_dash(t, i - 1))
			continue;
		verb = writers_verb(t, i, end);
		if (verb + 4 >= end || !SLICE_IS_ONE_OF(t->v[verb].low, asked) || !asked_whom(f, from, verb + 1, end, &a))
			continue;
		task = english_task(t, a.to, end);
		if (a.to + 4 < end && SLICE_IS_ONE_OF(t->v[a.to].low, whether) && (t->v[a.to + 1].is & W_PRONOUN) && SLICE_IS_ONE_OF(t->v[a.to + 2].low, can) &&
		    (t->v[a.to + 3].is & (W_VERB | W_BE | W_STATIVE)) == W_VERB)
			task = a.to + 3;
		if (task == 0 || task + 1 >= end || slice_eq(t->v[task - 1].low, SLICE("with")))
			continue;
		clause_hand(f, &a, i, task, end, end, sentence);
		f->clauses[f->n - 1].vowed = true;
		return true;
	}
	return false;
}

bool
clause_asked_of(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const asks[] = { "asked", "asks", "ask", "requested", "tasked", "instructed", "directed", "bitten", "bittet",
		"bat", "baten", "beauftragt", "beauftragen", "beauftragte" };
	const struct tokens *t = f->t;

	if (f->n == CLAUSE_MAX)
		return false;
	if (is_asked_by_one(f, from, end, sentence))
		return true;
	if (f->o->set.n > 1 && f->o->set.v[1] != &words_de)
		return false;
	if (is_asked_by_all(f, from, end, sentence) || is_asked_by_writer(f, from, end, sentence))
		return true;
	for (size_t i = from; i + 4 < end; i++) {
		size_t n, task;
		struct actor a;

		if (i > from && !(t->v[i - 1].is & (W_AND | W_LEAD)) && !token_is(t, i - 1, ',') && !token_is(t, i - 1, ';'))
			continue;
		n = asker_length(t, i, end);
		/* "Ms Vance asked Maya to send it", as minutes call people */
		if (n == 0 && (t->v[i].is & W_TITLE) && actor_read(f->people, t, i, end, &a) && a.n == 1 && a.kind <= ACTOR_NAME)
			n = a.to - i;
		/* "The Chair asked that Maya bring a report" */
		if (n > 0 && i + n + 4 < end && slice_eq(t->v[i + n].low, SLICE("asked")) && slice_eq(t->v[i + n + 1].low, SLICE("that")) &&
		    asked_whom(f, from, i + n + 2, end, &a) && (t->v[a.to].is & (W_VERB | W_BE | W_PAST)) == W_VERB) {
			clause_hand(f, &a, i, a.to, end, end, sentence);
			f->clauses[f->n - 1].vowed = true;
			return true;
		}
		if (n == 0 || i + n + 2 >= end || !SLICE_IS_ONE_OF(t->v[i + n].low, asks) || !asked_whom(f, from, i + n + 1, end, &a))
			continue;
		task = english_task(t, a.to, end);
		if (task == 0)
			task = german_task(t, a.to, end);
		if (task == 0 || task + 1 >= end)
			continue;
		clause_hand(f, &a, i, task, end, end, sentence);
		f->clauses[f->n - 1].vowed = true;
		return true;
	}
	return false;
}

/* "Could Tom print it?", "¿Podría Tom cambiarlo?", "Könnte Tom sie drucken?" at token i: who, and the token at which the deed begins; 0 if
 * it is no such question. "Can" asks as often whether he is able to: it wants a day. */
static size_t
deed_of_other(const struct finder *f, size_t i, size_t end, struct actor *a)
{
	static const char *const could[] = { "could", "would", "k\303\266nnte", "w\303\274rde", "podr\303\255a" };
	static const char *const can[] = { "can", "kann", "puede" };
	static const char *const base[] = { "put", "set", "cut", "read", "split", "shut" };
	static const char *const comes[] = { "come", "join", "attend", "stay", "have", "get", "kommen", "bleiben", "haben", "mitkommen", "teilnehmen", "venir", "asistir" };
	const struct tokens *t = f->t;
	const struct token *w;

	i += i < end && token_is(t, i, 0xbf);
	if (i + 3 >= end || !(SLICE_IS_ONE_OF(t->v[i].low, could) || (SLICE_IS_ONE_OF(t->v[i].low, can) && tokens_name_day(t, i, end))) ||
	    !actor_read(f->people, t, i + 1, end, a) || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE || a->to + 1 >= end)
		return 0;
	w = &t->v[a->to];
	if (f->o->set.n > 1 && f->o->set.v[1] == &words_de)
		w = &t->v[end - 2];
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || (w->is & (W_BE | W_STATIVE)) || SLICE_IS_ONE_OF(w->low, comes))
		return 0;
	return (w->is & W_VERB) || SLICE_IS_ONE_OF(w->low, base) || (f->o->set.n > 1 && (f->o->set.v[1] == &words_de ? slice_ends_nocase(w->low, SLICE("en")) : words_end_in_infinitive(w->low))) ? a->to : 0;
}

/* "Mark pourrait-il remettre l'écran en route ?" at token i, as above. */
static size_t
deed_inverted(const struct finder *f, size_t i, size_t end, struct actor *a)
{
	static const char *const can[] = { "pourrait", "peut" }, *const he[] = { "il", "elle" };
	const struct tokens *t = f->t;
	size_t at;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_fr || !actor_read(f->people, t, i, end, a) || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE)
		return 0;
	at = a->to;
	if (at < end && slice_starts(t->v[at].low, SLICE("peut")) && !tokens_name_day(t, at, end))
		return 0;
	/* "pourrait-il" may be one word */
	if (at < end && (slice_eq(t->v[at].low, SLICE("pourrait-il")) || slice_eq(t->v[at].low, SLICE("pourrait-elle")) || slice_eq(t->v[at].low, SLICE("peut-il")) ||
	                    slice_eq(t->v[at].low, SLICE("peut-elle"))))
		at++;
	else if (at + 2 < end && SLICE_IS_ONE_OF(t->v[at].low, can) && token_is(t, at + 1, '-') && SLICE_IS_ONE_OF(t->v[at + 2].low, he))
		at += 3;
	else
		return 0;
	return at + 1 < end && words_end_in_infinitive(t->v[at].low) && !(t->v[at].is & (W_BE | W_STATIVE)) ? at : 0;
}

bool
clause_asks_of_other(struct finder *f, size_t i, size_t end, int sentence)
{
	struct actor a;
	size_t task;

	if (f->said || f->v->speaker >= 0 || ((task = deed_of_other(f, i, end, &a)) == 0 && (task = deed_inverted(f, i, end, &a)) == 0) || !clause_is_reachable(f, &a))
		return false;
	clause_add(f, i, &a, SIGNAL_TO, 0, true, sentence);
	f->clauses[f->n - 1].task_from = task;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end - 1;
	f->clauses[f->n - 1].asked = f->clauses[f->n - 1].vowed = true;
	return true;
}
