//! While an answer is typed: how many words it has, about how long they take to say, and how they are shared out over the
//! segments. It judges nothing; screen readers find it but are not told of it.

use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, el, of_class, run_and_rerun};
use crate::app::state::{App, Typed};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::coach::WORDS_PER_MINUTE;
use crate::drill::{Field, Part};
use crate::progress::count_words;

use super::pacing_bar::hides_time;

/// The words of each part. Whoever follows one is told only when it changes, which most keys do not do.
type Counts = Rc<[Local]>;

/// The line, and for an answer in parts the bar. Empty where the drill has gone.
pub fn live(app: App) -> El {
    let plan = app.running.peek(|it| it.as_ref().map(|it| it.drill.setup().plan.clone())).unwrap_or_default();
    let counts: Counts = plan.iter().map(|_| Local::new(0)).collect();
    let [counted, of_line, of_bar, of_shares] = std::array::from_fn(|_| Rc::clone(&counts));
    run_and_rerun(Box::new(move || count(app, &counted)));
    let is_in_parts = plan.len() > 1;
    let so_far = move || {
        let total = total(&of_line);
        let current = app.running.with(|it| it.as_ref().map_or(0, |it| it.drill.current()));
        let here = of_line.get(current).map(Get::get).filter(|here| *here != total);
        let aloud = (!hides_time(app)).then(|| words().clock(ms_aloud(total)));
        if total == 0 { String::new() } else { (words().coach.so_far)(total, here, aloud.as_deref()) }
    };
    // What one part alone has, says nothing of the others.
    let has_shares = move || is_in_parts && counts.iter().filter(|count| count.get() > 0).count() > 1;
    let has_text = has_shares.clone();
    let parts: Vec<Part> = plan.iter().map(|planned| planned.part).collect();
    let shares = move || if has_text() { shares(&parts, &of_shares) } else { String::new() };
    of_class("div", "live").slot(has_shares, move |has_shares| has_shares.then(|| bar(&of_bar))).child(
        of_class("p", "row between small quiet tabular")
            .child(el("span").text_by(so_far))
            .child(el("span").text_by(shares)),
    )
}

/// Counts the words that are there, with those being typed.
fn count(app: App, counts: &[Local]) {
    let typed = app.unsaved.with(|unsaved| match unsaved {
        Some((Typed::Drill(Field::Part(place)), text)) => Some((*place, count_words(text))),
        _ => None,
    });
    app.running.with(|running| {
        let texts = running.iter().flat_map(|running| running.drill.texts());
        for (place, (text, count)) in texts.zip(counts).enumerate() {
            let words = typed.filter(|(part, _)| *part == place).map_or_else(|| count_words(text), |(_, words)| words);
            if count.get_untracked() != words {
                count.set(words);
            }
        }
    });
}

fn total(counts: &[Local]) -> usize {
    counts.iter().map(Get::get).sum()
}

/// About how long it takes to say so many words.
fn ms_aloud(words: usize) -> u64 {
    u64::try_from(words).unwrap_or(u64::MAX).saturating_mul(60_000) / u64::from(WORDS_PER_MINUTE)
}

/// The parts side by side, each as wide as its words are many.
fn bar(counts: &Counts) -> El {
    let part = |_: &Local| of_class("div", "part").child(el("i").style_by("--fill", || "1".into()));
    let parts = counts.iter().map(part);
    let widths = Rc::clone(counts);
    let columns = move || {
        let columns: Vec<String> = widths.iter().map(|it| format!("minmax(2px,{}fr)", it.get())).collect();
        columns.join(" ")
    };
    of_class("div", "pace thin").attr("aria-hidden", "true").style_by("--columns", columns).children(parts)
}

fn shares(parts: &[Part], counts: &[Local]) -> String {
    let total = total(counts).max(1);
    let share = |(part, count): (&Part, &Local)| (words().part_name(*part), count.get() * 100 / total);
    let shares: Vec<(&str, usize)> = parts.iter().zip(counts).map(share).collect();
    (words().coach.shares)(&shares)
}
