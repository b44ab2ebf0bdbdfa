/*
 * See claim.h. Where people write the owner when he does not stand in front:
 * "task (Maya)", "task - Maya", "task @maya", "task [Maya, by Friday]", "owner: Maya".
 */
#include "parsers/language/actor_more.h"
#include "parsers/language/claim_clause.h"
#include "parsers/language/said.h"

/* Tokens of a bracket that may hold the owner. */
#define BRACKET_TOKENS 20

void
claim_owner_set(struct claim *c, const struct actor *a, enum claim_form form)
{
	c->actor = *a;
	c->form = form;
	c->author = a->kind == ACTOR_I;
}

/* "contact: Maya", "cc: Maya": who is to be asked or told, and not who does it. */
static bool
names_contact(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "contact", "kontakt", "contacto", "cc", "fyi", "ansprechpartner",
		"see", "siehe", "info", "with", "chair", "scribe", "host", "moderator", "facilitator", "secretary", "protokoll", "moderation" };

	return SLICE_IS_ONE_OF(t->v[i].low, words);
}

/* "Responsible: Maya" hands over, "责任人：李娜" as well; "Contact: Maya" does not. */
bool
claim_says_doer(const struct token *w)
{
	static const char *const parts[] = { "owner", "respons", "resp", "assign", "verantw", "zust",
		"asign", "attribu", "zugewiesen" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (slice_starts(w->low, slice_of(parts[i])))
			return true;
	return w->kind == TOKEN_IDEOGRAPH && w->phrase_len > 2;
}

/* Words of a team that nobody has written down. */
#define TEAM_WORDS 4

/* "Owner: release team", "责任人：release 小组": behind such a label and up to the end stands whoever it is. */
static bool
is_team(const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	static const char *const nobody[] = { "see", "unclear", "still", "siehe", "offen", "unklar", "noch" };
	size_t to = i, words = 0;

	while (to < end && (t->v[to].kind == TOKEN_WORD || t->v[to].kind == TOKEN_IDEOGRAPH)) {
		if (t->v[to].is &
		        (W_BE | W_FUTURE | W_NEED | W_WEAK | W_TO | W_TIME | W_PRONOUN | W_NOT | W_QUESTION |
		            W_WITH | W_AND | W_OPEN | W_DONE) ||
		    SLICE_IS_ONE_OF(t->v[to].low, nobody))
			return false;
		words += t->v[to].kind == TOKEN_WORD || t->v[to].space || to == i;
		to++;
	}
	if (words == 0 || words > TEAM_WORDS || to > i + 2 * TEAM_WORDS ||
	    (to < end && !token_is(t, to, ')') && !token_is(t, to, ',') && !token_is(t, to, ';') &&
	        !(token_is(t, to, '.') && to + 1 == end)))
		return false;
	*a = (struct actor) { .from = i, .to = to, .kind = ACTOR_ROLE, .n = 1 };
	a->v[0].from = (unsigned)i;
	a->v[0].to = (unsigned)to;
	a->v[0].kind = ACTOR_ROLE;
	return true;
}

bool
claim_owner_labelled(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	bool abbreviated = false;
	size_t n;

	if (i >= end || !(t->v[i].phrase & (W_OWNER | W_MARKER)))
		return false;
	n = t->v[i].phrase_len;
	if (names_contact(t, i))
		return false;
	/* "Verantw.:", "resp. Maya" */
	if (token_is(t, i + n, '.') && !t->v[i + n].space)
		abbreviated = n++ > 0;
	/* "Owner / Due: Maya / 7 Dec" */
	if (i + n + 1 < end && (token_is(t, i + n, '/') || token_is(t, i + n, '&')) && (t->v[i + n + 1].phrase & W_DUE))
		n += 1 + t->v[i + n + 1].phrase_len;
	if (i + n < end && (token_is_colon(t, i + n) || token_is_dash(t, i + n)))
		n++;
	else if (!(t->v[i].phrase & W_MARKER) && t->v[i].phrase_len < 2 && !abbreviated)
		/* "- owner Maya, due Friday" */
		return i > 0 && t->v[i - 1].kind == TOKEN_PUNCT && claim_says_doer(&t->v[i]) && actor_read(people, t, i + n, end, a) &&
		    a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE;
	if (i + n < end && actor_read(people, t, i + n, end, a))
		return a->kind <= ACTOR_SOMEBODY;
	return i + n < end && (t->v[i].phrase & W_OWNER) && claim_says_doer(&t->v[i]) && token_is_colon(t, i + n - 1) &&
	    is_team(t, i + n, end, a);
}

/* Does what follows the name in the brackets go with it: nothing, a date, a comma, a verb? */
static bool
rest_fits(const struct tokens *t, size_t i, size_t end)
{
	/* "(Priya fragen, ob ...)": who is asked */
	static const char *const asks[] = { "fragen", "anfragen", "anrufen", "kontaktieren", "einbeziehen",
		"informieren", "bitten", "einladen" };
	/* "(Hack Week plan)": a thing */
	static const char *const spans[] = { "day", "week", "month", "year", "weekend" };
	size_t n;

	if (i >= end || t->v[i].kind == TOKEN_PUNCT)
		return true;
	if (slice_among(t->v[i].low, asks, sizeof(asks) / sizeof(asks[0])))
		return false;
	if (t->v[i].letters == CASE_CAPITAL && i + 1 < end && t->v[i + 1].kind == TOKEN_WORD &&
	    SLICE_IS_ONE_OF(t->v[i].low, spans))
		return false;
	/* "Tom w/ the builders" */
	if (slice_eq(t->v[i].low, SLICE("w")) && token_is(t, i + 1, '/'))
		return true;
	/* "-> Maya asap", "-> Maya please" */
	if (claim_says_soon(&t->v[i]) || ((t->v[i].is & W_PLEASE) && (i + 1 >= end || t->v[i + 1].kind == TOKEN_PUNCT || (t->v[i + 1].is & W_TIME))))
		return true;
	return token_has(t, i, W_TIME | W_DUE | W_WITH | W_TO | W_COMMIT | W_FUTURE, &n) ||
	    t->v[i].kind == TOKEN_NUMBER;
}

static bool
may_own(const struct actor *a)
{
	return actor_is_named(a) || a->kind == ACTOR_NOBODY || a->kind == ACTOR_I;
}

/* "(mlin)", "(mlin/omarh)": nothing but words that no dictionary has; "(printed)" is no handle. */
static bool
unmarked_handle(const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	*a = (struct actor) { .from = i, .to = end, .kind = ACTOR_LOWER };
	for (size_t j = i; j < end && a->n < ACTOR_MAX; j++) {
		const struct token *w = &t->v[j];

		/* "(members: Anna)" */
		if (token_is_colon(t, j + 1) && j + 1 < end)
			return false;
		if (token_is(t, j, '/') || token_is(t, j, ',') || (w->is & W_AND))
			continue;
		if (w->kind != TOKEN_WORD || w->is != 0 || w->letters != CASE_LOWER || actor_is_inflected(w) || slice_find_char(w->low, '\'') < w->low.len)
			return false;
		a->v[a->n].from = j;
		a->v[a->n].to = j + 1;
		a->v[a->n++].kind = ACTOR_LOWER;
	}
	return a->n > 0 && a->n <= 3 && end - i <= 5;
}

/* "@December 3, 2026", "by Friday", "12月8日前": nothing but when. */
static bool
only_when(const struct tokens *t, size_t from, size_t to)
{
	/* 前底末初中, 本下这這个個, 一二三四五六日天 */
	static const char *const edges[] = { "\345\211\215", "\345\272\225", "\346\234\253", "\345\210\235", "\344\270\255", "\346\234\254",
		"\344\270\213", "\350\277\231", "\351\200\231", "\344\270\252", "\345\200\213",
		"\344\270\200", "\344\272\214", "\344\270\211", "\345\233\233", "\344\272\224", "\345\205\255", "\346\227\245", "\345\244\251" };

	while (from < to && t->v[from].kind == TOKEN_PUNCT)
		from++;
	/* "by end of the month", "bis Ende nächster Woche", "截止：12月8日" */
	for (size_t i = from; i < to; i++)
		if (t->v[i].phrase & (W_DUE | W_TIME | W_BYTIME))
			i += t->v[i].phrase_len - 1;
		else if (!claim_is_of_day(t, from, i, to) && t->v[i].kind != TOKEN_PUNCT && t->v[i].kind != TOKEN_NUMBER &&
		    !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE)) &&
		    !(t->v[i].kind == TOKEN_IDEOGRAPH && SLICE_IS_ONE_OF(t->v[i].low, edges)))
			return false;
	return true;
}

