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

#include "daemon/core/drive/account.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/core.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_words.h"
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
person(const char *name, const char *address, const char *department, const char *manager,
    const char *language, const char *zone)
{
	return (struct config_person) { .name = (char *)name,
		.address = (char *)address,
		.invitations = true,
		.department = (char *)department,
		.manager = (char *)manager,
		.language = (char *)language,
		.zone = (char *)zone };
}

static void
config_make(struct world *w)
{
	struct config *c = &w->config;

	c->identity.address = (char *)"agree@corp.example";
	c->identity.organisation = (char *)"Corp";
	c->identity.zone = (char *)"Europe/Berlin";
	c->identity.language = (char *)"en";
	w->core.plus_addresses = true;
	c->rules.eod_minute = 17 * 60;
	w->people[0] = person("Jane Doe", "jane@corp.example", "Product", "ann@corp.example", NULL, NULL);
	w->people[1] = person("Maya Lin", "maya@corp.example", "Design", "max@corp.example", NULL, NULL);
	w->people[2] =
	    person("Omar Haddad", "omar@corp.example", "Marketing", NULL, "de", "America/New_York");
	w->people[3] = person("Ann Müller", "ann@corp.example", "Product", NULL, NULL, NULL);
	w->people[4] = person("Max, Head of Design", "max@corp.example", "Design", NULL, NULL, NULL);
	c->people = w->people;
	c->people_count = 5;
	w->core.config = c;
	w->core.domain = "corp.example";
	w->core.now = NOW;
	w->core.worktime = (struct worktime) { .zone = "Europe/Berlin", .workday = { 0, 1, 1, 1, 1, 1, 0, 0 },
	    .open_minute = 540, .close_minute = 1020 };
	memset(w->core.key.bytes, 7, sizeof(w->core.key.bytes));
}

static int64_t
item_add(struct world *w, int n, const char *text, const char *due, int minute, const char *standard,
    const char *interest, bool milestone, const char *state, const struct store_owner *owner)
{
	struct store_owner copy = *owner;

	return store_item_add(w->core.store,
	    &(struct store_item) { .agreement = w->agreement,
	        .n = n,
	        .text = text,
	        .standard = standard,
	        .interest = interest,
	        .due = due,
	        .due_minute = minute,
	        .due_words = "",
	        .due_why = "",
	        .milestone = milestone,
	        .quote = text,
	        .line = n,
	        .state = state,
	        .changed = NOW,
	        .owners = &copy,
	        .owner_count = owner->name[0] != '\0' ? 1 : 0 });
}

static void
record_make(struct world *w)
{
	struct store *s = w->core.store;
	int64_t first, second;

	w->agreement = store_agreement_add(s,
	    &(struct store_agreement) { .title = "Launch sync",
	        .held_on = "2026-11-24",
	        .created = NOW,
	        .revision = 1,
	        .requester_name = "Jane Doe",
	        .requester_email = "jane@corp.example",
	        .source_id = "notes-1@mail.corp.example",
	        .flag_by = NOW + 2 * 86400 + 7 * 3600 + 1800 });
	store_participant_add(
	    s, w->agreement, &(struct store_participant) { "jane@corp.example", "Jane Doe", "requester" });
	store_participant_add(
	    s, w->agreement, &(struct store_participant) { "maya@corp.example", "Maya Lin", "owner" });
	store_participant_add(
	    s, w->agreement, &(struct store_participant) { "omar@corp.example", "Omar Haddad", "owner" });
	first = item_add(w, 1, "final pricing page mockups", "2026-12-04", -1,
	    "mobile and desktop, no open comments", "", true, "proposed",
	    &(struct store_owner) { "Maya Lin", "maya@corp.example", "", 0 });
	second = item_add(w, 2, "churn user profiles", "2026-11-25", 17 * 60, "",
	    "Design reuses them for its persona report", false, "proposed",
	    &(struct store_owner) { "Omar Haddad", "omar@corp.example", "Marketing", 0 });
	item_add(w, 3, "API limits to Omar Haddad", "2026-11-25", -1, "", "", false, "proposed",
	    &(struct store_owner) { "Jane Doe", "jane@corp.example", "", 0 });
	item_add(w, 4, "check the legal text", "", -1, "", "", false, "asked",
	    &(struct store_owner) { "", "", "", 0 });
	item_add(w, 5, "book the room", "2026-12-01", -1, "", "", false, "asked",
	    &(struct store_owner) { "Dana (Dana Cruz or Dana Weiss)", "", "", 0 });
	store_checkpoint_add(s,
	    &(struct store_checkpoint) { .agreement = w->agreement,
	        .email = "maya@corp.example",
	        .uid = "a1-1@corp.example",
	        .partstat = "NEEDS-ACTION",
	        .starts = NOW + 7 * 86400 + 1800,
	        .minutes = 30,
	        .items = &first,
	        .item_count = 1 });
	store_checkpoint_add(s,
	    &(struct store_checkpoint) { .agreement = w->agreement,
	        .email = "omar@corp.example",
	        .uid = "a1-2@corp.example",
	        .partstat = "NEEDS-ACTION",
	        .starts = NOW + 1800 + 3 * 3600,
	        .minutes = 30,
	        .items = &second,
	        .item_count = 1 });
	store_line_add(s, w->agreement, "decision", 1, "We ship the self-serve plan on 15 December.");
	store_line_add(
	    s, w->agreement, "maybe", 1, "We might want to look at <the> \"numbers\" & figures again");
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

	m.n = store_notice_due(w->core.store, w->pool, NOW + 86400, 0, 200, &m.v);
	return m;
}

