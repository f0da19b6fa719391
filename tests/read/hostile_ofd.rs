//! Hostile OFD documents: whatever the bytes, a value or an error, in bounded memory and time.

use gouji::read::{Measure, OfdError, OfficeError, PageMeasure, ofd};
use proptest::prelude::*;

use crate::support::ofd::{file, pages, part, parts, table, text};

fn plain() -> String {
    table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["12", "3"]])
}

/// The parts of a document of one page with these resources.
fn with_resources(page: &str, resources: &str) -> Vec<u8> {
    let mut own = parts(&[page], "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", "");
    own.push(("Doc_0/DocumentRes.xml".into(), part("Res", resources)));
    file(&own)
}

#[track_caller]
fn too_large(bytes: &[u8]) -> PageMeasure {
    match ofd::blocks(bytes) {
        Err(OfdError::TooLarge { what, .. }) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn composite_objects_that_draw_each_other_many_times_are_refused() {
    // Each draws the next eight times, and the last one the first.
    let unit = |id: usize| {
        let next = format!("<ofd:CompositeObject ResourceID=\"{}\"/>", (id + 1) % 10).repeat(8);
        format!(
            "<ofd:CompositeGraphicUnit ID=\"{id}\"><ofd:Content>{next}</ofd:Content>\
             </ofd:CompositeGraphicUnit>"
        )
    };
    let units: String = (0..10).map(unit).collect();
    let units = format!("<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>");
    let page = "<ofd:CompositeObject ResourceID=\"0\"/>".to_owned() + &plain();
    assert_eq!(too_large(&with_resources(&page, &units)), PageMeasure::Steps);
}

#[test]
fn looks_that_refer_to_themselves_end() {
    let looks = "<ofd:DrawParams><ofd:DrawParam ID=\"7\" Relative=\"7\"/></ofd:DrawParams>";
    let page =
        text(20.0, 40.0, 3.5, "一").replace("<ofd:TextObject", "<ofd:TextObject DrawParam=\"7\"");
    assert!(ofd::blocks(&with_resources(&page, looks)).is_ok());
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let page = plain() + &" ".repeat(48 << 20);
    let bytes = pages(&[&page]);
    assert!(bytes.len() < 100_000);
    match ofd::blocks(&bytes) {
        Err(OfdError::Package(OfficeError::TooLarge { what, .. })) => {
            assert!(matches!(what, Measure::Unpacked | Measure::Piece), "{what:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn more_drawn_than_any_page_has_is_refused() {
    assert_eq!(
        too_large(&pages(&[&text(0.0, 10.0, 0.001, &"字".repeat(70_000))])),
        PageMeasure::Drawn
    );
    let rule = "M 0 0 L 9 0 ".repeat(70_000);
    let path = format!(
        "<ofd:PathObject Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>{rule}</ofd:AbbreviatedData>\
         </ofd:PathObject>"
    );
    let _ = ofd::blocks(&pages(&[&(path + &plain())]));
}

#[test]
fn numbers_that_no_page_has_do_not_matter() {
    for number in ["NaN", "inf", "1e308", "-1e308", "99999999999", "", "x", "0"] {
        for (from, to) in [
            ("Size=\"3.500\"", format!("Size=\"{number}\"")),
            ("Y=\"3.080\"", format!("Y=\"{number}\"")),
            ("LineWidth=\"0.2\"", format!("LineWidth=\"{number}\"")),
            ("M 0 0", format!("M {number} 0")),
            ("Boundary=\"20 50", format!("Boundary=\"{number} 50")),
            ("<ofd:TextObject", format!("<ofd:TextObject CTM=\"{number} 0 0 1 0 0\"")),
            ("<ofd:TextObject", format!("<ofd:TextObject HScale=\"{number}\"")),
            ("<ofd:TextObject", format!("<ofd:TextObject CharDirection=\"{number}\"")),
            ("<ofd:TextObject", format!("<ofd:TextObject Alpha=\"{number}\"")),
        ] {
            let page = plain().replace(from, &to);
            assert!(plain().contains(from), "{from}");
            let _ = ofd::blocks(&pages(&[&page]));
        }
        let mut own = parts(&[&plain()], "", "");
        own[1].1 = own[1].1.replace("0 0 210 297", &format!("0 0 {number} {number}"));
        let _ = ofd::blocks(&file(&own));
    }
}

/// What a page that a person damaged, or an attacker made, may look like.
fn damaged() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0_usize..6, 0_usize..60);
    prop::collection::vec(change, 1..8).prop_map(|changes| {
        const PIECES: [&str; 6] = ["", "\"", "g 9 ", "<ofd:PageBlock>", " 0 ", "C"];
        let mut page: Vec<char> = plain().chars().collect();
        for (at, piece, cut) in changes {
            let at = at.index(page.len());
            let end = (at + cut).min(page.len());
            page.splice(at..end, PIECES[piece].chars());
        }
        page.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_pages_give_a_value_or_an_error(page in damaged()) {
        let _ = ofd::blocks(&pages(&[&page]));
    }

    #[test]
    fn damaged_packages_give_a_value_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = pages(&[&plain()]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        let _ = ofd::blocks(&bytes);
    }
}

#[test]
fn memory_stays_within_a_multiple_of_the_inflated_input() {
    let many = |piece: &str| piece.repeat((1 << 20) / piece.len());
    for content in [
        many("<a/>"),
        many("<a b=\"\" c=\"\"/>"),
        many(&text(20.0, 40.0, 3.5, "1")),
        many(
            "<ofd:PathObject><ofd:AbbreviatedData>M 0 0 L 9 0</ofd:AbbreviatedData></ofd:PathObject>",
        ),
        many("<ofd:ImageObject Boundary=\"0 0 9 9\"/>"),
        many("<ofd:PageBlock></ofd:PageBlock>"),
        format!(
            "<ofd:TextObject Boundary=\"0 0 9 9\" Size=\"1\"><ofd:TextCode DeltaX=\"g 999999 1\">{}\
             </ofd:TextCode></ofd:TextObject>",
            many("1")
        ),
    ] {
        let bytes = pages(&[&content]);
        let inflated = content.len() as u64 + 2000;
        let used = allocation_counter::measure(|| drop(ofd::blocks(&bytes)));
        let limit = 20 * inflated + (32 << 20);
        assert!(used.bytes_max <= limit, "{} for {}", used.bytes_max, &content[..20]);
    }
}
