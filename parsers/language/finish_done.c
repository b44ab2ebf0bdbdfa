/*
 * See finish.h. What says that a task is done: a tick, a box, a word in front of it, behind it, in
 * brackets, in a cell beside it or on the line below.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/claim_head.h"
#include "parsers/language/finish.h"

/* ---- done ----------------------------------------------------------------- */

static bool
done_mark_at(const struct tokens *t, size_t i, size_t *n)
{
	/* "RESOLVED that nothing be bought" is what was decided */
	return token_has(t, i, W_DONE, n) && !(t->v[i].phrase & W_OPEN) && !slice_eq(t->v[i + *n].low, SLICE("that")) &&
	    (i == 0 || !(t->v[i - 1].is & (W_NOT | W_CONDITION)));
}

/* Tokens in a bracket that closes a line. */
#define ASIDE_MAX 12

/* "(Maya, done on the phone)": who, and that it is behind them; but not "(Maya, done by Friday)". */
static bool
done_aside(const struct tokens *t, size_t from, size_t to)
{
	size_t n, at;

	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	for (at = to; at > from && to - at < ASIDE_MAX && !token_is(t, at, '('); at--)
		if (token_is(t, at - 1, ')'))
			return false;
	if (!token_is(t, at, '(') || at + 1 >= to || t->v[at + 1].letters == CASE_LOWER)
		return false;
	for (size_t i = at + 2; i < to; i++)
		if (token_is(t, i - 1, ',') && done_mark_at(t, i, &n))
			return i + n < to && t->v[i + n].kind == TOKEN_WORD &&
			    !(t->v[i + n].is & (W_BYTIME | W_DUE | W_TO | W_CONDITION | W_NOT | W_AND));
	return false;
}

/* Tokens of such an end. */
#define DONE_END_MAX 8

/* "call test (Maya) - done 18 Nov": behind the last dash the mark, and nothing but a day. */
static bool
done_on_a_day(const struct tokens *t, size_t from, size_t to)
{
	static const char *const then[] = { "on", "this", "last", "morning", "afternoon", "evening", "week", "night", "already", "am", "heute", "letzte",
		"letzten", "woche", "fr\303\274h", "ce", "cette", "matin", "semaine", "derni\303\250re", "esta", "semana", "pasada", "ya", "thanks", "thank", "you", "danke", "merci", "gracias" };
	static const char *const deed[] = { "done", "completed", "erledigt", "fait", "hecho" }, *const but[] = { "but", "except", "only", "aber", "nur", "bis", "sauf", "mais", "salvo", "pero" };
	size_t dash = to, n;

	while (dash > from + 1 && to - dash < DONE_END_MAX && !token_is_dash(t, dash - 1))
		dash--;
	if (dash <= from + 1 || !token_is_dash(t, dash - 1) || dash >= to || !done_mark_at(t, dash, &n) ||
	    dash + n >= to)
		return false;
	/* "- done, booked yesterday"; "- done, except the photographs" and "- done, Tom to test it" are not */
	if (token_is(t, dash + n, ',') && SLICE_IS_ONE_OF(t->v[dash].low, deed) && dash + n + 1 < to &&
	    ((t->v[dash + n + 1].is & W_PAST) || slice_ends_nocase(t->v[dash + n + 1].low, SLICE("ed")))) {
		for (size_t i = dash + n; i < to; i++)
			if ((t->v[i].is & (W_NOT | W_FUTURE | W_NEED | W_OPEN | W_TO | W_BYTIME)) || SLICE_IS_ONE_OF(t->v[i].low, but))
				return false;
		return true;
	}
	for (size_t i = dash + n; i < to; i++)
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT && !(t->v[i].is & W_TIME) &&
		    !SLICE_IS_ONE_OF(t->v[i].low, then))
			return false;
	return true;
}

/* Tokens of a remark in brackets that something is done. */
#define DONE_REMARK_TOKENS 10

/* "(done) budget pack", "(done, thank you: budget pack)" at token i */
static bool
done_bracket(const struct tokens *t, size_t i, size_t to)
{
	size_t n;

	return i + 2 < to && (token_is(t, i, '(') || token_is(t, i, '[')) && done_mark_at(t, i + 1, &n) &&
	    (token_is(t, i + 1 + n, ')') || token_is(t, i + 1 + n, ']') || token_is(t, i + 1 + n, ',') ||
	        token_is(t, i + 1 + n, '!'));
}

