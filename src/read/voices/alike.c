/*
 * Which elements are comments, whatever they are called?  Elements of one tag
 * that have one parent, or one class, and that each have a name, a time and a
 * text.  They stand below the text of the page.  A row of leads has
 * headlines instead of names: most of its lines that are links are long.
 */
#include "read/line/dated.h"
#include "read/line/phrase.h"
#include "read/page/para.h"
#include "read/told/beside.h"
#include "read/told/later.h"
#include "read/told/told.h"
#include "read/voices/alike.h"
#include "read/voices/control.h"
#include "read/voices/entries.h"

enum {
	HEAD = 5, FOOT = 2,	/* lines that may name and date a text */
	LINE = 90,		/* weight of the longest such line */
	NAME = 60,		/* weight of the longest unmarked name */
	LEAST = 12,		/* weight of the shortest text */
	HEADLINE = 24,		/* weight of the shortest headline */
	ANNOUNCED = 4,		/* lines above, one of which may be a heading */
	HASTY = 12,		/* elements after which a group may be left */
	SEVERAL = 3		/* of fewer elements, each must be sure */
};

/* What a line tells, as bits. */
enum {
	LINE_TIMED = 1,		/* it was looked at for a time and "says" */
	LINE_SEEN = 2,		/* and for names */
	LINE_NAME = 4,		/* it may be a name */
	LINE_USER = 8,		/* a link to a user, or named an author */
	LINE_CITE = 16,		/* it is in a <cite> */
	LINE_SAYS = 32,		/* it ends with "says" or the like */
	LINE_DAY = 64,
	LINE_MOMENT = 128,	/* a day with a time, or "4 hours ago" */
	LINE_BESIDE = 256,	/* it is a control, a date, a count */
	LINE_WHO = LINE_NAME | LINE_USER | LINE_CITE,
	LINE_WHEN = LINE_DAY | LINE_MOMENT
};

enum { HEADS_NOT = 1, HEADS = 2 };

/* Elements with one key. */
struct group {
	u32 first;		/* its first element */
	bool announced;		/* a line above announces comments */
	u32 number;		/* and how many; or 0 */
	u32 n;			/* elements with a text; of these have */
	u32 named, told;	/* a name; a name and a time, or "says" */
	u32 sure;		/* both, and the name is marked as one */
	u32 headlines;		/* a headline */
	u32 chars;		/* the weight of their texts */
};

struct alike {
	struct page *p;
	u16 *line;		/* by para: what it tells */
	u32 *heads;		/* by para: HEADS + how many comments it says
				 * follow; HEADS_NOT; 0 before it is asked */
	u32 *plain;		/* by para: of all before it, without links */
	u32 *next;		/* by node: the next one of its group */
	map  last;		/* by key: the last element of it */
	list(u32) first;	/* the first element of each key */
};

typedef u64 alike_key(const struct page *, u32 node);

/* A hash of the tag and the parent. */
static u64
alike_beside(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];

	return u64_mix((u64)v->tag << 32 | v->parent) | 1;
}

/* A hash of the tag, the class without digits, and the parent's tag. */
static u64
alike_named(const struct page *p, u32 node)
{
	const struct node *v = &p->t.v.v[node];

	return u64_mix((u64)v->sign << 16 | p->t.v.v[v->parent].tag) | 1;
}

/* Has the line a time of day, or a month and a number: "7 Aug"? */
static bool
alike_dayish(struct page *p, str t)
{
	bool month = false, number = false;

	while (t.n) {
		str word = str_cut(&t, ' ');
		bool digit = word.n && utf8_digit((u8)word.s[0]);

		if (digit && memchr(word.s, ':', word.n - 1))
			return true;
		number |= digit;
		while (word.n && strchr(".,;", word.s[word.n - 1]))
			word.n--;
		month |= phrases_get(&p->ps->any.months, word) != 0;
	}
	return month && number;
}

