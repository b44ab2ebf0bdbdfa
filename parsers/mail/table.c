/*
 * On the road: called by plain.c for each line that could begin a table, and
 * by html.c and markdown.c for the words of headers.
 *
 * Method: a table is a run of lines that split into the same number of cells.
 * Pipes need two lines, tabs two, columns by spaces three: the weaker the
 * sign, the more of it must be there. A line of dashes is a rule; what stands
 * above the first one is the header.
 *
 * Columns by spaces under a header are read by columns.h first.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/columns.h"
#include "parsers/mail/table.h"

enum form { BY_PIPE, BY_TAB, BY_SEMICOLON, BY_COMMA, BY_SPACE };

struct row {
	struct slice cells[TABLE_CELL_MAX];
	size_t n;
	bool rule;
	enum block_box box; /* in front of the first cell */
};

bool
table_is_rule(struct slice s)
{
	size_t dashes = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '-' || s.p[i] == '=')
			dashes++;
		else if (memchr("|+: \t", s.p[i], 5) == NULL)
			return false;
	}
	return dashes >= 3;
}

static bool
add_cell(struct row *row, struct slice cell)
{
	if (row->n == TABLE_CELL_MAX)
		return false;
	row->cells[row->n++] = slice_trim(cell);
	return true;
}

static bool
split_char(struct slice s, char c, struct row *row)
{
	while (s.len > 0) {
		size_t end = slice_find_char(s, c);

		/* An escaped pipe belongs to the cell. */
		while (end > 0 && end < s.len && c == '|' && s.p[end - 1] == '\\')
			end += 1 + slice_find_char(slice_from(s, end + 1), c);
		if (end > s.len)
			end = s.len;
		if (!add_cell(row, slice_to(s, end)))
			return false;
		if (end == s.len)
			return true;
		s = slice_from(s, end + 1);
	}
	return add_cell(row, s);
}

/* "Order cups, plates",Maya: a comma inside quotes parts nothing. */
static bool
split_commas(struct slice s, struct row *row)
{
	while (s.len > 0) {
		bool quoted = s.p[0] == '"';
		size_t end = quoted ? 1 : slice_find_char(s, ',');

		while (quoted && end < s.len && !(s.p[end] == '"' && (end + 1 == s.len || s.p[end + 1] == ',')))
			end++;
		if (!add_cell(row, quoted ? slice_from(slice_to(s, end), 1) : slice_to(s, end)))
			return false;
		end += quoted;
		if (end + 1 == s.len)
			return add_cell(row, SLICE("")); /* a comma at the end stands before an empty cell */
		s = slice_from(s, end + 1);
	}
	return true;
}

static bool
split_spaces(struct slice s, struct row *row)
{
	while (s.len > 0) {
		size_t end = slice_find(s, SLICE("  "));

		if (!add_cell(row, slice_to(s, end)))
			return false;
		s = slice_trim(slice_from(s, end));
	}
	return true;
}

/* A tab at the end stands before an empty cell. */
static struct slice
trim_spaces(struct slice s)
{
	while (s.len > 0 && (s.p[s.len - 1] == ' ' || s.p[s.len - 1] == '\r'))
		s.len--;
	while (s.len > 0 && s.p[0] == ' ')
		s = slice_from(s, 1);
	return s;
}

/* "- Maya | order cups | 4 Dec", "[x] order cups | Maya": points of a list that are parted by bars. */
static struct slice
less_bullet(struct slice s, enum block_box *box)
{
	struct block found = { .kind = BLOCK_ROW };
	struct slice rest = bullet_take(s, &found);

	if (found.kind != BLOCK_ITEM || rest.len == 0 || rest.p[0] == '|')
		return s;
	*box = found.box;
	return rest;
}

static bool
split(struct slice line, enum form form, struct row *row)
{
	struct slice s = form == BY_TAB ? trim_spaces(line) : slice_trim(line);

	*row = (struct row) { .rule = table_is_rule(slice_trim(line)) };
	if (row->rule)
		return true;
	switch (form) {
	case BY_PIPE:
		if (s.len > 0 && s.p[0] == '|')
			s = slice_from(s, 1);
		else
			s = less_bullet(s, &row->box);
		if (s.len > 0 && s.p[s.len - 1] == '|' && (s.len < 2 || s.p[s.len - 2] != '\\'))
			s = slice_to(s, s.len - 1);
		return split_char(s, '|', row);
	case BY_TAB:
		return split_char(s, '\t', row);
	case BY_SEMICOLON:
		return split_char(s, ';', row);
	case BY_COMMA:
		return split_commas(s, row);
	default:
		return split_spaces(s, row);
	}
}

