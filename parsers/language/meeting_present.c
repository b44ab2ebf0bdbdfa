/*
 * See meeting.h. Who was there: people stand under a heading ("Attendees"), or behind a label
 * on one line ("Present: Jane Doe (Product), Maya Lin"); a check box beside a name
 * there says who came.
 */
#include "parsers/base/pool.h"
#include "parsers/language/actor_more.h"
#include "parsers/language/legend.h"
#include "parsers/language/meeting.h"

#define ATTENDEE_MAX READING_ADDRESS_MAX
/* Words of a name in a list of attendees. */
#define NAME_TOKENS_MAX 6
/* Blocks at the top that may be such a list without a word that says so. */
#define ROSTER_BLOCKS 12

struct roster {
	struct pool *pool;
	const struct outline *o;
	struct people *people;
	struct reading *r;
	bool absent; /* those who are read now were not there */
	size_t cap;
};

/* "M. Weiß" in French: without "M.", which is no initial where one man of that family is known. */
static struct slice
less_monsieur(const struct roster *p, struct slice name)
{
	const struct words_set *set = &p->o->set;
	struct slice family = slice_starts(name, SLICE("M. ")) ? slice_trim(slice_from(name, 3)) : name;
	struct reading_owner whole;

	if (family.len == name.len || set->n < 2 || set->v[1] != &words_fr)
		return name;
	people_resolve(p->people, name, &whole);
	return whole.email.len == 0 && people_is_monsieur(p->people, family) ? family : name;
}

static void
attendee_add(struct roster *p, struct slice name, struct slice email)
{
	struct reading *r = p->r;
	struct reading_owner known;

	if (r->attendee_count >= ATTENDEE_MAX)
		return;
	name = less_monsieur(p, name);
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
role_add(struct roster *p, const struct tokens *t, size_t open, size_t to, struct slice name)
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
role_line(struct roster *p, const struct place *v)
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
letters_add(struct roster *p, struct slice letters)
{
	struct reading_owner who;

	people_resolve(p->people, letters, &who);
	if (who.email.len > 0 && who.department.len == 0)
		people_letters(p->people, who.name, who.email, letters);
}

/* "Maya Lin Omar Haddad", two people or more who are known by their whole names: where the first name ends; 0. */
static size_t
first_of_row(const struct roster *p, const struct tokens *t, size_t from, size_t to)
{
	size_t n = people_match(p->people, t, from);

	return n > 1 && from + n < to && people_match(p->people, t, from + n) > 1 ? from + n : 0;
}

/* "ab 19.55 Katja", "from 10:30 Tom": since when somebody was there. */
static size_t
behind_time(const struct tokens *t, size_t i, size_t to)
{
	if (i + 2 >= to || t->v[i].kind != TOKEN_WORD || t->v[i].letters != CASE_LOWER || t->v[i + 1].kind != TOKEN_NUMBER)
		return i;
	for (i++; i < to && (t->v[i].kind == TOKEN_NUMBER || t->v[i].kind == TOKEN_PUNCT || t->v[i].letters == CASE_LOWER); i++)
		;
	return i;
}

/* "ML OH TO": letters of several people with nothing between them. */
static bool
letters_row(struct roster *p, const struct tokens *t, size_t from, size_t to)
{
	if (to < from + 2)
		return false;
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind != TOKEN_WORD || !people_are_letters(tokens_slice(t, i, i + 1)))
			return false;
	for (size_t i = from; i < to; i++) {
		letters_add(p, tokens_slice(t, i, i + 1));
		attendee_add(p, tokens_slice(t, i, i + 1), (struct slice) { NULL, 0 });
	}
	return true;
}

