/*
 * See fetch.h. Method: first what the server knows of the next mails (UID,
 * size, date, flags), then their bodies: small ones many to a command, large
 * ones one to a command and in pieces as they come.
 *
 * RFC822.SIZE is what servers say and not always what they send: what comes is
 * counted again.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/fetch.h"

/* What of a header is handed over at most. */
#define HEADER_MAX (512 * 1024)
/* Sessions that may end at one mail before it is handed over by its header, and before it is passed over. */
#define BAD_HEADER 2
#define BAD_SKIP 4

struct batch {
	struct session *s;
	struct post *post;
	struct folder *folder;
	const struct wire_mailbox *settings;
};

/* -- asking -- */

static struct mailimap_set *
set_of(const struct letter *letters, size_t n)
{
	struct mailimap_set *set = mailimap_set_new_empty();

	if (set == NULL)
		die("out of memory");
	for (size_t i = 0; i < n;) {
		size_t k = i + 1;

		while (k < n && letters[k].uid == letters[k - 1].uid + 1)
			k++;
		if (mailimap_set_add_interval(set, letters[i].uid, letters[k - 1].uid) != 0)
			die("out of memory");
		i = k;
	}
	return set;
}

static void
want(struct mailimap_fetch_type *type, struct mailimap_fetch_att *att)
{
	if (att == NULL || mailimap_fetch_type_new_fetch_att_list_add(type, att) != 0)
		die("out of memory");
}

/* UID FETCH of these; the answer is freed with mailimap_fetch_list_free. */
static enum session_answer
ask(struct batch *b, const struct letter *letters, size_t n, struct mailimap_fetch_type *type,
    int64_t expected, clist **answer)
{
	struct mailimap_set *set = set_of(letters, n);
	int r;

	*answer = NULL;
	session_begin(b->s, expected);
	r = mailimap_uid_fetch(b->s->imap, set, type, answer);
	mailimap_set_free(set);
	mailimap_fetch_type_free(type);
	/* At a NO libetpan gives the list and has freed it (its mailimap_uid_fetch_qresync_vanished). */
	if (r != MAILIMAP_NO_ERROR)
		*answer = NULL;
	return session_answered(b->s, r);
}

static struct mailimap_fetch_type *
type_facts(void)
{
	struct mailimap_fetch_type *type = mailimap_fetch_type_new_fetch_att_list_empty();

	if (type == NULL)
		die("out of memory");
	want(type, mailimap_fetch_att_new_uid());
	want(type, mailimap_fetch_att_new_flags());
	want(type, mailimap_fetch_att_new_internaldate());
	want(type, mailimap_fetch_att_new_rfc822_size());
	return type;
}

static struct mailimap_fetch_type *
type_body(bool header_only)
{
	struct mailimap_fetch_type *type = mailimap_fetch_type_new_fetch_att_list_empty();

	if (type == NULL)
		die("out of memory");
	want(type, mailimap_fetch_att_new_uid());
	want(type,
	    mailimap_fetch_att_new_body_peek_section(
	        header_only ? mailimap_section_new_header() : mailimap_section_new(NULL)));
	return type;
}

/* -- what the server knows of them -- */

/* INTERNALDATE has its zone as +hhmm in one number. */
static int64_t
instant(const struct mailimap_date_time *d)
{
	struct tm tm = { .tm_year = d->dt_year - 1900,
		.tm_mon = d->dt_month - 1,
		.tm_mday = d->dt_day,
		.tm_hour = d->dt_hour,
		.tm_min = d->dt_min,
		.tm_sec = d->dt_sec };
	int zone = d->dt_zone;

	return (int64_t)timegm(&tm) - (zone / 100 * 60 + zone % 100) * 60;
}

static bool
has_keyword(const struct mailimap_msg_att_dynamic *flags, struct slice keyword)
{
	if (keyword.len == 0 || flags == NULL || flags->att_list == NULL)
		return false;
	for (clistiter *i = clist_begin(flags->att_list); i != NULL; i = clist_next(i)) {
		const struct mailimap_flag_fetch *f = clist_content(i);

		if (f->fl_type == MAILIMAP_FLAG_FETCH_OTHER && f->fl_flag->fl_type == MAILIMAP_FLAG_KEYWORD &&
		    slice_eq_nocase(slice_of(f->fl_flag->fl_data.fl_keyword), keyword))
			return true;
	}
	return false;
}