static void
keep(const struct mails *m, const char *test)
{
	const char *folder = getenv("AGREED_TEST_OUT");
	char path[1000];

	for (size_t i = 0; folder != NULL && i < m->n; i++) {
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s-%02zu-%s-%s.eml", folder, test, i, m->v[i].kind,
		    m->v[i].recipient);
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
		fail_msg("the %s to %s does not say '%s':\n%.*s", n->kind, n->recipient, words,
		    (int)n->body_len, n->body);
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

	notice_question(&w->core, w->pool, &r);
	m = mails(w);
	keep(&m, "question");
	assert_int_equal(m.n, 1);
	assert_says(&m.v[0], "Subject: Launch sync: 2 questions [A-1]\r\n");
	assert_says(&m.v[0], "Auto-Submitted: auto-replied\r\n");
}

/* A question is asked anew only when it is another one. */
static void
test_question_again(void **state)
{
	struct world *w = *state;
	struct record r = load(w);

	notice_question(&w->core, w->pool, &r);
	notice_question(&w->core, w->pool, &r);
	assert_int_equal(mails(w).n, 1);
}

/* attached: files only; separate: mails only; the event is the same in both. */
static void
test_invite_settings(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct mails m;

	w->config.invite = INVITE_ATTACHED;
	notice_confirm(&w->core, w->pool, &r);
	m = mails(w);
	assert_int_equal(m.n, 5);
	assert_says(mail_to(&m, "confirm", "maya@corp.example"), "filename=\"invitation.ics\"");
	assert_false(says(mail_to(&m, "confirm", "ann@corp.example"), "invitation.ics"));
	/* another revision of the same points is another mail */
	w->config.invite = INVITE_SEPARATE;
	r.a.revision = 2;
	notice_confirm(&w->core, w->pool, &r);
	m = mails(w);
	assert_int_equal(m.n, 12);
	for (size_t i = 5; i < m.n; i++)
		if (strcmp(m.v[i].kind, "confirm") == 0)
			assert_false(says(&m.v[i], "invitation.ics"));
	assert_says(
	    mail_to(&m, "invite", "maya@corp.example"), "text/calendar; charset=UTF-8; method=REQUEST;");
}

/* Who has several points gets them all confirmed by one press, and each with links of its own. */
static void
test_several(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct mails m;

	store_item_owner(
	    w->core.store, r.items[1].id, &(struct store_owner) { "Maya Lin", "maya@corp.example", "", 0 });
	r = load(w);
	notice_confirm(&w->core, w->pool, &r);
	m = mails(w);
	keep(&m, "several");
	assert_says(mail_to(&m, "confirm", "maya@corp.example"), "Yours: points 1, 2.");
}

