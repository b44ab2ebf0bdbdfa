/*
 * See judge_rule.h. What speaks against a claim whatever its words weigh: nothing is
 * named that could be done, somebody comes and goes, something is told, small talk;
 * and which of the claims that are no items somebody should look at all the same.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* "18h43", "9am" */
static bool
begins_digit(const struct tokens *t, size_t i)
{
	char c = t->text.p[t->v[i].at];

	return c >= '0' && c <= '9';
}

/* Numbers, days and how long it took: "Thu 29 Oct, 42 min" says nothing to do. */
static bool
only_measures(const struct tokens *t, size_t from, size_t to)
{
	static const char *const units[] = { "min", "mins", "minutes", "h", "hr", "hrs", "hours", "am", "pm",
		"minuten", "stunden", "uhr", "heures", "minutos", "horas" };

	/* it begins with a day or a number, which most tasks do not */
	if (t->v[from].kind == TOKEN_WORD && !(t->v[from].is & (W_TIME | W_BYTIME)) && !begins_digit(t, from))
		return false;
	for (size_t i = from; i < to; i++) {
		bool measure = t->v[i].kind == TOKEN_PUNCT || t->v[i].kind == TOKEN_NUMBER ||
		    (t->v[i].is & (W_TIME | W_BYTIME)) != 0 || begins_digit(t, i);

		for (size_t j = 0; !measure && j < sizeof(units) / sizeof(units[0]); j++)
			measure = slice_is(t->v[i].low, units[j]);
		if (!measure)
			return false;
	}
	return true;
}

static bool
is_hopeless(const struct tokens *t, const struct claim *c)
{
	/* "whatever. I'll chase." */
	bool alone = c->actor.kind == ACTOR_I && c->signal == SIGNAL_WILL && c->form == CLAIM_CLAUSE && !c->listed && !c->marked && !c->chat &&
	    !c->vowed && c->task_to <= c->task_from + 2 && (c->task_to == c->task_from + 1 || t->v[c->task_from + 1].kind == TOKEN_PUNCT);

	/* "ACTION: MS LIN / MR OKAFOR": nothing but whose */
	bool named = c->form == CLAIM_TAIL && (t->v[c->task_from].is & W_TITLE) && c->task_to <= c->task_from + 3 && t->v[c->task_from + 1].letters != CASE_LOWER;

	/* "kümmert sich um Termin" */
	if (c->signal == SIGNAL_COMMIT && c->task_from < c->task_to && slice_eq(t->v[c->signal_at].low, SLICE("k\303\274mmert")))
		return false;
	return c->task_from >= c->task_to || only_measures(t, c->task_from, c->task_to) || alone || named;
}

/* "the next meeting", "this call" behind the verb */
static bool
is_of_meeting(const struct tokens *t, const struct claim *c)
{
	size_t i = c->task_from + 1, end = c->task_to < c->task_from + 6 ? c->task_to : c->task_from + 6;

	for (; i < end; i++)
		if (t->v[i].is & W_EVENT)
			return true;
	return false;
}

/* "Next meeting 12 Dec" at the front, or "because of the holidays the next call will be on 15 January". */
static bool
is_about_next(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++) {
		size_t behind = i + t->v[i].phrase_len;

		if ((t->v[i].phrase & H_MEETING) && t->v[i].phrase_len > 1)
			return (i == c->task_from && (c->form == CLAIM_BARE || behind >= c->task_to || t->v[behind].kind != TOKEN_WORD ||
			                               (t->v[behind].is & (W_TIME | W_WITH | W_FUNCTION)))) ||
			    (behind < c->task_to && (t->v[behind].is & (W_FUTURE | W_BE)) &&
			        !(t->v[c->task_from].is & W_VERB));
	}
	return false;
}

/* "Maya wird früher informiert", "Maya will be informed" */
static bool
is_passive(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];
	size_t end = c->task_to;

	if (slice_eq(w->low, SLICE("be")) && c->task_from + 1 < end)
		return slice_ends_nocase(t->v[c->task_from + 1].low, SLICE("ed")) ||
		    (t->v[c->task_from + 1].is & W_PAST);
	while (end > c->task_from + 1 && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	w = &t->v[end - 1];
	return slice_eq(t->v[c->signal_at].low, SLICE("wird")) &&
	    (slice_ends_nocase(w->low, SLICE("iert")) || (w->is & W_PAST) ||
	        (slice_starts(w->low, SLICE("ge")) && w->low.p[w->low.len - 1] == 't'));
}

/* "access from IT", "permission for all of us": it has to be asked for. */
static bool
is_fetched(const struct tokens *t, size_t i, size_t to)
{
	static const char *const words[] = { "from", "for", "de", "von" };

	for (; i < to && t->v[i].kind != TOKEN_PUNCT; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words))
			return true;
	return false;
}

/* Words behind "get" up to what is got. */
#define GOT_WORDS 4

