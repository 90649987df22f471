/*
 * language: tokens, and language packs.  A pack is a folder of lists, packs/xx;
 * for a list that it does not have, that of packs/und is used.  No code names a
 * language; it asks the pack.
 */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "base/base.h"

/*
 * Tokens are words (a hyphen or apostrophe inside belongs to the word),
 * numbers, and marks of one character.  A clipped article (l', d', qu'), a
 * possessive ('s) and each character of a script without spaces are tokens of
 * their own.
 */
enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

struct token {
	u32  from, to;		/* bytes of the text */
	u64  hash;		/* of the token in lower case */
	u8   kind;		/* enum token_kind */
	bool capital;		/* begins with a capital letter */
	bool capitals;		/* has only capital letters, two at least */
	bool spaced;		/* white space, or nothing, before it */
};

typedef list(struct token) tokens;

/* Adds the tokens of a text in their order, without overlap. */
void  tokens_of(tokens *, str, arena *);
bool  token_first(struct token *, str);	/* false if there is no token */

/* What a token looks like. */
enum word_shape {
	SHAPE_EDGE,			/* no token: an end of the sentence */
	SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_INITIAL, SHAPE_MIXED,
	SHAPE_NUMBER, SHAPE_CASELESS, SHAPE_WIDE,
	SHAPE_STOP, SHAPE_COMMA, SHAPE_QUOTE, SHAPE_BRACKET, SHAPE_DASH,
	SHAPE_COLON, SHAPE_MARK
};

enum word_shape clues_shape(str word, const struct token *);

/*
 * A list of phrases, each with a value, looked up by tokens in lower case.  A
 * line of the file is a phrase, a tab and the value, which may be missing; #
 * begins a remark.
 */
struct phrase { str text, value; u32 words; };	/* words: tokens */

struct phrases {
	list(struct phrase) all;	/* in the order of the file */
	map   index;			/* hash of all tokens: place + 1 */
	map   first;			/* hash of the first token: most tokens */
};

/* The longest phrase that begins at token i and ends before `end`, or NULL. */
const struct phrase *phrases_at(const struct phrases *, const tokens *, u32 i,
	 u32 end);
/* The phrase that is all of t, or NULL. */
const struct phrase *phrases_get(const struct phrases *, str);
/* The phrase that is this one character, or NULL. */
const struct phrase *phrases_letter(const struct phrases *, u32 c);

/* Every list that a pack may have. */
#define PARTS \
	PART(abbreviations, "a full stop after these ends no sentence") \
	PART(months, "names of months; 1 to 12") \
	PART(weekdays, "names of weekdays; 1 to 7 from Monday") \
	PART(says, "ends the line that opens a reader's comment") \
	PART(related, "heads a list of other articles") \
	PART(furniture, "a line of the page, not of the article") \
	PART(remark, "begins what a blogger adds to an article that he pasted") \
	PART(dated, "stands beside a date that says when a text is from") \
	PART(byline, "stands before the name of an author") \
	PART(signs, "stands behind the name of an author") \
	PART(beside, "a line beside a post: a rank, a count, edited") \
	PART(innames, "inside the name of an author, behind its first word") \
	PART(notes, "opens a line beside a post that names neither author nor time") \
	PART(readmore, "stands before the site a teaser is from") \
	PART(source, "stands before the source of an article") \
	PART(copyright, "stands before the holder of rights") \
	PART(letters, "fields of a letter inside a letter, and what is above them") \
	PART(ago, "how long ago, without the number; minutes in one unit") \
	PART(comments, "heads the comments of readers") \
	PART(staff, "stands in the place of an author and is not a name") \
	PART(joints, "stands between two names") \
	PART(traits, "properties of the language; see packs/README") \
	PART(common, "function words: never a name by themselves") \
	PART(speech, "words of speech: say act that deny hope") \
	PART(according, "stands before a source: according to") \
	PART(citing, "stands before the source of a source: citing") \
	PART(that, "opens the clause of what is said") \
	PART(pronouns, "for persons: m f n p") \
	PART(indefinite, "stands before a noun for a person without a name: a, several") \
	PART(unnamed, "nouns for persons without a name; the anonymity") \
	PART(roles, "offices and professions") \
	PART(roleend, "endings of words for offices") \
	PART(medianoun, "stands before the name of an outlet") \
	PART(outletword, "a name with this word is an outlet") \
	PART(orgword, "a name with this word is an organization") \
	PART(particles, "may stand inside a name") \
	PART(negation, "reverses the meaning: not, never") \
	PART(medium, "the medium of a statement: post, interview") \
	PART(endings, "case endings of names, longest first") \
	PART(places, "countries and territories; their ISO 3166 code") \
	PART(demonyms, "of countries; their ISO 3166 code") \
	PART(organizations, "organizations with all their names; their key") \
	PART(outlets, "agencies and outlets with all their names; their key") \
	PART(times, "expressions of time; see packs/README") \
	PART(numbers, "number words; the number") \
	PART(ordinals, "ordinals; the number; what ends one in digits: end") \
	PART(feasts, "feasts; the rule of their day, see packs/README") \
	PART(decades, "names of decades; 199; what ends one in digits") \
	PART(clock, "words of the clock: past, half; see packs/README") \
	PART(between, "may stand between two parts of a time: of; hour before an hour") \
	PART(units, "units of time: hour day week month year ...") \
	PART(daytimes, "parts of a day: MO AF EV NI") \
	PART(romanize, "letters; the Latin letters that sound like them") \
	PART(respellings, "a letter, two or a word; Latin spellings, each with its cost") \
	PART(prepositions, "a name after one of these is no subject") \
	PART(told, "the person spoken to may follow: told, to") \
	PART(unreal, "before a word of speech: it was not said; could have") \
	PART(subjunctive, "a verb that tells that somebody else's words go on") \
	PART(subject, "may stand between a name and its verb: also, who, later") \
	PART(linked, "joins a second verb to the same subject: and, but") \
	PART(forenames, "first names: m f") \
	PART(bodies, "nouns for bodies that speak: the government") \
	PART(articles, "articles before a name: the") \
	PART(credit, "in a short line of its own, credits the name in it") \
	PART(concepts, "stems of five letters; the number of their meaning") \
	PART(alike, "romanized letters; the letters that sound the same") \
	PART(scripts, "scripts that tell a language: Han, Kana") \
	PART(zones, "short names of time zones; +hh:mm from UTC") \
	PART(dateunits, "signs behind the number of a year, month, day: Y M D") \
	PART(briefunits, "units of time that stand behind a number: 8d") \
	PART(elements, "words in names of elements; what such an element is") \
	PART(addresses, "parts of addresses; what one with them leads to") \
	PART(tracking, "parameters of addresses that do not change the page") \
	PART(saved, "ends the name of the folder of a saved page")

