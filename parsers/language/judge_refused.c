/*
 * See judge_rule.h. What somebody is not to do, need not, or has been relieved of: a negation takes the task away,
 * wherever the sentence puts it. Whoever gets such a task by mail would do what all agreed to leave.
 * Linear in the claim's words.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* Tokens in front of somebody that may take back what follows: "It is no longer necessary for Maya to". */
#define REFUSED_TOKENS 10

/* "not", "doesn't", "against"; "wrong for Maya to", "took two hours for Omar to". */
static bool
refuses(struct slice w, bool behind_for)
{
	static const char *const not[] = { "not", "no", "never", "against", "neither", "cannot", "unnecessary", "needless" };
	static const char *const judged[] = { "wrong", "usual", "unusual", "early", "late", "hard", "difficult", "easy", "impossible",
		"strange", "took", "takes", "normal", "common", "unfair" };

	return SLICE_IS_ONE_OF(w, not) || slice_ends_nocase(w, SLICE("n't")) || slice_ends_nocase(w, SLICE("n\342\200\231t")) ||
	    (behind_for && SLICE_IS_ONE_OF(w, judged));
}

/* "There is no need for Omar to", "Rolf does not want Omar to", "decided against asking Omar to", "Neither Omar". */
static bool
is_refused_in_front(const struct tokens *t, const struct claim *c)
{
	static const char *const wants[] = { "for", "want", "wants", "wanted", "need", "needs", "asking", "ask", "expect", "expects",
		"require", "requires", "letting", "having" };
	size_t who = c->actor.from, from = who > REFUSED_TOKENS ? who - REFUSED_TOKENS : 0;
	bool behind_for;

	if (who == 0 || (c->form != CLAIM_CLAUSE && c->form != CLAIM_SELF))
		return false;
	if (slice_eq(t->v[who - 1].low, SLICE("neither")) || slice_eq(t->v[who - 1].low, SLICE("nor")))
		return true;
	if (!SLICE_IS_ONE_OF(t->v[who - 1].low, wants) || c->actor.to >= t->n || !(t->v[c->actor.to].is & W_TO))
		return false;
	behind_for = slice_eq(t->v[who - 1].low, SLICE("for"));
	for (size_t i = who - 1; i > from; i--) {
		/* "not much time left for Maya to finish it" */
		if ((t->v[i - 1].kind == TOKEN_PUNCT && !token_is(t, i - 1, '\'')) || slice_eq(t->v[i - 1].low, SLICE("left")))
			return false;
		if (refuses(t->v[i - 1].low, behind_for))
			return true;
	}
	return false;
}

/* "muss den Vertrag nicht mehr prüfen", "schickt die Rechnung doch nicht"; "darf die Frist nicht verpassen" is asked
 * for. */
static bool
is_refused_in_german(const struct tokens *t, const struct claim *c)
{
	static const char *const asks[] = { "warum", "wieso", "weshalb", "wann", "wie", "wer", "wo", "was", "welche", "ob", "dass", "oder", "damit" };
	static const char *const keeps[] = { "vergessen", "verpassen", "vergisst", "verlieren" };
	static const char *const more[] = { "mehr", "weiter", "selbst", "extra", "nochmal", "unbedingt" };
	static const char *const parts[] = { "ab", "an", "auf", "aus", "ein", "mit", "vor", "zu", "zur\303\274ck", "um", "weg", "nach", "weiter" };
	size_t to = c->task_from;

	if (c->form != CLAIM_CLAUSE || c->actor.n == 0 || c->marked)
		return false;
	while (to < c->task_to && t->v[to].kind != TOKEN_PUNCT)
		to++;
	if (to < c->task_from + 2)
		return false;
	/* "klärt warum die Daten nicht kommen", "ob der Raum frei ist oder nicht" */
	for (size_t i = c->task_from; i < to; i++)
		if ((t->v[i].is & W_CONDITION) || SLICE_IS_ONE_OF(t->v[i].low, asks))
			return false;
	if (slice_eq(t->v[to - 1].low, SLICE("nicht")))
		return true;
	/* "holt die Gäste nicht ab" */
	if (slice_eq(t->v[to - 2].low, SLICE("nicht")) && SLICE_IS_ONE_OF(t->v[to - 1].low, parts))
		return true;
	if (SLICE_IS_ONE_OF(t->v[to - 1].low, keeps) || !slice_ends_nocase(t->v[to - 1].low, SLICE("n")))
		return false;
	to--;
	if (to > c->task_from && SLICE_IS_ONE_OF(t->v[to - 1].low, more))
		to--;
	return to > c->task_from && slice_eq(t->v[to - 1].low, SLICE("nicht"));
}

