//! The normal distribution function against statrs.

use jalon_engine::math::normal_cdf;
use statrs::distribution::{ContinuousCDF, Normal};

#[test]
fn the_normal_distribution_is_that_of_statrs() {
    let oracle = Normal::new(0.0, 1.0).unwrap();
    for step in -800..=800 {
        let x = f64::from(step) / 100.0;
        assert!((normal_cdf(x) - oracle.cdf(x)).abs() <= 1e-9, "{x}");
    }
}
