/*
 * See legend.h. Method: letters fit a name when they are the first letters of
 * its words, in order, some words left out ("FE" for Fatima El Idrissi), or more
 * than one letter of a word ("ThB"). A name that stands beside letters that fit
 * it explains them.
 *
 * A short form in brackets behind a name, "Kessler (Ke)", is one where it begins
 * a word of the name.
 *
 * Known: letters that are none of the name's ("Maya Lin (X4)") are not understood.
 */
#include "parsers/language/legend.h"
#include "parsers/base/pool.h"

/* Words of a name in a legend. */
#define NAME_MAX 4
/* Different letters that are asked for; no meeting has more people that are called so. */
#define ASKED_MAX 64

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Do the letters begin the words from..to, in order? */
static bool
fit_from(struct slice letters, const struct tokens *t, size_t from, size_t to)
{
	size_t used = 0, words = 0;

	for (size_t i = from; i < to && used < letters.len; i++) {
		struct slice w = t->v[i].plain;
		size_t n = 0;

		while (used + n < letters.len && n < w.len && (letters.p[used + n] | 32) == w.p[n])
			n++;
		/* "MOC" for "Maya O'Connor": the name goes on behind the sign */
		if (n == 1 && i > from && used + 2 == letters.len && w.len > 2 && !is_small(w.p[1]) &&
		    (letters.p[used + 1] | 32) == w.p[2])
			n++;
		/* the first word may not be left out */
		if (i == from && n == 0)
			return false;
		/* "MM" for "Maya Mumm": what is left must begin the words behind */
		while (n > 1 && i + 1 < to && used + n == letters.len && words == 0)
			n--;
		used += n;
		words += n > 0;
	}
	return used == letters.len && words > 1;
}

static bool
is_name_word(const struct token *w)
{
	return w->kind == TOKEN_WORD && (w->letters != CASE_LOWER || (w->is & W_PARTICLE)) &&
	    !(w->is & (W_TIME | W_MARKER));
}

static bool
joins(const struct tokens *t, size_t i)
{
	return token_is(t, i, '=') || token_is(t, i, '(') || token_is(t, i, '|') || token_is(t, i, '-') ||
	    token_is_colon(t, i) || token_is_dash(t, i);
}

/* Is there a word of them that are_letters may be true of? */
static bool
holds_letters(const struct tokens *t)
{
	return (t->letters & (1u << CASE_UPPER | 1u << CASE_MIXED)) != 0;
}

static bool
are_letters(const struct tokens *t, size_t i)
{
	return i < t->n && t->v[i].kind == TOKEN_WORD && t->v[i].letters >= CASE_UPPER &&
	    people_are_letters(tokens_slice(t, i, i + 1));
}

size_t
legend_names(const struct tokens *t, size_t i, size_t end, size_t *from)
{
	size_t to, n;

	if (!are_letters(t, i))
		return 0;
	*from = i + 1 + (i + 1 < end && joins(t, i + 1));
	/* "MA = Dr. Maya Ahmed" */
	while (*from + 2 < end && (t->v[*from].is & W_TITLE))
		*from += 1 + token_is(t, *from + 1, '.');
	/* "LC = Lina Cho MAP = Marc Perrin": where the next letters are explained the name is over */
	for (n = 0, to = *from; to < end && n < NAME_MAX && is_name_word(&t->v[to]); n++) {
		if (n > 0 && to + 1 < end && are_letters(t, to) && joins(t, to + 1) && !token_is(t, to + 1, '('))
			break;
		to++;
	}
	for (; n >= 2; n--, to--)
		if (fit_from(t->v[i].plain, t, *from, to))
			return n;
	return 0;
}

/* The stop of "O. Haddad" and "Dr. Haddad", at token i. */
static bool
is_name_stop(const struct tokens *t, size_t i)
{
	return i > 0 && token_is(t, i, '.') && t->v[i - 1].kind == TOKEN_WORD &&
	    (t->v[i - 1].len == 1 || (t->v[i - 1].is & W_TITLE));
}

/* "Omar Haddad (OH)", "O. Haddad (OH)": the name that ends in front of the bracket at token open; the letters are
 * the token at. */
static size_t
named_before(const struct tokens *t, size_t open, size_t at)
{
	size_t n = 0;

	while (n < NAME_MAX + 1 && n < open &&
	    (is_name_word(&t->v[open - n - 1]) || is_name_stop(t, open - n - 1)))
		n++;
	for (; n >= 2; n--)
		if (fit_from(t->v[at].plain, t, open - n, open))
			return n;
	return 0;
}

/* Tokens in the bracket in front of the letters: "(works council, OH)". */
#define ASIDE_TOKENS 6

/* Do the letters at token i close a bracket behind something else? Where it opens, 0 if they do not. */
static size_t
closes_bracket(const struct tokens *t, size_t i)
{
	if (i < 4 || !token_is(t, i + 1, ')') || !token_is(t, i - 1, ','))
		return 0;
	for (size_t n = 2; n < ASIDE_TOKENS && n + 1 < i; n++)
		if (token_is(t, i - n, '('))
			return i - n;
	return 0;
}