/* "No due date", "Completed": what a page puts where a day would stand. */
static bool
is_state(const struct tokens *t, size_t from, size_t to)
{
	if (from >= to || t->v[from].letters != CASE_CAPITAL)
		return false;
	return ((t->v[from].phrase & W_DONE) && from + t->v[from].phrase_len == to) ||
	    (slice_eq(t->v[from].low, SLICE("no")) && from + 1 < to && to <= from + 3 &&
	        (t->v[from + 1].is & W_DUE));
}

/* "Expected Shortfall Table (EST)": the letters in the brackets are those of the words before them, and no
 * owner's. */
static bool
is_short_for(const struct tokens *t, size_t open, size_t end)
{
	const struct token *w = &t->v[open + 1];

	if (end != open + 2 || w->kind != TOKEN_WORD || w->letters != CASE_UPPER || w->len < 2 ||
	    w->len > 5 || open < w->len || w->low.len != w->len)
		return false;
	for (size_t i = 0; i < w->len; i++)
		if (t->v[open - w->len + i].kind != TOKEN_WORD ||
		    t->v[open - w->len + i].low.p[0] != w->low.p[i])
			return false;
	return true;
}

/* "Estimate the tasks (Rough Estimate)": words that nobody is called, one of which stands in the line in small letters,
 * name a thing. */
