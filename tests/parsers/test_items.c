/*
 * Action items. Each line of items.cases is
 *     text | what is read
 * where text is the body of a mail of Jane Doe of Tuesday 24 November 2026, "\n"
 * its line ends, and what is read "-" or, joined by " + ", for each item
 *     owners: text {due} marks
 * with owners as addresses without their domain, "Name?" for one without a sure
 * address, "nobody" for none; marks: standard interest needs milestone done unsure.
 * Behind them stand "doubtful: ...", "decision: ..." and "question: ...".
 *
 * Each tests/messages/X.eml with an X.items is a whole mail; a line of X.items is
 *     addresses | due | text | marks
 * The people are those of tests/messages/people.csv.
 */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

#define FILE_MAX_BYTES (1024 * 1024)
#define UNSURE 0.6

static struct slice
file_read(struct pool *pool, const char *path)
{
	FILE *in = fopen(path, "rb");
	char *buf = pool_alloc(pool, FILE_MAX_BYTES);
	size_t n;

	if (in == NULL)
		fail_msg("%s cannot be read", path);
	n = fread(buf, 1, FILE_MAX_BYTES, in);
	fclose(in);
	return (struct slice) { buf, n };
}

static void
read_mail(struct pool *pool, struct slice raw, struct reading *r)
{
	struct question q = { .subject_keyword = SLICE("[agreed]"),
		.line_keyword = SLICE("#agreed"),
		.eod_minute = 17 * 60,
		.address = SLICE("agree@corp.example"),
		.now = 1795604400 };
	const char *why =
	    directory_from_csv(pool, file_read(pool, "tests/messages/people.csv"), &q.directory);

	if (why != NULL)
		fail_msg("people.csv: %s", why);
	interpret(pool, &q, raw, r);
}

/* ---- items as a line ------------------------------------------------------ */

static void
add_owners(struct text *t, const struct reading_item *item)
{
	if (item->owner_count == 0)
		text_add(t, SLICE("nobody"));
	for (size_t i = 0; i < item->owner_count; i++) {
		const struct reading_owner *o = &item->owners[i];

		if (i > 0)
			text_add_char(t, ',');
		if (o->email.len > 0)
			text_add(t, slice_to(o->email, slice_find_char(o->email, '@')));
		else
			text_addf(t, "%.*s?", SLICE_ARG(o->name));
	}
}

static void
add_marks(struct text *t, const struct reading_item *item)
{
	if (item->standard.len > 0)
		text_addf(t, " standard");
	if (item->interest.len > 0)
		text_addf(t, " interest");
	if (item->needs.len > 0)
		text_addf(t, " needs");
	if (item->milestone)
		text_addf(t, " milestone");
	if (item->done)
		text_addf(t, " done");
}

static struct slice
items_line(struct pool *pool, const struct reading *r)
{
	struct text t;
	char date[CIVIL_DATE_LEN];

	text_init(&t, pool);
	for (size_t i = 0; i < r->item_count; i++) {
		const struct reading_item *item = &r->items[i];

		if (i > 0)
			text_addf(&t, " + ");
		add_owners(&t, item);
		text_addf(&t, ": %.*s", SLICE_ARG(item->text));
		if (item->due.given)
			text_addf(&t, " {%s}", civil_date_write(item->due.date, date));
		add_marks(&t, item);
		if (item->confidence < UNSURE)
			text_addf(&t, " unsure");
	}
	for (size_t i = 0; i < r->doubtful_count; i++)
		text_addf(&t, "%sdoubtful: %.*s", t.len > 0 ? " + " : "", SLICE_ARG(r->doubtful[i].text));
	for (size_t i = 0; i < r->decision_count; i++)
		text_addf(&t, "%sdecision: %.*s", t.len > 0 ? " + " : "", SLICE_ARG(r->decisions[i].text));
	for (size_t i = 0; i < r->question_count; i++)
		text_addf(&t, "%squestion: %.*s", t.len > 0 ? " + " : "", SLICE_ARG(r->questions[i].text));
	return t.len > 0 ? text_slice(&t) : SLICE("-");
}

