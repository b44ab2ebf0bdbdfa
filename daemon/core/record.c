#include <strings.h>

#include "daemon/core/record.h"
#include "parsers/base/pool.h"
#include "templates/mail.h"

bool
record_load(struct core *core, struct pool *pool, int64_t agreement, struct record *r)
{
	*r = (struct record){ 0 };
	if (!store_agreement_get(core->store, pool, agreement, &r->a))
		return false;
	r->item_count = store_items(core->store, pool, agreement, &r->items);
	r->participant_count = store_participants(core->store, pool, agreement, &r->participants);
	r->checkpoint_count = store_checkpoints(core->store, pool, agreement, &r->checkpoints);
	return true;
}

bool
email_is(const char *a, const char *b)
{
	return a[0] != '\0' && strcasecmp(a, b) == 0;
}

enum item_state
record_state(const struct store_item *item)
{
	return agreement_state_find(item->state);
}

bool
record_is_complete(const struct store_item *item)
{
	for (size_t i = 0; i < item->owner_count; i++)
		if (item->owners[i].email[0] == '\0')
			return false;
	return item->owner_count > 0 && item->due[0] != '\0';
}

struct store_checkpoint *
record_checkpoint(struct record *r, int64_t id)
{
	for (size_t i = 0; i < r->checkpoint_count; i++)
		if (r->checkpoints[i].id == id)
			return &r->checkpoints[i];
	return NULL;
}

struct store_item *
record_item(struct record *r, int n)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].n == n)
			return &r->items[i];
	return NULL;
}

bool
record_is_over(const struct record *r)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (agreement_is_open(record_state(&r->items[i])))
			return false;
	return true;
}

bool
record_is_requester(const struct record *r, const char *email)
{
	return email_is(r->a.requester_email, email);
}

bool
record_is_on(const struct record *r, const char *email)
{
	for (size_t i = 0; i < r->participant_count; i++)
		if (email_is(r->participants[i].email, email))
			return true;
	return false;
}

bool
record_owns(const struct store_item *item, const char *email)
{
	for (size_t i = 0; i < item->owner_count; i++)
		if (email_is(item->owners[i].email, email))
			return true;
	return false;
}

const char *
record_name(const struct record *r, const char *email)
{
	for (size_t i = 0; i < r->participant_count; i++)
		if (email_is(r->participants[i].email, email) && r->participants[i].name[0] != '\0')
			return r->participants[i].name;
	return email;
}

/* Words before a colon that are longer are no name. */
#define NAME_MAX_LEN 40

const char *
record_unknown(struct pool *pool, const struct store_item *item, const char **text)
{
	struct slice words = slice_of(item->text);
	size_t colon = slice_find_char(words, ':');

	*text = NULL;
	if (item->owner_count == 1 && item->owners[0].email[0] == '\0')
		return item->owners[0].name;
	if (item->owner_count > 0 || colon == 0 || colon > NAME_MAX_LEN || slice_trim(slice_from(words, colon + 1)).len == 0)
		return "";
	*text = slice_cstr(pool, slice_trim(slice_from(words, colon + 1)));
	return slice_cstr(pool, slice_trim(slice_to(words, colon)));
}

const char *
record_newcomer_name(struct pool *pool, const char *name, const char *email)
{
	struct text t;

	text_init(&t, pool);
	if (name[0] != '\0' && !email_is(name, email))
		text_addf(&t, "%s ", name);
	text_addf(&t, "<%s>", email);
	return t.p;
}

bool
record_newcomer(struct pool *pool, const struct store_owner *o, struct store_owner *known)
{
	struct slice words = slice_trim(slice_of(o->name));
	size_t open = words.len;

	if (o->email[0] != '\0' || words.len == 0 || words.p[words.len - 1] != '>')
		return false;
	while (open > 0 && words.p[open - 1] != '<')
		open--;
	if (open == 0)
		return false;
	known->email = slice_cstr(pool, slice_to(slice_from(words, open), words.len - open - 1));
	known->name = slice_cstr(pool, slice_trim(slice_to(words, open - 1)));
	known->department = o->department;
	known->confirmed = 0;
	if (known->name[0] == '\0')
		known->name = known->email;
	return mail_is_address(known->email);
}

const char *
record_tag(struct pool *pool, int64_t agreement)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "A-%lld", (long long)agreement);
	return t.p;
}
