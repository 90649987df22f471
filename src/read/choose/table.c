/*
 * Is a table a part of the text?  Cells are short, so the model drops the
 * number in one row and keeps that in the next.  A table of data is read as a
 * whole or not at all: several rows have the same number of cells, and most
 * cells are short and no links.
 */
#include "read/bytes/decode.h"
#include "read/choose/table.h"
#include "read/page/para.h"
#include "read/page/uses.h"

enum {
	SPAN_MOST = 32,		/* columns or rows of a cell */
	CELL_MOST = 300,	/* weight of the longest cell */
	CELL_MEAN = 80,		/* mean weight of cells */
	SENTENCE = 40,		/* weight of a sentence that is a paragraph */
	CELL_PARAS = 4,		/* paragraphs of the longest cell */
	WEEK = 7,		/* columns of a calendar */
	DAYS = 14,		/* days that a calendar shows at least */
	NEAR = 3		/* paragraphs between the table and the body */
};

/* What was counted in a table; a row is counted when it ends. */
struct cells {
	u32  hang[SPAN_MOST];	/* columns of this row and of later ones that
				 * cells above them fill */
	u32  widths[SPAN_MOST];	/* by number of columns: rows that have it */
	u32  rows, full;	/* rows with text; with two cells of text */
	u32  width, filled;	/* of the row so far */
	u32  cells, chars, linked, heads, numbers, sentences;
	u32  day, days;		/* the last number in a row of numbers that grow
				 * by one; how many there were */
	bool no;		/* it cannot be a table of data */
};

/* Is the role of the element one of these? */
static bool
role_in(const struct page *p, u32 node, const str *roles, size_t n)
{
	str role = tree_attribute(&p->t, node, S("role"));

	for (size_t i = 0; role.n && i < n; i++)
		if (str_same(role, roles[i]))
			return true;
	return false;
}

/* Is the element a table, by its tag or its role? */
static bool
is_table(const struct node *n)
{
	return n->tag == TAG_table || n->flags & F_TABLE;
}

/* Is the node a row of the table, by its tag or its role? */
static bool
is_row(const struct page *p, u32 table, u32 node)
{
	static const str row[] = { S("row") };

	if (p->t.v.v[table].tag == TAG_table)
		return p->t.v.v[node].tag == TAG_tr;
	return p->t.v.v[node].tag != TAG_NONE &&
	    role_in(p, node, row, countof(row));
}

/* Is the node the head of a column or of a row? */
static bool
table_head(const struct page *p, u32 table, u32 node)
{
	static const str heads[] = { S("columnheader"), S("rowheader") };

	if (p->t.v.v[table].tag == TAG_table)
		return p->t.v.v[node].tag == TAG_th;
	return p->t.v.v[node].tag != TAG_NONE &&
	    role_in(p, node, heads, countof(heads));
}

/* Is the node a cell of the table, by its tag or its role? */
static bool
is_cell(const struct page *p, u32 table, u32 node)
{
	static const str cells[] = { S("cell"), S("gridcell") };

	if (table_head(p, table, node))
		return true;
	if (p->t.v.v[table].tag == TAG_table)
		return p->t.v.v[node].tag == TAG_td;
	return p->t.v.v[node].tag != TAG_NONE &&
	    role_in(p, node, cells, countof(cells));
}

/* The number in an attribute of a cell; 1 if it has none. */
static u32
span_of(const struct page *p, u32 node, str name)
{
	str t = tree_attribute(&p->t, node, name);
	u32 n = 0;

	for (size_t i = 0; i < t.n && utf8_digit((u8)t.s[i]) && n < SPAN_MOST;
	    i++)
		n = n * 10 + (u32)(t.s[i] - '0');
	return n == 0 ? 1 : n < SPAN_MOST ? n : SPAN_MOST;
}

/* Counts a cell that is the next day of a calendar. */
static void
table_day(struct cells *c, str t)
{
	u32 n = 0;

	if (t.n == 0 || t.n > 2)
		return;
	for (size_t i = 0; i < t.n; i++) {
		if (!utf8_digit((u8)t.s[i]))
			return;
		n = n * 10 + (u32)(t.s[i] - '0');
	}
	c->days += n == c->day + 1;
	c->day = n;
}

