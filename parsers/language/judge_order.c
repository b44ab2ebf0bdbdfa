/*
 * See judge_rule.h. Orders: lines that say what is to be done and not who will do
 * it. "Maya: order the badges" where such lines are the page's own way to give
 * tasks; "order the badges" and an open box under an action heading; and which
 * lines there are only the topic of the marked ones beside or below them.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* What is the page's way: so many lines with somebody known, or with given names that nobody knows. */
#define ORDERS_LEAST 2
#define ORDERS_OF_NAMES 4
/* Lines below people's names that tell what they did: such is the page's way. */
#define TOLD_LEAST 4
/* Lines of that kind by which it is how the page gives tasks. */
#define NOTES_LEAST 2
/* Claims that are looked at for a marked one beside or below. */
#define BESIDE_MAX 12

bool
judge_is_topic_word(const struct token *w)
{
	static const char *const words[] = { "update", "report", "review", "demo", "plan", "test", "support",
		"note", "notes", "scribe", "host", "chair", "question", "budget", "project", "process", "issue",
		"draft", "design", "research", "feedback", "request", "release", "brief", "call", "pitch",
		"survey", "vote", "work", "talk", "process", "state", "open", "like", "group", "void" };

	return slice_among(w->low, words, sizeof(words) / sizeof(words[0]));
}

bool
judge_is_order(const struct outline *o, const struct claim *c)
{
	const struct token *w = &o->v[c->block].t.v[c->task_from];

	return c->task_from < c->task_to &&
	    (w->letters == CASE_LOWER || (o->set.n > 1 && w->letters == CASE_CAPITAL)) && (w->is & W_VERB) &&
	    !(w->is & (W_PAST | W_PRONOUN | W_WE | W_I));
}

/* The order may begin with a capital where an article follows; a word that may be a topic wants one. */
static bool
is_plain_order(const struct outline *o, const struct claim *c)
{
	const struct token *w = &o->v[c->block].t.v[c->task_from];
	bool more = c->task_from + 1 < c->task_to, article = more && (w[1].is & W_ARTICLE) != 0;

	if (more && ((w[1].is & (W_BE | W_FUTURE | W_WEAK | W_PAST)) || w[1].kind == TOKEN_PUNCT) &&
	    !(w[1].is & W_VERB))
		return token_is(&o->v[c->block].t, c->task_from + 1, '.') && !judge_is_topic_word(w) && judge_is_order(o, c);
	if (judge_is_order(o, c))
		return article || !judge_is_topic_word(w);
	return article && (w->is & W_VERB) && !(w->is & (W_PAST | W_PRONOUN));
}

/* "张伟：负责预算": in Chinese what somebody is in charge of, behind his name; "负责人" is who it is. */
static bool
is_in_charge(const struct outline *o, const struct claim *c)
{
	static const char *const charge[] = { "\350\264\237\350\264\243", "\350\262\240\350\262\254", "\350\267\237\350\277\233",
		"\350\267\237\351\200\262", "\347\211\265\345\244\264", "\347\211\275\351\240\255" };
	static const char *const behind[] = { "\344\272\272", "\344\272\206", "\344\270\255", "\347\232\204" };
	const struct tokens *t = &o->v[c->block].t;
	struct slice rest = slice_from(t->text, t->v[c->task_from].at);

	if (t->v[c->task_from].kind != TOKEN_IDEOGRAPH || c->task_to < c->task_from + 4)
		return false;
	for (size_t i = 0; i < sizeof(charge) / sizeof(charge[0]); i++)
		if (slice_starts(rest, slice_of(charge[i])))
			return !SLICE_IS_ONE_OF(t->v[c->task_from + 2].low, behind);
	return false;
}

/* "KH -> call the supplier re lamps, 18/11": on a board, somebody known, an order or an arrow and nothing but a day behind it. */
static bool
is_order_with_day(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t to = c->task_to;
	bool day = false;

	if (c->form != CLAIM_LABEL || !c->first || c->actor.kind > ACTOR_HANDLE || c->task_to < c->task_from + 3 ||
	    !(judge_is_order(o, c) || (token_is(t, c->actor.to, '-') && token_is(t, c->actor.to + 1, '>'))) || judge_is_told(t, c))
		return false;
	while (to > c->task_from + 1 && t->v[to - 1].kind != TOKEN_WORD) {
		day = day || t->v[to - 1].kind == TOKEN_NUMBER;
		to--;
	}
	for (; to > c->task_from + 1 && (t->v[to - 1].is & W_TIME); to--)
		day = true;
	return day && to > c->task_from + 1 && (t->v[to].at > 0) &&
	    (token_is(t, to, ',') || token_is(t, to, '.') || token_is_dash(t, to) || token_is(t, to, '(') || (t->v[to].is & W_TIME));
}

/* "Grace -> revisar extintores (vie)", "Na Li → Fehlerbericht an den Hersteller, Ende der Woche": in front of an arrow somebody known, behind
 * it an infinitive, or a thing with its day. */
