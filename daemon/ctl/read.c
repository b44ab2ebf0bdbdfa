/*
 * `agreectl read`; see read.h. Place: plays the core's part towards one
 * reader: START with the question, READ with the mail, the answer taken apart
 * and printed. Nothing of the mail is parsed in this process.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "daemon/ctl/read.h"
#include "daemon/ground/child.h"
#include "daemon/ground/wire.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Files named on the command line; larger ones are not mails. */
#define FILE_MAX ((size_t)48 * 1024 * 1024)
#define POOL_MAX ((size_t)512 * 1024 * 1024)

struct job {
	struct pool *pool;
	struct question question;
	const char *file;
};

static int
complain(const char *what, const char *why)
{
	fprintf(stderr, "agreectl read: %s: %s\n", what, why);
	return 1;
}

/* The whole file, "-" for standard input; false with errno. */
static bool
file_read(struct pool *pool, const char *path, struct slice *out)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	char *buf = malloc(64 * 1024);
	struct text t;
	ssize_t n = -1;

	text_init(&t, NULL);
	while (fd >= 0 && buf != NULL && t.len <= FILE_MAX) {
		n = read(fd, buf, 64 * 1024);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		text_add(&t, (struct slice){ buf, (size_t)n });
	}
	if (n > 0) {
		errno = EFBIG;
		n = -1;
	}
	if (n == 0)
		*out = slice_copy(pool, text_slice(&t));
	free(buf);
	text_free(&t);
	if (fd > STDIN_FILENO)
		close(fd);
	return n == 0;
}

static bool
now_set(struct question *q, const char *iso)
{
	struct civil_time t;
	bool has_time;
	int offset_s = 0;

	if (!civil_iso_parse(slice_of(iso), &t, &offset_s, &has_time))
		return false;
	q->offset_s = offset_s;
	q->now = civil_instant(t, offset_s);
	return true;
}

static int
people_set(struct job *job, const char *path)
{
	const char *why;
	struct slice csv;

	if (!file_read(job->pool, path, &csv))
		return complain(path, strerror(errno));
	why = directory_from_csv(job->pool, csv, &job->question.directory);
	return why == NULL ? 0 : complain(path, why);
}

/* ---- --context ---------------------------------------------------------- */

static struct slice
json_line(struct pool *pool, const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	if (!json_is_string(v))
		return (struct slice){ NULL, 0 };
	return text_clean_line(pool, (struct slice){ json_string_value(v), json_string_length(v) }, READING_LINE_MAX);
}

static void
points_set(struct job *job, const json_t *items)
{
	struct question *q = &job->question;
	size_t count = json_array_size(items);

	if (count > READING_ITEM_MAX)
		count = READING_ITEM_MAX;
	q->points = pool_array(job->pool, count, sizeof(*q->points));
	for (size_t i = 0; i < count; i++) {
		const json_t *item = json_array_get(items, i);
		struct reading_point *p = &q->points[q->point_count];
		struct slice due;

		if (!json_is_integer(json_object_get(item, "n")))
			continue;
		p->n = (int)json_integer_value(json_object_get(item, "n"));
		p->text = json_line(job->pool, item, "text");
		p->owner = json_line(job->pool, item, "owner");
		p->standard = json_line(job->pool, item, "standard");
		p->aside = json_is_true(json_object_get(item, "aside"));
		p->hidden = json_is_true(json_object_get(item, "hidden"));
		due = slice_to(json_line(job->pool, item, "due"), 10);
		if (!civil_date_parse(due, &p->due))
			p->due = (struct civil_date){ 0 };
		q->point_count++;
	}
}

static void
context_fill(struct job *job, const json_t *root)
{
	struct question *q = &job->question;
	struct slice role = json_line(job->pool, root, "role"), sent = json_line(job->pool, root, "sent");
	struct civil_time t;
	bool has_time;
	int offset_s = q->offset_s;

	q->role = slice_eq(role, SLICE("requester")) ? ROLE_REQUESTER :
	    slice_eq(role, SLICE("manager")) ? ROLE_MANAGER : ROLE_OWNER;
	if (sent.len > 0 && civil_iso_parse(sent, &t, &offset_s, &has_time))
		q->sent = civil_instant(t, offset_s);
	points_set(job, json_object_get(root, "items"));
}

/* A file, or the JSON itself when it begins with '{'. */
static int
context_set(struct job *job, const char *arg)
{
	struct slice s = slice_of(arg);
	json_error_t error;
	json_t *root;

	if (arg[0] != '{' && !file_read(job->pool, arg, &s))
		return complain(arg, strerror(errno));
	root = json_loadb(s.p == NULL ? "" : s.p, s.len, 0, &error);
	if (!json_is_object(root)) {
		json_decref(root);
		return complain("--context", root == NULL ? error.text : "not a JSON object");
	}
	context_fill(job, root);
	json_decref(root);
	return 0;
}

/* ---- the talk with the reader ------------------------------------------- */

static bool
question_send(int fd, struct job *job, int answer_fd)
{
	struct question q = job->question;
	struct pack question, body;

	q.points = NULL;
	q.point_count = 0;
	pack_write(&question, job->pool);
	question_pack(&question, &q);
	return wire_start(answer_fd, job->pool, &question, &body) && wire_send(fd, TO_READER_START, &body, answer_fd) == 0;
}

