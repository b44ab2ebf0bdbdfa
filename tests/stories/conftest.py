"""Fixtures of the stories: the people, the clock, and a house of tests/road around each story.

As stories pass, their names are printed; at the end which complaint is covered by which of them, and one line that
counts. A story that fails leaves its script so far; all scripts are written into build/stories/.
"""
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "road"))
from road_fixtures import *  # noqa: E402,F401,F403
from house import BUILD, PEOPLE  # noqa: E402
from story import MOCKUPS, Admin, Clock, Hop, Person, Story  # noqa: E402

import pytest  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = BUILD / "stories"


@pytest.fixture
def story(make_house, servers, request):
    """The story's house: @pytest.mark.house(more=..., persons=..., plus=...) are options of house.House; files={name: text}
    stand beside its settings; hop={} puts a server between the daemon and everybody's mailbox, which the story tells what
    to do."""
    mark = request.node.get_closest_marker("house")
    options = dict(mark.kwargs if mark else {})
    refuse = options.pop("hop", None)
    hop = Hop(servers, refuse) if refuse is not None else None
    files = options.pop("files", {})
    house = make_house(start=False, **options)
    for name, text in files.items():
        (house.folder / name).write_text(text)
    if hop:
        hop.stand_before(house)
    told = Story(house.start(), title_of(request.node.name), sentence_of(request.function), hop)
    request.node.stash[STORY] = told
    yield told
    if hop:
        hop.close()
    SCRIPTS.mkdir(parents=True, exist_ok=True)
    (SCRIPTS / (told.title.replace(" ", "-") + ".txt")).write_text(told.script())
    failed = request.node.stash.get(FAILED, False)  # noqa: F405
    assert failed or told.has_ended, "a story says how it ends: story.ends(...)"


@pytest.fixture
def launched(story, jane, maya):
    """Jane's notes with one point for Maya have gone out, and everybody has got theirs."""
    jane.forwards(MOCKUPS)
    maya.gets("confirm", "final pricing page mockups", "Friday 4 December", "Thursday 26 November, 17:00")
    maya.gets("invite", "Tuesday 1 December, 10:00")
    jane.gets("confirm", "final pricing page mockups")
    return story


@pytest.fixture
def admin(story):
    return Admin(story)


@pytest.fixture
def clock(story):
    return Clock(story)


def _person(who):
    @pytest.fixture(name=who)
    def person(story):
        return story.person(who)
    return person


for _who in [*PEOPLE, "stranger"]:
    globals()["fixture_" + _who] = _person(_who)


# -- what is printed --

STORY = pytest.StashKey()


def title_of(name):
    return name.removeprefix("test_").replace("_", " ")


def sentence_of(function):
    return " ".join((function.__doc__ or "").split())


def complaints_in(sentence):
    return [int(n) for words in re.findall(r"[Cc]omplaints? ((?:\d+(?:, | and )?)+)", sentence)
            for n in re.findall(r"\d+", words)]


def complaints():
    """{number: (what people complain of, why it is no story or "")} of complaints.txt."""
    out = {}
    for line in (HERE / "complaints.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            number, what, *elsewhere = [part.strip() for part in line.split("|")]
            out[int(number)] = (what, elsewhere[0] if elsewhere else "")
    return out


def table(covered):
    """{complaint: [titles]} as lines to print."""
    for number, (what, elsewhere) in complaints().items():
        yield f"{number:3}  {what}"
        for title in covered.get(number, []):
            yield f"       - {title}"
        if elsewhere:
            yield f"       ({elsewhere})"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.when == "call":
        item.stash[FAILED] = report.failed  # noqa: F405
        told = item.stash.get(STORY, None)
        report.user_properties += [("story", title_of(item.name)), ("sentence", sentence_of(item.function))]
        if report.failed and told:
            report.sections.append(("the story so far", told.script() + "\n" + told.unread_text()))


class Teller:
    """Prints, in the process that gathers the results."""

    def __init__(self, config):
        self.terminal = config.pluginmanager.get_plugin("terminalreporter")
        self.covered, self.passed, self.failed, self.bad = {}, 0, 0, set()

    def line(self, text):
        self.terminal.write_line(text)

    def pytest_runtest_logreport(self, report):
        known = dict(report.user_properties)
        if report.failed:
            self.failed += report.nodeid not in self.bad
            self.passed -= report.when == "teardown" and report.nodeid not in self.bad
            self.bad.add(report.nodeid)
            self.line(f"FAILED  {known.get('story', report.nodeid)} ({report.when})")
        elif report.when == "call" and report.passed:
            self.passed += 1
            if "story" not in known:
                return  # another folder's test in the same run
            numbers = complaints_in(known["sentence"])
            for number in numbers:
                self.covered.setdefault(number, []).append(known["story"])
            self.line(f"passed  {known['story']}" + (f" [{', '.join(map(str, numbers))}]" if numbers else ""))

    def pytest_report_teststatus(self, report):
        return ("passed", "", "") if report.passed else None

    def pytest_terminal_summary(self, terminalreporter, config):
        if config.getoption("keyword") or config.getoption("lf", False) or self.failed or not self.covered:
            return
        self.line("\nThe complaints of users, and the stories that are about them:\n")
        for text in table({n: sorted(titles) for n, titles in self.covered.items()}):
            self.line(text)

    def pytest_unconfigure(self):
        self.line(f"\n{self.passed} passed, {self.failed} failed")


def pytest_configure(config):
    config.addinivalue_line("markers", "house(**options): options of house.House for the story's house")


def pytest_sessionstart(session):
    config = session.config
    if not hasattr(config, "workerinput") and config.pluginmanager.has_plugin("terminalreporter"):
        config.pluginmanager.register(Teller(config), "teller")
