/*
 * See outline.h. Place: behind outline_people. Headings that no words file knows
 * ("Follow-through", "From the workshop") are known by what stands below them: each
 * line begins with somebody and what he is to do, or is an order with its owner or
 * day behind it, and no line tells what was.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/outline.h"

/* Tokens of a heading, bytes of a line that heads without looking like it. */
#define HEAD_TOKENS 9
#define HEAD_BYTES 60
/* Lines of a list that are looked at. */
#define LIST_MAX 40

/* What the lines below a heading are. */
struct list {
	size_t from, to; /* blocks */
	size_t lines;
	size_t owned; /* somebody and a verb; an order or a day, and whose it is */
	size_t named; /* somebody and a thing: "Maya: floor plan" */
	size_t other; /* nothing of that */
	size_t dated;
	size_t hours; /* begin with a day or a number: "9 to 5 on Monday" */
	size_t objects; /* of those with a verb, how many go on with what it is done to */
};

static bool
is_told(const struct tokens *t, size_t from)
{
	for (size_t i = from; i < t->n; i++)
		/* "cost-to-complete" is a thing, "Sat" a day */
		if ((t->v[i].is & (W_WE | W_PAST | W_STATUS | W_DONE)) && !(t->v[i].is & (W_VERB | W_TIME)) && !(i > from && token_is(t, i - 1, '-') && !t->v[i].space))
			return true;
	return false;
}

/* "15/12", "4.12." at the line's end or before a sign: figures of a day. */
static bool
names_figures(const struct tokens *t, size_t from)
{
	for (size_t i = from; i < t->n; i++) {
		const struct token *w = &t->v[i];
		struct slice s = tokens_slice(t, i, i + 1);
		bool dotted = w->kind == TOKEN_NUMBER && w->len > 2 && w->len < 6 && slice_find_char(s, '.') < s.len && token_is(t, i + 1, '.');

		if (dotted || (w->kind == TOKEN_NUMBER && w->len < 3 && token_is(t, i + 1, '/') && !w[1].space && i + 2 < t->n &&
		                  w[2].kind == TOKEN_NUMBER && w[2].len < 3 && !w[2].space))
			return true;
	}
	return false;
}

/* A weekday, a month, "4.12.", "15/12"? */
static bool
names_day(const struct tokens *t, size_t from)
{
	for (size_t i = from; i < t->n && (t->any & (W_TIME | W_BYTIME | W_DUE)); i++)
		if ((t->v[i].is & W_TIME) ||
		    (i > from && (t->v[i - 1].is & (W_BYTIME | W_DUE)) && t->v[i].kind == TOKEN_NUMBER))
			return true;
	return names_figures(t, from);
}

bool
outline_says_where(const struct tokens *t, size_t from, size_t to)
{
	static const char *const where[] = { "out", "off", "away", "back", "absent", "ooo", "holiday",
		"leave", "vacation", "vacations", "holiday", "holidays", "pto", "sick", "urlaub", "krank",
		"abwesend", "weg", "frei", "cong\303\251", "absente", "vacaciones", "fuera", "birthday",
		"geburtstag", "office" };

	for (size_t i = from; i < to; i++) {
		bool absent = false;

		absent = absent || (t->v[i].kind == TOKEN_WORD && SLICE_IS_ONE_OF(t->v[i].low, where));
		if (t->v[i].kind != TOKEN_PUNCT && t->v[i].kind != TOKEN_NUMBER && !absent &&
		    (!(t->v[i].is & (W_TIME | W_BYTIME | W_WITH | W_ARTICLE)) || (t->v[i].is & W_VERB)))
			return false;
	}
	return true;
}

static bool
is_somebody(const struct actor *a)
{
	return a->n > 0 && ((a->kind >= ACTOR_KNOWN && a->kind <= ACTOR_DEPARTMENT) || a->kind == ACTOR_I);
}

/* "Read the draft (all)": the whole line but its brackets, which hold no more than that. */
static bool
is_for_all(const struct tokens *t)
{
	return t->n > 4 && token_is(t, t->n - 1, ')') && token_is(t, t->n - 3, '(') &&
	    (t->v[t->n - 2].is & W_EVERYONE);
}