/* Do they have it or did they do it: "already has them", "already did it"; not "already has the number"? */
static bool
is_done_already(const struct tokens *t, size_t already)
{
	static const char *const it[] = { "it", "them", "that", "this", "sie", "es" };

	for (size_t i = already + 1; i < t->n && i <= already + 2 && t->v[i].kind == TOKEN_WORD; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, it))
			return i + 1 >= t->n || t->v[i + 1].kind == TOKEN_PUNCT;
	return false;
}

/* "Omar offered to call, but Maya said no", "promised to pay it; it was paid yesterday". */
static bool
is_taken_back(const struct tokens *t, const struct claim *c)
{
	static const char *const but[] = { "but", "aber", "mais", "pero" };
	static const char *const done[] = { "already", "bereits", "schon" }, *const said[] = { "said", "says", "sagte", "sagt" };
	static const char *const over[] = { "paid", "done", "sent", "finished", "cancelled", "canceled", "settled", "solved", "fixed" };

	for (size_t i = c->task_from + 1; c->form == CLAIM_CLAUSE && i + 3 < t->n && !token_is(t, i, '.'); i++) {
		if (!SLICE_IS_ONE_OF(t->v[i].low, but) && !token_is(t, i, ';'))
			continue;
		/* "; it was paid" */
		if (token_is(t, i, ';') && slice_eq(t->v[i + 1].low, SLICE("it")) && (t->v[i + 2].is & W_BE) && SLICE_IS_ONE_OF(t->v[i + 3].low, over))
			return true;
		for (size_t j = i + 1; j < t->n && j <= i + 4; j++)
			if ((SLICE_IS_ONE_OF(t->v[j].low, done) && j > i + 1 && is_done_already(t, j)) ||
			    (slice_eq(t->v[j].low, SLICE("no")) && SLICE_IS_ONE_OF(t->v[j - 1].low, said)))
				return !token_is(t, i, ';');
	}
	return false;
}

/* "When a ticket comes in, Maya checks the logs", "Wenn ein Auftrag kommt, prüft": how it is always done. */
static bool
is_process(const struct tokens *t, const struct claim *c)
{
	static const char *const when[] = { "when", "whenever", "if", "wenn", "sobald", "falls", "quand", "si", "cuando" };
	static const char *const any[] = { "a", "an", "any", "ein", "eine", "un", "une", "una" };
	size_t i = 0;

	if (c->form != CLAIM_CLAUSE || c->marked || c->listed || c->actor_block != c->block || judge_has_deadline(t, c) ||
	    (c->signal != SIGNAL_VERB && c->signal != SIGNAL_COMMIT))
		return false;
	for (i = c->actor.from; i > 0 && !token_is(t, i - 1, '.'); i--)
		;
	return i + 1 < c->actor.from && SLICE_IS_ONE_OF(t->v[i].low, when) && SLICE_IS_ONE_OF(t->v[i + 1].low, any);
}

