/*
 * Learns the model that finds words of speech, speakers and what is said
 * (src/analyze/speech.c).
 *
 *	bench-learn-speech PACKS ROWS GOLD MODEL LANGUAGES
 *
 * ROWS are texts as the program reads them.  GOLD has for each text a line
 * "=<tab>ID<tab>KNOWN", where KNOWN says for which models it is learned from (a
 * sum of 1 names, 2 lists, 4 words), and then a line for each statement: the
 * word of speech, the speaker and what is said, with tabs between, each as
 * FROM-TO,FROM-TO in bytes.
 *
 * The likelihood of each chain is raised line by line in steps of AdaGrad
 * (Duchi, Hazan, Singer 2011), with a penalty on the squares of weights.  In
 * each step a part of the clues is left out by chance (Hinton and others 2012),
 * so that none is relied on alone; the weights are the mean of those after the
 * last epochs.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyze/analyze.h"
#include "analyze/clues.h"
#include "analyze/speech.h"
#include "read/read.h"

/* Chosen on texts that were left out. */
enum {
	EPOCHS = 10, AVERAGED = 5,	/* of the last epochs */
	DROPPED = 80,			/* of 256 clues */
	LONGEST = 3000
};
static const f32 rate = .05f, penalty = .0002f;

struct piece_of_gold { u32 from, to; };
typedef list(struct piece_of_gold) pieces;
struct said { pieces cue, source, content; bool speech; };
typedef list(struct said) saids;

struct text { str id; u32 known; saids said; };

struct line { u32 first, n; };		/* in tokens */

struct lines {
	list(struct line) v;
	list(u32) at;			/* by token: where its clues begin */
	list(u32) clue;
	list(u8)  gold;
	arena     mem;
};

struct model {
	u32  labels, bits;
	f32 *w, *scale;
	f32  step[CHAIN_LABELS][CHAIN_LABELS], step_scale[CHAIN_LABELS][CHAIN_LABELS];
	f32  first[CHAIN_LABELS];
	struct lines lines;
};

static struct model models[KNOWNS][2];
static list(struct text) texts;
static u32 epoch;			/* times a number, for is_dropped */
static map text_at;
static arena mem, tmp;
static struct packs packs;

static void
read_pieces(pieces *out, str s)
{
	while (s.n) {
		str p = str_cut(&s, ',');
		u32 a, b;
		str from = str_cut(&p, '-');

		if (str_number(from, &a) && str_number(p, &b))
			*push(out, &mem) = (struct piece_of_gold){ a, b };
	}
}

static void
read_gold(const char *path)
{
	struct err e = { 0 };
	str all;

	if (!file_read(&mem, path, &all, &e)) {
		fprintf(stderr, "%s\n", e.why);
		exit(1);
	}
	text_at.mem = &mem;
	while (all.n) {
		str line = str_line(&all);

		if (str_starts(line, S("=\t"))) {
			struct text *t = push(&texts, &mem);

			str_cut(&line, '\t');
			t->id = str_cut(&line, '\t');
			str_number(line, &t->known);
			*map_at(&text_at, str_hash(t->id)) = texts.n;
			continue;
		}
		struct said *s = push(&texts.v[texts.n - 1].said, &mem);
		read_pieces(&s->cue, str_cut(&line, '\t'));
		s->speech = str_is(str_cut(&line, '\t'), S("1"));
		read_pieces(&s->source, str_cut(&line, '\t'));
		read_pieces(&s->content, line);
	}
}

/* Is most of token i in one of the pieces? */
static bool
token_in(const struct item *it, const tokens *t, u32 i, const pieces *p)
{
	bytes b = item_bytes(it, (span){ t->v[i].from, t->v[i].to });

	for (u32 k = 0; k < p->n; k++)
		if (b.from < b.to && b.from >= p->v[k].from &&
		    b.from < p->v[k].to)
			return true;
	return false;
}

static void
begin_line(struct lines *l, u32 n)
{
	*push(&l->v, &l->mem) = (struct line){ l->gold.n, n };
}

static void
add_token(struct lines *l, const struct chain_clues *c, u8 gold)
{
	*push(&l->at, &l->mem) = l->clue.n;
	*push(&l->gold, &l->mem) = gold;
	for (u32 k = 0; k < c->n; k++)
		*push(&l->clue, &l->mem) = c->v[k];
}

/* The tokens of the first piece of a cue within the unit. */
static bool
cue_tokens(const struct unit *u, const struct said *s, u32 *from, u32 *to)
{
	pieces first = { s->cue.v, s->cue.n ? 1 : 0, 1 };
	u32 i = u->from;

	while (i < u->to && !token_in(u->it, u->t, i, &first))
		i++;
	*from = i;
	while (i < u->to && token_in(u->it, u->t, i, &first))
		i++;
	*to = i;
	return *from < *to;
}

