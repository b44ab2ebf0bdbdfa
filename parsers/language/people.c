/*
 * See people.h. Method: every person is a list of folded name tokens; a small
 * hash from token to people makes each question cost as much as the people who
 * share the word. At most PEOPLE_MAX people are known: more is no meeting.
 * Whom a written name means is people_meant.c.
 *
 * Known: a family name before the given name ("Lin Maya") is matched only where
 * the name has two words.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/people_known.h"

#define PEOPLE_MAX 20000
/* Room for those whom a mail names besides; it grows. */
#define MAIL_PEOPLE 32
/* A department's name of so few letters counts only as it is written. */
#define SHORT_NAME 2
/* Letters of a part of an address that is a name: "pilar.lacasa@", not "p.lacasa@". */
#define NAME_PART_MIN 3
/* Words of a department's name, and the hash table of the first ones; a power of two. */
#define DEPARTMENT_WORDS 4
#define DEPARTMENT_BUCKETS 256

static void
bit_set(struct people *p, uint32_t hash)
{
	p->bits[hash % PEOPLE_BITS / 64] |= (uint64_t)1 << (hash % 64);
}

bool
people_may_begin(const struct people *p, const struct token *w)
{
	return (p->bits[w->hash % PEOPLE_BITS / 64] >> (w->hash % 64) & 1) != 0;
}

static void
index_add(struct people *p, struct slice word, size_t person, bool alias)
{
	uint32_t hash = words_hash(word);
	struct entry *e, **b = &p->buckets[hash & p->bucket_mask];

	if (word.len == 0)
		return;
	bit_set(p, hash);
	for (e = *b; e != NULL; e = e->next)
		if (e->person == person && e->alias == alias && slice_eq(e->word, word))
			return;
	e = pool_alloc(p->pool, sizeof(*e));
	*e = (struct entry) { .word = word, .next = *b, .person = (uint32_t)person, .alias = alias };
	*b = e;
}

static bool
is_joint(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '.' || c == ',' || c == '(' || c == ')' || c == '"' || c == '_';
}

size_t
people_name_words(struct pool *pool, struct slice name, struct slice words[NAME_WORDS])
{
	struct slice s = words_plain(pool, name);
	size_t n = 0, i = 0, start;

	while (i < s.len && n < NAME_WORDS) {
		while (i < s.len && is_joint((unsigned char)s.p[i]))
			i++;
		start = i;
		while (i < s.len && !is_joint((unsigned char)s.p[i]))
			i++;
		if (i > start)
			words[n++] = (struct slice) { s.p + start, i - start };
	}
	return n;
}

size_t
people_less_titles(struct slice words[NAME_WORDS], size_t n)
{
	size_t skip = 0;

	/* "DI" is an engineer in front of two names, and a part of the name "Di Marco" */
	while (skip + 1 < n && (people_title(words[skip]) != TITLE_NONE ||
	                           (n - skip > 2 && slice_eq(words[skip], SLICE("di")))))
		skip++;
	if (skip > 0)
		memmove(words, words + skip, (n - skip) * sizeof(*words));
	return n - skip;
}

/* ---- who there is --------------------------------------------------------- */

struct slice
people_name_tidy(struct slice name)
{
	name = slice_trim(name);
	while (
	    name.len > 1 && (name.p[0] == '"' || name.p[0] == '\'' || name.p[0] == '@' || name.p[0] == '*'))
		name = slice_trim(slice_from(name, 1));
	while (name.len > 1 && char_among(name.p[name.len - 1], "\"'*,:;"))
		name = slice_trim(slice_to(name, name.len - 1));
	return name;
}

static struct known *
known_by_email(struct people *p, struct slice email)
{
	struct slice plain = words_plain(p->pool, email);

	if (email.len == 0)
		return NULL;
	for (struct entry *e = p->buckets[words_hash(plain) & p->bucket_mask]; e != NULL; e = e->next)
		if (e->alias && slice_eq(e->word, plain) && slice_eq_nocase(p->v[e->person].email, email))
			return &p->v[e->person];
	return NULL;
}

