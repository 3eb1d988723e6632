//! The plan and the settings; see [`super::repository`].

use crate::progress::{Plan, Settings};

use super::StoreError;
use super::repository::{ReadError, Repository, only_key};

impl Repository {
    /// The plan to the interview; nothing where there is none yet.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn plan(&self) -> Result<Option<Plan>, ReadError> {
        self.read(&only_key::<Plan>(), &())
    }

    /// Keeps the plan to the interview.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_plan(&self, plan: &Plan) -> Result<(), StoreError> {
        self.write(&only_key::<Plan>(), plan)
    }

    /// Targets and reminders; nothing where the person never set any.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn settings(&self) -> Result<Option<Settings>, ReadError> {
        self.read(&only_key::<Settings>(), &())
    }

    /// Keeps targets and reminders.
    ///
    /// # Errors
    /// Where the store does not take them.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        self.write(&only_key::<Settings>(), settings)
    }
}
