"""agreed-sender against real and faulty servers; the test plays the core's part over descriptor 3.

    AGREED_BUILD=build /usr/bin/python3 -m pytest tests/road/test_sender.py
"""
import array
import os
import pathlib
import signal
import smtplib
import socket
import struct
import subprocess
import sys
import threading
import time

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from servers import Postfix, Proxy, Servers, parsed, wait_for  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AGREED_BUILD", ROOT / "build")).resolve()
SENDER = BUILD / "agreed-sender"

# enum wire_type, wire_tls, wire_auth, wire_verdict (daemon/ground/wire.h)
START, SEND, RESULT = 10, 11, 12
TLS = {"implicit": 0, "starttls": 1, "none": 2}
AUTH = {"password": 0, "xoauth2": 1, "none": 2}
VERDICTS = ["sent", "later", "never", "unknown"]

MAIL = ("From: agree@corp.example\nTo: {to}\nSubject: mail {n}\nMessage-ID: <m{n}@corp.example>\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n"
        ".one dot\n..two dots\n.\nand the end")


def text(s):
    raw = s.encode() if isinstance(s, str) else s
    return struct.pack("<I", len(raw)) + raw


class Result:
    def __init__(self, raw):
        self.id, verdict, refused, self.code = struct.unpack_from("<qi?i", raw, 0)
        size = struct.unpack_from("<I", raw, 17)[0]
        self.verdict, self.refused = VERDICTS[verdict], refused
        self.text = raw[21:21 + size].decode()
        assert len(raw) == 21 + size

    def __repr__(self):
        return f"<{self.id}: {self.verdict} {self.code} {self.text!r}>"


class Sender:
    """The program, started as the core starts it."""

    def __init__(self, folder, port, tls="starttls", auth="password", user="agree", secret="secret", command=(), ca=None,
                 host="localhost", timeout=5, helo="corp.example"):
        self.journal_path = pathlib.Path(folder) / "send.journal"
        self.secret_path = pathlib.Path(folder) / "smtp.secret"
        self.secret_path.write_text(secret + "\n")
        self.secret_path.chmod(0o600)
        self.ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.process = subprocess.Popen(
            [str(SENDER)], preexec_fn=lambda: os.dup2(theirs.fileno(), 3), pass_fds=(3,), stdin=subprocess.DEVNULL)
        theirs.close()
        self.ours.settimeout(60)
        journal = os.open(self.journal_path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        body = (text(host) + struct.pack("<ii", port, TLS[tls]) + text(ca or "") + struct.pack("<i", AUTH[auth]) +
                text(user if auth != "none" else "") + text("" if command or auth == "none" else str(self.secret_path)) +
                struct.pack("<I", len(command)) + b"".join(text(c) for c in command) + struct.pack("<i", timeout) +
                text(helo))
        self.say(START, body, journal)
        os.close(journal)

    def say(self, kind, body, fd):
        self.ours.sendmsg([bytes([kind]) + body], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))])

    def hand(self, n, to="maya@corp.example", mail=None, sender="agree@corp.example"):
        raw = (MAIL.format(to=to, n=n) if mail is None else mail)
        fd = os.memfd_create("mail", os.MFD_ALLOW_SEALING)
        os.write(fd, raw.encode() if isinstance(raw, str) else raw)
        import fcntl
        fcntl.fcntl(fd, 1033, 0x1 | 0x2 | 0x4 | 0x8)  # F_ADD_SEALS: seal, shrink, grow, write
        self.say(SEND, struct.pack("<q", n) + text(sender) + text(to), fd)
        os.close(fd)

    def result(self):
        raw = self.ours.recv(65536)
        assert raw and raw[0] == RESULT, f"the sender ended: {self.process.wait(5)}"
        return Result(raw[1:])

    def send(self, n, **options):
        self.hand(n, **options)
        return self.result()

    def journal(self):
        return self.journal_path.read_text()

    may_end = (-signal.SIGKILL,)

    def close(self):
        self.ours.close()
        try:
            assert self.process.wait(10) in (0, *self.may_end)
        finally:
            self.process.kill()


