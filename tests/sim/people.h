/* people: what the people of the simulation do. See sim.h. */
#ifndef AGREED_SIM_PEOPLE_H
#define AGREED_SIM_PEOPLE_H

#include "tests/sim/sim.h"

struct pool;

/* Who they are in this quarter, and what they will agree on. */
void people_make(struct sim *s);
/* A mail of agreed has come; they answer it some time, or not. Somebody away lets a machine answer. */
void people_read(struct sim *s, struct pool *pool, const struct store_notice *notice);
/* Does what was planned. */
void people_act(struct sim *s, struct pool *pool, const struct sim_act *act);

#endif
