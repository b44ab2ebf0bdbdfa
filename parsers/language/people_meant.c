/*
 * See people.h: which of the known people a written name means. Method: from the
 * surest way to write a name to the weakest (whole, other name or address, some
 * of its words, initials); the first way by which anybody fits decides.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/people_known.h"

/* Bytes of a department's word by which somebody may be called. */
#define DEPARTMENT_WORD_MIN 2

void
people_hit(struct hits *h, const struct known *k)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i] == k)
			return;
	if (h->n < SHARE_MAX)
		h->v[h->n++] = k;
}

static bool
one_letter(struct slice w)
{
	return w.len == 1;
}

/* Do the written words fit the name's: in order, an initial for a word, some left out; or both turned. */
static bool
words_fit(const struct slice *name, size_t name_count, const struct slice *words, size_t n)
{
	size_t at = 0;

	if (n == 2 && name_count == 2 && slice_eq(name[0], words[1]) && slice_eq(name[1], words[0]))
		return true;
	for (size_t i = 0; i < n; i++) {
		while (at < name_count && !slice_eq(name[at], words[i]) &&
		    !(i > 0 && one_letter(words[i]) && name[at].p[0] == words[i].p[0]))
			at++;
		if (at == name_count)
			return false;
		at++;
	}
	return true;
}

/* The same for any of the person's names. */
static bool
names_fit(const struct known *k, const struct slice *words, size_t n)
{
	if (words_fit(k->words, k->word_count, words, n))
		return true;
	for (const struct other_name *o = k->others; o != NULL; o = o->next)
		if (words_fit(o->words, o->word_count, words, n))
			return true;
	return false;
}

static void
hits_by_words(const struct people *p, const struct slice *words, size_t n, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(words[0]) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];

		if (!e->alias && slice_eq(e->word, words[0]) && names_fit(k, words, n))
			people_hit(h, k);
	}
}

/* "J. Weiss", "P.-Y. Lambert": letters in front of a family name. */
static bool
are_initials(const struct slice *words, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (!one_letter(words[i]) && !(words[i].len == 2 && words[i].p[0] == '-'))
			return false;
	return n >= 2 && n <= 3 && !one_letter(words[n - 1]);
}

/* Does a given name begin with the letter, that of "William" where he is called Bill as well? */
static bool
given_begins(const struct known *k, char initial)
{
	if (k->words[0].p[0] == initial)
		return true;
	for (const struct other_name *o = k->others; o != NULL; o = o->next)
		if (o->word_count > 1 && o->words[0].p[0] == initial &&
		    slice_eq(o->words[o->word_count - 1], k->words[k->word_count - 1]))
			return true;
	return false;
}

/* The family name, and the first letter of the given one. */
static void
hits_by_initial(const struct people *p, struct slice family, char initial, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(family) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];

		if (!e->alias && slice_eq(e->word, family) && people_is_family_name(k, family) &&
		    given_begins(k, initial))
			people_hit(h, k);
	}
}

/* "J. van den Broeck": a letter, and the other words of somebody's name. */
static void
hits_by_initial_and_words(const struct people *p, const struct slice *words, size_t n, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(words[n - 1]) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];
		size_t same = 0;

		if (e->alias || k->word_count != n || !slice_eq(e->word, words[n - 1]) || !given_begins(k, words[0].p[0]))
			continue;
		for (size_t i = 1; i < n; i++)
			same += slice_eq(k->words[i], words[i]);
		if (same + 1 == n)
			people_hit(h, k);
	}
}

static void
hits_by_whole(const struct people *p, const struct slice *words, size_t n, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(words[0]) & p->bucket_mask]; e != NULL; e = e->next)
		if (!e->alias && slice_eq(e->word, words[0]) && people_same_words(&p->v[e->person], words, n))
			people_hit(h, &p->v[e->person]);
}

/* Is the word the name of somebody's mailbox? */
static bool
is_mailbox(const struct people *p, const struct known *k, struct slice plain)
{
	return slice_eq(words_plain(p->pool, slice_to(k->email, slice_find_char(k->email, '@'))), plain);
}

