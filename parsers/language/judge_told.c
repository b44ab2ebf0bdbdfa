/*
 * See judge_rule.h. What only tells how things are, go or were said, in words that
 * may look like a promise: "will happen", "confirms that", "will serve as".
 */
#include <string.h>

#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* "Updated list of guests": what begins the task says of which kind a thing is, that is due on a day. */
bool
judge_is_adjective(const struct tokens *t, const struct claim *c)
{
	size_t i = c->task_from;

	return (c->form == CLAIM_TAIL || c->form == CLAIM_BRACKET) && t->v[i].letters == CASE_CAPITAL &&
	    i + 2 < c->task_to && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_LOWER &&
	    !(t->v[i + 1].is & (W_AND | W_WITH | W_ARTICLE | W_PRONOUN | W_BE | W_TO)) &&
	    slice_ends_nocase(t->v[i].low, SLICE("ed")) && judge_has_deadline(t, c);
}

/* Does token i begin why, or before or after what, something is done? */
static bool
ends_task(const struct tokens *t, size_t i)
{
	static const char *const why[] = { "because", "weil", "parce", "porque", "why", "whether", "warum", "pourquoi" };
	static const char *const when[] = { "before", "until", "once", "when", "wenn", "bevor", "sobald", "quand", "cuando", "avant", "antes" };

	return SLICE_IS_ONE_OF(t->v[i].low, why) ||
	    (SLICE_IS_ONE_OF(t->v[i].low, when) && i + 2 < t->n && !((t->v[i + 1].is | t->v[i + 2].is) & W_TIME));
}

/* "a fixed price", "the signed contract"; "concept to me and Tom": a word at token i that tells nothing there. */
static bool
only_describes(const struct tokens *t, size_t i, size_t end)
{
	static const char *const to[] = { "to", "for", "with", "from", "an", "mit", "f\303\274r", "von", "pour", "avec", "para", "con" };
	static const char *const me[] = { "me", "us", "mich", "mir", "uns", "moi", "nous", "m\303\255", "nosotros" };

	if ((t->v[i].is & (W_I | W_WE)) && SLICE_IS_ONE_OF(t->v[i].low, me))
		return SLICE_IS_ONE_OF(t->v[i - 1].low, to);
	return (t->v[i].is & W_PAST) && (t->v[i - 1].is & W_ARTICLE) && i + 1 < end && t->v[i + 1].kind == TOKEN_WORD &&
	    !(t->v[i + 1].is & W_FUNCTION);
}

bool
judge_is_told(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++) {
		/* "delivers the costs (those of March I got already)" */
		if (i > c->task_from && token_is(t, i, '('))
			while (i + 1 < c->task_to && !token_is(t, i, ')'))
				i++;
		if (i > c->task_from && only_describes(t, i, c->task_to))
			continue;
		/* "prepares the plan, which I need on Friday" */
		if (i > c->task_from && token_is(t, i - 1, ',') && slice_eq(t->v[i].low, SLICE("which")))
			return false;
		/* "before the plan is released", "because it looked odd": what tells there is no part of the task */
		if (i > c->task_from + 1 && ends_task(t, i))
			return false;
		/* "until we know who pays" */
		if (slice_eq(t->v[i].low, SLICE("nous")) || slice_eq(t->v[i].low, SLICE("nos")))
			continue; /* "va nous envoyer": whom it is done for */
		if (i > c->task_from && (t->v[i].is & (W_I | W_WE)) &&
		    ((t->v[i - 1].is & W_CONDITION) || slice_eq(t->v[i].low, SLICE("myself"))))
			continue;
		/* "Updated list of guests - Maya, by Friday"; "..., he said Friday" */
		if ((t->v[i].is & (W_PAST | W_STATUS)) &&
		    ((i == c->task_from && judge_is_adjective(t, c)) ||
		        (i > c->task_from + 2 && (t->v[i - 1].is & W_PRONOUN) && token_is(t, i - 2, ','))))
			continue;
		/* "how many are left", "whether it can be brought forward" */
		if (i > c->task_from + 1 && (t->v[i - 1].is & W_BE) &&
		    (slice_eq(t->v[i].low, SLICE("left")) || slice_eq(t->v[i - 1].low, SLICE("be"))))
			continue;
		/* "sends us the rider" */
		if (i == c->task_from + 1 && slice_eq(t->v[i].low, SLICE("us")) && (t->v[i - 1].is & (W_VERB | W_DOES)))
			continue;
		/* "Sat" is a day */
		if ((t->v[i].is & (W_I | W_WE | W_PAST | W_STATUS)) && !(t->v[i].is & (W_VERB | W_TIME)))
			return true;
		/* "campaign on track" */
		if ((t->v[i].phrase & W_STATUS) && t->v[i].phrase_len > 1 && i > c->task_from)
			return true;
	}
	return false;
}