static bool
is_told_thing(const struct tokens *t, size_t open, const struct actor *a)
{
	if (a->kind != ACTOR_NAME || (t->v[a->from].is & W_GIVEN))
		return false;
	for (size_t i = 0; i < open; i++)
		for (size_t j = a->from; j < a->to; j++)
			if (t->v[i].kind == TOKEN_WORD && t->v[i].len > 3 && t->v[i].letters == CASE_LOWER &&
			    t->v[i].low_hash == t->v[j].low_hash)
				return true;
	return false;
}

/* "the RFC(s)", "file(n)": an ending that may be there. */
static bool
is_ending(const struct tokens *t, size_t open, size_t end)
{
	return end == open + 2 && !t->v[open].space && t->v[open + 1].letters == CASE_LOWER && t->v[open + 1].len <= 3;
}

/* "Send the list to Patel <patel@firm.example>": the address of who gets it. */
static bool
is_address_of_other(const struct tokens *t, size_t open)
{
	size_t i = open;

	if (open + 1 >= t->n || t->v[open + 1].kind != TOKEN_ADDRESS)
		return false;
	while (i > 0 && t->v[i - 1].kind == TOKEN_WORD && t->v[i - 1].letters != CASE_LOWER)
		i--;
	return i > 0 && i < open && (t->v[i - 1].is & (W_TO | W_WITH)) != 0;
}

/* "(Tom, Maya (Design))": does the bracket at open stand in another one? */
static bool
is_inner(const struct tokens *t, size_t from, size_t open)
{
	size_t closed = 0, n = 0;

	for (size_t i = open; i > from && n < BRACKET_TOKENS; n++) {
		unsigned c = t->v[--i].kind == TOKEN_PUNCT ? t->v[i].sign : 0;

		if (c == ')')
			closed++;
		else if (c == '(' && closed-- == 0)
			return true;
	}
	return false;
}

/* Where the bracket that opens there is closed, at most at to. */
static size_t
closing(const struct tokens *t, size_t open, size_t to)
{
	static const unsigned signs[] = { ')', ']', 0xff09, 0x3011, '}', '>' };
	size_t end = open + 1, inner = 0;

	for (; end < to && end < open + BRACKET_TOKENS; end++) {
		unsigned c = t->v[end].kind == TOKEN_PUNCT ? t->v[end].sign : 0;

		if (c == '(')
			inner++;
		else if (c == ')' && inner > 0)
			inner--;
		else
			/* "->" closes nothing */
			for (size_t j = 0; j < sizeof(signs) / sizeof(signs[0]); j++)
				if (c == signs[j] &&
				    !(c == '>' && (token_is(t, end - 1, '-') || token_is(t, end - 1, '='))))
					return end;
	}
	return end;
}

