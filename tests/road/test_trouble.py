"""The world is bad: one clear line in the log, nothing lost, nothing twice."""
import json
import os
import pathlib
import shutil

import subprocess
import time

import pytest

from house import BUILD, PASSWORD, Letter
from samples import NOTHING, ONE, TWO
from servers import wait_for


# After a fault of the server the sender spares it for ten seconds of real time.
TROUBLE_S = 10.5


def wait_log(house, *words, timeout_s=15):
    """A line of the log with all these words (case ignored)."""
    def line():
        assert house.is_up(), house.log()
        return next((row for row in house.log().splitlines() if all(w.lower() in row.lower() for w in words)), None)
    try:
        return wait_for(line, timeout_s, f"log line with {words}")
    except TimeoutError:
        raise AssertionError(f"no line with {words} in\n{house.log()}") from None


# -- the IMAP server --

def test_wrong_password_is_one_line_that_names_the_mailbox(make_house):
    house = make_house(start=False)
    (house.folder / "secret").write_text("not this one\n")
    house.start()
    line = wait_log(house, "mailbox notes", "password")
    assert "<3>" in line
    time.sleep(2)
    assert len(house.log().splitlines()) < 12, "the log is flooded"
    assert "not this one" not in house.log() and PASSWORD not in house.log()
    assert house.is_up()


@pytest.mark.parametrize("cert", ["wrong", "expired", "self", "other"])
def test_a_certificate_that_cannot_be_trusted_is_refused(make_house, servers, cert):
    house = make_house(start=False)
    bad = servers.dovecot(users={f"agree{house.number}": PASSWORD}, cert=cert)
    house.settings["imap"] = bad.imap
    house.write_conf()
    house.start()
    line = wait_log(house, "mailbox notes", "certificate")
    assert "localhost" in line
    bad.close()


def test_no_password_over_a_connection_without_tls(make_house, servers):
    house = make_house(start=False)
    plain = servers.dovecot(users={f"agree{house.number}": PASSWORD}, cert=None)
    house.settings["imap"] = plain.imap
    house.write_conf()
    house.start()
    wait_log(house, "mailbox notes", "starttls")
    assert "Login:" not in plain.log_text()
    plain.close()


def test_a_server_that_is_down_at_the_start(make_house, servers):
    house = make_house(start=False)
    own = servers.dovecot(users={f"agree{house.number}": PASSWORD})
    own.kill()
    house.settings["imap"] = own.imap
    house.write_conf()
    house.start()
    wait_log(house, "mailbox notes")
    own.start()
    own.deliver(house.message("jane", "Fwd: sync [agreed]", ONE).as_bytes(), house.address)
    house.wait("maya", kind="confirm", timeout_s=60)
    own.close()


def test_a_server_that_goes_and_comes_back(make_house, servers):
    house = make_house(start=False)
    own = servers.dovecot(users={f"agree{house.number}": PASSWORD})
    house.settings["imap"] = own.imap
    house.write_conf()
    house.start()
    own.deliver(house.message("jane", "Fwd: sync [agreed]", ONE).as_bytes(), house.address)
    house.wait("maya", kind="confirm")
    own.restart()
    own.deliver(house.message("jane", "Fwd: fair [agreed]", TWO).as_bytes(), house.address)
    house.wait("omar", kind="confirm", timeout_s=60)
    assert len(house.letters("maya", kind="confirm", text="pricing page")) == 1
    own.close()


def test_a_silent_server_does_not_hang_the_daemon(make_house, servers):
    house = make_house(start=False)
    proxy = servers.proxy(house.dovecot.imap)
    proxy.silent, proxy.times = True, 1
    house.settings["imap"] = proxy.port
    house.mailbox = 'timeout = "2s"'
    house.conf.write_text("")
    house.write_conf()
    house.conf.write_text(house.conf.read_text().replace('timeout = "20s"\n', "", 1))
    house.start()
    house.notes(ONE)
    house.wait("maya", kind="confirm", timeout_s=30)
    proxy.close()


