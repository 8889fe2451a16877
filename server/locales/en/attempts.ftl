# Choosing
attempts-start-title = Start a test
attempts-start-lead = Choose an area, then a subject. A short test is enough to begin with.
attempts-start-empty-title = No test for now
attempts-start-empty = There is no test here yet. Come back later.
attempts-home = Go to the home page
attempts-held-title = A test was already started here
attempts-held-text = If it is not yours, start your own. Nothing will be lost.
attempts-held-continue = Continue that test
attempts-minutes = { $minutes ->
    [one] About { $minutes } minute.
   *[other] About { $minutes } minutes.
}
attempts-whole-area = This whole area
attempts-everything = All areas
attempts-have-code = Do you have a code?
attempts-enter-code = Enter the code

# Before starting
attempts-organisation = Organisation
attempts-cohort = Group
attempts-before = Before you start
attempts-before-minutes = { $minutes ->
    [one] The test takes about { $minutes } minute. Take your time.
   *[other] The test takes about { $minutes } minutes. Take your time.
}
attempts-before-adapts = The questions are chosen for you. Some will be easy, others hard.
attempts-before-unknown = You do not know? Press "I don't know". It is a real answer.
attempts-before-stop = You can pause or stop. What you have answered is kept.
attempts-before-private = Only you see your result. No account is needed.
attempts-before-cohort = The trainer at { $organisation } will see your name and your result.
attempts-name = Your name
attempts-name-hint = Write it the way your trainer knows you.
attempts-helped = Is someone helping you?
attempts-helped-hint = It is fine to be helped. The result will say so.
attempts-helped-no = No, I take the test without help
attempts-helped-reading = Yes, someone reads for me
attempts-helped-device = Yes, someone uses the device for me
attempts-helped-explaining = Yes, someone explains to me
attempts-keep = Keep this test in { $name }'s account
attempts-keep-hint = Not you? Untick the box.
attempts-begin = Start

# A question
attempts-question = Question { $position }
attempts-in-all = { $most ->
    [one] Of { $most } question
   *[other] Of { $most } questions
}
attempts-in-all-about = There will be between { $least } and { $most } questions in all
attempts-exits = Pause or stop
attempts-pause = Pause
attempts-stop = Stop and keep
attempts-answer = Answer
attempts-dont-know = I don't know
attempts-saved = { $count ->
    [one] Your answer is saved (1 answer saved).
   *[other] Your answer is saved ({ $count } answers saved).
}
attempts-assisted-run = Test taken with help.
attempts-answer-late = The time for the last question was over. The test goes on, nothing else changes.
attempts-timed-lead = { $seconds ->
    [one] The next question has a time limit: { $seconds } second.
   *[other] The next question has a time limit: { $seconds } seconds.
}
attempts-timed-text = The time starts when you see the question. You can wait a little before.
attempts-timed-show = Show the question
attempts-timed-running = { $seconds ->
    [one] This question has a time limit: { $seconds } second.
   *[other] This question has a time limit: { $seconds } seconds.
}

# Pausing, stopping, shared devices
attempts-pause-title = Your test is paused
attempts-pause-lead = { $count ->
    [0] You can come back whenever you like.
    [one] Your answer is saved. You can come back whenever you like.
   *[other] Your { $count } answers are saved. You can come back whenever you like.
}
attempts-resume-code = Your resume code
attempts-resume-code-note = Write this code down or print this page. Do not give it to anyone.
attempts-pause-how = To go on later
attempts-pause-how-1 = Take any device.
attempts-pause-how-2 = Open the page { $address }
attempts-pause-how-3 = Type your resume code.
attempts-pause-account = This test is in your account. To go on, sign in and open "My results".
attempts-continue = Continue the test
attempts-see-result = See the result
attempts-release-title = Is this a shared device?
attempts-release-text = Erase your visit before you leave. Your resume code will still work.
attempts-release = Finished: erase this device
attempts-released-title = This device has forgotten everything
attempts-released-text = The next person will see neither your test nor your result. Your resume code still works.
attempts-released-signed-in = Your account is still open on this device.
attempts-sign-out = Sign out
attempts-ending-title = Stop the test?
attempts-ending-lead = { $count ->
    [0] You have not answered yet.
    [one] Your answer is saved.
   *[other] Your { $count } answers are saved.
}
attempts-ending-text = You will get a result from these answers. The more answers, the more precise the result. After that, this test does not go on.
attempts-ending-confirm = Stop and see the result
attempts-over-title = This test is over

attempts-not-held-title = This test is not open on this device
attempts-not-held-lead = Nothing is lost. Type the resume code you wrote down.
attempts-not-held-sign-in = Is this test in your account? Sign in.

# Codes
attempts-resume-title = Resume a test
attempts-resume-lead = Type the code you wrote down.
attempts-resume-field = Resume code
attempts-resume-hint = 12 letters and digits. Spaces and capitals do not matter.
attempts-resume-action = Resume
attempts-join-title = I have a code
attempts-join-lead = Type the code you were given, or your resume code.
attempts-join-field = Your code
attempts-join-hint = Letters and digits. Spaces and capitals do not matter.
attempts-join-action = Continue
attempts-no-code = No code?
invalid-resume-unknown = This resume code does not work. Check each character.
invalid-code-unknown = This code does not exist. Check each character, or ask for it again.
invalid-code-closed = This test is closed. Talk to { $detail }.
invalid-attempt-plan = This test does not exist. Choose another one.
invalid-attempt-locale = The questions do not exist in this language.

