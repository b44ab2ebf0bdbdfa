/*
 * See next.h. Method: the first words of a block say that it is about the next
 * meeting; what stands between them and the date may only be words that carry no
 * meaning of their own.
 */
#include "parsers/language/next.h"
#include "parsers/base/pool.h"

/* Words between the announcement and its date. */
#define GAP_MAX 10
/* Words of a meeting's name: "next steering committee call". */
#define NAME_WORDS_MAX 3
/* Nobody plans further ahead. */
#define AHEAD_DAYS_MAX 400

static bool
is_among(struct slice word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (slice_is(word, *list))
			return true;
	return false;
}

static const char *const next_words[] = { "next", "follow-up", "followup", "nächste", "nächster", "nächstes",
	"nächsten", "naechste", "naechster", "naechstes", "prochaine", "prochain", "próxima", "próximo",
	"proxima", "proximo", "siguiente", NULL };
static const char *const whole_words[] = { "folgetermin", "folgetreffen", "folgesitzung", "folgebesprechung",
	"folgemeeting", "anschlusstermin", NULL };
static const char *const articles[] = { "the", "our", "a", "der", "die", "das", "unser", "unsere", "unseres",
	"le", "la", "notre", "el", "nuestra", "nuestro", NULL };
/* German writes the meeting's name and kind in one word. */
static const char *const endings[] = { "besprechung", "sitzung", "treffen", "termin", "meeting", "runde",
	"konferenz", "abstimmung", NULL };
static const char *const fillers[] = { "is", "'s", "be", "will", "shall", "takes", "take", "place", "held",
	"scheduled", "planned", "set", "for", "on", "at", "the", "date", "time", "when", "ist", "wird",
	"findet", "statt", "am", "um", "im", "geplant", "angesetzt", "vorgesehen", "für", "den", "der",
	"wann", "datum", "zeit", "uhrzeit", "termin", "est", "sera", "aura", "lieu", "le", "la", "à",
	"prévue", "prévu", "du", "fixée", "quand", "es", "será", "tendrá", "lugar", "el", "a", "las", "fecha",
	"hora", NULL };
/* What makes the date one that may still change, or none. */
static const char *const doubts[] = { "tbc", "tbd", "tentative", "tentatively", "probably", "maybe",
	"cancelled", "canceled", "postponed", "vorbehalt", "vorläufig", "voraussichtlich", "evtl",
	"eventuell", "vielleicht", "entfällt", "abgesagt", "verschoben", "annulée", "reportée", "provisoire",
	"provisional", "cancelada", "aplazada", NULL };
static const char *const either[] = { "or", "oder", "ou", "o", NULL };

static bool
word_is(const struct tokens *t, size_t i, const char *const *list)
{
	return i < t->n && t->v[i].kind == TOKEN_WORD && is_among(t->v[i].low, list);
}

static bool
is_compound(const struct token *w)
{
	for (const char *const *e = endings; *e != NULL; e++)
		if (w->low.len > slice_of(*e).len && slice_ends_nocase(w->low, slice_of(*e)))
			return true;
	return false;
}

/* "meeting", "project meeting", "Projektbesprechung" at i: the token behind it, 0 when it is none. */
static size_t
event_end(const struct tokens *t, size_t i)
{
	size_t n;

	for (int k = 0; k < NAME_WORDS_MAX && i < t->n; k++, i++) {
		if (t->v[i].kind != TOKEN_WORD)
			return 0;
		if (token_has(t, i, W_EVENT, &n))
			return i + n;
		if (is_compound(&t->v[i]))
			return i + 1;
		if (t->v[i].is & W_FUTURE)
			return 0;
	}
	return 0;
}

static bool
words_are(const struct tokens *t, size_t i, const char *const *words)
{
	for (; *words != NULL; words++, i++)
		if (i >= t->n || !slice_is(t->v[i].low, *words))
			return false;
	return true;
}

/* "We will meet again", "wir treffen uns wieder" at i: the token behind it, 0 when it is none. */
static size_t
again_end(const struct tokens *t, size_t i)
{
	static const char *const forms[][6] = { { "we", "meet", "again", NULL },
		{ "we", "meet", "next", NULL }, { "we", "will", "meet", "again", NULL },
		{ "we", "will", "meet", "next", NULL }, { "we", "reconvene", NULL },
		{ "we", "will", "reconvene", NULL }, { "wir", "treffen", "uns", "wieder", NULL },
		{ "wir", "treffen", "uns", "erneut", NULL }, { "wir", "sehen", "uns", "wieder", NULL } };

	if (i >= t->n || t->v[i].low.len == 0 || t->v[i].low.p[0] != 'w')
		return 0;
	for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++) {
		size_t n = 0;

		while (forms[k][n] != NULL)
			n++;
		if (words_are(t, i, forms[k]))
			return i + n;
	}
	return 0;
}

