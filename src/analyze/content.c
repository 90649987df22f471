/*
 * Which words are the content of a frame?
 *
 * The content stands before the frame ("...", she said) or after it (she said
 * that ...).  A quotation may go on after the frame: "A," she said, "B".
 */
#include <assert.h>

#include "analyze/content.h"

enum {
	TAIL = 12,		/* tokens of a time or place; by judgment */
	FAR = 4,		/* tokens before a frame that behind() asks */
	CLAUSE = 3,		/* words of a quotation that is a sentence */
	CLAUSE_LONGEST = 60	/* tokens that are taken for one clause */
};

/* Are there only words for time and place after a frame, from token i to the
 * next mark? `end` becomes the token of the mark. */
static bool
only_tail(const struct unit *u, u32 i, u32 *end)
{
	u32 k = i;

	if (k < u->to && unit_word(u, k) && !u->in[k] && !unit_time(u, k) &&
	    !unit_has(u, k, &u->pack->prepositions) &&
	    !unit_has(u, k, &u->pack->medianoun))
		return false;
	while (k < u->to && k < i + TAIL && !u->in[k] && unit_word(u, k))
		k++;
	*end = k;
	return k >= u->to ||
	    (k < i + TAIL && (!unit_word(u, k) || u->in[k]));
}

/* The token after "that", if it is near token i; else 0. */
static u32
after_that(const struct unit *u, u32 i)
{
	for (u32 k = i; k < u->to && k < i + TAIL; k++) {
		const struct phrase *f = phrases_at(&u->pack->that, u->t, k,
		    u->to);

		if (u->in[k])
			return 0;
		if (f)
			return k + f->words;
		if (!unit_word(u, k) &&
		    !(unit_mark(u, k, ",") && k + 1 < u->to &&
		    phrases_at(&u->pack->that, u->t, k + 1, u->to)))
			return 0;
	}
	return 0;
}

/* Does the frame stand behind its content? `start` is the first token that the
 * content may have. */
static bool
behind(const struct unit *u, const struct frame *f, u32 start)
{
	u32 p = f->all_from, end;

	if (f->kind == CUE_NAME)
		return f->after;
	if (p <= start || f->joined || f->kind == CUE_ACT)
		return false;
	if (f->kind == CUE_ACCORDING)
		return p > start + 1;
	if (after_that(u, f->all_to) || unit_mark(u, f->all_to, ":"))
		return false;
	if (u->in[p - 1])
		return only_tail(u, f->all_to, &end) || u->in[p - 1] !=
		    (f->all_to < u->to ? u->in[f->all_to] : 0);
	if (!unit_mark(u, p - 1, ",?!") && !unit_dash(u, p - 1))
		return false;
	if (p - start < 3)
		return false;
	for (u32 k = p - 1; k > start && p - k < 4; k--) {
		if (u->in[k - 1])
			return true;		/* «...», - said X */
		if (unit_word(u, k - 1))
			break;
	}
	return only_tail(u, f->all_to, &end) &&
	    !(end < u->to && u->in[end]) && !unit_mark(u, end, ":");
}

/* The same.  If the start is far before, it does not matter where, so the
 * answer is kept: each frame before and after asks again. */
static bool
stands_behind(const struct unit *u, struct frame *f, u32 start)
{
	if (f->all_from < start + FAR)
		return behind(u, f, start);
	if (!f->asked)
		f->is_behind = behind(u, f, start);
	f->asked = true;
	return f->is_behind;
}

/* Adds tokens [from, to) to the content, without marks at the ends. */
static void
add_piece(struct content *c, const struct unit *u, u32 from, u32 to)
{
	while (from < to && !unit_word(u, from) && !u->in[from] &&
	    !unit_mark(u, from, "(#@$"))
		from++;
	while (to > from && !unit_word(u, to - 1) && !u->in[to - 1] &&
	    !unit_mark(u, to - 1, ")%"))
		to--;
	assert(c->n < CONTENT_PIECES);
	if (from < to)
		c->v[c->n++] = (struct piece){ from, to };
}

/* Adds a quotation after the frame to the content: "A," she said, "B". */
static void
go_on(struct content *c, const struct unit *u, const struct frame *f,
    const struct frame *next)
{
	u32 k, end = next ? next->all_from : u->to;

	if (!only_tail(u, f->all_to, &k) || k >= end)
		return;
	while (k < end && !unit_word(u, k) && !u->in[k])
		k++;
	if (k < end && u->in[k]) {
		u32 q = u->in[k], to = k;

		while (to < end && u->in[to] == q)
			to++;
		add_piece(c, u, k, to);
	}
}

