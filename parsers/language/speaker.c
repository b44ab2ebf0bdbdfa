/*
 * See speaker.h. Method: a line that is a name and a clock, and no more. Where two
 * such lines stand above messages, the text is a chat, and each line of that form
 * begins a message.
 */
#include "parsers/language/speaker.h"
#include "parsers/language/said.h"

/* A chat that is pasted into a mail is often set off as a quotation. */
static bool
is_line(const struct place *v)
{
	const enum block_kind kind = v->b->kind == BLOCK_QUOTE ? v->b->inner : v->b->kind;

	return kind == BLOCK_PARAGRAPH || kind == BLOCK_HEADING;
}

/* "minutes", "seconds0:03" behind a number: how far a recording has come, as Teams copies it. */
static bool
is_lapse(const struct tokens *t, size_t i)
{
	static const char *const units[] = { "hour", "minute", "second", "stunde", "sekunde", "heure", "minuto", "segundo" };

	for (size_t j = 0; i > 0 && t->v[i - 1].kind == TOKEN_NUMBER && j < sizeof(units) / sizeof(units[0]); j++)
		if (slice_starts(t->v[i].low, slice_of(units[j])))
			return true;
	return false;
}

static bool
is_clock(const struct tokens *t, size_t i)
{
	static const char *const days[] = { "yesterday", "today", "gestern", "heute", "hier", "ayer", "hoy" };
	const struct token *w = &t->v[i];

	return w->kind == TOKEN_NUMBER || (w->is & W_TIME) || token_is_ordinal(t, i, t->n) ||
	    (w->kind == TOKEN_PUNCT && (w->sign < 128 || w->sign == 0xb7 || w->sign == 0x2022 || w->sign == 0x2013 || w->sign == 0x2014) &&
	        w->sign != '?' && w->sign != '!') ||
	    slice_eq(w->low, SLICE("am")) || slice_eq(w->low, SLICE("pm")) || slice_eq(w->low, SLICE("at")) ||
	    is_lapse(t, i) || slice_eq(w->low, SLICE("uhr")) || slice_eq(w->low, SLICE("h")) ||
	    slice_eq(w->low, SLICE("um")) || SLICE_IS_ONE_OF(w->low, days);
}

/* "added a comment", "schrieb" behind a name; its tokens. */
static size_t
writes_length(const struct tokens *t, size_t i)
{
	static const char *const forms[] = { "added a comment", "commented", "wrote", "posted", "replied",
		"hat einen kommentar hinzugef\303\274gt", "kommentierte", "hat kommentiert", "schrieb",
		"a ajout\303\251 un commentaire", "a comment\303\251", "a \303\251crit",
		"ha a\303\261adido un comentario", "coment\303\263", "escribi\303\263" };

	for (size_t j = 0; i < t->n && j < sizeof(forms) / sizeof(forms[0]); j++) {
		const struct slice form = slice_of(forms[j]);
		size_t end = i;

		if (!slice_starts_nocase(slice_from(t->text, t->v[i].at), form))
			continue;
		while (end < t->n && t->v[end].at < t->v[i].at + form.len)
			end++;
		return end - i;
	}
	return 0;
}

/* "Lin, Maya" behind the clock, as directories write names. */
static void
turned_take(const struct people *people, const struct tokens *t, struct actor *a)
{
	struct reading_owner o;
	size_t i = a->v[0].to;

	if (a->n > 2 || i + 1 >= t->n || !token_is(t, i, ',') || t->v[i + 1].kind != TOKEN_WORD ||
	    t->v[i + 1].letters == CASE_LOWER)
		return;
	people_resolve(people, tokens_slice(t, a->from, i + 2), &o);
	if (o.email.len == 0)
		return;
	a->n = 1;
	a->to = i + 2;
	a->v[0].to = (unsigned)(i + 2);
	a->kind = a->v[0].kind = ACTOR_KNOWN;
}

/* "Sent:", "Gesendet:": a line of a mail's header, and nobody who speaks. */
static bool
is_sent_line(const struct tokens *t)
{
	static const char *const sent[] = { "sent", "date", "gesendet", "datum", "envoy\303\251", "enviado", "fecha" };

	return t->n > 2 && SLICE_IS_ONE_OF(t->v[0].low, sent) && token_is_colon(t, 1);
}

/* "From: Maya Lin <maya@...>" and below it "Sent: ...": what follows is the mail of hers that is quoted there. */
static bool
mail_above(const struct people *people, struct outline *o, size_t i)
{
	static const char *const from[] = { "from", "von", "de", "da" };
	struct place *v = &o->v[i];

	return i + 1 < o->n && is_line(v) && v->t.n > 3 && SLICE_IS_ONE_OF(v->t.v[0].low, from) && token_is_colon(&v->t, 1) &&
	    is_line(&o->v[i + 1]) && is_sent_line(&o->v[i + 1].t) && actor_read(people, &v->t, 2, v->t.n, &v->said_by) &&
	    v->said_by.n == 1 && v->said_by.kind != ACTOR_NONE && v->said_by.kind <= ACTOR_NAME;
}

