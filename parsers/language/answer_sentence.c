/*
 * See answer_parts.h: what one clause says. Method: what its words can mean is
 * collected; rules from the most to the least binding are asked in order. Acts
 * that change a record want every word of the clause to be known, so that what
 * was not understood cannot have meant the opposite; acts that only tell
 * ("waiting for legal") want their words and no negation.
 *
 * Known: irony without a mark of it is believed.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

/* Unknown words beside a proposed date, and beside "on track". */
#define UNKNOWN_CHANGE 2
#define UNKNOWN_TRACK 3

#define CONSENT (A_OK | A_YES | A_DONE | A_PAST | A_ACCEPT | A_CANCEL)
#define TELLING (A_TRACK | A_RISK | A_BLOCKED | A_NEED | A_DECLINE | A_REOPEN)
#define COURTESY (A_THANKS | A_GREET | A_CLOSE | A_PRAISE)

struct sight {
	struct reply *r;
	const struct clause *c;
	int item;
	uint64_t all; /* what all words can mean together */
	size_t unknown, words;
	size_t recipients; /* unknown names behind "to", "with" */
	size_t names, dates, refs;
	bool quoted;
	bool has_due;
	struct reading_due due;
	size_t due_at;
	bool requester;
};

static struct verdict
verdict_of(enum verdict_kind kind)
{
	return (struct verdict) { .kind = kind, .act = ACT_UNCLEAR, .due.minute = -1 };
}

static struct verdict
act_of(enum reading_act act)
{
	struct verdict v = verdict_of(VERDICT_ACT);

	v.act = act;
	return v;
}

static const struct elem *
first_with(const struct clause *c, uint64_t classes)
{
	for (size_t i = c->from; i < c->to; i++)
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & classes))
			return &c->e->v[i];
	return NULL;
}

static const struct elem *
first_with_both(const struct clause *c, uint64_t classes)
{
	for (size_t i = c->from; i < c->to; i++)
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & classes) == classes)
			return &c->e->v[i];
	return NULL;
}

/* The text behind an element, to the end of the clause. */
static struct slice
text_behind(struct reply *r, const struct clause *c, const struct elem *e)
{
	size_t end = c->to > c->from ? c->e->v[c->to - 1].end : e->end;

	if (end <= e->end)
		return (struct slice) { NULL, 0 };
	return text_clean_line(
	    r->pool, slice_to(slice_from(c->e->text, e->end), end - e->end), READING_LINE_MAX);
}

static struct slice
text_whole(struct reply *r, const struct clause *c)
{
	size_t at = c->e->v[c->from].at;

	return text_clean_line(
	    r->pool, slice_to(slice_from(c->e->text, at), c->e->v[c->to - 1].end - at), READING_LINE_MAX);
}

/* -- dates -- */

/* "not before Tuesday" is Tuesday, though before Tuesday is Monday. */
static bool
is_not_before(const struct clause *c, size_t i)
{
	for (size_t k = c->from; k < c->to; k++)
		if (c->e->v[k].kind == ELEM_WORD &&
		    (c->e->v[k].is & (k < i ? A_ONLY | A_NOT | A_DECLINE : A_NOT | A_DECLINE)))
			return true;
	return false;
}

static bool
is_old_date(const struct clause *c, size_t i)
{
	for (size_t k = i; k > c->from && k + 3 > i; k--) {
		const struct elem *e = &c->e->v[k - 1];

		if (e->kind == ELEM_WORD && (e->is & A_INSTEADOF))
			return true;
		if (e->kind != ELEM_WORD || !(e->is & A_FILL))
			return false;
	}
	return false;
}

bool
answer_due(struct reply *r, const struct clause *c, struct reading_due *due, size_t *at)
{
	bool found = false;

	for (size_t i = c->from; i < c->to; i++) {
		struct date_found d;
		struct reading_due one;

		if (c->e->v[i].kind != ELEM_DATE || is_old_date(c, i))
			continue;
		d = *c->e->v[i].date;
		if (d.bound == DATE_BEFORE && is_not_before(c, i))
			d.bound = DATE_BY;
		if (!date_due(r->pool, &r->dates, c->e->text, &d, &one))
			return false;
		if (found && civil_compare(one.date, due->date) != 0)
			return false;
		*due = one;
		*at = i;
		found = true;
	}
	return found;
}

/* -- looking -- */

