# Simulated applications: what surrounds them
task-undo = Undo
task-restart = Start again
task-undone = The last thing was undone.
task-how = Do this in the window below. You can undo and start again as often as you like. When you have finished, press "Answer".
task-incomplete = Something is missing. Fill in every field that is needed.
task-reached = Done: { $goal }
task-missed = Not done: { $goal }
task-slipped = What happened: { $slip }
invalid-task-refused = { $detail }
invalid-task-impossible = This cannot be done here. The page may be an old one: try again.
invalid-task-too-much = That is very many actions. Undo some of them, or start again.
invalid-task-moved-on = Something was undone on another page since this one was shown. Here is where you are now: do it again.
invalid-task-nothing = You have not done anything yet. Do what is asked, or press "I don't know".

# Mailbox
task-app-mailbox = Mailbox
task-mail-folders = Folders
task-mail-inbox = Inbox
task-mail-sent-folder = Sent
task-mail-junk = Junk
task-mail-trash = Bin
task-mail-count-unread = { $count ->
    [one] { $count } unread
   *[other] { $count } unread
}
task-mail-shown = { $folder } is open.
task-mail-find = Search
task-mail-find-field = Search in mail
task-mail-found = { $count ->
    [one] { $count } message found.
   *[other] { $count } messages found.
}
task-mail-results = Results for { $words }
task-mail-empty = No message here.
task-mail-is-unread = unread
task-mail-is-starred = starred
task-mail-has-file = with an attachment
task-mail-just-now = just now
task-mail-reading = Message
task-mail-nothing-open = Choose a message to read it.
task-mail-opened = Message open: { $subject }
task-mail-closed = Back to the list.
task-mail-back = Back to the list
task-mail-moved = Message moved to { $folder }.
task-mail-starred = Star added.
task-mail-unstarred = Star removed.
task-mail-marked-unread = Message marked as unread.
task-mail-reported = Message reported as fraud and moved to Junk.
task-mail-address-shown = The address of the link is shown.
task-mail-followed = The page of the link opened in the browser.
task-mail-page-opened = The page of this link opened in the browser.
task-mail-file-opened = { $file } opened.
task-mail-is-opened = opened
task-mail-writing = New message
task-mail-write = Write
task-mail-from = From
task-mail-to = To
task-mail-cc = Cc
task-mail-date = Date
task-mail-cc-field = Cc (copy)
task-mail-bcc-field = Bcc (hidden copy)
task-mail-to-hint = Addresses, with commas between them.
task-mail-subject = Subject
task-mail-text = Text
task-mail-attach = Attach
task-mail-contacts = Address book
task-mail-send = Send
task-mail-discard = Do not send
task-mail-sent = { $count ->
    [one] Message sent to { $count } person.
   *[other] Message sent to { $count } people.
}
task-mail-nobody = Nobody is to get this message. Write at least one address.
task-mail-no-address = "{ $text }" is not an address. Example: lina@asso.example
task-mail-to-do = What to do with this message
task-mail-reply = Reply
task-mail-reply-all = Reply to all
task-mail-forward = Forward
task-mail-star = Star
task-mail-mark-unread = Mark as unread
task-mail-report = Report as fraud
task-mail-bin = Delete
task-mail-links = Links in the message
task-mail-look = Where does it lead?
task-mail-files = Attachments
task-mail-move = Move
task-mail-move-to = Move to
task-mail-rules = Filter rules
task-mail-rules-shown = The filter rules are open.
task-mail-rule = If { $field } contains "{ $says }": move to { $folder }
task-mail-rule-new = New rule
task-mail-rule-if = If
task-mail-rule-from = the sender
task-mail-rule-subject = the subject
task-mail-rule-body = the text
task-mail-rule-says = contains
task-mail-rule-then = Move to
task-mail-rule-now = Messages already there
task-mail-rule-now-yes = Sort the inbox now too
task-mail-rule-add = Add the rule
task-mail-rule-added = Rule added.
task-mail-rule-drop = Remove
task-mail-rule-dropped = Rule removed.
task-mail-rule-empty = Write the words that the rule looks for.
task-mail-no-rule = No rule yet.

# Dates
task-date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }

