/* German words of time; see date_token.h. */
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

	e = "e"[nrms]?;

	"montag" | "mo" "." { W(T_WEEKDAY, 1); }
	"mo" { WF(T_WEEKDAY, 1, F_WEAK); }
	"dienstag" | "di" "." { W(T_WEEKDAY, 2); }
	"di" { WF(T_WEEKDAY, 2, F_WEAK); }
	"mittwoch" | "mi" "." { W(T_WEEKDAY, 3); }
	"mi" { WF(T_WEEKDAY, 3, F_WEAK); }
	"donnerstag" | "do" "." { W(T_WEEKDAY, 4); }
	"do" { WF(T_WEEKDAY, 4, F_WEAK); }
	"freitag" | "fr" "." { W(T_WEEKDAY, 5); }
	"fr" { WF(T_WEEKDAY, 5, F_WEAK); }
	"samstag" | "sonnabend" | "sa" "." { W(T_WEEKDAY, 6); }
	"sa" { WF(T_WEEKDAY, 6, F_WEAK); }
	"sonntag" | "so" "." { W(T_WEEKDAY, 7); }
	"so" { WF(T_WEEKDAY, 7, F_WEAK); }
	"so" s ("bald" | "schnell" | "rasch" | "fruh" | "zeitnah" | "lange" | "oft" | "viel" | "gut" | "weit" | "wie") { W(T_OTHER, 0); }
	"montags" | "dienstags" | "mittwochs" | "donnerstags" | "freitags" | "samstags" | "sonntags" | "taglich" | "wochentlich" | "monatlich" | "jahrlich" { W(T_EVERY, 0); }
	"montagmorgen" | "montagvormittag" | "montagfruh" "morgens"? { t->value = 1; t->a = P_MORNING + 1; WF(T_WEEKDAY, 1, 0); }
	"montagnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 1); }
	"montagmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 1); }
	"montagabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 1); }
	"dienstagmorgen" | "dienstagvormittag" | "dienstagfruh" "morgens"? { t->a = P_MORNING + 1; W(T_WEEKDAY, 2); }
	"dienstagnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 2); }
	"dienstagmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 2); }
	"dienstagabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 2); }
	"mittwochmorgen" | "mittwochvormittag" | "mittwochfruh" "morgens"? { t->a = P_MORNING + 1; W(T_WEEKDAY, 3); }
	"mittwochnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 3); }
	"mittwochmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 3); }
	"mittwochabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 3); }
	"donnerstagmorgen" | "donnerstagvormittag" | "donnerstagfruh" "morgens"? { t->a = P_MORNING + 1; W(T_WEEKDAY, 4); }
	"donnerstagnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 4); }
	"donnerstagmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 4); }
	"donnerstagabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 4); }
	"freitagmorgen" | "freitagvormittag" | "freitagfruh" "morgens"? { t->a = P_MORNING + 1; W(T_WEEKDAY, 5); }
	"freitagnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 5); }
	"freitagmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 5); }
	"freitagabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 5); }
	"samstagmorgen" | "samstagvormittag" { t->a = P_MORNING + 1; W(T_WEEKDAY, 6); }
	"samstagnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 6); }
	"samstagmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 6); }
	"samstagabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 6); }
	"sonntagmorgen" | "sonntagvormittag" { t->a = P_MORNING + 1; W(T_WEEKDAY, 7); }
	"sonntagnachmittag" { t->a = P_AFTERNOON + 1; W(T_WEEKDAY, 7); }
	"sonntagmittag" { t->a = P_NOON + 1; W(T_WEEKDAY, 7); }
	"sonntagabend" { t->a = P_EVENING + 1; W(T_WEEKDAY, 7); }

	"januar" "s"? | "janner" "s"? | "jaenner" | "jan" "."? { W(T_MONTH, 1); }
	"februar" "s"? | "feber" | "feb" "."? | "febr" "."? { W(T_MONTH, 2); }
	"marz" | "maerz" | "mrz" "."? | "mar" "." | "mar" | "mars" { W(T_MONTH, 3); }
	"april" "s"? | "apr" "."? { W(T_MONTH, 4); }
	"mai" { W(T_MONTH, 5); }
	"juni" "s"? | "jun" "."? | "juno" { W(T_MONTH, 6); }
	"juli" "s"? | "jul" "."? | "julei" { W(T_MONTH, 7); }
	"august" "s"? | "aug" "."? { W(T_MONTH, 8); }
	"september" "s"? | "sept" "."? | "sep" "."? { W(T_MONTH, 9); }
	"oktober" "s"? | "okt" "."? | "october" { W(T_MONTH, 10); }
	"november" "s"? | "nov" "."? { W(T_MONTH, 11); }
	"dezember" "s"? | "dez" "."? { W(T_MONTH, 12); }

	"ein" | "eine" [nmrs]? { WF(T_NUM, 1, F_ARTICLE); }
	"null" { W(T_NUM, 0); }
	"eins" { W(T_NUM, 1); }
	"zwei" | "zwo" { W(T_NUM, 2); }
	"drei" { W(T_NUM, 3); }
	"vier" { W(T_NUM, 4); }
	"funf" | "fuenf" { W(T_NUM, 5); }
	"sechs" { W(T_NUM, 6); }
	"sieben" { W(T_NUM, 7); }
	"acht" { W(T_NUM, 8); }
	"neun" { W(T_NUM, 9); }
	"zehn" { W(T_NUM, 10); }
	"elf" { W(T_NUM, 11); }
	"zwolf" | "zwoelf" { W(T_NUM, 12); }
	"dreizehn" { W(T_NUM, 13); }
	"vierzehn" { W(T_NUM, 14); }
	"funfzehn" | "fuenfzehn" { W(T_NUM, 15); }
	"sechzehn" { W(T_NUM, 16); }
	"siebzehn" { W(T_NUM, 17); }
	"achtzehn" { W(T_NUM, 18); }
	"neunzehn" { W(T_NUM, 19); }
	"zwanzig" { W(T_NUM, 20); }
	"einundzwanzig" { W(T_NUM, 21); }
	"zweiundzwanzig" { W(T_NUM, 22); }
	"dreiundzwanzig" { W(T_NUM, 23); }
	"vierundzwanzig" { W(T_NUM, 24); }
	"funfundzwanzig" | "fuenfundzwanzig" { W(T_NUM, 25); }
	"sechsundzwanzig" { W(T_NUM, 26); }
	"siebenundzwanzig" { W(T_NUM, 27); }
	"achtundzwanzig" { W(T_NUM, 28); }
	"neunundzwanzig" { W(T_NUM, 29); }
	"dreissig" { W(T_NUM, 30); }
	"einunddreissig" { W(T_NUM, 31); }
	"zweiunddreissig" { W(T_NUM, 32); }
	"dreiunddreissig" { W(T_NUM, 33); }
	"vierunddreissig" { W(T_NUM, 34); }
	"funfunddreissig" | "fuenfunddreissig" { W(T_NUM, 35); }
	"sechsunddreissig" { W(T_NUM, 36); }
	"siebenunddreissig" { W(T_NUM, 37); }
	"achtunddreissig" { W(T_NUM, 38); }
	"neununddreissig" { W(T_NUM, 39); }
	"vierzig" { W(T_NUM, 40); }
	"einundvierzig" { W(T_NUM, 41); }
	"zweiundvierzig" { W(T_NUM, 42); }
	"dreiundvierzig" { W(T_NUM, 43); }
	"vierundvierzig" { W(T_NUM, 44); }
	"funfundvierzig" | "fuenfundvierzig" { W(T_NUM, 45); }
	"sechsundvierzig" { W(T_NUM, 46); }
	"siebenundvierzig" { W(T_NUM, 47); }
	"achtundvierzig" { W(T_NUM, 48); }
	"neunundvierzig" { W(T_NUM, 49); }
	"funfzig" | "fuenfzig" { W(T_NUM, 50); }
	"einundfunfzig" | "einundfuenfzig" { W(T_NUM, 51); }
	"zweiundfunfzig" | "zweiundfuenfzig" { W(T_NUM, 52); }
	"dreiundfunfzig" | "dreiundfuenfzig" { W(T_NUM, 53); }
	"vierundfunfzig" | "vierundfuenfzig" { W(T_NUM, 54); }
	"funfundfunfzig" | "fuenfundfunfzig" | "funfundfuenfzig" | "fuenfundfuenfzig" { W(T_NUM, 55); }
	"sechsundfunfzig" | "sechsundfuenfzig" { W(T_NUM, 56); }
	"siebenundfunfzig" | "siebenundfuenfzig" { W(T_NUM, 57); }
	"achtundfunfzig" | "achtundfuenfzig" { W(T_NUM, 58); }
	"neunundfunfzig" | "neunundfuenfzig" { W(T_NUM, 59); }
	"hundert" { WF(T_NUM, 100, F_HUNDRED); }
	"tausend" { WF(T_NUM, 1000, F_HUNDRED); }
	"zweitausend" { W(T_NUM, 2000); }
	"erst" e { W(T_ORD, 1); }
	"zweit" e { W(T_ORD, 2); }
	"dritt" e { W(T_ORD, 3); }
	"viert" e { W(T_ORD, 4); }
	"funft" e | "fuenft" e { W(T_ORD, 5); }
	"sechst" e { W(T_ORD, 6); }
	"siebt" e | "siebent" e { W(T_ORD, 7); }
	"acht" e { W(T_ORD, 8); }
	"neunt" e { W(T_ORD, 9); }
	"zehnt" e { W(T_ORD, 10); }
	"elft" e { W(T_ORD, 11); }
	"zwolft" e | "zwoelft" e { W(T_ORD, 12); }
	"dreizehnt" e { W(T_ORD, 13); }
	"vierzehnt" e { W(T_ORD, 14); }
	"funfzehnt" e | "fuenfzehnt" e { W(T_ORD, 15); }
	"sechzehnt" e { W(T_ORD, 16); }
	"siebzehnt" e { W(T_ORD, 17); }
	"achtzehnt" e { W(T_ORD, 18); }
	"neunzehnt" e { W(T_ORD, 19); }
	"zwanzigst" e { W(T_ORD, 20); }
	"einundzwanzigst" e { W(T_ORD, 21); }
	"zweiundzwanzigst" e { W(T_ORD, 22); }
	"dreiundzwanzigst" e { W(T_ORD, 23); }
	"vierundzwanzigst" e { W(T_ORD, 24); }
	"funfundzwanzigst" e | "fuenfundzwanzigst" e { W(T_ORD, 25); }
	"sechsundzwanzigst" e { W(T_ORD, 26); }
	"siebenundzwanzigst" e { W(T_ORD, 27); }
	"achtundzwanzigst" e { W(T_ORD, 28); }
	"neunundzwanzigst" e { W(T_ORD, 29); }
	"dreissigst" e { W(T_ORD, 30); }
	"einunddreissigst" e { W(T_ORD, 31); }
	[0-9]{1,2} "te" [nrs]? { t->value = from[1] >= '0' && from[1] <= '9' ? (from[0] - '0') * 10 + from[1] - '0' : from[0] - '0'; t->digits = 2; t->kind = T_ORD; return (size_t)(p - from); }
	"halb" | "halbe" [nrms]? { W(T_HALF, 30); }
	"viertel" { W(T_FOURTH, 15); }
	"dreiviertel" { W(T_FOURTH, 45); }
	"viertelstunde" { t->a = 15; W(T_FOURTH, 15); }
	"anderthalb" | "eineinhalb" { t->a = 1; t->b = 5; t->digits = 11; W(T_PAIR, '.'); }
	"zweieinhalb" { t->a = 2; t->b = 5; t->digits = 11; W(T_PAIR, '.'); }
	"paar" | "ein" s "paar" | "einig" "e"[nr]? | "mehrere" "n"? | "wenig" "e"[nr]? { W(T_FEW, 3); }

	"sekunde" "n"? { W(T_UNIT, U_SECOND); }
	"minute" "n"? | "min" "."? { W(T_UNIT, U_MINUTE); }
	"stunde" "n"? | "std" "."? { W(T_UNIT, U_HOUR); }
	"h" { WF(T_HOUR, 0, F_UNIT); }
	"tg" "."? | "tag" ("e" "n"? | "es" | "s")? | "kalendertag" "e"? "n"? { W(T_UNIT, U_DAY); }
	("arbeits"|"werk"|"geschafts"|"geschaefts"|"bank") "tag" ("e" "n"? | "es" | "s")? { W(T_UNIT, U_WORKDAY); }
	"woche" "n"? | "wo" "." | "wochen" { W(T_UNIT, U_WEEK); }
	"arbeitswoche" { W(T_UNIT, U_WORKWEEK); }
	"wochenende" "s"? | "we" "." { W(T_UNIT, U_WEEKEND); }
	"monatsfrist" { W(T_UNIT, U_MONTH); }
	"jahresfrist" { W(T_UNIT, U_YEAR); }
	"wochenfrist" { W(T_UNIT, U_WEEK); }
	"monat" ("e" "n"? | "es" | "s")? { W(T_UNIT, U_MONTH); }
	"quartal" ("e" "n"? | "s")? { W(T_UNIT, U_QUARTER); }
	"vierteljahr" ("e" "s"? | "s")? { W(T_UNIT, U_QUARTER); }
	"jahreshalfte" { W(T_UNIT, U_HALFYEAR); }
	"halbjahr" ("e" "s"? | "s")? { W(T_UNIT, U_HALFYEAR); }
	"jahr" ("e" "n"? | "es" | "s")? | "kalenderjahr" ("es"|"s")? | "geschaftsjahr" ("es"|"s")? { W(T_UNIT, U_YEAR); }
	"jahrzehnt" "e"? { W(T_UNIT, U_DECADE); }

	"heute" | "heut" | "heutige" [nrms]? { W(T_DAY, 0); }
	"morgen" { t->b = P_MORNING + 1; W(T_DAY, 1); }
	"morgige" [nrms]? { W(T_DAY, 1); }
	"am" s "nachsten" s "tag" | "am" s "folgetag" { W(T_DAY, 1); }
	"ubermorgen" | "uebermorgen" { W(T_DAY, 2); }
	"uberubermorgen" { W(T_DAY, 3); }
	"gestern" { W(T_DAY, -1); }
	"vorgestern" { W(T_DAY, -2); }
	"jetzt" | "sofort" { W(T_NOW, 0); }

	"heute" s "nacht" { t->b = 1; W(T_PART, P_NIGHT); }
	"heute" s "abend" | "heutabend" { t->b = 1; W(T_PART, P_EVENING); }
	"heute" s ("morgen"|"fruh"|"vormittag"|"frueh") { t->b = 1; W(T_PART, P_MORNING); }
	"diesen" s ("morgen"|"vormittag") { t->b = 1; W(T_PART, P_MORNING); }
	"diesen" s "nachmittag" { t->b = 1; W(T_PART, P_AFTERNOON); }
	"diesen" s "abend" { t->b = 1; W(T_PART, P_EVENING); }
	"morgens" | ("am" s)? "vormittag" "s"? | "fruh" "e"? | "frueh" | "fruhmorgens" | "fruehmorgens" | "am" s "morgen" | "in" s "der" s "fruh" "e"? | "am" s "fruhen" s "morgen" { W(T_PART, P_MORNING); }
	"morgen" s ("fruh"|"frueh"|"vormittag") { t->b = 2; W(T_PART, P_MORNING); }
	"nachmittag" "s"? { W(T_PART, P_AFTERNOON); }
	"abend" "s"? { W(T_PART, P_EVENING); }
	"nacht" "s"? | "spatabends" { W(T_PART, P_NIGHT); }
	"mittag" "s"? | "mittagszeit" { W(T_NOON, 720); }
	"mitternacht" "s"? { W(T_NOON, 0); }
	"uhr" | "uhrzeit" { W(T_HOUR, 0); }
	"punkt" { t->a = 1; W(T_AT, 0); }
	"nach" { W(T_AFTER, 0); }
	"vor" { WF(T_BEFORE, 0, F_SPAN); }

	"letzt" e | "vergangen" e | "vorig" e | "verganen" e { W(T_REL, -1); }
	"dies" ("e" [nrms]?)? | "aktuell" e | "laufend" e { W(T_REL, 0); }
	"kommend" e { WF(T_REL, 0, F_COMING); }
	"nachst" e | "naechst" e | "folgend" e | "darauffolgend" e { W(T_REL, 1); }
	"ubernachst" e | "uebernaechst" e { W(T_REL, 2); }

	"in" | "im" { W(T_IN, 0); }
	"in" s ("etwa"|"ca" "."|"ungefahr"|"rund") { t->a = 1; W(T_IN, 0); }
	"innerhalb" (s ("von"|"der"|"des"))? | "binnen" | "innert" | "in" s "spatestens" | "spatestens" s "in" { W(T_WITHIN, 0); }
	("innerhalb" s ("der"|"den") | "in" s "den") s ("nachsten"|"kommenden"|"naechsten") | "binnen" s ("der"|"den")? s? "nachsten" { t->a = 2; W(T_WITHIN, 0); }
	"bis" | "bis" s ("zum"|"zur"|"zu"|"einschliesslich"|"inklusive"|"inkl" "."|"incl" ".") | "bis" s "einschliesslich" s ("zum"|"zur") { W(T_TO, 1); }
	"spatestens" | "bis" s "spatestens" (s ("zum"|"zur"|"am"))? | "spatestens" s ("bis" (s ("zum"|"zur"))? |"am"|"zum"|"bis" s "am") | "fallig" (s ("am"|"bis"))? | "frist" ":"? | "termin" ":"? | "ziel" ":"? | "deadline" ":"? | "bis" s "am" | "nicht" s "spater" s "als" | "per" | "stichtag" ":"? { W(T_BY, 0); }
	"vor" s ("dem"|"der"|"den") { W(T_BEFORE, 0); }
	"seit" (s ("dem"|"der"))? { W(T_FROM, 1); }
	"ab" | "von" | "vom" | "beginnend" (s ("am"|"mit"))? | "ab" s ("dem"|"der") { W(T_FROM, 0); }
	"zwischen" { W(T_BETWEEN, 0); }
	"und" | "&" | "sowie" { W(T_AND, 0); }
	"oder" | "bzw" "."? { W(T_OR, 0); }
	"des" { W(T_OF, 0); }
	"der" | "dem" | "die" | "das" { W(T_THE, 0); }
	"den" { WF(T_THE, 0, F_ARTICLE); }
	"am" | "an" s "dem" { WF(T_THE, 0, F_ARTICLE); }
	"zum" | "zur" { WF(T_THE, 0, F_ARTICLE); }
	"um" | "gegen" s "punkt" { W(T_AT, 0); }
	"gegen" | "etwa" | "ca" "."? | "circa" | "ungefahr" | "rund" | "um" s "den" | "um" s "die" | "anfangs" | "spat" | "fruher" { W(T_ROUGH, 0); }
	"fur" | "fuer" { W(T_FILL, 4); }
	("der" s)? "rest" s ("der"|"des") | "restliche" [nrs]? { W(T_FILL, 5); }
	"wahrend" | "im" s "laufe" (s ("des"|"der"))? { W(T_FILL, 1); }
	"ende" | "schluss" { W(T_EDGE, 1); }
	"anfang" | "beginn" { W(T_EDGE, -1); }
	"mitte" { W(T_EDGE, 0); }
	"ende" s "woche" { W(T_CLOSING, U_WEEK); }
	"ende" s "monat" { W(T_CLOSING, U_MONTH); }
	"ende" s "quartal" { W(T_CLOSING, U_QUARTER); }
	"ende" s "jahr" { W(T_CLOSING, U_YEAR); }
	"eod" | "cob" | "feierabend" | "dienstschluss" | "geschaftsschluss" | "tagesende" | "buroschluss" | "ende" s "des" s ("arbeits")? "tages" | "ende" s "des" s "tags" { W(T_CLOSING, U_DAY); }
	"eow" | "wochenschluss" { W(T_CLOSING, U_WEEK); }
	"monatserste" [nr]? { t->digits = 1; W(T_ORD, 1); }
	"monatsende" | "eom" | "ultimo" { W(T_CLOSING, U_MONTH); }
	"quartalsende" | "eoq" { W(T_CLOSING, U_QUARTER); }
	"jahresende" | "eoy" { W(T_CLOSING, U_YEAR); }
	"monatsanfang" { t->b = 1; W(T_CLOSING, U_MONTH); }
	"monatsmitte" { t->b = 2; W(T_CLOSING, U_MONTH); }
	"wochenanfang" | "wochenbeginn" { t->b = 1; W(T_CLOSING, U_WEEK); }
	"wochenmitte" { t->b = 2; W(T_CLOSING, U_WEEK); }
	"jahresanfang" | "jahresbeginn" { t->b = 1; W(T_CLOSING, U_YEAR); }
	"jahresmitte" { t->b = 2; W(T_CLOSING, U_YEAR); }
	[0-9]{1,2} "." s? "kalenderwoche" { t->a = 0; t->b = from[1] >= '0' && from[1] <= '9' ? (from[0] - '0') * 10 + from[1] - '0' : from[0] - '0'; W(T_ISOWEEK, 0); }
	"kw" "."? | "kalenderwoche" { W(T_WEEKNO, 0); }
	"kw" [0-9]{1,2} { t->a = 0; t->b = from[3] >= '0' && from[3] <= '9' ? (from[2] - '0') * 10 + from[3] - '0' : from[2] - '0'; W(T_ISOWEEK, 0); }
	"woche" s ("vom"|"ab"|"um") (s "dem")? { W(T_WEEKOF, 0); }
	"jede" [nrsm]? | "alle" | "jeweils" { W(T_EVERY, 0); }
	"datum" | "spatestens" s "jedoch" | "s" { W(T_FILL, 0); }
	"von" s ("jetzt"|"heute") s "an" | "ab" s ("heute"|"jetzt") | "spater" { W(T_LATER, 0); }

	"weihnachten" | "weihnachtstag" | "erste" [nrms]? s "weihnachts" ("feier")? "tag" | "1." s? "weihnachts" ("feier")? "tag" { W(T_HOLIDAY, H_CHRISTMAS); }
	"heiligabend" | "heilig" h "abend" | "heiliger" s "abend" | "weihnachtsabend" { W(T_HOLIDAY, H_CHRISTMAS_EVE); }
	"zweite" [nrms]? s "weihnachts" ("feier")? "tag" | "2." s? "weihnachts" ("feier")? "tag" | "stephanstag" { W(T_HOLIDAY, H_BOXING); }
	"neujahr" ("s" "tag")? { W(T_HOLIDAY, H_NEW_YEAR); }
	"silvester" ("abend")? { W(T_HOLIDAY, H_NEW_YEAR_EVE); }
	[1-4] "." s? "advent" "s"? ("sonntag" | "swochenende")? { W(T_OTHER, 0); }
	"thanksgiving" { W(T_HOLIDAY, H_THANKSGIVING); }

	("herr" "n"? | "frau" | "familie") s "morgen" { W(T_OTHER, 0); } /* who is called so */
	"herr" "n"? | "frau" | "kolleg" ("e" "n"? | "in") | "dr" "." | "prof" "." | "familie" | "firma" { W(T_OTHER, 3); } /* a name follows */
	"euro" | "eur" | "chf" | "franken" | "prozent" | "mm" | "cm" | "km" | "kg" | "meter" | "liter" | "grad" | "\xe2\x82\xac" { W(T_OTHER, 4); }
	"version" | "gruppe" | "klasse" | "format" | "seiten" | "paket" | "charge" | "halle" | "regal" | "fach" | "tor" | "wohnung" | "haus" | "buro" | "gleis" | "kostet" | "kosten" | "preis" | "saal" | "position" | "pos" "." | "abschnitt" | "phase" | "raum" | "zimmer" | "sprint" | "seite" | "teil" | "schritt" | "punkt" s "nr" | "kapitel" | "ziffer" | "klausel" | "anlage" | "absatz" | "nr" "."? | "ticket" | "stufe" | "paragraph" | "note" | "release" { W(T_OTHER, 1); } /* figures behind them count something else */
	[a-z\x80-\xff]+ { W(T_OTHER, 0); }
	*/
}

extern const struct date_language date_language_de;
const struct date_language date_language_de = {
	.code = "de",
	.order = ORDER_DMY,
	.half_to = true,
	.day_article = true,
	.day_dot = true,
	.clock24 = true,
	.word = word,
};
