"""Runs Khớp and its peers on the same generated province, in turn, and writes a table of time, memory and accuracy.

    python run.py KHOP FOLDER --repeat 5 --out RESULTS.md [--splink]      FOLDER as made by `khop generate`
"""
import argparse, csv, os, platform, resource, shutil, statistics, subprocess, sys, tempfile, time
from importlib.metadata import version
from pathlib import Path

import results

HERE = Path(__file__).parent


def measured(command):
    """Seconds, peak memory in GB; the children of one process only."""
    pid = os.fork()
    if pid == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.execvp(command[0], command)
    start = time.monotonic()
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"{command[0]} ended with {status}")
    return time.monotonic() - start, usage.ru_maxrss / 1e6


def truth(path):
    with open(path, newline="") as file:
        return {row["record_id"]: row["citizen_id"] for row in csv.DictReader(file)}


def links(path):
    with open(path, newline="") as file:
        reader = csv.DictReader(file)
        if "outcome" in reader.fieldnames:
            return {r["record_id"]: r["citizen_id"] for r in reader if r["outcome"] == "authenticated"}
        return {r["record_id"]: r["citizen_id"] for r in reader if r["citizen_id"]}


def excluded(path):
    with open(path, newline="") as file:
        return {r["record_id"] for r in csv.DictReader(file) if r["outcome"] == "excluded"}


def accuracy(found, true, out_of_scope):
    found = {record: person for record, person in found.items() if record not in out_of_scope}
    true = {record: person for record, person in true.items() if record not in out_of_scope}
    right = sum(1 for record, person in found.items() if person and true.get(record) == person)
    present = sum(1 for person in true.values() if person)
    return right / max(len(found), 1), right / max(present, 1)


def percent(share):
    """A share with three decimals; one that is not whole is never rounded up to 100 %."""
    return f"{share if share == 1 else min(share, 0.99999):.3%}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("khop")
    parser.add_argument("folder")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--out", default=str(HERE.parent / "RESULTS.md"))
    parser.add_argument("--splink", action="store_true", help="also Splink in full: minutes and many GB")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp())
    insurance, reference = f"{options.folder}/insurance.csv", f"{options.folder}/reference.csv"
    subprocess.run(["cc", "-O3", "-march=native", "-pthread", str(HERE / "reference.c"), "-o", str(work / "reference")], check=True)
    subprocess.run([options.khop, "index", "--quiet", reference, "--output", str(work / "register.khop")], check=True)
    python = sys.executable
    script = lambda name, *more: [python, str(HERE / name), insurance, reference, str(work / "out.csv"), *more]
    khop = lambda register: [options.khop, "match", "--quiet", "--insurance", insurance, "--reference", register, "--output", str(work / "khop")]
    peers = {
        "C, ID join and comparison only": ([str(work / "reference"), insurance, reference, str(work / "out.csv")], work / "out.csv"),
        "khop, both files CSV": (khop(reference), work / "khop" / "outcomes.csv"),
        "khop, frozen register": (khop(str(work / "register.khop")), work / "khop" / "outcomes.csv"),
        "Polars, exact join": (script("polars_exact.py"), work / "out.csv"),
        "DuckDB, exact join": (script("duckdb_exact.py", "exact"), work / "out.csv"),
        "DuckDB, with a fuzzy step": (script("duckdb_exact.py", "fuzzy"), work / "out.csv"),
    }
    if options.splink:
        peers["Splink 4, in full"] = (script("splink_full.py"), work / "out.csv")
    true = truth(f"{options.folder}/truth.csv")
    measured(khop(str(work / "register.khop")))
    out_of_scope = excluded(work / "khop" / "outcomes.csv")
    times = {name: [] for name in peers}
    memory, quality = {}, {}
    for round in range(options.repeat):
        for name, (command, result) in peers.items():
            if name.startswith("Splink") and round > 0:
                continue
            shutil.rmtree(work / "khop", ignore_errors=True)
            seconds, peak = measured(command)
            times[name].append(seconds)
            memory[name] = max(memory.get(name, 0), peak)
            if name not in quality:
                quality[name] = accuracy(links(result), true, out_of_scope)
            print(f"{name}: {seconds:.2f} s, {peak:.2f} GB", file=sys.stderr)
    base = statistics.median(times["khop, both files CSV"])
    rows = [
        "| who | seconds (median) | spread | times khop's | peak memory | precision | recall |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in peers:
        t = times[name]
        p, r = quality[name]
        rows.append(
            f"| {name} | {statistics.median(t):.2f} | {min(t):.2f}–{max(t):.2f} ({len(t)}) | {statistics.median(t) / base:.2f} "
            f"| {memory[name]:.2f} GB | {percent(p)} | {percent(r)} |")
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    count = len(true)
    versions = ", ".join(f"{p} {version(p)}" for p in ("splink", "duckdb", "polars", "rapidfuzz"))
    people = sum(1 for _ in open(reference, "rb")) - 1
    text = (
        f"{count:,} records against {people:,} people, {os.path.getsize(insurance) / 1e6:.0f} and {os.path.getsize(reference) / 1e6:.0f} MB of CSV, "
        "made by `khop generate`; every program reads the same two files and writes its links. "
        f"{os.cpu_count()} threads of {cpu}; Python {platform.python_version()}, {versions}. Runs take turns; accuracy is over all records in scope (not "
        "those of the armed forces), links on people who are not in the register counted as wrong.\n\n"
        + "\n".join(rows) + "\n\nMade by `make bench-peers`.\n")
    results.put(options.out, "Khớp beside its peers", text)
    print(text)
    shutil.rmtree(work, ignore_errors=True)


main()