/*
 * "Jon", as one is called for short, is another one's given name: either may be meant. Where it is somebody's
 * mailbox, only who was there too may be meant as well.
 */
static void
hits_by_namesake(const struct people *p, struct slice plain, struct hits *h)
{
	bool mailbox = false;

	for (struct entry *e = p->buckets[words_hash(plain) & p->bucket_mask]; e != NULL; e = e->next)
		if (e->sure && slice_eq(e->word, plain))
			return;
	for (size_t i = 0; i < h->n; i++)
		mailbox = mailbox || is_mailbox(p, h->v[i], plain);
	for (struct entry *e = p->buckets[words_hash(plain) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];

		if (!e->alias && k->word_count > 1 && slice_eq(e->word, plain) &&
		    slice_eq(k->words[0], plain) &&
		    !(mailbox && !(k->sources & (PEOPLE_HEADER | PEOPLE_ATTENDEE))))
			people_hit(h, k);
	}
}

static void
hits_by_alias(const struct people *p, struct slice plain, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(plain) & p->bucket_mask]; e != NULL; e = e->next)
		if (e->alias && slice_eq(e->word, plain))
			people_hit(h, &p->v[e->person]);
}

/* Another given name, and the family name or its first letter: "Tommy Okafor", "Tommy O". */
static void
hits_by_other_name(const struct people *p, const struct slice *words, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(words[0]) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];

		if (e->alias && slice_eq(e->word, words[0]) &&
		    (people_is_family_name(k, words[1]) ||
		        (one_letter(words[1]) && k->word_count > 1 &&
		            k->words[k->word_count - 1].p[0] == words[1].p[0])))
			people_hit(h, k);
	}
}

/* Bytes of a given name cut short. */
#define SHORT_MIN 2
#define SHORT_MAX 4

/* "th" of thomas, "wm" of william, "fco" of francisco: its first letter, and some of the others in order. */
static bool
is_short_for(struct slice word, struct slice given)
{
	size_t at = 0;

	if (word.len < SHORT_MIN || word.len > SHORT_MAX || word.len >= given.len || word.p[0] != given.p[0])
		return false;
	for (size_t i = 0; i < word.len; i++, at++) {
		while (at < given.len && given.p[at] != word.p[i])
			at++;
		if (at == given.len)
			return false;
	}
	return true;
}

/* "mj" of maria jose, in front of the family name: how many words of the name the letters stand for; 0 if
 * not. */
static size_t
letters_stand_for(struct slice letters, const struct known *k)
{
	if (letters.len < 2 || letters.len > 3 || letters.len >= k->word_count)
		return 0;
	for (size_t i = 0; i < letters.len; i++)
		if (k->words[i].p[0] != letters.p[i])
			return 0;
	return letters.len;
}

/*
 * The given name cut short in front of others of the person's names: "Th. Brandt", "Wm. Ellis", "Mª José".
 * With capitals the first of the words stands for a name with each of its letters: "MJ Núñez".
 */
static void
hits_by_short_name(const struct people *p, const struct slice *words, size_t n, bool capitals, struct hits *h)
{
	struct slice last = words[n - 1];

	for (struct entry *e = p->buckets[words_hash(last) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];
		size_t skip = capitals ? letters_stand_for(words[0], k)
		                       : k->word_count > 0 && is_short_for(words[0], k->words[0]);

		if (!e->alias && slice_eq(e->word, last) && people_is_family_name(k, last) && skip > 0 &&
		    words_fit(k->words + skip, k->word_count - skip, words + 1, n - 1))
			people_hit(h, k);
	}
}

/* What somebody is called whose given name is longer, as people are used to. No rule: of "Paula" the beginning is "Paul", and that is
 * somebody else. */
