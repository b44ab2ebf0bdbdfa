"""Several people at once, old mails, the same mail twice: each has one outcome."""
from story import MOCKUPS

TWO = """\
Action items
- Maya: print files for the posters by Fri 4 Dec
- Omar: booth furniture ordered by Thu 3 Dec
"""


def fair(jane, maya, omar):
    jane.forwards(TWO, subject="Fwd: Trade fair [agreed]")
    for who in (maya, omar):
        who.gets("confirm", "print files", "booth furniture")
        who.gets("invite")
    jane.gets("confirm")


def test_two_owners_answer_in_the_same_second(story, jane, maya, omar):
    """Both replies lie in the mailbox before the daemon looks: each does what it says. Complaint 10."""
    fair(jane, maya, omar)
    ids = [story.house.answer(maya.got["confirm"], "ok"), story.house.answer(omar.got["confirm"], "2 by Tue 8 Dec")]
    story.tell("maya replies ok, and in the same second omar replies 2 by Tue 8 Dec")
    for message_id in ids:
        story.settle(message_id)
    jane.gets("decide", "change to point 2", "Tuesday 8 December")
    story.ends({1: "confirmed", 2: "changing"}, mails=6)
    assert {e for e in ("maya confirmed", "omar change proposed")} <= set(story.events(1))


def test_owner_and_requester_change_the_same_point_at_once(launched, clock, jane, maya):
    """Maya proposes the 18th while Jane moves it to the 9th: Jane decides in the end, and both see what stands."""
    jane_confirm, maya_confirm = jane.got["confirm"], maya.got["confirm"]
    clock.moves_to("Tue 24 Nov 15:10")
    jane.replies("move 1 to 9 Dec", to=jane_confirm)
    maya.gets("revision", "Wednesday 9 December")
    jane.gets("revision", "Wednesday 9 December")
    maya.gets("invite")
    maya.gets("invite")
    maya.replies("1 by Fri 18 Dec", to=maya_confirm)
    jane.gets("decide", "Wednesday 9 December", "Friday 18 December")
    jane.replies("decline 1")
    maya.gets("revision", "stands as it was", "Wednesday 9 December")
    launched.ends({1: "proposed"}, mails=9, record=["jane changed", "maya change proposed", "jane change refused"])


def test_a_point_of_two_owners_needs_both(story, jane, maya, omar):
    """One yes of two is not yet a yes."""
    jane.forwards("Action items\n- Maya and Omar: print files by Fri 4 Dec\n")
    for who in (maya, omar):
        who.gets("confirm", "print files")
        who.gets("invite")
    jane.gets("confirm")
    maya.replies("ok")
    assert story.house.states() == {(1, 1): "proposed"}
    omar.replies("ok")
    story.ends({1: "confirmed"}, mails=5, record=["maya said", "omar confirmed"])


def test_the_same_reply_comes_twice(launched, jane, maya):
    """Delivered twice by a server, and sent once more by Maya: done is done, and Jane is asked once. Complaint 15."""
    message = launched.house.message("maya", "Re: Launch sync [A-1]", "done 1\n", to=maya.got["confirm"].addresses("Reply-To")[0],
                                     In_Reply_To=maya.got["confirm"].id)
    maya.sends(message, "done 1")
    jane.gets("done")
    launched.house.deliver(message)
    launched.tell("the server delivers that mail a second time")
    maya.replies("done 1", to="confirm")
    launched.ends({1: "claimed"}, mails=4, record=["maya done"])
    assert launched.events(1).count("maya done") == 1


def test_a_yes_to_the_second_last_revision(launched, clock, jane, maya):
    """The date moves twice; Maya says ok to the first of the new mails, and is shown what stands now."""
    clock.moves_to("Tue 24 Nov 15:10")
    jane.replies("move 1 to 9 Dec")
    first = maya.gets("revision", "Wednesday 9 December")
    jane.gets("revision")
    maya.gets("invite")
    maya.gets("invite")
    clock.moves_to("Tue 24 Nov 15:20")
    jane.replies("move 1 to 11 Dec", to="confirm")
    maya.gets("revision", "Friday 11 December")
    jane.gets("revision")
    maya.gets("invite", "Tuesday 1 December")
    maya.gets("invite", "Tuesday 8 December")
    maya.replies("ok", to=first)
    maya.gets("unclear", "has changed since", "Friday 11 December")
    jane.gets("said")
    launched.ends({1: "proposed"}, mails=13, record=["jane changed", "jane changed", "maya unclear"])