/* What an element for times, or the line itself, tells of the time. */
static u16
alike_time(struct page *p, const struct para *q, str t)
{
	const struct node *v = p->t.v.v;
	struct when w;
	bool day;

	if (beside_ago(p, t))
		return LINE_MOMENT;
	for (u32 n = q->first; n <= q->last; n++) {
		u32 at = v[n].tag == TAG_NONE ? v[n].parent : n;

		if (at >= q->in && beside_time(p, at).n)
			return LINE_MOMENT;
	}
	day = date_find(p->tmp, p->ps, t, p->order, &w) &&
	    !dated_prose(p->ps, &w, t);
	if (day)
		return w.minute ? LINE_MOMENT : LINE_DAY;
	return q->weight <= NAME && !q->ends && alike_dayish(p, t) ?
	    LINE_DAY : 0;
}

/* Does the para begin in a <cite>? */
static bool
alike_cited(const struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;

	for (u32 n = q->first; n >= q->in && n; n = v[n].parent)
		if (v[n].tag == TAG_cite)
			return true;
	return false;
}

/* The words between two numbers: Anna in "1 Anna 3 May 2025". */
static str
alike_unnumbered(str t)
{
	str rest = t;
	u32 number;

	if (str_number(str_cut(&rest, ' '), &number))
		t = rest;
	for (rest = t; rest.n;) {
		str word = str_cut(&rest, ' ');

		if (word.n && utf8_digit((u8)word.s[0]) && word.s > t.s)
			return (str){ t.s, (size_t)(word.s - t.s) };
	}
	return t;
}

/* What the para tells without its names: a time, "says".  Looked at once. */
static u16
alike_when(struct alike *a, u32 i)
{
	struct page *p = a->p;
	const struct para *q = &p->para.v[i];
	u16 got = LINE_TIMED;
	bool says;
	str t;

	if (a->line[i] || q->weight > LINE)
		return a->line[i];
	t = para_text(p, q);
	if (!signer_note(p, q)) {
		phrase_tail(&p->ps->any.says, t, &says);
		got |= says ? LINE_SAYS : 0;
		got |= alike_cited(p, q) ? LINE_CITE : 0;
		got |= alike_time(p, q, t);
	}
	return a->line[i] = got;
}

/* All that the para tells; looked at once. */
static u16
alike_line(struct alike *a, u32 i)
{
	struct page *p = a->p;
	const struct para *q = &p->para.v[i];
	u16 got = alike_when(a, i);
	str t;

	if (got & LINE_SEEN || q->weight > LINE)
		return got;
	t = para_text(p, q);
	got |= LINE_SEEN;
	if (!signer_note(p, q)) {
		got |= q->weight <= NAME && signer_named(p, q) ? LINE_USER : 0;
		got |= control_is(p, q, t) ? LINE_BESIDE : 0;
		if (q->weight <= NAME && !q->ends && (got & LINE_WHEN ?
		    signer_name(p, alike_unnumbered(t)).n :
		    !(got & LINE_BESIDE && beside_line(p, t)) &&
		    signer_line(p, q).n))
			got |= LINE_NAME;
	}
	return a->line[i] = got;
}

/* Is the paragraph nearly all link, and as long as a headline? */
static bool
alike_linked(const struct para *q)
{
	return q->weight >= HEADLINE && q->linked * 10 >= q->weight * 8;
}

/*
 * Is the paragraph a headline that leads elsewhere?  The name of a user is not,
 * however long it is.
 */
static bool
alike_headline(struct alike *a, u32 i)
{
	return alike_linked(&a->p->para.v[i]) &&
	    !(alike_line(a, i) & (LINE_USER | LINE_SAYS | LINE_WHEN));
}

/* The first number in the line; 0 if there is none. */
static u32
alike_number(str t)
{
	u32 n = 0;

	while (t.n && !utf8_digit((u8)t.s[0]))
		t = str_from(t, 1);
	for (; t.n && utf8_digit((u8)t.s[0]) && n < 100000; t = str_from(t, 1))
		n = n * 10 + (u32)(t.s[0] - '0');
	return n;
}

