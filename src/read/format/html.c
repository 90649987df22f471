/*
 * HTML: what is the article, and what is furniture?  The page becomes a tree,
 * and the tree paragraphs.  Comments are taken out first, then cards, then
 * elements that are named junk.  The body is chosen from the rest by rules, and
 * again without names if that gives too little text.  Then models decide what
 * kind of page it is and whether each paragraph is body.
 */
#include "read/bytes/put.h"
#include "read/choose/body.h"
#include "read/choose/choose.h"
#include "read/choose/decide.h"
#include "read/choose/table.h"
#include "read/format/html.h"
#include "read/line/phrase.h"
#include "read/page/measure.h"
#include "read/page/para.h"
#include "read/page/uses.h"
#include "read/told/about.h"
#include "read/told/head.h"
#include "read/told/ld.h"
#include "read/told/saved.h"
#include "read/told/title.h"
#include "read/voices/comments.h"
#include "read/voices/list.h"
#include "read/voices/pasted.h"
#include "read/voices/reply.h"
#include "read/voices/script.h"
#include "read/voices/ticker.h"

enum {
	RESCUE = 300,		/* characters of a body in metadata */
	LEAD_LEAST = 40		/* characters of a description that is put */
};

/*
 * Probabilities from which a page is a list or thread, and may be a thread.  To
 * take an article for a list is worse than to take a list for an article.
 */
static const f32 SURE = 0.75f, MAYBE_THREAD = 0.3f;

/*
 * A less probable thread is not searched for lines that stand beside posts.
 * This saves the search on six of seven news pages.
 */
static const f32 HARDLY = 0.003f;

/* The kind of block that a paragraph of the body becomes. */
static block_kind
html_kind_of(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	if (q->heading)
		return BLOCK_heading;
	if (v[q->in].tag == TAG_caption)
		return BLOCK_caption;
	for (u32 i = q->in; i && i != p->root; i = v[i].parent) {
		if (v[i].tag == TAG_blockquote)
			return BLOCK_quote;
		if (v[i].tag == TAG_li)
			return BLOCK_list;
	}
	return BLOCK_body;
}

/* Puts the title first, as the page shows it. */
static void
html_put_title(struct page *p, struct item *it)
{
	const struct para *q;

	if (p->title == 0)
		return;
	q = &p->para.v[p->title - 1];
	para_put(p, it, q, BLOCK_title);
	if (it->blocks.n)
		item_head(it)->title_span = it->blocks.v[0].span;
	para_region(p, q, REGION_title);
}

/* Does the paragraph repeat the title, as a lead below a picture may? */
static bool
html_again(struct page *p, const struct para *q)
{
	str t;

	if (!p->title || q->weight > 300)
		return false;
	t = para_text(p, q);
	return title_is(p, t);
}

/* Is most of the text in the metadata alone, as plain text? */
static bool
rescued(const struct page *p)
{
	str b = p->about.body;

	return b.n >= RESCUE && !memchr(b.s, '<', b.n) &&
	    count_chars(b) > uses_weight(p, USE_BODY) * (size_t)3;
}

enum { CREDIT_NEAR = 8, CREDIT_LONGEST = 200 };	/* paras; bytes */

/* Does the line credit somebody with the text: Source: X, © X, (With X)? */
static bool
is_credit(const struct page *p, const struct para *q)
{
	const struct pack *any = &p->ps->any;
	size_t head;
	str t;

	if (q->use != USE_NONE && q->use != USE_JUNK)
		return false;
	if (q->weight > CREDIT_LONGEST || q->weight < 3)
		return false;
	t = para_text(p, q);
	if (t.n > 1 && t.s[0] == '(')
		t = str_from(t, 1);
	head = phrase_head(&any->source, t);
	return p->t.v.v[q->in].flags & F_SOURCE ||
	    (head && memchr(t.s, ':', head)) ||
	    (phrase_head(&any->copyright, t) > 0 &&
	     !(tree_flags(&p->t, q->in, 0) & F_FOOTER));
}

