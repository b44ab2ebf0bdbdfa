#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/ground/log.h"

/* One line of the log; longer ones are cut, so that a server cannot flood it. */
#define LINE_MAX_LEN 1000

static const char *program = "agreed";
static bool details;
static bool on_terminal; /* asked at the start: a jailed program may not ask */

void
log_start(const char *name, bool with_details)
{
	program = name;
	details = with_details;
	on_terminal = isatty(STDERR_FILENO);
}

/* Foreign words may hold escape sequences: a terminal must never see them. */
static void
make_harmless(char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			*s = ' ';
}

static void
write_line(int priority, const char *format, va_list ap)
{
	char body[LINE_MAX_LEN], line[LINE_MAX_LEN + 100];
	int len, saved = errno;

	vsnprintf(body, sizeof(body), format, ap);
	make_harmless(body);
	if (on_terminal)
		len = snprintf(line, sizeof(line), "%s: %s\n", program, body);
	else
		len = snprintf(line, sizeof(line), "<%d>%s: %s\n", priority, program, body);
	if (len > 0 && write(STDERR_FILENO, line, (size_t)len) < 0) {
		/* Nobody listens: there is nowhere to say so. */
	}
	errno = saved;
}

void
log_error(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	write_line(3, format, ap);
	va_end(ap);
}

void
log_warning(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	write_line(4, format, ap);
	va_end(ap);
}

void
log_info(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	write_line(6, format, ap);
	va_end(ap);
}

void
log_debug(const char *format, ...)
{
	va_list ap;

	if (!details)
		return;
	va_start(ap, format);
	write_line(7, format, ap);
	va_end(ap);
}

void
log_die(const char *file, int line, const char *format, ...)
{
	char why[LINE_MAX_LEN];
	va_list ap;

	va_start(ap, format);
	vsnprintf(why, sizeof(why), format, ap);
	va_end(ap);
	log_error("%s:%d: %s", file, line, why);
	abort();
}
