preview-title = Questions of the bank
preview-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
preview-nothing = The bank has faults. Mend them, then reload this page.
preview-findings = What the check says
preview-fault = fault
preview-warning = to look at
preview-column-question = Question
preview-column-competence = Competence
preview-column-level = Level
preview-column-kind = Kind
preview-column-family = Family
preview-forms = Other forms of this question
preview-form = Form { $number }
preview-try = Try this answer
preview-dont-know = I don't know
preview-worth = Worth of the answer: { $credit } out of 1
preview-aims = What it wants
preview-goal-reached = Reached:
preview-goal-open = Not reached:
preview-slip-happened = Happened, and must not:
preview-slip-avoided = Must not happen, and has not:
preview-ways = The ways that the question names
preview-do-way = Do { $way }
preview-accessibility = Accessibility
