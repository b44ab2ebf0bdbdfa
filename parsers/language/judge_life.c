/*
 * See judge_rule.h. What people do without anybody's having to wait for it: they have a role at a meeting,
 * stand in its programme, move house and come back, do what they do every week, did something years ago.
 * Linear in the claim's words.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

/* Tokens of what somebody does, from its verb on. */
static size_t
verb_at(const struct tokens *t, const struct claim *c)
{
	/* "takes | the minutes": what binds is the verb itself; not "volunteered to | take" */
	if (c->signal == SIGNAL_COMMIT && c->signal_at < c->task_from && c->signal_at >= c->from &&
	    !(t->v[c->task_from - 1].is & W_TO) &&
	    !((t->v[c->signal_at].is | t->v[c->signal_at].phrase) & W_BE))
		return c->signal_at;
	return c->task_from;
}

/* The end of the claim without the signs there. */
static size_t
end_of(const struct tokens *t, const struct claim *c)
{
	size_t to = c->task_to > c->to ? c->task_to : c->to;

	while (to > c->task_from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return to;
}

/* Tokens that may stand between the verb and what is taken down. */
#define BETWEEN_TOKENS 3

/* "takes the minutes", "führt Protokoll", "prend les notes": a role, unless it says by when they are written. */
static bool
takes_minutes(const struct tokens *t, const struct claim *c, size_t verb, size_t to)
{
	static const char *const verbs[] = { "take", "takes", "taking", "keep", "keeps", "do", "does",
		"schreibt", "schreiben", "f\303\274hrt", "f\303\274hren", "macht", "machen",
		"\303\274bernimmt", "\303\274bernehmen", "f\303\274hre", "schreibe", "mache",
		"\303\274bernehme", "prends", "tomo", "levanto", "prend", "prendra", "prendre",
		"r\303\251dige", "r\303\251digera", "fait", "fera", "faire", "toma", "tomar\303\241", "tomar",
		"redacta", "redactar\303\241", "levanta", "levantar\303\241", "lleva", "hace",
		"har\303\241" };
	static const char *const things[] = { "minutes", "notes", "protokoll", "mitschrift", "notizen", "rendu", "cr", "acta",
		"notas" };
	static const char *const behind[] = { "today", "next", "this", "here", "heute", "comme", "hoy", "ce", "como", "wieder",
		"again", "as", "during", "in", "at", "for", "of", "der", "der", "de" };
	static const char *const takes[] = { "take", "takes", "taking", "keep", "keeps", "f\303\274hre", "f\303\274hrt", "prends", "tomo", "levanto", "f\303\274hren", "prend",
		"prendra", "prendre", "toma", "tomar\303\241", "tomar", "levanta", "levantar\303\241" };
	bool verbal = SLICE_IS_ONE_OF(t->v[verb].low, verbs);

	/* "das Protokoll schreiben" */
	if (!verbal && SLICE_IS_ONE_OF(t->v[to - 1].low, verbs))
		verb--;
	else if (!verbal)
		return false;
	for (size_t i = verb + 1; i < to && i <= verb + 1 + BETWEEN_TOKENS; i++) {
		if (t->v[i].kind != TOKEN_WORD)
			return false;
		if (SLICE_IS_ONE_OF(t->v[i].low, things))
			return (i + 1 >= to || t->v[i + 1].kind == TOKEN_PUNCT ||
			           SLICE_IS_ONE_OF(t->v[i + 1].low, behind) ||
			           SLICE_IS_ONE_OF(t->v[i + 1].low, verbs) || (t->v[i + 1].is & W_TIME)) &&
			    !judge_has_deadline(t, c) &&
			    (SLICE_IS_ONE_OF(t->v[verb].low, takes) || !judge_names_when(t, c));
	}
	return false;
}

/* "opens the meeting", "leitet die Sitzung", "animera la réunion" */
static bool
leads_meeting(const struct tokens *t, size_t verb, size_t to)
{
	static const char *const verbs[] = { "chair", "chairs", "open", "opens", "moderate", "moderates",
		"facilitate", "facilitates", "host", "hosts", "lead", "leads", "run", "runs", "leitet",
		"leiten", "er\303\266ffnet", "er\303\266ffnen", "moderiert", "moderieren", "ouvre", "ouvrira",
		"ouvrir", "pr\303\251side", "pr\303\251sidera", "pr\303\251sider", "anime", "animera",
		"animer", "abre", "abrir\303\241", "abrir", "preside", "presidir\303\241", "presidir",
		"modera", "moderar\303\241", "moderar", "dirige", "dirigir\303\241", "dirigir", "close",
		"closes", "schlie\303\237t", "cl\303\264t", "cierra", "anim\303\251e",
		"pr\303\251sid\303\251e", "presidida", "moderada", "geleitet", "chaired", "hosted" };
	static const char *const meetings[] = { "meeting", "session", "call", "assembly", "sitzung",
		"besprechung", "treffen", "runde", "versammlung", "r\303\251union", "s\303\251ance",
		"assembl\303\251e", "reuni\303\263n", "sesi\303\263n", "junta", "asamblea" };
	static const char *const some[] = { "a", "an", "eine", "ein", "einen", "une", "un", "una" };
	static const char *const chairs[] = { "chair", "chairs", "co-chair", "co-chairs", "scribe", "scribes", "moderate", "moderates", "facilitate",
		"facilitates" };
	static const char *const next[] = { "next", "today", "again", "this", "then", "for" };
	bool verbal = SLICE_IS_ONE_OF(t->v[verb].low, verbs);

	/* "chair next time" */
	if (SLICE_IS_ONE_OF(t->v[verb].low, chairs) &&
	    (verb + 1 >= to || t->v[verb + 1].kind == TOKEN_PUNCT || SLICE_IS_ONE_OF(t->v[verb + 1].low, next)))
		return true;
	if (!verbal && !SLICE_IS_ONE_OF(t->v[to - 1].low, verbs))
		return false;
	for (size_t i = verb + (verbal ? 1 : 0); i < to && i < verb + 5 && t->v[i].kind == TOKEN_WORD; i++) {
		/* not "the session recordings", "the call for papers" */
		if (SLICE_IS_ONE_OF(t->v[i].low, meetings) && i + 1 < to && slice_is(t->v[i + 1].low, "for"))
			return false;
		if (SLICE_IS_ONE_OF(t->v[i].low, meetings))
			return i + 1 >= to || t->v[i + 1].kind != TOKEN_WORD ||
			    (t->v[i + 1].is & (W_FUNCTION | W_TIME | W_WITH)) != 0 ||
			    SLICE_IS_ONE_OF(t->v[i + 1].low, verbs);
		/* "a call with the printer" has to be arranged */
		if ((t->v[i].is & (W_AND | W_TO)) || SLICE_IS_ONE_OF(t->v[i].low, some))
			return false;
	}
	return false;
}

/* Is that a day, a place or the end, and nothing that the verb is done to? */
static bool
is_bare(const struct tokens *t, size_t i, size_t to, bool english)
{
	static const char *const days[] = { "on", "am", "ab", "le", "el", "the" };
	static const char *const places[] = { "nach", "\303\240", "au", "chez", "en", "a", "dans" };
	static const char *const named[] = { "to", "from", "for", "de", "por" };
	static const char *const leave[] = { "holiday", "vacation", "leave", "work", "vacaciones", "vacances", "cong\303\251", "viaje",
		"voyage", "baja" };
	static const char *const where[] = { "in", "at", "as" };

	if (i >= to || t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & W_TIME))
		return true;
	if ((t->v[i].is & W_BYTIME) || SLICE_IS_ONE_OF(t->v[i].low, days))
		return i + 1 < to && ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER);
	/* "leaves for Rome", not "returns to this topic" */
	if (SLICE_IS_ONE_OF(t->v[i].low, named))
		return i + 1 < to && (t->v[i + 1].letters == CASE_CAPITAL || t->v[i + 1].letters == CASE_UPPER ||
		                         SLICE_IS_ONE_OF(t->v[i + 1].low, leave));
	return (english ? SLICE_IS_ONE_OF(t->v[i].low, where) : SLICE_IS_ONE_OF(t->v[i].low, places)) &&
	    !(i + 1 < to && (t->v[i + 1].is & W_VERB));
}