static bool
is_arrow_order(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t i = c->actor.to;

	if (c->form != CLAIM_LABEL || c->signal != SIGNAL_DASH || c->actor.n == 0 || !(c->reachable || c->actor.kind <= ACTOR_HANDLE) || c->actor_block != c->block ||
	    i + 2 >= t->n || c->task_to < c->task_from + 2 || judge_is_told(t, c))
		return false;
	if (!(token_is(t, i, 0x2192) || token_is(t, i, 0x21d2) || (token_is(t, i + 1, '>') && (token_is(t, i, '-') || token_is(t, i, '=')))))
		return false;
	for (size_t j = c->task_from; j < c->task_to; j++)
		if ((t->v[j].is & W_BE) || (j == c->task_from && (t->v[j].is & W_TIME)))
			return false;
	return judge_day_in_brackets(t, c) || (c->task_to > c->task_from + 2 && judge_names_when(t, c)) || (o->set.n > 1 && judge_is_infinitive(o, c));
}

/* "Thu", "tomorrow", "4 Dec", "30/11": a day, and not "10 min". */
static bool
is_day_word(const struct token *w)
{
	static const char *const days[] = { "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
		"sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
		"tonight", "tomorrow", "tmrw", "mo", "di", "mi", "do", "fr", "sa", "so", "montag", "dienstag",
		"mittwoch", "donnerstag", "freitag", "heute", "morgen", "lundi", "mardi", "mercredi", "jeudi",
		"vendredi", "demain", "lunes", "martes", "mi\303\251rcoles", "jueves", "viernes",
		"ma\303\261ana" };

	return w->kind == TOKEN_WORD && SLICE_IS_ONE_OF(w->low, days);
}

/* "pump seal - Maya - Thu" */
static bool
is_dashed_off(const struct tokens *t, const struct claim *c)
{
	return c->form == CLAIM_TAIL && token_is_dash(t, c->actor.from - 1) && token_is_dash(t, c->actor.to);
}

/* "pump seal: Maya, Thu", "pump seal (Maya, Thu)" */
static bool
is_set_off(const struct tokens *t, const struct claim *c)
{
	/* "stall: Maya, Saturday" is a duty roster */
	return c->task_to > c->task_from + 2 && token_is(t, c->actor.to, ',') &&
	    (token_is(t, c->actor.from - 1, '(') || token_is_colon(t, c->actor.from - 1));
}

bool
judge_is_note(const struct tokens *t, const struct claim *c)
{
	size_t i = c->actor.to, to = c->to;
	bool day = false, figures = false;

	while (to > i && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if ((c->form != CLAIM_TAIL && c->form != CLAIM_BRACKET) || c->actor.kind > ACTOR_HANDLE || c->actor.from <= c->task_from + 1 ||
	    i + 1 >= to || !(is_dashed_off(t, c) || is_set_off(t, c)))
		return false;
	for (i++; i < to; i++) {
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT && !(t->v[i].is & (W_TIME | W_BYTIME)))
			return false;
		day = day || is_day_word(&t->v[i]);
		figures = figures ||
		    (t->v[i].kind == TOKEN_NUMBER && i + 2 < to &&
		        (token_is(t, i + 1, '/') || token_is(t, i + 1, '.')));
	}
	return (day || figures) && !judge_is_told(t, c);
}

/*
 * "A floor marking is to be painted (Tom)", "The lift has to be repaired - Maya": what is to be done, and
 * whoever does it behind it.
 */
static bool
is_to_be_done(const struct outline *o, const struct claim *c)
{
	static const char *const must[] = { "must", "shall", "has", "have", "is", "are", "needs", "need" };
	const struct tokens *t = &o->v[c->block].t;

	if ((c->form != CLAIM_BRACKET && c->form != CLAIM_TAIL) || (c->actor.kind > ACTOR_DEPARTMENT && c->actor.kind != ACTOR_INITIALS) ||
	    c->actor.from < c->task_to)
		return false;
	if (o->set.n > 1 && claim_must_be_done(o, t, c->task_from, c->task_to))
		return true;
	if (judge_is_told(t, c) || c->actor.kind > ACTOR_DEPARTMENT)
		return false;
	for (size_t i = c->task_from + 1; i + 2 < c->task_to; i++) {
		size_t be = i + 1 + (slice_eq(t->v[i + 1].low, SLICE("to")) ? 1 : 0);

		if (SLICE_IS_ONE_OF(t->v[i].low, must) && (be > i + 1 || SLICE_IS_ONE_OF(t->v[i].low, ((const char *const[]) { "must", "shall" }))) &&
		    slice_eq(t->v[be].low, SLICE("be")) && be + 1 < c->task_to &&
		    (slice_ends_nocase(t->v[be + 1].low, SLICE("ed")) || (t->v[be + 1].is & W_PAST)))
			return true;
	}
	return false;
}

/* "Bonus: Maya still to say yes or no": known, and what is open from before. */
static bool
is_still_to_do(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if (c->form != CLAIM_CLAUSE || c->signal != SIGNAL_TO || c->actor.kind > ACTOR_HANDLE ||
	    c->actor_block != c->block)
		return false;
	for (size_t i = c->actor.to; i < c->task_from; i++)
		if (slice_eq(t->v[i].low, SLICE("still")))
			return t->v[c->task_from].letters == CASE_LOWER;
	return false;
}

