/*
 * See claim_clause.h. Who is asked by name to do something: "Maya, please sketch it", "@Omar can you send
 * it?", "could you, Tom, find out".
 */
#include "parsers/language/claim_clause.h"

/*
 * Behind "Maya,": "on Monday you have to send it", "am Montag musst du", "el lunes tienes que mandarlo": the
 * tokens up to the verb, 0 if it is not so.
 */
static size_t
has_to(const struct tokens *t, size_t from, size_t end)
{
	static const char *const need[] = { "tienes", "debes", "musst", "dois", "devez" };
	size_t i = from, n;
	bool needs = false, you = false;

	while (i < end && i < from + 6 && t->v[i].kind != TOKEN_PUNCT) {
		needs = needs || SLICE_IS_ONE_OF(t->v[i].low, need);
		if (needs)
			break;
		if (you && token_has(t, i, W_NEED, &n)) {
			i += n;
			return i + 1 < end && (t->v[i].is & W_VERB) ? i - from : 0;
		}
		you = (t->v[i].is & W_ADDRESSED) != 0;
		if (!you && !(t->v[i].is & (W_TIME | W_BYTIME | W_FUNCTION | W_ARTICLE)) &&
		    t->v[i].kind != TOKEN_NUMBER)
			return 0;
		i++;
	}
	if (!needs)
		return 0;
	i++;
	while (i < end && ((t->v[i].is & W_ADDRESSED) || slice_eq(t->v[i].low, SLICE("que"))))
		i++;
	return i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER ? i - from : 0;
}

/* Tokens of what is asked for with a "please" behind it. */
#define WISH_TOKENS 14

/* Is there nothing but a day and "please" behind at least a noun from token i on, and no sentence of its own?
 */
static bool
ends_in_please(const struct tokens *t, size_t i, size_t end)
{
	size_t words = 0;

	if (end > i + WISH_TOKENS || !(t->any & W_PLEASE))
		return false;
	for (; i < end; i++) {
		if (t->v[i].is & W_PLEASE) {
			for (i++; i < end; i++)
				if (t->v[i].kind == TOKEN_WORD &&
				    !(t->v[i].is & (W_TIME | W_BYTIME | W_WITH)))
					return false;
			return words > 0;
		}
		if (t->v[i].is & (W_I | W_WE | W_PRONOUN | W_BE | W_FUTURE | W_WEAK | W_PAST | W_NOT))
			return false;
		words += t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_BYTIME));
	}
	return false;
}

/* "Maya, don't forget the plan", "Maya, make sure it is ready", "Sabine, denk an die Liste" behind the comma at token i: the
 * words up to what is asked, which "make sure" is part of; 0 if they are others. */
static size_t
reminds(const struct tokens *t, size_t i, size_t end, bool *part)
{
	static const char *const words[] = { "don't forget to", "don\342\200\231t forget to", "do not forget to", "don't forget about", "don't forget",
		"don\342\200\231t forget", "do not forget", "remember to", "be sure to", "make sure", "see that", "see to it that", "ensure",
		"vergiss bitte nicht", "vergiss nicht", "denk bitte an", "denk an", "denk bitte dran", "denk dran", "achte bitte darauf", "achte darauf" };
	static const char *const parts[] = { "make sure", "see that", "see to it that", "ensure" };
	size_t at = i;

	for (size_t j = 0; i < end && j < sizeof(words) / sizeof(words[0]); j++) {
		const struct slice form = slice_of(words[j]);

		if (!slice_starts_nocase(slice_from(t->text, t->v[i].at), form))
			continue;
		while (at < end && t->v[at].at < t->v[i].at + form.len)
			at++;
		*part = SLICE_IS_ONE_OF(form, parts);
		return at + 1 < end && t->v[at].at > t->v[i].at + form.len ? at - i : 0;
	}
	return 0;
}

/* "schick bitte den Plan", "send the plan please to all", "bestellen Sie bitte", "sag mir bitte": an order behind the name, at token i. */
static bool
is_order(const struct tokens *t, size_t i, size_t end)
{
	static const char *const small[] = { "sie", "mir", "uns", "ihm", "ihnen", "mal", "doch", "dann", "noch" };
	const struct token *w = &t->v[i];
	bool german;

	if (i + 3 >= end || w->letters != CASE_LOWER || w->kind != TOKEN_WORD || (w->is & (W_BE | W_PAST | W_FUNCTION | W_WEAK | W_NEED | W_WE | W_I)))
		return false;
	german = SLICE_IS_ONE_OF(w[1].low, small) && (w[2].is & W_PLEASE);
	return german || (!(w->is & W_STATIVE) && ((w[1].is & W_PLEASE) || ((w[2].is & W_PLEASE) && (w->is & (W_VERB | W_MYSELF)))));
}

