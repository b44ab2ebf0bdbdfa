/*
 * See claim_clause.h. A block that is one task, because structure says so or a marker does. Method: the first
 * clause in it that binds somebody names the owner, else what stands in front, at the end, below or above; a
 * word in front that only looks like somebody gives way to who is named behind.
 */
#include "parsers/language/claim_clause.h"

/* Dates, done marks and punctuation only. */
bool
clause_only_marks(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind != TOKEN_PUNCT && t->v[i].kind != TOKEN_NUMBER &&
		    !(t->v[i].is & (W_TIME | W_DONE | W_BYTIME)))
			return false;
	return true;
}

/* Words of the order that begins at token i, up to its date or end. */
static size_t
order_words(const struct tokens *t, size_t i)
{
	size_t n = 0;

	for (;
	     i < t->n && !(t->v[i].is & (W_TIME | W_BYTIME)) && !token_is(t, i, '.') && !token_is(t, i, '(');
	     i++)
		n += t->v[i].kind == TOKEN_WORD;
	return n;
}

/* "Carefully check the list": how, in front of an order. */
static bool
is_manner_of_order(const struct finder *f)
{
	const struct token *w = &f->t->v[f->start];

	return f->start + 1 < f->t->n && w->kind == TOKEN_WORD && w->letters == CASE_CAPITAL &&
	    w->low.len > 6 && slice_ends_nocase(w->low, SLICE("ly")) && (w[1].is & W_VERB) &&
	    w[1].letters == CASE_LOWER && order_words(f->t, f->start + 1) > 2;
}

/*
 * "Tax module: Estimate the effort": a bold topic in front of an order. A bare
 * "Finalize" says nothing without its topic.
 */
static size_t
behind_lead(const struct finder *f)
{
	size_t lead = f->v->b->lead.len, i = f->start;

	if (lead == 0 || lead >= f->v->b->text.len)
		return f->start + is_manner_of_order(f);
	while (i < f->t->n && f->t->v[i].at < lead)
		i++;
	while (i < f->t->n && f->t->v[i].kind == TOKEN_PUNCT)
		i++;
	return i < f->t->n && i > f->start && (f->t->v[i].is & W_VERB) && order_words(f->t, i) > 2 ? i
	                                                                                           : f->start;
}

/* "Error budget dashboard: ... (Maya)": a word with a verb behind it is no person where somebody is named at
 * the end. */
static bool
is_chance_verb(const struct claim *c)
{
	return c->signal == SIGNAL_VERB && c->actor.kind > ACTOR_NAME;
}

/* "Rough schedule should be ready" in the list below somebody's name: no person, but one whose name is a
 * given one. */
static bool
is_chance_below_name(const struct finder *f, const struct claim *c)
{
	return f->v->person >= 0 && f->v->section == SECTION_ACTION && f->v->b->kind == BLOCK_ITEM &&
	    is_chance_verb(c) && c->actor.kind == ACTOR_WORD && !(f->t->v[c->actor.from].is & W_GIVEN);
}

/* "Update tools to the decision (Maya)": a word inside the line that may be a handle, before "to". */
static bool
is_chance_noun(const struct finder *f, const struct claim *c)
{
	return c->actor.kind == ACTOR_LOWER && c->from > f->start;
}

/* "Booth Design: order the wall (Lena K.)", "StartScreen - Alexandru": in brackets or behind the dash a given name, and in front none. */
static bool
is_person_behind_thing(const struct tokens *t, const struct claim *c, const struct claim *behind)
{
	return (behind->form == CLAIM_BRACKET || (behind->form == CLAIM_TAIL && c->signal == SIGNAL_DASH && c->actor.kind == ACTOR_WORD)) &&
	    behind->actor.kind == ACTOR_NAME && behind->actor.n == 1 && c->actor.n == 1 &&
	    (t->v[behind->actor.v[0].from].is & W_GIVEN) && !(t->v[c->actor.v[0].from].is & W_GIVEN);
}

