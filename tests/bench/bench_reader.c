/*
 * How many mails of 4 KB a second one core reads, beside libetpan's bare MIME
 * parse of the same mails: by interpret() alone, and through a jailed
 * agreed-reader as the core asks it (its processor time; the core's own is not
 * counted). The directory has 30 people and 8 departments. Kinds: notes of one
 * line again and again (dense in points), minutes as people write them (typed,
 * in HTML, both in one mail), a forward in HTML, an answer above a quote.
 *
 *     bench_reader [seconds for each]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libetpan/libetpan.h>

#include "daemon/ground/child.h"
#include "daemon/ground/wire.h"
#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

#define MAIL_SIZE 4096
#define POOL_MAX ((size_t)64 * 1024 * 1024)
#define COUNT(v) (sizeof(v) / sizeof((v)[0]))

/* ---- who there is ---------------------------------------------------------- */

static void
directory_fill(struct pool *pool, struct directory *d)
{
	static const char *const given[] = { "Maya", "Omar", "Jane", "Priya", "Tom", "Anna" };
	static const char *const family[] = { "Lin", "Haddad", "Doe", "Raman", "Okafor" };
	static const char *const departments[] = { "Design", "Marketing", "Product", "Engineering", "Finance",
		"Sales", "Legal", "Customer Support" };
	struct text csv;
	const char *bad;

	text_init(&csv, pool);
	text_addf(&csv, "name,address,department,point_person_of\n");
	for (size_t i = 0; i < COUNT(given) * COUNT(family); i++) {
		const char *g = given[i % COUNT(given)], *f = family[i % COUNT(family)];
		const char *of = departments[i % COUNT(departments)];

		text_addf(&csv, "%s %s,%s.%s@corp.example,%s,%s\n", g, f, g, f, of,
		    i < COUNT(departments) ? of : "");
	}
	bad = directory_from_csv(pool, text_slice(&csv), d);
	if (bad != NULL) {
		fprintf(stderr, "bench_reader: the directory: %s\n", bad);
		exit(1);
	}
}

/* ---- the mails ------------------------------------------------------------- */

static const char head[] = "From: Jane Doe <jane@corp.example>\r\nTo: agreed <agree@corp.example>\r\n"
                           "Cc: Maya Lin <maya@corp.example>, Omar Haddad <omar@corp.example>\r\nDate: Tue, "
                           "24 Nov 2026 10:12:00 +0100\r\n"
                           "Message-ID: <1@corp.example>\r\nMIME-Version: 1.0\r\nReceived: from "
                           "a.corp.example by b.corp.example; Tue, 24 Nov 2026 10:12:01 +0100\r\n";

/* What minutes consist of. Of each section as many lines as there is room for. */
static const char *const said[] = {
	"Omar showed the numbers of week %d; traffic is up, sign-ups are flat.",
	"We looked at option %d for the pricing page and found it too crowded.",
	"Support reports fewer tickets since release 4.%d, most about invoices.",
	"Some doubt whether the agency can deliver batch %d before the holidays.",
	"Legal has read draft %d of the terms and had no remarks.",
};
static const char *const points[] = {
	"Maya: mockups of page %d by Fri 4 Dec, done when there is no open comment",
	"Tom Okafor will send the list of servers in rack %d to Finance by Wednesday",
	"Design to review banner %d (Priya), due 11 December",
	"Omar and Anna prepare the agenda for workshop %d",
	"Update the FAQ, section %d - Jane - end of month",
};
static const char *const decisions[] = { "Decision: we go with variant %d for the launch.",
	"Agreed that price list %d stays as it is until spring." };

static void
fill(struct text *t, const char *const *lines, size_t n, const char *before, const char *after, size_t end)
{
	for (size_t i = 0; t->len + 120 < end; i++) {
		text_addf(t, "%s", before);
		text_addf(t, lines[i % n], (int)i + 1);
		text_addf(t, "%s\r\n", after);
	}
}

static void
minutes_typed(struct text *t, size_t size)
{
	size_t from = t->len, piece = size / 8;

	text_addf(t,
	    "Hi all,\r\n\r\nhere are the minutes of today's launch sync.\r\n\r\n"
	    "Present: Jane Doe, Maya Lin, Omar Haddad, Tom Okafor\r\nApologies: Anna Becker\r\n\r\n"
	    "Discussion\r\n----------\r\n");
	fill(t, said, COUNT(said), "", "", from + piece * 4);
	text_addf(t, "\r\nDecisions\r\n---------\r\n");
	fill(t, decisions, COUNT(decisions), "- ", "", from + piece * 5);
	text_addf(t, "\r\nAction items\r\n------------\r\n");
	fill(t, points, COUNT(points), "- ", "", from + piece * 8 - 100);
	text_addf(t, "\r\nNext meeting: Tuesday 1 December, 10:00\r\n\r\nBest regards,\r\nJane\r\n");
}

