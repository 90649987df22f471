/*
 * Where does the page stand, and is it the copy of a page on another site?
 *
 * A page tells its address as canonical and to OpenGraph.  Papers that print
 * the text of an agency may give the agency's page as canonical: then that is
 * the original, and the page has an address of its own.
 */
#include "read/page/link.h"
#include "read/page/page.h"
#include "read/told/title.h"
#include "read/told/where.h"

/* A whole address that is not that of a home page? */
static bool
is_address(str url)
{
	struct url u = url_parts(url);

	return str_starts(url, S("http")) && (u.path.n > 1 || u.query.n > 1);
}

/* Does the site have the name of the outlet? */
static bool
site_of_outlet(const struct page *p, str url)
{
	arena tmp = *p->tmp;
	str site = title_plain(&tmp, url_site_name(url));
	str outlet = title_plain(&tmp, p->about.outlet);

	return site.n >= 3 && outlet.n >= 3 && (str_starts(outlet, site) ||
	    str_starts(site, outlet) || str_ends(outlet, site));
}

/*
 * An address on another site than `own` is that of the original, from which
 * this page is a copy, unless the outlet has its name.  An archive or a proxy
 * has the address of the page in its own: it is the page.
 */
static bool
is_original(const struct page *p, str url, str own)
{
	return is_address(url) && own.n && !url_one_site(url, own) &&
	    !site_of_outlet(p, url) &&
	    str_find(own, url_host(url)) == own.n;
}

/* An address in the head, of an icon or a feed, on a site with the name of the
 * outlet; empty if there is none. */
static str
own_link(const struct page *p)
{
	for (u32 k = 0; k < p->t.marked.n; k++) {
		u32 i = p->t.marked.v[k];
		str url = p->t.v.v[i].tag == TAG_link ?
		    tree_attribute(&p->t, i, S("href")) : (str){ 0 };

		if (str_starts(url, S("http")) && site_of_outlet(p, url))
			return url;
	}
	return (str){ 0 };
}

/*
 * Sets the address of the page: the canonical one, else that of OpenGraph, else
 * where it was fetched.  An address on another site that the page gives as
 * canonical is that of its original.
 */
void
where_page(struct page *p)
{
	struct about *o = &p->about;
	str told[2] = { o->canonical, o->shared }, own = o->fetched;

	if (!str_starts(own, S("http")))
		own = is_address(o->shared) && (site_of_outlet(p, o->shared) ||
		    !site_of_outlet(p, o->canonical)) ? o->shared : own_link(p);
	o->url = (str){ 0 };
	for (u32 i = 0; i < countof(told); i++) {
		if (is_original(p, told[i], own)) {
			if (!o->original.n)
				o->original = told[i];
		} else if (!o->url.n && is_address(told[i])) {
			o->url = told[i];
		}
	}
	if (!o->url.n)
		o->url = o->fetched;
	if (!o->url.n && !is_original(p, told[0], own))
		o->url = told[0].n ? told[0] : told[1];
	if (!is_address(o->original) || url_one_site(o->original, o->url))
		o->original = (str){ 0 };
	if (!o->fetched.n)
		link_base(p, o->url);
}
