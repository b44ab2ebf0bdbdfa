"""Who owes an answer is asked again, until the first word: the clock is moved, nobody waits."""
import datetime
import json
import re
import urllib.parse

import pytest

from samples import ONE


@pytest.fixture
def one(house):
    """Maya has one point, due Friday 4 December, and nobody objected."""
    house.settle(house.notes(ONE))
    house.move_to("2026-11-26 17:05")
    house.settle()
    return house


def step(house, when):
    house.move_to(when)
    house.settle()


def reminders(house, who):
    return house.letters(who, kind="remind")


def kinds(house):
    return [k for k, in house.query("SELECT kind FROM event WHERE item IS NOT NULL ORDER BY id")]


def checkpoint_and_silence(house, *days):
    for day in days:
        step(house, f"2026-12-{day:02d} 09:05")


def test_nudges_come_in_the_mail_of_the_next_days_with_an_offer_to_split(one):
    checkpoint_and_silence(one, 1, 2, 3)
    mails = reminders(one, "maya")
    assert len(mails) == 3
    assert "Asked before" not in mails[0].words
    assert "Asked before" in mails[1].words and "split 1" not in mails[1].words
    assert "Jane Doe waits for it" in mails[1].words
    assert "If the whole is too much" in mails[2].words and "split 1" in mails[2].words
    assert "What do you need from me to move forward?" in mails[2].words
    assert {"reminded", "nudged", "split offered"} <= set(kinds(one))


@pytest.mark.parametrize("word", ["on track 1", "need 1: the final texts", "blocked 1: waiting for legal", "at risk 1: ill",
                                  "I am on it, more tomorrow."])
def test_any_word_stops_it(one, word):
    checkpoint_and_silence(one, 1)
    one.settle(one.answer(one.wait("maya", kind="remind"), word))
    checkpoint_and_silence(one, 2, 3)
    assert len(reminders(one, "maya")) == 1


def test_the_ball_that_went_over_is_asked_for_on_the_other_side(one):
    checkpoint_and_silence(one, 1)
    one.settle(one.answer(one.wait("maya", kind="remind"), "1 by Tue 15 Dec, the texts came late"))
    assert one.states() == {(1, 1): "changing"}
    step(one, "2026-12-01 17:30")
    assert not reminders(one, "jane")
    step(one, "2026-12-02 09:05")
    assert not reminders(one, "maya")[1:]
    step(one, "2026-12-02 11:00")
    mail = one.wait("jane", kind="remind")
    assert "Maya Lin waits for it" in mail.words and "accept 1" in mail.words
    one.settle(one.answer(mail, "accept 1"))
    assert one.states() == {(1, 1): "confirmed"}
    checkpoint_and_silence(one, 3, 4)
    assert len(reminders(one, "jane")) == 1


def test_whoever_stands_in_hears_of_it(house):
    house.settle(house.notes("Action items\n- Dana: print files for the posters by Fri 4 Dec\n"))
    step(house, "2026-11-26 17:05")
    checkpoint_and_silence(house, 1, 2, 3)
    step(house, "2026-12-04 09:05")
    mail = house.wait("maya", kind="remind")
    assert "Dana Cruz was asked about this" in mail.words and "You stand in for Dana Cruz" in mail.words
    assert not house.letters("lena", kind="remind")


def escalating(house):
    """Until the announcement to Jane: a business day past due."""
    checkpoint_and_silence(house, 1, 4, 7)
    return house.wait("jane", kind="escalate_soon")


