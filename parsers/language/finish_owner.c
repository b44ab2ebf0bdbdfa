/*
 * See finish.h. Whose a task is. Method: the names that were read are looked up;
 * then what stands around them, and who was named before, tells whether somebody
 * else may be meant. He keeps his name as it is written and gets no mail: whom it
 * would have gone to is a candidate that people are asked about.
 */
#include "parsers/base/pool.h"
#include "parsers/language/actor_more.h"
#include "parsers/language/finish.h"

/* Words in brackets behind a name. */
#define BRACKET_WORDS 4
/* Strangers of one page. */
#define STRANGERS_MAX 64

static bool
same_owner(const struct reading_owner *a, const struct reading_owner *b)
{
	if (a->email.len > 0 || b->email.len > 0)
		return slice_eq_nocase(a->email, b->email);
	return slice_eq_nocase(a->name, b->name);
}

static struct slice
owner_words(const struct tokens *t, size_t from, size_t to)
{
	struct slice s = tokens_slice(t, from, to);

	if (from + 1 < to && (t->v[from].is & W_ARTICLE) && t->v[from].kind == TOKEN_WORD &&
	    t->v[from].letters == CASE_LOWER)
		s = tokens_slice(t, from + 1, to);
	return s;
}

/* "Anna Kim <anna@partner.example>": of somebody unknown the address behind the name is what there is to ask
 * about. */
static void
address_take(const struct finish *f, const struct tokens *t, size_t from, size_t to, struct reading_owner *o)
{
	bool angle = token_is(t, to, '<') && token_is(t, to + 2, '>'),
	     round = token_is(t, to, '(') && token_is(t, to + 2, ')');
	struct reading_owner by;

	if (o->email.len > 0 || !(angle || round) || t->v[to + 1].kind != TOKEN_ADDRESS)
		return;
	people_resolve(f->people, tokens_slice(t, to + 1, to + 2), &by);
	if (by.email.len > 0)
		*o = by;
	o->written = tokens_slice(t, from, to + 3);
}

/* "Thomas (Okafor)", "Anna (Finance)": of several the one whose family name or department stands in brackets.
 */
static void
bracket_take(const struct finish *f, const struct tokens *t, size_t from, size_t to, struct reading_owner *o)
{
	struct slice inner;
	size_t close = to + 1;
	struct reading_owner by;
	struct text name;

	if (o->email.len > 0 || o->candidate_count < 2 || !token_is(t, to, '('))
		return;
	while (close < t->n && close < to + 5 && !token_is(t, close, ')'))
		close++;
	inner = tokens_slice(t, to + 1, close);
	if (!token_is(t, close, ')') || inner.len == 0)
		return;
	text_init(&name, f->pool);
	text_addf(&name, "%.*s %.*s", SLICE_ARG(tokens_slice(t, from, to)), SLICE_ARG(inner));
	people_resolve(f->people, text_slice(&name), &by);
	for (size_t i = 0; i < o->candidate_count && by.email.len == 0; i++) {
		const struct person *p = directory_person(&f->question->directory, o->candidates[i].email);

		if (p != NULL && slice_eq_nocase(p->department, inner))
			people_resolve(f->people, o->candidates[i].email, &by);
	}
	if (by.email.len > 0) {
		*o = by;
		o->written = tokens_slice(t, from, close + 1);
	}
}

/* "Mr Tessmer, u.tessmer@corp.example": is what stands behind an owner nothing but his address? */
static bool
owns_address(const struct finish *f, const struct reading_owner *owner, const struct reading_owner *o)
{
	struct slice plain = words_plain(f->pool, owner->name), word;
	size_t at = plain.len;

	if (owner->email.len > 0 || owner->candidate_count > 0 ||
	    slice_find_char(o->written, '@') >= o->written.len || slice_find_char(o->written, '@') == 0)
		return false;
	while (at > 0 && plain.p[at - 1] != ' ')
		at--;
	word = slice_from(plain, at);
	return word.len > 2 && slice_find_nocase(o->written, word) < slice_find_char(o->written, '@');
}