/*
 * Puts a line for an agency that is credited with the text, if the agency does
 * not publish the page.
 */
static void
put_credited(struct page *p, struct item *it, str name)
{
	u32 at = (u32)(name.s - p->t.all.s), began = (u32)it->text.n;
	const struct phrases *known = &p->ps->any.outlets;
	const struct phrase *own = phrases_get(known, p->about.outlet);
	const struct phrase *one = phrases_get(known, name);
	str host = url_host(p->about.url.n ? p->about.url : p->about.fetched);
	str plain = title_plain(p->tmp, name);

	host = title_plain(p->tmp, host);
	if ((!host.n && !p->about.outlet.n) || (own && one && str_is(
	    own->value, one->value)) || str_find(host, plain) < host.n)
		return;
	put_text(it, at, at + (u32)name.n, true);
	item_block(it, began, BLOCK_byline);
}

/* Puts credits, which stand close behind the body or where an author should. */
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
			para_put(p, it, &p->para.v[i], BLOCK_byline);
			para_region(p, &p->para.v[i], REGION_boilerplate);
		}
}

/*
 * Puts the description, for want of text: scripts make the text of this page.
 */
static void
html_put_lead(struct page *p, struct item *it)
{
	str t = p->about.lead;
	u32 at, began = (u32)it->text.n;

	item_note(it, S("the page holds no text"));
	if (count_chars(t) < LEAD_LEAST)
		return;
	at = (u32)(t.s - p->t.all.s);
	put_text(it, at, at + (u32)t.n, true);
	item_block(it, began, BLOCK_standfirst);
}

/* Adds the main item of the page, an article or a post. */
static void
put_main(struct page *p, bool post)
{
	struct item *it = capture_add(p->c, post ? ITEM_post : ITEM_article, 0);

	head_about(p, it);
	html_put_title(p, it);
	if (rescued(p)) {
		ld_put_body(p, it);
		return;
	}
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];
		struct para row;
		u32 behind = table_row(p, i, &row);

		if (behind > i) {
			para_put(p, it, &row, BLOCK_body);
			para_region(p, &row, REGION_body);
			i = behind - 1;
			continue;
		}
		if (q->use != USE_BODY || i + 1 == p->title || html_again(p, q))
			continue;
		para_put(p, it, q, html_kind_of(p, q));
		para_region(p, q, REGION_body);
	}
	put_credits(p, it);
	if (uses_weight(p, USE_BODY) + uses_weight(p, USE_COMMENT) +
	    uses_weight(p, USE_POST) == 0 &&
	    !script_put(p, it))
		html_put_lead(p, it);
}

static int
html_smells(str head, str path)
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
html_take(struct page *p, struct capture *c, const struct packs *ps,
    arena *tmp, struct cards **cards)
{
	struct comments *comments;

	p->c = c;
	p->ps = ps;
	p->tmp = tmp;
	tree_read(&p->t, c->text, ps, tmp);
	measure_paras(p);
	saved_page(p);
	about_language(p);
	comments = comments_find(p);
	about_page(p);
	*cards = cards_find(p);
	if (cards_all(*cards) && !cards_whole(*cards))
		cards_free(p);		/* leads may be a list, or teasers */
	if (!cards_all(*cards) || !cards_whole(*cards))
		choose_text(p);
	return comments;
}

/* Does the page have the minimum that a list or a thread needs? */
static bool
likely(const struct page *p, const struct kind *k)
{
	if (k->sure < SURE)
		return false;
	if (k->type == PAGE_LIST)
		return list_likely(p);
	return p->about.kinds & LD_FORUM || k->threads ||
	    uses_weight(p, USE_COMMENT) > uses_weight(p, USE_BODY);
}

/* The kind of page, as it is written in the capture. */
static page_kind
kind_name(const struct page *p, const struct kind *k, const struct cards *c)
{
	if (k->sure < 0.5f)
		return PAGE_unknown;
	if (p->about.kinds & LD_LIVE)
		return PAGE_liveblog;
	if (k->type == PAGE_LIST)
		return k->home ? PAGE_home : PAGE_list;
	if (k->type == PAGE_FORUM)
		return PAGE_forum;
	return cards_n(c) > 1 ? PAGE_several : PAGE_article;
}

