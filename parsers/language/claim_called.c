/*
 * See claim_clause.h. "Omar, call the printer", "Maya, find out if it fits": somebody is called by name, and an order
 * follows. Method: the word behind the comma is a verb and nothing else, and what stands behind it shows that something is
 * done to something: an article, a number, whose it is, a word that only an order has there. Without any of these
 * "Maya, take care", "Omar, design lead" and "Maya, come in" are none.
 */
#include "parsers/language/claim_clause.h"

/* "out" behind "find", "si" behind "regarde": two words that are one verb, or that begin what somebody is to find out. */
static bool
goes_with(const struct token *w)
{
	static const char *const out[] = { "find", "work", "sort", "figure", "fill", "print", "rule" };
	static const char *const into[] = { "look", "dig" };
	static const char *const whether[] = { "check", "see", "ask", "find", "test", "verify", "look" };
	static const char *const at[] = { "look" };
	static const char *const to[] = { "talk", "speak", "reply", "write", "reach", "get" };
	static const char *const up[] = { "follow", "set", "pick", "draw", "write", "clean", "chase" };
	static const char *const with[] = { "check", "speak", "talk", "liaise", "coordinate", "sync", "follow", "confirm", "agree" };
	static const char *const over[] = { "go", "look", "hand", "read" };
	static const char *const back[] = { "get", "report", "send", "go" };
	static const char *const care[] = { "take" };
	static const char *const si[] = { "regarde", "vois", "demande", "v\303\251rifie", "pregunta", "mira", "comprueba", "verifica", "consulta" };
	static const char *const a[] = { "demande", "pregunta", "avisa", "llama", "p\303\255dele" };
	static const struct {
		const char *word, *const *verbs;
		size_t n;
	} pairs[] = {
#define PAIR(word, verbs) { word, verbs, sizeof(verbs) / sizeof(verbs[0]) }
		PAIR("out", out), PAIR("into", into), PAIR("if", whether), PAIR("whether", whether), PAIR("at", at), PAIR("to", to),
		PAIR("up", up), PAIR("with", with), PAIR("over", over), PAIR("through", over), PAIR("back", back), PAIR("care", care),
		PAIR("si", si), PAIR("\303\240", a), PAIR("a", a), PAIR("al", a), PAIR("au", a),
#undef PAIR
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (slice_is(w[1].low, pairs[i].word))
			/* "talk to you soon", "look at that!" */
			return !(w[2].is & W_ADDRESSED) && !(slice_eq(w[2].low, SLICE("that")) && w[3].kind == TOKEN_PUNCT) && slice_among(w->low, pairs[i].verbs, pairs[i].n);
	return false;
}

/* "ask Tom", "tell Maya": whom it is done to is named. */
static bool
turns_to_somebody(const struct token *w)
{
	static const char *const verbs[] = { "ask", "tell", "call", "ring", "phone", "email", "mail", "ping", "remind", "invite", "inform", "brief",
		"contact", "chase", "help", "send", "give", "show" };

	/* "tell Maya that you'll get it" is said, and not done */
	return SLICE_IS_ONE_OF(w->low, verbs) && claim_like_name(&w[1]) && !(slice_eq(w->low, SLICE("tell")) && slice_eq(w[2].low, SLICE("that")));
}

/* "find the drawing", "give them two pages": behind these the thing makes an order of what is else a courtesy. */
static bool
is_order_with_thing(const struct token *w)
{
	static const char *const words[] = { "find", "take", "get", "give", "tell", "make", "read", "put", "set", "cut", "keep", "explain", "call", "ask",
		"remind", "email", "invite" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "thank you", "take a break", "please find the agenda": what is wished, or done at once. */
static bool
is_wish(const struct tokens *t, size_t i, size_t end)
{
	static const char *const breaks[] = { "break", "rest", "seat", "moment", "look", "note", "bow", "minute", "day", "week" };
	static const char *const us[] = { "me", "us", "it", "up" };
	static const char *const calls[] = { "call", "shout", "ring", "hand", "chance", "break", "one", "day" };
	static const char *const talks[] = { "keep", "tell", "call", "make", "take" };
	static const char *const here[] = { "attached", "enclosed", "below", "here", "herewith" };
	static const char *const love[] = { "regards", "love", "greetings", "wishes", "best", "yourself", "yourselves" };
	const struct token *w = &t->v[i];

	if (slice_eq(w->low, SLICE("find"))) {
		for (size_t j = i + 1; j < end; j++)
			if (SLICE_IS_ONE_OF(t->v[j].low, here))
				return true;
		if (i > 0 && (t->v[i - 1].is & W_PLEASE) && (w[1].is & W_ARTICLE))
			return true;
	}
	if (SLICE_IS_ONE_OF(t->v[i + 2 < end ? i + 2 : i].low, love) || SLICE_IS_ONE_OF(t->v[i + 3 < end ? i + 3 : i].low, love))
		return true;
	/* "write me if you have questions", "ask me anything" */
	if (i + 2 < end && (slice_eq(w[1].low, SLICE("me")) || slice_eq(w[1].low, SLICE("us"))) && ((w[2].is & W_CONDITION) || slice_eq(w[2].low, SLICE("anything"))))
		return true;
	return slice_eq(w->low, SLICE("thank")) || (SLICE_IS_ONE_OF(w->low, talks) && SLICE_IS_ONE_OF(w[1].low, us)) ||
	    (i + 3 < end && (w[2].is & W_ARTICLE) && SLICE_IS_ONE_OF(w[3].low, calls)) ||
	    ((w[1].is & W_ARTICLE) && SLICE_IS_ONE_OF(w[2].low, breaks) && !slice_eq(w->low, SLICE("send")));
}

/* "schick mir die Liste", "frag bei Omar nach": German orders somebody by the word that says "I do it" without its ending; not
 * "mache ich", "mach's gut". */
static bool
is_order_in_german(const struct tokens *t, size_t i, size_t end)
{
	static const char *const good[] = { "gut", "'s", "so", "dir", "dich", "euch", "vorbei", "leicht", "gas" };
	static const char *const me[] = { "mir", "uns" }, *const tells[] = { "bescheid", "fragen" };
	/* with a capital they are things */
	static const char *const nouns[] = { "druck", "kauf", "tausch", "such", "buch" };
	const struct token *w = &t->v[i];

	if (i + 2 >= end || ((w->is & (W_MYSELF | W_VERB | W_BE | W_PLEASE)) != W_MYSELF && !((token_is(t, i - 1, ',') || t->v[i - 1].kind == TOKEN_HANDLE) && SLICE_IS_ONE_OF(w->low, nouns))))
		return false;
	/* "sag mir Bescheid", "schreib mir bei Fragen" are said out of courtesy; "schau dir das an" is an order */
	for (size_t j = i + 1; j < end && j < i + 4; j++)
		if ((j < i + 3 && (t->v[j].is & (W_I | W_WE))) ||
		    (j < i + 3 && SLICE_IS_ONE_OF(t->v[j].low, good) && !(slice_starts(w->low, SLICE("schau")) && slice_eq(t->v[j].low, SLICE("dir")))) ||
		    (SLICE_IS_ONE_OF(w[1].low, me) && SLICE_IS_ONE_OF(t->v[j].low, tells)))
			return false;
	return w[1].kind == TOKEN_WORD || w[1].kind == TOKEN_NUMBER;
}

/* "envoie-moi la liste"; "dis-moi" only asks to be told. */
static bool
is_order_in_french(const struct tokens *t, size_t i, size_t end)
{
	static const char *const whom[] = { "-moi", "-lui", "-leur", "-nous", "-le", "-la", "-les" };
	static const char *const talk[] = { "dis-moi", "dites-moi", "laisse-moi", "excuse-moi", "tiens-moi", "tiens-nous", "crois-moi", "rappelle-moi" };

	return i + 2 < end && t->v[i].low.len > 6 && SLICE_ENDS_ONE_OF(t->v[i].low, whom) && !SLICE_IS_ONE_OF(t->v[i].low, talk);
}

/* "mándale la foto", "avísale": Spanish sets whom it is done for behind the order, and by that an accent on it. */
static bool
is_order_in_spanish(const struct token *w)
{
	static const char *const ends[] = { "me", "le", "les", "nos", "lo", "la", "los", "las" };

	return w->low.len > 6 && slice_find_char(slice_to(w->low, w->low.len - 3), '\303') < w->low.len - 3 && SLICE_ENDS_ONE_OF(w->low, ends) &&
	    !(w->is & (W_STATIVE | W_PAST | W_TIME));
}

bool
clause_orders(const struct tokens *t, size_t i, size_t end)
{
	static const char *const whom[] = { "me", "us", "them", "him", "her", "it", "your", "our", "my", "his", "their", "this", "these", "those",
		"all", "both", "some", "any", "another", "more" };
	const struct token *w = &t->v[i];
	bool thing;

	if (i + 2 >= end || w->kind != TOKEN_WORD || (w->is & W_BE) || slice_ends_nocase(w->low, SLICE("ed")) || is_wish(t, i, end))
		return false;
	if ((i + 3 < end && goes_with(w)) || turns_to_somebody(w))
		return true;
	/* "triage 3 doesn't" */
	thing = (w[1].is & W_ARTICLE) || (w[1].kind == TOKEN_NUMBER && !(w[2].is & (W_BE | W_NOT | W_DOES | W_PAST | W_WEAK))) || SLICE_IS_ONE_OF(w[1].low, whom);
	if (is_order_with_thing(w))
		return thing;
	return thing && (w->is & (W_VERB | W_FUNCTION | W_STATIVE | W_PAST)) == W_VERB && (!clause_is_courtesy(w) || clause_is_done_for_others(w));
}

bool
clause_is_ordered(const struct tokens *t, const struct actor *a, size_t end, size_t *n)
{
	const bool comma = token_is(t, a->to, ',');
	size_t i = a->to + comma;

	if (a->n != 1 || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE || i + 3 > end || t->v[i].letters != CASE_LOWER)
		return false;
	/* "Omar dann mach du bitte einen Vorschlag" */
	if (slice_eq(t->v[i].low, SLICE("dann")) && i + 3 < end)
		i++;
	*n = i - a->to;
	/* "Carmen mira por favor el plano" */
	if (!comma && t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_PAST | W_BE | W_STATIVE | W_FUNCTION)) && t->v[i + 1].phrase_len == 2 &&
	    (t->v[i + 1].phrase & W_PLEASE))
		return true;
	/* "Tom ruf den Kunden an": of somebody else it would be "ruft" */
	if (!comma)
		return !(t->v[i].is & W_COMMIT) && (is_order_in_german(t, i, end) || is_order_in_spanish(&t->v[i]));
	return clause_orders(t, i, end) || is_order_in_german(t, i, end) || is_order_in_french(t, i, end);
}
