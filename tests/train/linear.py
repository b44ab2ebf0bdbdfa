"""What both trainers share: linear models by liblinear-train, and the names of features as the C side hashes them."""
import os
import subprocess
import tempfile


def fit(rows, names, cost):
    """Logistic regression, L2. rows: (features, label, a number); features that are no names are left out. The labels in the order of the
    weights, and the weights by name, "<bias>" among them: one a label, or with two labels one, for the first."""
    index = {n: k + 1 for k, n in enumerate(names)}
    with tempfile.TemporaryDirectory() as folder:
        data, model = os.path.join(folder, "data"), os.path.join(folder, "model")
        with open(data, "w") as f:
            for feats, y in rows:
                ks = sorted({index[x] for x in feats if x in index})
                f.write("%d %s\n" % (y, " ".join("%d:1" % k for k in ks)))
        subprocess.run(["nice", "liblinear-train", "-q", "-s", "0", "-c", str(cost), "-B", "1", data, model],
                       check=True)
        lines = open(model).read().split("\n")
    labels = [int(x) for x in [t for t in lines if t.startswith("label")][0].split()[1:]]
    weights = [[float(x) for x in t.split()] for t in lines[lines.index("w") + 1:] if t.strip()]
    return labels, dict(zip(list(names) + ["<bias>"], weights))


def name_hash(name):
    """judge_hash of parsers/language/judge.h."""
    h = 2166136261
    for b in name.encode():
        h = ((h ^ b) * 16777619) & 0xffffffff
    return hash_end(h)


def hash_end(h):
    h ^= h >> 15
    h = (h * 0x85ebca6b) & 0xffffffff
    return h ^ (h >> 13)


def c_string(name):
    return '"%s"' % name.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?")
