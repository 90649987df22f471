/*
 * Which sources does the text credit?
 *
 * Credits are outlets that speak, are cited or were spoken to; unnamed media;
 * agencies in the dateline, in brackets, in the copyright line and in lines of
 * their own before the text and at its end; links.  Each
 * says what it governs: the content of a statement, a sentence, a paragraph or
 * the whole item.  The confidences are by judgment.
 */
#include <assert.h>

#include "analyze/words.h"

enum {
	NEAR = 500,		/* mentions that are looked back for a name */
	LINE = 150,		/* bytes; what is longer is no line but text */
	PLAIN = 3		/* words of a credit that is no common phrase */
};

struct scan {
	struct item         *it;
	const struct packs  *ps;
	tokens               t;
	map                  of;	/* by span: its citation */
	map                  named;	/* by name without blanks: its entity */
	arena               *tmp;
};

/* The citation of a span, made if it is new. */
static struct citation *
citations_add(struct scan *s, span at, citation_kind kind, citation_scope scope,
    f64 sure)
{
	u32 *n = map_at(&s->of, u64_mix((u64)at.from << 32 | at.to));
	struct citation *c;

	assert(at.from < at.to && at.to <= s->it->text.n);
	if (*n)
		return &s->it->citations.v[*n - 1];
	c = push(&s->it->citations, s->it->mem);
	*n = s->it->citations.n;
	c->span = at;
	c->kind = kind;
	c->scope = scope;
	c->confidence = sure;
	return c;
}

static const struct entity *
citations_entity(const struct scan *s, ref e)
{
	return e ? &s->it->entities.v[e - 1] : 0;
}

static bool
citations_outlet(const struct scan *s, ref e)
{
	return e && citations_entity(s, e)->type == ENTITY_outlet;
}

/* The span with the noun for an outlet before it: "the agency X". */
static span
with_noun(const struct scan *s, span at)
{
	u32 i = token_after(&s->t, at.from);

	if (i > 0 && phrases_at(&s->it->pack->medianoun, &s->t, i - 1, i))
		at.from = s->t.v[i - 1].from;
	return at;
}

static void
to_entity(struct scan *s, struct citation *c, ref e)
{
	c->entity = e;
	c->target = citations_entity(s, e)->anonymity ? (str){ 0 } :
	    citations_entity(s, e)->name;
}

/* A place in the text of an item. */
struct place { const struct item *it; u32 byte; };

static bool
mention_before(const void *self, u32 i)
{
	const struct place *p = self;

	return p->it->mentions.v[i].span.from <= p->byte;
}

/* The last mention of an entity up to 200 bytes after a place, or zero. */
static span
named_near(const struct scan *s, ref e, span place)
{
	struct place p = { s->it, place.to + 200 };
	u32 m = search_first(s->it->mentions.n, mention_before, &p);

	for (u32 n = 0; m-- > 0 && n < NEAR; n++)
		if (s->it->mentions.v[m].entity == e)
			return s->it->mentions.v[m].span;
	return (span){ 0 };
}

/* The name of an entity in a stretch of text, or the stretch if it is not
 * there. */
static span
citations_name(const struct scan *s, ref e, span in)
{
	for (u32 m = 0; m < s->it->mentions.n; m++)
		if (s->it->mentions.v[m].entity == e &&
		    span_in(s->it->mentions.v[m].span, in))
			return s->it->mentions.v[m].span;
	return in;
}

/* Adds outlets that speak or were spoken to. */
static void
of_statements(struct scan *s)
{
	for (u32 i = 0; i < s->it->statements.n; i++) {
		const struct statement *x = &s->it->statements.v[i];
		span governs = item_extent(s->it, x->content);
		struct citation *c;

		if (citations_outlet(s, x->speaker) && x->source.to) {
			bool media =
			    citations_entity(s, x->speaker)->anonymity > 0;

			c = citations_add(s, with_noun(s, citations_name(s,
			    x->speaker, x->source)),
			    media ? CITATION_media : CITATION_outlet,
			    SCOPE_sentence, x->confidence);
			to_entity(s, c, x->speaker);
			c->governs = governs;
		}
		if (citations_outlet(s, x->addressee)) {
			span at = named_near(s, x->addressee, x->source);

			if (!at.to)
				continue;
			c = citations_add(s, with_noun(s, at), CITATION_outlet,
			    SCOPE_sentence, 0.8);
			to_entity(s, c, x->addressee);
			c->governs = governs;
		}
	}
}

