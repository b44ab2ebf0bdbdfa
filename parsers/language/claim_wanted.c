/*
 * See claim_clause.h. Tasks that are said by what is missing, or handed over behind them: "Maya, I need the figures by
 * Friday", "Tom, the lamp at the gate is dead again, can you look at it", "il reste la notice à traduire, Claire s'en
 * charge". Only for people who are called by name; whoever takes a thing on may be any name.
 */
#include "parsers/language/claim_clause.h"

/* Tokens in front of "one more thing: Maya, I need". */
#define FRONT_TOKENS 16

static bool
is_known_and_more(const struct finder *f, size_t from, size_t end, struct actor *a)
{
	return actor_read_one(f->people, f->t, from, end, a) && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE && a->to + 3 < end;
}

/* Somebody known in front of the sentence, or behind its colon, and more behind the name. */
static bool
is_called(const struct finder *f, size_t from, size_t end, struct actor *a)
{
	bool known;

	while (from < end && (f->t->v[from].is & (W_LEAD | W_AND)) && f->t->v[from].kind == TOKEN_WORD)
		from++;
	known = is_known_and_more(f, from, end, a);
	/* "Maya, one for you: could you", "... Maya: they want" */
	if (known && (token_is(f->t, a->to, ',') || (token_is(f->t, a->to, ':') && from > f->start && f->label.n == 0)))
		return true;
	for (size_t i = from + 1; i + 4 < end && i < from + FRONT_TOKENS && tokens_may_hold(f->t, ':'); i++)
		if (token_is_colon(f->t, i))
			return is_known_and_more(f, i + 1, end, a);
	return known;
}

/* May a clause begin at token i? */
static bool
is_border(const struct tokens *t, size_t i)
{
	return token_is(t, i - 1, ',') || token_is(t, i - 1, ':') || token_is_dash(t, i - 1) || (t->v[i - 1].is & (W_AND | W_LEAD));
}