static size_t
behind_dashes(const struct tokens *t, size_t i, size_t end)
{
	while (i < end && (token_is_dash(t, i) || token_is(t, i, '-') || token_is(t, i, '>') || (token_is(t, i, '=') && token_is(t, i + 1, '>'))))
		i++;
	return i;
}

/* Is a bracket open at token i, counted from token from on? */
bool
claim_in_bracket(const struct tokens *t, size_t from, size_t i)
{
	bool open = false;

	for (size_t j = from; j < i; j++)
		open = (open || token_is(t, j, '(')) && !token_is(t, j, ')');
	return open;
}

/* "(Tom -> Omar)": whom it went to in the end. */
static void
handed_on(const struct people *people, const struct tokens *t, size_t end, struct actor *a)
{
	size_t i = behind_dashes(t, a->to, end);
	struct actor next;

	if (token_is(t, a->to, 0x2192))
		i = a->to + 1;
	else if (token_is(t, a->to, '='))
		i = behind_dashes(t, a->to + 1, end);
	if (i <= a->to || !(token_is(t, i - 1, '>') || token_is(t, i - 1, 0x2192)))
		return;
	if (actor_read(people, t, i, end, &next) && next.to == end && actor_is_named(&next))
		*a = next;
}

/* Tokens of a name that brackets tell more about. */
#define NAMED_TOKENS 4

/*
 * "- Maya Lin (Acme)", "ask Tom (HR)", "- Petra Kern (Acme)": the brackets at token open say where somebody
 * works, whose name stands in front of them, behind a dash, or among the words of the task where they hold a
 * department.
 */
static bool
is_affiliation(const struct people *people, const struct tokens *t, size_t from, size_t open, const struct actor *a)
{
	if (a->kind <= ACTOR_HANDLE)
		return false;
	for (size_t n = 1; n < NAMED_TOKENS && from + n <= open; n++) {
		const struct token *w = &t->v[open - n];

		if (open > from + n + 1 && people_match(people, t, open - n) == n &&
		    (a->kind == ACTOR_DEPARTMENT || token_is_dash(t, open - n - 1)))
			return true;
		if (w->kind != TOKEN_WORD || w->letters == CASE_LOWER)
			return false;
		if ((n > 1 || (w->is & W_GIVEN)) && open > from + n && token_is_dash(t, open - n - 1))
			return true;
	}
	return false;
}

/* "Pete from Apex": behind the name nothing but where he is from. */
static bool
is_from_place(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	size_t before, n = more_place(people, t, i, end, &before);

	return n > 0 && i + n == end;
}

/* "prepare the handover (list + parts) -> Maya", "send it to the lady (Pam) - Maya": behind the bracket it is handed to another. */
static bool
is_handed_behind(const struct people *people, const struct tokens *t, size_t i, size_t end)
{
	struct actor a;

	return i < end && (more_arrow(t, i, end) > 0 ||
	                      (token_is_dash(t, i) && actor_read(people, t, behind_dashes(t, i, end), end, &a) && a.kind == ACTOR_KNOWN));
}

/* Commas between the names of those who were there. */
#define PRESENT_COMMAS 2

/* "(Teilnehmer: Maya, Omar)", "notes of the review (Maya, Tom by phone, Omar, me)": who was there. */
static bool
names_present(const struct tokens *t, const struct claim *c, size_t open, size_t end)
{
	size_t commas = 0;

	if (open + 1 < t->n && (t->v[open + 1].phrase & H_ATTEND) && !slice_eq(t->v[open + 1].low, SLICE("members")) &&
	    token_is_colon(t, open + 1 + t->v[open + 1].phrase_len))
		return true;
	for (size_t i = open; i < end; i++)
		commas += token_is(t, i, ',');
	for (size_t i = c->from; i < open && commas >= PRESENT_COMMAS && !c->listed && !c->marked; i++)
		if (clause_names_meeting(&t->v[i]))
			return true;
	return false;
}

