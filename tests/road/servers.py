"""Private mail servers for tests and the demo: nothing outside a temporary folder, 127.0.0.1, free high ports.

Only Debian's /usr/bin/python3 and its standard library are needed (aiosmtpd only for Smtp), no pytest.

    with Servers() as s:                       # a folder, a PKI, and the end of all that was started
        d = s.dovecot(users={"agree": "secret", "maya": "m"})
        p = s.postfix(d)                       # root only; s.smtp() anywhere
        d.deliver(raw, "agree@corp.example")   # by LMTP
        d.read("maya")                         # [Mail(uid, flags, raw)] by IMAP

Ports: d.imap (STARTTLS or plain), d.imaps, d.lmtp, d.auth · p.submission (STARTTLS + AUTH), p.smtps (implicit
TLS + AUTH), p.open (neither). s.pki.ca is the PEM of the authority to believe. Host name: localhost (127.0.0.1
is in the certificate as well).

Every server runs in the foreground in its own session, and dies by SIGKILL of its process group: a restart in a
test costs less than 0.1 s.
"""
import collections
import email
import email.policy
import http.server
import imaplib
import logging
import os
import pathlib
import pwd
import grp
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import tempfile
import threading
import time

Mail = collections.namedtuple("Mail", "uid flags raw")
DOMAINS = ("corp.example", "mail.test")
HERE = pathlib.Path(__file__).resolve().parent


_given = set()
# Which of the processes that share the tests this is (pytest-xdist: "gw1"); beyond so many two have the same ports to choose from.
_WORKER, _WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), 4


