"""agreed-mailbox alone, with the core's part played here: a real Dovecot, one that lies, and a network that fails."""
import imaplib
import itertools
import os
import pathlib
import signal
import time

import pytest

import wire
from house import BUILD, SLOW
from imap_fake import Fake
from samples import ONE
from servers import wait_for
from wire import CONNECTED, KEEP_DONE, KEEP_LEAVE, KEEP_UNREADABLE, LOST, REFUSED, WAITING

PROGRAM = BUILD / "agreed-mailbox"
USERS = 100
_numbers = itertools.count()


@pytest.fixture(scope="module")
def dovecot(servers):
    return servers.dovecot(users={f"u{n}": f"secret {n}" for n in range(USERS)})


@pytest.fixture
def user(dovecot):
    return f"u{next(_numbers)}"


@pytest.fixture
def fake():
    made = []

    def make(*args, **options):
        made.append(Fake(*args, **options))
        return made[-1]
    yield make
    for f in made:
        f.close()


@pytest.fixture
def start(dovecot, servers, user, tmp_path):
    """start(**settings): an agreed-mailbox for a user of its own on the Dovecot of this file."""
    made = []
    (tmp_path / "password").write_text(dovecot.users[user] + "\n")

    def make(**settings):
        options = dict(port=dovecot.imap, ca_file=servers.pki.ca, user=user, file=str(tmp_path / "password"))
        options.update(settings)
        made.append(wire.Mailbox(PROGRAM, stderr=str(tmp_path / "log"), **options))
        return made[-1]
    yield make
    for m in made:
        m.kill()
    log = (tmp_path / "log").read_text() if made else ""
    for word in ("AddressSanitizer", "runtime error", "mailbox/"):  # the last: a promise inside the program was broken
        assert word not in log, log


def mail(n=0, body="hello"):
    return (f"From: Jane Doe <jane@corp.example>\r\nTo: agree@corp.example\r\nSubject: number {n}\r\n"
            f"Message-ID: <{n}.{os.urandom(6).hex()}@corp.example>\r\n\r\n{body}\r\n").encode()


def append(dovecot, user, raw, folder="INBOX", flags=None, when=None):
    c = dovecot.login(user)
    folder = f'"{folder}"'
    c.create(folder)
    date = imaplib.Time2Internaldate(when) if when else None
    assert c.append(folder, flags, date, raw)[0] == "OK"
    c.logout()


def fill(dovecot, user, mails, folder="INBOX"):
    c = dovecot.login(user)
    for m in mails:
        c.append(folder, None, None, m)
    c.logout()


def flags(dovecot, user, folder="INBOX"):
    return {m.uid: m.flags - {"\\Recent"} for m in dovecot.read(user, folder)}


# -- handing over --


def test_mails_come_whole_in_order_and_stay_as_they_are(start, dovecot, user):
    mails = [mail(n, "x" * (n * 37)) for n in range(150)]
    fill(dovecot, user, mails)
    append(dovecot, user, mail(150), flags=r"(\Seen \Flagged)")
    before = flags(dovecot, user)
    m = start()
    got = []
    for _ in range(151):
        got.append(m.message())
        m.kept(got[-1], KEEP_LEAVE)
    assert [g.raw for g in got[:150]] == mails
    assert [g.uid for g in got] == sorted(before)
    assert all(g.size == len(g.raw) and not g.too_big and not g.tagged for g in got)
    assert abs(got[0].received - time.time()) < 120
    assert [m.marked().uid for _ in got] == [g.uid for g in got]
    assert flags(dovecot, user) == before


def test_it_begins_where_the_core_says(start, dovecot, user):
    fill(dovecot, user, [mail(n) for n in range(5)])
    m = start(begin=4)
    assert [m.message().uid, m.message().uid] == [4, 5]
    m.quiet(0.3)


def test_what_is_older_than_we_are_is_left_alone(start, dovecot, user):
    now = time.time()
    append(dovecot, user, mail(1), when=now - 30 * 86400)
    append(dovecot, user, mail(2), when=now - 3 * 3600)  # the same day: SINCE alone would take it
    append(dovecot, user, mail(3), when=now - 1800)
    m = start(since=int(now - 3600))
    assert m.message().uid == 3
    m.state(WAITING)
    # moved in while we watch: its date is old, it is new here
    append(dovecot, user, mail(4), when=now - 30 * 86400)
    assert m.message().uid == 4


