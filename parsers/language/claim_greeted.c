/*
 * See claim_clause.h. What a mail to one person asks of him, in the ways in which people are polite: "it would be great if you
 * could send it by Friday", "merci de m'envoyer le contrat", "schick mir bitte den Vertrag", "te agradecería que me mandaras".
 * Method: where a sentence binds nobody, one of the phrases by which its language asks, and the verb behind it; or an order
 * that says please or by when. With it stand the two other ways in which such a mail speaks: "you'll get the list from me", and
 * what its writer does who leaves himself out, "will send the list by Friday".
 */
#include "parsers/language/claim_clause.h"

/* Tokens in front of such a phrase: "And before I forget,", "The printer on 2 is eating paper,". */
#define ASK_LEAD 14

/* Behind these stands what is asked for. */
static const char *const asks_en[] = { "it would be great if you could", "it would be good if you could", "it would be helpful if you could",
	"it would be lovely if you could", "it would be nice if you could", "it would help if you could", "it 'd be great if you could",
	"it 'd be good if you could", "would be great if you could", "would be good if you could", "would be helpful if you could",
	"would be nice if you could", "would be lovely if you could", "would help if you could", "would be great if you can", "great if you could",
	"good if you could", "i would appreciate it if you could", "i 'd appreciate it if you could", "i would appreciate if you could",
	"i 'd appreciate if you could", "would appreciate if you could", "would appreciate it if you could", "appreciate it if you could",
	"i was wondering if you could", "i am wondering if you could", "i wonder if you could", "wondering if you could", "wondering whether you could",
	"grateful if you could", "grateful if you would", "glad if you could", "happy if you could", "do you think you could", "i need you to",
	"i 'd like you to", "i would like you to", "i want you to", "you need to", "you 'll need to", "you will need to", "you 'll have to", "you will have to", "you have to", "you still need to",
	"you still have to", "you must", "may i ask you to", "could i ask you to", "can i ask you to", "could you please",
	"could you", "can you please", "can you", "would you please", "would you", "will you please", "could u please", "could u", "can u please",
	"can u" };
static const char *const asks_fr[] = { "merci de bien vouloir", "merci de", "merci d'", "est-ce que tu peux", "est-ce que tu pourrais", "est-ce que vous pouvez",
	"est-ce que vous pourriez", "pourrais-tu", "pourriez-vous", "peux-tu", "pouvez-vous", "ce serait bien si tu pouvais", "ce serait super si tu pouvais",
	"ce serait sympa si tu pouvais", "n'oublie pas de", "n'oublie pas d'", "pense \303\240", "tu veux bien", "je te laisse", "je vous laisse",
	"il faudrait que tu puisses", "tu dois", "vous devez" };
static const char *const asks_es[] = { "me puedes", "nos puedes", "me podr\303\255as", "nos podr\303\255as", "podr\303\255as", "podr\303\255a usted",
	"necesito que", "necesitamos que", "te agradecer\303\255a que", "te agradezco que", "le agradecer\303\255a que", "te pido que", "le pido que",
	"no olvides", "no te olvides de", "acu\303\251rdate de", "recuerda", "tienes que", "ser\303\255a bueno que", "ser\303\255a genial si pudieras",
	"si pudieras" };
static const char *const asks_de[] = { "du m\303\274sstest", "du musst", "du solltest", "sei so gut und", "sei so lieb und", "sei bitte so gut und" };
/* These ask only where a question mark or "please" stands: "tu peux compter sur moi" promises. */
static const char *const can_fr[] = { "tu pourrais", "vous pourriez", "tu peux", "vous pouvez", "si tu peux", "si tu pouvais" };
static const char *const can_es[] = { "puedes", "puede usted", "te importa", "si puedes" };

struct asks {
	const char *const *v;
	size_t n;
};

static struct asks
asks_of(const struct words_set *set)
{
	const struct words *language = set->n > 1 ? set->v[1] : &words_en;

	if (language == &words_fr)
		return (struct asks) { asks_fr, sizeof(asks_fr) / sizeof(asks_fr[0]) };
	if (language == &words_es)
		return (struct asks) { asks_es, sizeof(asks_es) / sizeof(asks_es[0]) };
	if (language == &words_de)
		return (struct asks) { asks_de, sizeof(asks_de) / sizeof(asks_de[0]) };
	return (struct asks) { asks_en, sizeof(asks_en) / sizeof(asks_en[0]) };
}

/* "wäre super, wenn du mir den Vertrag schickst": the token behind "wenn du" at token i, or 0. */
static size_t
wished_task(const struct tokens *t, size_t from, size_t i, size_t end)
{
	static const char *const ifs[] = { "wenn du", "wenn sie", "wenn ihr" };
	static const char *const would[] = { "w\303\244re", "w\303\274rde", "f\303\244nde", "dankbar", "freue", "lieb", "nett" };
	static const char *const state[] = { "bist", "hast", "seid", "habt", "sind", "haben" };
	bool wished = false;
	static const char *const nice[] = { "super", "toll", "nett", "dankbar", "freuen", "freue", "sch\303\266n", "lieb", "klasse", "gut", "prima",
		"hilfreich" };
	size_t n = i > from + 1 && token_is(t, i - 1, ',') ? CLAUSE_PHRASE_AT(t, i, end, ifs) : 0;

	for (size_t j = from; n > 0 && j < i; j++) {
		if (t->v[j].is & W_NOT)
			return 0;
		wished = wished || SLICE_IS_ONE_OF(t->v[j].low, would);
	}
	return n > 0 && wished && SLICE_IS_ONE_OF(t->v[i - 2].low, nice) && i + n + 2 < end && !SLICE_IS_ONE_OF(t->v[end - 1].low, state) ? i + n : 0;
}

