/*
 * See config_source.h. Method: all options are strings to libconfuse, so that
 * it never stops at a wrong value. It does stop at an unknown name; then the
 * statement is blanked out in our copy of the text and everything is read
 * again, until only syntax is left to stop at. Includes are collected and read
 * after the file that names them, through our own glob. libconfuse gives its
 * callbacks no argument, so the reading under way is a static: one at a time.
 * It also forgets the file of a section that an included file adds to, so the
 * file is ours too.
 */
#include <errno.h>
#include <glob.h>
#include <libgen.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_option.h"
#include "daemon/core/settings/config_source.h"
#include "daemon/core/settings/config_text.h"
#include "daemon/core/settings/config_value.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Settings, not data: a larger file is a mistake. */
#define FILE_MAX ((size_t)4 * 1024 * 1024)
#define FILES_MAX 200
/* Wrong names that are told at once. */
#define AGAIN_MAX 100

struct file {
	const char *path;
	char *text;
	size_t len;
	int *opened; /* by line, see config_text_opened */
	int lines;
};

static struct {
	struct config_source *source;
	struct config_errors *names;  /* wrong names: told once, then gone */
	struct config_errors passing; /* all else, told by each reading anew: the last one's count */
	struct file files[FILES_MAX];
	size_t file_count;
	struct file *file; /* being read */
	size_t mark_room, meant_room;
	bool blanked; /* the reading stopped at a name that is now gone */
	bool told;    /* the reading stopped, and why is told */
} now;

/* -- what is noted while libconfuse reads -- */

static const char *
where_line(const struct file *file, int line)
{
	struct text t;

	text_init(&t, now.source->pool);
	text_addf(&t, "%s:%d", file->path, line);
	return t.p;
}

/* Where in the index a thing stands or would stand. */
static size_t *
mark_slot(const struct config_source *s, const void *thing)
{
	size_t at = (size_t)((uintptr_t)thing / sizeof(void *) * 0x9e3779b97f4a7c15U) & (s->slot_count - 1);

	while (s->slots[at] != 0 && s->marks[s->slots[at] - 1].thing != thing)
		at = (at + 1) & (s->slot_count - 1);
	return &s->slots[at];
}

static const struct config_mark *
mark_of(const struct config_source *s, const void *thing)
{
	size_t slot = s->slot_count == 0 ? 0 : *mark_slot(s, thing);

	return slot == 0 ? NULL : &s->marks[slot - 1];
}

/* Marks are never taken away, so the index only grows: at least twice as large as what is in it. */
static void
slots_grow(struct config_source *s)
{
	s->slot_count = s->slot_count == 0 ? 256 : 2 * s->slot_count;
	s->slots = pool_array(s->pool, s->slot_count, sizeof(*s->slots));
	for (size_t i = 0; i < s->mark_count; i++)
		*mark_slot(s, s->marks[i].thing) = i + 1;
}

static void
mark_add(const void *thing, const char *name, int line)
{
	struct config_source *s = now.source;

	if (2 * (s->mark_count + 1) > s->slot_count)
		slots_grow(s);
	s->marks = pool_grow(s->pool, s->marks, s->mark_count, &now.mark_room, sizeof(*s->marks));
	*mark_slot(s, thing) = s->mark_count + 1;
	s->marks[s->mark_count++] = (struct config_mark) { thing, name, now.file->path, line };
}

/* A value was read. The second one for the same option is told; within one list there are many. */
static int
on_value(cfg_t *section, cfg_opt_t *option, const char *value, void *result)
{
	const struct config_mark *mark = mark_of(now.source, option);
	bool first = option->nvalues <= 1; /* of a list */

	*(const char **)result = value;
	if (mark != NULL && first)
		config_errors_add(&now.passing, "%s: %s was already set at %s:%d: keep one of the two",
		    where_line(now.file, section->line), option->name, mark->file, mark->line);
	if (mark == NULL)
		mark_add(option, option->name, section->line);
	return 0;
}

/* A section was closed. */
static int
on_section(cfg_t *parent, cfg_opt_t *option)
{
	cfg_t *section = cfg_opt_getnsec(option, cfg_opt_size(option) - 1);

	if (mark_of(now.source, section) == NULL)
		mark_add(section, NULL,
		    parent->line <= now.file->lines ? now.file->opened[parent->line] : parent->line);
	return 0;
}

/* -- what libconfuse stops at -- */

