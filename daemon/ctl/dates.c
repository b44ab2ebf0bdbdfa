/* `agreectl dates`; see read.h. The work is agreed-reader's, in its jail. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/ctl/read.h"
#include "daemon/ground/child.h"

int
ctl_dates(int argc, char **argv)
{
	char path[PATH_MAX];

	(void)argv;
	if (argc != 1) {
		fprintf(stderr, "agreectl dates takes JSON lines on standard input and no arguments\n");
		return 2;
	}
	child_path("agreed-reader", path, sizeof(path));
	execl(path, "agreed-reader", "-d", (char *)NULL);
	fprintf(stderr, "agreectl: %s: %s\n", path, strerror(errno));
	return 1;
}
