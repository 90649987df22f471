/*
 * Where does a tag begin and end?  Everything is read as browsers do: a < that
 * is not before a letter is text, quotes may be missing, and a raw text without
 * its end tag ends at the next tag.  A search that has failed is never
 * repeated, so that the time stays linear.
 */
#include "read/bytes/markup.h"

enum { NO_COMMENT = 1, NO_SINGLE = 2, NO_DOUBLE = 4, NO_RAW = 8 };

static const str names[TAG_OTHER] = {
#define TAG(name, what)  [TAG_##name] = S(#name),
	TAGS
#undef TAG
};

const u8 markup_kinds[TAG_OTHER + 1] = {
#define TAG(name, what)  [TAG_##name] = what,
	TAGS
#undef TAG
};

/* The character in lower case. */
static u8
markup_small(char c)
{
	return (u8)(c >= 'A' && c <= 'Z' ? c | 32 : c);
}

/*
 * The last eight letters of a name, in lower case.  No two tags have the same
 * ones.
 */
static u64
markup_key_of(str name)
{
	u64 k = 0;

	for (size_t i = 0; i < name.n; i++)
		k = k << 8 | markup_small(name.s[i]);
	return k;
}

/* The slot of a key. */
static u32
markup_place(u64 key)
{
	return (u32)(key * 0x9e3779b97f4a7c15u >> 56);
}

void
markup_open(struct markup *m, str all, bool xml)
{
	*m = (struct markup){ .all = all, .xml = xml };
	for (u32 i = 1; i < TAG_OTHER; i++) {
		u64 key = markup_key_of(names[i]);
		u32 at = markup_place(key);

		while (m->index[at & 255])
			at++;
		m->index[at & 255] = (u8)i;
		m->key[at & 255] = key;
	}
}

/* A hash of a name in any case. */
static u32
hash(str name)
{
	u32 h = 2166136261u;

	for (size_t i = 0; i < name.n; i++)
		h = (h ^ ((u8)name.s[i] | 32u)) * 16777619u;
	return h ^ h >> 15;
}

/* The tag of a name, in any case.  Unknown names get a hash. */
static u16
tag_of(const struct markup *m, str name)
{
	u64 key = markup_key_of(name);

	for (u32 at = markup_place(key); m->index[at & 255]; at++) {
		u16 tag = m->index[at & 255];

		if (m->key[at & 255] == key && names[tag].n == name.n &&
		    (name.n <= 8 || str_same(names[tag], name)))
			return tag;
	}
	return (u16)(TAG_OTHER + hash(name) % (0xffff - TAG_OTHER));
}

