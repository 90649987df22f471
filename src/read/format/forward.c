/*
 * Where in a letter does one begin that was sent on?  Programs put some of its
 * fields before it, one on a line: From, Date or Sent, Subject, To.  Above them
 * mostly stands a line such as "Forwarded message".  Answers quote a letter in
 * the same way, so without that line the subject of the letter, or an address
 * among the fields, must agree.  The packs have the words (`letters`).
 */
#include "read/bytes/decode.h"
#include "read/bytes/markup.h"
#include "read/format/forward.h"

enum {
	LABEL = 40,		/* bytes of the name of a field */
	LINE = 1000,		/* bytes of a line that are looked at */
	FOLDED = 60		/* bytes from which a line may go on below */
};

/* The fields, and what a line above them, or a subject, says. */
enum word {
	NOTHING, FROM, DATE, SUBJECT, TO, FORWARDED, ORIGINAL, REPLY, WORDS
};

enum {
	HAS_FROM = 1 << FROM, HAS_DATE = 1 << DATE, HAS_SUBJECT = 1 << SUBJECT
};

/* A line of the text, or what looks like one in markup. */
struct forward_line {
	u32 from, to;		/* bytes of the text, with tags */
	u32 deep;		/* the number of > before it; not in markup */
	str text;		/* without tags and > */
};

struct forward_scan {
	const struct forward_in *in;
	arena *tmp;
	struct markup m;
	buf  line;
	u32  at;		/* the next byte, outside of markup */
};

/* The fields of a letter, as far as they are read. */
struct fields {
	u32 seen;		/* bits: 1 << enum word */
	enum word above, last;
	u32 from, to, deep;
	bool gap;		/* an empty line follows them */
	struct forward_line value[TO + 1];
};

/* Takes the next line of plain text. */
static bool
plain_line(struct forward_scan *s, struct forward_line *l)
{
	str rest = { s->in->text->s + s->at, s->in->text->n - s->at }, t;

	if (rest.n == 0)
		return false;
	*l = (struct forward_line){ .from = s->at };
	t = str_line(&rest);
	l->to = s->at + (u32)t.n;
	s->at = (u32)(s->in->text->n - rest.n);
	while (t.n && (t.s[0] == '>' || (l->deep && t.s[0] == ' '))) {
		l->deep += t.s[0] == '>';
		t = str_from(t, 1);
	}
	t.n = t.n < LINE ? t.n : LINE;
	l->text = str_trim(t);
	return true;
}

/* Does the tag end a line?  The cells of a row stand on one. */
static bool
breaks(const struct token_html *t)
{
	return t->tag == TAG_br || (markup_what(t->tag) & BLOCK &&
	    t->tag != TAG_td && t->tag != TAG_th);
}

/* Takes the next line of markup that is not empty. */
static bool
markup_line(struct forward_scan *s, struct forward_line *l)
{
	struct token_html t;
	bool raw = s->m.raw, any = false;

	*l = (struct forward_line){ 0 };
	s->line.n = 0;
	for (; markup_next(&s->m, &t); raw = s->m.raw) {
		str source = { s->m.all.s + t.from, t.to - t.from };

		if (t.kind != MARKUP_TEXT && any && breaks(&t))
			break;
		if (t.kind != MARKUP_TEXT && !any)
			continue;
		if (t.kind != MARKUP_TEXT && s->line.n < LINE)
			buf_put(&s->line, t.tag == TAG_td || t.tag == TAG_th ?
			    S(" ") : S(""));
		if (t.kind != MARKUP_TEXT || raw ||
		    (!any && str_trim(decode_line(s->tmp, source)).n == 0))
			continue;
		l->from = any ? l->from : t.from;
		l->to = t.to;
		any = true;
		if (s->line.n < LINE)
			buf_put(&s->line, (str){ source.s, source.n < LINE ?
			    source.n : LINE });
	}
	l->text = str_trim(decode_line(s->tmp, buf_str(&s->line)));
	return any;
}

static bool
next_line(struct forward_scan *s, struct forward_line *l)
{
	return s->in->html ? markup_line(s, l) : plain_line(s, l);
}

/* The text without the marks of ASCII around it: ---- Forwarded message ---- */
static str
without_marks(str t)
{
	while (t.n && (u8)t.s[0] < 0x80 && !utf8_letter((u8)t.s[0]))
		t = str_from(t, 1);
	while (t.n && (u8)t.s[t.n - 1] < 0x80 &&
	    !utf8_letter((u8)t.s[t.n - 1]))
		t.n--;
	return t;
}