def test_a_business_day_past_due_the_managers_are_asked_and_whoever_waits_sees_it_first(one):
    announced = escalating(one)
    assert "Lena Fox" in announced.words and "Pat Boss" in announced.words and '"stop"' in announced.words
    assert not one.letters("lena", kind="escalate")
    step(one, "2026-12-07 13:10")
    mail = one.wait("lena", kind="escalate")
    for who in ("pat", "maya", "jane"):
        assert one.wait(who, kind="escalate").text == mail.text
    assert "managers were asked to help" not in mail.words and ">\r\n\r\nMaya Lin and Jane Doe read this" in mail.text
    assert one.mail_of("lena") in mail["To"] and one.mail_of("pat") in mail["To"]
    assert one.mail_of("maya") in mail["Cc"] and one.mail_of("jane") in mail["Cc"]
    assert "please help coordinate" in mail.words and "from Maya Lin (Design), by" in mail.words
    step(one, "2026-12-09 10:00")
    step(one, "2026-12-16 10:00")
    assert len(one.letters("lena", kind="escalate")) == 1


def test_the_evidence_is_what_the_log_says(one):
    one.settle(one.answer(one.wait("maya", kind="confirm"), "need 1: the final texts of the pricing page"))
    one.settle(one.answer(one.wait("maya", kind="confirm"), "on track 1, the texts have come"))
    escalating(one)
    step(one, "2026-12-07 13:10")
    mail = one.wait("pat", kind="escalate")
    rows = one.query("SELECT at, kind, message_id, detail FROM event WHERE item = 1 ORDER BY id")
    told = ("proposed", "presumed", "need", "helped", "confirmed", "said", "on track", "reminded", "nudged", "split offered")
    place = 0
    for at, kind, message_id, detail in rows:
        if kind not in told:
            continue
        day = datetime.datetime.fromtimestamp(at, one.now().tzinfo)
        place = mail.words.index(f"{day:%A} {day.day} {day:%B}, {day:%H:%M}", place)
        if message_id:
            place = mail.words.index(f"<{message_id}>", place)
        if kind in ("need", "on track"):
            assert re.sub(r"\s+", " ", detail)[:200] in mail.words


def test_stop(one):
    one.settle(one.answer(escalating(one), "stop"))
    for when in ("2026-12-07 14:00", "2026-12-08 10:00", "2026-12-10 10:00"):
        step(one, when)
    assert not one.letters("lena", kind="escalate") and not one.letters("pat", kind="escalate")


def test_a_sentence_is_added_and_send_sends(one):
    announced = escalating(one)
    one.settle(one.answer(announced, "The trade fair fixes the date."))
    assert not one.letters("lena", kind="escalate")
    one.settle(one.answer(announced, "send"))
    assert 'Jane Doe adds: "The trade fair fixes the date."' in one.wait("lena", kind="escalate").words


def test_a_word_of_the_owner_ends_an_announced_escalation(one):
    escalating(one)
    one.settle(one.answer(one.letters("maya", kind="remind")[-1], "done 1"))
    step(one, "2026-12-07 14:00")
    step(one, "2026-12-08 10:00")
    assert not one.letters("lena", kind="escalate")


def test_nobody_else_can_stop_it(one):
    announced = escalating(one)
    one.settle(one.answer(announced, "stop", sender="omar"))
    step(one, "2026-12-07 14:00")
    assert one.letters("lena", kind="escalate")


def test_a_manager_may_answer(one):
    escalating(one)
    step(one, "2026-12-07 13:10")
    id = one.answer(one.wait("lena", kind="escalate"), "Dana takes over half of it, we talk tomorrow.")
    one.settle(id)
    assert one.verdict(id) == "reply"


def test_nothing_outside_working_hours(one):
    for day in range(1, 15):
        for hour in ("03:00", "08:50", "09:05", "12:00", "16:55", "17:10", "22:00"):
            step(one, f"2026-12-{day:02d} {hour}")
    rows = one.query("SELECT kind, recipient, max(created, next_try) FROM notice WHERE kind IN ('remind', 'escalate', 'escalate_soon')")
    assert rows
    for kind, recipient, at in rows:
        when = datetime.datetime.fromtimestamp(at, one.now().tzinfo)
        assert when.weekday() < 5 and 9 <= when.hour < 17, (kind, recipient, when)
    days = [(r, datetime.datetime.fromtimestamp(at, one.now().tzinfo).date()) for k, r, at in rows if k == "remind"]
    assert len(days) == len(set(days)), "one mail a person a day"


