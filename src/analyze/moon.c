/*
 * When is the moon new or full?
 *
 * The mean phase is corrected by the largest periodic terms of Meeus,
 * Astronomical Algorithms, chapter 49.
 */
#include <math.h>

#include "analyze/moon.h"

/* A term: its size in days for a new moon, and the multiples of the anomalies
 * of the sun and of the moon and of the moon's argument of latitude. */
static const struct { f64 days; int sun, moon, node; } terms[] = {
	{ -0.40720, 0, 1, 0 }, { 0.17241, 1, 0, 0 }, { 0.01608, 0, 2, 0 },
	{ 0.01039, 0, 0, 2 }, { 0.00739, -1, 1, 0 }, { -0.00514, 1, 1, 0 },
	{ 0.00208, 2, 0, 0 }, { -0.00111, 0, 1, -2 }, { -0.00057, 0, 1, 2 },
	{ 0.00056, 1, 2, 0 }, { -0.00042, 0, 3, 0 }, { 0.00042, 1, 0, 2 },
};

/* The k-th new moon since January 2000, or k and a half a full moon, in minutes
 * since 1970. */
static i64
phase(f64 k)
{
	const f64 radian = 3.14159265358979323846 / 180;
	f64 t = k / 1236.85;
	f64 sun = (2.5534 + 29.10535670 * k) * radian;
	f64 moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * radian;
	f64 node = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * radian;
	f64 day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;

	for (size_t i = 0; i < countof(terms); i++)
		day += terms[i].days * sin(terms[i].sun * sun +
		    terms[i].moon * moon + terms[i].node * node);
	return (i64)floor((day - 2440587.5) * 24 * 60);
}

i64
moon_next(i64 minutes, bool full)
{
	f64 days = (f64)minutes / (24 * 60) - 10962;	/* since 2000-01-06 */
	f64 k = floor(days / 29.530588861) - 2 + (full ? 0.5 : 0);

	while (phase(k) < minutes)
		k++;
	return phase(k);
}