static span
citations_sentence(const struct scan *s, u32 byte)
{
	u32 z = sentence_at(s->it, byte);

	return z < s->it->sentences.n ? s->it->sentences.v[z].span :
	    (span){ 0 };
}

/* Is the name credited by the words beside it: "according to X", "X
 * reports"? */
static bool
credited(const struct scan *s, span at)
{
	u32 i = token_after(&s->t, at.from), to = token_after(&s->t, at.to);
	const struct pack *p = s->it->pack;

	for (u32 k = 1; k <= 5 && k <= i; k++) {
		if (phrases_at(&p->according, &s->t, i - k, i) ||
		    phrases_at(&p->citing, &s->t, i - k, i))
			return true;
		if (k > 1 && s->t.v[i - k].kind == TOKEN_MARK)
			break;
	}
	if (phrases_at(&p->speech, &s->t, to, s->t.n))
		return true;
	return i > 0 && phrases_at(&p->told, &s->t, i - 1, i);
}

/* Is the span in round brackets? */
static bool
bracketed(const struct scan *s, span at)
{
	const char *t = s->it->text.s;

	return at.from > 0 && at.to < s->it->text.n && t[at.from - 1] == '(' &&
	    t[at.to] == ')';
}

/* Is the token part of a name: capitalized, or a word that joins capitalized
 * words? */
static bool
name_part(const struct scan *s, u32 i, u32 to)
{
	if (i >= to || s->t.v[i].kind != TOKEN_WORD)
		return false;
	if (s->t.v[i].capital)
		return true;
	return i + 1 < to && s->t.v[i + 1].capital &&
	    s->t.v[i + 1].kind == TOKEN_WORD &&
	    (phrases_at(&s->it->pack->particles, &s->t, i, i + 1) ||
	     phrases_at(&s->it->pack->articles, &s->t, i, i + 1) ||
	     phrases_at(&s->it->pack->prepositions, &s->t, i, i + 1));
}

/* May token i stand between two outlets: a comma, a slash, "and"? */
static bool
joins_outlets(const struct scan *s, u32 i)
{
	return token_is(s->it, &s->t, i, ',') ||
	    token_is(s->it, &s->t, i, '/') ||
	    phrases_at(&s->it->pack->linked, &s->t, i, i + 1) ||
	    phrases_at(&s->it->pack->joints, &s->t, i, i + 1);
}

/* Adds the names in a line of credit, which governs the whole item. */
static void
credit_line(struct scan *s, u32 i, u32 to)
{
	const struct pack *any = &s->ps->any;
	bool after = false;		/* a colon: all of it is the name */

	while (i < to) {
		const struct phrase *f = phrases_at(&any->source, &s->t, i, to);
		u32 end;
		struct citation *c;

		if (!f)
			f = phrases_at(&any->credit, &s->t, i, to);
		if (!f)
			f = phrases_at(&any->medianoun, &s->t, i, i + 1);
		if (!f)
			f = phrases_at(&any->copyright, &s->t, i, to);
		if (f) {
			i += f->words;
			after = i < to && token_is(s->it, &s->t, i, ':');
			i += after;
			continue;
		}
		f = phrases_at(&any->outlets, &s->t, i, to);
		if (!f && (!s->t.v[i].capital || s->t.v[i].kind != TOKEN_WORD ||
		    phrases_at(&s->it->pack->common, &s->t, i, i + 1) ||
		    phrases_at(&s->it->pack->articles, &s->t, i, i + 1))) {
			i++;
			continue;
		}
		end = i + (f ? f->words : 1);
		for (; name_part(s, end, to) || (after &&
		    end < to && end < i + 5 &&
		    s->t.v[end].kind == TOKEN_WORD); end++)
			;
		after = false;
		if (end - i <= 6 && s->t.v[i].to - s->t.v[i].from > 1) {
			c = citations_add(s, token_span(&s->t, i, end),
			    CITATION_outlet,
			    SCOPE_item, 0.8);
			c->target = item_text(s->it, c->span);
			c->governs = (span){ 0, (u32)s->it->text.n };
		}
		i = end;
	}
}

/* Does a known outlet stand in tokens [i, to)? */
static bool
has_outlet(const struct scan *s, u32 i, u32 to)
{
	while (i < to && !phrases_at(&s->ps->any.outlets, &s->t, i, to))
		i++;
	return i < to;
}

