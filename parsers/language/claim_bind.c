/*
 * See claim_clause.h. What binds an actor in a sentence: "will", "agreed to", a colon, or
 * that he does something, and whether a clause of its own begins with him.
 */
#include "parsers/language/claim_clause.h"

static bool
front_counts(const struct finder *f, const struct actor *a, enum signal s, bool listed, size_t end)
{
	const struct tokens *t = f->t;

	if (signal_binds(s) || s == SIGNAL_NEED || s == SIGNAL_WEAK)
		return true;
	if (s == SIGNAL_COLON || s == SIGNAL_DASH)
		return actor_is_named(a) || a->kind == ACTOR_NOBODY || a->kind == ACTOR_SOMEBODY ||
		    a->kind == ACTOR_I;
	return (s == SIGNAL_STATUS || s == SIGNAL_VERB || s == SIGNAL_PAST) && actor_is_named(a) &&
	    (a->kind <= ACTOR_DEPARTMENT || (s == SIGNAL_VERB && ((listed && a->kind <= ACTOR_WORD) || clause_is_person(t, a) || clause_guest_does(f, a, end))));
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
	/* a noun as well */
	if (slice_eq(w->low, SLICE("calls")))
		return true;
	if ((w->is & W_FUNCTION) != 0)
		return false;
	return german ? slice_ends_nocase(w->low, SLICE("t"))
	              : o->set.n < 2 && slice_ends_nocase(w->low, SLICE("s")) &&
	        !slice_ends_nocase(w->low, SLICE("ss")) && !slice_ends_nocase(w->low, SLICE("us"));
}

bool
clause_is_third_person(const struct outline *o, const struct token *w)
{
	static const char *const no[] = { "is", "has", "was", "wants", "needs", "thinks", "says", "knows", "likes", "agrees", "does", "feels", "hopes",
		"believes", "his", "this", "always" };

	return o->set.n < 2 && w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->len > 3 && slice_ends_nocase(w->low, SLICE("s")) &&
	    !slice_ends_nocase(w->low, SLICE("ss")) && !(w->is & (W_PRONOUN | W_TIME | W_LEAD | W_AND)) && !SLICE_IS_ONE_OF(w->low, no);
}

/* Among tasks or with a day, a known name in front of a word that no dictionary has: "Maya sketches it". */
static enum signal
does_something(const struct finder *f, const struct actor *a, size_t end, size_t *n)
{
	const struct tokens *t = f->t;
	bool among = f->marked || f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD;
	size_t i = a->to;

	*n = 0;
	if (actor_is_named(a) && clause_guest_does(f, a, end))
		return SIGNAL_VERB;
	if (!actor_is_named(a) || !(clause_is_person(t, a) || (among && a->kind <= ACTOR_NAME)))
		return SIGNAL_NONE;
	/* "wollte mehr", "fragte, ob" tell of the past */
	if (f->marked && i + 1 < end && a->kind <= ACTOR_HANDLE && clause_is_third_person(f->o, &t->v[i]))
		return SIGNAL_VERB;
	if ((among || clause_says_by(t, i, end)) && i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].is == 0 &&
	    t->v[i].letters == CASE_LOWER && !(f->o->set.n > 1 && f->o->set.v[1] == &words_de && slice_ends_nocase(t->v[i].low, SLICE("te"))))
		return f->marked && f->o->set.n < 2 && t->v[i].len > 5 && slice_ends_nocase(t->v[i].low, SLICE("ed")) ? SIGNAL_PAST : SIGNAL_VERB;
	/* "Maya reworks it", "Sabine gleicht ... ab": a line of its own says what somebody known does */
	return i + 1 < end && clause_is_person(t, a) && clause_does(f->o, t, i, end, a) ? SIGNAL_VERB
	                                                                                 : SIGNAL_NONE;
}

/* "me" is nobody who does, and "habe", "ai demandé" tell what was done. */
static bool
is_no_subject(const struct tokens *t, const struct actor *a, const struct token *w)
{
	static const char *const had[] = { "habe", "hab", "hatte", "bin", "ai", "avais", "suis", "he", "hemos" };
	struct slice i = t->v[a->to - 1].low;

	if (slice_eq(t->v[a->from].low, SLICE("me")) || slice_eq(i, SLICE("ai")))
		return true;
	return SLICE_IS_ONE_OF(w->low, had);
}

/* A day that can only be to come. */
static bool
says_tomorrow(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "tomorrow", "tmrw", "tonight", "next" };

	for (; i < end; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words))
			return true;
	return false;
}

