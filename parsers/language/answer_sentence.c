/*
 * See answer_parts.h: what one clause says. Method: what its words can mean is
 * collected; rules from the most to the least binding are asked in order. Acts
 * that change a record want every word of the clause to be known, so that what
 * was not understood cannot have meant the opposite; acts that only tell
 * ("waiting for legal") want their words and no negation.
 *
 * Known: irony without a mark of it is believed.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

/* Words of "see you at the offsite next week". */
#define FAREWELL_MAX 6
/* Words of "please send me the status". */
#define COMMAND_MAX 3

/* -- away -- */

static struct verdict
away_read(const struct sight *s)
{
	struct verdict v = act_of(ACT_AWAY);

	answer_back(s->r, s->c, &v.due);
	v.text = sight_whole(s->r, s->c);
	return v;
}

static bool
is_away(const struct sight *s)
{
	if (sight_has(s, A_AWAY))
		return true;
	return sight_has(s, A_BACK) && s->dates > 0 && s->names == 0;
}

/* "Omar is out until 3 December", "he's on leave" */
static bool
is_about_another(const struct sight *s)
{
	static const char *const we[] = { "i", "i'm", "we", "'m", "am", "ich", "bin", "wir", "je", "estoy" };
	const struct elem *first = &s->c->e->v[s->c->from], *away = sight_first(s->c, A_AWAY | A_BACK);
	bool own = false;

	for (const struct elem *k = first; k < away; k++)
		own = own || slice_among(sight_written(s, k), we, sizeof(we) / sizeof(we[0]));

	for (const struct elem *k = first; k < away; k++) {
		bool subject =
		    k > first || (k[1].kind == ELEM_WORD && (k[1].is & (A_ASK | A_POSSESS | A_FUTURE)));

		/* "their lawyer is back on the 9th" */
		if (k->kind == ELEM_WORD && k->is == 0 && k->points == 0 && !k->capital && !own)
			return true;
		if (k->kind == ELEM_NAME || (k->kind == ELEM_WORD && (k->is & A_SOMEONE)) ||
		    (k->kind == ELEM_WORD && k->is == 0 && k->capital && subject))
			return true;
	}
	return false;
}

/* "See you on Monday" */
static bool
is_farewell(const struct sight *s)
{
	static const char *const words[] = { "see you", "looking forward", "talk", "speak", "wir sehen",
		"bis", "until", "à", "hasta" };
	const struct elem *first = &s->c->e->v[s->c->from];

	if (s->words > FAREWELL_MAX || first->kind != ELEM_WORD)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts_nocase(sight_written(s, first), slice_of(words[i])))
			return (first->is & A_THANKS) != 0;
	return false;
}

/* Words of courtesy and small ones only; "was" asks only where a sentence begins. */
static bool
says_nothing(const struct sight *s)
{
	static const uint64_t small =
	    COURTESY | A_FILL | A_AND | A_POINT | A_UNIT | A_FYI | A_SELF | A_UNTIL | A_REASON | A_POSSESS;

	for (size_t i = s->c->from; i < s->c->to; i++) {
		const struct elem *e = &s->c->e->v[i];
		uint64_t also = i > s->c->from && (e->is & A_FILL) && !s->c->asks ? A_ASK : 0;

		if (e->kind == ELEM_WORD && (e->is & ~(small | also)) != 0)
			return false;
	}
	return true;
}

static bool
is_courtesy(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];
	bool thanks = !s->requester && first->kind == ELEM_WORD &&
	    (first->is & (A_CLOSE | A_THANKS | A_PRAISE)) && s->words > 1 && !s->c->asks && !s->quoted &&
	    s->names == 0 && s->refs == 0;

	/* "that's Omar's" */
	for (size_t i = s->c->from + 1; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & A_POSSESS) &&
		    s->c->e->v[i - 1].kind == ELEM_NAME)
			return false;
	/* "both great" */
	if (s->refs == 1 && first->kind == ELEM_REF && s->c->e->v[s->c->to - 1].kind == ELEM_WORD &&
	    (s->c->e->v[s->c->to - 1].is & A_PRAISE) && s->unknown == 0)
		return false;
	return (s->unknown == 0 || thanks) && (s->dates == 0 || is_farewell(s)) && says_nothing(s);
}

