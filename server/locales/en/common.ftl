site-name = Jalon
nav-skip = Skip to content
nav-main = Navigation
nav-start = Start a test
nav-resume = Resume
nav-verify = Check a certificate
nav-me = My results
nav-cohorts = Cohorts
nav-sittings = Sessions
nav-people = People
nav-sign-in = Sign in
nav-sign-out = Sign out
foot-what = Jalon is free software. It measures what you can do with digital tools. MIT or Apache 2.0 licence.
foot-nav = About this site
foot-about = How Jalon measures
foot-privacy = Your data
foot-accessibility = Accessibility

# Parts of pages
ui-error-prefix = Error:
ui-optional = (optional)
ui-errors-title = Please correct this
ui-notice-info = Good to know
ui-notice-success = Done
ui-notice-warning = Take care
ui-notice-danger = Problem
ui-steps = Steps
ui-breadcrumb = You are here
ui-choose = Choose
ui-hold-still = Stop reloading this page by itself
ui-reload-alone = Reload this page by itself
ui-place-empty = Place
ui-how-multiple = You can choose several answers.
ui-how-order = Give each line a place: 1 for the first, 2 for the second, and so on.
ui-how-match = For each line, choose what goes with it.
ui-how-cloze = Complete the text.
ui-material-code = Computer text
ui-material-message = Message
ui-message-from = From
ui-message-to = To
ui-message-subject = Subject
ui-verdict-correct = Right answer
ui-verdict-partial = Partly right answer
ui-verdict-incorrect = Not the expected answer
ui-verdict-dont-know = You answered "I don't know"
ui-verdict-timed-out = The time for this question was over
ui-my-answer = Your answer
ui-no-answer = No answer
ui-right-answer = The expected answer
ui-why = Why:
ui-why-tempting = Why the other answer tempts:
invalid-answer-empty = Choose an answer, or press "I don't know".
invalid-answer-incomplete = Part of the answer is missing. Complete each line, or press "I don't know".
invalid-answer-place-twice = Place { $detail } is given twice. Each line has its own place.

ui-level = Level { $level }
ui-level-zero = Level 1 not reached yet
ui-level-zero-perhaps = { $name }, perhaps up to { $high }
ui-level-none = Not measured yet
ui-level-unsure = Not enough answers to say
ui-level-perhaps-one = { $name }, perhaps { $other }
ui-level-perhaps-two = { $name }, perhaps { $low } or { $high }
ui-level-between = { $name }, between { $low } and { $high }
ui-level-drawing = Drawing: { $levels } levels. The result is very probably between { $low } and { $high }.
ui-level-drawing-none = Drawing: { $levels } levels, no result.
ui-group-measured = { $count ->
    [0] Nobody is measured yet.
    [one] { $count } person measured.
   *[other] { $count } people measured.
}
ui-group-not-measured = { $count ->
    [one] { $count } person not measured yet.
   *[other] { $count } people not measured yet.
}
ui-group-mean = Mean { $mean }, very probably between { $low } and { $high }.
ui-group-small = The group is too small for a mean.
ui-group-drawing = Drawing: number of people at each level. The numbers are in the table that follows.
ui-group-numbers = See the numbers
ui-group-table = Number of people at each level
ui-group-level = Level
ui-group-people = People

# Listening
ui-listen = Listen
ui-listen-stop = Stop reading

# The file to open before answering
file-download = Download { $name }
file-about = { $kind }, { $size } kB.
file-how = Open this file with any program you like. The answer is in it.
conflict-file-none = This question has no file.
file-kind-csv = Table as text (CSV)
file-kind-xlsx = Workbook (XLSX)
file-kind-ods = Workbook (ODS)
file-kind-docx = Text document (DOCX)
file-kind-odt = Text document (ODT)
file-kind-pdf = Document to read or print (PDF)
file-kind-html = Web page (HTML)
file-kind-jpg = Photo (JPEG)
file-kind-ics = Calendar (ICS)
file-kind-eml = Message (EML)
file-kind-zip = Compressed folder (ZIP)
file-kind-txt = Plain text (TXT)
