/* `agreectl process`: what the core can start, and starting it. */
#include <stdio.h>
#include <string.h>

#include "daemon/ctl/records.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

static int
usage(void)
{
	fprintf(stderr, "usage: agreectl process [-c CONF] list\n"
	                "       agreectl process [-c CONF] start NAME --requester ADDRESS [--by DATE] [--from DATE]\n");
	return 2;
}

/* A word of the core's line must stay one. */
static bool
is_word(const char *s)
{
	return *s != '\0' && strpbrk(s, " \t\n") == NULL;
}

/* "--by 2026-12-18" or "--by=2026-12-18" as "by=2026-12-18"; returns how many arguments it took, 0 when it is none. */
static int
option_add(struct text *line, const char *option, const char *next)
{
	static const char *const names[] = { "by", "from", "requester" };

	for (size_t i = 0; strncmp(option, "--", 2) == 0 && i < sizeof(names) / sizeof(names[0]); i++) {
		size_t len = strlen(names[i]);
		bool own = option[2 + len] == '=';
		const char *value = own ? option + 3 + len : next;

		if (strncmp(option + 2, names[i], len) != 0 || (!own && option[2 + len] != '\0') || value == NULL ||
		    !is_word(value))
			continue;
		text_addf(line, " %s=%s", names[i], value);
		return own ? 1 : 2;
	}
	return 0;
}

static int
process(struct records *r)
{
	struct text line, options;
	const char *name = NULL;
	int took;

	if (r->argc == 1 && strcmp(r->argv[0], "list") == 0)
		return records_command(r, "process list");
	if (r->argc < 2 || strcmp(r->argv[0], "start") != 0)
		return usage();
	text_init(&options, r->pool);
	for (int i = 1; i < r->argc; i += took) {
		took = option_add(&options, r->argv[i], i + 1 < r->argc ? r->argv[i + 1] : NULL);
		if (took > 0)
			continue;
		if (name != NULL || r->argv[i][0] == '-' || !is_word(r->argv[i]))
			return usage();
		name = r->argv[i];
		took = 1;
	}
	if (name == NULL)
		return usage();
	text_init(&line, r->pool);
	text_addf(&line, "process start %s", name);
	text_add(&line, text_slice(&options));
	return records_command(r, line.p);
}

int
ctl_process(int argc, char **argv)
{
	return records_run(argc, argv, process);
}
