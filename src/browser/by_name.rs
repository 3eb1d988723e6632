//! Web APIs by their names, for those that only a later chunk uses.
//!
//! Each function of web-sys that is used anywhere has a line in the glue, and all of the glue comes with the first screen.
//! These do with the few lines that are there anyway. The price: names are only checked by trying.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::window;

/// A property that is there and is not false, 0 or empty.
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(JsValue::is_truthy)
}

/// A property that is a text.
pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

/// Whether an object knows of a property, whatever it is.
pub(super) fn knows(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &name.into()).is_ok_and(|value| !value.is_undefined())
}

/// Sets a property.
pub(super) fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    // Fails only for properties that cannot be written.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

/// A number as one of ours; not a number where it is none. By way of a size, which is read of files anyway: a number of
/// anything else has a line of its own in the glue.
pub(super) fn number(value: &JsValue) -> f64 {
    let holder = Object::new();
    set(&holder, "size", value);
    holder.unchecked_ref::<Blob>().size()
}

/// An object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    for (name, value) in properties {
        set(&object, name, value);
    }
    object
}

/// An array of these.
pub(super) fn array(values: &[JsValue]) -> Array {
    let array = Array::new();
    for (place, value) in values.iter().enumerate() {
        set(&array, &place.to_string(), value);
    }
    array
}

/// What a method gives, be it undefined; nothing where there is no such method, or where it fails.
pub(super) fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    apply(&get(object, name)?, object, &array(arguments))
}

/// What a function gives; likewise.
pub(super) fn apply(function: &JsValue, this: &JsValue, arguments: &JsValue) -> Option<JsValue> {
    let function: &Function = function.unchecked_ref();
    Reflect::apply(function, this, arguments.unchecked_ref()).ok()
}

/// A new object of a class; nothing where the browser has none of that name or makes none.
pub(super) fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class = get(&window(), class)?;
    let reflect = get(&window(), "Reflect")?;
    call(&reflect, "construct", &[class, array(arguments).into()])
}

/// What a promise comes to; what is none comes to itself.
///
/// # Errors
/// What it was refused with.
pub(super) async fn awaited(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await
}
