/*
 * See outline.h. Headings and lines that name people and nothing else, or whose list
 * follows: "Maya & Omar:", "Launch (Maya)", "For Maya:", "Maya's list".
 */
#include "parsers/language/outline.h"

size_t
outline_label(const struct tokens *t)
{
	size_t i = 0;

	if (!tokens_may_hold(t, 0xb7) && !tokens_may_hold(t, '|') && !tokens_may_hold(t, 0x2022))
		return 0;
	while (i < t->n &&
	    (t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_TIME) || token_is(t, i, ',') ||
	        token_is(t, i, '.') || token_is(t, i, '/') || token_is(t, i, '-') || token_is(t, i, ':')))
		i++;
	return i > 0 && i + 1 < t->n &&
	        (token_is(t, i, 0xb7) || token_is(t, i, '|') || token_is(t, i, 0x2022))
	    ? i + 1
	    : 0;
}

/* Words beside "present" in a label. */
#define PRESENT_WORDS 3

/* "Board members present:", "Anwesende Vorstände:" from token i on: where the colon stands, 0 if it is none. */
static size_t
presence_end(const struct tokens *t, size_t i, uint64_t class)
{
	bool says = false;
	size_t n = i;

	if (!(class & (H_ATTEND | H_ABSENT)) || !(t->any & (H_ATTEND | H_ABSENT)))
		return 0;
	/* "6 attended:" */
	n += i < t->n && t->v[i].kind == TOKEN_NUMBER;
	for (; n < t->n && n <= i + PRESENT_WORDS && t->v[n].kind == TOKEN_WORD; n++)
		says = says || ((t->v[n].is & class) && outline_says_presence(&t->v[n]) && (n == i || token_is_colon(t, n + 1)));
	return says && token_is_colon(t, n) && outline_are_group(t, i, n) ? n : 0;
}

/* "Présent.e.s", "Présent·e·s" behind the word: where that ends. */
static size_t
behind_endings(const struct tokens *t, size_t n)
{
	while (n + 1 < t->n && (token_is(t, n, '.') || token_is(t, n, 0xb7) || token_is(t, n, '-')) && !t->v[n + 1].space &&
	    t->v[n + 1].kind == TOKEN_WORD && t->v[n + 1].len <= 2)
		n += 2;
	return n;
}

size_t
outline_label_end(const struct tokens *t, size_t i, uint64_t class)
{
	size_t n = i;

	if (i < t->n && (n = presence_end(t, i, class)) > 0)
		return n;
	n = i;
	if (i >= t->n || !(t->v[i].phrase & class))
		return 0;
	n = behind_endings(t, n + t->v[i].phrase_len);
	/* "Participants 与会人：", "Présents / Attendees:" */
	i = n + token_is(t, n, '/');
	if (i < t->n && (t->v[i].phrase & class) && (i > n || t->v[i].kind != t->v[n - 1].kind))
		n = i + t->v[i].phrase_len;
	if (token_is(t, n, '(') || token_is(t, n, 0xff08)) {
		while (n < t->n && !token_is(t, n, ')') && !token_is(t, n, 0xff09))
			n++;
		n++;
	}
	return n;
}

size_t
outline_label_length(const struct tokens *t, uint64_t class)
{
	size_t i = outline_label(t), n;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	n = outline_label_end(t, i, class);
	/* "In attendance were Maya Lin and Omar Haddad." */
	if (n > 0 && n < t->n && (t->v[n].is & W_BE) && n + 1 < t->n && (t->v[n + 1].letters != CASE_LOWER || token_is_colon(t, n + 1)))
		return n + 1 + token_is_colon(t, n + 1);
	return n == 0 ? 0 : token_is_colon(t, n) || token_is(t, n, '|') ? n + 1 : 0;
}