/* "Laptop Return: wipe the disks (IT)": in brackets a department, and in front what is no given name. */
static bool
is_department_behind_thing(const struct tokens *t, const struct claim *c, const struct claim *behind)
{
	return behind->form == CLAIM_BRACKET && behind->actor.kind == ACTOR_DEPARTMENT && c->form == CLAIM_LABEL && c->actor.kind >= ACTOR_NAME && c->actor.n == 1 &&
	    !(t->v[c->actor.v[0].from].is & (W_GIVEN | W_TITLE));
}

/* "Traffic numbers: share them (Omar Haddad)", "Finance: ask them (Maya)": a known person at the end goes
 * before a topic in front. */
void
clause_topic_gives_way(const struct finder *f, struct claim *c)
{
	struct claim behind = *c;
	bool topic = c->actor.kind == ACTOR_DEPARTMENT && c->signal == SIGNAL_COLON;

	/* "Training: Maya" */
	if (claim_topic_of_one(f->people, f->t, c))
		return;
	if ((c->actor.kind < ACTOR_NAME && !topic) || c->actor.kind == ACTOR_EVERYONE ||
	    !(c->form == CLAIM_LABEL ||
	        (c->form == CLAIM_CLAUSE &&
	            (c->signal == SIGNAL_VERB ||
	                (c->signal == SIGNAL_COMMIT && c->actor.kind > ACTOR_NAME)))))
		return;
	behind.actor.n = 0;
	behind.task_to = behind.to;
	if (claim_owner_behind(f->people, f->t, &behind) && (!topic || behind.form == CLAIM_BRACKET) &&
	    (behind.actor.kind <= ACTOR_HANDLE || is_department_behind_thing(f->t, c, &behind) || behind.actor.kind == ACTOR_NOBODY || behind.author || is_person_behind_thing(f->t, c, &behind) ||
	        (behind.actor.kind <= ACTOR_NAME && behind.form == CLAIM_BRACKET &&
	            c->actor.kind == ACTOR_WORD))) {
		/* "Regal prüfen (Maya)": what looked like a name is what is looked at; "Preisvergleich - ich, bis Freitag" */
		if (behind.signal == SIGNAL_COMMIT || behind.task_from >= behind.task_to)
			behind.task_from = behind.from;
		*c = behind;
	}
}

static void
owner_in_front(const struct finder *f, struct claim *c)
{
	c->actor = f->owner;
	c->author = f->owner.kind == ACTOR_I;
	c->form = f->bracket && !c->author ? CLAIM_BRACKET : CLAIM_LABEL;
	c->first = c->first || f->bracket;
}

/* "Badges: Maya orders them": somebody known does something behind the topic of the line. */
static bool
is_behind_topic(const struct claim *c)
{
	return c->first && c->sentence == 0 && c->signal == SIGNAL_VERB && c->actor.kind <= ACTOR_HANDLE;
}

/* "Maya" above "going to open a shop", "asked them, will write it": what she will do, of all that is said of
 * her. */
static void
will_of_person(const struct finder *f, struct claim *c)
{
	const struct tokens *t = f->t;
	size_t n;

	for (size_t i = c->task_from; i + 2 < c->task_to && (t->any & W_FUTURE); i++) {
		if ((i > c->task_from && !token_is(t, i - 1, ',') && !token_is(t, i - 1, ';') &&
		        !token_is_dash(t, i - 1)) ||
		    !token_has(t, i, W_FUTURE, &n) || i + n + 1 >= c->task_to ||
		    (t->v[i + n].is & (W_VERB | W_BE | W_STATIVE | W_NOT)) != W_VERB ||
		    t->v[i + n].letters != CASE_LOWER)
			continue;
		c->signal = SIGNAL_WILL;
		c->signal_at = i;
		c->task_from = i + n;
		return;
	}
}

/* "Becker project: archive it" */
static bool
is_on_topic(const struct finder *f, size_t i)
{
	struct actor a;

	return actor_read(f->people, f->t, i, f->end, &a) && clause_is_of_topic(f, &a, f->end);
}

