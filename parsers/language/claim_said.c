/*
 * See claim_clause.h. What people say in a chat: of themselves, without "I"; to whom they have just thanked.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/said.h"

bool
clause_is_one_of(struct slice word, const char *words)
{
	const struct slice all = slice_of(words);
	size_t from = 0, at;

	while (word.len > 0 && (at = slice_find(slice_from(all, from), word)) < all.len - from) {
		at += from;
		if (at > 0 && all.p[at - 1] == ' ' && all.p[at + word.len] == ' ')
			return true;
		from = at + word.len;
	}
	return false;
}

bool
clause_is_reply(const struct tokens *t, size_t i)
{
	return clause_is_one_of(t->v[i].low,
	    " yes yep no nope ok okay right sure cool great perfect super thanks well but ja nein gut klar danke aber "
	    "vale s\303\255 si bueno entonces pero gracias oui non merci mais alors ");
}

/* A claim of whoever wrote the message on the tokens from..end. */
static void
writer_add(struct finder *f, size_t from, size_t task, size_t end, enum signal signal, int sentence)
{
	struct actor a = { .from = from, .to = task, .kind = ACTOR_I };
	struct claim *c;

	clause_add(f, from, &a, signal, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->form = CLAIM_SELF;
	c->reachable = false;
	c->signal_at = from;
	c->task_from = task;
	c->to = c->task_to = end;
	if (f->v->speaker >= 0) {
		c->actor = f->o->v[f->v->speaker].said_by;
		c->actor_block = (size_t)f->v->speaker;
	} else {
		c->actor = f->label;
	}
}

/* "sending", "making": what is done of a verb that we know; not "meeting", "looking". */
static bool
is_doing(const struct outline *o, const struct token *w)
{
	char room[WORDS_GERUND_MAX];
	const struct slice verb = words_gerund_base(&o->set, w->low, room);

	return !(w->is & (W_EVENT | W_STATIVE | W_FUNCTION)) && verb.len > 2 && (words_find(&o->set, verb) & W_VERB) &&
	    !clause_is_one_of(w->low, " looking thinking going having being getting trying waiting hoping coming ");
}

/* "will send it tonight", "schicke die Liste morgen": a message that leaves out who does it. */
static bool
says_of_himself(struct finder *f, size_t i, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t n, task;

	if (f->n == CLAUSE_MAX || i + 2 >= end)
		return false;
	if (token_has(t, i, W_FUTURE, &n) && t->v[i].kind == TOKEN_WORD) {
		task = i + n;
		if (task + 1 >= end || !(t->v[task].is & W_VERB) ||
		    (t->v[task].is & (W_BE | W_STATIVE | W_PRONOUN)) ||
		    clause_is_one_of(t->v[task].low, " do see have try look think check "))
			return false;
		writer_add(f, i, task, end, SIGNAL_WILL, sentence);
		return true;
	}
	/* "sending you the deck tonight" */
	if (f->o->set.n < 2 && slice_ends_nocase(t->v[i].low, SLICE("ing")) && clause_is_ahead(t, i, end) &&
	    is_doing(f->o, &t->v[i]) && t->v[i + 1].kind == TOKEN_WORD && !(t->v[i + 1].is & (W_BE | W_WITH | W_TIME | W_BYTIME))) {
		writer_add(f, i, i, end, SIGNAL_WILL, sentence);
		return true;
	}
	/* "happy to call them" */
	if (clause_is_one_of(t->v[i].low, " happy glad ") && (t->v[i + 1].is & W_TO) && i + 4 < end && (t->v[i + 2].is & W_VERB) &&
	    !(t->v[i + 2].is & (W_BE | W_STATIVE)) && !clause_is_one_of(t->v[i + 2].low, " help hear see discuss chat talk join meet share answer ")) {
		writer_add(f, i, i + 2, end, SIGNAL_WEAK, sentence);
		return true;
	}
	/* "lo mando el lunes", "os la paso" */
	task = i;
	while (f->o->set.n > 1 && f->o->set.v[1] == &words_es && i + 2 < end && i < task + 2 &&
	    clause_is_one_of(t->v[i].low, " lo la los las te os le les se "))
		i++;
	/* "schick mir bitte die Liste" is asked of another */
	if (!(t->v[i].is & W_MYSELF) || (t->v[i].is & W_VERB) || t->v[i + 1].kind != TOKEN_WORD ||
	    (clause_is_one_of(t->v[i + 1].low, " mir uns bitte mal ") && !slice_ends_nocase(t->v[i].low, SLICE("e"))))
		return false;
	writer_add(f, task, task, end, SIGNAL_VERB, sentence);
	return true;
}

/* "I have the codes, will mail them to the broker": what he will do stands behind what he has. */
static bool
has_and_will(struct finder *f, size_t i, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t n;

	if (i + 4 >= end || !(t->v[i].is & W_I) ||
	    !clause_is_one_of(t->v[i + 1].low, " have got 've am 'm see know "))
		return false;
	for (size_t j = i + 2; j + 2 < end; j++)
		if (token_is(t, j, ',') && token_has(t, j + 1, W_FUTURE, &n))
			return says_of_himself(f, j + 1, end, sentence);
	return false;
}

/* "样机我来安排", "合同我下周二去送": what is done stands in front of whoever says that he does it. */
static bool
says_wo(struct finder *f, size_t i, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	bool when = false, mine = false;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_zh || f->n == CLAUSE_MAX)
		return false;
	for (size_t j = i; j < end; j++) {
		when = when || ((t->v[j].is | t->v[j].phrase) & W_TIME);
		/* "了": it is done */
		if (clause_is_one_of(t->v[j].low, " \344\272\206 \345\220\227 ") || (t->v[j].is & W_NOT))
			return false;
	}
	for (size_t j = i; j + 2 < end && !mine; j++) {
		if (!(t->v[j].is & W_I) || (t->v[j].phrase & W_WE))
			continue;
		/* "我的", "我觉得", "我想", "我是", "我在" */
		if (clause_is_one_of(t->v[j + 1].low,
		        " \347\232\204 \350\247\211 \346\203\263 \346\230\257 \345\234\250 "
		        "\344\273\254 \347\234\213 ") ||
		    ((t->v[j + 1].is | t->v[j + 1].phrase) & (W_WEAK | W_DONE)))
			return false;
		mine = when || clause_is_one_of(t->v[j + 1].low, " \346\235\245 \345\216\273 ");
	}
	if (mine)
		writer_add(f, i, i, end, SIGNAL_VERB, sentence);
	return mine;
}

