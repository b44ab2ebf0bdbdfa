"""Departments: who answers for what, who stands in, and what they need with a request."""
import pytest

MARKETING = '''
department "Marketing" {{
	point-person = "Omar Haddad"
	substitute = "Sam Reed"
	manager = "Sam Reed"
	needs = {{ "target group", "budget" }}
	topic "prices" {{ words = {{ "price", "pricing" }} point-person = "Dana Cruz" substitute = "Pat Boss" }}
}}
'''


@pytest.fixture
def house(make_house):
    h = make_house(start=False)
    before, after = h.people.split('department "Marketing" {', 1)
    h.people = before + after.split("}", 1)[1] + MARKETING.format()
    h.write_conf()
    return h.start()


def test_a_topic_has_its_own_point_person(house):
    house.settle(house.notes("- Marketing: pricing page by Fri 4 Dec\n- Marketing: poster by Fri 4 Dec\n"))
    assert "Marketing (Dana Cruz): pricing page" in house.wait("dana", kind="confirm").words
    assert "Marketing (Omar Haddad): poster" in house.wait("omar", kind="confirm").words


def test_the_substitute_stands_in_while_the_point_person_is_away(house):
    house.settle(house.notes("- Marketing: poster by Fri 4 Dec\n"))
    house.settle(house.answer(house.wait("omar", kind="confirm"), "I am away until 9 Dec"))
    house.settle(house.notes("- Marketing: banner by Fri 18 Dec\n", subject="Fwd: fair [agreed]"))
    assert "Marketing (Sam Reed): banner" in house.wait("sam", kind="confirm").words
    assert not house.letters("omar", text="banner")


def test_what_a_department_needs_is_asked_at_once_and_sent_on_together(house):
    house.settle(house.notes("- Marketing: poster by Fri 4 Dec\n- Maya: mockups by Fri 4 Dec\n"))
    asked = house.wait("jane", kind="confirm")
    assert ('Marketing (Omar Haddad) needs with a request, and the notes do not say (point 1): target group, budget. '
            'Reply "1:" and what it is; I pass it on.') in asked.words
    assert asked.html_words.count("target group, budget") == 2
    assert "still to come from Jane Doe: target group, budget" in house.wait("omar", kind="confirm").words
    house.settle(house.answer(asked, "1: The target group is young parents, and the budget is 3,000 euros."))
    told = house.wait("omar", kind="revision")
    assert "young parents, and the budget is 3,000 euros" in told.words
    assert "still to come" not in told.words
    assert house.ctl("show", "-c", str(house.conf), "1").stdout.count("proposed") == 2


def test_what_the_notes_say_is_not_asked(house):
    house.settle(house.notes("The budgets are in the plan; target groups: parents, teachers.\n\n"
                             "- Marketing: poster by Fri 4 Dec\n"))
    assert "needs with a request" not in house.wait("jane", kind="confirm").words
    assert "still to come" not in house.wait("omar", kind="confirm").words


def test_a_department_needs_nothing_of_itself(house):
    house.settle(house.notes("- Dana: pricing poster by Fri 4 Dec\n- Omar: poster by Fri 4 Dec\n", sender="omar"))
    assert "still to come" not in house.wait("omar", kind="confirm").words
