//! What is seen: situation, material, question, and where the answer goes.

use super::xml::Element;
use super::{about, identifier};
use crate::bank::draft::{
    ContentDraft, GapDraft, ImageDraft, ItemDraft, MaterialDraft, MessageDraft, TableDraft, Texts,
};
use crate::bank::source::Marked;
use crate::item::{ItemKind, OptionOrder};

pub(super) fn of(draft: &ItemDraft, content: &ContentDraft, locale: &str) -> Element {
    let stem = content.stem.value.trim();
    let (situation, question) = stem.rsplit_once("\n\n").unwrap_or(("", stem));
    let paragraphs = situation.split("\n\n").filter(|paragraph| !paragraph.is_empty());
    Element::new("qti-item-body")
        .child(about::rubric(draft, locale))
        .children(paragraphs.map(|paragraph| Element::new("p").words(paragraph)))
        .children(content.material.iter().map(material))
        .children(answer(draft, content, question))
}

fn material(block: &MaterialDraft) -> Element {
    match block {
        MaterialDraft::Paragraph(text) => {
            let paragraph = Element::new("p").words(&text.value);
            Element::new("blockquote").child(paragraph)
        }
        MaterialDraft::Code(text) => Element::new("pre").text(text.value.as_str()),
        MaterialDraft::Table(TableDraft { caption, header, rows }) => {
            let cell = |name: &'static str, text: &Marked<String>| Element::new(name).words(&text.value);
            let head = header.value.iter().map(|text| cell("th", text).with("scope", "col"));
            let row = |row: &Marked<Vec<Marked<String>>>| {
                Element::new("tr").children(row.value.iter().map(|text| cell("td", text)))
            };
            Element::new("table")
                .child(Element::new("caption").words(&caption.value))
                .child(Element::new("thead").child(Element::new("tr").children(head)))
                .child(Element::new("tbody").children(rows.value.iter().map(row)))
        }
        MaterialDraft::Message(MessageDraft { from, to, subject, body }) => {
            let line = |class: &'static str, text: &Marked<String>| {
                Element::new("p").with("class", class).words(&text.value)
            };
            let lines = [("from", from), ("to", to), ("subject", subject), ("body", body)];
            Element::new("div")
                .with("class", "message")
                .children(lines.into_iter().map(|(class, text)| line(class, text)))
        }
        MaterialDraft::Image(ImageDraft { file, alt }) => {
            let image = Element::new("img").with("src", format!("../{}", file.value));
            Element::new("p").child(image.with("alt", alt.value.trim()))
        }
    }
}

/// The question with its interaction.
fn answer(draft: &ItemDraft, content: &ContentDraft, question: &str) -> Vec<Element> {
    let prompt = Element::new("qti-prompt").words(question);
    let asked = Element::new("p").words(question);
    let choices = |texts: Option<&Marked<Texts>>| options("qti-simple-choice", texts, None);
    match draft.kind.value {
        ItemKind::SingleChoice => {
            let choice = interaction(draft, "qti-choice-interaction").with("max-choices", "1");
            vec![choice.child(prompt).children(choices(content.choices.as_ref()))]
        }
        ItemKind::MultipleChoice => {
            let choice = interaction(draft, "qti-choice-interaction").with("max-choices", "0");
            vec![choice.child(prompt).children(choices(content.choices.as_ref()))]
        }
        ItemKind::Ordering => {
            let order = interaction(draft, "qti-order-interaction");
            vec![order.child(prompt).children(choices(content.items.as_ref()))]
        }
        ItemKind::Matching => {
            let set = |texts: Option<&Marked<Texts>>, most| {
                let options = options("qti-simple-associable-choice", texts, Some(most));
                Element::new("qti-simple-match-set").children(options)
            };
            let matching = interaction(draft, "qti-match-interaction").with("max-associations", "0");
            let (prompts, options) = (content.prompts.as_ref(), content.options.as_ref());
            vec![matching.child(prompt).child(set(prompts, "1")).child(set(options, "0"))]
        }
        ItemKind::ShortText | ItemKind::Number => vec![asked, entry(content)],
        ItemKind::Cloze => vec![asked, cloze(content)],
        ItemKind::Task => vec![asked],
    }
}

fn interaction(draft: &ItemDraft, name: &'static str) -> Element {
    let order = draft.order.as_ref().map(|order| order.value).unwrap_or_default();
    let shuffled = order == OptionOrder::Drawn;
    Element::new(name).with("response-identifier", "RESPONSE").with("shuffle", shuffled.to_string())
}

fn options(name: &'static str, texts: Option<&Marked<Texts>>, most: Option<&str>) -> Vec<Element> {
    let texts = texts.into_iter().flat_map(|texts| texts.value.iter());
    let option = |(id, text): &(Marked<String>, Marked<String>)| {
        let option = Element::new(name).with("identifier", identifier(&id.value));
        let option = most.into_iter().fold(option, |option, most| option.with("match-max", most));
        option.words(&text.value)
    };
    texts.map(option).collect()
}

/// A field, the unit after it, and the form that is expected.
fn entry(content: &ContentDraft) -> Element {
    let part = |class: &'static str, text: &Marked<String>| {
        Element::new("span").with("class", class).words(&text.value)
    };
    let field = Element::new("qti-text-entry-interaction").with("response-identifier", "RESPONSE");
    Element::new("p")
        .child(field)
        .children(content.unit.as_ref().map(|unit| part("unit", unit)))
        .children(content.hint.as_ref().map(|hint| part("hint", hint)))
}

fn cloze(content: &ContentDraft) -> Element {
    let mut paragraph = Element::new("p").with("class", "cloze");
    let mut rest = content.text.as_ref().map(|text| text.value.trim()).unwrap_or_default();
    while let Some((words, id, tail)) = next_gap(rest) {
        let gap = content.gaps.as_ref().and_then(|gaps| gaps.value.value(id));
        paragraph = cloze_words(paragraph, words).children(gap.map(|gap| field(id, &gap.value)));
        rest = tail;
    }
    cloze_words(paragraph, rest)
}

fn next_gap(text: &str) -> Option<(&str, &str, &str)> {
    let (words, after) = text.split_once('{')?;
    let (id, tail) = after.split_once('}')?;
    Some((words, id, tail))
}

/// Words around gaps keep the spaces at their ends.
fn cloze_words(paragraph: Element, words: &str) -> Element {
    words.split('\n').enumerate().fold(paragraph, |paragraph, (place, line)| {
        let paragraph = if place > 0 { paragraph.child(Element::new("br")) } else { paragraph };
        paragraph.text(line)
    })
}

fn field(id: &str, gap: &GapDraft) -> Element {
    let name =
        if gap.choices.is_some() { "qti-inline-choice-interaction" } else { "qti-text-entry-interaction" };
    Element::new(name)
        .with("response-identifier", super::respond::of_gap(id))
        .with("aria-label", gap.label.value.trim())
        .children(options("qti-inline-choice", gap.choices.as_ref(), None))
        .text("")
}
