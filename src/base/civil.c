/* Days and dates: the algorithms of Howard Hinnant's paper on civil dates. */
#include <time.h>

#include "base/base.h"

i64
civil_days(struct civil c)
{
	i64 y = c.year - (c.month <= 2);
	i64 era = (y >= 0 ? y : y - 399) / 400;
	i64 yoe = y - era * 400;
	i64 doy = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 +
	    c.day - 1;
	i64 doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

struct civil
civil_of(i64 days)
{
	i64 z = days + 719468;
	i64 era = (z >= 0 ? z : z - 146096) / 146097;
	i64 doe = z - era * 146097;
	i64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	i64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	i64 mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct civil){
		.year  = yoe + era * 400 + (month <= 2),
		.month = month,
		.day   = (int)(doy - (153 * mp + 2) / 5 + 1),
	};
}

int
civil_weekday(i64 days)
{
	i64 w = (days + 3) % 7;		/* 1970-01-01 was a Thursday */

	return (int)(w < 0 ? w + 7 : w);
}

static f64
now(clockid_t which)
{
	struct timespec t;

	clock_gettime(which, &t);
	return (f64)t.tv_sec + (f64)t.tv_nsec * 1e-9;
}

f64
clock_now(void)
{
	return now(CLOCK_MONOTONIC);
}

f64
clock_cpu(void)
{
	return now(CLOCK_PROCESS_CPUTIME_ID);
}
