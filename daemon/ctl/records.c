/* See records.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "daemon/ctl/records.h"
#include "daemon/ground/child.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

#define POOL_MAX ((size_t)1024 * 1024 * 1024)

/* What `agreed -s` prints, into folder; false after a message of its own. */
static bool
state_folder_ask(const char *config, char *folder, size_t size)
{
	char path[4096];
	int pipes[2], status;
	ssize_t n;
	pid_t pid;

	child_path("agreed", path, sizeof(path));
	if (pipe(pipes) != 0 || (pid = fork()) < 0)
		return false;
	if (pid == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		if (config == NULL)
			execl(path, "agreed", "-s", (char *)NULL);
		else
			execl(path, "agreed", "-s", "-c", config, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	n = read(pipes[0], folder, size - 1);
	close(pipes[0]);
	if (waitpid(pid, &status, 0) != pid || status != 0 || n <= 0) {
		fprintf(stderr, "agreectl: the settings do not say where the records are; give -c CONF or -d STATE-FOLDER\n");
		return false;
	}
	folder[n] = '\0';
	folder[strcspn(folder, "\n")] = '\0';
	return true;
}

static int
store_find(struct records *r, const char *state)
{
	char folder[4000], path[4096];
	const char *why = NULL;

	if (state == NULL && !state_folder_ask(r->config, folder, sizeof(folder)))
		return 1;
	if (state == NULL)
		state = folder;
	r->folder = pool_copy(r->pool, state, strlen(state));
	snprintf(path, sizeof(path), "%s/agreed.db", state);
	r->store = store_open_read(path, &why);
	if (r->store == NULL)
		fprintf(stderr, "agreectl: %s: %s\n", path, why);
	return r->store == NULL ? 1 : 0;
}

int
records_open(struct records *r, int argc, char **argv)
{
	const char *state = NULL;
	int i;

	*r = (struct records){ .pool = pool_new(POOL_MAX) };
	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "--json") == 0)
			r->json = true;
		else if (strcmp(argv[i], "--all") == 0)
			r->all = true;
		else if (strcmp(argv[i], "-c") == 0 && i + 1 < argc)
			r->config = argv[++i];
		else if (strcmp(argv[i], "-d") == 0 && i + 1 < argc)
			state = argv[++i];
		else {
			fprintf(stderr, "agreectl %s: %s: no such option\n", argv[0], argv[i]);
			return 2;
		}
	}
	r->argc = argc - i;
	r->argv = argv + i;
	/* options may stand behind the argument as well: "show A-17 --json" */
	while (r->argc > 1 && strcmp(r->argv[r->argc - 1], "--json") == 0) {
		r->json = true;
		r->argc--;
	}
	return store_find(r, state);
}

void
records_close(struct records *r)
{
	store_close(r->store);
	pool_free(r->pool);
}

bool
records_tag(const char *arg, int64_t *agreement, int *point)
{
	char *end;

	if (arg[0] == 'A' || arg[0] == 'a')
		arg += arg[1] == '-' ? 2 : 1;
	*point = 0;
	errno = 0;
	*agreement = strtoll(arg, &end, 10);
	if (errno != 0 || end == arg || *agreement <= 0)
		return false;
	if (*end == '.' || *end == '/') {
		long n = strtol(end + 1, &end, 10);

		if (n <= 0 || n > 1000000)
			return false;
		*point = (int)n;
	}
	return *end == '\0';
}

int
records_print(json_t *j)
{
	json_dumpf(j, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(j);
	return 0;
}

json_t *
records_instant(int64_t instant)
{
	char buf[32];
	struct tm tm;
	time_t t = (time_t)instant;

	if (instant == 0 || gmtime_r(&t, &tm) == NULL)
		return json_null();
	strftime(buf, sizeof(buf), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return json_string(buf);
}

const char *
records_when(struct pool *pool, int64_t instant)
{
	char buf[64];
	struct tm tm;
	time_t t = (time_t)instant;

	if (instant == 0 || localtime_r(&t, &tm) == NULL)
		return "";
	strftime(buf, sizeof(buf), "%a %e %b %Y %H:%M %Z", &tm);
	return pool_copy(pool, buf, strlen(buf));
}

const char *
records_owners(struct pool *pool, const struct store_item *item)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < item->owner_count; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : ", ",
		    item->owners[i].name[0] != '\0' ? item->owners[i].name : item->owners[i].email);
	return t.len == 0 ? "" : t.p;
}

json_t *
records_item_json(const struct store_item *item)
{
	json_t *j = json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:s, s:b, s:s, s:i}", "n", item->n, "text", item->text,
	    "standard", item->standard, "interest", item->interest, "needs", item->needs, "state", item->state, "due",
	    item->due[0] == '\0' ? NULL : item->due, "due_words", item->due_words, "due_why", item->due_why, "milestone",
	    item->milestone, "quote", item->quote, "line", item->line);
	json_t *owners = json_array();

	for (size_t i = 0; i < item->owner_count; i++)
		json_array_append_new(owners, json_pack("{s:s, s:s?, s:s?, s:o}", "name", item->owners[i].name, "email",
		    item->owners[i].email[0] == '\0' ? NULL : item->owners[i].email, "department",
		    item->owners[i].department[0] == '\0' ? NULL : item->owners[i].department, "confirmed",
		    records_instant(item->owners[i].confirmed)));
	json_object_set_new(j, "owners", owners);
	json_object_set_new(j, "changed", records_instant(item->changed));
	if (item->due_minute >= 0)
		json_object_set_new(j, "due_time", json_sprintf("%02d:%02d", item->due_minute / 60, item->due_minute % 60));
	return j;
}

bool
records_is_over(const char *state)
{
	return strcmp(state, "accepted") == 0 || strcmp(state, "cancelled") == 0 || strcmp(state, "dropped") == 0 ||
	    strcmp(state, "split") == 0;
}

int
records_run(int argc, char **argv, int (*run)(struct records *r))
{
	struct records r;
	int status = records_open(&r, argc, argv);

	if (status == 0)
		status = run(&r);
	records_close(&r);
	return status;
}
