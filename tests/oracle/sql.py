"""The rules as SQL against `check`: five engines run docs/sql over random reports.

sql.py EXAMPLE NUMBER [ENGINE…]: EXAMPLE is the program `random_reports`. Prints for each engine how
many outcomes and broken places agree, within a report, between years and between levels; ends with 1
where one does not. An engine that cannot be had is named as not run. Spark takes pyspark and Java;
PostgreSQL takes its server and psycopg.
"""

import collections
import csv
import os
import pathlib
import shutil
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


def load_sqlite(tables, folder):
    base = sqlite3.connect(":memory:")
    for table, path in tables.items():
        base.execute(statements(SQL / f"{table}.sql")[0])
        with open(path, encoding="utf8", newline="") as file:
            rows = csv.reader(file)
            marks = ", ".join("?" * len(next(rows)))
            fields = ([field if field != "" else None for field in row] for row in rows)
            base.executemany(f"INSERT INTO {table} VALUES ({marks})", fields)
    return lambda text: base.execute(text).fetchall(), base.close


def load_duckdb(tables, folder):
    import duckdb

    base = duckdb.connect()
    for table, path in tables.items():
        base.execute(statements(SQL / f"{table}.sql")[0])
        base.execute(f"COPY {table} FROM '{path}' (HEADER, NULLSTR '')")
    return lambda text: base.execute(text).fetchall(), base.close


def load_datafusion(tables, folder):
    import datafusion

    base = datafusion.SessionContext()
    for table, path in tables.items():
        create = statements(SQL / f"{table}.sql")[0].replace("CREATE TABLE", "CREATE EXTERNAL TABLE")
        create = create.replace(" NOT NULL PRIMARY KEY", "").replace(" NOT NULL", "")
        base.sql(
            f"{create} STORED AS CSV LOCATION '{path}' "
            "OPTIONS ('format.has_header' 'true', 'format.null_regex' '^$')"
        )

    def run(text):
        batches = base.sql(text).collect()
        return [row for batch in batches for row in zip(*batch.to_pydict().values(), strict=True)]

    return run, lambda: None