/* "Maya confirms that it is ready", "Omar says they are two": what somebody says. */
static bool
is_saying(const struct tokens *t, const struct claim *c)
{
	static const char *const says[] = { "confirms", "says", "explains", "states", "notes", "mentions", "argues", "thinks",
		"believes", "feels", "reckons", "guesses", "assumes", "hopes", "expects", "reports", "replies", "adds", "warns", "clarifies", "points" };
	const struct token *w = &t->v[c->task_from];

	if ((c->signal != SIGNAL_VERB && c->signal != SIGNAL_WILL) || c->form != CLAIM_CLAUSE || c->task_from + 2 >= c->task_to ||
	    !SLICE_IS_ONE_OF(w->low, says))
		return false;
	return slice_eq(w[1].low, SLICE("that")) || slice_eq(w[1].low, SLICE("out")) || (w[1].is & (W_PRONOUN | W_WE | W_I)) ||
	    (w[2].is & (W_BE | W_FUTURE | W_WEAK));
}

/* "Maya happy to report that it works", "Omar sorry to say": a feeling, and what is said. */
static bool
is_glad_to_say(const struct tokens *t, const struct claim *c)
{
	static const char *const feels[] = { "happy", "pleased", "glad", "delighted", "proud", "sorry", "excited" };
	static const char *const says[] = { "report", "say", "announce", "see", "hear", "share", "note", "inform", "confirm", "tell" };

	return c->form == CLAIM_CLAUSE && c->actor_block == c->block && c->task_from >= c->actor.to + 2 &&
	    SLICE_IS_ONE_OF(t->v[c->task_from].low, says) && SLICE_IS_ONE_OF(t->v[c->task_from - 2].low, feels);
}

/* "The release will happen on Friday", "will take place", "it goes forward", "will attend": nothing is done. */
static bool
is_happening(const struct tokens *t, const struct claim *c)
{
	static const char *const happens[] = { "happen", "occur", "attend", "want", "lose", "stattfinden" };
	static const char *const where[] = { "forward", "ahead", "live", "through" };
	const struct token *w = &t->v[c->task_from];
	bool more = c->task_from + 1 < c->task_to;

	if (SLICE_IS_ONE_OF(w->low, happens) || slice_eq(t->v[c->task_to - 1].low, SLICE("stattfinden")) ||
	    (more && (slice_eq(w->low, SLICE("take")) || slice_eq(w->low, SLICE("takes"))) && slice_eq(w[1].low, SLICE("place"))) ||
	    (slice_eq(w->low, SLICE("place")) && c->task_from > 0 && slice_eq(w[-1].low, SLICE("takes"))))
		return true;
	return more && slice_eq(w->low, SLICE("go")) && SLICE_IS_ONE_OF(w[1].low, where) && c->actor.n > 0 &&
	    c->actor_block == c->block && c->actor.kind > ACTOR_HANDLE && !(t->v[c->actor.v[0].from].is & W_GIVEN);
}

/* "will look odd", "will look like a bridge"; not "look at it", "look into", "look up the number". */
static bool
is_looking_so(const struct tokens *t, const struct claim *c)
{
	static const char *const at[] = { "at", "on", "into", "for", "over", "through", "up", "out", "after", "around", "to", "back", "forward",
		"closer", "further", "more", "again", "deeper", "briefly", "carefully", "quickly", "whether", "if", "why", "how" };
	const struct token *w = &t->v[c->task_from];

	return c->task_from + 1 < c->task_to && slice_eq(w->low, SLICE("look")) && w[1].kind == TOKEN_WORD &&
	    w[1].letters == CASE_LOWER && !SLICE_IS_ONE_OF(w[1].low, at) &&
	    !(c->task_from + 2 < c->task_to && slice_eq(w[1].low, SLICE("in")) && (w[2].is & W_TO));
}

/* "will serve as the chair", "to act as deputy", "will take over Omar's role", "continue as backup": what somebody becomes. */
static bool
is_becoming(const struct tokens *t, const struct claim *c)
{
	static const char *const as[] = { "serve", "act", "continue", "stay" }, *const into[] = { "step", "stepping", "take", "taking", "move", "moving" };
	static const char *const posts[] = { "role", "position", "seat" };
	size_t i = c->task_from, to = c->task_to < i + 8 ? c->task_to : i + 8;

	if (slice_eq(t->v[i].low, SLICE("be")) && i + 1 < to)
		i++;
	if (SLICE_IS_ONE_OF(t->v[i].low, as))
		for (size_t j = i + 1; j < to && j < i + 4; j++)
			if (slice_eq(t->v[j].low, SLICE("as")))
				return true;
	if (!SLICE_IS_ONE_OF(t->v[i].low, into))
		return false;
	for (size_t j = i + 2; j < to; j++) {
		if (t->v[j].is & (W_AND | W_TO))
			return false;
		if (SLICE_IS_ONE_OF(t->v[j].low, posts))
			return j + 1 == c->task_to || t->v[j + 1].kind != TOKEN_WORD || (t->v[j + 1].is & (W_FUNCTION | W_WITH | W_TIME));
	}
	return false;
}

/* "the first bridge to be closed", "a last chance to": the verb says more about the thing. */
static bool
is_of_a_first(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "first", "second", "third", "last", "only", "next" };
	size_t i = c->actor.from;

	return c->signal == SIGNAL_TO && c->form == CLAIM_CLAUSE && c->actor.n > 0 && c->actor_block == c->block && i > c->from &&
	    SLICE_IS_ONE_OF(t->v[i - 1].low, words);
}

