//! Weights that judge an answer as a whole, fitted by logistic regression with shrinkage, along the gradient (AdaGrad).

use super::exact::exp;

const ROUNDS: usize = 300;
const SHRINKAGE: f64 = 0.003;
/// How much of a sign is one of it.
const ONE: f64 = 32.0;
/// The weights that ship are whole numbers, in these parts of one.
const SCALE: f64 = 100.0;

/// An answer, judged: how much there is of each sign, and whether what is judged is so.
#[derive(Clone, Copy)]
pub struct Case<const N: usize> {
    pub answer: usize,
    pub signs: [i32; N],
    pub is_so: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Where to draw the line: so that so many of a thousand cases that are so, or that are not, are on the wrong side.
#[derive(Clone, Copy)]
pub enum Line {
    Missed(usize),
    Mistaken(usize),
}

/// Fits the weights. The sum of a case's signs, each by its weight, is positive if it is so; the first sign is always
/// there.
pub fn fit<const N: usize>(cases: &[Case<N>], line: Line) -> [i32; N] {
    let mut weights = [0.0; N];
    let mut so_far = [1e-6; N];
    let total: f64 = cases.iter().map(|case| case.weight).sum();
    for _ in 0..ROUNDS {
        let mut gradient = [0.0; N];
        for case in cases {
            let sum: f64 = case.signs.iter().zip(&weights).map(|(sign, weight)| f64::from(*sign) / ONE * weight).sum();
            let likely = 1.0 / (1.0 + exp(-sum));
            let off = (f64::from(u8::from(case.is_so)) - likely) * case.weight;
            for (slope, sign) in gradient.iter_mut().zip(case.signs) {
                *slope += off * f64::from(sign) / ONE;
            }
        }
        for (at, weight) in weights.iter_mut().enumerate() {
            let slope = gradient[at] / total - if at == 0 { 0.0 } else { SHRINKAGE * *weight };
            so_far[at] += slope * slope;
            *weight += 0.3 * slope / so_far[at].sqrt();
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "some hundreds")]
    let mut weights = weights.map(|weight| (weight * SCALE).round() as i32);
    weights[0] += drawn(cases, &weights, line);
    weights
}

/// What to add to the first weight.
fn drawn<const N: usize>(cases: &[Case<N>], weights: &[i32; N], line: Line) -> i32 {
    let (wanted, per_mille) = match line {
        Line::Missed(per_mille) => (true, per_mille),
        Line::Mistaken(per_mille) => (false, 1000 - per_mille),
    };
    let of_sort = cases.iter().filter(|case| case.is_so == wanted);
    let mut sums: Vec<i32> = of_sort.map(|case| sum(&case.signs, weights)).collect();
    sums.sort_unstable();
    let place = (sums.len() * per_mille / 1000).min(sums.len().saturating_sub(1));
    -sums.get(place).copied().unwrap_or(0).div_euclid(32)
}

fn sum<const N: usize>(signs: &[i32; N], weights: &[i32; N]) -> i32 {
    signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::{Case, Line, fit, sum};

    #[test]
    fn the_sign_that_tells_is_weighed_and_the_line_drawn_where_it_should_be() {
        let case = |answer: usize| {
            let is_so = answer.is_multiple_of(2);
            let noise = (answer * 7 % 20) as i32 - 10;
            Case { answer, signs: [32, if is_so { 40 } else { 0 } + noise, noise * 3], is_so, weight: 1.0 }
        };
        let cases: Vec<Case<3>> = (0..400).map(case).collect();
        for (line, is_so, expected) in [
            (Line::Missed(100), true, 180..=200),
            (Line::Mistaken(50), false, 0..=20),
            (Line::Missed(0), true, 190..=200),
        ] {
            let weights = fit(&cases, line);
            assert!(weights[1] > weights[2].abs(), "{weights:?}");
            let found = cases.iter().filter(|case| case.is_so == is_so && sum(&case.signs, &weights) > 0).count();
            assert!(expected.contains(&found), "{found} of 200; expected {expected:?}");
        }
    }
}
