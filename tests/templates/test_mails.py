"""Every mail that the tests of notice.c write, as other programs read it: Python's email, its HTML parser, icalendar."""
import email
import email.policy
import email.utils
import html as html_module
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import urllib.parse

import icalendar
import pytest

BUILD = pathlib.Path(os.environ.get("AGREED_BUILD", "build"))
ROOT = pathlib.Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def mails(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mails")
    subprocess.run([BUILD.absolute() / "tests/core/test_notice"], cwd=ROOT, check=True,
                   env={**os.environ, "AGREED_TEST_OUT": str(folder)}, capture_output=True)
    return {f.name: (f.read_bytes(), email.message_from_bytes(f.read_bytes(), policy=email.policy.default))
            for f in sorted(folder.iterdir())}


class Words(html.parser.HTMLParser):
    """The words a reader sees, the links, and whether all tags are closed."""

    VOID = {"meta", "br", "img", "hr", "link"}

    def __init__(self, source):
        super().__init__()
        self.words, self.links, self.open, self.buttons, self.styles = [], [], [], 0, []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "a":
            self.links.append(attributes["href"])
        self.styles.append(attributes.get("style", ""))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open}"
        self.open.pop()

    def handle_data(self, data):
        if not {"title", "style", "a"} & set(self.open):
            self.words.append(data)

    def handle_comment(self, data):
        assert data.startswith("[if mso]"), data


def plain_words(text):
    return re.sub(r"[\W_]+", " ", text).split()


def parts(message):
    body = message.get_body(("plain",)).get_content(), message.get_body(("html",)).get_content()
    return body


# What only one of the two has: the forms of an answer, which are buttons in the one and lines in the other.
FORMS = re.compile(
    r"^ +(confirm|change|not me|on track|at risk|blocked|need|done|accept|reopen|decline|reassign|cancel|move|ok) ?\d.*$|"
    r"^ +\d+(: | by )(what|where|was |wo |another|anderer).*$", re.M)


# The page in a frame as wide as a telephone; the title tells how wide it became.
FRAME = """<iframe id=f style="width:360px;height:900px;border:0" srcdoc="%s"></iframe>
<script>f.onload = () => { document.title = f.contentDocument.documentElement.scrollWidth }</script>"""


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser")
def test_a_word_without_end_does_not_widen_the_page(mails, tmp_path):
    name = next(n for n in mails if "-confirm-" in n)
    page = parts(mails[name][1])[1]
    page, cells = re.subn(r'(<td class="[^"]*(?:ink|soft)[^"]*"[^>]*>)', r"\1" + "w" * 300 + " ", page)
    page, lines = re.subn("</p>", " https://corp.example/" + "path" * 60 + "</p>", page)
    assert cells > 2 and lines > 2
    frame = tmp_path / "frame.html"
    frame.write_text(FRAME % html_module.escape(page))
    seen = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom",
                           frame.as_uri()], capture_output=True, text=True, timeout=60, check=True).stdout
    assert re.search(r"<title>(\d+)</title>", seen), seen[:500]
    assert int(re.search(r"<title>(\d+)</title>", seen)[1]) <= 360


def test_every_kind_is_there(mails):
    kinds = {name.split("-")[2] for name in mails}
    assert kinds >= {"confirm", "question", "invite", "uninvite", "remind", "decide", "revision", "done", "status", "help",
                     "unclear", "said", "undelivered", "noitems", "too_big", "unreadable"}


def test_bytes(mails):
    for name, (raw, message) in mails.items():
        assert not message.defects, name
        assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r"), name
        assert max(map(len, raw.split(b"\r\n"))) <= 79, name
        assert all(b < 0x80 for b in raw), name


