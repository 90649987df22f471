/*
 * HTML: what is the article, what is furniture?  The page becomes a tree and
 * the tree paragraphs.  Comments are taken out first, then texts that stand
 * on their own, then what is named junk; of the rest the body is chosen by
 * rules, again without the names where too little comes out.  Then weights
 * tell what kind of page it is and decide on each paragraph.
 */
#include "read/about.h"
#include "read/belongs.h"
#include "read/kind.h"
#include "read/phrase.h"
#include "read/put.h"

enum { LITTLE = 160, RESCUE = 300 };

/* An article taken for a list is worse than a list taken for an article. */
static const f32 SURE = 0.75f, MAYBE_THREAD = 0.3f;

/* Below this no lines beside posts are looked for: six of seven news pages. */
static const f32 HARDLY = 0.003f;

/* Log odds.  What is missed of a list costs more than what is too much. */
static const f32 DOUBT = -2.5f, LIST_LIMIT = -2, FORUM_LIMIT = -0.5f;

static u32
weight_of(const struct page *p, u8 use)
{
	u32 n = 0;

	for (u32 i = 0; i < p->para.n; i++)
		n += p->para.v[i].use == use ? p->para.v[i].chars : 0;
	return n;
}

static void
forget_junk(struct page *p)
{
	for (u32 i = 0; i < p->t.v.n; i++)
		p->t.v.v[i].flags &= F_REGION;
	for (u32 i = 0; i < p->para.n; i++)
		if (p->para.v[i].use == USE_JUNK ||
		    p->para.v[i].use == USE_BODY)
			p->para.v[i].use = USE_NONE;
}

static void
keep_uses(const struct page *p, u8 *to)
{
	for (u32 i = 0; i < p->para.n; i++)
		to[i] = p->para.v[i].use;
}

/* Once by the names, and once without them if that gives too little. */
void
page_choose(struct page *p)
{
	u8 *uses = new(p->tmp, u8, p->para.n + 1);
	u32 got, root;

	page_junk(p);
	page_root(p);
	page_body(p);
	got = weight_of(p, USE_BODY);
	if (got >= LITTLE)
		return;
	keep_uses(p, uses);
	root = p->root;
	forget_junk(p);
	page_weigh(p);
	page_root(p);
	p->found = FOUND_ANYHOW;
	page_body(p);
	if (weight_of(p, USE_BODY) > got * 2)
		return;
	p->root = root;
	for (u32 i = 0; i < p->para.n; i++)
		p->para.v[i].use = uses[i];
}

static str
block_kind(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	if (q->heading)
		return S("heading");
	for (u32 i = q->in; i && i != p->root; i = v[i].parent) {
		if (v[i].tag == TAG_blockquote)
			return S("quote");
		if (v[i].tag == TAG_li)
			return S("list");
	}
	return S("body");
}

/* The title as it stands on the page goes first. */
static void
put_title(struct page *p, struct item *it)
{
	const struct para *q;

	if (p->title == 0)
		return;
	q = &p->para.v[p->title - 1];
	put_para(p, it, q, S("title"));
	if (it->blocks.n)
		it->heads.v[0].title_span = it->blocks.v[0].span;
	put_region(p, q, S("title"));
}

/* The same words again, as a lead below the picture may be. */
static bool
again(struct page *p, const struct para *q)
{
	str t;

	if (!p->title || q->chars > 300)
		return false;
	t = page_text(p, q);
	return page_is_title(p, t);
}

/* Most of the text is in the metadata alone, and it is plain. */
static bool
rescued(const struct page *p)
{
	str b = p->about.body;

	return b.n >= RESCUE && !memchr(b.s, '<', b.n) &&
	    count_chars(b) > weight_of(p, USE_BODY) * (size_t)3;
}

enum { CREDIT_NEAR = 8, CREDIT_LONGEST = 200 };	/* paras; bytes */

