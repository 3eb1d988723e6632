//! All attempts as a file for a spreadsheet.

use crate::browser::clock::LocalDays;
use crate::browser::file;
use crate::progress::{Attempt, csv};

use super::state::App;
use super::words::words;

impl App {
    /// Gives the person a file with all attempts for a spreadsheet, wherever they are in the app.
    pub fn save_csv(self) {
        let is_read = self.history.peek(|history| history.is_complete && history.stale.is_empty());
        let text = if is_read {
            self.history.peek(|history| as_csv(&history.attempts))
        } else {
            let mut attempts = Vec::new();
            for id in self.repository.attempt_ids().unwrap_or_default() {
                match self.repository.attempt(&id) {
                    Ok(attempt) => attempts.extend(attempt),
                    Err(error) => self.report_read(error),
                }
            }
            as_csv(&attempts)
        };
        file::save("star-drill-progress.csv", "text/csv;charset=utf-8", &text);
    }
}

fn as_csv(attempts: &[Attempt]) -> String {
    let days = LocalDays::default();
    csv(attempts, &words().progress.csv, &|wall_ms| days.day(wall_ms).iso())
}
