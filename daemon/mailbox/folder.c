/*
 * See folder.h. Method: UID SEARCH finds what is there, in windows of UIDs so
 * that an answer stays small, and with SINCE, so that the years before us are
 * never listed. SINCE knows days and no time zone; the exact moment is compared
 * when INTERNALDATE comes (fetch.c).
 *
 * Known limit: a mail with an INTERNALDATE from before the first start that is
 * moved into the folder while the daemon is down is left alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/folder.h"

/* UIDs in one search. */
#define WINDOW 50000
/* SINCE is a date in the server's zone: so much earlier is early enough. */
#define ZONE_S (2 * 86400)
/* The words of a search, with two keywords at most. */
#define FLAG_MAX FOLDER_FLAG_MAX
#define CRITERIA_MAX (2 * FLAG_MAX + 200)
/* What one UID takes in the answer to a search. */
#define UID_BYTES 11

static bool
has_perm_flag(const clist *flags)
{
	if (flags == NULL)
		return true; /* none told: all may be changed (RFC 3501 section 7.1) */
	for (clistiter *i = clist_begin(flags); i != NULL; i = clist_next(i)) {
		const struct mailimap_flag_perm *f = clist_content(i);

		if (f->fl_type == MAILIMAP_FLAG_PERM_ALL)
			return true;
	}
	return false;
}

/* What was found is to be found again. */
static void
drop(struct folder *f)
{
	f->uid_count = f->uid_at = f->letter_count = f->letter_at = 0;
	f->looked = false;
}

static void
made_anew(struct folder *f, uint32_t uidvalidity, uint32_t uid_next)
{
	f->uidvalidity = uidvalidity;
	f->uid_first = uid_next;
	f->told = f->placed = f->tagged_known = f->tags_late = false;
	f->next = 1;
	f->tagged_count = 0;
	drop(f);
	f->bad_uid = f->careful = 0;
	f->bad_times = 0;
}

enum session_answer
folder_select(struct session *s, struct folder **selected, struct folder *f)
{
	const struct mailimap_selection_info *info;
	enum session_answer answer;

	if (*selected == f)
		return SESSION_OK;
	*selected = NULL;
	session_begin(s, 0);
	answer = session_answered(s, mailimap_select(s->imap, f->wire_name));
	if (answer != SESSION_OK)
		return answer;
	*selected = f;
	info = s->imap->imap_selection_info;
	f->can_mark = info->sel_perm != MAILIMAP_MAILBOX_READONLY && has_perm_flag(info->sel_perm_flags);
	/* A server without UIDVALIDITY is from before 1996; all of its UIDs are of one kind then. */
	if (f->uidvalidity == 0 || f->uidvalidity != info->sel_uidvalidity)
		made_anew(f, info->sel_uidvalidity == 0 ? 1 : info->sel_uidvalidity, info->sel_uidnext);
	return SESSION_OK;
}

void
folder_place(struct folder *f, int64_t uid_next, int64_t since)
{
	uint32_t next = uid_next < 1 ? 1 : uid_next > UINT32_MAX ? UINT32_MAX : (uint32_t)uid_next;

	f->since = since;
	/* What is handed over and not yet journaled is in the core's queue, or post.h would not say so. */
	f->next = next;
	f->placed = true;
	drop(f);
}

void
folder_forget(struct folder *f)
{
	f->told = f->placed = false;
	drop(f);
}

size_t
folder_waiting(const struct folder *f)
{
	return f->uid_count - f->uid_at + f->letter_count - f->letter_at;
}

/* -- searching -- */

