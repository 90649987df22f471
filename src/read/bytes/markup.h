/*
 * Markup cut into tags and text, front to back, without copying: HTML as it
 * is met, or XML.  Every token is a stretch of the bytes.
 */
#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include "base/base.h"

/* name, what it is */
#define TAGS \
	TAG(a, 0) TAG(abbr, 0) TAG(address, BLOCK) TAG(article, BLOCK) \
	TAG(aside, BLOCK) TAG(b, 0) TAG(base, VOID) TAG(blockquote, BLOCK) \
	TAG(body, BLOCK) TAG(br, VOID) TAG(button, DROPPED) TAG(canvas, DROPPED) \
	TAG(caption, BLOCK) TAG(center, BLOCK) TAG(cite, 0) \
	TAG(col, VOID) TAG(dd, BLOCK) TAG(details, BLOCK) TAG(dialog, BLOCK) \
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
	TAG(small, 0) TAG(source, VOID) TAG(span, 0) TAG(strong, 0) \
	TAG(style, DROPPED | RAW_TEXT) TAG(sub, 0) TAG(summary, BLOCK) TAG(sup, 0) \
	TAG(svg, DROPPED | RAW_TEXT) TAG(table, BLOCK) TAG(tbody, BLOCK) TAG(td, BLOCK) \
	TAG(template, DROPPED) TAG(textarea, DROPPED | RAW_TEXT) TAG(tfoot, BLOCK) \
	TAG(th, BLOCK) TAG(thead, BLOCK) TAG(time, 0) TAG(title, DROPPED | RAW_TEXT) \
	TAG(tr, BLOCK) TAG(track, VOID) TAG(tt, 0) TAG(u, 0) TAG(ul, BLOCK) \
	TAG(video, DROPPED) TAG(audio, DROPPED) TAG(wbr, VOID) TAG(xmp, DROPPED | RAW_TEXT)

enum tag {
	TAG_NONE,		/* of a text */
#define TAG(name, what)  TAG_##name,
	TAGS
#undef TAG
	TAG_OTHER		/* and above: by the hash of the name */
};

enum { BLOCK = 1, VOID = 2, DROPPED = 4, RAW_TEXT = 8 };

struct attribute { str name, value; };

enum { ATTRIBUTES = 24 };

struct token_html {
	enum { MARKUP_TEXT, MARKUP_OPEN, MARKUP_CLOSE } kind;
	u32  from, to;		/* all of it */
	u16  tag;
	bool closed;		/* <name/> */
	bool crowded;		/* it has more attributes than there is room */
	bool cdata;		/* a text without entities */
	str  name;
	u32  n;			/* attributes, no more than there is room for */
	struct attribute v[ATTRIBUTES];
};

struct markup {
	str  all;
	u32  at;
	bool xml;
	u16  raw;		/* the tag whose text is not looked into */
	str  raw_name;
	u32  never;		/* bits: ends that do not come any more */
	u64  key[256];		/* names, by what their letters give */
	u8   index[256];	/* and their tags */
};

void  markup_open(struct markup *, str all, bool xml);
bool  markup_next(struct markup *, struct token_html *);
extern const u8 markup_kinds[TAG_OTHER + 1];

/* BLOCK, VOID ... */
static inline u32
markup_what(u16 tag)
{
	return markup_kinds[tag < TAG_OTHER ? tag : TAG_OTHER];
}

/* The value of an attribute of a start tag, as written; NULL if it has none. */
str   markup_get(const struct token_html *, str name);

/* Takes the next attribute off the inside of a start tag. */
bool  markup_attribute(str *rest, struct attribute *);

#endif
