/* Where does a paragraph of plain text end?  At a line, or an empty one. */
#include "read/lines.h"
#include "read/phrase.h"
#include "read/put.h"

enum { WIDTH = 100, FEW = 5 };

bool
lines_wrapped(str t)
{
	u32 lines = 0, full = 0, ended = 0, blank = 0;
	size_t widest = 0;

	for (str rest = t; rest.n;) {
		size_t n = count_chars(str_trim(str_line(&rest)));

		if (n > WIDTH)
			return false;
		widest = n > widest ? n : widest;
	}
	for (str rest = t; rest.n;) {
		str line = str_trim(str_line(&rest));
		size_t n = count_chars(line);

		blank += n == 0;
		if (n == 0)
			continue;
		lines++;
		full += n * 4 >= widest * 3;
		ended += ends_sentence(line);
	}
	return lines >= FEW && widest > 40 && full * 3 > lines * 2 &&
	    ended * 2 < lines;
}

void
lines_put(struct item *it, span s, arena tmp)
{
	const char *all = it->of->text.s;
	str rest = { all + s.from, s.to - s.from };
	bool wrapped = lines_wrapped(rest), open = false;
	u32 began = (u32)it->text.n;

	(void)tmp;
	while (rest.n) {
		str line = str_trim(str_line(&rest));
		u32 from = (u32)(line.s - all);

		if (open && (line.n == 0 || !wrapped)) {
			put_links(it, began);
			item_block(it, began, S("body"));
			began = (u32)it->text.n;
			open = false;
		}
		if (line.n == 0)
			continue;
		if (open)
			item_space(it);
		item_take(it, from, from + (u32)line.n);
		open = true;
	}
	if (open) {
		put_links(it, began);
		item_block(it, began, S("body"));
	}
}
