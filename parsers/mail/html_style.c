/* See html_style.h. Method: tables of names; a style is split at ';', a class at spaces. */
#include <stdlib.h>
#include <string.h>

#include "parsers/mail/html_style.h"
#include "parsers/mail/phrase.h"

/* A dozen points or pixels of margin are one step, forty as well: what counts is more or less. */
#define INDENT_STEP_PX 20

static bool
has(struct slice s, const char *word)
{
	return slice_find_nocase(s, slice_of(word)) < s.len;
}

static bool
is(struct slice s, const char *word)
{
	return slice_eq_nocase(s, slice_of(word));
}

static bool
starts(struct slice s, const char *word)
{
	return slice_starts_nocase(s, slice_of(word));
}

/* The digits at the start of s, at most 9999. */
static int
number_of(struct slice s)
{
	int n = 0;

	for (size_t i = 0; i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && n < 1000; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

static void
set(struct html_style *style, int bit, bool on)
{
	style->look = on ? style->look | bit : style->look & ~bit;
}

/* A length that is nothing: "0", "0px", ".0pt", but not "0.5in". */
static bool
is_zero(struct slice v)
{
	size_t i = 0;

	while (i < v.len && (v.p[i] == '0' || v.p[i] == '.'))
		i++;
	return i > 0 && (i == v.len || v.p[i] < '0' || v.p[i] > '9');
}

static void
weight(struct html_style *style, struct slice v)
{
	if (starts(v, "bold"))
		set(style, LOOK_BOLD, true);
	else if (v.len >= 3 && v.p[0] >= '1' && v.p[0] <= '9')
		set(style, LOOK_BOLD, number_of(v) >= 600);
	else if (is(v, "normal") || is(v, "lighter"))
		set(style, LOOK_BOLD, false);
}

/* Word: "l0 level2 lfo1" on the paragraph, "Ignore" around what it draws as bullet. */
static void
mso_list(struct html_style *style, struct slice v)
{
	size_t at = slice_find_nocase(v, SLICE("level"));

	if (has(v, "ignore")) {
		style->look |= LOOK_MARK;
	} else if (at < v.len) {
		style->is |= IS_LISTED;
		style->level = number_of(slice_from(v, at + 5));
	}
}

static void
border_top(struct html_style *style, struct slice v)
{
	if (has(v, "solid") && !is_zero(v))
		style->is |= IS_SEPARATOR;
}

static int
steps_of(struct slice v)
{
	int n = number_of(v);

	if (has(v, "in") && v.len > 0)
		n = v.p[0] == '.' ? 48 : n * 96;
	return n / INDENT_STEP_PX > 12 ? 12 : n / INDENT_STEP_PX;
}

static void
margin(struct html_style *style, struct slice name, struct slice v)
{
	/* "margin:0", "margin-bottom:0", "margin:0in 0in .0001pt" */
	if (is(name, "margin") || is(name, "margin-bottom")) {
		if (is_zero(v))
			style->is |= IS_TIGHT;
	} else if (is(name, "margin-left") || is(name, "padding-left")) {
		style->indent += steps_of(v);
	}
}

static void
hide(struct html_style *style, struct slice name, struct slice v)
{
	if ((is(name, "display") && starts(v, "none")) || (is(name, "visibility") && starts(v, "hidden")) ||
	    ((is(name, "font-size") || is(name, "opacity") || is(name, "max-height")) && is_zero(v)))
		style->hidden = true;
	if (is(name, "display") && (starts(v, "block") || starts(v, "flex") || starts(v, "grid") || starts(v, "list-item")))
		style->block = true;
	if (is(name, "display") && starts(v, "inline"))
		style->inlined = true;
}

static void
declaration(struct html_style *style, struct slice name, struct slice v)
{
	if (is(name, "font-weight"))
		weight(style, v);
	else if (starts(name, "text-decoration")) {
		if (has(v, "line-through"))
			set(style, LOOK_STRUCK, true);
		if (has(v, "underline"))
			set(style, LOOK_UNDER, true);
	} else if (is(name, "white-space"))
		set(style, LOOK_PRE, starts(v, "pre"));
	else if (is(name, "mso-list"))
		mso_list(style, v);
	else if (is(name, "font-family") || is(name, "font"))
		set(style, LOOK_DINGBAT, has(v, "wingdings"));
	else if (is(name, "border-top"))
		border_top(style, v);
	else if (is(name, "border-left"))
		style->quote = style->quote || has(v, "solid") || has(v, "dotted");
	else if (starts(name, "margin") || is(name, "padding-left"))
		margin(style, name, v);
	else if (is(name, "border") && (starts(v, "none") || is_zero(v)))
		style->no_quote = true;
	else if (is(name, "--en-checked"))
		style->box = starts(v, "true") ? BOX_DONE : BOX_OPEN;
	else
		hide(style, name, v);
}

static void
style_read(struct html_style *style, struct slice s)
{
	while (s.len > 0) {
		size_t end = slice_find_char(s, ';'), colon;
		struct slice one = slice_to(s, end);

		colon = slice_find_char(one, ':');
		if (colon < one.len)
			declaration(style, slice_trim(slice_to(one, colon)), slice_trim(slice_from(one, colon + 1)));
		s = slice_from(s, end + 1);
	}
}

/* Classes by which exports tell about check marks. */
static const struct {
	const char *name;
	enum block_box box;
} box_classes[] = {
	{ "checkbox-on", BOX_DONE }, { "checkbox-off", BOX_OPEN }, { "to-do-children-checked", BOX_DONE },
	{ "to-do-children-unchecked", BOX_OPEN }, { "task-done", BOX_DONE }, { "checked", BOX_DONE },
	{ "unchecked", BOX_OPEN }, { "task-list-item", BOX_OPEN },
};

static void
class_read(struct html_style *style, struct slice name)
{
	if (starts(name, "x_")) /* Outlook on the web puts it in front of everything */
		name = slice_from(name, 2);
	if (starts(name, "Mso")) {
		style->is |= IS_TIGHT;
		if (starts(name, "MsoListParagraph"))
			style->is |= IS_WORD;
		if (starts(name, "MsoHeading") || starts(name, "MsoTitle"))
			style->level = 1;
	}
	if (is(name, "gmail_signature") || is(name, "moz-signature"))
		style->is |= IS_SIGNATURE;
	if (is(name, "yahoo_quoted"))
		style->quote = true;
	if (is(name, "gmail_quote"))
		style->no_quote = false;
	for (size_t i = 0; i < sizeof(box_classes) / sizeof(box_classes[0]); i++)
		if (is(name, box_classes[i].name) && style->box != BOX_DONE)
			style->box = box_classes[i].box;
}

static void
classes_read(struct html_style *style, struct slice s)
{
	while ((s = slice_trim(s)).len > 0) {
		size_t end = slice_find_char(s, ' ');

		class_read(style, slice_to(s, end));
		s = slice_from(s, end);
	}
}

static void
id_read(struct html_style *style, struct slice v)
{
	if (starts(v, "x_"))
		v = slice_from(v, 2);
	if (is(v, "divRplyFwdMsg") || is(v, "mail-editor-reference-message-container"))
		style->is |= IS_REPLY_HEAD;
	if (starts(v, "yahoo_quoted"))
		style->quote = true;
}

static void
data_read(struct html_style *style, struct slice name, struct slice v)
{
	if (is(name, "data-checked"))
		style->box = is(v, "true") ? BOX_DONE : BOX_OPEN;
	else if (is(name, "data-list") && (is(v, "checked") || is(v, "unchecked")))
		style->box = is(v, "checked") ? BOX_DONE : BOX_OPEN;
	else if (is(name, "data-tag") && starts(v, "to-do"))
		style->box = has(v, "completed") ? BOX_DONE : BOX_OPEN;
	else if (is(name, "data-emoji"))
		style->alt = v;
}

static void
role_read(struct html_style *style, struct slice name, struct slice v)
{
	if (is(name, "aria-checked"))
		style->box = is(v, "true") ? BOX_DONE : BOX_OPEN;
	else if (is(name, "aria-level"))
		style->level = number_of(v);
	else if (is(v, "listitem"))
		style->listed = true;
	else if (is(v, "checkbox") && style->box == BOX_NONE)
		style->box = BOX_OPEN;
}

static void
attribute(struct html_style *style, struct slice name, struct slice v)
{
	if (is(name, "style"))
		style_read(style, v);
	else if (is(name, "class"))
		classes_read(style, v);
	else if (is(name, "id"))
		id_read(style, v);
	else if (starts(name, "data-"))
		data_read(style, name, v);
	else if (is(name, "role") || starts(name, "aria-"))
		role_read(style, name, v);
	else if (is(name, "hidden"))
		style->hidden = true;
	else if (is(name, "alt") && v.len > 0 && v.len <= 12 && (unsigned char)v.p[0] >= 0x80)
		style->alt = v;
	else if (is(name, "checked"))
		style->box = BOX_DONE;
	else if (is(name, "type") && is(v, "checkbox"))
		style->checkbox = true;
	else if (is(name, "type") && is(v, "cite"))
		style->quote = true;
	else if (is(name, "name") && is(v, "quote"))
		style->quote = true;
	else if (is(name, "rowspan"))
		style->rows = number_of(v);
	else if (is(name, "colspan"))
		style->columns = number_of(v);
	else if (is(name, "start") || is(name, "value"))
		style->number = number_of(v);
}

void
html_style_read(const unsigned char **atts, struct html_style *style)
{
	for (size_t i = 0; atts != NULL && atts[i] != NULL; i += 2)
		attribute(style, slice_of((const char *)atts[i]), slice_of((const char *)atts[i + 1]));
}
