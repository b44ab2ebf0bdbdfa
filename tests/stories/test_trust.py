"""Who may change a record: what the server found out about the sender, and who is on the agreement."""
import re
import urllib.parse

import pytest

from story import MOCKUPS

SERVER = 'trust {\n\tauth-server = "mx.corp.example"\n}\n'
PASS = "mx.corp.example; dmarc=pass header.from=corp.example; spf=pass smtp.mailfrom=corp.example"


def sent_by_jane(jane, maya):
    jane.forwards(MOCKUPS, Authentication_Results=PASS)
    maya.gets("confirm")
    maya.gets("invite")
    jane.gets("confirm")


@pytest.mark.house(more=SERVER)
def test_a_forged_reply_is_asked_about_at_the_known_address(story, jane, maya):
    """Somebody writes in Maya's name; she is asked, says no, and nothing has changed. Complaint 11."""
    sent_by_jane(jane, maya)
    maya.replies("not me 1: Omar", Authentication_Results="mx.corp.example; dmarc=fail header.from=corp.example")
    maya.gets("verify", "not me 1: Omar")
    maya.replies("no", Authentication_Results=PASS)
    story.ends({1: "proposed"}, mails=4, record=["maya asked who wrote"])


@pytest.mark.house(more=SERVER)
def test_a_true_reply_that_no_server_vouches_for(story, jane, maya):
    """Maya's own mail came by a way that proves nothing; one yes from her known address, and it counts. Complaint 11."""
    sent_by_jane(jane, maya)
    maya.replies("1 by Tue 8 Dec")
    maya.gets("verify", "1 by Tue 8 Dec")
    maya.replies("yes")
    jane.gets("decide", "Tuesday 8 December")
    story.ends({1: "changing"}, mails=5, record=["maya asked who wrote", "maya change proposed"])


@pytest.mark.house(more=SERVER)
def test_an_answer_that_is_neither_yes_nor_no(story, jane, maya):
    """'Was this you?' 'Who asks?': it is asked once more, not for ever, and nothing has changed. Complaint 10."""
    sent_by_jane(jane, maya)
    maya.replies("confirm 1")
    maya.gets("verify", "confirm 1")
    maya.replies("Who wants to know that?", Authentication_Results=PASS)
    maya.gets("verify", "confirm 1")
    maya.replies("I really wonder.", Authentication_Results=PASS)
    story.nobody_gets_anything()
    assert story.house.states() == {(1, 1): "proposed"}
    maya.replies("Yes, it was me.", Authentication_Results=PASS)
    story.ends({1: "confirmed"}, mails=5, record=["maya asked who wrote", "maya confirmed"])


@pytest.mark.house(more=SERVER)
def test_results_that_the_attacker_wrote_himself(story, jane, maya):
    """A pass below the topmost field, or stamped by somebody else's server, is not believed. Complaint 11."""
    sent_by_jane(jane, maya)
    to = maya.got["confirm"].addresses("Reply-To")[0]
    raw = story.house.message("maya", "Re: Launch sync", "confirm 1\n", to=to).as_bytes()
    maya.sends(b"Authentication-Results: mx.corp.example; dmarc=fail header.from=corp.example\r\n"
               b"Authentication-Results: " + PASS.encode() + b"\r\n" + raw, "a mail with a second, forged field below the true one")
    maya.gets("verify", "confirm 1")
    raw = story.house.message("maya", "Re: Launch sync", "confirm 1\n", to=to).as_bytes()
    maya.sends(b"Authentication-Results: mx.evil.example; dmarc=pass header.from=corp.example\r\n" + raw,
               "a mail with the word of another server")
    maya.gets("verify", "confirm 1")
    story.ends({1: "proposed"}, mails=5, record=["maya asked who wrote", "maya asked who wrote"])


@pytest.mark.house(more=SERVER)
def test_forged_notes_write_to_nobody(story, jane, omar):
    """Notes in Jane's name that her server does not know: she alone hears of them. Complaint 11."""
    jane.forwards("Action items\n- Omar: wire the money by Fri 4 Dec\n", subject="Urgent [agreed]")
    jane.gets("verify", "wire the money")
    jane.replies("no", Authentication_Results=PASS)
    story.ends({}, mails=1)


def test_a_forwarded_mail_gives_no_rights(launched, maya, stranger):
    """Maya forwards her confirmation to somebody outside, who answers to the address in it. Complaint 11."""
    maya_mail = maya.got["confirm"]
    stranger.replies("confirm 1", to=maya_mail)
    launched.ends({1: "proposed"}, mails=3, record=["stranger stranger"])


