/*
 * See judge_rule.h. What somebody known does, or has to do, in the sentences of a mail: "Tom sends me the
 * list", "Priya has to ask the vendor". By itself such a sentence may tell what is usual, or news; what a
 * meeting has given out it tells where two of three things are so: the mail says that it is about a meeting
 * or what was decided, somebody takes something on in it anyway, and the same paragraph says what another
 * person does.
 *
 * Method: the page is looked at only once there is such a sentence. Known bug: news of two people in a mail
 * that names a meeting read like tasks, unless their verbs tell.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* Tokens of a sentence that says who does what. */
#define PROSE_TOKENS 44

/* "tells me the date", "tells us": no report of what was said. */
static bool
tells_whom(const struct tokens *t, size_t i)
{
	static const char *const whom[] = { "me", "us", "them", "him", "her", "mir", "uns", "ihm", "ihnen" };

	return i + 1 < t->n && (slice_eq(t->v[i].low, SLICE("tells")) || slice_eq(t->v[i].low, SLICE("shows"))) &&
	    SLICE_IS_ONE_OF(t->v[i + 1].low, whom);
}

/* "states that", "remarks how": any verb but that of somebody who looks after it, "checks that". */
bool
judge_tells_that(const struct tokens *t, size_t i)
{
	static const char *const looks[] = { "checks", "verifies", "tests", "ensures", "clarifies",
		"pr\303\274ft", "kl\303\244rt", "v\303\251rifie", "comprueba", "verifica", "asegura" };

	return judge_says_that(t, i + 1) && !SLICE_IS_ONE_OF(t->v[i].low, looks);
}

bool
judge_tells(const struct tokens *t, size_t i)
{
	static const char *const verbs[] = { "shows", "explains", "presents", "asks", "mentions", "answers",
		"replies", "says", "reports", "tells", "demonstrates", "introduces", "describes",
		"summarises", "summarizes", "opens", "starts", "proposes", "suggests", "thinks", "likes", "reckons", "guesses", "assumes",
		"estimates", "suspects", "wonders", "hopes", "expects",
		"zeigt", "erkl\303\244rt", "stellt", "berichtet", "orientiert", "erinnert", "erl\303\244utert", "fragt", "sagt",
		"meint", "pr\303\251sente", "explique", "montre", "demande", "pense", "rappelle", "\303\251voque", "indique",
		"pr\303\251cise", "souligne", "rapporte", "annonce", "remercie", "signale", "expose", "noter", "souligner", "presenta",
		"explica", "muestra", "pregunta", "comenta", "informa", "opina" };

	/* "sagt der Druckerei bis morgen Bescheid" */
	for (size_t j = i; (slice_eq(t->v[i].low, SLICE("sagt")) || slice_eq(t->v[i].low, SLICE("gibt"))) && j < t->n && !token_is(t, j, '.'); j++)
		if (slice_eq(t->v[j].low, SLICE("bescheid")))
			return false;
	/* "rappelle le loueur demain" calls him back */
	if (slice_eq(t->v[i].low, SLICE("rappelle")) && i + 2 < t->n && (t->v[i + 1].is & W_ARTICLE) && tokens_name_day(t, i + 2, t->n))
		return false;
	return judge_tells_that(t, i) ||
	    (!clause_asks_others(t, i, t->n) && SLICE_IS_ONE_OF(t->v[i].low, verbs) && !tells_whom(t, i));
}

/* "gives me his numbers": in reports the verb tells what was, to the writer he does it. */
static bool
gives_me(const struct tokens *t, size_t i)
{
	static const char *const gives[] = { "gives", "provides" };

	return i + 2 < t->n && SLICE_IS_ONE_OF(t->v[i].low, gives) &&
	    (slice_eq(t->v[i + 1].low, SLICE("me")) || slice_eq(t->v[i + 1].low, SLICE("us")));
}

