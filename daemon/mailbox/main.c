/*
 * agreed-mailbox: one mailbox on an IMAP server. Its parent tells it on
 * descriptor 3 (see wire.h) which; it hands over mails, and marks those that
 * the core has committed. It looks into no mail, keeps no state, and may be
 * killed at any moment: the core knows where to begin again.
 */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/post.h"
#include "daemon/mailbox/talk.h"
#include "parsers/base/pool.h"

/* The settings of one mailbox, and its folders. */
#define POOL_MAX ((size_t)16 * 1024 * 1024)

int
main(int argc, char **argv)
{
	const struct rlimit none = { 0, 0 };
	struct wire_mailbox settings = { 0 };
	struct pool *pool;

	(void)argv;
	log_start("agreed-mailbox", false);
	if (argc != 1) {
		log_error("agreed-mailbox is started by agreed, without arguments");
		return 2;
	}
	/* A core dump would hold the password. */
	setrlimit(RLIMIT_CORE, &none);
	signal(SIGPIPE, SIG_IGN);
	pool = pool_new(POOL_MAX);
	post_start(pool, &settings);
	talk(pool, &settings);
}
