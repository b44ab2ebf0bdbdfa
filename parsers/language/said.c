/*
 * See said.h. A chat says who writes either in a line of its own above the words
 * (outline.h keeps that as the place's speaker) or in front of them.
 */
#include "parsers/language/said.h"

/* Lines of a chat between a task and the word that it is done. */
#define REPLY_MAX 8

/* Tokens of "[24.11.2026, 10:32:07 p. m.]". */
#define STAMP_TOKENS 20

/* "p. m.", "a.m.": one of its two letters. */
static bool
is_half_day(const struct tokens *t, size_t i)
{
	return t->v[i].len == 1 && token_is(t, i + 1, '.') &&
	    (slice_eq(t->v[i].low, SLICE("m")) ||
	        ((slice_eq(t->v[i].low, SLICE("a")) || slice_eq(t->v[i].low, SLICE("p"))) && i + 2 < t->n &&
	            slice_eq(t->v[i + 2].low, SLICE("m"))));
}

size_t
said_stamp(const struct tokens *t)
{
	size_t i = 0;
	bool bracket = token_is(t, 0, '[') || token_is(t, 0, '('), clock = false;

	if (bracket)
		i++;
	if (i >= t->n || t->v[i].kind != TOKEN_NUMBER)
		return 0;
	while (i < t->n && i < STAMP_TOKENS &&
	    (t->v[i].kind == TOKEN_NUMBER || token_is(t, i, ':') || token_is(t, i, '.') ||
	        token_is(t, i, ',') || token_is(t, i, '/') || token_is(t, i, '-') ||
	        slice_eq(t->v[i].low, SLICE("am")) || slice_eq(t->v[i].low, SLICE("pm")) || is_half_day(t, i))) {
		clock = clock ||
		    (token_is(t, i, ':') && i + 1 < t->n && t->v[i + 1].kind == TOKEN_NUMBER &&
		        !t->v[i + 1].space);
		i++;
	}
	/* "(2026-12-10) Tom: order cups" says by when */
	if (bracket && token_is(t, 0, '(') && !clock && (i > 2 || t->v[1].len > 6))
		return 0;
	if (bracket)
		return i < t->n && t->v[i].kind == TOKEN_PUNCT && (t->v[i].sign == ']' || t->v[i].sign == ')')
		    ? i + 1
		    : 0;
	return i >= 3 && clock && i < t->n ? i : 0;
}

size_t
said_link(const struct tokens *t, size_t from, size_t to)
{
	static const char *const units[] = { "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes" };

	/* "@12:04", "Maya Lin · 04:12" */
	if (to > from + 4 && t->v[to - 1].kind == TOKEN_NUMBER && token_is(t, to - 2, ':') && t->v[to - 3].kind == TOKEN_NUMBER &&
	    (token_is(t, to - 4, '@') || token_is(t, to - 4, 0xb7) || token_is(t, to - 4, 0x2022)))
		return 4;
	if (to < from + 7 || !token_is(t, to - 1, ')') || !SLICE_IS_ONE_OF(t->v[to - 2].low, units) ||
	    t->v[to - 3].kind != TOKEN_NUMBER || !token_is(t, to - 4, '(') || t->v[to - 5].letters != CASE_UPPER ||
	    !token_is_dash(t, to - 6))
		return 0;
	return 6;
}

/* Tokens of a picture's name: "woman_in_lotus_position". */
#define SHORTCODE_TOKENS 8

size_t
said_shortcode(const struct tokens *t)
{
	size_t i = 1;

	if (!token_is(t, 0, ':') || t->n < 4)
		return 0;
	while (i < t->n && i < SHORTCODE_TOKENS && !t->v[i].space &&
	    (t->v[i].kind == TOKEN_WORD || t->v[i].kind == TOKEN_NUMBER || token_is(t, i, '_') ||
	        token_is(t, i, '+') || token_is(t, i, '-')))
		i++;
	return i > 1 && token_is(t, i, ':') && !t->v[i].space ? i + 1 : 0;
}