static void
minutes_html(struct text *t, size_t size)
{
	static const char open[] = "<p class=\"MsoNormal\"><span lang=\"EN-US\">";
	static const char close[] = "</span></p>";
	size_t from = t->len, piece = size / 8;

	text_addf(t,
	    "<html><head><style>p.MsoNormal{margin:0cm;font-size:11pt}</style></head><body>"
	    "%sHi all, here are the minutes of today's launch sync.%s\r\n"
	    "%sPresent: Jane Doe, Maya Lin, Omar Haddad, Tom Okafor%s\r\n<h2>Discussion</h2>\r\n",
	    open, close, open, close);
	fill(t, said, COUNT(said), open, close, from + piece * 4);
	text_addf(t, "<h2>Decisions</h2>\r\n");
	fill(t, decisions, COUNT(decisions), open, close, from + piece * 5);
	text_addf(t, "<h2>Action items</h2>\r\n<ul>\r\n");
	fill(t, points, COUNT(points), "<li>", "</li>", from + piece * 8 - 60);
	text_addf(t, "</ul>\r\n%sBest regards,<br>Jane%s</body></html>\r\n", open, close);
}

static struct slice
typed_mail(struct pool *pool)
{
	struct text t;

	text_init(&t, pool);
	text_addf(
	    &t, "%sSubject: Launch sync [agreed]\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n", head);
	minutes_typed(&t, MAIL_SIZE - t.len);
	return text_slice(&t);
}

static struct slice
html_mail(struct pool *pool)
{
	struct text t;

	text_init(&t, pool);
	text_addf(
	    &t, "%sSubject: Launch sync [agreed]\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", head);
	minutes_html(&t, MAIL_SIZE - t.len);
	return text_slice(&t);
}

static struct slice
both_mail(struct pool *pool)
{
	size_t room;
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "%sSubject: Launch sync [agreed]\r\nContent-Type: multipart/alternative; boundary=\"=_b\"\r\n\r\n"
	    "--=_b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n",
	    head);
	room = MAIL_SIZE - t.len;
	minutes_typed(&t, room * 2 / 5);
	text_addf(&t, "--=_b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n");
	minutes_html(&t, room * 3 / 5 - 60);
	text_addf(&t, "--=_b--\r\n");
	return text_slice(&t);
}

static struct slice
dense_mail(struct pool *pool)
{
	static const char *const point[] = {
		"- Maya: mockups of page %d by Fri 4 Dec, done when there is no open comment"
	};
	static const char *const talk[] = {
		"We talked about the numbers of week %d and found nothing strange in them."
	};
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "%sSubject: Launch sync [agreed]\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
	    "Present: Jane Doe, Maya Lin, Omar Haddad\r\n\r\nAction items\r\n",
	    head);
	fill(&t, point, 1, "", "", MAIL_SIZE / 2);
	fill(&t, talk, 1, "", "", MAIL_SIZE);
	return text_slice(&t);
}

static struct slice
forward_mail(struct pool *pool)
{
	static const char *const point[] = { "<li><b>Maya</b>: mockups of page %d by Friday</li>" };
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "%sSubject: Fwd: Launch sync [agreed]\r\nContent-Type: text/html; "
	    "charset=utf-8\r\n\r\n<html><body><div>See below.</div>"
	    "<div class=\"gmail_quote\"><div class=\"gmail_attr\">---------- Forwarded message "
	    "---------<br>From: <b>Omar Haddad</b> "
	    "&lt;omar@corp.example&gt;<br>Date: Mon, 23 Nov 2026 at 17:30<br>Subject: Launch sync<br>To: "
	    "jane@corp.example<br></div>\r\n<ul>",
	    head);
	fill(&t, point, 1, "", "", MAIL_SIZE);
	text_add(&t, SLICE("</ul></div></body></html>\r\n"));
	return text_slice(&t);
}

static struct slice
reply_mail(struct pool *pool)
{
	static const char *const point[] = {
		"> %d. Maya Lin: final pricing page mockups by Friday 4 December"
	};
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "%sSubject: Re: Launch sync: confirming 3 points [A-17]\r\nIn-Reply-To: <2@corp.example>\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n\r\nPoint 2 is done, 1 needs until Tue 8 Dec.\r\n\r\n"
	    "On Tue, 24 Nov 2026 at 09:00, agreed <agree@corp.example> wrote:\r\n\r\n",
	    head);
	fill(&t, point, 1, "", "", MAIL_SIZE);
	return text_slice(&t);
}

