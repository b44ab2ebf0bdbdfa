/* See hand.h. Method: a table of the commands and of what each needs; the request is one JSON object (byhand.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/ctl/hand.h"
#include "daemon/ctl/records.h"
#include "parsers/base/civil.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* The core takes lines of 16384 bytes. */
#define REQUEST_MAX 16000

/* What a command needs besides the point, or-ed. */
enum {
	NEEDS_WORDS = 1,
	NEEDS_TO = 2,
	NEEDS_DATE = 4,
	NEEDS_PARTS = 8,
	NEEDS_POINT = 16,
	NEEDS_ANYTHING = 32, /* one of words, date, owner, standard */
	NEEDS_AFTER = 64
};

static const struct command {
	const char *name, *act;
	int needs;
	const char *arguments, *what;
} commands[] = {
	{ "confirm", "confirm", 0, "", "the owner says yes; the requester, to a point that waits for it" },
	{ "change", "change", NEEDS_POINT | NEEDS_ANYTHING, "[--by DATE] [--to PERSON] [--standard TEXT] [WORDS]",
	    "another date or other words; what a point lacks" },
	{ "decline", "decline", NEEDS_POINT, "[--to PERSON] [WORDS]", "not mine; no to what is proposed" },
	{ "reassign", "reassign", NEEDS_POINT | NEEDS_TO, "--to PERSON [--by DATE] [WORDS]", "somebody else is asked to own it" },
	{ "split", "split", NEEDS_POINT | NEEDS_PARTS, "--part TEXT [--by DATE] --part TEXT [--by DATE]",
	    "other points in its place" },
	{ "on-track", "on_track", 0, "[WORDS]", "it is under way" },
	{ "at-risk", "at_risk", NEEDS_POINT, "[--by DATE] [WORDS]", "its date is in doubt" },
	{ "block", "blocked", NEEDS_POINT | NEEDS_WORDS, "WORDS", "its owner cannot go on" },
	{ "need", "need", NEEDS_POINT | NEEDS_WORDS, "WORDS", "its owner needs something" },
	{ "done", "done", 0, "[WORDS]", "its owner says it is done" },
	{ "accept", "accept", 0, "[WORDS]", "the requester says so; yes to what is proposed" },
	{ "reopen", "reopen", NEEDS_POINT, "[WORDS]", "it does not meet the standard" },
	{ "cancel", "cancel", NEEDS_POINT, "[WORDS]", "the requester takes it back" },
	{ "drop", "drop", NEEDS_POINT, "[WORDS]", "it is not to be recorded" },
	{ "note", "comment", NEEDS_WORDS, "WORDS", "words for the record, passed on to the other side" },
	{ "interest", "interest", NEEDS_POINT | NEEDS_WORDS, "WORDS", "why it matters to its owner, for reminders" },
	{ "after", "after", NEEDS_POINT | NEEDS_AFTER, "POINT", "it waits for another point" },
	{ "away", "away", NEEDS_DATE, "--until DATE [--to PERSON]", "somebody is not there; who stands in" },
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

bool
hand_is_command(const char *name)
{
	return command_find(name) != NULL;
}

void
hand_usage(FILE *out)
{
	fprintf(out, "by hand, on behalf of somebody (--as PERSON), what they would say by mail:\n");
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].what);
}

static int
usage(const struct command *c)
{
	fprintf(stderr, "usage: agreectl %s [-c CONF] [--json] A-NUMBER%s [--as PERSON]%s%s\n", c->name,
	    c->needs & NEEDS_POINT ? ".POINT" : "[.POINT]", c->arguments[0] == '\0' ? "" : " ", c->arguments);
	return 2;
}

/* -- the arguments -- */

struct hand {
	struct records *records;
	const struct command *command;
	json_t *request, *part; /* part: the one that --by belongs to, or NULL */
	struct text words;
	const char *wrong;      /* what is wrong with an argument, or NULL */
};

