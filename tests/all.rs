//! Every test that goes through the public interface.

mod read;
