/* See claim_clause.h. What may stand in front of who does something: "and", "on Monday", "for this". */
#include "parsers/language/claim_clause.h"

/* Tokens of a day in front of who does it. */
#define WHEN_TOKENS 7

/* "On Monday", "by the end of next week": tokens of a day in front of who does it. */
static size_t
when_length(const struct tokens *t, size_t i, size_t end)
{
	static const char *const small[] = { "on", "by", "in", "at", "the", "of", "next", "this", "end", "before", "am",
		"bis", "im", "vor" };
	size_t n = 0;
	bool day = false;

	for (; i + n < end && n < WHEN_TOKENS; n++) {
		const struct token *w = &t->v[i + n];

		if (w->kind != TOKEN_NUMBER && !(w->is & (W_TIME | W_BYTIME)) && !SLICE_IS_ONE_OF(w->low, small))
			break;
		day = day || (w->is & W_TIME) != 0;
	}
	return day ? n : 0;
}

/* Words of what stands in front of "I will": "After the fair", "For this". */
#define FRONT_TOKENS 5

/* "After the fair I will", "For this Maya must", "For the fair Maya brings": the tokens in front of who does
 * it, or 0. */
static size_t
front_length(const struct finder *f, size_t i, size_t end)
{
	static const char *const small[] = { "after", "for", "before", "during", "nach", "pour", "despu\303\251s" };
	const struct tokens *t = f->t;
	struct actor a;
	size_t n;

	if (i + 4 >= end || !SLICE_IS_ONE_OF(t->v[i].low, small))
		return 0;
	for (size_t j = i + 1; j + 2 < end && j <= i + FRONT_TOKENS; j++) {
		if (j > i + 1 && actor_read(f->people, t, j, end, &a) && (a.kind == ACTOR_I || a.kind <= ACTOR_HANDLE))
			return token_has(t, a.to, W_FUTURE | W_NEED | W_COMMIT, &n) ||
			        (a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE && clause_does(f->o, t, a.to, end, &a))
			    ? j - i
			    : 0;
		if (t->v[j].kind != TOKEN_WORD || t->v[j].letters != CASE_LOWER ||
		    (t->v[j].is & (W_BE | W_FUTURE | W_NEED | W_I)))
			return 0;
	}
	return 0;
}

/* "Côté web, Hugo doit", "On the money, Tom will": the tokens up to somebody known who will or has to, or 0. */
static size_t
topic_length(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;
	struct actor a;

	for (size_t j = i; j + 3 < end && j <= i + FRONT_TOKENS; j++) {
		if (token_is(t, j, ','))
			return j > i && actor_read(f->people, t, j + 1, end, &a) && a.kind != ACTOR_NONE &&
			        a.kind <= ACTOR_HANDLE && token_has(t, a.to, W_FUTURE | W_NEED, NULL)
			    ? j + 1 - i
			    : 0;
		if (t->v[j].kind != TOKEN_WORD ||
		    (t->v[j].is & (W_BE | W_FUTURE | W_NEED | W_I | W_WE | W_CONDITION | W_NOT | W_PAST)) ||
		    (t->v[j].letters != CASE_LOWER && actor_read(f->people, t, j, end, &a) &&
		        a.kind <= ACTOR_HANDLE))
			return 0;
	}
	return 0;
}

/* Tokens of what comes first: "Once I have those", "As soon as the plan is ready". */
#define ONCE_TOKENS 12

/* "Once I have those I will load it": the tokens up to the writer who will, or 0; a comma would be a border by itself. */
static size_t
once_length(const struct tokens *t, size_t i, size_t end)
{
	static const char *const once[] = { "once", "as soon as", "when", "after" };

	if (CLAUSE_PHRASE_AT(t, i, end, once) == 0)
		return 0;
	for (size_t j = i + 3; j + 2 < end && j < i + ONCE_TOKENS && t->v[j].kind != TOKEN_PUNCT; j++)
		if ((t->v[j].is & W_I) && (t->v[j + 1].is & W_FUTURE))
			return j - i;
	return 0;
}

/* "Here Maya must clarify it", behind the first word. */
static bool
has_to_behind(const struct finder *f, size_t i, size_t end)
{
	struct actor a;

	return i + 3 < end && actor_read(f->people, f->t, i, end, &a) && a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE &&
	    token_has(f->t, a.to, W_FUTURE | W_NEED, NULL);
}

