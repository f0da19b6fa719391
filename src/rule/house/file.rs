//! Layers of rules as files, in TOML or JSON.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::edition::Edition;
use crate::words::Severity;

use super::{HouseError, HouseErrorKind, HouseRule, HouseRules, Regrade, Ties};

/// A file of rules, as it is written.
///
/// ```text
/// layer = "某省"            # its name
/// extends = "国家"          # the layer below it, if there is one
///
/// [[rule]]
/// code = "HN-01"
/// title = { zh = "上年结转不多于本年新收", en = "no more is carried over than received" }
/// explanation = { zh = "…", en = "…" }
/// source = "某省政务公开办2025年通知"
/// severity = "warning"                  # error, warning or note
/// editions = ["2021"]                   # all, if it is left out
/// check = "requests.carried_over <= requests.received"
///
/// [[rule]]
/// code = "HN-02"
/// if_above_zero = "requests.outcomes.other_handling.fee_unpaid.total"
/// then_above_zero = "processing_fees.cases_notified"
///
/// [[change]]
/// code = "P1-03"
/// severity = "error"                    # or off
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseFile {
    /// The name of the layer.
    pub layer: String,
    /// The layer that it stands on.
    #[serde(default)]
    pub extends: Option<String>,
    /// Its rules.
    #[serde(default)]
    pub rule: Vec<RuleText>,
    /// The rules that it grades anew.
    #[serde(default)]
    pub change: Vec<ChangeText>,
}

/// One rule of a [`HouseFile`].
///
/// ```
/// use gouji::RuleText;
/// let json = r#"{ "code": "HN-01", "check": "requests.received.total >= 1" }"#;
/// let rule: RuleText = serde_json::from_str(json).unwrap();
/// assert_eq!((rule.code.as_str(), rule.severity), ("HN-01", None));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file's form is documented at HouseFile")]
pub struct RuleText {
    pub code: String,
    #[serde(default)]
    pub title: TwoWords,
    #[serde(default)]
    pub explanation: TwoWords,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub severity: Option<String>,
    #[serde(default)]
    pub editions: Option<Vec<String>>,
    #[serde(default)]
    pub check: Option<String>,
    #[serde(default)]
    pub if_above_zero: Option<String>,
    #[serde(default)]
    pub then_above_zero: Option<String>,
}

/// One change of a [`HouseFile`].
///
/// ```
/// use gouji::ChangeText;
/// let json = r#"{ "code": "P1-03", "severity": "off" }"#;
/// let change: ChangeText = serde_json::from_str(json).unwrap();
/// assert_eq!(change.severity, "off");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file's form is documented at HouseFile")]
pub struct ChangeText {
    pub code: String,
    pub severity: String,
}

/// The same in Chinese and English; either may be left out.
///
/// ```
/// use gouji::TwoWords;
/// let words: TwoWords = serde_json::from_str(r#"{ "zh": "本年新收" }"#).unwrap();
/// assert_eq!((words.zh.as_str(), words.en.as_str()), ("本年新收", ""));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file's form is documented at HouseFile")]
pub struct TwoWords {
    #[serde(default)]
    pub zh: String,
    #[serde(default)]
    pub en: String,
}

impl TwoWords {
    /// Both, where one is there; a missing one is replaced by the other.
    fn both(&self, otherwise: &str) -> (String, String) {
        let pick = |first: &String, second: &String| match (first.is_empty(), second.is_empty()) {
            (false, _) => first.clone(),
            (true, false) => second.clone(),
            (true, true) => otherwise.to_owned(),
        };
        (pick(&self.zh, &self.en), pick(&self.en, &self.zh))
    }
}

/// A file with its text, which tells the lines.
struct Source<'a> {
    file: HouseFile,
    text: &'a str,
}

impl HouseRules {
    /// Reads layers from the texts of files, TOML or JSON, in any order: each may name the one that
    /// it stands on. What is wrong is given back with its line; all else is taken in. Rules that
    /// contradict others are left out, and those that others imply are told; see
    /// [`lint`](HouseRules::lint).
    ///
    /// ```
    /// use gouji::{HouseRules, Locale};
    /// let file = "layer = '某省'\n[[rule]]\ncode = 'HN-01'\ncheck = 'requests.receivd = 3'\n";
    /// let (rules, errors) = HouseRules::load(&[file]);
    /// assert_eq!(rules.iter().len(), 0);
    /// let said = "某省, line 3, rule HN-01: there is no cell or row “requests.receivd”.";
    /// assert_eq!(errors[0].message(Locale::English), said);
    /// ```
    pub fn load(texts: &[&str]) -> (HouseRules, Vec<HouseError>) {
        let mut errors = Vec::new();
        let mut sources: Vec<Source<'_>> = Vec::new();
        for text in texts {
            match parse(text) {
                Ok(file) => sources.push(Source { file, text }),
                Err(error) => errors.push(error),
            }
        }
        let mut rules = HouseRules::new();
        let sources = in_order(sources, &mut errors);
        for source in &sources {
            rules.add_file(source, &mut errors);
        }
        // What was taken in is looked at as a whole.
        for error in rules.lint() {
            let source = sources.iter().find(|source| source.file.layer == error.layer);
            let code = error.code.clone().unwrap_or_default();
            errors.push(source.map_or(error.clone(), |it| it.error(&code, 1, error.kind)));
        }
        (rules, errors)
    }

