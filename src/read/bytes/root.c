/*
 * With which element does a piece of XML begin?  Declarations, comments and the
 * doctype stand before it.  The prefix of its name is bound to a namespace by
 * an attribute of the element itself.
 */
#include "read/bytes/markup.h"
#include "read/bytes/root.h"

/* Skips what stands before the first element, and remembers it. */
static str
root_prolog(str t, struct root *r)
{
	for (;;) {
		str end = S(">");

		t = str_trim(t);
		if (str_starts(t, S("<?"))) {
			end = S("?>");
			r->declared |= str_starts(t, S("<?xml"));
		} else if (str_starts(t, S("<!--"))) {
			end = S("-->");
		} else if (t.n > 9 && str_same((str){ t.s, 9 },
		    S("<!doctype"))) {
			str rest = str_trim(str_from(t, 9));
			size_t n = 0, in;

			while (n < rest.n && !strchr(" \t\r\n>[", rest.s[n]))
				n++;
			r->doctype = (str){ rest.s, n };
			in = str_find(t, S("["));
			if (in < str_find(t, S(">")))	/* its entities */
				t = str_from(t, str_find(t, S("]")));
		} else {
			return t;
		}
		t = str_from(t, str_find(t, end) + end.n);
	}
}

str
root_space(str tag, str prefix)
{
	struct attribute a;

	while (markup_attribute(&tag, &a))
		if (prefix.n ? str_starts(a.name, S("xmlns:")) &&
		    str_is(str_from(a.name, 6), prefix) :
		    str_is(a.name, S("xmlns")))
			return str_trim(a.value);
	return (str){ "", 0 };
}

/* Is it an element of pages? */
static bool
root_tag(str name)
{
	static const str tags[] = {
#define TAG(name, what)  S(#name),
		TAGS
#undef TAG
	};

	for (size_t i = 0; i < countof(tags); i++)
		if (str_same(name, tags[i]))
			return true;
	return false;
}

bool
root_of(str t, struct root *r)
{
	str prefix = { 0 }, name;
	size_t n = 0, colon;

	*r = (struct root){ 0 };
	if (str_starts(t, S("\xef\xbb\xbf")))
		t = str_from(t, 3);
	t = root_prolog(t, r);
	if (t.n < 2 || t.s[0] != '<')
		return false;
	t = str_from(t, 1);
	while (n < t.n && !strchr(" \t\r\n/><", t.s[n]))
		n++;
	name = (str){ t.s, n };
	if (n == 0 || utf8_digit((u8)name.s[0]) ||
	    strchr("!?@&-", name.s[0]))
		return false;
	colon = str_find(name, S(":"));
	if (colon < n) {
		prefix = (str){ name.s, colon };
		name = str_from(name, colon + 1);
	}
	t = str_from(t, n);
	t.n = str_find(t, S(">"));
	r->name = name;
	r->space = root_space(t, prefix);
	r->page = root_tag(name) && !prefix.n &&
	    (!r->doctype.n || str_same(r->doctype, S("html"))) &&
	    (!r->space.n || str_ends(r->space, S("/xhtml")) ||
	    str_find(r->space, S("/html")) < r->space.n);
	return true;
}
