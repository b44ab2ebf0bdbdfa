/*
 * See directory.h. Method: the CSV is read field by field with RFC 4180's
 * quoting; columns are found by their names in the first line, so that their
 * order is free. A department is made for each that is named.
 */
#include "parsers/base/csv.h"
#include "parsers/base/directory.h"
#include "parsers/base/pack.h"
#include "parsers/base/pool.h"

/* People, departments and names of one person: more than any one organisation's file. */
#define PEOPLE_MAX     100000
#define DEPARTMENT_MAX 10000
#define NAME_MAX_COUNT 100

static void
person_pack(struct pack *pack, struct person *p)
{
	pack_text(pack, &p->name);
	pack_text(pack, &p->email);
	pack_text(pack, &p->department);
	pack_text(pack, &p->manager);
	pack_text(pack, &p->zone);
	pack_texts(pack, &p->other_names, &p->other_name_count, NAME_MAX_COUNT);
}

void
directory_pack(struct pack *pack, struct directory *d)
{
	pack_array(pack, &d->people, &d->people_count, PEOPLE_MAX);
	for (size_t i = 0; i < d->people_count; i++)
		person_pack(pack, &d->people[i]);
	pack_array(pack, &d->departments, &d->department_count, DEPARTMENT_MAX);
	for (size_t i = 0; i < d->department_count; i++) {
		pack_text(pack, &d->departments[i].name);
		pack_text(pack, &d->departments[i].point_person);
		pack_text(pack, &d->departments[i].manager);
	}
}

const struct person *
directory_person(const struct directory *d, struct slice email)
{
	for (size_t i = 0; email.len > 0 && i < d->people_count; i++)
		if (slice_eq_nocase(d->people[i].email, email))
			return &d->people[i];
	return NULL;
}

const struct department *
directory_department(const struct directory *d, struct slice name)
{
	for (size_t i = 0; name.len > 0 && i < d->department_count; i++)
		if (slice_eq_nocase(d->departments[i].name, name))
			return &d->departments[i];
	return NULL;
}

/* ---- the people file ---------------------------------------------------- */

enum column { NAME, OTHER_NAMES, ADDRESS, DEPARTMENT, MANAGER, POINT_PERSON_OF, ZONE, COLUMNS };

static const char *const column_names[COLUMNS] = {
	"name", "other_names", "address", "department", "manager", "point_person_of", "zone",
};

struct people_file {
	struct pool *pool;
	struct csv csv;
	int order[50];          /* what the n-th field is, -1: not for us */
	size_t fields;
	size_t people_cap, department_cap;
	const char *bad;
};

static struct slice
field_read(struct people_file *c, bool *last)
{
	struct slice field = csv_field(c->pool, &c->csv, last);

	if (c->csv.is_open)
		c->bad = "a quoted field has no closing quote";
	return field;
}

static void
file_head(struct people_file *c)
{
	bool last = false, named = false;

	while (!last && c->bad == NULL) {
		struct slice name = field_read(c, &last);
		int is = -1;

		for (int i = 0; i < COLUMNS; i++)
			if (slice_eq_nocase(name, slice_of(column_names[i])))
				is = i;
		if (c->fields == sizeof(c->order) / sizeof(c->order[0])) {
			c->bad = "too many columns";
			return;
		}
		named = named || is == NAME;
		c->order[c->fields++] = is;
	}
	if (!named && c->bad == NULL)
		c->bad = "the first line must name the columns, 'name' among them";
	c->csv.line++;
}

static void
names_split(struct people_file *c, struct slice s, struct person *p)
{
	size_t cap = 0;

	while (s.len > 0 && p->other_name_count < NAME_MAX_COUNT) {
		size_t end = slice_find_char(s, ';');
		struct slice name = slice_trim(slice_to(s, end));

		s = slice_from(s, end + 1);
		if (name.len == 0)
			continue;
		p->other_names = pool_grow(c->pool, p->other_names, p->other_name_count, &cap, sizeof(*p->other_names));
		p->other_names[p->other_name_count++] = name;
	}
}

static struct department *
department_make(struct people_file *c, struct directory *d, struct slice name)
{
	for (size_t i = 0; i < d->department_count; i++)
		if (slice_eq_nocase(d->departments[i].name, name))
			return &d->departments[i];
	d->departments = pool_grow(c->pool, d->departments, d->department_count, &c->department_cap,
	    sizeof(*d->departments));
	d->departments[d->department_count] = (struct department){ .name = name };
	return &d->departments[d->department_count++];
}

