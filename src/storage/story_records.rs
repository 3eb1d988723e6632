//! The saved records of stories and ticks; see [`super::records`].

use crate::content::PrincipleId;
use crate::json::{Fields, Node, Object};
use crate::progress::{SERVED_AT_MOST, Served, Story, StoryId, Strength, Ticks, VERSIONS_KEPT, Versions};

use super::records::{Record, time_stamp};

crate::vocabulary!(Strength { "weak" => Self::Weak, "fair" => Self::Fair, "strong" => Self::Strong });

/// A story, `star-drill/v1/story/<id>`. A change of its form changes that of its versions too.
impl Record for Story {
    const KIND: &'static str = "story";
    type Key = StoryId;

    fn write(&self, fields: &mut Fields) {
        fields.text("title", &self.title);
        fields.text("when", &self.when);
        fields.text("role", &self.role);
        fields.texts("texts", &self.texts);
        fields.text("numbers", &self.numbers);
        fields.text("learned", &self.learned);
        fields.text("now", &self.now);
        fields.list("serves", self.serves.len(), &mut |index, json| {
            let mut served = Fields::default();
            served.text("principle", self.serves[index].principle.as_str());
            served.word("strength", self.serves[index].strength);
            json.push_str(&served.end());
        });
        fields.whole("changed", self.changed_wall_ms);
    }

    fn read(fields: &mut Object<'_>, id: &StoryId) -> Self {
        Self {
            id: id.clone(),
            title: fields.text("title"),
            when: fields.text("when"),
            role: fields.text("role"),
            texts: texts(fields),
            numbers: fields.text("numbers"),
            learned: fields.text("learned"),
            now: fields.text("now"),
            serves: serves(fields),
            changed_wall_ms: time_stamp(fields, "changed"),
        }
    }
}

/// What a story was before, `star-drill/v1/versions/<id>`: stories of that name, the newest first.
impl Record for Versions {
    const KIND: &'static str = "versions";
    type Key = StoryId;

    fn write(&self, fields: &mut Fields) {
        fields.list("kept", self.kept.len(), &mut |index, json| {
            let mut story = Fields::default();
            self.kept[index].write(&mut story);
            json.push_str(&story.end());
        });
    }

    fn read(fields: &mut Object<'_>, id: &StoryId) -> Self {
        let kept = required_list(fields, "kept", |node| Story::read(&mut node.object(), id));
        no_more_than(fields, "kept", kept.len(), VERSIONS_KEPT);
        Self { kept }
    }
}

/// What the person ticked, `star-drill/v1/ticks`.
impl Record for Ticks {
    const KIND: &'static str = "ticks";
    type Key = ();

    fn write(&self, fields: &mut Fields) {
        let items: Vec<&str> = self.iter().collect();
        fields.texts("ticked", &items);
    }

    fn read(fields: &mut Object<'_>, (): &()) -> Self {
        let mut ticks = Self::default();
        for item in required_list(fields, "ticked", Node::text) {
            ticks.set(&item, true);
        }
        ticks
    }
}

/// The texts of the four segments.
fn texts(fields: &mut Object<'_>) -> [String; 4] {
    let texts = fields.list("texts", Node::text);
    texts.try_into().unwrap_or_else(|texts: Vec<String>| {
        fields.fault("texts", format!("{}; expected 4, one for each segment", texts.len()));
        Default::default()
    })
}

/// The principles that a story serves, none twice.
fn serves(fields: &mut Object<'_>) -> Vec<Served> {
    let serves = fields.list("serves", served);
    no_more_than(fields, "serves", serves.len(), SERVED_AT_MOST);
    for (index, served) in serves.iter().take(SERVED_AT_MOST).enumerate() {
        if serves.iter().take(index).any(|before| before.principle == served.principle) {
            fields.fault("serves", format!("`{}` twice; expected each principle once", served.principle.as_str()));
        }
    }
    serves
}

fn served(node: Node<'_>) -> Served {
    let mut fields = node.object();
    let principle = PrincipleId::new(fields.text("principle"));
    Served { principle, strength: fields.required("strength").map_or(Strength::Fair, Node::word) }
}

/// A list that must be there, also where it is empty.
fn required_list<'document, T>(
    fields: &mut Object<'document>,
    name: &'static str,
    each: impl FnMut(Node<'document>) -> T,
) -> Vec<T> {
    fields.required(name).map(Node::list).unwrap_or_default().into_iter().map(each).collect()
}

fn no_more_than(fields: &Object<'_>, name: &str, found: usize, most: usize) {
    if found > most {
        fields.fault(name, format!("{found}; expected at most {most}"));
    }
}
