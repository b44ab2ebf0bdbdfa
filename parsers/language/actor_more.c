/* See actor_more.h. */
#include "parsers/language/actor_more.h"

/* Words of a family name, and of a place. */
#define SURNAME_WORDS 2
#define PLACE_WORDS 3

/* Does what stands at token i hand over to whoever is named before it: "to send", "will", ":", "- send"? */
static bool
hands_over(const struct tokens *t, size_t i, size_t end)
{
	size_t n;
	enum signal s;

	if (i >= end)
		return false;
	s = signal_read(t, i, end, &n);
	if (s == SIGNAL_TO && !token_is_dash(t, i) && !token_is_colon(t, i))
		return i + n < end && t->v[i + n].letters == CASE_LOWER &&
		    (t->v[i + n].is & (W_WITH | W_VERB)) != W_WITH;
	if (s == SIGNAL_DASH)
		return i + 1 < end && (t->v[i + 1].is & W_VERB) && !(t->v[i + 1].is & W_TIME);
	return signal_binds(s) || s == SIGNAL_COLON;
}

bool
more_is_writer(const struct tokens *t, size_t i)
{
	static const char *const me[] = { "moi", "ich", "yo", "eu", "ik", "io" };

	return i + 2 < t->n && t->v[i].len <= 3 && token_is_colon(t, i + 1) && (i == 0 || t->v[i - 1].kind == TOKEN_PUNCT) &&
	    t->v[i + 2].kind == TOKEN_WORD && SLICE_IS_ONE_OF(t->v[i].low, me);
}

bool
more_is_surname(const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];
	unsigned char c = w->len > 0 ? (unsigned char)t->text.p[w->at] : 0;

	return w->kind == TOKEN_WORD && w->letters != CASE_LOWER && w->space && (c >= 0x80 || (c >= 'A' && c <= 'Z')) &&
	    !slice_has_digit(w->low) && (w->letters != CASE_UPPER || (w->len > 3 && w->is == 0)) &&
	    !(w->is & (W_FUNCTION | W_VERB | W_TIME | W_ROLE | W_EVENT | W_DONE | W_OPEN | W_EVERYONE));
}

size_t
more_surname(const struct tokens *t, size_t i, size_t end)
{
	size_t j = i, words = 0;
	bool bound;
	unsigned next;

	/* "y", "e" join two people more often than two names of one */
	while (j + 1 < end && j < i + 2 && (t->v[j].is & (W_PARTICLE | W_AND)) == W_PARTICLE && t->v[j].letters == CASE_LOWER)
		j++;
	while (j < end && words < SURNAME_WORDS && more_is_surname(t, j)) {
		j++;
		words++;
	}
	if (words == 0)
		return 0;
	next = j < end && t->v[j].kind == TOKEN_PUNCT ? t->v[j].sign : 0;
	bound = hands_over(t, j, end);
	/* "Tom Becker (Acme) to call" */
	for (size_t k = j + 2; next == '(' && !bound && k + 1 < end && k < j + 5; k++)
		bound = token_is(t, k, ')') && hands_over(t, k + 1, end);
	if (t->v[j - 1].len < (bound ? 2 : 4))
		return 0;
	/* "Tom Archer joined", "Tom Archer is" */
	bound = bound || (j < end && (t->v[j - 1].is & ~(uint64_t)W_GIVEN) == 0 && t->v[j].letters == CASE_LOWER &&
	                     (t->v[j].is & (W_PAST | W_BE | W_STATUS | W_STATIVE | W_DOES)));
	return bound || j == end || next == ',' || next == '/' || next == ')' || next == ';' ? j - i : 0;
}

size_t
more_turned(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	unsigned next = i + 3 < end && t->v[i + 3].kind == TOKEN_PUNCT ? t->v[i + 3].sign : 0;

	if (!token_is(t, i + 1, ',') || i + 2 >= end || !more_is_surname(t, i + 2) ||
	    t->v[i + 2].letters == CASE_UPPER || !((t->v[i + 2].is & W_GIVEN) || t->v[i + 2].is == 0) ||
	    !people_is_only_family(people, &t->v[i]) || people_is_only_family(people, &t->v[i + 2]) ||
	    people_department(people, t, i + 2) > 0)
		return 0;
	/* "Tom, Haddad, Maya", where she is known: three people */
	if (i > 0 && token_is(t, i - 1, ',') && people_match(people, t, i + 2) > 0)
		return 0;
	return hands_over(t, i + 3, end) || i + 3 == end || next == ')' || next == '(' || next == ';' ? 2 : 0;
}

