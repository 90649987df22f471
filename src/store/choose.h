/* choose: SQL may say chosen(n) of the number of an item. */
#ifndef STORE_CHOOSE_H
#define STORE_CHOOSE_H

#include "store/sql.h"

bool  choose_open(struct store *, struct err *);

#endif