/* Source: X, © X, (With X): a line that credits somebody with the text. */
static bool
is_credit(const struct page *p, const struct para *q)
{
	const struct pack *any = &p->ps->any;
	size_t head;
	str t;

	if (q->use != USE_NONE && q->use != USE_JUNK)
		return false;
	if (q->chars > CREDIT_LONGEST || q->chars < 3)
		return false;
	t = page_text(p, q);
	if (t.n > 1 && t.s[0] == '(')
		t = str_from(t, 1);
	head = phrase_head(&any->source, t);
	return p->t.v.v[q->in].flags & F_SOURCE ||
	    (head && memchr(t.s, ':', head)) ||
	    (phrase_head(&any->copyright, t) > 0 &&
	     !(page_flags(p, q->in, 0) & F_FOOTER));
}

/* An agency credited with the text, if that is not who publishes it. */
static void
put_credited(struct page *p, struct item *it, str name)
{
	u32 at = (u32)(name.s - p->t.all.s), began = (u32)it->text.n;
	const struct phrases *known = &p->ps->any.outlets;
	const struct phrase *own = phrases_get(known, p->about.outlet);
	const struct phrase *one = phrases_get(known, name);
	str host = url_host(p->about.url.n ? p->about.url : p->c->url);
	str plain = about_plain(p->tmp, name);

	host = about_plain(p->tmp, host);
	if ((!host.n && !p->about.outlet.n) || (own && one && str_is(
	    own->value, one->value)) || str_find(host, plain) < host.n)
		return;
	put_text(it, at, at + (u32)name.n, true);
	item_block(it, began, S("byline"));
}

/* They stand right behind the body, or where its author would. */
static void
put_credits(struct page *p, struct item *it)
{
	u32 last = 0;

	for (u32 i = 0; i < p->about.credits.n; i++)
		put_credited(p, it, p->about.credits.v[i]);
	for (u32 i = 0; i < p->para.n; i++)
		if (p->para.v[i].use == USE_BODY)
			last = i + 1;
	for (u32 i = last; last && i < p->para.n && i < last + CREDIT_NEAR;
	    i++)
		if (is_credit(p, &p->para.v[i])) {
			put_para(p, it, &p->para.v[i], S("byline"));
			put_region(p, &p->para.v[i], S("boilerplate"));
		}
}

/* A page that is made by its scripts holds a description at best. */
static void
put_lead(struct page *p, struct item *it)
{
	str t = p->about.lead;
	u32 at, began = (u32)it->text.n;

	item_note(it, S("the page holds no text"));
	if (count_chars(t) < LITTLE / 4)
		return;
	at = (u32)(t.s - p->t.all.s);
	put_text(it, at, at + (u32)t.n, true);
	item_block(it, began, S("standfirst"));
}

static void
put_main(struct page *p, bool post)
{
	struct item *it = capture_add(p->c, post ? S("post") : S("article"), 0);

	put_about(p, it);
	put_title(p, it);
	if (rescued(p)) {
		about_put_body(p, it);
		return;
	}
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		if (q->use != USE_BODY || i + 1 == p->title || again(p, q))
			continue;
		put_para(p, it, q, block_kind(p, q));
		put_region(p, q, S("body"));
	}
	put_credits(p, it);
	if (weight_of(p, USE_BODY) + weight_of(p, USE_COMMENT) +
	    weight_of(p, USE_POST) == 0 &&
	    !script_put(p, it))
		put_lead(p, it);
}

static int
smells(str head, str path)
{
	static const str sure[] = {
		S("<!doctype html"), S("<html"), S("<head"), S("<body"),
	};
	str t = str_trim(head);

	if (str_starts(t, S("\xef\xbb\xbf")))
		t = str_trim(str_from(t, 3));
	for (size_t i = 0; i < countof(sure); i++)
		if (str_find_same((str){ t.s, t.n < 1500 ? t.n : 1500 },
		    sure[i]) < (t.n < 1500 ? t.n : 1500))
			return 90;
	if (t.n && t.s[0] == '<' && (str_find_same(t, S("<div")) < t.n ||
	    str_find_same(t, S("<p>")) < t.n ||
	    str_find_same(t, S("<meta")) < t.n ||
	    str_find_same(t, S("<title")) < t.n))
		return 70;
	return t.n && t.s[0] == '<' && (str_ends(path, S(".html")) ||
	    str_ends(path, S(".htm"))) ? 60 : 0;
}

