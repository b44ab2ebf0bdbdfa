"""People answer: by token, by thread, in their words; and what follows."""
import pytest

from samples import LAUNCH, ONE, TWO


@pytest.fixture
def one(house):
    house.settle(house.notes(ONE))
    return house


@pytest.fixture
def launch(house):
    house.settle(house.notes(LAUNCH))
    return house


@pytest.mark.parametrize("words", ["ok", "OK!", "confirmed", "confirm 1", "Confirmed, thanks."])
def test_ok_confirms(one, words):
    answer = one.answer(one.wait("maya", kind="confirm"), words)
    one.settle(answer)
    assert one.states() == {(1, 1): "confirmed"}
    # with the evidence: the Message-ID of the answer
    assert (answer,) in one.query("SELECT message_id FROM event WHERE kind = 'confirmed'")


def test_ok_of_one_owner_confirms_only_his_points(launch):
    launch.settle(launch.answer(launch.wait("omar", kind="confirm"), "ok"))
    assert launch.states() == {(1, 1): "proposed", (1, 2): "confirmed", (1, 3): "proposed"}


def test_quoted_words_are_not_the_answer(one):
    """The question quoted below an unclear answer holds 'Confirm', 'done' and more."""
    one.settle(one.answer(one.wait("maya", kind="confirm"), "Let me think about it until tomorrow."))
    assert one.states() == {(1, 1): "proposed"}


def test_a_reply_is_known_by_the_thread_when_the_address_lost_its_token(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "ok", to=one.address))
    assert one.states() == {(1, 1): "confirmed"}


def test_a_reply_is_known_by_its_address_when_the_thread_is_lost(one):
    confirm = one.wait("maya", kind="confirm")
    reply = one.message("maya", "about your mail", "ok\n", to=confirm.addresses("Reply-To")[0])
    one.settle(one.deliver(reply, confirm.addresses("Reply-To")[0]))
    assert one.states() == {(1, 1): "confirmed"}


def test_a_reply_to_a_mail_whose_message_id_a_relay_rewrote(one):
    """Only References survive, and the address is the bare one."""
    confirm = one.wait("maya", kind="confirm")
    reply = one.message("maya", "Re: " + confirm.subject, "ok\n", In_Reply_To="<rewritten.1@relay.example>",
                        References=confirm["References"] + " <rewritten.1@relay.example>")
    one.settle(one.deliver(reply))
    assert one.states() == {(1, 1): "confirmed"}


def test_a_stranger_with_the_token_changes_nothing(one):
    confirm = one.wait("maya", kind="confirm")
    before = len(one.everything())
    one.settle(one.answer(confirm, "ok", sender="stranger"))
    assert one.states() == {(1, 1): "proposed"} and len(one.everything()) == before
    assert one.query("SELECT count(*) FROM event WHERE kind = 'stranger'") == [(1,)]


def test_somebody_on_it_cannot_confirm_for_the_owner(launch):
    launch.settle(launch.answer(launch.wait("omar", kind="confirm"), "confirm 1"))
    assert launch.states()[(1, 1)] == "proposed"


def test_done_asks_the_requester_and_accept_closes(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "done 1"))
    assert one.states() == {(1, 1): "claimed"}
    asked = one.wait("jane", kind="done")
    assert "Maya Lin" in asked.words and "mobile and desktop" in asked.words
    one.settle(one.answer(asked, "accept 1"))
    assert one.states() == {(1, 1): "accepted"}
    for who in ("maya", "jane"):
        final = one.wait(who, kind="status")
        assert "pricing page" in final.words
    assert one.query("SELECT closed IS NOT NULL FROM agreement") == [(1,)]


def test_reopen_goes_back_to_the_owner(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "done"))
    one.settle(one.answer(one.wait("jane", kind="done"), "reopen 1: the mobile page is missing"))
    assert one.states() == {(1, 1): "reopened"}
    assert "mobile page is missing" in one.wait("maya", kind="revision").words