/* "it", "them", "das": what stands before it is what is meant. */
static bool
goes_back(const struct token *w)
{
	static const char *const words[] = { "it", "them", "that", "this", "those", "these", "das", "es", "sie", "die", "ihn" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* A day, a "please" or "your" between the tokens: by that a wish is one that somebody is to fulfil. */
static bool
is_urgent(const struct tokens *t, size_t from, size_t end)
{
	static const char *const yours[] = { "your", "dein", "deine", "deinen", "ihre", "ihren", "ton", "ta", "tes", "votre", "vos",
		"tu", "tus", "asap", "urgently", "dringend" };

	for (size_t i = from; i < end; i++)
		if ((t->v[i].is & (W_TIME | W_PLEASE | W_BYTIME)) || SLICE_IS_ONE_OF(t->v[i].low, yours))
			return true;
	return false;
}

/* The clause of whoever is called: its task from token task on. */
static void
want(struct finder *f, const struct actor *a, size_t task, size_t end, int sentence)
{
	struct claim *c;

	clause_add(f, a->from, a, SIGNAL_TO, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->task_from = task;
	c->to = c->task_to = end;
	c->asked = c->vowed = true;
}

/* "I would like to know what it costs", "ich wüsste gern, wer kommt": do the tokens from..to ask for an answer? */
static bool
asks_to_know(const struct tokens *t, size_t from, size_t to)
{
	static const char *const know[] = { "know", "wissen", "w\303\274sste", "savoir", "saber" };

	for (; from < to; from++)
		if (SLICE_IS_ONE_OF(t->v[from].low, know))
			return true;
	return false;
}

/* "I need the figures", "ich brauche dein Go", "fehlt mir noch die Liste" at token i: the token of what is needed, or 0. */
static size_t
needs(const struct tokens *t, size_t i, size_t end)
{
	static const char *const need[] = { "i need to know", "we need to know", "i 'd like to know", "i would like to know", "i want to know", "we want to know",
		"ich w\303\274sste gern", "ich w\303\274rde gern wissen", "ich muss wissen", "ich h\303\244tte gern", "ich h\303\244tte gerne",
		"j'aimerais savoir", "j'ai besoin de savoir", "necesito saber", "me gustar\303\255a saber", "i need", "i still need", "i really need", "i 'll need", "i will need", "i 'd need",
		"we need", "we still need", "we 'll need", "i 'd like", "i would like", "please could i have",
		"please can i have", "could i have", "can i have", "can i get", "could i get", "can we get", "could we have", "can we have", "could i please have",
		"can i please have", "i 'm waiting for", "i 'm still waiting for", "ich brauche", "ich br\303\244uchte",
		"ich brauch", "wir brauchen", "wir br\303\244uchten", "ich ben\303\266tige", "wir ben\303\266tigen", "brauche ich",
		"br\303\244uchte ich", "brauch ich", "fehlt mir", "fehlen mir", "fehlt uns", "fehlen uns", "j'ai besoin de",
		"j'ai encore besoin de", "j'aurais besoin de", "il me faut", "il me faudrait", "il nous faut", "il me manque",
		"necesito", "necesitamos", "me hace falta", "nos hace falta", "me hacen falta", "nos hacen falta", "me falta", "nos falta" };
	static const char *const still[] = { "immer", "noch", "also", "still", "bitte", "please", "unbedingt", "really", "dringend",
		"encore", "todav\303\255a" };
	static const char *const of_you[] = { "from you", "von dir", "von ihnen", "von euch", "de toi", "de vous", "de ta part", "de votre part", "de ti" };
	size_t n = CLAUSE_PHRASE_AT(t, i, end, need);

	/* "still no figures, need them by Friday" */
	if (n == 0 && i + 3 < end && slice_eq(t->v[i].low, SLICE("need")) && goes_back(&t->v[i + 1]) && (t->v[i + 2].is & W_BYTIME))
		n = 1;
	if (n == 0)
		return 0;
	for (i += n; i < end && SLICE_IS_ONE_OF(t->v[i].low, still);)
		i++;
	i += CLAUSE_PHRASE_AT(t, i, end, of_you);
	i += i < end && token_is(t, i, ',') && asks_to_know(t, i - n, i);
	/* "I need to tell you", "I need you there" */
	return i < end && t->v[i].kind != TOKEN_PUNCT && !(t->v[i].is & (W_TO | W_ADDRESSED | W_NOT | W_I)) ? i : 0;
}

/* "die Stadt fragen, ob": German has the verb behind what it is about. */
static bool
holds_infinitive(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;

	for (; f->o->set.n > 1 && f->o->set.v[1] == &words_de && i < end; i++)
		if (t->v[i].letters == CASE_LOWER && t->v[i].low.len > 4 && slice_ends_nocase(t->v[i].low, SLICE("en")) &&
		    !(t->v[i].is & (W_FUNCTION | W_BE | W_STATIVE | W_PAST)) && (i + 1 == end || t->v[i + 1].kind == TOKEN_PUNCT))
			return true;
	return false;
}

/* "the lamp is dead again, can you look at it" at token i: where what is asked for begins, or 0. */
static size_t
asks(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;
	size_t n = clause_asks_you(t, i, end);

	return n > 0 && (t->v[i + 1].is & W_ADDRESSED) &&
	        ((t->v[i + n].is & W_VERB) || slice_eq(t->v[i + n].low, SLICE("have")) || holds_infinitive(f, i + n, end))
	    ? i + n
	    : 0;
}

/*
 * "the board wants the figures, please get them to me", "die brauchen den Plan, bitte direkt an das Amt" at token i: where
 * what is asked for begins, or 0.
 */
static size_t
pleads(const struct finder *f, size_t i, size_t end)
{
	static const char *const no[] = { "let", "see", "tell", "note", "excuse", "forgive", "remember", "keep", "feel", "enjoy", "know", "think",
		"be", "join", "come", "attend", "do", "nicht", "kein", "keine", "noch", "beachten", "um" };
	const struct tokens *t = f->t;
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;
	const struct token *w;
	size_t n;

	if (!(t->any & W_PLEASE) || !token_has(t, i, W_PLEASE, &n) || i + n + 2 >= end)
		return 0;
	w = &t->v[i + n];
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || SLICE_IS_ONE_OF(w->low, no) || (w->is & (W_BE | W_STATIVE | W_NOT)))
		return 0;
	return german || ((w->is & W_VERB) && !(w->is & W_PAST)) ? i + n : 0;
}

static bool
is_one_known(const struct actor *a)
{
	return a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE && a->n == 1;
}

/* Tokens behind whom a sentence calls: "by Friday at the latest, please". */
#define CALLED_TAIL 9

/* "to our lawyer, Maya,": who she is, and nobody who is called; the comma at token i. */
static bool
is_apposition(const struct tokens *t, size_t from, size_t i)
{
	static const char *const whose[] = { "our", "my", "your", "his", "her", "their", "unser", "unsere", "unserem", "unserer", "unseren", "mein", "meine",
		"meinem", "meiner", "meinen", "notre", "mon", "ma", "nuestro", "nuestra", "mi" };

	for (size_t back = i; back > from && back + 4 > i; back--)
		if (SLICE_IS_ONE_OF(t->v[back - 1].low, whose))
			return true;
	return false;
}

/* "Please enter it into the tool, Maya, by Friday": called between what is asked for and when. */
static bool
called_between(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t at = from, to = end, n;
	struct actor a;

	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	while (at < to && (t->v[at].is & (W_LEAD | W_AND)) && !(t->v[at].is & W_PLEASE))
		at++;
	if (!(t->any & W_PLEASE) || !token_has(t, at, W_PLEASE, &n))
		return false;
	for (size_t i = at + n + 2; i + 3 < to; i++) {
		if (!token_is(t, i, ',') || is_apposition(t, at + n, i) || !actor_read_one(f->people, t, i + 1, to, &a) || !is_one_known(&a) ||
		    !token_is(t, a.to, ',') || to - a.to > CALLED_TAIL || !(claim_is_when(t, a.to + 1, to) || clause_is_ahead(t, a.to + 1, to)))
			continue;
		clause_hand(f, &a, from, at + n, i, end, sentence);
		f->clauses[f->n - 1].vowed = f->clauses[f->n - 1].asked = true;
		return true;
	}
	return false;
}

/* "We want an offer on the desk by Monday, Maya please": called at the end. */
static bool
called_at_end(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t to = end;
	struct actor a;

	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (called_between(f, from, end, sentence))
		return true;
	if (to < from + 7 || !(t->v[to - 1].is & W_PLEASE))
		return false;
	for (size_t i = to - 2; i > from + 4 && i + 5 > to; i--)
		if (token_is(t, i, ','))  {
			if (!actor_read_one(f->people, t, i + 1, to, &a) || a.to != to - 1 || !is_one_known(&a))
				return false;
			clause_hand(f, &a, from, from, i, end, sentence);
			f->clauses[f->n - 1].vowed = true;
			return true;
		}
	return false;
}

/* "Maya has until Friday to send it" */
static bool
has_until(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const has[] = { "has until", "has till", "has 'til", "have until", "have till" };
	const struct tokens *t = f->t;
	struct actor a;
	size_t n;

	if (!(t->any & W_BYTIME) || !actor_read(f->people, t, from, end, &a) || a.kind == ACTOR_NONE ||
	    a.kind > ACTOR_HANDLE || (n = CLAUSE_PHRASE_AT(t, a.to, end, has)) == 0)
		return false;
	for (size_t i = a.to + n + 1; i + 2 < end && i < a.to + n + 6; i++)
		if ((t->v[i].is & W_TO) && (t->v[i + 1].is & W_VERB)) {
			clause_hand(f, &a, from, i + 1, end, end, sentence);
			f->clauses[f->n - 1].vowed = true;
			return true;
		}
	return false;
}

/* Words between what is needed and from whom. */
#define FROM_WORDS 12

/* "a visit from Maya": nothing that she brings. */
static bool
is_visit(const struct tokens *t, size_t i, size_t end)
{
	static const char *const what[] = { "visit", "visits", "lunch", "dinner", "help", "support", "besuch", "hilfe", "visite", "aide", "visita", "ayuda" };

	for (; i < end; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, what))
			return true;
	return false;
}

/* "Von Maya bräuchte ich die Liste": from whom stands in front, the need behind it. */
static bool
is_needed_in_german(const struct tokens *t, size_t from, size_t need)
{
	static const char *const needs[] = { "brauche", "br\303\244uchte", "brauchen", "br\303\244uchten", "h\303\244tte", "h\303\244tten" };

	return need > from && slice_eq(t->v[from].low, SLICE("von")) && SLICE_IS_ONE_OF(t->v[need].low, needs);
}

/* "I need the list from Maya by Friday", "Bis Freitag brauche ich von Maya die Liste". */
static bool
needed_from(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const need[] = { "i need to know", "we need to know", "i 'd like to know", "i would like to know", "i want to know", "we want to know",
		"ich w\303\274sste gern", "ich w\303\274rde gern wissen", "ich muss wissen", "ich h\303\244tte gern", "ich h\303\244tte gerne",
		"j'aimerais savoir", "j'ai besoin de savoir", "necesito saber", "me gustar\303\255a saber", "i need", "i still need", "we need", "we still need", "br\303\244uchte ich", "ich br\303\244uchte", "br\303\244uchten wir", "wir br\303\244uchten",
		"h\303\244tte ich gern", "h\303\244tten wir gern", "brauche ich", "ich brauche", "brauchen wir",
		"wir brauchen", "bekomme ich", "ich bekomme", "bekommen wir", "wir bekommen", "il me faut", "il nous faut", "necesito", "necesitamos",
		"we get", "we 'll get", "we will get", "we 'll have", "we will have", "we receive", "we expect", "i get", "i 'll get", "i will get", "i expect",
		"we are waiting for", "we 're waiting for", "we wait for", "we still wait for", "i 'm waiting for", "i am waiting for", "still waiting for",
		"waiting for", "waiting on", "wir warten auf", "ich warte auf", "warten auf", "nous attendons", "on attend", "j'attends", "esperamos", "estamos esperando" };
	static const char *const of[] = { "from", "off", "von", "de" };
	const struct tokens *t = f->t;
	size_t n = 0, need_at, at = from;
	struct actor a;

	while (at < end && !SLICE_IS_ONE_OF(t->v[at].low, of))
		at++;
	if (at == end)
		return false;
	for (need_at = from; need_at + 4 < end && need_at < from + 8; need_at++)
		if ((n = CLAUSE_PHRASE_AT(t, need_at, end, need)) > 0)
			break;
	if (n == 0 || !(is_urgent(t, from, end) || is_needed_in_german(t, from, need_at)))
		return false;
	for (at = from; at + 1 < end && at < need_at + n + FROM_WORDS; at++)
		if (SLICE_IS_ONE_OF(t->v[at].low, of) && actor_read_one(f->people, t, at + 1, end, &a) && is_one_known(&a))
			break;
	if (at + 1 >= end || at >= need_at + n + FROM_WORDS)
		return false;
	/* "I need to hear from Maya by Friday" */
	n += need_at;
	if ((t->v[n].is & (W_TO | W_NOT)) || slice_eq(t->v[a.to].low, SLICE("'s")) || is_visit(t, n, at) || (at == n + 1 && goes_back(&t->v[n])) || t->v[n].kind == TOKEN_PUNCT)
		return false;
	if (at > n)
		clause_hand(f, &a, from, n, at, end, sentence);
	else if ((at == n ? a.to : n) + 1 < end)
		clause_hand(f, &a, from, at == n ? a.to : n, end, end, sentence);
	else
		return false;
	f->clauses[f->n - 1].vowed = true;
	return true;
}

/* "bestellst", "denkst": what somebody spoken to does in German; not "hast", "kannst". */
static bool
is_yours(const struct token *w)
{
	static const char *const no[] = { "hast", "bist", "willst", "kannst", "magst", "wei\303\237t", "weisst", "musst", "sollst", "darfst",
		"wirst", "siehst", "meinst", "kommst", "gehst", "bleibst", "hattest", "warst", "k\303\266nntest", "w\303\274rdest",
		"m\303\274sstest", "solltest", "m\303\266chtest", "findest", "glaubst", "brauchst", "wolltest", "konntest", "bekommst",
		"kriegst", "h\303\244ttest", "stehst", "liegst", "f\303\244hrst", "selbst", "erst", "fast", "meist", "sonst", "zuerst" };

	return w->kind == TOKEN_WORD && w->letters <= CASE_CAPITAL && w->low.len > 4 && slice_ends_nocase(w->low, SLICE("st")) &&
	    !SLICE_IS_ONE_OF(w->low, no) && !(w->is & (W_STATIVE | W_TIME | W_LEAD));
}

/* "du bestellst bitte die Folie nach", "bestellst du bis Freitag die Folie nach?" at token i. */
static bool
du_does(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_de || i + 4 >= end || !is_urgent(t, i, end))
		return false;
	return (slice_eq(t->v[i].low, SLICE("du")) && is_yours(&t->v[i + 1])) ||
	    (slice_eq(t->v[i + 1].low, SLICE("du")) && is_yours(&t->v[i]));
}

