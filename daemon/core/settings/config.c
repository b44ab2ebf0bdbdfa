/*
 * See config.h. Method: config_source reads strings with their lines; here
 * each goes through the option table into its struct; the checks that need
 * several options come last. All of it lives in one pool.
 */
#include <libgen.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "daemon/core/settings/config_option.h"
#include "daemon/core/settings/config_value.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/base/zone.h"

#define POOL_MAX ((size_t)256 * 1024 * 1024)

/* -- the list of errors -- */

void
config_errors_add(struct config_errors *errors, const char *format, ...)
{
	char **grown = realloc(errors->v, (errors->n + 1) * sizeof(*grown));
	va_list ap;

	if (grown == NULL)
		die("out of memory");
	errors->v = grown;
	va_start(ap, format);
	if (vasprintf(&errors->v[errors->n], format, ap) < 0)
		die("out of memory");
	va_end(ap);
	errors->n++;
}

void
config_errors_free(struct config_errors *errors)
{
	for (size_t i = 0; i < errors->n; i++)
		free(errors->v[i]);
	free(errors->v);
	*errors = (struct config_errors) { NULL, 0 };
}

/* "path:14: ..." by path and number; what has no line comes first. */
static int
error_compare(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	const char *x_end = strchr(x, ':'), *y_end = strchr(y, ':');
	long x_line = x_end == NULL ? 0 : strtol(x_end + 1, NULL, 10);
	long y_line = y_end == NULL ? 0 : strtol(y_end + 1, NULL, 10);
	size_t x_len = x_end == NULL ? strlen(x) : (size_t)(x_end - x);
	size_t y_len = y_end == NULL ? strlen(y) : (size_t)(y_end - y);
	int order = strncmp(x, y, x_len < y_len ? x_len : y_len);

	if (order == 0)
		order = (x_len > y_len) - (x_len < y_len);
	if (order == 0)
		order = (x_line > y_line) - (x_line < y_line);
	return order != 0 ? order : strcmp(x, y);
}

/* -- for all who check -- */

char *
config_text(struct pool *pool, const char *format, ...)
{
	va_list ap;
	char *text, *kept;

	va_start(ap, format);
	if (vasprintf(&text, format, ap) < 0)
		die("out of memory");
	va_end(ap);
	kept = pool_copy(pool, text, strlen(text));
	free(text);
	return kept;
}

const char *
config_where(const struct config_reading *r, cfg_t *section, const char *name)
{
	cfg_opt_t *option = section == NULL || name == NULL ? NULL : config_source_given(section, name);

	/* an empty list has no value that could have been marked */
	return config_source_where(
	    &r->source, option != NULL && cfg_opt_size(option) > 0 ? (const void *)option : section);
}

cfg_t *
config_section(const struct config_reading *r, const char *name, unsigned n)
{
	return cfg_opt_getnsec(cfg_getopt(r->source.root, name), n);
}

void
config_path_add(struct config_reading *r, int what, const char *path, const char *where, const char *option)
{
	struct config *c = r->config;
	size_t room = c->path_count; /* grows one by one: there are a handful */

	c->paths = pool_grow(r->pool, c->paths, c->path_count, &room, sizeof(*c->paths));
	c->paths[c->path_count].what = what;
	c->paths[c->path_count].path = path;
	c->paths[c->path_count].where = config_text(r->pool, "%s: %s", where, option);
	c->paths[c->path_count].given = strcmp(where, c->path) != 0;
	c->path_count++;
}

/* -- strings into structs -- */

/* A path is relative to the file it stands in. */
static char *
path_make(struct config_reading *r, const cfg_opt_t *given, const char *value)
{
	if (*value == '/' || given == NULL)
		return config_text(r->pool, "%s", value);
	return config_text(r->pool, "%s/%s",
	    dirname(config_text(r->pool, "%s", config_source_file(&r->source, given))), value);
}

static bool
choice_take(const struct config_option *o, const char *value, void *at)
{
	for (int i = 0; o->choices[i] != NULL; i++)
		if (strcasecmp(o->choices[i], value) == 0) {
			*(int *)at = i;
			return true;
		}
	return false;
}

