//! Plausible bodies, made from the schema of each operation.

use serde_json::{Map, Value, json};

/// A body that the operation's schema allows; `None` when it takes none.
pub(super) fn body(document: &Value, operation: &Value) -> Option<Value> {
    let content = operation.get("requestBody")?.get("content")?;
    let schema = content.get("application/json")?.get("schema")?;
    Some(value(document, schema, "body"))
}

/// Fields that forms of pages ask for; a form ignores what it does not know.
pub(super) fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Somebody Else"),
        ("email", "else@example.org"),
        ("position", "1"),
        ("dont_know", "yes"),
        ("confirm", "yes"),
        ("reason", "A reason"),
        ("decision", "not_certified"),
        ("minutes", "5"),
        ("note", "A note"),
        ("role", "administrator"),
        ("first_name", "Some"),
        ("last_name", "Body"),
        ("birth_date", "1990-01-01"),
        ("extra_time_percent", "10"),
        ("csv", "last_name,first_name,birth_date\nBody,Some,1990-01-01\n"),
    ]
}

fn value(document: &Value, schema: &Value, field: &str) -> Value {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let pointer = target.trim_start_matches('#');
        let found = document.pointer(pointer).unwrap_or_else(|| panic!("{target} is not in the document"));
        return value(document, found, field);
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        let choices = schema.get(several).and_then(Value::as_array).into_iter().flatten();
        if let Some(choice) = choices.into_iter().find(|choice| choice.get("type") != Some(&json!("null"))) {
            return value(document, choice, field);
        }
    }
    if let Some(first) = schema.get("enum").and_then(|values| values.get(0)) {
        return first.clone();
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().find_map(Value::as_str).unwrap_or("string"),
        Some(Value::String(kind)) => kind,
        _ => "object",
    };
    match kind {
        "string" => json!(text(field)),
        "integer" | "number" => json!(1),
        "boolean" => json!(true),
        "array" => json!([value(document, schema.get("items").unwrap_or(&Value::Null), field)]),
        _ => object(document, schema, field),
    }
}

fn object(document: &Value, schema: &Value, field: &str) -> Value {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        // Answers are documented as free objects.
        return if field == "answer" { json!({"kind": "dont_know"}) } else { json!({}) };
    };
    let filled = properties.iter().map(|(name, inner)| (name.clone(), value(document, inner, name)));
    Value::Object(filled.collect::<Map<_, _>>())
}

fn text(field: &str) -> &'static str {
    match field {
        "email" => "else@example.org",
        "locale" | "lang" => "fr",
        "plan" | "plan_id" => "positioning-1.2",
        "password" => "correct horse battery",
        "birth_date" => "1990-01-01",
        "date" => "2026-10-01",
        "time" => "09:00",
        "starts_at" => "2026-10-01T09:00",
        "csv" => "last_name,first_name,birth_date\nBody,Some,1990-01-01\n",
        "decision" => "not_certified",
        "cohort_code" => "AAAAAAA",
        "code" | "resume_code" | "access_code" => "AAAA-AAAA-AAAA",
        _ => "Somebody Else",
    }
}