/* "Unassigned", "Everyone:", and nothing else. */
bool
outline_says_whose(const struct tokens *t)
{
	size_t n = 0;

	if (!token_has(t, 0, W_NOBODY | W_EVERYONE, &n) ||
	    (t->v[0].phrase & (W_OPEN | H_ACTION | H_QUESTION)))
		return false;
	while (n < t->n && t->v[n].kind == TOKEN_PUNCT)
		n++;
	return n == t->n;
}

/* Words of a heading that names somebody. */
#define NAMES_TOKENS 12

/* The tokens without the signs at the end. */
static size_t
less_signs(const struct tokens *t)
{
	size_t to = t->n;

	while (to > 0 && t->v[to - 1].kind == TOKEN_PUNCT && t->v[to - 1].sign != ')')
		to--;
	return to;
}

/* "Maya, by Friday:", "My list this week:": the tokens in front of when, which a colon closes. */
static size_t
less_time(const struct tokens *t, size_t end)
{
	bool time = false;
	size_t to = end;

	for (; to > 1; to--) {
		const struct token *w = &t->v[to - 1];

		if ((w->is & (W_I | W_WE | W_EVERYONE | H_ACTION)) || !(w->kind == TOKEN_PUNCT || w->kind == TOKEN_NUMBER ||
		        (w->is & (W_TIME | W_BYTIME)) || (time && (w->is & W_FUNCTION))))
			break;
		time = time || (w->is & W_TIME) || w->kind == TOKEN_NUMBER;
	}
	return time && t->n > end && token_is_colon(t, t->n - 1) ? to : end;
}

