/*
 * config: bad settings and exactly what is said about them (test_config.cases),
 * what good ones become, and that the example and the manual know every option.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_option.h"
#include "daemon/core/settings/config_value.h"
#include "daemon/core/worktime.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

#define CASES "tests/core/test_config.cases"

static const char identity[] = "identity { address = agree@corp.example }\n";
static const char mailbox[] =
    "mailbox \"good\" { host = good.corp.example user = agree password-file = \"secret\" }\n";
static const char smtp[] = "smtp { host = localhost tls = starttls }\n";

static char folder[] = "/tmp/agreed-config-XXXXXX";

static void
file_write(const char *name, const char *text, mode_t mode)
{
	char path[300];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	out = fopen(path, "w");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static void
folder_add(const char *name)
{
	char path[300];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

static int
group_setup(void **state)
{
	(void)state;
	unsetenv("CREDENTIALS_DIRECTORY");
	assert_non_null(mkdtemp(folder));
	file_write("secret", "geheim\n", 0600);
	file_write("open", "geheim\n", 0644);
	file_write("empty", "", 0600);
	folder_add("conf.d");
	folder_add("more-smtp");
	folder_add("state");
	folder_add("templates");
	file_write("conf.d/people.conf",
	    "person \"Maya Lin\" {\n\taddress = maya@corp.example\n\tdepartment = Nowhere\n\tzoen = UTC\n}\n",
	    0600);
	file_write("conf.d/rules.conf", "rules { flag-until = noon }\n", 0600);
	file_write("more-smtp/smtp.conf", "smtp { host = elsewhere.corp.example tls = starttls }\n", 0600);
	return 0;
}

static int
group_teardown(void **state)
{
	char command[200];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command);
}

/* -- the cases -- */

/* With the folder as DIR, and "agreed.conf:" left out. */
static void
message_add(struct pool *pool, struct text *said, const char *before, const char *message)
{
	struct slice rest = slice_of(message), own;
	struct text path;

	text_init(&path, pool);
	text_addf(&path, "%s/agreed.conf", folder);
	own = text_slice(&path);
	text_add(said, slice_of(before));
	if (slice_starts(rest, own)) {
		rest = slice_from(rest, own.len + 1);
		rest = slice_starts(rest, SLICE(" ")) ? slice_from(rest, 1) : rest;
	}
	while (rest.len > 0) {
		size_t at = slice_find(rest, slice_of(folder));

		text_add(said, slice_to(rest, at));
		if (at < rest.len)
			text_add(said, SLICE("DIR"));
		rest = slice_from(rest, at + strlen(folder) < rest.len ? at + strlen(folder) : rest.len);
		if (slice_starts(rest, SLICE("/agreed.conf:"))) {
			said->len -= 3;
			rest = slice_from(rest, 1);
		}
	}
	text_add_char(said, '\n');
}

/* The settings of a case, DIR and the escaped bytes put in. */
static char *
settings_of(struct pool *pool, struct slice text, struct slice adds)
{
	struct text out;

	text_init(&out, pool);
	while (text.len > 0) {
		if (slice_starts(text, SLICE("DIR/"))) {
			text_add(&out, slice_of(folder));
			text = slice_from(text, 3);
		} else if (slice_starts(text, SLICE("\\xfc"))) {
			text_add_char(&out, (char)0xfc);
			text = slice_from(text, 4);
		} else {
			text_add_char(&out, text.p[0]);
			text = slice_from(text, 1);
		}
	}
	if (slice_find_char(adds, 'i') < adds.len)
		text_add(&out, SLICE(identity));
	if (slice_find_char(adds, 'm') < adds.len)
		text_add(&out, SLICE(mailbox));
	if (slice_find_char(adds, 's') < adds.len)
		text_add(&out, SLICE(smtp));
	if (slice_find(text_slice(&out), SLICE("state-folder")) == out.len)
		text_addf(&out, "state-folder = %s/state template-folder = %s/templates\n", folder, folder);
	return out.p;
}

static struct config *
load(const char *settings, struct config_errors *errors)
{
	char path[300];

	file_write("agreed.conf", settings, 0600);
	snprintf(path, sizeof(path), "%s/agreed.conf", folder);
	return config_load(path, errors);
}

