/*
 * Which node of a trace stands for a member or a voice?
 *
 * Each member has one node.  Voices of several stories or spellings share a
 * node if they have one name.
 */
#include <assert.h>

#include "relate/keys.h"
#include "relate/walk.h"

const struct item *
walk_item(const struct walk *w, u32 m)
{
	assert(m < w->g->c->n);
	return w->g->c->v[m].it;
}

/* The publisher of an item, else its site. */
static str
walk_name_of(const struct item *it)
{
	str who = item_publisher(it);

	return who.n ? who : url_site_name(item_head(it)->url);
}

bool
walk_carries(const struct walk *w, u32 m)
{
	return w->node[m] && w->t->nodes.v[w->node[m] - 1].carrier;
}

span
walk_said(const struct walk *w, u32 said)
{
	const struct said *s = &w->g->said.v[said];
	const struct item *it = walk_item(w, s->member);

	assert(s->n >= 1 && s->n <= it->statements.n);
	return item_extent(it, it->statements.v[s->n - 1].content);
}

u32
walk_node(struct walk *w, u32 m)
{
	struct trace_node *n;
	const struct item *it = walk_item(w, m);

	if (w->node[m])
		return w->node[m] - 1;
	n = push(&w->t->nodes, w->mem);
	n->item = it;
	n->held = w->g->c->v[m].held;
	n->id = item_head(it)->id;
	n->name = walk_name_of(it);
	n->kind = word_name(WORDS_item_kind, item_head(it)->kind);
	n->url = item_head(it)->url;
	n->when = it->published.n ? it->published.v[0].value : (str){ 0 };
	n->named = true;
	w->node[m] = w->t->nodes.n;
	return w->node[m] - 1;
}

/* Is the name the last word of the longer one?  Then it is the last name of a
 * person. */
static bool
ends_with_word(str longer, str name)
{
	return name.n && longer.n > name.n && str_ends(longer, name) &&
	    longer.s[longer.n - name.n - 1] == ' ';
}

/* True if the keys are equal, or if the shorter name is the end of the longer
 * one and has two words at least, or is the last name of a person. */
bool
walk_same_name(const struct walk *w, str a, str b, bool person)
{
	arena tmp = *w->tmp;
	str x = language_key(&tmp, &w->ps->v[0], a);
	str y = language_key(&tmp, &w->ps->v[0], b);
	str shorter = x.n < y.n ? x : y, longer = x.n < y.n ? y : x;

	if (name_key(tmp, w->ps, 0, a) == name_key(tmp, w->ps, 0, b))
		return true;
	return (person || str_find(shorter, S(" ")) < shorter.n) &&
	    ends_with_word(longer, shorter);
}

u32
walk_voice(struct walk *w, u32 v)
{
	const struct voice *x = &w->g->voices.v[v];
	struct trace_node *n;

	assert(v < w->g->voices.n);
	if (map_get(&w->voice, v + 1))
		return map_get(&w->voice, v + 1) - 1;
	if (x->named)			/* of several stories or spellings */
		for (u32 i = 0; i < w->t->nodes.n; i++)
			if (!w->t->nodes.v[i].item &&
			    str_is(w->t->nodes.v[i].kind, x->kind) &&
			    walk_same_name(w, w->t->nodes.v[i].name, x->name,
			    str_is(x->kind, S("person")))) {
				*map_at(&w->voice, v + 1) = i + 1;
				if (!w->t->nodes.v[i].url.n)
					w->t->nodes.v[i].url = x->url;
				return i;
			}
	n = push(&w->t->nodes, w->mem);
	n->id = x->id;
	n->name = x->name;
	n->names = x->names;
	n->kind = x->kind;
	n->url = x->url;
	n->named = x->named;
	*map_at(&w->voice, v + 1) = w->t->nodes.n;
	return w->t->nodes.n - 1;
}

struct sought { const struct graph *g; u32 m; };

static bool
is_before(const void *self, u32 i)
{
	const struct sought *s = self;

	return s->g->edges.v[i].from < s->m;
}

u32
walk_edges(const struct walk *w, u32 m)
{
	return search_first(w->g->edges.n, is_before,
	    &(struct sought){ w->g, m });
}
