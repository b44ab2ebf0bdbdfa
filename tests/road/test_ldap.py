"""People of an LDAP directory: a real slapd, searched by agreed-directory."""
import socket

import pytest

import servers as servers_module
from house import START  # noqa: F401
from servers import Slapd, wait_for

NOTES = "Action items\n- Maya Lin: pricing page by Fri 4 Dec. [milestone]\n"

pytestmark = pytest.mark.skipif(servers_module.missing("slapd") is not None, reason="slapd is not installed: make deps")


def person(house, name, department=None, manager=None):
    return {"cn": name, "mail": house.mail_of(name.split()[0].lower()), "department": department, "manager": manager}


def corp(house):
    return [person(house, "Jane Doe", "Product", "Pat Boss"), person(house, "Maya Lin", "Design", "Lena Fox"),
            person(house, "Lena Fox", "Design"), person(house, "Pat Boss", "Product")]


def section(house, slapd, **options):
    """An ldap section of the settings; the password's file is the test's own."""
    secret = house.folder / "ldap-secret"
    secret.write_text(Slapd.PASSWORD + "\n")
    secret.chmod(0o600)
    # not "localhost": for that name libldap compares the certificate with the name of the machine
    values = {"host": "127.0.0.1", "port": slapd.port, "tls": "starttls", "ca-file": house.grid.pki.ca,
              "user": f'"{Slapd.ADMIN}"', "password-file": secret, "base": f'"{Slapd.BASE}"', "refresh": "1s",
              "timeout": "2s", **options}
    return "ldap corp {\n" + "".join(f"\t{k} = {v}\n" for k, v in values.items() if v is not None) + "}\n"


def use(house, slapd, people="", **options):
    house.people = people + section(house, slapd, **options)
    house.write_conf()
    return house.start()


def people_of(house):
    return house.ctl("people", "export", "-c", str(house.conf)).stdout


@pytest.fixture
def house(make_house):
    return make_house(start=False)


@pytest.fixture
def slapd(house, servers):
    return servers.slapd(corp(house))


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_owner_and_manager_come_from_the_directory(house, slapd, tls):
    use(house, slapd, tls=tls, port=slapd.port if tls == "starttls" else slapd.tls_port)
    house.settle(house.notes(NOTES))
    letter = house.wait("maya", kind="confirm")
    assert "Maya Lin (Design): pricing page" in letter.words
    assert set(letter.addresses("Cc")) == {house.mail_of(w) for w in ("jane", "lena", "pat")}


def test_what_the_settings_say_wins(house, slapd):
    use(house, slapd, people=f'person "Maya Lin" {{ address = "{house.mail_of("maya")}" other-names = {{ "Mayo" }} '
        f'manager = "Pat Boss" }}\n')
    house.settle(house.notes(NOTES.replace("Maya Lin", "Mayo")))
    letter = house.wait("maya", kind="confirm")
    assert "Maya Lin (Design)" in letter.words  # the department is the directory's, the manager is not
    assert house.mail_of("lena") not in letter.addresses("Cc")


def test_people_are_read_in_pages(house, servers):
    many = [person(house, f"P{i} Example", "Design") for i in range(1200)]
    use(house, servers.slapd(corp(house) + many))
    wait_for(lambda: people_of(house).count("\n") == 1 + 4 + 1200, 20, "all people")
    house.settle(house.notes(NOTES))
    assert house.letters("maya", kind="confirm")


def test_a_change_is_taken_in_and_nothing_is_done_twice(house, slapd):
    use(house, slapd)
    house.settle(house.notes(NOTES))
    slapd.kill()
    slapd.use(corp(house) + [person(house, "Omar Haddad", "Marketing")])
    slapd.start()
    wait_for(lambda: "Omar Haddad" in people_of(house), 20, "the new person")
    house.settle(house.notes("- Omar Haddad: print files by Thu 3 Dec\n", subject="Fwd: fair [agreed]"))
    assert len(house.letters("omar", kind="confirm")) == 1
    assert len(house.letters("maya", kind="confirm")) == 1


def test_without_the_server_people_stay_as_they_were(house, slapd):
    use(house, slapd)
    wait_for(lambda: "Maya Lin" in people_of(house), 20, "people")
    house.stop()
    slapd.kill()
    house.start()
    wait_for(lambda: "its people stay as they were" in house.log(), 20, "a warning")
    house.settle(house.notes(NOTES))
    assert house.letters("maya", kind="confirm")


@pytest.mark.parametrize("options, said", [
    ({"password-file": "/dev/null"}, "ldap-secret|/dev/null"),
    ({"user": '"cn=nobody,dc=corp,dc=example"'}, "the login as cn=nobody,dc=corp,dc=example is refused"),
    ({"base": '"ou=nowhere,dc=corp,dc=example"'}, "there is no ou=nowhere,dc=corp,dc=example on this server"),
    ({"filter": '"(mail=*"'}, "is no filter"),
    ({"ca-file": None}, "no TLS"),
])
def test_notes_wait_until_people_are_known(house, slapd, options, said):
    use(house, slapd, **options)
    notes = house.notes(NOTES)
    wait_for(lambda: any(s in house.log() for s in said.split("|")) and "notes wait" in house.log(), 20, said)
    assert house.verdict(notes) is None and not house.everything()
    house.stop()
    use(house, slapd)
    house.settle(notes)
    assert house.letters("maya", kind="confirm")


@pytest.mark.parametrize("cert", ["wrong", "expired", "self", "other"])
def test_certificates_that_are_refused(house, servers, cert):
    use(house, servers.slapd(corp(house), cert=cert))
    wait_for(lambda: "no TLS" in house.log(), 20, "a refusal")
    assert not people_of(house).count("Maya")


def test_a_server_that_says_nothing_stops_nobody(house, slapd):
    use(house, slapd)
    wait_for(lambda: "Maya Lin" in people_of(house), 20, "people")
    house.stop()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(5)
        use(house, slapd, port=silent.getsockname()[1])
        house.settle(house.notes(NOTES))
        assert house.letters("maya", kind="confirm")
        wait_for(lambda: "its people stay as they were" in house.log(), 20, "a warning")


def test_names_that_two_people_have_are_asked_about(house, servers):
    twins = [person(house, "Maya Lin", "Design"), {"cn": "Maya Lin (Sales)", "mail": house.mail_of("omar")}]
    twins[1]["cn"] = "Maya  Lin"  # the same name to a reader, another entry to the server
    use(house, servers.slapd([person(house, "Jane Doe"), twins[0], {**twins[1], "cn": "Maya Lin Marketing"}]))
    wait_for(lambda: "Maya Lin" in people_of(house), 20, "people")
    house.settle(house.notes("- Maya: pricing page by Fri 4 Dec\n"))
    assert not house.letters("maya", kind="confirm") and not house.letters("omar", kind="confirm")
    assert house.wait("jane", kind="question")