def load_spark(tables, folder):
    """Spark in this process, on the loopback alone."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    base = SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "4g",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }.items():
        base = base.config(name, value)
    base = base.getOrCreate()
    for table, path in tables.items():
        create = statements(SQL / f"{table}.sql")[0]
        columns = create[create.index("(") + 1 : create.rindex(")")]
        columns = columns.replace(" PRIMARY KEY", "").replace(" NOT NULL", "")
        columns = columns.replace("VARCHAR(1000)", "STRING")
        frame = base.read.csv(str(path), schema=columns, header=True, escape='"')
        # Made once: a statement reads some of its tables several times.
        frame.cache().createOrReplaceTempView(table)
    return lambda text: [tuple(row) for row in base.sql(text).collect()], base.stop


def load_postgresql(tables, folder):
    """A server of our own, on a socket in the folder."""
    import psycopg

    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise ImportError("PostgreSQL is not installed")
    data, log = folder / "postgresql", folder / "postgresql.log"
    data.mkdir()
    command = [found[-1] / "pg_ctl", "-D", data, "-l", log, "-w"]
    # It does not run as root.
    user = []
    if os.geteuid() == 0:
        user = ["runuser", "-u", "postgres", "--"]
        for path in (folder, data):
            shutil.chown(path, "postgres")
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    subprocess.run(
        [*user, found[-1] / "initdb", "-D", data, "-A", "trust", "-U", "gouji", "-E", "UTF8"], **quiet
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    subprocess.run([*user, *command, "-o", options, "start"], **quiet)
    base = psycopg.connect(host=str(folder), user="gouji", dbname="postgres", autocommit=True)
    for table, path in tables.items():
        base.execute(statements(SQL / f"{table}.sql")[0])
        with base.cursor().copy(f"COPY {table} FROM STDIN (FORMAT csv, HEADER)") as copy:
            copy.write(path.read_bytes())
    # Without it the joins between years are nested loops.
    base.execute("ANALYZE")

    def close():
        base.close()
        subprocess.run([*user, *command, "stop", "-m", "fast"], **quiet)

    return lambda text: base.execute(text).fetchall(), close


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


def compare_levels(name, run, files, outcomes, failing):
    """The rules between levels: outcomes, and which cells differ in which report."""
    agree = collections.Counter()
    wrong = []
    for path in files:
        code = path.stem
        found = {report: told for report, *told in run(statements(path)[0])}
        for report, expected in outcomes[code].items():
            told, cells = found.pop(report, (None, ""))
            broken = failing[code].get(report, frozenset()) if expected == "fails" else frozenset()
            if code == "LV-02":
                # Money is left out, so that only what fails without it can be told.
                broken = frozenset(cell for cell in broken if not is_money(cell))
                if expected != "does_not_apply":
                    expected = "fails" if broken else None
            agree[(told == expected, expected)] += 1
            if told != expected:
                wrong.append(f"{name}: {code}, {report}: {told}, check: {expected}")
            elif told == "fails" and frozenset(cells.split()) != broken:
                wrong.append(f"{name}: {code}, {report}: {cells}")
            else:
                agree["places"] += len(broken)
        wrong += [f"{name}: {code}, {row}: not of check" for row in found.items()]
    return agree, wrong


def is_money(cell):
    return "centralized_procurement.amount" in cell or "administrative_fees.amount" in cell


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


def expected_levels(folder):
    """What `check` says of summaries: for each rule the outcomes, and the cells that differ."""
    outcomes = collections.defaultdict(dict)
    for row in rows(folder / "levels-outcomes.csv"):
        outcomes[row["rule"]][row["report"]] = row["outcome"]
    failing = collections.defaultdict(dict)
    for row in rows(folder / "levels-failing.csv"):
        before = failing[row["rule"]].get(row["report"], frozenset())
        failing[row["rule"]][row["report"]] = before | frozenset(row["cells"].split())
    return outcomes, failing


ENGINES = {
    "SQLite": load_sqlite,
    "DuckDB": load_duckdb,
    "DataFusion": load_datafusion,
    "PostgreSQL": load_postgresql,
    "Spark": load_spark,
}


def told(name, what, files, agree, wrong, start):
    same = {key[1]: count for key, count in agree.items() if key[0] is True}
    print(
        f"{name}: {what}, {len(files)} rules: {sum(same.values())} outcomes agree {same}, "
        f"{agree['places']} broken places agree; {len(wrong)} differences "
        f"({time.monotonic() - start:.1f} s)",
        flush=True,
    )
    print("\n".join(wrong[:20]), end="\n" if wrong else "")
    return bool(wrong)


def main():
    example, number, *names = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        # PostgreSQL is another user.
        folder.chmod(0o755)
        subprocess.run([example, number, folder], check=True)
        levels = [path for path in sorted(SQL.glob("LV-*.sql"))]
        files = [path for path in sorted(SQL.glob("*-*.sql")) if path not in levels]
        files += sorted(folder.glob("*-*.sql"))
        reports, failing = expected(folder)
        level_outcomes, level_failing = expected_levels(folder)
        summaries = len(level_outcomes["LV-04"])
        status = 0
        for name in names or ENGINES:
            try:
                for what in "reports", "levels":
                    tables = {"reports": folder / f"{what}.csv"}
                    if what == "levels":
                        tables["members"] = folder / "members.csv"
                    work = folder / f"{name}-{what}"
                    work.mkdir()
                    run, close = ENGINES[name](tables, work)
                    start = time.monotonic()
                    if what == "reports":
                        found = compare(name, run, files, reports, failing)
                        told(name, f"{len(reports)} reports", files, *found, start)
                    else:
                        found = compare_levels(name, run, levels, level_outcomes, level_failing)
                        told(name, f"{summaries} bodies with members", levels, *found, start)
                    status |= bool(found[1])
                    close()
            except ImportError as error:
                print(f"{name}: not run, {error}")
    sys.exit(status)


if __name__ == "__main__":
    main()
