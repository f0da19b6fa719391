//! What the attributes of a cell say: how far it reaches, and whether it is shown.

/// A whole number that an attribute begins with, read as the HTML standard says: white space and
/// `+` before it, anything behind it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Number {
    value: u32,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Blanks,
    Sign {
        minus: bool,
    },
    Digits {
        minus: bool,
    },
    /// No number.
    Failed,
    /// A number, and something behind it.
    Done,
}

impl Number {
    /// Reads on.
    pub(super) fn push(&mut self, text: &[u8]) {
        for &byte in text {
            match (self.stage, byte) {
                (Stage::Failed | Stage::Done, _) => return,
                (Stage::Blanks, b' ' | b'\t' | b'\n' | b'\r' | 0x0C) => {}
                (Stage::Blanks, b'+' | b'-') => self.stage = Stage::Sign { minus: byte == b'-' },
                (Stage::Blanks, b'0'..=b'9') => self.digit(byte, false),
                (Stage::Sign { minus } | Stage::Digits { minus }, b'0'..=b'9') => {
                    self.digit(byte, minus)
                }
                (Stage::Digits { minus: true }, _) if self.value > 0 => self.stage = Stage::Failed,
                (Stage::Digits { .. }, _) => self.stage = Stage::Done,
                _ => self.stage = Stage::Failed,
            }
        }
    }

    fn digit(&mut self, byte: u8, minus: bool) {
        self.stage = Stage::Digits { minus };
        self.value = self.value.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
    }

    /// The number, if there is one and it is not negative.
    pub(super) fn get(self) -> Option<u32> {
        match self.stage {
            Stage::Digits { minus: true } if self.value > 0 => None,
            Stage::Digits { .. } | Stage::Done => Some(self.value),
            Stage::Blanks | Stage::Sign { .. } | Stage::Failed => None,
        }
    }
}

/// What the attributes of a cell say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spans {
    pub(super) columns: Number,
    pub(super) rows: Number,
    /// The cell is not laid out.
    pub(super) hidden: bool,
}