/* "Maya", "Omar" on lines of their own below the task: those behind the first. */
static void
doers_add(const struct finish *f, const struct claim *c, struct reading_item *item)
{
	const struct outline *o = f->outline;

	if (c->form != CLAIM_PERSON || c->actor_block != c->block + 1)
		return;
	for (size_t i = c->actor_block + 1;
	     i < o->n && item->owner_count < ACTOR_MAX && o->v[i].detail && o->v[i].parent == (int)c->block; i++) {
		struct reading_owner *who = &item->owners[item->owner_count];
		struct actor a;
		bool seen = false;

		if (!actor_read(f->people, &o->v[i].t, 0, o->v[i].t.n, &a) || a.to != o->v[i].t.n ||
		    a.kind > ACTOR_HANDLE)
			return;
		people_resolve(f->people, tokens_slice(&o->v[i].t, a.v[0].from, a.v[0].to), who);
		for (size_t j = 0; j < item->owner_count; j++)
			seen = seen || same_owner(&item->owners[j], who);
		item->owner_count += !seen;
	}
}

/* ---- somebody else --------------------------------------------------------- */

/* Whoever is meant keeps the name as it is written; the address that it would have meant is asked about. */
static void
owner_open(const struct finish *f, struct reading_owner *o, struct slice written)
{
	struct reading_address *known;

	if (o->email.len == 0)
		return;
	known = pool_array(f->pool, 1, sizeof(*known));
	*known = (struct reading_address) { o->name, o->email };
	*o = (struct reading_owner) { .name = written, .written = written, .candidates = known, .candidate_count = 1 };
}

