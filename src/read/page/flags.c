/*
 * Words of classes and ids, with what they say.  A word counts only between
 * borders ("ad" is not in "heading"); two words beside each other can say
 * more than each: article body.  The words are those of the field, not of any
 * page.
 */
#include "read/page/flags.h"

enum {
	SUBJECT = 1 << 28,	/* article in article-body */
	CONTENT = 1 << 29,	/* body in article-body */
	MORE = 1 << 30		/* more, most, read: in read-more */
};

static const struct { const char *words; u32 flags; } table[] = {
	{ "article story post entry news material single detail details blog "
	  "articulo artikel noticia texte beitrag publication page main text "
	  "full rich", SUBJECT },
	{ "body content text copy txt fulltext texto contenido inhalt corps "
	  "maincontent", CONTENT },
	{ "articlebody articletext articlecontent storybody storytext "
	  "storycontent postcontent postbody posttext entrycontent entrytext "
	  "newsbody newstext newscontent bodytext bodycopy bodycontent "
	  "textbody fullstory articlecopy blogbody blogcontent", F_BODY },
	{ "comment comments commentlist commentlists disqus respond replies "
	  "kommentar kommentare comentarios comentario commentaire "
	  "commentaires livefyre commentaries lesermeinung lesermeinungen "
	  "forumposts", F_COMMENT },
	{ "related recommended recommendations recommendation recommend latest "
	  "popular trending mostread mostpopular outbrain taboola zergnet "
	  "recirc recirculation similar further ticker recent "
	  "readmore moreon readalso relatedposts relatedarticles "
	  "morestories verwandt relacionadas recommander plista", F_RELATED },
	{ "teaser teasers promo promos card cards", F_TEASER },
	{ "share sharing shares social facebook twitter whatsapp addthis "
	  "sharedaddy follow sharebar socialmedia sharetools socials",
	  F_SHARE },
	{ "nav navi navigation navbar menu menus submenu breadcrumb "
	  "breadcrumbs pager pagination topbar toolbar tabs skip skiplink "
	  "crumbs sitemap search", F_NAV },
	{ "footer colophon copyright foot imprint footnav", F_FOOTER },
	{ "sidebar aside widget widgets rightcol leftcol rightrail leftrail "
	  "rail secondary marginal sidebars", F_SIDE },
	{ "ad ads adv advert adverts advertisement advertising advertorial "
	  "adslot adsbygoogle adsense banner banners sponsor sponsored "
	  "sponsors promotion promoted anzeige werbung reklama publicidad "
	  "publicite dfp affiliate commercial adbox adblock adunit "
	  "adcontainer adwrapper", F_AD },
	{ "modal cookie cookies consent overlay popup lightbox gdpr tooltip "
	  "dialog onetrust cmp", F_MODAL },
	{ "newsletter subscribe subscription paywall signup login register "
	  "registration donate donation regwall piano membership", F_LETTER },
	{ "meta tags tag taglist posted postmeta entrymeta metadata topics "
	  "keywords toolbox readtime readingtime rating ratings stats "
	  "counter views print noprint donotprint edit permalink filed",
	  F_META },
	{ "byline author authors autor auteur writer contributor vcard "
	  "bylines reporter fn username nickname commenter",
	  F_META | F_AUTHOR },
	{ "date dates dateline timestamp datetime pubdate published updated "
	  "publish time datum fecha", F_META | F_DATE },
	{ "kicker overline rubric eyebrow dachzeile topline flag",
	  F_META | F_KICKER },
	{ "caption captions figcaption gallery slideshow credit credits "
	  "imagecaption legend carousel slider", F_CAPTION },
	{ "hidden invisible hide visuallyhidden", F_HIDDEN },
	{ "headline title heading hed", F_TITLE },
	{ "source src quelle fuente fonte", F_SOURCE },
	{ "signature signatures sig usersig postsig postsignature "
	  "usersignature", F_SIGNATURE },
	{ "more most read also other", MORE },
};

/* Two words side by side. */
static const struct { const char *a, *b; u32 flags; } pairs[] = {
	{ "sr", "only", F_HIDDEN }, { "screen", "reader", F_HIDDEN },
	{ "more", "on", F_RELATED }, { "read", "more", F_RELATED },
	{ "read", "also", F_RELATED }, { "most", "read", F_RELATED },
	{ "see", "also", F_RELATED }, { "more", "stories", F_RELATED },
	{ "more", "news", F_RELATED }, { "also", "read", F_RELATED },
	{ "most", "viewed", F_RELATED }, { "top", "stories", F_RELATED },
	{ "more", "articles", F_RELATED }, { "more", "from", F_RELATED },
	{ "read", "next", F_RELATED }, { "up", "next", F_RELATED },
	{ "author", "bio", F_FOOTER }, { "about", "author", F_FOOTER },
	{ "author", "box", F_FOOTER }, { "post", "nav", F_NAV },
};