bool
people_same_words(const struct known *k, const struct slice *words, size_t n)
{
	if (k->word_count != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!slice_eq(k->words[i], words[i]))
			return false;
	return true;
}

struct known *
people_known_by_name(struct people *p, const struct slice *words, size_t n)
{
	size_t looked = 0;

	if (n == 0)
		return NULL;
	for (struct entry *e = p->buckets[words_hash(words[0]) & p->bucket_mask];
	     e != NULL && looked < SHARE_MAX; e = e->next) {
		if (e->alias || !slice_eq(e->word, words[0]))
			continue;
		looked++;
		if (people_same_words(&p->v[e->person], words, n))
			return &p->v[e->person];
	}
	return NULL;
}

static void
email_index(struct people *p, struct known *k)
{
	struct slice plain = words_plain(p->pool, k->email);
	struct slice local = slice_to(plain, slice_find_char(plain, '@'));

	index_add(p, plain, (size_t)(k - p->v), true);
	local = slice_to(local, slice_find_char(local, '+'));
	index_add(p, local, (size_t)(k - p->v), true);
}

/* "Ortega Luis" without an address, as houses show names: somebody who is known has them the other way round; or NULL. */
static struct known *
known_turned(struct people *p, const struct slice *words, size_t n)
{
	struct slice turned[NAME_WORDS];
	struct known *k;

	if (n < 2)
		return NULL;
	turned[0] = words[n - 1];
	memcpy(turned + 1, words, (n - 1) * sizeof(*words));
	k = people_known_by_name(p, turned, n);
	return k != NULL && k->email.len > 0 ? k : NULL;
}

/* Two people of one name with different addresses are two people. */
static struct known *
known_for(struct people *p, struct slice name, struct slice email)
{
	struct slice words[NAME_WORDS];
	size_t n = people_less_titles(words, people_name_words(p->pool, name, words));
	struct known *k = known_by_email(p, email);

	if (k == NULL)
		k = people_known_by_name(p, words, n);
	if (k == NULL && email.len == 0)
		k = known_turned(p, words, n);
	if (k != NULL && k->email.len > 0 && email.len > 0 && !slice_eq_nocase(k->email, email))
		k = NULL;
	if (k == NULL) {
		if (p->n >= PEOPLE_MAX)
			return NULL;
		p->v = pool_grow(p->pool, p->v, p->n, &p->cap, sizeof(*p->v));
		k = &p->v[p->n++];
		memset(k, 0, sizeof(*k));
		k->name = name;
	}
	if (k->word_count == 0 && n > 0) {
		k->name = name;
		memcpy(k->words, words, n * sizeof(*words));
		k->word_count = n;
		for (size_t i = 0; i < n; i++)
			index_add(p, words[i], (size_t)(k - p->v), false);
		/* Wang Zhiyuan in three characters is called by the last two */
		if (n == 1 && people_is_of_three(words[0]))
			index_add(p, slice_from(words[0], words[0].len / 3), (size_t)(k - p->v), true);
	}
	if (k->email.len == 0 && email.len > 0) {
		k->email = email;
		email_index(p, k);
	}
	return k;
}

/* "Lin, Maya" as address books write it. */
static struct slice
name_turned(struct pool *pool, struct slice name)
{
	size_t comma = slice_find_char(name, ',');
	struct text t;

	if (comma == 0 || comma >= name.len ||
	    slice_find_char(slice_from(name, comma + 1), ',') < name.len - comma - 1)
		return name;
	text_init(&t, pool);
	text_add(&t, slice_trim(slice_from(name, comma + 1)));
	text_add_char(&t, ' ');
	text_add(&t, slice_trim(slice_to(name, comma)));
	return text_slice(&t);
}

/* "Mike zoo facilities", as a phone knows somebody: words in small letters behind the name say where he is from. */
static struct slice
name_less_origin(struct slice name)
{
	size_t end = 0, behind = 0;

	for (size_t i = 0; i < name.len; i++) {
		if (i > 0 && name.p[i - 1] != ' ')
			continue;
		if (name.p[i] >= 'a' && name.p[i] <= 'z' && i > 0) {
			behind++;
		} else {
			end = i + slice_find_char(slice_from(name, i), ' ');
			behind = 0;
		}
	}
	return behind > 1 && name.p[0] >= 'A' && name.p[0] <= 'Z' ? slice_to(name, end) : name;
}