/* Adds the line of one statement, whose cue is [from, to). */
static void
add_parts(const struct unit *u, const struct said *s, const struct hints *h,
    u32 from, u32 to)
{
	struct model *m = &models[h->known][1];
	u8 last = 0;

	begin_line(&m->lines, u->to - u->from);
	for (u32 i = u->from; i < u->to; i++) {
		struct chain_clues c = { .bits = m->bits };
		u8 label = i >= from && i < to ? 0 :
		    token_in(u->it, u->t, i, &s->content) ? 3 :
		    token_in(u->it, u->t, i, &s->source) ? 1 : 0;

		clues_of_part(&c, h, i, from, to);
		add_token(&m->lines, &c, label && label == last ?
		    (u8)(label + 1) : label);
		last = label;
	}
}

/* Adds the lines of one unit: its cues, and each of its statements. */
static void
add_unit(const struct unit *u, const struct text *x, enum known known, arena a)
{
	struct model *m = &models[known][0];
	struct hints h;
	u8 *cue = new(&a, u8, u->to - u->from);
	u32 from, to;

	hints_find(&h, u, known, &a);
	for (u32 k = 0; k < x->said.n; k++) {
		if (!cue_tokens(u, &x->said.v[k], &from, &to))
			continue;
		for (u32 i = from; i < to; i++)
			cue[i - u->from] = (u8)((x->said.v[k].speech ? 1 : 3) +
			    (i > from));
	}
	begin_line(&m->lines, u->to - u->from);
	for (u32 i = u->from; i < u->to; i++) {
		struct chain_clues c = { .bits = m->bits };

		clues_of_cue(&c, &h, i);
		add_token(&m->lines, &c, cue[i - u->from]);
		h.v[i - u->from].cue = cue[i - u->from] ?
		    2 - cue[i - u->from] % 2 : 0;
	}
	hints_cues(&h, &a);
	for (u32 k = 0; k < x->said.n; k++)
		if (cue_tokens(u, &x->said.v[k], &from, &to))
			add_parts(u, &x->said.v[k], &h, from, to);
}

static void
add_item(struct item *it, const struct text *x)
{
	arena a = tmp;
	struct speech s;

	speech_begin(&s, it, &packs, &a);
	for (u32 b = 0; b < it->blocks.n; b++) {
		struct unit u;

		if (!speech_line(&s, b, &u) || u.to - u.from > LONGEST)
			continue;
		for (u32 k = 0; k < KNOWNS; k++)
			if (x->known >> k & 1)
				add_unit(&u, x, (enum known)k, a);
	}
}

static void
read_rows(char *path)
{
	arena room = arena_open((size_t)1 << 28);
	arena own = arena_open((size_t)1 << 30);
	struct err e = { 0 };
	struct shared shared = { .packs = &packs };
	struct input *in = input_open(&room, path, (str){ 0 }, &shared, &e);

	for (;;) {
		struct capture c = { 0 };
		struct err bad = { 0 };
		arena a = own;
		u32 at;

		if (!in || !input_next(in, &a, &c, &bad)) {
			if (bad.kind == ERR_NONE)
				break;
			continue;
		}
		at = map_get(&text_at, str_hash(c.name));
		if (!at)
			continue;
		capture_begin(&c, a);
		read_capture(&c, &packs, tmp);
		for (u32 i = 0; i < c.items.n; i++) {
			struct item *it = &c.items.v[i];

			it->pack = &packs.v[0];
			for (size_t p = 0; p < passes_n; p++)
				if (!(passes[p]->gives & HAS(statements)))
					passes[p]->run(it, &packs, tmp);
				else
					break;
			add_item(it, &texts.v[at - 1]);
		}
	}
}

/* What is computed of one line: e to the power of the sums of clues, and how
 * likely each label is with all before it and with all behind it. */
static f32 power[LONGEST][CHAIN_LABELS], fore[LONGEST][CHAIN_LABELS],
    back[LONGEST][CHAIN_LABELS], step[CHAIN_LABELS][CHAIN_LABELS];

static void
normalize(f32 *v, u32 n)
{
	f32 all = 1e-30f;

	for (u32 b = 0; b < n; b++)
		all += v[b];
	for (u32 b = 0; b < n; b++)
		v[b] /= all;
}

/* The place behind the last clue of token t. */
static u32
clues_to(const struct model *m, u32 t)
{
	return t + 1 < m->lines.at.n ? m->lines.at.v[t + 1] : m->lines.clue.n;
}

