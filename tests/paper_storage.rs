//! Written assessments, one's own answers and evidence as they are kept: records of every version, backup, import.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::content::QuestionId;
use star_drill::content::guide::PaperShape;
use star_drill::progress::{Earlier, Evidence, MyAnswer, Paper, Rule, Shown};
use star_drill::storage::import::{How, Imported};
use star_drill::storage::records::{Record, decode, encode, version};
use star_drill::storage::{RECORDS, ReadError, Store};
use support::NOON;
use support::records::{export, file, id, repository, with};

const PAPER: &str = include_str!("fixtures/records/paper-1.json");
const ANSWER: &str = include_str!("fixtures/records/my-answer-1.json");
const EVIDENCE: &str = include_str!("fixtures/records/evidence-1.json");

fn question() -> QuestionId {
    QuestionId::new("recruiter-why-this")
}

fn earlier(text: &str, changed_wall_ms: u64) -> Earlier {
    Earlier { text: text.into(), changed_wall_ms }
}

fn paper() -> Paper {
    Paper {
        id: id(1),
        question: QuestionId::new("written-work-failed"),
        question_text: "Which piece of your work failed?".into(),
        shape: PaperShape::PressReleaseAndFaq,
        rule: Rule::Practice(90),
        text: "Headline\nA lock that \"opens\". 日本 😀".into(),
        begun_wall_ms: NOON,
        changed_wall_ms: NOON + 5_000,
        spent_ms: 60_000,
        paused_ms: 2_000,
        left_out_ms: 3_000,
        done_wall_ms: Some(NOON + 100_000),
        kept: vec![earlier("A lock.", NOON + 1_000)],
    }
}

fn answer() -> MyAnswer {
    MyAnswer {
        text: "Because of \"day one\".\nAnd the customers. 日本 😀".into(),
        changed_wall_ms: NOON + 5_000,
        kept: vec![earlier("Because it is large.", NOON + 1_000)],
    }
}

fn evidence() -> Evidence {
    let shown = |item: &str, line: &str| Shown { item: item.into(), line: line.into() };
    let ranked = shown("rank each fault by the extra households it loses", "I ranked the faults.");
    Evidence { shown: vec![ranked, shown("mece-apart", "")] }
}

#[test]
fn records_of_every_released_version_are_read() {
    assert_eq!(decode::<Paper>(PAPER, &id(1)), Ok(paper()));
    assert_eq!(decode::<MyAnswer>(ANSWER, &question()), Ok(answer()));
    assert_eq!(decode::<Evidence>(EVIDENCE, &id(1)), Ok(evidence()));
}

#[test]
fn what_is_written_today_is_the_newest_fixture() {
    // Fails when the form changes: then the version must rise, a step be added, and the older fixture stay.
    assert_eq!(encode(&paper()), PAPER.trim_end());
    assert_eq!(encode(&answer()), ANSWER.trim_end());
    assert_eq!(encode(&evidence()), EVIDENCE.trim_end());
    assert_eq!([version::<Paper>(), version::<MyAnswer>(), version::<Evidence>()], [1, 1, 1]);
    assert_eq!([Paper::KIND, MyAnswer::KIND, Evidence::KIND], ["paper", "my-answer", "evidence"]);
}

#[test]
fn records_come_back_as_they_were_and_go_when_nothing_is_left_in_them() {
    let (store, repository) = repository();
    let open = Paper { rule: Rule::Real, done_wall_ms: None, id: id(2), ..paper() };
    for paper in [paper(), open] {
        repository.save_paper(&paper).expect("there is room");
        assert_eq!(repository.paper(&paper.id), Ok(Some(paper)));
    }
    assert_eq!(repository.paper_ids(), Ok(vec![id(2), id(1)]), "the one begun last comes first");
    repository.save_my_answer(&question(), &answer()).expect("there is room");
    repository.save_evidence(&id(1), &evidence()).expect("there is room");
    assert_eq!(repository.my_answer(&question()), Ok(Some(answer())));
    assert_eq!(repository.answered_questions(), Ok(vec![question()]));
    assert_eq!(repository.evidence(&id(1)), Ok(Some(evidence())));

    repository.save_my_answer(&question(), &MyAnswer::default()).expect("the store answers");
    repository.save_evidence(&id(1), &Evidence::default()).expect("the store answers");
    repository.remove_paper(&id(1)).expect("the store answers");
    let keys = store.keys(RECORDS).expect("the store answers");
    assert_eq!(keys, [format!("{RECORDS}paper/{}", id(2).as_str())]);
}