/*
 * "Pilar Lacasa" of pilar.lacasa@, where a header gives no name; empty where the address has
 * no such form, or is one of somebody or beside somebody who is known.
 */
static struct slice
name_of_address(struct people *p, struct slice email)
{
	struct slice words[NAME_WORDS], local = slice_to(email, slice_find_char(email, '@'));
	size_t dot = slice_find_char(local, '.'), from = 0;
	struct text t;

	if (dot < NAME_PART_MIN || local.len < dot + 1 + NAME_PART_MIN)
		return SLICE("");
	text_init(&t, p->pool);
	for (size_t i = 0; i < local.len; i++) {
		char c = local.p[i];

		if (i == dot) {
			text_add_char(&t, ' ');
			from = i + 1;
			continue;
		}
		if (!((c | 32) >= 'a' && (c | 32) <= 'z'))
			return SLICE("");
		text_add_char(&t, i == from ? (char)(c & ~32) : (char)(c | 32));
	}
	if (known_by_email(p, email) != NULL ||
	    people_known_by_name(p, words,
	        people_less_titles(words, people_name_words(p->pool, text_slice(&t), words))) != NULL)
		return SLICE("");
	return text_slice(&t);
}

void
people_add(struct people *p, struct slice name, struct slice email, enum people_source source)
{
	struct known *k;
	struct slice who;

	people_unlearn(p);
	name = people_name_tidy(name);
	if (p->question != NULL && email.len > 0 && slice_eq_nocase(email, p->question->address))
		return;
	if (source == PEOPLE_HEADER && people_is_machine(email))
		return;
	if (source == PEOPLE_HEADER && people_is_service(p, name, email, &who)) {
		name = who;
		email = SLICE("");
	}
	if (source == PEOPLE_HEADER)
		name = name.len > 0 ? name_turned(p->pool, name_less_origin(name)) : name_of_address(p, email);
	/* "Maya Lin (Design)": what is in brackets is not the name. */
	if (slice_find_char(name, '(') > 0)
		name = slice_trim(slice_to(name, slice_find_char(name, '(')));
	if (name.len == 0 && email.len == 0)
		return;
	if (name.len > 100)
		return;
	k = known_for(p, name, email);
	if (k != NULL)
		k->sources |= (int)source;
}

/* hash: words_hash of the name's first word. */
static size_t
department_bucket(uint32_t hash)
{
	return hash & (DEPARTMENT_BUCKETS - 1);
}

/* The first word of a department's name. */
static struct slice
department_word(struct pool *pool, struct slice name)
{
	const struct words_set none = { .n = 0 };
	struct tokens t = words_read(pool, &none, name);

	return t.n > 0 ? t.v[0].plain : name;
}

const struct department *
people_department_named(const struct people *p, struct slice plain)
{
	struct slice first = department_word(p->pool, plain);

	for (const struct department_entry *d = p->departments[department_bucket(words_hash(first))]; d != NULL;
	     d = d->next)
		if (slice_eq(d->name, plain))
			return d->v;
	return NULL;
}

void
people_department_call(struct people *p, const struct department *department, struct slice plain, bool abroad)
{
	struct department_entry **b, *d = pool_alloc(p->pool, sizeof(*d));

	*d = (struct department_entry) {
		.name = plain, .first = department_word(p->pool, plain), .v = department, .abroad = abroad
	};
	b = &p->departments[department_bucket(words_hash(d->first))];
	d->next = *b;
	*b = d;
	bit_set(p, words_hash(d->first));
}

void
people_call(struct people *p, struct slice name, struct slice email, struct slice called)
{
	struct slice plain = words_plain(p->pool, called);
	struct known *k = known_for(p, name, email);

	people_unlearn(p);
	if (k != NULL && people_department_named(p, plain) == NULL)
		index_add(p, plain, (size_t)(k - p->v), true);
}

