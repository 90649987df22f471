/*
 * Where are the names of people, organizations and places?
 *
 * Each token gets the label that goes best with its clues (clues.c) and with
 * the labels beside it: a linear chain, decoded by the algorithm of Viterbi.
 * What a word tells to itself and its neighbours is summed up once for all
 * places where the word stands.
 */
#include <assert.h>

#include "language/tagger.h"

enum {
	PHRASE = 8,		/* tokens of a phrase of a list, at most */
	NEVER = -(1 << 28),
	BEGIN = 0x5bd1e995,
	STEM = 0x27d4eb2d,
	LEAST = 4,		/* letters of a stem */
	SURE = -300		/* the sum of words of a token in no name */
};

static u32
tagger_u32(const char *p)
{
	const u8 *b = (const u8 *)p;

	return (u32)b[0] | (u32)b[1] << 8 | (u32)b[2] << 16 | (u32)b[3] << 24;
}

/* Takes a number of 4 bytes. */
static bool
take_u32(const char **at, size_t *left, u32 *out)
{
	if (*left < 4)
		return false;
	*out = tagger_u32(*at);
	*at += 4;
	*left -= 4;
	return true;
}

bool
rows_open(struct rows *r, const char **at, size_t *left)
{
	size_t index, size;
	u32 before = 0, next;

	if (!take_u32(at, left, &r->bits) || !take_u32(at, left, &r->size) ||
	    r->bits < 4 || r->bits > 24 || r->size < 3 || r->size > 64)
		return false;
	index = (((size_t)1 << r->bits) + 1) * 4;
	if (*left < index)
		return false;
	r->index = *at;
	for (size_t i = 0; i <= (size_t)1 << r->bits; i++, before = next) {
		next = tagger_u32(r->index + 4 * i);
		if (next < before || (i == 0 && next != 0))
			return false;
	}
	size = (size_t)before * r->size;
	if (*left - index < size)
		return false;
	r->rows = *at + index;
	*at = r->rows + size;
	*left -= index + size;
	return true;
}

const u8 *
rows_at(const struct rows *r, u64 hash)
{
	const char *index = r->index + 4 * (hash >> (64 - r->bits));
	u32 from = tagger_u32(index), to = tagger_u32(index + 4);
	const u8 *p = (const u8 *)r->rows + (size_t)from * r->size;

	for (; from < to; from++, p += r->size)
		if (((u32)p[0] | (u32)p[1] << 8) == (hash & 0xffff))
			return p + 2;
	return 0;
}

/* The sums of LABELS numbers of a step, as stored: 16 bits, signed. */
static bool
take_steps(const char **at, size_t *left, i32 *out)
{
	if (*left < 2 * LABELS)
		return false;
	for (u32 i = 0; i < LABELS; i++, *at += 2)
		out[i] = (i16)((u32)(u8)(*at)[0] | (u32)(u8)(*at)[1] << 8);
	*left -= 2 * LABELS;
	return true;
}

/* May a name begin after this label, and has the one of this label ended? */
static bool
label_ends(u32 label)
{
	return label == 0 || (label - 1) % 4 >= PART_LAST;
}

static bool
label_begins(u32 label)
{
	return label == 0 || (label - 1) % 4 == PART_FIRST ||
	    (label - 1) % 4 == PART_WHOLE;
}

bool
tagger_step(u32 from, u32 to)
{
	if (label_ends(from) || label_begins(to))
		return label_ends(from) && label_begins(to);
	return (from - 1) / 4 == (to - 1) / 4;
}

u64
tagger_phrase(u64 before, u64 token)
{
	return u64_mix(before * 31 + token);
}

u64
tagger_begin(u64 token)
{
	return u64_mix(token + BEGIN);
}

