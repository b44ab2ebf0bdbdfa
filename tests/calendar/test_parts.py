"""Each calendar by the letter of RFC 5545 and 5546, and as python3-icalendar and ical.js understand it."""
import collections
import datetime
import json
import pathlib
import shutil
import subprocess
import zoneinfo

import icalendar
import pytest

from conftest import BUILD

UTC = datetime.timezone.utc
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "SEQUENCE", "STATUS", "TRANSP", "CLASS",
        "CREATED", "LAST-MODIFIED", "ORGANIZER", "PRIORITY", "LOCATION", "GEO", "URL", "RECURRENCE-ID"}
# RFC 5546 sections 3.2.1, 3.2.2, 3.2.5, 3.2.8: what a VEVENT must have, what it must not
REQUIRED = {"PUBLISH": {"DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID"},
            "REQUEST": {"ATTENDEE", "DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID"},
            "CANCEL": {"DTSTAMP", "ORGANIZER", "SEQUENCE", "UID"},
            "DECLINECOUNTER": {"DTSTAMP", "ORGANIZER", "UID"}}
FORBIDDEN = {"PUBLISH": {"ATTENDEE", "REQUEST-STATUS"}, "REQUEST": {"REQUEST-STATUS"},
             "CANCEL": {"REQUEST-STATUS", "VALARM"}, "DECLINECOUNTER": {"REQUEST-STATUS", "VALARM"}}


def parsed(c):
    return icalendar.Calendar.from_ical(c.bytes)


def test_all_kinds_of_calendars_are_among_them(calendars):
    assert {str(parsed(c)["METHOD"]) for c in calendars} == set(REQUIRED)
    assert len(calendars) > 100


def test_required_and_forbidden_properties(calendars):
    for c in calendars:
        calendar = parsed(c)
        method = str(calendar["METHOD"])
        assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"], c.name
        events = calendar.walk("VEVENT")
        assert len(events) == 1 or (method == "PUBLISH" and events), c.name
        for event in events:
            names = collections.Counter(name for name, _ in event.property_items(recursive=False)
                                        if name not in ("BEGIN", "END"))
            names.update(sub.name for sub in event.subcomponents)
            assert REQUIRED[method] <= names.keys(), (c.name, REQUIRED[method] - names.keys())
            assert not FORBIDDEN[method] & names.keys(), (c.name, names)
            assert all(n == 1 for name, n in names.items() if name in ONCE), (c.name, names)
            assert not {"DTEND", "DURATION"} <= names.keys() and not event.errors, c.name
            if method == "CANCEL":
                assert str(event["STATUS"]) == "CANCELLED", c.name
            assert event["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0), c.name


def test_every_zone_is_there_with_its_rules_and_no_other(calendars):
    for c in calendars:
        calendar = parsed(c)
        used = {p.params["TZID"] for e in calendar.walk("VEVENT") for p in (e["DTSTART"], e["DTEND"]) if "TZID" in p.params}
        assert used == {str(z["TZID"]) for z in calendar.walk("VTIMEZONE")}, c.name
        for name in used:
            assert name in zoneinfo.available_timezones(), (c.name, name)
        for change in (s for z in calendar.walk("VTIMEZONE") for s in z.subcomponents):
            # ical.js, and with it Thunderbird, forgets the DTSTART of a change that has an RDATE too
            assert "RDATE" not in change and not change["DTSTART"].to_ical().endswith(b"Z"), c.name
        lines = sum(len(z.to_ical().splitlines()) for z in calendar.walk("VTIMEZONE"))
        assert lines < 50, (c.name, "the whole history of a zone")


def test_lines_are_folded_by_the_octet(calendars):
    for c in calendars:
        assert c.bytes.endswith(b"END:VCALENDAR\r\n") and b"\n" not in c.bytes.replace(b"\r\n", b""), c.name
        assert all(len(line) <= 75 for line in c.bytes.split(b"\r\n")), c.name
        c.bytes.decode()


def test_mails_say_the_method_that_the_calendar_has(calendars):
    for c in calendars:
        if c.part is None or c.part.get_content_type() != "text/calendar":
            continue
        assert c.part.get_param("method") == str(parsed(c)["METHOD"]), c.name
        assert str(parsed(c)["METHOD"]) != "PUBLISH", "what asks nobody is a file only"


def instant(value):
    return value.isoformat() if not isinstance(value, datetime.datetime) else int(value.astimezone(UTC).timestamp())


def test_moments_by_the_zones_of_python(calendars):
    """Files whose name says when the event is."""
    count = 0
    for c in calendars:
        if c.starts is not None:
            event, = parsed(c).walk("VEVENT")
            assert str(instant(event.decoded("DTSTART"))) == c.starts, c.name
            count += 1
    assert count > 100


def as_icalendar(c):
    calendar = parsed(c)
    out = []
    for e in calendar.walk("VEVENT"):
        attendee = e.get("ATTENDEE")
        out.append({"uid": str(e["UID"]), "sequence": int(e["SEQUENCE"]), "start": instant(e.decoded("DTSTART")),
                    "end": instant(e.decoded("DTEND")), "summary": str(e["SUMMARY"]),
                    "description": str(e["DESCRIPTION"]) if "DESCRIPTION" in e else None, "organizer": str(e["ORGANIZER"]),
                    "attendee": None if attendee is None else str(attendee),
                    "partstat": None if attendee is None else attendee.params["PARTSTAT"], "status": str(e["STATUS"]),
                    "transp": str(e["TRANSP"]), "alarms": [a["TRIGGER"].to_ical().decode() for a in e.walk("VALARM")]})
    return {"method": str(calendar["METHOD"]), "events": out}


def test_ical_js_understands_the_same(calendars):
    where = BUILD / "npm"
    if not shutil.which("node") or not (where / "node_modules/ical.js").exists():
        pytest.skip(f"ical.js is not there: 'make calendar' installs it with npm, or: npm install --prefix {where} ical.js")
    script = pathlib.Path(__file__).parent / "read.mjs"
    out = subprocess.run(["node", str(script), str(where)], input=json.dumps([c.bytes.decode() for c in calendars]),
                         capture_output=True, text=True, timeout=120)
    assert out.returncode == 0, out.stderr
    for c, theirs in zip(calendars, json.loads(out.stdout), strict=True):
        assert theirs == as_icalendar(c), c.name
