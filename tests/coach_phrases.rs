//! Sentences of all sorts of speech, British and American, said and written: which each check must see, and which it
//! must leave alone. The checks' borders are in `coach.rs` and `coach_words.rs`.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

#[path = "support/coach.rs"]
mod support;

use star_drill::coach::{Level, Note, Told};
use star_drill::content::{Kind, Polarity};
use support::{action, findings, level, parts, result, situation, task, whole};

use Level::{Good, Hint, Missing};

/// Fails with all phrases of which the check says something else than expected.
fn all(check: &str, expected: Level, told: impl for<'a> Fn(&'a str) -> Told<'a>, phrases: &[&str]) {
    assert!(phrases.len() >= 10, "only {} phrases", phrases.len());
    let others: Vec<String> = phrases
        .iter()
        .filter(|phrase| level(check, &told(phrase)).unwrap_or(Good) != expected)
        .map(|phrase| format!("{phrase:?}: {:?}", findings(check, &told(phrase))))
        .collect();
    assert!(others.is_empty(), "{check}, expected {expected:?}:\n{}", others.join("\n"));
}

fn after_a_failure(text: &str) -> Told<'_> {
    Told { polarity: Polarity::Failure, ..result(text) }
}

#[test]
fn outcomes() {
    all(
        "result-present",
        Good,
        result,
        &[
            "No jams since.",
            "Zero complaints.",
            "Shipped on the Friday, two days early.",
            "It worked. We have not had a leak since.",
            "In the end they renewed the contract for three years.",
            "Waiting time dropped from nine minutes to four.",
            "The parents thanked us, and the head teacher asked me to run it again.",
            "My manager recognized it at the all-hands and the other teams adopted it.",
            "She passed her exam and now works on the ward.",
            "We lost the client, and I learned never to promise a date again.",
            "Sales went up by a fifth and the shop kept its lease.",
            "The audit found nothing, and nobody had to work the weekend.",
            "um so in the end, yeah, they were really happy and it's still running today",
            "The organisation rolled it out to all 14 branches.",
            "He apologised, and we have been friends ever since.",
        ],
    );
    all(
        "result-present",
        Missing,
        result,
        &[
            "",
            "I then wrote an email to the vendor.",
            "I hope to hear from them.",
            "I called the supplier and asked for the list.",
            "I am waiting for their answer.",
            "Next I would ask the team.",
            "I sat down with her and explained the plan.",
            "Then I opened the second box.",
            "I plan to look at it in spring.",
            "I drew a map of the building.",
        ],
    );
}

#[test]
fn duties() {
    all(
        "task-present",
        Good,
        task,
        &[
            "My job was to get the ward through the night.",
            "I was asked to find the cause by Monday.",
            "My boss asked me to take over the account.",
            "I needed to get the stock counted before the shop opened.",
            "It fell to me to tell the families.",
            "I owned the migration from start to finish.",
            "The goal was to cut the queue in half.",
            "As team lead I was accountable for the budget.",
            "so yeah, um, I had to sort it out before the bus came",
            "We had until Friday to deliver the programme.",
            "Keep the line running, and find out why it stopped: that was mine.",
            "I'd been put in charge of the rota.",
            "I volunteered to organize the fundraiser.",
            "The client wanted us to ship by the end of the quarter.",
            "I wanted to win them back.",
        ],
    );
    all(
        "task-present",
        Missing,
        task,
        &[
            "",
            "The office was on the third floor.",
            "It was raining.",
            "There were nine of us.",
            "The machine was old and loud.",
            "Sales had been falling for a year.",
            "She had joined in May.",
            "The bus was late again.",
            "Nobody liked the colour of the walls.",
            "Our shop sold bread, cakes and coffee.",
        ],
    );
}

