/*
 * See claim_clause.h. French and Spanish sentences in which the verb's ending says who does it: "je rédigerai
 * la note", "me ocupo de los pases", "tu m'installes la version lundi", "Diego me pasa la lista"; "les
 * étiquettes, c'est Nadia qui s'en occupe", "te toca a ti".
 *
 * Method: no list of verbs: the place behind "je", "tú", "me le" and the ending say that it is one, and what
 * stands behind it that it does something to something. Verbs of thinking, being and having are listed.
 */
#include "parsers/language/claim_clause.h"

/* Tokens in front of the sentence's subject: "De mon côté,". */
#define FRONT_TOKENS 7
/* Tokens of a reason in front of "du coup je". */
#define REASON_TOKENS 25
/* Tokens of what is done, in front of "c'est Nadia qui". */
#define TOPIC_TOKENS 14

static bool
is_french(const struct outline *o)
{
	return o->set.n > 1 && o->set.v[1] == &words_fr;
}

static bool
is_spanish(const struct outline *o)
{
	return o->set.n > 1 && o->set.v[1] == &words_es;
}

bool
clause_is_stressed(const struct tokens *t, size_t i)
{
	return slice_eq(t->v[i].low, SLICE("moi")) && i + 1 < t->n && ((t->v[i + 1].is & W_I) || slice_starts(t->v[i + 1].low, SLICE("j'")));
}

/* "l'", "m'", "j'" in front of a word are part of its token: what follows them. */
static struct slice
without_elision(struct slice w)
{
	if (w.len > 3 && w.p[1] == '\'' && slice_find_char(SLICE("jmtlsnd"), w.p[0]) < 7)
		return slice_from(w, 2);
	return w;
}

static bool
begins_elided(struct slice w, char c)
{
	return w.len > 3 && w.p[0] == c && w.p[1] == '\'';
}

bool
clause_is_clitic(struct slice w)
{
	static const char *const words[] = { "me", "te", "se", "le", "les", "lo", "la", "los", "las", "os",
		"nos", "nous", "vous", "lui", "leur", "y", "en", "l'en", "m'en", "t'en" };

	return SLICE_IS_ONE_OF(w, words);
}

/* What nobody takes on by saying it of himself. */
static bool
is_state(const struct outline *o, struct slice w)
{
	static const char *const fr[] = { "pense", "trouve", "crois", "suis", "ai", "vois", "sais",
		"esp\303\250re", "remercie", "reste", "rentre", "rappelle", "propose", "souhaite", "aime",
		"veux", "peux", "dois", "laisse", "travaille", "regrette", "comprends", "attends", "reviens",
		"viens", "pars", "arrive", "habite", "note", "joins", "vais", "connais", "d\303\251teste",
		"doute", "suppose", "constate", "imagine", "sens", "tiens", "entends", "comptais", "pars",
		"passe", "pr\303\251f\303\250re", "sugg\303\250re", "recommande", "garde", "continue", "dis",
		"informe", "signale", "confirme", "dirai", "serai", "aurai", "semble", "manque", "demande",
		"permets", "excuse", "f\303\251licite", "salue", "souviens", "appelle", "re\303\247ois",
		"dors", "vis", "as", "es", "lis", "mange", "bois", "joue", "f\303\252te", "quitte",
		"r\303\251sume", "\303\251cris", "\303\251tonnes", "manques", "surprends", "plais", "amuses",
		"rejoins", "rejoint", "souviens", "penses", "trouves", "vois", "sais", "veux", "peux", "dois",
		"viens", "arrives", "restes", "connais", "aimes", "auras", "seras", "pourras", "verras",
		"sauras", "trouveras", "recevras", "trouverez", "recevrez", "r\303\251capitule" };
	static const char *const es[] = { "creo", "pienso", "tengo", "quiero", "veo", "digo", "opino",
		"trabajo", "vivo", "puedo", "debo", "espero", "agradezco", "quedo", "vengo", "voy", "estoy",
		"soy", "siento", "entiendo", "comprendo", "considero", "supongo", "imagino", "recuerdo",
		"leo", "suplico", "ruego", "resumo", "resumimos", "escribo", "duermo", "cumplo", "celebro", "disfruto", "como",
		"llego", "salgo", "vuelvo", "conozco", "prefiero", "propongo", "sugiero", "recomiendo",
		"necesito", "deseo", "adjunto", "echo", "noto", "sigo", "parezco", "cuento", "como", "solo",
		"mismo", "tanto", "cuando", "crees", "piensas", "tienes", "quieres", "ves", "sabes", "puedes",
		"debes", "vienes", "est\303\241s", "eres", "dices", "vas", "recapitulo", "encontrar\303\241s", "recibir\303\241s" };

	/* "je souhaiterais", "je demandais" */
	if (is_french(o) && slice_ends_nocase(w, SLICE("ais")) && !slice_ends_nocase(w, SLICE("fais")) && !slice_ends_nocase(w, SLICE("trais")))
		return true;
	return is_french(o) ? SLICE_IS_ONE_OF(w, fr) : is_spanish(o) && SLICE_IS_ONE_OF(w, es);
}

