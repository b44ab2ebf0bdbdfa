"""Processes: started, opened step by step, moved when something slips."""
import json
import re
import subprocess

import pytest

from house import BUILD, DEPARTMENTS, TREE
from servers import wait_for

# Steps of three people, one after the other; the clock stands on Tuesday 24 November 2026, 15:00.
DESIGN = """
process "design-request" {
	title = "Design request"
	step brief { owner = requester takes = "1 business day" text = "the brief" standard = "all texts final" }
	step mockups { owner = Design takes = "3 business days" text = "mockups of all pages" }
	step rollout { owner = "Omar Haddad" takes = "2 business days" text = "the banner online" milestone = yes }
}
"""


@pytest.fixture
def shop(make_house):
    house = make_house(start=False)
    folder = house.folder / "processes"
    folder.mkdir()
    (folder / "design.conf").write_text(DESIGN)
    house.start()
    wait_for(lambda: (house.folder / "state" / "control").exists(), 20, "the control socket")
    return house


def begin(house, *options):
    out = process(house, "start", "design-request", "--requester", house.mail_of("jane"), *options)
    house.settle()
    return out


def process(house, *words):
    return house.ctl("process", "-c", str(house.conf), *words).stdout


def why(house, point):
    return house.ctl("why", "-c", str(house.conf), point).stdout


def dues(house):
    return [d for d, in house.query("SELECT due FROM item WHERE agreement = 1 ORDER BY n")]


def test_steps_are_dated_forward_and_the_first_is_asked(shop):
    assert "A-1 has begun" in begin(shop)
    assert shop.states() == {(1, 1): "proposed", (1, 2): "waiting", (1, 3): "waiting"}
    # Wed 25; Mon 30 after three business days; Wed 2 Dec after two more
    assert dues(shop) == ["2026-11-25", "2026-11-30", "2026-12-02"]
    plan = shop.wait("jane", kind="status")
    assert "mockups of all pages" in plan.words and "waits for the points before it" in plan.words
    # nobody is asked before their turn
    assert not shop.letters("maya") and not shop.letters("omar")
    assert 'after "brief": 3 business days from Wed 25 Nov 2026 = Mon 30 Nov 2026' in why(shop, "A-1.2")


def test_back_from_a_deadline(shop):
    assert "A-1 has begun" in begin(shop, "--by", "2026-12-11")
    assert dues(shop) == ["2026-12-04", "2026-12-09", "2026-12-11"]


def test_a_deadline_that_cannot_be_kept_is_refused_with_the_day_that_can(shop):
    out = begin(shop, "--by", "2026-11-27")
    assert "2026-11-27 cannot be kept" in out and "done by 2026-12-02" in out
    assert shop.states() == {}
    assert "there is no process" in process(shop, "start", "dezign", "--requester", shop.mail_of("jane"))
    assert "may not start" in process(shop, "start", "design-request", "--requester", "eve@elsewhere.example")


def test_the_next_step_opens_when_the_one_before_is_accepted(shop):
    begin(shop)
    shop.settle(shop.answer(shop.wait("jane", kind="confirm"), "accept 1"))
    shop.settle()
    assert shop.states() == {(1, 1): "accepted", (1, 2): "proposed", (1, 3): "waiting"}
    mail = shop.wait("maya", kind="confirm")
    assert "mockups of all pages" in mail.words and "the banner online" not in mail.words
    assert dues(shop) == ["2026-11-25", "2026-11-30", "2026-12-02"]
    # Maya confirms it like any other point, and it ends like any other
    shop.settle(shop.answer(mail, "ok"))
    assert shop.states()[(1, 2)] == "confirmed"
    shop.settle(shop.answer(mail, "done 2"))
    shop.settle(shop.answer(shop.wait("jane", kind="done"), "accept 2"))
    shop.settle()
    assert shop.states()[(1, 3)] == "proposed"
    assert shop.wait("omar", kind="confirm")


def test_a_slip_moves_the_rest_and_tells_all_in_one_mail(shop):
    begin(shop)
    shop.settle(shop.answer(shop.wait("jane", kind="confirm"), "accept 1"))
    shop.settle()
    mail = shop.wait("maya", kind="confirm")
    shop.settle(shop.answer(mail, "2 by Thu 3 Dec"))
    assert dues(shop)[2] == "2026-12-02"  # proposed, not yet agreed
    shop.settle(shop.answer(shop.wait("jane", kind="decide"), "accept 2"))
    shop.settle()
    # three business days later, and so is what stands behind it
    assert dues(shop) == ["2026-11-25", "2026-12-03", "2026-12-07"]
    told = shop.letters("omar", kind="revision")
    assert len(told) == 1 and "7 December" in told[0].words
    assert len(shop.letters("maya", kind="revision")) == 1
    assert "for point 2 is due 2026-12-03: 2 business days from Thu 3 Dec 2026 = Mon 7 Dec 2026" in \
        why(shop, "A-1.3")


def test_a_step_that_begins_late_has_its_days(shop):
    begin(shop)
    shop.move_to("2026-12-01 10:00")
    shop.settle()
    shop.settle(shop.answer(shop.wait("jane", kind="confirm"), "accept 1"))
    shop.settle()
    assert dues(shop)[1:] == ["2026-12-04", "2026-12-08"]
    assert "4 December" in shop.wait("maya", kind="confirm").words
    assert "8 December" in shop.wait("omar", kind="revision").words


def test_a_step_is_skipped_when_it_is_cancelled(shop):
    begin(shop)
    mail = shop.wait("jane", kind="confirm")
    shop.settle(shop.answer(mail, "cancel 2"))
    shop.settle(shop.answer(mail, "accept 1"))
    shop.settle()
    assert shop.states() == {(1, 1): "accepted", (1, 2): "cancelled", (1, 3): "proposed"}


