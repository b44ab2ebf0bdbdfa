/*
 * See claim_clause.h. Names in front that are no owners: the department, or the family name, is part of what the
 * line is about. Method: the word behind the name, and whether anything follows that it could be done to.
 */
#include "parsers/language/claim_clause.h"

/* Is the word an infinitive, or could it be, as it is written? */
static bool
may_be_infinitive(const struct finder *f, const struct token *w)
{
	const struct words *own = f->o->set.n > 1 ? f->o->set.v[1] : &words_en;

	return own == &words_en ||
	    (own == &words_de ? slice_ends_nocase(w->low, SLICE("n"))
	                      : slice_ends_nocase(w->low, SLICE("r")) || slice_ends_nocase(w->low, SLICE("re")));
}

/*
 * "Firewall rules (Tom)", "Becker contract by Friday": behind a department or a family name the word that could be a
 * verb is a noun, where nothing follows that it could be done to.
 */
static bool
is_noun_of_topic(const struct finder *f, size_t i, size_t end)
{
	static const char *const of[] = { "from", "for", "of", "by", "von", "f\303\274r", "de", "pour", "para" };
	const struct token *verb = &f->t->v[i], *w = &f->t->v[i + 1];

	if (!may_be_infinitive(f, verb))
		return false;
	/* "Purchasing order 12: approve it" */
	if (token_is_colon(f->t, i + 2) || token_is_colon(f->t, i + 3))
		return true;
	if (i + 1 >= end || w->kind == TOKEN_PUNCT || w->kind == TOKEN_ADDRESS || SLICE_IS_ONE_OF(w->low, of) ||
	    (w->is & (W_TIME | W_BYTIME | W_DUE | W_BE | W_TO | W_FUTURE | W_NEED | W_WEAK | W_PAST)))
		return true;
	if ((verb->is & W_DOES) || (verb->is == 0 && slice_ends_nocase(verb->low, SLICE("s"))))
		return (w->is & (W_VERB | W_DOES)) != 0;
	return w->kind != TOKEN_NUMBER && !(w->is & (W_ARTICLE | W_PRONOUN | W_EVERYONE | W_WE | W_I | W_LEAD));
}

bool
clause_is_of_topic(const struct finder *f, const struct actor *a, size_t end)
{
	const struct token *w = &f->t->v[a->to];

	if (a->kind == ACTOR_DEPARTMENT)
		return is_noun_of_topic(f, a->to, end);
	if (a->kind != ACTOR_KNOWN || a->n != 1 || a->to != a->v[0].from + 1 || w->letters != CASE_LOWER ||
	    (w->is & W_DOES) || !may_be_infinitive(f, w))
		return false;
	return token_is_colon(f->t, a->to + 1) ||
	    ((w->is == 0 || people_is_only_family(f->people, &f->t->v[a->v[0].from])) &&
	        is_noun_of_topic(f, a->to, end));
}

/* "Training will start on Friday": what begins or ends by itself is an event. */
static bool
happens(const struct tokens *t, size_t i, size_t end)
{
	static const char *const words[] = { "start", "begin", "end", "finish", "happen", "continue", "resume", "close", "open",
		"last", "be", "meet", "change", "stop", "rise", "fall", "grow", "pause", "beginnen", "starten", "enden",
		"stattfinden" };

	return i < end && SLICE_IS_ONE_OF(t->v[i].low, words) &&
	    (i + 1 >= end || t->v[i + 1].kind == TOKEN_PUNCT || t->v[i + 1].kind == TOKEN_NUMBER ||
	        ((t->v[i + 1].is & (W_WITH | W_TIME | W_BYTIME | W_FUNCTION)) &&
	            !(t->v[i + 1].is & (W_ARTICLE | W_PRONOUN))));
}

bool
clause_is_said_of_topic(const struct finder *f, const struct actor *a, enum signal s, size_t n, size_t end)
{
	const struct tokens *t = f->t;
	size_t i = a->to + n;
	struct actor b;

	if (i >= end)
		return false;
	if (signal_binds(s) && t->v[i].kind == TOKEN_WORD && t->v[i].letters != CASE_LOWER &&
	    people_match(f->people, t, i) > 0)
		return true;
	if (s == SIGNAL_COLON && i + 1 == end && (t->v[i].is & (W_PAST | W_DONE)))
		return slice_ends_nocase(t->v[i].low, SLICE("ed"));
	if (s == SIGNAL_DASH)
		return actor_read(f->people, t, i, end, &b) && b.kind != ACTOR_NONE &&
		    b.kind <= ACTOR_HANDLE && token_is_colon(t, b.to);
	return s == SIGNAL_WILL && happens(t, i, end);
}

