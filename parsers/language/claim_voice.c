/*
 * See claim_clause.h. Who says "I": the writer of the notes, whoever wrote a line of a chat, or the label in front of it, if that is
 * somebody and no topic.
 */
#include "parsers/language/claim_clause.h"

/* "Maya:" above a list in which she says "I will": the clause just added becomes hers. "Finance" there, or in front
 * of the sentence, is what it is about: a department does not say "I". */
static bool
is_ones_own_list(const struct finder *f, struct claim *own)
{
	*own = f->clauses[f->n - 1];
	if (f->v->person < 0 || f->v->b->kind != BLOCK_ITEM || !claim_owner_above(f->o, f->people, own) ||
	    own->actor.n != 1 || own->actor.kind > ACTOR_NAME || own->actor.kind == ACTOR_DEPARTMENT)
		return false;
	own->form = CLAIM_SELF;
	own->author = false;
	return true;
}

/* "On money:", "Zur Erinnerung:", "Question:", in front of the colon at token colon. */
static bool
is_topic_head(const struct finder *f, size_t from, size_t colon)
{
	const struct token *w = &f->t->v[from];
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;
	static const char *const kinds[] = { "notes", "minutes", "agenda", "summary", "today", "next", "plan", "result", "outcome", "question", "questions", "info", "note", "remark", "reminder", "problem", "issue", "idea", "update", "frage",
		"fragen", "hinweis", "anmerkung", "beschluss", "stand", "idee", "achtung", "wichtig", "offen", "remarque", "rappel", "d\303\251cision", "id\303\251e",
		"probl\303\250me", "pregunta", "nota", "problema", "decisi\303\263n", "aviso" };

	/* "Frage: what of the holidays? I'll ask the bank" */
	if (colon == from + 1 && SLICE_IS_ONE_OF(w->low, kinds))
		return true;
	/* "Messe: Ich bestelle die Kartons", where others are known: a German noun, and nobody who is */
	if (colon == from + 1 && german && !(w->is & (W_GIVEN | W_TITLE)) && !people_may_begin(f->people, w) && clause_page_names(f->o, f->people))
		return true;
	return colon == from + 2 && (w->is & W_FUNCTION) &&
	    (w[1].letters == CASE_LOWER || (german && !(w[1].is & W_GIVEN) && !people_may_begin(f->people, &w[1])));
}

/* "Tom: the portal is down today. I'll do it on Monday" to Tom: the writer speaks to him, and is who says "I". */
static bool
is_addressed(const struct finder *f, const struct actor *label)
{
	const struct tokens *name = &f->o->v[f->o->n].t;
	struct reading_owner who, to;

	if (f->block != f->o->addressed || name->n == 0 || f->said || label->n != 1 || label->from != f->start)
		return false;
	people_resolve(f->people, tokens_slice(f->t, label->from, label->to), &who);
	people_resolve(f->people, name->text, &to);
	return who.email.len > 0 && slice_eq_nocase(who.email, to.email);
}

/* "Volunteers: we need 40. I'll tell the canteen", the word in front of the colon at token i: several things or people are what
 * it is about, and nobody who says "I"; "Jones: I will" is. */
static bool
is_plural_topic(const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i - 1];

	return i > 0 && w->kind == TOKEN_WORD && !(w->is & (W_GIVEN | W_TITLE)) && w->low.len > 4 && slice_ends_nocase(w->low, SLICE("s")) &&
	    !slice_ends_nocase(w->low, SLICE("ss")) && !slice_ends_nocase(w->low, SLICE("us")) && i + 1 < t->n && !(t->v[i + 1].is & W_I);
}

/* "Hall 2:", the colon at token i: a thing that is counted. */
static bool
is_counted_topic(const struct tokens *t, size_t i)
{
	return i > 1 && t->v[i - 1].kind == TOKEN_NUMBER;
}