/* "I call her on Thursday", "Je relance le bailleur demain": what somebody says he does, with a day. */
static bool
does_myself(const struct finder *f, const struct actor *a, size_t end)
{
	static const char *const no_deed[] = { "feel", "know", "understand", "get", "become", "see", "hope", "believe",
		"wei\303\237", "sehe", "f\303\274hle", "w\303\274nsche", "arbeite", "fahre", "danke", "freue", "gr\303\274\303\237e" };
	static const char *const adds[] = { "add", "create", "book", "order", "send", "call", "write", "check", "update", "prepare", "make", "ask", "draft", "fix", "upload",
		"open", "file" };
	/* "I think Maya tells him on Friday" */
	static const char *const minds[] = { "think", "guess", "suppose", "assume", "reckon", "believe", "hope", "know" };
	size_t at = a->to;
	const struct token *w;

	/* "ich selbst nehme" */
	if (at + 2 < end &&
	    (slice_eq(f->t->v[at].low, SLICE("selbst")) || slice_eq(f->t->v[at].low, SLICE("selber")) ||
	        slice_eq(f->t->v[at].low, SLICE("myself"))))
		at++;
	w = &f->t->v[at];
	if (f->o->set.n > 1 && f->o->set.v[1] == &words_de && clause_is_state_of_mine(w->low))
		return false;
	if (at + 1 >= end || is_no_subject(f->t, a, w) || clause_is_state(f->o, f->t, at, end) ||
	    (slice_eq(w->low, SLICE("work")) && slice_eq(w[1].low, SLICE("from"))))
		return false;
	/* "我明天把报告发给 Maya" */
	if (w->kind == TOKEN_IDEOGRAPH)
		return (f->v->section == SECTION_ACTION || clause_is_ahead(f->t, a->from, end)) &&
		    !token_has(f->t, a->to, W_NOT | W_WEAK | W_DONE, NULL);
	/* "im getting onto them tomorrow" */
	if (slice_eq(f->t->v[a->from].low, SLICE("i")) && f->t->v[a->from].len == 2)
		return slice_ends_nocase(w->low, SLICE("ing")) && w->len > 5 && !(w->is & (W_STATUS | W_STATIVE)) && clause_is_ahead(f->t, a->from, end);
	/* "I'm taking it to Maya myself tomorrow" */
	if ((slice_eq(w->low, SLICE("'m")) || slice_eq(w->low, SLICE("am"))) &&
	    slice_ends_nocase(f->t->v[a->to + 1].low, SLICE("ing")) &&
	    !(f->t->v[a->to + 1].is & (W_STATUS | W_STATIVE)))
		return !clause_is_life(&f->t->v[a->to + 1]) && clause_is_ahead(f->t, a->from, end) && f->t->v[a->to + 1].len > 5;
	/* "I take the rota" in a chat */
	if (clause_in_chat(f) && a->to == a->from + 1 &&
	    (slice_eq(w->low, SLICE("take")) || slice_eq(w->low, SLICE("nehme")) ||
	        slice_eq(w->low, SLICE("\303\274bernehme")) || slice_eq(w->low, SLICE("do"))) &&
	    at + 2 < end && (f->t->v[at + 1].is & W_ARTICLE) && !clause_is_over(f->t, a->to, end))
		return true;
	/* "and I add a case to the list", behind what another takes on */
	if (clause_in_chat(f) && f->o->set.n < 2 && a->to == a->from + 1 && a->from > 0 && (f->t->v[a->from - 1].is & (W_AND | W_LEAD)) &&
	    SLICE_IS_ONE_OF(w->low, adds) && at + 3 < end && (f->t->v[at + 1].is & W_ARTICLE) && !clause_is_over(f->t, a->to, end))
		return true;
	/* "I put it on the page by Friday", "I put it online tomorrow" are no past */
	if ((slice_eq(w->low, SLICE("put")) || slice_eq(w->low, SLICE("set")) || slice_eq(w->low, SLICE("cut"))) &&
	    (clause_says_by(f->t, a->to, end) || says_tomorrow(f->t, a->to, end)))
		return true;
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER ||
	    (w->is & (W_PAST | W_STATUS | W_BE | W_WEAK | W_NEED | W_STATIVE | W_NOT)))
		return false;
	if ((f->o->set.n > 1 && SLICE_IS_ONE_OF(w->low, no_deed)) || SLICE_IS_ONE_OF(w->low, minds))
		return false;
	/* "I mill two pieces once I have the drawing"; not "I know more once I have it" */
	if (!SLICE_IS_ONE_OF(w->low, no_deed) &&
	    ((w->is & (W_VERB | W_MYSELF)) || (w->is == 0 && !slice_ends_nocase(w->low, SLICE("ed")))) &&
	    clause_says_once(f->t, at, end))
		return true;
	return ((w->is & (W_VERB | W_COMMIT | W_MYSELF)) || (w->is == 0 && f->o->set.n > 1)) &&
	    (clause_is_ahead(f->t, a->from, end) ||
	        (clause_in_chat(f) && (w->is & W_MYSELF) && !clause_is_over(f->t, a->to, end)));
}

/* "I book the hall", "ich frag den Drucker": what the writer says he does, without a day. In English a verb that looks the
 * same in the past tells of it as often. */