/* Dates as people of a language write them. */
static void
test_words(void **state)
{
	static const struct {
		const char *locale, *zone, *day, *moment;
	} cases[] = {
		{ "en", "Europe/Berlin", "Friday 4 December", "Tuesday 24 November, 09:30" },
		{ "en", "America/Los_Angeles", "Friday 4 December", "Tuesday 24 November, 00:30" },
		{ "en", "Asia/Tokyo", "Friday 4 December", "Tuesday 24 November, 17:30" },
		{ "de", "Europe/Berlin", "Freitag, 4. Dezember", "Dienstag, 24. November, 09:30" },
		{ "fr", "UTC", "vendredi 4 décembre", "mardi 24 novembre, 08:30" },
		{ "en-US", "UTC", "Friday, December 4", "Tuesday, November 24, 8:30\u00a0AM" },
		{ "zh", "UTC", "12月4日星期五", "11月24日星期二, 08:30" },
		{ "xx-nonsense", "No/Where", NULL, NULL },
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct words words = { w->pool, cases[i].locale, cases[i].zone, NOW };
		const char *day = words_day(&words, (struct civil_date) { 2026, 12, 4 }),
		           *moment = words_moment(&words, NOW);

		if (cases[i].day == NULL)
			continue;
		assert_string_equal(day, cases[i].day);
		assert_string_equal(moment, cases[i].moment);
	}
	assert_string_equal(
	    words_day(&(struct words) { w->pool, "en", "UTC", NOW }, (struct civil_date) { 2027, 1, 8 }),
	    "Friday 8 January 2027");
	assert_string_equal(
	    words_zone(&(struct words) { w->pool, "en", "America/New_York", NOW }), "New York");
	assert_string_equal(words_zone(&(struct words) { w->pool, "de", "Etc/UTC", NOW }), "UTC");
}

/* Without plus-addresses a ready reply could not be matched to anybody: no buttons, the token is in the ids
 * alone. */
static void
test_no_plus(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct mails m;
	const struct store_notice *maya;

	w->core.plus_addresses = false;
	notice_confirm(&w->core, w->pool, &r);
	m = mails(w);
	keep(&m, "noplus");
	maya = mail_to(&m, "confirm", "maya@corp.example");
	assert_says(maya, "Reply-To: agreed <agree@corp.example>\r\n");
	assert_false(says(maya, "mailto:"));
	assert_false(says(maya, "agree+"));
	assert_says(maya, "Message-ID: <a1.");
}

static void
test_remind(void **state)
{
	struct world *w = *state;
	struct record r = load(w), other = r;
	struct notice_reminder list[3] = { { &r, &r.items[0], .why = REMIND_CHECKPOINT },
		{ &r, &r.items[1], .why = REMIND_OVERDUE }, { &other, &r.items[2], .why = REMIND_DUE } };
	struct mails m;

	assert_true(notice_remind(&w->core, w->pool, "maya@corp.example", "2026-12-01", list, 1));
	assert_false(notice_remind(&w->core, w->pool, "maya@corp.example", "2026-12-01", list, 2));
	assert_true(notice_remind(&w->core, w->pool, "omar@corp.example", "2026-12-01", list, 2));
	/* points of two agreements have the same numbers: each has an address of its own */
	other.a.id = 99;
	other.a.title = "Budget round";
	assert_true(notice_remind(&w->core, w->pool, "jane@corp.example", "2026-12-01", list, 3));
	m = mails(w);
	keep(&m, "remind");
	assert_int_equal(m.n, 3);
	assert_says(&m.v[0], "Subject: Launch sync: checkpoint today [A-1]\r\n");
	assert_says(&m.v[0], "From: Jane Doe via agreed <");
	assert_says(&m.v[0], "X-Auto-Response-Suppress: OOF, AutoReply\r\n");
	assert_says(&m.v[2], "Subject: Your points today: 3\r\n");
	assert_says(&m.v[2], "From: agreed <");
	assert_says(&m.v[2], "agree+a99-");
	assert_says(&m.v[2], "agree+a1-");
}

