/*
 * See judge_rule.h. Method: each rule asks for what a person sees at a glance: a
 * heading, a marker, a known name in front, a date on a line of its own.
 */
#include "parsers/language/judge_rule.h"
#include "parsers/language/claim_clause.h"

/* "übernimmt das Anlegen": no "das" that stands alone. */
static bool
is_article(const struct tokens *t, const struct claim *c)
{
	return (t->v[c->task_from].is & (W_ARTICLE | W_PRONOUN)) == (W_ARTICLE | W_PRONOUN) &&
	    c->task_from + 1 < c->task_to && t->v[c->task_from + 1].kind == TOKEN_WORD &&
	    t->v[c->task_from + 1].letters != CASE_LOWER && c->signal == SIGNAL_COMMIT;
}

bool
judge_reads_like_task(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];

	/* "one page for the neighbours" */
	if (slice_eq(w->low, SLICE("one")) && c->task_from + 1 < c->task_to &&
	    t->v[c->task_from + 1].kind == TOKEN_WORD &&
	    !(t->v[c->task_from + 1].is & (W_TO | W_AND | W_WITH | W_BE | W_FUTURE | W_PRONOUN | W_ARTICLE)))
		return !token_is(t, c->task_to - 1, '?');
	/* "-> Maya explains it to the staff", "Maya asks the vendor for a price" in a list of tasks */
	if ((c->marked || judge_is_in_list(o, c)) && c->signal == SIGNAL_VERB && c->first && c->actor.kind <= ACTOR_HANDLE)
		return !token_is(t, c->task_to - 1, '?');
	/* "nous dire si", to tell us */
	if ((slice_eq(w->low, SLICE("nous")) || slice_eq(w->low, SLICE("me"))) && (c->listed || c->marked || c->signal == SIGNAL_NEED) &&
	    c->task_from + 2 < c->task_to && SLICE_ENDS_ONE_OF(w[1].low, ((const char *const[]) { "re", "er", "ir" })))
		return true;
	/* "les avisa a los socios", "leur écrit", "nous fournira": a French or Spanish verb takes it in front */
	if (o->set.n > 1 && o->set.v[1] != &words_de && c->signal == SIGNAL_VERB && clause_is_clitic(w->low) && c->task_from + 2 < c->task_to)
		return !token_is(t, c->task_to - 1, '?');
	if (w->is & (W_PRONOUN | W_WE | W_I | W_PAST | W_CONDITION | W_STATUS) && !(w->is & W_VERB) &&
	    !judge_is_adjective(t, c) && !is_article(t, c))
		return false;
	if (token_has(t, c->task_from, W_STATUS | W_PAST | W_WEAK | W_QUESTION | W_PROPOSAL, NULL) &&
	    !(w->is & W_VERB) && !judge_is_adjective(t, c))
		return false;
	return !token_is(t, c->task_to - 1, '?');
}

const char JUDGE_RULE_NOBODY[] = "under an action heading, for somebody who is not named";
const char JUDGE_RULE_BOX[] = "a check box and an order, for somebody who is not named";

/* Two words or more, the first of which may be an order that no dictionary has. */
static bool
is_phrase(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];

	if (c->task_to < c->task_from + 2 || w->kind != TOKEN_WORD || (w->is & (W_FUNCTION | W_TIME)))
		return false;
	/* "photograph the finished wall" */
	for (size_t i = c->task_from; i < c->task_to && i < c->task_from + 3; i++)
		if ((t->v[i].is & (W_BE | W_STATUS)) ||
		    ((t->v[i].is & W_PAST) && !(i > c->task_from && (t->v[i - 1].is & W_ARTICLE))))
			return false;
	return true;
}

