//! Chance, for names that must differ and for picking a question. Not fit for secrets; nothing here needs one.

/// A number by chance.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the product is within 0..2^32")]
pub fn draw() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
