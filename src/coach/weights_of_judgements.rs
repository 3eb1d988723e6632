//! What the signs weigh by which a whole answer is judged to have a Task or a Result, and an answer to be out of order.
//! Made by `cargo xtask fit-coach`: see `docs/coach.md`.

use super::checks::{ResultSigns, TaskSigns};
use super::order::OrderSigns;

/// For a Task, by the signs in `task_present.rs`.
pub(super) const TASK: TaskSigns = [-235, 46, 63, 100, 93];

/// For a Result, by the signs in `result_present.rs`.
pub(super) const RESULT: ResultSigns = [-145, 57, 54, 37, -71];

/// For another order of an answer in parts, by `order.rs`.
pub(super) const IN_PARTS: OrderSigns = [149, 328, 81, -137, -100, -129, 67, 82, 52, 38, -70, 61, -48, 58, 54, -61];

/// For another order of a whole answer.
pub(super) const AS_A_WHOLE: OrderSigns = [210, 158, 105, -153, -107, -173, 87, 122, 65, 55, -71, 84, -46, 84, 71, -56];
