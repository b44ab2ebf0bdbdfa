"""agreed-templates(5) lists every kind of mail and every name that a template may use."""
import pathlib
import re

ROOT = pathlib.Path(__file__).parent.parent.parent


def test_every_name_is_in_the_manual():
    source = (ROOT / "daemon/core/notice/notice_kinds.c").read_text(encoding="utf-8")
    table = source[source.index("#define LINK"):source.index("struct template")]
    names = set(re.findall(r"[a-z_]+", " ".join(re.findall(r'"([^"]*)"', table))))
    manual = (ROOT / "templates/agreed-templates.5").read_text(encoding="utf-8")
    listed = set(re.findall(r"[a-z_]+", " ".join(line for line in manual.replace("\\\n", "").split("\n") if "Ic " in line)))
    assert len(names) > 90
    assert not names - listed


def test_states_are_translated():
    source = (ROOT / "daemon/core/agreement.c").read_text(encoding="utf-8")
    states = re.findall(r'\[ITEM_\w+\] = \{\s*"[^"]*",\s*"([^"]*)"', source)
    assert len(states) > 10
    for phrases in (ROOT / "templates").glob("*/phrases.txt"):
        known = {line.split(" = ")[0] for line in phrases.read_text(encoding="utf-8").split("\n")}
        assert not set(states) - known, phrases


def test_what_an_escalation_quotes_is_translated():
    source = (ROOT / "daemon/core/drive/evidence.c").read_text(encoding="utf-8")
    lines = re.findall(r'\{ "[^"]*", "([^"]*)", (?:true|false) \}', source)
    assert len(lines) > 20
    for phrases in (ROOT / "templates").glob("*/phrases.txt"):
        known = {line.split(" = ")[0] for line in phrases.read_text(encoding="utf-8").split("\n")}
        assert not set(lines) - known, phrases


def test_why_nothing_was_changed_is_translated():
    """A German mail has no English line: each reason that goes back to a writer has its translation."""
    whys = set()
    for file in (ROOT / "daemon/core").rglob("*.c"):
        for call in re.findall(r"talk_unclear\(((?:[^;\"]|\"[^\"]*\")*)\);", file.read_text(encoding="utf-8")):
            whys |= set(re.findall(r'"([^"]+)"', call))
    assert len(whys) > 15
    for phrases in (ROOT / "templates").glob("*/phrases.txt"):
        known = {line.split(" = ")[0] for line in phrases.read_text(encoding="utf-8").split("\n")}
        assert not whys - known, phrases


def test_every_command_is_in_the_manual():
    source = (ROOT / "daemon/ctl/main.c").read_text(encoding="utf-8")
    manual = (ROOT / "daemon/ctl/agreectl.1").read_text(encoding="utf-8")
    commands = re.findall(r'\{ "([a-z]+)", ctl_', source)
    assert len(commands) > 10
    assert not [c for c in commands if not re.search(rf"^\.(It|Nm).*Cm {c}\b", manual, re.M)]


def test_every_event_is_in_the_manual():
    manual = " ".join((ROOT / "daemon/agreed.8").read_text(encoding="utf-8").split())
    core = "".join(f.read_text(encoding="utf-8") for f in (ROOT / "daemon/core").glob("*.c"))
    events = set(re.findall(r'step_log\([^;]*?, "([a-z ]+)"', core)) | set(
        re.findall(r'= "([a-z ]+)"', core[core.index("names[ITEM_EVENT_COUNT]"):core.index("return names[event]")]))
    assert len(events) > 30
    assert not [e for e in sorted(events) if not re.search(rf"[ ,]{e}( |,|$)", manual)]
