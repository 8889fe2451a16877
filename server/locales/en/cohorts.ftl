cohorts-title = My groups
cohorts-lead = Give your learners a code. See where each one is and what the group can do.
cohorts-caption = Your groups, newest first
cohorts-empty-title = You have no group yet
cohorts-empty-text = Create a group and choose a test. You get a code to give to your learners.
cohorts-new-action = Create a group
cohorts-new-title = New group
cohorts-new-lead = You then get a code, a link and a poster to print.
cohorts-create-action = Create the group
cohorts-choose = Choose
cohorts-name = Name of the group
cohorts-name-hint = Your learners will see this name. Example: Tuesday workshop.
cohorts-organisation = Organisation
cohorts-test = Test
cohorts-test-hint = The whole group takes the same test. It does not change afterwards.
cohorts-test-minutes = { $name } (about { $minutes } min)
cohorts-state = State
cohorts-code = Group code
cohorts-started = Tests begun
cohorts-finished = Tests finished
cohorts-open = Open
cohorts-closed = Group closed
cohorts-closed-text = Nobody new can join. Those who have begun can finish.
cohorts-code-note = Read it aloud or write it on the board. Spaces and capitals do not matter.
cohorts-link = Direct link:
cohorts-poster-action = Print the poster and the slips
cohorts-close-action = Close the group
cohorts-reopen-action = Reopen the group
cohorts-learners = Learners
cohorts-learners-caption = Where each learner is. “Seems stuck”: nothing for 10 minutes or more.
cohorts-nobody-title = Nobody has begun yet
cohorts-nobody-text = Give out the code or print the poster. Each learner appears here on beginning.
cohorts-refresh = Refresh the page
cohorts-learner = Name given
cohorts-no-name = No name
cohorts-answers = Answers
cohorts-last = Last activity
cohorts-begun = Begun
cohorts-ended = Finished
cohorts-help = Help
cohorts-state-running = Under way
cohorts-state-completed = Finished
cohorts-stuck = Seems stuck
cohorts-helped-no = Without help
cohorts-helped-reading = Someone read aloud
cohorts-helped-device = Someone handled the device
cohorts-helped-explaining = Someone explained
cohorts-ago-now = just now
cohorts-ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
cohorts-ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
cohorts-ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
cohorts-group = The group
cohorts-missing = { $count ->
    [one] Averages need 5 finished tests. { $count } more is needed.
   *[other] Averages need 5 finished tests. { $count } more are needed.
}
cohorts-not-a-mark = These results help to choose what comes next. They are not a mark.
cohorts-assisted = { $count ->
    [one] { $count } test of { $finished } was done with help. It is counted.
   *[other] { $count } tests of { $finished } were done with help. They are counted.
}
cohorts-gaps = What will help the group most
cohorts-gaps-text = The competences, from the lowest average to the highest. The interval very probably holds the true average (95%).
cohorts-gap = average { $mean }, between { $low } and { $high }
cohorts-distributions = Levels in the group
cohorts-take-away = Take the results away
cohorts-take-away-text = The file opens in a spreadsheet. It holds names: keep it safe.
cohorts-wide-action = CSV table: one line per learner
cohorts-long-action = CSV table: one line per learner and competence
cohorts-not-finished = The test is not finished. The result will be here at the end.
cohorts-result = Result
cohorts-points-of = { $points } points of { $possible }.
cohorts-help-note = This test was done with help. The result says what the person does with that help.
cohorts-measures-caption = Each competence in words and points
cohorts-expert-prior = How hard the questions are is still estimated by their authors.
cohorts-poster-title = Poster and slips
cohorts-poster-text = Print this page: a poster, then slips to cut.
cohorts-poster-open = Open this address:
cohorts-poster-type = Type the group code. Spaces and capitals do not matter.
cohorts-poster-answer = Give your name and answer. You can pause whenever you like.
cohorts-poster-or = Or scan this drawing with a phone:
cohorts-poster-qr = QR code: join the group
cohorts-slips = Slips to cut
cohorts-slip-address = Address:
cohorts-slip-resume = My resume code: ______________________
cohorts-csv-name = Name
cohorts-csv-state = State
cohorts-csv-started = Begun (UTC)
cohorts-csv-finished = Finished (UTC)
cohorts-csv-helped = Help
cohorts-csv-code = Code
cohorts-csv-competence = Competence
cohorts-csv-level = Level
cohorts-csv-level-low = Level at least (5%)
cohorts-csv-level-high = Level at most (95%)
cohorts-csv-points = Points
cohorts-csv-standard-error = Standard error (logit)
cohorts-csv-answers = Answers
cohorts-csv-id = Test identifier
invalid-cohorts-plan = Choose a test from the list.
invalid-cohorts-organisation = Choose an organisation from the list.

# First steps
cohorts-advice = Advice given
cohorts-advised = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
cohorts-csv-advice = Advice
cohorts-csv-steps-alone = Steps without help
cohorts-csv-steps-helped = Steps with help