static bool
case_run(struct slice name, struct slice adds, struct slice settings, struct slice wanted)
{
	struct pool *pool = pool_new(16 * 1024 * 1024);
	struct config_errors errors = { NULL, 0 };
	struct config *c = load(settings_of(pool, settings, adds), &errors);
	struct text said;
	bool good;

	text_init(&said, pool);
	for (size_t i = 0; i < errors.n; i++)
		message_add(pool, &said, "", errors.v[i]);
	for (size_t i = 0; c != NULL && i < c->warnings.n; i++)
		message_add(pool, &said, "warning: ", c->warnings.v[i]);
	if (c != NULL && said.len == 0)
		text_add(&said, SLICE("no error\n"));
	good = slice_eq(slice_trim(text_slice(&said)), slice_trim(wanted)) && (c == NULL) == (errors.n > 0);
	if (!good)
		fprintf(stderr, "== %.*s\nwanted:\n%.*s\nsaid:\n%.*s\n", SLICE_ARG(name),
		    SLICE_ARG(slice_trim(wanted)), SLICE_ARG(text_slice(&said)));
	config_free(c);
	config_errors_free(&errors);
	pool_free(pool);
	return good;
}

static struct slice
file_read(struct pool *pool, const char *path)
{
	size_t room = 1024 * 1024;
	char *p = pool_alloc(pool, room);
	FILE *in = fopen(path, "r");
	size_t len;

	assert_non_null(in);
	len = fread(p, 1, room, in);
	fclose(in);
	return (struct slice) { p, len };
}

static void
test_cases(void **state)
{
	struct pool *pool = pool_new(16 * 1024 * 1024);
	struct slice rest = file_read(pool, CASES);
	int cases = 0, bad = 0;

	(void)state;
	rest = slice_from(rest, slice_find(rest, SLICE("\n== ")) + 4);
	while (rest.len > 0) {
		size_t end = slice_find(rest, SLICE("\n== "));
		struct slice one = slice_to(rest, end), name, adds;
		size_t cut;

		rest = slice_from(rest, end + 4 < rest.len ? end + 4 : rest.len);
		assert_true(slice_line(&one, &name));
		cut = slice_find(name, SLICE(" +"));
		adds = slice_from(name, cut);
		name = slice_to(name, cut);
		/* nothing before the line: it is the first */
		cut = slice_starts(one, SLICE("--\n")) ? 0 : slice_find(one, SLICE("\n--\n")) + 1;
		assert_true(cut < one.len);
		bad += !case_run(name, adds, slice_to(one, cut), slice_from(one, cut + 3));
		cases++;
	}
	assert_true(cases >= 40);
	assert_int_equal(bad, 0);
	pool_free(pool);
}

/* -- good settings -- */

static const char good_settings[] =
    "review = always\ninvite = separate\nsilence = asks\nunknown = retry\nconfidence = 0.75\n"
    "state-folder = state\ntemplate-folder = templates\n"
    "identity {\n address = agree@corp.example\n organisation = \"Corp & Co\"\n zone = Asia/Dubai\n language "
    "= de\n"
    " working-week = \"Sun-Thu\"\n working-hours = \"08:30 - 16:45\"\n plus-addresses = no\n}\n"
    "keyword { subject = \"[plan]\" line = \"\" address = deals }\n"
    "mailbox notes {\n host = imap.corp.example\n tls = starttls\n user = \"agree@corp.example\"\n"
    " token-command = { /bin/echo, \"a token\", token }\n folders = { INBOX, \"Meeting notes\" }\n"
    " done-folder = Archive\n poll = 1h30m\n idle = off\n lookback = 2w\n size-limit = 5M\n timeout = \"20 "
    "seconds\"\n}\n"
    "mailbox second { host = ::1 port = 143 user = x password-file = secret notes-folders = Notes folders = "
    "{}\n"
    " done-flag = \"\" notes-flag = todo }\n"
    "smtp { host = smtp.corp.example port = 587 user = agree password-command = /bin/true helo = "
    "mx.corp.example }\n"
    "rules {\n flag-within = \"1 business day\"\n flag-until = 9:05\n one-checkpoint-from = 4\n"
    " two-checkpoints-from = \"20 business days\"\n checkpoint-time = 11:00\n checkpoint-length = 1h\n "
    "end-of-day = 18:00\n"
    " retry-for = 3d\n}\n"
    "person \"Maya Lin\" { address = maya@corp.example other-names = { ML } department = design manager = "
    "\"omar haddad\"\n"
    " zone = Europe/Berlin language = de }\n"
    "person \"Omar Haddad\" { address = omar@corp.example other-names = \"Boss\" }\n"
    "department Design { point-person = ml manager = chief@elsewhere.example }\n";