/* The end of content from token `from` on that a frame with the same subject
 * follows: before the "and" between them. */
static u32
before_joined(const struct unit *u, const struct frame *f, u32 from)
{
	u32 to = f->from;

	while (to > from && !unit_has(u, to - 1, &u->pack->linked) &&
	    !unit_mark(u, to - 1, ","))
		to--;
	return to > from ? to - 1 : f->from;
}

/* The end of content that follows frame k: the next frame that shares its
 * subject or that stands behind its own content. */
static u32
content_end_of(const struct unit *u, frames *fs, u32 k)
{
	for (u32 j = k + 1; j < fs->n; j++) {
		struct frame *f = &fs->v[j];

		if (f->kind == CUE_CITING || f->kind == CUE_ACCORDING ||
		    (f->kind == CUE_NAME && f->after))
			return f->all_from;
		if (f->joined && f->subject == fs->v[k].subject)
			return before_joined(u, f, fs->v[k].all_to);
		if (f->all_from > fs->v[k].all_to &&
		    unit_mark(u, f->all_from - 1, ",") &&
		    !u->in[f->all_from - 1] &&
		    stands_behind(u, f, fs->v[k].all_to))
			return f->all_from - 1;
	}
	return u->to;
}

/* Does a phrase for the medium begin at token i: "in a post", "on the
 * platform"? */
static bool
through(const struct unit *u, u32 i)
{
	if (u->in[i] || !unit_has(u, i, &u->pack->prepositions))
		return false;
	for (u32 k = i + 1; k < u->to && k < i + 5 &&
	    unit_word(u, k); k++) {
		if (unit_has(u, k, &u->pack->medium))
			return true;
		if (unit_has(u, k, &u->pack->prepositions))
			return false;
	}
	return false;
}

/* The end of the object of a speech act: the next comma, semicolon, colon or
 * phrase for the medium. */
static u32
object_end(const struct unit *u, u32 from, u32 end)
{
	u32 i = from;

	while (i < end &&
	    (unit_word(u, i) || u->in[i] || !unit_mark(u, i, ",;:") ||
	    (i == from)) && !(i > from && through(u, i)))
		i++;
	return i;
}

/*
 * The end of content that begins with a whole quotation: before "and" and the
 * reporter's own words, as in: said "we will not sign" and left.
 */
static u32
quoted_end(const struct unit *u, u32 from, u32 end)
{
	u32 i = from, said = 0, q;

	while (i < end && !u->in[i] && !unit_word(u, i))
		i++;		/* a colon, the mark that opens */
	q = i < end ? u->in[i] : 0;
	if (!q)
		return end;
	for (; i < end && u->in[i] == q; i++)
		said += unit_word(u, i);
	while (i < end && !u->in[i] && !unit_word(u, i) &&
	    !unit_mark(u, i, ",;:"))
		i++;		/* the mark that closes */
	if (said < CLAUSE || i >= end ||
	    !unit_has(u, i, &u->pack->linked) ||
	    (i + 2 < u->to && (u->in[i + 1] || u->in[i + 2])))
		return end;
	return i;
}

/* The end of the object of an act in tokens [from, end): before ", and", where
 * the subject does something else. */
static u32
before_and(const struct unit *u, u32 from, u32 end)
{
	for (u32 i = from; i + 1 < end; i++)
		if (!u->in[i] && unit_mark(u, i, ",") &&
		    unit_has(u, i + 1, &u->pack->linked))
			return i;
	return end;
}

/* Does a content that stands before "according to X" begin in the middle of a
 * clause?  Then it begins with the sentence. */
static void
from_start(struct content *c, const struct unit *u, struct frame *f)
{
	u32 from = c->v[0].from, q = u->in[from], start;

	assert(c->n);
	if (f->kind != CUE_ACCORDING || from <= f->start ||
	    c->v[0].to > f->all_from)
		return;
	while (q && from > f->start && u->in[from - 1] == q)
		from--;
	if (from == f->start || !unit_word(u, from - 1) || u->in[from - 1] ||
	    (q && u->in[c->v[0].to - 1] == q) ||
	    unit_has(u, from - 1, &u->pack->that) ||
	    !stands_behind(u, f, f->start))
		return;
	for (start = from; start > f->start; start--)
		if (!u->in[start - 1] && unit_mark(u, start - 1, ".!?:;"))
			break;
	if (from - start < CLAUSE_LONGEST)
		c->v[0].from = start;
}