/* "Maya Lin  9:41 AM", "[24.11.26, 10:32] Maya Lin", "Maya Lin commented - 24/Nov/26 10:32": the head of a
 * line of a chat. */
static bool
speaker_read(const struct people *people, struct place *v)
{
	size_t i = 0;
	bool number = false;

	if (!is_line(v) || v->t.n < 3 || v->t.n > 18 || is_sent_line(&v->t))
		return false;
	while (i < v->t.n && is_clock(&v->t, i)) {
		number = number || v->t.v[i].kind == TOKEN_NUMBER;
		i++;
	}
	/* "10:02:15 From Maya Lin to Everyone:", and what she says below it */
	if (number && i + 4 < v->t.n && said_sender(people, &v->t, i, &v->said_by) == v->t.n - i)
		return true;
	if (i >= v->t.n || !actor_read(people, &v->t, i, v->t.n, &v->said_by))
		return false;
	turned_take(people, &v->t, &v->said_by);
	if (v->said_by.n != 1 || !(v->said_by.kind <= ACTOR_NAME && v->said_by.kind != ACTOR_NONE))
		return false;
	for (i = v->said_by.to + writes_length(&v->t, v->said_by.to); i < v->t.n; i++) {
		if (!is_clock(&v->t, i))
			return false;
		number = number || v->t.v[i].kind == TOKEN_NUMBER;
	}
	return number;
}

/* A clock or a day alone on its line: "9:41 AM", "24/11 09:02", ":palm_tree: 9:41 AM" of who has a mood. */
static bool
is_stamp(const struct place *v)
{
	bool number = false;

	if (!is_line(v) || v->t.n < 3 || v->t.n > 12)
		return false;
	for (size_t i = said_shortcode(&v->t); i < v->t.n; i++) {
		if (!is_clock(&v->t, i))
			return false;
		number = number || is_lapse(&v->t, i) ||
		    (token_is(&v->t, i, ':') && i > 0 && v->t.v[i - 1].kind == TOKEN_NUMBER &&
		        i + 1 < v->t.n && v->t.v[i + 1].kind == TOKEN_NUMBER);
	}
	return number;
}

/* "Maya Lin" and below it "9:41 AM": some chats need two lines for it. */
static bool
speaker_above(const struct people *people, struct outline *o, size_t i)
{
	struct place *v = &o->v[i];

	if (i + 1 >= o->n || !is_line(v) || v->t.n == 0 || v->t.n > 6 || !is_stamp(&o->v[i + 1]) ||
	    !actor_read(people, &v->t, 0, v->t.n, &v->said_by) || v->said_by.n != 1 ||
	    v->said_by.kind == ACTOR_NONE || v->said_by.kind > ACTOR_NAME)
		return false;
	return v->said_by.to == v->t.n;
}

/* "Maya Lin replied to a thread: who orders the badges?": what follows is hers, too. */
static bool
replies(const struct people *people, struct place *v)
{
	static const char *const forms[] = { "replied to a thread", "replied in a thread",
		"hat auf einen thread geantwortet", "hat in einem thread geantwortet",
		"a r\303\251pondu \303\240 un fil", "respondi\303\263 a un hilo" };
	bool threaded = false;

	if (!is_line(v))
		return false;
	for (size_t i = 1; i < v->t.n && i < 10 && !threaded; i++)
		threaded = slice_eq(v->t.v[i].low, SLICE("thread")) ||
		    slice_eq(v->t.v[i].low, SLICE("fil")) || slice_eq(v->t.v[i].low, SLICE("hilo"));
	if (!threaded || v->t.n < 4 || v->t.v[0].letters == CASE_LOWER ||
	    !actor_read(people, &v->t, 0, v->t.n, &v->said_by) || v->said_by.n != 1 ||
	    v->said_by.kind > ACTOR_NAME || v->said_by.to >= v->t.n)
		return false;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (slice_starts_nocase(slice_from(v->t.text, v->t.v[v->said_by.to].at), slice_of(forms[i])))
			return true;
	return false;
}

/* Words of a name that nobody knows. */
#define STRANGER_WORDS 3

/* "Gaz  9:00 AM", "[14:02] mlin": a clock and a few words that may be a name; they are *a. */
static bool
is_of_stranger(const struct place *v, struct actor *a)
{
	const struct tokens *t = &v->t;
	size_t from = 0, to, words = 0;
	bool clock = false;

	if (!is_line(v) || t->n < 4 || t->n > 18 || !tokens_may_hold(t, ':') || is_sent_line(t))
		return false;
	while (from < t->n && is_clock(t, from))
		from++;
	for (to = from; to < t->n && (!is_clock(t, to) || (token_is(t, to, '.') && to > from)); to++) {
		words += t->v[to].kind == TOKEN_WORD || t->v[to].kind == TOKEN_HANDLE;
		if ((t->v[to].kind != TOKEN_WORD && t->v[to].kind != TOKEN_HANDLE && !token_is(t, to, '.')) ||
		    (t->v[to].is & (W_FUNCTION | W_VERB | W_EVENT)))
			return false;
	}
	for (size_t i = 0; i < t->n; i++) {
		clock = clock ||
		    (i > 0 && token_is(t, i, ':') && t->v[i - 1].kind == TOKEN_NUMBER && i + 1 < t->n &&
		        t->v[i + 1].kind == TOKEN_NUMBER && !t->v[i + 1].space);
		if (i >= to && !is_clock(t, i))
			return false;
	}
	*a = (struct actor) { .from = from, .to = to, .kind = ACTOR_NAME, .n = 1 };
	a->v[0].from = (unsigned)from;
	a->v[0].to = (unsigned)to;
	a->v[0].kind = ACTOR_NAME;
	return clock && words > 0 && words <= STRANGER_WORDS;
}

