"""Negotiation: changes, splits, other owners, needs and help, what is done and what is not."""
import pytest

from samples import LAUNCH, ONE, TWO


@pytest.fixture
def one(house):
    house.settle(house.notes(ONE))
    return house


@pytest.fixture
def two(house):
    house.settle(house.notes(TWO))
    return house


def events_of(letter):
    return {(str(e["UID"]), int(e.get("SEQUENCE", 0)), e["DTSTART"].dt.date().isoformat()) for e in letter.events}


def test_a_change_needs_the_requesters_yes_and_moves_the_invitation(one):
    old = events_of(one.wait("maya", kind="invite"))
    one.settle(one.answer(one.wait("maya", kind="confirm"), "1 by Fri 18 Dec"))
    assert one.states() == {(1, 1): "changing"}
    asked = one.wait("jane", kind="decide")
    assert "Friday 18 December" in asked.words and "Friday 4 December" in asked.words
    one.settle(one.answer(asked, "accept 1"))
    assert one.states() == {(1, 1): "confirmed"}
    assert one.query("SELECT due, revision FROM item JOIN agreement ON agreement.id = item.agreement") == [("2026-12-18", 2)]
    for who in ("maya", "jane"):
        told = one.wait(who, kind="revision")
        assert "Friday 18 December" in told.words and "Friday 4 December" in told.words
    # the later date has two checkpoints: the event that was there moves, one is new
    one.wait("maya", n=3, kind="invite")
    now = set().union(*(events_of(m) for m in one.letters("maya", kind="invite"))) - old
    (uid, sequence, day), = old
    assert {(u, s) for u, s, d in now if d != day} >= {(uid, sequence + 1)} and len(now) == 2


def test_a_refused_change_leaves_everything_as_it_was(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "1 by Fri 18 Dec"))
    one.settle(one.answer(one.wait("jane", kind="decide"), "decline 1"))
    assert one.states() == {(1, 1): "proposed"} and one.query("SELECT due FROM item") == [("2026-12-04",)]
    assert "stands as it was" in one.wait("maya", kind="revision").words
    assert one.query("SELECT outcome FROM proposal") == [("refused",)]


def test_an_owner_may_withdraw_a_change(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "1 by Fri 18 Dec"))
    one.settle(one.answer(one.wait("maya", kind="confirm"), "confirm 1"))
    assert one.states() == {(1, 1): "confirmed"} and one.query("SELECT outcome FROM proposal") == [("withdrawn",)]


def test_the_same_date_again_is_a_yes(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "1 by Fri 4 Dec"))
    assert one.states() == {(1, 1): "confirmed"} and not one.letters("jane", kind="decide")


def test_the_requester_moves_a_point_and_the_owner_is_asked_again(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "ok"))
    one.settle(one.answer(one.wait("jane", kind="confirm"), "move 1 to 9 Dec"))
    assert one.states() == {(1, 1): "proposed"} and one.query("SELECT due FROM item") == [("2026-12-09",)]
    told = one.wait("maya", kind="revision")
    assert "Wednesday 9 December" in told.words
    one.settle(one.answer(told, "ok"))
    assert one.states() == {(1, 1): "confirmed"}


def test_a_yes_to_what_stood_before_is_no_yes_to_what_stands_now(one):
    first = one.wait("maya", kind="confirm")
    one.move_to("2026-11-24 15:30")
    one.settle(one.answer(one.wait("jane", kind="confirm"), "move 1 to 9 Dec"))
    one.move_to("2026-11-24 16:00")
    one.settle(one.answer(first, "ok"))
    assert one.states() == {(1, 1): "proposed"}
    assert "has changed since" in one.wait("maya", kind="unclear").words


def test_not_me_and_the_new_owner_says_yes(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "not me 1: Omar"))
    assert one.states() == {(1, 1): "declined"}
    asked = one.wait("jane", kind="decide")
    assert "Omar" in asked.words
    one.settle(one.answer(asked, "reassign 1: Omar"))
    # until he says yes, the old owner stays
    assert one.query("SELECT email FROM owner") == [(one.mail_of("maya"),)]
    offer = one.wait("omar", kind="decide")
    assert "take over" in offer.words and "pricing page" in offer.words
    one.settle(one.answer(offer, "ok"))
    assert one.query("SELECT email FROM owner") == [(one.mail_of("omar"),)]
    assert one.states() == {(1, 1): "confirmed"}
    assert "Maya Lin" in one.wait("omar", kind="revision").words and one.wait("maya", kind="revision")
    # her calendar is cleared, his has the checkpoint
    assert one.wait("maya", kind="uninvite") and one.wait("omar", kind="invite")


