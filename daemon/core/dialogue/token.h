/*
 * token: the unguessable part of a reply address. HMAC-SHA256 over (agreement,
 * person's address) with the installation's key, cut to 100 bits, in 20
 * lower-case base-32 letters (RFC 4648 alphabet). A token says which agreement
 * and which person a mail is about; it gives no rights by itself.
 */
#ifndef AGREED_TOKEN_H
#define AGREED_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/text.h"

#define TOKEN_LEN 20 /* letters: 100 bits */

struct token_key {
	unsigned char bytes[32];
};

/* Reads the key from path (mode 0600), or makes one there. false with errno. */
bool token_key_load(const char *path, struct token_key *key);
/* Writes the token and a NUL into out. */
void token_make(const struct token_key *key, int64_t agreement, struct slice email, char out[TOKEN_LEN + 1]);

/*
 * Finds "a17-<token>" in an address (agree+a17-TOKEN@corp.example) or
 * "<a17.TOKEN." in a Message-ID: the number and the token. letter says what the
 * number counts: 'a' agreements, 'v' mails that wait for their writer's yes,
 * 'e' announced escalations, 'm' all that one mail announced (the first of them),
 * 'b' mails about several agreements, 'd' those who may leave the digest.
 */
bool token_find(struct slice where, char letter, int64_t *number, struct slice *token);
/* Equal, in time that does not depend on where they differ. */
bool token_is(struct slice token, const char *expected);

#endif