/* Somebody alone in brackets, the last such group of the line first. */
static bool
in_brackets(const struct people *people, const struct tokens *t, struct claim *c)
{
	static const char *const by[] = { "by", "durch", "par", "por" };
	/* "Review the proposal (by Omar)": he wrote it */
	static const char *const reads[] = { "read", "review", "check", "approve", "sign", "discuss", "comment", "correct", "edit", "translate", "print", "publish", "share", "relire", "lire",
		"valider", "signer", "leer", "revisar", "firmar", "aprobar" };

	if (!tokens_may_hold(t, '(') && !tokens_may_hold(t, '[') && !tokens_may_hold(t, 0xff08) &&
	    !tokens_may_hold(t, 0x3010) && !tokens_may_hold(t, '{') && !tokens_may_hold(t, '<'))
		return false;
	for (size_t i = c->to; i > c->from + 1;) {
		size_t open = --i, end;
		struct actor a;

		if (!token_is(t, open, '(') && !token_is(t, open, '[') && !token_is(t, open, 0xff08) &&
		    !token_is(t, open, 0x3010) && !token_is(t, open, '{') && !token_is(t, open, '<'))
			continue;
		if (is_inner(t, c->from, open))
			continue;
		end = closing(t, open, c->to);
		/* "(i.e. at noon)" is no "I" */
		if (t->v[open + 1].kind == TOKEN_WORD && t->v[open + 1].letters == CASE_LOWER && t->v[open + 1].len == 1 && token_is(t, open + 2, '.') &&
		    !t->v[open + 2].space)
			continue;
		/* "(by Maya)" closes a point of a list of tasks */
		if (c->listed && only_when(t, end + 1, c->to) && SLICE_IS_ONE_OF(t->v[open + 1].low, by) && !SLICE_IS_ONE_OF(t->v[c->task_from].low, reads) && actor_read(people, t, open + 2, end, &a) && a.to == end && a.kind <= ACTOR_HANDLE) {
			claim_owner_set(c, &a, CLAIM_BRACKET);
			c->task_to = open;
			return true;
		}
		if (is_short_for(t, open, end) || is_ending(t, open, end) || is_address_of_other(t, open) || names_present(t, c, open, end))
			continue;
		if ((c->listed && unmarked_handle(t, open + 1, end, &a)) ||
		    claim_owner_labelled(people, t, open + 1, end, &a) || (claim_says_mine(t, open + 1, end, &a) && rest_fits(t, a.to, end)) ||
		    (actor_read(people, t, open + 1, end, &a) && rest_fits(t, a.to, end) && may_own(&a) &&
		        (a.kind != ACTOR_EVERYONE || (c->listed && a.to == end && end + 2 >= c->to)))) {
			/* "(members: Anna)": a label in front of who it is */
			if (a.kind > ACTOR_HANDLE && a.to < end && token_is_colon(t, a.to) &&
			    !(actor_read(people, t, a.to + 1, end, &a) && a.kind <= ACTOR_HANDLE && a.kind != ACTOR_NONE))
				continue;
			/* "(Absprache mit Maya)", "(Matomo? server logs?)" */
			if (a.kind == ACTOR_WORD && a.to < end && ((t->v[a.to].is & W_WITH) || token_is(t, a.to, '?')) &&
			    !((t->v[a.from].is & W_GIVEN) && is_from_place(people, t, a.to, end)))
				continue;
			if (is_affiliation(people, t, c->task_from, open, &a) || is_told_thing(t, open, &a) ||
			    !claim_leave_things(t, &a))
				continue;
			if (a.kind > ACTOR_HANDLE && is_handed_behind(people, t, end + 1, c->to))
				continue;
			handed_on(people, t, end, &a);
			claim_owner_set(c, &a, CLAIM_BRACKET);
			/* "(Action Maya)" */
			c->marked = c->marked || ((t->v[open + 1].phrase & W_MARKER) && a.from == open + 1 + t->v[open + 1].phrase_len);
			if ((end + 3 >= c->to || only_when(t, end + 1, c->to)) && open > c->task_from)
				c->task_to = open;
			return true;
		}
	}
	return false;
}