/* "¿me mandas el contrato antes del viernes?", "tu m'envoies encore le devis ?" at token i. */
static bool
tu_does(const struct finder *f, size_t i, size_t end, size_t *task)
{
	static const char *const small[] = { "encore", "aussi", "juste", "vite", "bien", "ya", "tambi\303\251n", "luego" };
	static const char *const minds[] = { "oyes", "entiendes", "conoces", "sigues", "recuerdas", "quieres", "crees", "m'entends", "m'attends", "m'excuses",
		"entends", "comprends", "connais", "crois", "attends", "rejoins", "m'as", "m'es" };
	const struct tokens *t = f->t;
	size_t thing;
	bool me;

	while (i < end && (token_is(t, i, 0xbf) || slice_eq(t->v[i].low, SLICE("tu")) || slice_eq(t->v[i].low, SLICE("t\303\272"))))
		i++;
	me = slice_eq(t->v[i].low, SLICE("me")) || slice_eq(t->v[i].low, SLICE("nos")) || slice_eq(t->v[i].low, SLICE("nous"));
	*task = i;
	i += me;
	me = me || slice_starts(t->v[i].low, SLICE("m'"));
	thing = i + 1 + (i + 1 < end && SLICE_IS_ONE_OF(t->v[i + 1].low, small));
	return f->o->set.n > 1 && (f->o->set.v[1] == &words_es || f->o->set.v[1] == &words_fr) && me && thing + 1 < end &&
	    t->v[i].low.len > 4 && slice_ends_nocase(t->v[i].low, SLICE("s")) && !SLICE_IS_ONE_OF(t->v[i].low, minds) && (t->v[thing].is & W_ARTICLE) &&
	    (token_is(t, end, '?') || is_urgent(t, i, end));
}

