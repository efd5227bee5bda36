#!/usr/bin/env python3
"""Accuracy on the gold reports, which lie beside the repository and not in it (../shared).

usage: accuracy.py --program DUDAO --data DIR [--shared DIR] [--write FILE.md] [--raise]

Prints the figures, fails when one is under its floor in floors.json, and leaves with 77 when there
are no gold reports. --write records the figures; --raise lifts the floors to what was reached, less
a hair, and never lowers one.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
HAIR = 0.01
MARKS = ("items", "headings", "enumerations", "quantities", "dates", "citations", "placeholders",
         "problems", "rectifications", "commitments")


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)


def check_reports(args, reports, out):
    """One review a gold report into `out`; the reviews by name."""
    done = run(args.program, "check", *reports, "--data", args.data, "--include-text", "-o", out)
    if done.returncode != 0:
        sys.exit(f"dudao check failed ({done.returncode}): {done.stderr}")
    return {r.stem: json.loads((out / "内部" / f"{r.stem}.json").read_text(encoding="utf-8")) for r in reports}


def slice_faults(name, review):
    """Marks whose span does not give their words."""
    text = review["document"]["text"]
    return [f"{name}: {kind}[{i}] {mark['text']!r} is not what its span gives"
            for kind in MARKS for i, mark in enumerate(review[kind])
            if "text" in mark and text[mark["span"]["begin"]:mark["span"]["end"]] != mark["text"]]


def floor_faults(floors, figures, reviews):
    out = []
    for kind, wanted in floors["figures"].items():
        for measure, floor in wanted.items():
            got = figures[kind][measure]
            if got < floor:
                out.append(f"{kind}: {measure} {got:.3f} is under its floor {floor}")
    for name, wanted in floors["scored"].items():
        score = reviews[name]["score"]
        if score["scored"] != wanted:
            out.append(f"{name}: scored is {score['scored']}, should be {wanted}")
        if not score["scored"] and not score.get("not_scored_reason"):
            out.append(f"{name}: not scored without a reason")
    return out


def lowered(floors):
    """Floors that stand lower here than in the last commit."""
    before = run("git", "-C", HERE, "show", "HEAD:./floors.json")
    if before.returncode != 0:
        return []
    old = json.loads(before.stdout)["figures"]
    return [f"{kind}: floor of {measure} went down from {value}" for kind, wanted in old.items()
            for measure, value in wanted.items()
            if floors["figures"].get(kind, {}).get(measure, 0) < value]


def raise_floors(floors, figures):
    for kind, wanted in floors["figures"].items():
        for measure, floor in wanted.items():
            wanted[measure] = max(floor, round(figures[kind][measure] - HAIR, 3))
    FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


HAND = "<!-- Below this line: written by hand, kept by --write. -->"


def hand_written(path):
    """What people wrote on the page, below the line."""
    if not path.exists():
        return ""
    _, line, rest = path.read_text(encoding="utf-8").partition(HAND)
    return line + rest


def write_page(path, table, reviews):
    rows = "\n".join(f"| {n} | {'yes' if r['score']['scored'] else 'no'} | "
                     f"{r['score'].get('not_scored_reason', '')} |" for n, r in sorted(reviews.items()))
    kept = hand_written(path)
    path.write_text(f"""# Accuracy

Written by `./x accuracy` against the three annotated reports (they are not part of the repository),
pooled over them. Every figure follows the annotation standard; floors are in
`tests/accuracy/floors.json` and only go up.

```
{table.rstrip()}
```

| report | scored | why not |
|---|---|---|
{rows}

{kept}""", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--shared", type=pathlib.Path,
                        default=os.environ.get("DUDAO_SHARED") or HERE.parents[2] / "shared")
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    gold, tool = args.shared / "gold", args.shared / "tools/evaluate.py"
    if not gold.is_dir() or not tool.is_file():
        print("skipped: no gold reports (a folder `shared` beside the repository, or DUDAO_SHARED)")
        return 77

    reports = [args.shared / "reports" / f"{g.stem}.txt" for g in sorted(gold.glob("*.json"))]
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        reviews = check_reports(args, reports, out)
        table = run(sys.executable, tool, "--all", gold, out / "内部").stdout
        figures = json.loads(run(sys.executable, tool, "--all", gold, out / "内部", "--json").stdout)
    print(table)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    faults = floor_faults(floors, figures, reviews) + lowered(floors)
    for name, review in reviews.items():
        faults += slice_faults(name, review)
    for fault in faults:
        print("FAULT", fault)
    if args.write:
        write_page(args.write, table, reviews)
    if args.lift:
        raise_floors(floors, figures)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
