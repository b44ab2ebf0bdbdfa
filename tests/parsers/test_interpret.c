/*
 * Whole mails to readings: each tests/messages/X.eml that has an X.json. That
 * file is a part of what must come out: kind, auto, auto_kind, keyword,
 * forward, reply_text, bounce, itip; what it does not name is not looked at.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "parsers/base/pack.h"
#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

#define FOLDER "tests/messages/"

static struct slice
file_read(struct pool *pool, const char *path)
{
	FILE *f = fopen(path, "r");
	struct text t;
	char buf[4096];
	size_t n;

	assert_non_null(f);
	text_init(&t, pool);
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		text_add(&t, (struct slice) { buf, n });
	fclose(f);
	return text_slice(&t);
}

static json_t *
string(struct slice s)
{
	return json_stringn(s.len > 0 ? s.p : "", s.len);
}

static json_t *
forward_json(const struct reading_forward *f)
{
	json_t *to, *j;

	if (!f->given)
		return json_null();
	to = json_array();
	for (size_t i = 0; i < f->to.n; i++)
		json_array_append_new(to, string(f->to.v[i].email));
	j = json_pack("{s:o,s:o,s:o,s:o,s:o,s:b,s:o,s:I}", "from", string(f->from.email), "name",
	    string(f->from.name), "subject", string(f->subject), "date", string(f->date), "text",
	    string(slice_trim(f->text)), "attached", f->attached, "to", to, "at", (json_int_t)f->at);
	return j;
}

static json_t *
bounce_json(const struct reading_bounce *b)
{
	json_t *all;

	if (!b->given)
		return json_null();
	all = json_array();
	for (size_t i = 0; i < b->recipient_count; i++)
		json_array_append_new(all, string(b->recipients[i]));
	return json_pack("{s:o,s:o,s:o,s:b,s:o}", "recipients", all, "status", string(b->status), "action",
	    string(b->action), "hard", b->hard, "original_id", string(b->original_id));
}

static json_t *
itip_json(const struct reading_itip *i)
{
	if (!i->given)
		return json_null();
	return json_pack("{s:o,s:o,s:o,s:o,s:i,s:o,s:o}", "method", string(i->method), "uid", string(i->uid),
	    "attendee", string(i->attendee), "partstat", string(i->partstat), "sequence", i->sequence,
	    "dtstart", string(i->dtstart), "comment", string(i->comment));
}

static json_t *
reading_json(const struct reading *r)
{
	return json_pack("{s:s,s:b,s:o,s:b,s:o,s:o,s:o,s:o,s:o}", "kind", reading_kind_name(r->kind), "auto",
	    r->automatic, "auto_kind", string(r->auto_kind), "keyword", r->keyword || r->address_keyword,
	    "reply_text", string(slice_trim(r->reply_text)), "forward", forward_json(&r->forward), "bounce",
	    bounce_json(&r->bounce), "itip", itip_json(&r->itip), "title", string(r->title));
}

/* Is everything of want in got? */
static bool
holds(const char *file, const char *key, json_t *want, json_t *got)
{
	const char *name;
	json_t *value;
	bool ok = true;

	if (json_is_object(want) && json_is_object(got)) {
		json_object_foreach(want, name, value) ok &=
		    holds(file, name, value, json_object_get(got, name));
		return ok;
	}
	if (got != NULL && json_equal(want, got))
		return true;
	print_error("%s: %s is %s, not %s\n", file, key,
	    got == NULL ? "(missing)" : json_dumps(got, JSON_ENCODE_ANY), json_dumps(want, JSON_ENCODE_ANY));
	return false;
}

/* Does the trusted half take it as it comes out of the jail? */
static bool
travels(struct pool *pool, struct reading *reading)
{
	struct reading there = { 0 };
	struct pack out, in;

	pack_write(&out, pool);
	reading_pack(&out, reading);
	pack_read(&in, pool, text_slice(&out.out));
	reading_pack(&in, &there);
	return !out.bad && pack_ended(&in);
}

static const struct question question = { .now = 1795600000,
	.subject_keyword = { "[agreed]", 8 },
	.line_keyword = { "#agreed", 7 },
	.address = { "agree@corp.example", 18 },
	.address_keyword = { "notes", 5 },
	.eod_minute = 17 * 60 };

static bool
message_holds(const char *name)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct reading reading;
	json_error_t error;
	char path[300];
	json_t *want, *got;
	bool ok;

	snprintf(path, sizeof(path), FOLDER "%s", name);
	want = json_load_file(path, 0, &error);
	if (want == NULL)
		print_error("%s:%d: %s\n", path, error.line, error.text);
	assert_non_null(want);
	snprintf(path, sizeof(path), FOLDER "%.*s.eml", (int)strlen(name) - 5, name);
	interpret(pool, &question, file_read(pool, path), &reading);
	assert_true(travels(pool, &reading));
	got = reading_json(&reading);
	assert_non_null(got);
	ok = holds(name, "all", want, got);
	json_decref(want);
	json_decref(got);
	pool_free(pool);
	return ok;
}

static void
test_messages(void **state)
{
	DIR *folder = opendir(FOLDER);
	int n = 0, failed = 0;
	struct dirent *e;

	assert_non_null(folder);
	while ((e = readdir(folder)) != NULL)
		if (slice_ends_nocase(slice_of(e->d_name), SLICE(".json"))) {
			failed += !message_holds(e->d_name);
			n++;
		}
	closedir(folder);
	print_message("%d mails\n", n);
	assert_true(n >= 20);
	assert_int_equal(failed, 0);
}

/* A column of owners in which somebody wrote a whole page: the mail is read all the same, with its other rows. */
static void
test_long_owner(void **state)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct reading reading;
	struct text mail;

	text_init(&mail, pool);
	text_add(&mail, SLICE("From: jane@corp.example\r\nTo: agree@corp.example\r\nSubject: Notes [agreed]\r\n"
	                      "Date: Tue, 24 Nov 2026 15:00:00 +0100\r\nMessage-ID: <long@corp.example>\r\n"
	                      "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
	                      "<table border=1><tr><td>Action item</td><td>Owner</td><td>Due</td></tr>"
	                      "<tr><td>Draw the plan</td><td>Grace: the"));
	for (size_t i = 0; i < READING_LINE_MAX / 5; i++)
		text_add(&mail, SLICE(" gr\303\274n"));
	text_add(&mail, SLICE("</td><td>4 Dec</td></tr><tr><td>Order the chairs</td><td>Tom</td><td>4 Dec</td></tr></table>\r\n"));
	interpret(pool, &question, text_slice(&mail), &reading);
	assert_true(reading.item_count > 0);
	assert_true(travels(pool, &reading));
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_messages), cmocka_unit_test(test_long_owner) };

	interpret_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