def test_cancel_by_the_requester_tells_the_owner(one):
    one.settle(one.answer(one.wait("jane", kind="confirm"), "cancel 1"))
    assert one.states() == {(1, 1): "cancelled"}
    assert any("cancel" in m.words.lower() for m in one.letters("maya") if m.kind in ("changed", "status"))


def test_cancel_by_an_owner_changes_nothing_and_is_told_to_the_requester(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "cancel 1"))
    assert one.states() == {(1, 1): "proposed"}
    assert any("cancel 1" in m.words for m in one.letters("jane") if m.kind in ("said", "unclear"))


def test_status_is_answered_to_whoever_asks(launch):
    answer = launch.answer(launch.wait("omar", kind="confirm"), "status")
    launch.settle(answer)
    status = launch.wait("omar", kind="status")
    assert status["In-Reply-To"].strip("<>") == answer and status["Auto-Submitted"] == "auto-replied"
    for words in ("pricing page", "churn user profiles", "API limits"):
        assert words in status.words
    assert not launch.letters("maya", kind="status")


def test_help_is_answered(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "help"))
    text = one.wait("maya", kind="help").words.lower()
    assert all(word in text for word in ("confirm 1", "done 1", "status", "not me 1"))


def test_words_that_cannot_be_understood_change_nothing_and_reach_the_requester(one):
    answer = one.answer(one.wait("maya", kind="confirm"), "The blue elephants dance again in Cracow, as they say.")
    one.settle(answer)
    assert one.states() == {(1, 1): "proposed"}
    assert any("blue elephants" in m.words for m in one.letters("jane") if m.kind in ("said", "unclear"))


def test_need_reaches_the_requester_at_once(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "need 1: access to the analytics data"))
    assert "access to the analytics data" in one.wait("jane", kind="decide").words
    assert one.states() == {(1, 1): "blocked"}


def test_another_date_from_the_owner_changes_nothing_by_itself(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "1 by Tue 8 Dec"))
    assert one.query("SELECT due FROM item") == [("2026-12-04",)]
    assert "8 Dec" in one.wait("jane", kind="decide").words


def test_the_requester_accepts_the_other_date_and_all_are_told(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "1 by Tue 8 Dec"))
    one.settle(one.answer(one.wait("jane", kind="decide"), "accept 1"))
    assert one.query("SELECT due FROM item") == [("2026-12-08",)]
    assert any("8 December" in m.words for m in one.letters("maya") if m.kind != "confirm" or "8 December" in m.words)


def test_an_answer_to_an_old_point_of_a_closed_agreement(one):
    one.settle(one.answer(one.wait("jane", kind="confirm"), "cancel 1"))
    one.settle(one.answer(one.wait("maya", kind="confirm"), "done 1"))
    assert one.states() == {(1, 1): "cancelled"}


def test_a_point_that_does_not_exist(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "done 7"))
    assert one.states() == {(1, 1): "proposed"}
    assert one.letters("maya", kind="unclear")


def test_a_reply_from_an_html_client(one):
    confirm = one.wait("maya", kind="confirm")
    reply = one.message("maya", "Re: " + confirm.subject, to=confirm.addresses("Reply-To")[0],
                        html="<html><body><div>done 1</div><br><div class=\"gmail_quote\"><div>On Tue, Jane wrote:</div>"
                             "<blockquote>cancel 1</blockquote></div></body></html>", In_Reply_To=confirm.id)
    one.settle(one.deliver(reply, confirm.addresses("Reply-To")[0]))
    assert one.states() == {(1, 1): "claimed"}


def test_two_agreements_do_not_mix(one):
    one.settle(one.notes(TWO, subject="Fwd: Trade fair [agreed]"))
    fair = one.wait("maya", kind="confirm", subject="Trade fair")
    one.settle(one.answer(fair, "ok"))
    assert one.states() == {(1, 1): "proposed", (2, 1): "confirmed", (2, 2): "proposed"}
