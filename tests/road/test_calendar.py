"""Checkpoints in people's calendars, as the icalendar module understands them."""
import datetime
import re
import zoneinfo

import icalendar
import pytest

from house import BERLIN, START
from samples import LAUNCH, ONE


def the_event(mail):
    events = mail.events
    assert events, f"no calendar in {mail}"
    return events[0]


@pytest.fixture(scope="module")
def invited(make_module_house):
    house = make_module_house()
    house.settle(house.notes(ONE))
    return house


def test_an_invitation_is_a_mail_of_its_own_in_the_same_thread(invited):
    confirm, invite = invited.wait("maya", kind="confirm"), invited.wait("maya", kind="invite")
    assert set(confirm["References"].split()) & set(invite["References"].split())
    assert invited.address in invite.addresses("From")
    assert "pricing page" in invite.words and "1 December" in invite.words and "10:00" in invite.words


def test_its_parts_are_what_calendar_programs_look_for(invited):
    invite = invited.wait("maya", kind="invite")
    assert invite.message.get_content_type() == "multipart/mixed"
    alternative = next(p for p in invite.message.walk() if p.get_content_type() == "multipart/alternative")
    kinds = [p.get_content_type() for p in alternative.iter_parts()]
    assert kinds[0] == "text/plain" and kinds[-1] == "text/calendar"
    calendar = invite.parts("text/calendar")[0]
    assert calendar.get_param("method").upper() == "REQUEST" and calendar.get_param("charset").upper() == "UTF-8"
    attached = invite.parts("application/ics")[0]
    assert attached.get_filename() == "invite.ics" and attached.get_content_disposition() == "attachment"
    assert attached.get_payload(decode=True) == calendar.get_payload(decode=True)


def test_the_event_is_complete(invited):
    invite = invited.wait("maya", kind="invite")
    calendar, event = invite.calendars[0], the_event(invite)
    assert str(calendar["METHOD"]) == "REQUEST" and str(calendar["VERSION"]) == "2.0" and calendar["PRODID"]
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert start.astimezone(BERLIN) == datetime.datetime(2026, 12, 1, 10, 0, tzinfo=BERLIN)
    assert end - start == datetime.timedelta(minutes=30)
    assert str(event["ORGANIZER"]).lower() == "mailto:" + invited.address
    assert str(event["ATTENDEE"]).lower() == "mailto:" + invited.mail_of("maya")
    assert event["ATTENDEE"].params["RSVP"] == "TRUE" and event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert int(event["SEQUENCE"]) == 0 and event["DTSTAMP"] and str(event["STATUS"]) in ("CONFIRMED", "TENTATIVE")
    assert "pricing page" in str(event["SUMMARY"]) + str(event["DESCRIPTION"])
    assert len(invite.calendars[0].walk("VEVENT")) == 1


def test_lines_are_folded_and_end_in_crlf(invited):
    raw = invited.wait("maya", kind="invite").calendar_bytes()[0]
    assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_the_file_in_the_confirmation_is_the_same_event(invited):
    confirm, invite = invited.wait("maya", kind="confirm"), invited.wait("maya", kind="invite")
    assert str(the_event(confirm)["UID"]) == str(the_event(invite)["UID"])
    assert the_event(confirm).decoded("DTSTART") == the_event(invite).decoded("DTSTART")
    assert not confirm.parts("text/calendar"), "the written record must not be an invitation mail"


def test_nobody_else_is_invited(make_house):
    house = make_house()
    house.settle(house.notes(LAUNCH))
    house.wait("maya", kind="invite")
    # points 2 and 3 are due tomorrow: too near for a checkpoint; managers have none
    assert {who for who, m in house.everything() if m.kind == "invite"} == {"maya"}
    assert not house.wait("lena", kind="confirm").calendar_bytes()


@pytest.mark.parametrize("setting, attached, separate", [("attached", True, False), ("separate", False, True)])
def test_invite_setting(make_house, setting, attached, separate):
    house = make_house(more=f"invite = {setting}")
    house.settle(house.notes(ONE))
    confirm = house.wait("maya", kind="confirm")
    assert {str(c["METHOD"]) for c in confirm.calendars} == ({"REQUEST", "PUBLISH"} if attached else {"PUBLISH"})
    assert bool(house.letters("maya", kind="invite")) == separate


