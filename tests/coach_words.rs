//! What the coach's checks find in the words of an answer, and what they must not.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

#[path = "support/coach.rs"]
mod support;

use star_drill::coach::{Level, Told, review};
use star_drill::content::{FollowUpFamily, Kind, Polarity, PrincipleId};
use support::{action, findings, holds, matched, parts, result, situation, whole};

use Level::{Good, Hint, Missing};

#[test]
fn fillers() {
    let spoken = |text| Told { is_spoken: true, ..whole(text) };
    let full = "So, um, I was, uh, in the shop and, like, the till, you know, broke. Er, I called them.";
    let clean = "I was in the shop and the till broke, so I called them. They came right away, which I like.";
    holds(
        "fillers",
        &[
            ("full of them", spoken(full), Some(Hint), &["um", "uh", "like", "you know", "Er"]),
            ("the same words as words", spoken(clean), Some(Good), &[]),
            ("typed", whole(full), None, &[]),
            ("nothing said", spoken(""), None, &[]),
        ],
    );
    assert!(matched("fillers", &spoken(clean)).is_empty());
}

#[test]
fn vague_claim() {
    holds(
        "vague-claim",
        &[
            ("no number", result("It significantly improved the efficiency of the team."), Some(Hint), &["improved"]),
            ("a huge impact", result("This had a huge impact on morale."), Some(Hint), &["huge impact"]),
            ("with its number", result("It improved productivity by 12 %."), Some(Good), &[]),
            ("something that can be seen", result("The line no longer reached the door."), Some(Good), &[]),
        ],
    );
}

#[test]
fn learning() {
    let after = |polarity, text| Told { polarity, ..result(text) };
    let lesson = "I learned to check the date with the printer first.";
    holds(
        "learning",
        &[
            ("a lesson", after(Polarity::Failure, lesson), Some(Good), &["learned"]),
            (
                "a change of ways",
                after(Polarity::Failure, "Since then I read every form aloud before I sign."),
                Some(Good),
                &["Since then"],
            ),
            (
                "looking back",
                after(Polarity::Failure, "Looking back, I should have called her."),
                Some(Good),
                &["Looking back"],
            ),
            ("none", after(Polarity::Failure, "The printer had to do it again. It cost $300."), Some(Missing), &[]),
            ("nothing went wrong", after(Polarity::Success, "It cost $300."), None, &[]),
        ],
    );
}

#[test]
fn principle_hint() {
    let [frugality, invent] = ["frugality", "invent-and-simplify"].map(PrincipleId::new);
    let cheap =
        action("We had no budget, so I borrowed used shelves instead of buying new ones, and saved $900 of the costs.");
    let at = |target| Told { target: Some(target), ..cheap };
    let recited = action("I showed ownership and bias for action, and then I had to dive deep to earn trust.");
    holds(
        "principle-hint",
        &[
            ("what it asks for", at(&frugality), Some(Good), &[]),
            ("something else", at(&invent), Some(Hint), &[]),
            ("without a target", cheap, Some(Good), &[]),
            ("called by name", recited, Some(Hint), &["ownership", "bias for action"]),
            ("nothing said", parts([""; 4]), None, &[]),
        ],
    );
    assert_eq!(review(&cheap).principles.first().map(|(id, _)| *id), Some("frugality"));
}

#[test]
fn blame_or_secret() {
    holds(
        "blame-or-secret",
        &[
            ("a fault of theirs", action("It was all their fault."), Some(Hint), &["their fault"]),
            ("running somebody down", action("My manager was incompetent."), Some(Hint), &["incompetent"]),
            ("under an agreement", situation("This is under NDA, but in May we built a drone."), Some(Hint), &["NDA"]),
            ("a mark on the paper", situation("The figures are confidential."), Some(Hint), &["confidential"]),
            ("one's own fault", action("It was my fault, and I told them so."), Some(Good), &[]),
            ("a ball", action("I dropped the flyers at the school."), Some(Good), &[]),
        ],
    );
}

