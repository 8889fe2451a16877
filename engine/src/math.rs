//! Elementary functions that give the same bits on every machine, and the searches built on them.
//!
//! The platform's `exp` and `ln` differ in their last bit from one C library to the next, which is
//! enough to choose another item. This file is therefore the only caller of `libm`, whose version is
//! pinned. `f64::sqrt` and the four operations are exact by IEEE 754 and used freely.
//!
//! Deliberately not here: parallel sums. Every sum runs in the order of its slice.

/// eˣ.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// eˣ for x from −700 to 0, to within a ten-thousandth of itself, in a few operations without a branch: for
/// whoever then decides exactly where that is not enough.
///
/// 2ᵏ · (1 + z + z²/2 + z³/6 + z⁴/24), with k the whole number nearest to x / ln 2 and z what is left of x.
pub(crate) fn exp_near(x: f64) -> f64 {
    /// Adding it leaves a number between −2⁵¹ and 2⁵¹ rounded to a whole one, in the last bits.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    let scaled = x * std::f64::consts::LOG2_E;
    let shifted = scaled + WHOLE;
    let z = (scaled - (shifted - WHOLE)) * std::f64::consts::LN_2;
    let square = z * z;
    // Halves side by side: none waits for the other.
    let factor = (1.0 + z) + square * ((0.5 + z * (1.0 / 6.0)) + square * (1.0 / 24.0));
    // The exponent field of 2ᵏ is k + 1023.
    factor * f64::from_bits((shifted.to_bits() << 52).wrapping_add(1023 << 52))
}

/// Natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), accurate for small x.
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// eˣ − 1, accurate for small x.
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Logistic function σ(x) = 1 / (1 + e⁻ˣ).
///
/// Only the exponential of a negative number is taken, so nothing overflows:
/// ```
/// use jalon_engine::math::logistic;
/// assert_eq!(logistic(0.0), 0.5);
/// assert_eq!(logistic(-1e6), 0.0);
/// assert_eq!(logistic(1e6), 1.0);
/// ```
pub fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + exp(-x))
    } else {
        let e = exp(x);
        e / (1.0 + e)
    }
}

/// σ(x) and σ(−x) from one exponential; the very bits of [`logistic`].
pub fn logistic_pair(x: f64) -> (f64, f64) {
    let e = exp(-x.abs());
    let (near, far) = (1.0 / (1.0 + e), e / (1.0 + e));
    if x >= 0.0 { (near, far) } else { (far, near) }
}

/// ln σ(x), finite for every finite x, where `ln(logistic(x))` would give −∞ below x ≈ −745.
pub fn ln_logistic(x: f64) -> f64 {
    if x >= 0.0 { -ln_1p(exp(-x)) } else { x - ln_1p(exp(x)) }
}

/// ln Σ exp(vᵢ), computed after subtracting the greatest value; −∞ for an empty slice.
pub fn log_sum_exp(values: &[f64]) -> f64 {
    let greatest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !greatest.is_finite() {
        return greatest;
    }
    greatest + ln(values.iter().map(|value| exp(value - greatest)).sum())
}

/// Standard normal distribution function Φ(x) = ½ erfc(−x / √2), accurate in the lower tail.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Standard normal mass of \[lower, upper\], accurate in both tails.
///
/// Above zero the difference is taken between upper tails: Φ(9) − Φ(8) would be 0.
pub fn normal_mass(lower: f64, upper: f64) -> f64 {
    if lower > 0.0 { normal_cdf(-lower) - normal_cdf(-upper) } else { normal_cdf(upper) - normal_cdf(lower) }
}

/// Why a [`Grid`] cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GridError {
    /// The ends are not finite numbers in rising order.
    #[error("a grid runs from a lower to a higher finite number, not from {0} to {1}")]
    Ends(f64, f64),
    /// Fewer than two nodes.
    #[error("a grid has at least 2 nodes, not {0}")]
    Count(usize),
}

/// Equally spaced nodes, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    lowest: f64,
    highest: f64,
    count: usize,
}

impl Grid {
    /// `count` nodes from `lowest` to `highest`.
    pub fn new(lowest: f64, highest: f64, count: usize) -> Result<Self, GridError> {
        if !(lowest.is_finite() && highest.is_finite() && lowest < highest) {
            return Err(GridError::Ends(lowest, highest));
        }
        if count < 2 {
            return Err(GridError::Count(count));
        }
        Ok(Self { lowest, highest, count })
    }

    /// Number of nodes, at least 2.
    pub fn count(&self) -> usize {
        self.count
    }

    /// First node.
    pub fn lowest(&self) -> f64 {
        self.lowest
    }

    /// Last node.
    pub fn highest(&self) -> f64 {
        self.highest
    }

    /// Distance between two nodes.
    pub fn step(&self) -> f64 {
        (self.highest - self.lowest) / (self.count - 1) as f64
    }

    /// Node `index`, counted from 0; nodes past the end repeat the last one.
    pub fn node(&self, index: usize) -> f64 {
        if index + 1 >= self.count { self.highest } else { self.lowest + self.step() * index as f64 }
    }

    /// All nodes, rising.
    pub fn nodes(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.count).map(|index| self.node(index))
    }

    /// Weights of the trapezoid rule, divided by the step: ½, 1, 1, …, 1, ½.
    pub fn trapezoid_weights(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.count).map(|index| if index == 0 || index + 1 == self.count { 0.5 } else { 1.0 })
    }
}

/// Most steps of [`falling_root`]; bisection alone needs about 60.
const ROOT_STEPS: usize = 200;