/* "will get read access to the portal", "will receive the keys": somebody else has to do it. */
static bool
is_given(const struct tokens *t, const struct claim *c)
{
	static const char *const takes[] = { "get", "have", "gain", "obtain", "avoir", "obtenir", "tener", "obtener" };
	static const char *const gets[] = { "receive", "receives", "re\303\247oit", "recibe", "recevoir", "recevra", "recibir", "recibir\303\241" };
	static const char *const last[] = { "bekommen", "erhalten", "kriegen" };
	static const char *const it[] = { "it", "them", "that", "this", "these", "those" }, *const made[] = { "cut", "set", "built", "bound" };
	static const char *const with[] = { "with", "to", "for", "back", "over" };
	static const char *const things[] = { "access", "permission", "permissions", "rights", "credentials",
		"acc\303\250s", "acceso", "permiso", "permisos" };
	const struct token *w = &t->v[c->task_from];
	size_t to = c->task_to;

	while (to > c->task_from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (SLICE_IS_ONE_OF(w->low, gets) || SLICE_IS_ONE_OF(t->v[to - 1].low, last))
		return true;
	if (!SLICE_IS_ONE_OF(w->low, takes))
		return false;
	/* "you'll get the list by Friday" comes to whom it is said to; he gets the signature from the customer himself */
	if (slice_eq(w->low, SLICE("get")) && !is_fetched(t, c->task_from, to) && c->signal == SIGNAL_WILL && (t->v[c->from].is & W_ADDRESSED) && c->task_from + 1 < to && !(t->v[c->task_from + 1].is & (W_PRONOUN | W_I | W_WE)))
		return true;
	/* "I'll get them a quote", "get it to Omar" */
	if (slice_eq(w->low, SLICE("get")) && c->task_from + 3 < to && ((w[2].is & (W_ARTICLE | W_TO)) || w[2].kind == TOKEN_NUMBER))
		return false;
	/* "I'll have it with you on Monday" */
	if (slice_eq(w->low, SLICE("have")) && c->actor.kind == ACTOR_I && c->task_from + 3 < to && SLICE_IS_ONE_OF(w[2].low, with))
		return false;
	/* "you'll have it by Friday"; "I'll have them collected" */
	if (c->task_from + 1 < to && SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, it))
		return c->task_from + 2 >= to ||
		    !(w[2].letters == CASE_LOWER && ((w[2].is & W_PAST) || SLICE_IS_ONE_OF(w[2].low, made) || (slice_eq(w[2].low, SLICE("ready")) && slice_eq(w->low, SLICE("get"))) || slice_ends_nocase(w[2].low, SLICE("ed"))));
	for (size_t i = c->task_from + 1; i < to && i <= c->task_from + GOT_WORDS; i++) {
		if (t->v[i].kind != TOKEN_WORD || (t->v[i].is & W_TO))
			return false;
		if (SLICE_IS_ONE_OF(t->v[i].low, things))
			return !is_fetched(t, i + 1, to);
	}
	return false;
}

/* A line of prose behind the list that its heading was for. */
static bool
is_below_list(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	if (v->b->kind != BLOCK_PARAGRAPH || v->heading < 0 || v->parent >= 0 || v->record)
		return false;
	for (size_t i = c->block; i > (size_t)v->heading + 1 && o->v[i - 1].b->kind != BLOCK_HEADING; i--)
		if (o->v[i - 1].b->kind == BLOCK_ITEM || o->v[i - 1].b->kind == BLOCK_ROW)
			return true;
	return false;
}

/* "mache ich, bis Freitag": yes to what was asked, which is the task. */
static bool
is_german_yes(const struct tokens *t, const struct claim *c)
{
	static const char *const verbs[] = { "mache", "mach", "erledige", "\303\274bernehme" };
	static const char *const yes[] = { "ja", "klar", "gern", "gerne", "ok", "okay", "jo", "jup" };
	size_t i = c->task_from;

	while (i < c->to && (SLICE_IS_ONE_OF(t->v[i].low, yes) || token_is(t, i, ',')))
		i++;
	return i + 1 < c->to && SLICE_IS_ONE_OF(t->v[i].low, verbs) && slice_eq(t->v[i + 1].low, SLICE("ich")) &&
	    (i + 2 >= c->to || t->v[i + 2].kind == TOKEN_PUNCT || (t->v[i + 2].is & (W_TIME | W_BYTIME)));
}

/* "I'll think about it", "I'll be away", "I'm going to lunch": nothing that anybody waits for. */
static bool
is_small_talk(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "be", "think", "let", "see", "wait", "stay", "leave", "miss",
		"hope", "love", "guess", "wonder", "remind", "try", "sein", "bleiben", "sehen", "warten",
		"estar", "ver", "pensar", "voir" };

	if (c->task_to < c->task_from + 2 && t->v[c->task_from].kind == TOKEN_WORD)
		return true;
	return SLICE_IS_ONE_OF(t->v[c->task_from].low, words);
}

/* "We agree to wait"; "Décidé : pas de salon cette année" below a list. */
static bool
is_decision(const struct outline *o, const struct tokens *t, const struct claim *c)
{
	if (c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON && c->actor.n == 1 && c->actor.kind == ACTOR_WORD &&
	    c->actor_block == c->block && (t->v[c->actor.from].phrase & W_DECISION))
		return true;
	return c->actor.kind == ACTOR_WE && c->signal == SIGNAL_COMMIT && !c->marked &&
	    (!c->listed || o->v[c->block].b->kind == BLOCK_PARAGRAPH);
}