/* "(Client)", "from the council": whoever is there is none of the house. */
static bool
is_outside(const struct token *w)
{
	static const char *const words[] = { "council", "customer", "client", "supplier", "vendor",
		"contractor", "agency", "bank", "consultant", "external", "guest", "landlord", "police",
		"university", "ministry", "kunde", "kundin", "lieferant", "extern", "externe", "externer",
		"gast", "beh\303\266rde", "gemeinde", "stadt", "amt", "bauamt", "agentur", "hausverwaltung",
		"fournisseur", "prestataire", "mairie", "banque", "invit\303\251", "proveedor", "externo",
		"externa", "ayuntamiento", "banco", "cliente", "invitado", "invitada", "their", "wife",
		"husband", "son", "daughter", "brother", "sister", "mother", "father", "friend", "neighbour",
		"neighbor", "bruder", "schwester", "freund", "nachbar", "fr\303\250re", "s\305\223ur", "ami",
		"hermano", "hermana", "amigo" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "(Backend)", "(QA)", "(Remote)": what somebody of the house does, or how he takes part. */
static bool
is_inside(const struct token *w)
{
	static const char *const words[] = { "backend", "frontend", "dev", "ops", "devops", "product",
		"support", "marketing", "sales", "finance", "legal", "design", "engineering", "it", "hr",
		"qa", "ux", "ui", "pm", "po", "pr", "sre", "ba", "sm", "em", "dba", "ceo", "cfo", "cto",
		"coo", "cio", "ciso", "vp", "rd", "hq", "uk", "us", "eu", "ooo", "wfh", "ai", "ml", "remote",
		"online", "zoom", "teams", "phone", "mobile", "video", "new", "backup", "lead", "host",
		"chair", "scribe", "minutes", "android", "ios", "web", "data", "security", "infra",
		"platform", "vertrieb", "einkauf", "personal", "produktion", "lager", "vertretung",
		"homeoffice", "urlaub", "telefon", "protokoll", "teilzeit", "jira", "github", "excel",
		"slack", "okr", "wip", "vorsitz", "leitung", "moderation", "protokollf\303\274hrung", "schriftf\303\274hrung",
		"pr\303\251sidence", "pr\303\251sident", "pr\303\251sidente", "secr\303\251taire", "animateur", "animatrice",
		"secretaria", "secretario", "secretary", "treasurer", "urgent", "eilt", "dringend", "t\303\251l\303\251travail", "absent",
		"absente", "compras", "ventas", "finanzas", "remoto" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* Is it the department, or the letters, of whoever has the address: "Tom (IT)", "Tom (TB)"? */
static bool
is_of_person(const struct finish *f, struct slice given, struct slice email, struct slice inner)
{
	struct reading_owner by;
	struct text name;

	people_resolve(f->people, inner, &by);
	if (slice_eq_nocase(by.email, email))
		return true;
	text_init(&name, f->pool);
	text_addf(&name, "%.*s %.*s", SLICE_ARG(given), SLICE_ARG(inner));
	people_resolve(f->people, text_slice(&name), &by);
	return slice_eq_nocase(by.email, email);
}

/* "customer contact", "supplier management": who of the house looks after them. */
static bool
looks_after(const struct token *w)
{
	static const char *const words[] = { "contact", "contacts", "care", "service", "support", "success", "management",
		"manager", "relations", "liaison", "kontakt", "betreuung" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "mid-December", "end-Q1": the word behind the dash says when. */
static bool
names_when(const struct finish *f, const struct token *w)
{
	size_t dash = slice_find_char(w->low, '-');

	return dash < w->low.len && (words_find(&f->outline->set, slice_from(w->low, dash + 1)) & W_TIME);
}

/* Are the tokens a firm, an office or a town that is not of the house: "Siemens", "the council"? */
static bool
is_elsewhere(const struct finish *f, const struct tokens *t, size_t from, size_t to)
{
	bool unknown = true;

	for (size_t i = from; i < to; i++)
		if (is_outside(&t->v[i]))
			return i + 1 >= to || !looks_after(&t->v[i + 1]);
	if (from >= to || to - from > BRACKET_WORDS || people_match(f->people, t, from) > 0 ||
	    people_department(f->people, t, from) > 0)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct token *w = &t->v[i];

		if (is_inside(w) || names_when(f, w))
			return false;
		/* "(P1)" */
		unknown = unknown && w->kind == TOKEN_WORD && w->letters != CASE_LOWER &&
		    !slice_has_digit(w->low) && (w->is & ~(uint64_t)W_GIVEN) == 0;
	}
	return unknown;
}

/* Where the words end that stand in brackets at open, up to a comma; 0 if there are none. */
static size_t
bracket_end(const struct tokens *t, size_t open)
{
	size_t i = open + 1;

	if (!token_is(t, open, '(') && !token_is(t, open, '['))
		return 0;
	while (i < t->n && i <= open + BRACKET_WORDS && t->v[i].kind == TOKEN_WORD)
		i++;
	return i > open + 1 && (token_is(t, i, ')') || token_is(t, i, ']') || token_is(t, i, ',')) ? i : 0;
}

/* Where the words behind a name end that say he is of another house; 0. email: of whom the name means here. named: only
 * by a name, as people are also "at the office". */
static size_t
elsewhere_end(const struct finish *f, const struct tokens *t, size_t from, size_t to, struct slice email, bool named)
{
	size_t end = bracket_end(t, to), before = 1, n;
	bool article = false;

	if (end == 0 && (n = more_place(f->people, t, to, t->n, &before)) > 0) {
		end = to + n;
		article = before > 1 || slice_starts(t->v[to].low, SLICE("vom")) ||
		    t->v[to + before].letters == CASE_LOWER;
	}
	if (end == 0 || is_of_person(f, tokens_slice(t, from, to), email, tokens_slice(t, to + before, end)))
		return 0;
	/* whoever is "from the night shift" is told apart from his namesake by that */
	if (!is_elsewhere(f, t, to + before, end) &&
	    !(article && !named && people_department(f->people, t, to + before) == 0))
		return 0;
	if (token_is(t, end, ','))
		return to;
	return end + (before == 1 && (token_is(t, end, ')') || token_is(t, end, ']')) && t->v[to].kind == TOKEN_PUNCT);
}

/* "Tom (IT)": does the bracket name the department of whom the name means? */
static bool
says_own(const struct finish *f, const struct tokens *t, size_t from, size_t to, struct slice email)
{
	size_t end = bracket_end(t, to);

	return end > 0 && is_of_person(f, tokens_slice(t, from, to), email, tokens_slice(t, to + 1, end));
}

/* One word of a name that has more: "Tom", "Mr Becker". */
static bool
is_part_of_name(const struct tokens *t, size_t from, size_t to)
{
	size_t words = 0;

	for (size_t i = from; i < to; i++) {
		if (t->v[i].kind == TOKEN_HANDLE || t->v[i].kind == TOKEN_ADDRESS || t->v[i].kind == TOKEN_IDEOGRAPH)
			return false;
		words += t->v[i].kind == TOKEN_WORD && !(t->v[i].is & W_TITLE);
	}
	return words == 1;
}

/* Is somebody else of that name introduced before the token? */
static bool
is_introduced(const struct finish *f, struct slice word, size_t block, size_t token)
{
	for (size_t i = 0; i < f->stranger_count; i++) {
		const struct stranger *s = &f->strangers[i];

		if (s->block > block || (s->block == block && s->token >= token))
			break;
		if (slice_eq(s->name, word))
			return true;
	}
	return false;
}

/* "@Unassigned": boards have it where a name would be. */
static bool
is_free(const struct token *w)
{
	return w->kind == TOKEN_HANDLE && slice_eq(w->low, SLICE("unassigned"));
}

/* "not Tom", "ex Tom", "anyone but Tom". */
static bool
is_excluded(const struct tokens *t, size_t from)
{
	static const char *const words[] = { "not", "ex", "former", "formerly", "without", "except",
		"excluding", "nor", "neither", "longer", "like", "wie", "comme", "como", "nicht", "ohne",
		"au\303\237er", "ehemals", "pas", "sauf", "sans", "ancien", "ancienne", "sin", "salvo",
		"excepto", "ni" };
	static const char *const of[] = { "of", "von", "de" };
	static const char *const would[] = { "'d", "would", "d" };
	static const char *const instead[] = { "instead", "anstelle", "statt", "anstatt", "lieu", "lugar" };
	size_t i = from;

	if (i > 1 && SLICE_IS_ONE_OF(t->v[i - 1].low, of))
		return SLICE_IS_ONE_OF(t->v[i - 2].low, instead);
	if (i > 1 && slice_eq(t->v[i - 1].low, SLICE("but")))
		return (t->v[i - 2].is & (W_EVERYONE | W_SOMEBODY | W_NOBODY)) != 0;
	/* "I'd like Tom to send it" */
	if (i > 1 && slice_eq(t->v[i - 1].low, SLICE("like")) && SLICE_IS_ONE_OF(t->v[i - 2].low, would))
		return false;
	if (i > 0 && token_is(t, i - 1, '-') && i > 1)
		i--;
	return i > 0 && (SLICE_IS_ONE_OF(t->v[i - 1].low, words) || SLICE_IS_ONE_OF(t->v[i - 1].low, instead));
}

/* "brother Tom", "Acme's Tom": what stands in front says that he is of another house. */
static bool
is_of_others(const struct tokens *t, size_t from)
{
	if (from == 0 || !t->v[from].space || t->v[from - 1].kind != TOKEN_WORD)
		return false;
	return is_outside(&t->v[from - 1]) ||
	    (from > 1 && slice_eq(t->v[from - 1].low, SLICE("'s")) && t->v[from - 2].letters != CASE_LOWER &&
	        !(t->v[from - 2].is & W_TIME));
}

/* "one of Maya and Tom": behind the other one. */
static bool
is_one_of(const struct tokens *t, size_t from)
{
	for (size_t i = from; i > 1 && i + 6 > from && (t->v[from - 1].is & W_AND); i--)
		if (slice_eq(t->v[i - 1].low, SLICE("of")) && slice_eq(t->v[i - 2].low, SLICE("one")))
			return true;
	return false;
}

/* "ML/OH": is what stands at token i another owner, who has an address? */
static bool
is_fellow(const struct finish *f, const struct tokens *t, const struct claim *c, size_t i)
{
	struct reading_owner who;

	for (size_t k = 1; k < c->actor.n; k++) {
		if (c->actor.v[k].from != i)
			continue;
		people_resolve(f->people, tokens_slice(t, i, c->actor.v[k].to), &who);
		return who.email.len > 0;
	}
	return false;
}

/* "Tom/Acme", "Tom, Acme", "Tom, Acme's engineer": does a word stand behind the name that may be his firm's? */
static bool
is_beside_firm(const struct finish *f, const struct tokens *t, const struct claim *c, size_t to)
{
	return !is_fellow(f, t, c, to + 1) && to + 1 < t->n && (token_is(t, to, ',') || (token_is(t, to, '/') && !t->v[to].space)) &&
	    !(t->v[to + 1].is & W_GIVEN) && !(t->v[to + 1].len == 1 && token_is_colon(t, to + 2)) && is_elsewhere(f, t, to + 1, to + 2);
}

/* "Archer, Tom": a word that nobody has, and a comma: the family name of a stranger, as registers write it. */
static bool
is_behind_family(const struct finish *f, const struct tokens *t, const struct claim *c, size_t from)
{
	return c->actor.n == 2 && from == c->actor.v[1].from && c->actor.v[0].to == c->actor.v[0].from + 1 &&
	    c->actor.v[0].kind > ACTOR_DEPARTMENT && from == c->actor.v[0].to + 1 && token_is(t, from - 1, ',') &&
	    !(t->v[from - 2].is & W_GIVEN) && is_elsewhere(f, t, from - 2, from - 1);
}

/* "Owner: Tom Archer. Send it", "das macht Tom Archer bis Freitag": a family name where none was looked for.
 * In front of a task, and in German, the word may be what it is about: there something must end the name. */
static bool
goes_on(const struct finish *f, const struct tokens *t, const struct claim *c, size_t from, size_t to)
{
	bool front = c->actor_block == c->block && from == c->from;
	bool german = f->outline->set.n > 1 && f->outline->set.v[1] == &words_de;

	if (to >= t->n || (c->actor_block == c->block && c->task_from == to) || !more_is_surname(t, to) ||
	    (t->v[to].is & ~(uint64_t)W_GIVEN) != 0 || t->v[to].len < 3 ||
	    people_match(f->people, t, to) > 0 || people_department(f->people, t, to) > 0)
		return false;
	return !(front || german) || to + 1 >= t->n || t->v[to + 1].kind == TOKEN_PUNCT ||
	    (!front && (t->v[to + 1].is & (W_BYTIME | W_TIME)));
}

/* "Tom (left)", "Tom no longer": he did it once. */
static bool
is_gone(const struct tokens *t, size_t to)
{
	static const char *const words[] = { "left", "gone", "leaver", "leaving", "retired", "ausgeschieden", "weg", "parti", "partie",
		"longer", "mehr" };

	return (token_is(t, to, '(') || slice_eq(t->v[to].low, SLICE("no")) ||
	           slice_eq(t->v[to].low, SLICE("nicht"))) &&
	    to + 1 < t->n && SLICE_IS_ONE_OF(t->v[to + 1].low, words);
}

/* "Maya (tbc)", "(tbc: Maya)": he is to be asked yet. */
static bool
is_tentative(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "tbc", "tbd", "tentative", "tentatively" };

	return (from > 1 && token_is_colon(t, from - 1) && SLICE_IS_ONE_OF(t->v[from - 2].low, words)) ||
	    (token_is(t, to, '(') && to + 1 < t->n && SLICE_IS_ONE_OF(t->v[to + 1].low, words));
}

static const char *const or_else[] = { "or", "oder", "ou", "o", "u", "bzw", "and/or" };

/* Tokens between "or," and the second name. */
#define OR_ELSE_TOKENS 8

/* "Tom or, if he is away, Luis", the second name at token i: the token of the first one, or i. */
static size_t
first_of_either(const struct tokens *t, size_t i)
{
	if (i < 4 || !token_is(t, i - 1, ','))
		return i;
	for (size_t j = i - 2; j > 1 && j + OR_ELSE_TOKENS > i; j--)
		if (token_is(t, j, ',') && SLICE_IS_ONE_OF(t->v[j - 1].low, or_else))
			return t->v[j - 2].letters == CASE_CAPITAL ? j - 2 : i;
	return i;
}

/* "Daniel to get the log [D. Herrero]": another one of that given name stands in the same line. */
static bool
is_beside_namesake(const struct finish *f, const struct tokens *t, size_t from, size_t to, struct slice email)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t n = i < from || i >= to ? people_match(f->people, t, i) : 0;
		struct reading_owner other;

		if (n == 0)
			continue;
		people_resolve(f->people, tokens_slice(t, i, i + n), &other);
		if (other.email.len > 0 && !slice_eq_nocase(other.email, email) &&
		    slice_starts_nocase(other.name, tokens_slice(t, to - 1, to)))
			return true;
		i += n - 1;
	}
	return false;
}

/* Opens the owner whose name the tokens from..to are, where somebody else may be meant. */
static void
owner_doubt(const struct finish *f, const struct claim *c, size_t from, size_t to, struct reading_owner *o)
{
	const struct tokens *t = &f->outline->v[c->actor_block].t;
	size_t end;

	/* "(HR?)" */
	if (token_is(t, to, '?') && o->department.len > 0)
		owner_open(f, o, tokens_slice(t, from, to));
	if (o->email.len == 0 || o->department.len > 0 || !is_part_of_name(t, from, to))
		return;
	/* "could you call them, Tom?" doubts nobody */
	if ((token_is(t, to, '?') && !(c->asked && c->task_to < from)) || is_gone(t, to) || is_tentative(t, from, to) || is_one_of(t, from) ||
	    is_beside_namesake(f, t, from, to, o->email))
		owner_open(f, o, tokens_slice(t, from, to));
	else if (first_of_either(t, from) < from)
		owner_open(f, o, tokens_slice(t, first_of_either(t, from), to));
	else if (is_of_others(t, from))
		owner_open(f, o, tokens_slice(t, slice_eq(t->v[from - 1].low, SLICE("'s")) ? from - 2 : from - 1, to));
	/* "Maya, HMRC wants the list, could I have it": who is called is of no firm */
	else if ((is_beside_firm(f, t, c, to) && !(c->asked && c->vowed)) || is_behind_family(f, t, c, from))
		owner_open(f, o, tokens_slice(t, from, to));
	else if (goes_on(f, t, c, from, to))
		owner_open(f, o, tokens_slice(t, from, to + 1));
	else if ((end = elsewhere_end(f, t, from, to, o->email, false)) > 0)
		owner_open(f, o, tokens_slice(t, from, end));
	/* "Tom (IT)" is told apart from the stranger */
	else if (!says_own(f, t, from, to, o->email) && is_introduced(f, t->v[to - 1].plain, c->actor_block, from))
		owner_open(f, o, tokens_slice(t, from, to));
}

/* "Maya or Omar": which of them is not said. */
static bool
is_either(const struct tokens *t, const struct claim *c)
{
	for (size_t i = 0; i + 1 < c->actor.n; i++)
		for (size_t j = c->actor.v[i].to; j < c->actor.v[i + 1].from; j++)
			if (SLICE_IS_ONE_OF(t->v[j].low, or_else))
				return true;
	return false;
}

/* One owner who is one of them. */
static void
owners_join(const struct finish *f, const struct tokens *t, const struct claim *c, struct reading_item *item)
{
	struct reading_owner one = { .written = tokens_slice(t, c->actor.v[0].from, c->actor.v[c->actor.n - 1].to) };

	one.name = one.written;
	one.candidates = pool_array(f->pool, item->owner_count, sizeof(*one.candidates));
	for (size_t i = 0; i < item->owner_count; i++)
		if (item->owners[i].email.len > 0)
			one.candidates[one.candidate_count++] =
			    (struct reading_address) { item->owners[i].name, item->owners[i].email };
	if (one.candidate_count == 0)
		return;
	item->owners[0] = one;
	item->owner_count = 1;
}

/* ---- who was introduced ----------------------------------------------------- */

/* "Tom Archer of", "Tom Archer joined": behind two words like names. German writes other nouns like that, too. */
static bool
ends_introduction(const struct finish *f, const struct tokens *t, size_t i)
{
	bool german = f->outline->set.n > 1 && f->outline->set.v[1] == &words_de;
	const uint64_t does = W_FUTURE | W_PAST | W_BE | W_COMMIT | W_STATUS | W_WEAK | W_NEED;

	if (i >= t->n || t->v[i].kind == TOKEN_PUNCT)
		return (i < t->n && (t->v[i].sign == '(' || t->v[i].sign == '<')) ||
		    (!german && (i >= t->n || !(t->v[i].sign == '-' || t->v[i].sign == '/' || t->v[i].sign == '\'')));
	return ((t->v[i].is | t->v[i].phrase) & does) ||
	    (t->v[i].letters == CASE_LOWER &&
	        ((t->v[i].is & (W_WITH | W_AND | W_FUNCTION | W_DOES | W_TO)) ||
	            (!german && t->v[i].len > 3 && slice_ends_nocase(t->v[i].low, SLICE("s")))));
}

/* "Kim Becker", where only another Becker is known, or "Tom Archer of", where only another Tom is. */
static bool
is_other_name(const struct finish *f, const struct tokens *t, size_t i, bool behind_name)
{
	if (behind_name && (t->v[i - 1].is & W_GIVEN) && people_is_only_family(f->people, &t->v[i]) &&
	    people_match(f->people, t, i - 1) == 0)
		return true;
	return more_is_surname(t, i + 1) && (t->v[i + 1].is & ~(uint64_t)W_GIVEN) == 0 && t->v[i + 1].len > 2 &&
	    people_match(f->people, t, i + 1) == 0 && people_department(f->people, t, i + 1) == 0 &&
	    ends_introduction(f, t, i + 2);
}

/* Adds who shares a name with somebody who is known and is named at the token in another way. */
static void
stranger_add(struct finish *f, size_t block, size_t i)
{
	const struct tokens *t = &f->outline->v[block].t;
	struct reading_owner who;
	size_t before = 1;
	bool behind_name, other;

	if (t->v[i].kind != TOKEN_WORD || t->v[i].letters == CASE_LOWER || !people_may_begin(f->people, &t->v[i]) ||
	    f->stranger_count == STRANGERS_MAX || people_match(f->people, t, i) != 1)
		return;
	behind_name = i > 0 && t->v[i].space && t->v[i - 1].kind == TOKEN_WORD && t->v[i - 1].letters == CASE_CAPITAL;
	other = is_other_name(f, t, i, behind_name);
	if (!other && (behind_name || t->v[i + 1].letters == CASE_CAPITAL ||
	                  (bracket_end(t, i + 1) == 0 && more_place(f->people, t, i + 1, t->n, &before) == 0)))
		return;
	/* once is enough: who was introduced stays so */
	if (is_introduced(f, t->v[i].plain, block, i))
		return;
	people_resolve(f->people, tokens_slice(t, i, i + 1), &who);
	/* "Mr Weiss (client)", to whom the notes were sent, is he */
	if (who.email.len == 0 || who.department.len > 0 || (!other && people_is_on_mail(f->people, who.email)))
		return;
	if (other || elsewhere_end(f, t, i, i + 1, who.email, true) > 0)
		f->strangers[f->stranger_count++] = (struct stranger) { t->v[i].plain, block, i };
}

void
finish_strangers(struct finish *f)
{
	if (f->question->directory.people_count == 0)
		return;
	f->strangers = pool_array(f->pool, STRANGERS_MAX, sizeof(*f->strangers));
	for (size_t i = 0; i < f->outline->n; i++)
		for (size_t j = 0; f->outline->v[i].b->kind != BLOCK_CODE && j < f->outline->v[i].t.n; j++)
			stranger_add(f, i, j);
}

/* ---- all of it -------------------------------------------------------------- */

/* Blocks above a quoted one in which is looked for who wrote it. */
#define REPLIED_BLOCKS 60

/* "Maya wrote:" and "> I will ...": the author is whoever is named above what is quoted, and not who quotes it. False
 * where nobody is. */
static bool
quoted_author(const struct finish *f, const struct claim *c, struct reading_owner *who)
{
	const struct outline *o = f->outline;
	size_t i = c->block;
	struct actor a;

	while (i > 0 && block_is_quoted(o->v[i].b))
		i--;
	/* what is answered point by point has replies between */
	for (size_t n = 0; i > 0 && n < REPLIED_BLOCKS &&
	     (block_is_quoted(o->v[i].b) || o->v[i].t.n == 0 || !token_is_colon(&o->v[i].t, o->v[i].t.n - 1)); n++)
		i--;
	for (size_t j = 0; j < o->v[i].t.n && token_is_colon(&o->v[i].t, o->v[i].t.n - 1); j++) {
		if (!actor_read(f->people, &o->v[i].t, j, o->v[i].t.n, &a) || a.n != 1 ||
		    a.kind > ACTOR_NAME || a.kind == ACTOR_DEPARTMENT)
			continue;
		people_resolve(f->people, tokens_slice(&o->v[i].t, a.v[0].from, a.v[0].to), who);
		return true;
	}
	return false;
}

void
finish_owners(const struct finish *f, const struct claim *c, struct reading_item *item)
{
	const struct tokens *t = &f->outline->v[c->actor_block].t;

	const struct slice author = f->author.email.len > 0 ? f->author.email : f->author.name;

	if (c->author && author.len > 0) {
		/* below a quoted question who answers it stands in a line of his own */
		const struct block *b = f->outline->v[c->actor_block].b;

		item->owners = pool_array(f->pool, 1, sizeof(*item->owners));
		if (f->forwarded || !block_is_quoted(b))
			people_resolve(f->people, author, &item->owners[0]);
		else if (!quoted_author(f, c, &item->owners[0]))
			return;
		item->owners[0].written = tokens_slice(t, c->actor.from, c->actor.to);
		item->owner_count = 1;
		return;
	}
	if (!actor_is_named(&c->actor))
		return;
	item->owners = pool_array(f->pool, c->actor_block > c->block ? ACTOR_MAX : c->actor.n, sizeof(*item->owners));
	for (size_t i = 0; i < c->actor.n; i++) {
		struct reading_owner *o = &item->owners[item->owner_count];
		bool seen = false;

		/* "Maya and I" */
		if (c->actor.v[i].kind == ACTOR_I && !c->chat && author.len > 0)
			people_resolve(f->people, author, o);
		else if (c->actor.v[i].kind >= ACTOR_NOBODY)
			continue;
		else if (is_excluded(t, c->actor.v[i].from) || is_free(&t->v[c->actor.v[i].from]))
			continue;
		else
			people_resolve(f->people, owner_words(t, c->actor.v[i].from, c->actor.v[i].to), o);
		owner_doubt(f, c, c->actor.v[i].from, c->actor.v[i].to, o);
		address_take(f, t, c->actor.v[i].from, c->actor.v[i].to, o);
		bracket_take(f, t, c->actor.v[i].from, c->actor.v[i].to, o);
		if (c->actor.v[i].kind == ACTOR_EVERYONE && o->email.len == 0)
			people_present(f->people, o);
		if (item->owner_count > 0 && owns_address(f, &item->owners[item->owner_count - 1], o)) {
			item->owners[item->owner_count - 1].email = o->email.len > 0 ? o->email : o->written;
			continue;
		}
		for (size_t j = 0; j < item->owner_count; j++)
			seen = seen || same_owner(&item->owners[j], o);
		if (!seen)
			item->owner_count++;
	}
	if (item->owner_count > 1 && is_either(t, c))
		owners_join(f, t, c, item);
	doers_add(f, c, item);
}