def test_dropped_connections_lose_and_double_nothing(make_house, servers):
    house = make_house(start=False)
    proxy = servers.proxy(house.dovecot.imap)
    house.settings["imap"] = proxy.port
    house.write_conf()
    ids = [house.notes(ONE.replace("pricing", f"pricing{i}"), subject=f"Fwd: sync {i} [agreed]") for i in range(6)]
    proxy.drop_server, proxy.times = 6000, 3
    house.start()
    for i in ids:
        house.settle(i, timeout_s=40)
    for i in range(6):
        assert len(house.letters("maya", kind="confirm", text=f"pricing{i} page")) == 1
    proxy.close()


# -- the SMTP server --

def test_smtp_server_down_means_later_not_lost(make_house, servers):
    house = make_house(start=False)
    proxy = servers.proxy(house.relay.port)
    proxy.refuse = True
    house.settings["smtp"] = proxy.port
    house.write_conf()
    house.start()
    mail = house.notes(ONE)
    wait_log(house, "maya", "later")
    assert not house.everything()
    proxy.refuse = False
    time.sleep(TROUBLE_S)
    house.move_to("2026-11-24 16:30")
    house.settle(mail)
    assert len(house.letters("maya", kind="confirm")) == 1
    assert len(house.letters("jane", kind="confirm")) == 1
    proxy.close()


def recording(house, servers):
    """The house sends to a server in this process that keeps what it gets."""
    server = servers.smtp(users={f"agree{house.number}": PASSWORD})
    house.settings.update(smtp=server.port, smtp_tls="starttls")
    house.write_conf()
    return server


def of(server, address):
    return [Letter(Mail(r.raw)) for r in server.mails if r.recipients == [address]]


def first_of(server, address, kind):
    """The first mail of that kind to address, once the server has written it down: it may have answered before."""
    return wait_for(lambda: next((m for m in of(server, address) if m.kind == kind), None), 15, f"{kind} to {address}")


class Mail:
    uid, flags = 0, set()

    def __init__(self, raw):
        self.raw = raw


def test_each_mail_is_a_transaction_of_its_own_on_one_connection(make_house, servers):
    house = make_house(start=False)
    server = recording(house, servers)
    house.start()
    house.settle(house.notes(TWO))
    assert len(server.mails) >= 3 and all(len(r.recipients) == 1 for r in server.mails)
    assert all(r.sender == house.address for r in server.mails)
    assert server.connections == 1
    server.close()


def test_a_temporary_refusal_is_tried_again_later(make_house, servers):
    house = make_house(start=False)
    server = recording(house, servers)
    maya = house.mail_of("maya")
    server.on_rcpt = lambda address: "450 4.2.0 mailbox busy" if address == maya else None
    house.start()
    mail = house.notes(TWO)
    wait_log(house, "maya", "mailbox busy")
    wait_log(house, "confirm", "omar", "sent")
    assert of(server, house.mail_of("omar")) and not of(server, maya)
    server.on_rcpt = None
    house.move_to("2026-11-24 16:30")
    house.settle(mail)
    assert [m.kind for m in of(server, maya)].count("confirm") == 1
    assert [m.kind for m in of(server, house.mail_of("omar"))].count("confirm") == 1
    assert not [m for m in of(server, house.mail_of("jane")) if m.kind == "undelivered"]
    server.close()


def test_a_final_refusal_is_told_to_the_requester_once(make_house, servers):
    house = make_house(start=False)
    server = recording(house, servers)
    maya = house.mail_of("maya")
    server.on_rcpt = lambda address: "550 5.1.1 no such user here" if address == maya else None
    house.start()
    house.settle(house.notes(TWO))
    told = [m for m in of(server, house.mail_of("jane")) if m.kind == "undelivered"]
    assert told and "no such user here" in told[0].words and maya in told[0].words
    assert len({m.id for m in told}) == len(told) <= 2  # the confirmation, and the invitation
    server.close()


def test_giving_up_after_the_retry_limit(make_house, servers):
    house = make_house(start=False, more='rules {\n retry-for = "1d"\n}')
    server = recording(house, servers)
    maya = house.mail_of("maya")
    server.on_rcpt = lambda address: "450 4.2.0 mailbox busy" if address == maya else None
    house.start()
    house.notes(TWO)
    wait_log(house, "maya", "mailbox busy")
    house.move_to("2026-11-26 10:00")
    wait_for(lambda: any(m.kind == "undelivered" for m in of(server, house.mail_of("jane"))), 15, "the news")
    server.close()


