/*
 * People of LDAP directories as settings; see config_check.h. Method: what the
 * child found last lies as a people file in the state folder; it is added to
 * what is written in the settings. What is written there wins: it may know a
 * nickname, or another point of contact, that the directory does not.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "daemon/core/settings/config_value.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

/* Bytes of a people file: 20,000 people of 300 bytes, and as much again. */
#define FILE_MAX ((size_t)12 * 1024 * 1024)

void
config_ldap_path(const struct config *c, const struct config_ldap *ldap, char *path, size_t size)
{
	snprintf(path, size, "%s/people-%s.csv", c->state_folder, ldap->name);
}

bool
config_ldap_is_known(const struct config *c)
{
	char path[4096];

	for (size_t i = 0; i < c->ldap_count; i++) {
		config_ldap_path(c, &c->ldaps[i], path, sizeof(path));
		if (access(path, R_OK) != 0)
			return false;
	}
	return true;
}

/* The title is a part of a file's name. */
static void
title_check(struct config_reading *r, const struct config_ldap *ldap, cfg_t *section)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

	if (strspn(ldap->name, allowed) != strlen(ldap->name))
		config_errors_add(r->errors, "%s: \"%s\" cannot be the title of an ldap section: use letters, digits, - and _",
		    config_where(r, section, NULL), ldap->name);
}

void
config_ldap_check(struct config_reading *r)
{
	struct config *c = r->config;

	for (size_t i = 0; i < c->ldap_count; i++) {
		cfg_t *section = config_section(r, "ldap", (unsigned)i);

		title_check(r, &c->ldaps[i], section);
		if (c->ldaps[i].server.auth == AUTH_XOAUTH2)
			config_errors_add(r->errors, "%s: auth = xoauth2 is not known to LDAP: write a password, or none",
			    config_where(r, section, "auth"));
	}
}

/* The people of one section, as they were found last. Nothing when nothing was found yet: that is no mistake in the settings. */
static void
found_read(struct config_reading *r, const struct config_ldap *ldap, struct directory *d)
{
	char path[4096];
	char *bytes = pool_alloc(r->pool, FILE_MAX);
	const char *bad;
	size_t n;
	FILE *in;

	*d = (struct directory) { 0 };
	config_ldap_path(r->config, ldap, path, sizeof(path));
	in = fopen(path, "r");
	if (in == NULL) {
		if (errno != ENOENT)
			config_errors_add(&r->config->warnings, "%s: %s: nobody of ldap \"%s\" is known", path, strerror(errno),
			    ldap->name);
		return;
	}
	n = fread(bytes, 1, FILE_MAX, in);
	fclose(in);
	bad = directory_from_csv(r->pool, (struct slice) { bytes, n }, d);
	if (bad != NULL)
		config_errors_add(&r->config->warnings, "%s: %s: nobody of ldap \"%s\" is known until it is searched again", path,
		    bad, ldap->name);
	if (bad != NULL)
		*d = (struct directory) { 0 };
}

static bool
is_department(const struct config_reading *r, struct slice name)
{
	struct slice folded = unicode_fold(r->pool, name);

	for (size_t i = 0; i < r->config->department_count; i++)
		if (slice_eq(folded, unicode_fold(r->pool, slice_of(r->config->departments[i].name))))
			return true;
	return false;
}

/* A department that only the directory knows is one, too; it has no point person until the settings name one. */
static char *
department_of(struct config_reading *r, struct slice name, size_t *room)
{
	struct config *c = r->config;

	if (name.len == 0)
		return NULL;
	for (size_t i = 0; i < c->department_count; i++)
		if (slice_eq_nocase(slice_of(c->departments[i].name), name))
			return c->departments[i].name;
	c->departments = pool_grow(r->pool, c->departments, c->department_count, room, sizeof(*c->departments));
	c->departments[c->department_count] = (struct config_department) { .name = slice_cstr(r->pool, name) };
	return c->departments[c->department_count++].name;
}

/* Somebody of the settings: what they do not say is filled in. */
static bool
complete(struct config_reading *r, const struct person *p, size_t written, size_t *room)
{
	for (size_t i = 0; i < written; i++) {
		struct config_person *own = &r->config->people[i];

		if (own->address == NULL || !slice_eq_nocase(slice_of(own->address), p->email))
			continue;
		if (own->department == NULL)
			own->department = department_of(r, p->department, room);
		if (own->manager == NULL && p->manager.len > 0)
			own->manager = slice_cstr(r->pool, p->manager);
		return true;
	}
	return false;
}

/* Somebody new. */
static void
append(struct config_reading *r, const struct person *p, size_t *room, size_t *departments_room)
{
	struct config *c = r->config;
	char *address = slice_cstr(r->pool, p->email);

	if (!config_value_is_address(address) || p->name.len == 0 ||
	    (c->identity.address != NULL && strcasecmp(address, c->identity.address) == 0))
		return;
	if (is_department(r, p->name)) {
		config_errors_add(&c->warnings, "ldap: %s <%s> is left out: there is a department of that name", slice_cstr(r->pool, p->name),
		    address);
		return;
	}
	c->people = pool_grow(r->pool, c->people, c->people_count, room, sizeof(*c->people));
	c->people[c->people_count++] = (struct config_person) { .name = slice_cstr(r->pool, p->name), .address = address,
		.department = department_of(r, p->department, departments_room),
		.manager = p->manager.len == 0 ? NULL : slice_cstr(r->pool, p->manager), .invitations = true };
}

static int
by_address(const void *a, const void *b)
{
	struct slice x = ((const struct person *)a)->email, y = ((const struct person *)b)->email;
	int order = strncasecmp(x.p, y.p, x.len < y.len ? x.len : y.len);

	return order != 0 ? order : (x.len > y.len) - (x.len < y.len);
}

void
config_ldap_add(struct config_reading *r)
{
	struct config *c = r->config;
	size_t written = c->people_count, people_room = written, departments_room = c->department_count, room = 0, n = 0;
	struct person *all = NULL;

	for (size_t i = 0; i < c->ldap_count && c->state_folder != NULL; i++) {
		struct directory d;

		found_read(r, &c->ldaps[i], &d);
		for (size_t k = 0; k < d.people_count; k++) {
			if (d.people[k].email.len == 0)
				continue;
			all = pool_grow(r->pool, all, n, &room, sizeof(*all));
			all[n++] = d.people[k];
		}
	}
	if (n > 0)
		qsort(all, n, sizeof(*all), by_address);
	for (size_t i = 0; i < n; i++)
		if ((i == 0 || by_address(&all[i - 1], &all[i]) != 0) && !complete(r, &all[i], written, &departments_room))
			append(r, &all[i], &people_room, &departments_room);
}
