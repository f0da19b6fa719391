//! The count of work: what bounds a search instead of a clock.

/// Counts elementary steps against a limit. One step is one entry looked at: an edge
/// at a node, a term of an identity, a cell of a tableau.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meter {
    used: u64,
    limit: u64,
    /// What was used before the limit was renewed.
    before: u64,
}

impl Meter {
    pub(super) fn new(limit: u64) -> Self {
        Self { used: 0, limit, before: 0 }
    }

    #[inline]
    pub(super) fn add(&mut self, steps: u64) {
        self.used = self.used.saturating_add(steps);
    }

    /// Counts a stretch of entries.
    #[inline]
    pub(super) fn touch(&mut self, entries: usize) {
        self.add(entries as u64);
    }

    #[inline]
    pub(super) fn is_spent(self) -> bool {
        self.used > self.limit
    }

    /// How many steps are allowed.
    pub(super) fn limit(self) -> u64 {
        self.limit
    }

    /// All steps counted so far.
    pub(super) fn total(self) -> u64 {
        self.before.saturating_add(self.used)
    }

    /// Starts anew with another limit.
    pub(super) fn renew(&mut self, limit: u64) {
        *self = Self { used: 0, limit, before: self.total() };
    }

    /// Uses up what is left.
    pub(super) fn exhaust(&mut self) {
        self.limit = 0;
        self.used = self.used.max(1);
    }

    /// A meter for a part of the work, which may take `most` steps of what is left.
    pub(super) fn lend(self, most: u64) -> Self {
        Self::new(most.min(self.limit.saturating_sub(self.used)))
    }

    /// A meter that may take half of what is left.
    pub(super) fn lend_half(self) -> Self {
        self.lend(self.limit.saturating_sub(self.used) / 2)
    }

    /// Counts what was done on a meter that was lent. One that ended because nothing
    /// more was left ends this one, too.
    pub(super) fn take_back(&mut self, lent: Self) {
        self.add(lent.total());
    }
}
