/* See selftest.h. */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/dialogue/selftest.h"
#include "daemon/core/dialogue/token.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/base/zone.h"
#include "parsers/reading.h"
#include "templates/mail.h"

#define POOL_MAX ((size_t)4 * 1024 * 1024)
#define HEALTH   "plus-addresses"
/* A result is believed for so long. */
#define RETEST_S (7 * 86400)

/* "t1764000000-TOKEN" in an address of ours; the number is when it was sent. */
static const char *
test_address(struct core *core, struct pool *pool)
{
	const char *own = core->config->identity.address, *at = strrchr(own, '@');
	char token[TOKEN_LEN + 1];
	struct text t;

	token_make(&core->key, core->now, SLICE(HEALTH), token);
	text_init(&t, pool);
	text_addf(&t, "%.*s+t%lld-%s%s", (int)(at - own), own, (long long)core->now, token, at);
	return t.p;
}

static void
test_send(struct core *core)
{
	struct pool *pool = pool_new(POOL_MAX);
	const char *to = test_address(core, pool);
	struct mail_address self = { NULL, to };
	struct text mark, id;
	struct slice bytes;

	text_init(&mark, pool);
	text_addf(&mark, "%s/-/selftest", core->domain);
	text_init(&id, pool);
	text_addf(&id, "selftest.%lld@%s", (long long)core->now, core->domain);
	bytes = mail_write(pool, &(struct mail){ .from = { "agreed", core->config->identity.address },
	    .to = { &self, 1 }, .subject = "agreed looks whether plus-addresses work", .date = core->now,
	    .offset_s = zone_offset(core->config->identity.zone, core->now), .message_id = id.p,
	    .fields = (struct mail_field[]){ { "Auto-Submitted", "auto-generated" }, { "X-Agreed-Id", mark.p } },
	    .field_count = 2,
	    .text = SLICE("agreed has sent this mail to an address of its own, to learn whether replies can have\n"
	        "addresses of their own. There is nothing to do.\n") });
	store_begin(core->store);
	store_notice_add(core->store, &(struct store_notice){ .recipient = to, .kind = "selftest", .occasion = id.p,
	    .message_id = id.p, .created = core->now, .state = "waiting", .next_try = core->now, .answer = "",
	    .body = bytes.p, .body_len = bytes.len });
	store_health_put(core->store, HEALTH, core->plus_addresses ? "work" : "not known yet", "a test mail is under way",
	    core->now, core->plus_addresses);
	store_commit(core->store);
	pool_free(pool);
}

void
selftest_start(struct core *core)
{
	struct pool *pool;
	struct store_health *list;
	size_t n;
	int64_t good = 0;

	core->plus_addresses = core->config->identity.plus_addresses == PLUS_YES;
	if (core->config->identity.plus_addresses != PLUS_AUTO)
		return;
	pool = pool_new(POOL_MAX);
	n = store_healths(core->store, pool, &list);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].name, HEALTH) == 0 && strcmp(list[i].state, "work") == 0) {
			core->plus_addresses = true;
			good = list[i].good;
		}
	pool_free(pool);
	core->now = core->now > 0 ? core->now : good;
	if (core->now - good >= RETEST_S)
		test_send(core);
}

static bool
is_test(const struct core *core, const struct reading_addresses *list)
{
	for (size_t i = 0; i < list->n; i++) {
		char expected[TOKEN_LEN + 1];
		struct slice token;
		int64_t sent;

		if (!token_find(list->v[i].email, 't', &sent, &token))
			continue;
		token_make(&core->key, sent, SLICE(HEALTH), expected);
		if (token_is(token, expected))
			return true;
	}
	return false;
}

bool
selftest_is_back(struct core *core, struct pool *pool, const struct reading *r)
{
	(void)pool;
	if (!is_test(core, &r->to) && !is_test(core, &r->delivered_to))
		return false;
	if (core->config->identity.plus_addresses == PLUS_AUTO) {
		core->plus_addresses = true;
		store_health_put(core->store, HEALTH, "work", "the test mail came back", core->now, true);
		log_info("plus-addresses work: each reply gets an address of its own");
	}
	return true;
}

void
selftest_failed(struct core *core, const char *why)
{
	if (core->config->identity.plus_addresses != PLUS_AUTO)
		return;
	core->plus_addresses = false;
	store_health_put(core->store, HEALTH, "do not work", why, core->now, false);
	log_warning("plus-addresses do not work (%s): replies are told apart by their threads", why);
}