#[test]
fn what_the_teller_did() {
    all(
        "own-actions",
        Good,
        action,
        &[
            "I asked the nurse, checked the chart and rang the family.",
            "I wrote the list. I taught the new ones. Then I sat with each of them.",
            "I quickly called Ann. I also drew a map. I then built a copy.",
            "I organised a meeting, analysed the logs and prioritised the fixes.",
            "I organized a meeting, analyzed the logs and prioritized the fixes.",
            "so I, um, I rang him up, and I told him straight, and then I drove over there",
            "Flushed the radiator, swapped the thermostat. Rang the customer. Wrote it up.",
            "Then came the audit. I pulled the files, I matched them by hand and I signed each page.",
            "I didn't let it go. I went to see her. I explained what we needed.",
            "I began to test it, I found the fault and I fixed it.",
            "I pull over, I ring him, I tell him what I see.",
        ],
    );
    all(
        "own-actions",
        Missing,
        action,
        &[
            "",
            "We held a meeting and they agreed. The team fixed it. We tested it.",
            "I felt sad. I was tired. I knew it. I wanted it.",
            "I would ask. I would write a list. I would call them.",
            "Then came the audit. Next came the flood. Last came the bill.",
            "Came the winter, the pipes froze. Came the spring, the roof leaked.",
            "The manager called the client. She wrote the letter. They signed it.",
            "It was hard. It took long. It had to be done.",
            "Followed by a meeting, the launch was moved. Asked by nobody, it stayed there.",
            "I was promoted. I was moved. I was sent away.",
        ],
    );
}

#[test]
fn the_teller_and_the_team() {
    all(
        "i-or-we",
        Hint,
        action,
        &[
            "We asked, we wrote, and then I met our client.",
            "We organised it and we ran it.",
            "So, um, we just went there and we fixed it, you know.",
            "Our team met. We chose a plan. I agreed.",
            "We'd built it before, so we reused it.",
            "We tested it ourselves.",
            "They gave us the keys, and we opened our shop.",
            "We analyzed our logs. I slept.",
            "Together we wrote the report, and we sent it off.",
            "We. We did it. All of us.",
        ],
    );
    all(
        "i-or-we",
        Good,
        action,
        &[
            "I asked, I wrote, and then we met in my office.",
            "I organised it and I ran it.",
            "So, um, I just went there and I fixed it, you know.",
            "Imagine the weather in Weimar. I was there.",
            "My plan was simple, and I drew it myself.",
            "I rang Ann, who told us. I wrote it down.",
            "I'd built one before, so I reused mine.",
            "I tested it, and we shipped it.",
            "They gave me the keys. I opened the shop.",
            "Drew the map, rang the school, fetched the keys.",
        ],
    );
}

#[test]
fn figures() {
    let reach = |text: &str| {
        let findings = findings("quantified", &result(text));
        findings.iter().map(|finding| if let Note::Figures { level, .. } = finding.note { level } else { 0 }).max()
    };
    for (expected, phrases) in [
        (
            3,
            &[
                "Latency went from 40 to 12 ms.",
                "We went from twenty to three.",
                "Complaints fell from twenty a week to three.",
                "It came down from a hundred and fifty to ninety.",
                "from nine minutes to four",
                "4 complaints instead of 22",
                "It takes two hours rather than nine.",
                "The queue shrank from forty people to twelve.",
                "Turnover rose from £3 million to £4.5 million.",
                "so it went, um, from like sixty to about ten",
                "It dropped from 12% to 3%.",
            ][..],
        ),
        (
            2,
            &[
                "Complaints fell by 40 %.",
                "It saved $2 million.",
                "We kept 12 customers.",
                "Sales doubled.",
                "It cut the waiting time by a third.",
                "We served fifty more patients.",
                "That was ten per cent more.",
                "We saved £900.",
                "About two hundred people came.",
                "Half of them signed.",
            ][..],
        ),
        (
            1,
            &[
                "It took two weeks.",
                "We finished three days early.",
                "It has run for six months.",
                "They answered within one hour.",
                "It takes 30 seconds.",
                "We were done in a couple of weeks, say 3 weeks.",
                "They came back after ten years.",
                "It held for two seasons.",
                "It was over in five minutes.",
                "That was four quarters in a row.",
            ][..],
        ),
        (
            0,
            &[
                "It went live in 2021.",
                "We moved to the 4th floor and came 1st.",
                "We moved to version 3.2 of it.",
                "They left at 10:30.",
                "Everybody was happy.",
                "",
                "1. They signed. 2. They stayed.",
                "- 1) They signed\n- 2) They stayed",
                "One of them stayed.",
                "She moved to Room 12 on floor 5.",
                "It is on page 7 of the handbook.",
                "It was second to none.",
            ][..],
        ),
    ] {
        let others: Vec<_> =
            phrases.iter().map(|text| (text, reach(text))).filter(|(_, reach)| *reach != Some(expected)).collect();
        assert!(phrases.len() >= 10 && others.is_empty(), "expected {expected}: {others:?}");
    }
}