def test_bytes_that_are_no_text_come_as_they_are(start, fake):
    odd = b"Subject: \xff\xfe\r\n\r\n" + bytes(range(1, 256)) * 3 + b"no line end"
    f = fake(mails=[odd, mail(1)])
    m = start(port=f.port, tls=wire.NONE)
    assert m.message().raw == odd
    assert m.message().uid == 2


def test_a_mail_over_the_limit_comes_as_its_header(start, dovecot, user):
    fill(dovecot, user, [mail(1), mail(2, "y" * 200_000), mail(3)])
    m = start(size_max=100_000)
    got = [m.message() for _ in range(3)]
    assert [g.too_big for g in got] == [False, True, False]
    assert got[1].size > 200_000
    assert b"Subject: number 2" in got[1].raw and b"yyy" not in got[1].raw


def test_a_large_mail_takes_little_memory(start, dovecot, user):
    large = mail(1, "\r\n".join(["z" * 70] * 350_000))  # 25 MB
    fill(dovecot, user, [large, mail(2)])
    m = start()
    got = m.message(30 * SLOW)
    assert got.raw == large and not got.too_big
    assert m.message().uid == 2
    if SLOW == 1:
        assert m.peak_kb() < 16_000


def test_ten_thousand_mails(start, dovecot, user, record_property):
    folder = pathlib.Path(dovecot.folder) / "mail" / user / "cur"
    dovecot.read(user)  # makes the folder
    c = dovecot.login(user)
    body = "\r\n".join(["a line of a mail of a usual length, sixty letters and more"] * 66)
    owner = folder.stat()
    for n in range(10_000):
        path = folder / f"{1_790_000_000 + n}.M{n}P1.here:2,S"
        path.write_bytes(mail(n, body))
        os.chown(path, owner.st_uid, owner.st_gid)
    c.select("INBOX")
    c.logout()
    begun = time.monotonic()
    m = start()
    for n in range(10_000):
        got = m.message(60)
        m.kept(got, KEEP_LEAVE)
        while len(m.marks) > 0:
            m.marks.popleft()
    took = time.monotonic() - begun
    record_property("mails_per_second", int(10_000 / took))
    print(f"{10_000 / took:.0f} mails per second, peak {m.peak_kb()} kB")
    assert b"number 9999\r\n" in got.raw
    if SLOW == 1:
        assert m.peak_kb() < 20_000
    assert took < 20 * SLOW


def test_no_more_than_the_window_without_an_answer(start, dovecot, user):
    fill(dovecot, user, [mail(n) for n in range(90)])
    m = start()
    got = [m.message() for _ in range(wire.WINDOW)]
    m.quiet(0.5)
    # what is read and not marked yet still counts; what is marked makes room
    for g in got:
        m.kept(g, KEEP_DONE)
    assert {m.marked().uid for _ in got} == {g.uid for g in got}
    rest = [m.message() for _ in range(26)]
    assert [g.uid for g in got + rest] == list(range(1, 91))


def test_a_core_that_does_not_listen_for_a_while_loses_nothing(start, dovecot, user):
    fill(dovecot, user, [mail(n) for n in range(200)])
    m = start()
    seen = []
    while len(seen) < 200:
        time.sleep(0.05)
        got = [m.message()] + [m.messages.popleft() for _ in range(len(m.messages))]
        for g in got:
            m.kept(g, KEEP_DONE if g.uid % 2 else KEEP_LEAVE)
        seen += [g.uid for g in got]
    assert seen == list(range(1, 201))
    wait_for(lambda: sum("$Agreed" in f for f in flags(dovecot, user).values()) == 100, 10, "marks")


# -- marking --


def test_done_gets_the_keyword_and_stays_unread(start, dovecot, user):
    fill(dovecot, user, [mail(1), mail(2)])
    m = start(done_flag="$Recorded")
    first, second = m.message(), m.message()
    m.kept(first, KEEP_DONE)
    assert m.marked() == wire.Kept("INBOX", first.uidvalidity, first.uid, KEEP_DONE)
    assert flags(dovecot, user) == {first.uid: {"$Recorded"}, second.uid: set()}


