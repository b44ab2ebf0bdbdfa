"""To which agreement a reply belongs, whatever programs and servers on its way have made of it."""
import re
import time

import pytest

from servers import wait_for
from story import MOCKUPS


def test_a_program_that_drops_all_thread_headers(launched, maya):
    """Only the address to which Maya writes tells what it is about. Complaints 8 and 9."""
    maya.replies("confirm 1", manner="no thread")
    launched.ends({1: "confirmed"}, mails=3, record=["maya confirmed"])


def test_all_mails_of_an_agreement_lie_in_one_thread(launched, clock, jane, maya):
    """Confirmation, invitation, reminder, question, news, thanks, final record: the program that sorts by thread headers
    and the one that sorts by subject both show them together. Complaint 8."""
    clock.runs_to("Tue 1 Dec 09:30")
    maya.gets("digest")
    maya.gets("remind")
    maya.replies("1 by Tue 8 Dec")
    jane.gets("decide")
    jane.replies("accept 1")
    maya.gets("revision")
    jane.gets("revision")
    maya.replies("done 1")
    jane.gets("done")
    jane.replies("accept 1")
    maya.gets("revision")
    maya.gets("status")
    jane.gets("status")
    maya.gets("invite", "Friday 4 December")
    maya.gets("uninvite", "Friday 4 December")
    for who in (maya, jane):
        mails = [m for m in launched.house.letters(who.who) if m.kind != "digest"]
        assert len({m["References"].split()[0] for m in mails}) == 1 and len({m["In-Reply-To"] for m in mails}) == 1, mails
        assert all(m.subject.startswith("Launch sync: ") and m.subject.endswith("[A-1]") for m in mails)
    launched.ends({1: "accepted"}, mails=14)


def test_a_program_that_keeps_the_message_id_alone(launched, maya):
    """The reply goes to the bare address, and In-Reply-To is all that there is. Complaint 9."""
    maya.replies("confirm 1", manner="message id")
    launched.ends({1: "confirmed"}, mails=3, record=["maya confirmed"])


def without_reply_to(letter):
    """As a program sees it that does not know this field: replies go to the bare address."""
    del letter.message["Reply-To"]
    return letter


@pytest.mark.house(hop={})
def test_a_relay_that_gives_every_mail_another_message_id(story, jane, maya):
    """What Maya's program answers is an id that agreed never wrote; the ones in References came through. Complaint 7."""
    story.hop.change = lambda raw: re.sub(rb"(?mi)^Message-ID: .*\r?$", b"Message-ID: <%d@relay.example>" % time.time_ns(), raw)
    jane.forwards(MOCKUPS)
    confirm = maya.gets("confirm")
    assert "relay.example" in confirm.id
    maya.gets("invite")
    jane.gets("confirm")
    maya.replies("done 1", to=without_reply_to(confirm))
    jane.gets("done")
    jane.replies("accept 1")
    maya.gets("revision")
    maya.gets("uninvite")
    maya.gets("status")
    jane.gets("status")
    story.ends({1: "accepted"}, mails=8, record=["maya done", "jane accepted"])


@pytest.mark.house(plus="auto", hop={"+": "550 5.1.1 no such user"})
def test_a_server_without_plus_addresses(story, jane, maya):
    """The test mail to an address with a plus is refused: replies are asked for at the bare address, and matched by their
    thread. Complaint 9."""
    wait_for(lambda: "plus-addresses do not work" in story.house.log(), 20, "the answer to the test mail")
    jane.forwards(MOCKUPS)
    confirm = maya.gets("confirm")
    maya.gets("invite")
    jane.gets("confirm")
    assert confirm.addresses("Reply-To") in ([], [story.house.address]), confirm["Reply-To"]
    assert "do not work" in story.house.ctl("check", "-c", str(story.house.conf), check=False).stdout
    maya.replies("ok")
    story.ends({1: "confirmed"}, mails=3, record=["maya confirmed"])


def test_only_the_tag_in_the_subject_is_left(launched, maya):
    """Anybody can write [A-1]: Maya is asked at her known address whether it was she, and her yes lets it count."""
    maya.replies("confirm 1", manner="subject")
    maya.gets("verify", "confirm 1", "Nothing is changed before you say so")
    assert launched.house.states() == {(1, 1): "proposed"}
    maya.replies("yes, that was me")
    launched.ends({1: "confirmed"}, mails=4, record=["maya asked who wrote", "maya confirmed"])


def test_only_the_footer_in_the_quoted_text_is_left(launched, maya):
    """Another subject, no thread, the bare address: the last line of what she quotes says which agreement it is."""
    maya.replies("confirm 1", manner="footer")
    maya.gets("verify", "confirm 1")
    maya.replies("Ja, das war ich.")
    launched.ends({1: "confirmed"}, mails=4, record=["maya asked who wrote", "maya confirmed"])


def test_a_mail_that_answers_two_agreements_at_once(launched, jane, maya):
    """The address says one agreement, the thread another: neither is changed, Maya is told. Complaint 10."""
    first = maya.got["confirm"]
    jane.forwards("Action items\n- Maya: print files for the posters by Fri 4 Dec\n", subject="Fwd: Trade fair [agreed]")
    second = maya.gets("confirm", "print files")
    maya.gets("invite")
    jane.gets("confirm", "print files")
    message = launched.house.message("maya", "Re: " + first.subject, "ok\n", In_Reply_To=first.id, References=first.id,
                                     to=second.addresses("Reply-To")[0])
    maya.sends(message, "replies to the first mail, and to the address of the second")
    maya.gets("unclear", "two agreements at once")
    launched.ends({(1, 1): "proposed", (2, 1): "proposed"}, mails=7)


def test_an_answer_between_the_lines(story, jane, maya):
    """Maya writes under each quoted point, as many do; what she wrote there counts for that point. Complaint 6."""
    jane.forwards("Action items\n- Maya: print files for the posters by Fri 4 Dec\n- Maya: booth plan by Thu 3 Dec\n",
                  subject="Fwd: Trade fair [agreed]")
    confirm = maya.gets("confirm")
    maya.gets("invite")
    maya.gets("invite")
    jane.gets("confirm")
    lines = []
    for line in confirm.text.splitlines():
        lines.append("> " + line)
        if "by Friday 4 December" in line:
            lines += ["", "ok", ""]
        if "by Thursday 3 December" in line:
            lines += ["", "only by Tuesday 8 December, the hall plan is late", ""]
    maya.replies(f"On {confirm['Date']}, {confirm['From']} wrote:\n" + "\n".join(lines), manner="top, no quote")
    jane.gets("decide", "change to point 2", "Tuesday 8 December")
    story.ends({1: "confirmed", 2: "changing"}, mails=5, record=["maya confirmed", "maya change proposed"])


def test_a_reply_of_which_nothing_is_left_after_the_quote(launched, jane, maya):
    """A program that quotes everything, the answer included: it is not taken for silence, Maya is asked. Complaint 6."""
    maya.replies("> confirm 1", manner="top, no quote")
    maya.gets("unclear", "Nothing was changed")
    launched.ends({1: "proposed"}, mails=4)
