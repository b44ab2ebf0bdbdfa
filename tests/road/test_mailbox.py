"""Which mails are taken, and what the mailbox looks like afterwards."""
import pathlib
import struct

import pytest

from house import PASSWORD
from samples import ONE, TWO


def flags(house, message_id, folder="INBOX"):
    return house.inbox(folder).get(message_id)


def test_keyword_in_the_subject_marks_done_and_leaves_unread(house):
    mail = house.notes(ONE)
    house.settle(mail)
    house.wait("maya", kind="confirm")
    assert flags(house, mail) == {"$Agreed"} or flags(house, mail) == {"$Agreed", "\\Recent"}


@pytest.mark.parametrize("subject", ["Notes [AGREED]", "[agreed] Fwd: sync", "AW: WG: Treffen [Agreed]"])
def test_keyword_in_any_case_and_place(house, subject):
    house.settle(house.notes(ONE, subject=subject))
    house.wait("maya", kind="confirm")


def test_keyword_as_a_line_in_the_body(house):
    house.settle(house.notes("#agreed\n\n" + ONE, subject="Fwd: sync"))
    house.wait("maya", kind="confirm")


def test_keyword_as_plus_address(house):
    plus = house.address.replace("@", "+notes@")
    message = house.message("jane", "Fwd: sync", ONE, to=plus)
    house.settle(house.deliver(message, plus))
    house.wait("maya", kind="confirm")


def test_keyword_as_a_folder(make_house):
    house = make_house(start=False, mailbox='notes-folders = {"To record"}')
    user = house.dovecot.login(f"agree{house.number}")
    user.create('"To record"')
    message = house.message("jane", "Fwd: sync", ONE)
    user.append('"To record"', None, None, message.as_bytes())
    user.logout()
    house.start()
    house.wait("maya", kind="confirm")


def test_keyword_as_an_imap_flag(make_house):
    house = make_house(start=False, mailbox='notes-flag = "Record"')
    message = house.message("jane", "Fwd: sync", ONE)
    user = house.dovecot.login(f"agree{house.number}")
    user.append("INBOX", "(Record)", None, message.as_bytes())
    user.logout()
    house.start()
    house.wait("maya", kind="confirm")


def test_mail_without_the_keyword_stays_exactly_as_it_was(house):
    private = house.notes(ONE, subject="Dinner on Friday?")
    house.settle(private)
    house.settle(house.notes(TWO))
    assert house.verdict(private) == "other"
    assert flags(house, private) - {"\\Recent"} == set()
    assert "Dinner" not in "".join(m.subject for _, m in house.everything())


def test_mail_that_was_read_stays_read(house):
    user = house.dovecot.login(f"agree{house.number}")
    message = house.message("jane", "Fwd: sync [agreed]", ONE)
    user.append("INBOX", r"(\Seen \Flagged)", None, message.as_bytes())
    user.logout()
    house.wait("maya", kind="confirm")
    house.settle(message["Message-ID"].strip("<>"))
    assert flags(house, message["Message-ID"].strip("<>")) - {"\\Recent"} == {"\\Seen", "\\Flagged", "$Agreed"}


def test_done_mail_is_moved_when_the_settings_say_so(make_house):
    house = make_house(mailbox='done-folder = "Recorded"')
    mail, private = house.notes(ONE), house.notes(ONE, subject="private")
    house.settle(mail)
    house.settle(private)
    assert mail in house.inbox("Recorded") and mail not in house.inbox()
    assert private in house.inbox() and private not in house.inbox("Recorded")


def test_too_large_a_mail_is_refused_with_a_mail_to_its_sender(make_house):
    house = make_house(mailbox='size-limit = "200K"')
    message = house.message("jane", "Fwd: big [agreed]", ONE)
    message.add_attachment(b"x" * 400_000, maintype="application", subtype="octet-stream", filename="scan.bin")
    mail = house.deliver(message)
    house.settle(mail)
    mails = house.everything()
    assert [who for who, _ in mails] == ["jane"]
    assert "big" in mails[0][1].words.lower() or "large" in mails[0][1].words.lower()
    assert "200" in mails[0][1].words  # the limit is named
    assert mail in house.inbox()  # not dropped


def test_a_thirty_megabyte_mail_is_refused_and_the_next_one_is_read(house):
    message = house.message("jane", "Fwd: scans [agreed]", ONE)
    message.add_attachment(b"0123456789abcdef" * 1_500_000, maintype="application", subtype="octet-stream",
                           filename="scan.bin")
    big = house.deliver(message)
    house.settle(house.notes(TWO))
    house.settle(big)
    assert len(house.letters("omar", kind="confirm")) == 1
    assert house.verdict(big) == "too_big"