static bool
is_command(const struct sight *s, uint64_t class)
{
	const struct elem *e = sight_first(s->c, class);

	/* "my status:": here it comes */
	if (s->c->to < s->c->e->n && s->c->e->v[s->c->to].kind == ELEM_COLON)
		return false;
	return e != NULL && s->unknown == 0 && s->dates == 0 && s->refs == 0 && s->names == 0 &&
	    s->words <= COMMAND_MAX &&
	    !sight_has(s, A_NOT | A_NEED | A_RISK | A_BLOCKED | A_OK | A_DONE | A_COND);
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
	    !sight_has(s, TELLING | A_AWAY | A_ONLY | A_MOVE | A_MORETIME);
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
	if (sight_has(s, A_FYI) && !sight_has(s, CONSENT | TELLING | A_NOT | A_COND))
		return act_of(ACT_COMMENT);
	if (sight_has(s, A_NOT) && s->unknown == 0 && !sight_has(s, (CONSENT & ~A_OK) | A_COND) &&
	    !sight_doubts(s)) {
		/* "the date doesn't work": another may follow */
		struct verdict v = verdict_of(VERDICT_RISKY);

		v.rejects_date = true;
		return v;
	}
	if (s->dates > 0 ||
	    sight_has(s,
	        A_NOT | A_COND | A_DOUBT | CONSENT | TELLING | A_NO | A_IRONY | A_MOVE | A_EXCEPT | A_BUT |
	            A_ONLY))
		return verdict_of(VERDICT_RISKY);
	return verdict_of(VERDICT_REMARK);
}

static bool
takes(const struct sight *s, const struct elem *e)
{
	static const char *const verbs[] = { "do", "take", "handle", "have", "own", "machen" };

	return slice_among(slice_word(sight_written(s, e)), verbs, sizeof(verbs) / sizeof(verbs[0]));
}

/* "Let Dana do number 4"; "let Dana know" gives her nothing. */
static bool
lets_do(const struct sight *s, const struct elem *let)
{
	for (const struct elem *k = let + 1; k < &s->c->e->v[s->c->to]; k++)
		if (k->kind != ELEM_NAME && !(k->kind == ELEM_WORD && k->is == 0 && k->capital))
			return takes(s, k);
	return false;
}

/* "Ask Omar for the signature", "I'll discuss it with Omar": a talk, and nothing handed over. */
static bool
is_talk(const struct sight *s)
{
	static const char *const talks[] = { "ask", "talk", "speak", "discuss", "check", "clarify", "take",
		"raise", "bring", "contact", "frag", "sprich", "klär", "rede" };
	static const char *const what[] = { "for", "to", "whether", "if", "when", "nach", "um", "ob", "wann",
		"wegen" };
	static const char *const you[] = { "you", "please", "du", "ihr", "bitte" },
	                         *const we[] = { "i", "we", "ich", "wir", "let" };
	const struct elem *v = s->c->e->v, *give = sight_first(s->c, A_GIVE);
	bool talk = false, own = false;
	size_t i = s->c->from;

	for (; give != NULL && &v[i] < give; i++)
		own = !slice_among(sight_written(s, &v[i]), you, sizeof(you) / sizeof(you[0])) &&
		    (own || (v[i].kind == ELEM_WORD && (v[i].is & A_FUTURE)) ||
		        slice_among(slice_word(sight_written(s, &v[i])), we, sizeof(we) / sizeof(we[0])));
	for (size_t k = 0; give != NULL && k < sizeof(talks) / sizeof(talks[0]); k++)
		talk = talk ||
		    slice_find_nocase(sight_written(s, give), slice_of(talks[k])) < give->end - give->at;
	if (give != NULL && slice_eq_nocase(sight_written(s, give), SLICE("let")))
		return !lets_do(s, give);
	if (!talk || own)
		return talk;
	while (++i < s->c->to && v[i].kind != ELEM_NAME && !(v[i].kind == ELEM_WORD && v[i].is == 0))
		;
	while (i < s->c->to &&
	    (v[i].kind == ELEM_NAME || (v[i].kind == ELEM_WORD && v[i].is == 0 && v[i].capital)))
		i++;
	if (i + 1 < s->c->to && SLICE_AMONG(sight_written(s, &v[i]), what))
		return !takes(s, &v[i + 1]) && (s->unknown > 0 || sight_has(s, A_PAST | A_DONE));
	return false;
}