/* "<maya> hello", "09:12 <maya> hello": the name between the signs at token i; its tokens with them. */
static size_t
nick_read(const struct people *people, const struct tokens *t, size_t i, struct actor *a)
{
	size_t to = i + 1;

	if (!token_is(t, i, '<'))
		return 0;
	while (to < t->n && to < i + 5 && !token_is(t, to, '>') && !t->v[to].space)
		to++;
	if (to == i + 1 || !token_is(t, to, '>') || to + 1 >= t->n || t->v[i + 1].kind == TOKEN_ADDRESS)
		return 0;
	if (actor_read(people, t, i + 1, to, a) && a->to == to && a->n == 1 && a->kind <= ACTOR_HANDLE)
		return to + 1 - i;
	*a = (struct actor) { .from = i + 1, .to = to, .kind = ACTOR_NAME, .n = 1 };
	a->v[0].from = (unsigned)i + 1;
	a->v[0].to = (unsigned)to;
	a->v[0].kind = ACTOR_NAME;
	return to + 1 - i;
}

/* Tokens of a name that nobody knows, or of a number: "Gaz", "+44 7700 900123". */
#define STRANGER_TOKENS 6

size_t
said_sender(const struct people *people, const struct tokens *t, size_t i, struct actor *a)
{
	static const char *const from[] = { "from", "von", "de" };
	static const char *const to[] = { "to", "an", "\303\240", "a" };
	size_t name = i + 1, end;

	if (i + 4 >= t->n || !SLICE_IS_ONE_OF(t->v[i].low, from))
		return 0;
	for (end = name; end < t->n && end < name + STRANGER_TOKENS && !SLICE_IS_ONE_OF(t->v[end].low, to); end++)
		if (t->v[end].kind == TOKEN_PUNCT && !token_is(t, end, '.') && !token_is(t, end, '-'))
			return 0;
	if (end == name || end + 1 >= t->n || end >= name + STRANGER_TOKENS)
		return 0;
	if (!(actor_read(people, t, name, end, a) && a->n == 1 && a->kind <= ACTOR_NAME && a->kind != ACTOR_NONE && a->to == end)) {
		*a = (struct actor) { .from = name, .to = end, .kind = ACTOR_NAME, .n = 1 };
		a->v[0].from = (unsigned)name;
		a->v[0].to = (unsigned)end;
		a->v[0].kind = ACTOR_NAME;
	}
	for (size_t colon = end + 1; colon < t->n && colon < end + 2 * STRANGER_TOKENS; colon++)
		if (token_is_colon(t, colon))
			return colon + 1 - i;
	return 0;
}

size_t
said_speaker(const struct people *people, const struct tokens *t, size_t i, struct actor *a)
{
	size_t to = i, nick = nick_read(people, t, i, a);

	if (nick > 0 || (i > 0 && (nick = said_sender(people, t, i, a)) > 0))
		return nick;
	if (actor_read(people, t, i, t->n, a) && actor_is_named(a) && a->n == 1 && a->kind <= ACTOR_NAME &&
	    token_is_colon(t, a->to) && a->to + 1 < t->n)
		return a->to + 1 - i;
	while (to < t->n && to < i + STRANGER_TOKENS && !token_is_colon(t, to) && !token_is(t, to, '?') &&
	    !token_is(t, to, ','))
		to++;
	if (to == i || to + 1 >= t->n || !token_is_colon(t, to))
		return 0;
	*a = (struct actor) { .from = i, .to = to, .kind = ACTOR_NAME, .n = 1 };
	a->v[0].from = (unsigned)i;
	a->v[0].to = (unsigned)to;
	a->v[0].kind = ACTOR_NAME;
	return to + 1 - i;
}

