/*
 * See claim_clause.h. Tasks that a sentence hands over in another order than somebody,
 * a word that binds him, what is to be done: "I have asked Omar to get three quotes",
 * "over to Maya for the posters", "den Raum bucht Jürgen bis Freitag", "Maya takes the
 * posters, Tom the flyers". Only for people who are known.
 */
#include "parsers/language/claim_clause.h"

static bool
is_known(const struct actor *a)
{
	return a->n > 0 && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE;
}

/* "by Friday" behind token i, in the same sentence. */
static bool
has_deadline(const struct tokens *t, size_t i)
{
	size_t end = i;

	while (end < t->n && !token_is(t, end, '.'))
		end++;
	return clause_says_by(t, i, end);
}

bool
clause_was_told(const struct tokens *t, size_t from, size_t i)
{
	static const char *const asked[] = { "asked", "told" };
	static const char *const have[] = { "have", "'ve", "has", "'s" };
	bool has = false;

	if (!SLICE_IS_ONE_OF(t->v[i - 1].low, asked))
		return false;
	for (size_t j = i - 1; j > from && j + 4 > i; j--) {
		const struct token *w = &t->v[j - 1];

		/* "I asked her to send it by Friday" is still to come */
		if (w->is & (W_I | W_WE))
			return has || has_deadline(t, i);
		has = has || SLICE_IS_ONE_OF(w->low, have);
		if (w->kind == TOKEN_WORD && !(w->is & (W_FUNCTION | W_LEAD)) && w->low.p[0] != '\'')
			return false;
	}
	return false;
}

bool
clause_is_had(const struct tokens *t, size_t i, size_t to, size_t end, size_t *n)
{
	static const char *const have[] = { "have", "get" };
	static const char *const before[] = { "'s", "lets", "let's", "'ll", "will", "please", "to" };

	if (i < 2 || to + 1 >= end || !SLICE_IS_ONE_OF(t->v[i - 1].low, have) ||
	    !SLICE_IS_ONE_OF(t->v[i - 2].low, before))
		return false;
	/* "Tom to have Maya look at it" is his */
	if (i > 2 && (t->v[i - 2].is & (W_TO | W_FUTURE)) && !(t->v[i - 3].is & (W_I | W_WE)) && claim_like_name(&t->v[i - 3]))
		return false;
	*n = (t->v[to].is & W_TO) != 0;
	return to + *n + 1 < end && (t->v[to + *n].is & W_VERB) && t->v[to + *n].letters == CASE_LOWER;
}

size_t
clause_homework(const struct finder *f, const struct actor *a, size_t end)
{
	const struct tokens *t = f->t;

	/* "Maya Stone concert: book tickets" is on a topic */
	if (a->to >= end || !(t->v[a->to].is & (W_FUNCTION | W_WITH | W_TIME | W_MARKER)) ||
	    t->v[a->to].letters != CASE_LOWER)
		return 0;
	if (f->v->section != SECTION_ACTION || !is_known(a))
		return 0;
	for (size_t i = a->to; i + 1 < end && i < a->to + 7; i++) {
		if (token_is_colon(t, i))
			return i > a->to && (t->v[i + 1].is & W_VERB) && t->v[i + 1].letters == CASE_LOWER
			    ? i + 1 - a->to
			    : 0;
		if (t->v[i].kind == TOKEN_PUNCT ||
		    (t->v[i].is & (W_VERB | W_BE | W_FUTURE | W_PAST | W_NEED)))
			return 0;
	}
	return 0;
}

/* "Patrick doit réserver le refuge et Josiane encaisser les acomptes", "quedó en comprar y Hugo en pedir": what the first has to do goes on
 * with another and an infinitive; *n: what stands in front of that. */
static bool
shares_need(const struct finder *f, const struct claim *c, const struct actor *a, size_t *n)
{
	static const char *const of[] = { "en", "de", "\303\240", "a" };
	const struct tokens *t = f->t;
	const struct words *language = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;

	if ((language != &words_fr && language != &words_es) || a->n != 1 || !(is_known(a) || (t->v[a->v[0].from].is & (W_GIVEN | W_TITLE))))
		return false;
	*n = c->signal == SIGNAL_COMMIT && c->task_from > 0 && SLICE_IS_ONE_OF(t->v[a->to].low, of) && slice_eq(t->v[a->to].low, t->v[c->task_from - 1].low);
	return (*n > 0 || c->signal == SIGNAL_NEED || c->signal == SIGNAL_WILL) && t->v[a->to + *n].letters == CASE_LOWER &&
	    words_end_in_infinitive(t->v[a->to + *n].low);
}

