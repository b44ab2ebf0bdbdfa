/* See process.h. Place: beside the keyword, on the way of every mail. */
#include <string.h>

#include "parsers/language/date.h"
#include "parsers/language/process.h"

#define TAG SLICE("#process")
/* Longer is no name. */
#define NAME_MAX_LEN 100

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The name behind the tag at the beginning of s, and what follows it; false when there is none. */
static bool
name_take(struct slice s, struct slice *name, struct slice *rest)
{
	size_t from = TAG.len, to;

	while (from < s.len && is_blank(s.p[from]))
		from++;
	if (from == TAG.len)
		return false;
	for (to = from; to < s.len && !is_blank(s.p[to]) && !char_among(s.p[to], ",;:\"<>()#\r\n");)
		to++;
	/* the sentence's full stop is not of the name */
	while (to > from && s.p[to - 1] == '.')
		to--;
	*name = slice_to(slice_from(s, from), to - from);
	*rest = slice_from(s, to);
	return name->len > 0 && name->len <= NAME_MAX_LEN;
}

/* "by 18 Dec", "from 1 Dec"; a bare date is a deadline. */
static void
dates_take(struct pool *pool, const struct date_context *context, struct slice text, struct reading_process *p)
{
	struct date_found *found;
	size_t n = date_find(pool, context, text, &found);

	for (size_t i = 0; i < n; i++) {
		const struct date_found *f = &found[i];

		if (f->bound == DATE_FROM && !p->from.given && !f->ambiguous && !f->vague && f->grain <= DATE_DAY)
			p->from = (struct reading_due) { .given = true, .date = f->start.date, .minute = -1,
				.text = slice_to(slice_from(text, f->at), f->len), .why = f->why };
		else if (f->bound != DATE_FROM && !p->by.given && !date_due(pool, context, text, f, &p->by))
			p->by = (struct reading_due) { 0 };
	}
}

/* What the mail is about: its title, without the tag and what stands behind it. */
static struct slice
about_of(struct slice title)
{
	return slice_trim(slice_to(title, slice_find_nocase(title, TAG)));
}

/* Where the tag begins in the subject, or a line that begins with it; empty when neither is there. */
static struct slice
tag_find(struct slice subject, struct slice own)
{
	size_t at = slice_find_nocase(subject, TAG);
	struct slice line, name, rest;

	if (at < subject.len && name_take(slice_from(subject, at), &name, &rest))
		return slice_from(subject, at);
	while (slice_line(&own, &line)) {
		line = slice_trim(line);
		if (slice_starts_nocase(line, TAG) && name_take(line, &name, &rest))
			return line;
	}
	return (struct slice) { NULL, 0 };
}

void
process_read(struct pool *pool, const struct question *question, struct slice own, struct reading *reading)
{
	struct slice tag = tag_find(reading->subject, own), rest;
	struct reading_process *p = &reading->process;
	int64_t base = reading->date > 0 ? reading->date : question->now;
	int offset = reading->date > 0 ? reading->offset_s : question->offset_s;
	struct date_context context = { .now = civil_at(base, offset), .offset_s = offset,
		.language = question->language, .eod_minute = question->eod_minute };

	if (tag.len == 0 || !name_take(tag, &p->name, &rest))
		return;
	if (context.language.len == 0)
		context.language = date_language(own.len > 0 ? own : tag);
	p->given = true;
	p->quote = text_clean_line(pool, tag, READING_LINE_MAX);
	p->name = text_clean_line(pool, p->name, READING_LINE_MAX);
	p->about = text_clean_line(pool, about_of(reading->title), READING_LINE_MAX);
	dates_take(pool, &context, rest, p);
}