static void
test_dialogue(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct store_part parts[] = { { "mobile mockups", "2026-12-04", "", -1 },
		{ "desktop mockups", "", "", -1 } };
	struct store_proposal change = { .due = "2026-12-08",
		.due_minute = 600,
		.text = "two mockups",
		.name = "" },
	                      split = { .due = "", .text = "", .name = "", .parts = parts, .part_count = 2 },
	                      offer = { .due = "", .text = "", .name = "Omar Haddad" },
	                      event = { .due = "", .text = "", .name = "", .checkpoint = 1, .starts = 1796220000 };
	struct notice_choice choices[CHOICE_KIND_COUNT];
	struct store_item moved = r.items[0];
	struct notice_change changes[CHANGE_KIND_COUNT];
	struct mails m;

	for (int k = 0; k < CHOICE_KIND_COUNT; k++) {
		const struct store_proposal *p = k == CHOICE_CHANGE     ? &change
		    : k == CHOICE_SPLIT                                 ? &split
		    : k == CHOICE_CHECKPOINT                            ? &event
		    : k == CHOICE_HANDOVER || k == CHOICE_OFFER_REFUSED ? &offer
		                                                        : NULL;

		choices[k] = (struct notice_choice) { (enum notice_choice_kind)k, "jane@corp.example",
			&r.items[0], p, "the agency is late" };
		notice_decide(&w->core, w->pool, &r, "jane@corp.example", "maya@corp.example", &choices[k], 1,
		    k == 0       ? "m0@x"
		        : k == 1 ? "m1@x"
		        : k == 2 ? "m2@x"
		        : k == 3 ? "m3@x"
		        : k == 4 ? "m4@x"
		        : k == 5 ? "m5@x"
		        : k == 6 ? "m6@x"
		        : k == 7 ? "m7@x"
		                 : "m10@x");
	}
	moved.due = "2026-12-08";
	moved.text = "mockups of the pricing page";
	for (int k = 0; k < CHANGE_KIND_COUNT; k++)
		changes[k] =
		    (struct notice_change) { (enum notice_change_kind)k, &r.items[0], &moved, "as we said" };
	notice_revision(&w->core, w->pool, &r, "jane@corp.example", changes, 1, "m8@x");
	notice_revision(&w->core, w->pool, &r, "jane@corp.example", changes, CHANGE_KIND_COUNT, "m9@x");
	m = mails(w);
	keep(&m, "dialogue");
	assert_says(
	    mail_to(&m, "revision", "maya@corp.example"), "Subject: Launch sync: point 1 changed [A-1]\r\n");
	assert_says(mail_to(&m, "decide", "jane@corp.example"), "two mockups");
	/* the milestone's managers see that it changed */
	mail_to(&m, "revision", "max@corp.example");
}

static void
test_records(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct notice_quote quotes[] = { { 1, "it depends on <legal> & \"others\"",
		                             "the date is still missing" },
		{ 0, "Let us see.", "" }, { 0, "", "declined the checkpoint" } };
	const char *maya = "maya@corp.example";
	struct mails m;

	notice_done(&w->core, w->pool, &r, &r.items[0], maya, "All mockups are in the folder.", "m1@x");
	notice_done(&w->core, w->pool, &r, &r.items[1], maya, "", "m1@x");
	notice_status(&w->core, w->pool, &r, maya, false, "m2@x");
	notice_status(&w->core, w->pool, &r, "omar@corp.example", true, NULL);
	notice_help(&w->core, w->pool, &r, maya, "m3@x");
	notice_help(&w->core, w->pool, &r, "jane@corp.example", "m3@x");
	notice_unclear(&w->core, w->pool, &r, maya, &(struct notice_words){ .list = quotes, .n = 2 }, "m4@x");
	notice_unclear(&w->core, w->pool, &r, "omar@corp.example", &(struct notice_words){ .list = quotes, .n = 2 }, "m4@x");
	notice_said(&w->core, w->pool, &r, maya, &(struct notice_words){ .list = quotes, .n = 3 }, "m5@x");
	notice_undelivered(
	    &w->core, w->pool, &r, "omar@corp.example", "confirm", "550 5.1.1 no such user", false, "m6@x");
	notice_undelivered(
	    &w->core, w->pool, &r, "omar@corp.example", "confirm", "connection lost", true, "m7@x");
	notice_uninvite(&w->core, w->pool, &r, &r.checkpoints[0]);
	r.checkpoints[0].sequence++;
	for (int why = INVITE_MOVED; why < INVITE_WHY_COUNT; why++)
		notice_invite_again(&w->core, w->pool, &r, &r.checkpoints[0], (enum notice_invite_why)why,
		    why == INVITE_MOVED       ? ""
		        : why == INVITE_STAYS ? "m8@x"
		        : why == INVITE_AGAIN ? "m9@x"
		                              : "m10@x");
	/* who wants no invitations gets none, and no word that one is off which never came */
	for (size_t i = 0; i < sizeof(w->people) / sizeof(w->people[0]); i++)
		w->people[i].invitations = false;
	notice_invite(&w->core, w->pool, &r, &r.checkpoints[1]);
	notice_uninvite(&w->core, w->pool, &r, &r.checkpoints[1]);
	m = mails(w);
	keep(&m, "records");
	/* two points done in one mail are two questions */
	assert_int_equal(m.n, 16);
	assert_says(mail_to(&m, "status", maya), "\r\nIn-Reply-To: <m2@x>\r\n");
	assert_says(mail_to(&m, "status", maya), "Auto-Submitted: auto-replied\r\n");
	assert_says(mail_to(&m, "said", "jane@corp.example"), "Auto-Submitted: auto-generated\r\n");
	assert_says(mail_to(&m, "uninvite", r.checkpoints[0].email), "method=CANCEL");
	assert_says(mail_to(&m, "help", "jane@corp.example"), "reassign 3: name");
	assert_false(says(mail_to(&m, "help", maya), "reassign 3: name"));
}

