//! How long something takes, and how much memory.

use std::time::{Duration, Instant};

/// What a piece of work took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds on the clock.
    pub time: Duration,
    /// The most memory that the process held meanwhile, in MB; `None` where the system does not
    /// tell.
    pub memory: Option<u64>,
}

/// Begins to measure.
#[derive(Debug)]
pub struct Meter(Instant);

impl Meter {
    /// Forgets the peak so far.
    pub fn start() -> Meter {
        // Linux takes that as a request to forget it; elsewhere the peak is of the whole run.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        Meter(Instant::now())
    }

    /// What it took since.
    pub fn stop(&self) -> Cost {
        Cost { time: self.0.elapsed(), memory: peak() }
    }
}

/// The most memory that the process has held, in MB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1000)
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:8.2} s", self.time.as_secs_f64())?;
        match self.memory {
            Some(memory) => write!(f, "  {memory:6} MB at most"),
            None => Ok(()),
        }
    }
}
