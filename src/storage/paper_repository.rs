//! Written assessments, one's own answers, and what was found looking back, by name; see [`super::repository`].

use crate::content::QuestionId;
use crate::progress::{AttemptId, Evidence, MyAnswer, Paper};

use super::StoreError;
use super::records::Record;
use super::repository::{ReadError, Repository, key_of};

impl Repository {
    /// The names of all written assessments, that begun last first.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn paper_ids(&self) -> Result<Vec<AttemptId>, StoreError> {
        self.names(Paper::KIND, AttemptId::parse)
    }

    /// A written assessment, if there is one of that name.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn paper(&self, id: &AttemptId) -> Result<Option<Paper>, ReadError> {
        self.read(&key_of(Paper::KIND, id.as_str()), id)
    }

    /// Keeps a written assessment.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_paper(&self, paper: &Paper) -> Result<(), StoreError> {
        self.write(&key_of(Paper::KIND, paper.id.as_str()), paper)
    }

    /// Takes a written assessment away. Its attempt stays.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn remove_paper(&self, id: &AttemptId) -> Result<(), StoreError> {
        self.remove(&key_of(Paper::KIND, id.as_str()))
    }

    /// The questions to which there is an answer of one's own.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn answered_questions(&self) -> Result<Vec<QuestionId>, StoreError> {
        self.names(MyAnswer::KIND, |name| Some(QuestionId::new(name)))
    }

    /// One's own answer to a question, if there is one.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn my_answer(&self, question: &QuestionId) -> Result<Option<MyAnswer>, ReadError> {
        self.read(&key_of(MyAnswer::KIND, question.as_str()), question)
    }

    /// Keeps one's own answer to a question; one that is empty is taken away.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_my_answer(&self, question: &QuestionId, answer: &MyAnswer) -> Result<(), StoreError> {
        let key = key_of(MyAnswer::KIND, question.as_str());
        if answer.is_empty() { self.remove(&key) } else { self.write(&key, answer) }
    }

    /// What was found looking back at an attempt, if anything was.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn evidence(&self, id: &AttemptId) -> Result<Option<Evidence>, ReadError> {
        self.read(&key_of(Evidence::KIND, id.as_str()), id)
    }

    /// Keeps what was found looking back at an attempt; where nothing was, its record goes.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_evidence(&self, id: &AttemptId, evidence: &Evidence) -> Result<(), StoreError> {
        let key = key_of(Evidence::KIND, id.as_str());
        if evidence.shown.is_empty() { self.remove(&key) } else { self.write(&key, evidence) }
    }
}