#[test]
fn written() {
    let question = "How would you make returns of large furniture easier for customers?";
    let paper = |text| Told { kind: Kind::Written, question: Some(question), ..whole(text) };
    let prose = "Customers return large furniture too late, because a return needs a van. ".repeat(30);
    let bullets = format!("Returns of furniture are hard.\n{}", "- a van costs 40 dollars\n".repeat(80));
    let off = "Our warehouse has many doors, and nobody opens them after six in the evening. ".repeat(30);
    let long = prose.repeat(6);
    holds(
        "written",
        &[
            ("a page of prose that takes up the question", paper(&prose), Some(Good), &["furniture"]),
            ("nothing but a list", paper(&bullets), Some(Hint), &[]),
            ("another subject", paper(&off), Some(Hint), &[]),
            ("half a dozen pages", paper(&long), Some(Hint), &[]),
            ("two lines", paper("Customers return furniture late."), Some(Hint), &[]),
            ("an answer aloud", Told { question: Some(question), ..whole(&prose) }, None, &[]),
        ],
    );
}

#[test]
fn a_press_release_is_told_what_it_lacks() {
    let release = "PRESS RELEASE\nSEATTLE, March 3 2026. Today we announced Returns at the Door.\n\
                   The problem: customers wait for a van. With this they can be free of it.\n\
                   Customer FAQ\nHow much will it cost?\n";
    let told = Told { kind: Kind::Written, ..whole(release) };
    let notes: Vec<String> = findings("written", &told).iter().map(|finding| finding.note.to_string()).collect();
    assert!(notes.iter().any(|note| note.contains("internal FAQ")), "{notes:?}");
    let plain = Told { kind: Kind::Written, ..whole("We sell chairs. They are returned late.") };
    let notes: Vec<String> = findings("written", &plain).iter().map(|finding| finding.note.to_string()).collect();
    assert!(!notes.iter().any(|note| note.contains("FAQ")), "{notes:?}");
}

#[test]
fn a_press_release_need_not_say_the_question_again() {
    let release =
        "PRESS RELEASE\nSEATTLE, March 3 2026. Today we announced Vans on Call.\nCustomer FAQ\nHow much is it?\n";
    let told = |text| Told { kind: Kind::Written, question: Some("How would you help the elderly?"), ..whole(text) };
    let notes = |text| findings("written", &told(text)).iter().map(|it| it.note.to_string()).collect::<String>();
    assert!(!notes(release).contains("question"), "{}", notes(release));
    assert!(notes("Vans come too late. They are few.").contains("question"));
}

#[test]
fn a_paper_and_a_case_have_no_segments() {
    let question = Some("How would you measure the success of returns at the door?");
    let text = "The main metric is the share of returns. The MECE framework says so. ".repeat(60);
    for (check, kind) in [("written", Kind::Written), ("case", Kind::Case)] {
        let told = Told { kind, question, ..whole(&text) };
        let findings = findings(check, &told);
        assert!(!findings.is_empty() && findings.iter().all(|it| it.segment.is_none()), "{findings:?}");
        assert!(findings.iter().any(|it| !it.spans.is_empty()), "{findings:?}");
    }
}

#[test]
fn a_few_words_are_no_pages() {
    for (count, expected) in
        [(0, "0 words, less"), (1, "1 word, less"), (249, "249 words, less"), (250, "About 0.5 pages")]
    {
        let text = vec!["word"; count].join(" ");
        let findings = findings("written", &Told { kind: Kind::Written, ..whole(&text) });
        let note = findings[0].note.to_string();
        assert!(note.starts_with(expected), "{note}");
        assert_eq!(findings[0].level == Hint, !findings[0].note.suggestion().is_empty(), "{note}");
    }
}

#[test]
fn an_answer_without_an_action_is_told_so_as_a_whole() {
    let none =
        whole("In May the roof of our school leaked. It was my job to keep the rooms dry. In the end nobody was hurt.");
    let [finding] = findings("own-actions", &none).try_into().expect("one finding");
    assert_eq!((finding.level, finding.segment, finding.spans.len()), (Missing, None, 0), "{finding:?}");
    let parts = findings("own-actions", &action(""));
    assert_eq!(parts[0].segment, Some(star_drill::content::Segment::Action));
}

