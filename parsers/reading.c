/*
 * See reading.h. Method: one function a struct, for both ways; the limits are
 * checked by pack, the dates here. Order of fields is the order of the structs.
 */
#include "parsers/base/pack.h"
#include "parsers/reading.h"

/* Points that a reply may answer to: an agreement's items. */
#define POINTS_MAX READING_ITEM_MAX
/* Times and offsets: the day's last minute; no zone is further from UTC. */
#define MINUTES_OF_DAY  1440
#define OFFSET_MAX_S    (15 * 3600)
#define NUMBER_MAX      1000000

static const char *const act_names[] = {
	"confirm", "change", "decline", "reassign", "on_track", "at_risk", "blocked", "need", "split", "done",
	"accept", "reopen", "cancel", "away", "question", "comment", "unclear", "status", "help", "drop",
};
static const char *const kind_names[] = { "notes", "reply", "bounce", "auto", "itip", "other" };

const char *
reading_act_name(enum reading_act act)
{
	return (unsigned)act <= ACT_LAST ? act_names[act] : "unclear";
}

const char *
reading_kind_name(enum reading_kind kind)
{
	return (unsigned)kind <= READING_KIND_LAST ? kind_names[kind] : "other";
}

/* Enums have their own types; pack_enum wants an int. */
#define ENUM_PACK(p, field, last) do { \
	int value_ = (int)(field); \
	pack_enum((p), &value_, (last)); \
	(field) = value_; \
} while (0)

static void
between(struct pack *p, int *v, int min, int max)
{
	pack_int(p, v);
	if (*v < min || *v > max) {
		p->bad = true;
		*v = min > 0 ? min : 0;
	}
}

/* On its way out a text that is longer than the other side takes ends where its limit is, between two characters. */
static void
fit(const struct pack *p, struct slice *s, size_t max)
{
	if (p->reading || s->len <= max)
		return;
	while (max > 0 && ((unsigned char)s->p[max] & 0xc0) == 0x80)
		max--;
	s->len = max;
}

static void
line_pack(struct pack *p, struct slice *s)
{
	fit(p, s, READING_LINE_MAX);
	pack_text(p, s);
	if (s->len > READING_LINE_MAX) {
		p->bad = true;
		*s = (struct slice){ NULL, 0 };
	}
}

static void
text_pack(struct pack *p, struct slice *s)
{
	fit(p, s, READING_TEXT_MAX);
	pack_text(p, s);
	if (s->len > READING_TEXT_MAX) {
		p->bad = true;
		*s = (struct slice){ NULL, 0 };
	}
}

static void
lines_pack(struct pack *p, struct slice **v, size_t *n, size_t max)
{
	pack_array(p, v, n, max);
	for (size_t i = 0; i < *n; i++)
		line_pack(p, &(*v)[i]);
}

static void
date_pack(struct pack *p, struct civil_date *d)
{
	between(p, &d->year, 0, 9999);
	between(p, &d->month, 0, 12);
	between(p, &d->day, 0, 31);
	if (d->year != 0 && !civil_is_valid(*d)) {
		p->bad = true;
		*d = (struct civil_date){ 0 };
	}
}

static void
address_pack(struct pack *p, struct reading_address *a)
{
	line_pack(p, &a->name);
	line_pack(p, &a->email);
}

static void
address_array_pack(struct pack *p, struct reading_address **v, size_t *n, size_t max)
{
	pack_array(p, v, n, max);
	for (size_t i = 0; i < *n; i++)
		address_pack(p, &(*v)[i]);
}

static void
addresses_pack(struct pack *p, struct reading_addresses *a)
{
	address_array_pack(p, &a->v, &a->n, (size_t)READING_ADDRESS_MAX);
}

static void
due_pack(struct pack *p, struct reading_due *d)
{
	pack_bool(p, &d->given);
	date_pack(p, &d->date);
	between(p, &d->minute, -1, MINUTES_OF_DAY - 1);
	line_pack(p, &d->text);
	line_pack(p, &d->why);
	between(p, &d->business_days, 0, READING_BUSINESS_DAYS_MAX);
	date_pack(p, &d->counted_from);
	if (p->reading && d->business_days > 0 && d->counted_from.year == 0)
		p->bad = true;
	if (p->reading && d->given && d->date.year == 0)
		p->bad = true;
}

static void
owner_pack(struct pack *p, struct reading_owner *o)
{
	line_pack(p, &o->name);
	line_pack(p, &o->email);
	line_pack(p, &o->department);
	line_pack(p, &o->written);
	address_array_pack(p, &o->candidates, &o->candidate_count, READING_OWNER_MAX);
}

