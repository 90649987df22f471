/*
 * Which parts of a page are comments of readers, and who answers whom?
 * Regions are found by the names of elements or by the line that heads them.
 * In a region a comment is an element that is named one, or what begins with
 * a line that looks like the first such line: a name, perhaps a date, and a
 * text behind.  Answers lie deeper in the tree, are indented, or numbered.
 */
#include "read/comments.h"
#include "read/phrase.h"

enum {
	NAME = 60, SIGNED = 20, TIMED = 80, FEW = 3, LOOKS = 3,
	TAG_SIZE = 2000
};

static bool
container(const struct node *n)
{
	return markup_what(n->tag) & BLOCK && n->tag != TAG_form &&
	    n->tag != TAG_body && n->tag != TAG_html && n->tag != TAG_p &&
	    !(n->tag >= TAG_h1 && n->tag <= TAG_h6);
}

static u32
chars_in(const struct page *p, u32 from, u32 to)
{
	u32 n = 0;

	for (u32 i = from; i < to; i++)
		n += p->para.v[i].chars;
	return n;
}

static void
mark(struct page *p, u32 from, u32 to, u8 use)
{
	for (u32 i = from; i < to; i++)
		p->para.v[i].use = use;
}

/* A number behind a word like depth or level, a margin. */
static u32
indent_of(const struct page *p, u32 node)
{
	static const str signs[] = {
		S("depth"), S("level"), S("lvl"), S("indent"), S("nest"),
		S("margin-left:"), S("padding-left:"),
	};
	str t = { p->t.all.s + p->t.v.v[node].from,
		p->t.v.v[node].open - p->t.v.v[node].from };

	t.n = t.n < 400 ? t.n : 400;
	for (size_t k = 0; k < countof(signs); k++) {
		size_t i = str_find_same(t, signs[k]);
		u32 n = 0;

		if (i == t.n)
			continue;
		for (i += signs[k].n; i < t.n && strchr("-_=\"' ", t.s[i]);)
			i++;
		if (i == t.n || !utf8_digit((u8)t.s[i]))
			continue;
		for (; i < t.n && utf8_digit((u8)t.s[i]) && n < 10000; i++)
			n = n * 10 + (u32)(t.s[i] - '0');
		return n + 1;
	}
	return 0;
}

/* #1, +3: how many, the how manieth. */
static bool
number(str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] & 0x80 || (line.s[i] | 32) >= 'a')
			return false;
	return line.n <= 8;
}

/* Friday at 5:10 PM */
static bool
weekday(struct page *p, str line)
{
	str first = str_cut(&(str){ line.s, line.n }, ' ');

	return line.n < 30 && first.n < line.n && phrases_get(
	    &p->ps->any.weekdays, first) && str_find(line, S(":")) < line.n;
}

bool
comments_ago(const struct page *p, str line)
{
	return date_is_brief(line) ||
	    date_is_ago(p->ps, line, &(u32){ 0 });
}

bool
comments_beside(struct page *p, str line)
{
	struct when w;

	if (str_starts(line, S("Re: ")))
		line = str_from(line, 4);
	return number(line) || weekday(p, line) || page_is_title(p, line) ||
	    phrase_is(&p->ps->any.furniture, line) ||
	    phrase_is(&p->ps->any.beside, line) ||
	    comments_ago(p, line) || (date_find(p->tmp, p->ps, line,
	    p->month_first, &w) && date_is_line(&w, line));
}

/* A date, a name, a link to answer: what stands beside the text. */
bool
comments_control(struct page *p, const struct para *q, str t)
{
	if (q->chars > NAME)
		return false;
	return (q->linked * 10 >= q->chars * 9 && q->chars < 30) ||
	    comments_beside(p, t) || (!q->ends && signer_note(p, q));
}

