//! How a procedure looks: where one is, the fields of a step, the summary, the receipt.

use super::{Blank, Ending, Kind, Procedure, Step, told};
use crate::item::task::act::Act;
use crate::item::task::text::{Text, say};
use crate::item::task::view::{
    Block, Button, Field, Form, Look, Pane, PanePlace, Row, Rows, Tone, View, Way,
};

impl Procedure {
    pub(super) fn window(&self) -> View {
        let (title, blocks) = self.step();
        View {
            panes: vec![
                Pane::new("office", self.office.as_str().into(), PanePlace::Front, self.way()),
                Pane::new("step", title, PanePlace::Front, blocks),
            ],
        }
    }

    /// The steps, and where one is.
    fn way(&self) -> Vec<Block> {
        let titles =
            self.steps.iter().map(|step| Text::from(step.title.as_str())).chain([say("task-form-summary")]);
        let rows = titles.enumerate().map(|(number, title)| {
            let title = say("task-form-step").with("number", number + 1).with("title", title);
            Row::new(title, Act::on("go", "step", number.to_string())).current_if(self.here == number)
        });
        let steps = Block::Rows(Rows::new(say("task-form-steps"), "steps-way", rows.collect()));
        let intro = Block::Paragraph(self.title.as_str().into());
        if self.ending == Ending::Sent { vec![intro] } else { vec![intro, steps] }
    }

    fn step(&self) -> (Text, Vec<Block>) {
        if self.ending == Ending::Sent {
            let receipt = Block::Notice { tone: Tone::Success, text: self.receipt.as_str().into() };
            return (say("task-form-receipt"), vec![receipt, Block::Facts(self.facts())]);
        }
        match self.steps.get(self.here) {
            Some(step) => (step.title.as_str().into(), self.fields(step)),
            None => (say("task-form-summary"), self.summary()),
        }
    }

    fn fields(&self, step: &Step) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !step.text.is_empty() {
            blocks.push(Block::Paragraph(step.text.trim().into()));
        }
        let keep = Button::new(say("task-form-keep"), Act::plain("keep")).icon("clock").look(Look::Link);
        blocks.push(Block::Form(Form {
            known: vec![("step", self.here.to_string())],
            fields: step.fields.iter().map(|field| self.field_of(field)).collect(),
            ways: vec![Way::main("save", say("task-form-next"))],
            ..Form::new(step.title.as_str().into(), "ask")
        }));
        blocks.push(Block::Toolbar { label: say("task-form-keep"), buttons: vec![keep] });
        blocks
    }

    fn field_of(&self, blank: &Blank) -> Field {
        let label = if blank.optional {
            say("task-form-optional").with("label", blank.label.as_str())
        } else {
            blank.label.as_str().into()
        };
        let answer = self.answer(&blank.id);
        let field = match blank.kind {
            Kind::Choice => {
                let options =
                    blank.options.iter().map(|option| (option.id.as_str(), Text::from(option.text.as_str())));
                Field::choice(&blank.id, label, options, answer)
            }
            Kind::Papers => {
                let papers = self.papers.iter().map(|paper| {
                    let size = say("task-form-paper")
                        .with("name", paper.name.as_str())
                        .with("kb", paper.kb.to_string());
                    (paper.id.as_str(), size)
                });
                Field::picks(&blank.id, label, papers, |id| {
                    answer.split_whitespace().any(|joined| joined == id)
                })
            }
            _ => Field::line(&blank.id, label, answer),
        };
        let hint = match blank.kind {
            _ if !blank.hint.is_empty() => Some(Text::from(blank.hint.as_str())),
            Kind::Day => Some(say("task-form-day-hint")),
            Kind::Papers => Some(say("task-form-papers-hint")),
            _ => None,
        };
        Field { hint, ..field }
    }

    fn summary(&self) -> Vec<Block> {
        let send = Button::new(say("task-form-send"), Act::plain("send")).icon("send").look(Look::Main);
        vec![
            Block::Paragraph(say("task-form-read-again")),
            Block::Facts(self.facts()),
            Block::Toolbar { label: say("task-form-send"), buttons: vec![send] },
        ]
    }

    fn facts(&self) -> Vec<(Text, Text)> {
        let fields = self.steps.iter().flat_map(|step| &step.fields);
        fields.map(|field| (Text::from(field.label.as_str()), told(self, field))).collect()
    }
}
