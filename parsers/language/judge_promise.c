/*
 * See judge_rule.h. Promises in sentences: somebody known "will", with a day; and, where
 * he has an address or the model has seen too little of the language, also without.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/finish_search.h"
#include "parsers/language/judge_rule.h"

/* Tokens of a sentence that promises. */
#define PROMISE_TOKENS 40

/* May something be promised there, and not told, planned or asked? */
static bool
is_place(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return !page->dialogue && !c->chat && c->task_to > c->task_from + 1 && !token_is(&v->t, c->task_from + 1, ')') &&
	    c->to - c->from <= PROMISE_TOKENS && !judge_is_told(&v->t, c) &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || v->section == SECTION_FYI ||
	        (v->section == SECTION_AGENDA && !v->direct && !judge_is_agenda_point(&v->t, c)));
}

/* "the treasurer", "der Kassenwart": an office that one person holds; a board or a team is news as often as not. */
static bool
is_office(const struct outline *o, const struct claim *c)
{
	static const char *const offices[] = { "treasurer", "secretary", "president", "vice-president",
		"caretaker", "clerk", "registrar", "librarian", "accountant", "headmaster", "headmistress",
		"chairman", "chairwoman", "chairperson", "vorsitzende", "vorsitzender", "vorsitzenden",
		"kassenwart", "kassenwartin", "kassierer", "kassiererin", "schatzmeister", "schatzmeisterin",
		"schriftf\303\274hrer", "schriftf\303\274hrerin", "gesch\303\244ftsf\303\274hrer",
		"gesch\303\244ftsf\303\274hrerin", "hausmeister", "hausmeisterin", "beisitzer", "beisitzerin",
		"pr\303\251sident", "pr\303\251sidente", "vice-pr\303\251sident", "vice-pr\303\251sidente",
		"tr\303\251sorier", "tr\303\251sori\303\250re", "secr\303\251taire", "maire", "g\303\251rant",
		"g\303\251rante", "r\303\251gisseur", "presidente", "presidenta", "vicepresidente",
		"vicepresidenta", "secretario", "secretaria", "tesorero", "tesorera", "alcalde", "alcaldesa",
		"concejal" };
	const struct tokens *t = &o->v[c->actor_block].t;

	return c->actor.kind == ACTOR_ROLE && c->actor.n == 1 && c->actor.v[0].to > c->actor.v[0].from &&
	    SLICE_IS_ONE_OF(t->v[c->actor.v[0].to - 1].low, offices);
}

/* "will be", "will have", "will attend": no deed. */
static bool
is_deed_word(const struct token *w)
{
	static const char *const no[] = { "attend", "leave", "return", "miss", "start", "continue", "see" };

	if (!(w->is & W_VERB) || (w->is & (W_BE | W_STATIVE | W_PAST | W_NOT | W_EVENT)))
		return false;
	return !SLICE_IS_ONE_OF(w->low, no);
}

bool
judge_ends_in_deed(const struct tokens *t, const struct claim *c)
{
	static const char *const no[] = { "kommen", "gehen", "sein", "haben", "bleiben", "werden", "fehlen",
		"freuen", "fahren", "teilnehmen", "dabeisein", "sehen", "wissen", "m\303\266gen" };
	static const char *const to_day[] = { "zum", "am", "im", "ende" };
	size_t to = c->task_to;
	const struct token *w;

	/* "..., spätestens zum 10.12." */
	while (to > c->task_from + 1 && (t->v[to - 1].kind != TOKEN_WORD || (t->v[to - 1].is & (W_TIME | W_BYTIME | W_DUE)) ||
	                                    SLICE_IS_ONE_OF(t->v[to - 1].low, to_day)))
		to--;
	w = &t->v[to - 1];
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || w->low.len < 5 ||
	    !(slice_ends_nocase(w->low, SLICE("en")) || slice_ends_nocase(w->low, SLICE("eln")) ||
	        slice_ends_nocase(w->low, SLICE("ern"))) ||
	    (w->is & (W_BE | W_PAST | W_STATIVE | W_TIME)))
		return false;
	if (SLICE_IS_ONE_OF(w->low, no))
		return false;
	return true;
}

/* "va nous envoyer le plan", "va a llamarlo": a French or Spanish verb that is a deed, a pronoun before or on
 * it. */