/* "will leave the company", "have surgery", "take parental leave", "work from home", "be able to", "get a new laptop". */
static bool
is_private(const struct tokens *t, size_t verb, size_t to)
{
	static const char *const leaves[] = { "leave", "leaves" }, *const has[] = { "have", "has", "get", "gets", "receive" };
	static const char *const takes[] = { "take", "takes" }, *const works[] = { "work", "works" };
	static const char *const left[] = { "company", "firm", "team", "organisation", "organization", "department", "us", "board" };
	static const char *const things[] = { "laptop", "computer", "phone", "car", "office", "desk", "job", "role", "boss", "manager" };
	static const char *const health[] = { "surgery", "operation", "baby", "appointment", "birthday" };
	struct slice v = t->v[verb].low, next = t->v[verb + 1].low;

	if (verb + 2 > to)
		return false;
	if (SLICE_IS_ONE_OF(v, works))
		return slice_is(next, "remotely") || (slice_is(next, "from") && slice_is(t->v[verb + 2].low, "home"));
	if (slice_is(v, "be"))
		return slice_is(next, "able");
	if (SLICE_IS_ONE_OF(v, has) && (t->v[verb + 1].is & W_ARTICLE) && slice_is(t->v[verb + 2].low, "new"))
		return verb + 4 <= to && SLICE_IS_ONE_OF(t->v[verb + 3].low, things) && is_bare(t, verb + 4, to, true);
	for (size_t i = verb + 1; i < to && i < verb + 4; i++)
		if ((SLICE_IS_ONE_OF(v, leaves) && SLICE_IS_ONE_OF(t->v[i].low, left)) ||
		    (SLICE_IS_ONE_OF(v, has) && SLICE_IS_ONE_OF(t->v[i].low, health)))
			return is_bare(t, i + 1, to, true);
		else if (SLICE_IS_ONE_OF(v, takes) && i > verb + 1 && slice_is(t->v[i].low, "leave"))
			/* not "takes over the leave plan" */
			return !(t->v[i - 1].is & (W_AND | W_ARTICLE)) && !slice_is(next, "over");
	return false;
}

