/* English words of time; see date_token.h. */
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
	"monday" | "moday" | "mondey" { W(T_WEEKDAY, 1); }
	"mon" "."? { WF(T_WEEKDAY, 1, F_WEAK); }
	"tuesday" | "tuseday" | "teusday" | "tuesady" | "tues" "."? | "tue" "."? { W(T_WEEKDAY, 2); }
	"wednesday" | "wendesday" | "wensday" | "wednsday" | "wedensday" | "wendsday" | "wednesady" | "weds" "."? { W(T_WEEKDAY, 3); }
	"wed" "."? { WF(T_WEEKDAY, 3, F_WEAK); }
	"thursday" | "thrusday" | "thursdy" | "thusday" | "thurday" | "thurs" "."? | "thur" "."? | "thu" "."? { W(T_WEEKDAY, 4); }
	"friday" | "firday" | "fridy" | "fryday" | "fri" "."? { W(T_WEEKDAY, 5); }
	"saturday" | "saterday" | "satuday" | "staurday" { W(T_WEEKDAY, 6); }
	"sat" "."? { WF(T_WEEKDAY, 6, F_WEAK); }
	"sunday" { W(T_WEEKDAY, 7); }
	"sun" "."? { WF(T_WEEKDAY, 7, F_WEAK); }

	"mondays" { t->c = 1; W(T_WEEKDAY, 1); }
	"tuesdays" { t->c = 1; W(T_WEEKDAY, 2); }
	"wednesdays" { t->c = 1; W(T_WEEKDAY, 3); }
	"thursdays" { t->c = 1; W(T_WEEKDAY, 4); }
	"fridays" { t->c = 1; W(T_WEEKDAY, 5); }
	"saturdays" { t->c = 1; W(T_WEEKDAY, 6); }
	"sundays" { t->c = 1; W(T_WEEKDAY, 7); }

	"january" | "janurary" | "janaury" | "januray" { W(T_MONTH, 1); }
	"jan" "."? { WF(T_MONTH, 1, F_WEAK); }
	"february" | "febuary" | "feburary" | "febraury" | "feb" "."? { W(T_MONTH, 2); }
	"march" { WF(T_MONTH, 3, F_WEAK); }
	"mar" "."? { WF(T_MONTH, 3, F_WEAK); }
	"april" | "apr" "."? { W(T_MONTH, 4); }
	"may" { WF(T_MONTH, 5, F_WEAK); }
	"june" { W(T_MONTH, 6); }
	"jun" "."? { WF(T_MONTH, 6, F_WEAK); }
	"july" | "jul" "."? { W(T_MONTH, 7); }
	"august" | "aug" "."? { W(T_MONTH, 8); }
	"september" | "septmber" | "setpember" | "sept" "."? | "sep" "."? { W(T_MONTH, 9); }
	"october" | "ocotber" | "octuber" | "oct" "."? { W(T_MONTH, 10); }
	"november" | "novemeber" | "novmber" | "nov" "."? { W(T_MONTH, 11); }
	"december" | "decemeber" | "decmber" { W(T_MONTH, 12); }
	"dec" "."? { WF(T_MONTH, 12, F_WEAK); }

	"zero" { W(T_NUM, 0); }
	"a" | "an" { WF(T_NUM, 1, F_ARTICLE); }
	"one" { W(T_NUM, 1); }
	"two" { W(T_NUM, 2); }
	"three" { W(T_NUM, 3); }
	"four" { W(T_NUM, 4); }
	"five" { W(T_NUM, 5); }
	"six" { W(T_NUM, 6); }
	"seven" { W(T_NUM, 7); }
	"eight" { W(T_NUM, 8); }
	"nine" { W(T_NUM, 9); }
	"ten" { W(T_NUM, 10); }
	"eleven" { W(T_NUM, 11); }
	"twelve" | "a" s "dozen" | "dozen" { W(T_NUM, 12); }
	"thirteen" { W(T_NUM, 13); }
	"fourteen" { W(T_NUM, 14); }
	"fifteen" { W(T_NUM, 15); }
	"sixteen" { W(T_NUM, 16); }
	"seventeen" { W(T_NUM, 17); }
	"eighteen" { W(T_NUM, 18); }
	"nineteen" { W(T_NUM, 19); }
	"twenty" { WF(T_NUM, 20, F_TENS); }
	"thirty" { WF(T_NUM, 30, F_TENS); }
	"forty" | "fourty" { WF(T_NUM, 40, F_TENS); }
	"fifty" { WF(T_NUM, 50, F_TENS); }
	"sixty" { WF(T_NUM, 60, F_TENS); }
	"seventy" { WF(T_NUM, 70, F_TENS); }
	"eighty" { WF(T_NUM, 80, F_TENS); }
	"ninety" { WF(T_NUM, 90, F_TENS); }
	"hundred" { WF(T_NUM, 100, F_HUNDRED); }
	"thousand" { WF(T_NUM, 1000, F_HUNDRED); }
	"first" { W(T_ORD, 1); }
	"second" { WF(T_ORD, 2, F_UNIT); }
	"third" { W(T_ORD, 3); }
	"fourth" { W(T_ORD, 4); }
	"fifth" { W(T_ORD, 5); }
	"sixth" { W(T_ORD, 6); }
	"seventh" { W(T_ORD, 7); }
	"eighth" { W(T_ORD, 8); }
	"ninth" { W(T_ORD, 9); }
	"tenth" { W(T_ORD, 10); }
	"eleventh" { W(T_ORD, 11); }
	"twelfth" { W(T_ORD, 12); }
	"thirteenth" { W(T_ORD, 13); }
	"fourteenth" { W(T_ORD, 14); }
	"fifteenth" { W(T_ORD, 15); }
	"sixteenth" { W(T_ORD, 16); }
	"seventeenth" { W(T_ORD, 17); }
	"eighteenth" { W(T_ORD, 18); }
	"nineteenth" { W(T_ORD, 19); }
	"twentieth" { W(T_ORD, 20); }
	"thirtieth" { W(T_ORD, 30); }
	"half" (s ("a"|"an"))? | "half" s "of" s ("a"|"an") { W(T_HALF, 30); }
	"quarter" | "qtr" { WF(T_FOURTH, 15, F_UNIT); }
	"three" h "quarters" { W(T_FOURTH, 45); }
	"a" s "quarter" { WF(T_FOURTH, 15, F_UNIT); }
	"few" | "a" s "few" | "several" | "some" { W(T_FEW, 3); }
	"couple" (s "of")? | "a" s "couple" (s "of")? { W(T_FEW, 2); }

	"seconds" | "secs" | "sec" { W(T_UNIT, U_SECOND); }
	"minute" | "minutes" | "mins" "."? | "min" "."? { W(T_UNIT, U_MINUTE); }
	"hour" | "hours" | "hrs" "."? | "hr" "."? { W(T_UNIT, U_HOUR); }
	"h" { WF(T_UNIT, U_HOUR, F_WEAK); }
	"m" { WF(T_UNIT, U_MINUTE, F_WEAK); }
	"day" | "days" | "calendar" s "day" "s"? { W(T_UNIT, U_DAY); }
	"d" { WF(T_UNIT, U_DAY, F_WEAK); }
	"weekday" | "weekdays" | "workday" | "workdays" { W(T_UNIT, U_WORKDAY); }
	("business"|"working"|"work"|"office"|"biz"|"banking") s "day" "s"? { W(T_UNIT, U_WORKDAY); }
	"week" | "weeks" | "week's" | "wk" "."? | "wks" "."? { W(T_UNIT, U_WEEK); }
	"w" { WF(T_UNIT, U_WEEK, F_WEAK); }
	("work"|"working"|"business") h? "week" { W(T_UNIT, U_WORKWEEK); }
	"weekend" | "weekends" | "week-end" { W(T_UNIT, U_WEEKEND); }
	"fortnight" | "fortnights" { W(T_UNIT, U_FORTNIGHT); }
	"month" | "months" | "month's" | "mo" | "mos" | "mth" | "mths" { W(T_UNIT, U_MONTH); }
	"quarters" | "fiscal" s "quarter" { W(T_UNIT, U_QUARTER); }
	"half-year" | "half" s "year" { W(T_UNIT, U_HALFYEAR); }
	"year" | "years" | "year's" | "yr" "."? | "yrs" "."? | "calendar" s "year" | "fiscal" s "year" { W(T_UNIT, U_YEAR); }
	"y" { WF(T_UNIT, U_YEAR, F_WEAK); }
	"decade" | "decades" { W(T_UNIT, U_DECADE); }

	"today" | "todays" | "today's" { W(T_DAY, 0); }
	"same" s "day" { W(T_DAY, 0); }
	"tomorrow" | "tomorow" | "tomorrows" | "tommorow" | "tommorrow" | "tmrw" | "tmr" | "2moro" | "2morrow" | "2mrw" | "tmrrw" | "tomorrow's" { W(T_DAY, 1); }
	("the" s)? ("following"|"next") s "day" { W(T_DAY, 1); }
	"overmorrow" | ("the" s)? "day" s "after" s ("tomorrow"|"tmrw") { W(T_DAY, 2); }
	"today" s "week" { W(T_DAY, 7); }
	"tomorrow" s "week" { W(T_DAY, 8); }
	"yesterday" { W(T_DAY, -1); }
	("the" s)? "day" s "before" s "yesterday" { W(T_DAY, -2); }
	"now" | "right" s "now" | "immediately" { W(T_NOW, 0); }

	"this" s "morning" { t->b = 1; W(T_PART, P_MORNING); }
	"this" s ("afternoon"|"arvo") { t->b = 1; W(T_PART, P_AFTERNOON); }
	"this" s "evening" { t->b = 1; W(T_PART, P_EVENING); }
	"tonight" | "tonite" | "this" s "night" | "2nite" { t->b = 1; W(T_PART, P_NIGHT); }
	"morning" | "forenoon" { W(T_PART, P_MORNING); }
	"mornings" { t->b = 3; W(T_PART, P_MORNING); }
	"afternoon" | "arvo" { W(T_PART, P_AFTERNOON); }
	"evening" { W(T_PART, P_EVENING); }
	"night" | "nighttime" | "night-time" { W(T_PART, P_NIGHT); }
	"lunchtime" | "lunch" s "time" | "lunch" { W(T_PART, P_NOON); }
	"noon" | "noonish" | "midday" | "mid-day" | "noontime" | "12noon" | "12" s ("noon"|"midday") { W(T_NOON, 720); }
	"midnight" { W(T_NOON, 0); }
	"o'clock" | "oclock" | "o" s "clock" | "hours" s "sharp" { W(T_HOUR, 0); }
	"past" { W(T_PAST, 0); }
	"'til" | "til" { W(T_TO, 1); }

	"last" | "previous" | "past" s "the" { W(T_REL, -1); }
	"this" | "current" { W(T_REL, 0); }
	"the" s "current" { W(T_REL, 0); }
	"coming" | "upcoming" | "this" s ("coming"|"upcoming") | "the" s ("coming"|"upcoming") { WF(T_REL, 0, F_COMING); }
	"next" | "nxt" { W(T_REL, 1); }
	"following" | "subsequent" { W(T_REL, 1); }

	"in" { W(T_IN, 0); }
	"in" s ("about"|"around"|"approximately"|"roughly") { t->a = 1; W(T_IN, 0); }
	"within" | "inside" s "of" | "in" s "less" s "than" | "no" s "more" s "than" | "in" s "under" | "not" s "more" s "than" { W(T_WITHIN, 0); }
	"within" s "the" s "next" | "in" s "the" s "next" | "over" s "the" s "next" | "during" s "the" s "next" | "within" s "next" { t->a = 2; W(T_WITHIN, 0); }
	"after" { W(T_AFTER, 0); }
	"before" | "prior" s "to" | "ahead" s "of" | "earlier" s "than" | "in" s "advance" s "of" { W(T_BEFORE, 0); }
	"by" | "no" s "later" s "than" | "not" s "later" s "than" | "at" s "the" s "latest" s ("by"|"on") | "latest" s ("by"|"on") | "due" | "due" s ("by"|"on") | "on" s "or" s "before" | "due" s "date" ":"? | "deadline" ":"? | "not" s "after" | "by" s "or" s "before" | "before" s "or" s ("on"|"by") | "nlt" { W(T_BY, 0); }
	"since" { W(T_FROM, 1); }
	"from" | "starting" (s ("on"|"from"))? | "beginning" s ("on"|"from") | "as" s "of" | "effective" | "commencing" { W(T_FROM, 0); }
	"between" | "inbetween" | "b/w" { W(T_BETWEEN, 0); }
	"to" | "through" | "thru" { W(T_TO, 0); }
	"until" | "till" | "up" s ("until"|"till"|"to") { W(T_TO, 1); }
	"and" | "&" | "and/or" | "plus" { W(T_AND, 0); }
	"or" { W(T_OR, 0); }
	"of" { W(T_OF, 0); }
	"the" { W(T_THE, 0); }
	"on" | "upon" { W(T_ON, 0); }
	"around" s "on" | "about" s "on" { W(T_ON, 0); } /* "send it around on Friday" */
	"at" { W(T_AT, 0); }
	"for" { W(T_FILL, 4); }
	"during" | "throughout" { W(T_FILL, 1); }
	("the" s)? ("rest"|"remainder") s "of" { W(T_FILL, 5); }
	"bom" { t->b = 1; W(T_CLOSING, U_MONTH); }
	"boy" { t->b = 1; WF(T_CLOSING, U_YEAR, F_WEAK); }
	"ago" | "earlier" | "back" { W(T_AGO, 1); }
	"later" | "in" s "the" s "future" | "from" s "now" | "hence" | "out" | "from" s "this" s "moment" { W(T_LATER, 0); }
	"away" { W(T_LATER, 0); }
	"end" | "the" s "end" | "ending" | "conclusion" { W(T_EDGE, 1); }
	"close" / s "of" { W(T_EDGE, 1); }
	"beginning" | "start" | "the" s ("beginning"|"start") { W(T_EDGE, -1); }
	"mid" | "middle" | "the" s "middle" { W(T_EDGE, 0); }
	"early" | "late" | "earlier" s "in" | "later" s ("in" s)? | "around" | "about" | "approximately" | "approx" "."? | "roughly" | "circa" | "ca" "." | "early" s "in" | "late" s "in" | "sometime" | "some" s "time" { W(T_ROUGH, 0); }
	"eod" | "cob" | "eob" | "e.o.d." | "c.o.b." | "close" s "of" s "business" | ("the" s)? "end" s "of" s "business" | ("close"|"end") s "of" s "play" | ("the" s)? "end" s "of" s ("the" s)? ("day"|"business" s "day"|"working" s "day"|"work" s "day"|"workday") | "day's" s "end" | "end-of-day" | "close-of-business" | "close" s "of" s "day" | "before" s ("you" | "we") s "go" s "home" { W(T_CLOSING, U_DAY); }
	"at" s "the" s "end" s "of" s "the" s "day" { W(T_OTHER, 0); } /* when all is said */
	"eow" | "end-of-week" | "week's" s "end" | "week" s "end" { W(T_CLOSING, U_WEEK); }
	"eom" | "month" h "end" | "month's" s "end" | "end-of-month" | "monthend" { W(T_CLOSING, U_MONTH); }
	"eoq" | "quarter" h "end" | "quarter's" s "end" | "end-of-quarter" { W(T_CLOSING, U_QUARTER); }
	"eoy" | "year" h "end" | "year's" s "end" | "end-of-year" | "yearend" { W(T_CLOSING, U_YEAR); }
	"ish" { W(T_ROUGH, 1); }
	"business" | "working" { W(T_BUSINESS, 0); }
	"week" s ("number"|"no" "."?|"nr" "."?|"#") | "wk" s? "#" | "cw" | "iso" s "week" | "calendar" s "week" { W(T_WEEKNO, 0); }
	"week" s ("commencing"|"beginning"|"starting") (s "the")? | "w/c" | "w/b" | "wc" | "week" s "starting" s "on" | "wk" s "of" { W(T_WEEKOF, 0); }
	"week" s "ending" | "w/e" { W(T_FILL, 1); }
	"every" | "each" | "weekly" | "daily" | "monthly" | "alternate" { W(T_EVERY, 0); }
	"sharp" | "promptly" | "latest" | "at" s "the" s "latest" | "local" s "time" | "hrs" s "sharp" | "first" s "thing" | "exactly" | "precisely" | "date" | "the" s "date" | "clock" { W(T_FILL, 0); }

	"christmas" (s "day")? | "xmas" (s "day")? { W(T_HOLIDAY, H_CHRISTMAS); }
	("christmas"|"xmas") s "eve" { W(T_HOLIDAY, H_CHRISTMAS_EVE); }
	"boxing" s "day" { W(T_HOLIDAY, H_BOXING); }
	"new" s "year" (("'"?) "s")? (s "day")? { W(T_HOLIDAY, H_NEW_YEAR); }
	"new" s "year" (("'"?) "s")? s "eve" | "nye" { W(T_HOLIDAY, H_NEW_YEAR_EVE); }
	"thanksgiving" (s "day")? { W(T_HOLIDAY, H_THANKSGIVING); }

	"version" | "ver" "."? | "section" | "sec" "." | "phase" | "room" | "rooms" | "group" | "class" | "door" | "shelf" | "flat" | "lot" | "lots" | "apartment" | "apt" "."? | "office" | "unit" | "sections" | "chapters" | "cost" "s"? | "price" "d"? | "sprint" | "page" | "pages" | "clause" | "article" | "annex" | "part" | "step" | "score" "d"? | "rated" | "rating" | "chapter" | "release" | "item" "s"? | "option" | "level" | "build" | "ticket" | "figure" | "table" | "rfc" | "id" | "no" "." | "issue" | "ratio" | "grade" | "ref" | "scope" | "building" | "suite" | "gate" | "desk" | "slide" "s"? | "row" "s"? | "line" "s"? | "column" "s"? | "appendix" | "annex" | "article" | "clause" | "paragraph" | "firmware" | "episode" | "volume" | "model" { W(T_OTHER, 1); } /* figures behind them count something else */
	"mr" "."? | "mrs" "."? | "ms" "."? | "miss" | "dr" "."? | "prof" "."? | "sir" { W(T_OTHER, 3); } /* a name follows */
	("good"|"black"|"holy") s "friday" | ("easter"|"whit"|"cyber") s "monday" | ("easter"|"palm"|"whit") s "sunday" | ("shrove"|"giving") s "tuesday" | ("ash"|"holy") s "wednesday" | ("maundy"|"holy") s "thursday" | ("easter"|"holy") s "saturday" { W(T_OTHER, 0); } /* one day of the year, not the next of its name */
	"q" [1-4] [ /'-]{0,2} "fy" [ '-]? [0-9]{2,4} | "fy" [ '-]? [0-9]{2,4} [ /-]? "q" [1-4] { W(T_OTHER, 0); } /* a fiscal year begins where its company says */
	"per" | "each" s "way" | "apiece" | "percent" | "euro" "s"? | "eur" | "usd" | "gbp" | "dollars" | "pounds" | "inch" "es"? | "mm" | "cm" | "km" | "kg" | "metres" | "meters" | "miles" | "litres" | "liters" | "\xe2\x82\xac" { W(T_OTHER, 4); }
	"floor" | "draft" | "edition" | "century" | "attempt" | "round" | "party" | "place" | "time" "s"? | "iteration" | "generation" | "anniversary" | "point" "s"? | "bullet" "s"? | "batch" | "try" | "person" | "topic" | "question" | "reason" | "choice" | "priority" { W(T_OTHER, 2); }
	[a-z\x80-\xff]+ { W(T_OTHER, 0); }
	*/
}

extern const struct date_language date_language_en;
const struct date_language date_language_en = {
	.code = "en",
	.order = ORDER_MDY,
	.word = word,
};