static void
test_no_agreement(void **state)
{
	struct world *w = *state;
	struct reading_item item = { .quote = SLICE("perhaps somebody looks at it") };
	struct reading_line decision = { SLICE("We ship on 15 December."), 3 };
	struct slice note = SLICE("plan.xlsx: this kind of file is not read");
	struct reading r = { .from = { SLICE("Maya Lin"), SLICE("maya@corp.example") },
		.title = SLICE("Sync notes"),
		.subject = SLICE("Sync notes [agreed]"),
		.message_id = SLICE("n1@x"),
		.items = &item,
		.item_count = 1,
		.decisions = &decision,
		.decision_count = 1,
		.notes = &note,
		.note_count = 1 };
	struct mails m;

	notice_noitems(&w->core, w->pool, &r);
	notice_noitems(&w->core, w->pool, &r);
	notice_refused_size(&w->core, w->pool, &r, 31457280, 26214400);
	notice_unreadable(&w->core, w->pool, &r);
	/* never to ourselves, nor to what is no address */
	r.from.email = SLICE("agree+a1-x@corp.example");
	notice_unreadable(&w->core, w->pool, &r);
	r.from.email = SLICE("maya");
	notice_unreadable(&w->core, w->pool, &r);
	m = mails(w);
	keep(&m, "none");
	assert_int_equal(m.n, 3);
	assert_says(&m.v[0], "Subject: Re: Sync notes\r\n");
	assert_says(&m.v[0], "In-Reply-To: <n1@x>\r\n");
	assert_says(&m.v[0], "perhaps somebody looks at it");
	assert_says(&m.v[1], "30.0 MB");
}

/* A title that the notes' sender chose makes no header field, wherever it goes. */
static void
test_hostile_title(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct mails m;

	r.a.title = "Sync\r\nBcc: all@corp.example\r\n\r\n<script>alert(1)</script>";
	r.a.requester_name = "Jane\r\nBcc: x";
	r.items[0].text = "<script>alert(1)</script> {{title}}";
	notice_confirm(&w->core, w->pool, &r);
	m = mails(w);
	keep(&m, "hostile");
	for (size_t i = 0; i < m.n; i++) {
		const char *header_end = memmem(m.v[i].body, m.v[i].body_len, "\r\n\r\n", 4);

		assert_null(memmem(m.v[i].body, (size_t)(header_end - m.v[i].body), "\r\nBcc:", 6));
		assert_false(says(&m.v[i], "<script>alert(1)</script><"));
	}
}

/* All templates of the tree are good; a broken one is told with file and line. */
static void
test_kinds(void **state)
{
	struct config_errors errors = { 0 };
	char folder[] = "/tmp/agreed-templates-XXXXXX", command[200];

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof(command),
	    "cp -R templates/*.html templates/*.txt templates/en %s && echo '{{nonsense}}' >>%s/en/confirm.txt"
	    " && rm %s/en/help.html",
	    folder, folder, folder);
	assert_int_equal(system(command), 0);
	assert_null(notice_kinds_load(folder, "en", &errors));
	assert_int_equal(errors.n, 2);
	assert_non_null(strstr(errors.v[0], "/en/confirm.txt:"));
	assert_non_null(strstr(errors.v[0], "'nonsense' is not known here"));
	assert_non_null(strstr(errors.v[1], "/en/help.html: "));
	config_errors_free(&errors);
	errors = (struct config_errors) { 0 };
	assert_null(notice_kinds_load("templates", "xx", &errors));
	assert_int_equal(errors.n, 1);
	config_errors_free(&errors);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	assert_int_equal(system(command), 0);
}

