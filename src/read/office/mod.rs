//! What the readers of office files share: the zip package, its XML parts, the old compound files,
//! and the limits on all of them.

pub(crate) mod budget;
mod input;
pub(crate) mod ole;
pub(crate) mod package;
mod source;
pub(crate) mod xml;

pub(crate) use crate::remark::{FileKind, Measure, OfficeError};
