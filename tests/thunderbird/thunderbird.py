"""`make thunderbird`: an invitation of ours in Thunderbird, on a screen that nobody sees. Not a part of `make test`: it
takes a minute, a real mail program, Xvfb and imagemagick (Debian: thunderbird xvfb imagemagick dbus-daemon).

1. the invitation is shown with Accept, Tentative and Decline
2. a click on Accept: agreed takes the answer in
3. an update moves the same event in Thunderbird's calendar
4. a cancellation takes it out

Buttons are pressed through Marionette, Thunderbird's own remote control; what is looked at is its calendar. The screen
at each step is kept in build/thunderbird/. Ends with 1 when a step fails.
"""
import datetime
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "road"))
sys.dont_write_bytecode = True
import house as house_module  # noqa: E402
import servers as servers_module  # noqa: E402

try:
    from aiosmtpd.controller import Controller
except ImportError:
    Controller = None

WIDTH, HEIGHT = 1600, 1000
PATIENCE_S = 90
ANSWERS = ("imipAcceptButton", "imipTentativeButton", "imipDeclineButton")

USER_JS = {
    "mail.accountmanager.accounts": "account1", "mail.accountmanager.defaultaccount": "account1",
    "mail.account.account1.server": "server1", "mail.account.account1.identities": "id1",
    "mail.server.server1.type": "imap", "mail.server.server1.hostname": "localhost",
    "mail.server.server1.socketType": 0, "mail.server.server1.authMethod": 3, "mail.server.server1.name": "work",
    "mail.server.server1.check_new_mail": False, "mail.server.server1.login_at_startup": False,
    "mail.identity.id1.valid": True, "mail.identity.id1.smtpServer": "smtp1", "mail.identity.id1.fullName": "Maya Lin",
    "mail.smtpservers": "smtp1", "mail.smtp.defaultserver": "smtp1", "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.try_ssl": 0, "mail.smtpserver.smtp1.authMethod": 1, "mail.smtpserver.smtp1.type": "smtp",
    "mail.provider.suppress_dialog_on_startup": True, "mail.spotlight.firstRunDone": True, "mail.rights.version": 1,
    "mail.shell.checkDefaultClient": False, "mailnews.start_page.enabled": False, "app.donation.eoy.version.viewed": 999,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True, "app.update.auto": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False, "extensions.update.enabled": False,
    "calendar.registry.cal1.type": "storage", "calendar.registry.cal1.uri": "moz-storage-calendar://",
    "calendar.registry.cal1.name": "Work", "calendar.registry.cal1.calendar-main-in-composite": True,
    "calendar.registry.cal1.imip.identity.key": "id1", "calendar.list.sortOrder": "cal1",
    "calendar.timezone.local": "Europe/Berlin", "calendar.timezone.useSystemTimezone": False,
    "calendar.alarms.show": False, "remote.log.level": "Warn",
}


class Marionette:
    """https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html, as far as it is needed."""

    def __init__(self, port):
        self.socket, self.count, self.buffer = None, 0, b""

        def connect():
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), 2)
                return True
            except OSError:
                return False
        servers_module.wait_for(connect, PATIENCE_S, "Thunderbird's remote control")
        self.socket.settimeout(PATIENCE_S)
        self._read()
        self.ask("WebDriver:NewSession", {})
        self.ask("Marionette:SetContext", {"value": "chrome"})
        self.ask("WebDriver:SetTimeouts", {"script": 30000})

    def _read(self):
        while b":" not in self.buffer:
            self.buffer += self._more()
        size, self.buffer = self.buffer.split(b":", 1)
        while len(self.buffer) < int(size):
            self.buffer += self._more()
        out, self.buffer = self.buffer[:int(size)], self.buffer[int(size):]
        return json.loads(out)

    def _more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise RuntimeError("Thunderbird has gone")
        return piece

    def ask(self, command, parameters):
        self.count += 1
        body = json.dumps([0, self.count, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(body), body))
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result

    def run(self, script, *args):
        """A piece of an async function in Thunderbird's main window."""
        body = ("const done = arguments[arguments.length - 1]; const given = arguments;"
                "const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');"
                "const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');"
                "const main = Services.wm.getMostRecentWindow('mail:3pane');"
                "(async () => {" + script + "})().then(v => done({ v }), e => done({ e: String(e) }));")
        out = self.ask("WebDriver:ExecuteAsyncScript", {"script": body, "args": list(args)})["value"]
        if "e" in out:
            raise RuntimeError(out["e"])
        return out.get("v")