/* "I do not work on Wednesdays": how it is with whoever writes, below his name or above. */
static bool
is_not_done_by_me(const struct tokens *t, const struct claim *c)
{
	static const char *const not[] = { "not", "don't", "never", "nicht" };

	if (!c->author || c->signal != SIGNAL_VERB || c->actor.kind != ACTOR_I)
		return false;
	for (size_t i = c->actor.to; i < c->to && i < c->actor.to + 3; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, not))
			return true;
	return false;
}

/* "Papers are to reach the secretary five days before, as usual": what holds for each meeting. */
static bool
is_rule_for_things(const struct tokens *t, const struct claim *c)
{
	return c->form == CLAIM_CLAUSE && c->first && c->actor.kind == ACTOR_WORD && c->actor.n == 1 &&
	    slice_ends_nocase(t->v[c->actor.from].low, SLICE("s")) && c->actor.to < c->to && (t->v[c->actor.to].is & W_BE) &&
	    clause_is_usual(t, c->from, c->to);
}

/* "Team to reconvene in two weeks": when all meet again. */
static bool
is_meeting_again(const struct tokens *t, const struct claim *c)
{
	static const char *const again[] = { "se r\303\251unir", "se r\303\251unira", "se retrouver", "se retrouvera", "se revoir", "trifft sich", "treffen uns",
		"sich wieder treffen", "sich erneut treffen", "se reunir\303\241", "reunirse", "volver\303\241 a reunirse" };
	const struct token *w = &t->v[c->task_from];

	if (c->task_from >= c->task_to ||
	    (c->actor.kind != ACTOR_EVERYONE && c->actor.kind != ACTOR_WE && c->actor.kind != ACTOR_ROLE && c->actor.kind != ACTOR_SOMEBODY))
		return false;
	if (CLAUSE_PHRASE_AT(t, c->task_from, c->task_to, again) > 0)
		return true;
	return slice_eq(w->low, SLICE("reconvene")) ||
	    (slice_eq(w->low, SLICE("meet")) && c->task_from + 1 < c->task_to &&
	        (slice_eq(w[1].low, SLICE("again")) || slice_eq(w[1].low, SLICE("next"))));
}

/* "Preparing to move", "Aiming to hire", "Printing Poster texts": an ending in front of the line, of a verb that is
 * known, is nobody's name. */
static bool
is_gerund(const struct outline *o, const struct claim *c)
{
	static const char *const bare[] = { "aim", "want", "hope", "hoped", "attempt", "intend", "expect", "wish" };
	const struct tokens *t = &o->v[c->block].t;
	static const char *const wishes[] = { "aiming", "wanting", "hoping", "seeking", "attempting", "intending" };
	char room[WORDS_GERUND_MAX];
	struct slice low;

	if ((c->signal != SIGNAL_TO && c->signal != SIGNAL_VERB) || c->form != CLAIM_CLAUSE ||
	    (c->actor.kind != ACTOR_WORD && c->actor.kind != ACTOR_NAME && c->actor.kind != ACTOR_ROLE) ||
	    c->actor_block != c->block)
		return false;
	low = t->v[c->actor.from].low;
	/* "Hope to have it ready" */
	if (c->signal == SIGNAL_TO && c->actor.kind == ACTOR_WORD && SLICE_IS_ONE_OF(low, bare))
		return true;
	return low.len > 5 && (SLICE_IS_ONE_OF(low, wishes) || words_gerund_base(&o->set, low, room).len > 0);
}

bool
judge_is_plea(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if (c->listed || c->marked || c->form != CLAIM_CLAUSE || c->signal != SIGNAL_TO || c->actor_block != c->block ||
	    c->actor.from > 0 || !token_is_colon(t, c->actor.to) || c->actor.to + 1 >= t->n)
		return false;
	if ((t->v[c->actor.to + 1].is & W_PLEASE) && t->v[c->actor.to + 1].letters == CASE_CAPITAL)
		return true;
	for (size_t i = c->task_from; i + 1 < c->task_to && (t->v[c->actor.to + 1].is & W_TO); i++)
		if (token_is(t, i, ',') && (t->v[i + 1].is & (W_WE | W_I | W_PRONOUN)))
			return true;
	return false;
}

/* "looking for Maya to help", "a request for Tom to check it", "good for us to know": what is wished or found good. */
static bool
is_wished_for(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "looking", "waiting", "hoping", "asking", "request", "wish", "time", "good", "great", "nice",
		"easier", "hard", "harder", "useful", "helpful", "possible", "impossible", "important", "reason", "way", "place",
		"chance", "fine", "better", "best" };
	size_t i = c->actor.from;

	return c->signal == SIGNAL_TO && c->form == CLAIM_CLAUSE && c->actor.n > 0 && c->actor_block == c->block && i > 1 &&
	    slice_eq(t->v[i - 1].low, SLICE("for")) && SLICE_IS_ONE_OF(t->v[i - 2].low, words);
}

