//! How the flash baseline turns ability into a score.

/// Points of the first two meshes; the later ones have twice as many.
const FIRST_WEIGHT: f64 = 64.0;
/// Points of the later meshes, and of a level.
const WEIGHT: f64 = 128.0;

/// Intervals of ability, one a level, each with its points.
///
/// ```
/// use jalon_engine::simulation::baselines::flash::Meshes;
/// let meshes = Meshes::new(vec![-8.0, -1.4, -0.519, 0.6, 1.5, 2.25, 3.1, 4.0, 8.0])?;
/// assert_eq!(meshes.score(0.6), 256); // at the entry of the fourth mesh
/// assert_eq!(meshes.score(9.0), 895);
/// # Ok::<(), jalon_engine::simulation::baselines::flash::MeshError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Meshes {
    bounds: Vec<f64>,
}

/// Why bounds make no meshes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("meshes need at least three finite bounds, rising")]
pub struct MeshError;

impl Meshes {
    /// Mesh l lies between bounds l and l + 1.
    pub fn new(bounds: Vec<f64>) -> Result<Self, MeshError> {
        let rising = bounds.windows(2).all(|pair| pair[0] < pair[1]);
        if bounds.len() < 3 || !rising || bounds.iter().any(|bound| !bound.is_finite()) {
            return Err(MeshError);
        }
        Ok(Self { bounds })
    }

    /// ⌊w(c + 1 − (max − θ)/(max − min))⌋ in the mesh \[min, max) of θ with weight w and
    /// coefficient c, at most [`Self::cap`]; 0 below the first mesh, the cap above the last.
    pub fn score(&self, theta: f64) -> u32 {
        let reached = self.bounds.iter().take_while(|bound| theta >= **bound).count();
        let Some(mesh) = reached.checked_sub(1) else { return 0 };
        let Some([min, max]) =
            self.bounds.get(mesh..mesh + 2).and_then(|ends| <[f64; 2]>::try_from(ends).ok())
        else {
            return self.cap();
        };
        let (weight, coefficient) = points(mesh);
        whole(weight * (coefficient + 1.0 - (max - theta) / (max - min))).min(self.cap())
    }

    /// θ = (score / w − c)(max − min) + min: the lowest ability of a score, up to rounding.
    pub fn theta(&self, score: u32) -> f64 {
        let score = f64::from(score.min(self.cap()));
        let first_of = |mesh: usize| points(mesh).0 * points(mesh).1;
        let last = self.bounds.len() - 2;
        let mesh = (0..=last).rev().find(|mesh| score >= first_of(*mesh)).unwrap_or(0);
        let (weight, coefficient) = points(mesh);
        (score / weight - coefficient) * (self.bounds[mesh + 1] - self.bounds[mesh]) + self.bounds[mesh]
    }

    /// The highest score: 128 for each mesh but the first, less one.
    pub fn cap(&self) -> u32 {
        whole(WEIGHT * (self.bounds.len() - 2) as f64) - 1
    }
}

/// Weight and coefficient of a mesh: (64, 0), (64, 1), (128, 1), (128, 2), …
fn points(mesh: usize) -> (f64, f64) {
    match mesh {
        0 | 1 => (FIRST_WEIGHT, mesh as f64),
        _ => (WEIGHT, mesh as f64 - 1.0),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score from 0 to some thousands"
)]
fn whole(points: f64) -> u32 {
    points as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published() -> Meshes {
        Meshes::new(vec![-8.0, -1.4, -0.519, 0.6, 1.5, 2.25, 3.1, 4.0, 8.0]).unwrap()
    }

    /// Mesh 0 (−8 to −1.4) at −4.69: 64(0 + 1 − 3.29/6.6) = 32.10. Mesh 1 (to −0.519) at −0.95:
    /// 64(1 + 1 − 0.431/0.881) = 96.69. Mesh 2 (to 0.6) at 0.05: 128(1 + 1 − 0.55/1.119) = 193.09.
    /// Mesh 4 (1.5 to 2.25) at 1.75: 128(3 + ⅓) = 426.67. Mesh 7 (4 to 8) at 6: 128(6 + ½) = 832.
    #[test]
    fn scores_are_as_worked_by_hand() {
        for (theta, score) in [(-4.69, 32), (-0.95, 96), (0.05, 193), (1.75, 426), (6.0, 832)] {
            assert_eq!(published().score(theta), score, "{theta}");
        }
    }

    #[test]
    fn scores_end_at_zero_and_at_the_cap() {
        assert_eq!(published().score(-8.1), 0);
        assert_eq!(published().score(8.0), 895);
        assert_eq!(published().score(7.9999), 895);
        let nine = Meshes::new((0..10).map(f64::from).collect()).unwrap();
        assert_eq!(nine.cap(), 1023);
    }

    #[test]
    fn the_inverse_finds_the_ability_of_a_score() {
        for score in 0..895 {
            let theta = published().theta(score);
            assert_eq!(published().score(theta + 1e-9), score, "{theta}");
        }
        assert!((published().theta(192) - 0.0405).abs() < 1e-12);
    }

    #[test]
    fn bounds_rise() {
        assert_eq!(Meshes::new(vec![0.0, 1.0]), Err(MeshError));
        assert_eq!(Meshes::new(vec![0.0, 1.0, 1.0]), Err(MeshError));
        assert_eq!(Meshes::new(vec![0.0, 1.0, f64::INFINITY]), Err(MeshError));
    }
}