struct comments *
page_take(struct page *p, struct capture *c, const struct packs *ps,
    arena *tmp, struct cards **cards)
{
	struct comments *comments;

	p->c = c;
	p->ps = ps;
	p->tmp = tmp;
	tree_read(&p->t, c->text, tmp);
	page_measure(p);
	page_language(p);
	comments = comments_find(p);
	page_about(p);
	*cards = cards_find(p);
	if (cards_all(*cards) && !cards_whole(*cards))
		cards_free(p);		/* leads may be a list, or not */
	if (!cards_all(*cards) || !cards_whole(*cards))
		page_choose(p);
	return comments;
}

/* How sure it is, by size, that what the rules take belongs. */
static f32
mean_sure(const struct page *p, const struct looks *l, const u8 *uses)
{
	f32 sum = 0, all = 0;

	for (u32 i = 0; i < p->para.n; i++)
		if (uses[i] == USE_BODY) {
			sum += l->sure[i] * (f32)p->para.v[i].chars;
			all += (f32)p->para.v[i].chars;
		}
	return all > 0 ? sum / all : 0;
}

/* What is learned decides; the rules, where it leaves little and is not sure
 * that what they take is none of the text. */
static void
decide(struct page *p, const struct kind *k)
{
	f32 limit = k->odds[PAGE_LIST] * LIST_LIMIT +
	    k->odds[PAGE_FORUM] * FORUM_LIMIT;
	u32 type = k->type;
	u8 *uses = new(p->tmp, u8, p->para.n + 1);
	u32 got = weight_of(p, USE_BODY), from = p->para.n, to = 0;
	struct belongs *b = belongs_first(p, k->odds);
	const struct looks *first = belongs_looks(b, false), *last;

	belongs_last(b);
	last = belongs_looks(b, true);
	keep_uses(p, uses);
	for (u32 i = 0; i < p->para.n; i++) {
		struct para *q = &p->para.v[i];

		if (first->from[i] == first->from[i + 1])
			continue;
		if (q->use == USE_BODY)
			q->use = last->sure[i] > limit ||
			    page_bracketed(p, q) ? USE_BODY : USE_NONE;
		else if (last->sure[i] > limit && (type == PAGE_FORUM ||
		    !page_furniture(p, q, type == PAGE_LIST)))
			q->use = USE_BODY;
	}
	if (weight_of(p, USE_BODY) * 4 < got && (got < LITTLE ||
	    mean_sure(p, last, uses) > DOUBT))
		for (u32 i = 0; i < p->para.n; i++)
			p->para.v[i].use = uses[i];
	for (u32 i = 0; i < p->para.n; i++)
		if (p->para.v[i].use == USE_BODY) {
			from = i < from ? i : from;
			to = i + 1;
		}
	while (p->root && (p->at[p->root] > from || page_until(p, p->root) <
	    to))
		p->root = p->t.v.v[p->root].parent;
}

/* Is there what such a page must have? */
static bool
likely(const struct page *p, const struct kind *k)
{
	if (k->sure < SURE)
		return false;
	if (k->type == PAGE_LIST)
		return list_likely(p);
	return p->about.kinds & LD_FORUM || k->threads ||
	    weight_of(p, USE_COMMENT) > weight_of(p, USE_BODY);
}

static str
kind_name(const struct page *p, const struct kind *k, const struct cards *c)
{
	if (k->sure < 0.5f)
		return S("unknown");
	if (p->about.kinds & LD_LIVE)
		return S("liveblog");
	if (k->type == PAGE_LIST)
		return k->home ? S("home") : S("list");
	if (k->type == PAGE_FORUM)
		return S("forum");
	return cards_n(c) > 1 ? S("several") : S("article");
}