/* A line of nothing but words of a name: *a is whoever that is, known or not. */
static bool
is_name_alone(const struct people *people, const struct place *v, struct actor *a)
{
	const struct tokens *t = &v->t;
	size_t words = 0;

	if (!is_line(v) || t->n == 0 || t->n > 8)
		return false;
	if (actor_read(people, t, 0, t->n, a) && a->n == 1 && a->kind != ACTOR_NONE &&
	    a->kind <= ACTOR_NAME && a->to == t->n)
		return true;
	for (size_t i = 0; i < t->n; i++) {
		const struct token *w = &t->v[i];
		bool sign = i > 0 &&
		    (token_is(t, i, '-') || token_is(t, i, '\'') || token_is(t, i, 0x2019) ||
		        (token_is(t, i, '.') && w[-1].len == 1));

		words += w->kind == TOKEN_WORD;
		if (!sign &&
		    (w->kind != TOKEN_WORD || (w->letters == CASE_LOWER && !(w->is & W_PARTICLE)) ||
		        (w->is & (W_FUNCTION | W_LEAD | W_PLEASE | W_DONE))))
			return false;
	}
	*a = (struct actor) { .from = 0, .to = t->n, .kind = ACTOR_NAME, .n = 1 };
	a->v[0].to = (unsigned)t->n;
	a->v[0].kind = ACTOR_NAME;
	return words <= STRANGER_WORDS;
}

/* "0:41:10", "Maya Lin" and her words, in three lines: as some programs write down what was said. */
static bool
is_clock_above(const struct outline *o, const struct people *people, size_t i)
{
	struct actor a;

	return i + 2 < o->n && is_stamp(&o->v[i]) && is_name_alone(people, &o->v[i + 1], &a) &&
	    !is_stamp(&o->v[i + 2]) && !(i > 0 && is_name_alone(people, &o->v[i - 1], &a));
}

/* Lines above messages by which a text is a chat. */
#define LINES_LEAST 2

struct speakers
speakers_begin(struct outline *o, const struct people *people)
{
	struct speakers s = { .o = o, .people = people, .now = -1, .quoting = -1 };
	size_t lines = 0, above = 0;

	for (size_t i = 0; i + 1 < o->n && !s.chat; i++) {
		struct actor a;

		above += is_clock_above(o, people, i);
		s.above = above >= LINES_LEAST;

		/* an agenda has one such line below the other */
		if (!is_of_stranger(&o->v[i], &a) || is_of_stranger(&o->v[i + 1], &a))
			continue;
		s.chat = ++lines >= LINES_LEAST;
	}
	return s;
}

/* "Maya Lin" alone among the messages: hers is shown again, and answered below it. */
static bool
quotes_somebody(const struct speakers *s, struct place *v)
{
	return s->now >= 0 && is_line(v) && v->b->kind != BLOCK_HEADING && v->t.n > 1 && v->t.n < 6 &&
	    actor_read(s->people, &v->t, 0, v->t.n, &v->said_by) && v->said_by.n == 1 &&
	    v->said_by.kind == ACTOR_KNOWN && v->said_by.to == v->t.n &&
	    v->said_by.v[0].to - v->said_by.v[0].from > 1;
}

void
speakers_next(struct speakers *s, size_t i)
{
	struct place *v = &s->o->v[i];

	if (s->above && i > 0 && s->o->v[i - 1].speaks && s->o->v[i - 1].said_by.n == 0 &&
	    is_name_alone(s->people, v, &v->said_by)) {
		v->speaks = true;
		s->now = (int)i;
		return;
	}
	if ((i > 0 && s->o->v[i - 1].speaks && is_stamp(v)) || (s->above && is_clock_above(s->o, s->people, i))) {
		v->speaks = true;
		v->said_by = (struct actor) { .n = 0 };
		return;
	}
	v->speaks = speaker_read(s->people, v) || replies(s->people, v) ||
	    speaker_above(s->people, s->o, i) || mail_above(s->people, s->o, i) || (s->chat && is_of_stranger(v, &v->said_by));
	if (v->speaks) {
		s->now = (int)i;
		s->quoting = -1;
	} else if (quotes_somebody(s, v)) {
		v->speaks = true;
		s->quoting = (int)i;
	} else if (v->heads || v->b->kind == BLOCK_HEADING) {
		s->now = s->quoting = -1;
	} else {
		v->speaker = s->quoting >= 0 ? s->quoting : s->now;
		s->quoting = -1;
	}
}
