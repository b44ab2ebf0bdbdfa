/* See actor.h. */
#include <stdint.h>

#include "parsers/language/actor_more.h"
#include "parsers/language/people_known.h"

/* Words of a name, and of what is in brackets behind it. */
#define NAME_TOKENS 4
#define BRACKET_TOKENS 10

/* Bytes of a name's part behind a dash that has no capital. */
#define SYLLABLE_BYTES 5

static bool
is_name_word(const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];

	if (w->kind != TOKEN_WORD || w->letters == CASE_LOWER)
		return false;
	if (w->is & W_GIVEN && w->letters == CASE_CAPITAL)
		return true;
	if (w->is &
	    (W_FUNCTION | W_TIME | W_MARKER | W_TECH | W_FUTURE | W_WEAK | W_NEED | W_EVERYONE | W_NOBODY |
	        W_SOMEBODY | W_PLEASE))
		return false;
	/* "Peel-strength" is a thing; "Ji-woo", "Jean-Marc" are names */
	if (w->letters == CASE_CAPITAL && slice_find_char(w->low, '-') + SYLLABLE_BYTES < w->low.len)
		return false;
	/* "Speaker 3", whose name a recording does not tell */
	if (slice_eq(w->low, SLICE("speaker")) && i + 1 < t->n && t->v[i + 1].kind == TOKEN_NUMBER)
		return false;
	/* "Oh and Maya, ..."; "OH" may be somebody's letters */
	if (w->letters == CASE_CAPITAL && (w->is & W_LEAD) && w->low.len < 4)
		return false;
	/* "H-1", "RSK2" number something; "iPad", "eSign" are things; "eP" may be
	 * somebody's letters */
	if (slice_has_digit(w->low) ||
	    (w->letters == CASE_MIXED && w->low.len > 2 && t->text.p[w->at] >= 'a' && t->text.p[w->at] <= 'z'))
		return false;
	return (unsigned char)w->low.p[0] >= 0x80 || (w->low.p[0] >= 'a' && w->low.p[0] <= 'z');
}

/* "S." or "S": an initial in or behind a name; returns its tokens. */
static size_t
initial_length(const struct tokens *t, size_t i, size_t end)
{
	/* "Á" takes two bytes */
	if (i >= end || t->v[i].kind != TOKEN_WORD || t->v[i].plain.len != 1 ||
	    (t->v[i].letters != CASE_CAPITAL && t->v[i].letters != CASE_UPPER))
		return 0;
	/* "V: Maya T: 4.12." (outline_letters) */
	if ((t->v[i].phrase & (W_OWNER | W_DUE)) && token_is_colon(t, i + 1))
		return 0;
	/* "Omar I mean" */
	if ((t->v[i].is & W_I) && i + 1 < end && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_LOWER)
		return 0;
	if (i + 1 >= end || !token_is(t, i + 1, '.') || t->v[i + 1].space)
		return 1;
	/* "J.-P. Holm" */
	return i + 4 < end && token_is(t, i + 2, '-') && !t->v[i + 2].space && !t->v[i + 3].space && t->v[i + 3].plain.len == 1 &&
	        t->v[i + 3].letters != CASE_LOWER && token_is(t, i + 4, '.')
	    ? 5
	    : 2;
}

static size_t
particle_length(const struct tokens *t, size_t i, size_t end)
{
	size_t n = 0;

	while (n < 2 && i + n < end && (t->v[i + n].is & (W_PARTICLE | W_AND)) == W_PARTICLE &&
	    t->v[i + n].letters == CASE_LOWER)
		n++;
	/* "Kopie der Rechnung"; a name has "von der" */
	if (n == 1 && (slice_eq(t->v[i].low, SLICE("der")) || slice_eq(t->v[i].low, SLICE("den"))))
		return 0;
	return n > 0 && i + n < end && is_name_word(t, i + n) ? n : 0;
}

/* Capitalised words in a row. */
static size_t
name_length(const struct tokens *t, size_t i, size_t end, size_t *words)
{
	size_t j = i, n;

	*words = 0;
	while (j < end && *words < NAME_TOKENS) {
		if (j > i && !t->v[j].space && !token_is(t, j - 1, '.'))
			break;
		n = initial_length(t, j, end);
		if (n > 0 && (j > i || (n >= 2 && j + n < end && is_name_word(t, j + n)))) {
			j += n;
		} else if (is_name_word(t, j)) {
			j++;
		} else if (j > i && (n = particle_length(t, j, end)) > 0) {
			j += n + 1;
		} else {
			break;
		}
		(*words)++;
	}
	return j - i;
}