/* Is a clue of a token left out in this epoch? */
static bool
is_dropped(u32 clue, u32 token)
{
	u32 x = clue * 2654435761u ^ (token * 40503u + epoch) * 2246822519u;

	x = (x ^ x >> 15) * 2654435761u;
	return x >> 24 < DROPPED;
}

static void
weigh(const struct model *m, const struct line *l)
{
	u32 lanes = m->labels - 1;

	for (u32 a = 0; a < m->labels; a++)
		for (u32 b = 0; b < m->labels; b++)
			step[a][b] = chain_step(a, b) ? expf(m->step[a][b]) : 0;
	for (u32 i = 0; i < l->n; i++) {
		u32 t = l->first + i;
		f32 s[CHAIN_LABELS] = { 0 }, top = 0;

		for (u32 k = m->lines.at.v[t]; k < clues_to(m, t); k++) {
			u32 id = m->lines.clue.v[k];
			const f32 *w = m->w + (size_t)id * lanes;

			for (u32 b = 0; b < lanes && !is_dropped(id, t); b++)
				s[b + 1] += w[b] * 256 / (256 - DROPPED);
		}
		for (u32 b = 0; b < m->labels; b++)
			top = fmaxf(top, s[b]);
		for (u32 b = 0; b < m->labels; b++)
			power[i][b] = expf(s[b] - top);
	}
}

static void
forward(const struct model *m, u32 n)
{
	for (u32 i = 0; i < n; i++) {
		for (u32 b = 0; b < m->labels; b++) {
			f32 s = i ? 0 : chain_step(0, b) ? expf(m->first[b]) : 0;

			for (u32 a = 0; i && a < m->labels; a++)
				s += fore[i - 1][a] * step[a][b];
			fore[i][b] = s * power[i][b];
		}
		normalize(fore[i], m->labels);
	}
}

static void
backward(const struct model *m, u32 n)
{
	for (u32 b = 0; b < m->labels; b++)
		back[n - 1][b] = 1;
	for (u32 i = n - 1; i-- > 0; ) {
		for (u32 a = 0; a < m->labels; a++) {
			back[i][a] = 0;
			for (u32 b = 0; b < m->labels; b++)
				back[i][a] += step[a][b] * power[i + 1][b] *
				    back[i + 1][b];
		}
		normalize(back[i], m->labels);
	}
}

/* A step for the clues of token t; p is how likely each label is, less 1 for the
 * right one. */
static void
learn_clues(struct model *m, u32 t, const f32 *p)
{
	u32 lanes = m->labels - 1;
	f32 square = 0;

	for (u32 b = 1; b <= lanes; b++)
		square += p[b] * p[b];
	if (square < 1e-4f)
		return;
	for (u32 k = m->lines.at.v[t]; k < clues_to(m, t); k++) {
		u32 id = m->lines.clue.v[k];
		f32 *w = m->w + (size_t)id * lanes, s;

		if (is_dropped(id, t))
			continue;
		m->scale[id] += square;
		s = rate / sqrtf(m->scale[id] + 1e-6f);
		for (u32 b = 0; b < lanes; b++)
			w[b] -= s * (p[b + 1] + penalty * w[b]);
	}
}

/* Adds how likely each step to token i is, less 1 for the right one. */
static void
excess_steps(const struct model *m, const struct line *l, u32 i,
    f32 down[CHAIN_LABELS][CHAIN_LABELS])
{
	const u8 *gold = m->lines.gold.v + l->first + i;
	f32 q[CHAIN_LABELS][CHAIN_LABELS], all = 1e-30f;

	for (u32 a = 0; a < m->labels; a++)
		for (u32 b = 0; b < m->labels; b++) {
			q[a][b] = fore[i - 1][a] * step[a][b] * power[i][b] *
			    back[i][b];
			all += q[a][b];
		}
	for (u32 a = 0; a < m->labels; a++)
		for (u32 b = 0; b < m->labels; b++)
			down[a][b] += q[a][b] / all;
	down[gold[-1]][gold[0]] -= 1;
}

static void
learn_steps(struct model *m, f32 down[CHAIN_LABELS][CHAIN_LABELS])
{
	for (u32 a = 0; a < m->labels; a++)
		for (u32 b = 0; b < m->labels; b++) {
			f32 g = down[a][b];

			if (!chain_step(a, b))
				continue;
			m->step_scale[a][b] += g * g;
			m->step[a][b] -= rate * g /
			    sqrtf(m->step_scale[a][b] + 1e-6f);
		}
}