bool
judge_has_infinitive(const struct tokens *t, const struct claim *c)
{
	static const char *const ends[] = { "er", "ir", "re", "ar", "arlo", "arla", "arlos", "erlo", "irlo",
		"arle", "arnos", "arme" };
	static const char *const no[] = { "\303\252tre", "venir", "aller", "ir", "ser", "estar", "avoir",
		"tener", "rester", "arriver", "partir", "llegar", "salir", "viajar", "faltar" };

	for (size_t i = c->task_from; i < c->task_to && i < c->task_from + 3; i++) {
		const struct token *w = &t->v[i];

		if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || w->low.len < 4)
			continue;
		if (SLICE_IS_ONE_OF(w->low, no))
			return false;
		for (size_t j = 0; j < sizeof(ends) / sizeof(ends[0]); j++)
			if (slice_ends_nocase(w->low, slice_of(ends[j])))
				return true;
	}
	return false;
}

/* "I'll get the firm to split it", "I'll send them the list": what the writer does with a thing or to somebody. */
static bool
gets_done(const struct tokens *t, const struct claim *c)
{
	static const char *const verbs[] = { "send", "call", "ask", "order", "book", "write", "get", "chase",
		"pay", "print", "arrange", "organise", "organize", "fix", "file", "draft", "prepare",
		"collect", "forward", "contact", "email", "ring", "phone" };
	const struct token *w = &t->v[c->task_from];

	if (c->task_to < c->task_from + 4 || !SLICE_IS_ONE_OF(w->low, verbs) || slice_eq(w[1].low, SLICE("you")))
		return false;
	for (size_t i = c->from; i < c->task_to; i++)
		if (t->v[i].is & (W_CONDITION | W_NOT))
			return false;
	return (w[1].is & (W_ARTICLE | W_PRONOUN)) ||
	    (w[1].kind == TOKEN_WORD && w[1].letters != CASE_LOWER) || w[1].kind == TOKEN_NUMBER;
}

/* Times that the notes bind a name by which it is one, though nobody knows it. */
#define BOUND_LEAST 2

/* Are all who are to do it people: known, of a name that people give, or bound in other lines as well? */
static bool
are_people(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	for (size_t i = 0; i < c->actor.n; i++) {
		const struct token *w = &t->v[c->actor.v[i].from];

		if (c->actor.v[i].kind <= ACTOR_HANDLE || (w->is & (W_GIVEN | W_FUTURE | W_TIME)) == W_GIVEN)
			continue;
		if (i > 0 || c->actor.kind != ACTOR_WORD || w->is != 0 || w->letters != CASE_CAPITAL ||
		    actor_is_inflected(w) || judge_binds(o, page, c) < BOUND_LEAST)
			return false;
	}
	return c->actor.n > 0;
}

/* "s'est engagée à", "ha quedado en", "hat zugesagt": a promise by its word, with or without a day. */
static bool
gives_word(const struct tokens *t, const struct claim *c)
{
	static const char *const stems[] = { "engag", "compromet", "quedado", "qued\303\263", "zugesagt", "versprochen", "promis", "prometi", "zugestimmt", "angeboten" };

	for (size_t i = c->signal_at; i < c->task_from; i++)
		for (size_t j = 0; j < sizeof(stems) / sizeof(stems[0]); j++)
			if (slice_starts(t->v[i].low, slice_of(stems[j])))
				return true;
	return false;
}

/* "El administrador colocará dos carteles antes del viernes", "la Dra. Quiroga remitirá el informe": somebody by his
 * office, with a day, and in French and Spanish with a title. */