/* "Maya, please sketch it", "Everyone please send it": handed over by name; *n: the words up to the task. */
static bool
is_asked(const struct tokens *t, const struct actor *a, size_t end, size_t *n)
{
	static const char *const yours[] = { "von dir", "von euch", "from you", "from your side", "de ta part", "de tu parte", "for you", "f\303\274r dich" };
	size_t i = a->to, words;
	bool part = false, comma = token_is(t, a->to, ',');

	if (!actor_is_named(a) || (a->kind > ACTOR_NAME && a->kind != ACTOR_EVERYONE))
		return false;
	while (i < end && (token_is(t, i, ',') || token_is_colon(t, i) || token_is_dash(t, i)))
		i++;
	/* "Sabine, you take it to them", "Piet, du sagst es ihnen": spoken to by name */
	if (i == a->to + 1 && token_is(t, a->to, ',') && i + 2 < end && (t->v[i].is & W_ADDRESSED) &&
	    t->v[i + 1].letters == CASE_LOWER &&
	    !(slice_ends_nocase(t->v[i + 1].low, SLICE("ed")) && !(t->v[i + 1].is & W_VERB) &&
	        !(t->v[i + 1].phrase & W_COMMIT)) &&
	    !(t->v[i + 1].is & (W_PAST | W_BE | W_WEAK | W_STATUS | W_STATIVE | W_PRONOUN | W_NEED)) &&
	    a->kind <= ACTOR_HANDLE) {
		*n = i + 1 - a->to;
		return true;
	}
	/* in a hurry without the comma, "Tom du musst die Liste schicken" */
	if (i < end && (comma || (t->v[i].is & W_ADDRESSED)) && a->kind <= ACTOR_HANDLE && (words = has_to(t, a->to + comma, end)) > 0) {
		*n = words + comma;
		return true;
	}
	if ((i > a->to || slice_starts(t->v[i].low, SLICE("do"))) && !token_is_colon(t, a->to) && a->kind <= ACTOR_HANDLE &&
	    (words = reminds(t, i, end, &part)) > 0) {
		*n = i - a->to + (part ? 0 : words);
		return true;
	}
	if (i > a->to && token_is(t, a->to, ',') && a->kind <= ACTOR_HANDLE && is_order(t, i, end)) {
		*n = i - a->to;
		return true;
	}
	/* "Maya, floor plan by Friday please." */
	if ((token_is(t, a->to, ',') || (a->kind == ACTOR_HANDLE && i < end && (t->v[i].is & W_ARTICLE))) && a->kind <= ACTOR_HANDLE &&
	    ends_in_please(t, i, end)) {
		*n = i - a->to;
		return true;
	}
	/* "Maya, von dir bitte noch das Angebot" */
	if (i > a->to)
		i += CLAUSE_PHRASE_AT(t, i, end, yours);
	/* "Maya, still please write it down" */
	if (i > a->to && i + 1 < end && (t->v[i].is & W_LEAD) && (t->v[i + 1].is & W_PLEASE))
		i++;
	if (!token_has(t, i, W_PLEASE, &words) || i + words >= end)
		return false;
	/* "Maya bitte 5 Exemplare drucken" */
	if (t->v[i + words].kind != TOKEN_WORD &&
	    !(t->v[i + words].kind == TOKEN_NUMBER && i + words + 2 < end && t->v[i + words + 1].kind == TOKEN_WORD && !(t->v[i + words + 1].is & W_TIME)))
		return false;
	/* "Maya kindly offered to"; "-> Maya please, today" */
	if (((t->v[i + words].phrase & W_COMMIT) && t->v[i + words].phrase_len > 1) || claim_is_when(t, i + words, end))
		return false;
	*n = i + words - a->to;
	return true;
}