def test_a_mail_that_may_have_been_delivered_is_not_sent_again(make_house, servers):
    house = make_house(start=False)
    server = recording(house, servers)
    maya = house.mail_of("maya")
    server.on_data = lambda envelope: "drop" if envelope.rcpt_tos == [maya] else None
    house.start()
    mail = house.notes(TWO)
    wait_log(house, "maya", "unknown")
    server.on_data = None
    house.settle(mail)
    house.move_to("2026-11-25 12:00")
    house.settle()
    confirms = [m for m in of(server, maya) if m.kind == "confirm"]
    assert len(confirms) == 1
    told = [m for m in of(server, house.mail_of("jane")) if m.kind == "undelivered"]
    assert told and maya in told[0].words
    server.close()


def test_what_may_be_lost_to_the_requester_stands_in_their_next_mail(make_house, servers):
    """The question to Jane was the only answer to her notes: who runs the daemon sees it, and she in her next mail."""
    house = make_house(start=False)
    server = recording(house, servers)
    jane = house.mail_of("jane")
    server.on_data = lambda envelope: "drop" if envelope.rcpt_tos == [jane] else None
    house.start()
    mail = house.notes("Action items\n- Check the legal text by Wed 9 Dec\n")
    wait_log(house, "jane", "unknown")
    server.on_data = None
    house.settle(mail)
    done = house.ctl("check", "-c", str(house.conf), check=False)
    assert done.returncode == 1 and "All is well" not in done.stdout
    assert f"question to {jane}" in done.stdout and "A-1" in done.stdout
    data = json.loads(house.ctl("check", "-c", str(house.conf), "--json", check=False).stdout)
    assert not data["well"] and [(m["recipient"], m["kind"], m["agreement"]) for m in data["lost"]] == [(jane, "question", 1)]

    house.move_to("2026-11-25 12:00")
    house.settle()
    reminder = first_of(server, jane, "remind")
    for words in (reminder.words, reminder.html_words):
        assert "may not have arrived" in words and "questions, Launch sync [A-1], Tuesday 24 November" in words
    assert f"question to {jane}" not in house.ctl("check", "-c", str(house.conf), check=False).stdout
    house.settle(house.answer(reminder, "status", sender="jane"))
    assert "may not have arrived" not in first_of(server, jane, "status").words
    assert [m.kind for m in of(server, jane)] == ["question", "remind", "status"]
    server.close()


def test_the_mail_that_tells_may_be_lost_as_well(make_house, servers):
    """Then the next one tells of both."""
    house = make_house(start=False)
    server = recording(house, servers)
    jane = house.mail_of("jane")
    server.on_data = lambda envelope: "drop" if envelope.rcpt_tos == [jane] else None
    house.start()
    mail = house.notes("Action items\n- Check the legal text by Wed 9 Dec\n")
    wait_log(house, "question", "unknown")
    house.settle(mail)
    house.move_to("2026-11-25 12:00")
    wait_log(house, "remind", "unknown")
    server.on_data = None
    house.settle()
    house.settle(house.answer(first_of(server, jane, "remind"), "status", sender="jane"))
    words = first_of(server, jane, "status").words
    assert "questions, Launch sync [A-1], Tuesday 24 November" in words and "reminder, Launch sync [A-1], Wednesday 25" in words
    server.close()


def test_with_unknown_retry_it_is_sent_again_with_the_same_id(make_house, servers):
    house = make_house(start=False, more="unknown = retry")
    server = recording(house, servers)
    maya = house.mail_of("maya")
    server.on_data = lambda envelope: "drop" if envelope.rcpt_tos == [maya] else None
    house.start()
    house.notes(TWO)
    wait_log(house, "maya", "unknown")
    server.on_data = None
    house.move_to("2026-11-24 17:30")
    house.settle()
    assert len({m.id for m in of(server, maya) if m.kind == "confirm"}) == 1
    assert len([m for m in of(server, maya) if m.kind == "confirm"]) == 2
    server.close()


