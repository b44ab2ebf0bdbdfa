/*
 * See notice_post.h. Place: the last step of a notice. Method: ids and tokens
 * are made when the mail is written, so that a mail sent twice is the same mail.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "daemon/core/breaker.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/notice/notice_kinds.h"
#include "daemon/core/notice/notice_post.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/base/zone.h"

#define RANDOM_LEN 16

/* Letters that stand in a Message-ID on both sides of a reply unchanged. */
static void
random_word(char out[RANDOM_LEN + 1])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned char bytes[RANDOM_LEN];

	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
		die("no random bytes");
	for (int i = 0; i < RANDOM_LEN; i++)
		out[i] = letters[bytes[i] % 32];
	out[RANDOM_LEN] = '\0';
}

/* a17.TOKEN.word@corp.example: token.h finds agreement and person in it. */
static const char *
id_make(const struct core *core, const struct notice_reader *reader, const char *email, const char *word)
{
	char token[TOKEN_LEN + 1];
	struct text t;

	text_init(&t, reader->words.pool);
	if (reader->id != NULL) {
		text_addf(&t, "%s.%s@%s", reader->id, word, core->domain);
		return t.p;
	}
	if (reader->record == NULL) {
		text_addf(&t, "n.%s@%s", word, core->domain);
		return t.p;
	}
	token_make(&core->key, reader->record->a.id, slice_of(email), token);
	text_addf(&t, "a%lld.%s.%s@%s", (long long)reader->record->a.id, token, word, core->domain);
	return t.p;
}

static bool
is_listed(const struct mail_addresses *list, const char *email)
{
	for (size_t i = 0; i < list->n; i++)
		if (email_is(list->v[i].email, email))
			return true;
	return false;
}

void
notice_address_add(const struct core *core, struct pool *pool, struct mail_addresses *list, size_t *cap,
    const char *name, const char *email)
{
	if (!mail_is_address(email) || person_is_us(core, email) || is_listed(list, email))
		return;
	list->v = pool_grow(pool, list->v, list->n, cap, sizeof(*list->v));
	list->v[list->n++] = (struct mail_address) { email_is(name, email) ? NULL : name, email };
}

bool
notice_is_posted(struct core *core, const struct notice_letter *l)
{
	return store_notice_exists(core->store, l->reader->email, l->kind, l->occasion);
}

static const char *
from_name(const struct core *core, struct pool *pool, const struct notice_letter *l)
{
	const struct record *r = l->reader->record;
	struct text t;

	/* what the administrator enters is nobody's own mail */
	if (!l->from_requester || core->by_hand != NULL || r == NULL || r->a.requester_name[0] == '\0')
		return "agreed";
	text_init(&t, pool);
	text_addf(&t, "%s via agreed", r->a.requester_name);
	return t.p;
}

static const char *
loop_mark(const struct core *core, struct pool *pool, const struct notice_letter *l)
{
	const struct record *r = l->reader->record;
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "%s/%s/%s", core->domain, r != NULL ? record_tag(pool, r->a.id) : "-", l->kind);
	return t.p;
}

/*
 * The thread: the notes, then two ids that never were on a mail: one of the
 * agreement for all (an answer of one person joins the thread of another), one
 * of the person, whose token is found even where a relay gave our mail a new
 * Message-ID.
 */
static void
thread(const struct core *core, const struct notice_letter *l, bool answering, struct mail *m)
{
	const char **refs = pool_array(l->reader->words.pool, 4, sizeof(*refs));
	const struct record *r = l->reader->record;
	struct notice_reader all = *l->reader;

	all.id = NULL;
	m->references = refs;
	if (r != NULL) {
		refs[m->reference_count++] = r->a.source_id;
		refs[m->reference_count++] = id_make(core, &all, "", "all");
		refs[m->reference_count++] = id_make(core, l->reader, l->reader->email, "thread");
		m->in_reply_to = r->a.source_id[0] != '\0' ? r->a.source_id : refs[1];
	}
	if (answering) {
		if (r == NULL || strcmp(r->a.source_id, l->answers) != 0)
			refs[m->reference_count++] = l->answers;
		m->in_reply_to = l->answers;
	}
}

/* When the mail leaves; see the header. */
static int64_t
leaves(struct core *core, struct pool *pool, const struct notice_letter *l)
{
	struct worktime w = person_worktime(core, l->reader->email);
	int64_t back;

	if ((core->by_person || core->by_hand != NULL) && !l->office_hours)
		return core->now;
	return away_now(core, pool, l->reader->email, &back) ? back : worktime_next_open(&w, core->now);
}

