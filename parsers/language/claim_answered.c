/*
 * See claim_clause.h. Who answers in a chat when somebody asks who does it, asks somebody without a name, or says what is
 * needed; and what a line offers.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/said.h"

/* "somebody has to call the firm": the first token of what is to be done, or 0. */
static size_t
somebody_has_to(const struct tokens *t, size_t i, size_t end)
{
	size_t n;

	if (i + 4 >= end || !(t->v[i].is & W_SOMEBODY))
		return 0;
	i++;
	if (clause_is_one_of(t->v[i].low, " has needs ") && (t->v[i + 1].is & W_TO))
		i += 2;
	else if (clause_is_one_of(t->v[i].low, " should must "))
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
	if (clause_is_one_of(t->v[i].low, " who wer qui qui\303\251n who's ")) {
		foreign = o->set.n > 1;
		i++;
		/* "who's going to call them?" */
		if (clause_is_one_of(t->v[i].low, " is 's \342\200\231s "))
			i++;
		if (i + 2 < *to && slice_eq(t->v[i].low, SLICE("going")) && (t->v[i + 1].is & W_TO))
			i += 2;
		else if (token_has(t, i, W_FUTURE, &n) ||
		    (clause_is_one_of(
		         t->v[i].low, " can could kann k\303\266nnte peut pourrait puede podr\303\255a ") &&
		        (n = 1) > 0)) {
			i += n;
			/* "wer kann die Liste schicken?" */
			turned = foreign && o->set.v[1] == &words_de && clause_is_infinitive(&o->set, t, i, *to);
		}
	} else if (clause_is_one_of(t->v[i].low, " can could will would kann k\303\266nnte puede podr\303\255a ") &&
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
	    !clause_is_one_of(t->v[i].low, " know have see think want remember wants ");
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
		"ich mach's", "das mach ich", "das mache ich", "ich kann das machen", "je peux le faire", "je vais le faire", "puedo hacerlo", "puedo hacerlo yo", "moi", "je m'en occupe", "je le fais", "yo", "lo hago yo", "yo lo hago",
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
	    clause_is_one_of(t->v[i + 1].low, " do will can did could are do. ")) {
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

/* "will check it this afternoon", "I'll check it": the verb of what was asked, or "it" behind any. */
static bool
answers_same(const struct tokens *t, size_t i, const struct token *verb)
{
	size_t n;

	i += i < t->n && (t->v[i].is & W_I) != 0;
	return i + 1 < t->n && token_has(t, i, W_FUTURE, &n) && i + n < t->n &&
	    (t->v[i + n].low_hash == verb->low_hash ||
	        ((t->v[i + n].is & W_VERB) && i + n + 1 < t->n && slice_eq(t->v[i + n + 1].low, SLICE("it"))));
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
		if (answers_me(&v->t, at) || (task < f->t->n && answers_same(&v->t, at, &f->t->v[task])))
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

/* Behind who answers: "will", "takes it", "s'en charge": that he does it; its tokens. */
static size_t
takes_length(const struct tokens *t, size_t i)
{
	static const char *const takes[] = { "will", "will do", "will do it", "will do that", "does", "does it", "does that", "can", "can do it", "can do that", "takes it",
		"takes that", "has offered", "offered", "volunteered", "volunteers", "agreed", "offered to", "macht es", "macht das", "Ã¼bernimmt", "Ã¼bernimmt das",
		"hat sich bereit erklÃ¤rt", "s'en charge", "s'en occupe", "le fait", "se encarga", "se ocupa", "lo hace" };

	return CLAUSE_PHRASE_AT(t, i, t->n, takes);
}

/* "Who orders the badges? -> Maya", "Could somebody order them? Maya will.": the line answers itself. */
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
	    !answer_ends(t, a.to + takes_length(t, a.to)) || !asks_for_somebody(f->o, t, from, question + 1, &task, &to))
		return;
	c = &f->clauses[f->n++];
	*c = clause_base(f, task, to);
	c->to = t->n;
	c->asked = true;
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = task;
	c->actor = a;
}

/* Tokens of "one more thing:". */
#define TOPIC_TOKENS 5

/* "me mandas la lista hoy?" */
static bool
asks_in_spanish(const struct finder *f, size_t i, size_t end)
{
	const struct token *w = &f->t->v[i + 1];

	return f->o->set.n > 1 && f->o->set.v[1] == &words_es && i + 4 < end && token_is(f->t, end - 1, '?') &&
	    clause_is_one_of(f->t->v[i].low, " me nos le les lo la ") && w->letters == CASE_LOWER && w->low.len > 4 &&
	    (slice_ends_nocase(w->low, SLICE("as")) || slice_ends_nocase(w->low, SLICE("es"))) && !(w->is & (W_ARTICLE | W_BE | W_STATIVE));
}

/* "Could you draft it today?" in a chat, to nobody by name, and the next message of another says that he does. */
static bool
asked_find(struct finder *f, size_t from, size_t end)
{
	static const char *const gets[] = { "can we get", "can we have", "can i get", "can i have", "could we get", "could we have", "could i get",
		"could i have", "may i have", "did you" };
	const struct tokens *t = f->t;
	struct said_line line;
	size_t i = from, n, at, mine;
	struct claim *c;

	for (n = from; n + 4 < end && n < from + TOPIC_TOKENS; n++)
		if (token_is_colon(t, n))
			i = n + 1;
	while (i < end && (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_AND | W_LEAD)) || clause_is_reply(t, i) ||
	                      clause_is_one_of(t->v[i].low, " hey hi hello hallo hola salut moin ")))
		i++;
	n = clause_asks_you(t, i, end);
	n = n > 0 ? n : CLAUSE_PHRASE_AT(t, i, end, gets);
	/* "tu peux m'envoyer la liste ?" */
	if (n == 0 && clause_is_one_of(t->v[i].low, " tu t\303\272 du ") && (n = clause_asks_you(t, i + 1, end)) > 0)
		n++;
	while (n > 0 && i + n < end && (t->v[i + n].is & W_PLEASE))
		n++;
	if ((n == 0 && !clause_asks_with_verb(t, i, end) && !asks_in_spanish(f, i, end)) || i + n + 2 > end ||
	    (t->v[i + n].is & (W_BE | W_STATIVE | W_NOT | W_PAST)) ||
	    !((t->v[i + n].is & (W_VERB | W_ARTICLE)) || slice_ends_nocase(t->v[i + n].low, SLICE("ing")) || f->o->set.n > 1) ||
	    clause_is_one_of(t->v[i + n].low, " see hear tell explain say join come remind imagine think elaborate know attend do make meet ") ||
	    (at = said_taken_on(f->o, f->people, f->block, &line)) == 0)
		return false;
	while (end > i + n && (t->v[end - 1].kind == TOKEN_PUNCT || t->v[end - 1].kind == TOKEN_HANDLE))
		end--;
	mine = clause_before_mine(t, i + n, end);
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