/* "that would be great", ", das wäre super": thanks behind what is asked for; its token, or end. */
static size_t
before_thanks(const struct tokens *t, size_t i, size_t end)
{
	static const char *const thanks[] = { "that would be", "that 'd be", "that would help", "it would be", "would be great", "would be appreciated", "thanks",
		"thank you", "das w\303\244re", "danke", "merci", "ce serait", "gracias", "te lo agradecer\303\255a" };

	for (; i + 1 < end; i++)
		if (CLAUSE_PHRASE_AT(t, i, end, thanks) > 0)
			return i > 0 && token_is(t, i - 1, ',') ? i - 1 : i;
	return end;
}

/* "if you like", "wenn du magst": whoever is asked need not. */
static bool
need_not(const struct tokens *t, size_t i, size_t end)
{
	static const char *const free[] = { "if you like", "if you want", "if you have questions", "if you have any", "if anything", "wenn du magst", "wenn du willst",
		"wenn du fragen", "wenn du lust", "si tu veux", "si tu as", "si quieres", "si tienes", "si te apetece" };

	for (; i < end; i++)
		if (CLAUSE_PHRASE_AT(t, i, end, free) > 0)
			return true;
	return false;
}

/* "see the notes", "join us"; "confirm by Friday" is more. */
static bool
is_mere_courtesy(const struct finder *f, size_t i, size_t end)
{
	static const char *const always[] = { "find", "see", "note", "let", "feel", "join", "excuse", "enjoy", "accept", "forgive", "ignore", "imagine", "come" };

	return clause_is_courtesy(&f->t->v[i]) && !clause_orders(f->t, i, end) && (SLICE_IS_ONE_OF(f->t->v[i].low, always) || !clause_says_by(f->t, i, end));
}

/* Does the task at token i say what is to be done, and is more than a courtesy: "let me know", "have a nice day"? */
static bool
is_task(const struct finder *f, size_t i, size_t end)
{
	static const char *const courtesies[] = { "avoir", "savoir", "excuser", "noter", "trouver", "dire", "patienter", "decir", "disculpar", "saber",
		"perdonar", "tener", "\303\252tre", "compter", "ser", "estar", "poder", "que", "wissen", "votre", "ton", "ta", "vos", "tes" };
	static const char *const is_or_has[] = { "sein", "haben", "m\303\274de", "wissen", "avoir", "\303\252tre", "joindre" };
	const struct token *w = &f->t->v[i];

	if (i + 1 >= end || w->kind != TOKEN_WORD || (w->is & (W_NOT | W_BE | W_PAST | W_CONDITION | W_QUESTION)))
		return false;
	if (f->o->set.n > 1)
		return !SLICE_IS_ONE_OF(w->low, courtesies) && !SLICE_IS_ONE_OF(w[1].low, is_or_has) && !SLICE_IS_ONE_OF(f->t->v[end - 1].low, is_or_has) && end > i + 2;
	return w->letters == CASE_LOWER && (w->is & W_VERB) && !is_mere_courtesy(f, i, end);
}

/* "Tu peux m'envoyer la liste ?", "tu peux envoyer la liste stp" at token i: the phrase's tokens, or 0. */
static size_t
may_ask(const struct finder *f, size_t i, size_t end)
{
	const struct words *language = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;
	bool asks = token_is(f->t, end, '?') || token_is(f->t, end - 1, '?');

	for (size_t j = i; !asks && j < end; j++)
		asks = (f->t->v[j].is & W_PLEASE) || (f->t->v[j].phrase & W_PLEASE);
	return !asks               ? 0
	    : language == &words_fr ? CLAUSE_PHRASE_AT(f->t, i, end, can_fr)
	    : language == &words_es ? CLAUSE_PHRASE_AT(f->t, i, end, can_es)
	                            : 0;
}

/* "would be great if you could send it" in the sentence: *at is where it begins; the task's first token, or 0. */
static size_t
polite_task(const struct finder *f, size_t from, size_t end, size_t *at)
{
	const struct asks asks = asks_of(&f->o->set);
	const struct tokens *t = f->t;

	for (size_t i = from; i + 3 < end && i < from + ASK_LEAD; i++) {
		size_t n;

		if ((n = wished_task(t, from, i, end)) > 0) {
			*at = from;
			return n;
		}
		/* a writer in a hurry sets no comma in front of "can you" */
		bool can = (slice_eq(t->v[i].low, SLICE("can")) || slice_eq(t->v[i].low, SLICE("could"))) && (t->v[i + 1].is & W_ADDRESSED) && i > from + 2 &&
		    !((t->v[from].is | t->v[i - 1].is) & (W_QUESTION | W_CONDITION | W_NOT));

		if (i > from && t->v[i - 1].kind != TOKEN_PUNCT && !can && !(t->v[i - 1].is & (W_LEAD | W_AND | W_I | W_PRONOUN | W_BE | W_PLEASE)))
			continue;
		if ((n = clause_phrase_at(t, i, end, asks.v, asks.n)) == 0 && (n = may_ask(f, i, end)) == 0)
			continue;
		*at = i;
		for (i += n; i < end && (t->v[i].is & (W_PLEASE | W_LEAD)) && !(t->v[i].is & W_VERB);)
			i++;
		/* "can you ring the printer": whatever stands behind "you" is a verb */
		return is_task(f, i, end) || (f->o->set.n < 2 && (t->v[i - 1].is & W_ADDRESSED) && i + 1 < end && t->v[i].letters == CASE_LOWER && t->v[i].is == 0) ? i : 0;
	}
	return 0;
}