static bool
does_sometime(const struct finder *f, const struct actor *a, size_t end, size_t least)
{
	static const char *const no_deed[] = { "read", "put", "set", "cut", "let", "shut", "hit", "see", "find", "get", "agree", "suggest",
		"propose", "recommend", "wonder", "leave", "forget", "apologise", "apologize", "thank", "welcome", "look", "work", "note",
		"understand", "question", "share", "support", "miss", "wait", "attend", "use", "run", "show", "move", "melde", "think", "hope",
		"guess", "believe", "suppose", "reckon", "mean", "want", "need", "prefer", "attach", "live", "travel", "eat", "drink", "keep",
		"teach", "play", "sell", "buy" };
	/* what he does with the mail itself */
	static const char *const mails[] = { "write", "send", "forward", "attach", "paste", "copy", "list", "repeat", "record", "confirm",
		"summarise", "summarize", "log", "add", "schicke", "schick", "schreibe", "schreib", "leite", "sende" };
	static const char *const you[] = { "you", "what", "this", "down", "it", "here", "everything", "quick", "quickly", "below", "as", "euch", "dir",
		"ihnen", "das", "es", "kurz", "mal", "nur", "hier" };
	const struct token *w = &f->t->v[a->to];

	if ((f->o->set.n > 1 && f->o->set.v[1] != &words_de) ||
	    (SLICE_IS_ONE_OF(w->low, mails) && SLICE_IS_ONE_OF(w[1].low, you)))
		return false;
	if (f->marked || clause_in_chat(f) || f->said || a->to != a->from + 1 || a->to + least >= end || is_no_subject(f->t, a, w) ||
	    w->kind != TOKEN_WORD || w->letters != CASE_LOWER ||
	    (w->is & (W_PAST | W_STATUS | W_BE | W_WEAK | W_NEED | W_STATIVE | W_NOT | W_FUTURE | W_LEAD)) ||
	    (SLICE_IS_ONE_OF(w->low, no_deed) && !(slice_eq(w->low, SLICE("move")) && (w[1].is & W_ARTICLE))) ||
	    !(w->is & (f->o->set.n > 1 ? W_MYSELF : W_VERB)))
		return false;
	return !clause_is_over(f->t, a->to, end) && !clause_is_state(f->o, f->t, a->to, end) &&
	    !slice_eq(w[1].low, SLICE("my")) && !slice_eq(w[1].low, SLICE("our")) &&
	    (w[1].kind == TOKEN_NUMBER || (w[1].kind == TOKEN_WORD && !(w[1].is & (W_NOT | W_CONDITION | W_AND | W_TO))));
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

/* "Service desk order:", "Finance call list:": the word behind a department or an unknown name is part of a topic. */
static bool
ends_topic(const struct tokens *t, const struct actor *a)
{
	const struct token *w = &t->v[a->to];

	return a->kind > ACTOR_HANDLE && w->letters == CASE_LOWER && !(w->is & W_DOES) &&
	    (token_is_colon(t, a->to + 1) ||
	        (a->to + 2 < t->n && t->v[a->to + 1].kind == TOKEN_WORD && token_is_colon(t, a->to + 2)));
}

/* "finds out", "looks into": two words by which somebody does what the first one alone does not say. */
static bool
does_with_particle(const struct tokens *t, size_t i)
{
	static const char *const verbs[] = { "finds", "looks", "goes", "sees", "works", "comes", "gets" };
	static const char *const out[] = { "out" }, *const into[] = { "into", "for", "up", "after" }, *const through[] = { "through", "over" },
	                        *const to[] = { "to" }, *const back[] = { "back" };
	static const struct {
		const char *const *v;
		size_t n;
	} behind[] = { { out, 1 }, { into, 4 }, { through, 2 }, { to, 1 }, { out, 1 }, { back, 1 }, { back, 1 } };

	for (size_t j = 0; j < sizeof(verbs) / sizeof(verbs[0]); j++)
		if (slice_is(t->v[i].low, verbs[j]))
			/* "finds out that it was paid" is news */
			return slice_among(t->v[i + 1].low, behind[j].v, behind[j].n) && !slice_eq(t->v[i + 2].low, SLICE("that"));
	return false;
}

bool
clause_asks_others(const struct tokens *t, size_t i, size_t end)
{
	static const char *const what[] = { "whether", "if", "for", "about", "to", "how", "when", "why", "what" };
	static const char *const many[] = { "two", "three", "four", "five", "both", "several" };
	const struct token *w = &t->v[i + 1];
	bool some;

	if (i + 3 > end)
		return false;
	if (does_with_particle(t, i))
		return true;
	some = w->kind == TOKEN_NUMBER || SLICE_IS_ONE_OF(w->low, many);
	if (!slice_eq(t->v[i].low, SLICE("asks")) || !(some || (w->is & W_ARTICLE) || (w->letters != CASE_LOWER && !(w->is & W_GIVEN))))
		return false;
	if (some)
		return true;
	for (size_t j = i + 2; j + 1 < end && j < i + 6; j++)
		if (SLICE_IS_ONE_OF(t->v[j].low, what))
			return true;
	return false;
}

/* Tokens of ", who was away last week,". */
#define RELATIVE_TOKENS 18

/* Behind "Maya" at token i ", who was not there,": the token at which the sentence goes on, or 0. */
static size_t
behind_relative(const struct tokens *t, size_t i, size_t end)
{
	static const char *const who[] = { "who", "der", "die", "qui", "que", "quien", "together", "along", "zusammen", "gemeinsam", "avec", "junto" };

	if (!token_is(t, i, ',') || i + 4 >= end || !SLICE_IS_ONE_OF(t->v[i + 1].low, who))
		return 0;
	for (size_t j = i + 3; j + 2 < end && j < i + RELATIVE_TOKENS; j++)
		if (token_is(t, j, ','))
			return j + 1;
	return 0;
}

/* "Maya on her side must", "Maya, for her part, will" behind whoever it is: the token behind that, or 0. */
static size_t
behind_aside(const struct tokens *t, size_t i, size_t end)
{
	static const char *const asides[] = { "on his side", "on her side", "on their side", "from his side", "from her side", "for his part", "for her part",
		"for their part", "on his end", "on her end", "de son c\303\264t\303\251", "pour sa part", "quant \303\240 lui", "por su parte", "de su lado", "myself" };
	static const char *const at[] = { "in", "from", "at", "\303\240", "de", "en" };
	size_t from = i + token_is(t, i, ','), n = CLAUSE_PHRASE_AT(t, from, end, asides);

	/* "Maya in Leeds will send it", "Maya from facilities is going to call" */
	if (n == 0 && i + 3 < end && SLICE_IS_ONE_OF(t->v[i].low, at) && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 2].letters == CASE_LOWER &&
	    (t->v[i + 1].letters == CASE_CAPITAL || ((t->v[i + 2].is | t->v[i + 2].phrase) & (W_FUTURE | W_NEED))))
		return i + 2;
	from += n;
	return n > 0 && from + 2 < end ? from + token_is(t, from, ',') : 0;
}

