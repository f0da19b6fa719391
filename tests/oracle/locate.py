#!/usr/bin/env python3
"""Compares the least weight that the example `locate` finds with that of HiGHS, a mixed-integer solver: pip install scipy.

    locate.py PROGRAM NUMBER [SEED [WRONG...]]

Compared are, NUMBER of each: 2021 reports (tables 3 and 4) with 1, 2, 3, 5 and 8 wrong figures, or with so many as are named; and random systems
with coefficients, constants, inequalities, ranges, weights, fixed and missing values; and 2021 reports with a rule of one's own. PROGRAM is the built example. Its answer is put into the identities too: in
whole numbers, or, where values have a range, to HiGHS as values that may not change. Where it fits and HiGHS finds nothing as small, HiGHS was
wrong, which is counted and is no difference. The result is 1 if any answer differs.
"""

import operator
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COLUMNS, OUTCOMES = 7, 21
HOLDS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}


class Problem:
    """Identities and inequalities as ({variable: coefficient}, constant, relation); for each variable its range, weight (None: fixed) and value (None: missing)."""

    def __init__(self):
        self.identities, self.ranges, self.weights, self.values = [], [], [], []

    def variable(self, value, low=0, high=None, weight=1):
        self.ranges.append((low, high))
        self.weights.append(weight)
        self.values.append(value)
        return len(self.values) - 1

    def text(self):
        lines = []
        for terms, constant, relation in self.identities:
            sides = " ".join(f"{'+' if factor >= 0 else '-'} {abs(factor)} x{at}" for at, factor in terms.items())
            lines.append(f"{sides} {relation} {'- ' if constant < 0 else ''}{abs(constant)}")
        for at, ((low, high), weight, value) in enumerate(zip(self.ranges, self.weights, self.values)):
            signed = lambda number: f"- {-number}" if number < 0 else str(number)
            lines += [f"x{at} free"] if low is None else [f"x{at} >= {signed(low)}"]
            lines += [] if high is None else [f"x{at} <= {signed(high)}"]
            lines.append(f"fixed x{at}" if weight is None else f"weight x{at} {weight}")
            lines.append(f"x{at} = ?" if value is None else f"x{at} = {signed(value)}")
        return "\n".join(lines) + "\n"


def residuals(problem):
    """What the left side of each identity is above its right one; missing values count as 0."""
    return [sum(factor * (problem.values[at] or 0) for at, factor in terms.items()) - constant for terms, constant, _ in problem.identities]


def is_plain(problem):
    """Whether every value is there, may change, and may be any number from 0, and every coefficient is 1 or -1: the reports."""
    signs = all(relation == "=" and abs(factor) == 1 for terms, _, relation in problem.identities for factor in terms.values())
    open_ended = all(limits == (0, None) for limits in problem.ranges)
    return signs and open_ended and None not in problem.weights and all(value is not None and value >= 0 for value in problem.values)


def least_by_highs(problem):
    """The least weight, or None when nothing mends the record."""
    return least_of_plain(problem) if is_plain(problem) else least_of_any(problem)


class Unsolved(Exception):
    """HiGHS gave up, without having proven that nothing mends the record."""


class Program:
    """A mixed-integer program, row by row."""

    def __init__(self, cost, low, high, whole):
        self.cost, self.low, self.high, self.whole = cost, low, high, whole
        self.entries, self.least, self.greatest = [], [], []

    def row(self, terms, least, greatest):
        self.entries += [(len(self.least), at, factor) for at, factor in terms.items()]
        self.least.append(least)
        self.greatest.append(greatest)

    def minimum(self):
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        row, column, factor = zip(*self.entries)
        matrix = coo_array((factor, (row, column)), shape=(len(self.least), len(self.cost))).tocsr()
        rows = LinearConstraint(matrix, self.least, self.greatest)
        solved = milp(self.cost, constraints=rows, bounds=Bounds(self.low, self.high), integrality=self.whole, options={"time_limit": 60})
        if solved.status not in (0, 2):
            raise Unsolved(solved.message)
        return None if solved.x is None else round(solved.fun)