# File manager
task-app-files = Files
task-files-places = Places
task-files-home = My files
task-files-bin = Bin
task-files-way = Where you are
task-files-entered = Open: { $folder }
task-files-opened = Details of { $name }
task-files-closed = Back to the list.
task-files-close = Close
task-files-cancel = Cancel
task-files-empty = Nothing here.
task-files-things = Files and folders
task-files-held = What it holds
task-files-name = Name
task-files-kind = Kind
task-files-size = Size
task-files-changed = Changed
task-files-from = It was in
task-files-in = Folder
task-files-folder = Folder
task-files-archive = Archive
task-files-picture = Picture
task-files-pdf = PDF
task-files-sheet = Spreadsheet
task-files-slides = Slides
task-files-sound = Sound
task-files-text = Text
task-files-video = Video
task-files-other = Other
task-files-kb = { $size } kB
task-files-mb = { $whole }.{ $tenth } MB
task-files-tick = Tick { $name }
task-files-sorted-up = Sorted, ascending.
task-files-sorted-down = Sorted, descending.
task-files-find = Search
task-files-find-words = Words
task-files-found = { $count ->
    [one] { $count } file found.
   *[other] { $count } files found.
}
task-files-results = Search results
task-files-week = In the last 7 days
task-files-month = In the last month
task-files-year = In the last year
task-files-old = More than a year ago
task-files-over-1 = More than 1 MB
task-files-over-10 = More than 10 MB
task-files-over-100 = More than 100 MB
task-files-new-folder = New folder
task-files-make = Create
task-files-made = Folder created: { $name }
task-files-not-here = A folder cannot be created here.
task-files-none-ticked = Tick at least one line first.
task-files-one-only = Only one thing can be renamed at a time.
task-files-bad-name = This name cannot be used. A name is not empty and has none of these signs: / \ : * ? " < > |
task-files-name-taken = There is already something called { $name } there.
task-files-into-itself = A folder cannot go into itself.
task-files-folder-copy = Only files can be copied here, not folders.
task-files-asking = Say how.
task-files-where = To the folder
task-files-new-name = New name
task-files-zip-name = Name of the archive
task-files-move = Move
task-files-copy = Copy
task-files-rename = Rename
task-files-zip = Compress
task-files-unzip = Extract
task-files-delete = Delete
task-files-restore = Restore
task-files-moved = { $count ->
    [one] { $count } thing moved to { $folder }.
   *[other] { $count } things moved to { $folder }.
}
task-files-copied = { $count ->
    [one] { $count } file copied to { $folder }.
   *[other] { $count } files copied to { $folder }.
}
task-files-renamed = New name: { $name }
task-files-zipped = Archive created: { $name }
task-files-unzipped = Extracted into the folder { $name }.
task-files-deleted = { $count ->
    [one] { $count } thing moved to the bin.
   *[other] { $count } things moved to the bin.
}
task-files-restored = { $count ->
    [one] { $count } thing put back where it was.
   *[other] { $count } things put back where they were.
}

# Spreadsheet
task-app-sheet = Spreadsheet
task-sheet-tools = Tools
task-sheet-line = Cell and content
task-sheet-cell = Cell
task-sheet-content = Content
task-sheet-enter = Enter
task-sheet-go = Go to the cell
task-sheet-chosen = Cell { $cell } is chosen.
task-sheet-entered = { $cell } shows { $value }.
task-sheet-cleared = { $cell } is empty.
task-sheet-blank = { $cell }, empty
task-sheet-no-cell = "{ $name }" is not a cell of this sheet. Example: B2
task-sheet-no-range = "{ $name }" is not a range of this sheet. Example: B2:B9
task-sheet-range-hint = Example: B2:B9
task-sheet-tool-open = The tool is open.
task-sheet-tool-closed = The tool is closed.
task-sheet-fill = Copy a cell
task-sheet-fill-from = Copy the cell
task-sheet-fill-to = Into
task-sheet-fill-do = Copy
task-sheet-filled = { $count ->
    [one] { $count } cell filled.
   *[other] { $count } cells filled.
}
task-sheet-nothing-to-copy = { $cell } is empty: there is nothing to copy.
task-sheet-sort = Sort
task-sheet-sort-range = Rows to sort
task-sheet-column = Column
task-sheet-way = Order
task-sheet-up = ascending
task-sheet-down = descending
task-sheet-sort-do = Sort
task-sheet-sort-column = Choose a column inside the rows to sort, and an order.
task-sheet-sorted = { $count ->
    [one] { $count } row sorted.
   *[other] { $count } rows sorted.
}
task-sheet-filter = Filter
task-sheet-test = Test
task-sheet-is = is
task-sheet-is-not = is not
task-sheet-holds = contains
task-sheet-more = is more than
task-sheet-less = is less than
task-sheet-any = is not empty
task-sheet-value = Value
task-sheet-filter-do = Show these rows only
task-sheet-filter-empty = Write the value that the filter looks for.
task-sheet-filtered = { $count ->
    [one] { $count } row shown, the others are hidden.
   *[other] { $count } rows shown, the others are hidden.
}
task-sheet-unfilter = Show all rows
task-sheet-unfiltered = All rows are shown.
task-sheet-chart = Chart
task-sheet-chart-kind = Kind of chart
task-sheet-bars = Bars
task-sheet-line-chart = Line
task-sheet-pie = Pie
task-sheet-points = Points
task-sheet-labels = Names (cells)
task-sheet-values = Numbers (cells)
task-sheet-title = Title
task-sheet-chart-do = Draw
task-sheet-chart-uneven = There must be as many names as numbers.
task-sheet-drawn = The chart is drawn.
task-sheet-unchart = Remove the chart
task-sheet-chart-gone = The chart is removed.