static bool
is_pet_name(struct slice word, struct slice given)
{
	static const char *const names[][2] = { { "tom", "thomas" }, { "tommy", "thomas" }, { "mike", "michael" }, { "bill", "william" }, { "bob", "robert" },
		{ "kate", "katherine" }, { "kate", "catherine" }, { "liz", "elizabeth" }, { "beth", "elizabeth" }, { "jim", "james" }, { "tony", "anthony" },
		{ "toni", "antonio" }, { "steve", "stephen" }, { "steve", "steven" }, { "dave", "david" }, { "andy", "andrew" }, { "andi", "andreas" },
		{ "nick", "nicholas" }, { "rick", "richard" }, { "maggie", "margaret" }, { "peggy", "margaret" }, { "hannes", "johannes" },
		{ "hans", "johannes" }, { "sepp", "josef" }, { "steffi", "stefanie" }, { "gabi", "gabriele" }, { "uli", "ulrich" }, { "susi", "susanne" },
		{ "kati", "katharina" }, { "lena", "magdalena" }, { "paco", "francisco" }, { "pepe", "jose" }, { "nacho", "ignacio" },
		{ "max", "maximilian" }, { "alex", "alexander" }, { "alex", "alexandra" }, { "alex", "alejandro" }, { "ben", "benjamin" }, { "dan", "daniel" },
		{ "sam", "samuel" }, { "sam", "samantha" }, { "matt", "matthew" }, { "rob", "robert" }, { "tim", "timothy" }, { "phil", "philip" },
		{ "phil", "phillip" }, { "greg", "gregory" }, { "chris", "christopher" }, { "chris", "christian" }, { "chris", "christine" },
		{ "chris", "christina" }, { "fred", "frederick" }, { "pat", "patrick" }, { "pat", "patricia" }, { "steph", "stephanie" },
		{ "flo", "florian" }, { "will", "william" }, { "jon", "jonathan" }, { "josh", "joshua" }, { "nico", "nicolas" }, { "javi", "javier" },
		{ "santi", "santiago" }, { "fran", "francisco" } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_is(word, names[i][0]) && slice_is(given, names[i][1]))
			return true;
	return false;
}

/* "Tom Wieser" where Thomas Wieser is known. */
static void
hits_by_pet_name(const struct people *p, const struct slice *words, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(words[1]) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];

		if (!e->alias && slice_eq(e->word, words[1]) && people_is_family_name(k, words[1]) && k->word_count > 1 && is_pet_name(words[0], k->words[0]))
			people_hit(h, k);
	}
}

/* Does the first written word say that it is cut short: "Th.", "Mª", "Wm", which has no vowel? */
static bool
is_cut_short(struct slice written, struct slice word)
{
	size_t end = 0;

	while (end < written.len && written.p[end] != ' ' && written.p[end] != '.')
		end++;
	/* the small letters above the line of "Mª" and "Frº" */
	if ((end < written.len && written.p[end] == '.') ||
	    slice_find(slice_to(written, end), SLICE("\302\252")) < end ||
	    slice_find(slice_to(written, end), SLICE("\302\272")) < end)
		return true;
	for (size_t i = 0; i < word.len; i++)
		if (char_among(word.p[i], "aeiouy") || (unsigned char)word.p[i] >= 0x80)
			return false;
	return true;
}

/* "Pilar Lacasa" where a header has p.lacasa@ and no name to it. */
static void
hits_by_address(const struct people *p, const struct slice *words, struct hits *h)
{
	static const char *const forms[] = { "1.2", "12", "2.1", "1_2", "1-2" };
	const struct slice given = words[0], family = words[1], letter = slice_to(given, 1);

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]) && h->n == 0; i++) {
		struct hits found = { .n = 0 };
		struct text t;

		text_init(&t, p->pool);
		for (const char *f = forms[i]; *f != '\0'; f++)
			if (*f == '1')
				text_add(&t, letter);
			else if (*f == '2')
				text_add(&t, family);
			else
				text_add_char(&t, *f);
		hits_by_alias(p, text_slice(&t), &found);
		for (size_t j = 0; j < found.n; j++)
			if (found.v[j]->word_count == 0)
				people_hit(h, found.v[j]);
	}
}

