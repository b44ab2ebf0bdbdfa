"""An IMAP server of a few lines that lies and misbehaves as a test wants; plain TCP, any user, any password.

    fake = Fake(mails=[b"Subject: x\\r\\n\\r\\nhello\\r\\n"])
    fake.on["SELECT"] = lambda server, tag, words: server.say(...)      # instead of what it would do
"""
import re
import socket
import threading

from servers import free_port


class Fake:
    capability = "IMAP4rev1 LITERAL+ UIDPLUS"
    permanent = r"(\Seen \Deleted \*)"

    def __init__(self, mails=()):
        self.mails = {n + 1: m for n, m in enumerate(mails)}
        self.size = len  # what RFC822.SIZE says of a mail
        self.on, self.heard, self.sessions = {}, [], 0
        self.listener = socket.create_server(("127.0.0.1", free_port()))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.sessions += 1
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def say(self, data):
        """Bytes, or a line."""
        self.client.sendall(data if isinstance(data, bytes) else data.encode() + b"\r\n")

    def hang_up(self):
        self.client.shutdown(socket.SHUT_RDWR)

    def _serve(self, client):
        self.client = client
        try:
            if "GREETING" in self.on:
                self.on["GREETING"](self, "*", [])
            else:
                self.say("* OK here")
            for line in client.makefile("rb"):
                line = line.decode(errors="replace").rstrip("\r\n")
                self.heard.append(line)
                words = line.split()
                if len(words) < 2:
                    continue
                name = words[2].upper() if words[1].upper() == "UID" else words[1].upper()
                handle = self.on.get(name) or getattr(self, "do_" + name, None)
                if handle is None:
                    self.say(f"{words[0]} BAD what?")
                elif name in self.on:
                    handle(self, words[0], words)
                else:
                    handle(words[0], words)
        except (OSError, ValueError):
            pass
        finally:
            client.close()

    def ok(self, tag):
        self.say(f"{tag} OK done")

    def do_CAPABILITY(self, tag, words):
        self.say("* CAPABILITY " + self.capability)
        self.ok(tag)

    def do_LOGIN(self, tag, words):
        self.ok(tag)

    do_NOOP = do_LOGIN
    do_CREATE = do_LOGIN
    do_STORE = do_LOGIN
    do_COPY = do_LOGIN

    def do_LOGOUT(self, tag, words):
        self.say("* BYE bye")
        self.ok(tag)

    def do_SELECT(self, tag, words):
        self.say(r"* FLAGS (\Seen \Deleted)")
        self.say(f"* {len(self.mails)} EXISTS")
        self.say("* 0 RECENT")
        self.say(f"* OK [PERMANENTFLAGS {self.permanent}] these")
        self.say("* OK [UIDVALIDITY 7] valid")
        self.say(f"* OK [UIDNEXT {max(self.mails, default=0) + 1}] next")
        self.say(f"{tag} OK [READ-WRITE] selected")

    def _uids(self, spec):
        last = max(self.mails, default=0)
        found = set()
        for part in spec.split(","):
            a, _, b = part.partition(":")
            a, b = (last if x == "*" else int(x) for x in (a, b or a))
            found |= {u for u in self.mails if min(a, b) <= u <= max(a, b)}
        return sorted(found)

    def do_SEARCH(self, tag, words):
        spec = words[words.index("UID", 2) + 1].strip("()") if "UID" in words[2:] else "1:*"
        self.say("* SEARCH" + "".join(f" {u}" for u in self._uids(spec)))
        self.ok(tag)

    def do_FETCH(self, tag, words):
        what = " ".join(words[4:])
        for uid in self._uids(words[3]):
            mail = self.mails[uid]
            if "RFC822.SIZE" in what:
                self.say(f'* {uid} FETCH (UID {uid} FLAGS () INTERNALDATE "25-Nov-2026 10:00:00 +0100" '
                         f"RFC822.SIZE {self.size(mail)})")
            else:
                header = "HEADER" in what
                body = re.split(b"\r\n\r\n", mail, 1)[0] + b"\r\n\r\n" if header else mail
                self.say(f"* {uid} FETCH (UID {uid} BODY[{'HEADER' if header else ''}] {{{len(body)}}}\r\n".encode() +
                         body + b")\r\n")
        self.ok(tag)

    def close(self):
        self.listener.close()