/* Of another name in several words each leads to the person as those of the name do. */
static void
other_name_add(struct people *p, size_t at, struct slice name)
{
	struct other_name *other = pool_alloc(p->pool, sizeof(*other));

	other->word_count = people_name_words(p->pool, name, other->words);
	if (other->word_count < 2)
		return;
	other->next = p->v[at].others;
	p->v[at].others = other;
	for (size_t i = 0; i < other->word_count; i++)
		index_add(p, other->words[i], at, false);
}

void
people_letters(struct people *p, struct slice name, struct slice email, struct slice letters)
{
	struct known *k = known_for(p, name, email);

	people_unlearn(p);
	if (k == NULL)
		return;
	bit_set(p, words_hash(words_plain(p->pool, letters)));
	index_add(p, letters, (size_t)(k - p->v), true);
}

bool
people_are_letters(struct slice s)
{
	size_t capitals = 0, letters = 0;

	for (size_t i = 0; i < s.len; i++, letters++) {
		unsigned char c = (unsigned char)s.p[i];

		/* U+00C0 to U+00DE, U+00DF to U+00FF */
		if (c == 0xc3 && i + 1 < s.len)
			capitals += (unsigned char)s.p[++i] < 0x9f;
		else if (c >= 'A' && c <= 'Z')
			capitals++;
		else if (c < 'a' || c > 'z' || letters == 0)
			return false;
	}
	return letters >= 2 && letters <= 4 && capitals >= 2;
}

/* "Wei-Ling" for Wei Ling Tan: a given name that others write with a hyphen, or without it. */
static void
rejoined_add(struct people *p, size_t at, struct slice name)
{
	struct slice other = people_rejoined(p->pool, name), given = slice_to(other, slice_find_char(other, ' '));

	other_name_add(p, at, other);
	if (slice_find_char(given, '-') < given.len)
		index_add(p, words_plain(p->pool, given), at, true);
}

static void
directory_add(struct people *p, const struct directory *d)
{
	for (size_t i = 0; i < d->people_count && p->n < PEOPLE_MAX; i++) {
		const struct person *person = &d->people[i];
		struct known *k = known_for(p, person->name, person->email);
		size_t at;

		if (k == NULL)
			continue;
		k->sources |= PEOPLE_DIRECTORY;
		k->department = person->department;
		at = (size_t)(k - p->v);
		other_name_add(p, at, people_respelled(p->pool, person->name));
		rejoined_add(p, at, person->name);
		for (size_t j = 0; j < person->other_name_count; j++) {
			struct slice other = people_name_tidy(person->other_names[j]);

			index_add(p, words_plain(p->pool, other), at, true);
			other_name_add(p, at, other);
		}
	}
	/* backwards, as each goes in front of its like: of two of one name the first is found */
	for (size_t i = d->department_count; i > 0; i--)
		people_department_call(p, &d->departments[i - 1], words_plain(p->pool, d->departments[i - 1].name), false);
	people_departments_abroad(p);
}

static void
header_add(struct people *p, const struct reading_addresses *list)
{
	for (size_t i = 0; i < list->n; i++)
		people_add(p, list->v[i].name, list->v[i].email, PEOPLE_HEADER);
}

const struct people *
people_directory(struct pool *pool, const struct question *question)
{
	struct people *p = pool_alloc(pool, sizeof(*p));
	size_t n = 64;

	p->pool = pool;
	p->question = question;
	while (n < question->directory.people_count * 4 && n < 65536)
		n *= 2;
	p->bucket_mask = n - 1;
	p->buckets = pool_array(pool, n, sizeof(*p->buckets));
	p->departments = pool_array(pool, DEPARTMENT_BUCKETS, sizeof(*p->departments));
	directory_add(p, &question->directory);
	return p;
}