@pytest.fixture(scope="module")
def servers():
    with Servers() as s:
        yield s


@pytest.fixture
def sender(tmp_path):
    made = []

    def make(port, **options):
        made.append(Sender(tmp_path, port, **options))
        return made[-1]

    yield make
    for s in made:
        s.close()


# ---- a server that does what it should ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def postfix(servers):
    why = Postfix.can_run()
    if why:
        pytest.skip(why)
    dovecot = servers.dovecot(users={"agree": "secret", "maya": "m"})
    return servers.postfix(dovecot)


@pytest.mark.parametrize("way", ["submission", "smtps", "open"])
def test_postfix_takes_it_and_it_arrives_as_it_was(servers, postfix, sender, way):
    tls, auth = {"submission": ("starttls", "password"), "smtps": ("implicit", "password"), "open": ("none", "none")}[way]
    s = sender(getattr(postfix, way), tls=tls, auth=auth, ca=servers.pki.ca)
    before = len(postfix.dovecot.read("maya"))
    got = s.send(7)
    assert (got.verdict, got.code) == ("sent", 250), got
    assert s.journal() == "A 7\nS 7\n"
    mails = wait_for(lambda: (m := postfix.dovecot.read("maya"))[before:] and m, what="the mail")
    mail = parsed(mails[-1])
    assert mail["Subject"] == "mail 7"
    assert mail.get_content().replace("\r\n", "\n") == ".one dot\n..two dots\n.\nand the end\n"
    assert mails[-1].raw.count(b"\n") == mails[-1].raw.count(b"\r\n")


@pytest.mark.parametrize("body", ["no dots\n", "no dots, no line end", "", "\n\n\n", ".", "x" * 70_000 + "\n",
                                  ("y" * 70 + "\n") * 3000],
                         ids=["line", "no end", "empty", "blank", "dot", "long line", "long"])
def test_postfix_takes_mails_of_any_shape(servers, postfix, sender, body):
    """With the size known libcurl may never ask for the end of the mail: what has no dots to double must be sent as well."""
    s = sender(postfix.submission, ca=servers.pki.ca)
    head = "From: agree@corp.example\nTo: maya@corp.example\nSubject: shapes\n\n"
    got = [s.send(n, mail=head + body) for n in (1, 2)]
    assert [g.verdict for g in got] == ["sent", "sent"], got
    assert s.journal() == "A 1\nS 1\nA 2\nS 2\n"


def test_postfix_refusals(servers, postfix, sender):
    postfix.refuse("gone@corp.example", "550 5.1.1 no such person here")
    postfix.refuse("full@corp.example", "450 4.2.2 mailbox full")
    s = sender(postfix.submission, ca=servers.pki.ca)
    never, later, sent = s.send(1, to="gone@corp.example"), s.send(2, to="full@corp.example"), s.send(3)
    assert (never.verdict, never.refused, never.code) == ("never", True, 550)
    assert "no such person here" in never.text
    assert (later.verdict, later.refused, later.code) == ("later", False, 450)
    assert sent.verdict == "sent"
    assert s.journal() == "A 3\nS 3\n"


def test_postfix_size_limit_refuses_for_good(servers, sender, postfix):
    s = sender(postfix.submission, ca=servers.pki.ca, timeout=30)
    big = MAIL.format(to="maya@corp.example", n=1) + "\n" + ("x" * 70 + "\n") * 750_000
    got = s.send(1, mail=big)
    assert (got.verdict, got.refused, got.code) == ("never", True, 552), got