/* The hash of the first letters of a word in lower case, as a stem. */
u64
tagger_stem(str word, u32 letters)
{
	u64 h = STEM;
	u32 n = 0;

	for (; word.n && n < letters; n++)
		h = (h ^ utf8_lower(utf8_next(&word))) * 0x100000001b3u;
	return n < LEAST ? 0 : u64_mix(h);
}

static u32
tagger_letters(str word)
{
	u32 n = 0;

	for (; word.n; n++)
		utf8_next(&word);
	return n;
}

struct listed
tagger_listed(const struct rows *lists, str word)
{
	struct listed in = { 0 };
	struct token t;
	const u8 *p;
	u32 n = tagger_letters(word);

	if (!token_first(&t, word))
		return in;
	p = rows_at(lists, tagger_phrase(0, t.hash));
	if (p)
		in.word = *p;
	for (u32 cut = 0; cut < 5 && cut + LEAST <= n; cut++) {
		p = rows_at(lists, tagger_stem(word, n - cut));
		if (!p)
			continue;
		in.stem = *p;
		in.cut = (u8)cut;
		break;
	}
	return in;
}

static bool
shape_named(enum word_shape s)
{
	return s == SHAPE_TITLE || s == SHAPE_UPPER || s == SHAPE_MIXED ||
	    s == SHAPE_INITIAL || s == SHAPE_CASELESS || s == SHAPE_WIDE;
}

/* Marks the phrases of a line that are in a list, the longest first. */
static void
mark_phrases(const struct rows *lists, const tokens *t, struct token_line l,
    struct place_of_word *v)
{
	for (u32 i = l.from; i < l.to; ) {
		const u8 *most = shape_named(v[i].shape) ?
		    rows_at(lists, tagger_begin(t->v[i].hash)) : 0;
		u32 end = 0;
		u8 kinds = 0;
		u64 h = 0;

		for (u32 n = 0; most && n < *most && i + n < l.to; n++) {
			const u8 *p;

			h = tagger_phrase(h, t->v[i + n].hash);
			p = n > 0 ? rows_at(lists, h) : 0;
			if (p)
				end = i + n + 1, kinds = *p;
		}
		if (end == 0) {
			i++;
			continue;
		}
		for (u32 k = i; k < end; k++) {
			v[k].listed = kinds;
			v[k].part = k == i ? 1 : k + 1 == end ? 3 : 2;
		}
		i = end;
	}
}

/* Does every word have a capital at token i, because the line begins there, or
 * what somebody says? */
static bool
tagger_opens(const struct place_of_word *v, u32 first, u32 i)
{
	enum word_shape before;

	if (i == first)
		return true;
	before = v[i - 1].shape;
	if (before == SHAPE_BRACKET || before == SHAPE_MARK)
		return i == first + 1;
	return before == SHAPE_QUOTE || before == SHAPE_COLON ||
	    before == SHAPE_STOP || (before == SHAPE_DASH && i == first + 1);
}

/* Counts what was seen of each word: small letters in the lower 16 bits, a
 * capital inside a sentence above them. */
static void
tagger_see(const tokens *t, struct place_of_word *v, map *seen)
{
	for (u32 i = 0; i < t->n; i++) {
		enum word_shape s = v[i].shape;

		if (s == SHAPE_LOWER)
			++*map_at(seen, t->v[i].hash);
		else if (!v[i].opens && s >= SHAPE_TITLE && s <= SHAPE_MIXED)
			*map_at(seen, t->v[i].hash) += 1 << 16;
	}
	for (u32 i = 0; i < t->n; i++) {
		u32 n, mine;

		if (v[i].shape < SHAPE_TITLE || v[i].shape > SHAPE_MIXED)
			continue;
		n = map_get(seen, t->v[i].hash);
		mine = v[i].opens ? 0 : 1;
		v[i].seen = (u8)((n & 0xffff ? 1 : 0) |
		    (n >> 16 > mine ? 2 : 0));
	}
}