struct pack {
	str    tag;		/* ISO 639-1, as the folder is named */
#define PART(name, about)  struct phrases name;
	PARTS
#undef PART
	map    timely;		/* hash of the first token of an entry: which
				 * lists of time it is in, a set of bits */
};

/* Costs of character n-grams by language; see language/guess.c. */
enum { LANGUAGES_MOST = 128 };

struct ngrams {
	u32  n;			/* bytes; 0 where there is no table */
	u32  languages, bits;
	const char *tags, *index, *rows;
	const struct costs *pairs;	/* of a to z */
};

/* The model that finds names; see language/tagger.h. */
struct tagger;

/* The model of words of speech; see below. */
struct speaking;

/* All packs.  They do not change after they were loaded. */
struct packs {
	arena         whole, mem;	/* as opened; what is left */
	str           dir;		/* where the packs are */
	struct pack  *v;	/* the first is "und": what holds anywhere */
	u32           n;	/* at least 1 */
	struct ngrams ngrams;
	const struct tagger *tagger;	/* NULL where there is no model */
	const struct speaking *speaking;	/* the same */
	str           maps[3];	/* the files of the three */
	struct pack   any;	/* the lists of all packs joined: for readers,
				 * which do not know the language yet */
};

/* Loads all packs in a folder.  False with the reason in `err` if a file cannot
 * be read.  The struct must not move afterwards. */
bool  packs_load(struct packs *, const char *dir, struct err *);
void  packs_close(struct packs *);

/* The text of a file of a pack that is no list of it, such as `cities`, which
 * few need.  It is empty if there is none or it cannot be read. */
str   packs_file(const struct packs *, const struct pack *, const char *name,
	  arena *);

/* The pack of a language; "und" if there is none.  Never NULL. */
const struct pack *packs_find(const struct packs *, str tag);

/*
 * The language of a text, as ISO 639-1 if it has a code there.  `told` is the
 * language that the page names: it is returned if it is nearly as likely as the
 * best guess, or if the text has too few letters.
 */
str   language_guess(const struct packs *, str text, str told);

/*
 * How surprising the first 600 letters of a text are, in sixteenths of a nat,
 * in the language in which they are the least so.  0 without a table.
 */
u32   language_cost(const struct packs *, str text);

/* Is it a language that can be told, or one with a pack? If not, all of them
 * are put into the buffer, with a blank before each. */
bool  language_known(const struct packs *, str tag, buf *known);

/* Opens a table of n-grams; its bytes must stay.  False if it is damaged. */
bool  language_table(struct ngrams *, arena *, str file);

