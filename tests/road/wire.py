"""The core's part in a talk with a child, over descriptor 3: the fields of daemon/ground/wire.h, in Python.

    m = Mailbox(program, start={...})       # START is sent
    m.folder()                              # waits for FROM_MAILBOX_FOLDER, answers FETCH
    m.message()                             # a Message, with its bytes
    m.kept(message, KEEP_DONE)              # and m.marked() waits for the answer

Written from the header, not from the C code, so that a slip in either shows.
"""
import array
import collections
import fcntl
import os
import select
import signal
import socket
import struct
import subprocess
import time

START, FOLDER, FETCH, MESSAGE, KEPT, MARKED, STATE = range(7)
CONNECTED, WAITING, LOST, REFUSED = range(4)
KEEP_LEAVE, KEEP_DONE, KEEP_UNREADABLE = range(3)
IMPLICIT, STARTTLS, NONE = range(3)
PASSWORD, XOAUTH2, NO_AUTH = range(3)
WINDOW = 64
SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE

Folder = collections.namedtuple("Folder", "folder uidvalidity uid_next since")
Message = collections.namedtuple("Message", "folder uidvalidity uid size received too_big tagged raw")
Kept = collections.namedtuple("Kept", "folder uidvalidity uid keep")
State = collections.namedtuple("State", "state why")


def text(s):
    b = s.encode()
    return struct.pack("<I", len(b)) + b


def texts(list_of):
    return struct.pack("<I", len(list_of)) + b"".join(text(s) for s in list_of)


def i64(n):
    return struct.pack("<q", n)


def i32(n):
    return struct.pack("<i", n)


def boolean(b):
    return b"\1" if b else b"\0"


def server(host="localhost", port=0, tls=STARTTLS, ca_file="", auth=PASSWORD, user="agree", file="", command=(),
           timeout_s=20):
    return (text(host) + i32(port) + i32(tls) + text(ca_file) + i32(auth) + text(user) + text(file) +
            texts(list(command)) + i32(timeout_s))


def mailbox(name="notes", folders=("INBOX",), done_flag="$Agreed", done_folder="", unreadable_folder="Unreadable",
            notes_flag="", poll_s=60, idle=True, size_max=30_000_000, **of_server):
    return (text(name) + server(**of_server) + texts(list(folders)) + text(done_flag) + text(done_folder) +
            text(unreadable_folder) + text(notes_flag) + i32(poll_s) + boolean(idle) + i64(size_max))


class Unpack:
    def __init__(self, data):
        self.data, self.at = data, 0

    def _take(self, n):
        self.at += n
        assert self.at <= len(self.data), "a message is too short"
        return self.data[self.at - n:self.at]

    def text(self):
        return self._take(struct.unpack("<I", self._take(4))[0]).decode()

    def i64(self):
        return struct.unpack("<q", self._take(8))[0]

    def i32(self):
        return struct.unpack("<i", self._take(4))[0]

    def boolean(self):
        return {0: False, 1: True}[self._take(1)[0]]

    def end(self):
        assert self.at == len(self.data), "a message is too long"


class Gone(Exception):
    """The child has ended."""


class Child:
    """A program of ours with a socket as its descriptor 3."""

    def __init__(self, program, stderr=None):
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.log = stderr
        with open(stderr or os.devnull, "ab") as log:
            n = theirs.fileno()
            close = "" if n == 3 else f"{n}<&-"
            self.process = subprocess.Popen(["/bin/bash", "-c", f'exec "{program}" 3<&{n} {close}'],
                                            pass_fds=[n], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        theirs.close()

    def send(self, kind, body=b""):
        self.socket.sendall(bytes([kind]) + body)

    def receive(self, timeout_s=10):
        """(kind, Unpack, descriptor or None); TimeoutError; Gone."""
        if not select.select([self.socket], [], [], timeout_s)[0]:
            raise TimeoutError(f"nothing within {timeout_s} s")
        try:
            data, fds, _, _ = socket.recv_fds(self.socket, 131072, 4)
        except ConnectionResetError:
            data, fds = b"", []
        if not data:
            raise Gone(self.process.wait(10))
        return data[0], Unpack(data[1:]), fds[0] if fds else None

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.socket.close()

    def peak_kb(self):
        """The most memory that the program ever had."""
        with open(f"/proc/{self.process.pid}/status") as f:
            return next(int(line.split()[1]) for line in f if line.startswith("VmHWM"))


class Mailbox(Child):
    """The core as a mailbox sees it. since and begin are what FETCH answers; begin=None waits for the test to do so."""

    def __init__(self, program, stderr=None, since=0, begin=1, **settings):
        super().__init__(program, stderr)
        self.since, self.begin = since, begin
        self.states, self.folders, self.messages, self.marks = [], [], collections.deque(), collections.deque()
        self.send(START, mailbox(**settings))

    def _folder(self, u):
        f = Folder(u.text(), u.i64(), u.i64(), u.i64())
        self.folders.append(f)
        if self.begin is not None:
            self.fetch(f, self.begin.get(f.folder, 1) if isinstance(self.begin, dict) else self.begin)

    def fetch(self, f, begin):
        self.send(FETCH, text(f.folder) + i64(f.uidvalidity) + i64(begin) + i64(self.since))

    def _message(self, u, fd):
        fields = (u.text(), u.i64(), u.i64(), u.i64(), u.i64(), u.boolean(), u.boolean())
        assert fd is not None, "a mail without its descriptor"
        assert fcntl.fcntl(fd, fcntl.F_GET_SEALS) & SEALS == SEALS, "the mail is not sealed"
        size = os.fstat(fd).st_size
        raw = b"" if size == 0 else os.pread(fd, size, 0)
        os.close(fd)
        self.messages.append(Message(*fields, raw))

    def hear(self, timeout_s=10):
        """One message of the child's, into the list where it belongs."""
        kind, u, fd = self.receive(timeout_s)
        if kind == FOLDER:
            self._folder(u)
        elif kind == MESSAGE:
            self._message(u, fd)
        elif kind == MARKED:
            self.marks.append(Kept(u.text(), u.i64(), u.i64(), u.i32()))
        elif kind == STATE:
            self.states.append(State(u.i32(), u.text()))
        else:
            raise AssertionError(f"a mailbox does not say {kind}")
        u.end()

    def _until(self, test, timeout_s, what):
        end = time.monotonic() + timeout_s
        while not test():
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"{what}: nothing within {timeout_s} s; states {self.states[-4:]}")
            try:
                self.hear(left)
            except TimeoutError:
                pass

    def message(self, timeout_s=10):
        self._until(lambda: self.messages, timeout_s, "a mail")
        return self.messages.popleft()

    def marked(self, timeout_s=10):
        self._until(lambda: self.marks, timeout_s, "a mark")
        return self.marks.popleft()

    def state(self, state, words="", timeout_s=10):
        """Waits for a state whose sentence has these words; earlier ones are forgotten."""
        def found():
            for i, s in enumerate(self.states):
                if s.state == state and words in s.why:
                    return i + 1
            return 0
        self._until(found, timeout_s, f"state {state} {words!r}")
        s = self.states[found() - 1]
        del self.states[:found()]
        return s.why

    def kept(self, m, keep=KEEP_LEAVE):
        self.send(KEPT, text(m.folder) + i64(m.uidvalidity) + i64(m.uid) + i32(keep))

    def quiet(self, seconds):
        """Nothing is handed over for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self.hear(left)
            except TimeoutError:
                pass
            assert not self.messages, f"handed over: {self.messages[0][:7]}"