#[test]
fn occasions_and_habits() {
    all(
        "specific-episode",
        Missing,
        action,
        &[
            "I would ask the client. I'd write it down. I would call them.",
            "I usually ask the client first. I always write it down.",
            "I would usually organise a meeting. I would listen.",
            "I'd typically analyze the logs, and I'd generally ask the team.",
            "So I would, um, I would normally just talk to them.",
            "I often remind them. I always check twice. I usually stay late.",
            "We would meet. I would explain it. I would take notes.",
            "I would first calm them down, and then I would look for the cause.",
            "I could ask them. I would probably write to them.",
            "I generally tell people the truth. I always do.",
        ],
    );
    all(
        "specific-episode",
        Good,
        action,
        &[
            "I asked her. I wrote it down. I rang them, as I always do. I drove there.",
            "I said I would call him back. I called him back. I told him the price.",
            "I told them I would be there by six. I drove over and I fixed it.",
            "I promised that I would check it. I checked it twice and I signed it off.",
            "I asked whether I could help. I carried the boxes.",
            "I knew I would need help, so I rang Ann. I explained it to her.",
            "I would have lost it, so I wrote it down and I rang them.",
            "I decided I would organise it myself. I booked the hall and I printed the flyers.",
            "I'd say I talked to twelve people. I wrote down what they said.",
            "I analyzed the logs, I found the lock, and I removed it.",
            "I drew up what I would do in each case. I showed it to her, and I sent it round.",
        ],
    );
    all(
        "specific-episode",
        Hint,
        |text| parts([text, "", "", ""]),
        &[
            "People like to be asked. It makes them feel heard.",
            "Customers are important. They deserve respect.",
            "Good teams talk. Bad teams do not.",
            "Communication is the key to everything.",
            "It is hard to say. There are many ways.",
            "Honesty matters. So does kindness.",
            "Trust is earned and not given.",
            "Nobody is perfect. Everybody errs.",
            "Quality comes from care.",
            "Plans are good. Deeds are better.",
        ],
    );
}

#[test]
fn fillers() {
    let spoken = |text| Told { is_spoken: true, ..whole(text) };
    fn said(text: &str) -> Told<'_> {
        Told { is_spoken: true, ..whole(text) }
    }
    all(
        "fillers",
        Hint,
        said,
        &[
            "Um, I was in the shop.",
            "I was, uh, in the shop.",
            "It was, like, really late.",
            "So, I rang them.",
            "It was, you know, hard.",
            "Er, I called them.",
            "Basically, we were late.",
            "I rang him, right, and he came.",
            "Erm, it was a Tuesday.",
            "It was, I mean, a mess.",
            "It was, sort of, done.",
        ],
    );
    all(
        "fillers",
        Good,
        said,
        &[
            "I like the shop.",
            "The till broke, so I called them.",
            "They came right away.",
            "You know the street.",
            "I mean what I say.",
            "It was that sort of shop.",
            "It is basically a pump.",
            "Everything went well.",
            "I actually rang them.",
            "He was okay with it.",
            "What a kind of you.",
        ],
    );
    assert_eq!(level("fillers", &spoken("")), None);
}

#[test]
fn claims() {
    all(
        "vague-claim",
        Hint,
        result,
        &[
            "It significantly improved the efficiency of the team.",
            "This had a huge impact on morale.",
            "It greatly increased productivity.",
            "We optimised the process.",
            "We optimized the process.",
            "Communication improved.",
            "It was, like, way more efficient.",
            "It was a great success.",
            "The quality was much improved, and there was a dramatic improvement.",
            "It boosted engagement and strengthened the culture.",
            "We drastically reduced errors.",
        ],
    );
    all(
        "vague-claim",
        Good,
        result,
        &[
            "It improved productivity by 12 %.",
            "The line no longer reached the door.",
            "It greatly improved efficiency. We now pack 40 boxes an hour instead of 25.",
            "Errors fell from nine a week to two. That was a huge improvement.",
            "We optimised the process: it takes 4 minutes now.",
            "They said it was the best day of the year.",
            "The client signed again.",
            "Nobody was hurt.",
            "She passed her exam.",
            "The rota is still on the wall.",
            "It was a huge success: 300 people came.",
        ],
    );
}

