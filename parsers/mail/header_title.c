/*
 * Subjects for header.h: the marks that mailers put in front of answers and
 * forwards, in their users' languages, and the tags around them. Method: one
 * mark or tag is taken off the front at a time, until none is left.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/header.h"

/* Longest mark with its counter, "Re[12]", and longest list tag, in bytes. */
#define MARK_MAX 30
#define TAG_MAX  60

/* Folded (unicode_fold), without the colon. */
static const char *const answers[] = {
	"re", "aw", "antw", "antwort", "sv", "vs", "vá", "odp", "res", "r", "rif", "ref", "απ", "σχετ", "ynt", "yan",
	"atb", "ats", "bls", "bal", "re_", "rép", "rép.", "réf", "回复", "回覆", "答复", "答覆", "返信", "회신",
	"תשובה", "השב", "رد", "ответ", "отв", "відп", "odgovor", "回信", "balas", "trả lời", "accepted", "reply",
};
static const char *const forwards[] = {
	"fw", "fwd", "wg", "weitergeleitet", "tr", "rv", "enc", "i", "inoltra", "fs", "vb", "vl", "vs fwd", "doorst",
	"doorgestuurd", "pd", "pren", "trs", "továbbítás", "fyi fwd", "i̇lt", "ilt", "ileti", "转发", "轉寄", "轉發",
	"転送", "전달", "הועבר", "إعادة توجيه", "пересл", "пер", "tran", "πρθ", "προώθ", "fwd.", "réexp", "reenv",
	"rvd", "továbbítva", "videresendt", "vidaresänt", "välitetty", "przek", "předáno", "redirect", "terusan",
	"chuyển tiếp", "prosl", "fw_", "redir",
};

static bool
is_listed(struct slice folded, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_eq(folded, slice_of(list[i])))
			return true;
	return false;
}

/* Where the colon of a mark ends, 0 if s does not begin with something like one. */
static size_t
colon_end(struct slice s)
{
	for (size_t i = 1; i < s.len && i <= MARK_MAX; i++) {
		if (s.p[i] == ':')
			return i + 1;
		if (slice_starts(slice_from(s, i), SLICE("\xef\xbc\x9a"))) /* full-width */
			return i + 3;
	}
	return 0;
}

/* "Re", "Re[2]", "RE (3)", "Re^4", "Re*5": without the counter. */
static struct slice
without_counter(struct slice s)
{
	size_t n = s.len;

	while (n > 0 && (s.p[n - 1] == ']' || s.p[n - 1] == ')' || s.p[n - 1] == ' '))
		n--;
	while (n > 0 && s.p[n - 1] >= '0' && s.p[n - 1] <= '9')
		n--;
	while (n > 0 && (s.p[n - 1] == '[' || s.p[n - 1] == '(' || s.p[n - 1] == '^' || s.p[n - 1] == '*' ||
	    s.p[n - 1] == ' '))
		n--;
	return n == 0 ? s : slice_to(s, n);
}

/* The mark at the start of s and its length, HEADER_MARK_NONE if there is none. */
static enum header_mark
mark_at(struct pool *pool, struct slice s, size_t *length)
{
	struct slice word;

	*length = colon_end(s);
	if (*length == 0)
		return HEADER_MARK_NONE;
	word = without_counter(slice_trim(slice_to(s, *length - (s.p[*length - 1] == ':' ? 1 : 3))));
	word = unicode_fold(pool, word);
	if (is_listed(word, answers, sizeof(answers) / sizeof(answers[0])))
		return HEADER_MARK_ANSWER;
	if (is_listed(word, forwards, sizeof(forwards) / sizeof(forwards[0])))
		return HEADER_MARK_FORWARD;
	return HEADER_MARK_NONE;
}

/* Length of "[...]" at the start, 0 if there is none. */
static size_t
tag_length(struct slice s)
{
	size_t end;

	if (s.len < 3 || s.p[0] != '[')
		return 0;
	end = slice_find_char(slice_to(s, TAG_MAX), ']');
	return end < s.len && s.p[end] == ']' ? end + 1 : 0;
}

/* Is it our own tag, "[A-17]"? */
static bool
is_own_tag(struct slice s)
{
	if (s.len < 5 || s.p[0] != '[' || (s.p[1] != 'A' && s.p[1] != 'a') || s.p[2] != '-' || s.p[s.len - 1] != ']')
		return false;
	for (size_t i = 3; i + 1 < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* s without each "[A-17]" and each keyword, wherever they stand. */
static struct slice
without_own(struct pool *pool, struct slice s, struct slice keyword)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < s.len;) {
		struct slice rest = slice_from(s, i);
		size_t tag = tag_length(rest);

		if (keyword.len > 0 && slice_starts_nocase(rest, keyword)) {
			i += keyword.len;
		} else if (tag > 0 && is_own_tag(slice_to(rest, tag))) {
			i += tag;
		} else {
			text_add_char(&t, s.p[i]);
			i++;
		}
	}
	return text_clean_line(pool, text_slice(&t), READING_LINE_MAX);
}

enum header_mark
header_mark(struct pool *pool, struct slice subject)
{
	struct slice s = slice_trim(subject);
	size_t length, tag;
	enum header_mark mark = mark_at(pool, s, &length);

	for (int i = 0; mark == HEADER_MARK_NONE && i < 3 && (tag = tag_length(s)) > 0; i++) {
		s = slice_trim(slice_from(s, tag));
		mark = mark_at(pool, s, &length);
	}
	return mark;
}

struct slice
header_title(struct pool *pool, struct slice subject, struct slice keyword)
{
	struct slice s = without_own(pool, subject, keyword);

	for (;;) {
		size_t length, tag = tag_length(s), dropped;

		if (mark_at(pool, s, &length) != HEADER_MARK_NONE) {
			s = slice_trim(slice_from(s, length));
		} else if (tag > 0 && mark_at(pool, slice_trim(slice_from(s, tag)), &dropped) != HEADER_MARK_NONE) {
			/* a list's tag in front of the mark */
			s = slice_trim(slice_from(s, tag));
		} else {
			return s;
		}
	}
}