static struct slice
mail_of(struct pool *pool, struct slice body)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "From: Jane Doe <jane.doe@corp.example>\nTo: agree@corp.example\nSubject: Notes [agreed]\n"
	    "Date: Tue, 24 Nov 2026 15:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; "
	    "charset=utf-8\n"
	    "Content-Transfer-Encoding: 8bit\n\n");
	for (size_t i = 0; i < body.len; i++) {
		if (body.p[i] == '\\' && i + 1 < body.len && body.p[i + 1] == 'n') {
			text_add_char(&t, '\n');
			i++;
		} else {
			text_add_char(&t, body.p[i]);
		}
	}
	text_add_char(&t, '\n');
	return text_slice(&t);
}

static void
test_cases(void **state)
{
	struct pool *files = pool_new(64 * 1024 * 1024), *pool = pool_new(64 * 1024 * 1024);
	struct slice rest = file_read(files, "tests/parsers/items.cases"), line;
	int n = 0, number = 0, wrong = 0;

	(void)state;
	while (slice_line(&rest, &line)) {
		struct reading r;
		struct slice text, want, got;
		size_t bar;

		number++;
		/* A line "# ..." is a remark; "## Notes\n- ... | want" is a case. */
		if (line.len == 0 || (line.p[0] == '#' && slice_find(line, SLICE(" | ")) == line.len))
			continue;
		/* The last " | " divides: tables have bars, too. */
		for (bar = line.len; bar > 3 && memcmp(line.p + bar - 3, " | ", 3) != 0; bar--)
			;
		text = slice_trim(slice_to(line, bar - 3));
		want = slice_trim(slice_from(line, bar));
		read_mail(pool, mail_of(pool, text), &r);
		got = items_line(pool, &r);
		if (!slice_eq(got, want)) {
			print_error("items.cases:%d: %.*s\n  want %.*s\n  got  %.*s\n", number,
			    SLICE_ARG(text), SLICE_ARG(want), SLICE_ARG(got));
			wrong++;
		}
		n++;
		pool_reset(pool);
	}
	pool_free(pool);
	pool_free(files);
	assert_int_equal(wrong, 0);
	assert_true(n >= 200);
}

/* ---- whole mails ---------------------------------------------------------- */

static bool
owners_fit(const struct reading_item *item, struct slice want)
{
	size_t n = 0;

	if (slice_eq(want, SLICE("-")))
		return item->owner_count == 0;
	if (want.p[want.len - 1] == '?')
		return item->owner_count == 1 && item->owners[0].email.len == 0;
	while (want.len > 0) {
		size_t comma = slice_find_char(want, ',');
		struct slice one = slice_to(want, comma);
		bool found = false;

		for (size_t i = 0; i < item->owner_count; i++)
			found = found || slice_eq(item->owners[i].email, one);
		if (!found)
			return false;
		n++;
		want = comma < want.len ? slice_from(want, comma + 1) : (struct slice) { NULL, 0 };
	}
	return n == item->owner_count;
}

static struct slice
take_field(struct slice *rest)
{
	size_t bar = slice_find(*rest, SLICE("|"));
	struct slice field = slice_trim(slice_to(*rest, bar));

	*rest = bar < rest->len ? slice_from(*rest, bar + 1) : (struct slice) { NULL, 0 };
	return field;
}

static bool
item_fits(struct pool *pool, const struct reading_item *item, struct slice line)
{
	struct slice owners = take_field(&line), due = take_field(&line), text = take_field(&line),
	             marks = slice_trim(line);
	char date[CIVIL_DATE_LEN] = "-";
	struct text t;

	text_init(&t, pool);
	add_marks(&t, item);
	if (item->due.given)
		civil_date_write(item->due.date, date);
	if (!slice_eq(item->text, text) || !owners_fit(item, owners) || !slice_eq(slice_of(date), due))
		return false;
	/* The marks in any order. */
	return slice_trim(text_slice(&t)).len == marks.len &&
	    item->milestone == (slice_find(marks, SLICE("milestone")) < marks.len) &&
	    item->done == (slice_find(marks, SLICE("done")) < marks.len);
}

