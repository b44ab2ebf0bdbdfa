/*
 * See words.h. Method: one pass over the text makes the tokens; each word is
 * looked up once by itself, and, where a longer phrase begins with it, with the
 * words behind it, at most PHRASE_MAX of them. A text that is all ASCII is folded
 * as a whole, for most are.
 *
 * Known: ideographs are single tokens, so that a phrase of them is found by its
 * characters wherever it stands, even across the border of two words.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/words.h"

#define PHRASE_MAX 8
/* Words of headings: "updates" is one, and what somebody does as well. */
#define HEADINGS (H_STATUS | H_FYI | H_SUMMARY | H_AGENDA | H_TITLE)
#define PHRASE_BYTES 64
/* Times WORDS_HASH_FACTOR it is 1. */
#define HASH_INVERSE 0x9f148d11u

static const char *const future_es[] = { "ar\303\241", "er\303\241", "ir\303\241", "ar\303\241n",
	"er\303\241n", "ir\303\241n", NULL };
static const char *const future_fr[] = { "era", "ira", "rra", "dra", "ettra", "eront", "iront", "rront",
	"dront", NULL };

struct words_set
words_for(struct slice language)
{
	struct words_set set = { { &words_en, NULL }, 1, NULL };
	const struct words *other = NULL;

	if (slice_starts_nocase(language, SLICE("de")))
		other = &words_de;
	else if (slice_starts_nocase(language, SLICE("fr")))
		other = &words_fr;
	else if (slice_starts_nocase(language, SLICE("es")))
		other = &words_es;
	else if (slice_starts_nocase(language, SLICE("pt")))
		other = &words_pt;
	else if (slice_starts_nocase(language, SLICE("zh")))
		other = &words_zh;
	if (other != NULL)
		set.v[set.n++] = other;
	set.future = other == &words_es ? future_es : other == &words_fr ? future_fr : NULL;
	return set;
}

/* The hash of what had the hash h with s behind it, as words.awk has it. */
static inline uint32_t
hash_more(uint32_t h, struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		h = words_hash_step(h, s.p[i]);
	return h;
}

_Static_assert((uint32_t)(WORDS_HASH_FACTOR * HASH_INVERSE) == 1, "undoes the factor");

/* The hash of what had the hash h and ended in c, without that: what words_hash_step does, undone. */
static inline uint32_t
hash_less(uint32_t h, char c)
{
	return (h - (unsigned char)c) * HASH_INVERSE;
}

static inline __attribute__((always_inline)) const struct word *
table_find(const struct words *w, struct slice s, uint32_t hash)
{
	hash &= 0xffff;
	for (size_t at = hash & w->mask; w->slots[at] != 0; at = (at + 1) & w->mask) {
		const struct word *v = &w->v[w->slots[at] - 1];

		if (v->hash == hash && v->len == s.len && memcmp(v->text, s.p, s.len) == 0)
			return v;
	}
	return NULL;
}

struct found {
	uint64_t is;
	uint64_t next; /* as of struct word */
};

/* s must not be empty. */
static inline __attribute__((always_inline)) struct found
find(const struct words_set *set, struct slice s, uint32_t hash)
{
	struct found found = { 0, 0 };

	for (size_t i = 0; i < set->n; i++) {
		const struct word *w = table_find(set->v[i], s, hash);

		if (w != NULL) {
			found.is |= w->is;
			found.next |= w->next;
		}
	}
	return found;
}

uint32_t
words_hash(struct slice s)
{
	return hash_more(0, s);
}

uint64_t
words_find(const struct words_set *set, struct slice s)
{
	return s.len > 0 ? find(set, s, hash_more(0, s)).is : 0;
}

/* ---- cutting -------------------------------------------------------------- */

struct cutter {
	struct pool *pool;
	const struct words_set *set;
	struct tokens *t;
	size_t cap;
	bool space;
	bool has_at;     /* an '@' stands in the text */
	const char *low; /* the text folded where it is ASCII, or NULL */
};

static inline unsigned
peek(struct slice s, size_t at, size_t *next)
{
	*next = at;
	return at < s.len ? utf8_next(s, next) : 0;
}

