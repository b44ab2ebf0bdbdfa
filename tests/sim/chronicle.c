/* See chronicle.h. Method: a line at a time, as it happens; a heading for each new day of the organisation. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/core/directory.h"
#include "tests/sim/chronicle.h"

struct chronicle {
	const struct sim *s;
	enum sim_form form;
	FILE *out;
	struct civil_date day;
};

#define BOLD "\033[1m"
#define DIM  "\033[2m"
#define PLAIN "\033[0m"

struct chronicle *
chronicle_new(const struct sim *s, enum sim_form form, FILE *out)
{
	struct chronicle *c = calloc(1, sizeof(*c));

	if (c == NULL)
		abort();
	*c = (struct chronicle){ .s = s, .form = form, .out = out };
	return c;
}

void
chronicle_free(struct chronicle *c)
{
	free(c);
}

static const char *
name_of(const struct chronicle *c, const char *email)
{
	int person = sim_person_find(c->s, email);

	return email[0] == '\0' ? "agreed" : person < 0 ? email : c->s->people[person].name;
}

/* One object a line: {"at","who","what","point","words"}. */
static void
line_json(struct chronicle *c, int64_t at, const char *who, const char *what, const char *point, const char *words)
{
	json_t *o = json_pack("{s:I, s:s, s:s, s:s, s:s}", "at", (json_int_t)at, "who", who, "what", what, "point", point,
	    "words", words);
	char *s = json_dumps(o, JSON_COMPACT);

	fprintf(c->out, "%s\n", s == NULL ? "{}" : s);
	free(s);
	json_decref(o);
}

static void
line(struct chronicle *c, int64_t at, const char *who, const char *what, const char *point, const char *words)
{
	static const char *const days[] = { "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
	struct civil_time t = worktime_local(&c->s->core.worktime, at);
	bool colour = c->form == SIM_COLOUR, own = strcmp(who, "agreed") == 0;

	if (c->form == SIM_QUIET)
		return;
	if (c->form == SIM_JSON) {
		line_json(c, at, who, what, point, words);
		return;
	}
	if (civil_compare(t.date, c->day) != 0)
		fprintf(c->out, "\n%s%s %04d-%02d-%02d%s\n", colour ? BOLD : "", days[civil_weekday(t.date)], t.date.year, t.date.month,
		    t.date.day, colour ? PLAIN : "");
	c->day = t.date;
	fprintf(c->out, "%s%02d:%02d  %-12s %-9s %s%s%s%s%s\n", colour && own ? DIM : "", t.hour, t.minute, who, point, what,
	    words[0] == '\0' ? "" : ": \"", words, words[0] == '\0' ? "" : "\"", colour && own ? PLAIN : "");
}

void
chronicle_event(struct chronicle *c, const struct store_event *e, int n)
{
	char point[40];

	/* mails have a line of their own */
	if (c->form == SIM_QUIET || strcmp(e->kind, "sent") == 0)
		return;
	if (n > 0)
		snprintf(point, sizeof(point), "A-%lld.%d", (long long)e->agreement, n);
	else
		snprintf(point, sizeof(point), "A-%lld", (long long)e->agreement);
	line(c, e->at, name_of(c, e->person), e->kind, point, e->detail);
}

void
chronicle_mail(struct chronicle *c, const struct store_notice *n, bool refused)
{
	struct worktime w = person_worktime(&c->s->core, n->recipient);
	struct civil_time t = worktime_local(&w, c->s->core.now);
	char what[160], point[40] = "";

	if (c->form == SIM_QUIET)
		return;
	if (n->agreement != 0)
		snprintf(point, sizeof(point), "A-%lld", (long long)n->agreement);
	snprintf(what, sizeof(what), "mail to %s (%02d:%02d there): %s%s", name_of(c, n->recipient), t.hour, t.minute,
	    n->kind, refused ? ", and nobody reads it any more" : "");
	line(c, c->s->core.now, "agreed", what, point, "");
}

void
chronicle_end(struct chronicle *c, const struct sim_result *r)
{
	if (c->form == SIM_QUIET || c->form == SIM_JSON)
		return;
	fprintf(c->out, "\nseed %llu: %d agreements, %d points; %d mails in, %d out, of these %d reminders and %d that ask for help; %zu "
	    "violation%s\n", (unsigned long long)c->s->seed, r->agreements, r->points, r->mails_in, r->mails_out, r->reminders,
	    r->escalations, r->violations, r->violations == 1 ? "" : "s");
}
