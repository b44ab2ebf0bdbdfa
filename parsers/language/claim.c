/*
 * See claim.h. Method: a block is cut into sentences; in each, wherever a clause
 * may begin, an actor with a binding word behind it opens a clause. Lines that
 * structure makes tasks (heading, marker, check box, a person's heading) are
 * claims as a whole, unless several people do several things in them.
 */
#include "parsers/base/pool.h"
#include "parsers/language/claim_clause.h"

const char *
claim_form_name(enum claim_form form)
{
	static const char *const names[] = { "clause", "self", "label", "bracket", "tail", "person", "row",
		"bare" };

	return names[form];
}

static void
claim_add(struct finder *f, const struct claim *c)
{
	struct claim_list *list = f->claims;

	if (list->n >= CLAIM_MAX)
		return;
	list->v = pool_grow(f->o->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = *c;
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

/* "[24.11.26, 10:32]", "24/11/2026, 09:12 -" in front of a line of a chat; its tokens, 0 if there is none. */
static size_t
stamp_length(const struct tokens *t)
{
	size_t i = 0;
	bool bracket = token_is(t, 0, '[') || token_is(t, 0, '('), clock = false;

	if (bracket)
		i++;
	if (i >= t->n || t->v[i].kind != TOKEN_NUMBER)
		return 0;
	while (i < t->n && i < 16 &&
	    (t->v[i].kind == TOKEN_NUMBER || token_is(t, i, ':') || token_is(t, i, '.') ||
	        token_is(t, i, ',') || token_is(t, i, '/') || token_is(t, i, '-') ||
	        slice_eq(t->v[i].low, SLICE("am")) || slice_eq(t->v[i].low, SLICE("pm")))) {
		clock = clock ||
		    (token_is(t, i, ':') && i + 1 < t->n && t->v[i + 1].kind == TOKEN_NUMBER &&
		        !t->v[i + 1].space);
		i++;
	}
	if (bracket)
		return i < t->n && t->v[i].kind == TOKEN_PUNCT && (t->v[i].sign == ']' || t->v[i].sign == ')')
		    ? i + 1
		    : 0;
	return i >= 3 && clock && i < t->n ? i : 0;
}

/* ":arrow_right:", as chats write their pictures; its tokens. */
static size_t
shortcode_length(const struct tokens *t)
{
	size_t i = 1;

	if (!token_is(t, 0, ':') || t->n < 4)
		return 0;
	while (i < t->n && i < 8 && !t->v[i].space &&
	    (t->v[i].kind == TOKEN_WORD || t->v[i].kind == TOKEN_NUMBER || token_is(t, i, '_')))
		i++;
	return i > 1 && token_is(t, i, ':') && !t->v[i].space ? i + 1 : 0;
}

static size_t
skip_front(const struct tokens *t)
{
	size_t i = stamp_length(t);

	if (i == 0)
		i = shortcode_length(t);

	while (i > 0 && i < t->n && (token_is(t, i, '-') || token_is(t, i, 0x2013)))
		i++;
	if (i > 0)
		return i;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT && t->v[i].sign != '[' && t->v[i].sign != '(' &&
	    t->v[i].sign != '@')
		i++;
	if (i + 1 < t->n && t->v[i].kind == TOKEN_NUMBER &&
	    (token_is(t, i + 1, '.') || token_is(t, i + 1, ')')))
		i += 2;
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

/* How many different named people bind themselves in the clauses. */
static size_t
binding_actors(const struct finder *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		bool seen = !is_ones_own(&f->clauses[i]) || !actor_is_named(&f->clauses[i].actor);

		for (size_t j = 0; j < i && !seen; j++)
			seen = is_ones_own(&f->clauses[j]) &&
			    same_actor(f->t, &f->clauses[i].actor, &f->clauses[j].actor);
		n += !seen;
	}
	return n;
}

/* Dates, done marks and punctuation only. */
static bool
only_marks(const struct tokens *t, size_t from, size_t to)
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

/*
 * "Tax module: Estimate the effort": a bold topic in front of an order. A bare
 * "Finalize" says nothing without its topic.
 */
static size_t
behind_lead(const struct finder *f)
{
	size_t lead = f->v->b->lead.len, i = f->start;

	if (lead == 0 || lead >= f->v->b->text.len)
		return f->start;
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

/* "Traffic numbers: share them (Omar Haddad)": a known person at the end goes before a topic in front. */
static void
topic_gives_way(const struct finder *f, struct claim *c)
{
	struct claim behind = *c;

	if (c->actor.kind < ACTOR_NAME || c->actor.kind == ACTOR_EVERYONE ||
	    !(c->form == CLAIM_LABEL ||
	        (c->form == CLAIM_CLAUSE &&
	            (c->signal == SIGNAL_VERB ||
	                (c->signal == SIGNAL_COMMIT && c->actor.kind > ACTOR_NAME)))))
		return;
	behind.actor.n = 0;
	behind.task_to = behind.to;
	if (claim_owner_behind(f->people, f->t, &behind) &&
	    (behind.actor.kind <= ACTOR_HANDLE || behind.actor.kind == ACTOR_NOBODY)) {
		/* "Regal prüfen (Maya)": what looked like a name is what is looked at */
		if (behind.signal == SIGNAL_COMMIT)
			behind.task_from = behind.from;
		*c = behind;
	}
}

/* The whole block is one task; the clause in front, if any, names its owner. */
static void
whole_claim(struct finder *f)
{
	struct claim c = clause_base(f, f->begin, f->end), behind = c;
	const struct claim *best = NULL;
	bool owned = claim_owner_behind(f->people, f->t, &behind) && behind.actor.kind <= ACTOR_NAME;

	c.task_from = f->start;
	c.form = CLAIM_BARE;
	for (size_t i = 0; i < f->n && best == NULL; i++)
		if (actor_is_named(&f->clauses[i].actor) && !(owned && is_chance_verb(&f->clauses[i])) &&
		    (signal_binds(f->clauses[i].signal) || f->clauses[i].from == f->start))
			best = &f->clauses[i];
	if (best == NULL && f->n > 0 && f->clauses[0].from == f->start &&
	    !(owned && is_chance_verb(&f->clauses[0])))
		best = &f->clauses[0];
	if (best != NULL) {
		c.form = best->form;
		c.actor = best->actor;
		c.signal = best->signal;
		c.signal_at = best->signal_at;
		c.author = best->author;
		c.actor_block = best->actor_block;
		c.first = best->first && best->sentence == 0;
		if (best->from == f->start || only_marks(f->t, f->start, best->from))
			c.task_from = best->task_from;
	}
	if (best == NULL)
		c.task_from = behind_lead(f);
	topic_gives_way(f, &c);
	if (f->v->record && c.actor.kind > ACTOR_HANDLE) {
		c.actor.n = 0;
		c.task_from = f->start;
	}
	if (!actor_is_named(&c.actor) && f->owner.n > 0) {
		c.actor = f->owner;
		c.form = f->bracket ? CLAIM_BRACKET : CLAIM_LABEL;
		c.first = c.first || f->bracket;
	}
	if (!actor_is_named(&c.actor) && !c.author && !claim_owner_behind(f->people, f->t, &c) &&
	    !claim_owner_below(f->o, f->people, &c))
		claim_owner_above(f->o, f->people, &c);
	claim_add(f, &c);
}

static bool
is_structural(const struct finder *f)
{
	const struct place *v = f->v;

	if (f->marked || v->b->box != BOX_NONE)
		return true;
	return v->section == SECTION_ACTION || v->section == SECTION_OLD || v->person >= 0 || v->record;
}

static void
block_sentences(struct finder *f)
{
	size_t i = f->start;
	int sentence = 0;

	while (i < f->end) {
		unsigned mark;
		size_t end = sentence_end(f->t, i, f->end, &mark);

		if (mark != '?' && mark != 0xff1f)
			clause_sentence(f, i, end, sentence);
		else
			clause_question(f, i, end, sentence);
		sentence++;
		i = end;
	}
	labels_drop(f);
}

/* A marker inside the line behind token from: what stands behind it is a task. */
static size_t
inner_marker(const struct finder *f, size_t from, size_t *length)
{
	for (size_t i = from + 1; i < f->t->n; i++) {
		const struct token *w = &f->t->v[i], *before = w - 1;
		bool border = before->kind == TOKEN_PUNCT && before->sign != '/' && before->sign != '\'' &&
		    before->sign != '-';

		if (!(w->phrase & W_MARKER) && !token_is(f->t, i, '['))
			continue;
		*length = marker_length(f->t, i, f->t->n);
		/* "... liked it AI(Maya): publish", the line below joined to it */
		border = border || token_is_dash(f->t, i - 1) ||
		    (w->letters == CASE_UPPER && w->phrase_len == 1 &&
		        (token_is(f->t, i + 1, '(') || token_is_colon(f->t, i + 1)));
		/* Two capitals inside a line ("AI") are a marker only with their colon. */
		if (*length == 1 && w->len < 3 && !claim_hands_over(f->t, i + 1))
			continue;
		if (border && *length > 0)
			return i;
	}
	return 0;
}

/* "AI(Maya):", "TODO (Omar) -": whose marker it is. */
static void
marker_owner(struct finder *f, size_t at, size_t length)
{
	struct actor a;
	size_t i = at;

	while (i < at + length && !token_is(f->t, i, '('))
		i++;
	if (f->owner.n > 0 || i + 2 >= at + length || !actor_read(f->people, f->t, i + 1, at + length, &a) ||
	    !token_is(f->t, a.to, ')') || !actor_is_named(&a) || a.kind > ACTOR_INITIALS)
		return;
	f->owner = a;
	f->bracket = true;
}

/* The task behind a marker ends where the same marker stands again. */
static void
marked(struct finder *f, size_t at, size_t length)
{
	size_t next = at + length, more;

	f->marked = true;
	marker_owner(f, at, length);
	f->start = at + length;
	while (next < f->t->n && (next = inner_marker(f, next, &more)) > 0) {
		if (slice_eq(f->t->v[next].low, f->t->v[at].low) && f->t->v[at].low.len > 0 &&
		    next + more < f->t->n) {
			f->end = next;
			return;
		}
	}
}

/* "[due 4 December] send the list": a task says in front when it is due. */
static size_t
due_bracket(const struct tokens *t, size_t i)
{
	size_t j = i + 1;

	if (!token_is(t, i, '[') && !token_is(t, i, '('))
		return 0;
	if (!token_has(t, j, W_DUE, NULL))
		return 0;
	while (j < t->n && j < i + 10 && !token_is(t, j, ']') && !token_is(t, j, ')'))
		j++;
	return j + 1 < t->n && t->v[j].kind == TOKEN_PUNCT && t->v[j + 1].kind != TOKEN_PUNCT ? j + 1 - i : 0;
}

/* "[milestone]" or "Milestone:" in front: its tokens. */
static size_t
milestone_length(const struct tokens *t, size_t i)
{
	size_t skip = token_is(t, i, '[') || token_is(t, i, '(') ? 1 : 0, n;

	if (i + skip >= t->n || !(t->v[i + skip].phrase & W_MILESTONE))
		return 0;
	n = skip + t->v[i + skip].phrase_len;
	if (i + n + 1 >= t->n)
		return 0;
	return skip                    ? (token_is(t, i + n, ']') || token_is(t, i + n, ')') ? n + 1 : 0)
	    : token_is_colon(t, i + n) ? n + 1
	                               : 0;
}

/* May the brackets in front hold the owner? Under "Action items" also all, and initials. */
static bool
may_stand_in_front(const struct finder *f, const struct actor *a)
{
	bool listed = f->v->section == SECTION_ACTION && f->v->exact;

	return actor_is_named(a) &&
	    (a->kind <= (listed ? ACTOR_INITIALS : ACTOR_NAME) || (listed && a->kind == ACTOR_EVERYONE));
}

/* "[Maya] resize the icons", "(Omar) ask them": the owner in brackets in front. */
static void
front_bracket(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;
	size_t i = f->start;

	if ((!token_is(t, i, '[') && !token_is(t, i, '(') && !token_is(t, i, 0x3010)) || f->owner.n > 0 ||
	    !actor_read(f->people, t, i + 1, t->n, &a) || !may_stand_in_front(f, &a))
		return;
	if (a.to + 1 >= t->n ||
	    !(token_is(t, a.to, ']') || token_is(t, a.to, ')') || token_is(t, a.to, 0x3011)))
		return;
	f->owner = a;
	f->bracket = true;
	f->start = a.to + 1;
	while (f->start + 1 < t->n &&
	    (token_is_colon(t, f->start) || token_is_dash(t, f->start) || token_is(t, f->start, '-')))
		f->start++;
	f->begin = f->start;
}

/* "Assigned to Maya: resize the icons", "Owner: Maya - resize them": the owner by a label in front. */
static void
front_label(struct finder *f)
{
	const struct tokens *t = f->t;
	size_t i = f->start;
	struct actor a;

	if (i >= t->n || !(t->v[i].phrase & W_OWNER) || f->owner.n > 0)
		return;
	i += t->v[i].phrase_len;
	if (token_is_colon(t, i))
		i++;
	if (!actor_read(f->people, t, i, t->n, &a) || !actor_is_named(&a) || a.kind > ACTOR_NAME ||
	    !(token_is_colon(t, a.to) || token_is_dash(t, a.to)) || a.to + 2 >= t->n)
		return;
	f->owner = a;
	f->marked = true;
	i = a.to + 1;
	/* "Owner: Maya - Task: resize them" */
	if ((t->v[i].phrase & W_TASK) && token_is_colon(t, i + t->v[i].phrase_len) &&
	    i + t->v[i].phrase_len + 1 < t->n)
		i += t->v[i].phrase_len + 1;
	f->begin = f->start = i;
}

/* "-> Maya: place the order": an arrow in front of somebody known hands over. */
static bool
is_arrow(const struct finder *f)
{
	struct actor a;
	size_t n, i = f->start;
	bool arrow = i > 0 &&
	    (token_is(f->t, i - 1, '>') || token_is(f->t, i - 1, 0x2192) || token_is(f->t, i - 1, 0x21d2) ||
	        token_is(f->t, i - 1, 0x2794) || token_is(f->t, i - 1, 0x27a1));
	enum signal s;

	if (!arrow || !actor_read(f->people, f->t, i, f->t->n, &a) || a.kind > ACTOR_DEPARTMENT ||
	    !actor_is_named(&a))
		return false;
	s = signal_read(f->t, a.to, f->t->n, &n);
	return signal_binds(s) || s == SIGNAL_COLON || s == SIGNAL_DASH;
}

/* The text from start to end: where its task begins, and whose it is by what stands in front. */
static void
front_read(struct finder *f)
{
	size_t marker, inner;

	f->begin = f->start;
	f->marked = is_arrow(f);
	if ((marker = due_bracket(f->t, f->start)) > 0) {
		f->marked = true;
		f->start += marker;
	}
	f->start += milestone_length(f->t, f->start);
	front_label(f);
	marker = marker_length(f->t, f->start, f->t->n);
	if (marker > 0 && f->start + marker < f->t->n) {
		f->begin = token_is(f->t, f->start + 1, '(') ? f->start : f->start + marker;
		marked(f, f->start, marker);
	} else if ((inner = inner_marker(f, f->start, &marker)) > 0 && inner + marker < f->t->n) {
		/* "Maya: Action item: send it" */
		if (f->owner.n == 0 && actor_read(f->people, f->t, f->start, inner, &f->owner) &&
		    !(actor_is_named(&f->owner) && token_is_colon(f->t, f->owner.to) &&
		        f->owner.to + 1 == inner))
			f->owner.n = 0;
		marked(f, inner, marker);
		f->begin = f->start;
	}
	if (f->start < f->end)
		front_bracket(f);
}

static void
text_claims(struct finder *f)
{
	front_read(f);
	if (f->start >= f->end)
		return;
	block_sentences(f);
	if (f->bracket && f->owner.n > 0 && f->n == 0 && !is_structural(f)) {
		whole_claim(f);
		return;
	}
	if (is_structural(f) && binding_actors(f) < 2) {
		whole_claim(f);
		return;
	}
	for (size_t i = 0; i < f->n; i++)
		claim_add(f, &f->clauses[i]);
	if (f->n == 0) {
		struct claim c = clause_base(f, f->start, f->end);

		if (claim_owner_behind(f->people, f->t, &c) || claim_owner_below(f->o, f->people, &c))
			claim_add(f, &c);
	}
}

/* Behind the stamp of a chat's line "Maya Lin:": who says what follows; the tokens up to that. */
static size_t
speaker_length(const struct finder *f, size_t i, struct actor *a)
{
	if (!actor_read(f->people, f->t, i, f->t->n, a) || !actor_is_named(a) || a->n != 1 ||
	    a->kind > ACTOR_NAME || !token_is_colon(f->t, a->to) || a->to + 1 >= f->t->n)
		return 0;
	return a->to + 1 - i;
}

static void
block_claims(struct finder *f)
{
	size_t next = skip_front(f->t), said = 0;
	struct actor speaker = { .n = 0 };

	if (next > 0 && stamp_length(f->t) > 0)
		said = speaker_length(f, next, &speaker);
	next += said;
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
}

static bool
is_readable(const struct place *v)
{
	if (v->t.n == 0 || v->speaks || v->detail || v->closing || v->b->kind == BLOCK_CODE ||
	    v->b->kind == BLOCK_HEADING || v->b->header_row)
		return false;
	if (v->section == SECTION_ATTEND || v->section == SECTION_ABSENT)
		return false;
	if (v->t.n > 2 && (v->t.v[0].phrase & (H_ATTEND | H_ABSENT | H_MEETING)) &&
	    !(v->t.v[0].phrase & W_TASK) && token_is_colon(&v->t, v->t.v[0].phrase_len))
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

/*
 * "Stable again. Maya adds a disk by Thursday." and "Maya to write, Omar to review" in a column of tasks: the
 * sentences of the cell, if at least so many people are named in them as they should be for that.
 */
static bool
cell_claims(struct finder *f, size_t least)
{
	size_t from, to, n = 0;

	if (!claim_row_cell(f->o, f->block, &from, &to))
		return false;
	f->start = from;
	f->end = to;
	f->n = 0;
	f->bracket = false;
	f->label.n = f->speaker.n = f->owner.n = 0;
	front_read(f);
	f->marked = true;
	f->end = f->end < to ? f->end : to;
	if (f->start < f->end)
		block_sentences(f);
	for (size_t i = 0; i < f->n; i++)
		n += f->clauses[i].actor.kind != ACTOR_NONE && f->clauses[i].actor.kind <= ACTOR_HANDLE;
	if (n < least || (least > 1 && binding_actors(f) < least))
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (actor_is_named(&f->clauses[i].actor))
			claim_add(f, &f->clauses[i]);
	return true;
}

void
claim_find(const struct outline *o, const struct people *people, struct claim_list *claims)
{
	struct finder *f = pool_alloc(o->pool, sizeof(*f));

	*claims = (struct claim_list) { .n = 0 };
	f->o = o;
	f->people = people;
	f->claims = claims;
	for (size_t i = 0; i < o->n; i++) {
		size_t first = claims->n;
		struct claim row;

		f->block = i;
		f->v = &o->v[i];
		f->t = &o->v[i].t;
		if (!is_readable(f->v))
			continue;
		if (f->v->b->kind == BLOCK_ROW) {
			bool one = claim_row(o, people, i, &row);

			if (cell_claims(f, one ? 2 : 1))
				continue;
			if (one) {
				row_claims(f, &row);
				continue;
			}
			/* "Action: send it | Owner: Maya | Due: Friday" */
			if (marker_length(f->t, 0, f->t->n) == 0)
				continue;
		}
		block_claims(f);
		for (size_t j = first; j < claims->n; j++)
			claims->v[j].rivals = (int)(claims->n - first - 1);
	}
}