/* How many things are wrong with it. */
static int
check_message(const char *path)
{
	int wrong = 0;
	struct pool *pool = pool_new(64 * 1024 * 1024);
	char eml[512];
	struct slice rest = file_read(pool, path), line;
	struct reading r;
	size_t n = 0, decisions = 0;

	snprintf(eml, sizeof(eml), "%.*s.eml", (int)(strlen(path) - strlen(".items")), path);
	read_mail(pool, file_read(pool, eml), &r);
	while (slice_line(&rest, &line)) {
		bool found = false;

		line = slice_trim(line);
		if (line.len == 0 || slice_eq(line, SLICE("none")))
			continue;
		if (slice_starts(line, SLICE("decision:"))) {
			for (size_t i = 0; i < r.decision_count; i++)
				found =
				    found || slice_eq(r.decisions[i].text, slice_trim(slice_from(line, 9)));
			decisions++;
		} else {
			for (size_t i = 0; i < r.item_count; i++)
				found = found || item_fits(pool, &r.items[i], line);
			n++;
		}
		if (!found)
			print_error("%s: not read: %.*s\n  got %.*s\n", eml, SLICE_ARG(line),
			    SLICE_ARG(items_line(pool, &r)));
		wrong += !found;
	}
	if (r.item_count != n)
		print_error("%s: %zu items instead of %zu: %.*s\n", eml, r.item_count, n,
		    SLICE_ARG(items_line(pool, &r)));
	wrong += r.item_count != n;
	pool_free(pool);
	return wrong;
}

static void
test_messages(void **state)
{
	glob_t files;
	int wrong = 0;

	(void)state;
	assert_int_equal(glob("tests/messages/*.items", 0, NULL, &files), 0);
	assert_true(files.gl_pathc >= 40);
	for (size_t i = 0; i < files.gl_pathc; i++)
		wrong += check_message(files.gl_pathv[i]);
	globfree(&files);
	assert_int_equal(wrong, 0);
}

/* Where an item stands and what it lacks, as the core and the question mail use it. */
static void
test_fields(void **state)
{
	struct pool *pool = pool_new(64 * 1024 * 1024);
	struct reading r;

	(void)state;
	read_mail(pool,
	    mail_of(pool,
	        SLICE("Meeting: Budget\\nDate: 20 November 2026\\n\\nAction items\\n\\n3. Maya: draw the "
	              "plan\\n"
	              "4. Anna: count the chairs by tomorrow\\n")),
	    &r);
	assert_int_equal(r.item_count, 2);
	assert_int_equal(r.items[0].number, 3);
	assert_int_equal(r.items[0].line, 6);
	assert_true(slice_eq(r.items[0].quote, SLICE("3. Maya: draw the plan")));
	assert_int_equal(r.items[0].missing, MISSING_DUE | MISSING_STANDARD);
	assert_int_equal(r.items[1].missing, MISSING_OWNER | MISSING_STANDARD);
	assert_int_equal(r.items[1].owners[0].candidate_count, 2);
	assert_int_equal(r.items[1].owners[0].email.len, 0);
	/* "tomorrow" counts from the meeting, not from the mail */
	assert_int_equal(r.items[1].due.date.day, 21);
	assert_true(slice_eq(r.meeting_title, SLICE("Budget")));
	/* a day is no title */
	read_mail(pool, mail_of(pool, SLICE("Meeting: @November 20, 2026\\n\\nMaya: draw the plan by tomorrow")), &r);
	assert_true(slice_eq(r.meeting_title, SLICE("Notes")));
	assert_int_equal(r.items[0].due.date.day, 21);
	pool_free(pool);
}

