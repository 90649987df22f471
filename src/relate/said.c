/*
 * Which statements are one act of saying?
 *
 * Two statements in one language are joined if they stand at the same place of
 * a copied passage, or if the longer one has most words of the shorter one,
 * numbers and negation agree and the speakers may be the same.  Statements in
 * different languages are joined if the speakers have the same name, or the
 * same witness, and the romanized letters, concepts, names and numbers are
 * alike.  Candidates come from an index of rare words and of speakers, which
 * bounds the work by POSTINGS for each word.
 *
 * Different officials may say similar things, so without a copy or a common
 * witness two unnamed speakers are joined only if most words agree.
 */
#include <assert.h>
#include <math.h>

#include "relate/keys.h"
#include "relate/said.h"

enum {
	POSTINGS = 60,		/* last statements kept for a word */
	SPEAKER_POSTINGS = 120,	/* the same for a speaker; both by judgment */
	LONGEST = 200,		/* tokens of a content that are read */
	LETTERS = 2000,		/* bytes of a content that are romanized */
	SPANS = 16,		/* of a content */
	OCCASION = 7 * 24 * 60,	/* minutes between reports of one occasion */
	LATER = 5,		/* words in common at another time; both by
				 * judgment, read on 1,093 real texts */
	TEXT = 4000,		/* bytes of a content that are looked at */
	STEPS = 2000		/* through two groups that may be one */
};

/*
 * How alike two contents must be.  Shares of words are weighed by rarity, see
 * contained().  All are tuned on the open newsrooms.
 */
static const f64 SHARE_UNSURE = 0.8,	/* speakers that may be the same */
    SHARE_SAME = 0.55,			/* the same speaker */
    SHARE_FEW = 0.9,			/* the same; only two words in common */
    SHARE_LATER = 0.8,			/* the same, at another time; by
					 * judgment */
    GRAMS_STORY = 0.36,			/* other language, same story */
    GRAMS_ELSEWHERE = 0.48,		/* other language, another story */
    NUMBERS_AGREE = 0.2,		/* added if they do, else subtracted */
    LONGER_FEW = 2,			/* times, if two words are in common */
    LONGER_ELSEWHERE = 2.5;		/* times, in another language; by
					 * judgment, as the one before */

static const u32 NONE = UINT32_MAX;

/* A statement prepared for comparison.  All u64 are hashes; 0: not known. */
struct saying {
	u64  speaker;		/* of the key of a named speaker */
	u64  last;		/* of a person's last name; or the witness */
	u64  witness;		/* the outlet an unnamed speaker spoke to */
	u64  language;
	anonymity anonymity;
	bool named, denied;	/* denied: an odd number of negations */
	bool act;		/* a deed of speech, with its object */
	struct set words, grams, numbers, names;
	struct set facts;	/* concepts, names, numbers: of any language */
};

struct pool_of {
	struct graph  *g;
	const struct packs *ps;
	struct saying *v;		/* by place in g->said */
	u32           *parent;		/* union-find of these places */
	u32           *next;		/* the next place of the group, rising;
					 * the first one is the root */
	map            counts;		/* by word: statements that have it */
	arena         *tmp;		/* what stays until all are grouped */
};

static f64
cosine(const struct set *a, const struct set *b)
{
	return a->n && b->n ? set_common(a, b) / sqrt((f64)a->n * b->n) : 0;
}

/* The content of a statement as one text, or the beginning of it. */
static str
said_content(const struct item *it, const struct statement *s, arena *a)
{
	buf b = { .mem = a };

	for (u32 i = 0; i < s->content.n && b.n < TEXT; i++) {
		str t = item_text(it, it->pool.v[s->content.first + i]);

		if (t.n > TEXT) {
			t.n = TEXT;
			while (t.n && ((u8)t.s[t.n] & 0xc0) == 0x80)
				t.n--;
		}
		buf_put(&b, t);
		buf_putc(&b, ' ');
	}
	return buf_str(&b);
}

