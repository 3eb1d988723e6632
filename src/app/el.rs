//! Elements of the page, and how they follow the state.
//!
//! A builder over the DOM, driven by Leptos's reactive graph: whatever a closure reads is tracked, and when it changes
//! only that text, attribute or slot is written anew. Why not Leptos's `view!`: it makes a type for each piece of markup
//! and code for each type, which on this app weighed more than the whole budget of the first screen. DESIGN.md has the
//! figures. One element type here means one copy of the code, however many pages there are.
//!
//! Lifetimes: listeners and effects belong to the reactive owner under which they were made, and end with it. Every
//! [`El::slot`] has an owner of its own and renews it with its content, so nothing outlives what it was made for.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use crate::browser::Listener;
use crate::browser::document::document;

/// An element that is being built, or was.
#[derive(Clone, Debug)]
pub struct El {
    element: Element,
}

/// A new element without attributes or content.
#[expect(clippy::expect_used, reason = "fails only for tags that are no names; ours are written in the code")]
pub fn el(tag: &str) -> El {
    El { element: document().create_element(tag).expect("a tag that is a name") }
}

/// A new element of a drawing: an `svg`, or something in one.
#[expect(clippy::expect_used, reason = "fails only for tags that are no names; ours are written in the code")]
pub fn svg(tag: &str) -> El {
    const SVG: &str = "http://www.w3.org/2000/svg";
    El { element: document().create_element_ns(Some(SVG), tag).expect("a tag that is a name") }
}

/// A new element of a class.
pub fn of_class(tag: &str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// A button that does something. `class` may be empty.
pub fn button(class: &str, label: &str, press: impl FnMut() + 'static) -> El {
    let mut press = press;
    of_class("button", class).attr("type", "button").text(label).on("click", move |_| press())
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.element, name, Some(value));
        self
    }

    /// Keeps an attribute as `value` says; without a value it is taken away.
    pub fn attr_by(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        let element = self.element.clone();
        follow_text(Box::new(value), Box::new(move |value| set_attribute(&element, name, value)));
        self
    }

    /// Keeps a class on the element while `on` says so.
    pub fn class_by(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let list = self.element.class_list();
        let word = move || on().then(|| class.to_owned());
        let toggle = move |word: Option<&str>| {
            // Fails only for names with spaces; ours are written in the code.
            let _ = list.toggle_with_force(class, word.is_some());
        };
        follow_text(Box::new(word), Box::new(toggle));
        self
    }

    /// Keeps the value of a field as `value` says.
    pub fn value_by(self, value: impl Fn() -> String + 'static) -> Self {
        let element = self.element.clone();
        let set = move |value: Option<&str>| set_property(&element, "value", &value.into());
        follow_text(Box::new(move || Some(value())), Box::new(set));
        self
    }

    /// Keeps a box ticked while `on` says so.
    pub fn ticked_by(self, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.element.clone();
        let set = move |word: Option<&str>| set_property(&element, "checked", &word.is_some().into());
        follow_text(Box::new(move || on().then(String::new)), Box::new(set));
        self
    }

    /// Sets a property of the element once.
    pub fn prop(self, name: &str, value: impl Into<JsValue>) -> Self {
        set_property(&self.element, name, &value.into());
        self
    }

    /// Keeps a custom property of the element's style as `value` says.
    pub fn style_by(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let style = self.element.unchecked_ref::<HtmlElement>().style();
        let set = move |value: Option<&str>| {
            // Custom properties take any value.
            let _ = style.set_property(name, value.unwrap_or_default());
        };
        follow_text(Box::new(move || Some(value())), Box::new(set));
        self
    }

    /// Appends a text.
    pub fn text(self, text: &str) -> Self {
        append(&self.element, &document().create_text_node(text));
        self
    }

    /// Appends a text that follows the state.
    pub fn text_by(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        append(&self.element, &node);
        let set = move |text: Option<&str>| node.set_data(text.unwrap_or_default());
        follow_text(Box::new(move || Some(text())), Box::new(set));
        self
    }

    /// Appends an element.
    pub fn child(self, child: Self) -> Self {
        append(&self.element, &child.element);
        self
    }

    /// Appends an element, if there is one.
    pub fn child_if(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends elements.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Appends a place whose content is made anew whenever `key` changes, and only then. What `build` reads is not
    /// tracked; what the elements it makes read is.
    pub fn slot<K: PartialEq + Clone + 'static>(
        self,
        key: impl Fn() -> K + 'static,
        build: impl Fn(K) -> Option<Self> + 'static,
    ) -> Self {
        let place = Place::at_end_of(&self.element);
        let mut last = None;
        run_and_rerun(Box::new(move || {
            let key = key();
            if last.as_ref() != Some(&key) {
                untrack(|| place.fill(&|| build(key.clone())));
                last = Some(key);
            }
        }));
        self
    }

    /// Calls back at an event.
    pub fn on(self, event: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        listen(&self.element, event, Box::new(callback));
        self
    }

    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// The element as one of a particular type, such as a text field; for those made with that type's tag.
    pub fn unchecked<T: JsCast>(&self) -> T {
        self.element.clone().unchecked_into()
    }
}