/* Labels by which they are the page's way (many: where people are named behind them), tokens of one, and lines that are looked at. */
#define TOPICS_LEAST 3
#define TOPICS_SURE 2
#define TOPICS_MANY 4
#define TOPICS_KEPT 16
#define LABEL_TOKENS 4
#define TOPIC_LINES 200

/* "Parking", "Heizung", "Calefacción", "Doors": formed as things are called, and nobody. */
static bool
is_formed_noun(const struct token *w)
{
	static const char *const ends[] = { "ing", "tion", "sion", "ment", "ity", "ance", "ness", "ship", "ung", "heit", "keit", "schaft",
		"platz", "raum", "plan", "kosten", "t\303\244t", "age", "ci\303\263n", "miento", "dad", "\303\247\303\243o" };

	return w->low.len > 4 && !(w->is & (W_GIVEN | W_TITLE)) &&
	    (SLICE_ENDS_ONE_OF(w->low, ends) || (w->low.len > 5 && slice_ends_nocase(w->low, SLICE("s")) && !slice_ends_nocase(w->low, SLICE("us")) &&
	        !slice_ends_nocase(w->low, SLICE("ss")) && !slice_ends_nocase(w->low, SLICE("is"))));
}

static bool
has_address(const struct people *people, const struct tokens *t, const struct actor *a)
{
	struct reading_owner who;

	people_resolve(people, tokens_slice(t, a->v[0].from, a->v[0].to), &who);
	return who.email.len > 0;
}

bool
clause_page_names(const struct outline *o, const struct people *people)
{
	struct actor a;

	for (size_t i = 0; i < o->n && i < TOPIC_LINES; i++)
		for (size_t j = 0; j < o->v[i].t.n; j++)
			if (o->v[i].t.v[j].letters == CASE_CAPITAL && actor_read_one(people, &o->v[i].t, j, o->v[i].t.n, &a) && a.kind == ACTOR_KNOWN &&
			    has_address(people, &o->v[i].t, &a))
				return true;
	return false;
}

bool
clause_page_of_topics(const struct outline *o, const struct people *people)
{
	uint32_t seen[TOPICS_KEPT];
	size_t topics = 0, sure = 0;

	for (size_t i = 0; i < o->n && i < TOPIC_LINES; i++) {
		const struct tokens *t = &o->v[i].t;
		size_t from = 0, colon;
		struct actor a;

		if ((o->v[i].b->kind != BLOCK_ITEM && o->v[i].b->kind != BLOCK_PARAGRAPH) || !tokens_may_hold(t, ':'))
			continue;
		while (from < t->n && t->v[from].kind != TOKEN_WORD && from < 3)
			from++;
		for (colon = from; colon < t->n && colon <= from + LABEL_TOKENS && !token_is_colon(t, colon);)
			colon++;
		if (colon == from || colon + 2 >= t->n || !token_is_colon(t, colon))
			continue;
		if (actor_read(people, t, from, colon, &a) && a.to == colon &&
		    ((a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE) || (t->v[a.from].is & (W_GIVEN | W_TITLE))))
			return false;
		if (t->v[from].letters == CASE_LOWER)
			continue;
		/* who speaks does it again */
		for (size_t j = 0; j < topics && j < TOPICS_KEPT; j++)
			if (seen[j] == t->v[from].hash)
				return false;
		if (topics < TOPICS_KEPT)
			seen[topics] = t->v[from].hash;
		topics++;
		/* "3. Press:", "Night guard:" are no names that nobody knows */
		sure += o->v[i].b->ordered || (colon > from + 1 && t->v[colon - 1].letters == CASE_LOWER) || is_formed_noun(&t->v[colon - 1]);
	}
	return topics >= TOPICS_LEAST && (sure >= TOPICS_SURE || (topics >= TOPICS_MANY && clause_page_names(o, people)));
}