/* "Next steps: n/a", "Aufgaben: entfällt", "To-dos: keine neuen" */
static bool
is_none(const struct tokens *t, const struct claim *c)
{
	static const char *const none[] = { "none", "nil", "nothing", "entf\303\244llt", "keine", "keiner", "nichts", "aucun", "aucune",
		"n\303\251ant", "rien", "ninguno", "ninguna", "nada", "n/a", "na" };
	size_t to = c->task_to;

	while (to > c->task_from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (c->form == CLAIM_ROW)
		return false;
	/* "nothing this week" */
	for (size_t i = c->task_from + 1; SLICE_IS_ONE_OF(t->v[c->task_from].low, none) && to > c->task_from + 2 && i < to && !token_is(t, i, ','); i++)
		if (!(t->v[i].is & (W_TIME | W_ARTICLE)) && !slice_eq(t->v[i].low, SLICE("this")) && !slice_eq(t->v[i].low, SLICE("time")))
			return false;
	/* "nothing this week, he is on call" */
	for (size_t i = c->task_from + 1; SLICE_IS_ONE_OF(t->v[c->task_from].low, none) && i < to && i < c->task_from + 4; i++)
		if (token_is(t, i, ','))
			return true;
	return (SLICE_IS_ONE_OF(t->v[c->task_from].low, none) && to <= c->task_from + 4) ||
	    slice_is(tokens_slice(t, c->task_from, to), "n/a");
}

/* "Omar makes the signs - no wait, not Omar": whom the line itself takes back. */
static bool
is_corrected(const struct tokens *t, const struct claim *c)
{
	if (c->actor.n == 0 || c->actor_block != c->block)
		return false;
	for (size_t i = c->task_from; i + 1 < c->task_to; i++)
		if ((t->v[i].is & W_NOT) && i > c->task_from && t->v[i - 1].kind == TOKEN_PUNCT && t->v[i + 1].letters != CASE_LOWER &&
		    slice_eq(t->v[i + 1].low, t->v[c->actor.from].low) && c->actor.to == c->actor.from + 1 && t->v[i + 2].letters != CASE_CAPITAL)
			return true;
	return false;
}

/* "Omar says yes, Maya thinks it is too early": what somebody holds of it. */
static bool
is_opinion(const struct tokens *t, const struct claim *c)
{
	static const char *const holds[] = { "says", "thinks", "believes", "reckons", "feels", "meint", "glaubt", "pense", "estime",
		"piensa", "cree", "opina" };

	return c->form == CLAIM_CLAUSE && c->signal != SIGNAL_WILL && c->task_from == c->actor.to &&
	    SLICE_IS_ONE_OF(t->v[c->task_from].low, holds);
}

/* Tokens of a line of a signature: what somebody is, and his telephone. */
#define SIGNATURE_TOKENS 8

/* "3 tareas pendientes" counts them; "Mises à jour : ..." and "Comité d'entreprise, séance du 15" are no people; a bank "will never ask"; a signature. */
static bool
is_none_of_ours(const struct outline *o, const struct claim *c)
{
	static const char *const updates[] = { "mise", "mises" };
	static const char *const phones[] = { "ext", "tel", "t\303\251l", "phone", "durchwahl" };
	const struct tokens *t = &o->v[c->block].t;

	if (c->form == CLAIM_BARE && t->n >= 2 && t->n <= 4 && t->v[0].kind == TOKEN_NUMBER && (t->v[1].is & (W_TASK | H_ACTION)) && !judge_is_infinitive(o, c))
		return true;
	if (c->actor.n > 0 && c->actor_block == c->block && c->actor.to < t->n &&
	    ((SLICE_IS_ONE_OF(t->v[c->actor.from].low, updates) && slice_eq(t->v[c->actor.from + 1].low, SLICE("\303\240"))) ||
	        (slice_eq(t->v[c->actor.from].low, SLICE("comit\303\251")) && slice_starts(t->v[c->actor.to].low, SLICE("d'")) &&
	            !slice_eq(t->v[c->actor.to].low, SLICE("d'ici")))))
		return true;
	/* "Maya Lin - Design - ext. 4410" */
	for (size_t i = c->task_from; i + 1 < c->task_to && c->task_to <= c->task_from + SIGNATURE_TOKENS && !(t->v[i].is & W_VERB); i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, phones) && t->v[i + 1 + (t->v[i + 1].kind == TOKEN_PUNCT)].kind == TOKEN_NUMBER &&
		    i + 2 + (t->v[i + 1].kind == TOKEN_PUNCT) >= c->task_to)
			return true;
	for (size_t i = 1; i + 1 < t->n && i < 4 && c->actor_block != c->block; i++)
		if ((t->v[i].is & W_FUTURE) && slice_eq(t->v[i + 1].low, SLICE("never")))
			return true;
	return false;
}

