/*
 * write: output formats, one file each.
 *
 * A writer walks the dictionaries and names no layer, relation or field, so it
 * also writes those that are added later.
 */
#ifndef WRITE_H
#define WRITE_H

#include "document/document.h"
#include "relate/relate.h"

/*
 * What is written between begin and end. Without parts, these are items with
 * the given layers (bits of 1 << LAYER_x; 0 for all kept layers). With parts,
 * these are rows: a record of each part, side by side.
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
	/* called before the first and after the last one; may be NULL */
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

/* Helpers of writers: a field as plain text; the id of a record, as in e1;
 * whether a layer was asked for; a string as valid UTF-8. */
void write_field(buf *, const struct item *, const struct field *,
	 const void *record);
void write_id(buf *, const struct layer *, ref);	/* nothing for 0 */
bool write_asked(const struct layer *, u64 layers);
str  write_sound(arena *, str);

/* A trace as one JSON object. */
void write_trace(buf *, const struct trace *);

/*
 * JSON, piece by piece. json_name writes `,"name":`, or `"name":` after an
 * opening bracket. json_next writes the comma before every member of a list but
 * the first. A str that is not known is written as null.
 */
void json_str(buf *, str);
void json_next(buf *);
void json_name(buf *, str name);
void json_field(buf *, str name, str value);
void json_count(buf *, str name, i64 value);
void json_real(buf *, str name, f64 value);
void json_bool(buf *, str name, bool value);
void json_span(buf *, u32 from, u32 to);

/* Writes the fields of a record or row with their names, without the
 * brackets. */
void json_record(buf *, const struct item *, const struct layer *, ref);
void json_row(buf *, const struct layer *, const void *row);

#endif
