/* Chinese words of time; see date_token.h. */
#include "parsers/language/date_token.h"

#include <string.h>

#define W(k, v)     do { t->kind = (k); t->value = (v); return (size_t)(p - from); } while (0)
#define WF(k, v, f) do { t->kind = (k); t->value = (v); t->flags |= (f); return (size_t)(p - from); } while (0)

/* The value of Chinese numerals: by places ("二十三", "两千零十八") or figure by figure ("二零一六"). *figures as in T_NUM. */
static int
numeral(const char *p, const char *end, int *figures)
{
	static const char *const names[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "廿", "卅" };
	int total = 0, now = 0, count = 0;
	bool places = false;

	for (; p + 3 <= end; p += 3, count++) {
		int v = -1;

		for (int i = 0; i < 13; i++)
			if (memcmp(p, names[i], 3) == 0)
				v = i == 10 ? 2 : i > 10 ? (i - 9) * 10 : i;
		if (v >= 0) {
			now = places ? now + v : now * (v > 9 ? 100 : 10) + v;
			places = places || v > 9;
			continue;
		}
		v = memcmp(p, "十", 3) == 0 ? 10 : memcmp(p, "百", 3) == 0 ? 100 : 1000;
		total += (now == 0 ? 1 : now) * v;
		now = 0;
		places = true;
		if (total > 9999)
			total = 9999;
	}
	*figures = places || count < 2 ? 0 : count;
	return total + now > 99999 ? 99999 : total + now;
}

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

	n = "零" | "一" | "二" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "十" | "两" | "廿" | "卅" | "百" | "千";
	o = [0-9]{1,2} | n{1,3};
	day = "一" | "二" | "三" | "四" | "五" | "六" | "日" | "天" | "1" | "2" | "3" | "4" | "5" | "6";
	xq = "星期" | "礼拜" | "周" | "週" | "拜";

	xq s? "一" | xq "1" { W(T_WEEKDAY, 1); }
	xq s? "二" | xq "2" { W(T_WEEKDAY, 2); }
	xq s? "三" | xq "3" { W(T_WEEKDAY, 3); }
	xq s? "四" | xq "4" { W(T_WEEKDAY, 4); }
	xq s? "五" | xq "5" { W(T_WEEKDAY, 5); }
	xq s? "六" | xq "6" { W(T_WEEKDAY, 6); }
	xq s? ("日"|"天") | xq "7" { W(T_WEEKDAY, 7); }


	this = ("本"|"这"|"这个"|"今"|"这一") s?;
	next = ("下"|"下个"|"下一"|"下一个"|"来"|"次") s?;
	after = ("下下"|"下下个") s?;
	last = ("上"|"上个"|"上一") s?;
	this xq "一" { t->b = 2; W(T_WEEKDAY, 1); }
	this xq "二" { t->b = 2; W(T_WEEKDAY, 2); }
	this xq "三" { t->b = 2; W(T_WEEKDAY, 3); }
	this xq "四" { t->b = 2; W(T_WEEKDAY, 4); }
	this xq "五" { t->b = 2; W(T_WEEKDAY, 5); }
	this xq "六" { t->b = 2; W(T_WEEKDAY, 6); }
	this xq ("日"|"天") { t->b = 2; W(T_WEEKDAY, 7); }
	next xq "一" { t->b = 4; W(T_WEEKDAY, 1); }
	next xq "二" { t->b = 4; W(T_WEEKDAY, 2); }
	next xq "三" { t->b = 4; W(T_WEEKDAY, 3); }
	next xq "四" { t->b = 4; W(T_WEEKDAY, 4); }
	next xq "五" { t->b = 4; W(T_WEEKDAY, 5); }
	next xq "六" { t->b = 4; W(T_WEEKDAY, 6); }
	next xq ("日"|"天") { t->b = 4; W(T_WEEKDAY, 7); }
	after xq "一" { t->b = 5; W(T_WEEKDAY, 1); }
	after xq "二" { t->b = 5; W(T_WEEKDAY, 2); }
	after xq "三" { t->b = 5; W(T_WEEKDAY, 3); }
	after xq "四" { t->b = 5; W(T_WEEKDAY, 4); }
	after xq "五" { t->b = 5; W(T_WEEKDAY, 5); }
	after xq "六" { t->b = 5; W(T_WEEKDAY, 6); }
	after xq ("日"|"天") { t->b = 5; W(T_WEEKDAY, 7); }
	last xq "一" { t->b = 6; W(T_WEEKDAY, 1); }
	last xq "二" { t->b = 6; W(T_WEEKDAY, 2); }
	last xq "三" { t->b = 6; W(T_WEEKDAY, 3); }
	last xq "四" { t->b = 6; W(T_WEEKDAY, 4); }
	last xq "五" { t->b = 6; W(T_WEEKDAY, 5); }
	last xq "六" { t->b = 6; W(T_WEEKDAY, 6); }
	last xq ("日"|"天") { t->b = 6; W(T_WEEKDAY, 7); }

	("一"|"元"|"正"|"1"|"01") s? "月" "份"? { W(T_MONTH, 1); }
	("二"|"2"|"02") s? "月" "份"? { W(T_MONTH, 2); }
	("三"|"3"|"03") s? "月" "份"? { W(T_MONTH, 3); }
	("四"|"4"|"04") s? "月" "份"? { W(T_MONTH, 4); }
	("五"|"5"|"05") s? "月" "份"? { W(T_MONTH, 5); }
	("六"|"6"|"06") s? "月" "份"? { W(T_MONTH, 6); }
	("七"|"7"|"07") s? "月" "份"? { W(T_MONTH, 7); }
	("八"|"8"|"08") s? "月" "份"? { W(T_MONTH, 8); }
	("九"|"9"|"09") s? "月" "份"? { W(T_MONTH, 9); }
	("十"|"10") s? "月" "份"? { W(T_MONTH, 10); }
	("十一"|"11") s? "月" "份"? { W(T_MONTH, 11); }
	("十二"|"12") s? "月" "份"? { W(T_MONTH, 12); }

	n{1,6} { t->value = numeral(from, p, &t->digits); t->kind = t->value > 9999 ? T_OTHER : T_NUM; return (size_t)(p - from); }
	"第" o { t->value = from[3] >= '0' && from[3] <= '9' ? (from[4] >= '0' && from[4] <= '9' ? (from[3] - '0') * 10 + from[4] - '0' : from[3] - '0') : numeral(from + 3, p, &t->digits); t->digits = 0; t->kind = T_ORD; return (size_t)(p - from); }
	"首" | "首个" | "第一个" { W(T_ORD, 1); }
	"第二个" { W(T_ORD, 2); }
	"第三个" { W(T_ORD, 3); }
	"第四个" { W(T_ORD, 4); }
	"最后" ("一"|"1")? s? "个"? { WF(T_REL, -1, 0); }
	"半" | "半个" { W(T_HALF, 30); }
	"一个半" | "1个半" { t->a = 1; t->b = 5; t->digits = 11; W(T_PAIR, '.'); }
	"两个半" | "2个半" { t->a = 2; t->b = 5; t->digits = 11; W(T_PAIR, '.'); }
	"一刻" "钟"? { W(T_FOURTH, 15); }
	"三刻" "钟"? { W(T_FOURTH, 45); }
	"几" "个"? | "数" "个"? | "若干" "个"? { W(T_FEW, 3); }
	"俩" { W(T_NUM, 2); }

	"秒" "钟"? { W(T_UNIT, U_SECOND); }
	"分" "钟"? { W(T_UNIT, U_MINUTE); }
	"小时" | "个" s? "小时" | "个" s? "钟" "头"? | "钟头" { W(T_UNIT, U_HOUR); }
	"天" { W(T_UNIT, U_DAY); }
	/* "二号库", "3号楼": the number of a place; "2号库存" is a day */
	"号" / ("库存" | "楼市" | "楼盘" | "楼道" | "楼顶" | "线上" | "线下" | "线路" | "线索") { WF(T_UNIT, U_DAY, F_DAY | F_DATED); }
	"号" / ("库" | "楼" | "线") { W(T_OTHER, 0); }
	"号" / ("教室" | "宿舍" | "产线") { W(T_OTHER, 0); }
	"号" / "会议室" { W(T_OTHER, 0); }
	"日" { WF(T_UNIT, U_DAY, F_DAY); }
	"号" { WF(T_UNIT, U_DAY, F_DAY | F_DATED); }
	("个" s?)? ("工作日"|"工作天"|"营业日"|"交易日") { W(T_UNIT, U_WORKDAY); }
	("个" s?)? ("周"|"星期"|"礼拜") { W(T_UNIT, U_WEEK); }
	("个" s?)? ("周末"|"週末"|"礼拜末") { W(T_UNIT, U_WEEKEND); }
	("个" s?)? "月" { W(T_UNIT, U_MONTH); }
	("个" s?)? ("季度"|"季") { W(T_UNIT, U_QUARTER); }
	"半年" "度" { W(T_UNIT, U_HALFYEAR); }
	"年" | "年度" { W(T_UNIT, U_YEAR); }
	"财年" { W(T_UNIT, U_YEAR); }
	"年代" { W(T_OTHER, 0); }
	"今年" | "本年" "度"? | "当年" { t->a = 10; W(T_UNIT, U_YEAR); }
	"明年" { t->a = 11; W(T_UNIT, U_YEAR); }
	"后年" { t->a = 12; W(T_UNIT, U_YEAR); }
	"大后年" { t->a = 13; W(T_UNIT, U_YEAR); }
	"去年" { t->a = 9; W(T_UNIT, U_YEAR); }
	"前年" { t->a = 8; W(T_UNIT, U_YEAR); }
	"本月" "份"? | "当月" | "这月" { t->a = 10; W(T_UNIT, U_MONTH); }
	"下月" "份"? | "次月" | "来月" { t->a = 11; W(T_UNIT, U_MONTH); }
	"下下月" { t->a = 12; W(T_UNIT, U_MONTH); }
	"上月" { t->a = 9; W(T_UNIT, U_MONTH); }
	"本周" | "本星期" | "本礼拜" | "这周" | "这星期" | "这个" s? ("星期"|"礼拜"|"周") | "当周" | "今周" { t->a = 10; W(T_UNIT, U_WEEK); }
	("下周"|"下星期"|"下礼拜"|"下个" s? ("星期"|"礼拜"|"周") | "下一" "个"? ("星期"|"礼拜"|"周") | "来周" | "次周" | "下一周") { t->a = 11; W(T_UNIT, U_WEEK); }
	"下下" "个"? ("周"|"星期"|"礼拜") { t->a = 12; W(T_UNIT, U_WEEK); }
	("上周"|"上星期"|"上礼拜"|"上个" s? ("星期"|"礼拜"|"周")) { t->a = 9; W(T_UNIT, U_WEEK); }
	"本周末" | "这周末" | "这个周末" | "周末" { t->a = 10; W(T_UNIT, U_WEEKEND); }
	"下" "个"? "周末" { t->a = 11; W(T_UNIT, U_WEEKEND); }
	"下下" "个"? "周末" { t->a = 12; W(T_UNIT, U_WEEKEND); }
	"本季度" | "本季" | "这个季度" | "这季度" { t->a = 10; W(T_UNIT, U_QUARTER); }
	"下" "个"? "季" "度"? | "下一季" "度"? { t->a = 11; W(T_UNIT, U_QUARTER); }
	"上半年" { t->a = 1; W(T_HALFYEAR, 0); }
	"下半年" { t->a = 2; W(T_HALFYEAR, 0); }
	("第"? "一季" "度"? | "第1季" "度"? | "一季报") { t->a = 1; W(T_QUARTER, 0); }
	("第"? ("二"|"2") s? "季" "度"?) { t->a = 2; W(T_QUARTER, 0); }
	("第"? ("三"|"3") s? "季" "度"?) { t->a = 3; W(T_QUARTER, 0); }
	("第"? ("四"|"4") s? "季" "度"?) { t->a = 4; W(T_QUARTER, 0); }

	"今天" | "今日" | "今儿" | "当天" | "当日" | "即日" { W(T_DAY, 0); }
	/* alone they are parts of names and other words */
	"今" / ("上午" | "下午" | "中午") { W(T_DAY, 0); }
	"今" / ("早" | "晨" | "晚" | "夜" | "明") { W(T_DAY, 0); }
	"明" / ("上午" | "下午" | "中午") { W(T_DAY, 1); }
	"明" / ("后" | "、" | "两" | "夜") { W(T_DAY, 1); }
	"明天" | "明日" | "明儿" | "听日" | "聽日" | "次日" | "第二天" | "隔天" | "翌日" { W(T_DAY, 1); }
	"后天" | "后日" | "后儿" { W(T_DAY, 2); }
	"后晚" { W(T_DAY, 2); }
	"大后天" | "大后日" { W(T_DAY, 3); }
	"大大后天" { W(T_DAY, 4); }
	"昨天" | "昨日" | "琴日" | "寻日" | "昨" { W(T_DAY, -1); }
	"前天" | "前日" { W(T_DAY, -2); }
	"大前天" { W(T_DAY, -3); }
	"现在" | "而家" | "即刻" | "此刻" | "立即" | "马上" { W(T_NOW, 0); }

	"今晚" | "今夜" | "今晚上" { t->b = 1; W(T_PART, P_NIGHT); }
	"今早" | "今晨" | "今朝" { t->b = 1; W(T_PART, P_MORNING); }
	"明早" | "明晨" | "听朝" { t->b = 2; W(T_PART, P_MORNING); }
	"明晚" | "听晚" { t->b = 2; W(T_PART, P_NIGHT); }
	"早上" | "早晨" | "上午" | "早" | "早间" | "清晨" | "朝早" | "上昼" | "晨间" | "上晌" | "一早" { W(T_PART, P_MORNING); }
	"下午" | "晏昼" | "午后" | "下昼" | "晌午后" { W(T_PART, P_AFTERNOON); }
	"晚上" | "夜晚" | "傍晚" | "晚" | "夜" | "夜里" | "晚间" | "夜间" | "黄昏" | "入夜" { W(T_PART, P_NIGHT); }
	"凌晨" | "半夜" | "深夜" { W(T_PART, P_DAWN); }
	"中午" | "正午" | "午间" | "晌午" { W(T_PART, P_NOON); }
	"午夜" { W(T_NOON, 0); }
	"点" | "点" "钟" | "时" | "点正" | "点整" | "点钟整" { W(T_HOUR, 0); }

	"上" "一"? "个"? | "过去" | "以往" { W(T_REL, -1); }
	"这" "一"? "个"? | "本" | "此" { W(T_REL, 0); }
	"下" "一"? "个"? { W(T_REL, 1); }
	"下下" "个"? { W(T_REL, 2); }
	"未来" | "接下来" "的"? | "今后" { WF(T_REL, 1, 0); }
	"再过" | "过" | "再" { W(T_IN, 0); }
	"大约" | "大概" | "左右" | "约" | "前后" { W(T_ROUGH, 0); }
	("以"|"之"|"过")? "后" | "以后" | "之后" | "过后" { W(T_LATER, 0); }
	("以"|"之")? "内" | "之内" | "以内" { W(T_INSIDE, 0); }
	("以"|"之")? "前" { WF(T_BY, 0, F_POSTFIX); }
	"为止" | "截止" { WF(T_BY, 0, F_POSTFIX); }
	"截至" | "截止到" | "不晚于" | "最晚" | "最迟" | "赶在" | "不迟于" | "截止日期" [:]? | "截止时间" [:]? | "期限" [:]? { W(T_BY, 0); }
	"从" | "自" | "由" | "自从" { W(T_FROM, 0); }
	"到" | "至" | "直到" | "到了" { W(T_TO, 1); }
	"和" | "与" | "及" | "以及" { W(T_AND, 0); }
	"或" "者"? | "还是" { W(T_OR, 0); }
	"之间" | "间" | "期间" | "整" | "正" { W(T_FILL, 0); }
	"的" { W(T_OF, 0); }
	"在" | "于" { W(T_ON, 0); }
	"月底" | "月末" { W(T_CLOSING, U_MONTH); }
	"年底" | "年末" | "岁末" { W(T_CLOSING, U_YEAR); }
	"季度末" | "季末" | "季度底" | "季底" { W(T_CLOSING, U_QUARTER); }
	"周底" { W(T_CLOSING, U_WEEK); }
	"下班" "之"? "前" | "下班" | "收工前" | "放工" "之"? "前" | "当天结束前" { W(T_CLOSING, U_DAY); }
	"月初" { t->b = 1; W(T_CLOSING, U_MONTH); }
	"年初" { t->b = 1; W(T_CLOSING, U_YEAR); }
	"周初" { t->b = 1; W(T_CLOSING, U_WEEK); }
	"月中" { t->b = 2; W(T_CLOSING, U_MONTH); }
	"年中" { t->b = 2; W(T_CLOSING, U_YEAR); }
	"底" | "末" | "月底" | "结束" { W(T_EDGE, 1); }
	"初" | "月初" | "开始" | "开头" { W(T_EDGE, -1); }
	"中旬" | "上旬" | "下旬" { W(T_EDGE, 0); }
	"每" | "每个" | "每周" | "每天" | "每月" | "每年" | "逐日" | "每日" { W(T_EVERY, 0); }
	"圣诞节" | "圣诞" | "聖诞" | "聖诞节" { W(T_HOLIDAY, H_CHRISTMAS); }
	"平安夜" | "圣诞夜" { W(T_HOLIDAY, H_CHRISTMAS_EVE); }
	"元旦" | "新年" { W(T_HOLIDAY, H_NEW_YEAR); }
	"除夕夜" | "跨年夜" { W(T_HOLIDAY, H_NEW_YEAR_EVE); }
	"感恩节" { W(T_HOLIDAY, H_THANKSGIVING); }

	"晚点" | "早点" | "早晚" | "晚一点" | "早一点" | "晚些" | "一点儿" | "有一点" { W(T_OTHER, 0); }
	"建议" | "意见" | "要求" | "原因" | "问题" | "注意" | "说明" | "想法" | "体会" | "结论" | "理由" { W(T_OTHER, 2); } /* counted with 点 */
	[a-z]+ { W(T_OTHER, 0); }
	*/
}

extern const struct date_language date_language_zh;
const struct date_language date_language_zh = {
	.code = "zh",
	.order = ORDER_YMD,
	.ideographs = true,
	.clock24 = true,
	.word = word,
};