/* "please write it up, Tom will ask for it anyway", "..., Tom fragt sicher danach": why others are to do it. */
static bool
is_asked_for(const struct tokens *t, const struct claim *c)
{
	static const char *const it[] = { "it", "them", "that", "this", "one" }, *const ask[] = { "fragt", "fragen" };
	size_t i = c->task_from;
	bool please = false;

	if (c->form != CLAIM_CLAUSE || c->marked || c->actor_block != c->block || c->actor.from < 2 || !token_is(t, c->actor.from - 1, ','))
		return false;
	/* "the key is missing, Tom will ask for it by Friday" is his */
	for (size_t j = c->actor.from; j > 0 && !please && !(t->v[j - 1].kind == TOKEN_PUNCT && t->v[j - 1].sign == '.'); j--)
		please = (t->v[j - 1].is & W_PLEASE) != 0;
	if (!please || tokens_name_day(t, c->actor.to, c->to))
		return false;
	if (slice_eq(t->v[i].low, SLICE("ask")) && i + 2 < c->task_to && slice_eq(t->v[i + 1].low, SLICE("for")))
		return SLICE_IS_ONE_OF(t->v[i + 2].low, it);
	return SLICE_IS_ONE_OF(t->v[c->actor.to].low, ask) && slice_find(tokens_slice(t, c->actor.to, c->to), SLICE("danach")) + 6 <= tokens_slice(t, c->actor.to, c->to).len;
}

/* "déjà réparée", "ya reparada", "bereits bestellt" and no more: it is done. */
static bool
is_past_already(const struct tokens *t, const struct claim *c)
{
	static const char *const already[] = { "d\303\251j\303\240", "ya", "bereits", "schon", "already" };
	size_t to = c->task_to;

	while (to > c->task_from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return c->form != CLAIM_ROW && to == c->task_from + 2 && SLICE_IS_ONE_OF(t->v[c->task_from].low, already) && t->v[c->task_from + 1].letters == CASE_LOWER;
}

/* "überlegt, ob wir umziehen", "wonders whether to buy one", "réfléchit si", "sees it the same way": nothing is done yet. */
static bool
is_considered(const struct tokens *t, const struct claim *c)
{
	static const char *const thinks[] = { "\303\274berlegt", "erw\303\244gt", "zweifelt", "considers", "wonders", "doubts", "r\303\251fl\303\251chit", "considera",
		"duda", "hesitates", "z\303\266gert" };
	static const char *const hopes[] = { "conf\303\255a", "hofft", "hoffen", "hopes", "trusts", "esp\303\250re", "compte" };
	static const char *const that[] = { "que", "dass", "da\303\237", "that" };
	static const char *const if_[] = { "ob", "whether", "if", "si", "s'il", "s'ils" };

	if (c->form != CLAIM_CLAUSE || c->marked || c->listed || c->actor_block != c->block || c->actor.to >= c->to)
		return false;
	/* "Ines sieht das genauso" */
	if (slice_eq(t->v[c->actor.to].low, SLICE("sieht")) && slice_find(tokens_slice(t, c->actor.to, c->to), SLICE("genauso")) < tokens_slice(t, c->actor.to, c->to).len)
		return true;
	for (size_t i = c->actor.to + 1; SLICE_IS_ONE_OF(t->v[c->actor.to].low, thinks) && i < c->to && i < c->actor.to + 4; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, if_))
			return true;
	/* "confía en que el permiso llegue", "hofft, dass der Bescheid kommt" */
	for (size_t i = c->actor.to + 1; SLICE_IS_ONE_OF(t->v[c->actor.to].low, hopes) && i < c->to && i < c->actor.to + 4; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, that))
			return true;
	return false;
}

