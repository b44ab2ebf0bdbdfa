/*
 * agreed-directory: the people of an LDAP directory, now and once in a while.
 * Reads its order from descriptor 3 (wire.h), answers with all people or with
 * what is wrong, and sleeps until the next search. Has no settings and no
 * database, and keeps nothing between two searches.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/directory/search.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

/* What SEARCH_PEOPLE_MAX people take, several times over. */
#define POOL_MAX ((size_t)256 * 1024 * 1024)
/* After a search that failed the next one comes sooner, in seconds. */
#define AGAIN_S 60

/* The people as a descriptor, -1 when there is no room for one. */
static int
people_seal(struct pool *pool, struct directory *people)
{
	struct pack packed;

	pack_write(&packed, pool);
	directory_pack(&packed, people);
	return packed.bad ? -1 : wire_seal(text_slice(&packed.out));
}

/* One search and its answer; false when it failed. */
static bool
search_tell(const struct wire_ldap *where)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct directory people = { 0 };
	struct wire_people told = { -1, { "", 0 } };
	struct pack body;
	int fd = -1;

	if (search_people(where, pool, &people, &told.why)) {
		fd = people_seal(pool, &people);
		if (fd < 0)
			die("no memory for %zu people: %s", people.people_count, strerror(errno));
		told.count = (int64_t)people.people_count;
	}
	pack_write(&body, pool);
	wire_people_pack(&body, &told);
	if (wire_send(WIRE_FD, FROM_DIRECTORY_PEOPLE, &body, fd) != 0)
		exit(0);
	if (fd >= 0)
		close(fd);
	pool_free(pool);
	return told.count >= 0;
}

/* Sleeps; nothing is ever said to us again, so that whatever comes is the end of the core. */
static void
rest(int seconds)
{
	struct pollfd p = { WIRE_FD, POLLIN, 0 };
	int n;

	do
		n = poll(&p, 1, seconds * 1000);
	while (n < 0 && errno == EINTR);
	if (n != 0)
		exit(0);
}

int
main(int argc, char **argv)
{
	struct pool *pool = pool_new(WIRE_MESSAGE_MAX * 4);
	struct wire_ldap where;
	enum wire_type type;
	struct pack body;
	int passed;

	(void)argv;
	log_start("agreed-directory", false);
	unicode_prepare();
	if (argc != 1) {
		log_error("agreed-directory is started by agreed, without arguments");
		return 2;
	}
	if (wire_receive(WIRE_FD, pool, &type, &body, &passed) != 1)
		return 0;
	wire_ldap_pack(&body, &where);
	if (type != TO_DIRECTORY_START || !pack_ended(&body))
		die("START is not of this build");
	for (;;)
		rest(search_tell(&where) || where.refresh_s < AGAIN_S ? where.refresh_s : AGAIN_S);
}
