/*
 * Mail: what does a newsletter say?  The richest text among the parts of a
 * message is decoded.  It stands in for the capture, with the subject before it
 * as a title, while the reader of pages or text reads it.  The header gives
 * outlet and date.  Messages inside a message, as in a digest, are read in the
 * same way; so is a letter that somebody sent on inside their own.
 */
#include "read/bytes/put.h"
#include "read/format/forward.h"
#include "read/format/parts.h"
#include "read/told/head.h"
#include "read/voices/comments.h"

enum {
	TAGS_LEAST = 2,		/* of HTML that is worth more than plain text */
	SENT_ON_MOST = 8	/* letters inside letters; the rest is text */
};

/* The letter of a message, or one that was sent on inside of it. */
struct letter {
	struct inner subject, text;
	bool sent_on;
	str  from, date;	/* of one that was sent on: its fields */
};

struct mail {
	struct capture     *c;
	const struct packs *ps;
	arena *tmp;
	struct place header;
	struct parts p;
	struct seen seen;	/* what its dates say about their order */
};

/* Does the markup hold at least TAGS_LEAST tags of structure? */
static bool
structured(str t)
{
	static const str tags[] = {
		S("<p"), S("<td"), S("<a "), S("<h1"), S("<h2"), S("<h3"),
		S("<li"), S("<br"), S("<div"),
	};
	u32 n = 0;

	for (size_t i = 0; i < t.n && n < TAGS_LEAST; i++) {
		const char *p = memchr(t.s + i, '<', t.n - i);

		if (!p)
			break;
		i = (size_t)(p - t.s);
		for (size_t k = 0; k < countof(tags); k++)
			if (i + tags[k].n <= t.n && str_same((str){ p,
			    tags[k].n }, tags[k]))
				n++;
	}
	return n >= TAGS_LEAST;
}

/* The longest part that is HTML, or is not, + 1; 0 if there is none. */
static u32
longest(const struct mail *m, bool html)
{
	u32 best = 0, most = 0;

	for (u32 i = 0; i < m->p.texts.n; i++) {
		const struct leaf *p = &m->p.texts.v[i];
		u32 n = p->body.to - p->body.from;

		if (p->html == html && (!best || n > most)) {
			best = i + 1;
			most = n;
		}
	}
	return best;
}

/* Appends a text as HTML, with < and & escaped. */
static void
mail_put_escaped(struct inner *out, const struct inner *in)
{
	for (u32 i = 0; i < in->n; i++) {
		u32 from = in->back[i], to = from + 1;

		if (in->s[i] == '<')
			inner_put(out, S("&lt;"), from, to);
		else if (in->s[i] == '&')
			inner_put(out, S("&amp;"), from, to);
		else
			inner_append(out, &(struct inner){ .s = in->s + i,
			    .back = in->back + i, .n = 1 });
	}
}

/* The text with the subject before it, as a title in the format of the text. */
static struct inner
mail_titled(struct mail *m, const struct inner *subject,
    const struct inner *text,
    str reader)
{
	struct inner out = inner_open(m->c, subject->n * 5 + text->n + 32,
	    m->tmp);
	u32 from = subject->back[0], to = subject->back[subject->n];

	if (subject->n && str_is(reader, S("html"))) {
		inner_put(&out, S("<title>"), from, from);
		mail_put_escaped(&out, subject);
		inner_put(&out, S("</title>\n"), to, to);
	} else if (subject->n) {
		if (str_is(reader, S("markdown")))
			inner_put(&out, S("# "), from, from);
		inner_append(&out, subject);
		inner_put(&out, S("\n\n"), to, to);
	}
	inner_append(&out, text);
	return out;
}

/* Where the signature of a plain text begins; its end if it has none. */
static size_t
mail_signature(const struct inner *in)
{
	str t = { in->s, in->n };
	size_t unix_at = str_find(t, S("\n-- \n"));
	size_t mail_at = str_find(t, S("\n-- \r\n"));

	return unix_at < mail_at ? unix_at : mail_at;
}

/*
 * The name in a From field: "The Vell Courier" <news@courier.example>, or
 * news@courier.example (Courier).  The host if there is no name.  Fields of a
 * letter inside a letter may also be Courier [mailto:news@courier.example] and
 * *Courier* <news@courier.example>, or a name alone.
 */