/* What kind of page: by weights, if it has what such a one must, or by what
 * stands beside posts. */
static void
judge(struct page *p, struct kind *k, const struct cards *c)
{
	kind_look(p, cards_all(c), k);
	if (k->type != PAGE_ARTICLE && !likely(p, k)) {
		k->type = PAGE_ARTICLE;
		k->sure = 1 - k->sure;
	}
	if ((cards_all(c) && cards_talk(p, c)) ||
	    (k->odds[PAGE_FORUM] > HARDLY && page_talk(p)))
		kind_is_forum(k);
}

/* Do the cards fill the page?  Else the text is chosen again: of posts one
 * below another, of a list with other entries, of an article above leads, whose
 * headline is none of theirs. */
static bool
settle(struct page *p, const struct kind *k, struct cards *c)
{
	bool all = cards_all(c);

	if (all ? k->type == PAGE_FORUM : k->type == PAGE_LIST && cards_n(c))
		cards_drop(p, c);
	else if (all && k->type == PAGE_ARTICLE && !cards_whole(c) &&
	    p->title && !cards_hold(c, p->title - 1))
		cards_keep(p, c);
	else
		return all;
	page_choose(p);
	return false;
}

/* The posts of a thread, or 0; then the first may be a comment by its name. */
static struct thread *
posts(struct page *p, const struct kind *k, struct comments *comments)
{
	struct thread *t;

	if (k->odds[PAGE_FORUM] < MAYBE_THREAD && !p->t.answers)
		return 0;
	t = thread_find(p, k->type == PAGE_FORUM, comments_n(comments) > 0);
	if (!t && k->type == PAGE_FORUM && !comments_first(p, comments))
		thread_first(p);
	return t;
}

static void
html_items(struct page *p, struct capture *c, const struct packs *ps,
    arena *tmp)
{
	struct cards *cards;
	struct comments *comments = page_take(p, c, ps, tmp, &cards);
	struct pasted *pasted;
	struct kind kind;
	struct thread *thread;
	bool all;

	judge(p, &kind, cards);
	all = settle(p, &kind, cards);
	c->page = kind_name(p, &kind, cards);
	c->page_sure = str_is(c->page, S("unknown")) ? 0 : kind.sure;
	if (all && (cards_whole(cards) || kind.type == PAGE_ARTICLE)) {
		if (!cards_whole(cards)) {	/* rules and weights differ */
			c->page = S("unknown");
			c->page_sure = 0;
		}
		cards_put(p, cards, false);
		return;
	}
	decide(p, &kind);
	if (kind.type == PAGE_LIST) {
		list_put(p);
		return;
	}
	thread = posts(p, &kind, comments);
	if (thread && kind.type != PAGE_FORUM) {	/* its posts tell */
		c->page = S("forum");
		c->page_sure = kind.odds[PAGE_FORUM] > 0.5f ?
		    kind.odds[PAGE_FORUM] : 0.5f;
	}
	pasted = pasted_find(p);
	put_main(p, p->about.post || kind.type == PAGE_FORUM || thread);
	pasted_put(p, pasted, 1);
	cards_put(p, cards, true);
	if (thread)
		thread_put(p, thread, 1);
	comments_put(p, comments, thread, 1);
}

static void
html(struct capture *c, const struct packs *ps, arena tmp)
{
	struct page *p = new(&tmp, struct page, 1);
	struct item *it;

	html_items(p, c, ps, &tmp);
	for (u32 i = 0; i < c->items.n; i++)
		put_language(p, &c->items.v[i]);
	it = c->items.n ? &c->items.v[0] : 0;
	if (it && p->t.deep)
		item_note(it, S("elements in elements are told apart up to a "
		    "depth of 400"));
	if (it && p->t.crowded)
		item_note(it, S("of a tag with more attributes the first 24 "
		    "are read"));
}

const struct reader reader_html = {
	.name   = "html",
	.about  = "web pages",
	.smells = smells,
	.read   = html,
};
