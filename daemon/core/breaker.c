/* See breaker.h. Place: the last gate of notice_post. */
#include "daemon/core/breaker.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"

#define HOUR_S 3600
#define DAY_S  86400

static const char *
hold(struct core *core, int64_t agreement, const char *recipient, const char *why)
{
	log_error("mails to %s are held back: %s; see `agreectl held`, let them go with `agreectl release %s`", recipient,
	    why, recipient);
	store_event_add(core->store, &(struct store_event){ .at = core->now, .agreement = agreement, .kind = "held",
	    .person = recipient, .message_id = "", .detail = why });
	return "held";
}

const char *
breaker_state(struct core *core, int64_t agreement, const char *recipient, bool answering)
{
	if (store_notice_nth_last(core->store, BREAKER_ALL_HOUR) > core->now - HOUR_S)
		return hold(core, agreement, recipient, "too many mails in all within an hour");
	if (!answering)
		return "waiting";
	if (store_notice_count(core->store, recipient, agreement, core->now - HOUR_S) >= BREAKER_THREAD_HOUR)
		return hold(core, agreement, recipient, "too many answers about one agreement within an hour");
	if (store_notice_count(core->store, recipient, 0, core->now - DAY_S) >= BREAKER_PERSON_DAY)
		return hold(core, agreement, recipient, "too many answers within a day");
	return "waiting";
}