@pytest.mark.parametrize("capability", ["", "IMAP4rev1 LITERAL+ SASL-IR UIDPLUS IDLE AUTH=PLAIN"])
def test_done_is_moved_into_a_folder_that_is_made(start, servers, dovecot, user, capability, tmp_path):
    if capability:
        dovecot = servers.dovecot(users={user: dovecot.users[user]}, capability=capability)
    name = "Erledigt & 完了 \"so\""
    raw = mail(1)
    append(dovecot, user, raw)
    append(dovecot, user, mail(2), flags=r"(\Deleted)")  # somebody else's plan: not ours to carry out
    m = start(done_folder=name, port=dovecot.imap)
    first, second = m.message(), m.message()
    m.kept(first, KEEP_DONE)
    assert m.marked().uid == first.uid
    assert flags(dovecot, user) == {second.uid: {"\\Deleted"}}
    moved = dovecot.read(user, "Erledigt &- &W4xOhg- \\\"so\\\"")
    assert [x.raw for x in moved] == [raw]
    assert "\\Seen" not in moved[0].flags
    assert m.states == [] or all(s.why == "" or s.state == CONNECTED for s in m.states)


def test_the_unreadable_is_moved_away_and_not_looked_at_again(start, dovecot, user):
    fill(dovecot, user, [mail(1)])
    m = start(unreadable_folder="Unreadable")
    got = m.message()
    m.kept(got, KEEP_UNREADABLE)
    assert m.marked().keep == KEEP_UNREADABLE
    assert flags(dovecot, user) == {}
    assert len(dovecot.read(user, "Unreadable")) == 1
    m.quiet(0.7)


def test_a_mail_that_is_gone_counts_as_marked(start, dovecot, user):
    fill(dovecot, user, [mail(1), mail(2)])
    m = start(done_folder="Recorded")
    got = m.message(), m.message()
    c = dovecot.login(user)
    c.select()
    c.uid("STORE", str(got[0].uid), "+FLAGS", r"\Deleted")
    c.expunge()
    c.logout()
    for g in got:
        m.kept(g, KEEP_DONE)
    assert {m.marked().uid, m.marked().uid} == {1, 2}
    assert len(dovecot.read(user, "Recorded")) == 1


def test_marks_of_an_earlier_life_are_made(start, dovecot, user):
    fill(dovecot, user, [mail(1), mail(2), mail(3)])
    m = start(begin=None)
    m._until(lambda: m.folders, 10, "the folder")
    f = m.folders[0]
    m.fetch(f, 3)
    for uid in (1, 2):
        m.kept(wire.Kept(f.folder, f.uidvalidity, uid, 0), KEEP_DONE)
    m.kept(wire.Kept(f.folder, f.uidvalidity + 1, 1, 0), KEEP_DONE)  # of a folder that was: nothing to mark
    m.kept(wire.Kept("Elsewhere", 5, 1, 0), KEEP_DONE)
    assert len([m.marked() for _ in range(4)]) == 4
    assert m.message().uid == 3
    assert flags(dovecot, user) == {1: {"$Agreed"}, 2: {"$Agreed"}, 3: set()}


def test_a_server_without_keywords_is_told_of_once(start, fake):
    f = fake(mails=[mail(1), mail(2)])
    f.permanent = r"(\Seen \Deleted)"
    m = start(port=f.port, tls=wire.NONE)
    for _ in range(2):
        m.kept(m.message(), KEEP_DONE)
        m.marked()
    why = m.state(WAITING, "keyword")
    assert "$Agreed" in why and "INBOX" in why
    assert not any("keyword" in s.why for s in m.states)
    assert not any("STORE" in line for line in f.heard)


def test_a_server_that_cannot_move_keeps_the_mail_with_the_keyword(start, fake):
    f = fake(mails=[mail(1)])
    f.capability = "IMAP4rev1"
    m = start(port=f.port, tls=wire.NONE, done_folder="Recorded")
    m.kept(m.message(), KEEP_DONE)
    m.marked()
    assert "cannot be moved" in m.state(WAITING, "Recorded")
    assert any("STORE 1 +FLAGS" in line and "$Agreed" in line for line in f.heard)
    assert not any("EXPUNGE" in line for line in f.heard)


# -- tags and folders --


