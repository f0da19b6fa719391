//! Hostile PDFs: whatever the bytes, a value or an error, in bounded memory and time.

use std::io::Write;

use gouji::read::{PageMeasure, PdfError, pdf};
use proptest::prelude::*;

use crate::solve::support::is_full;
use crate::support::pdf::{file, pages, stream, table, text, with};

#[track_caller]
fn too_large(bytes: &[u8]) -> PageMeasure {
    match pdf::blocks(bytes) {
        Err(PdfError::TooLarge { what, .. }) => what,
        other => panic!("{other:?}"),
    }
}

fn plain() -> String {
    table(50.0, 700.0, 60.0, 20.0, &[&["甲", "乙"], &["12", "3"]])
}

/// A page whose content is packed so.
fn packed_page(filter: &str, packed: &[u8]) -> Vec<u8> {
    packed_in(&pages(&["CONTENT"]), filter, packed)
}

/// A file whose stream `CONTENT` is packed so.
fn packed_in(bytes: &[u8], filter: &str, packed: &[u8]) -> Vec<u8> {
    let at = bytes.windows(7).position(|window| window == b"CONTENT").unwrap();
    let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
    let head = head.replace("/Length 7", &format!("/Filter {filter} /Length {}", packed.len()));
    [head.as_bytes(), packed, &bytes[at + 7..]].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("x", options).unwrap();
    zip.write_all(bytes).unwrap();
    let file = zip.finish().unwrap().into_inner();
    // Behind the local header of 30 bytes, the name and what is added to it.
    let added = usize::from(u16::from_le_bytes([file[28], file[29]]));
    let end = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    file[31 + added..end].to_vec()
}

#[test]
fn packed_content_is_unpacked_whatever_the_filter() {
    let content = plain();
    let hex: String = content.bytes().map(|byte| format!("{byte:02x}")).collect();
    let runs: Vec<u8> = content
        .as_bytes()
        .chunks(128)
        .flat_map(|run| [&[run.len() as u8 - 1], run].concat())
        .chain([128])
        .collect();
    for bytes in [
        packed_page("/FlateDecode", &deflated(content.as_bytes())),
        packed_page("/ASCIIHexDecode", format!("{hex}>").as_bytes()),
        packed_page("/RunLengthDecode", &runs),
    ] {
        assert_eq!(super::outline(&pdf::blocks(&bytes).unwrap()), ["[甲|乙/12|3]"]);
    }
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let blanks = vec![b' '; 48 << 20];
    let bytes = packed_page("/FlateDecode", &deflated(&blanks));
    assert!(bytes.len() < 60_000);
    assert_eq!(too_large(&bytes), PageMeasure::Unpacked);
    let twice = deflated(&deflated(&blanks));
    let bytes = packed_page("[/FlateDecode /FlateDecode]", &twice);
    assert_eq!(too_large(&bytes), PageMeasure::Unpacked);
}

#[test]
fn forms_that_draw_each_other_many_times_are_refused() {
    // Each draws the next eight times: 8^40 drawings.
    let form = |next: usize| {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R \
             >> >>"
        );
        stream(&entries, &"/X Do ".repeat(8))
    };
    let forms: Vec<String> = (0..40).map(|at| form(11 + at)).collect();
    let bytes = with(&["/X Do"], "", "/XObject << /X 10 0 R >>", &forms);
    assert_eq!(too_large(&bytes), PageMeasure::Steps);
    // One that draws itself.
    let own = stream(
        "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>",
        "/X Do /X Do",
    );
    let bytes = with(&[&("/X Do ".to_owned() + &plain())], "", "/XObject << /X 10 0 R >>", &[own]);
    assert_eq!(super::grids(&pdf::blocks(&bytes).unwrap()).len(), 1);
}

#[test]
fn a_range_of_four_thousand_million_widths_costs_nothing() {
    let bytes = String::from_utf8(pages(&[&plain()])).unwrap();
    let wide = bytes.replace("/W [1 95 500 814 907 500]", "/W [0 4294967295 500]    ");
    assert_ne!(wide, bytes);
    assert_eq!(super::grids(&pdf::blocks(wide.as_bytes()).unwrap()).len(), 1);
}

#[test]
fn nesting_states_and_objects_without_end_are_bounded() {
    for content in [
        "q ".repeat(500_000),
        "[".repeat(500_000),
        "<<".repeat(500_000),
        "(".repeat(500_000),
        "BT ".repeat(500_000),
        "/A BMC ".repeat(500_000),
        "0 0 m ".repeat(200_000),
        "0 0 9 9 re W ".repeat(100_000),
        "BI ".repeat(100_000),
        "BI ID EI ".repeat(20_000),
    ] {
        let _ = pdf::blocks(&pages(&[&(content + &plain())]));
    }
    for object in ["[".repeat(300_000), "<</A".repeat(300_000), "1 0 obj ".repeat(100_000)] {
        let _ = pdf::blocks(object.as_bytes());
        let _ = pdf::blocks(format!("%PDF-1.7\n1 0 obj {object}").as_bytes());
        let _ = pdf::blocks(&with(&[""], "", "", &[object]));
    }
}

#[test]
fn more_drawn_than_any_page_has_is_refused() {
    assert_eq!(too_large(&pages(&["0 0 99 99 re f ".repeat(70_000).as_str()])), PageMeasure::Drawn);
    let long = text(0.0, 0.0, 1e-9, &"字".repeat(70_000));
    assert_eq!(too_large(&pages(&[&long])), PageMeasure::Drawn);
}

