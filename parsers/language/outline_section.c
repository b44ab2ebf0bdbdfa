/*
 * See outline.h. What a heading says: of which section it is, and whether it says nothing else.
 */
#include "parsers/language/outline.h"

const char *
section_name(enum section section)
{
	static const char *const names[] = { "none", "action", "old", "decision", "question", "attend",
		"absent", "agenda", "meeting", "status", "done", "fyi", "fyi" };

	return names[section];
}

static enum section
section_of_class(uint64_t is)
{
	static const struct {
		uint64_t class;
		enum section section;
	} table[] = {
		{ H_OLD, SECTION_OLD },
		{ H_ACTION, SECTION_ACTION },
		{ H_DECISION, SECTION_DECISION },
		{ H_QUESTION, SECTION_QUESTION },
		{ H_ABSENT, SECTION_ABSENT },
		{ H_ATTEND, SECTION_ATTEND },
		{ H_AGENDA, SECTION_AGENDA },
		{ H_MEETING, SECTION_MEETING },
		{ H_DONE, SECTION_DONE },
		{ H_STATUS, SECTION_STATUS },
		{ H_SUMMARY, SECTION_SUMMARY },
		{ H_FYI, SECTION_FYI },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (is & table[i].class)
			return table[i].section;
	return SECTION_NONE;
}

static bool
is_skipped(const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];

	return w->kind == TOKEN_NUMBER || (w->kind == TOKEN_PUNCT && w->sign != '(') || (w->is & W_ARTICLE);
}

/* "TOP 3", "Item 4", "Punkt 5": the tokens that only number a point. */
static size_t
point_length(const struct tokens *t, size_t i, size_t to)
{
	static const char *const words[] = { "top", "item", "punkt", "point", "punto", "section", "teil",
		"agenda item", "tagesordnungspunkt" };
	size_t behind;

	if (!(i + 1 < to && t->v[i + 1].kind == TOKEN_NUMBER) &&
	    !(i + 2 < to && t->v[i + 2].kind == TOKEN_NUMBER))
		return 0;
	for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++) {
		behind = i + 1 + (slice_find_char(slice_of(words[j]), ' ') < slice_of(words[j]).len);
		if (behind < to && t->v[behind].kind == TOKEN_NUMBER &&
		    slice_eq_nocase(tokens_slice(t, i, behind), slice_of(words[j])))
			return behind + 1 - i;
	}
	return 0;
}

/* Do words stand behind the bracket at token open and a colon or dash? */
static bool
says_more(const struct tokens *t, size_t open, size_t to)
{
	size_t i = open;

	while (i < to && !token_is(t, i, ')') && !token_is(t, i, 0xff09))
		i++;
	return i + 2 < to && (token_is_colon(t, i + 1) || token_is_dash(t, i + 1));
}

/* Without number, signs and article in front, colon and brackets behind. */
void
outline_heading_core(const struct tokens *t, size_t *from, size_t *to)
{
	*from += point_length(t, *from, *to);
	/* "À faire" begins with what is an article elsewhere */
	while (*from < *to && is_skipped(t, *from) &&
	    !(t->v[*from].phrase_len > 1 && section_of_class(t->v[*from].phrase) != SECTION_NONE))
		++*from;
	for (size_t i = *from + 1; i < *to; i++) {
		if (token_is(t, i, '(') || token_is(t, i, 0xff08)) {
			/* "Action (Maya): print the list" says what */
			if (!says_more(t, i, *to))
				*to = i;
			break;
		}
	}
	while (*to > *from && t->v[*to - 1].kind == TOKEN_PUNCT)
		--*to;
}

/* "Action list Estates, status 20 Nov": a list, and behind it whose or of what; words up to the sign. */
#define WHOSE_WORDS 3

