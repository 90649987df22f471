/*
 * Entities of HTML: &amp; and the like.
 */
#ifndef READ_ENTITY_H
#define READ_ENTITY_H

#include "base/base.h"

/*
 * Decodes the entity at the beginning of t, which begins with &.  Returns how
 * many bytes it has, 0 if it is not one; its character goes to out, *n bytes
 * long.
 */
size_t entity(str t, char out[8], size_t *n);

#endif
