# Applications simulées : ce qui les entoure
task-undo = Annuler
task-restart = Recommencer
task-undone = La dernière action est annulée.
task-how = Faites-le dans la fenêtre ci-dessous. Vous pouvez annuler et recommencer autant que vous voulez. Quand vous avez fini, appuyez sur « Répondre ».
task-incomplete = Il manque quelque chose. Remplissez tous les champs nécessaires.
task-reached = Fait : { $goal }
task-missed = Pas fait : { $goal }
task-slipped = Ce qui s'est passé : { $slip }
invalid-task-refused = { $detail }
invalid-task-impossible = Ce n'est pas possible ici. La page est peut-être ancienne : réessayez.
invalid-task-too-much = Cela fait vraiment beaucoup d'actions. Annulez-en, ou recommencez.
invalid-task-moved-on = Une action a été annulée sur une autre page depuis. Voici où vous en êtes : refaites-le.
invalid-task-nothing = Vous n'avez encore rien fait. Faites ce qui est demandé, ou appuyez sur « Je ne sais pas ».

# Messagerie
task-app-mailbox = Messagerie
task-mail-folders = Dossiers
task-mail-inbox = Boîte de réception
task-mail-sent-folder = Envoyés
task-mail-junk = Indésirables
task-mail-trash = Corbeille
task-mail-count-unread = { $count ->
    [one] { $count } non lu
   *[other] { $count } non lus
}
task-mail-shown = { $folder } : ouvert.
task-mail-find = Chercher
task-mail-find-field = Chercher dans les messages
task-mail-found = { $count ->
    [one] { $count } message trouvé.
   *[other] { $count } messages trouvés.
}
task-mail-results = Résultats pour { $words }
task-mail-empty = Aucun message ici.
task-mail-is-unread = non lu
task-mail-is-starred = avec étoile
task-mail-has-file = avec une pièce jointe
task-mail-just-now = à l'instant
task-mail-reading = Message
task-mail-nothing-open = Choisissez un message pour le lire.
task-mail-opened = Message ouvert : { $subject }
task-mail-closed = Retour à la liste.
task-mail-back = Retour à la liste
task-mail-moved = Message déplacé vers { $folder }.
task-mail-starred = Étoile ajoutée.
task-mail-unstarred = Étoile retirée.
task-mail-marked-unread = Message marqué comme non lu.
task-mail-reported = Message signalé comme frauduleux et déplacé dans les indésirables.
task-mail-address-shown = L'adresse du lien est affichée.
task-mail-followed = La page du lien s'est ouverte dans le navigateur.
task-mail-page-opened = La page de ce lien s'est ouverte dans le navigateur.
task-mail-file-opened = { $file } : ouvert.
task-mail-is-opened = ouvert
task-mail-writing = Nouveau message
task-mail-write = Écrire
task-mail-from = De
task-mail-to = À
task-mail-cc = Cc
task-mail-date = Date
task-mail-cc-field = Cc (copie)
task-mail-bcc-field = Cci (copie cachée)
task-mail-to-hint = Des adresses, séparées par des virgules.
task-mail-subject = Objet
task-mail-text = Texte
task-mail-attach = Joindre
task-mail-contacts = Carnet d'adresses
task-mail-send = Envoyer
task-mail-discard = Ne pas envoyer
task-mail-sent = { $count ->
    [one] Message envoyé à { $count } personne.
   *[other] Message envoyé à { $count } personnes.
}
task-mail-nobody = Personne ne recevra ce message. Écrivez au moins une adresse.
task-mail-no-address = « { $text } » n'est pas une adresse. Exemple : lina@asso.example
task-mail-to-do = Que faire de ce message
task-mail-reply = Répondre
task-mail-reply-all = Répondre à tous
task-mail-forward = Transférer
task-mail-star = Étoile
task-mail-mark-unread = Marquer comme non lu
task-mail-report = Signaler une fraude
task-mail-bin = Supprimer
task-mail-links = Liens dans le message
task-mail-look = Où mène-t-il ?
task-mail-files = Pièces jointes
task-mail-move = Déplacer
task-mail-move-to = Déplacer vers
task-mail-rules = Règles de tri
task-mail-rules-shown = Les règles de tri sont ouvertes.
task-mail-rule = Si { $field } contient « { $says } » : déplacer vers { $folder }
task-mail-rule-new = Nouvelle règle
task-mail-rule-if = Si
task-mail-rule-from = l'expéditeur
task-mail-rule-subject = l'objet
task-mail-rule-body = le texte
task-mail-rule-says = contient
task-mail-rule-then = Déplacer vers
task-mail-rule-now = Messages déjà là
task-mail-rule-now-yes = Trier aussi la boîte de réception maintenant
task-mail-rule-add = Ajouter la règle
task-mail-rule-added = Règle ajoutée.
task-mail-rule-drop = Retirer
task-mail-rule-dropped = Règle retirée.
task-mail-rule-empty = Écrivez les mots que la règle cherche.
task-mail-no-rule = Aucune règle pour le moment.