static bool
is_given_name(const struct known *k, struct slice word)
{
	if (k->word_count > 0 && slice_eq(k->words[0], word))
		return true;
	for (const struct other_name *o = k->others; o != NULL; o = o->next)
		if (slice_eq(o->words[0], word))
			return true;
	return false;
}

/* "Mike Zoo Facilities", as phones call whom they know from work: the given name, and words of his
 * department. */
static void
hits_by_department(const struct people *p, const struct slice *words, size_t n, struct hits *h)
{
	for (struct entry *e = p->buckets[words_hash(words[0]) & p->bucket_mask]; e != NULL; e = e->next) {
		const struct known *k = &p->v[e->person];
		struct slice rest;
		size_t i = 1;

		if (!slice_eq(e->word, words[0]) || !(e->alias || is_given_name(k, words[0])))
			continue;
		rest = k->department;
		if (n == 2 && people_department_abroad(words[1], words_plain(p->pool, rest)))
			i = n;
		for (; i < n; i++) {
			size_t at = slice_find_nocase(rest, words[i]);

			if (words[i].len < DEPARTMENT_WORD_MIN || at == rest.len ||
			    (at > 0 && rest.p[at - 1] != ' '))
				break;
			rest = slice_from(rest, at + words[i].len);
			if (rest.len > 0 && rest.p[0] != ' ')
				break;
		}
		if (i == n)
			people_hit(h, k);
	}
}

/* Keeps those that ok likes, if there are any. */
static void
hits_prefer(struct hits *h, int sources)
{
	struct hits kept = { .n = 0 };

	for (size_t i = 0; i < h->n; i++)
		if (h->v[i]->sources & sources)
			kept.v[kept.n++] = h->v[i];
	if (kept.n > 0)
		*h = kept;
}

/*
 * "Cc: Okafor, Tom" without an address was taken for two people: half a name of a header is nobody where the
 * same word is part of the name of somebody who has an address.
 */
static void
hits_less_halves(struct hits *h)
{
	struct hits full = { .n = 0 };

	for (size_t i = 0; i < h->n; i++)
		if (h->v[i]->email.len > 0 || h->v[i]->word_count != 1 || !(h->v[i]->sources & PEOPLE_HEADER))
			full.v[full.n++] = h->v[i];
	if (full.n > 0)
		*h = full;
}

/* "Weiß" in the list of those present, no common given name, and Jürgen Weiß the only one of that family name who is known with his
 * address: it is he. */
static void
hits_less_surname(struct hits *h, struct slice word)
{
	static const struct words_set all = { { &words_en }, 1, NULL };
	const struct known *full = NULL;

	for (size_t i = 0; i < h->n; i++) {
		if (h->v[i]->word_count == 1 && h->v[i]->email.len == 0)
			continue;
		if (full != NULL || h->v[i]->email.len == 0 || is_given_name(h->v[i], word))
			return;
		full = h->v[i];
	}
	if (full == NULL || (words_find(&all, word) & W_GIVEN))
		return;
	h->v[0] = full;
	h->n = 1;
}

/* A given name goes before the same word as a family name. */
static void
hits_prefer_given(struct hits *h, struct slice word)
{
	struct hits kept = { .n = 0 };

	for (size_t i = 0; i < h->n; i++)
		if (is_given_name(h->v[i], word))
			kept.v[kept.n++] = h->v[i];
	if (kept.n > 0)
		*h = kept;
}

/* Does the other's name say less than the person's: "Maya", "Maya L." for Maya Lin? */
static bool
says_less(const struct known *other, const struct known *k)
{
	return other->word_count < 2 || names_fit(k, other->words, other->word_count);
}

/*
 * Those with an address go before those without: the notes' "Maya" beside the directory's "Maya Lin"; but "Maya
 * Brand", who was there as well, may be meant.
 */