def test_a_tag_is_told_also_when_it_comes_later(start, dovecot, user):
    append(dovecot, user, mail(1), flags="(Record)")
    append(dovecot, user, mail(2))
    m = start(notes_flag="Record")
    first, second = m.message(), m.message()
    assert (first.tagged, second.tagged) == (True, False)
    m.kept(first, KEEP_DONE)
    m.kept(second, KEEP_LEAVE)
    m.marked(), m.marked()
    m.state(WAITING)
    c = dovecot.login(user)
    c.select()
    c.uid("STORE", "2", "+FLAGS", "Record")
    c.logout()
    again = m.message()
    assert (again.uid, again.tagged) == (2, True)
    m.kept(again, KEEP_LEAVE)  # even if the core leaves it: once is enough
    m.marked()
    append(dovecot, user, mail(3))
    assert m.message().uid == 3


def test_a_tag_from_before_our_time_is_left_alone(start, dovecot, user):
    append(dovecot, user, mail(1), flags="(Record)", when=time.time() - 30 * 86400)
    append(dovecot, user, mail(2), flags="(Record)", when=time.time() - 60)
    m = start(notes_flag="Record", since=int(time.time() - 3600))
    got = m.message()
    assert (got.uid, got.tagged) == (2, True)
    m.kept(got)
    m.quiet(0.7)


def test_several_folders(start, dovecot, user):
    append(dovecot, user, mail(1))
    append(dovecot, user, mail(2), folder="Notes")
    append(dovecot, user, mail(3), folder="R&AOk-union")
    m = start(folders=("INBOX", "Notes", "Réunion"), poll_s=1)
    got = {g.folder: g for g in (m.message() for _ in range(3))}
    assert set(got) == {"INBOX", "Notes", "Réunion"}
    for g in got.values():
        m.kept(g, KEEP_DONE)
    assert {m.marked().folder for _ in range(3)} == set(got)
    append(dovecot, user, mail(4), folder="R&AOk-union")
    assert m.message(5).folder == "Réunion"
    append(dovecot, user, mail(5))
    assert m.message(5).folder == "INBOX"
    for folder in ("INBOX", "Notes", "R&AOk-union"):
        assert flags(dovecot, user, folder)[1] == {"$Agreed"}


def test_a_folder_that_is_not_there_does_not_stop_the_others(start, dovecot, user):
    append(dovecot, user, mail(1))
    m = start(folders=("Nowhere", "INBOX"), poll_s=1)
    assert m.message().folder == "INBOX"
    assert "create it" in m.state(WAITING, "Nowhere")
    append(dovecot, user, mail(2), folder="Nowhere")
    assert m.message(5).folder == "Nowhere"
    assert not any("Nowhere" in s.why for s in m.states)


def test_a_folder_that_the_server_made_anew_is_told_anew(start, dovecot, user):
    fill(dovecot, user, [mail(1), mail(2)])
    m = start(poll_s=1)
    for _ in range(2):
        m.kept(m.message(), KEEP_DONE)
        m.marked()
    m.state(WAITING)
    c = dovecot.login(user)
    c.create("Aside")
    c.logout()
    old = m.folders[0].uidvalidity
    for _ in range(5):  # a session that looks just then writes the old index again
        dovecot.forget_index(user)
        dovecot.kick(user)
        try:
            m._until(lambda: m.folders[-1].uidvalidity != old, 10, "another UIDVALIDITY")
            break
        except TimeoutError:
            continue
    assert m.folders[-1].uidvalidity != old
    again = [m.message(), m.message()]
    assert {g.uidvalidity for g in again} == {m.folders[-1].uidvalidity}


# -- waiting --


@pytest.mark.parametrize("settings", [dict(poll_s=600), dict(poll_s=1, idle=False)])
def test_a_new_mail_is_there_at_once(start, dovecot, user, settings):
    m = start(**settings)
    m.state(WAITING)
    for n in range(3):
        begun = time.monotonic()
        dovecot.deliver(mail(n), f"{user}@corp.example")
        got = m.message(5)
        assert time.monotonic() - begun < 2 * SLOW
        m.kept(got, KEEP_DONE)
        begun = time.monotonic()
        m.marked()
        assert time.monotonic() - begun < 1 * SLOW


def test_it_ends_with_the_core(start, user):
    m = start()
    m.state(WAITING)
    m.socket.close()
    assert m.process.wait(5) == 0


def test_it_ends_with_the_core_in_the_middle_of_silence(start, servers, dovecot):
    proxy = servers.proxy(dovecot.imap)
    proxy.silent = True
    m = start(port=proxy.port, timeout_s=60)
    wait_for(lambda: proxy.connections, 5)
    m.socket.close()
    assert m.process.wait(5) == 0


# -- certificates and logins --


