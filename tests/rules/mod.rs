//! The rules and their declarations.
