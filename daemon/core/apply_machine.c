/*
 * What machines say; see apply.h: delivery reports, our own sender, vacation
 * answers. None of it changes a promise; all of it is kept.
 */
#include <string.h>
#include <strings.h>

#include "daemon/core/apply.h"
#include "daemon/core/dialogue/selftest.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

#define DAY_S 86400

/*
 * The requester learns of it, unless the mail that failed was his own or was
 * itself such news: a bounce must never breed mails. An address that fails, fails
 * for each mail: of one address there is one such news a day.
 */
static void
tell_requester(struct core *core, struct pool *pool, const struct store_notice *n, const char *why, bool maybe)
{
	struct record r;
	struct text day;

	if (n->agreement == 0 || strcmp(n->kind, "undelivered") == 0 || !record_load(core, pool, n->agreement, &r) ||
	    record_is_requester(&r, n->recipient))
		return;
	text_init(&day, pool);
	text_addf(&day, "%s %lld %s", n->recipient, (long long)(core->now / DAY_S), maybe ? "maybe" : "never");
	notice_undelivered(core, pool, &r, n->recipient, n->kind, why, maybe, day.p);
}

void
apply_bounce(struct core *core, struct pool *pool, const struct store_notice *n, const struct reading *reading)
{
	const char *why = step_quote(pool, reading->bounce.diagnostic), *action = slice_cstr(pool, reading->bounce.action);
	bool delayed = strcasecmp(action, "delayed") == 0;

	step_log(core, n->agreement, 0, delayed ? "delayed" : "bounced",
	    &(struct step_cause){ n->recipient, slice_cstr(pool, reading->message_id), why });
	if (!delayed && strcasecmp(action, "delivered") != 0 && strcasecmp(action, "relayed") != 0)
		tell_requester(core, pool, n, why, false);
}

void
apply_auto(struct core *core, int64_t agreement, const struct reading *reading)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct record r;

	/* an absence is believed of those who are on the agreement: all that it does is keep us quiet for a while */
	if (record_load(core, pool, agreement, &r) && record_is_on(&r, slice_cstr(pool, reading->from.email)))
		away_take(core, pool, &r, reading, false);
	step_log(core, agreement, 0, "auto", &(struct step_cause){ slice_cstr(pool, slice_to(reading->from.email, 1000)),
	    slice_cstr(pool, slice_to(reading->message_id, 1000)), step_quote(pool, slice_to(reading->subject, 1000)) });
	pool_free(pool);
}

void
apply_sent(struct core *core, const struct store_notice *n)
{
	if (n->agreement != 0)
		step_log(core, n->agreement, 0, "sent", &(struct step_cause){ n->recipient, n->message_id, n->kind });
}

void
apply_undelivered(struct core *core, struct pool *pool, const struct store_notice *n, const char *event, const char *why)
{
	if (n->agreement != 0)
		step_log(core, n->agreement, 0, event, &(struct step_cause){ n->recipient, n->message_id, why });
	if (strcmp(n->kind, "selftest") == 0 && strcmp(event, "undelivered") == 0)
		selftest_failed(core, why);
	tell_requester(core, pool, n, why, strcmp(event, "unknown") == 0);
	/* what was for the requester himself stands in his next mail (notice_post.c) and in `agreectl check` */
	if (strcmp(event, "unknown") == 0)
		log_warning("a mail may be lost and is not sent again: %s to %s", n->kind, n->recipient);
}
