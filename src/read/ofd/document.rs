//! The parts of a package: its documents, their pages, templates and annotations.

use std::collections::HashMap;

use super::super::drawn::budget::Budget;
use super::super::drawn::geometry::{Matrix, Rect};
use super::super::drawn::{Leaves, MOST_PAGES};
use super::super::office::budget::Budget as Limits;
use super::super::office::package::{Package, resolved};
use super::super::office::{OfficeError, xml::Xml};
use super::paint::{Frame, Painter};
use super::resource::Resources;
use super::tree::{Tree, numbers};
use crate::remark::OfdError;

/// The part from which all others are found.
pub(super) const ROOT: &str = "OFD.xml";
/// Points of a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// A4, in millimetres.
const USUAL_BOX: [f64; 4] = [0.0, 0.0, 210.0, 297.0];

/// An open file.
pub(super) struct File<'f, 'a> {
    pub package: &'f mut Package<'a>,
    /// What may be unpacked.
    pub limits: &'f Limits,
    /// What may be done and kept.
    pub budget: &'f Budget,
}

/// At which height of a page something lies, from the lowest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Height {
    Background,
    Body,
    Foreground,
}

impl Height {
    const ALL: [Height; 3] = [Height::Background, Height::Body, Height::Foreground];

    fn of(word: Option<&str>) -> Option<Height> {
        Some(match word? {
            "Background" => Height::Background,
            "Body" => Height::Body,
            "Foreground" => Height::Foreground,
            _ => return None,
        })
    }
}

/// What the root of a document names.
#[derive(Default)]
struct Document {
    area: Option<[f64; 4]>,
    resources: Resources,
    /// Templates by their numbers.
    templates: HashMap<u32, Template>,
    /// The numbers of the pages, and the parts that they are.
    pages: Vec<(Option<u32>, String)>,
    /// The parts of the annotations of each page.
    annotations: HashMap<u32, Vec<String>>,
}

/// A page that others lay below or above their own content.
struct Template {
    height: Height,
    tree: Tree,
}

impl File<'_, '_> {
    /// The roots of the documents; of a document with versions, that of the current one.
    pub(super) fn roots(&mut self) -> Result<Vec<String>, OfdError> {
        let (tree, _) = self.tree(ROOT)?;
        let mut roots = Vec::new();
        for body in tree.each("DocBody") {
            let versions = body.child("Versions").into_iter().flat_map(|all| all.each("Version"));
            let current = versions.filter(|version| version.is("Current") == Some(true)).last();
            let of_version = match current.and_then(|version| version.attribute("BaseLoc")) {
                Some(place) => {
                    let part = self.part("", place)?;
                    let (version, _) = self.tree(&part)?;
                    version.text_of("DocRoot").map(|root| self.part(folder(&part), root))
                }
                None => body.text_of("DocRoot").map(|root| self.part("", root)),
            };
            roots.extend(of_version.transpose()?);
        }
        if roots.is_empty() {
            return Err(OfficeError::damaged(ROOT, "it names no document").into());
        }
        Ok(roots)
    }

    /// Draws the pages of a document.
    pub(super) fn draw(&mut self, root: &str, leaves: &mut Leaves<'_>) -> Result<(), OfdError> {
        let mut document = self.document(root)?;
        let pages = std::mem::take(&mut document.pages);
        if pages.is_empty() {
            return Err(OfficeError::damaged(root, "it names no page").into());
        }
        for (number, part) in pages.into_iter().take(MOST_PAGES) {
            let (tree, held) = self.tree(&part)?;
            for place in tree.each("PageRes") {
                self.resources(folder(&part), place.text.trim(), &mut document.resources)?;
            }
            let mut annotations = Vec::new();
            let parts = number.and_then(|number| document.annotations.get(&number));
            for part in parts.into_iter().flatten() {
                annotations.push(self.tree(part)?);
            }
            leaves.add(self.page(&document, &tree, &annotations)?)?;
            let held_by_notes: usize = annotations.iter().map(|(_, held)| held).sum();
            self.budget.release(held + held_by_notes);
        }
        Ok(())
    }