/* "sent it to Jane": a name that nobody knows, behind a small word for the direction. */
static bool
is_recipient(const struct clause *c, size_t i)
{
	static const char *const small[] = { "to", "with", "an", "mit" };
	const struct elem *e = &c->e->v[i];

	for (size_t k = 0; i > c->from && e->is == 0 && e->points == 0 && e->capital &&
	     k < sizeof(small) / sizeof(small[0]);
	     k++)
		if (slice_eq_nocase(
		        slice_to(slice_from(c->e->text, e[-1].at), e[-1].end - e[-1].at), slice_of(small[k])))
			return true;
	return false;
}

static struct sight
look(struct reply *r, const struct clause *c, int item)
{
	struct sight s = { .r = r, .c = c, .item = item, .requester = r->question->role == ROLE_REQUESTER };
	bool reason = false;

	for (size_t i = c->from; i < c->to; i++) {
		const struct elem *e = &c->e->v[i];

		s.words += e->kind == ELEM_WORD;
		s.names += e->kind == ELEM_NAME;
		s.dates += e->kind == ELEM_DATE;
		s.refs += e->kind == ELEM_REF;
		s.quoted = s.quoted || e->kind == ELEM_QUOTE;
		if (e->kind != ELEM_WORD)
			continue;
		reason = reason || (e->is & A_REASON);
		s.all |= e->is;
		s.unknown += e->is == 0 && e->points == 0 && !reason;
		s.recipients += !reason && is_recipient(c, i);
	}
	s.has_due = answer_due(r, c, &s.due, &s.due_at);
	return s;
}

static bool
has(const struct sight *s, uint64_t classes)
{
	return (s->all & classes) != 0;
}

/* A doubt that is more than polite. */
static bool
doubts(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD &&
		    (s->c->e->v[i].is & (A_DOUBT | A_SOFT | A_COND)) == A_DOUBT)
			return true;
	return false;
}

/* Every word is known, and nothing takes back what it says. */
static bool
is_plain(const struct sight *s)
{
	return s->unknown == (has(s, A_PAST) ? s->recipients : 0) && !s->quoted &&
	    !has(s, A_NOT | A_COND | A_DOUBT | A_SAID | A_IRONY | A_SOMEONE | A_EXCEPT);
}

/* -- away -- */

static struct verdict
away_read(const struct sight *s)
{
	struct verdict v = act_of(ACT_AWAY);

	answer_back(s->r, s->c, &v.due);
	v.text = text_whole(s->r, s->c);
	return v;
}

static bool
is_away(const struct sight *s)
{
	if (has(s, A_AWAY))
		return true;
	return has(s, A_BACK) && s->dates > 0 && s->names == 0;
}

/* "Omar is out until 3 December", "he's on leave" */
static bool
is_about_another(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from], *away = first_with(s->c, A_AWAY | A_BACK);

	for (const struct elem *k = first; k < away; k++) {
		bool subject =
		    k > first || (k[1].kind == ELEM_WORD && (k[1].is & (A_ASK | A_POSSESS | A_FUTURE)));

		if (k->kind == ELEM_NAME || (k->kind == ELEM_WORD && (k->is & A_SOMEONE)) ||
		    (k->kind == ELEM_WORD && k->is == 0 && k->capital && subject))
			return true;
	}
	return false;
}

/* -- questions -- */

static bool
proposes(const struct sight *s)
{
	return s->has_due && !doubts(s) && !has(s, A_DONE | A_PAST | A_SAID | A_IRONY | A_COND) &&
	    (!has(s, A_NEED) || has(s, A_MORETIME)) && s->unknown <= UNKNOWN_CHANGE &&
	    has(s, A_MAY | A_CHANGE | A_MOVE | A_OK | A_ONLY | A_MORETIME);
}

static struct verdict
change_to(const struct sight *s)
{
	struct verdict v = act_of(ACT_CHANGE);

	v.due = s->due;
	v.text = text_whole(s->r, s->c);
	return v;
}

/* Nothing but small words before it. */
static bool
is_first(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_WORD && (k->is & (A_FILL | COURTESY)) == 0)
			return false;
	return true;
}