/* A copy that may grow. The chains of the index are shared: what is added goes in front of them. */
static struct people *
people_copy(struct pool *pool, const struct people *from)
{
	struct people *p = pool_bytes(pool, sizeof(*p));
	size_t buckets = (from->bucket_mask + 1) * sizeof(*p->buckets);

	*p = *from;
	p->pool = pool;
	p->cap = from->n + MAIL_PEOPLE;
	p->v = pool_bytes(pool, p->cap * sizeof(*p->v));
	if (from->n > 0)
		memcpy(p->v, from->v, from->n * sizeof(*p->v));
	p->buckets = pool_bytes(pool, buckets);
	memcpy(p->buckets, from->buckets, buckets);
	return p;
}

void
people_set_abroad(struct people *p, bool abroad)
{
	p->abroad = abroad;
}

struct people *
people_new(struct pool *pool, const struct question *question, const struct reading *reading)
{
	const struct people *directory =
	    question->people != NULL ? question->people : people_directory(pool, question);
	struct people *p = people_copy(pool, directory);

	p->question = question;
	p->meant = pool_alloc(pool, sizeof(*p->meant));
	p->actors = pool_alloc(pool, sizeof(*p->actors));
	actors_forget(p->actors); /* nothing is of age 0 but what was never read */
	people_add(p, reading->from.name, reading->from.email, PEOPLE_HEADER);
	header_add(p, &reading->to);
	header_add(p, &reading->cc);
	if (reading->forward.given) {
		people_add(p, reading->forward.from.name, reading->forward.from.email, PEOPLE_HEADER);
		header_add(p, &reading->forward.to);
		header_add(p, &reading->forward.cc);
	}
	return p;
}

struct slice
people_addressee(struct people *p, const struct reading *reading)
{
	const struct reading_addresses *to = reading->forward.given ? &reading->forward.to : &reading->to;
	struct slice author = reading->forward.given ? reading->forward.from.email : reading->from.email, name = SLICE("");
	const struct known *writer = known_by_email(p, author);

	if (writer == NULL || !(writer->sources & PEOPLE_DIRECTORY))
		return SLICE("");
	for (size_t i = 0; i < to->n; i++) {
		struct slice email = to->v[i].email;
		const struct known *k = known_by_email(p, email);

		if (slice_eq_nocase(email, author) || (p->question != NULL && slice_eq_nocase(email, p->question->address)))
			continue;
		if (k == NULL || !(k->sources & PEOPLE_DIRECTORY) || name.len > 0)
			return SLICE("");
		name = k->name;
	}
	return name;
}

/* ---- names in the text ---------------------------------------------------- */

/* "Ben Carter" for Benjamin Carter, who is also called Ben; of two family names either. */
bool
people_is_family_name(const struct known *k, struct slice word)
{
	for (size_t i = 1; i < k->word_count; i++)
		if (slice_eq(k->words[i], word))
			return true;
	return false;
}

