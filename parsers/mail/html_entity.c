/*
 * See html_tree.h. HTML names many characters that libxml2 does not know, as its table is that of HTML 4:
 * "Wi&sacute;niewska" would be read as three words. Here are those of them that names of people and
 * ordinary text hold: the letters of Latin Extended-A and the signs of ASCII (HTML, 13.5).
 *
 * None of them writes '<' or '&', and none is longer than its name, so that what is replaced takes no more room.
 */
#include <stdlib.h>
#include <string.h>

#include "parsers/mail/html_tree.h"

static const struct entity {
	const char *name;
	const char *text;
} entities[] = { /* sorted by name */
	{ "Abreve", "\304\202" }, { "Amacr", "\304\200" }, { "Aogon", "\304\204" },
	{ "Cacute", "\304\206" }, { "Ccaron", "\304\214" }, { "Ccirc", "\304\210" },
	{ "Cdot", "\304\212" }, { "Dcaron", "\304\216" }, { "Dstrok", "\304\220" },
	{ "Ecaron", "\304\232" }, { "Edot", "\304\226" }, { "Emacr", "\304\222" },
	{ "Eogon", "\304\230" }, { "Gbreve", "\304\236" }, { "Gcedil", "\304\242" },
	{ "Gcirc", "\304\234" }, { "Gdot", "\304\240" }, { "Hcirc", "\304\244" },
	{ "Hstrok", "\304\246" }, { "Idot", "\304\260" }, { "Imacr", "\304\252" },
	{ "Iogon", "\304\256" }, { "Itilde", "\304\250" }, { "Jcirc", "\304\264" },
	{ "Kcedil", "\304\266" }, { "Lacute", "\304\271" }, { "Lcaron", "\304\275" },
	{ "Lcedil", "\304\273" }, { "Lmidot", "\304\277" }, { "Lstrok", "\305\201" },
	{ "Nacute", "\305\203" }, { "Ncaron", "\305\207" }, { "Ncedil", "\305\205" },
	{ "NewLine", "\n" }, { "Odblac", "\305\220" }, { "Omacr", "\305\214" }, { "Racute", "\305\224" },
	{ "Rcaron", "\305\230" }, { "Rcedil", "\305\226" }, { "Rightarrow", "\342\207\222" },
	{ "Sacute", "\305\232" }, { "Scedil", "\305\236" }, { "Scirc", "\305\234" }, { "Tab", "\t" },
	{ "Tcaron", "\305\244" }, { "Tcedil", "\305\242" }, { "Tstrok", "\305\246" },
	{ "Ubreve", "\305\254" }, { "Udblac", "\305\260" }, { "Umacr", "\305\252" },
	{ "Uogon", "\305\262" }, { "Uring", "\305\256" }, { "Utilde", "\305\250" },
	{ "Wcirc", "\305\264" }, { "Ycirc", "\305\266" }, { "Zacute", "\305\271" },
	{ "Zcaron", "\305\275" }, { "Zdot", "\305\273" }, { "abreve", "\304\203" },
	{ "amacr", "\304\201" }, { "aogon", "\304\205" }, { "ast", "*" }, { "bigstar", "\342\230\205" },
	{ "bsol", "\\" }, { "cacute", "\304\207" }, { "ccaron", "\304\215" }, { "ccirc", "\304\211" },
	{ "cdot", "\304\213" }, { "check", "\342\234\223" }, { "checkmark", "\342\234\223" },
	{ "colon", ":" }, { "comma", "," }, { "commat", "@" }, { "copysr", "\342\204\227" },
	{ "cross", "\342\234\227" }, { "dash", "\342\200\220" }, { "dcaron", "\304\217" },
	{ "dollar", "$" }, { "dstrok", "\304\221" }, { "ecaron", "\304\233" }, { "edot", "\304\227" },
	{ "emacr", "\304\223" }, { "eogon", "\304\231" }, { "equals", "=" }, { "excl", "!" },
	{ "female", "\342\231\200" }, { "gbreve", "\304\237" }, { "gcirc", "\304\235" },
	{ "gdot", "\304\241" }, { "hcirc", "\304\245" }, { "hstrok", "\304\247" },
	{ "hyphen", "\342\200\220" }, { "imacr", "\304\253" }, { "inodot", "\304\261" },
	{ "iogon", "\304\257" }, { "itilde", "\304\251" }, { "jcirc", "\304\265" },
	{ "kcedil", "\304\267" }, { "lacute", "\304\272" }, { "lbrace", "{" }, { "lbrack", "[" },
	{ "lcaron", "\304\276" }, { "lcedil", "\304\274" }, { "lcub", "{" }, { "lmidot", "\305\200" },
	{ "longrightarrow", "\342\237\266" }, { "lowbar", "_" }, { "lpar", "(" }, { "lsqb", "[" },
	{ "lstrok", "\305\202" }, { "male", "\342\231\202" }, { "nacute", "\305\204" },
	{ "ncaron", "\305\210" }, { "ncedil", "\305\206" }, { "num", "#" }, { "numero", "\342\204\226" },
	{ "odblac", "\305\221" }, { "omacr", "\305\215" }, { "percnt", "%" }, { "period", "." },
	{ "phone", "\342\230\216" }, { "plus", "+" }, { "quest", "?" }, { "racute", "\305\225" },
	{ "rbrace", "}" }, { "rbrack", "]" }, { "rcaron", "\305\231" }, { "rcedil", "\305\227" },
	{ "rcub", "}" }, { "rightarrow", "\342\206\222" }, { "rpar", ")" }, { "rsqb", "]" },
	{ "sacute", "\305\233" }, { "scedil", "\305\237" }, { "scirc", "\305\235" }, { "semi", ";" },
	{ "sol", "/" }, { "squ", "\342\226\241" }, { "square", "\342\226\241" },
	{ "star", "\342\230\206" }, { "starf", "\342\230\205" }, { "tcaron", "\305\245" },
	{ "tcedil", "\305\243" }, { "tstrok", "\305\247" }, { "ubreve", "\305\255" },
	{ "udblac", "\305\261" }, { "umacr", "\305\253" }, { "uogon", "\305\263" },
	{ "uring", "\305\257" }, { "utilde", "\305\251" }, { "verbar", "|" }, { "vert", "|" },
	{ "wcirc", "\305\265" }, { "ycirc", "\305\267" }, { "zacute", "\305\272" },
	{ "zcaron", "\305\276" }, { "zdot", "\305\274" },
};

/* The longest name. */
#define NAME_MAX 14

static int
compare(const void *key, const void *entry)
{
	const struct slice *name = key;
	const char *other = ((const struct entity *)entry)->name;
	size_t len = strlen(other);
	int order = memcmp(name->p, other, name->len < len ? name->len : len);

	return order != 0 ? order : (name->len > len) - (name->len < len);
}

struct slice
html_entity(struct slice s, size_t *length)
{
	const struct entity *e;
	struct slice name;
	size_t n = 1;

	while (n < s.len && n <= NAME_MAX + 1 && s.p[n] != ';')
		n++;
	if (n < 3 || n >= s.len || s.p[n] != ';')
		return SLICE("");
	name = (struct slice) { s.p + 1, n - 1 };
	e = bsearch(&name, entities, sizeof(entities) / sizeof(entities[0]), sizeof(entities[0]), compare);
	if (e == NULL)
		return SLICE("");
	*length = n + 1;
	return slice_of(e->text);
}
