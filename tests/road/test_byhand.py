"""What the administrator enters on somebody's behalf: the same road as a reply, and everybody sees who entered it."""
import json
import re

import pytest

from samples import GAPS, TWO

ENTERED = "Entered by the administrator for "


@pytest.fixture
def two(house):
    """Maya owns point 1, Omar point 2, Jane asks for both."""
    house.settle(house.notes(TWO))
    return house


def hand(house, command, *words, ok=True):
    done = house.ctl(command, "-c", str(house.conf), *words, check=False)
    assert (done.returncode == 0) == ok, (done.returncode, done.stdout, done.stderr)
    house.settle()
    return done.stdout if ok else done.stderr


def refused(house, command, *words):
    before = house.query("SELECT count(*) FROM event"), house.query("SELECT count(*) FROM notice"), house.states()
    why = hand(house, command, *words, ok=False)
    assert (house.query("SELECT count(*) FROM event"), house.query("SELECT count(*) FROM notice"),
            house.states()) == before
    return why


def why(house, point):
    return " ".join(house.ctl("why", "-c", str(house.conf), point).stdout.split())


def events(house, kind):
    return house.query("SELECT person, detail, by_hand, message_id FROM event WHERE kind = ?", kind)


def test_confirm_and_the_log_says_who_entered_it(two):
    said = hand(two, "confirm", "A-1.1")
    assert said.splitlines()[0] == "A-1.1: confirmed by the owner (entered for Maya Lin)"
    assert two.states()[1, 1] == "confirmed"
    assert events(two, "confirmed") == [(two.mail_of("maya"), "", 1, "")]
    assert f"confirmed {two.mail_of('maya')} by the administrator for Maya Lin" in why(two, "A-1.1")
    # she learns of it, nobody else is bothered
    mail = two.wait("maya", kind="byhand")
    assert "confirm 1" in mail.words and "confirmed by the owner" in mail.words and "confirm 1" in mail.html_words
    assert mail["From"].startswith("agreed ") and not two.letters("jane", kind="byhand")
    # what is already so changes nothing and is no mistake
    hand(two, "confirm", "A-1.1", "--as", "maya")


def test_done_asks_the_requester_and_accept_thanks(two):
    out = json.loads(hand(two, "done", "--json", "A-1.2", "she saw them", "--as=Omar"))
    assert out["done"] and out["state"] == "claimed" and out["for"] == {"name": "Omar Haddad", "email": two.mail_of("omar")}
    assert {(m["to"], m["kind"]) for m in out["mails"]} == {(two.mail_of("jane"), "done"), (two.mail_of("omar"), "byhand")}
    asked = two.wait("jane", kind="done")
    assert ENTERED + "Omar Haddad" in asked.words and ENTERED + "Omar Haddad" in asked.html_words
    assert "she saw them" in asked.words
    hand(two, "accept", "A-1.2")
    assert two.states()[1, 2] == "accepted"
    for who in ("omar", "jane"):
        told = two.wait(who, kind="revision")
        assert ENTERED + "Jane Doe" in told.words and "point 2 is done" in told.subject
        assert told["From"].startswith("agreed ")
    assert "A-1.2 is closed since 2026-11-24: done" in refused(two, "accept", "A-1.2")
    hand(two, "reopen", "A-1.2", "the chairs are missing")
    assert two.states()[1, 2] == "reopened" and "the chairs are missing" in two.wait("omar", n=2, kind="revision").words


def test_a_change_by_the_owner_is_asked_and_by_the_requester_stands(two):
    hand(two, "change", "A-1.1", "--as", "Maya Lin", "--by", "2026-12-08", "the printer is late")
    assert two.states()[1, 1] == "changing"
    asked = two.wait("jane", kind="decide")
    assert "Tuesday 8 December" in asked.words and ENTERED + "Maya Lin" in asked.words and "the printer is late" in asked.words
    hand(two, "decline", "A-1.1", "--as", "jane")
    assert two.states()[1, 1] == "proposed" and two.query("SELECT due FROM item WHERE n = 1") == [("2026-12-04",)]
    hand(two, "change", "A-1.1", "--by=2026-12-09T12:00")
    assert two.query("SELECT due, due_minute FROM item WHERE n = 1") == [("2026-12-09", 720)]
    told = two.wait("maya", n=2, kind="revision")
    assert "Wednesday 9 December" in told.words and ENTERED + "Jane Doe" in told.words
    assert "due 2026-12-09: entered by the administrator" in why(two, "A-1.1")
    hand(two, "change", "A-1.1", "print files for posters and flyers")
    assert two.query("SELECT text FROM item WHERE n = 1") == [("print files for posters and flyers",)]


