/*
 * journal: the send journal, written by the sender and read by the core after
 * a crash (outbox.h). One line a step: "A id" just before the final dot goes
 * out, "S id" once the server has taken the mail, "R id" once it has refused
 * it. What has no line was certainly not delivered.
 */
#ifndef AGREED_JOURNAL_H
#define AGREED_JOURNAL_H

#include <stdint.h>

enum journal_step { JOURNAL_ATTEMPT = 'A', JOURNAL_SENT = 'S', JOURNAL_REFUSED = 'R' };

/*
 * Adds a line. An attempt is on the disk when this returns: after a power cut
 * it must not be forgotten, or the mail would go out twice. Ends the process
 * when the journal cannot be written: then nothing may be sent.
 */
void journal_write(int fd, enum journal_step step, int64_t id);

#endif
