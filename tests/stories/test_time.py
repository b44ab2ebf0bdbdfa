"""Time passes: silence, reminders, managers, absences. The clock is moved, nobody waits."""
import datetime

import pytest

from house import BERLIN
from story import MOCKUPS


def test_nobody_objects(launched, clock, jane, maya):
    """Silence until the flag-by date that every mail names: the point stands, and the record says by what. Complaint 25."""
    clock.moves_to("Thu 26 Nov 16:30")
    assert launched.house.states() == {(1, 1): "proposed"}
    clock.moves_to("Thu 26 Nov 17:05")
    launched.ends({1: "presumed"}, mails=3, record=["agreed presumed"])


@pytest.mark.house(more="silence = asks")
def test_silence_is_no_yes_where_the_house_says_so(story, clock, jane, maya):
    """silence = asks: the mails say so, the point waits, and Maya is asked for her word. Complaint 25."""
    jane.forwards(MOCKUPS)
    maya.gets("confirm", "I ask again about points without an answer", without=["stands as agreed"])
    maya.gets("invite")
    jane.gets("confirm")
    clock.runs_to("Wed 25 Nov 16:00")
    maya.gets("remind", "wait for a word from you", "final pricing page mockups")
    maya.replies("ok")
    clock.runs_to("Mon 30 Nov 08:30")
    story.ends({1: "confirmed"}, mails=4, record=["maya nudged", "maya confirmed"])


def test_an_objection_is_not_silence(launched, clock, jane, maya):
    """Maya objected in time and Jane has not answered: the record does not say that nobody objected, and it is Jane who is
    asked. Complaints 18 and 25."""
    maya.replies("1 by Fri 18 Dec")
    jane.gets("decide")
    clock.runs_to("Wed 25 Nov 12:00")
    jane.gets("remind", "Maya Lin waits for it", "accept 1")
    clock.runs_to("Thu 26 Nov 17:30")
    jane.gets("remind", "Maya Lin waits for it", "Friday 4 December")
    assert "agreed presumed" not in launched.events(1)
    launched.ends({1: "changing"}, mails=6)


def test_a_checkpoint_without_an_answer_up_to_the_managers(launched, clock, jane, maya, lena, pat):
    """Asked, asked again, offered to do with less; a business day past due Jane reads what would go to both managers, and
    as she says nothing it does, once, with the dated list of what was agreed and asked. Complaints 17, 21 and 25."""
    clock.runs_to("Tue 1 Dec 09:30")
    maya.gets("digest", "final pricing page mockups")
    maya.gets("remind", "Today is your checkpoint", "What do you need from me to move forward?", "mobile and desktop")
    clock.runs_to("Wed 2 Dec 09:30")
    maya.gets("remind", "Asked before, no answer yet", "Jane Doe waits for it")
    clock.runs_to("Thu 3 Dec 09:30")
    maya.gets("remind", "If the whole is too much", "split 1")
    clock.runs_to("Mon 7 Dec 09:30")
    maya.gets("remind", "This is due today")
    maya.gets("remind", "This was due and is still open")
    lena.gets("digest", "Design")
    jane.gets("escalate_soon", "Maya Lin has not answered", "Lena Fox", "Pat Boss", 'Reply "stop"')
    clock.runs_to("Tue 8 Dec 22:00")
    for who in (lena, pat, maya, jane):
        mail = who.gets("escalate", "please help coordinate", "final pricing page mockups", "Where it stands", "What is needed",
                        "it stands as agreed: nobody objected", "was asked again")
        assert mail["Message-ID"] and "<" in mail.text.split("How it came here")[1]
    all_in_hours(launched)
    clock.runs_to("Thu 10 Dec 22:00")
    jane.gets("summary", "Lena Fox and Pat Boss", "no answer yet")
    launched.ends({1: "presumed"}, mails=16, record=["maya reminded", "maya nudged", "maya split offered", "maya unanswered"])


def all_in_hours(story):
    """No mail that the daemon wrote of itself left outside of working hours."""
    for who, letter in story.house.everything():
        when = letter.message["Date"].datetime.astimezone(BERLIN)
        if when - story.started > datetime.timedelta(hours=1):
            assert when.weekday() < 5 and 9 <= when.hour <= 17, (who, letter, when)


