# Certification sessions: the certifier
sittings-list-title = Certification sessions
sittings-list-lead = A session brings candidates together in a room, under invigilation.
sittings-list-caption = Your sessions, the latest first
sittings-none-title = You have no session yet
sittings-none-text = Plan your first session. You enrol candidates next.
sittings-plan-one = Plan a session
sittings-name = Name of the session
sittings-name-hint = Example: June session, room 2
sittings-place = Place
sittings-place-hint = Name and address of the room.
sittings-when = Date and time
sittings-state = State
sittings-organisation = Organisation
sittings-new-title = New certification session
sittings-new-lead = Say where, when and which test. Candidates come next.
sittings-new-action = Create the session
sittings-date-label = Date
sittings-time-label = Starting time
sittings-zone = Time zone
sittings-zone-hint = Times of this session are given in this zone.
sittings-duration = Time for the test, in minutes
sittings-duration-hint = From 5 to 480. Extra time is added for each candidate.
sittings-duration-fact = Time for the test
sittings-plan = Test
sittings-plan-hint = { $description } Usual time: { $minutes } minutes.
sittings-rules = Rules that candidates read
sittings-rules-hint = One rule a line.
sittings-rules-usual =
    You work alone, without a phone and without help.
    You answer the questions one after the other. You cannot go back.
    If you do not know, press "I don't know".
    If there is a problem, raise your hand.