def least_of_plain(problem):
    """The same for a plain problem, in a form that HiGHS proves a few times to some tens of times faster.

    By how much a value rises and by how much it falls are two variables, each with its own limit, and they need not be whole: that can only make
    the least weight smaller, and `locate`'s answer is held against it in whole numbers. A row for each identity that fails says that enough
    switches must be on to mend it.
    """
    count, left = len(problem.values), residuals(problem)
    # Changes along a circle of identities can be left out; what remains are paths that each take something off a residual.
    most = sum(map(abs, left))
    switch, rise, fall = range(count), range(count, 2 * count), range(2 * count, 3 * count)
    falls = [min(value, most) for value in problem.values]
    none = [0] * count
    program = Program(cost=problem.weights + none * 2, low=none * 3, high=[1] * count + [most] * count + falls, whole=[1] * count + none * 2)
    for at in range(count):
        limits = {switch[at]: -1, rise[at]: 1 / max(most, 1)} | ({fall[at]: 1 / falls[at]} if falls[at] else {})
        program.row(limits, -float("inf"), 0)
    for (terms, _, _), residual in zip(problem.identities, left):
        moves = {rise[at]: factor for at, factor in terms.items()} | {fall[at]: -factor for at, factor in terms.items()}
        program.row(moves, -residual, -residual)
        if residual:
            takes_off = lambda at, factor: abs(residual) if factor * residual < 0 else min(abs(residual), falls[at])
            program.row({switch[at]: takes_off(at, factor) / abs(residual) for at, factor in terms.items()}, 1, float("inf"))
    return program.minimum()


def least_of_any(problem):
    """The same with whole values and one limit for all changes."""
    count = len(problem.values)
    # No least solution moves a value further than all the residuals together, where coefficients are 1; else the ranges bound the values.
    left = sum(map(abs, residuals(problem)))
    is_open = all(high is None for _, high in problem.ranges)
    ones = all(abs(factor) == 1 for terms, _, _ in problem.identities for factor in terms.values())
    most = 2000 if not is_open else max(left, 1) if ones else 2000 + left
    infinite = float("inf")
    program = Program(cost=[0] * (2 * count), low=[0] * (2 * count), high=[1] * (2 * count), whole=[1] * (2 * count))
    for terms, constant, relation in problem.identities:
        program.row(terms, -infinite if relation == "<=" else constant, infinite if relation == ">=" else constant)
    for at, ((start, end), weight, value) in enumerate(zip(problem.ranges, problem.weights, problem.values)):
        low = -infinite if start is None else start
        high = infinite if end is None else end
        if value is not None and weight is None:
            low, high = max(low, value), min(high, value)
            if low > high:
                return None
        program.low[at], program.high[at] = low, high
        if value is not None and weight is not None:
            program.cost[count + at] = weight
            # Changed by at most so much, and only where its switch is on.
            program.row({at: 1, count + at: -most}, -infinite, value)
            program.row({at: 1, count + at: most}, value, infinite)
    return program.minimum()


def least_by_ours(program, problem):
    """The least weight, whether it is proven, the lower bound, and the first solution: by variable, the ends of its range."""
    told = subprocess.run([program, "-"], input=problem.text(), capture_output=True, text=True, check=False)
    assert told.returncode in (0, 1), told.stderr + problem.text()
    if told.stdout.startswith("no change"):
        return None, True, None, {}
    if told.stdout.startswith("every identity can hold"):
        return 0, True, 0, {}
    bound = re.search(r"did not end: perhaps there are others, of weight (\d+)", told.stdout)
    if not told.stdout.startswith("weight"):
        return None, False, int(bound[1]), {}  # the search ended before it found anything
    weight = int(re.match(r"weight (\d+)", told.stdout)[1])
    changes = re.findall(r"x(\d+) -?\d+ -> (-?\d*)(\.\.)?(-?\d*)", told.stdout.split("\n")[0])
    end = lambda number: int(number) if number else None
    solution = {int(at): (end(low), end(high) if dots else end(low)) for at, low, dots, high in changes}
    return weight, bound is None, int(bound[1]) if bound else weight, solution