/* "Luis voulait le faire", "Tom wollte", "Luis quería": what somebody had in mind, and nobody says whether it holds. */
static bool
is_of_then(const struct tokens *t, const struct claim *c)
{
	static const char *const then[] = { "voulait", "voulaient", "devait", "devaient", "pensait", "comptait", "pouvait", "allait", "avait", "faisait",
		"envoyait", "wollte", "wollten", "quer\303\255a", "quer\303\255an", "pensaba", "iba", "iban", "deb\303\255a", "pod\303\255a", "ten\303\255a" };

	return c->form == CLAIM_CLAUSE && !c->marked && c->actor.n > 0 && c->actor_block == c->block && c->actor.to < c->to && c->signal == SIGNAL_VERB &&
	    SLICE_IS_ONE_OF(t->v[c->actor.to].low, then);
}

/* "He usually takes three days": how long something takes. */
static bool
is_how_long(const struct tokens *t, const struct claim *c)
{
	static const char *const takes[] = { "takes", "take", "takes", "needs", "need", "braucht", "brauche", "prend", "tarda", "lleva", "necesita" };
	static const char *const counts[] = { "a", "an", "one", "two", "three", "four", "five", "six", "ten", "several", "some", "few", "ein", "eine", "einen",
		"zwei", "drei", "vier", "f\303\274nf", "zehn", "un", "une", "deux", "trois", "quatre", "cinq", "dix", "una", "dos", "tres", "cuatro", "cinco",
		"diez" };
	static const char *const units[] = { "day", "days", "hour", "hours", "week", "weeks", "minute", "minutes", "month", "months", "tag", "tage", "stunde",
		"stunden", "woche", "wochen", "minuten", "monat", "monate", "jour", "jours", "heure", "heures", "semaine", "semaines", "mois", "d\303\255a",
		"d\303\255as", "hora", "horas", "semana", "semanas", "meses" };
	size_t i = c->task_from;

	if (c->form != CLAIM_CLAUSE || c->marked || i + 1 >= c->task_to || i == 0 || !SLICE_IS_ONE_OF(t->v[i - 1].low, takes))
		return false;
	/* "takes three days off the plan": more than how long */
	return (t->v[i].kind == TOKEN_NUMBER || SLICE_IS_ONE_OF(t->v[i].low, counts)) && SLICE_IS_ONE_OF(t->v[i + 1].low, units) && c->task_to <= i + 5;
}

