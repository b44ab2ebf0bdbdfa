/*
 * See judge_rule.h. What minutes tell in the present of what went on in the meeting, "Bernd gibt einen Überblick", "Anna
 * widerspricht", "Claire vote contre": the verb alone says so, or a word that goes with it. With a day it may be meant.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* Verbs that tell, whatever goes with them. */
static bool
only_tells(struct slice verb)
{
	static const char *const verbs[] = { "widerspricht", "\303\274berlegt", "lehnt", "unterst\303\274tzt", "verliest", "betont", "hinterfragt", "kritisiert",
		"verweist", "pl\303\244diert", "gratuliert", "begr\303\274ndet", "bedauert", "best\303\244tigt", "bemerkt", "erg\303\244nzt",
		"besucht", "lobt", "schildert", "res\303\274miert", "berichtet", "erl\303\244utert", "erkl\303\244rt", "anmerkt",
		"enth\303\244lt", "bittet", "zitiert", "erz\303\244hlt", "appelliert", "argumentiert", "warnt", "entgegnet", "erwidert", "s'oppose",
		"d\303\251taille", "vote", "raconte", "expose", "souligne", "soutient", "explique", "\303\251voque", "rapporte", "signale",
		"pr\303\251cise", "accepte", "refuse", "f\303\251licite", "apoya", "vota", "detalla", "plantea", "acepta", "rechaza", "expone",
		"se\303\261ala", "felicita", "insiste", "precisa", "opina", "comenta" };

	return SLICE_IS_ONE_OF(verb, verbs);
}

/* A verb, and words of which one makes it tell what went on. */
struct telling {
	const char *verb;
	const char *with[8];
};

/* Whatever the day: what somebody expects, suggests or leaves. */
static const struct telling on_any_day[] = {
	{ "rechnet", { "mit", NULL } },
	{ "rechnen", { "mit", NULL } },
	{ "enthielt", { "sich", NULL } },
	{ "enth\303\244lt", { "sich", NULL } },
	{ "verabschiedet", { "sich", NULL } },
	{ "freut", { "sich", NULL } },
	{ "geht", { "rente", "ruhestand", "elternzeit", "mutterschutz", NULL } },
	{ "prend", { "retraite", "cong\303\251", NULL } },
	{ "propose", { "un", "une", "le", "la", "les", "l'", NULL } },
	{ "propone", { "un", "una", "el", "la", "los", "las", NULL } },
	{ "schl\303\244gt", { "vor", NULL } },
	{ "se", { "jubila", NULL } },
	{ "tiene", { "ya", NULL } },
	{ "tienen", { "ya", NULL } },
};

/* Verbs that do so with one of these words behind them. */
static const struct telling pairs[] = {
	{ "gibt", { "\303\274berblick", "bericht", "r\303\274ckblick", "einblick", "bekannt", "bedenken", "ausblick", NULL } },
	{ "macht", { "vorschlag", "deutlich", "aufmerksam", "klar", "anmerkung", NULL } },
	{ "legt", { "vor", "dar", "nahe", NULL } },
	{ "fasst", { "zusammen", NULL } },
	{ "wirft", { "ein", "auf", "vor", NULL } },
	{ "meldet", { "wort", NULL } },
	{ "stellt", { "vor", "fest", "klar", "dar", "antrag", "frage", NULL } },
	{ "zieht", { "zur\303\274ck", NULL } },
	{ "f\303\274hrt", { "protokoll", "aus", NULL } },
	{ "schlie\303\237t", { "sitzung", "versammlung", "treffen", NULL } },
	{ "beantragt", { "entlastung", "vertagung", "abstimmung", "schluss", NULL } },
	{ "\303\274bernimmt", { "sitzungsleitung", "protokollf\303\274hrung", "versammlungsleitung", NULL } },
	{ "sieht", { "anders", "ebenso", "darin", "so", NULL } },
	{ "stimmt", { "dagegen", "daf\303\274r", "zu", NULL } },
	{ "spricht", { "an", "aus", "daf\303\274r", "dagegen", NULL } },
	{ "bringt", { "ein", "vor", NULL } },
	{ "tr\303\244gt", { "vor", NULL } },
	{ "verteilt", { "tischvorlage", NULL } },
	{ "leitet", { "sitzung", "versammlung", "treffen", NULL } },
	{ "nimmt", { "an", "teil", "kenntnis", "stellung", NULL } },
	{ "donne", { "chiffres", "aper\303\247u", "lecture", "avis", "nouvelles", NULL } },
	{ "lance", { "appel", "discussion", "d\303\251bat", NULL } },
	{ "prend", { "exemple", "parole", "acte", NULL } },
	{ "fournit", { "chiffres", "explications", "d\303\251tails", "pr\303\251cisions", NULL } },
	{ "da", { "cifras", "cuenta", "detalles", "opini\303\263n", NULL } },
};