bool
clause_gave_word(const struct tokens *t, const struct actor *a, size_t end, size_t *n)
{
	static const char *const gave[] = { "promised", "owe", "owed", "offered", "agreed", "volunteered", "wanted" };
	size_t i = a->to, from;

	/* a writer in a hurry leaves the comma out */
	i += token_is(t, i, ',');
	from = i;
	if (a->n != 1 || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE || i + 4 >= end ||
	    !slice_eq(t->v[i].low, SLICE("you")))
		return false;
	i++;
	/* "you said you'd send it" */
	if (slice_eq(t->v[i].low, SLICE("said")) && slice_eq(t->v[i + 1].low, SLICE("you")) && i + 5 < end &&
	    ((t->v[i + 2].is & W_FUTURE) || slice_eq(t->v[i + 2].low, SLICE("'d")) || slice_eq(t->v[i + 2].low, SLICE("would"))) &&
	    (t->v[i + 3].is & W_VERB) && !(t->v[i + 3].is & (W_BE | W_STATIVE))) {
		*n = i + 3 - a->to;
		return true;
	}
	if (slice_eq(t->v[i].low, SLICE("were")) && slice_eq(t->v[i + 1].low, SLICE("going")))
		i += 2;
	else if (SLICE_IS_ONE_OF(t->v[i].low, gave))
		i++;
	else
		return false;
	if (slice_eq(t->v[i].low, SLICE("me")) || slice_eq(t->v[i].low, SLICE("us")))
		i++;
	/* "you agreed with them", "you wanted a break" */
	if (!(t->v[i].is & (i == from + 2 ? W_TO : W_TO | W_ARTICLE)) || i + 2 >= end)
		return false;
	/* "you wanted to say something", as who waits for the floor is called */
	if (slice_eq(t->v[from + 1].low, SLICE("wanted")) &&
	    (!clause_is_ahead(t, i, end) || clause_is_courtesy(&t->v[i + 1]) || SLICE_IS_ONE_OF(t->v[i + 1].low, ((const char *const[]) { "discuss", "talk", "mention", "ask", "raise", "speak" }))))
		return false;
	*n = i + ((t->v[i].is & W_TO) != 0) - a->to;
	return true;
}

/* "nous", "me": whom something is done for stands in front of the verb. */
static bool
is_clitic(struct slice w)
{
	static const char *const words[] = { "nous", "me", "m", "lui", "leur", "le", "la", "les", "nos", "se",
		"lo", "mir", "uns", "bitte" };

	return SLICE_IS_ONE_OF(w, words);
}

/* "schickst du mir bitte die Liste": German asks with the verb in front; not what somebody knows or thinks. */
bool
clause_asks_with_verb(const struct tokens *t, size_t i, size_t end)
{
	static const char *const is[] = { "bist", "hast", "wei\303\237t", "willst", "magst", "musst", "darfst", "wirst", "denkst",
		"meinst", "findest", "glaubst", "siehst", "kommst", "gehst", "stehst", "w\303\274rdest", "h\303\244ttest", "w\303\244rst",
		"brauchst", "verstehst", "kennst", "solltest", "m\303\274sstest", "wolltest" };
	const struct token *w = &t->v[i];

	return i + 3 < end && w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->len > 4 &&
	    slice_ends_nocase(w->low, SLICE("st")) && !SLICE_IS_ONE_OF(w->low, is) && slice_eq(w[1].low, SLICE("du"));
}

size_t
clause_asks_you(const struct tokens *t, size_t i, size_t end)
{
	static const char *const can[] = { "can", "could", "will", "would", "kannst", "k\303\266nntest",
		"peux", "pourrais", "puedes", "podr\303\255as", "peux-tu", "pourrais-tu", "pouvez-vous",
		"pourriez-vous" };
	static const char *const polite[] = { "would you mind", "do you mind", "any chance you could", "any chance you can",
		"do you have time to", "have you time to", "could i ask you to", "can i ask you to", "may i ask you to", "are you able to",
		"would you be able to", "could i get you to", "can i get you to", "would you be so kind to", "would you be so kind and" };
	size_t at = i, n;
	bool asks = false;

	while (token_is(t, i, ',') || token_is(t, i, 0xbf) || token_is_dash(t, i))
		i++;
	if ((n = CLAUSE_PHRASE_AT(t, i, end, polite)) > 0)
		return i + n + 1 < end && t->v[i + n].letters == CASE_LOWER ? i + n - at : 0;
	/* "Claire, tu peux voir", "Malte, du kannst" */
	if (i + 3 < end && (slice_eq(t->v[i].low, SLICE("tu")) || slice_eq(t->v[i].low, SLICE("t\303\272"))))
		i++;
	/* "Tom, sorry, Tom B I mean, could you" */
	if (i + 3 < end && (t->v[i].is & W_I) && slice_eq(t->v[i + 1].low, SLICE("mean")) && token_is(t, i + 2, ','))
		i += 3;
	asks = asks || (i < end && SLICE_IS_ONE_OF(t->v[i].low, can));
	if (!asks)
		return clause_asks_with_verb(t, i, end) ? i - at : 0;
	i++;
	if (token_is(t, i, '-'))
		i++;
	/* "can your people fix it" */
	if (i + 2 < end && slice_eq(t->v[i].low, SLICE("your")) &&
	    SLICE_IS_ONE_OF(t->v[i + 1].low, ((const char *const[]) { "people", "guys", "team", "lads", "colleagues", "folks", "staff" })))
		i += 2;
	else if (i < end &&
	    (slice_eq(t->v[i].low, SLICE("you")) || slice_eq(t->v[i].low, SLICE("u")) || slice_eq(t->v[i].low, SLICE("du")) ||
	        slice_eq(t->v[i].low, SLICE("tu"))))
		i++;
	else if (slice_starts(t->v[i - 1].low, SLICE("c")) || slice_starts(t->v[i - 1].low, SLICE("w")))
		return 0;
	while (i < end && ((t->v[i].is & W_LEAD) || is_clitic(t->v[i].low)))
		i++;
	return i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER &&
	        !(t->v[i].is & W_BE)
	    ? i - at
	    : 0;
}

