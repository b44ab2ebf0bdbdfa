/*
 * See said.h. A chat says who writes either in a line of its own above the words
 * (outline.h keeps that as the place's speaker) or in front of them.
 */
#include "parsers/language/said.h"

/* Lines of a chat between a task and the word that it is done. */
#define REPLY_MAX 8

size_t
said_stamp(const struct tokens *t)
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

size_t
said_speaker(const struct people *people, const struct tokens *t, size_t i, struct actor *a)
{
	if (!actor_read(people, t, i, t->n, a) || !actor_is_named(a) || a->n != 1 || a->kind > ACTOR_NAME ||
	    !token_is_colon(t, a->to) || a->to + 1 >= t->n)
		return 0;
	return a->to + 1 - i;
}

/* Who says the block, and from which token on. False where it is no line of a chat. */
static bool
said_by(const struct outline *o, const struct people *people, size_t block, struct slice *who, size_t *from)
{
	const struct place *v = &o->v[block];
	struct actor a = { .n = 0 };
	size_t i = said_stamp(&v->t), n;
	int speaker;

	*from = 0;
	if (i > 0) {
		while (i < v->t.n && token_is_dash(&v->t, i))
			i++;
		n = said_speaker(people, &v->t, i, &a);
		*from = i + n;
		*who = n > 0 ? tokens_slice(&v->t, a.v[0].from, a.v[0].to) : (struct slice) { NULL, 0 };
		return n > 0;
	}
	/* "Done" alone on its line looks like a heading */
	speaker = v->speaker >= 0 ? v->speaker : block > 0 && o->v[block - 1].speaks ? (int)block - 1 : -1;
	if (speaker < 0 || o->v[speaker].said_by.n == 0)
		return false;
	a = o->v[speaker].said_by;
	*who = tokens_slice(&o->v[speaker].t, a.v[0].from, a.v[0].to);
	return true;
}

/* "Done!", "erledigt", a check mark, and nothing else. */
static bool
says_done(const struct tokens *t, size_t from)
{
	bool done = false;
	size_t n;

	for (size_t i = from; i < t->n; i++) {
		if (token_is(t, i, 0x2705) || token_is(t, i, 0x2714) || token_is(t, i, 0x2713)) {
			done = true;
		} else if (token_has(t, i, W_DONE, &n) && !(t->v[i].phrase & W_OPEN)) {
			done = true;
			i += n - 1;
		} else if (t->v[i].kind != TOKEN_PUNCT || token_is(t, i, '?')) {
			return false;
		}
	}
	return done;
}

bool
said_done(const struct outline *o, const struct people *people, size_t block, struct slice owner)
{
	struct slice who;
	size_t from;

	if (!said_by(o, people, block, &who, &from))
		return false;
	for (size_t i = block + 1; i < o->n && i <= block + REPLY_MAX; i++) {
		struct reading_owner by;

		if (o->v[i].speaks || o->v[i].t.n == 0)
			continue;
		if (!said_by(o, people, i, &who, &from))
			return false;
		people_resolve(people, who, &by);
		if (slice_eq_nocase(by.email.len > 0 ? by.email : by.name, owner))
			return says_done(&o->v[i].t, from);
	}
	return false;
}