struct name { u64 hash; u32 flags; bool leads; };	/* leads a pair */

struct names {
	struct name v[1024];
	u64 any[1024 / 64];	/* a bit where there is something in v */
	u8  small[256];		/* what is a letter, in lower case */
	struct met met[256];
};

enum { EMPTY = 5381 };

/* Bernstein's: words are short, and so is what it takes to add a letter. */
static u64
add_char(u64 h, char c)
{
	return h * 33 + (u8)c;
}

static u64
hash_of(str w)
{
	u64 h = EMPTY;

	for (size_t i = 0; i < w.n; i++)
		h = add_char(h, w.s[i]);
	return h;
}

static u32
place(u64 h)
{
	return (u32)(h * 0x9e3779b97f4a7c15u >> 54);
}

static struct name *
slot(struct names *n, u64 h)
{
	u32 at = place(h);

	n->any[at / 64] |= 1ull << at % 64;
	while (n->v[at].hash && n->v[at].hash != h)
		at = (at + 1) & 1023;
	n->v[at].hash = h;
	return &n->v[at];
}

static const struct name *
lookup(const struct names *n, u64 h)
{
	u32 at = place(h);

	if (!(n->any[at / 64] >> at % 64 & 1))
		return 0;
	while (n->v[at].hash && n->v[at].hash != h)
		at = (at + 1) & 1023;
	return n->v[at].hash ? &n->v[at] : 0;
}

struct names *
names_make(arena *mem)
{
	struct names *n = new(mem, struct names, 1);

	for (u32 c = 'a'; c <= 'z'; c++)
		n->small[c] = n->small[c - 32] = (u8)c;
	for (size_t i = 0; i < countof(table); i++) {
		str all = str_of(table[i].words);

		while (all.n)
			slot(n, hash_of(str_cut(&all, ' ')))->flags |=
			    table[i].flags;
	}
	for (u32 i = 0; i < countof(pairs); i++) {
		u64 a = hash_of(str_of(pairs[i].a));
		u64 b = hash_of(str_of(pairs[i].b));

		slot(n, a)->leads = true;
		slot(n, u64_mix(a) ^ b)->flags = pairs[i].flags;
	}
	return n;
}

static u32
word(const struct names *n, u64 h, u64 *last, u32 *before)
{
	const struct name *w = lookup(n, h);
	const struct name *p = *last ? lookup(n, u64_mix(*last) ^ h) : 0;
	u32 f = w ? w->flags : 0, out = f;

	if (*before & SUBJECT && f & CONTENT)
		out |= F_BODY;
	if (p)
		out |= p->flags;
	*before = f;
	*last = w && w->leads ? h : 0;
	return out;
}

static u32
flags_of(const struct names *n, str t)
{
	u64 h = EMPTY, last = 0;
	u32 f = 0, before = 0;
	bool low = false;

	for (size_t i = 0; i < t.n; i++) {
		u8 c = (u8)t.s[i], small = n->small[c];

		if (h != EMPTY && (!small || (c != small && low))) {
			f |= word(n, h, &last, &before);
			h = EMPTY;
		}
		if (small)
			h = add_char(h, (char)small);
		else if (c == ' ' || c == '\t' || c == '\n')
			last = 0, before = 0;
		low = small && c == small;
	}
	if (h != EMPTY)
		f |= word(n, h, &last, &before);
	return f & ~(u32)(SUBJECT | CONTENT | MORE);
}

static struct met *
met_at(struct names *n, str t)
{
	u32 first, last;

	if (t.n < 4)
		return &n->met[t.n];
	memcpy(&first, t.s, 4);
	memcpy(&last, t.s + t.n - 4, 4);
	return &n->met[((first ^ (last + (u32)t.n) * 0x9e3779b1u) *
	    0x9e3779b1u) >> 24];
}

struct met *
names_met(struct names *n, str t)
{
	struct met *m = met_at(n, t);

	if (!m->value.s || !str_is(m->value, t))
		*m = (struct met){ .value = t, .flags = flags_of(n, t) };
	return m;
}
