/*
 * config_option: the table of all options of agreed.conf: in which section
 * each stands, what kind of value it takes, what holds when it is not given,
 * and where in the structs of config.h it goes. agreed.conf(5) and the
 * example file tell each of them; a test compares.
 */
#ifndef AGREED_CONFIG_OPTION_H
#define AGREED_CONFIG_OPTION_H

#include <stdbool.h>
#include <stddef.h>

enum config_kind {
	KIND_TEXT,     /* char * */
	KIND_LIST,     /* char **, and a size_t at count_offset */
	KIND_PATHS,    /* the same, each a path, relative to the file it stands in */
	KIND_COMMAND,  /* char **, NULL-terminated: program and arguments */
	KIND_ADDRESS,  /* char *: a mail address */
	KIND_WHO,      /* char *: somebody's name or address; checked when all people are known */
	KIND_HOST,     /* char * */
	KIND_ZONE,     /* char *: IANA */
	KIND_LANGUAGE, /* char * */
	KIND_FLAG,     /* char *: IMAP keyword, or empty */
	KIND_PATH,     /* char *: relative to the file it stands in */
	KIND_CHOICE,   /* an enum, by its word in choices */
	KIND_BOOL,     /* bool */
	KIND_INT,      /* int, min..max */
	KIND_FRACTION, /* double, 0..1 */
	KIND_SIZE,     /* int64_t: bytes, min..max */
	KIND_DURATION, /* int: seconds, min..max */
	KIND_MINUTES,  /* int: minutes, from a duration, min..max (in seconds) */
	KIND_DAYS,     /* int: business days, min..max */
	KIND_TIME,     /* int: minutes since midnight */
	KIND_HOURS,    /* int and, at count_offset, int: from and to */
	KIND_WEEK,     /* bool[8] */
	KIND_INLINE    /* a secret: refused, with what to write instead */
};

struct config_option {
	const char *section; /* "" at the top */
	const char *name;
	enum config_kind kind;
	bool required;
	const char *standard; /* as it would stand in the file; NULL: none, or it depends (agreed.conf(5)) */
	size_t offset;        /* in struct config, or of the section's own struct */
	size_t count_offset;
	long min, max;
	const char *const *choices; /* NULL-terminated, in the order of the enum */
};

struct config_section {
	const char *name;
	bool titled; /* person "Maya Lin" { ... }: any number of them */
	const char *parent; /* the section in which it stands; NULL: at the top */
};

/* Both end with a NULL name. */
extern const struct config_option config_options[];
extern const struct config_section config_sections[];

/* NULL when there is none. */
const struct config_option *config_option_find(const char *section, const char *name);

#endif
