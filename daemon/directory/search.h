/*
 * search: the people of an LDAP directory (RFC 4511), each with name, address,
 * department and manager.
 *
 * One connection a search: it is done once an hour, and a connection that was
 * kept would have to be watched. TLS is as in the settings and its certificate
 * is always checked. Entries come in pages (RFC 2696) where the server can.
 * Attributes: cn (displayName where there is no cn), mail, manager (a DN, made
 * the address of the entry it names, when that was found too) and the attribute
 * of the settings for the department. An entry without a name or an address is
 * nobody that could be written to, and is left out.
 */
#ifndef AGREED_DIRECTORY_SEARCH_H
#define AGREED_DIRECTORY_SEARCH_H

#include "daemon/ground/wire.h"
#include "parsers/base/directory.h"

/* People of one search: beyond that, the filter is too wide, and the reader would be slow with every mail. */
#define SEARCH_PEOPLE_MAX 20000

/*
 * Fills directory's people (its departments stay empty), in pool, sorted by
 * address. false: *why is one sentence for the log, in pool.
 */
bool search_people(const struct wire_ldap *where, struct pool *pool, struct directory *directory, struct slice *why);

#endif
