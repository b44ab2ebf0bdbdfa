/*
 * See meeting.h. The title and the date stand in the lines at the top, or in the subject; who was there is
 * read by meeting_present.c.
 */
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/meeting.h"
#include "parsers/language/said.h"
#include "parsers/language/next.h"

/* Blocks at the top that may give the meeting's title or date. */
#define TOP_BLOCKS 12

struct pass {
	struct pool *pool;
	const struct question *question;
	const struct outline *o;
	struct people *people;
	struct reading *r;
	struct slice language;
	struct date_context
	    dates;   /* as long as the meeting has no date; the language is empty until one is looked for */
};

/* ---- title and date ------------------------------------------------------- */

/* Notes are written after their meeting; a year that is missing or mistyped is the one that says so. */
static struct civil_date
date_before(struct civil_date d, struct civil_date mail, bool year_given)
{
	struct civil_date other = d;

	if (!year_given && civil_days(d) > civil_days(mail) + 3) {
		other.year--;
		if (civil_days(mail) - civil_days(other) > 120)
			other = d;
	}
	/* In January people write last year's number. */
	if (year_given && d.year != mail.year) {
		other.year = mail.year;
		if (!civil_is_valid(other) || labs((long)(civil_days(other) - civil_days(mail))) > 3)
			other = d;
	}
	return civil_is_valid(other) ? other : d;
}

static bool
has_year(struct slice s)
{
	size_t digits = 0;

	for (size_t i = 0; i <= s.len; i++) {
		if (i < s.len && s.p[i] >= '0' && s.p[i] <= '9') {
			digits++;
			continue;
		}
		if (digits == 4)
			return true;
		digits = 0;
	}
	return false;
}

/* A clock alone ("9:02 AM", "10:30-11:30") names no day. */
static bool
names_day(struct slice s)
{
	size_t letters = 0, signs = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool clock = false;
		size_t from = i, digits;

		if (s.p[i] < '0' || s.p[i] > '9') {
			letters = (s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z' && (s.p[i] | 32) != 'u'
			    ? letters + 1
			    : 0;
			signs +=
			    s.p[i] == '.' || s.p[i] == '/' || s.p[i] == '-' || (unsigned char)s.p[i] >= 0x80;
			if (letters >= 3)
				return true;
			continue;
		}
		while (i + 1 < s.len && s.p[i + 1] >= '0' && s.p[i + 1] <= '9')
			i++;
		digits = i - from + 1;
		clock = (from > 0 && s.p[from - 1] == ':') || (i + 1 < s.len && s.p[i + 1] == ':');
		if (digits == 4 && !clock)
			return true;
	}
	return signs >= 2;
}

/* "Tuesday 15 September 2026, 14:00-15:10, seminar room": a day with its year, and behind a sign the place. */
static bool
is_set_off(struct slice text, struct slice day)
{
	static const char *const signs[] = { ",", ";", "|", "/", "\302\267", "\342\200\223", "\342\200\224", "- " };
	struct slice rest = slice_trim(slice_from(text, day.len));

	for (size_t i = 0; has_year(day) && i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_starts(rest, slice_of(signs[i])))
			return true;
	return false;
}

/* Tokens between a thing and its day: "Schaden am 12.11." */
#define THING_TOKENS 3

/* Does the text say that people met, or what was written of it: "Besprechung vom 20.11.", "Incident review 12 Oct"? */
static bool
says_meeting(const struct tokens *t)
{
	static const char *const about[] = { "minutes", "notes", "protokoll", "review", "retro", "retrospective", "mortem",
		"postmortem", "debrief", "nachbesprechung", "compte", "acta", "bilan", "committee", "board", "council", "steering",
		"ausschuss", "vorstand", "beirat", "comit\303\251", "conseil", "consejo" };

	for (size_t i = 0; i < t->n; i++)
		if ((t->v[i].is & W_EVENT) || SLICE_IS_ONE_OF(t->v[i].low, about))
			return true;
	return false;
}

/*
 * "Incident 12 Oct 2026", "Rechnung vom 12.11.": the day on which it happened or was written, unless it is met about;
 * and any other day "vom" something, which begins at byte day of the text.
 */
