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

/* Unknown words beside "on track". */
#define UNKNOWN_TRACK 2
#define UNKNOWN_DECLINE 2
/* Unknown words beside a single word of risk, and before one of need. */
#define UNKNOWN_RISK 2
#define UNKNOWN_SUBJECT 1
/* Unknown words beside "can Dana do it instead of me". */
#define UNKNOWN_OFFER 2
/* Words of "see you at the offsite next week". */
#define FAREWELL_MAX 6
/* Words of "sorry, I can't". */
#define CANNOT_MAX 3
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

/* -- questions -- */

/* Nothing but small words before it. */
static bool
is_first(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_WORD && (k->is & (A_FILL | COURTESY)) == 0)
			return false;
	return true;
}

/* "Could we push it back by a week?" */
static bool
shift_read(const struct sight *s, struct verdict *v)
{
	int days = due_shift(s);

	if (days == 0 || (s->has_due && !due_is_shift(s)) || !sight_has(s, A_MOVE | A_CHANGE | A_MORETIME) ||
	    s->quoted || s->names > 0 || s->unknown > UNKNOWN_CHANGE ||
	    sight_has(s, A_NOT | A_COND | A_SAID | A_IRONY | A_PAST | A_RISK) || sight_doubts(s))
		return false;
	*v = act_of(ACT_CHANGE);
	v->text = sight_whole(s->r, s->c);
	v->shift_days = days;
	return true;
}

/* "I" of "I'd like to". */
static struct slice
word_first(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] != ' ' && s.p[n] != '\'')
		n++;
	return slice_to(s, n);
}

/* "Can you give this to Omar, please?" */
static bool
is_given(const struct sight *s, struct verdict *v)
{
	static const char *const gives[] = { "give", "hand", "pass", "assign", "reassign", "forward",
		"transfer", "move", "redirect", "delegate" };
	const struct elem *give = sight_first(s->c, A_GIVE);

	if (give == NULL ||
	    !slice_among(word_first(sight_written(s, give)), gives, sizeof(gives) / sizeof(gives[0])) ||
	    s->unknown > 0 || s->quoted || s->dates > 0 ||
	    sight_has(s, A_NOT | A_COND | A_SAID | A_PAST | A_DONE | A_IRONY))
		return false;
	*v = act_of(ACT_REASSIGN);
	return give + 1 < &s->c->e->v[s->c->to] && give[1].kind == ELEM_NAME &&
	    answer_name_at(s->r, s->c, (size_t)(give + 1 - s->c->e->v), &v->to) > 0;
}

/* "Can Dana do this instead of me?" */
static bool
is_offered(const struct sight *s, struct verdict *v)
{
	const struct elem *e = &s->c->e->v[s->c->from], *takes = sight_first(s->c, A_TAKES);

	if (is_given(s, v))
		return true;
	if (s->requester || takes == NULL || s->names > 1 || s->c->to - s->c->from < 3 || s->quoted ||
	    !(e[1].kind == ELEM_NAME || (e[1].is == 0 && e[1].capital)) ||
	    sight_has(s, A_NOT | A_COND | A_SAID | A_PAST | A_DONE | A_IRONY) || s->unknown > UNKNOWN_OFFER)
		return false;
	if (slice_find_nocase(sight_written(s, takes), SLICE("me")) >= takes->end - takes->at &&
	    slice_find_nocase(sight_written(s, takes), SLICE("my")) >= takes->end - takes->at &&
	    !slice_starts_nocase(sight_written(s, takes), SLICE("take")))
		return false;
	*v = act_of(ACT_REASSIGN);
	return answer_name_at(s->r, s->c, s->c->from + 1, &v->to) > 0;
}

