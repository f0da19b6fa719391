//! Locates the errors of one record of any table whose figures are tied by identities.
//!
//! `locate [FILE…|-]`
//!
//! A file has one statement a line; `#` begins a remark. Names are words, values are integers.
//!
//! ```text
//! turnover - costs = profit        # an identity: sums of names, with integers in front
//!                                  # if need be: 2 a + b = 3 c + 10
//! 2 open <= opened + 5             # an inequality, in the same way; or >=
//! share >= 0                       # the least value; without this line it is 0
//! share <= 100                     # the greatest value
//! balance free                     # any value, below 0 too
//! weight costs 3                   # what it costs to call it wrong; 1 when nothing is said
//! fixed profit                     # it is never wrong
//! turnover = 353                   # a value of the record
//! costs = ?                        # a missing value, as is one of which nothing is said
//! ```
//!
//! It prints the smallest sets of values that must be wrong, with those that mend them, or what
//! follows for the missing values. Without arguments a built-in example is solved. Exit status: 0
//! every identity holds, 1 values must be wrong, 2 the file cannot be read.

use std::collections::HashMap;
use std::io::Read;
use std::process::ExitCode;

use gouji::solve::{Ending, Locator, Options, Relation, Span, System, VarId, Variable};

/// The balance edits of Scholtus (2009), in which one sign and one figure are wrong.
const EXAMPLE: &str = "\
x1 + x2 = x3
x2 = x4
x5 + x6 + x7 = x8
x3 + x8 = x9
x9 - x10 = x11
x11 free
x1 = 1452
x2 = 116
x3 = 1568
x4 = 161
x5 = 323
x6 = 76
x7 = 12
x8 = 411
x9 = 19979
x10 = 1842
x11 = 137
";

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.iter().any(|file| file == "-h" || file == "--help") {
        println!("usage: locate [FILE...|-]");
        return ExitCode::SUCCESS;
    }
    if files.is_empty() {
        println!("{EXAMPLE}");
        return ExitCode::from(solve("example", EXAMPLE));
    }
    let mut status = 0;
    for file in &files {
        match read(file) {
            Ok(text) => status = status.max(solve(file, &text)),
            Err(error) => {
                eprintln!("{file}: {error}");
                status = 2;
            }
        }
    }
    ExitCode::from(status)
}

fn read(file: &str) -> std::io::Result<String> {
    if file != "-" {
        return std::fs::read_to_string(file);
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map(|_| text)
}

fn solve(source: &str, text: &str) -> u8 {
    let problem = match Problem::parse(text) {
        Ok(problem) => problem,
        Err((line, message)) => {
            eprintln!("{source}:{line}: {message}");
            return 2;
        }
    };
    match problem.answer() {
        Ok((answer, status)) => {
            print!("{answer}");
            status
        }
        Err(error) => {
            eprintln!("{source}: {error}");
            2
        }
    }
}

// ---- the text form ----

/// A line number and what is wrong with the line.
type Wrong = (usize, String);

/// The variables of an identity with their coefficients, its relation and its constant.
type Line = (Vec<(usize, i64)>, Relation, i64);

#[derive(Default)]
struct Problem {
    names: Vec<String>,
    places: HashMap<String, usize>,
    ranges: Vec<(Option<i64>, Option<i64>)>,
    /// `None` for a variable that may not change.
    weights: Vec<Option<u32>>,
    values: Vec<Option<i64>>,
    identities: Vec<Line>,
}

impl Problem {
    fn parse(text: &str) -> Result<Problem, Wrong> {
        let mut problem = Problem::default();
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let words = words(line).map_err(|message| (number + 1, message))?;
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            problem.statement(&words).map_err(|message| (number + 1, message))?;
        }
        Ok(problem)
    }

    fn statement(&mut self, words: &[&str]) -> Result<(), String> {
        match *words {
            [] => {}
            ["weight", name, weight] => {
                let weight = weight
                    .parse()
                    .ok()
                    .filter(|&weight| weight > 0)
                    .ok_or("the weight is a number from 1")?;
                let at = self.place(name)?;
                self.weights[at] = Some(weight);
            }
            ["fixed", name] => {
                let at = self.place(name)?;
                self.weights[at] = None;
            }
            [name, "free"] => {
                let at = self.place(name)?;
                self.ranges[at] = (None, None);
            }
            [name, "=", "?"] => {
                let at = self.place(name)?;
                self.values[at] = None;
            }
            [name, sign @ ("=" | ">=" | "<="), ref number @ ..]
                if is_name(name) && integer(number).is_some() =>
            {
                let at = self.place(name)?;
                match sign {
                    "=" => self.values[at] = integer(number),
                    ">=" => self.ranges[at].0 = integer(number),
                    _ => self.ranges[at].1 = integer(number),
                }
            }
            _ => self.identity(words)?,
        }
        Ok(())
    }

    fn identity(&mut self, words: &[&str]) -> Result<(), String> {
        let relation = |word: &&str| match *word {
            "=" => Some(Relation::Equal),
            "<=" => Some(Relation::AtMost),
            ">=" => Some(Relation::AtLeast),
            _ => None,
        };
        let mut sides = words.split(|word| relation(word).is_some());
        let (Some(left), Some(right), None) = (sides.next(), sides.next(), sides.next()) else {
            return Err("neither an identity, a range, a weight nor a value".into());
        };
        let relation = words.iter().find_map(relation).unwrap_or(Relation::Equal);
        let (mut terms, mut constant) = (Vec::new(), 0_i64);
        for (side, sign) in [(left, 1), (right, -1)] {
            constant = constant
                .checked_sub(self.sum(side, sign, &mut terms)?)
                .ok_or("the number is too large")?;
        }
        self.identities.push((terms, relation, constant));
        Ok(())
    }

    /// Adds the terms of one side, and gives the sum of its numbers.
    fn sum(
        &mut self,
        side: &[&str],
        sign: i64,
        terms: &mut Vec<(usize, i64)>,
    ) -> Result<i64, String> {
        let mut numbers = 0_i64;
        let mut words = side.iter().peekable();
        let mut first = true;
        while words.peek().is_some() || first {
            let mut factor = sign;
            match words.peek() {
                Some(&&"-") => {
                    factor = -sign;
                    words.next();
                }
                Some(&&"+") => drop(words.next()),
                _ if first => {}
                _ => return Err("a sign is missing between two terms".into()),
            }
            first = false;
            let number = words.peek().and_then(|word| word.parse::<i64>().ok());
            if let Some(number) = number {
                words.next();
                factor = factor.checked_mul(number).ok_or("the number is too large")?;
            }
            match words.next_if(|word| is_name(word)) {
                Some(name) => terms.push((self.place(name)?, factor)),
                None if number.is_some() => {
                    numbers = numbers.checked_add(factor).ok_or("the number is too large")?
                }
                None => return Err("a name or a number is missing".into()),
            }
        }
        Ok(numbers)
    }

    /// The place of a variable, which is made when it is first named.
    fn place(&mut self, name: &str) -> Result<usize, String> {
        if !is_name(name) {
            return Err(format!("“{name}” is not a name"));
        }
        if let Some(&at) = self.places.get(name) {
            return Ok(at);
        }
        let at = self.names.len();
        self.names.push(name.into());
        self.places.insert(name.into(), at);
        self.ranges.push((Some(0), None));
        self.weights.push(Some(1));
        self.values.push(None);
        Ok(at)
    }
}