/* "vers nous", "avec moi", "nous fournit", "nos dice": to whom or with whom it is done. */
static bool
is_whom(const struct tokens *t, size_t i)
{
	static const char *const to[] = { "vers", "avec", "pour", "\303\240", "sans", "chez", "con", "para", "sin", "de" };
	static const char *const us[] = { "nous", "nos" }, *const uns[] = { "uns", "mir", "mich" };

	if (SLICE_IS_ONE_OF(t->v[i - 1].low, to) || SLICE_IS_ONE_OF(t->v[i].low, uns))
		return true;
	return SLICE_IS_ONE_OF(t->v[i].low, us) && i + 1 < t->n && t->v[i + 1].kind == TOKEN_WORD && !slice_ends_nocase(t->v[i + 1].low, SLICE("ons")) &&
	    !slice_ends_nocase(t->v[i + 1].low, SLICE("mos"));
}

bool
judge_is_told_of_us(const struct tokens *t, const struct claim *c)
{
	static const char *const asks[] = { "how", "whether", "if", "what", "which", "where", "ob", "wie", "si" };
	static const char *const looks[] = { "looks", "checks", "asks", "clarifies", "schaut", "fragt", "pr\303\274ft", "kl\303\244rt",
		"guckt", "sieht", "v\303\251rifie", "demande", "comprueba", "pregunta" };
	bool asked = false; /* "checks how much power we need" */

	for (size_t i = c->task_from + 1; i < c->task_to; i++) {
		/* "answer to me by Friday" */
		if (slice_eq(t->v[i].low, SLICE("me")))
			continue;
		if ((t->v[i].is & (W_I | W_WE)) && !(t->v[i].is & (W_PAST | W_STATUS)) && is_whom(t, i))
			continue;
		/* German "was": what */
		if (slice_eq(t->v[i].low, SLICE("was")) && token_is(t, i - 1, ','))
			continue;
		asked = asked || SLICE_IS_ONE_OF(t->v[i].low, asks);
		/* "looks up how many we had" */
		if ((t->v[i].is & W_PAST) && asked && i > c->task_from + 2 && SLICE_IS_ONE_OF(t->v[c->task_from].low, looks))
			continue;
		if ((t->v[i].is & (W_I | W_PAST | W_STATUS) && !(t->v[i].is & W_VERB)) ||
		    ((t->v[i].is & W_WE) && !asked && !(t->v[i - 1].is & (W_CONDITION | W_QUESTION | W_PRONOUN))))
			return true;
	}
	return false;
}

/* "Sabine: prüft, ob wir kündigen können": what somebody known does, where nobody says it of himself. */
static bool
is_done_by(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];

	return c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON && c->first &&
	    c->actor.kind <= ACTOR_DEPARTMENT && !page->dialogue && o->set.n > 1 &&
	    o->set.v[1] == &words_de && w->letters == CASE_LOWER && (w->is & W_COMMIT) &&
	    slice_ends_nocase(w->low, SLICE("t")) && !judge_is_told_of_us(&v->t, c) &&
	    (v->section == SECTION_NONE || section_is_fyi(v->section)) && c->task_to > c->task_from + 2;
}

/* "write"; "anzeigen", which no dictionary has */
static bool
is_infinitive(const struct outline *o, const struct token *w)
{
	if (w->kind == TOKEN_IDEOGRAPH)
		return true;
	if (w->letters != CASE_LOWER || w->kind != TOKEN_WORD)
		return false;
	return (w->is & W_VERB) != 0 ||
	    (o->set.n > 1 && o->set.v[1] == &words_de && w->is == 0 && w->len > 5 &&
	        slice_ends_nocase(w->low, SLICE("en")));
}

bool
judge_is_planned(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	bool verb = false;

	if (v->plan != PLAN_AHEAD || c->actor.kind > ACTOR_HANDLE || c->actor.n == 0 ||
	    (v->t.v[c->task_from].is & W_EVENT) || judge_is_told(&v->t, c))
		return false;
	for (size_t i = c->task_from; i < c->task_to; i++)
		verb = verb || is_infinitive(o, &v->t.v[i]);
	return verb &&
	    (judge_has_deadline(&v->t, c) || judge_has_day(&v->t, c->task_from, c->to) ||
	        judge_names_when(&v->t, c));
}

/* Tokens of a sentence that says who does what by when. */
#define LONG_LINE 34

bool
judge_says_that(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "that", "how", "why", "dass", "wie", "que" };

	return i < t->n && SLICE_IS_ONE_OF(t->v[i].low, words);
}