def test_500_mails_over_one_connection(servers, postfix, sender):
    s = sender(postfix.submission, ca=servers.pki.ca)
    before = len(postfix.log_lines(": connect from"))
    begin = time.monotonic()
    sent = 0
    for base in range(0, 500, 50):
        for n in range(base, base + 50):
            s.hand(n + 1)
        sent += sum(s.result().verdict == "sent" for _ in range(50))
    took = time.monotonic() - begin
    assert sent == 500
    lines = s.journal().splitlines()
    assert lines == [f"{step} {n}" for n in range(1, 501) for step in "AS"]
    assert len(postfix.log_lines(": connect from")) - before == 1
    print(f"500 mails in {took:.1f} s: {500 / took:.0f}/s")


# ---- the dot -------------------------------------------------------------------------------------------------------


def test_the_attempt_is_in_the_journal_before_the_dot_and_not_before_the_mail(servers, sender, tmp_path):
    """A server that reads byte by byte and looks at the journal when it sees the end coming."""
    seen = {}
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        c, _ = listener.accept()
        f = c.makefile("rb")
        c.sendall(b"220 hello\r\n")
        for line in f:
            verb = line[:4].upper()
            if verb == b"DATA":
                c.sendall(b"354 go on\r\n")
                body = b""
                while not body.endswith(b"and the end\r\n"):
                    body += f.read(1)
                journal = tmp_path / "send.journal"
                seen["before"] = body.count(b"\r\n.\r\n")
                while not body.endswith(b"\r\n.\r\n"):
                    body += f.read(1)
                seen["at the dot"] = journal.read_text()
                c.sendall(b"250 ok taken\r\n")
            elif verb == b"EHLO":
                c.sendall(b"250 hello\r\n")
            else:
                c.sendall(b"250 ok\r\n" if verb != b"QUIT" else b"221 bye\r\n")

    threading.Thread(target=serve, daemon=True).start()
    s = sender(listener.getsockname()[1], tls="none", auth="none")
    assert s.send(42).verdict == "sent"
    assert seen == {"before": 0, "at the dot": "A 42\n"}
    assert s.journal() == "A 42\nS 42\n"


def test_the_order_of_system_calls(servers, sender, tmp_path):
    """The journal is written and on the disk before the dot is, as the kernel saw it."""
    import shutil
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    server = servers.smtp(tls="none", users={})
    trace = tmp_path / "trace"
    s = sender(server.port, tls="none", auth="none")
    tracer = subprocess.Popen(["strace", "-f", "-o", trace, "-s", "3000", "-p", str(s.process.pid), "-e",
                               "trace=write,sendto,fdatasync"], stderr=subprocess.PIPE)
    tracer.stderr.readline()
    assert s.send(5).verdict == "sent"
    tracer.send_signal(signal.SIGINT)
    tracer.wait(10)
    lines = trace.read_text().splitlines()
    at = {what: next((i for i, line in enumerate(lines) if sign in line), None) for what, sign in
          {"mail": 'Subject: mail 5', "attempt": '"A 5\\n"', "synced": "fdatasync", "dot": '.\\r\\n", ', "sent": '"S 5\\n"'}.items()}
    dot = max(i for i, line in enumerate(lines) if "sendto" in line and '.\\r\\n"' in line)
    assert at["mail"] < at["attempt"] < at["synced"] < dot < at["sent"], lines


def test_connection_lost_after_the_dot_is_unknown(servers, sender):
    server = servers.smtp()
    server.on_data = lambda envelope: "drop"
    s = sender(server.port, ca=servers.pki.ca)
    got = s.send(1)
    assert (got.verdict, got.refused) == ("unknown", False)
    assert s.journal() == "A 1\n"
    assert len(server.mails) == 1
    server.on_data = None
    assert s.send(2).verdict == "sent"


def test_answer_to_the_dot_swallowed_is_unknown_and_never_sent_twice(servers, sender):
    server = servers.smtp(tls="none", users={})
    proxy = servers.proxy(server.port)
    proxy.drop_dot = True
    s = sender(proxy.port, tls="none", auth="none")
    assert s.send(1).verdict == "unknown"
    assert [len(server.mails), s.journal()] == [1, "A 1\n"]