str
comments_time(const struct page *p, u32 node)
{
	u16 tag = p->t.v.v[node].tag;
	str t;

	if (tag == TAG_time)
		return tree_attribute(&p->t, node, S("datetime"));
	if (tag == TAG_meta) {
		t = tree_attribute(&p->t, node, S("itemprop"));
		return str_is(t, S("datePublished")) ||
		    str_is(t, S("dateCreated")) ?
		    tree_attribute(&p->t, node, S("content")) : (str){ 0 };
	}
	if (tag != TAG_span && tag != TAG_abbr && tag != TAG_a)
		return (str){ 0 };
	t = tree_attribute(&p->t, node, S("title"));
	return t.n > 15 && t.n < 40 && memchr(t.s, ':', t.n) ? t : (str){ 0 };
}

static void
time_element(struct page *p, u32 node, struct when *out)
{
	str t = comments_time(p, node);

	if (t.n && !out->value.n)
		date_find(p->tmp, p->ps, t, p->month_first, out);
}

/* By elements: they have a zone, mostly. */
static struct when
time_told(struct page *p, const struct comment *c)
{
	const struct node *v = p->t.v.v;
	struct when out = { 0 };

	for (u32 i = c->from; i < c->to && !out.value.n; i++) {
		const struct para *q = &p->para.v[i];

		if (signer_note(p, q))
			continue;
		for (u32 n = v[q->first].parent; n > c->node; n = v[n].parent)
			time_element(p, n, &out);
		for (u32 n = q->first; n < q->last && q->chars < TIMED; n++)
			time_element(p, n, &out);
	}
	return out;
}

/* What is beside a name without a blank between them: a text by itself. */
static void
date_apart(struct page *p, const struct para *q, struct when *w)
{
	const struct node *v = p->t.v.v;

	for (u32 n = q->first; n <= q->last && !w->value.n; n++)
		if (v[n].tag == TAG_NONE)
			date_find(p->tmp, p->ps, tree_decode(p->tmp, (str){
			    p->t.all.s + v[n].from, v[n].close - v[n].from }),
			    p->month_first, w);
}

/* A day without a clock may be the one its author joined: what is shown as a
 * date goes before that. */
static void
time_in(struct page *p, struct comment *c)
{
	struct when told = c->when.value.n ? c->when : time_told(p, c), w;

	c->when = told.minute ? told : c->line;
	if (c->when.value.n)
		return;
	if (c->head && !date_find(p->tmp, p->ps, page_text(p,
	    &p->para.v[c->head - 1]), p->month_first, &c->when))
		date_apart(p, &p->para.v[c->head - 1], &c->when);
	for (u32 i = c->from; i < c->to && !c->when.value.n; i++) {
		const struct para *q = &p->para.v[i];
		str t = q->chars < TIMED && !signer_note(p, q) ?
		    page_text(p, q) : (str){ 0 };

		if ((date_find(p->tmp, p->ps, t, p->month_first, &w) &&
		    date_is_line(&w, t)) || date_ago(p->tmp, p->ps, t,
		    page_received(p), &w))
			c->when = w;
	}
	if (!c->when.value.n)
		c->when = told;
}

/* In a list of terms a comment is the term and what is told of it. */
static void
whole_entry(const struct page *p, u32 i, struct comment *c)
{
	const struct node *v = p->t.v.v;
	u32 up = v[i].parent, from = 0, to = 0;

	if (v[i].tag != TAG_dt && v[i].tag != TAG_dd)
		return;
	for (u32 k = up + 1; k < v[up].end; k = v[k].end) {
		if (v[k].tag == TAG_dt && k > i)
			break;
		if (v[k].tag == TAG_dt)
			from = k;
		if (v[k].tag == TAG_dt || v[k].tag == TAG_dd)
			to = k;
	}
	if (from && from <= i && to >= i) {
		c->from = p->at[from];
		c->to = page_until(p, to);
		c->node = up;
	}
}