size_t
clause_lead(const struct finder *f, size_t i, size_t end)
{
	size_t n = 1;

	/* "also", "on my side" */
	while (i < end && !(f->t->v[i].kind == TOKEN_IDEOGRAPH && (f->t->v[i].is & W_WITH)) &&
	    (token_has(f->t, i, W_LEAD | W_AND, &n) || token_is(f->t, i, ',') ||
	        (clause_in_chat(f) && clause_is_reply(f->t, i)))) {
		i += n;
		n = 1;
	}
	if (i < end && (f->t->any & W_TIME))
		i += when_length(f->t, i, end);
	i += i < end && token_is(f->t, i, ',');
	i += i < end && SLICE_IS_ONE_OF(f->t->v[i].low, ((const char *const[]) { "here", "there", "meanwhile" })) && has_to_behind(f, i + 1, end);
	if ((n = front_length(f, i, end)) == 0 && (n = topic_length(f, i, end)) == 0)
		n = once_length(f->t, i, end);
	i += n;
	return i < end ? i : end;
}

/* Tokens in front of whoever was named by mistake, and from there to the word that takes it back. */
#define MISTAKE_FRONT 8
#define MISTAKE_TOKENS 3

/* "then tom will no sorry not tom priya will": where he stands who is meant; or from. */
static size_t
behind_correction(const struct finder *f, size_t from, size_t end)
{
	static const char *const takes_back[] = { "no sorry", "sorry no", "no wait", "wait no", "scratch that", "sorry", "nein quatsch", "quatsch nein", "quatsch", "ach nein",
		"nein moment", "nein halt", "nein", "non pardon", "pardon", "no perd\303\263n", "perd\303\263n" };
	const struct tokens *t = f->t;
	struct actor a, b;
	size_t i, n = 0;

	for (i = from; i + 4 < end && i < from + MISTAKE_FRONT; i++)
		if (actor_read(f->people, t, i, end, &a) && a.n == 1 && a.kind <= ACTOR_HANDLE)
			break;
		else if (t->v[i].is & (W_FUTURE | W_COMMIT | W_I | W_WE))
			return from;
	if (i + 4 >= end || i == from + MISTAKE_FRONT)
		return from;
	for (i = a.to; i < end && i < a.to + MISTAKE_TOKENS && n == 0; i += n == 0)
		n = CLAUSE_PHRASE_AT(t, i, end, takes_back);
	if (n == 0)
		return from;
	i += n;
	i += token_is(t, i, ',');
	if (i + 1 < end && (t->v[i].is & W_NOT) && actor_read(f->people, t, i + 1, end, &b))
		i = b.v[0].to + token_is(t, b.v[0].to, ',');
	i += i < end && (t->v[i].is & W_ARTICLE) != 0;
	return i + 2 < end && actor_read(f->people, t, i, end, &b) && b.kind <= ACTOR_HANDLE && b.kind != ACTOR_NONE ? i : from;
}

size_t
clause_behind_contrast(const struct finder *f, size_t from, size_t end)
{
	static const char *const nots[] = { "not", "nicht", "pas", "no" };
	static const char *const buts[] = { "but", "sondern", "mais", "sino" };
	static const char *const instead[] = { "instead of", "rather than", "statt", "anstatt", "anstelle von", "au lieu de", "en lugar de", "en vez de" };
	const struct tokens *t = f->t;
	struct actor a, b;
	size_t n = from < end && SLICE_IS_ONE_OF(t->v[from].low, nots) ? 1 : 0, at = n == 0 ? CLAUSE_PHRASE_AT(t, from, end, instead) : 0;

	if (n + at == 0)
		return behind_correction(f, from, end);
	if (!actor_read(f->people, t, from + n + at, end, &a) || a.n == 0 || a.kind > ACTOR_HANDLE)
		return from;
	/* "instead of Tom, Maya" */
	if (n == 0 && a.n == 2 && token_is(t, a.v[1].from - 1, ','))
		return a.v[1].from;
	at = a.to + token_is(t, a.to, ',');
	if (n > 0 && !SLICE_IS_ONE_OF(t->v[at].low, buts))
		return from;
	at += n;
	return at + 2 < end && actor_read(f->people, t, at, end, &b) && b.from == at && b.kind <= ACTOR_HANDLE ? at : from;
}