/* "I'll let you go"; not "I'll let you have the list", "let you know by Friday". */
static bool
ends_talk(const struct tokens *t, const struct claim *c)
{
	size_t i = c->task_from;

	return i + 1 < c->task_to && slice_eq(t->v[i].low, SLICE("let")) && slice_eq(t->v[i + 1].low, SLICE("you")) &&
	    !slice_eq(t->v[i + 2].low, SLICE("have")) && !judge_has_deadline(t, c);
}

/* "Action: HM", "Action: PR, BI" below what is to be done: letters that say who, and no task. */
static bool
is_letters_alone(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++)
		if (t->v[i].kind != TOKEN_PUNCT && !(t->v[i].is & W_AND) &&
		    !(t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_UPPER && t->v[i].len >= 2 &&
		        t->v[i].len <= 3))
			return false;
	return c->task_from < c->task_to;
}

/* "Open the firewall": no word that nobody is named. */
static bool
opens_something(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->from];

	/* "NA 2: file the certificates" is a number */
	if (w->letters == CASE_UPPER && c->from + 1 < c->to && w[1].kind == TOKEN_NUMBER)
		return true;
	/* "AI: open PR" */
	if (c->marked && c->from + 1 < c->to && w->phrase_len < 2 && (w->is & W_OPEN) && w[1].kind == TOKEN_WORD &&
	    !(w[1].is & (W_AND | W_WITH | W_TO | W_BE | W_TIME | W_BYTIME | W_PRONOUN | W_NOT)))
		return true;
	if (c->from + 2 >= c->to || (w->phrase_len > 1 && (w->phrase & (W_NOBODY | W_OPEN))) || !(w->is & W_OPEN))
		return false;
	/* "open issue with the plan"; "open points" are a heading */
	return (w[1].is & W_ARTICLE) ||
	    (w->letters == CASE_LOWER && w[1].kind == TOKEN_WORD && w[1].letters == CASE_LOWER &&
	        !(w[1].is & (W_AND | W_WITH | W_TO | W_BE | W_TIME | W_BYTIME | W_PRONOUN | W_NOT)) &&
	        w[2].kind == TOKEN_WORD && !slice_ends_nocase(w[1].low, SLICE("s")));
}

/* A line of its own, no point of a list; also in what is quoted. */
static bool
is_line(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH ||
	    (b->kind == BLOCK_QUOTE && b->inner != BLOCK_ITEM && b->inner != BLOCK_ROW);
}

/* "No action items were identified", "Keine offenen Aufgaben", "Aucune action": the line says that there is nothing. */
static bool
says_none(const struct tokens *t)
{
	static const char *const no[] = { "no", "keine", "keinerlei", "aucun", "aucune", "ning\303\272n", "ninguna",
		"sin", "\346\262\241", "\346\227\240" };
	size_t i = 0;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i >= t->n || !SLICE_IS_ONE_OF(t->v[i].low, no))
		return false;
	for (size_t j = i + 1; j < t->n && j < i + 5; j++)
		if (t->v[j].phrase & (W_MARKER | H_ACTION))
			return true;
	return false;
}

/* "mache ich", "lo hago yo", "I do it, by Friday": no word of what, up to a comma. */
static bool
only_agrees(const struct tokens *t, const struct claim *c)
{
	static const char *const does[] = { "do", "mache", "mach", "hago", "fais", "k\303\274mmere", "k\303\274mmer", "\303\274bernehme",
		"ocupo", "encargo", "charge", "occupe" };
	static const char *const it[] = { "mich", "drum", "darum", "m", "en", "lo", "me", "ahora", "gleich" };
	bool any = false;

	for (size_t i = c->task_from; i < c->task_to && t->v[i].kind != TOKEN_PUNCT; i++) {
		bool verb = SLICE_IS_ONE_OF(t->v[i].low, does);

		if (!verb && !(t->v[i].is & (W_I | W_PRONOUN | W_LEAD | W_TIME | W_BYTIME)) &&
		    !SLICE_IS_ONE_OF(t->v[i].low, it))
			return false;
		any = any || verb;
	}
	return any;
}

/* "Maya: plan is with the printer, back on Monday": how a thing is; not "Maya: check what is missing", "signs
 * are to be hung". */
static bool
is_how_it_is(const struct tokens *t, const struct claim *c)
{
	static const char *const goes[] = { "l\303\244uft", "laufen", "steht", "stehen", "liegt", "liegen", "kommt", "kommen", "passt", "stimmt",
		"reicht", "funktioniert", "klappt", "dauert" };

	static const char *const small[] = { "only", "also", "just", "soon", "then", "still", "now", "probably" };

	/* "The samples will only be out on the 4th" */
	if (c->form == CLAIM_CLAUSE && c->signal == SIGNAL_WILL && c->actor.kind > ACTOR_HANDLE && c->actor.kind != ACTOR_I && c->task_from + 2 < c->task_to &&
	    SLICE_IS_ONE_OF(t->v[c->task_from].low, small) && slice_eq(t->v[c->task_from + 1].low, SLICE("be")))
		return true;
	if (c->form != CLAIM_LABEL || c->listed || c->marked || c->chat)
		return false;
	/* "Sabine: Rest läuft bis Freitag durch" */
	if (c->task_from + 2 < c->task_to && t->v[c->task_from].letters == CASE_CAPITAL && SLICE_IS_ONE_OF(t->v[c->task_from + 1].low, goes))
		return true;
	for (size_t i = c->task_from + 1; i < c->task_from + 3 && i + 1 < c->task_to; i++) {
		if (t->v[i].kind != TOKEN_WORD || (t->v[i].is & (W_QUESTION | W_CONDITION | W_PRONOUN)) ||
		    slice_eq(t->v[i].low, SLICE("that")))
			return false;
		if ((t->v[i].is & W_BE) && !slice_eq(t->v[i].low, SLICE("be")) &&
		    !slice_eq(t->v[i].low, SLICE("being")))
			return !(t->v[i + 1].is & (W_TO | W_NEED));
	}
	return false;
}

