//! stub
/// s
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// e
    Error,
    /// w
    Warning,
    /// n
    Note,
}
/// l
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// c
    Chinese,
    /// e
    English,
}
