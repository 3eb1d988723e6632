//! Written assessments and one's own answers: time, length, skeleton, versions, Markdown; and evidence.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::coach::{Note, Texts, Told, review};
use star_drill::content::guide::PaperShape;
use star_drill::content::{Kind, Pack, Polarity, QuestionId};
use star_drill::drill::{Drill, Event, Field, Phase};
use star_drill::progress::{
    Answer, Attempt, AttemptId, Day, Evidence, MyAnswer, Paper, Rule, SHOWN_AT_MOST, length_of, lines_of, paper_due,
    paper_markdown, passages_of, with_skeleton, without_bare_headings,
};
use support::{NOON, at, at_ms};

const HEADINGS: [&str; 3] = ["The question", "What I did", "What came of it"];

fn pack() -> Pack {
    Pack::parse(include_str!("../public/packs/amazon.json")).expect("the default pack is sound")
}

fn paper(rule: Rule) -> Paper {
    let pack = pack();
    let question = pack.question(&QuestionId::new("written-work-failed")).expect("it is in the pack");
    Paper::begin(AttemptId::new(NOON, 7), question, PaperShape::Narrative, rule, NOON)
}

#[test]
fn the_clock_of_a_paper_stands_until_it_is_started_and_loses_nothing_at_a_reload() {
    let mut paper = paper(Rule::Practice(60));
    let drill = paper.drill(at(0)).expect("it is being written");
    assert_eq!((drill.phase(), drill.is_running(), drill.answered_ms(at(60))), (Phase::Answering, false, 0));
    let (drill, _) = drill.step(Event::Resume, at(60));
    let (drill, _) = drill.step(Event::Write(Field::Part(0), "In May".into()), at(100));
    paper.take_times(&drill, at(160));
    paper.write(drill.texts()[0].clone(), true, at(160).wall_ms);
    assert_eq!((paper.spent_ms, paper.paused_ms, paper.text.as_str()), (100_000, 60_000, "In May"));

    let again = paper.drill(at(1_000)).expect("it is being written");
    assert_eq!((again.is_running(), again.answered_ms(at(2_000))), (false, 100_000), "it comes back paused");
    assert_eq!(again.texts(), ["In May"]);
    let (again, _) = again.step(Event::Resume, at(2_000));
    let (done, effects) = again.step(Event::Finish, at(2_050));
    assert_eq!(effects, [star_drill::drill::Effect::SaveAttempt]);
    paper.take_times(&done, at(2_050));
    assert_eq!(paper.spent_ms, 150_000);
    paper.done_wall_ms = Some(at(2_050).wall_ms);
    assert_eq!(paper.drill(at(3_000)), None, "handed in, it has no clock");
}

#[test]
fn what_remains_of_a_paper_is_an_attempt() {
    let pack = pack();
    let paper = Paper { text: "one two three".into(), spent_ms: 90_000, ..paper(Rule::Practice(90)) };
    let drill: Drill = paper.drill(at_ms(0)).expect("it is being written");
    let question = pack.question(&paper.question).expect("it is in the pack");
    let (attempt, answer) = Attempt::of_drill(&drill, pack.id().clone(), question, paper.id.clone(), at_ms(0));
    assert_eq!((attempt.planned_ms(), attempt.answered_ms(), attempt.total_words()), (5_400_000, 90_000, 3));
    assert_eq!((attempt.started_wall_ms, answer.texts), (NOON, vec!["one two three".to_owned()]));
}

#[test]
fn an_absence_is_left_out_of_the_time() {
    let mut paper = paper(Rule::Real);
    let drill = paper.drill(at(0)).expect("it is being written");
    let (drill, _) = drill.step(Event::Resume, at(0));
    let (drill, _) = drill.step(Event::Tick, at(10));
    // Three hours of sleep.
    let (drill, _) = drill.step(Event::Tick, at(10_810));
    paper.take_times(&drill, at(10_810));
    assert_eq!((paper.spent_ms, paper.left_out_ms), (10_000, 10_800_000));
}

#[test]
fn a_paper_is_due_two_days_before_the_interview() {
    let day = |text| Day::parse(text).expect("a day");
    assert_eq!(paper_due(day("2026-12-01")), day("2026-11-29"));
    assert_eq!(paper_due(day("2027-01-01")), day("2026-12-30"));
}

