//! What a learner does in pages: begin, fill what is asked, go on to the result.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use crate::client::{Client, Reply};

/// Fills the form of a question with the first thing that fits each control.
pub fn fields_of(page: &Reply) -> Vec<(String, String)> {
    let mut fields =
        vec![("position".to_owned(), page.attributes("input[name=position]", "value").remove(0))];
    if !page.texts(".task").is_empty() {
        fields.push(("dont_know".to_owned(), "yes".to_owned()));
    }
    for name in ["choice", "choices"] {
        let values = page.attributes(&format!("input[name={name}]"), "value");
        fields.extend(values.first().map(|value| (name.to_owned(), value.clone())));
    }
    for name in page.attributes("input[name=text], input[name^='gap.']", "name") {
        fields.push((name, "12".to_owned()));
    }
    for (place, name) in page.attributes("select[name^='order.']", "name").into_iter().enumerate() {
        fields.push((name, (place + 1).to_string()));
    }
    for name in page.attributes("select[name^='pair.'], select[name^='gap.']", "name") {
        let values = page.attributes(&format!("select[name='{name}'] option"), "value");
        fields.push((name, values.into_iter().find(|value| !value.is_empty()).unwrap()));
    }
    fields
}

/// Fields as [`Client::post_form`] takes them.
pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Begins a test; answers its path.
pub async fn begin(client: &mut Client, plan: &str) -> String {
    let reply = client.post_form("/attempts", &[("plan", plan), ("helped", "no")]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().unwrap()
}

/// Answers in pages until the result; tells how many questions that took.
pub async fn take(client: &mut Client, path: &str) -> usize {
    for answered in 0..100 {
        let page = client.get(path).await;
        if page.status == 303 {
            return answered;
        }
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!(page.texts("h1"), [format!("Question {}", answered + 1)]);
        if answered > 0 {
            assert!(page.texts("[role=status]").iter().any(|text| text.contains("saved")), "{}", page.text);
        }
        let fields = fields_of(&page);
        let reply = client.post_form(&format!("{path}/answers"), &borrowed(&fields)).await;
        assert_eq!(reply.status, 303, "{fields:?} {}", reply.text);
        assert_eq!(reply.location().as_deref(), Some(path));
    }
    panic!("the test never ends");
}
