//! The zip package of a document: telling what it is, finding its parts, and following the
//! relationships between them.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use flate2::{Decompress, FlushDecompress, Status};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::budget::Budget;
use super::ole::{self, Ole};
use super::xml::{Node, Xml};
use super::{FileKind, Measure, OfficeError};

/// Parts in a package, at most. Each costs its entry in the directory.
const MAX_PARTS: usize = 20_000;
/// A part of this size is unpacked whole before it is read.
const WHOLE_MOST: u64 = 1 << 20;

/// An opened package.
pub(crate) struct Package<'a> {
    bytes: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts by their name in lower case without a leading slash: OPC names are compared so, and
    /// some writers use backslashes.
    names: HashMap<String, usize>,
    /// The part that is read, where it is unpacked whole.
    whole: Vec<u8>,
    /// Unpacks one part after the other: making room for what it remembers takes longer than most
    /// parts do.
    inflater: Option<Decompress>,
}

impl<'a> Package<'a> {
    /// Opens a package, or says what the bytes are instead. `wanted` names what the caller reads:
    /// "Word document (.docx)".
    pub(crate) fn open(bytes: &'a [u8], wanted: FileKind) -> Result<Package<'a>, OfficeError> {
        if !bytes.starts_with(b"PK") {
            return Err(OfficeError::Other { wanted, found: kind(bytes) });
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| OfficeError::damaged("the file", words(&error)))?;
        if archive.len() > MAX_PARTS {
            return Err(OfficeError::TooLarge { what: Measure::Parts, limit: MAX_PARTS as u64 });
        }
        let mut names = HashMap::with_capacity(archive.len());
        for number in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(number) {
                names.insert(normal(&name), number);
            }
        }
        Ok(Package { bytes, archive, names, whole: Vec::new(), inflater: None })
    }

    /// True when the part is there.
    pub(crate) fn has(&self, part: &str) -> bool {
        self.names.contains_key(&normal(part))
    }

    /// Begins reading a part. What it unpacks to is counted against the budget as it is read.
    pub(crate) fn xml<'p>(
        &'p mut self,
        part: &str,
        budget: &'p Budget,
    ) -> Result<Xml<'p>, OfficeError> {
        let Some(&number) = self.names.get(&normal(part)) else {
            return Err(OfficeError::damaged(part, "the file does not have this part"));
        };
        if self.unpack_whole(number).is_some() {
            return Ok(Xml::new(&self.whole, part, budget));
        }
        let file = self
            .archive
            .by_index(number)
            .map_err(|error| OfficeError::damaged(part, words(&error)))?;
        Ok(Xml::streamed(Box::new(file), part, budget))
    }

    /// Unpacks a part, unless it is long or damaged: what is wrong with it is said where it is met.
    /// What it says of its size costs nothing that it does not have.
    fn unpack_whole(&mut self, number: usize) -> Option<()> {
        let file = self.archive.by_index_raw(number).ok()?;
        let size = file.size();
        if size > WHOLE_MOST || file.encrypted() {
            return None;
        }
        let packed = usize::try_from(file.data_start()?).ok()?;
        let packed =
            self.bytes.get(packed..)?.get(..usize::try_from(file.compressed_size()).ok()?)?;
        self.whole.clear();
        match file.compression() {
            CompressionMethod::Stored => self.whole.extend_from_slice(packed),
            CompressionMethod::Deflated => {
                // One byte more, for a part that is longer than it says.
                self.whole.reserve(size as usize + 1);
                let inflater = self.inflater.get_or_insert_with(|| Decompress::new(false));
                inflater.reset(false);
                let end = inflater.decompress_vec(packed, &mut self.whole, FlushDecompress::Finish);
                end.ok().filter(|end| *end == Status::StreamEnd)?;
            }
            _ => return None,
        }
        let is_whole = self.whole.len() as u64 == size;
        (is_whole && crc32fast::hash(&self.whole) == file.crc32()).then_some(())
    }

    /// A whole part.
    pub(crate) fn bytes(&mut self, part: &str, budget: &Budget) -> Result<Vec<u8>, OfficeError> {
        let Some(&number) = self.names.get(&normal(part)) else {
            return Err(OfficeError::damaged(part, "the file does not have this part"));
        };
        let file = self
            .archive
            .by_index(number)
            .map_err(|error| OfficeError::damaged(part, words(&error)))?;
        let (mut found, mut piece) = (Vec::new(), [0; 4096]);
        let mut file = std::io::BufReader::new(file);
        loop {
            let length =
                file.read(&mut piece).map_err(|error| OfficeError::damaged(part, error))?;
            budget.unpack(length)?;
            // It is kept as it is and with what is added to it.
            budget.hold_bytes(2 * length)?;
            match &piece[..length] {
                [] => return Ok(found),
                more => found.extend_from_slice(more),
            }
        }
    }

    /// The name by which the archive knows a part.
    pub(crate) fn name_of(&self, part: &str) -> Option<String> {
        let number = *self.names.get(&normal(part))?;
        Some(self.archive.name_for_index(number)?.ok()?.into_owned())
    }

    /// The relationships of a part ("" for the package itself). None when it has no list of them.
    pub(crate) fn relationships(
        &mut self,
        part: &str,
        budget: &Budget,
    ) -> Result<Vec<Relationship>, OfficeError> {
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let list = relationships_of(part);
        let mut found = Vec::new();
        if !self.has(&list) {
            return Ok(found);
        }
        let mut xml = self.xml(&list, budget)?;
        loop {
            match xml.next()? {
                Node::Start(element) if element.name() == "Relationship" => {
                    let attribute = |name| element.attribute(name).unwrap_or_default();
                    if attribute("TargetMode") == "External" {
                        continue;
                    }
                    let relationship = Relationship {
                        id: attribute("Id").into_owned(),
                        kind: attribute("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                        target: resolved(folder, &attribute("Target")),
                    };
                    budget.hold(
                        relationship.id.len() + relationship.kind.len() + relationship.target.len(),
                    )?;
                    found.push(relationship);
                }
                Node::Eof => return Ok(found),
                _ => {}
            }
        }
    }

    /// The main part: what the package's relationships call `officeDocument`, else the usual place,
    /// else the first part whose declared content type ends in `content`.
    pub(crate) fn main_part(
        &mut self,
        usual: &str,
        content: &str,
        budget: &Budget,
    ) -> Result<Option<String>, OfficeError> {
        let related = self
            .relationships("", budget)?
            .into_iter()
            .find(|relationship| relationship.kind == "officeDocument");
        if let Some(related) = related.filter(|related| self.has(&related.target)) {
            return Ok(Some(related.target));
        }
        if self.has(usual) {
            return Ok(Some(usual.to_owned()));
        }
        let types = self.content_types(budget)?;
        Ok(types
            .into_iter()
            .find(|(part, kind)| kind.ends_with(content) && self.has(part))
            .map(|(part, _)| part))
    }

    /// The content types that the package declares for single parts: (part, type).
    fn content_types(&mut self, budget: &Budget) -> Result<Vec<(String, String)>, OfficeError> {
        const LIST: &str = "[Content_Types].xml";
        let mut found = Vec::new();
        if !self.has(LIST) {
            return Ok(found);
        }
        let mut xml = self.xml(LIST, budget)?;
        loop {
            match xml.next()? {
                Node::Start(element) if element.name() == "Override" => {
                    let part = element.attribute("PartName").unwrap_or_default();
                    let kind = element.attribute("ContentType").unwrap_or_default();
                    budget.hold(part.len() + kind.len())?;
                    found.push((part.trim_start_matches('/').to_owned(), kind.into_owned()));
                }
                Node::Eof => return Ok(found),
                _ => {}
            }
        }
    }
}

