/*
 * See claim_clause.h. What the German writer does, who stands behind his verb: "Den Betriebsrat informiere ich am Montag",
 * "Sobald die Liste da ist, schicke ich sie herum".
 */
#include "parsers/language/claim_clause.h"

bool
clause_is_state_of_mine(struct slice w)
{
	static const char *const stems[] = { "hab", "find", "glaub", "kenn", "seh", "versteh", "mag", "krieg",
		"bekomm", "denk", "mein", "hoff", "brauch", "will", "kann", "muss", "soll", "bin", "war",
		"wei\303\237", "weiss", "komm", "h\303\266r", "vermut", "w\303\274nsch", "freu", "lieb",
		"hass", "verstand", "fand", "hatt", "w\303\274rd", "wurd", "h\303\244tt", "w\303\244r",
		"d\303\274rf", "m\303\266cht", "werd", "erwart", "f\303\274hl", "merk", "vermiss", "sag",
		"rat", "wohn", "genie\303\237", "geniess", "vertrag", "schlaf", "arbeit", "d\303\244cht",
		"sitz", "steh", "lieg", "br\303\244ucht", "ben\303\266tig", "darf", "bitt", "ersuch", "fahr", "flieg", "reis", "verreis" };

	if (slice_ends_nocase(w, SLICE("e")))
		w = slice_to(w, w.len - 1);
	return SLICE_IS_ONE_OF(w, stems);
}

/* "geb", "schreib": "gebe" without its end, as people speak. */
static bool
lacks_its_end(const struct finder *f, struct slice verb)
{
	struct text t;

	text_init(&t, f->o->pool);
	text_add(&t, verb);
	text_add_char(&t, 'e');
	return (words_find(&f->o->set, text_slice(&t)) & (W_MYSELF | W_COMMIT)) != 0;
}

/* May the word be what "ich" behind it does? In a chat it may lack its end: "mach ich". */
static bool
is_verb_of_mine(const struct finder *f, const struct token *verb)
{
	return verb->kind == TOKEN_WORD && verb->letters == CASE_LOWER && verb->low.len > 2 &&
	    (slice_ends_nocase(verb->low, SLICE("e")) || clause_in_chat(f) || lacks_its_end(f, verb->low)) &&
	    !(verb->is &
	        (W_PAST | W_BE | W_WEAK | W_STATUS | W_FUNCTION | W_STATIVE | W_CONDITION | W_LEAD |
	            W_TIME)) &&
	    !clause_is_state_of_mine(verb->low);
}

/* Does the sentence name a thing in front of its verb: "Wartungsseite schalte ich", "den Termin mach ich"? */
static bool
names_thing(const struct tokens *t, size_t from, size_t verb)
{
	for (size_t i = from; i < verb; i++)
		if (t->v[i].kind == TOKEN_WORD && t->v[i].letters != CASE_LOWER &&
		    !(t->v[i].is & (W_TIME | W_LEAD | W_CONDITION)) &&
		    (i > from || !(t->v[i].is & W_FUNCTION)))
			return true;
	return false;
}

/* "Sobald die Liste da ist, schicke ich sie herum": the token behind the comma, where such a sentence goes on; or 0. */
static size_t
behind_once(const struct finder *f, size_t from, size_t end)
{
	if (!slice_eq(f->t->v[from].low, SLICE("sobald")))
		return 0;
	for (size_t i = from + 2; i + 3 < end && i < from + 16; i++)
		if (token_is(f->t, i, ','))
			return slice_eq(f->t->v[i + 2].low, SLICE("ich")) ? i + 1 : 0;
	return 0;
}

/* ", vorher geht er an Maya", ", dann ist Ruhe": what comes before or after is no part of the task; its comma, or end. */
static size_t
before_then(const struct tokens *t, size_t i, size_t end)
{
	static const char *const then[] = { "vorher", "davor", "dann", "danach", "anschlie\303\237end" };

	for (; i + 2 < end; i++)
		if (token_is(t, i, ',') && SLICE_IS_ONE_OF(t->v[i + 1].low, then))
			return i;
	return end;
}

