/* See evidence.h. Method: a table of the words of the log and what they say to people; what is not in it is not shown. */
#include <string.h>
#include <strings.h>

#include "daemon/core/drive/evidence.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

static const struct {
	const char *kind, *what;
	bool quoted; /* the detail is somebody's words */
} table[] = {
	{ "proposed", "wrote it down as agreed", true },
	{ "asked", "wrote it down; owner or date was missing", true },
	{ "completed", "named what was missing", true },
	{ "waiting", "planned it, behind other points", false },
	{ "opened", "its turn came", false },
	{ "moved", "its date moved with the points before it", false },
	{ "waits", "wrote what it waits for", true },
	{ "confirmed", "confirmed it", true },
	{ "presumed", "it stands as agreed: nobody objected", false },
	{ "change proposed", "proposed a change", true },
	{ "change accepted", "agreed to the change", true },
	{ "change refused", "kept it as it was", true },
	{ "changed", "changed it", true },
	{ "declined", "wrote that it is not theirs", true },
	{ "offered", "asked somebody else to take it over", true },
	{ "taken over", "took it over", true },
	{ "offer refused", "did not take it over", true },
	{ "on track", "wrote that it is on track", true },
	{ "at risk", "wrote that the date is at risk", true },
	{ "blocked", "wrote what blocks it", true },
	{ "need", "asked for something in order to go on", true },
	{ "helped", "answered", true },
	{ "done", "wrote that it is done", true },
	{ "accepted", "accepted it", true },
	{ "reopened", "wrote what is still missing", true },
	{ "said", "wrote", true },
	{ "reminded", "was asked", false },
	{ "nudged", "was asked again", false },
	{ "split offered", "was asked again, and offered to do with less", false },
	{ "copied", "heard that an answer is awaited", false },
	{ "escalated", "had not answered, and managers were asked to help", false },
};

static bool
line_make(const struct store_event *e, struct evidence *line)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].kind, e->kind) == 0) {
			*line = (struct evidence){ e->at, e->person, table[i].what, table[i].quoted ? e->detail : "",
				e->message_id, e->by_hand };
			return true;
		}
	return false;
}

size_t
evidence_list(struct pool *pool, const struct store_event *events, size_t n, int64_t item, struct evidence **out)
{
	struct evidence *list = pool_array(pool, n + 1, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (events[i].item == item)
			count += line_make(&events[i], &list[count]);
	if (count > EVIDENCE_MAX) {
		memmove(list + 1, list + count - EVIDENCE_MAX + 1, (EVIDENCE_MAX - 1) * sizeof(*list));
		count = EVIDENCE_MAX;
	}
	*out = list;
	return count;
}

size_t
evidence_others(struct pool *pool, const struct store_event *events, size_t n, int64_t item, int64_t asked,
    struct store_event **out)
{
	size_t count = 0;

	*out = pool_array(pool, n + 1, sizeof(**out));
	for (size_t i = 0; i < n; i++)
		if (!(events[i].item == item && events[i].at >= asked && strcmp(events[i].kind, "escalated") == 0))
			(*out)[count++] = events[i];
	return count;
}

static bool
is_one_of(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

/* Did somebody say or change something about the point? A word about nothing in particular counts from the person asked. */
static bool
is_happening(const struct store_event *e, int64_t item, const char *person)
{
	static const char *const ours[] = { "reminded", "nudged", "split offered", "copied", "escalation announced",
		"escalation sentence", "escalation released", "escalation stopped", "help asked", "escalated", "unanswered",
		"presumed" };
	static const char *const words[] = { "said", "unclear", "away" };

	if (e->item == item)
		return !is_one_of(e->kind, ours, sizeof(ours) / sizeof(ours[0]));
	return e->item == 0 && strcasecmp(e->person, person) == 0 && is_one_of(e->kind, words, sizeof(words) / sizeof(words[0]));
}

bool
evidence_is_left(const struct store_event *events, size_t n, int64_t item, const char *person)
{
	bool left = false;

	for (size_t i = 0; i < n; i++)
		if (is_happening(&events[i], item, person))
			left = false;
		else if (events[i].item == item && strcasecmp(events[i].person, person) == 0)
			left = left || strcmp(events[i].kind, "escalated") == 0 || strcmp(events[i].kind, "unanswered") == 0;
	return left;
}

int64_t
evidence_offered(const struct store_event *events, size_t n, int64_t item)
{
	int64_t at = 0;

	for (size_t i = 0; i < n; i++)
		if (events[i].item == item && strcmp(events[i].kind, "split offered") == 0)
			at = events[i].at;
	return at;
}
