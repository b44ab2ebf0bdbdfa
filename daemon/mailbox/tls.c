/*
 * See tls.h. Method: the socket never blocks; one function waits (poll, until
 * the command's deadline), and reading and writing call it when the socket or
 * GnuTLS has nothing. libetpan calls the driver through the table at the end.
 */
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/certificate.h"
#include "daemon/mailbox/tls.h"

/* The slowest line that we wait for, in bytes per second. */
#define RATE_MIN 32768
/* What any command may bring besides the expected bytes. */
#define BUDGET_MIN ((int64_t)1024 * 1024)
/* Seconds of silence on an open connection before the kernel asks whether anybody is there, and after which
 * it gives up. */
#define KEEPALIVE_S 120
#define UNACKED_S 60
/* libetpan's buffer for each direction. */
#define STREAM_BUFFER 8192

struct tls {
	int fd;
	int watched;
	gnutls_session_t session; /* NULL: plain */
	gnutls_certificate_credentials_t trust;
	int64_t deadline_ms, budget;
	bool failed, refused, orphan, flooded;
	char why[500];
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The first failure stays. Returns -1, so that callers can pass it on. */
static int fail(struct tls *tls, const char *format, ...) __attribute__((format(printf, 2, 3)));

static int
fail(struct tls *tls, const char *format, ...)
{
	va_list ap;

	if (tls->failed)
		return -1;
	tls->failed = true;
	va_start(ap, format);
	vsnprintf(tls->why, sizeof(tls->why), format, ap);
	va_end(ap);
	return -1;
}

struct tls *
tls_new(int watched)
{
	struct tls *tls = calloc(1, sizeof(*tls));

	if (tls == NULL)
		die("out of memory");
	tls->fd = -1;
	tls->watched = watched;
	return tls;
}

static void
hang_up(struct tls *tls)
{
	if (tls->session != NULL) {
		/* Said once, without waiting: the server may be long gone. */
		if (!tls->failed)
			gnutls_bye(tls->session, GNUTLS_SHUT_WR);
		gnutls_deinit(tls->session);
		tls->session = NULL;
	}
	if (tls->trust != NULL) {
		gnutls_certificate_free_credentials(tls->trust);
		tls->trust = NULL;
	}
	if (tls->fd >= 0)
		close(tls->fd);
	tls->fd = -1;
}

void
tls_free(struct tls *tls)
{
	if (tls == NULL)
		return;
	hang_up(tls);
	free(tls);
}

void
tls_begin(struct tls *tls, int timeout_s, int64_t expected)
{
	tls->deadline_ms = now_ms() + (timeout_s + expected / RATE_MIN) * INT64_C(1000);
	tls->budget = expected + expected / 4 + BUDGET_MIN;
}

/* Waits until the socket can be read or written. 0, or -1 with the failure noted. */
static int
wait_for(struct tls *tls, short events)
{
	/* No events asked of the watched one: poll tells of its end alone. */
	struct pollfd p[2] = { { tls->fd, events, 0 }, { tls->watched, 0, 0 } };

	for (;;) {
		int64_t left = tls->deadline_ms - now_ms();
		int n;

		if (left <= 0)
			return fail(tls, "the server took too long to answer");
		n = poll(p, 2, (int)(left > 60000 ? 60000 : left));
		if (n < 0 && errno != EINTR)
			return fail(tls, "poll: %s", strerror(errno));
		if (n > 0 && p[1].revents != 0) {
			tls->orphan = true;
			return fail(tls, "the daemon has ended");
		}
		if (n > 0 && p[0].revents != 0)
			return 0;
	}
}

/* -- connecting -- */

/* One address. 0, or an errno. */
static int
connect_one(struct tls *tls, const struct addrinfo *to)
{
	const int on = 1, keep = KEEPALIVE_S, unacked = UNACKED_S * 1000;
	socklen_t size = sizeof(int);
	int error = 0;

	tls->fd = socket(to->ai_family, to->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, to->ai_protocol);
	if (tls->fd < 0)
		return errno;
	setsockopt(tls->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	setsockopt(tls->fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
	setsockopt(tls->fd, IPPROTO_TCP, TCP_KEEPIDLE, &keep, sizeof(keep));
	setsockopt(tls->fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacked, sizeof(unacked));
	if (connect(tls->fd, to->ai_addr, to->ai_addrlen) == 0)
		return 0;
	if (errno != EINPROGRESS)
		return errno;
	if (wait_for(tls, POLLOUT) != 0)
		return ETIMEDOUT;
	if (getsockopt(tls->fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
		return errno;
	return error;
}

/* Each address has its share of the time, so that a dead one does not keep us from the next. */
static bool
connect_any(struct tls *tls, const struct addrinfo *list, int timeout_s)
{
	int error = 0, left = 0;

	for (const struct addrinfo *a = list; a != NULL; a = a->ai_next)
		left++;
	for (const struct addrinfo *a = list; a != NULL && !tls->orphan; a = a->ai_next) {
		int share = timeout_s / left--;

		tls->failed = false;
		tls_begin(tls, share > 0 ? share : 1, 0);
		error = connect_one(tls, a);
		if (error == 0)
			return true;
		if (tls->fd >= 0)
			close(tls->fd);
		tls->fd = -1;
	}
	if (!tls->orphan) {
		tls->failed = false;
		fail(tls, "cannot connect: %s", strerror(error));
	}
	return false;
}

static bool
reach(struct tls *tls, const struct wire_server *server)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_ADDRCONFIG }, *list;
	char host[256], port[12];
	bool good;
	int r;

	snprintf(host, sizeof(host), "%.*s", SLICE_ARG(server->host));
	snprintf(port, sizeof(port), "%d", server->port);
	r = getaddrinfo(host, port, &hints, &list);
	if (r != 0) {
		fail(tls, "the host name cannot be resolved: %s", gai_strerror(r));
		return false;
	}
	good = connect_any(tls, list, server->timeout_s);
	freeaddrinfo(list);
	return good;
}

static bool
handshake(struct tls *tls, const struct wire_server *server)
{
	char why[400];
	int r;

	tls_begin(tls, server->timeout_s, 0);
	if (!certificate_session(server, &tls->session, &tls->trust, why, sizeof(why))) {
		tls->refused = true;
		fail(tls, "%s", why);
		return false;
	}
	gnutls_transport_set_int(tls->session, tls->fd);
	while ((r = gnutls_handshake(tls->session)) < 0 && !gnutls_error_is_fatal(r))
		if ((r == GNUTLS_E_AGAIN || r == GNUTLS_E_INTERRUPTED) &&
		    wait_for(tls, gnutls_record_get_direction(tls->session) == 1 ? POLLOUT : POLLIN) != 0)
			return false;
	if (r == 0)
		return true;
	tls->refused = certificate_why(tls->session, server, r, why, sizeof(why));
	fail(tls, "%s", why);
	return false;
}

bool
tls_open(struct tls *tls, const struct wire_server *server)
{
	return reach(tls, server) && (server->tls != TLS_IMPLICIT || handshake(tls, server));
}

bool
tls_secure(struct tls *tls, const struct wire_server *server, const mailstream *stream)
{
	if (stream->read_buffer_len != 0) {
		tls->refused = true;
		fail(tls,
		    "somebody between us and the server put words into the connection before its encryption "
		    "began");
		return false;
	}
	return handshake(tls, server);
}

/* -- reading and writing -- */

/* One read: the bytes, 0 "wait and try again", or -1 with the failure noted. */
static ssize_t
read_once(struct tls *tls, void *buf, size_t size)
{
	ssize_t n;

	if (tls->session != NULL) {
		n = gnutls_record_recv(tls->session, buf, size);
		if (n == GNUTLS_E_AGAIN || n == GNUTLS_E_INTERRUPTED ||
		    (n < 0 && !gnutls_error_is_fatal((int)n)))
			return 0;
		if (n == GNUTLS_E_PREMATURE_TERMINATION || n == GNUTLS_E_PULL_ERROR || n == 0)
			return fail(tls, "the server closed the connection");
		return n > 0 ? n : fail(tls, "the encrypted connection broke: %s", gnutls_strerror((int)n));
	}
	n = recv(tls->fd, buf, size, 0);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n == 0 || (n < 0 && errno == ECONNRESET))
		return fail(tls, "the server closed the connection");
	return n > 0 ? n : fail(tls, "the connection broke: %s", strerror(errno));
}

/* For libetpan: the bytes, or -1. Never 0: it takes that for a reason to try for ever. */
static ssize_t
on_read(mailstream_low *low, void *buf, size_t size)
{
	struct tls *tls = low->data;
	ssize_t n = 0;

	if (tls->failed || tls->fd < 0)
		return -1;
	if (tls->budget <= 0) {
		tls->flooded = true;
		return fail(tls, "the server sent more than was asked for");
	}
	/* A steady drip must not keep us from looking at the clock. */
	if (now_ms() > tls->deadline_ms)
		return fail(tls, "the server took too long to answer");
	while ((n = read_once(tls, buf, size)) == 0)
		if (wait_for(tls, POLLIN) != 0)
			return -1;
	if (n > 0)
		tls->budget -= n;
	return n;
}

static ssize_t
write_once(struct tls *tls, const void *buf, size_t size)
{
	ssize_t n;

	if (tls->session != NULL) {
		n = gnutls_record_send(tls->session, buf, size);
		if (n == GNUTLS_E_AGAIN || n == GNUTLS_E_INTERRUPTED)
			return 0;
		if (n == GNUTLS_E_PUSH_ERROR)
			return fail(tls, "the server closed the connection");
		return n > 0 ? n : fail(tls, "the encrypted connection broke: %s", gnutls_strerror((int)n));
	}
	n = send(tls->fd, buf, size, MSG_NOSIGNAL);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	return n > 0 ? n : fail(tls, "the server closed the connection");
}

static ssize_t
on_write(mailstream_low *low, const void *buf, size_t size)
{
	struct tls *tls = low->data;
	ssize_t n = 0;

	if (tls->failed || tls->fd < 0)
		return -1;
	while ((n = write_once(tls, buf, size)) == 0)
		if (wait_for(tls, POLLOUT) != 0)
			return -1;
	return n;
}

static int
on_close(mailstream_low *low)
{
	hang_up(low->data);
	return 0;
}

static int
on_get_fd(mailstream_low *low)
{
	return tls_fd(low->data);
}

static void
on_free(mailstream_low *low)
{
	/* struct tls lives on: it has the reason of the end. */
	free(low);
}

static void
on_cancel(mailstream_low *low)
{
	(void)low;
}

static struct mailstream_cancel *
on_get_cancel(mailstream_low *low)
{
	(void)low;
	return NULL;
}

static carray *
on_get_chain(mailstream_low *low)
{
	(void)low;
	return NULL;
}

/* -1 means "not there"; we wait by ourselves. */
static int
on_idle(mailstream_low *low)
{
	(void)low;
	return -1;
}

static mailstream_low_driver driver = {
	.mailstream_read = on_read,
	.mailstream_write = on_write,
	.mailstream_close = on_close,
	.mailstream_get_fd = on_get_fd,
	.mailstream_free = on_free,
	.mailstream_cancel = on_cancel,
	.mailstream_get_cancel = on_get_cancel,
	.mailstream_get_certificate_chain = on_get_chain,
	.mailstream_setup_idle = on_idle,
	.mailstream_unsetup_idle = on_idle,
	.mailstream_interrupt_idle = on_idle,
};

mailstream *
tls_stream(struct tls *tls)
{
	mailstream_low *low = mailstream_low_new(tls, &driver);
	mailstream *stream = low == NULL ? NULL : mailstream_new(low, STREAM_BUFFER);

	if (stream == NULL)
		die("out of memory");
	return stream;
}

int
tls_fd(const struct tls *tls)
{
	return tls->fd;
}

bool
tls_has_pending(const struct tls *tls)
{
	return tls->session != NULL && gnutls_record_check_pending(tls->session) > 0;
}

const char *
tls_why(const struct tls *tls)
{
	return tls->why;
}

bool
tls_is_flooded(const struct tls *tls)
{
	return tls->flooded;
}

bool
tls_is_refused(const struct tls *tls)
{
	return tls->refused;
}

bool
tls_is_orphan(const struct tls *tls)
{
	return tls->orphan;
}