# Web browser
task-app-browser = Web browser
task-web-tabs = Tabs
task-web-new-tab = New tab
task-web-close-tab = Close the tab { $title }
task-web-tab-closed = Tab closed.
task-web-many-tabs = There are many tabs already. Close one first.
task-web-bar = Address bar
task-web-address = Address or words to look for
task-web-go = Go
task-web-write = Write an address, or words to look for.
task-web-ways = Navigation
task-web-back = Back
task-web-forward = Forward
task-web-locked = Secured connection
task-web-unlocked = Connection not secured
task-web-wrong-lock = Certificate problem
task-web-bookmark = Bookmark
task-web-bookmarked = Page added to the bookmarks.
task-web-unbookmarked = Page removed from the bookmarks.
task-web-opened = Page open: { $title }
task-web-nowhere = No page at this address.
task-web-nowhere-title = Page not found
task-web-nowhere-text = There is nothing at this address, and nothing was found for these words. Check them, or go back.
task-web-alarm = The browser warns about this site.
task-web-alarm-title = This connection is not safe
task-web-alarm-name = The site { $site } shows a certificate made for another name. Somebody may be pretending to be this site.
task-web-alarm-expired = The certificate of { $site } is out of date. The browser cannot be sure who answers.
task-web-away = Leave this page
task-web-brave = Go on all the same
task-web-panel-open = The panel is open.
task-web-panel-closed = The panel is closed.
task-web-close-panel = Close the panel
task-web-padlock = About this connection
task-web-site = Site
task-web-names = Made for
task-web-owner = Belongs to
task-web-no-owner = (not said)
task-web-issuer = Given by
task-web-until = Valid
task-web-valid = until { $date }
task-web-expired = no longer, since { $date }
task-web-no-certificate = This site has no certificate. What you write to it can be read on the way.
task-web-cookies = Cookies
task-web-cookies-ask = { $site } asks to keep cookies on this device.
task-web-accept-all = Accept all
task-web-refuse-all = Refuse all
task-web-choose = Choose
task-web-purposes = What the site may use cookies for
task-web-needed = Always: { $what }
task-web-save-choice = Save my choice
task-web-consented = { $count ->
    [0] Choice saved: nothing but what is needed.
    [one] Choice saved: { $count } purpose accepted.
   *[other] Choice saved: { $count } purposes accepted.
}
task-web-clear = Erase cookies
task-web-cleared = The cookies of all sites are erased.
task-web-links = Links
task-web-results = Results
task-web-files = Files to download
task-web-ad = Advertisement
task-web-ad-address = Advertisement · { $address }
task-web-open-tab = Open in a new tab: { $title }
task-web-downloads = Downloads
task-web-downloaded = Downloaded: { $name }
task-web-is-downloaded = downloaded
task-web-no-download = Nothing was downloaded.
task-web-cookies-first = First answer the question about cookies, above.
task-web-fill = Fill in the field first.

