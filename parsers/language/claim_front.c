/*
 * See claim_clause.h. What stands in front of a task and says that it is one, or
 * whose: markers (also inside the line), brackets, labels, arrows, a day.
 */
#include "parsers/language/claim_clause.h"

/*
 * "Action Maya: send it", "Task Maya/Omar to": a marker that names whose it is, without a colon of its own;
 * its tokens up to the name.
 */
static size_t
marker_of_one(const struct finder *f, size_t i)
{
	const struct token *w = &f->t->v[i];
	bool letter = f->o->task_letter != 0 && i == 0 && w->len == 1 && f->t->text.p[w->at] == f->o->task_letter;
	size_t n = letter ? 1 : w->phrase_len, words;
	struct actor a;
	enum signal s;

	/* "TODO for me: write it" */
	if (i + n + 1 < f->t->n && slice_eq(f->t->v[i + n].low, SLICE("for")))
		n++;
	if (!(letter || (w->phrase & W_MARKER)) || w->letters == CASE_LOWER ||
	    !actor_read(f->people, f->t, i + n, f->t->n, &a) ||
	    !(a.kind <= ACTOR_DEPARTMENT || a.kind == ACTOR_I))
		return 0;
	s = signal_read(f->t, a.to, f->t->n, &words);
	return (signal_binds(s) || s == SIGNAL_COLON || s == SIGNAL_DASH) && a.to + words < f->t->n ? n : 0;
}

/* Letters that may be short for somebody, also where they are a word as well, "AT", "IT", "DR": the actor. Whether anybody
 * is known by them the caller asks. */
static bool
letters_alone(const struct finder *f, size_t i, struct actor *a)
{
	const struct token *w = &f->t->v[i];

	if (i >= f->t->n || w->kind != TOKEN_WORD || w->letters != CASE_UPPER || w->len < 2)
		return false;
	*a = (struct actor) { .from = i, .to = i + 1, .kind = ACTOR_INITIALS, .n = 1 };
	a->v[0].from = (unsigned)i;
	a->v[0].to = (unsigned)i + 1;
	a->v[0].kind = ACTOR_INITIALS;
	return true;
}

/*
 * "ACTION ML chase the agent", "ACTION Omar + ML as-built plan of the shed": behind a marker of n words in capitals stands
 * somebody with an address, and without any sign what is to be done.
 */
static bool
marker_names(const struct finder *f, size_t i, size_t n, struct actor *a)
{
	const struct tokens *t = f->t;
	const struct token *w = &t->v[i];

	return n > 0 && n == w->phrase_len && (w->phrase & W_MARKER) && w->letters == CASE_UPPER &&
	    (actor_read(f->people, t, i + n, t->n, a) || letters_alone(f, i + n, a)) &&
	    (a->kind <= ACTOR_HANDLE || a->kind == ACTOR_INITIALS) && clause_is_reachable(f, a) && a->to + 1 < t->n &&
	    t->v[a->to].kind == TOKEN_WORD &&
	    !(t->v[a->to].is &
	        (W_TO | W_FUTURE | W_NEED | W_COMMIT | W_BE | W_STATUS | W_AND | W_WITH | W_PLEASE | W_PRONOUN));
}

/* Letters of a marker that in capitals is nothing but one: "ACTION", not "AI". */
#define MARKER_LETTERS 4

/* The same where nothing else says that it is a marker: its tokens, or 0. */
static size_t
marker_of_name(const struct finder *f, size_t i)
{
	struct actor a;

	return i < f->t->n && f->t->v[i].len >= MARKER_LETTERS && marker_names(f, i, f->t->v[i].phrase_len, &a)
	    ? f->t->v[i].phrase_len
	    : 0;
}