/* Makes a set of numbers in scratch one that stays. */
static struct set
kept(struct pool_of *p, struct set s)
{
	struct set out = { 0 };

	set_sort(&s);
	out.n = s.n;
	out.v = new(p->tmp, u64, s.n);
	if (s.n)
		memcpy(out.v, s.v, s.n * sizeof *s.v);
	return out;
}

/* Fills the stems of words that are not common, numbers, and the negation. */
static void
fill_words(struct pool_of *p, struct saying *x, const struct pack *pack,
    str text, arena tmp)
{
	tokens t = { 0 };
	str folded = utf8_fold(&tmp, text);
	struct set stems = { 0 }, numbers = { 0 };

	tokens_of(&t, folded, &tmp);
	stems.v = new(&tmp, u64, t.n + 1);
	numbers.v = new(&tmp, u64, t.n + 1);
	for (u32 i = 0; i < t.n && i < LONGEST; i++) {
		str w = { folded.s + t.v[i].from, t.v[i].to - t.v[i].from };

		if (t.v[i].kind == TOKEN_NUMBER)
			numbers.v[numbers.n++] = str_hash(w);
		else if (t.v[i].kind == TOKEN_WORD &&
		    phrases_at(&pack->negation, &t, i, i + 1))
			x->denied = !x->denied;
		else if (t.v[i].kind == TOKEN_WORD && w.n > 2 &&
		    !phrases_at(&pack->common, &t, i, i + 1))
			stems.v[stems.n++] = stem_of(w);
	}
	x->words = kept(p, stems);
	x->numbers = kept(p, numbers);
	for (u32 i = 0; i < x->words.n; i++)
		++*map_at(&p->counts, x->words.v[i]);
}

/* Fills the runs of four letters of the romanized text. */
static void
fill_grams(struct pool_of *p, struct saying *x, const struct pack *pack,
    str text, arena tmp)
{
	str roman = language_roman(&tmp, pack, (str){ text.s,
	    text.n < LETTERS ? text.n : LETTERS });
	struct set grams = { .v = new(&tmp, u64, roman.n + 1) };

	for (size_t i = 0; i + 4 <= roman.n; i++)
		grams.v[grams.n++] = str_hash((str){ roman.s + i, 4 });
	x->grams = kept(p, grams);
}

/* Fills the speaker; of an unnamed one the witness: the voice before it in the
 * chain, else the outlet of the item. */
static void
fill_speaker(struct pool_of *p, struct saying *x, const struct item *it,
    const struct pack *pack, const struct statement *st, arena tmp)
{
	ref speaker = st->speaker;
	const struct entity *e;
	str key, whole, w = { 0 };

	if (speaker == 0)
		return;
	assert(speaker <= it->entities.n);
	e = &it->entities.v[speaker - 1];
	whole = e->key;
	x->anonymity = e->anonymity;
	if (e->anonymity) {
		const struct entity *via = st->chain.n > 1 ?
		    &it->entities.v[it->refs.v[st->chain.first +
		    st->chain.n - 2] - 1] : 0;

		if (!via)		/* spoke to the outlet of the item */
			x->witness = name_key(tmp, p->ps, pack,
			    item_head(it)->outlet);
		else if (via->type == ENTITY_outlet)
			x->witness = name_key(tmp, p->ps, pack, via->name);
		x->last = x->witness;
		return;
	}
	x->named = true;
	str_cut(&whole, '/');		/* of which type is often not sure */
	x->speaker = str_hash(whole);
	key = language_key(&tmp, pack, e->name);
	while (key.n)
		w = str_cut(&key, ' ');
	x->last = e->type == ENTITY_person || !e->type ?
	    str_hash(w) : x->speaker;
}

/* The last word of the key of a name. */
static str
last_word(str key)
{
	str_cut(&key, '/');
	while (str_find(key, S(" ")) < key.n)
		str_cut(&key, ' ');
	return key;
}

struct place { const struct item *it; u32 byte; };

static bool
said_before(const void *self, u32 i)
{
	const struct place *p = self;

	return p->it->mentions.v[i].span.from < p->byte;
}

/* Fills the names in the content, the first LONGEST of each span.  Mentions
 * stand in the order of the text. */
