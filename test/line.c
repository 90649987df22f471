/*
 * What a line of a page is: a date, a time ago, a phrase of a pack, the end of
 * a sentence.  And what an address says of its page.  Each rule has a line that
 * is just inside of it, and one that is just outside.
 */
#include "../src/read/line/address.h"
#include "../src/read/line/dated.h"
#include "../src/read/line/order.h"
#include "../src/read/line/phrase.h"
#include "tap.h"

/* The date of a line and the bytes that are it; "" if there is none. */
static const struct { const char *in, *value, *part; } dates[] = {
	/* the year first */
	{ "2025-01-29", "2025-01-29", "2025-01-29" },
	{ "on 2025/1/9, late", "2025-01-09", "2025/1/9" },
	{ "2025.12.31", "2025-12-31", "2025.12.31" },
	{ "2025 - 01 - 29", "2025-01-29", "2025 - 01 - 29" },
	{ "1900-01-01", "1900-01-01", "1900-01-01" },
	{ "2099-12-31", "2099-12-31", "2099-12-31" },
	{ "2024-02-29", "2024-02-29", "2024-02-29" },
	{ "1899-12-31", "", "" }, { "2100-01-01", "", "" },
	{ "2025-02-29", "", "" }, { "2025-00-10", "", "" },
	{ "2025-01-00", "", "" }, { "2025-13-01", "", "" },
	{ "2025-12-32", "", "" }, { "2025-01-029", "", "" },
	{ "2025-001-29", "", "" }, { "2025-01/29", "", "" },
	{ "2025:01:29", "", "" }, { "2025,01,29", "", "" },
	{ "2025 01 29 01 29", "", "" }, { "2025-01", "", "" },
	{ "2025-01-", "", "" }, { "2025–01–29", "", "" },
	{ "20250129", "2025-01-29", "20250129" },
	{ "19900101", "1990-01-01", "19900101" },
	{ "20991231", "2099-12-31", "20991231" },
	{ "19891231", "", "" }, { "21000101", "", "" },
	{ "20251301", "", "" }, { "20250132", "", "" },
	{ "2025012", "", "" }, { "202501290", "", "" },
	{ "2025年1月29日", "2025-01-29", "2025年1月29日" },
	{ "2025年1月29", "2025-01-29", "2025年1月29" },
	{ "2025年 1月 29日 09:05", "2025-01-29T09:05",
	  "2025年 1月 29日 09:05" },
	{ "2025年1月29年", "2025-01-29", "2025年1月29" },
	{ "2025月1年29日", "", "" }, { "2025年1日29日", "", "" },
	/* digits, the day first */
	{ "29.01.2025", "2025-01-29", "29.01.2025" },
	{ "(29.1.2025)", "2025-01-29", "29.1.2025" },
	{ "29-01-2025", "2025-01-29", "29-01-2025" },
	{ "31/12/2025", "2025-12-31", "31/12/2025" },
	{ "1/12/2025", "2025-12-01", "1/12/2025" },
	{ "3/4/2025", "2025-04-03", "3/4/2025" },
	{ "4/13/2025", "2025-04-13", "4/13/2025" },
	{ "29.01.25", "2025-01-29", "29.01.25" },
	{ "29/01/25", "2025-01-29", "29/01/25" },
	{ "1.1.00", "2000-01-01", "1.1.00" },
	{ "29.01.1900", "1900-01-29", "29.01.1900" },
	{ "29-01-25", "", "" }, { "29.01.1899", "", "" },
	{ "29.01.2100", "", "" }, { "1.1.123", "", "" },
	{ "1.1.5", "", "" }, { "32.1.2025", "", "" },
	{ "0.1.2025", "", "" }, { "29.0.2025", "", "" },
	{ "29.13.2025", "", "" }, { "13.13.2025", "", "" },
	{ "29/32/2025", "", "" }, { "31.04.2025", "", "" },
	{ "029.01.2025", "", "" }, { "29.01/2025", "", "" },
	{ "29/01.2025", "", "" }, { "29:01:2025", "", "" },
	{ "29 01 2025", "", "" }, { "29 . 01 . 2025", "", "" },
	{ "29.01.", "", "" }, { "29.01", "", "" },
	{ "7.29.01.2025", "", "" }, { "40.29.01.2025", "", "" },
	{ "40. 29.01.2025", "2025-01-29", "29.01.2025" },
	{ "40-29.01.2025", "2025-01-29", "29.01.2025" },
	/* the month as a word */
	{ "29 January 2025", "2025-01-29", "29 January 2025" },
	{ "29. Januar 2025", "2025-01-29", "29. Januar 2025" },
	{ "29 de enero de 2025", "2025-01-29", "29 de enero de 2025" },
	{ "the 29th of january, 2025", "2025-01-29",
	  "29th of january, 2025" },
	{ "Mon 1 Dec 2025", "2025-12-01", "1 Dec 2025" },
	{ "31 May 2099", "2099-05-31", "31 May 2099" },
	{ "29th. of January 2025", "", "" }, { "29 dann Januar 2025", "", "" },
	{ "29 - January 2025", "", "" }, { "29 January - 2025", "", "" },
	{ "29 January of the, 2025", "", "" }, { "29 January", "", "" },
	{ "29 of", "", "" }, { "29", "", "" },
	{ "0 January 2025", "", "" }, { "32 January 2025", "", "" },
	{ "31 April 2025", "", "" }, { "29 January 1899", "", "" },
	{ "29 January 25", "2025-01-29", "29 January 25" },
	{ "29 January 25 ships", "", "" }, { "29 Yanuary 2025", "", "" },
	{ "January 29, 2025", "2025-01-29", "January 29, 2025" },
	{ "on Jan. 29th, 2025.", "2025-01-29", "Jan. 29th, 2025" },
	{ "dec 1 2025", "2025-12-01", "dec 1 2025" },
	{ "May 3, May 4, 2025", "2025-05-04", "May 4, 2025" },
	{ "January 32, 2025", "", "" }, { "January 0, 2025", "", "" },
	{ "January 31, 1899", "", "" }, { "April 31, 2025", "", "" },
	{ "January - 29, 2025", "", "" }, { "January 29 - 2025", "", "" },
	{ "January 2025", "", "" }, { "January", "", "" },
	{ "January 29,", "", "" }, { "January the", "", "" },
	/* the first date counts; what is far behind is not read */
	{ "29.01.2025 or 30.01.2025", "2025-01-29", "29.01.2025" },
	{ "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g "
	  "h i 29.01.2025", "2025-01-29", "29.01.2025" },
	{ "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g "
	  "h i j 29.01.2025", "", "" },
	{ "no date at all", "", "" }, { "", "", "" },
	/* a time of day behind the date */
	{ "2025-01-29 03:52", "2025-01-29T03:52", "2025-01-29 03:52" },
	{ "2025-01-29T03:52:10", "2025-01-29T03:52", "2025-01-29T03:52:10" },
	{ "2025-01-29T03:52:10Z", "2025-01-29T03:52Z",
	  "2025-01-29T03:52:10Z" },
	{ "2025-01-29T03:52:10.123+02:00", "2025-01-29T03:52+02:00",
	  "2025-01-29T03:52:10.123+02:00" },
	{ "2025-01-29T03:52:10.", "2025-01-29T03:52", "2025-01-29T03:52:10" },
	{ "2025-01-29T03:52:1", "2025-01-29T03:52", "2025-01-29T03:52" },
	{ "20250129T035210Z", "2025-01-29T03:52Z", "20250129T035210Z" },
	{ "20250129T235910", "2025-01-29T23:59", "20250129T235910" },
	{ "20250129T03521", "2025-01-29", "20250129" },
	{ "20250129 035210", "2025-01-29", "20250129" },
	{ "29.01.2025 0:00", "2025-01-29T00:00", "29.01.2025 0:00" },
	{ "29.01.2025 23:59", "2025-01-29T23:59", "29.01.2025 23:59" },
	{ "29.01.2025 18.05", "2025-01-29T18:05", "29.01.2025 18.05" },
	{ "29/01/2025 18h05", "2025-01-29T18:05", "29/01/2025 18h05" },
	{ "29.01.2025 24:00", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 23:60", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10:5", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10:050", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 010:05", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10 :05", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10: 05", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10-05", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10x05", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10:x", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 10:", "2025-01-29", "29.01.2025" },
	{ "29.01.2025 18.05.2024", "2025-01-29", "29.01.2025" },
	{ "29.01.2025, page 7, 10:05", "2025-01-29", "29.01.2025" },
	{ "29 January 2025 at about the hour of 10:05", "2025-01-29T10:05",
	  "29 January 2025 at about the hour of 10:05" },
	{ "29 January 2025 at about the very hour of 10:05", "2025-01-29",
	  "29 January 2025" },
	/* halves of the day */
	{ "May 3, 2025, 3:52 pm", "2025-05-03T15:52", "May 3, 2025, 3:52 pm" },
	{ "May 3, 2025, 3:52 PM.", "2025-05-03T15:52",
	  "May 3, 2025, 3:52 PM" },
	{ "May 3, 2025, 11:59 p.m. today", "2025-05-03T23:59",
	  "May 3, 2025, 11:59 p.m." },
	{ "May 3, 2025, 12:10 pm", "2025-05-03T12:10",
	  "May 3, 2025, 12:10 pm" },
	{ "May 3, 2025, 12:10 a.m", "2025-05-03T00:10",
	  "May 3, 2025, 12:10 a.m" },
	{ "May 3, 2025, 11:10am", "2025-05-03T11:10", "May 3, 2025, 11:10am" },
	{ "May 3, 2025, 13:52 pm", "2025-05-03T13:52",
	  "May 3, 2025, 13:52 pm" },
	{ "May 3, 2025, 3:52:10 pm", "2025-05-03T15:52",
	  "May 3, 2025, 3:52:10 pm" },
	{ "May 3, 2025, 3:52 today", "2025-05-03T03:52",
	  "May 3, 2025, 3:52" },
	/* zones */
	{ "3 May 2025 03:52 +0200", "2025-05-03T03:52+02:00",
	  "3 May 2025 03:52 +0200" },
	{ "3 May 2025 03:52 -0330", "2025-05-03T03:52-03:30",
	  "3 May 2025 03:52 -0330" },
	{ "3 May 2025 03:52-08:00", "2025-05-03T03:52-08:00",
	  "3 May 2025 03:52-08:00" },
	{ "3 May 2025 03:52 +00:59", "2025-05-03T03:52+00:59",
	  "3 May 2025 03:52 +00:59" },
	{ "3 May 2025 03:52 +14:00", "2025-05-03T03:52+14:00",
	  "3 May 2025 03:52 +14:00" },
	{ "3 May 2025 3:52 pm EST", "2025-05-03T15:52-05:00",
	  "3 May 2025 3:52 pm EST" },
	{ "3 May 2025 03:52 (JST) x", "2025-05-03T03:52+09:00",
	  "3 May 2025 03:52 (JST)" },
	{ "3 May 2025 03:52 utc", "2025-05-03T03:52Z",
	  "3 May 2025 03:52 utc" },
	{ "3 May 2025 03:52 +15:00", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +01:60", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 + 0200", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +200", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +02.00", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +02:x", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +02:", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +02", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 +", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 ~0200", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 (", "2025-05-03T03:52", "3 May 2025 03:52" },
	{ "3 May 2025 03:52 (noon)", "2025-05-03T03:52", "3 May 2025 03:52" },
	/* a time of day before the date */
	{ "10:05 29 January 2025", "2025-01-29T10:05",
	  "10:05 29 January 2025" },
	{ "at 3:52 pm EST on Monday, 29 January 2025",
	  "2025-01-29T15:52-05:00",
	  "3:52 pm EST on Monday, 29 January 2025" },
	{ "10:05 in the bright morning of that very cold 29.01.2025",
	  "2025-01-29T10:05",
	  "10:05 in the bright morning of that very cold 29.01.2025" },
	{ "10:05 in the bright early morning of that very cold 29.01.2025",
	  "2025-01-29", "29.01.2025" },
	{ "10:05 29.01.2025 11:06", "2025-01-29T11:06", "29.01.2025 11:06" },
	{ "10:05:29 January 2025", "2025-01-29", "29 January 2025" },
};

