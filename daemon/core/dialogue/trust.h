/*
 * trust: how sure it is that a mail comes from the person in its From, and what
 * that is enough for (setting trust).
 *
 * authenticated: the configured server found an aligned pass of DMARC, SPF or
 * DKIM (only the topmost Authentication-Results counts, and only from that
 * server). token: the mail came back by a token that only this person's mails
 * carry. address: only From says so. A token in somebody else's hands is worth
 * nothing: it counts for the person that it was made for.
 */
#ifndef AGREED_TRUST_H
#define AGREED_TRUST_H

#include "daemon/core/settings/config.h"
#include "daemon/core/core.h"

struct reading;

enum trust_level { TRUST_ADDRESS, TRUST_TOKEN, TRUST_AUTHENTICATED };

enum trust_level trust_level(const struct core *core, const struct reading *reading, bool own_token);
enum config_trust trust_allows(const struct core *core, enum trust_level level);
/* "authenticated", ...; the word in log and settings. */
const char *trust_name(enum trust_level level);

#endif