/* ", die Teile": does the sentence begin anew with a thing behind the comma at token i, its first part being no condition? */
static bool
begins_anew(const struct finder *f, size_t from, size_t i, size_t end)
{
	return token_is(f->t, i, ',') && i > from + 2 && i + 4 < end && (f->t->v[i + 1].is & W_ARTICLE) && f->t->v[i + 2].kind == TOKEN_WORD &&
	    f->t->v[i + 2].letters == CASE_CAPITAL && !(f->t->v[from].is & (W_CONDITION | W_QUESTION));
}

/* Tokens in front of a comma behind which the writer says what he does. */
#define ASIDE_TOKENS 14

/* "super, die Liste schicke ich", "ja, Montag um 8:30, den Raum buche ich": where the part begins in which the writer does
 * something, where nobody does anything in front of it; else from. */
static size_t
behind_aside(const struct finder *f, size_t from, size_t end)
{
	const struct tokens *t = f->t;

	for (size_t i = from; i + 4 < end && i < from + ASIDE_TOKENS; i++) {
		if ((t->v[i].is & (W_I | W_WE | W_COMMIT | W_FUTURE | W_NEED | W_NOT | W_CONDITION | W_QUESTION | W_BE)) || people_match(f->people, t, i) > 0)
			return from;
		if (!token_is(t, i, ',') || !(t->v[i + 1].is & W_ARTICLE))
			continue;
		for (size_t j = i + 3; j < end && j < i + 7 && t->v[j - 1].kind == TOKEN_WORD; j++)
			if (slice_eq(t->v[j].low, SLICE("ich")) && is_verb_of_mine(f, &t->v[j - 1]))
				return i + 1;
	}
	return from;
}

/* "Den Betriebsrat informiere ich selbst am Montag": the writer behind his verb; in a chat also without a day. */
bool
clause_inverted(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const small[] = { "trotzdem", "dann", "noch", "nat\303\274rlich", "wieder", "weiterhin", "selbst" };
	const size_t begin = from;
	struct actor a;
	bool ahead;
	size_t once, verb;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_de)
		return false;
	once = behind_once(f, from, end);
	from = once > 0 ? once : behind_aside(f, from, end);
	ahead = once > 0 || clause_is_ahead(f->t, from, end);
	for (size_t i = from + (once > 0 ? 1 : 2); i < end && i < from + 12; i++) {
		/* "Vier Felder sind gelb, die Teile bestelle ich heute" */
		if (begins_anew(f, begin, i, end)) {
			from = i + 1;
			ahead = clause_is_ahead(f->t, from, end);
			i++;
			continue;
		}
		/* "am 9. Dezember bestelle ich" */
		if (token_is(f->t, i, '.') && f->t->v[i - 1].kind == TOKEN_NUMBER)
			continue;
		if (f->t->v[i].kind == TOKEN_PUNCT)
			return false;
		if (!slice_eq(f->t->v[i].low, SLICE("ich")))
			continue;
		/* "den Bericht übernehme trotzdem ich" */
		verb = i - 1 - (i > from + 2 && SLICE_IS_ONE_OF(f->t->v[i - 1].low, small));
		if (!is_verb_of_mine(f, &f->t->v[verb]))
			continue;
		if (!ahead && (!names_thing(f->t, from, verb) || clause_is_over(f->t, from, end) ||
		                  (!clause_in_chat(f) && (!(f->t->v[verb].is & W_MYSELF) || f->marked))))
			return false;
		if (from > begin && once == 0)
			clause_sentence(f, begin, from - 1, sentence);
		a = actor_writer(i, i + 1);
		clause_add(f, from, &a, SIGNAL_VERB, 0, true, sentence);
		f->clauses[f->n - 1].from = f->clauses[f->n - 1].task_from = from;
		f->clauses[f->n - 1].to = end;
		f->clauses[f->n - 1].task_to = before_then(f->t, i, end);
		clause_self_who(f, from);
		f->clauses[f->n - 1].present = !ahead && !clause_in_chat(f);
		/* "Maya: mache ich morgen" */
		if (f->label.n > 0 && clause_in_chat(f)) {
			f->clauses[f->n - 1].form = CLAIM_SELF;
			f->clauses[f->n - 1].actor = f->label;
		}
		return true;
	}
	return false;
}
