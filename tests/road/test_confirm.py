"""What people get when notes come in: the confirmation, the question, and nothing else."""
import re

import pytest

from samples import GAPS, LAUNCH, NOTHING, ONE, TWO


@pytest.fixture(scope="module")
def launched(make_module_house):
    """The sample of the product, sent by Jane, all mails out."""
    house = make_module_house()
    house.settle(house.notes(LAUNCH))
    return house


def test_confirmation_says_what_was_agreed(launched):
    mail = launched.wait("maya", kind="confirm")
    assert re.fullmatch(r"(?:Re: )?Launch sync: confirming the following 3 points \[A-1\]", mail.subject)
    for words in ("Launch sync", "Tuesday 24 November", "confirming the following 3 points",
                  "Maya Lin", "final pricing page mockups", "Friday 4 December", "mobile and desktop, no open comments",
                  "milestone", "Marketing", "Omar Haddad", "churn user profiles", "Wednesday 25 November",
                  "Design reuses them for its persona report", "API limits"):
        assert words in mail.words, words
    assert "Thursday 26 November" in mail.words and "17:00" in mail.words  # until when changes can be flagged


def test_confirmation_numbers_each_point_once_in_order(launched):
    mail = launched.wait("omar", kind="confirm")
    numbers = re.findall(r"^\s*(\d)\. ", mail.text, re.M)
    assert numbers[:3] == ["1", "2", "3"]


def test_each_owner_is_told_which_points_are_theirs(launched):
    yours = {who: launched.wait(who, kind="confirm").words for who in ("maya", "omar", "jane")}
    assert re.search(r"Yours: points? 1\b", yours["maya"])
    assert re.search(r"Yours: points? 2\b", yours["omar"])
    assert re.search(r"Yours: points? 3\b", yours["jane"])


def test_text_and_html_say_the_same(launched):
    mail = launched.wait("maya", kind="confirm")
    content = mail.message.get_content_type()
    assert mail.parts("text/plain") and mail.parts("text/html"), content
    for words in ("final pricing page mockups", "Friday 4 December", "mobile and desktop, no open comments",
                  "churn user profiles", "API limits", "Thursday 26 November"):
        assert words in mail.words and words in mail.html_words, words


def test_from_is_our_own_address_in_the_name_of_the_requester(launched):
    mail = launched.wait("maya", kind="confirm")
    assert mail.addresses("From") == [launched.address]
    assert "Jane Doe via agreed" in mail["From"]
    assert mail.message.get("Sender") is None


def test_to_all_owners_cc_requester_and_both_managers_at_a_milestone(launched):
    mail = launched.wait("maya", kind="confirm")
    to, cc = mail.addresses("To"), mail.addresses("Cc")
    assert set(to) == {launched.mail_of(p) for p in ("maya", "omar", "jane")}
    assert {launched.mail_of("pat"), launched.mail_of("lena")} <= set(cc)


def test_every_copy_reaches_one_person_once(launched):
    copies = {who: len(launched.letters(who, kind="confirm")) for who in
              ("maya", "omar", "jane", "lena", "pat", "sam", "dana")}
    assert copies == {"maya": 1, "omar": 1, "jane": 1, "lena": 1, "pat": 1, "sam": 0, "dana": 0}


def test_every_copy_has_its_own_reply_token_and_the_same_thread(launched):
    mails = [launched.wait(who, kind="confirm") for who in ("maya", "omar", "jane")]
    tokens = {m.addresses("Reply-To")[0] for m in mails}
    assert len(tokens) == 3
    for token in tokens:
        detail = re.fullmatch(r"agree\d*\+a1-([a-z2-7]{16,})@corp\.example", token)
        assert detail and len(detail[1]) * 5 >= 80
    assert len({m.id for m in mails}) == 3
    shared = set.intersection(*(set(m["References"].split()) for m in mails))
    assert shared, "the copies have no common id in References"


def test_every_mail_is_marked_as_written_by_a_machine(launched):
    for who, mail in launched.everything():
        assert mail["Auto-Submitted"].startswith("auto-"), mail
        assert mail["X-Agreed-Id"], mail
        assert mail["Date"] and mail.id and len(mail.message.get_all("From")) == 1
        assert all(len(line) <= 998 for line in mail.raw.split(b"\r\n"))
        mail.raw.decode("ascii")


def test_buttons_are_ready_replies_and_no_web_links(launched):
    mail = launched.wait("maya", kind="confirm")
    links = re.findall(r'href="([^"]+)"', mail.html)
    assert links and all(link.startswith("mailto:") for link in links)
    assert any(mail.addresses("Reply-To")[0].split("@")[0].replace("+", "%2B") in link or
               mail.addresses("Reply-To")[0] in link for link in links)
    assert not re.search(r"<img\b", mail.html)