/* The same with the month first. */
static const struct { const char *in, *value; } month_first[] = {
	{ "3/4/2025", "2025-03-04" }, { "12/4/2025", "2025-12-04" },
	{ "13/4/2025", "2025-04-13" }, { "4/13/2025", "2025-04-13" },
	{ "4/12/2025", "2025-04-12" }, { "3.4.2025", "2025-04-03" },
	{ "3-4-2025", "2025-03-04" }, { "2025/3/4", "2025-03-04" },
};

/* Is it a date and little else? */
static const struct { const char *in; bool is; } lines[] = {
	{ "3 May 2025", true },
	{ "Published: 3 May 2025, 10:00", true },
	{ "He died on March 3, 2026.", false },
	{ "He died on March 3, 2026", false },
	{ "\"He died on March 3, 2026.\"", false },
	{ "Died March 3, 2026.", false },
	{ "March 3, 2026 was a Tuesday.", false },
	{ "On 3 May 2025 he resigned.", false },
	{ "The war began on 24 February 2022.", false },
	{ "The book was published on 3 May 2025.", false },
	{ "Der Krieg begann am 24. Februar 2022.", false },
	{ "Sie starb am 24.02.2022 in Kiel.", false },
	{ "Il est mort le 3 mars 2026.", false },
	{ "Murió el 3 de marzo de 2026.", false },
	{ "Он умер 3 марта 2026 года.", false },
	{ "Війна почалася 24 лютого 2022 року.", false },
	{ "他于2026年3月3日去世。", false },
	{ "توفي في 2026-03-03.", false },
	{ "La legge è del 3 marzo 2026 e resta.", false },
	{ "Published on March 3, 2026.", true },
	{ "By Anna Orsk on March 3, 2026.", true },
	{ "Oslo, March 3, 2026.", true },
	{ "Oslo (Harbor Wire), 3 May 2025", true },
	{ "news | 3 May 2025", true },
	{ "harborhand commented 3 May 2025", true },
	{ "3 May 2025 by harborhand", true },
	{ "harborhand 3 May 2025, 10:12", true },
	{ "133 views 3 May 2025", true },
	{ "Last updated 3 May 2025 at 9:05 a.m.", true },
	{ "Stand: 24.02.2022, 18.30 Uhr", true },
	{ "Veröffentlicht am 24. Februar 2022", true },
	{ "Publié le 3 mars 2026 à 18h05", true },
	{ "Опубликовано 3 марта 2026 г.", true },
	{ "发布时间：2026年3月3日", true },
	{ "Oslo, 3 May 2025 ...", true },
	{ "abcdefghijklmnopqrstuvwx: 3 May 2025", true },
	{ "abcdefghijklmnopqrstuvwxy: 3 May 2025", false },
	{ "abcdefghijklmnopqrstuv12: 3 May 2025", true },
	{ "abcdefghijklmnopqrstuv123: 3 May 2025", false },
	{ "3 May 2025, abcdefghijkl", true },
	{ "3 May 2025, abcdefghijklm", false },
	{ "3 May 2025, abcdefghij x12", false },
	{ "ab, 3 May 2025, abcdefghijk", true },
	{ "abc, 3 May 2025, abcdefghijk", false },
	{ "3 May 2025 .................................................."
	  "...........................................................", true },
	{ "3 May 2025 .................................................."
	  "............................................................",
	  false },
};

