//! What the coach's checks find in the parts of an answer, and what they must not.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

#[path = "support/coach.rs"]
mod support;

use star_drill::coach::{CHECKS, Finding, Level, Note, Told, review};
use star_drill::content::{Kind, Trigger};
use star_drill::json::Vocabulary;
use support::{ACTION, RESULT, SITUATION, TASK, TOLD, action, findings, holds, parts, result, situation, task, whole};

use Level::{Good, Hint, Missing};

fn words(count: usize) -> String {
    vec!["word"; count].join(" ")
}

#[test]
fn an_answer_with_everything_in_it_is_good_all_over() {
    let told = Told { seconds: Some(40), ..TOLD };
    for finding in review(&told).findings {
        // It is short, for the sake of this test.
        assert!(finding.level == Good || finding.check == "length", "{finding:?}");
    }
}

#[test]
fn every_check_that_a_follow_up_can_wait_for_is_there_and_no_other() {
    let ids: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    let triggers: Vec<&str> = Trigger::WORDS.iter().copied().filter(|word| *word != "always").collect();
    assert_eq!(ids, triggers);
    assert!(CHECKS.iter().all(|check| !check.rule.is_empty() && !check.why.is_empty() && !check.kinds.is_empty()));
}

#[test]
fn length() {
    let [short, usual, long] = [60, 300, 720].map(words);
    let clocked = |text, seconds| Told { seconds: Some(seconds), ..whole(text) };
    holds(
        "length",
        &[
            ("60 words", whole(&short), Some(Hint), &[]),
            ("300 words", whole(&usual), Some(Good), &[]),
            ("720 words: more than five minutes", whole(&long), Some(Hint), &[]),
            ("the clock is believed before the words", clocked(&long, 290), Some(Good), &[]),
            ("five minutes", clocked(&usual, 300), Some(Good), &[]),
            ("more than five minutes", clocked(&usual, 301), Some(Hint), &[]),
            ("nothing at all", whole(""), Some(Hint), &[]),
            ("few words to a technical question", Told { kind: Kind::Depth, ..whole(&short) }, Some(Good), &[]),
            ("a paper", Told { kind: Kind::Written, ..whole(&short) }, None, &[]),
        ],
    );
}

#[test]
fn length_goes_by_the_plan() {
    let planned = |planned, told| Told { planned_seconds: Some(planned), ..told };
    let [few, some, many] = [70, 80, 300].map(words);
    let clocked = |seconds| Told { seconds: Some(seconds), ..whole(&many) };
    holds(
        "length",
        &[
            ("three minutes are usual", planned(180, whole(&few)), Some(Hint), &[]),
            ("70 words for a minute and a half", planned(90, whole(&few)), Some(Hint), &[]),
            ("80 words for a minute and a half", planned(90, whole(&some)), Some(Good), &[]),
            ("two and a half minutes for one and a half", planned(90, clocked(150)), Some(Good), &[]),
            ("more than that", planned(90, clocked(151)), Some(Hint), &[]),
            ("six minutes for five", planned(300, clocked(360)), Some(Good), &[]),
            ("no plan at all", planned(0, clocked(301)), Some(Hint), &[]),
            ("a plan beyond all reason", planned(u32::MAX, whole(&many)), Some(Hint), &[]),
        ],
    );
    for (told, said) in [
        (planned(90, clocked(200)), "3:20 long; 1:30 were planned."),
        (clocked(400), "6:40 long; past 5:00 listeners interrupt."),
        (planned(90, whole("word")), "1 word, about 0:00 aloud: short for the 1:30 that were planned."),
        (whole("word"), "1 word, about 0:00 aloud: shorter than most answers."),
    ] {
        let note = findings("length", &told).iter().map(|finding| finding.note.to_string()).collect::<String>();
        assert!(note.starts_with(said), "{note}");
    }
}

#[test]
fn pace() {
    let of = |count: usize| words(count);
    let texts = [109, 110, 170, 171].map(of);
    let spoken = |text, seconds| Told { seconds: Some(seconds), is_spoken: true, ..whole(text) };
    holds(
        "pace",
        &[
            ("a little slow", spoken(&texts[0], 60), Some(Hint), &[]),
            ("just fast enough", spoken(&texts[1], 60), Some(Good), &[]),
            ("just slow enough", spoken(&texts[2], 60), Some(Good), &[]),
            ("a little fast", spoken(&texts[3], 60), Some(Hint), &[]),
            ("typed", Told { is_spoken: false, ..spoken(&texts[3], 60) }, None, &[]),
            ("without a clock", Told { seconds: None, ..spoken(&texts[3], 60) }, None, &[]),
            ("no time passed", spoken(&texts[3], 0), None, &[]),
        ],
    );
}