def test_an_answer_after_the_end(launched, jane, maya):
    """The point was cancelled; Maya's 'done 1' from yesterday's train changes nothing, and she reads why."""
    jane.replies("cancel 1")
    maya.gets("uninvite")
    maya.gets("status", "cancelled by Jane Doe")
    jane.gets("status")
    maya.replies("done 1", to="confirm")
    maya.gets("unclear", "point 1: cancelled")
    jane.gets("said", "done 1")
    launched.ends({1: "cancelled"}, mails=8, record=["jane cancelled", "agreed closed", "maya unclear"])


def test_the_same_notes_from_two_people(story, jane, maya, omar):
    """Omar sends the notes that Jane has sent already: he is shown the record, and nobody promises twice. Complaint 20."""
    fair(jane, maya, omar)
    omar.forwards("".join("> " + line + "\n" for line in TWO.splitlines()), subject="Re: Trade fair [agreed]")
    omar.gets("status", "print files", "booth furniture")
    story.ends({1: "proposed", 2: "proposed"}, mails=6)


def test_everybody_answers_everybody(story, jane, maya, omar):
    """Omar's 'great meeting' to all, keyword still in the subject, quotes the notes: nothing begins. Complaint 20."""
    sent = jane.forwards(TWO, subject="Trade fair [agreed]", to=f"{maya.address}, {omar.address}", Cc=story.house.address)
    for who in (maya, omar):
        who.gets("confirm")
        who.gets("invite")
    jane.gets("confirm")
    omar.forwards("Great meeting.\n\n" + "".join("> " + line + "\n" for line in TWO.splitlines()),
                  subject="Re: Trade fair [agreed]", In_Reply_To=f"<{sent}>")
    story.ends({1: "proposed", 2: "proposed"}, mails=5)


def test_somebody_reads_the_mailbox_on_a_telephone(launched, maya, jane):
    """Replies that were opened elsewhere before the daemon looked are read all the same; nothing is done twice. Complaint 15."""
    launched.house.stop()
    message_id = launched.house.answer(maya.got["confirm"], "done 1")
    client = launched.house.dovecot.login(f"agree{launched.house.number}")
    client.select("INBOX")
    client.store("1:*", "+FLAGS", "(\\Seen)")
    client.logout()
    launched.tell("maya replies done 1, and somebody opens the mail on a telephone before the daemon is up again")
    launched.house.start()
    launched.settle(message_id)
    jane.gets("done")
    launched.ends({1: "claimed"}, mails=4, record=["maya done"])


def test_the_mailbox_is_numbered_anew(launched, jane, maya):
    """The server was restored from a copy, every mail has another number: nothing is sent or done a second time. Complaint 16."""
    maya.replies("ok")
    launched.house.stop()
    launched.house.dovecot.wait_for_sessions(f"agree{launched.house.number}")
    launched.house.dovecot.forget_index(f"agree{launched.house.number}")
    launched.house.start()
    launched.tell("the mailbox has been numbered anew")
    maya.replies("done 1")
    jane.gets("done")
    assert "UIDVALIDITY" in launched.house.log()
    launched.ends({1: "claimed"}, mails=4, record=["maya confirmed", "maya done"])
    assert launched.events(1).count("maya confirmed") == 1


def test_more_than_notes_should_hold(story, jane, maya):
    """Chat, ideas and questions among two tasks: two points, no date that nobody said. Complaint 20."""
    jane.forwards("We talked about the roadmap for a while, everybody liked it.\nIt would be great to have a new logo some "
                  "day.\nShould we move the fair to May?\n\nAction items\n- Maya: print files by Fri 4 Dec\n",
                  subject="Fwd: Chat [agreed]")
    maya.gets("confirm", "confirming the following point", "print files", without=["logo", "May?"])
    maya.gets("invite")
    jane.gets("confirm")
    story.ends({1: "proposed"}, mails=3)
