/*
 * answer_words: what a word of a reply can mean, in all languages at once.
 *
 * The words stand in answer_words_en.txt and its like, a class a line; the build
 * joins them into one sorted table (words.awk), with a form without accents
 * beside each. A class is one bit; a phrase may have several, also because it
 * means two things in two languages ("si"). Nothing here decides.
 */
#ifndef AGREED_ANSWER_WORDS_H
#define AGREED_ANSWER_WORDS_H

#include "parsers/language/words.h"

#define A_OK (1ull << 0)         /* agrees as it stands */
#define A_YES (1ull << 1)        /* yes */
#define A_NO (1ull << 2)         /* no, alone */
#define A_PRAISE (1ull << 3)     /* great; says nothing about the record */
#define A_DONE (1ull << 4)       /* finished */
#define A_PAST (1ull << 5)       /* finished, and cannot mean the future: sent, I finished */
#define A_PARTIAL (1ull << 6)    /* almost, half, a draft of */
#define A_TRACK (1ull << 7)      /* on track */
#define A_RISK (1ull << 8)       /* at risk */
#define A_BLOCKED (1ull << 9)    /* cannot go on: waiting for */
#define A_NEED (1ull << 10)      /* needs something: what, stands behind it */
#define A_DECLINE (1ull << 11)   /* not me, cannot be done */
#define A_GIVE (1ull << 12)      /* whose it is stands behind it: ask, goes to */
#define A_TAKES (1ull << 13)     /* whose it is stands before it: takes it, does it */
#define A_POSSESS (1ull << 14)   /* whose it is stands before it: 's */
#define A_CANCEL (1ull << 15)    /* no longer needed */
#define A_ACCEPT (1ull << 16)    /* meets the standard */
#define A_REOPEN (1ull << 17)    /* does not meet it */
#define A_CHANGE (1ull << 18)    /* another date stands near it */
#define A_MOVE (1ull << 19)      /* the same, as an order: move, make it */
#define A_ONLY (1ull << 20)      /* not before the date behind it: erst, only, not before */
#define A_INSTEADOF (1ull << 21) /* the date behind it is the old one */
#define A_MORETIME (1ull << 22)  /* another date, without saying which */
#define A_SPLIT (1ull << 23)     /* split */
#define A_AWAY (1ull << 24)      /* away */
#define A_BACK (1ull << 25)      /* back on */
#define A_NOT (1ull << 26)       /* a negation */
#define A_COND (1ull << 27)      /* a condition */
#define A_DOUBT (1ull << 28)     /* perhaps, should, will check: nobody has said yes */
#define A_FUTURE (1ull << 29)    /* will be */
#define A_ASK (1ull << 30)       /* a question begins with it */
#define A_MAY (1ull << 31)       /* a proposal begins with it, as a question: can we */
#define A_SAID (1ull << 32)      /* somebody else said it */
#define A_IRONY (1ull << 33)     /* the opposite may be meant */
#define A_BUT (1ull << 34)       /* but */
#define A_AND (1ull << 35)       /* and */
#define A_ALL (1ull << 36)       /* all points */
#define A_REST (1ull << 37)      /* all other points */
#define A_EXCEPT (1ull << 38)    /* all points but those behind it */
#define A_POINT (1ull << 39)     /* point, number, item */
#define A_N1 (1ull << 40)        /* the first point */
#define A_N2 (1ull << 41)        /* the second */
#define A_N3 (1ull << 42)        /* the third */
#define A_NLAST (1ull << 43)     /* the last */
#define A_UNIT (1ull << 44)      /* what is counted: a number before it is no point */
#define A_FILL (1ull << 45)      /* says nothing by itself */
#define A_THANKS (1ull << 46)    /* thanks, wishes, excuses */
#define A_GREET (1ull << 47)     /* begins a greeting */
#define A_CLOSE (1ull << 48)     /* begins a closing */
#define A_STATUS (1ull << 49)    /* wants the record */
#define A_HELP (1ull << 50)      /* wants the words */
#define A_REASON (1ull << 51)    /* because */
#define A_FYI (1ull << 52)       /* by the way */
#define A_SOMEONE (1ull << 53)   /* somebody, not said who */
#define A_SELF (1ull << 54)      /* me */
#define A_INCLUSIVE (1ull << 55) /* the day named is the last one */
#define A_UNTIL (1ull << 56)     /* until */
#define A_SOFT (1ull << 57)      /* a doubt that only is polite where somebody proposes: I think, would */
#define A_LINK (1ull << 59)      /* an address in the web: a proof, or something to look at */
#define A_HERE (1ull << 60)      /* what it brings stands beside it: attached, here is */
#define A_MADE (1ull << 61)      /* a participle: done where what was promised, or "is", stands before it */
#define A_DEPUTY (1ull << 58)    /* in an absence note: who is there instead stands behind it */

extern const struct words answer_words;

#endif