/* "propose de ne pas signer", and not "propose de s'en charger", "propose de rédiger la note pour vendredi". */
static bool
only_proposes(const struct tokens *t, const struct claim *c, size_t verb)
{
	static const char *const verbs[] = { "propose", "proposent", "propone", "proponen" };
	static const char *const self[] = { "s'en", "se", "s'occuper", "encargarse" };
	size_t i = verb + 1;

	if (!SLICE_IS_ONE_OF(t->v[verb].low, verbs) || i + 1 >= c->to || judge_has_deadline(t, c))
		return false;
	if (slice_eq(t->v[i].low, SLICE("de")))
		i++;
	return (i > verb + 1 || slice_starts(t->v[i].low, SLICE("d'")) || slice_starts(t->v[i].low, SLICE("d\342\200\231"))) &&
	    !SLICE_IS_ONE_OF(t->v[i].low, self);
}

/* The token of its verb. */
static size_t
verb_of(const struct claim *c)
{
	return c->signal == SIGNAL_COMMIT ? c->signal_at : c->task_from;
}

/* "fragt, ob es geht", "antwortet, dass": right behind the verb stands what was said. */
static bool
says_what(const struct tokens *t, const struct claim *c)
{
	static const char *const what[] = { "dass", "ob", "wie", "warum", "wann" };
	static const char *const looks[] = { "pr\303\274ft", "pr\303\274fen", "kl\303\244rt", "kl\303\244ren", "schaut", "schauen" };
	size_t i = verb_of(c) + 1;

	if (i + 1 < c->task_to && !token_is(t, i, ','))
		i++;
	return token_is(t, i, ',') && i + 1 < c->task_to && SLICE_IS_ONE_OF(t->v[i + 1].low, what) &&
	    !SLICE_IS_ONE_OF(t->v[verb_of(c)].low, looks);
}

/* Does one of the words stand within the next tokens behind the verb? */
static bool
goes_with(const struct tokens *t, const struct claim *c, const struct telling *all, size_t count, size_t near)
{
	for (size_t p = 0; p < count; p++) {
		if (!slice_is(t->v[verb_of(c)].low, all[p].verb))
			continue;
		for (size_t i = verb_of(c) + 1; i < c->task_to && i <= verb_of(c) + near; i++)
			for (size_t j = 0; all[p].with[j] != NULL; j++)
				if (slice_is(t->v[i].low, all[p].with[j]))
					return true;
	}
	return false;
}

#define COUNT(all) (sizeof(all) / sizeof((all)[0]))
/* Tokens behind the verb, "prend sa retraite". */
#define TELLING_NEAR 2

/* Bytes of a word in "-rait" that is no conditional: "extrait". */
#define SHORT_CONDITIONAL 7

bool
judge_is_narrated(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if (o->set.n < 2 || c->form != CLAIM_CLAUSE || (c->signal != SIGNAL_VERB && c->signal != SIGNAL_COMMIT) || c->marked ||
	    c->listed || c->author)
		return false;
	if (goes_with(t, c, on_any_day, COUNT(on_any_day), slice_is(t->v[verb_of(c)].low, "schl\303\244gt") ? t->n : TELLING_NEAR))
		return true;
	if (only_proposes(t, c, verb_of(c)))
		return true;
	if (judge_names_when(t, c))
		return false;
	/* "erklärt sich bereit", "hat zugesagt, dass er" */
	if (c->signal == SIGNAL_COMMIT && t->v[c->signal_at].phrase_len > 1 && (t->v[c->signal_at].phrase & W_COMMIT))
		return false;
	/* "Laurent communique les montants :" above what he said; a wish in the conditional, "souhaiterait inviter" */
	if (o->v[c->block].b->kind == BLOCK_PARAGRAPH && c->to == t->n && token_is_colon(t, t->n - 1))
		return true;
	if (o->set.v[1] == &words_fr && c->signal == SIGNAL_VERB && t->v[c->task_from].len > SHORT_CONDITIONAL &&
	    slice_ends_nocase(t->v[c->task_from].low, SLICE("rait")))
		return true;
	return only_tells(t->v[verb_of(c)].low) || says_what(t, c) || goes_with(t, c, pairs, COUNT(pairs), t->n) ||
	    (c->signal == SIGNAL_VERB && c->task_to < c->task_from + 2);
}