static size_t
count(struct slice s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == c;
	return n;
}

/* "- order cups (who: Maya | when: 4 Dec)": the only bar of the line stands in brackets. */
static bool
is_bar_in_brackets(struct slice s)
{
	size_t bar = slice_find_char(s, '|'), open = slice_find_char(s, '('), close = slice_find_char(s, ')');

	return count(s, '|') == 1 && open < bar && bar < close && close < s.len;
}

/* The words between the signs, "Task;Owner;Due", if they are those of a header; else 0. */
static size_t
heads_by(struct slice line, char sign)
{
	struct row row = { .n = 0 };
	size_t n = 0;

	if (slice_find_char(line, sign) == line.len || !split_char(slice_trim(line), sign, &row))
		return 0;
	for (size_t i = 0; i < row.n; i++)
		if (slice_trim(row.cells[i]).len > 0)
			row.cells[n++] = slice_trim(row.cells[i]);
	return table_is_header(row.cells, n) ? n : 0;
}

/* "Task,Owner,Due": without a space behind, as no sentence has it. */
static bool
heads_commas(struct slice line)
{
	return slice_find(line, SLICE(", ")) == line.len && heads_by(line, ',') > 2;
}

bool
table_heads_sheet(struct slice line)
{
	return heads_by(line, ';') > 2 || heads_commas(line);
}

static bool
guess_form(struct slice line, enum form *form)
{
	struct slice s = slice_trim(line);

	if (s.len == 0 || s.p[0] == '>' || is_bar_in_brackets(s))
		return false;
	if (count(s, '|') >= 2 || (count(s, '|') == 1 && slice_find(s, SLICE(" | ")) < s.len))
		*form = BY_PIPE;
	else if (count(s, '\t') >= 1)
		*form = BY_TAB;
	else if (heads_commas(s))
		*form = BY_COMMA;
	else if (table_heads_sheet(s))
		*form = BY_SEMICOLON;
	else if (slice_find(s, SLICE("  ")) < s.len)
		*form = BY_SPACE;
	else
		return false;
	return true;
}

/* "2 | Inform the guests | Omar |": a bar at the end, and none in front that it would close. */
static bool
ends_open(struct slice line)
{
	struct slice s = slice_trim(line);

	return s.len > 1 && s.p[0] != '|' && s.p[s.len - 1] == '|' && s.p[s.len - 2] != '\\';
}

/* Lines that split alike; rules count as lines but not as rows. */
static size_t
run_length(const struct slice *lines, size_t n, enum form form, size_t cells, size_t *rows, bool *ruled)
{
	size_t used = 0;
	struct row row;

	*rows = 0;
	*ruled = false;
	for (; used < n && slice_trim(lines[used]).len > 0; used++) {
		enum form other;

		if (!split(lines[used], form, &row))
			break;
		if (row.rule) {
			*ruled = *ruled || *rows == 1;
			continue;
		}
		/* what trimmed the line took its empty last cells, or a bar closes the one before them */
		if (row.n > 1 && row.n < cells && (form == BY_TAB || (form == BY_PIPE && ends_open(lines[used]))))
			row.n = cells;
		if (row.n != cells ||
		    (form == BY_PIPE && (!guess_form(lines[used], &other) || other != form)))
			break;
		++*rows;
	}
	return used;
}

