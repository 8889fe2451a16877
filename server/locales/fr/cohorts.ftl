cohorts-title = Mes groupes
cohorts-lead = Donnez un code à vos apprenants. Voyez où chacun en est et ce que le groupe sait faire.
cohorts-caption = Vos groupes, du plus récent au plus ancien
cohorts-empty-title = Vous n'avez pas encore de groupe
cohorts-empty-text = Créez un groupe et choisissez un test. Vous recevez un code à donner à vos apprenants.
cohorts-new-action = Créer un groupe
cohorts-new-title = Nouveau groupe
cohorts-new-lead = Vous recevez ensuite un code, un lien et une affiche à imprimer.
cohorts-create-action = Créer le groupe
cohorts-choose = Choisissez
cohorts-name = Nom du groupe
cohorts-name-hint = Vos apprenants verront ce nom. Exemple : Atelier du mardi.
cohorts-organisation = Organisation
cohorts-test = Test
cohorts-test-hint = Tout le groupe passe le même test. Il ne change plus ensuite.
cohorts-test-minutes = { $name } (environ { $minutes } min)
cohorts-state = État
cohorts-code = Code du groupe
cohorts-started = Tests commencés
cohorts-finished = Tests terminés
cohorts-open = Ouvert
cohorts-closed = Groupe fermé
cohorts-closed-text = Personne ne peut plus entrer. Les personnes qui ont commencé peuvent finir.
cohorts-code-note = À lire à voix haute ou à écrire au tableau. Les espaces et les majuscules ne comptent pas.
cohorts-link = Lien direct :
cohorts-poster-action = Imprimer l'affiche et les coupons
cohorts-close-action = Fermer le groupe
cohorts-reopen-action = Rouvrir le groupe
cohorts-learners = Apprenants
cohorts-learners-caption = Où en est chaque apprenant. « Semble bloqué » : rien depuis 10 minutes ou plus.
cohorts-nobody-title = Personne n'a encore commencé
cohorts-nobody-text = Donnez le code ou imprimez l'affiche. Chaque apprenant apparaît ici dès qu'il commence.
cohorts-refresh = Actualiser la page
cohorts-learner = Nom donné
cohorts-no-name = Sans nom
cohorts-answers = Réponses
cohorts-last = Dernière activité
cohorts-begun = Commencé
cohorts-ended = Terminé
cohorts-help = Aide
cohorts-state-running = En cours
cohorts-state-completed = Terminé
cohorts-stuck = Semble bloqué
cohorts-helped-no = Sans aide
cohorts-helped-reading = Quelqu'un lisait
cohorts-helped-device = Quelqu'un utilisait l'appareil
cohorts-helped-explaining = Quelqu'un expliquait
cohorts-ago-now = à l'instant
cohorts-ago-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
cohorts-ago-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
cohorts-ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
cohorts-group = Le groupe
cohorts-missing = { $count ->
    [one] Les moyennes demandent 5 tests terminés. Il en manque { $count }.
   *[other] Les moyennes demandent 5 tests terminés. Il en manque { $count }.
}
cohorts-not-a-mark = Ces résultats servent à choisir la suite. Ils ne sont pas une note.
cohorts-assisted = { $count ->
    [one] { $count } test sur { $finished } a été fait avec de l'aide. Il est compté.
   *[other] { $count } tests sur { $finished } ont été faits avec de l'aide. Ils sont comptés.
}
cohorts-gaps = Ce qui aidera le plus le groupe
cohorts-gaps-text = Les compétences, de la moyenne la plus basse à la plus haute. L'intervalle contient très probablement la vraie moyenne (95 %).
cohorts-gap = moyenne { $mean }, entre { $low } et { $high }
cohorts-distributions = Niveaux dans le groupe
cohorts-take-away = Emporter les résultats
cohorts-take-away-text = Le fichier s'ouvre dans un tableur. Il contient des noms : gardez-le à l'abri.
cohorts-wide-action = Tableau CSV : une ligne par apprenant
cohorts-long-action = Tableau CSV : une ligne par apprenant et compétence
cohorts-not-finished = Le test n'est pas terminé. Le résultat sera ici à la fin.
cohorts-result = Résultat
cohorts-points-of = { $points } points sur { $possible }.
cohorts-help-note = Ce test a été fait avec de l'aide. Le résultat dit ce que la personne fait avec cette aide.
cohorts-measures-caption = Chaque compétence en mots et en points
cohorts-expert-prior = La difficulté des questions est encore estimée par leurs auteurs.
cohorts-poster-title = Affiche et coupons
cohorts-poster-text = Imprimez cette page : une affiche, puis des coupons à découper.
cohorts-poster-open = Ouvrez cette adresse :
cohorts-poster-type = Tapez le code du groupe. Les espaces et les majuscules ne comptent pas.
cohorts-poster-answer = Donnez votre nom et répondez. Vous pouvez faire une pause quand vous voulez.
cohorts-poster-or = Ou scannez ce dessin avec un téléphone :
cohorts-poster-qr = Code QR : entrer dans le groupe
cohorts-slips = Coupons à découper
cohorts-slip-address = Adresse :
cohorts-slip-resume = Mon code de reprise : ______________________
cohorts-csv-name = Nom
cohorts-csv-state = État
cohorts-csv-started = Commencé (UTC)
cohorts-csv-finished = Terminé (UTC)
cohorts-csv-helped = Aide
cohorts-csv-code = Code
cohorts-csv-competence = Compétence
cohorts-csv-level = Niveau
cohorts-csv-level-low = Niveau au moins (5 %)
cohorts-csv-level-high = Niveau au plus (95 %)
cohorts-csv-points = Points
cohorts-csv-standard-error = Erreur type (logit)
cohorts-csv-answers = Réponses
cohorts-csv-id = Identifiant du test
invalid-cohorts-plan = Choisissez un test de la liste.
invalid-cohorts-organisation = Choisissez une organisation de la liste.

# Premiers pas
cohorts-advice = Conseil donné
cohorts-advised = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
cohorts-csv-advice = Conseil
cohorts-csv-steps-alone = Étapes sans aide
cohorts-csv-steps-helped = Étapes avec aide