static void
item_pack(struct pack *p, struct reading_item *i)
{
	line_pack(p, &i->text);
	pack_array(p, &i->owners, &i->owner_count, READING_OWNER_MAX);
	for (size_t n = 0; n < i->owner_count; n++)
		owner_pack(p, &i->owners[n]);
	due_pack(p, &i->due);
	line_pack(p, &i->standard);
	line_pack(p, &i->interest);
	line_pack(p, &i->needs);
	line_pack(p, &i->quote);
	pack_int(p, &i->line);
	between(p, &i->number, 0, NUMBER_MAX);
	pack_bool(p, &i->milestone);
	pack_bool(p, &i->done);
	between(p, &i->missing, 0, MISSING_OWNER | MISSING_DUE | MISSING_STANDARD);
	pack_double(p, &i->confidence);
}

static void
reading_lines_pack(struct pack *p, struct reading_line **v, size_t *n)
{
	pack_array(p, v, n, READING_ITEM_MAX);
	for (size_t i = 0; i < *n; i++) {
		line_pack(p, &(*v)[i].text);
		pack_int(p, &(*v)[i].line);
	}
}

static void
answer_pack(struct pack *p, struct reading_answer *a)
{
	between(p, &a->item, 0, NUMBER_MAX);
	ENUM_PACK(p, a->act, ACT_LAST);
	due_pack(p, &a->due);
	line_pack(p, &a->to);
	line_pack(p, &a->text);
	line_pack(p, &a->standard);
	line_pack(p, &a->interest);
	pack_array(p, &a->parts, &a->part_count, READING_OWNER_MAX);
	for (size_t i = 0; i < a->part_count; i++) {
		line_pack(p, &a->parts[i].text);
		due_pack(p, &a->parts[i].due);
	}
	line_pack(p, &a->quote);
	pack_double(p, &a->confidence);
}

static void
next_pack(struct pack *p, struct reading_next *next)
{
	pack_bool(p, &next->given);
	date_pack(p, &next->date);
	between(p, &next->minute, -1, MINUTES_OF_DAY - 1);
	pack_i64(p, &next->at);
	line_pack(p, &next->quote);
	if (p->reading && next->given && next->date.year == 0)
		p->bad = true;
}

static void
process_pack(struct pack *p, struct reading_process *process)
{
	pack_bool(p, &process->given);
	line_pack(p, &process->name);
	line_pack(p, &process->about);
	due_pack(p, &process->by);
	due_pack(p, &process->from);
	line_pack(p, &process->quote);
}

static void
forward_pack(struct pack *p, struct reading_forward *f)
{
	pack_bool(p, &f->given);
	address_pack(p, &f->from);
	addresses_pack(p, &f->to);
	addresses_pack(p, &f->cc);
	line_pack(p, &f->subject);
	line_pack(p, &f->date);
	pack_i64(p, &f->at);
	between(p, &f->offset_s, -OFFSET_MAX_S, OFFSET_MAX_S);
	text_pack(p, &f->text);
	pack_bool(p, &f->attached);
}

static void
bounce_pack(struct pack *p, struct reading_bounce *b)
{
	pack_bool(p, &b->given);
	lines_pack(p, &b->recipients, &b->recipient_count, READING_ADDRESS_MAX);
	line_pack(p, &b->status);
	line_pack(p, &b->action);
	pack_bool(p, &b->hard);
	line_pack(p, &b->original_id);
	line_pack(p, &b->diagnostic);
}

static void
itip_pack(struct pack *p, struct reading_itip *i)
{
	pack_bool(p, &i->given);
	line_pack(p, &i->method);
	line_pack(p, &i->uid);
	line_pack(p, &i->attendee);
	line_pack(p, &i->partstat);
	line_pack(p, &i->delegate);
	pack_int(p, &i->sequence);
	line_pack(p, &i->dtstart);
	date_pack(p, &i->day);
	pack_int(p, &i->minute);
	if (i->minute < -1 || i->minute >= 24 * 60)
		p->bad = true;
	pack_i64(p, &i->starts);
	line_pack(p, &i->comment);
}

static void
header_pack(struct pack *p, struct reading *r)
{
	ENUM_PACK(p, r->kind, READING_KIND_LAST);
	pack_bool(p, &r->automatic);
	line_pack(p, &r->auto_kind);
	address_pack(p, &r->from);
	address_pack(p, &r->sender);
	addresses_pack(p, &r->reply_to);
	addresses_pack(p, &r->to);
	addresses_pack(p, &r->cc);
	addresses_pack(p, &r->delivered_to);
	line_pack(p, &r->return_path);
	pack_bool(p, &r->has_return_path);
	line_pack(p, &r->subject);
	line_pack(p, &r->title);
	pack_i64(p, &r->tag);
	line_pack(p, &r->message_id);
	line_pack(p, &r->in_reply_to);
	lines_pack(p, &r->references, &r->reference_count, READING_REFERENCE_MAX);
	pack_i64(p, &r->date);
	between(p, &r->offset_s, -OFFSET_MAX_S, OFFSET_MAX_S);
	line_pack(p, &r->loop_mark);
	line_pack(p, &r->auth_server);
	pack_bool(p, &r->auth_aligned);
	line_pack(p, &r->unsubscribe);
	pack_bool(p, &r->keyword);
	pack_bool(p, &r->address_keyword);
}