bool
clause_is_gapped(const struct finder *f, size_t i, const struct actor *a, size_t end, int sentence, size_t *n)
{
	static const char *const takes[] = { "takes", "take", "does", "gets", "has", "handles", "covers",
		"\303\274bernimmt", "macht", "bekommt", "besorgt", "prend", "fait", "encarga", "hace", "toma",
		"brings", "writes", "prints", "orders", "bringt", "schreibt", "bestellt", "do", "make",
		"bring", "write", "print", "order", "get", "handle", "cover", "occupe", "charge",
		"k\303\274mmert" };
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;
	const struct tokens *t = f->t;
	bool same = false, dated;

	*n = 0;
	if (c == NULL || c->sentence != sentence || !c->first || a->to + 1 >= end || !(token_is(t, i - 1, ',') || (t->v[i - 1].is & W_AND)))
		return false;
	if (shares_need(f, c, a, n))
		return true;
	/* "Tom was tasked with the survey, Maya with the list" */
	*n = 1;
	if (c->signal == SIGNAL_COMMIT && c->task_from > 0 && is_known(a) && (t->v[a->to].is & W_WITH) && slice_eq(t->v[a->to].low, t->v[c->task_from - 1].low) &&
	    (t->v[a->to + 1].is & W_ARTICLE))
		return true;
	*n = 0;
	dated = clause_says_by(t, a->to, end);
	if (!is_known(&c->actor) || !is_known(a) ||
	    !((t->v[a->to].is & W_ARTICLE) || slice_eq(t->v[a->to].low, SLICE("du")) || slice_eq(t->v[a->to].low, SLICE("de")) ||
	        (dated && c->task_from + 1 < i && slice_eq(t->v[a->to].low, t->v[c->task_from + 1].low))))
		return false;
	if (c->form == CLAIM_CLAUSE && c->signal == SIGNAL_COMMIT && c->task_from == c->actor.to)
		return true; /* it is another such half itself */
	/* "Tom sends the list by Friday, Maya the plan by Monday" */
	for (size_t j = c->actor.to; j < c->actor.to + 3 && j < i; j++)
		same = same || SLICE_IS_ONE_OF(t->v[j].low, takes) || (dated && (t->v[j].is & W_VERB));
	return same;
}

void
clause_hand(struct finder *f, const struct actor *a, size_t from, size_t task, size_t to, size_t end, int sentence)
{
	struct claim *c;

	if (f->n == CLAUSE_MAX)
		return;
	clause_add(f, a->from, a, SIGNAL_COMMIT, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->from = from;
	c->to = end;
	c->task_from = task;
	c->task_to = to;
}

/* "Over to Maya for the posters." */
static bool
over_to(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const what[] = { "for", "on", "with", "about", "to" };
	const struct tokens *t = f->t;
	struct actor a;

	while (from < end && (t->v[from].is & (W_LEAD | W_AND)))
		from++;
	if (from + 4 >= end || !slice_eq(t->v[from].low, SLICE("over")) || !(t->v[from + 1].is & W_TO) ||
	    !actor_read(f->people, t, from + 2, end, &a) || !is_known(&a) || a.to + 1 >= end ||
	    !SLICE_IS_ONE_OF(t->v[a.to].low, what))
		return false;
	clause_hand(f, &a, from, a.to + 1, end, end, sentence);
	return true;
}

/* "It was left to Maya to call them.", "It falls to Tom to pay". */
static bool
left_to(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const left[] = { "left", "falls", "up" };
	const struct tokens *t = f->t;
	struct actor a;

	/* "Leaving Karl to decide by Friday"; not "Leaving Karl to lead it was a mistake" */
	if (from + 3 < end && slice_eq(t->v[from].low, SLICE("leaving")) && actor_read(f->people, t, from + 1, end, &a) && is_known(&a) && a.to + 1 < end &&
	    (t->v[a.to].is & W_TO) && (t->v[a.to + 1].is & W_VERB) && !clause_has(t, a.to + 2, end, W_BE | W_PAST)) {
		clause_hand(f, &a, from, a.to + 1, end, end, sentence);
		return true;
	}
	for (size_t i = from + 1; i + 4 < end && i < from + 8; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, left) && slice_eq(t->v[i + 1].low, SLICE("to")) &&
		    actor_read(f->people, t, i + 2, end, &a) && is_known(&a) && a.to + 2 < end &&
		    (t->v[a.to].is & W_TO) && (t->v[a.to + 1].is & W_VERB) && !(t->v[a.to + 1].is & W_BE)) {
			clause_hand(f, &a, from, a.to + 1, end, end, sentence);
			return true;
		}
	return false;
}

