/*
 * ground: what do two documents have in common that few others could have?
 */
#ifndef RELATE_GROUND_H
#define RELATE_GROUND_H

#include "relate/views.h"

struct ground;
struct ground *ground_make(const struct docs *, arena *, arena tmp);

/*
 * The ground to say that two documents are about one happening: 2 for each name
 * in common, 1 for a country or a body such as the government, 2 if they have a
 * number in common.  Documents of which one copies the other have GROUND_COPY.
 */
enum { GROUND_ENOUGH = 4, GROUND_COPY = 100 };

u32   ground_of(const struct ground *, u32 a, u32 b);

#endif