static bool
is_alpha(unsigned c)
{
	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	return unicode_is_letter(c) && !unicode_is_ideograph(c);
}

static bool
is_digit(unsigned c)
{
	return c >= '0' && c <= '9';
}

static bool
is_apostrophe(unsigned c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc;
}

static inline bool
is_blank(unsigned c)
{
	if (c < 0x80)
		return c == ' ' || c == '\t' || c == '\n';
	return c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200b);
}

/* Emphasis and escapes: they are not part of what is said. */
static inline bool
is_mark(unsigned c)
{
	return c == '*' || c == '_' || c == '`' || c == '\\' || c == 0xfe0f || c == 0x200d;
}

static void
room_add(struct cutter *c)
{
	struct tokens *t = c->t;
	size_t room = c->cap > 0       ? c->cap * 2
	    : t->text.len < TOKENS_MAX ? t->text.len / 5 + 8
	                               : TOKENS_MAX / 5;

	t->v = pool_more(c->pool, t->v, t->n * sizeof(*t->v), room * sizeof(*t->v));
	c->cap = room;
}

/* low: the word folded, empty for what is none; hash: its hash. */
static inline struct token *
token_add(struct cutter *c, enum token_kind kind, size_t at, size_t end, struct slice low, uint32_t hash)
{
	struct tokens *t = c->t;
	struct token *w;

	if (t->n == c->cap)
		room_add(c);
	w = &t->v[t->n];
	w->at = at;
	w->len = end - at;
	w->kind = kind;
	w->letters = CASE_LOWER;
	w->space = c->space || t->n == 0;
	w->sign = w->phrase_len = 0;
	w->is = w->phrase = 0;
	w->low = w->plain = low;
	w->hash = w->low_hash = hash;
	c->space = false;
	t->n++;
	return w;
}

static struct token *
token_new(struct cutter *c, enum token_kind kind, size_t at, size_t end, struct slice low)
{
	return token_add(c, kind, at, end, low, words_hash(low));
}

static const char *
ascii_low(struct pool *pool, struct slice s)
{
	char *p = pool_bytes(pool, s.len + 1);

	ascii_lower(p, s.p, s.len);
	p[s.len] = '\0';
	return p;
}

static struct slice
folded(struct pool *pool, struct slice s)
{
	struct text t;
	size_t at;

	if (slice_is_ascii(s))
		return (struct slice) { ascii_low(pool, s), s.len };
	at = slice_find(s, SLICE("\342\200\231"));
	if (at == s.len)
		return unicode_fold(pool, s);
	/* The typographic apostrophe is the plain one. */
	text_init(&t, pool);
	text_add(&t, slice_to(s, at));
	text_add_char(&t, '\'');
	text_add(&t, slice_from(s, at + 3));
	return unicode_fold(pool, text_slice(&t));
}

/* The bytes at..end of the text, folded. */
static struct slice
low_of(const struct cutter *c, size_t at, size_t end)
{
	if (c->low != NULL)
		return (struct slice) { c->low + at, end - at };
	return folded(c->pool, (struct slice) { c->t->text.p + at, end - at });
}

static enum token_case
case_of(struct slice s)
{
	size_t at = 0, upper = 0, letters = 0;
	bool first = false;

	while (at < s.len) {
		unsigned c = peek(s, at, &at);
		bool up = c < 0x80 ? c >= 'A' && c <= 'Z' : unicode_is_upper(c);

		if (letters == 0)
			first = up;
		letters++;
		upper += up;
	}
	if (upper == 0)
		return CASE_LOWER;
	if (upper == letters && letters > 1)
		return CASE_UPPER;
	if (first)
		return upper == 1 ? CASE_CAPITAL : CASE_MIXED;
	return CASE_MIXED;
}

static bool
is_ending(struct slice low)
{
	return slice_eq(low, SLICE("'ll")) || slice_eq(low, SLICE("'s")) || slice_eq(low, SLICE("'d")) ||
	    slice_eq(low, SLICE("'re")) || slice_eq(low, SLICE("'ve")) || slice_eq(low, SLICE("'m"));
}

