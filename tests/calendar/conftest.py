"""Every calendar that agreed writes in its tests: the parts of all mails, and events in many zones and on odd days."""
import email
import email.policy
import os
import pathlib
import subprocess
import types

import pytest

BUILD = pathlib.Path(os.environ.get("AGREED_BUILD", "build")).absolute()
ROOT = pathlib.Path(__file__).parent.parent.parent


def run(program, folder):
    subprocess.run([BUILD / "tests/core" / program], cwd=ROOT, check=True, capture_output=True,
                   env={**os.environ, "AGREED_TEST_OUT": str(folder)})
    return sorted(folder.iterdir())


def make(folder):
    found = []
    (folder / "mails").mkdir()
    (folder / "files").mkdir()
    for path in run("test_notice", folder / "mails"):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() in ("text/calendar", "application/ics"):
                found.append(types.SimpleNamespace(name=path.name, bytes=part.get_payload(decode=True), part=part, starts=None))
    for path in run("test_invite", folder / "files"):
        found.append(types.SimpleNamespace(name=path.name, bytes=path.read_bytes(), part=None,
                                           starts=path.name.split("=")[1].removesuffix(".ics")))
    return found


@pytest.fixture(scope="session")
def calendars(tmp_path_factory):
    return make(tmp_path_factory.mktemp("calendars"))
