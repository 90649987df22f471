/*
 * Records of a WARC archive that hold answers of web servers.
 */
#ifndef READ_WARC_H
#define READ_WARC_H

#include "read/source/source.h"

/*
 * The next capture off the stream; false at the end or, with the reason in the
 * last argument, where one could not be had: it has been gone past.
 */
bool  warc_next(struct source *, arena *, struct capture *, struct err *);

#endif
