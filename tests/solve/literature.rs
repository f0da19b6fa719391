//! Worked examples of the published literature.

use gouji::solve::{Ending, Located, Options, System, VarId, Variable};

use super::support::given;

fn sets(located: &Located) -> Vec<Vec<(usize, Option<i128>)>> {
    located
        .solutions()
        .iter()
        .map(|solution| {
            let changes = solution.changes().iter();
            changes.map(|c| (c.variable().index(), c.to().value())).collect()
        })
        .collect()
}

fn variables<const N: usize>(system: &mut System) -> [VarId; N] {
    std::array::from_fn(|at| system.variable(format!("x{}", at + 1)))
}

/// S. Scholtus, *Automatic correction of simple typing errors in numerical data
/// with balance edits* (Statistics Netherlands, Discussion paper 09046, 2009):
/// turnover − costs = profit with 353, 283, 115. The engine gives all three minimal
/// sets; that 238 is 283 with two digits interchanged is for the patterns to say.
#[test]
fn scholtus_turnover_costs_profit() {
    let mut system = System::new();
    let [turnover, costs] = [system.variable("turnover"), system.variable("costs")];
    let profit = system.variable_with(Variable::new("profit").free());
    system.identity([(turnover, 1), (costs, -1), (profit, -1)], 0);
    let located = system.locate(&given(&[353, 283, 115]), &Options::default()).unwrap();
    assert_eq!(sets(&located), [[(0, Some(398))], [(1, Some(238))], [(2, Some(70))]]);
}

/// The five balance edits of Scholtus (2009), also the running example of the R
/// package deducorrect.
fn scholtus_five() -> System {
    let mut system = System::new();
    let x: [VarId; 11] = variables(&mut system);
    system.identity([(x[0], 1), (x[1], 1), (x[2], -1)], 0);
    system.identity([(x[1], 1), (x[3], -1)], 0);
    system.identity([(x[4], 1), (x[5], 1), (x[6], 1), (x[7], -1)], 0);
    system.identity([(x[2], 1), (x[7], 1), (x[8], -1)], 0);
    system.identity([(x[8], 1), (x[9], -1), (x[10], -1)], 0);
    system
}

/// Scholtus (2009): in the record below x4 = 161 is x2 = 116 with digits
/// interchanged, and x9 = 19979 is 1979 with a digit doubled.
#[test]
fn scholtus_five_balance_edits() {
    let record = [1452, 116, 1568, 161, 323, 76, 12, 411, 19979, 1842, 137];
    let located = scholtus_five().locate(&given(&record), &Options::default()).unwrap();
    // x2 = 161 would break x1 + x2 = x3 as well, so x4 and x9 it is.
    assert_eq!(sets(&located), [[(3, Some(116)), (8, Some(1979))]]);
    assert_eq!(located.left_out(), Some(0));

    // With the next weights: x2 with x1 or x3 in place of x4 and so on.
    let more = scholtus_five().locate(&given(&record), &Options::default().k_best(3)).unwrap();
    assert_eq!(sets(&more)[0], [(3, Some(116)), (8, Some(1979))]);
    assert_eq!(sets(&more)[1].len(), 3);
}

/// `x + y = z` with non-negative values, the standing example of the R packages
/// editrules and errorlocate (E. de Jonge, M. van der Loo), with the record 6, 6, 5:
/// x = 5 − 6 and y = 5 − 6 would be negative, so only z can be wrong.
#[test]
fn ranges_leave_one_cell() {
    let mut system = System::new();
    let [x, y, z] = variables(&mut system);
    system.identity([(x, 1), (y, 1), (z, -1)], 0);
    let located = system.locate(&given(&[6, 6, 5]), &Options::default()).unwrap();
    assert_eq!(sets(&located), [[(2, Some(12))]]);
    let next = system.locate(&given(&[6, 6, 5]), &Options::default().k_best(64)).unwrap();
    // Both parts together can be mended too: x + y = 5 in six ways.
    assert_eq!(sets(&next), [vec![(2, Some(12))], vec![(0, None), (1, None)]]);
    let span = next.solutions()[1].changes()[0].to();
    assert_eq!((span.low(), span.high()), (Some(0), Some(5)));
}