/* Does a name follow words of credit: behind a colon, a known outlet, or words
 * with capitals to the end of the line?  All these words stand in sentences,
 * too. */
static bool
name_follows(const struct scan *s, u32 i, u32 to)
{
	if (i < to && token_is(s->it, &s->t, i, ':'))
		return true;
	if (has_outlet(s, i, to))
		return true;
	while (i < to && (s->t.v[i].kind != TOKEN_WORD ||
	    name_part(s, i, to) || joins_outlets(s, i) ||
	    phrases_at(&s->it->pack->articles, &s->t, i, i + 1)))
		i++;
	return i == to;
}

/* Is the short line a credit for the item: in brackets, or with a word of
 * credit first?  Behind other words a short one needs a known outlet. */
static bool
credits_all(const struct scan *s, u32 i, u32 to)
{
	const struct pack *any = &s->ps->any;
	bool brackets = token_is(s->it, &s->t, i, '(') ||
	    token_is(s->it, &s->t, i, '[');
	bool capital = false;
	const struct phrase *f;
	u32 n = 0;

	for (u32 k = i; k < to; k++) {
		n += s->t.v[k].kind == TOKEN_WORD;
		capital |= s->t.v[k].kind == TOKEN_WORD && s->t.v[k].capital;
	}
	if (!capital || n > 14)
		return false;
	if (brackets && n <= 5)
		return true;
	i += brackets;
	f = phrases_at(&any->source, &s->t, i, to);
	if (f && name_follows(s, i + f->words, to))
		return true;
	for (u32 k = i; k < to && k < i + 6; k++) {
		f = phrases_at(&any->credit, &s->t, k, to);
		if (f && (f->words >= PLAIN || (k == i ?
		    name_follows(s, k + f->words, to) :
		    has_outlet(s, k + f->words, to))))
			return true;
	}
	return false;
}

/* Is the block the line with the author of a comment? It is not a credit. */
static bool
heads_post(const struct item *it, u32 block)
{
	return block < it->blocks.n && item_head(it)->kind == ITEM_comment &&
	    it->blocks.v[block].kind == BLOCK_byline;
}

/* Is the block the name of the source of all of it?  Feeds put it last, with
 * the last link. */
static bool
names_source(const struct item *it, u32 block)
{
	span at = it->blocks.v[block].span;
	const struct link *x = it->links.n ? &it->links.v[it->links.n - 1] : 0;

	return x && x->kind == LINK_source && x->span.from == at.from &&
	    x->span.to == at.to && it->blocks.v[block].kind == BLOCK_byline;
}

/* Adds tokens [i, to) as one name, without an article before it. */
static void
whole_name(struct scan *s, u32 i, u32 to)
{
	struct citation *c;

	if (i + 1 < to && phrases_at(&s->it->pack->articles, &s->t, i, i + 1))
		i++;
	c = citations_add(s, token_span(&s->t, i, to), CITATION_outlet,
	    SCOPE_item, 0.8);
	c->target = item_text(s->it, c->span);
	c->governs = (span){ 0, (u32)s->it->text.n };
}

/* Is an agency credited in the block, for all of the item? */
static bool
has_agency(const struct scan *s, u32 block)
{
	for (u32 k = 0; k < s->it->citations.n; k++) {
		const struct citation *c = &s->it->citations.v[k];

		if (c->scope == SCOPE_item && c->kind == CITATION_agency &&
		    span_in(c->span, s->it->blocks.v[block].span))
			return true;
	}
	return false;
}

/* Adds lines of credit among the first three and last four blocks, and
 * bylines, where of_edges has found no agency. */
static void
of_lines(struct scan *s)
{
	const struct item *it = s->it;

	for (u32 b = 0; b < it->blocks.n; b++) {
		u32 from, to;
		block_kind kind = it->blocks.v[b].kind;

		if (kind == BLOCK_title || heads_post(it, b) ||
		    has_agency(s, b) || (b > 2 &&
		    b + 4 < it->blocks.n && kind != BLOCK_byline))
			continue;
		from = token_after(&s->t, it->blocks.v[b].span.from);
		to = token_after(&s->t, it->blocks.v[b].span.to);
		if (from < to && names_source(it, b))
			whole_name(s, from, to);
		else if (from < to && (credits_all(s, from, to) ||
		    (kind == BLOCK_byline && to - from < 40)))
			credit_line(s, from, to);
	}
}