def test_large_private_mail_is_left_alone(make_house):
    house = make_house(mailbox='size-limit = "200K"')
    message = house.message("jane", "Holiday pictures", "see attached")
    message.add_attachment(b"x" * 400_000, maintype="image", subtype="png", filename="p.png")
    mail = house.deliver(message)
    house.settle(mail)
    assert not house.everything() and flags(house, mail) - {"\\Recent"} == set()


def test_mail_written_by_agreed_itself_is_left_alone(house):
    house.settle(house.notes(ONE))
    own = house.wait("maya", kind="confirm")
    before = len(house.everything())
    house.deliver(own.raw)
    house.settle(own.id.strip("<>"))
    assert len(house.everything()) == before
    assert house.verdict(own.id.strip("<>")) == "own"


def test_a_vacation_answer_gets_no_answer(house):
    house.settle(house.notes(ONE))
    confirm = house.wait("maya", kind="confirm")
    before = len(house.everything())
    answer = house.answer(confirm, "I am out of the office until Monday. ok", quote=False, Auto_Submitted="auto-replied")
    house.settle(answer)
    assert len(house.everything()) == before
    assert house.states()[(1, 1)] == "proposed"


def test_the_same_mail_delivered_twice_counts_once(house):
    message = house.message("jane", "Fwd: sync [agreed]", ONE)
    house.settle(house.deliver(message))
    house.deliver(message)
    house.settle(house.notes(TWO, subject="Fwd: other [agreed]"))
    assert len(house.letters("maya", kind="confirm", text="pricing page")) == 1


def test_a_new_uidvalidity_sends_nothing_twice(house):
    house.settle(house.notes(ONE))
    house.settle(house.notes(TWO, subject="Fwd: fair [agreed]"))
    before = len(house.everything())
    house.stop()
    house.dovecot.wait_for_sessions(f"agree{house.number}")
    house.dovecot.forget_index(f"agree{house.number}")
    house.start()
    third = house.notes(ONE.replace("pricing", "billing"), subject="Fwd: third [agreed]")
    house.settle(third)
    new = house.everything()
    assert "UIDVALIDITY" in house.log()
    assert len([1 for who, m in new if m.kind == "confirm" and "billing" in m.words and who == "maya"]) == 1
    assert len([1 for who, m in new if "billing" not in m.words and "[A-3]" not in m.subject]) == before


def test_new_mail_is_seen_at_once_by_idle(make_house):
    house = make_house(poll="1h")  # without IDLE it would take an hour
    house.settle(house.notes(ONE))
    import time
    from_s = time.monotonic()
    house.notes(TWO, subject="Fwd: fair [agreed]")
    house.wait("omar", kind="confirm", timeout_s=8)
    assert time.monotonic() - from_s < 8


def test_without_idle_polling_finds_it(make_house):
    house = make_house(mailbox="idle = no")
    house.settle(house.notes(ONE))
    house.settle(house.notes(TWO, subject="Fwd: fair [agreed]"))
    house.wait("omar", kind="confirm")


def test_several_mailboxes(make_house, grid):
    house = make_house(start=False)
    house.more += f'''
mailbox second {{
	host = "localhost"
	port = {house.dovecot.imaps}
	tls = implicit
	ca-file = "{grid.pki.ca}"
	user = "friend{house.number}"
	password-file = "{house.folder}/secret"
	lookback = "520w"
}}
'''
    house.write_conf()
    house.start()
    house.notes(ONE)
    house.deliver(house.message("omar", "Fwd: fair [agreed]", TWO), f"friend{house.number}@corp.example")
    house.wait("maya", kind="confirm", text="pricing page")
    house.wait("maya", kind="confirm", text="print files")


def test_several_folders(make_house):
    house = make_house(start=False, mailbox='folders = {"INBOX", "Team/Notes", "Ablage für Notizen"}')
    user = house.dovecot.login(f"agree{house.number}")
    separator = "."
    user.create(f'"Team{separator}Notes"')
    user.create('"Ablage f&APw-r Notizen"')
    user.append('"Ablage f&APw-r Notizen"', None, None, house.message("jane", "Fwd: one [agreed]", ONE).as_bytes())
    user.logout()
    house.mailbox = house.mailbox.replace("Team/Notes", f"Team{separator}Notes")
    house.write_conf()
    house.start()
    house.wait("maya", kind="confirm")


def test_the_whole_mailbox_is_still_there(house):
    ids = [house.notes(ONE, subject=f"Fwd: sync {i} [agreed]") for i in range(5)]
    for i in ids:
        house.settle(i)
    assert set(ids) <= set(house.inbox())
    assert PASSWORD not in house.log()


CONVERTER = '''converter "application/pdf" {{
	command = {{ "/bin/sh", "-c", "{script}" }}
	timeout = 2s
}}'''


