//! What holds where there are several threads.

use send_wrapper::SendWrapper;
use std::{rc::Rc, thread};

#[test]
fn in_its_own_thread_the_value_is_as_it_was() {
    let mut wrapped = SendWrapper::new(Rc::new(41));
    *Rc::make_mut(&mut wrapped) += 1;
    let again = wrapped.clone();
    assert!(wrapped.valid());
    assert_eq!(Rc::strong_count(&again), 2);
    drop(again);
    assert_eq!(Rc::try_unwrap(wrapped.take()), Ok(42));
}

#[test]
fn another_thread_may_carry_it_but_not_touch_it() {
    let wrapped = SendWrapper::new(Rc::new(42));
    let back = thread::spawn(move || {
        assert!(!wrapped.valid());
        wrapped
    });
    assert_eq!(**back.join().expect("carrying is allowed"), 42);

    let touched = SendWrapper::new(String::from("mine"));
    assert!(thread::spawn(move || touched.len()).join().is_err());
    let dropped = SendWrapper::new(String::from("mine"));
    assert!(thread::spawn(move || drop(dropped)).join().is_err());
    let plain = SendWrapper::new(42);
    assert!(thread::spawn(move || drop(plain)).join().is_ok(), "what needs no dropping may end anywhere");
}