static struct verdict
question_read(const struct sight *s)
{
	struct verdict v;
	const struct elem *need = sight_first(s->c, A_NEED);

	if (shift_read(s, &v))
		return v;
	if (is_offered(s, &v))
		return v;
	/* "Is this really due on 4 December?", and it is: no other date is proposed */
	if (due_proposed(s) && s->names == 0 &&
	    (sight_has(s, A_MAY | A_MOVE) || answer_due_order(s->r, s->item, s->due.date) != 0))
		return due_change(s);
	if (need != NULL && !s->requester && is_first(s, need) && !sight_has(s, A_NOT | A_DONE)) {
		v = act_of(ACT_NEED);
		v.text = sight_whole(s->r, s->c);
		return v;
	}
	if (sight_has(s, CONSENT) && !sight_has(s, A_ASK))
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_QUESTION);
	v.text = sight_whole(s->r, s->c);
	return v;
}

/* "Ist schon seit Montag erledigt": German leaves "das" out before its verb; no question without its mark. */
static bool
is_clipped(const struct sight *s, const struct elem *first)
{
	struct slice w = sight_written(s, first);

	return (slice_eq_nocase(w, SLICE("ist")) || slice_eq_nocase(w, SLICE("sind")) ||
	           slice_starts_nocase(w, SLICE("haben"))) &&
	    sight_has(s, A_DONE | A_PAST | A_OK | A_TRACK | A_RISK | A_BLOCKED) &&
	    !sight_has(s, A_NOT | A_COND | A_SAID);
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

/* "Ohne die Zahlen von Omar komme ich nicht weiter": what is lacking is no negation and no subject. */
static bool
lacks(const struct sight *s, uint64_t class)
{
	struct slice w = sight_written(s, &s->c->e->v[s->c->from]);

	return class == A_BLOCKED &&
	    (slice_eq_nocase(w, SLICE("ohne")) || slice_eq_nocase(w, SLICE("without")));
}

/* A second negation behind "without". */
static bool
cannot(const struct sight *s)
{
	for (size_t i = s->c->from + 1; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & (A_NOT | A_DECLINE | A_BLOCKED)))
			return !sight_has(s, A_SAID | A_IRONY | CONSENT | A_COND);
	return false;
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

/* "If legal doesn't answer this week we'll miss the date": what may not happen is no negation. */
static bool
is_supposed(const struct sight *s, const struct elem *e, enum reading_act act)
{
	const struct elem *cond = sight_first(s->c, A_COND);

	return act == ACT_AT_RISK && cond == &s->c->e->v[s->c->from] && cond < e;
}

/* "Legal has not approved it" */
static bool
is_of_waiting(const struct sight *s, const struct elem *e)
{
	struct slice w = sight_written(s, e);

	return (e->is & A_BLOCKED) &&
	    (slice_starts_nocase(w, SLICE("has")) || slice_starts_nocase(w, SLICE("hat")) ||
	        slice_starts_nocase(w, SLICE("noch")) || slice_starts_nocase(w, SLICE("haben")));
}

/* "People who need it", "it's late in the day": said of something else, or of nothing in particular. */
static bool
is_of_others(const struct sight *s, const struct elem *e, enum reading_act act)
{
	struct slice w = sight_written(s, e);
	size_t before = 0;

	/* "I need to dig deeper" */
	if (act == ACT_NEED && e + 1 < &s->c->e->v[s->c->to] &&
	    (slice_ends_nocase(w, SLICE("need")) || slice_ends_nocase(w, SLICE("needs"))) &&
	    slice_eq_nocase(sight_written(s, e + 1), SLICE("to")))
		return true;
	if (act == ACT_AT_RISK)
		return slice_find_char(w, ' ') >= w.len && s->unknown > UNKNOWN_RISK;
	/* those who haven't answered are others */
	if (slice_find_nocase(w, SLICE("n't")) < w.len || slice_find_nocase(w, SLICE("not")) < w.len ||
	    slice_find_nocase(w, SLICE("nicht")) < w.len || slice_find_nocase(w, SLICE("fehl")) < w.len)
		return false;
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++) {
		before += k->kind == ELEM_WORD && k->is == 0 && k->points == 0;
		if (k->kind == ELEM_WORD && (k->is & A_ASK) && !(k->is & A_FILL) && act == ACT_NEED)
			return true;
	}
	return before > UNKNOWN_SUBJECT && slice_find_char(w, ' ') >= w.len;
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

	/* "without the photos I can't finish" */
	if (lacks(s, A_BLOCKED) && !s->requester && !s->quoted && s->words > 3 && cannot(s)) {
		*v = act_of(ACT_BLOCKED);
		v->text = sight_whole(s->r, s->c);
		return true;
	}
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct elem *e = sight_first(s->c, order[i].is);

		if (e == NULL)
			continue;
		/* what a requester lacks is no news of the point */
		if (s->requester || (order[i].act == ACT_AT_RISK && sight_has(s, A_OK | A_ACCEPT)) ||
		    (order[i].act == ACT_NEED && sight_has(s, A_UNIT)) || is_of_others(s, e, order[i].act) ||
		    (!lacks(s, order[i].is) && !is_supposed(s, e, order[i].act) &&
		        (sight_negated(s, e) || (of_others(s, e) && !is_of_waiting(s, e)))) ||
		    s->quoted || sight_has(s, A_SAID | A_IRONY) ||
		    (sight_has(s, A_COND) &&
		        (order[i].act != ACT_AT_RISK ||
		            slice_ends_nocase(sight_written(s, e), SLICE("problem")))) ||
		    (order[i].act == ACT_NEED && sight_doubts(s)))
			*v = verdict_of(VERDICT_RISKY);
		else
			*v = sight_telling(s, e, order[i].act);
		return true;
	}
	return false;
}