/* May the words be the family name of somebody who is not known? */
static bool
are_family_name(const struct tokens *t, const struct actor_name *n)
{
	const struct token *at = &t->v[n->from];

	/* "@Weber, Karl", as a directory shows him */
	if (n->kind == ACTOR_HANDLE && at->kind == TOKEN_HANDLE && n->to == n->from + 1)
		return at->len > 2 && t->text.p[at->at + 1] >= 'A' && t->text.p[at->at + 1] <= 'Z' && !(at->is & (W_GIVEN | W_ROLE | W_EVERYONE));
	if ((n->kind != ACTOR_NAME && n->kind != ACTOR_WORD) || n->to > n->from + SURNAME_WORDS)
		return false;
	for (size_t i = n->from; i < n->to; i++)
		if (t->v[i].kind != TOKEN_WORD || t->v[i].letters != CASE_CAPITAL ||
		    (t->v[i].is & (W_GIVEN | W_FUNCTION | W_VERB | W_TIME | W_ROLE | W_EVENT | W_DONE | W_OPEN | W_EVERYONE | W_MARKER)))
			return false;
	return true;
}

void
more_turn_stranger(const struct tokens *t, size_t end, struct actor *a)
{
	const struct actor_name *family = &a->v[0], *given = &a->v[1];
	bool handle = family->kind == ACTOR_HANDLE;

	if (a->n != 2 || a->from != family->from || !token_is(t, family->to, ',') || given->from != family->to + 1 || given->to != given->from + 1 ||
	    t->v[given->from].kind != TOKEN_WORD || !(t->v[given->from].is & W_GIVEN) || !are_family_name(t, family) || (a->from > 0 && t->v[a->from - 1].kind == TOKEN_WORD) ||
	    (a->from > 0 && token_is(t, a->from - 1, ',')) || !(token_is_colon(t, a->to) || a->to == end || handle || hands_over(t, a->to, end)))
		return;
	/* one word and somebody known may be two people */
	if (given->kind == ACTOR_KNOWN && family->to - family->from < 2 && !handle)
		return;
	a->v[0].to = given->to;
	a->v[0].kind = a->kind = ACTOR_NAME;
	a->n = 1;
}

size_t
more_arrow(const struct tokens *t, size_t i, size_t end)
{
	if (i + 1 >= end || t->v[i].kind != TOKEN_PUNCT)
		return 0;
	if (token_is(t, i, 0x2192) || token_is(t, i, 0x21d2) || token_is(t, i, 0x2794) || token_is(t, i, 0x27a1) ||
	    (token_is(t, i, '>') && t->v[i].space && t->v[i + 1].space))
		return 1;
	/* "==>" */
	if (token_is(t, i, '=') && token_is(t, i + 1, '=') && token_is(t, i + 2, '>') && i + 3 < end)
		return 3;
	return (token_is(t, i, '-') || token_is(t, i, '=')) && token_is(t, i + 1, '>') &&
	        !t->v[i + 1].space && i + 2 < end
	    ? 2
	    : 0;
}

/* Tokens of a clause about somebody. */
#define ASIDE_TOKENS 10

size_t
more_aside(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "who", "qui", "quien", "with", "supported", "assisted", "together", "cc", "mit", "zusammen",
		"unterst\303\274tzt", "avec", "con" };
	bool slash = i + 2 < end && slice_eq(t->v[i].low, SLICE("w")) && token_is(t, i + 1, '/'); /* "Maya w/ Omar: the posters" */

	if (i + 4 >= end || !(slash || (token_is(t, i, ',') && SLICE_IS_ONE_OF(t->v[i + 1].low, words))))
		return 0;
	for (size_t j = i + 3; j + 1 < end && j < i + ASIDE_TOKENS; j++) {
		if (token_is(t, j, ','))
			return hands_over(t, j + 1, end) ? j + 1 - i : 0;
		/* "Maya, supported by Omar: the posters" */
		if (token_is_colon(t, j) || (slash && (t->v[j].is & (W_TO | W_FUTURE))))
			return j - i;
	}
	return 0;
}

bool
more_calls_you(const struct tokens *t, size_t i)
{
	static const char *const you[] = { "you", "du", "ihr", "sie", "tu", "vous", "t\303\272", "usted", "ustedes" };

	return token_is_colon(t, i) && i + 1 < t->n && SLICE_IS_ONE_OF(t->v[i + 1].low, you);
}