/*
 * Finds the kind of page.  The model decides, but a list or a thread must also
 * have the minimum; and lines that stand beside posts make a page a thread.
 */
static void
html_judge(struct page *p, struct kind *k, const struct cards *c)
{
	kind_look(p, cards_all(c), k);
	if (k->type != PAGE_ARTICLE && !likely(p, k)) {
		k->type = PAGE_ARTICLE;
		k->sure = 1 - k->sure;
	}
	if ((cards_all(c) && cards_talk(p, c)) ||
	    (k->odds[PAGE_FORUM] > HARDLY && body_talk(p)))
		kind_is_forum(k);
	else if (cards_leads(c))
		kind_is_list(k);
}

/*
 * Do the cards fill the page?  If they are posts of one thread, entries of a
 * list with other entries, or leads below an article whose headline is not in a
 * card, they do not, and the text is chosen again.
 */
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
	choose_text(p);
	return false;
}

/*
 * The posts of a thread, or 0.  If there are none on a page that is a thread,
 * the first comment may be the post that the others answer.
 */
static struct thread *
html_posts(struct page *p, const struct kind *k, struct comments *comments)
{
	struct thread *t;

	if (k->odds[PAGE_FORUM] < MAYBE_THREAD && !p->t.answers)
		return 0;
	t = thread_find(p, k->type == PAGE_FORUM, comments_n(comments) > 0);
	if (!t && k->type == PAGE_FORUM && !reply_first(p, comments))
		thread_first(p);
	return t;
}

/* Adds all items of the page. */
static void
html_items(struct page *p, struct capture *c, const struct packs *ps,
    arena *tmp)
{
	struct cards *cards;
	struct comments *comments = html_take(p, c, ps, tmp, &cards);
	struct pasted *pasted;
	struct kind kind;
	struct thread *thread;
	bool all;

	html_judge(p, &kind, cards);
	all = settle(p, &kind, cards);
	c->page = kind_name(p, &kind, cards);
	c->page_sure = c->page == PAGE_unknown ? 0 : kind.sure;
	if (all && (cards_whole(cards) || kind.type == PAGE_ARTICLE)) {
		if (!cards_whole(cards)) {	/* rules and model disagree */
			c->page = PAGE_unknown;
			c->page_sure = 0;
		}
		cards_put(p, cards, false);
		return;
	}
	decide_text(p, &kind);
	if (kind.type == PAGE_LIST) {
		if (all && (kind.leads || cards_hold_links(p, cards)))
			cards_put(p, cards, false);
		else
			list_put(p);
		return;
	}
	thread = html_posts(p, &kind, comments);
	if (thread && kind.type != PAGE_FORUM) {	/* the posts prove it */
		c->page = PAGE_forum;
		c->page_sure = kind.odds[PAGE_FORUM] > 0.5f ?
		    kind.odds[PAGE_FORUM] : 0.5f;
	}
	if (kind.type == PAGE_ARTICLE)
		table_whole(p);
	if (kind.type == PAGE_ARTICLE && !thread && ticker_take(p) &&
	    c->page != PAGE_liveblog) {
		c->page = PAGE_liveblog;
		c->page_sure = kind.sure > 0.5f ? kind.sure : 0.5f;
	}
	pasted = pasted_find(p);
	put_main(p, p->about.post || kind.type == PAGE_FORUM || thread);
	pasted_put(p, pasted, 1);
	cards_put(p, cards, true);
	if (thread)
		thread_put(p, thread, 1);
	reply_put(p, comments, thread, 1);
}

/* Reads a page. */
static void
html(struct capture *c, const struct packs *ps, arena tmp)
{
	struct page *p = new(&tmp, struct page, 1);
	struct item *it;

	html_items(p, c, ps, &tmp);
	for (u32 i = 0; i < c->items.n; i++)
		head_language(p, &c->items.v[i]);
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
	.smells = html_smells,
	.read   = html,
};