/// T. de Waal, J. Pannekoek, S. Scholtus, *Handbook of Statistical Data Editing and
/// Imputation* (Wiley 2011), examples 9.1 and 9.2, also in the R package deducorrect:
/// the same edits, of which only x6 and x7 are told to be non-negative, and records
/// in which x1, x3, x8 and x10 (and then x5) are given.
#[test]
fn de_waal_deductive_imputation() {
    let mut system = System::new();
    let x: [VarId; 11] = std::array::from_fn(|at| {
        let variable = Variable::new(format!("x{}", at + 1));
        let is_bounded = at == 5 || at == 6;
        system.variable_with(if is_bounded { variable } else { variable.free() })
    });
    for identity in scholtus_five().identities() {
        let terms = identity.terms().iter();
        system.identity(terms.map(|&(v, c)| (x[v.index()], c)), identity.constant());
    }
    let locator = system.prepare().unwrap();
    let options = Options::default();
    let mut record = [None; 11];
    for (at, value) in [(1, 145), (3, 155), (8, 86), (10, 217)] {
        record[at - 1] = Some(value);
    }
    let known = |record: &[Option<i64>]| -> Vec<(usize, Option<i128>)> {
        assert_eq!(locator.locate(record, &options).unwrap().ending(), Ending::Holds);
        let found = locator.deduce(record, &options).unwrap();
        let known = found.known().iter();
        known.map(|k| (k.variable().index() + 1, k.span().value())).collect()
    };
    let four = [(2, Some(10)), (4, Some(10)), (9, Some(241)), (11, Some(24))];
    assert_eq!(known(&record), four);
    let found = locator.deduce(&record, &options).unwrap();
    let open: Vec<_> = found
        .open()
        .iter()
        .map(|open| (open.variable().index() + 1, open.span().low(), open.span().high()))
        .collect();
    // x5 is free downwards, so x6 and x7 have no upper end.
    assert_eq!(open, [(5, None, Some(86)), (6, Some(0), None), (7, Some(0), None)]);

    // Example 9.2: with x5 = 86, x6 and x7 must be zero.
    record[4] = Some(86);
    let [two, four, nine, eleven] = four;
    let zeros = [(6, Some(0)), (7, Some(0))];
    assert_eq!(known(&record), [two, four, zeros[0], zeros[1], nine, eleven]);

    // With every variable non-negative the three parts lie between 0 and 86.
    record[4] = None;
    let found = scholtus_five().prepare().unwrap().deduce(&record, &options).unwrap();
    for part in found.open() {
        assert_eq!((part.span().low(), part.span().high()), (Some(0), Some(86)));
    }
    assert_eq!(found.open().len(), 3);
}

/// The records 4.1 to 4.4 of Scholtus (2009), as in the R package deducorrect.
#[test]
fn scholtus_other_records() {
    let locator = scholtus_five().prepare().unwrap();
    let locate = |record: &[i64]| {
        let located = locator.locate(&given(record), &Options::default()).unwrap();
        sets(&located)
    };
    let record = [1452, 116, 1568, 161, 323, 76, 12, 411, 1979, 1842, 137];
    assert_eq!(locate(&record), [[(3, Some(116))]]);
    // 4.3: the parts of x8 are lost; any one of them would make up for it.
    let record = [1452, 116, 1568, 161, 0, 0, 0, 411, 19979, 1842, 137];
    let expected = [4, 5, 6].map(|part| vec![(3, Some(116)), (part, Some(411)), (8, Some(1979))]);
    assert_eq!(locate(&record), expected);
    // 4.4: x8 itself is lost.
    let record = [1452, 116, 1568, 161, 323, 76, 12, 0, 19979, 1842, 137];
    let expected = [(3, Some(116)), (7, Some(411)), (8, Some(1979))];
    assert!(locate(&record).contains(&expected.to_vec()));
}