/* Letters of a short name: "Ke", "OC", "Mue". */
#define SHORT_LEAST 2
#define SHORT_MOST 4

/* Do the letters stand in the word in this order, the first of them at its beginning? */
static bool
within(struct slice letters, struct slice word)
{
	size_t i = 0;

	if (word.len == 0 || letters.len == 0 || letters.p[0] != word.p[0])
		return false;
	for (size_t j = 0; j < word.len && i < letters.len; j++)
		i += word.p[j] == letters.p[i];
	return i == letters.len;
}

/*
 * "Kessler (Ke)", "O'Connor (OC)", "Müller St. (Mü, minutes)": the tokens of the name in front of the bracket at token
 * open that holds a short form of it, 0 if it is none.
 */
static size_t
short_form(const struct people *people, const struct tokens *t, size_t open)
{
	const struct token *w = &t->v[open + 1];
	size_t n = 0;
	bool fits = false;

	if (w->kind != TOKEN_WORD || w->letters == CASE_LOWER || w->plain.len < SHORT_LEAST ||
	    w->plain.len > SHORT_MOST || !(token_is(t, open + 2, ')') || token_is(t, open + 2, ',')) ||
	    (w->is & (W_TECH | W_ROLE | W_FUNCTION | W_TIME | W_MARKER)) ||
	    people_department(people, t, open + 1) > 0)
		return 0;
	while (n <= NAME_MAX && n < open &&
	    (is_name_word(&t->v[open - n - 1]) || (n == 0 && token_is(t, open - 1, '.')))) {
		n++;
		/* "Ke" begins the name, "OC" leaves letters out */
		fits = fits ||
		    (w->letters == CASE_UPPER ? within(w->plain, t->v[open - n].plain)
		                              : slice_starts(t->v[open - n].plain, w->plain));
	}
	return fits ? n : 0;
}

/* The notes call the name so. */
static void
call(struct people *people, const struct tokens *t, size_t open, size_t n)
{
	struct slice called = tokens_slice(t, open + 1, open + 2);
	struct reading_owner who;

	people_resolve(people, tokens_slice(t, open - n, open), &who);
	if (who.email.len > 0)
		people_call(people, who.name, who.email, called);
}

static void
explain(struct people *people, const struct tokens *t, size_t letters, size_t from, size_t to)
{
	struct reading_owner who;

	people_resolve(people, tokens_slice(t, from, to), &who);
	people_add(people, who.name, who.email, PEOPLE_NOTES);
	people_letters(people, who.name, who.email, tokens_slice(t, letters, letters + 1));
}

/* "Herr Harms (t.harms@corp.example)": whose address it is at token i. */
static void
address_read(struct people *people, const struct tokens *t, size_t i)
{
	size_t n = 0;

	struct reading_owner who;

	if (i < 2 || !(token_is(t, i - 1, '(') || token_is(t, i - 1, '<')) ||
	    !(token_is(t, i + 1, ')') || token_is(t, i + 1, '>'))) {
		/* a guest of whom there is no more than "c.perrin@partner.example"; "ops@" is no person */
		people_resolve(people, tokens_slice(t, i, i + 1), &who);
		if ((who.name.len == 0 || slice_find_char(who.name, '@') < who.name.len) &&
		    slice_find_char(tokens_slice(t, i, i + 1), '.') < slice_find_char(tokens_slice(t, i, i + 1), '@'))
			people_add(people, (struct slice) { NULL, 0 }, tokens_slice(t, i, i + 1), PEOPLE_NOTES);
		return;
	}
	/* "Met Raj Singh (...)" */
	while (n < NAME_MAX && n + 1 < i && is_name_word(&t->v[i - 2 - n]) && !(t->v[i - 2 - n].is & W_FUNCTION) &&
	    !(n > 0 && (t->v[i - 2 - n].is & (W_PAST | W_VERB)) && !(t->v[i - 2 - n].is & (W_GIVEN | W_FUTURE))))
		n++;
	if (n > 0)
		people_add(people, tokens_slice(t, i - 1 - n, i - 1), tokens_slice(t, i, i + 1), PEOPLE_NOTES);
}

/* "NB = Nadia": somebody known by one name, who is told apart by it; the tokens of the name, 0 if it is none. */
static size_t
named_alone(const struct people *people, const struct tokens *t, size_t i)
{
	struct reading_owner who;
	size_t n;

	if (!token_is(t, i + 1, '=') || i + 2 >= t->n || (n = people_match(people, t, i + 2)) == 0)
		return 0;
	people_resolve(people, tokens_slice(t, i + 2, i + 2 + n), &who);
	return who.email.len > 0 ? n : 0;
}