#[test]
fn lessons() {
    all(
        "learning",
        Good,
        after_a_failure,
        &[
            "I learned to check the date with the printer first.",
            "I learnt to ring before I drive.",
            "Since then I read every form aloud before I sign.",
            "Looking back, I should have called her.",
            "What I took from it is to ask earlier.",
            "Now I always ring before I drive.",
            "I should have asked her first.",
            "I should've asked, you know.",
            "Never again will I sign without reading.",
            "With hindsight, I would ask sooner.",
            "Next time I would ask the client.",
            "If I had to do it again, I'd start with the data.",
            "If I were to do it over, I would write it down.",
            "It taught me to write things down.",
            "That was a lesson in humility.",
            "I now make it a rule to test the backup.",
            "These days I ask twice.",
            "I realised that I had not listened.",
            "I realized too late that I hadn't listened.",
            "My mistake was that I trusted the sheet.",
            "I've never shipped on a Friday since.",
            "I have checked the seal on every valve since then.",
            "I came to see that speed is not everything.",
            "I wouldn't do it that way again.",
            "From that day on I kept a log.",
            "I'd do it differently today.",
            "I've changed the way I brief people.",
            "The takeaway for me was to ask.",
        ],
    );
    all(
        "learning",
        Missing,
        after_a_failure,
        &[
            "",
            "The printer had to do it again. It cost $300.",
            "They were angry, and we paid for it.",
            "He taught the class on Monday.",
            "We shipped it a week late.",
            "The client left in May.",
            "I apologised to her, and she went home.",
            "It was the supplier who had sent the wrong part.",
            "She took the box from the shelf.",
            "The bridge stayed shut all week.",
            "The students should have had a week.",
        ],
    );
}

#[test]
fn blame() {
    all(
        "blame-or-secret",
        Hint,
        action,
        &[
            "It was all their fault.",
            "My manager was incompetent.",
            "He lied to me.",
            "She lied about the numbers.",
            "The team was useless.",
            "The vendor had no clue what they were doing.",
            "We failed because of her.",
            "It was all down to Dave.",
            "My colleagues were lazy.",
            "It was their fault.",
            "It's the sales team's fault that we were late.",
            "They screwed it up.",
            "He messed up the order, and I had to fix it.",
            "She didn't have a clue.",
            "It was, like, totally his fault.",
            "My boss had no idea what he was doing.",
            "The supplier dropped the ball.",
            "They couldn't be bothered to reply.",
            "He was an idiot.",
            "The organisation is a joke, honestly.",
        ],
    );
    all(
        "blame-or-secret",
        Good,
        action,
        &[
            "It was my fault, and I told them so.",
            "I dropped the flyers at the school.",
            "I dropped the ball bearings into the tray.",
            "I dropped the ball, and I owned up to it.",
            "I explained it again because they didn't know the new form.",
            "I showed her, because she didn't understand the chart.",
            "I signed an NDA with the vendor before we talked.",
            "I emptied the confidential waste.",
            "I put up classified ads.",
            "I can talk about the details for hours.",
            "Because of her question I looked again.",
            "The old pump was useless, so I swapped it.",
            "The dog lay in the lazy sun.",
            "I lied down for an hour, then went back.",
            "It was nobody's fault.",
            "I asked what was at fault and found the relay.",
            "I had no clue how to do it, so I asked.",
            "She said that it was not her fault, and I agreed.",
            "I classified the tickets by cause.",
            "I kept the medical files confidential.",
        ],
    );
}