/* ---- reading them ---------------------------------------------------------- */

/* A way to read a mail, and the clock that counts the time it takes. */
struct way {
	void (*one)(struct way *, struct slice mail);
	struct pool *pool;
	struct question question;
	clockid_t clock;
	int fd, answer_fd; /* of the reader */
};

static double
now_s(const struct way *w)
{
	struct timespec t;

	clock_gettime(w->clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
interpret_one(struct way *w, struct slice mail)
{
	struct reading reading;

	interpret(w->pool, &w->question, mail, &reading);
	pool_reset(w->pool);
}

static void
mime_one(struct way *w, struct slice mail)
{
	struct mailmime *tree = NULL;
	size_t at = 0;

	if (mailmime_parse(mail.p, mail.len, &at, &tree) == MAILIMF_NO_ERROR)
		mailmime_free(tree);
}

static void
reader_fail(const char *what)
{
	fprintf(stderr, "bench_reader: agreed-reader: %s\n", what);
	exit(1);
}

static void
reader_one(struct way *w, struct slice mail)
{
	struct wire_read read = { .id = 1, .now = w->question.now };
	struct reading_point *none = NULL;
	enum wire_type type;
	struct pack body;
	size_t n = 0;
	int passed, fd = wire_seal(mail);

	pack_write(&body, w->pool);
	wire_read_pack(&body, &read);
	reading_points_pack(&body, &none, &n);
	if (wire_send(w->fd, TO_READER_READ, &body, fd) != 0 ||
	    wire_receive(w->fd, w->pool, &type, &body, &passed) != 1 || type != FROM_READER_READING)
		reader_fail("no reading came");
	close(fd);
	pool_reset(w->pool);
}

static void
reader_start(struct way *w)
{
	pid_t pid = child_start("agreed-reader", 0, &w->fd);
	struct pack question, body;

	w->answer_fd = memfd_create("reading", MFD_CLOEXEC);
	if (pid < 0 || clock_getcpuclockid(pid, &w->clock) != 0)
		reader_fail("cannot be started");
	pack_write(&question, w->pool);
	question_pack(&question, &w->question);
	if (!wire_start(w->answer_fd, w->pool, &question, &body) || wire_send(w->fd, TO_READER_START, &body, w->answer_fd) != 0)
		reader_fail("does not listen");
	pool_reset(w->pool);
}

static double
rate(struct way *w, struct slice mail, double seconds)
{
	double start = now_s(w), end;
	long n = 0;

	do {
		for (int i = 0; i < 50; i++, n++)
			w->one(w, mail);
		end = now_s(w);
	} while (end - start < seconds);
	return (double)n / (end - start);
}

int
main(int argc, char **argv)
{
	struct pool *pool = pool_new((size_t)1024 * 1024);
	double seconds = argc > 1 ? strtod(argv[1], NULL) : 2;
	struct {
		const char *name;
		struct slice mail;
	} mails[] = { { "points, typed", dense_mail(pool) }, { "minutes, typed", typed_mail(pool) },
		{ "minutes, HTML", html_mail(pool) }, { "minutes, both", both_mail(pool) },
		{ "forward, HTML", forward_mail(pool) }, { "answer above a quote", reply_mail(pool) } };
	struct way inside = { .one = interpret_one,
		.pool = pool_new(POOL_MAX),
		.clock = CLOCK_PROCESS_CPUTIME_ID,
		.question = { .now = 1795600000,
		    .subject_keyword = SLICE("[agreed]"),
		    .line_keyword = SLICE("#agreed"),
		    .address = SLICE("agree@corp.example"),
		    .eod_minute = 17 * 60 } };
	struct way bare, jailed;

	directory_fill(pool, &inside.question.directory);
	interpret_question(pool, &inside.question);
	bare = jailed = inside;
	bare.one = mime_one;
	jailed.one = reader_one;
	reader_start(&jailed);
	interpret_prepare();
	printf("mails a second and core\n%-22s %6s %12s %12s %12s\n", "mail", "bytes", "interpret", "jailed",
	    "bare MIME");
	for (size_t i = 0; i < COUNT(mails); i++)
		printf("%-22s %6zu %12.0f %12.0f %12.0f\n", mails[i].name, mails[i].mail.len,
		    rate(&inside, mails[i].mail, seconds), rate(&jailed, mails[i].mail, seconds),
		    rate(&bare, mails[i].mail, seconds));
	close(jailed.fd); /* it ends when nobody talks to it any more */
	wait(NULL);
	close(jailed.answer_fd);
	pool_free(inside.pool);
	pool_free(pool);
	return 0;
}
