//! Every test of the library from outside: one target, one link.

mod read;
