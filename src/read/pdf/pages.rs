//! The pages of a document, each drawn upright.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::drawn::MOST_PAGES;
use super::super::drawn::geometry::{Matrix, Rect};
use super::super::drawn::page::Drawn;
use super::file::File;
use super::interpret::{Interpreter, Shared};
use super::object::{Dict, Object};
use crate::remark::PdfError;

/// A4, in points.
const USUAL_BOX: [f64; 4] = [0.0, 0.0, 595.28, 841.89];

/// What a page has of its own or from the nodes above it.
#[derive(Clone, Default)]
struct Inherited {
    resources: Rc<Dict>,
    media_box: Option<[f64; 4]>,
    crop_box: Option<[f64; 4]>,
    rotation: f64,
}

/// A page of the tree, not drawn yet.
pub(super) struct Page {
    /// The number of its object, where it is one.
    pub object: Option<u32>,
    dict: Rc<Dict>,
    inherited: Inherited,
}

/// The pages in their order.
pub(super) fn pages(file: &File<'_>) -> Result<Vec<Page>, PdfError> {
    let mut pages = from_tree(file)?;
    // A damaged table of objects may name other objects for the pages.
    if pages.is_empty() && file.search_again()? {
        pages = from_tree(file)?;
    }
    if pages.is_empty() {
        pages = without_tree(file)?;
    }
    if pages.is_empty() { Err(PdfError::Damaged) } else { Ok(pages) }
}

fn from_tree(file: &File<'_>) -> Result<Vec<Page>, PdfError> {
    let Some(catalog) = file.catalog()? else { return Ok(Vec::new()) };
    let mut pages = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![(catalog.get("Pages").clone(), Inherited::default())];
    while let Some((object, above)) = open.pop() {
        let number = if let Object::Ref(number) = object { Some(number) } else { None };
        if number.is_some_and(|number| !seen.insert(number)) {
            continue;
        }
        file.budget.step(256)?;
        let Object::Dict(dict) = file.resolve(&object)? else { continue };
        let inherited = inherited(file, &dict, above)?;
        match file.get(&dict, "Kids")? {
            Object::Array(kids) => {
                file.budget.hold(kids.len().saturating_mul(128))?;
                open.extend(kids.iter().rev().map(|kid| (kid.clone(), inherited.clone())));
            }
            _ => {
                if pages.len() >= MOST_PAGES {
                    break;
                }
                pages.push(Page { object: number, dict, inherited });
            }
        }
    }
    Ok(pages)
}

/// The pages of a file whose tree is lost, in the order of their numbers.
fn without_tree(file: &File<'_>) -> Result<Vec<Page>, PdfError> {
    let mut pages = Vec::new();
    for number in file.numbers() {
        let Object::Dict(dict) = file.resolve(&Object::Ref(number))? else { continue };
        if dict.get("Type").is_name("Page") && pages.len() < MOST_PAGES {
            let inherited = inherited(file, &dict, Inherited::default())?;
            pages.push(Page { object: Some(number), dict, inherited });
        }
    }
    Ok(pages)
}

fn inherited(file: &File<'_>, dict: &Dict, above: Inherited) -> Result<Inherited, PdfError> {
    Ok(Inherited {
        resources: file.get(dict, "Resources")?.dict().cloned().unwrap_or(above.resources),
        media_box: file.numbers_of::<4>(dict, "MediaBox")?.or(above.media_box),
        crop_box: file.numbers_of::<4>(dict, "CropBox")?.or(above.crop_box),
        rotation: file.get(dict, "Rotate")?.number().unwrap_or(above.rotation),
    })
}

impl Page {
    /// Draws the page.
    pub(super) fn draw(&self, shared: &mut Shared<'_, '_>) -> Result<Drawn, PdfError> {
        let file = shared.file;
        let (matrix, page) = self.upright();
        let mut interpreter = Interpreter::new(shared, matrix, page);
        let contents = file.get(&self.dict, "Contents")?;
        let streams = match &contents {
            Object::Array(items) => items.to_vec(),
            other => vec![other.clone()],
        };
        let mut bytes = Vec::new();
        for stream in streams {
            let Object::Stream(stream) = file.resolve(&stream)? else { continue };
            if let Some(own) = file.decoded(&stream)? {
                file.budget.step(own.len())?;
                // What they hold together was unpacked, or copied from the file: both are counted.
                file.budget.hold(own.len())?;
                bytes.extend_from_slice(&own);
                bytes.push(b'\n');
            }
        }
        interpreter.content(&bytes, self.inherited.resources.clone())?;
        file.budget.release(bytes.len());
        drop(bytes);
        self.draw_annotations(file, &mut interpreter)?;
        Ok(interpreter.drawn)
    }

