/*
 * invite_zone: the rules of a time zone as a VTIMEZONE (RFC 5545 section 3.6.5),
 * made from what ICU knows: for each change of the clock around the event a
 * component of its own, as a rule for every year where the years to come keep to
 * one.
 *
 * So written, a program that keeps one definition for all events of a zone
 * (vobject, and with it Radicale, does) is right about later ones too, and so is
 * one that knows only what stands in a rule or in DTSTART (ical.js does).
 */
#ifndef AGREED_INVITE_ZONE_H
#define AGREED_INVITE_ZONE_H

#include <libical/ical.h>
#include <stdint.h>

/* Adds the rules that hold between the two instants; name is a zone that zone.h knows. */
void invite_zone_add(icalcomponent *calendar, const char *name, int64_t first, int64_t last);

#endif