/* "I need from Maya the list of guests, by Monday": what is needed stands behind who gives it. */
static bool
need_from(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	struct actor a;

	while (from < end && (t->v[from].is & (W_LEAD | W_AND)))
		from++;
	if (from + 5 >= end || !(t->v[from].is & (W_I | W_WE)) || !slice_eq(t->v[from + 1].low, SLICE("need")) ||
	    !slice_eq(t->v[from + 2].low, SLICE("from")) || !actor_read(f->people, t, from + 3, end, &a) ||
	    !is_known(&a) || a.to + 1 >= end || !(t->v[a.to].is & W_ARTICLE))
		return false;
	/* "I need from Tom the dump and from Priya a yes": each of them gives his */
	for (size_t i = a.to + 1; i + 3 < end; i++) {
		struct actor b;

		if (!(t->v[i].is & W_AND) || !slice_eq(t->v[i + 1].low, SLICE("from")) || !actor_read(f->people, t, i + 2, end, &b) || !is_known(&b) || b.to >= end)
			continue;
		clause_hand(f, &a, from, a.to, i, i, sentence);
		clause_hand(f, &b, i + 1, b.to, end, end, sentence);
		return true;
	}
	clause_hand(f, &a, from, a.to, end, end, sentence);
	return true;
}

/* "Delegated the renewal to Nadia, due 11 Dec", "I've assigned the flyers to Tom": what the writer gave away, at token verb. */
static bool
delegated_to(struct finder *f, size_t from, size_t verb, size_t end, int sentence)
{
	static const char *const gave[] = { "delegated", "assigned", "entrusted" };
	const struct tokens *t = f->t;
	struct actor a;

	if (verb + 3 >= end || !SLICE_IS_ONE_OF(t->v[verb].low, gave))
		return false;
	for (size_t to = verb + 2; to + 1 < end && t->v[to - 1].kind != TOKEN_PUNCT; to++)
		if ((t->v[to].is & W_TO) && actor_read(f->people, t, to + 1, end, &a) && is_known(&a)) {
			clause_hand(f, &a, from, verb + 1, to, end, sentence);
			return true;
		}
	return false;
}

/* "I'm leaving the catering with Maya.", "I hand the tickets over to Tom." */
static bool
left_with(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const leave[] = { "leaving", "leave", "handing", "hand", "passing", "pass" }, *const have[] = { "have", "'ve" };
	const struct tokens *t = f->t;
	size_t verb = from + 1, with;
	struct actor a;

	if (from + 4 >= end)
		return false;
	if (delegated_to(f, from, from, end, sentence))
		return true;
	if (!(t->v[from].is & (W_I | W_WE)))
		return false;
	if (delegated_to(f, from, verb + SLICE_IS_ONE_OF(t->v[verb].low, have), end, sentence))
		return true;
	while (verb < from + 3 && !SLICE_IS_ONE_OF(t->v[verb].low, leave)) {
		/* "I will hand the list to Tom": the writer does that himself */
		if (t->v[verb].is & W_FUTURE)
			return false;
		verb++;
	}
	if (verb == from + 3 || verb + 2 >= end)
		return false;
	for (with = verb + 2; with + 1 < end; with++)
		if ((slice_eq(t->v[with].low, SLICE("with")) || (t->v[with].is & W_TO)) &&
		    actor_read(f->people, t, with + 1, end, &a) && is_known(&a))
			break;
	if (with + 1 >= end || (a.to < end && t->v[a.to].kind == TOKEN_WORD && !(t->v[a.to].is & W_BYTIME)))
		return false;
	if (slice_eq(t->v[with - 1].low, SLICE("over")))
		with--;
	else if ((t->v[with].is & W_TO) && !slice_ends_nocase(t->v[verb].low, SLICE("ing")))
		return false; /* "I pass the salt to Tom" */
	clause_hand(f, &a, from, verb + 1, with, end, sentence);
	return true;
}