/* "Maya TODO: send it": nothing but somebody from where the line begins to token i, and perhaps a sign. */
static bool
is_behind_name(const struct finder *f, size_t i, struct actor *a)
{
	return i > f->start && i < f->start + 8 && actor_read(f->people, f->t, f->start, i, a) &&
	    a->kind <= ACTOR_NAME && actor_is_named(a) &&
	    (a->to == i ||
	        (a->to + 1 == i && (token_is_colon(f->t, a->to) || token_is_dash(f->t, a->to))));
}

static bool
ends_bracket(const struct tokens *t, size_t i)
{
	return token_is(t, i, ']') || token_is(t, i, ')') || token_is(t, i, '}') || token_is(t, i, 0x3011);
}

/* "Maya took the action", "Maya volunteered for this", "Maya will do this" from token i on to the end of the bracket: the token
 * behind that, or 0. */
static size_t
took_it(const struct finder *f, size_t i, struct actor *a)
{
	static const char *const words[] = { "item", "items", "it", "this", "that", "for" };
	static const char *const does[] = { "do", "handle", "take", "action", "sort" };
	const struct tokens *t = f->t;
	size_t j, n;

	if (!actor_read(f->people, t, i, t->n, a) || a->kind > ACTOR_NAME || !actor_is_named(a) || a->to >= t->n)
		return 0;
	if (t->v[a->to].phrase & W_COMMIT)
		j = a->to + t->v[a->to].phrase_len;
	else if (token_has(t, a->to, W_FUTURE | W_TO, &n) && a->to + n < t->n && SLICE_IS_ONE_OF(t->v[a->to + n].low, does))
		j = a->to + n + 1;
	else
		return 0;
	while (j < t->n && SLICE_IS_ONE_OF(t->v[j].low, words))
		j++;
	return ends_bracket(t, j) ? j + 1 : 0;
}

/*
 * "Order new badges (action: Maya)", "I can write it (ACTION ITEM).": the bracket at token i marks what stands
 * before it; where the task ends, with the owner, or 0. "AI" alone is a short form of other words there.
 */
static size_t
bracket_behind(const struct finder *f, size_t i, bool *owned)
{
	const struct tokens *t = f->t;
	const struct token *w = &t->v[i + 1];
	struct actor a;
	size_t n;

	if (i + 2 >= t->n || !(token_is(t, i, '(') || token_is(t, i, '[')))
		return 0;
	if (took_it(f, i + 1, &a) > 0) {
		*owned = true;
		return i;
	}
	if (!(w->phrase & W_MARKER))
		return 0;
	n = i + 1 + w->phrase_len;
	*owned = token_is_colon(t, n) || token_is_dash(t, n);
	if (*owned)
		return actor_read(f->people, t, n + 1, t->n, &a) && actor_is_named(&a) &&
		        ends_bracket(t, a.to)
		    ? a.to + 1
		    : 0;
	return ends_bracket(t, n) && (n + 1 == t->n || (n + 2 == t->n && t->v[n + 1].kind == TOKEN_PUNCT)) &&
	        (w->phrase_len > 1 || (w->letters == CASE_UPPER && w->len > 2))
	    ? i
	    : 0;
}

/* "it is sent, next steps are tests": behind a comma the sentence goes on; "next step is to test it" hands over. */
static bool
goes_on_to_tell(const struct tokens *t, size_t i)
{
	size_t be = i + t->v[i].phrase_len;

	return token_is(t, i - 1, ',') && t->v[i].letters == CASE_LOWER && be > i && be + 1 < t->n &&
	    (t->v[be].is & W_BE) && !token_has(t, be + 1, W_TO, NULL);
}

