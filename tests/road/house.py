"""One agreed with its settings, its people and its mailbox, on servers that several houses may share.

    house = House(number, folder, grid)     # grid: Dovecot and an SMTP server, see Grid
    house.start()
    house.notes("- Maya: mockups by Fri 4 Dec")          # Jane sends notes
    mail = house.wait("maya", kind="confirm")            # a Letter, as Python's email understands it
    house.answer(mail, "ok")                             # Maya answers as her mail program would
    house.move_to("2026-12-01 09:30")                    # the daemon's clock, not the machine's

The people of house 7 are jane7@, maya7@ ... and its mailbox is agree7@corp.example, so that houses on one server
never see each other's mail. Time begins on Tuesday 24 November 2026, 15:00 in Berlin.

Debian's /usr/bin/python3; pytest is not needed here, icalendar only for Letter.calendars.
"""
import datetime
import email
import email.policy
import email.utils
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import time
import zoneinfo

from servers import Postfix, wait_for

BUILD = pathlib.Path(os.environ.get("AGREED_BUILD", pathlib.Path(__file__).resolve().parent.parent.parent / "build"))
TREE = pathlib.Path(__file__).resolve().parent.parent.parent
BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
START = datetime.datetime(2026, 11, 24, 15, 0, tzinfo=BERLIN)
DOMAIN = "corp.example"
HOUSES_MAX = 400
SLOW = 3 if "asan" in BUILD.name else 1  # sanitizers take their time

# name in tests: (full name, other names, department, manager)
PEOPLE = {
    "jane": ("Jane Doe", [], "Product", "pat"),
    "maya": ("Maya Lin", [], "Design", "lena"),
    "omar": ("Omar Haddad", [], "Marketing", "sam"),
    "dana": ("Dana Cruz", ["DC"], "Design", "lena"),
    "pat": ("Pat Boss", [], "Product", None),
    "lena": ("Lena Fox", [], "Design", None),
    "sam": ("Sam Reed", [], "Marketing", None),
}
DEPARTMENTS = {"Product": ("jane", "pat"), "Design": ("maya", "lena"), "Marketing": ("omar", "sam")}
PASSWORD = "mailbox secret"


class Relay:
    """What the daemon sends through: Postfix as root, else the server in this process, which hands on to Dovecot."""

    def __init__(self, servers, dovecot):
        if Postfix.can_run() is None:
            self.server = servers.postfix(dovecot)
            self.port, self.tls = self.server.submission, "starttls"
        else:
            self.server = servers.smtp(users=dovecot.users)
            self.port, self.tls = self.server.port, "starttls"
            self.server.on_data = lambda envelope: self._hand_on(dovecot, envelope)
        self.name = type(self.server).__name__

    @staticmethod
    def _hand_on(dovecot, envelope):
        for to in envelope.rcpt_tos:
            dovecot.deliver(envelope.original_content, to, envelope.mail_from)

    def is_empty(self):
        return self.name != "Postfix" or self.server.queue() == 0


class Grid:
    """The servers that houses share."""

    def __init__(self, servers, numbers=range(HOUSES_MAX)):
        self.servers = servers
        names = ["agree", *PEOPLE, "stranger", "friend"]
        users = {f"{name}{n}": PASSWORD for n in numbers for name in names}
        self.dovecot = servers.dovecot(users=users)
        self.relay = Relay(servers, self.dovecot)
        self.pki = servers.pki