static void
file_record(struct people_file *c, struct directory *d)
{
	struct slice v[COLUMNS] = { { 0 } };
	bool last = false;
	struct person *p;

	for (size_t i = 0; !last && c->bad == NULL; i++) {
		struct slice field = field_read(c, &last);

		if (i < c->fields && c->order[i] >= 0)
			v[c->order[i]] = field;
		else if (i >= c->fields && field.len > 0)
			c->bad = "more fields than the first line names";
	}
	if (c->bad != NULL || (v[NAME].len == 0 && v[ADDRESS].len == 0))
		return;
	if (v[ADDRESS].len > 0 && slice_find_char(v[ADDRESS], '@') == v[ADDRESS].len)
		c->bad = "the address has no '@'";
	if (d->people_count >= PEOPLE_MAX || d->department_count + 2 >= DEPARTMENT_MAX)
		c->bad = "too many people";
	d->people = pool_grow(c->pool, d->people, d->people_count, &c->people_cap, sizeof(*d->people));
	p = &d->people[d->people_count++];
	*p = (struct person){ .name = v[NAME], .email = v[ADDRESS], .department = v[DEPARTMENT],
		.manager = v[MANAGER], .zone = v[ZONE] };
	names_split(c, v[OTHER_NAMES], p);
	if (v[DEPARTMENT].len > 0)
		department_make(c, d, v[DEPARTMENT]);
	for (struct slice rest = v[POINT_PERSON_OF]; rest.len > 0 && d->department_count < DEPARTMENT_MAX;) {
		size_t end = slice_find_char(rest, ';');
		struct slice name = slice_trim(slice_to(rest, end));

		if (name.len > 0)
			department_make(c, d, name)->point_person = v[ADDRESS];
		rest = slice_from(rest, end < rest.len ? end + 1 : end);
	}
}

/* Managers may be given by name: their addresses are wanted. Quadratic only in names that are no addresses. */
static void
managers_resolve(struct directory *d)
{
	for (size_t i = 0; i < d->people_count; i++) {
		struct slice m = d->people[i].manager;

		if (m.len == 0 || slice_find_char(m, '@') < m.len)
			continue;
		d->people[i].manager = (struct slice){ NULL, 0 };
		for (size_t j = 0; j < d->people_count; j++)
			if (slice_eq_nocase(d->people[j].name, m)) {
				d->people[i].manager = d->people[j].email;
				break;
			}
	}
	for (size_t i = 0; i < d->department_count; i++) {
		const struct person *p = directory_person(d, d->departments[i].point_person);

		if (p != NULL)
			d->departments[i].manager = p->manager;
	}
}

const char *
directory_from_csv(struct pool *pool, struct slice csv, struct directory *d)
{
	struct people_file c = { .pool = pool, .csv = csv_of(csv, ',') };
	struct text why;

	*d = (struct directory){ 0 };
	file_head(&c);
	while (c.bad == NULL && c.csv.rest.len > 0) {
		file_record(&c, d);
		if (c.bad == NULL)
			c.csv.line++;
	}
	if (c.bad == NULL) {
		managers_resolve(d);
		return NULL;
	}
	text_init(&why, pool);
	text_addf(&why, "line %d: %s", c.csv.line, c.bad);
	return why.p;
}

/* -- writing -- */

/* RFC 4180, section 2: what holds a comma, a quote or a line end stands in quotes; quotes are doubled. */
static void
field_write(struct slice s, struct text *out)
{
	bool quoted = false;

	for (size_t i = 0; i < s.len; i++)
		quoted = quoted || s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
	if (quoted)
		text_add_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '"')
			text_add_char(out, '"');
		text_add_char(out, s.p[i]);
	}
	if (quoted)
		text_add_char(out, '"');
}

static void
other_names_write(struct pool *pool, const struct person *p, struct text *out)
{
	struct text names;

	text_init(&names, pool);
	for (size_t i = 0; i < p->other_name_count; i++) {
		if (i > 0)
			text_add_char(&names, ';');
		text_add(&names, p->other_names[i]);
	}
	field_write(text_slice(&names), out);
}

static void
departments_write(struct pool *pool, const struct directory *d, const struct person *p, struct text *out)
{
	struct text names;

	text_init(&names, pool);
	for (size_t i = 0; i < d->department_count; i++) {
		if (p->email.len == 0 || !slice_eq_nocase(d->departments[i].point_person, p->email))
			continue;
		if (names.len > 0)
			text_add_char(&names, ';');
		text_add(&names, d->departments[i].name);
	}
	field_write(text_slice(&names), out);
}

void
directory_to_csv(struct pool *pool, const struct directory *d, struct text *out)
{
	text_addf(out, "name,other_names,address,department,manager,point_person_of\r\n");
	for (size_t i = 0; i < d->people_count; i++) {
		const struct person *p = &d->people[i];

		field_write(p->name, out);
		text_add_char(out, ',');
		other_names_write(pool, p, out);
		text_add_char(out, ',');
		field_write(p->email, out);
		text_add_char(out, ',');
		field_write(p->department, out);
		text_add_char(out, ',');
		field_write(p->manager, out);
		text_add_char(out, ',');
		departments_write(pool, d, p, out);
		text_addf(out, "\r\n");
	}
}