static bool
mail_send(int fd, struct job *job, int mail_fd)
{
	struct question *q = &job->question;
	struct wire_read read = { 1, q->now, q->header_only, (int)q->role, q->sent, 0 };
	struct pack body;

	pack_write(&body, job->pool);
	wire_read_pack(&body, &read);
	reading_points_pack(&body, &q->points, &q->point_count);
	return wire_send(fd, TO_READER_READ, &body, mail_fd) == 0;
}

static bool
answer_receive(int fd, struct pool *pool, int answer_fd, struct reading *reading)
{
	struct wire_answer answer = { 0 };
	enum wire_type type;
	struct slice bytes;
	struct pack body;
	int passed;

	if (wire_receive(fd, pool, &type, &body, &passed) != 1 || type != FROM_READER_READING)
		return false;
	wire_answer_pack(&body, &answer);
	if (!pack_ended(&body) || !wire_take(answer_fd, pool, answer.size, &bytes))
		return false;
	pack_read(&body, pool, bytes);
	reading_pack(&body, reading);
	return pack_ended(&body);
}

/* What is printed when the reader could not read the mail: nothing but that. */
static void
unread(struct job *job, pid_t pid, struct reading *reading)
{
	static struct slice note;
	char how[200] = "gave no answer";
	int status;

	if (waitpid(pid, &status, 0) == pid)
		child_status(status, how, sizeof(how));
	fprintf(stderr, "agreectl read: agreed-reader %s\n", how);
	note = slice_copy(job->pool, slice_of("the mail could not be read"));
	*reading = (struct reading){ .kind = READING_OTHER, .itip.sequence = -1, .notes = &note, .note_count = 1 };
}

static bool
ask(struct job *job, struct slice mail, struct reading *reading)
{
	int answer_fd = memfd_create("reading", MFD_CLOEXEC), mail_fd = wire_seal(mail), fd = -1;
	pid_t pid = child_start("agreed-reader", 0, &fd);
	bool ok = false;

	if (pid > 0 && answer_fd >= 0 && mail_fd >= 0) {
		ok = question_send(fd, job, answer_fd) && mail_send(fd, job, mail_fd) &&
		    answer_receive(fd, job->pool, answer_fd, reading);
		if (!ok) {
			close(fd); /* it ends when nobody talks to it any more */
			fd = -1;
			unread(job, pid, reading);
		}
		ok = true;
	} else
		complain("agreed-reader", strerror(errno));
	if (fd >= 0)
		close(fd);
	if (mail_fd >= 0)
		close(mail_fd);
	if (answer_fd >= 0)
		close(answer_fd);
	return ok;
}

static int
job_run(struct job *job)
{
	struct reading reading = { 0 };
	struct slice mail;
	json_t *j;

	if (!file_read(job->pool, job->file, &mail))
		return complain(job->file, strerror(errno));
	if (!ask(job, mail, &reading))
		return 1;
	for (size_t i = 0; i < reading.explained_count; i++)
		fprintf(stderr, "%.*s\n", SLICE_ARG(reading.explained[i]));
	j = ctl_reading_json(&reading);
	json_dumpf(j, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(j);
	return 0;
}

static void
question_default(struct question *q)
{
	struct tm local;
	time_t now = time(NULL);

	*q = (struct question){ .now = now, .subject_keyword = SLICE("[agreed]"), .line_keyword = SLICE("#agreed"),
		.eod_minute = 17 * 60, .role = ROLE_OWNER };
	if (localtime_r(&now, &local) != NULL)
		q->offset_s = (int)local.tm_gmtoff;
}

/* One "--name=value"; 0, or the exit status. */
static int
option_read(struct job *job, const char *arg)
{
	if (strncmp(arg, "--now=", 6) == 0)
		return now_set(&job->question, arg + 6) ? 0 : complain(arg, "not an ISO 8601 date or time") + 1;
	if (strncmp(arg, "--lang=", 7) == 0)
		job->question.language = text_clean_line(job->pool, slice_of(arg + 7), 20);
	else if (strcmp(arg, "--explain") == 0)
		job->question.explain = true;
	else if (strncmp(arg, "--people=", 9) == 0)
		return people_set(job, arg + 9);
	else if (strncmp(arg, "--context=", 10) == 0)
		return context_set(job, arg + 10);
	else
		return complain(arg, "no such option") + 1;
	return 0;
}

int
ctl_read(int argc, char **argv)
{
	struct job job = { .pool = pool_new(POOL_MAX) };
	int status = 0;

	question_default(&job.question);
	for (int i = 1; i < argc && status == 0; i++) {
		if (argv[i][0] == '-' && argv[i][1] == '-')
			status = option_read(&job, argv[i]);
		else if (job.file == NULL)
			job.file = argv[i];
		else
			status = complain(argv[i], "one file at a time") + 1;
	}
	if (status == 0 && job.file == NULL) {
		fprintf(stderr, "usage: agreectl read [--now=ISO] [--lang=XX] [--people=CSV] [--context=FILE] [--explain] FILE|-\n");
		status = 2;
	}
	if (status == 0)
		status = job_run(&job);
	pool_free(job.pool);
	return status;
}