static bool
is_of_thing(struct pass *p, struct slice text, size_t day, bool from)
{
	static const char *const things[] = { "incident", "outage", "accident", "breach", "damage", "fire",
		"flood", "storm", "complaint", "failure", "crash", "vacation", "holiday", "leave", "urlaub",
		"cong\303\251s", "vacaciones", "theft", "invoice", "order", "letter", "bill", "offer",
		"quote", "contract", "claim", "email", "vorfall", "st\303\266rung", "ausfall", "unfall",
		"schaden", "brand", "einbruch", "rechnung", "bestellung", "schreiben", "brief", "angebot",
		"vertrag", "mahnung", "reklamation", "panne", "sinistre", "facture", "commande", "courrier",
		"lettre", "devis", "contrat", "incidente", "aver\303\255a", "accidente", "siniestro",
		"factura", "pedido", "carta", "contrato" };
	struct tokens t = words_read(p->pool, &p->o->set, text);
	bool thing = from;
	size_t at = 0;

	while (at < t.n && t.v[at].at < day)
		at++;
	for (size_t i = at; i > 0 && i + THING_TOKENS > at; i--)
		thing = thing || SLICE_IS_ONE_OF(t.v[i - 1].low, things);
	thing = thing && !says_meeting(&t);
	words_forget(p->pool, &t);
	return thing;
}

/* "10.00", "14:00 - 15:10", "10 Uhr": nothing, or nothing but an hour. */
static bool
is_clock_only(struct slice rest)
{
	rest = slice_trim(rest);
	if (slice_ends_nocase(rest, SLICE("uhr")))
		rest.len -= 3;
	if (rest.len > 1 && (rest.p[0] < '0' || rest.p[0] > '9'))
		return false;
	for (size_t i = 0; i < rest.len && rest.len > 1; i++)
		if ((rest.p[i] < '0' || rest.p[i] > '9') && !char_among(rest.p[i], ":.-h "))
			return false;
	return true;
}

/* "(Maya, Tom)": who was there. */
static bool
is_bracket(struct slice rest)
{
	return rest.len > 2 && rest.p[0] == '(' && slice_find_char(rest, ')') == rest.len - 1;
}

/* "Protokoll der Sitzung vom 20.11.2026", "Minutes of the board meeting, 20 November": a title that ends in the day, no
 * sentence about a meeting. */
static bool
is_title(struct pass *p, struct slice text, size_t end)
{
	struct tokens t;
	size_t person;
	bool title;

	if (!is_clock_only(slice_from(text, end)) && !is_bracket(slice_trim(slice_from(text, end))))
		return false;
	t = words_read(p->pool, &p->o->set, text);
	title = t.n > 0 && t.v[0].letters != CASE_LOWER && !(t.v[0].is & (W_ARTICLE | W_WITH | W_I | W_WE)) &&
	    says_meeting(&t);
	for (size_t i = 1; i < t.n; i++)
		title = title && !(t.v[i].is & (W_BE | W_FUTURE | W_NEED | W_PAST | W_WEAK | W_NOT));
	/* "ML -> call the printer, 18/11" is somebody's task */
	person = title ? people_match(p->people, &t, 0) : 0;
	title = title && !(person > 0 && person < t.n && t.v[person].kind == TOKEN_PUNCT);
	words_forget(p->pool, &t);
	return title;
}

/* Days of a meeting, at most: a conference. */
#define MEETING_DAYS_MAX 21

/* Tokens of a line that names the meeting and its day. */
#define TITLE_TOKENS 20

/* Days after the mail that "Date:" may name: minutes that are prepared; a heading or a line then tells of
 * something to come. */
#define LABEL_AHEAD_DAYS 31
#define LINE_AHEAD_DAYS 3

/* The day that text names, at most ahead days after the mail. whole: only if text says little else, or sets
 * the rest off. */
