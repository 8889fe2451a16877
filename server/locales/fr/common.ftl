site-name = Jalon
home-title = Découvrez ce que vous savez faire
# Parties des pages
ui-error-prefix = Erreur :
ui-optional = (facultatif)
ui-errors-title = Corrigez ces points
ui-notice-info = Bon à savoir
ui-notice-success = C'est fait
ui-notice-warning = Attention
ui-notice-danger = Problème
ui-steps = Étapes
ui-breadcrumb = Vous êtes ici