bool
judge_is_under_way(const struct outline *o, const struct place *v)
{
	const struct tokens *t = v->heading >= 0 ? &o->v[v->heading].t : NULL;

	return t != NULL && t->n > 0 &&
	    (t->v[0].phrase & (W_STATUS | W_OPEN | W_DONE | H_STATUS | H_DONE)) != 0 &&
	    !(t->v[0].phrase & (H_ACTION | W_MARKER));
}

/*
 * "tells me the date until tomorrow": how people whose language has one word for both
 * say "by"; not "runs until Friday".
 */
static bool
hands_in_until(const struct tokens *t, const struct claim *c)
{
	static const char *const lasts[] = { "runs", "stays", "keeps", "holds", "stands", "covers", "replaces", "hosts",
		"continues", "remains", "waits", "leads", "is", "stops", "pauses", "leaves" };

	if (SLICE_IS_ONE_OF(t->v[c->task_from].low, lasts))
		return false;
	for (size_t i = c->task_from + 2; i + 1 < c->to; i++)
		if (slice_eq(t->v[i].low, SLICE("until")) &&
		    ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER))
			return true;
	return false;
}

/* "Maya draws the signs" on a line of its own; in a longer sentence with a day: what somebody known does. */
static bool
is_deed(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	/* "HR sends Maya the names by Friday" */
	bool team = c->actor.kind == ACTOR_DEPARTMENT && c->signal == SIGNAL_VERB && judge_has_deadline(&v->t, c);

	if (c->form != CLAIM_CLAUSE || c->signal == SIGNAL_NEED || !(c->reachable || team) || !c->first || page->dialogue || judge_is_under_way(o, v) ||
	    judge_tells_that(&v->t, c->task_from) ||
	    !clause_does(o, &v->t, c->task_from, c->task_to, &c->actor) || judge_is_told_of_us(&v->t, c) ||
	    c->task_to < c->task_from + 2)
		return false;
	/* "Logistics" too heads points of minutes */
	if (v->section != SECTION_NONE && v->section != SECTION_ACTION && v->section != SECTION_DECISION &&
	    v->section != SECTION_MEETING && !section_is_fyi(v->section))
		return false;
	/* what a summary tells beside the list of tasks is mostly in that list too */
	if ((c->signal == SIGNAL_WILL || c->signal == SIGNAL_VERB) && o->has_action && section_is_fyi(v->section) &&
	    !judge_has_deadline(&v->t, c))
		return false;
	if (c->to - c->from <= LONG_LINE &&
	    (judge_has_deadline(&v->t, c) || judge_day_in_brackets(&v->t, c) || hands_in_until(&v->t, c)))
		return true;
	return c->to - c->from <= SHORT_LINE && !clause_is_usual(&v->t, c->from, c->to) &&
	    (v->b->kind == BLOCK_ITEM || judge_names_when(&v->t, c) ||
	        (v->heading >= 0 && v->t.n <= SHORT_LINE));
}

/* "ich selbst bestelle", "I order it myself" */
static bool
says_self(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->from; i < c->to; i++)
		if (slice_eq(t->v[i].low, SLICE("selbst")) || slice_eq(t->v[i].low, SLICE("myself")))
			return true;
	return false;
}

/* "- Ich kläre mit dem Lieferanten den Preis": a point of its own, and nothing that he is just doing. */
static bool
takes_on(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	static const char *const now[] = { "gerade", "aktuell", "derzeit", "momentan", "zurzeit", "immer", "schon",
		"bereits", "oft", "regelm\303\244\303\237ig" };
	const struct place *v = &o->v[c->block];

	if (!c->author || c->signal != SIGNAL_COMMIT || c->form != CLAIM_CLAUSE || c->actor.kind != ACTOR_I ||
	    c->actor.from != c->from || c->sentence > 0 || page->dialogue || v->b->kind != BLOCK_ITEM ||
	    !(v->t.v[c->signal_at].is & W_MYSELF) || c->task_to < c->task_from + 3 || judge_is_told(&v->t, c) ||
	    !(v->section == SECTION_NONE || v->section == SECTION_ACTION))
		return false;
	for (size_t i = c->task_from; i < c->task_to; i++)
		if (SLICE_IS_ONE_OF(v->t.v[i].low, now))
			return false;
	return true;
}