/* How many minutes ago; -1 if the line is not such a text. */
static const struct { const char *in; i64 minutes; } ago[] = {
	{ "4 hours ago", 240 }, { "an hour ago", 60 }, { " 5 days ago. ", 7200 },
	{ "1 minute ago:", 1 }, { "12 mins ago,;", 12 }, { "3h ago", 180 },
	{ "2 minutes ago (1:14 PM)", 2 }, { "0 minutes ago", 0 },
	{ "99999 minutes ago", 99999 }, { "100000 minutes ago", -1 },
	{ "9999999999 minutes ago", -1 }, { "4 5 hours ago", -1 },
	{ "hours", -1 }, { "4 hours", -1 }, { "4", -1 }, { "", -1 },
	{ "...", -1 }, { "4 hours ago today", -1 },
	{ "0000000000000000000000000000000000000004 days ago", -1 },
	{ "00000000000000000000000000000000000004 hours ago", 240 },
	{ "000000000000000000000000000000000000004 hours ago", -1 },
};

static const struct { const char *in; bool is; } briefs[] = {
	{ "8d", true }, { "20h", true }, { "6mo", true }, { "123d", true },
	{ "1234d", false }, { "8", false }, { "123", false }, { "d", false },
	{ "8x", false }, { "8dd", false }, { "", false },
};

