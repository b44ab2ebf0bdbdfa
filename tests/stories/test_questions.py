"""What is missing in notes is asked of who sent them: once, all together."""
import pytest

GAPS = """\
Action items
- Maya: persona report by Fri 4 Dec
- Omar: tidy up the tracking plan
- Check the legal text by Wed 9 Dec
"""


def gaps(jane, maya):
    jane.forwards(GAPS)
    maya.gets("confirm", "persona report", without=["tracking plan", "legal text"])
    maya.gets("invite")
    jane.gets("confirm", "persona report")
    return jane.gets("question", "tracking plan", "legal text", "Understood already", "persona report")


def test_all_that_is_missing_is_asked_in_one_mail(story, jane, maya, omar, dana):
    """Two gaps, one mail, one answer in free form; the sure point did not wait for it. Complaint 20: nothing is invented."""
    gaps(jane, maya)
    jane.replies("2 would be good by 9 Dec. 3: Dana")
    omar.gets("confirm", "tidy up the tracking plan", "Wednesday 9 December")
    dana.gets("confirm", "Check the legal text", "Wednesday 9 December")
    jane.gets("confirm", "tidy up the tracking plan", "Check the legal text")
    for who in (omar, dana):
        who.gets("invite", "Monday 30 November")
        who.gets("invite", "Monday 7 December")
    story.ends({1: "proposed", 2: "proposed", 3: "proposed"}, mails=11, record=["jane completed", "jane completed"])


def test_what_is_not_to_be_recorded_is_dropped(story, jane, maya):
    """'drop' leaves a line out before anybody else has heard of it."""
    gaps(jane, maya)
    jane.replies("drop 2 and drop 3")
    story.ends({1: "proposed", 2: "dropped", 3: "dropped"}, mails=4, record=["jane cancelled", "jane cancelled"])


def test_an_unanswered_question_is_asked_once_more_and_then_left(story, clock, jane, maya, omar):
    """One reminder; then the sure point stands alone, and nobody ever hears of the others. Complaint 25."""
    gaps(jane, maya)
    maya.replies("done 1")
    jane.gets("done", "persona report")
    jane.replies("accept 1")
    maya.gets("revision", "Thank you")
    maya.gets("uninvite")
    clock.runs_to("Wed 25 Nov 17:30")
    jane.gets("remind", "tracking plan", "legal text")
    clock.runs_to("Mon 7 Dec 08:30")
    jane.gets("digest", "tidy up the tracking plan", "Check the legal text")
    story.ends({1: "accepted", 2: "asked", 3: "asked"}, mails=9)


def test_words_that_refer_back_stand_with_their_line(story, jane, maya):
    """'redo it' says nothing to whoever was not there: the line of the notes stands below it, and below no other point."""
    jane.forwards("The flyer has the wrong dates. Maya will redo it by Fri 4 Dec.\n\n- Maya: persona report by Fri 4 Dec\n")
    for who in (maya, jane):
        mail = who.gets("confirm", "redo it", "From the notes: \"The flyer has the wrong dates. Maya will redo it by Fri 4 Dec.\"")
        assert mail.text.count("From the notes") == 1
    maya.gets("invite")
    story.ends({1: "proposed", 2: "proposed"}, mails=3)


def test_a_whole_paragraph_is_shown_to_nobody(story, jane, maya):
    """What else Jane wrote down, between her and whoever was there, is not for all who read of the point."""
    jane.forwards("The flyer has the wrong dates. " + "We were not happy with the printer, and that stays between us. " * 5 +
                  "Maya will redo it by Fri 4 Dec.\n")
    for who in (maya, jane):
        who.gets("confirm", "redo it", without=["From the notes", "between us"])
    maya.gets("invite")
    story.ends({1: "proposed"}, mails=3)


@pytest.mark.house(more="review = always")
def test_the_requester_sees_everything_first_where_the_house_wants_it(story, jane, maya):
    """review = always: nobody is written to before Jane has looked. Complaint 21."""
    jane.forwards("Action items\n- Maya: mockups by Fri 4 Dec\n")
    jane.gets("question", "Maya Lin (Design): mockups", "Friday 4 December", "From the notes")
    story.nobody_gets_anything()
    jane.replies("looks good")
    maya.gets("confirm", "mockups")
    maya.gets("invite")
    jane.gets("confirm")
    story.ends({1: "proposed"}, mails=4, record=["jane asked", "jane completed"])


@pytest.mark.house(more="review = never")
def test_gaps_are_open_questions_to_all_where_nobody_is_asked(story, jane, maya, omar):
    """review = never: what is missing stands in the confirmation, and no owner or date is made up."""
    jane.forwards(GAPS)
    maya.gets("confirm", "persona report", "tracking plan", "legal text")
    maya.gets("invite")
    jane.gets("confirm")
    omar.gets("confirm", "tidy up the tracking plan")
    story.ends({1: "proposed", 2: "asked", 3: "asked"}, mails=4)


def test_an_answer_that_fits_two_people_is_asked_about_again(story, jane, maya):
    """A name that nobody bears is not guessed at: the point goes on waiting, Jane is told why."""
    gaps(jane, maya)
    jane.replies("3: Robin")
    jane.gets("unclear", "nobody, or more than one person, is known by that name")
    story.ends({1: "proposed", 2: "asked", 3: "asked"}, mails=5)
