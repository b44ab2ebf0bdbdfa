"""The same notes come again: from somebody else, once more, or quoted by those who answer all. One promise, one mail."""
from samples import ONE, TWO


def outgoing(house):
    return len(house.everything())


def test_the_same_notes_from_a_second_person_are_one_agreement(house):
    house.settle(house.notes(TWO))
    before = outgoing(house)
    house.settle(house.notes("\n".join("> " + line for line in TWO.splitlines()), sender="omar", subject="Re: Launch sync [agreed]"))
    assert len(house.query("SELECT id FROM agreement")) == 1
    told = house.wait("omar", kind="status")
    assert "print files for the posters" in told.words and outgoing(house) == before + 1
    assert len(house.letters("maya", kind="confirm")) == 1


def test_the_same_notes_sent_again_by_the_same_person_are_one_agreement(house):
    house.settle(house.notes(TWO))
    house.settle(house.notes(TWO))
    assert len(house.query("SELECT id FROM agreement")) == 1 and len(house.letters("maya", kind="confirm")) == 1
    assert house.wait("jane", kind="status")


def test_what_has_changed_is_a_new_agreement(house):
    house.settle(house.notes(TWO))
    house.settle(house.notes(TWO.replace("Fri 4 Dec", "Tue 8 Dec").replace("Thu 3 Dec", "Mon 7 Dec")))
    assert len(house.query("SELECT id FROM agreement")) == 2


def test_answers_to_all_with_the_keyword_still_in_the_subject_begin_nothing(house):
    source = house.notes(TWO, to=f"{house.mail_of('maya')}, {house.mail_of('omar')}", Cc=house.address)
    house.settle(source)
    before = outgoing(house)
    quoted = "".join(f"> {line}\n" for line in TWO.splitlines())
    for text in ("Thanks, looks good to me!\n\n" + quoted, "Great meeting.\n"):
        house.settle(house.notes(text, sender="omar", subject="Re: Fwd: Launch sync [agreed]", In_Reply_To=f"<{source}>"))
    assert outgoing(house) == before and len(house.query("SELECT id FROM agreement")) == 1


def test_a_point_that_an_answer_adds_is_the_only_new_one(house):
    source = house.notes(TWO)
    house.settle(source)
    quoted = "".join(f"> {line}\n" for line in TWO.splitlines())
    house.settle(house.notes("One more:\nACTION: Omar to book the hotel by Wed 2 Dec\n\n" + quoted, sender="maya",
                             subject="Re: Fwd: Launch sync [agreed]", In_Reply_To=f"<{source}>", References=f"<{source}>"))
    assert house.query("SELECT n, text FROM item WHERE agreement = 2") == [(1, "book the hotel")]


def test_help_of_managers_is_announced_once_for_a_point_though_it_is_late_as_well(house):
    house.settle(house.notes(ONE))
    for day in ("12-01", "12-02", "12-03", "12-04", "12-07"):
        house.move_to(f"2026-{day} 10:30")
        house.settle()
    assert len(house.letters("jane", kind="escalate_soon")) == 1


def test_a_reply_without_text_is_asked_about_and_shown_to_nobody_else(house):
    house.settle(house.notes(ONE))
    house.settle(house.answer(house.wait("maya", kind="confirm"), ""))
    assert "no text" in house.wait("maya", kind="unclear").words
    assert not house.letters("jane", kind="said") and house.states() == {(1, 1): "proposed"}


def test_a_completion_standard_that_was_asked_for_is_kept(house):
    house.settle(house.notes("Action items\n- Omar: tidy up the tracking plan\n- Maya: persona report\n"))
    house.settle(house.answer(house.wait("jane", kind="question"),
                              "1: Omar, by 9 Dec, done when Pat has signed it\n2: Maya, by 10 Dec. Done when: no open comments\n"))
    assert house.query("SELECT due, standard FROM item ORDER BY n") == [
        ("2026-12-09", "Pat has signed it"), ("2026-12-10", "no open comments")]
    assert "done when: Pat has signed it" in house.wait("omar", kind="confirm").words and not house.letters("jane", kind="unclear")


def test_a_date_that_may_be_two_days_is_asked_about(house):
    house.settle(house.notes(ONE))
    house.settle(house.answer(house.wait("maya", kind="confirm"), "1 by 5/12"))
    assert house.wait("maya", kind="unclear") and house.query("SELECT due FROM item") == [("2026-12-04",)]
    assert house.states() == {(1, 1): "proposed"}