/* "2026-12-08" or "2026-12-08T17:00" */
static bool
date_put(struct hand *h, const char *value)
{
	json_t *to = h->part != NULL ? h->part : h->request;
	char day[CIVIL_DATE_LEN];
	struct civil_time t;
	bool has_time;
	int offset;

	if (!civil_iso_parse(slice_of(value), &t, &offset, &has_time)) {
		h->wrong = "dates are written like 2026-12-08, with a time 2026-12-08T17:00";
		return false;
	}
	json_object_set_new(to, "date", json_string(civil_date_write(t.date, day)));
	if (has_time)
		json_object_set_new(to, "minute", json_integer(t.hour * 60 + t.minute));
	return true;
}

static bool
text_put(struct hand *h, const char *name, const char *value)
{
	json_t *text = json_string(value);

	if (text == NULL || value[0] == '\0') {
		json_decref(text);
		h->wrong = "empty, or not UTF-8";
		return false;
	}
	json_object_set_new(h->request, name, text);
	return true;
}

static bool
part_put(struct hand *h, const char *value)
{
	json_t *parts = json_object_get(h->request, "parts");

	if (parts == NULL) {
		parts = json_array();
		json_object_set_new(h->request, "parts", parts);
	}
	h->part = json_pack("{s:s}", "text", value);
	if (h->part == NULL)
		h->wrong = "not UTF-8";
	return h->part != NULL && json_array_append_new(parts, h->part) == 0;
}

static bool
option_put(struct hand *h, const char *name, const char *value)
{
	if (strcmp(name, "by") == 0 || strcmp(name, "until") == 0)
		return date_put(h, value);
	if (strcmp(name, "as") == 0 || strcmp(name, "to") == 0 || strcmp(name, "standard") == 0)
		return text_put(h, name, value);
	if (strcmp(name, "part") == 0)
		return part_put(h, value);
	h->wrong = "no such option";
	return false;
}

/* "--by", "2026-12-08" or "--by=2026-12-08"; returns how many arguments it took, 0 after a message. */
static int
option_take(struct hand *h, const char *option, const char *next)
{
	size_t len = strcspn(option + 2, "=");
	bool own = option[2 + len] == '=';
	const char *value = own ? option + 3 + len : next;
	char *name = pool_copy(h->records->pool, option + 2, len);

	if (strcmp(name, "json") == 0 && !own) {
		h->records->json = true;
		return 1;
	}
	if (value == NULL)
		h->wrong = "needs a value";
	else if (option_put(h, name, value))
		return own ? 1 : 2;
	fprintf(stderr, "agreectl %s: --%s%s%s: %s\n", h->command->name, name, value == NULL ? "" : " ",
	    value == NULL ? "" : value, h->wrong);
	return 0;
}

/* The point that is waited for stands where others have words. */
static bool
after_put(struct hand *h, const char *word)
{
	int64_t agreement = 0;
	int point = 0;

	if (!records_tag(word, &agreement, &point) || (point == 0 && agreement > 1000000))
		return false;
	json_object_set_new(h->request, "after", json_integer(point != 0 ? point : (int)agreement));
	return true;
}

static bool
arguments_take(struct hand *h)
{
	struct records *r = h->records;
	int took = 1;

	for (int i = 1; i < r->argc; i += took) {
		took = 1;
		if (strncmp(r->argv[i], "--", 2) == 0)
			took = option_take(h, r->argv[i], i + 1 < r->argc ? r->argv[i + 1] : NULL);
		else
			text_addf(&h->words, "%s%s", h->words.len == 0 ? "" : " ", r->argv[i]);
		if (took == 0)
			return false;
	}
	if (h->words.len > 0 && !(h->command->needs & NEEDS_AFTER) && !text_put(h, "words", h->words.p)) {
		fprintf(stderr, "agreectl %s: the words are %s\n", h->command->name, h->wrong);
		return false;
	}
	return true;
}

static bool
has(const struct hand *h, const char *name)
{
	return json_object_get(h->request, name) != NULL;
}