static void
good_identity(const struct config *c)
{
	static const bool week[8] = { false, true, true, true, true, false, false, true };

	assert_string_equal(c->identity.organisation, "Corp & Co");
	assert_string_equal(c->identity.zone, "Asia/Dubai");
	assert_string_equal(c->identity.language, "de");
	assert_memory_equal(c->identity.workday, week, sizeof(week));
	assert_int_equal(c->identity.open_minute, 8 * 60 + 30);
	assert_int_equal(c->identity.close_minute, 16 * 60 + 45);
	assert_int_equal(c->identity.plus_addresses, PLUS_NO);
	assert_string_equal(c->keyword.subject, "[plan]");
	assert_null(c->keyword.line);
	assert_string_equal(c->keyword.address, "deals");
	assert_int_equal(c->review, REVIEW_ALWAYS);
	assert_int_equal(c->invite, INVITE_SEPARATE);
	assert_int_equal(c->silence, SILENCE_ASKS);
	assert_int_equal(c->unknown, UNKNOWN_RETRY);
	assert_true(c->confidence > 0.749 && c->confidence < 0.751);
}

static void
good_servers(const struct config *c)
{
	const struct config_mailbox *m = &c->mailboxes[0], *second = &c->mailboxes[1];

	assert_int_equal(c->mailbox_count, 2);
	assert_string_equal(m->name, "notes");
	assert_int_equal(m->server.port, 143);
	assert_int_equal(m->server.tls, TLS_STARTTLS);
	assert_int_equal(m->server.auth, AUTH_XOAUTH2);
	assert_string_equal(m->server.secret.command[1], "a token");
	assert_null(m->server.secret.command[3]);
	assert_int_equal(m->folder_count, 2);
	assert_string_equal(m->folders[1], "Meeting notes");
	assert_string_equal(m->done_folder, "Archive");
	assert_null(m->done_flag); /* moved, and nobody asked for a mark */
	assert_string_equal(m->unreadable_folder, "Unreadable");
	assert_int_equal(m->poll_s, 5400);
	assert_false(m->idle);
	assert_int_equal(m->lookback_s, 14 * 86400);
	assert_int_equal(m->size_max, 5 * 1024 * 1024);
	assert_int_equal(m->server.timeout_s, 20);
	assert_int_equal(second->folder_count, 0);
	assert_int_equal(second->notes_folder_count, 1);
	assert_null(second->done_flag);
	assert_string_equal(second->notes_flag, "todo");
	assert_int_equal(second->server.tls, TLS_STARTTLS); /* by its port */
	assert_int_equal(second->server.auth, AUTH_PASSWORD);
	assert_int_equal(c->smtp.tls, TLS_STARTTLS);
	assert_string_equal(c->smtp_helo, "mx.corp.example");
}

static void
good_people(const struct config *c)
{
	assert_int_equal(c->people_count, 2);
	assert_string_equal(c->people[0].name, "Maya Lin");
	assert_string_equal(c->people[0].manager, "omar@corp.example");
	assert_string_equal(c->people[0].zone, "Europe/Berlin");
	assert_null(c->people[1].zone);
	assert_string_equal(c->departments[0].point_person, "maya@corp.example");
	assert_string_equal(c->departments[0].manager, "chief@elsewhere.example");
	assert_int_equal(c->rules.flag_days, 1);
	assert_int_equal(c->rules.flag_minute, 545);
	assert_int_equal(c->rules.checkpoint_min_days, 4);
	assert_int_equal(c->rules.checkpoint_two_days, 20);
	assert_int_equal(c->rules.checkpoint_minute, 660);
	assert_int_equal(c->rules.checkpoint_length_minutes, 60);
	assert_int_equal(c->rules.eod_minute, 1080);
	assert_int_equal(c->rules.retry_limit_s, 3 * 86400);
}

