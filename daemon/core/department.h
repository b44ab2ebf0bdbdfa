/*
 * department: who answers for a department, and what it needs to be told with a
 * request (settings: department, topic).
 */
#ifndef AGREED_DEPARTMENT_H
#define AGREED_DEPARTMENT_H

#include "daemon/core/core.h"

struct pool;

/*
 * The address of whoever answers for the department when it is asked for what
 * text says: the point person of the first topic of which a word begins a word of
 * text, else of the department; while they are away their substitute, unless that
 * one is away, too. NULL when the department is not known or has nobody.
 */
const char *department_point(struct core *core, struct pool *pool, const char *department, const char *text);

/*
 * What the department needs with a request and no word of the notes mentions, in
 * one line: "target group, budget"; "" when nothing is missing. A need is
 * mentioned when each of its words begins a word of the notes.
 */
const char *department_needs(struct core *core, struct pool *pool, const char *department, const char *notes);

#endif