    fn add_file(&mut self, source: &Source<'_>, errors: &mut Vec<HouseError>) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for text in &source.file.rule {
            let nth = seen.entry(&text.code).or_insert(0);
            *nth += 1;
            if let Err(kind) = text.rule().and_then(|rule| self.add(&source.file.layer, rule)) {
                errors.push(source.error(&text.code, *nth, kind));
            }
        }
        for change in &source.file.change {
            let nth = seen.entry(&change.code).or_insert(0);
            *nth += 1;
            let graded = change.regrade().and_then(|regrade| self.regrade(&change.code, regrade));
            if let Err(kind) = graded {
                errors.push(source.error(&change.code, *nth, kind));
            }
        }
    }
}

impl Source<'_> {
    /// An error at the nth place of the file that has this code.
    fn error(&self, code: &str, nth: usize, kind: HouseErrorKind) -> HouseError {
        let quoted = |quote: char| format!("{quote}{code}{quote}");
        let is_place = |line: &str| line.contains(&quoted('"')) || line.contains(&quoted('\''));
        let mut lines = self.text.lines().enumerate().filter(|(_, line)| is_place(line));
        let line = lines.nth(nth - 1).and_then(|(at, _)| u32::try_from(at + 1).ok());
        HouseError { layer: self.file.layer.clone(), code: Some(code.to_owned()), line, kind }
    }
}

fn parse(text: &str) -> Result<HouseFile, HouseError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = |line: Option<u32>, said: String| HouseError {
        layer: String::new(),
        code: None,
        line,
        kind: HouseErrorKind::Syntax(said),
    };
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text)
            .map_err(|said| error(u32::try_from(said.line()).ok(), said.to_string()));
    }
    toml::from_str(text).map_err(|said| {
        let line = said.span().map(|span| text[..span.start].matches('\n').count() + 1);
        error(line.and_then(|line| u32::try_from(line).ok()), said.message().to_owned())
    })
}

/// The files so that each stands behind the one that it stands on.
fn in_order<'a>(mut left: Vec<Source<'a>>, errors: &mut Vec<HouseError>) -> Vec<Source<'a>> {
    let names: Vec<String> = left.iter().map(|source| source.file.layer.clone()).collect();
    let mut ordered: Vec<Source<'a>> = Vec::new();
    let refuse = |source: &Source<'_>, kind: HouseErrorKind| HouseError {
        layer: source.file.layer.clone(),
        code: None,
        line: None,
        kind,
    };
    loop {
        let before = left.len();
        for source in std::mem::take(&mut left) {
            match &source.file.extends {
                Some(below) if !names.contains(below) => {
                    errors.push(refuse(&source, HouseErrorKind::UnknownLayer(below.clone())));
                }
                Some(below) if !ordered.iter().any(|done| done.file.layer == *below) => {
                    left.push(source);
                }
                _ => ordered.push(source),
            }
        }
        if left.is_empty() || left.len() == before {
            errors.extend(left.iter().map(|source| refuse(source, HouseErrorKind::Circle)));
            return ordered;
        }
    }
}

impl RuleText {
    fn rule(&self) -> Result<HouseRule, HouseErrorKind> {
        let ties = match (&self.check, &self.if_above_zero, &self.then_above_zero) {
            (Some(line), None, None) => Ties::Linear(line.clone()),
            (None, Some(first), Some(second)) => {
                Ties::Closure { if_above: first.clone(), then_above: second.clone() }
            }
            _ => {
                let said = "a rule has either `check`, or `if_above_zero` and `then_above_zero`";
                return Err(HouseErrorKind::Syntax(said.into()));
            }
        };
        let mut rule = HouseRule::new(&self.code, ties);
        rule.title = self.title.both(&self.code);
        rule.explanation = self.explanation.both("");
        rule.source = self.source.clone();
        if let Some(name) = &self.severity {
            rule.severity = Severity::from_name(name)
                .ok_or_else(|| HouseErrorKind::UnknownSeverity(name.clone()))?;
        }
        if let Some(names) = &self.editions {
            let edition = |name: &String| {
                Edition::from_key(name).ok_or_else(|| HouseErrorKind::UnknownEdition(name.clone()))
            };
            rule.editions = names.iter().map(edition).collect::<Result<_, _>>()?;
        }
        Ok(rule)
    }
}

impl ChangeText {
    fn regrade(&self) -> Result<Regrade, HouseErrorKind> {
        match (self.severity.as_str(), Severity::from_name(&self.severity)) {
            ("off", _) => Ok(Regrade::Off),
            (_, Some(severity)) => Ok(Regrade::To(severity)),
            (said, None) => Err(HouseErrorKind::UnknownSeverity(said.to_owned())),
        }
    }
}