def test_wrong_smtp_password_keeps_the_mails(make_house, servers):
    house = make_house(start=False)
    server = recording(house, servers)
    server.users[f"agree{house.number}"] = "another"
    house.start()
    mail = house.notes(ONE)
    wait_log(house, "maya", "later")
    assert PASSWORD not in house.log()
    server.users[f"agree{house.number}"] = PASSWORD
    time.sleep(TROUBLE_S)
    house.move_to("2026-11-24 17:30")
    house.settle(mail)
    assert [m.kind for m in of(server, house.mail_of("maya"))].count("confirm") == 1
    assert not [m for m in of(server, house.mail_of("jane")) if m.kind == "undelivered"]
    server.close()


def test_a_bounce_is_told_to_the_requester(house):
    house.settle(house.notes(TWO))
    confirm = house.wait("maya", kind="confirm")
    bounce = f"""\
From: Mail Delivery System <MAILER-DAEMON@mail.test>
To: {house.address}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <bounce.{house.number}@mail.test>
Date: Tue, 24 Nov 2026 15:10:00 +0100
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

I could not deliver this.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.test

Final-Recipient: rfc822; {house.mail_of("maya")}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 gone away

--b1
Content-Type: message/rfc822

""".encode() + confirm.raw.replace(b"\r\n", b"\n") + b"\n--b1--\n"
    house.dovecot.deliver(bounce, house.address, "")
    house.settle(f"bounce.{house.number}@mail.test")
    told = house.wait("jane", kind="undelivered")
    assert house.mail_of("maya") in told.words and "gone away" in told.words


# -- the disk, the settings, the reader --

