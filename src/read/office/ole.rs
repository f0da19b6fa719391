//! Compound files (OLE): what Word and Excel wrote until 2003, and what wraps an encrypted document
//! today.
//!
//! A file system in a file: sectors chained by a table (FAT), small streams in a stream of their
//! own (mini FAT), a directory. Only the streams directly under the root are looked at, so that a
//! workbook embedded in a document is not taken for the document. Every chain is followed at most
//! as many steps as the file has sectors, so loops end.

use super::OfficeError;

/// The first eight bytes of a compound file.
pub(crate) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const END: u32 = 0xFFFF_FFFE;
const NO_ENTRY: u32 = 0xFFFF_FFFF;
const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// Streams below this size are in the mini stream.
const MINI_LIMIT: u64 = 4096;
/// Entries of FAT in the header.
const HEADER_FATS: usize = 109;

/// An opened compound file. Its tables are at most as large as the file.
#[derive(Debug)]
pub(crate) struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    /// The streams and storages directly under the root.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'a> Ole<'a> {
    /// Reads the tables and the root's directory.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Ole<'a>, OfficeError> {
        if bytes.len() < HEADER || bytes[..8] != SIGNATURE {
            return Err(damaged("its header is cut off"));
        }
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(damaged("its sector size is unknown")),
        };
        let mut ole = Ole {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        ole.fat = ole.read_fat()?;
        let directory = ole.chain(u32_at(bytes, 48).unwrap_or(END))?;
        let version = u16_at(bytes, 26).unwrap_or(3);
        let root =
            entry_at(&directory, 0, version).ok_or_else(|| damaged("it has no root directory"))?;
        ole.entries = children(&directory, version);
        if u32_at(bytes, 64).unwrap_or(0) > 0 {
            ole.mini_fat = words(&ole.chain(u32_at(bytes, 60).unwrap_or(END))?);
            ole.mini_stream = ole.chain(root.start)?;
            ole.mini_stream.truncate(usize::try_from(root.size).unwrap_or(usize::MAX));
        }
        Ok(ole)
    }

    /// True when the root has an entry of that name, in whatever case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream under the root.
    pub(crate) fn stream(&self, name: &str) -> Result<Vec<u8>, OfficeError> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = entry else { return Err(damaged("a stream is missing")) };
        let mut stream = if entry.size < MINI_LIMIT {
            self.mini_chain(entry.start)?
        } else {
            self.chain(entry.start)?
        };
        let size = usize::try_from(entry.size).unwrap_or(usize::MAX);
        if stream.len() < size {
            return Err(damaged("a stream is cut off"));
        }
        stream.truncate(size);
        Ok(stream)
    }

    /// A sector's bytes; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn read_fat(&self) -> Result<Vec<u32>, OfficeError> {
        let mut sectors: Vec<u32> =
            (0..HEADER_FATS).filter_map(|n| u32_at(self.bytes, 76 + 4 * n)).collect();
        let mut next = u32_at(self.bytes, 68).unwrap_or(END);
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            let Some(sector) = (next < 0xFFFF_FFFA).then(|| self.sector(next)).flatten() else {
                break;
            };
            let mut words = words(sector);
            next = words.pop().unwrap_or(END);
            sectors.append(&mut words);
            if sectors.len() > most + HEADER_FATS + self.sector / 4 {
                return Err(damaged("its sector tables run in a circle"));
            }
        }
        let mut fat = Vec::new();
        // A table longer than the file has sectors only repeats itself.
        for number in sectors.into_iter().filter(|&number| number < 0xFFFF_FFFA) {
            if fat.len() > most {
                break;
            }
            let Some(sector) = self.sector(number) else { return Err(damaged("it is cut off")) };
            fat.extend(words(sector));
        }
        Ok(fat)
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, OfficeError> {
        let mut found = Vec::new();
        let mut next = start;
        while next != END {
            let Some(sector) = self.sector(next) else { return Err(damaged("it is cut off")) };
            if found.len() > self.bytes.len() {
                return Err(damaged("its sectors run in a circle"));
            }
            found.extend_from_slice(sector);
            next = self
                .fat
                .get(next as usize)
                .copied()
                .ok_or_else(|| damaged("its sector table is cut off"))?;
        }
        Ok(found)
    }

    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, OfficeError> {
        let mut found = Vec::new();
        let mut next = start;
        while next != END {
            let at = (next as usize).saturating_mul(MINI_SECTOR);
            let end = at.saturating_add(MINI_SECTOR).min(self.mini_stream.len());
            let Some(sector) = self.mini_stream.get(at..end) else {
                return Err(damaged("it is cut off"));
            };
            if found.len() > self.mini_stream.len() {
                return Err(damaged("its sectors run in a circle"));
            }
            found.extend_from_slice(sector);
            next = self
                .mini_fat
                .get(next as usize)
                .copied()
                .ok_or_else(|| damaged("its sector table is cut off"))?;
        }
        Ok(found)
    }
}

/// The entries of the tree that hangs under the root, each once.
fn children(directory: &[u8], version: u16) -> Vec<Entry> {
    let mut seen = vec![false; directory.len() / ENTRY];
    let mut open = vec![u32_at(directory, 76).unwrap_or(NO_ENTRY)];
    let mut found = Vec::new();
    while let Some(number) = open.pop() {
        let number = number as usize;
        let Some(entry) = entry_at(directory, number, version) else { continue };
        if std::mem::replace(&mut seen[number], true) {
            continue;
        }
        let at = number * ENTRY;
        open.extend([68, 72].into_iter().filter_map(|offset| u32_at(directory, at + offset)));
        found.push(entry);
    }
    found
}

fn entry_at(directory: &[u8], number: usize, version: u16) -> Option<Entry> {
    let at = number.checked_mul(ENTRY)?;
    let bytes = directory.get(at..at.checked_add(ENTRY)?)?;
    let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let units: Vec<u16> = bytes[..length]
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let low = u64::from(u32_at(bytes, 120)?);
    // Version 3 leaves rubbish in the upper half.
    let high = if version > 3 { u64::from(u32_at(bytes, 124)?) } else { 0 };
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        size: high << 32 | low,
    })
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

/// The little-endian number at an offset, if it is there.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

/// The little-endian number at an offset, if it is there.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn damaged(reason: &str) -> OfficeError {
    OfficeError::damaged("the file", reason)
}
