"""agreed -n, agreectl: what an administrator sees."""
import json
import os
import subprocess

import pytest

from house import BUILD, PASSWORD
from samples import LAUNCH, ONE
from servers import wait_for


def check(house, *args):
    return subprocess.run([str(BUILD / "agreed"), "-n", "-c", str(house.conf), *args], capture_output=True, text=True,
                          timeout=60)


def test_good_settings_are_told_in_words(make_house):
    house = make_house(start=False)
    done = check(house)
    assert done.returncode == 0, done.stderr
    said = done.stdout + done.stderr
    for words in (house.address, "Europe/Berlin", "localhost"):
        assert words in said
    assert "mailbox secret" not in said


def test_all_errors_at_once_with_file_and_line(make_house):
    house = make_house(start=False)
    house.more = 'review = sometimes\ncolour = "green"\n' + house.more
    house.people += '\nperson "Ghost" {\n\taddress = "not an address"\n\tmanager = "Nobody Known"\n}\n'
    house.write_conf()
    done = check(house)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    text = house.conf.read_text().splitlines()
    for wrong in ("sometimes", "colour", "not an address", "Nobody Known"):
        line = next(n for n, row in enumerate(text, 1) if wrong in row)
        assert f"agreed.conf:{line}:" in said, (wrong, said)


