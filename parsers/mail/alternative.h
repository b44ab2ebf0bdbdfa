/*
 * alternative: which side of a multipart/alternative is the mail (RFC 2046
 * section 5.1.4), by what both sides say.
 */
#ifndef AGREED_ALTERNATIVE_H
#define AGREED_ALTERNATIVE_H

#include "parsers/base/text.h"

struct pool;

enum alternative {
	ALTERNATIVE_HTML,
	ALTERNATIVE_PLAIN, /* the HTML says clearly less */
	ALTERNATIVE_OTHER  /* they say different things: the plain text is the mail, and people are told */
};

/* html is what people see of that side. Linear; of long texts the beginning is compared. */
enum alternative alternative_judge(struct pool *pool, struct slice html, struct slice plain);

#endif