/* "Merci à Claire de relire", "prepararé el acta": its own words say so, where tasks may stand. */
static bool
is_vowed(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->vowed && !page->dialogue && !v->b->struck && !token_is(&v->t, c->task_to - 1, '?') &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || v->section == SECTION_DECISION ||
	        section_is_fyi(v->section));
}

/* What makes a task of what the writer says of himself, or what the words of the language hand over. */
static const char *
writers_rule(const struct outline *o, const struct judge_page *page, const struct claim *c, bool listed)
{
	const struct place *v = &o->v[c->block];

	if (is_vowed(o, page, c))
		return "promised or handed over in the words of its language";
	if (c->author && c->signal == SIGNAL_COMMIT && c->actor.from == c->from &&
	    (judge_names_when(&v->t, c) || says_self(&v->t, c)))
		return "the writer takes it on, with a day";
	if (takes_on(o, page, c))
		return "the writer takes it on, in a list";
	if (c->author && judge_is_promised(o, page, c))
		return "promised by the writer, with a day";
	/* "und ich werde das dem Vermieter mitteilen": in German the verb stands last */
	if (c->author && c->form == CLAIM_CLAUSE && c->signal == SIGNAL_WILL && o->set.n > 1 && o->set.v[1] == &words_de && !page->dialogue &&
	    v->section == SECTION_NONE && c->task_to > c->task_from + 2 && slice_starts(v->t.v[c->signal_at].low, SLICE("werd")) && judge_ends_in_deed(&v->t, c))
		return "promised by the writer, in German";
	if (c->signal == SIGNAL_VERB && c->actor.kind == ACTOR_I && c->author && c->first &&
	    !page->dialogue && v->section != SECTION_STATUS && v->section != SECTION_AGENDA &&
	    v->section != SECTION_DONE)
		return "the writer does it, with a day";
	if (c->author && (c->form == CLAIM_TAIL || (c->form == CLAIM_BRACKET && c->actor.from >= c->task_to)) && !page->dialogue &&
	    v->b->kind == BLOCK_ITEM &&
	    (listed || v->b->box == BOX_OPEN || judge_names_when(&v->t, c) || judge_has_day(&v->t, c->actor.to, c->to) ||
	        (token_is(&v->t, c->actor.to, ',') && c->actor.to + 1 < v->t.n && (v->t.v[c->actor.to + 1].is & W_TIME))))
		return "the writer behind a task";
	/* "Ich muss noch die Liste schicken" */
	if (c->author && c->signal == SIGNAL_NEED && c->first && !page->dialogue && o->set.n > 1 && slice_eq(v->t.v[c->task_from].low, SLICE("noch")) &&
	    (v->t.v[c->task_from + 1].is & W_ARTICLE) && !judge_is_told(&v->t, c) && judge_is_infinitive(o, c))
		return "what the writer still has to do";
	if (c->author && c->form == CLAIM_BRACKET && c->marked && judge_reads_like_task(o, c))
		return "a marker, and the writer in brackets";
	if (c->author && c->form == CLAIM_LABEL && c->first && judge_reads_like_task(o, c) &&
	    (listed || c->marked || judge_has_deadline(&v->t, c) ||
	        (v->b->kind == BLOCK_ITEM && judge_names_when(&v->t, c))))
		return "the writer's own line";
	return NULL;
}

/* "- Order for the desks: Omar has to release it" */
static bool
is_behind_topic(const struct place *v, const struct claim *c)
{
	return v->b->kind == BLOCK_ITEM && c->signal == SIGNAL_NEED && c->actor.kind <= ACTOR_HANDLE &&
	    c->actor_block == c->block && c->actor.from > 1 &&
	    token_is_colon(&v->t, c->actor.from - 1);
}