/* The day in an address; "" if there is none. */
static const struct { const char *in, *value; } urls[] = {
	{ "https://a.example/2026/01/29/b", "2026-01-29" },
	{ "https://a.example/2026/01/29", "2026-01-29" },
	{ "https://a.example/b/2026-01-29-c", "2026-01-29" },
	{ "https://a.example/1990/01/01/", "1990-01-01" },
	{ "https://a.example/2099/12/31/", "2099-12-31" },
	{ "https://a.example/1989/12/31/", "" },
	{ "https://a.example/2100/01/01/", "" },
	{ "https://a.example/2026/02/30/", "" },
	{ "https://a.example/2026/01/299", "" },
	{ "https://a.example/2026/01/2", "" },
	{ "https://a.example/2026/01-29/", "" },
	{ "https://a.example/2026.01.29/", "" },
	{ "https://a.example/a2026/01/29/", "" },
	{ "https://a.example/?d=/2026/01/29/", "" },
	{ "https://a.example/20260129", "2026-01-29" },
	{ "https://a.example/b-20260129.html", "2026-01-29" },
	{ "https://a.example/7/20260129/8", "2026-01-29" },
	{ "https://a.example/202601292359", "2026-01-29" },
	{ "https://a.example/20260129235900", "2026-01-29" },
	{ "https://a.example/202601292400", "" },
	{ "https://a.example/202601292360", "" },
	{ "https://a.example/2026012", "" },
	{ "https://a.example/202601291", "" },
	{ "https://a.example/2026012912", "" },
	{ "https://a.example/20260129123", "" },
	{ "https://a.example/2026012912345", "" },
	{ "https://a.example/202601291234567", "" },
	{ "https://a.example/t2026012912345", "2026-01-29" },
	{ "https://a.example/T202601291234567", "2026-01-29" },
	{ "https://a.example/t202601292445678", "" },
	{ "https://a.example/t20260129123", "" },
	{ "https://a.example/_2026012912345", "" },
	{ "https://a.example/t20260129_7.html", "2026-01-29" },
	{ "https://a.example/z20260129/", "2026-01-29" },
	{ "https://a.example/", "" }, { "https://a.example", "" },
};

/*
 * The order of day and month: D, M or ?, by the language, the address and the
 * text.
 */
