/*
 * See bundle.h. Place: under notices, and in front of apply. Method: the token's number is
 * day and kind, which say the mail; the events that name its Message-ID say its points.
 */
#include <string.h>

#include "daemon/core/dialogue/bundle.h"
#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/notice/notice_data.h"
#include "parsers/base/pool.h"

static const char *const kinds[] = { "remind", "escalate", "summary" };
#define KINDS ((int64_t)(sizeof(kinds) / sizeof(kinds[0])))

void
bundle_carry(const struct core *core, struct pool *pool, const char *kind, const char *day, struct notice_reader *reader)
{
	struct civil_date date;
	int64_t k = 0;

	while (k < KINDS && strcmp(kinds[k], kind) != 0)
		k++;
	if (k < KINDS && civil_date_parse(slice_of(day), &date))
		carrier_set(core, pool, 'b', civil_days(date) * KINDS + k, reader);
}

static void
points_add(struct core *core, struct pool *pool, struct bundle *b, int64_t agreement, const char *message_id)
{
	struct store_event *events;
	size_t n = store_events(core->store, pool, agreement, &events);
	struct record r;

	if (!record_load(core, pool, agreement, &r))
		return;
	for (size_t i = 0; i < r.item_count; i++)
		for (size_t k = 0; k < n; k++)
			if (events[k].item == r.items[i].id && strcmp(events[k].message_id, message_id) == 0) {
				b->points = pool_grow(pool, b->points, b->n, &b->cap, sizeof(*b->points));
				b->points[b->n++] = (struct bundle_point){ agreement, &r.items[i] };
				break;
			}
}

bool
bundle_find(struct core *core, struct pool *pool, const struct reading *r, struct bundle *b)
{
	const char *writer = slice_cstr(pool, r->from.email), *id;
	char day[CIVIL_DATE_LEN];
	int64_t number, *list;
	size_t n;

	*b = (struct bundle){ 0 };
	if (!carrier_find(core, pool, r, 'b', &number) || number < 0)
		return false;
	civil_date_write(civil_add_days((struct civil_date){ 1970, 1, 1 }, number / KINDS), day);
	id = store_notice_id(core->store, pool, writer, kinds[number % KINDS], day);
	n = id[0] == '\0' ? 0 : store_agreements_of(core->store, pool, writer, &list);
	b->id = id;
	for (size_t i = 0; i < n; i++)
		points_add(core, pool, b, list[i], id);
	return b->n > 0;
}

/* How many points of the mail the answer may mean; *point is the last of them. */
static size_t
meant(const struct bundle *b, const struct reading_answer *a, const struct bundle_point **point)
{
	size_t found = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->points[i].item->n == a->item) {
			*point = &b->points[i];
			found++;
		}
	return found;
}

/* An absence is one, wherever it is said: it is taken with the first agreement. */
static bool
is_personal(const struct reading_answer *a)
{
	return a->item <= 0 && a->act == ACT_AWAY;
}

/* "all on track", "done" with no number: of the points in the mail, and no others. Commands are for one agreement. */
static bool
is_for_all(const struct reading_answer *a)
{
	return a->item <= 0 && a->act != ACT_AWAY && a->act != ACT_STATUS && a->act != ACT_HELP && a->act != ACT_UNCLEAR;
}

bool
bundle_part(struct pool *pool, const struct bundle *b, const struct reading *r, int64_t agreement, struct reading *part)
{
	const struct bundle_point *point;

	*part = *r;
	part->answers = pool_array(pool, r->answer_count + 1, sizeof(*part->answers));
	part->answer_count = part->wait_count = 0;
	/* whatever led here: words for all are about the points that this mail showed */
	part->in_reply_to = slice_of(b->id);
	for (size_t i = 0; i < r->answer_count; i++) {
		const struct reading_answer *a = &r->answers[i];

		if (is_personal(a) && agreement == b->points[0].agreement)
			part->answers[part->answer_count++] = *a;
		if (a->item > 0 && meant(b, a, &point) == 1 && point->agreement == agreement)
			part->answers[part->answer_count++] = *a;
		if (is_for_all(a))
			part->answers[part->answer_count++] = *a;
	}
	return part->answer_count > 0;
}

size_t
bundle_unclear(struct pool *pool, const struct bundle *b, const struct reading *r, struct reading_answer **list)
{
	const struct bundle_point *point;
	size_t n = 0;

	*list = pool_array(pool, r->answer_count + r->wait_count + 1, sizeof(**list));
	for (size_t i = 0; i < r->answer_count; i++)
		if (!is_personal(&r->answers[i]) && !is_for_all(&r->answers[i]) && meant(b, &r->answers[i], &point) != 1)
			(*list)[n++] = r->answers[i];
	for (size_t i = 0; i < r->wait_count; i++)
		(*list)[n++] = (struct reading_answer){ .item = r->waits[i].item, .quote = r->waits[i].quote };
	if (r->answer_count + r->wait_count == 0)
		(*list)[n++] = (struct reading_answer){ .quote = r->reply_text };
	return n;
}