/* Words of a label in front of what somebody is asked. */
#define LABEL_WORDS 3

/* "zusammengefasst: du bestellst": what stands behind the label at token i. */
static size_t
behind_label(const struct tokens *t, size_t i, size_t end)
{
	for (size_t n = 1; n <= LABEL_WORDS && i + n + 1 < end && t->v[i + n - 1].kind == TOKEN_WORD; n++)
		if (token_is_colon(t, i + n))
			return i + n + 1;
	return i;
}

/* "und ich schreibe den Brief", ", Luis bucht den Raum" behind token i: where another's part begins, or end. */
static size_t
before_others(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;
	size_t mine = clause_before_mine(t, i, end);
	struct actor a;

	for (; i + 2 < mine; i++)
		if ((token_is(t, i, ',') || (t->v[i].is & W_AND)) && actor_read_one(f->people, t, i + 1, mine, &a) && is_one_known(&a) &&
		    (t->v[a.to].is & (W_VERB | W_COMMIT | W_DOES)) && t->v[a.to].letters == CASE_LOWER)
			return i;
	return mine;
}

bool
clause_asks_friend(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t i = from, task = from, others;
	struct actor a;

	if (f->n == CLAUSE_MAX || f->o->set.n < 2 || f->v->speaker >= 0 || f->said)
		return false;
	while (i < end && (t->v[i].is & (W_LEAD | W_AND)) && !(t->v[i].is & W_PLEASE))
		i++;
	/* "Maya, denkst du bitte an die Plaketten?" */
	if (actor_read_one(f->people, t, i, end, &a) && is_one_known(&a) && token_is(t, a.to, ',') && du_does(f, a.to + 1, end)) {
		want(f, &a, a.to + 1 + slice_eq(t->v[a.to + 1].low, SLICE("du")), end, sentence);
		return true;
	}
	if (f->greeted.n == 0 || f->greeted_block == f->block)
		return false;
	i = behind_label(t, i, end);
	if (du_does(f, i, end))
		task = i + slice_eq(t->v[i].low, SLICE("du"));
	else if (!tu_does(f, i, end, &task))
		return false;
	others = before_others(f, task, end);
	clause_ask_greeted(f, i, task, others, others, sentence);
	if (others + 2 < end)
		clause_sentence(f, others + 1, end, sentence);
	return true;
}