/* "Omar's proposal: \303\211lodie writes ...", "Vorschlag von Tom: ...", in a sentence that nobody is said to have agreed to. */
static bool
is_proposal(const struct tokens *t, const struct claim *c)
{
	static const char *const agreed[] = { "agreed", "accepted", "approved", "beschlossen", "angenommen", "einverstanden", "accept\303\251", "accept\303\251e",
		"adopt\303\251", "adopt\303\251e", "aceptado", "aceptada", "aprobado", "aprobada", "ok", "okay", "yes", "ja", "oui", "s\303\255" };
	static const char *const passed[] = { "adopted", "retenue", "retenu", "passed", "carried" }, *const by[] = { "by", "from", "of", "von", "de", "du", "d" };
	size_t colon = 0, end = c->actor.from;
	bool proposed = false;

	if (c->form != CLAIM_CLAUSE || c->marked || c->actor.n == 0 || c->actor_block != c->block)
		return false;
	for (size_t i = end > 6 ? end - 6 : 0; i < end; i++) {
		if (SLICE_IS_ONE_OF(t->v[i].low, agreed) || SLICE_IS_ONE_OF(t->v[i].low, passed))
			return false;
		/* "Proposal:", "Omar's proposal:", "proposal by Tom:"; not "grant proposal:" */
		if ((t->v[i].is & W_PROPOSAL) && (i == 0 || slice_eq(t->v[i - 1].low, SLICE("'s")) || slice_eq(t->v[i - 1].low, SLICE("\342\200\231s")) || t->v[i - 1].kind == TOKEN_PUNCT))
			proposed = token_is_colon(t, i + 1) || (i + 1 < t->n && SLICE_IS_ONE_OF(t->v[i + 1].low, by));
		if (token_is_colon(t, i))
			colon = i;
	}
	if (!proposed || colon + 1 != end)
		return false;
	for (size_t i = c->task_from; i < t->n && i < c->to + 4; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, agreed) && !(t->v[i - 1].is & W_NOT) && !slice_eq(t->v[i - 1].low, SLICE("not")))
			return false;
	return true;
}

/* "daily", "every week" where others have their deadline: a standing duty. */
static bool
is_standing_row(const struct block *b, const struct claim *c)
{
	static const char *const words[] = { "daily", "weekly", "monthly", "quarterly", "every day", "every week", "every month", "each week", "t\303\244glich",
		"w\303\266chentlich", "monatlich", "jede woche", "quotidien", "hebdomadaire", "mensuel", "chaque semaine", "tous les jours", "diario", "semanal",
		"mensual", "cada semana", "cada d\303\255a" };

	return c->form == CLAIM_ROW && c->due_cell >= 0 && (size_t)c->due_cell < b->cell_count &&
	    slice_among(slice_trim(b->cells[c->due_cell]), words, sizeof(words) / sizeof(words[0]));
}

/* "Copy to: Maya, Tom", "Verteiler: ...": who gets the notes as well. */
static bool
is_copied_to(const struct tokens *t, const struct claim *c)
{
	static const char *const copies[] = { "copy to", "copies to", "copies", "cc to", "distribution", "distribution list", "circulation", "verteiler",
		"kopie an", "kopie", "zur kenntnis", "copie \303\240", "diffusion", "con copia a", "copia a", "copia" };
	size_t to = c->task_to;

	while (to > c->task_from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return (c->form == CLAIM_TAIL || c->form == CLAIM_LABEL) && c->actor.from > c->task_from &&
	    slice_among(tokens_slice(t, c->task_from, to), copies, sizeof(copies) / sizeof(copies[0]));
}

/* "the most important of today (Maya, Tom, Luis, me):": who met, above what was said. */
static bool
is_who_met(const struct place *v, const struct claim *c)
{
	static const char *const me[] = { "ich", "du", "wir", "me", "you", "myself", "moi", "toi", "yo", "t\303\272" };
	const struct tokens *t = &v->t;
	size_t i = c->task_from;

	if (v->b->kind != BLOCK_PARAGRAPH || v->section == SECTION_ACTION || (t->v[i].is & W_VERB))
		return false;

	while (i + 1 < c->task_to && (t->v[i].kind == TOKEN_PUNCT || SLICE_IS_ONE_OF(t->v[i + 1].low, me)))
		i++;
	return c->actor.n > 1 && c->actor_block == c->block && t->n > 2 && token_is_colon(t, t->n - 1) && token_is(t, t->n - 2, ')') &&
	    ((c->form == CLAIM_BRACKET && c->actor.from > c->task_from) || SLICE_IS_ONE_OF(t->v[i].low, me));
}

/* "I remind you that Maya comes on Thursday", "os recuerdo que", "ich erinnere daran, dass": it is told, and done by that. */
static bool
is_reminded_of(const struct tokens *t, const struct claim *c)
{
	static const char *const reminds[] = { "remind", "recuerdo", "rappelle", "erinnere" };
	static const char *const that[] = { "that", "que", "qu", "dass" };

	if ((c->form != CLAIM_SELF && c->actor.kind != ACTOR_I) || c->signal == SIGNAL_WILL || c->signal == SIGNAL_NEED || c->signal == SIGNAL_TO)
		return false;
	for (size_t i = c->from; i + 1 < c->to && i < c->from + 4; i++)
		for (size_t j = i + 1; SLICE_IS_ONE_OF(t->v[i].low, reminds) && j < c->to && j < i + 5; j++)
			if (SLICE_IS_ONE_OF(t->v[j].low, that))
				return true;
	return false;
}

/* "do it", "do that", "machen das" */
static bool
does_it(const struct tokens *t, const struct claim *c)
{
	static const char *const does[] = { "do", "does" }, *const it[] = { "it", "that", "this", "so" };

	size_t i = c->task_from + 2;

	return i <= c->task_to && SLICE_IS_ONE_OF(t->v[c->task_from].low, does) && SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, it) &&
	    (i == c->task_to || t->v[i].kind != TOKEN_WORD || (t->v[i].is & (W_BYTIME | W_TIME)));
}

