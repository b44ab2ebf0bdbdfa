/*
 * See answer_sight.h: what binds: yes, done, accepted. Method: every word of the
 * clause must be known, so that what was not understood cannot have meant the
 * opposite.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

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

struct verdict
consent_done(const struct sight *s)
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
struct verdict
consent_here(const struct sight *s)
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

struct verdict
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

/* "The mockups are great" */
bool
consent_praise(const struct sight *s)
{
	const struct elem *praise = sight_first(s->c, A_PRAISE);
	const struct elem *first = &s->c->e->v[s->c->from];
	bool point = s->refs == 1 && first->kind == ELEM_REF;

	for (const struct elem *k = first; praise != NULL && k < praise; k++)
		point = point || k->points != 0;
	return praise != NULL && praise > first && point && sight_is_plain(s) && s->names == 0 &&
	    s->dates == 0 && !sight_has(s, A_PARTIAL | A_NO | A_FUTURE | TELLING);
}
