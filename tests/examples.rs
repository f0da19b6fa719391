//! The examples as a user runs them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The example beside this test's program: cargo builds both.
fn example(name: &str) -> Command {
    let mut folder = std::env::current_exe().unwrap();
    folder.pop();
    folder.pop();
    let path = folder.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built", path.display());
    let mut command = Command::new(path);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn check(arguments: &[&str]) -> Output {
    example("check").args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn answers(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file for one test, removed with its folder.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("gouji-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().into()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const XINGQING: &str = "examples/data/xingqing-2020.txt";

#[test]
fn without_arguments_the_shipped_report_is_checked() {
    let output = check(&[]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(
        text.contains("最可能的错误：（七）总计 应为 24（现为 25，多计了结转下年度的 1 件）"),
        "{text}"
    );
    assert!(text.contains("»25«"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("小结：错误 5 处")), "{text}");
    assert_eq!(text.replace("\r\n", "\n"), stdout(&check(&[XINGQING])), "the same as by its name");
}

#[test]
fn documents_become_a_table_of_reports_or_of_cells() {
    let folder = Folder::new("tables");
    let none = folder.file("none.docx", b"PK\x03\x04");
    let wide = example("tables").args(["wide", XINGQING, &none]).output().unwrap();
    assert_eq!(wide.status.code(), Some(2));
    let text = stdout(&wide);
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.lines().nth(1).unwrap().starts_with("examples/data/xingqing-2020.txt,"));
    let long = stdout(&example("tables").arg("long").output().unwrap());
    assert!(long.contains(",received,natural_person,number,25,,,37:19\r\n"), "{long}");
    assert_eq!(example("tables").arg("high").output().unwrap().status.code(), Some(2));
}

#[test]
fn random_reports_are_the_same_each_time_and_of_every_sort() {
    let run = || stdout(&example("random_reports").output().unwrap());
    let text = run();
    assert_eq!(text, run());
    let loaded = gouji::dataset::Form::Wide.from_csv(&text);
    assert_eq!((loaded.records.len(), loaded.errors), (20, Vec::new()));
    let outcomes: Vec<_> =
        loaded.records.iter().flat_map(|one| one.outcomes.values().copied()).collect();
    let has = |outcome| outcomes.contains(&outcome);
    use gouji::Outcome::{Fails, Holds, Undecided};
    assert!([Some(Holds), Some(Fails), Some(Undecided), None].into_iter().all(has));
}

#[test]
fn results_go_to_other_programs() {
    for (arguments, wanted) in [
        (&["json", XINGQING][..], "\"outcome\": \"fails\""),
        (&["sarif"], "\"version\": \"2.1.0\""),
        (&["junit"], "<testsuite name=\"examples/data/xingqing-2020.txt\""),
        (&["validation", "20260331T093000+0800"], "\"value\": \"NA\""),
    ] {
        let output = example("results").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains(wanted), "{arguments:?}");
    }
    for arguments in [&["pdf"][..], &["validation"], &["json", "no such file"]] {
        assert_eq!(example("results").args(arguments).output().unwrap().status.code(), Some(2));
    }
}

#[test]
fn both_readmes_show_what_the_example_prints() {
    let picture = stdout(&check(&[]));
    for name in ["README.md", "README.zh-CN.md"] {
        let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let readme = std::fs::read_to_string(readme).unwrap();
        assert!(readme.contains(picture.trim()), "{name} shows another output than\n{picture}");
    }
}

#[test]
fn the_shipped_report_has_exactly_its_five_errors() {
    let output = check(&["--format", "json", XINGQING]);
    let [answer] = answers(&output).try_into().unwrap();
    let problems = answer["problems"].as_array().unwrap();
    let errors: Vec<_> = problems.iter().filter(|problem| problem["severity"] == "error").collect();
    assert_eq!((&errors[0]["rule"], &errors[0]["position"]), (&"ST-10".into(), &"63:2".into()));
    let told: Vec<_> = errors[1..]
        .iter()
        .map(|error| {
            let column =
                error["cells"][0].as_str().unwrap().rsplit('.').next().unwrap().to_string();
            (
                error["rule"].as_str().unwrap(),
                column,
                error["left"].as_i64().unwrap(),
                error["right"].as_i64().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("RQ-01", "natural_person".to_string(), 25, 26),
        ("RQ-01", "total".to_string(), 25, 26),
        ("RQ-02", "natural_person".to_string(), 24, 25),
        ("RQ-02", "total".to_string(), 24, 25),
    ];
    assert_eq!(told, expected);
    assert_eq!(answer["faults"][0]["table"], "requests");
    let changes = &answer["faults"][0]["repairs"][0]["changes"];
    assert_eq!(changes[0]["cell"], "requests.outcomes.total.natural_person");
    assert_eq!((changes[0]["from"].as_i64(), changes[0]["to"].as_i64()), (Some(25), Some(24)));
}

#[test]
fn the_json_report_checks_as_the_document_does() {
    let folder = Folder::new("json");
    let [answer] = answers(&check(&["--format", "json", XINGQING])).try_into().unwrap();
    let report = answer["report"].to_string();
    let json = folder.file("report.json", report.as_bytes());
    let jsonl = folder.file("reports.jsonl", format!("{report}\n\n{report}\n").as_bytes());
    let marked = folder.file("marked.json", format!("\u{feff}{report}").as_bytes());
    let output = check(&["--format", "json", &json, &jsonl, &marked]);
    assert_eq!(output.status.code(), Some(1));
    let again = answers(&output);
    assert_eq!(again.len(), 4);
    assert_eq!(again[0]["report"], answer["report"]);
    assert_eq!(again[3]["report"], answer["report"], "a byte-order mark is no part of the JSON");
    let lines: Vec<_> = again[1..3]
        .iter()
        .map(|answer| answer["source"].as_str().unwrap().rsplit(':').next().unwrap())
        .collect();
    assert_eq!(lines, ["1", "3"]);
    let rules = |answer: &Value| {
        let problems = answer["problems"].as_array().unwrap().iter();
        problems.map(|problem| problem["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // A report in JSON has left its document behind: what the reader met there, and its text.
    let is_of_figures = |rule: &String| !rule.starts_with("ST") && !rule.starts_with("NA");
    let figures: Vec<_> = rules(&answer).into_iter().filter(is_of_figures).collect();
    assert_eq!(rules(&again[0]), figures);
}

#[test]
fn what_cannot_be_read_is_one_line_each_and_the_rest_is_done() {
    let folder = Folder::new("unreadable");
    let empty = folder.file("empty.txt", b"");
    let binary = folder.file("binary.txt", b"a picture \xFF\x00\xFF\x80");
    let wrong = folder.file("wrong.json", br#"{"heading": {"year": "2021"}, "requests": 3}"#);
    let old = folder.file("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 cut off");
    let output =
        check(&["--format", "json", "no-such-file.txt", &old, &empty, &binary, &wrong, XINGQING]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 6, "{told}");
    for (line, reason) in lines.iter().zip([
        "没有这个文件。",
        if cfg!(feature = "docx") { "请另存为 .docx。" } else { "docx" },
        "文件是空的。",
        "不是 UTF-8",
        "heading.year：不能填\"2021\"，请填年份，如 2021，或 null。",
        "requests：不能填3，没有这张表就填 null，否则请填 {…} 形式的对象。",
    ]) {
        assert!(line.contains(reason), "{line}");
    }
    let answers = answers(&output);
    assert_eq!(answers.len(), 6);
    assert!(
        answers[..5].iter().all(|answer| answer["report"].is_null() && answer["error"].is_string())
    );
    assert_eq!(answers[5]["problems"].as_array().unwrap().len(), 7);
}

#[test]
fn a_folder_stands_for_its_files_and_a_list_of_the_faulty_ones_closes() {
    let folder = Folder::new("folder");
    let report = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(XINGQING)).unwrap();
    std::fs::create_dir_all(folder.0.join("b")).unwrap();
    for name in ["b/2.txt", "1.txt", ".hidden.txt"] {
        folder.file(name, &report);
    }
    folder.file("c.html", b"");
    let name = folder.0.to_str().unwrap();
    let path = |file: &str| Path::new(name).join(file).to_str().unwrap().to_string();
    let output = check(&[name]);
    assert_eq!(output.status.code(), Some(2));
    let text = stdout(&output);
    let (_, list) =
        text.split_once("共检查 2 份报告，其中 2 份有错误；另有 1 个文件无法读取。\n").unwrap();
    let expected = format!(
        "  {0}（银川市兴庆区 2020 年度）：错误 5 处\n  {1}（银川市兴庆区 2020 年度）：错误 5 处\n  \
         {2}: 文件是空的。\n\
         “银川市兴庆区”2020年度有2份报告：{0}、{1}；以第一份为准，其余作为另一版本核对。\n",
        path("1.txt"),
        path("b/2.txt"),
        path("c.html"),
    );
    assert_eq!(list, expected);
    assert!(
        stdout(&check(&["--lang", "en", name]))
            .contains("reports checked: 2, with errors: 2, files that could not be read: 1.\n")
    );
}

#[test]
fn a_folder_without_files_is_not_passed_over() {
    let folder = Folder::new("empty-folder");
    let output = check(&[folder.0.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().ends_with("文件夹中没有文件。\n"));
}

#[test]
fn standard_input_is_read_and_a_clean_report_ends_with_zero() {
    let clean = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n\
        结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\
        \t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\
        1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n";
    let mut child = example("check")
        .args(["--lang", "en", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(clean.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(stdout(&output).contains("Summary: errors: 2"), "{}", stdout(&output));
    // The two other tables are missing, which is an error of the report's structure.
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn folders_show_who_belongs_to_whom() {
    let folder = Folder::new("folders");
    let parts = parts(&folder, "district.md");
    let bodies =
        ["某某区/区政府.md", "某某区/教育局/1.md", "某某区/住建局/2024/1.md", "某某区/镇/1.md"];
    for (part, place) in parts.iter().zip(bodies) {
        let path = folder.0.join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::rename(part, path).unwrap();
    }
    let top = folder.0.join("某某区").to_str().unwrap().to_owned();
    let text = stdout(&check(&["--levels", &top, &top]));
    let tree = text.rsplit_once("份有错误").unwrap().1;
    println!("{text}");
    assert!(tree.contains("某某区教育局"), "{tree}");
    // Folders do not say that all members are there: a sum is undecided, never a pass.
    assert!(tree.contains('?'), "{tree}");
}

#[test]
fn what_check_prints_is_as_it_was_looked_at() {
    let of = |format: &str, language: &str| {
        stdout(&check(&["--format", format, "--lang", language])).replace("\r\n", "\n")
    };
    let file = |name: &str| format!("tests/fixtures/output/check.{name}");
    crate::golden::compare(&file("en.txt"), &of("text", "en"));
    crate::golden::compare(&file("en.json"), &of("json", "en"));
    crate::golden::compare(&file("zh.json"), &of("json", "zh"));
}

#[test]
fn an_answered_problem_is_told_and_no_longer_fails() {
    let folder = Folder::new("answers");
    let open = stdout(&check(&["--format", "answers", XINGQING]));
    assert_eq!(open.matches("state = \"open\"").count(), 7);
    // Filled in: every figure is said to be true.
    let reason = "reason = \"与台账一致\"\ndate = 2021-03-02";
    let filled = open.replace("\"open\"", "\"explained\"").replace("reason = \"\"", reason);
    let file = folder.file("answers.toml", filled.as_bytes());
    let output = check(&["--answers", &file, XINGQING]);
    if !cfg!(feature = "answers") {
        assert_eq!(output.status.code(), Some(2));
        return;
    }
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("[错误·已说明] RQ-01"), "{text}");
    assert!(text.contains("    答复：与台账一致（2021-03-02）\n"), "{text}");
    assert!(text.contains("小结：错误 0 处，警告 0 处，已答复的问题 7 处，"), "{text}");
    // A faulty file is told of line by line, and the rest is used.
    let faulty = filled.replacen("\"explained\"", "\"done\"", 1);
    let output = check(&["--answers", &folder.file("faulty.toml", faulty.as_bytes()), XINGQING]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("faulty.toml: 第4行：没有“done”这种状态"), "{said}");
}

#[test]
fn a_folder_gets_everything_and_nothing_in_it_is_replaced_unasked() {
    let folder = Folder::new("out");
    let out = folder.0.join("结果/a");
    let name = out.to_str().unwrap();
    let output = check(&["--out", name, XINGQING, "nowhere.txt"]);
    assert_eq!(output.status.code(), Some(2), "one file is not there");
    let text = stdout(&output);
    assert!(
        text.starts_with("共检查 1 份报告，其中 1 份有错误；另有 1 个文件无法读取。\n"),
        "{text}"
    );
    let read = |file: &str| std::fs::read_to_string(out.join(file)).unwrap();
    let line = stdout(&check(&["--format", "json", XINGQING]));
    assert_eq!(read("checks.jsonl").lines().next(), Some(line.trim_end()));
    assert_eq!(read("checks.jsonl").lines().count(), 2);
    assert_eq!(read("page.html"), stdout(&check(&["--format", "html", XINGQING])));
    assert_eq!(read("answers.toml"), stdout(&check(&["--format", "answers", XINGQING])));
    assert_eq!(read("problems.csv"), stdout(&check(&["--format", "csv", XINGQING])));
    if cfg!(feature = "xlsx-write") {
        let workbook = std::fs::read(out.join("problems.xlsx")).unwrap();
        assert!(workbook.starts_with(b"PK"));
        assert!(check(&["--format", "xlsx", XINGQING]).stdout.starts_with(b"PK"));
    }
    // Text carries no marks: that is said, and why.
    assert!(text.ends_with("xingqing-2020.txt: 这种格式不能带批注，请另看核对页。\n"), "{text}");
    // A second run would replace them.
    std::fs::write(out.join("answers.toml"), "# filled in by hand").unwrap();
    let output = check(&["--out", name, XINGQING]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--overwrite"));
    assert_eq!(read("answers.toml"), "# filled in by hand");
    let output = check(&["--out", name, "--overwrite", XINGQING]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(read("checks.jsonl").lines().count(), 1);
    // What is no folder cannot be written to.
    let file = folder.file("file", b"");
    let output = check(&["--out", &format!("{file}/b"), XINGQING]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("上级路径不是文件夹。"));
}

#[test]
fn documents_of_one_name_are_marked_side_by_side_below_the_folder() {
    let folder = Folder::new("marked");
    let report = &answers(&check(&["--format", "json", XINGQING]))[0]["report"];
    let report: gouji::Report = serde_json::from_value(report.clone()).unwrap();
    let page = gouji::write::html(&report);
    std::fs::create_dir_all(folder.0.join("in/b")).unwrap();
    let first = folder.file("in/a.html", page.as_bytes());
    folder.file("in/b/a.html", page.as_bytes());
    // A name that climbs out of the folder keeps its last part alone.
    let climbing = folder.0.join("in/b/../a.html");
    let out = folder.0.join("out");
    let inputs = [folder.0.join("in/b"), climbing].map(|path| path.to_str().unwrap().to_owned());
    let output = check(&["--out", out.to_str().unwrap(), &inputs[0], &inputs[1]]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    let mut names: Vec<String> = std::fs::read_dir(out.join("marked"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a (2).html", "a.html"]);
    let marked = std::fs::read_to_string(out.join("marked/a.html")).unwrap();
    assert!(marked.contains("<mark"), "{marked}");
    assert_eq!(std::fs::read_to_string(first).unwrap(), page, "the original stays as it was");
}

#[test]
fn reports_too_many_to_be_kept_are_read_again_and_told_in_order() {
    let folder = Folder::new("many-lines");
    let report = &answers(&check(&["--format", "json", XINGQING]))[0]["report"];
    let line = |at: usize| match at % 100 {
        7 => "{".into(),
        20 => report.to_string(),
        _ => "{}".into(),
    };
    let lines = (0..1_100).map(line);
    let file = folder.file("a.jsonl", lines.collect::<Vec<String>>().join("\n").as_bytes());
    let out = folder.0.join("found").to_str().unwrap().to_owned();
    let output = check(&["--out", &out, &file]);
    let read = |name: &str| std::fs::read_to_string(Path::new(&out).join(name)).unwrap();
    let mut problems = 0;
    for (at, line) in read("checks.jsonl").lines().enumerate() {
        let one: Value = serde_json::from_str(line).unwrap();
        assert_eq!(one["source"], format!("{file}:{}", at + 1));
        assert_eq!(one["error"].is_string(), at % 100 == 7, "{at}");
        problems += one["problems"].as_array().map_or(0, Vec::len);
    }
    // The list and the answers are whole; the page has the worst.
    assert!(problems > 2_000);
    let list = read("problems.csv");
    assert_eq!(list.matches("\r\n").count(), 1 + problems);
    assert!(list.lines().last().unwrap().starts_with(&format!("{problems},")));
    assert_eq!(read("answers.toml").matches("[[answer]]").count(), problems);
    assert_eq!(read("page.html").matches("<article").count(), 500);
    assert!(stdout(&output).contains("另有 589 份未列出"), "{}", stdout(&output));
}

#[test]
fn rules_of_ones_own_are_checked_with_the_others() {
    let folder = Folder::new("rules");
    let half = "layer = '某省'\n[[rule]]\ncode = 'LP-09'\n\
        check = '2*requests.carried_forward.total >= requests.received.total'\n\
        [[rule]]\ncode = 'LP-10'\ncheck = 'requests.nothing >= 1'\n";
    let rules = folder.file("rules.toml", half.as_bytes());
    let output = check(&["--rules", &rules, XINGQING]);
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    if cfg!(feature = "rules") {
        assert!(stdout(&output).contains("[警告] LP-09 "), "{}", stdout(&output));
        assert_eq!(told, "check: 某省第6行，规则 LP-10：没有“requests.nothing”这个单元格或行。\n");
    } else {
        assert_eq!((output.status.code(), told.contains("`rules`")), (Some(2), true));
    }
}

/// The documents of a file that has several.
fn parts(folder: &Folder, file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let parts = text.split("\n---\n").enumerate();
    parts.map(|(n, part)| folder.file(&format!("{n}.md"), part.as_bytes())).collect()
}

#[test]
fn years_are_compared_and_drawn() {
    let output = example("years").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(said.ends_with("  某某县人民政府  2022 ─ 2023 ✗ 2024(YR-01 YR-02 P1-04)\n"), "{said}");
    // The same files, in another order.
    let folder = Folder::new("years");
    let mut files = parts(&folder, "three-years.md");
    files.reverse();
    let again = example("years").args(&files).output().unwrap();
    assert_eq!(stdout(&again), said);
    // A year is missing.
    files.remove(1);
    let output = example("years").args(&files).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stdout(&output),
        "“某某县人民政府”缺少2023年度的报告，其下一年度无法与上年比较。\n\
         各年度（─ 与上年相符，✗ 不符，? 无法判断，┆ 中间缺年度，* 表格换了版本）\n  \
         某某县人民政府  2022 ┆ 2024\n"
    );
    files.push("no-such-file.md".into());
    assert_eq!(example("years").args(&files).output().unwrap().status.code(), Some(2));
}

#[test]
fn levels_are_compared_and_drawn() {
    let output = example("levels").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(said.contains("共 8 格的差额正好是某某镇的数据，可能漏计了"), "{said}");
    let folder = Folder::new("levels");
    let files = parts(&folder, "district.md");
    // The town's report is missing.
    let mut arguments = vec!["examples/data/district.csv".to_owned()];
    arguments.extend(files[..3].iter().cloned());
    let output = example("levels").args(&arguments).output().unwrap();
    let said = stdout(&output);
    assert!(said.contains("LV-05 没有这些下级本年度的报告：某某镇。"), "{said}");
    assert!(said.ends_with("    ○ 某某镇\n"), "{said}");
    let missing = example("levels").arg("no-such-list.csv").output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_pile_is_checked_with_its_neighbours_and_levels() {
    let folder = Folder::new("pile");
    let files = parts(&folder, "district.md");
    let mut arguments = vec!["--levels", "examples/data/district.csv"];
    arguments.extend(files.iter().map(String::as_str));
    let said = stdout(&check(&arguments));
    assert!(said.contains("LV-01") && said.ends_with("    · 某某镇\n"), "{said}");
    let mut json = vec!["--format", "json"];
    json.extend(arguments);
    let answer = &answers(&check(&json))[0];
    let problems = answer["problems"].as_array().unwrap();
    let sum = problems.iter().find(|problem| problem["rule"] == "LV-01").unwrap();
    assert_eq!(sum["cause"], serde_json::json!({"kind": "left_out", "member": "某某镇"}));
    assert_eq!(sum["beside"][0]["agency"], "某某区教育局");
    // Without the list nothing is said of levels; of years neither, where there is one of each.
    let alone: Vec<&str> = files.iter().map(String::as_str).collect();
    let said = stdout(&check(&alone));
    assert!(!said.contains("LV-") && !said.contains('✗'), "{said}");

    let folder = Folder::new("pile-of-years");
    let years = parts(&folder, "three-years.md");
    let arguments: Vec<&str> = years.iter().map(String::as_str).collect();
    let output = check(&arguments);
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(said.contains("YR-01") && said.contains("2023 ✗ 2024(YR-01 YR-02 P1-04)"), "{said}");
    // Each by itself has no error.
    assert_eq!(check(&arguments[2..]).status.code(), Some(0));
}

#[test]
fn many_reports_in_one_call_are_all_answered() {
    let folder = Folder::new("many");
    let report = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(XINGQING)).unwrap();
    let mut files: Vec<String> =
        (0..40).map(|number| folder.file(&format!("{number}.txt"), &report)).collect();
    files.extend(
        (40..50).map(|number| folder.file(&format!("{number}.docx"), b"PK\x03\x04 word/ cut off")),
    );
    let mut arguments = vec!["--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let output = check(&arguments);
    assert_eq!(output.status.code(), Some(2));
    let answers = answers(&output);
    assert_eq!(answers.len(), 50);
    assert_eq!(answers.iter().filter(|answer| answer["error"].is_string()).count(), 10);
}

#[test]
fn errors_of_any_record_are_located() {
    let output = example("locate").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).ends_with("\nweight 2: x4 161 -> 116, x9 19979 -> 1979\n"),
        "{}",
        stdout(&output)
    );
    let folder = Folder::new("locate");
    let solve = |text: &str| {
        let output =
            example("locate").arg(folder.file("record.txt", text.as_bytes())).output().unwrap();
        let error = String::from_utf8(output.stderr.clone()).unwrap();
        (
            stdout(&output),
            error.rsplit_once("record.txt").map_or(String::new(), |(_, rest)| rest.trim().into()),
            output.status.code(),
        )
    };
    let rule = "open + closed = opened\n2 open <= opened + 5\nopen = 12\nclosed = 6\nopened = 20\n";
    let closed = "weight 1: closed 6 -> 8\n";
    assert_eq!(solve(rule), (closed.into(), String::new(), Some(1)));
    let profit = "turnover - costs = profit # an identity\nturnover = 353\ncosts = 283\nprofit = 115\nprofit free\n";
    let three =
        "weight 1: turnover 353 -> 398\nweight 1: costs 283 -> 238\nweight 1: profit 115 -> 70\n";
    assert_eq!(solve(profit), (three.into(), String::new(), Some(1)));
    assert_eq!(
        solve(&format!("{profit}fixed turnover\nweight profit 2\n")).0,
        "weight 1: costs 283 -> 238\n"
    );
    assert_eq!(solve(&format!("{profit}costs = ?\n")).0, "every identity can hold\ncosts = 238\n");
    assert_eq!(
        solve("2 a + b = 3c + 10\nb <= 3\na = 4\nc = -2\nc free\nfixed a\nfixed c\n").2,
        Some(1)
    );
    assert_eq!(
        solve("a + b = c\na + = 3\n"),
        (String::new(), ":2: a name or a number is missing".into(), Some(2))
    );
    assert_eq!(solve("a ^ b = c\n").1, ":1: “^” is not understood");
    assert_eq!(solve("a b\n").1, ":1: neither an identity, a range, a weight nor a value");
}

#[cfg(all(feature = "docx", feature = "xlsx"))]
#[test]
fn the_cells_of_tables_are_listed_and_what_cannot_be_read_is_told() {
    let folder = Folder::new("grids");
    let page = folder.file("page.html", b"<table><tr><td colspan=2>a<td>1</table>");
    let cut = folder.file("cut.docx", b"PK\x03\x04 cut off");
    let grids = |arguments: &[&str]| example("grids").args(arguments).output().unwrap();
    let output = grids(&[&page]);
    assert_eq!(output.status.code(), Some(0));
    let cells = answers(&output);
    assert_eq!(cells.len(), 2);
    assert_eq!((&cells[0]["columns"], &cells[1]["column"]), (&Value::from(2), &Value::from(2)));
    let output = grids(&[&cut, &page]);
    assert_eq!(output.status.code(), Some(2));
    assert!(answers(&output)[0]["error"].is_string());
    assert_eq!(String::from_utf8(output.stderr.clone()).unwrap().lines().count(), 1);
    assert_eq!(answers(&output)[1..], cells, "the other file is read all the same");
    assert_eq!(grids(&[]).status.code(), Some(2));
    assert_eq!(grids(&["--no-such-option"]).status.code(), Some(2));
    let help = grids(&["--help"]);
    assert_eq!((help.status.code(), stdout(&help).lines().count()), (Some(0), 1));
}

#[cfg(all(feature = "docx", feature = "xlsx"))]
#[test]
fn documents_are_marked_into_a_folder_and_nothing_there_is_overwritten() {
    let folder = Folder::new("mark");
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(XINGQING)).unwrap();
    let report = gouji::read::any(&text, None).unwrap().report;
    let page = folder.file("page.html", gouji::write::html(&report).as_bytes());
    let plain = folder.file("plain.txt", &text);
    let out = folder.0.join("marked");
    let mark = || example("mark").args([out.to_str().unwrap(), &plain, &page]).output().unwrap();
    let output = mark();
    assert_eq!(output.status.code(), Some(2), "text cannot be marked");
    let lines = answers(&output);
    assert!(lines[0]["error"].as_str().unwrap().contains("不能带批注"));
    assert_eq!((&lines[1]["number"], lines.len()), (&Value::from(1), 3));
    let marked = std::fs::read_to_string(out.join("page.html")).unwrap();
    assert!(marked.contains("data-gouji=\"2\""));
    assert!(answers(&mark()).iter().all(|line| line["error"].is_string()));
    assert_eq!(example("mark").output().unwrap().status.code(), Some(2));
}

#[cfg(all(feature = "docx", feature = "xlsx"))]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new("closed-pipe");
    // More than a pipe holds.
    let page = format!("<table><tr>{}</table>", "<td>1".repeat(20_000));
    let page = folder.file("page.html", page.as_bytes());
    let mut child =
        example("grids").arg(page).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[cfg(feature = "docx")]
#[test]
fn the_wrong_figure_of_another_countrys_report_is_located() {
    let shipped = std::fs::read_to_string("examples/data/foia-2023.xml").unwrap();
    let folder = Folder::new("foia");
    let foia = |text: &str| {
        let file = folder.file("report.xml", text.as_bytes());
        let output = example("foia").arg(file).output().unwrap();
        let said = stdout(&output).lines().skip(1).collect::<Vec<_>>().join("\n");
        (output.status.code(), said)
    };
    let wrong = "1: Processed is 181 and should be 118";
    assert_eq!(foia(&shipped), (Some(1), wrong.into()));
    assert_eq!(stdout(&example("foia").output().unwrap()).lines().nth(1), Some(wrong));
    let mended = shipped.replace(">181<", ">118<");
    assert_eq!(foia(&mended), (Some(0), "all rules hold".into()));
    let apart =
        mended.replace(">12</foia:RequestDispositionFull", ">13</foia:RequestDispositionFull");
    assert_eq!(foia(&apart), (Some(1), "2: FullGrant is 13 and should be 12".into()));
    // A denial whose parts are wrong, in the whole agency.
    let denial = mended
        .replace(">40</foia:NonExemptionDenialQuantity>", ">4</foia:NonExemptionDenialQuantity>");
    assert_eq!(foia(&denial), (Some(1), "0: Denial NoRecords is 4 and should be 40".into()));
    assert_eq!(foia(&mended.replace(">118<", ">many<")).0, Some(2));
}

#[test]
fn claims_of_sentences_are_printed_as_json() {
    let sentence = r#"{"id": "a", "text": "共收到依申请公开25件，其中网上20件，信函5件，办结率96%。", "report_year": 2023}"#;
    let mut child = example("claims").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(sentence.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let answer = &answers(&output)[0];
    let claims = answer["claims"].as_array().unwrap();
    let kinds: Vec<&str> = claims.iter().map(|claim| claim["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["received", "channel", "channel", "rate"]);
    assert_eq!((&claims[0]["start"], &claims[0]["length"]), (&1.into(), &10.into()));
    assert_eq!(claims[0]["cells"][0][0], "requests.received.total");
    assert_eq!(claims[1]["parts_of"], 25);
    assert_eq!(claims[3]["ratio"][1]["denominator"][0], "requests.received.total");
}

#[test]
fn the_text_is_left_out_on_demand() {
    let codes = |arguments: &[&str]| -> Vec<String> {
        let answer = &answers(&check(arguments))[0];
        let problems = answer["problems"].as_array().unwrap();
        problems.iter().map(|problem| problem["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert!(codes(&["--format", "json", XINGQING]).contains(&"NA-03".to_owned()));
    assert!(!codes(&["--format", "json", "--no-prose", XINGQING]).contains(&"NA-03".to_owned()));
}

#[cfg(feature = "xlsx-write")]
#[test]
fn the_list_of_problems_is_written_of_what_can_be_read() {
    let folder = Folder::new("list");
    let empty = folder.file("a.rtf", b"{\\rtf1 }");
    let out = folder.0.join("out");
    let list = |files: &[&str]| example("list").arg(&out).args(files).output().unwrap();
    let output = list(&[XINGQING, &empty]);
    assert_eq!(output.status.code(), Some(2));
    let csv = std::fs::read_to_string(out.join("problems.csv")).unwrap();
    assert_eq!(csv.lines().count(), 8, "{csv}");
    for name in ["problems.xlsx", "problems.en.xlsx"] {
        assert!(std::fs::read(out.join(name)).unwrap().starts_with(b"PK"), "{name}");
    }
    assert_eq!(list(&[XINGQING]).status.code(), Some(0));
    assert_eq!(list(&[]).status.code(), Some(2));
}

#[test]
fn every_example_is_tested_here() {
    let here = include_str!("examples.rs");
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap()
    {
        let path = entry.unwrap().path();
        let Some(name) =
            path.file_stem().filter(|_| path.extension().is_some_and(|ending| ending == "rs"))
        else {
            continue;
        };
        let name = name.to_str().unwrap();
        assert!(here.contains(&format!("example(\"{name}\")")), "no test runs the example {name}");
    }
}