/* "me", "mich", "moi" */
static bool
is_me(const struct token *w)
{
	static const char *const words[] = { "me", "myself", "mich", "mir", "moi", "m\303\255" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "My to-dos", "Meine Aufgaben", "TODO myself", "Todo für mich": what whoever writes has to do. */
static bool
heads_mine(const struct tokens *t, size_t to, struct actor *a)
{
	static const char *const my[] = { "my", "meine", "mes", "mis" };
	static const char *const of[] = { "for", "f\303\274r", "pour", "para" };
	size_t i = to > 1 && (t->v[0].is & H_ACTION) && !SLICE_IS_ONE_OF(t->v[0].low, my) ? 1 : 0;
	bool tasks = i > 0;

	if (to < 2 || to > NAMES_TOKENS)
		return false;
	if (SLICE_IS_ONE_OF(t->v[0].low, my) && (t->v[1].phrase & H_ACTION) && 1 + t->v[1].phrase_len == to) {
		*a = actor_writer(0, 1);
		return true;
	}
	if (i < to && SLICE_IS_ONE_OF(t->v[i].low, of)) {
		i++;
		tasks = true;
	}
	if (!tasks || i + 1 != to || !is_me(&t->v[i]))
		return false;
	*a = actor_writer(i, to);
	return true;
}

/* "Packing and customs (Maya)": somebody known alone in the brackets behind a few words. */
static bool
bracket_names(const struct people *people, const struct tokens *t, size_t to, struct actor *a)
{
	size_t open = to - 1;

	if (!token_is(t, to - 1, ')'))
		return false;
	while (open > 0 && !token_is(t, open, '('))
		open--;
	return open > 0 && actor_read(people, t, open + 1, to - 1, a) && a->to == to - 1 &&
	    (a->kind <= ACTOR_HANDLE || (a->kind == ACTOR_NAME && a->n == 1 && (t->v[a->v[0].from].is & W_TITLE)));
}

size_t
outline_own_list(const struct tokens *t, size_t i, size_t to)
{
	static const char *const words[] = { "list", "tasks", "actions", "part", "items", "homework", "jobs",
		"todos", "todo", "to-dos", "side", "points" };

	if (i + 2 != to || !slice_eq(t->v[i].low, SLICE("'s")))
		return 0;
	if (SLICE_IS_ONE_OF(t->v[i + 1].low, words))
		return 2;
	return 0;
}

/* "Maya and Tom to:", "Sabine wird:": who is bound by the list that follows; names that people give will do. */
static bool
binds_list(const struct people *people, const struct tokens *t, size_t to, struct actor *a)
{
	size_t n;

	if (to < 2 || to + 1 != t->n || !token_is_colon(t, to) || !actor_read(people, t, 0, to, a) ||
	    !actor_is_named(a) || !token_has(t, a->to, W_TO | W_FUTURE | W_NEED | W_COMMIT, &n))
		return false;
	/* "Maya to do:" */
	n += a->to + n + 1 == to && slice_eq(t->v[to - 1].low, SLICE("do"));
	if (a->to + n != to)
		return false;
	if (a->kind <= ACTOR_HANDLE || a->kind == ACTOR_EVERYONE)
		return true;
	for (size_t i = 0; i < a->n; i++)
		if (!(t->v[a->v[i].from].is & W_GIVEN))
			return false;
	return true;
}

/* "What Maya does", "Ce que fait Claire", "Maya kümmert sich um": words around a name that say that a list of what he does follows. */
static bool
says_deeds(const struct people *people, const struct tokens *t, size_t to, struct actor *a)
{
	static const char *const front[] = { "what", "was", "ce", "que", "lo", "fait", "fera", "hace", "har\303\241" };
	static const char *const behind[] = { "does", "do", "will", "is", "doing", "takes", "care", "of", "macht", "tut", "erledigt", "k\303\274mmert", "sich", "um",
		"\303\274bernimmt", "fait", "fera", "s'occupe", "de", "se", "encarga", "hace", "har\303\241", "to", "has", "doit", "muss", "tiene", "que" };
	size_t i = 0, j;

	if (to < 2 || to > NAMES_TOKENS)
		return false;
	while (i < to && SLICE_IS_ONE_OF(t->v[i].low, front))
		i++;
	if (i + 1 > to || !actor_read(people, t, i, to, a) || a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE)
		return false;
	for (j = a->to; j < to && SLICE_IS_ONE_OF(t->v[j].low, behind);)
		j++;
	return j == to && (i > 0 || a->to < to);
}

/* "Owner: Maya", "Verantwortlich: Sabine", and nothing else. */
static bool
labels_owner(const struct people *people, const struct tokens *t, size_t to, struct actor *a)
{
	const size_t i = to > 0 ? t->v[0].phrase_len : 0;

	return i > 0 && i + 1 < to && (t->v[0].phrase & W_OWNER) && token_is_colon(t, i) && actor_read(people, t, i + 1, to, a) && a->to == to && actor_is_named(a) &&
	    a->kind <= ACTOR_NAME;
}

/* "For Maya:", "Aufgaben für Sabine", "Maya's list": somebody known whose list follows. */
bool
outline_heads_list(const struct people *people, const struct tokens *t, struct actor *a)
{
	static const char *const of[] = { "for", "f\303\274r", "pour", "para", "de", "von", "of", "on", "by", "par", "por", "durch", "bei" };
	size_t end = less_signs(t), to = less_time(t, end), i = to > 0 && (t->v[0].phrase & H_ACTION) ? t->v[0].phrase_len : 0;
	bool tasks = i > 0, said = tasks, by = false;

	if (binds_list(people, t, end, a) || heads_mine(t, to, a) || says_deeds(people, t, to, a) || labels_owner(people, t, to, a))
		return true;
	for (size_t j = to; j < end; j++)
		by = by || (t->v[j].is & W_BYTIME);
	for (size_t j = 0; i < to && j < sizeof(of) / sizeof(of[0]); j++)
		if (slice_is(t->v[i].low, of[j]) && (said || j < 4)) {
			said = true;
			i++;
			break;
		}
	if (i >= to || !actor_read(people, t, i, to, a) || a->kind == ACTOR_NONE)
		return false;
	/* "Tasks for everyone", "Tasks for Maya" whom nobody knows */
	if (a->kind > ACTOR_HANDLE &&
	    !(!said && a->kind == ACTOR_NAME && (t->v[i].is & (W_GIVEN | W_TIME)) == W_GIVEN) &&
	    !(tasks && (a->kind == ACTOR_EVERYONE || (a->kind == ACTOR_NAME && (t->v[i].is & (W_GIVEN | W_TIME)) == W_GIVEN))))
		return false;
	return (said || by) ? a->to == to : outline_own_list(t, a->to, to) > 0;
}

/* "Per Arnesen", whose first word is none of a name, but who has an address. */
static bool
is_guest(const struct people *people, const struct tokens *t, size_t to, struct actor *a)
{
	struct reading_owner who;

	if (to != 2 || t->v[0].letters != CASE_CAPITAL || t->v[1].letters != CASE_CAPITAL || t->v[1].is != 0)
		return false;
	people_resolve(people, tokens_slice(t, 0, to), &who);
	if (who.email.len == 0)
		return false;
	*a = (struct actor) { .to = to, .kind = ACTOR_KNOWN, .n = 1 };
	a->v[0].to = (unsigned)to;
	a->v[0].kind = ACTOR_KNOWN;
	return true;
}

bool
outline_is_me(const struct tokens *t)
{
	static const char *const self[] = { "selbst", "selber", "mismo", "misma", "m\303\252me", "\350\207\252\345\267\261" };
	size_t n = less_signs(t);

	return (n == 1 || (n == 2 && SLICE_IS_ONE_OF(t->v[1].low, self))) && t->n <= n + 1 && (t->n == n || token_is_colon(t, n)) &&
	    (t->v[0].is & W_I) && (t->v[0].letters != CASE_LOWER || n == 2);
}

/* "Pat & Aiko": one of several is called by a given name, as the others must be then. */
static bool
has_given(const struct tokens *t, const struct actor *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].kind <= ACTOR_HANDLE || (t->v[a->v[i].from].is & W_GIVEN))
			return true;
	return false;
}