def free_port():
    """A port that nobody has now, and none twice. Outside the ephemeral range, so that no outgoing connection takes it
    meanwhile; of each process that shares the tests others, as there is a while until a server listens."""
    while True:
        port = 20000 + int.from_bytes(os.urandom(2), "big") % (12000 // _WORKERS) * _WORKERS + _WORKER % _WORKERS
        if port in _given:
            continue
        _given.add(port)
        with socket.socket() as s:
            try:
                s.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def wait_for(test, timeout_s=10, what="a server"):
    """Calls test until it returns something true, and returns that."""
    end = time.monotonic() + timeout_s
    while True:
        got = test()
        if got:
            return got
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: nothing within {timeout_s} s")
        time.sleep(0.01)


def has_banner(port, tls=False):
    """Does somebody answer on port? (With TLS from the first byte it is the connection that counts.)"""
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as s:
            s.settimeout(2)
            return True if tls else len(s.recv(1)) > 0
    except OSError:
        return False


def missing(*programs):
    """The first of these programs that is not installed, or None."""
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin:/usr/lib/postfix/sbin"
    return next((p for p in programs if shutil.which(p, path=path) is None), None)


class Pki:
    """A CA and the certificates that servers show: good, wrong (another name), expired, self (signed), other (another CA)."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.ca = self._authority("ca")
        self.other_ca = self._authority("other-ca")
        names = "DNS:localhost,DNS:mail.test,IP:127.0.0.1"
        self._signed("good", names, "ca")
        self._signed("wrong", "DNS:elsewhere.test", "ca")
        self._signed("other", names, "other-ca")
        self._signed("expired", names, "ca", past=True)
        self._signed("self", names, None)

    def _openssl(self, *args, past=False):
        command = (["faketime", "2020-01-01 00:00:00"] if past else []) + ["openssl", *args]
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def _key(self, name):
        self._openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", name + ".key")

    def _authority(self, name):
        self._key(name)
        self._openssl("req", "-x509", "-new", "-key", name + ".key", "-subj", "/CN=Test authority " + name, "-days",
                      "3650", "-out", name + ".pem", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        return str(self.folder / (name + ".pem"))

    def _signed(self, name, names, authority, past=False):
        self._key(name)
        (self.folder / (name + ".ext")).write_text(f"subjectAltName={names}\nextendedKeyUsage=serverAuth\n")
        self._openssl("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr")
        signer = (["-CA", authority + ".pem", "-CAkey", authority + ".key", "-CAcreateserial"] if authority
                  else ["-signkey", name + ".key"])
        self._openssl("x509", "-req", "-in", name + ".csr", *signer, "-days", "30", "-extfile", name + ".ext",
                      "-out", name + ".pem", past=past)

    def cert(self, name):
        return str(self.folder / (name + ".pem")), str(self.folder / (name + ".key"))

    def client(self):
        return ssl.create_default_context(cafile=self.ca)


class Server:
    """A process in its own session. The subclass sets command, banner ports and log."""

    command = None
    process = None
    log = None

    def start(self):
        out = open(self.folder / "stderr", "ab")
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                        start_new_session=True)
        out.close()
        try:
            wait_for(self._is_up, 15, type(self).__name__)
        except TimeoutError as late:
            self.kill()
            raise RuntimeError(f"{type(self).__name__} does not start:\n{self.log_text()}") from late
        return self

    def _is_up(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"{type(self).__name__} ended at once:\n{self.log_text()}")
        return all(has_banner(p) for p in self.banner_ports)

    def kill(self):
        """At once, with all its children: what a machine that loses power looks like to a client."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.process = None

    stop = kill

    def restart(self):
        self.kill()
        return self.start()

    def log_text(self):
        return "".join(f"--- {f}\n" + f.read_text(errors="replace")[-4000:]
                       for f in (self.folder / "stderr", self.folder / "log") if f.exists())


class Tokens:
    """OAuth2 introspection for Dovecot: the tokens in .good are somebody's."""

    def __init__(self, port):
        good = self.good = {}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                user = good.get(token)
                body = (f'{{"username":"{user}","active":true}}' if user else '{"active":false}').encode()
                self.send_response(200 if user else 401)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


DOVECOT_CONF = """
base_dir = {d}/run
state_dir = {d}/state
log_path = {d}/log
instance_name = t{imap}
listen = 127.0.0.1
protocols = imap lmtp
{internal}
first_valid_uid = 0
mail_uid = {owner}
mail_gid = {owner_group}
ssl = {ssl}
ssl_cert = <{cert}
ssl_key = <{key}
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login xoauth2 oauthbearer
recipient_delimiter = +
lda_mailbox_autocreate = yes
mail_max_userip_connections = 200
lmtp_save_to_detail_mailbox = no
mail_location = maildir:{d}/mail/%n
hostname = mail.test
postmaster_address = postmaster@mail.test
submission_host =
imap_capability = {capability}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%n {d}/passwd
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {d}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={d}/mail/%n
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  process_min_avail = 0
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = {ssl}
  }}
}}
service lmtp {{
  chroot =
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
service auth {{
  chroot =
  inet_listener {{
    port = {auth}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""

OAUTH2_CONF = """
introspection_mode = auth
introspection_url = http://127.0.0.1:{tokens}/
username_attribute = username
active_attribute = active
active_value = true
"""


class Dovecot(Server):
    """IMAP, LMTP and SASL. users: {name: password}; mail for name@any-domain and name+detail@ comes to name."""

    def __init__(self, folder, pki, users=None, cert="good", capability=""):
        self.folder = pathlib.Path(folder)
        (self.folder / "mail").mkdir(parents=True, exist_ok=True)
        self.pki, self.users = pki, dict(users or {"agree": "secret"})
        self.imap, self.imaps, self.lmtp, self.auth, tokens = (free_port() for _ in range(5))
        self.banner_ports = [self.imap, self.lmtp]
        self.tokens = Tokens(tokens)
        self._write_users()
        (self.folder / "oauth2.conf").write_text(OAUTH2_CONF.format(tokens=tokens))
        self.capability = capability
        self.use_cert(cert)
        self.command = ["/usr/sbin/dovecot", "-F", "-c", str(self.folder / "dovecot.conf")]

    def use_cert(self, name):
        """Which certificate to show from the next start on; None: no TLS at all."""
        cert, key = self.pki.cert(name or "good")
        user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
        internal = (f"default_login_user = {user}\ndefault_internal_user = {user}\n"
                    f"default_internal_group = {group}")
        if os.getuid() == 0:
            # Dovecot gives root neither its login processes nor its mail: Debian's own users do that.
            user = group = "mail"
            internal = ""
            shutil.chown(self.folder / "mail", user, group)
        (self.folder / "dovecot.conf").write_text(DOVECOT_CONF.format(
            d=self.folder, imap=self.imap, imaps=self.imaps, lmtp=self.lmtp, auth=self.auth,
            owner=user, owner_group=group, internal=internal,
            cert=cert, key=key, ssl="yes" if name else "no", capability=self.capability))

    def _write_users(self):
        (self.folder / "passwd").write_text("".join(f"{u}:{{PLAIN}}{p}\n" for u, p in self.users.items()))

    def add_user(self, name, password):
        self.users[name] = password
        self._write_users()

    def deliver(self, raw, to, sender="jane@corp.example"):
        deliver(raw, to, self.lmtp, sender, lmtp=True)

    def login(self, user):
        c = imaplib.IMAP4("127.0.0.1", self.imap, timeout=20)
        c.login(user, self.users[user])
        return c

    def read(self, user, folder="INBOX"):
        """All mails of a folder as [Mail(uid, flags, raw)], without touching a flag."""
        c = self.login(user)
        try:
            if c.select(f'"{folder}"', readonly=True)[0] != "OK":
                return []
            data = c.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[])")[1]
            mails = []
            for part in data:
                if isinstance(part, tuple):
                    head = part[0].decode()
                    uid = int(head.split("UID ", 1)[1].split()[0].rstrip(")"))
                    flags = head.split("FLAGS (", 1)[1].split(")", 1)[0].split() if "FLAGS (" in head else []
                    mails.append(Mail(uid, set(flags), part[1]))
            return mails
        finally:
            c.logout()

    def folders(self, user):
        c = self.login(user)
        try:
            return [line.decode().rsplit(' "." ', 1)[-1].strip('"') for line in c.list()[1] if line]
        finally:
            c.logout()

    def kick(self, user):
        """The server drops all connections of a user."""
        subprocess.run(["/usr/bin/doveadm", "-c", str(self.folder / "dovecot.conf"), "kick", user],
                       check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait_for_sessions(self, user):
        """Until none is left: a session writes its index when it ends."""
        wait_for(lambda: not self._is_connected(user), 20, f"the end of all sessions of {user}")

    def _is_connected(self, user):
        done = subprocess.run(["/usr/bin/doveadm", "-c", str(self.folder / "dovecot.conf"), "who", "-1", user],
                              capture_output=True, text=True, check=True)
        return any(line.split()[0] == user for line in done.stdout.splitlines() if line.strip())

    def uidvalidity(self, user):
        c = self.login(user)
        try:
            return int(c.status("INBOX", "(UIDVALIDITY)")[1][0].split(b"UIDVALIDITY ", 1)[1].rstrip(b")"))
        finally:
            c.logout()

    def forget_index(self, user):
        """Dovecot's index and UID list of a user go away: the folders come back with another UIDVALIDITY.
        It is the second in which they are made, so that one must be over first; a server process that has
        not ended yet may have written the old numbers again by then, so the server is asked."""
        old = self.uidvalidity(user)

        def is_forgotten():
            files = [f for f in (self.folder / "mail" / user).rglob("dovecot*") if f.is_file()]
            made = max((int(f.stat().st_mtime) for f in files), default=0)
            for f in files:
                f.unlink(missing_ok=True)
            while int(time.time()) <= made:
                time.sleep(0.02)
            return self.uidvalidity(user) != old

        wait_for(is_forgotten, 20, "another UIDVALIDITY")

    def close(self):
        self.kill()
        self.tokens.stop()


POSTFIX_MAIN = """
compatibility_level = 3.6
queue_directory = {d}/queue
data_directory = {d}/data
multi_instance_name = postfix-t{submission}
syslog_name = postfix-t{submission}
meta_directory = /etc/postfix
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file = {d}/log
maillog_file_prefixes = /var, /dev/stdout, {d}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.test
mydestination =
mynetworks =
alias_maps =
alias_database =
virtual_mailbox_domains = {domains}
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
recipient_delimiter = +
smtpd_tls_cert_file = {cert}
smtpd_tls_key_file = {key}
smtpd_tls_security_level = {tls}
smtpd_tls_auth_only = {tls_only}
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{auth}
smtpd_sasl_auth_enable = yes
smtpd_relay_restrictions =
smtpd_recipient_restrictions = check_recipient_access regexp:{d}/etc/refuse, permit_sasl_authenticated, reject
default_transport = error:no relay
disable_dns_lookups = yes
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
smtpd_hard_error_limit = 1000
in_flow_delay = 0
smtpd_client_connection_count_limit = 0
message_size_limit = {size_max}
mailbox_size_limit = 0
virtual_mailbox_limit = 0
lmtp_destination_concurrency_limit = 4
"""

POSTFIX_MASTER = """
127.0.0.1:{submission} inet n - n - - smtpd
127.0.0.1:{smtps} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
127.0.0.1:{open} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=no
  -o mynetworks=127.0.0.0/8
  -o smtpd_recipient_restrictions=check_recipient_access,regexp:{d}/etc/refuse,permit_mynetworks,reject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix(Server):
    """A private Postfix; what it accepts it gives to the Dovecot's LMTP. Root only: see can_run().

    refuse(address, reply) makes RCPT answer e.g. "550 5.1.1 no such user" or "450 4.2.0 try later".
    """

    def __init__(self, folder, pki, dovecot, cert="good", domains=DOMAINS, size_max=50_000_000):
        self.folder = pathlib.Path(folder)
        self.pki, self.dovecot, self.domains, self.size_max = pki, dovecot, domains, size_max
        self.submission, self.smtps, self.open = (free_port() for _ in range(3))
        self.banner_ports = [self.submission, self.open]
        for sub in ("etc", "queue", "data"):
            (self.folder / sub).mkdir(parents=True, exist_ok=True)
        shutil.chown(self.folder / "data", "postfix")
        self.refused = {}
        self._write_refused()
        (self.folder / "etc" / "master.cf").write_text(POSTFIX_MASTER.format(
            d=self.folder, submission=self.submission, smtps=self.smtps, open=self.open))
        self.use_cert(cert)
        self._make_queue()
        self.command = ["/usr/lib/postfix/sbin/master", "-c", str(self.folder / "etc"), "-d"]

    def _make_queue(self):
        """What `postfix check` would create; that command takes seconds."""
        for name in ("active bounce corrupt defer deferred flush hold incoming private saved trace maildrop public "
                     "pid").split():
            sub = self.folder / "queue" / name
            sub.mkdir(parents=True, exist_ok=True)
            if name != "pid":
                shutil.chown(sub, "postfix", "postdrop" if name in ("maildrop", "public") else "root")
            sub.chmod({"maildrop": 0o730, "public": 0o710, "pid": 0o755}.get(name, 0o700))

    @staticmethod
    def can_run():
        """None, or why not, in words for a skipped test."""
        if missing("postfix"):
            return "postfix is not installed"
        return None if os.getuid() == 0 else "a private Postfix needs root"

    def use_cert(self, name):
        cert, key = self.pki.cert(name or "good")
        settings = self.folder / "etc" / "main.cf"
        settings.write_text(POSTFIX_MAIN.format(
            d=self.folder, submission=self.submission, lmtp=self.dovecot.lmtp, auth=self.dovecot.auth, cert=cert,
            key=key, tls="may" if name else "none", tls_only="yes" if name else "no",
            domains=", ".join(self.domains), size_max=self.size_max))
        # Postfix waits until a main.cf is two seconds old, in case somebody still writes it.
        os.utime(settings, (time.time() - 60,) * 2)

    def _write_refused(self):
        lines = "".join("/^%s$/ %s\n" % (a.replace("+", r"\+").replace(".", r"\."), r) for a, r in self.refused.items())
        (self.folder / "etc" / "refuse").write_text(lines)

    def refuse(self, address, reply):
        """Takes effect for new connections; reply None: accept again."""
        self.refused.pop(address, None)
        if reply:
            self.refused[address] = reply
        self._write_refused()
        self.restart() if self.process else None

    def log_lines(self, word):
        log = self.folder / "log"
        return [line for line in (log.read_text(errors="replace").splitlines() if log.exists() else []) if word in line]

    def queue(self):
        """How many mails wait: empty when all have reached their mailboxes."""
        return sum(1 for q in ("incoming", "active", "deferred", "maildrop")
                   for f in (self.folder / "queue" / q).rglob("*") if f.is_file())

    def close(self):
        self.kill()


class Smtp:
    """An SMTP server in this process (aiosmtpd), for any user, that records what it gets and misbehaves on demand.

    .mails: [Recorded(sender, recipients, raw, options)]; .connections counts; .on_rcpt/.on_data(address or envelope)
    may return a reply such as "450 4.2.0 later", or the word "drop" (drops the connection; for on_data after the mail was
    recorded: the case of a server that took it and could not say so).
    """

    Recorded = collections.namedtuple("Recorded", "sender recipients raw mail_options")

    def __init__(self, pki, users=None, tls="starttls", cert="good", tokens=()):
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import SMTP, AuthResult

        logging.getLogger("mail.log").setLevel(logging.ERROR)
        self.pki, self.users, self.tls = pki, dict(users or {"agree": "secret"}), tls
        self.mails, self.connections, self.on_rcpt, self.on_data = [], 0, None, None
        self.port = free_port()
        self.lock = threading.Lock()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*pki.cert(cert))
        outer = self

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                reply = outer.on_rcpt(address) if outer.on_rcpt else None
                if reply == "drop":
                    server.transport.abort()
                    return "421 dropped"
                if reply:
                    return reply
                envelope.rcpt_tos.append(address)
                return "250 2.1.5 Ok"

            async def handle_DATA(self, server, session, envelope):
                reply = outer.on_data(envelope) if outer.on_data else None
                if reply in (None, "drop"):
                    with outer.lock:
                        outer.mails.append(Smtp.Recorded(envelope.mail_from, list(envelope.rcpt_tos),
                                                         envelope.original_content, list(envelope.mail_options)))
                if reply == "drop":
                    server.transport.abort()
                    return "421 dropped"
                return reply or "250 2.0.0 Ok: queued"

        class Protocol(SMTP):
            def connection_made(self, transport):
                if not getattr(self, "_counted", False):
                    self._counted = True
                    outer.connections += 1
                super().connection_made(transport)

            async def auth_XOAUTH2(self, server, args):
                import base64
                words = base64.b64decode(args[1]).decode().split("\x01")
                ok = words[1].startswith("auth=Bearer ") and words[1][12:] in tokens
                return AuthResult(success=ok, handled=False) if not ok else AuthResult(success=True)

        def authenticate(server, session, envelope, mechanism, data):
            try:
                ok = outer.users.get(data.login.decode()) == data.password.decode()
            except AttributeError:
                ok = False
            return AuthResult(success=ok, handled=False)

        class Own(Controller):
            def factory(self):
                return Protocol(self.handler, **self.SMTP_kwargs)

        options = dict(hostname="127.0.0.1", port=self.port, enable_SMTPUTF8=True, ready_timeout=20)
        if tls == "starttls":
            options.update(tls_context=context, require_starttls=True)
        elif tls == "implicit":
            options.update(ssl_context=context)
        if tls != "none" or tokens:
            options.update(authenticator=authenticate, auth_required=True, auth_require_tls=tls == "starttls")
        self.controller = Own(Handler(), **options)

    def start(self):
        self.controller.start()
        self.connections = 0  # the controller tries its own port once
        return self

    def close(self):
        try:
            self.controller.stop()
        except Exception:
            pass

    kill = stop = close


