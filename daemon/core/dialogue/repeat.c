/* See repeat.h. Method: the first sentence is compared with the words behind the events of that person. */
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

/* The words as the event behind them has them; NULL when they may change something. */
static const char *
idle_words(struct pool *pool, const struct reading *reading)
{
	for (size_t i = 0; i < reading->answer_count; i++) {
		enum reading_act act = reading->answers[i].act;

		if (act != ACT_UNCLEAR && act != ACT_COMMENT && act != ACT_QUESTION)
			return NULL;
	}
	if (reading->wait_count > 0)
		return NULL;
	return step_quote(pool, reading->answer_count > 0 ? reading->answers[0].quote : reading->reply_text);
}

bool
repeat_is(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading)
{
	const char *words = idle_words(pool, reading), *writer = slice_cstr(pool, reading->from.email);
	struct store_event *events;
	size_t n;

	if (words == NULL || words[0] == '\0')
		return false;
	n = store_events(core->store, pool, r->a.id, &events);
	for (size_t i = n; i-- > 0 && events[i].at > core->now - REPEAT_S;)
		if ((strcmp(events[i].kind, "unclear") == 0 || strcmp(events[i].kind, "said") == 0) &&
		    email_is(events[i].person, writer) && same_but_numbers(events[i].detail, words))
			return true;
	return false;
}
