/*
 * message: a mail has come. Takes mails from the mailboxes, asks the reader
 * what each says, has it decided in one transaction with its line in the
 * journal, and only then tells the mailbox to mark it.
 *
 * Mails are read one at a time, in the order in which they came. A mail on
 * which the reader dies or hangs has a strike; after STRIKES_MAX the reader
 * looks at its header alone, so that its sender can be told; if that fails
 * too, the mail is set aside.
 */
#ifndef AGREED_MESSAGE_H
#define AGREED_MESSAGE_H

#include "daemon/core/core.h"
#include "parsers/base/text.h"

struct reading;

/* How often a mail may end the reader. */
#define STRIKES_MAX 3

/* Starts the mailboxes and the reader. */
struct intake *intake_new(struct core *core);
void intake_free(struct intake *intake); /* NULL is allowed */

/*
 * For preview: reads one mail by the jailed reader without any mailbox and
 * runs decide on it; false when it could not be read.
 */
bool intake_preview(struct core *core, struct slice raw);

#endif
