/*
 * The codec: packs the kept layers of an item into bytes for the store, and
 * unpacks them.
 *
 * It walks the dictionary. For each kept layer it writes the number of records,
 * then each record field by field. Numbers are varints (7 bits a byte, low bits
 * first). A word is written as its number. A string is its length + 1 and its
 * bytes, or 0 if it is not known. Spans, byte ranges and matches are written as
 * their numbers. A list is its length and its members. The first byte is the
 * number of this format.
 */
#include <math.h>

#include "document/document.h"

enum { FORMAT = 1 };

static void
codec_put(buf *b, u64 x)
{
	for (; x >= 0x80; x >>= 7)
		buf_putc(b, (char)(x | 0x80));
	buf_putc(b, (char)x);
}

static void
put_str(buf *b, str t)
{
	codec_put(b, t.s ? t.n + 1 : 0);
	buf_put(b, t);
}

static void
put_real(buf *b, f64 x)
{
	u64 u;

	memcpy(&u, &x, sizeof u);
	for (int i = 0; i < 8; i++, u >>= 8)
		buf_putc(b, (char)u);
}

static void
put_field(buf *b, const struct item *it, const struct field *f, const void *p)
{
	const match *m = p;
	const refs *r = p;
	const span *s = p;

	switch (f->kind) {
	case KIND_str:
		put_str(b, *(const str *)p);
		break;
	case KIND_f64:
		put_real(b, *(const f64 *)p);
		break;
	case KIND_u32:
	case KIND_ref:
	case KIND_word:
		codec_put(b, *(const u32 *)p);
		break;
	case KIND_span:
	case KIND_bytes:
		codec_put(b, s->from);
		codec_put(b, s->to);
		break;
	case KIND_match:
		codec_put(b, m->text);
		codec_put(b, m->capture);
		codec_put(b, m->n);
		break;
	case KIND_spans:
		codec_put(b, r->n);
		for (u32 i = 0; i < r->n; i++) {
			codec_put(b, it->pool.v[r->first + i].from);
			codec_put(b, it->pool.v[r->first + i].to);
		}
		break;
	case KIND_strs:
		codec_put(b, r->n);
		for (u32 i = 0; i < r->n; i++)
			put_str(b, it->words.v[r->first + i]);
		break;
	case KIND_refs:
		codec_put(b, r->n);
		for (u32 i = 0; i < r->n; i++)
			codec_put(b, it->refs.v[r->first + i]);
		break;
	default:
		panic("%s: no item has a field of that kind", f->name);
	}
}

str
item_pack(arena *a, const struct item *it)
{
	buf b = { .mem = a };

	buf_putc(&b, FORMAT);
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		if (l->keep == DROP)
			continue;
		codec_put(&b, item_count(it, l));
		for (ref r = 1; r <= item_count(it, l); r++)
			for (u32 f = 0; f < l->fields; f++)
				put_field(&b, it, &l->field[f],
				    (const char *)item_record(it, l, r) +
				    l->field[f].at);
	}
	return buf_str(&b);
}

struct reader_state {
	struct item *it;
	str          rest;
	bool         bad;
};

static u64
codec_get(struct reader_state *r)
{
	u64 x = 0;

	for (u32 shift = 0; shift < 64; shift += 7) {
		u8 c;

		if (r->rest.n == 0)
			break;
		c = (u8)r->rest.s[0];
		r->rest = str_from(r->rest, 1);
		x |= (u64)(c & 0x7f) << shift;
		if (c < 0x80)
			return x;
	}
	r->bad = true;
	return 0;
}

static u32
get_u32(struct reader_state *r)
{
	u64 x = codec_get(r);

	r->bad |= x > UINT32_MAX;
	return (u32)x;
}

/* The number of members that follow; each takes at least one byte. */
static u32
get_count(struct reader_state *r)
{
	u32 n = get_u32(r);

	r->bad |= n > r->rest.n;
	return r->bad ? 0 : n;
}

static str
get_str(struct reader_state *r)
{
	u64 n = codec_get(r);
	str t = { 0 };

	if (n == 0 || r->bad || n - 1 > r->rest.n) {
		r->bad |= n > 0;
		return t;
	}
	t = str_copy(r->it->mem, (str){ r->rest.s, (size_t)n - 1 });
	r->rest = str_from(r->rest, (size_t)n - 1);
	return t;
}

