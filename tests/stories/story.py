"""A story: who writes what and who gets what, on the real daemon of house.py with its clock moved.

    def test_a_later_date_is_accepted(story, jane, maya):
        '''Maya can only deliver later; Jane says yes.'''
        jane.forwards("- Maya: mockups by Fri 4 Dec")
        maya.gets("confirm", "mockups", "Friday 4 December")
        maya.replies("1 by Fri 18 Dec")
        jane.gets("decide", "Friday 18 December")
        ...
        story.ends({1: "confirmed"}, mails=7, record=["maya change proposed", "jane change accepted"])

After every act the story waits until the daemon is at rest. Every mail must be named by gets(), once: ends() fails
when anybody got anything else, when `agreectl show` has another state than the story says, or when `agreectl why` does
not tell what happened in this order with the Message-ID of each mail behind it.

Each mail that somebody gets is looked at for what must hold of all of them: see conforms().
"""
import datetime
import email.utils
import json
import re
import time

from house import BERLIN, PEOPLE, Letter
from servers import wait_for

YEAR = 2026

# What most stories begin with: one point, one owner who is not the requester.
MOCKUPS = """\
Action items
- Maya: final pricing page mockups by Fri 4 Dec. Done when: mobile and desktop.
"""
CALENDAR_KINDS = ("invite", "uninvite")
# Events behind which no mail stands: the daemon did them of itself.
WITHOUT_MAIL = ("away", "escalation announced", "held")


class Story:
    def __init__(self, house, title, sentence, hop=None):
        self.house, self.title, self.sentence, self.hop = house, title, sentence, hop
        self.lines, self.claimed, self.has_ended = [], set(), False
        self.people = {}
        self.threads, self.started = {}, house.now()

    def person(self, who):
        return self.people.setdefault(who, Person(self, who))

    def tell(self, line):
        self.lines.append(f"{self.house.now():%a %d %b %H:%M}  {line}")

    def script(self):
        return "\n".join([self.title, "", self.sentence, "", *self.lines, ""])

    # -- mails --

    def settle(self, message_id=None):
        self.house.settle(message_id)

    def unread(self):
        """[(who, Letter)] of the mails that the story has not named yet."""
        return [(who, letter) for who, letter in self.house.everything() if (who, letter.uid) not in self.claimed]

    def unread_text(self):
        out = ["Nobody was said to get these:"]
        for who, letter in self.unread():
            out.append(f"--- {who} gets {letter.kind}: {letter.subject}\n{letter.text}")
        return "\n".join(out) if len(out) > 1 else ""

    def nobody_gets_anything(self):
        self.settle()
        rest = self.unread()
        assert not rest, "nobody should get anything, but " + "; ".join(f"{who} gets {mail}" for who, mail in rest)
        self.tell("nobody gets anything")

    # -- the end --

    def ends(self, states, mails, record=(), agreement=1):
        """states: {point: state} of the agreement, or {(agreement, point): state} of several; mails: how many went out in
        all; record: what `agreectl why` must tell in this order, as "who what"."""
        self.nobody_gets_anything()
        assert len(self.claimed) == mails, f"{len(self.claimed)} mails went out, not {mails}"
        wanted = {key if isinstance(key, tuple) else (agreement, key): state for key, state in states.items()}
        assert self.house.states() == wanted, f"the points are {self.house.states()}"
        for number in sorted({a for a, _ in wanted}):
            self.record_agrees(number, {n: s for (a, n), s in wanted.items() if a == number})
        if record:
            self.record_tells(agreement, record)
        self.tell(f"ends: {', '.join(f'{n} {s}' for n, s in states.items()) or 'no point'}; {mails} mails in all")
        self.has_ended = True

    def ctl(self, command, number, *options):
        return self.house.ctl(command, "-c", str(self.house.conf), *options, str(number)).stdout

    def record_agrees(self, number, states):
        shown = json.loads(self.ctl("show", number, "--json"))
        assert {i["n"]: i["state"] for i in shown["items"]} == states
        table = self.ctl("show", number)
        for n, state in states.items():
            assert re.search(rf"^{n} +{state}\b", table, re.M), table
        assert (shown["closed"] is not None) == all(s in ("accepted", "cancelled", "dropped", "split")
                                                    for s in states.values())

    def events(self, number):
        """["who what"] of all events of an agreement."""
        return [f"{e['person'].split('@')[0].rstrip('0123456789') or 'agreed'} {e['event']}"
                for e in json.loads(self.ctl("why", number, "--json"))["events"]]

    def record_tells(self, number, record):
        events = json.loads(self.ctl("why", number, "--json"))["events"]
        place = 0
        for line in record:
            who, what = line.split(" ", 1)
            person = "" if who == "agreed" else self.house.mail_of(who)
            found = [i for i in range(place, len(events)) if events[i]["event"] == what and events[i]["person"] == person]
            assert found, f"the record does not tell {line!r} after {record[:record.index(line)]}: " + ", ".join(
                f"{e['person'].split('@')[0]} {e['event']}" for e in events if e["event"] != "sent")
            place = found[0] + 1
            if person and what not in WITHOUT_MAIL and not events[found[0]].get("by_hand"):
                assert events[found[0]]["message_id"], f"no mail stands behind {line!r}"


