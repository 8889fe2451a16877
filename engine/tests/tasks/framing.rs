//! Pictures: what their conditions take and do not.

use super::bank::{leads, refuses};

const PICTURE: &str = r#"picture: {name: market.jpg, width: 4000, height: 3000, turned: 0, things: [
  {id: stall, name: Stall, kind: table, left: 40, top: 40, right: 80, bottom: 90},
  {id: car, name: Car, kind: car, left: 0, top: 60, right: 25, bottom: 90}], details: [
  {id: place, name: Place, text: "48.1, 2.3"}, {id: camera, name: Camera, text: Phone}]}"#;

#[test]
fn framing_keeps_some_things_and_leaves_others_out() {
    leads(
        PICTURE,
        "is: out, things: car",
        &[r#"{do: crop, left: "30"}"#, r#"{do: crop, left: "25 %", top: "5"}"#, "{do: blur, thing: car}"],
        &[
            r#"{do: crop, left: "20"}"#,
            "{do: ratio, ratio: \"1:1\"}",
            "{do: blur, thing: car}, {do: blur, thing: car}",
        ],
    );
    leads(
        PICTURE,
        "is: cut, things: stall",
        &[r#"{do: crop, left: "45"}"#, "{do: blur, thing: stall}", "{do: ratio, ratio: \"2:3\"}"],
        &[r#"{do: crop, left: "40", top: "40", right: "20", bottom: "10"}"#],
    );
    leads(
        PICTURE,
        "is: ratio, ratio: \"1:1\"",
        &[
            "{do: ratio, ratio: \"1:1\"}",
            r#"{do: crop, left: "25"}"#,
            r#"{do: size, width: "800", height: "800"}"#,
        ],
        &["{do: ratio, ratio: \"4:3\"}", "{do: turn, way: left}"],
    );
    let goal = "is: cut, things: stall";
    refuses(PICTURE, goal, "{do: crop}", "task-pic-cut-nothing");
    refuses(PICTURE, goal, r#"{do: crop, left: "95"}"#, "task-pic-no-percent");
    refuses(PICTURE, goal, r#"{do: crop, left: "60", right: "60"}"#, "task-pic-too-small");
    refuses(PICTURE, goal, "{do: ratio, ratio: \"5:4\"}", "nothing here");
    refuses(PICTURE, goal, "{do: blur, thing: dog}", "nothing here");
}

#[test]
fn size_proportions_and_weight_are_measured() {
    leads(
        PICTURE,
        r#"is: size, width: "1200", height: "900""#,
        &[
            r#"{do: size, width: "1200", keep: "yes"}"#,
            r#"{do: size, width: "4000", height: "900", keep: "yes"}"#,
            r#"{do: size, width: "1200", height: "900"}"#,
        ],
        &[r#"{do: size, width: "1200"}"#, r#"{do: size, height: "1200", keep: "yes"}"#],
    );
    leads(
        PICTURE,
        "is: stretched",
        &[r#"{do: size, width: "1200"}"#, r#"{do: size, width: "1200"}, {do: turn, way: right}"#],
        &[
            r#"{do: size, width: "1201", height: "900"}"#,
            r#"{do: size, width: "1200"}, {do: size, width: "1200", height: "900"}"#,
            "{do: turn, way: left}",
        ],
    );
    leads(
        PICTURE,
        r#"is: at_most, kb: "500", width: "2000""#,
        &[
            r#"{do: size, width: "1200", keep: "yes"}"#,
            r#"{do: size, width: "2000", keep: "yes"}, {do: export, format: jpg, quality: medium}"#,
        ],
        &[
            r#"{do: size, width: "2000", keep: "yes"}"#,
            r#"{do: size, width: "1200", keep: "yes"}, {do: export, format: png}"#,
            "{do: export, format: jpg, quality: low}",
        ],
    );
    leads(
        PICTURE,
        "is: enlarged",
        &[r#"{do: size, width: "800", keep: "yes"}, {do: size, width: "4000", keep: "yes"}"#],
        &[r#"{do: size, width: "800", keep: "yes"}"#],
    );
    refuses(PICTURE, "is: enlarged", r#"{do: size, width: "9"}"#, "task-pic-no-size");
    refuses(PICTURE, "is: enlarged", "{do: export, format: bmp}", "nothing here");
}

#[test]
fn a_file_is_what_was_saved_last() {
    let small = r#"{do: size, width: "800", keep: "yes"}"#;
    leads(
        PICTURE,
        "is: saved, name: market-small.webp",
        &[&format!("{small}, {{do: export, format: webp}}, {{do: save, name: Market-small}}")],
        &[
            &format!(
                "{small}, {{do: export, format: webp}}, {{do: save, name: market-small}}, {{do: turn, way: left}}"
            ),
            &format!("{small}, {{do: save, name: market-small.webp}}"),
            small,
        ],
    );
    leads(PICTURE, "is: overwrote", &["{do: save, name: market.png}"], &["{do: save, name: market2}"]);
    leads(
        PICTURE,
        "is: clean, details: place",
        &["{do: clean, details: place}", "{do: clean, details: camera place}"],
        &["{do: clean, details: camera}"],
    );
    leads(PICTURE, "is: format, format: png | webp", &["{do: export, format: webp}"], &[small]);
    refuses(PICTURE, "is: overwrote", "{do: clean}", "task-pic-none-ticked");
    refuses(PICTURE, "is: overwrote", "{do: save, name: a/b}", "task-pic-no-name");
    let turned = PICTURE.replace("turned: 0", "turned: 1");
    leads(&turned, "is: upright", &["{do: turn, way: left}"], &["{do: turn, way: right}"]);
    let there_and_back = r#"{do: turn, way: left}, {do: crop, left: "30"}"#;
    leads(
        &turned,
        "is: out, things: car",
        &[there_and_back, r#"{do: crop, top: "30"}"#],
        &[r#"{do: crop, left: "30"}"#],
    );
}