/* Adds a span as the credit of the whole item. */
static void
credit_all(struct scan *s, span at)
{
	struct citation *c = citations_add(s, at, CITATION_agency, SCOPE_item,
	    0.85);

	c->scope = SCOPE_item;
	c->governs = (span){ 0, (u32)s->it->text.n };
	if (c->target.n == 0)
		c->target = item_text(s->it, at);
}

/*
 * The end of the known outlets that tokens [i, to) begin with: "dpa, AFP and
 * Reuters", and if one is known, others with slashes, "abc/dpa".  Adds them if
 * `add`.  Zero if there is none.
 */
static u32
outlets_end(struct scan *s, u32 i, u32 to, bool add)
{
	bool known = false;

	while (i < to) {
		const struct phrase *f = phrases_at(&s->ps->any.outlets, &s->t,
		    i, to);
		u32 n = f ? f->words : 1;
		bool slash = (i + n < to && token_is(s->it, &s->t, i + n,
		    '/')) || (i > 0 && token_is(s->it, &s->t, i - 1, '/'));

		if (s->t.v[i].kind != TOKEN_WORD || (!f && !slash))
			break;
		if (f && add)
			credit_all(s, token_span(&s->t, i, i + n));
		known |= f != 0;
		i += n;
		if (i + 1 >= to || !joins_outlets(s, i))
			break;
		i++;
	}
	return known ? i : 0;
}

/* Adds the outlets of a line at the end: "abc/dpa", "News agencies dpa, AFP",
 * "abc with material from dpa". */
static void
last_line(struct scan *s, u32 from, u32 to)
{
	u32 i = from, end;

	if (to - from > 24 || token_is(s->it, &s->t, to - 1, '.'))
		return;
	for (u32 k = from; k < to; k++) {
		const struct phrase *f = phrases_at(&s->ps->any.credit, &s->t,
		    k, to);

		if (!f)
			f = phrases_at(&s->ps->any.medianoun, &s->t, k, k + 1);
		if (f && (k == from || f->words > 1)) {
			i = k + f->words;
			k = i - 1;
		}
	}
	end = outlets_end(s, i, to, false);
	if (end && (i > from || end + 1 >= to))
		outlets_end(s, i, to, true);
}

/* Adds outlets in brackets that end a text, behind its last sentence. */
static void
last_brackets(struct scan *s, u32 from, u32 to)
{
	u32 i = to;

	if (to < from + 4 || !token_is(s->it, &s->t, to - 1, ')'))
		return;
	while (i > from && i + 12 > to && !token_is(s->it, &s->t, i - 1, '('))
		i--;
	if (i < from + 2 || !token_is(s->it, &s->t, i - 1, '('))
		return;
	if (phrases_at(&s->ps->any.credit, &s->t, i, to))
		i += phrases_at(&s->ps->any.credit, &s->t, i, to)->words;
	else if (i + 3 < to && token_is(s->it, &s->t, i + 1, ',') &&
	    s->t.v[i - 2].kind != TOKEN_WORD &&
	    !phrases_at(&s->ps->any.outlets, &s->t, i, i + 1))
		i += 2;		/* the sign of the editor */
	if (outlets_end(s, i, to - 1, false) == to - 1)
		outlets_end(s, i, to - 1, true);
}

/* Adds the outlet of a short line before the text: "By Reuters", "A. Berg and
 * C. Holm, Associated Press". */
static void
first_line(struct scan *s, u32 from, u32 to)
{
	const struct phrase *by = phrases_at(&s->it->pack->byline, &s->t, from,
	    to);
	u32 i = from + (by ? by->words : 0), comma = to;

	if (to - from > 16 || i >= to)
		return;
	for (u32 k = i + 1; k < to; k++)
		if (token_is(s->it, &s->t, k, '|'))
			to = comma = k;		/* a date behind it */
	for (u32 k = i; k < to; k++)
		if (token_is(s->it, &s->t, k, ':'))
			return;			/* "Photo: A. Berg, AP" */
		else if (token_is(s->it, &s->t, k, ','))
			comma = k;
		else if (s->t.v[k].kind == TOKEN_WORD && !name_part(s, k, to) &&
		    !joins_outlets(s, k) && !phrases_at(&s->it->pack->articles,
		    &s->t, k, k + 1))
			return;
	if (outlets_end(s, i, to, false) == to)
		outlets_end(s, i, to, true);
	else if (comma + 1 < to && outlets_end(s, comma + 1, to, false) == to)
		outlets_end(s, comma + 1, to, true);
}

