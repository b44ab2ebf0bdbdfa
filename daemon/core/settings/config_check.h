/*
 * config_check: what one reading of the settings hands from step to step
 * (config.c fills the structs, config_server.c and config_people.c complete
 * and check their part, config_check.c the rest), and those steps.
 */
#ifndef AGREED_CONFIG_CHECK_H
#define AGREED_CONFIG_CHECK_H

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_source.h"

struct config_reading {
	struct config *config;
	struct config_source source;
	struct pool *pool;
	struct config_errors *errors;
};

/* Text from the pool, as printf. */
char *config_text(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "agreed.conf:14" of an option of a section when it was given, else of the section, else of the file. */
const char *config_where(const struct config_reading *r, cfg_t *section, const char *name);
/* The n-th section of that name, NULL when there is none. */
cfg_t *config_section(const struct config_reading *r, const char *name, unsigned n);
/* To be looked at by config_check_paths; where is that of config_where. */
void
config_path_add(struct config_reading *r, int what, const char *path, const char *where, const char *option);

/* Port, TLS and login of all servers: what was not said is derived, what was said is checked. */
void config_servers_check(struct config_reading *r);
/* Departments with their topics. */
void config_departments_take(struct config_reading *r);
/* Names and addresses that are ambiguous, managers, point persons, departments. */
void config_people_check(struct config_reading *r);
/* Sections ldap; and the people that were found there last, behind those of the settings. */
void config_ldap_check(struct config_reading *r);
void config_ldap_add(struct config_reading *r);
/* All sections of that name in parent, as structs of that size whose first member is the title; *n how many. */
void *config_titled(struct config_reading *r, cfg_t *parent, const char *name, size_t size, size_t *n);
/* Processes with their steps; and, when all people are known, who does each and what it waits for. */
void config_processes_take(struct config_reading *r);
void config_processes_check(struct config_reading *r);
/* Holidays and half days of organisation, departments and people, out of their files. */
void config_calendar_fill(struct config_reading *r);
/* All the rest that more than one option must agree on. */
void config_check(struct config_reading *r);
/* Do the paths lead where they should? Problems that are ours to decide are errors, others warnings. */
void config_check_paths(struct config *config, struct config_errors *errors);

#endif
