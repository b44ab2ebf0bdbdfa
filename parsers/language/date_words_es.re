/* Spanish words of time; see date_token.h. */
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

	"lunes" | "lun" "."? { W(T_WEEKDAY, 1); }
	"martes" | "mart" "." { W(T_WEEKDAY, 2); }
	"mar" "."? { WF(T_WEEKDAY, 2, F_WEAK); }
	"miercoles" | "mier" "."? | "mie" "."? { W(T_WEEKDAY, 3); }
	"jueves" | "jue" "."? { W(T_WEEKDAY, 4); }
	"viernes" | "vier" "."? | "vie" "."? { W(T_WEEKDAY, 5); }
	"sabado" | "sab" "."? { W(T_WEEKDAY, 6); }
	"domingo" { W(T_WEEKDAY, 7); }
	"dom" "."? { WF(T_WEEKDAY, 7, F_WEAK); }
	("los" s ("lunes"|"martes"|"miercoles"|"jueves"|"viernes") | "sabados" | "domingos" | "diario" | "semanal" | "mensual") { W(T_EVERY, 0); }

	"enero" | "ene" "."? { W(T_MONTH, 1); }
	"febrero" | "feb" "."? { W(T_MONTH, 2); }
	"marzo" | "mzo" "."? { W(T_MONTH, 3); }
	"abril" | "abr" "."? { W(T_MONTH, 4); }
	"mayo" | "may" "."? { W(T_MONTH, 5); }
	"junio" | "jun" "."? { W(T_MONTH, 6); }
	"julio" | "jul" "."? { W(T_MONTH, 7); }
	"agosto" | "ago" "."? { W(T_MONTH, 8); }
	"septiembre" | "setiembre" | "sept" "."? | "sep" "."? | "set" "." { W(T_MONTH, 9); }
	"octubre" | "oct" "."? { W(T_MONTH, 10); }
	"noviembre" | "nov" "."? { W(T_MONTH, 11); }
	"diciembre" | "dic" "."? { W(T_MONTH, 12); }

	"un" | "una" { WF(T_NUM, 1, F_ARTICLE); }
	"uno" { W(T_NUM, 1); }
	"cero" { W(T_NUM, 0); }
	"dos" { W(T_NUM, 2); }
	"tres" { W(T_NUM, 3); }
	"cuatro" { W(T_NUM, 4); }
	"cinco" { W(T_NUM, 5); }
	"seis" { W(T_NUM, 6); }
	"siete" { W(T_NUM, 7); }
	"ocho" { W(T_NUM, 8); }
	"nueve" { W(T_NUM, 9); }
	"diez" { W(T_NUM, 10); }
	"once" { W(T_NUM, 11); }
	"doce" { W(T_NUM, 12); }
	"trece" { W(T_NUM, 13); }
	"catorce" { W(T_NUM, 14); }
	"quince" { W(T_NUM, 15); }
	"dieciseis" { W(T_NUM, 16); }
	"diecisiete" { W(T_NUM, 17); }
	"dieciocho" { W(T_NUM, 18); }
	"diecinueve" { W(T_NUM, 19); }
	"veintiuno" | "veintiun" | "veintiuna" { W(T_NUM, 21); }
	"veintidos" { W(T_NUM, 22); }
	"veintitres" { W(T_NUM, 23); }
	"veinticuatro" { W(T_NUM, 24); }
	"veinticinco" { W(T_NUM, 25); }
	"veintiseis" { W(T_NUM, 26); }
	"veintisiete" { W(T_NUM, 27); }
	"veintiocho" { W(T_NUM, 28); }
	"veintinueve" { W(T_NUM, 29); }
	"veinte" { WF(T_NUM, 20, F_TENS); }
	"treinta" { WF(T_NUM, 30, F_TENS); }
	"treinta" s "y" s ("un"|"uno"|"una") { W(T_NUM, 31); }
	"cuarenta" { WF(T_NUM, 40, F_TENS); }
	"cincuenta" { WF(T_NUM, 50, F_TENS); }
	"sesenta" { WF(T_NUM, 60, F_TENS); }
	"setenta" { WF(T_NUM, 70, F_TENS); }
	"ochenta" { WF(T_NUM, 80, F_TENS); }
	"noventa" { WF(T_NUM, 90, F_TENS); }
	"cien" | "ciento" { WF(T_NUM, 100, F_HUNDRED); }
	"doscientos" { W(T_NUM, 200); }
	"novecientos" { W(T_NUM, 900); }
	"mil" { WF(T_NUM, 1000, F_HUNDRED); }
	"primero" "s"? | "primer" | "primera" "s"? | "1ro" | "1ero" | "1er" { W(T_ORD, 1); }
	"segundo" | "segunda" | "2do" { W(T_ORD, 2); }
	"tercero" | "tercer" | "tercera" | "3ro" | "3er" { W(T_ORD, 3); }
	"cuarto" | "cuarta" { W(T_ORD, 4); }
	"quinto" | "quinta" { W(T_ORD, 5); }
	"sexto" | "sexta" { W(T_ORD, 6); }
	"septimo" | "septima" { W(T_ORD, 7); }
	"octavo" | "octava" { W(T_ORD, 8); }
	"noveno" | "novena" { W(T_ORD, 9); }
	"decimo" | "decima" { W(T_ORD, 10); }
	[0-9]{1,2} ("ro"|"er"|"do") "." / (s "de") { t->value = from[1] >= '0' && from[1] <= '9' ? (from[0] - '0') * 10 + from[1] - '0' : from[0] - '0'; t->digits = 2; t->kind = T_ORD; return (size_t)(p - from); }
	[0-9]{1,2} "."? ("o"|"a"|"ro"|"er"|"do") { t->value = from[1] >= '0' && from[1] <= '9' ? (from[0] - '0') * 10 + from[1] - '0' : from[0] - '0'; t->digits = 2; t->kind = T_ORD; return (size_t)(p - from); }
	"medio" | "media" { W(T_HALF, 30); }
	("un" s)? "cuarto" s "de" s "hora" { t->a = 15; W(T_FOURTH, 15); }
	"tres" s "cuartos" s "de" s "hora" { t->a = 45; W(T_FOURTH, 45); }
	"y" s "cuarto" { W(T_FOURTH, 15); }
	"menos" s "cuarto" { W(T_FOURTH, -15); }
	"y" s "media" { W(T_HALF, 30); }
	"y" s "pico" { W(T_ROUGH, 0); }
	"unos" | "unas" | "algunos" | "algunas" | "varios" | "varias" | "unos" s "cuantos" { W(T_FEW, 3); }
	"un" s "par" s "de" | "par" s "de" { W(T_FEW, 2); }

	"segundos" { W(T_UNIT, U_SECOND); }
	"minuto" "s"? | "min" "."? | "mins" { W(T_UNIT, U_MINUTE); }
	"hora" "s"? | "hr" "s"? "."? | "hs" { WF(T_HOUR, 0, F_UNIT); }
	"h" "."? { WF(T_HOUR, 0, F_UNIT); }
	"dia" "s"? { WF(T_UNIT, U_DAY, F_DAY); }
	"dia" "s"? s ("habil" "es"?|"laborable" "s"?|"laboral" "es"?|"de" s "trabajo") { W(T_UNIT, U_WORKDAY); }
	"semana" "s"? { W(T_UNIT, U_WEEK); }
	"semana" s "laboral" { W(T_UNIT, U_WORKWEEK); }
	"fin" "es"? s "de" s "semana" | "finde" { W(T_UNIT, U_WEEKEND); }
	"quincena" "s"? { W(T_UNIT, U_FORTNIGHT); }
	"mes" "es"? { W(T_UNIT, U_MONTH); }
	"trimestre" "s"? { W(T_UNIT, U_QUARTER); }
	"semestre" "s"? { W(T_UNIT, U_HALFYEAR); }
	"ano" "s"? { W(T_UNIT, U_YEAR); }
	"decada" "s"? { W(T_UNIT, U_DECADE); }

	"hoy" | "hoy" s "dia" | "hoy" s "mismo" { W(T_DAY, 0); }
	("a"|"al")? s? ("fin"|"final"|"cierre") s "del" s "dia" s "de" s "manana" { W(T_DAY, 1); }
	"de" s "manana" s "en" s "ocho" { W(T_DAY, 8); }
	"de" s "hoy" s "en" s "ocho" { W(T_DAY, 7); }
	"de" s "hoy" s "en" s "ocho" s "dias" { W(T_DAY, 8); }
	"de" s "hoy" s "en" s "quince" s "dias" { W(T_DAY, 15); }
	"de" s "hoy" s "en" s "quince" { W(T_DAY, 14); }
	"manana" | "manana" s "mismo" { W(T_DAY, 1); }
	("el" s)? "dia" s "siguiente" | ("el" s)? ("siguiente"|"proximo") s "dia" | "al" s "dia" s "siguiente" { W(T_DAY, 1); }
	"pasado" s "manana" { W(T_DAY, 2); }
	"ayer" { W(T_DAY, -1); }
	"anteayer" | "antes" s "de" s "ayer" | "antier" { W(T_DAY, -2); }
	"ahora" | "ahora" s "mismo" { W(T_NOW, 0); }

	"esta" s "manana" { t->b = 1; W(T_PART, P_MORNING); }
	"esta" s "misma" s "tarde" { t->b = 1; W(T_PART, P_AFTERNOON); }
	"esta" s "misma" s "noche" { t->b = 1; W(T_PART, P_NIGHT); }
	"esta" s "tarde" { t->b = 1; W(T_PART, P_AFTERNOON); }
	"esta" s "noche" { t->b = 1; W(T_PART, P_NIGHT); }
	("por"|"de"|"en"|"a") s "la" s "manana" | "del" s "manana" | "de" s "manana" { W(T_PART, P_MORNING); }
	"tarde" | ("por"|"de"|"en"|"a") s "la" s "tarde" { W(T_PART, P_AFTERNOON); }
	"noche" | ("por"|"de"|"en"|"a") s "la" s "noche" { W(T_PART, P_NIGHT); }
	"madrugada" | ("por"|"de"|"en") s "la" s "madrugada" { W(T_PART, P_DAWN); }
	"mediodia" | "medio" s "dia" | ("del"|"al") s "mediodia" { W(T_NOON, 720); }
	"medianoche" | "media" s "noche" | "la" s "medianoche" { W(T_NOON, 0); }
	"en" s "punto" | "horas" { WF(T_HOUR, 0, F_UNIT); }
	"menos" { W(T_MINUS, 0); }

	"ultimo" "s"? | "ultima" "s"? | "pasado" "s"? | "pasada" "s"? | "anterior" "es"? { W(T_REL, -1); }
	"este" | "esta" | "estos" | "estas" | "actual" | "en" s "curso" { W(T_REL, 0); }
	("este"|"esta") s ("proximo"|"proxima") { WF(T_REL, 0, F_COMING); }
	"proximo" "s"? | "proxima" "s"? | "siguiente" "s"? { WF(T_REL, 1, 0); }
	"que" s "viene" "n"? | "entrante" | "que" s "entra" { WF(T_REL, 1, F_POSTFIX); }

	"en" | "dentro" s "de" { W(T_IN, 0); }
	"dentro" s "de" s ("unos"|"unas"|"aproximadamente") | "en" s ("unos"|"unas"|"aproximadamente") { t->a = 1; W(T_IN, 0); }
	("dentro" s "de"|"en"|"durante"|"para") s ("los"|"las") s ("proximos"|"proximas"|"siguientes") { t->a = 2; W(T_WITHIN, 0); }
	"dentro" s "de" s ("los"|"las"|"el"|"la") | "en" s ("los"|"las") | "en" s "menos" s "de" | "en" s "un" s "plazo" (s "maximo")? s "de" | "en" s "maximo" | "en" s "un" s "maximo" s "de" | "en" s "un" s "plazo" s "no" s "mayor" s ("a"|"de") | "en" s "el" s "plazo" s "de" | "en" s "el" s "transcurso" s ("de" (s "la")?|"del") { W(T_WITHIN, 0); }
	"para" | "para" s ("el"|"la") | "a" s "mas" s "tardar" (s ("el"|"para" s "el"))? | "como" s "maximo" (s "el")? | "no" s "mas" s "tarde" s ("de"|"del"|"que" s "el"?) | "fecha" s ("limite"|"tope") ":"? | "vence" (s "el")? | "vencimiento" ":"? | "deadline" ":"? | "plazo" ":"? { W(T_BY, 0); }
	"de" s "aqui" s ("a"|"al") | "de" s "aqui" s "en" { WF(T_BY, 0, F_SPAN); }
	"hasta" | "hasta" s ("el"|"la"|"las") { W(T_TO, 1); }
	"antes" s ("de"|"del") | "antes" s "de" s ("la"|"las"|"el"|"los") | "antes" s "que" s "el" { W(T_BEFORE, 0); }
	"despues" s ("de"|"del") | "despues" s "de" s ("la"|"las"|"el"|"los") | "tras" | "tras" s "el" { W(T_AFTER, 0); }
	"a" s "partir" s ("de"|"del") | "desde" | "desde" s ("el"|"la"|"las") { W(T_FROM, 0); }
	"despues" | "mas" s "tarde" { W(T_LATER, 0); }
	"del" { t->a = 7; W(T_OF, 0); }
	"de" { t->a = 7; W(T_OF, 0); }
	"de" s ("la"|"las"|"los") { t->a = 7; W(T_OF, 0); }
	"entre" | "entre" s ("el"|"las"|"la"|"los") { W(T_BETWEEN, 0); }
	"al" { t->a = 7; W(T_TO, 0); }
	"a" { t->a = 7; W(T_TO, 0); }
	"y" | "e" | "&" { W(T_AND, 0); }
	"o" | "u" { W(T_OR, 0); }
	"el" { WF(T_THE, 0, F_ARTICLE); }
	("el" s)? "dia" / (s [0-9]) { WF(T_THE, 0, F_ARTICLE); }
	"la" | "los" | "las" { W(T_THE, 0); }
	"a" s ("las"|"la") { t->a = 7; W(T_AT, 0); }
	"las" s "a" { W(T_AT, 0); }
	"hacia" | "cerca" s "de" (s ("las"|"la"))? | "sobre" | "alrededor" s ("de"|"del") | "aproximadamente" | "a" s "eso" s "de" | "en" s "torno" s ("a"|"al") | "mas" s "tarde" s ("de"|"en" s "el")? | "temprano" { W(T_ROUGH, 0); }
	"por" | "durante" { W(T_FILL, 4); }
	"fecha" { W(T_FILL, 1); }
	("el" s)? "resto" s ("de" (s "la")?|"del") { W(T_FILL, 5); }
	"hace" { WF(T_AGO, 1, F_SPAN); }
	"antes" s "de" s "que" s ("termine"|"acabe"|"finalice"|"concluya") { W(T_EDGE, 1); }
	"fin" | "final" | "finales" | "fines" | "el" s "final" | "a" s ("fin"|"finales"|"fines") | "al" s "final" { W(T_EDGE, 1); }
	"principio" "s"? | "inicio" "s"? | "comienzo" "s"? | "a" s ("principios"|"inicios"|"comienzos") | "al" s ("principio"|"inicio"|"comienzo") { W(T_EDGE, -1); }
	"mediados" | "a" s "mediados" | "mitad" { W(T_EDGE, 0); }
	"eod" | "cob" | ("a" s)? "fin" s ("del"|"de") s "dia" | "final" s "del" s "dia" | "cierre" s "del" s "dia" | "fin" "al"? s "de" s "la"? s? "jornada" | "al" s "final" s "del" s "dia" | "cierre" s "de" s "jornada" { W(T_CLOSING, U_DAY); }
	"eow" { W(T_CLOSING, U_WEEK); }
	"eom" | "fin" s "de" s "mes" | "a" s "fin" s "de" s "mes" { W(T_CLOSING, U_MONTH); }
	"eoq" { W(T_CLOSING, U_QUARTER); }
	"eoy" | "fin" s "de" s "ano" { W(T_CLOSING, U_YEAR); }
	"semana" s ("no" "."?|"numero"|"n" "." "o") { W(T_WEEKNO, 0); }
	"t" [1-4] { t->a = from[1] - '0'; W(T_QUARTER, 0); }
	[1-4] "t" { t->a = from[0] - '0'; W(T_QUARTER, 0); }
	"semana" s ("del"|"a" s "partir" s "del"|"que" s "comienza" s "el"|"que" s "empieza" s "el") { W(T_WEEKOF, 0); }
	"cada" | "todos" s "los" | "todas" s "las" { W(T_EVERY, 0); }
	"horas" s "en" s "punto" | "a" s "mas" s "tardar" | "como" s ("muy" s)? "tarde" | "sin" s "falta" { W(T_FILL, 0); }

	"navidad" | "dia" s "de" s "navidad" { W(T_HOLIDAY, H_CHRISTMAS); }
	"nochebuena" | "vispera" s "de" s "navidad" { W(T_HOLIDAY, H_CHRISTMAS_EVE); }
	"ano" s "nuevo" | "dia" s "de" s "ano" s "nuevo" { W(T_HOLIDAY, H_NEW_YEAR); }
	"nochevieja" | "fin" s "de" s "ano" s "nuevo" | "noche" s "vieja" | "vispera" s "de" s "ano" s "nuevo" { W(T_HOLIDAY, H_NEW_YEAR_EVE); }
	("dia" s "de")? s? "accion" s "de" s "gracias" { W(T_HOLIDAY, H_THANKSGIVING); }

	"senor" "a"? | "sr" "a"? "." | "don" | "dona" | "dr" "a"? "." | "ing" "." | "lic" "." { W(T_OTHER, 3); } /* a name follows */
	("jueves"|"viernes"|"sabado"|"lunes"|"martes"|"miercoles") s "santo" | "viernes" s "negro" | "domingo" s "de" s ("ramos"|"resurreccion"|"pascua") | "lunes" s "de" s "pascua" | "sabado" s "de" s "gloria" | "miercoles" s "de" s "ceniza" | "martes" s "de" s "carnaval" { W(T_OTHER, 0); } /* one day of the year */
	"planta" | "vez" | "lugar" | "punto" "s"? | "edicion" | "siglo" { W(T_OTHER, 2); }
	"euro" "s"? | "eur" | "usd" | "pesos" | "dolares" | "soles" | "mm" | "cm" | "km" | "kg" | "metros" | "litros" | "grados" | "\xe2\x82\xac" { W(T_OTHER, 4); }
	"version" | "paginas" | "grupo" | "clase" | "oficina" | "piso" | "pieza" | "lote" | "puerta" | "aula" | "edificio" | "estante" | "cuesta" | "precio" | "seccion" | "fase" | "sala" | "sprint" | "pagina" | "parte" | "paso" | "capitulo" | "articulo" | "numero" | "ticket" | "nivel" | "nota" { W(T_OTHER, 1); } /* figures behind them count something else */
	[a-z\x80-\xff]+ { W(T_OTHER, 0); }
	*/
}

extern const struct date_language date_language_es;
const struct date_language date_language_es = {
	.code = "es",
	.order = ORDER_DMY,
	.day_article = true,
	.word = word,
};
