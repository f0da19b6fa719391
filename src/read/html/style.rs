//! What the `style` of an element says.

/// A `style` says `display: none`.
///
/// A style cut in pieces by a character reference is looked at piece by piece: nobody writes
/// `display` with one.
pub(super) fn hides(style: &[u8]) -> bool {
    let mut at = PROPERTY.len() - 1;
    // Looks at the last byte that the word would have here: one that is not in it moves the word
    // past it.
    while let Some(&last) = style.get(at) {
        let step = usize::from(STEPS[usize::from(last)]);
        if step == 0 {
            let start = at + 1 - PROPERTY.len();
            if style[start..=at].eq_ignore_ascii_case(PROPERTY)
                && begins_property(style, start)
                && is_none(&style[at + 1..])
            {
                return true;
            }
        }
        at += if step == 0 { PROPERTY.len() } else { step };
    }
    false
}

const PROPERTY: &[u8] = b"display";

/// How far behind a byte the word `display` may end: none for its last letter, of which it has but
/// one.
const STEPS: [u8; 256] = {
    let mut steps = [PROPERTY.len() as u8; 256];
    let mut at = 0;
    while at < PROPERTY.len() {
        let step = (PROPERTY.len() - 1 - at) as u8;
        steps[PROPERTY[at] as usize] = step;
        steps[PROPERTY[at].to_ascii_uppercase() as usize] = step;
        at += 1;
    }
    steps
};

/// What stands before is the end of another property, or nothing.
fn begins_property(style: &[u8], at: usize) -> bool {
    matches!(style[..at].trim_ascii_end().last(), None | Some(b';'))
}

/// What stands behind `display` is `: none`.
fn is_none(rest: &[u8]) -> bool {
    let Some(value) = rest.trim_ascii_start().strip_prefix(b":") else { return false };
    value.trim_ascii_start().get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_none_hides_however_it_is_written() {
        for style in [
            "display:none",
            "width:1px; DISPLAY : None ;",
            "color:red;display:\tnone!important",
            "a:b;\ndisplay:none",
        ] {
            assert!(hides(style.as_bytes()), "{style}");
        }
        for style in [
            "",
            "display:block",
            "x-display:none",
            "display",
            "displaynone",
            "font:none;display:;none",
            "dis",
        ] {
            assert!(!hides(style.as_bytes()), "{style}");
        }
    }
}
