/*
 * notice: every kind of mail, written from one record into a store in memory.
 * AGREED_TEST_OUT=FOLDER keeps them as .eml for tests/templates/test_mails.py.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/config.h"
#include "daemon/core/core.h"
#include "daemon/core/notice.h"
#include "daemon/core/record.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/reading.h"

/* Tuesday 24 November 2026, 09:30 in Berlin. */
#define NOW 1795509000

struct world {
	struct pool *pool;
	struct core core;
	struct config config;
	struct config_person people[5];
	int64_t agreement;
};

static struct config_person
person(const char *name, const char *address, const char *department, const char *manager, const char *language,
    const char *zone)
{
	return (struct config_person){ .name = (char *)name, .address = (char *)address, .department = (char *)department,
		.manager = (char *)manager, .language = (char *)language, .zone = (char *)zone };
}

static void
config_make(struct world *w)
{
	struct config *c = &w->config;

	c->identity.address = (char *)"agree@corp.example";
	c->identity.organisation = (char *)"Corp";
	c->identity.zone = (char *)"Europe/Berlin";
	c->identity.language = (char *)"en";
	c->identity.plus_addresses = true;
	c->rules.eod_minute = 17 * 60;
	w->people[0] = person("Jane Doe", "jane@corp.example", "Product", "ann@corp.example", NULL, NULL);
	w->people[1] = person("Maya Lin", "maya@corp.example", "Design", "max@corp.example", NULL, NULL);
	w->people[2] = person("Omar Haddad", "omar@corp.example", "Marketing", NULL, "de", "America/New_York");
	w->people[3] = person("Ann Müller", "ann@corp.example", "Product", NULL, NULL, NULL);
	w->people[4] = person("Max, Head of Design", "max@corp.example", "Design", NULL, NULL, NULL);
	c->people = w->people;
	c->people_count = 5;
	w->core.config = c;
	w->core.domain = "corp.example";
	w->core.now = NOW;
	w->core.worktime = (struct worktime){ "Europe/Berlin", { 0, 1, 1, 1, 1, 1, 0, 0 }, 540, 1020 };
	memset(w->core.key.bytes, 7, sizeof(w->core.key.bytes));
}

static int64_t
item_add(struct world *w, int n, const char *text, const char *due, int minute, const char *standard,
    const char *interest, bool milestone, const char *state, const struct store_owner *owner)
{
	struct store_owner copy = *owner;

	return store_item_add(w->core.store, &(struct store_item){ .agreement = w->agreement, .n = n, .text = text,
	    .standard = standard, .interest = interest, .due = due, .due_minute = minute, .due_words = "", .due_why = "",
	    .milestone = milestone, .quote = text, .line = n, .state = state, .changed = NOW, .owners = &copy,
	    .owner_count = owner->name[0] != '\0' ? 1 : 0 });
}

static void
record_make(struct world *w)
{
	struct store *s = w->core.store;
	int64_t first, second;

	w->agreement = store_agreement_add(s, &(struct store_agreement){ .title = "Launch sync", .held_on = "2026-11-24",
	    .created = NOW, .revision = 1, .requester_name = "Jane Doe", .requester_email = "jane@corp.example",
	    .source_id = "notes-1@mail.corp.example", .flag_by = NOW + 2 * 86400 + 7 * 3600 + 1800 });
	store_participant_add(s, w->agreement, &(struct store_participant){ "jane@corp.example", "Jane Doe", "requester" });
	store_participant_add(s, w->agreement, &(struct store_participant){ "maya@corp.example", "Maya Lin", "owner" });
	store_participant_add(s, w->agreement, &(struct store_participant){ "omar@corp.example", "Omar Haddad", "owner" });
	first = item_add(w, 1, "final pricing page mockups", "2026-12-04", -1, "mobile and desktop, no open comments", "",
	    true, "proposed", &(struct store_owner){ "Maya Lin", "maya@corp.example", "", 0 });
	second = item_add(w, 2, "churn user profiles", "2026-11-25", 17 * 60, "", "Design reuses them for its persona report",
	    false, "proposed", &(struct store_owner){ "Omar Haddad", "omar@corp.example", "Marketing", 0 });
	item_add(w, 3, "API limits to Omar Haddad", "2026-11-25", -1, "", "", false, "proposed",
	    &(struct store_owner){ "Jane Doe", "jane@corp.example", "", 0 });
	item_add(w, 4, "check the legal text", "", -1, "", "", false, "asked", &(struct store_owner){ "", "", "", 0 });
	item_add(w, 5, "book the room", "2026-12-01", -1, "", "", false, "asked",
	    &(struct store_owner){ "Dana (Dana Cruz or Dana Weiss)", "", "", 0 });
	store_checkpoint_add(s, &(struct store_checkpoint){ .agreement = w->agreement, .email = "maya@corp.example",
	    .uid = "a1-1@corp.example", .partstat = "NEEDS-ACTION", .starts = NOW + 7 * 86400 + 1800, .minutes = 30,
	    .items = &first, .item_count = 1 });
	store_checkpoint_add(s, &(struct store_checkpoint){ .agreement = w->agreement, .email = "omar@corp.example",
	    .uid = "a1-2@corp.example", .partstat = "NEEDS-ACTION", .starts = NOW + 1800 + 3 * 3600, .minutes = 30,
	    .items = &second, .item_count = 1 });
	store_line_add(s, w->agreement, "decision", 1, "We ship the self-serve plan on 15 December.");
	store_line_add(s, w->agreement, "maybe", 1, "We might want to look at <the> \"numbers\" & figures again");
	store_line_add(s, w->agreement, "unread", 1, "budget.xlsx: this kind of file is not read");
}