static struct verdict
question_read(const struct sight *s)
{
	struct verdict v;
	const struct elem *need = first_with(s->c, A_NEED);

	/* "Is this really due on 4 December?", and it is: no other date is proposed */
	if (proposes(s) && s->names == 0 &&
	    (has(s, A_MAY | A_MOVE) || answer_due_order(s->r, s->item, s->due.date) != 0))
		return change_to(s);
	if (need != NULL && is_first(s, need) && !has(s, A_NOT | A_DONE)) {
		v = act_of(ACT_NEED);
		v.text = text_whole(s->r, s->c);
		return v;
	}
	if (has(s, CONSENT) && !has(s, A_ASK))
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_QUESTION);
	v.text = text_whole(s->r, s->c);
	return v;
}

/* What an element was written as. */
static struct slice
written(const struct sight *s, const struct elem *e)
{
	return slice_to(slice_from(s->c->e->text, e->at), e->end - e->at);
}

/* "Ist schon seit Montag erledigt": German leaves "das" out before its verb; no question without its mark. */
static bool
is_clipped(const struct sight *s, const struct elem *first)
{
	struct slice w = written(s, first);

	return (slice_eq_nocase(w, SLICE("ist")) || slice_eq_nocase(w, SLICE("sind")) ||
	           slice_starts_nocase(w, SLICE("haben"))) &&
	    has(s, A_DONE | A_PAST | A_OK) && !has(s, A_NOT | A_COND | A_SAID);
}

static bool
is_question(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];

	if (s->c->asks)
		return true;
	if (s->c->from > 0 && s->c->e->v[s->c->from - 1].kind != ELEM_STOP)
		return false;
	return first->kind == ELEM_WORD && (first->is & A_ASK) && !(first->is & (A_COND | A_NEED)) &&
	    s->words > 2 && !is_clipped(s, first);
}

/* -- telling: the words are what counts -- */

static bool
negated_before(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_WORD && (k->is & A_NOT) && !(k->is & (TELLING | CONSENT)))
			return true;
	return false;
}

/* "Ohne die Zahlen von Omar komme ich nicht weiter": what is lacking is no negation and no subject. */
static bool
lacks(const struct sight *s, uint64_t class)
{
	struct slice w = written(s, &s->c->e->v[s->c->from]);

	return class == A_BLOCKED && (slice_eq_nocase(w, SLICE("ohne")) || slice_eq_nocase(w, SLICE("without")));
}

/* Somebody else is the subject: "Omar is blocked". */
static bool
of_others(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_NAME && k != &s->c->e->v[s->c->from])
			return true;
	return s->names > 0 && e != &s->c->e->v[s->c->from] && s->c->e->v[s->c->from].kind == ELEM_NAME &&
	    &s->c->e->v[s->c->from + 1] == e;
}

static struct verdict
telling(const struct sight *s, const struct elem *e, enum reading_act act)
{
	struct verdict v = act_of(act);

	v.text = text_behind(s->r, s->c, e);
	if (v.text.len == 0 || act == ACT_AT_RISK)
		v.text = text_whole(s->r, s->c);
	return v;
}

static bool
telling_read(const struct sight *s, struct verdict *v)
{
	static const struct {
		uint64_t is;
		enum reading_act act;
	} order[] = {
		{ A_BLOCKED, ACT_BLOCKED },
		{ A_NEED, ACT_NEED },
		{ A_RISK, ACT_AT_RISK },
	};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct elem *e = first_with(s->c, order[i].is);

		if (e == NULL)
			continue;
		if ((order[i].act == ACT_AT_RISK && has(s, A_OK | A_ACCEPT)) ||
		    (order[i].act == ACT_NEED && has(s, A_UNIT)) ||
		    (!lacks(s, order[i].is) && (negated_before(s, e) || of_others(s, e))) ||
		    s->quoted || has(s, A_SAID | A_IRONY) ||
		    (has(s, A_COND) && order[i].act != ACT_AT_RISK) ||
		    (order[i].act == ACT_NEED && doubts(s)))
			*v = verdict_of(VERDICT_RISKY);
		else
			*v = telling(s, e, order[i].act);
		return true;
	}
	return false;
}

/* -- dates that are proposed -- */

