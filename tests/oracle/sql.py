"""The rules as SQL against `check`: SQLite, DuckDB and DataFusion run docs/sql over random reports.

sql.py EXAMPLE NUMBER: EXAMPLE is the program `random_reports`. Prints for each engine how many
outcomes and broken places agree; ends with 1 where one does not.
"""

import collections
import csv
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

SQL = pathlib.Path(__file__).resolve().parents[2] / "docs" / "sql"


def statements(path):
    """The statements of a file, without their comments."""
    lines = path.read_text(encoding="utf8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return [part.strip() for part in text.split(";") if part.strip()]


def load_sqlite(path):
    base = sqlite3.connect(":memory:")
    base.execute(statements(SQL / "reports.sql")[0])
    with open(path, encoding="utf8", newline="") as file:
        rows = csv.reader(file)
        marks = ", ".join("?" * len(next(rows)))
        fields = ([field if field != "" else None for field in row] for row in rows)
        base.executemany(f"INSERT INTO reports VALUES ({marks})", fields)
    return base, lambda text: base.execute(text).fetchall()


def load_duckdb(path):
    import duckdb

    base = duckdb.connect()
    base.execute(statements(SQL / "reports.sql")[0])
    base.execute(f"COPY reports FROM '{path}' (HEADER, NULLSTR '')")
    return base, lambda text: base.execute(text).fetchall()


def load_datafusion(path):
    import datafusion

    base = datafusion.SessionContext()
    create = statements(SQL / "reports.sql")[0].replace(" NOT NULL PRIMARY KEY", "")
    create = create.replace("CREATE TABLE", "CREATE EXTERNAL TABLE")
    base.sql(
        f"{create} STORED AS CSV LOCATION '{path}' "
        "OPTIONS ('format.has_header' 'true', 'format.null_regex' '^$')"
    )

    def run(text):
        batches = base.sql(text).collect()
        return [row for batch in batches for row in zip(*batch.to_pydict().values(), strict=True)]

    return base, run


def compare(name, run, files, reports, failing):
    """Every rule by itself, then all in one statement."""
    agree = collections.Counter()
    wrong = []
    for path in files:
        code = path.stem
        column = "rule_" + code.lower().replace("-", "_")
        outcomes, places = statements(path)
        found = dict(run(outcomes))
        for row in reports:
            # A rule over two years has no row for a report without last year's.
            told = found.get(row["report"], "does_not_apply")
            agree[(told == row[column], row[column])] += 1
            if told != row[column]:
                wrong.append(f"{name}: {code}, {row['report']}: {told}, check: {row[column]}")
        broken = collections.Counter(
            (report, int(left), int(right)) for report, _, _, left, right, _ in run(places)
        )
        for row in (broken - failing[code]).keys() | (failing[code] - broken).keys():
            wrong.append(f"{name}: {code}, {row}: sides differ")
        agree["places"] += sum((broken & failing[code]).values())
    query = statements(SQL / "outcomes.sql")[0]
    codes = [part.split("\n")[0] for part in query.split("END AS ")[1:]]
    codes = [code.strip().rstrip(",") for code in codes]
    by_report = {row["report"]: row for row in reports}
    for row in run(query):
        for code, told in zip(codes, row[1:], strict=True):
            if told != by_report[row[0]]["rule_" + code]:
                wrong.append(f"{name}: outcomes.sql, {code}, {row[0]}: {told}")
    return agree, wrong


def rows(path):
    with open(path, encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def expected(folder):
    """What `check` says: for each report its outcomes, for each rule where it is broken."""
    keep = lambda name: name == "report" or name.startswith("rule_")
    reports = [
        {name: sys.intern(value) for name, value in row.items() if keep(name)}
        for row in rows(folder / "reports.csv")
    ]
    by_report = {row["report"]: row for row in reports}
    for row in rows(folder / "house.csv"):
        column = "rule_" + row["rule"].lower().replace("-", "_")
        by_report[row["report"]][column] = sys.intern(row["outcome"])
    failing = collections.defaultdict(collections.Counter)
    for row in rows(folder / "failing.csv"):
        sides = int(row["left_side"]), int(row["right_side"])
        failing[row["rule"]][(row["report"], *sides)] += 1
    return reports, failing


def main():
    example, number = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([example, number, folder], check=True)
        reports_path = folder / "reports.csv"
        files = sorted(SQL.glob("*-*.sql")) + sorted(folder.glob("*-*.sql"))
        reports, failing = expected(folder)
        status = 0
        engines = ("SQLite", load_sqlite), ("DuckDB", load_duckdb), ("DataFusion", load_datafusion)
        for name, load in engines:
            try:
                base, run = load(reports_path)
            except ImportError as error:
                print(f"{name}: not run, {error}")
                continue
            start = time.monotonic()
            agree, wrong = compare(name, run, files, reports, failing)
            del base
            same = {key[1]: count for key, count in agree.items() if key[0] is True}
            print(
                f"{name}: {len(reports)} reports, {len(files)} rules: "
                f"{sum(same.values())} outcomes agree {same}, {agree['places']} broken places "
                f"agree; {len(wrong)} differences ({time.monotonic() - start:.1f} s)"
            )
            print("\n".join(wrong[:20]))
            status |= bool(wrong)
    sys.exit(status)


if __name__ == "__main__":
    main()
