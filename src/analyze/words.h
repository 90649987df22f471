/* words: finds tokens, sentences and quotations by place. */
#ifndef ANALYZE_WORDS_H
#define ANALYZE_WORDS_H

#include "analyze/analyze.h"

/* All tokens of an item, in the order of the text. */
tokens item_tokens(const struct item *, arena *);

/* The place of the first token that begins at or after a byte; t.n after the
 * last. */
u32    token_after(const tokens *, u32 byte);
str    token_text(const struct item *, const tokens *, u32 i);
span   token_span(const tokens *, u32 from, u32 to);	/* of [from, to), not empty */

/* Is token i this one character? False after the last token. */
bool   token_is(const struct item *, const tokens *, u32 i, char mark);

/* Has the language this trait (packs/README.md)? */
bool   pack_has(const struct pack *, str trait);

/* The place of the sentence that has a byte; sentences.n if there is none. */
u32    sentence_at(const struct item *, u32 byte);

/* The innermost quotation that has a byte: its place + 1, or 0. */
u32    quotation_at(const struct item *, u32 byte);

#endif
