/* notice_agenda: what is open before a meeting, as a list to paste. See notice.h. Method: one list for each part. */
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"

static const char *const names[AGENDA_PART_COUNT] = {
	[AGENDA_STUCK] = "stuck",
	[AGENDA_LATE] = "late",
	[AGENDA_DECIDE] = "decide",
	[AGENDA_OPEN] = "open",
	[AGENDA_DONE] = "done",
};

static json_t *
point_data(const struct core *core, struct pool *pool, const struct notice_reader *reader,
    const struct notice_agenda_point *p)
{
	json_t *d = notice_point(core, reader, p->item);
	struct text where;

	text_init(&where, pool);
	text_addf(&where, "%s.%d", record_tag(pool, p->record->a.id), p->item->n);
	notice_put(d, "where", where.p);
	notice_put(d, "why", p->why);
	return d;
}

void
notice_agenda(struct core *core, struct pool *pool, const struct record *r, const struct notice_agenda_point *list, size_t n)
{
	struct notice_reader reader;
	json_t *d;

	notice_reader(core, pool, r, r->a.requester_email, &reader);
	d = notice_data(core, &reader);
	for (int part = 0; part < AGENDA_PART_COUNT; part++) {
		json_t *points = json_array();

		for (size_t i = 0; i < n; i++)
			if ((int)list[i].part == part)
				json_array_append_new(points, point_data(core, pool, &reader, &list[i]));
		notice_put_points(d, names[part], points);
	}
	notice_put(d, "start", r->a.next_timed ? words_moment(&reader.words, r->a.next_at) :
	    words_day_at(&reader.words, r->a.next_at));
	notice_post(core, pool, &(struct notice_letter) { .kind = "agenda", .occasion = record_tag(pool, r->a.id),
	    .reader = &reader }, d);
}