/// One part's pointer to another.
#[derive(Debug)]
pub(crate) struct Relationship {
    /// What the part calls it.
    pub(crate) id: String,
    /// The last step of its type: `worksheet`, `styles`, `officeDocument`.
    pub(crate) kind: String,
    /// The other part, from the root of the package.
    pub(crate) target: String,
}

/// The part that lists the relationships of another.
pub(crate) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target relative to a folder, from the root, with `..` resolved.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let joined = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in joined.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A zip error in plain words.
fn words(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "its archive is encrypted: pack it without a password".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) => {
            "it is packed by a method that office programs do not use".to_owned()
        }
        _ => format!("its archive cannot be read ({error})"),
    }
}

/// What bytes are that are no package, and what to do about it.
pub(crate) fn kind(bytes: &[u8]) -> FileKind {
    match bytes {
        [] => FileKind::Empty,
        _ if bytes.starts_with(&ole::SIGNATURE) => kind_of_ole(bytes),
        _ if bytes.starts_with(b"PK") => FileKind::Zip,
        _ if bytes.starts_with(b"%PDF") => FileKind::Pdf,
        _ if bytes.starts_with(b"{\\rtf") => FileKind::RichText,
        _ if bytes.starts_with(b"<?mso-application") => FileKind::OfficeXml,
        _ if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
            || bytes.starts_with(b"\xEF\xBB\xBF<") =>
        {
            FileKind::Page
        }
        _ if bytes.iter().take(4096).all(|&byte| byte == 0) => FileKind::Zeros,
        _ => FileKind::Unknown,
    }
}

/// What a compound file is.
fn kind_of_ole(bytes: &[u8]) -> FileKind {
    match Ole::open(bytes) {
        Ok(ole) if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") => FileKind::Encrypted,
        Ok(ole) if ole.has("WordDocument") => FileKind::Doc,
        Ok(ole) if ole.has("Workbook") || ole.has("Book") => FileKind::Xls,
        Ok(ole) if ole.has("PowerPoint Document") => FileKind::Ppt,
        Ok(_) => FileKind::CompoundFile,
        Err(_) => FileKind::DamagedCompoundFile,
    }
}