/* "lo pido yo", "eso lo hago yo mañana" */
static bool
says_yo(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_es || f->n == CLAUSE_MAX)
		return false;
	for (size_t i = from + 1; i < end && i < from + 8; i++) {
		if (t->v[i].kind == TOKEN_PUNCT)
			return false;
		if (slice_eq(t->v[i].low, SLICE("yo")) && (t->v[i - 1].is & W_MYSELF)) {
			writer_add(f, from, from, end, SIGNAL_VERB, sentence);
			return true;
		}
	}
	return false;
}

/* "Thanks Tom.", "Great, Maya!": nothing but thanks, and one person who is known. */
static bool
thanks_one(const struct finder *f, size_t from, size_t to, struct actor *who)
{
	bool found = false;

	for (size_t i = from; i < to;) {
		struct actor a;

		if (f->t->v[i].kind == TOKEN_PUNCT ||
		    clause_is_one_of(f->t->v[i].low,
		        " thanks thank thx you great ok okay perfect super hi hey hello good nice cool sorry "
		        "danke dir "
		        "gracias merci bien well done awesome excellent and a lot many very much ")) {
			i++;
			continue;
		}
		if (found || !actor_read_one(f->people, f->t, i, to, &a) || a.kind > ACTOR_HANDLE)
			return false;
		*who = a;
		found = true;
		i = a.to;
	}
	return found;
}

/* "Thanks Tom. And please ask the two for a photo": who is thanked is asked. */
static bool
asks_thanked(struct finder *f, size_t i, size_t end, int sentence)
{
	struct actor who;
	size_t n;

	if (sentence == 0 || f->n == CLAUSE_MAX || !token_has(f->t, i, W_PLEASE, &n) || i + n + 1 >= end ||
	    !(f->t->v[i + n].is & W_VERB) || !thanks_one(f, f->before, f->last, &who))
		return false;
	clause_add(f, i, &who, SIGNAL_TO, 0, true, sentence);
	f->clauses[f->n - 1].signal_at = i;
	f->clauses[f->n - 1].task_from = i + n;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
	f->clauses[f->n - 1].asked = true;
	return true;
}

/* Is the block the next message of whoever wrote the one of the claim? */
static bool
writes_on(const struct finder *f, const struct claim *c)
{
	struct said_line line, before;
	size_t i = f->block;

	while (i > c->block + 1 && (f->o->v[i - 1].speaks || f->o->v[i - 1].t.n == 0))
		i--;
	return i == c->block + 1 && said_read(f->o, f->people, f->block, &line) &&
	    said_read(f->o, f->people, c->block, &before) &&
	    slice_eq_nocase(tokens_slice(&f->o->v[line.block].t, line.speaker.from, line.speaker.to),
	        tokens_slice(&f->o->v[before.block].t, before.speaker.from, before.speaker.to));
}

