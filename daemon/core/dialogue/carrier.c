/*
 * See carrier.h. Method: the token is made over the number, changed for each letter
 * so that one of an agreement is never one of something else, and the person.
 */
#include <string.h>

#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/notice/notice_data.h"
#include "daemon/core/dialogue/token.h"
#include "parsers/base/pool.h"

/* Above all numbers of agreements, below none. */
#define SPACE ((int64_t)1 << 56)

static int64_t
numbered(char letter, int64_t number)
{
	return -(SPACE * (letter - 'a' + 1) / 32) - number;
}

size_t
carrier_list(struct pool *pool, const struct reading *r, struct slice **out)
{
	size_t n = 0;

	*out = pool_array(pool, r->to.n + r->delivered_to.n + r->cc.n + r->reference_count + 1, sizeof(**out));
	for (size_t i = 0; i < r->to.n; i++)
		(*out)[n++] = r->to.v[i].email;
	for (size_t i = 0; i < r->delivered_to.n; i++)
		(*out)[n++] = r->delivered_to.v[i].email;
	for (size_t i = 0; i < r->cc.n; i++)
		(*out)[n++] = r->cc.v[i].email;
	(*out)[n++] = r->in_reply_to;
	for (size_t i = r->reference_count; i-- > 0;)
		(*out)[n++] = r->references[i];
	return n;
}

bool
carrier_find(const struct core *core, struct pool *pool, const struct reading *r, char letter, int64_t *number)
{
	struct slice *where, token;
	size_t n = carrier_list(pool, r, &where);
	char expected[TOKEN_LEN + 1];

	for (size_t i = 0; i < n; i++) {
		if (!token_find(where[i], letter, number, &token))
			continue;
		token_make(&core->key, numbered(letter, *number), r->from.email, expected);
		if (token_is(token, expected))
			return true;
	}
	return false;
}

void
carrier_set(const struct core *core, struct pool *pool, char letter, int64_t number, struct notice_reader *reader)
{
	const char *own = core->config->identity.address, *at = strrchr(own, '@');
	char token[TOKEN_LEN + 1];
	struct text address, id;

	token_make(&core->key, numbered(letter, number), slice_of(reader->email), token);
	text_init(&id, pool);
	text_addf(&id, "%c%lld.%s", letter, (long long)number, token);
	reader->id = id.p;
	reader->links = at != NULL && core->plus_addresses;
	reader->reply = own;
	if (!reader->links)
		return;
	text_init(&address, pool);
	text_addf(&address, "%.*s+%c%lld-%s%s", (int)(at - own), own, letter, (long long)number, token, at);
	reader->reply = address.p;
}