/* Tokens of what is told between a name and what whoever has it is asked. */
#define TOLD_TOKENS 30

/* "Maya, that plan they saw, they loved it, can you print it": called, told of something, then asked; the tokens up to
 * what is asked for, or 0. */
static size_t
asks_behind_telling(const struct tokens *t, const struct actor *a, size_t end)
{
	size_t n;

	if (!(token_is(t, a->to, ',') || a->kind == ACTOR_HANDLE) || a->kind > ACTOR_HANDLE || a->n != 1)
		return 0;
	for (size_t i = a->to + 1; i + 4 < end && i < a->to + TOLD_TOKENS; i++)
		if (token_is(t, i, ',') && (t->v[i + 2].is & W_ADDRESSED) && (n = clause_asks_you(t, i, end)) > 0)
			return i + n - a->to;
	return 0;
}

/* "@Maya can you renew it by Friday please", without its question mark. */
static bool
is_asked_to(const struct tokens *t, const struct actor *a, size_t end, size_t *n)
{
	return actor_is_named(a) && a->kind <= ACTOR_HANDLE &&
	    ((*n = clause_asks_you(t, a->to, end)) > 0 || (*n = asks_behind_telling(t, a, end)) > 0 || clause_asks_with_verb(t, a->to, end));
}

bool
clause_is_asked(const struct tokens *t, const struct actor *a, size_t end, size_t *n)
{
	return is_asked(t, a, end, n) || is_asked_to(t, a, end, n) || clause_is_ordered(t, a, end, n);
}

bool
clause_is_pleaded(const struct tokens *t, size_t from, size_t i, const struct actor *a, size_t end, size_t *n)
{
	size_t at = a->to + token_is(t, a->to, ',');
	const struct token *w = &t->v[at];

	if (i == from || !(t->v[i - 1].is & W_PLEASE) || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE ||
	    at + 1 >= end ||
	    !(i - 1 == from || t->v[i - 2].kind == TOKEN_PUNCT || (t->v[i - 2].is & (W_LEAD | W_AND))))
		return false;
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER ||
	    (w->is & (W_BE | W_STATIVE | W_PAST | W_WEAK | W_NOT)) ||
	    !((w->is & W_VERB) || (w->is == 0 && at > a->to)))
		return false;
	*n = at - a->to;
	return true;
}

/* "Could you, Maya, find out": whom a question names behind "you"; *task: where what is asked for begins. */
static bool
asks_you_named(const struct finder *f, size_t i, size_t end, struct actor *a, size_t *task)
{
	static const char *const can[] = { "can", "could", "will", "would", "kannst", "k\303\266nntest",
		"peux", "pourrais" };
	const struct tokens *t = f->t;
	bool asks = false;

	asks = asks || (i < end && SLICE_IS_ONE_OF(t->v[i].low, can));
	if (!asks || i + 3 >= end)
		return false;
	i += token_is(t, i + 1, '-') ? 2 : 1;
	if (!(t->v[i].is & W_ADDRESSED))
		return false;
	i++;
	while (i < end && (token_is(t, i, ',') || (t->v[i].is & W_PLEASE)))
		i++;
	if (!actor_read(f->people, t, i, end, a) || a->kind > ACTOR_HANDLE || a->kind == ACTOR_NONE)
		return false;
	i = a->to;
	while (
	    i < end && (token_is(t, i, ',') || (t->v[i].is & (W_PLEASE | W_LEAD)) || is_clitic(t->v[i].low)))
		i++;
	*task = i;
	return i + 1 < end && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER &&
	    !(t->v[i].is & W_BE);
}

