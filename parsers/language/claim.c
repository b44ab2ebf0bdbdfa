/*
 * See claim.h. Method: a block is cut into sentences; in each, wherever a clause
 * may begin, an actor with a binding word behind it opens a clause. Lines that
 * structure makes tasks (heading, marker, check box, a person's heading) are
 * claims as a whole, unless several people do several things in them.
 */
#include "parsers/base/pool.h"
#include "parsers/language/claim_clause.h"
#include "parsers/language/said.h"

const char *
claim_form_name(enum claim_form form)
{
	static const char *const names[] = { "clause", "self", "label", "bracket", "tail", "person", "row",
		"bare" };

	return names[form];
}

/* "Maya anrufen bis Freitag", "Maya à relancer": she is whom it is done to, as nothing else is. */
static bool
is_done_to(const struct tokens *t, const struct claim *c)
{
	static const char *const verbs[] = { "anrufen", "fragen", "anfragen", "anschreiben", "kontaktieren",
		"informieren", "einladen", "erinnern", "benachrichtigen", "ansprechen", "befragen", "treffen",
		"besuchen", "verabschieden", "begr\303\274\303\237en", "einarbeiten", "zur\303\274ckrufen",
		"abholen", "relancer", "contacter", "appeler", "rappeler", "informer", "inviter",
		"pr\303\251venir", "remercier", "interroger", "recevoir" };
	size_t i = c->actor.to;

	if (c->actor.n != 1 || c->actor.kind > ACTOR_NAME || c->actor_block != c->block || i >= c->to)
		return false;
	i += slice_eq(t->v[i].low, SLICE("\303\240"));
	return i < c->to && SLICE_IS_ONE_OF(t->v[i].low, verbs) && clause_only_marks(t, i + 1, c->to);
}

/* "We need to fix the lamp (Maya)", "we have to order the badges -> Maya": a point of a list says at its end which of us. */
static void
one_of_us(struct finder *f, struct claim *c)
{
	struct claim behind = *c;

	if (c->actor.kind != ACTOR_WE || (c->signal != SIGNAL_NEED && c->signal != SIGNAL_WEAK) || c->to < f->end)
		return;
	behind.form = CLAIM_BARE;
	if (!claim_owner_behind(f->people, f->t, &behind) || behind.actor.kind == ACTOR_NONE || behind.actor.kind > ACTOR_HANDLE ||
	    behind.task_to <= behind.task_from || (f->v->b->kind != BLOCK_ITEM && !claim_is_behind_arrow(f->t, &behind)))
		return;
	behind.signal = SIGNAL_NONE;
	*c = behind;
}

/* "Maya exports the list - she said tomorrow": the task ends before what she said of when. */
static void
cut_said(const struct tokens *t, struct claim *c)
{
	size_t day;

	if (c->form == CLAIM_ROW || !(t->any & W_TIME))
		return;
	for (size_t i = c->task_from + 2; i + 2 < c->task_to; i++)
		if ((day = claim_doer_says(t, i)) > 0 && day < c->task_to && (t->v[day].is & (W_TIME | W_BYTIME))) {
			c->to = c->task_to = i - 1;
			return;
		}
}

/* "Maya adds a check, she reckons it's in place by Monday": what she says of when is no task of its own. */
static bool
only_says_when(const struct tokens *t, const struct claim *c)
{
	size_t day = c->form == CLAIM_CLAUSE && c->actor.kind <= ACTOR_PRONOUN && c->actor.n == 1 && c->actor.from > 0 && c->actor_block == c->block
	    ? claim_doer_says(t, c->actor.from)
	    : 0;

	return day > 0 && day < c->to && (t->v[day].is & (W_TIME | W_BYTIME));
}