def test_whoever_waits_stops_the_escalation(launched, clock, jane, maya):
    """Jane knows more than the record: her 'stop' keeps it from the managers, for good."""
    clock.runs_to("Mon 7 Dec 09:30")
    jane.gets("escalate_soon", "Lena Fox and Pat Boss")
    jane.replies("stop")
    clock.runs_to("Thu 10 Dec 12:00")
    maya.gets("digest")
    for word in ("Today is your checkpoint", "Jane Doe waits for it", "split 1", "This is due today", "still open"):
        maya.gets("remind", word)
    launched.person("lena").gets("digest")
    launched.ends({1: "presumed"}, mails=11, record=["jane escalation announced", "jane escalation stopped"])


def test_one_word_ends_the_asking(launched, clock, jane, maya):
    """'On track' is a sign of life: no nudge follows. Complaint 18."""
    maya.replies("ok")
    clock.runs_to("Tue 1 Dec 09:30")
    maya.gets("digest")
    maya.gets("remind")
    maya.replies("On track.")
    clock.runs_to("Thu 3 Dec 17:30")
    launched.ends({1: "underway"}, mails=5, record=["maya reminded", "maya on track"])


def test_the_clock_runs_against_who_has_to_act(launched, clock, jane, maya):
    """Maya is done and Jane silent: Maya is reminded of nothing, the due date is not hers to miss, Jane is asked. Complaint 18."""
    maya.replies("done 1")
    jane.gets("done")
    clock.runs_to("Wed 25 Nov 12:00")
    jane.gets("remind", "Maya Lin waits for it", "accept 1")
    jane.replies("accept 1")
    maya.gets("revision", "Thank you")
    maya.gets("uninvite")
    maya.gets("status")
    jane.gets("status")
    clock.runs_to("Mon 7 Dec 12:00")
    launched.person("lena").gets("digest", "Design: 1 kept, 0 late")
    launched.ends({1: "accepted"}, mails=10, record=["maya done", "jane nudged", "jane accepted"])


def test_somebody_says_when_they_are_back(launched, clock, jane, maya):
    """Maya writes that she is away until Wednesday: Jane reads it at once, and no reminder comes before. Complaint 25."""
    maya.replies("I am away until Thursday 3 December.")
    jane.gets("said", "away until Thursday 3 December")
    clock.runs_to("Wed 2 Dec 22:00")
    launched.nobody_gets_anything()
    clock.runs_to("Thu 3 Dec 09:30")
    maya.gets("remind", "final pricing page mockups")
    launched.ends({1: "presumed"}, mails=5, record=["maya away"])




def test_a_blocker_of_legal_is_the_requesters_ball(launched, clock, jane, maya):
    """Maya waits for legal: Jane hears of it at once, Maya is left alone until Jane has answered. Complaint 18."""
    maya.replies("waiting for legal")
    jane.gets("decide", "Maya Lin cannot go on with point 1", "waiting for legal")
    clock.runs_to("Wed 25 Nov 12:00")
    jane.gets("remind", "Maya Lin waits for it")
    jane.replies("Legal has signed this morning.")
    maya.gets("revision", "Legal has signed this morning.")
    clock.runs_to("Tue 1 Dec 09:30")
    maya.gets("digest")
    maya.gets("remind")
    launched.ends({1: "underway"}, mails=8, record=["maya blocked", "jane nudged", "jane helped", "maya reminded"])


def test_a_night_and_a_weekend(launched, clock, jane, maya):
    """From Friday evening to Monday morning nothing leaves, whatever falls due. Complaint 17."""
    maya.replies("need 1: the texts")
    jane.gets("decide")
    clock.runs_to("Fri 27 Nov 17:30")
    jane.gets("remind", "Maya Lin waits for it")
    jane.gets("remind", "Maya Lin waits for it")
    for when in ("Fri 27 Nov 22:00", "Sat 28 Nov 02:00", "Sat 28 Nov 12:00", "Sun 29 Nov 15:00", "Mon 30 Nov 08:45"):
        clock.moves_to(when)
        launched.nobody_gets_anything()
    all_in_hours(launched)
    launched.ends({1: "blocked"}, mails=6)
