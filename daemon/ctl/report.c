/*
 * agreectl report: what became of promises, by department. The core counts: it
 * knows who belongs to which department.
 */
#include <stdio.h>
#include <string.h>

#include "daemon/ctl/records.h"
#include "parsers/base/civil.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* More arguments make no sense. */
#define ARGUMENTS_MAX 16

struct period {
	const char *from, *to;
	bool csv;
};
static struct period period;

static int
usage(void)
{
	fprintf(stderr, "usage: agreectl report [--from DATE] [--to DATE] [--json | --csv]\n"
	    "DATE is like 2026-11-30; without it, the last seven days\n");
	return 2;
}

static int
report(struct records *r)
{
	struct text line;

	if (r->argc > 0)
		return usage();
	text_init(&line, r->pool);
	text_addf(&line, "report %s %s %s", period.csv ? "csv" : r->json ? "json" : "text",
	    period.from != NULL ? period.from : "-", period.to != NULL ? period.to : "-");
	return records_command(r, line.p);
}

int
ctl_report(int argc, char **argv)
{
	char *rest[ARGUMENTS_MAX];
	struct civil_date date;
	int n = 0;

	for (int i = 0; i < argc; i++) {
		const char **where = strcmp(argv[i], "--from") == 0 ? &period.from : strcmp(argv[i], "--to") == 0 ? &period.to :
		    NULL;

		if (where != NULL) {
			if (i + 1 >= argc || !civil_date_parse(slice_of(argv[i + 1]), &date))
				return usage();
			*where = argv[++i];
		} else if (strcmp(argv[i], "--csv") == 0)
			period.csv = true;
		else if (n < ARGUMENTS_MAX)
			rest[n++] = argv[i];
	}
	return records_run(n, rest, report);
}