/* "GmbH", "Ltd.", "Consulting": what only a firm's name ends in. */
static bool
ends_firm(const struct token *w)
{
	static const char *const words[] = { "ag", "gmbh", "kg", "ohg", "ug", "mbh", "se", "ltd", "limited",
		"inc", "llc", "llp", "plc", "corp", "corporation", "sa", "sarl", "sas", "sasu", "sl", "slu",
		"srl", "spa", "bv", "nv", "ab", "oy", "bros", "brothers", "sons", "holding", "holdings",
		"group", "gruppe", "groupe", "grupo", "consulting", "logistics", "logistik", "solutions",
		"associates", "partners", "partner", "stiftung", "bank" };

	return w->kind == TOKEN_WORD && w->letters != CASE_LOWER && SLICE_IS_ONE_OF(w->low, words);
}

/* "Contractors", "Bau": behind a family name its trade. */
static bool
is_trade(const struct token *w)
{
	static const char *const words[] = { "contractors", "contracting", "builders", "construction", "constructions",
		"plumbing", "roofing", "electrical", "electric", "scaffolding", "interiors", "joinery", "catering", "transport", "haulage", "mep", "hvac",
		"architects", "surveyors", "bau", "hochbau", "tiefbau", "metallbau", "elektro", "elektrotechnik", "haustechnik", "geb\303\244udetechnik", "architekten", "ingenieure",
		"b\303\242timent", "menuiserie", "charpente", "architectes", "construcciones", "arquitectos", "instalaciones", "transportes" };

	return w->kind == TOKEN_WORD && w->letters != CASE_LOWER && SLICE_IS_ONE_OF(w->low, words);
}

/* "& Sons", "et fils", "& Co." */
static size_t
family_firm(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "sons", "son", "co", "partner", "partners", "s\303\266hne",
		"soehne", "sohn", "daughters", "brothers", "bros", "company", "cie", "fils", "hijos", "hijo",
		"hermanos", "c\303\255a", "associates", "partenaires", "asociados" };

	return i + 1 < end && (token_is(t, i, '&') || token_is(t, i, '+') || (t->v[i].is & W_AND)) &&
	        SLICE_IS_ONE_OF(t->v[i + 1].low, words)
	    ? 2
	    : 0;
}

size_t
more_firm(const struct tokens *t, size_t i, size_t end)
{
	size_t j = i;

	while (j < end) {
		size_t n = family_firm(t, j, end);

		if (n == 0)
			n = j > 0 && t->v[j].space && ends_firm(&t->v[j]);
		if (n == 0)
			break;
		j += n;
		j += token_is(t, j, '.') && j + 1 < end && !t->v[j].space;
	}
	return j - i;
}

size_t
more_relation(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "successor", "replacement", "deputy", "assistant", "team",
		"manager", "boss", "wife", "husband", "son", "daughter", "brother", "sister", "mother",
		"father", "partner", "colleague", "colleagues", "group", "office", "people", "staff",
		"department", "company", "firm", "secretary", "intern", "predecessor", "lawyer", "friend",
		"crew", "client", "supervisor", "lead", "agent" };
	size_t j = i + 1;

	if (i + 1 >= end || !(slice_eq(t->v[i].low, SLICE("'s")) || (token_is(t, i, '\'') && !t->v[i].space)))
		return 0;
	/* "Tom's new boss" */
	while (j + 1 < end && j < i + 2 && t->v[j].letters == CASE_LOWER && !SLICE_IS_ONE_OF(t->v[j].low, words))
		j++;
	if (!SLICE_IS_ONE_OF(t->v[j].low, words))
		return 0;
	j++;
	return j - i;
}

size_t
more_someone_of(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	static const char *const from[] = { "from", "in", "of", "at", "aus", "von", "vom", "de", "du", "des", "del" };
	static const char *const heads[] = { "head", "lead", "director", "leiter", "leiterin", "leitung", "chef", "cheffe", "directeur",
		"directrice", "jefe", "jefa", "directora" };
	size_t n = 1;

	if (!(SLICE_IS_ONE_OF(t->v[i].low, heads) || token_has(t, i, W_SOMEBODY, &n)) || i + n + 1 >= end || !SLICE_IS_ONE_OF(t->v[i + n].low, from))
		return 0;
	i += n + 1;
	i += i + 1 < end && (t->v[i].is & W_ARTICLE) ? 1 : 0;
	return people_department(people, t, i) > 0 ? i : 0;
}

