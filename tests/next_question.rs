//! Which question comes next.

use star_drill::content::{Filter, Pack, QuestionId, RoleId};
use star_drill::progress::pick;

fn pack() -> Pack {
    Pack::parse(
        r#"{ "format": 1, "id": "p", "title": "P", "lang": "en",
            "roles": [ { "id": "dev", "name": "Dev" }, { "id": "pm", "name": "PM" } ],
            "questions": [ { "id": "any-1", "text": "?" }, { "id": "any-2", "text": "?" },
                           { "id": "dev-1", "text": "?", "roles": ["dev"] },
                           { "id": "dev-2", "text": "?", "roles": ["dev"] } ] }"#,
    )
    .unwrap_or_else(|error| unreachable!("a sound pack: {error}"))
}

/// Every question that some chance picks, in the pack's order.
fn picked(role: Option<&str>, avoid: &[&str]) -> Vec<String> {
    let pack = pack();
    let filter = Filter { role: role.map(RoleId::new), ..Filter::default() };
    let avoid: Vec<QuestionId> = avoid.iter().map(|id| QuestionId::new(*id)).collect();
    let of_chance = |chance| pick(&pack, &filter, &avoid, chance).map(|question| question.id.as_str().to_owned());
    let mut ids: Vec<String> = (0..100).chain([u32::MAX]).filter_map(of_chance).collect();
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn any_question_may_come_but_the_last() {
    assert_eq!(picked(None, &[]), ["any-1", "any-2", "dev-1", "dev-2"]);
    assert_eq!(picked(None, &["any-2"]), ["any-1", "dev-1", "dev-2"]);
    assert_eq!(picked(None, &["any-1", "any-2", "dev-1", "dev-2"]).len(), 4, "the last again, if there is no other");
}

#[test]
fn a_role_gets_its_own_questions_first() {
    assert_eq!(picked(Some("dev"), &[]), ["dev-1", "dev-2"]);
    assert_eq!(picked(Some("dev"), &["dev-1"]), ["dev-2"]);
    assert_eq!(picked(Some("dev"), &["dev-1", "dev-2"]), ["any-1", "any-2"], "then those for any role");
    assert_eq!(picked(Some("pm"), &[]), ["any-1", "any-2"], "a role without questions of its own");
}

#[test]
fn the_same_chance_picks_the_same_question() {
    let (pack, filter) = (pack(), Filter::default());
    for chance in [0, 1, 7, u32::MAX] {
        assert_eq!(pick(&pack, &filter, &[], chance), pick(&pack, &filter, &[], chance));
    }
}
