/*
 * See notice_kinds.h. Place: at start, and under notice_post. Method: all
 * files of all languages are read, parsed and checked once; every complaint
 * has file and line. A template may use only what the table below lists.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/notice/notice_kinds.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "templates/mail.h"
#include "templates/mustache.h"

/* A template is a page of text. */
#define FILE_MAX_BYTES 65536
#define POOL_MAX ((size_t)64 * 1024 * 1024)
#define LANGUAGES_MAX 64
/* Text mails are read in windows of 80 columns, and quoted once or twice. */
#define TEXT_COLUMNS 74

/* -- the names -- */

#define LINK "{href words}"
#define COMMON                                                                                               \
	"title tag held_on requester organisation language address to_name zone subject links by_hand "              \
	"lost_count lost{what title tag when} "                                                                  \
	"status" LINK " help" LINK " "
#define POINT_NAMES                                                                                          \
	"is_department meant same_as same_text same_due same_done n text owner due due_time due_end after_points "     \
	"standard interest needs lacking lacking_by milestone state calendar{who said "                            \
	"when} quote context yours first "                                                                           \
	"no_owner no_due no_standard unknown_owner new_owner confirm" LINK " change" LINK " not_me" LINK               \
	" on_track" LINK " decline" LINK " reassign" LINK " cancel" LINK " at_risk" LINK " blocked" LINK     \
	" need" LINK " done" LINK " accept" LINK " reopen" LINK " drop" LINK " answer" LINK " complete"
#define POINT "{" POINT_NAMES "} "
#define QUOTES "quotes{n quote why} "
#define LINES "{text first} "

#define AGENDA "{" POINT_NAMES " where why} "
#define CASES                                                                                                \
	"count many several cases{title tag reply n count one points" POINT "holder holder_department waiter "     \
	"managers{name first} alone is_checkpoint is_overdue is_decide is_done is_confirm is_offer answer_by "     \
	"sentence offered send_at send" LINK " stop" LINK " evidence{when who what quote id first entered}} "

static const struct kind {
	const char *name;
	bool html;
	const char *names;
} table[] = {
	{ "confirm", true,
	    COMMON "count one revised flag_by stands points" POINT "milestones yours yours_many first_own "
	           "single checkpoints{when first} checkpoints_many attached separate is_owner is_requester "
	           "is_manager manager_of why why_many why_first why_who "
	           "confirm" LINK " change" LINK " not_me" LINK " decisions" LINES "maybes" LINES
	           "unread" LINES },
	{ "question", true,
	    COMMON "count one all_complete points" POINT "known" POINT "known_count known_one answer" LINK },
	{ "event", false, COMMON "count one points" POINT "start checkpoint can_answer" },
	{ "due", false, COMMON POINT_NAMES " " },
	{ "invite", true, COMMON "count one points" POINT "start end is_new moved stays again refused confirm" LINK },
	{ "uninvite", true, COMMON "count one points" POINT "start" },
	{ "remind", true,
	    COMMON
	    "count one several day checkpoint today overdue late nudge copy waited asking own groups{title tag reply "
	    "points{" POINT_NAMES " self requester checkpoint today overdue nudge asked split_offer copy is_promise "
	    "is_question is_decision is_claim is_offer is_proposal waiting person}} " },
	{ "escalate", true, COMMON CASES },
	{ "escalate_soon", true, COMMON CASES },
	{ "summary", true, COMMON CASES },
	{ "agenda", true,
	    COMMON "start stuck" AGENDA "late" AGENDA "decide" AGENDA "open" AGENDA "done" AGENDA },
	{ "away", true, COMMON "count one points" POINT "who until substitute is_requester" },
	{ "milestone", true, COMMON "count one points" POINT "is_confirmed is_at_risk is_late quote" },
	{ "digest", true,
	    COMMON "count one managing departments{name kept late renegotiated first} groups{title tag reply "
	    "points{" POINT_NAMES " your_turn}} " },
	{ "done", true, COMMON "points" POINT "who quote" },
	{ "decide", true,
	    COMMON "count one who points{" POINT_NAMES " self is_change is_split is_declined is_handover "
	           "is_blocked is_need is_offer is_offer_refused is_checkpoint words new_due new_text candidate "
	           "old_start new_start parts{text by}} " },
	{ "revision", true,
	    COMMON "count one who flag_by is_owner points_count changes{" POINT_NAMES " is_changed "
	           "is_owner_changed is_split is_refused is_helped is_accepted is_reopened is_cancelled "
	           "words old_owner old_due "
	           "new_due old_text} points" POINT },
	{ "status", true, COMMON "count one points" POINT "closing cancelled{n who words} is_requester decisions" LINES },
	{ "help", true, COMMON "is_owner is_requester example" },
	{ "unclear", true, COMMON QUOTES "points" POINT "changed is_requester example" },
	{ "said", true, COMMON QUOTES "changed who example is_requester" },
	{ "outsider", true, COMMON QUOTES "who example is_requester" },
	{ "byhand", true, COMMON "count one points" POINT "words" },
	{ "verify", true, COMMON "quote yes" LINK " no" LINK },
	{ "undelivered", true, COMMON "recipient about why maybe points" POINT },
	{ "noitems", true, COMMON "maybes" LINES "decisions" LINES "unread" LINES },
	{ "too_big", true, COMMON "size size_max" },
	{ "too_many", true, COMMON "count" },
	{ "noprocess", true, COMMON "name why processes" LINES },
	{ "unreadable", true, COMMON },
};
#define KINDS (sizeof(table) / sizeof(table[0]))

