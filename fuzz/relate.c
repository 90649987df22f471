/*
 * Any texts in, and they are related: the input is cut at bytes that no text
 * has, and each part is a row with an outlet, an address and a date of its own.
 * All are added to a store and related twice, which must give the same, and the
 * first words are traced.
 *	build/fuzz/fuzz-relate CORPUS test/verbs
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyze/analyze.h"
#include "read/read.h"
#include "relate/relate.h"

enum { MOST = 12 };		/* texts; more are one */

static struct packs packs;
static arena room;
static char path[64];

static const char *const outlets[] = {
	"Sarn Post", "Harbor Wire", "Vell Zeitung", "", "Reuters",
};

struct job { str in; str words; };

/* Takes off the bytes up to 0xff, which begins no character. */
static str
part(str *rest, bool last)
{
	const char *p = last || !rest->n ? 0 :
	    memchr(rest->s, 0xff, rest->n);
	str t = p ? (str){ rest->s, (size_t)(p - rest->s) } : *rest;

	*rest = str_from(*rest, t.n + (p != 0));
	return t;
}

static str
written(arena *a, const char *form, u32 x)
{
	char *s = new(a, char, 64);

	return (str){ s, (size_t)snprintf(s, 64, form, x) };
}

/* Adds one text; its first byte chooses outlet, address and date. */
static void
add(struct store *s, str t, u32 i, arena mem, arena tmp)
{
	u32 how = t.n ? (u8)t.s[0] : 0;
	struct capture c = { .raw = str_from(t, 1), .hint = S("row"),
		.charset = S("utf-8"), .path = S("fuzz.jsonl") };
	struct saved saved = { 0 };
	struct err e = { 0 };
	bool known = false;

	c.outlet = str_of(outlets[how % countof(outlets)]);
	if (how & 8)
		c.url = written(&mem, "http://a%u.example/x", how & 7 ? i : 0);
	if (how & 16)
		c.published = written(&mem, "2031-02-%02u", 1 + (how >> 5) + i);
	else if (how & 32)
		c.published = written(&mem, "2031-02-03T%02u:00:00Z", i + 1);
	capture_begin(&c, mem);
	if (!store_known(s, c.id, &known, &e))
		abort();
	if (known)
		return;
	read_capture(&c, &packs, tmp);
	analyze(&c, &packs, 0, tmp);
	if (!store_save(s, &c, store_pack(&c, &c.mem, tmp), &saved, tmp, &e))
		abort();
}

static u64 hash;

static void
mix(void *arg, const void *row)
{
	const struct edge_row *r = row;

	(void)arg;
	hash = u64_mix(hash ^ str_hash(r->here));
}

/* A trace leads from nodes to nodes and ends in them. */
static void
check_trace(struct store *s, str words, arena mem)
{
	struct trace t = { 0 };
	struct err e = { 0 };

	if (!relate_trace(s, &packs, &(struct question){ .query = words },
	    &mem, &t, &e))
		abort();
	for (u32 i = 0; i < t.nodes.n; i++)
		if (t.nodes.v[i].item && (t.nodes.v[i].at.to >
		    t.nodes.v[i].item->text.n || t.nodes.v[i].sentence.to >
		    t.nodes.v[i].item->text.n))
			abort();
	for (u32 i = 0; i < t.others.n; i++)
		if (t.others.v[i].node >= t.nodes.n)
			abort();
	for (u32 i = 0; i < t.arcs.n; i++)
		if (t.arcs.v[i].from >= t.nodes.n ||
		    t.arcs.v[i].to >= t.nodes.n)
			abort();
	for (u32 i = 0; i < t.origins.n; i++)
		if (t.origins.v[i].node >= t.nodes.n ||
		    t.origins.v[i].witness > t.nodes.n)
			abort();
}

static void
work(struct desk *k, void *arg)
{
	struct job *j = arg;
	struct err e = { 0 };
	arena own = room;		/* the store takes more as it goes */
	struct store *s = store_open(&own, path, STORE_WRITE, &e);
	u64 before;

	if (!s)
		abort();
	for (u32 i = 0; i < MOST && j->in.n; i++)
		add(s, part(&j->in, i + 1 == MOST), i, k->mem, k->tmp);
	for (u32 i = 0; i < 2; i++) {
		before = hash;
		hash = 0;
		if (!relate_update(s, &packs, &e) ||
		    !store_each(s, RELATION_edges, k->tmp, mix, 0, &e))
			abort();
	}
	if (before != hash)
		abort();
	check_trace(s, j->words, k->mem);
	store_close(s);
}

int LLVMFuzzerTestOneInput(const u8 *, size_t);

int
LLVMFuzzerTestOneInput(const u8 *bytes, size_t n)
{
	static struct desk k;
	struct err e = { 0 };
	struct job j = { .in = { (const char *)bytes, n } };

	if (!packs.n) {
		desk_open(&k, (size_t)1 << 28, (size_t)1 << 26);
		room = arena_open((size_t)1 << 24);
		if (!packs_load(&packs, getenv("COPYTASTER_PACKS"), &e))
			abort();
		snprintf(path, sizeof path, "/dev/shm/fuzz-relate.%d",
		    (int)getpid());
	}
	j.words = j.in;
	j.words.n = n < 40 ? n : 40;
	unlink(path);
	desk_try(&k, work, &j, &e);
	unlink(path);
	return 0;
}
