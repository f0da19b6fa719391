//! The one error of the engine.

use std::fmt;

use super::variable::{IdentityId, VarId};

/// A system or a record that cannot be worked on at all. That a record breaks
/// its identities, or that nothing can mend it, is a result and not an error.
///
/// ```
/// use gouji::solve::{ErrorKind, Options, System};
/// let mut system = System::new();
/// system.variable("total");
/// let locator = system.prepare()?;
/// let error = locator.locate(&[Some(1), Some(2)], &Options::default()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::RecordLength { expected: 1, found: 2 });
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Error(ErrorKind);

/// What is wrong with the system or the record.
///
/// ```
/// use gouji::solve::{ErrorKind, System, Variable};
/// let mut system = System::new();
/// let share = system.variable_with(Variable::new("share").range(5..5));
/// assert_eq!(system.prepare().unwrap_err().kind(), ErrorKind::EmptyRange(share));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An identity names a variable that the system does not have.
    UnknownVariable(IdentityId, VarId),
    /// The system does not have the identity that is asked about.
    UnknownIdentity(IdentityId),
    /// No number lies in the variable's range.
    EmptyRange(VarId),
    /// A weight of zero.
    ZeroWeight(VarId),
    /// The record has another number of values than the system has variables.
    RecordLength {
        /// The number of variables.
        expected: usize,
        /// The number of values given.
        found: usize,
    },
    /// A part of the system that is not network-shaped is too large.
    TooLarge,
    /// An exact result does not fit 128 bits.
    Overflow,
    /// The work took more than its budget; see
    /// [`System::prepare_within`](super::System::prepare_within).
    Budget,
}

impl Error {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0
    }

    pub(super) fn unknown_variable(identity: IdentityId, variable: VarId) -> Self {
        Self(ErrorKind::UnknownVariable(identity, variable))
    }

    pub(super) fn unknown_identity(identity: IdentityId) -> Self {
        Self(ErrorKind::UnknownIdentity(identity))
    }

    pub(super) fn empty_range(variable: VarId) -> Self {
        Self(ErrorKind::EmptyRange(variable))
    }

    pub(super) fn zero_weight(variable: VarId) -> Self {
        Self(ErrorKind::ZeroWeight(variable))
    }

    pub(super) fn record_length(expected: usize, found: usize) -> Self {
        Self(ErrorKind::RecordLength { expected, found })
    }

    pub(super) fn too_large() -> Self {
        Self(ErrorKind::TooLarge)
    }

    pub(super) fn overflow() -> Self {
        Self(ErrorKind::Overflow)
    }

    pub(super) fn budget() -> Self {
        Self(ErrorKind::Budget)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ErrorKind::UnknownVariable(identity, variable) => {
                write!(
                    f,
                    "identity {} names variable {}, which the system does not have",
                    identity.0, variable.0
                )
            }
            ErrorKind::UnknownIdentity(identity) => {
                write!(f, "the system does not have identity {}", identity.0)
            }
            ErrorKind::EmptyRange(variable) => {
                write!(f, "the range of variable {} holds no number", variable.0)
            }
            ErrorKind::ZeroWeight(variable) => {
                write!(f, "the weight of variable {} is zero", variable.0)
            }
            ErrorKind::RecordLength { expected, found } => {
                write!(f, "the record has {found} values for {expected} variables")
            }
            ErrorKind::TooLarge => f.write_str("the system is too large for the exact solver"),
            ErrorKind::Overflow => f.write_str("an exact result does not fit 128 bits"),
            ErrorKind::Budget => f.write_str("the work took more than its budget"),
        }
    }
}

impl std::error::Error for Error {}