/* "you will send us the form" at token i: the verb's token, or 0. */
static size_t
promised(const struct tokens *t, size_t i, size_t end)
{
	static const char *const will[] = { "you will", "you 'll", "you are going to", "you 're going to", "you promised to", "you agreed to" };
	size_t n = CLAUSE_PHRASE_AT(t, i, end, will);

	return n > 0 && i + n + 2 < end && (t->v[i + n].is & (W_VERB | W_BE | W_STATIVE | W_NOT)) == W_VERB &&
	        !slice_eq(t->v[i + n].low, SLICE("get")) && !slice_eq(t->v[i + n].low, SLICE("find"))
	    ? i + n
	    : 0;
}

size_t
clause_before_mine(const struct tokens *t, size_t i, size_t end)
{
	for (; i + 1 < end; i++)
		if ((t->v[i].is & W_AND) && (t->v[i + 1].is & (W_I | W_WE)))
			return i;
	return end;
}

bool
clause_wanted(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	struct actor a, other;
	size_t what;

	if (f->n == CLAUSE_MAX)
		return false;
	if (clause_asks_friend(f, from, end, sentence) || called_at_end(f, from, end, sentence) || has_until(f, from, end, sentence) ||
	    needed_from(f, from, end, sentence))
		return true;
	if (!is_called(f, from, end, &a))
		return false;
	/* "Tom the lamp is dead": who is in a hurry leaves the comma out; "... Tom: the lamp is dead" behind other sentences */
	if (!token_is(t, a.to, ',') && !token_is_dash(t, a.to) && !(t->v[a.to].is & (W_ARTICLE | W_I)) &&
	    !(token_is(t, a.to, ':') && from > f->start && f->label.n == 0 && f->v->speaker < 0 && !f->said))
		return false;
	for (size_t i = a.to + !(t->v[a.to].is & W_I); i + 2 < end; i++) {
		bool missing = slice_starts(t->v[i].low, SLICE("fehl"));

		if (token_is(t, i, '.') || token_is(t, i, ';'))
			return false;
		if (i == a.to + 1 ? !token_is(t, a.to, ',') : i > a.to && !is_border(t, i) && !missing)
			continue;
		/* "Maya, can you chase them again please, I need the tubs by Friday" is asked at once */
		if (i == a.to + 1 && asks(f, i, end) > 0)
			return false;
		if ((what = needs(t, i, end)) > 0 && (missing || is_urgent(t, a.to, end) || asks_to_know(t, i, what))) {
			want(f, &a, goes_back(&t->v[what]) && i > a.to + 3 ? a.to + 1 : what, end, sentence);
			return true;
		}
		/* "Maya, as agreed, you will send us the form and I will book it" */
		if ((what = promised(t, i, end)) > 0) {
			size_t mine = clause_before_mine(t, what, end);

			want(f, &a, what, mine, sentence);
			if (mine + 2 < end)
				clause_sentence(f, mine + 1, end, sentence);
			return true;
		}
		/* "Tom, sorry, Maya I mean, could you" */
		if (actor_read(f->people, t, i, end, &other) && other.kind != ACTOR_NONE && other.kind <= ACTOR_HANDLE)
			return false;
		/* "der Vermieter will den Schlüssel, bitte vorbeibringen": German names in front what it is about */
		if (i > a.to + 2 && (what = pleads(f, i, end)) > 0 && f->o->set.n > 1) {
			want(f, &a, a.to + 1, end, sentence);
			return true;
		}
		if (i > a.to + 2 && ((what = asks(f, i, end)) > 0 || (what = pleads(f, i, end)) > 0)) {
			for (size_t j = what; j < end; j++)
				if (goes_back(&t->v[j]) && !(t->v[j + 1].letters == CASE_CAPITAL && (t->v[j].is & W_ARTICLE))) {
					what = a.to + token_is(t, a.to, ',');
					break;
				}
			want(f, &a, what, end, sentence);
			return true;
		}
	}
	return false;
}