bool
said_read(const struct outline *o, const struct people *people, size_t block, struct said_line *line)
{
	const struct place *v = &o->v[block];
	size_t i = said_stamp(&v->t), n;
	int speaker;

	*line = (struct said_line) { .block = block };
	if (i > 0 || (v->t.n > 3 && token_is(&v->t, 0, '<'))) {
		while (i < v->t.n && token_is_dash(&v->t, i))
			i++;
		n = said_speaker(people, &v->t, i, &line->speaker);
		line->from = i + n;
		return n > 0;
	}
	/* "Done" alone on its line looks like a heading */
	speaker = v->speaker >= 0 ? v->speaker : block > 0 && o->v[block - 1].speaks ? (int)block - 1 : -1;
	/* a clock in a line of its own below the name */
	if (speaker > 0 && o->v[speaker].said_by.n == 0 && o->v[speaker - 1].speaks)
		speaker--;
	if (speaker < 0 || o->v[speaker].said_by.n == 0)
		return false;
	line->speaker = o->v[speaker].said_by;
	line->block = (size_t)speaker;
	return true;
}

/* The address of who says the line, or the name if none is known. */
static struct slice
speaker_of(const struct outline *o, const struct people *people, const struct said_line *line)
{
	const struct tokens *t = &o->v[line->block].t;
	struct reading_owner by;

	people_resolve(people, tokens_slice(t, line->speaker.v[0].from, line->speaker.v[0].to), &by);
	return by.email.len > 0 ? by.email : by.name;
}

/* "Done!", "erledigt", a check mark, and nothing else. */
static bool
says_done(const struct tokens *t, size_t from)
{
	bool done = false;
	size_t n;

	for (size_t i = from; i < t->n; i++) {
		if (token_is(t, i, 0x2705) || token_is(t, i, 0x2714) || token_is(t, i, 0x2713)) {
			done = true;
		} else if (token_has(t, i, W_DONE, &n) && !(t->v[i].phrase & W_OPEN)) {
			done = true;
			i += n - 1;
		} else if (t->v[i].kind != TOKEN_PUNCT || token_is(t, i, '?')) {
			return false;
		}
	}
	return done;
}

/* The next line below the block that owner says (or, other: anybody but owner), at most REPLY_MAX lines down.
 */
static bool
next_of(const struct outline *o, const struct people *people, size_t *block, struct slice owner, bool other,
    struct said_line *line)
{
	size_t end = *block + REPLY_MAX;

	for (size_t i = *block + 1; i < o->n && i <= end; i++) {
		if (o->v[i].speaks || o->v[i].t.n == 0)
			continue;
		if (!said_read(o, people, i, line))
			return false;
		if (slice_eq_nocase(speaker_of(o, people, line), owner) != other) {
			*block = i;
			return true;
		}
	}
	return false;
}

/* Do the words at token i begin with one of the forms? */
static bool
begins_at(const struct tokens *t, size_t i, const char *const *forms, size_t n)
{
	for (size_t j = 0; i < t->n && j < n; j++) {
		const struct slice form = slice_of(forms[j]), rest = slice_from(t->text, t->v[i].at);
		size_t end = t->v[i].at + form.len, k = i;

		if (!slice_starts_nocase(rest, form))
			continue;
		while (k < t->n && t->v[k].at < end)
			k++;
		if (k == t->n || t->v[k].at >= end || t->v[i].kind == TOKEN_IDEOGRAPH)
			return true;
	}
	return false;
}

/* Does what is said from token i on begin so, perhaps behind "ok" and the like: "ok, please do"? */
static bool
begins(const struct tokens *t, size_t i, const char *const *forms, size_t n)
{
	while (i < t->n && !begins_at(t, i, forms, n)) {
		if (t->v[i].kind == TOKEN_PUNCT ? t->v[i].sign >= 128 || t->v[i].sign == '+' : !(t->v[i].is & W_LEAD))
			return false;
		i++;
	}
	return i < t->n;
}

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Tokens of an answer that says no more. */
#define GOT_TOKENS 6

/* "Got it, thanks": who asked has it now. */
static bool
has_got(const struct tokens *t, size_t from)
{
	static const char *const forms[] = { "got it", "got them", "received", "hab ich", "habe ich bekommen",
		"bien re\303\247u", "re\303\247u", "recibido", "recibida", "\346\224\266\345\210\260\344\272\206" };

	return t->n - from <= GOT_TOKENS && begins(t, from, forms, COUNT(forms));
}

