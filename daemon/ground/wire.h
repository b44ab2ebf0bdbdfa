/*
 * wire: one message between the core and a child, with at most one descriptor.
 *
 * A child's descriptor 3 is one end of an AF_UNIX SOCK_SEQPACKET pair; one
 * send is one message. Mails and readings are larger than a socket takes, so
 * they travel as a memfd beside the message. The names say the direction. A
 * child gets its settings in its START message and reads no configuration.
 *
 * The fields of each message are a struct below with one pack function for
 * both ways (see pack.h). Whoever unpacks checks pack_ended(); the core kills
 * a child whose message does not, and never dies of it.
 */
#ifndef AGREED_WIRE_H
#define AGREED_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/pack.h"

/* The descriptor that a child talks on. */
#define WIRE_FD 3
/* Bytes of one message, descriptor aside: under the kernel's default socket buffer. */
#define WIRE_MESSAGE_MAX ((size_t)128 * 1024)
/* Messages a mailbox may have handed over without an answer. */
#define WIRE_WINDOW 64

enum wire_type {
	TO_MAILBOX_START,     /* wire_mailbox: log in */
	FROM_MAILBOX_FOLDER,  /* wire_folder: this folder is there; where do I begin? */
	TO_MAILBOX_FETCH,     /* wire_folder: begin at uid_next, not before since */
	FROM_MAILBOX_MESSAGE, /* wire_message + descriptor: the mail, sealed */
	TO_MAILBOX_KEPT,      /* wire_kept: committed; now mark it */
	FROM_MAILBOX_MARKED,  /* wire_kept: marked, or nothing to mark */
	FROM_MAILBOX_STATE,   /* wire_state: connected, waiting, lost, refused */
	TO_READER_START,      /* wire_answer + descriptor: the packed question without points is in it, answers come into it */
	TO_READER_READ,       /* wire_read (+ packed points) + descriptor: one mail */
	FROM_READER_READING,  /* wire_answer: so many bytes of packed reading are in the answer descriptor */
	TO_SENDER_START,      /* wire_sender + descriptor: the send journal */
	TO_SENDER_SEND,       /* wire_send + descriptor: one mail to one recipient */
	FROM_SENDER_RESULT,   /* wire_result */
	TO_DIRECTORY_START,   /* wire_ldap: search now, and again each refresh_s */
	FROM_DIRECTORY_PEOPLE,/* wire_people (+ descriptor: the people, as a packed struct directory, sealed) */
	WIRE_TYPE_LAST = FROM_DIRECTORY_PEOPLE
};

enum wire_tls { TLS_IMPLICIT, TLS_STARTTLS, TLS_NONE, TLS_LAST = TLS_NONE };
enum wire_auth { AUTH_PASSWORD, AUTH_XOAUTH2, AUTH_NONE, AUTH_LAST = AUTH_NONE };

/* Where a password or an access token comes from. The child fetches it (secret.h). */
struct wire_secret {
	struct slice file;      /* path, or empty */
	struct slice *command;  /* argv, or none */
	size_t command_count;
};

struct wire_server {
	struct slice host;
	int port;
	int tls;                /* enum wire_tls */
	struct slice ca_file;   /* PEM of the authorities to believe; empty: the system's */
	int auth;               /* enum wire_auth */
	struct slice user;
	struct wire_secret secret;
	int timeout_s;          /* for one command */
};

struct wire_mailbox {
	struct slice name;      /* the mailbox' title in the settings */
	struct wire_server server;
	struct slice *folders;  /* names as people write them, UTF-8 */
	size_t folder_count;
	struct slice done_flag;    /* IMAP keyword that marks what is done; empty: do not mark */
	struct slice done_folder;  /* move what is done here instead; empty: do not move */
	struct slice unreadable_folder; /* where KEPT_UNREADABLE goes; created when missing */
	struct slice notes_flag;   /* IMAP keyword by which people tag notes; empty: none */
	int poll_s;             /* look at least this often, IDLE or not */
	bool idle;              /* use IDLE where the server has it */
	int64_t size_max;       /* larger mails are handed over without body, too_big set */
};

struct wire_folder {
	struct slice folder;
	int64_t uidvalidity;
	int64_t uid_next;       /* FROM: the server's UIDNEXT; TO: the first UID to hand over */
	int64_t since;          /* TO: leave alone what arrived before this instant */
};

struct wire_message {
	struct slice folder;
	int64_t uidvalidity, uid;
	int64_t size;
	int64_t received;       /* INTERNALDATE */
	bool too_big;           /* the descriptor holds the header only */
	bool tagged;            /* it carries notes_flag */
};

enum wire_keep { KEEP_LEAVE, KEEP_DONE, KEEP_UNREADABLE, KEEP_LAST = KEEP_UNREADABLE };

struct wire_kept {
	struct slice folder;
	int64_t uidvalidity, uid;
	int keep;               /* enum wire_keep */
};

