/*
 * sim: a quarter in the life of an organisation, through the real core, store
 * and templates in this process: no network, no other program, and a clock that
 * is moved from one moment to the next.
 *
 * corp.conf beside this file says who is who. From a seed follow all the rest:
 * what is agreed on and when, who answers, delays, objects, proposes another date,
 * says that it is done, needs something, is away, signs off from the digest, leaves
 * or bounces. The same seed gives the same quarter, letter by letter, but for the
 * random words in Message-IDs.
 *
 * Mails of people come as readings (parsers/reading.h) to decide(), by the addresses
 * and Message-IDs of the mails that they answer. What agreed writes is delivered
 * when it may leave, and read by the person some time later.
 *
 * After every turn the checker (check.h) looks at what happened.
 */
#ifndef AGREED_SIM_H
#define AGREED_SIM_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "daemon/core/core.h"
#include "daemon/core/settings/config.h"
#include "daemon/store/store.h"
#include "parsers/base/civil.h"

#define SIM_HOUR ((int64_t)3600)
#define SIM_DAY  (24 * SIM_HOUR)
/* Agreements of a quarter. */
#define SIM_AGREEMENTS 200
/* Agreements and points that a quarter can have: splits and processes add to what people write. */
#define SIM_AGREEMENT_MAX 400
#define SIM_ITEM_MAX      4000

/* What the daemon is made to do wrong, so that the checks show that they see it; see test_sim.c. */
enum sim_fault {
	FAULT_NONE,
	FAULT_HOURS,      /* its settings say that everybody works day and night */
	FAULT_NOTHING,    /* it reminds of a point that has ended */
	FAULT_TWICE,      /* it writes a second reminder on one day */
	FAULT_SILENT,     /* its ladder ends before the managers */
	FAULT_AGAIN,      /* it asks the managers again about the same */
	FAULT_HURRY,      /* it asks the managers at once, announced or not */
	FAULT_EVIDENCE,   /* an answer is missing from an escalation */
	FAULT_TRACE,      /* a point changes without an event */
	FAULT_BALL,       /* a point loses its owner */
	FAULT_ASLEEP,     /* nothing looks at a point any more */
	FAULT_COUNT
};

/* What everybody stands on; loaded once for any number of quarters. */
struct sim_house {
	struct config *config, *wrong;  /* as it is; with the settings of a fault */
	struct notice_kinds *kinds;
};

struct sim_away {
	int64_t from, back; /* instants */
	struct civil_date day; /* the first day back */
	bool announced;     /* by mail, beforehand; otherwise their mail program says so */
	bool said;
};

struct sim_person {
	const char *email, *name;
	int answers;        /* of 100 mails that ask something */
	int delay;          /* working minutes until then, at most */
	int punctual;       /* of 100 promises */
	int64_t gone;       /* left the organisation then; 0: stays */
	bool refused;       /* ... and the server refuses mail to them at once; otherwise a report comes back */
	struct sim_away away[2];
	int away_count;
};

/* What somebody is going to do. */
struct sim_act {
	int64_t at;
	enum {
		DO_NOTES,
		DO_ANSWER,  /* to a mail of that kind */
		DO_WORK,    /* a promise is done, or said to be on track */
		DO_AWAY,    /* says until when they are away */
		DO_BOUNCE   /* the server reports about a mail that it took */
	} what;
	int person;
	int64_t agreement, item, notice;
	char kind[20];
	char reply[128];    /* where the answer goes */
	char answers[128];  /* Message-ID of what is answered */
};

/* Whose turn it is: what sets the daemon in motion. */
struct sim_turn {
	enum { TURN_SCHEDULE, TURN_PERSON, TURN_MACHINE } by;
	const char *person;
	char message_id[64];
};

struct sim;
struct check;
struct chronicle;

struct sim {
	uint64_t seed, chance;
	int wanted;             /* agreements */
	enum sim_fault fault;
	bool fault_done;
	const struct sim_house *house;
	struct core core;
	struct sim_person *people;
	int person_count;
	struct sim_act *acts;   /* by time */
	size_t act_count, act_cap;
	int64_t begins, quiet;  /* after that nobody says a word any more */
	int64_t ends;
	struct sim_turn turn;
	int mails;              /* of people and machines */
	int agreements;
	bool *planned;          /* items whose owner knows when they will do it; by id */
	struct check *check;
	struct chronicle *chronicle;
};

/* The settings and templates; run from the top of the tree. NULL with what is wrong on standard error. */
struct sim_house *sim_house_open(void);
void sim_house_close(struct sim_house *house);

/* How it went. */
struct sim_result {
	size_t violations;      /* what check.h found */
	unsigned found;         /* bit (1 << enum check_rule) for each kind of them */
	int agreements, points, mails_in, mails_out, reminders, escalations;
};

enum sim_form { SIM_QUIET, SIM_PLAIN, SIM_COLOUR, SIM_JSON };
struct sim_case {
	uint64_t seed;
	int agreements;         /* SIM_AGREEMENTS, or fewer */
	enum sim_fault fault;
	enum sim_form form;     /* of the chronicle */
};
/* Lives through that quarter. Violations and chronicle go to out; NULL: nowhere. */
struct sim_result sim_run(const struct sim_house *house, const struct sim_case *which, FILE *out);

/* -- for the files of the simulation -- */

uint64_t sim_chance(struct sim *s, uint64_t below);
bool sim_happens(struct sim *s, int percent);
/* The person's number, or -1. */
int sim_person_find(const struct sim *s, const char *email);
/* Plans something; it is copied. */
void sim_plan(struct sim *s, const struct sim_act *act);
/* An instant of the person's working time, some minutes of it after from; after an absence when they are away. */
int64_t sim_at_work(struct sim *s, int person, int64_t from, int minutes);
/* The absence that the person is in, or NULL. */
struct sim_away *sim_away_now(struct sim *s, int person, int64_t at);

#endif