static uint32_t
uid_of(const struct mailimap_msg_att *att)
{
	for (clistiter *i = clist_begin(att->att_list); i != NULL; i = clist_next(i)) {
		const struct mailimap_msg_att_item *item = clist_content(i);

		if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC &&
		    item->att_data.att_static->att_type == MAILIMAP_MSG_ATT_UID)
			return item->att_data.att_static->att_data.att_uid;
	}
	return 0;
}

static struct letter *
letter_of(struct letter *letters, size_t n, const struct mailimap_msg_att *att)
{
	uint32_t uid = uid_of(att);

	for (size_t i = 0; i < n; i++)
		if (letters[i].uid == uid)
			return &letters[i];
	return NULL; /* an unasked-for line about another mail */
}

static void
fact_take(struct letter *l, const struct mailimap_msg_att_item *item, struct slice notes_flag)
{
	const struct mailimap_msg_att_static *fact = item->att_data.att_static;

	if (item->att_type == MAILIMAP_MSG_ATT_ITEM_DYNAMIC)
		l->tagged = has_keyword(item->att_data.att_dyn, notes_flag);
	if (item->att_type != MAILIMAP_MSG_ATT_ITEM_STATIC)
		return;
	if (fact->att_type == MAILIMAP_MSG_ATT_RFC822_SIZE) {
		l->size = fact->att_data.att_rfc822_size;
		l->there = true;
	}
	if (fact->att_type == MAILIMAP_MSG_ATT_INTERNALDATE && fact->att_data.att_internal_date != NULL)
		l->received = instant(fact->att_data.att_internal_date);
}

static enum session_answer
facts_of(struct batch *b, struct letter *letters, size_t n)
{
	clist *list;
	enum session_answer answer = ask(b, letters, n, type_facts(), 0, &list);

	if (list == NULL)
		return answer;
	for (clistiter *i = clist_begin(list); i != NULL; i = clist_next(i)) {
		const struct mailimap_msg_att *att = clist_content(i);
		struct letter *l = letter_of(letters, n, att);

		if (l == NULL)
			continue;
		for (clistiter *k = clist_begin(att->att_list); k != NULL; k = clist_next(k))
			fact_take(l, clist_content(k), b->settings->notes_flag);
	}
	mailimap_fetch_list_free(list);
	return answer;
}

/*
 * NO may mean that some of them were expunged meanwhile, and says nothing of
 * the others (RFC 2180 section 4.1.2): then they are asked for one by one.
 */
static enum session_answer
facts(struct batch *b)
{
	struct folder *f = b->folder;
	enum session_answer answer = facts_of(b, f->letters, f->letter_count);

	for (size_t i = 0; answer == SESSION_NO && i < f->letter_count; i++)
		if (facts_of(b, &f->letters[i], 1) == SESSION_BROKEN)
			answer = SESSION_BROKEN;
	return answer == SESSION_NO ? SESSION_OK : answer;
}

/* Is it from before our time, and not tagged while we watched? */
static bool
is_old(const struct batch *b, const struct letter *l)
{
	const struct folder *f = b->folder;

	return l->received < f->since && l->uid < f->uid_first && !(l->tagged && f->tags_late);
}

/* -- handing over -- */

/* This mail is dealt with: not to be looked for again. */
static void
passed(struct batch *b, const struct letter *l)
{
	struct folder *f = b->folder;

	if (l->tagged)
		folder_tagged(f, l->uid);
	if (l->uid >= f->next)
		f->next = l->uid + 1;
	if (f->bad_uid == l->uid)
		f->bad_uid = 0;
}

static void
hand_over(struct batch *b, const struct letter *l, int64_t size, bool too_big, int fd)
{
	struct post_mail mail = { b->folder, b->folder->uidvalidity, l->uid };
	struct wire_message what = {
		.size = size, .received = l->received, .too_big = too_big, .tagged = l->tagged
	};

	if (fd < 0)
		die("no memory for a mail: %s", strerror(errno));
	post_message(b->post, &mail, what, fd);
	passed(b, l);
	close(fd);
}

static struct slice
body_of(const struct mailimap_msg_att *att)
{
	for (clistiter *i = clist_begin(att->att_list); i != NULL; i = clist_next(i)) {
		const struct mailimap_msg_att_item *item = clist_content(i);

		if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC &&
		    item->att_data.att_static->att_type == MAILIMAP_MSG_ATT_BODY_SECTION) {
			const struct mailimap_msg_att_body_section *part =
			    item->att_data.att_static->att_data.att_body_section;

			return (struct slice) { part->sec_body_part,
				part->sec_body_part == NULL ? 0 : part->sec_length };
		}
	}
	return (struct slice) { NULL, 0 };
}

