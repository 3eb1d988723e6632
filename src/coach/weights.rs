//! What each sign weighs for each part, and what it costs to go on to the next part.
//!
//! Fitted to sample answers written for it and to their mutilations (a part left out, the Situation told four times, *we*
//! for *I*, *would* for what was done), with strong shrinkage, then rounded: see `docs/coach.md`. The columns are Situation,
//! Task, Action, Result; the rows of [`SIGNS`] are the signs in the order of `signs.rs`.

use super::signs::COUNT;

pub(super) const SIGNS: [[i16; 4]; COUNT] = [
    [2, -2, 3, -2],
    [-4, -16, 39, -22],
    [-3, -12, 17, -2],
    [-10, -8, 23, -5],
    [-1, -2, 6, -4],
    [-4, -5, 14, -5],
    [-8, 7, 19, -18],
    [-3, -9, 8, 4],
    [1, 2, -8, 6],
    [12, -2, -17, 6],
    [6, 2, -9, 0],
    [4, -1, -4, 1],
    [6, -3, -3, 1],
    [0, 0, -1, 1],
    [-5, 19, -12, -2],
    [1, 2, -3, 1],
    [0, 0, 0, 0],
    [0, -1, 0, 1],
    [-1, 6, -4, -1],
    [-1, -1, 5, -3],
    [8, -2, -1, -5],
    [4, -3, -8, 7],
    [2, -3, -11, 11],
    [1, -3, -6, 7],
    [2, -6, -16, 21],
    [0, 1, -1, 0],
    [-1, 0, -1, 2],
    [2, -3, -13, 14],
    [-1, 4, -5, 2],
    [-1, 1, -7, 7],
    [-10, 18, -7, -1],
    [-1, 6, -5, -1],
    [-9, 29, -17, -2],
    [-13, 35, -19, -2],
    [-11, 18, -5, -2],
    [-2, 11, -8, -1],
    [-2, 9, -12, 5],
    [11, -7, -1, -4],
    [5, 3, -7, -2],
    [9, -2, -8, 2],
    [15, -11, -2, -2],
    [11, -7, -2, -2],
    [6, -9, -9, 13],
    [-1, 1, -10, 10],
    [7, -18, -2, 12],
    [4, -1, -15, 12],
    [5, -3, -6, 4],
    [4, 2, -1, -4],
    [0, -1, -2, 2],
    [2, 0, -11, 9],
    [1, 1, 2, -4],
    [16, -8, -8, 0],
    [-6, 14, -6, -2],
    [0, -1, -5, 6],
    [3, -8, 7, -3],
    [1, 13, -6, -8],
    [9, -6, -2, 0],
    [-1, 4, -14, 11],
];

/// From the part of one sentence (row) to that of the next.
pub(super) const STEPS: [[i16; 4]; 4] = [[-14, 25, 0, -7], [0, -18, 5, 12], [0, 0, 5, 1], [0, 0, 0, -8]];

/// For the part of the first sentence.
pub(super) const STARTS: [i16; 4] = [16, -8, -8, 0];

/// For the part of the last sentence.
pub(super) const ENDS: [i16; 4] = [0, -1, -5, 6];