/* "moves house", "turns 40", "gets married", "takes Friday off", "returns on Monday". */
static bool
is_english_life(const struct tokens *t, size_t verb, size_t to)
{
	static const char *const move[] = { "move", "moves", "moving" }, *const homes[] = { "house", "home", "flat", "flats", "desk", "desks", "into" };
	static const char *const comes[] = { "return", "returns", "start", "starts", "leave", "leaves", "retire", "retires", "arrive", "arrives", "drives" };
	static const char *const gets[] = { "get", "gets", "getting" }, *const turns[] = { "turn", "turns", "turning" };
	static const char *const takes[] = { "take", "takes", "taking" }, *const speaks[] = { "speaks", "talks", "sits" };
	static const char *const taken[] = { "course", "class", "break", "holiday", "vacation", "exam", "sabbatical", "nap" };
	static const char *const rides[] = { "train", "bus", "plane", "flight", "ferry", "tram", "taxi", "place", "seat" };
	static const char *const whose[] = { "his", "her", "their" }, *const from[] = { "from", "at", "on", "in", "back", "home", "as", "of" };
	struct slice v = t->v[verb].low, next = verb + 1 < to ? t->v[verb + 1].low : SLICE("");

	/* "is going to the dentist" */
	if (verb > 1 && slice_is(t->v[verb - 1].low, "to") && slice_is(t->v[verb - 2].low, "going") &&
	    (t->v[verb].is & W_ARTICLE))
		return true;
	if (SLICE_IS_ONE_OF(v, move))
		return (slice_is(v, "moving") && is_bare(t, verb + 1, to, true)) ||
		    SLICE_IS_ONE_OF(next, homes) ||
		    (slice_is(next, "to") && verb + 2 < to &&
		        (t->v[verb + 2].letters == CASE_CAPITAL || (t->v[verb + 2].is & W_ARTICLE)));
	if (SLICE_IS_ONE_OF(v, turns))
		return verb + 1 < to && t->v[verb + 1].kind == TOKEN_NUMBER && is_bare(t, verb + 2, to, true);
	if (SLICE_IS_ONE_OF(v, gets))
		return (slice_is(next, "married") || slice_is(next, "engaged")) && is_bare(t, verb + 2, to, true);
	if (SLICE_IS_ONE_OF(v, comes))
		return is_bare(t, verb + 1, to, true);
	if (SLICE_IS_ONE_OF(v, speaks))
		return slice_is(next, "at") || slice_is(next, "in");
	/* "takes part", "takes a course" */
	if (SLICE_IS_ONE_OF(v, takes) &&
	    (slice_is(next, "part") ||
	        (verb + 2 < to && (t->v[verb + 1].is & W_ARTICLE) &&
	            SLICE_IS_ONE_OF(t->v[verb + 2].low, taken))))
		return true;
	/* "continues to run the shop" goes on as it was */
	if (slice_is(v, "continues"))
		return slice_is(next, "to");
	if (!SLICE_IS_ONE_OF(v, takes))
		return slice_is(v, "marry") || slice_is(v, "marries");
	/* "takes his place", "takes the 7:12 train" */
	for (size_t i = verb + 2; i < to && i < verb + 7; i++)
		/* not "takes the bus tickets to Maya" */
		if (SLICE_IS_ONE_OF(t->v[i].low, rides))
			return ((t->v[verb + 1].is & (W_ARTICLE | W_PRONOUN)) ||
			           SLICE_IS_ONE_OF(next, whose)) &&
			    (i + 1 >= to || t->v[i + 1].kind != TOKEN_WORD ||
			        (t->v[i + 1].is & (W_TIME | W_WITH | W_AND | W_TO)) ||
			        SLICE_IS_ONE_OF(t->v[i + 1].low, from));
	/* "takes Friday off", "takes a week off" */
	for (size_t i = verb + 1; i < to && i < verb + 5 && t->v[i].kind != TOKEN_PUNCT; i++)
		if (slice_is(t->v[i].low, "off"))
			return (t->v[i - 1].is & W_TIME) != 0 || slice_ends_nocase(t->v[i - 1].low, SLICE("s"));
	return false;
}

/* "wird am 1. Dezember Leiterin des Einkaufs": no verb behind it; "übernimmt die Leitung". */
static bool
becomes(const struct tokens *t, size_t verb, size_t to)
{
	static const char *const posts[] = { "leitung", "vorsitz", "amt", "rolle", "posten", "gesch\303\244ftsf\303\274hrung",
		"nachfolge", "stelle" };
	bool wird = verb > 0 && slice_is(t->v[verb - 1].low, "wird"), will = false;

	for (size_t i = verb; i < to; i++) {
		const struct token *w = &t->v[i];

		if (slice_is(t->v[verb].low, "\303\274bernimmt") && SLICE_IS_ONE_OF(w->low, posts))
			return true;
		will = will ||
		    (w->kind == TOKEN_WORD && w->letters == CASE_LOWER &&
		        !(w->is & (W_ARTICLE | W_WITH | W_PRONOUN)) && slice_ends_nocase(w->low, SLICE("n")));
	}
	return wird && !will && t->v[to - 1].letters == CASE_CAPITAL;
}

/* "starts in the archive and sends a list by Friday": what follows is to be done. */
static bool
does_more(const struct tokens *t, const struct claim *c, size_t verb, size_t to)
{
	for (size_t i = verb + 1; i + 1 < to; i++)
		if ((t->v[i].is & W_AND) && (t->v[i + 1].is & (W_VERB | W_DOES | W_FUTURE)))
			return judge_has_deadline(t, c);
	return false;
}

/* "zieht am Freitag um", "wird umziehen", "wird 40"; "zieht die Kabel um" is a deed. */
static bool
is_german_life(const struct tokens *t, const struct claim *c, size_t verb, size_t to)
{
	static const char *const last[] = { "umziehen", "heiraten", "zur\303\274ckkommen", "wiederkommen", "verreisen", "anreisen",
		"abreisen", "zur\303\274ckkehren" };
	const struct token *w = &t->v[to - 1];
	static const char *const gets[] = { "bekommt", "erh\303\244lt", "kriegt" };
	bool deed = false,
	     moves = (slice_is(t->v[verb].low, "zieht") || slice_is(t->v[verb].low, "ziehe")) &&
	    slice_is(w->low, "um");
	bool begins = (slice_is(t->v[verb].low, "f\303\244ngt") || slice_is(t->v[verb].low, "h\303\266rt")) &&
	    verb + 1 < to && (slice_is(w->low, "an") || slice_is(w->low, "auf")) &&
	    !slice_is(t->v[verb + 1].low, "mit");
	bool home = slice_is(t->v[verb].low, "kehrt") && slice_is(w->low, "zur\303\274ck");
	bool old = verb > 0 && w->kind == TOKEN_NUMBER && slice_is(t->v[verb - 1].low, "wird");

	static const char *const months[] = { "januar", "februar", "m\303\244rz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember" };

	/* "macht ab Oktober das Referat" */
	if (verb + 2 < to && slice_is(t->v[verb].low, "macht") && slice_is(t->v[verb + 1].low, "ab") && SLICE_IS_ONE_OF(t->v[verb + 2].low, months))
		return true;
	/* "bekommt am Freitag den Schlüssel", "wird die Halle nicht streichen" */
	if (SLICE_IS_ONE_OF(t->v[verb].low, gets) && t->v[verb].phrase_len < 2 && judge_names_when(t, c))
		return true;
	if (to > verb + 1 && c->signal == SIGNAL_WILL && slice_is(t->v[to - 2].low, "nicht"))
		return true;
	/* "ich komme am Freitag später", not "mit der Liste" */
	for (size_t i = verb; i < to && slice_is(t->v[verb].low, "komme") && !slice_is(t->v[i].low, "mit"); i++)
		if (i + 1 == to)
			return judge_names_when(t, c);
	if (becomes(t, verb, to))
		return true;
	/* "macht Urlaub", "macht am Freitag frei"; "macht den Platz frei" is a deed */
	for (size_t i = verb + 1; i < to && slice_is(t->v[verb].low, "macht") && !(t->v[i].is & W_ARTICLE); i++)
		if (slice_is(t->v[i].low, "urlaub") || slice_is(t->v[i].low, "ferien") || slice_is(t->v[i].low, "frei"))
			return true;
	if (!moves && !home && !old && !begins && !SLICE_IS_ONE_OF(w->low, last))
		return false;
	for (size_t i = verb; i + 1 < to; i++)
		deed = deed || (i > verb && (t->v[i].is & W_ARTICLE)) ||
		    (old && t->v[i].kind == TOKEN_WORD && !is_bare(t, i, to, false));
	return !deed;
}