/* "Friday is fine", and it is due on a Friday: that one, not the next. */
static bool
is_due_weekday(const struct sight *s)
{
	const struct elem *e = &s->c->e->v[s->due_at];
	struct civil_date d = s->due.date;

	if (s->due.text.len == 0 || memchr(s->c->e->text.p + e->at, ' ', e->end - e->at) != NULL)
		return false;
	for (size_t i = e->at; i < e->end; i++)
		if (s->c->e->text.p[i] >= '0' && s->c->e->text.p[i] <= '9')
			return false;
	for (int weeks = 1; weeks <= 8; weeks++)
		if (answer_due_order(s->r, s->item, civil_add_days(d, weeks * 7)) == 0)
			return true;
	return false;
}

static struct verdict
date_is_fine(const struct sight *s)
{
	int order = answer_due_order(s->r, s->item, s->due.date);

	if (order == 0 || is_due_weekday(s))
		return act_of(ACT_CONFIRM);
	if (s->requester)
		return verdict_of(VERDICT_RISKY);
	return change_to(s);
}

/* "will be done by Friday", "done by Friday": on track, or another date. */
static struct verdict
will_be(const struct sight *s)
{
	int order = answer_due_order(s->r, s->item, s->due.date);
	struct verdict v;

	if (order == 1)
		return change_to(s);
	if (order == 2)
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_ON_TRACK);
	v.text = text_whole(s->r, s->c);
	return v;
}

static bool
is_bare_date(const struct sight *s)
{
	static const uint64_t small =
	    A_FILL | A_CHANGE | A_UNTIL | A_MOVE | COURTESY | A_AND | A_BUT | A_ONLY | A_SOFT;

	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && !(s->c->e->v[i].is & small))
			return false;
	return !has(s, A_NOT | A_COND);
}

/* A word of consent that is not one of what can be done by when as well ("schaffe ich"). */
static bool
agrees(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & CONSENT) &&
		    !(s->c->e->v[i].is & (A_CHANGE | A_DECLINE)))
			return true;
	return false;
}

/* "I'd rather deliver it on ...": the writer, and more than "by". */
static bool
offers(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];
	struct slice who = slice_to(slice_from(s->c->e->text, first->at), first->end - first->at);

	if (!slice_starts_nocase(who, SLICE("i")) && !slice_starts_nocase(who, SLICE("we")) &&
	    !slice_starts_nocase(who, SLICE("wir")))
		return false;
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & A_CHANGE) &&
		    s->c->e->v[i].end - s->c->e->v[i].at > 4)
			return true;
	return false;
}

/* "no capacity" */
static bool
lacks_means(const struct sight *s)
{
	const struct elem *e = first_with(s->c, A_DECLINE);

	return e != NULL &&
	    (slice_starts_nocase(written(s, e), SLICE("no ")) ||
	        slice_starts_nocase(written(s, e), SLICE("keine")));
}

/* "The 4th is a holiday here": alone nobody can tell; another date beside it is what is meant. */
static struct verdict
circumstance(const struct sight *s)
{
	struct verdict v = verdict_of(VERDICT_RISKY);

	v.rejects_date = !s->requester && !s->quoted && s->names == 0 &&
	    !has(s, CONSENT | A_SAID | A_COND | A_IRONY | A_NO);
	return v;
}

