"""Changes, splits, other owners: what one side proposes and the other accepts or not."""


def test_a_later_date_is_accepted(launched, jane, maya):
    """Maya can only deliver later; Jane says yes, and both get the new date beside the old one."""
    maya.replies("1 by Fri 18 Dec")
    jane.gets("decide", "Maya Lin proposes a change to point 1", "Friday 4 December", "Friday 18 December")
    jane.replies("accept 1")
    maya.gets("revision", "Friday 18 December", "The date was Friday 4 December")
    jane.gets("revision", "Friday 18 December", "The date was Friday 4 December")
    maya.gets("invite", "Thursday 3 December")
    maya.gets("invite", "Monday 14 December")
    launched.ends({1: "confirmed"}, mails=8, record=["maya change proposed", "jane change accepted"])


def test_a_later_date_is_refused(launched, jane, maya):
    """Jane cannot wait; the point stands as it was, and Maya is asked what she can do by then."""
    maya.replies("I can only do Fri 18 Dec.")
    jane.gets("decide", "Friday 18 December")
    jane.replies("decline 1")
    maya.gets("revision", "stands as it was", "what you can do by then", "by Friday 4 December", without=["18 December"])
    maya.replies("OK, 4 Dec then.")
    launched.ends({1: "confirmed"}, mails=5,
                  record=["maya change proposed", "jane change refused", "maya confirmed"])


def test_a_change_is_taken_back(launched, jane, maya):
    """Maya proposes another date and then keeps the old one; Jane's late yes to the proposal changes nothing."""
    maya.replies("1 by Fri 18 Dec")
    jane.gets("decide", "Friday 18 December")
    maya.replies("Sorry, 4 Dec works after all.", to="confirm")
    jane.replies("accept 1")
    jane.gets("unclear", "taken back or answered since", "by Friday 4 December")
    launched.ends({1: "confirmed"}, mails=5, record=["maya change proposed", "maya confirmed", "jane unclear"])


def test_a_date_is_met_halfway(launched, jane, maya):
    """Maya wants the 18th, Jane offers the 11th, Maya agrees: every step is on the record and nothing is overwritten."""
    maya.replies("1 by Fri 18 Dec")
    jane.gets("decide", "Friday 18 December")
    jane.replies("move 1 to Fri 11 Dec")
    maya.gets("revision", "Friday 11 December", "The date was Friday 4 December")
    jane.gets("revision", "Friday 11 December")
    maya.gets("invite", "Tuesday 8 December")  # the one on 1 December stays where it is
    maya.replies("works for me", to="revision")
    launched.ends({1: "confirmed"}, mails=7, record=["maya change proposed", "jane changed", "maya confirmed"])


def test_a_point_is_split_by_its_owner(launched, jane, maya):
    """Half now, half later: two points stand in place of one once Jane has agreed."""
    maya.replies("split 1: desktop mockups by 4 Dec; mobile mockups by 18 Dec")
    jane.gets("decide", "desktop mockups", "Friday 4 December", "mobile mockups", "Friday 18 December")
    jane.replies("accept 1")
    for who in (maya, jane):
        who.gets("revision", "Point 1 is split", "2. Maya Lin (Design): desktop mockups",
                 "3. Maya Lin (Design): mobile mockups", "Friday 18 December")
    maya.gets("uninvite", "Tuesday 1 December")
    maya.gets("invite", "Tuesday 1 December", "desktop mockups")
    maya.gets("invite", "Thursday 3 December", "mobile mockups")
    maya.gets("invite", "Monday 14 December", "mobile mockups")
    launched.ends({1: "split", 2: "confirmed", 3: "confirmed"}, mails=10, record=["maya change proposed", "jane split"])


def test_a_split_by_the_requester_needs_the_owners_yes(launched, jane, maya):
    """Jane would take a part earlier; nothing changes before Maya says so, and her no leaves it."""
    jane.replies("split 1: desktop mockups by 2 Dec; mobile mockups by 9 Dec")
    maya.gets("decide", "desktop mockups", "mobile mockups")
    maya.replies("decline 1")
    jane.gets("said", "decline 1")
    launched.ends({1: "proposed"}, mails=5, record=["jane said", "maya said"])


