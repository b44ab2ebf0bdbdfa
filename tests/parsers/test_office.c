/*
 * Word documents: office.cases, each source the body of a document, which the
 * test packs with the styles and numberings below; and what hostile packages
 * may cost.
 */
#include "block_cases.h"

#include <sys/resource.h>

#include <zip.h>

#include "parsers/mail/html.h"
#include "parsers/mail/lines.h"
#include "parsers/mail/office.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define NAMES " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
	" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"" \
	" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

/* German Word: its ids are German, its names English. */
static const char styles[] = HEAD "<w:styles" NAMES ">"
	"<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Eigene\"><w:name w:val=\"Our own\"/><w:basedOn w:val=\"berschrift2\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Liste\"><w:name w:val=\"List Bullet 2\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Ring\"><w:name w:val=\"Ring\"/><w:basedOn w:val=\"Ring\"/></w:style>"
	"</w:styles>";
static const char numbering[] = HEAD "<w:numbering" NAMES ">"
	"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl>"
	"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
	"<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>"
	"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/></w:lvl></w:abstractNum>"
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
	"<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";

static void
part_add(zip_t *zip, const char *name, struct slice content)
{
	zip_source_t *s = zip_source_buffer(zip, content.p, content.len, 0);

	assert_non_null(s);
	assert_true(zip_file_add(zip, name, s, ZIP_FL_OVERWRITE) >= 0);
}

/* A package with that document, in the pool. */
static struct slice
package_make(struct pool *pool, struct slice document)
{
	zip_error_t error;
	zip_source_t *to;
	zip_stat_t st;
	zip_t *zip;
	char *bytes;

	zip_error_init(&error);
	to = zip_source_buffer_create(NULL, 0, 0, &error);
	assert_non_null(to);
	zip = zip_open_from_source(to, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	zip_source_keep(to);
	part_add(zip, "word/document.xml", document);
	part_add(zip, "word/styles.xml", slice_of(styles));
	part_add(zip, "word/numbering.xml", slice_of(numbering));
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(to, &st), 0);
	bytes = pool_alloc(pool, st.size);
	assert_int_equal(zip_source_open(to), 0);
	assert_int_equal(zip_source_read(to, bytes, st.size), st.size);
	zip_source_close(to);
	zip_source_free(to);
	return (struct slice){ bytes, st.size };
}

static struct slice
document_of(struct pool *pool, const char *before, struct slice body, const char *after)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, slice_of(before));
	text_add(&t, body);
	text_add(&t, slice_of(after));
	return text_slice(&t);
}

static void
parse(struct pool *pool, struct slice source, struct block_list *blocks)
{
	struct slice document = document_of(pool, HEAD "<w:document" NAMES "><w:body>", source, "</w:body></w:document>");
	const char *why = office_blocks(pool, package_make(pool, document), blocks);
	struct text text;

	if (why != NULL)
		fail_msg("not read: %s", why);
	text_init(&text, pool);
	lines_add(blocks, 0, &text);
}

static void
test_cases(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/office.cases", parse) > 8);
}

/* ---- what is damaged or meant to harm -------------------------------------------------- */

static const char *
read_document(struct slice document, struct block_list *blocks)
{
	static struct pool *pool;
	struct rusage before, after;
	const char *why;

	pool_free(pool);
	pool = pool_new((size_t)200 * 1024 * 1024);
	*blocks = (struct block_list){ 0 };
	document = package_make(pool, document);
	getrusage(RUSAGE_SELF, &before);
	why = office_blocks(pool, document, blocks);
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_utime.tv_sec - before.ru_utime.tv_sec <= 3);
	return why;
}

static struct slice
repeated(struct pool *pool, const char *start, const char *words, size_t n, const char *end)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, slice_of(start));
	for (size_t i = 0; i < n; i++)
		text_add(&t, slice_of(words));
	text_add(&t, slice_of(end));
	return text_slice(&t);
}

static void
test_bombs(void **state)
{
	struct pool *pool = pool_new((size_t)1024 * 1024 * 1024);
	struct block_list blocks;

	(void)state;
	/* 60 MB of nothing: stops at the bound, and keeps what came before */
	assert_non_null(read_document(repeated(pool, HEAD "<w:document" NAMES "><w:p><w:r><w:t>first</w:t></w:r></w:p>",
	    "          ", 6000000, "</w:document>"), &blocks));
	assert_int_equal(blocks.n, 1);
	/* elements in elements, entities in entities, attributes beside attributes */
	assert_non_null(read_document(repeated(pool, HEAD "<w:document" NAMES ">", "<w:p>", 500000, ""), &blocks));
	assert_non_null(read_document(SLICE("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
	    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">"
	    "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g SYSTEM \"file:///etc/passwd\">]>"
	    "<document><p><r><t>&f;&g;</t></r></p>"), &blocks));
	for (size_t i = 0; i < blocks.n; i++)
		assert_true(slice_find(blocks.v[i].text, SLICE("root:")) == blocks.v[i].text.len);
	assert_non_null(read_document(repeated(pool, "<document ", "a=\"\" ", 60000, "></document>"), &blocks));
	assert_null(read_document(repeated(pool, "<document>", "<p><pPr><pStyle val=\"Ring\"/></pPr></p>", 300000, "</document>"),
	    &blocks));
	/* more paragraphs than BLOCK_MAX */
	read_document(repeated(pool, "<document>", "<p><r><t>x</t></r></p>", 30000, "</document>"), &blocks);
	assert_true(blocks.cut);
	pool_free(pool);
}

static void
test_damaged(void **state)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct block_list blocks = { 0 };
	struct slice whole = package_make(pool, SLICE("<document><p><r><t>words</t></r></p></document>"));

	(void)state;
	assert_non_null(office_blocks(pool, SLICE(""), &blocks));
	assert_non_null(office_blocks(pool, SLICE("PK\003\004 not a zip"), &blocks));
	assert_int_equal(blocks.n, 0);
	for (size_t cut = 1; cut < whole.len; cut += 7)
		office_blocks(pool, slice_to(whole, cut), &blocks);
	blocks = (struct block_list){ 0 };
	assert_null(office_blocks(pool, whole, &blocks));
	assert_int_equal(blocks.n, 1);
	/* another encoding than its label: the label would make libxml2 open files */
	blocks = (struct block_list){ 0 };
	office_blocks(pool, package_make(pool, SLICE("<?xml version=\"1.0\" encoding=\"KOI8-R\"?><document><p><r><t>words"
	    "</t></r></p></document>")), &blocks);
	assert_int_equal(blocks.n, 1);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_damaged) };

	html_prepare();
	office_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