/// Root of a function that is positive at `lower` and negative at `upper`.
///
/// `function` returns its value and its slope. Newton's step is taken when it stays between the two
/// ends known so far, else their middle. Stops when a step is below 10⁻¹⁴ of max(1, |x|).
pub fn falling_root(function: impl Fn(f64) -> (f64, f64), mut lower: f64, mut upper: f64) -> f64 {
    let mut x = 0.5 * (lower + upper);
    for _ in 0..ROOT_STEPS {
        let (value, slope) = function(x);
        if value > 0.0 {
            lower = x;
        } else {
            upper = x;
        }
        let newton = x - value / slope;
        let next = if newton > lower && newton < upper { newton } else { 0.5 * (lower + upper) };
        if value == 0.0 || (next - x).abs() <= 1e-14 * x.abs().max(1.0) {
            return x;
        }
        x = next;
    }
    x
}

/// Where a function is greatest on an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Maximum {
    /// Between the ends.
    Inside(f64),
    /// At the lower end.
    Lowest,
    /// At the upper end.
    Highest,
}

/// Global maximum of a smooth function between the ends of a grid.
///
/// `slope` gives the first and second derivative. Every step of the grid where the slope turns from
/// rising to falling holds a maximum, which [`falling_root`] finds; the highest of them and of the
/// ends by `height` is taken. A function with several maxima, as 3PL likelihoods may have, is safe as
/// long as a maximum and a minimum do not share a step.
pub fn global_maximum(
    grid: &Grid,
    height: impl Fn(f64) -> f64,
    slope: impl Fn(f64) -> (f64, f64),
) -> Maximum {
    let rising: Vec<bool> = grid.nodes().map(|node| slope(node).0 > 0.0).collect();
    highest_maximum(grid, &rising, height, slope)
}

/// [`global_maximum`] where it is known at which nodes the function rises. `height` is asked only when
/// there are several maxima.
pub(crate) fn highest_maximum(
    grid: &Grid,
    rising: &[bool],
    height: impl Fn(f64) -> f64,
    slope: impl Fn(f64) -> (f64, f64),
) -> Maximum {
    let lowest = (!rising[0]).then_some((Maximum::Lowest, grid.lowest()));
    let highest = rising[rising.len() - 1].then_some((Maximum::Highest, grid.highest()));
    let inside = (1..grid.count()).filter(|&index| rising[index - 1] && !rising[index]).map(|index| {
        let root = falling_root(&slope, grid.node(index - 1), grid.node(index));
        (Maximum::Inside(root), root)
    });
    let mut maxima = lowest.into_iter().chain(inside).chain(highest);
    let (first, at) = maxima.next().unwrap_or((Maximum::Lowest, grid.lowest()));
    let Some(second) = maxima.next() else { return first };
    let mut best = (first, height(at));
    for (maximum, at) in std::iter::once(second).chain(maxima) {
        let reached = height(at);
        if reached > best.1 {
            best = (maximum, reached);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_log_sum_exp_survives_large_values() {
        assert!((log_sum_exp(&[-1000.0, -1000.0]) - (-1000.0 + std::f64::consts::LN_2)).abs() < 1e-12);
        assert!(log_sum_exp(&[]).is_infinite());
    }

    #[test]
    fn the_quick_exponential_is_near_everywhere() {
        for x in (0..=70_000).map(|step| -f64::from(step) / 100.0) {
            assert!((exp_near(x) / exp(x) - 1.0).abs() < 1e-4, "{x}");
        }
    }

    #[test]
    fn both_tails_of_the_logistic_function_come_at_once() {
        for x in [-800.0, -36.5, -1.0, -1e-300, -0.0, 0.0, 0.3, 5.0, 800.0] {
            assert_eq!(logistic_pair(x), (logistic(x), logistic(-x)));
        }
    }

    #[test]
    fn the_normal_mass_keeps_its_digits_in_the_upper_tail() {
        assert!((normal_mass(8.0, 9.0) / normal_mass(-9.0, -8.0) - 1.0).abs() < 1e-14);
        assert!(normal_mass(8.0, 9.0) > 0.0);
    }

    #[test]
    fn the_higher_of_two_hills_is_found() {
        let grid = Grid::new(-3.0, 3.0, 61).unwrap();
        let hills = |x: f64| -(x * x - 1.0) * (x * x - 1.0) + 0.3 * x;
        let slopes = |x: f64| (-4.0 * x * (x * x - 1.0) + 0.3, -12.0 * x * x + 4.0);
        let Maximum::Inside(at) = global_maximum(&grid, hills, slopes) else { panic!("not inside") };
        assert!((at - 1.035_579_007).abs() < 1e-6, "{at}");
        assert!(slopes(at).0.abs() < 1e-12);
    }

    #[test]
    fn a_slope_has_its_maximum_at_an_end() {
        let grid = Grid::new(-1.0, 1.0, 5).unwrap();
        assert_eq!(global_maximum(&grid, |x| x, |_| (1.0, 0.0)), Maximum::Highest);
        assert_eq!(global_maximum(&grid, |x| -x, |_| (-1.0, 0.0)), Maximum::Lowest);
    }

    #[test]
    fn a_grid_needs_two_nodes_and_rising_ends() {
        assert_eq!(Grid::new(0.0, 1.0, 1), Err(GridError::Count(1)));
        assert!(Grid::new(1.0, 1.0, 3).is_err());
        assert!(Grid::new(f64::NAN, 1.0, 3).is_err());
    }
}
