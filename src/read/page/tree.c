/*
 * How do the tags of a page nest?  One pass finds out, with the few repairs
 * that real pages need: end tags that are implied, end tags that match nothing,
 * a head that is never closed, elements that cross each other.
 */
#include "read/bytes/decode.h"
#include "read/page/tree.h"

enum {
	MARKUP_SHARE = 24,	/* bytes per node on dense pages: a first guess
				 * at the number of nodes */
	LONG_NAME = 1000,	/* bytes; a longer class or id is not read */
	GONE = 2000,		/* bytes of an element that nobody sees */
	GONE_SHARE = 4		/* the part of all text that such may hold */
};

struct build {
	struct tree  *t;
	struct names *names;
	arena *mem;
	u32    now;			/* the innermost open node */
	u32    open[1024];		/* open nodes by tag, modulo 1024 */
	bool   after_block;
};

/* The bits of a tag: BLOCK, VOID and so on. */
static inline u32
what(u16 tag)
{
	return markup_what(tag);
}

/* Is it the tag of a cell of a table? */
static bool
tree_cell(u16 tag)
{
	return tag == TAG_td || tag == TAG_th;
}

/* Is it the tag of a table or of a part of one? */
static bool
table_part(u16 tag)
{
	return tree_cell(tag) || tag == TAG_table || tag == TAG_tr ||
	    tag == TAG_tbody || tag == TAG_thead || tag == TAG_tfoot;
}

/* Ends all open nodes inside of `upto`; `at` is the byte where they end. */
static void
leave(struct build *b, u32 upto, u32 at)
{
	struct node *v = b->t->v.v;

	assert(upto <= b->now);
	while (b->now != upto) {
		struct node *n = &v[b->now];

		n->end = b->t->v.n;
		if (!n->close)
			n->close = at;
		b->open[n->tag & 1023]--;
		b->now = n->parent;
	}
}

/*
 * The innermost open node with one of two tags; 0 if a barrier or a cell of a
 * table comes first.
 */
static u32
tree_within(const struct build *b, u16 tag, u16 other, u16 barrier,
    u16 barrier2)
{
	const struct node *v = b->t->v.v;

	if (!b->open[tag & 1023] && !b->open[other & 1023])
		return 0;
	for (u32 i = b->now; i; i = v[i].parent) {
		if (v[i].tag == tag || v[i].tag == other)
			return i;
		if (v[i].tag == barrier || v[i].tag == barrier2 ||
		    tree_cell(v[i].tag))
			return 0;
	}
	return 0;
}

/* Ends the open <p>, as a block that begins does. */
static void
end_paragraph(struct build *b, u32 at)
{
	const struct node *v = b->t->v.v;

	if (!b->open[TAG_p])
		return;
	for (u32 i = b->now; i; i = v[i].parent) {
		if (v[i].tag == TAG_p) {
			leave(b, v[i].parent, at);
			return;
		}
		if (what(v[i].tag) & BLOCK)
			return;
	}
}

/* Ends an open node and all nodes inside of it; i may be 0. */
static void
end_one(struct build *b, u32 i, u32 at)
{
	if (i)
		leave(b, b->t->v.v[i].parent, at);
}

/* Ends the nodes whose end tag is implied by the start of a tag. */
static void
imply(struct build *b, u16 tag, u32 at)
{
	if (what(tag) & BLOCK) {
		end_one(b, tree_within(b, TAG_svg, TAG_svg, TAG_svg, TAG_svg),
		    at);
		end_paragraph(b, at);
	}
	if (tag == TAG_li)
		end_one(b, tree_within(b, tag, tag, TAG_ul, TAG_ol), at);
	else if (tag == TAG_dt || tag == TAG_dd)
		end_one(b, tree_within(b, TAG_dt, TAG_dd, TAG_dl, TAG_dl), at);
	else if (tag == TAG_option)
		end_one(b, tree_within(b, tag, tag, TAG_select, TAG_select),
		    at);
	else if (tag == TAG_a)
		end_one(b, tree_within(b, tag, tag, TAG_body, TAG_div), at);
	else if (tree_cell(tag) || tag == TAG_tr) {
		const struct node *v = b->t->v.v;
		u32 i = b->now;

		for (; i && v[i].tag != TAG_table; i = v[i].parent)
			if (tag == TAG_tr ? v[i].tag == TAG_tr :
			    tree_cell(v[i].tag)) {
				leave(b, v[i].parent, at);
				return;
			}
	}
}