/* "Improved Search to PDF files", "the list is open to add names": nobody who is known, and "to" in front of a thing. */
static bool
is_to_thing(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	if (c->signal != SIGNAL_TO || c->form != CLAIM_CLAUSE || c->actor.n == 0 || c->actor_block != c->block)
		return false;
	if (c->actor.kind == ACTOR_NOBODY)
		return !c->listed && c->actor.from > 0 && slice_eq(t->v[c->actor.from].low, SLICE("open"));
	return c->actor.kind > ACTOR_DEPARTMENT && c->actor.kind <= ACTOR_WORD && w->letters == CASE_UPPER && w->len > 1 &&
	    !(w->is & W_VERB) && !(t->v[c->actor.v[0].from].is & W_GIVEN);
}

/* "@maya halved the size": an ending that tells of the past, of a word that is no verb of orders. */
static bool
is_done_deed(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	return c->signal == SIGNAL_VERB && c->form == CLAIM_CLAUSE && w->letters == CASE_LOWER && w->low.len > 4 &&
	    slice_ends_nocase(w->low, SLICE("ed")) && !slice_ends_nocase(w->low, SLICE("eed")) && !(w->is & W_VERB);
}

/* "[Maya] the day would be 4 Dec": in brackets stands who says it. */
static bool
is_told_by(const struct tokens *t, const struct claim *c)
{
	if (c->form != CLAIM_BRACKET || c->listed || c->actor_block != c->block || c->actor.from > c->task_from)
		return false;
	for (size_t i = c->task_from + 1; i < c->task_to && i < c->task_from + 4; i++) {
		/* "[Maya] ask who will come" */
		if (t->v[i].kind != TOKEN_WORD || (t->v[i].is & (W_QUESTION | W_CONDITION | W_PRONOUN)))
			return false;
		if (t->v[i].is & (W_WEAK | W_FUTURE))
			return true;
		if (t->v[i].is & W_BE)
			return !(t->v[c->task_from].is & W_VERB);
	}
	return false;
}

/* Minutes in other languages tell in the present what was said in the meeting: "stellt fest", "fait le point". */
static const struct said_pair {
	const char *verb, *with; /* with NULL the verb alone says so */
} said_pairs[] = {
	{ "stellt", "fest" }, { "stellt", "vor" }, { "stellt", "klar" }, { "stellt", "dar" }, { "stellen", "fest" },
	{ "stellen", "vor" }, { "weist", "hin" }, { "weist", "darauf" }, { "weisen", "hin" }, { "gibt", "bekannt" },
	{ "gibt", "bedenken" }, { "geben", "bekannt" }, { "fasst", "zusammen" }, { "nimmt", "kenntnis" }, { "nehmen", "kenntnis" },
	{ "spricht", "an" }, { "regt", "an" }, { "schl\303\244gt", "vor" }, { "tr\303\244gt", "vor" }, { "merkt", "an" },
	{ "f\303\274hrt", "aus" }, { "fait", "remarquer" }, { "fait", "observer" }, { "fait", "part" }, { "fait", "\303\251tat" },
	{ "fait", "savoir" }, { "fait", "valoir" }, { "fait", "point" }, { "fait", "retour" }, { "fait", "mention" },
	{ "fait", "r\303\251f\303\251rence" }, { "fait", "partie" }, { "font", "partie" }, { "fait", "f\303\252te" }, { "font", "f\303\252te" }, { "font", "couple" }, { "font", "confiance" }, { "font", "semblant" }, { "fait", "confiance" }, { "fait", "semblant" }, { "font", "remarquer" },
	{ "font", "part" }, { "font", "point" }, { "font", "\303\251tat" }, { "hace", "notar" }, { "hace", "constar" }, { "hace", "hincapi\303\251" },
	{ "hace", "referencia" }, { "da", "cuenta" }, { "propose", NULL }, { "proposent", NULL }, { "pr\303\251sente", NULL },
	{ "pr\303\251sentent", NULL }, { "propone", NULL }, { "presenta", NULL }, { "expone", NULL }, { "plantea", NULL },
	{ "montre", NULL }, { "montrent", NULL }, { "muestra", NULL }, { "muestran", NULL }, { "zeigt", NULL }, { "zeigen", NULL },
	{ "annonce", NULL }, { "annoncent", NULL }, { "anuncia", NULL }, { "anuncian", NULL }, { "explica", NULL },
	{ "explique", NULL }, { "remercie", NULL }, { "agradece", NULL }, { "bedankt", "sich" },
	{ "antwortet", "," }, { "fragt", "stand" }, { "fragt", "sachstand" },
};

/* Tokens behind a French or Spanish verb within which its noun stands. */
#define SAID_NEAR 3

/* A separable prefix ends the sentence, or stands in front of its comma; "stellt die Anlage ein" is a deed. */
static bool
is_said_with(const struct outline *o, const struct tokens *t, const struct claim *c, const char *with)
{
	bool german = o->set.v[1] == &words_de;

	for (size_t i = c->task_from + 1; i < c->task_to && (german || i <= c->task_from + SAID_NEAR); i++) {
		if (german && (token_is(t, i, '.') || token_is(t, i, ';')))
			return false;
		if ((slice_is(t->v[i].low, with) || (with[0] == ',' && token_is(t, i, ','))) &&
		    (!german || i + 1 >= c->task_to || t->v[i + 1].kind == TOKEN_PUNCT || i == c->task_from + 1 || strlen(with) > 4))
			return true;
	}
	return false;
}