/* "let me know", "join us", "please note": what people ask for out of courtesy, or to be told something. */
bool
clause_is_courtesy(const struct token *w)
{
	static const char *const words[] = { "let", "tell", "explain", "see", "hear", "join", "come", "meet",
		"make", "remind", "imagine", "think", "say", "elaborate", "forgive", "excuse", "note", "find",
		"feel", "be", "remember", "accept", "keep", "contact", "reply", "respond", "confirm", "read",
		"use", "visit", "refer", "ignore", "click", "rate", "share", "help", "advise", "clarify",
		"do", "have", "give", "take", "get", "go", "know", "attend", "bear", "consider", "enjoy",
		"call", "add" };

	return SLICE_IS_ONE_OF(w->low, words) || (w->is & (W_BE | W_STATIVE | W_NOT | W_PAST | W_EVENT)) != 0;
}

bool
clause_is_done_for_others(const struct token *w)
{
	static const char *const words[] = { "contact", "reply", "respond", "share", "call", "add", "remind" };

	return SLICE_IS_ONE_OF(w->low, words) || (slice_eq(w->low, SLICE("find")) && slice_eq(w[1].low, SLICE("out")));
}

/* "Kannst du bitte bis Freitag die Liste schicken?": German ends with what is asked for. */
static bool
ends_in_infinitive(const struct finder *f, size_t from, size_t end)
{
	static const char *const ends[] = { "en", "ern", "eln" };
	const struct token *w;

	/* "Könntest du bitte nachfragen, ob es geht?" */
	for (size_t i = from; i + 2 < end; i++)
		if (token_is(f->t, i, ',') && ((f->t->v[i + 1].is & (W_CONDITION | W_QUESTION)) || slice_eq(f->t->v[i + 1].low, SLICE("ob"))))
			end = i + 1;
	w = end > 1 ? &f->t->v[end - 2] : NULL;

	return w != NULL && f->o->set.n > 1 && f->o->set.v[1] == &words_de && w->kind == TOKEN_WORD &&
	    w->letters == CASE_LOWER && w->low.len > 5 && SLICE_ENDS_ONE_OF(w->low, ends) &&
	    !(w->is & (W_BE | W_STATIVE | W_PAST));
}

/* "Could Maya please send us the list", "can Finance run a check": whom the writer asks for something by others; *task as
 * below. */
static bool
asks_another(const struct finder *f, size_t i, size_t end, struct actor *a, size_t *task)
{
	static const char *const can[] = { "can", "could", "would", "kann", "k\303\266nnte", "w\303\274rde" };
	const struct tokens *t = f->t;
	const struct token *w;
	bool please;

	if (i + 4 >= end || !SLICE_IS_ONE_OF(t->v[i].low, can) || !actor_read(f->people, t, i + 1, end, a) ||
	    a->kind > ACTOR_DEPARTMENT || a->kind == ACTOR_NONE || a->to + 2 >= end)
		return false;
	please = (t->v[a->to].is & W_PLEASE) != 0;
	*task = a->to + please;
	w = &t->v[*task];
	/* "könnte Sabine den Plan schicken?" */
	if (w->kind == TOKEN_WORD && ends_in_infinitive(f, i, end) && !(w->is & (W_BE | W_NOT)))
		return true;
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || (w->is & (W_BE | W_NOT)))
		return false;
	return please || ((w->is & W_VERB) && (!clause_is_courtesy(w) || clause_is_done_for_others(w)) && w[1].kind == TOKEN_WORD);
}

/* "m'envoyer", "l'appeler", "mandarme", "decirnos" */
static bool
is_elided_infinitive(const struct token *w)
{
	static const char *const ends[] = { "er", "ir", "re" };
	static const char *const spanish[] = { "arme", "erme", "irme", "arlo", "erlo", "irlo", "arla", "erla", "irla", "arle", "erle", "irle", "arnos", "ernos",
		"irnos", "arlos", "erlos", "irlos", "arlas", "erlas", "irlas", "armelo", "armela", "arnoslo", "arles" };

	return w->low.len > 5 && ((w->low.p[1] == '\'' && SLICE_ENDS_ONE_OF(w->low, ends)) || SLICE_ENDS_ONE_OF(w->low, spanish));
}