#[test]
fn a_word_or_two_point_to_no_principle() {
    let invent = PrincipleId::new("invent-and-simplify");
    for text in ["I sat down. I stood up.", "I saved money."] {
        let told = Told { target: Some(&invent), ..parts(["", "", text, ""]) };
        assert_eq!(findings("principle-hint", &told), [], "{text}");
    }
    let paper =
        Told { kind: Kind::Written, target: Some(&invent), ..action("I borrowed used shelves instead of buying.") };
    assert_eq!(findings("principle-hint", &paper), []);
}

#[test]
fn what_would_be_is_quoted_with_its_verb() {
    let told = action("I would usually ask the client. I'd write it down.");
    let matched = matched("specific-episode", &told);
    assert_eq!(matched, ["I would usually ask", "I'd write"]);
    assert_eq!(findings("specific-episode", &parts([""; 4])), [], "of nothing there is nothing to say");
}

#[test]
fn an_outcome_is_quoted_with_who_and_what() {
    let quoted = findings("result-present", &result("The audit found nothing, and she signed the form."));
    let note = quoted[0].note.to_string();
    assert!(note.contains("found nothing") && note.contains("she signed the form"), "{note}");
    let listed = result("1. They came back.\n2. They signed.");
    assert!(!findings("result-present", &listed)[0].note.to_string().contains("“1"), "an item's number is no figure");
}

#[test]
fn case() {
    let metrics = "How would you measure the success of a new button for gifts?";
    let told = |text| Told { kind: Kind::Case, question: Some(metrics), ..whole(text) };
    let full = "The main metric is the share of orders with a gift. I would compare it with last year in a test, and watch \
                whether people come back over the next months.";
    holds(
        "case",
        &[
            ("all that such a case goes through", told(full), Some(Good), &["metric"]),
            ("a part of it", told("The main metric is the number of clicks."), Some(Hint), &["metric"]),
            ("nothing of it", told("Well, I like it."), Some(Missing), &[]),
            (
                "a framework by its name",
                told(&format!("{full} I would use the HEART framework.")),
                Some(Hint),
                &["framework"],
            ),
            ("a story", whole(full), None, &[]),
        ],
    );
}

#[test]
fn what_is_lacking_brings_the_question_that_an_interviewer_would_ask() {
    let failure = Told { polarity: Polarity::Failure, ..result("") };
    for (check, told, family) in [
        ("result-present", result(""), FollowUpFamily::HowMeasured),
        ("quantified", result("Everybody was happy."), FollowUpFamily::HowMeasured),
        ("vague-claim", result("It had a huge impact."), FollowUpFamily::HowMeasured),
        ("own-actions", action(""), FollowUpFamily::OwnPart),
        ("i-or-we", action("We met, we talked, and we did our best."), FollowUpFamily::OwnPart),
        ("specific-episode", action("I would ask. I would call. I would write."), FollowUpFamily::RealProblem),
        ("learning", failure, FollowUpFamily::DifferentlyNow),
    ] {
        let families: Vec<_> = findings(check, &told).iter().map(|finding| finding.follow_up).collect();
        assert_eq!(families, [Some(family)], "{check}");
    }
}

#[test]
fn a_note_quotes_what_was_matched_and_says_what_to_try() {
    let told = result("It went better. It saved a huge amount, as a huge impact always does.");
    for finding in review(&told).findings {
        let note = finding.note.to_string();
        assert!(note.ends_with(['.', '?']) && !note.contains("  "), "{note:?}");
        assert_eq!(finding.level == Good, finding.note.suggestion().is_empty() || note.contains("figure"), "{note:?}");
    }
    let quoted = findings("vague-claim", &told).iter().map(|finding| finding.note.to_string()).collect::<String>();
    assert!(matched("vague-claim", &told).iter().all(|word| quoted.contains(word.as_str())), "{quoted}");
}