/* "Maya: the site is up", "Tom: finishing the drawing": behind the sign stands how it goes, and nothing to be done. */
static bool
is_state(const struct tokens *t, size_t i)
{
	if (t->v[i].letters == CASE_LOWER && t->v[i].low.len > 5 && slice_ends_nocase(t->v[i].low, SLICE("ing")) &&
	    !(t->v[i].is & (W_VERB | W_EVENT)))
		return true;
	for (size_t j = i; j + 1 < t->n && j < i + 5 && !(t->v[j].is & (W_VERB | W_QUESTION | W_CONDITION)); j++)
		if (j > i && (t->v[j].is & W_BE))
			return !(t->v[j + 1].is & W_TO);
	return false;
}

/* "Maya send the list", "Maya: order badges", "Omar checks it": the line from token i on, somebody in front.
 */
static bool
line_of_one(const struct outline *o, struct list *list, const struct tokens *t, const struct actor *a)
{
	size_t i = a->to, n;
	enum signal s = signal_read(t, i, t->n, &n);
	bool sign = token_is_colon(t, i) || token_is_dash(t, i) || token_is(t, i, ',');
	bool verb;

	if (sign)
		i++;
	if (i + 2 > t->n || is_told(t, i) || (sign && is_state(t, i)) || outline_says_where(t, i, t->n))
		return false;
	verb = signal_binds(s) || (t->v[i].is & (W_VERB | W_MYSELF)) || t->v[i].is & W_WITH ||
	    (!sign && clause_is_deed(o, &t->v[i]));
	if (verb && i + 2 < t->n) {
		list->owned++;
		list->objects += signal_binds(s) || i + 4 < t->n ||
		    (t->v[i + 1].is & (W_ARTICLE | W_WITH | W_FUNCTION)) != 0;
	} else if (names_day(t, i)) {
		list->owned++;
	} else {
		list->named += sign && i < t->n;
	}
	return s != SIGNAL_BE && s != SIGNAL_PAST && s != SIGNAL_STATUS;
}

/* "Order badges (Maya)", "Badges - Omar, 4 Dec", "Order badges by Friday". */
static bool
line_of_task(const struct people *people, struct list *list, const struct tokens *t, size_t i)
{
	struct claim c = { .from = i, .to = t->n, .task_from = i, .task_to = t->n };
	bool verb = (t->v[i].is & W_VERB) != 0, owner;

	if (is_told(t, i) || token_is(t, t->n - 1, '?'))
		return false;
	owner = is_for_all(t) || (claim_owner_behind(people, t, &c) && is_somebody(&c.actor));
	if (owner && (verb || names_day(t, i))) {
		list->owned++;
		list->objects += i + 3 < c.task_to;
	}
	return verb || owner;
}

static void
line_count(const struct outline *o, const struct people *people, struct list *list, size_t at)
{
	const struct place *v = &o->v[at];
	const struct tokens *t = &v->t;
	struct actor a;
	size_t i = 0;
	bool fits;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT && !token_is(t, i, '[') && !token_is(t, i, '('))
		i++;
	list->lines++;
	if (i + 1 >= t->n || v->b->heads) {
		list->other++;
		return;
	}
	list->dated += names_day(t, i);
	list->hours += t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_TIME);
	fits = actor_read(people, t, i, t->n, &a) && is_somebody(&a) ? line_of_one(o, list, t, &a)
	                                                             : line_of_task(people, list, t, i);
	list->other += !fits;
}

/* Tokens of a sentence that announces a list. */
#define ANNOUNCE_TOKENS 24

