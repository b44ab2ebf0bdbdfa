"""The cases of test_mustache.cases through pystache: what we call Mustache is Mustache, byte for byte."""
import html
import json
import pathlib

import pystache
import pytest

CASES = pathlib.Path(__file__).parent.parent / "core" / "test_mustache.cases"


def cases():
    for number, line in enumerate(CASES.read_text(encoding="utf-8").split("\n"), 1):
        kind, *columns = line.split("\t")
        if kind in ("plain", "html"):
            template, data, wanted = columns
            yield pytest.param(kind, template, data, wanted, id=f"line {number}")


def plain(column):
    return column.replace("\\n", "\n").replace("\\t", "\t")


@pytest.mark.parametrize("kind,template,data,wanted", cases())
def test_same_as_pystache(kind, template, data, wanted):
    values = json.loads(data)
    renderer = pystache.Renderer(
        escape=(lambda s: html.escape(s, quote=True)) if kind == "html" else (lambda s: s),
        partials=values.pop("_partials", {}),
    )
    assert renderer.render(plain(template), values) == plain(wanted)
