"""What mails say: examples out of that very mail, one language, and nobody asked for what only others can give."""
import re

import pytest

from story import MOCKUPS

GERMAN = {"maya": 'language = "de"'}


def test_nobody_needs_anything_from_themselves(story, clock, jane):
    """Jane sent the notes and has the point herself: she is asked how it stands, and not what she needs from Jane Doe."""
    jane.forwards("Action items\n- Jane: budget for the fair by Fri 4 Dec\n")
    jane.gets("confirm", "move 1 to another date")
    jane.gets("invite")
    clock.runs_to("Tue 1 Dec 09:30")
    jane.gets("digest")
    jane.gets("remind", "How does it stand?", "on track 1", "blocked 1",
              without=["need 1", "What do you need from me", "goes to who asked for the point"])
    story.ends({1: "presumed"}, mails=4)


def test_who_is_asked_for_it_says_what_they_need(launched, clock, jane, maya):
    """It is Jane who wants the point: Maya is asked what she needs from her."""
    clock.runs_to("Tue 1 Dec 09:30")
    maya.gets("digest")
    maya.gets("remind", "What do you need from me to move forward?", "need 1")
    launched.ends({1: "presumed"}, mails=5)


def test_examples_are_of_that_very_mail(story, jane, maya, omar):
    """Maya's point is the second: all examples are about that one, and none names a colleague or a date of elsewhere."""
    jane.forwards("Action items\n- Omar: booth by Fri 11 Dec\n- Maya: mockups by Fri 4 Dec\n")
    for who in (maya, omar, jane):
        who.gets("confirm", without=["9 Dec\"", "8 Dec\""])
    for who in (maya, omar, omar):
        who.gets("invite")
    maya.replies("Qwxyz brumm.")
    maya.gets("unclear", '"confirm 2", "change 2: by another date", "not me 2: name"', without=["Omar", "8 Dec\""])
    jane.gets("said", '"move 2 to another date", "reassign 2: name", "cancel 2"', without=["9 Dec\"", "reassign 1"])
    maya.replies("help")
    maya.gets("help", "confirm 2", "change 2: by another date", "not me 2: name", without=["Omar", "8 Dec"])
    story.ends({1: "proposed", 2: "proposed"}, mails=9)


def test_what_is_named_yours_is_not_offered_to_you(launched, jane, maya):
    """Maya says that the point is Jane's: Jane reads that it is hers, and is not asked to give it to Jane."""
    maya.replies("not me 1: Jane")
    jane.gets("decide", "Maya Lin says that point 1 is not theirs, but yours:", "ok 1 you take it over", "reassign 1: name",
              without=["reassign 1: Jane"])
    jane.replies("ok")
    for who in (maya, jane):
        who.gets("revision")
    maya.gets("uninvite")
    jane.gets("invite")
    launched.ends({1: "confirmed"}, mails=8, record=["maya declined", "jane taken over"])


@pytest.mark.house(persons=GERMAN)
def test_one_language(story, jane, maya):
    """Maya reads German: the reason why nothing was changed is German as well, with the number of the point."""
    jane.forwards(MOCKUPS)
    maya.gets("confirm")
    maya.gets("invite")
    jane.gets("confirm")
    jane.replies("cancel 1")
    for kind in ("uninvite", "status"):
        maya.gets(kind)
    jane.gets("status")
    maya.replies("at risk 1: the texts are late", to="confirm")
    letter = maya.gets("unclear", "Punkt 1: gestrichen")
    assert not re.search(r"\b(is|point|the|cancelled)\b", letter.words.replace("the texts are late", "").split("Nothing")[0].split("-- ")[0])
    jane.gets("said", "point 1: cancelled")
    story.ends({1: "cancelled"}, mails=8)


def test_an_answer_to_what_somebody_writes_is_passed_on(launched, jane, maya):
    """Maya asks, Jane answers her in a word that is no order to us, and Maya answers that: neither is told that she was not
    understood, and the question keeps its mark."""
    maya.replies("EUR or industrial?")
    jane.gets("said", "EUR or industrial?", "Any other answer is passed on to Maya Lin")
    jane.replies("EUR")
    maya.gets("said", "Jane Doe answered", "> EUR", "Your answer is passed on to Jane Doe")
    maya.replies("And the small ones?")
    jane.gets("said", "> And the small ones?")
    jane.replies("cancel 1")
    maya.gets("uninvite")
    for who in (maya, jane):
        who.gets("status")
    launched.ends({1: "cancelled"}, mails=9, record=["maya said", "jane said", "maya said", "jane cancelled"])


def test_a_colleague_answers_a_copy_that_was_forwarded(launched, jane, maya, omar):
    """Maya forwards her mail to Omar, who answers to the address in it: he reads who can give him the point, and Jane how."""
    omar.replies("Yes, I'll do it by Monday.", to=maya.got["confirm"])
    omar.gets("outsider", "Nothing was changed, because you are not on this record", "I'll do it by Monday", "Jane Doe has been told")
    jane.gets("outsider", "Omar Haddad is not on this record", "I'll do it by Monday", "reassign 1: Omar Haddad")
    jane.replies("reassign 1: Omar Haddad")
    omar.gets("decide", "Jane Doe asks you to take over point 1")
    launched.ends({1: "proposed"}, mails=6, record=["omar stranger", "jane offered"])
