/*
 * config_source: agreed.conf and what it includes, read by libconfuse into a
 * tree of strings, with the file and line of each. Unknown options, doubled
 * options and titles, and syntax errors are told here; what the strings mean
 * is config.c's business.
 */
#ifndef AGREED_CONFIG_SOURCE_H
#define AGREED_CONFIG_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <confuse.h>

struct config_errors;
struct pool;

struct config_mark {
	const void *thing; /* a cfg_opt_t, or a section's cfg_t */
	const char *name;  /* of the option; NULL for a section */
	const char *file;
	int line;
};

struct config_source {
	struct pool *pool;
	cfg_t *root;      /* NULL when nothing could be read */
	bool whole;       /* no syntax error cut anything off: what is missing is missing */
	const char *path; /* the first file */
	struct config_mark *marks;
	size_t mark_count;
	size_t *slots; /* index of the marks by thing: 1 + its number, 0 none */
	size_t slot_count;
	const struct config_meant {
		const char *section, *name;
	} * meant; /* what wrong names were near to */
	size_t meant_count;
};

/* Reads path and all it includes. Close it in any case. */
void config_source_open(
    struct config_source *source, struct pool *pool, const char *path, struct config_errors *errors);
void config_source_close(struct config_source *source);

/* Was it written down, or is it absent? */
cfg_opt_t *config_source_given(cfg_t *section, const char *name);
/* Was there a wrong name that was probably meant as this one? Then that it is missing has been told already.
 */
bool config_source_meant(const struct config_source *source, const char *section, const char *name);
/* "agreed.conf:14" for an option that was given or a section, "agreed.conf" for anything else; from the pool.
 */
const char *config_source_where(const struct config_source *source, const void *thing);
/* The path of the file in which a thing stands. */
const char *config_source_file(const struct config_source *source, const void *thing);

#endif
