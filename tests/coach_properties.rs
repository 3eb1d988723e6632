//! The coach on any words: no panic, every place within the text, and what must never get worse does not.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

#[path = "support/coach.rs"]
mod support;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use star_drill::coach::{CHECKS, Finding, Level, Note, Texts, Told, read_transcript, review, split};
use star_drill::content::{Kind, Polarity, PrincipleId, Segment};
use support::{ACTION, RESULT, SITUATION, TASK, findings, level, parts, text_of, whole};

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

/// What answers are made of, and what might break them.
const PIECES: &[&str] = &[
    "I",
    "we",
    "I'd",
    "I’ve",
    "didn't",
    "my",
    "our",
    "was",
    "asked",
    "asked to",
    "responsible for",
    "would",
    "usually",
    "built",
    "wrote",
    "and",
    "so",
    "because",
    "as a result",
    "in the end",
    "on time",
    "thanked me",
    "learned",
    "since then",
    "my job was to",
    "the goal",
    "in March",
    "last year",
    "the clinic",
    "um",
    "like",
    "you know",
    "improved efficiency",
    "40",
    "40 %",
    "$2 million",
    "from 40 to 12 ms",
    "2021",
    "3.2.1",
    "10:30",
    "a third",
    "half",
    "1st",
    "Situation:",
    "Result -",
    "their fault",
    "NDA",
    "press release",
    "FAQ",
    "framework",
    ",",
    ".",
    "!",
    "?",
    "…",
    ":",
    ";",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "’",
    "—",
    "-",
    "- ",
    "* ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ſ",
    "日本",
    "ночь",
    "שלום",
    "😀",
    "👩‍👩‍👧",
    "\u{0}",
    "\u{202e}",
    "€",
    "½",
    "①",
];

/// A text of at most so many pieces.
fn text(most: usize) -> impl Strategy<Value = String> {
    let spaces = &[" ", " ", " ", "", "\n"][..];
    let piece = (select(PIECES), select(spaces)).prop_map(|(piece, space)| format!("{piece}{space}"));
    prop_oneof![
        1 => any::<String>(),
        1 => "\\PC{0,40}",
        6 => prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat()),
    ]
}

fn four() -> impl Strategy<Value = [String; 4]> {
    [text(12), text(12), text(12), text(12)]
}

/// All of an answer but its words.
#[derive(Clone, Debug)]
struct Given {
    kind: Kind,
    polarity: Polarity,
    seconds: Option<u32>,
    planned_seconds: Option<u32>,
    is_spoken: bool,
    question: Option<String>,
    target: Option<PrincipleId>,
}

impl Given {
    fn told<'a>(&'a self, texts: Texts<'a>) -> Told<'a> {
        Told {
            kind: self.kind,
            polarity: self.polarity,
            seconds: self.seconds,
            planned_seconds: self.planned_seconds,
            is_spoken: self.is_spoken,
            texts,
            question: self.question.as_deref(),
            target: self.target.as_ref(),
        }
    }
}

fn given() -> impl Strategy<Value = Given> {
    use Kind::{Behavioural, Case, Depth, Screen, Written};
    use Polarity::{Ambiguity, Conflict, Ethics, Failure, Success};
    let target = select(&["frugality", "dive-deep", "of-another-pack", ""][..]).prop_map(PrincipleId::new);
    (
        prop_oneof![4 => Just(Behavioural), 1 => select(vec![Depth, Case, Written, Screen])],
        select(vec![Success, Failure, Conflict, Ambiguity, Ethics]),
        [(); 2].map(|()| prop::option::of(select(vec![0, 1, 10, 60, 150, 900, u32::MAX]))),
        any::<bool>(),
        prop::option::of(text(6)),
        prop::option::of(target),
    )
        .prop_map(|(kind, polarity, [seconds, planned_seconds], is_spoken, question, target)| Given {
            kind,
            polarity,
            seconds,
            planned_seconds,
            is_spoken,
            question,
            target,
        })
}

/// Spans of a text, in order and apart from each other.
fn are_within(spans: &[(usize, usize)], text: &str) -> bool {
    let is_within = |(from, to): &(usize, usize)| from < to && text.get(*from..*to).is_some();
    spans.iter().all(is_within) && spans.is_sorted_by(|one, next| one.1 < next.0)
}

