//! A pack: the document as it is written, and the validated whole that the rest of the app works with.

use serde::{Deserialize, Serialize};

use super::validate::{self, PackError};
use super::{
    Guide, Kind, PackId, Principle, PrincipleId, Question, QuestionId, Role, RoleId, Round, RoundId, Shares, Stage,
    StageId, delivery,
};

/// A pack as it is written: the shape of the JSON document, not yet checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// What there is to read, tick and plan by around them.
    #[serde(default)]
    pub guide: Option<Guide>,
}

impl PackDocument {
    /// Reads the form of a document; whether its content holds together is for [`Pack::parse`].
    ///
    /// # Errors
    /// Every fault of form at once.
    pub fn read(json: &str) -> Result<Self, PackError> {
        super::read::read(json).map_err(PackError::new)
    }
}

/// Times and shares a pack recommends; the user may choose others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
/// [`Pack::from_index`] is for the one pack that the tests have checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    document: PackDocument,
    /// The guide as it is delivered, read when it is wanted; nothing before the details are here, empty in a pack that was
    /// read whole.
    guide: Option<String>,
}

/// Which questions are wanted. An empty filter takes them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only questions that measure this principle first.
    pub principle: Option<PrincipleId>,
    /// Only questions for this role, or for any.
    pub role: Option<RoleId>,
    /// Only questions of this kind.
    pub kind: Option<Kind>,
    /// Only questions that are put at this stage.
    pub stage: Option<StageId>,
    /// Only questions that belong to this round.
    pub round: Option<RoundId>,
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Every fault of form at once (broken JSON, an unknown field, a missing one), or else every fault of content. Each
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
        let document = PackDocument::read(json)?;
        validate::check(&document)?;
        Ok(Self { document, guide: Some(String::new()) })
    }

    /// Reads the index of a pack that was checked when the app was built: all that choosing and starting a drill need.
    /// The rest comes with [`Pack::take_details`]. Only the form is looked at; [`Pack::parse`] is for packs from
    /// elsewhere.
    ///
    /// # Errors
    /// The faults of form.
    pub fn from_index(text: &str) -> Result<Self, PackError> {
        let document = delivery::index(text).map_err(PackError::new)?;
        Ok(Self { document, guide: None })
    }

    /// Takes up the details that belong to an index: what strong answers show, follow-ups, cases, the guide.
    ///
    /// # Errors
    /// The faults of form; the pack is then as it was.
    pub fn take_details(&mut self, text: &str) -> Result<(), PackError> {
        self.guide = Some(delivery::details(text, &mut self.document).map_err(PackError::new)?);
        Ok(())
    }

    /// Whether the details are here.
    pub fn is_whole(&self) -> bool {
        self.guide.is_some()
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
            principle_fits
                && role_fits
                && filter.kind.is_none_or(|wanted| question.kind == wanted)
                && filter.round.as_ref().is_none_or(|wanted| question.rounds.contains(wanted))
                && filter.stage.as_ref().is_none_or(|wanted| self.is_put_at(question, wanted))
        })
    }

    /// What there is around the questions; nothing before the details are here, or where the pack has none. It is read at
    /// each call: whoever shows it keeps it.
    ///
    /// # Errors
    /// The faults of form in a guide as it is delivered.
    pub fn guide(&self) -> Result<Option<Guide>, PackError> {
        match self.guide.as_deref() {
            None | Some("") => Ok(self.document.guide.clone()),
            Some(delivered) => delivery::guide(delivered).map(Some).map_err(PackError::new),
        }
    }

    /// Whether a question is put at a stage: it says so itself, or the stage puts questions of its kind.
    fn is_put_at(&self, question: &Question, stage: &StageId) -> bool {
        if !question.stages.is_empty() {
            return question.stages.contains(stage);
        }
        self.stages().iter().any(|it| it.id == *stage && it.kinds.contains(&question.kind))
    }
}
