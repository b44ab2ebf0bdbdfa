"""An answer is about what the answered mail asked: nothing else moves, whatever waits besides."""
from story import calendar_answer

SEALS = """\
Action items
- Maya: count of the seals by Fri 18 Dec
- Anne Post <anne.post@broker.example> to send the tariff sheet by Thu 17 Dec
"""
HELD = """\
Action items
- Maya: mockups of the pricing page by Fri 18 Dec
- Maya: texts of the pricing page
"""
TWO = """\
Action items
- Maya: mockups of the pricing page by Fri 4 Dec
- Jane: minutes of the meeting by Fri 4 Dec
"""


def test_an_ok_to_one_mail_is_no_consent_to_another(story, jane, maya):
    """Whether Anne, outside the house, may be written to is still open. Jane's ok to what Maya has done says nothing of it."""
    jane.forwards(SEALS)
    maya.gets("confirm", "count of the seals", without=["tariff sheet"])
    maya.gets("invite", "Thursday 3 December")
    maya.gets("invite", "Monday 14 December")
    jane.gets("confirm", "count of the seals")
    jane.gets("question", "anne.post@broker.example")
    maya.replies("done", to="confirm")
    jane.gets("done", "count of the seals")
    jane.replies("ok")
    maya.gets("revision", "Thank you: point 1 is done")
    maya.gets("uninvite")
    maya.gets("uninvite")
    assert story.house.query("SELECT count(*) FROM notice WHERE recipient LIKE '%broker.example'") == [(0,)]
    story.ends({1: "accepted", 2: "asked"}, mails=9, record=["maya done", "jane accepted"])


def test_a_yes_to_another_owner_asks_that_one(story, jane, maya, omar):
    """'Not mine, ask Omar', and Jane: 'yes, of course'. Omar is asked, and Jane's own point is as it was."""
    jane.forwards(TWO)
    maya.gets("confirm")
    maya.gets("invite")
    jane.gets("confirm")
    jane.gets("invite")
    maya.replies("1 is not mine, ask Omar.", to="confirm")
    jane.gets("decide", "is not theirs", "Omar")
    jane.replies("Yes, of course.")
    omar.gets("decide", "asks you to take over point 1", "mockups of the pricing page")
    story.ends({1: "declined", 2: "proposed"}, mails=6, record=["maya declined"])


def test_what_the_owner_has_not_seen_does_not_count(story, jane, maya):
    """A second point of Maya's waits for a date from Jane. Her ok, and her other day, are to the one that she was shown."""
    jane.forwards(HELD)
    maya.gets("confirm", "mockups of the pricing page", without=["texts"])
    maya.gets("invite")
    maya.gets("invite")
    jane.gets("confirm")
    jane.gets("question", "texts of the pricing page")
    maya.replies("ok", to="confirm")
    story.nobody_gets_anything()
    assert story.house.states() == {(1, 1): "confirmed", (1, 2): "asked"}
    maya.replies("Geht klar, aber erst bis Mittwoch, 23.12.", to="confirm", manner="top, no quote")
    jane.gets("decide", "Wednesday 23 December", without=["texts"])
    maya.replies("The blue elephants dance again in Cracow, as they say.", to="confirm")
    maya.gets("unclear", "mockups of the pricing page", without=["texts"])
    jane.gets("said", "blue elephants")
    story.ends({1: "changing", 2: "asked"}, mails=8, record=["maya confirmed", "maya change proposed"])


def test_thanks_beside_an_answer(story, jane, maya):
    """'Thanks. 2: Maya, by the 21st': it is taken, and nobody is told that something was not understood."""
    jane.forwards(HELD)
    maya.gets("confirm")
    maya.gets("invite")
    maya.gets("invite")
    jane.gets("confirm")
    jane.gets("question")
    jane.replies("Thanks. 2: Maya, by Mon 21 Dec")
    maya.gets("confirm", "texts of the pricing page", "Monday 21 December")
    jane.gets("confirm", "texts of the pricing page")
    while any(letter.kind == "invite" for _, letter in story.unread()):
        maya.gets("invite")
    story.ends({1: "proposed", 2: "proposed"}, mails=len(story.claimed), record=["jane completed"])


def test_a_part_that_is_not_for_the_writer_to_say(story, jane, maya):
    """Maya is told which of her words changed nothing, and not that nothing was changed: the rest is on the record."""
    jane.forwards(TWO)
    maya.gets("confirm")
    maya.gets("invite")
    jane.gets("confirm")
    jane.gets("invite")
    maya.replies("confirm 1\n2 by 9 December", to="confirm")
    maya.gets("unclear", "The rest of your mail is on the record", "for its owner to say", without=["Nothing was changed"])
    jane.gets("said", "2 by 9 December", without=["The record is as it was"])
    story.ends({1: "confirmed", 2: "proposed"}, mails=6, record=["maya confirmed"])


def test_a_yes_to_another_time_is_for_one_checkpoint(story, jane, maya, omar):
    """Maya declined her checkpoint, Omar proposes another time for his: Jane accepts Omar's, and Maya's stays."""
    jane.forwards("Action items\n- Maya: mockups by Fri 4 Dec\n- Omar: tracking plan by Fri 4 Dec\n")
    for who in (maya, omar):
        who.gets("confirm")
        who.gets("invite")
    jane.gets("confirm")
    maya.sends(calendar_answer(maya, "SEQUENCE:0\nATTENDEE;PARTSTAT=DECLINED:mailto:{attendee}\n"), "declines")
    jane.gets("decide", "declined the checkpoint of point 1")
    omar.sends(calendar_answer(omar, "SEQUENCE:0\nATTENDEE:mailto:{attendee}\nDTSTART:20261202T090000Z\n"
                                     "DTEND:20261202T093000Z\n", method="COUNTER"), "proposes another time")
    jane.gets("decide", "another time for the checkpoint of point 2")
    jane.replies("accept")
    omar.gets("invite", "Wednesday 2 December, 10:00")
    assert story.house.query("SELECT count(*) FROM checkpoint WHERE cancelled") == [(0,)]
    story.ends({1: "proposed", 2: "proposed"}, mails=8)