/* What is asked again: each kind of question with its own ready replies, and an offer to do with less. */
static void
test_nudge(void **state)
{
	struct world *w = *state;
	struct record r = load(w);
	struct notice_reminder list[3] = {
		{ &r, &r.items[0], .why = REMIND_NUDGE, .cause = CAUSE_DECIDE, .waiting = "Maya Lin" },
		{ &r, &r.items[1], .why = REMIND_NUDGE, .cause = CAUSE_CHECKPOINT, .split = true, .waiting = "Jane Doe" },
		{ &r, &r.items[2], .why = REMIND_COPY, .cause = CAUSE_CHECKPOINT, .person = "Omar Haddad", .waiting = "Jane Doe" },
	};
	struct mails m;

	assert_true(notice_remind(&w->core, w->pool, "jane@corp.example", "2026-12-01", list, 1));
	assert_true(notice_remind(&w->core, w->pool, "maya@corp.example", "2026-12-01", list + 1, 2));
	assert_true(notice_remind(&w->core, w->pool, "omar@corp.example", "2026-12-01", list + 2, 1));
	m = mails(w);
	keep(&m, "nudge");
	assert_says(mail_to(&m, "remind", "jane@corp.example"), "your word, please");
	assert_says(mail_to(&m, "remind", "jane@corp.example"), "Maya Lin waits for it.");
	assert_says(mail_to(&m, "remind", "jane@corp.example"), "     accept 1\r\n");
	assert_false(says(mail_to(&m, "remind", "jane@corp.example"), "What do you need from me"));
	assert_says(mail_to(&m, "remind", "maya@corp.example"), "What do you need from me to move forward?");
	assert_says(mail_to(&m, "remind", "maya@corp.example"), "If the whole is too much");
	assert_says(mail_to(&m, "remind", "omar@corp.example"), "eine Antwort steht aus");
}

/* The week: points, and a line for each department of a manager; only this one can be left. */
static void
test_digest_of(struct world *w, const struct record *r)
{
	struct config_department design = { .name = (char *)"Design", .manager = (char *)"jane@corp.example" };
	struct account_department week[] = { { .name = "Design", .kept = 3, .late = 1, .renegotiated = 2 },
		{ .name = "Legal", .late = 9 } };
	struct account account = { .departments = week, .department_count = 2 };
	struct notice_reminder list[] = { { r, &r->items[0], .why = REMIND_NUDGE, .cause = CAUSE_DECIDE },
		{ r, &r->items[1], .why = REMIND_NUDGE, .cause = CAUSE_CHECKPOINT } };
	const struct store_notice *n;
	struct mails m;

	w->config.departments = &design;
	w->config.department_count = 1;
	notice_digest(&w->core, w->pool, "jane@corp.example", "2026-11-30", list, 2, &account);
	notice_digest(&w->core, w->pool, "omar@corp.example", "2026-11-30", list + 1, 1, &account);
	notice_digest(&w->core, w->pool, "maya@corp.example", "2026-11-30", list, 0, &account);
	m = mails(w);
	keep(&m, "digest");
	assert_int_equal(m.n, 12);
	n = mail_to(&m, "digest", "jane@corp.example");
	assert_says(n, "Design: 3 kept, 1 late, 2 renegotiated");
	assert_false(says(n, "Legal"));
	assert_says(n, "List-Unsubscribe: <mailto:agree%2Bd1-");
	assert_says(mail_to(&m, "digest", "omar@corp.example"), "Ihre offenen Punkte diese Woche: 1");
	w->config.department_count = 0;
}

