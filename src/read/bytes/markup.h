/*
 * Markup cut into tags and text, from front to back: HTML as pages have it, or
 * XML.  Tokens point into the bytes; nothing is copied.
 */
#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include "base/base.h"

/* The tags that the program knows, and the bits of each. */
#define TAGS \
	TAG(a, 0) TAG(abbr, 0) TAG(address, BLOCK) TAG(article, BLOCK) \
	TAG(aside, BLOCK) TAG(b, 0) TAG(base, VOID) TAG(blockquote, BLOCK) \
	TAG(body, BLOCK) TAG(br, VOID) TAG(button, DROPPED) TAG(canvas, DROPPED) \
	TAG(caption, BLOCK) TAG(center, BLOCK) TAG(cite, 0) \
	TAG(col, VOID) TAG(dd, BLOCK) TAG(del, 0) TAG(details, BLOCK) TAG(dialog, BLOCK) \
	TAG(div, BLOCK) TAG(dl, BLOCK) TAG(dt, BLOCK) TAG(em, 0) \
	TAG(embed, VOID) TAG(fieldset, BLOCK) TAG(figcaption, BLOCK) \
	TAG(figure, BLOCK) TAG(font, 0) TAG(footer, BLOCK) TAG(form, BLOCK) \
	TAG(frameset, DROPPED) TAG(h1, BLOCK) TAG(h2, BLOCK) TAG(h3, BLOCK) \
	TAG(h4, BLOCK) TAG(h5, BLOCK) TAG(h6, BLOCK) TAG(head, BLOCK) \
	TAG(header, BLOCK) TAG(hgroup, BLOCK) TAG(hr, BLOCK | VOID) \
	TAG(html, BLOCK) TAG(i, 0) TAG(iframe, DROPPED | RAW_TEXT) TAG(img, VOID) \
	TAG(input, VOID) TAG(label, DROPPED) TAG(legend, BLOCK) TAG(li, BLOCK) \
	TAG(link, VOID) TAG(main, BLOCK) TAG(map, DROPPED) TAG(menu, BLOCK) \
	TAG(meta, VOID) TAG(nav, BLOCK) TAG(noframes, BLOCK) \
	TAG(noscript, BLOCK) TAG(object, DROPPED) TAG(ol, BLOCK) \
	TAG(optgroup, DROPPED) TAG(option, DROPPED) TAG(p, BLOCK) TAG(param, VOID) \
	TAG(picture, 0) TAG(pre, BLOCK) TAG(q, 0) TAG(s, 0) \
	TAG(script, DROPPED | RAW_TEXT) TAG(section, BLOCK) TAG(select, DROPPED) \
	TAG(small, 0) TAG(source, VOID) TAG(span, 0) TAG(strike, 0) TAG(strong, 0) \
	TAG(style, DROPPED | RAW_TEXT) TAG(sub, 0) TAG(summary, BLOCK) TAG(sup, 0) \
	TAG(svg, DROPPED | RAW_TEXT) TAG(table, BLOCK) TAG(tbody, BLOCK) TAG(td, BLOCK) \
	TAG(template, DROPPED) TAG(textarea, DROPPED | RAW_TEXT) TAG(tfoot, BLOCK) \
	TAG(th, BLOCK) TAG(thead, BLOCK) TAG(time, 0) TAG(title, DROPPED | RAW_TEXT) \
	TAG(tr, BLOCK) TAG(track, VOID) TAG(tt, 0) TAG(u, 0) TAG(ul, BLOCK) \
	TAG(video, DROPPED) TAG(audio, DROPPED) TAG(wbr, VOID) TAG(xmp, DROPPED | RAW_TEXT)

enum tag {
	TAG_NONE,		/* the tag of a text */
#define TAG(name, what)  TAG_##name,
	TAGS
#undef TAG
	TAG_OTHER		/* from here on: a hash of an unknown name */
};

/*
 * BLOCK breaks the line; VOID has no end tag; the text of DROPPED is not text of
 * the page; in RAW_TEXT no tags are looked for.
 */
enum { BLOCK = 1, VOID = 2, DROPPED = 4, RAW_TEXT = 8 };

struct attribute { str name, value; };

enum { ATTRIBUTES = 24 };	/* of a tag; more are dropped */

struct token_html {
	enum { MARKUP_TEXT, MARKUP_OPEN, MARKUP_CLOSE } kind;
	u32  from, to;		/* all of its bytes */
	u16  tag;
	bool closed;		/* <name/> */
	bool crowded;		/* it has more than ATTRIBUTES */
	bool cdata;		/* a text in which & is only a character */
	str  name;
	u32  n;			/* attributes in v */
	struct attribute v[ATTRIBUTES];
};

struct markup {
	str  all;
	u32  at;
	bool xml;
	u16  raw;		/* the open RAW_TEXT tag, or 0 */
	str  raw_name;
	u32  never;		/* bits: searches that failed once, and so would fail again */
	u64  key[256];		/* hash table: the keys of known names */
	u8   index[256];	/* and their tags */
};

/* Begins to read.  markup_next() takes the next token; false at the end. */
void  markup_open(struct markup *, str all, bool xml);
bool  markup_next(struct markup *, struct token_html *);
extern const u8 markup_kinds[TAG_OTHER + 1];

/* The bits of a tag. */
static inline u32
markup_what(u16 tag)
{
	return markup_kinds[tag < TAG_OTHER ? tag : TAG_OTHER];
}

/* The value of an attribute of a start tag, as written; NULL if it has none. */
str   markup_get(const struct token_html *, str name);

/* Takes the next attribute off the inside of a start tag; false at its end. */
bool  markup_attribute(str *rest, struct attribute *);

#endif
