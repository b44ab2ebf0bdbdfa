/*
 * See name.h. Method: printable ASCII stands for itself and "&" is "&-"; a run
 * of anything else is UTF-16 in base64 with "," for "/", between "&" and "-".
 */
#include <stdint.h>

#include "daemon/mailbox/name.h"
#include "parsers/base/pool.h"

/* Longest name, in bytes of UTF-8: servers take far less. */
#define NAME_MAX_LEN 1000

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

/* Bits on their way into base64, or out of it. */
struct bits {
	uint32_t value;
	int count;
};

static void
unit_encode(struct text *out, struct bits *b, unsigned unit)
{
	b->value = b->value << 16 | unit;
	for (b->count += 16; b->count >= 6; b->count -= 6)
		text_add_char(out, digits[b->value >> (b->count - 6) & 63]);
	b->value &= (1U << b->count) - 1;
}

static void
run_end(struct text *out, struct bits *b)
{
	if (b->count > 0)
		text_add_char(out, digits[b->value << (6 - b->count) & 63]);
	text_add_char(out, '-');
	*b = (struct bits) { 0, 0 };
}

char *
name_encode(struct pool *pool, struct slice name)
{
	struct bits b = { 0, 0 };
	bool in_run = false;
	struct text out;

	if (name.len == 0 || name.len > NAME_MAX_LEN || !utf8_is_valid(name))
		return NULL;
	text_init(&out, pool);
	for (size_t at = 0; at < name.len;) {
		unsigned c = utf8_next(name, &at);
		bool plain = c >= 0x20 && c < 0x7f;

		if (c < 0x20 || c == 0x7f)
			return NULL;
		if (plain && in_run)
			run_end(&out, &b);
		if (!plain && !in_run)
			text_add_char(&out, '&');
		in_run = !plain;
		if (plain) {
			text_add_char(&out, (char)c);
			if (c == '&')
				text_add_char(&out, '-');
		} else if (c > 0xffff) {
			unit_encode(&out, &b, 0xd800 + ((c - 0x10000) >> 10));
			unit_encode(&out, &b, 0xdc00 + ((c - 0x10000) & 0x3ff));
		} else
			unit_encode(&out, &b, c);
	}
	if (in_run)
		run_end(&out, &b);
	return slice_cstr(pool, text_slice(&out));
}

static int
digit_value(char c)
{
	for (int i = 0; i < 64; i++)
		if (digits[i] == c)
			return i;
	return -1;
}

/* A run between "&" and "-". false when it is none. */
static bool
run_decode(struct text *out, struct slice run)
{
	struct bits b = { 0, 0 };
	unsigned high = 0;

	for (size_t i = 0; i < run.len; i++) {
		int v = digit_value(run.p[i]);
		unsigned unit;

		if (v < 0)
			return false;
		b.value = b.value << 6 | (unsigned)v;
		b.count += 6;
		if (b.count < 16)
			continue;
		b.count -= 16;
		unit = b.value >> b.count & 0xffff;
		b.value &= (1U << b.count) - 1;
		if (unit >= 0xd800 && unit < 0xdc00)
			high = unit;
		else if (unit >= 0xdc00 && unit < 0xe000)
			utf8_add(out, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
		else
			utf8_add(out, unit);
	}
	return true;
}

struct slice
name_decode(struct pool *pool, struct slice wire)
{
	struct text out;

	text_init(&out, pool);
	for (size_t at = 0; at < wire.len;) {
		struct slice run = slice_from(wire, at + 1);
		size_t len = slice_find_char(run, '-');

		if (wire.p[at] != '&' || len == run.len) {
			text_add_char(&out, wire.p[at++]);
			continue;
		}
		if (len == 0)
			text_add_char(&out, '&');
		else if (!run_decode(&out, slice_to(run, len)))
			text_add(&out, slice_to(slice_from(wire, at), len + 2));
		at += len + 2;
	}
	return text_clean_line(pool, text_slice(&out), NAME_MAX_LEN);
}
