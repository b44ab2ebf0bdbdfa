/*
 * See date_fold.h. Place: before the scanners. Method: one pass; as long as
 * the text is ASCII the places are the same and no map is kept. Only the
 * Chinese characters that words of time are written with are simplified.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/date_fold.h"

#define FOLD_MAX ((size_t)16 * 1024 * 1024)

/* U+00C0..U+017F without their accents. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiii"
                            "dnooooo/ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
                            "gggghhhhiiiiiiiiiijjjjkkkllllllllllnnnnnnnnnoooo"
                            "oooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Traditional or variant, simplified: each three bytes of UTF-8. */
static const char variants[][2][4] = {
	{ "個", "个" },
	{ "週", "周" },
	{ "後", "后" },
	{ "點", "点" },
	{ "禮", "礼" },
	{ "這", "这" },
	{ "兩", "两" },
	{ "鐘", "钟" },
	{ "時", "时" },
	{ "號", "号" },
	{ "幾", "几" },
	{ "內", "内" },
	{ "間", "间" },
	{ "從", "从" },
	{ "聽", "听" },
	{ "晝", "昼" },
	{ "過", "过" },
	{ "來", "来" },
	{ "開", "开" },
	{ "際", "际" },
	{ "關", "关" },
	{ "則", "则" },
	{ "誕", "诞" },
	{ "節", "节" },
	{ "當", "当" },
	{ "頭", "头" },
	{ "約", "约" },
	{ "應", "应" },
	{ "將", "将" },
	{ "結", "结" },
	{ "從", "从" },
	{ "與", "与" },
	{ "範", "范" },
	{ "圍", "围" },
	{ "農", "农" },
	{ "曆", "历" },
	{ "歲", "岁" },
	{ "夠", "够" },
	{ "鍾", "钟" },
	{ "處", "处" },
	{ "樣", "样" },
	{ "貳", "二" },
	{ "叁", "三" },
	{ "壹", "一" },
	{ "陸", "六" },
	{ "準", "准" },
	{ "離", "离" },
	{ "還", "还" },
	{ "業", "业" },
	{ "務", "务" },
	{ "餘", "余" },
	{ "達", "达" },
	{ "嘅", "的" },
	{ "喺", "在" },
	{ "裡", "里" },
	{ "裏", "里" },
	{ "兒", "儿" },
	{ "遲", "迟" },
	{ "於", "于" },
	{ "並", "并" },
	{ "會", "会" },
	{ "議", "议" },
	{ "晚", "晚" },
	{ "〇", "零" },
	{ "萬", "万" },
};

static size_t
put(char *out, const char *s)
{
	size_t n = strlen(s);

	memcpy(out, s, n);
	return n;
}

static size_t
fold_ideograph(const char *in, char *out)
{
	for (size_t i = 0; i < sizeof(variants) / sizeof(variants[0]); i++)
		if (memcmp(in, variants[i][0], 3) == 0)
			return put(out, variants[i][1]);
	memcpy(out, in, 3);
	return 3;
}

/* Signs beyond Latin letters and Chinese: NULL when the bytes stay as they are. */
static const char *
fold_sign(unsigned c)
{
	switch (c) {
	case 0xA0:
	case 0x202F:
	case 0x2009:
	case 0x3000:
	case 0x2007:
		return " ";
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case 0x30FC:
	case 0x301C:
	case 0x2026:
	case 0x2192:
		return "-";
	case 0x2018:
	case 0x2019:
	case 0x2032:
	case 0xB4:
		return "'";
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0xAB:
	case 0xBB:
	case 0x300C:
	case 0x300D:
		return "\"";
	case 0xBA:
	case 0xB0:
		return "o";
	case 0xAA:
		return "a";
	case 0xBD:
		return " 1/2";
	case 0x3001:
	case 0xB7:
	case 0x2219:
	case 0x22C5:
	case 0x2022:
	case 0x30FB:
		return ",";
	case 0x3002:
		return ";";
	case 0xAD:
	case 0x200B:
	case 0xFEFF:
	case 0x200E:
	case 0x200F:
	case 0x2060:
		return "";
	default:
		return NULL;
	}
}

/* One character beyond ASCII at in (len bytes) to out; returns what was written, at most 4 bytes. */
static size_t
fold_wide(unsigned c, const char *in, size_t len, char *out)
{
	const char *sign;

	if (c == 0xDF)
		return put(out, "ss");
	if (c == 0x153 || c == 0x152)
		return put(out, "oe");
	if (c >= 0xC0 && c - 0xC0 < sizeof(latin) - 1) {
		out[0] = latin[c - 0xC0];
		return 1;
	}
	if (c >= 0xFF01 && c <= 0xFF5E) {
		out[0] = (char)(c - 0xFF01 + '!');
		if (out[0] >= 'A' && out[0] <= 'Z')
			out[0] = (char)(out[0] + 32);
		if (out[0] == '~')
			out[0] = '-';
		return 1;
	}
	sign = fold_sign(c);
	if (sign != NULL)
		return put(out, sign);
	if (len == 3)
		return fold_ideograph(in, out);
	memcpy(out, in, len);
	return len;
}

/* What is added to a byte of ASCII. */
static const signed char folded[128] = {
	['A' ... 'Z'] = 'a' - 'A', ['\0'] = ' ', ['\r'] = ' ' - '\r', ['\t'] = ' ' - '\t', ['~'] = '-' - '~'
};

static inline char
fold_ascii(char c)
{
	return (char)(c + folded[(unsigned char)c]);
}

struct date_fold
date_fold(struct pool *pool, struct slice text)
{
	size_t n = text.len < FOLD_MAX ? text.len : FOLD_MAX, at = slice_is_ascii(slice_to(text, n)) ? n : 0,
	       o;
	char *out;
	uint32_t *origin;

	while (at < n && (unsigned char)text.p[at] < 0x80)
		at++;
	/* A sign of two bytes becomes at most four; every other one stays or shrinks. */
	out = pool_alloc(pool, at + (n - at) * 2 + 8);
	for (size_t i = 0; i < at; i++)
		out[i] = fold_ascii(text.p[i]);
	if (at == n)
		return (struct date_fold) { out, n, NULL };
	origin = pool_array(pool, at + (n - at) * 2 + 8, sizeof(*origin));
	for (o = 0; o < at; o++)
		origin[o] = (uint32_t)o;
	while (at < n) {
		size_t from = at, added = 1;
		unsigned c = utf8_next((struct slice) { text.p, n }, &at);

		if (c < 0x80)
			out[o] = fold_ascii((char)c);
		else if (c == 0xFFFD)
			out[o] = ';';
		else
			added = fold_wide(c, text.p + from, at - from, out + o);
		for (size_t i = 0; i < added; i++)
			origin[o + i] = (uint32_t)from;
		o += added;
	}
	origin[o] = (uint32_t)n;
	out[o] = '\0';
	return (struct date_fold) { out, o, origin };
}