/// Names, numbers and signs. A number may stand directly in front of a name.
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let len = if first.is_ascii_digit() {
            rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len())
        } else if first.is_alphabetic() || first == '_' {
            rest.find(|char: char| !char.is_alphanumeric() && char != '_' && char != '.')
                .unwrap_or(rest.len())
        } else if rest.starts_with(">=") || rest.starts_with("<=") {
            2
        } else if "+-=?".contains(first) {
            1
        } else {
            return Err(format!("“{first}” is not understood"));
        };
        words.push(rest[..len].into());
        rest = rest[len..].trim_start();
    }
    Ok(words)
}

fn is_name(word: &str) -> bool {
    word.starts_with(|char: char| char.is_alphabetic() || char == '_')
}

/// `5`, `- 5`
fn integer(words: &[&str]) -> Option<i64> {
    match words {
        [number] => number.parse().ok(),
        ["-", number] => format!("-{number}").parse().ok(),
        _ => None,
    }
}

// ---- the answer ----

impl Problem {
    fn system(&self) -> System {
        let mut system = System::new();
        let variables: Vec<VarId> = self
            .names
            .iter()
            .zip(self.ranges.iter().zip(&self.weights))
            .map(|(name, (&(low, high), &weight))| {
                use std::ops::Bound;
                let bound = |end: Option<i64>| end.map_or(Bound::Unbounded, Bound::Included);
                let variable = Variable::new(name.as_str()).range((bound(low), bound(high)));
                system.variable_with(weight.map_or_else(
                    || variable.clone().fixed(),
                    |weight| variable.clone().weight(weight),
                ))
            })
            .collect();
        for (terms, relation, constant) in &self.identities {
            let terms = terms.iter().map(|&(at, factor)| (variables[at], factor));
            system.relate(terms, *relation, *constant);
        }
        system
    }

    /// What to print, and the exit status.
    fn answer(&self) -> Result<(String, u8), gouji::solve::Error> {
        let locator = self.system().prepare()?;
        let located = locator.locate(&self.values, &Options::default())?;
        if located.ending() == Ending::Holds {
            return Ok((format!("every identity can hold\n{}", self.deductions(&locator)?), 0));
        }
        if located.ending() == Ending::Infeasible {
            return Ok((
                "no change of the values that may change makes every identity hold\n".into(),
                1,
            ));
        }
        let mut out = String::new();
        for solution in located.solutions() {
            let changes: Vec<String> = solution
                .changes()
                .iter()
                .map(|change| {
                    format!(
                        "{} {} -> {}",
                        self.names[change.variable().index()],
                        change.from(),
                        range(change.to())
                    )
                })
                .collect();
            out.push_str(&format!("weight {}: {}\n", solution.weight(), changes.join(", ")));
        }
        match (located.ending(), located.left_out()) {
            (Ending::Complete, Some(0)) => {}
            (Ending::Complete, Some(more)) => {
                out.push_str(&format!("and {more} more of this weight\n"))
            }
            _ => out.push_str(&format!(
                "the search did not end: perhaps there are others, of weight {} or more\n",
                located.lower_bound()
            )),
        }
        Ok((out, 1))
    }

    fn deductions(&self, locator: &Locator) -> Result<String, gouji::solve::Error> {
        let deductions = locator.deduce(&self.values, &Options::default())?;
        let found = deductions.known().iter().chain(deductions.open());
        Ok(found
            .map(|found| {
                format!("{} = {}\n", self.names[found.variable().index()], range(found.span()))
            })
            .collect())
    }
}

fn range(span: Span) -> String {
    let end = |end: Option<i128>| end.map_or_else(String::new, |end| end.to_string());
    span.value().map_or_else(
        || format!("{}..{}", end(span.low()), end(span.high())),
        |value| value.to_string(),
    )
}