/* Small mails, in one command. */
static enum session_answer
many(struct batch *b, struct letter *letters, size_t n, int64_t bytes)
{
	struct slice bodies[FETCH_BATCH] = { { NULL, 0 } };
	clist *list;
	enum session_answer answer = ask(b, letters, n, type_body(false), bytes, &list);

	if (list == NULL)
		return answer;
	for (clistiter *i = clist_begin(list); answer == SESSION_OK && i != NULL; i = clist_next(i)) {
		struct letter *l = letter_of(letters, n, clist_content(i));
		struct slice body = body_of(clist_content(i));

		if (l != NULL && body.p != NULL)
			bodies[l - letters] = body;
	}
	/* The server may answer in any order; the core must not get them so. */
	for (size_t i = 0; answer == SESSION_OK && i < n; i++) {
		bool too_big = (int64_t)bodies[i].len > b->settings->size_max;

		if (bodies[i].p == NULL)
			passed(b, &letters[i]);
		else
			hand_over(b, &letters[i], (int64_t)bodies[i].len, too_big,
			    wire_seal(slice_to(bodies[i],
			        too_big && bodies[i].len > HEADER_MAX ? HEADER_MAX : bodies[i].len)));
	}
	mailimap_fetch_list_free(list);
	return answer;
}

/* A mail that comes in pieces. */
struct stream {
	int fd;
	int64_t written, limit;
	bool cut, failed;
};

