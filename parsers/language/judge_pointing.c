/*
 * See judge_rule.h. What looks like somebody and a task by its form, and only refers, asks or explains: "please see the
 * policy", "Link for the minutes: https://...", "Can we move it? (Maya)", "D1 (Manifesto) and D7 (Survey)".
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* "see the policy before you start"; not "see if it works", "see to the keys". */
static bool
refers(const struct tokens *t, const struct claim *c)
{
	static const char *const see[] = { "see", "siehe", "voir", "v\303\251ase", "refer" };
	static const char *const find_out[] = { "if", "whether", "how", "what", "who", "that", "to", "about", "which", "where", "why", "when",
		"si", "avec", "con", "with" };
	const struct token *w = &t->v[c->task_from];

	if (!SLICE_IS_ONE_OF(w->low, see) || c->task_from + 1 >= c->task_to || (c->actor.n > 0 && c->actor.kind <= ACTOR_HANDLE))
		return false;
	return slice_eq(w->low, SLICE("refer")) ? slice_eq(w[1].low, SLICE("to")) : !SLICE_IS_ONE_OF(w[1].low, find_out);
}

/* "Link for the minutes: https://...": a label, and nothing but where it is. */
static bool
is_link(const struct tokens *t, const struct claim *c)
{
	static const char *const things[] = { "link", "links", "recording", "slides", "doc", "document", "spreadsheet", "agenda", "minutes",
		"notes", "repo", "calendar", "lien", "enlace" };
	size_t to = c->to;

	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return c->form == CLAIM_BARE && to > c->task_from + 2 && t->v[to - 1].kind == TOKEN_URL && token_is_colon(t, to - 2) &&
	    SLICE_IS_ONE_OF(t->v[c->task_from].low, things);
}

/* "Can we move it to Friday? (Maya)": who asks. */
static bool
is_asked_by(const struct tokens *t, const struct claim *c)
{
	return c->form == CLAIM_BRACKET && c->actor.from > c->task_from + 2 && c->actor.from >= c->task_to &&
	    token_is(t, c->actor.from - 2, '?');
}

/* "D1 (Manifesto) and D7 (Survey)": what short names stand for. */
static bool
is_explained(const struct tokens *t, const struct claim *c)
{
	size_t n = 0;

	if (c->form != CLAIM_BRACKET || c->actor.kind <= ACTOR_HANDLE || (t->v[c->actor.v[0].from].is & W_GIVEN))
		return false;
	for (size_t i = c->from + 1; i + 1 < t->n; i++)
		n += token_is(t, i, '(') && t->v[i - 1].len < 4 && t->v[i - 1].letters != CASE_LOWER && t->v[i + 1].letters == CASE_CAPITAL &&
		    !(t->v[i + 1].is & W_GIVEN);
	return n > 1;
}

/* "who to ask for it", "what to do": a question about it. */
static bool
is_question_word(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "who", "whom", "what", "which", "when", "where", "how", "why" };

	return c->form == CLAIM_CLAUSE && c->signal == SIGNAL_TO && c->actor.kind == ACTOR_PRONOUN && c->actor_block == c->block &&
	    SLICE_IS_ONE_OF(t->v[c->actor.from].low, words);
}

/* "hat angeboten, dass wir ihn nutzen könnten": it may be so. */
static bool
may_be_so(const struct tokens *t, const struct claim *c)
{
	static const char *const may[] = { "k\303\266nnte", "k\303\266nnten", "w\303\274rde", "w\303\274rden", "d\303\274rfte", "d\303\274rften" };

	if (!slice_eq(t->v[c->task_from].low, SLICE("dass")))
		return false;
	for (size_t i = c->task_from + 1; i < c->task_to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, may))
			return true;
	return false;
}

/* "Pauline wird vertreten": a word that is the participle as well, and nothing that is done. */
static bool
is_done_to_them(const struct tokens *t, const struct claim *c)
{
	static const char *const both[] = { "vertreten", "bekommen", "verschoben", "vergeben", "entlassen", "erhalten", "behalten",
		"beraten", "versehen", "vermessen", "entfallen", "vergessen" };

	return c->signal == SIGNAL_WILL && c->task_to == c->task_from + 1 && SLICE_IS_ONE_OF(t->v[c->task_from].low, both);
}

