//! Mailbox, word processor and spreadsheet: what their conditions take and do not.

use super::bank::{leads, refuses};

const MAILBOX: &str = r"mailbox: {owner: Nadia <nadia@asso.example>, folders: [{id: bills, name: Bills}], contacts: [Ali Ben <ali@asso.example>], documents: [{id: plan, name: plan.pdf}, {id: bill, name: bill.pdf}], messages: [
  {id: water, from: Water <water@lake.example>, to: [Nadia <nadia@asso.example>, Zoe <zoe@asso.example>], cc: [Luc <luc@asso.example>], date: 3 March, subject: Your bill, body: Here., unread: true, files: [bill.pdf]},
  {id: fake, from: Water <water@win.example>, to: [Nadia <nadia@asso.example>], date: 2 March, subject: Last bill, body: Pay., links: [{id: pay, text: Pay, address: https://win.example}]}]}";

#[test]
fn what_is_sent_is_judged_by_who_gets_it_and_what_it_carries() {
    let send = |begin: &str, more: &str| format!("{{do: {begin}}}, {{do: send, {more}}}");
    let all = "to: \"water@lake.example, Zoe\", cc: luc@asso.example";
    leads(
        MAILBOX,
        "is: sent, answers: water, everyone: water@lake.example zoe@asso.example luc@asso.example",
        &[
            &send("reply_all, message: water", all),
            &send("reply, message: water", "to: \"Luc; Zoe; Water <water@lake.example>\""),
        ],
        &[
            &send("reply, message: water", "to: water@lake.example"),
            &send("write", all),
            "{do: reply_all, message: water}, {do: discard}",
        ],
    );
    leads(
        MAILBOX,
        "is: sent, to: none, bcc: ali@asso.example zoe@asso.example, documents: plan, subject: party | fête",
        &[&send("write", "bcc: \"ALI BEN, zoe@asso.example\", subject: The Party, documents: plan")],
        &[
            &send("write", "bcc: \"ali ben, zoe@asso.example\", subject: The party"),
            &send("write", "cc: \"ali ben, zoe@asso.example\", subject: The party, documents: plan"),
            &send("write", "bcc: \"ali ben, zoe@asso.example\", subject: Hello, documents: plan"),
        ],
    );
    leads(
        MAILBOX,
        "is: sent, reaches: ali@asso.example zoe@asso.example, spares: water@lake.example, documents: none",
        &[
            &send("write", "to: \"Ali Ben, Zoe\", bcc: Luc"),
            &send("reply_all, message: water", "to: \"Ali Ben\", cc: zoe@asso.example"),
        ],
        &[
            &send("write", "to: Ali Ben"),
            &send("write", "to: \"Ali Ben, Zoe\", bcc: water@lake.example"),
            &send("write", "to: \"Ali Ben, Zoe\", documents: plan"),
        ],
    );
    leads(
        MAILBOX,
        "is: sent, carries: plan",
        &[&send("write", "to: Zoe, documents: plan bill"), &send("write", "to: Zoe, documents: plan")],
        &[&send("write", "to: Zoe, documents: bill"), &send("write", "to: Zoe")],
    );
    leads(
        MAILBOX,
        "is: sent, forwards: water",
        &[&send("forward, message: water", "to: ali ben")],
        &[&send("reply, message: water", "to: ali ben")],
    );
    let goal = "is: starred, message: water";
    refuses(MAILBOX, goal, &send("write", "subject: Nobody"), "task-mail-nobody");
    refuses(MAILBOX, goal, &send("write", "to: Somebody"), "task-mail-no-address");
    refuses(MAILBOX, goal, "{do: send, to: ali ben}", "nothing here");
}

#[test]
fn messages_are_filed_marked_and_filtered() {
    leads(
        MAILBOX,
        "is: folder_holds, folder: bills, messages: water",
        &["{do: move, message: water, folder: bills}"],
        &["{do: move, message: water, folder: bills}, {do: move, message: fake, folder: bills}"],
    );
    leads(
        MAILBOX,
        "is: read, message: water",
        &["{do: open, message: water}"],
        &["{do: open, message: water}, {do: unread, message: water}"],
    );
    leads(
        MAILBOX,
        "is: starred, message: water",
        &["{do: star, message: water}"],
        &["{do: star, message: water}, {do: star, message: water}"],
    );
    leads(
        MAILBOX,
        "is: followed",
        &["{do: follow, message: fake, link: pay}"],
        &["{do: look, message: fake, link: pay}"],
    );
    leads(
        MAILBOX,
        "is: file_opened, message: water",
        &["{do: unwrap, message: water, file: bill.pdf}"],
        &["{do: open, message: water}"],
    );
    leads(
        MAILBOX,
        "is: rule_takes, messages: water, folder: bills",
        &["{do: rules}, {do: add_rule, field: from, says: LAKE, folder: bills}"],
        &[
            "{do: rules}, {do: add_rule, field: subject, says: bill, folder: bills}",
            "{do: rules}, {do: add_rule, field: from, says: lake, folder: trash}",
            "{do: rules}, {do: add_rule, field: from, says: lake, folder: bills}, {do: drop_rule, rule: \"0\"}",
        ],
    );
    leads(
        MAILBOX,
        "is: in_folder, message: water, folder: bills",
        &["{do: rules}, {do: add_rule, field: from, says: lake, folder: bills, now: \"yes\"}"],
        &["{do: rules}, {do: add_rule, field: from, says: lake, folder: bills}"],
    );
}

const DOCUMENT: &str = r"document: {title: guide.odt, paragraphs: [{id: title, text: Guide, style: title}, {id: place, text: The place, size: 18, bold: true},
  {id: body, text: A car and a Cart.}, {id: end, text: The end, size: 18}]}";

#[test]
fn a_text_is_judged_by_its_styles_and_its_words() {
    leads(
        DOCUMENT,
        "is: style_holds, style: heading1, paragraphs: place end",
        &[
            "{do: style, paragraphs: place end, style: heading1}",
            "{do: style, paragraphs: end, style: heading1}, {do: style, paragraphs: place, style: heading1}",
        ],
        &[
            "{do: style, paragraphs: title place end, style: heading1}",
            "{do: by_hand, paragraphs: place end, size: \"24\"}",
        ],
    );
    leads(
        DOCUMENT,
        "is: styled, style: heading1, paragraphs: place",
        &["{do: style, paragraphs: place end, style: heading1}"],
        &["{do: style, paragraphs: end, style: heading1}"],
    );
    leads(
        DOCUMENT,
        "is: plain, paragraphs: place end",
        &["{do: plain, paragraphs: place end}"],
        &["{do: plain, paragraphs: place}"],
    );
    leads(
        DOCUMENT,
        "is: by_hand, paragraph: body",
        &["{do: by_hand, paragraphs: body, bold: \"yes\"}"],
        &["{do: style, paragraphs: body, style: quote}"],
    );
    leads(
        DOCUMENT,
        "is: defined, style: body, size: \"12\", align: justify",
        &["{do: define, style: body, size: \"12\", bold: \"no\", align: justify}"],
        &[
            "{do: define, style: body, size: \"12\", bold: \"no\", align: left}",
            "{do: define, style: quote, size: \"12\", bold: \"no\", align: justify}",
        ],
    );
    leads(DOCUMENT, "is: contents", &["{do: contents}"], &["{do: contents}, {do: contents}"]);
    leads(
        DOCUMENT,
        "is: breaks, paragraphs: end",
        &["{do: break, paragraphs: end}"],
        &["{do: break, paragraphs: place end}"],
    );
    leads(
        DOCUMENT,
        "is: reads, paragraph: body, text: A bus and a Cart.",
        &[
            "{do: replace, find: car, with: bus, words: \"yes\"}",
            "{do: replace, find: car, with: bus, case: \"yes\"}",
        ],
        &["{do: replace, find: car, with: bus}", "{do: replace, find: Car, with: bus, case: \"yes\"}"],
    );
    refuses(DOCUMENT, "is: contents", "{do: style, style: heading1}", "task-doc-none-ticked");
    refuses(DOCUMENT, "is: contents", "{do: by_hand, paragraphs: body, size: \"13\"}", "nothing here");
}

const SHEET: &str = r"sheet: {title: Week, rows: [[Day, Amount, Rate], [Monday, 10, 0.5], [Tuesday, 30], [Wednesday, 20], [Total]]}";

#[test]
fn formulas_are_judged_by_what_they_would_give() {
    let enter = |cell: &str, content: &str| format!("{{do: enter, cell: {cell}, content: \"{content}\"}}");
    leads(
        SHEET,
        "is: follows, range: B5, when: B2=100 B4=1, values: \"131\"",
        &[&enter("b5", "=SUM(B2:B4)"), &enter("B5", "=B2+B3+B4"), &enter("B5", "=somme(B4:B2)")],
        &[
            &enter("B5", "60"),
            &enter("B5", "=SUM(B2:B3)"),
            &enter("B5", "SUM(B2:B4)"),
            &enter("B4", "=SUM(B2:B3)"),
        ],
    );
    leads(
        SHEET,
        "is: shows, range: \"B5\", values: \"60\"",
        &[&enter("B5", "60"), &enter("B5", "=SUM(B2:B4)")],
        &[&enter("B5", "61")],
    );
    let first = enter("D2", "=B2*$C$2");
    leads(
        SHEET,
        "is: shows, range: \"D2:D4\", values: 5 | 15 | 10",
        &[&format!("{first}, {{do: fill, cell: D2, range: \"D2:D4\"}}")],
        &[&first, &format!("{}, {{do: fill, cell: D2, range: \"D2:D4\"}}", enter("D2", "=B2*C2"))],
    );
    leads(SHEET, "is: formula, range: D2", &[&first], &[&enter("D2", "5")]);
    refuses(SHEET, "is: formula, range: D2", &enter("Z99", "1"), "task-sheet-no-cell");
}

#[test]
fn rows_are_sorted_filtered_and_drawn() {
    let sort = |range: &str, way: &str| format!("{{do: sort, range: \"{range}\", column: B, way: {way}}}");
    leads(
        SHEET,
        "is: shows, range: \"A2:B4\", values: Tuesday | 30 | Wednesday | 20 | Monday | 10",
        &[&sort("A2:C4", "down"), &sort("A2:B4", "down")],
        &[&sort("A2:B4", "up"), &sort("B2:B4", "down"), &sort("A2:B3", "down")],
    );
    let filter =
        |test: &str, value: &str| format!("{{do: filter, column: B, test: {test}, value: \"{value}\"}}");
    leads(
        SHEET,
        "is: rows_shown, rows: 3 4",
        &[&filter("more", "15")],
        &[&filter("more", "20"), &format!("{}, {{do: unfilter}}", filter("more", "15"))],
    );
    let chart = |kind: &str, values: &str| {
        format!("{{do: chart, kind: {kind}, labels: \"A2:A4\", values: \"{values}\"}}")
    };
    leads(
        SHEET,
        "is: chart, kind: bars | line, labels: \"A2:A4\", values: \"B2:B4\"",
        &[&chart("bars", "B2:B4"), &chart("line", "B4:B2")],
        &[
            &chart("pie", "B2:B4"),
            &chart("bars", "C2:C4"),
            &format!("{}, {{do: unchart}}", chart("bars", "B2:B4")),
        ],
    );
    refuses(SHEET, "is: formula, range: D2", &chart("bars", "B2:B3"), "task-sheet-chart-uneven");
    refuses(
        SHEET,
        "is: formula, range: D2",
        "{do: sort, range: \"A2:A4\", column: B, way: up}",
        "task-sheet-sort-column",
    );
}