/* "Tell the landlord by Friday", "Get it to Omar by Friday", the verb at token i: in a mail to one person no line of a list. */
static bool
is_plain_order(const struct finder *f, size_t i, size_t end)
{
	const struct token *what = &f->t->v[i + 1];

	return f->v->b->kind == BLOCK_PARAGRAPH && clause_says_by(f->t, i, end) && f->t->v[i].letters != CASE_UPPER &&
	    ((what->is & (W_ARTICLE | W_GIVEN | W_WITH)) || ((what->is & W_PRONOUN) && !(what->is & (W_I | W_WE))) || people_may_begin(f->people, what));
}

/* "Mach bitte", "Ruf doch mal": how German tells one person to do something, behind which stand small words. */
static bool
is_du_order(const struct token *w)
{
	static const char *const orders[] = { "mach", "mache", "schick", "schicke", "ruf", "rufe", "pr\303\274f", "pr\303\274fe", "gib", "leg", "lege", "stell",
		"stelle", "bring", "sag", "sage", "frag", "frage", "schau", "schreib", "schreibe", "bestell", "bestelle", "meld", "melde", "hol", "hole",
		"kl\303\244r", "kl\303\244re", "denk", "denke", "nimm", "such", "suche", "trag", "trage", "organisier", "k\303\274mmer", "k\303\274mmere",
		"druck", "drucke", "kauf", "kaufe", "buch", "buche", "besorg", "besorge", "bereite", "sende", "lies", "sprich", "red", "r\303\244um",
		"\303\244ndere", "aktualisiere", "erg\303\244nze", "pack", "lade", "setz", "setze", "unterschreib", "kopier", "reservier", "reserviere",
		"sorg", "sorge", "vereinbare", "erstell", "erstelle" };
	static const char *const social[] = { "rein", "vorbei", "bescheid" };
	static const char *const small[] = { "bitte", "doch", "mal", "noch", "uns", "mir", "dann", "du", "ihm", "ihr", "ihnen", "dem", "den", "der", "die", "das" };

	/* "Schau mal rein", "Sag mir Bescheid" */
	return SLICE_IS_ONE_OF(w->low, orders) && SLICE_IS_ONE_OF(w[1].low, small) && !SLICE_IS_ONE_OF(w[2].low, social);
}

/* "por favor envía la lista", "svp envoie le plan", "s'il vous plaît envoyez": behind or in front of "please" an order. */
static bool
is_romance_order(const struct token *w)
{
	static const char *const orders[] = { "haz", "haga", "pon", "ponga", "di", "diga", "ven", "env\303\255e", "mande", "manda", "revise", "prepare",
		"confirme", "llame", "llama", "pida", "pide", "avise", "avisa", "compre", "compra" };

	return (((w->is | w->phrase) & (W_VERB | W_COMMIT)) || SLICE_IS_ONE_OF(w->low, orders) || slice_ends_nocase(w->low, SLICE("ez"))) &&
	    (w[1].is & (W_ARTICLE | W_WITH | W_PRONOUN | W_FUNCTION));
}

/* "send me the list by Friday (please)", "schick mir bitte den Vertrag", "envoie-moi le contrat", "mándame el contrato": an
 * order; the task's first token, or end. */