/* Tokens of an answer that says no more than that it was done. */
#define DID_TOKENS 8

/* "hab ich gestern geschickt": does the German answer end with what was done? */
static bool
ends_with_deed(const struct tokens *t)
{
	size_t end = t->n;
	const struct token *w;

	while (end > 0 && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	w = end > 0 ? &t->v[end - 1] : NULL;
	return w != NULL && w->letters == CASE_LOWER && w->low.len > 5 && (slice_starts(w->low, SLICE("ge")) || slice_find(w->low, SLICE("ge")) < 5 || (w->is & W_PAST)) &&
	    (slice_ends_nocase(w->low, SLICE("t")) || slice_ends_nocase(w->low, SLICE("en")));
}

/* "just did", "already sent it", "hab ich gestern geschickt", "ist raus": a short answer that it was done. */
static bool
says_did(const struct tokens *t, size_t from)
{
	static const char *const forms[] = { "just did", "already did", "already sent", "already done", "did it", "did that", "sent it", "is sent", "it's sent",
		"it is done", "it's done", "i did", "i sent", "schon geschickt", "schon gemacht", "schon erledigt", "schon passiert", "ist raus", "ist verschickt",
		"ist geschickt", "ist erledigt", "ist gemacht", "ist bestellt", "geschickt", "verschickt", "gemacht", "bestellt", "envoy\303\251", "envoy\303\251e",
		"c'est envoy\303\251", "je l'ai envoy\303\251", "je l'ai fait", "d\303\251j\303\240 fait", "d\303\251j\303\240 envoy\303\251", "ya est\303\241",
		"ya lo hice", "ya la envi\303\251", "enviado", "enviada" };
	static const char *const have[] = { "hab ich", "habe ich", "hab's", "hab sie", "hab es", "hab ihn" };

	if (t->n > from + DID_TOKENS)
		return false;
	for (size_t i = from; i < t->n; i++)
		if (token_is(t, i, '?') || (t->v[i].is & (W_NOT | W_FUTURE | W_CONDITION)))
			return false;
	return begins(t, from, forms, COUNT(forms)) || (begins(t, from, have, COUNT(have)) && ends_with_deed(t));
}

/* Messages of whoever is to do it, "ok" and "done". */
#define DONE_MAX 2

bool
said_done(const struct outline *o, const struct people *people, size_t block, struct slice owner)
{
	struct said_line line;
	struct slice asker;
	size_t at = block;

	if (!said_read(o, people, block, &line))
		return false;
	asker = speaker_of(o, people, &line);
	for (size_t n = 0; n < DONE_MAX && next_of(o, people, &at, owner, false, &line); n++)
		if (says_done(&o->v[at].t, line.from) || says_did(&o->v[at].t, line.from))
			return true;
	/* "yes, in 5 min", and whoever asked: "Got it, thanks" */
	return !slice_eq_nocase(asker, owner) && next_of(o, people, &block, owner, false, &line) && next_of(o, people, &block, asker, false, &line) &&
	    has_got(&o->v[block].t, line.from);
}

/* "No chance this month", "sorry, I can't"; not "no problem", "sorry, will do". */
static bool
says_no(const struct tokens *t, size_t from)
{
	static const char *const no[] = { "no", "nope", "nah", "sorry", "i can't", "i cannot", "can't",
		"cannot", "not possible", "impossible", "nein", "leider", "geht nicht", "kann ich nicht",
		"ich kann nicht", "non", "d\303\251sol\303\251", "je ne peux pas", "no puedo", "lo siento",
		"imposible", "\344\270\215\350\241\214", "\346\212\261\346\255\211" };
	static const char *const fine[] = { "no problem", "no prob", "no worries", "no issue", "no rush",
		"no hay problema", "no te preocupes" };

	if (!begins(t, from, no, COUNT(no)) || begins(t, from, fine, COUNT(fine)))
		return false;
	for (size_t i = from; i < t->n; i++)
		if ((t->v[i].phrase & W_FUTURE) && !token_has(t, i + t->v[i].phrase_len, W_NOT, NULL) &&
		    slice_starts(t->v[from].low, SLICE("s")))
			return false;
	return true;
}

static bool
takes_back(const struct tokens *t, size_t from)
{
	static const char *const forms[] = { "forget it", "forget about it", "never mind", "nevermind", "nvm",
		"scratch that", "not needed", "no longer needed", "no need", "don't bother", "cancel that",
		"vergiss es", "hat sich erledigt", "nicht mehr n\303\266tig", "laisse tomber", "oublie",
		"olv\303\255dalo", "d\303\251jalo", "ya no hace falta", "\347\256\227\344\272\206" };

	return begins(t, from, forms, COUNT(forms));
}

/* "Maya: Omar, can you send it?" and "Omar: no, sorry" in the line below, without a clock or a line for the speaker. */
static bool
says_no_below(const struct outline *o, const struct people *people, size_t block, struct slice owner)
{
	const struct tokens *t = block + 1 < o->n ? &o->v[block + 1].t : NULL;
	struct reading_owner who;
	struct actor a;

	if (t == NULL || t->n < 3 || !actor_read(people, t, 0, t->n, &a) || a.n != 1 || a.to + 1 >= t->n ||
	    !token_is_colon(t, a.to))
		return false;
	people_resolve(people, tokens_slice(t, a.v[0].from, a.v[0].to), &who);
	return slice_eq_nocase(who.email.len > 0 ? who.email : who.name, owner) && says_no(t, a.to + 1);
}

bool
said_refused(const struct outline *o, const struct people *people, size_t block, struct slice owner)
{
	struct said_line line;
	struct slice asker;
	size_t at = block;

	if (!said_read(o, people, block, &line))
		return says_no_below(o, people, block, owner);
	asker = speaker_of(o, people, &line);
	if (!slice_eq_nocase(asker, owner) && next_of(o, people, &at, owner, false, &line) &&
	    says_no(&o->v[at].t, line.from))
		return true;
	at = block;
	return next_of(o, people, &at, asker, false, &line) && takes_back(&o->v[at].t, line.from);
}

static bool
is_weak_yes(const struct token *w)
{
	static const char *const weak[] = { "ok", "okay", "yes", "yep", "yeah", "yup", "k", "kk", "ja", "jo", "jap", "top", "passt",
		"vale", "s\303\255", "oui" };

	return SLICE_IS_ONE_OF(w->low, weak);
}

/* "Perfect, do that", ":+1:", "ok."; "ok, I will write it down" is about something else. */
bool
said_yes(const struct tokens *t, size_t from)
{
	static const char *const yes[] = { "perfect", "great", "thanks", "thank you", "thx", "yes please",
		"please do", "do that", "do it", "do so", "can you do that", "could you do that", "kannst du das machen", "machst du das", "go ahead", "sounds good", "super", "awesome",
		"cool", "excellent", "+1", "ok thanks", "danke", "gerne", "klasse", "perfekt", "prima",
		"mach das", "ja bitte", "ja gern", "gern", "mach mal", "oui stp", "oui svp", "oui merci", "vas-y", "s\303\255 por favor", "s\303\255 porfa", "dale", "genial", "would be great", "that would be", "that'd be", "please", "agreed",
		"gracias", "perfecto", "merci", "parfait", "d'accord", "\345\245\275",
		"\350\260\242\350\260\242", "\360\237\221\215", "\360\237\231\217" };
	size_t end = from + 1;

	if (from >= t->n)
		return false;
	if (begins(t, from, yes, COUNT(yes)) ||
	    slice_starts(slice_from(t->text, t->v[from].at), SLICE(":+1:")))
		return true;
	return is_weak_yes(&t->v[from]) &&
	    (end >= t->n || (t->v[end].kind == TOKEN_PUNCT && t->v[end].sign != ',') ||
	        begins(t, end, yes, COUNT(yes)));
}

/* Tokens of an answer that says no more than yes and when. */
#define AGREED_TOKENS 16

/* "after lunch", "before the call": the meeting at token i only says when; "call him" is none. */
static bool
is_no_event(const struct tokens *t, size_t i)
{
	static const char *const when[] = { "after", "before", "nach", "vor", "apr\303\250s", "avant", "tras", "antes" };

	if ((t->v[i].is & W_VERB) && i + 1 < t->n && (t->v[i + 1].is & W_PRONOUN))
		return true;
	return (i > 0 && SLICE_IS_ONE_OF(t->v[i - 1].low, when)) || (i > 1 && SLICE_IS_ONE_OF(t->v[i - 2].low, when));
}

/* "Monday works", "Friday is possible": behind the day at token i that it suits; the tokens of that, 0 if it is not said. */
static size_t
suits_length(const struct tokens *t, size_t i)
{
	static const char *const fits[] = { "works", "possible", "fine", "ok", "okay", "doable", "good", "passt", "geht", "klappt",
		"m\303\266glich", "va", "marche", "perfecto", "bien" };
	const size_t is = i < t->n && (t->v[i].is & W_BE) ? 1 : 0;

	return i > 0 && i + is < t->n && SLICE_IS_ONE_OF(t->v[i + is].low, fits) ? is + 1 : 0;
}

/* "ok, Monday", "by Friday noon", "Monday works": nothing but when, perhaps behind a yes. */
static bool
says_when(const struct tokens *t, size_t from)
{
	bool day = false;

	if (from < t->n && is_weak_yes(&t->v[from]))
		from++;
	for (; from < t->n; from++) {
		const struct token *w = &t->v[from];
		const size_t suits = day ? suits_length(t, from) : 0;

		if (suits > 0) {
			from += suits - 1;
			continue;
		}
		if (!(w->is & (W_TIME | W_BYTIME | W_ARTICLE | W_FUNCTION)) && w->kind != TOKEN_NUMBER &&
		    w->kind != TOKEN_PUNCT && !((w->is & W_EVENT) && is_no_event(t, from)))
			return false;
		if (w->is & (W_BE | W_I | W_WE | W_PRONOUN | W_PAST))
			return false;
		day = day || (w->is & W_TIME);
	}
	return day;
}

size_t
said_accepted(const struct outline *o, const struct people *people, size_t block, size_t *from)
{
	struct said_line line;
	size_t at = block;

	if (!said_read(o, people, block, &line) || !next_of(o, people, &at, speaker_of(o, people, &line), true, &line))
		return 0;
	*from = line.from;
	return said_yes(&o->v[at].t, line.from) || (o->v[at].t.n - line.from <= AGREED_TOKENS && says_when(&o->v[at].t, line.from)) ? at : 0;
}

/* "will sort it", "I will sort it", "I do it": a verb, and a word that goes back to what was asked. */
static bool
will_do_it(const struct tokens *t, size_t i)
{
	size_t n;

	if (i + 2 < t->n && (t->v[i].is & W_I)) {
		i++;
		if (slice_eq(t->v[i].low, SLICE("do")) && (t->v[i + 1].is & W_PRONOUN))
			return true;
	}
	return token_has(t, i, W_FUTURE, &n) && i + n + 1 < t->n && (t->v[i + n].is & W_VERB) &&
	    (t->v[i + n + 1].is & W_PRONOUN);
}

/* "Tuesday ok?", "is Tuesday fine?": the question that ends at token end is for a day, and nothing else. */
static bool
asks_for_day(const struct tokens *t, size_t from, size_t end)
{
	static const char *const fits[] = { "ok", "okay", "fine", "good", "alright", "passt", "geht", "gut" };
	bool day = false, fit = false;

	for (size_t i = end; i > from && !token_is(t, i - 1, '.') && !token_is(t, i - 1, ',') && !token_is(t, i - 1, '!'); i--) {
		const struct token *w = &t->v[i - 1];

		fit = fit || SLICE_IS_ONE_OF(w->low, fits);
		day = day || (w->is & W_TIME);
		if (w->kind == TOKEN_WORD && !(w->is & (W_TIME | W_BE | W_BYTIME)) && !SLICE_IS_ONE_OF(w->low, fits))
			return false;
	}
	return day && fit;
}

/* Does the word at token i begin a condition? Not "until Monday", "after lunch", "when I'm at my desk tomorrow". */
static bool
is_condition(const struct tokens *t, size_t i)
{
	if (!token_has(t, i, W_CONDITION, NULL) || (t->v[i].is & W_BYTIME))
		return false;
	return !slice_eq(t->v[i].low, SLICE("when")) ? !token_has(t, i + 1, W_EVENT, NULL) : !tokens_name_day(t, i + 1, t->n);
}

/* Does the line say from token from on that its writer does what he is asked for: "sure", "will do tomorrow"? */
static bool
agrees_to(const struct tokens *t, size_t from, bool *asks)
{
	static const char *const forms[] = { "will do", "can do", "on it", "sure", "you have it", "you'll have it",
		"you will have it", "you get it", "you'll get it", "you'll have them", "you will have them", "you'll get them", "you have them", "i'll do", "i will do", "mach ich", "mache ich",
		"klar", "bekommst du", "hast du", "kriegst du", "wird gemacht", "geht klar", "claro", "lo tienes",
		"te lo", "d'accord", "pas de souci", "je m'en occupe", "tu l'as", "tu l'auras", "\345\245\275",
		"\346\262\241\351\227\256\351\242\230" };
	size_t i;

	for (i = from; i < t->n && i < from + 3 && !said_yes(t, i) && !says_when(t, i); i++)
		if (begins(t, i, forms, COUNT(forms)) || will_do_it(t, i))
			break;
	if (i >= t->n || i >= from + 3 || t->n - from > AGREED_TOKENS)
		return false;
	for (i = from; i < t->n; i++) {
		if (token_is(t, i, '?') && asks != NULL && asks_for_day(t, from, i))
			*asks = true;
		else if (token_is(t, i, '?') || token_has(t, i, W_NOT, NULL) || (token_has(t, i, W_EVENT, NULL) && !is_no_event(t, i)) ||
		    is_condition(t, i))
			return false;
	}
	return true;
}

size_t
said_agreed(const struct outline *o, const struct people *people, size_t block, struct slice owner, size_t *from)
{
	struct said_line line;
	bool asks = false;
	size_t next;

	if (!said_read(o, people, block, &line) || !next_of(o, people, &block, owner, false, &line))
		return 0;
	*from = line.from;
	if (!agrees_to(&o->v[block].t, line.from, &asks))
		return 0;
	next = block;
	/* "sure. Tuesday ok?", and whoever asked: "fine" */
	return !asks || (next_of(o, people, &next, owner, true, &line) && line.from < o->v[next].t.n &&
	                    (said_yes(&o->v[next].t, line.from) || slice_eq(o->v[next].t.v[line.from].low, SLICE("fine"))))
	    ? block
	    : 0;
}

/* Tokens of "Monday would be better". */
#define MOVED_TOKENS 9

/* "Monday is better", "rather Monday", "lieber Montag": another day than the one that was asked for, and no more. */
static bool
moves_day(const struct tokens *t, size_t from)
{
	static const char *const better[] = { "better", "rather", "earliest", "lieber", "eher", "besser", "fr\303\274hestens", "plut\303\264t",
		"mieux", "mejor" };
	bool day = false, other = false;

	for (size_t i = from; i < t->n; i++) {
		day = day || (t->v[i].is & W_TIME);
		other = other || SLICE_IS_ONE_OF(t->v[i].low, better);
		if (t->v[i].is & (W_NOT | W_CONDITION))
			return false;
	}
	return day && other && t->n - from <= MOVED_TOKENS;
}

size_t
said_moved(const struct outline *o, const struct people *people, size_t block, struct slice owner, size_t *from)
{
	struct said_line line;
	size_t next;

	if (!said_read(o, people, block, &line) || !next_of(o, people, &block, owner, false, &line) || !moves_day(&o->v[block].t, line.from))
		return 0;
	*from = line.from;
	next = block;
	return next_of(o, people, &next, owner, true, &line) && line.from < o->v[next].t.n &&
	        (said_yes(&o->v[next].t, line.from) || slice_eq(o->v[next].t.v[line.from].low, SLICE("fine")))
	    ? block
	    : 0;
}

size_t
said_taken_on(const struct outline *o, const struct people *people, size_t block, struct said_line *line)
{
	struct said_line own;

	return said_read(o, people, block, &own) && next_of(o, people, &block, speaker_of(o, people, &own), true, line) &&
	        agrees_to(&o->v[block].t, line->from, NULL)
	    ? block
	    : 0;
}

size_t
said_less_player(const struct tokens *t)
{
	static const char *const plays[] = { "watch", "play", "view", "listen" };
	static const char *const units[] = { "sec", "secs", "min", "mins" };
	size_t n = t->n;

	return n > 6 && token_is(t, n - 1, ')') && SLICE_IS_ONE_OF(t->v[n - 2].low, units) && t->v[n - 3].kind == TOKEN_NUMBER && token_is(t, n - 4, '(') &&
	        t->v[n - 5].letters == CASE_UPPER && SLICE_IS_ONE_OF(t->v[n - 5].low, plays)
	    ? n - 5 - token_is_dash(t, n - 6)
	    : n;
}

/* Tokens of a state, "not yet started", and those in front of it that are a point. */
#define STATE_TOKENS 4
#define STATE_BEHIND 3

size_t
said_less_state(const struct tokens *t)
{
	static const char *const still[] = { "still", "noch", "encore", "toujours", "todav\303\255a", "a\303\272n", "yet" };
	const bool closed = t->n > 0 && (token_is(t, t->n - 1, ')') || token_is(t, t->n - 1, ']'));
	const size_t end = t->n - closed;

	for (size_t n = 1; n <= STATE_TOKENS && n + STATE_BEHIND < end; n++) {
		size_t i = end - n, open = i - 1;

		if (!(t->v[i].phrase & W_OPEN) || t->v[i].phrase_len != n || slice_eq(t->v[i].low, SLICE("l\303\244uft")))
			continue;
		/* "Question: is the ticket still - pending", "which are still (open)": the sentence says so */
		if ((t->v[0].phrase & (W_DECISION | W_QUESTION)) || (t->v[open - 1].is & (W_BE | W_ARTICLE | W_WITH)) || SLICE_IS_ONE_OF(t->v[open - 1].low, still))
			return t->n;
		if (closed ? token_is(t, open, '(') || token_is(t, open, '[')
		           : token_is_dash(t, open) || (token_is(t, open, ',') && (token_is(t, open - 1, ')') || t->v[open - 1].kind == TOKEN_NUMBER || (t->v[open - 1].is & W_TIME) ||
		                                                        (token_is(t, open - 1, '.') && t->v[open - 2].kind == TOKEN_NUMBER))))
			return open;
	}
	return t->n;
}

size_t
said_label(const struct people *people, const struct tokens *t, struct actor *speaker)
{
	static const char *const i[] = { "je", "ich", "yo", "moi" };

	if (!actor_read(people, t, 0, t->n, speaker) || speaker->from != 0 || speaker->n != 1 || speaker->kind == ACTOR_NONE ||
	    speaker->kind > ACTOR_NAME || !token_is_colon(t, speaker->to) || speaker->to + 2 >= t->n)
		return 0;
	return speaker->v[0].to > speaker->v[0].from + 1 || (t->v[speaker->to + 1].is & W_I) || SLICE_IS_ONE_OF(t->v[speaker->to + 1].low, i)
	    ? speaker->to + 1
	    : 0;
}