/* A clause of whom the mail greets on the tokens from..to. */
void
clause_ask_greeted(struct finder *f, size_t at, size_t from, size_t task_to, size_t to, int sentence)
{
	struct actor a = { .from = at, .to = at, .kind = ACTOR_KNOWN };
	struct claim *c;

	clause_add(f, at, &a, SIGNAL_TO, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->actor = f->greeted;
	c->actor_block = f->greeted_block;
	c->from = c->task_from = from;
	c->task_to = task_to;
	c->to = to;
	c->asked = c->vowed = true;
}

/*
 * "Peux-tu faire le plan ?", "¿Puedes llamar al pintor?", "Could you order the signs?" in a mail to one
 * person; "The lamp is broken, can you do that by Friday?" goes back to what stands before it.
 */
static bool
asks_greeted(struct finder *f, size_t i, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	bool english = f->o->set.n < 2;

	if (f->greeted.n == 0 || f->v->speaker >= 0 || f->said || f->n == CLAUSE_MAX)
		return false;
	while (!english && i + 4 < end && (t->v[i].is & (W_AND | W_LEAD)))
		i++;
	if (!english && clause_asks_with_verb(t, i, end) && token_is(t, end - 1, '?')) {
		clause_ask_greeted(f, i, i, end - 1, end - 1, sentence);
		return true;
	}
	for (size_t j = i; j + 3 < end; j++) {
		size_t n;

		if ((j > i &&
		        !(english && (token_is(t, j - 1, ',') || (t->v[j - 1].is & (W_LEAD | W_AND))))) ||
		    (n = clause_asks_you(t, j, end)) == 0 || (english && !(t->v[j + 1].is & W_ADDRESSED)))
			continue;
		if (english && j > i + 3 && token_is(t, j - 1, ',') &&
		    slice_eq(t->v[j + n].low, SLICE("do")) && (t->v[j + n + 1].is & W_PRONOUN)) {
			size_t start = j - 1;

			while (start > i && !token_is(t, start - 1, ','))
				start--;
			clause_pleased(f, i, start, sentence);
			while (t->v[start].is & (W_AND | W_LEAD))
				start++;
			clause_ask_greeted(f, start, start, j - 1, end - 1, sentence);
			return true;
		}
		/* "could you let me have the figures by Thursday?" */
		if (english && j + n + 4 < end && slice_eq(t->v[j + n].low, SLICE("let")) && slice_eq(t->v[j + n + 2].low, SLICE("have"))) {
			clause_ask_greeted(f, j, j + n + 3, end - 1, end - 1, sentence);
			return true;
		}
		if (!((t->v[j + n].is & W_VERB) || ends_in_infinitive(f, j, end) || is_elided_infinitive(&t->v[j + n])) ||
		    (t->v[j + n].is & (W_BE | W_STATIVE)) ||
		    (english && clause_is_courtesy(&t->v[j + n])))
			return false;
		clause_ask_greeted(f, j, j + n, end - 1, end - 1, sentence);
		return true;
	}
	return false;
}

/* "Please don't forget to send the list", "just a reminder that you wanted to send it" to whom the mail greets. */
static bool
greeted_is_reminded(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const reminder[] = { "reminder that you wanted to", "reminder that you were going to", "reminder that you promised to",
		"reminder that you agreed to", "reminder that you said you would", "reminder that you said you 'd", "reminder to you to", "reminder to" };
	static const char *const meant[] = { "you wanted to", "you were going to", "you still wanted to", "you promised to", "you offered to", "you said you would",
		"you said you 'd", "you meant to", "you were supposed to" };
	const struct tokens *t = f->t;
	size_t i = from, n;
	bool part = false;

	while (i + 2 < end && (t->v[i].is & (W_LEAD | W_AND | W_PLEASE)))
		i++;
	n = reminds(t, i, end, &part);
	if (n == 0 && (n = CLAUSE_PHRASE_AT(t, i, end, meant)) > 0 &&
	    (i + n + 1 >= end || !(t->v[i + n].is & W_VERB) || (t->v[i + n].is & (W_BE | W_STATIVE)) || clause_is_one_of(t->v[i + n].low, " know see have hear wait ") ||
	        (end < f->end && (t->v[end].is & W_PLEASE)))) /* "You wanted to get the number. Please send it" asks for it behind */
		return false;
	for (size_t j = i; n == 0 && j + 3 < end && j < i + 5; j++)
		if ((n = CLAUSE_PHRASE_AT(t, j, end, reminder)) > 0)
			i = j;
	if (n == 0 || part || i + n + 1 >= end || t->v[i + n].letters != CASE_LOWER)
		return false;
	clause_ask_greeted(f, i, i + n, end, end, sentence);
	return true;
}

void
clause_pleased(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;

	if (f->greeted.n == 0 || f->v->speaker >= 0 || f->said || f->greeted_block == f->block || f->n == CLAUSE_MAX)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (f->clauses[i].sentence == sentence && f->clauses[i].asked)
			return;
	if (greeted_is_reminded(f, from, end, sentence) || clause_greeted_must(f, from, end, sentence) || f->o->set.n > 1 || !(t->any & W_PLEASE))
		return;
	for (size_t i = from; i + 2 < end && f->n < CLAUSE_MAX; i++) {
		if (!slice_eq(t->v[i].low, SLICE("please")) ||
		    !(i == from || token_is(t, i - 1, ',') || (t->v[i - 1].is & (W_LEAD | W_AND))) ||
		    !((t->v[i + 1].is & W_VERB) ||
		        (t->v[i + 1].is == 0 && (t->v[i + 2].is & (W_ARTICLE | W_PRONOUN)))) ||
		    t->v[i + 1].letters != CASE_LOWER || clause_is_courtesy(&t->v[i + 1]))
			continue;
		clause_ask_greeted(f, i, i + 1, end, end, sentence);
		return;
	}
}

/* Words of a name at the end of a sentence. */
#define CALLED_WORDS 4

/* ", Tom?", "@Tom please" before token end: who is called there; the token at which it begins, 0 if nobody is. */
static size_t
called_behind(const struct finder *f, size_t from, size_t end, struct actor *a)
{
	const struct tokens *t = f->t;

	while (end > from && (t->v[end - 1].kind == TOKEN_PUNCT || (t->v[end - 1].is & W_PLEASE)))
		end--;
	for (size_t i = end; i > from + 3 && i + CALLED_WORDS > end; i--)
		if ((t->v[i - 1].kind == TOKEN_HANDLE || token_is(t, i - 2, ',')) && actor_read(f->people, t, i - 1, end, a) &&
		    a->to == end && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE)
			return i - 1;
	return 0;
}

/* May it be something to do, and no courtesy: "please let me know, Tom", "can you hear me, Tom?" */
static bool
is_errand(const struct finder *f, const struct token *w)
{
	static const char *const no[] = { "let", "see", "hear", "tell", "explain", "say", "join", "come", "note", "excuse", "forgive",
		"remember", "remind", "keep", "feel", "stay", "enjoy", "know", "think", "imagine", "be", "do", "make", "meet", "attend" };

	return w->kind == TOKEN_WORD && !SLICE_IS_ONE_OF(w->low, no) && !(w->is & (W_BE | W_STATIVE | W_NOT | W_PAST)) &&
	    ((w->is & W_VERB) || slice_ends_nocase(w->low, SLICE("ing")) || f->o->set.n > 1);
}

/* "Please ask Maya, Tom and Omar": the last of a list, before whose comma another one stands, which ends at token to. */
static bool
is_in_list(const struct finder *f, size_t from, size_t to, const struct actor *last)
{
	static const char *const whom[] = { "ask", "invite", "tell", "remind", "contact", "email", "call", "thank", "include", "add",
		"copy", "inform", "meet", "with" };
	struct actor a;

	for (size_t i = to; i > from && i + CALLED_WORDS > to; i--)
		if (actor_read(f->people, f->t, i - 1, to, &a) && a.to == to && a.kind != ACTOR_NONE && a.kind <= ACTOR_NAME)
			return last->n > 1 || (i > from + 1 && SLICE_IS_ONE_OF(f->t->v[i - 2].low, whom));
	return false;
}

bool
clause_asked_behind(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t i = from, n, to;
	struct actor a;
	struct claim *c;

	if (f->n == CLAUSE_MAX || !(tokens_may_hold(t, ',') || (t->kinds >> TOKEN_HANDLE & 1)) || (to = called_behind(f, from, end, &a)) == 0)
		return false;
	while (i < to && (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_AND | W_LEAD)) || clause_is_reply(t, i)))
		i++;
	while (to > i && (t->v[to - 1].kind == TOKEN_PUNCT || (t->v[to - 1].is & W_PLEASE)))
		to--;
	n = clause_asks_you(t, i, to);
	if (n == 0 && !clause_asks_with_verb(t, i, to)) {
		bool please = false;

		for (size_t j = from; j < end; j++)
			please = please || (t->v[j].is & W_PLEASE);
		if (!please)
			return false;
	}
	n += i;
	while (n < to && (t->v[n].is & W_PLEASE))
		n++;
	/* "the plan by Friday please @Tom" */
	if (!(n + 1 < to && is_errand(f, &t->v[n])) && !(n == i && ends_in_please(t, i, a.from)))
		return false;
	if (is_in_list(f, i, to, &a))
		return false;
	clause_add(f, i, &a, SIGNAL_TO, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->signal_at = i;
	c->task_from = n;
	c->task_to = to;
	c->to = end;
	c->asked = true;
	return true;
}