static struct verdict
dated(const struct sight *s)
{
	const struct date_found *date = s->c->e->v[s->due_at].date;
	bool plain = (date->bound == DATE_PLAIN || date->bound == DATE_FROM) && !has(s, A_FUTURE);
	bool past = plain &&
	    (has(s, A_PAST) || (has(s, A_DONE) && civil_compare(s->due.date, s->r->dates.now.date) == 0));
	bool open = has(s, A_NOT | A_DECLINE) && !has(s, A_ONLY);

	/* no time for it until then, or at all? */
	if (date->bound == DATE_BEFORE && lacks_means(s))
		return verdict_of(VERDICT_RISKY);
	/* "I won't get to it before Wednesday" */
	if (open && date->bound == DATE_BEFORE && s->unknown == 0 && s->dates == 1 && s->names == 0 &&
	    !s->quoted && !doubts(s) && !agrees(s) &&
	    !has(s, A_COND | A_SAID | A_IRONY | A_TRACK | A_NEED | A_BLOCKED | A_REOPEN))
		return change_to(s);

	if (s->quoted || has(s, A_SAID | A_IRONY | A_SOMEONE) || doubts(s) || s->unknown > UNKNOWN_CHANGE ||
	    s->names > 0)
		return circumstance(s);
	if (has(s, A_COND) && !has(s, A_MOVE | A_ONLY | A_CHANGE))
		return verdict_of(VERDICT_RISKY);
	if (open && !has(s, A_MOVE)) {
		struct verdict v = verdict_of(VERDICT_RISKY);

		v.rejects_date = !has(s, CONSENT & ~A_OK) && s->dates == 1;
		return v;
	}
	if (past)
		return s->unknown == s->recipients ? act_of(ACT_DONE) : verdict_of(VERDICT_RISKY);
	if (has(s, A_MOVE) || (has(s, A_ONLY) && !has(s, A_DONE)))
		return change_to(s);
	if (has(s, A_RISK) && !negated_before(s, first_with(s->c, A_RISK))) {
		struct verdict v = telling(s, first_with(s->c, A_RISK), ACT_AT_RISK);

		if (has(s, A_SOFT) && !has(s, A_NOT))
			v.due = s->due;
		return v;
	}
	if (has(s, A_DONE | A_PAST) && plain && !has(s, A_TRACK))
		return verdict_of(VERDICT_RISKY);
	if (has(s, A_FUTURE) && !has(s, A_DONE | A_TRACK | A_PAST) && s->unknown > 0)
		return verdict_of(VERDICT_RISKY);
	if (has(s, A_DONE | A_FUTURE | A_TRACK | A_PAST))
		return has(s, A_PARTIAL) ? verdict_of(VERDICT_RISKY) : will_be(s);
	if (has(s, A_OK | A_YES | A_ACCEPT))
		return date_is_fine(s);
	if (is_bare_date(s) && !has(s, A_ONLY | A_SOFT) && is_due_weekday(s))
		return act_of(ACT_CONFIRM);
	if (s->unknown > 0 && !has(s, A_SOFT | A_MAY | A_INSTEADOF) && !offers(s))
		return circumstance(s);
	if (has(s, A_CHANGE | A_INSTEADOF) || is_bare_date(s))
		return s->requester || answer_due_order(s->r, s->item, s->due.date) != 0
		    ? change_to(s)
		    : act_of(ACT_CONFIRM);
	return circumstance(s);
}

/* -- consent -- */

static struct verdict
done_read(const struct sight *s)
{
	struct verdict v;

	if (first_with_both(s->c, A_PARTIAL | A_TRACK) != NULL && s->unknown == 0 &&
	    !has(s, A_NOT | A_COND | A_IRONY | A_EXCEPT) && !s->requester) {
		v = act_of(ACT_ON_TRACK);
		v.text = text_whole(s->r, s->c);
		return v;
	}
	if (!is_plain(s) || has(s, A_FUTURE | A_PARTIAL | A_DECLINE | A_NO) || s->names > 0)
		return verdict_of(VERDICT_RISKY);
	return act_of(ACT_DONE);
}

static struct verdict
consent_read(const struct sight *s)
{
	struct verdict v;

	if (!is_plain(s) || has(s, A_PARTIAL | A_NO))
		return verdict_of(VERDICT_RISKY);
	if (has(s, A_ACCEPT))
		return act_of(s->requester ? ACT_ACCEPT : ACT_CONFIRM);
	v = act_of(ACT_CONFIRM);
	v.weak = true;
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & (A_OK | A_PRAISE)) == A_OK)
			v.weak = false;
	return v;
}

/* "Omar can't do it" */
static bool
is_of_another(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_NAME ||
		    (k->kind == ELEM_WORD && k->is == 0 && k->points == 0 && k->capital))
			return true;
	return false;
}

/* "Omar has already started on this" */
static bool
others_start(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];
	struct slice next;

	if (s->c->from + 1 >= s->c->to || first->kind != ELEM_WORD || first->is != 0 || !first->capital)
		return false;
	next = written(s, first + 1);
	return slice_starts_nocase(next, SLICE("has")) || slice_starts_nocase(next, SLICE("hat"));
}

static struct verdict
decline_read(const struct sight *s, const struct elem *e)
{
	struct verdict v;

	if (negated_before(s, e) || is_of_another(s, e) || s->quoted || has(s, A_SAID | A_IRONY | A_COND) ||
	    has(s, CONSENT) || doubts(s))
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_DECLINE);
	v.text = text_behind(s->r, s->c, e);
	return v;
}