/* Adds agencies in lines of their own before the text and at its end. */
static void
of_edges(struct scan *s)
{
	const struct item *it = s->it;
	u32 body = 0, n = it->blocks.n;

	while (body < n && (it->blocks.v[body].kind == BLOCK_title ||
	    it->blocks.v[body].span.to - it->blocks.v[body].span.from < LINE))
		body++;
	for (u32 b = 0; b < n; b++) {
		u32 from = token_after(&s->t, it->blocks.v[b].span.from);
		u32 to = token_after(&s->t, it->blocks.v[b].span.to);

		if (from >= to || it->blocks.v[b].kind == BLOCK_title ||
		    heads_post(it, b))
			continue;
		if (b < body && b + 6 >= body) {
			first_line(s, from, to);
		} else if (b + 4 >= n) {
			last_line(s, from, to);
			last_brackets(s, from, to);
		}
	}
}

/* Adds outlets in brackets, and outlets with words of credit beside them. */
static void
of_mentions(struct scan *s)
{
	for (u32 m = 0; m < s->it->mentions.n; m++) {
		const struct mention *x = &s->it->mentions.v[m];
		struct citation *c;

		if (!citations_outlet(s, x->entity) ||
		    citations_entity(s, x->entity)->anonymity ||
		    (s->it->dateline.n && span_in(x->span,
		    s->it->dateline.v[0].span)))
			continue;
		if (bracketed(s, x->span)) {
			c = citations_add(s, x->span, CITATION_agency,
			    SCOPE_paragraph,
			    0.7);
		} else if (credited(s, x->span)) {
			c = citations_add(s, with_noun(s, x->span),
			    CITATION_outlet,
			    SCOPE_sentence, 0.6);
		} else {
			continue;
		}
		if (c->entity == 0)
			to_entity(s, c, x->entity);
		if (c->governs.to == 0)
			c->governs = citations_sentence(s, x->span.from);
	}
}

static void
of_dateline(struct scan *s)
{
	struct item *it = s->it;
	struct citation *c;

	if (it->dateline.n == 0 || it->dateline.v[0].agency.n == 0)
		return;
	c = citations_add(s, it->dateline.v[0].span, CITATION_agency,
	    SCOPE_item, 0.9);
	c->target = it->dateline.v[0].agency;
	c->governs = (span){ 0, (u32)it->text.n };
}

/* Adds the holder of rights in a line: "[Copyright The X, Ltd.]", "© X". The
 * name ends at the next mark. */
static void
rights(struct scan *s, span line)
{
	u32 i = token_after(&s->t, line.from), to = token_after(&s->t,
	    line.to);

	for (; i < to; i++) {
		const struct phrase *f = phrases_at(&s->ps->any.copyright,
		    &s->t, i, to);
		u32 from = f ? i + f->words : 0, end;
		struct citation *c;

		if (!f)
			continue;
		while (from < to && (s->t.v[from].kind != TOKEN_WORD ||
		    !s->t.v[from].capital))
			from++;
		end = from;
		while (end < to && (s->t.v[end].kind == TOKEN_WORD ||
		    token_is(s->it, &s->t, end, '&')))
			end++;
		if (end == from || end > from + 8)
			continue;
		c = citations_add(s, token_span(&s->t, i, end),
		    CITATION_copyright,
		    SCOPE_item, 0.8);
		c->target = item_text(s->it, token_span(&s->t, from, end));
		c->governs = (span){ 0, (u32)s->it->text.n };
		return;
	}
}

static void
of_rights(struct scan *s)
{
	for (u32 z = 0; z < s->it->sentences.n; z++) {
		span at = s->it->sentences.v[z].span;

		if (at.to - at.from < 300)
			rights(s, at);
	}
}

/* The hash of a name without blanks, in lower case if it is ASCII. */
static u64
joined(const struct scan *s, str name)
{
	arena tmp = *s->tmp;
	buf b = { .mem = &tmp };

	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] != ' ')
			buf_putc(&b, name.s[i] >= 'A' && name.s[i] <= 'Z' ?
			    (char)(name.s[i] | 32) : name.s[i]);
	return str_hash(buf_str(&b));
}

static void
index_names(struct scan *s)
{
	for (ref e = 1; e <= s->it->entities.n; e++) {
		u32 *first = map_at(&s->named, joined(s,
		    s->it->entities.v[e - 1].name));

		*first = *first ? *first : e;
	}
}