/* "22-Oct" is one word. */
static bool
is_written_day(const struct token *w)
{
	return w->kind == TOKEN_WORD && w->len > 3 && w->len < 12 && w->low.p[0] >= '0' && w->low.p[0] <= '9' &&
	    slice_find_char(slice_to(w->low, 3), '-') < 3;
}

/* "TBD", "asap" where others have a day. */
static bool
is_no_day(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "tbd", "tbc", "tba", "asap", "ongoing", "open", "offen" };
	size_t i = behind_dashes(t, from, to);

	return i + 1 == to && SLICE_IS_ONE_OF(t->v[i].low, words);
}

/* "must be in by 7 December", "same date": nothing but when, in a few words of a sentence. */
static bool
says_by_when(const struct tokens *t, size_t i, size_t to)
{
	if (slice_eq(t->v[i].low, SLICE("same")))
		return i + 2 == to && (t->v[i + 1].is & (W_TIME | W_DUE | W_EVENT | H_DATE)) != 0;
	if (!(t->v[i].is & W_NEED) || t->v[i].letters != CASE_LOWER)
		return false;
	while (i + 1 < to && !(t->v[i].is & W_BYTIME))
		i++;
	return i + 1 < to && ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER);
}

/* "in progress", "not started": how it stands. */
static bool
names_state(struct slice s)
{
	static const char *const states[] = { "in progress", "in process", "not started", "on track", "to do", "todo", "to-do", "wip", "blocked",
		"ongoing", "pending", "waiting", "new", "in arbeit", "l\303\244uft", "nicht begonnen", "en cours", "en curso", "pendiente" };

	return slice_among(slice_trim(s), states, sizeof(states) / sizeof(states[0]));
}

/* What stands behind the last dash and is no owner: a day, "done", "carried over, now due 4 Dec". */
static bool
is_remark(const struct tokens *t, size_t from, size_t to)
{
	size_t i = behind_dashes(t, from, to);

	if (i >= to || to - i > 8)
		return false;
	if (t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_TIME) || is_written_day(&t->v[i]) || says_by_when(t, i, to) ||
	    clause_is_roughly_when(t, i, to) || names_state(tokens_slice(t, i, to)))
		return true;
	return token_has(t, i, W_DUE | W_BYTIME | W_DONE | W_OPEN | H_OLD | H_DONE, NULL);
}

/* "Maya", "Fa. Brinkmann" behind the dash. */
static bool
behind_read(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	bool firm = i + 2 < end && slice_eq(t->v[i].low, SLICE("fa")) && token_is(t, i + 1, '.');

	if (!actor_read(people, t, firm ? i + 2 : i, end, a))
		return false;
	if (firm) {
		a->from = i;
		a->v[0].from = (unsigned)i;
		a->kind = a->v[0].kind = ACTOR_NAME;
	}
	return true;
}

/* "... - Maya", "... -- Maya, by Friday", "... - Maya - 10 Dec": the last dash of the line that is one's. */
static bool
before_end(const struct people *people, const struct tokens *t, size_t end, struct claim *c)
{
	for (size_t i = end; i > c->from + 1;) {
		struct actor a;
		size_t dash = --i;

		/* "(needs input of Anna -> Anna, please by Monday)" hands over what the bracket says */
		if (!token_is_dash(t, dash) || claim_in_bracket(t, c->from, dash))
			continue;
		if (is_remark(t, dash, end)) {
			while (dash > c->from && token_is_dash(t, dash - 1))
				dash--;
			i = end = dash;
			continue;
		}
		if (!behind_read(people, t, behind_dashes(t, dash, end), end, &a) ||
		    !rest_fits(t, a.to, end) || !may_own(&a))
			return false;
		/* "HR - Maya: send the list" names her in front of it */
		if (token_is_colon(t, a.to) && a.to + 1 < end)
			return false;
		/* One unknown capitalised word behind a dash is more often a remark; not between an arrow and a day. */
		if (a.kind == ACTOR_WORD && (a.to < end || !claim_leave_things(t, &a)) &&
		    !(token_is(t, dash + 1, '>') && a.to < end && only_when(t, a.to, end)))
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		while (dash > c->task_from && (token_is_dash(t, dash - 1) || token_is(t, dash - 1, '-')))
			dash--;
		c->task_to = dash;
		return true;
	}
	return false;
}

