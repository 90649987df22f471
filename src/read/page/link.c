/*
 * Where does a link of the page lead?
 */
#include "read/bytes/decode.h"
#include "read/page/link.h"

str
link_url(const struct page *p, u32 node)
{
	str href = decode_line(p->tmp,
	    tree_attribute(&p->t, node, S("href")));
	str base = p->about.url.n ? p->about.url : p->c->url;
	str site = url_parts(base).origin;

	if (str_starts(href, S("http")))
		return href;
	if (str_starts(href, S("//")))
		return str_join(p->tmp, S("https:"), href);
	if (str_starts(href, S("/")) && site.n)
		return str_join(p->tmp, site, href);
	return (str){ 0 };
}
