/*
 * ldap: the people of LDAP directories (sections ldap of the settings). A child
 * for each section searches at the start and then each `refresh`; what it finds
 * is kept as a people file in the state folder, which is part of the settings
 * from then on (config_ldap.c), also while the server cannot be reached. When
 * what is found differs from what is kept, the program begins anew, as for
 * SIGHUP.
 */
#ifndef AGREED_LDAP_H
#define AGREED_LDAP_H

#include "daemon/core/core.h"

struct ldap;

/* NULL when the settings have no ldap section. */
struct ldap *ldap_new(struct core *core);
void ldap_free(struct ldap *ldap); /* NULL is allowed */

#endif