/* "the legal team", "Security WG": ends in a word for a role. */
static size_t
role_length(const struct tokens *t, size_t i, size_t end)
{
	size_t j = i, best = 0, last = i + 5;

	if (j < end && (t->v[j].is & W_ARTICLE))
		j++;
	for (size_t first = j; j < end && j < last && t->v[j].kind == TOKEN_WORD; j++) {
		if (j > first && !t->v[j].space)
			break;
		/* "IT to check it", not "sends it to me" */
		if ((t->v[j].is & W_ROLE) && !(t->v[j].letters == CASE_LOWER && slice_eq(t->v[j].low, SLICE("it"))))
			best = j + 1 - i;
		else if (best > 0 || (t->v[j].is & (W_FUNCTION | W_FUTURE | W_TO | W_VERB | W_PAST | W_BE)))
			break;
	}
	return best;
}

static size_t
take(struct actor *a, size_t i, size_t n, enum actor_kind kind)
{
	if (a->n == ACTOR_MAX)
		return 0;
	a->v[a->n].from = (unsigned)i;
	a->v[a->n].to = (unsigned)(i + n);
	a->v[a->n].kind = kind;
	a->n++;
	if (kind > a->kind)
		a->kind = kind;
	return n;
}

/* A department or team, perhaps with "the" before and "team" behind. */
static size_t
take_department(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	size_t skip = i < end && (t->v[i].is & W_ARTICLE) ? 1 : 0;
	size_t n = people_department(people, t, i + skip);

	if (n == 0)
		return 0;
	if (i + skip + n < end && (t->v[i + skip + n].is & W_ROLE) && t->v[i + skip + n].letters == CASE_LOWER) {
		n++;
		/* "Quality dept. to" */
		n += t->v[i + skip + n - 1].len == 4 && i + skip + n + 1 < end && token_is(t, i + skip + n, '.') && t->v[i + skip + n + 1].letters == CASE_LOWER;
	}
	/* its name is without "die", "les" */
	return take(a, i + skip, n, ACTOR_DEPARTMENT) > 0 ? skip + n : 0;
}

/* "Le service qualité", "l'équipe marketing", "Team Vertrieb": where the department's name begins behind such a word; 0 if it
 * is not so. */
static size_t
headed_department(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	const size_t head = i + 1 < end && (t->v[i].is & W_ARTICLE) ? i + 1 : i;

	for (size_t j = head + 1; j < end && j <= head + 2; j++)
		if (people_department_head(t, j) == head && people_department(people, t, j) > 0)
			return j;
	return 0;
}

/* Behind "all": "department leads", "project managers"; its tokens. */
static size_t
kind_length(const struct tokens *t, size_t i)
{
	size_t n = 0;

	for (size_t j = i; j < t->n && j < i + 3; j++) {
		if (t->v[j].kind != TOKEN_WORD || (t->v[j].letters != CASE_LOWER && !(t->v[j].is & W_ROLE)) ||
		    (t->v[j].is & (W_FUTURE | W_TO | W_BE | W_PLEASE)))
			break;
		if (t->v[j].is & W_ROLE)
			n = j + 1 - i;
	}
	return n;
}

/* "N.N.", "N. N.": nobody yet; its tokens. */
static size_t
no_name_length(const struct tokens *t, size_t i)
{
	return i + 2 < t->n && slice_eq(t->v[i].low, SLICE("n")) && t->v[i].letters != CASE_LOWER &&
	        token_is(t, i + 1, '.') && slice_eq(t->v[i + 2].low, SLICE("n")) && t->v[i + 2].letters != CASE_LOWER
	    ? 3 + token_is(t, i + 3, '.')
	    : 0;
}

static size_t
take_class(const struct tokens *t, size_t i, struct actor *a)
{
	size_t n, to;

	/* "ill sort that": without its apostrophe */
	if (i + 2 < t->n && slice_eq(t->v[i].low, SLICE("ill")) && t->v[i].letters == CASE_LOWER &&
	    (t->v[i + 1].is & (W_VERB | W_BE | W_STATIVE | W_PAST)) == W_VERB && !(i > 0 && (t->v[i - 1].is & (W_BE | W_ARTICLE))))
		return take(a, i, 1, ACTOR_I);
	if (token_is_colon(t, i + 1) && more_is_writer(t, i))
		return take(a, i, 1, ACTOR_I);
	/* "Owner TBD: order shoes" */
	if (token_has(t, i, W_OWNER, &n) && token_has(t, i + n, W_NOBODY, &to) && token_is_colon(t, i + n + to))
		return take(a, i, n + to, ACTOR_NOBODY);
	if (!token_has(t, i, W_EVERYONE | W_NOBODY | W_SOMEBODY | W_WE | W_I | W_PRONOUN, NULL))
		return 0;
	if (token_has(t, i, W_EVERYONE, &n))
		return take(a, i, n + kind_length(t, i + n), ACTOR_EVERYONE);
	if (token_has(t, i, W_NOBODY, &n))
		return take(a, i, n, ACTOR_NOBODY);
	if (token_has(t, i, W_SOMEBODY, &n))
		return take(a, i, n, ACTOR_SOMEBODY);
	if (token_has(t, i, W_WE, &n))
		return take(a, i, n, ACTOR_WE);
	if (token_has(t, i, W_I, &n))
		return take(a, i, n, ACTOR_I);
	if (token_has(t, i, W_PRONOUN, &n))
		return take(a, i, n, ACTOR_PRONOUN);
	return 0;
}

