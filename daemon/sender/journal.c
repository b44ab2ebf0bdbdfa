#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/sender/journal.h"

void
journal_write(int fd, enum journal_step step, int64_t id)
{
	char line[32];
	int len = snprintf(line, sizeof(line), "%c %" PRId64 "\n", (char)step, id);

	/* in one write, so that no line is ever half there */
	if (write(fd, line, (size_t)len) != len ||
	    (step == JOURNAL_ATTEMPT && fdatasync(fd) != 0 && errno != EINVAL)) {
		log_error(
		    "the send journal cannot be written: %s; nothing is sent without it", strerror(errno));
		exit(1);
	}
}