static bool
is_verb_word(const struct token *w)
{
	return w->kind == TOKEN_WORD && (w->letters == CASE_LOWER || begins_elided(w->low, 'j')) && w->low.len > 3 &&
	    !(w->is &
	        (W_BE | W_PAST | W_WEAK | W_NEED | W_TIME | W_NOT | W_AND | W_ARTICLE | W_CONDITION |
	            W_PRONOUN));
}

/* Bytes of a thing in the plural that stands without an article, at least. */
#define BARE_PLURAL 4

/* Does token i begin what a verb is done to: "la note", "l'hôtel", "con Norvik", "dos ofertas"? */
static bool
is_object(const struct tokens *t, size_t i, size_t end)
{
	const struct token *w = &t->v[i];

	if (i >= end || (w->is & (W_NOT | W_TIME)))
		return false;
	/* "compra termómetros nuevos" */
	if (w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->low.len > BARE_PLURAL && slice_ends_nocase(w->low, SLICE("s")) && (w->is & ~(uint64_t)W_DOES) == 0)
		return true;
	return (w->is & (W_ARTICLE | W_WITH | W_TIME)) || begins_elided(w->low, 'l') || slice_starts(w->low, SLICE("rendez-vous")) ||
	    slice_eq(w->low, SLICE("rdv")) || slice_eq(w->low, SLICE("contact")) ||
	    w->kind == TOKEN_NUMBER || (w->kind == TOKEN_WORD && w->letters != CASE_LOWER);
}

static bool
says_not(const struct tokens *t, size_t from, size_t end)
{
	for (size_t i = from; i < end && i < from + 5; i++)
		if ((t->v[i].is & W_NOT) || begins_elided(t->v[i].low, 'n'))
			return true;
	return false;
}

/* "le fichier", "el acta" of what the mail itself brings: "je vous envoie le compte rendu". */
static bool
brings_along(const struct tokens *t, size_t verb, size_t end)
{
	static const char *const gives[] = { "envoie", "transmets", "adresse", "remets", "partage",
		"\303\251cris", "renvoie", "fais", "env\303\255o", "mando", "remito", "escribo", "paso",
		"comparto", "adelanto", "resumo", "dejo", "hago", "traslado", "reenv\303\255o" };
	static const char *const brought[] = { "compte", "r\303\251sum\303\251", "rendu", "notes",
		"r\303\251capitulatif", "ci-joint", "ci-dessous", "acta", "resumen", "notas", "minuta",
		"adjunto", "adjunta", "siguiente", "bilan", "synth\303\250se", "acordado", "hablado", "tratado" };
	static const char *const today[] = { "hoy", "ayer", "esta", "ce", "cet", "cette" };
	size_t day = verb;

	if (!SLICE_IS_ONE_OF(without_elision(t->v[verb].low), gives))
		return false;
	/* "el viernes te paso las cifras": the day stands in front */
	for (size_t i = verb; i > 0 && verb == day && i + 3 > verb; i--)
		day = (t->v[i - 1].is & W_TIME) ? i - 1 : day;
	if (!clause_is_ahead(t, day, end))
		return true;
	/* "os paso lo de hoy", "los puntos de esta mañana" */
	for (size_t i = verb; i < end; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, brought) ||
		    (i + 1 < end && slice_eq(t->v[i].low, SLICE("de")) && SLICE_IS_ONE_OF(t->v[i + 1].low, today)))
			return true;
	return false;
}

/* "ce que nous avons convenu", "lo que quedó": what is told, and nothing that is done to a thing. */
static bool
is_clause(const struct tokens *t, size_t i, size_t end)
{
	if (i < end && slice_starts(t->v[i].low, SLICE("qu")))
		return true;
	return i + 1 < end && (slice_eq(t->v[i].low, SLICE("ce")) || slice_eq(t->v[i].low, SLICE("lo"))) &&
	    slice_starts(t->v[i + 1].low, SLICE("qu"));
}

/* ---- the writer ---------------------------------------------------------------- */

/* "prepararé", "demanderai": what the writer will do, and not be, have or see. */
static bool
is_my_future(const struct finder *f, const struct token *w)
{
	static const char *const es[] = { "ar\303\251", "er\303\251", "ir\303\251", "dr\303\251" };
	static const char *const fr[] = { "erai", "irai", "drai", "rrai", "ttrai" };

	if (w->kind != TOKEN_WORD || w->letters == CASE_UPPER || w->low.len < 5 ||
	    (w->is & (W_STATIVE | W_BE | W_PAST | W_WEAK | W_TIME)))
		return false;
	return is_spanish(f->o) ? SLICE_ENDS_ONE_OF(w->low, es) : SLICE_ENDS_ONE_OF(w->low, fr);
}

/* "rappelle le client vendredi", "rappelle l'imprimeur demain": a day right behind whoever is called. */
static bool
calls_back(const struct tokens *t, const struct token *w)
{
	size_t i = (size_t)(w - t->v) + 1;

	i += i < t->n && (t->v[i].is & W_ARTICLE);
	return i + 1 < t->n && t->v[i].kind == TOKEN_WORD && ((t->v[i + 1].is | t->v[i + 1].phrase) & (W_TIME | W_BYTIME)) && !(t->v[i + 1].is & W_ARTICLE);
}