/* "Please note the following actions, all due by Friday.": a sentence above the list. */
static bool
announces(const struct place *v)
{
	static const char *const words[] = { "following", "below", "follows", "folgende", "folgenden",
		"folgendes", "suivantes", "suivants", "siguientes", "here" };
	bool action = false, follows = false;

	if (v->b->kind != BLOCK_PARAGRAPH || v->t.n < 4 || v->t.n > ANNOUNCE_TOKENS ||
	    !(v->t.any & H_ACTION) || token_is(&v->t, v->t.n - 1, '?'))
		return false;
	for (size_t i = 0; i < v->t.n; i++) {
		action = action || ((v->t.v[i].phrase & H_ACTION) && v->t.v[i].low.len > 4);
		follows = follows || SLICE_IS_ONE_OF(v->t.v[i].low, words);
	}
	return action && follows;
}

/* "Se establecieron las siguientes tareas:": nothing else than tasks is announced, and not that they were done. */
static bool
announces_tasks(const struct outline *o, size_t at)
{
	static const char *const no[] = { "discussed", "reviewed", "considered", "completed", "closed",
		"proposed", "suggested", "done", "finished", "possible", "erledigt", "besprochen",
		"vorgeschlagen", "discut\303\251es", "propos\303\251es", "completadas", "propuestas", "last",
		"previous" };
	const struct place *v = &o->v[at];

	if (!v->b->heads || o->v[at + 1].b->kind != BLOCK_ITEM || !announces(v))
		return false;
	for (size_t i = 0; i < v->t.n; i++)
		if (slice_among(v->t.v[i].low, no, sizeof(no) / sizeof(no[0])))
			return false;
	return true;
}

/* "The audit went well. What has to be done now:": the last sentence heads the list. */
static bool
heads_at_last(const struct outline *o, size_t at)
{
	const struct place *v = &o->v[at];
	size_t from = v->t.n;
	bool exact;

	if (!v->b->heads || v->b->kind != BLOCK_PARAGRAPH || o->v[at + 1].b->kind != BLOCK_ITEM ||
	    !(v->t.any & H_ACTION))
		return false;
	while (from > 0 && from + HEAD_TOKENS > v->t.n && !token_is(&v->t, from - 1, '.') &&
	    !token_is(&v->t, from - 1, '!'))
		from--;
	return from > 0 && from + HEAD_TOKENS > v->t.n &&
	    section_of(&v->t, from, v->t.n, &exact) == SECTION_ACTION && exact;
}

/* "meeting.vtt": what was said, word for word, came along as a file. */
static bool
names_recording(struct slice s)
{
	return slice_ends_nocase(s, SLICE(".vtt")) || slice_ends_nocase(s, SLICE(".srt"));
}

/* A heading without a meaning; or a short line of its own with others right below it. */
static bool
may_head(const struct outline *o, const struct people *people, size_t at)
{
	const struct place *v = &o->v[at], *next = v + 1;
	struct actor a;

	if (at + 1 < o->n && !v->detail && !v->closing && !v->speaks && v->speaker < 0 &&
	    (announces(v) || heads_at_last(o, at)))
		return true;
	/* "Takeaways" are tasks, or what was learnt; "For next time" as well */
	if (at + 1 >= o->n ||
	    !(v->own == SECTION_NONE || v->own == SECTION_SUMMARY || v->own == SECTION_MEETING) ||
	    v->t.n == 0 || v->t.n > HEAD_TOKENS || v->detail || v->record || v->closing || v->speaks || v->speaker >= 0 ||
	    names_recording(v->b->text) ||
	    !(v->section == SECTION_NONE || v->section == SECTION_FYI || v->section == SECTION_SUMMARY ||
	        v->own == SECTION_MEETING))
		return false;
	/* "Lamps - Maya - 4 Dec" above others of its kind is one of them */
	if (!v->heads && names_day(&v->t, 0) && line_of_task(people, &(struct list) { .from = 0 }, &v->t, 0))
		return false;
	if (!v->heads) {
		const struct block *up = at > 0 ? o->v[at - 1].b : NULL;

		if (v->b->kind != BLOCK_PARAGRAPH || v->b->text.len > HEAD_BYTES ||
		    v->t.v[0].letters == CASE_LOWER || v->t.v[v->t.n - 1].kind == TOKEN_PUNCT ||
		    (up != NULL && up->line + up->lines >= v->b->line) ||
		    !(next->b->kind == BLOCK_ITEM || next->b->line == v->b->line + v->b->lines))
			return false;
	}
	return !actor_read(people, &v->t, 0, v->t.n, &a) || !is_somebody(&a);
}

