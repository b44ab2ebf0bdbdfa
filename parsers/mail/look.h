/*
 * look: what one line of typed text looks like, before it is said what it is
 * (plain.c): where it begins, how wide it is, in what it ends, whether it is written
 * in capitals, heads a message of a chat, or has the gap of a column. Linear in the
 * line; nothing is kept.
 */
#ifndef AGREED_LOOK_H
#define AGREED_LOOK_H

#include "parsers/base/text.h"

/* Bytes of a line that may head a section. */
#define LOOK_HEADING_MAX 70

/* Columns before the first sign; a tab goes to the next multiple of 4. *start: its byte. */
int look_indent(struct slice line, size_t *start);
/* Characters, not bytes; good enough for widths. */
size_t look_width(struct slice s);
/* "张伟周五前提交报告。": a Chinese sentence by its end or length; it has no words to count. */
bool look_is_chinese_sentence(struct slice s);
/* Is the Chinese line s one of its own, and does not go on with the one before? */
bool look_begins_in_chinese(struct slice before, struct slice s);
/* The width of the first word. */
size_t look_first_word(struct slice s);
size_t look_words(struct slice s);
/* A line of one sign: the underline of a heading, or a rule. Returns the sign, or 0. */
char look_rule(struct slice s);
/* Four letters or more, all of them capitals, and short enough for a heading. */
bool look_is_capital(struct slice s);
/* In one of the signs, or in a colon that is no picture's (":tada:"). */
bool look_ends_in(struct slice s, const char *signs);
bool look_ends_in_colon(struct slice s);
/* "Ask the landlord about the badges. Due:": the day stands in the next line. */
bool look_ends_in_label(struct slice s);
/* In a word that no sentence ends in: "It was agreed that". */
bool look_ends_open(struct slice line);
/* "It is dry. The roofer measures the roof of hall": in the middle of a sentence, behind another one. */
bool look_breaks_off(struct slice line);
/* "30. Oktober.", "4 December, at noon": the day of a date that the line before it leaves open. */
bool look_begins_day(struct slice s);
/* In the time at which it was said: "send the list, tomorrow (33:10)". */
bool look_ends_in_stamp(struct slice line);
/* The line above a message of a chat: "Maya Lin  2:04 PM", "[14:02] Maya Lin", "9:41 AM". */
bool look_names_speaker(struct slice s);
/* "12.09.26, 18:16 - Maya Lin: yes", as phones write a chat out. */
bool look_begins_message(struct slice s);
/* "Action: order the cups", "TODO: ...", "Aufgabe: ...": a task with its marker in front. */
bool look_begins_task(struct slice s);
/* "Present: Maya, Omar", "anwesend: ...": who was there, or was not. */
bool look_begins_attendance(struct slice s);
/* A gap as between columns, also one with no-break spaces. */
bool look_has_gap(struct slice s);

/* "TOP 5   Budget", "Item 12  Any other business": the number of a point and, behind a gap, its title. */
bool look_counts_title(struct slice line);
/* "  Was: ein Durchlauf an", "  Action 7  Maya to get": the column of what stands behind a short label, where the next
 * line may go on; -1. */
int look_value(struct slice line);

/* Characters of what is set off, and of what it stands beside. */
#define LOOK_ASIDE_MAX 40
#define LOOK_ASIDE_LEFT 12

/*
 * "order badges           Maya, 4 Dec", "order badges ........ Maya": what stands at the right, if there is one
 * such gap in the line, or another one in front of a day; its byte, and *left the end of what stands before. 0 if there is none.
 */
size_t look_aside(struct slice s, size_t *left);
/* "ML, 4.12.", "Maya and Tom, by Friday" behind an arrow: nothing but who and when? */
bool look_is_who_and_when(struct slice s);
/* "AI GT: ask the bank" below a point: capitals before a colon begin something of their own. */
bool look_begins_letters(struct slice s);

#endif