/* What layout.html may use besides. */
static const char layout_names[] = COMMON "content! footer! ";

struct template
{
	struct mustache *subject, *text, *html;
};

struct phrase {
	struct slice english;
	const char *ours;
};

struct language {
	const char *name;
	struct phrase *phrases;
	size_t phrase_count;
	struct template kinds[KINDS];
	struct mustache *footer;
};

struct notice_kinds {
	struct pool *pool;
	const char *folder;
	struct language languages[LANGUAGES_MAX];
	size_t language_count;
	const char *language; /* the default */
	struct mustache *layout;
	struct config_errors *errors; /* while loading */
};

/* -- loading -- */

/* Where partials of one file come from: its own language, same ending. */
struct place {
	struct notice_kinds *kinds;
	const char *language, *ending;
};

static const char *
path_of(struct notice_kinds *k, const char *language, const char *name, const char *ending)
{
	struct text t;

	text_init(&t, k->pool);
	text_addf(&t, "%s/%s%s%s%s", k->folder, language, language[0] == '\0' ? "" : "/", name, ending);
	return t.p;
}

static bool
file_read(struct notice_kinds *k, const char *path, struct slice *text)
{
	FILE *f = fopen(path, "re");
	char bytes[FILE_MAX_BYTES];
	size_t n;

	if (f == NULL)
		return false;
	n = fread(bytes, 1, sizeof(bytes), f);
	*text = (struct slice) { pool_copy(k->pool, bytes, n), n };
	fclose(f);
	return true;
}

static bool
partial(void *arg, struct pool *pool, const char *name, struct slice *text, const char **path)
{
	const struct place *p = arg;

	(void)pool;
	*path = path_of(p->kinds, p->language, name, p->ending);
	if (file_read(p->kinds, *path, text))
		return true;
	/* what all languages share */
	*path = path_of(p->kinds, "", name, p->ending);
	return file_read(p->kinds, *path, text);
}

static void
complain(void *arg, const char *path, int line, const char *what)
{
	const struct place *p = arg;

	config_errors_add(p->kinds->errors, "%s:%d: %s", path, line, what);
}

static struct mustache *
parse(struct place *p, const char *path, int line, struct slice text, enum mustache_escape escape,
    const char *names)
{
	struct mustache_source source = { partial, complain, p };
	struct mustache *m;

	if (text.len >= FILE_MAX_BYTES || !utf8_is_valid(text)) {
		complain(p, path, line, text.len >= FILE_MAX_BYTES ? "too long for a template" : "not UTF-8");
		return NULL;
	}
	m = mustache_parse(p->kinds->pool, path, line, text, escape, &source);
	if (m != NULL)
		mustache_check(m, names, &source);
	return m;
}

static struct mustache *
file_parse(struct place *p, const char *name, enum mustache_escape escape, const char *names)
{
	const char *path = path_of(p->kinds, p->language, name, p->ending);
	struct slice text;

	if (!file_read(p->kinds, path, &text)) {
		config_errors_add(p->kinds->errors, "%s: %s: this template is needed", path, strerror(errno));
		return NULL;
	}
	return parse(p, path, 1, text, escape, names);
}