/* "... [done during the meeting, thank you]", "... (done, thanks)" before token to: what closes the line says so. */
static bool
done_remark(const struct tokens *t, size_t from, size_t to)
{
	static const char *const then[] = { "during", "already", "in", "at", "today", "yesterday", "this", "last", "schon", "bereits", "heute",
		"gestern", "w\303\244hrend", "d\303\251j\303\240", "pendant", "ya", "hoy" };
	static const char *const deed[] = { "done", "completed", "erledigt", "fait", "hecho" }, *const since[] = { "on", "since", "seit", "am", "depuis", "desde" };
	size_t open = to, n;

	if (to < from + 4 || !(token_is(t, to - 1, ')') || token_is(t, to - 1, ']')))
		return false;
	while (open > from + 1 && open + DONE_REMARK_TOKENS > to && !token_is(t, open - 1, '(') && !token_is(t, open - 1, '['))
		open--;
	if (!(token_is(t, open - 1, '(') || token_is(t, open - 1, '[')) || !done_mark_at(t, open, &n) || open + n >= to)
		return false;
	/* "(done 14/11)", "(in place since 14/11)"; "(closed 24/12)" may be a shop */
	if ((n > 1 || SLICE_IS_ONE_OF(t->v[open].low, deed)) &&
	    (t->v[open + n].kind == TOKEN_NUMBER || (t->v[open + n].is & W_TIME) || SLICE_IS_ONE_OF(t->v[open + n].low, since)))
		return true;
	return token_is(t, open + n, ',') || token_is(t, open + n, '!') || SLICE_IS_ONE_OF(t->v[open + n].low, then);
}

/* "DONE: ...", "[done] ...", "... (done)", "... - done" */
static bool
done_in(const struct tokens *t, size_t from, size_t to)
{
	size_t n, i = 0;

	while (i < from && i < t->n && t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != 0x2705 &&
	    t->v[i].sign != 0x2714)
		i++;
	if (i < to && (token_is(t, i, 0x2705) || token_is(t, i, 0x2714) || token_is(t, i, 0x2713)))
		return true;
	if (done_bracket(t, 0, to) || done_remark(t, from, to))
		return true;
	while (i < to && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i < to && done_mark_at(t, i, &n) &&
	    (token_is_colon(t, i + n) || token_is(t, i + n, ']') || token_is(t, i + n, ')') ||
	        token_is_dash(t, i + n) || t->v[i].letters == CASE_UPPER))
		return true;
	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT) {
		if (token_is(t, to - 1, 0x2705) || token_is(t, to - 1, 0x2714) || token_is(t, to - 1, 0x2713))
			return true;
		to--;
	}
	if (done_on_a_day(t, from, to))
		return true;
	for (i = to > from + 3 ? to - 3 : from + 1; i < to; i++)
		if (i > from && done_mark_at(t, i, &n) && i + n == to && t->v[i - 1].kind == TOKEN_PUNCT &&
		    t->v[i - 1].sign != '/' && t->v[i - 1].sign != '"')
			return true;
	return done_aside(t, from, to);
}

/* "Maya: DONE - list sent" */
bool
finish_done_front(const struct tokens *t, size_t from, size_t to)
{
	size_t n;

	return from + 1 < to && done_mark_at(t, from, &n) && t->v[from].letters == CASE_UPPER;
}

static bool
says_yes(const struct tokens *t)
{
	static const char *const words[] = { "yes", "y", "x", "ja", "oui", "si", "s\303\255",
		"\346\230\257" };

	return SLICE_IS_ONE_OF(t->v[0].low, words);
}

/* Is it a column "Done?" that yes answers? */
static bool
asks_done(const struct finish *f, struct slice header)
{
	struct tokens t = words_read(f->pool, &f->outline->set, header);

	return t.n > 0 && (t.v[0].phrase & W_DONE);
}

/* A tick, as signs of many kinds. */
static bool
is_tick(const struct tokens *t, size_t i)
{
	return token_is(t, i, 0x2705) || token_is(t, i, 0x2714) || token_is(t, i, 0x2713) ||
	    token_is(t, i, 0x2611) || token_is(t, i, 0x1f5f8) || token_is(t, i, 0x1f5f9);
}

