//! What streams are packed with: Flate, LZW, run lengths, and text forms of bytes.

use flate2::{Decompress, FlushDecompress, Status};

use super::super::drawn::budget::Budget;
use crate::remark::PdfError;

/// The filters whose output is text or numbers; those of pictures are not taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    AsciiHex,
    /// Encryption of its own, which is undone before.
    Crypt,
}

/// How the bytes were changed before they were packed, and how LZW codes grow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Params {
    pub predictor: usize,
    pub colors: usize,
    pub bits: usize,
    pub columns: usize,
    pub early_change: bool,
}

impl Filter {
    pub(super) fn of_name(name: &[u8]) -> Option<Filter> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Filter::Flate,
            b"LZWDecode" | b"LZW" => Filter::Lzw,
            b"RunLengthDecode" | b"RL" => Filter::RunLength,
            b"ASCII85Decode" | b"A85" => Filter::Ascii85,
            b"ASCIIHexDecode" | b"AHx" => Filter::AsciiHex,
            b"Crypt" => Filter::Crypt,
            _ => return None,
        })
    }

    /// Undoes the filter. Of a damaged stream, what comes before the damage is given.
    pub(super) fn undo(
        self,
        bytes: &[u8],
        params: Params,
        budget: &Budget,
    ) -> Result<Vec<u8>, PdfError> {
        let mut out = Output { bytes: Vec::new(), budget };
        match self {
            Filter::Flate => flate(bytes, &mut out)?,
            Filter::Lzw => lzw(bytes, params.early_change, &mut out)?,
            Filter::RunLength => run_length(bytes, &mut out)?,
            Filter::Ascii85 => ascii85(bytes, &mut out)?,
            Filter::AsciiHex => ascii_hex(bytes, &mut out)?,
            Filter::Crypt => return Ok(bytes.to_vec()),
        }
        match self {
            Filter::Flate | Filter::Lzw if params.predictor > 1 => {
                Ok(unpredicted(&out.bytes, params))
            }
            _ => Ok(out.bytes),
        }
    }
}

/// Unpacked bytes, each counted.
struct Output<'b> {
    bytes: Vec<u8>,
    budget: &'b Budget,
}

