/*
 * See search.h. Method: connect, TLS, bind, then search page by page; the
 * entries are kept with their DN until all are there, because a manager may
 * come after those who name him.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include <ldap.h>

#include "daemon/directory/search.h"
#include "daemon/ground/secret.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

/* Entries asked for at once: Active Directory gives no more than 1,000. */
#define PAGE_ENTRIES 500
/* Bytes of a name, an address or a DN. Longer ones are cut, as nobody could read them in a mail. */
#define VALUE_MAX 200
#define DN_MAX    1000

/* Somebody as found; dn and manager normalized, so that they can be compared. */
struct entry {
	struct person person;
	struct slice dn, manager;
};

struct search {
	const struct wire_ldap *where;
	struct pool *pool;
	LDAP *ld;
	struct timeval timeout;
	struct entry *entries;
	size_t count, room;
	struct slice *why;
};

static bool __attribute__((format(printf, 2, 3)))
failed(struct search *s, const char *format, ...)
{
	char line[500];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	*s->why = text_clean_line(s->pool, slice_of(line), sizeof(line) - 1);
	return false;
}

/* What the server, or TLS below it, has to say beside the code. */
static bool
refused(struct search *s, const char *what, int code)
{
	char *more = NULL;
	bool said;

	ldap_get_option(s->ld, LDAP_OPT_DIAGNOSTIC_MESSAGE, &more);
	said = more != NULL && *more != '\0';
	failed(s, "%s: %s%s%s%s", what, ldap_err2string(code), said ? " (" : "", said ? more : "", said ? ")" : "");
	ldap_memfree(more);
	return false;
}

/* -- the connection -- */

static bool
tls_set(struct search *s)
{
	const struct wire_server *w = &s->where->server;
	int hard = LDAP_OPT_X_TLS_HARD, client = 0;

	if (w->tls == TLS_NONE)
		return true;
	if (w->ca_file.len > 0)
		ldap_set_option(s->ld, LDAP_OPT_X_TLS_CACERTFILE, slice_cstr(s->pool, w->ca_file));
	ldap_set_option(s->ld, LDAP_OPT_X_TLS_REQUIRE_CERT, &hard);
	if (ldap_set_option(s->ld, LDAP_OPT_X_TLS_NEWCTX, &client) != LDAP_OPT_SUCCESS)
		return failed(s, "no certificates could be read from %.*s: is ca-file a PEM file of authorities?",
		    SLICE_ARG(w->ca_file));
	return true;
}