/* Does the line say that comments follow: "Comments", "3 responses to ..."? */
static bool
alike_heads(struct page *p, str t, u32 *number)
{
	str rest = t, word = str_cut(&rest, ' ');
	const struct phrase *one;

	if (word.n == 1 && !utf8_digit((u8)word.s[0])) {
		t = rest;		/* { 3 comments } */
		word = str_cut(&rest, ' ');
	}
	one = phrases_get(&p->ps->any.numbers, word);
	*number = one ? alike_number(one->value) : alike_number(t);
	if (phrase_is(&p->ps->any.comments, t))
		return true;
	return (one || alike_number(word)) &&
	    phrase_head(&p->ps->any.comments, rest) > 0;
}

/*
 * Does one of the lines above para `from` say that comments follow?  *number
 * becomes how many, if it tells that; else 0.
 */
static bool
alike_announced(struct alike *a, u32 from, u32 *number)
{
	struct page *p = a->p;

	for (u32 i = from; i-- > 0 && i + ANNOUNCED >= from;) {
		const struct para *q = &p->para.v[i];

		if (q->weight > LINE)
			continue;
		if (!a->heads[i])
			a->heads[i] = alike_heads(p, para_text(p, q), number) ?
			    HEADS + *number : HEADS_NOT;
		if (a->heads[i] >= HEADS) {
			*number = a->heads[i] - HEADS;
			return true;
		}
	}
	*number = 0;
	return false;
}

/* Is the line "by" and a link? */
static bool
alike_by_user(struct alike *a, u32 i)
{
	struct page *p = a->p;
	const struct para *q = &p->para.v[i];

	return q->links && q->weight <= NAME && !q->ends &&
	    phrase_head(&p->ps->any.byline, para_text(p, q)) > 0;
}

/* May line i of an element of paras [from, to) name or date it? */
static bool
alike_outer(u32 i, u32 from, u32 to)
{
	return i < from + HEAD || i + FOOT >= to;
}

/* Adds an element to the group; paras [from, to) are its own. */
static void
alike_add(struct alike *a, struct group *g, u32 node, u32 from, u32 to)
{
	struct page *p = a->p;
	u16 tells = 0;
	u32 text = 0;
	bool headline = false, by = false, ask = g->announced;

	for (u32 i = from; i < to && !ask; i++)
		ask = alike_outer(i, from, to) && (alike_when(a, i) &
		    (LINE_WHEN | LINE_SAYS | LINE_CITE) ||
		    alike_by_user(a, i));
	for (u32 i = from; i < to; i++) {
		const struct para *q = &p->para.v[i];
		u16 line = ask && alike_outer(i, from, to) ?
		    alike_line(a, i) : 0;

		by |= line & LINE_USER && alike_by_user(a, i);
		headline |= ask && i < from + HEAD && alike_headline(a, i);
		/* a name stands above the text, or beside the time */
		if (text && !(line & LINE_WHEN))
			line &= LINE_BESIDE;
		tells |= line;
		if (!(line & ~(LINE_SEEN | LINE_TIMED)) && !q->heading &&
		    !para_quoted(p, q, node))
			text += q->weight;
	}
	if (text < LEAST)
		return;
	g->n++;
	g->chars += text;
	g->headlines += headline;
	g->named += (tells & (LINE_SAYS | LINE_WHO)) != 0;
	if (tells & (LINE_SAYS | LINE_CITE) ||
	    (tells & LINE_WHO && tells & LINE_MOMENT) ||
	    (tells & LINE_USER && (tells & LINE_DAY || by)))
		g->told++;
	if (tells & LINE_WHEN &&
	    tells & (LINE_SAYS | LINE_CITE | LINE_USER))
		g->sure++;
}

