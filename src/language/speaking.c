/* The file of the model of words of speech: a line with the languages whose
 * words it knows, then six chains. */
#include "language/language.h"

bool
speaking_open(struct speaking *s, str file)
{
	*s = (struct speaking){ 0 };
	if (!str_is(str_line(&file), S("speech1")))
		return false;
	s->languages = str_line(&file);
	for (u32 k = 0; k < countof(s->chain); k++)
		for (u32 j = 0; j < 2; j++)
			if (!chain_open(&s->chain[k][j], &file) ||
			    s->chain[k][j].labels != 5)
				return false;
	return file.n == 0;
}

bool
speaking_knows(const struct speaking *s, str language)
{
	str all = s->languages;

	while (all.n)
		if (str_is(str_cut(&all, ' '), language))
			return true;
	return false;
}