/* "Won't do", "rejected": nobody has to do it any more. */
static bool
says_dropped(const struct tokens *t)
{
	static const char *const forms[] = { "won't", "wont", "wontfix", "rejected", "declined", "duplicate",
		"withdrawn", "verworfen", "abgelehnt", "entfallen", "storniert", "rejet\303\251",
		"annul\303\251", "abandonn\303\251", "cancelado", "cancelada", "anulado", "anulada",
		"descartado", "descartada", "rechazado", "\345\267\262\345\217\226\346\266\210",
		"\345\217\226\346\266\210" };

	for (size_t i = 0; t->n > 0 && i < sizeof(forms) / sizeof(forms[0]); i++)
		if (slice_starts_nocase(slice_from(t->text, t->v[0].at), slice_of(forms[i])))
			return true;
	return false;
}

/* "overdue, reminder sent": what was sent is not what is to be done. */
static bool
is_of_reminder(const struct tokens *t, size_t i)
{
	static const char *const sent[] = { "reminder", "reminders", "mahnung", "erinnerung", "relance", "rappel", "recordatorio" };

	return i > 0 && SLICE_IS_ONE_OF(t->v[i - 1].low, sent);
}

/* A history of states: the last one holds. */
static bool
last_is_done(const struct tokens *t)
{
	bool done = false;
	size_t n;

	for (size_t i = 0; i < t->n; i += n) {
		n = 1;
		if (is_tick(t, i) || token_has(t, i, W_DONE | W_OPEN, &n))
			done = is_tick(t, i) ||
			    (!(n == t->v[i].phrase_len && (t->v[i].phrase & W_OPEN)) &&
			        !(t->v[i].is & W_OPEN) && !(i > 0 && (t->v[i - 1].is & W_NOT)) && !is_of_reminder(t, i));
		if (n == 0)
			n = 1;
	}
	return done;
}

static struct tokens
cell_tokens(const struct finish *f, const struct block *b, int cell)
{
	return words_read(f->pool, &f->outline->set,
	    cell >= 0 && (size_t)cell < b->cell_count ? b->cells[cell] : SLICE(""));
}

/* "ordered 24/11, done" in a cell beside the task that no header names. */
static bool
cell_ends_done(const struct tokens *t, const struct claim *c)
{
	for (size_t i = 1; i < t->n && (t->any & W_DONE); i++) {
		size_t n;

		if ((i < c->task_from || i > c->task_to) && (token_is(t, i - 1, ',') || token_is_dash(t, i - 1)) &&
		    done_mark_at(t, i, &n) && (i + n == t->n || token_is(t, i + n, '|')))
			return true;
	}
	return false;
}

/* "completed, thanks" | : is there a sign behind the word that ends at token i, and up to the cell's end
 * nothing that is still open? */
static bool
is_done_remark(const struct tokens *t, size_t i)
{
	static const char *const but[] = { "but", "aber", "mais", "pero", "except", "still", "noch", "waiting", "pending" };

	if (i >= t->n || t->v[i].kind != TOKEN_PUNCT || t->v[i].sign == '?' || t->v[i].sign == '/')
		return false;
	for (; i < t->n && !token_is(t, i, '|'); i++)
		if ((t->v[i].is & (W_OPEN | W_NOT | W_CONDITION | W_FUTURE | W_NEED | W_BYTIME)) ||
		    SLICE_IS_ONE_OF(t->v[i].low, but))
			return false;
	return true;
}

/* "done", "completed on 18 Nov" from token i on, up to the next sign or the end? */
static bool
done_and_when(const struct tokens *t, size_t i)
{
	static const char *const on[] = { "on", "am", "le", "el", "since", "at", "last" };
	size_t n;

	if (i >= t->n || !done_mark_at(t, i, &n))
		return false;
	for (i += n; i < t->n && !(t->v[i].kind == TOKEN_PUNCT && t->v[i].space); i++)
		if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & W_TIME) && !SLICE_IS_ONE_OF(t->v[i].low, on))
			return false;
	return true;
}

/* "CLOSED 12 Nov", "done on Friday" in a cell beside the task; "closed 24 Dec" may be a shop. */
static bool
is_dated_deed(const struct tokens *t, size_t i)
{
	static const char *const deed[] = { "done", "completed", "finished", "erledigt", "abgeschlossen", "fait", "hecho" };

	return (t->v[i].letters == CASE_UPPER || SLICE_IS_ONE_OF(t->v[i].low, deed)) && done_and_when(t, i);
}

