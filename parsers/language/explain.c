/* See explain.h. */
#include <math.h>
#include <stdio.h>

#include "parsers/base/pool.h"
#include "parsers/language/explain.h"

/* Features that are named. */
#define NAMED 5

static void
weights_add(struct text *t, const struct judge_model *model, const struct judge_features *f)
{
	const struct judge_weight *best[NAMED] = { NULL };
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct judge_weight *w = judge_weight_find(model, f->v[i]);
		size_t at;

		if (w == NULL || w->name[0] == '\0')
			continue;
		for (at = n < NAMED ? n : NAMED;
		     at > 0 && fabs((double)w->weight) > fabs((double)best[at - 1]->weight); at--)
			if (at < NAMED)
				best[at] = best[at - 1];
		if (at < NAMED) {
			best[at] = w;
			n += n < NAMED;
		}
	}
	for (size_t i = 0; i < n; i++)
		text_addf(t, "%s%s %+.2f", i == 0 ? " (" : ", ", best[i]->name, (double)best[i]->weight);
	if (n > 0)
		text_add_char(t, ')');
}

struct slice
explain_claim(const struct finish *finish, const struct judge_model *model, const struct judge_page *page,
    const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	const struct place *v = &finish->outline->v[c->block];
	struct reading_item item;
	struct text t;

	text_init(&t, finish->pool);
	finish_item(finish, c, &item);
	text_addf(&t, "line %d, %s, %.2f: \"%.*s\"", v->b->line, c->taken ? "an item" : "no item", c->score,
	    SLICE_ARG(item.text));
	text_addf(&t, "; found as %s, word that binds: %s, section: %s, who: %s", claim_form_name(c->form),
	    signal_name(c->signal), section_name(v->section), actor_kind_name(c->actor.kind));
	for (size_t i = 0; i < item.owner_count; i++)
		text_addf(&t, "%s \"%.*s\" is %.*s%s", i == 0 ? "" : ",", SLICE_ARG(item.owners[i].written),
		    SLICE_ARG(item.owners[i].email.len > 0 ? item.owners[i].email : item.owners[i].name),
		    item.owners[i].email.len > 0             ? ""
		        : item.owners[i].candidate_count > 0 ? " (several could be meant)"
		                                             : " (not known)");
	if (item.due.given)
		text_addf(&t, "; due: %.*s", SLICE_ARG(item.due.why));
	text_addf(&t, "; decided: %s", c->rule);
	if (!c->sure && c->score > 0) {
		struct judge_features f = { .n = 0 };

		judge_features(finish->outline, page, claims, at, &f);
		weights_add(&t, model, &f);
	}
	return text_clean_line(finish->pool, text_slice(&t), READING_LINE_MAX);
}
