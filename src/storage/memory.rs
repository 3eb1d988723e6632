//! A store that lives as long as the page: for browsers that block storage, and for tests.

use std::cell::RefCell;

use super::{Store, StoreError};

/// Keeps texts in memory, up to a limit if one is set.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<Vec<(String, String)>>,
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
        Ok(self.texts.borrow().iter().find(|(other, _)| other == key).map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        let place = texts.iter().position(|(other, _)| other == key);
        if let Some(limit) = self.limit {
            let kept: usize = texts.iter().map(|(key, text)| key.len() + text.len()).sum();
            let replaced = place.and_then(|place| texts.get(place)).map_or(0, |(key, text)| key.len() + text.len());
            if kept - replaced + key.len() + text.len() > limit {
                return Err(StoreError::Full);
            }
        }
        match place.and_then(|place| texts.get_mut(place)) {
            Some((_, old)) => *old = text.into(),
            None => texts.push((key.into(), text.into())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().retain(|(other, _)| other != key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().iter().map(|(key, _)| key).filter(|key| key.starts_with(prefix)).cloned().collect())
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
