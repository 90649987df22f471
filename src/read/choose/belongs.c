/*
 * Which paragraphs belong to the body?  The rules of body.c propose, and a
 * learned model decides: a logistic regression over what a paragraph is like,
 * what stands around it, and what the names of its elements say.  A second one
 * (again.c) also knows how sure the first was of the neighbors.
 * tools/learn-pages learns the weights; models/pages/card.md says from which
 * pages.
 */
#include "read/choose/belongs.h"
#include "read/choose/body.h"
#include "read/choose/looks.h"
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/para.h"

/* By trait, for each kind of page. */
#define WEIGHT(trait, bin, article, list, forum) \
	[TRAIT(trait, bin)] = { article, list, forum },
static const f32 weights_first[T_FIRST][PAGE_TYPES] = {
#include "models/pages/first.def"
};
#undef WEIGHT

enum {
	LINE = 120,		/* weight; longer paragraphs are not a phrase */
	NEAR = 10,		/* paragraphs */
	NAMES = 24,		/* flags that are traits: F_BODY to F_REGION */
	TITLED = 3		/* words of the title; the bins end here */
};

/* Probability from which on a page may be a list, and short lines matter. */
static const f32 MAYBE = 0.1f;

/*
 * An iterator over words.  It goes by bytes, which is fast and good enough for
 * statistics: a word is letters and digits as written, or one character of a
 * script without spaces.
 */
struct words_of { str t; u64 hash; u32 n; };

/* Classes of bytes. */
enum { BLANK = 1, COMMA = 2, DIGIT = 4, UPPER = 8, LOWER = 16, WIDE = 32 };

enum { IN_WORD = DIGIT | UPPER | LOWER | WIDE };

/* Fills the table of classes of bytes. */
static void
learn_bytes(u8 *t)
{
	for (u32 c = 0; c < 256; c++)
		t[c] = c <= ' ' ? BLANK : c == ',' ? COMMA :
		    c >= '0' && c <= '9' ? DIGIT : c >= 'A' && c <= 'Z' ?
		    UPPER : c >= 'a' && c <= 'z' ? LOWER : c >= 0x80 ? WIDE : 0;
}

/*
 * Sets hash and n to the next word of w->t and moves behind it; false at the
 * end.
 */
static bool
belongs_word_of(const u8 *what, struct words_of *w)
{
	const u8 *s = (const u8 *)w->t.s;
	size_t i = 0, n = w->t.n;
	u64 h = 1;

	while (i < n && !(what[s[i]] & IN_WORD))
		i++;
	w->n = 0;
	for (; i < n && what[s[i]] & IN_WORD; i++, w->n++) {
		if (w->n && s[i] >= 0xe3)
			break;
		h = (h + s[i]) * 0x9e3779b97f4a7c15u;
	}
	w->t = str_from(w->t, i);
	w->hash = h;
	return w->n > 0;
}

/* A share as a bin from 0 to 6. */
static u32
share_bin(u32 part, u32 whole)
{
	static const u32 upto[] = { 10, 25, 50, 75, 95 };
	u32 i = 0;

	if (part == 0 || whole == 0)
		return 0;
	while (i < countof(upto) && (u64)part * 100 >= (u64)whole * upto[i])
		i++;
	return i + 1;
}

u32
belongs_count(u32 n)
{
	u32 i = n > 2 ? 2 : n;

	for (; n > 2 && i < 6; i++)
		n = (n + 1) / 2;
	return i;
}

/* Adds a trait for each bit in flags. */
static void
add_flags(struct belongs *b, u32 group, u32 flags)
{
	for (u32 i = 0; flags; i++, flags >>= 1)
		if (flags & 1)
			add(b, group, i);
}

/*
 * What the rules do with the paragraph, as a bin: body, comment or card, junk
 * or other; the last two also by whether it is in the root.
 */
static u32
use_bin(const struct belongs *b, u32 i)
{
	const struct page *p = b->p;
	u8 use = p->para.v[i].use;
	bool in = i >= p->at[p->root] && i < page_until(p, p->root);

	if (use == USE_COMMENT || use == USE_CARD)
		return 5;
	if (use == USE_BODY)
		return 2;
	return (in ? 3u : 0) + (use == USE_JUNK);
}

/* The size of a paragraph, and whether it ends a sentence. */
static u32
size_ends(const struct para *q)
{
	return size_bin(q->weight) + (q->ends ? SIZES : 0);
}

static u32
tag_bin(u16 tag)
{
	static const u16 tags[] = {
		TAG_p, TAG_div, TAG_li, TAG_td, TAG_blockquote, TAG_dd,
		TAG_pre, TAG_article, TAG_section, TAG_body,
	};
	u32 i = 0;

	while (i < countof(tags) && tags[i] != tag)
		i++;
	return tag >= TAG_h1 && tag <= TAG_h6 ? 11 : i;
}

