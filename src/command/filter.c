/*
 * Which rows of a list are shown? The verbs that list share these options: the
 * store is told which items it may give, so all that a verb counts is of the
 * chosen items, and rows are counted off by --after and --limit.
 *
 * A day counts as it is written in the page. A bound with a zone is compared
 * with the minute in UTC. What is dated by a year or month only is taken if it
 * may be of the time that was asked for; undated items are not.
 */
#include <ctype.h>

#include "command/command.h"

static const char *since, *until, *language, *outlet, *kind, *limit, *after;

static const char *
filter_kinds(size_t i)
{
	return i < word_lists[WORDS_item_kind].n ?
	    word_lists[WORDS_item_kind].v[i].name : 0;
}

const struct option filter_options[] = {
	{ .name = "since", .value_name = "DATE", .value = &since,
	  .about = "of this time or later: 2025, 2025-01, 2025-01-28, "
	    "2025-01-28T09:30Z, today, yesterday, 7d (days ago, UTC)" },
	{ .name = "until", .value_name = "DATE", .value = &until,
	  .about = "of this time or earlier: 2025-01 is all of the month" },
	{ .name = "lang", .value_name = "TAGS", .value = &language,
	  .about = "in this language, or one of several: en or de,fr" },
	{ .name = "outlet", .value_name = "WORDS", .value = &outlet,
	  .about = "of outlets with all these words, or words that begin so" },
	{ .name = "kind", .value_name = "KINDS", .value = &kind,
	  .about = "of these kinds, with commas between",
	  .names = filter_kinds },
	{ .name = "limit", .value_name = "N", .value = &limit,
	  .about = "how many at most; 0: all (usually 20; quotes, entities: "
	    "50; export: all)" },
	{ .name = "after", .value_name = "ID", .value = &after,
	  .about = "goes on behind the row of this id, the last one shown; of "
	    "copies A/B, of edges FROM/TO/KIND" },
	{ .name = 0 },
};

/* Minutes [from, to) as they are written, and how far east of UTC that is. */
struct stretch { i64 from, to; bool zoned; int east; };

enum { MINUTES = 24 * 60, TIME = 16 };	/* bytes of 2025-01-28T09:30 */

static struct {
	u32   most;			/* 0: all */
	bool  begun, met;		/* behind the row of --after; it came */
	u64   passed, shown;		/* rows before that; rows since */
	char  last[256];		/* the id of the last row shown */
	struct stretch since, until;
} rows;

struct choice {
	words languages;		/* that were asked for */
	bool *held;			/* which of them an item has */
	arena tmp;
};

/* Does t look like the pattern, in which 0 is any digit? */
static bool
looks(str t, const char *pattern)
{
	size_t n = strlen(pattern);

	for (size_t i = 0; i < n && i < t.n; i++)
		if (pattern[i] == '0' ? !isdigit((u8)t.s[i]) :
		    t.s[i] != pattern[i])
			return false;
	return t.n >= n;
}

/* Is t what may stand behind a time: seconds, then a zone or nothing? */
static bool
is_zone(str t)
{
	if (looks(t, ":00"))
		t = str_from(t, 3);
	return t.n == 0 || str_is(t, S("Z")) ||
	    ((t.n == 6 && (looks(t, "+00:00") || looks(t, "-00:00"))) ||
	    (t.n == 5 && (looks(t, "+0000") || looks(t, "-0000"))));
}

static i64
next_month(struct civil c)
{
	c.day = 1;
	c.year += c.month == 12;
	c.month = c.month % 12 + 1;
	return civil_days(c) * MINUTES;
}

