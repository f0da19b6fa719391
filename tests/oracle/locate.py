#!/usr/bin/env python3
"""Compares the least weight that the example `locate` finds with that of HiGHS, a mixed-integer solver: pip install scipy.

    locate.py PROGRAM NUMBER [SEED [WRONG...]]

Where `locate` finds less than HiGHS, its answer is put to HiGHS as values that may not change: when they fit the identities, HiGHS was wrong, which
is counted and is no difference. PROGRAM is the built example. Compared are, NUMBER of each: 2021 reports (tables 3 and 4) with 1, 2, 3, 5 and 8 wrong figures, or with so many as are
named; and random systems with coefficients, constants, ranges, weights, fixed and missing values. The result is 1 if any answer differs.
"""

import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COLUMNS, OUTCOMES = 7, 21


class Problem:
    """Identities as ({variable: coefficient}, constant); for each variable its range, weight (None: fixed) and value (None: missing)."""

    def __init__(self):
        self.identities, self.ranges, self.weights, self.values = [], [], [], []

    def variable(self, value, low=0, high=None, weight=1):
        self.ranges.append((low, high))
        self.weights.append(weight)
        self.values.append(value)
        return len(self.values) - 1

    def text(self):
        lines = []
        for terms, constant in self.identities:
            sides = " ".join(f"{'+' if factor >= 0 else '-'} {abs(factor)} x{at}" for at, factor in terms.items())
            lines.append(f"{sides} = {'- ' if constant < 0 else ''}{abs(constant)}")
        for at, ((low, high), weight, value) in enumerate(zip(self.ranges, self.weights, self.values)):
            signed = lambda number: f"- {-number}" if number < 0 else str(number)
            lines += [f"x{at} free"] if low is None else [f"x{at} >= {signed(low)}"]
            lines += [] if high is None else [f"x{at} <= {signed(high)}"]
            lines.append(f"fixed x{at}" if weight is None else f"weight x{at} {weight}")
            lines.append(f"x{at} = ?" if value is None else f"x{at} = {signed(value)}")
        return "\n".join(lines) + "\n"


def least_by_highs(problem):
    """The least weight, or None when nothing mends the record."""
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    count = len(problem.values)
    # No least solution moves a value further than all the residuals together, where coefficients are 1; else the ranges bound the values.
    most = sum(abs(sum(f * (problem.values[at] or 0) for at, f in terms.items()) - constant) for terms, constant in problem.identities)
    most = max(most, 1) if all(high is None for _, high in problem.ranges) else 2000
    low, high, cost = numpy.zeros(2 * count), numpy.ones(2 * count), numpy.zeros(2 * count)
    height = len(problem.identities) + 2 * count
    entries = []
    least, greatest = numpy.zeros(height), numpy.zeros(height)
    for number, (terms, constant) in enumerate(problem.identities):
        entries += [(number, at, factor) for at, factor in terms.items()]
        least[number] = greatest[number] = constant
    for at, ((start, end), weight, value) in enumerate(zip(problem.ranges, problem.weights, problem.values)):
        low[at] = -numpy.inf if start is None else start
        high[at] = numpy.inf if end is None else end
        up, down = len(problem.identities) + 2 * at, len(problem.identities) + 2 * at + 1
        least[[up, down]], greatest[[up, down]] = -numpy.inf, numpy.inf
        if value is None:
            continue
        if weight is None:
            low[at], high[at] = max(low[at], value), min(high[at], value)
            if low[at] > high[at]:
                return None
            continue
        cost[count + at] = weight
        # Changed by at most so much, and only where its switch is on.
        entries += [(up, at, 1), (up, count + at, -most), (down, at, 1), (down, count + at, most)]
        greatest[up] = least[down] = value
    row, column, factor = zip(*entries)
    matrix = coo_array((factor, (row, column)), shape=(height, 2 * count)).tocsr()
    solved = milp(cost, constraints=LinearConstraint(matrix, least, greatest), bounds=Bounds(low, high), integrality=numpy.ones(2 * count))
    return None if solved.x is None else round(solved.fun)


def least_by_ours(program, problem):
    """The least weight, whether it is proven, the lower bound, and the first solution: by variable, the ends of its range."""
    told = subprocess.run([program, "-"], input=problem.text(), capture_output=True, text=True, check=False)
    assert told.returncode in (0, 1), told.stderr + problem.text()
    if told.stdout.startswith("no change"):
        return None, True, None, {}
    if told.stdout.startswith("every identity can hold"):
        return 0, True, 0, {}
    bound = re.search(r"did not end: perhaps there are others, of weight (\d+)", told.stdout)
    weight = int(re.match(r"weight (\d+)", told.stdout)[1])
    changes = re.findall(r"x(\d+) -?\d+ -> (-?\d*)(\.\.)?(-?\d*)", told.stdout.split("\n")[0])
    end = lambda number: int(number) if number else None
    solution = {int(at): (end(low), end(high) if dots else end(low)) for at, low, dots, high in changes}
    return weight, bound is None, int(bound[1]) if bound else weight, solution


