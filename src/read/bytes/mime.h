/*
 * Messages of mail: fields of a header, encoded words in them, bodies in their
 * transfer encodings.  Places are bytes of the capture's text, which is its raw
 * bytes here.
 */
#ifndef READ_MIME_H
#define READ_MIME_H

#include "language/language.h"
#include "read/bytes/inner.h"

enum mime_encoding { MIME_PLAIN, MIME_QUOTED, MIME_BASE64, MIME_WORD };

struct place { u32 from, to; };

/* Where the body of the part p begins, behind its header. */
u32   mime_body(str all, struct place p);

/*
 * The value of the first field with this name, still folded; {0, 0} if there is
 * none.
 */
struct place mime_field(str all, struct place header, str name);

/*
 * The type in the value of a field, as "text/html" in lower case; and a
 * parameter of it, NULL if it is not there.
 */
str   mime_type(arena *, str value);
str   mime_parameter(arena *, str value, str name);

int   mime_hex(char);		/* the value of a hex digit; -1 if it is not one */

/* A value as one line of UTF-8, with its encoded words decoded. */
struct inner mime_line(struct capture *, struct place, arena *);

/*
 * Appends the decoded bytes of a body.  `from_lines`: lines that begin with
 * "From " have a > before them, which is removed.  False if the body is not in
 * that encoding: then its bytes are appended as they are.
 */
bool  mime_decode(struct inner *, struct place, enum mime_encoding,
	 bool from_lines);

/*
 * Converts a text from a charset to UTF-8.  The packs are for charset_decode(),
 * if the charset is empty.
 */
struct inner mime_convert(struct inner *, str charset, const struct packs *,
	 arena *);

#endif