/* "I bring them up now", "I send the car, they are there in 20 min": over before anybody reads the notes of it. */
static bool
is_being_done(const struct tokens *t, const struct claim *c)
{
	static const char *const units[] = { "min", "mins", "minutes", "minuten", "h", "hour", "std", "stunde" };
	size_t to = c->task_to;

	for (size_t i = c->task_from + 2; i < t->n && !token_is(t, i, '.'); i++) {
		const struct token *w = &t->v[i];
		bool glued = slice_ends_nocase(w->low, SLICE("h")) || slice_ends_nocase(w->low, SLICE("min")); /* "1h" */

		/* not "for 2 h" */
		if (w->low.len == 0 || w->low.p[0] < '0' || w->low.p[0] > '9' || !(slice_eq(w[-1].low, SLICE("in")) || token_is(t, i - 1, ',')))
			continue;
		if (glued || (w->len < 3 && i + 1 < t->n && SLICE_IS_ONE_OF(w[1].low, units)))
			return true;
	}
	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return c->signal == SIGNAL_VERB && to > c->task_from + 1 && clause_is_now(t->v[to - 1].low);
}

/* "View the recording <https://...>", "Ask Otto anything about this meeting": what a recap offers below its lists. */
static bool
is_offer_of_tool(const struct tokens *t, const struct claim *c)
{
	static const char *const views[] = { "view", "watch", "open", "download", "listen", "see" };
	bool views_it = SLICE_IS_ONE_OF(t->v[c->task_from].low, views);
	bool asks_it = slice_eq(t->v[c->task_from].low, SLICE("ask"));

	for (size_t i = c->task_from + 1; i < c->to; i++)
		if ((views_it && t->v[i].kind == TOKEN_URL) || (asks_it && slice_eq(t->v[i].low, SLICE("anything"))))
			return true;
	return false;
}

/* "Please rate this summary", "provide feedback about using Gemini to take notes": what a tool asks its readers. */
static bool
is_of_tool(const struct tokens *t, const struct claim *c)
{
	static const char *const asks[] = { "feedback", "rate", "survey", "accuracy", "accurate", "bewerten", "umfrage",
		"avis", "opini\303\263n", "valora", "exactes", "exacts", "exactas", "exactos", "korrekt", "genau" };
	static const char *const things[] = { "notes", "summary", "recap", "transcript", "gemini", "copilot", "otter",
		"ai", "notizen", "zusammenfassung", "r\303\251sum\303\251", "resumen", "notas" };
	bool ask = false, thing = false;

	/* "Tips: Share this summary with your team" */
	if (c->form == CLAIM_LABEL && (slice_eq(t->v[0].low, SLICE("tips")) || slice_eq(t->v[0].low, SLICE("tip"))))
		ask = true;
	for (size_t i = c->from; i < c->to; i++) {
		ask = ask || SLICE_IS_ONE_OF(t->v[i].low, asks);
		thing = thing || SLICE_IS_ONE_OF(t->v[i].low, things);
	}
	return (ask && thing) || is_offer_of_tool(t, c);
}

/* "Date: to be confirmed by her": a label, and nobody. */
static bool
is_of_label(const struct tokens *t, const struct claim *c)
{
	return c->actor.kind == ACTOR_WORD && c->actor_block == c->block && c->actor.n == 1 &&
	    (t->v[c->actor.from].phrase & (H_DATE | W_DUE)) && token_is_colon(t, c->actor.to);
}

/* "This will go out on Monday": a thing does nothing. */
static bool
is_of_thing(const struct tokens *t, const struct claim *c)
{
	static const char *const things[] = { "this", "it", "that", "these", "those", "das", "dies", "dieses",
		"es", "cela", "ceci", "\303\247a", "ce", "esto", "eso", "\350\277\231", "\351\202\243" };

	return c->actor.kind == ACTOR_PRONOUN && c->actor_block == c->block && c->form == CLAIM_CLAUSE &&
	    slice_among(t->v[c->actor.from].low, things, sizeof(things) / sizeof(things[0]));
}

/* "Follow up on the proposal - Team Workflows" in an agenda: capitalised words that no one is called. */
static bool
is_agenda_topic(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	return o->v[c->block].section == SECTION_AGENDA && c->form == CLAIM_TAIL && c->actor.n > 0 &&
	    c->actor_block == c->block && (c->actor.kind == ACTOR_NAME || c->actor.kind == ACTOR_WORD) &&
	    !(t->v[c->actor.v[0].from].is & W_GIVEN) && !judge_has_deadline(t, c);
}