static void
outbox_add(struct core *core, struct pool *pool, const struct notice_letter *l, const struct mail *m)
{
	struct slice bytes = mail_write(pool, m);

	int64_t agreement = l->reader->record != NULL ? l->reader->record->a.id : 0;

	if (!store_notice_add(core->store,
	    &(struct store_notice) { .agreement = agreement,
	        .recipient = l->reader->email,
	        .kind = l->kind,
	        .occasion = l->occasion,
	        .message_id = m->message_id,
	        .created = core->now,
	        .state = breaker_state(core, agreement, l->reader->email, l->provoked),
	        .answering = l->provoked,
	        .next_try = leaves(core, pool, l),
	        .answer = "",
	        .body = bytes.p,
	        .body_len = bytes.len }))
		return;
	for (size_t i = 0; i < l->reader->shown->n; i++)
		store_shown_add(core->store, m->message_id, &l->reader->shown->v[i]);
}

/* Mails to the reader that may have been lost, which nobody else was told: this one says so. */
static size_t
lost_put(struct core *core, struct pool *pool, const struct notice_reader *reader, json_t *data, struct store_notice **lost)
{
	size_t n = store_notices_lost(core->store, pool, reader->email, false, lost);
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		const struct store_notice *m = &(*lost)[i];
		struct store_agreement a = { .title = "" };
		json_t *d = json_object();

		notice_put_phrase(core, reader, d, "what", notice_kinds_words(m->kind));
		if (m->agreement != 0)
			store_agreement_get(core->store, pool, m->agreement, &a);
		notice_put(d, "title", a.title);
		notice_put(d, "tag", m->agreement != 0 ? record_tag(pool, m->agreement) : "");
		notice_put(d, "when", words_moment(&reader->words, m->created));
		json_array_append_new(list, d);
	}
	json_object_set_new(data, "lost", list);
	json_object_set_new(data, "lost_count", json_integer((json_int_t)n));
	return n;
}

bool
notice_post(struct core *core, struct pool *pool, const struct notice_letter *l, json_t *data)
{
	const struct notice_reader *reader = l->reader;
	/* there is no mail behind what the administrator enters */
	bool answering = l->answers != NULL && l->answers[0] != '\0' && core->by_hand == NULL;
	struct mail_address self = { email_is(reader->name, reader->email) ? NULL : reader->name,
		reader->email };
	struct mail_field fields[] = {
		{ "Auto-Submitted", answering ? "auto-replied" : "auto-generated" },
		{ "X-Auto-Response-Suppress", l->first ? "AutoReply" : "OOF, AutoReply" },
		{ "X-Agreed-Id", loop_mark(core, pool, l) },
		{ "List-Unsubscribe", l->unsubscribe },
	};
	char word[RANDOM_LEN + 1];
	struct store_notice *lost;
	struct notice_form form;
	size_t lost_count;
	struct mail m = { .from = { from_name(core, pool, l), core->config->identity.address },
		.reply_to = { "agreed", reader->reply },
		.to = l->to,
		.cc = l->cc,
		.date = core->now,
		.offset_s = zone_offset(reader->words.zone, core->now),
		.fields = fields,
		.field_count = sizeof(fields) / sizeof(fields[0]) - (l->unsubscribe == NULL),
		.attachments = l->attachments,
		.attachment_count = l->attachment_count,
		.calendar = l->calendar,
		.calendar_method = l->calendar_method };

	if (!mail_is_address(reader->email))
		log_warning("'%s' is no address that mail can be sent to: no %s is written", reader->email, l->kind);
	if (!mail_is_address(reader->email) || person_is_us(core, reader->email) ||
	    notice_is_posted(core, l)) {
		json_decref(data);
		return false;
	}
	lost_count = lost_put(core, pool, reader, data, &lost);
	notice_kinds_fill(core->kinds, pool, reader->language, l->kind, data, &form);
	json_decref(data);
	if (m.to.n == 0)
		m.to = (struct mail_addresses) { &self, 1 };
	random_word(word);
	m.message_id = id_make(core, reader, reader->email, word);
	m.subject = form.subject;
	m.text = form.text;
	m.html = form.html;
	thread(core, l, answering, &m);
	outbox_add(core, pool, l, &m);
	for (size_t i = 0; i < lost_count; i++)
		store_notice_told(core->store, lost[i].id, m.message_id);
	return true;
}
