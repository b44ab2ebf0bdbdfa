"""Programs that write to the daemon: nothing is promised by them, and no mail breeds mails."""
import pytest

from story import MOCKUPS, delivery_report

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


def test_out_of_office_with_a_day_and_a_substitute(launched, clock, jane, maya):
    """Maya's program says when she is back and who stands in: she is reminded of nothing until then, and Jane, who
    waits, is told once. Complaint 4."""
    maya.replies("I am out of the office until Thursday 3 December and cannot read mail. In urgent cases please contact "
                 "Dana Cruz.", manner="top, no quote", Auto_Submitted="auto-replied")
    launched.nobody_gets_anything()
    clock.runs_to("Tue 1 Dec 12:00")
    jane.gets("away", "Maya Lin is away and back on Thursday 3 December", "Dana Cruz stands in", "final pricing page mockups")
    clock.runs_to("Wed 2 Dec 22:00")
    launched.nobody_gets_anything()
    clock.runs_to("Thu 3 Dec 09:30")
    maya.gets("remind", "final pricing page mockups")
    launched.ends({1: "presumed"}, mails=5, record=["maya auto", "agreed presumed"])


def test_a_vacation_notice_is_no_answer_and_gets_none(launched, maya):
    """A machine's mail with an 'ok' in it confirms nothing, however often it comes. Complaint 4."""
    for _ in range(3):
        maya.replies("I am on vacation until Monday. Is that ok? For urgent matters call the front desk.",
                     manner="top, no quote", Auto_Submitted="auto-replied", Precedence="bulk")
    launched.ends({1: "proposed"}, mails=3, record=["maya auto", "maya auto", "maya auto"])


def test_a_program_that_gives_no_sign_of_being_one(launched, maya, jane):
    """The same words again and again, no header that says so: it is answered once, and Jane hears of it once and not of each. Complaint 4."""
    for n in range(8):
        maya.replies(f"Thank you for your message! Ticket {4711 + n} was opened, we will get back to you.", to="confirm",
                     manner="top, no quote")
    maya.gets("unclear", "Ticket 4711 was opened")
    jane.gets("said", "Ticket 4711 was opened")
    launched.ends({1: "proposed"}, mails=5, record=["maya unclear", "maya said", "maya said"])


def test_an_address_that_does_not_exist(story, jane, maya, omar):
    """Maya's mail comes back for good: Jane is told what the server said and can do something about it. Complaint 3."""
    fair(jane, maya, omar)
    report = delivery_report(story.house, maya.got["confirm"], maya.address, "5.1.1", "550 5.1.1 gone away")
    maya.sends(report, "her server returns the mail: 550 gone away")
    jane.gets("undelivered", maya.address, "gone away", "reassign 1: name")
    jane.replies("reassign 1: Dana")
    dana = story.person("dana")
    dana.gets("decide", "take over point 1", "print files")
    dana.replies("ok")
    for who in (maya, jane, dana):
        who.gets("revision", "new owner, in place of Maya Lin", "Dana Cruz")
    maya.gets("uninvite")
    dana.gets("invite")
    story.ends({1: "confirmed", 2: "proposed"}, mails=12, record=["maya bounced", "jane offered", "dana taken over"])


def test_one_bounce_a_hundred_times(story, jane, maya, omar):
    """A server that returns the same mail again and again, for each copy: Jane hears of it once, nobody else at all,
    and nothing is sent to who cannot be reached. Complaint 3."""
    fair(jane, maya, omar)
    for n in range(30):
        report = delivery_report(story.house, maya.got["confirm"], maya.address, "5.2.2", "552 5.2.2 mailbox full")
        story.house.deliver(report)
    maya.sends(delivery_report(story.house, maya.got["confirm"], maya.address, "5.2.2", "552 5.2.2 mailbox full"),
               "her server returns the mail 31 times: 552 mailbox full")
    jane.gets("undelivered", "mailbox full")
    story.ends({1: "proposed", 2: "proposed"}, mails=6, record=["maya bounced"])


def test_a_delay_is_no_failure(story, jane, maya, omar):
    """'Still trying' is noted and disturbs nobody. Complaint 3."""
    fair(jane, maya, omar)
    maya.sends(delivery_report(story.house, maya.got["confirm"], maya.address, "4.4.1", "451 4.4.1 no answer from host",
                               action="delayed"), "a server writes that it is still trying")
    story.ends({1: "proposed", 2: "proposed"}, mails=5, record=["maya delayed"])


