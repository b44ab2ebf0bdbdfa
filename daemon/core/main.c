/*
 * agreed: the core. Reads the settings, opens the records, starts the children
 * and goes round in the loop until it is told to stop. It may be killed at any
 * moment: what was committed stands, and nothing else has happened.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/control.h"
#include "daemon/core/core.h"
#include "daemon/core/drive/feed.h"
#include "daemon/core/directory.h"
#include "daemon/core/ldap.h"
#include "daemon/core/loop.h"
#include "daemon/core/message.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_proof.h"
#include "daemon/core/outbox.h"
#include "daemon/core/preview.h"
#include "daemon/core/schedule.h"
#include "daemon/core/dialogue/selftest.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

#define DIRECTORY_POOL_MAX ((size_t)64 * 1024 * 1024)

struct options {
	const char *config;
	const char *preview;    /* a mail: say what would be written */
	const char *out;        /* folder for what would be written */
	bool check;
	bool directory;         /* print who is who, for agreectl */
	bool state_folder;      /* print where the state is, for agreectl */
	bool details;
};

static int
usage(int status)
{
	fprintf(status == 0 ? stdout : stderr,
	    "usage: agreed [-v] -c CONF            run in the foreground\n"
	    "       agreed -n -c CONF              check settings and templates, say what they mean\n"
	    "       agreed -p FILE [-o DIR] -c CONF  what a mail would lead to; nothing is sent or stored\n"
	    "       agreed -s -c CONF              print the state folder\n"
	    "       agreed -d -c CONF              print the directory as CSV\n"
	    "       agreed -V                      print the version\n");
	return status;
}

/* -1: go on; else the exit status. */
static int
options_read(int argc, char **argv, struct options *o)
{
	int c;

	*o = (struct options){ .config = AGREED_SYSCONF "/agreed/agreed.conf" };
	while ((c = getopt(argc, argv, "c:ndsp:o:vVh")) != -1) {
		switch (c) {
		case 'c': o->config = optarg; break;
		case 'n': o->check = true; break;
		case 'd': o->directory = true; break;
		case 's': o->state_folder = true; break;
		case 'p': o->preview = optarg; break;
		case 'o': o->out = optarg; break;
		case 'v': o->details = true; break;
		case 'V': puts("agreed " AGREED_VERSION); return 0;
		case 'h': return usage(0);
		default: return usage(2);
		}
	}
	return optind == argc ? -1 : usage(2);
}

/* Settings and templates, with all that is wrong in either. NULL when anything is. */
static struct config *
settings_load(const struct options *o, struct notice_kinds **kinds)
{
	struct config_errors errors = { 0 };
	/* a preview, and who asks where the state is, need not be allowed into the daemon's folders */
	bool only = o->preview != NULL || o->state_folder || o->directory;
	struct config *config = only ? config_load_only(o->config, &errors) : config_load(o->config, &errors);

	*kinds = config == NULL ? NULL :
	    notice_kinds_load(config->template_folder, config->identity.language, &errors);
	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "%s\n", errors.v[i]);
	if (config != NULL && (*kinds == NULL || errors.n > 0)) {
		notice_kinds_free(*kinds);
		config_free(config);
		config = NULL;
	}
	if (config == NULL)
		fprintf(stderr, "agreed: %s: %zu error%s in the settings\n", o->config, errors.n, errors.n == 1 ? "" : "s");
	config_errors_free(&errors);
	return config;
}

static struct worktime
organisation_worktime(const struct config *c)
{
	struct worktime w = { .zone = c->identity.zone, .open_minute = c->identity.open_minute,
		.close_minute = c->identity.close_minute, .days = c->identity.days.days,
		.day_count = c->identity.days.day_count };

	memcpy(w.workday, c->identity.workday, sizeof(w.workday));
	return w;
}

static void
core_fill(struct core *core, const struct config *config, struct notice_kinds *kinds)
{
	const char *at = strrchr(config->identity.address, '@');

	*core = (struct core){ .config = config, .kinds = kinds, .worktime = organisation_worktime(config),
		.domain = at == NULL ? "localhost" : at + 1 };
	core->loop = loop_new(config->test_clock);
	core->now = loop_now(core->loop);
}

/* Opens what lasts in the state folder. */
static bool
state_open(struct core *core)
{
	const char *folder = core->config->state_folder, *why = NULL;
	char path[4096];

	umask(077);
	snprintf(path, sizeof(path), "%s/key", folder);
	if (!token_key_load(path, &core->key)) {
		log_error("%s: %s: does the state folder exist, and may agreed write there?", path, strerror(errno));
		return false;
	}
	snprintf(path, sizeof(path), "%s/agreed.db", folder);
	core->store = store_open(path, &why);
	if (core->store == NULL)
		log_error("%s: %s", path, why);
	return core->store != NULL;
}

/* What the signals need at hand. */
struct run {
	struct core *core;
	const struct options *options;
	bool again;             /* begin anew, with new settings */
};