/* "stellt den Antrag, den Beitrag zu erhöhen": that is done in the meeting. */
static bool
is_motion(const struct tokens *t, const struct claim *c)
{
	static const char *const moves[] = { "stellt", "stellte", "d\303\251pose", "moves", "seconds" };
	static const char *const motion[] = { "antrag", "motion", "gesch\303\244ftsordnungsantrag" };

	return SLICE_IS_ONE_OF(t->v[c->task_from].low, moves) && c->task_from + 2 < c->task_to &&
	    (SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, motion) || SLICE_IS_ONE_OF(t->v[c->task_from + 2].low, motion));
}

/* "pide 41.000 €", "verlangt 300 Euro" */
static bool
is_price(const struct tokens *t, const struct claim *c)
{
	static const char *const asks[] = { "pide", "exige", "reclama", "verlangt", "fordert", "demande", "r\303\251clame", "asks", "wants" };

	return SLICE_IS_ONE_OF(t->v[c->task_from].low, asks) && c->task_from + 1 < c->task_to &&
	    t->v[c->task_from + 1].kind == TOKEN_NUMBER && t->v[c->task_from + 1].len > 2;
}

/* "Sag mir, ob ich etwas vergessen habe", "dis-moi si j'ai oublié quelque chose": asks after the notes themselves. */
static bool
asks_what_is_missing(const struct tokens *t, const struct claim *c)
{
	static const char *const forgot[] = { "vergessen", "oubli\303\251", "olvidado", "olvida", "forgot", "forgotten" };
	static const char *const self[] = { "ich", "wir", "j'ai", "ai", "avons", "he", "hemos", "me", "nos", "i", "we" };
	static const char *const whether[] = { "ob", "si", "if", "whether", "falls", "wenn" };
	bool asked = false, mine = false;

	for (size_t i = c->task_from; i < c->task_to; i++) {
		asked = asked || SLICE_IS_ONE_OF(t->v[i].low, whether);
		mine = mine || (asked && SLICE_IS_ONE_OF(t->v[i].low, self));
		if (mine && SLICE_IS_ONE_OF(t->v[i].low, forgot))
			return true;
	}
	return false;
}

/* "Customer wants the report by 4 December": nobody in particular waits for it, and nobody is told to do it. */
static bool
is_wish_of_others(const struct tokens *t, const struct claim *c)
{
	static const char *const wants[] = { "wants", "expects", "requires", "requests", "erwartet", "w\303\274nscht", "attend", "exige", "quiere", "espera" };

	return c->form == CLAIM_BARE && !c->marked && c->task_from + 2 < c->task_to && t->v[c->task_from].letters == CASE_CAPITAL &&
	    !(t->v[c->task_from].is & W_VERB) && SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, wants);
}

/* "I make here the summary of the call", "je vous envoie ici le compte rendu": the mail itself, which says so. */
static bool
is_done_here(const struct tokens *t, const struct claim *c)
{
	static const char *const here[] = { "here", "herewith", "hereby", "below", "attached", "hier", "hiermit", "anbei", "ici", "ci-joint", "ci-dessous",
		"aqu\303\255", "adjunto" };
	static const char *const papers[] = { "summary", "notes", "minutes", "recap", "protokoll", "zusammenfassung", "notizen", "compte", "r\303\251sum\303\251",
		"acta", "resumen", "notas" };

	if (!c->author || c->signal != SIGNAL_VERB)
		return false;
	for (size_t i = c->task_from + 1; i < c->task_to && i < c->task_from + 4; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, here))
			for (size_t j = c->task_from + 1; j < c->task_to && j < i + 5; j++)
				if (SLICE_IS_ONE_OF(t->v[j].low, papers))
					return true;
	return false;
}

const char *
judge_pointing(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if ((!c->marked && refers(t, c)) || is_link(t, c) || is_done_here(t, c))
		return "points elsewhere";
	if (is_asked_by(t, c) || is_question_word(t, c) || asks_what_is_missing(t, c))
		return "a question";
	if (is_explained(t, c))
		return "what short names stand for";
	if (judge_is_narrated(o, c))
		return "what somebody says";
	if (is_price(t, c) || is_wish_of_others(t, c))
		return "what somebody wants";
	if (is_motion(t, c))
		return "what is done in the meeting itself";
	if (may_be_so(t, c))
		return "only perhaps";
	return is_done_to_them(t, c) ? "something is done to them" : NULL;
}
