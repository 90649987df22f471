/*
 * Do two addresses lead to the same page?
 *
 * The list `tracking` of the packs names the parameters that follow the reader
 * and do not change the page.
 */
#include "language/language.h"

/* Is it a name of the list, a name and value of it, or does a name of the list
 * that ends in _ begin it? */
static bool
tracks(const struct phrases *l, str parameter)
{
	str rest = parameter, name = str_cut(&rest, '=');

	for (u32 i = 0; i < l->all.n; i++) {
		str t = l->all.v[i].text;

		if (str_same(t, name) || str_same(t, parameter) ||
		    (str_ends(t, S("_")) && name.n > t.n &&
		     str_same((str){ name.s, t.n }, t)))
			return true;
	}
	return false;
}

/* Adds the parameters of a query that do not track. */
static void
put_query(buf *b, const struct phrases *l, str query)
{
	char before = '?';

	query = str_from(query, query.n > 0);	/* without ? */
	while (query.n) {
		str p = str_cut(&query, '&');

		if (str_starts(p, S("amp;")))	/* a & that is still escaped */
			p = str_from(p, 4);
		if (p.n == 0 || tracks(l, p))
			continue;
		buf_putc(b, before);
		buf_put(b, p);
		before = '&';
	}
}

str
address_plain(arena *a, const struct pack *p, str url)
{
	static const struct phrases none;
	struct url u = url_parts(url);
	buf b = { .mem = a };
	size_t bare;
	str path = u.path, host, port;

	if (url.n == 0)
		return (str){ 0 };
	port = (str){ u.host.s + u.host.n,
		(size_t)(u.rest.s - u.host.s) - u.host.n };
	host = str_starts(u.host, S("www.")) ? str_from(u.host, 4) : u.host;
	while (path.n && path.s[path.n - 1] == '/')
		path.n--;
	for (size_t i = 0; i < host.n; i++)
		buf_putc(&b, host.s[i] >= 'A' && host.s[i] <= 'Z' ?
		    (char)(host.s[i] | 32) : host.s[i]);
	if (!str_is(port, S(":80")) && !str_is(port, S(":443")))
		buf_put(&b, port);
	bare = b.n;
	buf_put(&b, path);
	put_query(&b, p ? &p->tracking : &none, u.query);
	if (str_starts(u.fragment, S("#!")))	/* a page that a script shows */
		buf_put(&b, u.fragment);
	return b.n > bare ? buf_str(&b) : (str){ 0 };
}
