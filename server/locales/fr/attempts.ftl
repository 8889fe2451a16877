# Choisir
attempts-start-title = Commencer un test
attempts-start-lead = Choisissez un domaine, puis un sujet. Un test court suffit pour commencer.
attempts-start-empty-title = Aucun test pour le moment
attempts-start-empty = Il n'y a pas encore de test ici. Revenez plus tard.
attempts-home = Aller à l'accueil
attempts-held-title = Un test est déjà commencé ici
attempts-held-text = Si ce n'est pas le vôtre, commencez le vôtre. Rien ne sera perdu.
attempts-held-continue = Continuer ce test
attempts-minutes = { $minutes ->
    [one] Environ { $minutes } minute.
   *[other] Environ { $minutes } minutes.
}
attempts-whole-area = Tout ce domaine
attempts-everything = Tous les domaines
attempts-have-code = Vous avez un code ?
attempts-enter-code = Entrer le code

# Avant de commencer
attempts-organisation = Organisme
attempts-cohort = Groupe
attempts-before = Avant de commencer
attempts-before-minutes = { $minutes ->
    [one] Le test dure environ { $minutes } minute. Prenez votre temps.
   *[other] Le test dure environ { $minutes } minutes. Prenez votre temps.
}
attempts-before-adapts = Les questions sont choisies pour vous. Certaines seront faciles, d'autres difficiles.
attempts-before-unknown = Vous ne savez pas ? Appuyez sur « Je ne sais pas ». C'est une vraie réponse.
attempts-before-stop = Vous pouvez faire une pause ou arrêter. Ce que vous avez répondu est gardé.
attempts-before-private = Personne d'autre ne voit votre résultat. Il n'y a pas besoin de compte.
attempts-before-cohort = La formatrice ou le formateur de { $organisation } verra votre nom et votre résultat.
attempts-name = Votre nom
attempts-name-hint = Écrivez-le comme votre formatrice ou votre formateur vous connaît.
attempts-helped = Quelqu'un vous aide ?
attempts-helped-hint = Il est normal d'être aidé. Le résultat le dira.
attempts-helped-no = Non, je fais le test sans aide
attempts-helped-reading = Oui, quelqu'un lit pour moi
attempts-helped-device = Oui, quelqu'un utilise l'appareil pour moi
attempts-helped-explaining = Oui, quelqu'un m'explique
attempts-keep = Garder ce test dans le compte de { $name }
attempts-keep-hint = Ce n'est pas vous ? Enlevez la coche.
attempts-begin = Commencer

# Une question
attempts-question = Question { $position }
attempts-in-all = { $most ->
    [one] Sur { $most } question
   *[other] Sur { $most } questions
}
attempts-in-all-about = Il y aura entre { $least } et { $most } questions en tout
attempts-exits = Faire une pause ou arrêter
attempts-pause = Pause
attempts-stop = Arrêter et garder
attempts-answer = Répondre
attempts-dont-know = Je ne sais pas
attempts-saved = { $count ->
    [one] Votre réponse est gardée (1 réponse gardée).
   *[other] Votre réponse est gardée ({ $count } réponses gardées).
}
attempts-assisted-run = Test fait avec de l'aide.
attempts-answer-late = Le temps de la question d'avant était passé. Le test continue, rien d'autre ne change.
attempts-timed-lead = { $seconds ->
    [one] La prochaine question a un temps limité : { $seconds } seconde.
   *[other] La prochaine question a un temps limité : { $seconds } secondes.
}
attempts-timed-text = Le temps commence quand vous voyez la question. Vous pouvez attendre un peu avant.
attempts-timed-show = Voir la question
attempts-timed-running = { $seconds ->
    [one] Cette question a un temps limité : { $seconds } seconde.
   *[other] Cette question a un temps limité : { $seconds } secondes.
}

# Pause, arrêt, appareil partagé
attempts-pause-title = Votre test est en pause
attempts-pause-lead = { $count ->
    [0] Vous pouvez revenir quand vous voulez.
    [one] Votre réponse est gardée. Vous pouvez revenir quand vous voulez.
   *[other] Vos { $count } réponses sont gardées. Vous pouvez revenir quand vous voulez.
}
attempts-resume-code = Votre code de reprise
attempts-resume-code-note = Notez ce code ou imprimez cette page. Ne le donnez à personne.
attempts-pause-how = Pour reprendre
attempts-pause-how-1 = Prenez n'importe quel appareil.
attempts-pause-how-2 = Ouvrez la page { $address }
attempts-pause-how-3 = Écrivez votre code de reprise.
attempts-pause-account = Ce test est dans votre compte. Connectez-vous pour le reprendre, puis ouvrez « Mes résultats ».
attempts-continue = Continuer le test
attempts-see-result = Voir le résultat
attempts-release-title = Vous utilisez un appareil partagé ?
attempts-release-text = Effacez votre passage avant de partir. Votre code de reprise marchera toujours.
attempts-release = J'ai fini : effacer cet appareil
attempts-released-title = Cet appareil a tout oublié
attempts-released-text = La personne suivante ne verra ni votre test ni votre résultat. Votre code de reprise marche toujours.
attempts-released-signed-in = Votre compte est encore ouvert sur cet appareil.
attempts-sign-out = Se déconnecter
attempts-ending-title = Arrêter le test ?
attempts-ending-lead = { $count ->
    [0] Vous n'avez pas encore répondu.
    [one] Votre réponse est gardée.
   *[other] Vos { $count } réponses sont gardées.
}
attempts-ending-text = Vous aurez un résultat avec ces réponses. Plus il y a de réponses, plus le résultat est précis. Après, ce test ne continue plus.
attempts-ending-confirm = Arrêter et voir le résultat
attempts-over-title = Ce test est fini