/* "Concurrently", "Gradually": how something is done, not "Connelly". */
static bool
is_adverb(const struct token *w)
{
	static const char *const names[] = { "elly", "illy", "olly", "erly" };

	return w->low.len > 6 && slice_ends_nocase(w->low, SLICE("ly")) && !SLICE_ENDS_ONE_OF(w->low, names);
}

static size_t
take_name(const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	size_t words, n = name_length(t, i, end, &words), role = role_length(t, i, end);
	const struct token *w = &t->v[i];

	if (role >= n && role > 0)
		return take(a, i, role, ACTOR_ROLE);
	if (n == 0)
		return 0;
	/* An order begins like a name: "Review Maya's list". */
	if (w->is & (W_VERB | W_PAST) && w->letters == CASE_CAPITAL && !(w->is & W_GIVEN))
		return 0;
	if (words > 1 || (w->is & W_GIVEN))
		return take(a, i, n, ACTOR_NAME);
	if (w->letters == CASE_UPPER && w->len <= 3)
		return take(a, i, n, ACTOR_INITIALS);
	return is_adverb(w) ? 0 : take(a, i, n, ACTOR_WORD);
}

static bool
name_ends(const struct tokens *t, size_t i, size_t end)
{
	return i >= end || t->v[i].kind != TOKEN_IDEOGRAPH || t->v[i].space ||
	    token_has(t, i, W_FUTURE | W_COMMIT | W_AND | W_NEED | W_LEAD | W_TIME | W_BYTIME, NULL);
}

/* "顾经理", a family name and a title at token i; "小陈", "老孟", up to a border or a verb: their tokens, or 0. */
static size_t
ideograph_called(const struct tokens *t, size_t i, size_t end)
{
	static const char *const titles[] = { "\347\273\217\347\220\206", "\347\270\275\347\233\243", "\346\200\273\347\233\221", "\344\270\273\344\273\273", "\350\200\201\345\270\210", "\350\200\201\345\270\253", "\345\205\210\347\224\237", "\345\245\263\345\243\253", "\345\244\204\351\225\277", "\347\247\221\351\225\277", "\351\203\250\351\225\277", "\344\270\273\347\256\241", "\345\215\232\345\243\253", "\346\225\231\346\216\210", "\345\276\213\345\270\210", "\345\214\273\347\224\237", "\351\231\242\351\225\277", "\346\240\241\351\225\277", "\345\272\227\351\225\277", "\345\216\202\351\225\277",
		"\345\270\210\345\202\205", "\345\270\253\345\202\205", "\347\273\204\351\225\277", "\347\265\204\351\225\267", "\351\230\237\351\225\277", "\351\232\212\351\225\267", "\351\230\277\345\247\250", "\345\244\247\345\247\220", "\346\212\244\345\243\253", "\350\255\267\345\243\253" };
	static const char *const before[] = { "\345\260\217", "\350\200\201" };

	if ((t->v[i].phrase & W_GIVEN) && t->v[i].phrase_len == 1 && i + 3 <= end && SLICE_IS_ONE_OF(tokens_slice(t, i + 1, i + 3), titles))
		return 3;
	return i + 2 <= end && SLICE_IS_ONE_OF(t->v[i].low, before) && !t->v[i + 1].space && (t->v[i + 1].phrase & W_GIVEN) &&
	        t->v[i + 1].phrase_len == 1 && name_ends(t, i + 2, end)
	    ? 2
	    : 0;
}