static void
hits_with_address(struct hits *h)
{
	const struct known *full = NULL;

	for (size_t i = 0; i < h->n; i++) {
		if (h->v[i]->email.len == 0)
			continue;
		if (full != NULL)
			return;
		full = h->v[i];
	}
	if (full == NULL || full->word_count == 0)
		return;
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i] != full && !says_less(h->v[i], full))
			return;
	h->v[0] = full;
	h->n = 1;
}

/* Does only the text give them their addresses, and the directory has others of the name? Then either may be meant. */
static bool
is_only_written(const struct hits *h, int sources)
{
	bool kept = false, other = false;

	for (size_t i = 0; i < h->n; i++) {
		bool sure = h->v[i]->sources & (PEOPLE_DIRECTORY | PEOPLE_HEADER);

		if (h->v[i]->sources & sources) {
			if (sure || h->v[i]->email.len == 0)
				return false;
			kept = true;
		} else {
			other = other || sure;
		}
	}
	return kept && other;
}

static void
hits_settle(struct hits *h)
{
	if (h->n > 1 && !is_only_written(h, PEOPLE_ATTENDEE | PEOPLE_HEADER))
		hits_prefer(h, PEOPLE_ATTENDEE | PEOPLE_HEADER);
	/* who could not come is of the circle, too */
	if (h->n > 1 && !is_only_written(h, PEOPLE_NOTES))
		hits_prefer(h, PEOPLE_NOTES);
	if (h->n > 1)
		hits_with_address(h);
}

/* "Frau Weiß": those whom the title may mean; "Herr Weiß" is somebody else where there is only a Sabine. */
static void
hits_prefer_titled(const struct people *p, struct slice written, struct hits *h)
{
	struct slice words[NAME_WORDS];
	struct hits kept = { .n = 0 };
	size_t n = people_name_words(p->pool, written, words);

	/* "Mr Simone Rossi" is he */
	if (h->n == 0 || n < 2 || (h->n == 1 && n > 2))
		return;
	for (size_t i = 0; i < h->n; i++)
		if (people_title_fits(h->v[i], people_title(words[0])))
			kept.v[kept.n++] = h->v[i];
	*h = kept;
}

static struct slice
joined(struct pool *pool, const struct slice *words, size_t n)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			text_add_char(&t, '.');
		text_add(&t, words[i]);
	}
	return text_slice(&t);
}

/* "Weiss Ju.", "Ju. Weiss", "Mª José", "MJ Núñez". */
static void
hits_by_cut_name(
    const struct people *p, struct slice written, const struct slice *words, size_t n, struct hits *h)
{
	const struct slice turned[] = { words[1], words[0] };

	if (words[n - 1].len > SHORT_MIN && is_cut_short(written, words[0]))
		hits_by_short_name(p, words, n, false, h);
	if (h->n == 0 && n == 2 && words[1].len > SHORT_MIN)
		hits_by_pet_name(p, words, h);
	if (h->n == 0 && n == 2 && words[0].len > SHORT_MIN && written.p[written.len - 1] == '.')
		hits_by_short_name(p, turned, n, false, h);
	if (h->n == 0 && people_is_initials(slice_to(written, slice_find_char(written, ' '))))
		hits_by_short_name(p, words, n, true, h);
}