/* Is there all that the command needs, and nothing that it does not know? */
static bool
is_whole(struct hand *h, int point)
{
	int needs = h->command->needs;
	const char *known = h->command->arguments;

	if ((needs & NEEDS_POINT) && point == 0)
		return false;
	if ((needs & NEEDS_AFTER) && (h->words.len == 0 || !after_put(h, h->words.p)))
		return false;
	if ((has(h, "to") && strstr(known, "--to") == NULL) || (has(h, "standard") && strstr(known, "--standard") == NULL) ||
	    (has(h, "parts") && !(needs & NEEDS_PARTS)) || (has(h, "date") && strstr(known, "DATE") == NULL) ||
	    (has(h, "words") && strstr(known, "WORDS") == NULL))
		return false;
	return (!(needs & NEEDS_WORDS) || has(h, "words")) && (!(needs & NEEDS_TO) || has(h, "to")) &&
	    (!(needs & NEEDS_DATE) || has(h, "date")) &&
	    (!(needs & NEEDS_PARTS) || json_array_size(json_object_get(h->request, "parts")) > 1) &&
	    (!(needs & NEEDS_ANYTHING) || has(h, "words") || has(h, "date") || has(h, "to") || has(h, "standard"));
}

/* -- the answer -- */

static void
done_print(const struct records *r, json_t *answer)
{
	json_t *mails = json_object_get(answer, "mails"), *mail, *person = json_object_get(answer, "for");
	const char *words = json_string_value(json_object_get(answer, "words"));
	size_t i;

	printf("A-%lld", (long long)json_integer_value(json_object_get(answer, "agreement")));
	if (words != NULL)
		printf(".%lld: %s", (long long)json_integer_value(json_object_get(answer, "point")), words);
	else
		printf(": recorded");
	printf(" (entered for %s)\n", json_string_value(json_object_get(person, "name")));
	json_array_foreach(mails, i, mail)
		printf("  %s to %s%s\n", json_string_value(json_object_get(mail, "kind")),
		    json_string_value(json_object_get(mail, "to")),
		    strcmp(json_string_value(json_object_get(mail, "state")), "held") == 0 ? ", held back" : "");
}

static int
say(struct hand *h)
{
	struct records *r = h->records;
	char *request = json_dumps(h->request, JSON_COMPACT);
	const char *words = NULL;
	struct text line;
	json_t *answer;
	bool done;

	text_init(&line, r->pool);
	text_addf(&line, "hand %s", request);
	free(request);
	if (line.len > REQUEST_MAX) {
		fprintf(stderr, "agreectl %s: that is too long: at most a page of words\n", h->command->name);
		return 2;
	}
	if (!records_ask(r, line.p, &words))
		return 1;
	answer = json_loads(words, 0, NULL);
	done = json_is_true(json_object_get(answer, "done"));
	if (!json_is_object(answer))
		fprintf(stderr, "agreectl: agreed answers: %s\n", words);
	else if (r->json)
		fputs(words, stdout);
	else if (done)
		done_print(r, answer);
	else
		fprintf(stderr, "agreectl: nothing was changed: %s\n", json_string_value(json_object_get(answer, "why")));
	json_decref(answer);
	return done ? 0 : 1;
}

static int
hand(struct records *r, const struct command *c)
{
	struct hand h = { .records = r, .command = c, .request = json_object() };
	int64_t agreement = 0;
	int point = 0, status = 2;

	text_init(&h.words, r->pool);
	if (r->argc < 1 || !records_tag(r->argv[0], &agreement, &point)) {
		status = usage(c);
	} else if (arguments_take(&h)) {
		json_object_set_new(h.request, "agreement", json_integer(agreement));
		json_object_set_new(h.request, "point", json_integer(point));
		json_object_set_new(h.request, "act", json_string(c->act));
		status = is_whole(&h, point) ? say(&h) : usage(c);
	}
	json_decref(h.request);
	return status;
}

int
ctl_hand(int argc, char **argv)
{
	struct records r;
	int status = records_open(&r, argc, argv);

	if (status == 0)
		status = hand(&r, command_find(argv[0]));
	records_close(&r);
	return status;
}