struct place_of_word *
tagger_places(const struct rows *lists, str text, const tokens *t,
    const token_lines *lines, arena *mem)
{
	struct place_of_word *v = new(mem, struct place_of_word, t->n + 1);
	map seen = { .mem = mem };

	for (u32 i = 0; i < t->n; i++) {
		str word = { text.s + t->v[i].from,
		    t->v[i].to - t->v[i].from };

		v[i].shape = clues_shape(word, &t->v[i]);
		v[i].word = t->v[i].hash;
	}
	for (u32 k = 0; k < lines->n; k++) {
		for (u32 i = lines->v[k].from; i < lines->v[k].to; i++)
			v[i].opens = tagger_opens(v, lines->v[k].from, i);
		mark_phrases(lists, t, lines->v[k], v);
	}
	tagger_see(t, v, &seen);
	return v;
}

bool
tagger_shouts(const struct place_of_word *v, u32 n)
{
	u32 upper = 0, lower = 0;

	for (u32 i = 0; i < n; i++) {
		upper += v[i].shape == SHAPE_UPPER;
		lower += v[i].shape == SHAPE_LOWER;
	}
	return upper > 2 && upper > 2 * lower;
}

/* What a word tells to the token at each distance, summed up. */
struct tagger_word { i16 side[CLUES_SIDES][LANES]; };

/*
 * Sums are kept over texts, each at the place that its hash gives, because
 * words and shapes recur.  A thread takes a desk for each text and gives it
 * back.
 */
enum { KEPT_WORDS = 1 << 14, KEPT_PLACES = 1 << 12 };

struct kept {
	struct { u64 hash; struct tagger_word word; } words[KEPT_WORDS];
	struct { u64 hash; i16 sum[LANES]; } places[KEPT_PLACES];
};

struct desks {
	arena mem;			/* as opened */
	u32   n;
	struct slots slots;
	struct kept *v;
};

/* Makes a desk for each processor, and one more, as far as there is room. */
static void
open_desks(struct tagger *g, struct desks *d)
{
	u32 want = pool_cpus() < SLOTS ? pool_cpus() + 1 : SLOTS;
	arena mem = arena_open(want * sizeof *d->v + 64);

	d->mem = mem;
	d->n = (u32)(arena_room(&mem) / sizeof *d->v);
	if (d->n > want)
		d->n = want;
	d->v = arena_raw(&mem, sizeof *d->v, d->n);
	g->desks = d;
}

bool
tagger_open(struct tagger *g, arena *mem, str file)
{
	const char *at = file.s;
	size_t left = file.n;

	*g = (struct tagger){ 0 };
	if (!str_starts(file, S("names1\n")))
		return false;
	at += 8;
	left -= 8;
	for (u32 l = 0; l < LABELS; l++)
		if (!take_steps(&at, &left, g->step[l]))
			return false;
	if (!take_steps(&at, &left, g->first) ||
	    !take_steps(&at, &left, g->last) ||
	    !rows_open(&g->clues, &at, &left) || g->clues.size != 2 + LANES ||
	    !rows_open(&g->lists, &at, &left) || g->lists.size != 3 || left)
		return false;
	for (u32 a = 0; a < LABELS; a++) {
		for (u32 b = 0; b < LABELS; b++)
			if (!tagger_step(a, b))
				g->step[a][b] = NEVER;
		if (!label_begins(a))
			g->first[a] = NEVER;
		if (!label_ends(a))
			g->last[a] = NEVER;
	}
	open_desks(g, new(mem, struct desks, 1));
	return true;
}

void
tagger_close(const struct tagger *g)
{
	arena_close(g->desks->mem);
}

struct tagger_run {
	const struct tagger *g;
	str   text;
	const tokens *t;
	const struct place_of_word *places;
	u64   language;
	struct kept *kept;		/* NULL: all desks are taken */
	map   known;			/* hash of a word: place + 1 in words */
	list(struct tagger_word) words;
	u32  *word;			/* by token: its place in words */
	arena *mem;
};