static void
word_add(struct cutter *c, size_t at, size_t end)
{
	struct slice s = { c->t->text.p + at, end - at };

	token_new(c, TOKEN_WORD, at, end, low_of(c, at, end))->letters = case_of(s);
}

/* A word from at: letters, digits, inner hyphens, dots and apostrophes. Returns its end. */
static size_t
take_word(struct cutter *c, size_t at)
{
	struct slice s = c->t->text;
	size_t i = at, next, after, tail = 0;
	bool digit_first = is_digit(peek(s, at, &next)), letters = false;
	/* "3.2-Order the signs": a number in front of the text, and a word behind it */
	bool numbers = digit_first && c->t->n == 0 && slice_find_char(slice_to(slice_from(s, at), 4), '.') < 3;

	while (i < s.len) {
		unsigned ch = peek(s, i, &next), then;

		if ((ch | 32) >= 'a' && (ch | 32) <= 'z') {
			letters = true;
			i = next;
			continue;
		}
		then = peek(s, next, &after);
		if (is_alpha(ch)) {
			letters = true;
		} else if (is_apostrophe(ch) && is_alpha(then) && i > at) {
			/* an ending of its own: "Maya" "'ll"; but "don't" is one word */
			tail = then == 't' || then == 'T' ? 0 : i;
		} else if (is_digit(ch)) {
			;
		} else if (ch == '-' && numbers && !letters && unicode_is_upper(then)) {
			break;
		} else if (!((ch == '-' || (ch == '_' && letters)) && (is_alpha(then) || is_digit(then))) &&
		    !(ch == '.' && digit_first && is_digit(then))) {
			break;
		}
		i = next;
	}
	if (tail > at && is_ending(low_of(c, tail, i))) {
		word_add(c, at, tail);
		c->space = false;
		word_add(c, tail, i);
	} else if (digit_first && !letters) {
		token_new(c, TOKEN_NUMBER, at, i, (struct slice) { s.p + at, i - at });
	} else {
		word_add(c, at, i);
	}
	return i;
}

static size_t
run_end(struct slice s, size_t at)
{
	size_t next;

	while (at < s.len) {
		unsigned c = peek(s, at, &next);

		if (is_blank(c) || c == '<' || c == '>' || c == '"' || c == '|' || unicode_is_ideograph(c))
			break;
		at = next;
	}
	return at;
}

static size_t
less_punctuation(struct slice s, size_t at, size_t end)
{
	while (end > at + 1 && char_among(s.p[end - 1], ".,;:!?)]}'*_"))
		end--;
	return end;
}

static bool
is_url(struct slice s)
{
	char first = s.len > 0 ? (char)(s.p[0] | 32) : ' ';

	if (first != 'h' && first != 'w' && first != 'm')
		return false;
	return slice_starts_nocase(s, SLICE("http://")) || slice_starts_nocase(s, SLICE("https://")) ||
	    slice_starts_nocase(s, SLICE("www.")) || slice_starts_nocase(s, SLICE("mailto:"));
}

static size_t
handle_end(struct slice s, size_t at)
{
	size_t next;

	while (at < s.len) {
		unsigned c = peek(s, at, &next);

		if (!is_alpha(c) && !is_digit(c) && c != '-' && c != '_' && c != '.' && c != '/' &&
		    !unicode_is_ideograph(c))
			break;
		at = next;
	}
	return at;
}

/* Does the word say when? A name that is a month as well is one where no figure follows. */
static bool
is_time(const struct cutter *c, size_t at, size_t end)
{
	struct slice s = c->t->text;
	uint64_t is = words_find(c->set, low_of(c, at, end));
	size_t behind = end + 1;

	/* "@Next Monday" */
	if (slice_eq(low_of(c, at, end), SLICE("next")) && behind < s.len && s.p[end] == ' ') {
		while (behind < s.len && is_alpha((unsigned char)s.p[behind]))
			behind++;
		is = words_find(c->set, low_of(c, end + 1, behind));
	}
	return (is & W_TIME) &&
	    (!(is & W_GIVEN) ||
	        (end + 1 < s.len && s.p[end] == ' ' && is_digit((unsigned char)s.p[end + 1])));
}

static bool
all_digits(struct slice s, size_t from, size_t to)
{
	while (from < to && is_digit((unsigned char)s.p[from]))
		from++;
	return from == to;
}