static size_t
ordered_task(const struct finder *f, size_t from, size_t end)
{
	static const char *const me[] = { "me", "us", "mir", "uns", "ihm", "ihr", "ihnen", "mich" };
	const struct tokens *t = f->t;
	const struct words *language = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;
	bool please = false, when = clause_says_by(t, from, end) || tokens_name_day(t, from, end);
	const struct token *w;

	while (from + 2 < end && (((t->v[from].is & (W_LEAD | W_AND | W_PLEASE)) && !(t->v[from].is & W_VERB)) || token_is(t, from, ',') || (t->v[from].phrase & W_PLEASE))) {
		bool phrase = (t->v[from].phrase & W_PLEASE) != 0;

		please = please || phrase || (t->v[from].is & W_PLEASE);
		from += phrase ? t->v[from].phrase_len : 1;
	}
	/* "ruf doch mal an" asks, too */
	for (size_t i = from; i < end; i++)
		please = please || (t->v[i].is & W_PLEASE) || (t->v[i].phrase & W_PLEASE) ||
		    (language == &words_de && i == from + 1 && slice_eq(t->v[i].low, SLICE("doch")));
	w = &t->v[from];
	if (language == &words_de && please && end > from + 2 && (w->is & W_ARTICLE) && clause_is_infinitive(&f->o->set, t, from, end))
		return from;
	/* "Book a table?" only asks whether */
	if (language == &words_en && f->v->b->kind == BLOCK_PARAGRAPH && !token_is(t, end - 1, '?') && !token_is(t, end, '?') && clause_orders(t, from, end))
		return from;
	if (from + 3 > end || w->kind != TOKEN_WORD || (w->is & (W_BE | W_PAST | W_NOT | W_PRONOUN | W_ARTICLE | W_WITH | W_TIME | W_QUESTION | W_CONDITION)))
		return end;
	if (language == &words_en)
		return (w->is & W_VERB) && !(w[1].is & (W_BE | W_FUTURE | W_PAST | W_NEED)) && !slice_ends_nocase(w->low, SLICE("ing")) &&
		        (please || (when && (SLICE_IS_ONE_OF(w[1].low, me) || is_plain_order(f, from, end)))) && !is_mere_courtesy(f, from, end)
		    ? from
		    : end;
	if (language == &words_de)
		return (is_du_order(w) && !slice_ends_nocase(w->low, SLICE("e"))) || (please && (is_du_order(w) || (SLICE_IS_ONE_OF(w[1].low, me) && !(w->is & W_FUNCTION)) || clause_is_infinitive(&f->o->set, t, from, end))) ? from : end;
	if (please && language != &words_zh && is_romance_order(w))
		return from;
	if (language == &words_fr)
		return (slice_ends_nocase(w->low, SLICE("-moi")) || slice_ends_nocase(w->low, SLICE("-nous")) || slice_ends_nocase(w->low, SLICE("-lui"))) ? from : end;
	/* "mándame" */
	return language == &words_es && w->low.len > 5 && (please || when) &&
	        (slice_ends_nocase(w->low, SLICE("me")) || slice_ends_nocase(w->low, SLICE("nos")) || slice_ends_nocase(w->low, SLICE("dme")))
	    ? from
	    : end;
}

/* "We still need the plan from you by Friday", "ich brauche von dir noch die Liste": what the writer needs of the greeted;
 * *to: the end of what is needed; its first token, or end. */
static size_t
needed_task(const struct tokens *t, size_t from, size_t end, size_t *to)
{
	static const char *const needs[] = { "i need", "we need", "i still need", "we still need", "i 'll need", "we 'll need", "i will need",
		"we will need", "i also need", "we also need", "i 'm waiting for", "we 're waiting for", "i 'm still waiting for", "we 're still waiting for",
		"i am waiting for", "we are waiting for", "we are still waiting for", "i am still waiting for", "ich brauche", "wir brauchen", "ich br\303\244uchte",
		"wir br\303\244uchten", "brauche ich", "brauchen wir", "br\303\244uchte ich", "br\303\244uchten wir" };
	static const char *const yours[] = { "from you", "from your side", "from your end", "von dir", "von ihnen", "von euch" };
	static const char *const haves[] = { "could i have", "can i have", "may i have", "could we have", "can we have", "could you get me",
		"can you get me", "could you please get me", "can you please get me", "could you get us", "can you get us" };
	static const char *const others[] = { "from", "von", "of", "some", "to", "a" };
	size_t i = from, n;
	bool mine;

	while (i + 3 < end && ((t->v[i].is & (W_LEAD | W_AND)) || token_is(t, i, ',')))
		i++;
	/* "Could I have the figures by Thursday?"; not "Could I have a word?" */
	if ((n = CLAUSE_PHRASE_AT(t, i, end, haves)) > 0 && i + n + 1 < end && clause_says_by(t, i + n, end)) {
		*to = end;
		return i + n;
	}
	/* "Von dir brauche ich noch die Liste" */
	if ((n = CLAUSE_PHRASE_AT(t, i, end, yours)) > 0 && CLAUSE_PHRASE_AT(t, i + n, end, needs) > 0) {
		for (i += n + CLAUSE_PHRASE_AT(t, i + n, end, needs); i < end && (t->v[i].is & (W_PLEASE | W_LEAD)); i++)
			;
		*to = end;
		return i + 1 < end ? i : end;
	}
	if ((n = CLAUSE_PHRASE_AT(t, i, end, needs)) == 0 || i + n + 2 >= end || token_is(t, end, '?'))
		return end;
	from = i + n;
	/* "brauche ich von dir noch die Liste" */
	if ((n = CLAUSE_PHRASE_AT(t, from, end, yours)) > 0) {
		for (from += n; from < end && (t->v[from].is & (W_PLEASE | W_LEAD)); from++)
			;
		*to = end;
		return from + 1 < end ? from : end;
	}
	mine = (t->v[i].is & W_I) || slice_eq(t->v[i].low, SLICE("ich"));
	for (i = from; i < end; i++) {
		if (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_CONDITION | W_QUESTION | W_TO)))
			return end;
		if (i > from + 1 && (n = CLAUSE_PHRASE_AT(t, i, end, yours)) > 0 && !(i + n < end && (t->v[i + n].is & W_AND))) {
			*to = i + n >= end || claim_is_when(t, i + n, end) || (t->v[i + n].is & W_BYTIME) ? i : end;
			return from;
		}
		/* "I need the figures by Friday"; not "I need the figures from Omar by Friday" */
		if (i > from + 1 && mine && clause_says_by(t, i, end) && (t->v[i].is & W_BYTIME)) {
			*to = end;
			return from;
		}
		mine = mine && !SLICE_IS_ONE_OF(t->v[i].low, others);
	}
	return end;
}