def test_header(mails):
    for name, (_, m) in mails.items():
        for field in ("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Auto-Submitted", "X-Agreed-Id",
                      "MIME-Version", "X-Auto-Response-Suppress"):
            assert len(m.get_all(field, [])) == 1, (name, field)
        assert m["From"].addresses[0].addr_spec == "agree@corp.example", name
        assert re.fullmatch(r"<([abem]\d+\.[a-z2-7]{20}|n)\.[a-z2-7]{16}@corp\.example>", m["Message-ID"]), name
        assert m["Auto-Submitted"] in ("auto-generated", "auto-replied"), name
        assert (m["Auto-Submitted"] == "auto-replied") <= (m["In-Reply-To"] is not None), name
        assert "Bcc" not in m and "\n" not in m["Subject"], name
        recipient = name.rsplit("-", 1)[1].removesuffix(".eml")
        shown = [a.addr_spec for f in ("To", "Cc") for a in (m[f].addresses if m[f] else [])]
        assert recipient in shown, name
        assert len(shown) == len(set(shown)), name


def test_own_reply_address(mails):
    seen = {}
    for name, (_, m) in mails.items():
        address, recipient = m["Reply-To"].addresses[0].addr_spec, name.rsplit("-", 1)[1]
        agreement = m["X-Agreed-Id"].split("/")[1]
        if re.match(r"agree\+[bem]", address):
            agreement = address  # answered under a token of its own
        if "+" in address:
            assert seen.setdefault((recipient, agreement), address) == address, name
            token = address.split("-", 1)[1].split("@")[0]
            assert token in m["Message-ID"], name
            assert sum(token in r for r in m["References"].split()) == 1, name
    assert len(set(seen.values())) == len(seen)


def test_text_and_html_say_the_same(mails):
    for name, (_, m) in mails.items():
        text, source = parts(m)
        seen = Words(source)
        assert not seen.open, (name, seen.open)
        text_words, html_words = plain_words(FORMS.sub("", text)), plain_words(" ".join(seen.words))
        missing = set(html_words) - set(plain_words(text))
        # a sentence about the buttons is of no use where there are none
        hints = set(plain_words("A button opens a ready reply. Or just reply in your own words, for example another date "
                                "Ein Knopf öffnet eine fertige Antwort. Oder antworten Sie einfach in eigenen Worten, zum "
                                "Beispiel anderer Termin it is passed on and all are told"))
        assert not missing - hints, (name, missing - hints)
        lost = [w for w in text_words if w not in html_words]
        assert not set(lost) - set(plain_words("Just or with one of these Reply mit einer dieser Zeilen oder")) - hints, (name, lost)


def test_points_in_the_same_order(mails):
    for name, (_, m) in mails.items():
        text, source = parts(m)
        numbers = re.findall(r"^  (\d+)\. ", text, re.M)
        assert re.findall(r"<th [^>]*>(\d+)\.</th>", source) == numbers, name


def test_html_is_for_mail_programs(mails):
    for name, (_, m) in mails.items():
        source = parts(m)[1]
        assert len(source.encode()) < 100_000, name  # Gmail cuts at 102 KB
        assert re.search(r'<html lang="(en|de)">', source), name
        for wrong in ("flex", "grid", "var(--", "position:", "<script", "<img", "http://", "javascript"):
            assert wrong not in source, (name, wrong)
        for td in re.findall(r"<t[dh] [^>]*>", source):
            if "background-color" in td:
                assert re.search(r"[;\"]color:", td) or "bgcolor" in td or "mine" in td, (name, td)


def test_links_are_ready_replies(mails):
    count = 0
    for name, (_, m) in mails.items():
        reply_to = m["Reply-To"].addresses[0].addr_spec
        for link in Words(parts(m)[1]).links:
            url = urllib.parse.urlsplit(link)
            address = urllib.parse.unquote(url.path)
            assert url.scheme == "mailto" and "+" not in url.path, (name, link)
            # a mail about several things has an address for each
            if "remind" not in name and not reply_to.startswith("agree+m"):
                assert address == reply_to, name
            fields = urllib.parse.parse_qs(url.query)
            if fields:
                assert re.fullmatch(r"Re: .* \[A-\d+\]", fields["subject"][0], re.S), (name, fields)
                assert re.match(r"(\d+: |[a-z ]+ \d+|(stop|send)\r)", fields["body"][0]), (name, fields)
                assert fields["body"][0].endswith("\r\n"), (name, fields)
                count += 1
    assert count > 20


