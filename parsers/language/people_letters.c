/* See people_known.h: whom the letters of a name mean, "ML", "MO'L", "FE" of Fatima El Idrissi, "MLe". */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/people_known.h"

/* Bytes of letters that may be somebody's, with the signs between them. */
#define INITIALS_BYTES 8

/* The first letters of all parts of the name, "mol" of michael o'leary, "jpl" of jean-pierre lambert: are
 * they plain? */
static bool
are_part_letters(const struct known *k, struct slice plain)
{
	size_t at = 0;

	for (size_t i = 0; i < k->word_count; i++)
		for (size_t j = 0; j < k->words[i].len; j++) {
			if (j > 0 && k->words[i].p[j - 1] != '\'' && k->words[i].p[j - 1] != '-')
				continue;
			if (at == plain.len || k->words[i].p[j] != plain.p[at])
				return false;
			at++;
		}
	return at == plain.len;
}

static void
hits_by_part_letters(const struct people *p, struct slice plain, struct hits *h)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].word_count > 1 && p->v[i].word_count < plain.len &&
		    are_part_letters(&p->v[i], plain))
			people_hit(h, &p->v[i]);
}

/* "JP" of Jean-Pierre, who is called so: the letters of a given name of two parts. */
static bool
are_given_letters(const struct known *k, struct slice plain)
{
	size_t dash = k->word_count > 1 ? slice_find_char(k->words[0], '-') : 0;

	return plain.len == 2 && dash > 0 && dash + 1 < k->words[0].len && k->words[0].p[0] == plain.p[0] && k->words[0].p[dash + 1] == plain.p[1];
}

void
people_hits_by_initials(const struct people *p, struct slice plain, struct hits *h)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct known *k = &p->v[i];
		size_t j = 0;

		if (are_given_letters(k, plain)) {
			people_hit(h, k);
			continue;
		}
		if (k->word_count != plain.len && !(plain.len == 2 && k->word_count > 2))
			continue;
		if (plain.len == 2 && k->word_count > 2) {
			/* "FE" and "FI" for "Fatima El Idrissi" */
			for (j = 1; j < k->word_count; j++)
				if (k->words[0].p[0] == plain.p[0] && k->words[j].p[0] == plain.p[1])
					people_hit(h, k);
			continue;
		}
		while (j < plain.len && k->words[j].p[0] == plain.p[j])
			j++;
		if (j == plain.len)
			people_hit(h, k);
	}
}

/* "MLe": a letter of the given name and two of the family name, as who shares her initials is called. */
static void
hits_by_long_initials(const struct people *p, struct slice written, struct hits *h)
{
	const struct slice plain = words_plain(p->pool, written), family = slice_from(plain, 1);

	if (plain.len != 3 || !people_are_letters(written) || written.p[1] > 'Z')
		return;
	for (size_t i = 0; i < p->n; i++) {
		const struct known *k = &p->v[i];

		for (size_t j = 1; j < k->word_count; j++)
			if (k->words[0].p[0] == plain.p[0] && slice_starts(k->words[j], family))
				people_hit(h, k);
	}
}

bool
people_is_initials(struct slice s)
{
	if (s.len < 2 || s.len > 3)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] < 'A' || s.p[i] > 'Z')
			return false;
	return true;
}

/* "MO'L", "J-PL": the letters alone. */
static struct slice
less_joints(struct pool *pool, struct slice written)
{
	struct text t;

	if (written.len > INITIALS_BYTES)
		return written;
	text_init(&t, pool);
	for (size_t at = 0; at < written.len;) {
		unsigned c = utf8_next(written, &at);

		if (c != '\'' && c != 0x2019 && c != '-')
			utf8_add(&t, c);
	}
	return text_slice(&t);
}

void
people_hits_by_letters(const struct people *p, struct slice written, size_t n, struct hits *h)
{
	struct slice letters = less_joints(p->pool, written);

	if (n == 1 && people_is_initials(letters))
		hits_by_part_letters(p, words_plain(p->pool, letters), h);
	if (people_is_initials(written))
		people_hits_by_initials(p, words_plain(p->pool, written), h);
	else if (h->n == 0 && n == 1)
		hits_by_long_initials(p, written, h);
}

/* Letters of a family name that somebody is called by. */
#define SHORT_LEAST 3

bool
people_present_by_short(const struct people *p, struct slice written, struct reading_owner *owner)
{
	const struct slice plain = words_plain(p->pool, written);
	const struct known *meant = NULL;

	if (plain.len < SHORT_LEAST)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		const struct known *k = &p->v[i];

		/* "Tom" may be Tomas as well */
		if (k->word_count > 0 && slice_starts(k->words[0], plain))
			return false;
		for (size_t j = 1; j < k->word_count; j++) {
			if (!slice_starts(k->words[j], plain))
				continue;
			if (meant != NULL || k->words[j].len == plain.len)
				return false;
			meant = k;
			break;
		}
	}
	if (meant == NULL || !(meant->sources & (PEOPLE_ATTENDEE | PEOPLE_HEADER | PEOPLE_NOTES)))
		return false;
	owner->name = meant->name;
	owner->email = meant->email;
	return true;
}