/* "已与 Maya 确认": it has been settled with somebody. */
static bool
is_settled_with(const struct tokens *t, const struct claim *c)
{
	static const char *const with[] = { "\344\270\216", "\345\222\214", "\350\267\237", "\345\220\214" };
	static const char *const already[] = { "\345\267\262", "\345\267\262\347\273\217", "\347\273\217" };
	size_t from = c->actor.from;

	return c->form == CLAIM_CLAUSE && c->actor.n > 0 && c->actor_block == c->block && from >= 2 &&
	    SLICE_IS_ONE_OF(t->v[from - 1].low, with) && SLICE_IS_ONE_OF(t->v[from - 2].low, already);
}

/* "macht Fortschritte", "macht Urlaub" */
static bool
makes_no_thing(const struct tokens *t, const struct claim *c)
{
	static const char *const things[] = { "fortschritte", "sinn", "spa\303\237", "spass", "urlaub", "pause", "probleme", "\303\244rger",
		"sorgen", "fehler", "druck", "ger\303\244usche", "mut", "eindruck", "weiter" };

	return c->signal_at + 1 < t->n && slice_eq(t->v[c->signal_at].low, SLICE("macht")) &&
	    SLICE_IS_ONE_OF(t->v[c->signal_at + 1].low, things);
}

/* Tokens of a task that say when it was. */
#define NEWS_TOKENS 12

/* "Last year Omar offered to run it", "took on a new role", "signed up to a gym": what somebody did or became. */
static bool
is_news_of_him(const struct tokens *t, const struct claim *c)
{
	static const char *const ago[] = { "last", "ago", "years", "letztes", "letzten", "dernier", "pasado" };
	static const char *const posts[] = { "role", "position", "job", "post", "responsibility", "much", "many" };
	const struct token *w = &t->v[c->task_from];
	size_t from = c->actor.from > 4 ? c->actor.from - 4 : 0;
	size_t to = c->task_to < c->task_from + NEWS_TOKENS ? c->task_to : c->task_from + NEWS_TOKENS;

	if (c->signal != SIGNAL_COMMIT || c->form != CLAIM_CLAUSE || c->actor.n == 0 || c->actor_block != c->block)
		return false;
	/* "be careful"; "be there to help" */
	if (slice_eq(w->low, SLICE("be")) && !(c->task_from + 2 < c->task_to && (t->v[c->task_from + 2].is & W_TO)))
		return true;
	if (slice_eq(w->low, SLICE("as")))
		return true;
	/* "signed up to" and no verb */
	if ((w->is & W_ARTICLE) && c->task_from > c->signal_at + 1 && slice_eq(t->v[c->task_from - 1].low, SLICE("to")))
		return true;
	for (size_t i = from; i < to; i++) {
		if (i < c->actor.from && t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != ',')
			from = i + 1;
		else if (i + 1 < c->actor.from && slice_eq(t->v[i].low, SLICE("last")) && slice_eq(t->v[i + 1].low, SLICE("year")))
			return true;
		else if (i > c->task_from && i < c->task_from + 4 &&
		    ((w->is & W_ARTICLE) || slice_eq(w->low, SLICE("too"))) &&
		    SLICE_IS_ONE_OF(t->v[i].low, posts))
			return !judge_has_deadline(t, c);
	}
	/* "the last three reports", "die letzten Berichte" are some of them */
	for (size_t i = from; i < to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, ago) && !(i > c->task_from && (t->v[i - 1].is & W_ARTICLE)) && !judge_has_deadline(t, c))
			return true;
	return false;
}

/* "Marc demande \303\240 Chlo\303\251 d'envoyer", "J\303\274rgen beauftragt Marc, die": whoever asks somebody
 * else does not do it. */
static bool
asks_somebody(const struct tokens *t, const struct claim *c)
{
	static const char *const asks[] = { "demande", "demandera", "prie", "charge", "pide", "pedir\303\241", "encarga",
		"beauftragt", "bittet", "erinnert", "rappelle", "recuerda" };
	static const char *const whom[] = { "\303\240", "a" };
	size_t i = c->task_from;

	if (c->form != CLAIM_CLAUSE || c->actor.n == 0)
		return false;
	for (; i + 2 < c->task_to && i < c->task_from + 2; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, asks))
			break;
	/* what binds may be the verb itself, with the task behind it */
	if (i + 2 >= c->task_to || !SLICE_IS_ONE_OF(t->v[i].low, asks)) {
		i = c->task_from > 1 && SLICE_IS_ONE_OF(t->v[c->task_from - 1].low, whom) ? c->task_from - 2
		    : c->task_from > 0                                                   ? c->task_from - 1
		                                                                         : 0;
		if (!SLICE_IS_ONE_OF(t->v[i].low, asks))
			return false;
	}
	i += SLICE_IS_ONE_OF(t->v[i + 1].low, whom) ? 2 : 1;
	return i < c->task_to && t->v[i].letters == CASE_CAPITAL && (t->v[i].is & W_GIVEN) != 0;
}