    fn document(&mut self, root: &str) -> Result<Document, OfdError> {
        let base = folder(root);
        let (tree, held) = self.tree(root)?;
        let mut found = Document::default();
        if let Some(common) = tree.child("CommonData") {
            found.area = common.child("PageArea").and_then(physical_box);
            for kind in ["PublicRes", "DocumentRes"] {
                for place in common.each(kind) {
                    self.resources(base, place.text.trim(), &mut found.resources)?;
                }
            }
            for template in common.each("TemplatePage") {
                let (Some(id), Some(place)) = (template.id("ID"), template.attribute("BaseLoc"))
                else {
                    continue;
                };
                let height = Height::of(template.attribute("ZOrder"));
                let height = height.unwrap_or(Height::Background);
                let (tree, _) = self.tree(&self.part(base, place)?)?;
                found.templates.insert(id, Template { height, tree });
            }
        }
        for page in tree.child("Pages").into_iter().flat_map(|pages| pages.each("Page")) {
            if let Some(place) = page.attribute("BaseLoc") {
                found.pages.push((page.id("ID"), self.part(base, place)?));
            }
        }
        if let Some(place) = tree.text_of("Annotations") {
            found.annotations = self.annotations(base, place)?;
        }
        self.budget.release(held);
        Ok(found)
    }

    fn annotations(
        &mut self,
        base: &str,
        place: &str,
    ) -> Result<HashMap<u32, Vec<String>>, OfdError> {
        let mut found: HashMap<u32, Vec<String>> = HashMap::new();
        let list = self.part(base, place)?;
        let (tree, held) = self.tree(&list)?;
        for page in tree.each("Page") {
            if let (Some(id), Some(place)) = (page.id("PageID"), page.text_of("FileLoc")) {
                found.entry(id).or_default().push(self.part(folder(&list), place)?);
            }
        }
        self.budget.release(held);
        Ok(found)
    }

    fn resources(&mut self, base: &str, place: &str, into: &mut Resources) -> Result<(), OfdError> {
        let part = self.part(base, place)?;
        let (tree, _) = self.tree(&part)?;
        into.add(tree);
        Ok(())
    }

    /// A page as it is seen: templates and layers from the lowest to the highest, then annotations.
    fn page(
        &self,
        document: &Document,
        tree: &Tree,
        annotations: &[(Tree, usize)],
    ) -> Result<super::super::drawn::page::Drawn, OfdError> {
        let area = tree.child("Area").and_then(physical_box).or(document.area);
        let [x, y, width, height] = area.unwrap_or(USUAL_BOX);
        let page = Rect { x0: 0.0, y0: 0.0, x1: width * POINTS, y1: height * POINTS };
        let frame = Frame::new(Matrix([POINTS, 0.0, 0.0, POINTS, -x * POINTS, -y * POINTS]), page);
        let mut painter = Painter::new(&document.resources, self.budget, page);
        let used: Vec<(Height, &Tree)> = tree
            .each("Template")
            .filter_map(|own| {
                let template = document.templates.get(&own.id("TemplateID")?)?;
                let height = Height::of(own.attribute("ZOrder")).unwrap_or(template.height);
                Some((height, &template.tree))
            })
            .collect();
        for height in Height::ALL {
            for (_, template) in used.iter().filter(|(own, _)| *own == height) {
                for inner in Height::ALL {
                    layers(template, inner, &mut painter, &frame)?;
                }
            }
            layers(tree, height, &mut painter, &frame)?;
        }
        let annotations = annotations.iter().flat_map(|(tree, _)| tree.each("Annot"));
        for annotation in annotations {
            let is_seen = annotation.is("Visible") != Some(false)
                && annotation.attribute("Type") != Some("Watermark");
            if let Some(look) = annotation.child("Appearance").filter(|_| is_seen) {
                painter.look(look, &frame)?;
            }
        }
        Ok(painter.drawn)
    }

    /// The name of a part that another one names.
    fn part(&self, base: &str, place: &str) -> Result<String, OfdError> {
        // Some writers name parts from the root without a slash.
        let names = [resolved(base, place), resolved("", place)];
        let found = names.iter().find(|name| self.package.has(name));
        match found {
            Some(name) => Ok(name.clone()),
            None => Err(OfficeError::damaged(place, "the file does not have this part").into()),
        }
    }

    fn tree(&mut self, part: &str) -> Result<(Tree, usize), OfdError> {
        let mut xml: Xml<'_> = self.package.xml(part, self.limits)?;
        Tree::read(&mut xml, self.budget)
    }
}

/// Paints the layers of a page that lie at a height.
fn layers(
    page: &Tree,
    height: Height,
    painter: &mut Painter<'_>,
    frame: &Frame,
) -> Result<(), OfdError> {
    let layers = page.child("Content").into_iter().flat_map(|content| content.each("Layer"));
    for layer in layers {
        let own = Height::of(layer.attribute("Type")).unwrap_or(Height::Body);
        if own == height {
            painter.layer(layer, frame)?;
        }
    }
    Ok(())
}

/// The area of a page, if it is one.
fn physical_box(area: &Tree) -> Option<[f64; 4]> {
    let found: [f64; 4] = numbers(area.text_of("PhysicalBox")?)?;
    (found[2] > 1.0 && found[3] > 1.0).then_some(found)
}

fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}
