/*
 * Delivery reports in a server's own words; see bounce_report.h. Method: the
 * text up to the copy of the mail, line by line. Where an address stands says
 * how sure it is the one that failed: alone at the start of a line, behind a
 * label, in a line of the SMTP talk, in a sentence; the surest place counts.
 * The server's reason is what stands beside or below the address.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bounce_report.h"
#include "parsers/mail/words.h"

/* Lines of a report that are looked at; transcripts are long, reports are not. */
#define REPORT_LINES_MAX 400
/* Lines below an address that give the reason. */
#define REASON_LINES 6
#define LINE_MAX 2000

enum place { PLACE_NONE, PLACE_SENTENCE, PLACE_TALK, PLACE_LABEL, PLACE_ALONE };

struct prose {
	struct pool *pool;
	const struct reading *reading;
	struct reading_bounce *out;
	bool doubtful; /* second pass: our own address may be what failed */
	enum place best;
	struct text reason;
	int reason_lines;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "550 ", "550-", "550 5.1.1": a reply of SMTP at the start of s. */
static bool
is_reply_code(struct slice s)
{
	return s.len > 3 && (s.p[0] == '4' || s.p[0] == '5') && is_digit(s.p[1]) && is_digit(s.p[2]) &&
	    (s.p[3] == ' ' || s.p[3] == '-' || s.p[3] == ':');
}

/* Length of a Chinese or Japanese sign that ends right before at, such as a full-width colon; 0 if there is
 * none. */
static size_t
wide_sign_before(struct slice s, size_t at)
{
	static const char *const signs[] = { "：", "，", "、", "（", "＜", "「", "【", "\xe3\x80\x80", NULL };

	for (size_t i = 0; at >= 3 && signs[i] != NULL; i++)
		if (slice_eq(slice_to(slice_from(s, at - 3), 3), slice_of(signs[i])))
			return 3;
	return 0;
}

/* The next address in s from *at on; empty at the end. */
static struct slice
address_next(struct slice s, size_t *at)
{
	while (*at < s.len) {
		size_t hit = *at + slice_find_char(slice_from(s, *at), '@'), from = hit, to = hit + 1;

		if (hit >= s.len)
			break;
		while (from > *at && !char_among(s.p[from - 1], " \t<>()[]\",;:'=/") &&
		    wide_sign_before(s, from) == 0)
			from--;
		while (to < s.len && !char_among(s.p[to], " \t<>()[]\",;:'=/"))
			to++;
		*at = to;
		while (to > hit && char_among(s.p[to - 1], ".!?"))
			to--;
		if (from < hit && to > hit + 2)
			return slice_to(slice_from(s, from), to - from);
	}
	*at = s.len;
	return (struct slice) { NULL, 0 };
}

static bool
among(const struct reading_addresses *all, struct slice address)
{
	for (size_t i = 0; i < all->n; i++)
		if (slice_eq_nocase(all->v[i].email, address))
			return true;
	return false;
}

/* Ours, or the server's: not one that failed. */
static bool
is_involved(const struct prose *p, struct slice address)
{
	const struct reading *r = p->reading;

	if (!p->doubtful &&
	    (among(&r->to, address) || among(&r->cc, address) || among(&r->delivered_to, address)))
		return true;
	return slice_eq_nocase(address, r->from.email) ||
	    slice_starts_nocase(address, SLICE("mailer-daemon@")) ||
	    slice_starts_nocase(address, SLICE("postmaster@")) || slice_eq_nocase(address, r->sender.email);
}

static bool
has_recipient_word(struct slice folded)
{
	static words_list words = { "recipient", "to", "address", "user", "mailbox", "email", "e-mail",
		"empfänger", "an", "adresse", "destinat", "à", "para", "dirección", "endereço", "indirizzo",
		"a", "ontvanger", "aan", "mottagare", "till", "modtager", "til", "mottaker", "vastaanottaja",
		"odbiorca", "do", "adres", "příjemce", "komu", "príjemca", "címzett", "primatelj",
		"prejemnik", "alıcı", "kime", "saaja", "gavėjas", "saņēmējs", "получатель", "кому", "адрес",
		"одержувач", "получател", "παραλήπτησ", "προσ", "נמען", "אל", "المستلم", "إلى", "收件人",
		"收件者", "地址", "宛先", "受信者", "送信先", "받는 사람", "수신자", "người nhận", "penerima",
		NULL };

	return words_whole_in(folded, words) != NULL;
}

/*
 * What stands behind an address that begins its line: nothing, a sign, a reply
 * of SMTP, or when it failed ("... on Fri, 6 Mar 2026", as Exchange writes).
 * The words of a sentence may begin with an address too, but then in lower case
 * and without a sign.
 */
static bool
is_set_off(struct slice line, size_t behind)
{
	struct slice rest = slice_from(line, behind);

	if (rest.len == 0 || char_among(rest.p[0], ":;,.([-=<"))
		return true;
	if (rest.p[0] != ' ')
		return false;
	return line.p[0] == '<' || (rest.len > 1 && char_among(rest.p[1], "([<-.:")) ||
	    is_reply_code(slice_from(rest, 1)) ||
	    (slice_starts(rest, SLICE(" on ")) && slice_find_char(rest, ',') < rest.len &&
	        slice_has_digit(rest));
}

/* What kind of place the address at offset in line is. */
static enum place
place_of(struct prose *p, struct slice line, struct slice address)
{
	static words_list help = { "contact", "assistance", "support", "questions", "help", "wenden",
		"kontakt", "contacter", "contacte", "contatt", "report", "postmaster", NULL };
	size_t from = (size_t)(address.p - line.p), start = 0, behind;
	size_t ascii = slice_find_char(line, ':'), wide = slice_find(line, SLICE("：")),
	       colon = ascii < wide ? ascii : wide;
	struct slice before = slice_to(line, from), talk = line;

	while (start < from && char_among(line.p[start], "<>\"'*-([ "))
		start++;
	/* X.400, with the address of the Internet inside: "c=US;a= ;p=Corp;dda:SMTP=..." */
	if (slice_ends_nocase(before, SLICE(":smtp=")))
		return PLACE_ALONE;
	if (start == from) {
		behind = from + address.len;
		while (behind < line.len && char_among(line.p[behind], ">\"')]"))
			behind++;
		return is_set_off(line, behind) ? PLACE_ALONE : PLACE_SENTENCE;
	}
	while (talk.len > 0 && char_among(talk.p[0], "<>*. "))
		talk = slice_from(talk, 1);
	if (slice_find_nocase(before, SLICE("rcpt to:")) < before.len ||
	    (is_reply_code(talk) && line.p[from - 1] == '<'))
		return PLACE_TALK;
	if (slice_starts_nocase(talk, SLICE("mail from")) ||
	    slice_find_nocase(before, SLICE("from:")) < before.len ||
	    slice_ends_nocase(before, SLICE("mail from ")) ||
	    slice_ends_nocase(before, SLICE("messages from ")))
		return PLACE_NONE;
	if (colon < from && colon < 60 && from - colon < 12 &&
	    has_recipient_word(words_fold(p->pool, slice_to(line, colon))))
		return PLACE_LABEL;
	/* whom to ask is not who failed */
	if (words_in(words_fold(p->pool, before), help) != NULL)
		return PLACE_NONE;
	return PLACE_SENTENCE;
}

static void
reason_add(struct prose *p, struct slice line)
{
	if (p->reason_lines <= 0 || line.len == 0 || p->reason.len > READING_LINE_MAX / 2)
		return;
	if (p->reason.len > 0)
		text_add_char(&p->reason, ' ');
	text_add(&p->reason, slice_to(line, LINE_MAX));
	p->reason_lines--;
}

static void
address_take(struct prose *p, struct slice address, enum place place)
{
	if (place == PLACE_NONE || is_involved(p, address) || (p->doubtful && place < PLACE_TALK))
		return;
	if (place > p->best) {
		p->out->recipient_count = 0;
		p->best = place;
	}
	/* of sentences only the first: what follows is who to ask */
	if (place < p->best || (place == PLACE_SENTENCE && p->out->recipient_count > 0))
		return;
	bounce_recipient_add(p->pool, p->out, address);
	if (p->reason_lines == 0)
		p->reason_lines = REASON_LINES;
}

static void
line_read(struct prose *p, struct slice line)
{
	size_t at = 0;
	struct slice address, talk = line;

	while ((address = address_next(line, &at)).len > 0)
		address_take(p, address, place_of(p, line, address));
	while (talk.len > 0 && char_among(talk.p[0], "<>*. ("))
		talk = slice_from(talk, 1);
	if (p->reason_lines == 0 && (is_reply_code(talk) || bounce_status_in(line).len > 0))
		p->reason_lines = 1;
	reason_add(p, line);
}

/* ---- where the report ends ------------------------------------------------------------ */

/* A line with which the header of a mail begins. */
static bool
is_header_start(struct slice line)
{
	static const char *const names[] = { "Received:", "Return-Path:", "Message-ID:", "X-Originating-IP:",
		"DKIM-Signature:", "Delivered-To:", "MIME-Version:", "X-Mailer:" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_starts_nocase(line, slice_of(names[i])))
			return true;
	return false;
}

/* What announces the copy; not "do not resend your original message." */
static bool
is_copy_mark(struct pool *pool, struct slice line)
{
	static words_list denials = { " not ", "n't ", " nicht ", NULL };
	bool dashed, colon;
	struct slice folded;

	if (line.len < 8 || line.len > 200)
		return false;
	dashed = line.p[0] == '|' || line.p[0] == '-' || line.p[0] == '=' || line.p[0] == '_' ||
	    line.p[0] == '*' || line.p[0] == '+';
	colon = line.p[line.len - 1] == ':' || line.p[line.len - 1] == '.';
	if (!dashed && !colon)
		return false;
	folded = words_fold(pool, line);
	return words_in(folded, words_bounce_copy) != NULL && words_in(folded, denials) == NULL;
}

size_t
bounce_copy_start(struct pool *pool, struct slice text)
{
	struct slice rest = text, line;

	for (int n = 0; n < REPORT_LINES_MAX && slice_line(&rest, &line); n++) {
		struct slice s = line;

		while (s.len > 1 && s.p[0] == '>')
			s = slice_from(s, s.p[1] == ' ' ? 2 : 1);
		/* what is indented is shown, not begun */
		if (is_header_start(s) || (n > 0 && is_copy_mark(pool, slice_trim(s))))
			return (size_t)(line.p - text.p);
	}
	return text.len;
}

static void
lines_read(struct prose *p, struct slice rest)
{
	struct slice line;

	for (int n = 0; n < REPORT_LINES_MAX && slice_line(&rest, &line); n++) {
		line = slice_trim(slice_to(line, LINE_MAX));
		while (line.len > 0 && line.p[0] == '|')
			line = slice_trim(slice_from(line, 1));
		if (line.len > 0)
			line_read(p, line);
	}
}

void
bounce_prose_read(
    struct pool *pool, struct slice text, const struct reading *reading, struct reading_bounce *out)
{
	struct prose p = { .pool = pool, .reading = reading, .out = out };
	struct slice report = slice_to(text, bounce_copy_start(pool, text)), status;

	text_init(&p.reason, pool);
	lines_read(&p, report);
	/* a mail to ourselves */
	if (out->recipient_count == 0) {
		p.doubtful = true;
		lines_read(&p, report);
	}
	if (out->diagnostic.len == 0)
		out->diagnostic = text_clean_line(pool, text_slice(&p.reason), READING_LINE_MAX);
	status = bounce_status_in(out->diagnostic);
	if (status.len == 0)
		status = bounce_status_in(report);
	if (out->status.len == 0)
		out->status = status;
}