/* URL, address or @handle at at; at itself when there is none. */
static size_t
take_name(struct cutter *c, size_t at)
{
	struct slice s = c->t->text, rest = slice_from(s, at);
	bool start = at == 0 || c->space || c->t->n == 0 || c->t->v[c->t->n - 1].kind == TOKEN_PUNCT;
	size_t end;

	if (start && is_url(rest)) {
		end = less_punctuation(s, at, run_end(s, at));
		token_new(c, TOKEN_URL, at, end, SLICE(""));
		return end;
	}
	/* "version@8" is no handle, nor "@12:04" */
	if (rest.p[0] == '@' && !(at > 0 && !c->space && is_digit((unsigned char)rest.p[rest.len > 1]))) {
		end = less_punctuation(s, at, handle_end(s, at + 1));
		while (end > at + 1 && (s.p[end - 1] == '-' || s.p[end - 1] == '/'))
			end--;
		/* "@December 3, 2026", "@tomorrow": a day that a page mentions */
		if (end > at + 1 && is_time(c, at + 1, end))
			return at;
		if (end > at + 1 && !all_digits(s, at + 1, end)) {
			token_new(c, TOKEN_HANDLE, at, end, low_of(c, at + 1, end));
			return end;
		}
	}
	return at;
}

/* An address: only looked for where an '@' follows within the run. */
static size_t
take_address(struct cutter *c, size_t at)
{
	struct slice s = c->t->text;
	size_t i = at, sign = 0;

	while (i < s.len && i - at < 200) {
		unsigned char ch = (unsigned char)s.p[i];

		if (ch == '@' && sign == 0 && i > at)
			sign = i;
		else if (ch >= 0x80 || (!is_alpha(ch) && !is_digit(ch) && !char_among(ch, ".-_+")))
			break; /* a byte of a longer character is no letter of an address */
		i++;
	}
	if (sign == 0)
		return at;
	i = less_punctuation(s, at, i);
	if (i <= sign + 3 || memchr(s.p + sign, '.', i - sign) == NULL)
		return at;
	token_new(c, TOKEN_ADDRESS, at, i, low_of(c, at, i));
	return i;
}

/* A word of ASCII letters alone, as most are; at itself where something else belongs to it. */
static inline size_t
take_plain(struct cutter *c, size_t at)
{
	struct slice s = c->t->text;
	const char *low = c->low; /* ends in a NUL */
	size_t i = at, upper = 0;
	uint32_t hash = 0;
	struct token *w;
	bool first;

	for (; (unsigned)low[i] - 'a' < 26; i++) {
		upper += s.p[i] != low[i];
		hash = words_hash_step(hash, low[i]);
	}
	if (i == at || is_digit((unsigned char)low[i]) || low[i] == '\'' || low[i] == '-' || low[i] == '_' ||
	    ((low[i] == ':' || low[i] == '.') && is_url(slice_from(s, at))))
		return at;
	first = s.p[at] != low[at];
	w = token_add(c, TOKEN_WORD, at, i, (struct slice) { low + at, i - at }, hash);
	w->letters = upper == 0            ? CASE_LOWER
	    : upper == i - at && upper > 1 ? CASE_UPPER
	    : first && upper == 1          ? CASE_CAPITAL
	                                   : CASE_MIXED;
	return i;
}

static size_t
take_token(struct cutter *c, size_t at)
{
	struct slice s = c->t->text;
	size_t next, end;
	unsigned ch;

	if (c->low != NULL && !c->has_at) {
		/* one space at least stands before most words */
		for (; c->low[at] == ' '; at++)
			c->space = true;
		if ((end = take_plain(c, at)) > at)
			return end;
		if (at == s.len)
			return at;
	}
	ch = peek(s, at, &next);
	if (is_blank(ch) || is_mark(ch)) {
		c->space = c->space || is_blank(ch);
		return next;
	}
	end = take_name(c, at);
	if (end > at)
		return end;
	if (is_alpha(ch) || is_digit(ch)) {
		if (c->has_at && is_alpha(ch) && (end = take_address(c, at)) > at)
			return end;
		return take_word(c, at);
	}
	if (unicode_is_ideograph(ch)) {
		token_new(c, TOKEN_IDEOGRAPH, at, next, (struct slice) { s.p + at, next - at });
		return next;
	}
	if (is_apostrophe(ch) && c->t->n > 0 && !c->space && is_alpha(peek(s, next, &end)))
		return take_word(c, next);
	/* " >> " is typed for an arrow */
	if (ch == '>' && c->space && slice_starts(slice_from(s, next), SLICE("> "))) {
		ch = 0x2192;
		next++;
	}
	token_new(c, TOKEN_PUNCT, at, next, SLICE(""))->sign = ch;
	return next;
}

