/*
 * Is 3/4/2026 in March or in April?  A text seldom says it, so all that is
 * known beside the date is asked: other dates of the text, which have a number
 * above 12, its language, the country of its host, the zones of its times of
 * day, the day in its address, and the moment when it was fetched.  If none of
 * them tells it, the date is not decided.
 */
#include "read/line/order.h"

enum {
	WEST_MOST = -600,	/* minutes: Honolulu */
	WEST_LEAST = -240,	/* New York in summer */
	MANILA = 480		/* as in Perth, which has another order */
};

/* The order that all votes have; none if two differ. */
static void
order_vote(date_order *sum, bool *differ, date_order vote)
{
	*differ |= *sum && vote && *sum != vote;
	*sum = vote ? vote : *sum;
}

/* Reads a number of one or two digits at *i; 0 if there is none. */
static u32
order_number(str t, size_t *i)
{
	u32 n = 0;
	size_t from = *i;

	while (*i < t.n && utf8_digit((u8)t.s[*i]) && *i - from < 3)
		n = n * 10 + (u32)(t.s[(*i)++] - '0');
	return *i - from > 2 ? 0 : n;
}

/* Is there a digit or a letter, or the sign, at byte i? */
static bool
order_goes_on(str t, size_t i, char sign)
{
	return i < t.n && (utf8_digit((u8)t.s[i]) || t.s[i] == sign ||
	    ((t.s[i] | 32) >= 'a' && (t.s[i] | 32) <= 'z'));
}

/*
 * The order of a date in digits around the sign at byte i, which stands behind
 * its first number: 25/3/2026, 3/25/2026.
 */
static date_order
order_date(str t, size_t i)
{
	size_t from = i, at = i + 1;
	char sign = t.s[i];
	u32 a, b;

	while (from > 0 && i - from < 3 && utf8_digit((u8)t.s[from - 1]))
		from--;
	if (from == i || (from > 0 && order_goes_on(t, from - 1, sign)))
		return ORDER_unknown;
	a = order_number(t, &from);
	b = order_number(t, &at);
	if (a == 0 || b == 0 || from != i || at + 4 >= t.n ||
	    t.s[at] != sign || (t.s[at + 1] != '1' && t.s[at + 1] != '2') ||
	    !utf8_digit((u8)t.s[at + 2]) || !utf8_digit((u8)t.s[at + 3]) ||
	    !utf8_digit((u8)t.s[at + 4]) || order_goes_on(t, at + 5, sign))
		return ORDER_unknown;
	return a > 12 && a < 32 && b < 13 ? ORDER_day :
	    b > 12 && b < 32 && a < 13 ? ORDER_month : ORDER_unknown;
}

/*
 * The order where clocks are so many minutes east of UTC.  In America it is
 * that of the United States, in the texts whose language leaves it open.
 */
static date_order
order_east(int east)
{
	if (east >= WEST_MOST && east <= WEST_LEAST)
		return ORDER_month;
	return east > 0 && east != MANILA ? ORDER_day : ORDER_unknown;
}

/* Does a letter of a zone or of "a.m." stand at byte i? */
static bool
order_letter(str t, size_t i)
{
	return i < t.n && ((t.s[i] | 32) >= 'a' && (t.s[i] | 32) <= 'z');
}

/*
 * How many minutes east the zone behind a time of day is; 0 if none is.  One
 * word may stand before it: 9:30 am EST.
 */
static int
order_zone(const struct packs *ps, str t)
{
	size_t n = 0;
	int east;

	if (t.n && t.s[0] == ' ')
		t = str_from(t, 1);
	if (t.n && (t.s[0] == '+' || t.s[0] == '-')) {
		for (n = 1; n < t.n && n < 6 && (utf8_digit((u8)t.s[n]) ||
		    t.s[n] == ':');)
			n++;
		return n > 4 && zone_read((str){ t.s, n }, &east) ? east : 0;
	}
	for (u32 tries = 0; tries < 2; tries++) {
		const struct phrase *p;

		for (n = 0; n < 5 && (order_letter(t, n) || (n && n < t.n &&
		    t.s[n] == '.'));)
			n++;
		p = n > 1 ? phrases_get(&ps->any.zones, (str){ t.s, n }) : 0;
		if (p)
			return zone_read(p->value, &east) ? east : 0;
		if (n == 0 || n == t.n || t.s[n] != ' ')
			return 0;
		t = str_from(t, n + 1);
	}
	return 0;
}

/*
 * Where the time of day ends that has its first colon at byte i, 10:05 or
 * 9:05:33.250; 0 if there is none.
 */