static bool
is_promise_of_office(const struct outline *o, const struct claim *c)
{
	static const char *const days[] = { "demain", "aujourd'hui", "ma\303\261ana", "hoy", "heute", "morgen", "\303\274bermorgen" };
	bool german = o->set.n > 1 && o->set.v[1] == &words_de;
	const struct tokens *t = &o->v[c->actor_block].t;
	size_t i = c->actor.v[0].from;
	bool soon = false;

	if (o->set.n < 2 || (o->set.v[1] != &words_fr && o->set.v[1] != &words_es && !german) || c->author || c->actor.n == 0 || c->actor_block != c->block ||
	    c->task_to < c->task_from + 3)
		return false;
	for (size_t j = c->task_from; j < c->task_to; j++)
		soon = soon || SLICE_IS_ONE_OF(t->v[j].low, days);
	/* "la mairie coupe l'eau demain", "quittera la société" is news */
	if (clause_is_life_of(t, c->task_from))
		return false;
	/* "la dirección se reúne el 2 de diciembre" */
	if (c->task_from == 0 || slice_eq(t->v[c->task_from - 1].low, SLICE("se")) || slice_starts(t->v[c->task_from].low, SLICE("s'")))
		return false;
	if (c->actor.kind == ACTOR_ROLE)
		return soon || gives_word(t, c) || (german ? judge_has_deadline(t, c) : judge_names_when(t, c));
	return !german && c->actor.n == 1 && (t->v[i].is & W_TITLE) && (c->signal == SIGNAL_WILL || judge_names_when(t, c));
}

/* "confirmed that he is moving the desks on Saturday": the verb of a deed behind "is". */
static bool
is_being_done(const struct outline *o, const struct tokens *t, size_t i)
{
	char room[WORDS_GERUND_MAX];

	return i > 0 && (t->v[i - 1].is & W_BE) && !clause_is_life(&t->v[i]) &&
	    (words_find(&o->set, words_gerund_base(&o->set, t->v[i].low, room)) & (W_VERB | W_STATIVE)) == W_VERB;
}

static bool
is_promise(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct words *language = o->set.n > 1 ? o->set.v[1] : &words_en;
	bool by = judge_has_deadline(t, c);

	if (c->signal == SIGNAL_COMMIT && c->actor.kind > ACTOR_NAME && is_promise_of_office(o, c))
		return true; /* "la directrice prépare les listes pour lundi" */
	if (language == &words_de && c->signal == SIGNAL_WILL)
		return judge_ends_in_deed(t, c) && (by || !c->author || judge_names_when(t, c));
	if ((language == &words_fr || language == &words_es) && c->signal == SIGNAL_WILL && !c->author &&
	    (t->v[c->task_from].is & (W_FUTURE | W_VERB | W_STATIVE | W_BE)) == (W_FUTURE | W_VERB))
		return true; /* "traerá las llaves", "relancera le bailleur" */
	if ((language == &words_fr || language == &words_es) && c->signal == SIGNAL_WILL)
		return judge_has_infinitive(t, c) && (by || !c->author || judge_names_when(t, c));
	if (language == &words_zh)
		return c->signal == SIGNAL_COMMIT && !c->author && (by || judge_names_when(t, c));
	return (by || c->reachable || is_office(o, c) || (c->author && gets_done(t, c)) || (!c->author && are_people(o, page, c))) &&
	    (is_deed_word(&t->v[c->task_from]) || is_being_done(o, t, c->task_from));
}

/* Does a sentence of its own begin at token i, behind "and", a comma or a bracket: "too cold (Maya will bring a heater)"? */
static bool
is_apart(const struct tokens *t, size_t i)
{
	if (i > 1 && (t->v[i - 1].is & W_ARTICLE))
		i--;
	return i > 0 &&
	    ((t->v[i - 1].is & (W_LEAD | W_AND)) || token_is(t, i - 1, ',') || token_is(t, i - 1, ';') || token_is(t, i - 1, '(') ||
	        token_is_colon(t, i - 1) || token_is_dash(t, i - 1));
}

bool
judge_is_promised(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	size_t from;
	bool front = c->first || (c->author && c->from > 0 && token_is(&o->v[c->block].t, c->from - 1, ',')) ||
	    (!c->author && c->actor_block == c->block && is_apart(&o->v[c->block].t, c->actor.from));

	if (c->form != CLAIM_CLAUSE || (c->signal != SIGNAL_WILL && c->signal != SIGNAL_COMMIT) || !front ||
	    !(c->author ||
	        (c->actor.n > 0 &&
	            (c->actor.kind <= (o->set.n > 1 ? ACTOR_NAME : ACTOR_DEPARTMENT) || is_office(o, c) || is_promise_of_office(o, c) ||
	                (c->signal == SIGNAL_WILL && are_people(o, page, c))))))
		return false;
	/* "IT will update the laptops at night" is news as well */
	if (c->actor.kind == ACTOR_DEPARTMENT && !judge_has_deadline(&o->v[c->block].t, c))
		return false;
	/* "los martes Grace abre el almacén" */
	for (from = c->from; from > 0 && !token_is(&o->v[c->block].t, from - 1, '.');)
		from--;
	if (c->signal == SIGNAL_COMMIT && o->set.n > 1 && clause_is_usual(&o->v[c->block].t, from, c->to))
		return false;
	return is_place(o, page, c) && is_promise(o, page, c);
}

