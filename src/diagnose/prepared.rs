//! The tables made ready for locating with rules of one's own.

use crate::cell::Layout;
use crate::rule::HouseRules;

use super::block::Block;

/// The tables with rules of one's own, made ready once for as many reports as there are.
///
/// Repairs then keep the linear rules whose cells all stand in one table that has identities, and
/// in one group of it; rules between tables, and closure rules, do not take part in locating.
///
/// ```
/// use gouji::{DiagnosisOptions, HouseRule, HouseRules, Prepared, locate_with, read};
/// let mut rules = HouseRules::new();
/// let line = "requests.carried_forward.total <= requests.outcomes.total.total";
/// rules.layer("某省", [HouseRule::linear("HN-01", line)]);
/// let prepared = Prepared::new(&rules);
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate_with(&reading, &DiagnosisOptions::default().rules(&prepared));
/// assert_eq!(diagnosis.faults().len(), 1);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
pub struct Prepared {
    blocks: Vec<(Layout, Vec<Block>)>,
}

impl Prepared {
    /// Makes the tables ready that some rules are about.
    pub fn new(rules: &HouseRules) -> Prepared {
        let identities: Vec<_> =
            rules.own().iter().flat_map(|own| own.identities.iter().cloned()).collect();
        let concerned =
            |layout: &Layout| identities.iter().any(|identity| identity.layout() == Some(*layout));
        let layouts = Layout::ALL.iter().copied().filter(concerned);
        let blocks = layouts.map(|layout| (layout, Block::all(layout, &identities)));
        Prepared { blocks: blocks.collect() }
    }

    /// The blocks of a table, `None` where no rule of one's own is about it.
    pub(super) fn blocks(&self, layout: Layout) -> Option<&[Block]> {
        let found = self.blocks.iter().find(|(other, _)| *other == layout)?;
        Some(&found.1)
    }
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.blocks.iter().map(|(layout, _)| layout)).finish()
    }
}