@pytest.mark.parametrize("reply,verdict,refused", [("450 4.3.0 busy", "later", False), ("554 5.7.1 looks like spam", "never", True)])
def test_refused_after_the_dot(servers, sender, reply, verdict, refused):
    server = servers.smtp()
    server.on_data = lambda envelope: reply
    s = sender(server.port, ca=servers.pki.ca)
    got = s.send(1)
    assert (got.verdict, got.refused, got.code) == (verdict, refused, int(reply[:3])), got
    assert reply[4:] in got.text
    assert s.journal() == "A 1\nR 1\n"
    server.on_data = None
    assert s.send(2).verdict == "sent"
    assert server.connections == 1


def test_lost_before_the_dot_is_later_and_goes_out_next_time(servers, sender):
    server = servers.smtp(tls="none", users={})
    proxy = servers.proxy(server.port)
    proxy.drop_client, proxy.times = 2000, 1
    s = sender(proxy.port, tls="none", auth="none")
    got = s.send(1, mail=MAIL.format(to="maya@corp.example", n=1) + 300_000 * ("\n" + 70 * "x"))  # more than the kernel buffers
    assert got.verdict == "later", got
    assert s.journal() == ""
    time.sleep(11)  # the sender spares a server that failed
    assert s.send(1).verdict == "sent"
    assert len(server.mails) == 1


def test_killed_between_dot_and_answer(servers, sender):
    """What the core finds in the journal then says: may have been delivered."""
    server = servers.smtp(tls="none", users={})
    hold = threading.Event()
    server.on_data = lambda envelope: hold.wait(5) and None
    s = sender(server.port, tls="none", auth="none")
    s.hand(9)
    wait_for(lambda: s.journal() == "A 9\n", what="the attempt")
    s.process.kill()
    s.process.wait()
    hold.set()
    assert s.journal() == "A 9\n"


# ---- recipients and servers that refuse ------------------------------------------------------------------------------


@pytest.mark.parametrize("reply,verdict,refused", [("450 4.2.0 greylisted", "later", False), ("550 5.1.1 unknown", "never", True),
                                                   ("552 5.2.2 over quota", "never", True), ("drop", "later", False)])
def test_rcpt(servers, sender, reply, verdict, refused):
    server = servers.smtp()
    server.on_rcpt = lambda address: reply
    s = sender(server.port, ca=servers.pki.ca)
    got = s.send(1)
    assert (got.verdict, got.refused) == (verdict, refused), got
    assert s.journal() == "" and server.mails == []


def test_one_bad_recipient_does_not_hold_up_the_batch(servers, sender):
    server = servers.smtp()
    server.on_rcpt = lambda address: "550 5.1.1 unknown" if address.startswith("x") else None
    s = sender(server.port, ca=servers.pki.ca)
    for n, to in enumerate(["a@corp.example", "x1@corp.example", "b@corp.example", "x2@corp.example", "c@corp.example"]):
        s.hand(n + 1, to=to)
    assert [s.result().verdict for _ in range(5)] == ["sent", "never", "sent", "never", "sent"]


def test_wrong_password_is_later_and_a_changed_one_is_picked_up(servers, sender):
    server = servers.smtp()
    s = sender(server.port, ca=servers.pki.ca, secret="stale")
    got = s.send(1)
    assert got.verdict == "later" and "login" in got.text and "password" in got.text, got
    assert "stale" not in got.text
    assert server.connections == 1  # the same password again might lock us out
    s.secret_path.write_text("secret\n")
    time.sleep(11)
    assert s.send(1).verdict == "sent"


