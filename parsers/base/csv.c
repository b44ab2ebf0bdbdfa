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

struct slice
csv_field(struct pool *pool, struct csv *csv, bool *last)
{
	int line = csv->line;
	struct text t;
	bool quoted = csv->rest.len > 0 && csv->rest.p[0] == '"';
	size_t i = quoted ? 1 : 0;

	text_init(&t, pool);
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
		if ((ch != '\r' || quoted) && t.len < CSV_FIELD_MAX)
			text_add_char(&t, ch);
	}
	if (quoted) {
		csv->is_open = true;
		csv->line = line;
	}
	*last = i >= csv->rest.len || csv->rest.p[i] == '\n';
	csv->rest = slice_from(csv->rest, i + 1);
	return text_clean_line(pool, text_slice(&t), CSV_FIELD_MAX);
}