/* The number its id ends with; of a tag as long as pages have them. */
static str
number_of(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];
	str id = v->open - v->from < TAG_SIZE ?
	    tree_attribute(&p->t, node, S("id")) : (str){ 0 };
	size_t n = id.n;

	while (n && utf8_digit((u8)id.s[n - 1]))
		n--;
	return str_from(id, n);
}

/* comment-body-12 in comment-12: a part of it, not one that answers it. */
static bool
part_of_one(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	str n = number_of(p, node);

	for (u32 i = v[node].parent; i && n.n; i = v[i].parent)
		if (v[i].flags & F_UNIT && container(&v[i]))
			return str_is(number_of(p, i), n);
	return false;
}

/* Comments that are elements named so. */
static void
by_units(struct page *p, struct comments *out, u32 from, u32 to)
{
	const struct node *v = p->t.v.v;
	str last = { 0 };

	for (u32 i = from; i < to; i++) {
		struct comment c = { 0 };
		str n;

		if (!(v[i].flags & F_UNIT) || !container(&v[i]) ||
		    part_of_one(p, i))
			continue;
		n = number_of(p, i);
		if (n.n && str_is(n, last) &&
		    p->at[i] < out->v.v[out->v.n - 1].to)
			continue;
		/* the same one again, wrapped */
		if (out->v.n && out->v.v[out->v.n - 1].from == p->at[i] &&
		    p->at[i] < page_until(p, i) &&
		    out->v.v[out->v.n - 1].node < i)
			continue;
		c.node = i;
		c.from = p->at[i];
		c.to = page_until(p, i);
		c.depth = v[i].depth;
		c.indent = indent_of(p, i);
		whole_entry(p, i, &c);
		if (c.from < c.to && !(out->v.n &&
		    out->v.v[out->v.n - 1].from == c.from &&
		    c.node == v[i].parent)) {
			*push(&out->v, p->tmp) = c;
			last = n;
		}
	}
}

/* How much a para looks like the line that heads a comment. */
static u32
opens(struct page *p, u32 i, u32 to)
{
	const struct para *q = &p->para.v[i];
	bool says, first = i == 0 || p->para.v[i - 1].in != q->in;
	struct when w;
	str t;

	if (q->chars > 90 || q->heading || i >= to || !first)
		return 0;
	t = page_text(p, q);
	phrase_tail(&p->ps->any.says, t, &says);
	if (says)
		return 6;
	if (signer_named(p, q))
		return 5;
	if (q->ends || phrase_is(&p->ps->any.furniture, t))
		return 0;
	if (date_find(p->tmp, p->ps, t, p->month_first, &w))
		return w.from > 2 || w.to + 2 < t.n ? 3 : 0;
	return q->chars <= 40 ? 1 : 0;
}

static u64
key_of(const struct page *p, const struct para *q)
{
	const struct node *n = &p->t.v.v[q->in];

	return u64_mix(n->sign) | 1;
}

/* Text of some length between two paras, controls aside. */
static u32
text_in(struct page *p, u32 from, u32 to)
{
	u32 n = 0;

	for (u32 i = from; i < to; i++)
		if (!p->para.v[i].heading && !comments_control(p, &p->para.v[i],
		    p->para.v[i].chars > NAME ? S("") :
		    page_text(p, &p->para.v[i])))
			n += p->para.v[i].chars;
	return n;
}

/* The lines stand below the text they are of: "Posted by X at 5 PM". */
static void
turn(struct page *p, struct comments *out, u32 first, u32 from, u32 to)
{
	u32 n = out->v.n - first;
	struct comment *c = n ? &out->v.v[first] : 0;

	if (n == 0 || text_in(p, from, c[0].from) < SIGNED ||
	    text_in(p, c[n - 1].head, to) >= SIGNED)
		return;
	for (u32 i = n; i-- > 0;) {
		c[i].to = c[i].head;
		c[i].from = i ? c[i - 1].head : from;
	}
}