/* Tokens of a day with its sign. */
#define DAY_LABEL_TOKENS 9

size_t
clause_day_label(const struct finder *f)
{
	static const char *const joins[] = { "by", "bis", "am", "on", "zum", "le", "el", "pour", "para", "avant", "al", "the" };
	const struct tokens *t = f->t;
	size_t from = f->start, i = from + token_is(t, from, '('), day = 0;
	struct actor a;

	for (; i < t->n && i < from + DAY_LABEL_TOKENS && !token_is_colon(t, i) && !token_is(t, i, ')'); i++) {
		day += (t->v[i].is & W_TIME) ? 2 : t->v[i].kind == TOKEN_NUMBER ? 1 + (t->v[i].len > 2) : 0;
		if (t->v[i].kind == TOKEN_WORD ? !((t->v[i].is & (W_TIME | W_BYTIME)) || SLICE_IS_ONE_OF(t->v[i].low, joins))
		                               : t->v[i].kind != TOKEN_NUMBER && !token_is(t, i, '.') && !token_is(t, i, '/') && !token_is(t, i, ','))
			return 0;
	}
	if (day < 2 || i + 3 >= t->n || !(token_is(t, from, '(') ? token_is(t, i, ')') : token_is_colon(t, i)))
		return 0;
	i += 1 + (token_is(t, i, ')') && token_is_colon(t, i + 1));
	return t->v[i].space && t->v[i].letters != CASE_LOWER && actor_read(f->people, t, i, t->n, &a) && a.kind <= ACTOR_HANDLE && a.kind != ACTOR_NONE &&
	        clause_is_reachable(f, &a) && !(f->v->b->kind == BLOCK_ITEM && token_is_colon(t, a.to))
	    ? i - from
	    : 0;
}

/* Points of a list that are looked at together, and those whose brackets name somebody by which the others do, too. */
#define BRACKETS_BESIDE 40
#define BRACKETS_LEAST 3

/* "[aleks] ..." in front of the point at block: its word; NULL where there is none. */
static const struct token *
bracketed_word(const struct outline *o, size_t block)
{
	const struct tokens *t = &o->v[block].t;

	return o->v[block].b->kind == BLOCK_ITEM && t->n > 4 && token_is(t, 0, '[') && t->v[1].kind == TOKEN_WORD && token_is(t, 2, ']') && t->v[1].len > 1 &&
	        !(t->v[1].is & (W_DONE | W_OPEN | W_MARKER | W_STATUS | W_TIME | W_DUE | W_MILESTONE | W_QUESTION))
	    ? &t->v[1]
	    : NULL;
}

bool
clause_listed_bracket(const struct finder *f, size_t i, struct actor *a)
{
	const struct token *own = bracketed_word(f->o, f->block);
	const size_t from = f->block > BRACKETS_BESIDE ? f->block - BRACKETS_BESIDE : 0;
	size_t brackets = 0, again = 0, others = 0, given = 0;

	if (own == NULL || i != 1 || f->v->section != SECTION_ACTION || (own->is & ~(uint64_t)W_GIVEN) != 0 || own->phrase != own->is || slice_has_digit(own->low))
		return false;
	for (size_t k = from; k < f->o->n && k < f->block + BRACKETS_BESIDE; k++) {
		const struct token *w = bracketed_word(f->o, k);

		if (w == NULL || f->o->v[k].heading != f->v->heading)
			continue;
		brackets++;
		given += (w->is & W_GIVEN) != 0;
		again += slice_eq(w->low, own->low);
		others += !slice_eq(w->low, own->low);
	}
	/* one word in front of all is what they are about, and none that is a name: "[bug]", "[urgent]" */
	if (brackets < BRACKETS_LEAST || given == 0 || others == 0 || (again < 2 && others < 2))
		return false;
	*a = (struct actor) { .from = i, .to = i + 1, .kind = ACTOR_WORD, .n = 1, .v = { { (unsigned)i, (unsigned)i + 1, ACTOR_WORD } } };
	return true;
}