/* A point of a list that says that it is of tasks, with a verb in the present, "asks", "explains", "gives". */
bool
judge_is_in_list(const struct outline *o, const struct claim *c)
{
	static const char *const tells[] = { "says", "thinks", "mentions", "notes", "reports", "suggests", "feels", "likes", "wants", "hopes",
		"believes", "knows", "means", "agrees", "proposes", "wonders", "is", "has", "was" };
	const struct place *v = &o->v[c->block];

	return c->listed && v->exact && v->section == SECTION_ACTION && v->b->kind == BLOCK_ITEM && o->set.n < 2 &&
	    c->task_from + 1 < c->task_to && v->t.v[c->task_from + 1].kind == TOKEN_WORD &&
	    slice_ends_nocase(v->t.v[c->task_from].low, SLICE("s")) && !SLICE_IS_ONE_OF(v->t.v[c->task_from].low, tells);
}

/* "Finance should send us the figures by Friday": somebody known, an order and a day. */
static bool
is_advised_by(const struct outline *o, const struct claim *c)
{
	static const char *const comes[] = { "arrive", "come", "arriver", "venir", "revenir", "avoir", "recevoir", "llegar", "volver", "tener", "recibir", "kommen",
		"ankommen", "sein", "haben", "bekommen", "vorliegen" };
	static const char *const should[] = { "should", "sollte", "sollten", "devrait", "devraient", "deber\303\255a", "deber\303\255an" };
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];

	if (c->form != CLAIM_CLAUSE || c->signal != SIGNAL_WEAK || !c->first || c->actor.kind > ACTOR_DEPARTMENT || c->actor.n == 0 ||
	    !SLICE_IS_ONE_OF(v->t.v[c->signal_at].low, should) || c->task_from != c->signal_at + 1 || !judge_has_deadline(&v->t, c))
		return false;
	if (SLICE_IS_ONE_OF(w->low, comes) || SLICE_IS_ONE_OF(v->t.v[c->task_to - 1].low, comes))
		return false;
	return o->set.n > 1 ? judge_is_infinitive(o, c) : (w->is & (W_VERB | W_BE | W_STATIVE | W_PAST)) == W_VERB;
}

/* Lines of people with dashes that make a list, and those of them with an order or a day; words of a task there. */
#define DASHES_LEAST 3
#define DASHED_LEAST 2
#define DASHED_TOKENS 4

bool
judge_is_dashed(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_LABEL && c->signal == SIGNAL_DASH && c->first && c->actor_block == c->block &&
	    (c->reachable || c->actor.kind <= ACTOR_HANDLE || c->actor.kind == ACTOR_I) && (v->section == SECTION_NONE || v->section == SECTION_ACTION || section_is_fyi(v->section));
}

/* "Maya - the pump, by Friday", "Tom - keys: make six sets": one of several such lines, most of which say what to do. */
static bool
is_in_dashed_list(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	/* "Tom - collect the badges" beside another such point or line */
	if (page->dashed >= DASHED_LEAST && page->dashed * 3 >= page->dashes && !page->dialogue && judge_is_dashed(o, c) &&
	    (o->v[c->block].b->kind == BLOCK_ITEM || o->v[c->block].b->kind == BLOCK_PARAGRAPH) && judge_is_order(o, c) && is_plain_order(o, c) && !judge_is_told(&o->v[c->block].t, c))
		return true;
	return page->dashes >= DASHES_LEAST && page->dashed >= DASHED_LEAST && page->dashed * 3 >= page->dashes &&
	    !page->dialogue && judge_is_dashed(o, c) && c->task_to >= c->task_from + DASHED_TOKENS &&
	    (judge_has_deadline(&o->v[c->block].t, c) || !judge_is_told(&o->v[c->block].t, c));
}

/* No "das kann man vergessen", "nichts Neues geschehen": the words of the task say nothing of how it is. */
static bool
says_only_what(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++)
		if (token_is(t, i, ',') || slice_eq(t->v[i].low, SLICE("zu")) || slice_eq(t->v[i].low, SLICE("nichts")) ||
		    (t->v[i].is & (W_WEAK | W_NEED | W_NOT | W_PRONOUN | W_WE | W_BE)))
			return false;
	return true;
}

/* What comes by itself, or how it is: German verbs of no deed, and what ends like one. */
static const char *const happens[] = {
	"steigen", "sinken", "klagen", "fehlen", "laufen", "kommen", "gehen", "liegen", "stehen", "fallen", "wachsen", "warten", "bleiben", "passen",
	"stimmen", "funktionieren", "stagnieren", "streiken", "sehen", "klappen", "allen", "ihnen", "denen", "sein", "werden", "haben", "k\303\266nnen", "m\303\274ssen", "sollen", "wollen",
	"d\303\274rfen", "gefallen", "reichen", "dauern", "kosten", "helfen", "leiden", "arbeiten", "scheinen", "gelten", "bestehen", "entstehen",
	"folgen", "starten", "beginnen", "enden", "wirken", "h\303\244ngen", "klemmen", "ankommen", "eintreffen", "ausfallen", "anstehen", "stattfinden",
	"weiterlaufen", "zunehmen", "abnehmen", "zur\303\274ckgehen", "ausstehen", "vorliegen", "wissen", "denken", "glauben", "meinen", "finden", "sagen",
	"w\303\274nschen", "beklagen", "beschweren", "freuen" };

