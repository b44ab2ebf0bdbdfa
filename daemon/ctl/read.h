/*
 * read: `agreectl read`, one mail as the daemon would understand it, through
 * the same jailed reader, as one JSON object on standard output. `agreectl
 * dates` beside it: JSON lines in, JSON lines out.
 */
#ifndef AGREED_CTL_READ_H
#define AGREED_CTL_READ_H

/*
 * argv[0] is "read": [--now=ISO] [--lang=XX] [--people=CSV] [--context=FILE|JSON]
 * FILE|-. Returns the exit status: 0, also when the mail could not be
 * understood; 1 when the file or an option's file cannot be read; 2 for wrong
 * options.
 */
int ctl_read(int argc, char **argv);

/* argv[0] is "dates". Becomes agreed-reader -d; comes back only when that fails. */
int ctl_dates(int argc, char **argv);

struct json_t;
struct reading;
/* The reading as the contract's object; a new reference. */
struct json_t *ctl_reading_json(const struct reading *r);

#endif