/* Do the words stand in a row among those of the name, or both turned, as "Zhang Wei" is "Wei Zhang"? */
static bool
has_run(const struct slice *name, size_t name_count, const struct slice *words, size_t n)
{
	if (n == 2 && name_count == 2 && slice_eq(name[0], words[1]) && slice_eq(name[1], words[0]))
		return true;
	for (size_t at = 0; at + n <= name_count; at++) {
		size_t i = 0;

		while (i < n && slice_eq(name[at + i], words[i]))
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* Is there a person one of whose names has these words in a row, from any of its own? hash: of the first. */
static bool
run_is_known(const struct people *p, const struct slice *words, size_t n, uint32_t hash)
{
	size_t looked = 0;

	if (words[0].len < 2)
		return false;
	for (struct entry *e = p->buckets[hash & p->bucket_mask]; e != NULL && looked < SHARE_MAX; e = e->next) {
		const struct known *k = &p->v[e->person];

		if (!slice_eq(e->word, words[0]))
			continue;
		looked++;
		if (e->alias) {
			if (n == 1 || (n == 2 && people_is_family_name(k, words[1])) || (n > 1 && has_run(k->words, k->word_count, words + 1, n - 1)))
				return true;
			continue;
		}
		if (has_run(k->words, k->word_count, words, n))
			return true;
		for (const struct other_name *o = k->others; o != NULL; o = o->next)
			if (has_run(o->words, o->word_count, words, n))
				return true;
	}
	return false;
}

static bool
alias_is_known(const struct people *p, struct slice plain)
{
	for (struct entry *e = p->buckets[words_hash(plain) & p->bucket_mask]; e != NULL; e = e->next)
		if (e->alias && slice_eq(e->word, plain))
			return true;
	return false;
}

/* "KW" whom the notes explain; not "KW 42". */
static bool
letters_known(const struct people *p, const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];
	struct slice written;

	if (w->kind != TOKEN_WORD || w->letters < CASE_UPPER)
		return false;
	written = tokens_slice(t, i, i + 1);
	return people_are_letters(written) && alias_is_known(p, written) &&
	    !((w->is & W_TIME) && i + 1 < t->n && t->v[i + 1].kind == TOKEN_NUMBER);
}

/* "- PR -", "(PR / LF)", "-> PR chases them": letters that stand where an owner does. */
static bool
is_set_off(const struct tokens *t, size_t i)
{
	bool arrow = i > 0 && (token_is(t, i - 1, '>') || token_is(t, i - 1, 0x2192));

	return i > 0 && (arrow || token_is_dash(t, i - 1) || token_is(t, i - 1, '(') || token_is(t, i - 1, '/')) &&
	    (i + 1 == t->n || t->v[i + 1].kind == TOKEN_PUNCT || (arrow && t->v[i + 1].letters == CASE_LOWER));
}

/* A word that names somebody only when it looks like a name: "Will will", "may", "mark". */
static bool
looks_like_name(const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];

	/* "PR to set it up": what the directory calls somebody, in capitals */
	if (w->letters == CASE_UPPER && w->len > 1 && i + 1 < t->n &&
	    ((t->v[i + 1].is & (W_TO | W_FUTURE)) || token_is_colon(t, i + 1)))
		return true;
	if (w->letters == CASE_UPPER && w->len > 1 && is_set_off(t, i))
		return true;
	/* "AS + KH: draw it": letters beside others' */
	if (i == 0 && w->letters == CASE_UPPER && w->len > 1 && i + 2 < t->n && (token_is(t, i + 1, '+') || token_is(t, i + 1, '/') || token_is(t, i + 1, '&')) &&
	    t->v[i + 2].letters == CASE_UPPER)
		return true;
	if ((w->is & (W_FUNCTION | W_WE | W_I | W_PRONOUN | W_PAST)) &&
	    !(w->is & (W_GIVEN | W_FUTURE | W_WEAK)))
		return false;
	if (w->letters == CASE_CAPITAL || w->letters == CASE_MIXED || w->letters == CASE_UPPER)
		return !(w->is & (W_FUTURE | W_WEAK | W_VERB)) || !(t->v[i].space && i == 0) ||
		    i + 1 == t->n || (t->v[i + 1].is & (W_FUTURE | W_TO)) || token_is_colon(t, i + 1) ||
		    token_is_dash(t, i + 1);
	return (w->is &
	           (W_FUNCTION | W_VERB | W_FUTURE | W_WEAK | W_PAST | W_ROLE | W_EVENT | W_AND | W_TO |
	               W_STATUS)) == 0;
}

static size_t
ideographs_known(const struct people *p, const struct tokens *t, size_t i)
{
	for (size_t n = 4; n >= 2; n--) {
		size_t j = 0;

		while (j < n && i + j < t->n && t->v[i + j].kind == TOKEN_IDEOGRAPH)
			j++;
		if (j == n) {
			struct slice s = tokens_slice(t, i, i + n);

			if (run_is_known(p, &s, 1, words_hash(s)) && people_may_be_called(p, t, i, n))
				return n;
		}
	}
	return 0;
}

