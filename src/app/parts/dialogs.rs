//! The dialogs: all keys, and the two questions that are asked before something is lost.

use leptos::html;
use leptos::prelude::*;

use crate::app::keys::{BINDINGS, Place};
use crate::app::parts::caps;
use crate::app::state::{App, Dialog, Event};
use crate::app::words::words;
use crate::drill;

/// The dialog that is open, if one is. The browser keeps the focus inside and closes it on Escape.
pub fn dialogs(app: App) -> AnyView {
    (move || {
        app.dialog.get().map(|dialog| {
            let node = NodeRef::<html::Dialog>::new();
            Effect::new(move |_| {
                if let Some(dialog) = node.get() {
                    // Fails only for a dialog that is open or gone already.
                    let _ = dialog.show_modal();
                }
            });
            let close = move || app.dispatch(Event::Show(None));
            let content = match dialog {
                Dialog::Keys => all_keys(close),
                Dialog::Abandon => {
                    question(app, words().really_give_up, words().give_up_loses, words().give_up, drill::Event::Abandon)
                }
                Dialog::Restart => {
                    question(app, words().really_restart, words().restart_loses, words().restart, drill::Event::Restart)
                }
            };
            view! {
                <dialog node_ref=node aria-labelledby="dialog-title" on:close=move |_| close()>{content}</dialog>
            }
            .into_any()
        })
    })
    .into_any()
}

fn question(app: App, title: &'static str, loses: &'static str, confirm: &'static str, event: drill::Event) -> AnyView {
    let close = move |_| app.dispatch(Event::Show(None));
    view! {
        <h2 id="dialog-title">{title}</h2>
        <p>{loses}</p>
        <div class="row">
            <button type="button" class="button primary" autofocus on:click=close>{words().cancel}</button>
            <button
                type="button"
                class="button danger"
                on:click=move |_| {
                    app.dispatch(Event::Show(None));
                    app.dispatch(Event::Drill(event.clone()));
                }
            >
                {confirm}
            </button>
        </div>
    }
    .into_any()
}

fn all_keys(close: impl Fn() + 'static) -> AnyView {
    let groups = [
        (Place::Practice, words().practice),
        (Place::Thinking, words().time_to_think),
        (Place::Answering, words().your_answer),
        (Place::Paused, words().paused),
        (Place::Review, words().review),
        (Place::Pages, words().pages),
    ];
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(place, title)| {
            let rows: Vec<_> = BINDINGS
                .iter()
                .filter(|binding| binding.place() == place)
                .map(|binding| {
                    let keys = binding.caps.join(" + ");
                    view! {
                        <div>
                            <dt><span class="spoken">{keys}</span>{caps(binding.caps)}</dt>
                            <dd>{words().action(binding.action)}</dd>
                        </div>
                    }
                    .into_any()
                })
                .collect();
            view! { <section><h3>{title}</h3><dl>{rows}</dl></section> }.into_any()
        })
        .collect();
    view! {
        <h2 id="dialog-title">{words().keys}</h2>
        <div class="all-keys">{groups}</div>
        <p class="small quiet">{words().keys_hint}</p>
        <button type="button" class="button" autofocus on:click=move |_| close()>{words().close}</button>
    }
    .into_any()
}
