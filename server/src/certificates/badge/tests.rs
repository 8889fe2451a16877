//! A badge is always the same bytes, carries its certificate, and holds whatever text.

use super::*;
use crate::certificates::container::{Kind, extract};

const CREDENTIAL: &str = "{\"@context\": [\"x\"]}\n";

fn badge() -> Badge {
    Badge {
        language: Language::Fr,
        title: "Certification de toutes les compétences".into(),
        organisation: "Espace public numérique du Marché".into(),
        framework: "CRCN 2019".into(),
        points: 612,
        points_possible: 1024,
    }
}

#[test]
fn both_badges_carry_the_certificate_and_are_always_the_same() {
    let drawing = badge().svg(CREDENTIAL).unwrap();
    assert_eq!(drawing, badge().svg(CREDENTIAL).unwrap());
    let picture = Badge::png(CREDENTIAL.as_bytes()).unwrap();
    assert_eq!(picture, Badge::png(CREDENTIAL.as_bytes()).unwrap());
    for (file, kind) in [(drawing.as_bytes(), Kind::Svg), (picture.as_slice(), Kind::Png)] {
        let contents = extract(file).unwrap();
        assert_eq!((contents.kind, contents.json.as_deref()), (kind, Some(CREDENTIAL.as_bytes())));
    }
    assert!(picture.len() < 64 * 1024, "{} bytes", picture.len());
}

#[test]
fn the_drawing_is_named_and_its_texts_cannot_become_markup() {
    let hostile = Badge {
        title: "<script>alert(1)</script> & \"x\"".into(),
        organisation: "]]></svg>".into(),
        ..badge()
    };
    let drawing = hostile.svg(CREDENTIAL).unwrap();
    assert!(drawing.contains("<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"x\"</title>"));
    assert_eq!(drawing.matches("<svg").count(), 1);
    assert_eq!(drawing.matches("</svg>").count(), 1);
    assert!(drawing.contains("612 points sur 1024. ]]&gt;&lt;/svg&gt;. CRCN 2019."));
    assert_eq!(extract(drawing.as_bytes()).unwrap().json.as_deref(), Some(CREDENTIAL.as_bytes()));
}

#[test]
fn what_is_drawn_stays_inside() {
    for shape in drawing::landscape() {
        for segment in shape.outline {
            let (drawing::Segment::Move(x, y) | drawing::Segment::Line(x, y)) = segment else { continue };
            assert!((0.0..=512.0).contains(&x) && (0.0..=512.0).contains(&y), "{x} {y}");
        }
    }
}
