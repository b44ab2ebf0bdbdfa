#!/usr/bin/python3
"""How many date expressions a second one process reads, ours and chrono-node's.

The texts are those of tests/parsers/date.cases in English, over and over. Ours
is `agreectl dates`, JSON in and out and the jail included; chrono-node, if npm
has it (CHRONO names a folder with node_modules), is called in a loop, without
any JSON. Processor seconds, the best of three runs, without the start-up.
Node compiles as it runs: chrono is measured over as many lines as a large
archive of notes has, and once more when nothing is left to compile.
"""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.environ.get("AGREED_BUILD", os.path.join(HERE, "..", "..", "build"))
CASES = os.path.join(HERE, "..", "parsers", "date.cases")

CHRONO = """
const chrono = require('chrono-node');
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n').map(l => JSON.parse(l));
let found = 0;
for (const l of lines)
	found += chrono.parse(l.text, new Date(l.now), { forwardDate: true }).length;
process.stdout.write(String(found));
"""


def texts():
    with open(CASES, encoding="utf-8") as f:
        for line in f:
            v = [x.strip() for x in line.split("|")]
            if len(v) > 3 and v[0] == "en":
                yield {"text": v[2], "now": v[1], "lang": v[0]}


def cpu_of(command, lines, cwd=None):
    """Processor seconds of one run, and what it wrote."""
    with tempfile.TemporaryFile() as f:
        f.write("".join(json.dumps(x) + "\n" for x in lines).encode())
        f.seek(0)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = subprocess.run(command, stdin=f, stdout=subprocess.PIPE, check=True, cwd=cwd).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime), out


def rate(command, cases, lines, cwd=None):
    few = cases[:1]
    many = [dict(c, id=i) for i, c in enumerate((cases * (lines // len(cases) + 1))[:lines])]
    start = min(cpu_of(command, few, cwd)[0] for _ in range(3))
    best = min(cpu_of(command, many, cwd)[0] for _ in range(3))
    return len(many) / max(best - start, 1e-6)


def chrono_folder():
    for folder in (os.environ.get("CHRONO"), os.getcwd()):
        if folder and os.path.isdir(os.path.join(folder, "node_modules", "chrono-node")):
            return folder
    return None


def main():
    cases = list(texts())
    ours = rate([os.path.join(BUILD, "agreectl"), "dates"], cases, 120000)
    print("dates: agreectl %.0f expressions a second" % ours)
    folder = chrono_folder()
    if shutil.which("node") is None or folder is None:
        print("dates: no chrono-node to compare with (CHRONO=FOLDER, after npm install chrono-node there)")
        return 0
    for lines in 12000, 40000:
        theirs = rate(["node", "-e", CHRONO], cases, lines, folder)
        print("dates: chrono-node %.0f expressions a second over %d; ours is %.0f times as fast" %
              (theirs, lines, ours / theirs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