/* Does it say when? "the figures of the quarter", "le budget de l'ann\303\251e" say of which time a thing is. */
static bool
tells_day(const struct tokens *t, const struct claim *c)
{
	static const char *const of[] = { "of", "for", "du", "de", "des", "del", "pour", "para", "f\303\274r" };

	for (size_t i = c->task_from; i < c->task_to; i++) {
		size_t j = i;

		if (!(t->v[i].is & W_TIME))
			continue;
		/* "el 4 de diciembre", "le 4 d\303\251cembre", "of the 4 December" */
		while (j > c->task_from && !SLICE_IS_ONE_OF(t->v[j - 1].low, of) &&
		    (t->v[j - 1].kind == TOKEN_NUMBER || (t->v[j - 1].is & W_ARTICLE)))
			j--;
		if (j > c->task_from + 1 && slice_eq(t->v[j - 1].low, SLICE("de")) && t->v[j - 2].kind == TOKEN_NUMBER)
			return true;
		if (j == c->task_from || !SLICE_IS_ONE_OF(t->v[j - 1].low, of))
			return true;
	}
	return judge_has_deadline(t, c);
}

/* "informe que", "informa de", "asks about": what he said, by the word behind it; "informe les clients" is a deed. */
static bool
is_informing(const struct tokens *t, const struct claim *c)
{
	static const char *const informs[] = { "informe", "informent", "informa", "informan", "informiert", "informieren", "informs",
		"rappelle", "rappellent", "recuerda", "recuerdan", "indique", "indiquent", "indica", "comenta", "pr\303\251cise" };
	static const char *const that[] = { "que", "de", "du", "des", "del", "dass", "\303\274ber", "that", "sobre" };
	size_t i = c->task_from + 1;

	if (c->form != CLAIM_CLAUSE || c->author || (c->signal != SIGNAL_VERB && c->signal != SIGNAL_COMMIT) ||
	    !SLICE_IS_ONE_OF(t->v[c->task_from].low, informs) || i >= c->task_to || judge_has_deadline(t, c))
		return false;
	return SLICE_IS_ONE_OF(t->v[i].low, that) || slice_starts(t->v[i].low, SLICE("qu'")) ||
	    slice_starts(t->v[i].low, SLICE("qu\342\200\231"));
}

/* "Will opens the shop": a man of that name, no promise of whoever spoke before. */
static bool
is_called_will(const struct outline *o, const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	return c->signal == SIGNAL_WILL && c->signal_at + 1 == c->task_from && slice_eq(t->v[c->signal_at].low, SLICE("will")) &&
	    t->v[c->signal_at].letters == CASE_CAPITAL && w->low.len > 3 && slice_ends_nocase(w->low, SLICE("s")) &&
	    !(w->is & W_VERB) && (words_find(&o->set, slice_to(w->low, w->low.len - 1)) & W_VERB) != 0;
}

/* "Weber: will zehn Prozent mehr" among German notes: no English word stands behind it. */
static bool
is_german_wish(const struct outline *o, const struct tokens *t, const struct claim *c)
{
	return o->set.n > 1 && o->set.v[1] == &words_de && c->signal == SIGNAL_WILL && c->signal_at + 1 == c->task_from &&
	    slice_eq(t->v[c->signal_at].low, SLICE("will")) && t->v[c->signal_at].letters == CASE_LOWER &&
	    !(words_find(&(struct words_set) { { &words_en, NULL }, 1, NULL }, t->v[c->task_from].low) & W_VERB);
}

/* "Tom was going to call them and has done so" */
static bool
is_fulfilled(const struct tokens *t, const struct claim *c)
{
	static const char *const did[] = { "done", "did" };

	for (size_t i = c->task_from + 1; i + 1 < c->task_to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, did) && slice_eq(t->v[i + 1].low, SLICE("so")))
			return true;
	return false;
}

/* "Maya read out a letter of the mayor": in running text, of one person, a verb whose past looks the same. */
static bool
is_past_alike(const struct outline *o, const struct claim *c)
{
	static const char *const verbs[] = { "read", "put", "set", "cut", "let", "hit", "shut", "spread" };

	return o->set.n < 2 && c->form == CLAIM_CLAUSE && c->signal == SIGNAL_VERB && c->actor.n == 1 && c->actor.kind != ACTOR_I && !c->asked &&
	    !c->listed && !c->marked && !c->chat && o->v[c->block].b->kind == BLOCK_PARAGRAPH && c->sentence > 0 &&
	    SLICE_IS_ONE_OF(o->v[c->block].t.v[c->task_from].low, verbs);
}

static bool
is_reported(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	struct slice verb = t->v[c->task_from].low;

	if (o->set.n < 2 || c->author || (c->signal != SIGNAL_VERB && c->signal != SIGNAL_COMMIT) || tells_day(t, c))
		return false;
	for (size_t i = 0; i < sizeof(said_pairs) / sizeof(said_pairs[0]); i++)
		if (slice_is(verb, said_pairs[i].verb) &&
		    (said_pairs[i].with == NULL || is_said_with(o, t, c, said_pairs[i].with)))
			return true;
	return false;
}

/* Words of a point that was put off. */
#define OFF_WORDS 4

