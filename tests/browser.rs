//! The adapters in a real browser: local storage blocked, full, corrupt and shared by two tabs; the clock; the coach.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]
#![cfg(target_arch = "wasm32")]

#[path = "support/corpus/mod.rs"]
mod corpus;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use star_drill::browser::clock::{self, Timer};
use star_drill::browser::local_storage::{LocalStorage, on_change_elsewhere};
use star_drill::progress::{AttemptId, Preferences, Theme};
use star_drill::storage::{ReadError, Repository, Store, StoreError};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs JavaScript in the page: for what only the browser itself or another tab would do.
fn script(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::NULL).expect("the script runs")
}

fn empty_store() -> LocalStorage {
    script("localStorage.clear()");
    LocalStorage::open().expect("the test page has storage")
}

#[wasm_bindgen_test]
fn texts_come_back_as_they_were() {
    let store = empty_store();
    for text in ["", "plain", "日本 😀 \u{0} \"quoted\""] {
        store.set("star-drill/x", text).expect("there is room");
        assert_eq!(store.get("star-drill/x"), Ok(Some(text.to_owned())));
    }
    store.set("star-drill/y", "2").expect("there is room");
    store.set("other/z", "3").expect("there is room");
    let mut keys = store.keys("star-drill/").expect("the store answers");
    keys.sort();
    assert_eq!(keys, ["star-drill/x", "star-drill/y"]);
    store.remove("star-drill/x").expect("the store answers");
    store.remove("star-drill/never").expect("removing what is not there is no fault");
    assert_eq!(store.get("star-drill/x"), Ok(None));
}

#[wasm_bindgen_test]
fn a_blocked_store_is_told_from_one_that_works() {
    script(
        "window.asItWas = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', {
            configurable: true,
            get() { throw new DOMException('blocked', 'SecurityError'); },
        })",
    );
    let blocked = LocalStorage::open().map(drop);
    script("Object.defineProperty(window, 'localStorage', window.asItWas)");
    assert_eq!(blocked, Err(StoreError::Unavailable));
    assert!(LocalStorage::open().is_ok(), "and works again");
}

#[wasm_bindgen_test]
fn a_full_store_says_so_and_keeps_what_was_there() {
    let store = empty_store();
    store.set("star-drill/x", "before").expect("there is room");
    script(
        "for (let size = 1 << 22; size >= 1; size >>= 1) {
            try { for (let i = 0; ; i++) localStorage.setItem(`filler/${size}/${i}`, 'x'.repeat(size)); } catch {}
        }",
    );
    let refused = store.set("star-drill/x", &"y".repeat(1_000));
    let kept = store.get("star-drill/x");
    script("localStorage.clear()");
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(kept, Ok(Some("before".to_owned())));
}

#[wasm_bindgen_test]
fn a_corrupt_record_is_set_aside_in_the_browsers_own_store() {
    let store = empty_store();
    let id = AttemptId::new(1_795_348_800_000, 1);
    let key = format!("star-drill/v1/attempt/{}", id.as_str());
    store.set(&key, "{broken").expect("there is room");
    let repository = Repository::new(Box::new(store.clone()));
    assert!(matches!(repository.attempt(&id), Err(ReadError::SetAside(_))));
    assert_eq!(store.get(&key), Ok(None));
    assert_eq!(store.get(&key.replace("v1", "quarantine")), Ok(Some("{broken".to_owned())));
}

#[wasm_bindgen_test]
async fn another_tab_is_heard_and_read() {
    let store = empty_store();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let note = Rc::clone(&heard);
    let mut listener = None;
    let until_heard = Promise::new(&mut |resolve, _| {
        let note = Rc::clone(&note);
        listener = Some(on_change_elsewhere("star-drill/", move |key| {
            note.borrow_mut().push(key);
            let _ = resolve.call0(&JsValue::NULL);
        }));
    });
    // A frame of the same origin shares the store and, like another tab, is heard in this document.
    script(
        "const frame = document.createElement('iframe');
         document.body.append(frame);
         frame.contentWindow.localStorage.setItem('another-product/brim', 'not heard');
         frame.contentWindow.localStorage.setItem('star-drill/v1/preferences', '{\"v\":1,\"theme\":\"dark\"}');",
    );
    JsFuture::from(until_heard).await.expect("the other tab is heard");
    drop(listener);
    assert_eq!(*heard.borrow(), [Some("star-drill/v1/preferences".to_owned())]);
    let preferences = Repository::new(Box::new(store)).preferences();
    assert_eq!(preferences, Ok(Some(Preferences { theme: Theme::Dark, ..Preferences::default() })));
}

#[wasm_bindgen_test]
fn the_clocks_run_together_and_never_back() {
    let first = clock::now();
    let mut last = first;
    for _ in 0..10_000 {
        let now = clock::now();
        assert!(now.monotonic_ms >= last.monotonic_ms);
        last = now;
    }
    let by_date = script("return Date.now()").as_f64().expect("a number");
    assert!((by_date - last.wall_ms as f64).abs() < 5_000.0, "the wall clock is the browser's");
}

#[wasm_bindgen_test]
async fn a_timer_calls_again_until_it_is_dropped() {
    let calls = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&calls);
    let first = third_call(move || *counted.borrow_mut() += 1);
    first.await;
    let at_end = *calls.borrow();
    assert!(at_end >= 3, "{at_end} calls");
    // Another of the same length has called thrice: so would the first have, were it still there.
    third_call(|| {}).await;
    assert_eq!(*calls.borrow(), at_end, "none after its end");
}

/// Waits for the third call of a timer, and drops it.
async fn third_call(call: impl Fn() + 'static) {
    let mut timer = None;
    let call = Rc::new(call);
    let count = Rc::new(RefCell::new(0));
    let third = Promise::new(&mut |resolve, _| {
        let (call, count) = (Rc::clone(&call), Rc::clone(&count));
        timer = Some(Timer::every(1, move || {
            call();
            *count.borrow_mut() += 1;
            if *count.borrow() == 3 {
                let _ = resolve.call0(&JsValue::NULL);
            }
        }));
    });
    JsFuture::from(third).await.expect("three calls come");
    drop(timer);
}

#[wasm_bindgen_test]
fn the_coach_says_here_what_it_says_natively() {
    let here = corpus::digest().expect("the corpus is read");
    let natively = include_str!("corpus/digest.txt");
    let other: Vec<_> = here.lines().zip(natively.lines()).filter(|(here, there)| here != there).collect();
    assert!(other.is_empty(), "other findings here, there: {other:?}");
    assert_eq!(here, natively);
}