static bool
connect_to(struct search *s)
{
	const struct wire_server *w = &s->where->server;
	char uri[400];
	int version = LDAP_VERSION3, code;

	snprintf(uri, sizeof(uri), "%s://%.*s:%d", w->tls == TLS_IMPLICIT ? "ldaps" : "ldap", SLICE_ARG(w->host), w->port);
	code = ldap_initialize(&s->ld, uri);
	if (code != LDAP_SUCCESS)
		return failed(s, "%s: %s", uri, ldap_err2string(code));
	ldap_set_option(s->ld, LDAP_OPT_PROTOCOL_VERSION, &version);
	ldap_set_option(s->ld, LDAP_OPT_NETWORK_TIMEOUT, &s->timeout);
	ldap_set_option(s->ld, LDAP_OPT_TIMEOUT, &s->timeout);
	/* a referral would send the password to a server that nobody named */
	ldap_set_option(s->ld, LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
	if (!tls_set(s))
		return false;
	code = w->tls == TLS_STARTTLS ? ldap_start_tls_s(s->ld, NULL, NULL) : LDAP_SUCCESS;
	return code == LDAP_SUCCESS || refused(s, "no TLS", code);
}

static bool
log_in(struct search *s)
{
	const struct wire_server *w = &s->where->server;
	struct berval password = { 0, NULL };
	struct slice secret, why;
	char *user = NULL;
	int code;

	if (w->auth != AUTH_NONE) {
		if (!secret_fetch(&w->secret, s->pool, &secret, &why))
			return failed(s, "%.*s", SLICE_ARG(why));
		password = (struct berval) { secret.len, (char *)(uintptr_t)secret.p };
		user = slice_cstr(s->pool, w->user);
	}
	code = ldap_sasl_bind_s(s->ld, user, LDAP_SASL_SIMPLE, &password, NULL, NULL, NULL);
	if (user != NULL)
		secret_forget(&secret);
	if (code == LDAP_INVALID_CREDENTIALS)
		return failed(s, "the login as %s is refused: look at user (a DN) and its password", user);
	return code == LDAP_SUCCESS || refused(s, "cannot log in", code);
}

/* -- the entries -- */

/* The first value of an attribute as clean text in one line; empty when it has none. */
static struct slice
value(struct search *s, LDAPMessage *entry, const char *attribute, size_t limit)
{
	struct berval **values = ldap_get_values_len(s->ld, entry, attribute);
	struct slice found = { "", 0 };

	if (values != NULL && values[0] != NULL)
		found = text_clean_line(s->pool, (struct slice) { values[0]->bv_val, values[0]->bv_len }, limit);
	ldap_value_free_len(values);
	return found;
}

/* A DN in one form whatever its spaces, escapes and case (RFC 4514); empty when it is none. */
static struct slice
dn_normal(struct search *s, const char *dn)
{
	struct slice normal = { "", 0 };
	LDAPDN parsed = NULL;
	char *written = NULL;

	if (ldap_str2dn(dn, &parsed, LDAP_DN_FORMAT_LDAPV3) == LDAP_SUCCESS &&
	    ldap_dn2str(parsed, &written, LDAP_DN_FORMAT_LDAPV3) == LDAP_SUCCESS)
		normal = unicode_fold(s->pool, slice_of(written));
	ldap_memfree(written);
	if (parsed != NULL)
		ldap_dnfree(parsed);
	return normal;
}

static void
entry_take(struct search *s, LDAPMessage *message)
{
	struct slice manager = value(s, message, "manager", DN_MAX);
	struct entry e = { .person = { .name = value(s, message, "cn", VALUE_MAX), .email = value(s, message, "mail", VALUE_MAX) } };
	char *dn;

	if (e.person.name.len == 0)
		e.person.name = value(s, message, "displayName", VALUE_MAX);
	if (e.person.name.len == 0 || e.person.email.len == 0)
		return;
	e.person.department = value(s, message, slice_cstr(s->pool, s->where->department), VALUE_MAX);
	e.manager = dn_normal(s, slice_cstr(s->pool, manager));
	dn = ldap_get_dn(s->ld, message);
	e.dn = dn_normal(s, dn == NULL ? "" : dn);
	ldap_memfree(dn);
	s->entries = pool_grow(s->pool, s->entries, s->count, &s->room, sizeof(*s->entries));
	s->entries[s->count++] = e;
}

/* The mark of the next page; NULL or empty: this was the last one. */
static struct berval *
cookie_of(struct search *s, LDAPMessage *result)
{
	LDAPControl **controls = NULL, *page;
	struct berval cookie = { 0, NULL };
	ber_int_t total;

	if (ldap_parse_result(s->ld, result, NULL, NULL, NULL, NULL, &controls, 0) != LDAP_SUCCESS)
		return NULL;
	page = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, NULL);
	if (page != NULL)
		ldap_parse_pageresponse_control(s->ld, page, &total, &cookie);
	ldap_controls_free(controls);
	return cookie.bv_len == 0 ? (ber_memfree(cookie.bv_val), NULL) : ber_bvdup(&cookie);
}

