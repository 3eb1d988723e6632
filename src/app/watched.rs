//! A value that tells when it has changed.
//!
//! Leptos's `RwSignal<T>` does this too, with about 3 KB of code for each type it holds. Here all types share one
//! trigger type, and only reading and writing are made for each.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;

/// What only one page knows, as long as it is shown: a number, a choice by its index, or 0 and 1 for no and yes. One type
/// for all, for the reason above.
pub type Local = RwSignal<usize>;

/// A value that lives as long as the page and tells when it has changed. Copying it copies the handle.
#[derive(Debug)]
pub struct Watched<T: 'static> {
    value: &'static RefCell<T>,
    version: &'static Cell<u32>,
    changed: Trigger,
}

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T> Watched<T> {
    /// Holds a value from now on and for ever: for the app's state, of which there is one.
    pub fn new(value: T) -> Self {
        Self {
            value: Box::leak(Box::new(RefCell::new(value))),
            version: Box::leak(Box::default()),
            changed: Trigger::new(),
        }
    }

    /// Looks at the value; whoever follows the result is told of changes. `look` must not write to the same value.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        look(&self.value.borrow())
    }

    /// How often it has changed; whoever follows the result is told of changes. As the key of a slot it costs less than
    /// comparing the value.
    pub fn version(self) -> u32 {
        self.changed.track();
        self.version.get()
    }

    /// Looks at the value without following it.
    pub fn peek<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// Changes the value and tells.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.value.borrow_mut());
        self.notify();
        result
    }

    /// Changes the value and tells nobody: for what nobody can see, and until [`Watched::notify`].
    pub fn update_quietly<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.value.borrow_mut())
    }

    /// Tells that the value has changed.
    pub fn notify(self) {
        self.version.set(self.version.get().wrapping_add(1));
        self.changed.notify();
    }

    /// Puts another value in its place and tells.
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }
}

impl<T: Clone> Watched<T> {
    /// The value; whoever follows it is told of changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, without following it.
    pub fn get_quietly(self) -> T {
        self.peek(T::clone)
    }
}
