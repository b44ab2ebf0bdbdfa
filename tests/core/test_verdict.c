/*
 * verdict: what the sender makes of each way in which the talk can end; a line
 * of verdict.cases each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/sender/verdict.h"

#define CASES "tests/core/verdict.cases"
#define FIELDS 8

static const char *const phases[] = { "connect", "hello", "starttls", "auth", "mail", "rcpt", "data", "dot" };
static const char *const verdicts[] = { "sent", "later", "never", "unknown" };

static void
case_split(char *line, char *fields[FIELDS])
{
	for (int i = 0; i < FIELDS; i++) {
		char *end;

		fields[i] = strsep(&line, "|");
		assert_non_null(fields[i]);
		fields[i] += strspn(fields[i], " ");
		end = fields[i] + strlen(fields[i]);
		while (end > fields[i] && (end[-1] == ' ' || end[-1] == '\n'))
			*--end = '\0';
	}
}

static struct talk
talk_of(char *fields[FIELDS])
{
	struct talk t = { .result = (CURLcode)strtol(fields[1], NULL, 10),
		.code = (int)strtol(fields[2], NULL, 10) };
	size_t phase = 0;

	while (phase < 7 && strcmp(phases[phase], fields[0]) != 0)
		phase++;
	t.phase = (enum talk_phase)phase;
	snprintf(t.reply, sizeof(t.reply), "%s", fields[2]);
	snprintf(t.error, sizeof(t.error), "libcurl's words");
	t.login_wanted = strcmp(fields[3], "no") != 0;
	t.logged_in = strcmp(fields[3], "done") == 0;
	t.late = strcmp(fields[4], "late") == 0;
	return t;
}

static void
test_cases(void **state)
{
	const struct wire_server server = {
		.host = SLICE("mail.corp.example"), .port = 465, .user = SLICE("agree"), .timeout_s = 60
	};
	char line[400], *f[FIELDS];
	FILE *in = fopen(CASES, "r");
	int cases = 0, bad = 0;

	(void)state;
	assert_non_null(in);
	while (fgets(line, sizeof(line), in) != NULL) {
		struct talk t;
		struct verdict v;
		const char *fault;

		if (line[0] == '#')
			continue;
		case_split(line, f);
		t = talk_of(f);
		verdict_of(&t, &server, &v);
		fault = v.login ? "login" : v.server ? "server" : v.refused_recipient ? "mail" : "-";
		if (strcmp(verdicts[v.verdict], f[5]) != 0 || strcmp(fault, f[6]) != 0 ||
		    strstr(v.why, f[7]) == NULL) {
			fprintf(stderr, "%s, result %s, reply '%s': %s, %s, %s\n", f[0], f[1], f[2],
			    verdicts[v.verdict], fault, v.why);
			bad++;
		}
		cases++;
	}
	fclose(in);
	assert_true(cases >= 50);
	assert_int_equal(bad, 0);
}

/* A server that talks at length does not push out what there is to do. */
static void
test_long_replies_leave_room(void **state)
{
	const struct wire_server server = { .host = SLICE("mail.corp.example"),
		.port = 465,
		.timeout_s = 60,
		.user = SLICE("somebody.with.a.long.name@subsidiary.corp.example") };
	struct talk t = { .phase = PHASE_AUTH, .result = CURLE_LOGIN_DENIED, .code = 535 };
	struct verdict v;

	(void)state;
	memset(t.reply, 'x', sizeof(t.reply) - 1);
	memset(t.error, 'x', sizeof(t.error) - 1);
	for (t.phase = PHASE_CONNECT; t.phase <= PHASE_MAIL; t.phase++) {
		verdict_of(&t, &server, &v);
		assert_int_equal(v.verdict, VERDICT_LATER);
	}
	t.phase = PHASE_AUTH;
	verdict_of(&t, &server, &v);
	/* what the record keeps of it: see outbox.c */
	v.why[190] = '\0';
	assert_non_null(strstr(v.why, "check smtp's"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_long_replies_leave_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