/*
 * "One more thing: Omar, can you call them?", "the room is booked (Maya, can you open it?)", "it is late, so Tom can
 * you": the token of somebody known who is asked there; i if there is none.
 */
static size_t
behind_topic(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;
	struct actor a;

	for (size_t j = i + 1; j + 2 < end; j++)
		if ((f->v->speaker < 0 || t->v[j + 1].kind == TOKEN_HANDLE) &&
		    (token_is_colon(t, j) || token_is(t, j, '(') || token_is(t, j, ',') || token_is_dash(t, j) ||
		        (t->v[j].is & (W_LEAD | W_AND))) &&
		    actor_read(f->people, t, j + 1, end, &a) && a.kind != ACTOR_NONE &&
		    a.kind <= ACTOR_HANDLE && clause_asks_you(t, a.to + (token_is_dash(t, j) && token_is(t, a.to, ',')), end) > 0)
			return j + 1;
	return i;
}

bool
clause_finds_out(const struct finder *f, size_t from, size_t end)
{
	static const char *const verbs[] = { "ask", "check", "find", "clarify", "see", "figure", "investigate", "confirm",
		"look", "research", "enquire", "inquire", "verify" };
	static const char *const what[] = { "how", "what", "if", "whether", "who", "which", "when", "where", "why" };
	size_t i = clause_lead(f, from, end), n;
	struct actor a;

	if (f->o->set.n > 1 || !actor_read(f->people, f->t, i, end, &a) || !actor_is_named(&a) || a.kind > ACTOR_WORD ||
	    !signal_binds(signal_read(f->t, a.to, end, &n)) || a.to + n >= end || !SLICE_IS_ONE_OF(f->t->v[a.to + n].low, verbs))
		return false;
	for (i = a.to + n + 1; i + 1 < end; i++)
		if (SLICE_IS_ONE_OF(f->t->v[i].low, what) || token_is_colon(f->t, i))
			return true;
	return false;
}