/* A family name and one or two more characters, up to a border or a verb. */
static size_t
ideograph_name(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	size_t n = people_match(people, t, i);

	if (n > 0)
		return 0; /* known: not ours to guess */
	if ((n = ideograph_called(t, i, end)) > 0)
		return n;
	if (!(t->v[i].phrase & W_GIVEN))
		return 0;
	for (n = t->v[i].phrase_len + 2; n > t->v[i].phrase_len; n--) {
		size_t j = i;

		while (j < i + n && j < end && t->v[j].kind == TOKEN_IDEOGRAPH && (j == i || !t->v[j].space))
			j++;
		if (j == i + n && name_ends(t, j, end))
			return n;
	}
	return 0;
}

/* "I. Haddad" in front of a line or a cell is nobody's "I". */
static bool
is_initial_i(const struct tokens *t, size_t i, size_t end)
{
	return t->v[i].len == 1 && initial_length(t, i, end) == 2 && i + 2 < end && is_name_word(t, i + 2) &&
	    t->v[i + 2].letters != CASE_LOWER && (i == 0 || t->v[i - 1].kind == TOKEN_PUNCT);
}

bool
actor_is_voice(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "speaker", "sprecher", "sprecherin", "hablante", "orador", "intervenant",
		"locuteur" };

	return i + 1 < end && (t->v[i].letters == CASE_CAPITAL || t->v[i].kind == TOKEN_HANDLE) && t->v[i + 1].kind == TOKEN_NUMBER &&
	    SLICE_IS_ONE_OF(t->v[i].low, words);
}

/* "Lin, Maya" where the family name's tokens stand from..comma: the tokens behind it that are the rest of the name. */
static size_t
turned_length(const struct people *people, const struct tokens *t, size_t from, size_t comma, size_t end)
{
	struct slice family[NAME_TOKENS];
	size_t n = 0;

	if (!token_is(t, comma, ',') || comma + 1 >= end)
		return 0;
	for (; from + n < comma && n < NAME_TOKENS - 1; n++)
		family[n] = t->v[from + n].kind == TOKEN_HANDLE ? t->v[from + n].low : t->v[from + n].plain;
	n = from + n == comma ? people_match_turned(people, family, n, t, comma) : 0;
	return comma + n <= end ? n : 0;
}

static bool
has_address(const struct people *people, const struct tokens *t, size_t from, size_t to)
{
	struct reading_owner o;

	people_resolve(people, tokens_slice(t, from, to), &o);
	return o.email.len > 0;
}

/* "rev" in small letters: of a drawing, and no Reverend. */
static bool
is_version(const struct token *w)
{
	return w->letters == CASE_LOWER && slice_eq(w->low, SLICE("rev"));
}

/* "mr tolman", "hr. demir": behind a title at token i, both in small letters as who types in a hurry writes, a word that means nothing. */
static bool
is_hurried_name(const struct tokens *t, size_t i, size_t name, size_t end)
{
	static const char *const titles[] = { "mr", "mrs", "ms", "dr", "hr", "frau", "herr", "mme", "mlle", "sr", "sra", "srta", "do\303\261a" };
	/* Microsoft's, and who is senior */
	static const char *const no[] = { "excel", "word", "outlook", "teams", "office", "powerpoint", "access", "project", "windows", "sharepoint", "onedrive", "edge", "developer",
		"engineer", "manager", "director", "analyst", "designer", "consultant", "lead", "dev" };
	const struct token *w = &t->v[name];

	return name > i && name < end && SLICE_IS_ONE_OF(t->v[i].low, titles) && t->v[i].letters == CASE_LOWER && w->kind == TOKEN_WORD &&
	    w->letters == CASE_LOWER && w->len > 2 && (w->is & ~(uint64_t)W_GIVEN) == 0 && w->phrase == w->is && !actor_is_inflected(w) && !SLICE_IS_ONE_OF(w->low, no);
}

/* Somebody whom nobody knows, or a unit of a house, in Chinese. */
static size_t
take_ideographs(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	size_t n = ideograph_name(people, t, i, end);

	if (n > 0)
		return take(a, i, n, ACTOR_NAME);
	n = people_match(people, t, i) == 0 ? more_chinese_unit(people, t, i, end) : 0;
	return n > 0 ? take(a, i, n, ACTOR_ROLE) : 0;
}

/* "@maya Lin": a handle with the rest of the name behind it. */
static size_t
take_handle(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	size_t n = people_match_behind(people, t->v[i].low, t, i + 1);

	if (n == 0)
		n = more_surname(t, i + 1, end);
	if (n == 0)
		n = initial_length(t, i + 1, end) + turned_length(people, t, i, i + 1, end);
	return take(a, i, 1 + (i + 1 + n <= end ? n : 0), ACTOR_HANDLE);
}

