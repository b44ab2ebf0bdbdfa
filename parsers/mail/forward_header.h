/*
 * forward_header: the lines "From: ... Date: ... Subject: ..." that mail
 * programs write above a mail that they forward or answer; under forward.c and
 * quote.c, which decide what such a block means where it stands.
 *
 * Labels are told by words.h in any language and order. Values may be wrapped,
 * run together on one line, stand on the line below their label, be bold.
 * Where labels are in no language that we know, a block behind a mark is told
 * by what its values look like (forward_header_guess).
 */
#ifndef AGREED_FORWARD_HEADER_H
#define AGREED_FORWARD_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/mail/forward.h"
#include "parsers/mail/line.h"

struct forward_header {
	size_t first; /* its first line */
	size_t after; /* the line behind its last */
	int depth;    /* quote marks before its lines */
	int families; /* how many of From, Date, Subject, To, Cc there are */
	bool has[FORWARD_OTHER + 1];
	struct slice value[FORWARD_OTHER + 1]; /* joined, on one line; by family */
};

/* Reads the block that begins at line at; false when none does. */
bool forward_header_read(struct pool *pool, const struct lines *lines, size_t at, struct forward_header *out);

/* The same for the rest of a line, rest, behind a mark ("----- Forwarded Message ----- From: ..."), which may
 * have been wrapped. */
bool forward_header_run(
    struct pool *pool, const struct lines *lines, size_t at, struct slice rest, struct forward_header *out);

/* A block whose labels are in no known language: by its values. Only sure enough behind a mark. */
bool
forward_header_guess(struct pool *pool, const struct lines *lines, size_t at, struct forward_header *out);

/* A block without colons, as eM Client writes it: "From Jane Doe <...>". Only sure enough behind a mark. */
bool forward_header_bare(struct pool *pool, const struct lines *lines, size_t at, struct forward_header *out);

/* Is it good enough without any mark before it: a sender that looks like one, and two more? */
bool forward_header_is_sure(const struct forward_header *h);

/* The addresses of a value as clients write them: "[mailto:...]", ';' between them, "Doe, John <...>". */
struct reading_addresses forward_header_addresses(struct pool *pool, struct slice value);

/* The one address of a From: line, with all its name. */
struct reading_address forward_header_sender(struct pool *pool, struct slice value);

#endif