/* "Numbering scheme (Maya) - pushed to next week": behind the sign at the line's end. */
static bool
ends_put_off(const struct tokens *t, const struct claim *c)
{
	static const char *const off[] = { "pushed", "deferred", "postponed", "bumped", "rescheduled", "vertagt", "verschoben", "report\303\251", "aplazado" };
	static const char *const to[] = { "to", "until", "till", "auf", "\303\240", "au", "a", "hasta" };

	for (size_t i = c->task_from + 2; i + 2 < t->n; i++)
		if (token_is_dash(t, i - 1) && SLICE_IS_ONE_OF(t->v[i].low, off) && SLICE_IS_ONE_OF(t->v[i + 1].low, to))
			return true;
	return false;
}

/* "Parked: childcare (Maya)", "Agenda skipped (no time)": put off, whoever would do it. */
static bool
is_put_off(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "parked", "backlog", "later", "postponed", "deferred", "zur\303\274ckgestellt", "vertagt",
		"sp\303\244ter", "report\303\251", "report\303\251s", "aplazado", "aplazados" };
	static const char *const off[] = { "skipped", "postponed", "deferred", "tabled", "parked", "vertagt",
		"zur\303\274ckgestellt", "\303\274bersprungen", "report\303\251", "report\303\251e", "aplazado", "aplazada",
		"pospuesto", "pospuesta" };
	static const char *const defer[] = { "postpone", "defer", "table", "adjourn", "vertagen", "verschieben", "reporter", "aplazar" };
	size_t i = c->task_from;

	/* "The board agreed to postpone the vote" */
	if (c->form == CLAIM_CLAUSE && c->signal == SIGNAL_COMMIT && c->actor.kind > ACTOR_HANDLE && !c->listed && SLICE_IS_ONE_OF(t->v[i].low, defer))
		return true;
	if ((t->n > 2 && token_is_colon(t, 1) && SLICE_IS_ONE_OF(t->v[0].low, words)) || ends_put_off(t, c))
		return true;
	/* "vertagt wegen Krankheit: Stand (Maya)" */
	if (slice_eq(t->v[i].low, SLICE("vertagt")) && c->form == CLAIM_BRACKET)
		return true;
	if ((c->form != CLAIM_BARE && c->form != CLAIM_ROW) || (t->v[i].is & W_VERB))
		return false;
	while (i < c->task_to && i < c->task_from + OFF_WORDS && t->v[i].kind != TOKEN_PUNCT)
		i++;
	return i > c->task_from + 1 && (i == c->task_to || t->v[i].kind == TOKEN_PUNCT) && SLICE_IS_ONE_OF(t->v[i - 1].low, off);
}

/* "is willing to take it if it helps": on a condition. */
static bool
is_willing_if(const struct tokens *t, const struct claim *c)
{
	if (c->signal != SIGNAL_COMMIT || c->task_from < 2 || !slice_eq(t->v[c->task_from - 2].low, SLICE("willing")))
		return false;
	for (size_t i = c->task_from; i < c->to; i++)
		if (slice_eq(t->v[i].low, SLICE("if")) || slice_eq(t->v[i].low, SLICE("unless")))
			return true;
	return false;
}

/* "Maya prints nothing until then", "Tom tells nobody": what somebody does not do; "details to follow": what comes by itself. */
static bool
is_not_done(const struct tokens *t, const struct claim *c)
{
	static const char *const no[] = { "nothing", "nobody", "no-one", "nichts", "niemanden", "niemandem", "rien", "personne", "nada", "nadie" };
	size_t i = c->task_from + 1, to = c->task_to;

	while (to > i && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (c->signal == SIGNAL_TO && c->form == CLAIM_CLAUSE && to == i && slice_eq(t->v[i - 1].low, SLICE("follow")))
		return true;
	/* "will have to wait" */
	if (i + 1 < to && slice_eq(t->v[i - 1].low, SLICE("have")) && (t->v[i].is & W_TO) && slice_eq(t->v[i + 1].low, SLICE("wait")))
		return true;
	/* "will probably not join" */
	if (c->form == CLAIM_CLAUSE && c->signal == SIGNAL_WILL && i < to && (t->v[i].is & W_NOT) && slice_ends_nocase(t->v[i - 1].low, SLICE("ly")))
		return true;
	return c->form == CLAIM_CLAUSE && i < to && SLICE_IS_ONE_OF(t->v[i].low, no);
}

/* Bytes of a handle behind the name that it begins with. */
#define HANDLE_MORE 3

/* "Jon Hagen (Oslo): hagen@oslo.example", "1. Devansh (@devansh1)", "+ 黄新越": somebody and his address, and nothing that he does. */
static bool
is_contact(const struct tokens *t, const struct claim *c)
{
	size_t from = c->task_from, to = c->task_to, words = 0, addresses = 0;
	const struct token *w = &t->v[from];

	for (size_t i = from; i < to; i++) {
		addresses += t->v[i].kind == TOKEN_ADDRESS;
		words += t->v[i].kind != TOKEN_ADDRESS && t->v[i].kind != TOKEN_PUNCT;
	}
	if (addresses > 0 && words == 0)
		return true;
	/* "Jon Hagen (Oslo, Norway): hagen@oslo.example" */
	if (c->actor.kind == ACTOR_HANDLE && c->actor.n == 1 && c->actor.from >= to && c->actor_block == c->block && t->v[c->actor.v[0].from].kind == TOKEN_ADDRESS) {
		const struct slice address = t->v[c->actor.v[0].from].low;
		size_t i = from;
		bool his = false;

		for (size_t k = from; k < to; k++)
			his = his || (t->v[k].len > 3 && slice_find(address, t->v[k].plain) < address.len);
		while (his && i < to && (t->v[i].kind == TOKEN_PUNCT || ((t->v[i].letters == CASE_CAPITAL || t->v[i].letters == CASE_UPPER) && !(t->v[i].is & (W_VERB | W_EVENT)))))
			i++;
		if (i == to)
			return true;
	}
	/* his own handle behind his name */
	if (c->form == CLAIM_BRACKET && c->actor.kind == ACTOR_HANDLE && c->actor.n == 1 && words == 1 && w->kind == TOKEN_WORD && w->letters == CASE_CAPITAL && w->low.len > 3) {
		const struct slice handle = t->v[c->actor.v[0].from].low;

		/* "@devansh1" is Devansh, "@docs-team" is more than docs */
		return slice_starts(handle, w->low) && ((handle.len <= w->low.len + HANDLE_MORE && slice_has_digit(handle)) || (w->is & W_GIVEN));
	}
	return c->form == CLAIM_BARE && from == 0 && to == t->n && w->kind == TOKEN_IDEOGRAPH && (w->phrase & W_GIVEN) && w->phrase_len == 1 && to > 1 && to < 4 && words == to;
}

/* "Maya: nothing" */
static bool
is_nothing(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "nothing", "none", "nil", "nichts", "rien", "nada" };
	size_t to = c->task_to;

	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	/* "nothing for the moment" */
	return (to == c->task_from + 1 || (t->v[c->task_from + 1].is & W_WITH)) && SLICE_IS_ONE_OF(t->v[c->task_from].low, words);
}