static size_t
take_one(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	const struct token *w = &t->v[i];
	size_t n, surname, article = more_article(people, t, i, end), skip = article;
	bool firm;

	if (i >= end)
		return 0;
	/* "@anyone" */
	if (w->kind == TOKEN_HANDLE && ((w->is & W_SOMEBODY) || people_is_ours(people, w->low)))
		return take(a, i, 1, (w->is & W_SOMEBODY) ? ACTOR_SOMEBODY : ACTOR_NOBODY);
	if (actor_is_voice(t, i, end) && people_match(people, t, i) != 2)
		return take(a, i, 2, w->kind == TOKEN_HANDLE ? ACTOR_HANDLE : ACTOR_NAME);
	if (w->kind == TOKEN_HANDLE)
		return take_handle(people, t, i, end, a);
	if (w->kind == TOKEN_ADDRESS)
		return take(a, i, 1, ACTOR_HANDLE);
	if (w->kind != TOKEN_WORD && w->kind != TOKEN_IDEOGRAPH)
		return 0;
	if (w->kind == TOKEN_IDEOGRAPH && (n = take_ideographs(people, t, i, end, a)) > 0)
		return n;
	/* "MS" whom the notes explain is no Ms; "rev. C" is a version */
	while (!is_version(w) && i + skip + 1 < end && (t->v[i + skip].is & W_TITLE) && (!(t->v[i + skip].is & W_ROLE) || t->v[i + skip + 1].letters == CASE_CAPITAL || token_is(t, i + skip + 1, '.')) &&
	    !(w->letters == CASE_UPPER && people_match(people, t, i) == 1)) {
		skip++;
		if (token_is(t, i + skip, '.'))
			skip++;
	}
	if (is_hurried_name(t, i, i + skip, end) && people_match(people, t, i + skip) == 0)
		return take(a, i, skip + 1, ACTOR_NAME);
	if ((n = people_match(people, t, i + skip)) > 0 && i + skip + n <= end) {
		/* "Caio Braga," where Caio Lucas Borges is known: the whole of what is written says who it is */
		surname = n == 1 ? more_surname(t, i + skip + 1, end) : 0;
		/* "Haddad Plumbing": a firm, where Haddad is somebody's family name */
		surname += surname == 0 && n == 1 && people_is_only_family(people, &t->v[i + skip]) ? more_trade(t, i + skip + 1, end) : 0;
		firm = (surname > 0 || (n == 1 && more_firm(t, i + skip + 1, end) > 0)) && people_is_only_family(people, &t->v[i + skip]);
		n += surname;
		/* the stop of "Tom B.", who is called Tom B as well */
		if (t->v[i + skip + n - 1].plain.len == 1 && i + skip + n < end &&
		    token_is(t, i + skip + n, '.') && !t->v[i + skip + n].space)
			n++;
		/* "Jeff S." where only Jeff Smith is known. */
		n += initial_length(t, i + skip + n, end);
		n += turned_length(people, t, i + skip, i + skip + n, end);
		n += n == 1 ? more_turned(people, t, i + skip, end) : 0;
		n += more_firm(t, i + skip + n, end);
		/* "M. Weiß" in French, where that is no initial */
		if (skip > 1 && i + skip < end && w->low.len == 1 && !has_address(people, t, i, i + skip + n) &&
		    people_is_monsieur(people, tokens_slice(t, i + skip, i + skip + n)))
			return skip + take(a, i + skip, n, ACTOR_KNOWN);
		return article + take(a, i + article, skip - article + n, firm ? ACTOR_NAME : ACTOR_KNOWN);
	}
	if ((n = headed_department(people, t, i, end)) > 0 || (n = more_someone_of(people, t, i, end)) > 0)
		return n - i + take_department(people, t, n, end, a);
	if ((n = take_department(people, t, i, end, a)) > 0)
		return n;
	if ((n = no_name_length(t, i)) > 0)
		return take(a, i, n, ACTOR_NOBODY);
	if (!is_initial_i(t, i, end) && (n = take_class(t, i, a)) > 0)
		return n;
	if (i + skip < end && w->kind == TOKEN_WORD && !more_leads(people, t, i, end)) {
		n = take_name(t, i + skip, end, a);
		/* "M. Lin" */
		if (n > 0 && a->n == 1 && a->kind == ACTOR_NAME && initial_length(t, i + skip, end) > 1 && has_address(people, t, i + skip, i + skip + n))
			a->kind = a->v[0].kind = ACTOR_KNOWN;
		/* "Mrs. Delgado": a title makes any word a name. */
		if (n > 0 && skip > 0) {
			a->v[a->n - 1].from = (unsigned)i;
			if (a->kind > ACTOR_NAME && a->n == 1)
				a->kind = a->v[0].kind = ACTOR_NAME;
		}
		return n > 0 ? n + skip : 0;
	}
	return 0;
}

