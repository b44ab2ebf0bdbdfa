/* See dueday.h. Place: between a reading and what is recorded of it. */
#include "daemon/core/directory.h"
#include "daemon/core/dueday.h"
#include "daemon/core/worktime.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Is it still the day that was counted? A reader may have moved it for another reason. */
static bool
is_as_counted(const struct reading_due *due)
{
	struct civil_date d = due->counted_from;

	for (int n = due->business_days; n > 0;) {
		d = civil_add_days(d, 1);
		n -= civil_weekday(d) <= 5;
	}
	return civil_compare(d, due->date) == 0;
}

struct dueday
dueday_of(struct core *core, struct pool *pool, const char *email, const struct reading_due *due)
{
	struct dueday day = { due->date, slice_cstr(pool, due->why) };
	struct worktime w;
	struct text why;

	if (due->business_days == 0 || !is_as_counted(due))
		return day;
	w = person_worktime(core, email);
	text_init(&why, pool);
	worktime_why(&w, due->counted_from, due->business_days, &why);
	day.date = worktime_add_days(&w, due->counted_from, due->business_days);
	day.why = why.p;
	return day;
}