static void
find_hits(const struct people *p, struct slice written, struct hits *h)
{
	struct slice words[NAME_WORDS], plain = words_plain(p->pool, written);
	size_t n = people_less_titles(words, people_name_words(p->pool, written, words));

	h->n = 0;
	if (people_are_letters(written))
		hits_by_alias(p, written, h);
	if (h->n == 0 && n > 1)
		hits_by_whole(p, words, n, h);
	if (h->n == 0)
		hits_by_alias(p, plain, h);
	if (h->n > 0 && n == 1)
		hits_by_namesake(p, plain, h);
	/* "Juergen Weiss" is juergen.weiss@, whatever his letters are. */
	if (h->n == 0 && n > 1)
		hits_by_alias(p, joined(p->pool, words, n), h);
	if (h->n == 0 && n == 2)
		hits_by_other_name(p, words, h);
	if (h->n > 0)
		return;
	if (n > 0)
		hits_by_words(p, words, n, h);
	if (h->n == 0 && are_initials(words, n))
		hits_by_initial(p, words[n - 1], words[0].p[0], h);
	if (h->n == 0 && n > 2 && one_letter(words[0]))
		hits_by_initial_and_words(p, words, n, h);
	/* "Weiss J." as lists are sorted */
	if (h->n == 0 && n == 2 && one_letter(words[1]) && words[0].len > 2)
		hits_by_initial(p, words[0], words[1].p[0], h);
	if (h->n == 0 && n > 1)
		hits_by_cut_name(p, written, words, n, h);
	if (h->n == 0 && n == 2 && words[0].len > 0 && words[1].len > 2)
		hits_by_address(p, words, h);
	if (h->n == 0 && n > 1)
		hits_by_department(p, words, n, h);
	if (h->n > 1 && n == 1) {
		hits_less_halves(h);
		hits_less_surname(h, words[0]);
		hits_prefer_given(h, words[0]);
	}
	if (h->n == 0)
		people_hits_by_letters(p, written, n, h);
}

static void
owner_candidates(const struct people *p, const struct hits *h, struct reading_owner *owner)
{
	size_t n = h->n < READING_OWNER_MAX ? h->n : READING_OWNER_MAX;

	owner->candidates = pool_array(p->pool, n, sizeof(*owner->candidates));
	for (size_t i = 0; i < n; i++)
		if (h->v[i]->email.len > 0)
			owner->candidates[owner->candidate_count++] =
			    (struct reading_address) { h->v[i]->name, h->v[i]->email };
}

/* "Sales", "the Sales team" */
static const struct department *
department_meant(const struct people *p, struct slice written)
{
	static const char *const behind[] = { "", " team", " department", " dept", "-team", " group" };
	struct slice plain = words_plain(p->pool, written), end;
	const struct department *d = NULL;

	if (slice_starts(plain, SLICE("the ")))
		plain = slice_from(plain, 4);
	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]) && d == NULL; i++) {
		end = slice_of(behind[i]);
		if (plain.len <= end.len || !slice_eq(slice_from(plain, plain.len - end.len), end))
			continue;
		d = people_department_named(p, slice_to(plain, plain.len - end.len));
		if (d == NULL && i == 0 && written.p[written.len - 1] == '.')
			d = people_department_short(p, slice_to(plain, plain.len - (plain.p[plain.len - 1] == '.')));
		if (d == NULL && i > 0)
			d = people_department_part(p, slice_to(plain, plain.len - end.len));
	}
	return d;
}

static void
resolve_department(const struct people *p, struct slice written, struct reading_owner *owner)
{
	const struct department *d = department_meant(p, written);
	const struct person *person;

	if (d == NULL)
		return;
	person = directory_person(&p->question->directory, d->point_person);
	owner->name = person != NULL ? person->name : d->name;
	owner->email = person != NULL ? person->email : d->point_person;
	if (owner->email.len > 0 || person != NULL)
		owner->department = d->name;
}

/* The letters and digits of a name in one run, plain: "mayalin" of "Maya Lin" and of "maya.lin". */
static struct slice
run_together(struct pool *pool, struct slice name)
{
	struct slice plain = words_plain(pool, name);
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < plain.len; i++)
		if (!char_among(plain.p[i], " .-_'"))
			text_add_char(&t, plain.p[i]);
	return text_slice(&t);
}

/* "@mayalin", as boards call their users by name or address. */
static void
hits_by_run(const struct people *p, struct slice handle, struct hits *h)
{
	struct slice run = run_together(p->pool, handle);

	for (size_t i = 0; i < p->n && run.len > 3; i++) {
		const struct known *k = &p->v[i];
		struct slice local = slice_to(k->email, slice_find_char(k->email, '@'));

		if (k->email.len > 0 && k->word_count > 1 && (slice_eq(run, run_together(p->pool, k->name)) || slice_eq(run, run_together(p->pool, local))))
			people_hit(h, k);
	}
}

