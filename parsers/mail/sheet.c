/* See sheet.h. Method: csv.h reads fields, table.h makes rows; the titles of the columns stand here, in the languages that we read. */
#include "parsers/base/csv.h"
#include "parsers/base/pool.h"
#include "parsers/mail/sheet.h"
#include "parsers/mail/table.h"

/* Rows of one file: more is an archive, no list of what is to be done. */
#define ROW_MAX 2000
/* Records, empty ones too, as sheets have thousands of below their last row. */
#define RECORD_MAX 20000
/* Lines in which the header is looked for. */
#define HEAD_LINES 10

static bool
is_doer(struct slice title)
{
	static const char *const words[] = { "owner", "owners", "task owner", "action owner", "assignee", "assignees", "assigned to", "assigned", "responsible",
		"responsible person", "person responsible", "resp", "pic", "who", "by whom", "person", "people", "members", "lead", "action by", "verantwortlich",
		"verantwortliche", "verantwortlicher", "verantwortliche person", "zust\303\244ndig", "zust\303\244ndigkeit", "zugewiesen an", "zugewiesen zu",
		"zugewiesen", "bearbeiter", "bearbeiterin", "wer", "durch wen", "responsable", "responsables", "personne", "assign\303\251 \303\240",
		"assign\303\251e \303\240", "attribu\303\251 \303\240", "attribu\303\251e \303\240", "affect\303\251 \303\240", "affect\303\251e \303\240", "qui",
		"pilote", "porteur", "en charge", "asignado a", "asignada a", "asignado", "encargado", "encargada", "qui\303\251n", "persona", "a cargo de",
		"respons\303\241vel", "\350\264\237\350\264\243\344\272\272", "\350\262\240\350\262\254\344\272\272", "\350\264\243\344\273\273\344\272\272",
		"\350\262\254\344\273\273\344\272\272", "\346\211\247\350\241\214\344\272\272", "\346\213\205\345\275\223" };

	return SLICE_AMONG(title, words);
}

static bool
is_task(struct slice title)
{
	static const char *const words[] = { "task", "tasks", "task name", "action", "actions", "action item", "action items", "to do", "to-do", "todo", "aufgabe",
		"aufgaben", "ma\303\237nahme", "ma\303\237nahmen", "massnahme", "massnahmen", "vorgang", "t\303\242che", "t\303\242ches",
		"nom de la t\303\242che", "action \303\240 mener", "tarea", "tareas", "nombre de la tarea", "acci\303\263n", "acciones", "tarefa",
		"\344\273\273\345\212\241", "\344\273\273\345\213\231", "\345\276\205\345\212\236\344\272\213\351\241\271", "\350\241\214\345\212\250\351\241\271" };

	return SLICE_AMONG(title, words);
}

/* When a task is to be done, or how it stands. */
static bool
is_due_or_state(struct slice title)
{
	static const char *const words[] = { "due", "due date", "due by", "deadline", "by when", "target date", "status", "state", "progress", "done", "f\303\244llig",
		"f\303\244llig am", "f\303\244llig bis", "f\303\244lligkeit", "f\303\244lligkeitsdatum", "frist", "termin", "bis wann", "stand", "erledigt",
		"\303\251ch\303\251ance", "\303\211ch\303\251ance", "date d'\303\251ch\303\251ance", "date limite", "d\303\251lai", "pour quand", "statut",
		"\303\251tat", "\303\211tat", "fecha l\303\255mite", "vencimiento", "fecha de vencimiento", "plazo", "estado", "prazo",
		"\346\210\252\346\255\242\346\227\245\346\234\237", "\346\210\252\346\255\242\346\227\266\351\227\264", "\347\212\266\346\200\201",
		"\347\213\200\346\205\213" };

	return SLICE_AMONG(title, words);
}

/* Do the titles of the columns say that tasks stand below? */
static bool
heads_tasks(const struct slice *cells, size_t n)
{
	bool doer = false, task = false, when = false;

	for (size_t i = 0; i < n; i++) {
		doer = doer || is_doer(cells[i]);
		task = task || is_task(cells[i]);
		when = when || is_due_or_state(cells[i]);
	}
	return n > 1 && (doer || (task && when));
}

/* The fields of the next record. How many, without empty ones at its end. */
static size_t
record_read(struct pool *pool, struct csv *csv, struct slice *cells)
{
	size_t n = 0, worded = 0;
	bool last = false;

	while (!last && n < TABLE_CELL_MAX) {
		cells[n] = csv_field(pool, csv, &last);
		if (cells[n++].len > 0)
			worded = n;
	}
	if (!last)
		csv_skip(csv);
	return worded;
}

/* Is the header among the first lines, if the character parts them? */
static bool
has_header(struct pool *pool, struct slice s, char separator)
{
	struct slice cells[TABLE_CELL_MAX];
	struct csv csv = csv_of(s, separator);

	for (int line = 0; line < HEAD_LINES && csv.rest.len > 0; line++)
		if (heads_tasks(cells, record_read(pool, &csv, cells)))
			return true;
	return false;
}

/* Excel's first line: "sep=;", whose sign is the one that counts. */
static struct slice
less_sep(struct slice s, char *separator)
{
	const struct slice sep = SLICE("sep=");

	if (!slice_starts_nocase(s, sep) || s.len <= sep.len)
		return s;
	*separator = s.p[sep.len];
	return slice_from(s, slice_find_char(s, '\n') + 1);
}

/* The rows from the first record on, once it is known what parts them. */
static const char *
rows_add(struct pool *pool, struct csv *csv, struct block_list *blocks)
{
	struct slice *headers = NULL;
	size_t header_count = 0;

	for (int record = 0, rows = 0; csv->rest.len > 0; record++) {
		struct slice read[TABLE_CELL_MAX], *cells;
		size_t n = record_read(pool, csv, read);
		bool is_head = headers == NULL && heads_tasks(read, n);
		struct block *b;

		if (record == RECORD_MAX)
			return "it is too long; its end was not read";
		if (n == 0)
			continue;
		cells = pool_array(pool, TABLE_CELL_MAX, sizeof(*cells));
		memcpy(cells, read, n * sizeof(*cells));
		while (n < header_count)
			cells[n++] = SLICE("");
		if (rows++ == ROW_MAX || (b = table_row(pool, blocks, cells, n, headers, header_count)) == NULL)
			return "it is too long; its end was not read";
		b->header_row = is_head;
		if (is_head) {
			b->headers = headers = cells;
			b->header_count = header_count = n;
		}
	}
	return csv->is_open ? "a quoted field in it has no closing quote; what follows was read as one field" : NULL;
}

const char *
sheet_blocks(struct pool *pool, struct slice s, struct block_list *blocks)
{
	char separators[] = { ',', ';', '\t' }, given = 0;

	s = less_sep(s, &given);
	while (s.len > 0 && (s.p[s.len - 1] == '\n' || s.p[s.len - 1] == '\r'))
		s.len--;
	for (size_t i = 0; i < sizeof(separators); i++) {
		char separator = given != 0 ? given : separators[i];

		if (has_header(pool, s, separator)) {
			struct csv csv = csv_of(s, separator);

			return rows_add(pool, &csv, blocks);
		}
	}
	return "no line at its top names a column for tasks or for whoever does them, as \"Task, Owner, Due date\" does";
}