bool
more_is_led(const struct tokens *t, size_t i, size_t n)
{
	static const char *const words[] = { "team", "crew", "department", "group" };

	return n == 2 && SLICE_IS_ONE_OF(t->v[i + 1].low, words);
}

size_t
more_place(const struct people *people, const struct tokens *t, size_t i, size_t end, size_t *before)
{
	static const char *const from[] = { "from", "of", "at", "von", "vom", "aus", "bei", "beim", "de", "du", "des", "del", "chez",
		"da", "do" };
	size_t j = i + 1, words = 0;
	bool article;

	*before = 0;
	if (i + 1 >= end || t->v[i].letters != CASE_LOWER || !SLICE_IS_ONE_OF(t->v[i].low, from))
		return 0;
	/* "Omar du musst" is spoken to in German */
	if (slice_eq(t->v[i].low, SLICE("du")) && t->v[j].letters == CASE_LOWER && slice_ends_nocase(t->v[j].low, SLICE("st")))
		return 0;
	article = slice_eq(t->v[i].low, SLICE("vom")) || slice_eq(t->v[i].low, SLICE("beim")) ||
	    slice_eq(t->v[i].low, SLICE("du")) || slice_eq(t->v[i].low, SLICE("del"));
	if ((t->v[j].is & W_ARTICLE) && t->v[j].kind == TOKEN_WORD) {
		article = true;
		j++;
	}
	/* "de chez Acme" */
	j += j + 1 < end && SLICE_IS_ONE_OF(t->v[j].low, from) && t->v[j].letters == CASE_LOWER;
	*before = j - i;
	if (people_match(people, t, j) > 0)
		return 0;
	for (; j < end && words < PLACE_WORDS; j++, words++) {
		const struct token *w = &t->v[j];

		if ((words > 0 && !(w->is & W_ROLE) && hands_over(t, j, end)) || w->kind != TOKEN_WORD ||
		    !w->space || (w->is & (W_TIME | W_FUTURE | W_TO | W_PRONOUN | W_BE | W_NEED | W_WEAK)) ||
		    (w->letters == CASE_LOWER &&
		        (!article || (w->is & W_COMMIT) || (w->is & (W_FUNCTION | W_ROLE)) == W_FUNCTION)))
			break;
	}
	return words > 0 ? j - i : 0;
}

size_t
more_origin(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	size_t before, n = more_place(people, t, i, end, &before);

	return n > 0 && hands_over(t, i + n, end) ? n : 0;
}

bool
more_is_thing(const struct tokens *t, size_t i, const struct actor *a, const struct actor *next)
{
	return i > 0 && a->n == 1 && a->kind == ACTOR_WORD && token_is(t, a->to, ',') &&
	    (next->kind <= ACTOR_HANDLE || (t->v[next->from].is & W_GIVEN)) &&
	    next->from == a->to + 1 && !(t->v[i].is & W_GIVEN) && (t->v[i - 1].is & (W_WITH | W_ARTICLE | W_BE | W_FUNCTION | W_VERB | W_DOES | W_COMMIT)) &&
	    !(t->v[i - 1].is & (W_AND | W_LEAD));
}

/* "Dra. Quiroga", "señor Ibáñez" at token i: a title and a name that nobody knows. */
static bool
is_titled(const struct tokens *t, size_t i, size_t end)
{
	size_t name = i + 1 + token_is(t, i + 1, '.');

	return name < end && t->v[name].kind == TOKEN_WORD && t->v[name].letters == CASE_CAPITAL && t->v[name].space &&
	    !(t->v[name].is & (W_TIME | W_ROLE | W_EVENT)) && !(t->v[i].is & (W_VERB | W_TIME));
}

size_t
more_article(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	static const char *const the[] = { "el", "la", "le", "der", "die" };
	bool der, die;

	/* "el Sr. Ortega", "die Frau Weber" */
	if (i + 2 < end && SLICE_IS_ONE_OF(t->v[i].low, the) && (t->v[i + 1].is & W_TITLE) &&
	    (people_match(people, t, i + 2 + token_is(t, i + 2, '.')) > 0 || is_titled(t, i + 1, end)))
		return 1;
	if (i + 1 >= end || t->v[i].len != 3 || !(t->v[i].is & W_ARTICLE) || t->v[i + 1].letters != CASE_CAPITAL)
		return 0;
	der = slice_eq(t->v[i].low, SLICE("der"));
	die = slice_eq(t->v[i].low, SLICE("die"));
	/* "mit der Sabine" is no subject */
	return ((der && people_is_of_man(t->v[i + 1].plain)) || (die && people_is_of_woman(t->v[i + 1].plain))) &&
	        people_match(people, t, i + 1) > 0
	    ? 1
	    : 0;
}