static size_t
order_clock(str t, size_t i)
{
	str rest = str_from(t, i);
	size_t n = 3;

	if (!utf8_digit((u8)t.s[i - 1]) || rest.n < 3 ||
	    !utf8_digit((u8)rest.s[1]) || !utf8_digit((u8)rest.s[2]))
		return 0;
	if (rest.n < 6 || rest.s[3] != ':' || !utf8_digit((u8)rest.s[4]) ||
	    !utf8_digit((u8)rest.s[5]))
		return i + n;
	n = 6;
	if (n < rest.n && rest.s[n] == '.')
		n++;
	while (n > 6 && n < rest.n && n < 16 && utf8_digit((u8)rest.s[n]))
		n++;
	return i + n;
}

struct seen
order_seen(const struct packs *ps, str t)
{
	struct seen s = { 0 };
	bool dates = false, zones = false;

	for (size_t i = 1; i + 2 < t.n; i++) {
		size_t end = t.s[i] == ':' ? order_clock(t, i) : 0;

		if (t.s[i] == '/' || t.s[i] == '-')
			order_vote(&s.dates, &dates, order_date(t, i));
		if (!end)
			continue;
		order_vote(&s.zone, &zones, order_east(order_zone(ps,
		    str_from(t, end))));
		i = end - 1;
	}
	if (dates)
		s.dates = ORDER_unknown;
	if (zones)
		s.zone = ORDER_unknown;
	return s;
}

str
order_language(arena *a, const struct packs *ps, str text)
{
	arena tmp = *a;
	tokens t = { 0 };
	str best = { 0 };
	u32 most = 2;

	text.n = text.n < 800 ? text.n : 800;
	tokens_of(&t, text, &tmp);
	for (u32 i = 1; i < ps->n; i++) {
		u32 n = 0;

		for (u32 k = 0; k < t.n; k++)
			n += phrases_at(&ps->v[i].common, &t, k, k + 1) != 0;
		if (n > most) {
			most = n;
			best = ps->v[i].tag;
		}
	}
	return best;
}

/* Is a tag of two letters in the list that the trait has? */
static bool
order_lists(const struct packs *ps, str trait, str tag)
{
	const struct phrase *p = phrases_get(&ps->any.traits, trait);
	str rest = p ? p->value : (str){ 0 };

	while (rest.n)
		if (str_same(str_cut(&rest, ' '), tag))
			return true;
	return false;
}

/* The order in a country; *open if there is none, or if there are two. */
static date_order
order_country(const struct packs *ps, str country, bool *open)
{
	*open = order_lists(ps, S("countries of several orders"), country);
	if (order_lists(ps, S("countries with the month first"), country))
		return ORDER_month;
	return country.n == 2 && !*open ? ORDER_day : ORDER_unknown;
}

/*
 * The country of a host by the end of its name.  Ends that anybody buys say
 * nothing.
 */
static str
order_domain(const struct packs *ps, str host)
{
	size_t n = host.n;

	while (n > 0 && host.s[n - 1] != '.')
		n--;
	host = n ? str_from(host, n) : (str){ 0 };
	return order_lists(ps, S("domains of no country"), host) ? (str){ 0 } :
	    host;
}

date_order
order_of(const struct packs *ps, const struct seen *seen, str language,
    str url)
{
	str tag = { language.s, language.n < 2 ? 0 : 2 };
	bool mark = language.n > 2 && (language.s[2] == '-' ||
	    language.s[2] == '_');
	str region = mark && language.n == 5 ? str_from(language, 3) :
	    (str){ 0 };
	str domain = order_domain(ps, url_host(url));
	date_order by, zone = seen->zone;
	bool open;

	if (seen->dates)
		return seen->dates;
	if (language.n > 2 && !mark)
		tag = (str){ 0 };
	if (order_lists(ps, S("languages with the year first"), tag))
		return ORDER_unknown;
	if (tag.n && !order_lists(ps, S("languages of several orders"), tag))
		return ORDER_day;
	by = order_country(ps, domain, &open);
	if (by || open)
		return by;
	by = order_country(ps, region, &open);
	return open || (by && zone && by != zone) ? ORDER_unknown :
	    by ? by : zone;
}

bool
order_settle(arena *a, const struct capture *c, str url, struct when *w)
{
	struct when at, other = *w;
	bool may;

	if (!w->other.n)
		return true;
	other.value = w->other;
	other.other = w->value;
	may = date_may_be(c, w);
	if (date_of_url(a, url, &at)) {
		if (str_starts(w->value, at.value))
			return true;
		if (str_starts(w->other, at.value)) {
			*w = other;
			return true;
		}
	}
	if (c->url.n && may != date_may_be(c, &other)) {
		if (!may)
			*w = other;
		return true;
	}
	return !w->unsure;
}
