/*
 * Records of a WARC archive that hold responses of web servers.
 */
#ifndef READ_WARC_H
#define READ_WARC_H

#include "read/source/source.h"

/*
 * Takes the next capture off the stream.  False at the end or, with a reason in
 * the last argument, if a capture could not be read: then it was skipped.
 */
bool  warc_next(struct source *, arena *, struct capture *, struct err *);

#endif