/* Of a long paragraph the sentences are quoted that say it, and what "it" is goes with a short one. */
static void
test_quotes(void **state)
{
	struct pool *pool = pool_new(64 * 1024 * 1024);
	struct reading r;

	(void)state;
	read_mail(pool,
	    mail_of(pool,
	        SLICE("We met the landlord on Monday, and he was in a good mood for once. The boiler is past its best and "
	              "has to be replaced. Maya will do it. Tom will send him the photographs of the cellar and of the "
	              "roof by Friday, as he asked. Nothing else was agreed, and we meet him again in the spring.\n")),
	    &r);
	assert_int_equal(r.item_count, 2);
	assert_true(slice_eq(r.items[0].quote,
	    SLICE(READING_BEFORE "The boiler is past its best and has to be replaced. Maya will do it.")));
	assert_true(slice_eq(r.items[1].quote,
	    SLICE("Tom will send him the photographs of the cellar and of the roof by Friday, as he asked.")));
	pool_free(pool);
}

static void
mail_to(struct pool *pool, const char *to, const char *body, struct reading *r)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, SLICE("From: Jane Doe <jane.doe@corp.example>\r\nTo: "));
	text_add(&t, slice_of(to));
	text_add(&t, SLICE("\r\nSubject: [agreed] form\r\nDate: Tue, 24 Nov 2026 09:00:00 +0100\r\n\r\n"));
	text_add(&t, slice_of(body));
	read_mail(pool, text_slice(&t), r);
}

/* A mail that greets nobody asks the one person whom it is to, and nobody where it is to several or to a stranger. */
static void
test_addressee(void **state)
{
	static const char form[] = "the form at the desk is out of date. pls print the new one by friday\r\n";
	struct pool *pool = pool_new(64 * 1024 * 1024);
	struct reading r;

	(void)state;
	mail_to(pool, "Omar Haddad <omar.haddad@corp.example>, agree@corp.example", form, &r);
	assert_int_equal(r.item_count, 1);
	assert_true(slice_eq(r.items[0].owners[0].email, SLICE("omar.haddad@corp.example")));
	assert_int_equal(r.items[0].due.date.day, 27);
	mail_to(pool, "omar.haddad@corp.example, maya.lin@corp.example", form, &r);
	assert_true(r.item_count == 0 || r.items[0].owner_count == 0);
	mail_to(pool, "Anna Weber <weber@print.example>", form, &r);
	assert_true(r.item_count == 0 || r.items[0].owner_count == 0);
	/* his name and a colon greet him: "I" is who writes */
	mail_to(pool, "omar.haddad@corp.example", "Omar: the portal is down today. I'll do it on Monday.\r\n", &r);
	assert_int_equal(r.item_count, 1);
	assert_true(slice_eq(r.items[0].owners[0].email, SLICE("jane.doe@corp.example")));
	pool_free(pool);
}

/*
 * A table of thousands of rows, each with its heads, and thousands of lines that look like a table's first: 200 KB
 * of them are read within 32 MB.
 */
static void
test_rows(void **state)
{
	static const char *const rows[] = {
		"+---+Sent: done+---++---+done  Sent: +---+\\nDecision: +---++---+  Decision: done\\n",
		"      Task      Task      \\n",
		"Who  What\\n   a\\n",
		"Task  Owner\\n      x\\n      x\\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pool *pool = pool_new(32 * 1024 * 1024);
		struct reading r;
		struct text t;

		text_init(&t, pool);
		while (t.len < 200 * 1024)
			text_add(&t, slice_of(rows[i]));
		text_addf(&t, "\\n\\nMaya: print the plan by Friday");
		read_mail(pool, mail_of(pool, text_slice(&t)), &r);
		assert_int_equal(r.kind, READING_NOTES);
		pool_free(pool);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_messages),
		cmocka_unit_test(test_fields), cmocka_unit_test(test_quotes), cmocka_unit_test(test_addressee), cmocka_unit_test(test_rows) };

	interpret_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