@pytest.mark.parametrize("breakage", ["missing", "unclosed"])
def test_unreadable_settings_are_a_clear_line(make_house, breakage):
    house = make_house(start=False)
    if breakage == "missing":
        house.conf.unlink()
    else:
        house.conf.write_text(house.conf.read_text() + '\nperson "Open" {\n')
    done = subprocess.run([str(BUILD / "agreed"), "-c", str(house.conf)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "agreed.conf" in done.stderr
    assert len(done.stderr.splitlines()) <= 3


def test_a_password_in_the_settings_is_refused(make_house):
    house = make_house(start=False)
    house.conf.write_text(house.conf.read_text().replace("password-file =", "password =", 1))
    done = check(house)
    assert done.returncode == 1 and "password" in done.stderr


def test_a_broken_template_is_found(make_house, tmp_path):
    import shutil
    house = make_house(start=False)
    shutil.copytree(house.settings["tree"] / "templates", tmp_path / "templates")
    broken = tmp_path / "templates" / "en" / "confirm.txt"
    broken.write_text(broken.read_text() + "\n{{no_such_name}}\n")
    house.settings["tree"] = tmp_path
    house.write_conf()
    done = check(house)
    assert done.returncode == 1 and "confirm.txt" in done.stderr and "no_such_name" in done.stderr


def ctl(house, *args):
    done = subprocess.run([str(BUILD / "agreectl"), *args], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_agreectl_tells_what_happened(house):
    house.settle(house.notes(LAUNCH))
    answer = house.answer(house.wait("maya", kind="confirm"), "ok")
    house.settle(answer)
    state = ["-d", str(house.folder / "state")]
    listed = json.loads(ctl(house, "list", *state, "--json"))
    assert [a["tag"] for a in listed] == ["A-1"] and listed[0]["items"] == 3
    shown = json.loads(ctl(house, "show", *state, "--json", "A-1"))
    assert [i["state"] for i in shown["items"]] == ["confirmed", "proposed", "proposed"]
    assert shown["items"][0]["due"]["date"] == "2026-12-04" if isinstance(shown["items"][0]["due"], dict) else \
        shown["items"][0]["due"] == "2026-12-04"
    why = json.loads(ctl(house, "why", *state, "--json", "A-1"))
    assert any(e["event"] == "confirmed" and e["message_id"] == answer for e in why["events"])
    assert "pricing page" in ctl(house, "search", *state, "pricing") or "A-1" in ctl(house, "search", *state, "pricing")
    status = json.loads(ctl(house, "status", *state, "--json"))
    assert status["open_agreements"] == 1 and status["waiting"] == 0
    for command in (["list"], ["show", "A-1"], ["why", "A-1"], ["status"]):
        assert ctl(house, command[0], *state, *command[1:]).strip()


def test_agreectl_finds_the_records_by_the_settings(house):
    house.settle(house.notes(ONE))
    assert "A-1" in ctl(house, "list", "-c", str(house.conf))


def test_check_for_monitoring(house):
    house.settle(house.notes(ONE))
    done = subprocess.run([str(BUILD / "agreectl"), "check", "-d", str(house.folder / "state"), "--json"],
                          capture_output=True, text=True, timeout=60)
    assert {h["name"] for h in json.loads(done.stdout)["health"]} >= {"mailbox notes", "sender"}


def test_preview_writes_the_mails_and_nothing_else(make_house, tmp_path):
    house = make_house(start=False)
    mail = tmp_path / "notes.eml"
    mail.write_bytes(house.message("jane", "Fwd: Launch sync [agreed]", LAUNCH).as_bytes())
    out = tmp_path / "out" / "of" / "it"
    ctl(house, "preview", "-c", str(house.conf), "-o", str(out), str(mail))
    mails = sorted(out.glob("*.eml"))
    assert len(mails) >= 4
    assert any(house.mail_of("maya") in m.read_text() and "pricing page" in m.read_text() for m in mails)
    assert not (house.folder / "state" / "agreed.db").exists()
    assert not house.everything()


def test_read_gives_the_contract(make_house, tmp_path):
    house = make_house(start=False)
    mail = tmp_path / "notes.eml"
    mail.write_bytes(house.message("jane", "Fwd: Launch sync [agreed]", LAUNCH).as_bytes())
    got = json.loads(ctl(house, "read", str(mail)))
    assert got["kind"] == "notes" and got["keyword"] is True and got["auto"] is False
    assert {"from", "subject", "forward", "reply_text", "bounce", "itip", "text", "meeting", "items", "decisions",
            "questions", "notes", "answers"} <= set(got)
    assert [i["due"]["date"] for i in got["items"]] == ["2026-12-04", "2026-11-25", "2026-11-25"]
    assert got["items"][0]["owners"][0]["name"].startswith("Maya") and got["items"][0]["milestone"] is True
    assert got["decisions"] and "15 December" in got["decisions"][0]["text"]


def test_read_understands_a_long_reply_within_its_jail(make_house, tmp_path):
    house = make_house(start=False)
    mail = tmp_path / "reply.eml"
    story = " ".join(f"The measuring point in hall {n} was looked at and written down." for n in range(1, 120))
    mail.write_bytes(house.message("maya", "Re: Launch sync", "done 1\n\n" + story).as_bytes())
    got = json.loads(ctl(house, "read", str(mail)))
    assert got["kind"] == "reply" and "hall 119" in got["reply_text"]
    assert any(a["act"] == "done" and a["item"] == 1 for a in got["answers"])


def test_a_test_mail_tells_whether_plus_addresses_work(make_house):
    house = make_house(plus="auto")
    wait_for(lambda: "plus-addresses work" in house.log(), 20, "the test mail")
    house.settle(house.notes(ONE))
    assert "+a1-" in house.wait("maya", kind="confirm")["Reply-To"]
    assert "work" in house.ctl("check", "-c", str(house.conf), check=False).stdout
    # the result is kept: no second test mail at the next start
    house.stop(), house.start()
    house.settle()
    assert house.query("SELECT count(*) FROM notice WHERE kind = 'selftest'") == [(1,)]


def test_a_corrected_password_is_found_after_a_reload(make_house):
    import signal
    house = make_house(start=False)
    (house.folder / "secret").write_text("wrong\n")
    house.start()
    wait_for(lambda: "refused" in house.log().lower() or "password" in house.log().lower(), 20, "the refusal")
    (house.folder / "secret").write_text(PASSWORD + "\n")
    pid = house.process.pid
    house.process.send_signal(signal.SIGHUP)
    house.settle(house.notes(ONE))
    assert house.process.pid == pid and house.wait("maya", kind="confirm")


def test_settings_with_errors_are_not_reloaded(house):
    import signal
    wait_for(lambda: "is up for" in house.log(), 10, "the start")
    good = house.conf.read_text()
    house.conf.write_text(good + "\ncolour = green\n")
    house.process.send_signal(signal.SIGHUP)
    wait_for(lambda: "not reloaded" in house.log(), 10, "the refusal")
    assert "no option colour" in house.log()
    house.settle(house.notes(ONE))
    assert house.wait("maya", kind="confirm")


def test_agreectl_says_what_it_can_do_and_what_it_cannot(tmp_path):
    def ctl(*args, **more):
        return subprocess.run([*more.get("as_", []), str(BUILD / "agreectl"), *args], capture_output=True, text=True, timeout=60)
    help_ = ctl("--help")
    assert help_.returncode == 0 and "status" in help_.stdout and not help_.stderr
    wrong = ctl("stauts")
    assert wrong.returncode == 2 and "there is no command stauts" in wrong.stderr and not wrong.stdout
    assert "no records yet" in ctl("list", "-d", str(tmp_path)).stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="needs another user to be")
def test_records_of_another_user_are_not_said_to_be_missing(tmp_path):
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    (state / "agreed.db").touch()
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    done = subprocess.run([*nobody, str(BUILD / "agreectl"), "list", "-d", str(state)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "may not read the records" in done.stderr
