#!/usr/bin/env python3
"""Frameworks keep to their JSON Schema, as texts (what dudao reads) and as YAML types (what editors
check), and the schema refuses what is wrong.

usage: framework_schema.py FOLDER
"""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(missing)
    sys.exit(77)


def spoilt(good):
    """Each a reason and a copy of `good` that must be refused."""
    def changed(change):
        out = copy.deepcopy(good)
        change(out)
        return out

    first = lambda d: d["groups"][0]["indicators"][0]
    yield "unknown key", changed(lambda d: d.update(colour="red"))
    yield "unknown level", changed(lambda d: d.update(level="town"))
    yield "no groups", changed(lambda d: d.update(groups=[]))
    yield "no points", changed(lambda d: first(d).pop("points"))
    yield "negative points", changed(lambda d: first(d).update(points=-1))
    yield "unknown style", changed(lambda d: first(d).update(style="guess"))
    yield "tier without bands", changed(lambda d: first(d).update(style="tier"))
    yield "deduction without each", changed(lambda d: first(d).update(style="deduct_each"))
    yield "a changed line without source", changed(lambda d: d.update(lines=[{"line": "X01", "value": 90}]))
    yield "unknown effect", changed(lambda d: d["vetoes"][0].update(effect="veto"))


def main():
    folder = pathlib.Path(sys.argv[1])
    schema = json.loads((folder / "framework.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    files = sorted(folder.glob("*.yaml"))
    faults = 0 if len(files) >= 2 else 1
    for path in files:
        text = path.read_text(encoding="utf-8")
        for loader in (yaml.BaseLoader, yaml.SafeLoader):
            data = yaml.load(text, Loader=loader)
            for fault in validator.iter_errors(data):
                faults += 1
                print(f"{path.name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
            if data["id"] != path.stem:
                faults += 1
                print(f"{path.name}: id {data['id']} is not the file's name")
        for why, bad in spoilt(data):
            if validator.is_valid(bad):
                faults += 1
                print(f"{path.name}: {why} is not refused")
    print(f"{len(files)} frameworks, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