# Stored before Thunderbird asks for it: its prompt is modal, and the remote control would wait behind it.
LOGIN = """
const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
login.init("imap://localhost", null, "imap://localhost", given[0], given[1], "", "");
await Services.logins.addLoginAsync(login);
main.moveTo(0, 0);
main.resizeTo(given[2], given[3]);
"""
# The message whose subject contains given[0] is shown; what its bar says and offers, once it is there.
SHOW = """
const server = MailServices.accounts.getAccount("account1").incomingServer;
const inbox = server.rootFolder.getFolderWithFlags(0x1000);
if (!inbox) { server.performExpand(main.msgWindow); return "no inbox"; }
inbox.updateFolder(main.msgWindow);
const wanted = [...inbox.messages].find(m => m.mime2DecodedSubject.includes(given[0]));
if (!wanted) return "no mail";
const tabs = main.document.getElementById("tabmail"), message = tabs.currentAboutMessage;
if (message?.gMessage?.messageId != wanted.messageId) {
  tabs.currentAbout3Pane.displayFolder(inbox.URI);
  tabs.currentAbout3Pane.selectMessage(wanted);
  return "not shown";
}
const bar = message.document.getElementById("imip-bar");
if (!bar || bar.collapsed || bar.hidden) return "no bar";
const buttons = [...message.document.querySelectorAll("#imip-view-toolbar toolbarbutton")]
  .filter(b => b.id && !b.hidden && b.getClientRects().length > 0);
return { says: bar.textContent.trim(), ids: buttons.map(b => b.id), labels: buttons.map(b => b.label) };
"""
PRESS = """
const message = main.document.getElementById("tabmail").currentAboutMessage;
const button = message.document.getElementById(given[0]);
if (!button || button.hidden) return false;
button.doCommand ? button.doCommand() : button.click();
return true;
"""
EVENTS = """
const out = [];
for (const calendar of cal.manager.getCalendars())
  for (const e of await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null))
    out.push({ id: e.id, title: e.title, start: e.startDate.nativeTime / 1e6, sequence: e.getProperty("SEQUENCE"),
               status: e.status, answers: e.getAttendees().map(a => a.participationStatus) });
return out;
"""


class Screen:
    """Xvfb on a number of its own choice."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.display = ":" + self.process.stdout.readline().decode().strip()
        if self.display == ":":
            raise RuntimeError("Xvfb does not start")

    def keep(self, what):
        self.count += 1
        path = self.folder / f"{self.count}-{what}.png"
        time.sleep(2)  # until it is drawn
        subprocess.run(["import", "-window", "root", str(path)], env={**os.environ, "DISPLAY": self.display}, check=False)
        return os.path.relpath(path)

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()


def thunderbird_start(folder, display, settings):
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text("".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()))
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "DISPLAY": display, "TZ": "Europe/Berlin",
                   "LANG": "C.UTF-8", "MOZ_CRASHREPORTER_DISABLE": "1"}
    user = None
    if os.getuid() == 0:  # root has no business in a mail program
        user = pwd.getpwnam("nobody")
        subprocess.run(["chown", "-R", "nobody", str(folder)], check=True)
    with (folder.parent / "thunderbird.log").open("wb") as log:
        return subprocess.Popen(["dbus-run-session", "--", "thunderbird", "--profile", str(profile), "-no-remote",
                                 "-marionette", "-remote-allow-system-access"], env=environment, cwd=folder,
                                user=user and user.pw_uid, group=user and user.pw_gid, extra_groups=user and [],
                                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)


class Relay:
    """Takes what Thunderbird sends, without a login, and hands it to Dovecot."""

    def __init__(self, dovecot):
        self.dovecot = dovecot
        self.controller = Controller(self, hostname="127.0.0.1", port=servers_module.free_port())
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        for to in envelope.rcpt_tos:
            self.dovecot.deliver(envelope.content, to, envelope.mail_from)
        return "250 taken"


def end(program):
    """Its whole session: dbus, the program, and its own processes."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(program.pid, sign)
            time.sleep(1)
        except ProcessLookupError:
            break
    program.wait(10)


def until(what, test):
    last = [None]

    def good():
        last[0] = test()
        time.sleep(0.3)
        return last[0] if isinstance(last[0], (list, dict)) else None
    try:
        return servers_module.wait_for(good, PATIENCE_S, what)
    except TimeoutError:
        raise AssertionError(f"{what}: {last[0]}") from None


def date_in(business_days):
    """From today, Monday to Friday, as somebody would write it."""
    day = datetime.datetime.now(house_module.BERLIN).date()
    while business_days > 0:
        day += datetime.timedelta(days=1)
        business_days -= day.weekday() < 5
    return f"{day:%-d %b %Y}"