# Dates
task-date = { $day } { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
} { $year }

# Gestionnaire de fichiers
task-app-files = Fichiers
task-files-places = Emplacements
task-files-home = Mes fichiers
task-files-bin = Corbeille
task-files-way = Où vous êtes
task-files-entered = Ouvert : { $folder }
task-files-opened = Détails de { $name }
task-files-closed = Retour à la liste.
task-files-close = Fermer
task-files-cancel = Annuler
task-files-empty = Rien ici.
task-files-things = Fichiers et dossiers
task-files-held = Contenu
task-files-name = Nom
task-files-kind = Type
task-files-size = Taille
task-files-changed = Modifié
task-files-from = Il était dans
task-files-in = Dossier
task-files-folder = Dossier
task-files-archive = Archive
task-files-picture = Image
task-files-pdf = PDF
task-files-sheet = Tableau
task-files-slides = Diaporama
task-files-sound = Son
task-files-text = Texte
task-files-video = Vidéo
task-files-other = Autre
task-files-kb = { $size } ko
task-files-mb = { $whole },{ $tenth } Mo
task-files-tick = Cocher { $name }
task-files-sorted-up = Trié par ordre croissant.
task-files-sorted-down = Trié par ordre décroissant.
task-files-find = Chercher
task-files-find-words = Mots
task-files-found = { $count ->
    [one] { $count } fichier trouvé.
   *[other] { $count } fichiers trouvés.
}
task-files-results = Résultats de la recherche
task-files-week = Ces 7 derniers jours
task-files-month = Depuis un mois
task-files-year = Depuis un an
task-files-old = Il y a plus d'un an
task-files-over-1 = Plus de 1 Mo
task-files-over-10 = Plus de 10 Mo
task-files-over-100 = Plus de 100 Mo
task-files-new-folder = Nouveau dossier
task-files-make = Créer
task-files-made = Dossier créé : { $name }
task-files-not-here = On ne peut pas créer de dossier ici.
task-files-none-ticked = Cochez d'abord au moins une ligne.
task-files-one-only = On ne renomme qu'une chose à la fois.
task-files-bad-name = Ce nom ne peut pas servir. Un nom n'est pas vide et n'a aucun de ces signes : / \ : * ? " < > |
task-files-name-taken = { $name } existe déjà à cet endroit.
task-files-into-itself = Un dossier ne peut pas aller dans lui-même.
task-files-folder-copy = Ici, on ne copie que des fichiers, pas des dossiers.
task-files-asking = Dites comment.
task-files-where = Vers le dossier
task-files-new-name = Nouveau nom
task-files-zip-name = Nom de l'archive
task-files-move = Déplacer
task-files-copy = Copier
task-files-rename = Renommer
task-files-zip = Compresser
task-files-unzip = Extraire
task-files-delete = Supprimer
task-files-restore = Restaurer
task-files-moved = { $count ->
    [one] { $count } élément déplacé vers { $folder }.
   *[other] { $count } éléments déplacés vers { $folder }.
}
task-files-copied = { $count ->
    [one] { $count } fichier copié vers { $folder }.
   *[other] { $count } fichiers copiés vers { $folder }.
}
task-files-renamed = Nouveau nom : { $name }
task-files-zipped = Archive créée : { $name }
task-files-unzipped = Extrait dans le dossier { $name }.
task-files-deleted = { $count ->
    [one] { $count } élément mis à la corbeille.
   *[other] { $count } éléments mis à la corbeille.
}
task-files-restored = { $count ->
    [one] { $count } élément remis là où il était.
   *[other] { $count } éléments remis là où ils étaient.
}