/* The lines below the heading at: list items, or paragraphs as close to each other as the first two. */
static struct list
list_read(const struct outline *o, const struct people *people, size_t at)
{
	struct list list = { .from = at + 1, .to = at + 1 };
	const struct block *first = o->v[at + 1].b, *before = first;
	int gap = -1;

	for (size_t i = at + 1; i < o->n && i < at + LIST_MAX; i++) {
		const struct place *v = &o->v[i];
		int apart = v->b->line - (before->line + before->lines);

		if (v->heads || v->closing || v->speaks || v->b->kind != first->kind ||
		    (first->kind != BLOCK_ITEM && first->kind != BLOCK_PARAGRAPH))
			break;
		if (first->kind == BLOCK_PARAGRAPH && i > at + 1 && gap >= 0 && apart > gap)
			break;
		if (i > at + 1 && gap < 0)
			gap = apart;
		before = v->b;
		list.to = i + 1;
		if (v->b->level <= first->level)
			line_count(o, people, &list, i);
	}
	return list;
}

/* Is it a list of tasks? Where a sentence announced one, names and things will do; else with days. */
static bool
is_of_tasks(const struct list *list, bool announced)
{
	size_t named = list->owned + list->named;

	/* one line among five may be of another kind */
	if (named + list->other == list->lines && list->other * 5 <= list->lines &&
	    (announced ? named > 0 : named > 1 && list->dated * 2 >= named))
		return true;
	return list->owned >= 2 && list->owned * 2 > list->lines && list->other * 5 <= list->lines &&
	    (list->dated > 0 || list->objects * 2 > list->owned);
}

/* "Training", "Travel in December", "Dienstplan": who is where and when below it, unless verbs stand there. */
static bool
is_of_occasions(const struct tokens *t)
{
	static const char *const words[] = { "training", "trainings", "courses", "travel", "trips",
		"bookings", "visitors", "visits", "speakers", "birthdays", "anniversaries", "shifts", "rota",
		"roster", "duty", "duties", "timetable", "programme", "schulung", "schulungen", "kurse",
		"reisen", "dienstreisen", "buchungen", "dienstplan", "schichten", "besucher", "geburtstage",
		"jubil\303\244en", "ablauf", "programm", "formations", "voyages", "d\303\251placements",
		"r\303\251servations", "astreintes", "anniversaires", "cursos", "viajes", "reservas",
		"guardias", "turnos", "cumplea\303\261os" };

	for (size_t i = 0; i < t->n; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words))
			return true;
	return false;
}

/* "How an invoice gets paid", "Prozess Reklamation", "Change log", "What went well": below stands how it goes
 * each time or went; "How we go on", "Process improvements" head what is to be done. */
static bool
is_of_steps(const struct tokens *t, const struct list *list)
{
	static const char *const how[] = { "how", "wie", "comment", "c\303\263mo" };
	static const char *const goes[] = { "is", "are", "gets", "get", "works", "work", "handle", "wird", "werden", "funktioniert",
		"fonctionne", "funciona" };
	static const char *const steps[] = { "process", "procedure", "workflow", "prozess", "verfahren", "proc\303\251dure", "processus",
		"d\303\251roulement", "proceso", "procedimiento" };
	static const char *const better[] = { "improve", "change", "next", "verbesser", "\303\244nder", "weiter", "am\303\251lior", "mejor" };
	bool goes_so = t->n > 1 && SLICE_IS_ONE_OF(t->v[0].low, steps);

	for (size_t i = 1; i < t->n; i++)
		goes_so = goes_so || (SLICE_IS_ONE_OF(t->v[0].low, how) && SLICE_IS_ONE_OF(t->v[i].low, goes));
	for (size_t i = 0; i < t->n; i++) {
		if (i > 0 && slice_is(t->v[i].low, "well") && slice_is(t->v[i - 1].low, "went"))
			return true;
		if (slice_is(t->v[i].low, "changelog") ||
		    (i > 0 && slice_is(t->v[i].low, "log") && slice_is(t->v[i - 1].low, "change")))
			return true;
		for (size_t j = 0; j < sizeof(better) / sizeof(better[0]); j++)
			goes_so = goes_so && !slice_starts(t->v[i].low, slice_of(better[j]));
	}
	return goes_so && (list->lines == 1 || list->dated * 2 < list->lines) && !token_is(t, t->n - 1, '?');
}