/* "Tom, we need a price for the boiler", behind the name at token i: what whoever is called has to see to; its first token, or
 * end. */
static size_t
needed_of(const struct tokens *t, size_t i, size_t end)
{
	static const char *const needs[] = { "i need", "we need", "i still need", "we still need", "i 'll need", "we 'll need", "i also need", "we also need" };
	size_t n = CLAUSE_PHRASE_AT(t, i, end, needs);

	i += n;
	if (n == 0 || i + 2 >= end || token_is(t, end, '?') || !((t->v[i].is & (W_ARTICLE | W_GIVEN)) || t->v[i].kind == TOKEN_NUMBER))
		return end;
	for (size_t j = i; j < end; j++)
		if (t->v[j].is & (W_CONDITION | W_QUESTION | W_NOT | W_FUTURE))
			return end;
	return i;
}

/* "The rail is loose - fix it by Thursday please": behind a dash or a comma of a sentence that binds nobody an order; its
 * first token, or end. */
static size_t
ordered_behind(const struct finder *f, size_t from, size_t end, size_t n)
{
	const struct tokens *t = f->t;

	if (f->n > n || f->o->set.n > 1)
		return end;
	for (size_t i = from; i + 3 < end; i++) {
		if (t->v[i].is & (W_I | W_WE | W_FUTURE | W_CONDITION | W_QUESTION | W_TO))
			return end;
		if (i > from + 1 && (token_is(t, i, ',') || token_is(t, i, ';') || token_is_dash(t, i)) && ordered_task(f, i + 1, end) < end)
			return ordered_task(f, i + 1, end);
	}
	return end;
}

/* "No answer yet - Maya, can you chase them please": is somebody called in the sentence in front of what is asked for? */
static bool
called_inside(const struct finder *f, size_t from, size_t task, struct actor *a)
{
	const struct tokens *t = f->t;

	for (size_t i = from + 2; i + 1 < task; i++)
		if (t->v[i - 1].kind == TOKEN_PUNCT && actor_read_one(f->people, t, i, task, a) && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE &&
		    a->to < task && (token_is(t, a->to, ',') || clause_asks_you(t, a->to, t->n) > 0))
			return true;
	return false;
}

/* "please send it", "kannst du sie schicken", "merci d'envoyer le plan" between the tokens: is it asked of whoever is greeted? */
static bool
is_asked_of_greeted(const struct finder *f, size_t from, size_t to)
{
	size_t at;

	while (from < to && (f->t->v[from].is & (W_LEAD | W_AND)) && !(f->t->v[from].is & W_VERB) && !(f->t->v[from].phrase & W_PLEASE))
		from++;
	return to > from + 2 && (polite_task(f, from, to, &at) > 0 || ordered_task(f, from, to) < to || clause_asks_you(f->t, from, to) > 0 ||
	                            (f->o->set.n > 1 && clause_asks_with_verb(f->t, from, to)));
}

/* "check that Maya and", "tell them that she is away,": what is asked goes on behind token j. */
static bool
goes_on_behind(const struct tokens *t, size_t from, size_t j)
{
	static const char *const that[] = { "that", "whether", "if", "sure", "dass", "ob", "que", "qu", "si" };

	if ((t->v[j].is & W_AND) && t->v[j - 1].letters != CASE_LOWER && (t->v[j - 1].is & W_GIVEN))
		return true;
	for (size_t i = from + 1; i < j; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, that))
			return true;
	return false;
}

size_t
clause_others_part(const struct finder *f, size_t from, size_t end)
{
	const struct tokens *t = f->t;

	if (f->greeted.n == 0 || f->v->speaker >= 0 || f->said || f->label.n > 0)
		return end;
	for (size_t j = from + 3; j + 3 < end; j++) {
		struct actor a;

		if (!token_is(t, j, ',') && !token_is(t, j, ';') && !(t->v[j].is & W_AND))
			continue;
		if (!actor_read(f->people, t, j + 1, end, &a) || a.from != j + 1 || a.n != 1 || a.kind > ACTOR_HANDLE || a.to + 1 >= end ||
		    !(((t->v[a.to].is | t->v[a.to].phrase) & (W_VERB | W_FUTURE | W_COMMIT | W_DOES)) || clause_does(f->o, t, a.to, end, &a)))
			continue;
		return !goes_on_behind(t, from, j) && is_asked_of_greeted(f, from, j) ? j + 1 : end;
	}
	return end;
}

