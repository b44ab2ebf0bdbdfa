"""`make demo`: the main job, once, on private servers; nothing leaves this machine.

Three people forward notes. agreed runs with fresh records and writes to all concerned. What it understood and wrote is
shown here; every mail stays as .eml and every invitation as .ics in build/demo/out/. Ends with 1 when a mail that
must be there is missing. Python's standard library and tests/road/servers.py only.
"""
import argparse
import collections
import datetime
import email.utils
import os
import pathlib
import re
import shutil
import signal
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "road"))
sys.dont_write_bytecode = True
os.environ["TZ"] = "Europe/Berlin"  # where everybody of the demo works; agreectl shows the terminal's zone
import house as house_module  # noqa: E402
import servers as servers_module  # noqa: E402

# (notes, who sends them, [(who must get a mail, of which kind)])
NOTES = [
    ("1-launch-sync.eml", "jane", [("maya", "confirm"), ("omar", "confirm"), ("jane", "confirm"), ("lena", "confirm"),
                                   ("maya", "invite")]),
    ("2-outlook-table.eml", "omar", [("omar", "confirm"), ("dana", "confirm"), ("dana", "invite")]),
    ("3-gmail-german.eml", "maya", [("maya", "confirm"), ("jane", "confirm"), ("maya", "invite")]),
]
# Long enough for a slow machine; what is there earlier is shown earlier.
PATIENCE_S = 40

COLOURS = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "cyan": "36", "red": "31"}