NEW_YORK, KATHMANDU = zoneinfo.ZoneInfo("America/New_York"), zoneinfo.ZoneInfo("Asia/Kathmandu")


@pytest.mark.parametrize("maya, jane, wanted", [
    ("", "", "2026-12-01T10:00+01:00"),
    # 10:00 of the owner is before the requester's day: the first moment at which both are at work
    ("", "zone = America/New_York", "2026-12-01T15:00+01:00"),
    ("zone = America/New_York", "", "2026-12-01T10:00-05:00"),
    ("zone = Asia/Kathmandu", "", "2026-12-01T13:45+05:45"),
    # nobody works while the other does: the owner's own time
    ("zone = Asia/Kathmandu", "zone = America/Los_Angeles", "2026-12-01T10:00+05:45"),
    ("working-hours = 12:00-16:00", "", "2026-12-01T12:00+01:00"),
    ("working-hours = 06:00-09:00", "", "2026-12-01T08:30+01:00")])
def test_checkpoints_are_within_both_peoples_hours(make_house, maya, jane, wanted):
    house = make_house(persons={"maya": maya, "jane": jane})
    house.settle(house.notes(ONE))
    starts = the_event(house.wait("maya", kind="invite")).decoded("DTSTART")
    assert starts == datetime.datetime.fromisoformat(wanted) and starts.isoformat()[11:16] == wanted[11:16]


def test_three_zones_on_one_point(make_house):
    house = make_house(persons={"maya": "zone = America/New_York", "omar": "zone = Asia/Kathmandu"})
    house.settle(house.notes("Action items\n- Maya and Omar: pricing page mockups by Fri 11 Dec\n"))
    for who, zone, name in (("maya", NEW_YORK, "America/New_York"), ("omar", KATHMANDU, "Asia/Kathmandu")):
        mail = house.wait(who, kind="invite")
        event = the_event(mail)
        assert event["DTSTART"].params["TZID"] == name
        here, there = event.decoded("DTSTART").astimezone(zone), event.decoded("DTSTART").astimezone(BERLIN)
        assert 9 <= here.hour < 17 and 9 <= there.hour < 17 and here.weekday() < 5
        assert f"{here:%H:%M}" in mail.words
        due = next(c for c in house.wait(who, kind="confirm").calendars if str(c["METHOD"]) == "PUBLISH")
        assert due.walk("VEVENT")[0].decoded("DTSTART") == datetime.date(2026, 12, 11), "the day is the same for all"


def test_two_checkpoints_when_there_is_much_time(house):
    house.settle(house.notes("Action items\n- Maya: brand book by Fri 15 Jan 2027\n"))
    invites = house.letters("maya", kind="invite")
    starts = sorted(the_event(m).decoded("DTSTART").astimezone(BERLIN) for m in invites)
    assert len(starts) == 2 and START < starts[0] < starts[1] < datetime.datetime(2027, 1, 15, tzinfo=BERLIN)
    assert all(s.weekday() < 5 and s.hour == 10 for s in starts)
    assert len({str(the_event(m)["UID"]) for m in invites}) == 2


def test_points_of_one_person_on_one_day_share_one_event(house):
    house.settle(house.notes("Action items\n- Maya: mockups by Fri 4 Dec\n- Maya: icons by Fri 4 Dec\n"))
    invites = house.letters("maya", kind="invite")
    assert len(invites) == 1
    told = str(the_event(invites[0])["SUMMARY"]) + str(the_event(invites[0])["DESCRIPTION"])
    assert "mockups" in told and "icons" in told


def test_a_cancelled_point_leaves_the_calendar(house):
    house.settle(house.notes(ONE))
    invite = house.wait("maya", kind="invite")
    confirm = house.wait("jane", kind="confirm")
    house.settle(house.answer(confirm, "cancel 1"))
    cancel = house.wait("maya", kind="uninvite")
    event = the_event(cancel)
    assert str(cancel.calendars[0]["METHOD"]) == "CANCEL" and str(event["STATUS"]) == "CANCELLED"
    assert str(event["UID"]) == str(the_event(invite)["UID"]) and int(event["SEQUENCE"]) > 0
    assert "Accept" in str(the_event(invite)["DESCRIPTION"]) and "Accept" not in str(event["DESCRIPTION"])
    assert cancel.parts("text/calendar")[0].get_param("method").upper() == "CANCEL"


