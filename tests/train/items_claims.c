/*
 * items_claims: what the reader sees in notes, for the trainer and for scoring
 * many documents in one process. Reads paths of mails from standard input, one a
 * line, and prints one JSON object a mail: its items and, with -f, all claims
 * with the names of their features. -m FILE judges by the weights in FILE (lines
 * "feature TAB weight", "bias TAB weight") instead of those compiled in; -p FILE
 * is a list of people, as `agreectl read --people` takes it.
 *
 * Linked with --wrap=items_read: the reader's own road, but our model.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/language/items_model.h"

#define POOL_MAX ((size_t)512 * 1024 * 1024)
#define FILE_MAX_BYTES ((size_t)32 * 1024 * 1024)
#define EOD_MINUTE (17 * 60)

static unsigned short first[(1 << JUDGE_INDEX_BITS) + 1];
static struct judge_model model = { .first = first };
static struct directory directory; /* of -p */
static bool want_features;
static json_t *claims_out;

void __wrap_items_read(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading);

static json_t *
text_json(struct slice s)
{
	return json_stringn(s.len > 0 ? s.p : "", s.len);
}

static json_t *
item_json(const struct reading_item *item)
{
	json_t *owners = json_array(), *out = json_object(), *due = json_null();
	char date[CIVIL_DATE_LEN];

	for (size_t i = 0; i < item->owner_count; i++)
		json_array_append_new(owners,
		    json_pack("{s:o, s:o, s:o}", "name", text_json(item->owners[i].name), "email",
		        text_json(item->owners[i].email), "written", text_json(item->owners[i].written)));
	if (item->due.given)
		due = json_pack("{s:s, s:o}", "date", civil_date_write(item->due.date, date), "text",
		    text_json(item->due.text));
	json_object_set_new(out, "text", text_json(item->text));
	json_object_set_new(out, "owners", owners);
	json_object_set_new(out, "due", due);
	json_object_set_new(out, "done", json_boolean(item->done));
	json_object_set_new(out, "line", json_integer(item->line));
	json_object_set_new(out, "quote", text_json(item->quote));
	json_object_set_new(out, "confidence", json_real(item->confidence));
	return out;
}

static void
watch(void *data, const struct finish *f, const struct judge_page *page, const struct claim_list *claims,
    size_t at)
{
	const struct claim *c = &claims->v[at];
	struct pool *pool = f->pool;
	struct judge_features features = { .n = 0 };
	struct reading_item item;
	struct text names;
	json_t *out;

	(void)data;
	if (!want_features)
		return;
	finish_item(f, c, &item);
	text_init(&names, pool);
	features.names = &names;
	judge_features(f->outline, page, claims, at, &features);
	out = item_json(&item);
	json_object_set_new(out, "form", json_string(claim_form_name(c->form)));
	json_object_set_new(out, "sure", json_boolean(c->sure));
	json_object_set_new(out, "taken", json_boolean(c->taken));
	json_object_set_new(out, "rule", json_string(c->rule));
	json_object_set_new(out, "features", text_json(text_slice(&names)));
	json_array_append_new(claims_out, out);
}

void
__wrap_items_read(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading)
{
	items_read_with(pool, question, blocks, reading, &model, watch, NULL);
}

static int
by_hash(const void *a, const void *b)
{
	const struct judge_weight *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

static bool
model_load(const char *path)
{
	FILE *in = fopen(path, "r");
	struct judge_weight *v = NULL;
	char line[256];
	size_t n = 0;

	if (in == NULL)
		return false;
	model = (struct judge_model) { .first = first };
	memset(first, 0, sizeof(first));
	while (fgets(line, sizeof(line), in) != NULL) {
		char *tab = strchr(line, '\t');

		if (tab == NULL)
			continue;
		if (strncmp(line, "bias\t", 5) == 0) {
			model.bias = strtod(tab + 1, NULL);
			continue;
		}
		v = realloc(v, (n + 1) * sizeof(*v));
		if (v == NULL)
			abort();
		v[n++] = (struct judge_weight) { judge_feature_hash((struct slice) { line, (size_t)(tab - line) }),
			strtof(tab + 1, NULL), "" };
	}
	fclose(in);
	if (n > 0)
		qsort(v, n, sizeof(*v), by_hash);
	for (size_t i = 0; i < n; i++)
		first[(v[i].hash >> (32 - JUDGE_INDEX_BITS)) + 1] = (unsigned short)(i + 1);
	for (size_t i = 1; i <= (size_t)1 << JUDGE_INDEX_BITS; i++)
		if (first[i] < first[i - 1])
			first[i] = first[i - 1];
	model.v = v;
	model.n = n;
	return true;
}

static char *
file_load(const char *path, size_t *len)
{
	FILE *in = fopen(path, "rb");
	char *buf = malloc(FILE_MAX_BYTES);

	*len = 0;
	if (in == NULL || buf == NULL) {
		free(buf);
		return NULL;
	}
	*len = fread(buf, 1, FILE_MAX_BYTES, in);
	fclose(in);
	return buf;
}

static void
read_one(struct pool *pool, const char *path)
{
	struct question q = { .subject_keyword = SLICE("[agreed]"),
		.line_keyword = SLICE("#agreed"),
		.address = SLICE("agree@corp.example"),
		.eod_minute = EOD_MINUTE,
		.directory = directory };
	struct reading r;
	size_t len;
	char *raw = file_load(path, &len);
	json_t *items = json_array(), *out;

	if (raw == NULL)
		return;
	claims_out = json_array();
	interpret(pool, &q, (struct slice) { raw, len }, &r);
	for (size_t i = 0; i < r.item_count; i++)
		json_array_append_new(items, item_json(&r.items[i]));
	out = json_pack("{s:s, s:o, s:o}", "file", path, "items", items, "claims", claims_out);
	json_dumpf(out, stdout, JSON_COMPACT | JSON_ENSURE_ASCII);
	putchar('\n');
	json_decref(out);
	free(raw);
	pool_reset(pool);
}

static bool
people_load(struct pool *pool, const char *path)
{
	size_t len;
	char *csv = file_load(path, &len);

	/* the directory points into the file's bytes: both stay until the end */
	return csv != NULL && directory_from_csv(pool, (struct slice) { csv, len }, &directory) == NULL;
}

int
main(int argc, char **argv)
{
	struct pool *pool = pool_new(POOL_MAX), *people = pool_new(POOL_MAX);
	char line[4096];
	int c;

	model = judge_model;
	while ((c = getopt(argc, argv, "fm:p:")) != -1) {
		if (c == 'f')
			want_features = true;
		else if ((c != 'm' || !model_load(optarg)) && (c != 'p' || !people_load(people, optarg))) {
			fprintf(stderr, "usage: items_claims [-f] [-m weights] [-p people.csv] < paths\n");
			return 1;
		}
	}
	interpret_prepare();
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		read_one(pool, line);
	}
	pool_free(pool);
	pool_free(people);
	return 0;
}
