//! Runs of screen questions: the choice, the lengths, the names.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

use star_drill::content::{Kind, Pack, QuestionId, StageId};
use star_drill::drill::{Put, RUN_MINUTES, Run, stages_of_runs};

fn pack() -> Pack {
    Pack::parse(include_str!("../public/packs/amazon.json")).expect("the default pack is sound")
}

fn run(stage: &StageId, minutes: u32, chance: u32) -> Run {
    Run { stage: stage.clone(), minutes, begun_wall_ms: 1_795_348_800_000, chance }
}

#[test]
fn every_run_opens_with_the_resume_and_why_us_and_its_answers_are_as_long_as_asked_for() {
    let pack = pack();
    let stages: Vec<&StageId> = stages_of_runs(&pack).collect();
    assert_eq!(
        stages.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["recruiter-phone-screen", "pm-phone-interview"]
    );
    for chance in 0..2_000_u32 {
        for stage in &stages {
            for (minutes, count) in RUN_MINUTES.into_iter().zip([5, 6]) {
                let run = run(stage, minutes, chance.wrapping_mul(2_654_435_761));
                let put = run.questions(&pack);
                assert_eq!(put.len(), count, "{run:?}");
                let ids: Vec<&str> = put.iter().map(|put| put.question.id.as_str()).collect();
                assert_eq!(ids[..2], ["recruiter-cv-walk", "recruiter-why-this"]);
                let mut once = ids.clone();
                once.sort_unstable();
                once.dedup();
                assert_eq!(once.len(), count, "none comes twice: {ids:?}");
                for put in &put {
                    assert_eq!(put.question.kind, Kind::Screen);
                    assert!(put.answer_seconds >= 30, "{ids:?}: {put:?}");
                }
                for put in &put[2..] {
                    assert!(put.question.stages.contains(stage), "{:?} is of another stage", put.question.id);
                }
                if run.is_call() {
                    let suggested = |put: &Put<'_>| put.question.target_seconds.unwrap_or(180);
                    assert!(
                        put.iter().all(|put| put.answer_seconds == suggested(put)),
                        "{ids:?}: an answer of its own"
                    );
                    assert!(put.iter().map(|put| put.answer_seconds).sum::<u32>() < minutes * 60 / 2);
                } else {
                    assert_eq!(put.iter().map(|put| put.answer_seconds).sum::<u32>(), minutes * 60);
                }
                assert_eq!(put, run.questions(&pack), "the same run puts the same questions");
            }
        }
    }
}

#[test]
fn all_questions_of_a_stage_have_their_turn() {
    let pack = pack();
    for stage in stages_of_runs(&pack) {
        let mut seen: Vec<&QuestionId> = Vec::new();
        for chance in 0..500 {
            for put in run(stage, 12, chance).questions(&pack) {
                if !seen.contains(&&put.question.id) {
                    seen.push(&put.question.id);
                }
            }
        }
        let of_stage = pack.questions().iter().filter(|it| it.kind == Kind::Screen && it.stages.contains(stage));
        for question in of_stage {
            assert!(seen.contains(&&question.id), "{:?} never comes", question.id);
        }
    }
}

#[test]
fn a_run_has_what_there_is_and_none_where_nothing_is_asked() {
    let pack = Pack::parse(
        r#"{ "format": 1, "id": "p", "title": "P", "lang": "en",
             "stages": [{ "id": "call", "name": "Call", "summary": "s", "kinds": ["screen"] },
                        { "id": "rest", "name": "Rest", "summary": "s" }],
             "questions": [{ "id": "a", "text": "A?", "kind": "screen" }, { "id": "b", "text": "B?", "kind": "screen" },
                           { "id": "c", "text": "C?", "kind": "screen" }, { "id": "d", "text": "D?" }] }"#,
    )
    .expect("a sound pack");
    let put = run(&StageId::new("call"), 12, 7).questions(&pack);
    assert_eq!(put.iter().map(|put| put.question.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(put.iter().map(|put| put.answer_seconds).collect::<Vec<_>>(), [240, 240, 240]);
    for stage in ["rest", "nowhere"] {
        assert!(run(&StageId::new(stage), 12, 7).questions(&pack).is_empty());
    }
}

#[test]
fn a_name_is_read_as_it_was_written_and_nothing_else_is() {
    for chance in [0, 1, 42, u32::MAX] {
        let run = run(&StageId::new("pm-phone-interview"), 60, chance);
        assert_eq!(Run::parse(&run.name()), Some(run));
    }
    for name in [
        "",
        "call",
        "call/12",
        "call/13/1795348800000-0000002a",
        "/12/1795348800000-0000002a",
        "call/12/1795348800000-0000002a/more",
        "call/12/1795348800000-2a",
        "call/12/-0000002a",
        "call/+12/1795348800000-0000002a",
        "call/12/99999999999999999999999-0000002a",
        "call/12/1795348800000-+00002aa",
    ] {
        assert_eq!(Run::parse(name), None, "{name:?}");
    }
}