# Tableur
task-app-sheet = Tableur
task-sheet-tools = Outils
task-sheet-line = Cellule et contenu
task-sheet-cell = Cellule
task-sheet-content = Contenu
task-sheet-enter = Valider
task-sheet-go = Aller à la cellule
task-sheet-chosen = La cellule { $cell } est choisie.
task-sheet-entered = { $cell } affiche { $value }.
task-sheet-cleared = { $cell } est vide.
task-sheet-blank = { $cell }, vide
task-sheet-no-cell = « { $name } » n'est pas une cellule de ce tableau. Exemple : B2
task-sheet-no-range = « { $name } » n'est pas une plage de ce tableau. Exemple : B2:B9
task-sheet-range-hint = Exemple : B2:B9
task-sheet-tool-open = L'outil est ouvert.
task-sheet-tool-closed = L'outil est fermé.
task-sheet-fill = Recopier une cellule
task-sheet-fill-from = Recopier la cellule
task-sheet-fill-to = Vers
task-sheet-fill-do = Recopier
task-sheet-filled = { $count ->
    [one] { $count } cellule remplie.
   *[other] { $count } cellules remplies.
}
task-sheet-nothing-to-copy = { $cell } est vide : il n'y a rien à recopier.
task-sheet-sort = Trier
task-sheet-sort-range = Lignes à trier
task-sheet-column = Colonne
task-sheet-way = Ordre
task-sheet-up = croissant
task-sheet-down = décroissant
task-sheet-sort-do = Trier
task-sheet-sort-column = Choisissez une colonne parmi les lignes à trier, et un ordre.
task-sheet-sorted = { $count ->
    [one] { $count } ligne triée.
   *[other] { $count } lignes triées.
}
task-sheet-filter = Filtrer
task-sheet-test = Condition
task-sheet-is = est
task-sheet-is-not = n'est pas
task-sheet-holds = contient
task-sheet-more = est plus grand que
task-sheet-less = est plus petit que
task-sheet-any = n'est pas vide
task-sheet-value = Valeur
task-sheet-filter-do = Ne montrer que ces lignes
task-sheet-filter-empty = Écrivez la valeur que le filtre cherche.
task-sheet-filtered = { $count ->
    [one] { $count } ligne affichée, les autres sont masquées.
   *[other] { $count } lignes affichées, les autres sont masquées.
}
task-sheet-unfilter = Tout afficher
task-sheet-unfiltered = Toutes les lignes sont affichées.
task-sheet-chart = Graphique
task-sheet-chart-kind = Type de graphique
task-sheet-bars = Barres
task-sheet-line-chart = Courbe
task-sheet-pie = Secteurs
task-sheet-points = Points
task-sheet-labels = Noms (cellules)
task-sheet-values = Nombres (cellules)
task-sheet-title = Titre
task-sheet-chart-do = Tracer
task-sheet-chart-uneven = Il faut autant de noms que de nombres.
task-sheet-drawn = Le graphique est tracé.
task-sheet-unchart = Retirer le graphique
task-sheet-chart-gone = Le graphique est retiré.

