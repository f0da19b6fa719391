//! Everything that was found as files in one folder.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use gouji::across::Found;
use gouji::mark::{self, Marks};
use gouji::write::{self, Checked};
use serde_json::Value;

use crate::json;
use crate::options::Options;
use crate::output::{not_told_of, workbook};
use crate::sources::{Source, said};

/// What the files are called.
const LINES: &str = "checks.jsonl";
const PAGE: &str = "page.html";
const ANSWERS: &str = "answers.toml";
const LIST: &str = "problems.csv";
const WORKBOOK: &str = "problems.xlsx";
const MARKED: &str = "marked";

pub struct Folder {
    path: PathBuf,
    overwrite: bool,
    lines: BufWriter<File>,
    list: BufWriter<File>,
    answers: BufWriter<File>,
    /// How many marked documents have each name.
    names: BTreeMap<String, usize>,
    /// What is to be said at the end: files that could not be written or marked.
    notes: Vec<String>,
    failed: bool,
}

impl Folder {
    /// Makes the folder where it is not there. Where a file in it would be replaced, nothing is
    /// begun.
    pub fn open(name: &str, options: &Options) -> Result<Folder, String> {
        let path = PathBuf::from(name);
        fs::create_dir_all(&path).map_err(|error| said(name, &error, options))?;
        let overwrite = options.overwrite;
        for file in [LINES, PAGE, LIST, WORKBOOK, ANSWERS, MARKED] {
            let there = path.join(file);
            if there.exists() && !overwrite {
                let what = options.words(
                    "文件已经存在；如要替换，请加上 --overwrite。",
                    "the file exists already; add --overwrite to replace it",
                );
                return Err(format!("{}: {what}", there.display()));
            }
        }
        let begin = |file: &str, head: &str| {
            let path = path.join(file);
            let begun = create(&path, overwrite).and_then(|mut file| {
                file.write_all(head.as_bytes())?;
                Ok(BufWriter::new(file))
            });
            begun.map_err(|error| said(&path.display().to_string(), &error, options))
        };
        let lines = begin(LINES, "")?;
        let list = begin(LIST, &write::list_csv_head(options.locale))?;
        let answers = begin(ANSWERS, write::answers_head(options.locale))?;
        Ok(Folder {
            path,
            overwrite,
            lines,
            list,
            answers,
            names: BTreeMap::new(),
            notes: Vec::new(),
            failed: false,
        })
    }

    /// Adds what was found in a source. It is on the disk at once: whoever stops the run keeps what
    /// is finished.
    pub fn line(&mut self, answer: &Value) {
        let written = at_once(&mut self.lines, &format!("{answer}\n"));
        self.failed |= written.is_err();
    }

    /// Adds a report to all that is written report by report; its first problem has that number in
    /// the list.
    pub fn report(&mut self, source: &Source, found: &Found, first: usize, options: &Options) {
        let locale = options.locale;
        self.line(&json::answer(&found.name, found, options));
        let lines = write::list_csv_lines(found.checked(), first, locale);
        let answers = write::answers_lines(found.checked(), locale);
        let written =
            at_once(&mut self.list, &lines).and_then(|()| at_once(&mut self.answers, &answers));
        self.failed |= written.is_err();
        self.original(source, found, options);
    }

    /// Writes the document with the marks in it, where there is something to mark and its form can
    /// carry marks.
    fn original(&mut self, source: &Source, found: &Found, options: &Options) {
        let Some(document) = source.document(options) else { return };
        let checked = found.checked();
        if Marks::of(&checked).iter().next().is_none() {
            return;
        }
        let marked = match mark::original(&document, None, &checked, options.locale) {
            Ok(marked) => marked,
            Err(error) => {
                self.notes.push(format!("{}: {}", found.name, error.message(options.locale)));
                return;
            }
        };
        let folder = self.path.join(MARKED);
        let path = folder.join(self.name_of(&found.name));
        let written = fs::create_dir_all(&folder).and_then(|()| create(&path, self.overwrite));
        if let Err(error) = written.and_then(|mut file| file.write_all(&marked)) {
            self.notes.push(said(&path.display().to_string(), &error, options));
            self.failed = true;
        }
    }

    /// What a marked document is called: as its file, without the folders, and with a number where
    /// another one of the run is called so.
    fn name_of(&mut self, source: &str) -> String {
        let name = Path::new(source).file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| "report".into());
        let count = self.names.entry(name.clone()).or_default();
        *count += 1;
        match (*count, name.rsplit_once('.')) {
            (1, _) => name,
            (count, Some((stem, ending))) => format!("{stem} ({count}).{ending}"),
            (count, None) => format!("{name} ({count})"),
        }
    }

    /// Writes what is told of all together.
    pub fn finish(
        &mut self,
        checked: &[Checked<'_>],
        page: &str,
        unread: &[(&str, &str)],
        options: &Options,
    ) -> Result<(), String> {
        self.write(PAGE, page.as_bytes(), options)?;
        if cfg!(feature = "xlsx-write") {
            self.write(WORKBOOK, &workbook(checked, unread, options)?, options)?;
        }
        Ok(())
    }

    fn write(&self, name: &str, bytes: &[u8], options: &Options) -> Result<(), String> {
        let path = self.path.join(name);
        create(&path, self.overwrite)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| said(&path.display().to_string(), &error, options))
    }

    /// What stands in the folder, and what could not be written.
    pub fn text(&self, not_told: usize, options: &Options) -> String {
        let folder = self.path.display();
        let mut out = format!(
            "{}\n",
            options
                .words(
                    "结果已写入 FOLDER：page.html（核对页）、\
                     problems（问题清单）、answers.toml（答复表）、\
                     checks.jsonl（全部结果）、marked（带批注的原件）。",
                    "written to FOLDER: page.html (to look at), \
                     problems (the list), answers.toml (to fill in), \
                     checks.jsonl (everything), marked (the documents with marks).",
                )
                .replace("FOLDER", &folder.to_string())
        );
        if not_told > 0 {
            out.push_str(&format!("{}\n", not_told_of(not_told, options)));
        }
        for note in &self.notes {
            out.push_str(&format!("  {note}\n"));
        }
        out
    }

    /// 2 where something could not be written.
    pub fn status(&self) -> u8 {
        if self.failed { 2 } else { 0 }
    }
}

fn at_once(file: &mut BufWriter<File>, text: &str) -> std::io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.flush()
}

/// A new file; one that is there is replaced only where that was asked for.
fn create(path: &Path, overwrite: bool) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).truncate(overwrite);
    if overwrite {
        options.create(true)
    } else {
        options.create_new(true)
    };
    options.open(path)
}
