/*
 * How does what the page says about itself get into the head of an item?
 */
#include "read/told/claims.h"
#include "read/told/head.h"

enum { NEVER = 40 };		/* bytes of a date that cannot be, in a note */

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
	h->url = head_keep(it, o->url.n ? o->url : p->about.fetched);
	if (o->original.n)
		push(&it->carried, it->mem)->original =
		    head_keep(it, o->original);
	h->language = language_tag(it, o->language);
	head_published(it, &o->published, o->basis);
	head_modified(it, &o->modified, o->modified_basis);
	for (u32 i = 0; i < o->never.n; i++)
		head_never(it, o->never.v[i]);
	for (u32 i = 0; i + 1 < o->unsure.n; i += 2)
		head_unsure(it, o->unsure.v[i], o->unsure.v[i + 1]);
	for (u32 i = 0; i < o->authors.n; i++)
		push(&it->authors, it->mem)->name =
		    str_copy(it->mem, o->authors.v[i]);
	claims_put(p, it);
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
	str own = url_host(o->url.n ? o->url : p->about.fetched);

	if (o->outlet.n && own.n && str_is(url_host(h->url), own))
		h->outlet = str_copy(it->mem, o->outlet);
}

void
head_unsure(struct item *it, str one, str other)
{
	buf b = { .mem = it->mem };
	struct moment a, z;
	bool both = moment_read(one, &a) && moment_read(other, &z);
	bool turned = both && civil_days(z.day) < civil_days(a.day);

	buf_put(&b, S("the date may be "));
	buf_put(&b, turned ? other : one);
	buf_put(&b, S(" or "));
	buf_put(&b, turned ? one : other);
	item_note(it, buf_str(&b));
}

enum { SOON = 31 };		/* days in which comments follow an article */

/* Does a day follow that of another moment soon? */
static bool
head_soon(str day, str after)
{
	struct moment a, b;
	i64 days;

	if (!moment_read(after, &a) || !moment_read(day, &b))
		return false;
	days = civil_days(b.day) - civil_days(a.day);
	return days >= 0 && days <= SOON;
}

/* Settles a date that may be one of two days, if only one of them follows soon
 * after the first item of the document: a comment follows its article. */
static bool
head_follows(const struct item *it, struct when *w)
{
	const struct item *first = &it->of->items.v[0];
	bool one, other;

	if (it == first || first->published.n == 0)
		return false;
	one = head_soon(w->value, first->published.v[0].value);
	other = head_soon(w->other, first->published.v[0].value);
	if (other && !one)
		w->value = w->other;
	return one != other;
}

/*
 * Is the date known, and can it be?  One that may be one of two days is decided
 * first.  If it cannot be, or is not decided, that is noted.
 */
static bool
head_dated(struct item *it, struct when *w)
{
	if (!w->value.n)
		return false;
	if (!order_settle(it->mem, it->of, item_head(it)->url, w) &&
	    !head_follows(it, w)) {
		head_unsure(it, w->value, w->other);
		return false;
	}
	if (date_may_be(it->of, w))
		return true;
	head_never(it, w->value);
	return false;
}

void
head_published(struct item *it, const struct when *when, date_basis basis)
{
	struct when one = *when, *w = &one;

	if (head_dated(it, w) && it->published.n == 0)
		*push(&it->published, it->mem) = (struct publication){
			str_copy(it->mem, w->value),
			w->minute ? PRECISION_minute : PRECISION_day, basis };
}

void
head_modified(struct item *it, const struct when *when, date_basis basis)
{
	struct when one = *when, *w = &one;

	if (head_dated(it, w) && it->modified.n == 0)
		*push(&it->modified, it->mem) = (struct modification){
			str_copy(it->mem, w->value), basis };
}

void
head_never(struct item *it, str value)
{
	buf b = { .mem = it->mem };

	if (value.n > NEVER) {
		value.n = NEVER;
		while (value.n && ((u8)value.s[value.n] & 0xc0) == 0x80)
			value.n--;
	}
	buf_put(&b, S("the date "));
	buf_put(&b, value);
	buf_put(&b, S(" cannot be"));
	item_note(it, buf_str(&b));
}

bool
head_may_be(struct item *it, const struct packs *ps, str value,
    date_order order, struct when *w, arena *tmp)
{
	bool found = date_find(tmp, ps, value, order, w);

	if (found)
		return head_dated(it, w);
	if (date_is_never(ps, value))
		head_never(it, value);
	return false;
}

void
head_date(struct item *it, const struct packs *ps, str value,
    date_order order, date_basis basis, arena tmp)
{
	struct when w;

	if (head_may_be(it, ps, value, order, &w, &tmp))
		head_published(it, &w, basis);
}

void
head_change(struct item *it, const struct packs *ps, str value,
    date_order order, date_basis basis, arena tmp)
{
	struct when w;

	if (head_may_be(it, ps, value, order, &w, &tmp))
		head_modified(it, &w, basis);
}
