/*
 * directory: who is who, for the core: the people and departments of the
 * settings, and the rules about them. (What travels to the reader is
 * parsers/base/directory.h.)
 */
#ifndef AGREED_CORE_DIRECTORY_H
#define AGREED_CORE_DIRECTORY_H

#include "daemon/core/settings/config.h"
#include "daemon/core/core.h"

struct pool;

/* The person with that address, or NULL. */
const struct config_person *person_find(const struct core *core, const char *email);
/* The one person whose name, other name or given name that is (case ignored); NULL when none or several are. */
const struct config_person *person_named(const struct core *core, const char *name);
/*
 * The one person whose name, given name or other name is nearly that: a letter more, less, other or swapped, two in a
 * long name. NULL when none or several are. A suggestion for people, never an answer.
 */
const struct config_person *person_like(const struct core *core, struct pool *pool, const char *name);
/* The address of their manager: their own, else their department's; NULL when there is none or it is themselves. */
const char *person_manager(const struct core *core, const char *email);
/* Their working time: their own week, hours and days off, else their department's, else the organisation's. */
struct worktime person_worktime(const struct core *core, const char *email);
/* Their department, or NULL. */
const struct config_department *person_department(const struct core *core, const char *email);
/* Within how many minutes of their working time they answer first, or bring a solution. */
int person_service(const struct core *core, const char *email, bool solution);
/* The department of that name (ASCII case ignored), or NULL. */
const struct config_department *department_find(const struct core *core, const char *name);
/* Who hears of what they do not answer: their substitute on a topic, their department's point person, or its
   substitute, whoever first is somebody else; else NULL. */
const char *person_deputy(const struct core *core, const char *email);
/* Do they want events in their calendar? */
bool person_wants_invitations(const struct core *core, const char *email);
/* May they start agreements? People of the directory and of the setting's domains may (our own by default). */
bool person_may_start(const struct core *core, const char *email);
/*
 * May we write to them because a text names them? People of the directory; those who owned a point before; without any
 * directory, those of our own domain. Any other address may be a slip of the pen or a stranger's, and is asked about.
 */
bool person_is_met(const struct core *core, const char *email);
/* Are they of the directory or of our own domain? */
bool person_is_known(const struct core *core, const char *email);
/* Is it our own mailbox, plus-addresses included? */
bool person_is_us(const struct core *core, const char *email);

#endif
