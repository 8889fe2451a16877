//! HTML in a GIFT file → plain words.

/// Tags that end a paragraph.
const BLOCKS: [&str; 15] = [
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "tr",
    "pre",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
];

/// The words of HTML: paragraphs, line breaks, hyphens before lines of lists, and `` `code` ``.
pub(super) fn unmarked(html: &str, losses: &mut Vec<String>) -> String {
    let mut pieces = html.split('<');
    let mut text = String::new();
    push_words(&mut text, pieces.next().unwrap_or_default(), losses);
    for piece in pieces {
        if let Some((tag, words)) = tag(piece) {
            push_tag(&mut text, tag, losses);
            push_words(&mut text, words, losses);
        } else {
            text.push('<');
            push_words(&mut text, piece, losses);
        }
    }
    let mut tidy = String::new();
    for line in text.split('\n').map(str::trim) {
        if !line.is_empty() || !(tidy.is_empty() || tidy.ends_with("\n\n")) {
            tidy.extend([line, "\n"]);
        }
    }
    tidy.trim().to_owned()
}

/// What stands after a `<`: a tag without its brackets, and the words behind it.
pub(super) fn tag(text: &str) -> Option<(&str, &str)> {
    let is_tag = text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
    text.split_once('>').filter(|_| is_tag)
}

fn push_tag(text: &mut String, tag: &str, losses: &mut Vec<String>) {
    let (is_opening, inside) = tag.strip_prefix('/').map_or((true, tag), |inside| (false, inside));
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        _ if BLOCKS.contains(&name.as_str()) => text.push_str("\n\n"),
        "br" => text.push('\n'),
        "li" if is_opening => text.push_str("\n- "),
        "td" | "th" => text.push(' '),
        "code" | "kbd" | "samp" | "tt" => text.push('`'),
        _ => {}
    }
    let is_read = ["", "p", "div", "ul", "li", "br", "code", "kbd", "samp", "tt"].contains(&name.as_str());
    match name.as_str() {
        "img" | "a" | "audio" | "video" | "source" if is_opening => {
            losses.push(format!("`<{}>` is not kept", tag.trim_end_matches('/').trim()));
        }
        _ if is_opening && !is_read => losses.push(format!("`<{name}>` is not kept, only its words")),
        _ => {}
    }
}

/// Any space between words is one.
fn push_words(text: &mut String, words: &str, losses: &mut Vec<String>) {
    let mut pieces = words.split('&');
    let mut decoded = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let entity = piece.split_once(';');
        let name = entity.map_or("", |(name, _)| name);
        if let (Some(sign), Some((_, after))) = (sign(name), entity) {
            decoded.push(sign);
            decoded.push_str(after);
        } else {
            decoded.extend(["&", piece]);
            if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()) {
                losses.push(format!("`&{name};` is kept as it stands"));
            }
        }
    }
    for sign in decoded.chars() {
        if !sign.is_ascii_whitespace() {
            text.push(sign);
        } else if !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// The sign that an entity stands for.
fn sign(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let code = entity.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(code) => u32::from_str_radix(code, 16),
                None => code.parse(),
            };
            code.ok().and_then(char::from_u32)
        }
    }
}
