error-not-found-title = Page introuvable
error-not-found-text = Cette page n'existe pas, ou elle n'est pas pour vous. Vérifiez l'adresse.
error-not-found-way-out = Aller à l'accueil
error-sign-in-title = Connectez-vous d'abord
error-sign-in-text = Cette page demande d'être connecté. Ce que vous avez enregistré est gardé.
error-sign-in-way-out = Se connecter
error-cross-site-title = Demande refusée
error-cross-site-text = Cette demande vient d'un autre site. Rien n'a été changé. Revenez sur Jalon et recommencez.
error-cross-site-way-out = Aller à l'accueil
error-conflict-title = Ce n'est plus possible
error-conflict-way-out = Aller à l'accueil
error-invalid-title = Il y a une erreur dans le formulaire
error-invalid-way-out = Aller à l'accueil
error-throttled-title = Trop d'essais
error-throttled-text = { $minutes ->
    [one] Trop d'essais. Attendez { $minutes } minute.
   *[other] Trop d'essais. Attendez { $minutes } minutes.
}
error-throttled-way-out = Aller à l'accueil
error-too-large-title = C'est trop gros
error-too-large-text = Ce que vous envoyez est trop gros. Rien n'a été changé.
error-too-large-way-out = Aller à l'accueil
error-busy-title = Le service est occupé
error-busy-text = Votre demande n'a pas été enregistrée. Attendez quelques secondes et réessayez.
error-busy-way-out = Aller à l'accueil
error-internal-title = Une erreur est arrivée
error-internal-text = L'erreur vient de nous. Ce qui était enregistré est gardé. Réessayez dans un moment.
error-internal-way-out = Aller à l'accueil
conflict-changed-meanwhile = Quelque chose a changé entre-temps. Rouvrez la page et recommencez.
invalid-empty = Ce champ est vide. Remplissez-le.
invalid-too-long = Ce texte est trop long ({ $detail } signes au plus).
invalid-control-characters = Ce texte contient des signes invisibles. Écrivez-le de nouveau.
invalid-email = Cette adresse e-mail n'est pas complète. Exemple : prenom@exemple.fr
invalid-form = Le formulaire n'est pas complet. Rouvrez la page et recommencez.
invalid-json = Le message JSON n'a pas la forme attendue : { $detail }
invalid-password-short = Choisissez un mot de passe plus long : { $detail } signes au moins.
invalid-password-long = Ce mot de passe est trop long ({ $detail } signes au plus).
