//! Names of things in a pack. Each is kebab-case text (`earn-trust`) of a type of its own, so that a role can never be
//! looked up as a principle.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text as it stands; whether it names something is for the pack to say.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text as written in the pack.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// A pack, such as `amazon`.
    PackId
);
id!(
    /// A leadership principle, such as `dive-deep`.
    PrincipleId
);
id!(
    /// A question, such as `dive-deep-wrong-dashboard`. Stable for ever: attempts refer to it.
    QuestionId
);
id!(
    /// A role track, such as `backend-engineer`.
    RoleId
);
id!(
    /// A round of the loop, such as `leadership-principles`.
    RoundId
);
id!(
    /// A stage of the hiring process, such as `interview-loop`.
    StageId
);

/// Whether `text` is kebab-case: runs of `a–z` and `0–9` joined by single hyphens, 1 to 80 bytes.
pub(super) fn is_kebab_case(text: &str) -> bool {
    text.len() <= 80
        && text
            .split('-')
            .all(|run| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_kebab_case;

    #[test]
    fn kebab_case_is_lower_case_runs_joined_by_single_hyphens() {
        for good in ["a", "dive-deep", "are-right-a-lot", "l6-senior", "2-pages"] {
            assert!(is_kebab_case(good), "{good:?} should pass");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "Dive-deep", "dive_deep", "dive deep", "é", &"a".repeat(81)] {
            assert!(!is_kebab_case(bad), "{bad:?} should not pass");
        }
    }
}