/* "rédige", "préviens", "convoco", "doy" behind "je" or "yo". */
static bool
is_my_present(const struct finder *f, const struct token *w)
{
	static const char *const fr[] = { "e", "s" };
	static const char *const es[] = { "o", "doy" };
	struct slice low = without_elision(w->low);
	/* "je m'appelle", but "j'appelle le client", and "je rappelle Luc"; "je rappelle la règle" of a day is somebody who is called */
	bool calls = (slice_eq(low, SLICE("appelle")) && !begins_elided(w->low, 'm')) ||
	    (slice_eq(low, SLICE("rappelle")) && w[1].kind == TOKEN_WORD && (w[1].letters != CASE_LOWER || calls_back(f->t, w)));

	if (!is_verb_word(w) || ((is_state(f->o, low) || (w->is & W_STATIVE)) && !calls))
		return false;
	return is_french(f->o) ? SLICE_ENDS_ONE_OF(low, fr) : SLICE_ENDS_ONE_OF(low, es);
}

/* Behind "Comme convenu,", "Por mi parte,", "Bilan de la visite :", "Demain" the subject: its token, or from. */
static size_t
behind_front(const struct finder *f, size_t from, size_t end)
{
	static const char *const subjects[] = { "je", "moi", "yo", "tu", "t\303\272", "me", "te", "c'est" };
	static const char *const so_words[] = { "du coup", "donc", "alors", "et donc", "as\303\255 que", "por eso", "entonces", "por lo que" };
	size_t so;
	const struct tokens *t = f->t;

	/* "..., du coup je", "..., así que yo" behind whatever the reason is; "le plan signé par l'architecte : je" */
	for (size_t i = from + 1; i + 4 < end && i < from + REASON_TOKENS; i++) {
		if (token_is_colon(t, i) && (slice_eq(t->v[i + 1].low, SLICE("je")) || begins_elided(t->v[i + 1].low, 'j')))
			return i + 1;
		if (token_is(t, i, ',') && (so = CLAUSE_PHRASE_AT(t, i + 1, end, so_words)) > 0 && i + so + 2 < end &&
		    (SLICE_IS_ONE_OF(t->v[i + so + 1].low, subjects) || begins_elided(t->v[i + so + 1].low, 'j')))
			return i + so + 1;
	}
	for (size_t i = from; i + 3 < end && i < from + FRONT_TOKENS; i++) {
		const struct token *next = &t->v[i + 1];
		struct actor a;

		if ((t->v[i].is & (W_CONDITION | W_NOT | W_QUESTION)) || (i > from && (t->v[i].is & W_I)))
			return from;
		if (t->v[i].letters != CASE_LOWER && actor_read(f->people, t, i, end, &a) &&
		    a.kind <= ACTOR_HANDLE)
			return from;
		if ((t->v[i].is & W_TIME) && (SLICE_IS_ONE_OF(next->low, subjects) || begins_elided(next->low, 'j')))
			return i + 1;
		/* "El lunes mando la oferta", "el viernes te paso las cifras" */
		if (is_spanish(f->o) && (t->v[i].is & W_TIME) && (clause_is_clitic(next->low) || (is_my_present(f, next) && is_object(t, i + 2, end))))
			return i + 1;
		/* "faltan cuatro pares, los reclamo yo el miércoles" */
		if (is_spanish(f->o) && token_is(t, i, ',') && clause_is_clitic(next->low) && i + 4 < end && slice_eq(t->v[i + 3].low, SLICE("yo")))
			return i + 1;
		/* "parfait, et moi j'enregistre la voix" */
		if (token_is(t, i, ',') && (next->is & W_AND) && SLICE_IS_ONE_OF(t->v[i + 2].low, subjects))
			return i + 2;
		if (token_is(t, i, ',') || token_is_colon(t, i) || token_is(t, i, ';'))
			return SLICE_IS_ONE_OF(next->low, subjects) || begins_elided(next->low, 'j') ||
			        (is_spanish(f->o) && is_my_future(f, next))
			    ? i + 1
			    : from;
	}
	return from;
}

/* Adds what the writer does at tokens from..to; without a day, and outside of chats, only others' tasks can
 * say that it is one. */
static void
self_does(struct finder *f, size_t from, size_t verb, size_t to, int sentence)
{
	/* "Demain j'appelle le client": the day stands in front */
	bool sure =
	    clause_is_ahead(f->t, from > 0 && (f->t->v[from - 1].is & W_TIME) ? from - 1 : from, to) ||
	    clause_in_chat(f);
	size_t at = f->n;

	clause_self_add(f, from, verb, to, sentence);
	if (f->n == at || sure)
		return;
	f->clauses[at].vowed = false;
	f->clauses[at].present = true;
}

/* "vous l'envoie", "le dépose" at token i: what was said before is the object of it. */
static bool
takes_up(const struct tokens *t, size_t i, size_t end)
{
	static const char *const it[] = { "le", "la", "les", "lo", "los", "las" };

	for (size_t n = 0; i < end && n < 3 && (clause_is_clitic(t->v[i].low) || begins_elided(t->v[i].low, 'l')); n++, i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, it) || begins_elided(t->v[i].low, 'l'))
			return true;
	return false;
}