static str
mail_name_of(arena *mem, str t)
{
	size_t open = str_find(t, S("<")), box = str_find(t, S("[mailto:")), n;
	str name;
	buf b = { .mem = mem };

	open = box < open ? box : open;
	name = str_trim((str){ t.s, open });
	if (open == t.n && (n = str_find(t, S("("))) < t.n) {
		name = str_from(t, n + 1);
		name.n = str_find(name, S(")"));
	} else if ((open == t.n && memchr(t.s, '@', t.n)) || name.n == 0) {
		name = str_from(t, str_find(t, S("@")));
		name = str_from(name, 1);
		for (n = 0; n < name.n && !strchr("> \t,;)]", name.s[n]); n++)
			;
		name.n = n;
	}
	for (size_t i = 0; i < name.n; i++)
		if (!strchr("\"*", name.s[i]) && !(name.s[i] == '\\' &&
		    i + 1 < name.n))
			buf_putc(&b, name.s[i]);
	return str_trim(buf_str(&b));
}

/* The web address between < and >; NULL if it is not one. */
static str
mail_address(str t)
{
	size_t open = str_find(t, S("<"));

	t = str_trim(str_from(t, open < t.n ? open + 1 : 0));
	t.n = str_find(t, S(">"));
	return str_starts(t, S("http")) && !memchr(t.s, ' ', t.n) ? t :
	    (str){ 0 };
}

/* The value of a field as one line; it is scratch. */
static str
mail_line(struct mail *m, str name)
{
	struct place p = mime_field(m->c->text, m->header, name);
	struct inner in = mime_line(m->c, p, m->tmp);

	return str_trim((str){ in.s, in.n });
}

/* The outlet of the message, from the fields From and List-Id. */
static str
mail_outlet(struct mail *m)
{
	str t = mail_line(m, S("From")), list = mail_line(m, S("List-Id"));

	if (!memchr(t.s, '<', t.n) && !memchr(t.s, '(', t.n) &&
	    memchr(list.s, '<', list.n) && list.s[0] != '<')
		t = list;
	return t.n ? mail_name_of(m->tmp, t) : (str){ 0 };
}

/* The value of a field without the comments in it; one at its end may be the
 * name of a zone. */
static str
mail_bare(struct mail *m, str t)
{
	buf b = { .mem = m->tmp };

	while (t.n) {
		size_t open = str_find(t, S("(")), end;

		end = open + str_find(str_from(t, open), S(")"));
		if (open == t.n || str_trim(str_from(t, end + 1)).n == 0)
			break;
		buf_put(&b, (str){ t.s, open });
		t = str_from(t, end + 1);
	}
	buf_put(&b, t);
	return buf_str(&b);
}

/* The order of day and month in the dates of a message, by its first item. */
static date_order
mail_order(struct mail *m, const struct item *first)
{
	str language = mail_line(m, S("Content-Language"));
	str text = { first->text.s, first->text.n };

	return order_of(m->ps, &m->seen, language.n ? language :
	    order_language(m->tmp, m->ps, text), m->c->url);
}

/*
 * Finds the date of the message.  If that in the header cannot be, it is when
 * the last server received the message: what stands behind the last semicolon.
 */
static bool
mail_date(struct mail *m, struct item *first, struct when *w)
{
	str sent = mail_bare(m, mail_line(m, S("Date"))), got;
	date_order order = mail_order(m, first);

	if (head_may_be(first, m->ps, sent, order, w, m->tmp))
		return true;
	got = sent.n ? mail_line(m, S("Received")) : (str){ 0 };
	while (got.n && memchr(got.s, ';', got.n))
		str_cut(&got, ';');
	return head_may_be(first, m->ps, got, order, w, m->tmp);
}

/* Finds the date of a letter; one that cannot be is noted in its first item. */
static bool
letter_date(struct mail *m, const struct letter *l, struct item *first,
    struct when *w)
{
	return l->sent_on ? head_may_be(first, m->ps, l->date,
	    mail_order(m, first), w, m->tmp) :
	    mail_date(m, first, w);
}

/*
 * Gives outlet, date, address and title of the letter to its items, from
 * `first` on.  Its date and outlet replace those that a reader found in the
 * text.
 */
static void
mail_tell(struct mail *m, u32 first, const struct letter *l)
{
	str from = !l->sent_on ? mail_outlet(m) : l->from.n ?
	    mail_name_of(m->tmp, l->from) : (str){ 0 };
	str url = l->sent_on ? (str){ 0 } :
	    mail_address(mail_line(m, S("Archived-At")));
	str subject = str_trim((str){ l->subject.s, l->subject.n });
	bool dated;
	struct when w;

	dated = letter_date(m, l, &m->c->items.v[first], &w);
	for (u32 i = first; i < m->c->items.n; i++) {
		struct item *it = &m->c->items.v[i];
		struct head *h = item_head(it);
		bool main = i == first && h->kind != ITEM_teaser;

		if (h->kind == ITEM_comment ||
		    h->kind == ITEM_quoted)
			continue;
		if (from.n && (main || !h->outlet.n))
			h->outlet = str_copy(it->mem, from);
		if ((dated || l->sent_on) && main)
			it->published.n = 0;
		if (dated)
			head_published(it, &w, DATED_metadata);
		if (main && url.n && !h->url.n)
			h->url = str_copy(it->mem, url);
		if (main && subject.n && !h->title.n)
			h->title = str_copy(it->mem, subject);
	}
}

