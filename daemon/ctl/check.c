/*
 * `agreectl check` and `preview`. Check: are settings, records, mailboxes and
 * sender as they should be? Its exit status is for monitoring: 0 all is well.
 * Preview hands over to the core, which alone decides what a mail leads to.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/ctl/records.h"
#include "daemon/ground/child.h"
#include "parsers/base/pool.h"

/* So long a mail that may be lost is worth a look, unless its reader has been told before. */
#define LOST_S ((int64_t)7 * 86400)

static bool
is_well(const struct store_health *h)
{
	if (strcmp(h->state, "refused") == 0 || strcmp(h->state, "lost") == 0 || strcmp(h->state, "trouble") == 0)
		return false;
	return !records_is_stale(h);
}

/* Mails of agreed's last week that may be lost and that only their reader could miss. */
static size_t
lost_find(struct records *r, const struct store_health *health, size_t health_count, struct store_notice **list)
{
	size_t n = store_notices_lost(r->store, r->pool, "", true, list), kept = 0;
	int64_t now = 0;

	for (size_t i = 0; i < health_count; i++) {
		now = health[i].good > now ? health[i].good : now;
		now = health[i].changed > now ? health[i].changed : now;
	}
	for (size_t i = 0; i < n; i++)
		if ((*list)[i].settled >= now - LOST_S)
			(*list)[kept++] = (*list)[i];
	return kept;
}

static json_t *
lost_json(const struct store_notice *list, size_t n)
{
	json_t *out = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(out, json_pack("{s:s, s:s, s:I, s:s, s:o}", "recipient", list[i].recipient, "kind",
		    list[i].kind, "agreement", (json_int_t)list[i].agreement, "message_id", list[i].message_id, "created",
		    records_instant(list[i].created)));
	return out;
}

static void
lost_print(struct records *r, const struct store_notice *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		printf("%s to %s of %s", list[i].kind, list[i].recipient, records_when(r->pool, list[i].created));
		if (list[i].agreement != 0)
			printf(", about A-%lld,", (long long)list[i].agreement);
		printf(" may be lost, and nobody knows: tell them; the next mail to them says so\n");
	}
}

static int
check(struct records *r)
{
	struct store_notice *lost;
	struct store_health *list;
	size_t n = store_healths(r->store, r->pool, &list), lost_count = lost_find(r, list, n, &lost), ill = lost_count;
	struct store_counts c;

	store_counts(r->store, &c);
	for (size_t i = 0; i < n; i++)
		ill += !is_well(&list[i]);
	if (r->json) {
		records_print(json_pack("{s:b, s:o, s:I, s:I, s:I, s:o}", "well", ill == 0, "health",
		    records_health_json(r), "waiting", (json_int_t)c.waiting, "failed", (json_int_t)c.failed, "unknown",
		    (json_int_t)c.unknown, "lost", lost_json(lost, lost_count)));
		return ill == 0 ? 0 : 1;
	}
	records_health_print(r);
	if (n == 0)
		puts("No mailbox has been looked at yet: is agreed running?");
	if (c.held > 0)
		printf("%lld mails are held back because there were too many (`agreectl held` names them)\n", (long long)c.held);
	if (c.unknown > 0)
		printf("%lld mails may or may not have been delivered (`agreectl show` names them)\n", (long long)c.unknown);
	if (c.failed > 0)
		printf("%lld mails could not be delivered; their requesters were told\n", (long long)c.failed);
	lost_print(r, lost, lost_count);
	puts(ill == 0 ? "All is well." : "Something needs a look: see above.");
	return ill == 0 ? 0 : 1;
}

int
ctl_check(int argc, char **argv)
{
	return records_run(argc, argv, check);
}

struct preview {
	char *config, *out, *file;
};

/* false when the words are not as usage says. */
static bool
preview_options(int argc, char **argv, struct preview *p)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-c") == 0 && i + 1 < argc)
			p->config = argv[++i];
		else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
			p->out = argv[++i];
		else if (p->file == NULL && (argv[i][0] != '-' || argv[i][1] == '\0'))
			p->file = argv[i];
		else
			return false;
	}
	return p->file != NULL;
}

int
ctl_preview(int argc, char **argv)
{
	static char flag_p[] = "-p", flag_c[] = "-c", flag_o[] = "-o";
	struct preview p = { 0 };
	char path[4096], *args[8] = { path };
	int n = 1;

	if (!preview_options(argc, argv, &p)) {
		fprintf(stderr, "usage: agreectl preview [-c CONF] [-o FOLDER] FILE|-\n");
		return 2;
	}
	child_path("agreed", path, sizeof(path));
	args[n++] = flag_p;
	args[n++] = p.file;
	if (p.config != NULL) {
		args[n++] = flag_c;
		args[n++] = p.config;
	}
	if (p.out != NULL) {
		args[n++] = flag_o;
		args[n++] = p.out;
	}
	execv(path, args);
	fprintf(stderr, "agreectl: %s: %s\n", path, strerror(errno));
	return 1;
}