/* The para behind the element; a <dt> takes the <dd> that follow with it. */
static u32
alike_until(const struct page *p, u32 node)
{
	const struct node *v = p->t.v.v;
	u32 k = v[node].end, end = v[v[node].parent].end;

	if (v[node].tag == TAG_dt)
		while (k < end && (v[k].tag == TAG_dd || v[k].tag == TAG_NONE))
			k = v[k].end;
	assert(k <= p->t.v.n);
	return p->at[k];
}

/*
 * May the para name or date a text, by what costs little to see: a digit, a
 * time, a <cite>, a word such as "says"?
 */
static bool
alike_hint(struct page *p, const struct para *q)
{
	const struct node *v = p->t.v.v;
	bool says = false;

	if (q->weight > LINE)
		return false;
	for (u32 n = q->first; n <= q->last; n++) {
		u32 up = v[n].parent;

		if (v[n].tag == TAG_time || v[up].tag == TAG_time ||
		    v[n].tag == TAG_cite || v[up].tag == TAG_cite)
			return true;
		for (u32 i = v[n].from; v[n].tag == TAG_NONE &&
		    i < v[n].close; i++)
			if (utf8_digit((u8)p->t.all.s[i]))
				return true;
	}
	if (q->weight <= NAME / 2)
		phrase_tail(&p->ps->any.says, para_text(p, q), &says);
	return says;
}

/* Has the element a line that may name or date it, and no headline? */
static bool
alike_hints(const struct alike *a, u32 node)
{
	u32 from = a->p->at[node], to = alike_until(a->p, node);
	bool hint = false;

	for (u32 i = from; i < to; i++) {
		const struct para *q = &a->p->para.v[i];

		if (i < from + HEAD && q->heading && alike_linked(q))
			return false;
		hint = hint || (alike_outer(i, from, to) &&
		    alike_hint(a->p, q));
	}
	return hint;
}

/* Is it worth while to look at the group, by its first elements? */
static bool
alike_hopeful(const struct alike *a, u32 first)
{
	u32 n = 0;

	for (u32 e = first; e && n < SEVERAL; e = a->next[e], n++)
		if (alike_hints(a, e))
			return true;
	return false;
}

/* Sums up the group that begins with an element. */
static struct group
alike_sum(struct alike *a, u32 first)
{
	struct page *p = a->p;
	struct group g = { .first = first };
	u32 past = 0;		/* the para behind the elements so far */

	g.announced = alike_announced(a, p->at[first], &g.number);
	for (u32 i = first; i; i = a->next[i]) {
		u32 to = alike_until(p, i), next = a->next[i];

		/* the headlines of leads may stand between them */
		for (u32 k = past; k > 0 && k < p->at[i] && k < past + 3; k++)
			g.headlines += p->para.v[k].heading;
		past = to > past ? to : past;
		if (next && tree_in(&p->t, next, i))
			to = p->at[next];	/* an answer to it */
		alike_add(a, &g, i, p->at[i], to);
		if (g.n > HASTY && (g.named * 2 < g.n ||
		    g.headlines * 2 > g.n))
			break;		/* and g is not good */
	}
	return g;
}

/* Fills a->plain. */
static void
alike_measure(struct alike *a)
{
	struct page *p = a->p;

	a->plain = new(p->tmp, u32, p->para.n + 1);
	for (u32 i = 0; i < p->para.n; i++) {
		const struct para *q = &p->para.v[i];

		a->plain[i + 1] = a->plain[i] + q->weight - q->linked;
	}
}

/*
 * May comments begin at the element?  There must be text above it, or a line
 * that says how many follow.  An element alone needs both.
 */
static bool
alike_begins(struct alike *a, u32 first)
{
	u32 from = a->p->at[first], number;
	bool text = later_above(a->p, from) >= LATER_ABOVE;

	if (a->next[first])
		return (text && alike_hopeful(a, first)) ||
		    (alike_announced(a, from, &number) &&
		    number >= SEVERAL);
	return text && alike_announced(a, from, &number) && number == 1;
}

