/*
 * Which parts has an address?  They are those of RFC 3986.  The site of a host
 * is the domain that somebody could register: bbc.co.uk of news.bbc.co.uk.  It
 * comes from the Public Suffix List, which is built into libpsl.
 */
#include <libpsl.h>

#include "base/base.h"

enum { HOST = 253 };		/* bytes; the longest name of DNS, RFC 1035 */

/* Takes off the part before the first of these characters. */
static str
url_until(str *t, const char *stops)
{
	size_t n = 0;
	str head;

	while (n < t->n && !strchr(stops, t->s[n]))
		n++;
	head = (str){ t->s, n };
	*t = str_from(*t, n);
	return head;
}

struct url
url_parts(str t)
{
	struct url u = { 0 };
	size_t at = str_find(t, S("://"));
	str authority;

	if (at < t.n) {
		u.scheme = (str){ t.s, at };
		t = str_from(t, at + 3);
	}
	authority = url_until(&t, "/?#");
	u.origin = (str){ u.scheme.s, u.scheme.s ? (size_t)(t.s -
	    u.scheme.s) : 0 };
	at = str_find(authority, S("@"));
	if (at < authority.n)
		authority = str_from(authority, at + 1);
	u.host = url_until(&authority, ":");
	u.rest = t;
	u.path = url_until(&t, "?#");
	u.query = url_until(&t, "#");
	u.fragment = t;
	return u;
}

str
url_host(str t)
{
	struct url u = url_parts(t);

	if (!u.scheme.s)
		return (str){ 0 };
	return str_starts(u.host, S("www.")) ? str_from(u.host, 4) : u.host;
}

str
host_site(str host)
{
	char name[HOST + 1];
	const char *site;

	/* libpsl 0.21.2 takes co.uk. for the site of example.co.uk., and 0.1
	 * for that of 10.0.0.1 */
	if (str_ends(host, S(".")))
		host.n--;
	if (host.n == 0 || host.n > HOST || memchr(host.s, 0, host.n) ||
	    utf8_digit((u8)host.s[host.n - 1]))	/* an address in numbers */
		return (str){ 0 };
	for (size_t i = 0; i < host.n; i++)
		name[i] = host.s[i] >= 'A' && host.s[i] <= 'Z' ?
		    (char)(host.s[i] | 32) : host.s[i];
	name[host.n] = 0;
	site = psl_registrable_domain(psl_builtin(), name);
	return site ? str_from(host, (size_t)(site - name)) : (str){ 0 };
}

bool
host_is(str t)
{
	size_t i = t.n;

	while (i > 0 && t.s[i - 1] >= 'a' && t.s[i - 1] <= 'z')
		i--;
	return t.n - i >= 2 && i > 2 && t.s[i - 1] == '.' &&
	    !memchr(t.s, ' ', t.n);
}

str
url_site_name(str url)
{
	str site = host_site(url_host(url));

	return str_cut(&site, '.');
}

bool
url_one_site(str a, str b)
{
	str x = url_site_name(a), y = url_site_name(b);

	return x.n || y.n ? str_same(x, y) :
	    str_same(url_host(a), url_host(b));
}