def test_password_changed_between_batches_is_fetched_again_at_once(servers, sender):
    server = servers.smtp()
    s = sender(server.port, ca=servers.pki.ca)
    assert s.send(1).verdict == "sent"
    server.users["agree"] = "new"
    s.secret_path.write_text("new\n")
    server.on_rcpt = lambda address: "drop" if server.connections == 1 else None
    assert s.send(2).verdict == "sent"
    assert server.connections >= 2


def test_xoauth2_with_a_token_command_that_is_asked_again(servers, sender, tmp_path):
    token = tmp_path / "token"
    token.write_text("expired")
    counter = tmp_path / "count"
    script = tmp_path / "get-token"
    script.write_text(f"#!/bin/sh\necho x >>{counter}\ncat {token}\necho fresh >{token}\n")
    script.chmod(0o755)
    server = servers.smtp(tokens=["fresh"])
    s = sender(server.port, ca=servers.pki.ca, auth="xoauth2", command=(str(script),))
    assert s.send(1).verdict == "sent"
    assert s.send(2).verdict == "sent"
    assert counter.read_text() == "x\nx\n"
    assert server.connections == 2


def test_secret_that_is_not_there(servers, sender, tmp_path):
    server = servers.smtp()
    s = sender(server.port, ca=servers.pki.ca)
    s.secret_path.unlink()
    got = s.send(1)
    assert got.verdict == "later" and str(s.secret_path) in got.text, got
    assert server.connections == 0


@pytest.mark.parametrize("cert", ["wrong", "expired", "self", "other"])
@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_certificates_that_are_refused(servers, sender, cert, tls):
    server = servers.smtp(tls=tls, cert=cert)
    s = sender(server.port, tls=tls, ca=servers.pki.ca)
    got = s.send(1)
    assert got.verdict == "later" and "certificate" in got.text, got
    assert server.mails == []


def test_system_authorities_do_not_know_ours(servers, sender):
    s = sender(servers.smtp().port)
    assert "certificate" in s.send(1).text


def test_no_starttls_no_mail(servers, sender):
    server = servers.smtp(tls="none", users={})
    s = sender(server.port, tls="starttls", auth="none")
    got = s.send(1)
    assert got.verdict == "later" and "STARTTLS" in got.text, got
    assert server.mails == []


def test_server_without_login_is_not_the_recipients_fault(servers, sender):
    """The server refuses all recipients because we could not log in: the mail must not be given up."""
    server = servers.smtp(tls="none", users={})
    server.on_rcpt = lambda address: "554 5.7.1 relay access denied"
    s = sender(server.port, tls="none", auth="password")
    got = s.send(1)
    assert got.verdict == "later" and "login" in got.text, got


def test_nobody_there_is_told_once_and_quickly_for_all(sender):
    s = sender(1, host="127.0.0.1", tls="none", auth="none")
    begin = time.monotonic()
    for n in range(20):
        s.hand(n + 1)
    got = [s.result() for _ in range(20)]
    assert {r.verdict for r in got} == {"later"} and "127.0.0.1" in got[0].text
    assert [r.id for r in got] == list(range(1, 21))
    assert time.monotonic() - begin < 5


def test_unknown_host(sender):
    s = sender(25, host="nowhere.invalid", tls="none", auth="none")
    got = s.send(1)
    assert got.verdict == "later" and "nowhere.invalid" in got.text, got


def test_silent_server_has_a_deadline(servers, sender):
    proxy = servers.proxy(1)
    proxy.silent = True
    s = sender(proxy.port, tls="none", auth="none", timeout=2)
    begin = time.monotonic()
    got = s.send(1)
    assert got.verdict == "later" and "within 2 s" in got.text, got
    assert time.monotonic() - begin < 6


def test_slow_answer_to_the_dot_is_waited_for(servers, sender):
    server = servers.smtp(tls="none", users={})
    server.on_data = lambda envelope: time.sleep(4)
    s = sender(server.port, tls="none", auth="none", timeout=1)
    assert s.send(1).verdict == "sent"