/* Does the sentence in front of token i tell what was, and lay nothing on anybody? */
static bool
tells_before(const struct tokens *t, size_t i)
{
	uint64_t seen = 0;

	for (size_t k = 0; k < i; k++)
		seen |= t->v[k].is | t->v[k].phrase;
	return (seen & W_PAST) && !((seen & W_NEED));
}

/* "over the weekend if need be": no verb but what closes such words. */
static bool
tells_only_when(const struct tokens *t, const struct claim *c)
{
	static const char *const when[] = { "over", "if", "when", "where", "at" };
	static const char *const closes[] = { "need", "be", "necessary", "possible", "weekend" };

	if (c->signal_at + 2 >= c->task_to || !SLICE_IS_ONE_OF(t->v[c->signal_at + 2].low, when))
		return false;
	for (size_t i = c->signal_at + 2; i < c->task_to; i++)
		if ((t->v[i].is & W_VERB) && !SLICE_IS_ONE_OF(t->v[i].low, closes))
			return false;
	return true;
}

/* "transaction signée", "contrats envoyés." */
static bool
ends_in_participle(const struct tokens *t, const struct claim *c)
{
	size_t to = c->task_to;

	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return to > c->task_from + 1 && (slice_ends_nocase(t->v[to - 1].low, SLICE("\303\251")) || slice_ends_nocase(t->v[to - 1].low, SLICE("\303\251e")) ||
	    slice_ends_nocase(t->v[to - 1].low, SLICE("\303\251s")) || slice_ends_nocase(t->v[to - 1].low, SLICE("\303\251es")));
}

/* "passe ses vacances à Nice", "la mairie ferme la rue vendredi": in French and Spanish what is told of somebody's life, or of a stranger. */
static bool
is_life_told(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	bool romance = o->set.n > 1 && (o->set.v[1] == &words_fr || o->set.v[1] == &words_es);

	if (!romance || c->form != CLAIM_CLAUSE || c->actor_block != c->block ||
	    !(c->signal == SIGNAL_VERB || c->signal == SIGNAL_COMMIT || c->signal == SIGNAL_WILL))
		return false;
	return clause_is_life_of(t, c->task_from) && (c->actor.kind > ACTOR_HANDLE || clause_is_own_life(t, c->task_from));
}