static f64
get_real(struct reader_state *r)
{
	u64 u = 0;
	f64 x;

	if (r->rest.n < 8) {
		r->bad = true;
		return 0;
	}
	for (int i = 7; i >= 0; i--)
		u = u << 8 | (u8)r->rest.s[i];
	r->rest = str_from(r->rest, 8);
	memcpy(&x, &u, sizeof x);
	r->bad |= !isfinite(x);
	return r->bad ? 0 : x;
}

/* Reads a span; one that does not lie in the text marks the bytes as bad. */
static span
get_span(struct reader_state *r)
{
	span s;

	s.from = get_u32(r);
	s.to = get_u32(r);
	r->bad |= s.from > s.to || s.to > r->it->text.n;
	return s;
}

static u32
get_ref(struct reader_state *r, const struct layer *target)
{
	u32 x = get_u32(r);

	r->bad |= x > item_count(r->it, target);
	return x;
}

/* A ref in a list leads to a record: a list has no place for what is not
 * known. */
static u32
get_member(struct reader_state *r, const struct layer *target)
{
	u32 x = get_ref(r, target);

	r->bad |= x == 0;
	return x;
}

static u32
get_word(struct reader_state *r, u32 list)
{
	u32 x = get_u32(r);

	r->bad |= x > word_lists[list].n;
	return r->bad ? 0 : x;
}

static refs
get_list(struct reader_state *r, const struct field *f)
{
	struct item *it = r->it;
	refs v = { f->kind == KIND_spans ? it->pool.n : f->kind == KIND_strs ?
	    it->words.n : it->refs.n, get_count(r) };

	for (u32 i = 0; i < v.n && !r->bad; i++)
		if (f->kind == KIND_spans)
			*push(&it->pool, it->mem) = get_span(r);
		else if (f->kind == KIND_strs)
			*push(&it->words, it->mem) = get_str(r);
		else
			*push(&it->refs, it->mem) = get_member(r, f->target);
	return v;
}

static void
get_field(struct reader_state *r, const struct field *f, void *p)
{
	match *m = p;
	span *s = p;

	switch (f->kind) {
	case KIND_str:   *(str *)p = get_str(r); break;
	case KIND_f64:   *(f64 *)p = get_real(r); break;
	case KIND_u32:   *(u32 *)p = get_u32(r); break;
	case KIND_word:  *(u32 *)p = get_word(r, f->words); break;
	case KIND_ref:   *(u32 *)p = get_ref(r, f->target); break;
	case KIND_span:  *s = get_span(r); break;
	case KIND_bytes:
		s->from = get_u32(r);
		s->to = get_u32(r);
		r->bad |= s->from > s->to;
		break;
	case KIND_match:
		m->text = get_u32(r);
		m->capture = get_u32(r);
		m->n = get_u32(r);
		r->bad |= m->text > r->it->text.n ||
		    m->n > r->it->text.n - m->text;
		break;
	case KIND_spans:
	case KIND_strs:
	case KIND_refs:
		*(refs *)p = get_list(r, f);
		break;
	default:
		panic("%s: no item has a field of that kind", f->name);
	}
}

/* The caller has set the text. The head and the capture are replaced; other
 * layers are added to. */
bool
item_unpack(struct item *it, str packed, struct err *e)
{
	struct reader_state r = { .it = it, .rest = packed };

	it->heads.n = it->capture.n = 0;
	r.bad = codec_get(&r) != FORMAT;
	for (const struct layer *l = layers; l < layers + LAYERS; l++) {
		u32 n;

		if (l->keep == DROP || r.bad)
			continue;
		n = get_count(&r);
		for (u32 i = 0; i < n && !r.bad; i++) {
			char *p = item_push(it, l);

			for (u32 f = 0; f < l->fields && !r.bad; f++)
				get_field(&r, &l->field[f], p + l->field[f].at);
		}
	}
	for (u32 i = 0; i < it->mentions.n; i++)
		r.bad |= it->mentions.v[i].entity == 0;
	if (r.bad || r.rest.n || it->heads.n != 1 || it->capture.n > 1)
		return err_set(e, ERR_STORE, "damaged record");
	return true;
}
