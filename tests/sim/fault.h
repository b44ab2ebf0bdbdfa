/* fault: what the daemon is made to do wrong, once, at the first occasion; so that test_sim.c sees the checks fail. */
#ifndef AGREED_SIM_FAULT_H
#define AGREED_SIM_FAULT_H

#include "tests/sim/sim.h"

struct pool;

/* Before the checker looks at a turn. */
void fault_inject(struct sim *s, struct pool *pool);
/* Before the checker looks at a mail. */
void fault_mail(const struct sim *s, struct store_notice *notice);

#endif