void
claim_add(struct finder *f, const struct claim *c)
{
	struct claim_list *list = f->claims;
	size_t from, cut;

	if (list->n >= CLAIM_MAX || only_says_when(f->t, c))
		return;
	list->v = pool_grow(f->o->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n] = *c;
	one_of_us(f, &list->v[list->n]);
	cut_said(f->t, &list->v[list->n]);
	if (c->form == CLAIM_CLAUSE && (cut = clause_before_condition(f->t, c->task_from + 2, c->task_to)) < c->task_to)
		list->v[list->n].to = list->v[list->n].task_to = cut;
	if (is_done_to(f->t, c)) {
		list->v[list->n].task_from = c->actor.from;
		list->v[list->n].actor.n = 0;
		list->v[list->n].form = CLAIM_BARE;
		list->v[list->n].signal = SIGNAL_NONE;
	}
	/* "-> KW, 4.12.", ": KW, 4.12.": letters of one person who has an address, behind an arrow or a colon */
	if (c->form == CLAIM_TAIL && c->actor.kind == ACTOR_INITIALS && c->actor_block == c->block && c->actor.from > 1 &&
	    (token_is(f->t, c->actor.from - 1, '>') || token_is(f->t, c->actor.from - 1, 0x2192) ||
	        (token_is_colon(f->t, c->actor.from - 1) && token_is(f->t, c->actor.to, ','))) &&
	    clause_is_reachable(f, &c->actor))
		list->v[list->n].actor.kind = ACTOR_KNOWN;
	/* "ML -> the letter, 4.12." */
	if (c->form == CLAIM_LABEL && c->first && c->actor.kind == ACTOR_INITIALS && c->actor.n == 1 && c->actor_block == c->block &&
	    token_is(f->t, c->actor.to, '-') && token_is(f->t, c->actor.to + 1, '>') && clause_is_reachable(f, &c->actor))
		list->v[list->n].actor.kind = ACTOR_KNOWN;
	if (c->chat && c->signal == SIGNAL_WEAK && c->form == CLAIM_SELF)
		list->v[list->n].accepted = said_accepted(f->o, f->people, c->block, &from) > 0;
	list->n++;
}

/* A label in front whose text holds a clause of somebody gives way to it. */
static void
labels_drop(struct finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct claim *c = &f->clauses[i];

		if (c->form == CLAIM_LABEL && i + 1 < f->n && f->clauses[i + 1].sentence == c->sentence &&
		    f->clauses[i + 1].from == c->task_from) {
			struct claim *next = &f->clauses[i + 1];

			/* "Sales: price list to be checked": who is known in front is not displaced by a mere
			 * noun. */
			if (c->actor.kind > ACTOR_NAME || next->actor.kind <= ACTOR_NAME ||
			    next->actor.kind == ACTOR_I)
				continue;
			f->clauses[n] = *c;
			f->clauses[n].to = f->clauses[n].task_to = next->to;
			n++;
			i++;
			continue;
		}
		f->clauses[n++] = *c;
	}
	f->n = n;
}

/* ---- a block -------------------------------------------------------------- */

/* "3.2-Order the signs", "3.2—Tom to call": the number of the line, without a space around the dash. */
static bool
numbers_line(const struct tokens *t, size_t i)
{
	return i + 2 < t->n && t->v[i].len <= 6 &&
	    slice_find_char(tokens_slice(t, i, i + 1), '.') < t->v[i].len &&
	    t->v[i + 1].kind == TOKEN_PUNCT &&
	    (t->v[i + 1].sign == '-' || t->v[i + 1].sign == 0x2013 || t->v[i + 1].sign == 0x2014) &&
	    !t->v[i + 1].space && !t->v[i + 2].space && t->v[i + 2].letters == CASE_CAPITAL;
}

/* "4.12.: lamps", "4.12. – lamps", "4. Dezember": the number at token i, with its stop, is of a day, and counts no lines. */
static bool
begins_day(const struct tokens *t, size_t i)
{
	return token_is(t, i + 1, '.') && i + 2 < t->n &&
	    ((t->v[i + 2].is & W_TIME) ||
	        (slice_find_char(tokens_slice(t, i, i + 1), '.') < t->v[i].len && t->v[i].len < 6 && (token_is_colon(t, i + 2) || token_is_dash(t, i + 2))));
}