static struct civil_date
date_in(struct pass *p, struct slice text, bool whole, int ahead)
{
	struct civil_date mail, d;
	struct date_found *v;
	size_t n;

	/* "today", "Friday": says when it was written, not when it was. */
	if (!slice_has_digit(text))
		return (struct civil_date) { 0, 0, 0 };
	if (p->dates.language.len == 0) {
		p->dates = meeting_context(p->question, p->r, p->language);
		p->dates.plain = true;
	}
	mail = p->dates.now.date;
	n = date_find(p->pool, &p->dates, text, &v);

	for (size_t i = 0; i < n; i++) {
		struct slice words = { text.p + v[i].at, v[i].len };

		if (v[i].grain > DATE_DAY || v[i].ambiguous || v[i].vague ||
		    (v[i].bound != DATE_PLAIN &&
		        (v[i].bound != DATE_FROM || v[i].has_end ||
		            !slice_starts_nocase(slice_from(text, v[i].bound_at), SLICE("vom")))))
			continue;
		if (v[i].grain < DATE_DAY && !names_day(words))
			continue;
		if (whole && !is_title(p, text, v[i].at + v[i].len) &&
		    (v[i].at > 0 || (v[i].len * 3 < text.len * 2 && !is_set_off(text, words))))
			continue;
		if (!slice_has_digit(words))
			continue;
		if (is_of_thing(p, text, v[i].at, v[i].bound == DATE_FROM))
			continue;
		/* "Budget 2026 H2" says what it is about */
		if (v[i].has_end && civil_days(v[i].end.date) - civil_days(v[i].start.date) > MEETING_DAYS_MAX)
			continue;
		d = date_before(v[i].start.date, mail, has_year(words));
		if (civil_days(d) <= civil_days(mail) + ahead)
			return d;
	}
	return (struct civil_date) { 0, 0, 0 };
}

/* "@November 19, 2026": nothing but a day, which is no title. */
static bool
is_only_day(const struct tokens *t, size_t from)
{
	bool figures = false;

	for (size_t i = from; i < t->n; i++) {
		if (t->v[i].kind == TOKEN_WORD || t->v[i].kind == TOKEN_HANDLE) {
			if (!(t->v[i].is & (W_TIME | W_ARTICLE)) && t->v[i].kind == TOKEN_WORD)
				return false;
		} else if (t->v[i].kind == TOKEN_NUMBER) {
			figures = true;
		} else if (t->v[i].kind != TOKEN_PUNCT) {
			return false;
		}
	}
	return figures;
}

static void
top_read(struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	size_t n = outline_label_length(&v->t, H_TITLE);
	bool dated = n > 0 && n < v->t.n && is_only_day(&v->t, n);

	if (next_is_about(p->o, at))
		return;
	/* "Maya Lin wrote on 3 November:" above what she wrote */
	if (v->t.n > 0 && token_is_colon(&v->t, v->t.n - 1) &&
	    (at + 1 == p->o->n || p->o->v[at + 1].b->kind == BLOCK_QUOTE))
		return;
	if (n > 0 && n < v->t.n && !dated && p->r->meeting_title.len == 0)
		p->r->meeting_title = tokens_slice(&v->t, n, v->t.n);
	/* "Due: 4 Dec" below a task is the task's day */
	if (p->r->meeting_date.year != 0 || v->record || v->detail)
		return;
	if (!dated)
		n = outline_label_length(&v->t, H_DATE);
	if (n > 0 && n < v->t.n)
		p->r->meeting_date = date_in(p, tokens_slice(&v->t, n, v->t.n), false, LABEL_AHEAD_DAYS);
	else if (v->b->kind == BLOCK_HEADING && (at < 3 || v->b->level == 1))
		p->r->meeting_date = date_in(p, v->b->text, false, LINE_AHEAD_DAYS);
	else if (v->b->kind == BLOCK_PARAGRAPH && v->t.n < TITLE_TOKENS)
		p->r->meeting_date = date_in(p, v->b->text, true, LINE_AHEAD_DAYS);
}

/* "AW: prices / call of 5.11." */
static bool
is_answer(struct slice subject)
{
	static const char *const marks[] = { "re:", "aw:", "antw:", "sv:", "rif:", "r\303\251p:" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_starts_nocase(subject, slice_of(marks[i])))
			return true;
	return false;
}

