/* What stands behind an ampersand. */
#ifndef READ_ENTITY_H
#define READ_ENTITY_H

#include "base/base.h"

/*
 * The entity at the head of t, which begins with &.  How many bytes it is, 0
 * if it is none; what it stands for goes to out, its length to n.
 */
size_t entity(str t, char out[8], size_t *n);

#endif