/* All names that may stand in a section, for "did you mean". */
static const char *
nearest_name(const char *section, const char *name)
{
	const char *names[100];
	size_t n = 0;

	for (const struct config_option *o = config_options; o->name != NULL && n < 80; o++)
		if (strcmp(o->section, section) == 0 && o->kind != KIND_INLINE)
			names[n++] = o->name;
	for (const struct config_section *s = config_sections; s->name != NULL; s++)
		if (strcmp(s->parent == NULL ? "" : s->parent, section) == 0)
			names[n++] = s->name;
	names[n] = NULL;
	return config_value_nearest(name, names);
}

/* The section in which name would be right, "" for the top; NULL when nowhere. */
static const char *
right_section(const char *name)
{
	for (const struct config_option *o = config_options; o->name != NULL; o++)
		if (strcmp(o->name, name) == 0)
			return o->section;
	return NULL;
}

/* Was a value read on this very line just now? Then a stray word is the rest of it. */
static const char *
value_before(int line)
{
	const struct config_source *s = now.source;
	const struct config_mark *last = s->mark_count == 0 ? NULL : &s->marks[s->mark_count - 1];

	return last != NULL && last->line == line && last->file == now.file->path ? last->name : NULL;
}

static void
meant_add(const char *section, const char *name)
{
	struct config_source *s = now.source;
	struct config_meant *grown = pool_grow(
	    s->pool, (void *)(uintptr_t)s->meant, s->meant_count, &now.meant_room, sizeof(*s->meant));

	grown[s->meant_count++] = (struct config_meant) { slice_cstr(s->pool, slice_of(section)), name };
	s->meant = grown;
}

static void
unknown_tell(const cfg_t *section, const char *name)
{
	const char *in = strcmp(section->name, "root") == 0 ? "" : section->name;
	const char *nearest = nearest_name(in, name), *right = right_section(name),
	           *before = value_before(section->line);
	const char *where = where_line(now.file, section->line);

	if (nearest != NULL)
		meant_add(in, nearest);
	if (nearest != NULL)
		config_errors_add(now.names, "%s: there is no option %s%s%s: did you mean %s?", where, name,
		    *in == '\0' ? "" : " in ", in, nearest);
	else if (before != NULL)
		config_errors_add(now.names,
		    "%s: '%s' is left over behind %s: a value of several words, or with a + in it, stands in "
		    "quotes",
		    where, name, before);
	else if (right != NULL && *right != '\0')
		config_errors_add(
		    now.names, "%s: %s belongs into a section: %s { %s = ... }", where, name, right, name);
	else if (right != NULL)
		config_errors_add(
		    now.names, "%s: %s belongs to the top of the file, outside of %s { }", where, name, in);
	else
		config_errors_add(now.names, "%s: there is no option %s%s%s: see agreed.conf(5)", where, name,
		    *in == '\0' ? "" : " in ", in);
}

static void
syntax_tell(const cfg_t *section, const char *format, va_list ap)
{
	char what[300];

	vsnprintf(what, sizeof(what), format, ap);
	config_errors_add(&now.passing, "%s: %s; the rest of this file was not read",
	    where_line(now.file, section->line), what);
}

static void
on_error(cfg_t *section, const char *format, va_list ap)
{
	va_list copy;
	const char *word;
	bool unknown = strstr(format, "no such option") != NULL,
	     twice = strstr(format, "duplicate title") != NULL;

	if (now.told)
		return;
	now.told = true;
	if (!unknown && !twice) {
		syntax_tell(section, format, ap);
		return;
	}
	va_copy(copy, ap);
	word = va_arg(copy, const char *);
	if (unknown) {
		unknown_tell(section, word);
		now.blanked = config_text_blank(now.file->text, now.file->len, section->line, word);
	} else {
		config_errors_add(now.names,
		    "%s: there are two sections with the title \"%s\": rename or remove one",
		    where_line(now.file, section->line), word);
		for (const struct config_section *s = config_sections; s->name != NULL && !now.blanked; s++)
			now.blanked =
			    config_text_blank(now.file->text, now.file->len, section->line, s->name);
	}
	va_end(copy);
}

/* -- files -- */

static bool
text_read(FILE *in, struct file *file)
{
	struct text text;
	struct stat st;
	char *raw;
	size_t len;

	if (fstat(fileno(in), &st) != 0)
		return false;
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return false;
	}
	raw = malloc(FILE_MAX + 1);
	if (raw == NULL)
		die("out of memory");
	len = fread(raw, 1, FILE_MAX + 1, in);
	text_init(&text, now.source->pool);
	config_text_prepare((struct slice) { raw, len }, &text);
	free(raw);
	file->text = text.p;
	file->len = text.len;
	if (len > FILE_MAX)
		errno = EFBIG;
	return ferror(in) == 0 && len <= FILE_MAX;
}