static void
fill_names(struct pool_of *p, struct saying *x, const struct item *it,
    const struct statement *st, arena tmp)
{
	struct set names = {
		.v = new(&tmp, u64, SPANS * LONGEST)
	};

	for (u32 k = 0; k < st->content.n && k < SPANS; k++) {
		span in = it->pool.v[st->content.first + k];
		struct place place = { it, in.from };
		u32 m = search_first(it->mentions.n, said_before, &place);

		for (u32 n = 0; n < LONGEST && m < it->mentions.n &&
		    it->mentions.v[m].span.from < in.to; m++, n++) {
			const struct mention *m1 = &it->mentions.v[m];
			str key = it->entities.v[m1->entity - 1].key;

			if (span_in(m1->span, in) && key.n &&
			    m1->form != MENTION_pronoun)
				names.v[names.n++] = str_hash(last_word(key));
		}
	}
	x->names = kept(p, names);
}

/* Fills the concepts of the words, the names and the numbers. */
static void
fill_facts(struct pool_of *p, struct saying *x, const struct pack *pack,
    str text, arena tmp)
{
	tokens t = { 0 };
	str folded = utf8_fold(&tmp, text);
	struct set facts = { 0 };

	tokens_of(&t, folded, &tmp);
	facts.v = new(&tmp, u64, t.n + x->names.n + x->numbers.n + 1);
	for (u32 i = 0; i < t.n && i < LONGEST; i++) {
		str w = { folded.s + t.v[i].from, t.v[i].to - t.v[i].from };
		str rest = w;
		const struct phrase *f;

		if (t.v[i].kind != TOKEN_WORD)
			continue;
		for (u32 n = 0; rest.n && n < 5; n++)
			utf8_next(&rest);
		f = phrases_get(&pack->concepts, (str){ w.s, w.n - rest.n });
		if (f)
			facts.v[facts.n++] = str_hash(f->value) ^ 1;
	}
	for (u32 i = 0; i < x->names.n; i++)
		facts.v[facts.n++] = x->names.v[i];
	for (u32 i = 0; i < x->numbers.n; i++)
		facts.v[facts.n++] = x->numbers.v[i];
	x->facts = kept(p, facts);
}

static void
said_fill(struct pool_of *p, u32 i, arena tmp)
{
	const struct said *s = &p->g->said.v[i];
	const struct item *it = p->g->c->v[s->member].it;
	const struct statement *st = &it->statements.v[s->n - 1];
	const struct pack *pack = packs_find(p->ps, item_head(it)->language);
	struct saying *x = &p->v[i];
	str text = said_content(it, st, &tmp);

	x->language = str_hash(item_head(it)->language);
	x->act = st->type == STATEMENT_act;
	fill_words(p, x, pack, text, tmp);
	fill_grams(p, x, pack, text, tmp);
	fill_speaker(p, x, it, pack, st, tmp);
	fill_names(p, x, it, st, tmp);
	fill_facts(p, x, pack, text, tmp);
}

/* The weight of a word: the rarer, the heavier. */
static f64
said_weight(const struct pool_of *p, u64 w)
{
	return log((2.0 + p->g->said.n) / (1.0 + map_get(&p->counts, w)));
}

/* The share of words of the lighter content that the other one has, by weight.
 * n becomes the number of words that both have. */
static f64
contained(const struct pool_of *p, const struct set *a, const struct set *b,
    u32 *n)
{
	f64 both = 0, wa = 0, wb = 0;

	*n = 0;
	for (u32 i = 0, j = 0; i < a->n || j < b->n; ) {
		bool left = j == b->n || (i < a->n && a->v[i] <= b->v[j]);
		bool right = i == a->n || (j < b->n && b->v[j] <= a->v[i]);
		f64 w = said_weight(p, left ? a->v[i] : b->v[j]);

		if (left && right)
			both += w, ++*n;
		if (left)
			wa += w, i++;
		if (right)
			wb += w, j++;
	}
	return both / (wa < wb ? wa : wb);
}