/* Does the text begin with a digit, perhaps behind a mark: "+4", "$ 3"? */
static bool
is_number(str t)
{
	for (u32 k = 0; t.n && k < 3; k++) {
		u32 c = utf8_next(&t);

		if (c < 0x80 && utf8_digit((u8)c))
			return true;
		if (utf8_letter(c))
			return false;
	}
	return false;
}

/* Counts a cell: how wide it is, and what it holds. */
static void
table_cell(const struct page *p, struct cells *c, u32 table, u32 node)
{
	u32 from = p->at[node], to = page_until(p, node);
	u32 chars = 0, linked = 0;
	u32 wide = span_of(p, node, S("colspan"));
	u32 high = span_of(p, node, S("rowspan"));

	c->width += wide;
	for (u32 k = 1; k < high && k < SPAN_MOST; k++)
		c->hang[k] += wide;
	for (u32 i = from; i < to; i++) {
		const struct para *q = &p->para.v[i];
		bool sentence = q->ends && q->weight >= SENTENCE;

		chars += q->weight;
		linked += q->linked;
		c->sentences += sentence;
		c->no |= q->use == USE_COMMENT || q->use == USE_CARD ||
		    (sentence && to > from + 1);
	}
	c->no |= chars > CELL_MOST || to > from + CELL_PARAS;
	if (chars == 0)
		return;
	c->filled++;
	c->cells++;
	c->chars += chars;
	c->linked += linked * 10 >= chars * 9;
	c->heads += table_head(p, table, node);
	if (to == from + 1) {
		str t = para_text(p, &p->para.v[from]);

		c->numbers += is_number(t);
		table_day(c, t);
	}
}

/* Counts the row that ends, and begins a new one. */
static void
table_next(struct cells *c)
{
	u32 n = c->width;

	if (c->filled) {
		c->rows++;
		c->full += c->filled > 1;
		c->widths[n < SPAN_MOST ? n : SPAN_MOST - 1]++;
	}
	for (u32 k = 0; k + 1 < SPAN_MOST; k++)
		c->hang[k] = c->hang[k + 1];
	c->hang[SPAN_MOST - 1] = 0;
	c->width = c->hang[0];
	c->filled = 0;
}

/* Does a name or a tag around the table say that it is not text? */
static bool
table_apart(const struct page *p, u32 table)
{
	const struct node *v = p->t.v.v;

	for (u32 i = table; i && i != p->root; i = v[i].parent)
		if (v[i].tag == TAG_nav || v[i].tag == TAG_aside ||
		    v[i].tag == TAG_footer || v[i].tag == TAG_form ||
		    v[i].flags & (F_NAV | F_SHARE | F_AD | F_MODAL | F_LETTER |
		    F_RELATED | F_FOOTER | F_COMMENT | F_HIDDEN))
			return true;
	return false;
}

/* Counts the rows and cells of a table. */
static void
table_count(const struct page *p, u32 table, struct cells *c)
{
	const struct node *v = p->t.v.v;
	static const str layout[] = { S("presentation"), S("none") };

	c->no = role_in(p, table, layout, countof(layout)) ||
	    table_apart(p, table);
	for (u32 i = table + 1; i < v[table].end && !c->no; i++) {
		if (v[i].tag == TAG_NONE)
			continue;
		c->no |= is_table(&v[i]) || v[i].tag == TAG_input ||
		    v[i].tag == TAG_textarea;
		if (is_row(p, table, i))
			table_next(c);
		else if (is_cell(p, table, i))
			table_cell(p, c, table, i);
	}
	table_next(c);
}

enum table { TABLE_OTHER, TABLE_DATA, TABLE_CALENDAR };

