//! Stories, what they cover, and what is ticked.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use star_drill::content::{PackId, PrincipleId, QuestionId, Segment};
use star_drill::drill::{Manner, Part, Planned};
use star_drill::progress::{
    Answer, Attempt, AttemptId, Cell, Coverage, Known, Rating, SERVED_AT_MOST, SelfCheck, Story, StoryField, StoryId,
    Strength, Ticks, VERSIONS_KEPT, Versions, known,
};
use support::{NOON, setup};

/// The principles of the pack; stories and attempts may also name one that is not among them.
const PRINCIPLES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
const ELSEWHERE: &str = "of another pack";
/// Names of stories that there may be; attempts may also name one that was deleted.
const STORIES: u32 = 6;

fn principle(name: &str) -> PrincipleId {
    PrincipleId::new(name)
}

fn principles() -> Vec<PrincipleId> {
    PRINCIPLES.map(principle).to_vec()
}

fn story_id(number: u32) -> StoryId {
    StoryId::new(NOON, number)
}

/// A story with a title, for these principles.
fn story(number: u32, serves: &[&str]) -> Story {
    let mut story = Story { title: format!("Story {number}"), ..Story::new(story_id(number), NOON) };
    for (place, name) in serves.iter().enumerate() {
        story.serve(place, Some(principle(name)));
    }
    story
}

/// An attempt in time, typed in 40 of 100 seconds.
fn attempt(number: u32, of: &str) -> Attempt {
    Attempt {
        id: AttemptId::new(NOON + u64::from(number), number),
        pack: PackId::new("p"),
        question: QuestionId::new("q"),
        question_text: "What broke?".into(),
        principle: Some(principle(of)),
        started_wall_ms: NOON,
        manner: Manner::Typed,
        plan: setup(0, 100).plan,
        spent_ms: vec![10_000; 4],
        words: vec![20; 4],
        thought_ms: 0,
        left_out_ms: 0,
        rating: None,
        self_check: SelfCheck::default(),
        story: None,
    }
}

fn names(ids: &[PrincipleId]) -> Vec<&str> {
    ids.iter().map(PrincipleId::as_str).collect()
}

fn serves(story: &Story) -> Vec<&str> {
    story.serves.iter().map(|served| served.principle.as_str()).collect()
}

#[test]
fn a_name_is_read_as_it_was_written() {
    let id = StoryId::new(NOON, 0xabc);
    assert_eq!(StoryId::parse(id.as_str()), Some(id.clone()));
    assert!(id < StoryId::new(NOON + 1, 0), "names sort by time");
    for text in ["", "outage", "1795348800000", "1795348800000-", "1795348800000-xyz", "../1795348800000-00000000"] {
        assert_eq!(StoryId::parse(text), None, "{text:?}");
    }
}

#[test]
fn each_text_of_a_story_is_a_field_of_its_own() {
    let mut story = Story::new(story_id(1), NOON);
    for (number, field) in StoryField::ALL.into_iter().enumerate() {
        assert_eq!(story.is_empty(), number == 0);
        story.set_field(field, format!("text {number}"));
    }
    for (number, field) in StoryField::ALL.into_iter().enumerate() {
        assert_eq!(story.field(field), format!("text {number}"));
    }
    assert_eq!((story.title.as_str(), story.now.as_str()), ("text 0", "text 9"));
    assert_eq!(story.texts, ["text 3", "text 4", "text 5", "text 6"]);
    assert_eq!(story.words(), 8, "what is told is counted");

    let mut blank = Story::new(story_id(2), NOON);
    blank.set_field(StoryField::Learned, " \n".into());
    blank.serve(0, Some(principle("a")));
    assert!(blank.is_empty(), "space is no text, and a principle is none");
}