/* Words of a heading that names an office. */
#define ROLE_TOKENS 3

/* "JP Roux": letters that look like nobody's name, of somebody known. */
static bool
is_one_known(const struct people *people, const struct tokens *t, const struct actor *a)
{
	struct reading_owner who;

	if (a->n != 1)
		return false;
	people_resolve(people, tokens_slice(t, a->from, a->to), &who);
	return who.email.len > 0 && who.department.len == 0;
}

bool
outline_names(const struct people *people, const struct tokens *t, struct actor *a)
{
	size_t to = less_time(t, less_signs(t));
	bool whole;

	if (to == 0 || to > NAMES_TOKENS)
		return false;
	if (outline_says_whose(t) || outline_is_me(t))
		return actor_read(people, t, 0, to, a);
	if (outline_heads_list(people, t, a) || is_guest(people, t, to, a))
		return true;
	whole = actor_read(people, t, 0, to, a) && actor_is_named(a) && a->to == to;
	if (whole && a->kind <= ACTOR_HANDLE)
		return true;
	if (bracket_names(people, t, to, a))
		return true;
	/* Capitalised words that nobody knows are a topic more often than a person. */
	whole = whole && actor_read(people, t, 0, to, a);
	return whole &&
	    (a->kind < ACTOR_NAME || (a->kind <= ACTOR_WORD && a->n > 1 && has_given(t, a)) ||
	        (a->kind == ACTOR_NAME && ((t->v[a->v[0].from].is & (W_GIVEN | W_TITLE)) || is_one_known(people, t, a))));
}

bool
outline_names_role(const struct people *people, const struct tokens *t, struct actor *a)
{
	size_t to = less_signs(t);

	return to > 0 && to <= ROLE_TOKENS && actor_read(people, t, 0, to, a) && a->kind == ACTOR_ROLE && a->n == 1 &&
	    a->to == to;
}

/* Points of one list that are looked at together. */
#define NAMES_BESIDE 40