/* The first letters of the words, as a set. */
static uint32_t
letters_of(const char *const *list)
{
	uint32_t letters = 0;

	for (; *list != NULL; list++)
		letters |= 1u << (**list & 31);
	return letters;
}

static bool
begins_with(const struct tokens *t, size_t i, uint32_t letters)
{
	return i < t->n && t->v[i].low.len > 0 && (letters >> (t->v[i].low.p[0] & 31) & 1);
}

/* Does the text begin by announcing a next meeting? The token behind it, else 0. letters: of the words that
 * do. */
static size_t
announced(const struct tokens *t, uint32_t letters)
{
	size_t i = 0, again;

	while (i < t->n &&
	    (t->v[i].kind == TOKEN_PUNCT || (t->v[i].kind == TOKEN_NUMBER && token_is(t, i + 1, '.'))))
		i++;
	if ((again = again_end(t, i)) != 0)
		return again;
	if (begins_with(t, i + 1, letters) && word_is(t, i, articles))
		i++;
	if (!begins_with(t, i, letters))
		return 0;
	if (word_is(t, i, whole_words))
		return i + 1;
	return word_is(t, i, next_words) ? event_end(t, i + 1) : 0;
}

/* Nothing but words without meaning from token i up to the byte at? */
static bool
is_gap(const struct tokens *t, size_t i, size_t at)
{
	for (int k = 0; i < t->n && t->v[i].at < at; i++, k++)
		if (k == GAP_MAX || (t->v[i].kind != TOKEN_PUNCT && !word_is(t, i, fillers)))
			return false;
	return true;
}

static bool
is_doubtful(const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (token_is(t, i, '?') || word_is(t, i, doubts) || word_is(t, i, either))
			return true;
	return false;
}

/* One day, as exactly as a calendar wants it, after the meeting that the notes are of. */
static bool
is_day(const struct date_context *context, const struct date_found *f)
{
	int64_t ahead = civil_days(f->start.date) - civil_days(context->now.date);

	return f->grain <= DATE_DAY && !f->ambiguous && !f->vague && !f->contradicts && ahead > 0 &&
	    ahead <= AHEAD_DAYS_MAX && (!f->has_end || civil_compare(f->end.date, f->start.date) == 0);
}

/* The date that the block names behind token i. */
static bool
date_take(struct pool *pool, const struct date_context *context, const struct place *p, size_t i,
    struct reading_next *out)
{
	struct date_found *found;
	size_t n;

	if (is_doubtful(&p->t))
		return false;
	n = date_find(pool, context, p->t.text, &found);
	for (size_t k = 0; k < n; k++) {
		const struct date_found *f = &found[k];

		if (i < p->t.n && f->at + f->len <= p->t.v[i].at)
			continue;
		if (!is_day(context, f) || !is_gap(&p->t, i, f->at))
			return false;
		*out = (struct reading_next) { .given = true,
			.date = f->start.date,
			.minute = -1,
			.quote = text_clean_line(pool, p->t.text, READING_LINE_MAX) };
		if (f->has_time)
			out->minute = f->start.hour * 60 + f->start.minute;
		/* a time with a zone of its own is that instant, wherever one is */
		if (f->has_time && f->offset_s != context->offset_s)
			out->at = civil_instant(f->start, f->offset_s);
		return true;
	}
	return false;
}

static bool
is_theirs(const struct place *p)
{
	return p->b->kind != BLOCK_QUOTE && p->b->kind != BLOCK_CODE && p->b->quote == 0;
}

static bool
is_only(const struct tokens *t, size_t i)
{
	while (i < t->n && (t->v[i].kind == TOKEN_PUNCT || word_is(t, i, fillers)))
		i++;
	return i == t->n;
}

bool
next_is_about(const struct outline *o, size_t at)
{
	uint32_t letters = letters_of(whole_words) | letters_of(next_words);
	int heading = o->v[at].heading;

	return announced(&o->v[at].t, letters) != 0 ||
	    (heading >= 0 && announced(&o->v[heading].t, letters) != 0);
}

void
next_read(struct pool *pool, const struct date_context *context, const struct outline *o, struct reading *r)
{
	uint32_t letters = letters_of(whole_words) | letters_of(next_words);
	struct reading_next next;

	for (size_t i = 0; i < o->n; i++) {
		size_t behind = is_theirs(&o->v[i]) ? announced(&o->v[i].t, letters) : 0;

		if (behind == 0)
			continue;
		if (date_take(pool, context, &o->v[i], behind, &next) ||
		    (is_only(&o->v[i].t, behind) && i + 1 < o->n && is_theirs(&o->v[i + 1]) &&
		        date_take(pool, context, &o->v[i + 1], 0, &next))) {
			r->next = next;
			return;
		}
	}
}
