/*
 * See people.h. A file that we wrote is told from one that somebody changed by
 * hand by a sum of its text (FNV-1a, 64 bits: against mistakes, not malice).
 */
#include <stdint.h>

#include "daemon/ctl/people.h"
#include "parsers/base/pool.h"

#define SUM_DIGITS 16

/* In double quotes, as libconfuse reads it: ${NAME} must not become a variable. */
static void
value_write(struct slice s, struct text *out)
{
	text_add_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			text_add_char(out, '\\');
		if (s.p[i] == '$' && i + 1 < s.len && s.p[i + 1] == '{')
			text_addf(out, "\\x24");
		else
			text_add_char(out, s.p[i]);
	}
	text_add_char(out, '"');
}

static void
option_write(const char *name, struct slice value, struct text *out)
{
	if (value.len == 0)
		return;
	text_addf(out, "\t%s = ", name);
	value_write(value, out);
	text_add_char(out, '\n');
}

static void
person_write(const struct person *p, struct text *out)
{
	text_addf(out, "\nperson ");
	value_write(p->name.len > 0 ? p->name : p->email, out);
	text_addf(out, " {\n");
	option_write("address", p->email, out);
	if (p->other_name_count > 0)
		text_addf(out, "\tother-names = { ");
	for (size_t i = 0; i < p->other_name_count; i++) {
		if (i > 0)
			text_addf(out, ", ");
		value_write(p->other_names[i], out);
	}
	if (p->other_name_count > 0)
		text_addf(out, " }\n");
	option_write("department", p->department, out);
	option_write("manager", p->manager, out);
	option_write("zone", p->zone, out);
	text_addf(out, "}\n");
}

static uint64_t
sum_of(struct slice s)
{
	uint64_t sum = 0xcbf29ce484222325U;

	for (size_t i = 0; i < s.len; i++)
		sum = (sum ^ (unsigned char)s.p[i]) * 0x100000001b3U;
	return sum;
}

void
people_conf(struct pool *pool, const struct directory *d, struct text *out)
{
	struct text body;

	text_init(&body, pool);
	text_addf(&body, "# Change the list that it was made of, or take this line and the one above away and keep it by hand.\n");
	for (size_t i = 0; i < d->people_count; i++)
		person_write(&d->people[i], &body);
	for (size_t i = 0; i < d->department_count; i++) {
		text_addf(&body, "\ndepartment ");
		value_write(d->departments[i].name, &body);
		text_addf(&body, " {\n");
		option_write("point-person", d->departments[i].point_person, &body);
		text_addf(&body, "}\n");
	}
	text_addf(out, PEOPLE_MARK "%016llx\n", (unsigned long long)sum_of(text_slice(&body)));
	text_add(out, text_slice(&body));
}

bool
people_conf_is_ours(struct slice text)
{
	struct slice mark = SLICE(PEOPLE_MARK), digits, body;
	uint64_t sum = 0;

	if (!slice_starts(text, mark) || text.len < mark.len + SUM_DIGITS + 1)
		return false;
	digits = slice_to(slice_from(text, mark.len), SUM_DIGITS);
	body = slice_from(text, mark.len + SUM_DIGITS + 1);
	for (size_t i = 0; i < digits.len; i++) {
		char c = digits.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
			return false;
		sum = sum * 16 + (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return sum == sum_of(body);
}