/* Words at the head of columns in notes, in the languages that we read, compared without case: who, when, how it stands. */
static const char *const header_words[] = {
	"owner", "owners", "who", "department", "dept", "abteilung", "bereich", "departamento", "assign", "assignee", "assigned to", "action owner", "pic", "responsible", "lead", "person",
	"name", "due", "due date", "by when", "when", "deadline", "date", "target date", "eta", "status",
	"state", "done", "resp", "action by", "raised by", "until", "priority", "no", "#", "nr", "id", "wer",
	"wann", "bis", "bis wann", "termin", "f\303\244llig", "verantwortlich", "zust\303\244ndig", "frist",
	"qui", "quand", "responsable", "\303\251ch\303\251ance", "statut", "d\303\251lai", "qui\303\251n",
	"cu\303\241ndo", "fecha", "plazo", "estado", "chi", "quando", "scadenza", "responsabile", "stato",
	"quem", "prazo", "respons\303\241vel", "wie", "wanneer", "verantwoordelijk",
	"\350\264\237\350\264\243\344\272\272", "\346\210\252\346\255\242\346\227\245\346\234\237",
	"\346\213\205\345\275\223", "\346\234\237\351\231\220", "wer macht", "f\303\244llig am",
	"f\303\244llig bis", "f\303\244lligkeit", "zust\303\244ndigkeit", "bearbeiter", "verantwortliche",
	"verantwortlicher", "stand", "top", "date limite", "affect\303\251 \303\240",
	"affect\303\251e \303\240", "assign\303\251 \303\240", "attribu\303\251 \303\240", "pilote",
	"porteur", "nom", "nombre", "vence", "vencimiento", "pour le", "pilot", "delay", "responsables", "pour quand", "\303\211ch\303\251ance", "\303\251ch\303\251ances",
	"\303\211ch\303\251ances", "\303\211tat", "\303\251tat", "avancement", "n\302\260", "encargado",
	"encargada", "asignado a", "fecha l\303\255mite", "fecha tope", "vencimiento", "situaci\303\263n",
	"n\302\272", "\350\264\243\344\273\273\344\272\272", "\346\211\247\350\241\214\344\272\272",
	"\350\267\237\350\277\233\344\272\272", "\350\264\237\350\264\243\351\203\250\351\227\250",
	"\350\264\243\344\273\273\351\203\250\351\227\250",
	"\345\256\214\346\210\220\346\227\266\351\227\264",
	"\345\256\214\346\210\220\346\227\245\346\234\237",
	"\346\210\252\346\255\242\346\227\266\351\227\264", "\346\227\266\351\227\264",
	"\347\212\266\346\200\201", "\345\272\217\345\217\267",
};
/* And what is to be done or was said. */
static const char *const task_words[] = {
	"action", "actions", "action item", "action items", "task", "tasks", "item", "items", "what",
	"to do", "todo", "deliverable", "description", "content", "activity", "next steps", "notes", "support", "step", "comment", "comments",
	"commentaire", "commentaires", "kommentar", "comentario", "comentarios", "topic", "aufgabe",
	"aufgaben", "was", "thema", "ma\303\237nahme", "t\303\242che", "quoi", "sujet", "tarea",
	"acci\303\263n", "qu\303\251", "tema", "azione", "attivit\303\240", "cosa", "tarefa", "actie",
	"taak", "\344\273\273\345\212\241", "\343\202\277\343\202\271\343\202\257", "ma\303\237nahmen",
	"massnahme", "massnahmen", "ergebnis", "bemerkung", "bemerkungen", "t\303\242ches", "livrable",
	"remarques", "pendiente", "pendientes", "actividad", "actividades", "por hacer", "t\303\244tigkeit", "t\303\244tigkeiten", "\303\240 faire", "\303\200 faire",
	"action \303\240 mener", "actions \303\240 mener", "tareas", "acciones", "observaciones", "asunto", "entregable",
	"\344\272\213\351\241\271", "\350\241\214\345\212\250\351\241\271",
	"\345\267\245\344\275\234\345\206\205\345\256\271", "\345\244\207\346\263\250",
	"\345\276\205\345\212\236\344\272\213\351\241\271", "\351\227\256\351\242\230",
	"\346\216\252\346\226\275", "\346\225\264\346\224\271\346\216\252\346\226\275",
};

/* Bytes of the label in front of a line of a record. */
#define RECORD_LABEL_MAX 24

/* Without the signs around a column's title. */
static struct slice
less_signs(struct slice s)
{
	while (s.len > 0 && memchr(":?.*", s.p[s.len - 1], 4) != NULL)
		s.len--;
	while (s.len > 0 && s.p[0] == '*')
		s = slice_from(s, 1);
	return s;
}

