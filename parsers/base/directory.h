/*
 * directory: the people and departments an organisation told us about, as the
 * reader needs them to tell who is meant. The core fills it from the settings,
 * agreectl from a CSV file; it travels to the reader packed.
 *
 * All slices are borrowed from whoever filled it (on the reader's side: from
 * its pool) and are clean UTF-8.
 */
#ifndef AGREED_DIRECTORY_H
#define AGREED_DIRECTORY_H

#include <stddef.h>

#include "parsers/base/text.h"

struct person {
	struct slice name;          /* "Maya Lin" */
	struct slice email;         /* "maya@corp.example" */
	struct slice department;    /* name of a department, or empty */
	struct slice manager;       /* the manager's address, or empty */
	struct slice zone;          /* IANA zone, or empty for the default */
	struct slice *other_names;  /* nicknames, initials, handles */
	size_t other_name_count;
};

struct department {
	struct slice name;
	struct slice point_person;  /* address */
	struct slice manager;       /* address, or empty */
};

struct directory {
	struct person *people;
	size_t people_count;
	struct department *departments;
	size_t department_count;
};

struct pack;
/* Packs or unpacks, by the mode of pack (see pack.h). */
void directory_pack(struct pack *pack, struct directory *directory);

/* The person with that address (ASCII case ignored), or NULL. */
const struct person *directory_person(const struct directory *d, struct slice email);
const struct department *directory_department(const struct directory *d, struct slice name);

/*
 * Reads the people file of `agreectl --people` (header
 * name,other_names,address,department,manager,point_person_of; RFC 4180
 * quoting; other names, and departments of a point person, separated by ';';
 * manager by name or address).
 * Returns NULL, or a sentence with the line number about the first bad line.
 */
const char *directory_from_csv(struct pool *pool, struct slice csv, struct directory *d);
/* The same the other way round: what directory_from_csv reads back. Added to out. */
void directory_to_csv(struct pool *pool, const struct directory *d, struct text *out);

#endif