/* What binds the actor: the word behind him, or that there is a verb among tasks; *n: its tokens. */
static enum signal
binding_word(const struct finder *f, const struct actor *a, bool first, size_t end, size_t *n)
{
	enum signal s = signal_read(f->t, a->to, end, n);
	size_t i;

	if (is_object(f, a, s))
		return SIGNAL_NONE;
	/* "fait venir le frigoriste demain" is no past */
	if (first && (s == SIGNAL_NONE || (s == SIGNAL_PAST && actor_is_named(a) && clause_guest_does(f, a, end))))
		s = does_something(f, a, end, n);
	if ((s == SIGNAL_VERB && ends_topic(f->t, a)) ||
	    (s == SIGNAL_VERB && clause_is_of_topic(f, a, end)) ||
	    (a->kind == ACTOR_DEPARTMENT && clause_is_said_of_topic(f, a, s, *n, end)))
		return SIGNAL_NONE;
	/* "Maya then checks it" */
	if (s == SIGNAL_NONE && first && a->to + 2 < end && actor_is_named(a) && a->kind <= ACTOR_HANDLE &&
	    (f->t->v[a->to].is & (W_LEAD | W_VERB)) == W_LEAD && clause_does(f->o, f->t, a->to + 1, end, a)) {
		*n = 1;
		s = SIGNAL_VERB;
	}
	if ((s == SIGNAL_PAST || s == SIGNAL_NONE) && first && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE &&
	    clause_asks_others(f->t, a->to, end))
		s = SIGNAL_VERB;
	/* "=> Maya explains it to the staff": below an arrow that is no report */
	if (s == SIGNAL_PAST && first && (f->marked || f->v->section == SECTION_ACTION || (f->v->b->ordered && clause_says_by(f->t, a->to, end))) && slice_ends_nocase(f->t->v[a->to].low, SLICE("s")) &&
	    a->kind <= ACTOR_HANDLE)
		s = SIGNAL_VERB;
	/* "-> Maya proposes two dates" */
	if (s == SIGNAL_WEAK && first && f->marked && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE && clause_is_third_person(f->o, &f->t->v[a->to])) {
		s = SIGNAL_VERB;
		*n = 0;
	}
	/* "Maya, who was not there, will send it" */
	if (s == SIGNAL_NONE && first && (actor_is_named(a) || a->kind == ACTOR_I) &&
	    ((i = behind_relative(f->t, a->to, end)) > 0 || (i = behind_aside(f->t, a->to, end)) > 0)) {
		s = signal_read(f->t, i, end, n);
		if (!signal_binds(s) && s != SIGNAL_NEED && a->kind <= ACTOR_HANDLE && clause_does(f->o, f->t, i, end, a))
			s = SIGNAL_VERB;
		*n += i - a->to;
		return signal_binds(s) || s == SIGNAL_NEED || s == SIGNAL_VERB ? s : SIGNAL_NONE;
	}
	/* "Maya, Omar: to send" */
	if (s == SIGNAL_NONE && first && token_is(f->t, a->to, ',') && actor_is_named(a)) {
		s = signal_read(f->t, a->to + 1, end, n);
		*n += 1;
		if (!signal_binds(s))
			s = SIGNAL_NONE;
	}
	return s;
}

bool
clause_names_meeting(const struct token *w)
{
	static const char *const words[] = { "decided", "agreed", "agree", "agreement", "minutes", "recap", "summary", "resume", "notes", "notizen", "notas",
		"r\303\251sum\303\251", "outcome", "outcomes", "result", "results", "meeting", "call", "sync", "session", "workshop", "writing",
		"record", "review", "debrief", "huddle", "standup", "kickoff", "kick-off", "retro", "decisions", "together", "met", "spoke", "talked", "discussed", "besprechung", "sitzung", "runde", "protokoll", "gespr\303\244ch", "abstimmung", "austausch",
		"besprochen", "vereinbart", "beschlossen", "ergebnis", "ergebnisse", "termin", "telefonat", "zusammen", "r\303\251union",
		"compte", "d\303\251cid\303\251", "convenu", "appel", "point", "bilan", "r\303\251capitule", "r\303\251sumer", "reuni\303\263n",
		"acta", "acuerdos", "acordado", "acordamos", "quedamos", "resumen", "llamada" };

	return SLICE_IS_ONE_OF(w->low, words);
}

