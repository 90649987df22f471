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

/* The scheme of an address; empty if it has none, as "/a:b" and "?c:d". */
static str
url_scheme(str t)
{
	size_t n = 0;

	while (n < t.n && (((t.s[n] | 32) >= 'a' && (t.s[n] | 32) <= 'z') ||
	    (n && (utf8_digit((u8)t.s[n]) || strchr("+-.", t.s[n])))))
		n++;
	return n && n < t.n && t.s[n] == ':' ? (str){ t.s, n } : (str){ 0 };
}

/* Is it an address with a scheme and a host? */
static bool
url_whole(str t)
{
	return str_starts(str_from(t, url_scheme(t).n), S("://"));
}

/*
 * Puts a path that is empty or begins with a slash, and resolves "." and ".."
 * in it: section 5.2.4.
 */
static void
put_path(buf *out, str path)
{
	size_t from = out->n;

	while (path.n) {
		str name;
		bool up, here;

		path = str_from(path, 1);	/* the slash */
		name = url_until(&path, "/");
		up = str_is(name, S(".."));
		here = up || str_is(name, S("."));
		while (up && out->n > from && out->s[--out->n] != '/')
			;
		if (!here || !path.n)
			buf_putc(out, '/');
		if (!here)
			buf_put(out, name);
	}
}

/* A path that is relative to that of a page: section 5.2.3. */
static str
path_beside(arena *mem, str page, str path)
{
	while (page.n && !str_ends(page, S("/")))
		page.n--;
	return str_join(mem, page.n ? page : S("/"), path);
}

str
url_resolve(arena *mem, str base, str to)
{
	struct url b = url_parts(base);
	bool whole, hosted;
	buf out = { .mem = mem };
	str path;

	to = str_trim(to);
	whole = url_whole(to);
	hosted = whole || str_starts(to, S("//"));
	if (url_scheme(to).n && !whole)
		return str_copy(mem, to);	/* mailto:, javascript: */
	if (!whole && !url_whole(base))
		return (str){ 0 };
	buf_put(&out, whole ? url_scheme(to) : b.scheme);
	buf_putc(&out, ':');
	if (whole)
		to = str_from(to, out.n);
	buf_put(&out, S("//"));
	if (hosted)
		to = str_from(to, 2);
	buf_put(&out, hosted ? url_until(&to, "/?#") :
	    str_from(b.origin, out.n));
	path = url_until(&to, "?#");
	if (!hosted && !path.n)
		path = b.path;
	else if (!hosted && !str_starts(path, S("/")))
		path = path_beside(mem, b.path, path);
	put_path(&out, path);
	if (!hosted && path.s == b.path.s && !str_starts(to, S("?")))
		buf_put(&out, b.query);
	buf_put(&out, to);
	return buf_str(&out);
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