def test_kept_connection_that_died_is_made_anew(servers, sender):
    server = servers.smtp(tls="none", users={})
    proxy = servers.proxy(server.port)
    s = sender(proxy.port, tls="none", auth="none")
    assert s.send(1).verdict == "sent"
    proxy.drop_all()
    assert s.send(2).verdict == "sent"
    assert [len(server.mails), proxy.connections] == [2, 2]


def test_server_that_wants_a_new_connection_after_some_mails(servers, sender):
    server = servers.smtp(tls="none", users={})
    count = {"n": 0}

    def rcpt(address):
        count["n"] += 1
        return "421 4.7.0 too many mails, come again" if count["n"] == 3 else None

    server.on_rcpt = rcpt
    s = sender(server.port, tls="none", auth="none")
    assert [s.send(n).verdict for n in (1, 2, 3, 4)] == ["sent"] * 4
    assert server.connections == 2


# ---- what goes over the wire -----------------------------------------------------------------------------------------


def test_smtputf8_only_when_needed(servers, sender):
    server = servers.smtp()
    s = sender(server.port, ca=servers.pki.ca)
    assert s.send(1).verdict == "sent"
    assert s.send(2, to="zoë@corp.example").verdict == "sent"
    plain, needed = server.mails
    assert "SMTPUTF8" not in plain.mail_options and "SMTPUTF8" in needed.mail_options
    assert needed.recipients == ["zoë@corp.example"]


@pytest.mark.parametrize("helo,said", [("corp.example", "corp.example"), ("büro.example", "xn--bro-hoa.example"),
                                       ("not a name", "localhost")])
def test_greeting(servers, sender, helo, said):
    seen = []
    proxy = socket.create_server(("127.0.0.1", 0))

    def serve():
        c, _ = proxy.accept()
        c.sendall(b"220 hello\r\n")
        seen.append(c.recv(1000).decode())
        c.close()

    threading.Thread(target=serve, daemon=True).start()
    s = sender(proxy.getsockname()[1], tls="none", auth="none", helo=helo)
    assert s.send(1).verdict == "later"
    assert seen == [f"EHLO {said}\r\n"]


def test_line_ends_of_all_kinds_become_crlf(servers, sender):
    server = servers.smtp()
    s = sender(server.port, ca=servers.pki.ca)
    assert s.send(1, mail=b"Subject: x\n\none\r\ntwo\rstill two\n\n.\n").verdict == "sent"
    assert server.mails[0].raw == b"Subject: x\r\n\r\none\r\ntwostill two\r\n\r\n.\r\n"


@pytest.mark.parametrize("to", ["maya@corp.example> NOTIFY=NEVER", "a@b\r\nRCPT TO:<c@d>", "<maya@corp.example>", "", "a b@c"])
def test_no_address_can_carry_a_command(servers, sender, to):
    server = servers.smtp(tls="none", users={})
    s = sender(server.port, tls="none", auth="none")
    s.hand(1, to=to)
    try:
        got = s.result()
        assert (got.verdict, got.refused) == ("never", True)
    except AssertionError:
        # the wire itself refuses texts with control characters: the sender ends
        assert "\r" in to
        s.may_end = (-signal.SIGABRT,)
    assert server.mails == []


def test_the_environments_proxy_is_not_for_mail(servers, tmp_path):
    server = servers.smtp(tls="none", users={})
    os.environ["ALL_PROXY"] = "http://127.0.0.1:1"
    try:
        s = Sender(tmp_path, server.port, tls="none", auth="none")
        assert s.send(1).verdict == "sent"
        s.close()
    finally:
        del os.environ["ALL_PROXY"]


def test_it_says_good_bye_when_the_core_is_gone(servers, tmp_path):
    server = servers.smtp(tls="none", users={})
    s = Sender(tmp_path, server.port, tls="none", auth="none")
    assert s.send(1).verdict == "sent"
    s.ours.close()
    assert s.process.wait(5) == 0
