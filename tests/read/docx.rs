//! Word documents: every construct that changes what a table says.

use gouji::read::{Block, OfficeError, Position, docx};

use crate::support::{self, grids, show, texts};

#[track_caller]
fn read(body: &str) -> Vec<Block> {
    docx::blocks(&support::docx(body)).expect("the document is read")
}

/// The cells of the only table.
#[track_caller]
fn table(rows: &str) -> Vec<String> {
    let blocks = read(&format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"));
    let [grid] = grids(&blocks)[..] else { panic!("one table in {blocks:?}") };
    assert!(grid.is_aligned());
    show(grid)
}

/// The text of a cell with this content.
#[track_caller]
fn cell(content: &str) -> String {
    let cells = table(&format!("<w:tr><w:tc>{content}</w:tc></w:tr>"));
    assert_eq!(cells.len(), 1);
    cells[0].strip_prefix("0,0 ").expect("the place").to_owned()
}

/// A cell's content: one paragraph with one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn paragraphs_and_tables_come_in_reading_order_with_their_positions() {
    let body = p("一、总体情况")
        + "<w:p/>"
        + "<w:tbl><w:tr><w:tc>"
        + &p("1")
        + "</w:tc></w:tr></w:tbl>"
        + &p("二、");
    let blocks = read(&body);
    let [
        Block::Text { text: first, position: at },
        Block::Grid(grid),
        Block::Text { position: after, .. },
    ] = &blocks[..]
    else {
        panic!("{blocks:?}")
    };
    assert_eq!((first.as_str(), at), ("一、总体情况", &Position::Paragraph { number: 1 }));
    assert_eq!(after, &Position::Paragraph { number: 3 });
    assert_eq!(
        *grid.cells().next().expect("a cell").position,
        Position::Document { table: 1, row: 1, column: 1 }
    );
}

