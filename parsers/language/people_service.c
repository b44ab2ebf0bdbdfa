/*
 * See people_known.h: who is nobody, though he has a name and an address. Method: parts that addresses of machines have;
 * a service that writes in somebody's name has it in brackets or behind "via"; we are called as our mailbox and the
 * keyword are.
 */
#include "parsers/language/people_known.h"

bool
people_is_machine(struct slice email)
{
	static const char *const parts[] = { "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply",
		"notification", "mailer-daemon", "-notes@", "notetaker", "assistant@", "bot@", "meetings@",
		"recap" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (slice_find_nocase(email, slice_of(parts[i])) < email.len)
			return true;
	return false;
}

bool
people_is_service(struct people *p, struct slice name, struct slice email, struct slice *who)
{
	size_t via = slice_find_nocase(name, SLICE(" via ")), open = slice_find_char(name, '(');
	struct slice words[NAME_WORDS], inside;
	const struct known *k;

	*who = people_name_tidy(slice_to(name, via < open ? via : open));
	if (via < name.len)
		return via > 0;
	if (open == 0 || open >= name.len || email.len == 0)
		return false;
	inside = slice_from(name, open + 1);
	inside = slice_trim(slice_to(inside, slice_find_char(inside, ')')));
	if (inside.len > 2 && slice_find_nocase(email, inside) < email.len)
		return true;
	k = people_known_by_name(p, words, people_less_titles(words, people_name_words(p->pool, *who, words)));
	return k != NULL && k->email.len > 0 && !slice_eq_nocase(k->email, email);
}

struct reading_address
people_writer(struct people *p, struct reading_address from)
{
	struct slice who;

	if (people_is_service(p, from.name, from.email, &who))
		from = (struct reading_address) { .name = who };
	return from;
}

bool
people_is_ours(const struct people *p, struct slice handle)
{
	struct slice ours[3], letters;

	if (p->question == NULL || handle.len < 2)
		return false;
	handle = slice_from(handle, handle.p[0] == '@');
	ours[0] = slice_to(p->question->address, slice_find_char(p->question->address, '@'));
	ours[0] = slice_to(ours[0], slice_find_char(ours[0], '+'));
	ours[1] = p->question->subject_keyword;
	ours[2] = p->question->line_keyword;
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		letters = ours[i];
		while (letters.len > 0 && char_among(letters.p[0], "[#(@"))
			letters = slice_from(letters, 1);
		while (letters.len > 0 && char_among(letters.p[letters.len - 1], "])"))
			letters.len--;
		if (letters.len > 0 && slice_eq_nocase(handle, letters))
			return true;
	}
	return false;
}
