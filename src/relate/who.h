/*
 * who: who is meant by a credit?
 */
#ifndef RELATE_WHO_H
#define RELATE_WHO_H

#include "relate/graph.h"

/* The members of an outlet, by name and host. */
struct who;
struct who *who_open(struct graph *, const struct packs *, arena *);

/*
 * The member that a credit of member m means, place + 1: of the outlet `key`,
 * related to m by copies, utterances or story, not younger; 0 if there is
 * none.  `url` decides where it is that of a member.
 */
u32   who_member(struct who *, u32 m, u64 key, str url);
u32   who_nth(const struct who *, u64 key, u32 n);	/* + 1; 0: no more */
u64   who_own(const struct who *, u32 m);	/* key of the outlet of m */
bool  who_is(const struct who *, u32 m, u64 key);	/* name or host */
bool  who_outlet(const struct who *, u64 key);	/* of some member */
u32   who_url(const struct who *, str url);	/* member + 1, or 0 */

/* An entity of member m as a voice: whether it has neither name nor office;
 * its kind; its key, without a name that of its anonymity. */
bool  who_unnamed(const struct entity *);
const char *who_kind(const struct entity *);
u64   who_key(const struct who *, u32 m, const struct entity *);

/* The voice of this key in this scope, made when it is new; place + 1. */
u32   who_voice(struct who *, u64 key, u64 scope, str name, const char *kind);

/* Copies of a member: how many, and each with the other end. */
u32   who_copies(const struct who *, u32 m);
const struct copy *who_copy(const struct who *, u32 m, u32 n, u32 *other);
f64   who_share(const struct who *, u32 m, u32 other);	/* of m's words */
u32   who_said(const struct who *, u32 m, u32 other);	/* utterances shared */

#endif
