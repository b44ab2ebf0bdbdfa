/* directory: lists of people as CSV, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/directory.h"
#include "parsers/base/pool.h"

#define HEAD "name,other_names,address,department,manager,point_person_of\r\n"

static void
back_check(const char *csv, const char *wanted)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct directory d;
	struct text out;

	assert_null(directory_from_csv(pool, slice_of(csv), &d));
	text_init(&out, pool);
	directory_to_csv(pool, &d, &out);
	assert_string_equal(out.p, wanted);
	pool_free(pool);
}

static void
test_there_and_back(void **state)
{
	static const char plain[] = HEAD "Maya Lin,ML;Maya L.,maya@corp.example,Design,lena@corp.example,Design\r\n"
		"Lena Fox,,lena@corp.example,Design,,Print;Web\r\n",
	    hard[] = HEAD "\"Lin, Maya \"\"ML\"\"\",,maya@corp.example,\"Design, Print\",,\r\n";

	(void)state;
	back_check(plain, plain);
	back_check(hard, hard);
	/* any order of columns, line ends of any kind, managers by name */
	back_check("address,name,manager\nmaya@corp.example,Maya Lin,Lena Fox\nlena@corp.example,Lena Fox,\n",
	    HEAD "Maya Lin,,maya@corp.example,,lena@corp.example,\r\nLena Fox,,lena@corp.example,,,\r\n");
	back_check(HEAD, HEAD);
}

/* Whatever people are called, the list says it. */
static void
test_random_names(void **state)
{
	static const char signs[] = "ab ,\";'\\$\r\n-";

	(void)state;
	srand(8);
	for (int round = 0; round < 500; round++) {
		struct pool *pool = pool_new(1024 * 1024);
		struct person p = { .email = SLICE("a@corp.example") }, *back;
		struct directory d = { &p, 1, NULL, 0 }, read;
		char name[16] = "x";
		struct text out;

		for (size_t i = 1; i < sizeof(name) - 1; i++)
			name[i] = signs[(size_t)rand() % (sizeof(signs) - 1)];
		name[sizeof(name) - 2] = 'x';
		p.name = text_clean_line(pool, slice_of(name), 100);
		text_init(&out, pool);
		directory_to_csv(pool, &d, &out);
		assert_null(directory_from_csv(pool, text_slice(&out), &read));
		assert_int_equal(read.people_count, 1);
		back = &read.people[0];
		assert_true(slice_eq(back->name, p.name));
		assert_true(slice_eq(back->email, p.email));
		pool_free(pool);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_random_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