static bool
is_list_of(const struct tokens *t, size_t from, size_t to, size_t at, size_t n)
{
	static const char *const lists[] = { "list", "log", "register", "tracker", "liste", "aufgabenliste", "ma\303\237nahmenliste",
		"lista" };
	size_t words = 0;

	if (at != from ||
	    !(SLICE_IS_ONE_OF(t->v[at + n - 1].low, lists) ||
	        (n > 1 && SLICE_IS_ONE_OF(t->v[at].low, lists))))
		return false;
	for (size_t i = at + n; i < to && t->v[i].kind == TOKEN_WORD; i++, words++)
		if ((t->v[i].is & (W_VERB | W_BE | W_FUTURE | W_PAST)) && t->v[i].letters == CASE_LOWER)
			return false;
	return words > 0 && words <= WHOSE_WORDS;
}

/* Do the words beside the phrase at..at+n only say which: "from today", "of the weekly call"? */
static bool
rest_is_plain(const struct tokens *t, size_t from, size_t to, size_t at, size_t n)
{
	/* "Action items from the site visit" */
	if (at == from && at + n + 1 < to &&
	    (slice_eq(t->v[at + n].low, SLICE("from")) || slice_eq(t->v[at + n].low, SLICE("aus")) ||
	        slice_eq(t->v[at + n].low, SLICE("vom"))))
		return true;
	if (is_list_of(t, from, to, at, n))
		return true;
	for (size_t i = from; i < to; i++) {
		if (i == at)
			i += n;
		if (i < to && t->v[i].kind == TOKEN_WORD &&
		    !(t->v[i].is & (W_FUNCTION | W_TIME | W_EVENT | W_WITH)))
			return false;
		if (i < to && token_is_dash(t, i))
			return false;
	}
	return true;
}

/* "Protokoll Vertriebsrunde" names the notes, not who took them. */
static bool
is_of_page(const struct tokens *t, size_t i)
{
	size_t behind = i + t->v[i].phrase_len;

	return slice_starts(t->v[i].low, SLICE("protokoll")) && !(token_is_colon(t, behind) && behind + 1 < t->n);
}

/* "Hola a todos", "todas y todos": "all", and no list of things to do. */
static bool
is_spanish_all(const struct tokens *t, size_t i, size_t from)
{
	static const char *const before[] = { "a", "hola", "estimados", "estimadas", "queridos", "para", "y" };

	return i > from && slice_eq(t->v[i].low, SLICE("todos")) && SLICE_IS_ONE_OF(t->v[i - 1].low, before);
}

/* "Leave policy", "Vacation planning": a topic, and not who is away. "Vacations in December", "Congés et
 * absences" is. */
static bool
is_about_absence(const struct tokens *t, size_t i, size_t from, size_t to)
{
	if ((t->v[i].phrase & (H_ATTEND | H_ABSENT | H_DECISION | H_AGENDA | H_MEETING)) != H_ABSENT)
		return false;
	for (size_t j = from; j < to; j++) {
		if (j == i)
			j += t->v[i].phrase_len;
		if (j < to && !(t->v[j].is & (W_AND | W_TIME | W_WITH)) && !(t->v[j].phrase & H_ABSENT) &&
		    t->v[j].kind != TOKEN_NUMBER && t->v[j].kind != TOKEN_PUNCT && !(t->v[j].is & W_ARTICLE))
			return true;
	}
	return false;
}

/* "Remote voting", "Guest rooms", "People and culture plan": a topic, and not who was there, as "Remote participants" is. */
static bool
is_about_people(const struct tokens *t, size_t i, size_t to)
{
	static const char *const words[] = { "remote", "guest", "guests", "people", "members", "present", "speakers",
		"observers" };
	const struct token *w = &t->v[i + 1];

	if (i + 1 >= to || t->v[i].phrase_len > 1 || !SLICE_IS_ONE_OF(t->v[i].low, words) || w->kind != TOKEN_WORD)
		return false;
	return w->letters == CASE_LOWER && !(w->phrase & (H_ATTEND | H_ABSENT | H_DECISION)) &&
	    !(w->is & (W_AND | W_WITH | W_ARTICLE | W_TIME | W_BE | W_PRONOUN | W_EVENT | W_GIVEN)) &&
	    !SLICE_IS_ONE_OF(w->low, words);
}