bool
clause_names_news(const struct token *w)
{
	static const char *const words[] = { "news", "nouvelles", "noticias", "novedades", "neues", "neuigkeiten", "gossip" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "As agreed on the phone:", "Beschlossen:" */
static bool
is_agreed_before(const struct tokens *t, size_t from, size_t colon)
{
	for (size_t i = from; i < colon; i++)
		if (clause_names_meeting(&t->v[i]))
			return true;
	return false;
}

/* "Omar has to release it": what the actor must do. */
static bool
needs_to(const struct finder *f, const struct actor *a, enum signal s, size_t n, size_t end)
{
	const struct token *w = &f->t->v[a->to + n + (f->o->set.n > 1 && a->to + n + 1 < end && clause_is_clitic(f->t->v[a->to + n].low))];

	return s == SIGNAL_NEED && a->kind != ACTOR_NONE && a->to + n + 1 < end &&
	    w->letters == CASE_LOWER && (w->is & W_VERB) &&
	    !(w->is & (W_BE | W_STATIVE | W_NOT | W_FUTURE | W_NEED | W_WEAK | W_ARTICLE | W_PRONOUN | W_WITH | W_AND)) &&
	    !clause_is_over(f->t, a->to, end);
}

/* "Einladung zum Fest, Jürgen verteilt sie": in a point of a list a thing, and behind the comma what is done with it. */
static bool
is_behind_thing(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	const uint64_t tells = W_PAST | W_STATUS | W_BE | W_FUTURE | W_WEAK | W_NEED | W_CONDITION | W_QUESTION | W_I | W_WE | W_LEAD;

	if (f->v->b->kind != BLOCK_ITEM || a->kind > ACTOR_HANDLE || at->i < at->from + 2 || !token_is(f->t, at->i - 1, ',') ||
	    slice_eq(f->t->v[at->from].low, SLICE("as")) || (f->n > 0 && f->clauses[f->n - 1].sentence == at->sentence))
		return false;
	for (size_t i = at->from; i + 1 < at->i; i++)
		if (f->t->v[i].is & tells)
			return false;
	return true;
}

/* "18 pallets are in the wrong place, Tom moves them tomorrow", "once the plan is ready, Maya orders the flyers": behind
 * the comma of a sentence that says how things are, or after what, somebody known does something, and when. */
static bool
does_behind_comma(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	static const char *const after[] = { "once", "when", "after", "as", "in", "before", "sobald", "wenn", "nachdem", "d\303\250s", "quand", "cuando" };
	const struct tokens *t = f->t;
	bool then = SLICE_IS_ONE_OF(t->v[at->from].low, after) || ((t->v[at->from].is | t->v[at->from].phrase) & W_LEAD);
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;

	if (at->i < at->from + 3 || !token_is(t, at->i - 1, ',') || a->n != 1 ||
	    (german ? people_may_begin(f->people, &t->v[at->i - 2]) : claim_like_name(&t->v[at->i - 2])) ||
	    !clause_is_reachable(f, a) || !clause_does(f->o, t, a->to, at->end, a) || clause_is_usual(t, at->from, at->end) ||
	    (t->v[a->to].is & W_PAST))
		return false;
	/* "Tom is away, Maya covers and will do it" */
	for (size_t j = a->to + 1; j < at->end; j++)
		if (t->v[j].is & W_FUTURE)
			return false;
	return then || tokens_name_day(t, a->to + 1, at->end);
}

/* Tokens of a line that is a topic and what somebody does about it; and of the topic with its colon. */
#define TOPIC_LINE 16
#define TOPIC_WORDS 5

/* "First aid - Maya confirms two nurses by Friday", "On Friday Maya brings the list": behind a dash, a colon, an arrow
 * or what leads up to it somebody known does it. */
static bool
does_behind_topic(const struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s)
{
	const struct tokens *t = f->t;
	const size_t from = at->from, i = at->i, n = at->n, end = at->end;
	bool led = i > from && i == at->lead && a->kind <= ACTOR_HANDLE && (f->o->set.n < 2 || f->o->set.v[1] != &words_de);
	bool sign = led || (i > from + 1 && (token_is_dash(t, i - 1) || token_is_colon(t, i - 1) ||
	                        (token_is(t, i - 1, '>') && !t->v[i - 1].space) || is_behind_thing(f, at, a)));

	/* "Order for the desks: Omar has to release it", "à programmer, Tom doit nous proposer deux dates" in a list */
	if (f->v->b->kind == BLOCK_ITEM && (sign || (i > from + 1 && token_is(t, i - 1, ','))) && a->kind <= ACTOR_HANDLE && needs_to(f, a, s, n, end))
		return true;
	/* "Payments: Finance has to send the list by Friday" in a paragraph */
	if (i > from + 1 && i < from + TOPIC_WORDS && token_is_colon(t, i - 1) && a->kind <= ACTOR_DEPARTMENT && needs_to(f, a, s, n, end))
		return true;
	if (a->kind <= ACTOR_HANDLE && s != SIGNAL_PAST && does_behind_comma(f, at, a))
		return true;
	if (!sign || a->kind > ACTOR_DEPARTMENT || s != SIGNAL_VERB || !clause_does(f->o, t, a->to, end, a))
		return false;
	if (a->kind == ACTOR_DEPARTMENT)
		return is_agreed_before(t, from, i);
	for (size_t j = led ? from : a->to + 1; j < end; j++)
		if ((t->v[j].is & W_TIME) ||
		    (t->v[j].kind == TOKEN_NUMBER && j > a->to && t->v[j - 1].kind != TOKEN_PUNCT))
			return true;
	for (size_t j = from; j < i; j++)
		if (clause_names_news(&t->v[j]))
			return false;
	/* in a paragraph the mail has to say that it tells of a meeting, which judge_prose asks for */
	return f->v->b->kind == BLOCK_ITEM || is_agreed_before(t, from, i) ||
	    (f->v->b->kind == BLOCK_PARAGRAPH && (clause_is_reachable(f, a) || (f->o->set.n > 1 && t->n <= TOPIC_LINE)));
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
		    slice_eq(t->v[i - 1].low, SLICE("resolved")) || (slice_eq(t->v[i - 1].low, SLICE("left")) && slice_eq(t->v[i].low, SLICE("that"))))
			return true;
	return false;
}

/* "You agreed to repeat it", "you'll send me the list": whom the mail greets. */
bool
clause_means_greeted(const struct finder *f, const struct actor *a, enum signal s)
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

/* "Maya prints the flyers and I call the printer": behind what somebody known does in the same sentence. */
static bool
is_behind_deed(const struct finder *f, const struct clause_spot *at)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return at->border && at->i > at->from && c != NULL && c->sentence == at->sentence && clause_begins(f, c) &&
	    (c->signal == SIGNAL_VERB || c->signal == SIGNAL_COMMIT || c->signal == SIGNAL_WILL) &&
	    c->actor.kind != ACTOR_NONE &&
	    (c->actor.kind <= ACTOR_HANDLE || c->actor.kind == ACTOR_I ||
	        (f->o->set.n > 1 && c->actor.n > 0 && c->actor_block == f->block && (c->actor.kind == ACTOR_ROLE || (f->t->v[c->actor.v[0].from].is & (W_GIVEN | W_TITLE)))));
}

