//! Where each figure of a reading stands in its document.

use crate::cell::CellId;
use crate::position::Position;

/// Where each figure stands in the document: one position for each cell that was read, in the order
/// of the cells.
///
/// ```
/// let text = "四、政府信息公开行政复议、行政诉讼情况\n\
///     行政复议\t\t\t\t\t行政诉讼\n\
///     结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\
///     \t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\
///     1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n";
/// let reading = gouji::read::any(text.as_bytes(), None).unwrap();
/// let total = reading.report.cell("review_litigation.review.total").unwrap();
/// assert_eq!(reading.origins.get(&total).unwrap().to_string(), "5:9");
/// assert_eq!(reading.origins.iter().count(), 15);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// In the order of the cells, each once.
    found: Vec<(CellId, Position)>,
}

impl Origins {
    /// Of a cell that comes twice, the later position counts.
    pub(crate) fn new(mut found: Vec<(CellId, Position)>) -> Origins {
        // Nearly all documents have the cells in this order.
        if !found.is_sorted_by(|(before, _), (after, _)| before < after) {
            found.sort_by_key(|(cell, _)| *cell);
            found.dedup_by(|later, earlier| {
                let same = later.0 == earlier.0;
                if same {
                    std::mem::swap(later, earlier);
                }
                same
            });
        }
        Origins { found }
    }

    /// Where the figure of the cell stands, `None` when it was not read.
    pub fn get(&self, cell: &CellId) -> Option<&Position> {
        let at = self.found.binary_search_by_key(cell, |(cell, _)| *cell).ok()?;
        Some(&self.found[at].1)
    }

    /// The cell was read.
    pub fn contains_key(&self, cell: &CellId) -> bool {
        self.get(cell).is_some()
    }

    /// Every cell that was read and where its figure stands, in the order of the cells.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (CellId, &Position)> {
        self.found.iter().map(|(cell, position)| (*cell, position))
    }

    /// How many cells were read.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// No cell was read.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Layout;

    #[test]
    fn cells_are_found_in_any_order_and_the_later_position_counts() {
        let cells: Vec<CellId> = Layout::PROCESSING_FEES.cells().collect();
        let at = |number| Position::Paragraph { number };
        let origins = Origins::new(vec![
            (cells[2], at(1)),
            (cells[0], at(2)),
            (cells[2], at(3)),
            (cells[2], at(4)),
        ]);
        assert_eq!(origins.iter().collect::<Vec<_>>(), [(cells[0], &at(2)), (cells[2], &at(4))]);
        assert_eq!((origins.get(&cells[2]), origins.get(&cells[1])), (Some(&at(4)), None));
        assert_eq!(Origins::new(vec![(cells[0], at(2)), (cells[2], at(4))]), origins);
    }
}
