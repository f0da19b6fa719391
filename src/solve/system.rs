//! The model: a builder that holds variables and linear identities.

use super::error::Error;
use super::variable::{Identity, IdentityId, Relation, Row, VarId, Variable};

/// Linear identities and inequalities over integer variables.
///
/// ```
/// use gouji::solve::{Options, System};
///
/// # fn main() -> Result<(), gouji::solve::Error> {
/// let mut system = System::new();
/// let turnover = system.variable("turnover");
/// let costs = system.variable("costs");
/// let profit = system.variable("profit");
/// system.identity([(turnover, 1), (costs, -1), (profit, -1)], 0);
///
/// // 353 - 283 = 70, not 115: one of the three is wrong.
/// let located = system.locate(&[Some(353), Some(283), Some(115)], &Options::default())?;
/// assert_eq!(located.solutions().len(), 3);
/// let mended = located.solutions()[1].changes()[0];
/// assert_eq!((mended.variable(), mended.to().value()), (costs, Some(238)));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct System {
    variables: Vec<Variable>,
    identities: Vec<Identity>,
}

impl System {
    /// A system without variables or identities.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a non-negative variable of weight 1.
    pub fn variable(&mut self, name: impl Into<String>) -> VarId {
        self.variable_with(Variable::new(name))
    }

    /// Adds a variable with a range and a weight of its own.
    pub fn variable_with(&mut self, variable: Variable) -> VarId {
        self.variables.push(variable);
        VarId(self.variables.len() - 1)
    }

    /// Adds the identity `Σ coefficient · variable = constant`. A variable that
    /// stands in the list twice counts with the sum of its coefficients.
    pub fn identity(
        &mut self,
        terms: impl IntoIterator<Item = (VarId, i64)>,
        constant: i64,
    ) -> IdentityId {
        self.relate(terms, Relation::Equal, constant)
    }

    /// Adds the inequality `Σ coefficient · variable ≤ constant`. Records say nothing of
    /// the difference.
    ///
    /// ```
    /// use gouji::solve::{Options, System};
    ///
    /// # fn main() -> Result<(), gouji::solve::Error> {
    /// // Not more than half of what came in may be left open, but for 5.
    /// let mut system = System::new();
    /// let [came_in, open, closed] = ["came in", "open", "closed"].map(|n| system.variable(n));
    /// system.identity([(open, 1), (closed, 1), (came_in, -1)], 0);
    /// system.at_most([(open, 2), (came_in, -1)], 5);
    ///
    /// // 18 = 12 + 6, 20 = 14 + 6 and 20 = 12 + 8 would all hold the identity.
    /// let located = system.locate(&[Some(20), Some(12), Some(6)], &Options::default())?;
    /// let [solution] = located.solutions() else { panic!("the rule leaves one") };
    /// assert_eq!(solution.changes()[0].variable(), closed);
    /// assert_eq!(solution.changes()[0].to().value(), Some(8));
    /// # Ok(())
    /// # }
    /// ```
    pub fn at_most(
        &mut self,
        terms: impl IntoIterator<Item = (VarId, i64)>,
        constant: i64,
    ) -> IdentityId {
        self.relate(terms, Relation::AtMost, constant)
    }

    /// Adds the inequality `Σ coefficient · variable ≥ constant`.
    pub fn at_least(
        &mut self,
        terms: impl IntoIterator<Item = (VarId, i64)>,
        constant: i64,
    ) -> IdentityId {
        self.relate(terms, Relation::AtLeast, constant)
    }

    /// Adds an identity or an inequality.
    pub fn relate(
        &mut self,
        terms: impl IntoIterator<Item = (VarId, i64)>,
        relation: Relation,
        constant: i64,
    ) -> IdentityId {
        self.identities.push(Identity { terms: terms.into_iter().collect(), relation, constant });
        IdentityId(self.identities.len() - 1)
    }

    /// The variables, in the order in which they were added.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The names of the identities and inequalities, in the order in which they were added.
    pub fn identity_ids(&self) -> impl ExactSizeIterator<Item = IdentityId> {
        (0..self.identities.len()).map(IdentityId)
    }

    /// The identities and inequalities, in the order in which they were added.
    #[must_use]
    pub fn identities(&self) -> &[Identity] {
        &self.identities
    }

    /// The variables, and behind them one for the difference of each inequality.
    pub(super) fn columns(&self) -> Vec<Variable> {
        let slacks = self.identities.iter().filter(|row| row.relation != Relation::Equal);
        let slacks = slacks.map(|_| Variable::new(String::new()).fixed());
        self.variables.iter().cloned().chain(slacks).collect()
    }

    /// The identities with like terms merged and zeros left out, in the order
    /// of the variables. Inequalities are made identities.
    pub(super) fn rows(&self) -> Result<Vec<Row>, Error> {
        for (index, variable) in self.variables.iter().enumerate() {
            check(variable, VarId(index))?;
        }
        let mut slacks = self.variables.len()..;
        self.identities
            .iter()
            .enumerate()
            .map(|(index, identity)| {
                let mut row = self.row(IdentityId(index), identity)?;
                let sign = match identity.relation {
                    Relation::Equal => return Ok(row),
                    Relation::AtMost => 1,
                    Relation::AtLeast => -1,
                };
                row.slack = slacks.next();
                row.terms.extend(row.slack.map(|slack| (slack, sign)));
                Ok(row)
            })
            .collect()
    }

    fn row(&self, id: IdentityId, identity: &Identity) -> Result<Row, Error> {
        let mut terms: Vec<(usize, i128)> = Vec::with_capacity(identity.terms.len());
        for &(variable, coefficient) in &identity.terms {
            if variable.0 >= self.variables.len() {
                return Err(Error::unknown_variable(id, variable));
            }
            terms.push((variable.0, i128::from(coefficient)));
        }
        terms.sort_by_key(|&(variable, _)| variable);
        // A sum of 64-bit numbers cannot leave 128 bits.
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        terms.retain(|&(_, coefficient)| coefficient != 0);
        Ok(Row { terms, constant: i128::from(identity.constant), slack: None })
    }
}

fn check(variable: &Variable, id: VarId) -> Result<(), Error> {
    if variable.is_empty() {
        return Err(Error::empty_range(id));
    }
    if variable.cost() == Some(0) {
        return Err(Error::zero_weight(id));
    }
    Ok(())
}
