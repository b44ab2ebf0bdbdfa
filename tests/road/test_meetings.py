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


# -- what is open already --

FIRST = """\
Action items
- Maya: print files for the posters by Fri 4 Dec
- Omar: booth furniture ordered by Thu 3 Dec
"""

AGAIN = """\
Action items
- Maya: print files for the posters by Tue 8 Dec
- Dana: flyers by Fri 11 Dec
- [x] Omar: booth furniture ordered
"""


@pytest.fixture
def again(house):
    """The second notes of a series, a week later: one point carried over with a later date, one marked as done, one new."""
    house.settle(house.notes(FIRST, subject="Launch sync 24 November [agreed]"))
    for who in ("maya", "omar"):
        house.settle(house.answer(house.wait(who, kind="confirm"), "ok"))
    house.move_to("2026-12-01 11:00")
    house.settle()
    house.settle(house.notes(AGAIN, subject="Launch sync 1 December [agreed]"))
    return house


def test_what_is_open_already_is_asked_and_never_merged_silently(again):
    asked = again.wait("jane", kind="question")
    assert 'Is this point A-1.1 again: "print files for the posters", due Friday 4 December?' in asked.words
    assert 'The notes mark it as done. Is it point A-1.2: "booth furniture ordered"?' in asked.words
    assert "yes 1" in asked.words and "no 1" in asked.words and "Who does it" not in asked.words
    assert "Is this point A-1.1 again" in asked.html_words and "Yes, the same" in asked.html_words
    # nobody else hears of them; what is new goes its way
    assert again.states() == {(1, 1): "confirmed", (1, 2): "confirmed", (2, 1): "asked", (2, 2): "proposed", (2, 3): "asked"}
    assert "flyers" in again.wait("dana", kind="confirm").words
    assert len(again.letters("maya", kind="confirm")) == 1 and len(again.letters("omar", kind="confirm")) == 1


def test_yes_goes_on_with_the_old_points(again):
    again.settle(again.answer(again.wait("jane", kind="question"), "yes 1\nyes 3"))
    assert again.states() == {(1, 1): "proposed", (1, 2): "accepted", (2, 1): "dropped", (2, 2): "proposed", (2, 3): "dropped"}
    assert again.query("SELECT due FROM item WHERE agreement = 1 AND n = 1") == [("2026-12-08",)]
    told = again.wait("maya", kind="revision")
    assert "Tuesday 8 December" in told.words and "[A-1]" in told.subject
    assert "point 2 is done" in again.wait("omar", kind="revision").subject
    assert not [m for m in again.letters("maya", kind="confirm") if "[A-2]" in m.subject]
    why = " ".join(again.ctl("why", "-c", str(again.conf), "A-2").stdout.split())
    assert "resembles agreed A-1.1" in why


def test_no_makes_it_a_point_of_its_own(again):
    again.settle(again.answer(again.wait("jane", kind="question"), "1: no, new\n3: no"))
    assert again.states() == {(1, 1): "confirmed", (1, 2): "confirmed", (2, 1): "proposed", (2, 2): "proposed", (2, 3): "dropped"}
    assert "[A-2]" in again.wait("maya", n=2, kind="confirm").subject
    assert again.query("SELECT due FROM item WHERE agreement = 1 AND n = 1") == [("2026-12-04",)]


def test_yes_to_all_of_it(again):
    again.settle(again.answer(again.wait("jane", kind="question"), "yes"))
    assert again.states()[1, 2] == "accepted" and again.states()[2, 1] == "dropped"


def test_done_and_a_date_in_the_answer(again):
    mail = again.wait("jane", kind="question")
    again.settle(again.answer(mail, "1: by 9 Dec"))
    assert again.states()[2, 1] == "asked" and again.states()[1, 1] == "confirmed"
    assert "whether it is the earlier point" in again.wait("jane", kind="unclear").words
    again.settle(again.answer(mail, "1: yes, done"))
    assert again.states()[1, 1] == "accepted" and again.states()[2, 1] == "dropped"


def test_by_hand_too(again):
    again.ctl("confirm", "-c", str(again.conf), "A-2.1")
    again.settle()
    assert again.states()[2, 1] == "dropped" and again.states()[1, 1] == "proposed"


def test_the_earlier_point_has_ended_meanwhile(again):
    again.settle(again.answer(again.wait("jane", kind="confirm"), "cancel 1"))
    again.settle(again.answer(again.wait("jane", kind="question"), "yes 1"))
    assert again.states()[2, 1] == "asked"
    assert "has ended since" in again.wait("jane", kind="unclear").words


def test_only_carried_over_points_end_without_a_word_to_others(house):
    house.settle(house.notes(FIRST, subject="Launch sync 24 November [agreed]"))
    house.move_to("2026-12-01 11:00")
    house.settle()
    house.settle(house.notes("Action items\n- [x] Maya: print files for the posters\n", subject="Launch sync, 1 Dec [agreed]"))
    house.settle(house.answer(house.wait("jane", kind="question"), "yes 1"))
    assert house.states() == {(1, 1): "accepted", (1, 2): "presumed", (2, 1): "dropped"}
    assert house.query("SELECT count(*) FROM agreement WHERE closed IS NULL") == [(1,)]
    assert not [m for who in ("jane", "maya") for m in house.letters(who, kind="status")]


@pytest.mark.parametrize("subject, sender", [("Budget round [agreed]", "jane"), ("Launch sync 1 December [agreed]", "pat")])
def test_other_series_are_not_compared(house, subject, sender):
    house.settle(house.notes(FIRST, subject="Launch sync 24 November [agreed]"))
    house.move_to("2026-12-01 11:00")
    house.settle()
    house.settle(house.notes(AGAIN, subject=subject, sender=sender))
    assert house.states()[2, 1] == "proposed" and not house.letters(sender, kind="question")


def test_with_review_never_nobody_is_asked(make_house):
    house = make_house(more="review = never")
    house.settle(house.notes(FIRST, subject="Launch sync 24 November [agreed]"))
    house.move_to("2026-12-01 11:00")
    house.settle()
    house.settle(house.notes(AGAIN, subject="Launch sync 1 December [agreed]"))
    assert house.states()[2, 1] == "proposed" and not house.letters("jane", kind="question")