def test_no_managers_without_a_milestone(house):
    house.settle(house.notes(TWO))
    mail = house.wait("maya", kind="confirm")
    assert house.mail_of("lena") not in mail.addresses("Cc")
    assert not house.letters("lena") and not house.letters("sam") and not house.letters("pat")


def test_missing_owner_and_date_are_asked_in_one_mail(house):
    house.settle(house.notes(GAPS))
    question = house.wait("jane", kind="question")
    assert len(house.letters("jane", kind="question")) == 1
    assert "tracking plan" in question.words and "legal text" in question.words
    assert "persona report" in question.words  # what was understood already
    # the sure point is confirmed at once, the unsure ones are nobody else's business yet
    confirm = house.wait("maya", kind="confirm")
    assert "persona report" in confirm.words and "tracking plan" not in confirm.words
    assert not house.letters("omar")


def test_the_answer_to_the_question_completes_the_points(house):
    house.settle(house.notes(GAPS))
    question = house.wait("jane", kind="question")
    states = house.states()
    assert states[(1, 2)] == states[(1, 3)] == "asked"
    house.settle(house.answer(question, "2: by 9 Dec\n3: Dana"))
    confirm = house.wait("omar", kind="confirm")
    assert "tracking plan" in confirm.words and "Wednesday 9 December" in confirm.words
    assert "legal text" in house.wait("dana", kind="confirm").words


def test_review_always_asks_first(make_house):
    house = make_house(more='review = always')
    house.settle(house.notes(ONE))
    house.wait("jane", kind="question")
    assert not house.letters("maya")


def test_notes_without_a_point_get_one_answer_to_their_sender(house):
    house.settle(house.notes(NOTHING))
    mails = house.everything()
    assert [(who, m.kind) for who, m in mails] == [("jane", "noitems")]
    assert mails[0][1]["Auto-Submitted"] == "auto-replied"


def test_an_empty_mail_gets_one_answer_to_its_sender(house):
    house.settle(house.notes("\n", subject="[agreed]"))
    assert [(who, m.kind) for who, m in house.everything()] == [("jane", "noitems")]


def test_words_of_the_notes_cannot_make_header_fields(house):
    text = "Action items\n- Maya: mockups\r by Fri 4 Dec\n"
    house.settle(house.notes(text, subject="Fwd: =?utf-8?q?Sync=0D=0ABcc:_stranger@mail.test?= [agreed]"))
    for _, mail in house.everything():
        assert mail.message["Bcc"] is None
        assert "\r\nBcc:" not in mail.raw.decode()


def test_markup_in_notes_is_shown_as_text(house):
    house.settle(house.notes("Action items\n- Maya: review <script>alert(1)</script> page by Fri 4 Dec\n"))
    mail = house.wait("maya", kind="confirm")
    assert "<script" not in mail.html.lower()


def test_names_and_points_in_other_scripts_survive(house):
    house.settle(house.notes("Action items\n- Maya: Prüfbericht für Łódź – 报告 by Fri 4 Dec\n",
                             subject="Fwd: Müller-Treffen Ω [agreed]"))
    mail = house.wait("maya", kind="confirm")
    assert "Prüfbericht für Łódź – 报告" in mail.words and "Prüfbericht für Łódź – 报告" in mail.html_words
    assert "Müller-Treffen Ω" in mail.subject


def test_html_table_forward(house):
    table = ("<html><body><p>fyi</p><table border=1><tr><th>Task</th><th>Owner</th><th>Due</th></tr>"
             "<tr><td>Order the furniture</td><td>Omar Haddad</td><td>27 Nov 2026</td></tr>"
             "<tr><td>Poster files</td><td>Dana Cruz</td><td>11 Dec 2026</td></tr></table></body></html>")
    house.settle(house.notes(None, html=table))
    assert "Order the furniture" in house.wait("omar", kind="confirm").words
    dana = house.wait("dana", kind="confirm")
    assert "Poster files" in dana.words and "Friday 11 December" in dana.words


def test_mail_of_a_stranger_starts_nothing(house):
    message = house.message("someone@mail.test", "Fwd: notes [agreed]", ONE)
    house.settle(house.deliver(message))
    assert not house.everything()
    assert "directory" in house.log()


def test_addresses_that_only_stand_in_the_text_are_not_written_to(house):
    text = f"Action items\n- stranger{house.number}@mail.test: pay the invoice by Fri 4 Dec\n- Maya: logo by Fri 4 Dec\n"
    house.settle(house.notes(text))
    house.wait("maya", kind="confirm")
    assert not house.letters("stranger")