static void
test_good(void **state)
{
	struct config_errors errors = { NULL, 0 };
	struct config *c = load(good_settings, &errors);
	struct pool *pool = pool_new(1024 * 1024);
	struct directory d;
	struct wire_server wire;
	char *words;
	size_t len;
	FILE *out = open_memstream(&words, &len);

	(void)state;
	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "%s\n", errors.v[i]);
	assert_non_null(c);
	good_identity(c);
	good_servers(c);
	good_people(c);
	config_directory(c, pool, &d);
	assert_int_equal(d.people_count, 2);
	assert_true(slice_eq(directory_person(&d, SLICE("maya@corp.example"))->other_names[0], SLICE("ML")));
	assert_true(slice_eq(d.departments[0].point_person, SLICE("maya@corp.example")));
	config_server(&c->mailboxes[0].server, pool, &wire);
	assert_int_equal(wire.secret.command_count, 3);
	assert_true(slice_eq(wire.secret.command[2], SLICE("token")));
	config_words(c, out);
	fclose(out);
	/* what an administrator looks for */
	assert_non_null(strstr(words, "Work: Mon, Tue, Wed, Thu, Sun, 08:30 to 16:45, zone Asia/Dubai."));
	assert_non_null(strstr(words, "looks every 1 hour 30 minutes"));
	assert_non_null(strstr(words, "Changes can be flagged for 1 business day, until 09:05"));
	assert_non_null(
	    strstr(words, "Maya Lin <maya@corp.example>, also ML, design, manager omar@corp.example"));
	assert_null(strstr(words, "geheim"));
	free(words);
	pool_free(pool);
	config_free(c);
}

static void
test_defaults(void **state)
{
	struct config_errors errors = { NULL, 0 };
	char settings[1000];
	struct config *c;

	(void)state;
	snprintf(settings, sizeof(settings), "%s%s%s template-folder = templates state-folder = state",
	    identity, mailbox, smtp);
	c = load(settings, &errors);
	assert_non_null(c);
	assert_string_equal(c->identity.organisation, "corp.example");
	assert_string_equal(c->identity.zone, "UTC");
	assert_int_equal(c->mailboxes[0].server.port, 993);
	assert_int_equal(c->mailboxes[0].server.tls, TLS_IMPLICIT);
	assert_string_equal(c->mailboxes[0].done_flag, "$Agreed");
	assert_string_equal(c->mailboxes[0].folders[0], "INBOX");
	assert_int_equal(c->smtp.port, 587);
	assert_int_equal(c->smtp.auth, AUTH_NONE);
	assert_string_equal(c->smtp_helo, "corp.example");
	assert_int_equal(c->rules.flag_days, 2);
	assert_int_equal(c->rules.retry_limit_s, 5 * 86400);
	assert_null(c->test_clock);
	config_free(c);
}