/* What a line, the name of a field or the begin of a subject says. */
static enum word
word_of(const struct packs *ps, str t)
{
	static const str values[WORDS] = {
		[FROM] = S("from"), [DATE] = S("date"),
		[SUBJECT] = S("subject"), [TO] = S("to"),
		[FORWARDED] = S("forwarded"), [ORIGINAL] = S("original"),
		[REPLY] = S("reply"),
	};
	const struct phrase *f = phrases_get(&ps->any.letters,
	    without_marks(t));

	for (u32 i = 1; f && i < WORDS; i++)
		if (str_is(f->value, values[i]))
			return i;
	return NOTHING;
}

/* Cuts off what stands before the first colon, which may be a wide one. */
static bool
cut_label(str *t, str *label)
{
	size_t n = str_find(*t, S(":")), wide = str_find(*t, S("\xef\xbc\x9a"));
	size_t colon = n < wide ? n : wide;

	if (colon == 0 || colon > LABEL || colon >= t->n)
		return false;
	*label = (str){ t->s, colon };
	*t = str_from(*t, colon + (n < wide ? 1 : 3));
	while (t->n && strchr(" \t*", t->s[0]))
		*t = str_from(*t, 1);
	*t = str_trim(*t);
	return true;
}

/* What the subject begins with: FORWARDED, REPLY, or something else. */
static enum word
opens_with(const struct packs *ps, str subject)
{
	str label;

	return cut_label(&subject, &label) ? word_of(ps, label) : NOTHING;
}

/*
 * Are these the fields of a letter that was sent on?  An answer has them too,
 * and a memorandum has them without addresses.
 */
static bool
sent_on(const struct forward_in *in, const struct fields *f)
{
	enum word subject = opens_with(in->ps, in->subject);
	str from = f->value[FROM].text;

	if (!(f->seen & HAS_FROM) || !(f->seen & (HAS_DATE | HAS_SUBJECT)))
		return false;
	if (f->above == FORWARDED)
		return true;
	if (subject == REPLY)
		return false;
	return f->above == ORIGINAL || subject == FORWARDED ||
	    ((f->seen & HAS_DATE) && (f->seen & HAS_SUBJECT) &&
	     memchr(from.s, '@', from.n));
}

/* Begins anew with a line that says what follows. */
static void
begin_below(struct fields *f, const struct forward_line *l, enum word above)
{
	*f = (struct fields){ .from = l->from, .to = l->to, .deep = l->deep,
		.above = above };
}

/* Is it a line without a letter or digit, as between letters? */
static bool
is_rule(str t)
{
	return t.n >= 5 && without_marks(t).n == 0 &&
	    (str_starts(t, S("---")) || str_starts(t, S("___")) ||
	     str_starts(t, S("===")));
}

/*
 * Takes a line that belongs to the fields, or stands above them.  False if it
 * does neither.
 */
static bool
field(struct forward_scan *s, struct fields *f, const struct forward_line *l)
{
	str value = l->text, label;
	enum word w = cut_label(&value, &label) ?
	    word_of(s->in->ps, label) : NOTHING;

	if (w < FROM || w > TO || (w != TO && f->seen & 1u << w) ||
	    (f->seen && l->deep != f->deep))
		return false;
	if (f->from == f->to)
		f->from = l->from;
	f->deep = l->deep;
	f->gap = false;
	f->seen |= 1u << w;
	f->last = w;
	f->to = l->to;
	f->value[w] = *l;
	f->value[w].text = str_copy(s->tmp, value);
	return true;
}

/* Takes a line that goes on with the value of the field above it. */
static bool
folded(struct forward_scan *s, struct fields *f,
    const struct forward_line *l, u32 above)
{
	struct forward_line *v = &f->value[f->last];
	buf b = { .mem = s->tmp };

	if (s->in->html || !f->seen || f->gap || above < FOLDED ||
	    l->deep != f->deep)
		return false;
	f->to = l->to;
	buf_put(&b, v->text);
	buf_putc(&b, ' ');
	buf_put(&b, l->text);
	v->text = buf_str(&b);
	v->to = l->to;
	return true;
}

/*
 * Finds the fields.  *first becomes the place of the first line with text.  The
 * scan ends behind the first line that does not belong to the fields.
 */
