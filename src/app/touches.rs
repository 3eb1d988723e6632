//! What a strong answer to a case or to depth touches: from the pack, and the app's own lists.

use crate::content::guide::RoleGuide;
use crate::content::{Kind, Pack, Question, RoleId};

use super::words::words;

/// Things under a title.
pub struct Touched {
    /// The title.
    pub title: &'static str,
    /// Each with the name under which it is kept.
    pub items: Vec<Item>,
}

/// One thing.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The name under which it is kept: its words in the pack, or its own name.
    pub key: String,
    /// Its words.
    pub text: String,
}

impl Item {
    fn of_pack(text: &str) -> Self {
        Self { key: text.to_owned(), text: text.to_owned() }
    }
}

/// All that a strong answer to a question touches, by groups; nothing for kinds that are told and not worked.
pub fn touched(pack: &Pack, question: &Question) -> Vec<Touched> {
    let words = words().cases;
    let listed =
        |title, texts: &[String]| Touched { title, items: texts.iter().map(|text| Item::of_pack(text)).collect() };
    let mut groups = match question.kind {
        Kind::Case => {
            let mut groups: Vec<Touched> = question
                .case
                .iter()
                .flat_map(|case| {
                    [
                        listed(words.steps_title, &case.steps),
                        listed(words.numbers, &case.numbers),
                        listed(words.trade_offs, &case.trade_offs),
                        listed(words.kpis, &case.kpis),
                    ]
                })
                .collect();
            groups.push(listed(words.strong, &question.shows));
            groups.push(own(words.mece, words.mece_items));
            groups
        }
        Kind::Depth => vec![listed(words.strong, &question.shows), of_role(pack, question)],
        _ => Vec::new(),
    };
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// What depth in a question's role dwells on: for those who build systems, the same seven things; for others, what the
/// guide says of their role.
pub fn of_role(pack: &Pack, question: &Question) -> Touched {
    let words = words().cases;
    let role = question.roles.first();
    if role.is_none_or(|role| role.as_str().ends_with("-engineer")) {
        return own(words.depth, words.depth_items);
    }
    let guide = pack.guide().ok().flatten().unwrap_or_default();
    let told = guide.roles.iter().find(|told| Some(&told.role) == role);
    let items = told.map(|told| emphases(pack, told)).unwrap_or_default();
    if items.is_empty() { own(words.depth, words.depth_items) } else { Touched { title: words.role, items } }
}

fn emphases(pack: &Pack, told: &RoleGuide) -> Vec<Item> {
    let item = |emphasis: &crate::content::guide::EmphasisGuide| Item {
        key: ["emphasis-", &emphasis.emphasis].concat(),
        text: [&name_of(pack, &told.role, &emphasis.emphasis), ": ", &emphasis.text].concat(),
    };
    told.emphases.iter().map(item).collect()
}

fn name_of(pack: &Pack, role: &RoleId, emphasis: &str) -> String {
    let role = pack.roles().iter().find(|it| it.id == *role);
    let named = role.and_then(|role| role.emphases.iter().find(|it| it.id == emphasis));
    named.map_or_else(|| emphasis.to_owned(), |named| named.name.clone())
}

fn own(title: &'static str, items: &[(&str, &str)]) -> Touched {
    let item = |(key, text): &(&str, &str)| Item { key: (*key).to_owned(), text: (*text).to_owned() };
    Touched { title, items: items.iter().map(item).collect() }
}
