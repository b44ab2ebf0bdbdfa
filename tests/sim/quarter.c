/*
 * quarter: `make quarter SEED=n` tells the chronicle of one simulated quarter, `make
 * quarter SEEDS=n` lives through many and tells what the checks found. Ends with 1
 * when they found anything.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/sim/sim.h"

static int
usage(void)
{
	fprintf(stderr, "usage: quarter [--json] SEED | quarter --seeds N [FIRST]\n");
	return 2;
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t
one(const struct sim_house *house, uint64_t seed, bool json)
{
	enum sim_form form = json ? SIM_JSON : isatty(STDOUT_FILENO) ? SIM_COLOUR : SIM_PLAIN;

	return sim_run(house, &(struct sim_case){ seed, SIM_AGREEMENTS, FAULT_NONE, form }, stdout).violations;
}

static size_t
many(const struct sim_house *house, uint64_t first, uint64_t n)
{
	long agreements = 0, points = 0, in = 0, mails = 0, reminders = 0, escalations = 0;
	double begun = seconds(), most = 0;
	size_t bad = 0, violations = 0;

	for (uint64_t seed = first; seed < first + n; seed++) {
		double from = seconds(), took;
		struct sim_result r = sim_run(house, &(struct sim_case){ seed, SIM_AGREEMENTS, FAULT_NONE, SIM_QUIET },
		    stdout);

		took = seconds() - from;
		most = took > most ? took : most;
		violations += r.violations;
		bad += r.violations > 0;
		agreements += r.agreements;
		points += r.points;
		in += r.mails_in;
		mails += r.mails_out;
		reminders += r.reminders;
		escalations += r.escalations;
		if (isatty(STDERR_FILENO))
			fprintf(stderr, "\r%llu of %llu quarters, %zu violations ", (unsigned long long)(seed - first + 1), (unsigned long long)n,
			    violations);
	}
	if (isatty(STDERR_FILENO))
		fputc('\n', stderr);
	printf("%llu quarters: %ld agreements, %ld points, %ld mails in, %ld out, of these %ld reminders and %ld that ask for help\n",
	    (unsigned long long)n, agreements, points, in, mails, reminders, escalations);
	printf("%zu violations in %zu quarters; %.0f s, the longest quarter %.1f s\n", violations, bad, seconds() - begun, most);
	return violations;
}

int
main(int argc, char **argv)
{
	bool json = argc > 1 && strcmp(argv[1], "--json") == 0, all = argc > 2 && strcmp(argv[1], "--seeds") == 0;
	struct sim_house *house;
	size_t violations;

	if (argc != (json ? 3 : 2) && !(all && argc <= 4))
		return usage();
	house = sim_house_open();
	if (house == NULL)
		return 2;
	/* the daemon's log is a line a mail: SIM_LOG=1 shows it */
	if (getenv("SIM_LOG") == NULL && freopen("/dev/null", "w", stderr) == NULL)
		return 2;
	if (all)
		violations = many(house, argc > 3 ? strtoull(argv[3], NULL, 10) : 1, strtoull(argv[2], NULL, 10));
	else
		violations = one(house, strtoull(argv[json ? 2 : 1], NULL, 10), json);
	sim_house_close(house);
	return violations > 0;
}