#[test]
fn headings_of_the_skeleton_count_for_no_words() {
    let cases = [
        ("", (0, 0, 0)),
        ("The question\n\nWhat I did\n", (0, 0, 0)),
        ("The question\nOne two three.\n  What I did  \nfour", (4, 0, 1)),
        ("The question was hard.", (4, 0, 1)),
    ];
    for (text, expected) in cases {
        let length = length_of(text, &HEADINGS);
        assert_eq!((length.words, length.tenths, length.minutes), expected, "{text:?}");
    }
    let length = length_of(&"word ".repeat(1_050), &HEADINGS);
    assert_eq!((length.words, length.tenths, length.minutes), (1_050, 21, 5));
}

#[test]
fn the_skeleton_comes_once_and_takes_nothing_away() {
    let whole = with_skeleton("", &HEADINGS);
    assert_eq!(whole, "The question\n\n\nWhat I did\n\n\nWhat came of it\n");
    assert_eq!(with_skeleton(&whole, &HEADINGS), whole.trim_end());
    let begun = with_skeleton("My text.\n\nWhat I did\nMuch.", &HEADINGS);
    assert_eq!(begun, "My text.\n\nWhat I did\nMuch.\n\nThe question\n\n\nWhat came of it\n");
}

#[test]
fn markdown_has_the_question_and_the_headings() {
    let markdown = paper_markdown("Why?", "The question\nIt is.\n\nWhat I did \nMuch.  ", &HEADINGS);
    assert_eq!(markdown, "# Why?\n\n## The question\nIt is.\n\n## What I did\nMuch.\n");
    let passages = passages_of("The question\n\n It is.\n", &HEADINGS);
    assert_eq!(passages, [(true, "The question"), (false, "It is.")]);
}

#[test]
fn the_last_five_versions_are_kept_none_twice() {
    let mut paper = paper(Rule::Real);
    for (number, now) in (1..=8).zip([10, 20, 30, 40, 50, 60, 70, 80]) {
        paper.write(format!("text {number}"), true, now);
        paper.write(format!("text {number}."), false, now + 1);
    }
    let texts: Vec<&str> = paper.kept.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["text 7.", "text 6.", "text 5.", "text 4.", "text 3."]);
    paper.keep_version();
    paper.keep_version();
    assert_eq!(paper.kept.iter().map(|it| it.changed_wall_ms).collect::<Vec<_>>(), [81, 71, 61, 51, 41]);
    let changed = paper.changed_wall_ms;
    paper.write("text 8.".into(), true, 99);
    assert_eq!(paper.changed_wall_ms, changed, "the same text is no change");
}

#[test]
fn what_two_tabs_wrote_is_kept_whichever_was_later() {
    let base = Paper { text: "base".into(), ..paper(Rule::Real) };
    let early =
        Paper { text: "early".into(), changed_wall_ms: 10, spent_ms: 5_000, done_wall_ms: Some(11), ..base.clone() };
    let late = Paper { text: "late".into(), changed_wall_ms: 20, spent_ms: 3_000, ..base };
    for joined in [early.clone().join(late.clone()), late.join(early)] {
        assert_eq!((joined.text.as_str(), joined.spent_ms, joined.done_wall_ms), ("late", 5_000, Some(11)));
        assert_eq!(joined.kept.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["early"]);
    }

    let mut mine = MyAnswer::default();
    mine.write("first".into(), true, 1);
    mine.write("second".into(), true, 2);
    let mut theirs = MyAnswer::default();
    theirs.write("third".into(), true, 3);
    let joined = mine.join(theirs);
    assert_eq!((joined.text.as_str(), joined.kept.len()), ("third", 2));
    assert_eq!(joined.kept.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["second", "first"]);
}

#[test]
fn lines_of_an_answer_are_its_sentences_none_twice() {
    let answer = Answer {
        notes: "80,000 orders\n3.5 % lapse".into(),
        texts: vec![
            "I asked who they are. Then I cut 2.5 days, e.g. by night runs. Why? It was cheap!".into(),
            String::new(),
        ],
        transcript: "It was cheap!".into(),
        remark: "not part of it".into(),
        said_seconds: None,
    };
    let expected = [
        "80,000 orders",
        "3.5 % lapse",
        "I asked who they are.",
        "Then I cut 2.5 days, e.g. by night runs.",
        "Why?",
        "It was cheap!",
    ];
    assert_eq!(lines_of(&answer), expected);
    assert!(lines_of(&Answer::default()).is_empty());
    let long = Answer { notes: "日".repeat(1_000), ..Answer::default() };
    assert_eq!(lines_of(&long).iter().map(|line| line.chars().count()).collect::<Vec<_>>(), [240]);
}