/* The first entity whose name is that of the host, or 0. */
static ref
outlet_of(const struct scan *s, str h)
{
	str name = str_cut(&h, '.');

	return name.n > 2 ? map_get(&s->named, joined(s, name)) : 0;
}

/* The account in the address of a post, https://x.com/NAME/status/1, or a zero
 * str. */
static str
account(str url)
{
	size_t at = str_find(url, S("/status/"));
	str t = { url.s, at };

	if (at == url.n)
		return (str){ 0 };
	while (str_find(t, S("/")) < t.n)
		str_cut(&t, '/');
	return t;
}

static bool
block_before(const void *self, u32 b)
{
	const struct place *p = self;

	return p->it->blocks.v[b].span.to <= p->byte;
}

static span
paragraph(const struct scan *s, u32 byte)
{
	struct place p = { s->it, byte };
	u32 b = search_first(s->it->blocks.n, block_before, &p);

	return b < s->it->blocks.n && s->it->blocks.v[b].span.from <= byte ?
	    s->it->blocks.v[b].span : (span){ 0 };
}

/* Adds links. A source of the whole item governs all of it, others their
 * paragraph. */
static void
of_links(struct scan *s)
{
	for (u32 l = 0, b = 0; l < s->it->links.n; l++) {
		const struct link *x = &s->it->links.v[l];
		str h = url_host(x->url), who = account(x->url);
		bool source = x->kind == LINK_source;
		struct citation *c;

		if (x->kind == LINK_canonical || h.n == 0 ||
		    str_is(x->url, item_head(s->it)->url))
			continue;
		while (b < s->it->blocks.n &&
		    s->it->blocks.v[b].span.to <= x->span.from)
			b++;
		if (x->span.to && heads_post(s->it, b))
			continue;
		c = x->span.to ?
		    citations_add(s, x->span, CITATION_url, source ?
		    SCOPE_item : SCOPE_paragraph, source ? 0.9 : 0.5) :
		    push(&s->it->citations, s->it->mem);
		if (x->span.to == 0)
			*c = (struct citation){ .kind = CITATION_url,
			    .scope = SCOPE_item, .confidence = 0.9 };
		c->url = x->url;
		if (c->entity == 0 && !(source && c->target.n)) {
			c->entity = outlet_of(s, h);
			c->target = who.n ? who : c->entity ?
			    citations_entity(s, c->entity)->name : h;
		}
		c->governs = source ? (span){ 0, (u32)s->it->text.n } :
		    paragraph(s, x->span.from);
	}
}

/* Adds the site in "Read more at example.com", often the only source that a
 * teaser names. */
static void
of_read_more(struct scan *s)
{
	for (u32 i = 0; i < s->t.n; i++) {
		const struct phrase *f = phrases_at(&s->ps->any.readmore,
		    &s->t, i, s->t.n);
		u32 k = f ? i + f->words : 0, from, to;
		struct citation *c;

		if (!f || k >= s->t.n || s->t.v[k].kind != TOKEN_WORD)
			continue;
		from = to = s->t.v[k].from;
		while (to < s->it->text.n && (u8)s->it->text.s[to] > ' ' &&
		    s->it->text.s[to] != '/')
			to++;
		while (to > from && (s->it->text.s[to - 1] == '.' ||
		    s->it->text.s[to - 1] == ','))
			to--;
		if (!host_is(item_text(s->it, (span){ from, to })))
			continue;
		c = citations_add(s, (span){ from, to }, CITATION_outlet,
		    SCOPE_item,
		    0.8);
		c->target = item_text(s->it, (span){ from, to });
		c->governs = (span){ 0, (u32)s->it->text.n };
	}
}

static void
citations_run(struct item *it, const struct packs *ps, arena tmp)
{
	struct scan s = {
		.it = it, .ps = ps, .t = item_tokens(it, &tmp), .tmp = &tmp,
		.of.mem = &tmp, .named.mem = &tmp,
	};

	index_names(&s);
	of_statements(&s);
	of_mentions(&s);
	of_dateline(&s);
	of_rights(&s);
	of_edges(&s);
	of_lines(&s);
	of_links(&s);
	of_read_more(&s);
}

const struct pass pass_citations = {
	.name  = "citations",
	.about = "find the sources that the text credits",
	.needs = HAS(statements) | HAS(dateline) | HAS(links) | HAS(mentions) |
	    HAS(sentences) | HAS(blocks),
	.gives = HAS(citations),
	.run   = citations_run,
};