/* May a name begin with the character? */
static bool
name_begins(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Is it white space? */
static bool
markup_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The bytes that end an unquoted value, and those that end a name. */
static const bool stops[2][256] = {
	{ ['\t'] = 1, ['\n'] = 1, ['\f'] = 1, ['\r'] = 1, [' '] = 1,
	  ['>'] = 1 },
	{ ['\t'] = 1, ['\n'] = 1, ['\f'] = 1, ['\r'] = 1, [' '] = 1,
	  ['>'] = 1, ['/'] = 1, ['='] = 1 },
};

/* The place of the next such byte from i on. */
static size_t
markup_until(str t, size_t i, int which)
{
	while (i < t.n && !stops[which][(u8)t.s[i]])
		i++;
	return i;
}

/* Takes the value at i, behind the equals sign; returns the place behind it. */
static size_t
markup_value(struct markup *m, str t, size_t i, str *out)
{
	char q = i < t.n ? t.s[i] : 0;
	u32 bit = q == '"' ? NO_DOUBLE : NO_SINGLE;
	const char *end;

	if (q != '"' && q != '\'') {
		size_t to = markup_until(t, i, 0);

		*out = (str){ t.s + i, to - i };
		return to;
	}
	end = m && m->never & bit ? 0 : memchr(t.s + i + 1, q, t.n - i - 1);
	if (!end) {			/* no end quote: read it as unquoted */
		size_t to = markup_until(t, i + 1, 0);

		if (m)
			m->never |= bit;
		*out = (str){ t.s + i + 1, to - i - 1 };
		return to;
	}
	*out = (str){ t.s + i + 1, (size_t)(end - t.s) - i - 1 };
	return (size_t)(end - t.s) + 1;
}

/*
 * Takes one attribute at *i and moves behind it; false at the end of the tag.
 */
static bool
attribute(struct markup *m, str t, size_t *i, struct attribute *a)
{
	size_t from = *i, to;

	while (from < t.n && (markup_blank(t.s[from]) || t.s[from] == '/' ||
	    t.s[from] == '='))
		from++;
	*i = from;
	if (from >= t.n || t.s[from] == '>')
		return false;
	*i = to = markup_until(t, from, 1);
	a->name = (str){ t.s + from, to - from };
	a->value = (str){ "", 0 };
	while (to < t.n && markup_blank(t.s[to]))
		to++;
	if (to >= t.n || t.s[to] != '=')
		return true;
	to++;
	while (to < t.n && markup_blank(t.s[to]))
		to++;
	*i = markup_value(m, t, to, &a->value);
	return true;
}

bool
markup_attribute(str *rest, struct attribute *a)
{
	size_t i = 0;
	bool more = attribute(0, *rest, &i, a);

	*rest = str_from(*rest, i);
	return more;
}

/* Takes a start tag. */
static void
start_tag(struct markup *m, struct token_html *k)
{
	str t = m->all;
	size_t i = markup_until(t, k->from + 1, 1);
	struct attribute spare;

	k->kind = MARKUP_OPEN;
	k->name = (str){ t.s + k->from + 1, i - k->from - 1 };
	k->tag = tag_of(m, k->name);
	k->n = 0;
	k->crowded = false;
	while (attribute(m, t, &i, k->n < ATTRIBUTES ? &k->v[k->n] : &spare)) {
		k->crowded |= k->n == ATTRIBUTES;
		k->n += k->n < ATTRIBUTES;
	}
	k->closed = i > k->from && i <= t.n && t.s[i - 1] == '/' &&
	    !(k->n && k->v[k->n - 1].value.n &&
	    k->v[k->n - 1].value.s + k->v[k->n - 1].value.n == t.s + i);
	k->to = (u32)(i < t.n ? i + 1 : t.n);
	if (!m->xml && markup_what(k->tag) & RAW_TEXT && !k->closed) {
		m->raw = k->tag;
		m->raw_name = k->name;
	}
}

/* Takes an end tag. */
static void
end_tag(struct markup *m, struct token_html *k)
{
	str t = m->all;
	size_t i = markup_until(t, k->from + 2, 1);
	const char *end = memchr(t.s + i, '>', t.n - i);

	k->kind = MARKUP_CLOSE;
	k->name = (str){ t.s + k->from + 2, i - k->from - 2 };
	k->tag = tag_of(m, k->name);
	k->to = (u32)(end ? (size_t)(end - t.s) + 1 : t.n);
}

/* The bit in `never` for a tag with raw text. */
static u32
raw_bit(u16 tag)
{
	return NO_RAW << (tag == TAG_script ? 0 : tag == TAG_style ? 1 :
	    tag == TAG_title ? 2 : tag == TAG_textarea ? 3 :
	    tag == TAG_iframe ? 4 : tag == TAG_svg ? 5 : 6);
}

/* Is there <name or </name at i, and not the beginning of a longer name? */
static bool
markup_named(str t, size_t i, str mark, str name)
{
	size_t end = i + mark.n + name.n;

	return end <= t.n && memcmp(t.s + i, mark.s, mark.n) == 0 &&
	    str_same((str){ t.s + i + mark.n, name.n }, name) &&
	    (end == t.n || markup_blank(t.s[end]) || t.s[end] == '/' ||
	    t.s[end] == '>');
}

/* Where </svg> is.  A drawing may hold other drawings; comments are skipped. */
static size_t
svg_end(str t, str name)
{
	u32 inner = 0;

	for (size_t i = 0; i < t.n; i++) {
		const char *p = memchr(t.s + i, '<', t.n - i);

		if (!p)
			return t.n;
		i = (size_t)(p - t.s);
		if (str_starts(str_from(t, i), S("<!--"))) {
			i += str_find(str_from(t, i), S("-->"));
		} else if (markup_named(t, i, S("</"), name)) {
			if (inner == 0)
				return i;
			inner--;
		} else if (markup_named(t, i, S("<"), name)) {
			p = memchr(p, '>', t.n - i);
			if (!p)
				return t.n;
			inner += p[-1] != '/';
		}
	}
	return t.n;
}

/*
 * Where </name is.  If a script holds a comment with a script in it, the end
 * tag of the inner script is skipped.
 */
static size_t
raw_end(str t, str name, bool script)
{
	size_t comment = 0;		/* where it ends */
	bool none = !script, inner = false;

	for (size_t i = 0; i < t.n; i++) {
		const char *p = memchr(t.s + i, '<', t.n - i);

		if (!p)
			return t.n;
		i = (size_t)(p - t.s);
		inner &= i < comment;
		if (!none && i >= comment && str_starts(str_from(t, i),
		    S("<!--"))) {
			size_t n = str_find(str_from(t, i + 4), S("-->"));

			none = i + 4 + n >= t.n;
			comment = none ? 0 : i + 4 + n;
		}
		if (i < comment && markup_named(t, i, S("<"), name))
			inner = true;
		if (!markup_named(t, i, S("</"), name))
			continue;
		if (!inner)
			return i;
		inner = false;
	}
	return t.n;
}

/*
 * Takes the text of a script or a title: up to </name, or else to the next tag.
 */
static bool
raw_text(struct markup *m, struct token_html *k)
{
	str t = str_from(m->all, m->at);
	size_t n = t.n;

	if (!(m->never & raw_bit(m->raw)))
		n = m->raw == TAG_svg ? svg_end(t, m->raw_name) :
		    raw_end(t, m->raw_name, m->raw == TAG_script);
	if (n == t.n) {
		const char *p = t.n ? memchr(t.s, '<', t.n) : 0;

		m->never |= raw_bit(m->raw);
		n = p ? (size_t)(p - t.s) : t.n;
	}
	k->kind = MARKUP_TEXT;
	k->from = m->at;
	k->to = m->at + (u32)n;
	k->cdata = m->raw != TAG_title && m->raw != TAG_textarea;
	m->at = k->to;
	m->raw = 0;
	return n > 0;
}

/*
 * The length of the comment at the beginning of t, up to --> or --!>; 0 if it
 * does not end.
 */
static size_t
comment_end(str t)
{
	size_t i = 4;

	if (str_starts(t, S("<!-->")))
		return 5;
	if (str_starts(t, S("<!--->")))
		return 6;
	for (; i < t.n; i++) {
		const char *p = memchr(t.s + i, '>', t.n - i);

		if (!p)
			return 0;
		i = (size_t)(p - t.s);
		if (i >= 6 && memcmp(p - 2, "--", 2) == 0)
			return i + 1;
		if (i >= 7 && memcmp(p - 3, "--!", 3) == 0)
			return i + 1;
	}
	return 0;
}

/* The place behind a comment or a declaration. */
static u32
skipped(struct markup *m, u32 from)
{
	str t = str_from(m->all, from);
	const char *end;

	if (str_starts(t, S("<!--")) && !(m->never & NO_COMMENT)) {
		size_t n = comment_end(t);

		if (n)
			return from + (u32)n;
		m->never |= NO_COMMENT;
	}
	end = memchr(t.s, '>', t.n);
	return end ? from + (u32)(end - t.s) + 1 : (u32)m->all.n;
}

/* Where the text at m->at ends: at bytes that may be a tag. */
static u32
text_end(const struct markup *m)
{
	str t = m->all;
	size_t i = m->at;

	for (; i < t.n; i++) {
		const char *p = memchr(t.s + i, '<', t.n - i);

		if (!p)
			return (u32)t.n;
		i = (size_t)(p - t.s);
		if (i + 1 < t.n && (name_begins(t.s[i + 1]) ||
		    t.s[i + 1] == '!' || t.s[i + 1] == '?' ||
		    (t.s[i + 1] == '/' && i + 2 < t.n)))
			return (u32)i;
	}
	return (u32)t.n;
}

/* Takes a CDATA section; false if there is none. */
static bool
cdata(struct markup *m, struct token_html *k)
{
	str t = str_from(m->all, m->at);
	size_t at;

	if (!str_starts(t, S("<![CDATA[")))
		return false;
	at = str_find(str_from(t, 9), S("]]>"));
	k->kind = MARKUP_TEXT;
	k->cdata = true;
	k->from = m->at + 9;
	k->to = k->from + (u32)at;
	m->at = k->to + 3 < m->all.n ? k->to + 3 : (u32)m->all.n;
	return true;
}

/* Is it a comment, or taken for one: <!, <?, or </ without a name? */
static bool
no_tag(str t, u32 at)
{
	char c = t.s[at + 1];

	return c == '!' || c == '?' || (c == '/' &&
	    !name_begins(t.s[at + 2]));
}

bool
markup_next(struct markup *m, struct token_html *k)
{
	k->cdata = k->closed = false;
	k->n = 0;
	k->tag = TAG_NONE;
	if (m->raw && raw_text(m, k))
		return true;
	while (m->at < m->all.n) {
		k->from = m->at;
		k->to = text_end(m);
		if (k->to > k->from) {
			k->kind = MARKUP_TEXT;
			m->at = k->to;
			return true;
		}
		if (no_tag(m->all, m->at)) {
			if (m->xml && cdata(m, k))
				return true;
			m->at = skipped(m, m->at);
			continue;
		}
		if (m->all.s[m->at + 1] == '/')
			end_tag(m, k);
		else
			start_tag(m, k);
		m->at = k->to;
		return true;
	}
	return false;
}

str
markup_get(const struct token_html *k, str name)
{
	for (u32 i = 0; i < k->n; i++)
		if (str_same(k->v[i].name, name))
			return k->v[i].value;
	return (str){ 0 };
}