/* Are the speakers the same?  1 yes, 0 not known, -1 no. */
static int
said_speakers(const struct saying *a, const struct saying *b)
{
	if (a->named && b->named)
		return a->speaker == b->speaker || a->last == b->last ? 1 : -1;
	return a->witness && a->witness == b->witness;
}

/* Have both a number in common, or one of them no number? */
static bool
numbers_agree(const struct saying *a, const struct saying *b)
{
	u32 n = a->numbers.n < b->numbers.n ? a->numbers.n : b->numbers.n;

	return n == 0 || set_common(&a->numbers, &b->numbers) > 0;
}

/* Has neither more than so many times the words of the other one? */
static bool
near_long(const struct saying *a, const struct saying *b, f64 times)
{
	return a->words.n <= times * b->words.n &&
	    b->words.n <= times * a->words.n;
}

static bool
same_story(const struct pool_of *p, u32 i, u32 j)
{
	const struct said *a = &p->g->said.v[i], *b = &p->g->said.v[j];
	const struct member *m = p->g->c->v;

	return a->member == b->member || (m[a->member].story &&
	    m[a->member].story == m[b->member].story);
}

/* Do both tell of one occasion?  1 if their items are about one happening or
 * were published within a few days, 0 not known, -1 no. */
static int
occasions(const struct pool_of *p, u32 i, u32 j)
{
	const struct member *m = p->g->c->v;
	i64 a = m[p->g->said.v[i].member].when;
	i64 b = m[p->g->said.v[j].member].when;

	if (same_story(p, i, j))
		return 1;
	if (!a || !b)
		return 0;
	return a <= b + OCCASION && b <= a + OCCASION ? 1 : -1;
}

/* Are the statements of one speaker in one language the same?  What somebody
 * says again and again, of which few words are the same, is said anew. */
static bool
said_again(const struct pool_of *p, u32 i, u32 j)
{
	const struct saying *a = &p->v[i], *b = &p->v[j];
	u32 n;
	f64 share = contained(p, &a->words, &b->words, &n);

	if (occasions(p, i, j) <= 0)
		return n >= LATER && share > SHARE_LATER;
	return n >= 3 ? share > SHARE_SAME : n == 2 && share > SHARE_FEW &&
	    near_long(a, b, LONGER_FEW);
}

/* Are the statements one utterance?  Not if they are in the same item: they are
 * two voices of one chain. */
static bool
said_alike(const struct pool_of *p, u32 i, u32 j)
{
	const struct saying *a = &p->v[i], *b = &p->v[j];
	int who = said_speakers(a, b);
	f64 share, grams;
	u32 n;

	if (p->g->said.v[i].member == p->g->said.v[j].member || who < 0)
		return false;
	if (a->language == b->language) {
		if (a->words.n < 2 || b->words.n < 2 ||
		    a->denied != b->denied || !numbers_agree(a, b))
			return false;
		if (who > 0)
			return said_again(p, i, j);
		share = contained(p, &a->words, &b->words, &n);
		return same_story(p, i, j) && n >= 4 && a->act == b->act &&
		    share > SHARE_UNSURE &&
		    (a->named || b->named || a->anonymity == b->anonymity);
	}
	if (who <= 0 || a->grams.n < 8 || b->grams.n < 8 ||
	    !near_long(a, b, LONGER_ELSEWHERE) || occasions(p, i, j) < 0)
		return false;
	grams = cosine(&a->grams, &b->grams);
	if (a->numbers.n && b->numbers.n)
		grams += set_common(&a->numbers, &b->numbers) ? NUMBERS_AGREE :
		    -NUMBERS_AGREE;
	n = a->facts.n < b->facts.n ? a->facts.n : b->facts.n;
	share = n ? (f64)set_common(&a->facts, &b->facts) / n : 0;
	/* the more facts there are, the more their share says */
	grams += n >= 3 ? share * 0.5 : n == 2 ? share * 0.35 : share * 0.2;
	return grams > (same_story(p, i, j) ? GRAMS_STORY : GRAMS_ELSEWHERE);
}

static bool
is_direct(const struct item *it, const struct said *s)
{
	return it->statements.v[s->n - 1].type == STATEMENT_direct;
}