def test_a_refused_offer_goes_back_to_the_requester(one):
    one.settle(one.answer(one.wait("jane", kind="confirm"), "reassign 1: Omar"))
    one.settle(one.answer(one.wait("omar", kind="decide"), "not me 1: no time before Christmas"))
    assert one.query("SELECT email FROM owner") == [(one.mail_of("maya"),)]
    back = one.wait("jane", kind="decide")
    assert "Omar Haddad does not take over" in back.words and "no time before Christmas" in back.words


def test_a_split_becomes_two_points(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "split 1: desktop mockups by 4 Dec; mobile mockups by 18 Dec"))
    asked = one.wait("jane", kind="decide")
    assert "desktop mockups" in asked.words and "mobile mockups" in asked.words
    one.settle(one.answer(asked, "accept 1"))
    assert one.states() == {(1, 1): "split", (1, 2): "confirmed", (1, 3): "confirmed"}
    assert one.query("SELECT text, due FROM item WHERE parent IS NOT NULL ORDER BY n") == [
        ("desktop mockups", "2026-12-04"), ("mobile mockups", "2026-12-18")]
    told = one.wait("maya", kind="revision")
    assert "mobile mockups" in told.words and "Friday 18 December" in told.words


def test_a_split_that_names_no_parts_is_asked_for_them(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"),
                          "Could I deliver this in two batches, the desktop ones first and the rest a bit later?"))
    assert one.states() == {(1, 1): "proposed"} and one.query("SELECT count(*) FROM proposal") == [(0,)]
    assert "each with its date" in one.wait("maya", kind="unclear").words


def test_praise_of_what_nobody_claims_is_done_closes_nothing(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "ok"))
    one.settle(one.answer(one.wait("jane", kind="confirm"), "Received, checked and exactly what I needed."))
    assert one.states() == {(1, 1): "confirmed"}
    assert "waits for that from you" in one.wait("jane", kind="unclear").words
    one.settle(one.answer(one.wait("jane", kind="confirm"), "accept 1"))
    assert one.states() == {(1, 1): "accepted"}


def test_a_split_by_the_requester_needs_the_owners_yes(one):
    one.settle(one.answer(one.wait("jane", kind="confirm"), "split 1: desktop mockups by 4 Dec; mobile mockups by 18 Dec"))
    assert one.states() == {(1, 1): "proposed"}
    one.settle(one.answer(one.wait("maya", kind="decide"), "ok 1"))
    assert one.states() == {(1, 1): "split", (1, 2): "confirmed", (1, 3): "confirmed"}


def test_a_need_is_answered_and_passed_on(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "need 1: the price list"))
    assert one.states() == {(1, 1): "blocked"}
    one.settle(one.answer(one.wait("jane", kind="decide"), "comment 1: it is in the sales folder"))
    assert one.states() == {(1, 1): "underway"}
    assert "in the sales folder" in one.wait("maya", kind="revision").words
    one.settle(one.answer(one.wait("maya", kind="confirm"), "on track 1"))
    assert one.states() == {(1, 1): "underway"}


def test_several_things_in_one_reply_are_one_mail_to_the_requester(house):
    house.settle(house.notes("Action items\n- Maya: print files by Fri 4 Dec\n- Maya: booth plan by Thu 3 Dec\n"))
    house.settle(house.answer(house.wait("maya", kind="confirm"), "1 by Tue 8 Dec\nblocked 2: waiting for the hall plan\n"))
    asked = house.wait("jane", kind="decide")
    assert "8 December" in asked.words and "hall plan" in asked.words and len(house.letters("jane", kind="decide")) == 1
    assert house.states() == {(1, 1): "changing", (1, 2): "blocked"}


def test_two_owners_answer_at_once(two):
    maya, omar = two.wait("maya", kind="confirm"), two.wait("omar", kind="confirm")
    ids = [two.answer(maya, "ok"), two.answer(omar, "2 by Tue 8 Dec")]
    for i in ids:
        two.settle(i)
    assert two.states() == {(1, 1): "confirmed", (1, 2): "changing"}


def test_an_item_of_two_owners_is_confirmed_when_both_have_said_yes(house):
    house.settle(house.notes("Action items\n- Maya and Omar: print files by Fri 4 Dec\n"))
    house.settle(house.answer(house.wait("maya", kind="confirm"), "ok"))
    assert house.states() == {(1, 1): "proposed"}
    house.settle(house.answer(house.wait("omar", kind="confirm"), "ok"))
    assert house.states() == {(1, 1): "confirmed"}


def test_thanks_for_a_milestone_reach_the_manager(house):
    house.settle(house.notes(LAUNCH))
    house.settle(house.answer(house.wait("maya", kind="confirm"), "done 1"))
    house.settle(house.answer(house.wait("jane", kind="done"), "accept 1"))
    for who in ("maya", "lena", "pat"):
        assert "Thank you" in house.wait(who, kind="revision").words
    assert not house.letters("sam", kind="revision") and not house.letters("omar", kind="revision")


