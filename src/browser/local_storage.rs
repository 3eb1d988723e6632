//! The [`Store`] over `localStorage`.
//!
//! A browser may block storage: cookies off, a sandboxed frame, private browsing of some kinds. Then merely looking at
//! `window.localStorage` throws, and gloo-storage's `raw()` panics. So [`LocalStorage::open`] knocks with web-sys
//! first, and only then is gloo-storage used.

use gloo_storage::Storage as _;
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

use super::{Listener, window};
use crate::storage::{Store, StoreError};

/// `localStorage`, known to be there.
#[derive(Clone, Debug)]
pub struct LocalStorage {
    storage: Storage,
}

impl LocalStorage {
    /// Opens it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser blocks it.
    pub fn open() -> Result<Self, StoreError> {
        match window().local_storage() {
            Ok(Some(_)) => Ok(Self { storage: gloo_storage::LocalStorage::raw() }),
            Ok(None) | Err(_) => Err(StoreError::Unavailable),
        }
    }
}

impl Store for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage.get_item(key).map_err(|_| StoreError::Unavailable)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.storage.set_item(key, text).map_err(|error| set_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage.remove_item(key).map_err(|_| StoreError::Unavailable)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        // All names in one call, and only those wanted cross into WASM: there may be ten thousand.
        let names = js_sys::Object::keys(self.storage.as_ref());
        let wanted = names.iter().filter_map(|name| name.dyn_into::<JsString>().ok());
        Ok(wanted.filter(|name| name.starts_with(prefix, 0)).map(String::from).collect())
    }
}

/// A `DOMException` named `QuotaExceededError` (in older Firefox `NS_ERROR_DOM_QUOTA_REACHED`) means that it is full.
fn set_error(error: &JsValue) -> StoreError {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Unavailable,
    }
}

/// Calls back with the key when another tab has changed the store under a key that begins with `prefix`; without one
/// when it has emptied it.
pub fn on_change_elsewhere(prefix: &'static str, mut callback: impl FnMut(Option<String>) + 'static) -> Listener {
    Listener::new(window().into(), "storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if key.as_ref().is_none_or(|key| key.starts_with(prefix)) {
            callback(key);
        }
    })
}
