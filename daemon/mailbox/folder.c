/*
 * See folder.h. Method: UID SEARCH finds what is there, in windows of UIDs so
 * that an answer stays small, and with SINCE, so that the years before us are
 * never listed. SINCE knows days and no time zone; the exact moment is compared
 * when INTERNALDATE comes (fetch.c).
 *
 * Known limit: a mail with an INTERNALDATE from before the first start that is
 * moved into the folder while the daemon is down is left alone.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/folder.h"

/* UIDs in one search. */
#define WINDOW 50000
/* SINCE is a date in the server's zone: so much earlier is early enough. */
#define ZONE_S (2 * 86400)
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

static void
key_add(struct mailimap_search_key *all, struct mailimap_search_key *key)
{
	if (key == NULL || mailimap_search_key_multiple_add(all, key) != 0)
		die("out of memory");
}

static struct mailimap_search_key *
key_since(int64_t since)
{
	time_t t = (time_t)(since - ZONE_S);
	struct mailimap_date *date;
	struct tm tm;

	if (gmtime_r(&t, &tm) == NULL ||
	    (date = mailimap_date_new(tm.tm_mday, tm.tm_mon + 1, tm.tm_year + 1900)) == NULL)
		die("no date");
	return mailimap_search_key_new_since(date);
}

static struct mailimap_search_key *
key_uids(uint32_t first, uint32_t last)
{
	struct mailimap_search_key *all = mailimap_search_key_new_multiple_empty();
	struct mailimap_set *set = mailimap_set_new_interval(first, last);

	if (all == NULL || set == NULL)
		die("out of memory");
	key_add(all, mailimap_search_key_new_uid(set));
	return all;
}

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

/* Takes the answer over as an ascending array without those below first. */
static size_t
uids_take(clist *answer, uint32_t first, uint32_t last, uint32_t **uids)
{
	size_t n = 0;

	*uids = answer == NULL ? NULL : calloc((size_t)clist_count(answer) + 1, sizeof(**uids));
	if (*uids == NULL) {
		if (answer != NULL)
			die("out of memory");
		return 0;
	}
	for (clistiter *i = clist_begin(answer); i != NULL; i = clist_next(i)) {
		uint32_t uid = *(const uint32_t *)clist_content(i);

		/* "n:*" names the last mail even where it is below n. */
		if (uid >= first && uid <= last)
			(*uids)[n++] = uid;
	}
	qsort(*uids, n, sizeof(**uids), by_number);
	return n;
}

static enum session_answer
search(struct session *s, struct mailimap_search_key *key, uint32_t first, uint32_t last, uint32_t **uids,
    size_t *n)
{
	enum session_answer answer;
	clist *found = NULL;

	session_begin(s, (int64_t)WINDOW * UID_BYTES);
	answer = session_answered(s, mailimap_uid_search(s->imap, NULL, key, &found));
	mailimap_search_key_free(key);
	/* At a NO libetpan may give a list that it has freed. */
	if (answer != SESSION_OK)
		found = NULL;
	*n = uids_take(found, first, last, uids);
	if (found != NULL)
		mailimap_search_result_free(found);
	return answer;
}

/* One window of new mails. *more: there is another one behind it. */
static enum session_answer
look_new(struct session *s, struct folder *f, bool *more)
{
	const struct mailimap_selection_info *info = s->imap->imap_selection_info;
	bool all = info->sel_exists <= WINDOW || info->sel_uidnext == 0 || f->next >= info->sel_uidnext ||
	    info->sel_uidnext - f->next <= WINDOW;
	uint32_t last = all ? 0 : f->next + WINDOW - 1; /* 0 is libetpan's "*" */
	struct mailimap_search_key *key = key_uids(f->next, last);
	enum session_answer answer;

	/* Whatever has a UID from uid_first on came while we watched, however old its date. */
	if (f->since > ZONE_S && f->next < f->uid_first)
		key_add(key, key_since(f->since));
	free(f->uids);
	f->uid_at = 0;
	answer = search(s, key, f->next, all ? UINT32_MAX : last, &f->uids, &f->uid_count);
	*more = !all;
	if (answer == SESSION_OK && !all && f->uid_count == 0)
		f->next = last + 1;
	return answer;
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
    uint32_t **uids, size_t *n)
{
	struct mailimap_search_key *key = key_uids(1, f->next - 1);

	key_add(key, mailimap_search_key_new_keyword(strndup(flags->notes.p, flags->notes.len)));
	if (flags->done.len > 0)
		key_add(key, mailimap_search_key_new_unkeyword(strndup(flags->done.p, flags->done.len)));
	if (recent_only)
		key_add(key, key_since(f->since));
	return search(s, key, 1, f->next - 1, uids, n);
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
	uint32_t *all, *recent = NULL;
	size_t n, recent_n = 0;
	enum session_answer answer = search_tagged(s, f, flags, false, &all, &n);

	if (answer == SESSION_OK && first)
		answer = search_tagged(s, f, flags, true, &recent, &recent_n);
	for (size_t i = 0; answer == SESSION_OK && first && i < n; i++)
		if (!has_uid(recent, recent_n, all[i]))
			folder_tagged(f, all[i]);
	if (answer == SESSION_OK) {
		add_tagged(f, all, n);
		f->tags_late = f->tagged_known;
		f->tagged_known = true;
	}
	free(all);
	free(recent);
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