# Navigateur
task-app-browser = Navigateur
task-web-tabs = Onglets
task-web-new-tab = Nouvel onglet
task-web-close-tab = Fermer l'onglet { $title }
task-web-tab-closed = Onglet fermé.
task-web-many-tabs = Il y a déjà beaucoup d'onglets. Fermez-en un d'abord.
task-web-bar = Barre d'adresse
task-web-address = Adresse ou mots à chercher
task-web-go = Aller
task-web-write = Écrivez une adresse, ou des mots à chercher.
task-web-ways = Navigation
task-web-back = Précédent
task-web-forward = Suivant
task-web-locked = Connexion sécurisée
task-web-unlocked = Connexion non sécurisée
task-web-wrong-lock = Problème de certificat
task-web-bookmark = Favori
task-web-bookmarked = Page ajoutée aux favoris.
task-web-unbookmarked = Page retirée des favoris.
task-web-opened = Page ouverte : { $title }
task-web-nowhere = Aucune page à cette adresse.
task-web-nowhere-title = Page introuvable
task-web-nowhere-text = Il n'y a rien à cette adresse, et rien n'a été trouvé pour ces mots. Vérifiez-les, ou revenez en arrière.
task-web-alarm = Le navigateur donne une alerte sur ce site.
task-web-alarm-title = Cette connexion n'est pas sûre
task-web-alarm-name = Le site { $site } montre un certificat fait pour un autre nom. Quelqu'un se fait peut-être passer pour ce site.
task-web-alarm-expired = Le certificat de { $site } n'est plus valable. Le navigateur ne peut pas savoir qui répond.
task-web-away = Quitter cette page
task-web-brave = Continuer quand même
task-web-panel-open = Le panneau est ouvert.
task-web-panel-closed = Le panneau est fermé.
task-web-close-panel = Fermer le panneau
task-web-padlock = Cette connexion
task-web-site = Site
task-web-names = Fait pour
task-web-owner = Appartient à
task-web-no-owner = (pas indiqué)
task-web-issuer = Donné par
task-web-until = Valable
task-web-valid = jusqu'au { $date }
task-web-expired = plus depuis le { $date }
task-web-no-certificate = Ce site n'a pas de certificat. Ce que vous lui écrivez peut être lu en chemin.
task-web-cookies = Cookies
task-web-cookies-ask = { $site } demande à garder des cookies sur cet appareil.
task-web-accept-all = Tout accepter
task-web-refuse-all = Tout refuser
task-web-choose = Choisir
task-web-purposes = À quoi le site peut utiliser les cookies
task-web-needed = Toujours : { $what }
task-web-save-choice = Enregistrer mon choix
task-web-consented = { $count ->
    [0] Choix enregistré : rien de plus que le nécessaire.
    [one] Choix enregistré : { $count } usage accepté.
   *[other] Choix enregistré : { $count } usages acceptés.
}
task-web-clear = Effacer les cookies
task-web-cleared = Les cookies de tous les sites sont effacés.
task-web-links = Liens
task-web-results = Résultats
task-web-files = Fichiers à télécharger
task-web-ad = Annonce
task-web-ad-address = Annonce · { $address }
task-web-open-tab = Ouvrir dans un nouvel onglet : { $title }
task-web-downloads = Téléchargements
task-web-downloaded = Téléchargé : { $name }
task-web-is-downloaded = téléchargé
task-web-no-download = Rien n'a été téléchargé.
task-web-cookies-first = Répondez d'abord à la question sur les cookies, au-dessus.
task-web-fill = Remplissez d'abord le champ.

# Paramètres
task-app-phone = Paramètres du téléphone
task-app-computer = Paramètres de l'ordinateur
task-app-printer = Imprimante
task-set-ways = Navigation
task-set-back = Retour
task-set-opened = Écran ouvert : { $screen }
task-set-find = Chercher dans les paramètres
task-set-find-do = Chercher
task-set-find-empty = Écrivez un mot à chercher.
task-set-not-found = Rien trouvé pour « { $words } ».
task-set-on = { $setting } : activé
task-set-off = { $setting } : désactivé
task-set-chosen = Choisi : { $option }
task-set-write = Enregistrer
task-set-written = Enregistré.
task-set-nothing = Rien ne se passe.
task-set-done = Fait.

# Traitement de texte
task-app-document = Traitement de texte
task-doc-paragraphs = Paragraphes
task-doc-paragraph = Texte
task-doc-style = Style
task-doc-styles = Styles
task-doc-tools = Outils
task-doc-tool-open = L'outil est ouvert.
task-doc-title = Titre
task-doc-heading1 = Titre 1
task-doc-heading2 = Titre 2
task-doc-body = Corps de texte
task-doc-list = Liste
task-doc-quote = Citation
task-doc-none-ticked = Cochez d'abord au moins un paragraphe.
task-doc-changed = { $count ->
    [one] { $count } paragraphe changé.
   *[other] { $count } paragraphes changés.
}
task-doc-by-hand = Mettre en forme à la main
task-doc-size-by-hand = Taille, à la main
task-doc-bold-by-hand = Graisse, à la main
task-doc-hand-empty = Choisissez d'abord une taille ou le gras.
task-doc-plain = Effacer la mise en forme à la main
task-doc-break = Commencer une page
task-doc-points = { $size } points
task-doc-size = Taille
task-doc-weight = Graisse
task-doc-bold = Gras
task-doc-is-bold = gras
task-doc-not-bold = normal
task-doc-align = Alignement
task-doc-left = à gauche
task-doc-center = centré
task-doc-right = à droite
task-doc-justify = justifié
task-doc-making = { $size } points, { $bold }, { $align }
task-doc-style-and-hand = { $style } + à la main
task-doc-style-and-page = { $style } (nouvelle page)
task-doc-edit = Modifier un style
task-doc-editing = Le style peut être modifié.
task-doc-edit-style = Modifier le style { $style }
task-doc-define = Enregistrer le style { $style }
task-doc-defined = { $count ->
    [0] Style enregistré. Aucun paragraphe ne l'utilise encore.
    [one] Style enregistré : { $count } paragraphe suit.
   *[other] Style enregistré : { $count } paragraphes suivent.
}
task-doc-contents = Table des matières
task-doc-contents-there = Table des matières insérée.
task-doc-contents-gone = Table des matières retirée.
task-doc-contents-empty = Vide : aucun paragraphe n'a un style de titre.
task-doc-replace = Rechercher et remplacer
task-doc-find = Rechercher
task-doc-with = Remplacer par
task-doc-case = Majuscules
task-doc-case-yes = Distinguer majuscules et minuscules
task-doc-words = Mots
task-doc-words-yes = Mots entiers seulement
task-doc-replace-all = Tout remplacer
task-doc-replaced = { $count ->
    [0] Rien trouvé.
    [one] { $count } remplacement fait.
   *[other] { $count } remplacements faits.
}