/*
 * New settings: looked at first, so that a mistake in them ends nobody. Then the
 * program begins anew, as after a crash; the pauses of its children are over, too.
 */
static void
told_to_reload(void *arg)
{
	struct run *run = arg;
	struct notice_kinds *kinds;
	struct config *config = settings_load(run->options, &kinds);

	if (config == NULL) {
		log_error("the settings are not reloaded: there are errors in them; agreed goes on with the old ones");
		return;
	}
	notice_kinds_free(kinds);
	config_free(config);
	log_info("told to reload: beginning anew with the new settings");
	run->again = true;
	loop_end(run->core->loop);
}

static void
told_to_stop(void *arg)
{
	struct core *core = arg;

	log_info("told to stop");
	loop_end(core->loop);
}

/* core_run's word for: the same again, with the settings as they are now. */
#define BEGIN_ANEW (-1)

static int
core_run(struct core *core, const struct options *options)
{
	struct run run = { core, options, false };
	struct loop_event *hup = loop_signal(core->loop, SIGHUP, told_to_reload, &run);
	struct loop_event *term = loop_signal(core->loop, SIGTERM, told_to_stop, core);
	struct loop_event *intr = loop_signal(core->loop, SIGINT, told_to_stop, core);
	struct control *control = NULL;
	struct ldap *ldap = NULL;
	int status = 1;

	signal(SIGPIPE, SIG_IGN);
	if (state_open(core) && (core->outbox = outbox_new(core)) != NULL) {
		selftest_start(core);
		core->feed = feed_new(core);
		core->schedule = schedule_new(core);
		ldap = ldap_new(core);
		if (config_ldap_is_known(core->config)) /* until people are known, notes wait */
			core->intake = intake_new(core);
		control = control_new(core);
		for (size_t i = 0; i < core->config->warnings.n; i++)
			log_warning("%s", core->config->warnings.v[i]);
		log_info("agreed " AGREED_VERSION " is up for %s", core->config->identity.address);
		loop_run(core->loop);
		status = 0;
	}
	control_free(control);
	intake_free(core->intake);
	ldap_free(ldap);
	schedule_free(core->schedule);
	feed_free(core->feed);
	outbox_free(core->outbox);
	store_close(core->store);
	loop_event_free(intr);
	loop_event_free(term);
	loop_event_free(hup);
	return run.again ? BEGIN_ANEW : status;
}

/* Who is who, as CSV; managers as they hold, the department's where a person has none of their own. */
static void
directory_print(const struct core *core)
{
	struct pool *pool = pool_new(DIRECTORY_POOL_MAX);
	struct directory d;
	struct text out;

	config_directory(core->config, pool, &d);
	for (size_t i = 0; i < d.people_count; i++) {
		const char *manager = person_manager(core, core->config->people[i].address);

		d.people[i].manager = slice_of(manager == NULL ? "" : manager);
	}
	text_init(&out, pool);
	directory_to_csv(pool, &d, &out);
	fwrite(out.p, 1, out.len, stdout);
	pool_free(pool);
}

/* The settings in words; then every template filled with sample data. False when one of them cannot be. */
static bool
check(const struct core *core)
{
	struct config_errors errors = { 0 }, remarks = { 0 };
	size_t filled;

	config_words(core->config, stdout);
	filled = notice_proof(core->kinds, &errors, &remarks);
	printf("%zu templates, filled with sample data:", filled);
	for (size_t i = 0; notice_kinds_nth(core->kinds, i) != NULL; i++)
		printf(" %s", notice_kinds_nth(core->kinds, i));
	puts(errors.n == 0 ? ", nothing is missing." : "");
	fflush(stdout);
	for (size_t i = 0; i < remarks.n; i++)
		fprintf(stderr, "warning: %s\n", remarks.v[i]);
	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "%s\n", errors.v[i]);
	config_errors_free(&remarks);
	filled = errors.n;
	config_errors_free(&errors);
	return filled == 0;
}

/* What was asked for, once the settings are known to be right. */
static int
dispatch(struct core *core, const struct options *o)
{
	if (o->check)
		return check(core) ? 0 : 1;
	if (o->state_folder)
		puts(core->config->state_folder);
	else if (o->directory)
		directory_print(core);
	else if (o->preview != NULL)
		return preview(core, o->preview, o->out);
	else
		return core_run(core, o);
	return 0;
}

int
main(int argc, char **argv)
{
	struct notice_kinds *kinds;
	struct config *config;
	struct options o;
	struct core core;
	int status = options_read(argc, argv, &o);

	if (status >= 0)
		return status;
	log_start("agreed", o.details);
	config = settings_load(&o, &kinds);
	if (config == NULL)
		return 1;
	core_fill(&core, config, kinds);
	status = dispatch(&core, &o);
	loop_free(core.loop);
	notice_kinds_free(kinds);
	config_free(config);
	if (status != BEGIN_ANEW)
		return status;
	execv("/proc/self/exe", argv);
	log_error("cannot begin anew: %s", strerror(errno));
	return 1;
}
