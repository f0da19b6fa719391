//! A part as a tree of its elements. Parts of OFD are small, one for each page, and name each
//! other.

use super::super::drawn::budget::Budget;
use super::super::office::xml::{Node, Xml};
use crate::remark::OfdError;

/// Elements within elements; what is deeper is left out.
const MOST_DEPTH: usize = 48;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    pub text: String,
    pub children: Vec<Tree>,
}

impl Tree {
    /// Reads a part; gives what is counted for it as well.
    pub(super) fn read(xml: &mut Xml<'_>, budget: &Budget) -> Result<(Tree, usize), OfdError> {
        let mut open = vec![Tree::default()];
        let mut held = 0;
        loop {
            let deep = xml.depth() >= MOST_DEPTH;
            let mut cost = 0;
            match xml.next()? {
                Node::Start(_) if deep => xml.skip()?,
                Node::Start(element) => {
                    let attributes = element.attributes().map(|(name, value)| {
                        cost += 48 + name.len() + value.len();
                        (name.into(), value.as_ref().into())
                    });
                    let attributes = attributes.collect();
                    let name: Box<str> = element.name().into();
                    cost += 192 + name.len();
                    open.push(Tree { name, attributes, ..Tree::default() });
                }
                Node::End => {
                    if let (Some(last), Some(parent)) = (open.pop(), open.last_mut()) {
                        parent.children.push(last);
                    }
                }
                Node::Text(text) => {
                    if let Some(last) = open.last_mut() {
                        cost += 2 * text.len();
                        last.text.push_str(&text);
                    }
                }
                Node::Eof => break,
            }
            budget.hold(cost)?;
            held += cost;
        }
        budget.unpack(xml.offset())?;
        let root = open.pop().and_then(|mut all| all.children.pop());
        Ok((root.unwrap_or_default(), held))
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| **own == *name).map(|(_, value)| value.trim())
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        number(self.attribute(name)?)
    }

    /// A number that identifies something.
    pub(super) fn id(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }

    /// A switch.
    pub(super) fn is(&self, name: &str) -> Option<bool> {
        self.attribute(name).map(|value| value.eq_ignore_ascii_case("true") || value == "1")
    }

    /// So many numbers.
    pub(super) fn numbers<const N: usize>(&self, name: &str) -> Option<[f64; N]> {
        numbers(self.attribute(name)?)
    }

    pub(super) fn child(&self, name: &str) -> Option<&Tree> {
        self.children.iter().find(|child| *child.name == *name)
    }

    /// The children of a name.
    pub(super) fn each<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Tree> {
        self.children.iter().filter(move |child| *child.name == *name)
    }

    /// The text of a child without the blanks around it.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }
}

/// A number that a page may have.
pub(super) fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.abs() < 1e6)
}

/// Numbers with blanks between them, exactly so many.
pub(super) fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let mut found = [0.0; N];
    let mut words = text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    for place in &mut found {
        *place = number(words.next()?)?;
    }
    words.next().is_none().then_some(found)
}
