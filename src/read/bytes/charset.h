/*
 * From bytes in any charset to UTF-8, with the way back.
 */
#ifndef READ_CHARSET_H
#define READ_CHARSET_H

#include "document/document.h"

void  charset_decode(struct capture *);	/* sets text and back from raw */

#endif