#[test]
fn an_item_is_said_once_and_can_be_taken_back() {
    let mut evidence = Evidence::default();
    evidence.say("scale", Some(String::new()));
    evidence.say("cost", Some("80,000 orders".into()));
    evidence.say("scale", Some("ten times the load".into()));
    assert_eq!((evidence.line_of("scale"), evidence.line_of("failure")), (Some("ten times the load"), None));
    evidence.say("scale", None);
    evidence.say("failure", None);
    assert_eq!(evidence.shown.iter().map(|it| it.item.as_str()).collect::<Vec<_>>(), ["cost"]);
    for number in 0..2 * SHOWN_AT_MOST {
        evidence.say(&number.to_string(), Some(String::new()));
    }
    assert_eq!(evidence.shown.len(), SHOWN_AT_MOST);
}

/// As the skeleton of a press release has them.
const FORM: [&str; 4] = ["Headline", "Problem", "Customer FAQ", "Internal FAQ"];

#[test]
fn headings_over_nothing_are_no_part_of_what_was_written() {
    let skeleton = with_skeleton("", &FORM);
    let cases = [
        ("", ""),
        (skeleton.as_str(), ""),
        ("Headline\nA lock.\n\nProblem\n\n\nCustomer FAQ\n", "Headline\nA lock."),
        ("First.\nHeadline\nProblem\nNo key.", "First.\nProblem\nNo key."),
        ("Headline: a lock", "Headline: a lock"),
    ];
    for (text, expected) in cases {
        assert_eq!(without_bare_headings(text, &FORM), expected, "{text:?}");
    }
}

#[test]
fn the_checks_find_no_part_of_a_form_in_its_bare_headings() {
    let announced = |text: &str| {
        let told = Told {
            kind: Kind::Written,
            polarity: Polarity::default(),
            seconds: None,
            planned_seconds: None,
            is_spoken: false,
            texts: Texts::Whole(text),
            question: None,
            target: None,
        };
        let found = review(&told).findings.into_iter().find_map(|finding| match finding.note {
            Note::Announced { found, .. } => Some(found),
            _ => None,
        });
        found.unwrap_or_default()
    };
    let skeleton = with_skeleton("", &FORM);
    assert!(!announced(&skeleton).is_empty(), "as they stand, they look like the parts");
    assert!(announced(&without_bare_headings(&skeleton, &FORM)).is_empty());
    let begun = skeleton.replace("Customer FAQ\n", "Customer FAQ\nHow much does it cost? Nothing.\n");
    assert_eq!(announced(&without_bare_headings(&begun, &FORM)), ["customer FAQ"]);
}

#[test]
fn where_nothing_was_written_here_what_was_written_elsewhere_is_taken() {
    let ours = Paper { text: "One.".into(), spent_ms: 90_000, ..paper(Rule::Practice(60)) };
    let mut theirs = Paper { spent_ms: 60_000, ..ours.clone() };
    theirs.write("One, two.".into(), true, NOON + 5_000);
    theirs.done_wall_ms = Some(NOON + 9_000);
    let both = ours.clone().follow(theirs.clone());
    assert_eq!((both.text.as_str(), both.spent_ms, both.done_wall_ms), ("One, two.", 90_000, theirs.done_wall_ms));
    assert_eq!(both.kept, theirs.kept, "the text that theirs began with is no version of ours");
}

#[test]
fn where_both_wrote_this_text_stays_and_only_another_text_becomes_a_version() {
    let before = Paper { text: "One.".into(), ..paper(Rule::Practice(60)) };
    let ours = Paper { text: "One, three.".into(), changed_wall_ms: NOON + 1_000, ..before.clone() };
    let theirs = Paper { text: "One, two.".into(), changed_wall_ms: NOON + 5_000, ..before.clone() };
    let both = ours.clone().join_here(theirs, &before.text);
    assert_eq!(both.text, "One, three.");
    assert_eq!(both.kept.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["One, two."]);
    let only_their_time = Paper { spent_ms: 70_000, ..before.clone() };
    let both = ours.join_here(only_their_time, &before.text);
    assert_eq!((both.text.as_str(), both.spent_ms, both.kept.len()), ("One, three.", 70_000, 0));
}

#[test]
fn a_paper_by_the_real_rule_has_no_plan() {
    let pack = pack();
    for (rule, expected) in [(Rule::Practice(90), Some(5_400_000)), (Rule::Real, None)] {
        let paper = paper(rule);
        let question = pack.question(&paper.question).expect("it is in the pack");
        let drill = paper.drill(at(0)).expect("it is being written");
        let (attempt, _) = Attempt::of_drill(&drill, pack.id().clone(), question, paper.id.clone(), at(0));
        assert_eq!(attempt.plan_ms(), expected);
    }
}
