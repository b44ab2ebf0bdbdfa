/*
 * Who is meant. Each line of people.cases is
 *     written | address, or the candidates joined by " or ", or "-" | what is shown
 * against the directory of tests/messages/people.csv, a mail of Luis Ortega to
 * Anna Becker, two outsiders and two services, and the attendee Peter Brandt, who has no address.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/language/people.h"

#define FILE_MAX_BYTES (256 * 1024)

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

static struct slice
result(struct pool *pool, const struct reading_owner *o)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, o->email);
	for (size_t i = 0; i < o->candidate_count; i++)
		text_addf(&t, "%s%.*s", i == 0 ? "" : " or ", SLICE_ARG(o->candidates[i].email));
	if (t.len == 0)
		text_add_char(&t, '-');
	text_addf(&t, " | %.*s", SLICE_ARG(o->name));
	return text_slice(&t);
}

static void
test_cases(void **state)
{
	struct pool *pool = pool_new(64 * 1024 * 1024);
	struct reading_address to[] = { { SLICE("Becker, Anna"), SLICE("anna.becker@corp.example") },
		{ SLICE("Agreed"), SLICE("agree@corp.example") },
		{ SLICE("Sam Hill"), SLICE("sam@agency.example") },
		{ SLICE("Grace Kim (Wiki)"), SLICE("wiki@pages.corp.example") },
		{ SLICE("Nadia Petrova via Desk"), SLICE("desk@corp.example") },
		{ SLICE(""), SLICE("rolf.moeller@agency.example") } };
	struct reading r = { .from = { SLICE("Luis Ortega"), SLICE("luis.ortega@corp.example") },
		.to = { to, 6 } };
	struct question q = { .address = SLICE("agree@corp.example") };
	struct slice rest = file_read(pool, "tests/parsers/people.cases"), line;
	struct people *people;
	int number = 0, wrong = 0;

	(void)state;
	assert_null(directory_from_csv(pool, file_read(pool, "tests/messages/people.csv"), &q.directory));
	people = people_new(pool, &q, &r);
	people_add(people, SLICE("Peter Brandt (Agency)"), (struct slice) { NULL, 0 }, PEOPLE_ATTENDEE);
	while (slice_line(&rest, &line)) {
		size_t bar = slice_find(line, SLICE(" | "));
		struct reading_owner o;
		struct slice got;

		number++;
		if (line.len == 0 || line.p[0] == '#')
			continue;
		people_resolve(people, slice_to(line, bar), &o);
		got = result(pool, &o);
		if (!slice_eq(got, slice_trim(slice_from(line, bar + 3)))) {
			print_error(
			    "people.cases:%d: %.*s\n  got %.*s\n", number, SLICE_ARG(line), SLICE_ARG(got));
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(number > 30);
	pool_free(pool);
}

static struct slice
address_of(struct people *people, struct slice written)
{
	struct reading_owner o;

	people_resolve(people, written, &o);
	return o.email;
}

/* What one is called for short is another one's given name: nobody can tell, unless it is a mailbox. */
static void
test_namesakes(void **state)
{
	struct pool *pool = pool_new(1 << 24);
	struct question q = { .address = SLICE("agree@corp.example") };
	struct reading r = { .from = { SLICE("Jane Doe"), SLICE("jane.doe@corp.example") } };
	const struct slice csv = SLICE("name,other_names,address\n"
	                               "Jonathan Hale,Jon,jhale@corp.example\n"
	                               "Jon Petersen,,jpetersen@corp.example\n"
	                               "Katherine Moss,Kate,kate@corp.example\n"
	                               "Kate Bell,,kbell@corp.example\n");
	struct people *people;
	struct reading_owner o;

	(void)state;
	assert_null(directory_from_csv(pool, csv, &q.directory));
	people = people_new(pool, &q, &r);
	people_resolve(people, SLICE("@Jon"), &o);
	assert_int_equal(o.email.len, 0);
	assert_int_equal(o.candidate_count, 2);
	assert_true(slice_eq(address_of(people, SLICE("Jon Hale")), SLICE("jhale@corp.example")));
	assert_true(slice_eq(address_of(people, SLICE("Kate")), SLICE("kate@corp.example")));
	pool_free(pool);
}

/* Some write two given names with a hyphen, others without it. */
static void
test_hyphens(void **state)
{
	struct pool *pool = pool_new(1 << 24);
	struct question q = { .address = SLICE("agree@corp.example") };
	struct reading r = { .from = { SLICE("Jane Doe"), SLICE("jane.doe@corp.example") } };
	const struct slice csv = SLICE("name,other_names,address\n"
	                               "Wei Ling Tan,,tan@corp.example\n"
	                               "Mei-Lan Chen,,chen@corp.example\n"
	                               "Tom Abel-Weiss,,abel@corp.example\n");
	struct people *people;

	(void)state;
	assert_null(directory_from_csv(pool, csv, &q.directory));
	people = people_new(pool, &q, &r);
	assert_true(slice_eq(address_of(people, SLICE("Wei-Ling")), SLICE("tan@corp.example")));
	assert_true(slice_eq(address_of(people, SLICE("Wei-Ling Tan")), SLICE("tan@corp.example")));
	assert_true(slice_eq(address_of(people, SLICE("Mei Lan")), SLICE("chen@corp.example")));
	assert_int_equal(address_of(people, SLICE("Tom-Abel Weiss")).len, 0);
	pool_free(pool);
}

/* The directory is kept for many mails: whom one of them names besides, the next one does not know. */
static void
test_directory_is_kept(void **state)
{
	struct pool *pool = pool_new(64 * 1024 * 1024), *mail = pool_new(64 * 1024);
	struct reading first = { .from = { SLICE("Sam Hill"), SLICE("sam@agency.example") } }, second = { 0 };
	struct question q = { .address = SLICE("agree@corp.example") };
	struct people *people;

	(void)state;
	assert_null(directory_from_csv(pool, file_read(pool, "tests/messages/people.csv"), &q.directory));
	q.people = people_directory(pool, &q);
	people = people_new(mail, &q, &first);
	people_call(people, SLICE("Anna Becker"), SLICE("anna.becker@corp.example"), SLICE("the treasurer"));
	assert_true(slice_eq(address_of(people, SLICE("Sam")), SLICE("sam@agency.example")));
	assert_true(slice_eq(address_of(people, SLICE("the treasurer")), SLICE("anna.becker@corp.example")));
	pool_reset(mail);
	people = people_new(mail, &q, &second);
	assert_int_equal(address_of(people, SLICE("Sam")).len, 0);
	assert_int_equal(address_of(people, SLICE("the treasurer")).len, 0);
	assert_true(slice_eq(address_of(people, SLICE("Anna Becker")), SLICE("anna.becker@corp.example")));
	assert_true(slice_eq(address_of(people, SLICE("Design team")), SLICE("maya.lin@corp.example")));
	pool_free(mail);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases),
		cmocka_unit_test(test_namesakes), cmocka_unit_test(test_hyphens),
		cmocka_unit_test(test_directory_is_kept) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
