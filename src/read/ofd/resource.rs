//! What pages refer to by number: looks of drawings, colour spaces, pictures, composite drawings.

use std::collections::HashMap;

use super::super::drawn::page::Color;
use super::tree::Tree;

/// Looks that refer to looks.
const MOST_DEPTH: usize = 8;

/// The resources of a document.
#[derive(Default)]
pub(super) struct Resources {
    looks: HashMap<u32, Tree>,
    /// How many channels a colour of each space has.
    spaces: HashMap<u32, usize>,
    /// The pictures that nothing shows through.
    opaque: HashMap<u32, bool>,
    composites: HashMap<u32, Tree>,
}

/// A paint.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub color: Color,
    pub alpha: f64,
}

impl Paint {
    pub(super) const BLACK: Paint = Paint { color: Some([0; 3]), alpha: 1.0 };
}

impl Resources {
    /// Takes up the resources of a part.
    pub(super) fn add(&mut self, tree: Tree) {
        for item in tree.children.into_iter().flat_map(|list| list.children) {
            let Some(id) = item.id("ID") else { continue };
            match &*item.name {
                "DrawParam" => drop(self.looks.insert(id, item)),
                "ColorSpace" => {
                    let channels = match item.attribute("Type") {
                        Some("GRAY" | "Gray") => 1,
                        Some("CMYK") => 4,
                        _ => 3,
                    };
                    self.spaces.insert(id, channels);
                }
                "MultiMedia" => {
                    let file = item.text_of("MediaFile").unwrap_or_default().to_ascii_lowercase();
                    let ending = file.rsplit('.').next().unwrap_or_default();
                    self.opaque.insert(id, matches!(ending, "jpg" | "jpeg" | "bmp"));
                }
                "CompositeGraphicUnit" => drop(self.composites.insert(id, item)),
                _ => {}
            }
        }
    }

    pub(super) fn composite(&self, id: u32) -> Option<&Tree> {
        self.composites.get(&id)?.child("Content")
    }

    /// Nothing shows through the picture.
    pub(super) fn is_opaque(&self, id: u32) -> bool {
        self.opaque.get(&id).copied().unwrap_or(false)
    }

    /// The drawings' own element, else that of the look it names, or of the one that that names.
    fn looked_up<'t, T>(
        &'t self,
        own: &'t Tree,
        look: Option<u32>,
        get: impl Fn(&'t Tree) -> Option<T>,
    ) -> Option<T> {
        if let Some(found) = get(own) {
            return Some(found);
        }
        let mut next = own.id("DrawParam").or(look);
        for _ in 0..MOST_DEPTH {
            let look = self.looks.get(&next?)?;
            if let Some(found) = get(look) {
                return Some(found);
            }
            next = look.id("Relative");
        }
        None
    }

    /// The width of the lines of a drawing, in millimetres.
    pub(super) fn line_width(&self, own: &Tree, look: Option<u32>) -> f64 {
        const USUAL: f64 = 0.353;
        self.looked_up(own, look, |tree| tree.number("LineWidth")).unwrap_or(USUAL)
    }

    /// What a drawing is filled or drawn with, by the name of the element that says it.
    pub(super) fn paint(&self, own: &Tree, look: Option<u32>, element: &'static str) -> Paint {
        let found = self.looked_up(own, look, |tree| tree.child(element));
        found.map_or(Paint::BLACK, |tint| self.tint(tint))
    }

    fn tint(&self, tint: &Tree) -> Paint {
        let alpha = tint.number("Alpha").map_or(1.0, |alpha| (alpha / 255.0).clamp(0.0, 1.0));
        // Patterns, shades and tables of colours: what they look like is not known.
        if !tint.children.is_empty() || tint.attribute("Index").is_some() {
            return Paint { color: None, alpha };
        }
        let space = tint.id("ColorSpace").and_then(|id| self.spaces.get(&id).copied());
        let channels: Option<Vec<u8>> = match tint.attribute("Value") {
            Some(value) => value.split_ascii_whitespace().map(channel).collect(),
            None => Some(vec![0; space.unwrap_or(3)]),
        };
        let color = match channels.as_deref() {
            Some([gray]) => Some([*gray; 3]),
            Some([red, green, blue]) => Some([*red, *green, *blue]),
            Some([cyan, magenta, yellow, black]) => Some([*cyan, *magenta, *yellow].map(|ink| {
                let light = (255 - u32::from(ink)) * (255 - u32::from(*black)) / 255;
                light as u8
            })),
            _ => None,
        };
        Paint { color, alpha }
    }
}

/// One channel of a colour: `255` or `#FF`.
fn channel(word: &str) -> Option<u8> {
    match word.strip_prefix('#') {
        Some(hex) => u8::from_str_radix(hex, 16).ok(),
        None => word.parse::<f64>().ok().map(|number| number.clamp(0.0, 255.0) as u8),
    }
}
