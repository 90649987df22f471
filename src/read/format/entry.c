/*
 * How do author, language and title of an entry get into an item, in all
 * formats of feeds?
 */
#include "read/format/entry.h"
#include "read/line/phrase.h"

void
entry_title(struct item *it, u32 blocks)
{
	struct head *h = item_head(it);

	assert(blocks <= it->blocks.n);
	if (it->blocks.n == blocks)
		return;
	for (u32 i = blocks; i < it->blocks.n; i++)
		it->blocks.v[i].kind = BLOCK_title;
	h->title_span = it->blocks.v[blocks].span;
	h->title = str_copy(it->mem, item_text(it, h->title_span));
}

/* Is the address on another site than the page of the feed? */
static bool
leads_away(const struct entry_of *x, str url)
{
	return str_starts(url, S("http")) && !url_one_site(url, x->site);
}

void
entry_outlet(struct item *it, const struct entry_of *x)
{
	struct head *h = item_head(it);
	bool known = str_starts(x->site, S("http"));
	bool source = x->source.n && !str_same(x->source, x->feed) &&
	    !str_starts(x->source, S("http")) &&
	    (known ? !x->source_url.n || leads_away(x, x->source_url) :
	     x->source_url.n && !url_one_site(x->source_url, x->url));
	bool away = known && leads_away(x, x->url) &&
	    (!str_starts(x->guid, S("http")) || leads_away(x, x->guid));
	str outlet = !source && !away ? x->feed : source || leads_away(x,
	    x->source_url) ? x->source : (str){ 0 };

	if (outlet.n)
		h->outlet = str_copy(it->mem, outlet);
	if ((source || away) && x->feed.n)
		push(&it->carried, it->mem)->via = str_copy(it->mem, x->feed);
}

/* Adds one name, without a word before it that says so. */
static void
entry_name(struct item *it, const struct packs *ps, str name)
{
	name = str_trim(name);
	name = str_trim(str_from(name, phrase_head(&ps->any.byline, name)));
	if (name.n && name.n < 80 && !memchr(name.s, '@', name.n) &&
	    !phrase_is(&ps->any.staff, name))
		push(&it->authors, it->mem)->name = str_copy(it->mem, name);
}

/* Where the next name begins, and where this one ends, in "A, B and C". */
static size_t
entry_joint(const struct packs *ps, str t, size_t *behind)
{
	u64 room[8192 / 8];
	arena a = arena_in(room, sizeof room);
	tokens v = { 0 };

	if (t.n > 300)
		return t.n;
	tokens_of(&v, t, &a);
	for (u32 i = 1; i + 1 < v.n; i++) {
		bool word = v.v[i].kind == TOKEN_WORD &&
		    phrases_at(&ps->any.joints, &v, i, i + 1);

		if (!word && !(v.v[i].to - v.v[i].from == 1 &&
		    strchr(",;&|", t.s[v.v[i].from])))
			continue;
		*behind = v.v[i].to;
		return v.v[i].from;
	}
	return t.n;
}

/* Have all names of "A, B and C" two words?  "Orsk, Anna" is one name. */
static bool
entry_several(const struct packs *ps, str t)
{
	size_t to, behind = t.n;

	while ((to = entry_joint(ps, t, &behind)) < t.n) {
		str one = str_trim((str){ t.s, to });

		if (one.n && !memchr(one.s, ' ', one.n))
			return false;
		t = str_trim(str_from(t, behind));
	}
	return t.n && memchr(t.s, ' ', t.n);
}

void
entry_author(struct item *it, const struct packs *ps, str t)
{
	size_t open = str_find(t, S("(")), to, behind = t.n;

	t = str_trim(t);
	if (memchr(t.s, '@', open < t.n ? open : 0))	/* a@b.example (A) */
		t = (str){ t.s + open + 1, str_find(str_from(t, open + 1),
		    S(")")) };
	else if (str_find(t, S("<")) < t.n)
		t.n = str_find(t, S("<"));		/* A <a@b.example> */
	if (!entry_several(ps, t)) {
		entry_name(it, ps, t);
		return;
	}
	while ((to = entry_joint(ps, t, &behind)) < t.n) {
		entry_name(it, ps, (str){ t.s, to });
		t = str_trim(str_from(t, behind));
	}
	entry_name(it, ps, t);
}

void
entry_language(struct item *it, str tag)
{
	if (tag.n >= 2)
		item_head(it)->language = str_copy(it->mem,
		    (str){ tag.s, 2 });
}
