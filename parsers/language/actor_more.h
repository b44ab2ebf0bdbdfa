/*
 * actor_more: what goes on behind the name of somebody known and makes it
 * another's: a family name, a firm's ending, where a stranger is from.
 *
 * For actor.c and finish_owner.c. Each gives the tokens from i on, 0 if there is
 * nothing of the kind. Grammar only; nothing is allocated.
 */
#ifndef AGREED_ACTOR_MORE_H
#define AGREED_ACTOR_MORE_H

#include "parsers/language/actor.h"

/* "moi :", "ich:" in front of what is to be done, in notes of whatever language: who writes them. */
bool more_is_writer(const struct tokens *t, size_t i);
/* "O'Neil", "van Dijk" behind a given name, where the name ends there or something is handed over. */
size_t more_surname(const struct tokens *t, size_t i, size_t end);
/* May the word be a family name? */
bool more_is_surname(const struct tokens *t, size_t i);
/* ", Thomas" behind a family name at i, of somebody who is not known. */
size_t more_turned(const struct people *people, const struct tokens *t, size_t i, size_t end);
/* "Prados Olmo, Julia:", nothing else before end: what was read as two people is one, a stranger whose family name stands in front. */
void more_turn_stranger(const struct tokens *t, size_t end, struct actor *a);
/* "Maya et moi, on prépare": the tokens of the "on" at token i that takes both up again. */
size_t more_on(const struct tokens *t, size_t i, size_t end);
/* ", Design", "- Design -" behind Maya Lin, who works there: its tokens. */
size_t more_own_department(const struct people *people, const struct tokens *t, const struct actor *actor, size_t end);
/* "行政部", "供应商" with a colon, a bracket or the end behind it: a unit of a house, its tokens; 0 if it is none. */
size_t more_chinese_unit(const struct people *people, const struct tokens *t, size_t i, size_t end);
/* "Ltd", "& Sons", "Consulting". */
size_t more_firm(const struct tokens *t, size_t i, size_t end);
/* "Contractors", "Bau" behind a family name at token i, where what follows does not make it a thing: 1 or 0. */
size_t more_trade(const struct tokens *t, size_t i, size_t end);
/* An arrow: what was one's passes to whoever stands behind it. */
size_t more_arrow(const struct tokens *t, size_t i, size_t end);
/* "'s successor": somebody else of his. */
size_t more_relation(const struct tokens *t, size_t i, size_t end);
/* "someone from Legal", "jemand aus dem Einkauf", "Head of Legal": where the department begins whose task it is, 0 if it is not said. */
size_t more_someone_of(const struct people *people, const struct tokens *t, size_t i, size_t end);
/* Are the n tokens of it "'s team"? Whose it is answers for it. */
bool more_is_led(const struct tokens *t, size_t i, size_t n);
/* ", who replaced Omar,", ", with Omar's help," where something is handed over behind it. */
size_t more_aside(const struct tokens *t, size_t i, size_t end);
/* "de cuisine", "de la obra" behind an office: of what it is; its tokens. */
size_t more_of_what(const struct tokens *t, size_t i, size_t end);
/* "zusammengefasst: du bestellst ..." at the sign at token i: what is in front is no name, for somebody is called behind it. */
bool more_calls_you(const struct tokens *t, size_t i);
/* "from Acme", "vom Bauamt", where something is handed over behind it. */
size_t more_origin(const struct people *people, const struct tokens *t, size_t i, size_t end);
/* The same wherever it stands, and the tokens in front of the place. */
size_t more_place(const struct people *people, const struct tokens *t, size_t i, size_t end, size_t *before);
/* "a poster for Easter, Maya will print it": the word at i, which a preposition stands in front of, is no partner of the
 * next one. */
bool more_is_thing(const struct tokens *t, size_t i, const struct actor *word, const struct actor *next);

/* "der" or "die" that German people set in front of a given name of somebody known: 1. */
size_t more_article(const struct people *people, const struct tokens *t, size_t i, size_t end);

/* "Meanwhile Maya", "Hopefully Maya": no part of the name of somebody known behind it. */
bool more_leads(const struct people *people, const struct tokens *t, size_t i, size_t end);
/* "an effort to win them", "aim to finish", "folks to read it": words that often stand before "to" and are no
 * handles. */
bool more_is_common(const struct token *w);

#endif
