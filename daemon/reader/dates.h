/*
 * dates: the filter behind `agreectl dates`: JSON lines in, JSON lines out,
 * one process for all. Input {"id","text","now","lang"}; output {"id",
 * "dates":[{"start","end","grain","text"}]}. A line that is no such object
 * gets an answer without dates.
 */
#ifndef AGREED_READER_DATES_H
#define AGREED_READER_DATES_H

/* Reads standard input to its end. Returns the exit status. */
int dates_filter(void);

#endif