def test_the_bounce_of_the_news_of_a_bounce(story, jane, maya, omar):
    """What tells Jane of the bounce comes back as well: it is on the record, and that is the end of it. Complaint 3."""
    fair(jane, maya, omar)
    maya.sends(delivery_report(story.house, maya.got["confirm"], maya.address, "5.1.1", "550 gone"), "her server returns the mail")
    news = jane.gets("undelivered", "550 gone")
    jane.sends(delivery_report(story.house, news, jane.address, "5.2.2", "552 full"), "her server returns that mail, too")
    story.ends({1: "proposed", 2: "proposed"}, mails=6, record=["maya bounced", "jane bounced"])


@pytest.mark.house(hop={"maya": "450 4.2.0 mailbox busy, try again later"})
def test_a_server_that_is_busy(story, clock, jane, maya, omar):
    """Refused for now: the mail waits, comes later and once, and nobody is told of a failure. Complaint 3."""
    jane.forwards(TWO, subject="Fwd: Trade fair [agreed]")
    omar.gets("confirm")
    omar.gets("invite")
    jane.gets("confirm")
    story.nobody_gets_anything()
    story.hop.refuse.clear()
    clock.moves_to("Tue 24 Nov 16:30")
    maya.gets("confirm", "print files")
    maya.gets("invite")
    story.ends({1: "proposed", 2: "proposed"}, mails=5)


@pytest.mark.house(hop={"maya": "550 5.1.1 no such user here"})
def test_a_server_that_refuses_for_good(story, jane, maya, omar):
    """Refused for good when it is handed over: Jane is told, and no second try is made. Complaint 3."""
    jane.forwards(TWO, subject="Fwd: Trade fair [agreed]")
    omar.gets("confirm")
    omar.gets("invite")
    jane.gets("confirm")
    jane.gets("undelivered", "no such user here")  # of one address one such news a day, however many mails it refuses
    story.ends({1: "proposed", 2: "proposed"}, mails=4, record=["maya undelivered"])


def test_a_challenge_before_the_mail_is_let_through(launched, maya):
    """A filter wants us to prove that we are a person: it is not answered, and promises nothing. Complaint 4."""
    letter = maya.got["confirm"]
    challenge = launched.house.message(
        "maya", "Please confirm your message [challenge 8814]",
        "Your message to me has been held.\nPlease confirm that you are a person by replying to this mail or at\n"
        "https://filter.example/c/8814\n", to=letter.addresses("Reply-To")[0], Auto_Submitted="auto-replied",
        In_Reply_To=letter.id)
    maya.sends(challenge, "her filter asks for a proof that a person wrote")
    launched.ends({1: "proposed"}, mails=3, record=["maya auto"])


def test_a_reply_that_came_through_a_list(launched, maya):
    """Maya's own words count, though a list added its headers; the list is never written to. Complaint 4."""
    maya.replies("ok", Precedence="list", List_Id="<design.corp.example>", List_Post="<mailto:design@corp.example>")
    launched.ends({1: "confirmed"}, mails=3, record=["maya confirmed"])


def test_two_daemons_write_to_each_other(story, clock, make_house, jane):
    """Another agreed is taken for a person and owns a point: the two end after one mail each, and an hour later, and a
    day later, there is still silence. Complaints 3 and 4."""
    other = make_house()
    story.house.people += f'\nperson "Robo Twin" {{\n\taddress = "{other.address}"\n}}\n'
    story.house.write_conf()
    story.house.stop(), story.house.start()
    story.tell("the address of another agreed is in the directory, as Robo Twin")
    jane.forwards("Action items\n- Robo Twin: counts the chairs by Fri 18 Dec\n", subject="Fwd: Robots [agreed]")
    jane.gets("confirm")
    for when in ("Tue 24 Nov 15:20", "Tue 24 Nov 15:40", "Tue 24 Nov 16:05", "Wed 25 Nov 10:00"):
        clock.moves_to(when)
        other.set_clock(story.house.now())
        other.settle()
    sent = story.house.query("SELECT kind FROM notice WHERE recipient = ? ORDER BY id", other.address)
    assert sent == [("confirm",), ("invite",), ("invite",)], sent
    assert other.states() == {} and not other.query("SELECT 1 FROM notice")
    story.ends({1: "proposed"}, mails=1)


def test_a_reply_that_says_nothing_that_is_understood(launched, jane, maya):
    """What is not understood is kept, shown to Jane, changes nothing, and gets one friendly question, not two. Complaint 10."""
    maya.replies("Let us see what the elephants in Cracow say to that.")
    maya.gets("unclear", "Nothing was changed", "elephants in Cracow", "Jane Doe can read it")
    jane.gets("said", "elephants in Cracow", "The record is as it was")
    launched.ends({1: "proposed"}, mails=5, record=["maya unclear"])


def test_our_own_mail_comes_back(launched, maya):
    """A rule in somebody's program sends our confirmation back to us: it is known, and left alone. Complaint 4."""
    maya.sends(maya.got["confirm"].raw, "a rule in her program sends the mail back")
    launched.ends({1: "proposed"}, mails=3)