/* "déménage vendredi", "se casa el sábado", "vuelve el lunes", "va déménager" */
static bool
is_romance_life(const struct tokens *t, size_t verb, size_t to)
{
	static const char *const lives[] = { "d\303\251m\303\251nage", "d\303\251m\303\251nagera",
		"d\303\251m\303\251nager", "marie", "mariera", "marier", "revient", "reviendra", "revenir",
		"rentre", "rentrera", "rentrer", "part", "partira", "partir", "f\303\252te", "f\303\252tera",
		"f\303\252ter", "muda", "mudar\303\241", "mudarse", "casa", "casar\303\241", "casarse",
		"vuelve", "volver\303\241", "volver", "regresa", "regresar\303\241", "regresar", "cumple",
		"cumplir\303\241", "va", "sale", "viaja", "viajar", "mudo", "caso", "vuelvo", "regreso",
		"viajo", "cumplo", "reviens", "pars", "habla", "hablar\303\241", "incorpora", "venir", "rentre", "file", "sors", "cours", "arrive", "salgo", "llego", "voy" };
	static const char *const minds[] = { "manquer", "comprendre", "gagner", "perdre", "perderse", "entender", "comprender", "ganar",
		"perder", "recevoir", "recibir" };
	size_t i = verb;

	while (i < to && (slice_is(t->v[i].low, "se") || slice_is(t->v[i].low, "a") || slice_is(t->v[i].low, "me")))
		i++;
	if (i < to && SLICE_IS_ONE_OF(t->v[i].low, minds))
		return true;
	if (i >= to || !SLICE_IS_ONE_OF(t->v[i].low, lives))
		return false;
	/* "volver a pasar la lista", "vuelve a llamarlos": once more */
	if (slice_starts(t->v[i].low, SLICE("v")) && i + 2 < to && slice_is(t->v[i + 1].low, "a") && words_end_in_infinitive(t->v[i + 2].low))
		return false;
	/* "je sors de la visio" */
	if ((slice_is(t->v[i].low, "sors") || slice_is(t->v[i].low, "salgo")) && i + 1 < to && slice_starts(t->v[i + 1].low, SLICE("d")))
		return true;
	return is_bare(t, i + 1, to, false) || t->v[i + 1].kind == TOKEN_NUMBER || slice_is(t->v[i + 1].low, "ses") ||
	    slice_is(t->v[i + 1].low, "sus") || slice_is(t->v[i + 1].low, "son") || slice_is(t->v[i + 1].low, "su");
}

/* "张伟下周一休假": away, back, ill or married. */
static bool
is_chinese_life(const struct tokens *t, const struct claim *c)
{
	static const char *const lives[] = { "\344\274\221\345\201\207", "\350\257\267\345\201\207",
		"\350\253\213\345\201\207", "\345\233\236\346\235\245", "\345\233\236\344\276\206",
		"\345\207\272\345\267\256", "\350\277\207\347\224\237\346\227\245",
		"\347\265\220\345\251\232", "\347\273\223\345\251\232", "\346\220\254\345\256\266",
		"\351\200\200\344\274\221", "\345\205\245\350\201\214", "\347\246\273\350\201\214",
		"\345\272\246\345\201\207", "\347\274\272\345\270\255", "\350\277\237\345\210\260" };

	static const char *const when[] = { "\344\270\213", "\346\234\254", "\350\277\231", "\344\270\212", "\345\221\250", "\346\230\237", "\346\234\237", "\344\270\200", "\344\272\214", "\344\270\211", "\345\233\233", "\344\272\224", "\345\205\255", "\346\227\245", "\345\244\251", "\346\234\210", "\345\217\267", "\350\265\267", "\344\273\216", "\345\260\206", "\344\274\232", "\350\246\201", "\345\234\250" };
	size_t i = c->task_from;

	/* "整理请假记录" is a deed: only a day may stand in front */
	while (i < c->task_to &&
	    (t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_TIME) || SLICE_IS_ONE_OF(t->v[i].low, when)))
		i++;
	for (size_t j = 0; i < c->task_to && j < sizeof(lives) / sizeof(lives[0]); j++)
		if (slice_starts(slice_from(t->text, t->v[i].at), slice_of(lives[j])))
			return true;
	return false;
}

/* "10:00", "10:00-10:30:", "10 Uhr:", "10h00", "9am" in front of the line; its tokens, 0 if there is none. */
static size_t
clock_length(const struct tokens *t)
{
	static const char *const units[] = { "uhr", "h", "am", "pm", "hrs" };
	size_t i = 0;
	bool clock = false;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i >= t->n || t->text.p[t->v[i].at] < '0' || t->text.p[t->v[i].at] > '9')
		return 0;
	for (; i < t->n; i++) {
		char c = t->text.p[t->v[i].at];
		bool unit = SLICE_IS_ONE_OF(t->v[i].low, units);
		bool digits = c >= '0' && c <= '9';

		if (!unit && !digits && t->v[i].kind != TOKEN_PUNCT)
			break;
		clock = clock || unit || (digits && (t->v[i].kind == TOKEN_WORD || token_is(t, i + 1, ':')));
	}
	return clock ? i : 0;
}