bool
outline_says_presence(const struct token *w)
{
	static const char *const words[] = { "present", "attending", "attended", "attendees", "attendance", "participants", "absent", "excused",
		"anwesend", "anwesende", "anwesender", "teilnehmer", "teilnehmende", "abwesend", "abwesende", "entschuldigt",
		"pr\303\251sent", "pr\303\251sents", "pr\303\251sentes", "absents", "absentes", "excus\303\251", "excus\303\251s",
		"excus\303\251es", "presentes", "asistentes", "ausentes", "asisten", "participantes" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "What we agreed on the call": behind what was said or done there, it is no list of who was on the call. */
static bool
is_behind_deed(const struct tokens *t, size_t from, size_t i)
{
	static const char *const said[] = { "said", "agreed", "decided", "discussed", "covered", "promised", "happened", "came", "raised" };

	for (; from < i; from++)
		if ((t->v[from].is & (W_WE | W_I)) || SLICE_IS_ONE_OF(t->v[from].low, said))
			return true;
	return false;
}

bool
outline_are_group(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "members", "directors", "officers", "board", "bod", "trustees", "staff", "people", "also", "others",
		"guests", "team", "those", "membres", "mitglieder", "vorst\303\244nde", "vorstand", "vorstandsmitglieder", "miembros", "socios",
		"adh\303\251rents", "administrateurs", "b\303\251n\303\251voles", "personnes", "personas", "g\303\244ste", "voting", "waren",
		"sind", "were", "\303\251taient", "in", "person", "remote", "online", "tsc", "tac" };

	/* "Event attendance" is a figure */
	if (to > from + 1 && slice_eq(t->v[to - 1].low, SLICE("attendance")) && (t->v[to - 2].is & W_EVENT) &&
	    !slice_eq(t->v[to - 2].low, SLICE("meeting")))
		return false;
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_ROLE | W_TIME | W_EVENT | W_FUNCTION | W_ARTICLE)) &&
		    !outline_says_presence(&t->v[i]) && !SLICE_IS_ONE_OF(t->v[i].low, words))
			return false;
	return true;
}

/* "Actions: responsible", "Action / Owner": behind the sign, whose they are. */
static bool
asks_whose(const struct tokens *t, size_t sign, size_t to)
{
	return sign + 1 < to && t->v[sign].kind == TOKEN_PUNCT && (t->v[sign + 1].phrase & (W_OWNER | W_DUE)) &&
	    sign + 1 + t->v[sign + 1].phrase_len == to;
}

/* "Actions/Conclusions", "Actions & decisions": behind the sign, what else stands there. */
static bool
is_beside(const struct tokens *t, size_t sign, size_t to)
{
	return sign + 1 < to && (token_is(t, sign, '/') || token_is(t, sign, '&')) && section_of_class(t->v[sign + 1].phrase) != SECTION_NONE &&
	    sign + 1 + t->v[sign + 1].phrase_len == to;
}