def test_not_me_ask_omar(launched, jane, maya, omar):
    """Maya says it is Omar's; Jane asks him; until he says yes it stays with Maya; then her calendar is cleared."""
    maya.replies("Not mine, ask Omar.")
    jane.gets("decide", "is not theirs", "Omar", "reassign 1: Omar")
    jane.replies("reassign 1: Omar")
    omar.gets("decide", "asks you to take over point 1", "final pricing page mockups", "Friday 4 December")
    assert "Maya Lin" in launched.ctl("show", 1)
    omar.replies("ok")
    for who in (maya, jane, omar):
        who.gets("revision", "has a new owner, in place of Maya Lin", "Omar Haddad")
    maya.gets("uninvite")
    omar.gets("invite", "Tuesday 1 December")
    assert "Omar Haddad" in launched.ctl("show", 1)
    launched.ends({1: "confirmed"}, mails=10, record=["maya declined", "jane offered", "omar taken over"])


def test_nobody_is_made_an_owner_who_said_no(launched, jane, maya, omar):
    """Omar refuses what Jane would like him to take over: it stays with Maya, and Jane reads why."""
    jane.replies("reassign 1: Omar")
    omar.gets("decide", "asks you to take over point 1")
    omar.replies("not me 1: no time before Christmas")
    jane.gets("decide", "Omar Haddad does not take over point 1", "no time before Christmas", "it stays with its owner")
    launched.ends({1: "proposed"}, mails=5, record=["jane offered", "omar offer refused"])


def test_the_requester_corrects_before_anybody_answered(launched, clock, jane, maya):
    """A wrong date is put right at once; a yes to the first mail is no yes to what stands now."""
    clock.moves_to("Tue 24 Nov 15:30")
    jane.replies("move 1 to 9 Dec")
    maya.gets("revision", "Wednesday 9 December", "The date was Friday 4 December")
    jane.gets("revision", "Wednesday 9 December")
    maya.gets("invite", "Monday 30 November")
    maya.gets("invite", "Monday 7 December")
    maya.replies("ok", to="confirm")
    maya.gets("unclear", "has changed since the mail that you answered", "Wednesday 9 December")
    jane.gets("said", "ok")
    maya.replies("ok", to="revision")
    launched.ends({1: "confirmed"}, mails=9, record=["jane changed", "maya unclear", "maya confirmed"])


def test_the_requester_withdraws_a_point(launched, jane, maya):
    """What is no longer needed is taken back: Maya is told, her calendar is cleared, the record is closed."""
    maya.replies("ok")
    jane.replies("cancel 1: we keep the old page")
    maya.gets("uninvite", "Tuesday 1 December")
    maya.gets("status", "cancelled by Jane Doe", "we keep the old page")
    jane.gets("status", "cancelled")
    launched.ends({1: "cancelled"}, mails=6, record=["maya confirmed", "jane cancelled", "agreed closed"])


def test_one_yes_and_one_other_date_in_one_sentence(story, jane, maya):
    """'1 ok, 2 only by Tuesday': one point is confirmed, the other is a proposal; one mail, one question to Jane."""
    jane.forwards("Action items\n- Maya: print files for the posters by Fri 4 Dec\n- Maya: booth plan by Thu 3 Dec\n",
                  subject="Fwd: Trade fair [agreed]")
    maya.gets("confirm", "print files", "booth plan", "Yours: points 1, 2")
    maya.gets("invite", "Tuesday 1 December")
    maya.gets("invite", "Monday 30 November")
    jane.gets("confirm")
    maya.replies("1 ok, 2 only by Tuesday 8 Dec")
    jane.gets("decide", "Maya Lin proposes a change to point 2", "Tuesday 8 December", without=["print files"])
    story.ends({1: "confirmed", 2: "changing"}, mails=5, record=["maya confirmed", "maya change proposed"])


def test_a_yes_with_a_condition_is_no_yes(launched, jane, maya):
    """'Ok if legal agrees' promises nothing: Jane reads it, and the record stays as it is. Complaint 25."""
    maya.replies("Ok if legal agrees.")
    maya.gets("unclear", "Ok if legal agrees")
    jane.gets("said", "Ok if legal agrees")
    launched.ends({1: "proposed"}, mails=5)


def test_answers_in_german(launched, jane, maya):
    """Maya answers in her own language; what she means is the same."""
    maya.replies("Schaffe ich erst am 8.12.")
    jane.gets("decide", "Tuesday 8 December", "Schaffe ich erst am 8.12.")
    jane.replies("passt")
    maya.gets("revision", "Tuesday 8 December")
    jane.gets("revision", "Tuesday 8 December")
    maya.gets("invite", "Wednesday 2 December")
    launched.ends({1: "confirmed"}, mails=7, record=["maya change proposed", "jane change accepted"])
