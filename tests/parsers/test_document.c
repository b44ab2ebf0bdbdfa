/*
 * Whole mails to documents: each tests/messages/X.eml that has an X.want. That
 * holds the notes ("note: ..."), the blocks (see block_cases.h) and, behind a
 * line "text:", the text with its lines.
 */
#include "block_cases.h"

#include <dirent.h>

#include "parsers/base/unicode.h"
#include "parsers/mail/document.h"

#define FOLDER "tests/messages/"

static struct slice
document_print(struct pool *pool, struct slice raw)
{
	struct document d;
	struct text out;

	document_read(pool, mime_parse(pool, raw), NULL, &d);
	text_init(&out, pool);
	for (size_t i = 0; i < d.note_count; i++)
		text_addf(&out, "note: %.*s\n", SLICE_ARG(d.notes[i]));
	if (d.attached != NULL)
		text_addf(&out, "attached: %.*s\n", SLICE_ARG(header_text(pool, &d.attached->header, "Subject")));
	text_add(&out, blocks_print(pool, &d.blocks));
	text_add(&out, SLICE("text:\n"));
	text_add(&out, d.text);
	return text_slice(&out);
}

static bool
message_check(const char *name)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct slice want, got;
	char path[300];
	bool ok;

	snprintf(path, sizeof(path), FOLDER "%s", name);
	want = file_read(pool, path);
	snprintf(path, sizeof(path), FOLDER "%.*s.eml", (int)(strlen(name) - 5), name);
	got = document_print(pool, file_read(pool, path));
	ok = slice_eq(want, got);
	if (!ok)
		print_error("%s\n--- wanted\n%.*s--- got\n%.*s", path, SLICE_ARG(want), SLICE_ARG(got));
	pool_free(pool);
	return ok;
}

static void
test_messages(void **state)
{
	DIR *folder = opendir(FOLDER);
	int n = 0, wrong = 0;

	(void)state;
	assert_non_null(folder);
	for (struct dirent *e; (e = readdir(folder)) != NULL;) {
		if (!slice_ends_nocase(slice_of(e->d_name), SLICE(".want")))
			continue;
		wrong += !message_check(e->d_name);
		n++;
	}
	closedir(folder);
	assert_int_equal(wrong, 0);
	assert_true(n >= 15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_messages) };

	unicode_prepare();
	mime_prepare();
	document_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