attempts-not-held-title = Ce test n'est pas ouvert sur cet appareil
attempts-not-held-lead = Rien n'est perdu. Écrivez le code de reprise que vous avez noté.
attempts-not-held-sign-in = Ce test est dans votre compte ? Connectez-vous.

# Codes
attempts-resume-title = Reprendre un test
attempts-resume-lead = Écrivez le code que vous avez noté.
attempts-resume-field = Code de reprise
attempts-resume-hint = 12 lettres et chiffres. Les espaces et les majuscules ne comptent pas.
attempts-resume-action = Reprendre
attempts-join-title = J'ai un code
attempts-join-lead = Écrivez le code que l'on vous a donné, ou votre code de reprise.
attempts-join-field = Votre code
attempts-join-hint = Des lettres et des chiffres. Les espaces et les majuscules ne comptent pas.
attempts-join-action = Continuer
attempts-no-code = Vous n'avez pas de code ?
invalid-resume-unknown = Ce code de reprise ne marche pas. Vérifiez chaque signe.
invalid-code-unknown = Ce code n'existe pas. Vérifiez chaque signe, ou demandez-le de nouveau.
invalid-code-closed = Ce test est fermé. Parlez-en à { $detail }.
invalid-attempt-plan = Ce test n'existe pas. Choisissez-en un autre.
invalid-attempt-locale = Les questions n'existent pas dans cette langue.

# Refus
conflict-answer-already-other = Cette question est passée. Votre première réponse est gardée. Voici où vous en êtes.
conflict-answer-not-asked = Cette question n'a pas encore été posée. Voici où vous en êtes.
conflict-attempt-ended = Ce test est fini. Vos réponses sont gardées et votre résultat est prêt.
conflict-attempt-running = Ce test n'est pas fini. Répondez aux questions, ou arrêtez pour voir le résultat.
conflict-attempt-has-owner = Ce test est déjà gardé dans un autre compte.
invalid-answer-kind = Cette réponse n'a pas la forme attendue par la question.
invalid-answer-option = Cette réponse n'est pas dans la liste. Choisissez-en une autre.
invalid-answer-repeated = Une réponse est donnée deux fois. Gardez-la une seule fois.
invalid-answer-number = Écrivez seulement un nombre. Exemple : 12,5
invalid-answer-long = Votre réponse est trop longue ({ $detail } signes au plus).

# Résultat
attempts-result-title = Votre résultat
attempts-result-one = { $words } : voilà où vous en êtes.
attempts-result-several = { $measured ->
    [one] Avec vos { $answers } réponses, nous pouvons situer { $measured } sujet sur { $all }.
   *[other] Avec vos { $answers } réponses, nous pouvons situer { $measured } sujets sur { $all }.
}
attempts-result-nothing = { $answers ->
    [0] Vous n'avez pas encore répondu. Il n'y a donc pas encore de niveau à dire.
    [one] Merci pour votre réponse. Il en faut un peu plus pour dire un niveau.
   *[other] Merci pour vos { $answers } réponses. Il en faut un peu plus pour dire un niveau.
}
attempts-done-with-reading = Fait avec de l'aide : quelqu'un a lu
attempts-done-with-device = Fait avec de l'aide : quelqu'un a utilisé l'appareil
attempts-done-with-explaining = Fait avec de l'aide : quelqu'un a expliqué
attempts-assisted-result = Ce résultat montre ce que vous faites avec cette aide. C'est utile pour choisir la suite.
attempts-points = Points
attempts-points-of = { $points } points sur { $most }
attempts-profile = Vos niveaux
attempts-profile-hint = Il y a 8 niveaux. Le losange montre où vous êtes. La barre montre entre quels niveaux vous êtes très probablement.
attempts-strengths = Vos points forts
attempts-next = Pour continuer
attempts-try = À essayer : { $suggestion }
attempts-honest = Ce que ce résultat dit
attempts-honest-range = Un test court ne peut pas être parfaitement précis. C'est pourquoi nous disons aussi les niveaux voisins.
attempts-honest-together = Les sujets sont mesurés ensemble. Vos réponses sur un sujet aident aussi à situer les autres.
attempts-honest-prior = La difficulté des questions est estimée par leurs auteurs. Elle n'a pas encore été mesurée sur beaucoup de réponses.
attempts-honest-certificate = Ce résultat est pour vous. Ce n'est pas un certificat.
attempts-result-code = Pour revoir ce résultat
attempts-result-code-note = Notez ce code. Il ouvre ce résultat sur la page { $address }
attempts-see-corrections = Voir les réponses expliquées
attempts-start-another = Commencer un autre test
attempts-keep-title = Garder votre résultat
attempts-print = Vous pouvez imprimer cette page avec votre navigateur.
attempts-attach = Garder ce résultat dans mon compte
attempts-attach-sign-in = Se connecter pour garder ce résultat dans un compte
attempts-attached = Ce résultat est gardé dans un compte.
attempts-download = Télécharger toutes les données de ce test :
attempts-corrections-title = Réponses expliquées
attempts-corrections-empty-title = Il n'y a pas de réponse à expliquer
attempts-corrections-empty = Vous avez arrêté avant la première réponse. Vous pouvez commencer un autre test.
attempts-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
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
} { $year }