/* "Tom write me a page please", and in the next message of the same person "and order a new pump": Tom again. */
static bool
asks_on(struct finder *f, size_t from, size_t i, size_t end, int sentence)
{
	const struct claim *c = f->claims->n > 0 ? &f->claims->v[f->claims->n - 1] : NULL;
	const struct token *w = &f->t->v[i];
	struct claim *added;

	if (c == NULL || sentence > 0 || f->n == CLAUSE_MAX || i == from || i + 2 >= end ||
	    !(f->t->v[from].is & (W_AND | W_LEAD)) || !clause_in_chat(f) || !c->chat || c->actor.n == 0 ||
	    c->actor.kind > ACTOR_HANDLE || c->form != CLAIM_CLAUSE || !c->first ||
	    !(c->asked || c->signal == SIGNAL_VERB) ||
	    (w->is & (W_VERB | W_BE | W_STATIVE | W_PAST | W_DOES)) != W_VERB || w->letters != CASE_LOWER ||
	    !writes_on(f, c))
		return false;
	clause_add(f, i, &c->actor, SIGNAL_TO, 0, true, sentence);
	added = &f->clauses[f->n - 1];
	added->actor_block = c->actor_block;
	added->signal_at = added->task_from = i;
	added->to = added->task_to = end;
	added->asked = true;
	return true;
}

/* "Y Carmen que revise las facturas": Spanish hands over to somebody who is not there. */
static bool
lets_somebody(struct finder *f, size_t i, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	struct actor a;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_es || f->n == CLAUSE_MAX ||
	    !actor_read(f->people, t, i, end, &a) || a.kind > ACTOR_HANDLE || a.to + 2 >= end ||
	    !slice_eq(t->v[a.to].low, SLICE("que")) || t->v[a.to + 1].letters != CASE_LOWER ||
	    (t->v[a.to + 1].is & (W_PRONOUN | W_BE | W_FUNCTION | W_PAST | W_STATIVE)))
		return false;
	clause_add(f, i, &a, SIGNAL_TO, 1, true, sentence);
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
	f->clauses[f->n - 1].asked = true;
	return true;
}

/* "Let me check the archive", "let me send it by Friday": who writes it does it. */
static bool
lets_himself(struct finder *f, size_t i, size_t end, int sentence)
{
	const struct tokens *t = f->t;

	/* "good q. Let me check" */
	if (i + 6 < end && token_is(t, i + 2, '.'))
		i += 3;
	if (i + 3 >= end || !slice_eq(t->v[i].low, SLICE("let")) || !slice_eq(t->v[i + 1].low, SLICE("me")) ||
	    !(clause_is_one_of(t->v[i + 2].low, " check ask find look chase sort dig pull test call ring write send ") ||
	        (clause_says_by(t, i, end) && (t->v[i + 2].is & (W_VERB | W_STATIVE)) == W_VERB)) ||
	    t->v[i + 3].kind == TOKEN_PUNCT || (!clause_in_chat(f) && (!clause_says_by(t, i, end) || f->n == CLAUSE_MAX)))
		return false;
	if (!clause_in_chat(f))
		clause_self_add(f, i, i + 2, end, sentence);
	else
		writer_add(f, i, i + 2, end, SIGNAL_WILL, sentence);
	return true;
}

bool
clause_said(struct finder *f, size_t from, size_t end, int sentence)
{
	size_t i = from;

	while (i < end && !(f->t->v[i].is & (W_PLEASE | W_MYSELF)) &&
	    ((f->t->v[i].is & (W_LEAD | W_AND)) || token_is(f->t, i, ',') ||
	        (clause_in_chat(f) && i + 2 < end &&
	            ((f->t->v[i].is & W_TIME) || clause_is_reply(f->t, i)))))
		i++;
	if (asks_thanked(f, i, end, sentence) || asks_on(f, from, i, end, sentence) ||
	    (!clause_in_chat(f) && lets_himself(f, i, end, sentence)) || clause_comes_from(f, from, end, sentence))
		return true;
	return clause_in_chat(f) &&
	    (says_of_himself(f, i, end, sentence) || says_yo(f, i, end, sentence) ||
	        has_and_will(f, i, end, sentence) || says_wo(f, i, end, sentence) ||
	        lets_somebody(f, i, end, sentence) || lets_himself(f, i, end, sentence));
}

void
clause_label_says(const struct finder *f, size_t colon, struct claim *c)
{
	struct actor a;

	c->author = false;
	if (!actor_read(f->people, f->t, f->start, colon, &a) || a.to != colon || a.n != 1 || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE)
		return;
	c->form = CLAIM_SELF;
	c->actor = a;
}
