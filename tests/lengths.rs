//! For which questions the lengths hold that a person has chosen.

use star_drill::content::Kind;
use star_drill::progress::Preferences;

const USUAL: u32 = 180;
const THINK: u32 = 30;

#[test]
fn a_length_that_was_chosen_for_stories_leaves_cases_and_the_like_alone() {
    let chosen = Preferences { answer_seconds: Some(90), think_seconds: Some(15), ..Preferences::default() };
    let any = Preferences { kind: None, ..chosen.clone() };
    for preferences in [&chosen, &any] {
        assert_eq!(preferences.answer_seconds_for(Kind::Behavioural, Some(240), USUAL), 90);
        assert_eq!(preferences.answer_seconds_for(Kind::Case, Some(720), USUAL), 720);
        assert_eq!(preferences.answer_seconds_for(Kind::Depth, None, USUAL), USUAL);
        assert_eq!(preferences.think_seconds_for(Kind::Behavioural, THINK), 15);
        assert_eq!(preferences.think_seconds_for(Kind::Case, THINK), 120);
        assert_eq!(preferences.think_seconds_for(Kind::Depth, THINK), 15);
    }
}

#[test]
fn a_length_that_was_chosen_for_cases_is_theirs_alone() {
    let chosen = Preferences {
        kind: Some(Kind::Case),
        answer_seconds: Some(600),
        think_seconds: Some(15),
        ..Preferences::default()
    };
    assert_eq!(chosen.answer_seconds_for(Kind::Case, Some(720), USUAL), 600);
    assert_eq!(chosen.answer_seconds_for(Kind::Behavioural, None, USUAL), USUAL);
    assert_eq!(chosen.think_seconds_for(Kind::Case, THINK), 15);
}

#[test]
fn lengths_stay_behind_when_another_kind_is_chosen_and_only_then() {
    let stories = Preferences { answer_seconds: Some(90), think_seconds: Some(15), ..Preferences::default() };
    let told = |to: Option<Kind>| {
        let mut after = Preferences { kind: to, ..stories.clone() };
        after.forget_lengths_of(&stories);
        (after.answer_seconds, after.think_seconds)
    };
    assert_eq!(told(Some(Kind::Behavioural)), (Some(90), Some(15)));
    assert_eq!(told(None), (Some(90), Some(15)), "any kind: they hold for stories still");
    assert_eq!(told(Some(Kind::Depth)), (None, Some(15)));
    assert_eq!(told(Some(Kind::Case)), (None, None));
}