/// Segments of a whole text: in order, each once, one behind the other from its beginning to its end.
fn cover(segments: &[(Segment, usize, usize)], text: &str) -> bool {
    let mut end = 0;
    for (_, from, to) in segments {
        if *from != end || text.get(*from..*to).is_none_or(str::is_empty) {
            return false;
        }
        end = *to;
    }
    let is_all = if segments.is_empty() { text.trim().is_empty() } else { end == text.len() };
    is_all && segments.is_sorted_by(|one, next| one.0 < next.0)
}

/// How far the figures go that were found.
fn reach(told: &Told<'_>) -> u8 {
    let of = |finding: &Finding| if let Note::Figures { level, .. } = finding.note { level } else { 0 };
    findings("quantified", told).iter().map(of).max().unwrap_or(0)
}

fn lent(parts: &[String; 4]) -> [&str; 4] {
    parts.each_ref().map(String::as_str)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_told_is_looked_at(texts in four(), in_parts in any::<bool>(), given in given()) {
        let whole = texts.join(" ");
        let texts = if in_parts { Texts::Parts(lent(&texts)) } else { Texts::Whole(&whole) };
        let review = review(&given.told(texts));
        let place = |finding: &Finding| CHECKS.iter().position(|check| check.id == finding.check);
        let places: Vec<_> = review.findings.iter().map(place).collect();
        prop_assert!(places.is_sorted() && !places.contains(&None), "{places:?}");
        for finding in &review.findings {
            let text = text_of(texts, finding);
            prop_assert!(are_within(&finding.spans, text), "{finding:?} in {text:?}");
            prop_assert!(!finding.note.to_string().is_empty(), "{finding:?}");
        }
        match texts {
            Texts::Whole(text) => {
                prop_assert!(cover(&review.segments, text), "{:?}", review.segments);
                prop_assert_eq!(review.segments, split(text));
            }
            Texts::Parts(parts) => {
                let ends = Segment::ALL.into_iter().zip(parts).map(|(segment, part)| (segment, 0, part.len()));
                prop_assert_eq!(review.segments, ends.collect::<Vec<_>>());
            }
        }
        prop_assert!(review.principles.is_sorted_by(|one, next| one.1 >= next.1), "{:?}", review.principles);
        prop_assert!(review.principles.iter().map(|(_, share)| u32::from(*share)).sum::<u32>() <= 1000);
    }

    #[test]
    fn any_file_is_read_as_a_transcript(text in text(20), heads in any::<bool>()) {
        let file = if heads { format!("WEBVTT\n\n00:01.000 --> 00:02.500\n{text}") } else { text };
        let transcript = read_transcript(&file);
        prop_assert!(transcript.text.len() <= file.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn leaving_out_the_result_never_makes_it_present(texts in four()) {
        let [situation, task, action, _] = lent(&texts);
        let without = level("result-present", &parts([situation, task, action, ""]));
        prop_assert_eq!(without, Some(Level::Missing));
    }

    #[test]
    fn a_change_from_one_figure_to_another_never_tells_less(texts in four(), at in any::<Index>()) {
        let mut told = texts.clone();
        let spaces: Vec<usize> = told[3].match_indices(' ').map(|(at, _)| at).chain([told[3].len()]).collect();
        told[3].insert_str(*at.get(&spaces), " from 40 to 12 ms");
        prop_assert!(reach(&parts(lent(&told))) >= reach(&parts(lent(&texts))));
        let before = texts.join(" ");
        let after = format!("{before} from 40 to 12 ms");
        prop_assert!(reach(&whole(&after)) >= reach(&whole(&before)));
    }

    #[test]
    fn one_more_thing_done_never_makes_too_few(texts in four()) {
        let mut told = texts.clone();
        told[2].push_str("\n\nI asked her.");
        prop_assert!(level("own-actions", &parts(lent(&told))) <= level("own-actions", &parts(lent(&texts))));
    }

    #[test]
    fn captions_are_read_back(
        said in prop::collection::vec(("[a-z]{3,9}", 0u32..4_000, 1u32..4_000), 1..12),
        begins in 0u32..4_000_000,
        is_srt in any::<bool>(),
    ) {
        let time = |ms: u32| {
            let (seconds, point) = (ms / 1000, if is_srt { ',' } else { '.' });
            format!("{:02}:{:02}:{:02}{point}{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, ms % 1000)
        };
        let mut file = String::from(if is_srt { "" } else { "WEBVTT\n\n" });
        let mut now = begins;
        let first = now + said[0].1;
        let mut words: Vec<String> = Vec::new();
        for (number, (word, pause, length)) in (1..).zip(&said) {
            let from = now + pause;
            now = from + length;
            // A number behind each word, so that no two lines are alike.
            words.push(format!("{word}{number}x"));
            file.push_str(&format!("{number}\n{} --> {}\n{word}{number}x\n\n", time(from), time(now)));
        }
        let transcript = read_transcript(&file);
        prop_assert_eq!(transcript.text, words.join(" "));
        prop_assert_eq!(transcript.seconds, Some((now - first).div_ceil(1000)));
    }
}

#[test]
fn transcripts_of_all_sorts_are_read() {
    let vtt = "WEBVTT - a talk\nKind: captions\n\nNOTE nobody says this\n\nSTYLE\n::cue { color: red }\n\n\
               intro\n00:01.000 --> 00:03.000 align:start\n<v Ann>So I <i>asked</i> her\n\n00:03.000 --> 01:31.000\nabout R&amp;D.\n";
    let rolling =
        "1\n00:00:00,000 --> 00:00:02,000\nI asked her\n\n2\n00:00:02,000 --> 00:00:04,000\nI asked her about it\n";
    for (what, file, text, seconds) in [
        ("plain text", " I asked her.\nShe agreed. ", "I asked her.\nShe agreed.", None),
        ("a byte order mark", "\u{feff}I asked her.", "I asked her.", None),
        ("WebVTT", vtt, "So I asked her about R&D.", Some(90)),
        ("SubRip with captions that roll", rolling, "I asked her about it", Some(4)),
        ("the line ends of Windows", "1\r\n00:00:01,000 --> 00:00:02,000\r\nI asked.\r\n", "I asked.", Some(1)),
        ("an arrow in prose", "We went from 40 --> 12 ms.", "We went from 40 --> 12 ms.", None),
        ("nothing", "", "", None),
    ] {
        let transcript = read_transcript(file);
        assert_eq!((transcript.text.as_str(), transcript.seconds), (text, seconds), "{what}");
    }
}

#[test]
fn a_whole_answer_is_split_where_its_parts_meet() {
    let text = [SITUATION, TASK, ACTION, RESULT].join(" ");
    let segments: Vec<&str> = split(&text).into_iter().map(|(_, from, to)| text[from..to].trim()).collect();
    assert_eq!(segments, [SITUATION, TASK, ACTION, RESULT]);

    let headed = "Situation: it broke. Task: mend it. Action: we met. Result: it held.";
    let segments: Vec<Segment> = split(headed).into_iter().map(|(segment, ..)| segment).collect();
    assert_eq!(segments, Segment::ALL);
    assert!(split("").is_empty());
}

#[test]
fn ten_times_the_words_take_no_more_than_ten_times_as_long() {
    let once = [SITUATION, TASK, ACTION, RESULT].join(" ");
    let [some, many] = [12, 120].map(|times| vec![once.as_str(); times].join(" "));
    assert!(many.split_whitespace().count() > 10_000);
    let spent = |text: &str| {
        let told = Told { is_spoken: true, seconds: Some(4_000), ..whole(text) };
        let once = |_| {
            let start = Instant::now();
            assert!(!review(&told).findings.is_empty());
            start.elapsed()
        };
        // The shortest of several: other work on the machine only adds.
        (0..25).map(once).min().expect("several times")
    };
    let (few, all) = (spent(&some), spent(&many));
    // Room for caches; what grows with the square would take a hundred times as long.
    assert!(all < few * 40, "{few:?} for {} bytes, {all:?} for {}", some.len(), many.len());
}

#[test]
fn ten_thousand_words_take_less_than_ten_milliseconds() {
    let once = [SITUATION, TASK, ACTION, RESULT].join(" ");
    let text = vec![once.as_str(); 10_000 / once.split_whitespace().count() + 1].join(" ");
    assert!(text.split_whitespace().count() >= 10_000);
    let told = Told { is_spoken: true, seconds: Some(4_000), ..whole(&text) };
    let bound = Duration::from_millis(10);
    let mut shortest = Duration::MAX;
    // The coach is compiled optimised even for tests. Other work on the machine only adds, so one run of many will do.
    for _ in 0..500 {
        let start = Instant::now();
        assert!(!review(&told).findings.is_empty());
        shortest = shortest.min(start.elapsed());
        if shortest < bound {
            return;
        }
    }
    panic!("{shortest:?} for {} bytes", text.len());
}