static size_t
skip_front(const struct tokens *t)
{
	size_t i = said_stamp(t);

	if (i == 0)
		i = said_shortcode(t);

	while (i > 0 && i < t->n && (token_is(t, i, '-') || token_is(t, i, 0x2013)))
		i++;
	if (i > 0)
		return i;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != '[' && t->v[i].sign != '(' &&
	    t->v[i].sign != '{' && t->v[i].sign != '@' && t->v[i].sign != 0x3010)
		i++;
	if (i + 1 < t->n && t->v[i].kind == TOKEN_NUMBER && !begins_day(t, i) &&
	    (token_is(t, i + 1, '.') || token_is(t, i + 1, ')') || numbers_line(t, i)))
		i += 2;
	/* "5.- Maya", as Spanish minutes count */
	if (i > 1 && i + 1 < t->n && token_is(t, i, '-') && !t->v[i].space && token_is(t, i - 1, '.'))
		i++;
	return i;
}

static bool
same_actor(const struct tokens *t, const struct actor *a, const struct actor *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!slice_eq_nocase(
		        tokens_slice(t, a->v[i].from, a->v[i].to), tokens_slice(t, b->v[i].from, b->v[i].to)))
			return false;
	return true;
}

/* "Actions: Maya - badges; Omar - posters": known people in front of sentences of their own. */
static bool
is_ones_own(const struct claim *c)
{
	return signal_binds(c->signal) || (c->first && c->signal == SIGNAL_VERB) ||
	    (c->form == CLAIM_LABEL && c->first && c->actor.kind <= ACTOR_HANDLE);
}

/* "Maya to order the badges. Maya to book the hall.": named again in a sentence of its own. */
static bool
is_named_anew(const struct claim *c, const struct claim *before)
{
	return c->signal == SIGNAL_TO && before->signal == SIGNAL_TO && c->sentence != before->sentence && c->first && before->first;
}

/* How many people are named in the clauses who bind themselves, one as often as he is named anew. */
static size_t
binding_actors(const struct finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		bool seen = !is_ones_own(&f->clauses[i]) || !actor_is_named(&f->clauses[i].actor);

		for (size_t j = 0; j < i && !seen; j++)
			seen = is_ones_own(&f->clauses[j]) && !is_named_anew(&f->clauses[i], &f->clauses[j]) &&
			    same_actor(f->t, &f->clauses[i].actor, &f->clauses[j].actor);
		n += !seen;
	}
	return n;
}

/* "王磊：", "Maya, Tom:" in the first line of a mail, and a paragraph of several sentences below: they are
 * greeted. */
static bool
is_greeted(const struct finder *f)
{
	const struct tokens *head = f->v->person == 0 ? &f->o->v[0].t : NULL;
	unsigned mark;

	return head != NULL && f->block == 1 && f->v->b->kind == BLOCK_PARAGRAPH && !f->v->record && head->n > 0 &&
	    (token_is(head, head->n - 1, ':') || token_is(head, head->n - 1, 0xff1a)) &&
	    sentence_end(f->t, f->start, f->end, &mark) + 1 < f->end;
}

bool
clause_is_structural(const struct finder *f)
{
	const struct place *v = f->v;

	if (f->marked || v->b->box != BOX_NONE)
		return true;
	return v->section == SECTION_ACTION || v->section == SECTION_OLD ||
	    (v->person >= 0 && !is_greeted(f)) || v->record;
}

/* "We found scratches. Maya will ask for the reason.": what stands below a team's name tells first, prose and points that
 * begin with no order; the team's name is the topic. "Maya drafts it by 4 Dec, I do the rest" is two people's there. */
static bool
is_told_first(const struct finder *f)
{
	const struct claim *c = f->clauses, *end = f->clauses + f->n;
	bool point = f->v->b->kind == BLOCK_ITEM;
	struct actor team;

	if (f->v->person < 0 || (!point && f->v->b->kind != BLOCK_PARAGRAPH) || f->marked || f->v->b->box != BOX_NONE || f->v->record ||
	    f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD || f->n == 0)
		return false;
	/* "She was good. I invite her, Maya writes the letter" */
	while (point && c + 1 < end && !signal_binds(c->signal))
		c++;
	if (c->sentence == 0 && !(point && f->n > 1))
		return false;
	if (point && (!outline_names(f->people, &f->o->v[f->v->person].t, &team) || team.kind != ACTOR_DEPARTMENT || !c->first || (f->t->v[f->start].is & W_VERB) ||
	                 (c->sentence > 0 && clause_is_infinitive(&f->o->set, f->t, f->start, c->from - 1))))
		return false;
	return signal_binds(c->signal) ||
	    (c->signal == SIGNAL_VERB && c->actor.kind <= ACTOR_HANDLE && clause_is_ahead(f->t, c->from, c->to));
}