def fits(problem, solution):
    """True when the changed values, with the others as they were, make every identity hold."""
    mended = Problem()
    mended.identities = problem.identities
    for at, ((low, high), value) in enumerate(zip(problem.ranges, problem.values)):
        low, high = solution.get(at, (low, high))
        mended.variable(None if at in solution else value, low, high, None)
    return least_by_highs(mended) == 0


def report(chance, wrong):
    """Tables 3 and 4 with figures that hold, all but so many."""
    rows = [[0] * COLUMNS for _ in range(OUTCOMES + 4)]
    for column in range(COLUMNS - 1):
        most = 200 if column == 0 else 20
        for row in range(2, 2 + OUTCOMES):
            rows[row][column] = chance.randrange(most) if chance.random() < 1 / 3 else 0
        rows[-2][column] = sum(rows[row][column] for row in range(2, 2 + OUTCOMES))
        rows[-1][column] = chance.randrange(most // 4)
        handled = rows[-2][column] + rows[-1][column]
        rows[1][column] = min(chance.randrange(most // 4), handled)
        rows[0][column] = handled - rows[1][column]
    for row in rows:
        row[-1] = sum(row[:-1])
    groups = [[chance.randrange(12) for _ in range(4)] for _ in range(3)]
    figures = [figure for row in rows for figure in row] + [figure for group in groups for figure in group + [sum(group)]]
    for at in chance.sample(range(len(figures)), wrong):
        old = figures[at]
        while figures[at] == old:
            figures[at] = chance.choice([chance.randrange(300), old + 1 + chance.randrange(20), max(old - 1 - chance.randrange(20), 0)])
    problem = Problem()
    for figure in figures:
        problem.variable(figure)
    cell = lambda row, column: (row % len(rows)) * COLUMNS + column
    for column in range(COLUMNS):
        problem.identities.append(({cell(0, column): 1, cell(1, column): 1, cell(-2, column): -1, cell(-1, column): -1}, 0))
        problem.identities.append(({**{cell(row, column): 1 for row in range(2, 2 + OUTCOMES)}, cell(-2, column): -1}, 0))
    for row in range(len(rows)):
        problem.identities.append(({**{cell(row, column): 1 for column in range(COLUMNS - 1)}, cell(row, COLUMNS - 1): -1}, 0))
    for group in range(3):
        first = len(rows) * COLUMNS + 5 * group
        problem.identities.append(({**{first + at: 1 for at in range(4)}, first + 4: -1}, 0))
    return problem


def general(chance):
    """Any small system."""
    problem = Problem()
    for _ in range(chance.randrange(3, 9)):
        low = chance.randrange(-60, 1)
        value = None if chance.random() < 0.15 else chance.randrange(-50, 51)
        problem.variable(value, low, chance.randrange(low, 61), None if chance.random() < 0.1 else chance.randrange(1, 5))
    for _ in range(chance.randrange(1, 5)):
        used = chance.sample(range(len(problem.values)), chance.randrange(2, min(5, len(problem.values)) + 1))
        problem.identities.append(({at: chance.choice([-3, -2, -1, -1, 1, 1, 2, 3]) for at in used}, chance.randrange(-10, 11)))
    return problem


def main(program, number, seed="1", *wrong):
    chance = random.Random(int(seed))
    kinds = [(f"{count} wrong", lambda count=count: report(chance, count)) for count in map(int, wrong or "12358")] + [("general", lambda: general(chance))]
    differing = 0
    with ThreadPoolExecutor(1) as other:
        for name, make in kinds:
            unproven = compared = beaten = 0
            for _ in range(int(number)):
                problem = make()
                ours = other.submit(least_by_ours, program, problem)
                theirs = least_by_highs(problem)
                weight, proven, bound, solution = ours.result()
                compared += 1
                unproven += not proven
                if weight is not None and (theirs is None or weight < theirs) and fits(problem, solution):
                    beaten += 1
                elif not (weight == theirs if proven else bound <= theirs <= weight):
                    differing += 1
                    print(f"{name}: {weight} here, {theirs} there\n{problem.text()}")
            print(f"{name}: {compared} compared, {unproven} not proven here, {beaten} where HiGHS found no least one", flush=True)
    print(f"{differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