/* "has to approve any change", "needs to be told every time": a duty, and no task. */
static bool
is_standing(const struct tokens *t, const struct claim *c)
{
	static const char *const any[] = { "any", "every", "each", "jede", "jeden", "jedes", "chaque", "cada", "cualquier" };

	for (size_t i = c->task_from; i < c->task_to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, any))
			return true;
	return clause_is_usual(t, c->from, c->to);
}

/* "Maya has to move the boxes out of the hall, tomorrow": a sentence about somebody known, with a day, or a short one about
 * somebody of the directory. */
static bool
is_needed(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	bool topic = is_behind_topic(v, c), foreign = o->set.n > 1;
	const struct token *verb = &v->t.v[topic ? c->signal_at + v->t.v[c->signal_at].phrase_len : c->task_from];

	if (c->form != CLAIM_CLAUSE || c->signal != SIGNAL_NEED || !c->first || page->dialogue ||
	    (c->actor.kind > (foreign ? ACTOR_NAME : ACTOR_DEPARTMENT) && !(foreign && c->actor.kind == ACTOR_ROLE && c->task_to > c->task_from + 2 && judge_names_when(&v->t, c))) ||
	    c->to - c->from > LONG_LINE ||
	    !(v->section == SECTION_NONE || v->section == SECTION_ACTION) || (verb->is & (W_STATIVE | W_BE)) ||
	    judge_is_told(&v->t, c))
		return false;
	if (!(judge_names_when(&v->t, c) || topic || (c->reachable && c->to - c->from <= SHORT_LINE && !is_standing(&v->t, c)) ||
	        (foreign && (c->actor.kind <= ACTOR_HANDLE || c->actor.kind == ACTOR_NAME))))
		return false;
	if (foreign && o->set.v[1] == &words_de)
		return topic || judge_ends_in_deed(&v->t, c);
	return topic || (verb->is & (W_VERB | W_FUNCTION)) == W_VERB ||
	    (foreign && (o->set.v[1] == &words_fr || o->set.v[1] == &words_es) && judge_has_infinitive(&v->t, c));
}

/* "- IT: to prolong the licence": a department, and an infinitive that hands it over. */
static bool
is_for_department(const struct place *v, const struct claim *c)
{
	const struct token *verb = &v->t.v[c->task_from];

	return c->form == CLAIM_CLAUSE && c->first && c->signal == SIGNAL_TO && c->actor.kind == ACTOR_DEPARTMENT &&
	    c->actor_block == c->block && token_is_colon(&v->t, c->actor.to) &&
	    c->task_from + 1 < c->task_to && verb->letters == CASE_LOWER &&
	    (verb->is == 0 || ((verb->is & W_VERB) && !(verb->is & (W_BE | W_STATIVE))));
}

/* What makes a task of a line of a list about somebody who has an address. */
static const char *
known_rule(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if (v->b->kind != BLOCK_ITEM || page->dialogue || judge_is_told(&v->t, c) ||
	    !(v->section == SECTION_NONE || section_is_fyi(v->section)))
		return NULL;
	if (is_for_department(v, c))
		return "a department and what it is to do";
	/* German, French and Spanish infinitives are no talk, whoever has an address */
	if (!c->reachable &&
	    !(o->set.n > 1 && c->actor.kind <= ACTOR_HANDLE && c->form == CLAIM_LABEL && judge_is_infinitive(o, c)))
		return NULL;
	if (c->form == CLAIM_PERSON && c->signal == SIGNAL_NONE && c->actor.kind <= ACTOR_HANDLE &&
	    (judge_has_deadline(&v->t, c) || judge_day_in_brackets(&v->t, c)))
		return "a task with a day under somebody's name";
	if (c->form == CLAIM_LABEL && c->first && judge_names_when(&v->t, c) && !judge_is_under_way(o, v) && !judge_tells_when_it_was(&v->t, c))
		return "somebody, a task and a day in a line of a list";
	if (c->form == CLAIM_LABEL && c->first && judge_is_infinitive(o, c) && !judge_is_under_way(o, v))
		return "somebody and an infinitive in a line of a list";
	return NULL;
}

