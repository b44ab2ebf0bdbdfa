/*
 * See ldap.h. Place: between the children agreed-directory and the settings.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/crew.h"
#include "daemon/core/ldap.h"
#include "daemon/core/settings/config.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"

/* What 20,000 people take, packed, unpacked and as a file. */
#define POOL_MAX  ((size_t)256 * 1024 * 1024)
#define BYTES_MAX ((size_t)32 * 1024 * 1024)

/* One section; what the callbacks of its child get. */
struct source {
	struct ldap *ldap;
	const struct config_ldap *config;
	struct crew *crew;
	char label[120]; /* for the log */
};

struct ldap {
	struct core *core;
	struct source *sources;
	size_t count;
};

static void
started(void *arg)
{
	struct source *s = arg;
	const struct config_ldap *c = s->config;
	struct pool *pool = pool_new(POOL_MAX);
	struct wire_ldap start = { .name = slice_of(c->name), .base = slice_of(c->base), .filter = slice_of(c->filter),
		.department = slice_of(c->department), .refresh_s = c->refresh_s };
	struct pack body;

	config_server(&c->server, pool, &start.server);
	pack_write(&body, pool);
	wire_ldap_pack(&body, &start);
	crew_send(s->crew, TO_DIRECTORY_START, &body, -1);
	pool_free(pool);
}

/* Is that what the file holds already? */
static bool
is_kept(const char *path, struct pool *pool, struct slice csv)
{
	char *bytes = pool_alloc(pool, csv.len + 1);
	FILE *in = fopen(path, "r");
	size_t n = in == NULL ? 0 : fread(bytes, 1, csv.len + 1, in);

	if (in == NULL)
		return false;
	fclose(in);
	return slice_eq((struct slice) { bytes, n }, csv);
}

/* The whole file or none of it, so that a crash leaves the old one. */
static bool
keep(const char *path, struct slice csv)
{
	char partial[4200];
	FILE *out;
	bool ok;

	snprintf(partial, sizeof(partial), "%s.new", path);
	out = fopen(partial, "w");
	if (out == NULL)
		return false;
	ok = fwrite(csv.p, 1, csv.len, out) == csv.len;
	ok = fflush(out) == 0 && fsync(fileno(out)) == 0 && ok;
	ok = fclose(out) == 0 && ok;
	return ok && rename(partial, path) == 0;
}

static void
people_take(struct source *s, struct pool *pool, struct directory *people)
{
	char path[4096];
	struct text csv;

	config_ldap_path(s->ldap->core->config, s->config, path, sizeof(path));
	text_init(&csv, pool);
	directory_to_csv(pool, people, &csv);
	if (is_kept(path, pool, text_slice(&csv)))
		return;
	if (!keep(path, text_slice(&csv))) {
		log_error("%s: %s: the people of %s are not kept", path, strerror(errno), s->label);
		return;
	}
	log_info("%s: %zu people", s->label, people->people_count);
	kill(getpid(), SIGHUP);
}

static bool
said(void *arg, struct pool *pool, enum wire_type type, struct pack *body, int passed)
{
	struct source *s = arg;
	struct wire_people told;
	struct directory people;
	struct slice bytes;

	(void)pool;
	wire_people_pack(body, &told);
	if (type != FROM_DIRECTORY_PEOPLE || !pack_ended(body))
		return false;
	if (told.count < 0) {
		log_warning("%s: %.*s; %s", s->label, SLICE_ARG(told.why),
		    config_ldap_is_known(s->ldap->core->config) ? "its people stay as they were" : "notes wait until its people are known");
		return true;
	}
	pool = pool_new(POOL_MAX);
	if (wire_unseal(passed, pool, BYTES_MAX, &bytes)) {
		pack_read(body, pool, bytes);
		directory_pack(body, &people);
		if (pack_ended(body))
			people_take(s, pool, &people);
	}
	pool_free(pool);
	return !body->bad;
}

struct ldap *
ldap_new(struct core *core)
{
	static const struct crew_duty duty = { started, said, NULL, NULL };
	const struct config *c = core->config;
	struct ldap *l;

	if (c->ldap_count == 0)
		return NULL;
	l = calloc(1, sizeof(*l));
	if (l == NULL)
		die("out of memory");
	l->core = core;
	l->count = c->ldap_count;
	l->sources = calloc(l->count, sizeof(*l->sources));
	if (l->sources == NULL)
		die("out of memory");
	for (size_t i = 0; i < l->count; i++) {
		struct source *s = &l->sources[i];

		s->ldap = l;
		s->config = &c->ldaps[i];
		snprintf(s->label, sizeof(s->label), "ldap %s", c->ldaps[i].name);
		s->crew = crew_new(core->loop, "agreed-directory", s->label, &duty, s);
	}
	return l;
}

void
ldap_free(struct ldap *l)
{
	if (l == NULL)
		return;
	for (size_t i = 0; i < l->count; i++)
		crew_free(l->sources[i].crew);
	free(l->sources);
	free(l);
}