/* "Maya Lin ML": the name without the letters of its words behind it. */
static size_t
before_letters(const struct tokens *t, size_t from, size_t end)
{
	const struct token *w = end > from ? &t->v[end - 1] : NULL;

	if (end < from + 3 || w->kind != TOKEN_WORD || w->letters != CASE_UPPER || w->len != end - 1 - from)
		return end;
	for (size_t i = from; i + 1 < end; i++)
		if (t->v[i].kind != TOKEN_WORD || t->v[i].len < 2 || t->text.p[t->v[i].at] != t->text.p[w->at + i - from])
			return end;
	return end - 1;
}

/* "name / institution", "Full name": what the list's own first line asks for; "Quorum: yes" stands beside it. */
static bool
names_field(struct slice s)
{
	static const char *const fields[] = { "name", "names", "full name", "your name", "nom", "nombre", "quorum", "institution",
		"organisation", "organization", "affiliation", "handle", "github handle" };

	return SLICE_AMONG(s, fields);
}

/* Is the piece from..to a name? Then it is an attendee. */
static bool
piece_add(struct roster *p, const struct tokens *t, size_t from, size_t to)
{
	size_t end = from, words = 0, behind;
	struct slice email = { NULL, 0 }, name;

	while (from < to && t->v[from].kind == TOKEN_PUNCT)
		end = ++from;
	while (from < to && (t->v[from].is & W_AND))
		end = ++from;
	from = end = behind_time(t, from, to);
	/* "Speaker 4" is there, but is no name */
	if (letters_row(p, t, from, to) || actor_is_voice(t, from, to))
		return true;
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
		const struct token *w = &t->v[end];

		/* "Carla Lin as a guest" */
		if (end > from && w->kind == TOKEN_WORD && w->letters == CASE_LOWER && (w->is & (W_FUNCTION | W_PARTICLE)) == W_FUNCTION &&
		    !(w->is & (W_FUTURE | W_TO | W_BE | W_NEED | W_AND)))
			break;
		words += w->kind != TOKEN_PUNCT;
		if (w->kind == TOKEN_WORD && ((w->is & (W_FUTURE | W_TO | W_BE | W_NEED)) ||
		                                 (end > from && w->letters == CASE_LOWER && (w->is & W_PAST))))
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
	while (end > from + 1 && token_is(t, end - 1, '.') && t->v[end - 2].len > 2)
		end--;
	end = before_letters(t, from, end);
	name = tokens_slice(t, from, end);
	if (names_field(name) || token_is(t, end, '?'))
		return false;
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
splits(const struct tokens *t, size_t i, bool dashes)
{
	/* "Tom. The quorum is met" */
	if (i > 0 && token_is(t, i, '.') && i + 1 < t->n && t->v[i + 1].space && t->v[i - 1].len > 2 && !(t->v[i - 1].is & W_TITLE))
		return true;
	return (dashes && token_is_dash(t, i)) || token_is(t, i, ',') || token_is(t, i, ';') || token_is(t, i, 0x3001) ||
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

/* Dashes in a line of names by which they stand between them. */
#define DASHES_LEAST 2

/* "Maya Lin - Tom Okafor - Omar Haddad" */
static bool
are_dashed(const struct tokens *t, size_t from)
{
	size_t n = 0;

	for (size_t i = from; i < t->n; i++) {
		if (token_is(t, i, ',') || token_is(t, i, ';') || token_is(t, i, '('))
			return false;
		n += token_is_dash(t, i);
	}
	return n >= DASHES_LEAST;
}

/* "Maya / Roofs Ltd / @maya", "Maya, Roofs Ltd": a name, and behind the only comma or slashes no other one. */
static bool
are_fields(const struct tokens *t, size_t from)
{
	size_t commas = 0, slashes = 0, at = t->n;

	for (size_t i = from; i < t->n; i++) {
		commas += token_is(t, i, ',');
		if (token_is(t, i, '/') && t->v[i].space)
			slashes++;
		if (at == t->n && (token_is(t, i, ',') || (token_is(t, i, '/') && t->v[i].space)))
			at = i;
	}
	return (slashes > 0 || commas == 1) && at + 1 < t->n && t->v[at + 1].kind == TOKEN_WORD &&
	    !(t->v[at + 1].is & W_GIVEN) && (slashes > 0 || at + 2 < t->n || t->v[at + 1].letters == CASE_UPPER);
}

/* "Tom Okafor" at token i: a given name and another word, no "treasurer", no firm. */
static bool
begins_name(const struct tokens *t, size_t i)
{
	return i + 1 < t->n && (t->v[i].is & W_GIVEN) && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters != CASE_LOWER;
}

/* Is the comma between a family name and a given one, "Hartmann, Ulrich", "Lin, Maya (Design)", the tokens from..to? */
static bool
are_turned(const struct roster *p, const struct tokens *t, size_t from, size_t comma, size_t to)
{
	if (comma <= from || comma > from + 2 || comma + 2 > to || !(t->v[comma + 1].is & W_GIVEN) || people_department(p->people, t, from) > 0)
		return false;
	for (size_t i = from; i < comma; i++)
		if (t->v[i].kind != TOKEN_WORD || t->v[i].letters != CASE_CAPITAL ||
		    ((t->v[i].is & W_GIVEN) && !people_is_only_family(p->people, &t->v[i])) || (t->v[i].is & (W_ROLE | W_FUNCTION | W_TIME | W_EVENT)))
			return false;
	for (size_t i = comma + 2; i < to && !token_is(t, i, '('); i++)
		/* "Weber, Karl M." */
		if (!more_is_surname(t, i) && !(t->v[i].kind == TOKEN_WORD && t->v[i].len == 1) && !token_is(t, i, '.'))
			return false;
	return true;
}

static void
turned_add(struct roster *p, const struct tokens *t, size_t from, size_t comma, size_t to)
{
	struct text whole;
	size_t end = comma + 1;

	while (end < to && !token_is(t, end, '('))
		end++;
	text_init(&whole, p->pool);
	text_add(&whole, tokens_slice(t, comma + 1, end));
	text_add_char(&whole, ' ');
	text_add(&whole, tokens_slice(t, from, comma));
	attendee_add(p, text_slice(&whole), (struct slice) { NULL, 0 });
	role_add(p, t, end, to, text_slice(&whole));
}

/* "Hartmann, Ulrich" from there to a semicolon or the line's end, alone on its line or beside a semicolon: adds him. Where he ends, or from. */
static size_t
turned_piece(struct roster *p, const struct tokens *t, size_t from, bool one)
{
	size_t to = from, comma = t->n;

	for (; to < t->n && !token_is(t, to, ';'); to++)
		if (comma == t->n && token_is(t, to, ','))
			comma = to;
	if ((!one && to == t->n && !(from > 0 && token_is(t, from - 1, ';'))) || !are_turned(p, t, from, comma, to))
		return from;
	turned_add(p, t, from, comma, to);
	return to;
}

/* Names between commas, outside brackets. one: the line is one person's ("Jane Doe, Example Inc"). */
static void
names_add(struct roster *p, const struct tokens *t, size_t from, bool one)
{
	size_t start = from, names = 0;
	int depth = 0;
	bool dashes = !one && are_dashed(t, from), fields = one && are_fields(t, from);

	for (size_t i = from; i <= t->n; i++) {
		size_t behind, label = depth == 0 ? label_at(t, i) : t->n;

		if (i == start && depth == 0 && (behind = turned_piece(p, t, i, one)) > i) {
			i = behind;
			start = behind + 1;
			continue;
		}

		/* "LC = Lina Cho MAP = Marc Perrin", where the line was broken between the two */
		if (depth == 0 && i > start + 1 && token_is(t, i + 1, '=') && legend_names(t, i, t->n, &behind) > 0) {
			piece_add(p, t, start, i);
			start = i;
		}
		if (token_is(t, i, '(') || token_is(t, i, '[') || token_is(t, i, '<'))
			depth++;
		if ((token_is(t, i, ')') || token_is(t, i, ']') || token_is(t, i, '>')) && depth > 0)
			depth--;
		if (i < t->n && label == t->n && (depth > 0 || !splits(t, i, dashes)))
			continue;
		/* "Council: Tom, Maya" names the group first */
		if (i > start && !one && i + 1 < t->n && token_is_colon(t, i) && !(t->v[start].is & W_GIVEN) &&
		    people_match(p->people, t, start) == 0) {
			start = i + 1;
			continue;
		}
		if (i > start && piece_add(p, t, start, i)) {
			if (fields || (one && names++ == 0 && i - start > 1 && !begins_name(t, i + 1)))
				return;
		}
		start = i + 1;
		/* "Present: M. Lin, T. Okafor. Apologies: O. Haddad", or without the stop where lines were joined */
		if (label < t->n) {
			p->absent = (t->v[label].phrase & H_ABSENT) != 0;
			i = label + t->v[label].phrase_len;
			start = i + 1;
		}
	}
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
is_ones_line(const struct roster *p, const struct place *v)
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
names_below(struct roster *p, size_t at)
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
is_roster(const struct roster *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	size_t names = 0;

	if (at >= ROSTER_BLOCKS || v->b->kind != BLOCK_PARAGRAPH || v->section != SECTION_NONE)
		return false;
	for (size_t i = 0, n; i < v->t.n; i += n + 1, names++)
		if ((n = people_match(p->people, &v->t, i)) < 2 || (i + n < v->t.n && !splits(&v->t, i + n, false)))
			return false;
	return names >= ROSTER_LEAST;
}

/* Words of a sentence before the names of those who were there, and the least of them. */
#define SENTENCE_BEFORE 10
#define SENTENCE_LEAST 3

/* "Es sind alle drei anwesend: Maya, Omar", "All of us were present: ...": the tokens up to the names, 0 if it is no such sentence. */
static size_t
present_sentence(const struct tokens *t)
{
	for (size_t i = SENTENCE_LEAST; i + 2 < t->n && i <= SENTENCE_BEFORE; i++) {
		if (token_is_colon(t, i))
			return outline_says_presence(&t->v[i - 1]) && (t->v[i - 1].phrase & H_ATTEND) && t->v[i - 1].letters == CASE_LOWER ? i + 1 : 0;
		if (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & W_NOT))
			return 0;
	}
	return 0;
}

static void
attendees_read(struct roster *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	size_t n = outline_label_length(&v->t, H_ATTEND);

	n = n == 0 && v->b->kind == BLOCK_PARAGRAPH && tokens_may_hold(&v->t, ':') ? present_sentence(&v->t) : n;

	p->absent = false;
	if (n == 0 && is_roster(p, at)) {
		names_add(p, &v->t, 0, false);
		return;
	}

	p->absent = v->section == SECTION_ABSENT;
	if (n == 0 && !v->heads && (n = outline_label_length(&v->t, H_ABSENT)) > 0)
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
		bool labelled = n > 0 && v->b->cell_count > 1; /* "Attendance | Maya, Omar" */
		struct tokens t = words_read(p->pool, &p->o->set,
		    labelled ? v->b->cells[1] : v->b->cell_count > 0 ? v->b->cells[0] : v->b->text);

		names_add(p, &t, 0, !labelled);
		return;
	}
	names_add(
	    p, &v->t, n, (v->section == SECTION_ATTEND || p->absent) && v->b->kind == BLOCK_ITEM && n == 0);
	if (n > 0)
		names_below(p, at);
}

void
meeting_present(struct pool *pool, const struct outline *o, struct people *people, struct reading *r)
{
	struct roster p = { .pool = pool, .o = o, .people = people, .r = r };

	for (size_t i = 0; i < o->n; i++) {
		attendees_read(&p, i);
		role_line(&p, &o->v[i]);
	}
}