/* "bestellt die Lampen immer bei Weber", "usually orders the flyers": a custom, in a list of tasks too. */
static bool
is_custom(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "usually", "normally", "always", "mostly", "immer", "meist", "meistens", "normalerweise",
		"toujours", "siempre", "suele", "seit", "depuis" };

	if ((c->form != CLAIM_CLAUSE && c->form != CLAIM_BRACKET) || judge_has_deadline(t, c))
		return false;
	for (size_t i = c->task_from; i < c->task_to && !(t->v[i].is & W_CONDITION) && !token_is(t, i, ',') && !token_is(t, i, '('); i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words) && !clause_is_from_place(t, i))
			return true;
	return false;
}

/* "ich lasse das so", and not "ich lasse die Mails umbauen": without another verb. */
static bool
is_left_so(const struct tokens *t, const struct claim *c)
{
	if (!slice_eq(t->v[c->signal_at].low, SLICE("lasse")))
		return false;
	for (size_t i = c->signal_at + 1; i < c->to; i++)
		if (t->v[i].letters == CASE_LOWER && t->v[i].low.len > 4 && slice_ends_nocase(t->v[i].low, SLICE("n")) &&
		    !(t->v[i].is & (W_FUNCTION | W_ARTICLE | W_WITH | W_TIME)))
			return false;
	return true;
}

/* What somebody "takes on" by a word that tells what he did, is, or does anyway; NULL if it is none of that. */
static const char *
against_commit(const struct tokens *t, const struct claim *c)
{
	static const char *const keeps[] = { "keep", "stay", "stick", "leave", "maintain", "continue", "retain" };

	if (c->signal != SIGNAL_COMMIT || c->marked)
		return NULL;
	if (c->task_from < c->task_to &&
	    (slice_eq(t->v[c->task_from].low, SLICE("seit")) || slice_eq(t->v[c->task_from].low, SLICE("depuis")) ||
	        slice_eq(t->v[c->task_from].low, SLICE("desde"))))
		return "has long been so";
	if (is_custom(t, c))
		return "is so anyway";
	if (c->form != CLAIM_CLAUSE || c->listed)
		return NULL;
	if (makes_no_thing(t, c))
		return "how it goes";
	/* "leitet die Halle seit Mai", "每周一跟进订单" */
	if (c->signal_at < c->task_to && ((t->v[c->signal_at].is | t->v[c->signal_at].phrase) & W_VERB) &&
	    clause_is_usual(t, c->from, c->to) && !judge_has_deadline(t, c))
		return "is so anyway";
	/* "Kündigung vom Vermieter bestätigt": nothing stands behind it */
	if (c->actor.kind > ACTOR_HANDLE && c->task_to == c->task_from + 1 + token_is(t, c->task_to - 1, '.') &&
	    slice_ends_nocase(t->v[c->task_from].low, SLICE("t")) && c->actor_block == c->block && c->actor.v[0].to > c->actor.v[0].from + 1)
		return "what was done";
	/* "The team agreed to keep Saturday as the day" */
	if (c->actor.kind >= ACTOR_ROLE && SLICE_IS_ONE_OF(t->v[c->task_from].low, keeps))
		return "what was decided";
	if (is_left_so(t, c))
		return "how it stays";
	if (asks_somebody(t, c))
		return "somebody else is asked";
	return is_news_of_him(t, c) ? "news of somebody" : NULL;
}

/* "Maybe Omar will bring his": nobody has taken it on. */
static bool
is_perhaps(const struct tokens *t, const struct claim *c)
{
	static const char *const perhaps[] = { "maybe", "perhaps", "possibly", "vielleicht", "eventuell", "evtl", "quiz\303\241",
		"quiz\303\241s", "\344\271\237\350\256\270", "\345\217\257\350\203\275" };

	return c->form == CLAIM_CLAUSE && !c->marked && !c->listed && c->actor.n > 0 && c->actor_block == c->block &&
	    (SLICE_IS_ONE_OF(t->v[c->from].low, perhaps) ||
	        (c->actor.from > 0 && SLICE_IS_ONE_OF(t->v[c->actor.from - 1].low, perhaps)));
}

/* "see the list below", "siehe Punkt 3", "see the bullet under Omar's tasks": where in the notes more is said. */
static bool
points_elsewhere(const struct tokens *t, const struct claim *c)
{
	static const char *const see[] = { "siehe", "vgl", "cf" };
	static const char *const places[] = { "above", "below", "bullet", "bullets", "section", "paragraph", "ci-dessus",
		"ci-dessous" };
	struct slice first = t->v[c->task_from].low;

	if (SLICE_IS_ONE_OF(first, see))
		return true;
	for (size_t i = c->task_from + 1;
	     i < c->task_to && (slice_eq(first, SLICE("see")) || slice_eq(first, SLICE("voir"))); i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, places))
			return true;
	return false;
}

/* "Suggestions are welcome on the draft": every reader may. */
static bool
is_welcome(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "welcome", "welcomed", "appreciated", "willkommen", "bienvenus", "bienvenues",
		"bienvenidos", "bienvenidas" };

	for (size_t i = c->task_from + 1; c->form == CLAIM_BARE && i + 1 < c->task_to; i++)
		if ((t->v[i].is & W_BE) && SLICE_IS_ONE_OF(t->v[i + 1].low, words))
			return true;
	return false;
}

