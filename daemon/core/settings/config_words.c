/*
 * See config.h: the settings in words, so that a person sees what agreed made
 * of them, defaults included.
 */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/drive/rung.h"

static const char *
plural(long n)
{
	return n == 1 ? "" : "s";
}

/* "1 day 2 hours"; in the largest units that say it exactly. */
static void
duration_say(FILE *out, int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *word;
	} units[] = { { 86400, "day" }, { 3600, "hour" }, { 60, "minute" }, { 1, "second" } };
	bool said = false;

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		long n = (long)(seconds / units[i].seconds);

		seconds %= units[i].seconds;
		if (n > 0)
			fprintf(out, "%s%ld %s%s", said ? " " : "", n, units[i].word, plural(n));
		said = said || n > 0;
	}
	if (!said)
		fputs("no time", out);
}

static void
week_say(FILE *out, const bool week[8])
{
	static const char *const names[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	bool said = false;

	for (int d = 1; d <= 7; d++)
		if (week[d]) {
			fprintf(out, "%s%s", said ? ", " : "", names[d]);
			said = true;
		}
}

static const char *
or_none(const char *s)
{
	return s == NULL ? "(none)" : s;
}

static void
list_say(FILE *out, char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", list[i]);
}

static void
server_say(FILE *out, const struct config_server *s)
{
	static const char *const tls[] = { "TLS from the first byte", "STARTTLS, required", "no TLS" };

	fprintf(out, "%s port %d, %s", or_none(s->host), s->port, tls[s->tls]);
	if (s->tls != TLS_NONE)
		fprintf(out, ", certificate checked against %s",
		    s->ca_file == NULL ? "the system's authorities" : s->ca_file);
	if (s->auth == AUTH_NONE)
		fputs(", without a login", out);
	else if (s->user != NULL)
		fprintf(out, ", as %s with %s from %s", s->user,
		    s->auth == AUTH_XOAUTH2 ? "an access token" : "a password",
		    s->secret.command != NULL ? s->secret.command[0] : or_none(s->secret.file));
	fputc('\n', out);
}

static void
identity_say(const struct config *c, FILE *out)
{
	static const char *const plus[] = { "their own plus-address, and by thread headers", "thread headers only",
		"their own plus-address when a test mail to one comes back, and by thread headers" };

	fprintf(out, "agreed writes as %s for %s, in %s unless a person has another language.\n",
	    c->identity.address, c->identity.organisation, c->identity.language);
	fputs("Work: ", out);
	week_say(out, c->identity.workday);
	fprintf(out, ", %02d:%02d to %02d:%02d, zone %s.\n", c->identity.open_minute / 60,
	    c->identity.open_minute % 60, c->identity.close_minute / 60, c->identity.close_minute % 60,
	    c->identity.zone);
	fprintf(out, "Replies are told apart by %s.\n", plus[c->identity.plus_addresses]);
}

static void
keyword_say(const struct config *c, FILE *out)
{
	const char *between = "";

	fputs("A mail is notes when ", out);
	if (c->keyword.subject != NULL) {
		fprintf(out, "its subject has %s", c->keyword.subject);
		between = ", or ";
	}
	if (c->keyword.line != NULL) {
		fprintf(out, "%sa line of it is %s", between, c->keyword.line);
		between = ", or ";
	}
	if (c->keyword.address != NULL) {
		const char *at = strrchr(c->identity.address, '@');

		fprintf(out, "%sit was sent to %.*s+%s%s", between, (int)(at - c->identity.address),
		    c->identity.address, c->keyword.address, at);
		between = ", or ";
	}
	fprintf(out, "%s.\n", *between == '\0' ? "its folder or flag says so" : "");
}

static void
mailbox_say(const struct config_mailbox *m, FILE *out)
{
	fprintf(out, "Mailbox \"%s\": ", m->name);
	server_say(out, &m->server);
	fputs("  watches ", out);
	list_say(out, m->folders, m->folder_count);
	if (m->notes_folder_count > 0) {
		fputs(m->folder_count > 0 ? "; every mail in " : "every mail in ", out);
		list_say(out, m->notes_folders, m->notes_folder_count);
		fputs(" is notes", out);
	}
	if (m->notes_flag != NULL)
		fprintf(out, "; mails with the flag %s are notes", m->notes_flag);
	fprintf(out, "; looks every ");
	duration_say(out, m->poll_s);
	fprintf(
	    out, "%s\n  what is done is ", m->idle ? ", and at once when the server can tell (IDLE)" : "");
	if (m->done_folder != NULL)
		fprintf(out, "moved to %s%s", m->done_folder, m->done_flag != NULL ? " and " : "");
	if (m->done_flag != NULL)
		fprintf(out, "marked with %s", m->done_flag);
	if (m->done_folder == NULL && m->done_flag == NULL)
		fputs("left as it is", out);
	fprintf(out, "; what cannot be read goes to %s\n  at the first start, mails older than ",
	    m->unreadable_folder);
	duration_say(out, m->lookback_s);
	fprintf(
	    out, " are left alone; mails over %.1f MB are refused\n", (double)m->size_max / (1024 * 1024));
}

static void
rules_say(const struct config *c, FILE *out)
{
	static const char *const review[] = {
		"Sure points are confirmed at once, unsure ones are asked about first",
		"The requester sees every confirmation first",
		"Points are confirmed at once, gaps as open questions"
	};
	static const char *const invite[] = { "attached to the confirmation", "mails of their own",
		"attached to the confirmation, and mails of their own" };

	fprintf(
	    out, "%s (below a confidence of %.2g a point is unsure).\n", review[c->review], c->confidence);
	fprintf(out, "Changes can be flagged for %d business day%s, until %02d:%02d; after that %s.\n",
	    c->rules.flag_days, plural(c->rules.flag_days), c->rules.flag_minute / 60,
	    c->rules.flag_minute % 60,
	    c->silence == SILENCE_CONFIRMS ? "points nobody objected to stand"
	                                   : "who has not answered is asked again");
	fprintf(out,
	    "One checkpoint from %d business days on, two from %d on, at %02d:%02d, for %d minutes; "
	    "invitations are %s.\n",
	    c->rules.checkpoint_min_days, c->rules.checkpoint_two_days, c->rules.checkpoint_minute / 60,
	    c->rules.checkpoint_minute % 60, c->rules.checkpoint_length_minutes, invite[c->invite]);
	fprintf(out, "\"End of day\" means %02d:%02d.\n", c->rules.eod_minute / 60, c->rules.eod_minute % 60);
	fputs("A mail that cannot be delivered is tried for ", out);
	duration_say(out, c->rules.retry_limit_s);
	fprintf(out, "; one that may have been delivered is %s.\n",
	    c->unknown == UNKNOWN_HOLD ? "not sent again"
	                               : "sent again after an hour, under the same Message-ID");
}

/* "4 working hours", "90 working minutes" */
static void
worked_say(FILE *out, int minutes)
{
	if (minutes % 60 == 0)
		fprintf(out, "%d working hour%s", minutes / 60, plural(minutes / 60));
	else
		fprintf(out, "%d working minutes", minutes);
}

static void
ladder_say(const struct config *c, FILE *out)
{
	struct rung list[RUNG_MAX];
	size_t n = rung_list(c->ladder.steps, c->ladder.step_count, list);

	fputs("A first answer is expected within ", out);
	worked_say(out, c->ladder.answer_minutes);
	fputs(", a solution within ", out);
	worked_say(out, c->ladder.solution_minutes);
	fputs("; without a word:", out);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "%s %s", i == 0 ? "" : ",", rung_act_name(list[i].act));
		if (list[i].days > 0)
			fprintf(out, " %d business day%s later", list[i].days, plural(list[i].days));
		else if (list[i].minutes > 0) {
			fputs(" ", out);
			worked_say(out, list[i].minutes);
			fputs(" later", out);
		}
	}
	fputs(". Whoever waits can stop an escalation for ", out);
	worked_say(out, c->ladder.hold_minutes);
	fputs(".\n", out);
}