/* Are the elements of the group comments? */
static bool
alike_good(const struct group *g)
{
	u32 told = g->announced ? g->named : g->told;

	if (g->n < SEVERAL && (!g->announced || g->sure < g->n ||
	    (g->n < 2 && g->number != 1)))
		return false;
	return told * 4 >= g->n * 3 && g->headlines * 3 < g->n;
}

/* May the element be a comment, by what costs little to see? */
static bool
alike_may(const struct alike *a, u32 node)
{
	const struct page *p = a->p;
	const struct node *v = &p->t.v.v[node];
	u32 from = p->at[node], to = alike_until(p, node);

	return entries_container(v) && to > from + 1 &&
	    p->para.v[from].use == USE_NONE &&
	    p->para.v[from].weight <= LINE &&
	    a->plain[to] - a->plain[from] >= LEAST;
}

/* Chains the elements that have one key. */
static void
alike_chain(struct alike *a, alike_key *key)
{
	struct page *p = a->p;

	a->last = (map){ .mem = p->tmp };
	a->next = new(p->tmp, u32, p->t.v.n);
	a->first.n = 0;
	for (u32 i = p->t.body + 1; i < p->t.v.n; i++) {
		u32 *last;

		if (p->t.v.v[i].tag == TAG_blockquote) {
			i = p->t.v.v[i].end - 1;	/* quotes of comments */
			continue;
		}
		if (!alike_may(a, i))
			continue;
		last = map_at(&a->last, key(p, i));
		if (*last)
			a->next[*last] = i;
		else
			*push(&a->first, p->tmp) = i;
		*last = i;
	}
}

/* Adds the elements of a group as candidates. */
static void
alike_put(struct alike *a, const struct group *g, struct comments *out)
{
	struct page *p = a->p;

	for (u32 i = g->first; i; i = a->next[i])
		*push(&out->v, p->tmp) = (struct comment){
			.node = i, .from = p->at[i], .to = alike_until(p, i),
			.depth = p->t.v.v[i].depth,
		};
}

/*
 * Puts the largest group of elements with one key in place of the one that was
 * found before, of weight `was`, if it has more text; or nearly as much and
 * more elements, which tells answers from what they answer.  Returns the weight
 * of the group that is left.
 */
static u32
alike_by(struct alike *a, alike_key *key, u32 was, struct comments *out)
{
	struct group best = { .chars = was - was / 10 };

	alike_chain(a, key);
	for (u32 i = 0; i < a->first.n; i++) {
		struct group g;

		if (!alike_begins(a, a->first.v[i]))
			continue;
		g = alike_sum(a, a->first.v[i]);
		if (g.chars > best.chars && alike_good(&g))
			best = g;
	}
	if (best.n == 0 || (best.chars <= was + was / 10 &&
	    best.n <= out->v.n))
		return was;
	out->v.n = 0;
	alike_put(a, &best, out);
	return best.chars;
}

/* Are there elements that are named posts? */
static bool
alike_posts(const struct page *p)
{
	const struct node *v = p->t.v.v;
	u32 posts = 0;

	for (u32 m = 0; m < p->t.marked.n; m++) {
		u32 i = p->t.marked.v[m];

		posts += v[i].flags & (F_POST | F_UNIT) &&
		    entries_container(&v[i]) && page_until(p, i) > p->at[i] + 1;
	}
	return posts > 1;
}

u32
alike_find(struct page *p, struct comments *out)
{
	struct alike a = { .p = p };
	u32 chars;

	if (p->t.answers || alike_posts(p))
		return 0;
	a.line = new(p->tmp, u16, p->para.n);
	a.heads = new(p->tmp, u32, p->para.n);
	alike_measure(&a);
	chars = alike_by(&a, alike_beside, 0, out);
	return alike_by(&a, alike_named, chars, out);
}