/* Tokens of what is remarked behind an owner. */
#define REMARK_TOKENS 4

/* "Add the list - Maya - no hurry": somebody known alone between two dashes, and a remark that is no order. */
static bool
before_remark(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t dash = c->to, first, name;
	struct actor a;

	while (dash > c->from && c->to - dash <= REMARK_TOKENS && !token_is_dash(t, dash - 1))
		dash--;
	if (dash < c->from + 4 || dash >= c->to || !token_is_dash(t, dash - 1) || t->v[dash].letters != CASE_LOWER || (t->v[dash].is & W_VERB))
		return false;
	for (first = dash - 1; first > c->from && token_is_dash(t, first - 1);)
		first--;
	for (name = first; name > c->from + 1 && !token_is_dash(t, name - 1);)
		name--;
	if (name <= c->from + 1 || !actor_read(people, t, name, first, &a) || a.kind > ACTOR_HANDLE || a.to != first)
		return false;
	return before_end(people, t, first, c);
}

static bool
behind_dash(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t dash = c->to;

	while (dash > c->from && c->to - dash < 3 && !token_is_dash(t, dash - 1))
		dash--;
	/* "- Maya - TBD": who does it stands before what is not known yet */
	if (dash > c->from && dash < c->to && is_no_day(t, dash, c->to) && before_end(people, t, dash - 1, c) &&
	    c->actor.kind != ACTOR_NOBODY)
		return true;
	return before_end(people, t, c->to, c) || before_remark(people, t, c);
}

/* "chase the experts: ML, Thursday": letters of somebody who has an address, and a day. */
static bool
is_letters_with_day(const struct people *people, const struct tokens *t, const struct actor *a, size_t end)
{
	struct reading_owner who;

	if (a->kind != ACTOR_INITIALS || a->n != 1 || a->to + 1 >= end || !token_is(t, a->to, ','))
		return false;
	people_resolve(people, tokens_slice(t, a->from, a->to), &who);
	return who.email.len > 0;
}

/* "Sort the photos: Maya, by Friday", "renewal paper: me": behind the last colon stands somebody and at most
 * a day; in a list of tasks also somebody nobody knows, where the colon stands apart. */
static bool
behind_colon(const struct people *people, const struct tokens *t, struct claim *c)
{
	if (!tokens_may_hold(t, ':') && !tokens_may_hold(t, 0xff1a))
		return false;
	for (size_t i = c->to; i > c->from + 2; i--) {
		struct actor a;

		if (!token_is_colon(t, i - 1))
			continue;
		if (names_contact(t, i - 2) || claim_in_bracket(t, c->from, i) || !actor_read(people, t, i, c->to, &a) ||
		    !(a.kind <= ACTOR_DEPARTMENT || a.kind == ACTOR_I || (a.kind == ACTOR_INITIALS && c->listed) ||
		        is_letters_with_day(people, t, &a, c->to) || (a.kind == ACTOR_NAME && c->listed && (t->v[i - 1].space || (t->v[a.v[0].from].is & W_GIVEN)))) ||
		    !(a.to >= c->to || t->v[a.to].kind == TOKEN_PUNCT) || !only_when(t, a.to, c->to))
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->task_to = i - 1;
		return true;
	}
	return false;
}

/* Tokens behind the name to whom a task is assigned: a full stop, "y Omar". */
#define ASSIGNED_REST 5

/* "badges asignado a Maya.": at most a few words behind the name, and no report ("is assigned to Maya"). */
static bool
is_assigned(const struct tokens *t, const struct claim *c, size_t i, const struct actor *a)
{
	size_t rest = c->to - a->to;

	return t->v[i].phrase_len > 1 && i > c->task_from + 1 && rest <= ASSIGNED_REST &&
	    !(t->v[i - 1].is & (W_BE | W_PAST | W_STATUS)) && !token_is(t, c->to - 1, '?');
}

