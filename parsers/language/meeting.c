/*
 * See meeting.h. Attendees stand under a heading ("Attendees"), or behind a label
 * on one line ("Present: Jane Doe (Product), Maya Lin"); a check box beside a name
 * there says who came.
 */
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/legend.h"
#include "parsers/language/meeting.h"
#include "parsers/language/said.h"
#include "parsers/language/next.h"

#define ATTENDEE_MAX READING_ADDRESS_MAX
/* Words of a name in a list of attendees. */
#define NAME_TOKENS_MAX 6
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
	bool absent; /* those who are read now were not there */
	size_t cap;
};

static void
attendee_add(struct pass *p, struct slice name, struct slice email)
{
	struct reading *r = p->r;
	struct reading_owner known;

	if (r->attendee_count >= ATTENDEE_MAX)
		return;
	people_resolve(p->people, email.len > 0 ? email : name, &known);
	/* who could not come is no attendee, but of the circle */
	if (p->absent) {
		if (known.email.len > 0)
			people_add(p->people, known.name, known.email, PEOPLE_NOTES);
		return;
	}
	people_add(p->people, name, email.len > 0 ? email : known.email, PEOPLE_ATTENDEE);
	for (size_t i = 0; i < r->attendee_count; i++)
		if (slice_eq_nocase(r->attendees[i].name, name))
			return;
	r->attendees = pool_grow(p->pool, r->attendees, r->attendee_count, &p->cap, sizeof(*r->attendees));
	r->attendees[r->attendee_count++] = (struct reading_address) { name.len > 0 ? name : known.name,
		email.len > 0 ? email : known.email };
}

/* "Tom Okafor (tech lead)": what is in the brackets behind a name, where it is a role. */
static void
role_add(struct pass *p, const struct tokens *t, size_t open, size_t to, struct slice name)
{
	size_t end = open + 1;
	struct reading_owner known;

	if (!token_is(t, open, '('))
		return;
	while (end < to && end < open + 4 && t->v[end].kind == TOKEN_WORD)
		end++;
	if (end == open + 1 || !token_is(t, end, ')') || !(t->v[end - 1].is & W_ROLE))
		return;
	people_resolve(p->people, name, &known);
	if (known.email.len > 0)
		people_call(p->people, known.name, known.email, tokens_slice(t, open + 1, end));
}

/* "In the Chair: Maya Lin", "Secretary: Omar Haddad": whom the notes call so. */
static void
role_line(struct pass *p, const struct place *v)
{
	const struct tokens *t = &v->t;
	struct reading_owner known;
	struct actor a;
	size_t i = 0;

	if (t->n > 10 || !(t->any & W_ROLE) || !tokens_may_hold(t, ':'))
		return;
	while (i < t->n && i < 2 && (t->v[i].is & (W_WITH | W_ARTICLE | W_FUNCTION)) && !(t->v[i].is & W_ROLE))
		i++;
	if (i + 2 >= t->n || !(t->v[i].is & W_ROLE) || !token_is_colon(t, i + 1) ||
	    !actor_read(p->people, t, i + 2, t->n, &a) || a.n != 1 || a.to != t->n ||
	    people_department(p->people, t, i) > 0)
		return;
	people_resolve(p->people, tokens_slice(t, a.v[0].from, a.v[0].to), &known);
	if (known.email.len > 0)
		people_call(p->people, known.name, known.email, tokens_slice(t, i, i + 1));
}

/* "Excused: ML": nothing but letters; if they are one person's, the notes call her so. */
static void
letters_add(struct pass *p, struct slice letters)
{
	struct reading_owner who;

	people_resolve(p->people, letters, &who);
	if (who.email.len > 0 && who.department.len == 0)
		people_letters(p->people, who.name, who.email, letters);
}

/* "Maya Lin Omar Haddad", two people or more who are known by their whole names: where the first name ends; 0. */
static size_t
first_of_row(const struct pass *p, const struct tokens *t, size_t from, size_t to)
{
	size_t n = people_match(p->people, t, from);

	return n > 1 && from + n < to && people_match(p->people, t, from + n) > 1 ? from + n : 0;
}