/*
 * "Ich habe Jürgen gebeten, die Liste zu drucken", "J'ai demandé à Claire de réserver", "he pedido a Luis que
 * llame": whom the writer asked, and for what.
 */
static bool
asked_foreign(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const asked[] = { "gebeten", "beauftragt", "demand\303\251", "charg\303\251",
		"pedido", "encargado" };
	static const char *const written[] = { "habe", "hab", "demand\303\251", "charg\303\251", "ai" };
	static const char *const link[] = { "de", "d", "que", "a", "\303\240" };
	static const char *const me[] = { "me", "m", "m'", "mich", "mir", "moi", "uns", "nous", "nos" };
	const struct tokens *t = f->t;
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;
	struct actor a = { .n = 0 };
	size_t i = from, task;
	bool ours = false;

	if (f->o->set.n < 2)
		return false;
	/* "Habe Jürgen gebeten", "Demandé à Claire de réserver", as people type it */
	ours = from < end && SLICE_IS_ONE_OF(t->v[from].low, written);
	for (; i < end && i < from + 12 && !SLICE_IS_ONE_OF(t->v[i].low, asked); i++)
		ours = ours || ((t->v[i].is & (W_I | W_WE)) && !SLICE_IS_ONE_OF(t->v[i].low, me)) ||
		    slice_eq(t->v[i].low, SLICE("he")) || slice_eq(t->v[i].low, SLICE("hemos")) ||
		    slice_eq(t->v[i].low, SLICE("on")) || slice_eq(t->v[i].low, SLICE("wurde")) ||
		    slice_eq(t->v[i].low, SLICE("ist"));
	if (!ours || i + 2 >= end || i == from + 12)
		return false;
	/* German names them before the participle, the others behind it */
	for (size_t j = from; german && j < i && !is_known(&a); j++)
		if (t->v[j].letters != CASE_LOWER)
			actor_read(f->people, t, j, i, &a);
	task = i + 1;
	if (!is_known(&a)) {
		while (task < end && SLICE_IS_ONE_OF(t->v[task].low, link))
			task++;
		if (!actor_read(f->people, t, task, end, &a) || !is_known(&a))
			return false;
		task = a.to;
	}
	while (task < end &&
	    (token_is(t, task, ',') || token_is(t, task, '\'') || SLICE_IS_ONE_OF(t->v[task].low, link)))
		task++;
	if (task + 1 >= end)
		return false;
	clause_hand(f, &a, from, task, end, end, sentence);
	return true;
}

/* What does not happen, what is, and what holds from a day on is decided, but nobody's task. */
static bool
is_standing(const struct tokens *t, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if ((t->v[i].is & (W_NOT | W_BE | W_STATIVE)) || slice_eq(t->v[i].low, SLICE("ab")) ||
		    slice_eq(t->v[i].low, SLICE("desde")) || slice_eq(t->v[i].low, SLICE("d\303\250s")))
			return true;
	return false;
}

/* Somebody of whom it is agreed, at token i: known, a department, or "you" in a mail to one person. */
static bool
agreed_of(const struct finder *f, size_t i, size_t end, struct actor *a)
{
	if (i + 2 >= end)
		return false;
	if (f->greeted.n > 0 &&
	    (slice_eq(f->t->v[i].low, SLICE("t\303\272")) || slice_eq(f->t->v[i].low, SLICE("tu")) ||
	        slice_eq(f->t->v[i].low, SLICE("du")))) {
		*a = (struct actor) { .from = i, .to = i + 1, .kind = ACTOR_PRONOUN };
		return true;
	}
	return actor_read(f->people, f->t, i, end, a) && (is_known(a) || a->kind == ACTOR_DEPARTMENT);
}

/* "vereinbart, dass Sabine die Regale bestellt und Jürgen die Etiketten druckt", "décidé que Claire
 * enverrait". */