/* Bytes of "10:00 - 10:30 Uhr". */
#define CLOCKS_MAX 20

/* "| 10:00 | Present the plan | Tom |": a row that begins with the clock, and no day beside it. */
static bool
is_programme_row(const struct outline *o, const struct claim *c)
{
	const struct block *b = o->v[c->block].b;
	struct slice first;
	size_t figures = 0;

	if (c->form != CLAIM_ROW || b->cell_count < 3 || (c->due_cell > 0 && c->due_cell != c->owner_cell))
		return false;
	first = slice_trim(b->cells[0]);
	while (figures < first.len && first.p[figures] >= '0' && first.p[figures] <= '9')
		figures++;
	return figures > 0 && figures <= 2 && figures < first.len && first.p[figures] == ':' && first.len <= CLOCKS_MAX;
}

/* Is one of the row's cells nothing but "Info", "Décision": what kind of line it is? */
static bool
is_of_other_kind(const struct outline *o, const struct block *b)
{
	for (size_t i = 0; i < b->cell_count; i++) {
		struct tokens t = words_read(o->pool, &o->set, b->cells[i]);

		if (t.n > 0 && t.v[0].phrase_len == t.n && (t.v[0].phrase & (W_DECISION | H_FYI | H_DECISION)))
			return true;
	}
	return false;
}

/* "| Occupancy | 88 %. For information. | |", "| Info | 88 % | |", "... booked. No action.": a row that waits for nobody. */
static bool
is_for_information(const struct outline *o, const struct claim *c)
{
	static const char *const no[] = { "no", "keine", "kein", "aucune", "ninguna" };
	static const char *const action[] = { "action", "actions", "aktion", "ma\303\237nahme", "ma\303\237nahmen",
		"handlungsbedarf", "acci\303\263n" };
	const struct tokens *t = &o->v[c->block].t;
	size_t to = end_of(t, c);

	if (c->form != CLAIM_ROW || c->actor.n > 0)
		return false;
	if (to > c->task_from + 2 && SLICE_IS_ONE_OF(t->v[to - 2].low, no) && SLICE_IS_ONE_OF(t->v[to - 1].low, action))
		return true;
	for (size_t i = c->task_from; i < to; i++)
		if ((t->v[i].phrase & H_FYI) && i + t->v[i].phrase_len == to &&
		    (t->v[i].phrase_len > 1 || slice_eq(t->v[i].low, SLICE("fyi"))))
			return true;
	return is_of_other_kind(o, o->v[c->block].b);
}

/* "10:00 Tom presents the plan": a line of a programme; "10:02 Tom: I'll send it" is said then. */
static bool
is_programme(const struct tokens *t, const struct claim *c)
{
	static const char *const tells[] = { "present", "explain", "show", "introduce", "speak", "talk",
		"welcome", "report", "vorstellen", "zeigen", "erkl\303\244ren", "begr\303\274\303\237en",
		"berichten", "pr\303\251senter", "expliquer", "montrer", "accueillir", "presentar",
		"explicar", "mostrar" };
	size_t to, n;

	if (c->actor_block != c->block || c->actor.n == 0 || c->actor.from > 9 || c->form != CLAIM_CLAUSE)
		return false;
	n = clock_length(t);
	to = end_of(t, c);
	if (n == 0 || c->actor.from > n || judge_has_deadline(t, c))
		return false;
	/* "10:15 Maya volunteers to draft it" is what she took on then */
	return (c->signal == SIGNAL_COMMIT && c->signal_at >= c->task_from) || c->signal == SIGNAL_VERB ||
	    SLICE_IS_ONE_OF(t->v[c->task_from].low, tells) || SLICE_IS_ONE_OF(t->v[to - 1].low, tells);
}

/* "Vor drei Jahren wurde Maya gebeten", "il y a trois ans": ago, in front of token n. */
static bool
is_ago(const struct tokens *t, size_t n)
{
	static const char *const units[] = { "jahren", "monaten", "wochen", "ans", "mois", "ann\303\251es", "semaines",
		"a\303\261os", "meses", "semanas" };
	static const char *const ago[] = { "vor", "a", "hace" };

	for (size_t i = n; i > 2 && i + 4 > n; i--)
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, units))
			return SLICE_IS_ONE_OF(t->v[i - 3].low, ago);
	return false;
}

/* "In 2023 Tom was asked to": a year in front of who took it on is one that is over. */
static bool
is_history(const struct tokens *t, const struct claim *c)
{
	const size_t n = c->actor.from > c->signal_at ? c->actor.from : c->signal_at;

	if (c->signal != SIGNAL_COMMIT || c->actor.n == 0 || c->actor_block != c->block ||
	    !((t->v[c->signal_at].is & (W_PAST | W_BE)) ||
	        (c->actor.from > 0 && (t->v[c->actor.from - 1].is & W_PAST)) ||
	        slice_ends_nocase(t->v[c->signal_at].low, SLICE("ed")) ||
	        slice_is(t->v[c->signal_at].low, "took")))
		return false;
	if (is_ago(t, n))
		return !judge_has_deadline(t, c);
	for (size_t i = n; i > 0 && i + 5 > n; i--) {
		const struct token *w = &t->v[i - 1];

		if (w->kind == TOKEN_PUNCT && w->sign != ',')
			return false;
		if (w->kind == TOKEN_NUMBER && w->len == 4 && (t->text.p[w->at] == '1' || t->text.p[w->at] == '2'))
			return (i == 1 || i - 2 < c->from || t->v[i - 2].kind == TOKEN_PUNCT ||
			           slice_is(t->v[i - 2].low, "in") || slice_is(t->v[i - 2].low, "en") ||
			           slice_is(t->v[i - 2].low, "im")) &&
			    !judge_has_deadline(t, c);
	}
	return false;
}

