/*
 * See token.h. Method: HMAC by GnuTLS over "agreement\n" and the address in
 * ASCII lower case; the first 100 bits, five a letter. Letters are compared
 * without case: some servers and address books change it.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "daemon/core/dialogue/token.h"
#include "daemon/ground/log.h"

#define KEY_LEN sizeof(((struct token_key *)0)->bytes)
#define DIGEST_LEN 32
/* Agreement numbers have at most so many digits: they fit an int64_t. */
#define DIGITS_MAX 18

/* -- the key -- */

static bool
key_read(int fd, struct token_key *key)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return false;
	if (st.st_size != (off_t)KEY_LEN || read(fd, key->bytes, KEY_LEN) != (ssize_t)KEY_LEN) {
		errno = EBADMSG;
		return false;
	}
	/* nobody else may read it: whoever has it can forge reply addresses */
	return (st.st_mode & 077) == 0 || fchmod(fd, 0600) == 0;
}

/* Complete or not at all: written beside, and linked into place unless another was first. */
static bool
key_make(const char *path)
{
	struct token_key key;
	char beside[4096];
	bool made;
	int fd;

	if ((size_t)snprintf(beside, sizeof(beside), "%s.new-%ld", path, (long)getpid()) >= sizeof(beside)) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (getrandom(key.bytes, KEY_LEN, 0) != (ssize_t)KEY_LEN)
		return false;
	fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	made = write(fd, key.bytes, KEY_LEN) == (ssize_t)KEY_LEN && fsync(fd) == 0;
	made = close(fd) == 0 && made && (link(beside, path) == 0 || errno == EEXIST);
	unlink(beside);
	return made;
}

bool
token_key_load(const char *path, struct token_key *key)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool read;

	if (fd < 0 && errno == ENOENT && key_make(path))
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	read = key_read(fd, key);
	close(fd);
	return read;
}

/* -- tokens -- */

void
token_make(const struct token_key *key, int64_t agreement, struct slice email, char out[TOKEN_LEN + 1])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned char digest[DIGEST_LEN];
	char number[32], byte;
	gnutls_hmac_hd_t hmac;
	int n = snprintf(number, sizeof(number), "%" PRId64 "\n", agreement);

	if (gnutls_hmac_init(&hmac, GNUTLS_MAC_SHA256, key->bytes, KEY_LEN) != 0)
		die("HMAC-SHA256 is not there");
	gnutls_hmac(hmac, number, (size_t)n);
	for (size_t i = 0; i < email.len; i++) {
		byte = email.p[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		gnutls_hmac(hmac, &byte, 1);
	}
	gnutls_hmac_deinit(hmac, digest);
	for (size_t i = 0; i < TOKEN_LEN; i++) {
		size_t bit = i * 5;
		unsigned two = (unsigned)digest[bit / 8] << 8 | digest[bit / 8 + 1];

		out[i] = letters[two >> (11 - bit % 8) & 31];
	}
	out[TOKEN_LEN] = '\0';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

/* "17-TOKEN" or "17.TOKEN" (by sep) at the start of s, and then one of ends. */
static bool
parts_read(struct slice s, char sep, const char *ends, int64_t *agreement, struct slice *token)
{
	int64_t number = 0;
	size_t i = 0;

	for (; i < s.len && i < DIGITS_MAX && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		number = number * 10 + (s.p[i] - '0');
	if (i == 0 || i + 1 + TOKEN_LEN >= s.len || s.p[i] != sep)
		return false;
	s = slice_from(s, i + 1);
	for (size_t k = 0; k < TOKEN_LEN; k++)
		if (!is_letter(s.p[k]))
			return false;
	if (s.p[TOKEN_LEN] == '\0' || strchr(ends, s.p[TOKEN_LEN]) == NULL)
		return false;
	*agreement = number;
	*token = slice_to(s, TOKEN_LEN);
	return true;
}

bool
token_find(struct slice where, char letter, int64_t *agreement, struct slice *token)
{
	*agreement = 0;
	*token = (struct slice) { NULL, 0 };
	for (size_t i = 0; i + 1 < where.len; i++) {
		struct slice rest = slice_from(where, i + 1);

		if ((where.p[i] | 0x20) != letter)
			continue;
		if (i > 0 && where.p[i - 1] == '+' && parts_read(rest, '-', "@", agreement, token))
			return true;
		/* with or without the angle bracket: what reads Message-IDs may have taken it off */
		if ((i == 0 || where.p[i - 1] == '<') && parts_read(rest, '.', ".@", agreement, token))
			return true;
	}
	return false;
}

bool
token_is(struct slice token, const char *expected)
{
	size_t len = strlen(expected);
	unsigned differs = 0;

	if (token.len != len)
		return false;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)token.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		differs |= (unsigned)(c ^ (unsigned char)expected[i]);
	}
	return differs == 0;
}
