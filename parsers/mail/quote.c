/*
 * See quote.h. Place: the text of a reply, before answers are looked for.
 * Method: each line is told apart once (own, quoted, signature, blank); where
 * a mail program begins to quote without marks, everything below is quoted.
 * The own lines in order are the answer.
 *
 * Known: what is written below a quoted mail without '>' is lost with it.
 */
#include <ctype.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/forward.h"
#include "parsers/mail/forward_header.h"
#include "parsers/mail/introduction.h"
#include "parsers/mail/line.h"
#include "parsers/mail/quote.h"
#include "parsers/mail/words.h"

/* A line that a device adds is short. */
#define DEVICE_MAX 100
/* Quoted lines at least this wide were wrapped by a program, which loses marks. */
#define WRAPPED_MIN 60
/* Marks before the sentence with which GroupWise quotes. */
#define GROUPWISE_DEPTH 3
/* Initials or a name before '>', as news readers quote. */
#define NAME_MAX 15
/* Longest line that asks for an answer above it. */
#define ANSWER_LINE_MAX 160

enum kind { LINE_BLANK, LINE_OWN, LINE_QUOTED, LINE_SIGNATURE };

struct splitter {
	struct pool *pool;
	struct lines lines;
	unsigned char *kind;
	struct words_starts device; /* how lines of devices begin */
	size_t no_header;           /* no header begins before this line: a block up to it names no sender */
	bool forwarded;             /* the first that is quoted was forwarded: nobody answers it */
};

