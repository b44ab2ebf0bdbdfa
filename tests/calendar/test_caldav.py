"""A CalDAV server of other people (Radicale) takes our events in, as a calendar program would hand them over, finds them
at their time, follows an update, and gives back what it got."""
import base64
import copy
import datetime
import http.client
import pathlib
import socket
import subprocess
import sys
import time
import urllib.parse

import icalendar
import pytest

UTC = datetime.timezone.utc
RADICALE = pathlib.Path("/usr/bin/radicale")


class Server:
    def __init__(self, folder):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.log = (folder / "log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-I", str(RADICALE), "--config", "", "--server-hosts", f"127.0.0.1:{self.port}", "--auth-type", "none",
             "--rights-type", "owner_only", "--storage-filesystem-folder", str(folder / "store")],
            stdout=self.log, stderr=self.log)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                assert self.process.poll() is None, (folder / "log").read_text()
                time.sleep(0.05)
        self.ask("MKCALENDAR", "/maya/work/", status=201)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()

    def ask(self, method, path, body=b"", status=None, **headers):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        login = base64.b64encode(b"maya:x").decode()
        c.request(method, path, body, {"Authorization": f"Basic {login}", **{k.replace("_", "-"): v for k, v in headers.items()}})
        r = c.getresponse()
        answer = r.read()
        c.close()
        if status is not None:
            assert r.status == status, (method, path, r.status, answer[:500])
        return r.status, answer

    def find(self, start, end):
        """The ids of the events between two moments, as the server reckons with their zones."""
        query = ('<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><C:calendar-data/></D:prop>'
                 '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
                 f'<C:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>'
                 '</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>')
        _, answer = self.ask("REPORT", "/maya/work/", query.encode(), status=207, Content_Type="application/xml", Depth="1")
        return answer.decode()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if not RADICALE.exists():
        pytest.skip("radicale is not there: make deps installs it")
    s = Server(tmp_path_factory.mktemp("radicale"))
    yield s
    s.stop()


def stored(calendar, event):
    """What a calendar program stores of an invitation: without METHOD (RFC 4791 section 4.1)."""
    out = icalendar.Calendar()
    out.add("PRODID", calendar["PRODID"])
    out.add("VERSION", "2.0")
    for part in [*calendar.walk("VTIMEZONE"), event]:
        out.add_component(copy.copy(part))
    return out.to_ical()


def same(a, b):
    return all(a.get(name) == b.get(name) for name in ("UID", "SEQUENCE", "SUMMARY", "DESCRIPTION", "ORGANIZER", "ATTENDEE",
                                                       "STATUS", "TRANSP")) and \
        all(a.decoded(name) == b.decoded(name) for name in ("DTSTART", "DTEND"))


def test_every_event_is_taken_and_given_back(server, calendars):
    count = 0
    for n, c in enumerate(calendars):
        calendar = icalendar.Calendar.from_ical(c.bytes)
        if str(calendar["METHOD"]) not in ("REQUEST", "PUBLISH"):
            continue
        for k, event in enumerate(calendar.walk("VEVENT")):
            event["UID"] = f"{n}-{k}-{event['UID']}"
            path = "/maya/work/" + urllib.parse.quote(f"{n}-{k}.ics")
            server.ask("PUT", path, stored(calendar, event), status=201, Content_Type="text/calendar; charset=utf-8")
            _, answer = server.ask("GET", path, status=200)
            back, = icalendar.Calendar.from_ical(answer).walk("VEVENT")
            assert same(event, back), (c.name, event.to_ical(), answer)
            count += 1
    assert count > 100


def test_events_are_found_at_their_moment_and_not_beside_it(server, calendars):
    for n, c in enumerate(calendars):
        if c.starts is None or "-" in c.starts:
            continue
        at = datetime.datetime.fromtimestamp(int(c.starts), UTC)
        minute = datetime.timedelta(minutes=1)
        if n % 9 == 0:
            assert f"{n}-0-" in server.find(at, at + minute), c.name
            assert f"{n}-0-" not in server.find(at - 5 * minute, at - minute), c.name


def test_an_update_moves_the_event_and_a_cancel_takes_it_away(server, calendars):
    wanted = {str(icalendar.Calendar.from_ical(c.bytes)["METHOD"]): c for c in calendars if c.part is not None}
    calendar = icalendar.Calendar.from_ical(wanted["REQUEST"].bytes)
    event, = calendar.walk("VEVENT")
    server.ask("PUT", "/maya/work/moving.ics", stored(calendar, event), status=201)
    event["SEQUENCE"] = int(event["SEQUENCE"]) + 1
    for name in ("DTSTART", "DTEND"):
        event[name].dt += datetime.timedelta(days=1)
    server.ask("PUT", "/maya/work/moving.ics", stored(calendar, event), status=201)
    _, answer = server.ask("GET", "/maya/work/moving.ics", status=200)
    assert same(event, icalendar.Calendar.from_ical(answer).walk("VEVENT")[0])
    server.ask("DELETE", "/maya/work/moving.ics")
    server.ask("GET", "/maya/work/moving.ics", status=404)
