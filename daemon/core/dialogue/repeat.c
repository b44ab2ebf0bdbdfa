/* See repeat.h. Method: each of its sentences is looked for in the events of that person. */
#include <ctype.h>
#include <string.h>

#include "daemon/core/dialogue/repeat.h"
#include "daemon/core/step.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

static const char *
skip_digits(const char *s)
{
	while (isdigit((unsigned char)*s))
		s++;
	return s;
}

/* "Ticket 4711 was opened" and "Ticket 4712 was opened" are the same words. */
static bool
same_but_numbers(const char *a, const char *b)
{
	for (;;) {
		a = skip_digits(a);
		b = skip_digits(b);
		if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
			return false;
		if (*a == '\0')
			return true;
		a++;
		b++;
	}
}

/* May it change something? */
static bool
is_idle(const struct reading *reading)
{
	for (size_t i = 0; i < reading->answer_count; i++) {
		enum reading_act act = reading->answers[i].act;

		if (act != ACT_UNCLEAR && act != ACT_COMMENT && act != ACT_QUESTION)
			return false;
	}
	return reading->wait_count == 0;
}

static bool
was_said(const struct core *core, const struct store_event *events, size_t n, const char *writer, const char *words)
{
	for (size_t i = n; i-- > 0 && events[i].at > core->now - REPEAT_S;)
		if ((strcmp(events[i].kind, "unclear") == 0 || strcmp(events[i].kind, "said") == 0) &&
		    email_is(events[i].person, writer) && same_but_numbers(events[i].detail, words))
			return true;
	return false;
}

bool
repeat_is(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading)
{
	const char *writer = slice_cstr(pool, reading->from.email);
	struct store_event *events;
	size_t n;

	if (!is_idle(reading) || slice_trim(reading->reply_text).len == 0)
		return false;
	n = store_events(core->store, pool, r->a.id, &events);
	for (size_t i = 0; i < reading->answer_count; i++)
		if (!was_said(core, events, n, writer, step_quote(pool, reading->answers[i].quote)))
			return false;
	return reading->answer_count > 0 || was_said(core, events, n, writer, step_quote(pool, reading->reply_text));
}