class Hop:
    """A server between the daemon and the mailboxes. change(bytes) -> bytes: what it makes of each mail;
    refuse {who: reply}: what it says to mails for somebody, "+" for any address with a plus; it delivers all others."""

    def __init__(self, servers, refuse=None):
        self.servers, self.change, self.refuse = servers, lambda raw: raw, dict(refuse or {})

    def stand_before(self, house):
        self.house = house
        self.server = self.servers.smtp(users=house.dovecot.users)
        self.server.on_rcpt = self._on_rcpt
        self.server.on_data = self._on_data
        house.settings.update(smtp=self.server.port, smtp_tls="starttls")
        house.write_conf()

    def _on_rcpt(self, address):
        if "+" in address and "+" in self.refuse:
            return self.refuse["+"]
        return next((reply for who, reply in self.refuse.items() if self.house.mail_of(who) == address), None)

    def _on_data(self, envelope):
        for to in envelope.rcpt_tos:
            self.house.dovecot.deliver(self.change(envelope.original_content), to, envelope.mail_from)

    def close(self):
        self.server.close()


class Admin:
    """Whoever may run agreectl on the machine."""

    def __init__(self, story):
        self.story = story

    def types(self, command, *words, fails=False):
        """agreectl COMMAND WORDS; returns what it prints."""
        house = self.story.house
        done = house.ctl(command, "-c", str(house.conf), *words, check=False)
        assert (done.returncode != 0) == fails, (done.returncode, done.stdout, done.stderr)
        self.story.settle()
        self.story.tell(f"the administrator types: agreectl {command} {' '.join(words)}")
        return done.stderr if fails else done.stdout


def moment(when):
    """"Tue 1 Dec 09:05" of the year in which stories happen; the weekday must be right."""
    weekday, rest = when.split(" ", 1)
    at = datetime.datetime.strptime(f"{rest} {YEAR if 'Jan' not in rest else YEAR + 1}", "%d %b %H:%M %Y")
    assert at.strftime("%a") == weekday, f"{when} is a {at:%A}"
    return at.replace(tzinfo=BERLIN)


class Clock:
    def __init__(self, story):
        self.story = story

    def _set(self, at):
        """Until the daemon has looked at the new time, and is at rest again."""
        house = self.story.house
        house.set_clock(at)
        minute = int(at.timestamp()) // 60 * 60
        wait_for(lambda: (house.query("SELECT looked FROM digest") or [(0,)])[0][0] >= minute, 20, "a look at the clock")
        self.story.settle()

    def moves_to(self, when):
        """At once: the daemon finds everything due in between as if it had been asleep."""
        self._set(moment(when))
        self.story.tell("... it is now")

    def runs_to(self, when):
        """Through the hours of each day at which something may happen."""
        end, hours = moment(when), ("09:05", "11:05", "13:05", "15:05", "17:05", "22:00")
        at = self.story.house.now()
        while at < end:
            later = [at.replace(hour=int(h[:2]), minute=int(h[3:]), second=0) for h in hours]
            at = next((t for t in later if t > at + datetime.timedelta(minutes=1)),
                      (at + datetime.timedelta(days=1)).replace(hour=9, minute=5, second=0))
            self._set(min(at, end))
        self.story.tell("... time has passed")


