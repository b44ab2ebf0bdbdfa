/*
 * answer_units: what the reader makes of sets of replies (files of lines as
 * answer.cases has them), for the trainer and for scoring many replies in one
 * process.
 *
 *     answer_units FILE...        each line that is not understood, and the shares
 *     answer_units -f FILE...     each line as JSON: the units with their features,
 *                                 what became of it by the rules, by both readers,
 *                                 and when it is taken for each of the acts
 *     -r                          by the rules alone
 *     -m WEIGHTS                  by the weights in that file: lines of the name, a tab,
 *                                 and a number a class in hundredths, or one of answer_pick.h
 */
#include "../parsers/answer_judge.h"

#include <unistd.h>

#include <jansson.h>

#include "parsers/language/answer_model.h"
#include "parsers/language/judge.h"

#define LINE_MAX_BYTES 8192

static struct answer_model model;
static const struct answer_model *used = &answer_model;
static bool want_features;
static json_t *units;

static json_t *
text_json(struct slice s)
{
	return json_stringn(s.len > 0 ? s.p : "", s.len);
}

static void
watch(void *data, const struct answer_unit *unit)
{
	json_t *p = json_array();

	(void)data;
	for (size_t k = 0; k < ANSWER_CLASSES; k++)
		json_array_append_new(p, json_real(unit->p[k]));
	json_t *texts = json_array(), *points = json_array();

	for (size_t i = 0; i < unit->n; i++)
		if (unit->v[i].n > 0)
			json_array_append_new(texts,
			    text_json(slice_to(slice_from(unit->v[i].text, unit->v[i].v[0].at),
			        unit->v[i].v[unit->v[i].n - 1].end - unit->v[i].v[0].at)));
	for (size_t k = 0; k < 64; k++)
		if (unit->points >> k & 1)
			json_array_append_new(points, json_integer((int)k + 1));
	json_array_append_new(units,
	    json_pack("{s:i, s:o, s:o, s:b, s:o, s:o, s:o}", "item", unit->item, "points", points, "texts", texts, "lone", unit->lone, "features", text_json(unit->names), "picks", text_json(unit->picks), "p", p));
}

static void
reader(struct pool *pool, const struct question *question, struct slice text, const struct quote_pair *pairs,
    size_t pair_count, struct reading *reading)
{
	answer_read_with(
	    pool, question, text, pairs, pair_count, reading, used, units == NULL ? NULL : watch, NULL);
}

static enum outcome
outcome_of(
    struct cases *c, struct slice *v, const struct answer_model *m, struct reading *r, struct pool *pool)
{
	used = m;
	read_one(c, pool, reader, v, r);
	return line_judge(c, v, r);
}

/* -- one line -- */

