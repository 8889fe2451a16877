# Sessions de certification : le certificateur
sittings-list-title = Sessions de certification
sittings-list-lead = Une session réunit des candidats dans une salle, sous surveillance.
sittings-list-caption = Vos sessions, la plus récente d'abord
sittings-none-title = Vous n'avez pas encore de session
sittings-none-text = Préparez votre première session. Vous inscrirez les candidats ensuite.
sittings-plan-one = Préparer une session
sittings-name = Nom de la session
sittings-name-hint = Exemple : Session de juin, salle 2
sittings-place = Lieu
sittings-place-hint = Le nom et l'adresse de la salle.
sittings-when = Date et heure
sittings-state = État
sittings-organisation = Organisation
sittings-new-title = Nouvelle session de certification
sittings-new-lead = Dites où, quand et quel test. Les candidats viennent ensuite.
sittings-new-action = Créer la session
sittings-date-label = Date
sittings-time-label = Heure de début
sittings-zone = Fuseau horaire
sittings-zone-hint = L'heure de cette session est donnée dans ce fuseau.
sittings-duration = Durée du test, en minutes
sittings-duration-hint = De 5 à 480. Le temps en plus s'ajoute pour chaque candidat.
sittings-duration-fact = Durée du test
sittings-plan = Test
sittings-plan-hint = { $description } Durée habituelle : { $minutes } minutes.
sittings-rules = Règles lues par les candidats
sittings-rules-hint = Une règle par ligne.
sittings-rules-usual =
    Vous travaillez seul, sans téléphone ni aide.
    Vous répondez aux questions l'une après l'autre. Vous ne pouvez pas revenir en arrière.
    Si vous ne savez pas, appuyez sur « Je ne sais pas ».
    En cas de problème, levez la main.
