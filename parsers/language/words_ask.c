/* See words.h. What a token is asked: the text of several, whether it is an ordinal, whether a sign is a dash. */
#include "parsers/language/words.h"

struct slice
tokens_slice(const struct tokens *t, size_t from, size_t to)
{
	const struct token *last;

	if (from >= to || from >= t->n)
		return (struct slice) { NULL, 0 };
	last = &t->v[(to < t->n ? to : t->n) - 1];
	return slice_trim((struct slice) { t->text.p + t->v[from].at, last->at + last->len - t->v[from].at });
}

bool
token_is_ordinal(const struct tokens *t, size_t i, size_t end)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	const struct slice w = t->v[i].low;

	if (t->v[i].kind == TOKEN_NUMBER && i + 1 < end && !t->v[i + 1].space && SLICE_IS_ONE_OF(t->v[i + 1].low, ends))
		return true;
	return w.len > 2 && w.len < 5 && w.p[0] >= '1' && w.p[0] <= '9' && SLICE_ENDS_ONE_OF(w, ends);
}

bool
words_end_in_infinitive(struct slice low)
{
	static const char *const ends[] = { "er", "ir", "re", "ar" };

	return SLICE_ENDS_ONE_OF(low, ends);
}

/* "——", as Chinese writes it, without a space */
static bool
is_double(const struct tokens *t, size_t i)
{
	return token_is(t, i + 1, t->v[i].sign) || (i > 0 && token_is(t, i - 1, t->v[i].sign));
}

/* "更新模板--张伟", "更新模板 -张伟": Chinese is written without spaces; "北京-上海" is joined. */
static bool
is_chinese_dash(const struct tokens *t, size_t i)
{
	size_t end = i + 1;

	while (token_is(t, end, '-') && !t->v[end].space)
		end++;
	return end < t->n && t->v[end].kind == TOKEN_IDEOGRAPH && i > 0 && t->v[i - 1].sign != '-' &&
	    (t->v[i].space || t->v[i].sign != '-' || end > i + 1);
}

bool
token_sign_is_dash(const struct tokens *t, size_t i)
{
	switch (t->v[i].sign) {
	case 0x2014:
	case 0x2013:
	case 0x2192:
	case 0x2015:
		return t->v[i].space || (i + 1 < t->n && t->v[i + 1].space) || is_double(t, i) || is_chinese_dash(t, i);
	case 0xb7:
	case 0x2022:
		return t->v[i].space && i > 0 && i + 1 < t->n && t->v[i + 1].space;
	case 0x21d2:
	case 0x2794:
	case 0x27a1:
	case 0x25b6:
	case 0x25ba:
		return t->v[i].space;
	case '=':
		return t->v[i].space && !t->v[i + (i + 1 < t->n)].space &&
		    (token_is(t, i + 1, '>') || (token_is(t, i + 1, '=') && token_is(t, i + 2, '>')));
	case '-':
		return is_chinese_dash(t, i) ||
		    (t->v[i].space && (i + 1 == t->n || t->v[i + 1].space || token_is(t, i + 1, '-') ||
		                          token_is(t, i + 1, '>')));
	default:
		return false;
	}
}