/* Does it tell how things are or were, from token from on, and is no order? */
static bool
is_report(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to && !(t->v[from].is & W_VERB); i++)
		if ((t->v[i].is & (W_BE | W_PAST | W_NOT)) && !(t->v[i].is & W_VERB))
			return true;
	return false;
}

/* Tokens of "Hall 2, the lamp above the door:". */
#define TOPIC_TOKENS 8

/* "Hall 2: the lamp is broken. Maya repairs it." among findings and measures: what was found, and what somebody does about it. */
static bool
is_found_first(const struct finder *f)
{
	const struct claim *c = &f->clauses[0];
	size_t from = f->start;

	if (f->marked || f->v->b->box != BOX_NONE || f->v->record || f->v->person >= 0 || f->v->section != SECTION_ACTION || f->n == 0 ||
	    c->sentence == 0 || !c->first || c->form != CLAIM_CLAUSE || (c->actor.kind > ACTOR_HANDLE && c->actor.kind != ACTOR_I))
		return false;
	for (size_t i = from; i < c->from && i < from + TOPIC_TOKENS; i++)
		if (token_is_colon(f->t, i))
			from = i + 1;
	return is_report(f->t, from, c->from);
}

/* "Budget: it is tight. I'll ask for more." in the list of somebody: a topic, and what he says he does. */
static bool
speaks_on_topic(const struct finder *f)
{
	if (f->v->person < 0 || f->marked || f->n < 2 || f->clauses[0].form != CLAIM_LABEL ||
	    f->clauses[0].actor.kind != ACTOR_WORD)
		return false;
	for (size_t i = 1; i < f->n; i++)
		if (f->clauses[i].form == CLAIM_SELF && signal_binds(f->clauses[i].signal))
			return true;
	return false;
}

/* "I collect them on Monday then, ok?": the tokens of a question that only asks for a yes. */
static size_t
tag_length(const struct tokens *t, size_t from, size_t end)
{
	static const char *const tags[] = { "ok", "okay", "right", "yes", "alright", "ja", "oder", "gell", "vale", "no", "hein" };

	return end > from + 5 && token_is(t, end - 1, '?') && SLICE_IS_ONE_OF(t->v[end - 2].low, tags) &&
	        token_is(t, end - 3, ',')
	    ? 3
	    : 0;
}

static void
block_sentences(struct finder *f)
{
	const struct actor greeted = f->greeted;
	const size_t greeted_block = f->greeted_block;
	size_t i = f->start, last = f->start;
	int sentence = 0;

	while (i < f->end) {
		unsigned mark;
		size_t end, said, n;

		while (i < f->end && ((said = sentence_dictated(f->t, i)) > 0 || (said = sentence_counted(f->t, i)) > 0))
			i += said;
		i += sentence_both(f->t, i, f->end);
		end = sentence_end(f->t, i, f->end, &mark);
		if ((said = clause_request_behind(f, i, end)) < end) {
			end = said;
			mark = 0;
		}
		end = clause_others_part(f, i, end);
		f->before = last;
		f->last = last = i;
		n = f->n;
		clause_turn_to(f, i, end);
		if (mark == '?' && (said = tag_length(f->t, i, end)) > 0) {
			clause_sentence(f, i, end - said, sentence);
		} else if (mark == '?' && clause_finds_out(f, i, end)) {
			clause_sentence(f, i, end - 1, sentence);
		} else if (mark != '?' && mark != 0xff1f) {
			if (!clause_request(f, i, end, sentence))
				clause_sentence(f, i, end, sentence);
			clause_pleased(f, i, end, sentence);
			clause_somebody(f, i, end);
			clause_needed_in_chat(f, i, end);
			clause_turned(f, i, end, sentence, n);
			clause_asked_politely(f, i, end, sentence, n);
		} else {
			clause_question(f, i, end, sentence);
			clause_asked_politely(f, i, end, sentence, n);
		}
		sentence++;
		i = end;
	}
	f->greeted = greeted;
	f->greeted_block = greeted_block;
	clause_quoted(f);
	clause_meant(f);
	clause_two_days(f);
	clause_same(f);
	labels_drop(f);
}