/* "Maya and Omar" among tasks, or above theirs: whose they are, and none itself. */
static bool
is_people_alone(const struct finder *f, const struct claim *c)
{
	struct actor a;

	/* "TODO Maya", "Action: Maya, 4 Dec" say no more than whose something is */
	return c->form == CLAIM_BARE && c->actor.n == 0 && f->v->b->box == BOX_NONE && (c->task_from == 0 || c->marked) &&
	    actor_read(f->people, f->t, c->task_from, f->t->n, &a) && (a.n > 1 || f->v->children > 0 || c->marked) &&
	    (a.to == f->t->n || (c->marked && clause_only_marks(f->t, a.to, f->t->n))) && a.kind <= ACTOR_HANDLE;
}

/* "Logo needs to be updated", "Hall 6: lamp to be replaced", "Der Prototyp sollte gebaut werden": a thing that no directory knows, and what must be done
 * to it. */
static bool
is_done_to_it(const struct finder *f, const struct claim *c)
{
	const struct token *w = &f->t->v[c->actor.n > 0 ? c->actor.v[0].from : 0];

	return c->form == CLAIM_CLAUSE && (c->first || (c->signal_at + 2 < f->end && slice_eq(f->t->v[c->signal_at + 1].low, SLICE("be")))) && c->actor.n > 0 && c->actor_block == f->block &&
	    (c->actor.kind == ACTOR_WORD || c->actor.kind == ACTOR_LOWER || c->actor.kind == ACTOR_NAME) && !(w->is & W_GIVEN) &&
	    (c->signal == SIGNAL_WEAK || c->signal == SIGNAL_NEED || c->signal == SIGNAL_TO || c->signal == SIGNAL_WILL) &&
	    claim_must_be_done(f->o, f->t, f->start, f->end);
}

/* "Plan vom Anbau – 10.12.": what could be a name nobody knows, and nothing but a day behind its sign. */
static bool
is_thing_with_day(const struct finder *f, const struct claim *c)
{
	return c->form == CLAIM_LABEL && c->actor.n > 0 && c->actor_block == f->block && c->actor.kind > ACTOR_HANDLE && c->actor.kind != ACTOR_DEPARTMENT &&
	    !(f->t->v[c->actor.v[0].from].is & (W_GIVEN | W_TITLE)) && claim_is_when(f->t, c->task_from, c->task_to);
}