size_t
clause_weighed_letters(const struct finder *f, struct actor *a)
{
	const struct tokens *t = f->t;
	size_t i;

	if (f->v->section != SECTION_ACTION || f->v->b->kind != BLOCK_ITEM || !tokens_may_hold(t, '(') || !actor_read(f->people, t, f->start, t->n, a) ||
	    a->from != f->start || (a->kind != ACTOR_INITIALS && a->kind > ACTOR_HANDLE) || t->v[a->from].letters != CASE_UPPER)
		return 0;
	i = a->to;
	/* the bracket may have been read with the name */
	if (!token_is(t, i, '('))
		for (i = a->v[a->n - 1].to; i < t->n && i < a->to && !token_is(t, i, '('); i++)
			;
	if (!token_is(t, i, '(') || i + 3 >= t->n || t->v[i + 1].kind != TOKEN_NUMBER)
		return 0;
	for (i++; i < t->n && (t->v[i].kind == TOKEN_NUMBER || token_is(t, i, ',') || token_is(t, i, '.')); i++)
		;
	return token_is(t, i, ')') && i + 2 < t->n ? i + 1 - f->start : 0;
}

/* The token behind the bold words with which the line begins; 0 if there are none. */
static size_t
lead_end(const struct finder *f)
{
	const struct slice lead = f->v->b->lead;
	size_t i = 0;

	if (lead.len == 0 || lead.p != f->t->text.p)
		return 0;
	while (i < f->t->n && f->t->v[i].at < lead.len)
		i++;
	return i;
}

size_t
clause_bold_count(const struct finder *f)
{
	const struct tokens *t = f->t;
	size_t end = f->start == 0 && (t->any & W_MARKER) ? lead_end(f) : 0, i;

	if (end < 2 || end + 2 >= t->n || !(t->v[0].phrase & W_MARKER))
		return 0;
	for (i = t->v[0].phrase_len; i < end && (t->v[i].kind == TOKEN_NUMBER || t->v[i].kind == TOKEN_PUNCT); i++)
		;
	return i == end && t->v[t->v[0].phrase_len].kind == TOKEN_NUMBER ? end : 0;
}