/* May the tag stand in the head?  Any other tag ends the head. */
static bool
of_head(u16 tag)
{
	return tag == TAG_title || tag == TAG_meta || tag == TAG_link ||
	    tag == TAG_script || tag == TAG_style || tag == TAG_base ||
	    tag == TAG_noscript || tag == TAG_template || tag == TAG_img ||
	    tag == TAG_iframe || tag == TAG_object || tag == TAG_svg ||
	    tag >= TAG_OTHER;
}

enum { NO_NAME, CLASS, ID, HIDDEN, ARIA_HIDDEN, STYLE, REL, ROLE, ITEMPROP };

/*
 * Which attribute has this name?  The length is compared first, as most names
 * are none of these.
 */
static int
attribute_of(str name)
{
	switch (name.n) {
	case 2:
		return str_same(name, S("id")) ? ID : NO_NAME;
	case 3:
		return str_same(name, S("rel")) ? REL : NO_NAME;
	case 4:
		return str_same(name, S("role")) ? ROLE : NO_NAME;
	case 5:
		return str_same(name, S("class")) ? CLASS :
		    str_same(name, S("style")) ? STYLE : NO_NAME;
	case 6:
		return str_same(name, S("hidden")) ? HIDDEN : NO_NAME;
	case 8:
		return str_same(name, S("itemprop")) ? ITEMPROP : NO_NAME;
	case 11:
		return str_same(name, S("aria-hidden")) ? ARIA_HIDDEN :
		    NO_NAME;
	default:
		return NO_NAME;
	}
}

/* The flags of a value of role. */
static u32
role_flags(str v)
{
	return str_is(v, S("navigation")) || str_is(v, S("search")) ||
	    str_is(v, S("menu")) ? F_NAV :
	    str_is(v, S("dialog")) ? F_MODAL :
	    str_is(v, S("contentinfo")) ? F_FOOTER :
	    str_is(v, S("complementary")) ? F_SIDE :
	    str_is(v, S("table")) ? F_TABLE :
	    str_is(v, S("heading")) ? F_HEADING :
	    str_is(v, S("main")) ? F_MAIN : 0;
}

/* The flags of a value of itemprop. */
static u32
itemprop_flags(str v)
{
	return str_is(v, S("articleBody")) ? F_BODY | F_STRONG :
	    str_is(v, S("author")) ? F_AUTHOR :
	    str_starts(v, S("date")) ? F_DATE :
	    str_is(v, S("comment")) ? F_COMMENT | F_UNIT :
	    str_is(v, S("headline")) ? F_TITLE : 0;
}

/* The flags of an attribute other than class. */
static u32
attribute_flags(struct names *names, int which, str v)
{
	size_t at;

	switch (which) {
	case ID:
		return v.n < LONG_NAME ? names_met(names, v)->flags : 0;
	case HIDDEN:
		return F_HIDDEN;
	case ARIA_HIDDEN:
		return str_same(v, S("true")) ? F_HIDDEN : 0;
	case STYLE:
		at = v.n < 2000 ? str_find_same(v, S("display")) : v.n;
		return at < v.n && str_find_same(str_from(v, at),
		    S("none")) < 4 + 8 ? F_HIDDEN : 0;
	case REL:
		return str_same(v, S("author")) ? F_AUTHOR : 0;
	case ROLE:
		return role_flags(v);
	case ITEMPROP:
		return itemprop_flags(v);
	default:
		return 0;
	}
}

/* Does an id end in a digit, as comment-123, one single comment, does? */
static bool
tree_numbered(str t)
{
	return t.n > 3 && utf8_digit((u8)t.s[t.n - 1]) && t.n < 64;
}

/* A hash of a tag and of the first word of a class. */
static u32
sign_of(u16 tag, str class)
{
	u32 h = 0x811c9dc5u ^ tag;

	/* digits are left out: they differ between siblings */
	for (size_t i = 0; i < class.n && class.s[i] != ' '; i++)
		if (!utf8_digit((u8)class.s[i]))
			h = (h ^ (u8)class.s[i]) * 0x01000193u;
	return h;
}