static bool
stretch_read(str t, struct stretch *s)
{
	static const char *const forms[] = {
		"0000", "0000-00", "0000-00-00", "0000-00-00T00:00",
	};
	char iso[64] = "0000-01-01T00:00";
	struct moment m;
	size_t form = 0;

	if (t.n >= sizeof iso)
		return false;
	memcpy(iso, t.s, t.n);
	if (t.n > 10 && iso[10] == ' ')
		iso[10] = 'T';
	while (form < 3 && strlen(forms[form]) < t.n)
		form++;
	if (!looks((str){ iso, t.n }, forms[form]) || !moment_read((str){ iso,
	    t.n < TIME ? TIME : t.n }, &m) || m.hour > 23 || m.minute > 59 ||
	    (t.n > TIME && !is_zone(str_from((str){ iso, t.n }, TIME))))
		return false;
	*s = (struct stretch){ .zoned = m.zoned, .east = m.east };
	s->from = civil_days(m.day) * MINUTES + m.hour * 60 + m.minute;
	s->to = form == 3 ? s->from + 1 : form == 2 ? s->from + MINUTES :
	    form == 1 ? next_month(m.day) : civil_days((struct civil){
	    m.day.year + 1, 1, 1 }) * MINUTES;
	return true;
}

/* today, yesterday, or so many days ago as in 7d. */
static bool
days_ago(str t, u32 *days)
{
	*days = str_is(t, S("yesterday"));
	return *days || str_is(t, S("today")) || (t.n > 1 && t.n < 7 &&
	    str_ends(t, S("d")) && str_number((str){ t.s, t.n - 1 }, days));
}

static bool
read_bound(const char *name, const char *given, struct stretch *s,
    struct err *e)
{
	u32 days;

	if (!given || stretch_read(str_of(given), s))
		return true;
	if (!days_ago(str_of(given), &days))
		return err_set(e, ERR_USAGE, "--%s %s: not a date; 2025, "
		    "2025-01, 2025-01-28, 2025-01-28T09:30Z, today, "
		    "yesterday or 7d", name, given);
	s->from = (clock_day() - days) * MINUTES;
	s->to = s->from + MINUTES;
	return true;
}

/* Is every word of a list with commas a kind? */
static bool
are_kinds(str list, struct err *e)
{
	do {
		str one = str_cut(&list, ',');

		if (!word_find(WORDS_item_kind, one))
			return command_unknown("kind", one, filter_kinds, e);
	} while (list.n);
	return true;
}

bool
filter_read(u32 usual, struct err *e)
{
	rows.begun = !after;
	if (!command_number("limit", limit, usual, &rows.most, e) ||
	    !read_bound("since", since, &rows.since, e) ||
	    !read_bound("until", until, &rows.until, e) ||
	    (kind && !are_kinds(str_of(kind), e)))
		return false;
	if (since && until && rows.since.from - rows.since.east >=
	    rows.until.to - rows.until.east)
		return err_set(e, ERR_USAGE, "--since %s is later than "
		    "--until %s", since, until);
	return true;
}

/* The zone of the item counts if the bound has one. */
static bool
is_in_time(const struct item *it)
{
	struct stretch s;
	i64 east;

	if (!since && !until)
		return true;
	if (!it->published.n || !stretch_read(it->published.v[0].value, &s))
		return false;
	east = rows.since.zoned ? s.east : 0;
	if (since && s.to - east <= rows.since.from - rows.since.east)
		return false;
	east = rows.until.zoned ? s.east : 0;
	return !until || s.from - east < rows.until.to - rows.until.east;
}

static bool
in_list(str list, str one)
{
	while (list.n)
		if (str_is(str_cut(&list, ','), one))
			return true;
	return false;
}

static bool
filter_keep(void *self, const struct item *it)
{
	struct choice *c = self;
	const struct head *h = item_head(it);
	bool spoken = c->languages.n == 0;

	for (u32 i = 0; i < c->languages.n; i++)
		if (str_is(c->languages.v[i], h->language))
			spoken = c->held[i] = true;
	return spoken && is_in_time(it) && (!kind || in_list(str_of(kind),
	    word_name(WORDS_item_kind, h->kind))) && (!outlet ||
	    (h->outlet.n && people_match(h->outlet, str_of(outlet), c->tmp)));
}

