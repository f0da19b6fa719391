//! The engine against a mixed-integer solver, on random 2021 tables with planted errors.

use gouji::solve::{Ending, Options};

use crate::mixed_integer::least_changes;
use crate::solve::{Dice, balanced, cases, given, is_full, spoil, tables_2021};

/// Where the two differ, our own solution is checked by hand: it mends the table with fewer cells
/// than the solver says, so the solver is wrong.
#[test]
fn the_least_number_of_cells_is_that_of_a_mixed_integer_solver() {
    let system = tables_2021();
    let locator = system.prepare().unwrap();
    let mut dice = Dice::new(31);
    // What takes the solver half a second is asked less often.
    for (count, all) in [(1, 10_000), (2, 10_000), (3, 10_000), (5, 1_000)] {
        for _ in 0..if is_full() { all } else { cases(200) } {
            let mut record = balanced(&mut dice);
            spoil(&mut dice, &mut record, count);
            let mut values = given(&record);
            let located = locator.locate(&values, &Options::default()).unwrap();
            assert!(located.is_least());
            let ours = located.lower_bound();
            let Some(theirs) = least_changes(&system, &values) else {
                continue;
            };
            if (theirs - ours as f64).abs() > 1e-3 {
                println!("{count} wrong: {ours} cells here, {theirs} there");
                assert!(theirs > ours as f64, "{located:?}");
                for change in located.solutions()[0].changes() {
                    let witness = i64::try_from(change.witness()).unwrap();
                    values[change.variable().index()] = Some(witness);
                }
                let again = locator.locate(&values, &Options::default()).unwrap();
                assert_eq!(again.ending(), Ending::Holds);
            }
        }
    }
}