/* What the requester says about what was claimed. */
static bool
reopen_read(const struct sight *s, struct verdict *v)
{
	const struct elem *e = first_with(s->c, A_REOPEN);

	if (e == NULL || !s->requester || negated_before(s, e) || s->quoted || has(s, A_SAID | A_IRONY))
		return false;
	*v = act_of(ACT_REOPEN);
	v->text = text_behind(s->r, s->c, e);
	if (v->text.len == 0)
		v->text = text_whole(s->r, s->c);
	return true;
}

static bool
is_courtesy(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];
	bool thanks = !s->requester && first->kind == ELEM_WORD && (first->is & (A_CLOSE | A_THANKS)) &&
	    s->words > 1 && !s->c->asks && !s->quoted && s->names == 0 && s->refs == 0;

	bool farewell = first->kind == ELEM_WORD && (first->is & A_THANKS) && s->unknown == 0 &&
	    (slice_starts_nocase(written(s, first), SLICE("see you")) ||
	        slice_starts_nocase(written(s, first), SLICE("wir sehen")));

	return (s->unknown == 0 || thanks) && (s->dates == 0 || farewell) &&
	    !has(s,
	        ~(COURTESY | A_FILL | A_AND | A_POINT | A_UNIT | A_FYI | A_SELF | A_UNTIL | A_REASON |
	            A_POSSESS));
}

static bool
is_command(const struct sight *s, uint64_t class)
{
	const struct elem *e = first_with(s->c, class);

	/* "my status:": here it comes */
	if (s->c->to < s->c->e->n && s->c->e->v[s->c->to].kind == ELEM_COLON)
		return false;
	return e != NULL && s->unknown == 0 && s->dates == 0 && s->refs == 0 && s->names == 0 &&
	    !has(s, A_NOT | A_NEED | A_RISK | A_BLOCKED | A_OK | A_DONE | A_COND);
}

/* "Done when signed off": what the requester wants, not what is. */
static bool
is_standard(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];

	return s->c->to - s->c->from > 2 && first->kind == ELEM_WORD && (first->is & A_DONE) &&
	    first[1].kind == ELEM_WORD && (first[1].is & A_COND);
}

/* "FYI the office is closed on Monday" */
static bool
is_aside(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];

	return first->kind == ELEM_WORD && (first->is & A_FYI) && s->refs == 0 && s->unknown > 0 &&
	    !has(s, TELLING | A_AWAY);
}

/* An unknown word that may be a name. */
static bool
has_capital(const struct sight *s)
{
	for (size_t i = s->c->from + 1; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && s->c->e->v[i].is == 0 && s->c->e->v[i].capital)
			return true;
	return false;
}

static bool
is_name_alone(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];

	return s->c->to == s->c->from + 1 && first->kind == ELEM_WORD && first->is == 0 && first->capital;
}

/* Words that neither bind nor take back, though nothing is known about them. */
static struct verdict
rest_read(const struct sight *s)
{
	if (s->words == 0 && s->dates == 0)
		return verdict_of(VERDICT_NOTHING);
	if (s->requester && (s->names > 0 || has_capital(s) || is_name_alone(s)))
		return verdict_of(VERDICT_RISKY);
	if (has(s, A_FYI) && !has(s, CONSENT | TELLING | A_NOT | A_COND))
		return act_of(ACT_COMMENT);
	if (has(s, A_NOT) && s->unknown == 0 && !has(s, (CONSENT & ~A_OK) | A_COND) && !doubts(s)) {
		/* "the date doesn't work": another may follow */
		struct verdict v = verdict_of(VERDICT_RISKY);

		v.rejects_date = true;
		return v;
	}
	if (s->dates > 0 ||
	    has(s,
	        A_NOT | A_COND | A_DOUBT | CONSENT | TELLING | A_NO | A_IRONY | A_MOVE | A_EXCEPT | A_BUT |
	            A_ONLY))
		return verdict_of(VERDICT_RISKY);
	return verdict_of(VERDICT_REMARK);
}

