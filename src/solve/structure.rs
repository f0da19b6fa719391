//! What can be said of the identities of a system alone: how many of them are
//! independent, and which follow from which.

use super::elimination::dependencies;
use super::error::Error;
use super::locator::PREPARE_BUDGET;
use super::meter::Meter;
use super::number::Overflow;
use super::system::System;
use super::variable::{IdentityId, Row};

/// Identities of which each follows from the others: multiples of their left-hand
/// sides add up to nothing.
///
/// ```
/// use gouji::solve::System;
/// let mut system = System::new();
/// let total = system.variable("total");
/// let once = system.identity([(total, 1)], 3);
/// let again = system.identity([(total, 2)], 7);
/// let structure = system.structure()?;
/// let group = &structure.dependency_groups()[0];
/// let named: Vec<_> = group.multiples().iter().map(|(identity, _)| *identity).collect();
/// assert_eq!(named, [once, again]);
/// // Twice 3 is not 7.
/// assert_ne!(group.constant(), 0);
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DependencyGroup {
    multiples: Vec<(IdentityId, i128)>,
    constant: i128,
}

impl DependencyGroup {
    /// The identities with their multipliers, none of them zero.
    #[must_use]
    pub fn multiples(&self) -> &[(IdentityId, i128)] {
        &self.multiples
    }

    /// What the same multiples of the constants add up to. Anything but zero is a
    /// contradiction.
    #[must_use]
    pub fn constant(&self) -> i128 {
        self.constant
    }
}

/// The answer to [`System::structure`].
///
/// ```
/// use gouji::solve::System;
/// let mut system = System::new();
/// let [a, b] = ["a", "b"].map(|name| system.variable(name));
/// system.identity([(a, 1), (b, -1)], 0);
/// system.identity([(b, 1), (a, -1)], 0);
/// let structure = system.structure()?;
/// assert_eq!((structure.rank(), structure.dependency_groups().len()), (1, 1));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Structure {
    rank: usize,
    groups: Vec<DependencyGroup>,
}

impl Structure {
    /// The number of independent identities.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// One group for each identity that follows from those before it: that
    /// identity, which is the last of its group, and the ones that it follows
    /// from. No identity of a group can be left out of it.
    #[must_use]
    pub fn dependency_groups(&self) -> &[DependencyGroup] {
        &self.groups
    }
}

impl System {
    /// The rank of the identities, and which follow from which. Inequalities are left
    /// out; see [`System::implied`] for those.
    ///
    /// ```
    /// use gouji::solve::System;
    ///
    /// # fn main() -> Result<(), gouji::solve::Error> {
    /// // A table of two rows and two columns with all its totals: the sum of the
    /// // totals is told twice.
    /// let mut system = System::new();
    /// let cells: Vec<_> = (0..9).map(|at| system.variable(format!("{at}"))).collect();
    /// for line in [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]] {
    ///     system.identity(line.map(|at| cells[at]).into_iter().zip([1, 1, -1]), 0);
    /// }
    /// let structure = system.structure()?;
    /// assert_eq!(structure.rank(), 5);
    /// assert_eq!(structure.dependency_groups()[0].multiples().len(), 6);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`], and numbers that leave 128 bits.
    pub fn structure(&self) -> Result<Structure, Error> {
        let all = self.rows()?;
        let place: Vec<usize> = (0..all.len()).filter(|&row| all[row].slack.is_none()).collect();
        let rows: Vec<&Row> = place.iter().map(|&row| &all[row]).collect();
        let mut meter = Meter::new(PREPARE_BUDGET);
        let found = dependencies(&rows, self.variables().len(), &mut meter)?;
        let mut groups = Vec::with_capacity(found.groups.len());
        for group in found.groups {
            let constant = super::elimination::constant(&group, &rows);
            groups.push(DependencyGroup {
                constant: constant.map_err(|Overflow| Error::overflow())?,
                multiples: group
                    .into_iter()
                    .map(|(row, factor)| (IdentityId(place[row]), factor))
                    .collect(),
            });
        }
        Ok(Structure { rank: found.rank, groups })
    }
}