def test_somebody_else_on_it_cannot_say_yes_for_the_owner(story, jane, maya, omar):
    """Omar is on the agreement and confirms Maya's point: Jane and he read that it is hers to confirm. Complaint 11."""
    jane.forwards("Action items\n- Maya: print files by Fri 4 Dec\n- Omar: booth furniture by Thu 3 Dec\n")
    for who in (maya, omar):
        who.gets("confirm")
        who.gets("invite")
    jane.gets("confirm")
    omar.replies("confirm 1")
    omar.gets("unclear", "that is for its owner to say")
    jane.gets("said", "confirm 1", "that is for its owner to say")
    story.ends({1: "proposed", 2: "proposed"}, mails=7, record=["omar unclear"])


def test_a_stranger_starts_nothing(story, stranger):
    """Notes from an address that nobody knows are left alone, and answered by nobody. Complaint 10."""
    message = story.house.message("someone@mail.test", "Fwd: notes [agreed]", MOCKUPS)
    stranger.sends(message, "sends notes from outside")
    assert "not" in story.house.log()
    story.ends({}, mails=0)


@pytest.mark.house(more="trust {\n\tnotes-per-hour = 2\n}\n")
def test_too_many_notes_within_an_hour(story, jane, maya):
    """The third notes of an hour are not taken, which their sender is told once; the fourth make no further one. Complaint 3."""
    for n in range(2):
        jane.forwards(MOCKUPS.replace("pricing page", f"page {n}"), subject=f"Fwd: Sync {n} [agreed]")
        maya.gets("confirm", f"page {n}")
        maya.gets("invite")
        jane.gets("confirm", f"page {n}")
    jane.forwards(MOCKUPS.replace("pricing", "third"), subject="Fwd: Sync 3 [agreed]")
    jane.gets("too_many")
    jane.forwards(MOCKUPS.replace("pricing", "fourth"), subject="Fwd: Sync 4 [agreed]")
    story.ends({(1, 1): "proposed", (2, 1): "proposed"}, mails=7)


def test_who_forwards_is_the_requester_and_nobody_in_the_text_is_written_to(story, jane, omar, maya, stranger):
    """Jane sends on what Omar wrote, from a German Outlook: she asks, Maya owes, and an address that only stands in the
    text gets nothing. Complaint 5."""
    text = ("z.K.\n\n________________________________\nVon: Omar Haddad <%s>\nGesendet: Montag, 23. November 2026 17:02\n"
            "An: Jane Doe <%s>\nBetreff: Preisseite\n\nAction items\n- Maya: final pricing page mockups by Fri 4 Dec\n"
            "- %s: pay the invoice by Fri 4 Dec\n"
            % (omar.address, jane.address, f"{stranger.who}{story.house.number}@mail.test"))
    jane.forwards(text, subject="WG: Preisseite [agreed]")
    confirm = maya.gets("confirm", "final pricing page mockups", "Friday 4 December")
    assert confirm["From"].startswith("Jane Doe via agreed")
    maya.gets("invite")
    jane.gets("confirm")
    jane.gets("question", "pay the invoice")
    maya.replies("need 1: the texts")
    jane.gets("decide", "the texts")
    story.ends({1: "blocked", 2: "asked"}, mails=5)


def test_a_program_that_opens_every_link(launched, maya):
    """A scanner fetches whatever in the mail it can fetch: there is nothing that confirms when it is fetched. Complaint 1."""
    letter = maya.got["confirm"]
    links = re.findall(r'(?:href|src|action)="([^"]+)"', letter.html) + re.findall(r"https?://\S+", letter.text)
    assert links and all(link.startswith("mailto:") for link in links), links
    assert "<script" not in letter.html and "http-equiv" not in letter.html.lower().replace('http-equiv="content-type"', "")
    launched.tell("a scanner opens all that it can: " + ", ".join(sorted({link.split(":")[0] for link in links})))
    launched.ends({1: "proposed"}, mails=3)


def test_unsubscribing_takes_a_mail_and_stops_one_thing_only(launched, clock, maya, jane):
    """The mail of the week can be stopped, by a mail and not by a link; reminders of what she agreed to still come. Complaint 2."""
    maya.replies("ok")
    clock.runs_to("Mon 30 Nov 09:30")
    digest = maya.gets("digest", "final pricing page mockups")
    address = re.search(r"<mailto:([^?>]+)", digest["List-Unsubscribe"])[1]
    assert "http" not in digest["List-Unsubscribe"]
    maya.writes("", "unsubscribe", to=urllib.parse.unquote(address))
    clock.runs_to("Tue 1 Dec 09:30")
    maya.gets("remind", "final pricing page mockups")
    maya.replies("on track 1")
    clock.runs_to("Fri 4 Dec 09:30")
    maya.gets("remind")
    maya.replies("1 by Fri 18 Dec", to="remind")
    jane.gets("decide")
    jane.replies("accept 1")
    maya.gets("revision", "Friday 18 December")
    jane.gets("revision", "Friday 18 December")
    maya.gets("invite", "Monday 14 December")
    clock.runs_to("Mon 7 Dec 09:30")
    launched.person("lena").gets("digest", "Last week in your departments")
    launched.ends({1: "confirmed"}, mails=11)