/* "die Kunden in Bremen", "neue Bewerber": people among the first words, who may be those who do it. */
static bool
tells_of_people(const struct tokens *t, size_t from, size_t to)
{
	static const char *const people[] = { "kunden", "kundinnen", "bewerber", "azubis", "kollegen", "kolleginnen", "mitarbeiter", "leute", "firmen", "lieferanten", "mieter", "nachbarn",
		"sch\303\274ler", "eltern", "mitglieder", "g\303\244ste", "teams", "handwerker", "\303\244rzte", "patienten", "fahrer", "lehrer", "kinder", "partner" };

	for (size_t i = from; i < to && i < from + 3; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, people))
			return true;
	return false;
}

/* "die Liste an die Bank schicken", "neue Lampen bestellen": not "die Preise steigen", which tells how it is. */
static bool
is_german_deed(const struct outline *o, const struct claim *c)
{
	static const char *const many[] = { "viele", "mehrere", "einige", "manche", "wenige", "alle", "beide" };
	static const char *const meets[] = { "anrufen", "informieren", "einladen", "anschreiben", "fragen", "befragen", "kontaktieren", "benachrichtigen", "erinnern", "bitten",
		"besuchen", "treffen", "schulen", "anmahnen", "begr\303\274\303\237en", "abholen", "betreuen", "einweisen", "unterst\303\274tzen" };
	static const char *const may[] = { "wollen", "m\303\266chten", "k\303\266nnen", "d\303\274rfen", "m\303\274ssen", "sollen", "lassen", "werden" };
	const struct tokens *t = &o->v[c->block].t;
	size_t to = c->task_to;

	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (c->actor.kind > ACTOR_HANDLE || to < c->task_from + 3 || SLICE_IS_ONE_OF(t->v[to - 1].low, happens))
		return false;
	if (SLICE_IS_ONE_OF(t->v[c->task_from].low, many) || (tells_of_people(t, c->task_from, to) && !SLICE_IS_ONE_OF(t->v[to - 1].low, meets)))
		return false;
	/* "die Lampen leuchten" */
	if (to == c->task_from + 3 && (t->v[c->task_from].is & W_ARTICLE) && !(t->v[to - 1].is & W_VERB))
		return false;
	for (size_t i = c->task_from; i < to; i++)
		if (token_is(t, i, ',') || slice_eq(t->v[i].low, SLICE("zu")) || slice_eq(t->v[i].low, SLICE("nichts")) || (t->v[i].is & (W_WEAK | W_NEED | W_NOT | W_WE | W_I | W_BE | W_PAST)) ||
		    SLICE_IS_ONE_OF(t->v[i].low, may) || (t->v[i].is & (W_PRONOUN | W_ARTICLE)) == W_PRONOUN)
			return false;
	return judge_is_infinitive(o, c);
}

/* "Priya : ajouter une alerte", "Yo: avisar a los vecinos", "Fr. Winkler: Hochbeete abdecken": nobody tells what he does in the infinitive. */
static bool
is_infinitive_of(const struct outline *o, const struct claim *c)
{
	static const char *const lives[] = { "partir", "attendre", "vivre", "aller", "venir", "rester", "dormir", "vivir", "esperar", "ir", "estar", "viajar", "descansar" };
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];
	bool who = c->actor.kind <= ACTOR_HANDLE || c->actor.kind == ACTOR_I || (c->actor_block == c->block && clause_is_person(t, &c->actor));

	if (o->set.n < 2 || !who || c->task_to < c->task_from + 2)
		return false;
	if (o->set.v[1] == &words_de)
		return is_german_deed(o, c) || (w->letters == CASE_CAPITAL && !(w->is & (W_TIME | W_ARTICLE)) && says_only_what(t, c) && judge_is_infinitive(o, c));
	return (o->set.v[1] == &words_fr || o->set.v[1] == &words_es) && c->task_to > c->task_from + 2 && w->letters == CASE_LOWER && !(w->is & W_BE) &&
	    words_end_in_infinitive(w->low) && !SLICE_IS_ONE_OF(w->low, lives);
}

