"""kill -9 at every commit, in every talk, at random: the same end, no mail twice, none missing.

One story is told each time: three sets of notes wait in the mailbox when the daemon starts; when it is at rest, Maya
confirms her point in the first, and Jane cancels the second. What came of it without any kill is what must come of it
with one: the same mails by (recipient, agreement, kind), the same states, the same marks in the mailbox.

One thing may differ, and is counted: a mail whose fate nobody can know, because the sender was killed between the
final dot and the server's answer. It may be there or not, never twice, and the requester is told.
"""
import collections
import concurrent.futures
import itertools
import os
import random
import signal
import socket
import threading
import time

import pytest

from house import House, Letter, SLOW
from samples import GAPS, LAUNCH, TWO
from servers import Mail, free_port, wait_for

AT_ONCE = 4
# A story has far fewer commits; the loop ends at the first that was not reached.
COMMITS_MAX = 150
numbers = itertools.count(20)

End = collections.namedtuple("End", "mails states marks unknown")


class Story:
    """One telling. prepare gets the story once its house stands, before anything is delivered."""

    def __init__(self, grid, folder, environment=None, prepare=None):
        self.n = next(numbers)
        self.house = House(self.n, folder / f"crash{self.n}", grid)
        self.environment, self.killed, self.traps = environment or {}, 0, []
        if prepare:
            prepare(self)

    def tell(self):
        house = self.house
        try:
            ids = [house.notes(LAUNCH), house.notes(TWO, subject="Fwd: fair [agreed]"),
                   house.notes(GAPS, subject="Fwd: tracking [agreed]")]
            private = house.notes("see you there", subject="Lunch?")
            house.start(**self.environment)
            self.rest(*ids, private)
            ids.append(house.answer(self.letter("maya", 1), "ok"))
            ids.append(house.answer(self.letter("jane", 2), "cancel 1 2"))
            self.rest(*ids)
            return self.end([*ids, private])
        finally:
            for trap in self.traps:
                trap.close()
            house.kill()

    def letter(self, who, agreement):
        """A person's confirmation; one whose fate is unknown as it was written, whether it is there or not."""
        unknown = self.house.query(
            "SELECT body FROM notice WHERE recipient = ? AND agreement = ? AND kind = 'confirm' AND state = 'unknown'",
            self.house.mail_of(who), agreement)
        if unknown:
            return Letter(Mail(0, set(), unknown[0][0]), self.house.mail_of(who))
        return self.alive(lambda: self.house.wait(who, kind="confirm", subject=f"[A-{agreement}]"))

    def rest(self, *ids):
        for i in ids:
            self.alive(lambda: self.house.settle(i, timeout_s=20))

    def alive(self, run):
        """Whatever run does, with the daemon started again as often as it was killed."""
        end = time.monotonic() + 60 * SLOW
        while True:
            try:
                return run()
            except AssertionError:
                if self.house.process.poll() != -signal.SIGKILL or time.monotonic() > end:
                    raise
                self.killed += 1
                self.house.kill()
                self.house.start()

    def end(self, ids):
        house = self.house
        mails = collections.Counter()
        for who, letter in house.everything():
            mails[who, letter.subject.rsplit("[", 1)[-1].rstrip("]"), letter.kind] += 1
        unknown = collections.Counter()
        for recipient, agreement, kind in house.query(
                "SELECT recipient, agreement, kind FROM notice WHERE state = 'unknown'"):
            unknown[recipient.split("@")[0].rstrip("0123456789"), f"A-{agreement}", kind] += 1
        inbox = house.inbox()
        marks = [tuple(sorted(inbox[i] - {"\\Recent"})) for i in ids]
        return End(mails, house.states(), marks, unknown)


def compare(got, wanted, unknown_max=1):
    """What is wrong with an end, in words; None when nothing is."""
    wrong = []
    if got.states != wanted.states:
        wrong.append(f"states {got.states} instead of {wanted.states}")
    if got.marks != wanted.marks:
        wrong.append(f"marks {got.marks} instead of {wanted.marks}")
    for key in got.mails.keys() | wanted.mails.keys():
        who, tag, kind = key
        if kind == "undelivered" and got.unknown:
            continue
        least, most = wanted.mails[key] - got.unknown[key], wanted.mails[key]
        if not least <= got.mails[key] <= most:
            wrong.append(f"{got.mails[key]} mails {kind} {tag} to {who} instead of {most}")
    if sum(got.unknown.values()) > unknown_max:
        wrong.append(f"{sum(got.unknown.values())} mails are unknown: {dict(got.unknown)}")
    return "; ".join(wrong) or None


@pytest.fixture(scope="module")
def folder(servers):
    out = servers.folder / "crash"
    out.mkdir()
    return out


@pytest.fixture(scope="module")
def calm(grid, folder):
    """The end without any kill; and it is worth comparing with."""
    end = Story(grid, folder).tell()
    assert sum(end.mails.values()) >= 10 and max(end.mails.values()) <= 2
    assert "confirmed" in end.states.values() and "cancelled" in end.states.values() and "asked" in end.states.values()
    assert not end.unknown
    return end