/* ---- phrases -------------------------------------------------------------- */

static bool
is_future(const struct words_set *set, struct slice low)
{
	for (size_t i = 0; set->future[i] != NULL; i++) {
		struct slice ending = slice_of(set->future[i]);

		if (low.len > ending.len + 2 &&
		    memcmp(low.p + low.len - ending.len, ending.p, ending.len) == 0)
			return true;
	}
	return false;
}

/* hash: of low. */
static bool
is_third_person(const struct words_set *set, struct slice low, uint32_t hash)
{
	hash = hash_less(hash, 's');
	if (find(set, slice_to(low, low.len - 1), hash).is & W_VERB)
		return true;
	return low.p[low.len - 2] == 'e' &&
	    (find(set, slice_to(low, low.len - 2), hash_less(hash, 'e')).is & W_VERB);
}

/*
 * May a phrase that has come so far go on with w? The table names the words that it has; endings and
 * ideographs are parts of words there.
 */
static bool
may_follow(const struct found *so_far, const struct token *before, const struct token *w)
{
	if (so_far->next == 0)
		return before->kind == TOKEN_IDEOGRAPH;
	return (so_far->next >> (w->hash % WORDS_NEXT) & 1) || before->kind == TOKEN_IDEOGRAPH ||
	    w->kind == TOKEN_IDEOGRAPH || w->low.p[0] == '\'';
}

/* "wer mag Kuchen": what is a title with a capital or its stop, "Mag. Weber", may be another word in small letters. */
static bool
is_no_title(const struct tokens *t, size_t i)
{
	static const char *const short_forms[] = { "mag", "mmag", "ing" };

	return t->v[i].letters == CASE_LOWER && !token_is(t, i + 1, '.') && SLICE_IS_ONE_OF(t->v[i].low, short_forms);
}

/* "- Fr. Lin" is a lady, though "bis Fr. Liste schicken" is a day. */
static bool
is_title_before_name(const struct tokens *t, size_t i)
{
	return t->v[i].letters == CASE_CAPITAL && token_is(t, i + 1, '.') && i + 2 < t->n && t->v[i + 2].letters == CASE_CAPITAL && t->v[i + 2].space &&
	    !(i > 0 && (t->v[i - 1].is & W_BYTIME));
}

static void
look_up(const struct words_set *set, struct tokens *t, size_t i)
{
	struct token *first = &t->v[i];
	char key[PHRASE_BYTES];
	size_t len = first->low.len;
	uint32_t hash = first->hash;
	struct found found = find(set, first->low, hash);

	first->is = found.is;
	if ((first->is & W_TITLE) && is_no_title(t, i))
		first->is &= ~W_TITLE;
	if ((first->is & W_TITLE) && (first->is & W_TIME) && is_title_before_name(t, i))
		first->is &= ~W_TIME;
	if (first->is == 0 && set->future != NULL && is_future(set, first->low))
		first->is = W_FUTURE | W_VERB;
	if ((first->is & ~(W_FUNCTION | HEADINGS)) == 0 && first->low.len > 4 - (first->is == 0) &&
	    first->low.p[first->low.len - 1] == 's' && is_third_person(set, first->low, hash))
		first->is |= W_DOES;
	first->phrase = first->is;
	first->phrase_len = 1;
	if (len >= sizeof(key))
		return;
	for (size_t j = i + 1; j < t->n && j < i + PHRASE_MAX; j++) {
		const struct token *w = &t->v[j];

		if (w->low.len == 0 || len + w->low.len + 1 > sizeof(key) ||
		    !may_follow(&found, &t->v[j - 1], w))
			return;
		if (j == i + 1)
			memcpy(key, first->low.p, len);
		if (w->kind != TOKEN_IDEOGRAPH && w->low.p[0] != '\'') {
			key[len++] = ' ';
			hash = hash_more(hash, SLICE(" "));
		}
		memcpy(key + len, w->low.p, w->low.len);
		len += w->low.len;
		hash = hash_more(hash, w->low);
		found = find(set, (struct slice) { key, len }, hash);
		if (found.is != 0) {
			first->phrase = found.is;
			first->phrase_len = (unsigned)(j - i + 1);
		}
	}
}

