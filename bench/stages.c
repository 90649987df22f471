/*
 * Where does the time go?  Reads inputs as add does, on one core, and says for
 * each stage how many microseconds a document takes, and how many times the
 * kernel that is: XXH3 and the tokenizer over the same texts, so that figures
 * of different machines and days can be laid side by side.
 *	bench-stages PACKS INPUT...
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "analyze/analyze.h"
#include "read/read.h"
#include "relate/copies.h"
#include "relate/edges.h"
#include "relate/said.h"
#include "relate/stories.h"

enum { STAGES = 64 };

struct bench {
	struct packs packs;
	const char  *name[STAGES];
	f64          took[STAGES];
	u32          stages;
	f64          began;
	u64          documents, items, bytes, text;
	arena        mem;
	list(f64)    read, whole;	/* of each document, seconds */
};

static void
begin(struct bench *b)
{
	b->began = clock_cpu();
}

static void
end(struct bench *b, const char *name)
{
	f64 took = clock_cpu() - b->began;
	u32 i = 0;

	while (i < b->stages && strcmp(b->name[i], name) != 0)
		i++;
	if (i == b->stages)
		b->name[b->stages++] = name;
	b->took[i] += took;
	b->began = clock_cpu();
}

static void
analyze_stages(struct bench *b, struct capture *c, arena tmp)
{
	for (u32 i = 0; i < c->items.n; i++) {
		struct item *it = &c->items.v[i];

		it->pack = &b->packs.v[0];
		b->items++;
		b->text += it->text.n;
		begin(b);
		for (size_t p = 0; p < passes_n; p++) {
			passes[p]->run(it, &b->packs, tmp);
			end(b, passes[p]->name);
		}
	}
}

static void
kernel(struct bench *b, const struct capture *c, arena tmp)
{
	u64 h = 0;

	begin(b);
	for (u32 i = 0; i < c->items.n; i++) {
		arena a = tmp;
		tokens t = { 0 };

		h ^= str_hash(item_all(&c->items.v[i]));
		tokens_of(&t, item_all(&c->items.v[i]), &a);
		h ^= t.n;
	}
	end(b, "kernel");
	if (h == 1)
		puts("");
}

static bool
document(struct bench *b, struct store *s, struct capture *c, arena mem,
    arena tmp, struct err *e)
{
	struct saved got = { 0 };
	struct parcel *p;
	bool known;
	f64 began = clock_cpu();

	begin(b);
	capture_begin(c, mem);
	read_capture(c, &b->packs, tmp);
	end(b, "read");
	*push(&b->read, &b->mem) = clock_cpu() - began;
	analyze_stages(b, c, tmp);
	*push(&b->whole, &b->mem) = clock_cpu() - began;
	kernel(b, c, tmp);
	p = store_pack(c, &c->mem, tmp);
	end(b, "pack");
	if (!store_known(s, c->id, &known, e) ||
	    (!known && !store_save(s, c, p, &got, tmp, e)))
		return false;
	if (++b->documents % 500 == 0 && !store_commit(s, e))
		return false;
	end(b, "save");
	b->bytes += c->raw.n;
	return true;
}

static bool
inputs(struct bench *b, struct store *s, char **paths, struct err *e)
{
	arena mem = arena_open((size_t)1 << 30);
	arena tmp = arena_open((size_t)1 << 29);
	arena room = arena_open((size_t)1 << 28);

	for (; *paths; paths++) {
		struct shared shared = { .packs = &b->packs };
		struct input *in = input_open(&room, *paths, (str){ 0 },
		    &shared, e);

		for (;;) {
			struct capture c = { 0 };
			struct err bad = { 0 };
			arena a = mem;

			begin(b);
			if (!in || !input_next(in, &a, &c, &bad)) {
				if (bad.kind == ERR_NONE)
					break;
				continue;
			}
			end(b, "fetch");
			if (!document(b, s, &c, a, tmp, e))
				return false;
		}
	}
	return store_commit(s, e);
}

static bool
relate_stages(struct bench *b, struct store *s, struct err *e)
{
	arena mem = arena_open((size_t)1 << 34);
	arena tmp = arena_open((size_t)1 << 34);
	struct corpus c = { .mem = &mem };
	struct graph g = { .c = &c };

	begin(b);
	if (!corpus_load(&c, s, &b->packs, 0, tmp, e))
		return false;
	end(b, "load");
	corpus_copies(&c, tmp);
	end(b, "copies");
	corpus_stories(&c, &b->packs, tmp);
	end(b, "stories");
	graph_said(&g, &b->packs, tmp);
	end(b, "utterances");
	graph_edges(&g, &b->packs, tmp);
	end(b, "edges");
	return relate_update(s, &b->packs, e);
}

static int
order(const void *x, const void *y)
{
	f64 a = *(const f64 *)x, b = *(const f64 *)y;

	return (a > b) - (a < b);
}

/* How long one document takes: half of them, all but one in 100, any. */
static void
tell_one(const char *name, f64 *v, u32 n)
{
	if (n == 0)
		return;
	qsort(v, n, sizeof *v, order);
	printf("%-12s %9.2f %9.2f %9.2f   ms: p50, p99, longest\n", name,
	    v[n / 2] * 1e3, v[n - 1 - n / 100] * 1e3, v[n - 1] * 1e3);
}

static void
tell(const struct bench *b)
{
	f64 all = 0, unit = 0, n = (f64)(b->documents ? b->documents : 1);

	for (u32 i = 0; i < b->stages; i++)
		if (strcmp(b->name[i], "kernel") == 0)
			unit = b->took[i];
		else
			all += b->took[i];
	printf("%llu documents, %llu items, %.1f KB of bytes and %.1f KB of "
	    "text a document\n%-12s %9s %8s\n",
	    (unsigned long long)b->documents, (unsigned long long)b->items,
	    (f64)b->bytes / n / 1000, (f64)b->text / n / 1000, "stage",
	    "us a doc", "kernels");
	for (u32 i = 0; i < b->stages; i++)
		printf("%-12s %9.1f %8.2f\n", b->name[i],
		    b->took[i] / n * 1e6, b->took[i] / unit);
	printf("%-12s %9.1f %8.2f   %.0f documents a CPU-second\n", "all",
	    all / n * 1e6, all / unit, n / all);
	tell_one("read", b->read.v, b->read.n);
	tell_one("and analyze", b->whole.v, b->whole.n);
}

int
main(int argc, char **argv)
{
	static struct bench b;
	char dir[] = "/tmp/copytaster-bench-XXXXXX", path[64];
	arena mem = arena_open((size_t)1 << 28);
	struct err e = { 0 };
	struct store *s;

	if (argc < 3 || !mkdtemp(dir) ||
	    !packs_load(&b.packs, argv[1], &e)) {
		fprintf(stderr, "bench-stages PACKS INPUT...: %s\n", e.why);
		return 2;
	}
	snprintf(path, sizeof path, "%s/store", dir);
	b.mem = arena_open((size_t)1 << 32);
	s = store_open(&mem, path, STORE_WRITE, &e);
	if (!s || !inputs(&b, s, argv + 2, &e) || !relate_stages(&b, s, &e))
		fprintf(stderr, "bench-stages: %s\n", e.why);
	tell(&b);
	store_close(s);
	unlink(path);
	rmdir(dir);
	return e.kind != ERR_NONE;
}
