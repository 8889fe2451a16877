error-not-found-title = Page not found
error-not-found-text = This page does not exist, or it is not for you. Check the address.
error-not-found-way-out = Go to the home page
error-sign-in-title = Sign in first
error-sign-in-text = This page needs you to be signed in. What you saved is safe.
error-sign-in-way-out = Sign in
error-cross-site-title = Request refused
error-cross-site-text = This request comes from another site. Nothing was changed. Come back to Jalon and try again.
error-cross-site-way-out = Go to the home page
error-conflict-title = This is no longer possible
error-conflict-way-out = Go to the home page
error-invalid-title = There is a mistake in the form
error-invalid-way-out = Go to the home page
error-throttled-title = Too many tries
error-throttled-text = { $minutes ->
    [one] Too many tries. Wait { $minutes } minute.
   *[other] Too many tries. Wait { $minutes } minutes.
}
error-throttled-way-out = Go to the home page
error-too-large-title = This is too big
error-too-large-text = What you sent is too big. Nothing was changed.
error-too-large-way-out = Go to the home page
error-busy-title = The service is busy
error-busy-text = Your request was not saved. Wait a few seconds and try again.
error-busy-way-out = Go to the home page
error-internal-title = Something went wrong
error-internal-text = The error is ours. What was saved is safe. Try again in a moment.
error-internal-way-out = Go to the home page
conflict-changed-meanwhile = Something changed in the meantime. Open the page again and retry.
invalid-empty = This field is empty. Fill it in.
invalid-too-long = This text is too long (at most { $detail } characters).
invalid-control-characters = This text holds invisible characters. Type it again.
invalid-email = This e-mail address is not complete. Example: name@example.org
invalid-form = The form is not complete. Open the page again and retry.
invalid-json = The JSON body does not have the expected shape: { $detail }
invalid-password-short = Choose a longer password: at least { $detail } characters.
invalid-password-long = This password is too long (at most { $detail } characters).
