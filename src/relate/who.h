/*
 * who: which item or voice does a credit mean?
 */
#ifndef RELATE_WHO_H
#define RELATE_WHO_H

#include "relate/graph.h"

/* An index of members by outlet and address, and of voices by key. In all
 * functions m and other are places of members, and a key is of name_key. */
struct who;
struct who *who_open(struct graph *, const struct packs *, arena *);

/*
 * The member that a credit in member m means: its place + 1, or 0. If `url` is
 * the address of another member, it is who_page. Otherwise it is the member of
 * the outlet `key` that is most related to m by copies, utterances and story,
 * and not younger.
 */
u32   who_member(struct who *, u32 m, u64 key, str url);

/* The n-th member of an outlet, from 0: its place + 1, or 0 after the last. */
u32   who_nth(const struct who *, u64 key, u32 n);
u64   who_own(const struct who *, u32 m);	/* key of its outlet, else of its site, or 0 */
bool  who_is(const struct who *, u32 m, u64 key);	/* is it its outlet or site? */
bool  who_outlet(const struct who *, u64 key);	/* has a member this outlet? */

/* The last version that is held at an address: its place + 1, or 0.  who_page:
 * the version that a link in m means, the last that is not younger than m, else
 * the first; 0 if it is m's own address. */
u32   who_url(const struct who *, str url);
u32   who_page(const struct who *, u32 m, str url);
u32   who_entry(const struct who *, str url);	/* of the outlet's own feed */

/* An entity of member m as a voice. who_unnamed: it has neither a name nor an
 * office. who_kind: as in relations.def. who_key: of the name, or for an
 * unnamed entity of the word for its anonymity. */
bool  who_unnamed(const struct entity *);
const char *who_kind(const struct entity *);
u64   who_key(const struct who *, u32 m, const struct entity *);

/* The voice of this key in this scope: its place + 1. It is made if it is new;
 * otherwise `name` becomes another name of it. */
u32   who_voice(struct who *, u64 key, u64 scope, str name, const char *kind);

/* The number of copies of a member, and the n-th of them, from 0, with the
 * place of the other member. */
u32   who_copies(const struct who *, u32 m);
const struct copy *who_copy(const struct who *, u32 m, u32 n, u32 *other);
f64   who_share(const struct who *, u32 m, u32 other);	/* of m's words, 0 to 1 */
u32   who_said(const struct who *, u32 m, u32 other);	/* shared utterances */

#endif
