/* See pack.h. Each function is its own inverse: what it writes is what it reads. */
#include <math.h>
#include <string.h>

#include "parsers/base/pack.h"
#include "parsers/base/pool.h"

void
pack_write(struct pack *p, struct pool *pool)
{
	*p = (struct pack){ .pool = pool };
	text_init(&p->out, pool);
}

void
pack_read(struct pack *p, struct pool *pool, struct slice bytes)
{
	*p = (struct pack){ .pool = pool, .in = bytes, .reading = true };
}

static void
fixed(struct pack *p, uint64_t *v, size_t n)
{
	if (!p->reading) {
		text_add_low(&p->out, *v, n);
		return;
	}
	*v = 0;
	if (p->bad || p->in.len - p->at < n) {
		p->bad = true;
		return;
	}
	for (size_t i = 0; i < n; i++)
		*v |= (uint64_t)(unsigned char)p->in.p[p->at + i] << (8 * i);
	p->at += n;
}

void
pack_i64(struct pack *p, int64_t *v)
{
	uint64_t u = p->reading ? 0 : (uint64_t)*v;

	fixed(p, &u, 8);
	*v = (int64_t)u;
}

void
pack_int(struct pack *p, int *v)
{
	uint64_t u = p->reading ? 0 : (uint32_t)*v;

	fixed(p, &u, 4);
	*v = (int)(int32_t)(uint32_t)u;
}

void
pack_enum(struct pack *p, int *v, int max)
{
	pack_int(p, v);
	if (*v < 0 || *v > max) {
		p->bad = true;
		*v = 0;
	}
}

void
pack_bool(struct pack *p, bool *v)
{
	/* what is read into may hold anything before */
	uint64_t u = !p->reading && *v ? 1 : 0;

	fixed(p, &u, 1);
	if (u > 1)
		p->bad = true;
	*v = u == 1;
}

void
pack_double(struct pack *p, double *v)
{
	int millionths = p->reading ? 0 : (int)lround(*v * 1e6);

	pack_enum(p, &millionths, 1000000);
	*v = millionths / 1e6;
}

void
pack_bytes(struct pack *p, struct slice *v, size_t limit)
{
	uint64_t len = p->reading ? 0 : v->len;

	if (!p->reading && v->len > limit)
		p->bad = true;
	fixed(p, &len, 4);
	if (!p->reading) {
		text_add(&p->out, *v);
		return;
	}
	*v = (struct slice){ NULL, 0 };
	if (p->bad || len > limit || p->in.len - p->at < len) {
		p->bad = true;
		return;
	}
	*v = slice_copy(p->pool, (struct slice){ p->in.p + p->at, (size_t)len });
	p->at += (size_t)len;
}

void
pack_text(struct pack *p, struct slice *v)
{
	pack_bytes(p, v, PACK_TEXT_MAX);
	if (!p->reading || p->bad)
		return;
	if (!slice_eq(text_clean(p->pool, *v, PACK_TEXT_MAX + 4), *v)) {
		p->bad = true;
		*v = (struct slice){ NULL, 0 };
	}
}

void
pack_count(struct pack *p, size_t *n, size_t max, void *v_ptr, size_t size)
{
	uint64_t count = *n;
	void *room;

	if (!p->reading && *n > max)
		p->bad = true;
	fixed(p, &count, 4);
	if (!p->reading)
		return;
	/* Each thing is at least one byte, so a count beyond what is left is a lie. */
	if (p->bad || count > max || count > p->in.len - p->at) {
		p->bad = true;
		count = 0;
	}
	*n = (size_t)count;
	room = count == 0 ? NULL : pool_array(p->pool, (size_t)count, size);
	memcpy(v_ptr, &room, sizeof(room));
}

void
pack_texts(struct pack *p, struct slice **v, size_t *n, size_t max)
{
	pack_array(p, v, n, max);
	for (size_t i = 0; i < *n; i++)
		pack_text(p, &(*v)[i]);
}

bool
pack_ended(const struct pack *p)
{
	return !p->bad && p->at == p->in.len;
}
