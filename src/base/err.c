/* Why did something fail?  Keeps the first reason. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"

bool
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	if (e->kind == ERR_NONE) {
		e->kind = kind;
		va_start(ap, fmt);
		vsnprintf(e->why, sizeof e->why, fmt, ap);
		va_end(ap);
	}
	return false;
}

bool
err_at(struct err *e, const char *place)
{
	struct err was = *e;

	snprintf(e->why, sizeof e->why, "%s: %.*s", place,
	    (int)(sizeof was.why / 2), was.why);
	return false;
}

void
panic(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}
