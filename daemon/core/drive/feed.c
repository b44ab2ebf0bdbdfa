/*
 * See feed.h. Place: beside the outbox, after a commit. Method: the log of events
 * says which agreements changed since the last look; their files and those of
 * the people on them are made anew.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/drive/feed.h"
#include "daemon/core/notice/notice_invite.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"

#define POOL_MAX ((size_t)256 * 1024 * 1024)
#define NAME_LEN 64

struct feed {
	struct core *core;
	int folder;
	int64_t last;   /* the last event that was looked at */
};

/* The entries of one file. */
struct entries {
	struct invite *v;
	size_t n, cap;
};

struct feed *
feed_new(struct core *core)
{
	const char *path = core->config->feed_folder;
	int folder = path == NULL ? -1 : open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct feed *f;

	if (folder < 0) {
		if (path != NULL)
			log_error("feed-folder: %s: %s; no calendars are written", path, strerror(errno));
		return NULL;
	}
	f = calloc(1, sizeof(*f));
	if (f == NULL)
		die("out of memory");
	*f = (struct feed){ core, folder, 0 };
	return f;
}

void
feed_free(struct feed *f)
{
	if (f == NULL)
		return;
	close(f->folder);
	free(f);
}

/* -- files -- */

static bool
all_write(int fd, struct slice s)
{
	while (s.len > 0) {
		ssize_t n = write(fd, s.p, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = slice_from(s, (size_t)n);
	}
	return true;
}

/* Beside the file, then in its place. */
static void
file_replace(struct feed *f, const char *name, struct slice bytes)
{
	char partial[NAME_LEN + 8];
	bool ok;
	int fd;

	snprintf(partial, sizeof(partial), ".%s.new", name);
	unlinkat(f->folder, partial, 0);
	fd = openat(f->folder, partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
	ok = fd >= 0 && fchmod(fd, 0640) == 0 && all_write(fd, bytes);
	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	ok = ok && renameat(f->folder, partial, f->folder, name) == 0;
	if (!ok) {
		log_error("feed-folder: %s cannot be written: %s", name, strerror(errno));
		unlinkat(f->folder, partial, 0);
	}
}

/* kind and a token: "person-gezdgnbvgy3tqojqgezd.ics". The address counts in small letters. */
static void
file_name(const struct core *core, struct pool *pool, const char *kind, int64_t agreement, const char *email,
    char name[NAME_LEN])
{
	char token[TOKEN_LEN + 1];
	struct text about;

	text_init(&about, pool);
	text_addf(&about, "feed %s", kind);
	for (const char *p = email; *p != '\0'; p++)
		text_add_char(&about, *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p);
	token_make(&core->key, agreement, text_slice(&about), token);
	snprintf(name, NAME_LEN, "%s-%s.ics", kind, token);
}

/* -- what stands in them -- */

static struct invite *
entry_new(struct pool *pool, struct entries *e)
{
	e->v = pool_grow(pool, e->v, e->n, &e->cap, sizeof(*e->v));
	return &e->v[e->n++];
}

/* All that is open in the record; who "": everybody's. */
static void
record_add(struct core *core, struct pool *pool, const struct record *r, const char *who, struct entries *e)
{
	for (size_t i = 0; i < r->checkpoint_count; i++)
		if (!r->checkpoints[i].cancelled && (who[0] == '\0' || email_is(r->checkpoints[i].email, who)))
			*entry_new(pool, e) = notice_entry_checkpoint(core, pool, r, &r->checkpoints[i], who);
	for (size_t i = 0; i < r->item_count; i++) {
		const struct store_item *item = &r->items[i];
		enum item_state state = record_state(item);

		if (agreement_is_open(state) && state != ITEM_ASKED && item->due[0] != '\0' &&
		    (who[0] == '\0' || record_owns(item, who)))
			*entry_new(pool, e) = notice_entry_due(core, pool, r, item, who);
	}
}

static void
agreement_write(struct feed *f, struct pool *pool, const struct record *r)
{
	struct core *core = f->core;
	struct entries e = { 0 };
	char name[NAME_LEN];
	struct text title;

	text_init(&title, pool);
	text_addf(&title, "%s: %s", record_tag(pool, r->a.id), r->a.title);
	record_add(core, pool, r, "", &e);
	file_name(core, pool, "agreement", r->a.id, "", name);
	file_replace(f, name, invite_publish(pool, title.p, core->worktime.zone, e.v, e.n));
}

static void
person_write(struct feed *f, struct pool *pool, const char *email)
{
	struct core *core = f->core;
	struct entries e = { 0 };
	struct notice_reader reader;
	char name[NAME_LEN];
	struct text title;
	int64_t *list;
	size_t n = store_agreements_of(core->store, pool, email, &list);

	for (size_t i = 0; i < n; i++) {
		struct record r;

		if (record_load(core, pool, list[i], &r))
			record_add(core, pool, &r, email, &e);
	}
	notice_reader(core, pool, NULL, email, &reader);
	text_init(&title, pool);
	text_addf(&title, "%s: %s", core->config->identity.organisation, reader.name);
	file_name(core, pool, "person", 0, email, name);
	file_replace(f, name, invite_publish(pool, title.p, reader.words.zone, e.v, e.n));
}

/* -- following -- */

static bool
is_listed(char *const *list, size_t n, const char *email)
{
	for (size_t i = 0; i < n; i++)
		if (email_is(list[i], email))
			return true;
	return false;
}

/* The agreement's own file; whose else are to be written is added to people. */
static size_t
agreement_follow(struct feed *f, int64_t agreement, char ***people, size_t n, size_t *cap, struct pool *names)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct record r;

	if (record_load(f->core, pool, agreement, &r)) {
		agreement_write(f, pool, &r);
		for (size_t i = 0; i < r.participant_count; i++) {
			const char *email = r.participants[i].email;

			if (strcmp(r.participants[i].role, "owner") != 0 || is_listed(*people, n, email))
				continue;
			*people = pool_grow(names, *people, n, cap, sizeof(**people));
			(*people)[n++] = pool_copy(names, email, strlen(email));
		}
	}
	pool_free(pool);
	return n;
}

void
feed_follow(struct feed *f)
{
	struct pool *names;
	size_t n, count = 0, cap = 0;
	char **people = NULL;
	int64_t *list;

	if (f == NULL)
		return;
	names = pool_new(POOL_MAX);
	n = store_agreements_changed(f->core->store, names, &f->last, &list);
	for (size_t i = 0; i < n; i++)
		count = agreement_follow(f, list[i], &people, count, &cap, names);
	for (size_t i = 0; i < count; i++) {
		struct pool *pool = pool_new(POOL_MAX);

		person_write(f, pool, people[i]);
		pool_free(pool);
	}
	pool_free(names);
}