/* "Maya checks the number", "Then the goods are sent": a sentence, with nobody set off as who is to do it,
 * and who will. */
static bool
is_step(const struct people *people, const struct tokens *t)
{
	struct actor a;
	size_t i = 0, n;
	enum signal s;

	if (tokens_may_hold(t, ':') || tokens_may_hold(t, '(') || tokens_may_hold(t, '@'))
		return false;
	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i >= t->n || !actor_read(people, t, i, t->n, &a) || !is_somebody(&a))
		return true;
	s = signal_read(t, a.to, t->n, &n);
	return s != SIGNAL_WILL && s != SIGNAL_TO && s != SIGNAL_NEED && !token_is_dash(t, a.to);
}

/* "layout by Friday" in any of its lines. */
static bool
has_deadlines(const struct outline *o, const struct list *list)
{
	static const char *const by[] = { "by", "due", "deadline", "sp\303\244testens", "avant", "antes" };

	for (size_t i = list->from; i < list->to; i++)
		for (size_t j = 0; j < o->v[i].t.n; j++)
			if (SLICE_IS_ONE_OF(o->v[i].t.v[j].low, by))
				return true;
	return false;
}

/* Is it a list of things to do, and none of hours: "Monday to Friday"? */
static bool
is_of_points(const struct list *list)
{
	return list->lines > 0 && (list->hours * 2 <= list->lines || list->owned * 2 > list->lines);
}

/* "OPEN", "Offen:" and no more. */
static bool
says_open(const struct tokens *t)
{
	static const char *const open[] = { "open", "offen", "ouvert", "ouverts", "ouvertes", "abierto", "abiertos", "pendiente", "pendientes",
		"aberto", "abertos" };

	return t->n > 0 && t->n == 1 + (size_t)token_is_colon(t, t->n - 1) && SLICE_IS_ONE_OF(t->v[0].low, open);
}

/* Is something else headed as done? */
static bool
heads_done(const struct outline *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->v[i].own == SECTION_DONE)
			return true;
	return false;
}

void
outline_lists(struct outline *o, const struct people *people)
{
	const bool done = heads_done(o);

	for (size_t i = 0; i + 1 < o->n; i++) {
		struct place *v = &o->v[i];
		struct list list;

		if (!may_head(o, people, i))
			continue;
		list = list_read(o, people, i);
		if (list.lines > 0 && list.objects == 0 && is_of_occasions(&v->t) && !has_deadlines(o, &list)) {
			for (size_t j = list.from; j < list.to; j++)
				o->v[j].section = SECTION_ABSENT;
			continue;
		}
		if (list.lines > 0 && is_of_steps(&v->t, &list) && !has_deadlines(o, &list)) {
			for (size_t j = list.from; j < list.to; j++)
				if (is_step(people, &o->v[j].t))
					o->v[j].plan = PLAN_PAST;
			continue;
		}
		if (!announces_tasks(o, i) && !heads_at_last(o, i) && !is_of_tasks(&list, announces(v)) &&
		    !(done && says_open(&v->t) && is_of_points(&list)))
			continue;
		v->own = SECTION_ACTION;
		v->own_exact = v->heads = true;
		for (size_t j = list.from; j < list.to; j++) {
			o->v[j].section = SECTION_ACTION;
			o->v[j].direct = o->v[j].exact = true;
			o->v[j].heading = (int)i;
		}
	}
}
