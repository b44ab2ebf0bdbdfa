"""Fixtures for tests/road and tests/crash: one pair of servers for the run, a house of its own for each test."""
import itertools
import os
import shutil
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
import house as house_module  # noqa: E402
import servers as servers_module  # noqa: E402

_numbers = itertools.count()


@pytest.fixture(scope="session")
def servers():
    lacking = servers_module.missing("dovecot", "openssl", "faketime")
    if lacking:
        pytest.fail(f"{lacking} is not installed: make deps", pytrace=False)
    with servers_module.Servers() as s:
        yield s


@pytest.fixture(scope="session")
def grid(servers):
    return house_module.Grid(servers)


@pytest.fixture
def make_house(grid, servers, request):
    """make_house(**options): a started house; start=False leaves it to the test."""
    made = []

    def make(start=True, **options):
        n = next(_numbers)
        h = house_module.House(n, servers.folder / f"house{n}", options.pop("grid", grid), **options)
        made.append(h)
        return h.start() if start else h

    yield make
    failed = request.node.stash.get(FAILED, False)
    for h in made:
        h.kill()
        if failed:
            sys.stderr.write(f"\n--- log of house {h.number}\n{h.log()[-6000:]}\n")
        complaints(h)
        shutil.rmtree(h.folder, ignore_errors=True)


@pytest.fixture(scope="module")
def make_module_house(grid, servers):
    """A house that all tests of a file look at and none changes."""
    made = []

    def make(**options):
        n = next(_numbers)
        made.append(house_module.House(n, servers.folder / f"house{n}", grid, **options).start())
        return made[-1]

    yield make
    for h in made:
        h.kill()
        complaints(h)
        shutil.rmtree(h.folder, ignore_errors=True)


def complaints(h):
    """A sanitizer's report anywhere fails the test, whatever else it saw."""
    for word in ("ERROR: AddressSanitizer", "runtime error:", "LeakSanitizer: detected"):
        assert word not in h.log(), h.log()[-8000:]


@pytest.fixture
def house(make_house):
    return make_house()


FAILED = pytest.StashKey()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.when == "call":
        item.stash[FAILED] = report.failed