#[test]
fn a_story_is_made_of_an_attempt() {
    let whole = vec![Planned { part: Part::Whole, ms: 100_000 }];
    let segments = setup(0, 100).plan;
    type Row<'a> = (&'a str, &'a [Planned], &'a [&'a str], &'a str, &'a str, [&'a str; 4]);
    let table: [Row<'_>; 6] = [
        (
            "guided",
            &segments,
            &["In May it broke.", "t", "a", "r"],
            "",
            "In May it broke",
            ["In May it broke.", "t", "a", "r"],
        ),
        (
            "guided, begun late",
            &segments,
            &["", " ", "I rolled back", ""],
            "",
            "I rolled back",
            ["", " ", "I rolled back", ""],
        ),
        (
            "free",
            &whole,
            &["It broke,\nand I was on call."],
            "",
            "It broke, and I was on call",
            ["It broke,\nand I was on call.", "", "", ""],
        ),
        ("aloud", &segments, &["", "", "", ""], "So, in May", "So, in May", ["So, in May", "", "", ""]),
        ("aloud, with a text", &segments, &["", "t", "", ""], "So, in May", "t", ["", "t", "", ""]),
        ("nothing at all", &segments, &["", "", "", ""], "", "", [""; 4]),
    ];
    for (what, plan, texts, transcript, title, expected) in table {
        let attempt = Attempt { plan: plan.to_vec(), ..attempt(1, "a") };
        let texts = texts.iter().map(ToString::to_string).collect();
        let answer =
            Answer { texts, transcript: transcript.into(), notes: "n".into(), remark: "r".into(), said_seconds: None };
        let story = Story::of_attempt(story_id(3), &attempt, &answer, NOON + 7);
        assert_eq!((story.title.as_str(), story.changed_wall_ms), (title, NOON + 7), "{what}");
        assert_eq!(story.texts, expected, "{what}");
        assert_eq!((story.primary(), serves(&story)), (Some(&principle("a")), vec!["a"]), "{what}");
        assert_eq!(story.serves[0].strength, Strength::Fair, "{what}");
    }
    let attempt = Attempt { principle: None, ..attempt(1, "a") };
    let story = Story::of_attempt(story_id(3), &attempt, &Answer::default(), NOON);
    assert_eq!(story, Story::new(story_id(3), NOON), "without texts and principle it is an empty one");
}

#[test]
fn principles_are_put_at_places() {
    // What it serves, where which principle is put, and what it serves then.
    type Row = (&'static str, &'static [&'static str], usize, Option<&'static str>, &'static [&'static str]);
    let table: [Row; 12] = [
        ("the first", &[], 0, Some("a"), &["a"]),
        ("further back than the next free place", &["a"], 2, Some("b"), &["a", "b"]),
        ("at the next free place", &["a", "b"], 2, Some("c"), &["a", "b", "c"]),
        ("in the stead of another", &["a", "b", "c"], 1, Some("d"), &["a", "d", "c"]),
        ("where it is", &["a", "b"], 1, Some("b"), &["a", "b"]),
        ("the second becomes the primary one", &["a", "b", "c"], 0, Some("b"), &["b", "a", "c"]),
        ("the primary one becomes the last", &["a", "b"], 2, Some("a"), &["b", "a"]),
        ("the primary one is taken away", &["a", "b", "c"], 0, None, &["b", "c"]),
        ("the last is taken away", &["a", "b"], 1, None, &["a"]),
        ("none is taken away", &["a"], 1, None, &["a"]),
        ("a fourth place", &["a", "b", "c"], 3, Some("d"), &["a", "b", "c"]),
        ("the fourth place is taken away", &["a", "b", "c"], 3, None, &["a", "b", "c"]),
    ];
    for (what, before, place, put, after) in table {
        let mut story = story(1, before);
        story.serve(place, put.map(principle));
        assert_eq!(serves(&story), after, "{what}");
    }
    let mut story = story(1, &["a", "b"]);
    story.set_strength(&principle("b"), Strength::Strong);
    story.set_strength(&principle("z"), Strength::Weak);
    story.serve(0, Some(principle("b")));
    let strengths: Vec<Strength> = story.serves.iter().map(|served| served.strength).collect();
    assert_eq!(strengths, [Strength::Strong, Strength::Fair], "the strength goes with its principle");
}

#[test]
fn a_search_finds_stories_by_words_in_any_text() {
    let mut story =
        Story { title: "Prüfung im Mai".into(), role: "ΑΡΧΗΓΟΣ".into(), ..story(1, &["ownership"]) };
    story.set_field(StoryField::Segment(Segment::Result), "40% fewer errors".into());
    let table = [
        ("nothing", "", true),
        ("spaces", " \t", true),
        ("a word", "Mai", true),
        ("a part of a word", "rror", true),
        ("in capitals", "PRÜF", true),
        ("in small letters", "αρχη", true),
        ("words of several texts, in any order", "fewer mai", true),
        ("a sign", "40%", true),
        ("a word that is missing", "mai june", false),
        ("a word across two texts", "maiαρ", false),
        ("a principle is no text", "ownership", false),
    ];
    for (what, search, expected) in table {
        assert_eq!(story.matches(search), expected, "{what}");
    }
}

