/* chronicle: the quarter as people would tell it, a line for what happened; or a JSON object a line. See sim.h. */
#ifndef AGREED_SIM_CHRONICLE_H
#define AGREED_SIM_CHRONICLE_H

#include "tests/sim/sim.h"

struct chronicle;

struct chronicle *chronicle_new(const struct sim *s, enum sim_form form, FILE *out);
void chronicle_free(struct chronicle *c);

void chronicle_event(struct chronicle *c, const struct store_event *event, int n);
void chronicle_mail(struct chronicle *c, const struct store_notice *notice, bool refused);
void chronicle_end(struct chronicle *c, const struct sim_result *result);

#endif
