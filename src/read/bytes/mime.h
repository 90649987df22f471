/*
 * Messages as they travel: fields of a header, encoded words in them, bodies
 * in their transfer encodings.  Places are bytes of the capture's text, which
 * is its raw bytes here.
 */
#ifndef READ_MIME_H
#define READ_MIME_H

#include "read/bytes/inner.h"

enum mime_encoding { MIME_PLAIN, MIME_QUOTED, MIME_BASE64, MIME_WORD };

struct place { u32 from, to; };

/* Where the body of a part begins, whose header is at the head of p. */
u32   mime_body(str all, struct place p);

/* The value of the first field of this name, as it is folded; 0, 0 if none. */
struct place mime_field(str all, struct place header, str name);

/* text/html, in lower case; a parameter; both of the value of a field. */
str   mime_type(arena *, str value);
str   mime_parameter(arena *, str value, str name);

/* A value as one line of UTF-8, its encoded words read. */
struct inner mime_line(struct capture *, struct place, arena *);

/*
 * The bytes of a body; `from_lines` says that > stands before lines that
 * begin with From.  False if it is not in that encoding: then it is as it
 * stands.
 */
bool  mime_decode(struct inner *, struct place, enum mime_encoding,
	 bool from_lines);

/* From bytes in a charset to UTF-8. */
struct inner mime_convert(struct inner *, str charset, arena *);

#endif
