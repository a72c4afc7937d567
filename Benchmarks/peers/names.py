"""Scores the same pairs of names by Khớp's aligner, by its Jaro–Winkler and by RapidFuzz's, in turn.

    python names.py BENCHMARKS FOLDER --repeat 5 --out RESULTS.md      FOLDER as made by `khop generate`

Beside each speed stands the area under the ROC curve: the chance that a match scores higher than another pair.
"""
import argparse, os, platform, statistics, subprocess, tempfile, time, unicodedata
from importlib.metadata import version
from pathlib import Path

import numpy
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

import results

HERE = Path(__file__).parent


def area(scores, is_match, chosen):
    """The area under the ROC curve by ranks; ties count half."""
    scores, is_match = scores[chosen], is_match[chosen]
    _, place, count = numpy.unique(scores, return_inverse=True, return_counts=True)
    rank = numpy.cumsum(count) - (count - 1) / 2
    matches = int(is_match.sum())
    others = len(scores) - matches
    return (rank[place][is_match].sum() - matches * (matches + 1) / 2) / (matches * others)


def folded(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def cpdist(left, right):
    start = time.process_time()
    scores = process.cpdist(left, right, scorer=JaroWinkler.normalized_similarity, dtype=numpy.float32, workers=1)
    return time.process_time() - start, scores


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("benchmarks")
    parser.add_argument("folder")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--out", default=str(HERE.parent / "RESULTS.md"))
    options = parser.parse_args()
    times = {}
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "pairs.tsv"
        for round in range(options.repeat):
            command = [options.benchmarks, "--name-pairs", options.folder, "--pairs", str(options.pairs), "--runs", "3"]
            if round == 0:
                command += ["--output", str(path)]
            for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
                name, _, *seconds = line.split("\t")
                times.setdefault(name, []).append(min(map(float, seconds)))
            if round == 0:
                with open(path) as file:
                    next(file)
                    rows = [line.rstrip("\n").split("\t") for line in file]
                left, right, kinds = [r[0] for r in rows], [r[1] for r in rows], numpy.array([r[2] for r in rows])
                bits = numpy.array([float(r[3]) for r in rows])
                own = numpy.array([float(r[4]) for r in rows])
                plain = [folded(n) for n in left], [folded(n) for n in right]
            for name, pair in (("rapidfuzz", (left, right)), ("rapidfuzz folded", plain)):
                # The best of three, as above.
                runs = [cpdist(*pair) for _ in range(3)]
                times.setdefault(name, []).append(min(r[0] for r in runs))
                if name == "rapidfuzz":
                    marked = runs[0][1]
                else:
                    unmarked = runs[0][1]
    difference = numpy.abs(own - marked).max()
    if difference > 1e-5:
        raise SystemExit(f"the two Jaro–Winkler differ by {difference}")
    is_match = kinds == "match"
    cuts = [numpy.full(len(kinds), True)] + [is_match | (kinds == k) for k in ("sameGiven", "sameDate", "random")]
    who = [
        ("Khớp's aligner, candidates of one record together", "align", bits),
        ("Khớp's aligner, pairs in any order", "align shuffled", bits),
        ("the same, candidates of one record together, one pair at a time", "align singly", bits),
        ("the same, pairs in any order, one pair at a time", "align singly shuffled", bits),
        ("Khớp's Jaro–Winkler", "jaro-winkler", own),
        ("RapidFuzz's Jaro–Winkler, `cpdist`", "rapidfuzz", marked),
        ("the same, lower case without marks", "rapidfuzz folded", unmarked),
    ]
    table = [
        "| who | million pairs a second (median) | spread | area: all | same given word | same birth date | anybody |",
        "|---|---|---|---|---|---|---|",
    ]
    for label, name, scores in who:
        speeds = sorted(len(kinds) / 1e6 / seconds for seconds in times[name])
        areas = " | ".join(f"{area(scores, is_match, cut):.5f}" for cut in cuts)
        table.append(f"| {label} | {statistics.median(speeds):.2f} | {speeds[0]:.2f}–{speeds[-1]:.2f} | {areas} |")
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    text = (
        f"{len(kinds):,} distinct pairs of cleansed names, {int(is_match.sum()):,} of them matches that are written differently; the "
        "others have the same given word, were born on the same day, or are anybody. One core of "
        f"{cpu}, seconds of processor time; each figure is the best of three runs, {options.repeat} times in turn. The aligner takes "
        "numbers of words and gives evidence in bits; Jaro–Winkler takes texts. RapidFuzz "
        f"{version('rapidfuzz')}, Python {platform.python_version()}; both Jaro–Winkler agree to {difference:.0e} on every pair. Area: the "
        "chance that a match scores higher than a pair that is none, ties half.\n\n" + "\n".join(table) + "\n\nMade by `make bench-names`."
    )
    results.put(options.out, "Pairs of names", text)
    print(text)


main()
