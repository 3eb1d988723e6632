//! The exponential and the logarithm, from sums and products alone: those of the system may differ in the last digit from
//! machine to machine, and what is fitted must not.

const LN_2: f64 = std::f64::consts::LN_2;

/// e to the power of a number; 0 far below 0.
pub fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let x = x.min(700.0);
    let turns = (x / LN_2).round();
    let rest = x - turns * LN_2;
    // Horner's scheme of the power series.
    let sum = (1..=14).rev().fold(1.0, |sum, n| 1.0 + sum * rest / f64::from(n));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from -1010 to 1010")]
    let power = f64::from_bits(((turns as i64 + 1023) as u64) << 52);
    sum * power
}

/// The natural logarithm of a positive number.
pub fn ln(x: f64) -> f64 {
    const HALF: u64 = 1022;
    let bits = x.max(f64::MIN_POSITIVE).to_bits();
    let (mut fraction, mut turns) = (f64::from_bits(bits & ((1 << 52) - 1) | HALF << 52), bits >> 52);
    if fraction < std::f64::consts::FRAC_1_SQRT_2 {
        fraction *= 2.0;
        turns -= 1;
    }
    let ratio = (fraction - 1.0) / (fraction + 1.0);
    let square = ratio * ratio;
    let sum = (0..12).rev().fold(0.0, |sum, n| sum * square + 1.0 / f64::from(2 * n + 1));
    #[expect(clippy::cast_precision_loss, reason = "of a thousand at most")]
    let turns = turns as f64 - HALF as f64;
    2.0 * ratio * sum + turns * LN_2
}

#[cfg(test)]
mod tests {
    use super::{exp, ln};

    #[test]
    fn both_are_near_those_of_the_system() {
        for x in [-690.0, -45.3, -1.0, -1e-9, 0.0, 0.3, 1.0, 12.5, 300.0_f64] {
            let (is, other) = (exp(x), x.exp());
            assert!((is - other).abs() <= other * 1e-13, "exp({x}) is {is}, not {other}");
        }
        for x in [1e-300, 0.001, 0.4999, 0.5, 0.7, 0.71, 1.0, 1.0001, 2.0, 3.7, 1e9_f64] {
            let (is, other) = (ln(x), x.ln());
            assert!((is - other).abs() <= 1e-13 * other.abs().max(1.0), "ln({x}) is {is}, not {other}");
        }
        assert_eq!(exp(-1e9), 0.0);
    }
}