/* "Should I call the landlord?" in a chat, and the next message of another: "yes please". */
static bool
offered_find(struct finder *f, size_t from, size_t end)
{
	static const char *const shall[] = { "should i", "shall i", "do you want me to", "want me to", "soll ich", "dois-je", "tu veux que je" };
	size_t n, yes;
	struct said_line own;
	struct claim *c;

	while (from < end && ((f->t->v[from].is & (W_LEAD | W_AND)) || f->t->v[from].kind == TOKEN_PUNCT))
		from++;
	n = CLAUSE_PHRASE_AT(f->t, from, end, shall);
	while (end > from && f->t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	if (n == 0 || from + n + 1 >= end || (f->t->v[from + n].is & (W_BE | W_STATIVE | W_NOT)) || !said_read(f->o, f->people, f->block, &own) ||
	    said_accepted(f->o, f->people, f->block, &yes) == 0)
		return false;
	c = &f->clauses[f->n++];
	*c = clause_base(f, from, end);
	c->task_from = from + n;
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = from;
	c->actor = own.speaker;
	c->actor_block = own.block;
	c->answer = (int)f->block;
	return true;
}

void
clause_answered(struct finder *f, size_t from, size_t end)
{
	size_t task, to;

	if (f->n == CLAUSE_MAX || (clause_in_chat(f) && (asked_find(f, from, end) || offered_find(f, from, end))))
		return;
	if (!clause_in_chat(f))
		answer_behind(f, from);
	else if (asks_for_somebody(f->o, f->t, from, f->t->n, &task, &to))
		answer_find(f, task, to);
}

void
clause_needed_in_chat(struct finder *f, size_t from, size_t end)
{
	static const char *const need[] = { "ich brauche", "ich brauch", "ich br\303\244uchte", "wir brauchen", "wir br\303\244uchten", "i need", "i still need", "we need",
		"we still need", "il me faut", "il me faudrait", "il nous faut", "j'ai besoin de", "necesito", "necesitamos" };
	static const char *const still[] = { "noch", "dringend", "bitte", "encore", "also", "still", "please" };
	size_t n, what, found;

	if (f->n == CLAUSE_MAX || !clause_in_chat(f) || (n = CLAUSE_PHRASE_AT(f->t, from, end, need)) == 0)
		return;
	/* "Tom can you make a list? I need something in writing": why he is asked */
	for (size_t i = 0; i < f->n; i++)
		if (f->clauses[i].asked && actor_is_named(&f->clauses[i].actor))
			return;
	for (what = from + n; what < end && SLICE_IS_ONE_OF(f->t->v[what].low, still);)
		what++;
	while (end > what && f->t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	/* "I need to leave" */
	if (what + 1 >= end || (f->t->v[what].is & (W_TO | W_NOT | W_ADDRESSED)) || f->t->v[what].kind != TOKEN_WORD)
		return;
	found = f->n;
	answer_find(f, what, end);
	/* who needs it does not bring it */
	if (f->n > found && found > 0 && f->clauses[found - 1].signal == SIGNAL_NEED && f->clauses[found - 1].task_from >= from) {
		f->clauses[found - 1] = f->clauses[found];
		f->n--;
	}
}

/* The block below a quoted line in which whoever quotes it answers, or NULL. */
static const struct place *
reply_below(const struct finder *f)
{
	const struct place *next = f->block + 1 < f->o->n ? &f->o->v[f->block + 1] : NULL;

	return f->v->b->quote > 0 && next != NULL && next->b->quote < f->v->b->quote && next->t.n > 0 ? next : NULL;
}

/* "Yes, by Friday", "mach ich", "comes tomorrow", "by Friday": the reply says that it is done. */
static bool
replies_yes(const struct tokens *t)
{
	static const char *const yes[] = { "yes", "yep", "sure", "ok", "okay", "will", "ja", "klar", "gerne", "oui", "s\303\255", "si", "claro" };
	static const char *const comes[] = { "comes", "coming", "follows", "kommt", "folgt", "arrive", "suit" };

	return SLICE_IS_ONE_OF(t->v[0].low, yes) || answers_me(t, 0) ||
	    ((SLICE_IS_ONE_OF(t->v[0].low, comes) || (t->v[0].is & W_BYTIME)) && tokens_name_day(t, 0, t->n));
}

/* "> Who talks to the bank?", quoted, and below it "I can do that"; "> Price list: can you send me that?", "Yes, tomorrow": the tokens of
 * what whoever quotes it does. */
static bool
replied_find(const struct finder *f, const struct tokens *reply, size_t from, size_t end, size_t *task, size_t *to)
{
	const struct tokens *t = f->t;
	size_t i = from, n;

	if (answers_me(reply, 0) && asks_for_somebody(f->o, t, from, end, task, to))
		return true;
	for (n = from; n + 4 < end && n < from + TOPIC_TOKENS; n++)
		if (token_is_colon(t, n))
			i = n + 1;
	n = clause_asks_you(t, i, end);
	if ((n == 0 && !clause_asks_with_verb(t, i, end)) || i + n + 2 > end || !replies_yes(reply))
		return false;
	/* "it" is nothing without its topic */
	*task = i > from ? from : i + n;
	*to = end - 1;
	return true;
}

bool
clause_answered_below(struct finder *f, size_t from, size_t end)
{
	const struct place *reply = reply_below(f);
	struct claim *c;
	size_t task, to;

	while (from < end && f->t->v[from].kind != TOKEN_WORD)
		from++;
	if (reply == NULL || f->n == CLAUSE_MAX || !replied_find(f, &reply->t, from, end, &task, &to))
		return false;
	c = &f->clauses[f->n++];
	*c = clause_base(f, task, to);
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
	    clause_is_one_of(t->v[i].low, " let tell see hear join come note excuse keep know remember ") ||
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

/* "we need a room for the 9th" in a chat, and the very next message of another: "on it". */
static void
need_find(struct finder *f, size_t from, size_t end)
{
	static const char *const needs[] = { "we need", "we still need", "we 'll need", "we will need", "we also need", "wir brauchen", "wir br\303\244uchten",
		"wir brauchen noch", "il nous faut", "on a besoin", "necesitamos", "hace falta" };
	const struct place *next = f->block + 1 < f->o->n ? &f->o->v[f->block + 1] : NULL;
	size_t at = f->block + 1;
	struct said_line own, line;
	struct claim *c;

	while (from < end && ((f->t->v[from].is & (W_LEAD | W_AND)) || f->t->v[from].kind == TOKEN_PUNCT))
		from++;
	/* who speaks next may stand in a line of its own */
	if (next != NULL && (next->speaks || next->t.n == 0))
		at++;
	if (CLAUSE_PHRASE_AT(f->t, from, end, needs) == 0 || from + 3 > end || at >= f->o->n || !said_read(f->o, f->people, f->block, &own) ||
	    !said_read(f->o, f->people, at, &line) || line.block == own.block || !answers_me(&f->o->v[at].t, line.from))
		return;
	f->n -= f->n > 0 && f->clauses[f->n - 1].actor.kind == ACTOR_WE && f->clauses[f->n - 1].from >= from;
	c = &f->clauses[f->n++];
	*c = clause_base(f, from, end);
	c->form = CLAIM_SELF;
	c->signal = SIGNAL_WILL;
	c->signal_at = from;
	c->actor = line.speaker;
	c->actor_block = line.block;
	c->answer = (int)at;
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
	else if (clause_in_chat(f) && f->n < CLAUSE_MAX && !(f->n == 0 && asked_find(f, from, end))) {
		please_find(f, from, end);
		if (f->n < CLAUSE_MAX)
			need_find(f, from, end);
	}
}
