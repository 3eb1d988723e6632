//! The thread that a value belongs to.

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod only {
    /// Nothing to remember: a build without atomics runs in one thread.
    pub struct Home;

    impl Home {
        pub fn here() -> Self {
            Self
        }

        pub fn is_here(&self) -> bool {
            true
        }

        pub fn assert_here(&self) {}
    }
}

#[cfg(not(all(target_family = "wasm", not(target_feature = "atomics"))))]
mod only {
    use std::thread::{self, ThreadId};

    pub struct Home(ThreadId);

    impl Home {
        pub fn here() -> Self {
            Self(thread::current().id())
        }

        pub fn is_here(&self) -> bool {
            self.0 == thread::current().id()
        }

        #[track_caller]
        pub fn assert_here(&self) {
            assert!(
                self.is_here(),
                "a value that belongs to another thread was used; it was wrapped for one thread only"
            );
        }
    }
}

pub use only::Home;