static bool
agreed_that(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const agreed[] = { "vereinbart", "beschlossen", "abgemacht", "ausgemacht", "abgesprochen", "verabredet",
		"festgelegt", "entschieden", "d\303\251cid\303\251", "convenu", "acordado", "decidido",
		"quedamos" };
	static const char *const that[] = { "dass", "que" };
	const struct tokens *t = f->t;
	size_t i = from;
	bool found = false, any = false;

	if (f->o->set.n < 2)
		return false;
	for (; i + 2 < end && !(found && SLICE_IS_ONE_OF(t->v[i].low, that)); i++)
		found = found || (t->v[i].low.len > 5 && SLICE_IS_ONE_OF(t->v[i].low, agreed));
	for (i++; i + 1 < end;) {
		struct actor a;
		size_t task, to;

		i += any && SLICE_IS_ONE_OF(t->v[i].low, that);
		if (!agreed_of(f, i, end, &a) || a.to + 1 >= end || is_standing(t, a.to, end))
			break;
		for (to = a.to; to < end; to++) {
			struct actor next;

			if (((t->v[to].is & W_AND) || token_is(t, to, ',')) && to + 2 < end &&
			    agreed_of(f, to + 1 + SLICE_IS_ONE_OF(t->v[to + 1].low, that), end, &next))
				break;
		}
		/* "nos prepara": for whom is no part of it */
		task = a.to;
		while (f->o->set.v[1] != &words_de && task + 2 < to && clause_is_clitic(t->v[task].low))
			task++;
		clause_hand(f, &a, i, task, to, to, sentence);
		/* "que tú nos mandas la lista": whom the mail greets */
		if (a.kind == ACTOR_PRONOUN && f->n > 0) {
			f->clauses[f->n - 1].actor = f->greeted;
			f->clauses[f->n - 1].actor_block = f->greeted_block;
		}
		any = true;
		i = to + 1;
	}
	return any;
}

bool
clause_handed(struct finder *f, size_t from, size_t end, int sentence)
{
	return over_to(f, from, end, sentence) || left_to(f, from, end, sentence) ||
	    need_from(f, from, end, sentence) || asked_foreign(f, from, end, sentence) ||
	    agreed_that(f, from, end, sentence) || left_with(f, from, end, sentence) ||
	    clause_turned_german(f, from, end, sentence) || clause_passive(f, from, end, sentence);
}

/* "Sabine und Jürgen besichtigen den Platz", "Anne et Bruno cherchent des tentes": what several do. */
static bool
is_deed_of_many(const struct outline *o, const struct token *w)
{
	static const char *const de[] = { "en" }, *const fr[] = { "ent" }, *const es[] = { "an", "en" };
	const struct words *language = o->set.n > 1 ? o->set.v[1] : &words_en;
	bool ends = language == &words_de ? SLICE_ENDS_ONE_OF(w->low, de)
	    : language == &words_fr       ? SLICE_ENDS_ONE_OF(w->low, fr)
	                                  : language == &words_es && SLICE_ENDS_ONE_OF(w->low, es);

	return ends && w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->len > 4 &&
	    !(w->is &
	        (W_PAST | W_STATUS | W_BE | W_FUTURE | W_WEAK | W_NEED | W_STATIVE | W_FUNCTION | W_TIME |
	            W_WITH | W_PRONOUN | W_ARTICLE));
}

/* "spricht vorab mit dem Vermieter", "talks to the landlord" */
static bool
talks_to(const struct tokens *t, size_t i, size_t end)
{
	static const char *const talks[] = { "spricht", "redet", "talks", "speaks", "parle", "habla", "voit" };
	static const char *const to[] = { "mit", "to", "with", "avec", "\303\240", "con" };

	if (!SLICE_IS_ONE_OF(t->v[i].low, talks))
		return false;
	for (size_t j = i + 1; j < end && j < i + 4; j++)
		if (SLICE_IS_ONE_OF(t->v[j].low, to))
			return true;
	return false;
}

