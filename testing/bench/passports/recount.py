#!/usr/bin/env python3
"""Counts again, from the rows that passports list, the numbers that reports print; shares no code with the program.

    testing/bench/passports/recount.py OUT INPUTS [N] [SEED]

OUT is the folder of a run, INPUTS what it read. N numbers (default 100) are drawn from the pages of OUT/reports by SEED. Of
each, the listed rows are weighted and added up, with what the universe lacks, and compared with numerator, denominator and
unknown as OUT/export says them (or the passport, where no export was made). Each listed line must stand in a file with
the listed checksum. Ends with 1 where anything differs.
"""
import csv
import hashlib
import html
import json
import pathlib
import random
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[3]
TOLERANCE = 1e-6


def keys(out):
    found = set()
    for page in sorted((out / "reports").glob("*.html")):
        found.update(html.unescape(key) for key in re.findall(r'data-key="([^"]*)"', page.read_text("utf-8")))
    # Numbers that are counted here: no edition, no comparison.
    return sorted(
        key
        for key in found
        if key.count("/") == 4 and "@" not in key and "~" not in key
        and key.rsplit("/", 1)[1] in ("value", "numerator", "denominator", "unknown", "value_all", "n_rows")
    )


def passports(out, chosen, command):
    run = subprocess.run(
        [*command, "explain", *chosen, "--rows", "--format", "json", "--audience", "members", "--lang", "en", "--out", str(out)],
        capture_output=True, text=True, check=False,
    )
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def exported(out):
    """Published counts by key without its part, from the members' export."""
    counts = {}
    for name in ("indicator_values", "indicator_breakdowns"):
        for folder in ("export-members", "export"):
            file = next(iter(sorted((out / folder / "data").glob(name + "*.csv"))), None)
            if file:
                with open(file, encoding="utf-8-sig", newline="") as text:
                    for row in csv.DictReader(text):
                        part = f":{row['breakdown']}:{row['category']}" if "breakdown" in row else ""
                        counts.setdefault(f"{row['indicator']}{part}/{row['area_code']}/{row['residence']}/{row['year']}", row)
                break
    return counts


def checksum(file, seen={}):
    if file not in seen:
        seen[file] = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
    return seen[file]


def recount(passport, published, inputs):
    wrong = []
    parts = passport["parts"]
    value = parts["value"][0]
    rows = parts.get("counted", [])
    sums = {name: sum(row["weight"] * (row[name] or 0) for row in rows) for name in ("numerator", "denominator", "unknown")}
    sums["unknown"] += sum(row["missing"] for row in parts.get("universe", []))
    said = published.get(passport["key"].rsplit("/", 1)[0], value)
    for name, total in sums.items():
        told = said.get(name)
        if told not in (None, "") and abs(total - float(told)) > TOLERANCE * max(1, abs(float(told))):
            wrong.append(f"{name}: {told} is told, {total} is counted")
    lines = 0
    for row in rows:
        for origin, told in zip(row["origins"], row["sha256"]):
            place, line = origin.rsplit(":", 1)
            name = place.split("!")[0]
            found = checksum(inputs / name)
            lines += 1
            if found is not None and found != told:
                wrong.append(f"{origin}: checksum {told}, the file has {found}")
            if found is not None and name.endswith(".csv"):
                with open(inputs / name, "rb") as raw:
                    if sum(1 for _ in raw) < int(line):
                        wrong.append(f"{origin}: the file is shorter")
    return wrong, len(rows), lines


def main():
    out, inputs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    command = sys.argv[5:] or [str(HERE / "ptps")]
    all_keys = keys(out)
    chosen = random.Random(seed).sample(all_keys, min(number, len(all_keys)))
    published = exported(out)
    rows = lines = 0
    faults = []
    for passport in passports(out, chosen, command):
        wrong, counted, origins = recount(passport, published, inputs)
        rows += counted
        lines += origins
        faults.extend(f"{passport['key']}: {what}" for what in wrong)
    print(f"{len(chosen)} passports of {len(all_keys)} numbers: {rows} rows from {lines} lines counted again, {len(faults)} differ")
    print("\n".join(faults))
    sys.exit(1 if faults or not chosen else 0)


main()