/* -- consent -- */

/* "I sent you a question about this", "sent you a mail": a letter, not what was promised. */
static bool
is_letter(const struct sight *s)
{
	static const char *const letters[] = { "question", "a question", "one question", "mail", "email",
		"e-mail", "message", "note", "reply", "answer", "reminder", "comment", "comments", "feedback",
		"invite", "invitation", "request", "nachricht", "frage", "eine frage", "antwort",
		"rückmeldung", "einladung", "questions", "fragen", "anfrage" };
	static const char *const by[] = { "by", "via", "per", "in", "through", "über", "with", "the", "your",
		"dein", "deine", "deiner", "my last" };
	const struct elem *v = s->c->e->v;

	for (size_t i = s->c->from; i < s->c->to; i++)
		if (v[i].kind == ELEM_WORD &&
		    slice_among(sight_written(s, &v[i]), letters, sizeof(letters) / sizeof(letters[0])) &&
		    !(i > s->c->from &&
		        slice_among(sight_written(s, &v[i - 1]), by, sizeof(by) / sizeof(by[0]))))
			return true;
	return false;
}

/* Nothing but unknown words keeps the clause from being plain. */
static bool
is_only_unknown(const struct sight *s)
{
	return !s->requester && !s->quoted && s->names == 0 && s->dates == 0 && s->refs == 0 &&
	    s->c->agreed && s->unknown > 0 &&
	    !sight_has(s,
	        A_NOT | A_COND | A_DOUBT | A_SAID | A_IRONY | A_SOMEONE | A_EXCEPT | A_PARTIAL | A_NO |
	            A_BUT | A_ONLY | TELLING);
}

static struct verdict
done_read(const struct sight *s)
{
	struct verdict v;

	/* a part that is done is progress */
	if (sight_has(s, A_PARTIAL) && s->unknown <= (sight_first_both(s->c, A_PARTIAL | A_TRACK) != NULL) &&
	    s->names == 0 && !s->quoted && !sight_doubts(s) &&
	    !sight_has(s, A_NOT | A_COND | A_IRONY | A_EXCEPT | A_SAID | A_SOMEONE | A_DECLINE | A_NO) &&
	    !s->requester) {
		v = act_of(ACT_ON_TRACK);
		v.text = sight_whole(s->r, s->c);
		return v;
	}
	/* "I'll get it done": a promise */
	if (sight_is_plain(s) && sight_has(s, A_FUTURE) &&
	    !sight_has(s, A_PARTIAL | A_DECLINE | A_NO | A_PAST) && s->names == 0 && !s->requester) {
		v = act_of(ACT_CONFIRM);
		v.weak = true;
		return v;
	}
	if (!sight_is_plain(s) || sight_has(s, A_FUTURE | A_PARTIAL | A_DECLINE | A_NO) || s->names > 0 ||
	    is_letter(s))
		return verdict_of(VERDICT_RISKY);
	return act_of(ACT_DONE);
}