@pytest.mark.parametrize("port, tls", [("imap", wire.STARTTLS), ("imaps", wire.IMPLICIT)])
def test_both_ways_to_tls(start, dovecot, user, port, tls):
    fill(dovecot, user, [mail(1)])
    m = start(port=getattr(dovecot, port), tls=tls)
    assert m.message().uid == 1
    assert "localhost" in m.state(CONNECTED)


@pytest.mark.parametrize("cert, words", [("wrong", "is for elsewhere.test and not for localhost"),
                                         ("expired", "expired on 2020-01-31"),
                                         ("self", "signed by nobody that we believe"),
                                         ("other", "signed by nobody that we believe")])
def test_a_wrong_certificate_is_refused_before_a_word_is_said(start, servers, user, cert, words):
    d = servers.dovecot(users={user: "secret"}, cert=cert)
    for port, tls in ((d.imap, wire.STARTTLS), (d.imaps, wire.IMPLICIT)):
        m = start(port=port, tls=tls)
        assert words in m.state(REFUSED)
        m.kill()
    assert user not in d.log_text()
    d.close()


def test_an_address_in_place_of_a_name(start, dovecot, user):
    m = start(host="127.0.0.1")
    m.state(CONNECTED, "127.0.0.1")


@pytest.mark.parametrize("settings, words", [
    (dict(ca_file="/nowhere/ca.pem"), "ca-file /nowhere/ca.pem cannot be read"),
    (dict(file="/nowhere/password"), "cannot open /nowhere/password"),
    (dict(file="", command=["/nowhere/command"]), "/nowhere/command cannot be run"),
    (dict(file="", command=["false"]), "false ended with status 1"),
    (dict(file="", command=["true"]), "output of true is empty"),
    (dict(file="", command=["printf", "a\\tb"]), "control characters"),
    (dict(file="", command=["head", "-c", "40000", "/dev/zero"]), "no password or token"),
    (dict(file="", command=["echo", "wrong"]), "check user and password"),
    (dict(auth=wire.XOAUTH2, file="", command=["echo", "stale"]), "must be fresh"),
    (dict(auth=wire.NO_AUTH), "wants a login"),
])
def test_a_login_that_cannot_work_says_what_to_do(start, settings, words):
    m = start(**settings)
    assert words in m.state(REFUSED)
    assert m.process.poll() is None


def test_a_server_without_starttls_hears_no_password(start, fake):
    f = fake()
    m = start(port=f.port, tls=wire.STARTTLS)
    assert "no STARTTLS" in m.state(REFUSED)
    assert not any("LOGIN" in line or "AUTHENTICATE" in line for line in f.heard)


def test_words_put_in_before_the_encryption_are_refused(start, fake):
    f = fake()
    f.capability = "IMAP4rev1 STARTTLS"
    f.on["STARTTLS"] = lambda s, tag, words: s.say(f"{tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n".encode())
    m = start(port=f.port, tls=wire.STARTTLS)
    m.hear()
    assert m.states[-1].state in (LOST, REFUSED)
    assert not any("LOGIN" in line or "AUTHENTICATE" in line for line in f.heard)


def test_the_wrong_port_is_named(start, dovecot):
    m = start(port=dovecot.imap, tls=wire.IMPLICIT)
    assert "port 143" in m.state(REFUSED)


def test_password_by_command_and_by_login(start, servers, user):
    d = servers.dovecot(users={user: 'a "quoted\\ pass'}, capability="IMAP4rev1 STARTTLS")
    m = start(port=d.imap, file="", command=["printf", "%s\\r\\nmore", 'a "quoted\\ pass'])
    m.state(CONNECTED)
    d.close()


@pytest.mark.parametrize("capability", ["", "IMAP4rev1 STARTTLS AUTH=XOAUTH2"])
def test_access_token(start, servers, user, capability):
    d = servers.dovecot(users={user: "x"}, capability=capability)
    token = "t" * 5000
    d.tokens.good[token] = user
    m = start(port=d.imap, auth=wire.XOAUTH2, file="", command=["echo", token])
    m.state(CONNECTED)
    d.close()


def test_a_busy_server_is_no_refusal(start, fake):
    f = fake()
    f.on["LOGIN"] = lambda s, tag, words: s.say(f"{tag} NO [UNAVAILABLE] try later")
    m = start(port=f.port, tls=wire.NONE)
    assert "UNAVAILABLE" in m.state(LOST)


