/* words: how passes go through the text. */
#ifndef ANALYZE_WORDS_H
#define ANALYZE_WORDS_H

#include "analyze/analyze.h"

/* All tokens of an item, in the order of the text. */
tokens item_tokens(const struct item *, arena *);

/* The first token that begins at or after a byte; n if there is none. */
u32    token_after(const tokens *, u32 byte);
str    token_text(const struct item *, const tokens *, u32 i);
span   token_span(const tokens *, u32 from, u32 to);	/* of [from, to) */

/* The token is this one character. */
bool   token_is(const struct item *, const tokens *, u32 i, char mark);

/* Whether the language has a trait (packs/README). */
bool   pack_has(const struct pack *, str trait);

/* The sentence a byte lies in, by place; n if none. */
u32    sentence_at(const struct item *, u32 byte);

/* The innermost quotation a byte stands in, by place + 1; 0 if none. */
u32    quotation_at(const struct item *, u32 byte);

#endif