# Mes résultats
attempts-mine-title = Mes résultats
attempts-mine-caption = Vos tests, le plus récent en premier
attempts-mine-test = Test
attempts-mine-date = Date
attempts-mine-state = État
attempts-mine-answers = Réponses
attempts-mine-empty-title = Vous n'avez pas encore de résultat
attempts-mine-empty = Faites un test pour voir où vous en êtes. Il sera gardé ici.
attempts-state-running = En cours
attempts-state-completed = Fini

# Une idée pratique par compétence
attempts-suggestion-1-1 = cherchez la même information sur deux sites, puis comparez qui écrit et à quelle date.
attempts-suggestion-1-2 = créez un dossier pour un sujet, rangez-y cinq fichiers et donnez-leur un nom clair.
attempts-suggestion-1-3 = notez vos dépenses de la semaine dans un tableau, puis triez-les et faites le total.
attempts-suggestion-2-1 = envoyez un message à deux personnes, avec un objet clair et une pièce jointe.
attempts-suggestion-2-2 = partagez une photo avec une seule personne, puis vérifiez qui peut la voir.
attempts-suggestion-2-3 = écrivez une liste de courses à deux, dans un même document en ligne.
attempts-suggestion-2-4 = ouvrez un service public en ligne et cherchez où se trouve l'aide.
attempts-suggestion-3-1 = écrivez une courte lettre avec un titre, deux paragraphes et une liste.
attempts-suggestion-3-2 = recadrez une photo et rendez-la plus claire, en gardant l'original.
attempts-suggestion-3-3 = enregistrez un même document dans deux formats et regardez ce qui change.
attempts-suggestion-3-4 = écrivez pas à pas une recette, puis demandez à quelqu'un de la suivre exactement.
attempts-suggestion-4-1 = regardez si une mise à jour attend sur votre appareil, et installez-la.
attempts-suggestion-4-2 = ouvrez les réglages d'une application et enlevez une autorisation inutile.
attempts-suggestion-4-3 = réglez la hauteur de votre écran et faites une pause toutes les heures.
attempts-suggestion-5-1 = face à un blocage, notez le message exact, puis redémarrez et réessayez.
attempts-suggestion-5-2 = cherchez dans les réglages de votre appareil comment agrandir le texte.

# Premiers pas : dix questions avant tout test
steps-door-title = Vous n'avez jamais, ou rarement, utilisé un ordinateur ou un téléphone ?
steps-door-button = Commencer ici : 10 questions
steps-before-questions = Il y a { $count } questions avec des dessins. Cela prend environ { $minutes } minutes. Prenez votre temps.
steps-before-unknown = Vous ne savez pas encore ? Appuyez sur « Je ne sais pas encore ». C'est une vraie réponse.
steps-before-help = Quelqu'un peut être à côté de vous. Dites-le en bas de cette page.
steps-before-advice = Il n'y a pas de note. À la fin, vous aurez un conseil pour continuer.
steps-answer-alone = Répondre : j'ai trouvé sans aide
steps-answer-helped = Répondre : on m'a aidé à trouver
steps-dont-know-yet = Je ne sais pas encore
steps-go-on = Continuer
steps-again = Recommencer les questions
steps-stopped-title = Vous avez arrêté avant la fin
steps-stopped-text = C'est permis. Il manque des réponses pour vous conseiller. Recommencez quand vous voulez, avec quelqu'un à côté de vous si possible.
steps-next = À apprendre maintenant
steps-next-text = Une leçon à la fois, en moins de cinq minutes. Avec quelqu'un, c'est plus facile.
steps-alone = Ce que vous savez sans aide
steps-helped = Ce que vous faites avec de l'aide
steps-helped-text = C'est un bon début. Relisez la leçon, puis essayez sans aide.
steps-honest = Dix questions donnent un conseil, pas un niveau. Les limites entre les conseils sont choisies par les auteurs. Elles n'ont pas encore été vérifiées avec beaucoup de personnes.
invalid-answer-doing = Dans ce test, l'aide se dit avant de commencer.
