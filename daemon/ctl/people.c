/*
 * `agreectl people`: check, export, import. The settings have one reader: what
 * they say is asked of `agreed -d`.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/ctl/people.h"
#include "daemon/ctl/records.h"
#include "daemon/ground/child.h"
#include "parsers/base/pool.h"

#define POOL_MAX ((size_t)256 * 1024 * 1024)
#define FILE_MAX ((size_t)16 * 1024 * 1024)

struct people {
	struct pool *pool;
	const char *config, *out; /* -c, -o, or NULL */
	bool json;
	const char *file; /* of the arguments, or NULL */
};

static int
usage(void)
{
	fprintf(stderr, "usage: agreectl people check [-c CONF] [--json] [FILE.csv]\n"
	                "       agreectl people export [-c CONF] [-o FILE.csv]\n"
	                "       agreectl people import [-o FILE.conf] FILE.csv\n");
	return 2;
}

/* All of in, into text; false when it fails or is too long. */
static bool
all_read(FILE *in, struct text *text)
{
	char buf[65536];
	size_t n;

	while ((n = fread(buf, 1, sizeof(buf), in)) > 0 && text->len <= FILE_MAX)
		text_add(text, (struct slice) { buf, n });
	return ferror(in) == 0 && text->len <= FILE_MAX;
}

static bool
file_read(const char *path, struct text *text)
{
	bool standard = strcmp(path, "-") == 0, good;
	FILE *in = standard ? stdin : fopen(path, "re");

	if (in == NULL) {
		fprintf(stderr, "agreectl: %s: %s\n", path, strerror(errno));
		return false;
	}
	good = all_read(in, text);
	if (!good)
		fprintf(stderr, "agreectl: %s: cannot be read, or is larger than 16 MB\n", path);
	if (!standard)
		fclose(in);
	return good;
}

/* What `agreed -d` prints. */
static bool
settings_ask(const struct people *p, struct text *text)
{
	char path[4096];
	int pipes[2], status;
	FILE *in;
	pid_t pid;
	bool good;

	child_path("agreed", path, sizeof(path));
	if (pipe(pipes) != 0 || (pid = fork()) < 0)
		return false;
	if (pid == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		if (p->config == NULL)
			execl(path, "agreed", "-d", (char *)NULL);
		else
			execl(path, "agreed", "-d", "-c", p->config, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	in = fdopen(pipes[0], "r");
	good = in != NULL && all_read(in, text);
	if (in != NULL)
		fclose(in);
	return waitpid(pid, &status, 0) == pid && status == 0 && good;
}

static bool
directory_load(const struct people *p, struct directory *d)
{
	struct text csv;
	const char *why;

	text_init(&csv, p->pool);
	if (p->file == NULL ? !settings_ask(p, &csv) : !file_read(p->file, &csv))
		return false;
	why = directory_from_csv(p->pool, text_slice(&csv), d);
	if (why != NULL)
		fprintf(stderr, "agreectl: %s: %s\n", p->file == NULL ? "the settings" : p->file, why);
	return why == NULL;
}

/* Into the file of -o, or to standard output. What somebody wrote or changed by hand is not overwritten. */
static int
out_write(const struct people *p, struct slice text, bool (*is_ours)(struct slice))
{
	struct text old;
	FILE *out;

	text_init(&old, p->pool);
	if (p->out == NULL)
		return fwrite(text.p, 1, text.len, stdout) == text.len ? 0 : 1;
	if (access(p->out, F_OK) == 0 && (!file_read(p->out, &old) || is_ours == NULL || !is_ours(text_slice(&old)))) {
		fprintf(stderr,
		    "agreectl: %s is there already and was written or changed by hand: nothing was written; name another "
		    "file, or remove that one\n",
		    p->out);
		return 1;
	}
	out = fopen(p->out, "we");
	if (out == NULL || fwrite(text.p, 1, text.len, out) != text.len || fclose(out) != 0) {
		fprintf(stderr, "agreectl: %s: %s\n", p->out, strerror(errno));
		return 1;
	}
	return 0;
}

static int
check(const struct people *p)
{
	struct directory d;
	struct text found;
	struct slice rest, line;
	json_t *list = json_array();
	size_t n;

	if (!directory_load(p, &d)) {
		json_decref(list);
		return 1;
	}
	text_init(&found, p->pool);
	n = people_check(p->pool, &d, &found);
	rest = text_slice(&found);
	while (p->json && slice_line(&rest, &line))
		json_array_append_new(list, json_stringn(line.p, line.len));
	if (p->json)
		return records_print(json_pack("{s:i, s:i, s:o}", "people", (int)d.people_count, "departments",
		    (int)d.department_count, "found", list)) != 0 || n > 0;
	json_decref(list);
	fwrite(found.p, 1, found.len, stdout);
	if (n == 0)
		printf("%zu people in %zu departments, and nothing is ambiguous or missing.\n", d.people_count,
		    d.department_count);
	return n > 0;
}

static int
export(const struct people *p)
{
	struct text csv;

	text_init(&csv, p->pool);
	return settings_ask(p, &csv) ? out_write(p, text_slice(&csv), NULL) : 1;
}

static int
import(const struct people *p)
{
	struct text conf, found;
	struct directory d;
	int status;

	if (!directory_load(p, &d))
		return 1;
	text_init(&conf, p->pool);
	text_init(&found, p->pool);
	people_conf(p->pool, &d, &conf);
	status = out_write(p, text_slice(&conf), people_conf_is_ours);
	if (status == 0 && people_check(p->pool, &d, &found) > 0)
		fprintf(stderr, "To look at:\n%.*s", SLICE_ARG(text_slice(&found)));
	if (status == 0 && p->out != NULL)
		fprintf(stderr, "%zu people and %zu departments are in %s; `agreed -n` checks them with all other settings\n",
		    d.people_count, d.department_count, p->out);
	return status;
}

/* false on an option that there is not. */
static bool
options_read(struct people *p, int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0)
			p->json = true;
		else if (strcmp(argv[i], "-c") == 0 && i + 1 < argc)
			p->config = argv[++i];
		else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
			p->out = argv[++i];
		else if ((argv[i][0] == '-' && argv[i][1] != '\0') || p->file != NULL)
			return false;
		else
			p->file = argv[i];
	}
	return true;
}

int
ctl_people(int argc, char **argv)
{
	struct people p = { .pool = pool_new(POOL_MAX) };
	const char *what = argc > 1 ? argv[1] : "";
	int status = 2;

	if (!options_read(&p, argc, argv))
		status = usage();
	else if (strcmp(what, "check") == 0)
		status = check(&p);
	else if (strcmp(what, "export") == 0 && p.file == NULL)
		status = export(&p);
	else if (strcmp(what, "import") == 0 && p.file != NULL)
		status = import(&p);
	else
		status = usage();
	pool_free(p.pool);
	return status;
}
