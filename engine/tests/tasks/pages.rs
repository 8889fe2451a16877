//! Web pages being written: what their conditions take and do not.

use super::bank::{leads, refuses};

const PAGE: &str = r#"page: {name: a.html, source: "<h2>Shop</h2><p>Open <b>late</p><img src='shop.png'>", style: "p { color: grey }"}"#;

fn write(html: &str) -> String {
    format!("{{do: write, source: '{html}'}}")
}

#[test]
fn a_page_is_judged_by_its_elements() {
    leads(
        PAGE,
        "is: has, element: h1, text: Shop | Boutique",
        &[&write("<h1>shop</h1>"), &write("<main><h1 id=\"a\">Shop</h1></main>")],
        &[&write("<h1>Shop 2</h1>"), &write("<h2>Shop</h2>"), &write("<!-- <h1>Shop</h1> -->")],
    );
    leads(
        PAGE,
        "is: has, element: img, attribute: alt",
        &[&write("<img alt=\"The shop\" src=\"shop.png\">")],
        &[&write("<img alt=\"\">"), &write("<img alt>"), &write("<p alt=\"x\">a</p>")],
    );
    leads(
        PAGE,
        "is: has, element: a, inside: li, attribute: href, value: home.html",
        &[&write("<ul><li><a href=\"home.html\">x</a></li></ul>")],
        &[&write("<a href=\"home.html\">x</a>"), &write("<ul><li><a href=\"other.html\">x</a></li></ul>")],
    );
    leads(
        PAGE,
        "is: counts, element: li, inside: ol, count: \"2\"",
        &[&write("<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>")],
        &[&write("<ul><li>a</li><li>b</li></ul>"), &write("<ol><li>a</li></ol>")],
    );
    leads(PAGE, "is: sound", &[&write("<p>Open <b>late</b></p>")], &[&write("<p>Open <b>late</p></b>")]);
}

#[test]
fn a_style_is_judged_by_what_it_does() {
    let style = |css: &str| format!("{{do: style, source: \"{css}\"}}");
    leads(
        PAGE,
        "is: styled, element: p, property: color, value: black | '#000'",
        &[
            &style("p { color: BLACK; }"),
            &style("h2, p { color: black }"),
            &style("* { color: x } p { color: black }"),
        ],
        &[&style("h2 { color: black }"), &style("p { background: black }"), &style("p { color: black")],
    );
    leads(
        PAGE,
        "is: differs, element: p, property: color, value: grey",
        &[&style("p { color: black }"), &style("b { color: grey }"), &write("<h1>Shop</h1>")],
        &[&style("#a p { color: black } p { color: grey }"), &style("h2, p { color: Grey }")],
    );
    let plain = PAGE.replace(r#", style: "p { color: grey }""#, "");
    refuses(&plain, "is: sound", &style("p { color: black }"), "nothing here");
}
