#!/usr/bin/env python3
"""Trains and measures the weights of parsers/language/items_weights.inc.

  train.py --notes DIR --claims PROGRAM --cases FILE --people FILE [--out FILE] [--cross N]

DIR holds gold.jsonl, docs/, more/labels.jsonl, more/ and score.py. PROGRAM is the
build's items_claims. Each document becomes a mail; its claims are labelled by the
gold: what matches a required item is one, what matches a borderline item is left
out, the rest is none. The published notes are those of open-source projects: how
people in firms write is learned from the tests' own notes (--cases, items.cases,
with the people of --people), which count as one more repository. A linear model
(logistic regression, L2, liblinear-train) is fitted on all claims but those that
something speaks against. What structure takes is learned from as well: a model that
saw only what structure leaves would hold every promise for none. Features that occur
in fewer than MIN_REPOS repositories are left out: they are names and habits of one
place.

--cross N leaves whole repositories out, in N folds, and reports these figures
beside those of the final model on everything.
"""
import argparse
import collections
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

import linear

MIN_REPOS = 4
MIN_COUNT = 8


def load_score(notes):
    spec = importlib.util.spec_from_file_location("score", os.path.join(notes, "score.py"))
    mod = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(mod)
    return mod


def load_docs(notes):
    """Records with id, repo, text, items and part ('docs' or 'more')."""
    out = []
    for line in open(os.path.join(notes, "gold.jsonl"), encoding="utf-8"):
        r = json.loads(line)
        r["part"] = "docs"
        path = os.path.join(notes, r["file"])
        r["text"] = open(path, "rb").read().decode("utf-8", "replace")
        out.append(r)
    for line in open(os.path.join(notes, "more", "labels.jsonl"), encoding="utf-8"):
        r = json.loads(line)
        r["part"] = "more"
        r["id"] = r["file"]
        r["path"] = r["file"]
        r["repo"] = r["file"].split("/")[0].replace("+", "/", 1)
        path = os.path.join(notes, "more", r["file"])
        r["text"] = open(path, "rb").read().decode("utf-8", "replace")
        out.append(r)
    for r in out:
        r["meeting_date"] = r.get("meeting_date") or "2020-01-01"
        r["text"] = r["text"].replace("\r\n", "\n").replace("\r", "\n")
    return out


CASE_HEAD = ("From: Jane Doe <jane.doe@corp.example>\nTo: agree@corp.example\nSubject: Notes [agreed]\n"
             "Date: Tue, 24 Nov 2026 15:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
             "Content-Transfer-Encoding: 8bit\n\n")


def wanted(line):
    """The tasks of what a line of items.cases expects: "owners: text {due} marks", joined by " + "."""
    out = []
    for part in line.split(" + "):
        who, _, text = part.partition(": ")
        if text and who not in ("doubtful", "decision", "question"):
            out.append(re.sub(r"( \{[-0-9]+\})?( (standard|interest|needs|milestone|done|unsure))*$", "", text).strip())
    return out


def load_cases(path, folder):
    """The tests' own notes, each a mail, with the texts of their tasks."""
    out = []
    for n, line in enumerate(open(path, encoding="utf-8")):
        text, bar, want = line.rstrip("\n").rpartition(" | ")
        if line.startswith("#") or not bar:
            continue
        mail = os.path.join(folder, "case%05d.eml" % n)
        with open(mail, "w", encoding="utf-8", newline="\n") as f:
            f.write(CASE_HEAD + text.strip().replace("\\n", "\n") + "\n")
        out.append({"repo": "own", "mail": mail, "want": wanted(want)})
    return out


def label_case(score, rec, claims):
    """As label(): a claim is an item if the case expects its very words; what shares half of them is left out."""
    want = [score.tokens(t) for t in rec["want"]]
    out = []
    for c in claims:
        near = max((score.f1(score.tokens(c["text"]), w) for w in want), default=0)
        out.append(1 if c["text"] in rec["want"] else None if near >= 0.5 else 0)
    return out