static const struct { const char *tag, *url, *text; char order; } orders[] = {
	/* the language, with its country */
	{ "en-US", "", "", 'M' }, { "en_us", "", "", 'M' },
	{ "en-PH", "", "", 'M' }, { "en-GB", "", "", 'D' },
	{ "en-AU", "", "", 'D' }, { "en-IE", "", "", 'D' },
	{ "en-NZ", "", "", 'D' }, { "en-ZA", "", "", 'D' },
	{ "en-IN", "", "", 'D' }, { "en-CA", "", "", '?' },
	{ "en", "", "", '?' }, { "", "", "", '?' }, { "english", "", "", '?' },
	{ "de", "", "", 'D' }, { "fr", "", "", 'D' }, { "es", "", "", 'D' },
	{ "it", "", "", 'D' }, { "ru", "", "", 'D' }, { "uk", "", "", 'D' },
	{ "pl", "", "", 'D' }, { "pt-BR", "", "", 'D' },
	{ "de-US", "", "", 'D' }, { "hu", "", "", '?' }, { "ja", "", "", '?' },
	{ "zh-TW", "", "", '?' }, { "ko", "https://a.example.kr/", "", '?' },
	/* the country of the host, which tags of programs do not know */
	{ "en", "https://www.lund.co.uk/a", "", 'D' },
	{ "en", "https://lund.ie/a", "", 'D' },
	{ "en-US", "https://lund.com.au/", "", 'D' },
	{ "en", "https://lund.us/", "", 'M' },
	{ "en", "https://lund.gov/", "", 'M' },
	{ "en", "https://lund.ca/", "", '?' },
	{ "en-US", "https://lund.ca/", "", '?' },
	{ "en", "https://lund.com/", "", '?' },
	{ "en", "https://lund.tv/", "", '?' },
	{ "en", "https://lund.io/", "", '?' },
	{ "", "https://lund.it/", "", 'D' }, { "", "https://lund.jp/", "", '?' },
	{ "de", "https://lund.us/", "", 'D' },
	/* the zones of times of day */
	{ "en", "", "2026-03-04T10:00:00-05:00", 'M' },
	{ "en", "", "3/4/2026 10:00 EST", 'M' },
	{ "en", "", "10:00:07.123-07:00 and 11:30 PDT", 'M' },
	{ "en", "", "Wed, 04 Mar 2026 10:00:00 +1100", 'D' },
	{ "en", "", "3/4/2026 10:00 BST", 'D' },
	{ "en", "", "9:30 a.m. EST", 'M' }, { "en", "", "9:30 EST", 'M' },
	{ "en", "", ":30 EST", '?' }, { "en", "", "9:3 EST", '?' },
	{ "en", "", "10:00 +0000", '?' }, { "en", "", "10:00Z", '?' },
	{ "en", "", "10:00 +0800", '?' }, { "en", "", "10:00 -0300", '?' },
	{ "en", "", "10:00 -0500, 11:00 +0100", '?' },
	{ "en-US", "", "10:00 +0100", '?' }, { "en-GB", "", "10:00 -0500", '?' },
	{ "en-US", "", "10:00 -0500", 'M' }, { "en-GB", "", "10:00 +0100", 'D' },
	{ "ja", "", "10:00 +0900", '?' },
	/* other dates decide before all of these */
	{ "en", "", "on 25/3/2026.", 'D' }, { "en", "", "on 3/25/2026.", 'M' },
	{ "en", "", "<b>03-25-2026</b>", 'M' }, { "en-US", "", "25-03-2026", 'D' },
	{ "fr", "", "03/25/2026", 'M' }, { "ko", "", "03/25/2026", 'M' },
	{ "en", "", "25/3/2026 and 3/25/2026", '?' },
	{ "en", "", "12/11/2026", '?' }, { "en", "", "125/3/2026", '?' },
	{ "en", "", "x/25/3/2026", '?' }, { "en", "", "25/3/20261", '?' },
	{ "en", "", "25/3/2026/5", '?' }, { "en", "", "25/13/2026", '?' },
	{ "en", "", "32/3/2026", '?' }, { "en", "", "a25/3/2026", '?' },
	{ "en", "", "25/3-2026", '?' }, { "en", "", "25.3.2026", '?' },
	{ "en", "", "25/3/3026", '?' }, { "en", "", "/25/3", '?' },
};

/* The language of a text that does not name it. */
static const struct { const char *text, *tag; } guessed[] = {
	{ "the boat and the net of an old man are in it", "en" },
	{ "the boat was of oak", "en" }, { "the boat of oak", "" },
	{ "das Boot und das Netz sind von einem alten Mann", "de" },
	{ "", "" },
};

/* Which of two days it is, by the address and the moment of the fetch. */
static const struct { const char *fetched, *came, *url, *one, *other, *is; }
settled[] = {
	{ "", "", "", "2026-04-03", "2026-03-04", "" },
	{ "", "", "", "2026-04-03", "", "2026-04-03" },
	{ "", "", "https://a.example/2026/04/03/ferry", "2026-04-03",
	    "2026-03-04", "2026-04-03" },
	{ "", "", "https://a.example/2026/03/04/ferry", "2026-04-03",
	    "2026-03-04", "2026-03-04" },
	{ "", "", "https://a.example/ferry-20260304.html", "2026-04-03T10:00",
	    "2026-03-04T10:00", "2026-03-04T10:00" },
	{ "", "", "https://a.example/2026/03/05/ferry", "2026-04-03",
	    "2026-03-04", "" },
	{ "https://a.example/", "2026-03-10T09:00:00Z", "", "2026-04-03",
	    "2026-03-04", "2026-03-04" },
	{ "https://a.example/", "2026-03-10T09:00:00Z", "", "2026-03-04",
	    "2026-04-03", "2026-03-04" },
	{ "https://a.example/", "2026-04-10T09:00:00Z", "", "2026-04-03",
	    "2026-03-04", "" },
	{ "https://a.example/", "2026-02-10T09:00:00Z", "", "2026-04-03",
	    "2026-03-04", "" },
	/* the time of a file is not that of a fetch */
	{ "", "2026-03-10T09:00:00Z", "", "2026-04-03", "2026-03-04", "" },
};

/* What a list says of a line: is all of it a phrase, where does the text behind
 * a phrase at its beginning begin, where does the phrase at its end begin. */
enum list { COMMENTS, BYLINE, SAYS, NOTES };

