/* See preview.h. */
#include <errno.h>
#include <fcntl.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/message.h"
#include "daemon/core/preview.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

/* Bytes of a mail, and of all that comes of it. */
#define POOL_MAX    ((size_t)1024 * 1024 * 1024)
#define FILE_MAX    ((size_t)48 * 1024 * 1024)
/* More mails than one set of notes can lead to. */
#define NOTICES_MAX 10000

static bool
file_read(struct pool *pool, const char *path, struct slice *mail)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	char piece[65536];
	struct text t;
	ssize_t n = -1;

	text_init(&t, pool);
	while (fd >= 0 && t.len <= FILE_MAX && (n = read(fd, piece, sizeof(piece))) > 0)
		text_add(&t, (struct slice){ piece, (size_t)n });
	if (fd > STDIN_FILENO)
		close(fd);
	*mail = text_slice(&t);
	return n == 0;
}

/* The folder with those above it; 0, or -1 with errno. */
static int
folder_make(const char *folder)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%s", folder);

	if (n < 0 || (size_t)n >= sizeof(path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	for (char *p = path + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			if (mkdir(path, 0777) != 0 && errno != EEXIST)
				return -1;
			*p = '/';
		}
	return mkdir(path, 0777) != 0 && errno != EEXIST ? -1 : 0;
}

/* "03-confirmation-maya@corp.example.eml"; nothing of an address can leave the folder. */
static void
notice_path(const char *folder, size_t number, const struct store_notice *n, char *path, size_t size)
{
	int at = snprintf(path, size, "%s/", folder);

	if (at < 0 || (size_t)at >= size)
		return;
	snprintf(path + at, size - (size_t)at, "%02zu-%s-%s.eml", number, n->kind, n->recipient);
	for (char *p = path + at; *p != '\0'; p++)
		if (*p == '/' || (unsigned char)*p < ' ')
			*p = '_';
}

static bool
notice_write(const char *folder, size_t number, const struct store_notice *n)
{
	char path[4096];
	FILE *f;
	bool ok;

	notice_path(folder, number, n, path, sizeof(path));
	f = fopen(path, "wb");
	ok = f != NULL && fwrite(n->body, 1, n->body_len, f) == n->body_len;
	if (f != NULL && fclose(f) != 0)
		ok = false;
	if (ok)
		printf("%s\n", path);
	else
		log_error("%s: %s", path, strerror(errno));
	return ok;
}

static int
notices_show(struct core *core, struct pool *pool, const char *folder)
{
	struct store_notice *list;
	size_t n = store_notice_due(core->store, pool, INT64_MAX, 0, NOTICES_MAX, &list);
	bool ok = true;

	if (n == 0)
		printf("No mail would go out.\n");
	for (size_t i = 0; i < n; i++) {
		if (folder != NULL)
			ok = notice_write(folder, i + 1, &list[i]) && ok;
		else
			printf("======== %zu of %zu: %s to %s\n%.*s\n", i + 1, n, list[i].kind, list[i].recipient,
			    (int)list[i].body_len, list[i].body);
	}
	return ok ? 0 : 1;
}

int
preview(struct core *core, const char *file, const char *folder)
{
	struct pool *pool = pool_new(POOL_MAX);
	const char *why = NULL;
	struct slice mail;
	int status = 1;

	core->plus_addresses = core->config->identity.plus_addresses != PLUS_NO;
	if (!file_read(pool, file, &mail))
		log_error("%s: %s", file, strerror(errno));
	else if (folder != NULL && folder_make(folder) != 0)
		log_error("%s: %s", folder, strerror(errno));
	else if (gnutls_rnd(GNUTLS_RND_KEY, core->key.bytes, sizeof(core->key.bytes)) < 0)
		log_error("no random numbers");
	else if ((core->store = store_open(":memory:", &why)) == NULL)
		log_error("%s", why);
	else if (!intake_preview(core, mail))
		log_error("%s could not be read", file);
	else
		status = notices_show(core, pool, folder);
	store_close(core->store);
	pool_free(pool);
	return status;
}
