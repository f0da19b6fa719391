//! The questions of `country` on Ballista, the distributed DataFusion: a scheduler in this process
//! and two executors in processes of their own, all on the loopback.
//!
//! `cluster [REPORTS [FOLDER]]`: asks DataFusion in this process and the cluster the same, and
//! prints what each took. Ends with an error where they differ. `cluster --executor PORT` is what
//! it starts as executors: they end with their standard input.

// An example reads files and the clock; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::serde::protobuf::scheduler_grpc_client::SchedulerGrpcClient;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::registry::FunctionRegistry;
use datafusion::execution::{SessionState, SessionStateBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};
use gouji_datafusion::functions::functions;
use gouji_datafusion::measure::Meter;
use gouji_datafusion::{files, job};

/// So many executors, each with so many tasks at once.
const EXECUTORS: usize = 2;
const TASKS: usize = 1;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, port] = &arguments[..]
        && first == "--executor"
    {
        return execute(port).await;
    }
    let number = arguments.first().map_or(Ok(100_000), |number| number.parse());
    let number: u64 =
        number.map_err(|_| DataFusionError::Configuration("cluster [REPORTS [FOLDER]]".into()))?;
    let named = arguments.get(1).map(PathBuf::from);
    let folder = named.clone().unwrap_or_else(|| {
        std::env::temp_dir().join(format!("gouji-cluster-{}", std::process::id()))
    });
    std::fs::create_dir_all(&folder)?;
    let result = compare(&folder, number).await;
    if named.is_none() {
        std::fs::remove_dir_all(&folder)?;
    }
    result
}

/// What the scheduler, the executors and the client know alike.
fn state() -> Result<SessionState> {
    let config = SessionConfig::new_with_ballista().with_target_partitions(EXECUTORS * TASKS);
    let mut state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    for function in functions() {
        state.register_udf(Arc::new(function))?;
    }
    Ok(state)
}

fn trouble(error: impl std::fmt::Display) -> DataFusionError {
    DataFusionError::Execution(error.to_string())
}

/// Works for the scheduler at a port until the standard input ends.
async fn execute(port: &str) -> Result<()> {
    let scheduler = loop {
        match SchedulerGrpcClient::connect(format!("http://localhost:{port}")).await {
            Ok(scheduler) => break scheduler,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    ballista_executor::new_standalone_executor_from_state(scheduler, TASKS, &state()?)
        .await
        .map_err(trouble)?;
    let wait = || std::io::stdin().read_to_end(&mut Vec::new());
    tokio::task::spawn_blocking(wait).await.map_err(trouble)??;
    Ok(())
}

/// The executors; they end with this.
struct Executors(Vec<Child>);

impl Executors {
    fn start(port: u16) -> Result<Executors> {
        let program = std::env::current_exe()?;
        let one = |_| {
            let mut command = Command::new(&program);
            command.args(["--executor", &port.to_string()]).stdin(Stdio::piped()).spawn()
        };
        Ok(Executors((0..EXECUTORS).map(one).collect::<std::io::Result<_>>()?))
    }
}

impl Drop for Executors {
    fn drop(&mut self) {
        for executor in &mut self.0 {
            drop(executor.stdin.take());
            let _ = executor.wait();
        }
    }
}

async fn compare(folder: &Path, number: u64) -> Result<()> {
    let reports = files::write_country(folder, number)?;
    println!("{reports} reports");
    let state = state()?;
    let address = ballista_scheduler::standalone::new_standalone_scheduler_from_state(&state)
        .await
        .map_err(trouble)?;
    let _executors = Executors::start(address.port())?;
    let url = format!("df://localhost:{}", address.port());
    let cluster = SessionContext::remote_with_state(&url, state).await?;
    // The client does not take the functions of the state over.
    functions().into_iter().for_each(|function| cluster.register_udf(function));
    let alone = job::session(available_parallelism().map_or(1, usize::from));
    job::open(&cluster, folder).await?;
    job::open(&alone, folder).await?;
    for question in job::questions() {
        let meter = Meter::start();
        let expected = job::ask(&alone, &question.sql).await?;
        let here = meter.stop();
        let meter = Meter::start();
        let told = job::ask(&cluster, &question.sql).await?;
        let there = meter.stop();
        println!(
            "{:42} here {:6.2} s, cluster {:6.2} s, {} rows",
            question.title,
            here.time.as_secs_f64(),
            there.time.as_secs_f64(),
            told.len() - 1
        );
        if told != expected {
            return Err(trouble(format!("{} differs", question.title)));
        }
    }
    println!("all answers are the same");
    Ok(())
}