def test_a_name_that_is_nearly_somebodys_is_suggested_and_never_assumed(house):
    house.settle(house.notes("Action items\n- Maja: persona report by Fri 4 Dec\n- Omar Hadad: tracking plan by Mon 7 Dec\n"
                             "- Xaver: badges by Tue 8 Dec\n"))
    asked = house.wait("jane", kind="question")
    assert 'Who is "Maja"? Did you mean Maya Lin?' in asked.words and "Did you mean Maya Lin?" in asked.html_words
    assert 'Who is "Omar Hadad"? Did you mean Omar Haddad?' in asked.words
    assert 'Who is "Xaver"?' in asked.words and asked.words.count("Did you mean") == 2
    assert set(house.states().values()) == {"asked"} and not house.letters("maya")
    house.settle(house.answer(asked, "yes 1\nyes 2\n3: Dana\n"))
    assert set(house.states().values()) == {"proposed"}
    assert house.query("SELECT text FROM item WHERE n = 2") == [("tracking plan",)]
    assert "persona report" in house.wait("maya", kind="confirm").words
    assert "tracking plan" in house.wait("omar", kind="confirm").words and house.wait("dana", kind="confirm")


def test_a_department_without_a_point_person_is_asked_for(make_house):
    house = make_house(more='department "Legal" { manager = "Pat Boss" }')
    house.settle(house.notes("Action items\n- Legal to check the imprint by Wed 9 Dec\n"))
    asked = house.wait("jane", kind="question")
    assert "Who takes this for Legal?" in asked.words and "Who is" not in asked.words
    house.settle(house.answer(asked, "1: Pat Boss"))
    assert "imprint" in house.wait("pat", kind="confirm").words


# -- an address that only stands in the notes --

def stranger_notes(house):
    return house.notes(f"Action items\n- Anna Kim <stranger{house.number}@mail.test>: pay the invoice by Fri 4 Dec\n"
                       "- Maya: logo by Fri 4 Dec\n")


def test_a_new_address_is_asked_about_and_known_after_a_yes(house):
    house.settle(stranger_notes(house))
    asked = house.wait("jane", kind="question")
    new = f"Is Anna Kim <stranger{house.number}@mail.test> right? I have not written to that address before."
    assert new in asked.words and new in asked.html_words and '"yes 1" if it is right' in asked.words
    assert house.states()[(1, 1)] == "asked" and not house.letters("stranger")
    house.settle(house.answer(asked, "1: yes"))
    assert house.states()[(1, 1)] == "proposed"
    assert house.query("SELECT owner.name, owner.email FROM owner JOIN item ON item.id = item WHERE n = 1") == [
        ("Anna Kim", f"stranger{house.number}@mail.test")]
    assert house.query("SELECT 1 FROM notice WHERE kind = 'confirm' AND recipient = ?", f"stranger{house.number}@mail.test")
    # the next notes need no question
    house.settle(house.notes(f"Action items\n- Anna Kim <stranger{house.number}@mail.test>: send the receipt by Fri 4 Dec\n"))
    assert house.states()[(2, 1)] == "proposed" and len(house.letters("jane", kind="question")) == 1


def test_a_new_address_may_be_corrected_or_repeated(house):
    house.settle(stranger_notes(house))
    house.settle(house.answer(house.wait("jane", kind="question"), f"1: friend{house.number}@mail.test"))
    assert house.states()[(1, 1)] == "proposed"
    assert house.query("SELECT email FROM owner WHERE email LIKE '%@mail.test'") == [(f"friend{house.number}@mail.test",)]
    assert not house.letters("stranger")
    house.settle(house.notes(f"Action items\n- Anna Kim <stranger{house.number}@mail.test>: file the bill by Fri 4 Dec\n"))
    house.settle(house.answer(house.wait("jane", n=2, kind="question"), f"1: stranger{house.number}@mail.test"))
    assert house.query("SELECT owner.name FROM owner WHERE email LIKE 'stranger%'") == [("Anna Kim",)]


def test_an_address_of_our_domain_that_the_directory_lacks_is_asked_about(house):
    house.settle(house.notes("Action items\n- Ben Ruiz <ben.ruiz@corp.example>: pay the invoice by Fri 4 Dec\n"))
    assert "Is Ben Ruiz <ben.ruiz@corp.example> right?" in house.wait("jane", kind="question").words
    assert not house.query("SELECT 1 FROM notice WHERE recipient = 'ben.ruiz@corp.example'")
    # who is on the mail may be written to
    house.settle(house.notes("Action items\n- Ben Ruiz <ben.ruiz@corp.example>: buy stamps by Fri 4 Dec\n",
                             Cc="ben.ruiz@corp.example"))
    assert house.states()[(2, 1)] == "proposed"


def test_a_question_in_german_names_the_new_address(make_house):
    house = make_house(start=False)
    house.people = re.sub(r'(person "Jane Doe" \{)', r'\1\n\tlanguage = "de"', house.people)
    house.write_conf()
    house.start()
    house.settle(stranger_notes(house))
    asked = house.wait("jane", kind="question")
    new = f"Stimmt Anna Kim <stranger{house.number}@mail.test>?"
    assert new in asked.words and new in asked.html_words
    house.settle(house.answer(asked, "ja 1"))
    assert house.states()[(1, 1)] == "proposed"