def fits(problem, weight, solution):
    """True when the changed values have that weight and, with the others as they were, make every identity hold."""
    if weight != sum(problem.weights[at] for at in solution if problem.values[at] is not None):
        return False
    if None not in problem.values and all(low == high for low, high in solution.values()):
        values = [solution[at][0] if at in solution else value for at, value in enumerate(problem.values)]
        within = all((low is None or low <= value) and (high is None or value <= high) for (low, high), value in zip(problem.ranges, values))
        holds = lambda terms, constant, relation: HOLDS[relation](sum(factor * values[at] for at, factor in terms.items()), constant)
        return within and all(holds(*identity) for identity in problem.identities)
    mended = Problem()
    mended.identities = problem.identities
    for at, ((low, high), value) in enumerate(zip(problem.ranges, problem.values)):
        low, high = solution.get(at, (low, high))
        mended.variable(None if at in solution else value, low, high, None)
    return least_of_any(mended) == 0


def agree(weight, proven, bound, theirs):
    """Whether our answer and HiGHS's can both be true; no weight that is not proven means that nothing was found."""
    if proven or theirs is None:
        return weight == theirs
    return bound <= theirs and (weight is None or theirs <= weight)


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
        problem.identities.append(({cell(0, column): 1, cell(1, column): 1, cell(-2, column): -1, cell(-1, column): -1}, 0, "="))
        problem.identities.append(({**{cell(row, column): 1 for row in range(2, 2 + OUTCOMES)}, cell(-2, column): -1}, 0, "="))
    for row in range(len(rows)):
        problem.identities.append(({**{cell(row, column): 1 for column in range(COLUMNS - 1)}, cell(row, COLUMNS - 1): -1}, 0, "="))
    for group in range(3):
        first = len(rows) * COLUMNS + 5 * group
        problem.identities.append(({**{first + at: 1 for at in range(4)}, first + 4: -1}, 0, "="))
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
        problem.identities.append(({at: chance.choice([-3, -2, -1, -1, 1, 1, 2, 3]) for at in used}, chance.randrange(-10, 11), chance.choice(["=", "=", "<=", ">="])))
    return problem


def ruled(chance):
    """A report with one wrong figure and a rule of one's own, which it may break."""
    problem = report(chance, 1)
    rule = {at: factor for at, factor in zip(chance.sample(range(len(problem.values)), 2), (2, -1))}
    problem.identities.append((rule, chance.randrange(200), "<="))
    return problem


def main(program, number, seed="1", *wrong):
    chance = random.Random(int(seed))
    kinds = [(f"{count} wrong", lambda count=count: report(chance, count)) for count in map(int, wrong or "12358")] + [("general", lambda: general(chance)), ("ruled", lambda: ruled(chance))]
    differing = 0
    with ThreadPoolExecutor(1) as other:
        for name, make in kinds:
            unproven = compared = beaten = unsolved = 0
            for _ in range(int(number)):
                problem = make()
                ours = other.submit(least_by_ours, program, problem)
                try:
                    theirs = least_by_highs(problem)
                except Unsolved:
                    unsolved += 1
                    continue
                weight, proven, bound, solution = ours.result()
                compared += 1
                unproven += not proven
                sound = weight is None or fits(problem, weight, solution)
                if sound and weight is not None and (theirs is None or weight < theirs):
                    beaten += 1
                elif not (sound and agree(weight, proven, bound, theirs)):
                    differing += 1
                    print(f"{name}: {weight} here, {theirs} there\n{problem.text()}")
            told = f"{compared} compared, {unproven} not proven here, {beaten} where HiGHS found no least one, {unsolved} where it gave up"
            print(f"{name}: {told}", flush=True)
    print(f"{differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