#[test]
fn versions_are_kept_where_a_text_has_changed() {
    let mut versions = Versions::default();
    let first = story(1, &["a"]);
    versions.keep(first.clone());
    versions.keep(Story { changed_wall_ms: NOON + 1, ..first.clone() });
    versions.keep(story(1, &["b"]));
    assert_eq!(versions.kept, std::slice::from_ref(&first), "another time and another principle are no other text");
    let second = Story { learned: "much".into(), ..first.clone() };
    versions.keep(second.clone());
    versions.keep(first.clone());
    assert_eq!(versions.kept, [first.clone(), second, first], "a text that came back is a version");
}

#[test]
fn coverage_shows_gaps_and_what_carries_too_much() {
    let told =
        |number, of, rating, story: Option<u32>| Attempt { rating, story: story.map(story_id), ..attempt(number, of) };
    let blank = Story { title: String::new(), ..story(5, &["f"]) };
    let stories = [story(1, &["a", "b", "c"]), story(2, &["d", "e"]), story(3, &["d"]), story(4, &[]), blank];
    let attempts = [
        told(9, "a", None, Some(1)),
        told(7, "a", Some(Rating::Hard), Some(1)),
        told(8, "a", Some(Rating::Good), None),
        told(1, "f", Some(Rating::Again), Some(5)),
        told(2, ELSEWHERE, None, Some(99)),
    ];
    let coverage = Coverage::of(&principles(), &stories, &attempts, 2);
    assert_eq!(names(&coverage.gaps_first()), ["f", "b", "c", "e", "a", "d"]);
    assert_eq!(coverage.covered(), (5, 6));
    assert_eq!(PRINCIPLES.map(|it| coverage.stories_of(&principle(it))), [1, 1, 1, 2, 1, 0]);
    assert_eq!(PRINCIPLES.map(|it| coverage.missing(&principle(it))), [1, 1, 1, 0, 1, 2]);
    assert_eq!(coverage.carries_too_much(), [story_id(1)]);
    assert_eq!(coverage.never_told(), [story_id(2), story_id(3), story_id(4)], "one that is blank has not to be told");
    assert_eq!([1, 2, 5, 99].map(|it| coverage.told(&story_id(it))), [2, 0, 1, 0]);
    assert_eq!(coverage.last_rating(&principle("a")), Some(Rating::Good), "the latest that was rated");
    assert_eq!((coverage.drills_of(&principle("a")), coverage.drills_of(&principle(ELSEWHERE))), (3, 0));
    let cell = |name, number| coverage.cell(&principle(name), &story_id(number)).map(|it| it.is_primary);
    assert_eq!([cell("a", 1), cell("b", 1), cell("a", 2), cell("f", 5)], [Some(true), Some(false), None, None]);

    let one_more = [story(1, &["a", "b", "c"]), story(2, &["c"])];
    assert!(Coverage::of(&principles(), &one_more, &[], 2).carries_too_much().is_empty(), "there is another for one");
    assert_eq!(Coverage::of(&[], &[], &[], 2).covered(), (0, 0));
}

#[test]
fn the_app_ticks_what_it_knows() {
    let typed = attempt(1, "a");
    let aloud = Attempt { manner: Manner::Aloud, words: vec![0; 4], ..typed.clone() };
    let over = |attempt: &Attempt| Attempt { spent_ms: vec![25_001; 4], ..attempt.clone() };
    let begun = |attempt: &Attempt| Attempt { spent_ms: vec![1_000; 4], ..attempt.clone() };
    let in_time = Attempt { spent_ms: vec![25_000; 4], ..typed.clone() };
    let [one, two] = [vec![story(1, &["b", "a"])], vec![story(1, &["a"]), story(2, &["b", "a"])]];
    let learned = |serves: &[&str], learned: &str| vec![Story { learned: learned.into(), ..story(1, serves) }];
    type Row = (&'static str, &'static str, Vec<Story>, Vec<Attempt>, Option<Known>);
    let table: Vec<Row> = vec![
        ("no story", "story", vec![story(1, &["b"])], vec![], None),
        ("a story", "story", one.clone(), vec![], Some(Known::Story)),
        ("no second", "second-story", one.clone(), vec![], None),
        ("a second", "second-story", two, vec![], Some(Known::SecondStory)),
        ("typed", "told-aloud", vec![], vec![typed.clone()], None),
        ("aloud", "told-aloud", vec![], vec![typed.clone(), over(&aloud)], Some(Known::ToldAloud)),
        (
            "aloud, but of another principle",
            "told-aloud",
            one,
            vec![Attempt { principle: None, ..aloud.clone() }],
            None,
        ),
        ("aloud, but given up at once", "told-aloud", vec![], vec![begun(&aloud)], None),
        ("to the second", "told-under-time", vec![], vec![over(&typed), in_time], Some(Known::UnderTime)),
        ("aloud and in time", "told-under-time", vec![], vec![aloud.clone()], Some(Known::UnderTime)),
        ("over", "told-under-time", vec![], vec![over(&typed), over(&aloud)], None),
        ("given up at once", "told-under-time", vec![], vec![begun(&typed)], None),
        ("nothing written", "told-under-time", vec![], vec![Attempt { words: vec![0; 4], ..typed.clone() }], None),
        ("nothing learned", "learned-something", learned(&["a"], " "), vec![typed.clone()], None),
        ("learned", "learned-something", learned(&["b", "a"], "Ask first."), vec![], Some(Known::Learned)),
        ("learned for another principle", "learned-something", learned(&["b"], "Ask first."), vec![], None),
        ("what only the person knows", "survived-follow-ups", vec![], vec![typed, aloud], None),
    ];
    for (what, item, stories, attempts, expected) in table {
        let coverage = Coverage::of(&principles(), &stories, &attempts, 2);
        assert_eq!(known(item, &principle("a"), &coverage, &stories, &attempts), expected, "{what}");
    }
}