# Agenda
task-app-calendar = Agenda
task-day = { $name } { $date }
task-day-1 = Lundi
task-day-2 = Mardi
task-day-3 = Mercredi
task-day-4 = Jeudi
task-day-5 = Vendredi
task-day-6 = Samedi
task-day-7 = Dimanche
task-cal-week = Semaine
task-cal-week-shown = Une autre semaine est affichée.
task-cal-ways = Navigation
task-cal-before = Semaine d'avant
task-cal-today = Cette semaine
task-cal-next = Semaine d'après
task-cal-new = Nouvel événement
task-cal-free = Rien de prévu.
task-cal-time = { $from } – { $to }
task-cal-opened = Événement ouvert : { $title }
task-cal-closed = Retour à la semaine.
task-cal-close = Fermer
task-cal-cancel = Annuler
task-cal-edit = Modifier
task-cal-editing = Modifier l'événement
task-cal-delete = Supprimer
task-cal-deleted = Événement supprimé : { $title }
task-cal-save = Enregistrer
task-cal-saved = Événement enregistré : { $title }
task-cal-title = Titre
task-cal-no-title = Donnez un titre à l'événement.
task-cal-backwards = La fin vient avant le début.
task-cal-day = Jour
task-cal-hours = Horaire
task-cal-from = De
task-cal-to = À
task-cal-place = Lieu
task-cal-by = Invitation de
task-cal-guests = Invités
task-cal-repeat = Se répète
task-cal-daily = chaque jour
task-cal-weekly = chaque semaine
task-cal-monthly = chaque mois
task-cal-doings = Que faire de cet événement
task-cal-your-reply = Votre réponse
task-cal-yes = Je viens
task-cal-no = Je ne viens pas
task-cal-maybe = Peut-être
task-cal-no-reply = Pas encore répondu
task-cal-replied = Votre réponse est envoyée.

# Partage
task-app-sharing = Document partagé
task-share-people = Qui peut ouvrir « { $document } »
task-share-who = Personnes
task-share-owner = propriétaire
task-share-add = Ajouter une personne
task-share-address = Adresse e-mail
task-share-no-address = Ce n'est pas une adresse e-mail. Exemple : lina@asso.example
task-share-role = Droit
task-share-none = Aucun accès
task-share-reader = Lit
task-share-commenter = Commente
task-share-editor = Écrit
task-share-set = Droit changé : { $name }
task-share-removed = N'a plus accès : { $name }
task-share-link = Toute personne qui a le lien
task-share-link-nobody = n'ouvre rien
task-share-link-reader = lit
task-share-link-commenter = commente
task-share-link-editor = écrit
task-share-link-on = Le lien ouvre maintenant le document.
task-share-link-off = Le lien n'ouvre plus rien.
task-share-until = Le lien marche
task-share-always = sans fin
task-share-week = pendant une semaine
task-share-month = pendant un mois
task-share-year = pendant un an
task-share-until-set = La fin est réglée.
task-share-download = Les lecteurs peuvent télécharger une copie
task-share-download-on = Les lecteurs peuvent télécharger une copie.
task-share-download-off = Les lecteurs ne peuvent plus télécharger de copie.