/* "Attached please find the mockups", "here they are: https://...": what was promised, and nothing else. */
static struct verdict
here_read(const struct sight *s)
{
	static const char *const it[] = { "it", "they", "them", "you go", "sie", "es", "er" };
	const struct elem *here = sight_first(s->c, A_HERE);
	bool promised = sight_has(s, A_LINK | A_DONE | A_PAST);

	for (size_t i = s->c->from; i < s->c->to; i++)
		promised = promised || s->c->e->v[i].points != 0 ||
		    slice_starts_nocase(sight_written(s, &s->c->e->v[i]), SLICE("final"));
	for (size_t i = 0; i < sizeof(it) / sizeof(it[0]); i++) {
		struct slice w = sight_written(s, here);

		promised = promised || slice_find_nocase(w, slice_of(it[i])) < w.len;
	}
	if (!promised && sight_is_plain(s))
		return verdict_of(VERDICT_REMARK);
	if (!promised || !sight_is_plain(s) || s->requester ||
	    sight_has(s, A_FUTURE | A_PARTIAL | A_DECLINE | A_NO))
		return verdict_of(VERDICT_RISKY);
	return act_of(ACT_DONE);
}

/* "As agreed with Omar" */
static bool
is_with_somebody(const struct sight *s)
{
	static const char *const small[] = { "with", "by", "from", "mit", "von", "bei", "avec", "con", "and",
		"und" };

	/* "Omar agreed" */
	if (s->c->to - s->c->from > 1 && s->c->e->v[s->c->from].kind == ELEM_NAME)
		return true;
	for (size_t i = s->c->from + 1; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_NAME &&
		    slice_among(
		        sight_written(s, &s->c->e->v[i - 1]), small, sizeof(small) / sizeof(small[0])))
			return true;
	return false;
}

/* "The right next step is here": agrees with nothing. */
static bool
is_adjective(const struct sight *s)
{
	static const char *const words[] = { "right", "correct", "deal", "good", "fine", "ok", "okay",
		"great", "clear" };
	const struct elem *v = s->c->e->v;

	for (size_t i = s->c->from; i + 1 < s->c->to; i++)
		if (v[i].kind == ELEM_WORD && i > s->c->from &&
		    slice_among(sight_written(s, &v[i]), words, sizeof(words) / sizeof(words[0])) &&
		    (slice_eq_nocase(sight_written(s, &v[i - 1]), SLICE("the")) ||
		        slice_eq_nocase(sight_written(s, &v[i - 1]), SLICE("a"))))
			return true;
	return false;
}

static struct verdict
consent_read(const struct sight *s)
{
	struct verdict v;

	/* what is unknown beside a word of consent takes nothing back that stands before it */
	if (is_only_unknown(s) || (is_with_somebody(s) && sight_is_plain(s)))
		return verdict_of(VERDICT_REMARK);
	if (!sight_is_plain(s) || sight_has(s, A_PARTIAL | A_NO) || is_adjective(s))
		return verdict_of(VERDICT_RISKY);
	if (sight_has(s, A_ACCEPT))
		return act_of(s->requester ? ACT_ACCEPT : ACT_CONFIRM);
	v = act_of(ACT_CONFIRM);
	v.weak = true;
	v.yes = sight_has(s, A_YES);
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
	next = sight_written(s, first + 1);
	return slice_starts_nocase(next, SLICE("has")) || slice_starts_nocase(next, SLICE("hat"));
}