static int
by_number(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

static bool
has_uid(const uint32_t *uids, size_t n, uint32_t uid)
{
	return n > 0 && bsearch(&uid, uids, n, sizeof(*uids), by_number) != NULL;
}

/* What a search found. */
struct found {
	uint32_t *uids;
	size_t n, room;
	uint32_t first, last; /* others are not wanted */
};

static void
found_add(struct found *found, unsigned long uid)
{
	/* "n:*" names the last mail even where it is below n. */
	if (uid < found->first || uid > found->last)
		return;
	if (found->n == found->room) {
		found->room = found->room == 0 ? 64 : found->room * 2;
		found->uids = reallocarray(found->uids, found->room, sizeof(*found->uids));
		if (found->uids == NULL)
			die("out of memory");
	}
	found->uids[found->n++] = (uint32_t)uid;
}

static void
on_line(struct session *s, struct found *found, const char *line)
{
	char *end;

	if (strncasecmp(line, "* SEARCH", 8) != 0) {
		/* A mail has come meanwhile: the caller is to look again. */
		if (strstr(line, " EXISTS") != NULL)
			s->imap->imap_selection_info->sel_has_exists = 1;
		return;
	}
	for (line += 8; *line == ' '; line = end) {
		unsigned long uid = strtoul(line + 1, &end, 10);

		if (end == line + 1)
			return;
		found_add(found, uid);
	}
}

/*
 * UID SEARCH, spoken here: libetpan puts quotes around a keyword such as
 * $Agreed, which RFC 3501 does not allow and Cyrus refuses.
 */
static enum session_answer
search(struct session *s, const char *criteria, struct found *found)
{
	enum session_answer answer;
	char command[CRITERIA_MAX + 40];
	const char *line;

	snprintf(command, sizeof(command), "A%d UID SEARCH %s", ++s->tag, criteria);
	session_begin(s, (int64_t)WINDOW * UID_BYTES);
	if (!session_say(s, command))
		return SESSION_BROKEN;
	while ((line = session_hear(s)) != NULL) {
		if (session_is_answer(s, line, &answer)) {
			if (found->n > 0)
				qsort(found->uids, found->n, sizeof(*found->uids), by_number);
			return answer;
		}
		on_line(s, found, line);
	}
	return SESSION_BROKEN;
}

/* " SINCE 1-Feb-2026" */
static void
since_say(char *words, size_t size, int64_t since)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
		"Oct", "Nov", "Dec" };
	time_t t = (time_t)(since - ZONE_S);
	struct tm tm;

	if (gmtime_r(&t, &tm) == NULL)
		words[0] = '\0';
	else
		snprintf(words, size, " SINCE %d-%s-%d", tm.tm_mday, months[tm.tm_mon], tm.tm_year + 1900);
}

/* One window of new mails. *more: there is another one behind it. */
static enum session_answer
look_new(struct session *s, struct folder *f, bool *more)
{
	const struct mailimap_selection_info *info = s->imap->imap_selection_info;
	bool all = info->sel_exists <= WINDOW || info->sel_uidnext == 0 || f->next >= info->sel_uidnext ||
	    info->sel_uidnext - f->next <= WINDOW;
	struct found found = { .first = f->next, .last = all ? UINT32_MAX : f->next + WINDOW - 1 };
	char criteria[CRITERIA_MAX], since[40] = "", last[20] = "*";
	enum session_answer answer;

	if (!all)
		snprintf(last, sizeof(last), "%u", found.last);
	/* Whatever has a UID from uid_first on came while we watched, however old its date. */
	if (f->since > ZONE_S && f->next < f->uid_first)
		since_say(since, sizeof(since), f->since);
	snprintf(criteria, sizeof(criteria), "UID %u:%s%s", f->next, last, since);
	answer = search(s, criteria, &found);
	free(f->uids);
	f->uids = found.uids;
	f->uid_count = found.n;
	f->uid_at = 0;
	*more = !all;
	if (answer == SESSION_OK && !all && f->uid_count == 0)
		f->next = found.last + 1;
	return answer;
}

bool
folder_is_flag(struct slice flag)
{
	if (flag.len > FOLDER_FLAG_MAX)
		return false;
	for (size_t i = 0; i < flag.len; i++)
		if (flag.p[i] <= ' ' || flag.p[i] >= 0x7f || strchr("(){%*\"\\]", flag.p[i]) != NULL)
			return false;
	return true;
}