void
clause_asked_politely(struct finder *f, size_t from, size_t end, int sentence, size_t n)
{
	const struct tokens *t = f->t;
	size_t at = from, task, to = 0;
	struct actor a;
	bool called;

	while (end > from && t->v[end - 1].kind == TOKEN_PUNCT && !token_is(t, end - 1, ')'))
		end--;
	while (from < end && t->v[from].kind == TOKEN_PUNCT)
		from++;
	/* "Maya, would be great if you could send it" */
	called = actor_read(f->people, t, from, end, &a) && a.n == 1 && a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE &&
	    (token_is(t, a.to, ',') || (t->v[a.to].is & (W_I | W_WE)) || slice_eq(t->v[a.to].low, SLICE("you")));
	if ((f->greeted.n == 0 && !called) || f->v->speaker >= 0 || f->said || f->label.n > 0 || end < from + 3)
		return;
	for (size_t i = n; i < f->n; i++)
		if (f->clauses[i].asked || (signal_binds(f->clauses[i].signal) && f->clauses[i].actor.kind != ACTOR_PRONOUN &&
		                               !(f->clauses[i].actor.kind == ACTOR_I && f->clauses[i].signal == SIGNAL_WILL && f->o->set.n < 2)))
			return;
	if ((task = polite_task(f, called ? a.to + token_is(t, a.to, ',') : from, end, &at)) == 0)
		task = called ? end : ordered_task(f, at = from, end);
	if (task >= end && !called)
		task = at = ordered_behind(f, from, end, n);
	if (task >= end)
		task = called ? needed_of(t, a.to + token_is(t, a.to, ','), end) : needed_task(t, from, end, &to);
	if (task >= end || need_not(t, task, end))
		return;
	called = called || called_inside(f, from, task, &a);
	/* a sentence before may have been taken back meanwhile */
	if (n < f->n)
		f->n = n;
	if (f->n == CLAUSE_MAX)
		return;
	if (called) {
		clause_hand(f, &a, from, task, before_thanks(t, task, end), end, sentence);
		f->clauses[f->n - 1].asked = f->clauses[f->n - 1].vowed = true;
		return;
	}
	clause_ask_greeted(f, at, task, to > 0 ? to : before_thanks(t, task, end), end, sentence);
}

/* Tokens in front of the verb by which something is given: "The final list of guests". */
#define GIVEN_LEAD 9

/* "you'll get", "bekommst du", "tu auras" at token i: what is given to whoever is spoken to; its tokens, or 0. */
static size_t
is_given(const struct tokens *t, size_t i, size_t end)
{
	static const char *const gets[] = { "you 'll get", "you will get", "you 'll have", "you will have", "you 'll receive", "you will receive",
		"you shall have", "bekommst du", "kriegst du", "bekommt ihr", "bekommen sie", "erhalten sie", "erh\303\244ltst du", "du bekommst",
		"du kriegst", "du erh\303\244ltst", "ihr bekommt", "tu auras", "vous aurez", "tu recevras", "vous recevrez", "tendr\303\241s", "recibir\303\241s",
		"tendr\303\251is", "recibir\303\251is" };

	return CLAUSE_PHRASE_AT(t, i, end, gets);
}

/* "from me", "von Maya" in the tokens: *who, and *at, the word in front of him; false where it is nobody who is known. */
static bool
giver(const struct finder *f, size_t i, size_t end, size_t *at, struct actor *who)
{
	static const char *const from[] = { "from", "von", "de" };
	static const char *const me[] = { "me", "mir", "moi", "m\303\255", "uns" };

	for (*at = i; *at + 1 < end; ++*at) {
		if (!SLICE_IS_ONE_OF(f->t->v[*at].low, from))
			continue;
		if (SLICE_IS_ONE_OF(f->t->v[*at + 1].low, me)) {
			*who = actor_writer(*at + 1, *at + 2);
			return true;
		}
		if (actor_read(f->people, f->t, *at + 1, end, who) && who->kind != ACTOR_NONE && who->kind <= ACTOR_HANDLE)
			return true;
		/* "the list of guests" in other languages */
		if (f->t->v[*at + 1].letters != CASE_LOWER)
			return false;
	}
	/* who gives it, nobody says */
	return false;
}

size_t
clause_another_does(const struct finder *f, size_t i, size_t end)
{
	struct actor a;

	for (; i + 3 < end; i++)
		if (((f->t->v[i].is & W_AND) || token_is(f->t, i, ',') || token_is(f->t, i, ';')) && actor_read(f->people, f->t, i + 1, end, &a) && a.from == i + 1 &&
		    (a.kind == ACTOR_I || (a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE)) && a.to + 1 < end &&
		    f->t->v[a.to].kind == TOKEN_WORD && f->t->v[a.to].letters == CASE_LOWER && !(f->t->v[a.to].is & W_AND))
			return i + 1;
	return end;
}

/* Does what is given begin at token i: "the list", "my notes"? "tell them that you'll get it" does not. */
static bool
is_gift(const struct token *w)
{
	static const char *const own[] = { "my", "our", "his", "her", "their", "meine", "meinen", "mein", "unsere", "unser", "mon", "ma", "mes", "notre", "nos",
		"mi", "mis", "nuestra", "nuestro" };

	return (w->is & W_ARTICLE) || SLICE_IS_ONE_OF(w->low, own);
}

/* Tokens of whoever gets something, in front of "will get". */
#define GETTER_TOKENS 5

/* The giver's clause from..end, of which task..to is to be done: his own promise, or one that is told of him. */
static void
add_given(struct finder *f, const struct actor *who, size_t from, size_t task, size_t to, size_t end, int sentence)
{
	if (who->kind == ACTOR_I) {
		clause_self_add(f, from, task, to, sentence);
		f->clauses[f->n - 1].to = end;
	} else {
		clause_hand(f, who, from, task, to, end, sentence);
		f->clauses[f->n - 1].vowed = true;
	}
}