impl Output<'_> {
    fn extend(&mut self, bytes: &[u8]) -> Result<(), PdfError> {
        self.budget.unpack(bytes.len())?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

/// Flate with its header, or without where the header is damaged.
fn flate(bytes: &[u8], out: &mut Output<'_>) -> Result<(), PdfError> {
    inflate(bytes, true, out)?;
    if out.bytes.is_empty() && !bytes.is_empty() {
        inflate(bytes, false, out)?;
        if out.bytes.is_empty() && bytes.len() > 2 {
            inflate(&bytes[2..], false, out)?;
        }
    }
    Ok(())
}

fn inflate(bytes: &[u8], has_header: bool, out: &mut Output<'_>) -> Result<(), PdfError> {
    let mut state = Decompress::new(has_header);
    let mut chunk = vec![0; 32 * 1024];
    loop {
        let (read, written) = (state.total_in() as usize, state.total_out());
        let rest = bytes.get(read..).unwrap_or_default();
        let status = state.decompress(rest, &mut chunk, FlushDecompress::None);
        let new = (state.total_out() - written) as usize;
        out.extend(&chunk[..new])?;
        match status {
            Ok(Status::Ok) if new > 0 || state.total_in() as usize > read => {}
            _ => return Ok(()),
        }
    }
}

/// Codes of LZW: 256 clears the table, 257 ends the stream.
const CLEAR: usize = 256;
const END: usize = 257;
const MOST_CODES: usize = 4096;

fn lzw(bytes: &[u8], early_change: bool, out: &mut Output<'_>) -> Result<(), PdfError> {
    // Each code stands for a piece of the output.
    let mut pieces: Vec<(usize, usize)> = Vec::with_capacity(MOST_CODES);
    let mut last: Option<(usize, usize)> = None;
    let (mut bit, mut width) = (0, 9);
    let mut piece = Vec::new();
    while let Some(code) = bits_at(bytes, bit, width) {
        bit += width;
        match code {
            CLEAR => {
                pieces.clear();
                (last, width) = (None, 9);
                continue;
            }
            END => break,
            _ => {}
        }
        piece.clear();
        match (code, last) {
            (0..=255, _) => piece.push(code as u8),
            (_, Some((start, length))) if code - END - 1 == pieces.len() => {
                piece.extend_from_slice(&out.bytes[start..start + length]);
                piece.push(out.bytes[start]);
            }
            _ => {
                let Some(&(start, length)) = pieces.get(code - END - 1) else { break };
                piece.extend_from_slice(&out.bytes[start..start + length]);
            }
        }
        let start = out.bytes.len();
        out.extend(&piece)?;
        // The new piece is the last one and the first byte of this one, which follows it.
        if let Some((start, length)) = last
            && pieces.len() + END + 1 < MOST_CODES
        {
            pieces.push((start, length + 1));
        }
        last = Some((start, piece.len()));
        width = match pieces.len() + END + 1 + usize::from(early_change) {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Ok(())
}

/// So many bits from a bit on, the highest first.
fn bits_at(bytes: &[u8], bit: usize, width: usize) -> Option<usize> {
    let mut value = 0;
    for at in 0..3 {
        let byte = bytes.get(bit / 8 + at).copied();
        if at * 8 < bit % 8 + width && byte.is_none() {
            return None;
        }
        value = value << 8 | usize::from(byte.unwrap_or(0));
    }
    Some(value >> (24 - bit % 8 - width) & ((1 << width) - 1))
}

fn run_length(bytes: &[u8], out: &mut Output<'_>) -> Result<(), PdfError> {
    let mut rest = bytes;
    while let [length, after @ ..] = rest {
        match usize::from(*length) {
            128 => break,
            copied @ 0..=127 => {
                let (own, after) = after.split_at((copied + 1).min(after.len()));
                out.extend(own)?;
                rest = after;
            }
            repeated => {
                let [byte, after @ ..] = after else { break };
                out.extend(&[*byte; 128][..257 - repeated])?;
                rest = after;
            }
        }
    }
    Ok(())
}

fn ascii85(bytes: &[u8], out: &mut Output<'_>) -> Result<(), PdfError> {
    let (mut group, mut count) = (0_u32, 0);
    for &byte in bytes {
        match byte {
            b'z' if count == 0 => out.extend(&[0; 4])?,
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(&group.to_be_bytes())?;
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&group.to_be_bytes()[..count - 1])?;
    }
    Ok(())
}

fn ascii_hex(bytes: &[u8], out: &mut Output<'_>) -> Result<(), PdfError> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>');
    let mut digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    while let Some(high) = digits.next() {
        out.extend(&[(high << 4 | digits.next().unwrap_or(0)) as u8])?;
    }
    Ok(())
}

/// Undoes the predictors of PNG and, for whole bytes, of TIFF. Parameters that no writer has leave
/// the bytes as they are.
fn unpredicted(bytes: &[u8], params: Params) -> Vec<u8> {
    let Params { predictor, colors, bits, columns, .. } = params;
    let is_sane = (1..=32).contains(&colors)
        && matches!(bits, 1 | 2 | 4 | 8 | 16)
        && (1..=1 << 20).contains(&columns);
    if !is_sane {
        return bytes.to_vec();
    }
    let row = (colors * bits * columns).div_ceil(8);
    let back = (colors * bits).div_ceil(8);
    if predictor == 2 {
        return if bits == 8 { added_left(bytes, row, back) } else { bytes.to_vec() };
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; row];
    for line in bytes.chunks(row + 1) {
        let (kind, line) = (line[0], &line[1..]);
        let start = out.len();
        for (at, &byte) in line.iter().enumerate() {
            let left = if at >= back { out[start + at - back] } else { 0 };
            let corner = if at >= back { above[at - back] } else { 0 };
            let predicted = match kind {
                1 => left,
                2 => above[at],
                3 => u16::midpoint(left.into(), above[at].into()) as u8,
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(predicted));
        }
        above[..line.len()].copy_from_slice(&out[start..]);
    }
    out
}

fn added_left(bytes: &[u8], row: usize, back: usize) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for line in out.chunks_mut(row) {
        for at in back..line.len() {
            line[at] = line[at].wrapping_add(line[at - back]);
        }
    }
    out
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i32::from(left), i32::from(above), i32::from(corner));
    let (pa, pb, pc) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        above
    } else {
        corner
    }
}