static int
by_hash(const void *a, const void *b)
{
	const struct answer_weight *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

static int
by_pick_hash(const void *a, const void *b)
{
	const struct pick_weight *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The model that takes all for the one act. */
static void
eager_make(struct answer_weight *sure, enum reading_act act)
{
	static const char *const names[] = { "<bias>", "<keep>", "<lift>" };

	for (size_t i = 0; i < 3; i++) {
		sure[i] = (struct answer_weight) { .hash = judge_hash(names[i], strlen(names[i])) };
		for (size_t k = 0; k < ANSWER_CLASSES; k++)
			sure[i].w[k] = i > 0 ? 50 : k == act ? 3000 : -3000;
	}
	qsort(sure, 3, sizeof(*sure), by_hash);
}

static void
json_print(
    struct cases *c, struct slice *v, const char *file, int number, const char *section, struct pool *pool)
{
	static const char *const words[] = { "right", "unclear", "wrong" };
	const struct answer_model *own = used;
	struct reading r;
	enum outcome both, rules;
	json_t *line, *taken = json_array();

	units = json_array();
	both = outcome_of(c, v, own, &r, pool);
	line = json_pack("{s:s, s:i, s:s, s:o, s:o, s:o, s:o, s:i}", "file", file, "line", number, "section",
	    section, "role", text_json(v[0]), "text", text_json(v[2]), "gold", text_json(v[3]), "units",
	    units, "points", (int)set_size(c, v[1].p[0]));
	units = NULL;
	rules = outcome_of(c, v, NULL, &r, pool);
	for (enum reading_act k = 0; k <= ANSWER_NOTHING; k++) {
		struct answer_weight sure[3];
		struct answer_model eager = { sure, 3, own->picks, own->pick_count };

		eager_make(sure, k);
		json_array_append_new(taken, json_string(words[outcome_of(c, v, &eager, &r, pool)]));
	}
	used = own;
	json_object_set_new(line, "both", json_string(words[both]));
	json_object_set_new(line, "rules", json_string(words[rules]));
	json_object_set_new(line, "taken", taken);
	json_dumpf(line, stdout, JSON_COMPACT | JSON_ENSURE_ASCII);
	putchar('\n');
	json_decref(line);
}

static void
line_tell(struct slice *v, const char *file, int number, enum outcome o, const struct reading *r)
{
	char day[CIVIL_DATE_LEN];

	if (o == UNDERSTOOD)
		return;
	printf("%s:%d: %s: %.*s %.*s | %.*s | %.*s; got", file, number, o == WRONG ? "WRONG" : "unclear",
	    SLICE_ARG(v[0]), SLICE_ARG(v[1]), SLICE_ARG(v[2]), SLICE_ARG(v[3]));
	for (size_t i = 0; i < r->answer_count; i++)
		printf(" [%d %s %s %.*s]", r->answers[i].item, reading_act_name(r->answers[i].act),
		    r->answers[i].due.given ? civil_date_write(r->answers[i].due.date, day) : "",
		    SLICE_ARG(r->answers[i].to));
	putchar('\n');
}

static void
file_read(const char *path)
{
	struct cases c = { .pool = pool_new((size_t)16 << 20) };
	static char line[LINE_MAX_BYTES], section[LINE_MAX_BYTES];
	FILE *in = fopen(path, "r");
	int number = 0, n[3] = { 0 }, all;

	if (in == NULL) {
		fprintf(stderr, "answer_units: %s cannot be read\n", path);
		exit(1);
	}
	while (fgets(line, sizeof(line), in) != NULL) {
		struct slice s = slice_copy(c.pool, slice_trim(slice_of(line))), v[4] = { { NULL, 0 } };
		struct pool *pool;
		struct reading r;
		enum outcome o;

		number++;
		if (s.len > 0 && s.p[0] == '@')
			point_add(&c, s);
		if (slice_starts(s, SLICE("# --")))
			snprintf(section, sizeof(section), "%.*s", SLICE_ARG(s));
		if (s.len == 0 || s.p[0] == '@' || s.p[0] == '#' || fields(s, '|', v, 4) != 4)
			continue;
		pool = pool_new((size_t)64 << 20);
		if (want_features) {
			json_print(&c, v, path, number, section, pool);
		} else {
			o = outcome_of(&c, v, used, &r, pool);
			n[o]++;
			line_tell(v, path, number, o, &r);
		}
		pool_free(pool);
	}
	fclose(in);
	pool_free(c.pool);
	all = n[0] + n[1] + n[2];
	if (!want_features && all > 0)
		printf("%s: %d replies, right %d (%.1f%%), unclear %d (%.1f%%), wrong %d (%.1f%%)\n", path,
		    all, n[0], 100.0 * n[0] / all, n[1], 100.0 * n[1] / all, n[2], 100.0 * n[2] / all);
}

/* -- weights -- */

/* A line: the name, a tab, and a number a class; or one number, of answer_pick.h. */
static void
weight_read(char *line, struct answer_weight **acts, struct pick_weight **picks)
{
	char *at = strchr(line, '\t'), *end;
	struct answer_weight w = { .name = "" };
	size_t k;

	if (at == NULL)
		return;
	w.hash = judge_hash(line, (size_t)(at - line));
	for (k = 0; k < ANSWER_CLASSES; k++, at = end) {
		w.w[k] = (short)strtol(at, &end, 10);
		if (end == at)
			break;
	}
	if (k == 1) {
		*picks = realloc(*picks, (model.pick_count + 1) * sizeof(**picks));
		(*picks)[model.pick_count++] = (struct pick_weight) { w.hash, w.w[0], "" };
	} else {
		*acts = realloc(*acts, (model.n + 1) * sizeof(**acts));
		(*acts)[model.n++] = w;
	}
}

static bool
model_load(const char *path)
{
	FILE *in = fopen(path, "r");
	struct answer_weight *acts = NULL;
	struct pick_weight *picks = NULL;
	char line[1024];

	if (in == NULL)
		return false;
	while (fgets(line, sizeof(line), in) != NULL)
		weight_read(line, &acts, &picks);
	fclose(in);
	if (model.n > 0)
		qsort(acts, model.n, sizeof(*acts), by_hash);
	if (model.pick_count > 0)
		qsort(picks, model.pick_count, sizeof(*picks), by_pick_hash);
	model.v = acts;
	model.picks = picks;
	used = &model;
	return true;
}

int
main(int argc, char **argv)
{
	bool rules = false;
	int c;

	while ((c = getopt(argc, argv, "frm:")) != -1) {
		want_features = want_features || c == 'f';
		rules = rules || c == 'r';
		if ((c == 'm' && !model_load(optarg)) || c == '?') {
			fprintf(stderr, "usage: answer_units [-f] [-r] [-m WEIGHTS] FILE...\n");
			return 1;
		}
	}
	used = rules ? NULL : used;
	unicode_prepare();
	for (int i = optind; i < argc; i++)
		file_read(argv[i]);
	free((void *)model.v);
	free((void *)model.picks);
	return 0;
}
