#!/usr/bin/env python3
"""Breaks one digit of each sum and share that holds in the project's own samples.

usage: mutate_samples.py --program DUDAO --data DIR [--shared DIR]

The program's own review of a sample stands in for its gold annotation; what breaks a digit and judges
what is then said lies beside the repository (../shared/tools/mutate.py). Leaves with 77 without it.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def as_gold(review):
    """The quantities and relations of a review, in the form of the gold files."""
    quantities = [{"begin": q["span"]["begin"], "end": q["span"]["end"], "text": q["text"], "value": q["value"]}
                  for q in review["quantities"]]
    relations = [{"kind": r["kind"], "expected": r["verdict"], "members": r["members"]}
                 for r in review["relations"]]
    return {"quantities": quantities, "relations": relations}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--shared", type=pathlib.Path,
                        default=os.environ.get("DUDAO_SHARED") or HERE.parents[2] / "shared")
    args = parser.parse_args()
    tool, samples = args.shared / "tools/mutate.py", args.data / "samples"
    if not tool.is_file():
        print("skipped: no mutate.py (a folder `shared` beside the repository, or DUDAO_SHARED)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        reviews, gold = pathlib.Path(folder) / "reviews", pathlib.Path(folder) / "gold"
        gold.mkdir()
        texts = sorted(samples.glob("*.txt"))
        subprocess.run([args.program, "check", *texts, "--data", args.data, "-o", reviews],
                       check=True, capture_output=True)
        for text in texts:
            review = json.loads((reviews / "内部" / f"{text.stem}.json").read_text(encoding="utf-8"))
            (gold / text.with_suffix(".json").name).write_text(json.dumps(as_gold(review)), encoding="utf-8")
        pairs = ["--pair", gold, samples]
        if (args.shared / "gold").is_dir():
            pairs += ["--pair", args.shared / "gold", args.shared / "reports"]
        return subprocess.run([sys.executable, tool, args.program, *pairs], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
