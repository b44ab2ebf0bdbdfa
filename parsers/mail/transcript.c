/*
 * See transcript.h. Method: line by line; a line with "-->" begins a cue, the
 * lines below it up to an empty one are its words. Teams and Zoom name the
 * speaker in a voice mark (<v Jane Doe>) or before a colon.
 *
 * Known: a speaker's name is only believed before a colon when it has at most
 * four words, each with a capital.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/transcript.h"

/* Bytes of a turn after which the next end of a sentence ends the block. */
#define TURN_BYTES 300
#define NAME_BYTES 60
#define NAME_WORDS 4

struct reader {
	struct pool *pool;
	struct block_list *blocks;
	struct slice speaker;    /* of the turn that is open, or empty */
	struct text words;
};

/* "00:01.000" or "1:02:03,500" (WebVTT 4.1, SubRip): nothing else, so that a comment's end in a style sheet is none. */
static bool
is_time(struct slice s)
{
	bool colon = false;

	for (size_t i = 0; i < s.len; i++) {
		colon = colon || s.p[i] == ':';
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != ':' && s.p[i] != '.' && s.p[i] != ',')
			return false;
	}
	return colon;
}

static bool
is_times(struct slice line)
{
	size_t at = slice_find(line, SLICE("-->"));
	struct slice to;

	if (at >= line.len)
		return false;
	to = slice_trim(slice_from(line, at + 3));
	return is_time(slice_trim(slice_to(line, at))) && is_time(slice_to(to, slice_find_char(to, ' ')));
}

bool
transcript_is_likely(struct slice text)
{
	struct slice line;

	if (slice_starts(text, SLICE("WEBVTT")))
		return true;
	for (int i = 0; i < 4 && slice_line(&text, &line); i++)
		if (is_times(line))
			return true;
	return false;
}

static void
turn_end(struct reader *r)
{
	struct block *b;
	struct text t;

	if (r->words.len == 0)
		return;
	b = block_add(r->pool, r->blocks, BLOCK_PARAGRAPH);
	if (b != NULL) {
		text_init(&t, r->pool);
		if (r->speaker.len > 0) {
			text_add(&t, r->speaker);
			text_add(&t, SLICE(": "));
		}
		text_add(&t, text_slice(&r->words));
		b->text = text_clean_line(r->pool, text_slice(&t), t.len + 8);
		b->lead = slice_to(b->text, r->speaker.len > 0 ? r->speaker.len + 1 : 0);
	}
	text_init(&r->words, r->pool);
}

/* Words of capital letters before a colon; *rest is what follows it. */
static struct slice
name_before_colon(struct slice s, struct slice *rest)
{
	size_t colon = slice_find_char(s, ':'), words = 0, at = 0;
	struct slice name = slice_trim(slice_to(s, colon));

	*rest = s;
	if (colon == s.len || name.len == 0 || name.len > NAME_BYTES || (colon + 1 < s.len && s.p[colon + 1] != ' '))
		return SLICE("");
	while (at < name.len) {
		unsigned c = utf8_next(name, &at);

		if (unicode_is_digit(c) && words == 0)
			return SLICE("");
		if (words == 0 || (at >= 2 && name.p[at - 2] == ' ')) {
			words++;
			if (unicode_is_letter(c) && !unicode_is_upper(c) && !unicode_is_ideograph(c))
				return SLICE("");
		}
	}
	if (words > NAME_WORDS)
		return SLICE("");
	*rest = slice_trim(slice_from(s, colon + 1));
	return name;
}

/* "<v Jane Doe>words</v>", "<v.first.loud Jane Doe>"; other marks are left out. */
static struct slice
marks_off(struct reader *r, struct slice s, struct slice *speaker)
{
	struct text t;

	text_init(&t, r->pool);
	while (s.len > 0) {
		size_t open = slice_find_char(s, '<'), close = slice_find_char(s, '>');
		struct slice mark;

		if (open == s.len || close == s.len || close < open) {
			text_add(&t, s);
			break;
		}
		text_add(&t, slice_to(s, open));
		mark = slice_to(slice_from(s, open + 1), close - open - 1);
		if (mark.len > 2 && mark.p[0] == 'v' && (mark.p[1] == ' ' || mark.p[1] == '.'))
			*speaker = slice_trim(slice_from(mark, slice_find_char(mark, ' ')));
		s = slice_from(s, close + 1);
	}
	return text_slice(&t);
}

static bool
ends_sentence(const struct text *t)
{
	return t->len > 0 && (t->p[t->len - 1] == '.' || t->p[t->len - 1] == '!' || t->p[t->len - 1] == '?' ||
	    slice_ends_nocase(text_slice(t), SLICE("\343\200\202")));
}

static void
words_add(struct reader *r, struct slice line)
{
	struct slice speaker = SLICE(""), words = slice_trim(marks_off(r, line, &speaker)), rest = words;

	if (slice_starts(words, SLICE("- ")))
		words = slice_from(words, 2); /* a dash at the change of speakers */
	if (speaker.len == 0) {
		speaker = name_before_colon(words, &rest);
		words = rest;
	}
	if (words.len == 0)
		return;
	/* a long turn goes on in another block, after a sentence */
	if ((speaker.len > 0 && !slice_eq(speaker, r->speaker)) || (r->words.len > TURN_BYTES && ends_sentence(&r->words)))
		turn_end(r);
	if (speaker.len > 0)
		r->speaker = slice_copy(r->pool, speaker);
	if (r->words.len > 0)
		text_add_char(&r->words, ' ');
	text_add(&r->words, words);
}

void
transcript_blocks(struct pool *pool, struct slice text, struct block_list *blocks)
{
	struct reader r = { .pool = pool, .blocks = blocks, .speaker = SLICE("") };
	bool in_cue = false;
	struct slice line;

	text_init(&r.words, pool);
	while (slice_line(&text, &line) && !blocks->cut) {
		struct slice s = slice_trim(line);

		if (s.len == 0)
			in_cue = false;
		else if (is_times(s))
			in_cue = true;
		else if (in_cue)
			words_add(&r, s);
	}
	turn_end(&r);
}