/* "News from the team:" in front, in the same paragraph or in the line above. */
static bool
is_news(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	for (size_t i = 0; i < c->from; i++)
		if (clause_names_news(&t->v[i]) && (i == 0 || !(t->v[i - 1].is & W_NOT)))
			return true;
	if (c->block == 0)
		return false;
	t = &o->v[c->block - 1].t;
	for (size_t i = 0; t->n > 0 && token_is_colon(t, t->n - 1) && i < t->n; i++)
		if (clause_names_news(&t->v[i]))
			return true;
	return false;
}

static bool
is_place(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_CLAUSE && !c->chat &&
	    (v->b->kind == BLOCK_PARAGRAPH || v->b->kind == BLOCK_ITEM) &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || v->section == SECTION_DECISION ||
	        /* below "Status", "Résumé" it tells what is, but not where somebody has to */
	        (c->signal == SIGNAL_NEED && (v->section == SECTION_STATUS || section_is_fyi(v->section))));
}

/* "sends me the list", "me pasa la lista": who gets it is nobody who tells. */
static bool
is_told(const struct tokens *t, const struct claim *c)
{
	static const char *const whom[] = { "me", "us", "nous", "nos" };
	struct claim rest = *c;

	if (clause_asks_others(t, c->task_from, c->task_to)) {
		rest.task_from = c->task_from + 1;
		/* what is asked tells nothing: "asks the bank whether it was paid" */
		for (size_t i = rest.task_from; i < rest.task_to; i++)
			if ((t->v[i].is & (W_CONDITION | W_QUESTION)) || slice_eq(t->v[i].low, SLICE("whether")))
				rest.task_to = i;
		if (rest.task_to < rest.task_from + 1)
			return false;
	} else if (gives_me(t, c->task_from))
		rest.task_from = c->task_from + 2;
	else if (SLICE_IS_ONE_OF(t->v[c->task_from].low, whom))
		rest.task_from = c->task_from + 1;
	else if (c->task_from + 2 < c->task_to && SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, whom))
		rest.task_from = c->task_from + 2;
	/* "calls the vendor and asks for a date" */
	for (size_t i = c->task_from + 1; i + 1 < rest.task_to; i++)
		if ((t->v[i].is & W_AND) && (t->v[i + 1].is & W_PAST) &&
		    slice_ends_nocase(t->v[i + 1].low, SLICE("s")))
			rest.task_to = i;
	return judge_is_told(t, &rest);
}

/* Can what is given reach somebody: a person with an address, or a department? */
static bool
is_reachable(const struct claim *c)
{
	return c->reachable || c->actor.kind == ACTOR_DEPARTMENT;
}

/* "4-8 January", "Monday", "on Friday" at token i */
static bool
is_day_at(const struct tokens *t, size_t i)
{
	if (i < t->n && slice_eq(t->v[i].low, SLICE("on")))
		i++;
	if (i >= t->n || (t->v[i].is & W_TIME))
		return i < t->n;
	return t->v[i].kind == TOKEN_NUMBER && i + 1 < t->n &&
	    (token_is_dash(t, i + 1) || token_is(t, i + 1, '-') || token_is(t, i + 1, '.') || (t->v[i + 1].is & W_TIME));
}

/* "has to approve any change": what is so from now on, whenever it comes. */
static bool
is_standing(const struct tokens *t, const struct claim *c)
{
	static const char *const any[] = { "any", "every", "each", "jede", "jeden", "jedes", "jeder", "tout", "toute", "chaque", "cualquier",
		"cada" };

	return c->signal == SIGNAL_NEED && c->task_from + 1 < c->task_to && SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, any);
}

