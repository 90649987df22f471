/* Parts of page_about, one file each. */
#ifndef READ_ABOUT_H
#define READ_ABOUT_H

#include "read/page.h"

/* What JSON-LD says: whatever is still unknown is filled in. */
void  about_ld(struct page *, str json, bool asked);

/* The text of the article, where the page gives it in its metadata. */
void  about_put_body(struct page *, struct item *);

/* title from what is said and what is shown; also finds its para. */
void  about_title(struct page *);

/* A date that the title ends with; before about_title takes it off. */
void  about_title_date(struct page *);

/* The outlet, where only the title or the address tells it. */
void  about_outlet(struct page *);

/*
 * One or more names in a string; what is no person is left out.  Where a name
 * goes on with "in" and more: it may be one (told), is none, is cut there.
 */
enum joint { JOINT_TOLD, JOINT_NONE, JOINT_CUT };

void  about_author(struct page *, str names, enum joint);

/* "Cruz, Maria de la" the other way round: if that is sure, or looks so. */
str   about_turned(struct page *, str name, bool sure);

/* Those that are none, as the outlet is known now, go. */
void  about_keep_persons(struct page *);

/* Whom the page shows, where its metadata tell nobody. */
void  about_shown_authors(struct page *);

/* Letters and digits in lower case, nothing else. */
str   about_plain(arena *, str);

/* How many of the words of a are in b, 0 to 100. */
u32   about_alike(arena *, str a, str b);

/* One line of text from a piece of metadata, HTML in it or not. */
str   about_line(struct page *, str);

void  about_date(struct page *, str value, str basis, bool modified);

#endif