/// The test suite of the R package deducorrect: x1 = x2 and 9·x1 = x2 with 10 and 99
/// leave only zero for both.
#[test]
fn deducorrect_overconstrained() {
    let mut system = System::new();
    let [a, b] = variables(&mut system);
    system.identity([(a, 1), (b, -1)], 0);
    system.identity([(a, 9), (b, -1)], 0);
    assert!(!system.prepare().unwrap().is_network());
    let located = system.locate(&given(&[10, 99]), &Options::default()).unwrap();
    assert_eq!(sets(&located), [[(0, Some(0)), (1, Some(0))]]);
}

/// The test suite of the R package deducorrect: x1 = x2 + x3 + x5 + x6 in a record in
/// the ten millions, the size at which a tolerance for rounding goes wrong.
#[test]
fn deducorrect_large_total() {
    let mut system = System::new();
    let x: [VarId; 5] = variables(&mut system);
    system.identity([(x[0], 1), (x[1], -1), (x[2], -1), (x[3], -1), (x[4], -1)], 0);
    let record = [42_280_000, 11_289_000, 4_328_000, 11_201_000, 11_849_000];
    let located = system.locate(&given(&record), &Options::default()).unwrap();
    let mended = [38_667_000, 14_902_000, 7_941_000, 14_814_000, 15_462_000];
    let expected: Vec<_> =
        mended.into_iter().enumerate().map(|(at, v)| vec![(at, Some(v))]).collect();
    assert_eq!(sets(&located), expected);
}

/// The example of `solSpace` in the R package deducorrect: yt = y1 + y2 + y3 and
/// y4 = 0 with y1 missing and y4 = 12.
#[test]
fn deducorrect_missing_and_wrong() {
    let mut system = System::new();
    let total = system.variable("yt");
    let y: [VarId; 4] = variables(&mut system);
    system.identity([(total, 1), (y[0], -1), (y[1], -1), (y[2], -1)], 0);
    system.identity([(y[3], 1)], 0);
    let record = [Some(10), None, Some(3), Some(7), Some(12)];
    let locator = system.prepare().unwrap();
    let options = Options::default();
    let located = locator.locate(&record, &options).unwrap();
    assert_eq!(sets(&located), [[(4, Some(0))]]);
    let found = locator.deduce(&record, &options).unwrap();
    assert_eq!(found.known()[0].variable(), y[0]);
    assert_eq!(found.known()[0].span().value(), Some(0));
}

/// The test suite of the R package editrules: weights decide, and a value out of its
/// range costs as much as any other.
#[test]
fn editrules_weights_and_ranges() {
    for lightest in 0..3 {
        let mut system = System::new();
        let x: [VarId; 3] = std::array::from_fn(|at| {
            let weight = if at == lightest { 1 } else { 2 };
            system.variable_with(Variable::new("x").free().weight(weight))
        });
        system.identity([(x[0], 1), (x[1], 1), (x[2], -1)], 0);
        let located = system.locate(&given(&[1, 1, 1]), &Options::default()).unwrap();
        let mended = if lightest == 2 { 2 } else { 0 };
        assert_eq!(sets(&located), [[(lightest, Some(mended))]]);
        assert_eq!(located.lower_bound(), 1);
    }

    // x + y = z and x < 1 with 1, 1, 1.
    let mut system = System::new();
    let x = system.variable_with(Variable::new("x").range(..1));
    let [y, z] = ["y", "z"].map(|name| system.variable_with(Variable::new(name).free()));
    system.identity([(x, 1), (y, 1), (z, -1)], 0);
    let located = system.locate(&given(&[1, 1, 1]), &Options::default()).unwrap();
    assert_eq!(sets(&located), [[(0, Some(0))]]);

    // x + y + z = w and x > 0 with −1, 1, 0, 0: x and one other, so weight 2.
    let mut system = System::new();
    let x = system.variable_with(Variable::new("x").range(1..));
    let rest = ["y", "z", "w"].map(|name| system.variable_with(Variable::new(name).free()));
    system.identity([(x, 1), (rest[0], 1), (rest[1], 1), (rest[2], -1)], 0);
    let located = system.locate(&given(&[-1, 1, 0, 0]), &Options::default()).unwrap();
    assert_eq!(located.lower_bound(), 2);
    assert_eq!(located.solutions().len(), 3);
}