const char *
judge_refused(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if (is_corrected(t, c))
		return "the line itself takes it back";
	if (is_none_of_ours(o, c))
		return "no task of anybody here";
	if (is_opinion(t, c))
		return "what somebody holds of it";
	if (is_none(t, c))
		return "says that there is none";
	if (c->actor.n > 0 && c->actor_block == c->block && (is_refused_in_front(t, c) || is_refused_in_german(t, c)))
		return "somebody is not to, or need not";
	if (is_taken_back(t, c))
		return "taken back in the same sentence";
	if (is_past_already(t, c))
		return "done already";
	/* "The committee RESOLVED to open the hall" */
	if (c->form == CLAIM_CLAUSE && c->actor.kind >= ACTOR_ROLE && c->actor.kind != ACTOR_I && c->actor_block == c->block &&
	    slice_eq(t->v[c->actor.to].low, SLICE("resolved")) && !judge_has_deadline(t, c))
		return "what was decided";
	/* "Litige de Marseille : transaction signée", of nobody who is known */
	if (c->form == CLAIM_LABEL && o->set.n > 1 && o->set.v[1] == &words_fr && !c->marked && c->actor.kind > ACTOR_HANDLE && c->task_to <= c->task_from + 4 && ends_in_participle(t, c))
		return "what was done";
	if (is_considered(t, c) || is_of_then(t, c))
		return "only considered";
	/* "It went to her. She promised to do it": who, and what, is not said */
	if (c->actor.kind == ACTOR_PRONOUN && !c->marked && !c->listed && does_it(t, c) && tells_before(t, c->from))
		return "says yes to something else";
	/* "Tom will, over the weekend if need be" */
	if (c->form == CLAIM_CLAUSE && c->signal == SIGNAL_WILL && c->actor.n > 0 && c->actor_block == c->block && c->signal_at + 1 < c->task_to &&
	    token_is(t, c->signal_at + 1, ',') && tells_only_when(t, c))
		return "nothing to do is named";
	/* "please correct me if I got this wrong", "korrigiert mich, wenn" */
	if (c->task_from + 2 < c->task_to && slice_eq(t->v[c->task_from].low, SLICE("correct")) && slice_eq(t->v[c->task_from + 1].low, SLICE("me")) &&
	    slice_eq(t->v[c->task_from + 2].low, SLICE("if")))
		return "said by the way";
	/* "The chair introduced Mr Mertic to give an overview" */
	if (c->signal == SIGNAL_TO && c->form == CLAIM_CLAUSE && c->actor.n > 0 && c->actor_block == c->block && c->actor.from > 0 &&
	    slice_eq(t->v[c->actor.from - 1].low, SLICE("introduced")))
		return "what was done";
	/* "they wait for Nina to take them" */
	if (c->signal == SIGNAL_TO && c->form == CLAIM_CLAUSE && c->actor.n > 0 && c->actor_block == c->block && c->actor.from > 1 &&
	    slice_eq(t->v[c->actor.from - 1].low, SLICE("for")) && slice_starts(t->v[c->actor.from - 2].low, SLICE("wait")))
		return "what is waited for";
	/* "asks for Maya to be part of it" */
	if (c->signal == SIGNAL_TO && c->task_from + 2 < c->task_to && slice_eq(t->v[c->task_from].low, SLICE("be")) &&
	    slice_eq(t->v[c->task_from + 1].low, SLICE("part")))
		return "what somebody is";
	if (is_life_told(o, c))
		return "what somebody's life is";
	/* "Maya will soon" */
	if (c->signal == SIGNAL_WILL && c->task_to == c->task_from + 1 && (slice_eq(t->v[c->task_from].low, SLICE("soon")) || claim_says_soon(&t->v[c->task_from])))
		return "nothing to do is named";
	if (is_how_long(t, c))
		return "how long it takes";
	if (is_proposal(t, c))
		return "only proposed";
	if (is_standing_row(o->v[c->block].b, c))
		return "a standing duty";
	if (is_copied_to(t, c))
		return "who gets a copy";
	if (is_who_met(&o->v[c->block], c))
		return "who met";
	if (is_reminded_of(t, c))
		return "what somebody reminds of";
	if (is_asked_for(t, c))
		return "somebody will ask for it";
	return is_process(t, c) ? "how it is always done" : NULL;
}