class Letter:
    """A mail as another program understands it: nothing of agreed's own code reads it."""

    def __init__(self, mail, reader=""):
        self.uid, self.flags, self.raw = mail.uid, mail.flags, mail.raw
        self.reader = reader  # whose mailbox it lies in
        self.message = email.message_from_bytes(mail.raw, policy=email.policy.default)

    def __getitem__(self, name):
        return str(self.message[name] or "")

    @property
    def kind(self):
        """Which of agreed's mails it is: the end of its own mark, X-Agreed-Id: corp.example/A-17/confirm."""
        return self["X-Agreed-Id"].rsplit("/", 1)[-1]

    @property
    def subject(self):
        return self["Subject"]

    @property
    def id(self):
        return self["Message-ID"]

    def addresses(self, header):
        return [a.lower() for _, a in email.utils.getaddresses([str(h) for h in self.message.get_all(header, [])])]

    def _part(self, subtype):
        part = self.message.get_body(preferencelist=(subtype,))
        return part.get_content() if part is not None else ""

    @property
    def text(self):
        return self._part("plain")

    @property
    def words(self):
        """The text with every run of white space made one blank, so that where lines wrap does not matter."""
        return " ".join(self.text.split())

    @property
    def html(self):
        return self._part("html")

    @property
    def html_words(self):
        """What a person sees of the HTML part."""
        import html
        bare = re.sub(r"<(style|head|title)\b.*?</\1>", " ", self.html, flags=re.S | re.I)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())

    def parts(self, content_type):
        return [p for p in self.message.walk() if p.get_content_type() == content_type]

    def calendar_bytes(self):
        return [p.get_payload(decode=True) for p in self.message.walk()
                if p.get_content_type() in ("text/calendar", "application/ics")]

    @property
    def calendars(self):
        """Every calendar in the mail, read by the icalendar module."""
        import icalendar
        return [icalendar.Calendar.from_ical(b) for b in self.calendar_bytes()]

    @property
    def events(self):
        return [e for c in self.calendars for e in c.walk("VEVENT")]

    def __repr__(self):
        return f"<{self.kind or 'mail'} to {self['To']}: {self.subject}>"


CONF = """
state-folder = "{folder}/state"
template-folder = "{tree}/templates"
test-clock = "{folder}/clock"

identity {{
	address = "{address}"
	organisation = "Corp"
	zone = "Europe/Berlin"
	language = "en"
	plus-addresses = {plus}
}}

mailbox notes {{
	host = "localhost"
	port = {imap}
	tls = starttls
	ca-file = "{ca}"
	user = "{user}"
	password-file = "{folder}/secret"
	poll = "{poll}"
	lookback = "520w"
	timeout = "20s"
	{mailbox}
}}

smtp {{
	host = "localhost"
	port = {smtp}
	tls = {smtp_tls}
	ca-file = "{smtp_ca}"
	user = "{user}"
	password-file = "{folder}/secret"
}}
{more}
"""