/* One step on one line. */
static void
learn_line(struct model *m, const struct line *l)
{
	f32 down[CHAIN_LABELS][CHAIN_LABELS] = { 0 };

	weigh(m, l);
	forward(m, l->n);
	backward(m, l->n);
	for (u32 i = 0; i < l->n; i++) {
		f32 p[CHAIN_LABELS];

		for (u32 b = 0; b < m->labels; b++)
			p[b] = fore[i][b] * back[i][b];
		normalize(p, m->labels);
		p[m->lines.gold.v[l->first + i]] -= 1;
		for (u32 b = 0; i == 0 && b < m->labels; b++)
			m->first[b] -= chain_step(0, b) ? .01f * p[b] : 0;
		if (i > 0)
			excess_steps(m, l, i, down);
		learn_clues(m, l->first + i, p);
	}
	learn_steps(m, down);
}

static u64 seed = 1;

static u32
draw(u32 n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (u32)((seed >> 33) % n);
}

static void
learn(struct model *m)
{
	u32 n = m->lines.v.n, *order = calloc(n + 1, 4);
	u32 lanes = m->labels - 1;
	size_t rows = (size_t)1 << m->bits;
	f32 *sum = calloc(rows * lanes, sizeof *sum);

	m->w = calloc(rows * lanes, sizeof *m->w);
	m->scale = calloc(rows, sizeof *m->scale);
	for (u32 i = 0; i < n; i++)
		order[i] = i;
	for (u32 e = 0; e < EPOCHS; e++) {
		epoch = e * 7919;
		for (u32 i = n; i > 1; i--) {
			u32 j = draw(i), k = order[i - 1];

			order[i - 1] = order[j];
			order[j] = k;
		}
		for (u32 i = 0; i < n; i++)
			learn_line(m, &m->lines.v.v[order[i]]);
		for (size_t i = 0; e + AVERAGED >= EPOCHS &&
		    i < rows * lanes; i++)
			sum[i] += m->w[i];
	}
	for (size_t i = 0; i < rows * lanes; i++)
		m->w[i] = sum[i] / AVERAGED;
	free(sum);
	printf("%u labels: %u lines, %u tokens, %u clues\n", m->labels, n,
	    m->lines.gold.n, m->lines.clue.n);
	fflush(stdout);
	free(order);
}

static int
larger(const void *a, const void *b)
{
	f32 x = *(const f32 *)a, y = *(const f32 *)b;

	return (x < y) - (x > y);
}

static void
put_model(FILE *f, const struct model *m)
{
	size_t n = ((size_t)1 << m->bits) * (m->labels - 1);
	f32 *all = calloc(n, 4), unit;

	for (size_t i = 0; i < n; i++)
		all[i] = fabsf(m->w[i]);
	qsort(all, n, 4, larger);
	unit = fmaxf(all[20], .01f) / 127;	/* a few are cut */
	putc((int)m->labels, f);
	putc((int)m->bits, f);
	fwrite(&unit, sizeof unit, 1, f);
	for (u32 a = 0; a < m->labels; a++) {
		fwrite(&m->first[a], sizeof(f32), 1, f);
		for (u32 b = 0; b < m->labels; b++)
			fwrite(&m->step[a][b], sizeof(f32), 1, f);
	}
	for (size_t i = 0; i < n; i++)
		putc((int)(u8)(i8)lrintf(fminf(fmaxf(m->w[i] / unit, -127),
		    127)), f);
	free(all);
}

int
main(int argc, char **argv)
{
	static const u32 bits[KNOWNS] = { 16, 17, 18 };
	struct err e = { 0 };
	FILE *f;

	if (argc != 6)
		return 64;
	mem = arena_open((size_t)4 << 30);
	tmp = arena_open((size_t)2 << 30);
	if (!packs_load(&packs, argv[1], &e)) {
		fprintf(stderr, "%s\n", e.why);
		return 1;
	}
	for (u32 k = 0; k < KNOWNS; k++)
		for (u32 j = 0; j < 2; j++) {
			models[k][j].labels = 5;
			models[k][j].bits = bits[k];
			models[k][j].lines.mem = arena_open((size_t)6 << 30);
		}
	read_gold(argv[3]);
	read_rows(argv[2]);
	f = fopen(argv[4], "wb");
	if (!f)
		return 1;
	fprintf(f, "speech1\n%s\n", argv[5]);
	for (u32 k = 0; k < KNOWNS; k++)
		for (u32 j = 0; j < 2; j++) {
			learn(&models[k][j]);
			put_model(f, &models[k][j]);
		}
	return fclose(f) == 0 ? 0 : 1;
}
