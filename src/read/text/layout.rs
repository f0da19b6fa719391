//! Text whose columns stand under each other.
use super::Out;
use super::lines::Line;
pub(super) fn read(_: &str, _: &[Line], _: &mut Out<'_>) -> bool {
    false
}
