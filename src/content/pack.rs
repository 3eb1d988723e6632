//! A pack: the document as it is written, and the validated whole that the rest of the app works with.

use serde::{Deserialize, Serialize};

use super::validate::{self, PackError};
use super::{PackId, Principle, PrincipleId, Question, QuestionId, Role, RoleId, Round, Shares, Stage};

/// A pack as it is written: the shape of the JSON document, not yet checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackDocument {
    /// Where an editor finds the schema; ignored here.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this form: 1.
    pub format: u32,
    /// Kebab-case name of the pack.
    pub id: PackId,
    /// The pack's name as people say it.
    pub title: String,
    /// The language of its texts, as a BCP 47 tag such as `en`.
    pub lang: String,
    /// Times and shares the pack recommends.
    #[serde(default)]
    pub defaults: Defaults,
    /// What answers are measured against.
    #[serde(default)]
    pub principles: Vec<Principle>,
    /// The role tracks.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The stages of the hiring process, in order.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// The rounds of the loop, in order.
    #[serde(default)]
    pub rounds: Vec<Round>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// Times and shares a pack recommends; the user may choose others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Defaults {
    /// Seconds of a standard answer. 180, the middle of the two to four minutes that most advice gives.
    pub standard_seconds: u32,
    /// Seconds of a short answer. 90, the middle of 60 to 120.
    pub short_seconds: u32,
    /// Seconds to think before answering. 30.
    pub think_seconds: u32,
    /// How the answer is divided over the segments.
    pub shares: Shares,
}

impl Default for Defaults {
    fn default() -> Self {
        Self { standard_seconds: 180, short_seconds: 90, think_seconds: 30, shares: Shares::default() }
    }
}

/// A valid pack. There is no way to hold one that is not: the fields are private, [`Pack::parse`] checks, and
/// [`Pack::from_build`] is for the one pack that the tests have checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    document: PackDocument,
}

/// Which questions are wanted. An empty filter takes them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only questions that measure this principle first.
    pub principle: Option<PrincipleId>,
    /// Only questions for this role, or for any.
    pub role: Option<RoleId>,
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// The first fault of form (broken JSON, an unknown field, a missing one), or every fault of content at once. Each
    /// names the place in the document, what is wrong and what is accepted.
    ///
    /// ```
    /// use star_drill::content::Pack;
    ///
    /// let pack = Pack::parse(r#"{
    ///     "format": 1, "id": "mine", "title": "Mine", "lang": "en",
    ///     "questions": [{ "id": "why", "text": "Why this work?" }]
    /// }"#)?;
    /// assert_eq!(pack.questions().len(), 1);
    ///
    /// let error = Pack::parse(r#"{ "format": 1, "id": "mine", "title": "Mine", "lang": "en", "questions": [] }"#)
    ///     .unwrap_err();
    /// assert_eq!(error.to_string(), "questions: the pack has no question; expected at least one");
    /// # Ok::<(), star_drill::content::PackError>(())
    /// ```
    pub fn parse(json: &str) -> Result<Self, PackError> {
        let document = super::read::read(json).map_err(PackError::new)?;
        validate::check(&document)?;
        Ok(Self { document })
    }

    /// Reads a pack that was checked when the app was built. Only its form is looked at; [`Pack::parse`] is for packs
    /// from elsewhere.
    ///
    /// # Errors
    /// The faults of form.
    pub fn from_build(json: &str) -> Result<Self, PackError> {
        Ok(Self { document: super::read::read(json).map_err(PackError::new)? })
    }

    /// The pack's name.
    pub fn id(&self) -> &PackId {
        &self.document.id
    }

    /// The pack's name as people say it.
    pub fn title(&self) -> &str {
        &self.document.title
    }

    /// The language of its texts, as a BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.document.lang
    }

    /// The times and shares it recommends.
    pub fn defaults(&self) -> &Defaults {
        &self.document.defaults
    }

    /// Its principles, in the pack's order.
    pub fn principles(&self) -> &[Principle] {
        &self.document.principles
    }

    /// Its role tracks, in the pack's order.
    pub fn roles(&self) -> &[Role] {
        &self.document.roles
    }

    /// The stages of the hiring process, in order.
    pub fn stages(&self) -> &[Stage] {
        &self.document.stages
    }

    /// The rounds of the loop, in order.
    pub fn rounds(&self) -> &[Round] {
        &self.document.rounds
    }

    /// Its questions, in the pack's order; at least one.
    pub fn questions(&self) -> &[Question] {
        &self.document.questions
    }

    /// The question of that name.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions().iter().find(|question| question.id == *id)
    }

    /// The principle of that name.
    pub fn principle(&self, id: &PrincipleId) -> Option<&Principle> {
        self.principles().iter().find(|principle| principle.id == *id)
    }

    /// The questions that a filter lets through, in the pack's order.
    pub fn matching<'pack>(&'pack self, filter: &'pack Filter) -> impl Iterator<Item = &'pack Question> {
        self.questions().iter().filter(move |question| {
            let principle_fits =
                filter.principle.as_ref().is_none_or(|wanted| question.primary_principle() == Some(wanted));
            let role_fits =
                filter.role.as_ref().is_none_or(|wanted| question.roles.is_empty() || question.roles.contains(wanted));
            principle_fits && role_fits
        })
    }
}