size_t
people_match(const struct people *p, const struct tokens *t, size_t i)
{
	struct slice words[NAME_WORDS];
	size_t n = 0, best = 0;

	if (i < t->n && t->v[i].kind == TOKEN_IDEOGRAPH)
		return ideographs_known(p, t, i);
	if (i >= t->n || !people_may_begin(p, &t->v[i]))
		return 0;
	/* "of the" is not whoever writes as "Office of the Director" */
	if (t->v[i].letters == CASE_LOWER && (t->v[i].is & (W_ARTICLE | W_WITH)) && !(t->v[i].is & W_PARTICLE))
		return 0;
	if (letters_known(p, t, i))
		return 1;
	while (n < NAME_WORDS && i + n < t->n && t->v[i + n].kind == TOKEN_WORD) {
		words[n] = t->v[i + n].plain;
		n++;
		if (n > 1 && t->v[i + n - 1].letters == CASE_LOWER && t->v[i].letters != CASE_LOWER &&
		    !(t->v[i + n - 1].is & W_PARTICLE))
			break;
		if (!run_is_known(p, words, n, t->v[i].hash)) {
			if (n == 1 && !alias_is_known(p, words[0]))
				return 0;
			break;
		}
		best = n;
	}
	/* "Will sagt Bescheid", "Will se comprometió": English alone begins a question so */
	if (best == 1 && p->abroad && slice_eq(t->v[i].low, SLICE("will")) && t->v[i].letters == CASE_CAPITAL && i + 1 < t->n && t->v[i + 1].letters == CASE_LOWER &&
	    !(t->v[i + 1].is & (W_PRONOUN | W_I | W_WE | W_ARTICLE)))
		return best;
	/* "Van 3 is due": a part of names alone is none */
	if (best == 1 && (t->v[i].is & (W_PARTICLE | W_GIVEN)) == W_PARTICLE && i + 1 < t->n && t->v[i + 1].kind == TOKEN_NUMBER)
		return 0;
	return best == 1 && !looks_like_name(t, i) ? 0 : best;
}

size_t
people_match_behind(const struct people *p, struct slice first, const struct tokens *t, size_t i)
{
	struct slice words[NAME_WORDS] = { words_plain(p->pool, first) };
	size_t n = 1, best = 0;

	while (n < NAME_WORDS && i + n - 1 < t->n && t->v[i + n - 1].kind == TOKEN_WORD) {
		words[n] = t->v[i + n - 1].plain;
		n++;
		if (!run_is_known(p, words, n, words_hash(words[0])))
			break;
		best = n - 1;
	}
	return best;
}

size_t
people_match_turned(const struct people *p, const struct slice *family, size_t n, const struct tokens *t, size_t i)
{
	struct slice words[NAME_WORDS];

	for (size_t given = 1; token_is(t, i, ',') && given + n <= NAME_WORDS && i + given < t->n; given++) {
		if (t->v[i + given].kind != TOKEN_WORD || t->v[i + given].letters == CASE_LOWER)
			break;
		words[given - 1] = t->v[i + given].plain;
		memcpy(words + given, family, n * sizeof(*family));
		if (run_is_known(p, words, given + n, words_hash(words[0])))
			return given + 1;
	}
	return 0;
}

size_t
people_department(const struct people *p, const struct tokens *t, size_t i)
{
	size_t best = 0, len; /* of the words by themselves: no name is shorter */

	if (i >= t->n || !people_may_begin(p, &t->v[i]))
		return 0;
	for (const struct department_entry *d = p->departments[department_bucket(t->v[i].hash)]; d != NULL;
	     d = d->next) {
		if (!slice_eq(d->first, t->v[i].plain))
			continue;
		/* "it" is not IT */
		if (d->abroad ? t->v[i].letters == CASE_LOWER && people_department_head(t, i) == i
		              : d->name.len <= SHORT_NAME && !slice_eq(tokens_slice(t, i, i + 1), d->v->name))
			continue;
		len = 0;
		for (size_t n = 1; n <= DEPARTMENT_WORDS && i + n <= t->n && len <= d->name.len; n++)
			if ((len += t->v[i + n - 1].plain.len) <= d->name.len && n > best &&
			    slice_eq(words_plain(p->pool, tokens_slice(t, i, i + n)), d->name))
				best = n;
	}
	return best;
}