bool
outline_is_among_names(const struct outline *o, const struct people *people, size_t at, struct actor *a)
{
	const struct place *up = &o->v[at];
	const struct token *w = up->t.v;
	size_t known = 0;

	if (up->b->kind != BLOCK_ITEM || up->section != SECTION_ACTION || up->children == 0 || up->t.n != 1 || w->letters != CASE_CAPITAL || w->phrase != 0 ||
	    (w->is & ~(uint64_t)(W_GIVEN | W_PARTICLE)))
		return false;
	for (size_t i = at > NAMES_BESIDE ? at - NAMES_BESIDE : 0; i < o->n && i < at + NAMES_BESIDE; i++) {
		const struct place *v = &o->v[i];

		if (v->parent != up->parent || v->heading != up->heading || v->b->kind != BLOCK_ITEM || i == at)
			continue;
		if (v->children == 0 || v->t.n > ROLE_TOKENS)
			return false;
		known += outline_names(people, &v->t, a);
	}
	*a = (struct actor) { .from = 0, .to = 1, .kind = ACTOR_WORD, .n = 1, .v = { { 0, 1, ACTOR_WORD } } };
	return known > 0;
}

bool
outline_names_stranger(const struct people *people, const struct tokens *t, struct actor *a)
{
	size_t to = less_signs(t);

	/* "Kathrin Vogel (agency)": behind a given name, where from */
	if (to > 4 && token_is(t, to - 1, ')') && (t->v[0].is & W_GIVEN))
		for (size_t i = 2; i < 4; i++)
			if (token_is(t, i, '('))
				to = i;
	if (to < 2 || to > ROLE_TOKENS || !actor_read(people, t, 0, to, a) || a->kind != ACTOR_NAME || a->n != 1 || a->to != to)
		return false;
	for (size_t i = 0; i < to; i++)
		if (t->v[i].kind != TOKEN_WORD || t->v[i].letters != CASE_CAPITAL ||
		    ((t->v[i].phrase | t->v[i].is) & ~(uint64_t)(W_GIVEN | W_PARTICLE)))
			return false;
	return true;
}

/* ---- signs around a name ---------------------------------------------------- */

/* Tokens of a line that is a name between signs, and words of the name. */
#define DECOR_TOKENS 9
#define DECOR_WORDS  4

/* Tokens of the words of a name from token i on: "Maya Lin", "@maya", "M. Lin"; 0 if something else stands there. */
static size_t
bare_name(const struct tokens *t, size_t i)
{
	size_t from = i, words = 0;

	for (; i < t->n && words < DECOR_WORDS; i++) {
		const struct token *w = &t->v[i];

		if (token_is(t, i, '.') && i > from && (w[-1].len == 1 || (w[-1].is & W_TITLE)))
			continue;
		if (w->kind != TOKEN_HANDLE && (w->kind != TOKEN_WORD || w->letters == CASE_LOWER || ((w->is & (W_FUNCTION | W_VERB | W_TIME | W_EVENT)) && !(w->is & (W_GIVEN | W_TITLE)))))
			break;
		words++;
	}
	return i - from;
}

/* "<maya@corp.example>" or only signs behind the name, from token i to the end. */
static bool
is_decor_behind(const struct tokens *t, size_t i)
{
	if (i + 3 == t->n && token_is(t, i, '<') && t->v[i + 1].kind == TOKEN_ADDRESS && token_is(t, i + 2, '>'))
		return true;
	while (i < t->n && t->v[i].kind == TOKEN_PUNCT && !token_is_colon(t, i) && t->v[i].sign != ')' && t->v[i].sign != '?' && t->v[i].sign != '!' && t->v[i].sign != ',' &&
	    t->v[i].sign != '.')
		i++;
	return i == t->n;
}

