/*
 * See judge_rule.h. What the people of a meeting do, told in the present, where the notes have no address of them:
 * "Jürgen beantragt das Auto", "Maya sends a message to the venue", points of minutes that other minutes write with
 * "will". Such a sentence is told as well of what goes on there; so English wants a verb that is nothing but a deed.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* Tokens of a point that is one sentence. */
#define POINT_TOKENS 26

/* Sentences in which somebody explains, says or proposes, in the present: such are the page's minutes. */
#define NARRATED_LEAST 3

/* What people hand on, make or see to after the meeting, and seldom in it. */
static bool
is_handed_deed(const struct tokens *t, size_t i)
{
	static const char *const verbs[] = { "sends", "contacts", "writes", "creates", "updates", "improves", "orders", "books",
		"buys", "prepares", "drafts", "fixes", "emails", "mails", "phones", "pings", "organises", "organizes",
		"arranges", "prints", "publishes", "uploads", "removes", "schedules", "installs", "repairs", "merges", "translates",
		"cleans", "forwards", "implements", "rewrites" };
	static const char *const started[] = { "starts", "opens", "checks", "brings", "finds", "adds" };
	/* "opens the floor", "sends her regards", "updates the board on it": in the meeting itself */
	static const char *const there[] = { "regards", "apologies", "greetings", "thanks", "floor", "discussion", "session", "topic", "debate",
		"vote", "board", "group", "committee", "team", "members", "time", "point", "question", "art" };
	size_t end = i + 4 < t->n ? i + 4 : t->n;

	if (i + 1 < t->n && (t->v[i + 1].is & (W_WE | W_I)))
		return false;
	for (size_t j = i + 1; j < end; j++)
		if (SLICE_IS_ONE_OF(t->v[j].low, there))
			return false;
	if (SLICE_IS_ONE_OF(t->v[i].low, verbs))
		return true;
	/* "opens an issue"; "opens the meeting" is told */
	return SLICE_IS_ONE_OF(t->v[i].low, started) && i + 2 < t->n && (t->v[i + 1].is & W_ARTICLE) && !(t->v[i + 2].is & W_EVENT);
}

/* Is the sentence of a point, or of a short line below a heading? */
static bool
is_point(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if (v->section == SECTION_STATUS || v->section == SECTION_DONE || v->section == SECTION_OLD || section_is_roster(v->section) ||
	    v->section == SECTION_QUESTION || v->b->struck || judge_is_under_way(o, v))
		return false;
	return c->to - c->from <= POINT_TOKENS &&
	    (v->b->kind == BLOCK_ITEM || (v->b->kind == BLOCK_PARAGRAPH && (v->heading >= 0 || o->set.n > 1)));
}

/* "Herr Kramp führt das Wartungsbuch", "sieht keine Mittel": how it is with him, and, of some, for how long, "vertritt Meike bis Freitag". */
static bool
is_how_it_is(const struct tokens *t, const struct claim *c)
{
	static const char *const always[] = { "vertritt", "leitet", "betreut", "begleitet", "hospitiert", "pausiert", "fehlt", "wohnt", "lebt", "wartet", "unterrichtet",
		"arbeitet", "h\303\274tet", "hofft", "plant", "rechnet", "erwartet", "kandidiert" };
	static const char *const mostly[] = { "sieht", "f\303\274hrt", "besitzt", "kennt", "geh\303\266rt", "feiert", "wechselt", "f\303\244hrt", "reist", "fliegt", "heiratet", "spielt", "kommt", "geht", "tauscht", "gibt", "z\303\244hlt", "findet",
		"w\303\274nscht" };
	const struct slice verb = t->v[c->task_from].low;

	for (size_t i = c->task_from + 1; i < c->task_to; i++)
		if (slice_starts(t->v[i].low, SLICE("kein")))
			return true;
	return SLICE_IS_ONE_OF(verb, always) || (SLICE_IS_ONE_OF(verb, mostly) && !judge_has_deadline(t, c));
}

/* "Frau Huber", and with a day "Meike" or "Einkauf": somebody, though nobody knows him. */
static bool
is_guest(const struct outline *o, const struct tokens *t, const struct claim *c, bool english)
{
	return clause_is_person(t, &c->actor) ||
	    (!english && judge_names_when(t, c) && (c->actor.kind == ACTOR_ROLE || (t->v[c->actor.v[0].from].is & W_GIVEN))) ||
	    (!english && judge_has_deadline(t, c) && (c->actor.kind == ACTOR_DEPARTMENT || (t->v[c->actor.v[0].from].is & W_GIVEN)));
}

bool
judge_is_deed_of_guest(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	bool english = o->set.n < 2;

	if (c->form != CLAIM_CLAUSE || c->signal != SIGNAL_VERB || !c->first || c->author || c->actor.n == 0 ||
	    c->actor_block != c->block || !is_guest(o, t, c, english) || page->dialogue || c->chat || !is_point(o, c))
		return false;
	if (c->task_to < c->task_from + 2 || judge_tells_that(t, c->task_from) || judge_is_told_of_us(t, c) ||
	    clause_is_usual(t, c->from, c->to) || token_is(t, c->task_to - 1, '?'))
		return false;
	if (!english && is_how_it_is(t, c))
		return false;
	if (english && page->narrated >= NARRATED_LEAST)
		return false;
	if (english)
		return is_handed_deed(t, c->task_from) || clause_asks_others(t, c->task_from, c->task_to);
	return clause_does(o, t, c->task_from, c->task_to, &c->actor) && !judge_tells(t, c->task_from);
}
