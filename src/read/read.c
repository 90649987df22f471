/*
 * Which reader reads a capture?  The one that its hint names, else the one
 * whose nose is surest.  The reader of plain text takes everything else.
 */
#include "read/bytes/charset.h"
#include "read/read.h"

#define READER(x)  extern const struct reader reader_##x;
#include "read/readers.def"
#undef READER

const struct reader *const readers[] = {
#define READER(x)  &reader_##x,
#include "read/readers.def"
#undef READER
};
const size_t readers_n = countof(readers);

const struct reader *
reader_find(str name)
{
	for (size_t i = 0; i < readers_n; i++)
		if (str_is(name, str_of(readers[i]->name)))
			return readers[i];
	return 0;
}

/* The reader whose nose is surest; the first one of equals. */
static const struct reader *
sniff(const struct capture *c)
{
	str head = { c->text.s, c->text.n < 4096 ? c->text.n : 4096 };
	const struct reader *best = readers[0];
	int most = -1;

	for (size_t i = 0; i < readers_n; i++) {
		int smell = readers[i]->smells(head, c->path);

		if (smell > most)
			best = readers[i], most = smell;
	}
	return best;
}

void
read_capture(struct capture *c, const struct packs *ps, arena tmp)
{
	const struct reader *r = reader_find(c->hint);

	charset_decode(c, ps);
	(r ? r : sniff(c))->read(c, ps, tmp);
}