/* "Maya calls the printer; a sign is to be painted (Tom, 4 Dec)": nobody's sentence at the end, and somebody in
 * brackets behind it. */
static void
last_claim(struct finder *f)
{
	struct claim c = clause_base(f, f->last, f->end);

	while (c.from < c.to && (f->t->v[c.from].is & (W_AND | W_LEAD)))
		c.task_from = ++c.from;
	if (f->v->b->kind == BLOCK_ITEM && f->clauses[f->n - 1].to <= f->last && c.from + 4 < c.to &&
	    claim_owner_behind(f->people, f->t, &c) && c.form == CLAIM_BRACKET)
		claim_add(f, &c);
}

/* "ACTION: ML, order the sign. Tom will hang it": the marker's owner has the first sentence, and others theirs. */
static bool
first_sentence(struct finder *f)
{
	size_t end = f->end, n = f->n;
	unsigned mark;

	if (!f->marked || !f->bracket || f->owner.n == 0 || n == 0 || f->clauses[0].sentence == 0 ||
	    !signal_binds(f->clauses[0].signal) || f->clauses[0].actor.kind > ACTOR_HANDLE)
		return false;
	f->end = sentence_end(f->t, f->start, end, &mark);
	f->n = 0;
	clause_whole(f);
	f->end = end;
	f->n = n;
	for (size_t i = 0; i < n; i++) {
		f->clauses[i].marked = false;
		claim_add(f, &f->clauses[i]);
	}
	return true;
}

/* "2)" from token i on that is at most end: where the point with that number begins, 0 if there is none. */
static size_t
point_at(const struct tokens *t, size_t i, size_t end, char number)
{
	for (; i + 2 < end; i++)
		if (t->v[i].kind == TOKEN_NUMBER && t->v[i].len == 1 && t->v[i].low.p[0] == number && (t->v[i].space || token_is(t, i - 1, '(')) &&
		    token_is(t, i + 1, ')') && !t->v[i + 1].space)
			return i;
	return 0;
}

/* "Maya: 1) answer the bank 2) plan by Friday": several points in a line of somebody known. */
static bool
numbered_claims(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;
	size_t at, next;

	if (!tokens_may_hold(t, ')') || f->owner.n > 0 || !actor_read(f->people, t, f->start, f->end, &a) ||
	    a.kind > ACTOR_HANDLE || !(token_is_colon(t, a.to) || token_is_dash(t, a.to)))
		return false;
	at = a.to + 1 + token_is(t, a.to + 1, '(');
	if (point_at(t, at, f->end, '1') != at || point_at(t, at + 2, f->end, '2') == 0)
		return false;
	for (char number = '2'; at > 0 && number <= '9'; number++, at = next) {
		struct claim c = clause_base(f, at + 2, f->end);

		next = point_at(t, at + 2, f->end, number);
		if (next > 0)
			c.to = c.task_to = next - token_is(t, next - 1, '(');
		c.form = CLAIM_LABEL;
		c.signal = SIGNAL_COLON;
		c.signal_at = a.to;
		c.actor = a;
		c.first = true;
		c.part = number - '2';
		c.parts = 2; /* or more */
		claim_add(f, &c);
	}
	return true;
}

/* "They never hear of it -> mail to the customers at closing (Maya)": what is to be done about it stands behind the one
 * arrow of a point, and at its end who does it. */
static void
behind_remedy(const struct finder *f, struct claim *c)
{
	const struct tokens *t = f->t;
	size_t arrows = 0, at = 0;

	if (f->v->b->kind != BLOCK_ITEM || f->said || !(tokens_may_hold(t, '>') || tokens_may_hold(t, 0x2192)) ||
	    (c->form != CLAIM_BRACKET && c->form != CLAIM_TAIL) || c->actor.from < c->task_to || !(c->author || clause_is_reachable(f, &c->actor)))
		return;
	for (size_t i = c->task_from + 1; i < c->task_to; i++)
		if (token_is(t, i, 0x2192) || (token_is(t, i, '>') && (token_is(t, i - 1, '-') || token_is(t, i - 1, '=')))) {
			arrows++;
			at = i + 1;
		}
	if (arrows != 1 || at + 3 > c->task_to || t->v[at].kind == TOKEN_PUNCT)
		return;
	c->task_from = at;
	c->marked = true;
}