def test_how_it_went_is_asked_once_and_kept(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "done 1"))
    one.settle(one.answer(one.wait("jane", kind="done"), "accept 1"))
    final = one.wait("maya", kind="status")
    assert "how did it go" in final.words.lower()
    before = len(one.everything())
    one.settle(one.answer(final, "It went well, but the price list came late."))
    assert len(one.everything()) == before
    assert one.query("SELECT person FROM event WHERE kind = 'feedback'") == [(one.mail_of("maya"),)]


def test_review_always_shows_the_requester_first(make_house):
    house = make_house(more="review = always")
    house.settle(house.notes(ONE))
    assert not house.letters("maya") and house.states() == {(1, 1): "asked"}
    house.settle(house.answer(house.wait("jane", kind="question"), "ok"))
    assert house.states() == {(1, 1): "proposed"} and house.wait("maya", kind="confirm")


def test_a_requester_who_moves_his_own_point_has_confirmed_it(house):
    house.settle(house.notes("Action items\n- Jane: send the API limits by Fri 4 Dec\n"))
    house.settle(house.answer(house.wait("jane", kind="confirm"), "move 1 to 9 Dec"))
    assert house.states() == {(1, 1): "confirmed"} and house.query("SELECT due FROM item") == [("2026-12-09",)]


def test_the_end_of_the_last_point_by_cancelling_is_one_mail_and_the_calendars(one):
    one.settle(one.answer(one.wait("jane", kind="confirm"), "cancel 1: we keep the old page"))
    assert one.states() == {(1, 1): "cancelled"}
    final = one.wait("maya", kind="status")
    for words in (final.words, final.html_words):
        assert "Point 1 is cancelled by Jane Doe" in words and "we keep the old page" in words
    assert sorted(m.kind for m in one.letters("maya")) == ["confirm", "invite", "status", "uninvite"]
    assert sorted(m.kind for m in one.letters("jane")) == ["confirm", "status"]


def test_why_it_matters_is_asked_once_and_said_with_every_reminder(two):
    asked = two.wait("jane", kind="confirm")
    assert "why points 1, 2 matter to their owners" in asked.words and "why points 1, 2 matter" in asked.html_words
    assert '"1: so that Design can ..."' in asked.words
    assert "matter" not in two.wait("maya", kind="confirm").words
    mails = len(two.everything())
    two.settle(two.answer(asked, "1: so that Design can show the new logo at the fair"))
    # it is kept, nobody gets a mail for it, nothing else has changed
    assert len(two.everything()) == mails and two.states() == {(1, 1): "proposed", (1, 2): "proposed"}
    assert two.query("SELECT person, detail FROM event WHERE kind = 'interest'") == [
        (two.mail_of("jane"), "so that Design can show the new logo at the fair")]
    two.move_to("2026-12-01 09:30")
    two.settle()
    assert "why it matters: Design can show the new logo at the fair" in two.wait("maya", kind="remind").words
    # a later confirmation does not ask again
    two.settle(two.answer(asked, "move 1 to 9 Dec"))
    assert "tell me why" not in two.wait("jane", kind="revision").words


def test_an_owners_because_is_no_interest(two):
    two.settle(two.answer(two.wait("omar", kind="confirm"), "2: because the hall has none"))
    assert two.query("SELECT interest FROM item") == [("",), ("",)]
    assert not two.query("SELECT 1 FROM event WHERE kind = 'interest'")


def test_why_is_not_asked_where_it_is_known_or_the_points_are_ones_own(make_house):
    house = make_house(start=False)
    house.people = house.people.replace('department "Design" {', 'department "Design" {\n\tgoal = "pages that sell"')
    house.write_conf()
    house.start()
    house.settle(house.notes("Action items\n- Maya: logo by Fri 4 Dec\n- Jane: API limits by Fri 4 Dec\n"
                             "- Omar: booth ordered by Thu 3 Dec so that Sales can plan the fair\n"))
    assert "tell me why" not in house.wait("jane", kind="confirm").words
    assert "pages that sell" in house.wait("maya", kind="confirm").words


def test_why_it_matters_by_mail_that_is_not_sure_enough_changes_nothing(make_house):
    house = make_house(more="trust { token = tell }")
    house.settle(house.notes(TWO))
    house.settle(house.answer(house.wait("jane", kind="confirm"), "1: so that Design can show the new logo"))
    assert house.query("SELECT interest FROM item") == [("",), ("",)]
    assert "not sure that this person wrote it" in house.wait("jane", kind="unclear").words


def test_words_an_owner_waits_for_reach_him_and_stay(two):
    two.settle(two.answer(two.wait("maya", kind="confirm"), "need 1: why does it matter?"))
    two.settle(two.answer(two.wait("jane", kind="decide"), "1: because Sales has promised it to the fair"))
    assert two.states()[(1, 1)] == "underway"
    assert "promised it to the fair" in two.wait("maya", kind="revision").words
    assert two.query("SELECT interest FROM item WHERE n = 1") == [("Sales has promised it to the fair",)]