class Person:
    """Somebody with an ordinary mail program. What somebody writes is sent and decided when the call returns."""

    def __init__(self, story, who):
        self.story, self.who, self.house = story, who, story.house
        self.name = PEOPLE.get(who, (who.title(),))[0]
        self.last = None  # the letter that a reply answers unless told otherwise
        self.got = {}     # kind: the last letter of it

    @property
    def address(self):
        return self.house.mail_of(self.who)

    def _send(self, message, to=None):
        message_id = self.house.deliver(message, to)
        self.story.settle(message_id)
        return message_id

    # -- writing --

    def forwards(self, text, subject="Fwd: Launch sync [agreed]", **more):
        """Notes to the daemon."""
        self.story.tell(f"{self.who} sends notes, \"{subject}\":\n" + indent(text))
        return self._send(self.house.message(self.who, subject, text, **more))

    def writes(self, text, subject, to=None, **more):
        """A new mail, no reply."""
        self.story.tell(f"{self.who} writes \"{subject}\":\n" + indent(text))
        return self._send(self.house.message(self.who, subject, text, to=to, **more), to)

    def replies(self, text, to=None, manner="as usual", **headers):
        """To the last mail that this person got (to: a kind, or a letter), in one of the manners of reply_by."""
        letter = self.last if to is None else to if isinstance(to, Letter) else self.got[to]
        self.story.tell(f"{self.who} replies to \"{letter.subject}\"" + (f" ({manner})" if manner != "as usual" else "")
                        + ":\n" + indent(text))
        message, target = reply_by(manner, self, letter, text, headers)
        return self._send(message, target)

    def sends(self, message, what):
        """A mail made elsewhere: an EmailMessage or bytes."""
        self.story.tell(f"{self.who}: {what}")
        return self._send(message)

    # -- getting --

    def gets(self, kind, *words, without=(), n=1):
        """The next mail of that kind that has all the words, in its text and, in some order, in its HTML."""
        found = [letter for who, letter in self.story.unread() if who == self.who and letter.kind == kind]
        assert found, f"{self.who} should get {kind}, but there is only " + "; ".join(
            f"{who} gets {mail}" for who, mail in self.story.unread())
        letter = next((f for f in found if all(word in f.words for word in words)), found[0])
        self.story.claimed.add((self.who, letter.uid))
        for word in words:
            assert word in letter.words, f"\"{word}\" is not in what {self.who} gets:\n{letter.text}"
            missing = set(re.findall(r"\w+", word.lower())) - set(re.findall(r"\w+", letter.html_words.lower()))
            assert not letter.html or not missing, f"{missing} of \"{word}\" is in the text and not in the HTML"
        for word in without:
            assert word not in letter.words, f"\"{word}\" is in what {self.who} gets:\n{letter.text}"
        conforms(self, letter)
        self.story.tell(f"{self.who} gets {kind}, \"{letter.subject}\"" + (": " + " / ".join(words) if words else ""))
        if kind not in CALENDAR_KINDS:
            self.last = letter
        self.got[kind] = letter
        return letter


def indent(text):
    return "\n".join("                    | " + line for line in text.rstrip("\n").splitlines())


