"""Time passes: the clock is moved, nobody waits."""
import re

import pytest

from samples import LAUNCH, ONE


@pytest.fixture
def one(house):
    house.settle(house.notes(ONE))
    return house


def test_silence_until_the_flag_by_date_lets_points_stand(one):
    one.move_to("2026-11-26 16:30")
    one.settle()
    assert one.states() == {(1, 1): "proposed"}
    one.move_to("2026-11-26 17:05")
    one.settle()
    assert one.states() == {(1, 1): "presumed"}


def test_checkpoint_reminder_in_the_morning_in_working_hours(one):
    one.move_to("2026-12-01 07:00")
    one.settle()
    assert not one.letters("maya", kind="remind")
    one.move_to("2026-12-01 09:01")
    one.settle()
    mail = one.wait("maya", kind="remind")
    assert "What do you need from me to move forward?" in mail.words
    assert "pricing page" in mail.words and "mobile and desktop" in mail.words and "4 December" in mail.words
    assert len(one.letters("maya", kind="remind")) == 1


def test_one_mail_a_person_a_day(house):
    house.settle(house.notes("Action items\n- Maya: mockups by Fri 4 Dec\n- Maya: icons by Fri 4 Dec\n"))
    house.settle(house.notes("Action items\n- Maya: logo by Fri 4 Dec\n", subject="Fwd: Brand [agreed]"))
    house.move_to("2026-12-01 09:30")
    house.settle()
    mail = house.wait("maya", kind="remind")
    assert all(word in mail.words for word in ("mockups", "icons", "logo"))
    house.move_to("2026-12-01 15:00")
    house.settle()
    assert len(house.letters("maya", kind="remind")) == 1


def test_due_day_and_the_day_after(one):
    one.move_to("2026-12-01 09:30")
    one.settle()
    one.move_to("2026-12-04 09:30")
    one.settle()
    assert len(one.letters("maya", kind="remind")) == 2
    one.move_to("2026-12-06 12:00")  # Sunday: nobody is written to
    one.settle()
    assert len(one.letters("maya", kind="remind")) == 2
    one.move_to("2026-12-07 09:30")  # one business day past due
    one.settle()
    assert len(one.letters("maya", kind="remind")) == 3


def test_nothing_outside_working_hours_or_on_days_off(one):
    for when in ("2026-11-28 12:00", "2026-11-29 12:00", "2026-12-01 08:59", "2026-12-01 06:00"):
        one.move_to(when)
        one.settle()
    assert not one.letters("maya", kind="remind")


def test_no_reminder_for_what_is_done(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "done 1"))
    for when in ("2026-12-01 09:30", "2026-12-04 09:30", "2026-12-07 09:30"):
        one.move_to(when)
        one.settle()
    assert not one.letters("maya", kind="remind")


def test_no_reminder_for_what_was_cancelled(one):
    one.settle(one.answer(one.wait("jane", kind="confirm"), "cancel 1"))
    one.move_to("2026-12-04 09:30")
    one.settle()
    assert not one.letters("maya", kind="remind")


def test_reminders_after_a_long_stop_come_once(one):
    one.stop()
    one.move_to("2026-12-07 11:00")
    one.start()
    mail = one.wait("maya", kind="remind")
    one.settle()
    assert len(one.letters("maya", kind="remind")) == 1
    assert "pricing page" in mail.words


def test_the_reader_s_own_time_zone(make_house):
    house = make_house(start=False)
    house.people = re.sub(r'(person "Maya Lin" \{)', r'\1\n\tzone = "America/New_York"', house.people)
    house.write_conf()
    house.start()
    house.settle(house.notes(ONE))
    house.move_to("2026-12-01 10:00")  # 4 in the morning for Maya
    house.settle()
    assert not house.letters("maya", kind="remind")
    house.move_to("2026-12-01 15:05")  # nine o'clock there
    house.settle()
    assert house.letters("maya", kind="remind")


def test_an_unanswered_question_is_asked_once_more_at_most(house):
    house.settle(house.notes("Action items\n- Omar: tidy up the tracking plan\n"))
    assert len(house.letters("jane", kind="question")) == 1
    for day in range(25, 31):
        house.move_to(f"2026-11-{day} 10:00")
        house.settle()
    house.move_to("2026-12-09 10:00")
    house.settle()
    assert len(house.letters("jane", kind="question")) <= 2


def test_answers_to_reminders_work(one):
    one.move_to("2026-12-01 09:30")
    one.settle()
    one.settle(one.answer(one.wait("maya", kind="remind"), "done 1"))
    assert one.states() == {(1, 1): "claimed"}


def test_managers_get_no_reminders(house):
    house.settle(house.notes(LAUNCH))
    for when in ("2026-11-25 09:30", "2026-12-01 09:30", "2026-12-04 09:30", "2026-12-07 09:30"):
        house.move_to(when)
        house.settle()
    assert not house.letters("lena", kind="remind") and not house.letters("pat", kind="remind")


@pytest.fixture
def bundled(house):
    """Points of two agreements in one reminder: Maya has point 1 of each, and point 2 of the second."""
    house.settle(house.notes("Action items\n- Maya: mockups by Fri 4 Dec\n"))
    house.settle(house.notes("Action items\n- Maya: logo by Fri 4 Dec\n- Maya: icons by Fri 4 Dec\n", subject="Fwd: Brand [agreed]"))
    house.move_to("2026-11-26 17:05")
    house.settle()
    house.move_to("2026-12-01 09:30")
    house.settle()
    return house


def test_a_number_that_only_one_agreement_has_is_that_points(bundled):
    bundled.settle(bundled.answer(bundled.wait("maya", kind="remind"), "2 done"))
    assert bundled.states() == {(1, 1): "presumed", (2, 1): "presumed", (2, 2): "claimed"}


def test_a_number_that_both_have_is_asked_about(bundled):
    mail = bundled.wait("maya", kind="remind")
    bundled.settle(bundled.answer(mail, "1 done"))
    assert bundled.states() == {(1, 1): "presumed", (2, 1): "presumed", (2, 2): "presumed"}
    assert "about several agreements" in bundled.wait("maya", kind="unclear").words
    # the address above the point says which
    address = re.search(r"agree\d*\+a2-\w+@[\w.]+\w", mail.words)[0]
    bundled.settle(bundled.answer(mail, "1 done", to=address))
    assert bundled.states() == {(1, 1): "presumed", (2, 1): "claimed", (2, 2): "presumed"}


def test_all_of_it_is_all_that_the_mail_is_about(bundled):
    bundled.settle(bundled.answer(bundled.wait("maya", kind="remind"), "all on track"))
    assert set(bundled.states().values()) == {"underway"}
