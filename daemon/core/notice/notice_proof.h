/*
 * notice_proof: fills every template of every language with sample data, for
 * `agreed -n`: all that can be said, nothing of it, and some mixtures. Whoever
 * translates or changes a template learns here what got lost, and not by a mail
 * that a colleague gets.
 *
 * The value of each name is the name itself in brackets, so that what came
 * through can be found in the mail.
 */
#ifndef AGREED_NOTICE_PROOF_H
#define AGREED_NOTICE_PROOF_H

#include "daemon/core/notice/notice_kinds.h"

struct config_errors;

/*
 * What is wrong goes into errors: a subject or a text that is empty. What is
 * odd goes into remarks: a language that never says what the default language
 * says, a text that never says what its HTML part says.
 * Returns how many mails were filled.
 */
size_t notice_proof(const struct notice_kinds *kinds, struct config_errors *errors, struct config_errors *remarks);

#endif