bool
table_is_task_word(struct slice s)
{
	return SLICE_AMONG(less_signs(s), task_words);
}

bool
table_is_header_word(struct slice s)
{
	return SLICE_AMONG(less_signs(s), header_words) || table_is_task_word(s);
}

bool
table_is_record_line(struct slice s)
{
	size_t colon = slice_find_char(slice_to(s, RECORD_LABEL_MAX), ':');

	return colon + 2 < s.len && s.p[colon] == ':' && s.p[colon + 1] == ' ' && !(s.p[0] >= 'a' && s.p[0] <= 'z') &&
	    table_is_header_word(slice_trim(slice_to(s, colon)));
}

bool
table_is_header(const struct slice *cells, size_t n)
{
	size_t known = 0, worded = 0;

	for (size_t i = 0; i < n; i++) {
		if (cells[i].len > 40)
			return false;
		worded += cells[i].len > 0;
		for (size_t j = 0; j < cells[i].len; j++)
			if (cells[i].p[j] >= '0' && cells[i].p[j] <= '9')
				return false;
		known += table_is_header_word(cells[i]);
	}
	return known >= 2 || (known == 1 && worded <= 2);
}

/* "AaTask": the sign that Notion draws in front of a column of text, copied along as letters. */
static struct slice
less_sign(struct slice s)
{
	return s.len > 3 && s.p[0] == 'A' && s.p[1] == 'a' && s.p[2] >= 'A' && s.p[2] <= 'Z' && s.p[3] >= 'a' &&
	        s.p[3] <= 'z'
	    ? slice_from(s, 2)
	    : s;
}

struct slice
table_text(struct pool *pool, const struct slice *cells, size_t n)
{
	struct text joined;

	text_init(&joined, pool);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			text_add(&joined, SLICE(" | "));
		text_add(&joined, cells[i]);
	}
	return text_slice(&joined);
}

struct block *
table_row(struct pool *pool, struct block_list *blocks, struct slice *cells, size_t n, struct slice *headers,
    size_t header_count)
{
	struct block *b = block_add(pool, blocks, BLOCK_ROW);

	if (b == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++)
		cells[i] = less_sign(cells[i]);
	b->text = table_text(pool, cells, n);
	b->cells = cells;
	b->cell_count = n;
	b->headers = headers;
	b->header_count = header_count;
	return b;
}

static struct slice *
keep_cells(struct pool *pool, const struct row *row)
{
	struct slice *cells = pool_array(pool, row->n, sizeof(*cells));

	for (size_t i = 0; i < row->n; i++)
		cells[i] = text_clean_line(pool, row->cells[i], row->cells[i].len * 3 + 8);
	return cells;
}

/* Lines of a row that goes on in the next ones. */
#define JOIN_MAX 20

/* Adds the words of a line to those of the row that it goes on with. */
static void
row_join(struct pool *pool, struct row *row, const struct row *more)
{
	for (size_t i = 0; i < row->n && i < more->n; i++) {
		struct text t;

		if (more->cells[i].len == 0)
			continue;
		text_init(&t, pool);
		text_add(&t, row->cells[i]);
		if (t.len > 0)
			text_add_char(&t, ' ');
		text_add(&t, more->cells[i]);
		row->cells[i] = text_slice(&t);
	}
}

/* Is there a rule between the rows, and not only below the header: is a row all that stands between two? */
static bool
rules_part_rows(const struct slice *lines, size_t used)
{
	size_t parts = 0;

	for (size_t i = 1; i + 1 < used; i++)
		parts += table_is_rule(slice_trim(lines[i])) && !table_is_rule(slice_trim(lines[i + 1]));
	return parts > 1;
}