/* "I refuse to sign that": the doubt is what is refused. */
static bool
doubts_before(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < &s->c->e->v[s->c->to]; k++)
		if (k->kind == ELEM_WORD && (k->is & (A_DOUBT | A_SOFT | A_COND)) == A_DOUBT &&
		    (k < e || !slice_starts_nocase(sight_written(s, k), SLICE("to "))))
			return true;
	return false;
}

static struct verdict
decline_read(const struct sight *s, const struct elem *e)
{
	struct verdict v;

	if (sight_negated(s, e) || is_of_another(s, e) || s->quoted ||
	    sight_has(s, A_SAID | A_IRONY | A_COND) || sight_has(s, CONSENT) || doubts_before(s, e) ||
	    s->unknown > UNKNOWN_DECLINE)
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_DECLINE);
	v.text = sight_behind(s->r, s->c, e);
	return v;
}

/* What the requester says about what was claimed. */
static bool
reopen_read(const struct sight *s, struct verdict *v)
{
	const struct elem *e = sight_first(s->c, A_REOPEN);

	if (e == NULL || !s->requester || sight_negated(s, e) || s->quoted || sight_has(s, A_SAID | A_IRONY))
		return false;
	*v = act_of(ACT_REOPEN);
	v->text = sight_behind(s->r, s->c, e);
	if (v->text.len == 0)
		v->text = sight_whole(s->r, s->c);
	return true;
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

	return slice_among(word_first(sight_written(s, e)), verbs, sizeof(verbs) / sizeof(verbs[0]));
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
		        slice_among(word_first(sight_written(s, &v[i])), we, sizeof(we) / sizeof(we[0])));
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
	for (size_t k = 0; i + 1 < s->c->to && k < sizeof(what) / sizeof(what[0]); k++)
		if (slice_eq_nocase(sight_written(s, &v[i]), slice_of(what[k])))
			return !takes(s, &v[i + 1]) && (s->unknown > 0 || sight_has(s, A_PAST | A_DONE));
	return false;
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
		*v = verdict_of(s->dates > 0 && s->c->agreed && s->c->from > 0 &&
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
	} else if (is_question(s)) {
		*v = question_read(s);
	} else if (!sight_has(s, A_SAID | A_COND | A_SOMEONE) && !s->quoted && !sight_doubts(s) &&
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

/* "So we can spend 30 minutes on it", "because we're busy with it": no progress */
static bool
is_beside(const struct sight *s)
{
	const struct elem *track = sight_first(s->c, A_TRACK), *reason = sight_first(s->c, A_REASON);

	return (reason != NULL && reason < track) ||
	    (s->unknown > 0 && slice_eq_nocase(sight_written(s, track), SLICE("on it")));
}

/* "80 % there", "nearly finished"; "almost accepted" is no progress. */
static bool
is_nearly(const struct sight *s)
{
	const struct elem *e = sight_first_both(s->c, A_PARTIAL | A_TRACK);
	struct slice w;

	if (e == NULL || sight_has(s, CONSENT & ~(A_DONE | A_PAST)))
		return false;
	/* "half" alone is half of anything */
	w = sight_written(s, e);
	return sight_has(s, A_DONE | A_PAST) || slice_find_char(w, ' ') < w.len ||
	    (w.p[0] >= '0' && w.p[0] <= '9');
}

/* "please change that one": how, another clause may say */
static bool
is_change_alone(const struct sight *s)
{
	static const char *const verbs[] = { "change", "date", "deadline", "termin", "move", "postpone",
		"shift", "reschedule", "push", "verschieben", "schieben", "ändern", "reporter", "décaler",
		"aplazar", "cambiar" };
	const struct elem *move = sight_first(s->c, A_MOVE);
	bool moves = false;

	for (size_t i = 0; move != NULL && i < sizeof(verbs) / sizeof(verbs[0]); i++)
		moves = moves ||
		    slice_find_nocase(sight_written(s, move), slice_of(verbs[i])) < move->end - move->at;
	return moves && sight_has(s, A_CHANGE) && s->dates == 0 && s->names == 0 && s->unknown == 0 &&
	    !s->quoted && !s->requester && s->c->to - s->c->from > 1 &&
	    !sight_has(s, ~(A_MOVE | A_CHANGE | A_FILL | COURTESY | A_AND | A_POINT | A_SELF | A_UNTIL));
}

/* "We had to stop painting" is no "stop". */
static bool
has_points(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].points != 0 && (s->c->e->v[i].is & A_NO) == 0)
			return true;
	return false;
}

