/*
 * See claim_clause.h. What people say in a chat: of themselves, without "I"; to whom they have just thanked;
 * and who answers when somebody asks who does it.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/said.h"

/* Is the word one of those in words, which are separated and enclosed by spaces? */
static bool
is_one_of(struct slice word, const char *words)
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
	return is_one_of(t->v[i].low,
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
	const struct slice stem = slice_to(w->low, w->low.len > 3 ? w->low.len - 3 : 0);
	char e[24];

	if ((w->is & (W_EVENT | W_STATIVE | W_FUNCTION)) || stem.len < 3 || stem.len + 1 > sizeof(e) ||
	    is_one_of(w->low, " looking thinking going having being getting trying waiting hoping coming "))
		return false;
	memcpy(e, stem.p, stem.len);
	e[stem.len] = 'e';
	return (words_find(&o->set, stem) & W_VERB) || (words_find(&o->set, (struct slice) { e, stem.len + 1 }) & W_VERB);
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
		    is_one_of(t->v[task].low, " do see have try look think check "))
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
	if (is_one_of(t->v[i].low, " happy glad ") && (t->v[i + 1].is & W_TO) && i + 4 < end && (t->v[i + 2].is & W_VERB) &&
	    !(t->v[i + 2].is & (W_BE | W_STATIVE)) && !is_one_of(t->v[i + 2].low, " help hear see discuss chat talk join meet share answer ")) {
		writer_add(f, i, i + 2, end, SIGNAL_WEAK, sentence);
		return true;
	}
	/* "lo mando el lunes", "os la paso" */
	task = i;
	while (f->o->set.n > 1 && f->o->set.v[1] == &words_es && i + 2 < end && i < task + 2 &&
	    is_one_of(t->v[i].low, " lo la los las te os le les se "))
		i++;
	/* "schick mir bitte die Liste" is asked of another */
	if (!(t->v[i].is & W_MYSELF) || (t->v[i].is & W_VERB) || t->v[i + 1].kind != TOKEN_WORD ||
	    (is_one_of(t->v[i + 1].low, " mir uns bitte mal ") && !slice_ends_nocase(t->v[i].low, SLICE("e"))))
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
	    !is_one_of(t->v[i + 1].low, " have got 've am 'm see know "))
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
		if (is_one_of(t->v[j].low, " \344\272\206 \345\220\227 ") || (t->v[j].is & W_NOT))
			return false;
	}
	for (size_t j = i; j + 2 < end && !mine; j++) {
		if (!(t->v[j].is & W_I) || (t->v[j].phrase & W_WE))
			continue;
		/* "我的", "我觉得", "我想", "我是", "我在" */
		if (is_one_of(t->v[j + 1].low,
		        " \347\232\204 \350\247\211 \346\203\263 \346\230\257 \345\234\250 "
		        "\344\273\254 \347\234\213 ") ||
		    ((t->v[j + 1].is | t->v[j + 1].phrase) & (W_WEAK | W_DONE)))
			return false;
		mine = when || is_one_of(t->v[j + 1].low, " \346\235\245 \345\216\273 ");
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
		    is_one_of(f->t->v[i].low,
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
	    !(is_one_of(t->v[i + 2].low, " check ask find look chase sort dig pull test call ring write send ") ||
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

/* ---- who does it? ------------------------------------------------------------ */

/* "somebody has to call the firm": the first token of what is to be done, or 0. */
static size_t
somebody_has_to(const struct tokens *t, size_t i, size_t end)
{
	size_t n;

	if (i + 4 >= end || !(t->v[i].is & W_SOMEBODY))
		return 0;
	i++;
	if (is_one_of(t->v[i].low, " has needs ") && (t->v[i + 1].is & W_TO))
		i += 2;
	else if (is_one_of(t->v[i].low, " should must "))
		i++;
	else if (token_has(t, i, W_NEED, &n) && i + n + 1 < end)
		i += n;
	else
		return 0;
	return (t->v[i].is & W_VERB) && !(t->v[i].is & (W_BE | W_STATIVE)) ? i : 0;
}

/* "@here who tells the shops?", "can somebody check the roof?" before token end: the tokens of what is to be done. */
static bool
asks_for_somebody(
    const struct outline *o, const struct tokens *t, size_t i, size_t end, size_t *from, size_t *to)
{
	size_t n;
	bool is_verb, foreign = false, turned = false;

	*to = end;
	while (*to > i && t->v[*to - 1].kind == TOKEN_PUNCT)
		--*to;
	while (i < *to &&
	    (t->v[i].kind == TOKEN_PUNCT || t->v[i].kind == TOKEN_HANDLE || (t->v[i].is & (W_LEAD | W_AND)) ||
	        clause_is_reply(t, i)))
		i++;
	if (*to >= end || !(token_is(t, *to, '?') || token_is(t, *to, 0xff1f)) || i + 2 >= *to)
		return false;
	if (is_one_of(t->v[i].low, " who wer qui qui\303\251n who's ")) {
		foreign = o->set.n > 1;
		i++;
		/* "who's going to call them?" */
		if (is_one_of(t->v[i].low, " is 's \342\200\231s "))
			i++;
		if (i + 2 < *to && slice_eq(t->v[i].low, SLICE("going")) && (t->v[i + 1].is & W_TO))
			i += 2;
		else if (token_has(t, i, W_FUTURE, &n) ||
		    (is_one_of(
		         t->v[i].low, " can could kann k\303\266nnte peut pourrait puede podr\303\255a ") &&
		        (n = 1) > 0))
			i += n;
	} else if (is_one_of(t->v[i].low, " can could will would kann k\303\266nnte puede podr\303\255a ") &&
	    (t->v[i + 1].is & W_SOMEBODY)) {
		i += 2;
		/* "kann jemand das Wiki aktualisieren?" */
		turned = clause_is_infinitive(&o->set, t, i, *to) && o->set.v[1] == &words_de;
	} else {
		return false;
	}
	*from = i;
	/* "who orders the badges, you or Tom?" */
	for (size_t j = i + 1; j + 1 < *to; j++)
		if (token_is(t, j, ',') && (t->v[j + 1].is & W_ADDRESSED))
			*to = j;
	/* "calls", "books" are nouns as well */
	is_verb = i < *to &&
	    ((foreign && !(t->v[i].is & W_FUNCTION)) || (t->v[i].is & (W_VERB | W_DOES | W_COMMIT)) ||
	        clause_is_deed(o, &t->v[i]) ||
	        (slice_ends_nocase(t->v[i].low, SLICE("s")) &&
	            (words_find(&o->set, slice_to(t->v[i].low, t->v[i].low.len - 1)) & W_VERB)));
	if (turned)
		return true;
	return is_verb && i + 1 < *to && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER &&
	    !(t->v[i].is & (W_BE | W_STATIVE | W_PAST)) &&
	    !is_one_of(t->v[i].low, " know have see think want remember wants ");
}

/* Nothing, or a mark, or a day behind the answer: it says no more. */
static bool
answer_ends(const struct tokens *t, size_t i)
{
	size_t n;

	while (i < t->n && (t->v[i].is & (W_LEAD | W_PLEASE)))
		i++;
	return i >= t->n || t->v[i].kind == TOKEN_PUNCT || token_has(t, i, W_BYTIME | W_TIME, &n);
}

/* "me", "I'll do it", "mach ich", "lo hago yo": whoever writes this does it. */
static bool
answers_me(const struct tokens *t, size_t i)
{
	static const char *const forms[] = { "me", "i do", "i will", "i can", "i'll do it", "i'll do that",
		"i will do it", "i will do that", "i can do it", "i can do that", "i'll take it",
		"i'll take that", "i take it", "i do it", "on it", "will do", "can do", "doing it",
		"kann ich machen", "kann ich tun", "k\303\266nnte ich machen", "das kann ich machen", "ich", "mach ich", "mache ich",
		"ich k\303\274mmere mich", "ich k\303\274mmer mich", "k\303\274mmere mich drum",
		"k\303\274mmere mich darum", "k\303\274mmer mich drum", "\303\274bernehme ich",
		"\303\274bernehm ich", "ich \303\274bernehme das", "je m'en charge", "je le ferai",
		"je m'en occuperai", "me ocupo yo", "yo me ocupo", "lo hago", "ya lo hago yo", "me encargo",
		"me ocupo", "\346\210\221\346\235\245", "ich mache es", "ich mach das", "ich mache das",
		"ich mach's", "moi", "je m'en occupe", "je le fais", "yo", "lo hago yo", "yo lo hago",
		"me encargo yo", "yo me encargo" };

	for (size_t j = 0; j < sizeof(forms) / sizeof(forms[0]); j++) {
		const struct slice form = slice_of(forms[j]);
		size_t at = i < t->n ? t->v[i].at : t->text.len, end = i;

		if (!slice_starts_nocase(slice_from(t->text, at), form))
			continue;
		while (end < t->n && t->v[end].at < at + form.len)
			end++;
		if ((end == t->n || t->v[end].at >= at + form.len) && answer_ends(t, end))
			return true;
	}
	return false;
}

/* Words in front of an offer: "yes, and", "so", "well"; tokens of "do that on Monday", which says more than "do it". */
#define OFFER_LEAD 5
#define OFFER_DO 5

/* The token of the verb of an offer that begins at token i; i if none does. */
static size_t
offer_verb(const struct finder *f, size_t i, size_t end)
{
	static const char *const offers[] = { "i can", "i can also", "i can certainly", "i'm happy to",
		"i am happy to", "i'd be happy to", "i would be happy to", "i'm glad to", "i'd be glad to",
		"i can try to" };
	static const char *const nothing[] = { "see", "tell", "say", "imagine", "confirm", "understand",
		"suggest", "agree", "think", "go", "try", "live", "help", "discuss", "talk", "chat", "hear",
		"wait", "answer", "change", "explain", "show", "read", "find", "know", "remember", "recall",
		"chair", "be", "have", "not", "focus", "drop", "leave", "close", "clarify", "just", "get",
		"take", "put", "use", "work", "make", "look", "come", "give", "start", "run", "move", "join",
		"share", "speak", "present", "provide" };
	static const char *const doubts[] = { "if", "unless", "but", "whether" };
	const struct tokens *t = f->t;
	size_t at = i, n = 0;

	while (at < end && at < i + OFFER_LEAD &&
	    (t->v[at].kind == TOKEN_PUNCT || (t->v[at].is & (W_AND | W_LEAD)) || clause_is_reply(t, at)))
		at++;
	for (size_t j = 0; j < sizeof(offers) / sizeof(offers[0]); j++) {
		size_t m = clause_phrase_at(t, at, end, &offers[j], 1);

		n = m > n ? m : n;
	}
	at += n;
	if (n == 0 || at + 2 > end || !(t->v[at].is & W_VERB) || (t->v[at].is & (W_BE | W_STATIVE | W_PAST)) ||
	    SLICE_IS_ONE_OF(t->v[at].low, nothing) || (slice_eq(t->v[at].low, SLICE("do")) && end < at + OFFER_DO))
		return i;
	/* "I can order them if you want": on a condition, or with a doubt */
	for (size_t j = at; j < end; j++)
		if (SLICE_IS_ONE_OF(t->v[j].low, doubts) || (t->v[j].is & W_NOT))
			return i;
	return at;
}

/* Is somebody asked by who speaks before, or does who speaks next say yes? */
static bool
offer_is_wanted(const struct finder *f, size_t i)
{
	const struct tokens *before = f->block > 0 ? &f->o->v[f->block - 1].t : NULL;
	const struct tokens *next = f->block + 1 < f->o->n ? &f->o->v[f->block + 1].t : NULL;
	size_t colon = 0;

	if (clause_is_reply(f->t, i) || (before != NULL && before->n > 0 && token_is(before, before->n - 1, '?')))
		return true;
	while (next != NULL && colon < next->n && colon < OFFER_LEAD && !token_is_colon(next, colon))
		colon++;
	return next != NULL && colon + 1 < next->n && token_is_colon(next, colon) && said_yes(next, colon + 1);
}

size_t
clause_offer(struct finder *f, size_t i, size_t end, const struct actor *label, int sentence)
{
	size_t verb = offer_verb(f, i, end);
	struct claim *c;

	if (verb == i || f->n == CLAUSE_MAX || !offer_is_wanted(f, i))
		return 0;
	clause_add(f, i, label, SIGNAL_WEAK, 0, false, sentence);
	c = &f->clauses[f->n - 1];
	c->form = CLAIM_SELF;
	c->offered = true;
	c->signal_at = i;
	c->task_from = verb;
	c->to = c->task_to = end;
	return verb - i;
}

/* "You do, Tom", "Tom please", "@Tom": who is named does it. */
static bool
answers_named(const struct finder *f, const struct tokens *t, size_t i, struct actor *a)
{
	size_t at = i;

	if (i + 2 < t->n && (t->v[i].is & W_ADDRESSED) &&
	    is_one_of(t->v[i + 1].low, " do will can did could are do. ")) {
		at = i + 2;
		while (at < t->n && token_is(t, at, ','))
			at++;
	}
	if (at >= t->n || !actor_read(f->people, t, at, t->n, a) || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE)
		return false;
	/* "Tom, and please send us the list": asked for something else */
	if (at == i && token_is(t, a->to, ',') && a->to + 1 < t->n && (t->v[a->to + 1].is & (W_AND | W_PLEASE)) && a->to + 3 < t->n)
		return false;
	return at > i || answer_ends(t, a->to);
}

/* Messages that may answer. */
#define ANSWERS_MAX 3

/* Whoever takes on what stands at task..to in one of the next messages. */
static void
answer_find(struct finder *f, size_t task, size_t to)
{
	size_t seen = 0, at;
	struct actor a;

	for (size_t i = f->block + 1; i < f->o->n && seen < ANSWERS_MAX; i++) {
		const struct place *v = &f->o->v[i];
		struct said_line line;
		struct claim *c;

		if (v->speaks || v->t.n == 0)
			continue;
		if (!said_read(f->o, f->people, i, &line))
			return;
		seen++;
		at = line.from;
		while (at < v->t.n && (v->t.v[at].kind == TOKEN_PUNCT || (v->t.v[at].is & W_LEAD)))
			at++;
		if (answers_me(&v->t, at))
			a = line.speaker;
		else if (answers_named(f, &v->t, at, &a))
			line.block = i;
		else
			continue;
		/* "somebody has to tell them": whoever answers is that one */
		if (f->n > 0 && f->clauses[f->n - 1].actor.kind == ACTOR_SOMEBODY && f->clauses[f->n - 1].task_from == task)
			f->n--;
		c = &f->clauses[f->n++];
		*c = clause_base(f, task, to);
		c->form = CLAIM_SELF;
		c->signal = SIGNAL_WILL;
		c->signal_at = task;
		c->actor = a;
		c->actor_block = line.block;
		c->answer = (int)i;
		return;
	}
}

/* "Who orders the badges? -> Maya": the line answers itself. */
static void
answer_behind(struct finder *f, size_t from)
{
	const struct tokens *t = f->t;
	size_t question = from, task, to, i;
	struct actor a;
	struct claim *c;

	while (question < t->n && !token_is(t, question, '?'))
		question++;
	for (i = question + 1; i < t->n && (token_is_dash(t, i) || token_is(t, i, '>') || token_is(t, i, 0x2192) || token_is_colon(t, i));)
		i++;
	if (i >= t->n || !actor_read(f->people, t, i, t->n, &a) || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE ||
	    !answer_ends(t, a.to) || !asks_for_somebody(f->o, t, from, question + 1, &task, &to))
		return;
	c = &f->clauses[f->n++];
	*c = clause_base(f, task, to);
	c->to = t->n;
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = task;
	c->actor = a;
}

/* Tokens of "one more thing:". */
#define TOPIC_TOKENS 5

/* "You check it by Friday and I hand it in on Monday": the token of the "and" behind which the writer does something; or
 * end. */
static size_t
before_mine(const struct tokens *t, size_t i, size_t end)
{
	for (; i + 3 < end; i++)
		if ((t->v[i].is & W_AND) && (t->v[i + 1].is & W_I))
			return i;
	return end;
}

/* "me mandas la lista hoy?" */
static bool
asks_in_spanish(const struct finder *f, size_t i, size_t end)
{
	const struct token *w = &f->t->v[i + 1];

	return f->o->set.n > 1 && f->o->set.v[1] == &words_es && i + 4 < end && token_is(f->t, end - 1, '?') &&
	    is_one_of(f->t->v[i].low, " me nos le les lo la ") && w->letters == CASE_LOWER && w->low.len > 4 &&
	    (slice_ends_nocase(w->low, SLICE("as")) || slice_ends_nocase(w->low, SLICE("es"))) && !(w->is & (W_ARTICLE | W_BE | W_STATIVE));
}

/* "Could you draft it today?" in a chat, to nobody by name, and the next message of another says that he does. */
static bool
asked_find(struct finder *f, size_t from, size_t end)
{
	const struct tokens *t = f->t;
	struct said_line line;
	size_t i = from, n, at, mine;
	struct claim *c;

	for (n = from; n + 4 < end && n < from + TOPIC_TOKENS; n++)
		if (token_is_colon(t, n))
			i = n + 1;
	while (i < end && (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_AND | W_LEAD)) || clause_is_reply(t, i) ||
	                      is_one_of(t->v[i].low, " hey hi hello hallo hola salut moin ")))
		i++;
	n = clause_asks_you(t, i, end);
	/* "tu peux m'envoyer la liste ?" */
	if (n == 0 && is_one_of(t->v[i].low, " tu t\303\272 du ") && (n = clause_asks_you(t, i + 1, end)) > 0)
		n++;
	while (n > 0 && i + n < end && (t->v[i + n].is & W_PLEASE))
		n++;
	if ((n == 0 && !clause_asks_with_verb(t, i, end) && !asks_in_spanish(f, i, end)) || i + n + 2 > end ||
	    (t->v[i + n].is & (W_BE | W_STATIVE | W_NOT | W_PAST)) ||
	    !((t->v[i + n].is & W_VERB) || slice_ends_nocase(t->v[i + n].low, SLICE("ing")) || f->o->set.n > 1) ||
	    is_one_of(t->v[i + n].low, " see hear tell explain say join come remind imagine think elaborate know attend do make meet ") ||
	    (at = said_taken_on(f->o, f->people, f->block, &line)) == 0)
		return false;
	while (end > i + n && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	mine = before_mine(t, i + n, end);
	c = &f->clauses[f->n++];
	*c = clause_base(f, i, mine);
	c->task_from = i + n;
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = i;
	c->actor = line.speaker;
	c->actor_block = line.block;
	c->answer = (int)at;
	if (mine < end)
		clause_sentence(f, mine + 1, end, 0);
	return true;
}

void
clause_answered(struct finder *f, size_t from, size_t end)
{
	size_t task, to;

	if (f->n == CLAUSE_MAX || (clause_in_chat(f) && asked_find(f, from, end)))
		return;
	if (!clause_in_chat(f))
		answer_behind(f, from);
	else if (asks_for_somebody(f->o, f->t, from, f->t->n, &task, &to))
		answer_find(f, task, to);
}

bool
clause_answered_below(struct finder *f, size_t from, size_t end)
{
	static const char *const yes[] = { "yes", "yep", "sure", "ok", "okay", "will", "ja", "klar", "gerne", "oui", "s\303\255", "si", "claro" };
	const struct tokens *t = f->t;
	const struct place *next = f->block + 1 < f->o->n ? &f->o->v[f->block + 1] : NULL;
	struct claim *c;
	size_t n;

	if (f->v->b->quote == 0 || next == NULL || next->b->quote >= f->v->b->quote || next->t.n == 0 || f->n == CLAUSE_MAX ||
	    !SLICE_IS_ONE_OF(next->t.v[0].low, yes))
		return false;
	while (from < end && t->v[from].kind != TOKEN_WORD)
		from++;
	n = clause_asks_you(t, from, end);
	if (n == 0 || from + n + 2 > end)
		return false;
	c = &f->clauses[f->n++];
	*c = clause_base(f, from + n, end - 1);
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = from;
	c->actor = actor_writer(0, 1);
	c->actor_block = f->block + 1;
	c->author = c->vowed = true;
	c->answer = (int)f->block + 1;
	return true;
}

/* "And please send me two lines by three", "schick mir bitte die Liste" in a chat, and the next message of another says
 * yes. */
static void
please_find(struct finder *f, size_t from, size_t end)
{
	const struct tokens *t = f->t;
	struct said_line line;
	size_t i = from, next;
	bool please = false;
	struct claim *c;

	while (i < end && (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_AND | W_LEAD)) || clause_is_reply(t, i)) && !(t->v[i].is & W_PLEASE))
		i++;
	for (size_t j = i; j < end; j++)
		please = please || (t->v[j].is & W_PLEASE);
	i += i < end && (t->v[i].is & W_PLEASE);
	if (!please || i + 2 >= end || f->n > 0 || !(t->v[i].is & (W_VERB | W_MYSELF)) || (t->v[i].is & (W_BE | W_STATIVE | W_PAST)) ||
	    is_one_of(t->v[i].low, " let tell see hear join come note excuse keep know remember ") ||
	    (next = said_taken_on(f->o, f->people, f->block, &line)) == 0)
		return;
	c = &f->clauses[f->n++];
	*c = clause_base(f, i, end);
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = i;
	c->actor = line.speaker;
	c->actor_block = line.block;
	c->answer = (int)next;
}

void
clause_somebody(struct finder *f, size_t from, size_t end)
{
	size_t task = 0;

	while (end > from && f->t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	for (size_t i = from; i < end && task == 0 && (f->t->any & W_SOMEBODY); i++)
		task = somebody_has_to(f->t, i, end);
	if (clause_in_chat(f) && f->n < CLAUSE_MAX && task > 0)
		answer_find(f, task, end);
	else if (clause_in_chat(f) && f->n < CLAUSE_MAX && !(f->n == 0 && asked_find(f, from, end)))
		please_find(f, from, end);
}