/*
 * "The flyers are out, Tom to order more", "next fair (Tom to find a date)": a name and what is to be done, which no
 * sentence goes around; whatever the notes' headings are, nobody says such a thing of what he does anyway.
 */
static bool
is_handed_by_name(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t i = c->actor.from;
	bool apart = c->first || i == 0 || token_is(&v->t, i - 1, ',') || token_is(&v->t, i - 1, '(') ||
	    token_is(&v->t, i - 1, '[') || token_is(&v->t, i - 1, ';') || token_is_dash(&v->t, i - 1) ||
	    (i > 1 && token_is(&v->t, i - 1, '-') && token_is(&v->t, i - 2, '-'));

	if (c->actor_block != c->block || !apart || c->signal_at != c->actor.to || c->task_from > c->signal_at + 1 ||
	    v->b->struck || v->section == SECTION_DONE || v->section == SECTION_OLD || section_is_roster(v->section))
		return false;
	return !c->chat && c->task_to > c->task_from + 1 && c->to - c->from <= PROMISE_TOKENS &&
	    !judge_is_told(&v->t, c) && is_deed_word(&v->t.v[c->task_from]) &&
	    v->t.v[c->task_from].letters == CASE_LOWER && !token_is(&v->t, c->task_to - 1, '?') &&
	    !(c->task_to < v->t.n && token_is(&v->t, c->task_to, '?')) && are_people(o, page, c);
}

bool
judge_is_handed(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if (c->form != CLAIM_CLAUSE || c->signal != SIGNAL_TO)
		return false;
	if (is_handed_by_name(o, page, c))
		return true;
	/* "Badges: Maya still to order them" */
	return c->actor.n > 0 && c->actor.kind <= ACTOR_DEPARTMENT &&
	    (c->first || (c->actor.from > 0 && token_is_colon(&v->t, c->actor.from - 1))) &&
	    (v->b->kind == BLOCK_ITEM || v->b->kind == BLOCK_ROW || c->actor.kind == ACTOR_DEPARTMENT) && is_place(o, page, c) &&
	    (is_deed_word(&v->t.v[c->task_from]) || slice_eq(v->t.v[c->task_from].low, SLICE("have")));
}

bool
judge_says_will(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	return c->form == CLAIM_SELF && c->signal == SIGNAL_WILL && !c->author && c->actor.n == 1 &&
	    c->actor.kind <= ACTOR_NAME && c->actor.kind != ACTOR_DEPARTMENT && c->actor_block == c->block &&
	    token_is_colon(t, c->actor.to) && c->signal_at == c->actor.to + 1 &&
	    is_deed_word(&t->v[c->task_from]) && c->task_to > c->task_from + 2 && !judge_is_told(t, c);
}

bool
judge_is_vow(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	/* "Interest is picking up": English writes sentences about things like that */
	return o->set.n > 1 && v->b->kind == BLOCK_ITEM && c->first && c->actor.kind == ACTOR_WORD && c->actor_block == c->block && c->actor.from == c->from &&
	    v->t.v[c->signal_at].phrase_len > 1 && c->task_to >= c->task_from + 3;
}

/* "for Friday", "for the 4 December" at the end. */
static bool
is_for_day(const struct tokens *t, const struct claim *c)
{
	size_t to = c->task_to;
	bool day = false;

	while (to > c->task_from && (t->v[to - 1].kind != TOKEN_WORD || (t->v[to - 1].is & (W_TIME | W_ARTICLE)))) {
		to--;
		day = day || (t->v[to].is & W_TIME);
	}
	return day && to > c->task_from && slice_eq(t->v[to - 1].low, SLICE("for"));
}