static const struct { enum list list; const char *in; bool is; size_t head;
    int tail; } phrases[] = {
	{ COMMENTS, "Comments", true, 8, 0 },
	{ COMMENTS, " Comments (3) ", true, 10, 1 },
	{ COMMENTS, "12 comments", true, 11, 3 },
	{ COMMENTS, "«User Comments»", true, 15, 2 },
	{ COMMENTS, "Comments: a", false, 10, -1 },
	{ COMMENTS, "Commentaries", false, 0, -1 },
	{ COMMENTS, "a comment", false, 0, 2 },
	{ COMMENTS, "", false, 0, -1 },
	{ COMMENTS, "12 (3)", false, 0, -1 },
	{ BYLINE, "By Ada Lowell", false, 3, -1 },
	{ BYLINE, "by: Ada", false, 4, -1 },
	{ BYLINE, "By | Ada", false, 5, -1 },
	{ BYLINE, "By -. Ada", false, 6, -1 },
	{ BYLINE, "By) Ada", false, 4, -1 },
	{ BYLINE, "By：Ada", false, 5, -1 },
	{ BYLINE, "By, Ada", false, 2, -1 },
	{ BYLINE, "1. By Ada", false, 6, -1 },
	{ BYLINE, "1.- By Ada", false, 7, -1 },
	{ BYLINE, "1.-- By Ada", false, 0, -1 },
	{ BYLINE, "Bystander", false, 0, -1 },
	{ BYLINE, "Authors: Ada", false, 9, -1 },
	{ BYLINE, "Authors Ada", false, 0, -1 },
	{ BYLINE, "Authors", true, 7, 0 },
	{ BYLINE, "Ada by", false, 0, 4 },
	{ SAYS, "Ada Lowell says:", false, 0, 11 },
	{ SAYS, "Ada Lowell says 3.", false, 0, 11 },
	{ SAYS, "Ada Lowell says so", false, 0, -1 },
	{ NOTES, "replied to", true, 10, 0 },
	{ NOTES, "Ada, in reply to", false, 0, 5 },
};

static const struct { const char *in; bool ends; } ends[] = {
	{ "It ended.", true }, { "Ended!", true }, { "Ended?", true },
	{ "Ended…", true }, { "完。", true }, { "完！", true }, { "完？", true },
	{ "ख।", true }, { "؟", true }, { "۔", true }, { "።", true },
	{ "Ended,", false }, { "Ended", false }, { "Ended:", false },
	{ "", false }, { "\"'", false }, { "a. b", false },
	{ "\"Ended.\"", true }, { "'Ended.'", true }, { "(Ended.)", true },
	{ "[Ended.]", true }, { "«Ended.»", true }, { "»Ended.«", true },
	{ "Ended.‘", true }, { "Ended.’", true }, { "Ended.“", true },
	{ "Ended.”", true }, { "Ended.‟", true }, { "Ended.‹", true },
	{ "Ended.›", true }, { "完。」", true }, { "完。』", true },
	{ "Ended. ", true }, { "Ended.”) ", true }, { "Ended.†", false },
	{ "Ended.‗", false }, { "Ended.}", false },
};

static const struct { const char *url, *kind; bool has; } addresses[] = {
	{ "https://a.example/user/7", "user", true },
	{ "https://a.example/USER/7", "user", true },
	{ "https://a.example/user/", "user", false },
	{ "https://a.example/users", "user", false },
	{ "https://a.example/~ada", "own user", true },
	{ "https://a.example/~ada", "user", false },
	{ "https://a.example/author/ada", "author", true },
	{ "https://a.example/author/", "author", false },
	{ "https://a.example/forum", "forum", true },
	{ "https://a.example/tag/", "list", true },
	{ "https://a.example/x", "list", false },
	{ "https://a.example/user/7", "forum", false },
};

static const struct { const char *url, *original; } archived[] = {
	{ "https://web.archive.org/web/20240301170542/https://a.example/x",
		"https://a.example/x" },
	{ "https://web.archive.org/web/2024id_/http://a.example/x?y=1#z",
		"http://a.example/x?y=1#z" },
	{ "http://archive.today/2024.03.01-170542/https://a.example/",
		"https://a.example/" },
	{ "https://archive.ph/o/AbCd1/https://a.example/x", "https://a.example/x" },
	{ "https://old.example/w/2024/https://web.example/1/http://a.example/x",
		"http://a.example/x" },
	{ "/web/2024/https://a.example/x", "https://a.example/x" },
	{ "https://a.example/?u=/http://b.example/", 0 },
	{ "https://a.example/x#/https://b.example/", 0 },
	{ "https://a.example/http:/b.example", 0 },
	{ "https://a.example/https-for-all", 0 }, { "", 0 },
};

/* Says how a case ended, and what came out where it is not what should. */
static void
expect(bool good, const char *in, int line, str got)
{
	tap_ok(good, in, __FILE__, line);
	if (!good)
		printf("# %.*s\n", (int)got.n, got.s);
}

#define FETCHED "http://a.example/"
#define THEN "2026-03-05T09:00:00Z"

/* Can a text that came then be of that date?  A file has no address. */
static const struct { const char *url, *came, *date; bool is; } may_be[] = {
	{ FETCHED, THEN, "2026-03-05", true },
	{ FETCHED, THEN, "2026-03-06", true },
	{ FETCHED, THEN, "2026-03-07", false },
	{ FETCHED, THEN, "2026-03-06T09:00Z", true },
	{ FETCHED, THEN, "2026-03-06T09:01Z", false },
	{ FETCHED, THEN, "2026-03-06T11:00+02:00", true },
	{ FETCHED, "", "2090-01-01", true },
	{ FETCHED, "1989-12-31T00:00:00Z", "2090-01-01", true },
	{ FETCHED, "1990-01-01T00:00:00Z", "2090-01-01", false },
	{ "", THEN, "2036-03-04", true },
	{ "", THEN, "2036-03-06", false },
	{ "", "", "1970-01-01T03:00", false }, { "", "", "1970-01-02", true },
	{ "", "", "1969-12-31T19:00", false }, { "", "", "1969-12-30", true },
	{ "", "", "1900-01-01", false }, { "", "", "1900-01-02", true },
};

