/*
 * judge_rule: what structure says about a claim, for and against, before
 * anything is weighed. Each answer is a rule in words, which --explain shows.
 */
#ifndef AGREED_JUDGE_RULE_H
#define AGREED_JUDGE_RULE_H

#include "parsers/language/judge.h"

/* Tokens of a line of prose that is one sentence. */
#define SHORT_LINE 16

/* For a task of somebody who is not named: taken, but less sure. */
extern const char JUDGE_RULE_NOBODY[], JUDGE_RULE_BOX[];

/* judge_rule.c: what makes it an item without statistics; NULL where structure says nothing. */
const char *
judge_structure(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* Its first word neither tells of the past nor asks. */
bool judge_reads_like_task(const struct outline *outline, const struct claim *claim);
/* judge_dated.c: any word or figure of a calendar among its words. */
bool judge_names_when(const struct tokens *t, const struct claim *claim);
/* "by Friday" in the claim's words? */
bool judge_has_deadline(const struct tokens *t, const struct claim *claim);
/* "26.11.2026", "Nov 30", "2 Dec" among the tokens from..to? */
bool judge_has_day(const struct tokens *t, size_t from, size_t to);
/* "Maya - close the tickets (18 Dec at the latest)": the brackets at the end say when. */
bool judge_day_in_brackets(const struct tokens *t, const struct claim *claim);
/* "- hang the sign (Maya, 26 Nov)", "- new board -> Omar, by Friday": a list item whose end names who and when. */
bool judge_is_full_end(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* "Maya: packing list by Thu, 26 Nov", a line of its own: the form that we ask people to write. And "- Maya sends the keys by 1 Dec"
 * in a list. */
bool judge_is_full_line(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* "30 Nov: Maya - order chairs", "(30 Nov) Maya orders chairs": a day labels what somebody known does. */
bool judge_is_under_day(const struct tokens *t, const struct claim *claim);
/* judge_told.c: somebody tells, or it is over: "[Maya] I am away until Friday", "contract signed (Claire, 12 Nov)". */
bool judge_is_told(const struct tokens *t, const struct claim *claim);
/* "Updated list of guests": what begins the task says of which kind a thing is, that is due on a day. */
bool judge_is_adjective(const struct tokens *t, const struct claim *claim);
/* "This week: write the report, by Friday" below somebody's name: what is planned counts with a day. */
bool judge_is_planned(const struct outline *outline, const struct claim *claim);
/* "Ask whether we may name them" is an order; "we should name them" tells. */
bool judge_is_told_of_us(const struct tokens *t, const struct claim *claim);
/* "Maya confirms that", "Tom explains how" from token i: what they said. */
bool judge_says_that(const struct tokens *t, size_t i);
/* "Maya - the pump": somebody who has an address, in front of the line. */
bool judge_is_dashed(const struct outline *o, const struct claim *c);
/* Under "In progress" or "Done" stands how things are. */
bool judge_is_under_way(const struct outline *outline, const struct place *place);
/* "shows", "explains": what somebody does at the meeting itself. */
bool judge_tells(const struct tokens *t, size_t i);
/* judge_deed.c: "Maya sends a message to the venue", of somebody whom the notes know and nobody has an address of. */
bool judge_is_deed_of_guest(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* judge_life.c: "Maya to be on holiday until Monday"; "will arrive", "wird am Freitag fehlen": nothing that is handed over. */
bool judge_is_absent(const struct tokens *t, const struct claim *c);
bool judge_is_going(const struct tokens *t, const struct claim *c);
/* "states that", "remarks how" at token i: what was said there; not "checks that". */
bool judge_tells_that(const struct tokens *t, size_t i);
/* judge_against.c: why it is never an item whatever its words weigh; NULL if nothing speaks against it. */
const char *judge_against(const struct outline *outline, const struct claim *claim);
/* No item, but somebody should look at it: a person and a day, or words that weigh nearly enough. */
bool judge_is_doubtful(const struct outline *outline, const struct claim *claim);
/* judge_told.c: "Maya: Please note that", "Maya: To sum up, we": among what speakers say, it is said by her,
 * not to her. */
bool judge_is_plea(const struct outline *outline, const struct claim *claim);
/* What only tells how things are, go or were said; NULL if it does not. */
const char *judge_telling(const struct outline *outline, const struct claim *claim);
/* judge_narrate.c: "Bernd gibt einen Überblick", "Anna widerspricht": what minutes tell of the meeting itself. */
bool judge_is_narrated(const struct outline *outline, const struct claim *claim);
/* judge_refused.c: what somebody is not to do, need not, or does whenever it comes up; or NULL. */
const char *judge_refused(const struct outline *outline, const struct claim *claim);
/* judge_pointing.c: what only refers, asks or explains; or NULL. */
const char *judge_pointing(const struct outline *outline, const struct claim *claim);
/* judge_template.c: what a template left there, and where the tasks stand; or NULL. */
const char *judge_template(const struct outline *outline, const struct claim *claim);
/* judge_life.c: what people do and nobody waits for: a role at a meeting, private life, habits, history; or NULL. */
const char *judge_life(const struct outline *outline, const struct claim *claim);
/* judge_order.c: "Maya: order badges", a task with its verb and no sign that anybody speaks. */
bool judge_is_order(const struct outline *outline, const struct claim *claim);
/* Words that stand in front of a topic as often as they are an order: "Maya: update on the hall". */
bool judge_is_topic_word(const struct token *w);
/* "pump seal - ML - Thu": a thing, somebody known and a day, set off by signs. */
bool judge_is_note(const struct tokens *t, const struct claim *claim);
/* What makes such a line an item, among tasks (listed) or where others are like it; NULL if nothing does. */
const char *judge_ordered(
    const struct outline *outline, const struct judge_page *page, const struct claim *claim, bool listed);
/* "Maya Lin" above the list, "Book the room" in it: an order, not what she did or is. */
bool judge_is_ordered_of(
    const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* May a point below somebody's name be an order, as the page goes? */
bool judge_may_be_order_of(
    const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* "Grace: heating contract renewed in October": what happened to something, and when. */
bool judge_tells_when_it_was(const struct tokens *t, const struct claim *claim);
/* "looked at the plan", "working on it" below somebody's name. */
bool judge_is_told_below(const struct outline *outline, const struct claim *claim);
/* "Tom, druck die Liste": called by name, and an order. */
bool judge_is_called(const struct outline *outline, const struct claim *claim);
/* "ML Send the list to the printer": letters that the notes explain, and behind them an order. */
bool judge_is_ordered_by_letters(const struct outline *outline, const struct claim *claim);
/* judge_behind.c: "Discuss the budget", "Review of the minutes": what is done in the meeting itself. */
bool judge_is_agenda_point(const struct tokens *t, const struct claim *claim);
/* "Contact the bank - Maya.": a verb, and whoever does it behind a dash at the end. */
bool judge_is_end_order(const struct tokens *t, const struct claim *claim);
/* "Logos V: Maya T: 4.12.": labels say behind it whose it is, and when. */
bool judge_is_labelled(const struct tokens *t, const struct claim *claim);
/* "- add the logo (Maya)": an order, and in brackets behind it who does it; no point of an agenda. */
bool judge_is_order_for(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* judge_promise.c: what makes a task of words that read like none: somebody known is at it, with a day, or an arrow hands
 * it over; NULL if nothing does. */
const char *judge_done_by_day(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* judge_behind.c: "must be sent", "send it", "Plakat entwerfen": the words in front of an arrow say that something is to be done. */
bool judge_names_need(const struct tokens *t, const struct claim *c);
/* judge_behind.c: "We need a window for it -> Maya", "they want the invoice -> Omar please, today" in prose: an arrow hands over what is
 * wanted, or by a day. */
bool judge_is_arrowed(const struct tokens *tokens, const struct claim *claim); /* by a day */
/* "Maya → freight lists, Thursday": somebody known in front of an arrow, in a line of its own. */
bool judge_is_fronted(const struct outline *outline, const struct claim *claim);
bool judge_is_handed_by_arrow(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* judge_order.c: does somebody who speaks offer it, "Maya: I can order them", and ask nobody whether he shall? */
bool judge_is_offered(const struct outline *outline, const struct claim *claim);
/* "**Maya** - I think so": a line of a transcript. */
bool judge_is_voice(const struct outline *outline, const struct claim *claim);
/* Is the task an infinitive, as German ends with it, French and Spanish begin? */
bool judge_is_infinitive(const struct outline *outline, const struct claim *claim);
/* "order the badges" under an action heading: certainly an order, though nobody is named. */
bool judge_order_of_nobody(const struct outline *outline, const struct claim *claim);
/* An order behind a check box. */
bool judge_is_boxed_order(const struct outline *outline, const struct claim *claim);
/* "[ACTION] ..." stands beside it or below it: what the list is about, and no task itself. */
bool judge_is_topic(const struct outline *outline, const struct claim_list *claims, size_t at);
/* A point of a list of tasks, with a verb in the present: "Maya asks the vendor". */
bool judge_is_in_list(const struct outline *outline, const struct claim *claim);
/* Drops what a chat says again of what was asked for in it. */
void judge_echoes(const struct outline *outline, struct claim_list *claims);
/* judge_promise.c: "Maya: will order the badges". */
bool judge_says_will(const struct outline *outline, const struct claim *claim);
/* "- Olli erklärt sich bereit, sie zu bestellen", "- JuanBC se compromete a mandarlas": taken on in several words. */
bool judge_is_vow(const struct outline *o, const struct claim *c);
/* Does somebody known, or the writer, promise it in a sentence? */
bool judge_is_promised(
    const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* "Sales to send the list", "Badges: Maya still to order them": is it handed over? */
bool judge_is_handed(const struct outline *outline, const struct judge_page *page, const struct claim *claim);
/* "wird sich um die Regale kümmern": the verb that closes the German sentence is a deed. */
bool judge_ends_in_deed(const struct tokens *t, const struct claim *claim);
/* "nous envoyer le plan", "llamarlo": a French or Spanish infinitive that is a deed begins the task. */
bool judge_has_infinitive(const struct tokens *t, const struct claim *claim);
/* judge_prose.c: takes what a meeting has given known people to do, as the sentences of a mail tell it. */
void judge_prose(const struct outline *outline, const struct judge_page *page, struct claim_list *claims);

#endif