bool
clause_request(struct finder *f, size_t from, size_t end, int sentence)
{
	size_t i = from, task;
	struct actor a;

	while (i < end && (f->t->v[i].is & (W_LEAD | W_AND)))
		i++;
	if (f->n == CLAUSE_MAX || !asks_another(f, i, end, &a, &task))
		return false;
	clause_add(f, i, &a, SIGNAL_TO, 0, true, sentence);
	f->clauses[f->n - 1].task_from = task;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end - (f->t->v[end - 1].kind == TOKEN_PUNCT);
	f->clauses[f->n - 1].asked = true;
	return true;
}

size_t
clause_request_behind(const struct finder *f, size_t from, size_t end)
{
	struct actor a;
	size_t task;

	for (size_t i = from + 3; i + 4 < end; i++)
		if ((f->t->v[i - 1].is & W_AND) && f->t->v[i].letters == CASE_LOWER && f->t->v[i + 1].letters != CASE_LOWER &&
		    asks_another(f, i, end, &a, &task))
			return i;
	return end;
}

void
clause_question(struct finder *f, size_t from, size_t end, int sentence)
{
	struct actor a;
	size_t i = from, n;

	while (i < end && (f->t->v[i].kind == TOKEN_PUNCT || (f->t->v[i].is & W_LEAD)) &&
	    !token_is(f->t, i, '('))
		i++;
	/* "Maya: Does Thursday do? I will write it": who asks says what follows, too */
	if (sentence == 0 && f->label.n == 0 && actor_read(f->people, f->t, i, end, &a) && actor_is_named(&a) &&
	    a.kind <= ACTOR_NAME && token_is_colon(f->t, a.to))
		f->label = f->speaker = a;
	if (clause_answered_below(f, i, end) || clause_request(f, i, end, sentence))
		return;
	if (asks_you_named(f, i, end, &a, &n)) {
		clause_add(f, i, &a, SIGNAL_TO, 0, true, sentence);
		f->clauses[f->n - 1].task_from = n;
		f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end - 1;
		f->clauses[f->n - 1].asked = true;
		return;
	}
	if (clause_asked_behind(f, i, end, sentence) || asks_greeted(f, i, end, sentence) || clause_asks_friend(f, from, end - 1, sentence))
		return;
	if (clause_asks_of_other(f, i, end, sentence) || clause_wanted(f, from, end - 1, sentence))
		return;
	i = behind_topic(f, i, end);
	if (!actor_read(f->people, f->t, i, end, &a) || !actor_is_named(&a) || a.kind > ACTOR_NAME ||
	    ((n = clause_asks_you(f->t, a.to, end)) == 0 && (n = asks_behind_telling(f->t, &a, end)) == 0 && !clause_asks_with_verb(f->t, a.to, end))) {
		clause_answered(f, from, end);
		return;
	}
	clause_add(f, i, &a, SIGNAL_TO, n, true, sentence);
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end - 1;
	f->clauses[f->n - 1].asked = true;
}