# Appel vidéo
task-app-call = Appel vidéo
task-call-bar = Commandes
task-call-me = Vous
task-call-me-to = Vous à { $name }
task-call-mic = Micro
task-call-mic-off = micro coupé
task-call-camera = Caméra
task-call-camera-off = caméra coupée
task-call-hand = Main levée
task-call-hand-up = main levée
task-call-blur = Arrière-plan flou
task-call-blurred = arrière-plan flou
task-call-captions = Sous-titres
task-call-captions-shown = Ce que disent les personnes s'écrit ici.
task-call-record = Enregistrement
task-call-recording = L'appel est enregistré. Tout le monde est prévenu.
task-call-on = { $what } : activé
task-call-off = { $what } : désactivé
task-call-noisy = bruit dans ce micro
task-call-people = Personnes
task-call-people-waiting = Personnes ({ $count } en attente)
task-call-waiting = En attente
task-call-admit = Faire entrer { $name }
task-call-refuse = Refuser { $name }
task-call-admitted = { $name } est là.
task-call-refused = { $name } n'est pas entré.
task-call-mute = Couper le micro de { $name }
task-call-muted = Le micro de { $name } est coupé.
task-call-share = Partager
task-call-shared = Tout le monde voit maintenant : { $window }
task-call-everyone-sees = Tout le monde voit : { $window }
task-call-unshare = Arrêter le partage
task-call-unshared = Plus rien n'est partagé.
task-call-messages = Messages
task-call-to = À
task-call-all = tout le monde
task-call-text = Message
task-call-send = Envoyer
task-call-sent = Message envoyé.
task-call-empty = Écrivez d'abord un message.
task-call-panel-open = Le panneau est ouvert.
task-call-panel-closed = Le panneau est fermé.
task-call-leave = Quitter l'appel
task-call-left = Vous avez quitté l'appel.
task-call-over = Vous avez quitté l'appel. Annulez, ou recommencez, pour revenir.