/* Is the piece from..to a name? Then it is an attendee. */
static bool
piece_add(struct pass *p, const struct tokens *t, size_t from, size_t to)
{
	size_t end = from, words = 0, behind;
	struct slice email = { NULL, 0 }, name;

	while (from < to && t->v[from].kind == TOKEN_PUNCT)
		end = ++from;
	while (from < to && (t->v[from].is & W_AND))
		end = ++from;
	/* "ML Maya Lin" */
	if (from < to && legend_names(t, from, to, &behind) > 0)
		from = end = behind;
	/* chips without a sign between them */
	while ((behind = first_of_row(p, t, from, to)) > 0) {
		attendee_add(p, tokens_slice(t, from, behind), email);
		from = end = behind;
	}
	while (end < to &&
	    (t->v[end].kind == TOKEN_WORD || t->v[end].kind == TOKEN_IDEOGRAPH || token_is(t, end, '.'))) {
		words += t->v[end].kind != TOKEN_PUNCT;
		if (t->v[end].kind == TOKEN_WORD && (t->v[end].is & (W_FUTURE | W_TO | W_BE | W_NEED)))
			return false;
		end++;
	}
	for (size_t i = end; i < to; i++)
		if (t->v[i].kind == TOKEN_ADDRESS)
			email = tokens_slice(t, i, i + 1);
	if (from < to && t->v[from].kind == TOKEN_ADDRESS)
		attendee_add(p, (struct slice) { NULL, 0 }, email);
	if (from < to && t->v[from].kind == TOKEN_HANDLE)
		attendee_add(p, tokens_slice(t, from, from + 1), email);
	if (words == 0 || words > NAME_TOKENS_MAX)
		return false;
	name = tokens_slice(t, from, end);
	if (words == 1 && people_are_letters(name))
		letters_add(p, name);
	else if (t->v[from].kind == TOKEN_WORD && (t->v[from].is & W_FUNCTION) && words == 1)
		return false;
	if (t->v[from].kind == TOKEN_WORD && t->v[from].letters == CASE_LOWER && words > 2)
		return false;
	attendee_add(p, name, email);
	role_add(p, t, end, to, name);
	return true;
}

static bool
splits(const struct tokens *t, size_t i)
{
	return token_is(t, i, ',') || token_is(t, i, ';') || token_is(t, i, 0x3001) ||
	    token_is(t, i, 0xff0c) || token_is(t, i, '|') || token_is(t, i, '/') || token_is(t, i, 0xb7) ||
	    token_is(t, i, 0x2022) || (i < t->n && (t->v[i].is & W_AND) && t->v[i].kind == TOKEN_WORD) ||
	    token_is(t, i, '&') || token_is_colon(t, i);
}

/* "Apologies:" at token i, or behind the full stop there: its token, t->n if there is none. */
static size_t
label_at(const struct tokens *t, size_t i)
{
	size_t at = token_is(t, i, '.') ? i + 1 : i;

	return at + 1 < t->n && (t->v[at].phrase & (H_ATTEND | H_ABSENT)) && t->v[at].letters != CASE_LOWER &&
	        token_is_colon(t, at + t->v[at].phrase_len)
	    ? at
	    : t->n;
}

/* Names between commas, outside brackets. one: the line is one person's ("Jane Doe, Example Inc"). */
static void
names_add(struct pass *p, const struct tokens *t, size_t from, bool one)
{
	size_t start = from;
	int depth = 0;

	for (size_t i = from; i <= t->n; i++) {
		size_t behind, label = depth == 0 ? label_at(t, i) : t->n;

		/* "LC = Lina Cho MAP = Marc Perrin", where the line was broken between the two */
		if (depth == 0 && i > start + 1 && token_is(t, i + 1, '=') && legend_names(t, i, t->n, &behind) > 0) {
			piece_add(p, t, start, i);
			start = i;
		}
		if (token_is(t, i, '(') || token_is(t, i, '[') || token_is(t, i, '<'))
			depth++;
		if ((token_is(t, i, ')') || token_is(t, i, ']') || token_is(t, i, '>')) && depth > 0)
			depth--;
		if (i < t->n && label == t->n && (depth > 0 || !splits(t, i)))
			continue;
		if (i > start && piece_add(p, t, start, i) && one && i - start > 1)
			return;
		start = i + 1;
		/* "Present: M. Lin, T. Okafor. Apologies: O. Haddad", or without the stop where lines were joined */
		if (label < t->n) {
			p->absent = (t->v[label].phrase & H_ABSENT) != 0;
			i = label + t->v[label].phrase_len;
			start = i + 1;
		}
	}
}

