/* See control.h. Method: accept, one line, one answer, close; nothing is kept between two. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/core/drive/account.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/control.h"
#include "daemon/core/dialogue/byhand.h"
#include "daemon/core/directory.h"
#include "daemon/core/loop.h"
#include "daemon/core/drive/process.h"
#include "daemon/core/schedule.h"
#include "daemon/ground/log.h"
#include "daemon/ground/wire.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Who connects has this long to say its line: the core waits for nobody longer. */
#define PATIENCE_MS 200
#define QUEUE_MAX   8
/* Longest line. */
#define LINE_MAX_LEN 16384
#define POOL_MAX     ((size_t)64 * 1024 * 1024)
#define REPORT_POOL_MAX ((size_t)1024 * 1024 * 1024)

struct control {
	struct core *core;
	int fd;
	struct loop_event *watch;
	char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
};

static void
release(struct core *core, const char *who, struct text *answer)
{
	int64_t n;

	if (who[0] == '\0') {
		text_addf(answer, "say whose mails: an address, or all\n");
		return;
	}
	store_begin(core->store);
	n = store_notice_release(core->store, strcmp(who, "all") == 0 ? "" : who, core->now);
	store_commit(core->store);
	schedule_soon(core->schedule);
	log_info("%lld held mails to %s were released", (long long)n, who);
	text_addf(answer, "%lld mails are on their way\n", (long long)n);
}

/* "requester=jane@corp.example", "by=2026-12-18", "from=2026-12-01"; false and a line when it is none of them. */
static bool
process_word(const struct core *core, const char *word, struct process_request *q, struct text *answer)
{
	const char *value = strchr(word, '=');
	struct civil_date *date = strncmp(word, "by=", 3) == 0 ? &q->by : strncmp(word, "from=", 5) == 0 ? &q->from :
	    NULL;

	if (value != NULL && strncmp(word, "requester=", 10) == 0) {
		q->requester = value + 1;
		if (person_may_start(core, q->requester) && !person_is_us(core, q->requester))
			return true;
		text_addf(answer, "%s may not start agreements: neither in the directory nor of our domain\n", q->requester);
		return false;
	}
	if (value != NULL && date != NULL && civil_date_parse(slice_of(value + 1), date))
		return true;
	text_addf(answer, "%s cannot be used: dates are written like 2026-12-18\n", word);
	return false;
}

static void
process_begin(struct core *core, char *words, struct text *answer)
{
	struct process_request q = { .name = strtok_r(words, " ", &words), .requester = NULL, .about = "",
		.quote = "started by the administrator" };
	struct pool *pool = pool_new(POOL_MAX);
	struct text id;
	const char *why = "";
	int64_t agreement = 0;
	bool good = q.name != NULL;

	text_init(&id, pool);
	text_addf(&id, "process.%lld@%s", (long long)core->now, core->domain);
	q.message_id = id.p;
	for (char *word = strtok_r(NULL, " ", &words); good && word != NULL; word = strtok_r(NULL, " ", &words))
		good = process_word(core, word, &q, answer);
	if (good && q.requester != NULL) {
		core->by_person = true;
		store_begin(core->store);
		agreement = process_start(core, pool, &q, &why);
		store_commit(core->store);
		core->by_person = false;
		schedule_soon(core->schedule);
		if (agreement == 0)
			text_addf(answer, "nothing was started: %s\n", why);
		else
			text_addf(answer, "A-%lld has begun\n", (long long)agreement);
	} else if (good)
		text_addf(answer, "say who asks for it: --requester ADDRESS\n");
	pool_free(pool);
}

static void
process(struct core *core, const char *rest, struct text *answer)
{
	const struct config *c = core->config;
	char words[LINE_MAX_LEN];

	snprintf(words, sizeof(words), "%s", rest);
	if (strncmp(words, "start ", 6) == 0)
		process_begin(core, words + 6, answer);
	else
		for (size_t i = 0; i < c->process_count; i++)
			text_addf(answer, "%s\t%s, %zu steps\n", c->processes[i].name, c->processes[i].title,
			    c->processes[i].step_count);
	if (answer->len == 0)
		text_addf(answer, "no process is set up: see agreed.conf(5), Processes\n");
}

