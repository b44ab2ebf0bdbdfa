/* See trust.h. */
#include <string.h>

#include "daemon/core/dialogue/trust.h"
#include "parsers/reading.h"

enum trust_level
trust_level(const struct core *core, const struct reading *r, bool own_token)
{
	const char *server = core->config->trust.auth_server;

	if (server != NULL && r->auth_aligned && slice_eq_nocase(r->auth_server, slice_of(server)))
		return TRUST_AUTHENTICATED;
	return own_token ? TRUST_TOKEN : TRUST_ADDRESS;
}

enum config_trust
trust_allows(const struct core *core, enum trust_level level)
{
	switch (level) {
	case TRUST_AUTHENTICATED:
		return core->config->trust.authenticated;
	case TRUST_TOKEN:
		return core->config->trust.token;
	default:
		return core->config->trust.address;
	}
}

const char *
trust_name(enum trust_level level)
{
	static const char *const names[] = { "address", "token", "authenticated" };

	return names[level];
}