/* "One more thing from me: Maya, please book a table", "the fair is in May (Maya, can you book it?)" */
static bool
is_behind_colon(const struct tokens *t, const struct clause_spot *at)
{
	return at->i > at->from && at->border && (token_is_colon(t, at->i - 1) || token_is(t, at->i - 1, '('));
}

/* "it needs a cover, so Tom can you cut one", "the hall is open and Maya please count the chairs" */
static bool
is_behind_lead(const struct tokens *t, const struct clause_spot *at, const struct actor *a)
{
	return at->i > at->from && (t->v[at->i - 1].is & (W_LEAD | W_AND)) && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE;
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

/* "you send me the offer by Wednesday": whom the mail greets is told what he does. */
static bool
tells_greeted(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	const struct token *w = &f->t->v[a->to];
	bool when = false;

	if (f->greeted.n == 0 || f->o->set.n > 1 || f->v->speaker >= 0 || a->kind != ACTOR_PRONOUN || !(f->t->v[a->from].is & W_ADDRESSED) || a->to + 3 >= at->end ||
	    w->letters != CASE_LOWER)
		return false;
	/* "you have the maps with me by Thursday" */
	if (slice_eq(w->low, SLICE("have")) && (w[1].is & W_ARTICLE) && clause_says_by(f->t, a->to, at->end))
		return true;
	if (!(w->is & W_VERB) ||
	    (w->is & (W_PAST | W_BE | W_STATIVE | W_FUTURE | W_WEAK | W_NEED | W_NOT | W_STATUS | W_AND)))
		return false;
	for (size_t i = a->from; i > at->from && f->t->v[i - 1].kind != TOKEN_PUNCT; i--)
		if (f->t->v[i - 1].is & (W_CONDITION | W_QUESTION))
			return false;
	for (size_t i = a->to; i < at->end && !(i > a->to && token_is(f->t, i, ',')); i++)
		when = when || (f->t->v[i].is & W_TIME);
	return when && !clause_is_over(f->t, a->to, at->end);
}

/* "So to recap: I order the carpet by tomorrow" */
static bool
is_spliced_colon(const struct finder *f, const struct clause_spot *at)
{
	return f->label.n == 0 && at->i > at->from + 1 && token_is_colon(f->t, at->i - 1) && !(f->t->v[at->i - 2].is & W_I);
}

/* "Tor 3 klemmt, ich bestell heute den Schlosser": behind a comma a German main clause begins with who does it. */
static bool
is_spliced(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	if (a->kind == ACTOR_I && at->border && slice_eq(f->t->v[a->from].low, SLICE("ill")))
		return does_myself(f, a, at->end);
	/* "Tom: I call them tomorrow" */
	if (a->kind == ACTOR_I && (is_spliced_colon(f, at) || (f->label.n == 1 && f->label.kind <= ACTOR_HANDLE && at->i == f->label.to + 1)))
		return does_myself(f, a, at->end);
	if (a->kind != ACTOR_I || f->o->set.n < 2 || f->o->set.v[1] != &words_de || at->i < at->from + 3 || !token_is(f->t, at->i - 1, ',') ||
	    (f->t->v[at->from].is & (W_CONDITION | W_QUESTION)))
		return false;
	return a->to + 2 < at->end && (f->t->v[a->to].is & W_MYSELF) && clause_is_ahead(f->t, a->to, at->end) && does_myself(f, a, at->end);
}

/* Does the writer say what he does, with a day or without? Then the spot says that a clause begins there. */
static bool
binds_myself(const struct finder *f, struct clause_spot *at, const struct actor *a, enum signal s)
{
	bool front = at->i == at->from || at->i == at->lead, behind = front || is_behind_deed(f, at);

	if (!signal_binds(s) && (behind || is_spliced(f, at, a)) && does_myself(f, a, at->end)) {
		at->topic = !front;
		return true;
	}
	if ((s != SIGNAL_NONE && s != SIGNAL_VERB) || !(behind || is_spliced_colon(f, at)) || !does_sometime(f, a, at->end, is_behind_deed(f, at) ? 1 : 3))
		return false;
	return at->topic = at->present = true;
}

/* What others said binds him: he promised it, it was agreed or asked of him, or stands behind what another gets. */
static enum signal
bound_by_others(const struct finder *f, struct clause_spot *at, const struct actor *a, enum signal s)
{
	enum signal told;
	size_t n = 0;

	if (!signal_binds(s) && at->border && (told = clause_promises_thing(f, a, at->end, &n)) != SIGNAL_NONE) {
		at->n = n;
		return told;
	}
	if (!signal_binds(s) && clause_is_agreed(f, at, a))
		at->n = 0;
	else if (s == SIGNAL_TO && a->kind <= ACTOR_HANDLE && clause_was_asked(f->t, at->from, at->i))
		;
	else if (at->i > at->from && a->kind <= ACTOR_HANDLE && a->kind != ACTOR_NONE &&
	    clause_is_had(f->t, at->i, a->to, at->end, &at->n))
		;
	else if ((s == SIGNAL_NONE || s == SIGNAL_VERB) && at->border && at->i > at->from && clause_is_gapped(f, at->i, a, at->end, at->sentence, &n))
		at->n = n;
	else
		return SIGNAL_NONE;
	at->topic = true;
	return SIGNAL_COMMIT;
}

/* "Tom - flyers by Friday, Maya - the landlord by Monday": behind a comma another label as the first one was. */
static bool
labels_too(const struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return (s == SIGNAL_DASH || s == SIGNAL_COLON) && at->border && at->i > at->from && token_is(f->t, at->i - 1, ',') && c != NULL &&
	    c->sentence == at->sentence && c->form == CLAIM_LABEL && c->signal == s && c->actor.kind <= ACTOR_HANDLE && a->n == 1 &&
	    a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE && clause_is_reachable(f, a);
}

/* "Étiquettes à réimprimer (Tom)": in French what is to be done stands so in front, and whose it is behind. */
static bool
is_to_be_done(const struct finder *f, const struct actor *a)
{
	const struct tokens *t = f->t;
	struct actor who;

	if (!slice_eq(t->v[a->to].low, SLICE("\303\240")))
		return false;
	for (size_t i = t->n; i > a->to + 2 && token_is(t, t->n - 1, ')'); i--)
		if (token_is(t, i - 1, '('))
			return actor_read(f->people, t, i, t->n, &who) && who.n > 0 && who.kind <= ACTOR_DEPARTMENT;
	return false;
}

/* "Claire est chargée d'obtenir" */
static bool
charged(const struct tokens *t, struct clause_spot *at, const struct actor *a)
{
	size_t n = at->border && actor_is_named(a) && !clause_is_usual(t, at->from, at->end) && !(t->v[at->from].is & W_CONDITION) ? clause_is_charged(t, a->to, at->end) : 0;

	at->n = n > 0 ? n : at->n;
	return n > 0;
}

/* "请张伟周五前把报价发给李娜" */
static bool
is_asked_in_chinese(const struct tokens *t, size_t i, const struct actor *a)
{
	return i > 0 && t->v[i - 1].kind == TOKEN_IDEOGRAPH && (t->v[i - 1].is & W_PLEASE) && a->kind != ACTOR_NONE && a->kind <= ACTOR_NAME;
}

/* What German does: in front, or behind a topic, a clause begins with it by itself. */
static enum signal
german_verb(const struct tokens *t, struct clause_spot *at)
{
	at->topic = at->i == at->from || at->i == at->lead || token_is_colon(t, at->i - 1);
	return SIGNAL_VERB;
}

/* What binds the actor there, and whether he is asked; at gets the tokens of it, and that it is behind a topic. */
enum signal
clause_bound_by(const struct finder *f, struct clause_spot *at, const struct actor *a, bool *asked)
{
	const struct tokens *t = f->t;
	bool dash = at->border && at->i > at->from && token_is_dash(t, at->i - 1), called;
	enum signal s, told;
	size_t n;

	*asked = false;
	if (((at->i == at->from || at->i == at->lead) && (at->topic = clause_gave_word(t, a, at->end, &at->n))) || (at->topic = charged(t, at, a)))
		return SIGNAL_COMMIT;
	/* "ok then Maya please send it", "the hall is cold, Maya and Omar, please bring a heater" */
	*asked = (at->i == at->from || at->i == at->lead || is_behind_colon(t, at) || is_behind_lead(t, at, a) ||
	             (at->i > at->from + 1 && token_is(t, at->i - 1, ',') && a->kind <= ACTOR_HANDLE)) &&
	    clause_is_asked(t, a, at->end, &at->n);
	called = !*asked && at->i == at->from && is_called(f, a, at->end);
	*asked = *asked || called;
	at->n = called ? 0 : at->n;
	at->topic = *asked && at->i != at->from && at->i != at->lead;
	if (at->topic)
		return SIGNAL_TO;
	s = *asked ? SIGNAL_TO
	           : binding_word(f, a,
	                 at->i == at->from || at->i == at->lead || dash || is_behind_deed(f, at) || is_behind_colon(t, at) || is_behind_thing(f, at, a),
	                 at->end, &at->n);
	if (s == SIGNAL_TO && !*asked && is_to_be_done(f, a))
		s = SIGNAL_NONE;
	if (!signal_binds(s) && at->i == at->from && at->sentence == 0 && clause_is_set_on(f, a, at->end, &at->n))
		return SIGNAL_TO;
	if (!signal_binds(s) && at->border && tells_greeted(f, at, a)) {
		at->topic = true;
		at->n = 0;
		return SIGNAL_WILL;
	}
	if (clause_is_pleaded(t, at->from, at->i, a, at->end, &at->n)) {
		*asked = at->topic = true;
		return SIGNAL_TO;
	}
	if (s == SIGNAL_NONE && is_asked_in_chinese(t, at->i, a)) {
		*asked = at->topic = true;
		at->n = 0;
		return SIGNAL_TO;
	}
	if (s == SIGNAL_NONE && at->i == at->from && (at->n = clause_homework(f, a, at->end)) > 0)
		return SIGNAL_COLON;
	if ((at->border && (actor_is_named(a) || (a->kind == ACTOR_I && !clause_in_chat(f)) || clause_means_greeted(f, a, SIGNAL_WILL)) &&
	        ((n = clause_told_promise(f, a, at->end)) > 0 || (n = clause_told_romance(f, a, at->end)) > 0)) ||
	    (n = clause_past_promise(f, at, a)) > 0) {
		at->n = n;
		return SIGNAL_WILL;
	}
	told = bound_by_others(f, at, a, s);
	if (told != SIGNAL_NONE)
		return told;
	if (!signal_binds(s) && at->border && clause_is_arranged(f, a, at->end)) {
		at->n = 1;
		return SIGNAL_WILL;
	}
	if (a->kind == ACTOR_I && binds_myself(f, at, a, s))
		return SIGNAL_VERB;
	if (labels_too(f, at, a, s)) {
		at->topic = true;
		return s;
	}
	if ((s == SIGNAL_NONE || s == SIGNAL_VERB) && clause_does_beside(f, at, a))
		return german_verb(t, at);
	at->topic = at->border && does_behind_topic(f, at, a, s);
	s = at->topic && s == SIGNAL_NONE ? SIGNAL_VERB : s;
	/* "Maya should please tell us", "Maya soll bitte unterschreiben" */
	if ((s == SIGNAL_WEAK || s == SIGNAL_NEED || (s == SIGNAL_WILL && slice_starts(t->v[a->to].low, SLICE("soll")))) && a->to + at->n + 1 < at->end &&
	    (t->v[a->to + at->n].is & W_PLEASE)) {
		at->n++;
		*asked = actor_is_named(a);
		return SIGNAL_TO;
	}
	return s == SIGNAL_WEAK && was_agreed(t, at->from, at->i, a->to) ? SIGNAL_WILL : s;
}

/* "Solid list of ideas": what could be a verb is a noun behind an adjective that nobody knows. */
static bool
is_noun_of(const struct tokens *t, const struct actor *a, enum signal s)
{
	return s == SIGNAL_VERB && a->kind == ACTOR_WORD && a->n == 1 && a->to + 1 < t->n &&
	    slice_eq(t->v[a->to + 1].low, SLICE("of"));
}

/* "Maya please send them the list, Tom needs to check the dates": after a task of another in the same sentence. */
static bool
needs_too(const struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s)
{
	const struct claim *before = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return at->border && before != NULL && before->sentence == at->sentence && signal_binds(before->signal) &&
	    (actor_is_named(&before->actor) || before->actor.kind == ACTOR_I) && a->kind <= ACTOR_DEPARTMENT &&
	    needs_to(f, a, s, at->n, at->end);
}

/* Does the actor open a clause there? */
bool
clause_opens(const struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s)
{
	/* "ask Maya if Omar will send it": what is asked about, or supposed, is no promise */
	static const char *const whether[] = { "if", "whether", "ob", "falls", "wenn", "si" };
	bool in_front = at->i == at->from || at->i == at->lead || is_behind_deed(f, at);

	/* "Back to us by Monday" says when what stands before it is handed in */
	if (is_noun_of(f->t, a, s) || (slice_eq(f->t->v[at->i].low, SLICE("back")) && (f->t->v[a->to].is & W_TO)) || (at->i > 0 && SLICE_IS_ONE_OF(f->t->v[at->i - 1].low, whether)))
		return false;
	return ((at->i == at->from || (at->i == at->lead && s == SIGNAL_NEED && (clause_in_chat(f) || a->kind <= ACTOR_HANDLE || a->kind == ACTOR_I))) &&
	           front_counts(f, a, s, f->v->section == SECTION_ACTION || f->marked, at->end)) ||
	    (in_front && a->kind == ACTOR_I && s == SIGNAL_VERB && does_myself(f, a, at->end)) ||
	    (at->border && offers(f, a, s, at->n, at->end)) || (signal_binds(s) && a->kind <= ACTOR_I) ||
	    clause_means_greeted(f, a, s) || at->topic || needs_too(f, at, a, s) || (at->border && clause_does_too(f, a, s, at->sentence));
}