/* "Painting can't start before the 7th": a day, and nothing else that is waited for. */
static bool
is_until_day(const struct sight *s)
{
	const struct elem *e = sight_first(s->c, A_BLOCKED);
	struct slice w;

	if (e == NULL || s->requester || s->dates != 1 || s->names > 0 || s->quoted ||
	    s->unknown > UNKNOWN_CHANGE || e + 1 != &s->c->e->v[s->due_at] ||
	    sight_has(s, A_COND | A_SAID | A_IRONY | A_MAY))
		return false;
	w = sight_written(s, e);
	return slice_ends_nocase(w, SLICE("before")) || slice_ends_nocase(w, SLICE("until")) ||
	    slice_ends_nocase(w, SLICE("till")) || slice_ends_nocase(w, SLICE("start")) ||
	    slice_ends_nocase(w, SLICE("finish"));
}

/* "The mockups are great" */
static bool
is_praised(const struct sight *s)
{
	const struct elem *praise = sight_first(s->c, A_PRAISE);
	const struct elem *first = &s->c->e->v[s->c->from];
	bool point = s->refs == 1 && first->kind == ELEM_REF;

	for (const struct elem *k = first; praise != NULL && k < praise; k++)
		point = point || k->points != 0;
	return praise != NULL && praise > first && point && sight_is_plain(s) && s->names == 0 &&
	    s->dates == 0 && !sight_has(s, A_PARTIAL | A_NO | A_FUTURE | TELLING);
}

/* "The texts are missing": what an owner lacks */
static bool
is_missing(const struct sight *s)
{
	const struct elem *e = sight_first(s->c, A_REOPEN);
	struct slice w;

	if (e == NULL || s->requester || s->quoted || s->names > 0 || s->dates > 0 ||
	    e == &s->c->e->v[s->c->from] ||
	    sight_has(s,
	        CONSENT | A_PARTIAL | A_TRACK | A_ONLY | A_COND | A_SAID | A_IRONY | A_NOT | A_NEED |
	            A_DECLINE | A_ASK))
		return false;
	w = sight_written(s, e);
	return slice_ends_nocase(w, SLICE("are missing")) || slice_ends_nocase(w, SLICE("is missing")) ||
	    slice_ends_nocase(w, SLICE("still missing")) || slice_ends_nocase(w, SLICE("fehlen noch")) ||
	    slice_ends_nocase(w, SLICE("fehlt noch"));
}

/* "3: can't" */
static bool
is_cannot(const struct sight *s)
{
	const struct elem *not = sight_first(s->c, A_NOT);
	struct slice w;

	if (not == NULL || s->unknown > 0 || s->names > 0 || s->c->asks || s->quoted ||
	    s->words > CANNOT_MAX || sight_has(s, ~(A_NOT | COURTESY | A_FILL | A_BUT)))
		return false;
	w = sight_written(s, not );
	return slice_eq_nocase(w, SLICE("can't")) || slice_eq_nocase(w, SLICE("cannot")) ||
	    slice_eq_nocase(w, SLICE("cant")) || slice_eq_nocase(w, SLICE("won't"));
}

