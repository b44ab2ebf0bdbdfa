"""Cyrus, a second IMAP server of another make, in a private folder; for those who have it.

Debian's cyrus-imapd and dovecot-imapd exclude each other, so Cyrus is unpacked and not installed:

    apt-get download cyrus-imapd cyrus-common libcyrus-imap-perl libclamav12 libmspack0 libxapian30 libzephyr4 sasl2-bin
    for f in *.deb; do dpkg -x $f FOLDER; done; export CYRUS=FOLDER
"""
import getpass
import grp
import os
import pathlib
import pwd
import shutil
import subprocess

from servers import Server, free_port

ROOT = pathlib.Path(os.environ.get("CYRUS", "/nowhere"))


def can_run():
    """Why not, or None."""
    if not (ROOT / "usr/lib/cyrus/bin/master").exists():
        return "no Cyrus: tests/road/cyrus.py says how to get it"
    return None


IMAPD_CONF = """
cyrus_user: {user}
cyrus_group: {group}
configdirectory: {d}/config
partition-default: {d}/spool
defaultpartition: default
servername: mail.test
defaultdomain: mail.test
virtdomains: userid
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {d}/sasldb
sasl_mech_list: PLAIN LOGIN
allowplaintext: yes
tls_server_cert: {cert}
tls_server_key: {key}
unixhierarchysep: yes
altnamespace: yes
autocreate_quota: 0
autocreate_post: yes
lmtpsocket: {d}/socket/lmtp
idlesocket: {d}/socket/idle
notifysocket: {d}/socket/notify
mboxname_lockpath: {d}/lock
proc_path: {d}/proc
duplicate_db_path: {d}/config/deliver.db
imapidlepoll: 1
"""

CYRUS_CONF = """
START {{
  recover cmd="{bin}/ctl_cyrusdb -C {d}/imapd.conf -r"
}}
SERVICES {{
  imap cmd="{bin}/imapd -C {d}/imapd.conf" listen="127.0.0.1:{imap}" proto="tcp4" prefork=0
}}
EVENTS {{
}}
"""


class Cyrus(Server):
    def __init__(self, folder, pki, users):
        self.folder = pathlib.Path(folder)
        for name in ("config", "spool", "socket", "lock", "proc"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.imap, self.users = free_port(), dict(users)
        self.banner_ports = [self.imap]
        # Cyrus does not run as root, and its key must be its own.
        user = "mail" if os.getuid() == 0 else getpass.getuser()
        cert, key = (shutil.copy(f, self.folder) for f in pki.cert("good"))
        binaries = ROOT / "usr/lib/cyrus/bin"
        fields = dict(d=self.folder, bin=binaries, imap=self.imap, cert=cert, key=key, user=user,
                      group=grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name)
        (self.folder / "imapd.conf").write_text(IMAPD_CONF.format(**fields))
        (self.folder / "cyrus.conf").write_text(CYRUS_CONF.format(**fields))
        libraries = [str(p) for p in (ROOT / "usr/lib").rglob("*") if p.is_dir()]
        self.environment = dict(os.environ, LD_LIBRARY_PATH=":".join([str(ROOT / "usr/lib"), *libraries]))
        for name, password in self.users.items():
            subprocess.run([str(ROOT / "usr/sbin/saslpasswd2"), "-p", "-c", "-f", str(self.folder / "sasldb"), "-u",
                            "mail.test", name], input=password.encode(), check=True, env=self.environment)
        become = []
        if os.getuid() == 0:
            become = ["/usr/bin/setpriv", "--reuid", user, "--regid", fields["group"], "--clear-groups"]
            for path in [self.folder, *self.folder.rglob("*")]:
                shutil.chown(path, user, fields["group"])
        self.command = [*become, "/usr/bin/env", "LD_LIBRARY_PATH=" + self.environment["LD_LIBRARY_PATH"], str(binaries / "master"),
                        "-C", str(self.folder / "imapd.conf"), "-M", str(self.folder / "cyrus.conf"), "-p",
                        str(self.folder / "pid")]

    def close(self):
        self.kill()
