/* Plain text: a block a line, the first of them the title if it is short. */
#include "read/read.h"

static int
smells(str head, str path)
{
	(void)head, (void)path;
	return 1;
}

static void
text(struct capture *c, const struct packs *ps, arena tmp)
{
	struct item *it = capture_add(c, S("article"), 0);
	str rest = c->text;

	(void)ps, (void)tmp;
	while (rest.n) {
		str line = str_trim(str_line(&rest));
		u32 at = (u32)it->text.n, from = (u32)(line.s - c->text.s);

		if (line.n == 0)
			continue;
		item_take(it, from, from + (u32)line.n);
		item_block(it, at, it->blocks.n == 0 && line.n < 200 &&
		    rest.n ? S("title") : S("body"));
	}
}

const struct reader reader_text = {
	.name   = "text",
	.about  = "plain text, a paragraph a line",
	.smells = smells,
	.read   = text,
};