class Proxy:
    """A TCP relay in this process that breaks things. Set before connecting; each connection looks once:

    drop_server=N   hang up on both after N bytes from the server      delay=S    wait so long before each piece
    drop_client=N   hang up on both after N bytes from the client      slow=S     one byte each S seconds, server's side
    drop_dot=True   pass the final dot on, swallow the answer, hang up (plain SMTP only)
    refuse=True     accept and hang up at once          times=N   misbehave N times, then be a good relay
    silent=True     accept, then say nothing at all
    """

    def __init__(self, target):
        self.target, self.connections = target, 0
        self.drop_server = self.drop_client = self.times = None
        self.drop_dot = self.refuse = self.silent = False
        self.delay = self.slow = 0
        self.open_sockets = set()
        self.listener = socket.create_server(("127.0.0.1", free_port()))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            good = self.times == 0
            if self.times:
                self.times -= 1
            threading.Thread(target=self._serve, args=(client, good), daemon=True).start()

    def _serve(self, client, good):
        if self.refuse and not good:
            client.close()
            return
        if self.silent and not good:
            self.open_sockets.add(client)
            return
        try:
            server = socket.create_connection(("127.0.0.1", self.target), 5)
        except OSError:
            client.close()
            return
        server.settimeout(None)
        for s in (client, server):
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.open_sockets.add(s)
        state = {"dot": False}
        plan = (None, None, False, 0, 0) if good else (self.drop_server, self.drop_client, self.drop_dot, self.delay,
                                                        self.slow)
        up = threading.Thread(target=self._pump, args=(client, server, plan[1], plan, state, True), daemon=True)
        up.start()
        self._pump(server, client, plan[0], plan, state, False)

    def _hang_up(self, *sockets):
        for s in sockets:
            self.open_sockets.discard(s)
            try:
                s.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            s.close()

    def _pump(self, source, sink, budget, plan, state, is_client):
        _, _, drop_dot, delay, slow = plan
        tail = b""
        try:
            while True:
                data = source.recv(65536)
                if not data:
                    break
                if delay:
                    time.sleep(delay)
                if budget is not None:
                    data = data[:budget]
                    budget -= len(data)
                if drop_dot and is_client:
                    tail = (tail + data)[-5 - len(data):]
                    if b"\r\n.\r\n" in tail:
                        state["dot"] = True
                    tail = tail[-5:]
                elif drop_dot and state["dot"]:
                    break
                if slow and not is_client:
                    for i in range(len(data)):
                        time.sleep(slow)
                        sink.sendall(data[i:i + 1])
                elif data:
                    sink.sendall(data)
                if budget == 0:
                    break
        except OSError:
            pass
        self._hang_up(source, sink)

    def drop_all(self):
        """Hangs up on every connection that is open now."""
        self._hang_up(*list(self.open_sockets))

    def close(self):
        self.listener.close()
        self.drop_all()

    stop = close


