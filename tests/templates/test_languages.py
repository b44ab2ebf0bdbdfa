"""agreed -n fills every template of every language with sample data, and says what got lost in one of them."""
import os
import pathlib
import shutil
import subprocess

import pytest

BUILD = pathlib.Path(os.environ.get("AGREED_BUILD", "build"))
ROOT = pathlib.Path(__file__).parent.parent.parent
CONF = """
template-folder = "templates"
state-folder = "state"
identity {{ address = agree@corp.example language = {language} }}
mailbox notes {{ host = localhost user = agree password-file = "secret" }}
smtp {{ host = localhost }}
"""


@pytest.fixture
def check(tmp_path):
    """check(): what `agreed -n` prints and how it ends, with templates that the test may change."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates", ignore=shutil.ignore_patterns("*.c", "*.h", "*.5"))
    (tmp_path / "state").mkdir()
    (tmp_path / "secret").write_text("x\n")
    (tmp_path / "secret").chmod(0o600)

    def run(language="en"):
        (tmp_path / "agreed.conf").write_text(CONF.format(language=language))
        done = subprocess.run([BUILD.absolute() / "agreed", "-n", "-c", tmp_path / "agreed.conf"], capture_output=True, text=True)
        return done.stdout, done.stderr.replace(f"{tmp_path}/", ""), done.returncode
    run.folder = tmp_path / "templates"
    return run


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_ours_say_the_same_in_each_language_and_part(check):
    for language in ("en", "de"):
        out, err, status = check(language)
        assert status == 0 and "never says" not in err
        assert "filled with sample data: de en, nothing is missing." in out


def test_what_a_translation_lost_is_told(check):
    change(check.folder / "de/confirm.txt", "{{flag_by}}", "bald")
    change(check.folder / "de/confirm.html", "{{flag_by}}", "bald")
    out, err, status = check()
    assert status == 0 and "warning: templates/de/confirm.txt: never says flag_by, as the default language does" in err


def test_what_the_text_lost_is_told(check):
    for language in ("en", "de"):
        change(check.folder / language / "away.txt", "{{until}}", "later")
    out, err, status = check()
    assert "warning: templates/en/away.txt: never says until, as away.html does" in err


def test_a_new_language_is_proved_as_the_others(check):
    shutil.copytree(check.folder / "en", check.folder / "fr")
    out, err, status = check("fr")
    assert status == 0 and "de en fr, nothing is missing." in out
    (check.folder / "fr/digest.txt").unlink()
    out, err, status = check("fr")
    assert status == 1 and "fr/digest.txt: No such file or directory: this template is needed" in err


def test_a_mail_without_words_is_refused(check):
    (check.folder / "de/help.txt").write_text("Subject: {{requester}}\n\n{{^title}}nie{{/title}}\n")
    out, err, status = check()
    assert status == 1 and "templates/de/help.txt: its subject or its text is empty when all is there to be said" in err
