/*
 * office_package: the zip around a Word document, and its XML parts one after
 * the other as a stream of elements. Nothing is held in memory but one element.
 */
#ifndef AGREED_OFFICE_PACKAGE_H
#define AGREED_OFFICE_PACKAGE_H

#include <stdbool.h>

#include "parsers/base/text.h"

struct office_package;

/* An element that begins or ends, or text. name is without its prefix. */
struct office_event {
	enum { OFFICE_BEGIN, OFFICE_END, OFFICE_TEXT } what;
	struct slice name;      /* BEGIN, END */
	struct slice text;      /* TEXT */
	bool empty;             /* BEGIN: no END follows */
	void *reader;           /* for office_attribute */
};

typedef void office_handler(void *user, const struct office_event *event);

/* docx must outlive it. NULL when it is no zip; *why says so in words. */
struct office_package *office_open(struct slice docx, const char **why);
void office_close(struct office_package *package);

/* Calls handler for each event of a part; NULL, or why it was not read to its end. */
const char *office_part(struct office_package *package, const char *name, office_handler *handler, void *user);

/* The value of an attribute, by its name without prefix; copied into room. Empty when there is none. */
struct slice office_attribute(const struct office_event *event, const char *name, char *room, size_t size);

#endif