/* Are they two quotations in one item?  Not if one stands in the other or has
 * most words of it, as in a headline. */
static bool
two_quotations(const struct pool_of *p, u32 i, u32 j)
{
	const struct said *a = &p->g->said.v[i], *b = &p->g->said.v[j];
	const struct item *it = p->g->c->v[a->member].it;
	span x, y;
	u32 n;

	if (a->member != b->member || !is_direct(it, a) || !is_direct(it, b))
		return false;
	x = item_extent(it, it->statements.v[a->n - 1].content);
	y = item_extent(it, it->statements.v[b->n - 1].content);
	return !span_meets(x, y) && !(contained(p, &p->v[i].words,
	    &p->v[j].words, &n) > SHARE_SAME && n > 1);
}

/* Does the item of statement a make another quotation, from b on in a group? */
static bool
makes_two(const struct pool_of *p, u32 a, u32 b)
{
	u32 m = p->g->said.v[a].member;

	for (; b != NONE && p->g->said.v[b].member == m; b = p->next[b])
		if (two_quotations(p, a, b))
			return true;
	return false;
}

/* May the groups of two roots be one?  Not if an item makes two statements of
 * them: then a third one has the words of both. */
static bool
may_join(const struct pool_of *p, u32 a, u32 b)
{
	for (u32 n = 0; a != NONE && b != NONE && n < STEPS; n++) {
		if (makes_two(p, a, b))
			return false;
		if (p->g->said.v[a].member <= p->g->said.v[b].member)
			a = p->next[a];
		else
			b = p->next[b];
	}
	return true;
}

/* Makes the groups of two statements one. */
static void
said_join(struct pool_of *p, u32 i, u32 j)
{
	u32 a = union_root(p->parent, i), b = union_root(p->parent, j), least;
	u32 *end = &least;

	if (a == b)
		return;
	union_join(p->parent, a, b);
	while (a != NONE && b != NONE) {
		u32 *from = a < b ? &a : &b;

		*end = *from;
		end = &p->next[*from];
		*from = *end;
	}
	*end = a != NONE ? a : b;
	assert(least == union_root(p->parent, i));
}

/* The last statements with a word or speaker, a ring.  n counts all of them. */
struct posting { u32 at[POSTINGS * 2], n; };

struct index { map where; list(struct posting) lists; };

static struct posting *
posting(struct index *x, u64 key, arena *a)
{
	u32 *at = map_at(&x->where, key);

	if (*at == 0) {
		push(&x->lists, a);
		*at = x->lists.n;
	}
	return &x->lists.v[*at - 1];
}

/* Joins statement i with those on the list of a key that are alike, and adds it
 * to the list, which keeps the last `most`. */
static void
meet(struct pool_of *p, struct index *x, u64 key, u32 i, u32 most)
{
	struct posting *l = posting(x, key, p->tmp);
	u32 held = l->n < most ? l->n : most;

	for (u32 k = 0; k < held; k++) {
		u32 a = union_root(p->parent, l->at[k]);
		u32 b = union_root(p->parent, i);

		if (a != b && said_alike(p, l->at[k], i) &&
		    (p->v[l->at[k]].language != p->v[i].language ||
		    may_join(p, a, b)))
			said_join(p, a, b);
	}
	l->at[l->n++ % most] = i;
}

/* Joins statements that have a rare word or the speaker in common. */
static void
by_index(struct pool_of *p)
{
	struct index x = { .where = { .mem = p->tmp } };

	for (u32 i = 0; i < p->g->said.n; i++) {
		struct saying *a = &p->v[i];

		for (u32 k = 0; k < a->words.n; k++) {
			u32 n = map_get(&p->counts, a->words.v[k]);

			if (n > 1 && n <= POSTINGS)
				meet(p, &x, a->words.v[k], i, POSTINGS);
		}
		if (a->last)
			meet(p, &x, a->last ^ 0x5eed, i, SPEAKER_POSTINGS);
	}
}

/* Finds the byte of the other item that a copied passage puts beside a byte of
 * this one.  False if the byte is in no passage. */