static void
lines_count(struct file *file)
{
	file->lines = 1;
	for (size_t i = 0; i < file->len; i++)
		file->lines += file->text[i] == '\n';
	file->opened = pool_array(now.source->pool, (size_t)file->lines + 1, sizeof(*file->opened));
	config_text_opened(file->text, file->len, file->opened, file->lines);
}

/* What libconfuse would trip over without a word: told, and the file is left out. */
static bool
text_is_sound(const struct file *file)
{
	const char *what;
	int line;

	if (memchr(file->text, '\0', file->len) != NULL ||
	    !utf8_is_valid((struct slice) { file->text, file->len })) {
		config_errors_add(
		    &now.passing, "%s: this is not a text in UTF-8: save it as UTF-8", file->path);
		return false;
	}
	line = config_text_unclosed(file->text, file->len, &what);
	if (line > 0)
		config_errors_add(&now.passing,
		    "%s:%d: %s is opened here and never closed; the file was not read", file->path, line,
		    what);
	return line == 0;
}

static void
file_add(const char *path, const char *asked_at)
{
	struct config_source *s = now.source;
	struct file file = { .path = slice_cstr(s->pool, slice_of(path)) };
	FILE *in;
	bool read;

	for (size_t i = 0; i < now.file_count; i++)
		if (strcmp(now.files[i].path, path) == 0)
			return;
	if (now.file_count == FILES_MAX) {
		config_errors_add(&now.passing, "%s: more than %d files of settings", path, FILES_MAX);
		s->whole = false;
		return;
	}
	in = fopen(path, "re");
	read = in != NULL && text_read(in, &file);
	if (!read)
		config_errors_add(&now.passing, "%s%s%s: %s", asked_at == NULL ? "" : asked_at,
		    asked_at == NULL ? "" : ": ", path, strerror(errno));
	if (read && text_is_sound(&file)) {
		lines_count(&file);
		now.files[now.file_count++] = file;
	} else {
		s->whole = false;
	}
	if (in != NULL)
		fclose(in);
}