# Settings
task-app-phone = Phone settings
task-app-computer = Computer settings
task-app-printer = Printer
task-set-ways = Navigation
task-set-back = Back
task-set-opened = Screen open: { $screen }
task-set-find = Search in the settings
task-set-find-do = Search
task-set-find-empty = Write a word to look for.
task-set-not-found = Nothing found for "{ $words }".
task-set-on = { $setting }: on
task-set-off = { $setting }: off
task-set-chosen = Chosen: { $option }
task-set-write = Save
task-set-written = Saved.
task-set-nothing = Nothing happens.
task-set-done = Done.

# Word processor
task-app-document = Word processor
task-doc-paragraphs = Paragraphs
task-doc-paragraph = Text
task-doc-style = Style
task-doc-styles = Styles
task-doc-tools = Tools
task-doc-tool-open = The tool is open.
task-doc-title = Title
task-doc-heading1 = Heading 1
task-doc-heading2 = Heading 2
task-doc-body = Body text
task-doc-list = List
task-doc-quote = Quotation
task-doc-none-ticked = Tick at least one paragraph first.
task-doc-changed = { $count ->
    [one] { $count } paragraph changed.
   *[other] { $count } paragraphs changed.
}
task-doc-by-hand = Format by hand
task-doc-size-by-hand = Size, by hand
task-doc-bold-by-hand = Weight, by hand
task-doc-hand-empty = Choose a size or bold first.
task-doc-plain = Clear what was done by hand
task-doc-break = Start on a new page
task-doc-points = { $size } points
task-doc-size = Size
task-doc-weight = Weight
task-doc-bold = Bold
task-doc-is-bold = bold
task-doc-not-bold = regular
task-doc-align = Alignment
task-doc-left = left
task-doc-center = centred
task-doc-right = right
task-doc-justify = justified
task-doc-making = { $size } points, { $bold }, { $align }
task-doc-style-and-hand = { $style } + by hand
task-doc-style-and-page = { $style } (new page)
task-doc-edit = Change a style
task-doc-editing = The style can be changed.
task-doc-edit-style = Change the style { $style }
task-doc-define = Save the style { $style }
task-doc-defined = { $count ->
    [0] Style saved. No paragraph uses it yet.
    [one] Style saved: { $count } paragraph follows.
   *[other] Style saved: { $count } paragraphs follow.
}
task-doc-contents = Table of contents
task-doc-contents-there = Table of contents inserted.
task-doc-contents-gone = Table of contents removed.
task-doc-contents-empty = Empty: no paragraph has a heading style.
task-doc-replace = Find and replace
task-doc-find = Find
task-doc-with = Replace with
task-doc-case = Capitals
task-doc-case-yes = Capitals and small letters differ
task-doc-words = Words
task-doc-words-yes = Whole words only
task-doc-replace-all = Replace all
task-doc-replaced = { $count ->
    [0] Nothing found.
    [one] { $count } replacement made.
   *[other] { $count } replacements made.
}

# Calendar
task-app-calendar = Calendar
task-day = { $name } { $date }
task-day-1 = Monday
task-day-2 = Tuesday
task-day-3 = Wednesday
task-day-4 = Thursday
task-day-5 = Friday
task-day-6 = Saturday
task-day-7 = Sunday
task-cal-week = Week
task-cal-week-shown = Another week is shown.
task-cal-ways = Navigation
task-cal-before = Week before
task-cal-today = This week
task-cal-next = Next week
task-cal-new = New event
task-cal-free = Nothing planned.
task-cal-time = { $from } – { $to }
task-cal-opened = Event open: { $title }
task-cal-closed = Back to the week.
task-cal-close = Close
task-cal-cancel = Cancel
task-cal-edit = Change
task-cal-editing = Change the event
task-cal-delete = Delete
task-cal-deleted = Event deleted: { $title }
task-cal-save = Save
task-cal-saved = Event saved: { $title }
task-cal-title = Title
task-cal-no-title = Give the event a title.
task-cal-backwards = The end comes before the beginning.
task-cal-day = Day
task-cal-hours = Time
task-cal-from = From
task-cal-to = To
task-cal-place = Place
task-cal-by = Invitation from
task-cal-guests = Guests
task-cal-repeat = Repeats
task-cal-daily = every day
task-cal-weekly = every week
task-cal-monthly = every month
task-cal-doings = What to do with this event
task-cal-your-reply = Your reply
task-cal-yes = I am coming
task-cal-no = I am not coming
task-cal-maybe = Perhaps
task-cal-no-reply = Not answered yet
task-cal-replied = Your reply is sent.