/* "Tom shows the bench", "Priya remarks": what was to be seen and heard there, unless for a day. */
static bool
is_shown(const struct tokens *t, const struct claim *c)
{
	static const char *const shows[] = { "shows", "presents", "explains", "remarks", "comments", "summarises", "summarizes",
		"demonstrates", "introduces", "welcomes", "thanks", "congratulates", "deserves" };

	static const char *const polite[] = { "welcomes", "thanks", "congratulates" };

	return c->form == CLAIM_CLAUSE && c->signal == SIGNAL_VERB && !c->listed && !c->chat && SLICE_IS_ONE_OF(t->v[c->task_from].low, shows) &&
	    (!tells_day(t, c) || SLICE_IS_ONE_OF(t->v[c->task_from].low, polite));
}

/* "Maya: changed the paint": behind her name what she did; "Updated plan" is a thing. */
static bool
is_done_by_label(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	return c->form == CLAIM_LABEL && !c->listed && w->letters == CASE_LOWER && (w->is & (W_PAST | W_VERB)) == W_PAST &&
	    slice_ends_nocase(w->low, SLICE("ed")) && !judge_has_deadline(t, c);
}

/* "Montajes Lomas pide 41.000 €", "Bauer Struve fordert einen Ausgleich": what others want of us is nothing that they take
 * on; somebody known orders by the same word. */
static bool
is_wanted_by_others(const struct outline *o, const struct claim *c)
{
	static const char *const wants[] = { "pide", "piden", "exige", "exigen", "reclama", "reclaman", "demande", "demandent", "r\303\251clame",
		"r\303\251clament", "exigent", "fordert", "fordern", "verlangt", "verlangen" };

	return c->actor.kind > ACTOR_DEPARTMENT && c->actor_block == c->block && c->actor.to < o->v[c->block].t.n &&
	    SLICE_IS_ONE_OF(o->v[c->block].t.v[c->actor.to].low, wants);
}

/* "I need that by Friday", "Maya needs new paint": what somebody needs is done by another. */
static bool
is_need(const struct tokens *t, const struct claim *c)
{
	static const char *const needs[] = { "need", "needs" };
	const struct token *w = &t->v[c->task_from];

	return c->signal == SIGNAL_NEED && !c->listed && c->signal_at < t->n && SLICE_IS_ONE_OF(t->v[c->signal_at].low, needs) &&
	    c->task_from == c->signal_at + 1 && !(w->is & W_VERB);
}

/* "Je vous envoie le compte rendu", "I send you the minutes": done with this very mail. */
static bool
is_done_by_mail(const struct tokens *t, const struct claim *c)
{
	static const char *const notes[] = { "rendu", "compte-rendu", "minutes", "protokoll", "acta", "pv" };
	static const char *const sends[] = { "send", "attach", "forward", "envoie", "transmets", "joins", "schicke", "sende", "mando",
		"env\303\255o", "adjunto" };

	/* "I have to write the minutes", "I will send them" are still to be done */
	if (!c->author || (c->signal != SIGNAL_VERB && c->signal != SIGNAL_COMMIT) || c->listed ||
	    !SLICE_IS_ONE_OF(t->v[c->task_from].low, sends) || judge_names_when(t, c))
		return false;
	for (size_t i = c->task_from; i < c->task_to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, notes))
			return true;
	return false;
}