static void
add_row(i16 *sum, const u8 *row)
{
	for (u32 i = 0; row && i < LANES; i++)
		sum[i] = (i16)(sum[i] + (i8)row[i]);
}

static void
make_word(struct tagger_word *w, const struct tagger *g, str word,
    enum word_shape s)
{
	struct clues side[CLUES_SIDES];

	*w = (struct tagger_word){ 0 };
	clues_of_word(side, word, s, tagger_listed(&g->lists, word));
	for (u32 d = 0; d < CLUES_SIDES; d++)
		for (u32 i = 0; i < side[d].n; i++)
			add_row(w->side[d], rows_at(&g->clues, side[d].v[i]));
}

/* Puts the sums of a word, from what is kept. */
static void
put_word(struct tagger_run *r, u64 hash, str word, enum word_shape s)
{
	struct tagger_word *w = push(&r->words, r->mem);
	u32 at = hash % KEPT_WORDS;

	if (!r->kept) {
		make_word(w, r->g, word, s);
		return;
	}
	if (r->kept->words[at].hash != hash) {
		make_word(&r->kept->words[at].word, r->g, word, s);
		r->kept->words[at].hash = hash;
	}
	*w = r->kept->words[at].word;
}

/* Adds the row of a clue of a place, from what is kept. */
static void
add_place(struct tagger_run *r, i16 *sum, u64 hash)
{
	u32 at = hash % KEPT_PLACES;
	i16 *row;

	if (!r->kept) {
		add_row(sum, rows_at(&r->g->clues, hash));
		return;
	}
	row = r->kept->places[at].sum;
	if (r->kept->places[at].hash != hash) {
		memset(row, 0, sizeof r->kept->places[at].sum);
		add_row(row, rows_at(&r->g->clues, hash));
		r->kept->places[at].hash = hash;
	}
	for (u32 i = 0; i < LANES; i++)
		sum[i] = (i16)(sum[i] + row[i]);
}

static void
find_words(struct tagger_run *r)
{
	r->word = new(r->mem, u32, r->t->n + 1);
	for (u32 i = 0; i < r->t->n; i++) {
		const struct token *t = &r->t->v[i];
		str word = { r->text.s + t->from, t->to - t->from };
		u64 h = str_hash(word);
		u32 at = map_get(&r->known, h);

		if (at == 0) {
			put_word(r, h, word, r->places[i].shape);
			*map_at(&r->known, h) = at = r->words.n;
		}
		r->word[i] = at - 1;
	}
}

/* What the words around a token tell of it, summed up. */
static void
sum_words(const struct tagger_run *r, struct token_line l, u32 i, i16 *sum)
{
	for (int d = -CLUES_REACH; d <= CLUES_REACH; d++) {
		i64 at = (i64)i + d;
		const i16 *row;

		if (at < l.from || at >= l.to)
			continue;
		/* of a word to the left, what it tells to its right */
		row = r->words.v[r->word[at]].side[CLUES_REACH - d];
		for (u32 k = 0; k < LANES; k++)
			sum[k] = (i16)(sum[k] + row[k]);
	}
}

/* Is a token so surely in no name that its place need not be asked? */
static bool
surely_none(const struct tagger_run *r, u32 i, const i16 *sum)
{
	enum word_shape s = r->places[i].shape;
	i16 most = INT16_MIN;

	if (shape_named(s))
		return false;
	for (u32 k = 0; k < LANES; k++)
		most = sum[k] > most ? sum[k] : most;
	return most < SURE;
}

/* The sum of all clues of a token, by label.  False if it is surely in no
 * name. */