/* "fragt, ob die Halle reicht": what somebody wants to know now, unless he is to find it out by then. */
static bool
asks_whether(const struct tokens *t, const struct claim *c, size_t verb, size_t to)
{
	static const char *const asks[] = { "asks", "fragt", "demande", "pregunta", "wonders" };
	static const char *const whether[] = { "if", "whether", "ob", "si" };
	static const char *const all[] = { "everybody", "everyone", "all", "us", "members", "alle", "uns", "tous", "todos" };
	size_t i = verb + 1;

	/* "reminds everybody of the fair" */
	if ((slice_is(t->v[verb].low, "reminds") || slice_is(t->v[verb].low, "erinnert") ||
	        slice_is(t->v[verb].low, "rappelle")) &&
	    i < to && SLICE_IS_ONE_OF(t->v[i].low, all))
		return !judge_has_deadline(t, c);
	if (!SLICE_IS_ONE_OF(t->v[verb].low, asks))
		return false;
	while (i < to && (token_is(t, i, ',') || slice_is(t->v[i].low, "sich")))
		i++;
	return i < to && SLICE_IS_ONE_OF(t->v[i].low, whether) && !judge_has_deadline(t, c);
}

/* "Omar doubts that Maya will do it", "nobody knows if Maya will": what somebody else thinks, in front of token n. */
static bool
is_thought(const struct tokens *t, size_t n)
{
	static const char *const thinks[] = { "thinks", "doubts", "believes", "guesses", "fears", "hopes",
		"wonders", "assumes", "expects", "suspects", "knows", "know", "wonder", "unclear", "sure",
		"glaubt", "meint", "bezweifelt", "hofft", "f\303\274rchtet", "vermutet", "pense", "croit",
		"doute", "esp\303\250re", "craint", "cree", "piensa", "duda", "espera", "teme" };
	static const char *const that[] = { "that", "if", "whether", "dass", "ob", "que", "qu", "si", "l" };
	static const char *const mine[] = { "think", "guess", "believe", "suppose", "hope", "assume", "glaube", "denke", "vermute",
		"hoffe", "crois", "pense", "esp\303\250re", "creo", "pienso", "espero" };
	size_t i = n;

	while (i > 0 && n - i < 3 &&
	    (SLICE_IS_ONE_OF(t->v[i - 1].low, that) || token_is(t, i - 1, ',') || token_is(t, i - 1, '\'')))
		i--;
	if (i > 1 && SLICE_IS_ONE_OF(t->v[i - 1].low, mine) && (t->v[i - 2].is & (W_I | W_WE)))
		return true;
	return i > 1 && SLICE_IS_ONE_OF(t->v[i - 1].low, thinks) && !(t->v[i - 2].is & (W_I | W_WE)) &&
	    (i > 2 ? !(t->v[i - 3].is & (W_I | W_WE)) : true);
}

/* "gives a talk on Monday": heard, and nothing that is handed over. */
static bool
gives_talk(const struct tokens *t, const struct claim *c, size_t verb, size_t to)
{
	static const char *const gives[] = { "gives", "h\303\244lt", "gibt", "macht", "fait", "donne", "suit", "da", "imparte",
		"hace" };
	static const char *const talks[] = { "talk", "presentation", "speech", "lecture", "tour", "course", "class", "kurs",
		"unterricht", "seminar", "cours", "formation", "curso", "clase", "vortrag", "rede",
		"pr\303\251sentation", "conf\303\251rence", "charla", "conferencia", "update", "overview" };

	if (!SLICE_IS_ONE_OF(t->v[verb].low, gives) || judge_has_deadline(t, c))
		return false;
	/* "a short talk", "am 4. Dezember einen Kurs"; not "la lista del curso" */
	for (size_t i = verb + 1; i < to && i < verb + 8; i++) {
		if (SLICE_IS_ONE_OF(t->v[i].low, talks))
			return true;
		if (t->v[i].kind != TOKEN_NUMBER && !token_is(t, i, '.') &&
		    !(t->v[i].is & (W_ARTICLE | W_TIME | W_BYTIME)) && !slice_is(t->v[i].low, "am") &&
		    !slice_is(t->v[i].low, "el") && !slice_is(t->v[i].low, "le") &&
		    !slice_is(t->v[i].low, "du") &&
		    !((t->v[i - 1].is & W_ARTICLE) && i + 1 < to && SLICE_IS_ONE_OF(t->v[i + 1].low, talks)))
			return false;
	}
	return false;
}

/* "replaces Sabine from December", "vertritt Herrn Weiss", "leads a team": the place that somebody has. */
static bool
is_place_of(const struct tokens *t, const struct claim *c, size_t verb, size_t to)
{
	static const char *const stands[] = { "replaces", "vertritt", "ersetzt", "remplace", "remplacera", "reemplaza", "sustituye" };
	static const char *const leads[] = { "leads", "heads", "leitet", "dirige" };
	static const char *const teams[] = { "team", "department", "abteilung", "\303\251quipe", "equipo" };
	static const char *const titles[] = { "mr", "mrs", "ms", "herrn", "herr", "frau", "m", "mme" };
	struct slice behind;
	size_t i = verb + 1;

	if (i >= to || judge_has_deadline(t, c))
		return false;
	/* not "replaces Maya's laptop" */
	behind = slice_from(t->text, t->v[i].at + t->v[i].low.len);
	if (SLICE_IS_ONE_OF(t->v[verb].low, stands))
		return t->v[i].letters == CASE_CAPITAL &&
		    ((t->v[i].is & W_GIVEN) || SLICE_IS_ONE_OF(t->v[i].low, titles)) &&
		    !slice_starts(behind, SLICE("'")) && !slice_starts(behind, SLICE("\342\200\231"));
	for (; SLICE_IS_ONE_OF(t->v[verb].low, leads) && i < to && i < verb + 4 && t->v[i].kind == TOKEN_WORD; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, teams))
			return true;
	return false;
}