bool
clause_is_ones_voice(const struct finder *f, const struct actor *label)
{
	static const char *const apart[] = { "besides", "apart", "beyond", "about", "regarding", "concerning", "except", "unrelated", "separately", "au\303\237erdem",
		"abgesehen", "concernant", "aparte", "adem\303\241s" };

	/* "Besides Jira: I will write" */
	if (label->n > 0 && (is_addressed(f, label) || SLICE_IS_ONE_OF(f->t->v[label->from].low, apart)))
		return false;
	if (label->n == 1 && !f->said && label->kind > ACTOR_NAME && is_plural_topic(f->t, label->to))
		return false;
	/* "Nordhaven: the claim is open. I will chase the broker": nobody who is known, where others are; "Kasia: I will" may be a guest */
	if (label->n == 1 && !f->said && f->last > label->to + 1 && (label->kind == ACTOR_NAME || label->kind == ACTOR_WORD) && !(f->t->v[label->from].is & (W_GIVEN | W_TITLE)) &&
	    !clause_is_reachable(f, label) && clause_page_names(f->o, f->people))
		return false;
	/* "Parking: Maya draws the plan and I'll write to them" */
	for (size_t i = 0; label->n > 0 && label->kind >= ACTOR_WORD && !f->said && i < f->n; i++)
		if (f->clauses[i].form == CLAIM_CLAUSE && f->clauses[i].first &&
		    f->clauses[i].actor.kind != ACTOR_NONE && f->clauses[i].actor.kind <= ACTOR_HANDLE)
			return false;
	/* "Weber Druck: the offer is here. I'll send you the figures" in a mail to one person, whom it greets */
	if (label->n > 0 && ((f->greeted.n > 0 && f->v->b->kind == BLOCK_ITEM) || f->topics) && !f->said &&
	    (label->kind == ACTOR_NAME || label->kind == ACTOR_WORD) && !(f->t->v[label->from].is & (W_GIVEN | W_TITLE)))
		return false;
	/* "Maya: the plan. Tom, please call them. I write to the bank": who is spoken to by turns does not say "I" */
	for (size_t i = f->n; i > 0 && label->n > 0 && !f->said; i--) {
		const struct claim *c = &f->clauses[i - 1];

		if (c->actor.kind != ACTOR_I && c->actor.kind <= ACTOR_HANDLE && c->actor_block == f->block && c->actor.from > label->to &&
		    (c->asked || c->signal == SIGNAL_TO))
			return false;
	}
	return label->n > 0 && (label->kind != ACTOR_DEPARTMENT || f->said);
}

/* Points that are gone up to whoever says what stands below his name. */
#define VOICE_LEVELS 4

/* "- Maya: fine with me" and, below it, "- I will write it": who says the point that this one is part of. */
static bool
voice_above(struct finder *f)
{
	int at = f->v->parent;

	for (int i = 0; at >= 0 && i < VOICE_LEVELS; i++, at = f->o->v[at].parent) {
		const struct tokens *t = &f->o->v[at].t;
		struct actor a;

		if (!actor_read(f->people, t, 0, t->n, &a) || !token_is_colon(t, a.to) || a.n > 1 ||
		    a.kind > ACTOR_NAME || a.kind == ACTOR_DEPARTMENT)
			continue;
		f->voice = a;
		f->voice_block = (size_t)at;
		return true;
	}
	return false;
}

/* "I will" without a name in front: who wrote the line of the chat, or else the notes. */
void
clause_self_who(struct finder *f, size_t at)
{
	struct claim *c = &f->clauses[f->n - 1], own;

	if (f->v->speaker >= 0) {
		c->form = CLAIM_SELF;
		c->actor = f->o->v[f->v->speaker].said_by;
		c->actor_block = (size_t)f->v->speaker;
	} else if (f->label.n == 0 && (f->voice.n == 1 || voice_above(f))) {
		c->form = CLAIM_SELF;
		c->actor = f->voice;
		c->actor_block = f->voice_block;
	} else if (f->label.n == 0 && is_ones_own_list(f, &own)) {
		*c = own;
	} else {
		c->author = !clause_is_ones_voice(f, &f->label);
		/* behind a speaker's name, not behind "as discussed on the phone:" */
		for (size_t i = f->start + 1; i < at && i < f->start + 12; i++) {
			struct actor a;

			if (token_is_colon(f->t, i) &&
			    ((i < f->start + 3 && claim_like_name(&f->t->v[f->start]) && f->label.n == 0 &&
			         !f->topics && !is_topic_head(f, f->start, i) && !is_plural_topic(f->t, i) && !is_counted_topic(f->t, i) && !slice_eq(f->t->v[f->start].low, SLICE("so")) &&
			         !(i == f->start + 2 && f->t->v[i - 1].letters == CASE_LOWER)) ||
			        (actor_read(f->people, f->t, f->start, i, &a) && a.to == i && clause_is_ones_voice(f, &a))))
				clause_label_says(f, i, c);
		}
	}
}

void
clause_self_add(struct finder *f, size_t from, size_t task, size_t to, int sentence)
{
	const struct actor a = actor_writer(from, from + 1);
	struct claim *c;

	clause_add(f, from, &a, SIGNAL_WILL, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->task_from = task;
	c->to = c->task_to = to;
	c->vowed = true;
	if (f->label.n > 0 && !is_addressed(f, &f->label)) {
		c->actor = f->label;
		c->form = CLAIM_SELF;
	} else {
		clause_self_who(f, from);
	}
}