const char *
judge_ordered(const struct outline *o, const struct judge_page *page, const struct claim *c, bool listed)
{
	const struct place *v = &o->v[c->block];
	/* what is decided, and no deed: "Maya: approve the budget" */
	static const char *const stands[] = { "approve", "accept", "support", "keep", "use", "go", "switch", "adopt", "reject", "continue", "stay", "choose", "allow", "agree", "stop", "drop",
		"prefer", "merge", "move", "leave", "no", "yes" };
	bool given = (c->actor.kind == ACTOR_NAME || c->actor.kind == ACTOR_WORD) && c->actor.n == 1 &&
	    (v->t.v[c->actor.v[0].from].is & W_GIVEN) != 0;

	/* "Petra müsste bitte mit der Firma telefonieren" */
	if (c->asked && !page->dialogue && c->actor.kind <= ACTOR_DEPARTMENT && judge_is_infinitive(o, c))
		return "asked by name";
	/* "- Forms to be typed up" above "- Maya, done by Thursday" */
	if (c->form == CLAIM_PERSON && c->actor_block == c->block + 1 && c->actor.kind <= ACTOR_HANDLE && !page->dialogue && !judge_is_told(&v->t, c) &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || section_is_fyi(v->section)))
		return "a task, and below it somebody and a day";
	if (c->form == CLAIM_PERSON && o->v[c->actor_block].orders && !judge_is_told(&v->t, c))
		return "below what somebody is to do with it";
	if (is_in_dashed_list(o, page, c))
		return "somebody known and a dash, as in other lines";
	if (listed && c->form == CLAIM_LABEL && c->actor.kind <= ACTOR_HANDLE && judge_is_order(o, c))
		return "under an action heading, somebody known and an order";
	if (!page->dialogue && !c->chat && c->actor_block == c->block && v->section == SECTION_NONE &&
	    ((v->b->kind == BLOCK_ITEM && is_dashed_off(&v->t, c)) || page->notes >= NOTES_LEAST) && judge_is_note(&v->t, c))
		return "a thing, somebody and a day, set off by signs";
	if (!page->dialogue && !c->chat &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || v->section == SECTION_AGENDA || section_is_fyi(v->section)) &&
	    is_to_be_done(o, c))
		return "what is to be done, and who does it";
	if (!page->dialogue && !c->chat &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || section_is_fyi(v->section))) {
		if (is_still_to_do(o, c))
			return "what somebody known still has to do";
		if (is_order_with_day(o, c) || is_advised_by(o, c) || is_arrow_order(o, c))
			return "somebody known, an order and a day";
	}
	if (c->form != CLAIM_LABEL || c->signal != SIGNAL_COLON || !c->first || page->dialogue || c->chat ||
	    !(v->section == SECTION_NONE || v->section == SECTION_AGENDA || section_is_fyi(v->section) ||
	        (v->section == SECTION_DECISION && c->actor.kind <= ACTOR_HANDLE && c->actor.n > 0 && !SLICE_IS_ONE_OF(v->t.v[c->task_from].low, stands))) ||
	    judge_is_told(&v->t, c))
		return NULL;
	if (c->actor.kind <= ACTOR_HANDLE && is_in_charge(o, c))
		return "somebody known, and what he is in charge of";
	if (is_infinitive_of(o, c))
		return "somebody known and an order";
	if (!is_plain_order(o, c))
		return NULL;
	if (c->actor.kind <= ACTOR_HANDLE && page->orders >= ORDERS_LEAST)
		return "somebody known and an order, as in other lines";
	return given && page->orders >= ORDERS_OF_NAMES && page->orders > page->labels
	    ? "somebody and an order, as in most lines"
	    : NULL;
}

bool
judge_is_voice(const struct outline *o, const struct claim *c)
{
	const struct block *b = o->v[c->block].b;

	return c->form == CLAIM_LABEL && c->signal == SIGNAL_DASH && c->first && c->sentence == 0 &&
	    !c->listed && !c->marked && b->kind == BLOCK_PARAGRAPH && b->lead.len > 0 && c->actor.n == 1 &&
	    actor_is_named(&c->actor) && !judge_is_order(o, c);
}

/* ---- of somebody's list ------------------------------------------------------ */

/* An article or a number within the words behind the order's verb: "book the room", "set up a call". */
static bool
names_object(const struct tokens *t, const struct claim *c, size_t words)
{
	for (size_t i = c->task_from + 1; i < c->task_to && i <= c->task_from + words; i++)
		if (t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_ARTICLE))
			return true;
	return false;
}

/* "Agree with that. This is no good": behind the first sentence somebody tells on. */
static bool
tells_on(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from + 1; i + 1 < c->task_to; i++)
		if (token_is(t, i, '.') && t->v[i + 1].space && (t->v[i + 1].is & (W_PRONOUN | W_WE | W_I)))
			return true;
	return false;
}

/* Does the word say what somebody did or does: "looked at it", "working on it", "will be away"? */
static bool
is_telling(const struct token *w)
{
	return (w->is & (W_PAST | W_STATUS | W_I | W_WE | W_NOT | W_BE)) != 0 ||
	    slice_ends_nocase(w->low, SLICE("ing")) || slice_ends_nocase(w->low, SLICE("ed"));
}

/* A point below somebody's name. */
static bool
is_point_of(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_PERSON && v->b->kind == BLOCK_ITEM && c->actor_block != c->block &&
	    (v->parent < 0 || v->parent == v->person);
}

bool
judge_is_told_below(const struct outline *o, const struct claim *c)
{
	return c->task_from < c->task_to && is_point_of(o, c) && is_telling(&o->v[c->block].t.v[c->task_from]);
}