size_t
clause_bold_marker(const struct finder *f, struct actor *a)
{
	const struct tokens *t = f->t;
	size_t end = f->start == 0 && (t->any & W_MARKER) ? lead_end(f) : 0, i, to = end;

	if (end < 2 || end + 1 >= t->n || !(t->v[0].phrase & W_MARKER))
		return 0;
	i = t->v[0].phrase_len;
	while (i < end && (t->v[i].kind == TOKEN_PUNCT || slice_eq(t->v[i].low, SLICE("for")) || slice_eq(t->v[i].low, SLICE("f\303\274r"))))
		i++;
	while (to > i && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (i >= to || !actor_read(f->people, t, i, to, a) || a->to != to || !(a->kind == ACTOR_EVERYONE || actor_is_named(a)))
		return 0;
	while (end + 1 < t->n && (token_is_colon(t, end) || token_is_dash(t, end) || token_is(t, end, ')')))
		end++;
	return end;
}

/* "high", "P1", "in progress", "INPROGRESS" at token i: the tokens of how urgent a point is or how it stands, in the language of the notes;
 * 0 if they are none. */
static size_t
tag_words(const struct finder *f, size_t i)
{
	static const char *const urgency[] = { "high", "medium", "med", "low", "normal", "urgent", "critical", "important", "blocker" };
	static const char *const de[] = { "hoch", "mittel", "niedrig", "dringend", "wichtig", "kritisch" }, *const fr[] = { "haute", "moyenne", "basse", "urgent", "importante" };
	static const char *const es[] = { "alta", "media", "baja", "urgente", "importante", "cr\303\255tico" };
	static const char *const zh[] = { "\351\253\230", "\344\270\255", "\344\275\216", "\347\264\247\346\200\245", "\347\267\212\346\200\245", "\351\207\215\350\246\201" };
	static const char *const priority[] = { "prio", "priority", "priorit\303\244t", "priorit\303\251", "prioridad" };
	static const char *const written[] = { "inprogress", "notstarted", "doing" };
	const struct tokens *t = f->t;
	const struct words *language = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;
	const struct token *w = &t->v[i];

	if (i + 1 >= t->n)
		return 0;
	if (w->phrase & W_OPEN)
		return w->phrase_len;
	if (w->kind == TOKEN_IDEOGRAPH)
		return SLICE_IS_ONE_OF(w->low, zh) ? 1 : 2 * SLICE_IS_ONE_OF(tokens_slice(t, i, i + 2), zh);
	if (w->len == 2 && w->low.p[0] == 'p' && w->low.p[1] >= '0' && w->low.p[1] <= '9')
		return 1;
	if (SLICE_IS_ONE_OF(w->low, priority))
		return 1 + (w[1].kind == TOKEN_NUMBER || w[1].len == 1 || SLICE_IS_ONE_OF(w[1].low, urgency));
	if (SLICE_IS_ONE_OF(w->low, urgency) || (language == &words_de && SLICE_IS_ONE_OF(w->low, de)) || (language == &words_fr && SLICE_IS_ONE_OF(w->low, fr)) ||
	    (language == &words_es && SLICE_IS_ONE_OF(w->low, es)))
		return 1 + SLICE_IS_ONE_OF(w[1].low, priority);
	return SLICE_IS_ONE_OF(w->low, written);
}

/* "#1" at token i, or "1" behind its "#": its tokens, or 0. */
static size_t
number_tag(const struct tokens *t, size_t i)
{
	const size_t sign = token_is(t, i, '#');

	return i + sign + 1 < t->n && (sign > 0 || (i > 0 && token_is(t, i - 1, '#'))) && t->v[i + sign].kind == TOKEN_NUMBER && t->v[i + sign].len < 4 ? sign + 1 : 0;
}

/* "In progress: ...", "WIP - ...": a state in front that needs no brackets to be none of the words. */
static bool
is_bare_state(const struct tokens *t, size_t i, size_t n)
{
	static const char *const states[] = { "in progress", "wip", "not started", "ongoing", "in arbeit", "in bearbeitung", "en cours", "en curso" };
	const struct slice s = tokens_slice(t, i, i + n);

	return slice_among(s, states, sizeof(states) / sizeof(states[0])) && (token_is_colon(t, i + n) || token_is_dash(t, i + n));
}

/* "P1 Maya: ...", "#1 Maya: ...": does somebody known begin behind the tag, at token i, and more than names stand there? */
static bool
is_before_name(const struct finder *f, size_t i)
{
	struct actor a;

	return actor_read(f->people, f->t, i, f->t->n, &a) && a.kind <= ACTOR_HANDLE && a.kind != ACTOR_NONE && a.to + 1 < f->t->n;
}

size_t
clause_tag_length(const struct finder *f, size_t i)
{
	const struct tokens *t = f->t;
	const bool listed = f->v->b->kind == BLOCK_ITEM, square = token_is(t, i, '['), round = token_is(t, i, '(') && listed;
	const size_t from = i;
	size_t n = number_tag(t, i);

	if (n == 0 && (n = tag_words(f, i + (square || round))) == 0)
		return 0;
	i += n + (square || round);
	if (square || round)
		i = token_is(t, i, square ? ']' : ')') ? i + 1 : from;
	else if (!listed || f->v->section != SECTION_ACTION ||
	    !(is_bare_state(t, from, n) || ((n > 1 || slice_has_digit(t->v[from].low)) && (is_before_name(f, i) || (!(t->v[from].phrase & W_OPEN) && (token_is_colon(t, i) || token_is_dash(t, i)))))))
		return 0;
	while (i > from && i < t->n && (token_is_colon(t, i) || token_is_dash(t, i)))
		i++;
	return i + 1 < t->n ? i - from : 0;
}

/* What elsewhere only tells how somebody is, and the words behind it by which it is a deed: "looks at", "arbeitet weiter". */
static const struct listed_deed {
	const char *verb, *with;
} listed_deeds[] = { { "looks", " at into after for over through " }, { "works", " on out through with " }, { "goes", " through over to " }, { "talks", " to with " },
	{ "continues", " to with on the " }, { "arbeitet", " weiter an am " }, { "schaut", " nach sich " }, { "sieht", " nach sich " }, { "spricht", " mit " },
	{ "redet", " mit " }, { "travaille", " sur " }, { "voit", " avec " }, { "trabaja", " en " }, { "continue", " \303\240 la le les " },
	{ "continuera", " \303\240 la le les " }, { "continueront", " \303\240 la le les " }, { "poursuivra", " la le les " } };

/* "keeps working", "seguirá investigando" at token i. */
static bool
goes_on_doing(const struct tokens *t, size_t i)
{
	static const char *const keeps[] = { "keeps", "keep" }, *const sigue[] = { "sigue", "seguir\303\241", "seguir\303\241n" };

	if (SLICE_IS_ONE_OF(t->v[i].low, keeps))
		return slice_ends_nocase(t->v[i + 1].low, SLICE("ing"));
	return SLICE_IS_ONE_OF(t->v[i].low, sigue) && slice_ends_nocase(t->v[i + 1].low, SLICE("ndo"));
}

bool
clause_listed_doer(struct finder *f)
{
	const struct tokens *t = f->t;
	bool deed = false;
	struct actor a;

	if (f->v->section != SECTION_ACTION || f->v->b->kind != BLOCK_ITEM || f->n > 0 || f->owner.n > 0 || !actor_read(f->people, t, f->start, f->end, &a) ||
	    a.from != f->start || a.kind != ACTOR_KNOWN || a.to + 2 >= f->end || t->v[a.to].letters != CASE_LOWER || t->v[a.to + 1].kind != TOKEN_WORD ||
	    clause_has(t, a.to, f->end, W_NOT | W_CONDITION | W_PAST))
		return false;
	for (size_t k = 0; k < sizeof(listed_deeds) / sizeof(listed_deeds[0]) && !deed; k++)
		deed = slice_eq(t->v[a.to].low, slice_of(listed_deeds[k].verb)) && clause_is_one_of(t->v[a.to + 1].low, listed_deeds[k].with);
	if (!deed && !goes_on_doing(t, a.to))
		return false;
	f->owner = a;
	f->bracket = true;
	f->begin = f->start = a.to;
	return true;
}

/* The signs between a name and its task at token i that are no colon or dash with white space around: "-", "...", "//"; their tokens, 0 if
 * there is none. */
static size_t
sign_behind_name(const struct tokens *t, size_t i)
{
	size_t n = 0;

	if (i + 1 >= t->n || token_is_dash(t, i))
		return 0;
	/* "Maya- order", "Maya -order"; "Maya-Projekt" is a thing */
	if (token_is(t, i, '-'))
		return t->v[i].space || t->v[i + 1].space ? 1 : 0;
	if (token_is(t, i, 0x2013) || token_is(t, i, 0x2014) || token_is(t, i, 0x2026) || token_is(t, i, ';'))
		return 1;
	while (i + n < t->n && (token_is(t, i + n, '.') || token_is(t, i + n, '/')) && t->v[i + n].sign == t->v[i].sign)
		n++;
	return n > 1 ? n : 0;
}

void
clause_front_sign(struct finder *f)
{
	const struct tokens *t = f->t;
	/* "Tom... still waiting", "Maya; no news" */
	static const char *const tells[] = { "no", "not", "nothing", "still", "yes", "ok", "waiting", "noch", "kein", "keine", "keinen", "nichts", "wartet", "pas", "rien",
		"toujours", "encore", "sin", "nada", "sigue", "sick", "ill", "away", "off", "out", "back", "late", "busy", "absent", "on", "in", "at", "thanks", "thank", "krank", "weg", "im", "in",
		"danke", "malade", "merci", "en", "enfermo", "enferma", "gracias" };
	const size_t lead = f->start == 0 ? lead_end(f) : 0;
	struct actor a;
	size_t n, task;

	if (f->owner.n > 0 || f->said || f->v->section != SECTION_ACTION || f->v->b->kind == BLOCK_ROW || !actor_read(f->people, t, f->start, lead > 0 ? lead : f->end, &a) ||
	    a.from != f->start || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE)
		return;
	/* "**Maya** Brandschutztüren prüfen" */
	n = sign_behind_name(t, a.to);
	/* "Tom; Preisliste für die Bank" */
	if (n == 0 && a.n > 1 && token_is(t, a.v[0].to, ';') && actor_read_one(f->people, t, f->start, f->end, &a))
		n = sign_behind_name(t, a.to);
	if (n == 0 && (lead == 0 || lead != a.to || tokens_may_hold(t, ':')))
		return;
	task = a.to + n;
	if (task + 1 >= f->end || t->v[task].kind == TOKEN_PUNCT || (t->v[task].is & (W_BE | W_PAST | W_FUTURE | W_TIME | W_WEAK | W_PLEASE | W_ADDRESSED | W_I | W_WE | W_PRONOUN | W_NOT | W_STATUS)) ||
	    SLICE_IS_ONE_OF(t->v[task].low, tells))
		return;
	f->owner = a;
	f->bracket = true;
	f->begin = f->start = task;
}