/* Tokens within which it was said that somebody is new. */
#define NEWCOMER_TOKENS 40

/* "Maya joins the shop in May. She will work with Tom": what a new colleague is there for. */
static bool
is_newcomers(const struct tokens *t, const struct claim *c, size_t verb)
{
	static const char *const joins[] = { "joins", "joined", "welcome", "verst\303\244rkt", "willkommen", "rejoint", "rejoindra", "bienvenue",
		"incorpora", "incorporar\303\241", "bienvenido", "bienvenida" };
	static const char *const he[] = { "he", "she", "er", "sie", "il", "elle", "\303\251l", "ella" };
	size_t i = c->signal_at < verb && c->signal_at >= c->from ? c->signal_at : verb;

	if (c->sentence == 0 || c->author || i == 0 || judge_names_when(t, c) || !SLICE_IS_ONE_OF(t->v[i - 1].low, he))
		return false;
	for (size_t j = i; j > 0 && i - j < NEWCOMER_TOKENS; j--)
		if (SLICE_IS_ONE_OF(t->v[j - 1].low, joins))
			return true;
	return false;
}

/* "Their engineer will call": of whom nothing here says who it is. */
static bool
is_of_others(const struct tokens *t, const struct claim *c)
{
	static const char *const theirs[] = { "their", "his", "her", "ihr", "ihre", "sein", "seine", "leur", "leurs", "son", "sa",
		"su", "sus" };

	if (c->form != CLAIM_CLAUSE || c->author || c->asked)
		return false;
	return c->actor.n > 0 && c->actor_block == c->block && c->actor.kind > ACTOR_NAME && c->actor.from < t->n &&
	    SLICE_IS_ONE_OF(t->v[c->actor.from].low, theirs);
}

/* "Since the fair is on Fridays, Maya will": where the clause of who does it begins. */
static size_t
own_clause(const struct tokens *t, const struct claim *c)
{
	size_t comma = 0;
	bool verb = false;

	for (size_t i = c->from; i < c->actor.from && c->actor_block == c->block && i < c->to; i++) {
		verb = verb || (t->v[i].is & (W_BE | W_PAST | W_FUTURE));
		if (token_is(t, i, ',') && verb)
			comma = i + 1;
	}
	return comma > 0 ? comma : c->from;
}

/* "Luis va a Madrid", "Claire va bien": no verb behind it, so nothing that will be done. */
static bool
goes_somewhere(const struct tokens *t, const struct claim *c)
{
	static const char *const va[] = { "va", "vais", "vont", "van", "voy", "vamos", "allons" };
	static const char *const ends[] = { "r", "re", "rlo", "rla", "rlos", "rlas", "rle", "rles", "rse",
		"rnos", "rme" };
	const struct token *w = &t->v[c->task_from];
	bool goes = false;

	goes = goes || SLICE_IS_ONE_OF(t->v[c->signal_at].low, va);
	if (!goes || w->kind != TOKEN_WORD)
		return false;
	/* "va nous envoyer", "va a la" */
	for (size_t i = c->task_from; i < c->task_to && i < c->task_from + 3; i++)
		for (size_t j = 0; j < sizeof(ends) / sizeof(ends[0]); j++)
			if (slice_ends_nocase(t->v[i].low, slice_of(ends[j])) &&
			    t->v[i].letters == CASE_LOWER && t->v[i].low.len > 2)
				return false;
	return true;
}

/* "come up with a list", "come back with the figures", "come back to them on price": what somebody brings or says. */
static bool
comes_with(const struct tokens *t, size_t i, size_t end)
{
	static const char *const whose[] = { "his", "her", "their", "my", "our" };

	if (i + 4 < end && slice_eq(t->v[i].low, SLICE("come")) && slice_eq(t->v[i + 1].low, SLICE("back")) && (t->v[i + 2].is & W_TO) &&
	    ((t->v[i + 3].is & (W_PRONOUN | W_I | W_WE)) || t->v[i + 3].letters == CASE_CAPITAL))
		return true;
	return i + 3 < end && slice_eq(t->v[i].low, SLICE("come")) && !SLICE_IS_ONE_OF(t->v[i + 3].low, whose) &&
	    (slice_eq(t->v[i + 1].low, SLICE("up")) || slice_eq(t->v[i + 1].low, SLICE("back"))) &&
	    slice_eq(t->v[i + 2].low, SLICE("with"));
}

bool
judge_is_absent(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "holiday", "holidays", "vacation", "leave", "away", "off", "absent", "ooo", "sick",
		"ill" };
	size_t i = c->task_from + 1;

	if (!slice_eq(t->v[c->task_from].low, SLICE("be")) || i >= c->task_to)
		return false;
	i += i + 1 < c->task_to && slice_eq(t->v[i].low, SLICE("on"));
	return SLICE_IS_ONE_OF(t->v[i].low, words) ||
	    (i + 2 < t->n && slice_eq(t->v[i].low, SLICE("out")) && slice_eq(t->v[i + 2].low, SLICE("office")));
}