fn any_principle() -> impl Strategy<Value = PrincipleId> {
    prop::sample::select(PRINCIPLES.iter().copied().chain([ELSEWHERE]).map(principle).collect::<Vec<_>>())
}

/// Principles put at places and taken away again, in any order.
fn puts(longest: usize) -> impl Strategy<Value = Vec<(usize, Option<PrincipleId>)>> {
    prop::collection::vec((0..=SERVED_AT_MOST, prop::option::weighted(0.8, any_principle())), 0..longest)
}

fn any_stories() -> impl Strategy<Value = Vec<Story>> {
    let strength = prop::sample::select(Strength::ALL.to_vec());
    let one = (puts(6), strength, prop::bool::weighted(0.8)).prop_map(|(puts, strength, is_written)| {
        let mut story = story(0, &[]);
        puts.into_iter().for_each(|(place, principle)| story.serve(place, principle));
        if let Some(primary) = story.primary().cloned() {
            story.set_strength(&primary, strength);
        }
        Story { title: if is_written { story.title.clone() } else { " ".into() }, ..story }
    });
    prop::collection::vec(one, 0..STORIES as usize).prop_map(|stories| {
        (0..).zip(stories).map(|(number, story)| Story { id: story_id(number), ..story }).collect::<Vec<_>>()
    })
}