static bool
number_take(const struct config_option *o, const char *value, void *at)
{
	int64_t n = 0;
	int i = 0;
	bool ok;

	if (o->kind == KIND_INT)
		ok = config_value_int(value, &i);
	else if (o->kind == KIND_DAYS)
		ok = config_value_days(value, &i);
	else if (o->kind == KIND_SIZE)
		ok = config_value_size(value, &n);
	else
		ok = config_value_duration(value, &n);
	if (o->kind == KIND_INT || o->kind == KIND_DAYS)
		n = i;
	if (!ok || n < o->min || n > o->max)
		return false;
	if (o->kind == KIND_SIZE)
		*(int64_t *)at = n;
	else
		*(int *)at = (int)(o->kind == KIND_MINUTES ? n / 60 : n);
	return true;
}

static bool
string_is(enum config_kind kind, const char *value)
{
	switch (kind) {
	case KIND_ADDRESS:
		return config_value_is_address(value);
	case KIND_WHO:
		return *value != '\0';
	case KIND_HOST:
		return config_value_is_host(value);
	case KIND_ZONE:
		return zone_is_known(value);
	case KIND_LANGUAGE:
		return config_value_is_language(value);
	case KIND_FLAG:
		return *value == '\0' || config_value_is_flag(value);
	case KIND_PATH:
		return *value != '\0';
	default:
		return true;
	}
}

/* Puts one value where it belongs; false when it is not what the option takes. */
static bool
value_take(struct config_reading *r, const struct config_option *o, const cfg_opt_t *given, const char *value,
    char *base)
{
	void *at = base + o->offset;

	switch (o->kind) {
	case KIND_CHOICE:
		return choice_take(o, value, at);
	case KIND_BOOL:
		return config_value_bool(value, at);
	case KIND_FRACTION:
		return config_value_fraction(value, at);
	case KIND_INT:
	case KIND_SIZE:
	case KIND_DURATION:
	case KIND_MINUTES:
	case KIND_DAYS:
		return number_take(o, value, at);
	case KIND_TIME:
		return config_value_minute(value, at);
	case KIND_HOURS:
		return config_value_hours(value, at, (int *)(void *)(base + o->count_offset));
	case KIND_WEEK:
		return config_value_week(value, at);
	default:
		if (!string_is(o->kind, value))
			return false;
		*(char **)at =
		    o->kind == KIND_PATH ? path_make(r, given, value) : config_text(r->pool, "%s", value);
		return true;
	}
}

/* In the largest unit that says it exactly. */
static const char *
duration_text(struct pool *pool, long seconds)
{
	static const struct {
		long seconds;
		char letter;
	} units[] = { { 86400, 'd' }, { 3600, 'h' }, { 60, 'm' }, { 1, 's' } };

	for (size_t i = 0; seconds > 0; i++)
		if (seconds % units[i].seconds == 0)
			return config_text(pool, "%ld%c", seconds / units[i].seconds, units[i].letter);
	return "0";
}

/* What to write instead. */
static const char *
wanted(struct config_reading *r, const struct config_option *o)
{
	switch (o->kind) {
	case KIND_CHOICE: {
		struct text t;

		text_init(&t, r->pool);
		for (int i = 0; o->choices[i] != NULL; i++)
			text_addf(&t, "%s%s",
			    i == 0                          ? "write "
			        : o->choices[i + 1] == NULL ? " or "
			                                    : ", ",
			    o->choices[i]);
		return t.p;
	}
	case KIND_BOOL:
		return "write yes or no";
	case KIND_FRACTION:
		return "write a number from 0 to 1, such as 0.6";
	case KIND_INT:
		return config_text(r->pool, "write a number from %ld to %ld", o->min, o->max);
	case KIND_SIZE:
		return config_text(r->pool, "write a size from %ldK to %ldM, such as 20M", o->min / 1024,
		    o->max / 1024 / 1024);
	case KIND_DURATION:
	case KIND_MINUTES:
		return config_text(r->pool, "write a duration such as 30s, 5m, 4h or 3d (from %s to %s)",
		    duration_text(r->pool, o->min), duration_text(r->pool, o->max));
	case KIND_DAYS:
		return config_text(r->pool, "write \"2 business days\" (from %ld to %ld)", o->min, o->max);
	case KIND_TIME:
		return "write a time of the day such as 17:00";
	case KIND_HOURS:
		return "write the hours of a day, the first before the second, such as 09:00-17:00";
	case KIND_WEEK:
		return "write the days that are worked, such as Mon-Fri or \"Mon, Tue, Thu\"";
	case KIND_ADDRESS:
		return "write a mail address such as agree@corp.example, without a name";
	case KIND_HOST:
		return "write a host name such as mail.corp.example, without port or scheme";
	case KIND_ZONE:
		return "write a name of the IANA list such as Europe/Berlin, America/New_York or UTC";
	case KIND_LANGUAGE:
		return "write a language tag such as en or de";
	case KIND_FLAG:
		return "write an IMAP keyword: letters, digits, $ and -, without spaces, brackets or a "
		       "backslash";
	default:
		return o->required ? "write something" : "write something, or leave the option out";
	}
}