/* Remembers a note that begins with a number, if that is not 0. */
static void
mail_count(struct mail *m, u32 n, str what)
{
	buf b = { .mem = m->tmp };

	if (n == 0)
		return;
	buf_num(&b, n);
	buf_put(&b, what);
	parts_say(&m->p, buf_str(&b));
}

/* Gives all notes to the first item of the message. */
static void
put_notes(struct mail *m, u32 first, u32 unread)
{
	struct item *it = &m->c->items.v[first];

	mail_count(m, m->p.attached, m->p.attached == 1 ?
	    S(" attachment is not read") : S(" attachments are not read"));
	mail_count(m, unread, unread == 1 ? S(" other text of it is not read") :
	    S(" other texts of it are not read"));
	if (m->p.deep)
		parts_say(&m->p, S("parts nested more than 16 deep"));
	if (m->p.many)
		parts_say(&m->p, S("more than 256 parts"));
	mail_count(m, m->p.left, S(" messages in it are not read, beyond 64"));
	if (m->p.unended)
		parts_say(&m->p, S("its parts have no end"));
	for (u32 i = 0; i < m->p.notes.n; i++)
		item_note(it, str_copy(it->mem, m->p.notes.v[i]));
}

/*
 * The part to read, and its text: the longest HTML, or plain text if there is
 * none or the HTML has no structure.  *others becomes the number of other texts
 * that are not alternatives of it.
 */
static const struct leaf *
choose(struct mail *m, struct inner *text, u32 *others)
{
	u32 best = longest(m, true), plain = longest(m, false);
	const struct leaf *p;

	*others = 0;
	if (!best && !plain)
		return 0;
	p = &m->p.texts.v[(best ? best : plain) - 1];
	*text = parts_decode(&m->p, p);
	if (best && plain && !structured((str){ text->s, text->n })) {
		p = &m->p.texts.v[plain - 1];
		*text = parts_decode(&m->p, p);
	}
	for (u32 i = 0; i < m->p.texts.n; i++)
		*others += &m->p.texts.v[i] != p && (p->choice == 0 ||
		    m->p.texts.v[i].choice != p->choice);
	return p;
}

/* Reads a part with its reader. */
static void
mail_read_text(struct mail *m, const struct leaf *p,
    const struct inner *subject,
    struct inner *text)
{
	const struct reader *r = reader_find(p->reader);
	size_t end = text->n;
	u32 first = m->c->items.n;
	struct inner in;

	if (!p->html)
		text->n = mail_signature(text);
	in = mail_titled(m, subject, text, p->reader);
	inner_enter(&in);
	r->read(m->c, m->ps, *m->tmp);
	inner_leave(&in);
	if (text->n < end && m->c->items.n > first)
		put_bytes(&m->c->items.v[0], text->back[text->n],
		    text->back[end], REGION_boilerplate);
}

/*
 * Makes items, from `first` on, that are not part of another item quoted ones
 * of the letter in which they were sent on.
 */
static void
mail_hang(struct mail *m, u32 first, ref parent)
{
	for (u32 i = first; parent && i < m->c->items.n; i++) {
		struct item *it = &m->c->items.v[i];
		struct head *h = item_head(it);

		if (it->parent || (h->kind != ITEM_article &&
		    h->kind != ITEM_post))
			continue;
		it->parent = parent;
		h->parent = item_head(&m->c->items.v[parent - 1])->id;
		h->kind = ITEM_quoted;
	}
}

/*
 * Reads a letter as a part of another item, or of none.  Returns its own item;
 * 0 if it has none.
 */
static ref
mail_read_letter(struct mail *m, const struct leaf *p, struct letter *l,
    ref parent)
{
	u32 first = m->c->items.n;

	mail_read_text(m, p, &l->subject, &l->text);
	if (m->c->items.n == first)
		return 0;
	mail_tell(m, first, l);
	mail_hang(m, first, parent);
	return first + 1;
}

/*
 * Reads a letter, and those that were sent on inside of it.  A letter without
 * words of its own is not an item.
 */
