"""What the identities of severity error take in other engines, on the same Parquet.

usage: compare.py FOLDER COLUMNS [THREADS...]
FOLDER: Parquet of reports of the edition of 2021, as `country N FOLDER` writes them (a folder of one year will do).
COLUMNS: the program `columns`.
Prints for each engine and number of threads the microseconds a record: in memory, and read from the files.
Three rounds, the engines in turn; the medians are told. Ends with 1 when the engines count differently.
It needs polars and duckdb.
"""
import json, os, statistics, subprocess, sys, time

ROUNDS = 3
TIMES = 9


def identities(program):
    lines = subprocess.run([program, '--identities'], check=True, capture_output=True, text=True).stdout
    by_rule = {}
    for line in lines.splitlines():
        one = json.loads(line)
        by_rule.setdefault(one['rule'], []).append(one['terms'])
    return by_rule


def columns(rules):
    return list(dict.fromkeys(name for sums in rules.values() for terms in sums for _, name in terms))


def median_of(work):
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def polars_run(folder, rules):
    import polars as pl

    def sum_of(terms):
        return sum(coefficient * pl.col(name) if coefficient != 1 else pl.col(name) for coefficient, name in terms)

    def fails(sums):
        return pl.any_horizontal([sum_of(terms) != 0 for terms in sums])

    count = [fails(sums).sum().alias(rule) for rule, sums in rules.items()]
    files = os.path.join(folder, '**/*.parquet')
    wanted = columns(rules)
    frame = pl.read_parquet(files, columns=wanted, hive_partitioning=False)
    memory, result = median_of(lambda: frame.select(count))
    start = time.perf_counter()
    pl.scan_parquet(files, hive_partitioning=False).select(count).collect()
    return len(frame), memory, time.perf_counter() - start, result.to_dicts()[0]


def duckdb_run(folder, rules, threads):
    import duckdb
    db = duckdb.connect()
    db.execute(f'SET threads = {threads}')

    def difference(terms):
        return ' + '.join(f'{coefficient} * {name}' if coefficient != 1 else name for coefficient, name in terms)

    def fails(sums):
        return ' OR '.join(f'({difference(terms)}) <> 0' for terms in sums)

    select = 'SELECT ' + ', '.join(f'count(*) FILTER (WHERE {fails(sums)}) AS "{rule}"' for rule, sums in rules.items())
    files = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = false)"
    db.execute(f'CREATE TABLE reports AS SELECT {", ".join(columns(rules))} FROM {files}')
    records = db.execute('SELECT count(*) FROM reports').fetchone()[0]
    memory, result = median_of(lambda: db.execute(f'{select} FROM reports').fetchone())
    start = time.perf_counter()
    db.execute(f'{select} FROM {files}').fetchone()
    return records, memory, time.perf_counter() - start, dict(zip(rules, result))


def one(engine, threads, folder, program):
    """In a process of its own: polars takes its number of threads from the environment."""
    if engine == 'gouji':
        out = subprocess.run([program, folder, str(threads)], check=True, capture_output=True, text=True).stdout
        found = json.loads(out)
        return found['records'], found['memory'], found['files'], found['failing']
    environment = dict(os.environ, POLARS_MAX_THREADS=str(threads))
    command = [sys.executable, __file__, '--one', engine, str(threads), folder, program]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def main():
    if sys.argv[1] == '--one':
        _, _, engine, threads, folder, program = sys.argv
        rules = identities(program)
        run = polars_run(folder, rules) if engine == 'polars' else duckdb_run(folder, rules, int(threads))
        print(json.dumps(run))
        return 0
    folder, program, *threads = sys.argv[1:]
    threads = [int(number) for number in threads] or [1, os.cpu_count()]
    found, counts = {}, None
    for _ in range(ROUNDS):
        for number in threads:
            for engine in ['gouji', 'polars', 'duckdb']:
                records, memory, files, failing = one(engine, number, folder, program)
                # Where a figure is blank, a sum of plain SQL and of polars is NULL, which fails nowhere.
                failing = {rule: failing.get(rule, 0) for rule in sorted(failing)}
                if counts is not None and (records, failing) != counts:
                    print(f'{engine} counts {records} {failing}, not {counts}')
                    return 1
                counts = (records, failing)
                found.setdefault((number, engine), []).append((memory / records * 1e6, files / records * 1e6))
    print(f'{counts[0]} reports, failing: {counts[1]}')
    for (number, engine), times in found.items():
        memory, files = (statistics.median(column) for column in zip(*times))
        print(f'{number} thread(s)  {engine:7} in memory {memory:6.3f} us a report  from Parquet {files:6.3f}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