@pytest.fixture
def small_disk(tmp_path):
    if os.getuid() != 0:
        pytest.skip("a small disk needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no tmpfs can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_full_disk_loses_nothing(make_house, small_disk):
    house = make_house(start=False)
    shutil.rmtree(house.folder / "state")
    (house.folder / "state").symlink_to(small_disk)
    small_disk.chmod(0o700)
    house.start()
    house.settle(house.notes(ONE))
    filler = small_disk / "filler"
    full = os.open(filler, os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(full, b"\0" * 4096):
            pass
    except OSError:
        os.close(full)
    mail = house.notes(TWO, subject="Fwd: fair [agreed]")
    try:
        house.process.wait(20)
        house.process = None
    except subprocess.TimeoutExpired:
        pass
    assert "full" in house.log().lower(), house.log()
    filler.unlink()
    if house.process is None:
        house.start()
    house.settle(mail)
    assert len(house.letters("omar", kind="confirm")) == 1
    assert len(house.letters("maya", kind="confirm", text="print files")) == 1
    assert len(house.letters("maya", kind="confirm", text="pricing page")) == 1


# Stands in for agreed-reader: dies over a mail that holds the word, COUNT times, and hands everything else on to the
# real one.
DEADLY_READER = r"""#!/usr/bin/python3
import array, os, pathlib, signal, socket, subprocess, sys, threading
word, count, real, tally = b"deadly", {count}, {real!r}, pathlib.Path({tally!r})
core = socket.socket(fileno=3)
ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
process = subprocess.Popen([real], preexec_fn=lambda: os.dup2(theirs.fileno(), 3), pass_fds=(3,), close_fds=True)
theirs.close()
def take(s):
    data, ancillary, _, _ = s.recvmsg(1 << 18, socket.CMSG_SPACE(4))
    fds = array.array("i")
    for _, _, d in ancillary:
        fds.frombytes(d[:4])
    return data, list(fds)
def back():
    while True:
        data, fds = take(ours)
        if not data:
            os._exit(1)
        core.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else [])
threading.Thread(target=back, daemon=True).start()
while True:
    data, fds = take(core)
    if not data:
        process.kill(); os._exit(0)
    done = int(tally.read_text()) if tally.exists() else 0
    if fds and done < count and word in os.pread(fds[0], 1 << 20, 0):
        tally.write_text(str(done + 1))
        process.kill()
        os.kill(os.getpid(), signal.SIGSEGV)
    ours.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else [])
    for fd in fds:
        os.close(fd)
"""


def deadly(make_house, count):
    house = make_house(start=False)
    build = house.folder / "bin"
    build.mkdir()
    for program in ("agreed", "agreed-mailbox", "agreed-sender", "agreectl"):
        shutil.copy(BUILD / program, build / program)
    reader = build / "agreed-reader"
    reader.write_text(DEADLY_READER.format(count=count, real=str(BUILD / "agreed-reader"),
                                           tally=str(house.folder / "tally")))
    reader.chmod(0o755)
    house.build = build
    return house.start()


def test_a_mail_that_ends_the_reader_once_is_read_the_second_time(make_house):
    house = deadly(make_house, 1)
    house.settle(house.notes(ONE.replace("pricing", "deadly")))
    assert "deadly page" in house.wait("maya", kind="confirm").words
    assert "strike 1" in house.log()


def test_a_mail_that_ends_the_reader_three_times_is_set_aside_and_its_sender_told(make_house):
    house = deadly(make_house, 3)
    bad = house.notes(ONE.replace("pricing", "deadly"), subject="Fwd: bad one [agreed]")
    good = house.notes(TWO, subject="Fwd: fair [agreed]")
    house.settle(bad, timeout_s=40)
    house.settle(good)
    told = house.wait("jane", kind="unreadable")
    assert "bad one" in told.words or "bad one" in told.subject
    assert bad in house.inbox("Unreadable") and bad not in house.inbox()
    assert len(house.letters("omar", kind="confirm")) == 1


def test_a_mail_that_always_ends_the_reader_is_set_aside(make_house):
    house = deadly(make_house, 1000)
    bad = house.notes(ONE.replace("pricing", "deadly"), subject="Fwd: bad one [agreed]")
    good = house.notes(TWO, subject="Fwd: fair [agreed]")
    house.settle(good, timeout_s=60)
    assert len(house.letters("omar", kind="confirm")) == 1
    wait_for(lambda: bad in house.inbox("Unreadable"), 10, "the mail in its folder")


def test_hostile_mails_do_not_stop_the_road(house):
    """Nesting, headers without end, broken parts: whatever comes of each, the next notes are read."""
    hostile = pathlib.Path(__file__).parent.parent / "hostile"
    samples = sorted(hostile.glob("*.eml")) if hostile.is_dir() else []
    head = f"From: Jane Doe <{house.mail_of('jane')}>\nTo: {house.address}\nSubject: x [agreed]\n".encode()
    mails = [p.read_bytes() for p in samples if p.stat().st_size < 2_000_000]
    mails.append(head + b"Content-Type: multipart/mixed; boundary=a\n\n" +
                 b"".join(b"--a\nContent-Type: message/rfc822\n\n" for _ in range(3000)))
    mails.append(head + b"Cc: " + b"(" * 50_000 + b"\n\nx\n")
    mails.append(head + b"X-A: " + b"a" * 900 + b"\n" + b"X-B: b\n" * 20_000 + b"\nx\n")
    mails.append(head + b"Content-Type: text/html\n\n" + b"<div>" * 60_000)
    mails.append(head + b"\n" + b"\x00\xff\xfe" * 1000)
    mails.append(head + b"\n- " + b"Maya: " * 20_000)
    for i, raw in enumerate(mails):
        house.deliver(b"Message-ID: <hostile.%d.%d@client.example>\n" % (house.number, i) + raw)
    house.settle(house.notes(TWO, subject="Fwd: fair [agreed]"), timeout_s=120)
    assert len(house.letters("omar", kind="confirm", text="booth furniture")) == 1
    assert house.is_up()


def test_two_daemons_on_one_state_folder(make_house):
    house = make_house()
    house.settle(house.notes(NOTHING))
    second = subprocess.run([str(BUILD / "agreed"), "-c", str(house.conf)], capture_output=True, text=True, timeout=60)
    assert second.returncode != 0 and "another agreed" in second.stderr
    assert house.is_up()


def test_sigterm_ends_it_quietly(house):
    house.settle(house.notes(ONE))
    assert house.stop() == 0


def test_nothing_listens_and_nothing_is_left(house):
    house.settle(house.notes(ONE))
    children = list(house.children().values())
    assert len(children) >= 3
    house.stop()
    wait_for(lambda: not any(pathlib.Path(f"/proc/{pid}/stat").exists() and
                             ") Z" not in pathlib.Path(f"/proc/{pid}/stat").read_text() for pid in children), 5, "the end")


def test_the_reader_is_in_its_jail(house):
    house.settle(house.notes(ONE))
    status = pathlib.Path(f"/proc/{house.children()['agreed-reader']}/status").read_text()
    assert "NoNewPrivs:\t1" in status
    if "asan" not in BUILD.name:
        assert "Seccomp:\t2" in status


