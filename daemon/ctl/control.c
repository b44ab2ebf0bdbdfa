/* `agreectl held` and `release`: what the breaker keeps back, and letting it go. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/ctl/records.h"
#include "daemon/ctl/table.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Longest answer of the core. */
#define ANSWER_MAX 65536
/* Notices that are looked through for held ones, newest first. */
#define NOTICES_MAX 100000

static int
connect_to(const char *folder)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	int n = snprintf(a.sun_path, sizeof(a.sun_path), "%s/control", folder);

	if (fd >= 0 && n > 0 && (size_t)n < sizeof(a.sun_path) && connect(fd, (struct sockaddr *)&a, sizeof(a)) == 0)
		return fd;
	fprintf(stderr, "agreectl: %s/control: %s: is agreed running, and may you talk to it?\n", folder, strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

bool
records_ask(struct records *r, const char *line, const char **words)
{
	int fd = connect_to(r->folder);
	char *answer = pool_alloc(r->pool, ANSWER_MAX + 1);
	ssize_t n = -1;

	if (fd < 0)
		return false;
	if (send(fd, line, strlen(line), MSG_NOSIGNAL) > 0)
		n = recv(fd, answer, ANSWER_MAX, 0);
	close(fd);
	if (n < 0) {
		fprintf(stderr, "agreectl: agreed gave no answer\n");
		return false;
	}
	answer[n] = '\0';
	*words = answer;
	return true;
}

int
records_command(struct records *r, const char *line)
{
	const char *words;

	if (!records_ask(r, line, &words))
		return 1;
	fputs(words, stdout);
	return 0;
}

static int
release(struct records *r)
{
	struct text line;

	if (r->argc != 1) {
		fprintf(stderr, "usage: agreectl release [-c CONF] ADDRESS|all\n");
		return 2;
	}
	text_init(&line, r->pool);
	text_addf(&line, "release %s", r->argv[0]);
	return records_command(r, line.p);
}

static int
held(struct records *r)
{
	static const char *const headings[] = { "SINCE", "TO", "KIND", "ABOUT", NULL };
	struct store_notice *list;
	size_t n = store_notices(r->store, r->pool, 0, NOTICES_MAX, &list);
	json_t *all = json_array();
	struct table t;

	table_start(&t, r->pool, headings);
	for (size_t i = n; i-- > 0;) {
		struct text tag;

		if (strcmp(list[i].state, "held") != 0)
			continue;
		text_init(&tag, r->pool);
		text_addf(&tag, "A-%lld", (long long)list[i].agreement);
		table_row_add(&t, (const char *const[]){ records_when(r->pool, list[i].created), list[i].recipient,
		    list[i].kind, list[i].agreement == 0 ? "" : tag.p });
		json_array_append_new(all, json_pack("{s:o, s:s, s:s, s:I}", "since", records_instant(list[i].created), "to",
		    list[i].recipient, "kind", list[i].kind, "agreement", (json_int_t)list[i].agreement));
	}
	if (r->json)
		return records_print(all);
	if (json_array_size(all) == 0)
		puts("No mail is held back.");
	else
		table_print(&t);
	json_decref(all);
	return 0;
}

int
ctl_release(int argc, char **argv)
{
	return records_run(argc, argv, release);
}

int
ctl_held(int argc, char **argv)
{
	return records_run(argc, argv, held);
}