/* "Je lui enverrai le plan", "moi je gère la déco", "(Yo) prepararé el acta", "os la paso el lunes". */
static size_t
writer_does(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const mine[] = { "de mon c\303\264t\303\251", "pour ma part", "quant \303\240 moi", "por mi parte", "de mi parte" };
	const struct tokens *t = f->t;
	bool french = is_french(f->o), said = false, clitic = false;
	size_t i = from + CLAUSE_PHRASE_AT(t, from, end, mine), task, to;

	/* "de mon côté : voir avec le service" */
	if (i > from && i + 2 < end && token_is_colon(t, i) && words_end_in_infinitive(t->v[i + 1].low)) {
		clause_self_add(f, from, i + 1, end, sentence);
		return end;
	}

	while (i < end &&
	    (SLICE_IS_ONE_OF(t->v[i].low, ((const char *const[]) { "yo", "je", "moi", "eso", "esto" })) ||
	        (i > from && token_is(t, i, ',')))) {
		said = said || slice_eq(t->v[i].low, SLICE("je")) || slice_eq(t->v[i].low, SLICE("yo"));
		i++;
	}
	task = i;
	for (size_t n = 0; i < end && n < 2 && clause_is_clitic(t->v[i].low); n++, i++)
		clitic = true;
	/* "lo bueno: Luis hará el informe" */
	if (i + 1 >= end || token_is_colon(t, i + 1))
		return from;
	/* "je lui envoie": for whom; "lo envío": what */
	task = french ? i : task;
	said = said || begins_elided(t->v[i].low, 'j');
	to = clause_part_end(f, i, end);
	/* "je le lui demande et je le dépose vendredi", "je prépare le plan et je vous l'envoie lundi": one is said with the other */
	if (said && ((clitic && i + 1 == to) || takes_up(t, to + 2, end)) && to + 3 < end && (t->v[to].is & W_AND) && (t->v[to + 1].is & W_I) &&
	    is_verb_word(&t->v[i]) && clause_is_ahead(t, to, clause_part_end(f, to + 1, end))) {
		to = clause_part_end(f, to + 1, end);
		self_does(f, from, task, to, sentence);
		return to;
	}
	if ((french && !said) || says_not(t, from, to) || i + 1 >= to)
		return from;
	if (is_my_future(f, &t->v[i]) && i + 1 < to) {
		clause_self_add(f, from, i, to, sentence);
		return to;
	}
	/* "eso lo pido yo al proveedor" */
	if (!french && clitic && i + 2 < to && slice_eq(t->v[i + 1].low, SLICE("yo")) &&
	    slice_ends_nocase(t->v[i].low, SLICE("o"))) {
		clause_self_add(f, from, task, to, sentence);
		return to;
	}
	/* "lo miro", "miro la lista": a Spanish noun may look like that */
	if (!french && !said && !(from > 0 && (t->v[from - 1].is & W_TIME)) &&
	    !((clitic && (clause_in_chat(f) || clause_is_ahead(t, from, to))) || ((t->v[i].is & W_MYSELF) && !slice_starts(t->v[i + 1].low, SLICE("de")) && clause_is_ahead(t, from, to))))
		return from;
	/* "Envío la lista mañana": with its capital */
	if (!(is_my_present(f, &t->v[i]) || (!french && (t->v[i].is & W_MYSELF) && slice_ends_nocase(t->v[i].low, SLICE("o")))) || clause_is_usual(t, from, to) || brings_along(t, i, to) ||
	    !(is_object(t, i + 1, to) || (said && i + 3 < to && is_object(t, i + 2, to)) || clitic || begins_elided(t->v[i].low, 'j')) ||
	    is_clause(t, i + 1, to))
		return from;
	self_does(f, from, task, to, sentence);
	return to;
}

/* "me encargo yo de llamar", "yo me ocupo del badge" */
static size_t
writer_charged(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const charge[] = { "me encargo yo de", "me ocupo yo de", "yo me encargo de",
		"yo me ocupo de", "me encargar\303\251 de", "me ocupar\303\251 de", "yo me encargo",
		"me encargo yo", "yo me encargo del", "me encargo yo del", "yo me ocupo del",
		"me encargo del", "me ocupo del", "me encargo de", "me ocupo de", "je m'occupe de",
		"je m'occupe du", "je m'occupe des", "je me charge de", "je me charge du", "je me charge des",
		"je m'en occupe", "je m'en charge", "je m'engage \303\240", "je me suis engag\303\251 \303\240", "je me suis engag\303\251e \303\240", "j'ai promis",
		"je prends en charge", "c'est moi qui", "me comprometo a", "yo me comprometo a", "quedo en", "he quedado en", "qued\303\251 en", "qued\303\251 de", "quedo de",
		"me compromet\303\255 a", "me he comprometido a", "me ofrezco a", "me toca a m\303\255", "me toca" };
	size_t n = CLAUSE_PHRASE_AT(f->t, from, end, charge), to;

	if (n == 0)
		return from;
	/* "me toca la lotería" */
	if (slice_eq(f->t->v[from + n - 1].low, SLICE("toca")) && !words_end_in_infinitive(f->t->v[from + n].low))
		return from;
	to = clause_part_end(f, from + n, end);
	/* "c'est moi qui ai fait la liste" */
	if (from + n >= to || slice_eq(f->t->v[from + n].low, SLICE("ai")))
		return from;
	clause_self_add(f, from, from + n, to, sentence);
	return to;
}

