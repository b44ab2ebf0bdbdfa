/*
 * See config_text.h. Method: a scanner that knows the same words as
 * libconfuse's: comments (#, //, slash-star), both kinds of quotes, braces,
 * parentheses, "=", "+=", "," and bare words.
 */
#include <string.h>

#include "daemon/core/settings/config_text.h"

enum kind { WORD, SIGN, END, UNCLOSED };

struct scan {
	const char *p;
	size_t len, at;
	int line;
	/* the token */
	enum kind kind;
	size_t from, to;
	int from_line;
};

static void
step(struct scan *s)
{
	s->line += s->p[s->at] == '\n';
	s->at++;
}

static bool
sees(const struct scan *s, const char *what)
{
	size_t n = strlen(what);

	return s->len - s->at >= n && memcmp(s->p + s->at, what, n) == 0;
}

/* White space and comments; false when a comment is not closed. */
static bool
space_skip(struct scan *s)
{
	while (s->at < s->len) {
		if (s->p[s->at] == '#' || sees(s, "//")) {
			while (s->at < s->len && s->p[s->at] != '\n')
				step(s);
		} else if (sees(s, "/*")) {
			s->from = s->at;
			s->from_line = s->line;
			while (s->at < s->len && !sees(s, "*/"))
				step(s);
			if (s->at >= s->len)
				return false;
			s->at += 2;
		} else if (strchr(" \t\r\n\v\f", s->p[s->at]) != NULL && s->p[s->at] != '\0') {
			step(s);
		} else {
			break;
		}
	}
	return true;
}

static enum kind
quoted(struct scan *s)
{
	char quote = s->p[s->at];

	for (step(s); s->at < s->len && s->p[s->at] != quote; step(s)) {
		if (s->p[s->at] == '\\' && s->at + 1 < s->len)
			step(s);
		/* the name of an environment variable may hold anything, quotes as well */
		else if (quote == '"' && sees(s, "${") && memchr(s->p + s->at, '}', s->len - s->at) != NULL)
			while (s->p[s->at] != '}')
				step(s);
	}
	if (s->at >= s->len)
		return UNCLOSED;
	step(s);
	return WORD;
}

static enum kind
next(struct scan *s)
{
	if (!space_skip(s))
		return s->kind = UNCLOSED;
	s->from = s->at;
	s->from_line = s->line;
	s->kind = END;
	if (s->at < s->len) {
		char c = s->p[s->at];

		if (c == '"' || c == '\'') {
			s->kind = quoted(s);
		} else if (strchr("{}()=,", c) != NULL || sees(s, "+=")) {
			s->at += c == '+' ? 2 : 1;
			s->kind = SIGN;
		} else {
			do
				step(s);
			while (s->at < s->len && strchr(" #\"'\t\n\r={}()+,", s->p[s->at]) == NULL &&
			    !sees(s, "//") && !sees(s, "/*"));
			s->kind = WORD;
		}
	}
	s->to = s->at;
	return s->kind;
}

static bool
is_sign(const struct scan *s, char c)
{
	return s->kind == SIGN && s->p[s->from] == c;
}

void
config_text_prepare(struct slice in, struct text *out)
{
	static const struct slice word = { "include(", 8 };

	for (;;) {
		size_t at = slice_find(in, word);
		struct slice pattern;

		text_add(out, slice_to(in, at + word.len < in.len ? at + word.len : in.len));
		if (at + word.len >= in.len)
			return;
		in = slice_from(in, at + word.len);
		pattern = slice_to(in, slice_find_char(in, ')'));
		if (pattern.len == 0 || pattern.len == in.len ||
		    memchr(pattern.p, '\n', pattern.len) != NULL ||
		    memchr(pattern.p, '"', pattern.len) != NULL ||
		    memchr(pattern.p, '\'', pattern.len) != NULL)
			continue;
		text_addf(out, "\"%.*s\"", SLICE_ARG(slice_trim(pattern)));
		in = slice_from(in, pattern.len);
	}
}

int
config_text_unclosed(const char *text, size_t len, const char **what)
{
	struct scan s = { .p = text, .len = len, .line = 1 };
	int open = 0, depth = 0;

	while (next(&s) == WORD || s.kind == SIGN) {
		if (is_sign(&s, '{') && depth++ == 0)
			open = s.from_line;
		if (is_sign(&s, '}') && depth > 0)
			depth--;
	}
	if (s.kind == UNCLOSED) {
		*what = s.p[s.from] == '/' ? "a comment" : "a quote";
		return s.from_line;
	}
	*what = "a brace {";
	return depth > 0 ? open : 0;
}

/* Braces in braces whose beginning is told; sections and lists need three. */
#define DEPTH_MAX 8

void
config_text_opened(const char *text, size_t len, int *opened, int lines)
{
	struct scan s = { .p = text, .len = len, .line = 1 };
	int open[DEPTH_MAX] = { 0 }, depth = 0;

	for (int i = 0; i <= lines; i++)
		opened[i] = i;
	while (next(&s) == WORD || s.kind == SIGN) {
		if (is_sign(&s, '{') && depth++ < DEPTH_MAX)
			open[depth - 1] = s.from_line;
		if (is_sign(&s, '}') && depth > 0 && --depth < DEPTH_MAX && s.from_line <= lines)
			opened[s.from_line] = open[depth];
	}
}

/* Behind the brace or parenthesis that closes the one just read. */
static void
nest_skip(struct scan *s, char opens, char closes)
{
	for (int depth = 1; depth > 0 && (next(s) == WORD || s->kind == SIGN);)
		depth += is_sign(s, opens) ? 1 : is_sign(s, closes) ? -1 : 0;
}

/* Where the statement ends whose name was just read. */
static size_t
statement_end(struct scan *s)
{
	size_t end = s->to;
	int line = s->from_line;

	next(s);
	if (s->kind == WORD) { /* a title, or the rest of something that was meant */
		size_t word_end = s->from_line == line ? s->to : end;

		next(s);
		if (is_sign(s, '=') || is_sign(s, '+') || is_sign(s, '('))
			return end;
		if (!is_sign(s, '{'))
			return word_end;
	}
	if (is_sign(s, '=') || is_sign(s, '+')) {
		next(s);
		if (s->kind == WORD)
			return s->to;
	}
	if (is_sign(s, '{')) {
		nest_skip(s, '{', '}');
		return s->at;
	}
	if (is_sign(s, '(')) {
		nest_skip(s, '(', ')');
		return s->at;
	}
	return end;
}

bool
config_text_blank(char *text, size_t len, int line, const char *name)
{
	struct scan s = { .p = text, .len = len, .line = 1 };
	size_t name_len = strlen(name), from, end;

	while (next(&s) == WORD || s.kind == SIGN) {
		if (s.from_line != line || s.kind != WORD || s.to - s.from != name_len ||
		    memcmp(text + s.from, name, name_len) != 0)
			continue;
		from = s.from;
		end = statement_end(&s);
		for (size_t i = from; i < end; i++)
			if (text[i] != '\n')
				text[i] = ' ';
		return true;
	}
	return false;
}
