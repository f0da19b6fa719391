"""The descriptions in docs/schema by validators that are not ours.

descriptions.py TABLES: TABLES is the example `tables`' program. Frictionless reads both tables by
their Table Schema, csvw by their metadata, jsonschema each row; a spoilt table must be refused.
"""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "schema"
REPORTS = ["examples/data/xingqing-2020.txt"]
FILES = {"wide": "reports.csv", "long": "cells.csv"}


def table(program, form, folder):
    path = folder / FILES[form]
    reports = [str(ROOT / report) for report in REPORTS]
    path.write_bytes(subprocess.run([program, form, *reports], capture_output=True, check=True).stdout)
    return path


def spoilt(path):
    """The same with a letter in a number."""
    bad = path.with_name("bad.csv")
    text = path.read_text(encoding="utf8")
    bad.write_text(text.replace(",2020,", ",2o20,"), encoding="utf8", newline="")
    return bad


def with_frictionless(path, schema):
    from frictionless import Resource, Schema, system

    with system.use_context(trusted=True):
        resource = Resource(path=str(path), schema=Schema.from_descriptor(str(schema)))
        return resource.validate().valid


def with_csvw(path, metadata):
    """csvw needs the metadata beside the table."""
    from csvw import CSVW

    described = json.loads(metadata.read_text(encoding="utf8"))
    described["url"] = path.name
    beside = path.with_name(path.name + "-metadata.json")
    beside.write_text(json.dumps(described), encoding="utf8")
    return CSVW(str(path), validate=True).is_valid


def with_jsonschema(path, schema):
    import jsonschema

    described = json.loads(schema.read_text(encoding="utf8"))
    jsonschema.Draft202012Validator.check_schema(described)
    validator = jsonschema.Draft202012Validator(described)
    whole = {
        name
        for name, about in described["properties"].items()
        if "integer" in (about["type"] if isinstance(about["type"], list) else [about["type"]])
    }

    def value(name, text):
        if text == "":
            return None
        return int(text) if name in whole and text.lstrip("-").isdigit() else text

    with open(path, encoding="utf8", newline="") as file:
        rows = [{name: value(name, text) for name, text in row.items()} for row in csv.DictReader(file)]
    return all(validator.is_valid(row) for row in rows)


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    status = 0
    for form in FILES:
        good = table(sys.argv[1], form, folder)
        bad = spoilt(good)
        for name, validate, about in (
            ("frictionless", with_frictionless, SCHEMA / f"{form}.tableschema.json"),
            ("csvw", with_csvw, SCHEMA / f"{FILES[form]}-metadata.json"),
            ("jsonschema", with_jsonschema, SCHEMA / f"{form}.schema.json"),
        ):
            try:
                is_right = validate(good, about) and not validate(bad, about)
            except ImportError as error:
                print(f"{name}: not run, {error}")
                continue
            print(f"{form} by {name}: {'right' if is_right else 'WRONG'}")
            status |= not is_right
    shutil.rmtree(folder)
    sys.exit(status)


if __name__ == "__main__":
    main()