/* Does a cell beside the task hold a tick, or "completed" and at most a remark? */
static bool
row_ticked(const struct finish *f, const struct claim *c)
{
	const struct tokens *t = &f->outline->v[c->block].t;

	for (size_t i = 0; i < t->n; i++) {
		size_t n = 1, word;

		if ((i >= c->task_from && i < c->task_to) || (i > 0 && !token_is(t, i - 1, '|')) ||
		    !(is_tick(t, i) || (c->state_cell < 0 && done_mark_at(t, i, &n))))
			continue;
		/* a tick and "done" */
		if (is_tick(t, i) && i + 1 < t->n && done_mark_at(t, i + 1, &word))
			n += word;
		if (i + n == t->n || token_is(t, i + n, '|') ||
		    (c->state_cell < 0 && (is_done_remark(t, i + n) || is_dated_deed(t, i))))
			return true;
	}
	return c->state_cell < 0 && cell_ends_done(t, c);
}

/* "confirmed", "accepted 20 Nov": alone in the column of the state, or with a day, there is nothing left to do. */
static bool
is_settled(const struct tokens *t)
{
	static const char *const words[] = { "confirmed", "arranged", "settled", "received", "sorted", "accepted", "approved", "granted",
		"best\303\244tigt", "zugesagt", "geregelt", "genehmigt", "akzeptiert", "angenommen", "freigegeben", "abgenommen",
		"confirm\303\251", "confirm\303\251e", "re\303\247u", "re\303\247ue", "accept\303\251", "accept\303\251e", "approuv\303\251",
		"approuv\303\251e", "valid\303\251", "valid\303\251e", "confirmado", "confirmada", "recibido", "recibida", "aceptado", "aceptada",
		"aprobado", "aprobada" };

	if (t->n == 0 || !SLICE_IS_ONE_OF(t->v[0].low, words))
		return false;
	for (size_t i = 1; i < t->n; i++)
		if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_FUNCTION)))
			return false;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "22.10.", "2026-10-22", "22 Oct"; not "20 %" or "3". */
static bool
is_day_written(struct slice s)
{
	size_t n = 0;

	while (n < s.len && is_digit(s.p[n]))
		n++;
	if (n > 0 && n < 3 && n + 3 < s.len && s.p[n] == ' ' && s.p[n + 1] >= 'A' && s.p[n + 1] <= 'Z')
		return true;
	return n > 0 && n + 1 < s.len && (s.p[n] == '.' || s.p[n] == '/' || s.p[n] == '-') && is_digit(s.p[n + 1]);
}

/* "22.10.2026" below "Actual date": the day on which it was done. */
static bool
has_day_done(const struct block *b, int due_cell)
{
	for (size_t i = 0; i < b->header_count && i < b->cell_count; i++)
		if ((int)i != due_cell && head_is_day_done(b->headers[i]))
			if (is_day_written(slice_trim(b->cells[i])))
				return true;
	return false;
}

static bool
state_done(const struct finish *f, const struct claim *c)
{
	const struct block *b = f->outline->v[c->block].b;
	struct tokens t = cell_tokens(f, b, c->due_cell);
	size_t n;

	/* "done 28 Nov" where others have their deadline */
	if (row_ticked(f, c) || has_day_done(b, c->due_cell) || (t.n > 0 && done_mark_at(&t, 0, &n)) || is_settled(&t))
		return true;
	t = cell_tokens(f, b, c->state_cell);
	if (t.n == 0)
		return false;
	if (t.n == 2 && slice_eq(tokens_slice(&t, 0, 1), SLICE("100")) && token_is(&t, 1, '%'))
		return true;
	if ((size_t)c->state_cell < b->header_count && t.n <= 2 && says_yes(&t) &&
	    asks_done(f, b->headers[c->state_cell]))
		return true;
	return says_dropped(&t) || is_settled(&t) || last_is_done(&t);
}

/* "Status: Done", "Assigned to: Tom · Due: 4 Dec · Status: Completed", "verantw.: Tom, erledigt am 10.6.": a line of a record. */
static bool
record_done(const struct tokens *t)
{
	const uint64_t labels = W_OWNER | W_DUE | W_STATE;

	if (t->n < 3 || !(t->v[0].phrase & labels) || !(t->any & W_DONE))
		return false;
	for (size_t i = 0; i + 1 < t->n; i++) {
		size_t colon = i + t->v[i].phrase_len;

		if ((t->v[i].phrase & W_STATE) && token_is_colon(t, colon) && done_and_when(t, colon + 1))
			return true;
		if (i > 1 && (token_is(t, i, 0xb7) || token_is(t, i, ',') || token_is(t, i, 0x2022)) && done_and_when(t, i + 1))
			return true;
	}
	return false;
}