/* "The bank will get the list from Maya on Friday", "Frau Dubois bekommt von mir bis Freitag die Liste": it is theirs whom it comes from. */
static bool
is_got_from(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const gets[] = { "will get", "gets", "will receive", "receives", "bekommt", "erh\303\244lt", "kriegt", "re\303\247oit", "recevra",
		"recibe", "recibir\303\241" };
	static const char *const fetches[] = { "get", "gets" };
	const struct tokens *t = f->t;
	size_t verb, n = 0, at;
	struct actor who;

	for (verb = from + 1; verb + 3 < end && verb < from + GETTER_TOKENS && (n = CLAUSE_PHRASE_AT(t, verb, end, gets)) == 0; verb++)
		if (t->v[verb].kind == TOKEN_PUNCT)
			return false;
	/* "Tom will get the keys from Maya": he goes and gets them */
	if (n == 0 || slice_eq(t->v[verb + n].low, SLICE("back")) || (SLICE_IS_ONE_OF(t->v[verb + n - 1].low, fetches) && actor_read(f->people, t, from + ((t->v[from].is & W_ARTICLE) != 0), end, &who) && (who.kind <= ACTOR_HANDLE || who.kind == ACTOR_NOBODY)))
		return false;
	for (at = verb; at < end; at++)
		if (t->v[at].is & W_AND)
			return false;
	if (f->n == CLAUSE_MAX || (t->v[from].is & (W_CONDITION | W_QUESTION | W_I | W_ADDRESSED | W_PRONOUN)) || !giver(f, verb + n, end, &at, &who) ||
	    !(clause_is_ahead(t, from, end) || clause_says_by(t, from, end)))
		return false;
	add_given(f, &who, from, from, end, end, sentence);
	return true;
}

bool
clause_given(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const it[] = { "it", "them", "that", "this", "to", "no", "a", "an", "es", "sie", "das", "good", "greetings", "news" };
	const struct tokens *t = f->t;
	size_t n = 0, verb, task, to, at, other;
	struct actor who;

	if (clause_in_chat(f))
		return false;
	if (is_got_from(f, from, end, sentence))
		return true;
	/* "Tom, you'll have the list from me": who is called gets it */
	if (actor_read(f->people, t, from, end, &who) && who.n == 1 && who.kind != ACTOR_NONE && who.kind <= ACTOR_HANDLE && token_is(t, who.to, ',') &&
	    is_given(t, who.to + 1, end) > 0)
		from = who.to + 1;
	for (verb = from; verb + 2 < end && verb < from + GIVEN_LEAD && (n = is_given(t, verb, end)) == 0; verb++)
		if (t->v[verb].kind == TOKEN_PUNCT || (t->v[verb].is & (W_I | W_WE | W_CONDITION | W_QUESTION | W_NOT)))
			return false;
	if (n == 0 || token_is(t, end - 1, '?') || f->n == CLAUSE_MAX)
		return false;
	task = verb + n;
	/* "You'll have it by Friday" is told of what stands before; "you will have to send it" is laid on him */
	if (task >= end || (t->v[task].is & (W_TO | W_NOT)) || slice_eq(t->v[task].low, SLICE("to")))
		return false;
	if ((other = clause_another_does(f, task, end)) < end) {
		const bool given = clause_given(f, from, other - 1, sentence);

		clause_sentence(f, other, end, sentence);
		return given;
	}
	if ((verb == from && SLICE_IS_ONE_OF(t->v[task].low, it)) || (verb > from && !is_gift(&t->v[from])))
		return true;
	if (!giver(f, task, end, &at, &who) || !(clause_is_ahead(t, from, end) || clause_says_by(t, from, end)))
		return true;
	to = verb > from ? verb : at;
	task = verb > from ? from : task;
	if (to < task + 1)
		return true;
	add_given(f, &who, from, task, to, end, sentence);
	return true;
}

