/*
 * How does what the page says about itself get into the head of an item?
 */
#include "read/told/head.h"

/* A copy that stays with the item; NULL if t is empty. */
static str
head_keep(struct item *it, str t)
{
	return t.n ? str_copy(it->mem, t) : (str){ 0 };
}

/*
 * The first two letters of a tag like "en-GB", in lower case; NULL if t is not
 * one.
 */
static str
language_tag(struct item *it, str t)
{
	char c[2];

	if (t.n < 2 || (t.n > 2 && t.s[2] != '-' && t.s[2] != '_'))
		return (str){ 0 };
	for (int i = 0; i < 2; i++) {
		c[i] = (char)(t.s[i] | 32);
		if (c[i] < 'a' || c[i] > 'z')
			return (str){ 0 };
	}
	return str_copy(it->mem, (str){ c, 2 });
}

void
head_about(struct page *p, struct item *it)
{
	const struct about *o = &p->about;
	struct head *h = item_head(it);

	h->title = head_keep(it, o->title);
	h->outlet = head_keep(it, o->outlet);
	h->url = head_keep(it, o->url.n ? o->url : p->c->url);
	if (o->original.n)
		push(&it->carried, it->mem)->original =
		    head_keep(it, o->original);
	h->language = language_tag(it, o->language);
	head_published(it, &o->published, o->basis);
	if (o->modified.value.n)
		*push(&it->modified, it->mem) = (struct modification){
			str_copy(it->mem, o->modified.value),
			o->modified_basis };
	for (u32 i = 0; i < o->authors.n; i++)
		push(&it->authors, it->mem)->name =
		    str_copy(it->mem, o->authors.v[i]);
}

void
head_language(struct page *p, struct item *it)
{
	struct head *h = item_head(it);

	if (!h->language.n)
		h->language = language_tag(it, p->about.language);
}

void
head_outlet(struct page *p, struct item *it)
{
	const struct about *o = &p->about;
	struct head *h = item_head(it);
	str own = url_host(o->url.n ? o->url : p->c->url);

	if (o->outlet.n && own.n && str_is(url_host(h->url), own))
		h->outlet = str_copy(it->mem, o->outlet);
}

void
head_published(struct item *it, const struct when *w, date_basis basis)
{
	if (w->value.n && it->published.n == 0)
		*push(&it->published, it->mem) = (struct publication){
			str_copy(it->mem, w->value),
			w->minute ? PRECISION_minute : PRECISION_day, basis };
}