/* A language that no item has must be one that the program knows. */
static bool
are_languages(const struct choice *c, arena tmp, struct err *e)
{
	static struct packs packs;
	bool known = true;

	for (u32 i = 0; i < c->languages.n && known; i++) {
		buf b = { .mem = &tmp };

		if (c->held[i])
			continue;
		if (packs.n == 0 && !command_packs(&packs, e))
			return false;
		known = language_known(&packs, c->languages.v[i], &b);
		if (!known)
			err_set(e, ERR_USAGE, "no language \"%.*s\":%.*s",
			    c->languages.v[i].n > 40 ? 40 :
			    (int)c->languages.v[i].n, c->languages.v[i].s,
			    (int)b.n, b.s);
	}
	if (packs.n)
		packs_close(&packs);
	return known;
}

bool
filter_chooses(void)
{
	return since || until || language || outlet || kind;
}

bool
filter_choose(struct store *s, arena *mem, arena tmp, struct err *e)
{
	struct choice c = { .tmp = tmp };
	str list = str_of(language);

	if (!filter_chooses())
		return true;
	while (list.n)
		*push(&c.languages, &c.tmp) = str_cut(&list, ',');
	if (language && c.languages.n == 0)
		push(&c.languages, &c.tmp)->s = "";
	c.held = new(&c.tmp, bool, c.languages.n + 1);
	return store_choose(s, filter_keep, &c, mem, e) &&
	    are_languages(&c, c.tmp, e);
}

/* Is it the row of --after, named ID or ID/PART, or one of the rows of ID? */
static bool
is_after(str id, str part)
{
	str t = str_of(after);

	return str_is(t, id) || (part.n && t.n == id.n + 1 + part.n &&
	    str_starts(t, id) && t.s[id.n] == '/' && str_ends(t, part));
}

bool
filter_row(str id, str part)
{
	int n;

	if (!rows.begun && is_after(id, part)) {
		rows.met = true;
		rows.passed++;
		return false;
	}
	rows.begun |= rows.met;
	rows.passed += !rows.begun;
	if (!rows.begun || (rows.most && rows.shown == rows.most))
		return false;
	rows.shown++;
	n = snprintf(rows.last, sizeof rows.last, "%.*s%s%.*s", (int)id.n,
	    id.s, part.n ? "/" : "", (int)part.n, part.n ? part.s : "");
	if (n < 0 || (size_t)n >= sizeof rows.last)
		rows.last[0] = '\0';
	return true;
}

u32
filter_most(void)
{
	return after || rows.most == 0 ? UINT32_MAX : rows.most;
}

bool
filter_full(void)
{
	return rows.most && rows.shown == rows.most;
}

bool
filter_end(u64 matched, u64 held, const char *one, const char *many,
    const char *next, struct err *e)
{
	if (after && !rows.met)
		return err_set(e, ERR_USAGE, "--after %s: no row of this id",
		    after);
	if (command_json || !one)
		return true;
	printf("%llu ", (unsigned long long)rows.shown);
	if (rows.shown < held)
		printf("of %llu ", (unsigned long long)held);
	fputs((rows.shown < held ? held : rows.shown) == 1 ? one : many,
	    stdout);
	if (rows.passed + rows.shown < matched) {
		buf b = { 0 };
		char room[1024];
		arena a = arena_in(room, sizeof room);

		b.mem = &a;
		buf_lit(&b, "; --limit 0 shows all");
		if (rows.last[0]) {
			bool blank = strchr(rows.last, ' ');

			buf_put(&b, blank ? S(", --after \"") :
			    S(", --after "));
			buf_put(&b, str_of(rows.last));
			buf_put(&b, blank ? S("\" goes on") : S(" goes on"));
		}
		people_write(&b);
	}
	if (rows.shown && next)
		printf("    next: copytaster %s", next);
	putchar('\n');
	return true;
}