static struct verdict
judge(struct reply *r, const struct clause *c, int item)
{
	struct sight s = sight_of(r, c, item);
	struct verdict v;
	const struct elem *e;

	if (c->from >= c->to)
		return verdict_of(VERDICT_NOTHING);
	if (is_order(&s))
		return verdict_of(VERDICT_RISKY);
	if (is_handed_on(&s, &v))
		return v;
	if (special_read(&s, &v) || reopen_read(&s, &v))
		return v;
	if (sight_has(&s, A_CANCEL))
		return s.dates == 0 && sight_is_plain(&s) && s.names == 0 && !sight_has(&s, A_MAY)
		    ? act_of(ACT_CANCEL)
		    : verdict_of(VERDICT_RISKY);
	if (shift_read(&s, &v))
		return v;
	if (is_change_alone(&s)) {
		v = act_of(ACT_CHANGE);
		v.text = sight_whole(r, c);
		return v;
	}
	if (sight_has(&s, A_MORETIME) && !s.has_due && !sight_has(&s, A_NOT | A_COND | A_SAID) &&
	    !sight_doubts(&s)) {
		v = act_of(ACT_CHANGE);
		v.text = sight_whole(r, c);
		return v;
	}
	if (s.has_due && is_until_day(&s))
		return due_change(&s);
	if (s.has_due && !sight_has(&s, A_BLOCKED) &&
	    (!sight_has(&s, A_NEED) || sight_has(&s, A_MORETIME | A_MOVE) || due_needed(&s)))
		return due_read(&s);
	if (is_missing(&s)) {
		v = act_of(ACT_BLOCKED);
		v.text = sight_whole(r, c);
		return v;
	}
	if (telling_read(&s, &v))
		return v;
	if (s.dates > 0 && !s.has_due && !sight_has(&s, A_PAST | A_TRACK)) {
		/* "this week won't work": another date may follow */
		v = verdict_of(VERDICT_RISKY);
		v.rejects_date = !s.requester && sight_has(&s, A_NOT | A_DECLINE) &&
		    !sight_has(&s, CONSENT | A_COND | A_SAID);
		return v;
	}
	if ((e = sight_first(c, A_DECLINE)) != NULL)
		return decline_read(&s, e);
	if (sight_has(&s, A_NO)) {
		if (s.unknown > 0 || has_points(&s) ||
		    sight_has(&s, ~(A_NO | A_FILL | COURTESY | A_NOT | A_POINT | A_BUT)))
			return verdict_of(VERDICT_RISKY);
		v = act_of(ACT_DECLINE);
		v.weak = true;
		return v;
	}
	if (is_cannot(&s))
		return act_of(ACT_DECLINE);
	if (sight_has(&s, A_TRACK) && (!sight_has(&s, A_PARTIAL) || is_nearly(&s)) &&
	    !sight_has(&s, A_COND | A_NOT | A_DONE | A_SAID) && !sight_doubts(&s) && !s.quoted &&
	    s.unknown <= UNKNOWN_TRACK && !is_beside(&s) && s.names == 0 && !others_start(&s)) {
		v = act_of(ACT_ON_TRACK);
		v.text = sight_whole(r, c);
		return v;
	}
	if (sight_has(&s, A_HERE) && !s.requester)
		return here_read(&s);
	if (sight_has(&s, A_DONE | A_PAST) && !(sight_has(&s, A_ACCEPT) && s.requester))
		return done_read(&s);
	if (s.requester && is_praised(&s))
		return act_of(ACT_ACCEPT);
	if (sight_has(&s, A_OK | A_YES | A_ACCEPT) ||
	    (s.refs == 1 && c->e->v[c->from].kind == ELEM_REF && sight_has(&s, A_PRAISE)))
		return consent_read(&s);
	return rest_read(&s);
}

struct verdict
answer_judge(struct reply *r, const struct clause *c, int item)
{
	struct verdict v = judge(r, c, item);

	v.conditional = v.kind == VERDICT_RISKY && sight_first(c, A_COND) != NULL;
	return v;
}