bool
judge_may_be_order_of(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	/* "report is uploaded", "release should be ready": how things are; "do not agree" */
	if (c->task_to < c->task_from + 2 || (t->v[c->task_from + 1].is & (W_BE | W_WEAK | W_FUTURE | W_NOT)) ||
	    judge_is_told_below(o, c))
		return false;
	/* where people tell what they did, each order needs its thing */
	return page->told < TOLD_LEAST || names_object(t, c, 2);
}

/* Words of a topic in front of its order. */
#define TOPIC_WORDS 4

/* "lift contract: sign it": the order behind the topic, or where the task begins. */
static size_t
behind_topic(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from + 1; i + 2 < c->task_to && i <= c->task_from + TOPIC_WORDS; i++)
		if (token_is_colon(t, i))
			return t->v[i + 1].letters == CASE_LOWER && (t->v[i + 1].is & W_VERB) &&
			        !judge_is_topic_word(&t->v[i + 1])
			    ? i + 1
			    : c->task_from;
	return c->task_from;
}

/* "Maya: / - Vertrag kündigen", "Ich / - kündige den Vertrag"; not "die Kunden wollen länger zahlen". */
static bool
is_order_abroad(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	for (size_t i = c->task_from; i < c->task_to; i++)
		if ((t->v[i].is & (W_WEAK | W_BE | W_FUTURE | W_NEED)) || token_is_colon(t, i) || SLICE_IS_ONE_OF(t->v[i].low, happens))
			return false;
	/* "Umsätze stagnieren": two words whose second is no deed that we know */
	if (c->task_to == c->task_from + 2 && !(t->v[c->task_from + 1].is & W_VERB) && c->actor.kind != ACTOR_I)
		return false;
	return judge_is_infinitive(o, c) || (c->actor.kind == ACTOR_I && (t->v[c->task_from].is & W_MYSELF));
}

static bool
is_ordered_of(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];

	if (!is_point_of(o, c) || c->signal != SIGNAL_NONE || page->dialogue ||
	    (c->actor.kind > ACTOR_DEPARTMENT && c->actor.kind != ACTOR_I))
		return false;
	if (v->section != SECTION_NONE && v->section != SECTION_ACTION && !section_is_fyi(v->section))
		return false;
	/* by person, beside a list of tasks, stands what each of them said */
	if (o->has_action && v->section != SECTION_ACTION)
		return false;
	if (!judge_may_be_order_of(o, page, c))
		return false;
	/* "Demo on Friday" is no order, "Demo the page" is */
	if (((w->is & W_EVENT) || judge_is_topic_word(w)) && !names_object(&v->t, c, 1))
		return false;
	return ((w->is & W_VERB) || (o->set.n > 1 && is_order_abroad(o, c))) &&
	    !(w->is & (W_PAST | W_STATUS | W_WE)) && !judge_is_told_of_us(&v->t, c) && !tells_on(&v->t, c);
}

bool
judge_is_ordered_of(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	struct claim order = *c;

	order.task_from = behind_topic(&o->v[c->block].t, c);
	return is_ordered_of(o, page, &order);
}

bool
judge_is_ordered_by_letters(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	return c->form == CLAIM_CLAUSE && c->first && c->actor.kind == ACTOR_KNOWN && c->actor.n == 1 &&
	    c->actor.from == 0 && c->actor.to == 1 && c->task_from == 1 && c->task_to > 3 &&
	    t->v[0].letters == CASE_UPPER && people_are_letters(tokens_slice(t, 0, 1)) &&
	    t->v[1].letters == CASE_CAPITAL && (t->v[1].is & W_VERB) && !token_is_colon(t, 2) &&
	    (!judge_is_topic_word(&t->v[1]) || (t->v[2].is & W_ARTICLE));
}

bool
judge_is_offered(const struct outline *o, const struct claim *c)
{
	return c->offered && c->actor.kind <= ACTOR_NAME && !token_is(&o->v[c->block].t, c->task_to - 1, '?');
}

/* ---- of nobody --------------------------------------------------------------- */

/*
 * "Pumpe prüfen lassen", "Comprar tiras", "Relancer le bailleur": a line of a list of tasks that is an infinitive, as
 * German ends with it, French and Spanish begin.
 */
bool
judge_is_infinitive(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t to = c->task_to;

	/* "Rechnung prüfen (wegen der neuen Preise)" */
	if ((c->actor.n > 0 || c->form == CLAIM_ROW) && to > c->task_from + 3 && token_is(&v->t, to - 1, ')'))
		while (to > c->task_from + 2 && !token_is(&v->t, to, '('))
			to--;
	/* "mit der Firma reden, die parken uns alles zu" */
	for (size_t i = c->task_from + 2; c->asked && i + 1 < to; i++)
		if (token_is(&v->t, i, ',') && v->t.v[i + 1].letters == CASE_LOWER)
			to = i;
	return clause_is_infinitive(&o->set, &v->t, c->task_from, to);
}

/* "更新模板": a verb, and what it is done to. */
static bool
is_chinese_order(const struct outline *o, const struct claim *c)
{
	const struct token *w = &o->v[c->block].t.v[c->task_from];

	return w->kind == TOKEN_IDEOGRAPH && (w->phrase & W_VERB) && c->task_to >= c->task_from + w->phrase_len + 2;
}

