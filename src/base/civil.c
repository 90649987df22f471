/*
 * Which day is a date, and which minute is a time?  Days are counted with the
 * algorithms of Howard Hinnant's paper on civil dates; times are written as in
 * ISO 8601.
 */
#include <stdio.h>
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

bool
civil_exists(struct civil c)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	bool leap = c.year % 4 == 0 && (c.year % 100 || c.year % 400 == 0);

	return c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <=
	    days[c.month - 1] + (c.month == 2 && leap);
}

/* The first n bytes of t as a number; -1 if they are not all digits. */
static int
civil_digits(str t, size_t n)
{
	u32 x;

	return t.n >= n && str_number((str){ t.s, n }, &x) ? (int)x : -1;
}

bool
zone_read(str t, int *east)
{
	int h, m;

	*east = 0;
	if (t.n && t.s[0] == 'Z')
		return true;
	if (t.n == 0 || (t.s[0] != '+' && t.s[0] != '-'))
		return false;
	h = civil_digits(str_from(t, 1), 2);
	m = civil_digits(str_from(t, t.n > 3 && t.s[3] == ':' ? 4 : 3), 2);
	if (h < 0)
		return false;
	*east = (h * 60 + (m < 0 ? 0 : m)) * (t.s[0] == '-' ? -1 : 1);
	return true;
}

bool
moment_read(str t, struct moment *m)
{
	int hour = civil_digits(str_from(t, 11), 2);
	int minute = civil_digits(str_from(t, 14), 2);

	*m = (struct moment){ .day = { civil_digits(t, 4),
		civil_digits(str_from(t, 5), 2),
		    civil_digits(str_from(t, 8), 2) } };
	if (m->day.year < 1 || !civil_exists(m->day))
		return false;
	if (hour < 0 || minute < 0)
		return true;
	m->clock = true;
	m->hour = hour;
	m->minute = minute;
	t = str_from(t, 16);
	while (t.n && (t.s[0] == ':' || t.s[0] == '.' ||
	    (t.s[0] >= '0' && t.s[0] <= '9')))	/* seconds */
		t = str_from(t, 1);
	m->zoned = zone_read(t, &m->east);
	return true;
}

enum { WRITTEN = 48 };		/* bytes, of the longest: a year has 10 */

str
moment_write(arena *a, const struct moment *m)
{
	char *out = new(a, char, WRITTEN);
	int n = snprintf(out, WRITTEN, "%04d-%02d-%02d", (int)m->day.year,
	    m->day.month, m->day.day);
	int east = m->east < 0 ? -m->east : m->east;

	if (m->clock)
		n += snprintf(out + n, WRITTEN - (size_t)n, "T%02d:%02d",
		    m->hour, m->minute);
	if (m->clock && m->zoned && east == 0)
		n += snprintf(out + n, WRITTEN - (size_t)n, "Z");
	else if (m->clock && m->zoned)
		n += snprintf(out + n, WRITTEN - (size_t)n, "%c%02d:%02d",
		    m->east < 0 ? '-' : '+', east / 60 % 100, east % 60);
	return (str){ out, (size_t)n };
}

i64
moment_minutes(const struct moment *m)
{
	return civil_days(m->day) * 24 * 60 + m->hour * 60 + m->minute -
	    m->east;
}

str
seconds_write(arena *a, i64 seconds)
{
	i64 days = seconds / 86400 - (seconds % 86400 < 0);
	i64 s = seconds - days * 86400;
	struct civil c = civil_of(days);
	char *out = new(a, char, WRITTEN);
	int n = snprintf(out, WRITTEN, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    (int)c.year, c.month, c.day, (int)(s / 3600), (int)(s / 60 % 60),
	    (int)(s % 60));

	return (str){ out, (size_t)n };
}

static f64
now(clockid_t which)
{
	struct timespec t;

	clock_gettime(which, &t);
	return (f64)t.tv_sec + (f64)t.tv_nsec * 1e-9;
}

i64
clock_day(void)
{
	return time(0) / 86400;
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