#[test]
fn objects_that_need_themselves_end() {
    for objects in [
        vec!["<< /Type /Catalog /Pages 1 0 R >>".to_owned()],
        vec!["<< /Type /Catalog /Pages 2 0 R >>".into(), "<< /Kids [2 0 R 2 0 R] >>".into()],
        vec![
            "<< /Type /Catalog /Pages 2 0 R >>".into(),
            "<< /Kids [<< /Contents 3 0 R >>] >>".into(),
            "<< /Length 3 0 R >> stream\nx\nendstream".into(),
        ],
        vec![
            "<< /Type /Catalog /Pages 2 0 R >>".into(),
            stream("/Type /ObjStm /N 1 /First 2 0 R", "2 0 <<>>"),
        ],
        vec!["2 0 R".into(), "1 0 R".into()],
    ] {
        assert!(pdf::blocks(&file(&objects)).is_err());
    }
    assert!(
        pdf::blocks(b"%PDF-1.7\nxref\n0 1\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF").is_err()
    );
}

#[test]
fn predictors_that_no_writer_has_do_not_matter() {
    for params in [
        "/Predictor 2 /Columns 0",
        "/Predictor 12 /Columns 4294967295 /Colors 255 /BitsPerComponent 255",
        "/Predictor 12 /Columns 0 /Colors 0",
        "/Predictor 15 /Columns 7",
    ] {
        let filter = format!("/FlateDecode /DecodeParms << {params} >>");
        let _ = pdf::blocks(&packed_page(&filter, &deflated(plain().as_bytes())));
    }
}

/// What a file that a person damaged, or an attacker made, may look like.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0_usize..4);
    let bytes = pages(&[&(plain() + &text(50.0, 740.0, 10.0, "一、标题")), &plain()]);
    prop::collection::vec(change, 1..12).prop_map(move |changes| {
        let mut bytes = bytes.clone();
        for (at, byte, kind) in changes {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => {
                    let end = (at + usize::from(byte)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_files_give_a_value_or_an_error(bytes in damaged()) {
        let _ = pdf::blocks(&bytes);
    }

    #[test]
    fn any_bytes_give_a_value_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = pdf::blocks(&bytes);
        let _ = pdf::blocks(&[b"%PDF-1.7\n1 0 obj<<", bytes.as_slice()].concat());
    }
}

/// Fails when reading takes more than 20 × the unpacked file and 32 MiB.
#[track_caller]
fn within_memory(bytes: &[u8], unpacked: usize, what: &str) {
    let used = allocation_counter::measure(|| drop(pdf::blocks(bytes)));
    let limit = 20 * (bytes.len() + unpacked) as u64 + (32 << 20);
    assert!(used.bytes_max <= limit, "{} for {what}", used.bytes_max);
}

/// A piece so often that it takes so many bytes.
fn many(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

const CONTENTS: [&str; 9] = [
    "[0 0 0 0 0 0 0 0]",
    "0 0 m 9 9 l ",
    "q 1 w ",
    "/A/B/C/D ",
    "BT /F1 9 Tf (x) Tj ET ",
    "BT /F2 9 Tf 9 9 Td (12 ab) Tj ET ",
    "0 0 9 9 re f ",
    "[[[]]]",
    "1 0 0 RG 0 0 9 9 re W n ",
];

#[test]
fn memory_stays_within_a_multiple_of_the_input() {
    for piece in CONTENTS {
        within_memory(&pages(&[&many(piece, 1 << 20)]), 0, piece);
    }
    for piece in ["[]", "<</A/B>>", "1 0 obj 5 endobj "] {
        within_memory(&with(&[""], "", "", &[many(piece, 1 << 20)]), 0, piece);
    }
}

#[test]
fn memory_stays_within_a_multiple_of_the_unpacked_input() {
    let flate = "/FlateDecode";
    let sizes: &[usize] = if is_full() { &[1 << 20, 6 << 20] } else { &[1 << 20] };
    for (piece, &size) in
        CONTENTS.iter().flat_map(|piece| sizes.iter().map(move |size| (piece, size)))
    {
        let content = many(piece, size);
        let bytes = packed_page(flate, &deflated(content.as_bytes()));
        assert!(bytes.len() < size / 20);
        within_memory(&bytes, size, piece);
    }
    // The characters of a font, which a form uses.
    let form = stream(
        "/Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /T 11 0 R >> >>",
        "BT /T 9 Tf (a) Tj ET",
    );
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /A /ToUnicode 12 0 R >>".to_owned();
    let more = [form, font, stream("", "CONTENT")];
    let own = with(&["/X Do"], "", "/XObject << /X 10 0 R >>", &more);
    for piece in [
        "1 beginbfchar <41> <0041> endbfchar ",
        "1 beginbfrange <00> <ff> <0041> endbfrange ",
        "1 begincodespacerange <00> <ff> endcodespacerange ",
        "1 beginbfrange <00> <01> [<0041> <0042>] endbfrange ",
    ] {
        let packed = deflated(many(piece, 1 << 20).as_bytes());
        within_memory(&packed_in(&own, flate, &packed), 1 << 20, piece);
    }
    // Objects in a stream, of a file whose table is lost.
    for piece in ["[]", "<</A/B>>", "(x)", "[0 0 0 0]"] {
        let count = (1 << 20) / (piece.len() + 8);
        let head: String =
            (0..count).map(|at| format!("{} {} ", 20 + at, at * piece.len())).collect();
        let entries = format!("/Type /ObjStm /N {count} /First {}", head.len());
        let own = with(&["/X Do"], "", "", &[stream(&entries, "CONTENT")]);
        let own = String::from_utf8(own).unwrap().replace("startxref", "nothing");
        let content = head + &piece.repeat(count);
        let bytes = packed_in(own.as_bytes(), flate, &deflated(content.as_bytes()));
        within_memory(&bytes, content.len(), piece);
    }
}
