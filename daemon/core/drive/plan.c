/* See plan.h. Method: the steps in an order in which each stands behind those it waits for; then one walk. */
#include "daemon/core/drive/plan.h"
#include "parsers/base/pool.h"

/* The places of the steps, each behind those it waits for; NULL when there is a circle. */
static size_t *
order_make(struct pool *pool, const struct plan_step *steps, size_t n)
{
	size_t *order = pool_array(pool, n + 1, sizeof(*order)), len = 0;
	bool *placed = pool_array(pool, n + 1, sizeof(*placed)), moved = true;

	while (len < n && moved) {
		moved = false;
		for (size_t i = 0; i < n; i++) {
			bool ready = !placed[i];

			for (size_t k = 0; k < steps[i].after_count; k++)
				ready = ready && placed[steps[i].after[k]];
			if (!ready)
				continue;
			placed[i] = moved = true;
			order[len++] = i;
		}
	}
	return len == n ? order : NULL;
}

struct civil_date
plan_days_before(const struct worktime *w, struct civil_date d, int n)
{
	for (int tries = 0; !worktime_is_workday(w, d) && tries < WORKTIME_SEARCH_DAYS; tries++)
		d = civil_add_days(d, -1);
	while (n-- > 0) {
		d = civil_add_days(d, -1);
		for (int tries = 0; !worktime_is_workday(w, d) && tries < WORKTIME_SEARCH_DAYS; tries++)
			d = civil_add_days(d, -1);
	}
	return d;
}

static const char *
why_forward(struct pool *pool, const struct plan_step *s, const struct plan_step *before)
{
	struct text t;

	text_init(&t, pool);
	if (before != NULL)
		text_addf(&t, "after \"%s\": ", before->name);
	worktime_why(&s->w, s->begin, s->days, &t);
	return t.p;
}

bool
plan_forward(struct pool *pool, struct plan_step *steps, size_t n, struct civil_date from)
{
	size_t *order = order_make(pool, steps, n);

	for (size_t i = 0; order != NULL && i < n; i++) {
		struct plan_step *s = &steps[order[i]];
		const struct plan_step *last = NULL;

		s->begin = from;
		for (size_t k = 0; k < s->after_count; k++) {
			const struct plan_step *before = &steps[s->after[k]];

			if (last == NULL || civil_compare(before->due, last->due) > 0)
				last = before;
		}
		if (last != NULL)
			s->begin = last->due;
		s->due = worktime_add_days(&s->w, s->begin, s->days);
		s->why = why_forward(pool, s, last);
	}
	return order != NULL;
}

static bool
is_before(const struct plan_step *s, size_t place)
{
	for (size_t k = 0; k < s->after_count; k++)
		if (s->after[k] == place)
			return true;
	return false;
}

/* Why a step must be done by its date: the deadline, or the time that the one behind it takes. */
static const char *
why_back(struct pool *pool, const struct plan_step *s, const struct plan_step *behind, struct civil_date deadline)
{
	char day[CIVIL_DATE_LEN];
	struct text t;

	text_init(&t, pool);
	if (behind == NULL)
		text_addf(&t, "the last business day by the deadline, %s", civil_date_write(deadline, day));
	else {
		text_addf(&t, "so that \"%s\" has its time: ", behind->name);
		worktime_why(&behind->w, behind->begin, behind->days, &t);
		if (civil_compare(s->due, behind->begin) < 0)
			text_addf(&t, "; the last business day before that");
	}
	return t.p;
}

bool
plan_back(struct pool *pool, struct plan_step *steps, size_t n, struct civil_date deadline)
{
	size_t *order = order_make(pool, steps, n);

	for (size_t i = n; order != NULL && i-- > 0;) {
		struct plan_step *s = &steps[order[i]];
		const struct plan_step *next = NULL;

		for (size_t k = 0; k < n; k++)
			if (is_before(&steps[k], order[i]) &&
			    (next == NULL || civil_compare(steps[k].begin, next->begin) < 0))
				next = &steps[k];
		s->due = plan_days_before(&s->w, next == NULL ? deadline : next->begin, 0);
		s->begin = plan_days_before(&s->w, s->due, s->days);
		s->why = why_back(pool, s, next, deadline);
	}
	return order != NULL;
}

struct civil_date
plan_begin(const struct plan_step *steps, size_t n)
{
	struct civil_date first = { 9999, 12, 31 };

	for (size_t i = 0; i < n; i++)
		if (civil_compare(steps[i].begin, first) < 0)
			first = steps[i].begin;
	return first;
}