static void
mail_letters(struct mail *m, const struct leaf *p, struct letter *l)
{
	ref parent = 0;
	struct forward f;
	struct place fields[SENT_ON_MOST];
	u32 n;

	for (n = 0; n < SENT_ON_MOST; n++) {
		struct inner all = l->text;
		struct forward_in in = { m->c, m->ps, &all, p->html,
			str_trim((str){ l->subject.s, l->subject.n }) };

		if (!forward_find(&in, m->tmp, &f))
			break;
		fields[n] = (struct place){ all.back[f.head_from],
			all.back[f.head_to] };
		l->text = f.own;
		if (f.has_own)
			parent = mail_read_letter(m, p, l, parent);
		*l = (struct letter){ f.subject, f.text, true, f.from,
			f.date };
	}
	mail_read_letter(m, p, l, parent);
	for (u32 i = 0; i < n && m->c->items.n; i++)
		put_bytes(&m->c->items.v[0], fields[i].from, fields[i].to,
		    REGION_boilerplate);
}

/* Reads the message at p; messages inside of it are remembered for later. */
static void
message(struct mail *m, struct place p, arena tmp)
{
	u32 first = m->c->items.n, others = 0, waiting = m->p.messages;
	struct letter whole = { 0 }, l;
	const struct leaf *best;

	m->tmp = m->p.tmp = &tmp;
	m->header = (struct place){ p.from, mime_body(m->c->text, p) };
	parts_find(&m->p, p);
	whole.subject = mime_line(m->c, mime_field(m->c->text, m->header,
	    S("Subject")), &tmp);
	best = choose(m, &whole.text, &others);
	l = whole;
	if (best)
		mail_letters(m, best, &l);
	if (m->c->items.n == first && (best || whole.subject.n) &&
	    m->p.messages == waiting) {
		capture_add(m->c, ITEM_article, 0);
		parts_say(&m->p, S("no text in it"));
		mail_tell(m, first, &whole);
	}
	if (m->c->items.n > first)
		put_notes(m, first, others);
}

/*
 * Reads a mail.  In an mbox a line "From " stands before the header, and such
 * lines inside have a > before them.
 */
static void
mail(struct capture *c, const struct packs *ps, arena tmp)
{
	struct mail *m = new(&tmp, struct mail, 1);
	struct place all = { 0, (u32)c->raw.n };

	*m = (struct mail){ .c = c, .ps = ps, .p.c = c,
		.seen = order_seen(ps, c->raw),
		.p.ps = ps };
	c->text = c->raw;
	c->back = 0;
	m->p.from_lines = str_starts(c->raw, S("From "));
	if (m->p.from_lines)
		all.from = (u32)str_find(c->raw, S("\n"));
	all.from += all.from < all.to && c->raw.s[all.from] == '\n';
	message(m, all, tmp);
	for (u32 i = 0; i < m->p.messages; i++)
		message(m, m->p.inside[i], tmp);
}

/*
 * How many lines at the beginning are known fields of mail; 0 if one line is
 * not a field.
 */
static u32
mail_fields(str t)
{
	static const str names[] = {
		S("from"), S("to"), S("subject"), S("date"), S("received"),
		S("message-id"), S("mime-version"), S("content-type"),
		S("return-path"), S("delivered-to"), S("reply-to"),
		S("list-id"), S("list-unsubscribe"), S("dkim-signature"),
		S("content-transfer-encoding"), S("sender"), S("cc"),
	};
	u32 known = 0;

	while (t.n) {
		str l = str_line(&t), key;
		size_t n = 0;

		if (l.n == 0 || t.n == 0)
			break;
		if (l.s[0] == ' ' || l.s[0] == '\t')
			continue;
		while (n < l.n && (u8)l.s[n] > ' ' && l.s[n] != ':')
			n++;
		key = (str){ l.s, n };
		if (n == 0 || n == l.n || l.s[n] != ':')
			return 0;
		for (size_t k = 0; k < countof(names); k++)
			known += str_same(key, names[k]);
	}
	return known;
}

static int
mail_smells(str head, str path)
{
	u32 n;

	if (str_starts(head, S("From ")))
		str_line(&head);
	n = mail_fields(head);
	if (n && (str_ends(path, S(".eml")) || str_ends(path, S(".eml.gz")) ||
	    str_ends(path, S(".eml.zst"))))
		return 96;
	return n >= 3 ? 96 : 0;
}

const struct reader reader_mail = {
	.name   = "mail",
	.about  = "mail: newsletters, digests",
	.smells = mail_smells,
	.read   = mail,
};