static void
list_take(
    struct config_reading *r, const struct config_option *o, cfg_t *section, cfg_opt_t *given, char *base)
{
	size_t n = cfg_opt_size(given);
	char **list = pool_array(r->pool, n + 1, sizeof(*list));

	for (size_t i = 0; i < n; i++) {
		list[i] = config_text(r->pool, "%s", cfg_opt_getnstr(given, (unsigned)i));
		if (o->kind == KIND_PATHS)
			list[i] = path_make(r, given, list[i]);
		if (*list[i] == '\0')
			config_errors_add(r->errors,
			    "%s: %s: one of the list is empty: write something between the quotes",
			    config_where(r, section, o->name), o->name);
	}
	if (o->kind == KIND_COMMAND && n == 0)
		config_errors_add(r->errors, "%s: %s is empty: write { \"/path/to/program\", \"argument\" }",
		    config_where(r, section, o->name), o->name);
	*(char ***)(void *)(base + o->offset) = list;
	if (o->kind != KIND_COMMAND)
		*(size_t *)(void *)(base + o->count_offset) = n;
}

static void
standard_take(struct config_reading *r, const struct config_option *o, char *base)
{
	if (o->kind == KIND_LIST) {
		char **list = pool_array(r->pool, 2, sizeof(*list));

		list[0] = config_text(r->pool, "%s", o->standard);
		*(char ***)(void *)(base + o->offset) = list;
		*(size_t *)(void *)(base + o->count_offset) = 1;
	} else if (!value_take(r, o, NULL, o->standard, base)) {
		die("the default of %s makes no sense", o->name);
	}
}

/* A secret: more people read this file than should read that. */
static void
inline_refuse(struct config_reading *r, const struct config_option *o, const cfg_opt_t *given)
{
	config_errors_add(r->errors,
	    "%s: a %s does not stand in this file, which more people can read than should: write it into a "
	    "file of its "
	    "own, mode 0600, and %s-file = \"/path/to/it\" here; or %s-command = { \"/path/to/program\" }; "
	    "or credential = "
	    "\"name\" for one of systemd's",
	    config_source_where(&r->source, given), o->name, o->name, o->name);
}

static void
value_refuse(
    struct config_reading *r, const struct config_option *o, const cfg_opt_t *given, const char *value)
{
	const char *where = config_source_where(&r->source, given), *nearest = NULL;

	if (o->kind == KIND_ZONE && strlen(value) > 3)
		nearest = config_value_nearest(value, zone_names(r->pool));
	if (nearest != NULL)
		config_errors_add(r->errors, "%s: %s: '%s' cannot be used: did you mean %s?", where, o->name,
		    value, nearest);
	else
		config_errors_add(
		    r->errors, "%s: %s: '%s' cannot be used: %s", where, o->name, value, wanted(r, o));
}