/* "They want a new invoice -> Maya please": an arrow hands over what the clauses only tell. */
static bool
is_handed_over(const struct finder *f)
{
	struct claim c = clause_base(f, f->start, f->end);

	return f->n > 0 && !f->said && clause_bind_nobody(f, 0) && claim_owner_behind(f->people, f->t, &c) &&
	    claim_is_behind_arrow(f->t, &c);
}

/* "You: send them the list" among who does what, in a mail to one person. */
static bool
labelled_you(struct finder *f)
{
	struct claim c;

	if (f->greeted.n == 0 || f->v->speaker >= 0 || f->start + 3 >= f->end || !(f->t->v[f->start].is & W_ADDRESSED) ||
	    !token_is_colon(f->t, f->start + 1) || !(f->t->v[f->start + 2].is & W_VERB) || token_is(f->t, f->end - 1, '?'))
		return false;
	c = clause_base(f, f->start + 2, f->end);
	c.form = CLAIM_LABEL;
	c.signal = SIGNAL_COLON;
	c.signal_at = f->start + 1;
	c.actor = f->greeted;
	c.actor_block = f->greeted_block;
	c.first = c.asked = c.vowed = true;
	claim_add(f, &c);
	return true;
}

/* "The old plates must go; responsible: Maya": whose label stands behind the sentence, unless it binds somebody itself. */
static bool
labelled_behind(struct finder *f)
{
	struct claim c = clause_base(f, f->start, f->end);
	uint64_t told = 0, wanted = 0;

	for (size_t i = 0; i < f->n; i++)
		if (f->clauses[i].from < f->labelled && signal_binds(f->clauses[i].signal) && f->clauses[i].actor.kind <= ACTOR_NAME &&
		    f->clauses[i].actor.n > 0)
			return false;
	if (f->labelled == 0)
		return false;
	c.form = CLAIM_TAIL;
	c.actor = f->tail;
	c.actor_block = f->tail_block;
	c.task_to = f->labelled;
	/* "The plan was explained. Responsible: Maya" may say who answers for it */
	for (size_t i = c.task_from; i < c.task_to; i++) {
		told |= f->t->v[i].is & W_PAST;
		wanted |= (f->t->v[i].is | f->t->v[i].phrase) & (W_TO | W_NEED | W_FUTURE | W_WEAK);
	}
	c.marked = wanted != 0 || told == 0;
	claim_add(f, &c);
	return true;
}

static void
text_claims(struct finder *f)
{
	f->labelled = 0;
	claim_front(f);
	if (f->start >= f->end || numbered_claims(f) || clause_orders_in_a_row(f) || labelled_you(f))
		return;
	block_sentences(f);
	if (first_sentence(f) || labelled_behind(f))
		return;
	/* "Mailout needs to go out. (Tom will do this)": a thing, and whose it is */
	if (f->bracket && f->owner.n > 0 && f->n == 1 && f->clauses[0].actor.kind > ACTOR_NAME && f->clauses[0].signal == SIGNAL_NEED)
		f->n = 0;
	if ((clause_listed_doer(f) || (f->bracket && f->owner.n > 0 && f->n == 0)) && !clause_is_structural(f)) {
		clause_whole(f);
		return;
	}
	if (clause_is_structural(f) && (f->v->front > 0 || binding_actors(f) < 2) && !is_told_first(f) &&
	    !is_found_first(f) && !speaks_on_topic(f)) {
		clause_whole(f);
		return;
	}
	if (is_handed_over(f))
		f->n = 0;
	/* "The offer goes out on 4 December, I take care of it" */
	if (f->n == 1 && f->clauses[0].present) {
		struct claim c = clause_base(f, f->start, f->end);

		if (claim_says_behind(f->people, f->t, &c)) {
			claim_add(f, &c);
			return;
		}
	}
	if (f->n == 1)
		clause_topic_gives_way(f, &f->clauses[0]);
	for (size_t i = 0; i < f->n; i++)
		claim_add(f, &f->clauses[i]);
	if (f->n > 0)
		last_claim(f);
	if (f->n == 0) {
		struct claim c = clause_base(f, f->start, f->end);

		if (claim_owner_behind(f->people, f->t, &c) || claim_owner_below(f->o, f->people, &c)) {
			behind_remedy(f, &c);
			claim_add(f, &c);
		}
	}
}

