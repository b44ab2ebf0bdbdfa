"""agreed-mailbox with a server of another make; skipped where there is none (see cyrus.py)."""
import imaplib

import pytest

import cyrus
import wire
from test_imap import PROGRAM, mail
from wire import CONNECTED, KEEP_DONE, KEEP_LEAVE, KEEP_UNREADABLE, WAITING

pytestmark = pytest.mark.skipif(cyrus.can_run() is not None, reason=str(cyrus.can_run()))


@pytest.fixture(scope="module")
def server(servers):
    server = cyrus.Cyrus(servers.folder / "cyrus", servers.pki, {"agree": "secret"})
    server.start()
    yield server
    server.close()


@pytest.fixture
def user(server):
    c = imaplib.IMAP4("127.0.0.1", server.imap)
    c.login("agree", "secret")
    c.select()
    yield c
    c.logout()


def read(user, folder="INBOX"):
    user.select(f'"{folder}"', readonly=True)
    data = user.uid("FETCH", "1:*", "(UID FLAGS)")[1]
    return [set(imaplib.ParseFlags(line)) - {b"\\Recent"} for line in data if line]


@pytest.mark.parametrize("tls, done", [(wire.STARTTLS, "Erledigt – fertig"), (wire.NONE, "")])
def test_the_whole_life_of_mails(server, servers, user, tls, done):
    for n in range(70):
        assert user.append("INBOX", r"(\Seen)" if n == 3 else None, None, mail(n))[0] == "OK"
    m = wire.Mailbox(PROGRAM, port=server.imap, tls=tls, ca_file=servers.pki.ca, file="", command=["echo", "secret"],
                     done_folder=done, notes_flag="Record", poll_s=30)
    try:
        m.state(CONNECTED)
        got = []
        for n in range(70):
            got.append(m.message())
            m.kept(got[-1], KEEP_DONE if n < 3 else KEEP_UNREADABLE if n == 69 else KEEP_LEAVE)
        assert all(f"number {n}\r\n".encode() in g.raw for n, g in enumerate(got))
        assert len([m.marked() for _ in got]) == 70
        m.state(WAITING)
        assert not any(s.state == wire.LOST for s in m.states), m.states
        assert user.append("INBOX", None, None, mail("pushed"))[0] == "OK"
        assert b"number pushed" in m.message(5).raw
        user.select()
        user.uid("STORE", str(got[10].uid), "+FLAGS", "Record")
        again = m.message(35)
        assert (again.uid, again.tagged) == (got[10].uid, True)
    finally:
        m.kill()
    flags = read(user)
    assert flags.count({b"\\Seen"}) == 1 and flags.count({b"Record"}) == 1
    assert len(read(user, "Unreadable")) == 1
    if done:
        assert len(flags) == 67 and len(read(user, done.replace("–", "&IBM-"))) == 3
    else:
        assert len(flags) == 70 and flags.count({b"$Agreed"}) == 3
    for folder in ("INBOX", "Unreadable"):
        user.select(folder)
        user.uid("STORE", "1:*", "+FLAGS", r"\Deleted")
        user.expunge()
