/* agreectl: what a person types. Finds the command and hands over to its file. */
#include <stdio.h>
#include <string.h>

#include "daemon/ctl/hand.h"
#include "daemon/ctl/read.h"
#include "daemon/ctl/records.h"
#include "daemon/ground/log.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *what;
} commands[] = {
	{ "read", ctl_read, "one mail as the daemon would understand it, as JSON" },
	{ "dates", ctl_dates, "dates in JSON lines" },
	{ "preview", ctl_preview, "every mail that notes would lead to; nothing is sent" },
	{ "status", ctl_status, "how many agreements, and how mailboxes and sender are doing" },
	{ "list", ctl_list, "the open agreements (--all: the closed ones too)" },
	{ "show", ctl_show, "one agreement: points, checkpoints, mails" },
	{ "why", ctl_why, "how its dates, owners and states came about" },
	{ "search", ctl_search, "agreements with these words" },
	{ "export", ctl_export, "all that is recorded of one agreement, as JSON" },
	{ "waiting", ctl_waiting, "who waits on whom, and the longest chain of it" },
	{ "report", ctl_report, "what became of promises, by department: text, --json, --csv" },
	{ "people", ctl_people, "check the directory, write it as CSV, or make settings of a CSV file" },
	{ "process", ctl_process, "list the processes, or start one" },
	{ "held", ctl_held, "mails that are held back because there were too many" },
	{ "release", ctl_release, "let them go: to an address, or all" },
	{ "check", ctl_check, "is everything as it should be? for monitoring" },
};

static void
usage(FILE *out)
{
	fprintf(out, "usage: agreectl COMMAND ...\n");
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].what);
	hand_usage(out);
}

int
main(int argc, char **argv)
{
	log_start("agreectl", false);
	for (size_t i = 0; argc > 1 && i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	if (argc > 1 && hand_is_command(argv[1]))
		return ctl_hand(argc - 1, argv + 1);
	if (argc == 2 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
		usage(stdout);
		return 0;
	}
	if (argc == 2 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
		puts("agreectl " AGREED_VERSION);
		return 0;
	}
	if (argc > 1)
		fprintf(stderr, "agreectl: there is no command %s\n", argv[1]);
	usage(stderr);
	return 2;
}