bool
more_leads(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	const struct token *w = &t->v[i];
	size_t next = i + 1 + token_is(t, i + 1, ',');

	return next < end && w->letters == CASE_CAPITAL && ((w->is & W_LEAD) || (w->len > 4 && slice_ends_nocase(w->low, SLICE("ly")) && !(w->is & W_GIVEN))) &&
	    people_match(people, t, i) == 0 && people_match(people, t, next) > 0;
}

bool
more_is_common(const struct token *w)
{
	static const char *const words[] = { "ability", "aim", "aims", "amount", "appear", "appears",
		"attempt", "attempts", "badge", "badges", "bit", "capacity", "chance", "chances", "couple",
		"defer", "desire", "difficulty", "effort", "efforts", "expect", "fail", "folks", "form",
		"framework", "freedom", "happen", "happens", "hesitate", "hope", "hopes", "incentive",
		"intend", "intends", "intent", "intention", "library", "method", "module", "motivation",
		"names", "numbers", "obligation", "opportunity", "opportunities", "package", "partners",
		"patches", "path", "point", "prefer", "pressure", "readers", "reasons", "refuse", "room",
		"round", "rounds", "route", "rules", "script", "site", "space", "strive", "students",
		"teachers", "tend", "tendency", "tends", "tool", "tools", "urge", "vendors", "versions",
		"willingness", "useful", "available", "similar", "related", "relevant", "helpful", "necessary", "easy", "hard" };

	return SLICE_IS_ONE_OF(w->low, words);
}

struct actor
actor_writer(size_t from, size_t to)
{
	struct actor a = { .from = from, .to = to, .kind = ACTOR_I, .n = 1 };

	a.v[0].from = (unsigned)from;
	a.v[0].to = (unsigned)to;
	a.v[0].kind = ACTOR_I;
	return a;
}

size_t
more_of_what(const struct tokens *t, size_t i, size_t end)
{
	static const char *const of[] = { "de", "del", "du", "des" };
	size_t n = 1;

	if (i + 2 >= end || !SLICE_IS_ONE_OF(t->v[i].low, of))
		return 0;
	n += slice_eq(t->v[i].low, SLICE("de")) && slice_eq(t->v[i + 1].low, SLICE("la"));
	/* "Responsable de la demo: Tom" names who it is */
	return i + n + 1 < end && !token_is_colon(t, i + n + 1) && t->v[i + n].kind == TOKEN_WORD && t->v[i + n].letters == CASE_LOWER && t->v[i + n].len > 3 &&
	        !(t->v[i + n].is & (W_FUNCTION | W_TIME | W_PRONOUN | W_ARTICLE)) && !words_end_in_infinitive(t->v[i + n].low)
	    ? n + 1
	    : 0;
}

/* Characters of such a unit. */
#define UNIT_MAX 6