/* bare: written, tidied, not empty. */
static void
resolve(const struct people *p, struct slice written, struct slice bare, struct reading_owner *owner)
{
	struct hits h;
	struct slice spelt;

	*owner = (struct reading_owner) { .name = bare, .written = written };
	find_hits(p, bare, &h);
	if (h.n == 0 && (spelt = people_spelt_out(p->pool, bare)).len > 0)
		find_hits(p, spelt, &h);
	if (h.n == 0 && written.p[0] == '@')
		hits_by_run(p, bare, &h);
	hits_prefer_titled(p, bare, &h);
	hits_settle(&h);
	if (h.n == 0) {
		resolve_department(p, bare, owner);
	} else if (h.n == 1) {
		if (h.v[0]->name.len > 0 &&
		    (h.v[0]->email.len > 0 || !(people_is_initials(bare) || written.p[0] == '@')))
			owner->name = h.v[0]->name;
		owner->email = h.v[0]->email;
	} else {
		owner_candidates(p, &h, owner);
	}
}

void
people_unlearn(struct people *p)
{
	for (size_t i = 0; p->meant != NULL && i < MEANT_MAX; i++)
		p->meant->v[i].written.len = 0;
	if (p->actors != NULL)
		actors_forget(p->actors);
}

struct actors_read *
people_actors(const struct people *p)
{
	return p->actors;
}

void
people_resolve(const struct people *p, struct slice written, struct reading_owner *owner)
{
	struct slice bare = people_name_tidy(written);
	struct reading_owner *meant;

	if (bare.len == 0 || p->meant == NULL) {
		*owner = (struct reading_owner) { .name = bare, .written = written };
		if (bare.len > 0)
			resolve(p, written, bare, owner);
		return;
	}
	meant = &p->meant->v[words_hash(bare) % MEANT_MAX];
	if (!slice_eq(meant->written, written))
		resolve(p, written, bare, meant);
	*owner = *meant;
	owner->written = written;
}

bool
people_is_only_family(const struct people *p, const struct token *w)
{
	bool family = false;

	for (const struct entry *e = p->buckets[w->hash & p->bucket_mask]; e != NULL; e = e->next) {
		if (!slice_eq(e->word, w->plain))
			continue;
		if (e->alias || !people_is_family_name(&p->v[e->person], w->plain) ||
		    is_given_name(&p->v[e->person], w->plain))
			return false;
		family = true;
	}
	return family;
}

bool
people_present_by_letters(const struct people *p, struct slice letters, struct reading_owner *owner)
{
	struct hits h = { .n = 0 };

	if (!people_is_initials(letters))
		return false;
	people_hits_by_initials(p, words_plain(p->pool, letters), &h);
	hits_prefer(&h, PEOPLE_ATTENDEE | PEOPLE_HEADER);
	if (h.n != 1 || !(h.v[0]->sources & (PEOPLE_ATTENDEE | PEOPLE_HEADER | PEOPLE_NOTES)))
		return false;
	*owner = (struct reading_owner) { .name = h.v[0]->name, .email = h.v[0]->email, .written = letters };
	return h.v[0]->word_count > 1;
}

void
people_present(const struct people *p, struct reading_owner *owner)
{
	struct hits h = { .n = 0 };

	for (size_t i = 0; i < p->n && h.n < SHARE_MAX; i++)
		if ((p->v[i].sources & PEOPLE_ATTENDEE) && p->v[i].email.len > 0)
			h.v[h.n++] = &p->v[i];
	owner_candidates(p, &h, owner);
}

bool
people_is_on_mail(const struct people *p, struct slice email)
{
	for (size_t i = 0; i < p->n; i++)
		if ((p->v[i].sources & PEOPLE_HEADER) && slice_eq_nocase(p->v[i].email, email))
			return true;
	return false;
}