/* "Who asks the customs? Still open": a question at its front, whatever stands behind it. */
static bool
is_question(const struct tokens *t, const struct claim *c)
{
	static const char *const asks[] = { "who", "what", "when", "where", "why", "how", "which", "wer", "was", "wann", "wo", "wie",
		"warum", "qui", "quand", "comment", "qui\303\251n", "cu\303\241ndo", "c\303\263mo" };

	if (c->form != CLAIM_BARE || !tokens_may_hold(t, '?') || !SLICE_IS_ONE_OF(t->v[c->task_from].low, asks))
		return false;
	for (size_t i = c->task_from; i < c->task_to && !token_is(t, i, '.'); i++)
		if (token_is(t, i, '?'))
			return true;
	return false;
}

/* "Maya the new colleague is in the office" in a list of tasks */
static bool
is_somewhere(const struct tokens *t, const struct claim *c)
{
	static const char *const where[] = { "in", "at", "back", "away", "here", "out", "off" };
	static const char *const relative[] = { "that", "which", "who", "what" };

	/* "Mark the rows that are out of date" is an order */
	if (c->form != CLAIM_BARE || (t->v[c->task_from].is & (W_GIVEN | W_VERB)) != W_GIVEN)
		return false;
	for (size_t i = c->task_from + 1; i + 1 < c->task_to && !SLICE_IS_ONE_OF(t->v[i].low, relative); i++)
		if ((t->v[i].is & W_BE) && SLICE_IS_ONE_OF(t->v[i + 1].low, where))
			return true;
	return false;
}

const char *
judge_telling(const struct outline *o, const struct claim *c)
{
	static const char *const known[] = { "note that", "noter que", "noter qu", "souligner que", "signaler que", "rappeler que", "se\303\261alar que",
		"destacar que", "tener en cuenta que" };
	const struct tokens *t = &o->v[c->block].t;

	if (c->marked)
		return NULL;
	if (is_put_off(t, c))
		return "put off";
	if (is_nothing(t, c) || is_not_done(t, c) || is_willing_if(t, c) || is_contact(t, c))
		return "nothing to do is named";
	if (is_not_done_by_me(t, c) || is_rule_for_things(t, c))
		return "is so anyway";
	if (is_meeting_again(t, c))
		return "when all meet again";
	if (is_saying(t, c) && !judge_has_deadline(t, c))
		return "what somebody says";
	if (is_told_by(t, c) || is_reported(o, c) || is_shown(t, c) || is_informing(t, c) || is_glad_to_say(t, c))
		return "what somebody says";
	if (is_called_will(o, t, c))
		return "somebody called so";
	if (is_german_wish(o, t, c) && !judge_has_deadline(t, c)) /* "will sich bis Freitag um die Lampen kümmern" */
		return "what somebody wants";
	if (is_fulfilled(t, c) || is_past_alike(o, c))
		return "what was done";
	if (is_done_by_label(t, c))
		return "what was done";
	if (is_need(t, c) || (!c->marked && !c->listed && is_wanted_by_others(o, c)))
		return "what somebody needs";
	if (is_question(t, c))
		return "a question";
	if (is_somewhere(t, c))
		return "says when somebody is where";
	if (is_done_by_mail(t, c))
		return "done with this mail";
	if ((c->form == CLAIM_BRACKET || c->form == CLAIM_TAIL) && !c->listed && !judge_has_deadline(t, c) && judge_is_agenda_point(t, c))
		return "a point of the agenda";
	if (is_wished_for(t, c))
		return "wished for, or found good";
	if (is_of_a_first(t, c) || is_gerund(o, c) || is_to_thing(t, c))
		return "says more about a thing";
	if (c->task_from + 1 < c->task_to && CLAUSE_PHRASE_AT(t, c->task_from, c->task_to, known) > 0)
		return "what is to be known";
	if (c->form == CLAIM_LABEL && slice_starts(t->v[c->task_from].low, SLICE("let")) && (t->v[c->task_from].phrase & W_WE))
		return "proposed to all";
	if (is_done_deed(t, c))
		return "what was done";
	if (c->form == CLAIM_PERSON && c->block == 0 && (t->any & W_EVENT) && (t->any & W_TIME) && !(t->v[c->task_from].is & W_VERB))
		return "the title of the notes";
	if (!signal_binds(c->signal))
		return NULL;
	if (is_looking_so(t, c))
		return "how it looks";
	if (c->listed)
		return NULL;
	if (is_happening(t, c))
		return "what will happen";
	/* "Maya will help!": with what? */
	if (slice_eq(t->v[c->task_from].low, SLICE("help")) &&
	    (c->task_from + 1 == c->task_to || t->v[c->task_from + 1].kind == TOKEN_PUNCT || slice_eq(t->v[c->task_from + 1].low, SLICE("out"))) &&
	    c->task_to <= c->task_from + 3)
		return "with what is not said";
	if (c->signal != SIGNAL_COMMIT && is_becoming(t, c))
		return "what somebody becomes";
	return c->actor.kind == ACTOR_SOMEBODY && c->signal == SIGNAL_WILL ? "nobody in particular" : NULL;
}
