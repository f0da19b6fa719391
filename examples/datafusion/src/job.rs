//! What is asked of all reports of a country, as SQL: which rules fail in which year, and where.

use std::path::Path;

use datafusion::arrow::array::AsArray;
use datafusion::arrow::datatypes::{DataType, Int64Type};
use datafusion::error::Result;
use datafusion::execution::context::SessionContext;
use datafusion::prelude::{ParquetReadOptions, SessionConfig};
use gouji::dataset::sql;

use crate::functions::{Gives, call, functions, rule_fields};

/// A session with the functions.
pub fn session(threads: usize) -> SessionContext {
    let context =
        SessionContext::new_with_config(SessionConfig::new().with_target_partitions(threads));
    functions().into_iter().for_each(|function| context.register_udf(function));
    context
}

/// Makes the files of a folder the table `reports`.
pub async fn open(context: &SessionContext, folder: &Path) -> Result<()> {
    let options =
        ParquetReadOptions::new().table_partition_cols(vec![("year".to_owned(), DataType::Int64)]);
    let folder = folder.to_string_lossy();
    context.register_parquet("reports", format!("{folder}/"), options).await?;
    Ok(())
}

/// Something to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked, in English.
    pub title: &'static str,
    /// The statement.
    pub sql: String,
}

/// In how many reports of each year each rule within a report fails, by the function.
pub fn within() -> Question {
    let outcomes = call(Gives::Outcomes);
    let counts: Vec<String> =
        rule_fields().iter().map(|rule| count(&format!("get_field(o, '{rule}')"), rule)).collect();
    let sql = format!(
        "SELECT year, {} FROM (SELECT year, {outcomes} AS o FROM reports) GROUP BY year ORDER BY year",
        counts.join(", ")
    );
    Question { title: "rules within a report, by the function", sql }
}

/// The same, by the statements of `docs/sql`.
pub fn within_by_sql() -> Question {
    let alone: Vec<_> = sql::rules().filter(|(_, predicate)| !predicate.is_over_years()).collect();
    let outcomes = alone.iter().zip(rule_fields());
    let outcomes: Vec<String> = outcomes
        .map(|((_, predicate), name)| format!("{} AS {name}", predicate.outcome()))
        .collect();
    let counts: Vec<String> = rule_fields().iter().map(|name| count(name, name)).collect();
    let sql = format!(
        "SELECT year, {} FROM (SELECT year, {} FROM reports) GROUP BY year ORDER BY year",
        counts.join(", "),
        outcomes.join(", ")
    );
    Question { title: "rules within a report, by docs/sql", sql }
}

/// In how many reports of each year each rule over two years fails, by the statements of
/// `docs/sql`.
pub fn between_years() -> Question {
    let over_years = sql::rules().filter(|(_, predicate)| predicate.is_over_years());
    let one = |(rule, predicate): (&gouji::Rule, sql::Predicate)| {
        format!(
            "SELECT this.year AS year, '{rule}' AS rule, {} AS outcome {}",
            predicate.outcome(),
            predicate.tables()
        )
    };
    let all: Vec<String> = over_years.map(one).collect();
    let sql = format!(
        "SELECT year, rule, count(*) AS failing FROM ({}) WHERE outcome = 'fails' \
         GROUP BY year, rule ORDER BY year, rule",
        all.join("\nUNION ALL\n")
    );
    Question { title: "rules between years, by docs/sql", sql }
}

/// The verdict on the reports of each year, over all rules.
pub fn verdicts() -> Question {
    let sql = format!(
        "SELECT year, verdict, count(*) AS reports FROM (SELECT year, {} AS verdict FROM reports) \
         GROUP BY year, verdict ORDER BY year, verdict",
        call(Gives::Verdict)
    );
    Question { title: "verdicts over all rules", sql }
}

/// The bodies with the most reports that fail, and how many of the five do.
pub fn worst() -> Question {
    let any: Vec<String> =
        rule_fields().iter().map(|rule| format!("get_field(o, '{rule}') = 'fails'")).collect();
    let sql = format!(
        "SELECT agency, count(*) AS failing FROM \
         (SELECT agency, {} AS o FROM reports) WHERE {} \
         GROUP BY agency ORDER BY failing DESC, agency LIMIT 5",
        call(Gives::Outcomes),
        any.join(" OR ")
    );
    Question { title: "the worst bodies", sql }
}

/// How many reports can be repaired, and one of the repairs.
pub fn repairs() -> Question {
    let sql = format!(
        "SELECT year, count(repair) AS repairable, min(repair) AS example FROM \
         (SELECT year, {} AS repair FROM reports) GROUP BY year ORDER BY year",
        call(Gives::Repairs)
    );
    Question { title: "repairs", sql }
}

/// Every question, in the order in which they are asked.
pub fn questions() -> [Question; 6] {
    [within(), within_by_sql(), between_years(), verdicts(), worst(), repairs()]
}

fn count(outcome: &str, name: &str) -> String {
    format!("sum(CASE WHEN {outcome} = 'fails' THEN 1 ELSE 0 END) AS {name}")
}

/// The answer to a statement, as a table of texts with a header.
pub async fn ask(context: &SessionContext, statement: &str) -> Result<Vec<Vec<String>>> {
    let frame = context.sql(statement).await?;
    let header = frame.schema().fields().iter().map(|field| field.name().clone()).collect();
    let mut rows: Vec<Vec<String>> = vec![header];
    for batch in frame.collect().await? {
        for row in 0..batch.num_rows() {
            rows.push(batch.columns().iter().map(|column| text(column, row)).collect());
        }
    }
    Ok(rows)
}

fn text(column: &dyn datafusion::arrow::array::Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Utf8View => column.as_string_view().value(row).to_owned(),
        other => format!("({other})"),
    }
}