/* What makes a task of what is said in a chat. */
static const char *
chat_rule(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];
	bool self = c->form == CLAIM_SELF && !c->author && c->actor.kind <= ACTOR_NAME;

	/* "Tom: ich ruf sie morgen an" is said like that as well where no line has its time */
	if (!c->chat && o->set.n > 1 && self && c->signal == SIGNAL_VERB && c->actor_block == c->block && !(w->is & W_STATIVE) && judge_names_when(t, c))
		return "says that he does it, with a day";
	if (!c->chat || c->task_to < c->task_from + 2)
		return NULL;
	if (c->answer > 0)
		return "asked in a chat, and somebody takes it on";
	if (self && c->signal == SIGNAL_COMMIT)
		return "takes it on in a chat";
	if (self && c->signal == SIGNAL_VERB && !(w->is & W_STATIVE))
		return "says in a chat that he does it";
	if (!judge_reads_like_task(o, c))
		return NULL;
	if (self && c->signal == SIGNAL_WILL && c->signal_at == c->from && (w->is & W_VERB))
		return "will do it, says a chat";
	if (self && c->signal == SIGNAL_WEAK && c->accepted && ((w->is & W_VERB) || slice_eq(w->low, SLICE("have")) || judge_is_infinitive(o, c)))
		return "offered in a chat, and taken";
	/* "ich muss noch die Lampen bestellen" */
	if (self && c->signal == SIGNAL_NEED && !judge_is_told(t, c) && ((w->is & (W_VERB | W_BE | W_STATIVE)) == W_VERB || (o->set.n > 1 && (w[(w->is & W_LEAD) != 0].is & W_ARTICLE) && judge_is_infinitive(o, c))))
		return "has to do it, says a chat";
	if (c->form != CLAIM_CLAUSE || !c->first || c->actor.kind > ACTOR_HANDLE)
		return NULL;
	if (c->asked)
		return "asked by name in a chat";
	if (c->signal == SIGNAL_NEED && (w->is & W_VERB) && !(w->is & (W_BE | W_STATIVE)))
		return "has to do it, says a chat";
	if (c->signal == SIGNAL_VERB && clause_is_deed(o, w) && judge_names_when(t, c))
		return "does it, says a chat, with a day";
	return NULL;
}

/* "需要支持，李娜编写方案": in Chinese a comma stands before who does it; not "李娜编写了方案", what was
 * done. */
static bool
is_behind_comma(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t i = c->actor.from;

	if (o->set.n < 2 || o->set.v[1] != &words_zh || c->actor_block != c->block || i == 0 ||
	    !(token_is(t, i - 1, 0xff0c) || token_is(t, i - 1, 0xff1a) || token_is(t, i - 1, ',')))
		return false;
	for (size_t j = c->task_from; j < c->task_to; j++)
		if (slice_eq(t->v[j].low, SLICE("\344\272\206")) || (t->v[j].is & (W_PAST | W_STATUS)))
			return false;
	return true;
}

/* What makes a task of what somebody known does, or has to do. */
static const char *
deed_rule(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	if (judge_is_ordered_by_letters(o, c))
		return "somebody's letters and an order";
	if (judge_is_order_for(o, page, c))
		return "an order, and who does it in brackets";
	if (is_deed(o, page, c) || judge_is_deed_of_guest(o, page, c))
		return "what somebody known does";
	if (judge_is_promised(o, page, c) || judge_is_handed(o, page, c))
		return "promised by somebody known";
	if (judge_says_will(o, c))
		return "says what he will do";
	if (judge_is_planned(o, c))
		return "planned in a standup, with a day";
	if (judge_is_offered(o, c))
		return "offered by somebody who speaks";
	if (is_needed(o, page, c))
		return "what somebody has to do";
	return is_done_by(o, page, c) ? "somebody and what they do" : NULL;
}