#[test]
fn grid_span_covers_columns() {
    let rows = format!("<w:tr>{}{}</w:tr>", tc(r#"<w:gridSpan w:val="3"/>"#, "甲"), tc("", "乙"));
    assert_eq!(table(&rows), ["0,0 1×3 甲", "0,3 乙"]);
}

#[test]
fn senseless_grid_spans_count_as_one_or_are_cut() {
    for (value, shown) in [
        ("0", "0,0 甲"),
        ("-2", "0,0 甲"),
        ("many", "0,0 甲"),
        ("", "0,0 甲"),
        ("1000000000", "0,0 1×1000 甲"),
    ] {
        let rows =
            format!("<w:tr>{}</w:tr>", tc(&format!(r#"<w:gridSpan w:val="{value}"/>"#), "甲"));
        assert_eq!(table(&rows), [shown], "{value}");
    }
}

#[test]
fn vertical_merges_become_one_cell() {
    let begin = r#"<w:vMerge w:val="restart"/>"#;
    let rows = [
        format!("<w:tr>{}{}</w:tr>", tc(begin, "甲"), tc("", "1")),
        format!("<w:tr>{}{}</w:tr>", tc("<w:vMerge/>", "unseen"), tc("", "2")),
        format!("<w:tr>{}{}</w:tr>", tc(r#"<w:vMerge w:val="continue"/>"#, ""), tc("", "3")),
        format!("<w:tr>{}{}</w:tr>", tc(begin, "乙"), tc("", "4")),
        format!("<w:tr>{}{}</w:tr>", tc("<w:vMerge/>", ""), tc("", "5")),
        format!("<w:tr>{}{}</w:tr>", tc("", "丙"), tc("", "6")),
    ];
    assert_eq!(
        table(&rows.concat()),
        [
            "0,0 3×1 甲",
            "0,1 1",
            "1,1 2",
            "2,1 3",
            "3,0 2×1 乙",
            "3,1 4",
            "4,1 5",
            "5,0 丙",
            "5,1 6"
        ]
    );
}

#[test]
fn a_merge_continues_only_what_stands_directly_above_in_the_same_columns() {
    let begin = r#"<w:vMerge w:val="restart"/>"#;
    let rows = [
        format!("<w:tr>{}{}</w:tr>", tc("<w:vMerge/>", "top"), tc(begin, "甲")),
        format!("<w:tr>{}{}</w:tr>", tc("", "between"), tc("", "1")),
        format!("<w:tr>{}{}</w:tr>", tc("", "below"), tc("<w:vMerge/>", "not of 甲")),
        format!("<w:tr>{}</w:tr>", tc(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, "wider")),
    ];
    assert_eq!(
        table(&rows.concat()),
        [
            "0,0 top",
            "0,1 甲",
            "1,0 between",
            "1,1 1",
            "2,0 below",
            "2,1 not of 甲",
            "3,0 1×2 wider"
        ]
    );
}

#[test]
fn a_merge_does_not_continue_in_a_cell_of_another_width() {
    let begin = r#"<w:vMerge w:val="restart"/>"#;
    let wide = r#"<w:gridSpan w:val="2"/><w:vMerge/>"#;
    let rows = [
        format!("<w:tr>{}{}</w:tr>", tc(begin, "甲"), tc("", "1")),
        format!("<w:tr>{}</w:tr>", tc(wide, "wider")),
        format!("<w:tr>{}{}</w:tr>", tc("<w:vMerge/>", "narrower"), tc("", "2")),
    ];
    assert_eq!(
        table(&rows.concat()),
        ["0,0 甲", "0,1 1", "1,0 1×2 wider", "2,0 narrower", "2,1 2"]
    );
}

#[test]
fn a_merge_over_rows_and_columns_leaves_the_columns_behind_it_right() {
    let wide = |merge: &str| tc(&format!(r#"<w:gridSpan w:val="2"/>{merge}"#), "宽");
    let rows = [
        format!("<w:tr>{}{}</w:tr>", wide(r#"<w:vMerge w:val="restart"/>"#), tc("", "1")),
        format!("<w:tr>{}{}</w:tr>", wide("<w:vMerge/>"), tc("", "2")),
        format!("<w:tr>{}{}{}</w:tr>", tc("", "3"), tc("", "4"), tc("", "5")),
    ];
    assert_eq!(table(&rows.concat()), ["0,0 2×2 宽", "0,2 1", "1,2 2", "2,0 3", "2,1 4", "2,2 5"]);
}

#[test]
fn columns_left_out_before_and_behind_a_row_are_gaps() {
    let rows = r#"<w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>"#
        .to_owned()
        + &tc("", "甲")
        + "</w:tr><w:tr>"
        + &tc("", "乙")
        + "</w:tr>";
    assert_eq!(table(&rows), ["0,2 甲", "1,0 乙"]);
}

#[test]
fn old_horizontal_merges_become_one_cell() {
    let rows = "<w:tr>".to_owned()
        + &tc(r#"<w:hMerge w:val="restart"/>"#, "甲")
        + &tc(r#"<w:hMerge w:val="continue"/>"#, "")
        + &tc("<w:hMerge/>", "")
        + &tc("", "1")
        + "</w:tr>";
    assert_eq!(table(&rows), ["0,0 1×3 甲", "0,3 1"]);
}

#[test]
fn content_controls_around_rows_cells_paragraphs_and_runs_are_transparent() {
    let control = |inside: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent>\
             </w:sdt>"
        )
    };
    let run = "<w:p>".to_owned() + &control("<w:r><w:t>3</w:t></w:r>") + "</w:p>";
    let cells =
        control(&tc("", "1")) + "<w:tc>" + &control(&p("2")) + "</w:tc><w:tc>" + &run + "</w:tc>";
    assert_eq!(table(&control(&format!("<w:tr>{cells}</w:tr>"))), ["0,0 1", "0,1 2", "0,2 3"]);
}

#[test]
fn a_placeholder_that_nobody_replaced_is_blank() {
    let control = |properties: &str| {
        let cell = tc("", "单击此处输入文字");
        format!(
            "<w:tr><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{cell}</w:sdtContent>\
             </w:sdt>{}</w:tr>",
            tc("", "1")
        )
    };
    assert_eq!(table(&control("<w:showingPlcHdr/>")), ["0,0 ", "0,1 1"]);
    assert_eq!(
        table(&control(r#"<w:showingPlcHdr w:val="0"/>"#)),
        ["0,0 单击此处输入文字", "0,1 1"]
    );
}

#[test]
fn insertions_stay_and_deletions_go() {
    let content = "<w:p><w:ins><w:r><w:t>2</w:t></w:r></w:ins><w:del><w:r><w:delText>1</w:delText>\
        </w:r></w:del>\
        <w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>5</w:t></w:r>\
        </w:moveTo></w:p>";
    assert_eq!(cell(content), "25");
}

#[test]
fn deleted_rows_and_cells_go_and_merges_step_over_them() {
    let rows = [
        format!("<w:tr>{}{}</w:tr>", tc(r#"<w:vMerge w:val="restart"/>"#, "甲"), tc("", "1")),
        format!(
            "<w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr>",
            tc("<w:vMerge/>", ""),
            tc("", "gone")
        ),
        format!(
            "<w:tr><w:trPr><w:ins/></w:trPr>{}{}{}</w:tr>",
            tc("<w:vMerge/>", ""),
            tc("<w:cellDel/>", "gone"),
            tc("<w:cellIns/>", "2")
        ),
    ];
    assert_eq!(table(&rows.concat()), ["0,0 2×1 甲", "0,1 1", "1,1 2"]);
}

#[test]
fn what_properties_were_before_a_tracked_change_does_not_count() {
    let old = r#"<w:tcPrChange><w:tcPr><w:gridSpan w:val="4"/><w:vMerge/></w:tcPr></w:tcPrChange>"#;
    let run = "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>\
        </w:rPr><w:t>5</w:t></w:r></w:p>";
    let rows =
        format!("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/>{old}</w:tcPr>{run}</w:tc></w:tr>");
    assert_eq!(table(&rows), ["0,0 1×2 5"]);
}

#[test]
fn one_alternative_is_read_once() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let choice = |inside: &str| format!(r#"<mc:Choice Requires="wps">{inside}</mc:Choice>"#);
    let fallback = |inside: &str| format!("<mc:Fallback>{inside}</mc:Fallback>");
    let alternate =
        |inside: &str| format!("<w:p><mc:AlternateContent>{inside}</mc:AlternateContent></w:p>");
    assert_eq!(
        cell(&alternate(&(choice(&run("1")) + &choice(&run("2")) + &fallback(&run("3"))))),
        "1"
    );
    assert_eq!(cell(&alternate(&fallback(&run("3")))), "3");
}

#[test]
fn text_boxes_follow_their_paragraph_and_are_not_in_the_cell() {
    let text_box = |inside: &str| {
        format!(
            "<w:r><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent>\
             </wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>"
        )
    };
    let in_paragraph = format!(
        "<w:p><w:r><w:t>before</w:t></w:r>{}<w:r><w:t>, after</w:t></w:r></w:p>",
        text_box(&p("boxed"))
    );
    let blocks = read(&(in_paragraph + &p("next")));
    assert_eq!(texts(&blocks), ["before, after", "boxed", "next"]);

    let inner = "<w:tbl><w:tr><w:tc>".to_owned() + &p("9") + "</w:tc></w:tr></w:tbl>";
    let in_cell = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r>{}<w:r><w:t>5</w:t></w:r></w:p></w:tc>\
         </w:tr></w:tbl>",
        text_box(&(p("boxed") + &inner))
    );
    let blocks = read(&in_cell);
    let [outer, inner] = grids(&blocks)[..] else { panic!("two tables in {blocks:?}") };
    assert_eq!((show(outer), show(inner)), (vec!["0,0 25".to_owned()], vec!["0,0 9".to_owned()]));
    assert_eq!(texts(&blocks), ["boxed"]);
}

#[test]
fn tables_in_cells_are_tables_of_their_own() {
    let inner = |text: &str| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(text));
    let rows =
        format!("<w:tr><w:tc>{}{}{}</w:tc>{}</w:tr>", p("a"), inner("in"), p("b"), tc("", "c"));
    let blocks = read(&format!("<w:tbl>{rows}</w:tbl>{}", inner("last")));
    let shown: Vec<_> = grids(&blocks).into_iter().map(show).collect();
    assert_eq!(shown, [vec!["0,0 a\nb", "0,1 c"], vec!["0,0 in"], vec!["0,0 last"]]);
    let numbers: Vec<_> = grids(&blocks)
        .into_iter()
        .map(|grid| grid.cells().next().expect("a cell").position.to_string())
        .collect();
    assert_eq!(
        numbers,
        ["table 1, row 1, column 1", "table 2, row 1, column 1", "table 3, row 1, column 1"]
    );
}

#[test]
fn tabs_breaks_hyphens_and_symbols_are_characters() {
    let run = r#"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>1</w:t>
        <w:noBreakHyphen/><w:softHyphen/><w:t>2</w:t>
        <w:sym w:font="Wingdings" w:char="F0FC"/><w:lastRenderedPageBreak/>
        <w:t xml:space="preserve"> x </w:t></w:r></w:p>"#;
    assert_eq!(cell(run), "a\tb\nc\n1-2\u{F0FC} x ");
}

#[test]
fn tab_stops_are_no_tabs() {
    assert_eq!(
        cell(
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>1</w:t></w:r>\
             </w:p>"
        ),
        "1"
    );
}

#[test]
fn fields_give_their_results() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let instruction = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>";
    let nested = mark("begin") + instruction + &mark("separate") + &run("unseen") + &mark("end");
    let content = format!(
        "<w:p>{}{nested}{instruction}{}{}{}</w:p>",
        mark("begin"),
        mark("separate"),
        run("25"),
        mark("end")
    );
    assert_eq!(cell(&content), "25");
    assert_eq!(
        cell(&format!("<w:p><w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>", run("7"))),
        "7"
    );
    // A field that is never closed hides the rest of its paragraph at most.
    let broken = format!("<w:p>{}{}</w:p>{}", mark("begin"), run("1"), p("2"));
    assert_eq!(cell(&broken), "\n2");
}

#[test]
fn hidden_text_goes_and_its_opposite_stays() {
    let run = |property: &str| {
        format!(
            "<w:p><w:r><w:rPr>{property}</w:rPr><w:t>1</w:t></w:r><w:r><w:t>5</w:t></w:r></w:p>"
        )
    };
    assert_eq!(cell(&run("<w:vanish/>")), "5");
    assert_eq!(cell(&run(r#"<w:vanish w:val="1"/>"#)), "5");
    assert_eq!(cell(&run(r#"<w:vanish w:val="0"/>"#)), "15");
    assert_eq!(cell(&run("<w:webHidden/>")), "15");
}

#[test]
fn a_hidden_run_is_still_hidden_behind_its_text_box() {
    let inside = format!(
        "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>\
         </w:pict>",
        p("boxed")
    );
    let content = format!(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr>{inside}<w:t>9</w:t></w:r><w:r><w:t>5</w:t></w:r>\
         </w:p>"
    );
    assert_eq!(texts(&read(&content)), ["5", "boxed"]);
}

#[test]
fn note_marks_raised_and_struck_out_digits_never_become_part_of_a_figure() {
    let run = |property: &str, text: &str| {
        format!("<w:r><w:rPr>{property}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let with = |extra: &str| format!("<w:p>{}{extra}</w:p>", run("", "25"));
    assert_eq!(cell(&with("<w:r><w:footnoteReference w:id=\"2\"/></w:r>")), "25");
    assert_eq!(cell(&with(&run(r#"<w:vertAlign w:val="superscript"/>"#, "1"))), "25^1");
    assert_eq!(cell(&with(&run(r#"<w:vertAlign w:val="subscript"/>"#, "1"))), "25_1");
    assert_eq!(cell(&with(&run(r#"<w:vertAlign w:val="baseline"/>"#, "1"))), "251");
    assert_eq!(cell(&with(&run("<w:strike/>", "26"))), "252\u{336}6\u{336}");
    assert_eq!(
        cell(&with(
            "<w:r><w:ruby><w:rt><w:r><w:t>7</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>6</w:t></w:r>\
             </w:rubyBase></w:ruby></w:r>"
        )),
        "256"
    );
}

#[test]
fn formulas_keep_plain_letters_and_mark_structure() {
    let letters = |text: &str| format!("<m:r><m:rPr/><w:rPr/><m:t>{text}</m:t></m:r>");
    assert_eq!(cell(&format!("<w:p><m:oMath>{}</m:oMath></w:p>", letters("25"))), "25");
    let fraction = format!(
        "<w:p><m:oMath><m:f><m:fPr/><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath></w:p>",
        letters("1"),
        letters("2")
    );
    assert!(cell(&fraction).contains('\u{FFFC}'));
}

#[test]
fn a_cell_with_only_a_picture_is_not_blank() {
    let inline =
        "<w:p><w:r><w:drawing><wp:inline><a:t>unseen</a:t></wp:inline></w:drawing></w:r></w:p>";
    assert_eq!(cell(inline), "\u{FFFC}");
    let floating = "<w:p><w:r><w:drawing><wp:anchor/></w:drawing></w:r></w:p>";
    assert_eq!(cell(floating), "");
}

#[test]
fn automatic_numbers_are_not_rendered() {
    let paragraph = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>
        </w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>"#;
    assert_eq!(texts(&read(paragraph)), ["总体情况"]);
}

#[test]
fn prefixes_mean_what_they_are_declared_to_mean() {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body = format!(
        r#"<body xmlns="{word}"><p><r><t>1</t><w:t xmlns:w="urn:other">2</w:t>
         <x:t xmlns:x="{word}">3</x:t></r></p></body>"#
    );
    let document = format!(r#"<d:document xmlns:d="{word}">{body}</d:document>"#);
    let file = support::package(&[("word/document.xml", &document)]);
    assert_eq!(texts(&docx::blocks(&file).expect("a document")), ["13"]);
}

#[test]
fn strict_documents_at_unusual_places_are_found() {
    let document = r#"<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>严</w:t></w:r></w:p></w:body></w:document>"#;
    let related = support::package(&[
        (
            "_rels/.rels",
            &support::relationships(&[
                ("a", "thumbnail", "x.jpg"),
                ("b", "officeDocument", "/Word2/./sub/../Main.xml"),
            ]),
        ),
        ("word2/main.xml", document),
    ]);
    assert_eq!(texts(&docx::blocks(&related).expect("by relationship")), ["严"]);
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x/y.xml"
        ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let typed = support::package(&[("[Content_Types].xml", types), ("x/y.xml", document)]);
    assert_eq!(texts(&docx::blocks(&typed).expect("by content type")), ["严"]);
}

#[test]
fn references_and_sections_of_character_data_are_text() {
    assert_eq!(
        cell("<w:p><w:r><w:t>&lt;&#x35;&amp;&#53;&gt;<![CDATA[<6>]]><!-- 7 --></w:t></w:r></w:p>"),
        "<5&5><6>"
    );
}

#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let error = docx::blocks(bytes).expect_err("the file is refused");
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn other_files_are_named() {
    refused(b"", "the file is empty");
    refused(b"%PDF-1.7", "a PDF");
    refused("{\\rtf1 x}".as_bytes(), "Rich Text");
    refused("\u{FEFF}<html>".as_bytes(), "a web page");
    refused(b"\0\0\0\0", "zero bytes");
    refused(
        &support::ole::compound(&[("WordDocument", b"x"), ("1Table", b"x")]),
        "it was not written by Word 97 or later",
    );
    refused(
        &support::ole::compound(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")]),
        "an encrypted document",
    );
    refused(&support::ole::compound(&[("Workbook", b"x")]), "an Excel 97–2003 workbook");
    refused(&support::xlsx_from_grids(&[("a", Vec::new())]), "an Excel workbook (.xlsx)");
    refused(&support::ods_from_grids(&[]), "another kind of zip archive");
    refused(&support::package(&[("a.txt", "x")]), "another kind of zip archive");
}

#[test]
fn an_archive_with_a_password_is_named() {
    let mut bytes = support::docx(&p("1"));
    // Sets the flag for encryption in every header of a part.
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    refused(&bytes, "its archive is encrypted");
}

#[test]
fn a_wrong_checksum_is_damage() {
    let mut bytes = support::docx(&p("25"));
    let at = bytes
        .windows(7)
        .position(|window| window == b"<w:t>25")
        .expect("the part is stored as it is");
    bytes[at + 5] = b'3';
    refused(&bytes, "word/document.xml is damaged");
}

#[test]
fn a_document_that_only_embeds_another_is_refused() {
    refused(&support::docx(r#"<w:altChunk r:id="x" xmlns:r="y"/>"#), "w:altChunk");
}

#[test]
fn unknown_entities_and_wrong_nesting_are_damage() {
    for body in ["<w:p>&nbsp;</w:p>", "<w:p><w:r></w:p></w:r>", "<w:p>", "<w:p></w:r>"] {
        let error = docx::blocks(&support::docx(body)).expect_err(body);
        assert!(
            matches!(&error, OfficeError::Damaged { part, .. } if part == "word/document.xml"),
            "{body}: {error}"
        );
    }
    let cut = format!("<w:document {}><w:body><w:p/>", support::WORD_NAMESPACES);
    refused(
        &support::package(&[("word/document.xml", &cut)]),
        "word/document.xml is damaged: it is cut off",
    );
}
