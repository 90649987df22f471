/*
 * write: what is known, as bytes.  One file a format.
 *
 * A writer walks the dictionaries; it names no layer, relation or field, so it
 * writes those that were not thought of when it was written.
 */
#ifndef WRITE_H
#define WRITE_H

#include "document/document.h"
#include "relate/relate.h"

/*
 * What is written between begin and end.  Without parts: items, with these
 * layers (bits of 1 << LAYER_x, 0 for all that is kept).  Else rows: a record
 * of each part stands in it, one behind the other.
 */
enum { WRITE_PARTS = 3 };

struct table {
	u64 layers;
	const struct layer *part[WRITE_PARTS];	/* NULL behind the last one */
};

struct row {
	const struct item *it;		/* of parts that are layers */
	const void *part[WRITE_PARTS];	/* a record of each part */
};

struct writer {
	const char *name, *about;
	/* before the first and after the last one; NULL: nothing */
	void (*begin)(buf *, const struct table *, arena tmp);
	void (*item)(buf *, const struct table *, const struct item *,
	    arena tmp);
	void (*row)(buf *, const struct table *, const struct row *,
	    arena tmp);
	void (*end)(buf *, const struct table *, arena tmp);
};

extern const struct writer *const writers[];
extern const size_t writers_n;

const struct writer *writer_find(str name);	/* NULL if there is none */

/* For the writers: a field as plain text; the id of a record, as in e1;
 * whether a layer is one of those asked for; UTF-8 of what may be none. */
void write_field(buf *, const struct item *, const struct field *,
	 const void *record);
void write_id(buf *, const struct layer *, ref);	/* nothing for 0 */
bool write_asked(const struct layer *, u64 layers);
str  write_sound(arena *, str);

/* A trace as one JSON object. */
void write_trace(buf *, const struct trace *);

/*
 * JSON, piece by piece.  json_name writes `,"name":` or, after an opening
 * bracket, `"name":`; json_next the comma before a member of a list that is
 * not its first.  A str that is not known is null.
 */
void json_str(buf *, str);
void json_next(buf *);
void json_name(buf *, str name);
void json_field(buf *, str name, str value);
void json_count(buf *, str name, i64 value);
void json_real(buf *, str name, f64 value);
void json_bool(buf *, str name, bool value);
void json_span(buf *, u32 from, u32 to);

/* The fields of a record or row with their names, without the brackets. */
void json_record(buf *, const struct item *, const struct layer *, ref);
void json_row(buf *, const struct layer *, const void *row);

#endif
