"""Who may change a record: what the server found out about the sender, tokens, the known address."""
import pytest

from samples import ONE

SERVER = 'trust {\n\tauth-server = "mx.corp.example"\n}\n'
PASS = "mx.corp.example; dmarc=pass header.from=corp.example; spf=pass smtp.mailfrom=corp.example"


@pytest.fixture
def house(make_house):
    h = make_house(more=SERVER)
    h.settle(h.notes(ONE, Authentication_Results=PASS))
    return h


def test_an_authenticated_reply_changes_the_record(house):
    house.settle(house.answer(house.wait("maya", kind="confirm"), "ok", Authentication_Results=PASS))
    assert house.states() == {(1, 1): "confirmed"}


@pytest.mark.parametrize("results", [
    None,
    "mx.corp.example; dmarc=fail header.from=corp.example; spf=pass smtp.mailfrom=corp.example",
    "mx.corp.example; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example",
    "mx.evil.example; dmarc=pass header.from=corp.example",
    "mx.corp.example; none",
])
def test_a_reply_that_nobody_vouches_for_is_asked_about_at_the_known_address(house, results):
    headers = {"Authentication_Results": results} if results else {}
    house.settle(house.answer(house.wait("maya", kind="confirm"), "ok", **headers))
    assert house.states() == {(1, 1): "proposed"}
    asked = house.wait("maya", kind="verify")
    assert "ok" in asked.words and "v1-" in asked["Reply-To"]
    house.settle(house.answer(asked, "yes"))
    assert house.states() == {(1, 1): "confirmed"}
    # once: the same yes again does nothing more
    house.settle(house.answer(asked, "yes"))
    assert house.query("SELECT count(*) FROM event WHERE kind = 'confirmed'") == [(1,)]


def test_only_the_topmost_field_counts(house):
    reply = house.message("maya", "Re: x", "ok\n", to=house.wait("maya", kind="confirm").addresses("Reply-To")[0])
    raw = (b"Authentication-Results: mx.corp.example; dmarc=fail header.from=corp.example\r\n"
           b"Authentication-Results: " + PASS.encode() + b"\r\n" + reply.as_bytes())
    house.settle(house.deliver(raw, house.wait("maya", kind="confirm").addresses("Reply-To")[0]))
    assert house.states() == {(1, 1): "proposed"} and house.wait("maya", kind="verify")


def test_no_to_the_question_changes_nothing(house):
    house.settle(house.answer(house.wait("maya", kind="confirm"), "not me 1"))
    house.settle(house.answer(house.wait("maya", kind="verify"), "no"))
    assert house.states() == {(1, 1): "proposed"} and house.query("SELECT outcome FROM held") == [("denied",)]


def test_the_question_cannot_be_answered_by_somebody_else(house):
    house.settle(house.answer(house.wait("maya", kind="confirm"), "ok"))
    house.settle(house.answer(house.wait("maya", kind="verify"), "yes", sender="omar"))
    assert house.states() == {(1, 1): "proposed"}


def test_forged_notes_write_to_nobody(house):
    before = len(house.everything())
    house.settle(house.notes("Action items\n- Omar: wire the money by Fri 4 Dec\n", subject="Urgent [agreed]"))
    assert not house.letters("omar")
    asked = house.wait("jane", kind="verify")
    assert len(house.everything()) == before + 1
    house.settle(house.answer(asked, "yes"))
    assert house.wait("omar", kind="confirm")


def test_a_mail_with_two_agreements_is_refused(make_house):
    h = make_house()
    h.settle(h.notes(ONE))
    h.settle(h.notes(ONE.replace("4 Dec", "11 Dec"), subject="Fwd: Other sync [agreed]"))
    one, other = (h.wait("maya", kind="confirm", subject=s) for s in ("Launch sync", "Other sync"))
    h.settle(h.answer(one, "ok", to=other.addresses("Reply-To")[0]))
    assert set(h.states().values()) == {"proposed"}
    assert "two agreements" in h.wait("maya", kind="unclear").words


def test_the_tag_in_the_subject_is_enough_for_somebody_on_it_but_asked_about(make_house):
    h = make_house()
    h.settle(h.notes(ONE))
    reply = h.message("maya", "Re: Launch sync [A-1]", "ok\n")
    h.settle(h.deliver(reply))
    # only the address speaks for it: the default is to ask first
    assert h.states() == {(1, 1): "proposed"}
    h.settle(h.answer(h.wait("maya", kind="verify"), "yes"))
    assert h.states() == {(1, 1): "confirmed"}


def test_only_the_named_domains_may_start(make_house):
    h = make_house(more='trust {\n\tstart-domains = { "other.example" }\n}\n')
    h.settle(h.notes(ONE, sender="stranger"))
    assert not h.everything() and h.states() == {}