def test_a_mail_starts_it_with_a_deadline(shop):
    # forwarded or not, with our keyword or without: the tag says it
    shop.settle(shop.notes("Dear all,\nplease see to new pages.\n\n#process design-request by 18 Dec\n\nRegards\nJane\n",
                           subject="Pricing page"))
    assert shop.states() == {(1, 1): "proposed", (1, 2): "waiting", (1, 3): "waiting"}
    assert dues(shop) == ["2026-12-11", "2026-12-16", "2026-12-18"]
    mail = shop.wait("jane", kind="confirm")
    assert "Design request: Pricing page" in mail.subject and "the brief" in mail.words
    shop.settle(shop.notes("Hello,\nplease.\n", subject="#process design-request from 1 Dec"))
    assert [d for d, in shop.query("SELECT due FROM item WHERE agreement = 2 ORDER BY n")] == \
        ["2026-12-02", "2026-12-07", "2026-12-09"]


def test_a_mail_for_an_unknown_process_is_answered(shop):
    shop.settle(shop.notes("#process dezign-request\n", subject="Pricing page"))
    mail = shop.wait("jane", kind="noprocess")
    assert 'there is no process "dezign-request"' in mail.words and "design-request: Design request" in mail.words
    assert shop.states() == {}


def test_a_quoted_or_spoken_tag_starts_nothing(shop):
    shop.settle(shop.notes("On Monday Jane wrote:\n> #process design-request\n\nWhat does #process design-request do?\n",
                           subject="Re: Question"))
    assert shop.states() == {} and not shop.letters("jane")


# -- who waits on whom --

THREE = """\
Action items
1. Maya: mockups by Fri 4 Dec
2. Omar: banner online by Wed 9 Dec, after 1
3. Dana: printed banner by Fri 11 Dec, once Omar has the texts
"""


def waits(house):
    return house.query("SELECT i.n, o.n FROM depends d JOIN item i ON i.id = d.item JOIN item o ON o.id = d.on_item "
                       "ORDER BY i.n, o.n")


def ctl_json(house, *words):
    return json.loads(house.ctl(words[0], "-c", str(house.conf), "--json", *words[1:]).stdout)


def test_notes_say_who_waits_on_whom(house):
    house.settle(house.notes(THREE))
    assert waits(house) == [(2, 1), (3, 2)]
    items = ctl_json(house, "show", "A-1")["items"]
    assert [i["waits_on"] for i in items] == [[], [1], [2]] and [i["awaited_by"] for i in items] == [[2], [3], []]
    shown = house.ctl("show", "-c", str(house.conf), "A-1").stdout
    assert re.search(r"banner online.*; waits for 1\n", shown)
    assert "point 2 waits for it" in why(house, "A-1.1") and "waits for point 1: " in why(house, "A-1.2")
    chain = ctl_json(house, "waiting")["longest"]
    assert [p["point"] for p in chain] == ["A-1.3", "A-1.2", "A-1.1"]
    lines = house.ctl("waiting", "-c", str(house.conf)).stdout.splitlines()
    assert [re.match(r"  (A-1\.\d)", row)[1] for row in lines[-3:]] == ["A-1.1", "A-1.2", "A-1.3"]


def test_a_reply_says_it_and_a_circle_is_refused(house):
    house.settle(house.notes("Action items\n- Maya: mockups by Fri 4 Dec\n- Omar: banner online by Wed 9 Dec\n"))
    assert waits(house) == []
    mail = house.wait("omar", kind="confirm")
    house.settle(house.answer(mail, "2 after 1"))
    assert waits(house) == [(2, 1)]
    told = house.wait("jane", kind="revision").words
    assert "2 after 1" in told and "by Wednesday 9 December · after point 1" in told
    # Maya's point cannot wait for what waits for it
    house.settle(house.answer(house.wait("maya", kind="confirm"), "1 waits for 2"))
    assert waits(house) == [(2, 1)]
    said = house.wait("maya", kind="unclear").words
    assert "circle" in said and "point 1 waits for point 2, point 2 waits for point 1" in said
    # and somebody else's point is not hers to say
    house.settle(house.answer(house.wait("maya", kind="confirm"), "2 after 1"))
    assert "Nobody waits" not in house.ctl("waiting", "-c", str(house.conf)).stdout


def test_what_was_blocked_goes_on_when_the_other_is_done(house):
    house.settle(house.notes("Action items\n- Maya: mockups by Fri 4 Dec\n- Omar: banner online by Wed 9 Dec\n"))
    house.settle(house.answer(house.wait("omar", kind="confirm"), "blocked 2: by 1"))
    assert waits(house) == [(2, 1)] and house.states()[(1, 2)] == "blocked"
    assert house.wait("jane", kind="decide")
    house.settle(house.answer(house.wait("jane", kind="confirm"), "accept 1"))
    house.settle()
    assert house.states() == {(1, 1): "accepted", (1, 2): "underway"}
    assert any("all that it waited for is done" in m.words for m in house.letters("omar", kind="revision"))


def test_examples_hold_together(make_house):
    house = make_house(start=False)
    files = sorted((TREE / "daemon" / "processes").glob("*.conf.example"))
    assert len(files) >= 2
    more = "".join(file.read_text() for file in files)
    for name in sorted(set(re.findall(r'owner = "([^"]+)"', more)) - set(DEPARTMENTS)):
        more += f'department "{name}" {{ point-person = "Maya Lin" }}\n'
    house.people += "\n" + more
    house.write_conf()
    done = subprocess.run([str(BUILD / "agreed"), "-n", "-c", str(house.conf)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    for file in files:
        assert f"{file.name.split('.')[0]}:" in done.stdout + done.stderr
