/*
 * How many mails of 4 KB a second one core reads: interpret() over mails of
 * three kinds (typed notes, a forward in HTML, an answer above a quote), beside
 * libetpan's bare MIME parse of the same mails.
 *
 *     bench_reader [seconds for each]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libetpan/libetpan.h>

#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

#define MAIL_SIZE 4096

static const char head[] = "From: Jane Doe <jane@corp.example>\r\nTo: agreed <agree@corp.example>\r\n"
                           "Cc: Maya Lin <maya@corp.example>, Omar Haddad <omar@corp.example>\r\nDate: Tue, "
                           "24 Nov 2026 10:12:00 +0100\r\n"
                           "Message-ID: <1@corp.example>\r\nMIME-Version: 1.0\r\nReceived: from "
                           "a.corp.example by b.corp.example; Tue, 24 Nov 2026 10:12:01 +0100\r\n";

static void
fill(struct text *t, const char *line, size_t size)
{
	for (int n = 1; t->len + strlen(line) + 20 < size; n++)
		text_addf(t, line, n);
}

static struct slice
notes_mail(struct pool *pool)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "%sSubject: Launch sync [agreed]\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
	    "Present: Jane Doe, Maya Lin, Omar Haddad\r\n\r\nAction items\r\n",
	    head);
	fill(&t, "- Maya: mockups of page %d by Fri 4 Dec, done when there is no open comment\r\n",
	    MAIL_SIZE / 2);
	fill(&t, "We talked about the numbers of week %d and found nothing strange in them.\r\n", MAIL_SIZE);
	return text_slice(&t);
}

static struct slice
forward_mail(struct pool *pool)
{
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
	fill(&t, "<li><b>Maya</b>: mockups of page %d by Friday</li>\r\n", MAIL_SIZE - 40);
	text_add(&t, SLICE("</ul></div></body></html>\r\n"));
	return text_slice(&t);
}

static struct slice
reply_mail(struct pool *pool)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "%sSubject: Re: Launch sync: confirming 3 points [A-17]\r\nIn-Reply-To: <2@corp.example>\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n\r\nPoint 2 is done, 1 needs until Tue 8 Dec.\r\n\r\n"
	    "On Tue, 24 Nov 2026 at 09:00, agreed <agree@corp.example> wrote:\r\n\r\n",
	    head);
	fill(&t, "> %d. Maya Lin: final pricing page mockups by Friday 4 December\r\n", MAIL_SIZE);
	return text_slice(&t);
}

static double
now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
interpret_one(struct pool *pool, struct slice mail)
{
	static const struct question question = { .now = 1795600000,
		.subject_keyword = { "[agreed]", 8 },
		.line_keyword = { "#agreed", 7 },
		.address = { "agree@corp.example", 18 },
		.eod_minute = 17 * 60 };
	struct reading reading;

	interpret(pool, &question, mail, &reading);
	pool_reset(pool);
}

static void
mime_one(struct pool *pool, struct slice mail)
{
	struct mailmime *tree = NULL;
	size_t at = 0;

	if (mailmime_parse(mail.p, mail.len, &at, &tree) == MAILIMF_NO_ERROR)
		mailmime_free(tree);
}

static double
rate(void (*one)(struct pool *, struct slice), struct slice mail, double seconds)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	double start = now_s(), end;
	long n = 0;

	do {
		for (int i = 0; i < 50; i++, n++)
			one(pool, mail);
		end = now_s();
	} while (end - start < seconds);
	pool_free(pool);
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
	} mails[] = { { "typed notes", notes_mail(pool) }, { "forward, HTML", forward_mail(pool) },
		{ "answer above a quote", reply_mail(pool) } };

	interpret_prepare();
	printf("%-22s %8s %14s %18s\n", "mail", "bytes", "read/s/core", "bare MIME/s/core");
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++)
		printf("%-22s %8zu %14.0f %18.0f\n", mails[i].name, mails[i].mail.len,
		    rate(interpret_one, mails[i].mail, seconds), rate(mime_one, mails[i].mail, seconds));
	pool_free(pool);
	return 0;
}