static bool
fields_find(struct forward_scan *s, struct fields *f, u32 *first)
{
	struct forward_line l;
	u32 above = 0;		/* bytes of the line before */

	*first = UINT32_MAX;
	for (; next_line(s, &l); above = l.to - l.from) {
		enum word w;

		if (l.text.n == 0) {
			f->gap = true;
			continue;
		}
		*first = *first < l.from ? *first : l.from;
		if (field(s, f, &l) || folded(s, f, &l, above))
			continue;
		if (sent_on(s->in, f))
			return true;
		w = word_of(s->in->ps, l.text);
		*f = (struct fields){ 0 };
		if (w == FORWARDED || w == ORIGINAL)
			begin_below(f, &l, w);
		else if (is_rule(l.text))
			begin_below(f, &l, NOTHING);
		else
			field(s, f, &l);
	}
	return sent_on(s->in, f);
}

/* Appends bytes [from, to) of the text. */
static void
slice(struct inner *out, const struct inner *text, u32 from, u32 to)
{
	assert(from <= to && to <= text->n);
	inner_append(out, &(struct inner){ .s = text->s + from,
	    .back = text->back + from, .n = to - from });
}

/*
 * Appends the lines that are quoted as deep as the fields, without the > before
 * them.  Returns the place of the first line that is not.
 */
static u32
unquote(struct forward_scan *s, const struct fields *f, struct inner *out)
{
	const struct inner *text = s->in->text;
	struct forward_line l;
	u32 from = f->to;

	for (s->at = f->to; plain_line(s, &l); from = s->at) {
		u32 at = l.from;

		if (l.text.n && l.deep < f->deep && l.from > f->to)
			return l.from;
		for (u32 n = 0; at < l.to && n < f->deep; at++)
			n += text->s[at] == '>';
		at += at < l.to && text->s[at] == ' ';
		slice(out, text, l.from > f->to ? at : f->to, s->at);
	}
	return from;
}

/*
 * The end of the <blockquote> around the place where the scan is; the end of
 * the text if there is none.
 */
static u32
blockquote_end(struct forward_scan *s)
{
	struct token_html t;
	u32 deep = 0;

	while (markup_next(&s->m, &t)) {
		if (t.tag != TAG_blockquote)
			continue;
		if (t.kind == MARKUP_OPEN)
			deep++;
		else if (deep-- == 0)
			return t.from;
	}
	return (u32)s->in->text->n;
}

/* Splits the text into the letter's own and that of the one sent on. */
static void
split(struct forward_scan *s, const struct fields *f, u32 first,
    struct forward *out)
{
	const struct inner *text = s->in->text;
	u32 end = (u32)text->n;

	out->text = inner_open(s->in->c, text->n - f->to, s->tmp);
	if (s->in->html) {
		markup_open(&s->m, s->m.all, false);
		s->m.at = f->to;
		end = blockquote_end(s);
		slice(&out->text, text, f->to, end);
	} else if (f->deep) {
		end = unquote(s, f, &out->text);
	} else {
		slice(&out->text, text, f->to, end);
	}
	out->own = inner_open(s->in->c, f->from + text->n - end, s->tmp);
	slice(&out->own, text, 0, f->from);
	slice(&out->own, text, end, (u32)text->n);
	out->has_own = first < f->from;
}

/* The value of a field, with its place. */
static struct inner
value_of(const struct forward_scan *s, const struct forward_line *v)
{
	const struct inner *text = s->in->text;
	struct inner out = inner_open(s->in->c, v->text.n, s->tmp);
	u32 at = v->from + (u32)str_find((str){ text->s + v->from,
	    v->to - v->from }, v->text);

	if (at < v->to)		/* as it is written */
		slice(&out, text, at, at + (u32)v->text.n);
	else if (v->text.n)
		inner_put(&out, v->text, text->back[v->from],
		    text->back[v->to]);
	return out;
}

bool
forward_find(const struct forward_in *in, arena *tmp, struct forward *out)
{
	struct forward_scan s = { .in = in, .tmp = tmp, .line.mem = tmp };
	struct fields f = { 0 };
	u32 first;

	*out = (struct forward){ 0 };
	if (in->html)
		markup_open(&s.m, (str){ in->text->s, in->text->n }, false);
	if (!fields_find(&s, &f, &first))
		return false;
	split(&s, &f, first, out);
	out->subject = value_of(&s, &f.value[SUBJECT]);
	out->from = f.value[FROM].text;
	out->date = f.value[DATE].text;
	out->head_from = f.from;
	out->head_to = f.to;
	return true;
}