@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_every_commit(grid, folder, calm, when):
    wrong, reached = [], 0

    def one(n):
        story = Story(grid, folder, {"AGREED_TEST_KILL": f"{when}:{n}"})
        try:
            bad = compare(story.tell(), calm)
        except Exception as failed:
            bad = f"{type(failed).__name__}: {str(failed)[:1500]}"
        return story.killed, bad

    for start in range(1, COMMITS_MAX, AT_ONCE):
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            chunk = range(start, start + AT_ONCE)
            for n, (killed, bad) in zip(chunk, pool.map(one, chunk)):
                reached += killed > 0
                if bad:
                    wrong.append(f"{when} commit {n}: {bad}")
        if not killed:
            break
    assert reached >= 10, f"only {reached} commits were reached"
    assert not wrong, "\n".join(wrong)
    print(f"killed {when} each of {reached} commits")

class Trap:
    """A relay that calls spring() once, when so many bytes have passed in both directions together."""

    def __init__(self, target, limit, spring):
        self.target, self.limit, self.spring, self.passed = target, limit, spring, 0
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", free_port()))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            for a, b in ((client, server), (server, client)):
                threading.Thread(target=self._pump, args=(a, b), daemon=True).start()

    def _pump(self, source, sink):
        try:
            while data := source.recv(65536):
                with self.lock:
                    left = self.limit - self.passed
                    self.passed += len(data)
                if 0 <= left < len(data):
                    sink.sendall(data[:left])
                    self.spring()
                    data = data[left:]
                sink.sendall(data)
        except OSError:
            pass
        for s in (source, sink):
            try:
                s.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def close(self):
        self.listener.close()

def kill_child(house, program):
    pid = house.children().get(program)
    if pid:
        os.kill(pid, signal.SIGKILL)

def trapped(program, setting, limit):
    """A preparation: that program is killed when so many bytes of its talk have passed."""
    def prepare(story):
        trap = Trap(story.house.settings[setting], limit, lambda: kill_child(story.house, program))
        story.traps.append(trap)
        story.trap = trap
        story.house.settings[setting] = trap.port
        story.house.write_conf()
    return prepare

@pytest.mark.parametrize("program, setting", [("agreed-mailbox", "imap"), ("agreed-sender", "smtp")])
def test_child_killed_in_every_phase_of_its_talk(grid, folder, calm, program, setting):
    whole = Story(grid, folder, prepare=trapped(program, setting, 1 << 60))
    assert compare(whole.tell(), calm) is None
    total = whole.trap.passed
    assert total > 2000
    # close together at the start, where the login is, then over the whole length
    limits = [*range(50, 3000, 420), *range(3000, total, max(total // 14, 1))]

    def one(limit):
        story = Story(grid, folder, prepare=trapped(program, setting, limit))
        try:
            return limit, compare(story.tell(), calm), story.house.log().count("was killed by signal 9")
        except Exception as failed:
            return limit, f"{type(failed).__name__}: {str(failed)[:1500]}", 1

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(one, limits))
    wrong = [f"{program} after {limit} of {total} bytes: {bad}" for limit, bad, _ in results if bad]
    assert sum(killed > 0 for _, _, killed in results) >= len(limits) // 2, "the trap did not spring"
    assert not wrong, "\n".join(wrong)

def test_killed_at_random(grid, folder, calm):
    """Everything, or one of the programs, at any moment, several times in one story."""
    seed = random.randrange(1 << 30)

    def one(k):
        dice = random.Random(seed + k)
        story = Story(grid, folder)
        stop = threading.Event()

        def killer():
            for _ in range(3):
                if stop.wait(dice.uniform(0.02, 0.7) * SLOW) or not story.house.process:
                    return
                victim = dice.choice(["agreed", "agreed-mailbox", "agreed-reader", "agreed-sender"])
                try:
                    story.house.process.kill() if victim == "agreed" else kill_child(story.house, victim)
                except (OSError, AttributeError):
                    pass

        thread = threading.Thread(target=killer)
        original = story.house.start
        started = []

        def start(**environment):
            out = original(**environment)
            if not started:
                started.append(1)
                thread.start()
            return out

        story.house.start = start
        try:
            end = story.tell()
            return compare(end, calm, unknown_max=3)
        except Exception as failed:
            return f"{type(failed).__name__}: {str(failed)[:1500]}"
        finally:
            stop.set()
            thread.join() if started else None

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        wrong = [f"seed {seed}+{k}: {bad}" for k, bad in enumerate(pool.map(one, range(12))) if bad]
    assert not wrong, "\n".join(wrong)

def test_machine_loses_power_again_and_again(grid, folder, calm):
    """The whole group of processes dies five times in a row while there is work."""
    story = Story(grid, folder)
    house = story.house
    ids = [house.notes(LAUNCH), house.notes(TWO, subject="Fwd: fair [agreed]"),
           house.notes(GAPS, subject="Fwd: tracking [agreed]")]
    for pause in (0.05, 0.1, 0.2, 0.3, 0.5):
        house.start()
        time.sleep(pause * SLOW)
        house.kill()
    house.start()
    try:
        for i in ids:
            house.settle(i, timeout_s=40)
        counts = collections.Counter((who, m.subject, m.kind) for who, m in house.everything() if m.kind == "confirm")
        assert counts and max(counts.values()) == 1
        wait_for(lambda: len(house.query("SELECT 1 FROM agreement")) == 3, 5, "three agreements")
    finally:
        house.kill()