void
outline_undecorate(struct tokens *t)
{
	size_t from = 0, n;

	if (t->n < 2 || t->n > DECOR_TOKENS)
		return;
	while (from < t->n && t->v[from].kind == TOKEN_PUNCT && t->v[from].sign != '(' && t->v[from].sign != '"' && !token_is_colon(t, from))
		from++;
	n = bare_name(t, from);
	/* "=== Budget ===" is a topic, and one for all it says */
	if (n > 0 && t->v[from].kind != TOKEN_HANDLE && !(t->v[from].is & (W_GIVEN | W_TITLE)))
		return;
	if (n == 0 || (from == 0 && from + n == t->n) || !(from + n == t->n || is_decor_behind(t, from + n) || (from > 0 && from + n + 1 == t->n && token_is_colon(t, from + n))))
		return;
	tokens_keep(t, from, n);
}

/* "Will Turner" */
static bool
may_be_will(const struct tokens *t, size_t i)
{
	return i == 0 && (t->v[i].is & W_FUTURE) && t->n == 2 && t->v[1].letters == CASE_CAPITAL &&
	    !(t->v[1].is & (W_FUNCTION | W_VERB));
}

/* "Per Arnesen", "Mark Hunt": a word that means something else, and a name behind it. */
static bool
may_be_given(const struct tokens *t, size_t i)
{
	return i == 0 && t->n == 2 && t->v[0].letters == CASE_CAPITAL && t->v[1].letters == CASE_CAPITAL &&
	    t->v[1].is == 0 && !(t->v[0].is & (W_ARTICLE | W_TIME | W_PRONOUN));
}

/* Does the sign at token i belong to names: "Maya:", "Maya & Tom", "Maya, Tom", "Anna L.", "Mr. Lin"? */
static bool
is_name_sign(const struct tokens *t, size_t i)
{
	return (token_is(t, i, ':') && i + 1 == t->n) || token_is(t, i, '&') || token_is(t, i, ',') ||
	    (token_is(t, i, '.') && i > 0 && (t->v[i - 1].len == 1 || (t->v[i - 1].is & W_TITLE)) && t->v[i - 1].letters != CASE_LOWER);
}

/* "Maya Lin - Design": is the dash at token i between a given name and what may be a department, no other name? */
static bool
is_before_department(const struct tokens *t, size_t i, size_t end)
{
	return i > 0 && i + 2 == end && token_is_dash(t, i) && (t->v[0].is & W_GIVEN) && !(t->v[i + 1].is & W_GIVEN);
}

bool
outline_may_be_name(const struct tokens *t, bool tasks)
{
	size_t words = 0, end = t->n;

	/* "Greg (Example Inc)" */
	if (end > 3 && token_is(t, end - 1, ')'))
		while (end > 1 && !token_is(t, end, '('))
			end--;
	/* "Maya's tasks" */
	if (end > 2 && outline_own_list(t, end - 2, end) > 0)
		end -= 2;
	for (size_t i = 0; i < end; i++) {
		/* "Maya Lin, Design", "Maya Lin - Design" */
		if ((t->v[i].kind == TOKEN_PUNCT && (is_name_sign(t, i) || is_before_department(t, i, end))) ||
		    (i + 1 == end && i > 1 && (token_is(t, i - 1, ',') || is_before_department(t, i - 1, end)) && t->v[i].letters == CASE_CAPITAL && !(t->v[i].is & W_TIME)))
			continue;
		/* "Rob van Dijk" */
		if (i > 0 && i + 1 < end && (t->v[i].is & W_PARTICLE))
			continue;
		if (t->v[i].kind != TOKEN_HANDLE &&
		    (t->v[i].kind != TOKEN_WORD || t->v[i].letters == CASE_LOWER ||
		        ((t->v[i].is & (W_FUNCTION | W_VERB | W_TIME)) && !(t->v[i].is & W_GIVEN) &&
		            !may_be_will(t, i) && !(tasks && may_be_given(t, i)))))
			return false;
		words++;
	}
	return words > 0 && words <= 4;
}