/* Comments that begin with lines of one shape. */
static void
by_openers(struct page *p, struct comments *out, u32 from, u32 to)
{
	map votes = { .mem = p->tmp };
	u64 best = 0;
	u32 most = 0, began = out->v.n;

	for (u32 i = from; i < to; i++) {
		u32 n = opens(p, i, to);
		u64 key = key_of(p, &p->para.v[i]);
		u32 *sum = n ? map_at(&votes, key) : 0;

		if (!sum)
			continue;
		*sum += n;
		if (*sum > most)
			most = *sum, best = key;
	}
	for (u32 i = from; i < to && most >= 2; i++) {
		const struct para *q = &p->para.v[i];
		struct comment c = { .from = i, .head = i + 1, .node = q->in };

		if (key_of(p, q) != best || !opens(p, i, to))
			continue;
		/* nothing is said between: two lines of one head */
		if (out->v.n > began && text_in(p,
		    out->v.v[out->v.n - 1].head, i) == 0)
			continue;
		c.depth = p->t.v.v[q->in].depth;
		for (u32 n = q->in, k = 0; n && k < 3 && !c.indent; k++) {
			c.indent = indent_of(p, n);
			n = p->t.v.v[n].parent;
		}
		*push(&out->v, p->tmp) = c;
	}
	turn(p, out, began, from, to);
}

/* A comment by schema.org, with who wrote it and when; not its answers. */
static bool
microdata(struct page *p, struct comment *c)
{
	const struct node *v = p->t.v.v;

	if (!str_is(tree_attribute(&p->t, c->node, S("itemprop")),
	    S("comment")))
		return false;
	for (u32 i = c->node + 1; i < v[c->node].end;)
		if (v[i].flags & F_UNIT && v[i].flags & F_COMMENT) {
			i = v[i].end;
		} else {
			if (!c->author.n)
				c->author = signer_told(p, i);
			time_element(p, i, &c->when);
			i++;
		}
	return true;
}

/* Paragraphs beside each other, and the first is but text. */
static bool
both_plain(const struct page *p, const struct para *q)
{
	const struct node *a = &p->t.v.v[q->in], *b = &p->t.v.v[q[1].in];

	return q->first == q->last && a->tag == TAG_p && b->tag == TAG_p &&
	    a->parent == b->parent;
}

/* Who wrote it: by what signs it, else by a line that may be a name. */
static void
sign(struct page *p, struct comment *c)
{
	struct signer s = { 0 };
	bool schema = microdata(p, c);

	if (c->head)
		s = signer_of(p, c->head - 1, c->head, c->node);
	if (!s.name.n)
		s = signer_of(p, c->from, c->to, c->node);
	if (!c->author.n)
		c->author = s.name;
	c->line = s.when;
	c->sure = schema || c->author.n;
	if (!c->head)
		c->head = s.para;
	else if (!c->author.n)
		c->author = signer_line(p, &p->para.v[c->head - 1]);
	c->guessed = !c->sure;
	for (u32 k = c->from; k < c->to && !c->author.n && !c->head &&
	    k < c->from + 2; k++) {
		const struct para *q = &p->para.v[k];

		/* a paragraph before others greets, it does not sign */
		if (q->chars >= NAME || q->ends || (k + 1 < c->to &&
		    both_plain(p, q)))
			continue;
		c->author = signer_line(p, q);
		c->head = c->author.n ? k + 1 : 0;
	}
}

/* Each ends where the next begins. */
static void
bound(struct page *p, struct comments *out, u32 first, u32 to)
{
	for (u32 i = first; i < out->v.n; i++) {
		struct comment *c = &out->v.v[i];
		u32 end = i + 1 < out->v.n ? out->v.v[i + 1].from : to;

		c->to = c->to && c->to < end ? c->to : end;
		sign(p, c);
		if (c->head)
			c->who = signer_box(p, c->head - 1, c->from, c->to,
			    c->node);
		time_in(p, c);
	}
}