/* "- [ ] larger signs" */
static bool
is_boxed(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];

	return v->b->box != BOX_NONE && v->section == SECTION_ACTION && c->signal == SIGNAL_NONE && !v->heads &&
	    c->task_to > c->task_from + 1 && w->kind == TOKEN_WORD && !(w->is & (W_FUNCTION | W_TIME | W_BE)) &&
	    (v->parent < 0 || o->v[v->parent].heads);
}

/* "- [ ] order the larger signs", wherever it stands: but in an agenda, which is gone through with such boxes. */
bool
judge_is_boxed_order(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];

	if (v->b->box == BOX_NONE || c->form != CLAIM_BARE || c->signal != SIGNAL_NONE || v->heads ||
	    (v->children > 0 && o->v[c->block + 1].b->box != BOX_NONE) ||
	    c->task_from + 1 >= c->task_to || v->section == SECTION_AGENDA || section_is_roster(v->section) ||
	    v->section == SECTION_MEETING || tokens_may_hold(&v->t, '?'))
		return false;
	/* "first ask the printer", "then order it" */
	if ((w->is & (W_LEAD | W_VERB)) == W_LEAD || slice_eq(w->low, SLICE("first")))
		w++;
	if ((w->is & W_VERB) && !(w->is & (W_PAST | W_PRONOUN | W_BE | W_STATIVE | W_WE | W_I)) &&
	    !(w[1].is & (W_BE | W_FUTURE | W_WEAK | W_PAST)) && !slice_eq(w[1].low, SLICE("of")))
		return !judge_is_topic_word(w) || (w[1].is & W_ARTICLE) != 0;
	return judge_is_infinitive(o, c);
}

bool
judge_order_of_nobody(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	/* "The minutes should be published" */
	if (v->b->kind == BLOCK_ITEM && c->form == CLAIM_BARE && v->direct && !tokens_may_hold(&v->t, '?') &&
	    claim_must_be_done(o, &v->t, c->task_from, c->task_to))
		return true;
	return v->b->kind == BLOCK_ITEM && !c->author && (c->form == CLAIM_BARE || c->actor.kind == ACTOR_NOBODY) &&
	    v->children == 0 && !tokens_may_hold(&v->t, '?') && judge_reads_like_task(o, c) &&
	    !judge_is_told(&v->t, c) &&
	    (judge_is_infinitive(o, c) || is_boxed(o, c) || is_chinese_order(o, c) || c->topic);
}

/* ---- topics ------------------------------------------------------------------ */

/* Words of a point that only says what those below it are about. */
#define TOPIC_TOKENS 3

/* Do both name the same people first? */
static bool
of_same(const struct outline *o, const struct claim *a, const struct claim *b)
{
	return a->actor.n > 0 && b->actor.n > 0 &&
	    slice_eq_nocase(tokens_slice(&o->v[a->actor_block].t, a->actor.v[0].from, a->actor.v[0].to),
	        tokens_slice(&o->v[b->actor_block].t, b->actor.v[0].from, b->actor.v[0].to));
}

/* "Insurance", "Insurance (Maya)" and, below it, "Maya: get a second quote": a thing, and somebody's tasks with it. */
static bool
heads_tasks(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	const struct place *v = &o->v[c->block];

	if ((c->actor.n > 0 && c->form != CLAIM_BRACKET) || v->children == 0 ||
	    c->task_to > c->task_from + TOPIC_TOKENS + (c->actor.n > 0) ||
	    (v->t.v[c->task_from].is & W_VERB) || judge_has_deadline(&v->t, c))
		return false;
	for (size_t i = at + 1; i < claims->n && i <= at + BESIDE_MAX; i++) {
		const struct claim *d = &claims->v[i];

		if (o->v[d->block].parent == (int)c->block && actor_is_named(&d->actor) && d->actor_block >= d->block &&
		    d->actor.kind <= ACTOR_NAME && (c->actor.n == 0 || of_same(o, c, d)))
			return true;
	}
	return false;
}

/* Is the unmarked line what marked ones beside or below it are about? */
bool
judge_is_topic(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	const struct place *v = &o->v[c->block];
	size_t from = at > BESIDE_MAX ? at - BESIDE_MAX : 0;

	if (c->marked || v->b->kind != BLOCK_ITEM || v->b->box != BOX_NONE)
		return false;
	/* "Target Artifacts (Maya):" */
	if (!c->listed && c->form == CLAIM_BRACKET && v->children > 0 && token_is_colon(&v->t, v->t.n - 1) && c->task_to == c->task_from + 2 &&
	    v->t.v[c->task_from].letters == CASE_CAPITAL && v->t.v[c->task_from + 1].letters == CASE_CAPITAL)
		return true;
	if (!c->listed)
		return false;
	if (heads_tasks(o, claims, at))
		return true;
	for (size_t i = from; i < claims->n && i <= at + BESIDE_MAX; i++) {
		const struct claim *d = &claims->v[i];
		int parent = o->v[d->block].parent;

		if (d->marked && !o->v[d->block].b->arrow && d->block != c->block && parent >= 0 &&
		    token_is(&o->v[d->block].t, 0, '[') && (parent == (int)c->block || parent == v->parent))
			return true;
	}
	return false;
}