static void
test_escalate(void **state)
{
	struct world *w = *state;
	struct record r;
	struct notice_escalation e, two[2];
	const struct store_notice *n;
	struct mails m;

	r = load(w);
	store_event_add(w->core.store, &(struct store_event) { .at = NOW - 86400, .agreement = w->agreement,
	    .item = r.items[0].id, .kind = "need", .person = "maya@corp.example", .message_id = "need@mail.corp.example",
	    .detail = "I need the final texts" });
	store_event_add(w->core.store, &(struct store_event) { .at = NOW - 3600, .agreement = w->agreement,
	    .item = r.items[0].id, .kind = "split offered", .person = "maya@corp.example", .message_id = "r@corp.example",
	    .detail = "overdue" });
	e = (struct notice_escalation) { .record = &r, .item = &r.items[0], .id = 9, .cause = CAUSE_OVERDUE,
		.holder = "maya@corp.example", .waiter = "jane@corp.example",
		.managers = { "max@corp.example", "ann@corp.example" }, .sentence = "The fair cannot be moved.",
		.send_at = NOW + 4 * 3600 };
	e.event_count = store_events(w->core.store, w->pool, w->agreement, &e.events);
	assert_true(notice_help_ask(&w->core, w->pool, HELP_ANNOUNCE, "jane@corp.example", "2026-12-07", &e, 1));
	assert_true(notice_help_ask(&w->core, w->pool, HELP_ASK, "max@corp.example", "2026-12-07", &e, 1));
	/* one of its kind a day */
	assert_false(notice_help_ask(&w->core, w->pool, HELP_ASK, "max@corp.example", "2026-12-07", &e, 1));
	two[0] = two[1] = e;
	two[1].item = &r.items[1];
	assert_true(notice_help_ask(&w->core, w->pool, HELP_ANNOUNCE, "omar@corp.example", "2026-12-07", two, 2));
	assert_true(notice_help_ask(&w->core, w->pool, HELP_ASK, "ann@corp.example", "2026-12-07", two, 2));
	assert_true(notice_help_ask(&w->core, w->pool, HELP_SUMMARY, "jane@corp.example", "2026-12-09", two, 2));
	e.managers[0] = e.managers[1] = NULL;
	e.cause = CAUSE_OFFER;
	assert_true(notice_help_ask(&w->core, w->pool, HELP_SUMMARY, "omar@corp.example", "2026-12-09", &e, 1));
	notice_away(&w->core, w->pool, &r, "jane@corp.example", "maya@corp.example", (struct civil_date) { 2026, 12, 7 },
	    "omar@corp.example");
	notice_away(&w->core, w->pool, &r, "omar@corp.example", "jane@corp.example", (struct civil_date) { 2026, 12, 7 }, "");
	notice_milestone(&w->core, w->pool, &r, &r.items[0], MILESTONE_AT_RISK, "we are two people short", "1@corp.example");
	notice_milestone(&w->core, w->pool, &r, &r.items[1], MILESTONE_LATE, "", "2026-12-04");
	m = mails(w);
	keep(&m, "escalate");
	assert_int_equal(m.n, 10);
	test_digest_of(w, &r);
	assert_says(mail_to(&m, "milestone", "ann@corp.example"), "Launch sync: milestone at risk, point 1 [A-1]");
	assert_says(mail_to(&m, "away", "jane@corp.example"), "Omar Haddad stands in.");
	n = mail_to(&m, "escalate_soon", "jane@corp.example");
	assert_says(n, "Reply-To: agreed <agree+e9-");
	assert_says(n, "Reply \"stop\" and it is not sent");
	n = mail_to(&m, "escalate", "max@corp.example");
	assert_says(n, "please help coordinate point 1 [A-1]");
	assert_says(n, "Cc: Jane Doe <jane@corp.example>,");
	assert_says(n, "\"I need the final texts\"");
	assert_says(n, "<need@mail.corp.example>");
	assert_says(n, "Jane Doe adds: \"The fair cannot be moved.\"");
	assert_says(n, "To do with less");
	n = mail_to(&m, "escalate", "ann@corp.example");
	assert_says(n, "please help coordinate 2 points [A-1]");
	assert_says(n, "point 1, answers to");
	assert_says(n, "point 2, answers to");
	assert_false(says(n, "Cc:"));
	n = mail_to(&m, "summary", "jane@corp.example");
	assert_says(n, "no answer yet to 2 points [A-1]");
	assert_says(n, "Head of Design and Ann M");
	n = mail_to(&m, "escalate_soon", "omar@corp.example");
	assert_says(n, "Reply-To: agreed <agree+m9-");
	assert_says(mail_to(&m, "summary", "omar@corp.example"), "noch keine Antwort zu Punkt 1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_confirm, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_question, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_question_again, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_invite_settings, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_several, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_words, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_no_plus, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_remind, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_nudge, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_escalate, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_dialogue, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_records, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_no_agreement, world_new, world_free),
		cmocka_unit_test_setup_teardown(test_hostile_title, world_new, world_free),
		cmocka_unit_test(test_kinds),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
