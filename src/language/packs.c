/* Which lists has each language?  Reads the packs; for a file that a pack does
 * not have, it gets the list of und. */
#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "language/tagger.h"

static const struct part {
	const char *name;
	size_t      at;
} parts[] = {
#define PART(name, about)  { #name, offsetof(struct pack, name) },
	PARTS
#undef PART
};

static struct phrases *
list_of(struct pack *p, const struct part *part)
{
	return (struct phrases *)(void *)((char *)p + part->at);
}

static bool
load_part(struct packs *ps, struct pack *p, const struct part *part,
    const char *dir, struct err *e)
{
	struct phrases *l = list_of(p, part);
	char file[1024];
	str text;

	snprintf(file, sizeof file, "%s/%s/%s", dir, p->tag.s, part->name);
	if (access(file, F_OK) != 0)
		return true;
	if (!file_read(&ps->mem, file, &text, e))
		return false;
	*l = (struct phrases){ 0 };
	phrases_parse(l, list_of(&ps->any, part), &ps->mem, text);
	return true;
}

/* Notes for the first token of each entry which of the lists of time it is in,
 * so that a word which is in none costs one look. */
static void
load_timely(struct packs *ps, struct pack *p)
{
	const struct phrases *lists[] = {	/* as in analyze/numbers.h */
		&p->times, &p->months, &p->weekdays, &p->units, &p->numbers,
		&p->daytimes, &p->ordinals, &p->feasts, &p->clock,
		&p->decades,
	};
	struct token first;

	p->timely = (map){ .mem = &ps->mem };
	for (u32 k = 0; k < countof(lists); k++)
		for (u32 i = 0; i < lists[k]->all.n; i++)
			if (token_first(&first, lists[k]->all.v[i].text))
				*map_at(&p->timely, first.hash) |= 1u << k;
}

static bool
load_pack(struct packs *ps, struct pack *p, const char *dir, str tag,
    struct err *e)
{
	p->tag = tag;
	for (size_t i = 0; i < countof(parts); i++)
		if (!load_part(ps, p, &parts[i], dir, e))
			return false;
	load_timely(ps, p);
	return true;
}

/* Maps a file of und.  An empty one where there is none. */
static bool
map_model(const char *dir, const char *name, str *out, struct err *e)
{
	char file[1024];

	snprintf(file, sizeof file, "%s/und/%s", dir, name);
	return access(file, F_OK) != 0 || file_map(file, out, e);
}

/* Opens the table of n-grams and the models of names and of speech.  They may
 * be missing, but a damaged one is an error. */
static bool
load_models(struct packs *ps, const char *dir, struct err *e)
{
	struct tagger *g = new(&ps->mem, struct tagger, 1);
	struct speaking *s = new(&ps->mem, struct speaking, 1);

	if (!map_model(dir, "ngrams", &ps->maps[0], e) ||
	    !map_model(dir, "names", &ps->maps[1], e) ||
	    !map_model(dir, "speaking", &ps->maps[2], e))
		return false;
	if (ps->maps[0].n &&
	    !language_table(&ps->ngrams, &ps->mem, ps->maps[0]))
		return err_set(e, ERR_SYSTEM, "%s/und/ngrams: damaged", dir);
	if (ps->maps[1].n && !tagger_open(g, &ps->mem, ps->maps[1]))
		return err_set(e, ERR_SYSTEM, "%s/und/names: damaged", dir);
	ps->tagger = ps->maps[1].n ? g : 0;
	if (ps->maps[2].n && !speaking_open(s, ps->maps[2]))
		return err_set(e, ERR_SYSTEM, "%s/und/speaking: damaged", dir);
	ps->speaking = ps->maps[2].n ? s : 0;
	return true;
}

/* Is it a folder?  A file beside the packs, as README.md, is not a pack. */
static bool
is_pack(const char *dir, str tag)
{
	char path[1024];
	struct file_info info;
	struct err e = { 0 };

	snprintf(path, sizeof path, "%s/%s", dir, tag.s);
	return file_stat(path, &info, &e) && info.directory;
}

/* Loads all packs, und first. */
static bool
load(struct packs *ps, const char *dir, struct err *e)
{
	words tags = { 0 };

	if (!file_names(&ps->mem, dir, &tags, e))
		return false;
	if (!load_models(ps, dir, e))
		return false;
	ps->v = new(&ps->mem, struct pack, tags.n + 1);
	if (!load_pack(ps, &ps->v[ps->n++], dir, S("und"), e))
		return false;
	for (u32 i = 0; i < tags.n; i++) {
		if (str_is(tags.v[i], S("und")) || !is_pack(dir, tags.v[i]))
			continue;
		ps->v[ps->n] = ps->v[0];
		if (!load_pack(ps, &ps->v[ps->n++], dir, tags.v[i], e))
			return false;
	}
	return ps->n > 1 ||
	    err_set(e, ERR_SYSTEM, "%s: holds no language packs", dir);
}

/* The packs must not move, because lists keep a pointer to their arena. */
bool
packs_load(struct packs *ps, const char *dir, struct err *e)
{
	*ps = (struct packs){ .any.tag = S("any") };
	ps->mem = ps->whole = arena_open((size_t)1 << 30);
	ps->dir = str_copy(&ps->mem, str_of(dir));
	if (load(ps, dir, e))
		return true;
	packs_close(ps);
	return false;
}

str
packs_file(const struct packs *ps, const struct pack *p, const char *name,
    arena *a)
{
	char path[1024];
	struct err e = { 0 };
	str text = { 0 };

	snprintf(path, sizeof path, "%s/%s/%s", ps->dir.s, p->tag.s, name);
	return access(path, F_OK) == 0 && file_read(a, path, &text, &e) ?
	    text : (str){ 0 };
}

void
packs_close(struct packs *ps)
{
	if (ps->tagger)
		tagger_close(ps->tagger);
	for (size_t i = 0; i < countof(ps->maps); i++)
		file_unmap(ps->maps[i]);
	arena_close(ps->whole);
}

const struct pack *
packs_find(const struct packs *ps, str tag)
{
	assert(ps->n > 0);
	for (u32 i = 0; i < ps->n; i++)
		if (str_is(ps->v[i].tag, tag))
			return &ps->v[i];
	return &ps->v[0];
}