/* "Scribe: Maya", "Action item scribe: Maya": who has which part in the meeting. */
static bool
names_role(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "scribe", "scribes", "notetaker", "taker", "timekeeper", "facilitator", "moderator",
		"chairperson", "minutes-taker" };
	size_t to = c->actor.from;

	if (c->actor.n == 0 || c->actor_block != c->block || to < 2 || to > 6 || !token_is_colon(t, to - 1))
		return false;
	return SLICE_IS_ONE_OF(t->v[to - 2].low, words) && c->actor.to == t->n;
}

/* "Owner Task Due", "负责人 任务 截止日期": what stands in columns below, of which no more than the words are
 * left. */
static bool
is_column_titles(const struct tokens *t, const struct claim *c)
{
	size_t titles = 0;

	for (size_t i = c->from; i < c->to; i += t->v[i].phrase_len > 0 ? t->v[i].phrase_len : 1, titles++)
		if (!(t->v[i].phrase & (W_OWNER | W_TASK | W_DUE | W_STATE)))
			return false;
	return titles > 1;
}

/* "Maya will present the library", "Tom will give an overview" among the points of an agenda: what it will hear. */
static bool
is_heard(const struct outline *o, const struct claim *c)
{
	static const char *const tells[] = { "present", "show", "discuss", "demo", "demonstrate", "introduce", "walk", "explain" };
	static const char *const talks[] = { "demo", "overview", "update", "talk", "presentation", "tour", "summary", "report" };
	const struct place *v = &o->v[c->block];
	const struct tokens *t = &v->t;
	struct slice verb = t->v[c->task_from].low;

	if (v->section != SECTION_AGENDA || !v->direct || c->form != CLAIM_CLAUSE || c->signal != SIGNAL_WILL ||
	    judge_has_deadline(t, c))
		return false;
	if (SLICE_IS_ONE_OF(verb, tells))
		return true;
	for (size_t i = c->task_from + 1; slice_eq(verb, SLICE("give")) && i < c->task_to && i < c->task_from + 5; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, talks))
			return true;
	return false;
}

/* What is no task by its first words; NULL if nothing is. */
static const char *
against_front(const struct tokens *t, const struct claim *c)
{
	size_t n;

	/* "Maya: none" */
	if ((c->form == CLAIM_LABEL || c->form == CLAIM_PERSON) && token_has(t, c->task_from, W_NOBODY, &n) &&
	    c->task_from + n == c->task_to)
		return "says that there is none";
	/* "3 December, 13:00 - Attendees: Maya, Tom" */
	if (c->form == CLAIM_TAIL && (t->v[c->task_from].phrase & H_ATTEND) &&
	    c->task_from + t->v[c->task_from].phrase_len + token_is_colon(t, c->task_to - 1) == c->task_to)
		return "who was there";
	if (is_how_it_is(t, c))
		return "how a thing is";
	/* "kurz zu gestern", "je vous confirme :" */
	if (c->form == CLAIM_CLAUSE && !c->marked && !c->listed &&
	    (c->task_to == c->task_from + 1 || t->v[c->task_from + 1].kind == TOKEN_PUNCT) &&
	    ((c->author && token_is_colon(t, c->task_from + 1)) || (t->v[c->task_from].is & W_TIME) || slice_eq(t->v[c->task_from].low, SLICE("gestern"))))
		return "too little for a task";
	if (is_perhaps(t, c))
		return "only perhaps";
	if (c->form == CLAIM_BARE && !c->marked && is_column_titles(t, c))
		return "titles of columns";
	if (is_welcome(t, c))
		return "every reader may";
	if (names_role(t, c))
		return "a role at a meeting";
	return points_elsewhere(t, c) ? "points to another place" : NULL;
}

/* "Blocked: the vendor is silent. Maya calls them tomorrow": what somebody does about what is in the way. */
static bool
is_way_out(const struct outline *o, const struct claim *c)
{
	return o->v[c->block].plan == PLAN_STUCK && c->form == CLAIM_CLAUSE && c->first && c->sentence > 0 && c->actor_block == c->block &&
	    c->actor.kind <= ACTOR_HANDLE && (signal_binds(c->signal) || c->signal == SIGNAL_VERB);
}