static void
block_claims(struct finder *f)
{
	size_t next = skip_front(f->t), said = 0;
	const size_t greeted = f->greeted.n;
	struct actor speaker = { .n = 0 };

	/* "you" of a quoted line is not whom the mail greets, nor who is spoken to above the greeting, by whoever forwards it */
	if ((f->v->b->quote > 0 && (f->greeted_block >= f->o->n || f->o->v[f->greeted_block].b->quote != f->v->b->quote)) || f->v->b->kind == BLOCK_QUOTE || f->block < (f->greeted_block < f->o->n ? f->greeted_block : f->o->addressed))
		f->greeted.n = 0;
	/* skip_front takes the first sign of "<maya> hello" for one of a list */
	if (f->t->n > 3 && token_is(f->t, 0, '<') &&
	    (said = said_speaker(f->people, f->t, 0, &speaker)) > 0)
		next = 0;
	else if (next > 0 && said_stamp(f->t) > 0)
		said = said_speaker(f->people, f->t, next, &speaker);
	/* "Maya Lin : je le fais" among the messages of a chat that have their speakers in a line of their own */
	if (said == 0 && f->v->speaker >= 0 && next == 0 && (said = said_label(f->people, f->t, &speaker)) > 0)
		next = 0;
	next += said;
	f->said = said > 0;
	if (sentence_behind_roster(f->t) > 0)
		next = sentence_behind_roster(f->t);
	if (f->v->plan == PLAN_AHEAD)
		next = f->v->plan_len;
	/* "What: ..." in a record */
	if (f->v->record && (f->t->v[0].phrase & W_TASK) && token_is_colon(f->t, f->t->v[0].phrase_len))
		next = f->t->v[0].phrase_len + 1;
	do {
		f->start = next;
		f->end = f->t->n;
		f->n = 0;
		f->marked = f->bracket = false;
		f->label.n = f->speaker.n = f->owner.n = 0;
		if (said > 0)
			f->label = speaker;
		text_claims(f);
		next = f->end;
	} while (next < f->t->n);
	f->greeted.n = greeted;
}

/* Tokens of a line that is more than a name and when he is away. */
#define SENTENCE_TOKENS 9

static bool
is_readable(const struct place *v)
{
	size_t label;

	if (v->t.n == 0 || v->speaks || v->detail || v->orders || v->closing || v->b->kind == BLOCK_CODE ||
	    (v->b->kind == BLOCK_HEADING && !v->record) || v->b->header_row)
		return false;
	/* "Maya to send the list by Friday." below "PRESENT" and names: nobody said where they end */
	if (v->section == SECTION_ATTEND && !(v->b->kind == BLOCK_PARAGRAPH && v->t.n > SENTENCE_TOKENS - 2 &&
	        token_is(&v->t, v->t.n - 1, '.') && (v->t.any & (W_TO | W_FUTURE | W_COMMIT))) &&
	    !((v->t.any & W_MARKER) && marker_length(&v->t, 0, v->t.n) > 0))
		return false;
	/* sentences below "TOP 5: Urlaub" tell what was said of it, points who is away */
	if (v->section == SECTION_ABSENT && !(v->b->kind == BLOCK_PARAGRAPH && v->t.n > SENTENCE_TOKENS &&
	        token_is(&v->t, v->t.n - 1, '.')))
		return false;
	label = outline_label(&v->t);
	if (v->t.n > label + 2 && !(v->t.v[label].phrase & W_TASK) &&
	    outline_label_end(&v->t, label, H_ATTEND | H_ABSENT | H_MEETING) > label &&
	    token_is_colon(&v->t, outline_label_end(&v->t, label, H_ATTEND | H_ABSENT | H_MEETING)) && sentence_behind_roster(&v->t) == 0)
		return false;
	/* "For information: prices will rise" */
	if (v->t.n > 2 && (v->t.v[0].phrase & H_FYI) && !(v->t.v[0].phrase & (W_MARKER | W_TASK)) &&
	    v->t.v[0].phrase_len > 1 && token_is_colon(&v->t, v->t.v[0].phrase_len))
		return false;
	return !(v->heads && (v->own != SECTION_NONE || v->t.n <= 4));
}

