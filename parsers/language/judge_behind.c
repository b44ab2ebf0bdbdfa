/*
 * See judge_rule.h. Somebody behind an order: "add the logo (Maya)", "contact the bank - Maya", "the price -> Maya,
 * 4 Dec". Method: the line ends with whoever does it and at most when; what stands in front is an order, or a thing
 * that an arrow gives him, and no point of an agenda.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* What is done in the meeting itself: "Discuss the budget (Maya)" is a point of its agenda. */
static bool
is_done_there(const struct token *w)
{
	static const char *const words[] = { "discuss", "approve", "welcome", "introduce", "present", "agree",
		"decide", "recap", "close", "read", "hear", "elect", "adopt", "debate", "share", "show",
		"note", "start", "begin", "continue", "confirm", "besprechen", "diskutieren", "vorstellen",
		"beschlie\303\237en", "genehmigen", "discuter", "approuver", "pr\303\251senter", "discutir",
		"aprobar", "presentar" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "Haushalt besprechen": German ends with the verb; "a change note" ends with a thing. */
static bool
is_foreign_verb(const struct token *w)
{
	static const char *const ends[] = { "en", "er", "ir", "ar" };

	return w->letters == CASE_LOWER && SLICE_ENDS_ONE_OF(w->low, ends);
}

bool
judge_is_agenda_point(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	return c->task_to >= c->task_from + 2 &&
	    (is_done_there(w) || (is_foreign_verb(&t->v[c->task_to - 1]) && is_done_there(&t->v[c->task_to - 1])) ||
	        (judge_is_topic_word(w) && slice_eq(w[1].low, SLICE("of"))) ||
	        (judge_is_topic_word(w) && (w[1].is & W_WITH)) ||
	        (judge_is_topic_word(w) && slice_eq(w[1].low, SLICE("on"))));
}

/* ", 4.12.)" from token i on, and no more? */
static bool
only_when_behind(const struct tokens *t, size_t i)
{
	static const char *const of[] = { "de", "del", "am", "zum", "end", "of", "ende", "n\303\244chster", "n\303\244chsten", "fin" };
	bool day = false;

	for (; i < t->n; i++) {
		day = day || t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_TIME);
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT &&
		    !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE | W_ARTICLE)) && !SLICE_IS_ONE_OF(t->v[i].low, of))
			return false;
	}
	return day;
}

bool
judge_is_end_order(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	return c->form == CLAIM_TAIL && c->actor.kind == ACTOR_KNOWN && c->actor.from > c->task_from && token_is_dash(t, c->actor.from - 1) &&
	    w->kind == TOKEN_WORD && (w->is & W_VERB) && (c->actor.to >= t->n || clause_only_marks(t, c->actor.to, t->n) || only_when_behind(t, c->actor.to));
}

/* "(Maya)" and nothing more, "-> Maya, 4 Dec": who does it at the end of the line. */
static bool
names_doer(const struct outline *o, const struct tokens *t, const struct claim *c)
{
	/* "(Maya)", "(Maya, asap)", "(Maya, 4.12.)" */
	if (c->form == CLAIM_BRACKET)
		return c->actor.to + 2 >= t->n || only_when_behind(t, c->actor.to) ||
		    (c->actor.to + 4 >= t->n && token_is(t, c->actor.to, ',') && claim_says_soon(&t->v[c->actor.to + 1]));
	if (c->form != CLAIM_TAIL)
		return false;
	/* "Vertrag prüfen - Maya", "@maya Vertrag prüfen" */
	if ((c->actor.to >= t->n || only_when_behind(t, c->actor.to) || (c->actor.kind == ACTOR_HANDLE && c->actor.to <= c->task_from)) &&
	    judge_is_infinitive(o, c))
		return true;
	return judge_is_end_order(t, c) || claim_is_behind_arrow(t, c);
}

/* Does a day stand behind whoever does it, or "please", or "asap"? */
static bool
names_day_behind(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->actor.to; i < t->n; i++)
		if (t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & (W_TIME | W_PLEASE)) || claim_says_soon(&t->v[i]))
			return true;
	return false;
}

/* "graphs for the deviations -> Maya": a thing of some words, and an arrow to somebody known; not "moved from Omar -> Maya". */
static bool
is_given_thing(const struct tokens *t, const struct claim *c)
{
	uint64_t seen = 0;

	for (size_t i = c->task_from; i < c->task_to; i++)
		seen |= t->v[i].is;
	return c->form == CLAIM_TAIL && c->actor.kind == ACTOR_KNOWN && c->task_to >= c->task_from + 3 &&
	    !(seen & (W_PAST | W_BE | W_STATUS | W_STATIVE | W_FUTURE | W_WEAK | W_DONE | W_NOT)) &&
	    t->v[c->task_to - 1].letters == CASE_LOWER;
}

bool
judge_is_arrowed(const struct tokens *t, const struct claim *c)
{
	return claim_is_behind_arrow(t, c) && names_day_behind(t, c);
}

bool
judge_is_fronted(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_LABEL && c->first && !c->chat && c->sentence == 0 && c->actor_block == c->block && (c->actor.kind == ACTOR_KNOWN || c->actor.kind == ACTOR_I) &&
	    (v->section == SECTION_NONE || section_is_fyi(v->section)) && clause_behind_arrow(&v->t, c->task_from) && !judge_is_told(&v->t, c);
}