class Run:
    """The four steps. Maya sits at Thunderbird; Jane asked for the thing."""

    def __init__(self, house, tb, screen):
        self.house, self.tb, self.screen = house, tb, screen
        tb.run(LOGIN, house.mail_of("maya").split("@")[0], house_module.PASSWORD, WIDTH, HEIGHT)

    def events(self):
        return self.tb.run(EVENTS)

    def event(self, uid):
        """The only one there is, with that id."""
        found = self.events()
        assert [e["id"] for e in found] == [uid], found
        return found[0]

    def show(self, what, letter, *buttons):
        """The letter on the screen, with these buttons in its bar."""
        def bar():
            out = self.tb.run(SHOW, letter.subject)
            return out if isinstance(out, str) or set(buttons) <= set(out["ids"]) else str(out)
        found = until(f"the {what} with {', '.join(buttons)}", bar)
        print(f"   {what}: \"{found['says']}\" with {', '.join(found['labels'])}  ({self.screen.keep(what)})", flush=True)

    def answer_is(self, wanted):
        until(f"{wanted} in the records", lambda: self.house.query(
            "SELECT partstat, sequence FROM checkpoint WHERE partstat = ? AND NOT cancelled", wanted) or None)

    def press(self, button):
        if not self.tb.run(PRESS, button):
            raise AssertionError(f"{button} is not there")

    def tell(self, step, what):
        print(f"{step}. {what}  ({self.screen.keep(f'step{step}')})", flush=True)

    def jane(self, words):
        self.house.settle(self.house.answer(self.house.wait("jane", kind="confirm"), words))

    def all(self):
        house = self.house
        house.settle(house.notes(f"Action items\n- Maya: pricing page mockups by {date_in(6)}\n"))
        self.show("invitation", house.wait("maya", kind="invite"), *ANSWERS)
        print("1. the invitation is shown with Accept, Tentative and Decline", flush=True)

        self.press("imipAcceptButton")
        self.answer_is("ACCEPTED")
        first, = until("the event", lambda: self.events() or None)
        self.tell(2, f"accepted: ACCEPTED is in the records, \"{first['title']}\" in the calendar")

        self.jane(f"move 1 to {date_in(10)}")
        self.answer_is("NEEDS-ACTION")
        self.show("update", house.wait("maya", 2, kind="invite"), *ANSWERS)
        self.press("imipAcceptButton")
        self.answer_is("ACCEPTED")
        moved = self.event(first["id"])
        assert moved["start"] > first["start"] and int(moved["sequence"]) > int(first["sequence"]), (first, moved)
        self.tell(3, f"the same event has moved by {round((moved['start'] - first['start']) / 86400)} days; accepted again")

        self.jane("cancel 1")
        self.show("cancellation", house.wait("maya", kind="uninvite"), "imipDeleteButton")
        self.press("imipDeleteButton")
        until("an empty calendar", lambda: [True] if self.events() == [] else None)
        self.tell(4, "the event is out of the calendar")


def lacking():
    programs = {"thunderbird": "thunderbird", "Xvfb": "xvfb", "import": "imagemagick", "dbus-run-session": "dbus-daemon"}
    out = [package for program, package in programs.items() if servers_module.missing(program)]
    if out:
        return f"not installed: {' '.join(out)} (apt-get install {' '.join(out)})"
    if Controller is None or servers_module.missing("dovecot"):
        return "Dovecot or aiosmtpd is not installed (make deps)"
    if not (house_module.BUILD / "agreed").exists():
        return f"no agreed in {house_module.BUILD} (make)"
    return None


def run(servers, screen):
    grid = house_module.Grid(servers, numbers=[1])
    house = house_module.House(1, servers.folder / "house1", grid, more="invite = separate")
    house.set_clock(datetime.datetime.now(house_module.BERLIN))
    relay, folder, port = Relay(grid.dovecot), servers.folder / "home", servers_module.free_port()
    folder.mkdir()
    servers.folder.chmod(0o711)
    program = None
    try:
        house.start()
        program = thunderbird_start(folder, screen.display, {
            **USER_JS, "mail.server.server1.port": grid.dovecot.imap, "mail.smtpserver.smtp1.port": relay.controller.port,
            "mail.server.server1.userName": house.mail_of("maya").split("@")[0],
            "mail.identity.id1.useremail": house.mail_of("maya"), "marionette.port": port})
        Run(house, Marionette(port), screen).all()
        return 0
    except (AssertionError, RuntimeError, OSError) as e:
        print(f"thunderbird: {e}\n  the screen: {screen.keep('failed')}\n{house.log()[-1500:]}")
        return 1
    finally:
        if program is not None:
            end(program)
        relay.controller.stop()
        house.kill()


def main():
    reason = lacking()
    if reason:
        print(f"thunderbird: {reason}")
        return 1
    screen = Screen(house_module.BUILD.absolute() / "thunderbird")
    try:
        with servers_module.Servers() as servers:
            return run(servers, screen)
    finally:
        screen.close()


if __name__ == "__main__":
    sys.exit(main())
