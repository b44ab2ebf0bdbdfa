/* items_read over plain notes: every slice is clean, every list within its limit, every date a real one. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/language/items.h"
#include "parsers/mail/markdown.h"
#include "parsers/mail/plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct slice s)
{
	if (!utf8_is_valid(s) || s.len > READING_LINE_MAX)
		abort();
}

static void
check_items(const struct reading *r)
{
	if (r->item_count > READING_ITEM_MAX || r->decision_count > READING_ITEM_MAX ||
	    r->question_count > READING_ITEM_MAX || r->attendee_count > READING_ADDRESS_MAX)
		abort();
	for (size_t i = 0; i < r->item_count; i++) {
		const struct reading_item *item = &r->items[i];

		check(item->text);
		check(item->standard);
		check(item->interest);
		check(item->quote);
		if (item->text.len == 0 || item->line < 1 || item->owner_count > READING_OWNER_MAX)
			abort();
		if (item->due.given && !civil_is_valid(item->due.date))
			abort();
		for (size_t j = 0; j < item->owner_count; j++)
			check(item->owners[j].name);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char people[] =
	    "name,other_names,address,department,manager,point_person_of\n"
	    "Maya Lin,ML,maya@corp.example,Design,,Design\nAnna Becker,,anna.b@corp.example,,,\n"
	    "Anna Kowalska,Ania,anna.k@corp.example,,,\n";
	struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
	struct question q = { .eod_minute = 17 * 60, .now = 1795604400 };
	struct reading r = { .date = 1795604400 };
	struct block_list blocks = { .n = 0 };

	directory_from_csv(pool, slice_of(people), &q.directory);
	r.text = text_clean(pool, (struct slice) { (const char *)data, size }, READING_TEXT_MAX);
	if (markdown_is_likely(r.text))
		markdown_blocks(pool, r.text, false, &blocks);
	else
		plain_blocks(pool, r.text, &blocks);
	items_read(pool, &q, &blocks, &r);
	check_items(&r);
	pool_free(pool);
	return 0;
}