/* "(Design)" behind a name. */
static size_t
bracket_length(const struct tokens *t, size_t i, size_t end)
{
	size_t j = i + 1;

	if (token_is(t, i, '<') && i + 2 < end && t->v[i + 1].kind == TOKEN_ADDRESS &&
	    token_is(t, i + 2, '>'))
		return 3;
	if (i >= end || !(token_is(t, i, '(') || token_is(t, i, 0xff08)))
		return 0;
	while (j < end && j < i + BRACKET_TOKENS && !token_is(t, j, ')') && !token_is(t, j, 0xff09)) {
		if (token_is(t, j, '(') || token_is(t, j, '?'))
			return 0;
		j++;
	}
	return j < end && (token_is(t, j, ')') || token_is(t, j, 0xff09)) ? j + 1 - i : 0;
}

/* ", " "and" "&" "/" "+" ", and": what joins two names; its tokens. */
static size_t
joint_length(const struct tokens *t, size_t i, size_t end)
{
	size_t n = 0;

	if (i < end &&
	    (token_is(t, i, ',') || token_is(t, i, ';') || token_is(t, i, 0x3001) || token_is(t, i, 0xff0c) || token_is(t, i, '/') ||
	        token_is(t, i, '+') || token_is(t, i, '&') || token_is(t, i, 0xff0f)))
		n = 1;
	/* ", and", ", &" */
	if (i + n < end && (t->v[i + n].is & W_AND) &&
	    (t->v[i + n].kind == TOKEN_WORD || t->v[i + n].kind == TOKEN_IDEOGRAPH))
		n++;
	else if (n == 1 && token_is(t, i, ',') && i + 1 < end && token_is(t, i + 1, '&'))
		n++;
	/* "and/or" */
	if (n == 1 && i + 2 < end && token_is(t, i + 1, '/') && (t->v[i].is & W_AND) && (t->v[i + 2].is & W_AND))
		n = 3;
	return n;
}

static bool
may_be_joined(enum actor_kind kind)
{
	return kind <= ACTOR_EVERYONE;
}

/* What a word in small letters may be that begins an actor without being known. */
#define BEGINS \
	(W_ARTICLE | W_TITLE | W_EVERYONE | W_NOBODY | W_SOMEBODY | W_WE | W_I | W_PRONOUN)

/* Most tokens begin nobody, which is seen at once: signs, figures, and words in small letters that nobody's name has;
 * unless a role may follow, "legal team". */
static bool
begins_nobody(const struct people *people, const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];

	return w->kind == TOKEN_PUNCT || w->kind == TOKEN_NUMBER ||
	    (w->kind == TOKEN_WORD && w->letters == CASE_LOWER && !((w->is | w->phrase) & BEGINS) &&
	        !(t->any & W_ROLE) && !people_may_begin(people, w) && !(token_is_colon(t, i + 1) && more_is_writer(t, i)));
}

/* "Tom's successor" is not Tom, "Tom's intern (Lea)" is Lea, and for "Tom's team" it is he who is asked: the last name of a that was read. */
static bool
relation_read(const struct people *people, const struct tokens *t, size_t end, struct actor *a)
{
	enum actor_kind last = a->v[a->n - 1].kind;
	size_t n = last <= ACTOR_NAME && last != ACTOR_DEPARTMENT ? more_relation(t, a->to, end) : 0;
	struct actor named;

	if (n == 0)
		return false;
	if (last == ACTOR_KNOWN && more_is_led(t, a->to, n)) {
		a->to += n;
		return true;
	}
	a->v[a->n - 1].to = (unsigned)(a->to + n);
	a->kind = a->v[a->n - 1].kind = ACTOR_ROLE;
	a->to += n;
	n = bracket_length(t, a->to, end);
	if (n > 2 && actor_read(people, t, a->to + 1, a->to + n - 1, &named) && named.n == 1 &&
	    named.to == a->to + n - 1 && named.kind <= ACTOR_WORD) {
		a->v[a->n - 1] = named.v[0];
		a->kind = named.kind;
		a->to += n;
	}
	return true;
}

/* "Tom's successor", "Tom from Acme": what goes on behind the one name that was read. */
static void
read_on(const struct people *people, const struct tokens *t, size_t end, struct actor *a)
{
	size_t n;

	if (relation_read(people, t, end, a))
		return;
	/* "la cheffe de cuisine", "el residente de obra": of what, in French and Spanish */
	if (a->kind == ACTOR_ROLE && a->n == 1 && (n = more_of_what(t, a->to, end)) > 0) {
		a->v[0].to += (unsigned)n;
		a->to += n;
	}
	if (a->kind == ACTOR_KNOWN || a->kind == ACTOR_NAME) {
		n = more_origin(people, t, a->to, end);
		a->to += n > 0 ? n : more_aside(t, a->to, end);
	}
}