/* "pedir", "pasarme", "relire": an infinitive, perhaps with whom it is done for behind it. */
static bool
is_infinitive_word(const struct token *w)
{
	static const char *const ends[] = { "ar", "er", "ir", "re", "arme", "arle", "arlo", "arla", "arte", "arnos", "erlo", "erme", "irme", "irle",
		"irlo" };
	static const char *const no[] = { "ser", "estar", "haber", "tener", "ver", "\303\252tre", "avoir", "salir", "partir", "aller", "rentrer",
		"saber", "conocer", "entender", "savoir", "comprendre" };

	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->low.len > 4 && SLICE_ENDS_ONE_OF(w->low, ends) &&
	    !SLICE_IS_ONE_OF(w->low, no);
}

/* "Tengo que pedir dos muestras a la fábrica", "je dois relancer le client": a task among those of others. */
static size_t
writer_must(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const must[] = { "tengo que", "yo tengo que", "je dois", "je dois encore", "moi je dois" };
	size_t n = CLAUSE_PHRASE_AT(f->t, from, end, must), to;

	if (n == 0 || from + n + 2 >= end || !is_infinitive_word(&f->t->v[from + n]) || clause_is_usual(f->t, from, end))
		return from;
	to = clause_part_end(f, from + n, end);
	self_does(f, from, from + n, to, sentence);
	return to;
}

/* ---- who is spoken to, and who is it that does it ---------------------------------- */