def test_settings_cannot_smuggle_in_a_command(start, fake):
    f = fake(mails=[mail(1)])
    m = start(port=f.port, tls=wire.NONE, folders=("INBOX\nA9 DELETE INBOX", "INBOX"), notes_flag="x\nA9 DELETE INBOX",
              done_flag="two words")
    m.kept(m.message(), KEEP_DONE)
    m.marked()
    for words in ("x A9 DELETE INBOX cannot be", "two words cannot be", "is no name for a folder"):
        m.state(WAITING, words)
    m.kill()
    m = start(port=f.port, tls=wire.NONE, user="agree\nA9 DELETE INBOX")
    m.state(REFUSED, "control characters")
    assert not any("DELETE" in line for line in f.heard)


# -- a network that fails --


def test_a_server_that_comes_back(start, servers, user):
    d = servers.dovecot(users={user: "x"})
    m = start(port=d.imap, file="", command=["echo", "x"])
    fill(d, user, [mail(1)])
    m.kept(m.message(), KEEP_DONE)
    m.marked()
    m.begin = 2
    m.state(WAITING)
    d.kill()
    assert "the server closed the connection" in m.state(LOST)
    fill(d.start(), user, [mail(2)])
    m.state(CONNECTED, timeout_s=15)
    assert m.message().uid == 2
    d.close()


def test_what_the_core_has_is_not_handed_over_again_after_a_reconnect(start, dovecot, user):
    fill(dovecot, user, [mail(n) for n in range(3)])
    m = start()
    got = [m.message() for _ in range(3)]
    m.state(WAITING)
    dovecot.kick(user)
    m.state(CONNECTED)
    fill(dovecot, user, [mail(4)])
    assert m.message().uid == 4
    for g in got:
        m.kept(g, KEEP_DONE)
    assert {m.marked().uid for _ in got} == {1, 2, 3}
    assert all("$Agreed" in flags(dovecot, user)[g.uid] for g in got)


def test_nobody_is_there(start, dovecot):
    m = start(port=1)
    why = m.state(LOST)
    assert "Connection refused" in why and "the next try is in" in why
    m.state(LOST)  # and again


def test_no_such_host(start):
    m = start(host="no-such-host.invalid")
    assert "cannot be resolved" in m.state(LOST, timeout_s=30)


@pytest.mark.parametrize("fault", [dict(silent=True), dict(slow=0.5)])
def test_a_server_that_hardly_answers(start, servers, dovecot, fault):
    proxy = servers.proxy(dovecot.imap)
    for name, value in fault.items():
        setattr(proxy, name, value)
    begun = time.monotonic()
    m = start(port=proxy.port, timeout_s=2)
    assert "too long" in m.state(LOST)
    assert 1.5 < time.monotonic() - begun < 6


@pytest.mark.parametrize("bytes_", [1, 150, 600, 1500, 2600, 4000, 6000, 12_000])
def test_the_connection_breaks_anywhere(start, servers, dovecot, user, bytes_):
    fill(dovecot, user, [mail(n, "w" * 2000) for n in range(3)])
    proxy = servers.proxy(dovecot.imap)
    proxy.drop_server, proxy.times = bytes_, 1
    m = start(port=proxy.port, tls=wire.NONE)
    got = [m.message(15)]
    while len({g.uid for g in got}) < 3:
        got.append(m.message())
    assert all(len(g.raw) > 2000 for g in got)
    assert [g.uid for g in got] == [1, 2, 3]  # not one of them twice


def test_an_end_inside_a_literal_is_an_end(start, fake):
    f = fake(mails=[mail(1)])

    def cut(server, tag, words):
        if "RFC822.SIZE" in " ".join(words):
            server.do_FETCH(tag, words)
        else:
            server.say(b"* 1 FETCH (UID 1 BODY[] {1000}\r\nonly so much")
            server.hang_up()
    f.on["FETCH"] = cut
    m = start(port=f.port, tls=wire.NONE)
    m.state(LOST, "closed the connection")
    assert cpu_seconds(m) < 1
    del f.on["FETCH"]
    assert m.message(15).uid == 1


