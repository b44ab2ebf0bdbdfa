"""Machines that write to us: they end after one mail each, and nothing is promised by them."""
import threading
import time

from samples import ONE


def test_two_daemons_writing_to_each_other_end_after_one_mail_each(make_house):
    a, b = make_house(), make_house()
    agree_b = b.address
    # the other daemon is taken for a person who is on the agreement, and its mails for notes
    a.people += f'\nperson "Robo Twin" {{\n\taddress = "{agree_b}"\n}}\n'
    a.write_conf()
    a.stop(), a.start()
    a.settle(a.notes("Action items\n- Robo Twin: counts the chairs by Fri 4 Dec\n", subject="Fwd: Robots [agreed]"))
    for day in range(25, 31):
        for h in (a, b):
            h.move_to(f"2026-11-{day} 10:00")
        time.sleep(0.5)
        a.settle(), b.settle()
    assert not b.everything() and b.states() == {}
    sent = a.query("SELECT count(*) FROM notice WHERE recipient = ?", agree_b)[0][0]
    assert sent <= 4, a.query("SELECT kind, occasion FROM notice WHERE recipient = ?", agree_b)


class Autoresponder:
    """Answers every mail in a person's mailbox at once, each time in other words, without any sign in the header that it
    is a machine."""

    def __init__(self, house, who, text):
        self.house, self.who, self.text = house, who, text
        self.seen, self.stopped = set(), threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self):
        while not self.stopped.wait(0.2):
            for letter in self.house.letters(self.who):
                if letter.uid not in self.seen:
                    self.seen.add(letter.uid)
                    self.house.answer(letter, f"{self.text} Your reference is {'x' * len(self.seen)}.", quote=False)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.thread.join()


def test_a_program_that_answers_everything_is_held_back(house):
    house.settle(house.notes(ONE))
    with Autoresponder(house, "maya", "Your message is important to us."):
        end = time.monotonic() + 60
        while time.monotonic() < end and "held back" not in house.log():
            time.sleep(0.5)
        time.sleep(2)
    assert "held back" in house.log()
    answers = house.query("SELECT count(*) FROM notice WHERE recipient = ? AND answering AND state = 'sent'",
                          house.mail_of("maya"))[0][0]
    assert answers <= 12
    assert house.states() == {(1, 1): "proposed"}
    conf = str(house.conf)
    assert house.mail_of("maya") in house.ctl("held", "-c", conf).stdout
    assert "on their way" in house.ctl("release", "-c", conf, house.mail_of("maya")).stdout
    house.settle()
    assert house.query("SELECT count(*) FROM notice WHERE state = 'held' AND recipient = ?", house.mail_of("maya")) == [(0,)]
