/*
 * selftest: do mails to agree+something@ reach us? With plus-addresses = auto a
 * mail to such an address of our own is sent at start; when it comes back replies
 * get addresses of their own, until then threads alone tell them apart. The result
 * is kept (`agreectl check` shows it) and looked at anew after RETEST_S.
 */
#ifndef AGREED_SELFTEST_H
#define AGREED_SELFTEST_H

#include "daemon/core/core.h"

struct pool;
struct reading;

/* Sets core->plus_addresses by the setting and what is known, and sends the test mail where it is due. */
void selftest_start(struct core *core);
/* Is this our test mail, come back? Inside a transaction. */
bool selftest_is_back(struct core *core, struct pool *pool, const struct reading *reading);
/* It bounced, or was refused. Inside a transaction. */
void selftest_failed(struct core *core, const char *why);

#endif