def cpu_seconds(m):
    fields = pathlib.Path(f"/proc/{m.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize("where", ["GREETING", "CAPABILITY", "SELECT"])
def test_a_line_without_end(start, fake, where):
    f = fake(mails=[mail(1)])

    def flood(server, tag, words):
        for _ in range(2000):
            server.say(b"x" * 100_000)
    f.on[where] = flood
    m = start(port=f.port, tls=wire.NONE)
    assert "more than was asked for" in m.state(LOST, timeout_s=20)
    assert m.peak_kb() < 20_000 * SLOW * SLOW


def test_nonsense_is_not_imap(start, fake):
    f = fake()
    f.on["CAPABILITY"] = lambda s, tag, words: s.say("))))) {{{{")
    m = start(port=f.port, tls=wire.NONE)
    m.state(LOST)
    assert m.process.poll() is None


def test_a_mail_that_is_larger_than_the_server_says(start, fake):
    honest, liar = mail(1), mail(2, "q" * 6_000_000)
    f = fake(mails=[honest, liar, mail(3)])
    f.size = lambda raw: min(len(raw), 1000)
    m = start(port=f.port, tls=wire.NONE)
    got = [m.message(40) for _ in range(3)]
    assert [g.uid for g in got] == [1, 2, 3]
    assert got[1].too_big and b"number 2" in got[1].raw
    assert not got[2].too_big


def test_a_mail_that_the_server_does_not_give_is_passed_over(start, fake):
    f = fake(mails=[mail(n) for n in range(1, 6)])

    def refuse(server, tag, words):
        if "RFC822.SIZE" in " ".join(words) or 3 not in server._uids(words[3]):
            server.do_FETCH(tag, words)
        else:
            server.say(f"{tag} NO [SERVERBUG] this one is lost")
    f.on["FETCH"] = refuse
    m = start(port=f.port, tls=wire.NONE)
    assert [m.message().uid for _ in range(4)] == [1, 2, 4, 5]
    assert "this one is lost" in m.state(WAITING, "INBOX/3")


# -- kill -9 --


def test_killed_at_any_moment(start, dovecot, user):
    """The journal is this test's: what was KEPT is not asked for again, and nothing is left out."""
    fill(dovecot, user, [mail(n, "k" * 500) for n in range(120)])
    journal, unmarked, handed = {}, {}, 0
    for life in range(40):
        m = start(begin=None)
        try:
            m._until(lambda: m.folders, 10, "the folder")
            f = m.folders[0]
            m.fetch(f, max(journal, default=0) + 1)
            for uid in unmarked:
                m.kept(wire.Kept(f.folder, f.uidvalidity, uid, 0), KEEP_DONE)
            for _ in range(life):
                g = m.message(2)
                handed += 1
                assert g.uid == max(journal, default=0) + 1, "in order, none left out"
                journal[g.uid] = unmarked[g.uid] = True
                m.kept(g, KEEP_DONE)
                while m.marks:
                    unmarked.pop(m.marks.popleft().uid, None)
        except TimeoutError:
            assert len(journal) == 120
        m.process.send_signal(signal.SIGKILL)
        if len(journal) == 120 and life > 20:
            break
    m = start(begin=121)
    for uid in list(unmarked):
        m.kept(wire.Kept("INBOX", m.folders[0].uidvalidity if m.folders else f.uidvalidity, uid, 0), KEEP_DONE)
    wait_for(lambda: (m.state(WAITING) == "") or True, 10)
    wait_for(lambda: all(x == {"$Agreed"} for x in flags(dovecot, user).values()), 10, "all marked")
    assert len(flags(dovecot, user)) == 120 and handed == 120


# -- with the core: what people do with a mail after it was left alone --


def test_a_tag_on_an_old_mail_makes_it_notes(make_house):
    house = make_house(mailbox='notes-flag = "Record"')
    left = house.notes(ONE, subject="Fwd: sync")
    house.settle(left)
    assert house.verdict(left) == "other"
    user = house.dovecot.login(f"agree{house.number}")
    user.select()
    user.uid("STORE", "1", "+FLAGS", "Record")
    house.wait("maya", kind="confirm")
    user.logout()


def test_a_mail_moved_to_the_notes_becomes_notes(make_house):
    house = make_house(start=False, mailbox='notes-folders = {"To record"}')
    user = house.dovecot.login(f"agree{house.number}")
    user.create('"To record"')
    house.start()
    left = house.notes(ONE, subject="Fwd: sync")
    house.settle(left)
    assert house.verdict(left) == "other"
    user.select()
    assert user.uid("MOVE", "1", '"To record"')[0] == "OK"
    user.logout()
    house.wait("maya", kind="confirm")
