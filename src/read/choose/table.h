/*
 * Tables of data inside of the body.
 */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/page/page.h"

/*
 * Makes all cells of a table of data body, if the table stands in the body, and
 * fills page.row.  No cell of a calendar is body.  Tables for layout and menus
 * are left alone.
 */
void  table_whole(struct page *);

/*
 * Makes *row the paragraph of a whole row that begins with para i, and returns
 * the para behind it.  Returns i if no row begins there, or if a part of it is
 * not body.
 */
u32   table_row(const struct page *, u32 i, struct para *row);

#endif