def pdf(*lines):
    """The smallest PDF that shows these lines."""
    page = b"BT /F1 12 Tf 14 TL 72 720 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out, at = b"%PDF-1.4\n", []
    for n, o in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (n, o)
    table = b"".join(b"%010d 00000 n \n" % i for i in at)
    return out + (b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                  % (len(at) + 1, table, len(at) + 1, len(out)))


def tnef(html=b"", files=()):
    """A winmail.dat with that message and these files (name, bytes): attributes, each with its sum, of MS-OXTNEF."""
    def attribute(level, what, data):
        return struct.pack("<BII", level, what, len(data)) + data + struct.pack("<H", sum(data) & 0xffff)

    out = struct.pack("<IH", 0x223e9f78, 1)
    out += attribute(1, 0x00089006, struct.pack("<I", 0x10000)) + attribute(1, 0x00069007, struct.pack("<II", 1252, 0))
    out += attribute(1, 0x00078008, b"IPM.Microsoft Mail.Note\0")
    if html:
        value = struct.pack("<HHII", 0x0102, 0x1013, 1, len(html)) + html + b"\0" * (-len(html) % 4)
        out += attribute(1, 0x00069003, struct.pack("<I", 1) + value)
    for name, data in files:
        out += attribute(2, 0x00069002, struct.pack("<HIHHI", 1, 0xffffffff, 0, 0, 0))
        out += attribute(2, 0x00018010, name.encode() + b"\0") + attribute(2, 0x0006800f, data)
    return out


def winmail_notes(house, package):
    m = house.message("jane", "Fwd: Launch sync [agreed]", "see the attachment\n")
    m.add_attachment(package, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return house.deliver(m)


WINMAIL = 'converter "application/ms-tnef" { command = { "%s" } }' % (pathlib.Path(__file__).parents[2] / "daemon/agreed-winmail")
LISTED = b"<html><body><p>Action items</p><ul><li>Maya: print files by Fri 4 Dec</li></ul></body></html>"


def test_notes_in_a_winmail_dat_are_read_and_what_is_not_is_named(make_house):
    house = make_house(more=WINMAIL)
    package = tnef(LISTED, [("more.txt", b"Action items\r\n- Omar: limits by Thu 3 Dec\r\n"), ("film.avi", b"RIFF" + bytes(2000))])
    house.settle(winmail_notes(house, package))
    assert "print files" in house.wait("maya", kind="confirm").words
    assert "limits" in house.wait("omar", kind="confirm").words
    assert sorted(house.query("SELECT due FROM item")) == [("2026-12-03",), ("2026-12-04",)]
    words = house.wait("jane", kind="confirm").words
    assert "film.avi was not read" in words and "winmail.dat" not in words


def test_a_winmail_dat_that_is_none_is_named(make_house):
    house = make_house(more=WINMAIL)
    m = house.message("jane", "Fwd: Launch sync [agreed]", "Action items\n- Maya: posters by Fri 4 Dec\n")
    m.add_attachment(b"no package", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    house.settle(house.deliver(m))
    words = house.wait("jane", kind="confirm").words
    assert "winmail.dat was not read" in words and "could not read it" in words


def pdf_notes(house, text="see the attachment\n"):
    m = house.message("jane", "Fwd: Launch sync [agreed]", text)
    m.add_attachment(pdf("Action items", "- Maya: print files by Fri 4 Dec"), maintype="application", subtype="pdf",
                     filename="notes.pdf")
    return house.deliver(m)


def test_notes_in_a_pdf_are_read_through_a_converter(make_house):
    house = make_house(more='''converter "application/pdf" {
	command = { "/usr/bin/pdftotext", "-layout", "-enc", "UTF-8", "-", "-" }
}''')
    house.settle(pdf_notes(house))
    assert "print files" in house.wait("maya", kind="confirm").words
    assert house.query("SELECT due FROM item") == [("2026-12-04",)]
    assert "was not read" not in house.wait("jane", kind="confirm").words


@pytest.mark.parametrize("script, why", [("sleep 60", "took too long"), ("exit 3", "could not read it"), ("true", "no text")])
def test_a_converter_that_fails_is_told_and_nothing_is_lost(make_house, script, why):
    house = make_house(more=CONVERTER.format(script=script))
    house.settle(pdf_notes(house, "Action items\n- Maya: posters by Fri 4 Dec\n"))
    assert "notes.pdf was not read" in house.wait("jane", kind="confirm").words and why in house.letters("jane", kind="confirm")[0].words


def test_a_file_without_a_converter_is_named(house):
    house.settle(pdf_notes(house, "Action items\n- Maya: posters by Fri 4 Dec\n"))
    assert "notes.pdf was not read" in house.wait("jane", kind="confirm").words