/* Tokens at the end of a clause that say when: ", Tuesday morning at latest". */
#define WHEN_TOKENS 5

/* "Omar is bringing the lamps on Friday", ", Friday at latest": with a thing, and the day at the end. */
static bool
does_it_on(const struct tokens *t, size_t i, size_t to)
{
	static const char *const lives[] = { "having", "meeting", "visiting", "attending", "leaving", "taking", "giving", "hosting", "spending", "starting",
		"using", "wearing", "showing", "presenting", "skipping", "leading", "missing", "joining", "running", "chairing" };
	size_t from;

	while (to > i + 3 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (to < i + 5 || !(t->v[i + 2].is & W_ARTICLE) || SLICE_IS_ONE_OF(t->v[i + 1].low, lives))
		return false;
	for (from = to; from > i + 4 && from + WHEN_TOKENS > to && ((t->v[from - 1].is & (W_TIME | W_BYTIME)) || t->v[from - 1].kind == TOKEN_NUMBER || slice_eq(t->v[from - 1].low, SLICE("latest")) || slice_eq(t->v[from - 1].low, SLICE("at")));)
		from--;
	return from < to && tokens_name_day(t, from, to) && (token_is(t, from - 1, ',') || slice_eq(t->v[from - 1].low, SLICE("on"))) && clause_is_ahead(t, from, to);
}

/* "Omar is preparing the figures by Wednesday": under way, but promised for a day. */
static bool
is_under_way_by(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t i = c->signal_at;

	if (c->form != CLAIM_CLAUSE || !(c->signal == SIGNAL_STATUS || c->signal == SIGNAL_BE || (c->signal == SIGNAL_WILL && (v->t.v[i].is & W_BE))) || !c->first ||
	    page->dialogue || c->actor.kind > ACTOR_HANDLE || !(judge_has_deadline(&v->t, c) || is_for_day(&v->t, c) || does_it_on(&v->t, i, c->to)) ||
	    !(v->section == SECTION_NONE || v->section == SECTION_ACTION || section_is_fyi(v->section)) ||
	    i + 2 >= c->to || judge_is_told_of_us(&v->t, c))
		return false;
	return slice_ends_nocase(v->t.v[i + 1].low, SLICE("ing")) && v->t.v[i + 1].len > 5 &&
	    !slice_eq(v->t.v[i + 1].low, SLICE("waiting")) && !slice_eq(v->t.v[i + 1].low, SLICE("hoping")) &&
	    !slice_eq(v->t.v[i + 1].low, SLICE("expecting"));
}

/* Tokens of a line that names somebody, a thing and a day. */
#define LABEL_LINE 14

/* "Maya: new mock-ups, Monday" where others are named so as well: somebody, a thing, and behind a comma the day. */
static bool
is_label_with_day(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct tokens *t = &v->t;
	size_t comma;

	if (c->form != CLAIM_LABEL || c->signal != SIGNAL_COLON || c->actor.kind > ACTOR_HANDLE || c->actor.n == 0 || !c->reachable || c->chat || page->dialogue ||
	    page->labels < 2 || c->actor_block != c->block || t->n > LABEL_LINE || (v->section != SECTION_NONE && v->section != SECTION_ACTION))
		return false;
	for (comma = t->n; comma > c->task_from + 1 && !token_is(t, comma - 1, ',');)
		comma--;
	if (comma <= c->task_from + 2 || slice_eq(t->v[c->task_from].low, SLICE("home")) || !tokens_name_day(t, comma, t->n))
		return false;
	for (size_t i = c->task_from; i < t->n; i++)
		if ((t->v[i].is & (W_BE | W_PAST | W_NOT | W_I | W_WE | W_EVENT)) || (i >= comma && !search_is_mere(&t->v[i])))
			return false;
	return true;
}

const char *
judge_done_by_day(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	if (is_under_way_by(o, page, c))
		return "what somebody known is doing, with a day";
	if (is_label_with_day(o, page, c))
		return "somebody, a thing and its day";
	if (page->fronted > 1 && !page->dialogue && judge_is_fronted(o, c))
		return "somebody known, an arrow and a thing, as others have them";
	return judge_is_handed_by_arrow(o, page, c) ? "an arrow hands it to somebody known" : NULL;
}
