//! A JPEG file whose squares of 8 × 8 dots have one colour each (ITU-T T.81, baseline): all that a drawn
//! landscape needs, and a hundred lines of arithmetic in whole numbers.

/// How many codes have 1, 2, 3… bits (T.81, table K.3, as far as it is used), and the sizes they stand for.
const STEP_LENGTHS: [u8; 16] = [0, 1, 5, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const STEP_SIZES: [u8; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/// Code and its length for each size of a step; a step of a mean has at most 8 bits and its sign.
const STEP_CODES: [(u32, u32); 9] = [
    (0b00, 2),
    (0b010, 3),
    (0b011, 3),
    (0b100, 3),
    (0b101, 3),
    (0b110, 3),
    (0b1110, 4),
    (0b1_1110, 5),
    (0b11_1110, 6),
];
/// The only code of what comes after the mean of a square: nothing more.
const END: (u32, u32) = (0b0, 1);
/// A square like the one before: three steps of nothing, each with its end.
const SAME: (u32, u32) = (0b000_000_000, 9);

/// The file; `scene` is the colour at a place, both of whose numbers go from 0 to 255.
pub(super) fn bytes([width, height]: [u16; 2], exif: &[u8], scene: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let mut file = vec![0xFF, 0xD8];
    segment(&mut file, 0xE1, exif);
    // Every step of a mean is kept as it is: 8 makes 1 of it.
    segment(&mut file, 0xDB, &[&[0][..], &[8; 64]].concat());
    let [tall, wide] = [height.to_be_bytes(), width.to_be_bytes()];
    let frame = [8, tall[0], tall[1], wide[0], wide[1], 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
    segment(&mut file, 0xC0, &frame);
    segment(&mut file, 0xC4, &[&[0x00][..], &STEP_LENGTHS, &STEP_SIZES].concat());
    segment(&mut file, 0xC4, &[&[0x10, 1][..], &[0; 15], &[0]].concat());
    segment(&mut file, 0xDA, &[3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    file.extend(squares(u32::from(width).div_ceil(8), u32::from(height).div_ceil(8), scene));
    file.extend([0xFF, 0xD9]);
    file
}

fn segment(file: &mut Vec<u8>, marker: u8, inside: &[u8]) {
    file.extend([0xFF, marker]);
    file.extend(u16::try_from(inside.len() + 2).unwrap_or(u16::MAX).to_be_bytes());
    file.extend(inside);
}

/// The squares, row by row: for each of three parts of a colour, the step from the square before.
fn squares(across: u32, down: u32, scene: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let mut bits = Bits::default();
    // Most squares are like the one before, and take 9 bits.
    bits.bytes.reserve(usize::try_from(across * down).unwrap_or_default() * 5 / 4);
    let mut before = [0_i32; 3];
    for y in 0..down {
        for x in 0..across {
            let means = parts(scene(x * 255 / across, y * 255 / down));
            if means == before {
                bits.push(SAME);
                continue;
            }
            for (mean, before) in means.iter().zip(&mut before) {
                bits.step(mean - *before);
                *before = *mean;
            }
        }
    }
    bits.closed()
}

/// Brightness and two differences of colour, each around 0 (JFIF, in 65,536ths).
fn parts([red, green, blue]: [u8; 3]) -> [i32; 3] {
    let weighed = |weights: [i32; 3]| {
        let sum = weights[0] * i32::from(red) + weights[1] * i32::from(green) + weights[2] * i32::from(blue);
        (sum + 32_768) >> 16
    };
    let parts = [
        weighed([19_595, 38_470, 7_471]) - 128,
        weighed([-11_056, -21_712, 32_768]),
        weighed([32_768, -27_440, -5_328]),
    ];
    parts.map(|part| part.min(127))
}

/// Bits under way; a byte of ones is followed by a byte of zeros, so that it is no marker.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, (code, length): (u32, u32)) {
        self.held = (self.held << length) | code;
        self.count += length;
        while self.count >= 8 {
            self.count -= 8;
            let byte = u8::try_from((self.held >> self.count) & 0xFF).unwrap_or_default();
            self.bytes.push(byte);
            if byte == 0xFF {
                self.bytes.push(0);
            }
        }
        self.held &= (1 << self.count) - 1;
    }

    /// The size of a step, its sign and digits, and that nothing follows.
    fn step(&mut self, step: i32) {
        let size = i32::BITS - step.unsigned_abs().leading_zeros();
        let code = usize::try_from(size).ok().and_then(|size| STEP_CODES.get(size));
        let (code, length) = code.copied().unwrap_or(STEP_CODES[0]);
        let digits = if step < 0 { step.unsigned_abs() ^ ((1 << size) - 1) } else { step.unsigned_abs() };
        self.push(((((code << size) | digits) << END.1) | END.0, length + size + END.1));
    }

    fn closed(mut self) -> Vec<u8> {
        let missing = (8 - self.count % 8) % 8;
        self.push(((1 << missing) - 1, missing));
        self.bytes
    }
}
