/*
 * See coded.h. Place: once the blocks of the notes are there, before items are looked for. Method: a legend is a short line
 * that explains at least two codes of one or two capital letters, one of them as a word for a task.
 */
#include "parsers/base/pool.h"
#include "parsers/mail/coded.h"

/* Letters of a code, digits behind it, bytes of a line that explains some, and of what one means. */
#define CODE_MAX 2
#define NUMBER_MAX 3
#define LEGEND_MAX 200
#define MEANING_MAX 24
/* Codes that mean a task: "A = Aufgabe, M = Maßnahme". */
#define CODES_MAX 3

struct codes {
	struct slice code[CODES_MAX], meaning[CODES_MAX];
	size_t n;     /* of a task */
	size_t all;   /* codes that the line explains */
};

/* The capital letters in front of s. */
static size_t
letters(struct slice s)
{
	size_t n = 0;

	while (n < s.len && n <= CODE_MAX && s.p[n] >= 'A' && s.p[n] <= 'Z')
		n++;
	return n <= CODE_MAX ? n : 0;
}

static bool
is_task(struct slice meaning)
{
	static const char *const words[] = { "action", "action item", "task", "to do", "todo", "to-do", "aufgabe", "auftrag", "ma\303\237nahme",
		"massnahme", "aktion", "erledigung", "zu erledigen", "t\303\242che", "\303\240 faire", "tarea", "acci\303\263n", "tarefa",
		"a\303\247\303\243o" };

	return SLICE_AMONG(meaning, words);
}

/* One part of a legend: "A = Aufgabe", "A: action". */
static void
part_read(struct slice part, struct codes *codes)
{
	size_t n = letters(part), sign = n;
	struct slice meaning;

	while (sign < part.len && part.p[sign] == ' ')
		sign++;
	if (n == 0 || sign >= part.len || !char_among(part.p[sign], "=:"))
		return;
	meaning = slice_trim(slice_from(part, sign + 1));
	if (meaning.len <= n || meaning.len > MEANING_MAX)
		return;
	codes->all++;
	if (codes->n == CODES_MAX || !is_task(meaning))
		return;
	codes->code[codes->n] = slice_to(part, n);
	codes->meaning[codes->n++] = meaning;
}

static void
legend_parts(struct slice line, struct codes *codes)
{
	size_t colon = slice_find_char(line, ':');

	*codes = (struct codes) { .n = 0 };
	/* "Legende: I = Information" */
	if (colon < line.len && letters(line) == 0)
		line = slice_trim(slice_from(line, colon + 1));
	while (line.len > 0) {
		size_t end = 0;

		while (end < line.len && !char_among(line.p[end], ",;|/()."))
			end++;
		part_read(slice_trim(slice_to(line, end)), codes);
		line = slice_from(line, end + 1);
	}
	if (codes->all < 2)
		codes->n = 0;
}

/* Where a code may stand: behind the count "3.2  ". */
static size_t
behind_count(struct slice s)
{
	size_t n = 0;

	while (n < s.len && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '.' || s.p[n] == ')'))
		n++;
	while (n > 0 && n < s.len && s.p[n] == ' ')
		n++;
	return n;
}

/* "1 - " behind "A": the number of the action, and its sign. Bytes of both, 0 if it is none. */
static size_t
numbered(struct slice s)
{
	static const char *const signs[] = { " - ", " \342\200\223 ", " \342\200\224 ", ": ", ". ", ") " };
	size_t n = 0;

	while (n < s.len && n < NUMBER_MAX && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	for (size_t i = 0; n > 0 && i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_starts(slice_from(s, n), slice_of(signs[i])))
			return n + strlen(signs[i]);
	return 0;
}

static void
point_read(struct pool *pool, const struct codes *codes, struct block *b)
{
	size_t at = behind_count(b->text), n = letters(slice_from(b->text, at));
	struct slice code = slice_to(slice_from(b->text, at), n), rest = slice_from(b->text, at + n);

	for (size_t i = 0; i < codes->n && n > 0; i++) {
		size_t more = numbered(rest);
		struct text text;

		/* "A new roof", "A = Action" */
		if (!slice_eq(code, codes->code[i]) || rest.len < 2 ||
		    (more == 0 && (rest.p[0] != ' ' || char_among(rest.p[1], "=:-+&/") || (rest.p[1] >= 'a' && rest.p[1] <= 'z'))))
			continue;
		if (more > 0)
			rest = slice_from(rest, more - 1);
		text_init(&text, pool);
		text_addf(&text, "%.*s%.*s: %.*s", (int)at, b->text.p, (int)codes->meaning[i].len, codes->meaning[i].p, (int)rest.len - 1,
		    rest.p + 1);
		b->text = text_slice(&text);
		b->lead = (struct slice) { NULL, 0 };
		return;
	}
}

void
coded_read(struct pool *pool, struct block_list *blocks)
{
	struct codes codes = { .n = 0 };

	for (size_t i = 0; i < blocks->n && codes.n == 0; i++)
		if (blocks->v[i].kind != BLOCK_ROW && blocks->v[i].text.len <= LEGEND_MAX)
			legend_parts(blocks->v[i].text, &codes);
	for (size_t i = 0; i < blocks->n && codes.n > 0; i++)
		if (blocks->v[i].kind == BLOCK_PARAGRAPH || blocks->v[i].kind == BLOCK_ITEM)
			point_read(pool, &codes, &blocks->v[i]);
}