static int
world_new(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	struct config_errors errors = { 0 };
	const char *why;

	w->pool = pool_new((size_t)256 * 1024 * 1024);
	config_make(w);
	w->core.kinds = notice_kinds_load("templates", "en", &errors);
	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "%s\n", errors.v[i]);
	assert_non_null(w->core.kinds);
	w->core.store = store_open(":memory:", &why);
	store_begin(w->core.store);
	record_make(w);
	*state = w;
	return 0;
}

static int
world_free(void **state)
{
	struct world *w = *state;

	store_commit(w->core.store);
	store_close(w->core.store);
	notice_kinds_free(w->core.kinds);
	pool_free(w->pool);
	free(w);
	return 0;
}

/* -- what was written -- */

struct mails {
	struct store_notice *v;
	size_t n;
};

static struct mails
mails(struct world *w)
{
	struct mails m;

	m.n = store_notice_due(w->core.store, w->pool, NOW + 1000, 0, 200, &m.v);
	return m;
}

static void
keep(const struct mails *m, const char *test)
{
	const char *folder = getenv("AGREED_TEST_OUT");
	char path[1000];

	for (size_t i = 0; folder != NULL && i < m->n; i++) {
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s-%02zu-%s-%s.eml", folder, test, i, m->v[i].kind, m->v[i].recipient);
		f = fopen(path, "wb");
		assert_non_null(f);
		fwrite(m->v[i].body, 1, m->v[i].body_len, f);
		fclose(f);
	}
}

static const struct store_notice *
mail_to(const struct mails *m, const char *kind, const char *email)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->v[i].kind, kind) == 0 && strcmp(m->v[i].recipient, email) == 0)
			return &m->v[i];
	fail_msg("no %s to %s", kind, email);
	return NULL;
}

static bool
says(const struct store_notice *n, const char *words)
{
	return memmem(n->body, n->body_len, words, strlen(words)) != NULL;
}

static void
assert_says(const struct store_notice *n, const char *words)
{
	if (!says(n, words))
		fail_msg("the %s to %s does not say '%s':\n%.*s", n->kind, n->recipient, words, (int)n->body_len, n->body);
}

static struct record
load(struct world *w)
{
	struct record r;

	assert_true(record_load(&w->core, w->pool, w->agreement, &r));
	return r;
}

static void
test_confirm(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct mails m;
	const struct store_notice *maya;

	w->config.invite = INVITE_BOTH;
	notice_confirm(&w->core, w->pool, &r);
	notice_confirm(&w->core, w->pool, &r);
	m = mails(w);
	keep(&m, "confirm");
	/* Jane, Maya, Omar, both managers; two invitations */
	assert_int_equal(m.n, 7);
	maya = mail_to(&m, "confirm", "maya@corp.example");
	assert_says(maya, "From: Jane Doe via agreed <agree@corp.example>\r\n");
	assert_says(maya, "Subject: Launch sync: confirming the following 3 points [A-1]\r\n");
	assert_says(maya, "Reply-To: agreed <agree+a1-");
	assert_says(maya, "\"Max, Head of Design\" <max@corp.example>");
	assert_says(maya, "Auto-Submitted: auto-generated\r\n");
	assert_says(maya, "X-Agreed-Id: corp.example/A-1/confirm\r\n");
	assert_says(maya, "\r\nIn-Reply-To: <notes-1@mail.corp.example>\r\n");
}

static void
test_question(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct mails m;

	notice_question(&w->core, w->pool, &r, false);
	m = mails(w);
	keep(&m, "question");
	assert_int_equal(m.n, 1);
	assert_says(&m.v[0], "Subject: Launch sync: 2 questions [A-1]\r\n");
	assert_says(&m.v[0], "Auto-Submitted: auto-replied\r\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_confirm, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_question, world_new, world_free),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