/* Is it a table of data, a calendar, or one for layout or a menu? */
static enum table
table_kind(const struct page *p, u32 table)
{
	struct cells c = { 0 };
	u32 most = 0, width = 0;

	table_count(p, table, &c);
	for (u32 i = 2; i < SPAN_MOST; i++)
		if (c.widths[i] > most) {
			most = c.widths[i];
			width = i;
		}
	if (c.no || most < 2 || c.full < 2 || most * 4 < c.rows * 3)
		return TABLE_OTHER;
	if (width >= WEEK && width <= WEEK + 1 && c.days >= DAYS)
		return TABLE_CALENDAR;
	if (c.linked * 2 > c.cells || c.chars > c.cells * CELL_MEAN ||
	    (!c.heads && c.sentences * 2 >= c.rows))	/* posts, adverts */
		return TABLE_OTHER;
	return c.heads || c.numbers * 4 >= c.cells || c.full > 2 ?
	    TABLE_DATA : TABLE_OTHER;
}

/* Is para i a sentence of the body, in the node `up` or deeper? */
static bool
body_in(const struct page *p, u32 i, u32 up)
{
	const struct para *q = &p->para.v[i];

	return q->use == USE_BODY && !q->heading && q->ends &&
	    tree_in(&p->t, q->in, up);
}

/* Is para i a sentence of the body that is a child of the node? */
static bool
body_beside(const struct page *p, u32 i, u32 up)
{
	return body_in(p, i, up) && p->t.v.v[p->para.v[i].in].parent == up;
}

/*
 * Does the table stand in the body: between sentences of it, or beside one of
 * the same element?  A line or two, such as a source, may stand with it in an
 * element around it.
 */
static bool
table_inside(const struct page *p, u32 table)
{
	const struct node *v = p->t.v.v;
	u32 from = p->at[table], to = page_until(p, table), box = table, up;
	bool before = false, after = false, beside = false;

	while (v[box].parent && box != p->root &&
	    p->at[v[box].parent] + 2 >= from &&
	    page_until(p, v[box].parent) <= to + 2 &&
	    v[v[box].parent].tag != TAG_body)
		box = v[box].parent;
	up = v[box].parent;
	from = p->at[box];
	to = page_until(p, box);
	for (u32 k = 1; k <= NEAR && k <= from; k++) {
		before |= body_in(p, from - k, up);
		beside |= body_beside(p, from - k, up);
	}
	for (u32 k = 0; k < NEAR && to + k < p->para.n; k++) {
		after |= body_in(p, to + k, up);
		beside |= body_beside(p, to + k, up);
	}
	return beside || (before && after);
}

/* Is at least half of the table body already? */
static bool
table_half(const struct page *p, u32 table)
{
	u32 body = 0, all = 0;

	for (u32 i = p->at[table]; i < page_until(p, table); i++) {
		all += p->para.v[i].weight;
		body += p->para.v[i].use == USE_BODY ? p->para.v[i].weight : 0;
	}
	return body * 2 >= all;
}

/* Makes all of the table body, each row one paragraph. */
static void
table_take(struct page *p, u32 table)
{
	u32 from = p->at[table], to = page_until(p, table);

	uses_change(p, from, to, USE_NONE, USE_BODY);
	uses_change(p, from, to, USE_JUNK, USE_BODY);
	for (u32 i = table + 1; i < p->t.v.v[table].end; i++)
		if (is_row(p, table, i) && p->at[i] < page_until(p, i))
			p->row[p->at[i]] = i;
}

void
table_whole(struct page *p)
{
	p->row = new(p->tmp, u32, p->para.n + 1);
	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		enum table kind;

		if (!is_table(&p->t.v.v[i]) || p->at[i] == page_until(p, i))
			continue;
		kind = table_kind(p, i);
		if (kind == TABLE_CALENDAR)
			uses_change(p, p->at[i], page_until(p, i), USE_BODY,
			    USE_NONE);
		else if (kind == TABLE_DATA && (table_half(p, i) ||
		    table_inside(p, i)))
			table_take(p, i);
	}
}

u32
table_row(const struct page *p, u32 i, struct para *row)
{
	u32 node = p->row ? p->row[i] : 0, to = node ? page_until(p, node) : i;

	for (u32 k = i; k < to; k++)
		if (p->para.v[k].use != USE_BODY)
			return i;
	if (to <= i + 1)
		return i;
	*row = p->para.v[i];
	row->last = p->para.v[to - 1].last;
	row->in = node;
	row->heading = false;
	return to;
}
