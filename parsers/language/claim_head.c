/* See claim_head.h. Words of the languages, side by side: a table may have its titles in another one than its text. */
#include "parsers/language/claim_head.h"
#include "parsers/language/words.h"

bool
head_is_name(struct slice header)
{
	static const char *const words[] = { "name", "aa name", "nom", "nombre", "\345\220\215\347\247\260" };

	return slice_among(slice_trim(header), words, sizeof(words) / sizeof(words[0]));
}

bool
head_is_department(struct slice header)
{
	static const char *const words[] = { "department", "dept", "team", "abteilung", "bereich", "service",
		"d\303\251partement", "departamento", "\303\241rea", "\351\203\250\351\227\250",
		"\351\203\250\351\226\200" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_find_nocase(header, slice_of(words[i])) < header.len)
			return true;
	return false;
}

bool
head_is_by(struct slice header)
{
	return slice_eq_nocase(slice_trim(header), SLICE("by"));
}

bool
head_is_day_done(struct slice header)
{
	static const char *const words[] = { "actual", "actual date", "actual end", "completed on", "date completed", "completed date",
		"completed at", "closed", "closed on", "date closed",
		"close date", "done on", "ist", "ist-termin", "isttermin", "ist-datum", "erledigt am", "abgeschlossen am", "geschlossen am",
		"r\303\251alis\303\251 le", "date r\303\251elle", "date de r\303\251alisation", "clos le", "sold\303\251 le", "date de cl\303\264ture",
		"fecha real", "fecha de cierre", "cerrado el", "cerrada el" };

	return slice_among(slice_trim(header), words, sizeof(words) / sizeof(words[0]));
}

bool
head_is_other_day(struct slice header)
{
	static const char *const words[] = { "review", "expir", "valid", "renew", "raised", "created",
		"opened", "reported", "logged", "start", "erstellt", "g\303\274ltig", "erfasst", "beginn",
		"cr\303\251\303\251", "d\303\251but", "creado", "inicio", "alta" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_find_nocase(header, slice_of(words[i])) < header.len)
			return true;
	return head_is_day_done(header);
}

bool
head_is_newer_day(struct slice header)
{
	static const char *const words[] = { "new", "revised", "updated", "neu", "nouveau", "nouvelle", "r\303\251vis\303\251", "nuevo",
		"nueva", "revisado", "revisada" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_find_nocase(header, slice_of(words[i])) < header.len)
			return true;
	return false;
}

bool
head_is_date(struct slice header)
{
	static const char *const words[] = { "date", "datum", "fecha", "data", "\346\227\245\346\234\237" };

	return slice_among(slice_trim(header), words, sizeof(words) / sizeof(words[0]));
}

bool
head_is_contact(struct slice header)
{
	static const char *const words[] = { "contact", "customer", "kunde", "ansprech", "client", "contacto", "topic", "thema", "sujet", "tema" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_find_nocase(header, slice_of(words[i])) < header.len)
			return true;
	return false;
}

bool
head_is_others(struct slice header)
{
	static const char *const words[] = { "request", "report", "raised", "author", "contact", "approv", "inform", "consult", "customer",
		"from", "von", "ansprech", "demand", "solicita", "attend", "present", "update", "last", "meeting", "sitzung" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_find_nocase(header, slice_of(words[i])) < header.len)
			return true;
	return false;
}

bool
head_is_of_card(struct slice header)
{
	static const char *const words[] = { "task id", "item id", "issue id", "card id", "list id", "board id", "parent id",
		"issue key", "project key", "issue type", "item type", "content type", "card url", "task url", "item url",
		"bucket", "bucket name", "list name", "board name", "project name", "section/column", "sprint", "epic link",
		"parent task", "parent", "creator", "created by", "modified by", "changed by", "completed by", "closed by",
		"last modified", "is recurring", "vorgangs-id", "aufgaben-id", "bucketname", "elementtyp", "erstellt von",
		"ge\303\244ndert", "ge\303\244ndert von", "abgeschlossen von", "erledigt von", "cr\303\251\303\251 par",
		"modifi\303\251 par", "termin\303\251 par", "nom du compartiment", "creado por", "modificado por",
		"completado por", "nombre del dep\303\263sito" };

	return slice_among(slice_trim(header), words, sizeof(words) / sizeof(words[0]));
}

bool
head_asks_who(struct slice header)
{
	static const char *const words[] = { "who", "wer", "qui", "qui\303\251n", "by whom", "durch wen",
		"par qui" };

	header = slice_trim(slice_to(header, slice_find_char(header, '/')));
	while (header.len > 0 && (header.p[header.len - 1] == '?' || header.p[header.len - 1] == ':'))
		header.len--;
	return SLICE_AMONG(header, words);
}
