/* A reading as JSON, field for field as the contract names them; see read.h. */
#include <jansson.h>

#include "daemon/ctl/read.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

static json_t *
text(struct slice s)
{
	json_t *j = s.len == 0 ? json_string("") : json_stringn(s.p, s.len);

	return j != NULL ? j : json_string("");
}

static json_t *
text_or_null(struct slice s)
{
	return s.len == 0 ? json_null() : text(s);
}

/* "Maya Lin <maya@corp.example>", or what there is of it. */
static json_t *
address(const struct reading_address *a)
{
	if (a->name.len == 0 || a->email.len == 0)
		return text(a->email.len > 0 ? a->email : a->name);
	return json_sprintf("%.*s <%.*s>", SLICE_ARG(a->name), SLICE_ARG(a->email));
}

static json_t *
addresses(const struct reading_addresses *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < a->n; i++)
		json_array_append_new(list, address(&a->v[i]));
	return list;
}

static json_t *
date(struct civil_date d)
{
	char buf[CIVIL_DATE_LEN];

	return d.year == 0 ? json_null() : json_string(civil_date_write(d, buf));
}

static json_t *
due(const struct reading_due *d)
{
	json_t *j;

	if (!d->given)
		return json_null();
	j = json_object();
	json_object_set_new(j, "date", date(d->date));
	json_object_set_new(j, "time", d->minute < 0 ? json_null() :
	    json_sprintf("%02d:%02d", d->minute / 60, d->minute % 60));
	json_object_set_new(j, "text", text(d->text));
	json_object_set_new(j, "why", text(d->why));
	return j;
}

static json_t *
texts(const struct slice *v, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, text(v[i]));
	return list;
}

static json_t *
forward(const struct reading_forward *f)
{
	json_t *j;

	if (!f->given)
		return json_null();
	j = json_object();
	json_object_set_new(j, "from", address(&f->from));
	json_object_set_new(j, "to", addresses(&f->to));
	json_object_set_new(j, "cc", addresses(&f->cc));
	json_object_set_new(j, "subject", text(f->subject));
	json_object_set_new(j, "date", text(f->date));
	json_object_set_new(j, "text", text(f->text));
	json_object_set_new(j, "attached", json_boolean(f->attached));
	return j;
}

static json_t *
bounce(const struct reading_bounce *b)
{
	json_t *j;

	if (!b->given)
		return json_null();
	j = json_object();
	json_object_set_new(j, "recipient", b->recipient_count > 0 ? text(b->recipients[0]) : json_null());
	json_object_set_new(j, "recipients", texts(b->recipients, b->recipient_count));
	json_object_set_new(j, "status", text_or_null(b->status));
	json_object_set_new(j, "hard", json_boolean(b->hard));
	json_object_set_new(j, "action", text_or_null(b->action));
	json_object_set_new(j, "original_id", text_or_null(b->original_id));
	json_object_set_new(j, "diagnostic", text_or_null(b->diagnostic));
	return j;
}

static json_t *
itip(const struct reading_itip *i)
{
	json_t *j;

	if (!i->given)
		return json_null();
	j = json_object();
	json_object_set_new(j, "method", text_or_null(i->method));
	json_object_set_new(j, "uid", text_or_null(i->uid));
	json_object_set_new(j, "attendee", text_or_null(i->attendee));
	json_object_set_new(j, "partstat", text_or_null(i->partstat));
	json_object_set_new(j, "sequence", i->sequence < 0 ? json_null() : json_integer(i->sequence));
	json_object_set_new(j, "dtstart", text_or_null(i->dtstart));
	json_object_set_new(j, "starts", i->starts == 0 ? json_null() : json_integer((json_int_t)i->starts));
	json_object_set_new(j, "delegate", text_or_null(i->delegate));
	json_object_set_new(j, "comment", text_or_null(i->comment));
	return j;
}

static json_t *
owners(const struct reading_item *item)
{
	json_t *list = json_array();

	for (size_t i = 0; i < item->owner_count; i++) {
		const struct reading_owner *o = &item->owners[i];
		json_t *j = json_object();

		json_object_set_new(j, "name", text(o->name));
		json_object_set_new(j, "email", text_or_null(o->email));
		if (o->department.len > 0)
			json_object_set_new(j, "department", text(o->department));
		json_object_set_new(j, "written", text(o->written));
		json_array_append_new(list, j);
	}
	return list;
}

static json_t *
missing(int what)
{
	json_t *list = json_array();

	if (what & MISSING_OWNER)
		json_array_append_new(list, json_string("owner"));
	if (what & MISSING_DUE)
		json_array_append_new(list, json_string("due"));
	if (what & MISSING_STANDARD)
		json_array_append_new(list, json_string("standard"));
	return list;
}

static json_t *
items(const struct reading *r)
{
	json_t *list = json_array();

	for (size_t i = 0; i < r->item_count; i++) {
		const struct reading_item *item = &r->items[i];
		json_t *j = json_object();

		json_object_set_new(j, "text", text(item->text));
		json_object_set_new(j, "owners", owners(item));
		json_object_set_new(j, "due", due(&item->due));
		json_object_set_new(j, "standard", text_or_null(item->standard));
		json_object_set_new(j, "milestone", json_boolean(item->milestone));
		json_object_set_new(j, "done", json_boolean(item->done));
		json_object_set_new(j, "line", json_integer(item->line));
		json_object_set_new(j, "quote", text(item->quote));
		json_object_set_new(j, "missing", missing(item->missing));
		json_object_set_new(j, "confidence", json_real(item->confidence));
		json_object_set_new(j, "interest", text_or_null(item->interest));
		json_object_set_new(j, "needs", text_or_null(item->needs));
		json_array_append_new(list, j);
	}
	return list;
}