# Sharing
task-app-sharing = Shared document
task-share-people = Who can open "{ $document }"
task-share-who = People
task-share-owner = owner
task-share-add = Add somebody
task-share-address = E-mail address
task-share-no-address = This is not an e-mail address. Example: lina@asso.example
task-share-role = Right
task-share-none = No access
task-share-reader = Reads
task-share-commenter = Comments
task-share-editor = Writes
task-share-set = Right changed: { $name }
task-share-removed = No longer has access: { $name }
task-share-link = Whoever has the link
task-share-link-nobody = opens nothing
task-share-link-reader = reads
task-share-link-commenter = comments
task-share-link-editor = writes
task-share-link-on = The link now opens the document.
task-share-link-off = The link opens nothing any more.
task-share-until = The link works
task-share-always = without end
task-share-week = for one week
task-share-month = for one month
task-share-year = for one year
task-share-until-set = The end is set.
task-share-download = Readers may download a copy
task-share-download-on = Readers may download a copy.
task-share-download-off = Readers may no longer download a copy.

# Video call
task-app-call = Video call
task-call-bar = Controls
task-call-me = You
task-call-me-to = You to { $name }
task-call-mic = Microphone
task-call-mic-off = microphone off
task-call-camera = Camera
task-call-camera-off = camera off
task-call-hand = Raised hand
task-call-hand-up = hand raised
task-call-blur = Blurred background
task-call-blurred = background blurred
task-call-captions = Captions
task-call-captions-shown = What people say is written here.
task-call-record = Recording
task-call-recording = The call is being recorded. Everyone is told.
task-call-on = { $what }: on
task-call-off = { $what }: off
task-call-noisy = noise from this microphone
task-call-people = People
task-call-people-waiting = People ({ $count } waiting)
task-call-waiting = Waiting to come in
task-call-admit = Let in { $name }
task-call-refuse = Refuse { $name }
task-call-admitted = { $name } came in.
task-call-refused = { $name } was refused.
task-call-mute = Switch off the microphone of { $name }
task-call-muted = The microphone of { $name } is off.
task-call-share = Share
task-call-shared = Everyone now sees: { $window }
task-call-everyone-sees = Everyone sees: { $window }
task-call-unshare = Stop sharing
task-call-unshared = Nothing is shared any more.
task-call-messages = Messages
task-call-to = To
task-call-all = everyone
task-call-text = Message
task-call-send = Send
task-call-sent = Message sent.
task-call-empty = Write a message first.
task-call-panel-open = The panel is open.
task-call-panel-closed = The panel is closed.
task-call-leave = Leave the call
task-call-left = You left the call.
task-call-over = You left the call. Undo, or start again, to come back.

