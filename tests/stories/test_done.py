"""The end of a point: claimed, looked at, accepted or not, thanked for, closed."""


def test_done_accepted_thanked_closed(launched, jane, maya):
    """Maya is done, Jane accepts: thanks, the final record to both, one question how it went, whose answer is kept."""
    maya.replies("done 1, files are in the design folder")
    jane.gets("done", "Maya Lin says that this is done", "mobile and desktop", "files are in the design folder")
    jane.replies("accept 1")
    maya.gets("revision", "Thank you: point 1 is done")
    maya.gets("uninvite")
    maya.gets("status", "The last point of Launch sync is closed", "how did it go?")
    jane.gets("status", "The last point of Launch sync is closed", "how did it go?")
    maya.replies("Went well, but the price list came late.")
    launched.ends({1: "accepted"}, mails=8,
                  record=["maya done", "jane accepted", "agreed closed", "maya feedback"])


def test_not_done_yet(launched, jane, maya):
    """Jane looks and something is missing: Maya reads what, and claims it again later."""
    maya.replies("finished yesterday")
    jane.gets("done")
    jane.replies("reopen 1: the mobile page is missing")
    maya.gets("revision", "does not meet the standard yet", "the mobile page is missing")
    maya.replies("done now")
    jane.gets("done")
    jane.replies("Perfect, accepted.")
    maya.gets("revision", "Thank you")
    maya.gets("status", "The last point")
    jane.gets("status", "The last point")
    maya.gets("uninvite")
    launched.ends({1: "accepted"}, mails=10, record=["maya done", "jane reopened", "maya done", "jane accepted"])


def test_thanks_for_a_milestone_reach_the_managers(story, jane, maya, lena, pat):
    """A milestone is thanked for in front of both managers; they see that and nothing of the talk. Complaint 25."""
    jane.forwards("Action items\n- Maya: final mockups by Fri 4 Dec. Done when: no open comments. [milestone]\n")
    for who in (maya, jane, lena, pat):
        who.gets("confirm", "final mockups", "milestone")
    maya.gets("invite")
    maya.replies("blocked 1: waiting for the texts")
    jane.gets("decide", "waiting for the texts")
    jane.replies("1: they are in the shared folder")
    maya.gets("revision", "they are in the shared folder")
    maya.replies("done 1")
    jane.gets("done")
    jane.replies("accept 1")
    for who in (maya, lena, pat):
        who.gets("revision", "Thank you: point 1 is done")
    maya.gets("uninvite")
    maya.gets("status")
    jane.gets("status")
    story.ends({1: "accepted"}, mails=14, record=["maya blocked", "jane helped", "maya done", "jane accepted"])


def test_nobody_accepts_their_own_work(launched, jane, maya):
    """Maya cannot accept what she did herself: it goes on waiting for Jane."""
    maya.replies("done 1")
    jane.gets("done")
    maya.replies("accept 1")
    launched.ends({1: "claimed"}, mails=4, record=["maya done"])


def test_a_need_reaches_the_requester_at_once_and_the_answer_comes_back(launched, jane, maya):
    """What somebody needs is news for the other side at once, and the answer is passed on. Complaint 21."""
    maya.replies("need 1: access to the analytics data")
    jane.gets("decide", "Maya Lin needs something for point 1", "access to the analytics data")
    jane.replies("You have access since this morning.")
    maya.gets("revision", "Jane Doe answers on point 1", "You have access since this morning.")
    launched.ends({1: "underway"}, mails=5, record=["maya need", "jane helped"])
