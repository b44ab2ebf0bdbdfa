/* French words of time; see date_token.h. */
#include "parsers/language/date_token.h"

#define W(k, v)     do { t->kind = (k); t->value = (v); return (size_t)(p - from); } while (0)
#define WF(k, v, f) do { t->kind = (k); t->value = (v); t->flags |= (f); return (size_t)(p - from); } while (0)

static size_t
word(const char *from, struct date_token *t)
{
	const char *p = from, *marker = from;

	/*!re2c
	re2c:define:YYCTYPE = "unsigned char";
	re2c:define:YYCURSOR = p;
	re2c:define:YYMARKER = marker;
	re2c:yyfill:enable = 0;

	s = [ \n];
	h = [ \n-];

	* { return 0; }

	q = "-" | s;

	"lundi" | "lun" "."? { W(T_WEEKDAY, 1); }
	"mardi" { W(T_WEEKDAY, 2); }
	"mar" "."? { WF(T_WEEKDAY, 2, F_WEAK); }
	"mercredi" { W(T_WEEKDAY, 3); }
	"mer" "."? { WF(T_WEEKDAY, 3, F_WEAK); }
	"jeudi" { W(T_WEEKDAY, 4); }
	"jeu" "."? { WF(T_WEEKDAY, 4, F_WEAK); }
	"vendredi" | "ven" "."? | "vend" "."? { W(T_WEEKDAY, 5); }
	"samedi" { W(T_WEEKDAY, 6); }
	"sam" "."? { WF(T_WEEKDAY, 6, F_WEAK); }
	"dimanche" | "dim" "."? { W(T_WEEKDAY, 7); }
	("lundis"|"mardis"|"mercredis"|"jeudis"|"vendredis"|"samedis"|"dimanches"|"quotidien"|"hebdomadaire"|"mensuel") { W(T_EVERY, 0); }

	"janvier" | "janv" "."? | "jan" "."? { W(T_MONTH, 1); }
	"fevrier" | "fevr" "."? | "fev" "."? { W(T_MONTH, 2); }
	"mars" { W(T_MONTH, 3); }
	"avril" | "avr" "."? { W(T_MONTH, 4); }
	"mai" { W(T_MONTH, 5); }
	"juin" | "jun" "."? { W(T_MONTH, 6); }
	"juillet" | "juil" "."? | "jul" "."? | "juill" "."? { W(T_MONTH, 7); }
	"aout" { W(T_MONTH, 8); }
	"septembre" | "sept" "." | "sep" "."? { W(T_MONTH, 9); }
	"octobre" | "oct" "."? { W(T_MONTH, 10); }
	"novembre" | "nov" "."? { W(T_MONTH, 11); }
	"decembre" | "dec" "."? { W(T_MONTH, 12); }

	"un" | "une" { WF(T_NUM, 1, F_ARTICLE); }
	"zero" { W(T_NUM, 0); }
	"deux" { W(T_NUM, 2); }
	"trois" { W(T_NUM, 3); }
	"quatre" { W(T_NUM, 4); }
	"cinq" { W(T_NUM, 5); }
	"six" { W(T_NUM, 6); }
	"sept" { W(T_NUM, 7); }
	"huit" { W(T_NUM, 8); }
	"neuf" { W(T_NUM, 9); }
	"dix" { W(T_NUM, 10); }
	"onze" { W(T_NUM, 11); }
	"douze" { W(T_NUM, 12); }
	"treize" { W(T_NUM, 13); }
	"quatorze" { W(T_NUM, 14); }
	"quinze" { W(T_NUM, 15); }
	"seize" { W(T_NUM, 16); }
	"dix-sept" | "dix sept" { W(T_NUM, 17); }
	"dix-huit" | "dix huit" { W(T_NUM, 18); }
	"dix-neuf" | "dix neuf" { W(T_NUM, 19); }
	"vingt" { WF(T_NUM, 20, F_TENS); }
	"vingt" [- ] "et" [- ] "un" "e"? { W(T_NUM, 21); }
	"trente" { WF(T_NUM, 30, F_TENS); }
	"trente" [- ] "et" [- ] "un" "e"? { W(T_NUM, 31); }
	"quarante" { WF(T_NUM, 40, F_TENS); }
	"quarante" [- ] "et" [- ] "un" "e"? { W(T_NUM, 41); }
	"cinquante" { WF(T_NUM, 50, F_TENS); }
	"soixante" { WF(T_NUM, 60, F_TENS); }
	"quatre" [- ] "vingt" "s"? { WF(T_NUM, 80, F_TENS); }
	"cent" "s"? { WF(T_NUM, 100, F_HUNDRED); }
	"mille" | "mil" { WF(T_NUM, 1000, F_HUNDRED); }
	"premier" "s"? | "premiere" "s"? | "1er" | "1ere" { W(T_ORD, 1); }
	"deuxieme" | "second" | "seconde" { W(T_ORD, 2); }
	"troisieme" { W(T_ORD, 3); }
	"quatrieme" { W(T_ORD, 4); }
	"cinquieme" { W(T_ORD, 5); }
	"sixieme" { W(T_ORD, 6); }
	"septieme" { W(T_ORD, 7); }
	"huitieme" { W(T_ORD, 8); }
	"neuvieme" { W(T_ORD, 9); }
	"dixieme" { W(T_ORD, 10); }
	"onzieme" { W(T_ORD, 11); }
	"douzieme" { W(T_ORD, 12); }
	"treizieme" { W(T_ORD, 13); }
	"quatorzieme" { W(T_ORD, 14); }
	"quinzieme" { W(T_ORD, 15); }
	"seizieme" { W(T_ORD, 16); }
	"dix-septieme" { W(T_ORD, 17); }
	"dix-huitieme" { W(T_ORD, 18); }
	"dix-neuvieme" { W(T_ORD, 19); }
	"vingtieme" { W(T_ORD, 20); }
	"trentieme" { W(T_ORD, 30); }
	"vingt et unieme" | "vingt-et-unieme" { W(T_ORD, 21); }
	"vingt-deuxieme" { W(T_ORD, 22); }
	"vingt-troisieme" { W(T_ORD, 23); }
	"vingt-quatrieme" { W(T_ORD, 24); }
	"vingt-cinquieme" { W(T_ORD, 25); }
	[0-9]{1,2} ("er"|"ere"|"e"|"eme") { t->value = from[1] >= '0' && from[1] <= '9' ? (from[0] - '0') * 10 + from[1] - '0' : from[0] - '0'; t->digits = 2; t->kind = T_ORD; return (size_t)(p - from); }
	"demi" "e"? | "une" s "demi" [-e ]? | "et" s "demi" "e"? { W(T_HALF, 30); }
	("un" s)? "quart" s? "d'heure" { t->a = 15; W(T_FOURTH, 15); }
	("trois" s) "quarts" s? "d'heure" { t->a = 45; W(T_FOURTH, 45); }
	"quart" | "un" s "quart" | "et" s "quart" | "le" s "quart" { W(T_FOURTH, 15); }
	"trois" s "quarts" { W(T_FOURTH, 45); }
	"demi" [- ] "heure" | "une" s "demi" [- ] "heure" { t->a = 0; t->b = 5; t->digits = 11; W(T_PAIR, 'h'); }
	"une" s "huitaine" s "de" { W(T_FEW, 8); }
	"une" s "dizaine" s "de" { W(T_FEW, 10); }
	"une" s "quinzaine" s "de" { W(T_FEW, 15); }
	"une" s "vingtaine" s "de" { W(T_FEW, 20); }
	"une" s "trentaine" s "de" { W(T_FEW, 30); }
	"quelques" | "plusieurs" { W(T_FEW, 3); }

	"seconde" "s" { W(T_UNIT, U_SECOND); }
	"minute" "s"? | "mins" | "min" "."? | "mn" { W(T_UNIT, U_MINUTE); }
	"heure" "s"? { WF(T_HOUR, 0, F_UNIT); }
	"h" { WF(T_HOUR, 0, F_UNIT); }
	"jour" "s"? | "j" { W(T_UNIT, U_DAY); }
	"jour" "s"? s ("ouvre"|"ouvrable") "s"? | "jo" { W(T_UNIT, U_WORKDAY); }
	"semaine" "s"? | "sem" "." { W(T_UNIT, U_WEEK); }
	"huitaine" { W(T_UNIT, U_WEEK); }
	"fin" s "de" / (s "semaine" s [0-9]) { W(T_EDGE, 1); }
	"dans" s "la" s "semaine" { t->a = 10; W(T_UNIT, U_WEEK); }
	"week" h? "end" "s"? | "we" { W(T_UNIT, U_WEEKEND); }
	"quinzaine" { W(T_UNIT, U_FORTNIGHT); }
	"quinzaine" s "de" s "jours" { W(T_UNIT, U_FORTNIGHT); }
	"mois" { W(T_UNIT, U_MONTH); }
	"trimestre" "s"? { W(T_UNIT, U_QUARTER); }
	"semestre" "s"? { W(T_UNIT, U_HALFYEAR); }
	"an" "s"? | "annee" "s"? | "l'" ("annee"|"an") { W(T_UNIT, U_YEAR); }
	"decennie" "s"? { W(T_UNIT, U_DECADE); }

	"aujourd'hui" | "aujourdhui" | "ce" s "jour" | "auj" "." | "dans" s "la" s "journee" | "dans" s "le" s "courant" s "de" s "la" s "journee" { W(T_DAY, 0); }
	("d'")? "aujourd'hui" s "en" s "huit" { W(T_DAY, 7); }
	("d'")? "aujourd'hui" s "en" s "quinze" { W(T_DAY, 14); }
	("le" s)? "lendemain" s "de" s "noel" { W(T_HOLIDAY, H_BOXING); }
	("le" s)? "lendemain" s ("de"|"du"|"des") { W(T_OTHER, 0); }
	"demain" | "lendemain" | "le" s "lendemain" | "le" s "jour" s "suivant" { W(T_DAY, 1); }
	"apres" [- ] "demain" | "surlendemain" | "le" s "surlendemain" { W(T_DAY, 2); }
	"hier" { W(T_DAY, -1); }
	"avant" [- ] "hier" { W(T_DAY, -2); }
	"maintenant" | "immediatement" { W(T_NOW, 0); }

	"ce" s "matin" { t->b = 1; W(T_PART, P_MORNING); }
	("cet"|"cette") s ("apres" [- ] "midi" | "aprem") { t->b = 1; W(T_PART, P_AFTERNOON); }
	"ce" s "soir" { t->b = 1; W(T_PART, P_EVENING); }
	"cette" s "nuit" { t->b = 1; W(T_PART, P_NIGHT); }
	"ce" s "midi" { t->b = 1; W(T_PART, P_NOON); }
	"matin" | "matinee" | "le" s "matin" | "du" s "matin" | "dans" s "la" s "matinee" | "au" s "matin" { W(T_PART, P_MORNING); }
	"apres" [- ] "midi" | ("l'"|"de" s "l'"|"d'"|"dans" s "l'") "apres" [- ] "midi" { W(T_PART, P_AFTERNOON); }
	"soir" | "soiree" | "le" s "soir" | "du" s "soir" | "dans" s "la" s "soiree" | "en" s "soiree" | "au" s "soir" { W(T_PART, P_EVENING); }
	"nuit" | "la" s "nuit" | "de" s "la" s "nuit" | "de" s "nuit" { W(T_PART, P_NIGHT); }
	"midi" | "mi" h "journee" { W(T_NOON, 720); }
	"minuit" { W(T_NOON, 0); }
	"moins" { W(T_MINUS, 0); }

	"dernier" "s"? | "derniere" "s"? | "passe" "e"? "s"? | "precedent" "e"? "s"? { W(T_REL, -1); }
	"prochain" "e"? "s"? { WF(T_REL, 1, F_POSTFIX); }
	"suivant" "e"? "s"? | "qui" s "vient" { WF(T_REL, 1, F_POSTFIX); }
	"en" s ("huit"|"8") { WF(T_REL, 8, F_POSTFIX); }
	"en" s ("quinze"|"15") { WF(T_REL, 9, F_POSTFIX); }
	"d'apres" { WF(T_REL, 2, F_POSTFIX); }
	"prochain" "e"? "s"? s "en" s "huit" { WF(T_REL, 2, F_POSTFIX); }
	"a" s "venir" { WF(T_REL, 0, F_COMING | F_POSTFIX); }
	"ce" "t"? "te"? | "ces" | "courant" | "actuel" "le"? | "en" s "cours" { W(T_REL, 0); }

	"dans" | "en" { W(T_IN, 0); }
	"dans" s ("environ"|"a" s "peu" s "pres") { t->a = 1; W(T_IN, 0); }
	("dans"|"pendant"|"durant"|"au" s "cours" s "des") s? "les"? s ("prochains"|"prochaines") { t->a = 2; W(T_WITHIN, 0); }
	"dans" s ("les"|"la"|"l'"|"le") | "au" s "cours" s ("de" s ("la"|"l'")|"des"|"du") | "durant" s ("les"|"la"|"l'")? { W(T_WITHIN, 0); }
	"sous" | "en" s "moins" s "de" | "d'ici" s "a" | "dans" s "un" s "delai" s ("de"|"d'"|"maximum" s ("de"|"d'")) | "d'ici" s "moins" s "de" { WF(T_BY, 0, F_SPAN); }
	"d'ici" | "d'ici" s ("le"|"la"|"les"|"au"|"a" s "la"|"l'") { WF(T_BY, 0, F_SPAN); }
	"au" s "plus" s "tard" (s ("le"|"a"|"pour"|"d'ici"))? | "avant" s "le" s "ou" s "le" | "pour" | "pour" s ("le"|"la") | "echeance" ":"? (s "le")? | "date" s "limite" ":"? | "deadline" ":"? | "delai" ":" | "a" s "rendre" s ("pour"|"le") { W(T_BY, 0); }
	"jusqu'a" | "jusqu'au" | "jusqu'en" | "jusque" { W(T_TO, 1); }
	"avant" | "avant" s ("le"|"la") | "avant" s "l'" { W(T_BEFORE, 0); }
	"apres" | "apres" s ("le"|"la") | "apres" s "l'" { W(T_AFTER, 0); }
	"depuis" (s ("le"|"la"))? { W(T_FROM, 1); }
	"a" s "partir" s ("de"|"du"|"d'") | "des" s "le" { W(T_FROM, 0); }
	"du" | "de" { t->a = 7; W(T_OF, 0); }
	"des" | "d'" | "de" s "la" | "de" s "l'" | "de" s "les" { W(T_OF, 0); }
	"entre" | "entre" s ("le"|"les") { W(T_BETWEEN, 0); }
	"au" | "aux" { t->a = 7; W(T_TO, 0); }
	"et" | "&" | "ainsi" s "que" { W(T_AND, 0); }
	"ou" (s "bien")? { W(T_OR, 0); }
	"le" { WF(T_THE, 0, F_ARTICLE); }
	"la" | "les" | "l'" { W(T_THE, 0); }
	"a" { t->a = 7; W(T_AT, 0); }
	"vers" | "environ" | "aux" s "environs" s ("de"|"du") | "autour" s ("de"|"du") | "a" s "peu" s "pres" | "courant" s "du"? | "tot" | "tard" | "debut" s "de" s "soiree" { W(T_ROUGH, 0); }
	"pendant" | "durant" { W(T_FILL, 4); }
	"date" { W(T_FILL, 1); }
	("le" s)? "reste" s ("de" s ("la"|"l'")|"du") { W(T_FILL, 5); }
	"il" s "y" s "a" { WF(T_AGO, 1, F_SPAN); }
	"plus" s "tard" | "a" s "compter" s ("de" s ("ce" s "jour"|"maintenant")|"d'aujourd'hui") | "a" s "partir" s ("de" s "maintenant"|"d'aujourd'hui") { W(T_LATER, 0); }
	"fin" | "la" s "fin" | "a" s "la" s "fin" | "en" s "fin" { W(T_EDGE, 1); }
	"debut" | "le" s "debut" | "au" s "debut" | "en" s "debut" { W(T_EDGE, -1); }
	"milieu" | "au" s "milieu" | "mi" { W(T_EDGE, 0); }
	"eod" | "cob" | (("a" s)? "la" s)? "fin" s ("de" s "journee"|"du" s "jour"|"de" s "la" s "journee") | "en" s "fin" s "de" s "journee" { W(T_CLOSING, U_DAY); }
	"eow" | ("en" s)? "fin" s "de" s "semaine" { W(T_CLOSING, U_WEEK); }
	"eom" { W(T_CLOSING, U_MONTH); }
	"eoq" { W(T_CLOSING, U_QUARTER); }
	"eoy" { W(T_CLOSING, U_YEAR); }
	"semaine" s ("n" "o"?|"no" "."?|"numero") { W(T_WEEKNO, 0); }
	"s" [0-5][0-9] { t->a = 0; t->b = (from[1] - '0') * 10 + from[2] - '0'; W(T_ISOWEEK, 0); }
	"t" [1-4] { t->a = from[1] - '0'; W(T_QUARTER, 0); }
	"semaine" s ("du"|"commencant" s "le"|"debutant" s "le") { W(T_WEEKOF, 0); }
	"chaque" | "tous" s "les" | "toutes" s "les" { W(T_EVERY, 0); }
	"dernier" s "delai" | "dernier" s "carat" | "precises" | "pile" | "vers" s "les" { W(T_FILL, 0); }

	"noel" | "jour" s "de" s "noel" { W(T_HOLIDAY, H_CHRISTMAS); }
	("la" s)? ("veille"|"reveillon") s "de" s "noel" { W(T_HOLIDAY, H_CHRISTMAS_EVE); }
	"jour" s "de" s "l'an" | "nouvel" s "an" | "le" s "nouvel" s "an" { W(T_HOLIDAY, H_NEW_YEAR); }
	"saint" [- ] "sylvestre" | "reveillon" s ("du" s "nouvel"|"du" s "jour" s "de" s "l'") s? "an" | "la" s "saint" [- ] "sylvestre" { W(T_HOLIDAY, H_NEW_YEAR_EVE); }

	"mme" | "madame" | "monsieur" | "mlle" | "mademoiselle" | "dr" | "collegue" | "famille" { W(T_OTHER, 3); } /* a name follows */
	("lundi"|"dimanche"|"samedi") s ("de" s)? ("paques"|"pentecote") | "lundi" s "de" s "la" s "pentecote" | ("jeudi"|"vendredi"|"samedi") s "saint" | "mardi" h "gras" | "mercredi" s "des" s "cendres" | "dimanche" s "des" s "rameaux" | "jeudi" s "de" s "l'ascension" { W(T_OTHER, 0); } /* one day of the year */
	"etage" | "fois" | "tour" | "place" | "point" "s"? | "edition" | "rang" | "siecle" | "arrondissement" { W(T_OTHER, 2); }
	"euro" "s"? | "eur" | "chf" | "francs" | "mm" | "cm" | "km" | "kg" | "metre" "s"? | "litre" "s"? | "degres" | "\xe2\x82\xac" { W(T_OTHER, 4); }
	"version" | "pages" | "groupe" | "classe" | "lot" | "bureau" | "porte" | "quai" | "piece" | "appartement" | "batiment" | "coute" | "prix" | "section" | "phase" | "salle" | "sprint" | "page" | "partie" | "etape" | "chapitre" | "article" | "numero" | "ticket" | "niveau" | "note" { W(T_OTHER, 1); } /* figures behind them count something else */
	[a-z\x80-\xff]+ { W(T_OTHER, 0); }
	*/
}

extern const struct date_language date_language_fr;
const struct date_language date_language_fr = {
	.code = "fr",
	.order = ORDER_DMY,
	.day_article = true,
	.clock24 = true,
	.word = word,
};