sittings-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
sittings-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
sittings-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
sittings-moment = { $day } à { $time } ({ $zone })
sittings-state-enrolling = Inscriptions ouvertes
sittings-state-running = En cours
sittings-state-ended = Terminée, à examiner
sittings-state-reviewed = Examinée, à publier
sittings-state-published = Publiée
sittings-candidate-enrolled = Pas encore arrivé
sittings-candidate-waiting = Attend le contrôle d'identité
sittings-candidate-admitted = Peut commencer
sittings-candidate-running = Répond
sittings-candidate-paused = En pause
sittings-candidate-completed = A terminé
sittings-decision-certified = Certifié
sittings-decision-not-certified = Non certifié
sittings-decision-cancelled = Test annulé
sittings-access-code = Code d'accès
sittings-access-hint = Les candidats l'écrivent à l'adresse { $address }.
sittings-open = Ouvrir la salle
sittings-to-room = Aller dans la salle
sittings-to-review = Examiner les résultats
sittings-slips = Imprimer les convocations
sittings-slips-lead = Une bande par personne. Imprimez, puis découpez.
sittings-slip-address = Ouvrez l'adresse
sittings-slip-bring = Apportez une pièce d'identité.
sittings-candidates = Candidats
sittings-nobody-title = Personne n'est inscrit
sittings-nobody-text = Inscrivez un candidat, ou collez une liste.
sittings-enrolled-count = { $count ->
    [one] { $count } candidat
   *[other] { $count } candidats
}
sittings-person = Personne
sittings-identity = { $name }, date de naissance : { $born }
sittings-born = Date de naissance : { $born }
sittings-enrol-title = Inscrire un candidat
sittings-enrol-text = Écrivez le nom comme sur la pièce d'identité.
sittings-enrol-action = Inscrire
sittings-field-last-name = Nom
sittings-field-first-name = Prénom
sittings-field-birth-date = Date de naissance
sittings-field-email = Adresse e-mail
sittings-field-reference = Référence
sittings-field-extra-time = Temps en plus
sittings-field-csv = Liste
sittings-birth-hint = Exemple : 27/03/1985
sittings-reference-hint = Votre numéro de dossier, si vous en avez un.
sittings-extra-hint = En pour cent, de 0 à 200. Exemple : 33 pour un tiers de temps en plus.
sittings-fault = { $field } : { $message }
sittings-paste-title = Inscrire une liste
sittings-paste-lead = Collez un tableau. Rien n'est enregistré avant votre accord.
sittings-paste-label = Liste au format CSV
sittings-paste-hint = Une personne par ligne. La première ligne nomme les colonnes. Séparez par un point-virgule, une virgule ou une tabulation.
sittings-paste-check = Vérifier la liste
sittings-paste-confirm = { $count ->
    [one] Inscrire { $count } personne
   *[other] Inscrire { $count } personnes
}
sittings-report-clean = { $count ->
    [one] La ligne est bonne. Confirmez pour inscrire la personne.
   *[other] Les { $count } lignes sont bonnes. Confirmez pour inscrire tout le monde.
}
sittings-report-faults = Personne n'est inscrit. Corrigez la liste, puis vérifiez de nouveau.
sittings-report-ignored = Ces colonnes ne servent pas : { $columns }.
sittings-report-caption = Ligne par ligne
sittings-report-state = Résultat
sittings-line = Ligne
sittings-row-ready = Bonne
sittings-row-fault = À corriger
# La salle
sittings-room-title = La salle
sittings-room-caption = Les candidats, ceux qui ont besoin de vous d'abord
sittings-room-fresh = État à { $time }. La page se met à jour toutes les 10 secondes.
sittings-list-example = Exemple de liste
sittings-refresh = Mettre à jour maintenant
sittings-needs = { $count ->
    [one] { $count } personne a besoin de vous.
   *[other] { $count } personnes ont besoin de vous.
}
sittings-needs-none = Personne n'a besoin de vous pour le moment.
sittings-need-device = Un autre appareil demande à entrer
sittings-need-identity = Vérifier la pièce d'identité
sittings-need-resumption = Faire reprendre
sittings-need-idle = Rien depuis { $minutes } minutes
sittings-where = Avancement
sittings-left = Temps restant
sittings-reached = question { $position } sur environ { $all }
sittings-reached-open = question { $position }
sittings-answers = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
sittings-minutes-left = { $minutes ->
    [0] Temps écoulé
    [one] Il reste { $minutes } minute
   *[other] Il reste { $minutes } minutes
}
sittings-do-admission = J'ai vérifié la pièce d'identité
sittings-do-pause = Mettre en pause
sittings-do-resumption = Faire reprendre
sittings-do-release = Libérer l'appareil
sittings-everyone-title = Pour toute la salle
sittings-everyone-lead = Ce que vous faites ici concerne tous les candidats.
sittings-clocks = Les chronomètres
sittings-pause-all = Tout mettre en pause
sittings-resume-all = Tout faire reprendre
sittings-grant = Donner du temps
sittings-grant-all = Donner du temps à tous
sittings-grant-minutes = Minutes
sittings-grant-reason-hint = Exemple : panne de réseau
sittings-grant-action = Donner ce temps
sittings-reason = Raison
sittings-incident = Noter un incident
sittings-incident-room = Noter un incident dans la salle
sittings-incident-label = Que s'est-il passé ?
sittings-incident-hint = Des faits, avec l'heure si besoin. La note est relue à l'examen des résultats.
sittings-incident-action = Noter l'incident
sittings-incidents-noted = Incidents notés dans la salle
sittings-device = Changer d'appareil
sittings-device-text = Libérez l'appareil si le candidat doit continuer sur un autre ordinateur. Ses réponses sont gardées.
sittings-end = Terminer la session
sittings-end-title = Terminer la session ?
sittings-end-lead = Plus personne ne pourra répondre. Les réponses données sont gardées.
sittings-end-nobody = Tous les tests commencés sont finis.
sittings-end-running = { $count ->
    [one] Cette personne n'a pas fini. Son test s'arrêtera :
   *[other] Ces { $count } personnes n'ont pas fini. Leur test s'arrêtera :
}
sittings-end-action = Oui, terminer la session
sittings-end-not = Non, revenir
sittings-end-test = Terminer ce test
sittings-end-test-title = Terminer le test de { $name } ?
sittings-end-test-lead = Ce candidat ne pourra plus répondre. Ses réponses sont gardées.
sittings-end-reason-hint = Pourquoi le test s'arrête avant la fin.
sittings-adjust-title = Changer le temps en plus
sittings-adjust-action = Enregistrer
sittings-remove-title = Retirer de la liste
sittings-remove-text = La personne ne pourra plus entrer dans cette session.
sittings-remove = Retirer ce candidat
sittings-happened = Ce qui s'est passé
sittings-event-created = Session préparée
sittings-event-enrolled = Inscrit
sittings-event-removed = Retiré de la liste
sittings-event-extra-time = Temps en plus changé
sittings-event-opened = Salle ouverte
sittings-event-joined = Arrivé avec le code
sittings-event-device-refused = Autre appareil refusé
sittings-event-device-released = Appareil libéré
sittings-event-device-taken = Revenu sur un appareil
sittings-event-admitted = Identité vérifiée
sittings-event-started = Test commencé
sittings-event-paused = Mis en pause
sittings-event-resumed = A repris
sittings-event-granted = Temps donné
sittings-event-incident = Incident
sittings-event-stopped-by-invigilator = Test terminé par la surveillance
sittings-event-completed = Test fini
sittings-event-ended = Session terminée
sittings-event-decided = Décision
sittings-event-reviewed = Examen clos
sittings-event-published = Résultats publiés
sittings-stop-precision = Mesure assez précise
sittings-stop-length = Toutes les questions ont été posées
sittings-stop-bank-exhausted = Plus de question adaptée
sittings-stop-time = Temps écoulé
sittings-stop-ended-by-learner = Arrêté par le candidat
sittings-stop-ended-by-invigilator = Arrêté par la surveillance
# L'examen des résultats
sittings-review-title = Examen des résultats
sittings-undecided = { $count ->
    [one] { $count } candidat attend une décision.
   *[other] { $count } candidats attendent une décision.
}
sittings-all-decided = Chaque candidat a une décision. Vous pouvez clore l'examen.
sittings-review-close = Clore l'examen
sittings-review-none-title = Personne n'a commencé le test
sittings-review-none-text = Il n'y a pas de résultat à examiner.
sittings-publish-lead = { $count ->
    [0] Aucun certificat ne sera délivré. Les candidats verront leur décision.
    [one] { $count } certificat sera délivré. Les candidats verront leur décision.
   *[other] { $count } certificats seront délivrés. Les candidats verront leur décision.
}
sittings-publish = Publier les résultats
sittings-published-text = { $count ->
    [0] Les résultats sont publiés.
    [one] Les résultats sont publiés, avec { $count } certificat.
   *[other] Les résultats sont publiés, avec { $count } certificats.
}
sittings-no-decision = Pas encore de décision
sittings-incident-count = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
sittings-points = { $points } sur { $most }
sittings-points-label = Points
sittings-answers-label = Réponses
sittings-stop-label = Fin du test
sittings-spent = Temps passé
sittings-extra-fact = { $percent } % à l'inscription, { $minutes } min données
sittings-levels = Niveaux par compétence
sittings-competence = Compétence
sittings-level = Niveau
sittings-error = Erreur type
sittings-logits = ± { $error }
sittings-decision = Décision
sittings-decision-hint = Demandée si le résultat n'est pas certifié, ou si un incident est noté. Le candidat la lit si son résultat n'est pas certifié.
sittings-decide = Enregistrer la décision
sittings-decide-named = Enregistrer la décision pour { $name }
sittings-see-certificate = Voir le certificat
sittings-absent = N'ont pas commencé
# Le candidat
sittings-door-title = Passer une certification
sittings-door-lead = Écrivez le code donné dans la salle, puis votre nom comme sur votre pièce d'identité.
sittings-door-code-hint = 8 signes. Les espaces et les majuscules ne comptent pas.
sittings-door-last-name = Votre nom
sittings-door-first-name = Votre prénom
sittings-door-birth = Votre date de naissance
sittings-door-action = Entrer
sittings-door-own = Un test est déjà ouvert sur cet appareil. Si c'est le vôtre, continuez-le.
sittings-door-own-link = Continuer ce test
sittings-is-it-you = C'est bien vous ?
sittings-not-you = Si ce n'est pas vous, appelez la personne qui surveille.
sittings-rules-title = Les règles
sittings-rule-time = { $minutes ->
    [one] Vous avez { $minutes } minute.
   *[other] Vous avez { $minutes } minutes.
}
sittings-wait-text = La personne qui surveille va vérifier votre pièce d'identité. Attendez ici.
sittings-wait-fresh = Cette page se met à jour toute seule.
sittings-admitted-text = Votre identité est vérifiée. Le temps part quand vous appuyez sur « Commencer ».
sittings-begin = Commencer
sittings-paused-title = Votre test est en pause
sittings-paused-lead = Votre temps est arrêté. La personne qui surveille vous fera reprendre.
sittings-question = Question { $position }
sittings-in-all = Environ { $all } questions en tout
sittings-saved = { $count ->
    [0] Vous n'avez pas encore répondu.
    [one] Votre réponse est gardée.
   *[other] Vos { $count } réponses sont gardées.
}
sittings-answer = Répondre
sittings-dont-know = Je ne sais pas
sittings-no-return = Une réponse envoyée ne peut plus être changée.
sittings-time-last = Temps écoulé
sittings-last-answer = Le temps est fini. Envoyez cette dernière réponse maintenant.
sittings-timed-running = Vous avez { $seconds } secondes pour cette question.
sittings-timed-lead = La prochaine question a un temps limité : { $seconds } secondes.
sittings-timed-text = Le temps part quand vous affichez la question.
sittings-timed-action = Afficher la question
sittings-over-title = Votre test est fini
sittings-over-lead = Merci. Vos réponses sont gardées.
sittings-over-next = Le résultat vient après l'examen par l'organisation. Pour le lire, revenez ici avec le même code et votre nom.
sittings-forget = Terminé : effacer cet appareil
sittings-told-certified = Votre résultat est certifié. Bravo.
sittings-told-not-certified = Votre résultat n'est pas certifié.
sittings-told-cancelled = Votre test a été annulé.
sittings-told-reason = Raison :
sittings-see-own-certificate = Voir mon certificat
conflict-sitting-started = La session a commencé : la liste ne change plus.
conflict-sitting-not-running = La session n'est pas en cours. Rien n'a été changé.
conflict-sitting-over = Cette session est terminée. Elle ne peut pas rouvrir.
conflict-sitting-empty = Inscrivez d'abord au moins un candidat.
conflict-sitting-not-ended = Terminez d'abord la session.
conflict-sitting-decided = L'examen est clos. Les décisions ne changent plus.
conflict-sitting-not-reviewed = Terminez d'abord l'examen des résultats.
conflict-sitting-no-incident = Un incident se note pendant la session, ou avant la fin de l'examen.
conflict-candidate-state = Ce candidat n'en est pas là. Regardez son état, puis recommencez.
conflict-candidate-started = Ce candidat a commencé son test. Rien n'a été changé.
conflict-candidate-not-started = Ce candidat n'a pas de test terminé. Il n'y a rien à décider.
conflict-candidate-not-running = Ce candidat ne répond pas en ce moment. Rien n'a été changé.
conflict-candidate-not-certified = Ce résultat n'est pas certifié.
conflict-exam-not-open = La salle n'est pas encore ouverte. Attendez, puis essayez de nouveau.
conflict-exam-over = Cette session est terminée. Parlez à la personne qui surveille.
conflict-exam-linked = Cette inscription sert déjà sur un autre appareil. Appelez la personne qui surveille.
conflict-exam-not-admitted = La personne qui surveille doit d'abord vérifier votre pièce d'identité.
conflict-exam-not-begun = Votre test n'a pas commencé.
conflict-exam-plan-gone = Ce test n'est plus disponible. Appelez la personne qui surveille.
conflict-exam-paused = Votre test est en pause. Cette réponse n'est pas partie : donnez-la de nouveau après la pause.
conflict-exam-time-over = Le temps est fini. Vos réponses sont gardées.
conflict-exam-ended = Votre test est terminé. Vos réponses sont gardées.
invalid-exam-no-match = Nous ne vous trouvons pas dans cette session. Vérifiez chaque case, ou appelez la personne qui surveille.
invalid-birth-date = Cette date n'existe pas ou n'est pas complète. Exemple : 27/03/1985
invalid-extra-time = Le temps en plus est un nombre entier, de 0 à 200.
invalid-candidate-twice = Cette personne est déjà inscrite.
invalid-csv-empty = La liste est vide. Collez-la ici.
invalid-csv-no-row = La liste n'a que des titres. Ajoutez au moins une personne.
invalid-csv-unreadable = La liste ne peut pas être lue. Enregistrez-la en CSV, en UTF-8.
invalid-csv-long = La liste est trop longue : { $detail } lignes au plus.
invalid-csv-column = Il manque la colonne { $detail }.
invalid-csv-column-twice = La colonne « { $detail } » est là deux fois.
invalid-csv-twin = Cette personne est déjà à la ligne { $detail }.
invalid-sitting-date = Écrivez une date qui existe. Exemple : 2026-06-15
invalid-sitting-time = Écrivez une heure. Exemple : 14:30
invalid-sitting-zone = Choisissez un fuseau horaire de la liste.
invalid-sitting-duration = La durée est un nombre entier de minutes, de 5 à 480.
invalid-sitting-plan = Choisissez un test de la liste.
invalid-sitting-organisation = Choisissez une de vos organisations.
invalid-sitting-undecided = Il manque une décision pour : { $detail }.
invalid-decision = Choisissez une décision.
invalid-decision-no-level = Aucun niveau n'est connu : il n'y a pas assez de réponses pour certifier.
invalid-reason-needed = Écrivez la raison en quelques mots.
invalid-minutes = Écrivez un nombre entier de minutes, de 1 à { $detail }.
