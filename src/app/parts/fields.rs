//! Fields with their labels.

use crate::app::el::{El, el, is_ticked_at, of_class, value_at};

/// A choice from a list of values and their names.
pub fn select(
    id: &str,
    label: &str,
    options: Vec<(String, String)>,
    chosen: impl Fn() -> String + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let options = options.into_iter().map(|(value, name)| el("option").attr("value", &value).text(&name));
    let field = el("select").attr("id", id).children(options);
    // After the options, for a choice cannot have a value that is not among them.
    let field = field.value_by(chosen).on("change", move |event| choose(value_at(&event)));
    labelled(label, field)
}

/// A field of several lines, filled with `text`.
pub fn text_area(id: &str, label: &str, text: &str, input: impl Fn(String) + 'static) -> El {
    let field = of_class("textarea", "notes").attr("id", id).prop("value", text);
    labelled(label, field.on("input", move |event| input(value_at(&event))))
}

/// A box to tick; or, where it is one of a group of which one is chosen, a button of that group.
pub fn tick(
    group: Option<&str>,
    label: El,
    is_ticked: impl Fn() -> bool + 'static,
    change: impl Fn(bool) + 'static,
) -> El {
    let field = match group {
        Some(group) => el("input").attr("type", "radio").attr("name", group),
        None => el("input").attr("type", "checkbox"),
    };
    let field = field.ticked_by(is_ticked);
    of_class("label", "tick").child(field.on("change", move |event| change(is_ticked_at(&event)))).child(label)
}

/// A field with its label above it.
pub fn labelled(label: &str, field: El) -> El {
    of_class("label", "field").child(el("span").text(label)).child(field)
}