/* What makes a task of a check box with an owner. */
static const char *
box_rule(const struct outline *o, const struct claim *c, bool listed, bool verb)
{
	const struct place *v = &o->v[c->block];

	if (v->b->box == BOX_NONE)
		return NULL;
	/* "[x] Jane Doe (chair) - Example Inc": she was there */
	if (c->actor.kind <= ACTOR_HANDLE && c->first && v->section != SECTION_AGENDA &&
	    (c->signal != SIGNAL_DASH || verb || listed))
		return "a check box and an owner";
	/* "[ ] stage, lamps -- Tom", "[ ] a lamp flickers → IT" of a checklist */
	if (c->form == CLAIM_TAIL && v->section == SECTION_NONE && !tokens_may_hold(&v->t, '?') && !tokens_may_hold(&v->t, '#') &&
	    ((c->actor.kind == ACTOR_KNOWN && token_is_dash(&v->t, c->task_to)) ||
	        (c->actor.kind == ACTOR_DEPARTMENT && c->actor.from > c->task_from && token_is(&v->t, c->actor.from - 1, 0x2192))))
		return "a check box and whoever does it behind it";
	/* "[ ] fix the door @tom" */
	if (c->actor.kind <= ACTOR_HANDLE && (verb || judge_is_infinitive(o, c)) && v->b->box == BOX_OPEN && !judge_is_told(&v->t, c) &&
	    (c->form == CLAIM_TAIL || (c->form == CLAIM_BRACKET && v->section != SECTION_AGENDA)) && !tokens_may_hold(&v->t, '#') &&
	    !(v->t.v[c->task_from + 1].is & W_WITH) && !judge_is_agenda_point(&v->t, c) && !tokens_may_hold(&v->t, '?'))
		return "an order in an open check box, and who does it behind it";
	return listed ? "a check box with an owner under an action heading" : NULL;
}

/* Nobody is named; "TODO: we need to order signs" names nobody either. */
static bool
is_nobodys(const struct claim *c)
{
	return c->actor.n == 0 || (c->actor.kind == ACTOR_WE && c->signal == SIGNAL_NEED);
}

/* "write the plan (all)", "write the plan - all" */
static bool
is_set_off_behind(const struct tokens *t, const struct claim *c)
{
	return c->form == CLAIM_BRACKET || (c->form == CLAIM_TAIL && c->actor.from > 0 && token_is_dash(t, c->actor.from - 1));
}

/* "- add the logo (Maya)"; "[Priya] migrer la base - 30/11", with the bracket in front, is so in any line but of English. */
static bool
is_order_in_brackets(const struct outline *o, const struct judge_page *page, const struct claim *c, bool verb)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_BRACKET && c->first &&
	    (v->b->kind == BLOCK_ITEM ||
	        (c->actor_block == c->block && c->actor.from < c->task_from && clause_is_infinitive(&o->set, &v->t, c->task_from, c->task_to))) &&
	    (verb || judge_has_deadline(&v->t, c) || clause_is_infinitive(&o->set, &v->t, c->task_from, c->task_to)) &&
	    !judge_is_told(&v->t, c) && !page->dialogue && v->section != SECTION_AGENDA && v->section != SECTION_STATUS;
}