/* Has it the form of a date, but of no day? */
static const struct { const char *in; bool is; } never[] = {
	{ "2025-02-31", true }, { "0001-01-01T00:00:00Z", true },
	{ "9999-12-31", true }, { "2025-13-01", true }, { "31.02.2025", true },
	{ "30 February 2025", true }, { "2025-02-28", false },
	{ "2025-02-31, 2025-03-01", false }, { "1700000000", false },
	{ "yesterday", false }, { "2025", false }, { "", false },
};

static void
test_may_be(const struct packs *ps)
{
	for (size_t i = 0; i < countof(may_be); i++) {
		struct capture c = { .url = str_of(may_be[i].url),
			.received = str_of(may_be[i].came) };
		struct when w = { .value = str_of(may_be[i].date) };

		expect(date_may_be(&c, &w) == may_be[i].is, may_be[i].date,
		    __LINE__, w.value);
	}
	for (size_t i = 0; i < countof(never); i++)
		expect(date_is_never(ps, str_of(never[i].in)) ==
		    never[i].is, never[i].in, __LINE__, S(""));
}

static void
test_dates(arena a, const struct packs *ps)
{
	for (size_t i = 0; i < countof(dates); i++) {
		struct when w = { 0 };
		str in = str_of(dates[i].in), part;
		bool found = date_find(&a, ps, in, ORDER_day, &w);

		part = found ? (str){ in.s + w.from, w.to - w.from } :
		    (str){ 0 };
		expect(found == (dates[i].value[0] != 0) &&
		    str_is(w.value, str_of(dates[i].value)) &&
		    str_is(part, str_of(dates[i].part)) &&
		    w.minute == (w.value.n > 10), dates[i].in, __LINE__,
		    w.value);
	}
	for (size_t i = 0; i < countof(month_first); i++) {
		struct when w = { 0 };

		date_find(&a, ps, str_of(month_first[i].in), ORDER_month,
		    &w);
		expect(str_is(w.value, str_of(month_first[i].value)),
		    month_first[i].in, __LINE__, w.value);
	}
	for (size_t i = 0; i < countof(lines); i++) {
		struct when w = { 0 };
		str in = str_of(lines[i].in);

		expect(date_find(&a, ps, in, ORDER_day, &w) &&
		    dated_line(ps, &w, in) == lines[i].is, lines[i].in,
		    __LINE__, w.value);
	}
	for (size_t i = 0; i < countof(guessed); i++)
		expect(str_same(order_language(&a, ps,
		    str_of(guessed[i].text)), str_of(guessed[i].tag)),
		    guessed[i].text, __LINE__, S(""));
}

static void
test_orders(arena a, const struct packs *ps)
{
	for (size_t i = 0; i < countof(orders); i++) {
		struct seen seen = order_seen(ps, str_of(orders[i].text));
		date_order o = order_of(ps, &seen, str_of(orders[i].tag),
		    str_of(orders[i].url));

		expect("?DM"[o] == orders[i].order, orders[i].text[0] ?
		    orders[i].text : orders[i].url[0] ? orders[i].url :
		    orders[i].tag, __LINE__, (str){ &"?DM"[o], 1 });
	}
	for (size_t i = 0; i < countof(settled); i++) {
		struct capture c = { .url = str_of(settled[i].fetched),
			.received = str_of(settled[i].came) };
		struct when w = { .value = str_of(settled[i].one),
			.other = str_of(settled[i].other), .unsure = true };
		bool is = order_settle(&a, &c, str_of(settled[i].url), &w);

		expect(is == (settled[i].is[0] != 0) && (!is ||
		    str_is(w.value, str_of(settled[i].is))), settled[i].one,
		    __LINE__, w.value);
	}
}

static void
test_ago(arena a, const struct packs *ps)
{
	struct when w = { 0 };
	str got = S("2025-01-29T10:30+09:00");

	for (size_t i = 0; i < countof(ago); i++) {
		u32 n = 0;
		bool is = date_is_ago(ps, str_of(ago[i].in), &n);

		expect(is == (ago[i].minutes >= 0) &&
		    (!is || n == ago[i].minutes), ago[i].in, __LINE__,
		    is ? S("is") : S("is not"));
	}
	for (size_t i = 0; i < countof(briefs); i++)
		expect(date_is_brief(ps, str_of(briefs[i].in)) ==
		    briefs[i].is, briefs[i].in, __LINE__, S(""));
	ok(date_ago(&a, ps, S("10 hours ago"), got, &w));
	ok(str_is(w.value, S("2025-01-29")) && w.from == 0 && w.to == 12 &&
	    !w.minute);
	ok(date_ago(&a, ps, S("11 hours ago"), got, &w) &&
	    str_is(w.value, S("2025-01-28")));
	ok(date_ago(&a, ps, S("631 minutes ago"), got, &w) &&
	    str_is(w.value, S("2025-01-28")));
	ok(date_ago(&a, ps, S("630 minutes ago"), got, &w) &&
	    str_is(w.value, S("2025-01-29")));
	ok(!date_ago(&a, ps, S("10 hours ago"), S("2025-01-29"), &w));
	ok(!date_ago(&a, ps, S("10 hours ago"), S(""), &w));
	ok(!date_ago(&a, ps, S("10 hours"), got, &w));
}