/* A marker inside the line behind token from: what stands behind it is a task. */
static size_t
inner_marker(const struct finder *f, size_t from, size_t *length)
{
	bool arrows = f->cells || clause_may_hold_arrow(f->t);

	if (!arrows && !(f->t->any & W_MARKER) && !tokens_may_hold(f->t, '['))
		return 0;
	for (size_t i = from + 1; i < f->t->n; i++) {
		const struct token *w = &f->t->v[i], *before = w - 1;
		bool border = before->kind == TOKEN_PUNCT && before->sign != '/' && before->sign != '\'' &&
		    before->sign != '-', owned;
		struct actor a;

		if (arrows && clause_arrow_hands_over(f, i)) {
			*length = 0;
			return i;
		}
		/* "some homework for us" */
		if ((!(w->phrase & W_MARKER) && !token_is(f->t, i, '[')) || slice_eq(before->low, SLICE("some")))
			continue;
		/* "sweep the yard (assigned: Maya)", "(action: Maya)" */
		if (goes_on_to_tell(f->t, i) || ((w->phrase & W_OWNER) && token_is_colon(f->t, i + w->phrase_len)) ||
		    ((w->phrase & W_MARKER) && bracket_behind(f, i - 1, &owned) > 0))
			continue;
		*length = marker_length(f->t, i, f->t->n);
		if (*length == 0 && border)
			*length = marker_of_one(f, i);
		if (*length == 0 && border)
			*length = marker_of_name(f, i);
		/* "... liked it AI(Maya): publish", the line below joined to it */
		border = border || token_is_dash(f->t, i - 1) ||
		    (w->letters == CASE_UPPER && w->phrase_len == 1 &&
		        (token_is(f->t, i + 1, '(') || token_is_colon(f->t, i + 1)));
		/* "... The action item for this is to print it" */
		border = border ||
		    (i > 1 && slice_starts(w->low, SLICE("action")) && w->phrase_len > 1 &&
		        (before->is & W_ARTICLE) && before[-1].kind == TOKEN_PUNCT && before[-1].sign != '/');
		/* Two capitals inside a line ("AI") are a marker only with their colon. */
		if (*length == 1 && w->len < 3 && !claim_hands_over(f->t, i + 1) && marker_of_one(f, i) == 0)
			continue;
		if (*length > w->phrase_len && !border && w->kind == TOKEN_WORD)
			border = is_behind_name(f, i, &a);
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

	while (i < at + length && !token_is(f->t, i, '(') && !(i > at && token_is(f->t, i, '[')))
		i++;
	if (f->owner.n > 0 || i + 2 >= at + length || !actor_read(f->people, f->t, i + 1, at + length, &a) ||
	    !(token_is(f->t, a.to, ')') || token_is(f->t, a.to, ']')) ||
	    !(a.kind == ACTOR_EVERYONE || (actor_is_named(&a) && a.kind <= ACTOR_INITIALS)))
		return;
	f->owner = a;
	f->bracket = true;
}

/* The task behind a marker ends where the same marker stands again. */
static void
marked(struct finder *f, size_t at, size_t length)
{
	size_t next = at + length, more;
	struct actor a;

	f->marked = true;
	marker_owner(f, at, length);
	f->start = at + length;
	/* "-> ML get the figures", "-> I send the letter", "-> she calls the vendor" */
	if (f->owner.n == 0 && length == 0 && at > 0 && actor_read(f->people, f->t, at, f->end, &a) && clause_does_behind_arrow(f, at, &a)) {
		f->owner = a;
		f->bracket = true;
		/* an order at once would be one to whom the mail greets */
		f->start = a.kind == ACTOR_I ? at : a.to;
	}
	if (f->owner.n == 0 && marker_names(f, at, length, &a)) {
		f->owner = a;
		f->bracket = true;
		f->start = a.to;
	}
	if (f->cells)
		for (size_t i = f->start; i < f->end; i++)
			if (token_is(f->t, i, '|') || (token_is(f->t, i, ';') && token_is(f->t, i + 1, '-')))
				f->end = i;
	/* "-> Maya to send it. The gate is shut": behind an arrow the sentence, unless the next one says when */
	if (length == 0 && !f->cells) {
		unsigned mark;
		size_t end = sentence_end(f->t, f->start, f->end, &mark);

		if (end < f->end && mark == '.' && !tokens_name_day(f->t, end, f->end))
			f->end = end;
	}
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

/* Tokens of a day in front of a task. */
#define DUE_TOKENS 7

/* "By 24 July: gather the names": a point that says until when something is to be done; the tokens up to the order. */
static size_t
due_front(const struct finder *f)
{
	const struct tokens *t = f->t;
	size_t i = f->start, day = 0;

	if (f->v->b->kind != BLOCK_ITEM || i + 4 >= t->n ||
	    !(slice_eq(t->v[i].low, SLICE("by")) || slice_eq(t->v[i].low, SLICE("bis"))))
		return 0;
	for (i++; i < t->n && i < f->start + DUE_TOKENS && !token_is_colon(t, i); i++) {
		day += (t->v[i].is & W_TIME) != 0;
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT &&
		    !(t->v[i].is & (W_TIME | W_ARTICLE | W_FUNCTION)))
			return 0;
	}
	return day > 0 && token_is_colon(t, i) && i + 2 < t->n && (t->v[i + 1].is & W_VERB) &&
	        !(t->v[i + 1].is & (W_PAST | W_BE | W_STATIVE)) && t->v[i + 2].kind == TOKEN_WORD
	    ? i + 1 - f->start
	    : 0;
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

/* "Il reste à caler la position (Maya)", "il faut relancer le client (Omar)" in a list, who does it in brackets at its end: the
 * words in front of what is to be done. */
static size_t
impersonal_length(const struct finder *f, size_t i)
{
	static const char *const forms[] = { "il reste \303\240", "il reste encore \303\240", "il nous reste \303\240", "il faut", "il faudra", "il faudrait",
		"il faut encore" };
	size_t last = f->t->n, n;

	if (f->v->b->kind != BLOCK_ITEM || !tokens_may_hold(f->t, ')') || (n = CLAUSE_PHRASE_AT(f->t, i, f->t->n, forms)) == 0 || i + n + 3 >= f->t->n)
		return 0;
	last -= token_is(f->t, last - 1, '.');
	return token_is(f->t, last - 1, ')') && words_end_in_infinitive(f->t->v[i + n].low) ? n : 0;
}

/* "NEW Maya prints it", "NEU: ...": what has come to the list since; its tokens. */
static size_t
news_length(const struct tokens *t, size_t i)
{
	static const char *const news[] = { "new", "neu", "nouveau", "nuevo", "novo" };

	if (i + 2 >= t->n || t->v[i].letters != CASE_UPPER || !SLICE_IS_ONE_OF(t->v[i].low, news))
		return 0;
	if (token_is_colon(t, i + 1) || token_is_dash(t, i + 1))
		return 2;
	return t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_CAPITAL ? 1 : 0;
}

/* May the brackets in front hold the owner? Under "Action items" also all, and initials. */
static bool
may_stand_in_front(const struct finder *f, const struct actor *a)
{
	bool listed = f->v->section == SECTION_ACTION && f->v->exact;

	/* "(Alignment and Cleaning) Run it": what it is for */
	for (size_t n = 0; n < a->n && a->kind == ACTOR_WORD; n++)
		if (actor_is_inflected(&f->t->v[a->v[n].from]) && !(f->t->v[a->v[n].from].is & W_GIVEN))
			return false;
	return actor_is_named(a) &&
	    (a->kind <= (listed ? ACTOR_INITIALS : ACTOR_NAME) || (listed && a->kind == ACTOR_EVERYONE));
}

/* "[Legal, Maya]", "[法务 Maya]": somebody known behind a few other words closes the bracket. */
static bool
bracket_person(const struct finder *f, size_t i, struct actor *a)
{
	/* not "(maybe Maya)", "[ask Maya]" */
	for (size_t n = 1; n < 5 && i + n < f->t->n && !ends_bracket(f->t, i + n); n++) {
		if (f->t->v[i + n - 1].kind == TOKEN_WORD && f->t->v[i + n - 1].letters == CASE_LOWER)
			return false;
		if (actor_read(f->people, f->t, i + n, f->t->n, a) && a->kind <= ACTOR_HANDLE &&
		    ends_bracket(f->t, a->to))
			return true;
	}
	return false;
}

/* "[Maya] resize the icons", "(Omar) ask them", "{Tom} ...": the owner in brackets in front. */
static void
front_bracket(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;
	size_t i = f->start;

	if ((!token_is(t, i, '[') && !token_is(t, i, '(') && !token_is(t, i, '{') && !token_is(t, i, 0x3010)) ||
	    f->owner.n > 0)
		return;
	if ((!(actor_read(f->people, t, i + 1, t->n, &a) || t->n > i + 2) || !(ends_bracket(t, a.to) || bracket_person(f, i + 1, &a)) ||
	        !may_stand_in_front(f, &a)) &&
	    !clause_listed_bracket(f, i + 1, &a))
		return;
	if (a.to + 1 >= t->n)
		return;
	f->owner = a;
	f->bracket = true;
	f->start = a.to + 1;
	while (f->start + 1 < t->n &&
	    (token_is_colon(t, f->start) || token_is_dash(t, f->start) || token_is(t, f->start, '-')))
		f->start++;
	f->begin = f->start;
}

/* Tokens of a day: "Fri., 27. Nov. 2026". */
#define DAY_TOKENS 9

/* The tokens of a day at i, with the sign behind it; 0 if there is none. */
static size_t
day_length(const struct tokens *t, size_t i)
{
	size_t n = token_is(t, i, '[') || token_is(t, i, '(');
	bool day = false;

	while (i + n < t->n && n < DAY_TOKENS &&
	    (t->v[i + n].kind == TOKEN_NUMBER || (t->v[i + n].is & W_TIME) || token_is(t, i + n, '.') ||
	        token_is(t, i + n, '/') || token_is(t, i + n, ',') ||
	        (token_is(t, i + n, '-') && !t->v[i + n].space))) {
		day = day || (t->v[i + n].is & W_TIME) ||
		    (t->v[i + n].kind == TOKEN_NUMBER && (t->v[i + n].len == 4 || t->v[i + n].len > 6)) ||
		    (n > 0 && (token_is(t, i + n, '/') || token_is(t, i + n, '.')));
		n++;
	}
	if (!day)
		return 0;
	n += token_is(t, i + n, ']') || token_is(t, i + n, ')');
	return n + (token_is_colon(t, i + n) || token_is_dash(t, i + n));
}

/* Elsewhere than in a list of tasks: somebody known, and an order behind token to. */
static bool
is_ordered_there(const struct finder *f, const struct actor *a, size_t to)
{
	const struct token *w = &f->t->v[to + 1];

	return a->kind == ACTOR_KNOWN && (f->v->section == SECTION_NONE || section_is_fyi(f->v->section)) &&
	    (((w->is & W_VERB) && !(w->is & (W_PAST | W_BE | W_STATIVE | W_STATUS))) ||
	        clause_is_infinitive(&f->o->set, f->t, to + 1, f->end));
}

/* "30 Nov: Maya: order chairs", "30 Nov - Maya - order chairs", "Maya, 30 Nov: order chairs" in a list of tasks;
 * elsewhere for somebody known with an order behind it. */
static void
front_day(struct finder *f)
{
	const struct tokens *t = f->t;
	size_t i = f->start, day = day_length(t, i), to;
	struct actor a;

	if (f->v->b->kind != BLOCK_ITEM || f->owner.n > 0 || f->said)
		return;
	if (!actor_read(f->people, t, i + day, t->n, &a) || a.kind > ACTOR_HANDLE || a.to + 2 >= t->n)
		return;
	if (day > 0) {
		to = a.to;
	} else {
		bool comma = token_is(t, a.to, ',');

		day = comma || token_is(t, a.to, '[') ? day_length(t, a.to + comma) : 0;
		to = a.to + day - (day > 0 && !comma);
	}
	if (day == 0 || !(token_is_colon(t, to) || token_is_dash(t, to)) || to + 2 >= t->n ||
	    !(f->v->section == SECTION_ACTION || is_ordered_there(f, &a, to)))
		return;
	f->owner = a;
	f->bracket = true;
	f->begin = f->start = to + 1;
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

/* "..., and Omar the posters" behind another's task: where it begins, 0 if it does not at token i. */
static size_t
front_next(const struct finder *f, size_t i, struct actor *a)
{
	const struct tokens *t = f->t;

	while (i < t->n && (token_is(t, i, ',') || token_is(t, i, ';') || (t->v[i].is & W_AND)))
		i++;
	return actor_read(f->people, t, i, t->n, a) && a->kind <= ACTOR_HANDLE && a->to + 1 < t->n &&
	        ((t->v[a->to].is & W_ARTICLE) ||
	            ((t->v[a->to].is & W_VERB) && t->v[a->to].letters == CASE_LOWER))
	    ? i
	    : 0;
}

/* "Maya Lin order new badges" in a list of who does what; the task ends where another's begins. */
static void
front_name(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;

	if (f->v->front == 0 ||
	    (f->start == 0 ? !actor_read(f->people, t, 0, t->n, &a) || a.to != f->v->front
	                   : front_next(f, f->start, &a) == 0))
		return;
	f->owner = a;
	f->marked = f->bracket = true;
	f->begin = f->start = a.to;
	for (size_t i = f->start + 2; i < t->n; i++)
		if ((token_is(t, i, ',') || token_is(t, i, ';') || (t->v[i].is & W_AND)) &&
		    !claim_like_name(&t->v[i - 1]) && front_next(f, i, &a) > 0) {
			f->end = i;
			return;
		}
}

/* "For Maya: call the printer", "Maya's action: write the text": a label around a name. */
static void
front_of_one(struct finder *f)
{
	static const char *const before[] = { "for", "f\303\274r", "pour", "para" };
	static const char *const behind[] = { "action", "actions", "task", "tasks", "job", "jobs", "todo", "todos", "to-do", "to-dos", "part", "item", "items", "homework" };
	const struct tokens *t = f->t;
	struct actor a;
	size_t i = f->start, to;
	bool is = false, genitive = false;

	if (f->owner.n > 0 || i + 3 >= t->n || !tokens_may_hold(t, ':'))
		return;
	is = is || SLICE_IS_ONE_OF(t->v[i].low, before);
	for (size_t j = i + 1; j < i + 4 && j < t->n; j++)
		genitive = genitive || slice_eq(t->v[j].low, SLICE("'s"));
	if (!(is || genitive) || !actor_read(f->people, t, i + is, t->n, &a) ||
	    (a.kind > ACTOR_DEPARTMENT && a.kind != ACTOR_EVERYONE))
		return;
	to = a.to;
	if (!is && to + 2 < t->n && slice_eq(t->v[to].low, SLICE("'s"))) {
		is = is || SLICE_IS_ONE_OF(t->v[to + 1].low, behind);
		to += 2;
	}
	if (!is || !token_is_colon(t, to) || to + 1 >= t->n || !(f->v->section == SECTION_ACTION || is_ordered_there(f, &a, to)))
		return;
	f->owner = a;
	f->marked = true;
	f->begin = f->start = to + 1;
}

/* Tokens of a text in which such a bracket is looked for. */
#define BEHIND_MAX 150

/*
 * A bracket that marks the sentence before it: that becomes the text, without the speaker in front where the bracket
 * says whose it is; what stands before the sentence is read for itself. False: there is none.
 */
static bool
front_behind(struct finder *f)
{
	const struct tokens *t = f->t;
	size_t from = f->start, last = 0, end = 0;
	struct actor a;
	bool owned = false;

	if (!(t->any & (W_MARKER | W_COMMIT | W_FUTURE | W_TO)) || !(tokens_may_hold(t, '(') || tokens_may_hold(t, '[')))
		return false;
	for (size_t i = f->start + 2; i + 2 < t->n && i < f->start + BEHIND_MAX && end == 0; i++) {
		end = bracket_behind(f, i, &owned);
		last = i;
	}
	for (size_t next = from; end > 0 && next < last;) {
		unsigned mark;

		from = next;
		next = sentence_end(t, next, t->n, &mark);
	}
	if (end == 0 || (!owned && from > f->start))
		return false;
	if (from > f->start) {
		f->end = from;
		return false;
	}
	f->marked = true;
	f->end = end;
	if (took_it(f, last + 1, &a) > 0) {
		f->owner = a;
		f->bracket = true;
	}
	if (owned && actor_read(f->people, t, from, end, &a) && token_is_colon(t, a.to) && a.to + 2 < last)
		f->start = a.to + 1;
	f->begin = f->start;
	return true;
}

/* Tokens of one task in a row of them. */
#define ROW_TASK 30

/* "..., order cups (Tom)" from token i on: the end of a task that closes with its owner in brackets before a comma or
 * the end of the line, else 0. */
static size_t
row_task(const struct finder *f, size_t i)
{
	const struct tokens *t = f->t;
	struct actor a;

	for (size_t j = i + 2; j + 2 < t->n && j < i + ROW_TASK; j++)
		if ((token_is(t, j, '(') || token_is(t, j, '[')) && actor_read(f->people, t, j + 1, t->n, &a) &&
		    actor_is_named(&a) && ends_bracket(t, a.to)) {
			size_t end = a.to + 1;

			return end >= t->n || token_is(t, end, ',') || token_is(t, end, ';') ||
			        (t->v[end].is & W_AND) || (token_is(t, end, '.') && end + 1 == t->n)
			    ? end
			    : 0;
		}
	return 0;
}

/* "Actions: call the firm (Maya), order cups (Tom)": several tasks in a row behind one marker, each with its owner. */
static void
front_row(struct finder *f)
{
	size_t end = row_task(f, f->start), next = end;

	if (end == 0 || end >= f->t->n)
		return;
	while (next < f->t->n && (f->t->v[next].kind == TOKEN_PUNCT || (f->t->v[next].is & W_AND)))
		next++;
	if (next < f->t->n && row_task(f, next) > 0)
		f->end = end;
}

/* Does the text from start on go on with such a row? */
static bool
front_row_on(struct finder *f)
{
	const struct tokens *t = f->t;
	size_t first = 0;

	if (f->start < 4 || !(t->any & W_MARKER) || !ends_bracket(t, f->start - 1) || row_task(f, f->start) == 0)
		return false;
	while (first < t->n && t->v[first].kind == TOKEN_PUNCT && !token_is(t, first, '['))
		first++;
	if (marker_length(t, first, t->n) == 0)
		return false;
	while (f->start < t->n && (t->v[f->start].kind == TOKEN_PUNCT || (t->v[f->start].is & W_AND)))
		f->start++;
	f->begin = f->start;
	f->marked = true;
	front_row(f);
	return true;
}

/* "02 | AP | Order the pump. ML / 4.12.", "A | Order the pump": a cell of a row that says of what kind it is, in front or behind
 * a number: the tokens up to the next one. */
static size_t
marker_cell(const struct finder *f, size_t i)
{
	const struct tokens *t = f->t;
	const size_t from = i;
	size_t n;

	if (f->v->b->kind != BLOCK_ROW || f->v->b->header_count > 0)
		return 0;
	if (i + 2 < t->n && t->v[i].kind == TOKEN_NUMBER && token_is(t, i + 1, '|'))
		i += 2;
	if (i + 1 >= t->n || t->v[i].kind != TOKEN_WORD || t->v[i].letters == CASE_LOWER)
		return 0;
	n = (t->v[i].phrase & W_MARKER) ? t->v[i].phrase_len : t->v[i].len == 1 && f->o->task_letter != 0 && t->text.p[t->v[i].at] == f->o->task_letter;
	return n > 0 && token_is(t, i + n, '|') ? i + n + 1 - from : 0;
}

bool
claim_front_inside(const struct finder *f)
{
	size_t length;

	return inner_marker(f, 0, &length) > 0 || marker_cell(f, 0) > 0;
}

/* "ACTION: ML, order to be placed by Friday": somebody known and a comma behind the marker. */
static void
front_comma(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;
	unsigned mark;

	if (!f->marked || f->owner.n > 0 || !actor_read(f->people, t, f->start, f->end, &a) ||
	    a.kind == ACTOR_NONE || a.kind > ACTOR_DEPARTMENT || !token_is(t, a.to, ',') ||
	    a.to + 3 >= f->end || t->v[a.to + 1].kind != TOKEN_WORD ||
	    (t->v[a.to + 1].is &
	        (W_PLEASE | W_ADDRESSED | W_FUTURE | W_TO | W_NEED | W_COMMIT | W_AND | W_I | W_WE)))
		return;
	f->owner = a;
	f->bracket = true;
	f->begin = f->start = a.to + 1;
	f->end = sentence_end(t, f->start, f->end, &mark);
}

/* The text from start to end: where its task begins, and whose it is by what stands in front. */
void
claim_front(struct finder *f)
{
	size_t marker, inner, taken, tag;
	struct actor whose;

	while (f->start < 8 && (tag = clause_tag_length(f, f->start)) > 0)
		f->start += tag;
	/* "(Maya took the action)" behind the task that was read before it */
	if (f->start > 0 && token_is(f->t, f->start, '(') && (taken = took_it(f, f->start + 1, &whose)) > 0)
		f->start = taken;
	if (f->start > 0 && (taken = claim_tail_behind(f)) > 0)
		f->start = taken;
	f->begin = f->start;
	claim_tail_sentences(f);
	if (f->labelled > 0 || front_row_on(f) || front_behind(f) || claim_tail_front(f))
		return;
	f->marked = clause_arrow_hands_over(f, f->start) || (f->v->stated && (f->v->section == SECTION_ACTION || f->v->section == SECTION_OLD));
	if ((marker = due_bracket(f->t, f->start)) > 0 || (marker = due_front(f)) > 0) {
		f->marked = true;
		f->start += marker;
	}
	f->start += clause_day_label(f);
	if ((marker = clause_weighed_letters(f, &whose)) > 0 || (marker = clause_bold_marker(f, &whose)) > 0) {
		f->marked = f->marked || (f->t->v[f->start].phrase & W_MARKER) != 0;
		f->owner = whose;
		f->bracket = true;
		f->start += marker;
	}
	f->start += milestone_length(f->t, f->start);
	f->start += news_length(f->t, f->start);
	f->start += impersonal_length(f, f->start);
	front_name(f);
	front_label(f);
	front_of_one(f);
	marker = marker_length(f->t, f->start, f->t->n);
	if (marker == 0 && f->start < f->t->n)
		marker = marker_of_one(f, f->start);
	if (marker == 0)
		marker = marker_of_name(f, f->start);
	if (marker == 0)
		marker = clause_bold_count(f);
	if (marker == 0 && f->cells)
		marker = marker_cell(f, f->start);
	if (marker > 0 && f->start + marker < f->t->n) {
		f->begin = token_is(f->t, f->start + 1, '(') ? f->start : f->start + marker;
		marked(f, f->start, marker);
		front_row(f);
	} else if ((inner = inner_marker(f, f->start, &marker)) > 0 && inner < f->end && inner + marker < f->t->n) {
		struct actor a;

		/* "Maya: Action item: send it", "@maya To do: send it" */
		if (f->owner.n == 0 && is_behind_name(f, inner, &a))
			f->owner = a;
		marked(f, inner, marker);
		f->begin = f->start;
	}
	if (f->start < f->end)
		front_bracket(f);
	if (f->start < f->end)
		front_comma(f);
	clause_front_chinese(f);
	if (f->start < f->end)
		front_day(f);
	if (f->start < f->end)
		clause_front_sign(f);
}