/* Sets the sign of a node, and the flags of its class. */
static void
classified(struct names *names, struct node *n, str class)
{
	struct met *m;

	if (class.n == 0 || class.n >= LONG_NAME) {
		n->sign = sign_of(n->tag, class);
		return;
	}
	m = names_met(names, class);
	if (m->tag != n->tag) {
		m->tag = n->tag;
		m->sign = sign_of(n->tag, class);
	}
	n->flags |= m->flags;
	n->sign = m->sign;
}

/* Sets sign and flags of a node from its attributes. */
static void
describe(struct build *b, struct node *n, const struct token_html *k)
{
	n->sign = sign_of(k->tag, (str){ 0 });
	for (u32 i = 0; i < k->n; i++) {
		str v = k->v[i].value;
		int which = attribute_of(k->v[i].name);
		u32 f;

		if (which == NO_NAME)
			continue;
		if (which == CLASS) {
			classified(b->names, n, v);
			continue;
		}
		f = attribute_flags(b->names, which, v);
		if (f & F_COMMENT && which == ID && tree_numbered(v))
			f |= F_UNIT;
		if (which == ITEMPROP && str_ends(v, S("Answer")))
			b->t->answers = true;
		n->flags |= f;
	}
	if (k->tag == TAG_body || k->tag == TAG_html)
		n->flags = 0;
	if (k->tag == TAG_main)
		n->flags |= F_MAIN;
}

/* Are all elements with this tag listed in tree.marked? */
static bool
sought(u16 tag)
{
	return tag == TAG_meta || tag == TAG_link || tag == TAG_script ||
	    tag == TAG_time || tag == TAG_article || tag == TAG_base ||
	    tag == TAG_table;
}

/* Adds a node for a start tag. */
static void
tree_opened(struct build *b, const struct token_html *k)
{
	struct tree *t = b->t;
	struct node *n;
	u32 at = t->v.n;

	if (what(t->v.v[b->now].tag) & RAW_TEXT &&	/* not ended */
	    t->v.v[b->now].tag != TAG_svg)
		leave(b, t->v.v[b->now].parent, k->from);
	if (t->head && b->now && !of_head(k->tag) &&
	    b->open[TAG_head] && k->tag != TAG_head)
		end_one(b,
		    tree_within(b, TAG_head, TAG_head, TAG_body, TAG_body),
		    k->from);
	if ((k->tag == TAG_html && t->html) || (k->tag == TAG_head &&
	    t->head) || (k->tag == TAG_body && t->body))
		return;
	imply(b, k->tag, k->from);
	n = push(&t->v, b->mem);
	*n = (struct node){ .from = k->from, .open = k->to, .parent = b->now,
		.end = at + 1, .tag = k->tag,
		.depth = (u16)(t->v.v[b->now].depth + 1) };
	describe(b, n, k);
	if (n->flags || sought(k->tag))
		*push(&t->marked, b->mem) = at;
	t->deep |= n->depth >= TREE_DEEPEST;
	t->crowded |= k->crowded;
	t->quotes |= k->tag == TAG_q;
	if (k->tag == TAG_html)
		t->html = at;
	else if (k->tag == TAG_head)
		t->head = at;
	else if (k->tag == TAG_body)
		t->body = at;
	else if (k->tag == TAG_title && !t->title &&
	    t->v.v[b->now].tag != TAG_svg)
		t->title = at;
	if (what(k->tag) & VOID || (k->closed && (k->tag >= TAG_OTHER ||
	    !(what(k->tag) & BLOCK))) || n->depth >= TREE_DEEPEST) {
		n->close = k->to;
		return;
	}
	b->open[k->tag & 1023]++;
	b->now = at;
}

/*
 * Ends the node of an end tag.  If an inline element ends inside of a block
 * that it contains, its node stays open, but only text before `close` is in it.
 */