static void
test_urls(arena a, const struct packs *ps)
{
	for (size_t i = 0; i < countof(urls); i++) {
		struct when w = { 0 };
		bool found = date_of_url(&a, str_of(urls[i].in), &w);

		expect(found == (urls[i].value[0] != 0) &&
		    str_is(w.value, str_of(urls[i].value)), urls[i].in,
		    __LINE__, w.value);
	}
	for (size_t i = 0; i < countof(addresses); i++)
		expect(address_has(ps, str_of(addresses[i].url),
		    str_of(addresses[i].kind)) == addresses[i].has,
		    addresses[i].url, __LINE__, S(""));
	for (size_t i = 0; i < countof(archived); i++) {
		str url = str_of(archived[i].url), got = address_original(url);

		expect(str_is(got, archived[i].original ?
		    str_of(archived[i].original) : url), archived[i].url,
		    __LINE__, got);
	}
}

static void
test_phrases(const struct packs *ps)
{
	const struct phrases *list[] = {
		[COMMENTS] = &ps->any.comments, [BYLINE] = &ps->any.byline,
		[SAYS] = &ps->any.says, [NOTES] = &ps->any.notes,
	};

	for (size_t i = 0; i < countof(phrases); i++) {
		const struct phrases *l = list[phrases[i].list];
		str in = str_of(phrases[i].in);
		struct opening o = opening_of(in);
		size_t head = phrase_head(l, in);
		bool found;
		size_t tail = phrase_tail(l, in, &found);
		size_t want = phrases[i].tail < 0 ? in.n :
		    (size_t)phrases[i].tail;

		expect(phrase_is(l, in) == phrases[i].is &&
		    opening_is(l, &o) == phrases[i].is, in.s, __LINE__,
		    S("is"));
		expect(head == phrases[i].head &&
		    opening_begins(l, &o) == (head > 0), in.s, __LINE__,
		    S("head"));
		expect(found == (phrases[i].tail >= 0) && tail == want, in.s,
		    __LINE__, S("tail"));
	}
}

/* Lines of 160 bytes and more are not phrases; a phrase at the beginning is
 * found in them all the same, and one at the end if it is near. */
static void
long_lines(const struct packs *ps)
{
	char t[400];
	str line = { t, 159 };
	struct opening o;
	bool found;

	memset(t, '.', sizeof t);
	memcpy(t, "comments", 8);
	o = opening_of(line);
	ok(phrase_is(&ps->any.comments, line));
	ok(opening_is(&ps->any.comments, &o));
	line.n = 160;
	o = opening_of(line);
	ok(!phrase_is(&ps->any.comments, line));
	ok(!opening_is(&ps->any.comments, &o));
	memset(t, 'a', sizeof t);
	memcpy(t, "by ", 3);
	line.n = sizeof t;
	o = opening_of(line);
	ok(opening_begins(&ps->any.byline, &o));
	memcpy(t + 392, " by: Ada", 8);
	ok(phrase_tail(&ps->any.byline, line, &found) == 400 && !found);
	memcpy(t + 392, "aaaa by.", 8);
	ok(phrase_tail(&ps->any.byline, line, &found) == 397 && found);
	memset(t, ' ', sizeof t);
	memcpy(t + 240, "by", 2);
	ok(phrase_tail(&ps->any.byline, line, &found) == 240 && found);
	memset(t, ' ', sizeof t);
	memcpy(t + 239, "by", 2);
	ok(phrase_tail(&ps->any.byline, line, &found) == 400 && !found);
}

int
main(void)
{
	arena mem = arena_open((size_t)1 << 24);
	const struct phrase *f;
	struct packs ps;
	struct err e = { 0 };

	ok(packs_load(&ps, "packs", &e));
	test_orders(mem, &ps);
	test_dates(mem, &ps);
	test_may_be(&ps);
	test_ago(mem, &ps);
	test_urls(mem, &ps);
	test_phrases(&ps);
	long_lines(&ps);
	f = phrase_at_head(&ps.any.notes, S("In reply to Ada"));
	ok(f && str_same(f->text, S("in reply to")));
	ok(!phrase_at_head(&ps.any.notes, S("Ada, in reply to")));
	ok(!phrase_at_head(&ps.any.notes, S("12 in reply to")));
	ok(!phrase_at_head(&ps.any.notes, S("In")));
	for (size_t i = 0; i < countof(ends); i++)
		expect(ends_sentence(str_of(ends[i].in)) == ends[i].ends,
		    ends[i].in, __LINE__, S(""));
	ok(count_chars(S("")) == 0 && count_chars(S("a\xc3\xa4\xe5\xae\x8c"
	    "\xf0\x9f\x98\x80z")) == 5);
	packs_close(&ps);
	arena_close(mem);
	return done();
}