/* The whole block is one task; the clause in front, if any, names its owner. */
void
clause_whole(struct finder *f)
{
	struct claim c = clause_base(f, f->begin, f->end), behind = c;
	const struct claim *best = NULL;
	bool behind_named = claim_owner_behind(f->people, f->t, &behind) && actor_is_named(&behind.actor);
	bool owned = behind_named && behind.actor.kind <= ACTOR_NAME;

	c.task_from = f->start;
	c.form = CLAIM_BARE;
	/* "Maya gets the list, I'll send it myself": who says behind it that he does it */
	if (behind.author && behind.vowed && (f->n == 0 || !signal_binds(f->clauses[0].signal))) {
		claim_add(f, &behind);
		return;
	}
	if (f->v->front > 0 && f->owner.n > 0) {
		owner_in_front(f, &c);
		claim_add(f, &c);
		return;
	}
	for (size_t i = 0; i < f->n && best == NULL; i++)
		if (actor_is_named(&f->clauses[i].actor) && !(owned && is_chance_verb(&f->clauses[i])) &&
		    !(behind_named && is_chance_noun(f, &f->clauses[i])) &&
		    !is_chance_below_name(f, &f->clauses[i]) &&
		    (signal_binds(f->clauses[i].signal) || f->clauses[i].from == f->start ||
		        is_behind_topic(&f->clauses[i])))
			best = &f->clauses[i];
	if (best == NULL && f->n > 0 && f->clauses[0].from == f->start &&
	    !(owned && is_chance_verb(&f->clauses[0])) && !is_chance_below_name(f, &f->clauses[0]))
		best = &f->clauses[0];
	if (best != NULL) {
		c.form = best->form;
		c.actor = best->actor;
		c.signal = best->signal;
		c.signal_at = best->signal_at;
		c.asked = best->asked;
		c.author = best->author;
		c.reachable = best->reachable;
		c.actor_block = best->actor_block;
		c.first = best->first && best->sentence == 0;
		if (best->from == f->start || clause_only_marks(f->t, f->start, best->from))
			c.task_from = best->task_from;
	}
	if (best == NULL)
		c.task_from = behind_lead(f);
	clause_topic_gives_way(f, &c);
	/* "Corridor survey" above "Owner: Maya": no one called Corridor surveys; "The logo needs to be updated" */
	if ((f->v->record && c.actor.kind > ACTOR_HANDLE) || is_done_to_it(f, &c) || is_thing_with_day(f, &c)) {
		c.actor = (struct actor) { .n = 0 };
		c.form = CLAIM_BARE;
		c.signal = SIGNAL_NONE;
		c.task_from = f->start;
	}
	/* "[Maya Lin] Archive Check: review the records": who stands in brackets does it, and the label is the topic */
	if (f->bracket && f->owner.n > 0 && c.form == CLAIM_LABEL && c.actor.kind > ACTOR_HANDLE && f->owner.kind <= c.actor.kind) {
		c.task_from = f->start;
		c.actor.n = 0;
	}
	if (!actor_is_named(&c.actor) && f->owner.n > 0)
		owner_in_front(f, &c);
	/* "Check amendment 3 (Excavation)" above "Owner: Maya": what stands in the brackets is no one */
	if (f->v->record && c.form == CLAIM_BARE)
		claim_owner_below(f->o, f->people, &c);
	if (!actor_is_named(&c.actor) && !c.author &&
	    !(f->v->plan == PLAN_AHEAD && claim_owner_above(f->o, f->people, &c)) &&
	    !claim_owner_behind(f->people, f->t, &c) && !claim_owner_below(f->o, f->people, &c))
		claim_owner_above(f->o, f->people, &c);
	if (c.form == CLAIM_PERSON && c.signal == SIGNAL_NONE)
		will_of_person(f, &c);
	if (is_people_alone(f, &c))
		return;
	c.topic =
	    c.form == CLAIM_BARE && c.actor.n == 0 && c.task_from + 2 < f->end && is_on_topic(f, c.task_from);
	claim_add(f, &c);
}

/* Tokens that may stand in front of such orders: the marker and its sign. */
#define MARKER_TOKENS 4

/* Do the tokens in front of the text say several, "Actions:", "Next steps:"? */
static bool
is_marker_of_several(const struct tokens *t, size_t to)
{
	for (size_t i = 0; i < to && to <= MARKER_TOKENS; i++)
		if ((t->v[i].phrase & W_MARKER) && slice_ends_nocase(t->v[i + t->v[i].phrase_len - 1].low, SLICE("s")))
			return true;
	return false;
}

bool
clause_orders_in_a_row(struct finder *f)
{
	const struct tokens *t = f->t;
	const size_t start = f->start, end = f->end;
	size_t orders = 0, next;
	unsigned mark;

	if (!f->marked || f->owner.n > 0 || f->v->b->kind == BLOCK_ROW || !is_marker_of_several(t, start))
		return false;
	for (size_t i = start; i < end; i = next, orders++) {
		next = sentence_end(t, i, end, &mark);
		if ((t->v[i].is & (W_VERB | W_PAST | W_BE | W_STATIVE | W_GIVEN)) != W_VERB || mark == '?' || next < i + 3)
			return false;
	}
	if (orders < 2)
		return false;
	for (size_t i = start; i < end; i = next) {
		const size_t before = f->claims->n;

		next = sentence_end(t, i, end, &mark);
		f->start = f->begin = i;
		f->end = next;
		f->n = 0;
		clause_whole(f);
		if (f->claims->n > before)
			f->claims->v[f->claims->n - 1].parts = 2; /* or more */
	}
	f->start = start;
	f->end = end;
	return true;
}
