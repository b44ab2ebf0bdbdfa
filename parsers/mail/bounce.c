/* See bounce.h. */
#include "parsers/mail/bounce.h"

void
bounce_read(struct pool *pool, const struct mime_message *message, struct slice text, struct reading *reading)
{
}