static void
add_rows(struct pool *pool, const struct slice *lines, size_t used, enum form form, bool ruled, int line,
    size_t cell_count, struct block_list *blocks)
{
	struct slice *headers = NULL, *cells;
	bool first = true, parted = form == BY_PIPE && rules_part_rows(lines, used);
	struct row row, more;
	struct block *b;

	for (size_t i = 0; i < used; i++) {
		size_t begin = i;

		if (!split(lines[i], form, &row) || row.rule)
			continue;
		while (parted && i + 1 < used && i < begin + JOIN_MAX && split(lines[i + 1], form, &more) &&
		    !more.rule) {
			row_join(pool, &row, &more);
			i++;
		}
		while (row.n < cell_count)
			add_cell(&row, SLICE(""));
		cells = keep_cells(pool, &row);
		b = table_row(pool, blocks, cells, row.n, headers, headers != NULL ? cell_count : 0);
		if (b == NULL)
			return;
		b->line = line + (int)begin;
		b->lines = (int)(i - begin) + 1;
		b->box = row.box;
		if (first && (ruled || table_is_header(cells, row.n))) {
			b->header_row = true;
			b->headers = headers = cells;
			b->header_count = row.n;
		}
		first = false;
	}
}

/* Lines of a table that somebody lined up by tabs. */
#define TAB_LINES 400

/*
 * A header whose words are several tabs apart: who typed it saw columns, as wide as their tabs, and set as
 * many as it took.
 */
static size_t
tabs_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	static const size_t widths[] = { 8, 4 };
	struct slice *expanded;
	size_t m = 0, first = 1;

	if (slice_find(slice_trim(lines[0]), SLICE("\t\t")) == slice_trim(lines[0]).len ||
	    heads_by(lines[0], '\t') < 2)
		return 0;
	if (n > 1 && (slice_trim(lines[1]).len == 0 || table_is_rule(slice_trim(lines[1]))))
		first = 2;
	for (size_t w = 0; w < sizeof(widths) / sizeof(widths[0]); w++) {
		struct slice header = columns_expand(pool, lines[0], widths[w]);

		/* a look at two lines before all of them are written anew */
		if (first + 1 >= n || !columns_fit(header, columns_expand(pool, lines[first], widths[w])) ||
		    !columns_fit(header, columns_expand(pool, lines[first + 1], widths[w])))
			continue;
		while (m < n && m < TAB_LINES && (m < 2 || slice_trim(lines[m]).len > 0))
			m++;
		expanded = pool_array(pool, m, sizeof(*expanded));
		for (size_t i = 0; i < m; i++)
			expanded[i] = columns_expand(pool, lines[i], widths[w]);
		return columns_read(pool, expanded, m, line, blocks);
	}
	return 0;
}

/* "Task:    draw the plan": a label and what it says, the first line of a record and no header of columns. */
static bool
is_label_and_value(const struct row *row)
{
	struct slice label = row->cells[0];

	return row->n == 2 && label.len > 1 && label.p[label.len - 1] == ':' && !table_is_header_word(row->cells[1]);
}

size_t
table_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	size_t rows, used, start = 0;
	struct slice s;
	enum form form;
	struct row row;
	bool ruled, sure;

	if (n == 0)
		return 0;
	/* A frame above the first row. */
	s = slice_trim(lines[0]);
	if (s.len > 0 && s.p[0] == '+' && table_is_rule(s))
		start = 1;
	if (start >= n || !guess_form(lines[start], &form) || !split(lines[start], form, &row) || row.rule ||
	    row.n < 2)
		return 0;
	if (form == BY_TAB && (used = tabs_read(pool, lines + start, n - start, line + (int)start, blocks)) > 0)
		return start + used;
	/* Two spaces are often an accident: three columns, or a header that says so. Asked before the
	 * run is measured, lest each line of a long text measures all that follow. */
	sure = form != BY_SPACE || (table_is_header(row.cells, row.n) && !is_label_and_value(&row)) ||
	    (start + 1 < n && table_is_rule(slice_trim(lines[start + 1])));
	if (!sure && (used = columns_bare(pool, lines + start, n - start, line + (int)start, blocks)) > 0)
		return start + used;
	if (!sure && row.n < 3)
		return 0;
	if (sure && form == BY_SPACE &&
	    (used = columns_read(pool, lines + start, n - start, line + (int)start, blocks)) > 0)
		return start + used;
	used = run_length(lines + start, n - start, form, row.n, &rows, &ruled);
	if (rows < (size_t)(sure ? 2 : 3))
		return 0;
	add_rows(pool, lines + start, used, form, ruled, line + (int)start, row.n, blocks);
	return start + used;
}
