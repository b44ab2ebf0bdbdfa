/*
 * See finish.h. Who wrote what stands below a header within the notes: a forward carries another one, an answer the mail that
 * it answers, "From: Tom Okafor / Sent: 3 December / To: ..."; and who took the notes, where they say so: "Minutes: Tom".
 * Linear in the blocks, once a mail.
 */
#include "parsers/base/pool.h"
#include "parsers/language/claim_clause.h"
#include "parsers/language/finish.h"

/* Blocks of a header behind its first line that are looked at. */
#define HEADER_BLOCKS 3

/* "Sent:", "Gesendet:", "Objet :" at token i. */
static bool
is_field(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "sent", "date", "to", "cc", "subject", "gesendet", "datum", "an", "betreff", "envoy\303\251", "\303\240",
		"objet", "enviado", "fecha", "para", "asunto" };

	return i + 1 < t->n && SLICE_IS_ONE_OF(t->v[i].low, words) && token_is_colon(t, i + 1);
}

/* Does the header that block i begins go on behind its first field, which ends at token to? */
static bool
goes_on(const struct outline *o, size_t i, size_t to)
{
	for (size_t j = to; j + 1 < o->v[i].t.n; j++)
		if (is_field(&o->v[i].t, j))
			return true;
	for (size_t b = i + 1; b < o->n && b <= i + HEADER_BLOCKS; b++)
		if (o->v[b].t.n > 0)
			return is_field(&o->v[b].t, 0);
	return false;
}

/* Tokens of a header up to its sender. */
#define HEADER_TOKENS 40

/* Where the sender stands in the header that begins the block, "From: ..." or "Subject: ... Date: ... From: ..."; 0 if it is none. */
static size_t
sender_at(const struct tokens *t)
{
	static const char *const from[] = { "from", "von", "de" };

	for (size_t i = 0; i + 2 < t->n && i < HEADER_TOKENS && (i == 0 || is_field(t, 0)); i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, from) && token_is_colon(t, i + 1))
			return i + 2 + token_is(t, i + 2, '|'); /* a tab, as Thunderbird sets it */
	return 0;
}

/* "Minutes:", "notes taken by", "rédigé par" at token i: whoever stands behind it wrote what follows; its tokens, or 0. */
static size_t
taken_by(const struct tokens *t, size_t i)
{
	static const char *const by[] = { "notes by", "notes taken by", "minutes by", "minutes taken by", "written by", "written up by", "written down by", "noted down by", "taken down by", "noted by", "recorded by", "notes from",
		"notizen von", "mitschrift von", "protokoll von", "protokolliert von", "geschrieben von", "verfasst von", "aufgezeichnet von", "notes de",
		"notes prises par", "prises par", "r\303\251dig\303\251 par", "r\303\251dig\303\251e par", "r\303\251dig\303\251es par", "notas de", "notas tomadas por", "redactado por", "redactada por",
		"redactadas por", "apuntes de" };
	static const char *const role[] = { "minutes", "notes", "minute taker", "minutes taker", "note taker", "notetaker", "scribe", "recorder",
		"recording secretary", "author", "protokoll", "protokollf\303\274hrer", "protokollf\303\274hrerin", "protokollf\303\274hrung", "protokollant",
		"protokollantin", "schriftf\303\274hrer", "schriftf\303\274hrerin", "schriftf\303\274hrung", "mitschrift", "notizen", "verfasser", "verfasserin",
		"secr\303\251taire", "secr\303\251taire de s\303\251ance", "r\303\251dacteur", "r\303\251dactrice", "prise de notes", "secretario", "secretaria", "acta",
		"redacta", "toma de notas", "apuntes", "notas" };
	size_t n = CLAUSE_PHRASE_AT(t, i, t->n, by);

	if (n > 0)
		return n;
	n = CLAUSE_PHRASE_AT(t, i, t->n, role);
	return n > 0 && token_is_colon(t, i + n) ? n + 1 : 0;
}

/* Tokens of a line that says who took the notes. */
#define TAKEN_TOKENS 40

/* "Minutes: Tom", "(rédigées par Will)", "Notas de Carmen:" in the line: who it was; nothing else may be said of him. */
static bool
taker_read(const struct people *people, const struct tokens *t, struct actor *a)
{
	for (size_t i = 0; i + 1 < t->n && i < TAKEN_TOKENS; i++) {
		size_t n = i == 0 || t->v[i - 1].kind == TOKEN_PUNCT || t->v[i].letters == CASE_CAPITAL ? taken_by(t, i) : 0;

		if (n > 0 && actor_read(people, t, i + n, t->n, a) && a->from == i + n && a->n == 1 && a->kind != ACTOR_NONE &&
		    (a->kind <= ACTOR_HANDLE || (a->kind == ACTOR_NAME && (t->v[i + n].is & W_GIVEN))) && (a->to == t->n || t->v[a->to].kind == TOKEN_PUNCT))
			return true;
	}
	return false;
}

void
finish_writers(struct finish *f)
{
	const struct outline *o = f->outline;
	size_t cap = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct tokens *t = &o->v[i].t;
		const size_t at = sender_at(t);
		struct reading_owner who;
		struct actor a;

		if (!taker_read(f->people, t, &a) &&
		    (at == 0 || !actor_read(f->people, t, at, t->n, &a) || a.n != 1 || a.kind == ACTOR_NONE || a.kind > ACTOR_NAME ||
		        a.kind == ACTOR_DEPARTMENT || !goes_on(o, i, a.to)))
			continue;
		people_resolve(f->people, tokens_slice(t, a.v[0].from, a.v[0].to), &who);
		f->writers = pool_grow(f->pool, f->writers, f->writer_count, &cap, sizeof(*f->writers));
		f->writers[f->writer_count++] = (struct finish_writer) { i, { who.name, who.email } };
	}
}

bool
finish_writer_of(const struct finish *f, size_t block, struct reading_address *who)
{
	const struct tokens *t = &f->outline->v[block].t;
	size_t n = f->writer_count;
	struct reading_owner own;
	struct actor a;

	/* "[Tom] I will, on Monday" among what he answers */
	if (n > 0 && token_is(t, 0, '[') && actor_read(f->people, t, 1, t->n, &a) && a.n == 1 && token_is(t, a.to, ']')) {
		people_resolve(f->people, tokens_slice(t, a.v[0].from, a.v[0].to), &own);
		*who = (struct reading_address) { own.name, own.email };
		return true;
	}
	/* the very line may go on with what he writes: "Notes (by Will): all is well. I'll call them." */
	while (n > 0 && f->writers[n - 1].block > block)
		n--;
	if (n > 0)
		*who = f->writers[n - 1].who;
	return n > 0;
}
