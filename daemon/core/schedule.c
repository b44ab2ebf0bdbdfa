/*
 * See schedule.h. Method: one timer, set to the next moment at which anything
 * is due; when it fires, everything due is done and the timer set anew.
 */
#include <stdlib.h>

#include "daemon/core/apply.h"
#include "daemon/core/core.h"
#include "daemon/core/drive/digest.h"
#include "daemon/core/drive/feed.h"
#include "daemon/core/loop.h"
#include "daemon/core/outbox.h"
#include "daemon/core/schedule.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

/* Look at least so often: the machine's clock may be set. */
#define LOOK_MS 60000
/* With a test's clock, which may move at any time. */
#define LOOK_TEST_MS 100
/* Due rows taken in one turn. */
#define TURN_MAX 2000
/* A notice that waits for a free sender must not keep the loop busy. */
#define BUSY_MS 200
#define POOL_MAX ((size_t)512 * 1024 * 1024)

struct schedule {
	struct core *core;
	struct loop_event *timer;
};

static int64_t
pause_ms(struct core *core, int64_t now)
{
	int64_t next = store_next(core->store);
	int64_t most = loop_is_test(core->loop) ? LOOK_TEST_MS : LOOK_MS;

	if (next == 0)
		return most;
	if (next <= now)
		return BUSY_MS < most ? BUSY_MS : most;
	return (next - now) * 1000 < most ? (next - now) * 1000 : most;
}

static void
schedule_run(void *arg)
{
	struct schedule *s = arg;
	struct core *core = s->core;
	struct pool *pool = pool_new(POOL_MAX);
	struct store_due *list;
	size_t n;

	core->now = loop_now(core->loop);
	n = store_due(core->store, pool, core->now, TURN_MAX, &list);
	if (n > 0)
		apply_due(core, pool, list, n);
	/* what is left over after so long a turn comes first */
	if (n < TURN_MAX)
		digest_run(core, pool);
	pool_free(pool);
	feed_follow(core->feed);
	outbox_pump(core->outbox);
	loop_again(s->timer, pause_ms(core, core->now));
}

struct schedule *
schedule_new(struct core *core)
{
	struct schedule *s = calloc(1, sizeof(*s));

	if (s == NULL)
		die("out of memory");
	s->core = core;
	s->timer = loop_timer(core->loop, schedule_run, s);
	loop_again(s->timer, 0);
	return s;
}

void
schedule_free(struct schedule *s)
{
	if (s == NULL)
		return;
	loop_event_free(s->timer);
	free(s);
}

void
schedule_soon(struct schedule *s)
{
	if (s != NULL)
		loop_again(s->timer, 0);
}
