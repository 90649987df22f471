/*
 * What kind of page does an address lead to?  The lists "addresses" of the
 * packs have parts of addresses, each with its kind.
 */
#include "read/line/address.h"

bool
address_has(const struct packs *ps, str url, str kind)
{
	const struct phrases *l = &ps->any.addresses;
	bool page = str_is(kind, S("forum")) || str_is(kind, S("list"));

	for (u32 i = 0; i < l->all.n; i++) {
		const struct phrase *f = &l->all.v[i];
		size_t at;

		if (!str_is(f->value, kind))
			continue;
		at = str_find_same(url, f->text);
		if (at < url.n && (page || at + f->text.n < url.n))
			return true;
	}
	return false;
}

str
address_original(str url)
{
	for (;;) {
		str path = str_cut(&(str){ url.s, url.n }, '?');
		size_t at, other;

		path = str_cut(&path, '#');
		at = str_find(path, S("/http://"));
		other = str_find(path, S("/https://"));
		at = other < at ? other : at;
		if (at >= path.n)
			return url;
		url = str_from(url, at + 1);
	}
}