def test_who_has_nothing_to_do_is_not_asked(one):
    """Every mail of the ladder goes to somebody who had the ball when it was written."""
    checkpoint_and_silence(one, 1)
    one.settle(one.answer(one.wait("maya", kind="remind"), "done 1"))
    checkpoint_and_silence(one, 2, 3, 4, 7)
    assert len(reminders(one, "maya")) == 1
    assert reminders(one, "jane")
    assert not one.query("SELECT 1 FROM ladder WHERE ended IS NULL AND person = ?", one.mail_of("maya"))
    one.settle(one.answer(reminders(one, "jane")[-1], "accept 1"))
    assert not one.query("SELECT 1 FROM ladder WHERE ended IS NULL")
    before = len(one.everything())
    step(one, "2026-12-21 10:00")
    assert len(one.everything()) == before


def test_managers_see_what_becomes_of_milestones_and_nothing_else(house):
    house.settle(house.notes("Action items\n- Maya: final mockups by Fri 4 Dec. [milestone]\n- Maya: icons by Fri 4 Dec\n"))
    maya = house.wait("maya", kind="confirm")
    house.settle(house.answer(maya, "confirm 1\nconfirm 2"))
    house.settle(house.answer(maya, "at risk 1: two people are ill\nat risk 2: the same"))
    for day in (1, 4, 7):
        step(house, f"2026-12-{day:02d} 09:05")
    for who in ("lena", "pat"):
        subjects = [m.subject for m in house.letters(who, kind="milestone")]
        assert [s.split("milestone ")[1].split(",")[0] for s in subjects] == ["confirmed", "at risk", "late"]
        assert all("point 1" in s for s in subjects)
        assert {m.kind for m in house.letters(who)} <= {"confirm", "milestone", "escalate", "digest"}
    house.settle(house.answer(house.letters("jane", kind="said")[-1], "done 1"))
    assert house.wait("lena", kind="revision") and house.wait("pat", kind="revision")


def test_report(one):
    step(one, "2026-12-08 10:00")
    text = one.ctl("report", "-c", str(one.conf), "--from", "2026-12-01", "--to", "2026-12-07").stdout
    assert text == "2026-12-01 to 2026-12-07\nDesign: 0 kept, 1 late, 0 renegotiated, 0 still to come\n"
    data = json.loads(one.ctl("report", "--json", "-c", str(one.conf)).stdout)
    assert data["departments"] == [{"department": "Design", "kept": 0, "late": 1, "renegotiated": 0, "open": 0}]
    assert '"Design",0,1,0,0' in one.ctl("report", "--csv", "-c", str(one.conf)).stdout
    assert one.ctl("report", "--from", "soon", check=False).returncode == 2


def test_the_mail_of_the_week(one):
    one.settle(one.notes("Action items\n- Omar: booth furniture ordered by Thu 17 Dec\n", subject="Fwd: Fair [agreed]"))
    step(one, "2026-11-30 08:30")
    assert not one.letters("maya", kind="digest")
    step(one, "2026-11-30 09:02")
    mail = one.wait("maya", kind="digest")
    assert "pricing page" in mail.words and "booth" not in mail.words
    assert "booth" in one.wait("omar", kind="digest").words
    address = urllib.parse.unquote(re.search(r"<mailto:([^?>]+)", mail["List-Unsubscribe"])[1])
    assert not [m for _, m in one.everything() if m.kind != "digest" and m["List-Unsubscribe"]]
    one.settle(one.deliver(one.message("maya", "unsubscribe", "", to=address), address))
    step(one, "2026-12-14 09:02")
    assert len(one.letters("maya", kind="digest")) == 1
    assert len(one.letters("omar", kind="digest")) + len(one.letters("omar", kind="remind")) > 1
    step(one, "2026-12-14 15:00")
    weeks = [m["Date"] for m in one.letters("omar", kind="digest")]
    assert len(weeks) == len(set(weeks))