def test_no_invitations_please(make_house):
    house = make_house(persons={"maya": "invitations = no"})
    house.settle(house.notes(ONE))
    confirm = house.wait("maya", kind="confirm")
    assert not confirm.calendar_bytes() and "invitation" not in confirm.words
    assert "1 December" in confirm.words, "the checkpoint is there all the same"
    assert not house.letters("maya", kind="invite")


# -- calendars to subscribe to --

def feeds(house):
    return {str(icalendar.Calendar.from_ical(p.read_bytes())["X-WR-CALNAME"]): p
            for p in (house.folder / "feeds").iterdir()}


def entries(path):
    return {str(e["UID"]): e for e in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_feeds_follow_the_record(make_house):
    house = make_house(more="feed-folder = feeds", start=False)
    (house.folder / "feeds").mkdir()
    house.start()
    house.settle(house.notes(LAUNCH))
    found = feeds(house)
    mine = next(p for name, p in found.items() if name.endswith(": Maya Lin"))
    all_of_it = found["A-1: Launch sync"]
    assert all(re.fullmatch(r"(person|agreement)-[a-z2-7]{20}\.ics", p.name) for p in found.values())
    assert {p.stat().st_mode & 0o777 for p in found.values()} == {0o640}
    for path in found.values():
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert str(calendar["METHOD"]) == "PUBLISH"
        assert all("ATTENDEE" not in e and e["ORGANIZER"] and e["UID"] and e["SUMMARY"] and e["DTSTAMP"]
                   for e in calendar.walk("VEVENT"))
    invite, before = the_event(house.wait("maya", kind="invite")), entries(mine)
    due = next(e for e in before.values() if str(e["TRANSP"]) == "TRANSPARENT")
    assert due.decoded("DTSTART") == datetime.date(2026, 12, 4) and due.decoded("DTEND") == datetime.date(2026, 12, 5)
    assert before[str(invite["UID"])].decoded("DTSTART") == invite.decoded("DTSTART")
    # the id of an invitation is for the person invited alone: whoever knows it can answer
    assert str(invite["UID"]) not in entries(all_of_it) and len(entries(all_of_it)) == 4
    assert not [e for e in entries(all_of_it).values() if "Accept" in str(e["DESCRIPTION"])], "nobody can answer there"
    house.settle(house.answer(house.wait("jane", kind="confirm"), "move 1 to 7 Dec"))
    house.wait("maya", kind="revision")
    after = entries(mine)
    assert set(after) == set(before)
    assert after[str(due["UID"])].decoded("DTSTART") == datetime.date(2026, 12, 7)
    assert int(after[str(due["UID"])]["SEQUENCE"]) > int(due["SEQUENCE"])
    house.settle(house.answer(house.wait("jane", kind="confirm"), "cancel 1"))
    house.wait("maya", kind="uninvite")
    assert not entries(mine)
    assert feeds(house).keys() == found.keys() and not [p for p in (house.folder / "feeds").iterdir() if p.name[0] == "."]


# -- what comes back, in the manner of the programs that people use --

REPLY = """\
BEGIN:VCALENDAR
PRODID:-//Example//Calendar 1.0//EN
VERSION:2.0
METHOD:{method}
{zones}BEGIN:VEVENT
UID:{uid}
{lines}END:VEVENT
END:VCALENDAR
"""

# Outlook: no organizer, a Windows zone with its rules, everything in one part.
WINDOWS_ZONE = """\
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar_mail(house, invite, lines, *, method="REPLY", sender="maya", zones="", manner="google", subject=None):
    """An answer to the invitation; manner: how the sender's program packs it."""
    event = the_event(invite)
    body = REPLY.format(uid=str(event["UID"]), method=method, zones=zones,
                        lines=lines.format(organizer=house.address, attendee=house.mail_of(sender))).replace("\n", "\r\n")
    m = house.message(sender, subject or f"{method.title()}: {invite.subject}", "Maya Lin has answered.")
    params = {"charset": "UTF-8"} | ({"method": method} if manner != "apple" else {})
    if manner == "outlook":  # a part of the text's alternatives only
        m.add_alternative(body.encode(), maintype="text", subtype="calendar", params=params)
    elif manner == "thunderbird":  # the calendar once more as a file, no thread
        m.add_alternative(body.encode(), maintype="text", subtype="calendar", params=params)
        m.add_attachment(body.encode(), maintype="application", subtype="ics", filename="invite.ics")
    elif manner == "apple":  # a file beside the text, without the method
        m.add_attachment(body.encode(), maintype="text", subtype="calendar", params=params, filename="iCal-1.ics")
    else:
        m.add_alternative(body.encode(), maintype="text", subtype="calendar", params=params)
        m["In-Reply-To"] = invite["Message-ID"]
    return house.deliver(m)


FULL = ("SEQUENCE:0\nDTSTAMP:20261124T150000Z\nDTSTART:20261201T090000Z\nORGANIZER:mailto:{{organizer}}\n"
        "ATTENDEE;PARTSTAT={0};CN=Maya Lin:mailto:{{attendee}}\n")


def calendar_reply(house, invite, partstat, sender="maya", **more):
    return calendar_mail(house, invite, FULL.format(partstat), sender=sender, **more)


@pytest.fixture
def one(house):
    house.settle(house.notes(ONE))
    house.invite = house.wait("maya", kind="invite")
    return house


@pytest.mark.parametrize("partstat, words", [("ACCEPTED", "accepted the checkpoint"), ("TENTATIVE", "may come to the checkpoint")])
def test_accepting_is_on_the_record_and_answered_by_nobody(one, partstat, words):
    before = len(one.everything())
    one.settle(calendar_reply(one, one.invite, partstat))
    assert one.query("SELECT partstat FROM checkpoint") == [(partstat,)]
    assert len(one.everything()) == before
    one.settle(one.answer(one.wait("jane", kind="confirm"), "status"))
    assert f"Maya Lin {words}" in one.wait("jane", kind="status").words
    assert partstat in one.ctl("show", "-c", str(one.conf), "1").stdout and words in one.ctl("why", "-c", str(one.conf), "1.1").stdout


@pytest.mark.parametrize("lines, manner", [
    ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:{attendee}\n", "google"),  # neither organizer nor time nor sequence
    ("ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:{attendee}\nDTSTART;TZID=W. Europe Standard Time:20261201T100000\n", "outlook"),
    ("ATTENDEE;CN=Maya;PARTSTAT=ACCEPTED;EMAIL={attendee}:urn:uuid:0f\nSEQUENCE:0\n", "apple"),
    ("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=TRUE;ROLE=REQ-PARTICIPANT:mailto:{attendee}\nSEQUENCE:0\n", "thunderbird")])
def test_answers_in_the_manner_of_other_programs(one, lines, manner):
    one.settle(calendar_mail(one, one.invite, lines, manner=manner))
    assert one.query("SELECT partstat FROM checkpoint") == [("ACCEPTED",)]


def test_an_answer_from_somebody_else_changes_nothing(one):
    one.settle(calendar_reply(one, one.invite, "ACCEPTED", sender="omar"))
    assert one.query("SELECT partstat FROM checkpoint") == [("NEEDS-ACTION",)]


def test_an_answer_about_somebody_elses_meeting_is_left_alone(one):
    m = one.message("maya", "Accepted: lunch", "Maya Lin has accepted.")
    m.add_alternative(REPLY.format(uid="lunch@elsewhere.example", method="REPLY", zones="", lines=FULL.format("ACCEPTED").format(
        organizer=one.address, attendee=one.mail_of("maya"))).replace("\n", "\r\n").encode(), maintype="text",
        subtype="calendar", params={"method": "REPLY"})
    sent = one.deliver(m)
    one.settle(sent)
    assert one.verdict(sent) == "calendar" and one.query("SELECT partstat FROM checkpoint") == [("NEEDS-ACTION",)]
    assert sent in one.inbox()


# -- another time --

COUNTER = "SEQUENCE:0\nDTSTAMP:20261124T150000Z\n{0}\nCOMMENT:I am at the printer's that morning\nATTENDEE;PARTSTAT=TENTATIVE:mailto:{{attendee}}\n"


@pytest.mark.parametrize("when, zones, manner", [
    ("DTSTART:20261202T133000Z", "", "google"),
    ("DTSTART;TZID=W. Europe Standard Time:20261202T143000", WINDOWS_ZONE, "outlook"),
    ("DTSTART;TZID=Customized Time Zone:20261202T143000",
     WINDOWS_ZONE.replace("W. Europe Standard Time", "Customized Time Zone"), "outlook"),
    ("DTSTART;TZID=Asia/Kathmandu:20261202T191500", "", "thunderbird"),
    ("DTSTART:20261202T143000", "", "apple")])
def test_a_proposed_time_is_accepted_by_one_reply(one, when, zones, manner):
    one.settle(calendar_mail(one, one.invite, COUNTER.format(when), method="COUNTER", zones=zones, manner=manner))
    asked = one.wait("jane", kind="decide")
    assert "Wednesday 2 December, 14:30" in asked.words and "Tuesday 1 December, 10:00" in asked.words
    assert "at the printer's" in asked.words and "Maya Lin" in asked.words
    assert [m.kind for m in one.letters("jane")].count("decide") == 1
    one.settle(one.answer(asked, "accept 1"))
    moved = one.letters("maya", kind="invite")[-1]
    event = the_event(moved)
    assert str(event["UID"]) == str(the_event(one.invite)["UID"]) and int(event["SEQUENCE"]) == 1
    assert event.decoded("DTSTART").astimezone(BERLIN) == datetime.datetime(2026, 12, 2, 14, 30, tzinfo=BERLIN)
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION" and "moved" in moved.words
    assert one.states() == {(1, 1): "proposed"}, "the point itself stands as it was"
    # the question by mail comes on the morning of the new day
    assert one.query("SELECT datetime(at, 'unixepoch') FROM due WHERE kind = 'checkpoint' AND done IS NULL") == [
        ("2026-12-02 08:00:00",)]


def test_other_words_leave_a_moved_checkpoint_where_it_is(one):
    one.settle(calendar_mail(one, one.invite, COUNTER.format("DTSTART:20261202T133000Z"), method="COUNTER"))
    one.settle(one.answer(one.wait("jane", kind="decide"), "accept 1"))
    moved = one.query("SELECT starts, sequence FROM checkpoint")
    one.settle(one.answer(one.wait("jane", kind="confirm"), "change 1: two mockups of the pricing page"))
    assert "two mockups" in one.wait("maya", kind="revision").words
    assert one.query("SELECT starts, sequence FROM checkpoint") == moved


def test_a_proposed_time_that_is_declined(one):
    one.settle(calendar_mail(one, one.invite, COUNTER.format("DTSTART:20261202T133000Z"), method="COUNTER"))
    one.settle(one.answer(one.wait("jane", kind="decide"), "decline 1"))
    refused = one.letters("maya", kind="invite")[-1]
    assert str(refused.calendars[0]["METHOD"]) == "DECLINECOUNTER" and "not taken" in refused.words
    assert refused.parts("text/calendar")[0].get_param("method").upper() == "DECLINECOUNTER"
    assert int(the_event(refused)["SEQUENCE"]) == 0
    assert the_event(refused).decoded("DTSTART") == the_event(one.invite).decoded("DTSTART")
    assert one.query("SELECT sequence, partstat FROM checkpoint") == [(0, "NEEDS-ACTION")]


def test_a_time_that_has_passed_goes_back_to_who_proposed_it(one):
    one.settle(calendar_mail(one, one.invite, COUNTER.format("DTSTART:20201202T133000Z"), method="COUNTER"))
    assert "has passed" in one.wait("maya", kind="unclear").words
    assert not one.letters("jane", kind="decide")


def test_declining_asks_the_requester(one):
    one.settle(calendar_reply(one, one.invite, "DECLINED"))
    asked = one.wait("jane", kind="decide")
    assert "declined the checkpoint" in asked.words and "Maya Lin" in asked.words
    one.settle(one.answer(asked, "accept 1"))
    off = one.wait("maya", kind="uninvite")
    assert str(off.calendars[0]["METHOD"]) == "CANCEL"
    assert one.states() == {(1, 1): "proposed"}


def test_a_declined_checkpoint_that_is_kept_is_sent_anew(one):
    one.settle(calendar_reply(one, one.invite, "DECLINED"))
    one.settle(one.answer(one.wait("jane", kind="decide"), "decline 1"))
    again = one.letters("maya", kind="invite")[-1]
    assert str(again.calendars[0]["METHOD"]) == "REQUEST" and int(the_event(again)["SEQUENCE"]) == 1
    assert one.query("SELECT partstat FROM checkpoint") == [("NEEDS-ACTION",)]
    # the answer to the first invitation comes late: the newer one stands
    before = len(one.everything())
    one.settle(calendar_reply(one, one.invite, "DECLINED"))
    assert one.query("SELECT partstat FROM checkpoint") == [("NEEDS-ACTION",)] and len(one.everything()) == before
    assert "earlier invitation" in one.ctl("why", "-c", str(one.conf), "1.1").stdout


def test_who_changes_their_mind_and_accepts_takes_the_proposal_back(one):
    one.settle(calendar_mail(one, one.invite, COUNTER.format("DTSTART:20261202T133000Z"), method="COUNTER"))
    asked = one.wait("jane", kind="decide")
    one.settle(calendar_reply(one, one.invite, "ACCEPTED"))
    one.settle(one.answer(asked, "accept 1"))
    assert one.query("SELECT sequence, partstat FROM checkpoint") == [(0, "ACCEPTED")]
    assert len(one.letters("maya", kind="invite")) == 1
    # a yes to what is gone must not close the point
    assert one.states() == {(1, 1): "proposed"} and "taken back" in one.wait("jane", kind="unclear").words


def test_delegating_is_told_to_the_requester(one):
    one.settle(calendar_mail(one, one.invite, "SEQUENCE:0\nATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:omar@"
                             "corp.example\":mailto:{attendee}\nATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="
                             "\"mailto:{attendee}\":mailto:omar@corp.example\n"))
    assert "hands the checkpoint over to omar@corp.example" in one.wait("jane", kind="said").words
    assert one.query("SELECT partstat FROM checkpoint") == [("DELEGATED",)]


def test_a_calendar_that_lost_the_event_gets_it_again(one):
    one.settle(calendar_mail(one, one.invite, "ATTENDEE:mailto:{attendee}\n", method="REFRESH"))
    first, again = one.letters("maya", kind="invite")
    assert the_event(again)["UID"] == the_event(first)["UID"] and int(the_event(again)["SEQUENCE"]) == 0
    assert the_event(again).decoded("DTSTART") == the_event(first).decoded("DTSTART")


def test_the_requesters_own_calendar_needs_nobodys_yes(house):
    house.settle(house.notes("Action items\n- Jane: the API limits by Fri 4 Dec\n"))
    invite = house.wait("jane", kind="invite")
    house.settle(calendar_mail(house, invite, COUNTER.format("DTSTART:20261202T133000Z"), method="COUNTER", sender="jane"))
    assert int(the_event(house.letters("jane", kind="invite")[-1])["SEQUENCE"]) == 1
    assert not house.letters("jane", kind="decide")


def test_an_answer_that_may_be_forged_is_asked_about(make_house):
    house = make_house(more="trust {\n auth-server = \"mx.corp.example\"\n}")
    house.settle(house.notes(ONE))
    if house.letters("jane", kind="verify"):
        house.settle(house.answer(house.wait("jane", kind="verify"), "yes"))
    house.settle(calendar_reply(house, house.wait("maya", kind="invite"), "DECLINED"))
    assert house.query("SELECT partstat FROM checkpoint") == [("NEEDS-ACTION",)]
    house.settle(house.answer(house.wait("maya", kind="verify"), "yes"))
    assert house.query("SELECT partstat FROM checkpoint") == [("DECLINED",)] and house.wait("jane", kind="decide")