/* 4 hours ago: when it was written, though not when that is. */
static bool
dated(struct page *p, const struct comment *c)
{
	for (u32 i = c->from; i < c->to && !c->when.value.n; i++) {
		const struct para *q = &p->para.v[i];

		if (q->chars < TIMED && comments_ago(p, page_text(p, q)))
			return true;
	}
	return c->when.value.n != 0;
}

/* The line is in a box as those are that surely tell a name. */
static bool
like_told(const struct page *p, const map *heads, const struct comment *c)
{
	return c->head && map_get(heads, key_of(p, &p->para.v[c->head - 1]));
}

/* The same line in all of them is a button. */
static void
drop_buttons(struct comments *out, u32 first)
{
	str name = { 0 };
	u32 n = 0;

	for (u32 i = first; i < out->v.n; i++) {
		const struct comment *c = &out->v.v[i];

		if (!c->guessed || !c->author.n)
			continue;
		if (n++ && !str_is(c->author, name))
			return;
		name = c->author;
	}
	for (u32 i = first; i < out->v.n && n > 1; i++)
		if (out->v.v[i].guessed)
			out->v.v[i].author.n = 0;
}

/* An element that is like one of those that are sure. */
static bool
like_sure(const struct page *p, const map *sure, const struct comment *c)
{
	return map_get(sure, u64_mix(p->t.v.v[c->node].sign) | 1) != 0;
}

/* Elements of one shape, and each begins with a line that may be a name. */
static bool
named_alike(const struct page *p, const struct comments *out, u32 first)
{
	u32 sign = p->t.v.v[out->v.v[first].node].sign;

	for (u32 i = first; i < out->v.n; i++) {
		const struct comment *c = &out->v.v[i];

		if (p->t.v.v[c->node].sign != sign || !c->author.n ||
		    p->para.v[c->head - 1].heading || c->head != c->from + 1)
			return false;
	}
	return out->v.n > first + 1;
}

/*
 * What is a comment has an author or a time, as most of its kind have.  Forms
 * to write one, rules and lists of the newest have neither.  Of lines that look
 * alike a quarter must be sure; one that may be no name belongs to the comment
 * before it.
 */
static void
keep_sure(struct page *p, struct comments *out, u32 first, bool units)
{
	map signs = { .mem = p->tmp }, heads = { .mem = p->tmp };
	u32 n = 0, sure = 0, told = 0;

	for (u32 i = first; i < out->v.n; i++) {
		struct comment *c = &out->v.v[i];

		told += !c->guessed;
		if (!c->guessed && c->head)
			*map_at(&heads, key_of(p,
			    &p->para.v[c->head - 1])) = 1;
		c->sure |= dated(p, c);
		sure += c->sure;
		if (c->sure)
			(*map_at(&signs, u64_mix(p->t.v.v[c->node].sign) |
			    1))++;
	}
	if (out->v.n == first)
		return;
	drop_buttons(out, first);
	if (sure == 0 && units && named_alike(p, out, first))
		return;
	if (sure == 0 || (!units && sure * 4 < out->v.n - first)) {
		out->v.n = first;
		return;
	}
	for (u32 i = first; i < out->v.n; i++) {
		struct comment c = out->v.v[i];

		if (c.guessed && told * 2 > out->v.n - first &&
		    !like_told(p, &heads, &c))
			c.author.n = 0;
		if (c.sure || (units ? like_sure(p, &signs, &c) :
		    c.author.n != 0))
			out->v.v[first + n++] = c;
		else if (!units && n)
			out->v.v[first + n - 1].to = c.to;
	}
	out->v.n = first + n;
}

/* Paras [from, to) are comments; how many were found. */
static u32
region(struct page *p, struct comments *out, u32 node, u32 from, u32 to)
{
	u32 first = out->v.n;

	if (node) {
		by_units(p, out, node, p->t.v.v[node].end);
		bound(p, out, first, to);
		keep_sure(p, out, first, true);
	}
	if (out->v.n == first) {
		by_openers(p, out, from, to);
		bound(p, out, first, to);
		keep_sure(p, out, first, false);
	}
	return out->v.n - first;
}

