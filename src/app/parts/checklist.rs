//! A list to tick. Each tick has a name, its list and its item, under which it is kept.

use crate::app::el::{El, el, of_class};
use crate::app::parts::tick;
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::content::guide::Item;

/// The list, with what each item is good for. `prefix` names the list, such as `checklist/before-applying`; a tick is
/// kept under that and the item's id.
pub fn checklist(app: App, prefix: &str, items: &[Item]) -> El {
    let row = |item: &Item| {
        let key = [prefix, "/", &item.id].concat();
        let changed = key.clone();
        let why = item.why.as_ref().map(|why| of_class("span", "small quiet why").text(why));
        let label = el("span").text(&item.text).text(" ").child_if(why);
        let is_ticked = move || app.ticks.with(|ticks| ticks.as_ref().is_some_and(|ticks| ticks.is_ticked(&key)));
        let change = move |on| app.story(StoryEvent::Tick(changed.clone(), on));
        el("li").child(tick(None, label, is_ticked, change))
    };
    of_class("ul", "plain checklist").children(items.iter().map(row))
}