/* May the clause be what a meeting has given somebody known to do? */
static bool
may_be_given(const struct outline *o, const struct claim *c)
{
	static const char *const goes[] = { "go", "leave", "run", "attend", "return", "admit", "say", "miss", "stop", "wait", "work", "be" };
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];
	size_t to = c->task_to;

	/* "and I have to ring the bank"; not "I have to go" */
	if (c->author && SLICE_IS_ONE_OF(w->low, goes))
		return false;
	if (c->author && c->signal == SIGNAL_NEED)
		return !c->taken && c->score > 0 && is_place(o, c) && c->to - c->from <= PROSE_TOKENS &&
		    !is_told(t, c) && !clause_is_usual(t, c->from, c->to) && c->task_to > c->task_from + 1 &&
		    /* "ich muss noch die Lampen bestellen" */
		    ((o->set.n > 1 && o->set.v[1] == &words_de && judge_ends_in_deed(t, c)) ||
		        ((w->is & (W_VERB | W_BE | W_STATIVE | W_PAST | W_NOT)) == W_VERB && (t->v[c->task_from - 1].is & W_TO)));
	/* "Hall 2 closes 4-8 January": what happens then */
	if (c->signal == SIGNAL_VERB && is_day_at(t, c->task_from + 1))
		return false;
	if (c->present)
		return !c->taken && is_place(o, c) && c->to - c->from <= PROSE_TOKENS;
	if (c->taken || c->score == 0 || !is_place(o, c) || !c->first || c->actor.n == 0 ||
	    c->actor.kind > ACTOR_DEPARTMENT || c->to - c->from > PROSE_TOKENS || is_told(t, c) || is_standing(t, c) ||
	    clause_is_usual(t, c->from, c->to))
		return false;
	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	/* "doit prévenir l'imprimeur" */
	if (c->signal == SIGNAL_NEED && o->set.n > 1 && to == c->task_from + 2 && t->v[to - 1].low.len > 5)
		to++;
	if (to < c->task_from + 3 || token_is(t, c->task_to - 1, '?') || (w->is & W_NOT) ||
	    (t->v[c->task_from + 1].is & W_NOT))
		return false;
	/* "Budget frame stays": a noun as well */
	if (c->signal == SIGNAL_VERB && o->set.n < 2 && c->actor.n < 2 && !slice_ends_nocase(w->low, SLICE("s")))
		return false;
	if (c->signal == SIGNAL_VERB)
		return is_reachable(c) &&
		    (clause_does(o, t, c->task_from, c->task_to, &c->actor) || gives_me(t, c->task_from)) &&
		    !judge_tells(t, c->task_from) &&
		    (!(w->is & W_STATIVE) || clause_asks_others(t, c->task_from, c->task_to));
	/* "has to ask", "must ask"; not "needs help" */
	if (slice_eq(t->v[c->signal_at].low, SLICE("needs")) && c->task_from == c->signal_at + 1)
		return false;
	return (c->signal == SIGNAL_NEED || (c->signal == SIGNAL_WILL && is_reachable(c))) &&
	    ((w->is & (W_VERB | W_FUNCTION)) == W_VERB || (o->set.n > 1 && judge_has_infinitive(t, c))) &&
	    !(w->is & (W_BE | W_STATIVE | W_PAST));
}

/* Does the paragraph of the claim tell, or say what is usual, of somebody known? Is *other set to a claim of
 * another? */
static bool
is_narrated(const struct outline *o, const struct claim_list *claims, size_t at, bool *other)
{
	const struct claim *c = &claims->v[at];
	const struct tokens *t = &o->v[c->block].t;
	size_t i = at;

	*other = false;
	while (i > 0 && claims->v[i - 1].block == c->block)
		i--;
	for (; i < claims->n && claims->v[i].block == c->block; i++) {
		const struct claim *d = &claims->v[i];

		if (d->actor.n == 0 || d->actor.kind > ACTOR_DEPARTMENT || d->form != CLAIM_CLAUSE)
			continue;
		if (d->signal == SIGNAL_VERB && !d->taken &&
		    (judge_tells(t, d->task_from) || clause_is_usual(t, d->from, d->to)))
			return true;
		*other = *other ||
		    (i != at && (d->taken || may_be_given(o, d)) &&
		        !slice_eq_nocase(tokens_slice(t, d->actor.from, d->actor.to),
		            tokens_slice(t, c->actor.from, c->actor.to)));
	}
	return false;
}