/* "Present: ...": how many tokens the label has, with its colon; 0 if it is none. */
static size_t
label_length(const struct tokens *t, uint64_t class)
{
	size_t i = outline_label(t), n;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	n = outline_label_end(t, i, class);
	return n == 0 ? 0 : token_is_colon(t, n) || token_is(t, n, '|') ? n + 1 : 0;
}

/* "Who: Maya   What: new signs   By: Friday" is a task, not a list of those who were there. */
static bool
names_task(const struct tokens *t, size_t from)
{
	for (size_t i = from; i + 1 < t->n; i++) {
		size_t n = i + t->v[i].phrase_len;

		if ((t->v[i].phrase & (W_TASK | W_DUE)) && (token_is_colon(t, n) || token_is(t, n, '?')))
			return true;
	}
	return false;
}

/* Lines below "Present: Maya Lin" that hold one name each. */
#define NAMES_BELOW 30

/* Is the block nothing but one person, "OH Omar Haddad (Marketing)"? */
static bool
is_ones_line(const struct pass *p, const struct place *v)
{
	struct actor a;
	size_t from = 0;

	if ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_ROW) || v->t.n == 0 || v->t.n > 10)
		return false;
	if (legend_names(&v->t, 0, v->t.n, &from) == 0)
		from = 0;
	return actor_read(p->people, &v->t, from, v->t.n, &a) && a.to == v->t.n && actor_is_named(&a) &&
	    a.kind <= ACTOR_NAME;
}

static void
names_below(struct pass *p, size_t at)
{
	for (size_t i = at + 1; i < p->o->n && i <= at + NAMES_BELOW; i++) {
		const struct place *v = &p->o->v[i];

		if (v->b->line != p->o->v[i - 1].b->line + p->o->v[i - 1].b->lines || !is_ones_line(p, v))
			return;
		names_add(p, &v->t, 0, false);
	}
}

/* People by their whole names that make a line a list of those who were there, without a word that says so. */
#define ROSTER_LEAST 3

/* "Maya Lin, Tom Okafor, Omar Haddad": a line at the top that is nothing but names of people who are known. */
static bool
is_roster(const struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	size_t names = 0;

	if (at >= TOP_BLOCKS || v->b->kind != BLOCK_PARAGRAPH || v->section != SECTION_NONE)
		return false;
	for (size_t i = 0, n; i < v->t.n; i += n + 1, names++)
		if ((n = people_match(p->people, &v->t, i)) < 2 || (i + n < v->t.n && !splits(&v->t, i + n)))
			return false;
	return names >= ROSTER_LEAST;
}

static void
attendees_read(struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	size_t n = label_length(&v->t, H_ATTEND);

	p->absent = false;
	if (n == 0 && is_roster(p, at)) {
		names_add(p, &v->t, 0, false);
		return;
	}

	p->absent = v->section == SECTION_ABSENT;
	if (n == 0 && !v->heads && (n = label_length(&v->t, H_ABSENT)) > 0)
		p->absent = true;
	if (v->section != SECTION_ATTEND && v->section != SECTION_ABSENT &&
	    (v->heads || n == 0 || n >= v->t.n))
		return;
	if (n > 0 && names_task(&v->t, n))
		return;
	if (v->b->kind == BLOCK_HEADING || v->b->kind == BLOCK_CODE || v->b->header_row ||
	    (v->heads && v->own != SECTION_NONE))
		return;
	if (v->b->kind == BLOCK_ROW && v->b->header_count > 0) {
		struct tokens t =
		    words_read(p->pool, &p->o->set, v->b->cell_count > 0 ? v->b->cells[0] : v->b->text);

		names_add(p, &t, 0, true);
		return;
	}
	names_add(
	    p, &v->t, n, (v->section == SECTION_ATTEND || p->absent) && v->b->kind == BLOCK_ITEM && n == 0);
	if (n > 0)
		names_below(p, at);
}

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
		"postmortem", "debrief", "nachbesprechung", "compte", "acta", "bilan" };

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

