/* See csv.h. */
#include "parsers/base/csv.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

struct csv
csv_of(struct slice bytes, char separator)
{
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = slice_from(bytes, 3);
	return (struct csv){ .rest = bytes, .separator = separator, .line = 1 };
}

/* Over the next field, and into out what of it is kept; out NULL: nothing. True if it ends the record. */
static bool
field_take(struct csv *csv, struct text *out)
{
	int line = csv->line;
	bool quoted = csv->rest.len > 0 && csv->rest.p[0] == '"', last;
	size_t i = quoted ? 1 : 0;

	for (; i < csv->rest.len; i++) {
		char ch = csv->rest.p[i];

		if (quoted && ch == '"') {
			if (i + 1 < csv->rest.len && csv->rest.p[i + 1] == '"')
				i++;
			else {
				quoted = false;
				continue;
			}
		} else if (!quoted && (ch == csv->separator || ch == '\n'))
			break;
		if (ch == '\n')
			csv->line++;
		if ((ch != '\r' || quoted) && out != NULL && out->len < CSV_FIELD_MAX)
			text_add_char(out, ch);
	}
	if (quoted) {
		csv->is_open = true;
		csv->line = line;
	}
	last = i >= csv->rest.len || csv->rest.p[i] == '\n';
	csv->rest = slice_from(csv->rest, i + 1);
	return last;
}

struct slice
csv_field(struct pool *pool, struct csv *csv, bool *last)
{
	struct text t;

	text_init(&t, pool);
	*last = field_take(csv, &t);
	return text_clean_line(pool, text_slice(&t), CSV_FIELD_MAX);
}

void
csv_skip(struct csv *csv)
{
	while (!field_take(csv, NULL))
		;
}