/* "decided", "notes from today's meeting": a sentence that says what the mail is. */
static bool
is_announced(const struct outline *o, size_t block)
{
	size_t last = block + 1 < o->n ? block + 1 : o->n;

	if (o->v[block].section == SECTION_DECISION || o->v[block].section == SECTION_ACTION)
		return true;

	for (size_t i = 0; i < last; i++) {
		const struct tokens *t = &o->v[i].t;

		if (o->v[i].b->kind == BLOCK_QUOTE || o->v[i].closing)
			continue;
		for (size_t j = 0; j < t->n; j++)
			if (clause_names_meeting(&t->v[j]))
				return true;
	}
	return false;
}

/* Lines above a sentence that are looked at for what heads it. */
#define HEAD_LINES 20
#define HEAD_TOKENS 8

/* "What we agreed:", "Beschlossen:" alone on a line above the block: what stands below it was given out. */
static bool
is_given_out(const struct outline *o, size_t block)
{
	static const char *const agreed[] = { "agreed", "decided", "decisions", "tasks", "todos", "vereinbart", "beschlossen", "abgemacht",
		"aufgaben", "convenu", "d\303\251cid\303\251", "acordado", "acordamos", "acuerdos" };

	for (size_t i = block; i > 0 && i + HEAD_LINES > block; i--) {
		const struct tokens *t = &o->v[i - 1].t;

		if (o->v[i - 1].b->kind == BLOCK_QUOTE || t->n < 2 || t->n > HEAD_TOKENS ||
		    !token_is_colon(t, t->n - 1))
			continue;
		for (size_t j = 0; j < t->n; j++)
			if (SLICE_IS_ONE_OF(t->v[j].low, agreed))
				return true;
		return false;
	}
	return false;
}

/* Does the page hold something that a person takes on? */
static bool
holds_task(const struct outline *o, const struct claim_list *claims, size_t but)
{
	for (size_t i = 0; i < claims->n; i++) {
		const struct claim *c = &claims->v[i];

		if (i != but && c->taken && o->v[c->block].b->kind != BLOCK_QUOTE &&
		    (c->author ||
		        (c->actor.n > 0 &&
		            (c->actor.kind <= ACTOR_HANDLE ||
		                (c->actor.kind == ACTOR_DEPARTMENT && c->signal == SIGNAL_TO)))))
			return true;
	}
	return false;
}

/* Points above and below one that are looked at. */
#define POINTS_BESIDE 4

/* "- I book the room" between points that are tasks of others. */
static bool
is_beside_task(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];

	if (o->v[c->block].b->kind != BLOCK_ITEM || c->sentence > 0)
		return false;
	for (size_t i = at > POINTS_BESIDE ? at - POINTS_BESIDE : 0; i < claims->n && i <= at + POINTS_BESIDE; i++) {
		const struct claim *d = &claims->v[i];

		if (d->block != c->block && d->taken && d->actor.n > 0 && d->actor.kind <= ACTOR_HANDLE && o->v[d->block].b->kind == BLOCK_ITEM &&
		    o->v[d->block].heading == o->v[c->block].heading)
			return true;
	}
	return false;
}

void
judge_prose(const struct outline *o, const struct judge_page *page, struct claim_list *claims)
{
	for (size_t i = 0; i < claims->n && !page->dialogue; i++) {
		struct claim *c = &claims->v[i];
		bool other;

		if (!may_be_given(o, c) || is_news(o, c) || is_narrated(o, claims, i, &other))
			continue;
		other = other || (c->present && is_beside_task(o, claims, i));
		if (!is_given_out(o, c->block) && is_announced(o, c->block) + holds_task(o, claims, i) + other < (c->reachable && page->narrated == 0 ? 1 : 2))
			continue;
		c->taken = true;
		c->score = 0.7;
		c->rule = "what somebody known does, as a meeting gave it out";
	}
}
