/*
 * judge: which claims are action items. What structure decides (a table with an
 * owner's column, a marked line with an owner) needs no statistics; for the rest
 * a linear model weighs readable features: the words of the clause, the kind of
 * actor and signal, the section, the neighbours. The weights stand in
 * items_weights.inc and come from `make train`.
 */
#ifndef AGREED_JUDGE_H
#define AGREED_JUDGE_H

#include "parsers/language/claim.h"

struct judge_weight {
	uint32_t hash; /* of the feature's name */
	float weight;
	const char *name; /* for people */
};

/* Bits of a hash by which a model's index goes. */
#define JUDGE_INDEX_BITS 12

struct judge_model {
	const struct judge_weight *v; /* by hash */
	size_t n;
	double bias;
	const unsigned short
	    *first; /* where the hashes begin whose first bits are that number, one more; or NULL */
};

extern const struct judge_model judge_model;

/* Features of one claim. */
#define JUDGE_FEATURES_MAX 160

struct judge_features {
	uint32_t v[JUDGE_FEATURES_MAX];
	size_t n;
	struct text *names; /* NULL, or where the names are written, a space behind each */
};

/* Above this score a claim is an item. */
#define JUDGE_ITEM 0.5
#define JUDGE_PROPOSED 0.7
#define JUDGE_TOLD 0.9
/* Of what the writer does, unless others' tasks stand beside it. */
#define JUDGE_PRESENT 0.2

/* Hashes of names that a page tells apart, a power of two. */
#define ACTOR_KEYS 1024

/* Facts about all claims of one page. */
struct judge_page {
	unsigned short binds[ACTOR_KEYS]; /* how often somebody binds himself, by a hash of the name */
	size_t labels, orders;      /* "Maya: the budget", "Maya: order the badges" outside lists of tasks */
	size_t boxes, boxed_orders; /* "- [ ] larger signs", "- [ ] order the signs" */
	size_t told;                /* "looked at the plan", "working on it" below people's names */
	size_t dashes, dashed;      /* "Maya - the pump", and those with an order or a day */
	size_t notes;               /* "pump seal - ML - Thu", "pump seal (ML, Thu)": a thing, somebody and a day */
	size_t narrated;            /* "Maya explains the plan" */
	size_t fronted;             /* "Maya → the pump": somebody known, an arrow and a thing */
	size_t ends;                /* "Order the badges - Maya" in a line */
	size_t arrows;              /* "lamp is broken -> Maya, 4 Dec" */
	size_t handed;              /* "sketch of the stand -> Maya", of somebody whom the notes know */
	size_t handed_needs;        /* and those of them that say that something is to be done */
	bool dialogue;              /* its lines are what speakers said */
};

/* Sets score, taken and rule of each claim. *page is zeroed by the caller. */
void judge_claims(const struct outline *outline, const struct judge_model *model, struct claim_list *claims,
    struct judge_page *page);
void judge_page(const struct outline *outline, const struct claim_list *claims, struct judge_page *page);
/* How often the page binds whom the claim names first. */
size_t judge_binds(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
void judge_features(const struct outline *outline, const struct judge_page *page,
    const struct claim_list *claims, size_t at, struct judge_features *f);
/* The weight of a feature, or NULL. */
const struct judge_weight *judge_weight_find(const struct judge_model *model, uint32_t hash);
/* The hash of a feature's name, "verb=review" or "sd=action:direct:clause", made of the words_hash of its
 * parts. */
uint32_t judge_feature_hash(struct slice name);
/* Another one, of any text. */
uint32_t judge_hash(const char *name, size_t len);

#endif
