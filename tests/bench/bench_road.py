"""The whole road on private servers: how many notes a second, how soon the confirmation is there, how much memory.

    make bench           BENCH_NOTES="200 2000" are the numbers of waiting notes

Dovecot with TLS on one side; Postfix with TLS and a password (as root), else a server in Python, on the other.
"""
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "road"))
sys.dont_write_bytecode = True
from house import Grid, House  # noqa: E402
from servers import Servers, wait_for  # noqa: E402

NOTE = """\
Present: Jane Doe (Product), Maya Lin (Design), Omar Haddad (Marketing)
Action items
- Maya: final pricing page mockups number {n} by Fri 4 Dec. Done when: mobile and desktop, no open comments.
- Omar: churn user profiles for page {n} by Thu 3 Dec
"""


def memory(house):
    """{program: (kilobytes resident at its highest, of these private now)}."""
    out = {}
    for program, pid in [("agreed", house.process.pid), *house.children().items()]:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
        peak = int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
        smaps = pathlib.Path(f"/proc/{pid}/smaps_rollup")
        private = 0
        if smaps.exists():
            private = sum(int(line.split()[1]) for line in smaps.read_text().splitlines() if line.startswith("Private_"))
        out[program] = (peak, private)
    return out


# All notes here are Jane's: more of them in an hour than the default takes from one sender.
MORE = "trust {\n\tnotes-per-hour = 100000\n}\n"


def waiting_notes(grid, folder, number, count):
    house = House(number, folder / f"bench{number}", grid, more=MORE)
    maildir = pathlib.Path(grid.dovecot.folder) / "mail" / f"agree{number}" / "cur"
    maildir.mkdir(parents=True)
    for n in range(count):
        raw = house.message("jane", f"Fwd: sync {n} [agreed]", NOTE.format(n=n)).as_bytes()
        (maildir / f"{1000 + n}.M{n}P1.bench:2,").write_bytes(raw.replace(b"\r\n", b"\n"))
    for path in [maildir.parent, maildir, *maildir.iterdir()]:
        if os.getuid() == 0:
            import shutil
            shutil.chown(path, "mail", "mail")
    from_s = time.monotonic()
    house.start()

    def is_done():
        rows = house.query("SELECT count(*) FROM agreement")
        left = house.query("SELECT count(*) FROM notice WHERE state = 'waiting'")
        return rows and rows[0][0] >= count and left[0][0] == 0 and not time.sleep(0.1)
    wait_for(is_done, 600, "the end of the notes")
    took = time.monotonic() - from_s
    mails = house.query("SELECT count(*) FROM notice WHERE state = 'sent'")[0][0]
    print(f"road: {count} notes waiting: {took:.1f} s, {count / took:.0f} notes/s, {mails} mails out, "
          f"{mails / took:.0f} mails/s", flush=True)
    for program, (peak, private) in sorted(memory(house).items()):
        print(f"memory: {program:15} {peak / 1024:.1f} MB at most, {private / 1024:.1f} MB of its own")
    house.stop()


def latency(grid, folder, number, count=50):
    """From the mail server's word that it has the notes to the confirmation lying in the owner's mailbox."""
    house = House(number, folder / f"bench{number}", grid, more=MORE).start()
    house.settle(house.notes(NOTE.format(n=0)))
    times, inbox = [], pathlib.Path(grid.dovecot.folder) / "mail" / f"maya{number}" / "new"
    for n in range(1, count + 1):
        before = len(list(inbox.iterdir()))
        message = house.message("jane", f"Fwd: sync {n} [agreed]", NOTE.format(n=n))
        house.deliver(message)
        from_s = time.monotonic()
        wait_for(lambda: len(list(inbox.iterdir())) > before, 30, "the confirmation")
        times.append(time.monotonic() - from_s)
        house.settle(message["Message-ID"].strip("<>"))
    house.stop()
    print(f"latency: delivery of the notes to the owner's confirmation with IDLE, {count} times: "
          f"median {statistics.median(times) * 1000:.0f} ms, worst {max(times) * 1000:.0f} ms")


def lines_of_code():
    """Lines of each room, without empty ones; for a reader of the tree."""
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    rooms = ["daemon/core", "daemon/store", "daemon/mailbox", "daemon/reader", "daemon/sender", "daemon/ctl",
             "daemon/ground", "parsers/base", "parsers/mail", "parsers/language", "templates"]
    for room in rooms:
        files = [f for f in (root / room).glob("*") if f.suffix in (".c", ".h", ".re", ".y", ".sql")]
        count = sum(1 for f in files for line in f.read_text(errors="replace").splitlines() if line.strip())
        print(f"lines: {room:18} {count:6} in {len(files)} files")


def main():
    counts = [int(n) for n in os.environ.get("BENCH_NOTES", "200 2000").split()]
    lines_of_code()
    with Servers() as servers:
        grid = Grid(servers, range(len(counts) + 1))
        print(f"road: to {grid.relay.name}")
        latency(grid, servers.folder, len(counts))
        for number, count in enumerate(counts):
            waiting_notes(grid, servers.folder, number, count)


if __name__ == "__main__":
    main()