/* "gets me the list", "lets us have it": words that by themselves say how somebody is. */
static bool
gets_whom(const struct tokens *t, size_t i, size_t end)
{
	static const char *const gets[] = { "gets", "gives", "lets", "get", "give" };
	static const char *const begins[] = { "starts", "begins", "kicks" };
	static const char *const whom[] = { "me", "us", "them", "him", "her" };
	static const char *const things[] = { "gets", "finds", "asks", "reads" };

	/* "finds a vendor by Friday"; without a day it is news as often */
	if (i + 3 < end && SLICE_IS_ONE_OF(t->v[i].low, things) && (t->v[i + 1].is & W_ARTICLE) && clause_says_by(t, i, end))
		return true;
	/* "gets the contract to me by Monday" */
	for (size_t j = i + 2; slice_eq(t->v[i].low, SLICE("gets")) && j + 1 < end; j++)
		if ((t->v[j].is & W_TO) && SLICE_IS_ONE_OF(t->v[j + 1].low, whom))
			return true;

	/* "lets me know by Friday" says only when */
	/* "starts the paperwork"; a person "starts on Monday" */
	if (i + 2 < end && SLICE_IS_ONE_OF(t->v[i].low, begins) && (t->v[i + 1].is & W_ARTICLE))
		return true;
	return i + 3 < end && SLICE_IS_ONE_OF(t->v[i].low, gets) && SLICE_IS_ONE_OF(t->v[i + 1].low, whom) &&
	    t->v[i + 2].kind == TOKEN_WORD && !slice_eq(t->v[i + 2].low, SLICE("know"));
}

/* "looks if we can take more", "sees to the keys" */
static bool
looks_into(const struct tokens *t, size_t i, size_t end)
{
	static const char *const looks[] = { "looks", "sees" };
	static const char *const into[] = { "if", "whether", "into", "to" };

	return i + 3 < end && SLICE_IS_ONE_OF(t->v[i].low, looks) && SLICE_IS_ONE_OF(t->v[i + 1].low, into);
}

/* "nimmt bis Freitag Stellung", "hält Rücksprache": in German the noun says what is done, and the verb nothing. */
static bool
does_by_noun(const struct tokens *t, size_t i, size_t end)
{
	static const char *const verbs[] = { "nimmt", "h\303\244lt", "setzt" };
	static const char *const nouns[] = { "stellung", "kontakt", "verbindung", "r\303\274cksprache" };

	for (size_t j = i + 1; j < end && SLICE_IS_ONE_OF(t->v[i].low, verbs); j++)
		if (SLICE_IS_ONE_OF(t->v[j].low, nouns))
			return true;
	return false;
}

bool
clause_does(const struct outline *o, const struct tokens *t, size_t i, size_t end, const struct actor *a)
{
	/* "Maya does the posters" */
	if (slice_eq(t->v[i].low, SLICE("does")) && i + 2 < end && (t->v[i + 1].is & W_ARTICLE))
		return true;
	return clause_is_deed(o, &t->v[i]) || does_by_noun(t, i, end) || (a->n > 1 && is_deed_of_many(o, &t->v[i])) ||
	    talks_to(t, i, end) || looks_into(t, i, end) || gets_whom(t, i, end) || clause_asks_others(t, i, end) || clause_does_romance(o, t, i, end) > 0;
}

/* "do that tonight", "do it": nothing that says what is done, from token i on. */
static bool
does_that(const struct tokens *t, size_t i, size_t end)
{
	static const char *const that[] = { "that", "it", "this", "so" };

	if (i + 1 >= end || !slice_eq(t->v[i].low, SLICE("do")) || !SLICE_IS_ONE_OF(t->v[i + 1].low, that))
		return false;
	for (i += 2; i < end; i++)
		if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_BYTIME | W_ARTICLE | W_LEAD | W_FUNCTION)))
			return false;
	return true;
}