bool
clause_without_me(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const lives[] = { "estar", "ser", "dormir", "ir", "viajar", "volver", "llegar", "tener" };
	static const char *const keeps[] = { "keep", "miss", "see", "launch", "happen", "arrive", "start", "end", "leave" };
	static const char *const spanish[] = { "te voy a", "os voy a", "le voy a", "les voy a", "voy a", "quedo en" };
	const struct tokens *t = f->t;
	const struct words *language = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;
	const struct token *last;
	size_t n = 0;
	struct actor a;

	while (from < end && ((t->v[from].is & (W_LEAD | W_AND)) || token_is(t, from, ',')) && !(t->v[from].is & (W_MYSELF | W_FUTURE)))
		from++;
	if (clause_in_chat(f) || f->v->b->kind != BLOCK_PARAGRAPH || f->v->section != SECTION_NONE || f->v->person >= 0 || f->label.n > 0 ||
	    end < from + 4 || f->n == CLAUSE_MAX || token_is(t, end - 1, '?') || !(clause_is_ahead(t, from, end) || clause_says_by(t, from, end)))
		return false;
	if (language == &words_en) {
		/* "Will orders it": a name */
		if (!token_has(t, from, W_FUTURE, &n) || from > f->start + 2 || t->v[from].phrase_len > 1 || !slice_eq(t->v[from].low, SLICE("will")) ||
		    (t->v[from + n].is & (W_VERB | W_BE | W_STATIVE | W_NOT)) != W_VERB || t->v[from + n].letters != CASE_LOWER ||
		    (actor_read(f->people, t, from, end, &a) && a.kind <= ACTOR_HANDLE && a.kind != ACTOR_NONE))
			return false;
		n += from;
		if (SLICE_IS_ONE_OF(t->v[n].low, keeps))
			return false;
	} else if (language == &words_de) {
		if (!(t->v[from].is & W_MYSELF) || (t->v[from].is & (W_BE | W_PAST | W_STATIVE | W_PLEASE)) || (t->any & W_PLEASE) || (t->v[from + 1].is & (W_I | W_WE | W_ADDRESSED)) ||
		    !slice_ends_nocase(t->v[from].low, SLICE("e")))
			return false;
		/* "Update auf 7.3 am Samstag gut verlaufen": a noun, and a participle that ends the sentence */
		last = &t->v[end - 1 - token_is(t, end - 1, '.')];
		if ((last->is & W_PAST) || slice_ends_nocase(last->low, SLICE("laufen")))
			return false;
		n = from;
	} else if (language == &words_es) {
		n = CLAUSE_PHRASE_AT(t, from, end, spanish);
		if (n == 0 || from + n >= end || SLICE_IS_ONE_OF(t->v[from + n].low, lives))
			return false;
		n += from;
	} else {
		return false;
	}
	clause_self_add(f, from, n, end, sentence);
	return true;
}

/* "Da müsstest du bitte entscheiden", "You need to decide by Friday whether": what whoever is greeted has to do; the
 * token of it, or 0. */
static size_t
has_to_do(const struct finder *f, size_t i, size_t end, size_t *to)
{
	static const char *const minds[] = { "think", "say", "see", "hear", "have", "get", "go", "let", "expect", "like", "know" };
	static const char *const must[] = { "need to", "have to", "must", "'ll need to", "'ll have to", "will need to", "will have to" };
	static const char *const musst[] = { "musst", "m\303\274sstest", "solltest", "sollst", "wolltest" };
	const struct tokens *t = f->t;
	size_t n;

	*to = end;
	/* "2) you talk to the landlord": a point of its own */
	if (f->o->set.n < 2 && f->v->b->kind == BLOCK_ITEM && i == 0 && slice_eq(t->v[0].low, SLICE("you")) &&
	    t->v[1].letters == CASE_LOWER && !clause_is_courtesy(&t->v[1]) &&
	    (t->v[1].is & (W_VERB | W_BE | W_STATIVE | W_PAST | W_STATUS | W_FUTURE | W_WEAK)) == W_VERB)
		return 1;
	/* "* You would call the ferry company": as it was agreed */
	if (f->o->set.n < 2 && f->v->b->kind == BLOCK_ITEM && i == 0 && slice_eq(t->v[0].low, SLICE("you")) && slice_eq(t->v[1].low, SLICE("would")) &&
	    t->n > 4 && (t->v[2].is & (W_VERB | W_BE | W_STATIVE | W_WEAK)) == W_VERB && !SLICE_IS_ONE_OF(t->v[2].low, minds))
		return 2;
	if (f->o->set.n < 2)
		return slice_eq(t->v[i].low, SLICE("you")) && (n = CLAUSE_PHRASE_AT(t, i + 1, end, must)) > 0 &&
		        i + n + 2 < end && (t->v[i + n + 1].is & W_VERB) && !clause_is_courtesy(&t->v[i + n + 1])
		    ? i + n + 1
		    : 0;
	/* the verb closes the German clause */
	for (n = i; n + 3 < end && n < i + 4; n++) {
		if (!SLICE_IS_ONE_OF(t->v[n].low, musst) || !(slice_eq(t->v[n + 1].low, SLICE("du")) || (n > i && slice_eq(t->v[n - 1].low, SLICE("du")))))
			continue;
		n += 1 + slice_eq(t->v[n + 1].low, SLICE("du"));
		for (*to = n; *to < end && t->v[*to].kind != TOKEN_PUNCT;)
			++*to;
		while (n < *to && ((t->v[n].is & (W_PLEASE | W_LEAD)) || slice_eq(t->v[n].low, SLICE("noch"))))
			n++;
		return n < *to && slice_ends_nocase(t->v[*to - 1].low, SLICE("en")) && !(t->v[*to - 1].is & (W_BE | W_STATIVE)) && !slice_eq(t->v[*to - 1].low, SLICE("wissen"))
		    ? n
		    : 0;
	}
	return 0;
}

/* The same sentence as a clause of whom the mail greets. */
bool
clause_greeted_must(struct finder *f, size_t from, size_t end, int sentence)
{
	size_t i = from, to, task;

	while (i + 3 < end && (f->t->v[i].is & (W_LEAD | W_AND)))
		i++;
	if (i + 3 >= end || (task = has_to_do(f, i, end, &to)) == 0)
		return false;
	/* "decide" alone says nothing of what stands before it */
	if (to < task + 2 && i > f->start)
		task = f->start;
	clause_ask_greeted(f, i, task, to, end, sentence);
	return true;
}
