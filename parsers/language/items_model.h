/*
 * items_model: items_read with another model, watched at each claim. For the
 * trainer, and for explaining.
 */
#ifndef AGREED_ITEMS_MODEL_H
#define AGREED_ITEMS_MODEL_H

#include "parsers/language/finish.h"
#include "parsers/language/items.h"
#include "parsers/language/judge.h"

typedef void items_watch(void *data, const struct finish *finish, const struct judge_page *page,
    const struct claim_list *claims, size_t at);

void items_read_with(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading, const struct judge_model *model, items_watch *watch, void *data);

#endif