/* How far para i is from the title, and on which side. */
static u32
title_bin(const struct page *p, u32 i)
{
	u32 far;

	if (p->title == 0 || i + 1 == p->title)
		return p->title ? 1 : 0;
	if (i + 1 < p->title)
		return p->title - i - 1 <= 3 ? 2 : 3;
	far = i + 1 - p->title;
	return far <= 1 ? 4 : far <= 3 ? 5 : far <= 8 ? 6 : far <= 20 ? 7 :
	    far <= 60 ? 8 : 9;
}

/* The kind of the first letter, from the class of its first byte. */
static u32
start_bin(u8 what)
{
	return what & LOWER ? 0 : what & UPPER ? 1 : what & WIDE ? 2 :
	    what & DIGIT ? 3 : 4;
}

struct letters { u32 commas, digits, words, capitals, start; };

/* Counts letters of a piece of text. */
static void
count_letters(const struct belongs *b, str t, struct letters *l)
{
	u32 before = BLANK;
	size_t first = 0;

	while (first < t.n && b->bytes[(u8)t.s[first]] & BLANK)
		first++;
	if (first < t.n && l->words == 0)
		l->start = start_bin(b->bytes[(u8)t.s[first]]);
	/* no branches: the CPU cannot predict where a word begins */
	for (size_t i = first; i < t.n; i++) {
		u8 c = (u8)t.s[i];
		u32 what = b->bytes[c], starts = before & ~what & BLANK;

		l->commas += what / COMMA & 1;
		l->digits += what / DIGIT & 1;
		l->words += starts;
		l->capitals += what / UPPER & starts;
		before = what;
		if (c < 0x80)
			continue;
		if (starts && c >= 0xc3 && i + 1 < t.n)
			l->capitals += utf8_upper(utf8_next(
			    &(str){ t.s + i, t.n - i }));
		l->commas += c == 0x8c && i > 1 && (u8)t.s[i - 1] == 0xbc;
	}
}

/* Traits of the letters of a paragraph. */
static void
letters(struct belongs *b, const struct para *q)
{
	struct letters l = { .start = 5 };

	for (u32 i = q->first; i <= q->last; i++) {
		const struct node *v = &b->p->t.v.v[i];

		if (v->tag == TAG_NONE)
			count_letters(b, (str){ b->p->t.all.s + v->from,
			    v->close - v->from }, &l);
	}
	add(b, T_commas, l.commas == 0 ? 0 : q->weight / l.commas > 150 ? 1 :
	    q->weight / l.commas > 60 ? 2 : q->weight / l.commas > 20 ? 3 : 4);
	add(b, T_digits, l.digits == 0 ? 0 : l.digits * 20 < q->weight ? 1 :
	    l.digits * 5 < q->weight ? 2 : 3);
	add(b, T_capitals, l.capitals == 0 ? 0 : l.capitals * 8 < l.words ? 1 :
	    l.capitals * 3 < l.words ? 2 : l.capitals * 3 < l.words * 2 ? 3 :
	    4);
	add(b, T_start, l.start);
}

/* Bits for the phrases of packs that a short paragraph is, or begins with. */
static u32
belongs_says(struct belongs *b, const struct para *q)
{
	struct page *p = b->p;
	const struct pack *any = &p->ps->any;
	struct when w;
	struct opening l;
	str t;
	u32 f = 0;

	if (q->weight > LINE)
		return 0;
	t = para_text(p, q);
	l = opening_of(t);
	f |= opening_is(&any->furniture, &l) ||
	    (opening_is(&any->beside, &l) && body_talk(p)) ? 1 : 0;
	f |= opening_begins(&any->related, &l) ? 2 : 0;
	f |= opening_is(&any->comments, &l) ? 4 : 0;
	f |= opening_is(&any->readmore, &l) ? 8 : 0;
	f |= opening_begins(&any->byline, &l) ? 16 : 0;
	f |= opening_begins(&any->source, &l) ? 32 : 0;
	f |= opening_begins(&any->copyright, &l) ? 64 : 0;
	f |= opening_is(&any->ago, &l) ? 128 : 0;
	if (date_find(p->tmp, p->ps, t, p->order, &w))
		f |= dated_line(p->ps, &w, t) ? 256 : 512;
	return f;
}

/* Traits of the names of a paragraph's elements, and of those around them. */
static void
names(struct belongs *b, const struct para *q, u32 use)
{
	const struct node *v = b->p->t.v.v;
	u32 i = q->holder, near = 0, outward = 0, up = v[q->in].parent;

	for (; i && i != up; i = v[i].parent)
		near |= v[i].flags;
	near |= v[i].flags;
	for (i = v[i].parent; i; i = v[i].parent)
		outward |= v[i].flags;
	add_flags(b, T_near + use * NAMES, near & ((1u << NAMES) - 1));
	add_flags(b, T_outward + use * NAMES, outward & ((1u << NAMES) - 1));
}