bool
judge_is_going(const struct tokens *t, const struct claim *c)
{
	static const char *const first[] = { "arrive", "attend", "come", "stay", "know", "join", "remain",
		"travel", "participate", "retire", "hear", "understand", "love", "like", "hate", "enjoy",
		"miss", "win", "feel", "become", "succeed", "survive", "exhibit", "celebrate", "sing",
		"perform", "compete", "partir", "rentrer", "arriver", "repartir" };
	static const char *const perhaps[] = { "probably", "likely", "certainly", "surely", "definitely" };
	static const char *const up[] = { "turn", "show" }, *const moods[] = { "happy", "glad", "pleased", "delighted", "sad", "angry",
		"surprised", "busy", "free", "ready", "ill", "sick", "fine", "ok", "okay" };
	static const char *const last[] = { "kommen", "fehlen", "bleiben", "sein", "dabeisein",
		"teilnehmen", "brauchen", "verpassen", "gewinnen", "verlieren", "verstehen", "wissen", "m\303\266gen" };
	static const char *const where[] = { "there", "back", "away", "late", "here", "out", "off", "in",
		"at", "travelling", "traveling", "staying", "attending", "joining" };
	size_t to = c->task_to;

	/* "come and look at the leak" */
	if (comes_with(t, c->task_from, to) || (c->task_from + 3 < to && slice_eq(t->v[c->task_from].low, SLICE("come")) && slice_eq(t->v[c->task_from + 1].low, SLICE("and")) &&
	        (t->v[c->task_from + 2].is & (W_VERB | W_STATIVE)) == W_VERB))
		return false;
	/* "nachfragen, wann die Teile kommen" */
	for (size_t i = c->task_from + 1; i + 1 < to; i++)
		if (token_is(t, i, ',') && ((t->v[i + 1].is & (W_QUESTION | W_CONDITION)) || slice_eq(t->v[i + 1].low, SLICE("wann"))))
			to = i;
	while (to > c->task_from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	size_t at = c->task_from + (c->task_from + 1 < to && SLICE_IS_ONE_OF(t->v[c->task_from].low, perhaps));
	bool more = at + 1 < to;

	/* "come back with a list", "know how many and tell Tom" */
	for (size_t i = at + 1; i + 1 < to; i++)
		if (((t->v[i].is & W_AND) && (t->v[i + 1].is & W_VERB) && !slice_eq(t->v[at].low, SLICE("come"))) ||
		    (i < at + 6 && slice_eq(t->v[at].low, SLICE("come")) && slice_eq(t->v[at + 1].low, SLICE("back")) &&
		        slice_eq(t->v[i].low, SLICE("with"))))
			return false;
	if (SLICE_IS_ONE_OF(t->v[at].low, first) ||
	    (more && SLICE_IS_ONE_OF(t->v[at].low, up) && slice_eq(t->v[at + 1].low, SLICE("up"))))
		return true;
	/* "will need help", "will have time", "will have left" */
	if (more && slice_eq(t->v[at].low, SLICE("need")) && !(t->v[at + 1].is & W_TO))
		return true;
	if (more && slice_eq(t->v[at].low, SLICE("have")) &&
	    (slice_eq(t->v[at + 1].low, SLICE("time")) ||
	        (at + 2 == to && (t->v[at + 1].is & (W_PAST | W_VERB)) == W_PAST)))
		return true;
	if (at + 1 == to && (slice_eq(t->v[at].low, SLICE("see")) || slice_eq(t->v[at].low, SLICE("need"))))
		return true;
	if (at + 2 == to && slice_eq(t->v[at].low, SLICE("be")) && SLICE_IS_ONE_OF(t->v[at + 1].low, moods))
		return true;
	if (SLICE_IS_ONE_OF(t->v[to - 1].low, last))
		return true;
	if (goes_somewhere(t, c))
		return true;
	if (c->task_from + 2 < to && slice_eq(t->v[c->task_from].low, SLICE("be")) &&
	    slice_eq(t->v[c->task_from + 1].low, SLICE("on")) &&
	    outline_says_where(t, c->task_from + 2, c->task_from + 3))
		return true;
	for (size_t i = 0; c->task_from + 1 < to && i < sizeof(where) / sizeof(where[0]); i++)
		if (slice_eq(t->v[c->task_from].low, SLICE("be")) &&
		    slice_is(t->v[c->task_from + 1].low, where[i]))
			return true;
	return false;
}

const char *
judge_life(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct words *language = o->set.n > 1 ? o->set.v[1] : &words_en;
	size_t verb, to;

	if (is_for_information(o, c))
		return "for information";
	if (!c->marked && !c->listed && is_programme_row(o, c))
		return "a line of a programme";
	if (c->marked || c->listed || (c->form != CLAIM_CLAUSE && c->form != CLAIM_SELF) || c->task_from >= c->task_to)
		return NULL;
	if (is_of_others(t, c))
		return "somebody who is not named";
	verb = verb_at(t, c);
	to = end_of(t, c);
	if (verb >= to)
		return NULL;
	if (takes_minutes(t, c, verb, to) ||
	    (!judge_has_deadline(t, c) &&
	        (leads_meeting(t, verb, to) || (c->task_to > verb && leads_meeting(t, verb, c->task_to)))))
		return "a role at a meeting";
	if (is_programme(t, c))
		return "a line of a programme";
	if (is_history(t, c))
		return "what was years ago";
	if (c->actor_block == c->block && c->actor.n > 0 && is_thought(t, c->actor.from))
		return "what somebody thinks";
	if (is_place_of(t, c, verb, to))
		return "what somebody is";
	if (is_newcomers(t, c, verb))
		return "what a new colleague is there for";
	if (asks_whether(t, c, verb, to))
		return "what somebody asks";
	if (gives_talk(t, c, verb, to))
		return "heard at a meeting";
	if (((is_english_life(t, verb, to) || is_private(t, verb, to)) && !does_more(t, c, verb, to)) ||
	    (language == &words_zh && is_chinese_life(t, c)) ||
	    (language == &words_de && is_german_life(t, c, verb, to)) ||
	    ((language == &words_fr || language == &words_es) && is_romance_life(t, verb, to)))
		return "what happens in somebody's life";
	/* "The team will continue to monitor it" */
	if (language == &words_en && c->actor.kind > ACTOR_HANDLE && slice_is(t->v[verb].low, "continue") && verb + 1 < to && (t->v[verb + 1].is & W_TO) && !judge_has_deadline(t, c))
		return "is so anyway";
	/* "every week, the first by 4 Dec" has its day */
	if (!clause_is_habit(t, own_clause(t, c), to))
		return NULL;
	return judge_has_deadline(t, c) && (t->kinds >> TOKEN_NUMBER & 1) ? NULL : "is so anyway";
}
