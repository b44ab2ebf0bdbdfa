/*
 * See mark.h. Method: for each folder all UIDs of one kind in one command.
 * Where MOVE (RFC 6851) is missing: COPY, \Deleted, UID EXPUNGE (RFC 4315) of
 * just these.
 *
 * Known limit: without MOVE, an end between COPY and UID EXPUNGE leaves a
 * second copy in the other folder, since the core asks once more.
 */
#include <stdlib.h>
#include <string.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/mark.h"
#include "daemon/mailbox/name.h"
#include "parsers/base/pool.h"

/* The keyword where the settings have none and a move is not possible. */
#define FALLBACK_FLAG "$Agreed"
/* For names. */
#define POOL_MAX ((size_t)256 * 1024)

struct marking {
	struct session *s;
	struct post *post;
	struct folder **selected;
	struct folder *folder;
	const struct wire_mailbox *settings;
};

/* -- which -- */

static bool
is_ours(const struct marking *m, const struct post_mark *mark, int keep)
{
	return mark->mail.folder == m->folder && mark->mail.uidvalidity == m->folder->uidvalidity &&
	    mark->keep == keep;
}

/* The UIDs of this folder with this end; NULL when there are none. */
static struct mailimap_set *
set_of(const struct marking *m, int keep)
{
	struct mailimap_set *set = NULL;

	for (size_t i = 0; i < m->post->mark_count; i++) {
		if (!is_ours(m, &m->post->marks[i], keep))
			continue;
		if (set == NULL)
			set = mailimap_set_new_empty();
		if (set == NULL || mailimap_set_add_single(set, m->post->marks[i].mail.uid) != 0)
			die("out of memory");
	}
	return set;
}

/* Tells the core of all marks of this folder: with this end, or -1 for all that are left. */
static void
marked(const struct marking *m, int keep)
{
	for (size_t i = 0; i < m->post->mark_count;) {
		if (m->post->marks[i].mail.folder == m->folder &&
		    (keep < 0 || is_ours(m, &m->post->marks[i], keep)))
			post_marked(m->post, i);
		else
			i++;
	}
}

/* -- how -- */

static enum session_answer
flag_add(struct session *s, struct mailimap_set *set, struct mailimap_flag *flag)
{
	struct mailimap_flag_list *list = mailimap_flag_list_new_empty();
	struct mailimap_store_att_flags *store;
	int r;

	if (flag == NULL || list == NULL || mailimap_flag_list_add(list, flag) != 0)
		die("out of memory");
	store = mailimap_store_att_flags_new_add_flags_silent(list);
	if (store == NULL)
		die("out of memory");
	session_begin(s, 0);
	r = mailimap_uid_store(s->imap, set, store);
	mailimap_store_att_flags_free(store);
	return session_answered(s, r);
}

/* After a NO: the server may have been asked for mails that somebody has expunged; now it says so, and goes
 * on without. */
static void
catch_up(struct session *s)
{
	session_begin(s, 0);
	session_answered(s, mailimap_noop(s->imap));
}

static enum session_answer
by_flag(const struct marking *m, struct mailimap_set *set, struct slice flag)
{
	enum session_answer answer = SESSION_NO;
	struct folder *f = m->folder;

	session_fail(m->s, "the server keeps no keywords there");
	for (int tries = 0; f->can_mark && tries < 2 && answer == SESSION_NO; tries++) {
		if (tries > 0)
			catch_up(m->s);
		answer = flag_add(m->s, set, mailimap_flag_new_flag_keyword(strndup(flag.p, flag.len)));
	}
	if (answer == SESSION_NO && !f->unmarkable_said) {
		f->unmarkable_said = true;
		post_state(MAILBOX_WAITING,
		    "what is done in folder %.*s cannot be marked with the keyword %.*s: %s; it is "
		    "remembered here all the same (see done-folder)",
		    SLICE_ARG(f->name), SLICE_ARG(flag), m->s->why);
	}
	return answer;
}

static void
create(struct session *s, const char *folder)
{
	session_begin(s, 0);
	session_answered(s, mailimap_create(s->imap, folder));
}

