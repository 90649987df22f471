/*
 * Where does a link of the page lead?
 */
#include "read/bytes/decode.h"
#include "read/line/address.h"
#include "read/page/link.h"

str
link_address(const struct page *p, str told)
{
	str to = decode_line(p->tmp, told), url;

	if (!p->base.n && str_starts(to, S("//")))
		to = str_join(p->tmp, S("https:"), to);
	url = url_resolve(p->tmp, p->base, to);
	return str_starts(url, S("http://")) || str_starts(url,
	    S("https://")) ? address_original(url) : (str){ 0 };
}

str
link_url(const struct page *p, u32 node)
{
	str href = tree_attribute(&p->t, node, S("href"));

	if (!href.n || str_starts(href, S("#")))
		return (str){ 0 };
	return link_address(p, href);
}

void
link_base(struct page *p, str url)
{
	str told = { 0 };

	for (u32 k = 0; k < p->t.marked.n && !told.n; k++)
		if (p->t.v.v[p->t.marked.v[k]].tag == TAG_base)
			told = tree_attribute(&p->t, p->t.marked.v[k],
			    S("href"));
	p->base = url;
	if (told.n)
		told = link_address(p, told);
	p->base = told.n ? told : url;
}