/* "wie besprochen", "as agreed": every word of it leads; not of the label "one more thing:". */
static void
lead_together(struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t end = i + t->v[i].phrase_len;

		if (!(t->v[i].phrase & W_LEAD) || t->v[i].phrase_len < 2 || (end < t->n && token_is_colon(t, end)))
			continue;
		for (size_t j = i; j < end; j++)
			t->v[j].is |= W_LEAD;
	}
}

struct tokens
words_read(struct pool *pool, const struct words_set *set, struct slice text)
{
	struct tokens t = { .text = text };
	struct cutter c = { .pool = pool, .set = set, .t = &t };
	size_t at = 0;

	c.has_at = slice_find_char(text, '@') < text.len;
	c.low = slice_is_ascii(text) ? ascii_low(pool, text) : NULL;
	while (at < text.len && t.n < TOKENS_MAX)
		at = take_token(&c, at);
	/* one that says nothing behind the last: where a date begins within it, its token is that */
	if (t.n == c.cap)
		room_add(&c);
	memset(&t.v[t.n], 0, sizeof(*t.v));
	pool_less(pool, t.v, c.cap * sizeof(*t.v), (t.n + 1) * sizeof(*t.v));
	for (size_t i = 0; i < t.n; i++)
		if (t.v[i].kind == TOKEN_WORD && t.v[i].low.len <= WORDS_SHORT_MAX)
			words_lengthen(set, &t, i);
	for (size_t i = 0; i < t.n; i++) {
		struct token *w = &t.v[i];

		t.kinds |= 1u << w->kind;
		if (w->low.len == 0) {
			t.signs |= 1ull << (w->sign % 64);
			continue;
		}
		t.letters |= 1u << w->letters;
		words_simplify(pool, set, &t, i);
		look_up(set, &t, i);
		t.any |= w->is | w->phrase;
		if (c.low != NULL)
			continue;
		w->plain = words_plain(pool, w->low);
		w->hash = words_hash(w->plain);
	}
	if (t.any & W_LEAD)
		lead_together(&t);
	return t;
}

void
words_forget(struct pool *pool, struct tokens *t)
{
	if (t->v != NULL)
		pool_less(pool, t->v, (t->n + 1) * sizeof(*t->v), 0);
	*t = (struct tokens) { .text = t->text };
}

/* ---- names ---------------------------------------------------------------- */

/* Latin letters with a mark, U+00C0..U+017F, without it; '-': stays. */
static const char bare[] = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
                           "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                           "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

_Static_assert(sizeof(bare) == 0x180 - 0xc0 + 1, "a letter for each of U+00C0..U+017F");

struct slice
words_plain(struct pool *pool, struct slice s)
{
	struct slice low;
	struct text t;
	size_t at = 0;

	while (at < s.len && (unsigned char)s.p[at] < 0x80 && !(s.p[at] >= 'A' && s.p[at] <= 'Z'))
		at++;
	if (at == s.len)
		return s;
	low = folded(pool, s);
	if (slice_is_ascii(low))
		return low;
	text_init(&t, pool);
	for (at = 0; at < low.len;) {
		unsigned c = utf8_next(low, &at);

		if (c >= 0xc0 && c < 0x180 && bare[c - 0xc0] != '-')
			text_add_char(&t, bare[c - 0xc0]);
		else if (is_apostrophe(c))
			text_add_char(&t, '\'');
		else if (c < 0x300 || c > 0x36f)
			utf8_add(&t, c);
	}
	return text_slice(&t);
}