/* Tokens of "send me that please". */
#define THAT_TOKENS 6

/* "Tor 3 klemmt, ich bestell heute den Schlosser dafür" */
static bool
is_for_that(const struct tokens *t, const struct claim *c)
{
	static const char *const that[] = { "daf\303\274r", "damit", "darum", "dar\303\274ber" };

	/* what is weighed by its words must begin with them */
	if (c->actor.kind != ACTOR_I || c->signal != SIGNAL_VERB)
		return false;
	/* "the lamp is broken, ill fix it tomorrow" */
	if (c->task_from + 1 < c->task_to && goes_back(&t->v[c->task_from + 1]) && t->v[c->task_from].letters == CASE_LOWER)
		return !(c->task_from + 2 < c->task_to && t->v[c->task_from + 2].kind == TOKEN_WORD &&
		    (t->v[c->task_from + 1].is & W_ARTICLE) && t->v[c->task_from + 2].is == 0);
	for (size_t i = c->task_from; i < c->task_to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, that))
			return true;
	return false;
}

void
clause_take_up_front(struct finder *f, size_t i)
{
	const struct tokens *t = f->t;
	struct claim *c = &f->clauses[f->n - 1];
	size_t to = c->task_to, from = f->last;

	while (to > c->task_from && (t->v[to - 1].kind == TOKEN_PUNCT || (t->v[to - 1].is & (W_TIME | W_PLEASE))))
		to--;
	while (from < i && (t->v[from].is & (W_AND | W_LEAD)))
		from++;
	/* "Moin, Tor 3 klemmt" */
	if (token_is(t, from + 1, ',') && i > from + 5)
		from += 2;
	if (i > from + 3 && token_is(t, i - 1, ',') && is_for_that(t, c) && (f->n < 2 || f->clauses[f->n - 2].to <= from)) {
		c->from = c->task_from = from;
		return;
	}
	if (!c->asked || i < from + 5 || !token_is(t, i - 1, ',') || to < c->task_from + 2 || to > c->task_from + THAT_TOKENS ||
	    !goes_back(&t->v[to - 1]))
		return;
	c->from = c->task_from = from;
	c->task_to = i - 1;
}