/* "Maya and others", "Maya and team": the tokens behind a name that only say that she is not alone. */
static size_t
company_length(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "others", "team", "colleagues", "co", "andere", "autres", "otros" };

	return i + 1 < end && (t->v[i].is & W_AND) && SLICE_IS_ONE_OF(t->v[i + 1].low, words) ? 2 : 0;
}

/* "Maya, Tom, Omar all agreed", "both": said of several behind their names. */
static size_t
all_length(const struct tokens *t, const struct actor *a, size_t end)
{
	static const char *const all[] = { "all", "both", "each" };

	return a->n > 1 && a->to + 1 < end && t->v[a->to + 1].kind == TOKEN_WORD && SLICE_IS_ONE_OF(t->v[a->to].low, all) ? 1 : 0;
}

/* "The press team (Maya/Tom)" is who is named for it: several people who are known. */
static void
named_for(const struct people *people, const struct tokens *t, struct actor *a, size_t bracket)
{
	struct actor inner;
	size_t close = a->to + bracket - 1;

	if ((a->kind != ACTOR_ROLE && a->kind != ACTOR_DEPARTMENT) ||
	    !actor_read(people, t, a->to + 1, close, &inner) || inner.n < 2 || inner.kind != ACTOR_KNOWN ||
	    inner.to != close)
		return;
	inner.from = a->from;
	inner.to = a->to;
	*a = inner;
}

static void
read_one(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	size_t n;

	n = take_one(people, t, i, end, a);
	a->to = i + n;
	if (n > 0 && (n = bracket_length(t, a->to, end)) > 0) {
		struct actor inner = { .from = a->to + 1 };
		size_t taken = a->kind > ACTOR_HANDLE ? take_one(people, t, a->to + 1, end, &inner) : 0;

		/* "Buchhaltung (Maya Lin)", "Example Ltd (M. Lin)": whoever is named for it */
		if (taken == 0 && a->kind <= ACTOR_HANDLE && !has_address(people, t, a->v[0].from, a->v[0].to))
			taken = take_one(people, t, a->to + 1, end, &inner);
		if (taken > 0 && taken + 2 == n &&
		    (inner.kind == ACTOR_KNOWN ||
		        (inner.kind == ACTOR_NAME && has_address(people, t, inner.v[0].from, inner.v[0].to)))) {
			a->n = 1;
			a->kind = inner.kind;
			a->v[0] = inner.v[0];
		} else {
			named_for(people, t, a, n);
		}
		a->to += n;
	} else if (a->n > 0) {
		read_on(people, t, end, a);
	}
}

bool
actor_read_one(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	struct actors_read *read;

	/* the names are written as they are found */
	a->from = a->to = i;
	a->kind = ACTOR_NONE;
	a->n = 0;
	if (i >= end || begins_nobody(people, t, i))
		return false;
	read = t->stays ? people_actors(people) : NULL;
	if (read != NULL && actors_recall(read, t, end, a))
		return a->n > 0;
	read_one(people, t, i, end, a);
	if (read != NULL)
		actors_remember(read, t, i, end, a);
	return a->n > 0;
}

/* "Maya -> Omar": it is his now. */
static void
pass_on(const struct people *people, const struct tokens *t, size_t end, struct actor *a)
{
	size_t n;
	struct actor next;

	while (a->kind <= ACTOR_NAME && (n = more_arrow(t, a->to, end)) > 0 &&
	    actor_read_one(people, t, a->to + n, end, &next) && next.kind <= ACTOR_HANDLE) {
		next.from = a->from;
		*a = next;
	}
}

/* "Me and Maya": both, as in "Maya and I". */
static void
me_and(const struct people *people, const struct tokens *t, size_t end, struct actor *a)
{
	size_t joint = a->kind == ACTOR_I && a->n == 1 ? joint_length(t, a->to, end) : 0;
	struct actor next;

	if (joint != 1 || token_is(t, a->to, ',') || !actor_read_one(people, t, a->to + 1, end, &next) || next.kind == ACTOR_NONE ||
	    next.kind > ACTOR_HANDLE || next.n != 1)
		return;
	a->v[1] = a->v[0];
	a->v[0] = next.v[0];
	a->n = 2;
	a->kind = next.kind;
	a->to = next.to;
}