/* ---- said again ---------------------------------------------------------------- */

/* Blocks of a chat between what is asked and the answer of whoever is asked. */
#define ECHO_BLOCKS 8

/* "orders those": a verb and nothing of what. */
static bool
goes_back(const struct tokens *t, const struct claim *c)
{
	return c->task_to == c->task_from + 2 && (t->v[c->task_from + 1].is & W_PRONOUN);
}

static void
echo_drop(struct claim *c)
{
	c->taken = false;
	c->score = 0;
	c->rule = "says yes to what was asked";
}

/* "will sort it", "I'll order them this week": a verb, a word that goes back to what was asked, and perhaps when. */
static bool
says_again(const struct tokens *t, const struct claim *c)
{
	static const char *const span[] = { "this", "next", "on", "at", "am", "um", "le", "el" }, *const it[] = { "lo", "la", "los", "las", "le", "les" };
	size_t i = c->task_from, to = c->task_to;
	bool before;

	while (to > i && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	/* "la paso hoy" */
	before = i + 2 <= to && (clause_is_clitic(t->v[i].low) || SLICE_IS_ONE_OF(t->v[i].low, it));

	if (!c->chat || c->form != CLAIM_SELF || c->answer > 0 || i + 2 > to ||
	    (!before && (!(t->v[i].is & W_VERB) || !(t->v[i + 1].is & W_PRONOUN) || (t->v[i + 1].is & (W_I | W_WE)))))
		return false;
	for (i += 2; i < to; i++)
		if (!(t->v[i].is & (W_TIME | W_BYTIME | W_ARTICLE | W_LEAD)) &&
		    t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT &&
		    !SLICE_IS_ONE_OF(t->v[i].low, span))
			return false;
	return true;
}

/* Tokens of what is said of it behind "yes, I'll". */
#define CONSENT_TOKENS 12

/* "yes will put them in the hall by Friday": behind a yes what he does with the same things. */
static bool
consents(const struct tokens *t, const struct claim *c)
{
	static const char *const yes[] = { "yes", "yep", "yeah", "ok", "okay", "sure", "ja", "klar", "oui", "s\303\255", "vale" };
	size_t i = c->task_from;

	if (!c->chat || c->form != CLAIM_SELF || c->answer > 0 || c->signal != SIGNAL_WILL || i + 2 > c->task_to || c->task_to > i + CONSENT_TOKENS ||
	    !(t->v[i].is & W_VERB) || !(t->v[i + 1].is & W_PRONOUN) || (t->v[i + 1].is & (W_I | W_WE | W_ADDRESSED)))
		return false;
	for (size_t j = c->signal_at; j > 0 && j + 4 > c->signal_at; j--)
		if (SLICE_IS_ONE_OF(t->v[j - 1].low, yes))
			return true;
	return false;
}

/* "@Maya" and "Maya Lin": is one name the beginning of the other? */
static bool
is_same_name(const struct outline *o, const struct claim *a, const struct claim *b)
{
	struct slice x = tokens_slice(&o->v[a->actor_block].t, a->actor.from, a->actor.to);
	struct slice y = tokens_slice(&o->v[b->actor_block].t, b->actor.from, b->actor.to);

	if (slice_starts(x, SLICE("@")))
		x = slice_from(x, 1);
	if (slice_starts(y, SLICE("@")))
		y = slice_from(y, 1);
	return a->actor.n == 1 && b->actor.n == 1 && x.len > 0 && y.len > 0 &&
	    (slice_starts_nocase(x, y) || slice_starts_nocase(y, x));
}

/* "@Maya can you book the hall?" and below it her "yes, I'll book it by Friday": one task, which the question words. */
void
judge_echoes(const struct outline *o, struct claim_list *claims)
{
	for (size_t i = 0; i < claims->n; i++) {
		struct claim *c = &claims->v[i];

		if (!c->taken || !c->chat || !(c->asked || c->answer > 0))
			continue;
		for (size_t j = i + 1; j < claims->n && claims->v[j].block <= c->block + ECHO_BLOCKS; j++) {
			struct claim *d = &claims->v[j];

			if (c->answer > 0 ? d->block != (size_t)c->answer : !is_same_name(o, c, d))
				continue;
			if (says_again(&o->v[d->block].t, d)) {
				echo_drop(c->answer > 0 && goes_back(&o->v[c->block].t, c) ? c : d);
				/* "la paso hoy" says when */
				if (c->asked && c->answer == 0 && !(o->v[d->block].t.v[d->task_from].is & W_VERB))
					c->answer = (int)d->block;
			}
			else if (c->asked && c->answer == 0 && consents(&o->v[d->block].t, d)) {
				c->answer = (int)d->block;
				echo_drop(d);
			}
			break;
		}
	}
}

bool
judge_is_called(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t n;

	return c->actor_block == c->block && c->task_from == c->actor.to + token_is(t, c->actor.to, ',') &&
	    clause_is_ordered(t, &c->actor, c->to, &n);
}