static void
trust_say(const struct config *c, FILE *out)
{
	static const char *const may[] = { "may change a record", "is asked about at the known address first",
		"only reaches the requester" };

	if (c->trust.auth_server == NULL)
		fputs("No server tells forged mails from true ones (trust has no auth-server).\n", out);
	else
		fprintf(out, "%s tells forged mails from true ones: a mail that it passes %s.\n",
		    c->trust.auth_server, may[c->trust.authenticated]);
	fprintf(out,
	    "Otherwise a mail by the person's own reply address %s, one of which only the address is known "
	    "%s.\n",
	    may[c->trust.token], may[c->trust.address]);
}

static void
ldap_say(const struct config_ldap *l, FILE *out)
{
	fprintf(out, "People of ldap \"%s\", each ", l->name);
	duration_say(out, l->refresh_s);
	fprintf(out, ": %s below %s, from ", l->filter, or_none(l->base));
	server_say(out, &l->server);
}

static void
people_say(const struct config *c, FILE *out)
{
	fprintf(out, "%zu %s in the directory, %zu department%s.\n", c->people_count,
	    c->people_count == 1 ? "person" : "people", c->department_count,
	    plural((long)c->department_count));
	for (size_t i = 0; i < c->people_count; i++) {
		const struct config_person *p = &c->people[i];

		fprintf(out, "  %s <%s>", p->name, p->address);
		if (p->other_name_count > 0) {
			fputs(", also ", out);
			list_say(out, p->other_names, p->other_name_count);
		}
		if (p->department != NULL)
			fprintf(out, ", %s", p->department);
		if (p->manager != NULL)
			fprintf(out, ", manager %s", p->manager);
		if (p->zone != NULL)
			fprintf(out, ", zone %s", p->zone);
		if (p->language != NULL)
			fprintf(out, ", language %s", p->language);
		fputc('\n', out);
	}
	for (size_t i = 0; i < c->department_count; i++) {
		const struct config_department *d = &c->departments[i];

		fprintf(out, "  department %s: point person %s%s%s, manager %s", d->name, or_none(d->point_person),
		    d->substitute == NULL ? "" : ", substitute ", d->substitute == NULL ? "" : d->substitute, or_none(d->manager));
		if (d->need_count > 0) {
			fputs("; needs with a request: ", out);
			list_say(out, d->needs, d->need_count);
		}
		fputc('\n', out);
		for (size_t k = 0; k < d->topic_count; k++)
			fprintf(out, "    about %s: %s\n", d->topics[k].name, or_none(d->topics[k].point_person));
	}
}