class House:
    """See the head of this file. Options: mailbox= and more= are lines of agreed.conf,
    persons= such lines by person; imap=, smtp=, ca=, poll=
    ... replace what stands in CONF otherwise (a proxy's port, another certificate)."""

    def __init__(self, number, folder, grid, *, mailbox="", more="", persons=None, build=None,
                 **servers):
        self.number, self.folder, self.grid = number, pathlib.Path(folder), grid
        self.build = pathlib.Path(build or BUILD)
        self.dovecot, self.relay = grid.dovecot, grid.relay
        self.process, self.sent_ids = None, 0
        self.persons = persons or {}
        self.environment = {}
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "state").mkdir(mode=0o700, exist_ok=True)
        (self.folder / "secret").write_text(PASSWORD + "\n")
        (self.folder / "secret").chmod(0o600)
        self.address = self.mail_of("agree")
        self.settings = dict(
            folder=self.folder, tree=TREE, address=self.address, user=f"agree{number}",
            imap=self.dovecot.imap, ca=grid.pki.ca, smtp=self.relay.port, smtp_tls=self.relay.tls, smtp_ca=grid.pki.ca, poll="5s",
            plus="yes")
        self.settings.update(servers)
        self.mailbox, self.more, self.people = mailbox, more, self._people()
        self.set_clock(START)
        self.write_conf()

    # -- people and settings --

    def mail_of(self, who):
        return who if "@" in who else f"{who}{self.number}@{DOMAIN}"

    def _people(self):
        out = []
        for who, (name, others, department, manager) in PEOPLE.items():
            out.append(f'person "{name}" {{\n\taddress = "{self.mail_of(who)}"\n\tdepartment = "{department}"')
            if others:
                out.append("\tother-names = {" + ", ".join(f'"{o}"' for o in others) + "}")
            if manager:
                out.append(f'\tmanager = "{PEOPLE[manager][0]}"')
            out.append(self.persons.get(who, "") + "\n}")
        for department, (point, manager) in DEPARTMENTS.items():
            out.append(f'department "{department}" {{\n\tpoint-person = "{PEOPLE[point][0]}"\n'
                       f'\tmanager = "{PEOPLE[manager][0]}"\n}}')
        return "\n".join(out)

    @property
    def conf(self):
        return self.folder / "agreed.conf"

    def write_conf(self):
        more = self.more + "\n" + self.people
        self.conf.write_text(CONF.format(mailbox=self.mailbox, more=more, **self.settings))

    # -- the daemon --

    @property
    def log_file(self):
        return self.folder / "log"

    def log(self):
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def start(self, **environment):
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen(
                [str(self.build / "agreed"), "-c", str(self.conf)], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **self.environment, **environment}, start_new_session=True)
        return self

    def is_up(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """Power off: the daemon and all its children."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()
        self.process = None

    def stop(self):
        """As an administrator would. Returns the exit status."""
        if self.process is None:
            return None
        self.process.terminate()
        try:
            code = self.process.wait(10 * SLOW)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        self.process = None
        return code

    def children(self):
        """{program: pid} of the running children."""
        out = {}
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text()
                parent = int(stat.rsplit(")", 1)[1].split()[1])
                if self.process and parent == self.process.pid:
                    program = os.path.basename((entry / "cmdline").read_bytes().split(b"\0")[0].decode())
                    out[program] = int(entry.name)
            except (OSError, IndexError, ValueError):
                continue
        return out

    def ctl(self, *args, check=True):
        return subprocess.run([str(self.build / "agreectl"), *args], capture_output=True, text=True, check=check,
                              timeout=60)

    # -- time --

    def set_clock(self, moment):
        self.offset = int(moment.timestamp() - time.time())
        partial = self.folder / "clock.new"
        partial.write_text(f"{self.offset}\n")
        partial.rename(self.folder / "clock")

    def move_to(self, when):
        """"2026-12-01 09:30" in Berlin."""
        self.set_clock(datetime.datetime.fromisoformat(when).replace(tzinfo=BERLIN))

    def now(self):
        return datetime.datetime.fromtimestamp(time.time() + self.offset, BERLIN)

    # -- mails to the daemon --

    def message(self, sender, subject, text=None, to=None, html=None, **headers):
        """A new mail, as EmailMessage. Header names with _ for -."""
        m = email.message.EmailMessage(policy=email.policy.SMTP)
        self.sent_ids += 1
        name = PEOPLE.get(sender, (sender.title(),))[0]
        m["From"] = f"{name} <{self.mail_of(sender)}>"
        m["To"] = to or self.address
        m["Subject"] = subject
        m["Date"] = email.utils.format_datetime(self.now())
        m["Message-ID"] = f"<{self.number}.{self.sent_ids}.{os.getpid()}.{time.time_ns()}@client.example>"
        for key, value in headers.items():
            m[key.replace("_", "-")] = value
        if text is not None:
            m.set_content(text)
        if html is not None:
            m.add_alternative(html, subtype="html") if text is not None else m.set_content(html, subtype="html")
        return m

    def deliver(self, message, to=None):
        """Into the daemon's mailbox, or that of an address. Returns the Message-ID."""
        raw = message if isinstance(message, bytes) else message.as_bytes()
        self.dovecot.deliver(raw, to or self.address, self.mail_of("jane"))
        m = re.search(rb"^Message-ID:\s*<([^>]+)>", raw, re.M | re.I)
        return m[1].decode() if m else ""

    def notes(self, text, subject="Fwd: Launch sync [agreed]", sender="jane", **more):
        return self.deliver(self.message(sender, subject, text, **more))

    def answer(self, letter, text, sender=None, quote=True, to=None, **headers):
        """A reply, as a mail program writes it: thread headers, the old text quoted below. Returns the Message-ID."""
        who = self.mail_of(sender) if sender else letter.reader
        target = to or (letter.addresses("Reply-To") or letter.addresses("From"))[0]
        body = text + "\n"
        if quote:
            body += f"\nOn {letter['Date']}, {letter['From']} wrote:\n"
            body += "".join(f"> {line}\n" for line in letter.text.splitlines())
        subject = letter.subject if letter.subject.lower().startswith("re:") else "Re: " + letter.subject
        references = " ".join(filter(None, [letter["References"], letter.id]))
        name = next((p for p in PEOPLE if self.mail_of(p) == who), who)
        m = self.message(name, subject, body, to=target, In_Reply_To=letter.id, References=references, **headers)
        return self.deliver(m, target)

    # -- mails from the daemon --

    def letters(self, who, **wanted):
        """The mails of a person that fit: kind=, subject= and text= (words in it)."""
        user = self.mail_of(who).split("@")[0]
        found = [Letter(m, self.mail_of(who)) for m in self.dovecot.read(user)]
        for key, value in wanted.items():
            if key == "kind":
                found = [f for f in found if f.kind == value]
            elif key == "subject":
                found = [f for f in found if value.lower() in f.subject.lower()]
            elif key == "text":
                found = [f for f in found if value.lower() in f.words.lower()]
            else:
                raise TypeError(key)
        return found

    def wait(self, who, n=1, timeout_s=20, **wanted):
        """The n-th fitting mail of a person, once it is there."""
        def there():
            if self.process is not None and self.process.poll() is not None:
                raise AssertionError(f"agreed ended with {self.process.returncode}:\n{self.log()[-4000:]}")
            found = self.letters(who, **wanted)
            return found if len(found) >= n else None
        try:
            return wait_for(there, timeout_s * SLOW, f"mail {wanted} to {who}")[n - 1]
        except TimeoutError:
            have = {p: self.letters(p) for p in PEOPLE if self.letters(p)}
            raise AssertionError(f"no mail no. {n} like {wanted} to {who}; there is {have}\n{self.log()[-4000:]}") from None

    def everything(self):
        """[(who, Letter)] of all mails that the daemon has sent to anybody here."""
        return [(who, letter) for who in [*PEOPLE, "stranger", "friend"] for letter in self.letters(who)]

    def query(self, sql, *args):
        """Rows of the records, as a second reader sees them."""
        path = self.folder / "state" / "agreed.db"
        if not path.exists():
            return []
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
        try:
            return db.execute(sql, args).fetchall()
        except sqlite3.OperationalError:
            return []
        finally:
            db.close()

    def settle(self, message_id=None, timeout_s=25):
        """Until that mail is decided, nothing waits to be sent and all sent has arrived."""
        def is_quiet():
            if self.process is not None and self.process.poll() is not None:
                raise AssertionError(f"agreed ended with {self.process.returncode}:\n{self.log()[-4000:]}")
            if message_id and not self.query("SELECT 1 FROM message WHERE message_id = ?", message_id):
                return False
            now = int(time.time()) + self.offset
            return (not self.query("SELECT 1 FROM notice WHERE state = 'waiting' AND next_try <= ?", now) and
                    not self.query("SELECT 1 FROM due WHERE done IS NULL AND at <= ?", now) and
                    not self.query("SELECT 1 FROM message WHERE marked = 0 AND keep > 0") and self.relay.is_empty())
        try:
            wait_for(is_quiet, timeout_s * SLOW, "rest")
        except TimeoutError:
            raise AssertionError(
                f"no rest after {message_id}: messages {self.query('SELECT message_id, verdict, keep, marked FROM message')}, "
                f"waiting {self.query('SELECT kind, recipient, next_try, answer FROM notice WHERE state = ?', 'waiting')}\n"
                f"{self.log()[-4000:]}") from None

    def verdict(self, message_id):
        rows = self.query("SELECT verdict FROM message WHERE message_id = ?", message_id)
        return rows[0][0] if rows else None

    def states(self):
        """{(agreement, number): state} of all points."""
        return {(a, n): s for a, n, s in self.query("SELECT agreement, n, state FROM item")}

    def inbox(self, folder="INBOX"):
        """What lies in the daemon's own mailbox: {Message-ID: flags}."""
        user = f"agree{self.number}"
        return {Letter(m).id.strip("<>"): m.flags for m in self.dovecot.read(user, folder)}
