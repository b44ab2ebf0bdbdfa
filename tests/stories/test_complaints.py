"""Which complaint is covered by which story: none that concerns replies, bounces and loops is left out."""
import ast

from conftest import HERE, complaints, complaints_in


def stories():
    """[(function, its sentence)] of all stories."""
    for path in sorted(HERE.glob("test_*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node.name, " ".join((ast.get_docstring(node) or "").split())


def test_every_complaint_has_a_story():
    """Of the 25 only those are left out that are about connections and the form of invitations, and tested elsewhere."""
    covered = {number for _, sentence in stories() for number in complaints_in(sentence)}
    ours = {number for number, (_, elsewhere) in complaints().items() if not elsewhere}
    assert len(complaints()) == 25 and covered == ours, (ours - covered, covered - ours)


def test_every_story_says_what_it_is():
    """A sentence for each, and at least forty of them."""
    told = dict(stories())
    assert len(told) >= 40 and all(told.values()), [name for name, sentence in told.items() if not sentence]