def events(message):
    for part in message.walk():
        if part.get_content_type() in ("text/calendar", "application/ics"):
            yield part, icalendar.Calendar.from_ical(part.get_payload(decode=True))


def test_invitations(mails):
    by_person = {}
    for name, (_, m) in mails.items():
        for part, calendar in events(m):
            if part.get_filename() == "due.ics":
                continue
            event, = calendar.walk("VEVENT")
            assert "Z" not in part.get_payload(decode=True).decode().split("DTSTART;TZID")[1].split("\r\n")[0]
            assert event["ORGANIZER"] == "mailto:agree@corp.example", name
            assert event["ATTENDEE"].params["RSVP"] == "TRUE", name
            assert str(event["ATTENDEE"]).removeprefix("mailto:") in name, name
            if part.get_content_type() == "text/calendar":
                assert part.get_param("method") == calendar["METHOD"], name
                assert part.get_param("charset").lower() == "utf-8", name
            if calendar["METHOD"] == "REQUEST" and name.startswith("confirm"):
                by_person.setdefault(event["ATTENDEE"], set()).add(
                    (event["UID"], int(event["SEQUENCE"]), event["DTSTART"].dt.isoformat()))
    assert len(by_person) == 2
    # in the confirmation, and twice in a mail of its own: one event
    assert all(len(v) == 1 for v in by_person.values()), by_person


def test_due_dates(mails):
    """An entry for the day itself for each point of the reader's, which blocks no time and invites nobody."""
    found = {name: calendar for name, (_, m) in mails.items() for part, calendar in events(m)
             if part.get_filename() == "due.ics"}
    assert found and all("-confirm-" in name or "-revision-" in name for name in found)
    for name, calendar in found.items():
        assert calendar["METHOD"] == "PUBLISH", name
        for event in calendar.walk("VEVENT"):
            assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE", name
            assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1, name
            assert event["TRANSP"] == "TRANSPARENT" and "ATTENDEE" not in event, name
            assert str(event["SUMMARY"]).endswith("[A-1]"), name
    maya, = next(c for n, c in found.items() if "confirm-maya" in n).walk("VEVENT")
    assert str(maya["SUMMARY"]) == "Due: final pricing page mockups (milestone) [A-1]"
    assert maya["CATEGORIES"].to_ical() == b"MILESTONE" and maya["DTSTART"].dt.isoformat() == "2026-12-04"


def test_invitation_structure(mails):
    for name, (_, m) in mails.items():
        if "-invite-" in name or "-uninvite-" in name:
            assert [p.get_content_type() for p in m.walk()] == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
                "application/ics"], name
            alternative, attached = list(events(m))
            assert alternative[0].get_payload(decode=True) == attached[0].get_payload(decode=True), name


def test_confirmation_by_the_letter(mails):
    text = parts(next(m for n, (_, m) in mails.items() if "-confirm-maya" in n))[0]
    for sentence in (
            "Based on Launch sync on Tuesday 24 November, confirming the following 3 points:",
            "1. Maya Lin (Design): final pricing page mockups by Friday 4 December · done when: mobile and desktop, no open "
            "comments · milestone",
            "2. Marketing (Omar Haddad): churn user profiles by Wednesday 25 November, end of day · why it matters: Design "
            "reuses them for its persona report",
            "3. Jane Doe (Product): API limits to Omar Haddad by Wednesday 25 November",
            "Yours: point 1. Your checkpoint is Tuesday 1 December, 10:00; the invitation is attached.",
            "Please flag any change by Thursday 26 November, 17:00; after that these points stand as agreed."):
        assert sentence in " ".join(text.split())


def test_links_for_each_of_several_points(mails):
    source = parts(next(m for n, (_, m) in mails.items() if "several-00-confirm-maya" in n))[1]
    bodies = [urllib.parse.parse_qs(urllib.parse.urlsplit(link).query)["body"][0].strip() for link in Words(source).links]
    assert bodies == ["change 1:", "not me 1:", "change 2:", "not me 2:", "confirm 1 2"]