static void
tree_closed(struct build *b, const struct token_html *k)
{
	struct node *v = b->t->v.v;
	bool part = table_part(k->tag), block = what(k->tag) & BLOCK, over = 0;

	if (k->tag == TAG_body || k->tag == TAG_html ||
	    !b->open[k->tag & 1023])
		return;
	for (u32 i = b->now; i; i = v[i].parent) {
		if (v[i].tag == k->tag) {
			if (!over)
				leave(b, v[i].parent, k->from);
			else if (!v[i].close)
				v[i].close = k->from;
			return;
		}
		if (!part && (tree_cell(v[i].tag) || v[i].tag == TAG_table))
			return;
		if (!block && what(v[i].tag) & BLOCK && k->tag < TAG_OTHER)
			over = true;
	}
}

/* Is it white space? */
static bool
all_blank(str t)
{
	for (size_t i = 0; i < t.n; i++)
		if ((u8)t.s[i] > ' ')
			return false;
	return true;
}

/* Adds a node for a piece of text.  Blanks between blocks are left out. */
static void
tree_text_one(struct build *b, const struct token_html *k)
{
	struct tree *t = b->t;
	str s = { t->all.s + k->from, k->to - k->from };

	if (b->after_block && all_blank(s))
		return;
	if (t->head && b->now == t->head && !all_blank(s))
		leave(b, t->v.v[t->head].parent, k->from);
	*push(&t->v, b->mem) = (struct node){ .from = k->from, .open = k->from,
		.close = k->to, .parent = b->now, .end = t->v.n,
		.depth = (u16)(t->v.v[b->now].depth + 1) };
	assert(t->v.v[t->v.n - 1].depth <= TREE_DEEPEST);
}

str
tree_attribute(const struct tree *t, u32 n, str name)
{
	const struct node *v = &t->v.v[n];
	str rest = { t->all.s + v->from, v->open - v->from };
	struct attribute a;
	size_t i = 1;

	while (i < rest.n && !strchr(" \t\r\n\f/>", rest.s[i]))
		i++;
	rest = str_from(rest, i);
	while (markup_attribute(&rest, &a))
		if (str_same(a.name, name))
			return a.value;
	return (str){ 0 };
}

/* Is an element with F_HIDDEN hidden by an attribute, not by its names? */
static bool
unseen(const struct build *b, u32 i)
{
	str class = tree_attribute(b->t, i, S("class"));
	str id = tree_attribute(b->t, i, S("id"));

	if (class.n >= LONG_NAME || id.n >= LONG_NAME)
		return false;
	return !(names_met(b->names, class)->flags & F_HIDDEN) &&
	    !(names_met(b->names, id)->flags & F_HIDDEN);
}

/* Has <s>, <del> or <strike> an end tag of its own? */
static bool
ended(const struct tree *t, const struct node *n)
{
	str end = str_from(t->all, n->close), name = str_from(t->all, n->from);

	name = (str){ name.s + 1, n->tag == TAG_s ? 1 : 3 };
	return str_starts(end, S("</")) && end.n > name.n + 2 &&
	    str_same((str){ end.s + 2, name.n }, name);
}

/*
 * The bytes of text in an element that is crossed out or hidden, alone or in a
 * line; 0 for any other element, and for one that is long or does not end, as
 * then a script may show it.
 */
static u32
gone_text(const struct build *b, u32 i)
{
	const struct tree *t = b->t;
	const struct node *n = &t->v.v[i];
	bool crossed = n->tag == TAG_del || n->tag == TAG_s ||
	    n->tag == TAG_strike;
	u32 text = 0;

	if (!crossed && !(n->flags & F_HIDDEN && (n->tag == TAG_p ||
	    (n->tag != TAG_NONE && !(what(n->tag) & BLOCK)))))
		return 0;
	if (n->close <= n->open || n->close - n->open > GONE ||
	    (crossed ? !ended(t, n) : !unseen(b, i)))
		return 0;
	for (u32 k = i + 1; k < n->end; k++)
		if (t->v.v[k].tag == TAG_NONE)
			text += t->v.v[k].close - t->v.v[k].from;
	return text;
}

/*
 * Makes templates of the elements that readers do not see, so that their text
 * is not read.  If they hold a large part of the text, a script shows it.
 */
