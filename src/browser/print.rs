//! Printing.

use super::window;

/// Opens the browser's print dialog, from which a page can also be saved as PDF. Frames may be forbidden to: then nothing
/// happens.
pub fn print() {
    let _ = window().print();
}
