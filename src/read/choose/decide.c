/*
 * Is each paragraph body?  The model decides, within limits that rules set.
 */
#include "read/choose/again.h"
#include "read/choose/belongs.h"
#include "read/choose/body.h"
#include "read/choose/decide.h"
#include "read/choose/looks.h"
#include "read/page/uses.h"

enum {
	LITTLE = 160,		/* weight; an article has more */
	LINE = 30,		/* weight; names and signatures have less */
	SHORT = 400		/* weight of a text that is judged by rules */
};

/*
 * Log odds, tuned on the pages of models/pages/card.md.  For a list it is worse
 * to miss an entry than to take too much.
 */
static const f32 DOUBT = -2.5f, LIST_LIMIT = -2, FORUM_LIMIT = -0.5f;

/*
 * The mean log odds of the paragraphs that are body in `uses`, by their weight.
 */
static f32
mean_sure(const struct page *p, const struct looks *l, const u8 *uses)
{
	f32 sum = 0, all = 0;

	for (u32 i = 0; i < p->para.n; i++)
		if (uses[i] == USE_BODY) {
			sum += l->sure[i] * (f32)p->para.v[i].weight;
			all += (f32)p->para.v[i].weight;
		}
	return all > 0 ? sum / all : 0;
}

/*
 * May the model not take away the paragraph?  It learned from pages with much
 * text, so of a page with little, such as a short letter, it takes no sentence
 * and no long line.
 */
static bool
stays(struct page *p, const struct para *q, u32 got)
{
	return body_bracketed(p, q) || (got < SHORT && !q->heading &&
	    (q->ends || q->weight >= LINE));
}

/*
 * The model decides.  The choice of the rules is restored if the model leaves
 * little of it, and is not sure that it is wrong.
 */
void
decide_text(struct page *p, const struct kind *k)
{
	f32 limit = k->odds[PAGE_LIST] * LIST_LIMIT +
	    k->odds[PAGE_FORUM] * FORUM_LIMIT;
	u32 type = k->type;
	const u8 *kept = uses_keep(p);
	u32 got = uses_weight(p, USE_BODY), from = p->para.n, to = 0;
	struct belongs *b = belongs_first(p, k->odds);
	const struct looks *first = belongs_looks(b, false), *last;

	again_look(b);
	last = belongs_looks(b, true);
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		if (first->from[i] == first->from[i + 1])
			continue;
		if (q->use == USE_BODY)
			uses_set(p, i, last->sure[i] > limit ||
			    stays(p, q, got) ? USE_BODY : USE_NONE);
		else if (last->sure[i] > limit && (type == PAGE_FORUM ||
		    !body_furniture(p, q, type == PAGE_LIST)))
			uses_set(p, i, USE_BODY);
	}
	if (uses_weight(p, USE_BODY) * 4 < got && (got < LITTLE ||
	    mean_sure(p, last, kept) > DOUBT))
		uses_return(p, kept);
	for (u32 i = 0; i < p->para.n; i++)
		if (p->para.v[i].use == USE_BODY) {
			from = i < from ? i : from;
			to = i + 1;
		}
	while (p->root && (p->at[p->root] > from || page_until(p, p->root) <
	    to))
		p->root = p->t.v.v[p->root].parent;
}