/* A calendar of holidays: one of several days, one that repeats, one of each kind of end. */
static const char holidays[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//corp.example//holidays//EN\r\n"
    "BEGIN:VEVENT\r\nUID:1@corp.example\r\nDTSTART;VALUE=DATE:20270325\r\nDTEND;VALUE=DATE:20270330\r\n"
    "SUMMARY:Easter\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2@corp.example\r\nDTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\n"
    "SUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

static bool
is_off(const struct config_hours *h, int year, int month, int day, bool half)
{
	for (size_t i = 0; i < h->day_count; i++)
		if (civil_compare(h->days[i].date, (struct civil_date) { year, month, day }) == 0)
			return h->days[i].half == half;
	return false;
}

static void
test_holidays(void **state)
{
	struct config_errors errors = { NULL, 0 };
	char settings[2000], path[300];
	struct config *c;
	FILE *f;

	(void)state;
	snprintf(path, sizeof(path), "%s/days.ics", folder);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(holidays, f);
	fclose(f);
	snprintf(settings, sizeof(settings),
	    "identity { address = agree@corp.example holidays = { days.ics } half-days = { 12-24, 2027-03-24 } }\n%s%s"
	    "template-folder = templates state-folder = state\n"
	    "department Design { working-hours = 08:00-12:00 half-days = { 12-31 } }", mailbox, smtp);
	c = load(settings, &errors);
	for (size_t i = 0; i < errors.n; i++)
		print_error("%s\n", errors.v[i]);
	assert_non_null(c);
	assert_true(is_off(&c->identity.days, 2027, 3, 25, false) && is_off(&c->identity.days, 2027, 3, 29, false));
	assert_false(is_off(&c->identity.days, 2027, 3, 30, false));
	assert_true(is_off(&c->identity.days, 2027, 12, 25, false) && is_off(&c->identity.days, 2028, 12, 25, false));
	assert_true(is_off(&c->identity.days, 2027, 12, 24, true) && is_off(&c->identity.days, 2027, 3, 24, true));
	assert_int_equal(c->departments[0].hours.close_minute, 12 * 60);
	assert_true(is_off(&c->departments[0].hours, 2027, 12, 31, true));
	config_free(c);
}

/* A preview asks for no folder, secret or program. */
static void
test_load_only(void **state)
{
	struct config_errors errors = { NULL, 0 };
	char settings[1000], path[300];
	struct config *c;

	(void)state;
	snprintf(settings, sizeof(settings),
	    "%s%s smtp { host = localhost user = x password-file = nowhere }", identity, mailbox);
	assert_null(load(settings, &errors));
	config_errors_free(&errors);
	snprintf(path, sizeof(path), "%s/agreed.conf", folder);
	c = config_load_only(path, &errors);
	assert_non_null(c);
	assert_int_equal(errors.n, 0);
	config_free(c);
}

/* -- many people -- */

static void
test_a_large_directory(void **state)
{
	struct pool *pool = pool_new(16 * 1024 * 1024);
	struct config_errors errors = { NULL, 0 };
	struct config *c;
	struct text t;

	(void)state;
	text_init(&t, pool);
	text_addf(&t, "%s%s%s template-folder = templates state-folder = state\n", identity, mailbox, smtp);
	for (int i = 0; i < 2000; i++)
		text_addf(&t,
		    "person \"Person Number%d\" { address = p%d@corp.example other-names = { \"P%d\", "
		    "\"Q%d\" }\n"
		    "department = Design manager = \"Person Number%d\" }\n",
		    i, i, i, i, (i + 1) % 2000);
	text_add(&t, SLICE("department Design { }\n"));
	c = load(t.p, &errors);
	assert_non_null(c);
	assert_string_equal(c->people[1999].manager, "p0@corp.example");
	config_free(c);
	pool_free(pool);
}

/* -- values -- */

static void
test_values(void **state)
{
	static const struct {
		const char *s;
		int64_t seconds; /* -1: refused */
	} durations[] = { { "0", 0 }, { "30s", 30 }, { "5m", 300 }, { "4h", 14400 }, { "3d", 259200 },
		{ "2w", 1209600 }, { "1h30m", 5400 }, { "1 hour 5 min", 3900 }, { "10 Minutes", 600 },
		{ "5", -1 }, { "", -1 }, { "m", -1 }, { "5x", -1 }, { "-5m", -1 }, { "5m-", -1 },
		{ "99999999999d", -1 }, { "1.5h", -1 } };
	int64_t got;
	int from, to;
	bool week[8];

	(void)state;
	for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++) {
		bool ok = config_value_duration(durations[i].s, &got);

		assert_int_equal(ok ? got : -1, durations[i].seconds);
	}
	assert_true(config_value_hours("0:00-24:00", &from, &to));
	assert_int_equal(to - from, 1440);
	assert_false(config_value_hours("9-17", &from, &to));
	assert_false(config_value_minute("24:01", &from));
	assert_false(config_value_minute("9:5", &from));
	assert_true(config_value_week("fri - mon", week));
	assert_true(week[5] && week[6] && week[7] && week[1] && !week[2] && !week[4]);
	assert_true(config_value_week("monday,We", week));
	assert_true(week[1] && week[3] && !week[2]);
	assert_false(config_value_week("Mon-", week));
	assert_false(config_value_week("Mon,", week));
	assert_true(config_value_size("1g", &got) && got == 1 << 30);
	assert_true(config_value_size("20 MiB", &got) && got == 20 << 20);
	assert_false(config_value_size("20 MX", &got));
	assert_true(config_value_is_address("o'neil+x@corp.example"));
	assert_true(config_value_is_address("zoë@büro.example"));
	assert_false(config_value_is_address("a..b@corp.example"));
	assert_false(config_value_is_address("a b@corp.example"));
	assert_false(config_value_is_address("a@corp..example"));
	assert_false(config_value_is_address("a@corp.example\r\nRCPT TO:<x@y>"));
}