/* Behind the name at the end, or in front of it, that he does it. */
static const char *const does_it[] = { "s'en charge", "s'en occupe", "s'en chargera", "s'en occupera", "se encarga", "lo hace", "macht das",
	"k\303\274mmert sich darum", "k\303\274mmert sich drum", "k\303\274mmert sich", "k\303\274mmern sich darum", "\303\274bernimmt das",
	"erledigt das", "takes care of it", "takes care of that", "takes care of this", "will take care of it", "will take care of that",
	"will take care of this", "will do it", "will do that", "will do this", "does it", "does that", "does this", "handles it", "handles that",
	"handles this", "volunteers", "creates that", "creates it", "takes it", "takes this", "takes that", "will look into it", "will handle it", "will handle that", "will handle this", "is on it",
	"is taking care of it", "is taking care of that", "looks after it", "deals with it", "deals with that", "picks it up", "picks this up", "picks that up",
	"sees to it", "sees to that", "s'occupe de \303\247a", "fait le n\303\251cessaire", "se ocupa", "se ocupa de ello", "se encarga de ello", "lo gestiona",
	"geht dem nach", "bleibt dran", "nimmt das mit", "nimmt sich dem an", "kl\303\244rt das", "schaut sich das an" };
static const char *const it_does[] = { "lo hace", "la hace", "se encarga", "lo lleva", "lo prepara", "das macht", "das \303\274bernimmt", "das erledigt",
	"darum k\303\274mmert sich" };

/* "Tom s'en charge", "Mme Weil (prestataire) s'en charge", "lo hace Finanzas en cuanto pueda" from token i on. */
static bool
takes_it(const struct finder *f, size_t i, size_t end, struct actor *a)
{
	static const char *const small[] = { "pour", "para", "de", "del", "antes", "until", "end", "of", "next", "week", "darum", "drum", "then" };
	const struct tokens *t = f->t;
	static const char *const makes[] = { "macht", "erledigt", "\303\274bernimmt", "organisiert", "bestellt" };
	size_t n = CLAUSE_PHRASE_AT(t, i, end, it_does), to = end;

	/* ", macht Maya, bis Freitag" */
	if (i + 1 < end && i > 0 && token_is(t, i - 1, ',') && SLICE_IS_ONE_OF(t->v[i].low, makes))
		return actor_read(f->people, t, i + 1, end, a) && a->n == 1 && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE &&
		    (a->to >= end || t->v[a->to].kind == TOKEN_PUNCT || (t->v[a->to].is & (W_TIME | W_BYTIME)));

	if (n > 0)
		return actor_read(f->people, t, i + n, end, a) && a->n > 0 && a->kind != ACTOR_NONE && !(a->to < end && (t->v[a->to].is & W_NOT)) &&
		    (a->kind <= ACTOR_DEPARTMENT || (actor_is_named(a) && clause_is_reachable(f, a)));
	if (!actor_read(f->people, t, i, end, a) || a->n == 0 || a->kind == ACTOR_NONE || a->kind > ACTOR_NAME)
		return false;
	while (to > i && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	i = a->to;
	if (token_is(t, i, '('))
		while (i < to && !token_is(t, i - 1, ')'))
			i++;
	n = CLAUSE_PHRASE_AT(t, i, end, does_it);
	for (i += n; n > 0 && i < to && (t->v[i].kind == TOKEN_NUMBER || t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_TIME | W_BYTIME | W_ARTICLE)) || SLICE_IS_ONE_OF(t->v[i].low, small)); i++)
		;
	return n > 0 && i == to;
}