/* "Protokoll der Sitzung vom 20.11.2026", "Minutes of the board meeting, 20 November": a title that ends in the day, no
 * sentence about a meeting. */
static bool
is_title(struct pass *p, struct slice text, size_t end)
{
	struct tokens t;
	size_t person;
	bool title;

	if (slice_trim(slice_from(text, end)).len > 1)
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

/* Days after the mail that "Date:" may name: minutes that are prepared; a heading or a line then tells of
 * something to come. */
#define TITLE_TOKENS 20 /* of a line that names the meeting and its day */
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
	size_t n = label_length(&v->t, H_TITLE);
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
		n = label_length(&v->t, H_DATE);
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
	for (size_t i = 0; i < o->n; i++) {
		attendees_read(&p, i);
		role_line(&p, &o->v[i]);
	}
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

/* The number of the two figures at p; -1 if they are none. */
static int
two_figures(const char *p)
{
	return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

/* "24-11-2026" does the same. */
static void
dashes_order(struct slice text, int *day, int *month)
{
	for (size_t i = 2; i + 7 < text.len; i++) {
		int a, b;

		i += slice_find_char(slice_from(text, i), '-');
		if (i + 7 >= text.len)
			return;
		a = two_figures(text.p + i - 2);
		b = two_figures(text.p + i + 1);
		/* with a year of this century */
		if (a < 1 || b < 1 || memcmp(text.p + i + 3, "-20", 3) != 0)
			continue;
		*day += a > 12 && a < 32 && b < 13;
		*month += b > 12 && b < 32 && a < 13;
	}
}

/* "24/11" somewhere in the notes says how their writer means "3/12": 1 day first, -1 month first, 0 none or
 * both. */
static int
figures_order(struct slice text)
{
	int day = 0, month = 0;

	for (size_t i = 1; i + 1 < text.len; i++) {
		int a = 0, b = 0;
		size_t k, n;

		i += slice_find_char(slice_from(text, i), '/');
		if (i + 1 >= text.len)
			break;
		k = i;
		n = i + 1;
		for (int unit = 1; k > 0 && unit < 100 && text.p[k - 1] >= '0' && text.p[k - 1] <= '9';
		     unit *= 10)
			a += unit * (text.p[--k] - '0');
		for (; n < text.len && n < i + 3 && text.p[n] >= '0' && text.p[n] <= '9'; n++)
			b = b * 10 + (text.p[n] - '0');
		if ((k > 0 && text.p[k - 1] > ' ' && text.p[k - 1] != '(' && text.p[k - 1] != '[') ||
		    (n < text.len && text.p[n] >= '0' && text.p[n] <= '9'))
			continue;
		day += a > 12 && a < 32 && b > 0 && b < 13;
		month += b > 12 && b < 32 && a > 0 && a < 13;
	}
	dashes_order(text, &day, &month);
	return day > 0 && month == 0 ? 1 : month > 0 && day == 0 ? -1 : 0;
}

/* In English that was only guessed, other figures say which comes first; else it is open. A zone alone does
 * not say it: a date that is made up is worse than a question. */
static void
order_settle(const struct question *question, const struct reading *r, struct date_context *c)
{
	int order;

	if (question->language.len > 0 || !slice_eq(c->language, SLICE("en")))
		return;
	order = figures_order(r->forward.given && r->forward.text.len > 0 ? r->forward.text : r->text);
	if (order > 0)
		c->language = SLICE("en-GB");
	c->order_open = order == 0;
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
	order_settle(question, r, &c);
	return c;
}

struct date_context
meeting_context_own(const struct question *question, const struct reading *r, struct slice language)
{
	struct reading own = *r;

	own.forward.given = false;
	return meeting_context(question, &own, language);
}