def write_mails(score, docs, folder):
    for n, r in enumerate(docs):
        r["mail"] = os.path.join(folder, "%05d.eml" % n)
        with open(r["mail"], "wb") as f:
            f.write(score.message(r, r["text"], "8bit"))


def run(program, docs, args):
    """One process for each half of the documents; answers by mail path."""
    halves = [docs[0::2], docs[1::2]]
    procs = []
    for h in halves:
        p = subprocess.Popen(["nice", program] + args, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        procs.append((p, h))
    out = {}
    import threading
    def feed(p, h):
        p.stdin.write("".join(r["mail"] + "\n" for r in h).encode())
        p.stdin.close()
    for p, h in procs:
        threading.Thread(target=feed, args=(p, h)).start()
    for p, h in procs:
        for line in p.stdout:
            a = json.loads(line)
            out[a["file"]] = a
        p.wait()
        if p.returncode != 0:
            sys.exit("items_claims failed with %d" % p.returncode)
    return out


def label(score, rec, claims):
    """1: an item, 0: none, None: leave out. Each claim by itself; near the gold line first."""
    lines = rec["text"].split("\n")
    starts = {i["line"] for i in rec["items"]}
    gold = []
    for i in rec["items"]:
        at = {i["line"]} | set(i.get("alt_lines") or [])
        gold.append((i, score.views(i, lines, starts - {i["line"]}), at))
    out = []
    for c in claims:
        best, kind = 0.0, 0
        line = c["line"]
        for i, views, at in gold:
            near = min(abs(line - x) for x in at)
            if near > 8:
                continue
            text = {"text": c["text"], "quote": c["text"]}
            s = max(score.sim(text, views), score.sim(c, views) - 0.15)
            if line in at:
                s += 0.1
            if s >= 0.5 and s > best:
                best = s
                kind = None if i.get("borderline") else 1
        out.append(kind)
    return out


def fit(rows, cost, keep):
    """rows: (features, label). Weights by name, and the bias."""
    labels, model = linear.fit(rows, sorted(keep), cost)
    sign = 1.0 if labels[0] == 1 else -1.0
    weights = {n: sign * w[0] for n, w in model.items()}
    bias = weights.pop("<bias>")
    return {n: w for n, w in weights.items() if abs(w) > 1e-4}, bias


def frequent(data):
    repos, count = collections.defaultdict(set), collections.Counter()
    for repo, feats, y in data:
        for x in set(feats):
            repos[x].add(repo)
            count[x] += 1
    return {x for x in count if len(repos[x]) >= MIN_REPOS and count[x] >= MIN_COUNT}


def write_weights(path, weights, bias):
    with open(path, "w") as f:
        f.write("bias\t%.4f\n" % bias)
        for n in sorted(weights):
            f.write("%s\t%.4f\n" % (n, weights[n]))


def feature_hash(name):
    """judge_feature_hash of parsers/language/judge.h."""
    def words_hash(s):
        h = 0
        for b in s.encode():
            h = (h * 1009 + b) & 0xffffffff
        return h
    kind, sign, rest = name.partition("=")
    h = words_hash(kind + sign)
    for part in [] if not sign else [rest] if rest.startswith("<") else rest.split(":"):
        h = (h * 0x9e3779b1 + words_hash(part)) & 0xffffffff
    return linear.hash_end(h)


def write_inc(path, weights, bias):
    rows = sorted((feature_hash(n), w, n) for n, w in list(weights.items()) + [("<bias>", bias)])
    with open(path, "w") as f:
        for h, w, n in rows:
            f.write('{ 0x%08xu, %.4ff, %s },\n' % (h, w, linear.c_string(n)))


def report(score, docs, answers, name, part=None, show=0):
    total = score.Tally()
    rows = []
    for r in docs:
        if part and r["part"] != part:
            continue
        a = answers[r["mail"]]
        t, miss, false = score.score_doc(r, r["text"], a["items"], "mark")
        total.add(t)
        rows.append((r, t, miss, false))
    p, rc, f = total.prf()
    print("%-22s items %4d  P %.3f R %.3f F1 %.3f owner %.3f due %d/%d false dates %d/%d clean %d/%d done %d/%d dup %d" % (
        name, total.tp + total.fn, p, rc, f, total.owner_f1(), total.due_ok, total.due_n, total.false_date,
        total.no_date_n, total.clean_ok, total.clean, total.done_ok, total.done_n, total.dup), flush=True)
    return rows


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--notes", required=True)
    ap.add_argument("--claims", required=True)
    ap.add_argument("--cases", required=True)
    ap.add_argument("--people", required=True)
    ap.add_argument("--out")
    ap.add_argument("--cross", type=int, default=0)
    ap.add_argument("--cost", type=float, default=0.1)
    ap.add_argument("--model", help="write the weights here, one a line")
    ap.add_argument("--score-only", action="store_true")
    ap.add_argument("--dump", help="write misses and false alarms here")
    a = ap.parse_args()
    score = load_score(a.notes)
    docs = load_docs(a.notes)
    tmp = tempfile.mkdtemp(prefix="train-")
    write_mails(score, docs, tmp)
    if a.score_only:
        answers = run(a.claims, docs, [])
        rows = report(score, docs, answers, "docs", "docs")
        rows += report(score, docs, answers, "more", "more")
        if a.dump:
            dump(a.dump, rows)
        return
    cases = load_cases(a.cases, tmp)
    answers = run(a.claims, docs, ["-f"])
    answers.update(run(a.claims, cases, ["-f", "-p", a.people]))
    data = []
    for r in docs + cases:
        claims = answers[r["mail"]]["claims"]
        labels = label_case(score, r, claims) if "want" in r else label(score, r, claims)
        for c, y in zip(claims, labels):
            if y is None or (c["sure"] and not c["taken"]):
                continue
            data.append((r["repo"], c["features"].split(), y))
    print("claims: %d of them items: %d" % (len(data), sum(y for _, _, y in data)))
    if a.cross:
        cross(score, docs, data, a)
    keep = frequent(data)
    weights, bias = fit([(f, y) for _, f, y in data], a.cost, keep)
    model = os.path.join(tmp, "model")
    write_weights(model, weights, bias)
    if a.model:
        write_weights(a.model, weights, bias)
    answers = run(a.claims, docs, ["-m", model])
    rows = report(score, docs, answers, "docs, seen", "docs")
    report(score, docs, answers, "more, seen", "more")
    if a.out:
        write_inc(a.out, weights, bias)
        print("%d weights" % len(weights))


def dump(path, rows):
    with open(path, "w") as f:
        for r, t, miss, false in rows:
            if not miss and not false:
                continue
            f.write("\n== %s %s [%s] hits %d\n" % (r["part"], r["id"], r["repo"], t.tp))
            for m in miss:
                f.write("  miss  %4d %s <%s>\n" % (m["line"], r["text"].split("\n")[m["line"] - 1][:200], ", ".join(m["owners"])))
            for x in false:
                f.write("  false %4s %.2f %s <%s>\n" % (x.get("line"), x.get("confidence", 0), (x.get("quote") or x.get("text"))[:200].replace("\n", " "),
                    ", ".join(o["name"] for o in x["owners"])))


def cross(score, docs, data, a):
    """Whole repositories left out, in folds of about the same number of documents."""
    size = collections.Counter(r["repo"] for r in docs)
    folds = [set() for _ in range(a.cross)]
    load = [0] * a.cross
    for repo, n in size.most_common():
        k = load.index(min(load))
        folds[k].add(repo)
        load[k] += n
    answers = {}
    tmp = tempfile.mkdtemp(prefix="cross-")
    for k, out in enumerate(folds):
        part = [d for d in data if d[0] not in out]
        weights, bias = fit([(f, y) for _, f, y in part], a.cost, frequent(part))
        model = os.path.join(tmp, "model%d" % k)
        write_weights(model, weights, bias)
        answers.update(run(a.claims, [r for r in docs if r["repo"] in out], ["-m", model]))
    rows = report(score, docs, answers, "docs, unseen repos", "docs")
    rows2 = report(score, docs, answers, "more, unseen repos", "more")
    if a.dump:
        dump(a.dump, rows + rows2)


if __name__ == "__main__":
    main()