def deliver(raw, to, port, sender="jane@corp.example", lmtp=False):
    """One mail, bytes as they are (line ends made CR LF), by LMTP or plain SMTP."""
    raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    with (smtplib.LMTP if lmtp else smtplib.SMTP)("127.0.0.1", port, timeout=30) as c:
        refused = c.sendmail(sender, [to] if isinstance(to, str) else list(to), raw)
        if refused:
            raise RuntimeError(f"refused: {refused}")


def parsed(mail):
    """A Mail as Python's email understands it."""
    return email.message_from_bytes(mail.raw, policy=email.policy.default)


SLAPD_CONF = """
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
# as Active Directory has it
attributetype ( 1.2.840.113556.1.2.141 NAME 'department' SUP name SINGLE-VALUE )
objectclass ( 1.1.2.1 NAME 'employee' SUP top AUXILIARY MAY department )
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {d}/pid
TLSCertificateFile {cert}
TLSCertificateKeyFile {key}
TLSCACertificateFile {ca}
sizelimit size.soft=500 size.hard=500 size.pr=300 size.prtotal=unlimited
database mdb
suffix "dc=corp,dc=example"
rootdn "cn=admin,dc=corp,dc=example"
rootpw "ldap secret"
directory {d}/data
access to * by dn="cn=admin,dc=corp,dc=example" read by anonymous auth
"""