/* Acts that take a name or mark the whole clause. */
static bool
special_read(struct sight *s, struct verdict *v)
{
	struct slice to;

	if (is_command(s, A_STATUS)) {
		*v = act_of(ACT_STATUS);
	} else if (is_command(s, A_HELP)) {
		*v = act_of(ACT_HELP);
	} else if (is_courtesy(s)) {
		*v = verdict_of(VERDICT_NOTHING);
	} else if (s->requester && is_standard(s)) {
		*v = verdict_of(VERDICT_NOTHING);
	} else if (is_aside(s)) {
		*v = act_of(ACT_COMMENT);
	} else if (has(s, A_IRONY)) {
		*v = verdict_of(VERDICT_RISKY);
	} else if (is_away(s) && !s->c->asks) {
		*v = is_about_another(s) ? verdict_of(VERDICT_RISKY) : away_read(s);
	} else if (is_question(s)) {
		*v = question_read(s);
	} else if (!has(s, A_SAID | A_COND | A_SOMEONE) && !s->quoted && !doubts(s) &&
	    answer_reassign(s->r, s->c, &to)) {
		if (has(s, A_NOT) && !has(s, A_DECLINE))
			*v = verdict_of(VERDICT_RISKY);
		else {
			*v = act_of(ACT_REASSIGN);
			v->to = to;
			v->due = s->has_due ? s->due : v->due;
		}
	} else {
		return false;
	}
	return true;
}

/* "I'd need, for this, until 10 December": time is what is needed. "Ich brauche das bis Freitag" is no such thing. */
static bool
needs_time(const struct sight *s)
{
	static const char *const things[] = { "das", "es", "die", "den", "dies", "diese", "it", "this", "that",
		"them", "these", "sie" };
	const struct elem *need = first_with(s->c, A_NEED), *date = &s->c->e->v[s->due_at];
	struct slice w = written(s, date);
	bool until = slice_starts_nocase(w, SLICE("bis")) || slice_starts_nocase(w, SLICE("until"));

	if (need == NULL || s->unknown > 0 || s->names > 0 || need > date)
		return false;
	for (const struct elem *e = need + 1; e < date; e++) {
		if (e->kind != ELEM_WORD || e->points != 0)
			return false;
		for (size_t k = 0; k < sizeof(things) / sizeof(things[0]); k++)
			if (slice_eq_nocase(written(s, e), slice_of(things[k])))
				return false;
		until = until || (e->is & A_UNTIL) || slice_eq_nocase(written(s, e), SLICE("bis"));
	}
	return until;
}

struct verdict
answer_judge(struct reply *r, const struct clause *c, int item)
{
	struct sight s = look(r, c, item);
	struct verdict v;
	const struct elem *e;

	if (c->from >= c->to)
		return verdict_of(VERDICT_NOTHING);
	if (special_read(&s, &v) || reopen_read(&s, &v))
		return v;
	if (has(&s, A_CANCEL))
		return s.dates == 0 && is_plain(&s) && s.names == 0 && !has(&s, A_MAY)
		    ? act_of(ACT_CANCEL)
		    : verdict_of(VERDICT_RISKY);
	if (has(&s, A_MORETIME) && !s.has_due && !has(&s, A_NOT | A_COND | A_SAID) && !doubts(&s)) {
		v = act_of(ACT_CHANGE);
		v.text = text_whole(r, c);
		return v;
	}
	if (s.has_due && !has(&s, A_BLOCKED) && (!has(&s, A_NEED) || has(&s, A_MORETIME | A_MOVE) || needs_time(&s)))
		return dated(&s);
	if (telling_read(&s, &v))
		return v;
	if (s.dates > 0 && !s.has_due && !has(&s, A_PAST))
		return verdict_of(VERDICT_RISKY);
	if ((e = first_with(c, A_DECLINE)) != NULL)
		return decline_read(&s, e);
	if (has(&s, A_NO))
		return s.unknown == 0 && !has(&s, ~(A_NO | A_FILL | COURTESY | A_NOT | A_POINT))
		    ? act_of(ACT_DECLINE)
		    : verdict_of(VERDICT_RISKY);
	if (has(&s, A_TRACK) && !has(&s, A_PARTIAL) && !has(&s, A_COND | A_NOT | A_DONE | A_SAID) &&
	    !doubts(&s) && !s.quoted && s.unknown <= UNKNOWN_TRACK && s.names == 0 && !others_start(&s)) {
		v = act_of(ACT_ON_TRACK);
		v.text = text_whole(r, c);
		return v;
	}
	if (has(&s, A_DONE | A_PAST) && !(has(&s, A_ACCEPT) && s.requester))
		return done_read(&s);
	if (has(&s, A_OK | A_YES | A_ACCEPT))
		return consent_read(&s);
	return rest_read(&s);
}
