//! The rules as functions over the wide table. Each takes columns of that table by position;
//! [`call`] writes the call.

use std::sync::{Arc, LazyLock};

use datafusion::arrow::array::{ArrayRef, StringArray, StructArray};
use datafusion::arrow::datatypes::{DataType, Field, Fields, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use gouji::dataset::{ColumnOutcome, ColumnRules, Form, sql};
use gouji::{Check, Error, Locale, Outcome, Report, Rule, locate};

/// What a function gives for each report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gives {
    /// What each linear rule that ties one report comes to, as a structure with a word for each:
    /// `holds`, `fails`, `undecided` or `does_not_apply`. Straight over the columns.
    Outcomes,
    /// What all rules of severity error come to, as one word. It makes a report of each row.
    Verdict,
    /// Which figures are likely wrong and what they should be, in Chinese; NULL where nothing is.
    Repairs,
}

static RULES: LazyLock<ColumnRules> = LazyLock::new(|| ColumnRules::of(Rule::ALL.iter().copied()));

/// The codes of the linear rules that tie one report, as fields of a structure.
pub fn rule_fields() -> Vec<String> {
    let alone = sql::rules().filter(|(_, predicate)| !predicate.is_over_years());
    alone.map(|(rule, _)| field_of(rule.code())).collect()
}

fn field_of(code: &str) -> String {
    code.to_lowercase().replace('-', "_")
}

impl Gives {
    /// Every function.
    pub const ALL: [Gives; 3] = [Gives::Outcomes, Gives::Verdict, Gives::Repairs];

    /// Its name in SQL.
    pub const fn name(self) -> &'static str {
        match self {
            Gives::Outcomes => "gouji_outcomes",
            Gives::Verdict => "gouji_verdict",
            Gives::Repairs => "gouji_repairs",
        }
    }

    /// The columns that it takes, in order.
    pub fn columns(self) -> Vec<&'static str> {
        match self {
            Gives::Outcomes => RULES.columns(),
            Gives::Verdict | Gives::Repairs => {
                let columns = Form::Wide.columns().iter().map(|column| column.name.as_str());
                columns.filter(|name| !name.starts_with("rule_")).collect()
            }
        }
    }

    /// The type of what it gives.
    fn data_type(self) -> DataType {
        match self {
            Gives::Outcomes => DataType::Struct(outcome_fields()),
            Gives::Verdict | Gives::Repairs => DataType::Utf8,
        }
    }

    fn run(self, batch: &RecordBatch) -> Result<ArrayRef> {
        Ok(match self {
            Gives::Outcomes => outcomes(batch)?,
            Gives::Verdict => {
                let word = |report: &Report| Some(sql::outcome_word(Some(verdict(report))));
                Arc::new(reports(batch)?.iter().map(word).collect::<StringArray>())
            }
            Gives::Repairs => {
                Arc::new(reports(batch)?.iter().map(repairs).collect::<StringArray>())
            }
        })
    }
}

/// The call of a function over the wide table.
pub fn call(gives: Gives) -> String {
    format!("{}({})", gives.name(), gives.columns().join(", "))
}

/// Every function, to be registered.
pub fn functions() -> Vec<ScalarUDF> {
    Gives::ALL.map(|gives| ScalarUDF::from(Function::new(gives))).to_vec()
}

fn outcome_fields() -> Fields {
    rule_fields().into_iter().map(|name| Field::new(name, DataType::Utf8, false)).collect()
}

fn outcomes(batch: &RecordBatch) -> Result<ArrayRef> {
    let found = RULES.outcomes(batch).map_err(refused)?;
    let words = |outcome: &ColumnOutcome| -> ArrayRef {
        use datafusion::arrow::array::Array;
        let word = |row| {
            let told = outcome.holds.is_valid(row).then(|| outcome.holds.value(row));
            sql::outcome_word(match (outcome.applies.value(row), told) {
                (false, _) => None,
                (true, None) => Some(Outcome::Undecided),
                (true, Some(true)) => Some(Outcome::Holds),
                (true, Some(false)) => Some(Outcome::Fails),
            })
        };
        Arc::new(StringArray::from_iter_values((0..batch.num_rows()).map(word)))
    };
    Ok(Arc::new(StructArray::try_new(outcome_fields(), found.iter().map(words).collect(), None)?))
}

/// The reports of the rows; all that is wrong with the table is told at once.
fn reports(batch: &RecordBatch) -> Result<Vec<Report>> {
    let loaded = Form::Wide.from_batch(batch);
    if !loaded.errors.is_empty() {
        return Err(refused(loaded.errors));
    }
    Ok(loaded.records.into_iter().map(|record| record.report).collect())
}

fn refused(errors: Vec<Error>) -> DataFusionError {
    let first = errors.iter().take(5).map(|error| error.message(Locale::English));
    DataFusionError::Execution(first.collect::<Vec<_>>().join("; "))
}

fn verdict(report: &Report) -> Outcome {
    Check::new(report).verdict()
}

fn repairs(report: &Report) -> Option<String> {
    if verdict(report) != Outcome::Fails {
        return None;
    }
    let diagnosis = locate(report);
    let first = diagnosis.faults().iter().filter_map(|fault| fault.repairs().first());
    let said: Vec<String> = first.map(|repair| repair.message(Locale::Chinese)).collect();
    (!said.is_empty()).then(|| said.join("；"))
}

/// One of them, as DataFusion takes it.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Function {
    gives: Gives,
    signature: Signature,
}

impl Function {
    fn new(gives: Gives) -> Function {
        let signature = Signature::any(gives.columns().len(), Volatility::Immutable);
        Function { gives, signature }
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        self.gives.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.gives.data_type())
    }

    /// The name of the call; without that it would be the names of two hundred columns.
    fn schema_name(&self, _: &[datafusion::prelude::Expr]) -> Result<String> {
        Ok(self.gives.name().to_owned())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let arrays = args.args.into_iter().map(|value| value.into_array(rows));
        let arrays: Vec<ArrayRef> = arrays.collect::<Result<_>>()?;
        let field =
            |(name, array): (&str, &ArrayRef)| Field::new(name, array.data_type().clone(), true);
        let fields: Vec<Field> = self.gives.columns().into_iter().zip(&arrays).map(field).collect();
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)?;
        Ok(ColumnarValue::Array(self.gives.run(&batch)?))
    }
}
