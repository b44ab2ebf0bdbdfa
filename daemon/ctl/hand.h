/*
 * hand: `agreectl confirm`, `change`, `done` ...: what somebody would say by
 * mail, entered by the administrator on their behalf. The arguments are looked
 * through here; whether it can be is decided by the core, as for a reply.
 */
#ifndef AGREED_CTL_HAND_H
#define AGREED_CTL_HAND_H

#include <stdbool.h>
#include <stdio.h>

/* Is that one of these commands? */
bool hand_is_command(const char *name);
/* A line for each, as `agreectl help` prints them. */
void hand_usage(FILE *out);
/* argv[0] is the command's name. 0: done; 1: it cannot be, and why; 2: wrong arguments. */
int ctl_hand(int argc, char **argv);

#endif