static bool
done_below(const struct finish *f, const struct claim *c)
{
	const struct outline *o = f->outline;

	for (size_t i = c->block + 1;
	     i < o->n && i <= c->block + FINISH_BELOW_MAX && o->v[i].parent == (int)c->block; i++) {
		const struct tokens *t = &o->v[i].t;
		size_t n;

		if (t->n > 0 && done_mark_at(t, 0, &n) && (n == t->n || t->v[n].kind == TOKEN_PUNCT))
			return true;
		if (o->v[i].detail && record_done(t))
			return true;
	}
	return false;
}

/* "Rob offered to drive the van. Not needed any more, the parts were flown in.": the sentence at token i takes it back. */
static bool
drops_it(const struct tokens *t, size_t i, size_t end)
{
	static const char *const front[] = { "it", "that", "this", "is", "was", "'s", "das", "dies", "ist", "war", "c'est", "ce", "c", "n'est", "ya" };
	static const char *const drops[] = { "not needed", "no longer needed", "not necessary", "not required", "not wanted", "not agreed", "not accepted",
		"a misunderstanding", "we declined", "we refused", "nicht n\303\266tig", "nicht mehr n\303\266tig", "nicht gebraucht", "nicht mehr gebraucht",
		"ein missverst\303\244ndnis", "haben wir abgelehnt", "plus n\303\251cessaire", "pas n\303\251cessaire", "pas la peine", "pas retenu",
		"un malentendu", "no hace falta", "no es necesario", "no fue aceptado", "un malentendido", "fue un malentendido" };
	static const char *const more[] = { "any", "more", "anymore", "longer", "after", "all", "mehr", "du", "tout", "ya", "m\303\241s", "now", "then" };
	static const char *const but[] = { "but", "aber", "mais", "pero" };
	size_t from = i, n;

	while (i < end && i < from + 3 && SLICE_IS_ONE_OF(t->v[i].low, front))
		i++;
	n = CLAUSE_PHRASE_AT(t, i, end, drops);
	/* "not needed before May" */
	if (n == 0)
		return false;
	/* "any more", "nicht mehr" */
	for (i += n; i < end && SLICE_IS_ONE_OF(t->v[i].low, more); i++)
		;
	return i >= end || token_is(t, i, '.') || token_is(t, i, '!') || (token_is(t, i, ',') && !(i + 1 < end && SLICE_IS_ONE_OF(t->v[i + 1].low, but)));
}

/* Tokens of a sentence that says no more than that it is done, and when. */
#define DONE_SENTENCE 5

/* "Maya to order the ink. Done during the meeting.": the next sentence says so. */
static bool
done_behind(const struct tokens *t, size_t i)
{
	size_t n, end;
	unsigned mark;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i == 0 || i >= t->n || !token_is(t, i - 1, '.') || t->v[i].letters != CASE_CAPITAL)
		return false;
	end = sentence_end(t, i, t->n, &mark);
	if (drops_it(t, i, end))
		return true;
	if (!done_mark_at(t, i, &n))
		return false;
	return end <= i + n + DONE_SENTENCE;
}

bool
finish_is_done(const struct finish *f, const struct claim *c)
{
	const struct place *v = &f->outline->v[c->block];
	size_t n;

	if (v->b->box == BOX_DONE || v->b->struck || v->section == SECTION_DONE || finish_is_closed(f, c))
		return true;
	/* "drums borrowed (done)" */
	if (c->form == CLAIM_ROW)
		return state_done(f, c) || (c->task_to < v->t.n && done_in(&v->t, c->task_from, c->task_to + 1));
	/* "Order the ink @Maya Completed" */
	if (c->form == CLAIM_TAIL && c->actor.kind == ACTOR_HANDLE && c->actor.to < c->to &&
	    v->t.v[c->actor.to].letters == CASE_CAPITAL && done_mark_at(&v->t, c->actor.to, &n) &&
	    c->actor.to + n == c->to)
		return true;
	return done_in(&v->t, c->from, c->to) || done_bracket(&v->t, c->task_from, c->to) || finish_done_front(&v->t, c->task_from, c->task_to) ||
	    done_below(f, c) || done_behind(&v->t, c->to);
}
