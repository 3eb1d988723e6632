//! The answer in the review, with the words marked that the coach speaks of.

use crate::app::el::{El, el, of_class};
use crate::app::words::words;
use crate::content::Segment;
use crate::drill::Part;

use super::coach::{Coach, MARK, Script};

/// The texts of the answer, each under its title. They follow the transcript and its parts; of an answer aloud that was
/// not written down there is nothing.
pub fn passages(coach: &Coach) -> El {
    let [read, shown] = [coach.clone(), coach.clone()];
    of_class("div", "arriving").slot(move || read.script(), move |script| of_script(&shown, &script))
}

fn of_script(coach: &Coach, script: &Script) -> Option<El> {
    if script.is_blank() {
        return (!coach.is_aloud).then(|| of_class("p", "quiet").text(words().nothing_written));
    }
    let passage = |(segment, text): (Segment, &String)| {
        let (segment, title) = match script.is_whole {
            true if coach.is_aloud => (None, words().coach.what_was_said),
            true => (None, words().part_name(Part::Whole)),
            false => (Some(segment), words().part_name(Part::Segment(segment))),
        };
        (!text.trim().is_empty()).then(|| el("div").child(el("h3").text(title)).child(prose(coach, segment, text)))
    };
    let passages = Segment::ALL.into_iter().zip(&script.texts).filter_map(passage);
    Some(of_class("div", "stack").children(passages))
}

fn prose(coach: &Coach, segment: Option<Segment>, text: &str) -> El {
    let (coach, text) = (coach.clone(), text.to_owned());
    of_class("p", "prose").slot(
        move || coach.marks(segment),
        move |(spans, is_chosen)| Some(marked(&text, &spans, is_chosen.then_some(MARK))),
    )
}

/// A text with marks; `id` names the first of them. A span that is none in this text, as while it is just being changed,
/// marks nothing.
fn marked(text: &str, spans: &[(usize, usize)], mut id: Option<&str>) -> El {
    let mut marked = el("span");
    let mut at = 0;
    for (start, end) in spans {
        let (Some(before), Some(words)) = (text.get(at..*start), text.get(*start..*end)) else { continue };
        if words.is_empty() {
            continue;
        }
        let mark = el("mark").text(words);
        let mark = match id.take() {
            Some(id) => mark.attr("id", id),
            None => mark,
        };
        marked = marked.text(before).child(mark);
        at = *end;
    }
    marked.text(text.get(at..).unwrap_or_default())
}
