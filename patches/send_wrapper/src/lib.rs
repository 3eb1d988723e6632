//! A value tied to the thread that made it, sendable to others in type only.
//!
//! Leptos wraps whatever comes from the browser so. The published crate asks the standard library which thread it is in
//! at every use; in a browser's main thread that question costs a thread handle, a second allocator and the code for
//! both, for an answer that cannot vary: 2 KB of the first file's brotli (DESIGN.md has the figures). So this one, of the same
//! interface, asks only where there can be a second thread.

#![warn(missing_docs)]

mod home;

use home::Home;
use std::{
    fmt,
    mem::ManuallyDrop,
    ops::{Deref, DerefMut},
    pin::Pin,
    task::{Context, Poll},
};

/// A value that may be reached only from the thread that wrapped it.
///
/// # Panics
/// Every use from another thread panics, dropping included. A build that has but one thread cannot panic here.
pub struct SendWrapper<T> {
    value: ManuallyDrop<T>,
    home: Home,
}

// SAFETY: whichever thread holds the wrapper, the value in it is reached only through `Home::assert_here`.
#[allow(unsafe_code)]
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
#[allow(unsafe_code)]
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Ties `value` to this thread.
    pub fn new(value: T) -> Self {
        Self { value: ManuallyDrop::new(value), home: Home::here() }
    }

    /// Whether this is the value's thread.
    pub fn valid(&self) -> bool {
        self.home.is_here()
    }

    /// The value, no longer tied.
    ///
    /// # Panics
    /// In another thread than the value's.
    #[track_caller]
    #[allow(unsafe_code)]
    pub fn take(self) -> T {
        self.home.assert_here();
        let mut wrapper = ManuallyDrop::new(self);
        // SAFETY: the wrapper is never touched again, nor dropped.
        unsafe { ManuallyDrop::take(&mut wrapper.value) }
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.home.assert_here();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        self.home.assert_here();
        &mut self.value
    }
}

impl<T> Drop for SendWrapper<T> {
    #[track_caller]
    #[allow(unsafe_code)]
    fn drop(&mut self) {
        // What needs no dropping may end anywhere, and a panic under way is not to become an abort.
        if !std::mem::needs_drop::<T>() || (std::thread::panicking() && !self.home.is_here()) {
            return;
        }
        self.home.assert_here();
        // SAFETY: `drop` runs once, and nothing reaches the value after it.
        unsafe { ManuallyDrop::drop(&mut self.value) }
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SendWrapper").field(&**self).finish()
    }
}

impl<T> SendWrapper<T> {
    #[track_caller]
    #[allow(unsafe_code)]
    fn pinned(self: Pin<&mut Self>) -> Pin<&mut T> {
        // SAFETY: the value lies in the wrapper and is moved out of it by nothing that a pinned wrapper allows.
        unsafe { self.map_unchecked_mut(|wrapper| &mut **wrapper) }
    }
}

impl<F: Future> Future for SendWrapper<F> {
    type Output = F::Output;

    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.pinned().poll(context)
    }
}

#[cfg(feature = "futures")]
impl<S: futures_core::Stream> futures_core::Stream for SendWrapper<S> {
    type Item = S::Item;

    #[track_caller]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.pinned().poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}
