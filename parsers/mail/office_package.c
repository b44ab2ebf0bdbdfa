/*
 * See office_package.h. Method: libzip inflates, libxml2's text reader pulls;
 * between them a callback counts. The encoding is always taken for UTF-8, as
 * the standard has it: another label would make libxml2 open files.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlreader.h>
#include <zip.h>

#include "parsers/mail/office.h"
#include "parsers/mail/office_package.h"

struct office_package {
	zip_t *zip;
};

struct part {
	zip_file_t *file;
	size_t read;
	bool over;              /* it goes on behind the bound */
	char quote;             /* inside a tag and this quote, '<' for no quote, 0 outside of tags */
	size_t tag;             /* bytes of the tag that is open */
};

/* Bytes of one tag: libxml2 compares each of its attributes with each. */
#define TAG_MAX ((size_t)128 * 1024)

struct office_package *
office_open(struct slice docx, const char **why)
{
	zip_error_t error;
	zip_source_t *source;
	struct office_package *package = malloc(sizeof(*package));

	if (package == NULL)
		abort();
	zip_error_init(&error);
	source = zip_source_buffer_create(docx.p, docx.len, 0, &error);
	package->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	if (package->zip == NULL) {
		if (source != NULL)
			zip_source_free(source);
		free(package);
		package = NULL;
		*why = "it is damaged, or no Word document";
	}
	zip_error_fini(&error);
	return package;
}

void
office_close(struct office_package *package)
{
	zip_discard(package->zip);
	free(package);
}

/* Goes through the bytes for the length of tags; false when one is too long. */
static bool
tags_fit(struct part *part, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (part->quote == '\0') {
			part->quote = p[i] == '<' ? '<' : '\0';
			part->tag = 0;
			continue;
		}
		if (++part->tag > TAG_MAX)
			return false;
		if (part->quote != '<')
			part->quote = p[i] == part->quote ? '<' : part->quote;
		else if (p[i] == '>')
			part->quote = '\0';
		else if (p[i] == '"' || p[i] == '\'')
			part->quote = p[i];
	}
	return true;
}

static int
part_read(void *user, char *buffer, int len)
{
	struct part *part = user;
	zip_int64_t n;

	if (part->read >= OFFICE_MAX) {
		part->over = true;
		return 0;
	}
	n = zip_fread(part->file, buffer, len > 0 ? (zip_uint64_t)len : 0);
	if (n < 0 || !tags_fit(part, buffer, (size_t)n))
		return -1;
	part->read += (size_t)n;
	return (int)n;
}

static struct slice
name_of(xmlTextReaderPtr reader)
{
	return slice_of((const char *)xmlTextReaderConstLocalName(reader));
}

static void
event_pass(xmlTextReaderPtr reader, office_handler *handler, void *user)
{
	struct office_event event = { .reader = reader };

	switch (xmlTextReaderNodeType(reader)) {
	case XML_READER_TYPE_ELEMENT:
		event.what = OFFICE_BEGIN;
		event.name = name_of(reader);
		event.empty = xmlTextReaderIsEmptyElement(reader) == 1;
		break;
	case XML_READER_TYPE_END_ELEMENT:
		event.what = OFFICE_END;
		event.name = name_of(reader);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		event.what = OFFICE_TEXT;
		event.text = slice_of((const char *)xmlTextReaderConstValue(reader));
		break;
	default:
		return;
	}
	handler(user, &event);
}

const char *
office_part(struct office_package *package, const char *name, office_handler *handler, void *user)
{
	struct part part = { .file = zip_fopen(package->zip, name, 0) };
	xmlTextReaderPtr reader;
	int status = -1;

	if (part.file == NULL)
		return zip_error_code_zip(zip_get_error(package->zip)) == ZIP_ER_NOPASSWD ?
		    "it is locked by a password" : "it is damaged, or no Word document";
	reader = xmlReaderForIO(part_read, NULL, &part, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
	if (reader != NULL) {
		while ((status = xmlTextReaderRead(reader)) == 1)
			event_pass(reader, handler, user);
		xmlFreeTextReader(reader);
	}
	zip_fclose(part.file);
	if (part.over)
		return "it is too large; its end was not read";
	return status == 0 ? NULL : "it is damaged; only its beginning was read";
}

struct slice
office_attribute(const struct office_event *event, const char *name, char *room, size_t size)
{
	xmlTextReaderPtr reader = event->reader;
	struct slice found = { room, 0 };

	room[0] = '\0';
	while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
		struct slice value;

		if (!slice_eq(name_of(reader), slice_of(name)))
			continue;
		value = slice_to(slice_of((const char *)xmlTextReaderConstValue(reader)), size - 1);
		memcpy(room, value.p == NULL ? "" : value.p, value.len);
		room[value.len] = '\0';
		found.len = value.len;
		break;
	}
	xmlTextReaderMoveToElement(reader);
	return found;
}