void
clause_take_up(struct finder *f, size_t i)
{
	static const char *const binds[] = { "'d", "\342\200\231d", "would", "must", "should" };
	struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;
	const struct tokens *t = f->t;
	size_t to = i, n;

	if (c != NULL && f->v->speaker < 0)
		clause_take_up_front(f, i);
	if (c == NULL || c->actor.kind != ACTOR_I || c->signal != SIGNAL_WILL ||
	    !does_that(t, c->task_from, c->task_to))
		return;
	while (to > f->before && ((t->v[to - 1].is & (W_LEAD | W_AND)) || t->v[to - 1].kind == TOKEN_PUNCT))
		to--;
	for (size_t j = to; j > f->before + 1; j--) {
		size_t verb = j;

		if (!(t->v[j - 2].is & W_I))
			continue;
		if (!SLICE_IS_ONE_OF(t->v[j - 1].low, binds)) {
			if (!token_has(t, j - 1, W_NEED, &n))
				continue;
			verb = j - 1 + n;
		}
		if (verb + 2 > to || !(t->v[verb].is & W_VERB) || (t->v[verb].is & (W_BE | W_STATIVE)))
			return;
		/* what was said of it before is this task */
		if (f->n > 1 && (f->clauses[f->n - 2].from == j - 2 || f->clauses[f->n - 2].task_from == verb))
			f->clauses[--f->n - 1] = *c;
		else if (f->n > 1 && f->clauses[f->n - 2].to > j - 2)
			f->clauses[f->n - 2].to = f->clauses[f->n - 2].task_to = j - 2;
		c = &f->clauses[f->n - 1];
		c->from = j - 2;
		c->task_from = verb;
		c->task_to = to;
		return;
	}
}

/* Words that are as often what somebody has or is: "Tom report", "Maya open to it"; an order only with an article behind. */
static bool
is_noun_as_well(const struct token *w)
{
	static const char *const words[] = { "update", "report", "review", "talk", "demo", "plan", "call", "note", "notes",
		"work", "vote", "comment", "question", "draft", "test", "post", "issue", "request", "feedback", "release",
		"travel", "open", "like", "brief", "design", "research", "support", "project", "pitch", "slide", "show",
		"order", "link", "host", "chair", "drive", "process", "document", "list", "book", "own" };
	static const char *const never[] = { "present", "leave", "join", "left", "let", "cost", "quit", "spread", "setup",
		"think", "believe", "want", "say", "feel", "come", "agree", "suggest", "propose", "recommend" };
	static const char *const of[] = { "for", "of", "on", "about", "at", "from", "in" };

	return SLICE_IS_ONE_OF(w->low, never) || SLICE_IS_ONE_OF(w[1].low, of) || (SLICE_IS_ONE_OF(w->low, words) && !(w[1].is & W_ARTICLE));
}

/* "[ ] Carmen mover el documento", "[ ] Claire relire le bail": somebody, and what is to be done. */
static bool
sets_infinitive(const struct finder *f, const struct actor *a, size_t end)
{
	const struct words *language = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;
	const struct token *w = &f->t->v[a->to];

	return (language == &words_fr || language == &words_es) && f->label.n == 0 && a->to + 2 < end && a->n > 0 &&
	    (is_known(a) || (a->kind == ACTOR_NAME && (f->t->v[a->v[0].from].is & W_GIVEN))) && w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->low.len > 4 &&
	    words_end_in_infinitive(w->low) && (w->is & ~(uint64_t)(W_VERB | W_DOES)) == 0;
}

bool
clause_is_set_on(const struct finder *f, const struct actor *a, size_t end, size_t *n)
{
	const struct token *w = &f->t->v[a->to];

	if (f->v->b->box == BOX_OPEN && sets_infinitive(f, a, end)) {
		*n = 0;
		return true;
	}
	if (f->o->set.n > 1 || f->v->b->kind != BLOCK_ITEM || f->said || clause_in_chat(f) || f->label.n > 0 || a->n != 1 ||
	    a->to + 2 >= end || token_is(f->t, end - 1, '?'))
		return false;
	if (a->kind != ACTOR_KNOWN && a->kind != ACTOR_HANDLE &&
	    !((a->kind == ACTOR_NAME || a->kind == ACTOR_WORD) &&
	        (f->t->v[a->from].is & (W_GIVEN | W_FUTURE | W_TIME | W_VERB)) == W_GIVEN))
		return false;
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || !(w->is & W_VERB) ||
	    (w->is & (W_PAST | W_BE | W_STATIVE | W_STATUS | W_FUTURE | W_WEAK | W_NEED | W_NOT | W_TO | W_WITH | W_DOES)) ||
	    (slice_ends_nocase(w->low, SLICE("s")) && !slice_ends_nocase(w->low, SLICE("ss"))) ||
	    w[1].kind == TOKEN_PUNCT || (w[1].is & (W_BE | W_FUTURE | W_PAST | W_WEAK)) || is_noun_as_well(w))
		return false;
	*n = 0;
	return true;
}