class Slapd(Server):
    """OpenLDAP, as the domain corp.example with some people. It runs from a copy: AppArmor lets Debian's own write
    nowhere but in its own folders."""

    ADMIN, PASSWORD, BASE = "cn=admin,dc=corp,dc=example", "ldap secret", "ou=people,dc=corp,dc=example"

    def __init__(self, folder, pki, people, cert="good"):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        self.program = str(shutil.copy("/usr/sbin/slapd", self.folder))
        self.pki, self.port, self.tls_port = pki, free_port(), free_port()
        self.use(people, cert)
        self.command = [self.program, "-d", "0", "-f", str(self.folder / "slapd.conf"), "-h",
                        f"ldap://127.0.0.1:{self.port}/ ldaps://127.0.0.1:{self.tls_port}/"]

    def use(self, people, cert="good"):
        """From the next start on: these people, as dicts of cn, mail, department, and manager (a cn)."""
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        certificate, key = self.pki.cert(cert)
        (self.folder / "slapd.conf").write_text(SLAPD_CONF.format(d=self.folder, cert=certificate, key=key, ca=self.pki.ca))
        entries = ["dn: dc=corp,dc=example\nobjectClass: domain\ndc: corp\n",
                   f"dn: {self.BASE}\nobjectClass: organizationalUnit\nou: people\n"]
        for p in people:
            lines = [f"dn: cn={p['cn']},{self.BASE}", "objectClass: inetOrgPerson", "objectClass: employee",
                     f"cn: {p['cn']}", f"sn: {p['cn'].split()[-1]}"]
            lines += [f"{k}: {p[k]}" for k in ("mail", "department") if p.get(k)]
            if p.get("manager"):
                lines.append(f"manager: CN={p['manager']}, {self.BASE.replace(',', ', ')}")
            entries.append("\n".join(lines) + "\n")
        (self.folder / "people.ldif").write_text("\n".join(entries))
        subprocess.run([self.program, "-T", "add", "-q", "-f", str(self.folder / "slapd.conf"), "-l",
                        str(self.folder / "people.ldif")], check=True, capture_output=True)

    def _is_up(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"slapd ended at once:\n{self.log_text()}")
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", self.tls_port)) == 0

    def close(self):
        self.kill()