void
meeting_read(struct pool *pool, const struct question *question, const struct outline *o,
    struct people *people, struct slice language, struct reading *r)
{
	struct pass p = {
		.pool = pool, .question = question, .o = o, .people = people, .r = r, .language = language
	};

	for (size_t i = 0; i < o->n && i < TOP_BLOCKS; i++)
		top_read(&p, i);
	/* The subject of the notes dates them when their text does not; that of an answer dates what it answers. */
	if (r->meeting_date.year == 0 && (r->forward.given || !is_answer(r->subject)))
		r->meeting_date = date_in(&p,
		    r->forward.given && r->forward.subject.len > 0 ? r->forward.subject : r->title, false,
		    LINE_AHEAD_DAYS);
	meeting_present(pool, o, people, r);
	meeting_named(o, people);
	if (r->meeting_title.len == 0)
		r->meeting_title = r->title;
}

/* Tokens of a heading that is a meeting's day: "Team meeting, Tuesday 10 November 2026". */
#define DAY_HEADING_TOKENS 12

/* "Yesterday", "Tuesday" above the messages of a chat: the day on which they were written. */
static struct civil_date
date_above_chat(struct pass *p, size_t at)
{
	const struct outline *o = p->o;
	struct civil_date day = { 0, 0, 0 };

	if (o->v[at].t.n != 1 || o->v[at].t.v[0].kind != TOKEN_WORD || at + 1 >= o->n || !o->v[at + 1].speaks || o->v[at].speaks)
		return day;
	p->dates = meeting_context(p->question, p->r, p->language);
	p->dates.plain = true;
	said_day_named(p->pool, &p->dates, o->v[at].b->text, &day);
	return day;
}

const struct civil_date *
meeting_days(struct pool *pool, const struct question *question, const struct outline *o, struct people *people,
    struct slice language, const struct reading *r)
{
	struct reading undated = *r; /* the mail's day says which are over, not the first meeting's */
	struct pass p = {
		.pool = pool, .question = question, .o = o, .people = people, .r = &undated, .language = language
	};
	struct civil_date day = { 0, 0, 0 }, *days = NULL;
	size_t headings = 0;

	undated.meeting_date = day;

	for (size_t i = 0; i < o->n; i++) {
		const struct place *v = &o->v[i];

		if ((v->b->kind == BLOCK_HEADING || v->heads || v->b->heads || v->b->kind == BLOCK_PARAGRAPH) &&
		    v->t.n <= DAY_HEADING_TOKENS && !next_is_about(o, i)) {
			struct civil_date d = date_in(&p, v->b->text, true, LINE_AHEAD_DAYS), chat = date_above_chat(&p, i);

			if (d.year == 0)
				d = chat;
			if (d.year != 0 && civil_compare(d, day) != 0) {
				/* one is enough where it is no title of all */
				headings += 1 + (chat.year != 0);
				day = d;
			}
		}
		if (days == NULL && day.year != 0) {
			days = pool_array(pool, o->n, sizeof(*days));
			memset(days, 0, o->n * sizeof(*days));
		}
		if (days != NULL)
			days[i] = day;
	}
	return headings > 1 ? days : NULL;
}

struct date_context
meeting_context(const struct question *question, const struct reading *r, struct slice language)
{
	int offset_s = question->offset_s;
	int64_t at = question->now;
	struct date_context c;

	if (r->date != 0) {
		at = r->date;
		offset_s = r->offset_s;
	}
	if (r->forward.given && r->forward.at != 0) {
		at = r->forward.at;
		offset_s = r->forward.offset_s;
	}
	c = (struct date_context) { .now = civil_at(at, offset_s),
		.offset_s = offset_s,
		.language = language,
		.eod_minute = question->eod_minute };
	if (r->meeting_date.year != 0)
		c.now.date = r->meeting_date;
	meeting_order(question, r, &c);
	return c;
}

struct date_context
meeting_context_own(const struct question *question, const struct reading *r, struct slice language)
{
	struct reading own = *r;

	own.forward.given = false;
	return meeting_context(question, &own, language);
}
