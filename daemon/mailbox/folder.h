/*
 * folder: one folder of the mailbox: where it stands, and which of its mails
 * are still to be handed over.
 */
#ifndef AGREED_FOLDER_H
#define AGREED_FOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/mailbox/session.h"

/* Longest keyword. */
#define FOLDER_FLAG_MAX 100
/* Can this be said as a keyword (RFC 3501: an atom, of at most FOLDER_FLAG_MAX bytes)? The empty one can. */
bool folder_is_flag(struct slice flag);

/* The two keywords of the settings; empty: none. Both are flags. */
struct folder_flags {
	struct slice notes; /* by which people tag notes */
	struct slice done;  /* what carries it is done */
};

/* A mail that waits to be handed over, with what the server told of it. */
struct letter {
	uint32_t uid;
	int64_t size, received;
	bool there; /* false: expunged meanwhile */
	bool tagged;
};

struct folder {
	struct slice name;     /* as people write it */
	const char *wire_name; /* as the server wants it */
	uint32_t uidvalidity;  /* 0: never selected */
	uint32_t uid_first; /* UIDNEXT when it was selected first: from here on mails came while we watched */
	bool told;          /* the core was told of it, in this session */
	bool placed;        /* the core has said where to begin */
	bool looked;        /* searched since the last reason to search */
	bool missing;       /* it cannot be selected; said once */
	bool can_mark;      /* the server keeps flags of ours in it */
	bool unmarkable_said, unmovable_said;
	uint32_t next;  /* the first UID that is not handed over; only grows while uidvalidity stays */
	int64_t since;  /* what arrived before this instant, and was there before us, is left alone */
	uint32_t *uids; /* found and not yet asked about, ascending; from uid_at on */
	size_t uid_count, uid_at;
	struct letter
	    *letters; /* those before them, asked about and not yet handed over; from letter_at on */
	size_t letter_count, letter_at;
	uint32_t *tagged; /* tagged by people and handed over as such, or older than we are; ascending */
	size_t tagged_count, tagged_room;
	bool tagged_known; /* the first search for tags has been made */
	bool tags_late;    /* ... and more than one: what is tagged now was tagged while we watched */
	uint32_t careful;  /* up to here mails come one by one: one of them ended a session */
	uint32_t bad_uid;  /* the mail at which sessions ended, if it is known */
	int bad_times;
};

/* Selects it, if it is not (SELECT, since EXAMINE would not let us mark). On a new UIDVALIDITY all is
 * forgotten. */
enum session_answer folder_select(struct session *s, struct folder **selected, struct folder *f);

/* Begin at uid_next; see wire_folder. */
void folder_place(struct folder *f, int64_t uid_next, int64_t since);

/*
 * Searches the selected folder for what is not handed over, and for what
 * people have tagged since.
 */
enum session_answer folder_look(struct session *s, struct folder *f, const struct folder_flags *flags);

/* How many mails wait to be handed over. */
size_t folder_waiting(const struct folder *f);

/* This mail was handed over with its tag: the next search is not to find it again. */
void folder_tagged(struct folder *f, uint32_t uid);

/* A new session: what the old one found counts no more. */
void folder_forget(struct folder *f);

#endif