static bool
said_carried(const struct copy *c, bool forward, u32 at, u32 *to)
{
	for (u32 i = 0; i < c->n; i++) {
		span x = forward ? c->a_spans[i] : c->b_spans[i];
		span y = forward ? c->b_spans[i] : c->a_spans[i];

		if (at < x.from || at >= x.to)
			continue;
		*to = y.from + (u32)((u64)(at - x.from) * (y.to - y.from) /
		    (x.to - x.from));
		return true;
	}
	return false;
}

/* Can statements at the same place of a copied passage be one utterance?  Not
 * if a number or a negation was changed.  They may be given to two speakers:
 * then one of the texts is wrong. */
static bool
unchanged(const struct pool_of *p, u32 i, u32 j)
{
	const struct saying *a = &p->v[i], *b = &p->v[j];
	u32 least = a->numbers.n < b->numbers.n ? a->numbers.n : b->numbers.n;

	return a->denied == b->denied &&
	    set_common(&a->numbers, &b->numbers) == least &&
	    (said_speakers(a, b) > 0 || a->anonymity == b->anonymity);
}

/* Joins statements of two members at the same place of a copied passage. */
static void
by_copy(struct pool_of *p, const struct copy *c)
{
	const struct graph *g = p->g;
	const struct item *a = g->c->v[c->a].it, *b = g->c->v[c->b].it;

	for (u32 i = g->first_said[c->a]; i < g->first_said[c->a + 1]; i++) {
		span x = item_extent(a, a->statements.v[
		    g->said.v[i].n - 1].content);
		u32 from, to;

		if (!said_carried(c, true, x.from, &from) ||
		    !said_carried(c, true, x.to - 1, &to))
			continue;
		for (u32 j = g->first_said[c->b]; j < g->first_said[c->b + 1];
		    j++) {
			span y = item_extent(b, b->statements.v[
			    g->said.v[j].n - 1].content);
			u32 off = (y.to - y.from) / 5 + 4;

			if (y.from + off >= from && y.from <= from + off &&
			    y.to + off >= to && y.to <= to + off &&
			    unchanged(p, i, j))
				said_join(p, i, j);
		}
	}
}

static void
by_copies(struct pool_of *p)
{
	const struct corpus *c = p->g->c;

	for (u32 k = 0; k < c->copies.n; k++)
		by_copy(p, &c->copies.v[k]);
	for (u32 k = 0; k < c->quoted.n; k++)
		by_copy(p, &c->quoted.v[k]);
}

/* Collects all statements that have content; what somebody only wants or
 * believes is not said. */
static void
said_collect(struct graph *g)
{
	g->first_said = new(g->c->mem, u32, g->c->n + 1);
	for (u32 m = 0; m < g->c->n; m++) {
		const struct item *it = g->c->v[m].it;

		g->first_said[m] = g->said.n;
		for (u32 n = 1; n <= it->statements.n; n++)
			if (it->statements.v[n - 1].content.n &&
			    item_said(&it->statements.v[n - 1]))
				*push(&g->said, g->c->mem) = (struct said){
				    m, n, g->said.n };
	}
	g->first_said[g->c->n] = g->said.n;
}

void
graph_said(struct graph *g, const struct packs *ps, arena tmp)
{
	struct pool_of p = {
		.g = g, .ps = ps, .tmp = &tmp, .counts = { .mem = &tmp },
	};
	char *cut = tmp.end - arena_room(&tmp) / 8;
	arena scratch = arena_part(&tmp, cut, tmp.end);

	tmp.end = cut;
	said_collect(g);
	p.v = new(&tmp, struct saying, g->said.n + 1);
	p.parent = union_make(&tmp, g->said.n);
	p.next = new(&tmp, u32, g->said.n + 1);
	for (u32 i = 0; i < g->said.n; i++)
		p.next[i] = NONE;
	for (u32 i = 0; i < g->said.n; i++)
		said_fill(&p, i, scratch);
	by_copies(&p);
	by_index(&p);
	for (u32 i = 0; i < g->said.n; i++)
		g->said.v[i].group = union_root(p.parent, i);
}
