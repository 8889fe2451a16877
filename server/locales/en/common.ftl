site-name = Jalon
home-title = Find out what you can do
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