void
content_cut(struct content *c, const struct unit *u, const frames *fs, u32 k)
{
	struct content old;

	from_start(c, u, &fs->v[k]);
	old = *c;
	c->n = 0;
	for (u32 i = 0; i < old.n; i++) {
		u32 from = old.v[i].from, to = quoted_end(u, from, old.v[i].to);

		if (fs->v[k].kind == CUE_ACT)
			to = before_and(u, from, to);
		for (u32 j = k + 1; j < fs->n; j++) {
			const struct frame *f = &fs->v[j];

			if (f->joined && f->subject == fs->v[k].subject &&
			    f->from > from && f->from < to)
				to = before_joined(u, f, from);
		}
		add_piece(c, u, from, to);
	}
}

/* The token behind one or two common words that a comma parts from the content:
 * "sagte auch, es regne".  Else `from`. */
static u32
after_aside(const struct unit *u, u32 from, u32 end)
{
	u32 i = from;

	while (i < end && i < from + 2 && !u->in[i] &&
	    unit_has(u, i, &u->pack->common) &&
	    !unit_has(u, i, &u->pack->pronouns))
		i++;
	return i > from && i < end && unit_mark(u, i, ",") ? i : from;
}

/* Finds the content that follows frame k. */
static void
content_ahead(struct content *c, const struct unit *u, frames *fs, u32 k)
{
	const struct frame *f = &fs->v[k];
	u32 from = after_that(u, f->all_to), end = content_end_of(u, fs, k),
	    tail;

	/* reported, citing X, that ... */
	if (!from && k + 1 < fs->n && fs->v[k + 1].kind == CUE_CITING &&
	    fs->v[k + 1].all_from <= f->all_to + 1 &&
	    unit_mark(u, fs->v[k + 1].all_to, ",")) {
		from = after_that(u, fs->v[k + 1].all_to + 1);
		if (from)
			end = content_end_of(u, fs, k + 1);
	}
	if (from) {
		add_piece(c, u, from, end);
		return;
	}
	if (f->kind == CUE_THAT)
		return;
	from = f->all_to;
	if (only_tail(u, from, &tail) && tail < end && tail > from &&
	    (unit_mark(u, tail, ":") || u->in[tail] ||
	     (unit_mark(u, tail, ",") && tail + 1 < end && u->in[tail + 1])))
		from = tail;
	while (from < end && from < f->all_to + 4 && (unit_time(u, from) ||
	    (from + 1 < end && unit_time(u, from + 1) &&
	     unit_has(u, from, &u->pack->prepositions))))
		from++;
	from = after_aside(u, from, end);
	end = quoted_end(u, from, end);
	if (f->kind == CUE_ACT && !unit_mark(u, from, ":"))
		end = object_end(u, from, end);
	if (f->kind == CUE_ACT && f->after && f->all_from == f->from &&
	    f->from > u->from + 1 && !u->in[f->from - 1] &&
	    unit_word(u, f->from - 1))
		add_piece(c, u, u->from, f->from);	/* the object first */
	else
		add_piece(c, u, from, end);
}

/* The content before a frame begins after the nearest frame before it that
 * stands behind its own content. */
void
content_starts(frames *fs, const struct unit *u)
{
	u32 start = u->from;

	for (u32 k = 0; k < fs->n; k++) {
		struct frame *f = &fs->v[k];

		f->start = start;
		if (k + 1 == fs->n)
			break;
		if ((f->kind == CUE_NAME && !f->after) || (f->kind !=
		    CUE_CITING && stands_behind(u, f, u->from)))
			start = f->all_to;
	}
}

/* Does "according to X" follow a few words, with the content after it: "But
 * now, according to X, ..."? */
static bool
stands_before(const struct unit *u, const struct frame *f)
{
	return f->all_from < u->from + 8 &&
	    unit_mark(u, f->all_from - 1, ",") &&
	    unit_mark(u, f->all_to, ",") && u->to > f->all_to + 6;
}

/* Finds the content of frame k, before or after it. */
void
content_find(struct content *c, const struct unit *u, frames *fs, u32 k)
{
	struct frame *f = &fs->v[k];

	if (f->kind == CUE_ACCORDING && (f->all_from <= u->from + 1 ||
	    stands_before(u, f))) {
		u32 i = f->all_to;

		while (i < u->to && i < f->all_to + TAIL &&
		    !unit_mark(u, i, ","))
			i++;
		add_piece(c, u, unit_mark(u, i, ",") ? i : f->all_to,
		    content_end_of(u, fs, k));
	} else if (stands_behind(u, f, f->start)) {
		add_piece(c, u, f->start, f->all_from);
		if (f->kind != CUE_NAME)
			go_on(c, u, f, k + 1 < fs->n ? &fs->v[k + 1] : 0);
	} else {
		content_ahead(c, u, fs, k);
	}
}