/* "The plan must be updated. Tom does that", "She asks for a new plan. Tom takes care of it", the verb at token verb: may
 * the sentence before be what he does, as nobody in it does? What somebody only "does" must be wanted there. */
static bool
wants_doing(const struct finder *f, size_t from, size_t verb, size_t sentence_end)
{
	static const char *const plain[] = { "does", "handles", "macht", "erledigt", "creates", "lo", "takes", "das", "volunteers" };
	uint64_t seen = SLICE_IS_ONE_OF(f->t->v[verb].low, plain) && !slice_eq(f->t->v[verb + 1].low, SLICE("care")) ? 0 : W_NEED;

	for (size_t i = f->n; i > 0 && f->clauses[i - 1].from >= f->before; i--)
		if (signal_binds(f->clauses[i - 1].signal) && f->clauses[i - 1].actor.n > 0 &&
		    (f->clauses[i - 1].actor.kind <= ACTOR_NAME || f->clauses[i - 1].actor.kind == ACTOR_I))
			return false;
	for (size_t i = f->before; i < from; i++)
		seen |= f->t->v[i].is;
	/* behind "does that", where "that" begins nothing: "Maya does that every month" */
	if (verb + 2 < sentence_end && clause_is_usual(f->t, verb + 2, sentence_end))
		return false;
	/* "Tom will do that today" is a sentence like others */
	return from > f->before + 3 && token_is(f->t, from - 1, '.') && !(f->t->v[verb].is & W_FUTURE) && (seen & (W_NEED | W_WEAK | W_TO | W_NOT | W_OPEN)) != 0;
}

bool
clause_taken_behind(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const asks_who[] = { "who", "when", "where", "why", "how", "what", "which", "can", "could", "do", "does", "did", "is",
		"are", "should", "will", "would", "wer", "wann", "wo", "wie", "was", "qui", "quand", "qui\303\251n" };
	struct actor a;

	if (f->n == CLAUSE_MAX)
		return false;
	/* a semicolon, or what is asked, ends the sentence in which the task stands: "A folder for the notes? Maya creates that" */
	if (from > f->before + 2 && ((actor_read(f->people, f->t, from, end, &a) && wants_doing(f, from, a.to, end)) || (from > f->before + 3 && token_is(f->t, from - 1, ';')) || (token_is(f->t, from - 1, '?') && !(f->t->v[f->before].is & W_QUESTION) &&
	                                                                 !SLICE_IS_ONE_OF(f->t->v[f->before].low, asks_who))) &&
	    takes_it(f, from, end, &a)) {
		while (f->n > 0 && f->clauses[f->n - 1].from >= f->before)
			f->n--;
		clause_hand(f, &a, from, f->before, from - 1, end, sentence);
		f->clauses[f->n - 1].from = f->before;
		f->clauses[f->n - 1].vowed = true;
		return true;
	}
	for (size_t i = from + 1; i + 2 < end; i++) {
		bool sign = i > from + 2 && (token_is(f->t, i, ',') || token_is(f->t, i, ';') || token_is_dash(f->t, i));

		if (!(sign || token_is_colon(f->t, i)) ||
		    !takes_it(f, i + 1, end, &a))
			continue;
		clause_hand(f, &a, from, from, i, end, sentence);
		f->clauses[f->n - 1].vowed = true;
		return true;
	}
	return false;
}