class Servers:
    """Everything of one test run: a temporary folder (or the one given, which is kept), and an end to all of it."""

    def __init__(self, folder=None):
        self.kept = folder is not None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="agreed-road-"))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)  # Postfix' own user must get through
        self.started, self._pki = [], None

    @property
    def pki(self):
        if self._pki is None:
            self._pki = Pki(self.folder / "pki")
        return self._pki

    def _keep(self, thing):
        self.started.append(thing)
        return thing

    def _sub(self, name):
        return self.folder / f"{name}{len(self.started)}"

    def dovecot(self, **options):
        return self._keep(Dovecot(self._sub("dovecot"), self.pki, **options)).start()

    def postfix(self, dovecot, **options):
        return self._keep(Postfix(self._sub("postfix"), self.pki, dovecot, **options)).start()

    def slapd(self, people, **options):
        return self._keep(Slapd(self._sub("slapd"), self.pki, people, **options)).start()

    def smtp(self, **options):
        return self._keep(Smtp(self.pki, **options)).start()

    def proxy(self, target):
        return self._keep(Proxy(target))

    def close(self):
        for thing in reversed(self.started):
            try:
                thing.close()
            except Exception as failed:  # the others must still be ended
                print(f"servers: {thing}: {failed}")
        self.started = []
        if not self.kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