/* Traits of all paragraphs in a node. */
static void
box(struct belongs *b, u32 node, u32 linked, u32 number, u32 size)
{
	const struct page *p = b->p;
	u32 from = p->at[node], to = page_until(p, node);
	u32 chars = b->chars[to] - b->chars[from];

	add(b, linked, share_bin(b->linked[to] - b->linked[from], chars));
	add(b, number, belongs_count(to - from));
	add(b, size, size_bin(to > from ? chars / (to - from) : 0));
}

/* Traits of para k beside para i, if there is a para k. */
static void
neighbor(struct belongs *b, u32 i, u32 k, u32 size, u32 linked, u32 use,
    u32 same)
{
	const struct para *q;
	const struct node *v = b->p->t.v.v;

	if (k >= b->p->para.n)		/* also i - 1 of the first */
		return;
	q = &b->p->para.v[k];
	add(b, size, size_ends(q));
	add(b, linked, share_bin(q->linked, q->weight));
	add(b, use, use_bin(b, k));
	add(b, same, (b->alike[i] == b->alike[k] ? 1u : 0) +
	    (v[q->in].parent == v[b->p->para.v[i].in].parent ? 2u : 0));
}

/* Is the paragraph in a list, a table, a quotation or a figure? */
static u32
listed_bin(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 i = q->in, k = 0; i && k < 6; i = v[i].parent, k++) {
		if (v[i].tag == TAG_li)
			return 1;
		if (v[i].tag == TAG_td || v[i].tag == TAG_th)
			return 2;
		if (v[i].tag == TAG_blockquote)
			return 3;
		if (v[i].tag == TAG_figure)
			return 4;
	}
	return 0;
}

/* Was the same markup seen in an earlier paragraph? */
static bool
seen_before(struct belongs *b, const struct para *q)
{
	const struct node *v = b->p->t.v.v;
	u32 *at;

	if (q->weight < 12)
		return false;
	at = map_at(&b->twice, str_hash((str){ b->p->t.all.s +
	    v[q->first].from, v[q->last].close - v[q->first].from }));
	return (*at)++ > 0;
}

/* A hash of two words. */
static u64
pair_of(u64 before, u64 word)
{
	return before * 0x9e3779b97f4a7c15u ^ word;
}

/* Puts the words of a title, or pairs of words of a body, in a map. */
static void
belongs_gather(struct belongs *b, map *out, bool pairs, str t)
{
	struct words_of w = { .t = t };
	u64 last = 0;

	while (belongs_word_of(b->bytes, &w)) {
		if (!pairs)
			b->titled |= 1ull << (w.hash & 63);
		if (!pairs || last)
			*map_at(out, pairs ? pair_of(last, w.hash) :
			    w.hash) = 1;
		last = w.hash;
	}
}

/* Is the word in the title? */
static bool
in_title(const struct belongs *b, const struct words_of *w)
{
	return w->n > 3 && b->titled >> (w->hash & 63) & 1 &&
	    map_get(&b->title, w->hash);
}

/*
 * Traits for the words that a paragraph shares with the title and with the body
 * in the metadata.
 */
static void
told(struct belongs *b, const struct para *q)
{
	const struct page *p = b->p;
	u64 last = 0;
	u32 title = 0, data = 0, n = 0;

	for (u32 i = q->first; i <= q->last; i++) {
		const struct node *v = &p->t.v.v[i];
		struct words_of w = { .t = { p->t.all.s + v->from,
		    v->tag == TAG_NONE ? v->close - v->from : 0 } };

		while ((b->data.n || title < TITLED) &&
		    belongs_word_of(b->bytes, &w)) {
			title += in_title(b, &w);
			data += b->data.n && last &&
			    map_get(&b->data, pair_of(last, w.hash));
			n += last != 0;
			last = w.hash;
		}
	}
	add(b, T_in_data, b->data.n == 0 ? 0 : data * 2 > n ? 1 : 2);
	add(b, T_titled, title > TITLED ? TITLED : title);
}

