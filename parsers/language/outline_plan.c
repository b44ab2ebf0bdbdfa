/*
 * See outline.h. The lines of a standup: "Yesterday: ...", "this week: ...",
 * "Blockers: ..." below somebody's name.
 */
#include "parsers/language/outline.h"

/* Tokens of such a label. */
#define LABEL_TOKENS 4

struct label {
	const char *text;
	enum plan plan;
};

static const struct label labels[] = { { "y", PLAN_PAST }, { "yesterday", PLAN_PAST }, { "done", PLAN_PAST },
	{ "did", PLAN_PAST }, { "have done", PLAN_PAST }, { "completed", PLAN_PAST }, { "last week", PLAN_PAST }, { "finished", PLAN_PAST },
	{ "since last time", PLAN_PAST }, { "what i did", PLAN_PAST }, { "gestern", PLAN_PAST },
	{ "letzte woche", PLAN_PAST }, { "erledigt", PLAN_PAST }, { "gemacht", PLAN_PAST },
	{ "hier", PLAN_PAST }, { "fait", PLAN_PAST }, { "la semaine derni\303\250re", PLAN_PAST },
	{ "ayer", PLAN_PAST }, { "hecho", PLAN_PAST }, { "la semana pasada", PLAN_PAST },
	{ "\346\230\250\345\244\251", PLAN_PAST }, { "\344\270\212\345\221\250", PLAN_PAST },
	{ "t", PLAN_AHEAD }, { "today", PLAN_AHEAD }, { "tomorrow", PLAN_AHEAD }, { "next", PLAN_AHEAD },
	{ "plan", PLAN_AHEAD }, { "plans", PLAN_AHEAD }, { "doing", PLAN_AHEAD }, { "this week", PLAN_AHEAD },
	{ "next week", PLAN_AHEAD }, { "will do", PLAN_AHEAD }, { "up next", PLAN_AHEAD },
	{ "doing next", PLAN_AHEAD }, { "next steps", PLAN_AHEAD }, { "plan for today", PLAN_AHEAD }, { "planned", PLAN_AHEAD }, { "n\303\244chste schritte", PLAN_AHEAD },
	{ "\303\240 faire", PLAN_AHEAD }, { "por hacer", PLAN_AHEAD }, { "now", PLAN_AHEAD }, { "heute", PLAN_AHEAD }, { "morgen", PLAN_AHEAD },
	{ "diese woche", PLAN_AHEAD }, { "n\303\244chste woche", PLAN_AHEAD }, { "jetzt", PLAN_AHEAD },
	{ "als n\303\244chstes", PLAN_AHEAD }, { "geplant", PLAN_AHEAD }, { "aujourd'hui", PLAN_AHEAD },
	{ "demain", PLAN_AHEAD }, { "cette semaine", PLAN_AHEAD }, { "hoy", PLAN_AHEAD },
	{ "ma\303\261ana", PLAN_AHEAD }, { "esta semana", PLAN_AHEAD },
	{ "\344\273\212\345\244\251", PLAN_AHEAD }, { "\346\234\254\345\221\250", PLAN_AHEAD },
	{ "b", PLAN_STUCK }, { "blocker", PLAN_STUCK }, { "blockers", PLAN_STUCK }, { "blocked", PLAN_STUCK },
	{ "stuck", PLAN_STUCK }, { "impediments", PLAN_STUCK }, { "problems", PLAN_STUCK },
	{ "klemmt", PLAN_STUCK }, { "hindernisse", PLAN_STUCK }, { "probleme", PLAN_STUCK },
	{ "blockiert", PLAN_STUCK }, { "bloqu\303\251", PLAN_STUCK }, { "blocages", PLAN_STUCK },
	{ "bloqueos", PLAN_STUCK }, { "bloqueado", PLAN_STUCK }, { "\351\230\273\345\241\236", PLAN_STUCK } };

/* What the label before the first colon of the line says. */
static enum plan
plan_of(struct slice s)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (s.len > 0 && ((s.p[0] ^ labels[i].text[0]) & ~0x20) == 0 && slice_eq_nocase(s, slice_of(labels[i].text)))
			return labels[i].plan;
	return PLAN_NONE;
}

/* Bytes of the longest label. */
#define LABEL_BYTES 22

enum plan
outline_plan(struct slice line)
{
	size_t colon = slice_find_char(slice_to(line, line.len < LABEL_BYTES ? line.len : LABEL_BYTES), ':');

	return colon > 0 && colon < line.len && colon < LABEL_BYTES
	    ? plan_of(slice_trim(slice_to(line, colon)))
	    : PLAN_NONE;
}

void
outline_plans(struct outline *o)
{
	for (size_t i = 0; i < o->n; i++) {
		struct place *v = &o->v[i];

		if (v->person < 0 || (v->b->kind != BLOCK_ITEM && v->b->kind != BLOCK_PARAGRAPH) ||
		    !tokens_may_hold(&v->t, ':'))
			continue;
		v->plan = outline_plan(v->b->text);
		for (size_t j = 0; v->plan != PLAN_NONE && j < v->t.n && j <= LABEL_TOKENS; j++)
			if (token_is_colon(&v->t, j)) {
				v->plan_len = j + 1;
				break;
			}
	}
}