static enum session_answer
move_or_copy(struct session *s, struct mailimap_set *set, const char *to)
{
	session_begin(s, 0);
	return session_answered(
	    s, s->has_move ? mailimap_uid_move(s->imap, set, to) : mailimap_uid_copy(s->imap, set, to));
}

/* NO may mean that the folder is not there, or that some mails are not: both are seen to, once. */
static enum session_answer
move(struct session *s, struct mailimap_set *set, const char *to)
{
	enum session_answer answer = SESSION_NO;

	if (s->has_move || s->has_uidplus)
		answer = move_or_copy(s, set, to);
	else
		session_fail(s, "the server has neither MOVE nor UIDPLUS");
	if (answer == SESSION_NO && (s->has_move || s->has_uidplus)) {
		create(s, to);
		catch_up(s);
		answer = move_or_copy(s, set, to);
	}
	if (answer != SESSION_OK || s->has_move)
		return answer;
	answer = flag_add(s, set, mailimap_flag_new_deleted());
	if (answer != SESSION_OK)
		return answer;
	session_begin(s, 0);
	return session_answered(s, mailimap_uid_expunge(s->imap, set));
}

static enum session_answer
by_move(const struct marking *m, struct mailimap_set *set, struct slice to)
{
	struct pool *pool = pool_new(POOL_MAX);
	const char *wire_name = name_encode(pool, to);
	enum session_answer answer = SESSION_NO;
	struct slice flag = m->settings->done_flag.len > 0 ? m->settings->done_flag : SLICE(FALLBACK_FLAG);

	session_fail(m->s, "that is no name for a folder");
	if (wire_name != NULL)
		answer = move(m->s, set, wire_name);
	if (answer == SESSION_NO) {
		if (!m->folder->unmovable_said)
			post_state(MAILBOX_WAITING,
			    "mails cannot be moved from folder %.*s to %.*s: %s; they get the keyword %.*s "
			    "and stay",
			    SLICE_ARG(m->folder->name), SLICE_ARG(to), m->s->why, SLICE_ARG(flag));
		m->folder->unmovable_said = true;
		answer = by_flag(m, set, flag);
	}
	pool_free(pool);
	return answer;
}

/* -- all -- */

/* What is done, or what could not be read, in this folder. */
static enum session_answer
mark_kind(const struct marking *m, int keep)
{
	struct slice to = keep == KEEP_DONE ? m->settings->done_folder : m->settings->unreadable_folder;
	struct slice flag = m->settings->done_flag;
	struct mailimap_set *set = set_of(m, keep);
	enum session_answer answer = SESSION_OK;

	if (set == NULL)
		return SESSION_OK;
	if (to.len > 0 && !slice_eq(to, m->folder->name))
		answer = by_move(m, set, to);
	else if (flag.len > 0)
		answer = by_flag(m, set, flag);
	mailimap_set_free(set);
	if (answer != SESSION_BROKEN)
		marked(m, keep);
	return answer;
}

static enum session_answer
mark_folder(const struct marking *m)
{
	enum session_answer answer = folder_select(m->s, m->selected, m->folder);

	if (answer == SESSION_OK && mark_kind(m, KEEP_DONE) == SESSION_BROKEN)
		answer = SESSION_BROKEN;
	if (answer == SESSION_OK && mark_kind(m, KEEP_UNREADABLE) == SESSION_BROKEN)
		answer = SESSION_BROKEN;
	if (answer == SESSION_BROKEN)
		return answer;
	/* The rest was of another UIDVALIDITY, or the folder is gone: nothing there to mark. */
	marked(m, -1);
	return SESSION_OK;
}

enum session_answer
mark(struct session *s, struct post *post, struct folder **selected, const struct wire_mailbox *settings)
{
	enum session_answer answer = SESSION_OK;

	/* The selected folder first: it costs no SELECT. */
	while (answer == SESSION_OK && post->mark_count > 0) {
		struct marking m = { s, post, selected, post->marks[0].mail.folder, settings };

		for (size_t i = 0; i < post->mark_count; i++)
			if (post->marks[i].mail.folder == *selected)
				m.folder = *selected;
		answer = mark_folder(&m);
	}
	return answer;
}