const char *
judge_structure(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	bool own = c->form == CLAIM_PERSON && c->actor.kind == ACTOR_I; /* below "Me:" */
	bool named = own || (actor_is_named(&c->actor) && c->actor.kind != ACTOR_LOWER);
	const char *rule;
	bool listed =
	    c->listed && v->exact && (v->section == SECTION_ACTION || c->actor.kind <= ACTOR_DEPARTMENT);
	const struct token *w = &v->t.v[c->task_from];
	bool verb = c->task_from < c->task_to && ((w->kind == TOKEN_IDEOGRAPH ? w->phrase : w->is) & (W_VERB | (c->asked ? W_MYSELF : 0))) != 0;

	if (c->form == CLAIM_ROW && c->sure)
		return "a row of a table of tasks";
	if (c->marked && is_nobodys(c) && v->section != SECTION_OLD && judge_reads_like_task(o, c) &&
	    (verb || is_phrase(o, c)))
		return "a marker and an order";
	if (listed &&
	    (((c->actor.kind == ACTOR_SOMEBODY || c->actor.kind == ACTOR_NOBODY) && c->first) ||
	        judge_order_of_nobody(o, c)))
		return JUDGE_RULE_NOBODY;
	/* titles that are gone through with boxes may begin with an order as well, "[ ] Make it the default (#12)" */
	if (page->boxed_orders * 2 > page->boxes && judge_is_boxed_order(o, c) && judge_reads_like_task(o, c))
		return JUDGE_RULE_BOX;
	if (c->form == CLAIM_PERSON && c->actor_block != c->block &&
	    (c->actor.kind == ACTOR_NOBODY || c->actor.kind == ACTOR_EVERYONE) &&
	    (v->record || (listed && (verb || is_phrase(o, c)) && judge_reads_like_task(o, c))))
		return c->actor.kind == ACTOR_NOBODY ? JUDGE_RULE_NOBODY : "everybody, and a task";
	if (c->actor.kind == ACTOR_EVERYONE && judge_reads_like_task(o, c) &&
	    (judge_is_full_line(o, page, c) || (c->asked && judge_has_deadline(&v->t, c)) ||
	        (listed && v->section == SECTION_ACTION &&
	            (signal_binds(c->signal) || is_set_off_behind(&v->t, c)))))
		return "everybody, and a task";
	if ((rule = writers_rule(o, page, c, listed)) != NULL)
		return rule;
	if (named && (rule = chat_rule(o, c)) != NULL)
		return rule;
	if ((rule = judge_done_by_day(o, page, c)) != NULL || !named || !judge_reads_like_task(o, c))
		return rule;
	if (c->marked && c->form != CLAIM_PERSON &&
	    (signal_binds(c->signal) || c->form != CLAIM_CLAUSE ||
	        (c->signal == SIGNAL_VERB && c->actor.kind <= ACTOR_NAME)))
		return "a marker and an owner";
	if (c->asked &&
	    (judge_has_deadline(&v->t, c) || (c->actor.kind <= ACTOR_DEPARTMENT && (verb || c->listed || judge_is_called(o, c)))))
		return "asked by name";
	if (v->record && c->form == CLAIM_PERSON && c->actor_block != c->block && named)
		return "a task and its owner in a line beside it";
	if (c->actor_block == c->block && judge_is_labelled(&v->t, c) && !judge_is_told(&v->t, c))
		return "a task, and behind it labels of whose and when";
	if (judge_is_full_end(o, page, c) || (judge_is_under_day(&v->t, c) && !page->dialogue && !c->chat && !judge_is_told(&v->t, c)))
		return "a task, somebody and a date on a line of its own";
	if (is_order_in_brackets(o, page, c, verb))
		return "somebody in brackets and an order";
	if (c->signal == SIGNAL_COMMIT && (c->first || c->rivals > 0 || is_behind_comma(o, c)) &&
	    (c->actor.kind <= (o->set.n > 1 ? ACTOR_NAME : ACTOR_DEPARTMENT) || judge_is_vow(o, c)) && v->section != SECTION_AGENDA)
		return "somebody who is known took it on";
	if (listed &&
	    (signal_binds(c->signal) ||
	        (c->signal == SIGNAL_VERB && c->first && c->actor.kind <= ACTOR_NAME)))
		return "under an action heading, somebody will";
	/* a list of people's tasks above a transcript is nothing that somebody says */
	if (listed && (!page->dialogue || (v->b->kind == BLOCK_ITEM && c->reachable)) &&
	    (c->form == CLAIM_LABEL || c->form == CLAIM_TAIL || c->form == CLAIM_BRACKET))
		return "under an action heading, with an owner";
	if ((rule = judge_ordered(o, page, c, listed)) != NULL)
		return rule;
	if (listed && c->form == CLAIM_PERSON &&
	    (verb || is_phrase(o, c) || clause_is_deed(o, &v->t.v[c->task_from])) &&
	    (v->parent < 0 || v->parent == v->person))
		return "under somebody's name among the action items";
	if (judge_is_ordered_of(o, page, c))
		return "an order under somebody's name";
	if (judge_is_full_line(o, page, c))
		return "somebody, a task and a date on a line of its own";
	if ((rule = known_rule(o, page, c)) != NULL || (rule = deed_rule(o, page, c)) != NULL)
		return rule;
	return box_rule(o, c, listed, verb);
}