def colour(text, name):
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{COLOURS[name]}m{text}\x1b[0m"


def title(text):
    print("\n" + colour(text, "bold") + "\n" + colour("-" * len(text), "dim"), flush=True)


class Progress:
    """One line for each step, with the time that it took."""

    def __init__(self):
        self.started = time.monotonic()

    def step(self, text, run):
        print(f"  {text} ".ljust(64, "."), end=" ", flush=True)
        from_s = time.monotonic()
        out = run()
        print(colour("ok", "green") + colour(f"  {time.monotonic() - from_s:.1f} s", "dim"), flush=True)
        return out


def unfold(ics):
    """iCalendar's content lines, unfolded (RFC 5545 section 3.1): [(name, parameters, value)]."""
    lines = re.sub(r"\r?\n[ \t]", "", ics.decode("utf-8", "replace")).splitlines()
    out = []
    for line in lines:
        m = re.match(r'([A-Za-z0-9-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$', line)
        if m:
            out.append((m[1].upper(), m[2], m[3]))
    return out


def event_of(ics):
    """The first VEVENT's properties: {name: (parameters, value)}."""
    event, depth = {}, []
    for name, parameters, value in unfold(ics):
        if name == "BEGIN":
            depth.append(value)
        elif name == "END":
            depth.pop()
        elif depth[-1:] == ["VEVENT"]:
            event.setdefault(name, (parameters, value))
        elif depth == ["VCALENDAR"]:
            event.setdefault(name, (parameters, value))
    return event


def moment(parameters, value):
    if len(value) == 8:
        return datetime.datetime.strptime(value, "%Y%m%d"), "the whole day"
    at = datetime.datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")
    if value.endswith("Z"):
        return at.replace(tzinfo=datetime.timezone.utc).astimezone(house_module.BERLIN), "Europe/Berlin"
    zone = re.search(r"TZID=\"?([^;:\"]+)", parameters)
    return at, zone[1] if zone else "local time"


def plain(value):
    return re.sub(r"\\([,;\\])", r"\1", value.replace("\\n", "\n").replace("\\N", "\n"))


def person(event, name):
    parameters, value = event.get(name, ("", ""))
    cn = re.search(r'CN="?([^";:]+)"?', parameters)
    address = value[7:] if value.lower().startswith("mailto:") else value
    return f"{cn[1]} <{address}>" if cn else address


def in_words(ics):
    event = event_of(ics)
    start, zone = moment(*event["DTSTART"])
    is_day = zone == "the whole day"
    end = f" to {moment(*event['DTEND'])[0]:%H:%M}" if "DTEND" in event and not is_day else ""
    what = {"REQUEST": "An invitation", "CANCEL": "A cancellation"}.get(event.get("METHOD", ("", ""))[1], "A calendar entry")
    return [f"{what}: {plain(event.get('SUMMARY', ('', '?'))[1])}",
            f"when       {start:%A} {start.day} {start:%B %Y}{'' if is_day else f', {start:%H:%M}'}{end} ({zone})",
            f"organiser  {person(event, 'ORGANIZER')}",
            f"for        {person(event, 'ATTENDEE')}, asked to answer" if "ATTENDEE" in event else "for        whoever imports it",
            f"UID        {event['UID'][1]}, revision {event.get('SEQUENCE', ('', '0'))[1]}"]


class Demo:
    def __init__(self, servers, out):
        self.out, self.progress = out, Progress()
        p = self.progress
        self.grid = p.step("private servers: Dovecot and an SMTP server", lambda: house_module.Grid(servers, [""]))
        self.house = house_module.House("", out.parent / "run", self.grid)
        p.step("agreed, with fresh records", self.start)

    def start(self):
        self.house.start()
        servers_module.wait_for(lambda: self.house.query("SELECT 1 FROM folder") or self.ended(), PATIENCE_S, "agreed")

    def ended(self):
        if not self.house.is_up():
            raise RuntimeError("agreed ended at once:\n" + self.house.log())

    def run_notes(self, name, who):
        raw = (HERE / "notes" / name).read_bytes()
        self.house.settle(self.house.deliver(raw), PATIENCE_S)

    def letters(self):
        """Everything that was sent: [(who, Letter)], in the order of the records."""
        order = {m: i for m, i in self.house.query("SELECT message_id, id FROM notice")}
        found = self.house.everything()
        return sorted(found, key=lambda wl: order.get(wl[1].id.strip("<>"), 0))


def show_understood(demo):
    title("What was understood")
    for (number,) in demo.house.query("SELECT id FROM agreement ORDER BY id"):
        shown = demo.house.ctl("show", "-c", str(demo.house.conf), str(number), check=False)
        print(shown.stdout.rstrip() or colour(shown.stderr.rstrip(), "red"))
        print()


def show_mails(letters):
    title("Who got which mail")
    for who, letter in letters:
        name = house_module.PEOPLE.get(who, (who,))[0]
        extra = f"  + {len(letter.calendar_bytes())} calendar part(s)" if letter.calendar_bytes() else ""
        print(f"  {name:12} {colour(f'{letter.kind:10}', 'cyan')} {letter.subject}{colour(extra, 'dim')}")


def show_letter(letter, head):
    title(head)
    for field in ("From", "To", "Cc", "Subject", "Reply-To"):
        if letter[field]:
            print(colour(f"  {field}: {letter[field]}", "dim"))
    print()
    for line in letter.text.rstrip().splitlines():
        print("  " + line)


def show_invitation(letters):
    title("The invitations, in words")
    seen = collections.OrderedDict()
    for _, letter in letters:
        for ics in letter.calendar_bytes():
            words = in_words(ics)
            seen.setdefault(words[-1], words)
    for words in seen.values():
        for i, line in enumerate(words):
            print(("  " if i == 0 else "    ") + line)
        print()


def write_out(out, letters):
    """One file a mail, and each different calendar as .ics beside it."""
    for f in out.glob("*.eml"):
        f.unlink()
    for f in out.glob("*.ics"):
        f.unlink()
    calendars = set()
    for n, (who, letter) in enumerate(letters, 1):
        stem = f"{n:02}-{who}-{letter.kind or 'mail'}"
        (out / f"{stem}.eml").write_bytes(letter.raw)
        for ics in letter.calendar_bytes():
            if ics not in calendars:
                calendars.add(ics)
                uid = event_of(ics)["UID"][1].split("@")[0][-8:]
                (out / f"{stem}-{uid}.ics").write_bytes(ics)
    return len(letters), len(calendars)


def missing(demo, letters):
    """What should have been written and was not."""
    out = []
    for name, sender, expected in NOTES:
        source = email.message_from_bytes((HERE / "notes" / name).read_bytes())["Message-ID"].strip("<>")
        rows = demo.house.query("SELECT id FROM agreement WHERE source_id = ?", source)
        tag = f"[A-{rows[0][0]}]" if rows else None
        for who, kind in expected:
            if not tag or not any(w == who and l.kind == kind and tag in l.subject for w, l in letters):
                out.append(f"{name}: no {kind} mail to {who}")
    return out


def show(demo, letters):
    show_understood(demo)
    show_mails(letters)
    confirm = next((l for w, l in letters if w == "maya" and l.kind == "confirm"), None)
    if confirm:
        show_letter(confirm, "The confirmation that Maya got")
    question = next((l for w, l in letters if l.kind == "question"), None)
    if question:
        show_letter(question, "The question to whoever sent the notes")
    show_invitation(letters)


def run(out):
    print(colour("agreed: the demo", "bold"))
    print("  Mail servers of its own on 127.0.0.1; nothing leaves this machine. It is Tuesday 24 November 2026, 15:00.\n")
    with servers_module.Servers() as servers:
        demo = Demo(servers, out)
        try:
            for name, who, _ in NOTES:
                sender = house_module.PEOPLE[who][0]
                demo.progress.step(f"{sender} forwards {name}", lambda: demo.run_notes(name, who))
            letters = demo.letters()
            confirm = next((l for w, l in letters if w == "maya" and l.kind == "confirm"), None)
            if confirm:
                demo.progress.step('Maya answers "ok"', lambda: demo.house.settle(demo.house.answer(confirm, "ok"), PATIENCE_S))
            letters = demo.letters()
            show(demo, letters)
            lost = missing(demo, letters)
            mails, calendars = write_out(out, letters)
        finally:
            demo.house.kill()
            shutil.copyfile(demo.house.log_file, out.parent / "agreed.log") if demo.house.log_file.exists() else None
            shutil.rmtree(demo.house.folder, ignore_errors=True)
    title("Done")
    print(f"  {mails} mails (.eml) and {calendars} calendars (.ics) are in {os.path.relpath(out)}")
    print(f"  the log is {os.path.relpath(out.parent / 'agreed.log')}")
    for line in lost:
        print(colour(f"  MISSING {line}", "red"))
    print(f"  {time.monotonic() - demo.progress.started:.1f} s")
    return 1 if lost else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", default=str(house_module.BUILD / "demo" / "out"))
    out = pathlib.Path(parser.parse_args().out)
    out.mkdir(parents=True, exist_ok=True)
    lacking = servers_module.missing("dovecot", "openssl", "faketime")
    if lacking:
        print(f"demo: {lacking} is not installed: make deps", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        return run(out)
    except (AssertionError, RuntimeError, TimeoutError) as failed:
        print(f"\ndemo: {failed}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