static void
option_take(struct config_reading *r, cfg_t *section, const struct config_option *o, char *base)
{
	cfg_opt_t *given = section == NULL ? NULL : config_source_given(section, o->name);
	const char *value = given == NULL ? NULL : cfg_opt_getnstr(given, 0);

	if (given == NULL && o->standard != NULL)
		standard_take(r, o, base);
	else if (given == NULL && o->required && section != NULL && r->source.whole &&
	    !config_source_meant(&r->source, o->section, o->name))
		config_errors_add(r->errors, "%s: %s%s%s%s has no %s: %s", config_where(r, section, NULL),
		    o->section, cfg_title(section) == NULL ? "" : " \"",
		    cfg_title(section) == NULL ? "" : cfg_title(section),
		    cfg_title(section) == NULL ? "" : "\"", o->name, wanted(r, o));
	if (given == NULL)
		return;
	if (o->kind == KIND_LIST || o->kind == KIND_PATHS || o->kind == KIND_COMMAND)
		list_take(r, o, section, given, base);
	else if (o->kind == KIND_INLINE)
		inline_refuse(r, o, given);
	else if (value == NULL || !value_take(r, o, given, value, base))
		value_refuse(r, o, given, value == NULL ? "" : value);
}

static void
section_take(struct config_reading *r, cfg_t *section, const char *name, void *base)
{
	for (const struct config_option *o = config_options; o->name != NULL; o++)
		if (strcmp(o->section, name) == 0)
			option_take(r, section, o, base);
}

void *
config_titled(struct config_reading *r, cfg_t *parent, const char *name, size_t size, size_t *n)
{
	cfg_opt_t *sections = cfg_getopt(parent, name);
	char *list;

	*n = cfg_opt_size(sections);
	list = pool_array(r->pool, *n + 1, size);
	for (size_t i = 0; i < *n; i++) {
		cfg_t *section = cfg_opt_getnsec(sections, (unsigned)i);
		struct slice title = text_clean_line(r->pool, slice_of(cfg_title(section)), 200);

		*(char **)(void *)(list + i * size) = config_text(r->pool, "%.*s", SLICE_ARG(title));
		if (title.len == 0)
			config_errors_add(r->errors,
			    "%s: the title of this %s is empty: write its name between the quotes",
			    config_where(r, section, NULL), name);
		section_take(r, section, name, list + i * size);
	}
	return list;
}

static void
all_take(struct config_reading *r)
{
	struct config *c = r->config;

	section_take(r, r->source.root, "", c);
	for (const struct config_section *s = config_sections; s->name != NULL; s++)
		if (!s->titled && s->parent == NULL)
			section_take(r, config_section(r, s->name, 0), s->name, c);
	c->mailboxes = config_titled(r, r->source.root, "mailbox", sizeof(*c->mailboxes), &c->mailbox_count);
	c->converters = config_titled(r, r->source.root, "converter", sizeof(*c->converters), &c->converter_count);
	c->ldaps = config_titled(r, r->source.root, "ldap", sizeof(*c->ldaps), &c->ldap_count);
	c->people = config_titled(r, r->source.root, "person", sizeof(*c->people), &c->people_count);
	config_departments_take(r);
	config_processes_take(r);
}

static void
sort(struct config_errors *errors, size_t from)
{
	if (errors->n > from)
		qsort(errors->v + from, errors->n - from, sizeof(*errors->v), error_compare);
}

static struct config *
load(const char *path, struct config_errors *errors, bool paths)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct config *c = pool_alloc(pool, sizeof(*c));
	struct config_reading r = { .config = c, .pool = pool, .errors = errors };
	size_t before = errors->n;

	c->pool = pool;
	c->path = config_text(pool, "%s", path);
	config_source_open(&r.source, pool, c->path, errors);
	if (r.source.root != NULL) {
		all_take(&r);
		config_servers_check(&r);
		config_ldap_check(&r);
		config_people_check(&r);
		config_processes_check(&r);
		config_calendar_fill(&r);
		config_check(&r);
		if (paths && r.source.whole)
			config_check_paths(c, errors);
	}
	config_source_close(&r.source);
	sort(errors, before);
	sort(&c->warnings, 0);
	if (errors->n == before)
		return c;
	config_free(c);
	return NULL;
}

struct config *
config_load(const char *path, struct config_errors *errors)
{
	return load(path, errors, true);
}

struct config *
config_load_only(const char *path, struct config_errors *errors)
{
	return load(path, errors, false);
}

void
config_free(struct config *config)
{
	if (config == NULL)
		return;
	config_errors_free(&config->warnings);
	pool_free(config->pool);
}