const char *
judge_against(const struct outline *o, const struct claim *c)
{
	static const char *const roles[] = { "chair", "scribe", "host", "facilitate", "moderate" };
	const struct tokens *t = &o->v[c->block].t;
	const char *rule;

	if (is_hopeless(t, c) || is_of_label(t, c) || (c->form == CLAIM_BARE && is_letters_alone(t, c)))
		return "nothing to do is named";
	if (is_settled_with(t, c))
		return "settled with somebody already";
	/* "Will do." */
	if (slice_eq(t->v[c->task_from].low, SLICE("do")) &&
	    (c->task_from + 1 == c->task_to || t->v[c->task_from + 1].kind == TOKEN_PUNCT) && !c->listed)
		return "says yes to something else";
	if (c->chat && c->form == CLAIM_SELF && only_agrees(t, c))
		return "says yes to something else";
	if (c->chat && c->form == CLAIM_SELF && (c->signal == SIGNAL_VERB || c->signal == SIGNAL_WILL) && is_being_done(t, c))
		return "what is just being done";
	if (o->v[c->block].b->struck && !c->marked && !c->listed && o->v[c->block].b->box == BOX_NONE)
		return "struck out";
	if ((o->v[c->block].plan == PLAN_PAST || o->v[c->block].plan == PLAN_STUCK) && !c->marked && !is_way_out(o, c))
		return "what was done, or is in the way";
	if (o->v[c->block].plan == PLAN_AHEAD && !c->marked && !judge_is_planned(o, c))
		return "planned in a standup, without a day";
	if (judge_is_absent(t, c) || ((c->form == CLAIM_LABEL || c->form == CLAIM_PERSON) && !c->marked &&
	                           outline_says_where(t, c->task_from, c->task_to)))
		return "says when somebody is where";
	if ((rule = judge_refused(o, c)) != NULL || (rule = judge_template(o, c)) != NULL || (rule = judge_pointing(o, c)) != NULL || (rule = against_commit(t, c)) != NULL || (rule = against_front(t, c)) != NULL ||
	    (rule = judge_telling(o, c)) != NULL || (rule = judge_life(o, c)) != NULL)
		return rule;
	/* "Open orders: clean up the old ones (Maya)" is somebody's */
	if (token_has(t, c->from, W_NOBODY, NULL) && c->signal == SIGNAL_NONE && c->form != CLAIM_ROW &&
	    !(c->form == CLAIM_BRACKET && c->actor.kind <= ACTOR_HANDLE && c->task_to > c->task_from + 3) && !opens_something(t, c))
		return "says that there is none";
	if (!c->marked && (is_agenda_topic(o, c) || is_heard(o, c)))
		return "a point of the agenda";
	if (!c->marked && !c->listed && is_of_thing(t, c))
		return "what a thing does";
	if (c->chat && c->form == CLAIM_SELF && c->answer == 0 && is_small_talk(t, c))
		return "what people say in a chat";
	if (c->chat && is_german_yes(t, c))
		return "says yes to something else";
	if (c->form == CLAIM_BARE && says_none(t))
		return "says that there is none";
	if ((!actor_is_named(&c->actor) || c->actor.kind == ACTOR_WORD) && !c->author && !c->chat &&
	    o->v[c->block].b->kind != BLOCK_ITEM && is_of_tool(t, c))
		return "what a tool asks of its readers";
	if (c->form == CLAIM_BARE && !c->marked && is_line(o->v[c->block].b) &&
	    (c->task_to < c->task_from + 2 || token_is(t, c->task_to - 1, ',')))
		return "too little for a task";
	if (c->signal == SIGNAL_WILL && !c->listed && !c->marked && is_passive(t, c))
		return "something is done to them";
	if ((c->signal == SIGNAL_WILL || c->signal == SIGNAL_VERB) && !c->listed && !c->marked && is_given(t, c))
		return "something is given to them";
	/* "doit partir", too; "Maya needs to join them" may be a task */
	if ((c->signal == SIGNAL_WILL || (c->signal == SIGNAL_NEED && o->set.n > 1)) && !c->listed && !c->marked && judge_is_going(t, c))
		return "says when somebody comes and goes";
	if ((c->form == CLAIM_BARE || c->form == CLAIM_LABEL) && !c->marked && is_about_next(t, c))
		return "about the next meeting";
	if (!c->marked && c->listed && (c->form == CLAIM_BARE || c->form == CLAIM_PERSON || !c->first) &&
	    is_below_list(o, c))
		return "a remark below the list";
	if (is_decision(o, t, c))
		return "a decision of all";
	/* "Omar will be the contact" */
	if (signal_binds(c->signal) && !c->marked && slice_eq(t->v[c->task_from].low, SLICE("be")) &&
	    c->task_from + 1 < c->task_to && (t->v[c->task_from + 1].is & W_ARTICLE))
		return "what somebody is";
	if (ends_talk(t, c) && !c->listed)
		return "a way to end a talk";
	if (c->actor.kind == ACTOR_PRONOUN && c->signal == SIGNAL_WEAK)
		return "advice to every reader";
	if (signal_binds(c->signal) && !c->marked && (c->task_to - c->task_from < 4 || is_of_meeting(t, c)))
		if (SLICE_IS_ONE_OF(t->v[c->task_from].low, roles))
			return "a role at a meeting";
	return NULL;
}

/* Weights from which a line is shown to whoever sent the notes. */
#define DOUBTFUL 0.3

bool
judge_is_doubtful(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	bool somebody =
	    c->author || (c->actor.n > 0 && (c->actor.kind <= ACTOR_NAME || c->actor.kind == ACTOR_EVERYONE));

	if (c->taken || c->score == 0 || is_hopeless(&v->t, c) ||
	    (c->signal != SIGNAL_WEAK && !judge_reads_like_task(o, c)) || judge_is_told(&v->t, c) ||
	    v->section == SECTION_DONE || v->section == SECTION_DECISION || v->section == SECTION_MEETING ||
	    v->b->box == BOX_DONE || v->b->struck)
		return false;
	if (c->signal == SIGNAL_PAST || c->signal == SIGNAL_STATUS || c->signal == SIGNAL_BE)
		return false;
	if (c->score >= DOUBTFUL)
		return somebody || c->listed;
	return somebody && judge_has_deadline(&v->t, c);
}