/* KIND.txt: the subject, an empty line, the text. */
static void
text_load(struct place *p, const struct kind *kind, struct template *t)
{
	const char *path = path_of(p->kinds, p->language, kind->name, p->ending);
	struct slice rest, subject, empty;

	if (!file_read(p->kinds, path, &rest)) {
		config_errors_add(p->kinds->errors, "%s: %s: this template is needed", path, strerror(errno));
		return;
	}
	if (!slice_line(&rest, &subject) || !slice_starts(subject, SLICE("Subject: ")) ||
	    !slice_line(&rest, &empty) || empty.len > 0) {
		complain(p, path, 1, "begins with a line 'Subject: ...' and an empty line");
		return;
	}
	t->subject = parse(p, path, 1, slice_from(subject, 9), MUSTACHE_LINE, kind->names);
	t->text = parse(p, path, 3, rest, MUSTACHE_PLAIN, kind->names);
}

/* phrases.txt, which a language may have: "english = translation" in each line, # begins a remark. */
static void
phrases_load(struct place *p, struct language *l)
{
	const char *path = path_of(p->kinds, l->name, "phrases", ".txt");
	struct slice rest, line;
	size_t cap = 0;

	if (!file_read(p->kinds, path, &rest))
		return;
	for (int n = 1; slice_line(&rest, &line); n++) {
		size_t equals = slice_find(line, SLICE(" = "));

		if (slice_trim(line).len == 0 || line.p[0] == '#')
			continue;
		if (equals == line.len || !utf8_is_valid(line)) {
			complain(p, path, n, "not of the form 'english = translation'");
			continue;
		}
		l->phrases =
		    pool_grow(p->kinds->pool, l->phrases, l->phrase_count, &cap, sizeof(*l->phrases));
		l->phrases[l->phrase_count++] = (struct phrase) { slice_trim(slice_to(line, equals)),
			slice_cstr(p->kinds->pool, slice_trim(slice_from(line, equals + 3))) };
	}
}

static void
language_load(struct notice_kinds *k, const char *name)
{
	struct language *l = &k->languages[k->language_count++];
	struct place html = { k, name, ".html" }, text = { k, name, ".txt" };

	l->name = name;
	for (size_t i = 0; i < KINDS; i++) {
		text_load(&text, &table[i], &l->kinds[i]);
		if (table[i].html)
			l->kinds[i].html = file_parse(&html, table[i].name, MUSTACHE_HTML, table[i].names);
	}
	phrases_load(&text, l);
	l->footer = file_parse(&html, "footer", MUSTACHE_HTML, layout_names);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each folder with a name like a language's is one. */
static void
languages_load(struct notice_kinds *k, DIR *d)
{
	const char *names[LANGUAGES_MAX];
	struct dirent *e;
	struct slice text;
	size_t n = 0;

	while ((e = readdir(d)) != NULL && n < LANGUAGES_MAX) {
		const char *name = pool_copy(k->pool, e->d_name, strlen(e->d_name));

		if (name[0] != '.' && strlen(name) < 12 &&
		    file_read(k, path_of(k, name, table[0].name, ".txt"), &text))
			names[n++] = name;
	}
	qsort(names, n, sizeof(names[0]), by_name);
	for (size_t i = 0; i < n; i++)
		language_load(k, names[i]);
}

static const struct language *
language_find(const struct notice_kinds *k, const char *wanted)
{
	size_t len = wanted == NULL ? 0 : strcspn(wanted, "-_");

	for (size_t i = 0; len > 0 && i < k->language_count; i++)
		if (strcasecmp(k->languages[i].name, wanted) == 0)
			return &k->languages[i];
	for (size_t i = 0; len > 0 && i < k->language_count; i++)
		if (strncasecmp(k->languages[i].name, wanted, len) == 0 && k->languages[i].name[len] == '\0')
			return &k->languages[i];
	return NULL;
}

struct notice_kinds *
notice_kinds_load(const char *folder, const char *language, struct config_errors *errors)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct notice_kinds *k = pool_alloc(pool, sizeof(*k));
	struct place layout = { k, "", ".html" };
	size_t before = errors->n;
	DIR *d = opendir(folder);

	k->pool = pool;
	k->folder = pool_copy(pool, folder, strlen(folder));
	k->language = pool_copy(pool, language, strlen(language));
	k->errors = errors;
	if (d == NULL) {
		config_errors_add(errors, "%s: %s: the folder of the templates", folder, strerror(errno));
	} else {
		languages_load(k, d);
		closedir(d);
		k->layout = file_parse(&layout, "layout", MUSTACHE_HTML, layout_names);
		if (language_find(k, language) == NULL)
			config_errors_add(
			    errors, "%s: there are no templates for the language '%s'", folder, language);
	}
	k->errors = NULL;
	if (errors->n == before)
		return k;
	notice_kinds_free(k);
	return NULL;
}