static json_t *
lines(const struct reading_line *v, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *j = json_object();

		json_object_set_new(j, "text", text(v[i].text));
		json_object_set_new(j, "line", json_integer(v[i].line));
		json_array_append_new(list, j);
	}
	return list;
}

static json_t *
parts(const struct reading_answer *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < a->part_count; i++) {
		json_t *j = json_object();

		json_object_set_new(j, "text", text(a->parts[i].text));
		json_object_set_new(j, "due", due(&a->parts[i].due));
		json_array_append_new(list, j);
	}
	return list;
}

static json_t *
answers(const struct reading *r)
{
	json_t *list = json_array();

	for (size_t i = 0; i < r->answer_count; i++) {
		const struct reading_answer *a = &r->answers[i];
		json_t *j = json_object();

		json_object_set_new(j, "item", a->item == 0 ? json_null() : json_integer(a->item));
		json_object_set_new(j, "act", json_string(reading_act_name(a->act)));
		json_object_set_new(j, "due", due(&a->due));
		json_object_set_new(j, "to", text_or_null(a->to));
		json_object_set_new(j, "text", text_or_null(a->text));
		json_object_set_new(j, "standard", text_or_null(a->standard));
		json_object_set_new(j, "interest", text_or_null(a->interest));
		json_object_set_new(j, "parts", parts(a));
		json_object_set_new(j, "quote", text(a->quote));
		json_object_set_new(j, "confidence", json_real(a->confidence));
		json_array_append_new(list, j);
	}
	return list;
}

static json_t *
meeting(const struct reading *r)
{
	struct reading_addresses all = { r->attendees, r->attendee_count };
	json_t *j = json_object();

	json_object_set_new(j, "title", text(r->meeting_title));
	json_object_set_new(j, "date", date(r->meeting_date));
	json_object_set_new(j, "attendees", addresses(&all));
	return j;
}

static json_t *
next(const struct reading_next *n)
{
	json_t *j;

	if (!n->given)
		return json_null();
	j = json_object();
	json_object_set_new(j, "date", date(n->date));
	json_object_set_new(j, "time", n->minute < 0 ? json_null() : json_sprintf("%02d:%02d", n->minute / 60, n->minute % 60));
	json_object_set_new(j, "quote", text_or_null(n->quote));
	return j;
}

static json_t *
process(const struct reading_process *p)
{
	json_t *j = json_object();

	if (!p->given) {
		json_decref(j);
		return json_null();
	}
	json_object_set_new(j, "name", text(p->name));
	json_object_set_new(j, "about", text_or_null(p->about));
	json_object_set_new(j, "by", due(&p->by));
	json_object_set_new(j, "from", due(&p->from));
	json_object_set_new(j, "quote", text(p->quote));
	return j;
}

static json_t *
waits(const struct reading *r)
{
	json_t *list = json_array();

	for (size_t i = 0; i < r->wait_count; i++) {
		json_t *j = json_object();

		json_object_set_new(j, "item", r->waits[i].item == 0 ? json_null() : json_integer(r->waits[i].item));
		json_object_set_new(j, "on", json_integer(r->waits[i].on));
		json_object_set_new(j, "quote", text(r->waits[i].quote));
		json_array_append_new(list, j);
	}
	return list;
}

json_t *
ctl_reading_json(const struct reading *r)
{
	json_t *j = json_object();

	json_object_set_new(j, "kind", json_string(reading_kind_name(r->kind)));
	json_object_set_new(j, "auto", json_boolean(r->automatic));
	if (r->auto_kind.len > 0)
		json_object_set_new(j, "auto_kind", text(r->auto_kind));
	json_object_set_new(j, "from", address(&r->from));
	json_object_set_new(j, "subject", text(r->subject));
	json_object_set_new(j, "keyword", json_boolean(r->keyword || r->address_keyword));
	json_object_set_new(j, "forward", forward(&r->forward));
	json_object_set_new(j, "reply_text", r->has_reply_text ? text(r->reply_text) : json_null());
	json_object_set_new(j, "bounce", bounce(&r->bounce));
	json_object_set_new(j, "itip", itip(&r->itip));
	json_object_set_new(j, "text", text(r->text));
	json_object_set_new(j, "meeting", meeting(r));
	json_object_set_new(j, "next_meeting", next(&r->next));
	json_object_set_new(j, "items", items(r));
	json_object_set_new(j, "doubtful", lines(r->doubtful, r->doubtful_count));
	json_object_set_new(j, "decisions", lines(r->decisions, r->decision_count));
	json_object_set_new(j, "questions", lines(r->questions, r->question_count));
	json_object_set_new(j, "notes", texts(r->notes, r->note_count));
	json_object_set_new(j, "answers", answers(r));
	json_object_set_new(j, "process", process(&r->process));
	json_object_set_new(j, "waits", waits(r));
	return j;
}