/* "Talk tomorrow"; "see you on Friday" is no more than polite. */
static bool
is_later_talk(const struct sight *s)
{
	struct slice w = sight_written(s, &s->c->e->v[s->c->from]);

	return s->dates > 0 && !slice_starts_nocase(w, SLICE("see")) && !slice_starts_nocase(w, SLICE("bis"));
}

/* "Omar has taken it over, he has the files": who "he" is has been said. */
static bool
is_somebody(const struct sight *s)
{
	const struct elem *e = sight_first(s->c, A_SOMEONE);
	struct slice w;

	if (e == NULL)
		return false;
	w = sight_written(s, e);
	if (slice_eq_nocase(w, SLICE("he")) || slice_eq_nocase(w, SLICE("she")) ||
	    slice_eq_nocase(w, SLICE("er")))
		for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
			if (k->kind == ELEM_NAME)
				return false;
	return true;
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
		/* "ok, talk tomorrow": to what? */
		*v = verdict_of(is_later_talk(s) && s->c->agreed && s->c->from > 0 &&
		            s->c->e->v[s->c->from - 1].kind != ELEM_STOP
		        ? VERDICT_RISKY
		        : VERDICT_NOTHING);
	} else if (s->requester && is_standard(s)) {
		*v = verdict_of(VERDICT_NOTHING);
	} else if (is_aside(s)) {
		*v = act_of(ACT_COMMENT);
	} else if (sight_has(s, A_IRONY)) {
		*v = verdict_of(VERDICT_RISKY);
	} else if (is_away(s) && !s->c->asks) {
		*v = is_about_another(s) ? due_circumstance(s) : away_read(s);
	} else if (question_is(s)) {
		*v = question_read(s);
	} else if (!sight_has(s, A_SAID | A_COND) && !is_somebody(s) && !s->quoted && !sight_doubts(s) &&
	    answer_reassign(s->r, s->c, &to)) {
		if ((sight_has(s, A_NOT) && !sight_has(s, A_DECLINE)) || is_talk(s))
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

/* "2 after 1": which comes first (wait.h), and no answer to either. */
static bool
is_order(const struct sight *s)
{
	const struct elem *v = s->c->e->v;

	for (size_t i = s->c->from + 1; i + 1 < s->c->to; i++)
		if (v[i].kind == ELEM_WORD && v[i - 1].kind == ELEM_REF && v[i - 1].ref == REF_NUMBERS &&
		    v[i + 1].kind == ELEM_REF && v[i + 1].ref == REF_NUMBERS &&
		    !(v[i].is & (A_AND | A_FILL | CONSENT)))
			return true;
	return false;
}

/* "The second one please Omar": a point, a name, and nothing else. */
static bool
is_handed_on(const struct sight *s, struct verdict *v)
{
	const struct elem *e = s->c->e->v;
	size_t name = s->c->to;

	if (s->refs != 1 || s->dates > 0 || s->quoted || s->c->asks || e[s->c->from].kind != ELEM_REF ||
	    e[s->c->from].ref != REF_NUMBERS)
		return false;
	for (size_t i = s->c->from + 1; i < s->c->to; i++)
		if ((e[i].kind == ELEM_NAME ||
		        (e[i].kind == ELEM_WORD && e[i].is == 0 && e[i].points == 0 && e[i].capital)) &&
		    (name == s->c->to || i == s->c->to - 1))
			name = name == s->c->to ? i : name;
		else if (e[i].kind != ELEM_WORD || (e[i].is & ~(A_FILL | A_THANKS)) != 0 || e[i].is == 0)
			return false;
	if (name == s->c->to || answer_name_at(s->r, s->c, name, &v->to) == 0)
		return false;
	*v = (struct verdict) { .kind = VERDICT_ACT, .act = ACT_REASSIGN, .due.minute = -1, .to = v->to };
	return true;
}

static struct verdict
judge(struct reply *r, const struct clause *c, int item)
{
	struct sight s = sight_of(r, c, item);
	struct verdict v;

	if (c->from >= c->to)
		return verdict_of(VERDICT_NOTHING);
	if (is_order(&s))
		return verdict_of(VERDICT_RISKY);
	if (is_handed_on(&s, &v))
		return v;
	if (special_read(&s, &v) || telling_reopen(&s, &v))
		return v;
	if (sight_has(&s, A_CANCEL))
		return s.dates == 0 && sight_is_plain(&s) && s.names == 0 && !sight_has(&s, A_MAY)
		    ? act_of(ACT_CANCEL)
		    : verdict_of(VERDICT_RISKY);
	if (due_shifted(&s, &v) || due_open(&s, &v))
		return v;
	if (s.has_due && telling_day(&s))
		return due_change(&s);
	if (s.has_due && !sight_has(&s, A_BLOCKED) &&
	    (!sight_has(&s, A_NEED) || sight_has(&s, A_MORETIME | A_MOVE) || due_needed(&s)))
		return due_read(&s);
	if (telling_read(&s, &v))
		return v;
	if (s.dates > 0 && !s.has_due && !sight_has(&s, A_PAST | A_TRACK)) {
		/* "this week won't work": another date may follow */
		v = verdict_of(VERDICT_RISKY);
		v.rejects_date = !s.requester && sight_has(&s, A_NOT | A_DECLINE) &&
		    !sight_has(&s, CONSENT | A_COND | A_SAID);
		return v;
	}
	if (telling_refusal(&s, &v) || telling_track(&s, &v))
		return v;
	if (sight_has(&s, A_HERE) && !s.requester)
		return consent_here(&s);
	if (sight_has(&s, A_DONE | A_PAST) && !(sight_has(&s, A_ACCEPT) && s.requester))
		return consent_done(&s);
	if (s.requester && consent_praise(&s))
		return act_of(ACT_ACCEPT);
	if (sight_has(&s, A_OK | A_YES | A_ACCEPT) ||
	    (s.refs == 1 && c->e->v[c->from].kind == ELEM_REF && sight_has(&s, A_PRAISE)))
		return consent_read(&s);
	return rest_read(&s);
}

/* Nothing in it takes back, binds, or speaks of another point: beside a new date it says why. */
static bool
is_reason(const struct reply *r, const struct clause *c)
{
	if (r->question->role != ROLE_OWNER || c->asks)
		return false;
	for (size_t i = c->from; i < c->to; i++) {
		const struct elem *e = &c->e->v[i];

		if (e->kind == ELEM_REF || e->kind == ELEM_QUOTE)
			return false;
		if (e->kind == ELEM_WORD &&
		    (e->is &
		        (A_COND | A_DOUBT | A_IRONY | A_BUT | A_EXCEPT | A_NO | A_MAY | A_ASK | A_CANCEL |
		            A_ONLY | A_MOVE | A_INSTEADOF)) != 0 &&
		    (e->is & (A_FILL | A_SOFT)) == 0)
			return false;
	}
	return true;
}

struct verdict
answer_judge(struct reply *r, const struct clause *c, int item)
{
	struct verdict v = judge(r, c, item);

	v.conditional = v.kind == VERDICT_RISKY && sight_first(c, A_COND) != NULL;
	v.aside = v.kind == VERDICT_RISKY && is_reason(r, c);
	return v;
}