sittings-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
sittings-date = { $day } { $month } { $year }
sittings-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
sittings-moment = { $day } at { $time } ({ $zone })
sittings-state-enrolling = Enrolment open
sittings-state-running = Running
sittings-state-ended = Ended, to be reviewed
sittings-state-reviewed = Reviewed, to be published
sittings-state-published = Published
sittings-candidate-enrolled = Not here yet
sittings-candidate-waiting = Waiting for the identity check
sittings-candidate-admitted = May begin
sittings-candidate-running = Answering
sittings-candidate-paused = Paused
sittings-candidate-completed = Finished
sittings-decision-certified = Certified
sittings-decision-not-certified = Not certified
sittings-decision-cancelled = Test cancelled
sittings-access-code = Access code
sittings-access-hint = Candidates type it at { $address }.
sittings-open = Open the room
sittings-to-room = Go to the room
sittings-to-review = Review the results
sittings-slips = Print the slips
sittings-slips-lead = One strip per person. Print, then cut.
sittings-slip-address = Open the address
sittings-slip-bring = Bring an identity document.
sittings-candidates = Candidates
sittings-nobody-title = Nobody is enrolled
sittings-nobody-text = Enrol a candidate, or paste a list.
sittings-enrolled-count = { $count ->
    [one] { $count } candidate
   *[other] { $count } candidates
}
sittings-person = Person
sittings-identity = { $name }, born { $born }
sittings-born = Born { $born }
sittings-enrol-title = Enrol a candidate
sittings-enrol-text = Write the name as on the identity document.
sittings-enrol-action = Enrol
sittings-field-last-name = Last name
sittings-field-first-name = First name
sittings-field-birth-date = Date of birth
sittings-field-email = E-mail address
sittings-field-reference = Reference
sittings-field-extra-time = Extra time
sittings-field-csv = List
sittings-birth-hint = Day, month, year. Example: 27/03/1985
sittings-reference-hint = Your file number, if you have one.
sittings-extra-hint = In percent, from 0 to 200. Example: 33 for a third more time.
sittings-fault = { $field }: { $message }
sittings-paste-title = Enrol a list
sittings-paste-lead = Paste a table. Nothing is stored before you agree.
sittings-paste-label = List in CSV form
sittings-paste-hint = One person a line. The first line names the columns. Separate with semicolons, commas or tabs.
sittings-paste-check = Check the list
sittings-paste-confirm = { $count ->
    [one] Enrol { $count } person
   *[other] Enrol { $count } people
}
sittings-report-clean = { $count ->
    [one] The row is fine. Confirm to enrol the person.
   *[other] All { $count } rows are fine. Confirm to enrol everyone.
}
sittings-report-faults = Nobody was enrolled. Correct the list, then check it again.
sittings-report-ignored = These columns are not used: { $columns }.
sittings-report-caption = Row by row
sittings-report-state = Outcome
sittings-line = Line
sittings-row-ready = Fine
sittings-row-fault = To correct
# The room
sittings-room-title = The room
sittings-room-caption = The candidates, those who need you first
sittings-room-fresh = As of { $time }. This page refreshes every 10 seconds.
sittings-list-example = Example of a list
sittings-refresh = Refresh now
sittings-needs = { $count ->
    [one] { $count } person needs you.
   *[other] { $count } people need you.
}
sittings-needs-none = Nobody needs you at the moment.
sittings-need-device = Another device asks to come in
sittings-need-identity = Check the identity document
sittings-need-resumption = Let go on
sittings-need-idle = Nothing for { $minutes } minutes
sittings-where = Progress
sittings-left = Time left
sittings-reached = question { $position } of about { $all }
sittings-reached-open = question { $position }
sittings-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
sittings-minutes-left = { $minutes ->
    [0] Time is over
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
sittings-do-admission = I checked the identity document
sittings-do-pause = Pause
sittings-do-resumption = Let go on
sittings-do-release = Release the device
sittings-everyone-title = For the whole room
sittings-everyone-lead = What you do here concerns every candidate.
sittings-clocks = Clocks
sittings-pause-all = Pause everyone
sittings-resume-all = Let everyone go on
sittings-grant = Give time
sittings-grant-all = Give time to everyone
sittings-grant-minutes = Minutes
sittings-grant-reason-hint = Example: network failure
sittings-grant-action = Give this time
sittings-reason = Reason
sittings-incident = Note an incident
sittings-incident-room = Note an incident in the room
sittings-incident-label = What happened?
sittings-incident-hint = Facts, with the time if needed. The note is read when results are reviewed.
sittings-incident-action = Note the incident
sittings-incidents-noted = Incidents noted in the room
sittings-device = Change devices
sittings-device-text = Release the device if the candidate has to go on with another computer. The answers are safe.
sittings-end = End the session
sittings-end-title = End the session?
sittings-end-lead = Nobody will be able to answer any more. Answers given are safe.
sittings-end-nobody = Every test that began is over.
sittings-end-running = { $count ->
    [one] This person has not finished. The test will stop:
   *[other] These { $count } people have not finished. Their tests will stop:
}
sittings-end-action = Yes, end the session
sittings-end-not = No, go back
sittings-end-test = End this test
sittings-end-test-title = End the test of { $name }?
sittings-end-test-lead = This candidate will not be able to answer any more. The answers are safe.
sittings-end-reason-hint = Why the test stops before its end.
sittings-adjust-title = Change extra time
sittings-adjust-action = Save
sittings-remove-title = Take off the list
sittings-remove-text = This person will not be able to come into this session.
sittings-remove = Remove this candidate
sittings-happened = What happened
sittings-event-created = Session planned
sittings-event-enrolled = Enrolled
sittings-event-removed = Taken off the list
sittings-event-extra-time = Extra time changed
sittings-event-opened = Room opened
sittings-event-joined = Came in with the code
sittings-event-device-refused = Another device refused
sittings-event-device-released = Device released
sittings-event-device-taken = Came back on a device
sittings-event-admitted = Identity checked
sittings-event-started = Test begun
sittings-event-paused = Paused
sittings-event-resumed = Went on
sittings-event-granted = Time given
sittings-event-incident = Incident
sittings-event-stopped-by-invigilator = Test ended by the invigilator
sittings-event-completed = Test finished
sittings-event-ended = Session ended
sittings-event-decided = Decision
sittings-event-reviewed = Review closed
sittings-event-published = Results published
sittings-stop-precision = Measured precisely enough
sittings-stop-length = Every question was asked
sittings-stop-bank-exhausted = No suitable question left
sittings-stop-time = Time is over
sittings-stop-ended-by-learner = Stopped by the candidate
sittings-stop-ended-by-invigilator = Ended by the invigilator
# The review
sittings-review-title = Review of results
sittings-undecided = { $count ->
    [one] { $count } candidate awaits a decision.
   *[other] { $count } candidates await a decision.
}
sittings-all-decided = Every candidate has a decision. You can close the review.
sittings-review-close = Close the review
sittings-review-none-title = Nobody began the test
sittings-review-none-text = There is no result to review.
sittings-publish-lead = { $count ->
    [0] No certificate will be issued. Candidates will see their decision.
    [one] { $count } certificate will be issued. Candidates will see their decision.
   *[other] { $count } certificates will be issued. Candidates will see their decision.
}
sittings-publish = Publish the results
sittings-published-text = { $count ->
    [0] Results are published.
    [one] Results are published, with { $count } certificate.
   *[other] Results are published, with { $count } certificates.
}
sittings-no-decision = No decision yet
sittings-incident-count = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
sittings-points = { $points } of { $most }
sittings-points-label = Points
sittings-answers-label = Answers
sittings-stop-label = End of the test
sittings-spent = Time spent
sittings-extra-fact = { $percent } % at enrolment, { $minutes } min given
sittings-levels = Levels by competence
sittings-competence = Competence
sittings-level = Level
sittings-error = Standard error
sittings-logits = ± { $error }
sittings-decision = Decision
sittings-decision-hint = Needed when the result is not certified, or when an incident is noted. The candidate reads it when the result is not certified.
sittings-decide = Save the decision
sittings-decide-named = Save the decision for { $name }
sittings-see-certificate = See the certificate
sittings-absent = Did not begin
# The candidate
sittings-door-title = Take a certification
sittings-door-lead = Type the code given in the room, then your name as on your identity document.
sittings-door-code-hint = 8 characters. Spaces and capitals do not matter.
sittings-door-last-name = Your last name
sittings-door-first-name = Your first name
sittings-door-birth = Your date of birth
sittings-door-action = Come in
sittings-door-own = A test is already open on this device. If it is yours, go on with it.
sittings-door-own-link = Go on with this test
sittings-is-it-you = Is this you?
sittings-not-you = If it is not you, call the invigilator.
sittings-rules-title = The rules
sittings-rule-time = { $minutes ->
    [one] You have { $minutes } minute.
   *[other] You have { $minutes } minutes.
}
sittings-wait-text = The invigilator will check your identity document. Wait here.
sittings-wait-fresh = This page refreshes by itself.
sittings-admitted-text = Your identity is checked. Your time starts when you press "Begin".
sittings-begin = Begin
sittings-paused-title = Your test is paused
sittings-paused-lead = Your clock is stopped. The invigilator will let you go on.
sittings-question = Question { $position }
sittings-in-all = About { $all } questions in all
sittings-saved = { $count ->
    [0] You have not answered yet.
    [one] Your answer is safe.
   *[other] Your { $count } answers are safe.
}
sittings-answer = Answer
sittings-dont-know = I don't know
sittings-no-return = An answer that was sent cannot be changed.
sittings-time-last = Time is over
sittings-last-answer = Time is over. Send this last answer now.
sittings-timed-running = You have { $seconds } seconds for this question.
sittings-timed-lead = The next question has a time limit: { $seconds } seconds.
sittings-timed-text = Its time starts when you show the question.
sittings-timed-action = Show the question
sittings-over-title = Your test is over
sittings-over-lead = Thank you. Your answers are safe.
sittings-over-next = The result comes after the organisation has reviewed it. To read it, come back here with the same code and your name.
sittings-forget = Finished: erase this device
sittings-told-certified = Your result is certified. Well done.
sittings-told-not-certified = Your result is not certified.
sittings-told-cancelled = Your test was cancelled.
sittings-told-reason = Reason:
sittings-see-own-certificate = See my certificate
conflict-sitting-started = The session has begun: the list no longer changes.
conflict-sitting-not-running = The session is not running. Nothing was changed.
conflict-sitting-over = This session is over. It cannot be opened again.
conflict-sitting-empty = Enrol at least one candidate first.
conflict-sitting-not-ended = End the session first.
conflict-sitting-decided = The review is closed. Decisions no longer change.
conflict-sitting-not-reviewed = Close the review of results first.
conflict-sitting-no-incident = Incidents are noted during the session, or before the review is closed.
conflict-candidate-state = This candidate is not at that point. Look at the state, then try again.
conflict-candidate-started = This candidate has begun the test. Nothing was changed.
conflict-candidate-not-started = This candidate has no finished test. There is nothing to decide.
conflict-candidate-not-running = This candidate is not answering now. Nothing was changed.
conflict-candidate-not-certified = This result is not certified.
conflict-exam-not-open = The room is not open yet. Wait, then try again.
conflict-exam-over = This session is over. Talk to the invigilator.
conflict-exam-linked = This enrolment is in use on another device. Call the invigilator.
conflict-exam-not-admitted = The invigilator must check your identity document first.
conflict-exam-not-begun = Your test has not begun.
conflict-exam-plan-gone = This test is no longer available. Call the invigilator.
conflict-exam-paused = Your test is paused. This answer was not saved: give it again after the pause.
conflict-exam-time-over = Time is over. Your answers are safe.
conflict-exam-ended = Your test is over. Your answers are safe.
invalid-exam-no-match = We cannot find you in this session. Check each field, or call the invigilator.
invalid-birth-date = This date does not exist or is not complete. Example: 27/03/1985
invalid-extra-time = Extra time is a whole number, from 0 to 200.
invalid-candidate-twice = This person is already enrolled.
invalid-csv-empty = The list is empty. Paste it here.
invalid-csv-no-row = The list has only headings. Add at least one person.
invalid-csv-unreadable = The list cannot be read. Save it as CSV, in UTF-8.
invalid-csv-long = The list is too long: { $detail } rows at most.
invalid-csv-column = The column { $detail } is missing.
invalid-csv-column-twice = The column "{ $detail }" is there twice.
invalid-csv-twin = This person is already on line { $detail }.
invalid-sitting-date = Write a date that exists. Example: 2026-06-15
invalid-sitting-time = Write a time. Example: 14:30
invalid-sitting-zone = Choose a time zone from the list.
invalid-sitting-duration = The time is a whole number of minutes, from 5 to 480.
invalid-sitting-plan = Choose a test from the list.
invalid-sitting-organisation = Choose one of your organisations.
invalid-sitting-undecided = A decision is missing for: { $detail }.
invalid-decision = Choose a decision.
invalid-decision-no-level = No level is known: there are not enough answers to certify.
invalid-reason-needed = Write the reason in a few words.
invalid-minutes = Write a whole number of minutes, from 1 to { $detail }.