enum wire_mailbox_state { MAILBOX_CONNECTED, MAILBOX_WAITING, MAILBOX_LOST, MAILBOX_REFUSED,
	MAILBOX_STATE_LAST = MAILBOX_REFUSED };

struct wire_state {
	int state;              /* enum wire_mailbox_state */
	/*
	 * One sentence for the log: LOST and REFUSED: what is wrong and what to do;
	 * CONNECTED: where; WAITING: mostly empty, else a remark: something is not
	 * as the settings want it, and the mailbox goes on.
	 */
	struct slice why;
};

struct wire_read {
	int64_t id;
	int64_t now;
	bool header_only;
	int role;
	int64_t sent;
	int64_t mail_size;      /* 0: the descriptor holds the mail alone; else its first bytes, and reading_converted behind them, packed */
	/* the points follow, packed */
};

struct wire_answer {
	int64_t id;
	int64_t size;           /* bytes of packed reading at offset 0 of the answer descriptor */
};

struct wire_sender {
	struct wire_server server;
	struct slice helo;      /* the name to greet with */
};

struct wire_send {
	int64_t id;
	struct slice from;      /* envelope sender */
	struct slice to;        /* the one recipient */
};

/*
 * SENT: the server took it. LATER: it did not, and trying again may help (4xx,
 * network). NEVER: it refused for good (5xx). UNKNOWN: the connection was lost
 * after the final dot; it may have been delivered.
 */
enum wire_verdict { VERDICT_SENT, VERDICT_LATER, VERDICT_NEVER, VERDICT_UNKNOWN,
	VERDICT_LAST = VERDICT_UNKNOWN };

struct wire_result {
	int64_t id;
	int verdict;
	bool refused_recipient; /* NEVER: it is about this recipient or mail, not about our login or network */
	int code;               /* SMTP reply code, 0 none */
	struct slice text;      /* what the server said, one line */
};

struct wire_ldap {
	struct slice name;      /* the section's title in the settings */
	struct wire_server server;
	struct slice base, filter; /* RFC 4514, RFC 4515 */
	struct slice department;   /* the attribute that names somebody's department */
	int refresh_s;
};

struct wire_people {
	int64_t count;          /* how many were found; -1: the search failed */
	struct slice why;       /* then: one sentence for the log, what is wrong and what to do */
};

void wire_ldap_pack(struct pack *p, struct wire_ldap *l);
void wire_people_pack(struct pack *p, struct wire_people *w);
void wire_mailbox_pack(struct pack *p, struct wire_mailbox *m);
void wire_folder_pack(struct pack *p, struct wire_folder *f);
void wire_message_pack(struct pack *p, struct wire_message *m);
void wire_kept_pack(struct pack *p, struct wire_kept *k);
void wire_state_pack(struct pack *p, struct wire_state *s);
void wire_read_pack(struct pack *p, struct wire_read *r);
void wire_answer_pack(struct pack *p, struct wire_answer *a);
void wire_sender_pack(struct pack *p, struct wire_sender *s);
void wire_send_pack(struct pack *p, struct wire_send *s);
void wire_result_pack(struct pack *p, struct wire_result *r);

/*
 * Sends one message with descriptor passed (-1: none). 0, or -1 with errno:
 * EPIPE when the other side is gone, EAGAIN when fd does not block and is full.
 */
int wire_send(int fd, enum wire_type type, const struct pack *body, int passed);

/*
 * Receives one message into pool. 1: there; *passed is a descriptor that the
 * caller closes, or -1. 0: the other side is gone. -1 with errno: EAGAIN
 * nothing there; EBADMSG not a message of ours.
 */
int wire_receive(int fd, struct pool *pool, enum wire_type *type, struct pack *body, int *passed);

/* A sealed memfd holding bytes; the caller closes it. -1 with errno. */
int wire_seal(struct slice bytes);
/* The same in two steps, for what comes in pieces: write to it, then end. The caller closes it in any case. */
int wire_seal_begin(void);
bool wire_seal_end(int fd);
/*
 * The bytes of a sealed memfd, copied into pool; false when it is not sealed
 * against change or larger than limit.
 */
bool wire_unseal(int fd, struct pool *pool, size_t limit, struct slice *bytes);


/*
 * What both sides of a child's talk keep in one memfd, from its first byte: too
 * much for a message, and too often for a new descriptor each time. Room for one
 * packed reading of the largest kind, or for a directory of 100,000 people.
 */
#define WIRE_SHARED_MAX ((size_t)16 * 1024 * 1024)
bool wire_put(int fd, struct slice bytes);
/* size bytes of it, copied into pool; false when there are fewer, or size is not 1..WIRE_SHARED_MAX. */
bool wire_take(int fd, struct pool *pool, int64_t size, struct slice *bytes);
/* Puts a packed question into fd and makes body the TO_READER_START that tells of it. */
bool wire_start(int fd, struct pool *pool, const struct pack *question, struct pack *body);

#endif
