site-name = Jalon
nav-skip = Aller au contenu
nav-main = Navigation
nav-start = Commencer un test
nav-resume = Reprendre
nav-verify = Vérifier un certificat
nav-me = Mes résultats
nav-cohorts = Groupes
nav-sittings = Sessions
nav-people = Personnes
nav-sign-in = Se connecter
nav-sign-out = Se déconnecter
foot-what = Jalon est un logiciel libre. Il mesure ce que vous savez faire avec le numérique. Licence MIT ou Apache 2.0.
foot-nav = À propos de ce site
foot-about = Comment Jalon mesure
foot-privacy = Vos données
foot-accessibility = Accessibilité

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
ui-choose = Choisissez
ui-hold-still = Ne plus recharger cette page toute seule
ui-reload-alone = Recharger cette page toute seule
ui-place-empty = Place
ui-how-multiple = Vous pouvez choisir plusieurs réponses.
ui-how-order = Donnez une place à chaque ligne : 1 pour la première, 2 pour la deuxième, et ainsi de suite.
ui-how-match = Pour chaque ligne, choisissez ce qui va avec.
ui-how-cloze = Complétez le texte.
ui-material-code = Texte de l'ordinateur
ui-material-message = Message
ui-message-from = De
ui-message-to = À
ui-message-subject = Objet
ui-verdict-correct = Réponse juste
ui-verdict-partial = Réponse juste en partie
ui-verdict-incorrect = Ce n'est pas la réponse attendue
ui-verdict-dont-know = Vous avez répondu « Je ne sais pas »
ui-verdict-timed-out = Le temps de cette question était passé
ui-my-answer = Votre réponse
ui-no-answer = Pas de réponse
ui-right-answer = La réponse attendue
ui-why = Pourquoi :
ui-why-tempting = L'autre réponse attire :
invalid-answer-empty = Choisissez une réponse, ou appuyez sur « Je ne sais pas ».
invalid-answer-incomplete = Il manque une partie de la réponse. Complétez chaque ligne, ou appuyez sur « Je ne sais pas ».
invalid-answer-place-twice = La place { $detail } est donnée deux fois. Chaque ligne a sa place.

ui-level = Niveau { $level }
ui-level-zero = Niveau 1 pas encore atteint
ui-level-zero-perhaps = { $name }, peut-être jusqu'à { $high }
ui-level-none = Pas encore mesuré
ui-level-unsure = Pas assez de réponses pour le dire
ui-level-perhaps-one = { $name }, peut-être { $other }
ui-level-perhaps-two = { $name }, peut-être { $low } ou { $high }
ui-level-between = { $name }, entre { $low } et { $high }
ui-level-drawing = Dessin : { $levels } niveaux. Le résultat se trouve très probablement entre { $low } et { $high }.
ui-level-drawing-none = Dessin : { $levels } niveaux, sans résultat.
ui-group-measured = { $count ->
    [0] Personne n'est encore mesuré.
    [one] { $count } personne mesurée.
   *[other] { $count } personnes mesurées.
}
ui-group-not-measured = { $count ->
    [one] { $count } personne pas encore mesurée.
   *[other] { $count } personnes pas encore mesurées.
}
ui-group-mean = Moyenne { $mean }, très probablement entre { $low } et { $high }.
ui-group-small = Le groupe est trop petit pour une moyenne.
ui-group-drawing = Dessin : nombre de personnes à chaque niveau. Les nombres sont dans le tableau qui suit.
ui-group-numbers = Voir les nombres
ui-group-table = Nombre de personnes à chaque niveau
ui-group-level = Niveau
ui-group-people = Personnes

# Écouter
ui-listen = Écouter
ui-listen-stop = Arrêter la lecture

# Le fichier à ouvrir avant de répondre
file-download = Télécharger { $name }
file-about = { $kind }, { $size } Ko.
file-how = Ouvrez ce fichier avec le programme de votre choix. La réponse s'y trouve.
conflict-file-none = Cette question n'a pas de fichier.
file-kind-csv = Tableau en texte (CSV)
file-kind-xlsx = Classeur (XLSX)
file-kind-ods = Classeur (ODS)
file-kind-docx = Document de texte (DOCX)
file-kind-odt = Document de texte (ODT)
file-kind-pdf = Document à lire ou à imprimer (PDF)
file-kind-html = Page web (HTML)
file-kind-jpg = Photo (JPEG)
file-kind-ics = Agenda (ICS)
file-kind-eml = Message (EML)
file-kind-zip = Dossier compressé (ZIP)
file-kind-txt = Texte simple (TXT)