static void
processes_say(const struct config *c, FILE *out)
{
	if (c->process_count > 0)
		fprintf(out, "%zu process%s, started by a line such as \"#process %s\":\n", c->process_count,
		    c->process_count == 1 ? "" : "es", c->processes[0].name);
	for (size_t i = 0; i < c->process_count; i++) {
		const struct config_process *p = &c->processes[i];

		fprintf(out, "  %s: %s\n", p->name, p->title);
		for (size_t k = 0; k < p->step_count; k++) {
			const struct config_step *s = &p->steps[k];

			fprintf(out, "    %zu. %s, %s, %d business day%s%s", k + 1, s->name, s->owner, s->days, plural(s->days),
			    s->on_count == 0 ? ", at once" : ", after ");
			for (size_t w = 0; w < s->on_count; w++)
				fprintf(out, "%s%s", w == 0 ? "" : " and ", p->steps[s->on[w]].name);
			fprintf(out, "%s\n", s->milestone ? "; a milestone" : "");
		}
	}
}

void
config_words(const struct config *c, FILE *out)
{
	identity_say(c, out);
	keyword_say(c, out);
	for (size_t i = 0; i < c->mailbox_count; i++)
		mailbox_say(&c->mailboxes[i], out);
	fputs("Sends by ", out);
	server_say(out, &c->smtp);
	rules_say(c, out);
	ladder_say(c, out);
	trust_say(c, out);
	for (size_t i = 0; i < c->converter_count; i++)
		fprintf(out, "Files of type %s are read through %s, for at most %d seconds.\n", c->converters[i].type,
		    c->converters[i].command[0], c->converters[i].timeout_s);
	for (size_t i = 0; i < c->ldap_count; i++)
		ldap_say(&c->ldaps[i], out);
	people_say(c, out);
	processes_say(c, out);
	fprintf(out, "State is in %s, templates are in %s.\n", c->state_folder, c->template_folder);
	for (size_t i = 0; i < c->warnings.n; i++)
		fprintf(out, "warning: %s\n", c->warnings.v[i]);
}