/* How many letters the line explains. */
static size_t
explained_read(const struct tokens *t, struct people *people)
{
	const bool any = holds_letters(t) || (t->kinds & 1u << TOKEN_ADDRESS);
	size_t n, found = 0;

	for (size_t i = 0; any && i < t->n; i++) {
		size_t from, open;

		if (t->v[i].kind == TOKEN_ADDRESS)
			address_read(people, t, i);
		if (!are_letters(t, i))
			continue;
		if ((n = legend_names(t, i, t->n, &from)) > 0) {
			explain(people, t, i, from, from + n);
			i = from + n - 1;
			found++;
		} else if ((n = named_alone(people, t, i)) > 0) {
			explain(people, t, i, i + 2, i + 2 + n);
			i += 1 + n;
			found++;
		} else if (i > 1 && token_is(t, i - 1, '(') &&
		    (token_is(t, i + 1, ')') || token_is(t, i + 1, ','))) {
			if ((n = named_before(t, i - 1, i)) > 0) {
				explain(people, t, i, i - 1 - n, i - 1);
				found++;
			}
		} else if ((open = closes_bracket(t, i)) > 0 && (n = named_before(t, open, i)) > 0) {
			explain(people, t, i, open - n, open);
			found++;
		}
	}
	if (!tokens_may_hold(t, '('))
		return found;
	for (size_t i = 1; i + 2 < t->n; i++)
		if (token_is(t, i, '(') && named_before(t, i, i + 1) == 0 && (n = short_form(people, t, i)) > 0)
			call(people, t, i, n);
	return found;
}

struct asked {
	struct slice letters;
	struct reading_owner who;
	bool found;
};

/* "PR/AN", "PR and AN to": do letters stand beside the token i, in one place for whoever does it? */
static bool
is_one_of_pair(const struct tokens *t, size_t i)
{
	if (i > 1 && token_is(t, i - 1, '/') && are_letters(t, i - 2))
		return true;
	return i + 2 < t->n && are_letters(t, i + 2) &&
	    (token_is(t, i + 1, '/') || ((t->v[i + 1].is & W_AND) && i + 3 < t->n && (t->v[i + 3].is & W_TO)));
}

/* May letters that nobody explains be somebody's? Not "API", "CEO", and none in a line of capitals. */
static bool
may_be_ones(const struct tokens *t, size_t i)
{
	uint64_t no = W_TECH | W_MARKER | W_NOBODY | W_TITLE | W_EVERYONE | W_ROLE | W_FUNCTION | W_WE | W_I;

	/* "AN to book it": no article */
	if ((i == 0 || t->v[i - 1].kind == TOKEN_PUNCT) && i + 2 < t->n && (t->v[i + 1].is & W_TO) &&
	    t->v[i + 1].letters == CASE_LOWER)
		no &= ~(uint64_t)(W_FUNCTION | W_WE | W_ROLE);
	if (is_one_of_pair(t, i))
		no &= ~(uint64_t)(W_FUNCTION | W_WE | W_ROLE | W_TECH);
	return are_letters(t, i) && t->v[i].letters == CASE_UPPER && !(t->v[i].is & no) &&
	    !(i > 0 && t->v[i - 1].kind == TOKEN_WORD && t->v[i - 1].letters == CASE_UPPER) &&
	    !(i + 1 < t->n && (t->v[i + 1].letters == CASE_UPPER || t->v[i + 1].kind == TOKEN_NUMBER) &&
	        t->v[i + 1].kind != TOKEN_PUNCT);
}

/* Initials of people who were there: two different ones make a habit of it, those that are explained among them. */
static void
initials_read(const struct outline *o, struct people *people, size_t found)
{
	struct asked *asked = pool_array(o->pool, ASKED_MAX, sizeof(*asked));
	size_t n = 0;
	bool known = false; /* letters of the directory are used */

	for (size_t i = 0; i < o->n; i++) {
		const struct tokens *t = &o->v[i].t;

		for (size_t j = 0; holds_letters(t) && j < t->n && n < ASKED_MAX; j++) {
			struct slice letters;
			size_t k = 0;

			if (t->v[j].letters != CASE_UPPER || o->v[i].b->kind == BLOCK_CODE || !may_be_ones(t, j) ||
			    people_department(people, t, j) > 0)
				continue;
			if (people_match(people, t, j) > 0) {
				known = true;
				continue;
			}
			letters = tokens_slice(t, j, j + 1);
			while (k < n && !slice_eq(asked[k].letters, letters))
				k++;
			if (k < n)
				continue;
			asked[n].letters = letters;
			asked[n].found = people_present_by_letters(people, letters, &asked[n].who);
			found += asked[n++].found;
		}
	}
	for (size_t i = 0; i < n && found + known > 1; i++)
		if (asked[i].found)
			people_letters(people, asked[i].who.name, asked[i].who.email, asked[i].letters);
}

void
legend_read(const struct outline *o, struct people *people)
{
	size_t found = 0;

	for (size_t i = 0; i < o->n; i++)
		if (o->v[i].b->kind != BLOCK_CODE) {
			found += explained_read(&o->v[i].t, people);
			legend_called(o->pool, people, &o->v[i].t);
		}
	initials_read(o, people, found);
	legend_shortened(o, people);
}