/* The headline of the page, or what is named its article, is in it. */
static bool
holds_article(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	u32 all = chars_in(p, p->at[node], page_until(p, node));

	for (u32 i = node + 1; i < v[node].end; i++)
		if ((v[i].tag == TAG_h1 && !(v[i].flags & F_COMMENT)) ||
		    (v[i].flags & F_STRONG && chars_in(p, p->at[i],
		    page_until(p, i)) * 2 > all))
			return true;
	return false;
}

/* Elements named comments, the outermost ones. */
static void
named(struct page *p, struct comments *out)
{
	struct node *v = p->t.v.v;
	u64 all = chars_in(p, 0, p->para.n);
	u32 past = 0, looks = 0;

	for (u32 m = 0; m < p->t.marked.n; m++) {
		u32 i = p->t.marked.v[m];
		u32 from = p->at[i], to = page_until(p, i), n;
		u64 size;

		if (i < past || !(v[i].flags & F_COMMENT) ||
		    !container(&v[i]) || from >= to ||
		    p->para.v[from].use == USE_COMMENT)
			continue;
		size = chars_in(p, from, to);
		/* the newest of the site are no comments on this page */
		if ((size * 2 > all && looks == LOOKS) || holds_article(p, i) ||
		    page_flags(p, i, 0) & F_RELATED)
			continue;
		looks += size * 2 > all;
		n = out->v.n;
		region(p, out, i, from, to);
		/* nearly all, and few of them: look inside */
		if (size * 100 > all * 90 && out->v.n < n + FEW) {
			out->v.n = n;
			continue;
		}
		/* much text and no comment in it: believe the text */
		if (out->v.n == n && size * 2 > all)
			continue;
		for (u32 k = i; k < v[i].end; k++)
			v[k].flags |= F_REGION;
		mark(p, from, to, USE_COMMENT);
		past = v[i].end;
	}
}

static bool
heads(struct page *p, const struct para *q)
{
	str t;

	if (q->chars > 80 || q->ends || q->linked * 2 > q->chars)
		return false;
	t = page_text(p, q);
	return phrase_is(&p->ps->any.comments, t);
}

/* Below a line "Comments (3)": to the end of what that line is in. */
static void
headed(struct page *p, struct comments *out)
{
	struct node *v = p->t.v.v;

	for (u32 i = 1; i + 1 < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		u32 node = q->in, to, n, found;

		if (q->use != USE_NONE || !heads(p, q))
			continue;
		while (node && page_until(p, node) <= i + 1)
			node = v[node].parent;
		to = page_until(p, node);
		if (v[node].tag == TAG_body || node == 0)
			for (to = i + 1; to < p->para.n &&
			    p->para.v[to].use == USE_NONE &&
			    !p->para.v[to].heading &&
			    !(page_flags(p, p->para.v[to].in, 0) & F_FOOTER);)
				to++;
		/* what is named comments was taken already */
		if (p->para.v[i + 1].use == USE_COMMENT)
			continue;
		n = out->v.n;
		found = region(p, out, 0, i + 1, to);
		if (found && found < FEW && (u64)chars_in(p, i, to) * 5 >
		    (u64)chars_in(p, 0, p->para.n) * 2) {
			out->v.n = n;	/* a button above the article */
			continue;
		}
		if (found)
			mark(p, i, to, USE_COMMENT);
		else if (chars_in(p, 0, i) > 2 * chars_in(p, i, to))
			mark(p, i, to, USE_JUNK);	/* a form, a list */
		else
			continue;
		i = to - 1;
	}
}

struct comments *
comments_find(struct page *p)
{
	struct comments *c = new(p->tmp, struct comments, 1);

	named(p, c);
	headed(p, c);
	return c;
}

u32
comments_n(const struct comments *c)
{
	return c->v.n;
}