def reply_by(manner, person, letter, text, headers):
    """(message, address to send it to): how mail programs and the servers between mangle a reply.

    as usual        thread headers, the reply address, the old text quoted
    no thread       a new mail to the reply address: the program dropped every thread header
    message id      the bare address; In-Reply-To alone
    rewritten id    the bare address; a relay changed our Message-ID, only References still hold ours
    subject         the bare address, no thread headers, the subject with its tag
    footer          the bare address, another subject, no thread headers; the old text is quoted
    top, no quote   as usual, without the old text
    """
    house = person.house
    quoted = "".join(f"> {line}\n" for line in letter.text.splitlines())
    body = f"{text}\n\nOn {letter['Date']}, {letter['From']} wrote:\n{quoted}"
    subject = letter.subject if letter.subject.lower().startswith("re:") else "Re: " + letter.subject
    target = (letter.addresses("Reply-To") or letter.addresses("From"))[0]
    references = " ".join(filter(None, [letter["References"], letter.id]))
    thread = {"In_Reply_To": letter.id, "References": references}
    if manner == "no thread":
        thread, subject, body = {}, "Your mail", text + "\n"
    elif manner == "message id":
        target, thread, body = house.address, {"In_Reply_To": letter.id}, text + "\n"
    elif manner == "rewritten id":
        rewritten = f"<0100018f.{person.who}@relay.example>"
        target, body = house.address, text + "\n"
        thread = {"In_Reply_To": rewritten, "References": f"{letter['References']} {rewritten}"}
    elif manner == "subject":
        target, thread, body = house.address, {}, text + "\n"
    elif manner == "footer":
        target, thread, subject = house.address, {}, "Re: my points"
    elif manner == "top, no quote":
        body = text + "\n"
    else:
        assert manner == "as usual", manner
    message = house.message(person.who, subject, body, to=target, **thread, **headers)
    return message, target


def conforms(person, letter):
    """What holds of every mail of agreed, whatever it says."""
    house = person.house
    assert letter["Auto-Submitted"].startswith("auto-") and letter["X-Agreed-Id"], "it must be known as a machine's"
    assert letter.addresses("From") == [house.address]
    assert not re.search(r"https?://|<img|<form", letter.html), "nothing in it acts when a program fetches it"
    assert not letter.html or all(b.startswith("mailto:") for b in re.findall(r'href="([^"]+)"', letter.html))
    assert bool(letter.events) <= (letter.kind in (*CALENDAR_KINDS, "confirm", "revision")), letter
    tag = re.search(r"\[(A-\d+)\]$", letter.subject)
    if tag is None:
        return
    # one thread an agreement: the id that all its mails share is in each of them, and what it answers is named, too
    ids = letter["References"].split()
    shared = [i for i in ids if i.endswith(".all@corp.example>")]
    assert len(shared) == 1 and any(i.endswith(".thread@corp.example>") for i in ids) and letter["In-Reply-To"] in ids
    assert person.story.threads.setdefault(tag[1], shared[0]) == shared[0], "the thread falls apart"
    assert email.utils.parsedate_to_datetime(letter["Date"])


def delivery_report(house, letter, recipient, status, words, action="failed"):
    """What a server writes that could not deliver a letter (RFC 3464), as bytes."""
    house.sent_ids += 1
    return f"""\
From: Mail Delivery System <MAILER-DAEMON@mail.test>
To: {house.address}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <report.{house.number}.{house.sent_ids}.{time.time_ns()}@mail.test>
Date: {email.utils.format_datetime(house.now())}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

I could not deliver this.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.test

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--b1
Content-Type: message/rfc822

""".encode() + letter.raw.replace(b"\r\n", b"\n") + b"\n--b1--\n"


def calendar_answer(person, lines, method="REPLY"):
    """What the calendar program of somebody sends about the last invitation (RFC 5546), as an EmailMessage."""
    invite = person.got["invite"]
    body = (f"BEGIN:VCALENDAR\nPRODID:-//Example//Calendar 1.0//EN\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\n"
            f"UID:{invite.events[0]['UID']}\n" + lines.format(attendee=person.address) + "END:VEVENT\nEND:VCALENDAR\n")
    message = person.house.message(person.who, f"{method.title()}: {invite.subject}", f"{person.name} has answered.")
    message.add_alternative(body.replace("\n", "\r\n").encode(), maintype="text", subtype="calendar",
                            params={"charset": "UTF-8", "method": method})
    message["In-Reply-To"] = invite.id
    return message
