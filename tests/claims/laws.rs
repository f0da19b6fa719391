//! What holds of any text.

use gouji::claim::{Context, of_document, of_text};
use gouji::read::Position;
use proptest::prelude::*;

/// Pieces of sentences, so that random texts come near to real ones.
const PIECES: &[&str] = &[
    "收到政府信息公开申请",
    "依申请公开",
    "办结",
    "其中",
    "信函",
    "网上",
    "予以公开",
    "不予公开",
    "上年结转",
    "结转下年",
    "2023年",
    "2022年",
    "结转",
    "未收到",
    "无",
    "行政复议",
    "行政诉讼",
    "因政府信息公开",
    "维持",
    "规范性文件",
    "制发",
    "废止",
    "占比",
    "办结率",
    "自然人",
    "法人或其他组织",
    "信息处理费",
    "收取",
    "25",
    "件",
    "3件",
    "96%",
    "400元",
    "1，234",
    "1 2",
    "二十五件",
    "两件",
    "（",
    "）",
    "，",
    "、",
    "。",
    "；",
    "：",
    "\n",
    "《",
    "》",
    "〔2021〕",
    "余",
    "约",
    "均",
    "各",
    "分别为",
    "0",
    "万",
    ".",
    "-",
    "至",
    "𠀀",
    "\u{200b}",
    "Ⅻ",
    "㈢",
    "１２",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), "\\PC{0,60}"]
}

proptest! {
    #[test]
    fn any_text_gives_claims_that_stand_in_it(text in texts(), year in prop::option::of(1u16..)) {
        let context = Context { year, agency: Some("某县") };
        let claims = of_text(&text, &context);
        for (at, claim) in claims.iter().enumerate() {
            let piece = text.get(claim.range()).expect("a range of the text");
            let shown: String = piece.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(shown, claim.phrase());
            prop_assert!(claim.part_of().is_none_or(|whole| whole < at));
        }
        prop_assert!(claims.len() <= text.chars().count());
    }

    #[test]
    fn a_document_keeps_the_ranges_of_its_lines(lines in prop::collection::vec(texts(), 0..6)) {
        let places: Vec<(String, Position)> = (1..)
            .zip(lines)
            .map(|(line, text)| (text.replace('\n', ""), Position::Line { line, column: 1 }))
            .collect();
        let narrative = of_document(places.iter().cloned(), &Context::default());
        for claim in &narrative.claims {
            let (line, position) = &places[claim.paragraph()];
            prop_assert!(line.is_char_boundary(claim.range().start));
            let same = matches!(
                (claim.position(), position),
                (Some(Position::Line { line, .. }), Position::Line { line: own, .. }) if line == own
            );
            prop_assert!(same);
        }
    }
}

#[test]
fn text_that_repeats_its_anchors_is_read_in_linear_time() {
    let long = "收到政府信息公开申请3件，网上2件。".repeat(20_000);
    // A quadratic reader would take minutes.
    assert_eq!(of_text(&long, &Context::default()).len(), 2_000);
    let bare = "全年认真做好依申请公开工作3次培训。".repeat(20_000);
    assert_eq!(of_text(&bare, &Context::default()).len(), 0);
    let list = "收到政府信息公开申请3件、".repeat(200);
    assert_eq!(of_text(&list, &Context::default()).len(), 200);
}

#[test]
fn what_is_too_long_for_a_sentence_is_left_alone() {
    let open = "（".repeat(100_000) + "收到政府信息公开申请3件。收到政府信息公开申请4件。";
    assert_eq!(of_text(&open, &Context::default()).len(), 1);
}