bool
actor_read(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	if (!actor_read_one(people, t, i, end, a))
		return false;
	pass_on(people, t, end, a);
	me_and(people, t, end, a);
	a->to += more_own_department(people, t, a, end);
	while (a->n < ACTOR_MAX && may_be_joined(a->kind)) {
		size_t joint = joint_length(t, a->to, end), n;
		struct actor next;

		if ((n = company_length(t, a->to, end)) > 0) {
			a->to += n;
			break;
		}

		/* "@Maya Lin @Omar label the boxes" */
		if (joint == 0 &&
		    !(a->kind == ACTOR_HANDLE && a->to < end && t->v[a->to].kind == TOKEN_HANDLE) &&
		    !(a->kind == ACTOR_KNOWN && a->to - a->v[a->n - 1].from > 1 && people_match(people, t, a->to) > 1))
			break;
		next = (struct actor) { .from = a->to + joint };
		/* "Maya, T: 4.12." */
		if (next.from < end && t->v[next.from].len == 1 && token_is_colon(t, next.from + 1))
			break;
		n = take_one(people, t, next.from, end, &next);
		/* "Maya and I" */
		if (n > 0 && next.kind == ACTOR_I && !token_is(t, next.from - 1, ',') &&
		    a->kind <= ACTOR_HANDLE && a->n < ACTOR_MAX) {
			a->v[a->n++] = next.v[0];
			a->to = next.from + n;
			a->to += more_on(t, a->to, end);
			break;
		}
		if (n == 0 || !may_be_joined(next.kind) || more_is_thing(t, i, a, &next))
			break;
		/* "Grace and JP", who is known by them */
		if (next.kind == ACTOR_INITIALS && a->kind == ACTOR_KNOWN && has_address(people, t, next.v[0].from, next.v[0].to))
			next.kind = ACTOR_KNOWN;
		take(a, next.v[0].from, next.v[0].to - next.v[0].from, next.kind);
		a->to = next.from + n;
		if (relation_read(people, t, end, a))
			continue;
		n = bracket_length(t, a->to, end);
		a->to += n > 0 ? n : more_origin(people, t, a->to, end);
	}
	a->to += all_length(t, a, end);
	more_turn_stranger(t, end, a);
	return true;
}

bool
actor_is_inflected(const struct token *w)
{
	return slice_ends_nocase(w->low, SLICE("ing")) || slice_ends_nocase(w->low, SLICE("ed")) ||
	    slice_ends_nocase(w->low, SLICE("ly"));
}

static bool
is_unknown_word(const struct tokens *t, size_t i, size_t end)
{
	const struct token *w = &t->v[i];

	return i < end && w->kind == TOKEN_WORD && (w->letters == CASE_LOWER || w->letters == CASE_MIXED) &&
	    w->len >= 3 && (w->is & ~(uint64_t)W_GIVEN) == 0 && slice_find_char(w->low, '\'') == w->low.len &&
	    !actor_is_inflected(w);
}

bool
actor_read_lower(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	size_t n;
	enum signal s;

	*a = (struct actor) { .from = i, .to = i };
	if (!is_unknown_word(t, i, end) || more_calls_you(t, i + 1))
		return false;
	a->to += take(a, i, 1, t->v[i].is & W_GIVEN ? ACTOR_NAME : ACTOR_LOWER);
	while (a->n < ACTOR_MAX) {
		struct actor next = { .n = 0 };

		n = joint_length(t, a->to, end);
		if (n == 0 || a->to + n >= end)
			break;
		if (is_unknown_word(t, a->to + n, end))
			take(&next, a->to + n, 1, ACTOR_LOWER);
		else if (take_one(people, t, a->to + n, end, &next) == 0 || !may_be_joined(next.kind))
			break;
		/* "spoke w/ weber, Maya to call them": no list of people */
		if (next.v[0].kind == ACTOR_KNOWN && token_is(t, a->to, ',') && t->v[next.v[0].from].letters != CASE_LOWER)
			return false;
		take(a, next.v[0].from, next.v[0].to - next.v[0].from, next.kind);
		a->to = next.v[0].to;
	}
	/* "update the forms and will print them", "talked so far and to" */
	if (a->to < end && (t->v[a->to].is & W_AND))
		return false;
	s = signal_read(t, a->to, end, &n);
	return (signal_binds(s) || s == SIGNAL_COLON) && !more_is_common(&t->v[i]);
}

const char *
actor_kind_name(enum actor_kind kind)
{
	static const char *const names[] = { "none", "known", "handle", "department", "name", "word",
		"initials", "role", "lower", "everyone", "nobody", "somebody", "we", "i", "pronoun" };

	return names[kind];
}