static void
row_claims(struct finder *f, const struct claim *row)
{
	int parts = claim_row_parts(f->o, row);

	for (int i = 0; i < parts; i++) {
		struct claim c = *row;

		c.parts = parts;
		if (parts > 1)
			claim_row_part(f->o, f->people, i, &c);
		claim_add(f, &c);
	}
}

/* The sentences of a row's cell as clauses, as if each of them were behind a marker. */
bool
clause_cell(struct finder *f)
{
	size_t from, to;

	if (!claim_row_cell(f->o, f->people, f->block, &from, &to))
		return false;
	f->start = from;
	f->end = to;
	f->n = 0;
	f->bracket = false;
	f->label.n = f->speaker.n = f->owner.n = 0;
	claim_front(f);
	f->marked = true;
	f->end = f->end < to ? f->end : to;
	if (f->start < f->end)
		block_sentences(f);
	return true;
}

/*
 * "Stable again. Maya adds a disk by Thursday." and "Maya to write, Omar to review" in a column of tasks: the
 * sentences of the cell, if at least so many people are named in them as they should be for that.
 */
static bool
cell_claims(struct finder *f, size_t least)
{
	size_t n = 0;

	if (!clause_cell(f))
		return false;
	for (size_t i = 0; i < f->n; i++)
		n += f->clauses[i].actor.kind != ACTOR_NONE && f->clauses[i].actor.kind <= ACTOR_HANDLE;
	if (n < least || (least > 1 && binding_actors(f) < least))
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (actor_is_named(&f->clauses[i].actor))
			claim_add(f, &f->clauses[i]);
	return true;
}

/* "... and I will write it", as scribes go on with whoever speaks. */
static bool
goes_on(const struct tokens *t)
{
	return token_is(t, 0, 0x2026) || (token_is(t, 0, '.') && token_is(t, 1, '.') && token_is(t, 2, '.'));
}

void
claim_find(const struct outline *o, const struct people *people, struct claim_list *claims)
{
	struct finder *f = pool_alloc(o->pool, sizeof(*f));

	*claims = (struct claim_list) { .n = 0 };
	f->o = o;
	f->people = people;
	f->claims = claims;
	f->voice.n = 0;
	clause_greeting(f);
	f->topics = clause_page_of_topics(o, people);
	for (size_t i = 0; i < o->n; i++) {
		size_t first = claims->n;
		struct claim row;

		f->block = i;
		f->v = &o->v[i];
		f->t = &o->v[i].t;
		if (claim_fields(o, people, i, &row)) {
			claim_add(f, &row);
			continue;
		}
		if (!is_readable(f->v))
			continue;
		f->cells = f->said = false;
		if (f->v->b->kind == BLOCK_ROW) {
			bool one = claim_row(o, people, i, &row);

			/* "Maya to order it" where minutes have whose it is */
			if (one && row.task_cell == row.owner_cell) {
				claim_add(f, &row);
				continue;
			}
			if (one && row.minutes) {
				if (!clause_minutes(f, &row) && !row.spoken)
					row_claims(f, &row);
				continue;
			}
			if (clause_minutes(f, NULL) || cell_claims(f, one ? 2 : 1))
				continue;
			if (one) {
				row_claims(f, &row);
				continue;
			}
			/* "Action: send it | Owner: Maya | Due: Friday" */
			f->cells = marker_length(f->t, 0, f->t->n) == 0;
			/* "Budget | Too high. Action Maya: send the figures" */
			if (f->cells && !claim_front_inside(f))
				continue;
		}
		if (!goes_on(f->t))
			f->voice.n = 0;
		block_claims(f);
		if (f->label.n == 1 && f->label.kind <= ACTOR_NAME && f->label.kind != ACTOR_DEPARTMENT) {
			f->voice = f->label;
			f->voice_block = i;
		}
		for (size_t j = first; j < claims->n; j++)
			claims->v[j].rivals = (int)(claims->n - first - 1);
	}
}
