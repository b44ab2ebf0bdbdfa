"""The next meeting: its agenda comes the business day before, with all that is open in the series."""
import pytest

from samples import TWO

NEXT = TWO + "\nNext meeting: Tuesday 1 December, 10:00\n"

SERIES = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:launch-sync@corp.example
SUMMARY:Launch sync
DTSTART;TZID=Europe/Berlin:20261103T103000
RRULE:FREQ=WEEKLY;BYDAY=TU
END:VEVENT
END:VCALENDAR
"""


def move(house, when):
    house.move_to(f"2026-{when}")
    house.settle()


def test_the_agenda_comes_the_business_day_before(house):
    house.settle(house.notes(NEXT))
    house.settle(house.answer(house.wait("omar", kind="confirm"), "blocked 2: the hall plan is missing"))
    move(house, "11-27 10:00")
    assert not house.letters("jane", kind="agenda")
    move(house, "11-30 09:05")
    mail = house.wait("jane", kind="agenda")
    assert "Launch sync" in mail.subject and "Tuesday 1 December, 10:00" in mail.subject
    # blockers first, then the rest; a list without marks of any kind
    assert 0 < mail.words.index("Stuck") < mail.words.index("Open")
    assert '- Omar Haddad (Marketing): booth furniture ordered, due Thursday 3 December: "blocked 2: the hall plan is missing" [A-1.2]' \
        in mail.words
    assert "- Maya Lin (Design): print files for the posters, by Friday 4 December [A-1.1]" in mail.words
    for words in ("Stuck", "booth furniture ordered", "hall plan is missing", "print files for the posters", "A-1.2"):
        assert words in mail.html_words
    for who in ("maya", "omar"):
        assert not house.letters(who, kind="agenda")
    # once
    move(house, "11-30 15:00")
    move(house, "12-01 09:30")
    assert len(house.letters("jane", kind="agenda")) == 1


def test_late_decided_and_done_points_have_their_place(house):
    house.settle(house.notes("""\
Action items
- Maya: print files by Mon 30 Nov
- Omar: booth ordered by Wed 9 Dec
- Dana: flyers by Thu 10 Dec

Next meeting: Wednesday 2 December
"""))
    house.settle(house.answer(house.wait("omar", kind="confirm"), "2 by Fri 18 Dec"))
    house.settle(house.answer(house.wait("jane", kind="confirm"), "accept 3"))
    move(house, "12-01 09:05")
    mail = house.wait("jane", kind="agenda")
    assert "Wednesday 2 December" in mail.subject
    late, decide, done = (mail.words.index(w) for w in ("Late", "To decide", "Done since"))
    assert late < mail.words.index("print files, was due Monday 30 November") < decide
    assert decide < mail.words.index("booth ordered") < done < mail.words.index("flyers")


def test_all_notes_of_the_series_are_in_it(house):
    house.settle(house.notes("Action items\n- Dana: flyers by Fri 18 Dec\n", subject="Launch sync 17 November [agreed]"))
    house.settle(house.notes("Action items\n- Dana: budget by Fri 18 Dec\n", subject="Sales review [agreed]"))
    house.settle(house.notes(NEXT, subject="Launch sync, 24 Nov [agreed]"))
    move(house, "11-30 09:05")
    mail = house.wait("jane", kind="agenda")
    assert "flyers" in mail.words and "[A-1.1]" in mail.words and "print files" in mail.words and "[A-3.1]" in mail.words
    assert "budget" not in mail.words


def test_newer_notes_set_the_meeting_anew(house):
    house.settle(house.notes(NEXT))
    house.move_to("2026-11-27 10:00")
    house.settle(house.notes("Action items\n- Dana: flyers by Fri 18 Dec\n\nNext meeting: 8 December, 10:00\n"))
    move(house, "11-30 09:05")
    assert not house.letters("jane", kind="agenda")
    move(house, "12-07 09:05")
    assert "8 December" in house.wait("jane", kind="agenda").subject


def test_a_calendar_that_came_along_says_it(house):
    m = house.message("jane", "Launch sync [agreed]", TWO)
    m.add_attachment(SERIES.encode(), maintype="text", subtype="calendar", filename="series.ics")
    house.settle(house.deliver(m))
    move(house, "11-30 09:05")
    assert "Tuesday 1 December, 10:30" in house.wait("jane", kind="agenda").subject


def test_in_german(make_house):
    house = make_house(persons={"jane": 'language = "de"'})
    house.settle(house.notes("Aufgaben\n- Maya: Entwürfe bis Fr 4. Dezember\n\nNächstes Treffen: Dienstag, 1. Dezember, 10 Uhr\n",
                             subject="Protokoll Vertrieb [agreed]"))
    move(house, "11-30 09:05")
    mail = house.wait("jane", kind="agenda")
    assert "Tagesordnung" in mail.subject and "Dienstag, 1. Dezember" in mail.subject
    assert "Offen" in mail.words and "Entwürfe, bis Freitag, 4. Dezember" in mail.words


@pytest.mark.parametrize("line", ["", "Next meeting: to be decided\n", "Maya brings the list to the next meeting by 1 Dec\n"])
def test_no_next_meeting_no_agenda(house, line):
    house.settle(house.notes(TWO + "\n" + line))
    for when in ("11-30 09:05", "12-01 09:05"):
        move(house, when)
    assert not house.letters("jane", kind="agenda")


def test_nothing_open_nothing_to_say(house):
    house.settle(house.notes("Action items\n- Maya: mockups by Fri 4 Dec\n\nNext meeting: Tuesday 1 December, 10:00\n"))
    house.settle(house.answer(house.wait("jane", kind="confirm"), "accept 1"))
    move(house, "11-30 09:05")
    assert not house.letters("jane", kind="agenda")


def test_it_waits_for_office_hours_and_can_be_switched_off(make_house):
    house = make_house(more='rules { agenda-before = "2 business days" }')
    house.settle(house.notes(NEXT))
    move(house, "11-27 08:00")
    assert not house.letters("jane", kind="agenda")
    move(house, "11-27 09:01")
    assert house.wait("jane", kind="agenda")
    house = make_house(more='rules { agenda-before = "0 business days" }')
    house.settle(house.notes(NEXT))
    move(house, "11-30 09:05")
    assert not house.letters("jane", kind="agenda")
