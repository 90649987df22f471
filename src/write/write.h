/*
 * write: what is known, as bytes.  One file a format.
 *
 * A writer walks the dictionary; it names no layer and no field, so it writes
 * layers that were not thought of when it was written.
 */
#ifndef WRITE_H
#define WRITE_H

#include "document/document.h"

struct writer {
	const char *name, *about;
	/* layers: bits of 1 << LAYER_x, 0 for all that is kept */
	void (*item)(buf *, const struct item *, u64 layers, arena tmp);
};

extern const struct writer *const writers[];
extern const size_t writers_n;

const struct writer *writer_find(str name);	/* NULL if there is none */

/* For the writers: a field as plain text; the id of a record, as in e1. */
void write_field(buf *, const struct item *, const struct field *,
	 const void *record);
void write_id(buf *, const struct layer *, ref);	/* nothing for 0 */

/*
 * JSON, piece by piece.  json_name writes `,"name":` or, after an opening
 * bracket, `"name":`; a str that is not known is null.
 */
void json_str(buf *, str);
void json_name(buf *, str name);
void json_field(buf *, str name, str value);
void json_count(buf *, str name, i64 value);
void json_real(buf *, str name, f64 value);
void json_bool(buf *, str name, bool value);
void json_span(buf *, u32 from, u32 to);

/* The fields of a record with their names, without the brackets. */
void json_record(buf *, const struct item *, const struct layer *, ref);

#endif
