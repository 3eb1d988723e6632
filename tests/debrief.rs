//! The debrief of a mock loop: what was told twice, what was not covered, and what to practise next.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::content::{PrincipleId, QuestionId};
use star_drill::drill::{Event, Firmness, LoopEvent, Vote};
use star_drill::progress::{
    Answer, Attempt, AttemptId, Coverage, Given, Next, Pressed, RatedLow, Rating, Reason, Replies, Sign, Suggestion,
    Tally, What, Why, attempt_of, next_three, replies_of, sentence_around, suggest, told_twice, uncovered,
};
use star_drill::storage::{MemoryStore, Repository};
use support::loops::{play_loop, small};
use support::records::{attempt, id, story_id};

const OUTAGE: &str = "In October the checkout service in Leipzig stopped taking orders during a database migration. \
    I was on call. I rolled the migration back within 12 minutes, wrote to the 340 merchants and rebuilt the alarm on \
    failed orders. Lost orders fell from 900 to 40.";
const OUTAGE_AGAIN: &str = "We once lost the checkout service for a while. It was October, the database migration had \
    locked the orders table, and 340 merchants could not sell. I rolled it back, then I rebuilt the alarm so that failed \
    orders wake somebody. After that lost orders stayed under 40.";
const GARDEN: &str = "My neighbour's school wanted a vegetable garden and had no budget. I asked three nurseries for \
    seedlings they could not sell, drew up a watering rota with the parents, and kept a list of what grew. Twenty children \
    harvested lettuce and radishes in June, and the rota still runs.";

fn given(round: usize, question: usize, text: &str) -> Given {
    let (attempt, answer) = attempt(1);
    let principle = Some(PrincipleId::new(format!("p{round}{question}")));
    let attempt = Attempt { id: id(u32::try_from(10 * round + question).expect("small")), principle, ..attempt };
    Given { round, question, attempt, answer: Answer { texts: vec![text.into()], ..answer } }
}

#[test]
fn a_story_told_twice_is_seen_by_its_words_or_by_what_the_person_says() {
    let twice = told_twice(&[given(0, 0, OUTAGE), given(0, 1, GARDEN), given(1, 0, OUTAGE_AGAIN)]);
    let [only] = twice.as_slice() else { panic!("{twice:?}") };
    assert_eq!((only.first, only.second), ([0, 0], [1, 0]));
    let Sign::Words(words) = &only.sign else { panic!("{:?}", only.sign) };
    for word in ["checkout", "merchants", "migration", "340"] {
        assert!(words.iter().any(|it| it == word), "{word} is not in {words:?}");
    }
    let told = |mut it: Given| {
        it.attempt.story = Some(story_id());
        it
    };
    let twice = told_twice(&[told(given(0, 0, "")), given(0, 1, GARDEN), told(given(1, 0, ""))]);
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0].sign, Sign::Story(story_id()));
    let other = |mut it: Given| {
        it.attempt.story = Some(star_drill::progress::StoryId::new(1_795_348_800_000, 4));
        it
    };
    assert_eq!(
        told_twice(&[told(given(0, 0, OUTAGE)), other(given(1, 0, OUTAGE_AGAIN))]),
        [],
        "the person knows better"
    );
    assert_eq!(
        told_twice(&[given(0, 0, "I rolled it back."), given(0, 1, "I rolled it back.")]),
        [],
        "too short to tell"
    );
}

#[test]
fn answers_of_other_people_about_other_things_are_not_alike() {
    let lines = [include_str!("corpus/checking.jsonl"), include_str!("corpus/tuning.jsonl")];
    let answers: Vec<Given> = lines
        .iter()
        .flat_map(|lines| lines.lines())
        .enumerate()
        .map(|(place, line)| {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text: Vec<&str> =
                ["text", "situation", "task", "action", "result"].iter().filter_map(|it| line[*it].as_str()).collect();
            given(place, 0, &text.join(" "))
        })
        .collect();
    assert!(answers.len() >= 72);
    assert_eq!(told_twice(&answers), []);
}

#[test]
fn what_was_said_aloud_is_known_by_its_transcript() {
    let mut spoken = given(0, 0, "");
    spoken.answer.transcript = OUTAGE.into();
    assert_eq!(spoken.said(), OUTAGE);
    assert_eq!(given(0, 0, GARDEN).said(), GARDEN);
    assert_eq!(told_twice(&[spoken, given(1, 1, OUTAGE_AGAIN)]).len(), 1);
}

/// Two rounds, of which the second question of the first was not reached.
fn over() -> star_drill::drill::Loop {
    let finish = LoopEvent::Drill(Event::Finish);
    let events = [
        (0, LoopEvent::BeginRound),
        (20, finish.clone()),
        (20, LoopEvent::Drill(Event::Tick)),
        (40, finish.clone()),
        (50, finish.clone()),
        (55, finish.clone()),
        (58, LoopEvent::EndRound),
        (70, LoopEvent::BeginRound),
        (85, LoopEvent::Drill(Event::Tick)),
        (90, finish),
    ];
    play_loop(small(1), &events).0
}

#[test]
fn principles_are_covered_by_answers_and_not_by_what_was_planned() {
    let it = over();
    let [own, dive, trust, big] = ["own", "dive", "trust", "big"].map(PrincipleId::new);
    assert_eq!(uncovered(&it, &[own, dive.clone(), trust, big.clone()]), [dive, big], "{:?}", it.rounds());
    assert!(attempt_of(&it, 0, 0).is_some() && attempt_of(&it, 0, 1).is_none() && attempt_of(&it, 9, 9).is_none());
}