# Refusals
conflict-answer-already-other = This question is over. Your first answer is kept. Here is where you are.
conflict-answer-not-asked = This question has not been asked yet. Here is where you are.
conflict-attempt-ended = This test is over. Your answers are saved and your result is ready.
conflict-attempt-running = This test is not over. Answer the questions, or stop to see the result.
conflict-attempt-has-owner = This test is already kept in another account.
invalid-answer-kind = This answer does not have the form the question expects.
invalid-answer-option = This answer is not in the list. Choose another one.
invalid-answer-repeated = An answer is given twice. Keep it only once.
invalid-answer-number = Write only a number. Example: 12.5
invalid-answer-long = Your answer is too long ({ $detail } characters at most).

# Result
attempts-result-title = Your result
attempts-result-one = { $words }: this is where you stand.
attempts-result-several = { $measured ->
    [one] With your { $answers } answers, we can place { $measured } subject of { $all }.
   *[other] With your { $answers } answers, we can place { $measured } subjects of { $all }.
}
attempts-result-nothing = { $answers ->
    [0] You have not answered yet, so there is no level to tell yet.
    [one] Thank you for your answer. It takes a few more to tell a level.
   *[other] Thank you for your { $answers } answers. It takes a few more to tell a level.
}
attempts-done-with-reading = Done with help: someone read aloud
attempts-done-with-device = Done with help: someone used the device
attempts-done-with-explaining = Done with help: someone explained
attempts-assisted-result = This result shows what you do with this help. It is useful for choosing what comes next.
attempts-points = Points
attempts-points-of = { $points } points of { $most }
attempts-profile = Your levels
attempts-profile-hint = There are 8 levels. The diamond shows where you are. The bar shows between which levels you most probably are.
attempts-strengths = Your strengths
attempts-next = To go on
attempts-try = Try this: { $suggestion }
attempts-honest = What this result says
attempts-honest-range = A short test cannot be perfectly precise. That is why we also tell the neighbouring levels.
attempts-honest-together = The subjects are measured together. Your answers on one subject also help to place the others.
attempts-honest-prior = The difficulty of the questions is estimated by their authors. It has not been measured on many answers yet.
attempts-honest-certificate = This result is for you. It is not a certificate.
attempts-result-code = To see this result again
attempts-result-code-note = Write this code down. It opens this result on the page { $address }
attempts-see-corrections = See the answers explained
attempts-start-another = Start another test
attempts-keep-title = Keep your result
attempts-print = You can print this page with your browser.
attempts-attach = Keep this result in my account
attempts-attach-sign-in = Sign in to keep this result in an account
attempts-attached = This result is kept in an account.
attempts-download = Download all data of this test:
attempts-corrections-title = Answers explained
attempts-corrections-empty-title = There is no answer to explain
attempts-corrections-empty = You stopped before the first answer. You can start another test.
attempts-date = { $day } { $month ->
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
} { $year }

# My results
attempts-mine-title = My results
attempts-mine-caption = Your tests, newest first
attempts-mine-test = Test
attempts-mine-date = Date
attempts-mine-state = State
attempts-mine-answers = Answers
attempts-mine-empty-title = You have no result yet
attempts-mine-empty = Take a test to see where you stand. It will be kept here.
attempts-state-running = Running
attempts-state-completed = Finished

# One practical idea per competence
attempts-suggestion-1-1 = look up the same information on two sites, then compare who writes and on what date.
attempts-suggestion-1-2 = create a folder for one subject, put five files in it and give them clear names.
attempts-suggestion-1-3 = write the week's spending in a table, then sort it and work out the total.
attempts-suggestion-2-1 = send a message to two people, with a clear subject and an attachment.
attempts-suggestion-2-2 = share a photo with one person only, then check who can see it.
attempts-suggestion-2-3 = write a shopping list with someone else, in the same online document.
attempts-suggestion-2-4 = open a public service online and find where its help is.
attempts-suggestion-3-1 = write a short letter with a title, two paragraphs and a list.
attempts-suggestion-3-2 = crop a photo and make it brighter, while keeping the original.
attempts-suggestion-3-3 = save the same document in two formats and look at what changes.
attempts-suggestion-3-4 = write a recipe step by step, then ask someone to follow it to the letter.
attempts-suggestion-4-1 = see whether an update is waiting on your device, and install it.
attempts-suggestion-4-2 = open the settings of an application and remove a permission it does not need.
attempts-suggestion-4-3 = set the height of your screen and take a break every hour.
attempts-suggestion-5-1 = when something is stuck, note the exact message, then restart and try again.
attempts-suggestion-5-2 = find in your device's settings how to make the text larger.

# First steps: ten questions before any test
steps-door-title = Have you never, or rarely, used a computer or a phone?
steps-door-button = Start here: 10 questions
steps-before-questions = There are { $count } questions with drawings. They take about { $minutes } minutes. Take your time.
steps-before-unknown = You do not know yet? Press "I don't know yet". It is a real answer.
steps-before-help = Someone may be beside you. Say so at the bottom of this page.
steps-before-advice = There is no mark. At the end, you get advice on how to go on.
steps-answer-alone = Answer: I found it without help
steps-answer-helped = Answer: someone helped me find it
steps-dont-know-yet = I don't know yet
steps-go-on = Go on
steps-again = Take the questions again
steps-stopped-title = You stopped before the end
steps-stopped-text = That is allowed. Some answers are missing to advise you. Start again when you like, with someone beside you if possible.
steps-next = To learn now
steps-next-text = One lesson at a time, in less than five minutes. It is easier with someone.
steps-alone = What you know without help
steps-helped = What you do with help
steps-helped-text = It is a good start. Read the lesson again, then try alone.
steps-honest = Ten questions give advice, not a level. The limits between pieces of advice are chosen by the authors. They have not yet been checked with many people.
invalid-answer-doing = In this test, help is told before the start.