def test_reassign_asks_the_new_owner(two):
    hand(two, "reassign", "A-1.1", "--to", "Dana Cruz")
    assert "take over" in two.wait("dana", kind="decide").words
    hand(two, "confirm", "A-1.1", "--as", "dana")
    assert two.query("SELECT email FROM owner JOIN item ON item.id = owner.item WHERE n = 1") == [(two.mail_of("dana"),)]
    assert "known by that name" in refused(two, "reassign", "A-1.2", "--to", "Zoe Nobody")


def test_split_is_proposed_and_accepted(two):
    hand(two, "split", "A-1.1", "--as", "maya", "--part", "posters", "--by", "2026-12-04", "--part", "banners",
         "--by", "2026-12-11")
    assert "banners" in two.wait("jane", kind="decide").words
    hand(two, "accept", "A-1.1")
    assert two.query("SELECT n, text, due FROM item WHERE parent IS NOT NULL ORDER BY n") == [
        (3, "posters", "2026-12-04"), (4, "banners", "2026-12-11")]


def test_on_track_at_risk_block_need_and_the_answer(two):
    hand(two, "on-track", "A-1.1")
    assert two.states()[1, 1] == "underway"
    hand(two, "at-risk", "A-1.1", "the printer is ill")
    assert two.states()[1, 1] == "at risk" and "the printer is ill" in two.wait("jane", kind="said").words
    hand(two, "block", "A-1.1", "waits for the texts")
    assert two.states()[1, 1] == "blocked" and "waits for the texts" in two.wait("jane", kind="decide").words
    hand(two, "note", "A-1.1", "they are in the shared folder")
    assert two.states()[1, 1] == "underway" and "in the shared folder" in two.wait("maya", kind="revision").words
    hand(two, "need", "A-1.2", "access to the hall plan")
    assert "access to the hall plan" in two.wait("jane", n=2, kind="decide").words
    hand(two, "decline", "A-1.1", "--to", "Dana Cruz", "on leave")
    assert two.states()[1, 1] == "declined"


def test_cancel_drop_and_what_a_point_lacks(house):
    house.settle(house.notes(GAPS))
    assert house.states() == {(1, 1): "proposed", (1, 2): "asked", (1, 3): "asked"}
    hand(house, "change", "A-1.2", "--by", "2026-12-10")
    assert house.states()[1, 2] == "proposed" and "Thursday 10 December" in house.wait("omar", kind="confirm").words
    assert ENTERED + "Jane Doe" in house.wait("omar", kind="confirm").words
    hand(house, "drop", "A-1.3")
    assert house.states()[1, 3] == "dropped"
    hand(house, "cancel", "A-1.1", "we buy them")
    assert house.states()[1, 1] == "cancelled"
    assert "cancelled by Jane Doe" in house.wait("maya", kind="revision").words
    assert "A-1.1 is closed since 2026-11-24: cancelled" in refused(house, "done", "A-1.1")


def test_after_and_away(two):
    hand(two, "after", "A-1.2", "1")
    assert two.query("SELECT count(*) FROM depends") == [(1,)]
    assert "circle" in refused(two, "after", "A-1/1", "2")
    hand(two, "away", "A-1", "--as", "maya", "--until", "2026-12-02", "--to", "Dana Cruz")
    assert two.query("SELECT person, until, substitute FROM away") == [
        (two.mail_of("maya"), "2026-12-02", two.mail_of("dana"))]


