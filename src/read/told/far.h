/*
 * far: dates of a page that stand far from its title, or in its scripts.
 */
#ifndef READ_TOLD_FAR_H
#define READ_TOLD_FAR_H

#include "read/page/page.h"

/*
 * Takes the day of lines such as "Published on 3 May 2025", wherever they stand,
 * unless they name several days; the same for lines that tell of a change.
 */
void  far_labels(struct page *);

/* Takes the day that the data in scripts give for "datePublished" or the like,
 * unless they give several. */
void  far_scripts(struct page *);

#endif
