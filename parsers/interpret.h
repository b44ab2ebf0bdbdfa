/*
 * interpret: one message in, one reading out. Runs the parsers in order:
 * mime, header, (bounce, ical), html or markdown or text to blocks, forward,
 * quote, items, answer. Pure: it reads no file, no clock and no global.
 *
 * It never fails: what could not be read stands in reading->notes. A message
 * that is too deep, too long or too strange comes back with what its header
 * said and a note. Everything is allocated in pool; raw must outlive it.
 */
#ifndef AGREED_INTERPRET_H
#define AGREED_INTERPRET_H

#include "parsers/base/text.h"

struct pool;
struct question;
struct reading;

void interpret(struct pool *pool, const struct question *question, struct slice raw,
    struct reading *reading);

/*
 * Makes once what is the same for all mails that question is asked about: its
 * directory by names. It lives in pool, which must outlive those mails.
 */
void interpret_question(struct pool *pool, struct question *question);

/*
 * Loads what the libraries load lazily (converters, Unicode data, parser
 * tables), so that nothing is opened once the jail is closed. Call once.
 */
void interpret_prepare(void);

#endif