def test_refusals_change_nothing_and_say_why(two):
    assert "that is for the requester to say; its owner is Maya Lin, its requester Jane Doe" in \
        refused(two, "accept", "A-1.1", "--as", "maya")
    assert "that is for its owner to say" in refused(two, "confirm", "A-1.1", "--as", "omar")
    assert "Dana Cruz is nobody" in refused(two, "confirm", "A-1.1", "--as", "Dana Cruz")
    assert "on it are: Jane Doe" in refused(two, "confirm", "A-1.1", "--as", "Dana Cruz")
    assert "A-1 has no point 9" in refused(two, "confirm", "A-1.9")
    assert "no agreement A-7" in refused(two, "confirm", "A-7.1")
    assert "say for whom" in refused(two, "away", "A-1", "--until", "2026-12-02")


@pytest.mark.parametrize("words, complaint", [
    (("change", "A-1.1"), "usage: agreectl change"),
    (("change", "A-1.1", "--by", "next Friday"), "2026-12-08"),
    (("change", "A-1.1", "--by", "2026-02-30"), "2026-12-08"),
    (("change", "A-1.1", "--colour", "red"), "no such option"),
    (("reassign", "A-1.1"), "--to PERSON"),
    (("split", "A-1.1", "--part", "one"), "--part TEXT"),
    (("note", "A-1"), "WORDS"),
    (("confirm", "A-1.1", "--to", "maya"), "usage: agreectl confirm"),
    (("cancel", "A-1"), "A-NUMBER.POINT"),
    (("done", "banana"), "usage: agreectl done"),
    (("away", "A-1", "--as", "maya"), "--until"),
    (("after", "A-1.1"), "POINT"),
    (("note", "A-1", "x" * 17000), "too long"),
])
def test_wrong_arguments(house, words, complaint):
    house.settle(house.notes(TWO)) if not house.states() else None
    done = house.ctl(words[0], "-c", str(house.conf), *words[1:], check=False)
    assert done.returncode == 2 and complaint in done.stderr
    assert house.query("SELECT count(*) FROM event WHERE by_hand") == [(0,)]


def test_json_says_why_not(two):
    out = house_json(two, "accept", "A-1.1", "--as", "maya")
    assert out == {"done": False, "why": "A-1.1: that is for the requester to say; its owner is Maya Lin, its requester Jane Doe"}


def house_json(house, command, *words):
    return json.loads(house.ctl(command, "-c", str(house.conf), "--json", *words, check=False).stdout)


def test_two_acts_in_one_second_are_two_mails(two):
    for text in ("first words", "second words"):
        two.ctl("at-risk", "-c", str(two.conf), "A-1.1", text)
    two.settle()
    assert {w for m in two.letters("jane", kind="said") for w in re.findall(r"(?:first|second) words", m.words)} == {
        "first words", "second words"}
    assert len(two.letters("maya", kind="byhand")) == 2


def test_help_lists_the_commands(house):
    out = house.ctl("help").stdout
    for command in "confirm change decline reassign split on-track at-risk block need done accept reopen cancel note".split():
        assert f"\n  {command} " in out


def test_an_escalation_shows_who_entered_it(two):
    hand(two, "at-risk", "A-1.1", "paper is short")
    for when in ("11-26 17:05", "12-01 09:05", "12-04 09:05", "12-07 09:05", "12-07 13:10"):
        two.move_to(f"2026-{when}")
        two.settle()
    mail = two.wait("lena", kind="escalate")
    assert 'wrote that the date is at risk (entered by the administrator): "paper is short"' in mail.words


def test_why_it_matters_is_the_requesters_to_enter(two):
    assert "that is for the requester to say" in refused(two, "interest", "A-1.1", "--as", "maya", "Design wants it")
    hand(two, "interest", "A-1.1", "Design shows the new logo at the fair")
    assert two.query("SELECT interest FROM item WHERE n = 1") == [("Design shows the new logo at the fair",)]
    assert events(two, "interest") == [(two.mail_of("jane"), "Design shows the new logo at the fair", 1, "")]
    assert "interest 1: Design shows the new logo" in two.wait("jane", kind="byhand").words
