/*
 * core: what every step of the road needs to have at hand. Made once by main.
 */
#ifndef AGREED_CORE_H
#define AGREED_CORE_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/core/dialogue/token.h"
#include "daemon/core/worktime.h"

struct config;
struct feed;
struct intake;
struct loop;
struct outbox;
struct schedule;
struct store;
struct notice_kinds;

struct core {
	const struct config *config;
	struct loop *loop;
	struct store *store;
	struct token_key key;
	struct worktime worktime;       /* the organisation's */
	const char *domain;             /* of our address: for Message-IDs; borrowed from config */
	struct notice_kinds *kinds;     /* the templates */
	struct intake *intake;          /* message.c */
	struct outbox *outbox;
	struct schedule *schedule;
	struct feed *feed;              /* NULL: no calendars to subscribe to */
	bool plus_addresses;            /* replies go to addresses of their own; see selftest.h */
	int64_t now;                    /* the moment of the turn; set by whoever begins one */
	bool by_person;                 /* the turn follows from a mail that a person has just written: what it leads to leaves at once */
	const char *by_hand;            /* the turn is the administrator's act for this person (a name); else NULL */
};

#endif