size_t
more_chinese_unit(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	/* administration, finance, staff, law, sales, purchasing, development, operations, support, property, general affairs, store,
	 * supplier, customer, party A and B, landlord, factory, reception */
	static const char *const whole[] = { "\350\241\214\346\224\277", "\350\264\242\345\212\241", "\350\262\241\345\213\231", "\344\272\272\344\272\213", "\346\263\225\345\212\241",
		"\346\263\225\345\213\231", "\351\224\200\345\224\256", "\351\212\267\345\224\256", "\351\207\207\350\264\255", "\346\216\241\350\263\274",
		"\347\240\224\345\217\221", "\347\240\224\347\231\274", "\350\277\220\350\220\245", "\347\207\237\351\201\213", "\345\256\242\346\234\215",
		"\347\211\251\344\270\232", "\347\211\251\346\245\255", "\346\200\273\345\212\241", "\347\270\275\345\213\231", "\344\273\223\345\272\223",
		"\345\200\211\345\272\253", "\344\276\233\345\272\224\345\225\206", "\344\276\233\346\207\211\345\225\206", "\345\256\242\346\210\267",
		"\345\256\242\346\210\266", "\347\224\262\346\226\271", "\344\271\231\346\226\271", "\346\210\277\344\270\234", "\346\210\277\346\235\261",
		"\345\216\202\345\256\266", "\345\273\240\345\225\206", "\345\211\215\345\217\260", "\345\220\216\345\213\244", "\345\276\214\345\213\244",
		"\345\212\236\345\205\254\345\256\244", "\350\276\246\345\205\254\345\256\244", "\347\247\230\344\271\246\345\244\204" };
	/* department, section, group, office, team, bureau */
	static const char *const ends[] = { "\351\203\250", "\347\247\221", "\347\273\204", "\347\265\204", "\345\244\204", "\350\231\225", "\351\230\237", "\351\232\212", "\345\261\200" };
	/* all, inside, outside, the whole, a part, good and bad sides, uses, difficulties */
	static const char *const no[] = { "\345\205\250\351\203\250", "\345\206\205\351\203\250", "\345\205\247\351\203\250", "\345\244\226\351\203\250", "\345\261\200\351\203\250",
		"\345\244\247\351\203\250", "\344\270\212\351\203\250", "\344\270\213\351\203\250", "\345\245\275\345\244\204", "\345\245\275\350\231\225",
		"\345\235\217\345\244\204", "\345\243\236\350\231\225", "\347\224\250\345\244\204", "\347\224\250\350\231\225", "\351\232\276\345\244\204",
		"\351\233\243\350\231\225", "\347\233\212\345\244\204", "\351\225\277\345\244\204", "\347\237\255\345\244\204", "\345\210\260\345\244\204",
		"\344\275\225\345\244\204", "\346\255\244\345\244\204", "\345\207\272\345\244\204" };
	size_t n = 0;

	while (i + n < end && n <= UNIT_MAX && t->v[i + n].kind == TOKEN_IDEOGRAPH && (n == 0 || !t->v[i + n].space))
		n++;
	if (n < 2 || n > UNIT_MAX || !(i + n == end || token_is_colon(t, i + n) || token_is(t, i + n, '(') || token_is(t, i + n, 0xff08)))
		return 0;
	/* "酒店：李娜预订": whoever is named behind it does it */
	if (SLICE_IS_ONE_OF(tokens_slice(t, i, i + n), no) || (i + n + 1 < end && token_is_colon(t, i + n) && people_match(people, t, i + n + 1) > 0))
		return 0;
	return SLICE_IS_ONE_OF(tokens_slice(t, i, i + n), whole) || (SLICE_IS_ONE_OF(t->v[i + n - 1].low, ends) && !(t->v[i].is & W_FUNCTION)) ? n : 0;
}

size_t
more_on(const struct tokens *t, size_t i, size_t end)
{
	size_t comma = token_is(t, i, ',');

	return slice_eq(t->v[i - 1].low, SLICE("moi")) && i + comma + 1 < end && slice_eq(t->v[i + comma].low, SLICE("on")) ? comma + 1 : 0;
}

size_t
more_own_department(const struct people *people, const struct tokens *t, const struct actor *a, size_t end)
{
	const bool dash = token_is_dash(t, a->to);
	size_t n;

	if (a->n != 1 || a->kind != ACTOR_KNOWN || !(dash || token_is(t, a->to, ',')) || a->to + 1 >= end || (n = people_department(people, t, a->to + 1)) == 0 || a->to + 1 + n > end ||
	    !people_is_of_department(people, tokens_slice(t, a->from, a->to), tokens_slice(t, a->to + 1, a->to + 1 + n)))
		return 0;
	/* "Maya Lin - Design - order the lamps", "Maya Lin - Design" above her list */
	if (dash && a->to + 1 + n < t->n && !token_is_dash(t, a->to + 1 + n) && !token_is_colon(t, a->to + 1 + n))
		return 0;
	return n + 1 + (token_is(t, a->to + 1 + n, ',') && a->to + n + 2 < end && t->v[a->to + n + 2].letters == CASE_LOWER);
}

size_t
more_trade(const struct tokens *t, size_t i, size_t end)
{
	if (i >= end || !is_trade(&t->v[i]) || !t->v[i].space)
		return 0;
	/* "Sommer Catering bestellen": it is ordered */
	return i + 1 >= end || t->v[i + 1].kind == TOKEN_PUNCT || (t->v[i + 1].is & (W_FUTURE | W_TO | W_COMMIT | W_NEED | W_BE | W_PAST | W_AND)) ? 1 : 0;
}
