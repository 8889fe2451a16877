//! Tables with faults: all of them told, with file, line and column, and nothing computed.

use super::Shell;

#[test]
fn every_fault_of_both_tables_is_told_at_once() {
    let shell = Shell::new();
    shell.write(
        "items.csv",
        "item,model,a,b,c,d,b1,b2,b3\n\
         i1,2pl,1.2,,0.2,1\n\
         i1,3pl,x,0.5,1.4,,,\n\
         i3,grm,1,,,,1,,2\n\
         i4,grm,1,,,,1,0.5\n\
         i5,foo\n\
         i6,pcm,2,,,,\n\
         i7,2pl,1,0,,,0.5\n\
         ,1pl,-1,0,,\n",
    );
    shell.write("responses.csv", "persn,i1,i9,i7\np1,1,0,2\np1,1,,1\n,1.5,0,NA,4\n");
    let told = shell.refused(&["estimate", "--items", "items.csv", "--responses", "responses.csv"]);
    for fault in [
        "items.csv:2: b: the value is missing",
        "items.csv:2: c: a 2pl item has no `c`, yet it is 0.2",
        "items.csv:3: item: `i1` stands already in line 2",
        "items.csv:3: a: `x` is not a number",
        "items.csv:3: c,d: the asymptotes",
        "items.csv:4: b2: the value is missing, though `b3` has one",
        "items.csv:5: b1…: the thresholds must not fall",
        "items.csv:6: model: `foo` is no model",
        "items.csv:7: b1: the value is missing",
        "items.csv:7: a: a pcm item has no `a`, yet it is 2",
        "items.csv:8: b1: a 2pl item has no `b1`",
        "items.csv:9: item: the name is missing",
        "items.csv:9: a: the discrimination must be a positive number",
        "responses.csv:1: person: the first column is `persn`",
        "responses.csv:1: i9: no item has this name",
        "responses.csv:3: person: `p1` stands already in line 2",
        "responses.csv:4: person: the name is missing",
        "responses.csv:4: i1: `1.5` is not a score",
        "responses.csv:4: the row has 4 answers, the header 3 items",
    ] {
        assert!(told.lines().any(|line| line.starts_with(fault)), "not told: {fault}\n{told}");
    }
    assert!(told.ends_with("19 faults, nothing was computed\n"), "{told}");
}

#[test]
fn tables_that_are_no_tables_are_refused_with_the_remedy() {
    let shell = Shell::new();
    for (text, remedy) in [
        (&b"item;model;b\ni1;1pl;0\n"[..], "separated by commas"),
        (b"item\tmodel\n", "separated by commas"),
        (b"\x1f\x8b\x08\x00", "unpack it first"),
        (b"item,model,b\ncaf\xe9,1pl,0\n", "save it as UTF-8"),
        (b"item,model,b\n\"i1,1pl,0\n", "a quote is not closed"),
        (b"name,b\ni1,0\n", "item: the column is missing"),
        (b"item,model,b,b\ni1,1pl,0,0\n", "the column stands twice"),
        (b"item,model,b\n", "there is no item"),
        (b"", "there is no item"),
    ] {
        std::fs::write(shell.path("items.csv"), text).unwrap();
        let told = shell.refused(&["curves", "--items", "items.csv"]);
        assert!(told.starts_with("items.csv:") && told.contains(remedy), "{told}");
    }
    assert!(shell.refused(&["curves", "--items", "nowhere.csv"]).contains("cannot read nowhere.csv"));
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,b\ni1,1pl,0\n");
    shell.write("responses.csv", "person,i1\np,1\n");
    for option in
        ["--prior=normal:0:0", "--prior=flat", "--bounds=4:-4", "--quadrature=-4:4", "--method=best"]
    {
        let told =
            shell.refused(&["estimate", "--items", "items.csv", "--responses", "responses.csv", option]);
        assert!(told.contains("invalid value"), "{told}");
    }
}

#[test]
fn each_fault_is_told_once_and_at_its_place() {
    let shell = Shell::new();
    shell.write(
        "items.csv",
        "item,model,a,b,b1,b2,a1,a2,c1,c2\n\
         n,nrm,,,,,1,2,0.5,\n\
         g,grm,1,,x,2\n\
         r,1pl,,0,,,,,,,7\n\
         m,2pl,1,y\n\
         k,nrm,,,,,1,,0.5,0.2\n\
         e,nrm\n",
    );
    let told = shell.refused(&["curves", "--items", "items.csv"]);
    let begins = [
        "items.csv:2: c2: the value is missing, though `a2` has one",
        "items.csv:3: b1: `x` is not a number",
        "items.csv:4: the row has 11 cells, the header 10",
        "items.csv:5: b: `y` is not a number",
        "items.csv:6: a2: the value is missing, though `c2` has one",
        "items.csv:7: a1: the value is missing",
        "items.csv:7: c1: the value is missing",
        "7 faults, nothing was computed",
    ];
    assert_eq!(told.lines().count(), begins.len(), "{told}");
    assert!(told.lines().zip(begins).all(|(line, begin)| line.starts_with(begin)), "{told}");
}

/// Published tables of rounded parameters have equal thresholds, so they are no fault.
#[test]
fn a_score_between_equal_thresholds_is_told_and_refused_as_an_answer() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,a,b1,b2\nw,grm,1,-1,1\nx,grm,1.2,1,1\n");
    let curves = shell.irt(&["curves", "--items", "items.csv", "--theta=-1,1", "--json"]);
    let (told, warned) =
        (String::from_utf8(curves.stdout).unwrap(), String::from_utf8(curves.stderr).unwrap());
    assert!(curves.status.success() && !told.contains("-0.0"), "{told}");
    assert!(warned.contains("items.csv:3: two thresholds of `x` are equal, so nobody scores 1"), "{warned}");
    shell.write("responses.csv", "person,w,x\nann,1,2\nbob,2,1\n");
    for command in ["estimate", "simulate"] {
        let told = shell.refused(&[command, "--items", "items.csv", "--responses", "responses.csv"]);
        assert!(told.contains("responses.csv:3: x: nobody scores 1"), "{told}");
        assert!(!told.contains("responses.csv:2:") && !told.contains(": w:"), "{told}");
    }
    let told = shell.refused(&["select", "--items", "items.csv", "--history", "x=1"]);
    assert!(told.contains("`x=1`: nobody scores 1"), "{told}");
}

#[test]
fn a_slope_that_the_name_of_a_model_does_not_have_is_told() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,a,b\ni1,1pl,,0\ni2,1pl,2.5,0\ni3,1pl,1,0\ni4,2pl,2,0\n");
    let output = shell.irt(&["curves", "--items", "items.csv", "--theta=0"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && told.contains("1 1pl item with an `a` other than 1"), "{told}");
    assert!(told.contains("`i2`"), "{told}");
}