static void
greeted_add(struct finder *f, size_t from, size_t task, size_t to, int sentence)
{
	struct actor a = f->greeted;
	struct claim *c;

	if (f->n == CLAUSE_MAX)
		return;
	a.from = from;
	a.to = from + 1;
	clause_add(f, from, &a, SIGNAL_COMMIT, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->actor = f->greeted;
	c->actor_block = f->greeted_block;
	c->from = from;
	c->task_from = task;
	c->to = c->task_to = to;
	c->vowed = true;
}

/* "tu m'installes la version lundi", "tú me pasas la lista", "tu préviendras Claire": whom the mail greets.
 */
static size_t
spoken_to(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const future[] = { "eras", "iras", "dras", "rras", "ar\303\241s", "er\303\241s",
		"ir\303\241s", "dr\303\241s" };
	static const char *const you[] = { "tu", "t\303\272" };
	static const char *const owed[] = { "t\303\272 quedaste en", "quedaste en", "t\303\272 te comprometiste a", "te comprometiste a",
		"t\303\272 tienes que", "tienes que", "tu dois", "tu t'es engag\303\251 \303\240", "tu t'es engag\303\251e \303\240" };
	const struct tokens *t = f->t;
	size_t i = from + 1, to, n;
	bool given = false;
	struct slice low;

	if (f->greeted.n == 0 || clause_in_chat(f) || from + 3 >= end)
		return from;
	/* "Quedaste en pasarme la lista" */
	n = CLAUSE_PHRASE_AT(t, from, end, owed);
	if (n > 0 && from + n + 1 < end && is_infinitive_word(&t->v[from + n]) && !says_not(t, from, from + n + 1)) {
		to = clause_part_end(f, from + n, end);
		greeted_add(f, from, from + n, to, sentence);
		return to;
	}
	if (!SLICE_IS_ONE_OF(t->v[from].low, you))
		return from;
	for (n = 0; i + 1 < end && n < 2 && clause_is_clitic(t->v[i].low); n++, i++)
		given = true;
	low = without_elision(t->v[i].low);
	given = given || begins_elided(t->v[i].low, 'm');
	to = clause_part_end(f, i, end);
	if (!is_verb_word(&t->v[i]) || is_state(f->o, low) || (t->v[i].is & W_STATIVE) ||
	    says_not(t, from, to) || i + 1 >= to)
		return from;
	if (!SLICE_ENDS_ONE_OF(low, future) &&
	    !(slice_ends_nocase(low, SLICE("s")) && (given || clause_is_ahead(t, from, to)) &&
	        is_object(t, i + 1 + ((t->v[i + 1].is & W_LEAD) != 0), to) && !((t->v[i + 1].is & (W_WITH | W_ARTICLE)) == W_WITH)))
		return from;
	greeted_add(f, from, i, to, sentence);
	return to;
}

/* "te toca a ti, Diego, avisar al almacén", "te toca a ti el alta" */
static size_t
your_turn(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const turns[] = { "te toca a ti", "te toca", "le toca a usted",
		"c'est \303\240 toi de", "\303\240 toi de" };
	static const char *const please[] = { "por favor", "s'il te pla\303\256t" };
	const struct tokens *t = f->t;
	size_t i, n;

	for (i = from; i < end && i < from + TOPIC_TOKENS; i++) {
		struct actor a = { .n = 0 };
		size_t task, at = f->n;

		if ((n = CLAUSE_PHRASE_AT(t, i, end, turns)) == 0)
			continue;
		task = i + n;
		if (token_is(t, task, ',') && actor_read(f->people, t, task + 1, end, &a) &&
		    a.kind <= ACTOR_HANDLE)
			task = a.to;
		else if (i > from + 1 && token_is(t, i - 1, ',') &&
		    actor_read(f->people, t, from, i - 1, &a) && a.to == i - 1 && a.kind <= ACTOR_HANDLE)
			;
		else
			a.n = 0;
		/* "te toca a ti el alta: por favor, pide los portátiles" */
		for (size_t j = task; j + 2 < end; j++)
			if (token_is_colon(t, j))
				task = j + 1;
		task += CLAUSE_PHRASE_AT(t, task, end, please);
		while (task < end && (token_is(t, task, ',') || token_is_colon(t, task)))
			task++;
		if (task >= end || (a.n == 0 && f->greeted.n == 0))
			return from;
		if (a.n > 0)
			clause_hand(f, &a, from, task, end, end, sentence);
		else
			greeted_add(f, from, task, end, sentence);
		if (f->n > at)
			f->clauses[at].vowed = true;
		return end;
	}
	return from;
}

/* What is mostly told of somebody's life, and of the opening of doors, than handed over. */
static bool
is_life(const struct token *w)
{
	static const char *const lives[] = { "f\303\252te", "re\303\247oit", "quitte", "visite", "rejoint", "celebra", "recibe", "visita", "cumple", "deja", "vuelve",
		"reprend", "passe", "pr\303\251sente", "anime", "inaugure", "ouvre", "ferme", "abre", "cierra", "presenta",
		"prend", "toma", "mange", "come", "joue", "juega", "coupe", "corta", "fermera", "fermeront", "cerrar\303\241n", "quitteront", "dejar\303\241n", "cerrar\303\241", "f\303\252tera", "oubliera", "dormira", "quittera" };

	return SLICE_IS_ONE_OF(w->low, lives);
}

/* "ses vacances", "su boda" at token i: what somebody has of his own, and nobody waits for. */
static bool
is_own(const struct tokens *t, size_t i)
{
	static const char *const own[] = { "sa", "ses", "son", "su", "sus" };
	static const char *const lives[] = { "vacances", "cong\303\251s", "mariage", "douche", "anniversaire", "retraite", "famille", "train", "vacaciones", "coche",
		"boda", "cumplea\303\261os", "jubilaci\303\263n", "familia" };

	return i + 1 < t->n && SLICE_IS_ONE_OF(t->v[i].low, own) && SLICE_IS_ONE_OF(t->v[i + 1].low, lives);
}

/* Does somebody whom nobody knows do something to something there, at token i? */
static bool
is_deed_of_guest(const struct finder *f, size_t i, size_t end)
{
	return i + 1 < end && clause_does_romance(f->o, f->t, i, end) > 0 && !is_life(&f->t->v[i]) && !is_own(f->t, i + 1);
}

/* Somebody of a given name, by a title or by his office, each of those who do it? */
static bool
are_guests(const struct tokens *t, const struct actor *a)
{
	for (size_t j = 0; j < a->n; j++)
		if (a->v[j].kind > ACTOR_HANDLE && a->v[j].kind != ACTOR_ROLE && !(t->v[a->v[j].from].is & (W_GIVEN | W_TITLE)))
			return false;
	return a->n > 0;
}

/* "les étiquettes, c'est Nadia qui s'en occupe", "c'est Claire qui relit" */
static size_t
it_is_who(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const back[] = { "s'en", "le", "la", "les" };
	static const char *const was[] = { "a", "ont", "avait", "est", "\303\251tait", "n'a", "l'a" };
	static const char *const lives[] = { "partir", "venir", "aller", "rester", "\303\252tre", "avoir", "devenir", "manquer", "attendre", "souffrir", "gagner", "perdre", "mourir", "dormir", "recevoir", "tomber",
		"vivre" };
	const struct tokens *t = f->t;

	if (!is_french(f->o))
		return from;
	for (size_t i = from; i + 4 < end && i < from + TOPIC_TOKENS; i++) {
		struct actor a;
		size_t task, to, who, at = f->n;
		bool greeted = false;

		if (!slice_eq(t->v[i].low, SLICE("c'est")))
			continue;
		/* "c'est finalement Gilles qui conduira" */
		who = i + 1 + ((t->v[i + 1].letters == CASE_LOWER && slice_ends_nocase(t->v[i + 1].low, SLICE("ment")) && !slice_starts(t->v[i + 1].low, SLICE("probable"))) || slice_eq(t->v[i + 1].low, SLICE("donc")));
		if (slice_eq(t->v[i + 1].low, SLICE("toi")) && f->greeted.n > 0 && i == from) {
			a = f->greeted;
			a.to = i + 2;
			greeted = true;
		} else if (slice_eq(t->v[i + 1].low, SLICE("toi")) && i > from + 1 &&
		    actor_read(f->people, t, from, i, &a) && a.to + 1 == i && a.kind <= ACTOR_HANDLE) {
			a.to = i + 2;
		} else if (!actor_read(f->people, t, who, end, &a) || a.kind == ACTOR_NONE ||
		    (a.kind > ACTOR_DEPARTMENT && !(a.n == 1 && are_guests(t, &a)))) {
			return from;
		}
		task = a.to + 1;
		/* "c'est Gilles qui va conduire" */
		task += task + 2 < end && (slice_eq(t->v[task].low, SLICE("va")) || slice_eq(t->v[task].low, SLICE("vont"))) &&
		    words_end_in_infinitive(t->v[task + 1].low) && !SLICE_IS_ONE_OF(t->v[task + 1].low, lives);
		if (a.to + 2 >= end || !slice_eq(t->v[a.to].low, SLICE("qui")) ||
		    SLICE_IS_ONE_OF(t->v[task].low, was) ||
		    (t->v[task].is & (W_PAST | W_BE | W_STATIVE | W_WEAK)))
			return from;
		/* "c'est Gilles qui fêtera ses 50 ans" */
		if (a.kind > ACTOR_DEPARTMENT && !is_deed_of_guest(f, task, end))
			return from;
		to = clause_part_end(f, task, end);
		/* what stands in front is done */
		if (i > from && SLICE_IS_ONE_OF(t->v[task].low, back) && task + 3 >= to)
			task = from;
		/* "comme Grace est absente jusqu'à jeudi, c'est Rob qui": what stands in front is why */
		if (greeted)
			greeted_add(f, from, task, to, sentence);
		else
			clause_hand(f, &a, task == from ? from : i, task, task == from ? i : to, to, sentence);
		if (f->n > at)
			f->clauses[at].vowed = true;
		return to;
	}
	return from;
}

size_t
clause_does_romance(const struct outline *o, const struct tokens *t, size_t i, size_t end)
{
	static const char *const fr[] = { "e", "it", "nd", "et", "ra", "ent", "ront" };
	static const char *const goes[] = { "sale", "viaja", "vuelve", "duerme", "sue\303\261a", "sort", "part", "r\303\252ve", "dort", "voyage" };
	static const char *const waits[] = { "attend", "aime", "esp\303\250re", "ignore", "appr\303\251cie", "approuve", "autorise", "accepte" };
	static const char *const es[] = { "a", "e", "r\303\241", "an", "en", "r\303\241n" };
	size_t n = 0, object;
	struct slice low;

	if (!is_french(o) && !is_spanish(o))
		return 0;
	while (n < 2 && i + n < end && clause_is_clitic(t->v[i + n].low) &&
	    !(slice_eq(t->v[i + n].low, SLICE("en")) && is_spanish(o)))
		n++;
	if (i + n + 1 >= end)
		return 0;
	low = without_elision(t->v[i + n].low);
	/* "se pone con ello" does nothing to anything; "en déplacement à Lille" is where he is */
	if (n == 1 && (slice_eq(t->v[i].low, SLICE("se")) || (slice_eq(t->v[i].low, SLICE("en")) && slice_ends_nocase(low, SLICE("ent")))))
		return 0;
	/* "apporte samedi des sacs" */
	object = i + n + 1;
	object += object + 1 < end && (t->v[object].is & W_TIME) && !(t->v[object].is & W_FUNCTION);
	if (!is_verb_word(&t->v[i + n]) ||
	    (t->v[i + n].is & ((slice_eq(low, SLICE("rappelle")) && calls_back(t, &t->v[i + n]) ? 0 : W_STATIVE) | W_WITH | W_ROLE | W_EVENT | W_DONE | W_OPEN | W_FUNCTION)) ||
	    low.len < 4 || !(is_french(o) ? SLICE_ENDS_ONE_OF(low, fr) : SLICE_ENDS_ONE_OF(low, es)))
		return 0;
	if (SLICE_IS_ONE_OF(low, goes))
		return 0;
	/* "l'imprime", but not "l'attend" */
	if (low.len < t->v[i + n].low.len && SLICE_IS_ONE_OF(low, waits))
		return 0;
	return (n > 0 || low.len < t->v[i + n].low.len || is_object(t, object, end)) && !is_clause(t, i + n + 1, end) ? n + 1 : 0;
}

size_t
clause_told_romance(const struct finder *f, const struct actor *a, size_t end)
{
	static const char *const says[] = { "dit", "a dit", "nous dit", "me dit", "m'a dit", "nous a dit", "confirme", "a confirm\303\251", "assure", "annonce", "promet", "dice", "dijo", "ha dicho",
		"me dice", "nos dice", "me ha dicho", "nos ha dicho", "confirma", "confirm\303\263", "ha confirmado", "asegura", "comenta", "promete", "indique", "pr\303\251cise", "informe", "indica", "informa", "informa de", "se\303\261ala" };
	static const char *const future[] = { "r\303\241", "r\303\241n", "ra", "ront" };
	static const char *const that[] = { "que", "qu'il", "qu'elle", "qu'ils", "qu'elles" }, *const he[] = { "il", "elle", "\303\251l", "ella" };
	const struct tokens *t = f->t;
	size_t i = a->to, n;

	if ((!is_french(f->o) && !is_spanish(f->o)) || a->n != 1 || (n = CLAUSE_PHRASE_AT(t, i, end, says)) == 0 || i + n + 3 >= end ||
	    !SLICE_IS_ONE_OF(t->v[i + n].low, that))
		return 0;
	i += n + 1;
	/* "indica que la oferta llegará": the subject is another */
	if ((t->v[i].is & W_ARTICLE) && i + 2 < end && SLICE_ENDS_ONE_OF(t->v[i + 2].low, future))
		return 0;
	i += SLICE_IS_ONE_OF(t->v[i].low, he);
	if (clause_is_over(t, i, end) || clause_has(t, i, end, W_NOT | W_CONDITION))
		return 0;
	/* "va a mandar la lista", "mandará la lista" */
	if (token_has(t, i, W_FUTURE, &n))
		return i + (t->v[i].is & W_VERB ? 0 : n) - a->to;
	return tokens_name_day(t, i, end) && (clause_does_romance(f->o, t, i, end) > 0 || SLICE_IS_ONE_OF(t->v[i + 1].low, he)) && !is_life(&t->v[i]) ? i - a->to : 0;
}

bool
clause_is_own_life(const struct tokens *t, size_t i)
{
	return is_own(t, i + 1);
}

bool
clause_is_life_of(const struct tokens *t, size_t i)
{
	return is_life(&t->v[i]) || is_own(t, i + 1);
}

bool
clause_guest_does(const struct finder *f, const struct actor *a, size_t end)
{
	const struct tokens *t = f->t;
	const size_t i = a->to;
	bool by = false, fait;

	if (!(is_french(f->o) || is_spanish(f->o)) || i + 4 >= end || !are_guests(t, a))
		return false;
	for (size_t j = i + 1; j < end; j++)
		by = by || ((t->v[j].is | t->v[j].phrase) & W_BYTIME);
	fait = slice_eq(t->v[i].low, SLICE("fait")) && words_end_in_infinitive(t->v[i + 1].low);
	if (!(fait || clause_does_romance(f->o, t, i, end) > 0) || (is_life(&t->v[i]) && !by) || is_own(t, i + 1))
		return false;
	return clause_is_ahead(t, i, end) && !clause_is_usual(t, a->from, end);
}

size_t
clause_is_charged(const struct tokens *t, size_t i, size_t end)
{
	static const char *const charged[] = { "est charg\303\251", "est charg\303\251e", "sont charg\303\251s", "sont charg\303\251es", "est tenu",
		"est tenue", "est pri\303\251", "est pri\303\251e" };
	size_t n = CLAUSE_PHRASE_AT(t, i, end, charged);

	return n > 0 && i + n + 1 < end && begins_elided(t->v[i + n].low, 'd') && !slice_eq(t->v[i + n].low, SLICE("d'avoir")) && words_end_in_infinitive(t->v[i + n].low) ? n : 0;
}

bool
clause_is_state(const struct outline *o, const struct tokens *t, size_t i, size_t end)
{
	while (i + 1 < end && clause_is_clitic(t->v[i].low))
		i++;
	return i < end && is_state(o, without_elision(t->v[i].low));
}

/* Tokens of what stands in front of "la envío yo". */
#define THING_TOKENS 9

/* "La lista la envío yo", "de eso me encargo yo": a thing, and who does it at the end. */
static size_t
mine_behind(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const says[] = { "digo", "veo", "tengo", "quiero", "puedo", "creo", "entiendo", "conozco", "noto", "siento" };
	const struct tokens *t = f->t;

	for (size_t i = from + 2; is_spanish(f->o) && i + 2 < end && i < from + THING_TOKENS; i++) {
		if (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_NOT | W_CONDITION | W_QUESTION)))
			return from;
		if (!slice_eq(t->v[i + 2].low, SLICE("yo")) || SLICE_IS_ONE_OF(t->v[i + 1].low, says) || !clause_is_clitic(t->v[i].low) || !slice_ends_nocase(t->v[i + 1].low, SLICE("o")))
			continue;
		clause_self_add(f, from, from, clause_part_end(f, i + 2, end), sentence);
		return end;
	}
	return from;
}