/* "Action items from the sync", "Summary and next steps": the words are in it. */
static enum section
section_inside(const struct tokens *t, size_t from, size_t to, bool *exact)
{
	static const char *const before[] = { "previous", "last", "review", "past", "letzten", "letzter",
		"letztem", "letztes", "vorigen", "vorherigen", "pr\303\251c\303\251dente",
		"pr\303\251c\303\251dentes", "pr\303\251c\303\251dent", "derni\303\250re", "dernier", "anterior",
		"anteriores", "\303\272ltima", "pasada", "passada" };
	bool old = false;

	if (to - from > HEADING_TOKENS)
		return SECTION_NONE;
	for (size_t i = from; i < to; i++) {
		if (t->v[i].phrase & H_OLD && t->v[i].phrase_len > 1) {
			*exact = rest_is_plain(t, from, to, i, t->v[i].phrase_len);
			return SECTION_OLD;
		}
		old = old || ((t->any & H_ACTION) && SLICE_IS_ONE_OF(t->v[i].low, before));
	}
	for (size_t i = from; i < to; i++) {
		size_t next = i + t->v[i].phrase_len;
		bool edge = next == to ||
		    (i == from && next < to && (t->v[next].is & (W_WITH | W_FUNCTION)) &&
		        !token_is_dash(t, next)) ||
		    (i == from && (asks_whose(t, next, to) || is_beside(t, next, to)));

		/* "Actions prévues lors de la réunion précédente" */
		edge = edge || (old && i == from);
		if ((t->v[i].phrase & H_ACTION) && (t->v[i].phrase_len > 1 || edge) && !is_spanish_all(t, i, from)) {
			*exact = (old && i == from) || asks_whose(t, next, to) ||
			    rest_is_plain(t, from, to, i, t->v[i].phrase_len);
			return old ? SECTION_OLD : SECTION_ACTION;
		}
	}
	for (size_t i = from; i < to; i++)
		if ((t->v[i].phrase & (H_ATTEND | H_ABSENT | H_DECISION | H_AGENDA | H_MEETING)) &&
		    (i == from || t->v[i].phrase_len > 1 || (i + 1 == to && outline_says_presence(&t->v[i]) && outline_are_group(t, from, to))) && !is_of_page(t, i) &&
		    !((t->v[i].phrase & (H_ATTEND | H_ABSENT)) && is_behind_deed(t, from, i)) && !is_about_absence(t, i, from, to) &&
		    !is_about_people(t, i, to))
			return section_of_class(t->v[i].phrase);
	return SECTION_NONE;
}

/* "Possible next steps": nobody has said that they will be done. */
static bool
is_possible(const struct token *w)
{
	static const char *const words[] = { "possible", "potential", "m\303\266gliche", "denkbare", "eventuelle", "possibles",
		"\303\251ventuelles", "posibles", "poss\303\255veis" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* Tokens from "who" to "what", and from there to the end. */
#define WHO_TOKENS 4

/* "Who makes what", "Wer hat was bis wann zu tun". */
static bool
asks_who_does(const struct tokens *t, size_t from, size_t to)
{
	static const char *const who[] = { "who", "wer", "qui", "qui\303\251n", "quien", "quem" };
	static const char *const what[] = { "what", "was", "quoi", "qu\303\251", "que" };
	size_t i = from + 1;

	if (!SLICE_IS_ONE_OF(t->v[from].low, who))
		return false;
	while (i < to && i <= from + WHO_TOKENS && !SLICE_IS_ONE_OF(t->v[i].low, what))
		i++;
	return i > from + 1 && i < to && i <= from + WHO_TOKENS && to - i <= WHO_TOKENS + 1;
}

enum section
section_of(const struct tokens *t, size_t from, size_t to, bool *exact)
{
	*exact = false;
	outline_heading_core(t, &from, &to);
	if (from >= to || is_possible(&t->v[from]))
		return SECTION_NONE;
	/* "Next", and nothing else */
	if (to - from == 1 && slice_eq(t->v[from].low, SLICE("next"))) {
		*exact = true;
		return SECTION_ACTION;
	}
	if (is_of_page(t, from))
		return SECTION_NONE;
	if (asks_who_does(t, from, to)) {
		*exact = true;
		return SECTION_ACTION;
	}
	if (from + t->v[from].phrase_len == to) {
		enum section s = section_of_class(t->v[from].phrase);

		if (s != SECTION_NONE) {
			*exact = true;
			return s;
		}
	}
	if (to - from == 1)
		return section_of_class(t->v[from].is);
	return section_inside(t, from, to, exact);
}