/* include("conf.d/..."): relative to the file it stands in; a pattern may match nothing, a name may not. */
static int
on_include(cfg_t *section, cfg_opt_t *option, int argc, const char **argv)
{
	const char *where = where_line(now.file, section->line);
	struct text pattern;
	glob_t found = { 0 };

	(void)option;
	if (argc != 1) {
		config_errors_add(
		    &now.passing, "%s: include takes one file or pattern: include(\"people.conf\")", where);
		return 0;
	}
	text_init(&pattern, now.source->pool);
	if (argv[0][0] != '/') {
		text_add(&pattern, slice_of(dirname(slice_cstr(now.source->pool, slice_of(now.file->path)))));
		text_add_char(&pattern, '/');
	}
	text_add(&pattern, slice_of(argv[0]));
	if (glob(pattern.p, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			file_add(found.gl_pathv[i], where);
	else if (strpbrk(argv[0], "*?[") == NULL)
		config_errors_add(&now.passing, "%s: %s: there is no such file", where, pattern.p);
	globfree(&found);
	return 0;
}

/* -- the tree -- */

static cfg_opt_t *
tree_options(struct pool *pool, const char *section)
{
	cfg_opt_t *list = pool_array(pool, 100, sizeof(*list));
	const cfg_opt_t end = CFG_END();
	size_t n = 0;

	for (const struct config_option *o = config_options; o->name != NULL && n < 80; o++) {
		cfg_opt_t one = CFG_STR_CB(o->name, NULL, CFGF_NODEFAULT, on_value);

		if (strcmp(o->section, section) != 0)
			continue;
		if (o->kind == KIND_LIST || o->kind == KIND_PATHS || o->kind == KIND_COMMAND)
			one.flags |= CFGF_LIST;
		list[n++] = one;
	}
	for (const struct config_section *s = config_sections; s->name != NULL; s++) {
		cfg_opt_t one = { 0 };

		if (strcmp(s->parent == NULL ? "" : s->parent, section) != 0)
			continue;
		one = (cfg_opt_t)CFG_SEC(s->name, tree_options(pool, s->name), CFGF_MULTI);

		one.flags = s->titled ? CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES : CFGF_NODEFAULT;
		one.validcb = on_section;
		list[n++] = one;
	}
	if (*section == '\0')
		list[n++] = (cfg_opt_t)CFG_FUNC("include", on_include);
	list[n] = end;
	return list;
}

/* Reads one file into the tree; false when the whole reading must begin anew. */
static bool
file_parse(struct file *file)
{
	FILE *in;

	now.file = file;
	now.told = now.blanked = false;
	if (file->len == 0)
		return true;
	in = fmemopen(file->text, file->len, "r");
	if (in == NULL)
		die("fmemopen: %s", strerror(errno));
	if (cfg_parse_fp(now.source->root, in) != CFG_SUCCESS) {
		if (!now.told)
			config_errors_add(&now.passing,
			    "%s: something here cannot be read: look for a missing quote, brace or equal "
			    "sign; the rest of this file was not read",
			    where_line(file, now.source->root->line));
		now.source->whole = now.source->whole && now.blanked;
	}
	fclose(in);
	return !now.blanked;
}

/* The files of processes: beside the first file, or where process-folder says; they need not be there. */
static void
processes_add(struct config_source *source)
{
	cfg_opt_t *given = config_source_given(source->root, "process-folder");
	const char *folder = given == NULL ? "processes" : cfg_opt_getnstr(given, 0);
	const char *file = given == NULL ? source->path : config_source_file(source, given);
	struct text pattern;
	glob_t found = { 0 };

	text_init(&pattern, source->pool);
	if (*folder != '/') {
		text_add(&pattern, slice_of(dirname(slice_cstr(source->pool, slice_of(file)))));
		text_add_char(&pattern, '/');
	}
	text_addf(&pattern, "%s/*.conf", folder);
	if (glob(pattern.p, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			file_add(found.gl_pathv[i], NULL);
	globfree(&found);
}

/* Reads all files; false when it must be done anew, for a wrong name was taken out. */
static bool
tree_read(struct config_source *source)
{
	config_errors_free(&now.passing);
	source->mark_count = source->slot_count = 0;
	if (source->root != NULL)
		cfg_free(source->root);
	source->root = cfg_init(tree_options(source->pool, ""), CFGF_NONE);
	if (source->root == NULL)
		die("out of memory");
	cfg_set_error_function(source->root, on_error);
	for (size_t i = 0; i < now.file_count; i++) {
		if (!file_parse(&now.files[i]))
			return false;
		/* only when all settings are read is it known where the processes are; files are added once */
		if (i + 1 == now.file_count)
			processes_add(source);
	}
	return true;
}

void
config_source_open(
    struct config_source *source, struct pool *pool, const char *path, struct config_errors *errors)
{
	*source = (struct config_source) { .pool = pool, .path = path, .whole = true };
	memset(&now, 0, sizeof(now));
	now.source = source;
	now.names = errors;
	file_add(path, NULL);
	for (int i = 0; now.file_count > 0 && !tree_read(source); i++)
		if (i == AGAIN_MAX) {
			source->whole = false;
			break;
		}
	for (size_t i = 0; i < now.passing.n; i++)
		config_errors_add(errors, "%s", now.passing.v[i]);
	config_errors_free(&now.passing);
}

void
config_source_close(struct config_source *source)
{
	if (source->root != NULL)
		cfg_free(source->root);
	source->root = NULL;
}

bool
config_source_meant(const struct config_source *source, const char *section, const char *name)
{
	for (size_t i = 0; i < source->meant_count; i++)
		if (strcmp(source->meant[i].section, section) == 0 &&
		    strcmp(source->meant[i].name, name) == 0)
			return true;
	return false;
}

cfg_opt_t *
config_source_given(cfg_t *section, const char *name)
{
	cfg_opt_t *option = cfg_getopt(section, name);

	return option != NULL && (option->flags & CFGF_MODIFIED) != 0 ? option : NULL;
}

const char *
config_source_where(const struct config_source *source, const void *thing)
{
	const struct config_mark *mark = mark_of(source, thing);
	struct text t;

	text_init(&t, source->pool);
	text_addf(&t, "%s", mark == NULL ? source->path : mark->file);
	if (mark != NULL)
		text_addf(&t, ":%d", mark->line);
	return t.p;
}

const char *
config_source_file(const struct config_source *source, const void *thing)
{
	const struct config_mark *mark = mark_of(source, thing);

	return mark == NULL ? source->path : mark->file;
}