/* Those of uids that are not known as tagged, put behind what waits. */
static void
add_tagged(struct folder *f, uint32_t *uids, size_t n)
{
	size_t waiting = f->uid_count - f->uid_at, kept = 0;
	uint32_t *all = calloc(waiting + n + 1, sizeof(*all));

	if (all == NULL)
		die("out of memory");
	for (size_t i = 0; i < n; i++)
		if (!has_uid(f->tagged, f->tagged_count, uids[i]))
			all[kept++] = uids[i];
	if (waiting > 0)
		memcpy(all + kept, f->uids + f->uid_at, waiting * sizeof(*all));
	free(f->uids);
	f->uids = all;
	f->uid_at = 0;
	f->uid_count = kept + waiting;
}

static enum session_answer
search_tagged(struct session *s, const struct folder *f, const struct folder_flags *flags, bool recent_only,
    struct found *found)
{
	char criteria[CRITERIA_MAX], since[40] = "", undone[FLAG_MAX + 40] = "";

	if (flags->done.len > 0)
		snprintf(undone, sizeof(undone), " UNKEYWORD %.*s", SLICE_ARG(flags->done));
	if (recent_only)
		since_say(since, sizeof(since), f->since);
	*found = (struct found) { .first = 1, .last = f->next - 1 };
	snprintf(criteria, sizeof(criteria), "UID 1:%u KEYWORD %.*s%s%s", found->last,
	    SLICE_ARG(flags->notes), undone, since);
	return search(s, criteria, found);
}

/*
 * Mails that were handed over, or left alone for their age, before somebody
 * tagged them. What is found at the first search and is older than we are was
 * tagged before us: it counts as dealt with.
 */
static enum session_answer
look_tagged(struct session *s, struct folder *f, const struct folder_flags *flags)
{
	bool first = !f->tagged_known && f->since > ZONE_S;
	struct found all, recent = { 0 };
	enum session_answer answer = search_tagged(s, f, flags, false, &all);

	if (answer == SESSION_OK && first)
		answer = search_tagged(s, f, flags, true, &recent);
	for (size_t i = 0; answer == SESSION_OK && first && i < all.n; i++)
		if (!has_uid(recent.uids, recent.n, all.uids[i]))
			folder_tagged(f, all.uids[i]);
	if (answer == SESSION_OK) {
		add_tagged(f, all.uids, all.n);
		f->tags_late = f->tagged_known;
		f->tagged_known = true;
	}
	free(all.uids);
	free(recent.uids);
	return answer;
}

enum session_answer
folder_look(struct session *s, struct folder *f, const struct folder_flags *flags)
{
	enum session_answer answer;
	bool more = false;

	session_begin(s, 0);
	answer = session_answered(s, mailimap_noop(s->imap));
	/* From here on a push is news to us. */
	s->imap->imap_selection_info->sel_has_exists = 0;
	do {
		if (answer == SESSION_OK)
			answer = look_new(s, f, &more);
	} while (answer == SESSION_OK && more && f->uid_count == 0);
	f->looked = answer == SESSION_OK && !more;
	if (answer == SESSION_OK && flags->notes.len > 0 && f->next > 1)
		answer = look_tagged(s, f, flags);
	return answer;
}

void
folder_tagged(struct folder *f, uint32_t uid)
{
	size_t at = f->tagged_count;

	if (has_uid(f->tagged, f->tagged_count, uid))
		return;
	if (f->tagged_count == f->tagged_room) {
		f->tagged_room = f->tagged_room == 0 ? 64 : f->tagged_room * 2;
		f->tagged = reallocarray(f->tagged, f->tagged_room, sizeof(*f->tagged));
		if (f->tagged == NULL)
			die("out of memory");
	}
	for (; at > 0 && f->tagged[at - 1] > uid; at--)
		f->tagged[at] = f->tagged[at - 1];
	f->tagged[at] = uid;
	f->tagged_count++;
}