/* Adds the traits of the first look at para i. */
static void
belongs_look(struct belongs *b, u32 i)
{
	struct page *p = b->p;
	const struct para *q = &p->para.v[i];
	const struct node *v = p->t.v.v;
	const struct sums *s = &b->sign.v[b->alike[i]];
	u32 up = v[q->in].parent, use = use_bin(b, i);

	add(b, T_bias, 0);
	add(b, T_use, use * SIZES * 2 + size_ends(q));
	add(b, T_found, use * 8 + p->found);
	add(b, T_linked, use * 7 + share_bin(q->linked, q->weight));
	add(b, T_heading, !q->heading ? para_bold(p, q) ? 5 : 0 :
	    v[q->in].tag - TAG_h1 < 3 ? v[q->in].tag - TAG_h1 + 1u : 4);
	add(b, T_tag, use * 12 + tag_bin(v[q->in].tag));
	add(b, T_listed, listed_bin(p, q));
	letters(b, q);
	add(b, T_place, i * 10 / p->para.n);
	add(b, T_title, title_bin(p, i));
	add(b, T_far, far_bin(b->far[i]));
	add(b, T_twice, seen_before(b, q));
	add(b, T_own_n, belongs_count(page_until(p, q->in) - p->at[q->in]));
	box(b, up, T_box_linked, T_box_n, T_box_size);
	box(b, v[up].parent, T_outer_linked, T_outer_n, T_outer_size);
	add(b, T_alike_n, belongs_count(s->n));
	add(b, T_alike_size, size_bin(s->chars / s->n));
	add(b, T_alike_linked, share_bin(s->linked, s->chars));
	neighbor(b, i, i - 1, T_before, T_before_linked, T_before_use,
	    T_before_same);
	neighbor(b, i, i + 1, T_after, T_after_linked, T_after_use,
	    T_after_same);
	if (i > 1)
		add(b, T_second_before, use_bin(b, i - 2));
	if (i + 2 < p->para.n)
		add(b, T_second_after, use_bin(b, i + 2));
	names(b, q, use);
	if (b->far[i] <= NEAR || q->weight > 80)
		told(b, q);
	if (b->far[i] <= NEAR)
		add_flags(b, T_says, belongs_says(b, q));
}

/* Fills the sums and distances that make each look take constant time. */
static void
belongs_prepare(struct belongs *b)
{
	const struct page *p = b->p;
	u32 n = p->para.n, far = n;

	b->chars = new(p->tmp, u32, n + 1);
	b->linked = new(p->tmp, u32, n + 1);
	b->far = new(p->tmp, u32, n + 1);
	b->alike = new(p->tmp, u32, n + 1);
	b->places.mem = b->twice.mem = b->title.mem = b->data.mem = p->tmp;
	for (u32 i = 0; i < n; i++) {
		const struct para *q = &p->para.v[i];
		u32 *at = map_at(&b->places,
		    p->t.v.v[q->in].sign + 1ull);

		if (*at == 0) {
			push(&b->sign, p->tmp);
			*at = b->sign.n;
		}
		b->alike[i] = *at - 1;
		b->sign.v[*at - 1].n++;
		b->sign.v[*at - 1].chars += q->weight;
		b->sign.v[*at - 1].linked += q->linked;
		b->chars[i + 1] = b->chars[i] + q->weight;
		b->linked[i + 1] = b->linked[i] + q->linked;
		far = q->use == USE_BODY ? 0 : far + 1;
		b->far[i] = far;
	}
	for (u32 i = n, k = n; i-- > 0;) {
		k = b->far[i] == 0 ? 0 : k + 1;
		b->far[i] = k < b->far[i] ? k : b->far[i];
	}
}

/*
 * True if a paragraph is not looked at: comments, cards, the title, and, if the
 * page is not a list, short lines far from body text.
 */
static bool
hopeless(const struct belongs *b, u32 i)
{
	const struct para *q = &b->p->para.v[i];

	return q->use == USE_COMMENT || q->use == USE_CARD ||
	    i + 1 == b->p->title || (b->kinds[PAGE_LIST] < MAYBE &&
	    b->far[i] > NEAR && q->use != USE_BODY &&
	    (q->linked * 10 >= q->weight * 9 ? q->weight < 60 :
	    q->weight < 25));
}

struct belongs *
belongs_first(struct page *p, const f32 kinds[PAGE_TYPES])
{
	struct belongs *b = new(p->tmp, struct belongs, 1);
	struct looks *l = b->out = &b->first;
	u32 n = p->para.n;

	b->p = p;
	memcpy(b->kinds, kinds, sizeof b->kinds);
	b->weights = new(p->tmp, f32, T_ALL);
	weigh(b, weights_first, T_FIRST);
	learn_bytes(b->bytes);
	belongs_prepare(b);
	belongs_gather(b, &b->title, false, p->about.title);
	belongs_gather(b, &b->data, true, p->about.body);
	l->from = new(p->tmp, u32, n + 1);
	l->sure = new(p->tmp, f32, n + 1);
	for (u32 i = 0; i < n; i++) {
		l->from[i] = l->traits.n;
		if (!hopeless(b, i))
			belongs_look(b, i);
		l->from[i + 1] = l->traits.n;
		l->sure[i] = l->from[i] == l->traits.n ? NEVER :
		    sum(l, i, b->weights);
	}
	return b;
}

struct looks *
belongs_looks(struct belongs *b, bool last)
{
	return last ? &b->last : &b->first;
}