/*
 * A chain gives each token of a line one of a few labels.  It is a linear chain
 * (Lafferty, McCallum, Pereira 2001) over hashed clues: a clue is a place in a
 * table of weights, and two clues may share one (Weinberger and others 2009).
 *
 * Label 0 is "none".  Then come pairs: a first token, and one that goes on.
 */
enum { CHAIN_LABELS = 5, CHAIN_CLUES = 160 };

struct chain_clues { u32 n, bits; u32 v[CHAIN_CLUES]; };

struct chain {
	u32 labels;			/* 3 or 5 */
	u32 bits;			/* of a place in the table */
	const i8 *weight;		/* labels - 1 for each place */
	f32 unit;			/* what one step of a weight is worth */
	f32 step[CHAIN_LABELS][CHAIN_LABELS];
	f32 first[CHAIN_LABELS];
};

/* The sums of clues of a token, by label. */
typedef f32 chain_sums[CHAIN_LABELS];

/* Opens a chain; its bytes must stay.  False if it is damaged. */
bool  chain_open(struct chain *, str *file);

bool  chain_step(u32 from, u32 to);	/* may a label follow another one? */
void  chain_clue(struct chain_clues *, u64 family, u64 what);
void  chain_score(const struct chain *, const struct chain_clues *, chain_sums);

/* The best labels of n tokens. */
void  chain_best(const struct chain *, chain_sums *, u32 n, u8 *out, arena tmp);

/* How likely each label of each token is; in place of its sums. */
void  chain_likely(const struct chain *, chain_sums *, u32 n, arena tmp);

/*
 * The model of words of speech (models/speech/card.md): a chain that finds them,
 * and one for the parts of what is said, for each of how much may be known of a
 * language.
 */
struct speaking { str languages; struct chain chain[3][2]; };

/* Opens a model; its bytes must stay.  False if it is damaged. */
bool  speaking_open(struct speaking *, str file);

/* Are the words of this language in the model? */
bool  speaking_knows(const struct speaking *, str language);

/* What a name names. */
enum named { NAMED_NOTHING, NAMED_PERSON, NAMED_BODY, NAMED_PLACE, NAMED_OTHER };

struct found_name { u32 from, to; enum named what; };	/* tokens [from, to) */
typedef list(struct found_name) found_names;

struct token_line { u32 from, to; };		/* tokens [from, to) */
typedef list(struct token_line) token_lines;

/*
 * Adds the names in a text, in their order and without overlap.  The token_lines
 * are its sentences, in order; a name lies in one.  Adds nothing where there is
 * no model.
 */
void  language_names(found_names *, const struct packs *, str text, const tokens *,
	  const token_lines *, str language, arena *);

/*
 * The key of a name, the same in all cases, scripts and spellings: without case
 * endings and accents, romanized, with letters that sound alike made one.  Words
 * are separated by a blank.
 */
str   language_key(arena *, const struct pack *, str name);

/* The words of a key between the first and the last: "k" of "anna k orsk". */
str   language_middle(str key);

/* A word in lower case without its case ending: the longest in the list that
 * leaves three letters. */
str   language_stem(const struct pack *, str word);

/* A text in Latin letters, lower case, without accents; marks become blanks. */
str   language_roman(arena *, const struct pack *, str t);

/*
 * What a word may sound like: its letters in lower case, of which a syllable of
 * Hangul has two or three, the ways to spell each and each two in Latin letters,
 * and the likeliest of all.  Letters beyond SOUNDS_MOST are left out.
 */
enum { SOUNDS_MOST = 40 };

struct sounds {
	u32   n, first;				/* letters; the first of them, or 0 */
	const struct spellings **one, **two;	/* of letter i, of i and i + 1 */
	const struct spellings *whole;		/* of the word, if it has its own */
	str   latin;
};

/* The spellings that were read so far.  Zero but for `pack`, of which the list is
 * asked, and `mem`, which owns everything, and `known.mem`. */
struct speller {
	const struct pack *pack;
	list(const struct spellings *) all;
	map    known;			/* by hash of a unit: place + 1 */
	arena *mem;
};

void  language_sounds(struct sounds *, struct speller *, str word);

/* How surprising it is that two words are one name: the cost of spelling the one
 * as the other, in quarters of a nat by letter.  0: spelled as usual; 5 and less:
 * probably the same. */
f32   language_unlike(const struct sounds *, const struct sounds *, arena tmp);

/*
 * An address as addresses are compared: without scheme, "www.", slashes at the
 * end, fragment, and the parameters in the list `tracking` of the pack, which may
 * be NULL.  It is empty for a home page, which is the address of no article.
 */
str   address_plain(arena *, const struct pack *, str url);

/* Adds the entries of a file to a list, and to a second one unless it is
 * NULL. */
void  phrases_parse(struct phrases *, struct phrases *, arena *, str file);

#endif