def test_digests_can_be_switched_off(make_house):
    house = make_house(start=False)
    house.more = 'digest = off\n' + house.more
    house.write_conf()
    house.start()
    house.settle(house.notes(ONE))
    step(house, "2026-11-30 09:02")
    assert not house.letters("maya", kind="digest")


def test_nobody_is_late_while_the_point_can_still_be_flagged(house):
    """Due tomorrow, to be flagged until Thursday evening: managers hear nothing before that."""
    house.settle(house.notes("Action items\n- Omar: churn profiles by Wed 25 Nov\n"))
    for when in ("2026-11-25 09:30", "2026-11-26 09:30", "2026-11-26 14:30", "2026-11-26 17:05"):
        step(house, when)
        assert not house.letters("jane", kind="escalate_soon") and not house.letters("sam") and not house.letters("pat")
        assert not house.letters("omar", subject="overdue")
    # then it is late, and he is told
    step(house, "2026-11-27 09:05")
    assert len(house.letters("omar", subject="overdue")) == 1


HOLIDAY = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Corp//holidays//EN\r
BEGIN:VEVENT\r
UID:founders-day@corp.example\r
DTSTAMP:20260101T000000Z\r
DTSTART;VALUE=DATE:20261202\r
SUMMARY:Founders' Day\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_holidays_and_half_days_move_the_ladder(make_house):
    """Wednesday is a day off for Maya, and on Thursday she works until 13:00: the nudge waits for Thursday morning."""
    house = make_house(start=False, persons={"maya": 'holidays = { "off.ics" }\n\thalf-days = { "2026-12-03" }'})
    (house.conf.parent / "off.ics").write_text(HOLIDAY)
    house.start()
    house.settle(house.notes("Action items\n- Maya: final pricing page mockups by Mon 7 Dec\n"))
    step(house, "2026-11-26 17:05")
    for day in ("11-30", "12-01", "12-02", "12-03", "12-04"):
        for hour in ("09:05", "12:50", "13:30", "16:50"):
            step(house, f"2026-{day} {hour}")
    written = [datetime.datetime.fromtimestamp(at, house.now().tzinfo) for at, in
               house.query("SELECT created FROM notice WHERE kind = 'remind' ORDER BY id")]
    assert [f"{at:%m-%d}" for at in written] == ["12-01", "12-03", "12-04"]
    assert all(at.hour < 13 for at in written)
    assert "split 1" in reminders(house, "maya")[2].words


def test_away_by_mail_moves_the_ladder(one):
    checkpoint_and_silence(one, 1)
    one.settle(one.answer(one.wait("maya", kind="remind"), "I am away until Wednesday 9 December."))
    checkpoint_and_silence(one, 2, 3, 4, 7, 8)
    assert len(reminders(one, "maya")) == 1
    assert not one.letters("jane", kind="escalate_soon") and not one.letters("lena", kind="escalate")
    checkpoint_and_silence(one, 9)
    assert len(reminders(one, "maya")) == 2
    # and then the clock runs again: she has had her day
    checkpoint_and_silence(one, 10, 11, 14)
    assert one.wait("jane", kind="escalate_soon")


def test_a_summary_ends_it(one):
    escalating(one)
    step(one, "2026-12-07 13:10")
    step(one, "2026-12-08 10:00")
    assert not one.letters("jane", kind="summary")
    step(one, "2026-12-09 09:05")
    mail = one.wait("jane", kind="summary")
    assert "I have asked Maya Lin several times" in mail.words and "Lena Fox and Pat Boss" in mail.words
    assert "Maya Lin had not answered, and managers were asked to help" in mail.words
    before = len([m for _, m in one.everything() if m.kind != "digest"])
    for day in (10, 11, 14, 15, 21):
        step(one, f"2026-12-{day} 10:00")
    assert len([m for _, m in one.everything() if m.kind != "digest"]) == before
    # a word of the owner, and it goes on as ever
    one.settle(one.answer(reminders(one, "maya")[-1], "done 1"))
    assert one.states() == {(1, 1): "claimed"}
