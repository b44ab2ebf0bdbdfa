/*
 * mail_encode: any text as 7-bit mail. RFC 2047 for header fields, RFC 2045
 * for bodies. Appends to out; never fails.
 */
#ifndef AGREED_MAIL_ENCODE_H
#define AGREED_MAIL_ENCODE_H

#include "parsers/base/text.h"

/*
 * A field's value, folded: as it is where it is plain ASCII, encoded words
 * where not. Control characters become spaces. used: columns taken already.
 */
void mail_encode_line(struct text *out, struct slice value, size_t used);
/* The name in front of an address: an atom list, a quoted string, or encoded words. */
void mail_encode_phrase(struct text *out, struct slice name, size_t used);

/*
 * The fields Content-Transfer-Encoding, the empty line, and the content with
 * CR LF: as it is where it is short ASCII lines, quoted-printable where most
 * of it is ASCII, else base64. Ends with CR LF.
 */
void mail_encode_body(struct text *out, struct slice content);
void mail_encode_base64(struct text *out, struct slice bytes);

/* A byte as mark and two hexadecimal digits: "=C3", "%2B". */
void mail_encode_hex(struct text *out, char mark, unsigned char c);

#endif
