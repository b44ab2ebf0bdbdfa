/* See ical.h. */
#include "parsers/mail/ical.h"

void
ical_read(struct pool *pool, const struct mime_message *message, struct reading *reading)
{
}

void
ical_prepare(void)
{
}
