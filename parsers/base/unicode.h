/*
 * unicode: what needs ICU. Charsets to UTF-8, folding for comparison, and
 * what kind of character a code point is. ICU's data is compiled into its
 * library: nothing here opens a file once unicode_prepare has run.
 *
 * Labels lie. unicode_decode takes the label as a hint: the superset where
 * mails usually mean it (windows-1252 for iso-8859-1, gb18030 for gb2312,
 * windows-949 for ks_c_5601), UTF-8 where the bytes are UTF-8 whatever a
 * western label says, and detection where there is no label, an unknown one,
 * or one that does not fit.
 */
#ifndef AGREED_UNICODE_H
#define AGREED_UNICODE_H

#include <stdbool.h>

#include "parsers/base/text.h"

struct pool;

/* Touches what ICU sets up at first use, and forbids it to open files. Call before the jail is closed. */
void unicode_prepare(void);

/*
 * bytes in the charset that label names (as written in the mail, or empty) as
 * valid UTF-8; a byte order mark is gone, what cannot be decoded is U+FFFD.
 * Control characters stay: see text_clean. May return bytes itself when they
 * are ASCII or UTF-8 already. Never fails.
 */
struct slice unicode_decode(struct pool *pool, struct slice bytes, struct slice label);

/* Is there a converter for that label? */
bool unicode_is_charset(struct slice label);

/*
 * NFKC with case folding (Unicode chapter 3.13, "toNFKC_Casefold"): what two
 * texts are compared by. Full-width becomes plain, NBSP a space, sharp s "ss";
 * zero-width and soft hyphens vanish. ASCII comes back as long as it was; for
 * anything else offsets into s do not hold in the result.
 */
struct slice unicode_fold(struct pool *pool, struct slice s);

/* Kinds of code points, in any script. */
bool unicode_is_letter_beyond(unsigned code_point); /* beyond ASCII; most of a mail is not */
bool unicode_is_digit_beyond(unsigned code_point);
bool unicode_is_upper_beyond(unsigned code_point);

static inline bool
unicode_is_letter(unsigned c)
{
	return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : unicode_is_letter_beyond(c);
}

static inline bool
unicode_is_digit(unsigned c)
{
	return c < 0x80 ? c >= '0' && c <= '9' : unicode_is_digit_beyond(c);
}

static inline bool
unicode_is_upper(unsigned c)
{
	return c < 0x80 ? c >= 'A' && c <= 'Z' : unicode_is_upper_beyond(c);
}

/* Chinese, Japanese, Korean: written without spaces between words. */
static inline bool
unicode_is_ideograph(unsigned c)
{
	return c >= 0x3040 &&
	    (c <= 0x30ff || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
	        (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff));
}

/* Is the first character of s a small letter, so that a sentence may be going on? Not in scripts without capitals. */
bool unicode_starts_lower(struct slice s);

#endif