/// The value that a text field, a choice or a number field has at an event.
pub fn value_at(event: &Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether a box is ticked at an event.
pub fn is_ticked_at(event: &Event) -> bool {
    let checked = event.target().and_then(|target| js_sys::Reflect::get(&target, &"checked".into()).ok());
    checked.and_then(|checked| checked.as_bool()).unwrap_or_default()
}

/// Puts a text, or its absence, where it is seen.
type SetText = Box<dyn Fn(Option<&str>)>;

/// Calls `set` with what `read` says, now and whenever it says something else. Boxed, so that there is one copy of this.
fn follow_text(read: Box<dyn Fn() -> Option<String>>, set: SetText) {
    let mut last: Option<Option<String>> = None;
    run_and_rerun(Box::new(move || {
        let value = read();
        if last.as_ref() != Some(&value) {
            set(value.as_deref());
            last = Some(value);
        }
    }));
}

/// Calls back at an event until the owner ends; an element that is on its way out, such as a player, still has some.
fn listen(element: &Element, event: &'static str, callback: Box<dyn FnMut(Event)>) {
    StoredValue::new_local(Listener::boxed(element.clone().into(), event, callback));
}

/// The one place where effects are made, so that there is one copy of that code.
pub(super) fn run_and_rerun(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run()));
}

/// A place in the page whose content changes: before a comment that holds the place.
struct Place {
    holder: Node,
    parent_owner: Option<Owner>,
    content: std::cell::RefCell<Option<(Owner, Option<El>)>>,
}

impl Place {
    fn at_end_of(element: &Element) -> Rc<Self> {
        let holder: Node = document().create_comment("").into();
        append(element, &holder);
        Rc::new(Self { holder, parent_owner: Owner::current(), content: std::cell::RefCell::new(None) })
    }

    fn fill(&self, build: &dyn Fn() -> Option<El>) {
        if let Some((owner, old)) = self.content.take() {
            owner.cleanup();
            if let Some(old) = old {
                old.element.remove();
            }
        }
        // Not under the effect that fills the place: that one's owner is renewed at each run, this one with its content.
        let owner = self.parent_owner.as_ref().map_or_else(Owner::new, Owner::child);
        let new = owner.with(build);
        if let (Some(new), Some(parent)) = (&new, self.holder.parent_node()) {
            // Fails only where the holder is not in its parent.
            let _ = parent.insert_before(&new.element, Some(&self.holder));
        }
        self.content.replace(Some((owner, new)));
    }
}

fn append(element: &Element, node: &Node) {
    // Fails only for cycles, which a builder cannot make.
    let _ = element.append_child(node);
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for names that are none; ours are written in the code.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    // Fails only for properties that cannot be written; ours can.
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}