/* "Richard> text", "JD> text". */
static bool
is_named_quote(struct slice s)
{
	size_t i = 0;

	while (i < s.len && i < NAME_MAX &&
	    ((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z')))
		i++;
	return i > 0 && i < s.len && s.p[i] == '>' && (i + 1 == s.len || s.p[i + 1] == ' ');
}

static bool
is_quoted(const struct line *line)
{
	return line->depth > 0 || is_named_quote(line->s);
}

/* "-- " and what people make of it (RFC 3676 section 4.3); a row of underscores. */
static bool
is_signature(struct slice s)
{
	size_t i = 0;

	if (slice_eq(s, SLICE("--")) || slice_eq(s, SLICE("---")) || slice_eq(s, SLICE("–")))
		return true;
	while (i < s.len && s.p[i] == '_')
		i++;
	return s.len >= 2 && i == s.len;
}

/* What a phone or a mail program adds below the text: a phrase, and what it was sent from. */
static bool
is_device(const struct splitter *q, struct slice s)
{
	static const char *const things[] = { "iphone", "ipad", "android", "outlook", "mail", "phone",
		"samsung", "galaxy", "mobil", "windows", "blackberry", "proton", "yahoo", "nokia", "huawei",
		"xiaomi", "redmi", "pixel", "spark", "tablet", "watch", "mac", "aol", "телефон", "手机",
		"手機", "スマートフォン", "http", " mein", " mon ", " mi ", " meu ", " mio ", " mijn ",
		" min ", " mit ", " moj", " my ", " мо", NULL };
	struct slice folded;
	char start[2];

	while (s.len > 0 && char_among(s.p[0], "*_<[(\"'"))
		s = slice_from(s, 1);
	if (s.len < 6 || s.len > DEVICE_MAX)
		return false;
	ascii_lower(start, s.p, sizeof(start));
	if (slice_is_ascii((struct slice) { start, sizeof(start) }) &&
	    !words_may_start(&q->device, (struct slice) { start, sizeof(start) }))
		return false;
	folded = words_fold(q->pool, s);
	if (words_start(folded, words_device) == NULL)
		return false;
	return words_in(folded, things) != NULL;
}

/* Are the lines from at on quoted by their marks? */
static bool
quotes_follow(const struct splitter *q, size_t at)
{
	size_t next = line_next(&q->lines, at);

	return next < q->lines.n && is_quoted(&q->lines.v[next]);
}

static bool
own_so_far(const struct splitter *q, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (q->kind[i] == LINE_OWN)
			return true;
	return false;
}

static void
mark_all(struct splitter *q, size_t first, size_t last, enum kind kind)
{
	for (size_t i = first; i < last && i < q->lines.n; i++)
		q->kind[i] = q->lines.v[i].s.len == 0 ? LINE_BLANK : kind;
}

/* A rule or blank line right before i: what comes is set off. */
static bool
is_set_off(const struct splitter *q, size_t i)
{
	return i == 0 || q->lines.v[i - 1].s.len == 0 || line_is_rule(q->lines.v[i - 1].s);
}

static bool
is_header(struct splitter *q, size_t i)
{
	struct forward_header h;

	if (i < q->no_header || forward_line_label(q->pool, &q->lines.v[i]) == FORWARD_NONE)
		return false;
	if (!forward_header_read(q->pool, &q->lines, i, &h) || !h.has[FORWARD_FROM]) {
		if (!h.has[FORWARD_FROM])
			q->no_header = h.after;
		return false;
	}
	if (forward_header_is_sure(&h))
		return true;
	/* "From: ... Date: ..." alone, set off, with an address or behind a rule */
	return h.has[FORWARD_FROM] && h.has[FORWARD_DATE] && is_set_off(q, i) &&
	    (slice_find_char(h.value[FORWARD_FROM], '@') < h.value[FORWARD_FROM].len ||
	        (i > 0 && line_is_rule(q->lines.v[i - 1].s)));
}

/*
 * GroupWise: ">>> Jane Doe <...> 24/11/2026 10:12 >>>", or a sentence behind
 * three such marks, and below it the mail without any.
 */
static bool
is_heading_of_unmarked(struct splitter *q, size_t i)
{
	const struct line *line = &q->lines.v[i];
	struct introduction in;

	if (line->depth != GROUPWISE_DEPTH || quotes_follow(q, i + 1))
		return false;
	return slice_ends_nocase(line->s, SLICE(">>>")) ||
	    (introduction_parse(q->pool, line->s, &in) && !in.weak);
}

/* "--------- Original ---------": words between dashes, no list's item and no rule. */
static bool
is_between_dashes(struct slice s)
{
	return s.len > 12 && slice_starts(s, SLICE("----")) && slice_ends_nocase(s, SLICE("----")) &&
	    !line_is_rule(s);
}

/*
 * What stands right above the beginning of a quote at i and belongs to it:
 * words between dashes; "To: ...", "Subject: ..." below a rule, as Yandex has
 * them above its introduction.
 */
static void
labels_mark(struct splitter *q, size_t i)
{
	if (i > 0 && q->kind[i - 1] == LINE_OWN && is_between_dashes(q->lines.v[i - 1].s)) {
		q->kind[i - 1] = LINE_QUOTED;
		return;
	}
	while (i > 0 && q->kind[i - 1] == LINE_OWN &&
	    forward_line_label(q->pool, &q->lines.v[i - 1]) != FORWARD_NONE)
		i--;
	if (i > 0 && line_is_rule(q->lines.v[i - 1].s))
		for (; q->kind[i] == LINE_OWN; i++)
			q->kind[i] = LINE_QUOTED;
}

/* "##- Please", "-- Reply", "Reply above": most lines begin otherwise and need not be looked at. */
static bool
may_ask(struct slice s)
{
	static const char *const words[] = { "reply", "write", "please", "respond", "type", "antwort", "bitte",
		"r\303\251pon", "merci", "por favor", "rispondi", "odpow", "svar", "oberhalb", "\303\274ber" };
	unsigned char first = (unsigned char)s.p[0], next = (unsigned char)s.p[1];

	if (!(first < 0x80 && isalnum(first)) && (first >= 0x80 || (next != ' ' && !isalnum(next))))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if ((first | 32) == (unsigned char)words[i][0] && slice_starts_nocase(s, slice_of(words[i])))
			return true;
	return false;
}

/* The line that helpdesks ask to answer above of. */
static bool
is_answer_line(struct splitter *q, struct slice s)
{
	return s.len > 20 && s.len < ANSWER_LINE_MAX && may_ask(s) &&
	    words_in(words_fold(q->pool, s), words_answer_above) != NULL;
}

/* Lines from i on that are quoted with bars: "| text", as some programs can be told to. */
static size_t
bars_end(const struct splitter *q, size_t i)
{
	size_t next = line_next(&q->lines, i);

	if (next >= q->lines.n || q->lines.v[next].s.p[0] != '|')
		return i;
	while (next < q->lines.n && slice_starts(q->lines.v[next].s, SLICE("|")))
		next++;
	return next;
}

/* Lines of the block that Notes puts above a mail, blank ones among them; spaces in front of its labels. */
#define NOTES_LINES 14
#define NOTES_INDENT 12

/* "                    To" and nothing else but what stands far left of it. */
static bool
ends_in_label(struct slice raw, const char *const *labels, size_t n)
{
	size_t end, from, gap;

	for (end = raw.len; end > 0 && isspace((unsigned char)raw.p[end - 1]); end--)
		;
	for (from = end; from > 0 && raw.p[from - 1] != ' '; from--)
		;
	for (gap = 0; gap < from && raw.p[from - 1 - gap] == ' '; gap++)
		;
	return gap >= NOTES_INDENT && slice_among((struct slice) { raw.p + from, end - from }, labels, n);
}

/*
 * "     Jane Doe", and below it "To", "cc" and "Subject" at the right, each with its value in the next line: Notes has no
 * other mark of where the mail begins that it quotes.
 */
static bool
is_notes_header(const struct splitter *q, size_t i)
{
	static const char *const to[] = { "to", "an", "pour", "para", "a" };
	static const char *const cc[] = { "cc", "kopie", "copie" };
	static const char *const subject[] = { "subject", "thema", "objet", "asunto" };
	size_t found = 0;

	if (!slice_starts(q->lines.v[i].raw, SLICE("        ")))
		return false;
	for (size_t j = i; j < q->lines.n && j < i + NOTES_LINES && found < 3; j++) {
		struct slice raw = q->lines.v[j].raw;

		found += found == 0 ? ends_in_label(raw, to, sizeof(to) / sizeof(to[0]))
		    : found == 1    ? ends_in_label(raw, cc, sizeof(cc) / sizeof(cc[0]))
		                    : ends_in_label(raw, subject, sizeof(subject) / sizeof(subject[0]));
	}
	return found == 3;
}

/* "On 24 Nov 2026, Jane Doe<jane@corp.example> wrote:   Hello,": the mail goes on in the line, as Yahoo's phones send it. */
static bool
is_introduction_run_on(struct splitter *q, size_t i)
{
	struct slice s = q->lines.v[i].s;
	struct introduction in;
	size_t at = slice_find(s, SLICE(":  "));

	return at < s.len && slice_find_char(s, '@') < at && introduction_parse(q->pool, slice_to(s, at + 1), &in) && !in.weak &&
	    in.email.len > 0 && in.date.len > 0;
}

/* How many lines begin a quote at line i (mark, header or introduction); *all: everything below is quoted. */
static size_t
quote_begins(struct splitter *q, size_t i, bool *all)
{
	struct introduction in;
	size_t taken;

	*all = true;
	if (forward_line_mark(q->pool, &q->lines.v[i]) != FORWARD_MARK_NONE) {
		*all = !quotes_follow(q, i + 1);
		q->forwarded = words_in(words_fold(q->pool, q->lines.v[i].s), words_forwarded) != NULL;
		return 1;
	}
	if (is_header(q, i) || is_answer_line(q, q->lines.v[i].s) || is_notes_header(q, i) || is_introduction_run_on(q, i))
		return 1;
	taken = introduction_at(q->pool, &q->lines, i, &in);
	if (taken > 0 && bars_end(q, i + taken) > i + taken) {
		*all = false;
		return bars_end(q, i + taken) - i;
	}
	if (taken > 0) {
		*all = !quotes_follow(q, i + taken);
		if (in.weak && *all)
			return 0;
	}
	return taken;
}

static void
classify(struct splitter *q)
{
	bool signature = false, all;

	for (size_t i = 0; i < q->lines.n;) {
		const struct line *line = &q->lines.v[i];
		size_t taken;

		if (line->s.len == 0) {
			q->kind[i++] = LINE_BLANK;
			continue;
		}
		if (is_quoted(line) && is_heading_of_unmarked(q, i)) {
			mark_all(q, i, q->lines.n, LINE_QUOTED);
			return;
		}
		if (is_quoted(line)) {
			signature = false;
			q->kind[i++] = LINE_QUOTED;
			continue;
		}
		taken = quote_begins(q, i, &all);
		if (taken > 0) {
			signature = false;
			labels_mark(q, i);
			mark_all(q, i, all ? q->lines.n : i + taken, LINE_QUOTED);
			i = all ? q->lines.n : i + taken;
			continue;
		}
		if (is_signature(line->s) || is_device(q, line->s))
			signature = true;
		q->kind[i++] = signature ? LINE_SIGNATURE : LINE_OWN;
	}
}

/* Ends of quoted lines that were wrapped to lines of their own, without the mark; "in" and below it "message <id>:". */
static void
mend_wraps(struct splitter *q)
{
	for (size_t i = 1; i + 1 < q->lines.n; i++) {
		struct slice before = q->lines.v[i - 1].s, s = q->lines.v[i].s;

		if (q->kind[i] != LINE_OWN || q->kind[i - 1] != LINE_QUOTED || q->lines.v[i - 1].depth == 0 ||
		    q->lines.v[i + 1].depth == 0)
			continue;
		if ((q->lines.v[i - 1].raw.len >= WRAPPED_MIN && unicode_starts_lower(s) &&
		        !char_among(before.p[before.len - 1], ".?!:;")) ||
		    (q->lines.v[i - 1].depth == GROUPWISE_DEPTH && slice_ends_nocase(s, SLICE(">:"))))
			q->kind[i] = LINE_QUOTED;
	}
}

/* ---- what comes out ------------------------------------------------------------------ */

/* Lines first..last of one kind, blank ones between them kept, rules at the ends not. */
static struct slice
lines_text(struct splitter *q, size_t first, size_t last, enum kind kind)
{
	struct text t;
	bool gap = false;

	while (last > first && (q->kind[last - 1] != kind || line_is_rule(q->lines.v[last - 1].s)))
		last--;
	text_init(&t, q->pool);
	for (size_t i = first; i < last; i++) {
		const struct line *line = &q->lines.v[i];

		if (q->kind[i] != kind) {
			gap = true;
			continue;
		}
		if (t.len == 0 && line_is_rule(line->s))
			continue;
		if (t.len > 0)
			text_add_char(&t, '\n');
		if (t.len > 0 && gap)
			text_add_char(&t, '\n');
		gap = false;
		text_add(&t, kind == LINE_QUOTED ? line->s : line->raw);
	}
	return slice_trim(text_slice(&t));
}

static void
splitter_start(struct splitter *q, struct pool *pool, struct lines lines)
{
	*q = (struct splitter) { .pool = pool, .lines = lines };
	q->kind = pool_alloc(pool, q->lines.n + 1);
	words_starts_set(&q->device, words_device);
	classify(q);
	mend_wraps(q);
}

/* What is left when there are no own lines: a signature, or a forward without a word above it. */
static struct slice
rescued(struct splitter *q)
{
	struct reading_forward forward;
	struct slice s = lines_text(q, 0, q->lines.n, LINE_SIGNATURE);

	if (s.len > 0 || own_so_far(q, q->lines.n))
		return s;
	if (q->forwarded && forward_find(q->pool, SLICE(""), q->lines, &forward, NULL))
		return forward.text;
	return s;
}

struct slice
quote_reply(struct pool *pool, struct lines lines)
{
	struct splitter q;
	struct slice own;

	splitter_start(&q, pool, lines);
	own = lines_text(&q, 0, q.lines.n, LINE_OWN);
	return own.len > 0 ? own : rescued(&q);
}

/* The stretch that begins at i: to where the other kind begins. */
static size_t
stretch_end(const struct splitter *q, size_t i, enum kind kind)
{
	size_t end = i;

	for (; i < q->lines.n && (q->kind[i] == (unsigned char)kind || q->kind[i] == LINE_BLANK); i++)
		if (q->kind[i] == (unsigned char)kind)
			end = i + 1;
	return end;
}

static void
pairs_read(struct splitter *q, struct quote_pair **pairs, size_t *n)
{
	size_t cap = 0;

	for (size_t i = 0; i < q->lines.n && *n < QUOTE_PAIR_MAX;) {
		size_t end, next;

		if (q->kind[i] != LINE_QUOTED) {
			i++;
			continue;
		}
		end = stretch_end(q, i, LINE_QUOTED);
		next = line_next(&q->lines, end);
		if (next < q->lines.n && q->kind[next] == LINE_OWN) {
			size_t last = stretch_end(q, next, LINE_OWN);

			*pairs = pool_grow(q->pool, *pairs, *n, &cap, sizeof(**pairs));
			(*pairs)[(*n)++] = (struct quote_pair) { lines_text(q, i, end, LINE_QUOTED),
				lines_text(q, next, last, LINE_OWN) };
			i = last;
		} else {
			i = end;
		}
	}
}

struct slice
quote_split(struct pool *pool, struct lines lines, struct quote_pair **pairs, size_t *n)
{
	struct splitter q;
	struct slice own;

	*pairs = NULL;
	*n = 0;
	splitter_start(&q, pool, lines);
	own = lines_text(&q, 0, q.lines.n, LINE_OWN);
	if (own.len == 0)
		return rescued(&q);
	pairs_read(&q, pairs, n);
	return own;
}

bool
quote_is_introduction(struct pool *pool, struct slice line)
{
	struct introduction in;

	return introduction_parse(pool, slice_trim(line), &in) && !in.weak;
}
