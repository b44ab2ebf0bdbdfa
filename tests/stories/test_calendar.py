"""Checkpoints in calendars: what people's calendar programs answer, and what comes of it."""
import datetime

import pytest

from house import BERLIN
from story import MOCKUPS, calendar_answer

OTHER_TIME = "SEQUENCE:0\nDTSTAMP:20261124T150000Z\nDTSTART:20261202T133000Z\nATTENDEE;PARTSTAT=TENTATIVE:mailto:{attendee}\n"


def test_the_invitation_is_a_mail_of_its_own(launched, maya):
    """Outlook throws an invitation away once it is answered: the written record is another mail, and stays. Complaint 24."""
    confirm, invite = maya.got["confirm"], maya.got["invite"]
    assert confirm.id != invite.id and "final pricing page mockups" in confirm.words
    assert not confirm.parts("text/calendar"), "no calendar program may take the record for an invitation"
    assert invite.parts("text/calendar")[0].get_param("method").upper() == "REQUEST"
    launched.ends({1: "proposed"}, mails=3)


def test_accepting_the_invitation(launched, maya):
    """Her calendar accepts: it is on the record, and answered by nobody. Complaint 23."""
    maya.sends(calendar_answer(maya, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:{attendee}\n"), "her calendar accepts the checkpoint")
    assert "accepted the checkpoint" in launched.ctl("why", "1.1")
    launched.ends({1: "proposed"}, mails=3, record=["maya calendar"])


def test_another_time_is_agreed(launched, jane, maya):
    """Her calendar proposes another time, Jane agrees: the same event moves, no second one appears. Complaint 23."""
    first = maya.got["invite"].events[0]
    maya.sends(calendar_answer(maya, OTHER_TIME, method="COUNTER"), "her calendar proposes Wednesday 2 December, 14:30")
    jane.gets("decide", "another time for the checkpoint", "Wednesday 2 December, 14:30", "Tuesday 1 December, 10:00")
    jane.replies("fine with me")
    moved = maya.gets("invite", "Wednesday 2 December, 14:30").events[0]
    assert moved["UID"] == first["UID"] and int(moved["SEQUENCE"]) == int(first.get("SEQUENCE", 0)) + 1
    assert moved.decoded("DTSTART").astimezone(BERLIN) == datetime.datetime(2026, 12, 2, 14, 30, tzinfo=BERLIN)
    assert moved["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    launched.ends({1: "proposed"}, mails=5, record=["maya calendar", "jane checkpoint"])


def test_another_time_is_not_agreed(launched, jane, maya):
    """Jane keeps the time: Maya's calendar is told so in its own language, and the event stays. Complaint 23."""
    maya.sends(calendar_answer(maya, OTHER_TIME, method="COUNTER"), "her calendar proposes Wednesday 2 December, 14:30")
    jane.gets("decide")
    jane.replies("decline 1")
    refused = maya.gets("invite", "not taken")
    assert str(refused.calendars[0]["METHOD"]) == "DECLINECOUNTER"
    launched.ends({1: "proposed"}, mails=5, record=["maya calendar", "jane checkpoint"])


def test_declining_the_invitation(launched, jane, maya):
    """A no is news for the other side at once: Jane is asked, and agrees that there is no look on that day. Complaint 25."""
    maya.sends(calendar_answer(maya, "SEQUENCE:0\nATTENDEE;PARTSTAT=DECLINED:mailto:{attendee}\n"), "her calendar declines the checkpoint")
    jane.gets("decide", "Maya Lin declined the checkpoint", "Tuesday 1 December, 10:00")
    jane.replies("accept 1")
    off = maya.gets("uninvite")
    assert str(off.calendars[0]["METHOD"]) == "CANCEL"
    launched.ends({1: "proposed"}, mails=5, record=["maya calendar", "jane checkpoint"])


def test_a_moved_date_moves_the_event(launched, jane, maya):
    """The due date moves, and with it the event that is in Maya's calendar already: the same one, a new sequence. Complaint 23."""
    first = maya.got["invite"].events[0]
    jane.replies("move 1 to Tue 8 Dec")
    maya.gets("revision", "Tuesday 8 December")
    jane.gets("revision", "Tuesday 8 December")
    moved = maya.gets("invite", "Wednesday 2 December").events[0]
    assert moved["UID"] == first["UID"] and int(moved["SEQUENCE"]) > int(first.get("SEQUENCE", 0))
    launched.ends({1: "proposed"}, mails=6, record=["jane changed"])


HOLIDAY = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Holidays//EN
BEGIN:VEVENT
UID:founders@corp.example
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261202
SUMMARY:Founders' Day
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.house(files={"holidays.ics": HOLIDAY}, persons={"maya": '\tholidays = { "holidays.ics" }'})
def test_how_a_date_came_about(story, clock, jane, maya):
    """Business days leave out Maya's day off, and the record says from which words, which day and which calendar a date was
    counted; no checkpoint lies on that day, and no mail reaches her on it. Complaints 17 and 19."""
    jane.forwards("Action items\n- Maya: final pricing page mockups within 6 business days\n")
    maya.gets("confirm", "Thursday 3 December")
    maya.gets("invite", "Monday 30 November, 10:00")
    jane.gets("confirm")
    why = story.ctl("why", 1)
    assert "the notes say: - Maya: final pricing page mockups within 6 business days" in why
    assert "due 2026-12-03: 6 business days from Tue 24 Nov 2026 = Thu 3 Dec 2026 (Tue 1 Dec off: Founders' Day)" in why
    jane.forwards("Action items\n- Maya: final pricing page mockups within 6 business days\n")
    jane.gets("status", "final pricing page mockups")  # the same notes again are no second promise
    clock.runs_to("Mon 30 Nov 10:00")
    maya.gets("remind", "Today is your checkpoint")
    clock.runs_to("Tue 1 Dec 22:00")
    story.nobody_gets_anything()
    story.ends({1: "presumed"}, mails=5)