#[test]
fn records_that_cannot_be_are_refused() {
    let table = [
        (PAPER.replace(":90,", ":45,"), "minutes: 45; expected one of: 60, 90, or null"),
        (PAPER.replace("press-release-and-faq", "poem"), "shape: `poem` is not known"),
        (PAPER.replace("\"spent\":60000", "\"spent\":99999999999999"), "spent: 99999999999999"),
        (PAPER.replace("\"kept\"", "\"keep\""), "the field `kept` is missing"),
    ];
    for (text, fault) in table {
        let error = decode::<Paper>(&text, &id(1)).expect_err("it is broken").to_string();
        assert!(error.contains(fault), "{error}");
    }
    let one = r#"{"text":"a","changed":1}"#;
    let six = ANSWER.replace(r#"{"text":"Because it is large.","changed":1795348801000}"#, &[one; 6].join(","));
    let error = decode::<MyAnswer>(&six, &question()).expect_err("it is broken").to_string();
    assert!(error.contains("kept: 6; expected at most 5"), "{error}");
    let twice = EVIDENCE.replace("mece-apart", "rank each fault by the extra households it loses");
    let error = decode::<Evidence>(&twice, &id(1)).expect_err("it is broken").to_string();
    assert!(error.contains("twice; expected each item once"), "{error}");
}

#[test]
fn they_are_in_a_backup_and_come_back() {
    let names = [
        format!("paper/{}", id(1).as_str()),
        format!("my-answer/{}", question().as_str()),
        format!("evidence/{}", id(1).as_str()),
    ];
    let texts = [PAPER.trim_end(), ANSWER.trim_end(), EVIDENCE.trim_end()];
    let records: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts).collect();
    let (_, there) = with(&records);
    let backup = export(&there);
    for how in [How::Merge, How::Replace] {
        let (store, here) = repository();
        assert_eq!(here.import(&backup, how), Ok(Imported { added: 3, ..Imported::default() }));
        for (name, text) in &records {
            assert_eq!(store.get(&format!("{RECORDS}{name}")).expect("the store answers").as_deref(), Some(*text));
        }
    }
    let (_, here) = repository();
    for name in ["my-answer/", "my-answer/Not A Name", "my-answer", "paper/nothing"] {
        assert!(here.preview(&file(&[(name, "{}")])).is_err(), "{name:?}");
    }
}

#[test]
fn merging_keeps_the_later_text_and_the_other_as_a_version() {
    let later = Paper { text: "Later.".into(), changed_wall_ms: NOON + 9_000, ..paper() };
    let mine = MyAnswer { text: "Later.".into(), changed_wall_ms: NOON + 9_000, kept: Vec::new() };
    let mut found = Evidence::default();
    found.say("mece-apart", Some("Three groups.".into()));
    found.say("scale", Some(String::new()));
    let (_, here) = repository();
    here.save_paper(&later).expect("there is room");
    here.save_my_answer(&question(), &mine).expect("there is room");
    here.save_evidence(&id(1), &found).expect("there is room");
    let [paper_name, evidence_name] = ["paper", "evidence"].map(|kind| format!("{kind}/{}", id(1).as_str()));
    let backup = file(&[(&paper_name, PAPER), ("my-answer/recruiter-why-this", ANSWER), (&evidence_name, EVIDENCE)]);
    assert_eq!(here.import(&backup, How::Merge), Ok(Imported { changed: 3, ..Imported::default() }));

    let merged = here.paper(&id(1)).expect("readable").expect("there");
    assert_eq!(merged.text, "Later.");
    assert_eq!(merged.kept, [earlier(&paper().text, NOON + 5_000), earlier("A lock.", NOON + 1_000)]);
    let merged = here.my_answer(&question()).expect("readable").expect("there");
    assert_eq!((merged.text.as_str(), merged.kept.len()), ("Later.", 2));
    let merged = here.evidence(&id(1)).expect("readable").expect("there");
    assert_eq!(merged.line_of("mece-apart"), Some("Three groups."), "what is here stays");
    assert_eq!(merged.shown.len(), 3);
    assert_eq!(
        here.import(&backup, How::Merge),
        Ok(Imported { kept: 3, ..Imported::default() }),
        "nothing comes twice"
    );
}

#[test]
fn what_cannot_be_read_is_set_aside() {
    let name = format!("paper/{}", id(1).as_str());
    let (store, repository) = with(&[(&name, "{broken")]);
    assert!(matches!(repository.paper(&id(1)), Err(ReadError::SetAside(_))));
    let aside = store.get(&format!("star-drill/quarantine/{name}")).expect("the store answers");
    assert_eq!(aside.as_deref(), Some("{broken"));
}