void
notice_kinds_free(struct notice_kinds *k)
{
	if (k != NULL)
		pool_free(k->pool);
}

/* -- filling -- */

const char *
notice_kinds_language(const struct notice_kinds *k, const char *language)
{
	const struct language *l = language_find(k, language);

	return (l != NULL ? l : language_find(k, k->language))->name;
}

const char *
notice_kinds_phrase(const struct notice_kinds *k, const char *language, const char *phrase)
{
	const struct language *l = language_find(k, language);

	for (size_t i = 0; l != NULL && i < l->phrase_count; i++)
		if (slice_eq(l->phrases[i].english, slice_of(phrase)))
			return l->phrases[i].ours;
	return phrase;
}

const char *
notice_kinds_kind(size_t n, const char **names)
{
	if (n >= KINDS)
		return NULL;
	*names = table[n].names;
	return table[n].name;
}

const char *
notice_kinds_words(const char *kind)
{
	static const struct {
		const char *kind, *words;
	} list[] = {
		{ "confirm", "confirmation" },
		{ "question", "questions" },
		{ "invite", "invitation" },
		{ "uninvite", "cancelled invitation" },
		{ "remind", "reminder" },
		{ "escalate", "request for help" },
		{ "escalate_soon", "announced request for help" },
		{ "summary", "no answer yet" },
		{ "agenda", "agenda" },
		{ "away", "absence" },
		{ "milestone", "milestone" },
		{ "digest", "open points of the week" },
		{ "decide", "decision" },
		{ "revision", "change" },
		{ "done", "report that it is done" },
		{ "status", "the record" },
		{ "help", "forms of answers" },
		{ "unclear", "what was not understood" },
		{ "said", "what somebody writes" },
		{ "outsider", "what somebody writes" },
		{ "byhand", "what was entered" },
		{ "verify", "question who wrote" },
		{ "undelivered", "mail that was not delivered" },
		{ "noitems", "no action items found" },
		{ "too_big", "mail that is too large" },
		{ "too_many", "too many notes" },
		{ "noprocess", "process that was not started" },
		{ "unreadable", "unreadable mail" },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].kind, kind) == 0)
			return list[i].words;
	return kind;
}

const char *
notice_kinds_nth(const struct notice_kinds *k, size_t n)
{
	return n < k->language_count ? k->languages[n].name : NULL;
}

const char *
notice_kinds_path(const struct notice_kinds *k, const char *language)
{
	struct text t;

	text_init(&t, k->pool);
	text_addf(&t, "%s/%s", k->folder, language);
	return t.p;
}

static struct slice
render(struct pool *pool, const struct mustache *m, json_t *data)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, SLICE(""));
	mustache_render(m, data, &t);
	return text_slice(&t);
}

static void
data_put(json_t *data, const char *name, struct slice value)
{
	json_object_set_new(data, name, json_stringn(value.len == 0 ? "" : value.p, value.len));
}

/* Lists and paragraphs that are not there may leave empty lines: never more than one, none at the ends. */
static struct slice
tidy(struct pool *pool, struct slice text)
{
	struct slice rest = text, line;
	struct text out;
	bool empty = false;

	text_init(&out, pool);
	while (slice_line(&rest, &line)) {
		if (slice_trim(line).len == 0) {
			empty = true;
			continue;
		}
		if (empty && out.len > 0)
			text_add_char(&out, '\n');
		empty = false;
		text_add(&out, line);
		text_add_char(&out, '\n');
	}
	return text_slice(&out);
}

void
notice_kinds_fill(const struct notice_kinds *k, struct pool *pool, const char *language, const char *kind,
    json_t *data, struct notice_form *form)
{
	const struct language *l = language_find(k, language);
	size_t i = 0;

	if (l == NULL)
		l = language_find(k, k->language);
	while (i < KINDS && strcmp(table[i].name, kind) != 0)
		i++;
	if (i == KINDS)
		die("there is no kind of notice '%s'", kind);
	form->subject = slice_cstr(pool, slice_trim(render(pool, l->kinds[i].subject, data)));
	data_put(data, "subject", slice_of(form->subject));
	form->text = tidy(pool, render(pool, l->kinds[i].text, data));
	form->html = (struct slice) { NULL, 0 };
	/* what is no mail is shown by a calendar, which breaks lines itself */
	if (!table[i].html)
		return;
	form->text = mail_wrap(pool, form->text, TEXT_COLUMNS);
	data_put(data, "content", render(pool, l->kinds[i].html, data));
	data_put(data, "footer", render(pool, l->footer, data));
	form->html = render(pool, k->layout, data);
}