fn any_attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let rating = prop::option::of(prop::sample::select(Rating::ALL.to_vec()));
    let one = (0u64..50, prop::option::weighted(0.9, any_principle()), rating, prop::option::of(0..=STORIES));
    prop::collection::vec(one, 0..30).prop_map(|attempts| {
        let named = |(number, (begun, principle, rating, story)): (u32, (u64, _, _, Option<u32>))| Attempt {
            id: AttemptId::new(NOON + begun, number),
            principle,
            rating,
            story: story.map(story_id),
            ..attempt(0, "a")
        };
        (0..).zip(attempts).map(named).collect::<Vec<_>>()
    })
}

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn coverage_agrees_with_counting_by_hand(stories in any_stories(), attempts in any_attempts()) {
        let principles = principles();
        let coverage = Coverage::of(&principles, &stories, &attempts, 2);
        let serving = |principle: &PrincipleId| -> Vec<&Story> {
            let serves = |story: &&Story| story.serves.iter().any(|served| served.principle == *principle);
            stories.iter().filter(|story| !story.is_empty()).filter(serves).collect()
        };
        let of = |principle: &PrincipleId| -> Vec<&Attempt> {
            attempts.iter().filter(|attempt| attempt.principle.as_ref() == Some(principle)).collect()
        };
        for principle in &principles {
            assert_eq!(coverage.stories_of(principle), serving(principle).len());
            assert_eq!(coverage.drills_of(principle), of(principle).len());
            let latest = of(principle).into_iter().filter(|it| it.rating.is_some()).max_by_key(|it| it.id.clone());
            assert_eq!(coverage.last_rating(principle), latest.and_then(|it| it.rating));
            for story in &stories {
                let place = story.serves.iter().position(|it| it.principle == *principle).filter(|_| !story.is_empty());
                let cell = place.map(|place| Cell { strength: story.serves[place].strength, is_primary: place == 0 });
                assert_eq!(coverage.cell(principle, &story.id), cell);
            }
        }
        let with_story = principles.iter().filter(|it| !serving(it).is_empty()).count();
        assert_eq!(coverage.covered(), (with_story, principles.len()));

        let told = |story: &Story| attempts.iter().filter(|it| it.story.as_ref() == Some(&story.id)).count();
        let only_for = |story: &Story| principles.iter().filter(|it| serving(it) == [story]).count();
        let ids_of = |is_one: &dyn Fn(&Story) -> bool| -> Vec<StoryId> {
            stories.iter().filter(|story| is_one(story)).map(|story| story.id.clone()).collect()
        };
        assert_eq!(coverage.never_told(), ids_of(&|story| !story.is_empty() && told(story) == 0));
        assert_eq!(coverage.carries_too_much(), ids_of(&|story| only_for(story) >= 3));
        for story in &stories {
            assert_eq!(coverage.told(&story.id), told(story));
        }
    }

    #[test]
    fn gaps_are_all_principles_sorted_by_what_they_lack(stories in any_stories(), attempts in any_attempts()) {
        let principles = principles();
        let coverage = Coverage::of(&principles, &stories, &attempts, 2);
        let gaps = coverage.gaps_first();
        let place = |principle: &PrincipleId| principles.iter().position(|it| it == principle).expect("one of them");
        let rank = |it: &PrincipleId| (coverage.stories_of(it), coverage.drills_of(it), place(it));
        assert!(gaps.is_sorted_by(|one, next| rank(one) < rank(next)), "{gaps:?}");
        assert_eq!(gaps.len(), principles.len(), "and as none is twice, all are there");
    }

    #[test]
    fn a_story_serves_three_principles_at_most_and_none_twice(puts in puts(20)) {
        let mut story = story(1, &[]);
        for (place, put) in puts {
            let before = story.clone();
            story.serve(place, put.clone());
            let different: BTreeSet<&str> = serves(&story).into_iter().collect();
            assert_eq!(different.len(), story.serves.len(), "none twice");
            assert!(story.serves.len() <= SERVED_AT_MOST);
            let asked = put.as_ref().filter(|_| place < SERVED_AT_MOST);
            if let Some(asked) = asked {
                let found = story.serves.iter().position(|served| served.principle == *asked);
                assert_eq!(found, Some(place.min(story.serves.len() - 1)));
            }
            // All but the one that stood there are there still.
            let lost = before.serves.iter().filter(|served| !story.serves.contains(served)).collect::<Vec<_>>();
            assert!(lost.iter().all(|lost| before.serves.get(place) == Some(*lost)), "{lost:?}");
            assert_eq!(Story { serves: before.serves.clone(), ..story.clone() }, before, "and nothing else changes");
        }
    }

    #[test]
    fn versions_are_the_newest_five(titles in prop::collection::vec("[ab]", 0..20)) {
        let mut versions = Versions::default();
        let mut all: Vec<Story> = Vec::new();
        for title in titles {
            let story = Story { title, ..story(1, &["a"]) };
            versions.keep(story.clone());
            if all.first() != Some(&story) {
                all.insert(0, story.clone());
            }
            assert_eq!(versions.kept.first(), Some(&story), "the newest is there");
            assert_eq!(versions.kept, all.iter().take(VERSIONS_KEPT).cloned().collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_word_of_a_story_finds_it_in_capitals_and_small(
        words in prop::collection::vec("[a-zA-ZäÄéøŒŽσЖя0-9%]{1,6}", 1..10),
        fields in prop::collection::vec(prop::sample::select(StoryField::ALL.to_vec()), 10),
        missing in 0usize..10,
    ) {
        let mut story = Story::new(story_id(1), NOON);
        for (word, field) in words.iter().zip(fields) {
            let text = format!("{} {word}", story.field(field));
            story.set_field(field, text);
        }
        let search = words.join(" ");
        for search in [&search, &search.to_uppercase(), &search.to_lowercase()] {
            assert!(story.matches(search), "{search:?}");
        }
        let mut with_missing = words.clone();
        with_missing.insert(missing.min(words.len()), "§".into());
        assert!(!story.matches(&with_missing.join(" ")));
    }

    #[test]
    fn ticks_are_a_sorted_set(steps in prop::collection::vec(("[ab/]{0,2}", any::<bool>()), 0..40)) {
        let mut ticks = Ticks::default();
        let mut expected = BTreeSet::new();
        for (item, is_ticked) in steps {
            ticks.set(&item, is_ticked);
            assert_eq!(ticks.is_ticked(&item), is_ticked);
            if is_ticked {
                expected.insert(item);
            } else {
                expected.remove(&item);
            }
            assert_eq!(ticks.iter().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
        }
    }
}
