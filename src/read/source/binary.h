/*
 * Bytes that are not text in any charset.
 */
#ifndef READ_BINARY_H
#define READ_BINARY_H

#include "base/base.h"

/* Why the bytes are not text, as a message; empty if they may be text. */
str   binary_reason(str head);

#endif