static bool
tagger_score(struct tagger_run *r, struct token_line l, u32 i, bool shouts,
    i32 *out)
{
	struct clues c;
	i16 sum[LANES] = { 0 };

	sum_words(r, l, i, sum);
	if (surely_none(r, i, sum))
		return false;
	clues_of_place(&c, r->places + l.from, l.to - l.from, i - l.from,
	    r->language, shouts);
	for (u32 k = 0; k < c.n; k++)
		add_place(r, sum, c.v[k]);
	out[0] = 0;
	for (u32 k = 0; k < LANES; k++)
		out[k + 1] = sum[k];
	return true;
}

/* The walk along a line: the best sum that ends in each label, and from which
 * label it came. */
struct label_walk {
	const struct tagger *g;
	i32  best[LABELS];
	u8 (*from)[LABELS];		/* by token */
	bool none;			/* the last token is in no name */
};

/* The best label before label b. */
static i32
walk_best(struct label_walk *c, u32 i, u32 b)
{
	i32 top = NEVER;

	c->from[i][b] = 0;
	for (u32 a = 0; a < (c->none ? 1 : LABELS); a++) {
		i32 sum = c->best[a] + (i ? c->g->step[a][b] : c->g->first[b]);

		if (sum > top) {
			top = sum;
			c->from[i][b] = (u8)a;
		}
	}
	return top;
}

static void
walk_add(struct label_walk *c, u32 i, const i32 *score)
{
	i32 next[LABELS];

	for (u32 b = 0; b < (score ? LABELS : 1); b++)
		next[b] = walk_best(c, i, b) + (score ? score[b] : 0);
	for (u32 b = 0; b < LABELS; b++)
		c->best[b] = b && !score ? NEVER : next[b];
	c->none = !score;
}

/* The best labels of a line. */
static void
tagger_line(struct tagger_run *r, struct token_line l, u8 *labels, arena tmp)
{
	u32 n = l.to - l.from, end = 0;
	struct label_walk c = {
		.g = r->g, .from = arena_raw(&tmp, LABELS, n), .none = true,
	};
	bool shouts = tagger_shouts(r->places + l.from, n);
	i32 score[LABELS];

	for (u32 i = 0; i < n; i++)
		walk_add(&c, i, tagger_score(r, l, l.from + i, shouts, score) ?
		    score : 0);
	for (u32 a = 0; a < LABELS; a++)
		if (c.best[a] + r->g->last[a] > c.best[end] + r->g->last[end])
			end = a;
	for (u32 i = n; i-- > 0; end = c.from[i][end])
		labels[i] = (u8)end;
}

static void
put_names(found_names *out, const u8 *labels, struct token_line l, arena *mem)
{
	for (u32 i = l.from; i < l.to; i++) {
		u32 from = i;

		if (labels[i - l.from] == 0)
			continue;
		while (i + 1 < l.to && !label_ends(labels[i - l.from]))
			i++;
		*push(out, mem) = (struct found_name){ from, i + 1,
		    (enum named)((labels[i - l.from] - 1) / 4 + 1) };
	}
}

void
language_names(found_names *out, const struct packs *ps, str text,
    const tokens *t, const token_lines *lines, str language, arena *mem)
{
	struct tagger_run r = {
		.g = ps->tagger, .text = text, .t = t,
		.language = str_hash(language), .known = { .mem = mem },
		.mem = mem,
	};
	struct desks *desks;
	u8 *labels;
	u32 desk;

	if (!r.g)
		return;
	desks = r.g->desks;
	desk = slots_take(&desks->slots, desks->n);
	r.kept = desk < desks->n ? &desks->v[desk] : 0;
	r.places = tagger_places(&r.g->lists, text, t, lines, mem);
	labels = new(mem, u8, t->n + 1);
	find_words(&r);
	for (u32 k = 0; k < lines->n; k++) {
		struct token_line l = lines->v[k];

		if (l.from >= l.to)
			continue;
		tagger_line(&r, l, labels + l.from, *mem);
		put_names(out, labels + l.from, l, mem);
	}
	if (r.kept)
		slots_give(&desks->slots, desk);
}