#[test]
fn balance() {
    let long_way = [SITUATION; 4].join(" ");
    let long_end = [RESULT; 5].join(" ");
    holds(
        "balance",
        &[
            ("much of it is what was done", TOLD, Some(Good), &[]),
            ("a long way to it", situation(&long_way), Some(Hint), &[]),
            ("hardly anything done", result(&long_end), Some(Hint), &[]),
            ("told backwards", parts([RESULT, ACTION, TASK, SITUATION]), Some(Hint), &[]),
            ("too short to say", parts(["I came.", "", "I saw.", "I won."]), None, &[]),
            ("no Action", parts([SITUATION, TASK, "", RESULT]), Some(Hint), &[]),
        ],
    );
}

#[test]
fn result_present() {
    holds(
        "result-present",
        &[
            ("a figure", result("As a result, complaints fell by 40 %."), Some(Good), &["As a result", "40 %"]),
            (
                "a figure in words",
                result("In the end sales doubled, and we kept the client."),
                Some(Good),
                &["In the end"],
            ),
            (
                "thanks",
                result("My manager thanked me. The next inspection found nothing wrong."),
                Some(Good),
                &["thanked"],
            ),
            ("praise", result("The parents were delighted, and it went out on time."), Some(Good), &["on time"]),
            (
                "something that lasts",
                result("The ward has used the chart ever since. Nobody has fallen again."),
                Some(Good),
                &["ever since"],
            ),
            (
                "a promotion",
                result("I was promoted that spring and the course is still taught."),
                Some(Good),
                &["promoted"],
            ),
            (
                "British",
                result("We finished ahead of schedule and the head praised the programme."),
                Some(Good),
                &["praised"],
            ),
            (
                "the outcome of an error",
                result("We lost the client. I learned to ask before I promise."),
                Some(Good),
                &["learned"],
            ),
            ("a figure alone", result("That makes 12 pages."), Some(Hint), &["12 pages"]),
            ("nothing", result(""), Some(Missing), &[]),
            ("one more action", result("I then wrote an email to the vendor."), Some(Missing), &[]),
            ("an intention", result("I hope to hear from them."), Some(Missing), &[]),
            ("in another part", parts([SITUATION, TASK, RESULT, ""]), Some(Missing), &[]),
            ("a case", Told { kind: Kind::Case, ..TOLD }, None, &[]),
        ],
    );
}

#[test]
fn task_present() {
    holds(
        "task-present",
        &[
            ("a job", task("My job was to get the ward through the night."), Some(Good), &["My job was"]),
            ("being asked", task("I was asked to find the cause by Monday."), Some(Good), &["I was asked to"]),
            ("being responsible", task("I was responsible for the rota."), Some(Good), &["responsible for"]),
            ("a goal", task("The goal was to ship before the holidays."), Some(Good), &["goal was"]),
            ("having to", task("I had to tell the parents before the news did."), Some(Good), &["had to"]),
            (
                "somebody wanting it",
                task("My manager wanted me to run the stall on my own."),
                Some(Good),
                &["wanted me to"],
            ),
            ("being in charge", task("I was put in charge of the stock count."), Some(Good), &["in charge"]),
            ("nothing", task(""), Some(Missing), &[]),
            ("a place", task("The office was on the third floor."), Some(Missing), &[]),
            (
                "in the Situation only",
                parts(["In May I was responsible for the rota.", "", ACTION, RESULT]),
                Some(Hint),
                &["responsible for"],
            ),
        ],
    );
}

#[test]
fn a_task_that_the_split_sees_is_not_denied() {
    for duty in [
        "My manager asked me to bring the numbers back before the review.",
        "I was asked to bring the numbers back before the review.",
        "My job was to bring the numbers back before the review.",
        "Our director wanted me to bring the numbers back before the review.",
    ] {
        let text = [SITUATION, duty, ACTION, RESULT].join(" ");
        let told = whole(&text);
        let (_, from, to) = review(&told).segments[1];
        assert!(text[from..to].contains(duty), "{}", &text[from..to]);
        holds("task-present", &[(duty, told, Some(Good), &[])]);
    }
}

