certificates-verify-title = Check a certificate
certificates-verify-lead = Type the code written on the certificate, or give the file. No account is needed.
certificates-by-code = With the code
certificates-by-file = With the file
certificates-by-text = I would rather paste the file's text
certificates-code = Certificate code
certificates-code-hint = 17 characters, like 04HM-ASW9-NF6Y-YPN5-A. Capitals, spaces and hyphens do not matter.
certificates-verify-action = Check the code
certificates-file = Certificate file
certificates-file-hint = The file as you received it: .json, .jwt, .pdf, .png, .svg or .zip. We check the signed file inside it: if one character of that was changed, it is refused.
certificates-verify-file-action = Check the file
certificates-text = Text of the file
certificates-text-hint = Paste the whole text, from the first character to the last.
certificates-verify-text-action = Check the text
certificates-offline = Without this site
certificates-offline-text = A certificate can also be checked without this site, with the organisation's public keys. Keep them: the command "jalon certificate verify" uses them. Keep the status list that the certificate names too: without it, the command does not know whether the certificate was withdrawn.
certificates-issuer-keys = Download the public keys
certificates-page-title = Certificate
certificates-heading-valid = Certificate of { $name }
certificates-heading-suspended = Suspended certificate
certificates-heading-revoked = Withdrawn certificate
certificates-heading-unregistered = Certificate not in the register
certificates-state-valid = This certificate is valid
certificates-valid-text = The organisation did issue it. If you hold a paper or a picture, compare it with what follows.
certificates-valid-file-text = The organisation did issue it, and nothing was changed.
certificates-valid-inside-text = The organisation did issue the signed file inside, and it is unchanged. What is printed or drawn around it is not checked: compare it with what follows.
certificates-state-revoked = This certificate is no longer valid
certificates-revoked-on = It was withdrawn on { $date }.
certificates-revoked-text = Do not rely on this certificate any more. To know more, talk to the organisation.
certificates-state-suspended = This certificate is suspended
certificates-suspended-on = It has been suspended since { $date }.
certificates-suspended-text = For now, do not rely on it. The suspension may end: check again later, or talk to the organisation.
certificates-state-unregistered = This certificate is not in our register
certificates-unregistered-text = The signature is right, but we never recorded this content, even if the code is one of ours. Do not rely on it: ask the organisation.
certificates-unknown-title = No certificate has this code
certificates-unknown-text = No published certificate has this code. Compare each character with the certificate, then try again.
certificates-refused-title = This file is not valid
certificates-unchecked-title = We could not check this file
certificates-refused-not-json = This is not a certificate file. Ask the person for the original file.
certificates-refused-too-large = This file is too big for a certificate. Check that it is the right one.
certificates-refused-unsupported = This is not a certificate of this kind. Check that it is the right file.
certificates-refused-unknown-issuer = We do not know its issuer ({ $issuer }), so we cannot say whether it is genuine. Check the certificate on the site of the organisation that issued it.
certificates-refused-altered = This document was altered: do not trust it. Ask for the original file.
certificates-refused-bad-signature = The signature does not match: this document was altered or forged. Do not trust it.
certificates-refused-compromised-key = The key that signed this file was stolen or copied, and nothing shows that the file is older. Ask the organisation for a new one.
certificates-refused-not-yet-valid = This certificate begins later. Come back on its first day.
certificates-refused-expired = This was valid until a day that is over. Ask the organisation.
certificates-refused-unknown-kind = We do not know this kind of file. Choose the certificate as you received it: .json, .jwt, .pdf, .png, .svg or .zip.
certificates-refused-nothing-inside = There is no certificate inside this file. A screenshot or a copy of the picture loses it: ask the person for the original file.
certificates-refused-several = This file holds more than one certificate, and should hold one. Do not trust it: ask the person for the original file.
certificates-refused-damaged = This file is damaged. Ask the person for the original file.
certificates-refused-encrypted = This file opens with a password only. Ask the person for a copy without a password.
certificates-download = Download the signed file
certificates-more-files = Other files to take away
certificates-badge-picture = Badge as a picture (PNG), with the certificate inside
certificates-badge-drawing = Badge as a drawing (SVG), with the certificate inside
certificates-token = Certificate as a token (JWT), for programs
certificates-bundle = Everything needed to compute the result again (ZIP)
certificates-other-title = A signed file, but not a certificate
certificates-other-signed = This file is signed and was not changed
certificates-other-text = It is another kind of badge. What it says are its issuer's own words.
certificates-inside = Certificates inside
certificates-inside-text = It is a whole record. We checked each certificate inside: all of them are valid today.
certificates-inside-not-all = Do not rely on all of this file
certificates-inside-not-all-text = The file is signed, but at least one certificate inside does not count today. See below which ones do.
certificates-other-name = Title
certificates-other-from = Valid from
certificates-other-until = Valid until
certificates-check-another = Check another certificate
certificates-qr = Code to scan to check this certificate
certificates-given-to = issued to
certificates-on = Test taken on { $date }, { $place }.
certificates-place-on-site = on site, with an invigilator
certificates-place-remote = remotely
certificates-points = Points
certificates-points-of = { $points } out of { $most }
certificates-answers = Answers that count
certificates-issuer = Issued by
certificates-session = Session
certificates-issued = Issued on
certificates-identity-check = Identity
certificates-identity-document-seen = identity document seen before the test
certificates-framework = Framework
certificates-levels = Levels measured
certificates-levels-text = A measure is never exact. The line shows the levels that are possible: 9 chances in 10 that the true level is among them.
certificates-row-points = { $points ->
    [one] { $points } point.
   *[other] { $points } points.
}
certificates-row = { $answers ->
    [0] No answer; standard error (logit) { $error }.
    [one] { $answers } answer; standard error (logit) { $error }.
   *[other] { $answers } answers; standard error (logit) { $error }.
}
certificates-worth = What this certificate proves, and what it does not
certificates-proves-file = Once checked (code or QR), it proves that this organisation issued this result to this person.
certificates-proves-test = It proves that the person took a test that adapts to the answers, and that this result comes from it.
certificates-calibration-expert = The difficulty of questions was set by experts. It is not yet measured on answers.
certificates-calibration-measured = The difficulty of questions was measured on real answers.
certificates-not-identity = It does not prove that the person in front of you is the one named: look at their identity document.
certificates-not-future = It says what was measured on that day. It does not say everything the person can do.
certificates-details = To trace everything
certificates-bank = Revision of the questions
certificates-engine = Engine version
certificates-digest = Digest of the record
certificates-key = Key that signed
certificates-address = Address to check it
certificates-list-title = Certificates
certificates-list-caption = { $count ->
    [one] { $count } certificate
   *[other] { $count } certificates
}
certificates-list-empty = No certificate yet
certificates-list-empty-text = Certificates are issued when the results of the session are published.
certificates-list-back = Go to the session
certificates-list-back-to = Back to the session's certificates
certificates-holder = Holder
certificates-state = State
certificates-actions = Actions
certificates-word-valid = Valid
certificates-word-suspended = Suspended
certificates-word-revoked = Withdrawn
certificates-word-unregistered = Not in the register
certificates-word-unknown-issuer = Issuer not known
certificates-word-altered = Altered
certificates-word-compromised-key = Stolen key
certificates-word-not-yet-valid = Begins later
certificates-word-expired = Ended
certificates-word-unreadable = Cannot be read
certificates-show = Show
certificates-show-named = Show the certificate of { $name }
certificates-change-nothing = Change nothing
certificates-suspension-do = Suspend
certificates-suspension-do-named = Suspend the certificate of { $name }
certificates-suspension-title = Suspend a certificate
certificates-suspension-text = Until you lift the suspension, anyone who checks this certificate will see that it does not count for now.
certificates-suspension-action = Suspend this certificate
certificates-suspension-category = For the public
certificates-suspension-category-hint = Anyone who has the code can see these words.
certificates-suspension-identity = A detail about the person is being checked.
certificates-suspension-result = The result is being checked.
certificates-suspension-decision = The organisation is looking at the session again.
certificates-suspension-request = The person asked for it.
certificates-suspension-other = For another reason.
certificates-reinstatement-do = Lift the suspension
certificates-reinstatement-do-named = Lift the suspension of the certificate of { $name }
certificates-reinstatement-title = Lift a suspension
certificates-reinstatement-text = After this, the certificate is valid again, as if it had never been suspended. The suspension stays in your history.
certificates-reinstatement-action = Make this certificate valid again
certificates-reinstatement-category = Why it is valid again
certificates-reinstatement-category-hint = This stays in your history. The public does not see it.
certificates-reinstatement-identity = The detail about the person was checked.
certificates-reinstatement-result = The result was checked.
certificates-reinstatement-decision = The organisation decided so after looking at the session again.
certificates-reinstatement-request = The person asked for it.
certificates-reinstatement-other = For another reason.
certificates-revocation-do = Withdraw
certificates-revocation-do-named = Withdraw the certificate of { $name }
certificates-revocation-title = Withdraw a certificate
certificates-revocation-text = After this, anyone who checks this certificate will see that it is withdrawn. This cannot be undone.
certificates-revocation-action = Withdraw this certificate
certificates-revocation-category = For the public
certificates-revocation-category-hint = Anyone who has the code can see these words.
certificates-revocation-identity = A detail about the person was not right.
certificates-revocation-result = The result was not right.
certificates-revocation-decision = The organisation decided so after looking at the session again.
certificates-revocation-request = The person asked for it.
certificates-revocation-other = For another reason.
certificates-reason = Reason, for your organisation
certificates-reason-hint = It is not shown to the public. 500 characters at most.
certificates-date = { $day } { $month } { $year }
certificates-moment = { $day } at { $time } UTC
certificates-month = { $month ->
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
conflict-certificate-suspended = This certificate is already suspended. Nothing was changed.
conflict-certificate-not-suspended = This certificate is not suspended. Nothing was changed.
conflict-certificate-revoked = This certificate is already withdrawn. Nothing was changed.
invalid-certificate-code-length = A certificate code has 17 characters. You typed { $detail }.
invalid-certificate-code-sign = The character "{ $detail }" is never part of a code. Compare with the certificate.
invalid-certificate-code-typing = There is a typing mistake in the code. Compare each character with the certificate.
certificates-bundle-title = Compute your result again
certificates-bundle-lead = One file with all that your result follows from. Anyone can compute it again from this file, on another machine.
certificates-bundle-action = Download the file
certificates-bundle-text = The file tells how each of your answers counted, but no question and no answer. Give it only to people you trust. The command "jalon certificate rederive" reads it.
certificates-record-link = My whole record
certificates-record-short = Whole record
certificates-record-named = Download the whole record of { $name }
certificates-record-title = Your whole record
certificates-record-lead = One signed file with all your valid certificates from this organisation.
certificates-record-birth-date = Your birth date
certificates-record-birth-date-hint = Day, month and year, like 27/03/1985. This question keeps passers-by out. It is not a lock: show your code only to people you trust.
certificates-record-action = Download my record
certificates-record-text = The file follows a common standard (Comprehensive Learner Record 2.0). Each certificate in it can be checked by itself.
conflict-certificate-none-valid = None of the certificates is valid now, so there is no record to give.
invalid-certificate-file-base64 = The file is not in base64.
invalid-certificate-file-one = Give either "credential" or "file".
invalid-record-birth-date = This is not the birth date on the certificate. Check it, then try again.
conflict-certificate-key-compromised = The key that signed this certificate was stolen. The organisation has to issue it anew: ask for it.
