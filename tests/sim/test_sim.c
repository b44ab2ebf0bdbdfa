/*
 * The simulated quarter (sim.h): some seeds, in which the checks find nothing; and
 * each fault, which the check that is meant for it must find.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/sim/check.h"
#include "tests/sim/sim.h"

#define SEEDS 3

static int
house_open(void **state)
{
	/* the daemon's log has a line for each mail: it goes nowhere, and what tests say does not */
	int said = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);

	if (said < 0 || nowhere < 0 || dup2(nowhere, STDERR_FILENO) < 0 || (stderr = fdopen(said, "w")) == NULL)
		return -1;
	close(nowhere);
	*state = sim_house_open();
	return *state == NULL ? -1 : 0;
}

static int
house_close(void **state)
{
	sim_house_close(*state);
	return 0;
}

/* Fewer agreements than in `make quarter`: it is one test among many. */
#define AGREEMENTS 40

static void
test_quarters(void **state)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct sim_result r = sim_run(*state, &(struct sim_case){ seed, AGREEMENTS, FAULT_NONE, SIM_QUIET }, stdout);

		assert_int_equal(r.violations, 0);
		/* a quarter in which nothing happened would prove nothing */
		assert_true(r.agreements > AGREEMENTS / 2);
		assert_true(r.reminders > 150 && r.escalations > 40 && r.mails_in > 200);
	}
}

static void
test_faults(void **state)
{
	static const enum check_rule rules[FAULT_COUNT] = { [FAULT_HOURS] = CHECK_HOURS, [FAULT_NOTHING] = CHECK_NOTHING,
		[FAULT_TWICE] = CHECK_ONCE, [FAULT_SILENT] = CHECK_ESCALATED, [FAULT_AGAIN] = CHECK_ESCALATED,
		[FAULT_HURRY] = CHECK_ESCALATED, [FAULT_EVIDENCE] = CHECK_ESCALATED, [FAULT_TRACE] = CHECK_TRACE, [FAULT_BALL] = CHECK_BALL,
		[FAULT_ASLEEP] = CHECK_ASLEEP };

	for (int fault = FAULT_NONE + 1; fault < FAULT_COUNT; fault++) {
		struct sim_result r = sim_run(*state, &(struct sim_case){ 1, AGREEMENTS / 2, (enum sim_fault)fault, SIM_QUIET }, NULL);

		if ((r.found & 1u << rules[fault]) == 0)
			fail_msg("fault %d was not found by the check '%s'", fault, check_rule_name(rules[fault]));
	}
}

/* The same seed, the same quarter. */
static void
test_determined(void **state)
{
	struct sim_case which = { 5, AGREEMENTS / 2, FAULT_NONE, SIM_PLAIN };
	char *text[2];
	size_t size[2];

	for (int i = 0; i < 2; i++) {
		FILE *out = open_memstream(&text[i], &size[i]);

		sim_run(*state, &which, out);
		fclose(out);
	}
	assert_true(size[0] > 10000);
	assert_string_equal(text[0], text[1]);
	free(text[0]);
	free(text[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quarters),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_determined),
	};

	return cmocka_run_group_tests(tests, house_open, house_close);
}