static bool
on_piece(
    int type, struct mailimap_msg_att_body_section *section, const char *bytes, size_t len, void *context)
{
	struct stream *to = context;

	(void)section;
	if (type != MAILIMAP_MSG_ATT_BODY_SECTION || to->failed)
		return true;
	if (to->written + (int64_t)len > to->limit) {
		to->cut = true;
		len = to->limit > to->written ? (size_t)(to->limit - to->written) : 0;
	}
	while (len > 0) {
		ssize_t n = write(to->fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			to->failed = true;
			return true;
		}
		to->written += n;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* A large mail, or the header of one that is too large, alone and in pieces. */
static enum session_answer
one(struct batch *b, const struct letter *l, bool header_only)
{
	struct stream to = { .fd = wire_seal_begin(),
		.limit = header_only ? HEADER_MAX : b->settings->size_max };
	enum session_answer answer;
	clist *list;

	if (to.fd < 0)
		die("no memory for a mail: %s", strerror(errno));
	mailimap_set_msg_body_handler(b->s->imap, on_piece, &to);
	answer = ask(b, l, 1, type_body(header_only), header_only ? HEADER_MAX : l->size, &list);
	mailimap_set_msg_body_handler(b->s->imap, NULL, NULL);
	if (list != NULL)
		mailimap_fetch_list_free(list);
	if (answer == SESSION_OK && to.failed)
		die("no memory for a mail of %lld bytes", (long long)l->size);
	if (answer == SESSION_OK && to.written == 0)
		passed(b, l); /* expunged meanwhile */
	if (answer != SESSION_OK || to.written == 0)
		close(to.fd);
	else {
		header_only = header_only || to.cut;
		if (!wire_seal_end(to.fd))
			die("a mail cannot be sealed: %s", strerror(errno));
		hand_over(
		    b, l, header_only && l->size > to.written ? l->size : to.written, header_only, to.fd);
	}
	return answer;
}

/* What cannot be had is told, and passed over: it must not stop the others. */
static void
give_up(struct batch *b, const struct letter *l, const char *why)
{
	post_state(MAILBOX_WAITING,
	    "mail %.*s/%u cannot be fetched (%s); it was passed over, please look at it",
	    SLICE_ARG(b->folder->name), l->uid, why);
	passed(b, l);
}

/* The server does not give this one. Is it still there at all? */
static enum session_answer
denied(struct batch *b, const struct letter *l)
{
	struct letter again = { .uid = l->uid };
	char why[sizeof(b->s->why)];

	snprintf(why, sizeof(why), "%s", b->s->why);
	if (facts_of(b, &again, 1) == SESSION_BROKEN)
		return SESSION_BROKEN;
	if (again.there)
		give_up(b, l, why);
	else
		passed(b, l);
	return SESSION_OK;
}

/* One mail by itself, as its past allows. */
static enum session_answer
alone(struct batch *b, const struct letter *l)
{
	int bad = b->folder->bad_uid == l->uid ? b->folder->bad_times : 0;
	enum session_answer answer;

	if (bad >= BAD_SKIP) {
		give_up(b, l, "the session ended each time");
		return SESSION_OK;
	}
	answer = one(b, l, bad >= BAD_HEADER || l->size > b->settings->size_max);
	if (answer == SESSION_NO)
		answer = one(b, l, true);
	return answer == SESSION_NO ? denied(b, l) : answer;
}

/*
 * The session ended while this mail was fetched, or one of these n. The
 * network's fault is nobody's; a mail's is remembered, so that it cannot end
 * sessions for ever. Of many it is not known which: they come one by one then.
 */
static void
blame(struct batch *b, const struct letter *l, size_t n)
{
	struct folder *f = b->folder;

	if (tls_why(b->s->tls)[0] != '\0' && !tls_is_flooded(b->s->tls))
		return;
	if (n > 0) {
		f->careful = l[n - 1].uid;
		return;
	}
	if (f->bad_uid != l->uid)
		f->bad_times = 0;
	f->bad_uid = l->uid;
	f->bad_times++;
}

/* So many letters from l on, of n, come in one command; 0: this one comes alone. */
static size_t
run_of(const struct batch *b, const struct letter *l, size_t n, int64_t *bytes)
{
	size_t count = 0;

	*bytes = 0;
	for (; count < n && count < FETCH_BATCH; count++, l++) {
		if (l->uid <= b->folder->careful || l->size > FETCH_STREAM_BYTES ||
		    l->size > b->settings->size_max || *bytes + l->size > FETCH_BATCH_BYTES)
			break;
		*bytes += l->size;
	}
	return count;
}

/* Hands over n letters, the next ones. */
static enum session_answer
bodies(struct batch *b, size_t n)
{
	struct folder *f = b->folder;
	size_t end = f->letter_at + n;

	while (f->letter_at < end) {
		struct letter *l = &f->letters[f->letter_at];
		int64_t bytes;
		size_t run = run_of(b, l, end - f->letter_at, &bytes);
		enum session_answer answer = run == 0 ? alone(b, l) : many(b, l, run, bytes);

		if (answer == SESSION_BROKEN) {
			blame(b, l, run);
			return answer;
		}
		if (answer == SESSION_NO) /* of many: one by one then */
			f->careful = l[run - 1].uid;
		else
			f->letter_at += run == 0 ? 1 : run;
	}
	return SESSION_OK;
}

/* Those that exist and are for us stay; the others are dealt with. */
static void
sift(struct batch *b)
{
	struct folder *f = b->folder;
	size_t n = 0;

	for (size_t i = 0; i < f->letter_count; i++) {
		struct letter l = f->letters[i];

		if (!l.there || is_old(b, &l))
			passed(b, &l);
		else
			f->letters[n++] = l;
	}
	f->letter_count = n;
}

/* Asks about the next of those that were found. */
static enum session_answer
letters_fill(struct batch *b)
{
	struct folder *f = b->folder;
	enum session_answer answer = SESSION_OK;

	if (f->letters == NULL && (f->letters = calloc(FETCH_FACTS, sizeof(*f->letters))) == NULL)
		die("out of memory");
	f->letter_count = f->letter_at = 0;
	for (; f->uid_at < f->uid_count && f->letter_count < FETCH_FACTS; f->uid_at++) {
		struct post_mail mail = { f, f->uidvalidity, f->uids[f->uid_at] };
		struct letter l = { .uid = mail.uid };

		if (post_has(b->post, &mail))
			passed(b, &l);
		else
			f->letters[f->letter_count++] = l;
	}
	if (f->letter_count > 0)
		answer = facts(b);
	if (answer == SESSION_OK)
		sift(b);
	return answer;
}

enum session_answer
fetch(struct session *s, struct post *post, struct folder *f, const struct wire_mailbox *settings)
{
	struct batch b = { s, post, f, settings };
	size_t room = post_room(post), waiting;
	enum session_answer answer = SESSION_OK;

	if (f->letter_at == f->letter_count)
		answer = letters_fill(&b);
	waiting = f->letter_count - f->letter_at;
	return answer == SESSION_OK ? bodies(&b, waiting < room ? waiting : room) : answer;
}