static void
drop_gone(struct build *b)
{
	struct tree *t = b->t;
	list(u32) gone = { 0 };
	u64 text = 0, all = 0;

	for (u32 i = 1; i < t->v.n; i++) {
		const struct node *n = &t->v.v[i];
		u32 of = gone_text(b, i);

		if (n->tag == TAG_NONE && !(what(t->v.v[n->parent].tag) &
		    DROPPED))
			all += n->close - n->from;
		if (of)
			*push(&gone, b->mem) = i;
		text += of;
	}
	for (u32 i = 0; i < gone.n && text * GONE_SHARE <= all; i++)
		t->v.v[gone.v[i]].tag = TAG_template;
}

/* Makes headings of the elements that say that they are headings. */
static void
make_headings(struct tree *t)
{
	for (u32 k = 0; k < t->marked.n; k++) {
		u32 i = t->marked.v[k];
		str level = tree_attribute(t, i, S("aria-level"));

		if (!(t->v.v[i].flags & F_HEADING) ||
		    (t->v.v[i].tag >= TAG_h1 && t->v.v[i].tag <= TAG_h6))
			continue;
		t->v.v[i].tag = level.n == 1 && level.s[0] >= '1' &&
		    level.s[0] <= '6' ? (u16)(TAG_h1 + level.s[0] - '1') :
		    TAG_h2;
	}
}

void
tree_read(struct tree *t, str all, const struct packs *ps, arena *mem)
{
	struct build b = { .t = t, .names = names_make(ps, mem), .mem = mem,
		.after_block = true };
	struct markup *m = new(mem, struct markup, 1);
	struct token_html k;

	t->all = all;
	t->v.cap = (u32)(all.n / MARKUP_SHARE) + 8;
	t->v.v = arena_raw(mem, sizeof *t->v.v, t->v.cap);
	*push(&t->v, mem) = (struct node){ .tag = TAG_div };
	markup_open(m, all, false);
	while (markup_next(m, &k)) {
		if (k.kind == MARKUP_OPEN)
			tree_opened(&b, &k);
		else if (k.kind == MARKUP_CLOSE)
			tree_closed(&b, &k);
		else
			tree_text_one(&b, &k);
		b.after_block = k.kind != MARKUP_TEXT && what(k.tag) & BLOCK;
	}
	leave(&b, 0, (u32)all.n);
	t->v.v[0].end = t->v.n;
	t->v.v[0].close = (u32)all.n;
	drop_gone(&b);
	make_headings(t);
}

/* Would t go on with the word that ends b? */
static bool
glued(const buf *b, str t)
{
	u8 last = b->n ? (u8)b->s[b->n - 1] : ' ';
	u8 next = t.n ? (u8)t.s[0] : ' ';

	return (last > 127 || utf8_digit(last) || utf8_letter(last)) &&
	    (next > 127 || utf8_digit(next) || utf8_letter(next));
}

/* A <time> is no part of a word: <b>Anna Berg</b><time>3 March</time>. */
str
tree_text(arena *a, const struct tree *t, u32 from, u32 to)
{
	buf b = { .mem = a };
	bool apart = false;	/* a <time> begins or ends here */
	u32 until = to;		/* the node behind the last <time> */

	assert(from <= to && to <= t->v.n);
	if (to == from + 1 && t->v.v[from].tag == TAG_NONE)
		return decode_line(a, (str){ t->all.s + t->v.v[from].from,
		    t->v.v[from].close - t->v.v[from].from });
	for (u32 i = from; i < to; i++) {
		const struct node *n = &t->v.v[i];
		str s = { t->all.s + n->from, n->close - n->from };

		if (i >= until)
			apart = true, until = to;
		if (n->tag == TAG_NONE) {
			if (apart && glued(&b, s))
				buf_putc(&b, ' ');
			apart = false;
			decode_add(&b, s);
		} else if (what(n->tag) & DROPPED) {
			i = n->end - 1;
		} else if (n->tag == TAG_time) {
			apart = true;
			until = n->end;
		} else if ((what(n->tag) & BLOCK || n->tag == TAG_br) && b.n &&
		    b.s[b.n - 1] != ' ') {
			buf_putc(&b, ' ');
		}
	}
	return str_trim((str){ b.s ? b.s : "", b.n });
}

u32
tree_flags(const struct tree *t, u32 node, u32 upto)
{
	u32 f = 0;

	for (u32 i = node; i && i != upto; i = t->v.v[i].parent)
		f |= t->v.v[i].flags;
	return f;
}
