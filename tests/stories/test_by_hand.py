"""What the administrator enters or lets go."""
from servers import wait_for


def test_what_was_said_on_the_telephone(launched, admin, jane, maya):
    """Maya says by telephone that she is done: it is entered for her, she and Jane see by whom, and Jane accepts by mail."""
    admin.types("done", "A-1.1", "--as", "Maya Lin", "she called")
    maya.gets("byhand", "The administrator has entered this for you", "done, says the owner")
    jane.gets("done", "she called", "Entered by the administrator for Maya Lin")
    jane.replies("accept 1")
    maya.gets("revision", "Thank you")
    maya.gets("uninvite")
    maya.gets("status")
    jane.gets("status")
    launched.ends({1: "accepted"}, mails=9, record=["maya done", "jane accepted"])


def test_what_makes_no_sense_is_refused_by_hand_as_well(launched, admin):
    """A point that nobody claimed cannot be reopened; the record, and everybody's mailbox, stay as they are."""
    assert "A-1.1" in admin.types("reopen", "A-1.1", "not yet", fails=True)
    launched.ends({1: "proposed"}, mails=3)


def test_mails_that_were_held_back_are_let_go(launched, admin, maya):
    """Maya asks 'status' fifteen times within an hour: further answers wait, and go out when somebody says so. Complaints 3 and 4."""
    for _ in range(15):
        launched.house.answer(maya.got["confirm"], "status", quote=False)
    launched.tell("maya asks for the status 15 times within a minute")
    wait_for(lambda: launched.house.query("SELECT count(*) FROM message WHERE verdict = 'reply'") == [(15,)], 30, "the decisions")
    launched.settle()
    got = len(launched.unread())
    for _ in range(got):
        maya.gets("status")
    assert got == 12, got
    assert maya.address in admin.types("held")
    admin.types("release", maya.address)
    for _ in range(3):
        maya.gets("status")
    launched.ends({1: "proposed"}, mails=18, record=["maya held"])
