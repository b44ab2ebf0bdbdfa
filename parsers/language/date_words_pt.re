/* Portuguese words of time; see date_token.h. */
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

	"segunda" h "feira" | "seg" "." | "2a" h "feira" { W(T_WEEKDAY, 1); }
	"segunda" | "seg" { WF(T_WEEKDAY, 1, F_WEAK); }
	"terca" h "feira" | "ter" "." | "3a" h "feira" { W(T_WEEKDAY, 2); }
	"terca" { WF(T_WEEKDAY, 2, F_WEAK); }
	"quarta" h "feira" | "qua" "." | "4a" h "feira" { W(T_WEEKDAY, 3); }
	"quarta" { WF(T_WEEKDAY, 3, F_WEAK); }
	"quinta" h "feira" | "qui" "." | "5a" h "feira" { W(T_WEEKDAY, 4); }
	"quinta" { WF(T_WEEKDAY, 4, F_WEAK); }
	"sexta" h "feira" | "sex" "." | "6a" h "feira" { W(T_WEEKDAY, 5); }
	"sexta" { WF(T_WEEKDAY, 5, F_WEAK); }
	"sabado" | "sab" "."? { W(T_WEEKDAY, 6); }
	"domingo" | "dom" "." { W(T_WEEKDAY, 7); }
	"sabados" | "domingos" | "diario" | "semanal" | "mensal" { W(T_EVERY, 0); }

	"janeiro" | "jan" "."? { W(T_MONTH, 1); }
	"fevereiro" | "fev" "."? { W(T_MONTH, 2); }
	"marco" { WF(T_MONTH, 3, F_WEAK); }
	"mar" "."? { WF(T_MONTH, 3, F_WEAK); }
	"abril" | "abr" "."? { W(T_MONTH, 4); }
	"maio" | "mai" "."? { W(T_MONTH, 5); }
	"junho" | "jun" "."? { W(T_MONTH, 6); }
	"julho" | "jul" "."? { W(T_MONTH, 7); }
	"agosto" | "ago" "."? { W(T_MONTH, 8); }
	"setembro" | "set" "."? { W(T_MONTH, 9); }
	"outubro" | "out" "."? { W(T_MONTH, 10); }
	"novembro" | "nov" "."? { W(T_MONTH, 11); }
	"dezembro" | "dez" "." { W(T_MONTH, 12); }

	"um" | "uma" { WF(T_NUM, 1, F_ARTICLE); }
	"dois" | "duas" { W(T_NUM, 2); }
	"tres" { W(T_NUM, 3); }
	"quatro" { W(T_NUM, 4); }
	"cinco" { W(T_NUM, 5); }
	"seis" { W(T_NUM, 6); }
	"sete" { W(T_NUM, 7); }
	"oito" { W(T_NUM, 8); }
	"nove" { W(T_NUM, 9); }
	"dez" { W(T_NUM, 10); }
	"quinze" { W(T_NUM, 15); }
	"vinte" { WF(T_NUM, 20, F_TENS); }
	"trinta" { WF(T_NUM, 30, F_TENS); }
	"primeiro" | "primeira" { W(T_ORD, 1); }
	"uns" | "umas" | "alguns" | "algumas" | "varios" | "varias" { W(T_FEW, 3); }

	"minuto" "s"? | "min" "."? { W(T_UNIT, U_MINUTE); }
	"hora" "s"? | "hs" | "h" "."? { WF(T_HOUR, 0, F_UNIT); }
	"dia" "s"? { WF(T_UNIT, U_DAY, F_DAY); }
	"dia" "s"? s ("util"|"uteis") { W(T_UNIT, U_WORKDAY); }
	"semana" "s"? { W(T_UNIT, U_WEEK); }
	"fim" s ("de"|"da") s "semana" | "final" s "de" s "semana" { W(T_UNIT, U_WEEKEND); }
	"quinzena" "s"? { W(T_UNIT, U_FORTNIGHT); }
	"mes" "es"? { W(T_UNIT, U_MONTH); }
	"trimestre" "s"? { W(T_UNIT, U_QUARTER); }
	"semestre" "s"? { W(T_UNIT, U_HALFYEAR); }
	"ano" "s"? { W(T_UNIT, U_YEAR); }

	"hoje" | "hoje" s "mesmo" { W(T_DAY, 0); }
	"amanha" { W(T_DAY, 1); }
	"depois" s "de" s "amanha" { W(T_DAY, 2); }
	"ontem" { W(T_DAY, -1); }
	"anteontem" { W(T_DAY, -2); }
	"agora" { W(T_NOW, 0); }

	"tarde" | ("da"|"de"|"a") s "tarde" { W(T_PART, P_AFTERNOON); }
	"noite" | ("da"|"de"|"a") s "noite" { W(T_PART, P_NIGHT); }
	("da"|"de"|"pela") s "manha" { W(T_PART, P_MORNING); }
	"meio" h "dia" { W(T_NOON, 720); }
	"meia" h "noite" { W(T_NOON, 0); }

	"ultimo" "s"? | "ultima" "s"? | "passado" | "passada" | "anterior" "es"? { W(T_REL, -1); }
	"este" | "esta" | "deste" | "desta" | "neste" | "nesta" | "atual" { W(T_REL, 0); }
	"proximo" "s"? | "proxima" "s"? | "seguinte" "s"? { WF(T_REL, 1, 0); }
	"que" s "vem" { WF(T_REL, 1, F_POSTFIX); }

	"em" | "dentro" s "de" | "daqui" s "a" { W(T_IN, 0); }
	("nos"|"nas") s ("proximos"|"proximas"|"seguintes") { t->a = 2; W(T_WITHIN, 0); }
	"para" | "para" s ("o"|"a") | "ate" | "ate" s ("o"|"a"|"ao"|"as") | "no" s "maximo" (s ("ate"|"em"))? | "o" s "mais" s "tardar" | "data" s "limite" ":"? | "prazo" ":"? | "deadline" ":"? | "vencimento" ":"? { W(T_BY, 0); }
	"antes" s ("de"|"do"|"da") { W(T_BEFORE, 0); }
	"depois" s ("de"|"do"|"da") | "apos" (s ("o"|"a"))? { W(T_AFTER, 0); }
	"a" s "partir" s ("de"|"do"|"da") | "desde" (s ("o"|"a"))? { W(T_FROM, 0); }
	"de" | "do" | "da" { t->a = 7; W(T_OF, 0); }
	"entre" (s ("o"|"a"|"os"|"as"))? { W(T_BETWEEN, 0); }
	"a" | "ao" { t->a = 7; W(T_TO, 0); }
	"as" { t->a = 7; W(T_AT, 0); }
	"e" | "&" { W(T_AND, 0); }
	"ou" { W(T_OR, 0); }
	"o" | "no" { WF(T_THE, 0, F_ARTICLE); }
	"os" | "na" | "nas" { W(T_THE, 0); }
	"por" s "volta" s ("de"|"das"|"do") | "cerca" s "de" | "aproximadamente" { W(T_ROUGH, 0); }
	"por" | "durante" { W(T_FILL, 4); }
	"data" { W(T_FILL, 1); }
	"ha" { WF(T_AGO, 1, F_SPAN); }
	"fim" | "final" | "fins" { W(T_EDGE, 1); }
	"inicio" | "comeco" { W(T_EDGE, -1); }
	"meados" { W(T_EDGE, 0); }
	"eod" | "cob" | ("fim"|"final") s "do" s "dia" | ("fim"|"final") s "do" s "expediente" { W(T_CLOSING, U_DAY); }
	"eow" { W(T_CLOSING, U_WEEK); }
	"eom" | ("fim"|"final") s ("do"|"de") s "mes" { W(T_CLOSING, U_MONTH); }
	"cada" | "todos" s "os" | "todas" s "as" | "toda" { W(T_EVERY, 0); }

	"natal" | "dia" s "de" s "natal" { W(T_HOLIDAY, H_CHRISTMAS); }
	"ano" s "novo" { W(T_HOLIDAY, H_NEW_YEAR); }

	"versao" | "secao" | "fase" | "sala" | "sprint" | "pagina" | "parte" | "passo" | "capitulo" | "artigo" | "numero" | "ticket" | "nivel" | "nota" | "ponto" | "grupo" { W(T_OTHER, 1); } /* figures behind them count something else */
	[a-z\x80-\xff]+ { W(T_OTHER, 0); }
	*/
}

extern const struct date_language date_language_pt;
const struct date_language date_language_pt = {
	.code = "pt",
	.order = ORDER_DMY,
	.day_article = true,
	.word = word,
};