#[test]
fn what_comes_next_follows_from_marks_times_and_what_was_not_asked() {
    let mut it = over();
    let answer = |question: &str, round, place| {
        let mut it = given(round, place, GARDEN);
        it.attempt.question = QuestionId::new(question);
        it.attempt.principle = Some(PrincipleId::new(question));
        it
    };
    let mut answers = vec![answer("own", 0, 0), answer("trust", 1, 0)];
    let none = |_: [usize; 2]| 0;
    let whats = |next: &[Next]| next.iter().map(|it| it.what.clone()).collect::<Vec<_>>();
    let next = next_three(&it, &answers, &[], &[], &none);
    assert_eq!(whats(&next), [What::Tell([0, 0]), What::Tell([1, 0])]);
    assert_eq!(next[0].why, [Why::LeastSure], "nothing speaks for it");

    answers[1].attempt.rating = Some(Rating::Again);
    it = play_loop(
        it,
        &[(100, LoopEvent::MarkReply([0, 0, 0], Firmness::Gap)), (101, LoopEvent::Vote(1, Vote::NotInclined))],
    )
    .0;
    let dive = PrincipleId::new("dive");
    let next = next_three(&it, &answers, &[], std::slice::from_ref(&dive), &|place| usize::from(place == [1, 0]) * 2);
    assert_eq!(whats(&next), [What::Tell([1, 0]), What::Tell([0, 0]), What::Cover(dive.clone())]);
    assert_eq!(next[0].why, [Why::Rated(RatedLow::Again), Why::NotInclined, Why::Missing(2)], "what weighs most first");
    assert_eq!(next[1].why, [Why::Gaps(1)]);

    let twice = told_twice(&[Given { answer: answers[0].answer.clone(), ..answers[0].clone() }, answers[1].clone()]);
    let next = next_three(&it, &answers, &twice, &[dive.clone(), PrincipleId::new("big")], &none);
    assert_eq!(next.len(), 3, "three at most");
    assert_eq!(next[0].what, What::Story(PrincipleId::new("trust")));
    let again = next_three(&it, &answers, &[], &[PrincipleId::new("trust"), dive.clone(), dive], &none);
    assert_eq!(
        again.iter().filter(|it| it.what == What::Cover(PrincipleId::new("trust"))).count(),
        0,
        "each principle once"
    );
}

#[test]
fn a_gap_in_a_loop_brings_its_principle_back() {
    let it = over();
    assert_eq!(replies_of(&it, 0, 1), None, "it was not answered");
    assert_eq!(replies_of(&it, 1, 0), None, "nothing was asked after it");
    let unmarked = replies_of(&it, 0, 0).expect("two follow-ups were answered");
    assert_eq!(unmarked.tally(), Tally { asked: 2, ..Tally::default() });
    let it = play_loop(it, &[(100, LoopEvent::MarkReply([0, 0, 1], Firmness::Gap))]).0;
    let marked = replies_of(&it, 0, 0).expect("as before");

    // Marked again it is the same chain, and the later mark stays.
    let again = play_loop(it.clone(), &[(110, LoopEvent::MarkReply([0, 0, 1], Firmness::Safe))]).0;
    let mut safe = Replies { chains: replies_of(&again, 0, 0).into_iter().collect() };
    safe.join(Replies { chains: vec![marked.clone()] });
    assert_eq!(safe.chains.len(), 1);
    assert_eq!(safe.tally(), Tally { asked: 2, safe: 1, ..Tally::default() });

    // As stored and read back, under its attempt.
    let id = attempt_of(&it, 0, 0).expect("it was answered");
    let repository = Repository::new(Box::new(MemoryStore::default()));
    let mut replies = Replies { chains: vec![marked] };
    replies.join(Replies { chains: vec![unmarked] });
    repository.save_replies(&id, &replies).expect("there is room");
    assert_eq!(repository.replies(&id), Ok(Some(replies.clone())));

    let [own, trust] = ["own", "trust"].map(PrincipleId::new);
    let answer = |round, id: AttemptId, principle: &PrincipleId, started_wall_ms| {
        let given = given(round, 0, GARDEN);
        let rating = Some(Rating::Good);
        Attempt { id, principle: Some(principle.clone()), started_wall_ms, rating, ..given.attempt }
    };
    let trusted = attempt_of(&it, 1, 0).expect("it was answered");
    let started = replies.chains[0].started_wall_ms;
    let attempts = [answer(1, trusted, &trust, started + 70_000), answer(0, id.clone(), &own, started)];
    let principles = [trust, own.clone()];
    let coverage = Coverage::of(&principles, &[], &attempts, 2);
    let pressed: Vec<Pressed> = replies.pressed(&id).into_iter().collect();
    let next = suggest(&principles, &coverage, &attempts, &pressed, started + 3_600_000, None);
    assert_eq!(next, Some(Suggestion { principle: own, reason: Reason::FoundGap(0) }));
}

#[test]
fn a_quote_is_the_whole_sentence_around_some_words() {
    let text = "It was May. I cut it from 12.5 to 4 ms!\nWho asked? Nobody";
    let table = [
        ("cut", "I cut it from 12.5 to 4 ms!"),
        ("It", "It was May."),
        ("12.5", "I cut it from 12.5 to 4 ms!"),
        ("Nobody", "Nobody"),
    ];
    for (words, sentence) in table {
        let start = text.find(words).expect("it is there");
        let found = sentence_around(text, (start, start + words.len()));
        assert_eq!(found.and_then(|(from, past)| text.get(from..past)), Some(sentence), "{words}");
    }
    assert_eq!(sentence_around(text, (400, 402)), None);
    assert_eq!(sentence_around("日本", (1, 2)), None, "not between characters");
}