static bool
by_label(const struct people *people, const struct tokens *t, struct claim *c)
{
	for (size_t i = c->from; i < c->to && (t->any & W_OWNER); i++) {
		struct actor a;

		if (!(t->v[i].phrase & W_OWNER) || !claim_owner_labelled(people, t, i, c->to, &a))
			continue;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->marked = c->marked ||
		    (claim_says_doer(&t->v[i]) &&
		        (token_is_colon(t, i + t->v[i].phrase_len) ||
		            token_is_colon(t, i + t->v[i].phrase_len + 1) || is_assigned(t, c, i, &a)));
		if (i > c->task_from)
			c->task_to = i;
		else if (i == c->task_from && a.to + 1 < c->to && t->v[a.to].kind == TOKEN_PUNCT)
			c->task_from = a.to + 1;
		/* "Owner: Maya" in a line of its own */
		else if (i == c->task_from && a.to + 1 >= c->to)
			c->task_to = i;
		return true;
	}
	return false;
}

/* Tokens of a house in brackets behind a handle, "@陈立（招联银行）". */
#define HOUSE_TOKENS 9

/* The token behind such brackets at token i, or i. */
static size_t
behind_house(const struct tokens *t, size_t i, size_t end)
{
	if (!(token_is(t, i, '(') || token_is(t, i, 0xff08)))
		return i;
	for (size_t j = i + 1; j < end && j < i + HOUSE_TOKENS; j++)
		if (token_is(t, j, ')') || token_is(t, j, 0xff09))
			return j + 1;
	return i;
}

/* A handle at the end of the line (or in front of it) hands it over; so does "by @maya" behind an order. */
static bool
by_handle(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end = c->to;
	struct actor a;
	bool by;

	if (!(t->kinds & 1u << TOKEN_HANDLE))
		return false;
	while (end > c->from && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	for (size_t i = c->from; i < end; i++) {
		if (t->v[i].kind != TOKEN_HANDLE)
			continue;
		by = i > c->from + 2 && slice_eq(t->v[i - 1].low, SLICE("by")) &&
		    (t->v[c->from].is & W_VERB) && (c->marked || c->listed);
		if (i > c->from && (t->v[i - 1].is & (W_WITH | W_AND)) && !by)
			continue;
		if (!actor_read(people, t, i, end, &a) || a.kind != ACTOR_HANDLE)
			continue;
		if (i != c->from && a.to != end && !only_when(t, behind_house(t, a.to, end), end) && !is_state(t, a.to, end))
			continue;
		claim_owner_set(c, &a, CLAIM_TAIL);
		if (i == c->from)
			c->task_from = a.to;
		else
			c->task_to = by ? i - 1 : i;
		return true;
	}
	return false;
}

/* "Ask the agency (Dr Moss) for its list @Maya": whoever stands in the brackets is not whom it is handed to. */
static bool
by_handle_behind_brackets(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t i = c->to;

	if (!(t->kinds & 1u << TOKEN_HANDLE))
		return false;
	while (i > c->from && t->v[i - 1].kind != TOKEN_HANDLE && !token_is(t, i - 1, ')') && !token_is(t, i - 1, ']'))
		i--;
	return i > c->from + 1 && t->v[i - 1].kind == TOKEN_HANDLE && by_handle(people, t, c);
}

bool
claim_owner_behind(const struct people *people, const struct tokens *t, struct claim *c)
{
	c->to -= said_link(t, c->from, c->to);
	c->task_to = c->task_to < c->to ? c->task_to : c->to;
	return by_label(people, t, c) || by_handle_behind_brackets(people, t, c) ||
	    claim_behind_brackets(people, t, c) || claim_says_behind(people, t, c) || in_brackets(people, t, c) ||
	    claim_by_agent(people, t, c) || by_handle(people, t, c) ||
	    behind_dash(people, t, c) || behind_colon(people, t, c) || claim_behind_sign(people, t, c) ||
	    claim_parted(people, t, c);
}
