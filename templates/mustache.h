/*
 * mustache: the template language of our mails: a subset of Mustache
 * (mustache(5)) that people who edit a template cannot do harm with.
 *
 *   {{name}}                 the value, escaped as the kind of file wants it
 *   {{{name}}}               the value as it is; only for names that are marked safe
 *   {{#name}} ... {{/name}}  once for each element of a list; once if there is a value
 *   {{^name}} ... {{/name}}  if there is none: absent, false, "", 0 or an empty list
 *   {{.}}                    the element itself
 *   {{> name}}               another template, in place
 *   {{! words }}             nothing
 *
 * A section, comment or partial alone on its line leaves no empty line. There
 * are no lambdas, no dotted names and no change of delimiters. Whatever a
 * template gets wrong is said when it is loaded, with file and line: rendering
 * cannot fail.
 *
 * Data are jansson values: objects, arrays, strings, integers, booleans. A
 * name is looked for in the innermost object first, then outwards.
 */
#ifndef AGREED_MUSTACHE_H
#define AGREED_MUSTACHE_H

#include <jansson.h>
#include <stdbool.h>

#include "parsers/base/text.h"

struct pool;

enum mustache_escape {
	MUSTACHE_PLAIN, /* values as they are */
	MUSTACHE_HTML,  /* & < > " ' as entities */
	MUSTACHE_LINE   /* for a header field: line breaks in values become spaces */
};

struct mustache_source {
	/* The text of a partial and what to call its file in complaints; false when there is none. */
	bool (*partial)(
	    void *arg, struct pool *pool, const char *name, struct slice *text, const char **path);
	/* Something is wrong with a template. */
	void (*complain)(void *arg, const char *path, int line, const char *what);
	void *arg;
};

/*
 * Parses text, whose first line is number line of the file path. path and text
 * are borrowed, all else lives in pool. NULL after at least one complaint.
 */
struct mustache *mustache_parse(struct pool *pool, const char *path, int line, struct slice text,
    enum mustache_escape escape, const struct mustache_source *source);

/*
 * Does it use known names only? names is a list such as
 * "title count points{n text links{label}} content!": braces hold what is known
 * inside that section besides the names outside, ! marks what may stand in
 * {{{ }}}. Complains about each other name; true when there is none.
 */
bool mustache_check(const struct mustache *m, const char *names, const struct mustache_source *source);

void mustache_render(const struct mustache *m, const json_t *data, struct text *out);

#endif