# Password manager
task-app-passwords = Password manager
task-pass-entries = Passwords
task-pass-none = No entry.
task-pass-find = Search for a site
task-pass-find-do = Search
task-pass-found = The list is up to date.
task-pass-opened = The entry is open.
task-pass-closed = Back to the list.
task-pass-close = Back to the list
task-pass-address = Site
task-pass-user = User
task-pass-password = Password
task-pass-note = Note
task-pass-show = Show the password
task-pass-shown = The password is shown.
task-pass-hidden = The password is hidden.
task-pass-doings = What to do with this entry
task-pass-delete = Delete the entry
task-pass-deleted = Entry deleted.
task-pass-generate = Propose a password
task-pass-propose = Propose
task-pass-generated = A password is proposed below. It is not saved yet.
task-pass-length = Length
task-pass-signs-count = { $count } signs
task-pass-kinds = With
task-pass-small = small letters
task-pass-capitals = capitals
task-pass-digits = digits
task-pass-signs = signs (! # %)
task-pass-no-kind = Tick at least one kind of signs.
task-pass-change = Change the password
task-pass-new = New password
task-pass-save = Save
task-pass-changed = Password changed.
task-pass-empty = Write a new password first.
task-pass-same = This is the password already there.
task-pass-report = Report
task-pass-is-leaked = found in a list of stolen passwords
task-pass-is-repeated = used on several sites
task-pass-is-weak = easy to guess
task-pass-all-well = Nothing to mend.

# Online procedure
task-app-procedure = Online procedure
task-form-steps = Steps
task-form-step = { $number }. { $title }
task-form-step-shown = Another step is shown.
task-form-summary = Check and send
task-form-read-again = Read everything again. You can go back to a step to change it.
task-form-nothing = (nothing)
task-form-next = Save and go on
task-form-saved = Saved. Here is the next step.
task-form-check = Saved. Check everything before you send.
task-form-keep = Keep it and finish later
task-form-kept = Kept. Nothing was sent.
task-form-send = Send
task-form-sent = Sent. Here is your receipt.
task-form-receipt = Receipt
task-form-over = This was sent already. Undo, or start again, to change it.
task-form-optional = { $label } (optional)
task-form-missing = "{ $label }" is missing in step { $step }.
task-form-empty = Fill in "{ $label }".
task-form-digits = "{ $label }" takes digits only.
task-form-day = "{ $label }" is not a date. Example: 31/12/1990
task-form-day-hint = Day, month, year. Example: 31/12/1990
task-form-mail = "{ $label }" is not an e-mail address. Example: lina@asso.example
task-form-too-big = { $name } is too big for "{ $label }" (2,000 kB at most).
task-form-paper = { $name } ({ $kb } kB)
task-form-papers-hint = Files of this device. 2,000 kB at most for each.

# Program
task-app-program = Program
task-prog-lines = Lines of the program
task-prog-line = { $number }. { $what }
task-prog-empty = The program is empty. Add a block.
task-prog-forward = go forward
task-prog-left = turn left
task-prog-right = turn right
task-prog-take = take
task-prog-otherwise = otherwise
task-prog-repeat = repeat { $what } times
task-prog-while = while { $what }
task-prog-if = if { $what }
task-prog-say = print { $what }
task-prog-set = { $name } ← { $what }
task-prog-wall = wall ahead
task-prog-no-wall = no wall ahead
task-prog-flag = on the flag
task-prog-no-flag = not on the flag
task-prog-thing = something to take here
task-prog-no-thing = nothing to take here
task-prog-tools = Line { $number }
task-prog-up = Up
task-prog-down = Down
task-prog-remove = Remove
task-prog-value = Value
task-prog-change = Change
task-prog-blocks = Add a block
task-prog-goes-last = It goes at the end of the program. To add it elsewhere, choose a line first.
task-prog-goes-after = It goes after line { $number }.
task-prog-goes-inside = It goes inside line { $number }, at the end.
task-prog-ask-repeat = Repeat: how many times?
task-prog-ask-while = While…
task-prog-ask-if = If…
task-prog-ask-set = { $name } ←
task-prog-ask-say = Print…
task-prog-add = Add
task-prog-run-title = Try
task-prog-cases = What it is tried on
task-prog-case = Case { $number }
task-prog-run = Run
task-prog-step = One step
task-prog-floor = The floor
task-prog-is-wall = wall
task-prog-is-flag = flag
task-prog-is-thing = something to take
task-prog-is-path = passed here
task-prog-is-free = free
task-prog-robot-up = robot, facing up
task-prog-robot-right = robot, facing right
task-prog-robot-down = robot, facing down
task-prog-robot-left = robot, facing left
task-prog-on-flag = { $what }, on the flag
task-prog-printed = What is printed
task-prog-nothing-printed = Nothing.
task-prog-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
task-prog-steps-list = Steps
task-prog-ended = The program ran to its end.
task-prog-ended-on-flag = The program ran to its end. The robot is on the flag.
task-prog-paused = { $count ->
    [one] { $count } step done.
   *[other] { $count } steps done.
}
task-prog-endless = Stopped: it would go on without end.
task-prog-hit = Stopped at line { $number }: the robot hit a wall.
task-prog-nothing-here = Stopped at line { $number }: there is nothing to take here.
task-prog-alone = Stopped at line { $number }: “otherwise” needs an “if” just before.
task-prog-unknown = Stopped at line { $number }: “{ $name }” holds nothing yet.
task-prog-not-number = Stopped at line { $number }: “{ $text }” is not a number.
task-prog-zero = Stopped at line { $number }: nothing can be divided by 0.
task-prog-too-large = Stopped at line { $number }: the number is too large.
task-prog-chosen = Line { $number } chosen.
task-prog-let-go = No line chosen any more.
task-prog-full = There is no room for more here.
task-prog-added = Added as line { $number }.
task-prog-changed = Line { $number } changed.
task-prog-moved = Moved: now line { $number }.
task-prog-stuck = It cannot go further.
task-prog-removed = { $count ->
    [one] { $count } line removed.
   *[other] { $count } lines removed.
}
task-prog-case-chosen = Shown.
task-prog-nothing-to-run = The program is empty: there is nothing to run.
task-prog-write = Write something in the field first.
task-prog-unreadable = “{ $text }” cannot be read here. Whole numbers, names, + - * %, and = < > to compare.

# Picture editor
task-app-picture = Picture editor
task-pic-tools = Tools
task-pic-open = Opened.
task-pic-closed = Closed.
task-pic-size = Size
task-pic-points = { $width } × { $height } pixels
task-pic-format = Format
task-pic-weight = Weight
task-pic-file = File
task-pic-is-saved = Saved as { $name }
task-pic-is-changed = Changed since { $name } was saved
task-pic-things = On the picture
task-pic-whole = whole
task-pic-partly = cut
task-pic-out = out of the picture
task-pic-is-blurred = blurred
task-pic-place = { $left } to { $right } % from the left, { $top } to { $bottom } % from the top
task-pic-frame = Crop
task-pic-resize = Size
task-pic-export = Format and quality
task-pic-hide = Blur
task-pic-details = Details of the file
task-pic-turn-left = Turn left
task-pic-turn-right = Turn right
task-pic-cut-left = Cut off on the left (%)
task-pic-cut-right = Cut off on the right (%)
task-pic-cut-top = Cut off at the top (%)
task-pic-cut-bottom = Cut off at the bottom (%)
task-pic-cut-do = Crop
task-pic-ratios = Crop to proportions, in the middle
task-pic-ratio = { $ratio }
task-pic-width = Width (pixels)
task-pic-height = Height (pixels)
task-pic-proportions = Proportions
task-pic-keep = Keep them
task-pic-resize-do = Change the size
task-pic-quality = Quality
task-pic-high = high
task-pic-medium = medium
task-pic-low = low
task-pic-export-do = Apply
task-pic-details-told = The file also tells
task-pic-detail = { $name }: { $text }
task-pic-clean = Remove
task-pic-name = Name of the file
task-pic-name-hint = The same name replaces the picture found.
task-pic-save = Save
task-pic-no-percent = “{ $text }” is not a number from 0 to 90.
task-pic-cut-nothing = Say how much to cut off on at least one side.
task-pic-too-small = Nothing would be left.
task-pic-no-size = “{ $text }” is not a size: 10 to 12000.
task-pic-cut = Cropped: { $width } × { $height } pixels, { $weight }.
task-pic-turned = Turned.
task-pic-resized = Now { $width } × { $height } pixels, { $weight }.
task-pic-exported = { $width } × { $height } pixels now weigh { $weight }.
task-pic-blurred = { $name }: blurred.
task-pic-unblurred = { $name }: clear again.
task-pic-none-ticked = Tick what to remove first.
task-pic-cleaned = { $count ->
    [one] { $count } detail removed.
   *[other] { $count } details removed.
}
task-pic-no-name = This cannot be the name of a file.
task-pic-saved = Saved as { $name }.

# Web page being written
task-app-page = Web page being written
task-page-html = HTML
task-page-css = Style (CSS)
task-page-show = Show the page
task-page-show-style = Apply the style
task-page-result = Outline of the page
task-page-empty = The page is empty.
task-page-element = { $name }
task-page-attribute = { $name } = “{ $value }”
task-page-style = { $name }: { $value }
task-page-no-alt = no words for those who do not see it
task-page-not-closed = <{ $name }> is not closed.
task-page-closes-nothing = </{ $name }> closes nothing.
task-page-unknown = <{ $name }> is no element of HTML.
task-page-unfinished = Something after “<{ $name }” is not finished: a sign > or a quotation mark is missing.
task-page-bad-style = This part of the style cannot be read: { $text }
task-page-written = { $count ->
    [0] Shown. Nothing is wrong with the way it is written.
    [one] Shown. { $count } thing is not written right.
   *[other] Shown. { $count } things are not written right.
}