# Gestionnaire de mots de passe
task-app-passwords = Gestionnaire de mots de passe
task-pass-entries = Mots de passe
task-pass-none = Aucune fiche.
task-pass-find = Chercher un site
task-pass-find-do = Chercher
task-pass-found = La liste est à jour.
task-pass-opened = La fiche est ouverte.
task-pass-closed = Retour à la liste.
task-pass-close = Retour à la liste
task-pass-address = Site
task-pass-user = Identifiant
task-pass-password = Mot de passe
task-pass-note = Note
task-pass-show = Montrer le mot de passe
task-pass-shown = Le mot de passe est affiché.
task-pass-hidden = Le mot de passe est caché.
task-pass-doings = Que faire de cette fiche
task-pass-delete = Supprimer la fiche
task-pass-deleted = Fiche supprimée.
task-pass-generate = Proposer un mot de passe
task-pass-propose = Proposer
task-pass-generated = Un mot de passe est proposé plus bas. Il n'est pas encore enregistré.
task-pass-length = Longueur
task-pass-signs-count = { $count } signes
task-pass-kinds = Avec
task-pass-small = des minuscules
task-pass-capitals = des majuscules
task-pass-digits = des chiffres
task-pass-signs = des signes (! # %)
task-pass-no-kind = Cochez au moins une sorte de signes.
task-pass-change = Changer le mot de passe
task-pass-new = Nouveau mot de passe
task-pass-save = Enregistrer
task-pass-changed = Mot de passe changé.
task-pass-empty = Écrivez d'abord un nouveau mot de passe.
task-pass-same = C'est déjà le mot de passe de cette fiche.
task-pass-report = Bilan
task-pass-is-leaked = trouvé dans une liste de mots de passe volés
task-pass-is-repeated = utilisé sur plusieurs sites
task-pass-is-weak = facile à deviner
task-pass-all-well = Rien à corriger.

# Démarche en ligne
task-app-procedure = Démarche en ligne
task-form-steps = Étapes
task-form-step = { $number }. { $title }
task-form-step-shown = Une autre étape est affichée.
task-form-summary = Vérifier et envoyer
task-form-read-again = Relisez tout. Vous pouvez revenir à une étape pour la changer.
task-form-nothing = (rien)
task-form-next = Enregistrer et continuer
task-form-saved = Enregistré. Voici l'étape suivante.
task-form-check = Enregistré. Vérifiez tout avant d'envoyer.
task-form-keep = Garder et finir plus tard
task-form-kept = Gardé. Rien n'a été envoyé.
task-form-send = Envoyer
task-form-sent = Envoyé. Voici votre reçu.
task-form-receipt = Reçu
task-form-over = C'est déjà envoyé. Annulez, ou recommencez, pour changer.
task-form-optional = { $label } (facultatif)
task-form-missing = Il manque « { $label } » à l'étape { $step }.
task-form-empty = Remplissez « { $label } ».
task-form-digits = « { $label } » ne prend que des chiffres.
task-form-day = « { $label } » n'est pas une date. Exemple : 31/12/1990
task-form-day-hint = Jour, mois, année. Exemple : 31/12/1990
task-form-mail = « { $label } » n'est pas une adresse e-mail. Exemple : lina@asso.example
task-form-too-big = { $name } est trop lourd pour « { $label } » (2 000 ko au plus).
task-form-paper = { $name } ({ $kb } ko)
task-form-papers-hint = Fichiers de cet appareil. 2 000 ko au plus pour chacun.

# Programme
task-app-program = Programme
task-prog-lines = Lignes du programme
task-prog-line = { $number }. { $what }
task-prog-empty = Le programme est vide. Ajoutez un bloc.
task-prog-forward = avancer
task-prog-left = tourner à gauche
task-prog-right = tourner à droite
task-prog-take = ramasser
task-prog-otherwise = sinon
task-prog-repeat = répéter { $what } fois
task-prog-while = tant que { $what }
task-prog-if = si { $what }
task-prog-say = afficher { $what }
task-prog-set = { $name } ← { $what }
task-prog-wall = mur devant
task-prog-no-wall = pas de mur devant
task-prog-flag = sur le drapeau
task-prog-no-flag = pas sur le drapeau
task-prog-thing = quelque chose à ramasser ici
task-prog-no-thing = rien à ramasser ici
task-prog-tools = Ligne { $number }
task-prog-up = Monter
task-prog-down = Descendre
task-prog-remove = Enlever
task-prog-value = Valeur
task-prog-change = Changer
task-prog-blocks = Ajouter un bloc
task-prog-goes-last = Il ira à la fin du programme. Pour l'ajouter ailleurs, choisissez d'abord une ligne.
task-prog-goes-after = Il ira après la ligne { $number }.
task-prog-goes-inside = Il ira dans la ligne { $number }, à la fin.
task-prog-ask-repeat = Répéter : combien de fois ?
task-prog-ask-while = Tant que…
task-prog-ask-if = Si…
task-prog-ask-set = { $name } ←
task-prog-ask-say = Afficher…
task-prog-add = Ajouter
task-prog-run-title = Essayer
task-prog-cases = Sur quoi l'essayer
task-prog-case = Cas { $number }
task-prog-run = Lancer
task-prog-step = Un pas
task-prog-floor = Le sol
task-prog-is-wall = mur
task-prog-is-flag = drapeau
task-prog-is-thing = quelque chose à ramasser
task-prog-is-path = passé ici
task-prog-is-free = libre
task-prog-robot-up = robot, tourné vers le haut
task-prog-robot-right = robot, tourné vers la droite
task-prog-robot-down = robot, tourné vers le bas
task-prog-robot-left = robot, tourné vers la gauche
task-prog-on-flag = { $what }, sur le drapeau
task-prog-printed = Ce qui est affiché
task-prog-nothing-printed = Rien.
task-prog-steps = { $count ->
    [one] { $count } pas
   *[other] { $count } pas
}
task-prog-steps-list = Pas
task-prog-ended = Le programme est allé jusqu'au bout.
task-prog-ended-on-flag = Le programme est allé jusqu'au bout. Le robot est sur le drapeau.
task-prog-paused = { $count ->
    [one] { $count } pas fait.
   *[other] { $count } pas faits.
}
task-prog-endless = Arrêté : il continuerait sans fin.
task-prog-hit = Arrêté à la ligne { $number } : le robot a heurté un mur.
task-prog-nothing-here = Arrêté à la ligne { $number } : il n'y a rien à ramasser ici.
task-prog-alone = Arrêté à la ligne { $number } : « sinon » a besoin d'un « si » juste avant.
task-prog-unknown = Arrêté à la ligne { $number } : « { $name } » ne contient encore rien.
task-prog-not-number = Arrêté à la ligne { $number } : « { $text } » n'est pas un nombre.
task-prog-zero = Arrêté à la ligne { $number } : on ne peut pas diviser par 0.
task-prog-too-large = Arrêté à la ligne { $number } : le nombre est trop grand.
task-prog-chosen = Ligne { $number } choisie.
task-prog-let-go = Plus aucune ligne n'est choisie.
task-prog-full = Il n'y a plus de place ici.
task-prog-added = Ajouté à la ligne { $number }.
task-prog-changed = Ligne { $number } changée.
task-prog-moved = Déplacé : c'est maintenant la ligne { $number }.
task-prog-stuck = Impossible d'aller plus loin.
task-prog-removed = { $count ->
    [one] { $count } ligne enlevée.
   *[other] { $count } lignes enlevées.
}
task-prog-case-chosen = C'est affiché.
task-prog-nothing-to-run = Le programme est vide : il n'y a rien à lancer.
task-prog-write = Écrivez d'abord quelque chose dans le champ.
task-prog-unreadable = « { $text } » ne peut pas être lu ici. Nombres entiers, noms, + - * %, et = < > pour comparer.

# Retouche d'image
task-app-picture = Retouche d'image
task-pic-tools = Outils
task-pic-open = C'est ouvert.
task-pic-closed = C'est fermé.
task-pic-size = Taille
task-pic-points = { $width } × { $height } pixels
task-pic-format = Format
task-pic-weight = Poids
task-pic-file = Fichier
task-pic-is-saved = Enregistré sous { $name }
task-pic-is-changed = Changé depuis l'enregistrement de { $name }
task-pic-things = Sur l'image
task-pic-whole = en entier
task-pic-partly = coupé
task-pic-out = hors de l'image
task-pic-is-blurred = flouté
task-pic-place = de { $left } à { $right } % depuis la gauche, de { $top } à { $bottom } % depuis le haut
task-pic-frame = Recadrer
task-pic-resize = Taille
task-pic-export = Format et qualité
task-pic-hide = Flouter
task-pic-details = Détails du fichier
task-pic-turn-left = Tourner à gauche
task-pic-turn-right = Tourner à droite
task-pic-cut-left = À couper à gauche (%)
task-pic-cut-right = À couper à droite (%)
task-pic-cut-top = À couper en haut (%)
task-pic-cut-bottom = À couper en bas (%)
task-pic-cut-do = Recadrer
task-pic-ratios = Recadrer selon des proportions, au milieu
task-pic-ratio = { $ratio }
task-pic-width = Largeur (pixels)
task-pic-height = Hauteur (pixels)
task-pic-proportions = Proportions
task-pic-keep = Les garder
task-pic-resize-do = Changer la taille
task-pic-quality = Qualité
task-pic-high = haute
task-pic-medium = moyenne
task-pic-low = basse
task-pic-export-do = Appliquer
task-pic-details-told = Le fichier dit aussi
task-pic-detail = { $name } : { $text }
task-pic-clean = Enlever
task-pic-name = Nom du fichier
task-pic-name-hint = Le même nom remplace l'image trouvée.
task-pic-save = Enregistrer
task-pic-no-percent = « { $text } » n'est pas un nombre de 0 à 90.
task-pic-cut-nothing = Dites combien couper d'un côté au moins.
task-pic-too-small = Il ne resterait rien.
task-pic-no-size = « { $text } » n'est pas une taille : de 10 à 12000.
task-pic-cut = Recadrée : { $width } × { $height } pixels, { $weight }.
task-pic-turned = Tournée.
task-pic-resized = Maintenant { $width } × { $height } pixels, { $weight }.
task-pic-exported = { $width } × { $height } pixels pèsent maintenant { $weight }.
task-pic-blurred = { $name } : flouté.
task-pic-unblurred = { $name } : net de nouveau.
task-pic-none-ticked = Cochez d'abord ce qu'il faut enlever.
task-pic-cleaned = { $count ->
    [one] { $count } détail enlevé.
   *[other] { $count } détails enlevés.
}
task-pic-no-name = Ce ne peut pas être le nom d'un fichier.
task-pic-saved = Enregistré sous { $name }.

# Page web en cours d'écriture
task-app-page = Page web en cours d'écriture
task-page-html = HTML
task-page-css = Style (CSS)
task-page-show = Montrer la page
task-page-show-style = Appliquer le style
task-page-result = Plan de la page
task-page-empty = La page est vide.
task-page-element = { $name }
task-page-attribute = { $name } = « { $value } »
task-page-style = { $name } : { $value }
task-page-no-alt = pas de mots pour qui ne la voit pas
task-page-not-closed = <{ $name }> n'est pas fermé.
task-page-closes-nothing = </{ $name }> ne ferme rien.
task-page-unknown = <{ $name }> n'est pas un élément de HTML.
task-page-unfinished = Quelque chose n'est pas fini après « <{ $name } » : il manque un signe > ou un guillemet.
task-page-bad-style = Cette partie du style ne se lit pas : { $text }
task-page-written = { $count ->
    [0] C'est montré. Rien n'est mal écrit.
    [one] C'est montré. { $count } chose est mal écrite.
   *[other] C'est montré. { $count } choses sont mal écrites.
}
