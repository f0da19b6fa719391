//! Where reports come from: files, folders, standard input, and the lines of a file.

use std::io::{self, Read as _};
use std::ops::Range;
use std::sync::Arc;

use gouji::Report;
use gouji::read::Reading;

use crate::options::Options;

const SHIPPED: (&str, &str) =
    ("examples/data/xingqing-2020.txt", include_str!("../data/xingqing-2020.txt"));

/// One report, or what is taken for one.
pub struct Source {
    pub name: String,
    from: From,
}

enum From {
    File,
    /// Given at once: what ships with the project, or standard input.
    Document(Vec<u8>),
    /// A report in the serde form: a line of a file.
    Line(Arc<[u8]>, Range<usize>),
    /// It cannot be had.
    Failed(String),
}

/// What one source holds.
pub enum Content {
    Document(Vec<u8>),
    Report(Box<Reading>),
}

/// Everything that is to be checked.
pub fn all(options: &Options) -> Vec<Source> {
    if options.files.is_empty() {
        let from = From::Document(SHIPPED.1.as_bytes().to_vec());
        return vec![Source { name: SHIPPED.0.into(), from }];
    }
    let files = options.files.iter().flat_map(|file| files_in(file));
    files.flat_map(|file| of_file(&file, options)).collect()
}

/// The files in a folder and its folders, in order of their names; any other name, and an empty
/// folder, stands for itself, so that it is reported.
fn files_in(name: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(name) else { return vec![name.into()] };
    // A link to a folder may lead back to where it stands.
    let leads_elsewhere = |path: &std::path::Path| path.is_symlink() && path.is_dir();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| {
            !entry.file_name().to_string_lossy().starts_with('.') && !leads_elsewhere(&entry.path())
        })
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect();
    names.sort();
    if names.is_empty() {
        return vec![name.into()];
    }
    names.iter().flat_map(|name| files_in(name)).collect()
}

/// The reports of one file: one, or as many as a `.jsonl` has lines.
pub fn of_file(file: &str, options: &Options) -> Vec<Source> {
    let one = |from: From| vec![Source { name: file.into(), from }];
    if file != "-" && ending(file) != "jsonl" {
        return one(From::File);
    }
    match read_bytes(file) {
        Err(error) => one(From::Failed(reason(&error, options))),
        Ok(bytes) if file == "-" => one(From::Document(bytes)),
        Ok(bytes) => lines(file, bytes.into()),
    }
}

fn lines(file: &str, bytes: Arc<[u8]>) -> Vec<Source> {
    let mut start = 0;
    let mut found = Vec::new();
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let range = start..start + line.len();
        start = range.end + 1;
        if !line.trim_ascii().is_empty() {
            let name = format!("{file}:{}", number + 1);
            found.push(Source { name, from: From::Line(bytes.clone(), range) });
        }
    }
    found
}

fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

pub fn read_bytes(file: &str) -> io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map(|_| bytes)
}

/// Why the system does not give a file, in the language of the rest.
pub fn reason(error: &io::Error, options: &Options) -> String {
    let (chinese, english) = match error.kind() {
        io::ErrorKind::NotFound => ("没有这个文件。", "no such file"),
        io::ErrorKind::IsADirectory => ("文件夹中没有文件。", "no file in the folder"),
        io::ErrorKind::PermissionDenied => ("没有访问权限。", "permission denied"),
        io::ErrorKind::AlreadyExists => ("文件已经存在。", "the file exists already"),
        io::ErrorKind::NotADirectory => ("上级路径不是文件夹。", "a part of its path is no folder"),
        io::ErrorKind::ReadOnlyFilesystem => ("磁盘只读。", "the disk is read-only"),
        io::ErrorKind::StorageFull => ("磁盘已满。", "the disk is full"),
        _ => return error.to_string(),
    };
    options.words(chinese, english).into()
}

/// The same behind the name of the file.
pub fn said(file: &str, error: &io::Error, options: &Options) -> String {
    format!("{file}: {}", reason(error, options))
}

impl Source {
    /// The bytes of a document, or a report in the serde form.
    pub fn content(&self, options: &Options) -> Result<Content, String> {
        match &self.from {
            From::Document(bytes) => Ok(Content::Document(bytes.clone())),
            From::Line(bytes, range) => typed(&bytes[range.clone()], options),
            From::Failed(message) => Err(message.clone()),
            From::File => {
                let bytes = read_bytes(&self.name).map_err(|error| reason(&error, options))?;
                match ending(&self.name) {
                    "json" => typed(&bytes, options),
                    _ => Ok(Content::Document(bytes)),
                }
            }
        }
    }

    /// The document as it came, where it is one.
    pub fn document(&self, options: &Options) -> Option<Vec<u8>> {
        match self.content(options) {
            Ok(Content::Document(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// What is read from it.
    pub fn read(&self, options: &Options) -> Result<Reading, String> {
        match self.content(options)? {
            Content::Report(reading) => Ok(*reading),
            Content::Document(bytes) => gouji::read::any(&bytes, Some(&self.name))
                .map_err(|error| error.message(options.locale)),
        }
    }
}

/// A report in the serde form.
fn typed(bytes: &[u8], options: &Options) -> Result<Content, String> {
    if bytes.trim_ascii().is_empty() {
        return Err(options.words("文件是空的。", "the file is empty").into());
    }
    let report = Report::from_json(bytes).map_err(|errors| errors.message(options.locale))?;
    Ok(Content::Report(Box::new(report.into())))
}

/// Reads a few sources together, on all cores with the feature `rayon`, and keeps their order.
pub fn read_some(some: &[Source], options: &Options) -> Vec<Result<Reading, String>> {
    let contents: Vec<Result<Content, String>> =
        some.iter().map(|source| source.content(options)).collect();
    let documents = some.iter().zip(&contents).filter_map(|(source, content)| match content {
        Ok(Content::Document(bytes)) => Some((source.name.as_str(), bytes.as_slice())),
        _ => None,
    });
    let mut read =
        gouji::read::all(documents).map(|(_, read)| read).collect::<Vec<_>>().into_iter();
    let one = |content| match content {
        Ok(Content::Report(reading)) => Ok(*reading),
        Ok(Content::Document(_)) => {
            let read = read.next().expect("each document is read");
            read.map_err(|error| error.message(options.locale))
        }
        Err(message) => Err(message),
    };
    contents.into_iter().map(one).collect()
}
