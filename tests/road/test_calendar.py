"""Checkpoints in people's calendars, as the icalendar module understands them."""
import datetime

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
    assert bool(confirm.calendar_bytes()) == attached
    assert bool(house.letters("maya", kind="invite")) == separate


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
    assert cancel.parts("text/calendar")[0].get_param("method").upper() == "CANCEL"


REPLY = """\
BEGIN:VCALENDAR
PRODID:-//Example//Calendar 1.0//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:{uid}
SEQUENCE:0
DTSTAMP:20261124T150000Z
DTSTART:20261201T090000Z
ORGANIZER:mailto:{organizer}
ATTENDEE;PARTSTAT={partstat};CN=Maya Lin:mailto:{attendee}
END:VEVENT
END:VCALENDAR
"""


def calendar_reply(house, invite, partstat, sender="maya"):
    body = REPLY.format(uid=str(the_event(invite)["UID"]), organizer=house.address, partstat=partstat,
                        attendee=house.mail_of(sender)).replace("\n", "\r\n")
    m = house.message(sender, f"{partstat.title()}: {invite.subject}", "Maya Lin has answered.")
    m.add_alternative(body.encode(), maintype="text", subtype="calendar", params={"method": "REPLY", "charset": "UTF-8"})
    return house.deliver(m)


def test_accepting_is_noted_and_answered_by_nobody(house):
    house.settle(house.notes(ONE))
    invite = house.wait("maya", kind="invite")
    before = len(house.everything())
    house.settle(calendar_reply(house, invite, "ACCEPTED"))
    assert house.query("SELECT partstat FROM checkpoint") == [("ACCEPTED",)]
    assert len(house.everything()) == before


def test_declining_reaches_the_requester(house):
    house.settle(house.notes(ONE))
    house.settle(calendar_reply(house, house.wait("maya", kind="invite"), "DECLINED"))
    said = house.wait("jane", kind="said")
    assert "declined" in said.words and "Maya Lin" in said.words


def test_an_answer_from_somebody_else_changes_nothing(house):
    house.settle(house.notes(ONE))
    house.settle(calendar_reply(house, house.wait("maya", kind="invite"), "ACCEPTED", sender="omar"))
    assert house.query("SELECT partstat FROM checkpoint") == [("NEEDS-ACTION",)]