#[test]
fn secrets() {
    all(
        "blame-or-secret",
        Hint,
        situation,
        &[
            "This is under NDA, but in May we built a drone.",
            "The figures are confidential.",
            "I'm not allowed to say which client it was, but it was a bank.",
            "I can't disclose the name of the client.",
            "It isn't public yet, but we are buying them.",
            "Between you and me, the launch is in May.",
            "This is off the record.",
            "The deck was marked internal use only.",
            "I had inside information about the merger.",
            "We worked on an unreleased phone.",
            "I signed an NDA, so I can't tell you the name.",
            "It was a trade secret.",
            "I shouldn't really tell you this.",
            "It's confidential, um, but it was a hospital.",
        ],
    );
}

#[test]
fn all_that_is_blamed_is_told_and_all_that_is_secret() {
    let told = parts([
        "It was his fault. The figures are confidential.",
        "I had to mend it.",
        "My manager was incompetent. I rang them.",
        "They were lazy, and the numbers are under NDA.",
    ]);
    let findings = findings("blame-or-secret", &told);
    let places: Vec<_> = findings.iter().map(|it| (it.segment, it.spans.len())).collect();
    assert_eq!(findings.len(), 5, "{findings:?}");
    assert!(places.iter().all(|(segment, spans)| segment.is_some() && *spans == 1), "{places:?}");
    let twice = support::findings("blame-or-secret", &action("He was lazy. It was their fault. She was useless."));
    assert_eq!(twice.iter().map(|finding| finding.spans.len()).collect::<Vec<_>>(), [1, 1, 1], "{twice:?}");
}

#[test]
fn steps_of_cases() {
    fn diagnosis(text: &str) -> Told<'_> {
        Told { kind: Kind::Case, question: Some("Orders fell by a fifth. Why is that?"), ..whole(text) }
    }
    fn metrics(text: &str) -> Told<'_> {
        Told { kind: Kind::Case, question: Some("How would you measure the success of a wish list?"), ..whole(text) }
    }
    all(
        "case",
        Good,
        diagnosis,
        &[
            "First I'd make sure the drop is real and not a bug in tracking. Then I'd break it down by region. It might be \
             a price change, so I'd run a test.",
            "Is it a data error? I'd slice by device, look at what changed that week, and roll back the release to see.",
            "I'd check whether the number is right. Is it all countries or one? A rival may have cut prices. I'd talk to \
             users who left.",
            "When did it start, and is logging fine? Is it new or returning customers? Perhaps a bug in checkout; I'd \
             compare with a version without it.",
            "I'd confirm the size of the drop, split it by channel, list the likely reasons, and rule each out with data.",
            "I'd verify the data, then segment by cohort. My hypothesis is a slow page; I'd test it with an experiment.",
            "Let me double-check the dashboard. Where in the funnel do we lose them? It could be shipping fees. I'd look at \
             the logs to see if it holds.",
            "Is it seasonality? Compare it year on year. Is it iOS only? Maybe a release broke something. Revert it and \
             watch.",
            "I'd ask if the definition changed. I'd look at it by category. One cause could be stock; I'd survey customers.",
            "Check the instrumentation. Look at mobile and desktop apart. The cause may be the new flow. I'd A/B test the \
             old one.",
        ],
    );
    all(
        "case",
        Good,
        metrics,
        &[
            "The main metric is the share of orders with a gift. I would compare it with last year, and watch whether \
             people come back over the next months.",
            "I'd track how many people add an item each week, against a control group, and retention after six months.",
            "Success means more people buy what they saved. I'd set a baseline first. Later on I'd look at lifetime value.",
            "Count lists per user. Hold it against those without it. See if they still use it a year later.",
            "Conversion is the north star. An A/B test tells us if it moved. Watch churn in the long run.",
            "I'd look at the percentage who return, before and after the launch, and whether they stay.",
            "Adoption, then engagement, compared with similar features. Long-term, loyalty.",
            "The number of saved items per customer, versus the previous quarter, and repeat purchases.",
            "Click-through rate against a benchmark, and customer lifetime value.",
            "I'd measure sign-ups relative to the old page, and check after three months if they're still active.",
        ],
    );
    all(
        "case",
        Missing,
        metrics,
        &[
            "",
            "Well, I like it.",
            "It sounds good to me.",
            "Good question.",
            "I am fond of gifts.",
            "My aunt has a red one.",
            "Um, so, well.",
            "Blue looks nice there.",
            "Let me think.",
            "Sure, why not.",
        ],
    );
}
