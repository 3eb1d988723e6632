//! A store that lives as long as the page: for browsers that block storage, and for tests.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Store, StoreError};

/// Keeps texts in memory, up to a limit if one is set.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    limit: Option<usize>,
}

impl MemoryStore {
    /// A store that is full at `limit` bytes of keys and texts.
    pub fn with_limit(limit: usize) -> Self {
        Self { limit: Some(limit), ..Self::default() }
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        let others: usize =
            texts.iter().filter(|(other, _)| *other != key).map(|(key, text)| key.len() + text.len()).sum();
        if self.limit.is_some_and(|limit| others + key.len() + text.len() > limit) {
            return Err(StoreError::Full);
        }
        texts.insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// One store behind two handles, as two tabs share one `localStorage`.
impl Store for std::rc::Rc<MemoryStore> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.as_ref().get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.as_ref().set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.as_ref().remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.as_ref().keys(prefix)
    }
}