bool
judge_names_need(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->from; i < c->task_to; i++)
		if ((t->v[i].is | t->v[i].phrase) & W_NEED)
			return true;
	return (t->v[c->task_from].is & (W_VERB | W_PAST | W_BE)) == W_VERB || slice_ends_nocase(t->v[c->task_to - (c->task_to > c->task_from)].low, SLICE("en"));
}

/* Such lines by which it is how the notes give tasks. */
#define HANDED_LEAST 3

bool
judge_is_handed_by_arrow(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	uint64_t seen = 0;

	bool listed = page->arrows > 1, handed = page->handed >= HANDED_LEAST && page->handed_needs > 0 && c->actor.kind == ACTOR_KNOWN;

	if ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_ITEM) || !(v->section == SECTION_NONE || section_is_fyi(v->section)) || page->dialogue || c->actor_block != c->block ||
	    c->actor.kind == ACTOR_NONE || !claim_is_behind_arrow(&v->t, c) || c->task_to < c->from + (handed ? 1 : 3))
		return false;
	if (handed)
		return true;
	/* below each other, two of them with a day */
	if (listed && (c->author || c->actor.kind <= ACTOR_NAME || (c->actor.kind == ACTOR_WORD && names_day_behind(&v->t, c))))
		return true;
	/* "the music -> Hedwig, by Sunday" */
	if (c->actor.kind > ACTOR_DEPARTMENT)
		return c->actor.n == 1 && judge_has_deadline(&v->t, c) &&
		    (c->actor.kind == ACTOR_ROLE || (v->t.v[c->actor.v[0].from].is & (W_GIVEN | W_TITLE)) != 0);
	for (size_t i = c->from; i < c->task_to; i++)
		seen |= v->t.v[i].is | v->t.v[i].phrase;
	return (seen & W_NEED) || names_day_behind(&v->t, c);
}

/* Tokens of a line that is an order by itself; such lines by which it is how the page gives tasks. */
#define ORDER_LINE 18
#define ENDS_LEAST 3

/* "- add the logo (Maya)", "- Logo einbinden (ML)", "- add the logo -> Maya": a point of a list, and who does
 * it at its end. */
bool
judge_is_order_for(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];
	/* "Alte Pläne vorher umwandeln (Maya)." behind another such sentence of a paragraph */
	bool sentence = v->b->kind == BLOCK_PARAGRAPH && (c->task_from > 0 || v->t.n <= ORDER_LINE) &&
	    (judge_is_infinitive(o, c) || (page->ends >= ENDS_LEAST && judge_is_end_order(&v->t, c)));

	/* "Offerte nachreichen (Beat, bis 4.12.)": with a day it is somebody, whom no directory knows */
	bool stranger = c->form == CLAIM_BRACKET && c->actor.n == 1 && (c->actor.kind == ACTOR_WORD || c->actor.kind == ACTOR_NAME) &&
	    c->actor.from > c->task_from && token_is(&v->t, c->actor.to, ',') && names_day_behind(&v->t, c);

	if ((v->b->kind != BLOCK_ITEM && !sentence) || page->dialogue || (c->actor.kind > ACTOR_HANDLE && c->actor.kind != ACTOR_I && !stranger) ||
	    c->actor_block != c->block ||
	    (c->actor.from < c->task_from && c->actor.kind != ACTOR_HANDLE) || !names_doer(o, &v->t, c) || c->task_to < c->task_from + 2)
		return false;
	if ((v->section != SECTION_NONE && v->section != SECTION_ACTION && !section_is_fyi(v->section)) ||
	    judge_is_agenda_point(&v->t, c))
		return false;
	/* "new board, released by the office -> Maya, 4 Dec": an arrow and a day hand over what tells as well */
	if (c->form == CLAIM_TAIL && (names_day_behind(&v->t, c) || (w->is & (W_VERB | W_PAST | W_STATIVE | W_BE)) == W_VERB) &&
	    !(w[1].is & (W_PAST | W_FUTURE)) && !slice_ends_nocase(w[1].low, SLICE("ed")) &&
	    (!(w[1].is & (W_BE | W_WEAK)) || claim_is_behind_arrow(&v->t, c)))
		return true;
	/* "**Target artifacts (Maya):**" heads what stands below */
	if (judge_is_told(&v->t, c) || token_is_colon(&v->t, v->t.n - 1))
		return false;
	if (judge_is_infinitive(o, c) || is_given_thing(&v->t, c))
		return true;
	return (w->is & W_VERB) && !(w->is & (W_PAST | W_PRONOUN | W_WE | W_I | W_STATIVE | W_BE)) &&
	    !(w[1].is & (W_BE | W_FUTURE | W_WEAK | W_PAST)) && w[1].kind != TOKEN_PUNCT &&
	    (!judge_is_topic_word(w) || (w[1].is & W_ARTICLE));
}

bool
judge_is_labelled(const struct tokens *t, const struct claim *c)
{
	size_t i = c->actor.from;

	if ((c->form != CLAIM_TAIL && c->form != CLAIM_BRACKET) || i < 2 || i >= t->n || !token_is_colon(t, i - 1) || !(t->v[i - 2].phrase & W_OWNER))
		return false;
	for (i = c->actor.to; i + 1 < t->n; i++)
		if ((t->v[i].phrase & W_DUE) && token_is_colon(t, i + t->v[i].phrase_len))
			return true;
	return false;
}