size_t
clause_romance(struct finder *f, size_t from, size_t end, int sentence)
{
	size_t i, to;

	if (!is_french(f->o) && !is_spanish(f->o))
		return from;
	if ((to = it_is_who(f, from, end, sentence)) > from || (to = mine_behind(f, from, end, sentence)) > from ||
	    (to = your_turn(f, from, end, sentence)) > from)
		return to;
	i = behind_front(f, from, end);
	if ((to = writer_charged(f, i, end, sentence)) > i || (to = writer_must(f, i, end, sentence)) > i || (to = spoken_to(f, i, end, sentence)) > i ||
	    (to = it_is_who(f, i, end, sentence)) > i || (to = writer_does(f, i, end, sentence)) > i)
		return to;
	return from;
}

bool
clause_adds_me(struct finder *f, size_t i, size_t end, int sentence, size_t *n)
{
	size_t last = f->n, to;

	static const char *const mine[] = { "je", "yo" };

	if (!(is_french(f->o) || is_spanish(f->o)) || !(begins_elided(f->t->v[i].low, 'j') || SLICE_IS_ONE_OF(f->t->v[i].low, mine)) || last == 0 || f->clauses[last - 1].sentence != sentence ||
	    ((to = writer_charged(f, i, end, sentence)) == i && (to = writer_does(f, i, end, sentence)) == i))
		return false;
	if (f->n > last && f->clauses[last - 1].to > i)
		f->clauses[last - 1].to = f->clauses[last - 1].task_to = i - clause_is_stressed(f->t, i - 1);
	*n = to - i;
	return true;
}