/* "text - -", "json 2026-11-01 2026-11-30" */
static void
report(struct core *core, const char *rest, struct text *answer)
{
	static const char *const forms[] = { [ACCOUNT_TEXT] = "text", [ACCOUNT_JSON] = "json", [ACCOUNT_CSV] = "csv" };
	struct civil_date to = worktime_local(&core->worktime, core->now).date, from, day;
	char form[8], first[16], last[16];
	struct account account;
	struct pool *pool;
	int k = 0;

	if (sscanf(rest, "%7s %15s %15s", form, first, last) != 3) {
		text_addf(answer, "say the form, and the first and the last day\n");
		return;
	}
	while (k < ACCOUNT_CSV && strcmp(forms[k], form) != 0)
		k++;
	if (civil_date_parse(slice_of(last), &day))
		to = day;
	from = civil_date_parse(slice_of(first), &day) ? day : civil_add_days(to, -6);
	pool = pool_new(REPORT_POOL_MAX);
	account_make(core, pool, from, to, &account);
	account_write(&account, (enum account_form)k, answer);
	pool_free(pool);
}

static const struct {
	const char *name;
	void (*run)(struct core *core, const char *rest, struct text *answer);
} commands[] = {
	{ "hand", byhand },
	{ "process", process },
	{ "release", release },
	{ "report", report },
};

static void
command(struct core *core, char *line, struct text *answer)
{
	size_t len = strcspn(line, " ");
	char *rest = line + len + (line[len] == ' ');

	line[len] = '\0';
	core->now = loop_now(core->loop);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, line) == 0) {
			commands[i].run(core, rest, answer);
			return;
		}
	text_addf(answer, "this agreed knows no command %s; is agreectl of another version?\n", line);
}

static void
connected(void *arg)
{
	struct control *c = arg;
	const struct timeval patience = { 0, PATIENCE_MS * 1000 };
	int fd = accept4(c->fd, NULL, NULL, SOCK_CLOEXEC);
	char line[LINE_MAX_LEN];
	struct text answer;
	ssize_t n;

	if (fd < 0)
		return;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	n = recv(fd, line, sizeof(line) - 1, 0);
	if (n > 0) {
		line[n] = '\0';
		text_init(&answer, NULL);
		command(c->core, line, &answer);
		if (send(fd, answer.p, answer.len, MSG_NOSIGNAL) < 0)
			log_warning("agreectl did not wait for its answer: %s", strerror(errno));
		text_free(&answer);
	}
	close(fd);
}

static bool
control_listen(struct control *c)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int n = snprintf(c->path, sizeof(c->path), "%s/control", c->core->config->state_folder);

	if (n < 0 || (size_t)n >= sizeof(c->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(a.sun_path, c->path, (size_t)n + 1);
	c->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	/* the send journal's lock says that nobody else runs here: what is there is a leftover */
	unlink(c->path);
	return c->fd >= 0 && bind(c->fd, (struct sockaddr *)&a, sizeof(a)) == 0 && listen(c->fd, QUEUE_MAX) == 0;
}

struct control *
control_new(struct core *core)
{
	struct control *c = calloc(1, sizeof(*c));

	if (c == NULL)
		die("out of memory");
	c->core = core;
	c->fd = -1;
	if (!control_listen(c)) {
		log_warning("%s: %s: agreectl can look but not act", c->path, strerror(errno));
		control_free(c);
		return NULL;
	}
	c->watch = loop_watch(core->loop, c->fd, connected, c);
	return c;
}

void
control_free(struct control *c)
{
	if (c == NULL)
		return;
	loop_event_free(c->watch);
	if (c->fd >= 0) {
		close(c->fd);
		unlink(c->path);
	}
	free(c);
}
