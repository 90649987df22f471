/*
 * Which words stand for somebody?
 *
 * We walk over the tokens of each sentence.  At each token the names that the
 * model found come first, then the lists of the pack: outlets, organizations,
 * countries, nouns for unnamed people, pronouns, offices.  Otherwise a run of
 * capitalized words is a name.
 */
#include "analyze/listed.h"
#include "analyze/names.h"
#include "analyze/offices.h"
#include "analyze/tagged.h"

/* Adds the name at s->i, or keeps an office, and moves on. False if there is
 * neither. */
static bool
names_step(struct finder *s)
{
	if (tagged_add(s))
		return true;
	if (listed_name(s, &s->pack->outlets, ENTITY_outlet) ||
	    listed_name(s, &s->pack->organizations, ENTITY_organization) ||
	    listed_name(s, &s->pack->places, ENTITY_place))
		return true;
	if (listed_unnamed(s) || listed_body(s) || listed_pronoun(s))
		return true;
	if (finder_capital(s, s->i) && finder_capital(s, s->i + 1) &&
	    phrases_at(&s->pack->medianoun, s->t, s->i, s->i + 1) &&
	    pack_has(s->pack, S("capital nouns"))) {
		s->i++;				/* Agentur X */
		return true;
	}
	return offices_keep(s) || tagged_missed(s);
}

static void
names_sentence(struct finder *s)
{
	while (s->i < s->end) {
		u32 at = s->i;
		bool waits = s->role.n > 0;

		if (finder_timed(s, s->i)) {
			s->i++;
			continue;
		}
		if (names_step(s)) {
			const struct name *last = s->out->n ?
			    &s->out->v[s->out->n - 1] : 0;

			if (!waits || !s->role.n || s->role_to == s->i)
				continue;
			if (last && last->type == ENTITY_person)
				offices_drop(s);
			continue;		/* chief of the EU ... */
		}
		if (waits && !offices_bridge(s, at) && !tagged_leads(s, at))
			offices_drop(s);
		s->i++;
	}
	offices_drop(s);
}

static int
names_by_place(const struct name *a, const struct name *b)
{
	return (a->from > b->from) - (a->from < b->from);
}

/* Sorts the names of a sentence. Only offices, which are added late, are out of
 * order. */
static void
names_sort(names *l, u32 from)
{
	for (u32 i = from + 1; i < l->n; i++)
		for (u32 j = i; j > from &&
		    names_by_place(&l->v[j], &l->v[j - 1]) < 0; j--) {
			struct name t = l->v[j];

			l->v[j] = l->v[j - 1];
			l->v[j - 1] = t;
		}
}

/* The lines in which names may lie: sentences, cut at the tabs between the
 * cells of a table. */
static void
find_lines(token_lines *out, const struct item *it, const tokens *t, arena *mem)
{
	for (u32 i = 0; i < it->sentences.n; i++) {
		span z = it->sentences.v[i].span;
		u32 from = token_after(t, z.from), to = token_after(t, z.to);

		for (u32 k = from + 1; k < to; k++) {
			str gap = item_text(it, (span){ t->v[k - 1].to,
			    t->v[k].from });

			if (str_find(gap, S("\t")) == gap.n)
				continue;
			*push(out, mem) = (struct token_line){ from, k };
			from = k;
		}
		*push(out, mem) = (struct token_line){ from, to };
	}
}

/* The names that the model finds. */
static void
find_tags(found_names *out, const struct item *it, const struct packs *ps,
    const tokens *t, arena *mem)
{
	token_lines lines = { 0 };

	if (pack_has(it->pack, S("names unlearned")))
		return;
	find_lines(&lines, it, t, mem);
	language_names(out, ps, item_all(it), t, &lines,
	    item_head(it)->language, mem);
}

void
names_find(names *out, const struct item *it, const struct packs *ps,
    const tokens *t, arena *mem)
{
	u32 time = 0, tag = 0;
	found_names tags = { 0 };

	find_tags(&tags, it, ps, t, mem);

	for (u32 i = 0; i < it->sentences.n; i++) {
		const struct sentence *z = &it->sentences.v[i];
		u32 first = token_after(t, z->span.from), before = out->n;
		struct finder s = {
			.out = out, .it = it, .pack = it->pack, .t = t,
			.mem = mem, .sentence = i, .i = first, .start = first,
			.end = token_after(t, z->span.to),
			.role_from = UINT32_MAX, .role_to = UINT32_MAX,
			.title = it->blocks.v[z->block].kind == BLOCK_title,
			.time = time, .tags = &tags, .tag = tag,
		};

		names_sentence(&s);
		names_sort(out, before);
		time = s.time;
		tag = s.tag;
	}
}