/* -- the example and the manual -- */

/* A line of the example, without the # that switches it off. */
static struct slice
example_line(struct slice line)
{
	line = slice_trim(line);
	return slice_starts(line, SLICE("#")) ? slice_trim(slice_from(line, 1)) : line;
}

/* What stands between a line "name {", commented out or not, and the one with the closing brace. */
static struct slice
example_section(struct slice example, const char *name)
{
	struct slice line, rest = example, section = { NULL, 0 };

	if (*name == '\0')
		return example;
	while (slice_line(&rest, &line)) {
		line = example_line(line);
		if (section.p == NULL && slice_starts(line, slice_of(name)) && line.len > strlen(name) &&
		    line.p[strlen(name)] == ' ' && line.p[line.len - 1] == '{')
			section = rest;
		if (section.p != NULL && slice_eq(line, SLICE("}")))
			return slice_to(section, (size_t)(line.p - section.p));
	}
	return (struct slice) { NULL, 0 };
}

/* Is there a line "name = value", commented out or not, and is the value the default? */
static bool
example_has(struct slice section, const struct config_option *o)
{
	struct slice line, standard = slice_of(o->standard);

	while (slice_line(&section, &line)) {
		line = example_line(line);
		if (!slice_starts(line, slice_of(o->name)))
			continue;
		line = slice_trim(slice_from(line, strlen(o->name)));
		if (!slice_starts(line, SLICE("=")))
			continue;
		/* the default's path depends on the build */
		if (o->standard == NULL || strstr(o->standard, "/templates") != NULL ||
		    slice_find(line, standard) < line.len)
			return true;
	}
	return false;
}

static void
test_example_and_manual(void **state)
{
	struct pool *pool = pool_new(16 * 1024 * 1024);
	struct slice example = file_read(pool, "daemon/agreed.conf"),
	             manual = file_read(pool, "daemon/agreed.conf.5");
	int bad = 0;

	(void)state;
	for (const struct config_option *o = config_options; o->name != NULL; o++) {
		struct text tag;
		bool in_manual;

		if (o->kind == KIND_INLINE)
			continue;
		text_init(&tag, pool);
		text_addf(&tag, ".It Ic %s ", o->name);
		in_manual = slice_find(manual, text_slice(&tag)) < manual.len;
		if (!in_manual)
			fprintf(stderr, "agreed.conf.5 does not have %s\n", o->name);
		if (!example_has(example_section(example, o->section), o))
			fprintf(stderr, "agreed.conf does not have %s { %s } with its default\n", o->section,
			    o->name);
		bad += !in_manual + !example_has(example_section(example, o->section), o);
	}
	assert_int_equal(bad, 0);
	pool_free(pool);
}

/* Whoever takes the example as it is has settings that hold together. */
static void
test_example_loads(void **state)
{
	struct config_errors errors = { NULL, 0 };
	struct config *c = config_load_only("daemon/agreed.conf", &errors);

	(void)state;
	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "%s\n", errors.v[i]);
	assert_non_null(c);
	assert_int_equal(c->mailbox_count, 1);
	assert_string_equal(c->mailboxes[0].server.secret.file, "/etc/agreed/imap-password");
	config_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_load_only),
		cmocka_unit_test(test_a_large_directory),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_example_and_manual),
		cmocka_unit_test(test_example_loads),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