#[test]
fn own_actions() {
    holds(
        "own-actions",
        &[
            (
                "one subject, three verbs",
                action("I asked the nurse, checked the chart and rang the family."),
                Some(Good),
                &["asked", "checked", "rang"],
            ),
            (
                "irregular verbs",
                action("I wrote the list. I taught the new ones. Then I sat with each of them."),
                Some(Good),
                &["wrote", "taught", "sat"],
            ),
            (
                "adverbs between",
                action("I quickly called Ann. I also drew a map. I then built a copy."),
                Some(Good),
                &["built"],
            ),
            ("two", action("I asked them why. I went to see it."), Some(Hint), &["asked"]),
            (
                "the team",
                action("We held a meeting and they agreed. The team fixed it. We tested it."),
                Some(Missing),
                &[],
            ),
            ("what was felt", action("I felt sad. I was tired. I knew it. I wanted it."), Some(Missing), &[]),
            ("what would be", action("I would ask. I would write a list. I would call them."), Some(Missing), &[]),
            ("nothing", action(""), Some(Missing), &[]),
        ],
    );
}

#[test]
fn i_or_we() {
    holds(
        "i-or-we",
        &[
            ("mostly I", action("I asked, I wrote, and then we met in my office."), Some(Good), &["I"]),
            ("mostly we", action("We asked, we wrote, and then I met our client."), Some(Hint), &["We", "our"]),
            ("as much of one as of the other", action("I asked, and we wrote."), Some(Good), &[]),
            (
                "we in the other parts",
                parts(["We were five.", "We had to ship.", "I asked and I wrote.", "We shipped."]),
                Some(Good),
                &[],
            ),
            ("neither", parts(["It broke.", "It had to work.", "People called.", "It worked."]), None, &[]),
            ("letters within words", action("Imagine the weather in Weimar. I was there."), Some(Good), &["I"]),
        ],
    );
}

#[test]
fn quantified() {
    // What it is, the Result, how far its figures go; nothing, where there are none.
    for (what, text, expected) in [
        ("both ends of a change", "Latency went from 40 to 12 ms.", Some(3)),
        ("a share", "Complaints fell by 40 %.", Some(2)),
        ("money", "It saved $2 million.", Some(2)),
        ("a count", "We kept 12 customers.", Some(2)),
        ("a word for it", "Sales doubled.", Some(2)),
        ("a share in words", "It cut the waiting time by a third.", Some(2)),
        ("a number in words", "We served fifty more patients.", Some(2)),
        ("a length of time", "It took two weeks.", Some(1)),
        ("a year", "It went live in 2021.", None),
        ("an ordinal", "We moved to the 4th floor and came 1st.", None),
        ("a version", "We moved to version 3.2 of it.", None),
        ("a time of the day", "They left at 10:30.", None),
        ("no figure", "Everybody was happy.", None),
        ("nothing", "", None),
    ] {
        let findings = findings("quantified", &result(text));
        let [Finding { level, note, .. }] = findings.as_slice() else { panic!("{what}: {findings:?}") };
        let (expected_level, reach) = match note {
            Note::Figures { level, .. } => (Good, Some(*level)),
            _ => (Hint, None),
        };
        assert_eq!((*level, reach), (expected_level, expected), "{what}: {note:?}");
    }
}

#[test]
fn specific_episode() {
    let usual =
        action("I usually ask the client first. I always write it down. I would then call them. I would check it.");
    holds(
        "specific-episode",
        &[
            ("once, in March", TOLD, Some(Good), &["In March"]),
            ("what usually is", usual, Some(Missing), &["usually"]),
            (
                "what would be",
                action("I would ask the client. I'd write it down. I would call them."),
                Some(Missing),
                &["would"],
            ),
            (
                "one habit among deeds",
                action("I asked her. I wrote it down. I rang them, as I always do. I drove there."),
                Some(Good),
                &[],
            ),
            (
                "the question's own words alone",
                situation("Customers would complain about it every week in 2021."),
                Some(Good),
                &[],
            ),
        ],
    );
}
