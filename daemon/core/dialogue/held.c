/* See held.h. Place: between decide and apply. */
#include <string.h>
#include <strings.h>

#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/directory.h"
#include "daemon/core/dialogue/held.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/record.h"
#include "daemon/core/step.h"
#include "daemon/core/dialogue/token.h"
#include "daemon/ground/log.h"
#include "parsers/base/pack.h"
#include "parsers/base/pool.h"

void
held_ask(struct core *core, struct pool *pool, int64_t agreement, const struct reading *r)
{
	struct store_held h = { .agreement = agreement, .person = slice_cstr(pool, r->from.email), .at = core->now,
		.message_id = slice_cstr(pool, r->message_id) };
	struct reading copy = *r;
	struct pack p;

	pack_write(&p, pool);
	reading_pack(&p, &copy);
	h.reading = p.out.p;
	h.reading_len = p.out.len;
	h.id = store_held_add(core->store, &h);
	if (agreement != 0)
		step_log(core, agreement, 0, "asked who wrote", &(struct step_cause){ h.person, h.message_id,
		    step_quote(pool, r->has_reply_text ? r->reply_text : r->subject) });
	log_info("a mail from %s is held: it is not sure who wrote it; %s is asked", h.person, h.person);
	notice_verify(core, pool, h.id, h.person, r, false);
}

/* The token of one of the addresses or ids, if it is that of a held mail. */
static int64_t
held_find(const struct core *core, struct pool *pool, const struct slice *where, size_t n, struct store_held *h)
{
	for (size_t i = 0; i < n; i++) {
		char expected[TOKEN_LEN + 1];
		struct slice token;
		int64_t id;

		if (!token_find(where[i], 'v', &id, &token) || !store_held_get(core->store, pool, id, h))
			continue;
		token_make(&core->key, -id, slice_of(h->person), expected);
		if (token_is(token, expected))
			return id;
	}
	return 0;
}

static bool
says(const struct reading *r, enum reading_act act)
{
	for (size_t i = 0; i < r->answer_count; i++)
		if (r->answers[i].act == act)
			return true;
	return false;
}

/*
 * "Yes, it was me", "Ja, das war ich", "No, somebody else wrote this": to that question the first word is the answer, as
 * far as no other one takes it back. 1 yes, -1 no, 0 neither.
 */
static int
first_word(struct pool *pool, const struct reading *r)
{
	static const char *const yes[] = { "yes", "yep", "yeah", "ja", "jawohl" }, *const no[] = { "no", "nope", "nein" };
	static const char *const back[] = { " not ", "n't", " nicht", " kein", " no ", " nein", " but ", " aber " };
	const char *words = step_quote(pool, r->reply_text);
	size_t len = strcspn(words, " ,.!:;");

	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (len == strlen(no[i]) && strncasecmp(words, no[i], len) == 0)
			return -1;
	for (size_t i = 0; i < sizeof(back) / sizeof(back[0]); i++)
		if (strcasestr(words, back[i]) != NULL)
			return 0;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (len == strlen(yes[i]) && strncasecmp(words, yes[i], len) == 0)
			return 1;
	return 0;
}

bool
held_answered(struct core *core, struct pool *pool, const struct reading *r, struct held_answer *answer)
{
	struct slice *where;
	size_t n = carrier_list(pool, r, &where);
	struct store_held h;
	struct pack p;
	int word;

	*answer = (struct held_answer){ 0 };
	if (r->automatic || held_find(core, pool, where, n, &h) == 0 ||
	    !email_is(h.person, slice_cstr(pool, r->from.email)))
		return false;
	answer->agreement = h.agreement;
	word = first_word(pool, r);
	answer->yes = (says(r, ACT_CONFIRM) && !says(r, ACT_DECLINE) && word >= 0) || word > 0;
	pack_read(&p, pool, (struct slice){ h.reading, h.reading_len });
	reading_pack(&p, &answer->released);
	if (!answer->yes && !says(r, ACT_DECLINE) && word == 0) {
		/* neither: it goes on waiting, and the question comes once more */
		if (pack_ended(&p))
			notice_verify(core, pool, h.id, h.person, &answer->released, true);
		return true;
	}
	store_held_end(core->store, h.id, answer->yes ? "confirmed" : "denied", core->now);
	if (!pack_ended(&p)) {
		log_error("the held mail %lld is of another version of agreed; %s has to send it again", (long long)h.id,
		    h.person);
		answer->yes = false;
	}
	if (!answer->yes)
		log_warning("%s says that a mail in their name was not theirs: %s", h.person, h.message_id);
	return true;
}