    /// The matrix that makes the page upright, and the page then.
    pub(super) fn upright(&self) -> (Matrix, Rect) {
        let media = sane_box(self.inherited.media_box).unwrap_or(USUAL_BOX);
        let crop = sane_box(self.inherited.crop_box).unwrap_or(media);
        let within = [
            crop[0].max(media[0]),
            crop[1].max(media[1]),
            crop[2].min(media[2]),
            crop[3].min(media[3]),
        ];
        let [x0, y0, x1, y1] = sane_box(Some(within)).unwrap_or(media);
        let (width, height) = (x1 - x0, y1 - y0);
        let quarter = (self.inherited.rotation / 90.0).round().rem_euclid(4.0) as i64;
        let (matrix, width, height) = match quarter {
            0 => ([1.0, 0.0, 0.0, -1.0, -x0, y1], width, height),
            1 => ([0.0, 1.0, 1.0, 0.0, -y0, -x0], height, width),
            2 => ([-1.0, 0.0, 0.0, 1.0, x1, -y0], width, height),
            _ => ([0.0, -1.0, -1.0, 0.0, y1, x1], height, width),
        };
        (Matrix(matrix), Rect { x0: 0.0, y0: 0.0, x1: width, y1: height })
    }

    /// The looks of the annotations: fields that were filled in, stamps, text written on the page.
    fn draw_annotations(
        &self,
        file: &File<'_>,
        interpreter: &mut Interpreter<'_, '_, '_>,
    ) -> Result<(), PdfError> {
        const HIDDEN: usize = 1 << 1;
        const NO_VIEW: usize = 1 << 5;
        let annotations = file.get(&self.dict, "Annots")?;
        for annotation in annotations.array().unwrap_or_default() {
            let annotation = file.resolve(annotation)?;
            let Some(dict) = annotation.dict() else { continue };
            let flags = file.get(dict, "F")?.index().unwrap_or(0);
            let looks = file.get(dict, "AP")?;
            let (Some(looks), 0) = (looks.dict(), flags & (HIDDEN | NO_VIEW)) else { continue };
            let look = match file.get(looks, "N")? {
                Object::Dict(states) => {
                    let state = file.get(dict, "AS")?;
                    let name = state.name().and_then(|name| str::from_utf8(name).ok());
                    file.get(&states, name.unwrap_or("Off"))?
                }
                other => other,
            };
            let Object::Stream(stream) = look else { continue };
            let (Some(rect), Some(own)) =
                (file.numbers_of::<4>(dict, "Rect")?, file.numbers_of::<4>(&stream.dict, "BBox")?)
            else {
                continue;
            };
            let matrix = file.numbers_of::<6>(&stream.dict, "Matrix")?;
            let matrix = Matrix(matrix.unwrap_or(Matrix::IDENTITY.0));
            if let Some(placed) = placed(rect, own, &matrix) {
                let resources = self.inherited.resources.clone();
                interpreter.form_on_page(&stream, placed, resources)?;
            }
        }
        Ok(())
    }
}

/// The matrix that brings the box of an annotation's look to where the annotation stands.
fn placed(rect: [f64; 4], own: [f64; 4], matrix: &Matrix) -> Option<Matrix> {
    let [x0, y0, x1, y1] = own;
    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|corner| matrix.point(corner));
    let from = Rect::around(corners)?;
    let to = Rect::between((rect[0], rect[1]), (rect[2], rect[3]));
    let scale = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let (x, y) = (scale(to.width(), from.width()), scale(to.height(), from.height()));
    Some(Matrix([x, 0.0, 0.0, y, to.x0 - from.x0 * x, to.y0 - from.y0 * y]))
}

/// A box with its corners in order, if it is one.
fn sane_box(sides: Option<[f64; 4]>) -> Option<[f64; 4]> {
    let [a, b, c, d] = sides?;
    let rect = Rect::between((a, b), (c, d));
    let is_box = rect.is_sane() && rect.width() > 1.0 && rect.height() > 1.0;
    is_box.then_some([rect.x0, rect.y0, rect.x1, rect.y1])
}