/* One page; *cookie is where it begins, and becomes where the next one does. */
static bool
page_read(struct search *s, struct berval **cookie)
{
	char department[VALUE_MAX + 1];
	char cn[] = "cn", name[] = "displayName", mail[] = "mail", manager[] = "manager";
	char *attributes[] = { cn, name, mail, manager, department, NULL };
	LDAPControl *page = NULL, *controls[2] = { NULL, NULL };
	LDAPMessage *result = NULL;
	struct timeval timeout = s->timeout;
	int code;

	snprintf(department, sizeof(department), "%.*s", SLICE_ARG(s->where->department));
	code = ldap_create_page_control(s->ld, PAGE_ENTRIES, *cookie, 0, &page);
	controls[0] = page;
	if (code == LDAP_SUCCESS)
		code = ldap_search_ext_s(s->ld, slice_cstr(s->pool, s->where->base), LDAP_SCOPE_SUBTREE,
		    slice_cstr(s->pool, s->where->filter), attributes, 0, controls, NULL, &timeout, LDAP_NO_LIMIT, &result);
	ldap_control_free(page);
	ber_bvfree(*cookie);
	*cookie = NULL;
	if (code == LDAP_SUCCESS) {
		for (LDAPMessage *e = ldap_first_entry(s->ld, result); e != NULL; e = ldap_next_entry(s->ld, e))
			entry_take(s, e);
		*cookie = cookie_of(s, result);
	}
	ldap_msgfree(result);
	switch (code) {
	case LDAP_SUCCESS: return true;
	case LDAP_NO_SUCH_OBJECT:
		return failed(s, "there is no %.*s on this server: look at base", SLICE_ARG(s->where->base));
	case LDAP_FILTER_ERROR:
		return failed(s, "%.*s is no filter (RFC 4515)", SLICE_ARG(s->where->filter));
	default: return refused(s, "the search failed", code);
	}
}

static bool
pages_read(struct search *s)
{
	struct berval *cookie = NULL;

	do {
		if (!page_read(s, &cookie))
			return false;
		if (s->count > SEARCH_PEOPLE_MAX) {
			ber_bvfree(cookie);
			return failed(s, "more than %d people were found: write a narrower filter", SEARCH_PEOPLE_MAX);
		}
	} while (cookie != NULL);
	return true;
}

/* -- who is whose manager -- */

static int
slice_order(struct slice a, struct slice b)
{
	int order = memcmp(a.p, b.p, a.len < b.len ? a.len : b.len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int
by_dn(const void *a, const void *b)
{
	return slice_order(((const struct entry *)a)->dn, ((const struct entry *)b)->dn);
}

static int
by_address(const void *a, const void *b)
{
	return slice_order(((const struct person *)a)->email, ((const struct person *)b)->email);
}

static void
people_make(struct search *s, struct directory *directory)
{
	struct person *people = pool_array(s->pool, s->count + 1, sizeof(*people));

	if (s->count > 0)
		qsort(s->entries, s->count, sizeof(*s->entries), by_dn);
	for (size_t i = 0; i < s->count; i++) {
		struct entry key = { .dn = s->entries[i].manager }, *manager = NULL;

		if (key.dn.len > 0)
			manager = bsearch(&key, s->entries, s->count, sizeof(*s->entries), by_dn);
		people[i] = s->entries[i].person;
		people[i].manager = manager == NULL ? (struct slice) { "", 0 } : manager->person.email;
		people[i].zone = (struct slice) { "", 0 };
	}
	if (s->count > 0)
		qsort(people, s->count, sizeof(*people), by_address);
	*directory = (struct directory) { people, s->count, NULL, 0 };
}

bool
search_people(const struct wire_ldap *where, struct pool *pool, struct directory *directory, struct slice *why)
{
	struct search s = { .where = where, .pool = pool, .timeout = { where->server.timeout_s, 0 }, .why = why };
	bool found = connect_to(&s) && log_in(&s) && pages_read(&s);

	if (s.ld != NULL)
		ldap_unbind_ext_s(s.ld, NULL, NULL);
	if (found)
		people_make(&s, directory);
	return found;
}