static void
file_pack(struct pack *p, struct reading_file *f)
{
	between(p, &f->part, 0, NUMBER_MAX);
	line_pack(p, &f->type);
	line_pack(p, &f->filename);
	pack_bytes(p, &f->bytes, READING_FILE_BYTES);
}

void
reading_converted_pack(struct pack *p, struct reading_converted **list, size_t *n)
{
	pack_array(p, list, n, READING_FILE_MAX);
	for (size_t i = 0; i < *n; i++) {
		between(p, &(*list)[i].part, 0, NUMBER_MAX);
		pack_bytes(p, &(*list)[i].text, READING_FILE_BYTES);
		line_pack(p, &(*list)[i].why);
	}
}

void
reading_pack(struct pack *p, struct reading *r)
{
	int version = READING_VERSION;

	pack_int(p, &version);
	if (version != READING_VERSION)
		p->bad = true;
	header_pack(p, r);
	text_pack(p, &r->reply_text);
	pack_bool(p, &r->has_reply_text);
	text_pack(p, &r->text);
	forward_pack(p, &r->forward);
	bounce_pack(p, &r->bounce);
	itip_pack(p, &r->itip);
	line_pack(p, &r->meeting_title);
	date_pack(p, &r->meeting_date);
	next_pack(p, &r->next);
	address_array_pack(p, &r->attendees, &r->attendee_count, READING_ADDRESS_MAX);
	pack_array(p, &r->items, &r->item_count, READING_ITEM_MAX);
	for (size_t i = 0; i < r->item_count; i++)
		item_pack(p, &r->items[i]);
	reading_lines_pack(p, &r->doubtful, &r->doubtful_count);
	reading_lines_pack(p, &r->decisions, &r->decision_count);
	reading_lines_pack(p, &r->questions, &r->question_count);
	lines_pack(p, &r->notes, &r->note_count, READING_NOTE_MAX);
	pack_array(p, &r->files, &r->file_count, READING_FILE_MAX);
	for (size_t i = 0; i < r->file_count; i++)
		file_pack(p, &r->files[i]);
	lines_pack(p, &r->explained, &r->explained_count, READING_EXPLAIN_MAX);
	pack_array(p, &r->answers, &r->answer_count, READING_ITEM_MAX);
	for (size_t i = 0; i < r->answer_count; i++)
		answer_pack(p, &r->answers[i]);
	process_pack(p, &r->process);
	pack_array(p, &r->waits, &r->wait_count, READING_ITEM_MAX);
	for (size_t i = 0; i < r->wait_count; i++) {
		between(p, &r->waits[i].item, 0, NUMBER_MAX);
		between(p, &r->waits[i].on, 0, NUMBER_MAX);
		pack_i64(p, &r->waits[i].agreement);
		pack_i64(p, &r->waits[i].on_agreement);
		line_pack(p, &r->waits[i].quote);
	}
}

void
reading_points_pack(struct pack *p, struct reading_point **points, size_t *n)
{
	pack_array(p, points, n, POINTS_MAX);
	for (size_t i = 0; i < *n; i++) {
		struct reading_point *point = &(*points)[i];

		between(p, &point->n, 0, NUMBER_MAX);
		line_pack(p, &point->text);
		line_pack(p, &point->owner);
		line_pack(p, &point->standard);
		date_pack(p, &point->due);
		pack_bool(p, &point->aside);
		pack_bool(p, &point->hidden);
	}
}

void
question_pack(struct pack *p, struct question *q)
{
	int version = READING_VERSION;

	pack_int(p, &version);
	if (version != READING_VERSION)
		p->bad = true;
	pack_i64(p, &q->now);
	between(p, &q->offset_s, -OFFSET_MAX_S, OFFSET_MAX_S);
	line_pack(p, &q->language);
	line_pack(p, &q->subject_keyword);
	line_pack(p, &q->line_keyword);
	line_pack(p, &q->address);
	line_pack(p, &q->address_keyword);
	line_pack(p, &q->instance);
	pack_bool(p, &q->header_only);
	pack_bool(p, &q->explain);
	between(p, &q->eod_minute, 0, MINUTES_OF_DAY - 1);
	directory_pack(p, &q->directory);
	lines_pack(p, &q->convertible, &q->convertible_count, READING_FILE_MAX);
	reading_points_pack(p, &q->points, &q->point_count);
	ENUM_PACK(p, q->role, ROLE_LAST);
	pack_i64(p, &q->sent);
}
